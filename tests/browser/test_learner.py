"""A learner's own course in a real browser: kept, restored, and never lost, whatever happens to it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, expect

from curriculum.load import Course, Module
from curriculum.models import LANGUAGES, Language, Question
from curriculum.progress import PASS_SHARE, parts
from curriculum.study_time import study_minutes
from tests.browser.conftest import erase_elsewhere, hold_back, violations, violations_in_both_schemes
from tests.browser.test_questions import ANSWER, box, choose, submit
from tests.conftest import COURSE_ID, absent
from tests.pages import folder

KEY = f"course:{COURSE_ID}"
HOSTILE = "<img src=x onerror=\"window.ran = 'attribute'\"><script>window.ran = 'script'</script>"
"""What must be shown as it is, wherever it stands."""


def iso(**ago: float) -> str:
    """A time so long ago, as the record has it."""
    return (datetime.now(UTC) - timedelta(**ago)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def answer(question: Question, *, right: bool, **values: Any) -> dict[str, Any]:
    """An entry of the record: the question answered, a minute ago."""
    options = [option.id for option in question.options if option.key == right]
    chosen = options if question.select == "several" else options[:1]
    entry = {"at": iso(minutes=1), "chosen": chosen, "correct": right, "print": question.print, "box": int(right), "due": iso(days=-1)}
    return entry | ({} if right else {"due": iso(minutes=1)}) | values


def record(**sections: dict[str, Any]) -> str:
    """A record with these sections."""
    return json.dumps({"course": COURSE_ID, "version": 1, "sections": sections})


def stored(page: Page) -> dict[str, Any]:
    """The sections that stand in the browser."""
    found: dict[str, Any] = page.evaluate(f"JSON.parse(localStorage.getItem('{KEY}'))?.sections ?? {{}}")
    return found


def seed(page: Page, address: str, text: str) -> None:
    """Let the browser have kept a text before the course is opened."""
    page.goto(f"{address}404.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def note(page: Page, prompt: str) -> Locator:
    """The field of a note."""
    return page.locator(f"course-note[data-note='{prompt}'] textarea")


def three_questions(modules: Sequence[Module]) -> tuple[Module, Question, Question, Question]:
    """The first of some modules that ends in three single-choice questions or more, and these."""
    single = {module.id: [question for question in module.self_check if question.select == "one"] for module in modules}
    module = next((module for module in modules if len(single[module.id]) > 2), None)
    if not module:
        absent("three single-choice questions in a module")
    one, two, three, *_ = single[module.id]
    return module, one, two, three


def test_answers_come_back(page: Page, address: str, course: Course) -> None:
    """An answer is there after a reload, in the other language and on the way back; a cleared one is not; each goes by its own id."""
    module, one, two, three = three_questions([module for module in course.modules[::-1] if module.meta.sorting])
    path = f"modules/{module.id}/"
    page.goto(address + path)
    for question, right in ((one, True), (two, False), (three, True)):
        page.evaluate(ANSWER, {"question": question.id, "chosen": answer(question, right=right)["chosen"]})
    line = page.locator("course-question--sort, .course-question--sort").first
    line.locator("input").first.check()
    submit(line)
    sorted_as = line.get_attribute("data-result")
    box(page, three).locator(".quiz-retry").click()
    page.reload()
    for address_now in (page.url, f"{address}en/{path}"):
        page.goto(address_now)
        expect(box(page, one)).to_have_attribute("data-result", "right")
        expect(box(page, two)).to_have_attribute("data-result", "wrong")
        expect(box(page, two).locator("input:checked")).to_have_attribute("value", answer(two, right=False)["chosen"][0])
        expect(line).to_have_attribute("data-result", str(sorted_as))
        assert box(page, three).get_attribute("data-result") is None
        assert page.locator(".quiz-changed").count() == 0
        assert page.locator(".course-score__text").text_content()
    page.evaluate(ANSWER, {"question": three.id, "chosen": answer(three, right=True)["chosen"]})
    page.goto(f"{address}my-course/")
    page.go_back()
    expect(box(page, three)).to_have_attribute("data-result", "right")
    assert set(stored(page)["answers"]) == {one.id, two.id, three.id, line.get_attribute("data-question")}


def test_a_course_that_changed(page: Page, address: str, course: Course) -> None:
    """An answer to a reworded question is kept and marked; an option that is gone is dropped; a question that is gone counts nowhere."""
    module, one, two, three = three_questions(course.modules)
    answers = {
        one.id: answer(one, right=True, print="as-it-was"),
        two.id: answer(two, right=True, chosen=["an-option-that-is-gone"]),
        three.id: answer(three, right=True),
        "a-question-that-is-gone": answer(three, right=True),
    }
    seed(page, address, record(answers=answers))
    page.goto(f"{address}modules/{module.id}/")
    expect(box(page, one)).to_have_attribute("data-result", "right")
    expect(box(page, one).locator(".quiz-changed")).to_contain_text("veranderd")
    assert box(page, two).get_attribute("data-result") is None
    expect(box(page, three)).to_have_attribute("data-result", "right")
    assert page.locator(".quiz-changed").count() == 1
    total = len(module.self_check)
    expect(page.locator(".module-head__progress")).to_contain_text(f"zelftoets 3 van de {total}")
    assert set(stored(page)["answers"]) == set(answers)
    box(page, one).locator(".quiz-retry").click()
    assert page.locator(".quiz-changed").count() == 0
    page.goto(f"{address}review/")
    expect(page.locator(".review__title")).to_have_text("1 vraag voor vandaag")
    page.locator(".review__actions button").click()
    expect(box(page, one).locator(".quiz-changed")).to_be_visible()
    choose(box(page, one), one, one.keys[0].id)
    submit(box(page, one))
    assert box(page, one).locator(".quiz-changed").count() == 0
    assert stored(page)["answers"][one.id]["print"] == one.print


def test_parts_to_read_are_the_headings_of_the_page(site: Path, course: Course) -> None:
    """What the engine counts as parts is what the browser finds to read, in every module: all headings but that of the self-check."""
    for module in course.modules:
        page = BeautifulSoup((site / f"modules/{module.id}/index.html").read_text(encoding="utf-8"), "lxml")
        assert len(page.select("article h2[id]")) - 1 == parts(module)


def test_from_beginning_to_done(page: Page, address: str, course: Course) -> None:
    """Reading and answering are seen at once in the module, the navigation and at home; the learner can say otherwise, by keyboard."""
    module = course.modules[0]
    page.set_viewport_size({"width": 1300, "height": 700})
    page.goto(address)
    start = page.locator("a[data-start]")
    expect(start).to_have_text("Begin met module 1")
    expect(page.locator("course-resume")).to_contain_text("Zonder account")
    expect(page.locator(".card__progress").first).to_have_text("Nog niet begonnen")
    start.click()
    mark = page.locator(f".course-nav a[href='./'] .md-status--module, .course-nav a[href*='{module.id}'] .md-status--module").first
    expect(mark).to_have_attribute("data-state", "new")

    ends = page.locator(".course-part-end")
    expect(ends).to_have_count(parts(module))
    for end in ends.all():
        end.evaluate(
            "async (end) => { end.scrollIntoView({ block: 'center' }); for (const _ of [1, 2]) await new Promise(requestAnimationFrame); }"
        )
    status = page.locator(".done__status")
    expect(status).to_contain_text("Nog niet klaar. Je hebt de module tot het einde gelezen.")
    expect(status).to_have_attribute("aria-live", "off")
    share = round(100 * parts(module) / (parts(module) + len(module.self_check)))
    assert mark.evaluate("(mark) => mark.style.getPropertyValue('--share')") == f"{share}%"
    needed = -(-len(module.self_check) * PASS_SHARE // 100)
    for question in module.self_check[: needed - 1]:
        page.evaluate(ANSWER, {"question": question.id, "chosen": [option.id for option in question.keys]})
    expect(status).to_contain_text("Nog niet klaar.")
    expect(mark).to_have_text("begonnen")
    last = module.self_check[needed - 1]
    page.evaluate(ANSWER, {"question": last.id, "chosen": [option.id for option in last.keys]})
    expect(status).to_have_text(
        f"Klaar. Je hebt de module tot het einde gelezen. Zelftoets: {needed} van de {len(module.self_check)} goed; {needed} is genoeg."
    )
    expect(mark).to_have_text("klaar")
    expect(status).to_have_attribute("aria-live", "polite")
    assert stored(page)["modules"][module.id]["done"] is True  # whatever is added to the course later

    button = page.locator(".done button")
    button.focus()
    page.keyboard.press("Enter")
    expect(status).to_contain_text("Nog niet klaar: dat heb je zelf gezegd.")
    expect(button).to_be_focused()
    page.reload()
    expect(mark).to_have_text("begonnen")
    button.press("Enter")
    expect(mark).to_have_text("klaar")
    assert stored(page)["modules"][module.id] | {"at": ""} == {"at": "", "read": True, "done": True}

    page.goto(address)
    expect(start).to_have_text("Ga verder waar je was")
    expect(page.locator("course-resume")).to_contain_text(f"1 van de {len(course.modules)} modules klaar, nog ongeveer")
    expect(page.locator(".card__progress").first).to_contain_text("Klaar.")
    heading = str(start.get_attribute("href")).partition("#")[2]
    assert heading in module.headings["nl"]
    page.goto(f"{address}en/")
    start.click()
    expect(page).to_have_url(f"{address}en/modules/{module.id}/#{heading}")
    expect(page.locator(f"#{heading}")).to_be_in_viewport()


def test_other_language_keeps_the_place(page: Page, address: str, course: Course) -> None:
    """The switch leads to the passage that is being read; who comes to the top of a module later is still led back to that passage."""
    module = course.modules[0]
    heading = module.texts["nl"].headings[-3].id
    page.goto(f"{address}modules/{module.id}/#{heading}")
    page.wait_for_function(
        "([key, heading]) => JSON.parse(localStorage.getItem(key))?.sections.place?.last.heading === heading", arg=[KEY, heading]
    )
    assert stored(page)["place"]["last"]["title"] == module.texts["nl"].headings[-3].title
    page.locator(".course-language__link").click()
    expect(page).to_have_url(f"{address}en/modules/{module.id}/#{heading}")
    expect(page.locator(f"#{heading}")).to_be_in_viewport()
    page.goto(f"{address}modules/{module.id}/")
    page.mouse.wheel(0, 20)
    page.wait_for_timeout(1000)
    assert stored(page)["place"]["last"]["heading"] == heading
    page.goto(f"{address}my-course/#subject={module.id}&minutes=60")  # as the session builder writes it
    page.locator(".course-language__link").click()
    expect(page).to_have_url(f"{address}en/my-course/#subject={module.id}&minutes=60")


def test_nothing_moves_when_progress_appears(page: Page, address: str, course: Course) -> None:
    """What the scripts add to a page has its room already: the cumulative layout shift stays next to nothing."""
    module = course.modules[0]
    answers = {question.id: answer(question, right=True) for question in module.self_check}
    place = {"at": iso(), "page": f"modules/{module.id}/", "heading": "umbrella", "title": "Eén paraplu, veel namen", "language": "nl"}
    seed(page, address, record(answers=answers, modules={module.id: {"at": iso(), "read": True}}, place={"last": place}))
    for width, paths in ((1300, ["", f"modules/{module.id}/"]), (360, ["", f"modules/{module.id}/", "journal/"])):
        page.set_viewport_size({"width": width, "height": 800})
        for path in paths:
            page.goto(address + path)
            page.wait_for_timeout(300)
            moved = page.evaluate(
                """new Promise((resolve) => { let sum = 0;
                new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value; })
                    .observe({ type: "layout-shift", buffered: true });
                setTimeout(() => resolve(sum), 50); })"""
            )
            assert moved < 0.05, (path, width)


TYPE = """(field, texts) => {
    for (const text of texts) {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    }
}"""
"""Fills a field again and again at once: a driver may take longer than a note waits before it is saved."""


def test_notes(page: Page, address: str, course: Course, tmp_path: Path) -> None:
    """A note is saved while one types, stands in the other language and in the journal, and is downloaded under its prompt."""
    module = course.modules[0]
    prompt = module.meta.prompts[0]
    id_ = f"{module.id}/{prompt.id}"
    page.goto(f"{address}journal/")
    expect(page.locator(".journal__count")).to_contain_text("nog niets geschreven")
    expect(page.locator("[data-download]")).to_be_hidden()
    page.goto(f"{address}modules/{module.id}/")
    field = note(page, id_)
    expect(field).to_have_accessible_name("Jouw notitie blijft in deze browser")
    expect(field).to_have_js_property("maxLength", 20_000)  # as a form of the kit does
    height = field.bounding_box()
    field.focus()
    field.evaluate(TYPE, ["Toch", ""])
    field.blur()
    assert "notes" not in stored(page)  # what was taken back at once was no note
    field.press_sequentially("Een eigen gedachte")
    expect(page.locator(f"course-note[data-note='{id_}'] [role=status]")).to_have_text("Bewaard in deze browser")
    for text, leave in (
        ("Even weg", "document.dispatchEvent(new Event('visibilitychange'))"),  # a phone that is put away may never come back
        ("Verder", "dispatchEvent(new PageTransitionEvent('pagehide'))"),
        ("Naar een knop", "document.activeElement.blur()"),  # that downloads what is written
    ):
        field.fill(text)
        page.evaluate(leave)
        assert stored(page)["notes"][id_]["text"] == text
    field.fill(f"Een eigen gedachte\n\n{HOSTILE}\n" + "regel\n" * 12)
    after = field.bounding_box()
    assert height
    assert after
    assert after["height"] > height["height"] + 100
    page.goto(f"{address}en/modules/{module.id}/")  # at once: what waits is saved on leaving
    expect(note(page, id_)).to_have_value(f"Een eigen gedachte\n\n{HOSTILE}\n" + "regel\n" * 12)

    page.goto(f"{address}journal/")
    of_ratings = course.self_assessment.prompts if course.self_assessment else ()
    prompts = sum(len(each.meta.prompts) for each in course.modules) + len(of_ratings)
    expect(page.locator(".journal__count")).to_contain_text(f"bij 1 van de {prompts} vragen")
    expect(page.locator("course-note")).to_have_count(prompts)
    for text, written in (("Nog een", 2), ("", 1)):
        page.locator("course-note textarea").last.fill(text)
        expect(page.locator(".journal__count")).to_contain_text(f"bij {written} van de {prompts} vragen")
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    assert download.value.suggested_filename == f"notities-{datetime.now().astimezone():%Y-%m-%d}.txt"
    text = download.value.path().read_text(encoding="utf-8")
    assert f"## {module.meta.title.nl}\n\n> {prompt.text.nl.split()[0]}" in text
    assert f"Een eigen gedachte\n\n{HOSTILE}" in text
    expect(page.locator(".note__print:visible")).to_have_count(0)
    page.emulate_media(media="print")
    assert page.locator(".journal__entry:visible").count() == 1
    expect(page.locator(".note__print:visible")).to_contain_text("Een eigen gedachte")
    expect(page.locator("textarea:visible")).to_have_count(0)
    assert page.evaluate("window.ran") is None


def test_an_answer_keeps_its_turn(page: Page, address: str, course: Course) -> None:
    """Who clears an answer, or answers before the day, moves nothing; a question that was reworded since starts anew."""
    module = course.modules[0]
    [cleared, early, reworded, *_] = [question for question in module.self_check if question.select == "one"]
    turn = {"box": 3, "due": iso(days=-5)}
    answers = {question.id: answer(question, right=True, **turn) for question in (cleared, early)}
    seed(page, address, record(answers=answers | {reworded.id: answer(reworded, right=True, print="as-it-was", **turn)}))
    page.goto(f"{address}modules/{module.id}/")
    box(page, cleared).locator(".quiz-retry").click()
    for question in (early, reworded):
        page.evaluate(ANSWER, {"question": question.id, "chosen": [question.keys[0].id]})
    kept = stored(page)["answers"]
    assert {"box": kept[cleared.id]["box"], "due": kept[cleared.id]["due"]} == turn
    assert {"box": kept[early.id]["box"], "due": kept[early.id]["due"]} == turn
    assert kept[reworded.id]["box"] == 1


SCROLL_TO = """(id) => new Promise((scrolled) => {
    addEventListener("scroll", () => requestAnimationFrame(scrolled), { once: true });
    document.getElementById(id).scrollIntoView({ behavior: "instant" });
})"""


def test_home_leads_to_the_last_thing_that_was_done(page: Page, address: str, course: Course) -> None:
    """Module or test, whichever came later, and the passage where one left; its title is in its own language alone.

    What is left is told in half hours. When everything is erased, home is as it was.
    """
    module = course.modules[0]
    question = course.final_test.questions[0] if course.final_test else module.questions[0]
    heading = module.texts["nl"].headings[1]
    place = {"page": f"modules/{module.id}/", "heading": heading.id, "title": "Van de Nederlandse bladzijde", "language": "nl"}
    draft = {"choices": {question.id: [question.options[0].id]}, "round": 0}
    link = page.locator("course-resume a")
    for test_first in (True, False):
        ago = {"minutes": 9}, {"minutes": 2}
        times = [iso(**each) for each in (ago if test_first else reversed(ago))]
        seed(page, address, record(forms={"final-test": draft | {"at": times[0]}}, place={"last": place | {"at": times[1]}}))
        page.goto(address)
        expect(link).to_have_text(f"{module.meta.title.nl}: {place['title']}" if test_first else "de eindtoets")
    seed(page, address, record(place={"last": place | {"at": iso()}}, notes={"a/b": {"at": iso(), "text": "x"}}))
    page.goto(f"{address}en/")
    expect(link).to_have_text(module.meta.title.en)
    expect(link).to_have_attribute("href", f"{address}en/modules/{module.id}/#{heading.id}")
    hours = round(-(-sum(study_minutes(each, "en") for each in course.modules) // 5) * 5 / 30) / 2
    expect(page.locator("course-resume")).to_contain_text(f"about {hours:g} hours of study left.")
    page.goto(f"{address}my-course/")
    expect(page.locator("[data-count=notes]")).to_have_text("1 geschreven")
    passage = module.texts["nl"].headings[-2].id
    page.goto(f"{address}modules/{module.id}/")
    page.evaluate(SCROLL_TO, passage)
    page.goto(address)  # at once
    expect(link).to_have_attribute("href", f"{address}modules/{module.id}/#{passage}")
    erase_elsewhere(page, address)
    expect(page.locator("course-resume")).to_contain_text("Zonder account")
    expect(page.locator("a[data-start]")).to_have_text("Begin met module 1")
    expect(page.locator("a[data-start]")).to_have_attribute("href", re.compile(rf"modules/{module.id}/$"))


def test_other_versions_of_a_note(page: Page, address: str, course: Course) -> None:
    """Another version stands beside its note and in the download until it alone is removed; what was written since is shown, and stays."""
    [module, other, *_] = course.modules
    id_ = f"{module.id}/{module.meta.prompts[0].id}"
    die, dan = ({"at": iso(days=days), "text": text} for days, text in ((1, "Die"), (2, "Of dan")))
    versions = {"at": iso(), "text": "Deze", "others": [die, dan]}
    seed(page, address, record(notes={id_: versions}))
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; }")
    page.goto(f"{address}journal/")
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    assert "Deze\n\n*Een andere versie van deze notitie:*\n\nDie\n\n*Een" in download.value.path().read_text(encoding="utf-8")
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    expect(page.locator(f"#journal-{module.id}")).to_be_visible()
    expect(page.locator(f"#journal-{other.id}")).to_be_hidden()
    page.emulate_media(media="screen")
    entry = page.locator(".journal__entry", has=page.locator(f"[data-note='{id_}']"))
    folds = entry.locator(".note__others summary")
    folds.first.click()
    note(page, id_).fill("Deze, en wat er nog bij kwam")
    entry.get_by_role("button", name="Verwijder deze versie").click()
    expect(folds).to_have_count(1)
    assert stored(page)["notes"][id_] | {"at": ""} == {"at": "", "text": "Deze, en wat er nog bij kwam", "others": [dan]}
    status = entry.locator(".note__status")
    expect(status).to_have_text("Bewaard in deze browser")
    write = "([key, text]) => localStorage.setItem(key, text)"
    versions["others"] = [die]
    page.evaluate(write, [KEY, record(notes={id_: {**versions, "at": iso(), "text": "Later"}})])
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(note(page, id_)).to_have_value("Later")
    expect(status).to_be_empty()
    folds.click()
    page.evaluate(write, [KEY, record(notes={id_: {**versions, "at": iso(), "text": "Nog later"}})])  # of which the page has not heard yet
    entry.get_by_role("button", name="Verwijder deze versie").click()
    assert stored(page)["notes"][id_]["text"] == "Nog later"
    page.evaluate(write, [KEY, record(notes={id_: {**versions, "at": iso(), "text": "Weer later"}})])
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    entry.evaluate(
        f"""(entry, [key, text]) => {{
            ({TYPE})(entry.querySelector("textarea"), ["Nog niet bewaard"]);
            localStorage.setItem(key, text);
            entry.querySelector(".note__others button:last-child").click(); // as by voice, which leaves the focus in the field
        }}""",
        [KEY, record(notes={id_: {**versions, "at": iso(), "text": "Intussen elders"}})],
    )
    kept = stored(page)["notes"][id_]
    assert (kept["text"], [other["text"] for other in kept["others"]]) == ("Nog niet bewaard", ["Intussen elders"])
    seed(page, address, record(notes={id_: {"at": iso(), "gone": True, "others": versions["others"]}}))
    page.goto(f"{address}my-course/")
    expect(page.locator(".data__stored li")).to_have_text(["notities: 1"])  # of a note that was removed, too, nothing is kept unsaid
    seed(page, address, record(notes={id_: {"at": iso(), "text": "", "others": [die]}}))
    page.goto(f"{address}modules/{module.id}/")
    page.locator(".note__others summary").click()
    page.locator(".note__others button").first.click()
    expect(note(page, id_)).to_have_value("Die")


@pytest.mark.parametrize("language", LANGUAGES)
def test_version_that_a_note_has_no_room_for(page: Page, address: str, course: Course, language: Language) -> None:
    """Where two versions are too long for one note, the learner reads so, in the language of the page, and both stay as they are."""
    module = course.modules[0]
    id_ = f"{module.id}/{module.meta.prompts[0].id}"
    other = {"at": iso(days=1), "text": "b" * 90_000}
    versions = {"at": iso(), "text": "a" * 19_990, "others": [other]}
    seed(page, address, record(notes={id_: versions}))
    page.goto(f"{address}{folder(language)}journal/")
    entry = page.locator(".journal__entry", has=page.locator(f"[data-note='{id_}']"))
    entry.locator(".note__others summary").click()
    entry.locator(".note__others button").first.click()
    said = {"nl": "in een notitie passen 20.000 tekens", "en": "a note holds 20,000 characters"}
    expect(entry.locator(".note__status")).to_contain_text(said[language])
    expect(entry.locator(".note__other")).to_have_text(other["text"])
    assert stored(page)["notes"][id_] == versions
    seed(page, address, record(notes={id_: versions | {"text": "a" * 30_000}}))  # as a restored file may have it
    page.goto(f"{address}{folder(language)}journal/")
    entry.locator(".note__others summary").click()
    entry.locator(".note__others button").last.click()
    expect(entry.locator(".note__other")).to_have_count(0)


def test_two_tabs_at_once(page: Page, address: str, course: Course) -> None:
    """Two tabs see each other's answers; a note that both write keeps both texts; what one erases the other does not bring back."""
    module = course.modules[0]
    [one, two, three, *_] = [question for question in module.self_check if question.select == "one"]
    id_ = f"{module.id}/{module.meta.prompts[0].id}"
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{address}modules/{module.id}/")
    choose(box(page, three), three, three.options[0].id)
    page.evaluate(ANSWER, {"question": one.id, "chosen": [one.keys[0].id]})
    other.evaluate(ANSWER, {"question": two.id, "chosen": [two.keys[0].id]})
    for tab in (page, other):
        expect(box(tab, one)).to_have_attribute("data-result", "right")
        expect(box(tab, two)).to_have_attribute("data-result", "right")
    assert set(stored(page)["answers"]) == {one.id, two.id}
    expect(box(page, three).locator("input").first).to_be_checked()  # what is not handed in yet is left alone

    # While one is being typed, the other is saved, and the tab has not heard of it yet.
    theirs = {"at": iso(), "text": "Van het andere"}
    note(page, id_).evaluate(
        """(field, [key, id, theirs]) => {
            field.value = "Van het ene tabblad";
            field.dispatchEvent(new Event("input", { bubbles: true }));
            const record = JSON.parse(localStorage.getItem(key));
            record.sections.notes = { [id]: theirs };
            localStorage.setItem(key, JSON.stringify(record));
        }""",
        [KEY, id_, theirs],
    )
    for tab in (page, other):
        expect(tab.locator(".note__others details")).to_have_count(1)
    kept = stored(page)["notes"][id_]
    assert {kept["text"], *(each["text"] for each in kept["others"])} == {"Van het ene tabblad", "Van het andere"}
    page.locator(".note__others summary").click()
    assert violations(page, ".prompt") == []
    page.locator(".note__others button").first.click()
    expect(page.locator(".note__others details")).to_have_count(0)
    expect(note(page, id_)).to_be_focused()
    expect(note(other, id_)).to_have_value(f"{kept['text']}\n\n{kept['others'][0]['text']}")

    page.goto(f"{address}my-course/")
    page.locator("[data-erase]").click()
    page.locator("[data-yes]").click()
    expect(note(other, id_)).to_have_value("")
    expect(box(other, two).locator(".quiz-feedback")).to_be_empty()
    assert box(other, one).get_attribute("data-result") is None
    other.evaluate(ANSWER, {"question": two.id, "chosen": [two.keys[0].id]})
    assert set(stored(other)) - {"place"} == {"answers"}
    assert set(stored(other)["answers"]) == {two.id}
    page.wait_for_function("(key) => key in localStorage", arg=KEY)
    page.evaluate("localStorage.clear()")  # as whoever clears the data of a site does
    expect(box(other, two)).not_to_have_attribute("data-result", "right")


WRITE_ELSEWHERE = """(key) => {
    const record = JSON.parse(localStorage.getItem(key));
    record.sections.read = { "a/b": { at: new Date().toISOString() } };
    localStorage.setItem(key, JSON.stringify(record));
    dispatchEvent(new StorageEvent("storage", { key }));
}"""
"""Notes something in the record, and lets the page hear of it, as another tab does."""


def test_review(page: Page, address: str, course: Course) -> None:
    """What went wrong or is due comes back one by one, across modules, by keyboard, and moves on by Leitner's days."""
    first, second = course.modules[:2]
    [wrong, resting, *_] = [question for question in first.self_check if question.select == "one"]
    due = next(question for question in second.questions if question.select == "one")
    page.goto(f"{address}review/")
    expect(page.locator(".review__title")).to_have_text("Nog niets te herhalen")
    answers = {
        wrong.id: answer(wrong, right=False),
        due.id: answer(due, right=True, box=2, due=iso(hours=2)),
        resting.id: answer(resting, right=True),
    }
    seed(page, address, record(answers=answers))
    page.goto(f"{address}review/")
    expect(page.locator(".review__title")).to_have_text("2 vragen voor vandaag")
    page.locator(".review__actions button").focus()
    page.keyboard.press("Enter")
    for number, (module, question, right) in enumerate([(second, due, True), (first, wrong, False)], start=1):
        title = page.locator(".review__title")
        expect(title).to_have_text(f"Vraag {number} van 2 · {module.meta.title.nl}")
        expect(title).to_be_focused()
        empty = page.locator(".review__text").evaluate("(text) => [text.textContent, getComputedStyle(text).display]")
        assert empty == ["", "block"]  # what was not there at all is not read aloud when it comes
        page.evaluate(WRITE_ELSEWHERE, KEY)
        assert box(page, question).get_attribute("data-result") is None  # what it was answered before is not shown
        option = next(option for option in question.options if option.key == right)
        page.keyboard.press("Tab")
        field = box(page, question).locator(f"input[value='{option.id}']")
        field.focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(box(page, question)).to_have_attribute("data-result", "right" if right else "wrong")
        expect(page.locator(".review__actions button")).to_have_text(["Volgende vraag", "Naar de uitslag"][number - 1])
        if number == 2:  # answered once more, it counts once
            box(page, question).locator(".quiz-retry").press("Enter")
            field.press("Space")
            page.keyboard.press("Enter")
            expect(box(page, question)).to_have_attribute("data-result", "wrong")
        if number == 1:
            passage = box(page, question).locator(".quiz-passage a").get_attribute("href")
            assert passage == f"{address}modules/{module.id}/#{question.passage}"
            assert violations(page, ".review") == []
        page.locator(".review__actions button").press("Enter")
    expect(page.locator(".review__title")).to_have_text("Dat was het voor nu")
    page.evaluate(WRITE_ELSEWHERE, KEY)  # the result stays
    expect(page.locator(".review__text[role=status]")).to_contain_text("1 van de 2 goed")
    page.locator(".review__actions button").press("Enter")
    expect(page.locator(".review__title")).to_be_focused()
    page.locator(".review__actions button").press("Enter")  # a second round counts anew
    expect(box(page, wrong)).to_be_visible()
    page.evaluate(ANSWER, {"question": wrong.id, "chosen": answer(wrong, right=False)["chosen"]})
    page.locator(".review__actions button").press("Enter")
    expect(page.locator(".review__text")).to_contain_text("0 van de 1 goed")
    kept = stored(page)["answers"]
    assert [kept[question.id]["box"] for question in (due, wrong, resting)] == [3, 0, 1]
    away = datetime.fromisoformat(kept[due.id]["due"]) - datetime.now(UTC)
    assert timedelta(days=6, hours=22) < away < timedelta(days=7, hours=2)  # the clock may change in that week
    page.goto(f"{address}my-course/")
    expect(page.locator("[data-count=review]")).to_have_text("1 vraag voor vandaag")

    page.goto(f"{address}review/")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('from a disk')); }")
    page.locator(".review__actions button").click()
    link = page.locator(".review__links a")
    page.evaluate(WRITE_ELSEWHERE, KEY)  # nor do the links go
    expect(link).to_have_attribute("href", f"{address}modules/{first.id}/#q-{wrong.id}")
    expect(link).to_have_text(f"Vraag 1 van 1 · {first.meta.title.nl}")  # no id: these are English in both editions


def test_a_question_that_comes_late_stays_away_once_it_is_skipped(page: Page, address: str, course: Course) -> None:
    """On a slow line one can skip a question before it is there; the next one then stays, whenever the first arrives."""
    one, two = (module.self_check[0] for module in course.modules[:2])
    seed(page, address, record(answers={one.id: answer(one, right=False, due=iso(days=2)), two.id: answer(two, right=False)}))
    page.goto(f"{address}review/")
    late = f"{address}modules/{course.modules[0].id}/"
    release = hold_back(page, late)
    button = page.locator(".review__actions button")
    button.click()
    expect(page.locator(".review__title")).to_contain_text("Vraag 1 van 2")
    button.click()
    expect(box(page, two)).to_be_visible()
    with page.expect_response(late):
        release()
    page.wait_for_timeout(300)
    expect(page.locator(".review__stage course-question")).to_have_id(f"q-{two.id}")


def test_a_page_that_does_not_come_takes_no_question_away(page: Page, address: str, course: Course) -> None:
    """Where the page of a skipped question fails later, the question that is shown stays; the next one of its module is asked for anew."""
    first, second = course.modules[:2]
    one, two, three = first.self_check[0], second.self_check[0], first.self_check[1]
    answers = {each.id: answer(each, right=False, due=iso(days=days)) for each, days in ((one, 3), (two, 2), (three, 1))}
    seed(page, address, record(answers=answers))
    page.goto(f"{address}review/")
    page.evaluate("""() => {
        const { fetch } = window;
        window.fetch = () => new Promise((_, reject) => { window.fail = reject; window.fetch = fetch; });
    }""")
    button = page.locator(".review__actions button")
    button.click()
    button.click()
    expect(box(page, two)).to_be_visible()
    page.evaluate("window.fail(new Error('no connection'))")
    expect(box(page, two)).to_be_visible()
    button.click()
    expect(box(page, three)).to_be_visible()


def test_a_page_left_open_overnight(page: Page, address: str, course: Course) -> None:
    """Who comes back to an open page on another day sees what is due then, and the date of that day; before, when the next one is due."""
    later, question = course.modules[0].self_check[:2]
    evening = datetime(2026, 11, 25, 20, tzinfo=UTC)
    page.clock.install(time=evening)
    at, due = (f"{day:%Y-%m-%dT%H:%M:%S.000Z}" for day in (evening, evening + timedelta(days=1)))
    last = f"{evening + timedelta(days=5):%Y-%m-%dT%H:%M:%S.000Z}"
    answers = {later.id: answer(later, right=True, at=at, due=last), question.id: answer(question, right=True, at=at, due=due)}
    seed(page, address, record(answers=answers))
    page.goto(f"{address}review/")
    expect(page.locator(".review__text")).to_contain_text("donderdag 26 november")
    for path, element, before, after in (
        ("review/", ".review__title", "Vandaag niets te herhalen", "1 vraag voor vandaag"),
        ("my-course/", "[data-count=review]", "Niets voor vandaag", "1 vraag voor vandaag"),
        ("certificate/", "[data-field=date]", "25 november 2026", "26 november 2026"),
    ):
        page.clock.set_system_time(evening)
        page.goto(address + path)
        expect(page.locator(element)).to_have_text(before)
        page.clock.set_system_time(evening + timedelta(hours=12))
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.locator(element)).to_have_text(after)


def restore(page: Page, body: bytes) -> str:
    """Choose a file to restore, and return what is said of it."""
    page.evaluate("document.querySelector('.data__found').textContent = ''")
    page.set_input_files("course-data input[type=file]", files=[FilePayload(name="f.json", mimeType="application/json", buffer=body)])
    expect(page.locator(".data__found")).not_to_be_empty()
    expect(page.locator("course-data input[type=file]")).to_have_value("")  # or the same file could not be chosen again
    return page.locator(".data__found").inner_text()


def test_download_erase_restore(page: Page, address: str, course: Course) -> None:
    """Everything can be taken along, erased after a question, and put back; on the way nothing newer is lost."""
    module = course.modules[0]
    one, two = module.self_check[:2]
    id_ = f"{module.id}/{module.meta.prompts[0].id}"
    notes = {id_: {"at": iso(days=2), "text": "Van eergisteren"}}
    answers = {one.id: answer(one, right=False, at=iso(days=2)), two.id: answer(two, right=True)}
    seed(page, address, record(answers=answers, notes=notes, forms={"sheet": {"at": iso(), "name": HOSTILE}}))
    page.goto(f"{address}my-course/")
    expect(page.locator(".data__stored li")).to_have_text(["antwoorden op vragen: 2", "notities: 1", "ingevulde formulieren: 1"])
    expect(page.locator(".data__state")).to_contain_text(re.compile(r"0,[4-9] kB"))
    expect(page.locator(".data__aside")).to_be_hidden()
    before = stored(page)
    page.evaluate("(key) => localStorage.setItem(key, '{}')", f"{KEY}:of:another")  # one who uses a package on this computer too
    with page.expect_download() as download:
        page.locator(".data [data-download]").click()
    assert download.value.suggested_filename == f"{COURSE_ID}-mijn-cursus-{datetime.now().astimezone():%Y-%m-%d}.json"
    file = download.value.path().read_bytes()

    page.locator("[data-erase]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_accessible_name("Alles wissen?")
    expect(page.locator("[data-no]")).to_be_focused()
    expect(page.locator("[data-no]")).to_have_text("Niet wissen")
    assert violations(page, "dialog") == []
    page.keyboard.press("Shift+Tab")
    with page.expect_download() as copy:
        page.keyboard.press("Enter")
    assert copy.value.path().read_bytes() == file
    page.keyboard.press("Escape")
    expect(page.locator("[data-erase]")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("[data-no]").press("Enter")
    expect(page.locator("[data-erase]")).to_be_focused()
    assert stored(page) == before
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".data__erased")).to_be_focused()
    expect(page.locator(".data__stored li")).to_have_count(0)
    restore(page, file)
    expect(page.locator(".data__erased")).to_be_empty()  # that is over
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('course:'))") == [f"{KEY}:of:another"]

    page.goto(f"{address}modules/{module.id}/")
    page.evaluate(ANSWER, {"question": one.id, "chosen": [option.id for option in one.keys]})
    note(page, id_).fill("Van vandaag")
    note(page, id_).blur()
    page.goto(f"{address}my-course/")
    expect(page.locator("course-data input[type=file]")).to_have_accessible_description(re.compile("^Kies een bestand"))
    assert restore(page, file) == "Dit bestand kan worden samengevoegd met wat hier staat:"
    lines = [
        "nieuw: antwoorden op vragen: 1",
        "nieuw: ingevulde formulieren: 1",
        "nieuwer dan hier: notities: 1",
        "staat hier al, of is ouder dan hier: 1",
    ]
    expect(page.locator(".data__changes li")).to_have_text(lines)
    assert violations_in_both_schemes(page, ".data") == []
    page.locator("[data-cancel]").click()
    expect(page.locator(".data__found")).to_be_focused()
    expect(page.locator("[data-confirm]")).to_be_hidden()
    assert set(stored(page)["answers"]) == {one.id}
    restore(page, file)
    page.locator("[data-restore]").click()
    expect(page.locator(".data__found")).to_contain_text("Gelukt")
    after = stored(page)
    assert after["answers"][one.id]["correct"] is True
    assert after["answers"][two.id] == before["answers"][two.id]
    assert after["forms"] == before["forms"]
    assert [after["notes"][id_]["text"], after["notes"][id_]["others"][0]["text"]] == ["Van vandaag", "Van eergisteren"]
    assert restore(page, file) == "Alles uit dit bestand staat hier al. Er verandert niets."
    removed = record(forms={"another": {"at": iso(), "gone": True}}).encode()  # of what was never here
    assert restore(page, removed) == "Alles uit dit bestand staat hier al. Er verandert niets."


@pytest.mark.needs("kit/builder/", "kit/forms/", "self-assessment/")
def test_nothing_that_was_erased_comes_back(context: BrowserContext, address: str) -> None:
    """After erasing, no storage has a key of the course, and neither another tab nor the way back shows what was filled in."""
    forms, page = context.new_page(), context.new_page()
    participants = "course-sheet [name=participants]"
    filled = {"kit/forms/": participants, "certificate/": "#certificate-name"}
    for path, field in filled.items():
        page.goto(address + path)
        page.locator(field).fill("Jansen")
    page.goto(f"{address}self-assessment/")
    page.locator("[data-item] input").first.check()
    page.goto(f"{address}final-test/")
    page.locator("course-question input").first.check()
    page.goto(f"{address}kit/builder/")
    page.locator("[data-action=present]").first.click()
    page.keyboard.press("Escape")
    page.locator(".course-scheme").click()
    forms.goto(f"{address}kit/forms/")
    expect(forms.locator(participants)).to_have_value("Jansen")

    page.goto(f"{address}my-course/")
    kept = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].toSorted()"
    assert page.evaluate(kept) == [KEY, f"{KEY}:present", f"{KEY}:scheme"]
    page.locator("[data-erase]").click()
    page.locator("[data-yes]").click()
    assert page.evaluate(kept) == []
    expect(forms.locator(participants)).to_have_value("")
    for path in ("kit/builder/", "final-test/", "self-assessment/", "certificate/", "kit/forms/"):
        page.go_back()
        expect(page).to_have_url(re.compile(f"{path}(#|$)"))
        expect(page.locator("[data-item] input:checked, course-question input:checked")).to_have_count(0)
        if path in filled:
            expect(page.locator(filled[path])).to_have_value("")


def hostile_files(question: str) -> dict[str, tuple[bytes, str]]:
    """Files that are no good, by what is wrong with them, each with what must be said."""
    entry = {"at": iso(), "chosen": [HOSTILE], "correct": True}
    good = {"at": iso(), "chosen": ["a"], "correct": True}
    no, damaged = "Er is niets veranderd.", "Dit is geen bestand van deze cursus, of het is beschadigd."
    deep: Any = {"at": iso(), "x": None}
    for _ in range(200):
        deep = {"at": iso(), "x": deep}
    return {
        "empty": (b"", damaged),
        "truncated": (record(answers={question: good}).encode()[:-9], damaged),
        "no JSON": (HOSTILE.encode(), damaged),
        "bytes": (bytes(range(256)) * 9, damaged),
        "huge": (f'{{"course": "{COURSE_ID}", "x": "'.encode() + b"x" * 5_000_001, "te groot"),
        "nested": (b"[" * 200_000, damaged),
        "array": (b"[]", damaged),
        "sections are an array": (f'{{"course": "{COURSE_ID}", "version": 1, "sections": [1]}}'.encode(), damaged),
        "version is text": (f'{{"course": "{COURSE_ID}", "version": "1", "sections": {{}}}}'.encode(), damaged),
        "another course": (record().replace(COURSE_ID, HOSTILE.replace('"', "'")).encode(), "hoort bij een andere cursus"),
        "newer": (record().replace('"version": 1', '"version": 99').encode(), "nieuwere versie"),
        "nothing in it": (record().encode(), "niets bruikbaars"),
        "wrong types": (
            record(answers={question: good | {"correct": "yes"}, "q2": [], "q3": good | {"chosen": {}}}).encode(),
            "niets bruikbaars",
        ),
        "script in ids and names": (
            record(answers={HOSTILE: good, question: entry}, **{HOSTILE: {"x": good}}).encode(),
            "niets bruikbaars",
        ),
        "addresses": (
            record(place={"last": {"at": iso(), "page": "javascript:window.ran=1//", "title": HOSTILE}}).encode(),
            "niets bruikbaars",
        ),
        "prototype": (
            f'{{"course": "{COURSE_ID}", "version": 1, "sections": {{"__proto__": {{"x": {{"at": "2026-01-01T00:00:00Z"}}}}}}}}'.encode(),
            "niets bruikbaars",
        ),
        "too deep": (record(forms={"x": deep}).encode(), "niets bruikbaars"),
        "times": (
            record(notes={question: {"at": "whenever", "text": "x"}, "b": {"at": "2026-99-99T00:00:00Z", "text": "x"}}).encode(),
            "niets bruikbaars",
        ),
        "no": (b"null", no),
    }


CHOOSE = """async ([key, files]) => {
    const [input, found] = ["course-data input[type=file]", ".data__found"].map((selector) => document.querySelector(selector));
    const before = localStorage.getItem(key);
    const said = {};
    for (const [name, text] of Object.entries(files)) {
        const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
        const choice = new DataTransfer();
        choice.items.add(new File([bytes], "file.json", { type: "application/json" }));
        found.textContent = "";
        input.files = choice.files;
        input.dispatchEvent(new Event("change"));
        for (let turn = 0; turn < 500 && !found.textContent; turn += 1) await new Promise((done) => setTimeout(done, 10));
        const offered = !document.querySelector("[data-confirm]").hidden;
        said[name] = { text: found.textContent, offered, same: localStorage.getItem(key) === before };
    }
    return said;
}"""
"""Chooses each file as a learner does, and returns what is said of it."""


def test_hostile_files(page: Page, address: str, course: Course) -> None:
    """A file that is no good gets a clear sentence; nothing is lost, nothing runs, and nothing of it is kept."""
    one = course.modules[0].self_check[0]
    seed(page, address, record(answers={one.id: answer(one, right=True)}))
    page.goto(f"{address}my-course/")
    files = hostile_files(one.id)
    said = page.evaluate(CHOOSE, [KEY, {name: body.decode("latin-1") for name, (body, _) in files.items()}])
    for name, (_, sentence) in files.items():
        assert (name, sentence in said[name]["text"], said[name]["offered"], said[name]["same"]) == (name, True, False, True), said[name]

    # What is well formed is taken over as data, and shown as it is written.
    future = {"at": "9999-01-01T00:00:00Z", "chosen": ["x"], "correct": False, "due": "9999-01-01T00:00:00Z"}
    thousands = {f"q-{number}": answer(one, right=True) for number in range(3000)}
    id_ = f"{course.modules[0].id}/{course.modules[0].meta.prompts[0].id}"
    text = record(
        answers=thousands | {one.id: future},
        notes={id_: {"at": iso(), "text": HOSTILE}},
        forms={"x": {"at": iso(), "constructor": HOSTILE}},
    )
    assert "samengevoegd" in restore(page, text.replace('"forms"', '"notes": {"x": 1}, "forms"').encode())
    restore(page, text.encode())
    page.locator("[data-restore]").click()
    expect(page.locator(".data__found")).to_contain_text("Gelukt")
    assert len(stored(page)["answers"]) == 3001
    assert stored(page)["answers"][one.id]["at"] < iso(hours=-1)
    for path in ("journal/", f"modules/{course.modules[0].id}/"):
        page.goto(address + path)
        expect(note(page, id_)).to_have_value(HOSTILE)
    page.evaluate(ANSWER, {"question": one.id, "chosen": [option.id for option in one.keys]})
    assert stored(page)["answers"][one.id]["correct"] is True
    assert page.evaluate("window.ran") is None


TROUBLE: dict[str, tuple[str, str]] = {
    "blocked": (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });",
        "bewaart niets",
    ),
    "full": ("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };", "geen ruimte"),
    "corrupt": (f"if (!sessionStorage.x) {{ sessionStorage.x = 1; localStorage.setItem('{KEY}', '{{\"course\": broken'); }}", "ligt apart"),
    "newer": (
        f'localStorage.setItem(\'{KEY}\', \'{{"course": "{COURSE_ID}", "version": 99, "sections": {{"answers": {{}}}}}}\');',
        "nieuwere versie",
    ),
}


@pytest.fixture
def context_with(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[[str], BrowserContext]]:
    """Makes a browser in which a script runs before each page."""
    made: list[BrowserContext] = []

    def make(script: str) -> BrowserContext:
        made.append(browser.new_context(**browser_context_args))
        made[-1].add_init_script(script)
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.mark.parametrize("trouble", TROUBLE)
def test_trouble_with_storage(context_with: Callable[[str], BrowserContext], address: str, course: Course, trouble: str) -> None:
    """Where nothing can be saved or read, the page works, says so once, and throws nothing away."""
    script, sentence = TROUBLE[trouble]
    page = context_with(script).new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    module = course.modules[0]
    question = module.self_check[0]
    id_ = f"{module.id}/{module.meta.prompts[0].id}"
    page.goto(f"{address}modules/{module.id}/")
    page.evaluate(ANSWER, {"question": question.id, "chosen": [option.id for option in question.keys]})
    note(page, id_).fill("Toch geschreven")
    note(page, id_).blur()
    expect(box(page, question)).to_have_attribute("data-result", "right")
    expect(page.locator(".module-head__progress")).to_contain_text("zelftoets 1 van")
    notice = page.locator(".course-notice[role=status]")
    expect(notice).to_have_count(1)
    assert page.evaluate(EMPTIED, ".course-notice") == ["fixed", "flex", 0]
    expect(notice).to_contain_text(sentence)
    if trouble == "blocked":
        assert violations_in_both_schemes(page, ".course-notice") == []
    status = page.locator(f"course-note[data-note='{id_}'] [role=status]")
    expect(status).to_contain_text("Bewaard" if trouble == "corrupt" else "Niet bewaard")
    if trouble != "corrupt":
        with page.expect_download() as download:
            notice.get_by_role("button", name="Download alles").click()
        assert json.loads(download.value.path().read_text(encoding="utf-8"))["sections"]["notes"][id_]["text"] == "Toch geschreven"
    else:
        expect(notice.get_by_role("link")).to_have_attribute("href", f"{address}my-course/#your-data")
    assert notice.evaluate("(notice) => notice.parentElement.firstElementChild === notice")  # the first that the keyboard comes to
    notice.get_by_role("button", name="Sluit").press("Escape")
    expect(notice).to_have_count(0)
    page.goto(f"{address}my-course/")
    if trouble == "corrupt":
        with page.expect_download() as download:
            page.locator("[data-asides] button").click()
        assert download.value.path().read_text(encoding="utf-8") == '{"course": broken'
        assert stored(page)["answers"][question.id]["correct"] is True
    else:
        expect(page.locator(".data__state")).to_contain_text("nieuwere" if trouble == "newer" else "")
        said = restore(page, record(notes={id_: {"at": iso(), "text": "x"}}).encode())
        assert "samengevoegd" in said
        page.locator("[data-restore]").click()
        expect(page.locator(".data__found")).to_contain_text("veranderd")
    if trouble == "newer":
        kept = page.evaluate(f"localStorage.getItem('{KEY}')")
        assert json.loads(kept)["version"] == 99
        page.reload()
        with page.expect_download() as download:
            page.locator(".data [data-download]").click()
        assert download.value.path().read_text(encoding="utf-8") == kept  # as it is: this version knows but a part of it
    assert problems == []


EMPTIED = """(selector) => {
    const made = document.querySelector(selector).cloneNode();
    document.body.append(made);
    const { position, display } = getComputedStyle(made);
    const height = made.offsetHeight;
    made.remove();
    return [position, display, height];
}"""
"""How a region looks before it has something to say: what was not there at all is not read aloud when it comes."""
FILL = """() => {
    for (let part = "x".repeat(2 ** 22), n = 0; part; ) {
        try { localStorage.setItem(`filled${n++}`, part); } catch { part = part.slice(part.length / 2 + 1); }
    }
}"""
FREE = "() => { for (const key of Object.keys(localStorage)) if (key.startsWith('filled')) localStorage.removeItem(key); }"


def test_trouble_is_told_as_long_as_it_lasts(page: Page, address: str, course: Course) -> None:
    """That a browser is full is no longer said once there is room, and is said again when it is full once more."""
    module = course.modules[0]
    page.goto(f"{address}modules/{module.id}/")
    notice = page.locator(".course-notice")
    for question, (change, told) in zip(module.self_check, ((FILL, 1), (FREE, 0), (FILL, 1)), strict=False):
        page.evaluate(change)
        page.evaluate(ANSWER, {"question": question.id, "chosen": [option.id for option in question.keys]})
        expect(notice).to_have_count(told)
    expect(notice).to_contain_text("geen ruimte")
    notice.get_by_role("button", name="Sluit").click()
    expect(notice).to_have_count(0)


def test_without_javascript_no_control_is_dead(
    browser: Browser, browser_context_args: dict[str, Any], address: str, course: Course
) -> None:
    """Without JavaScript the learner's pages show their texts and links, and neither a button nor a field."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    for language in LANGUAGES:
        for path in ("", "my-course/", "journal/", "review/", f"modules/{course.modules[0].id}/"):
            page.goto(f"{address}{folder(language)}{path}")
            main = page.locator("main")
            for part in ("button", "textarea", "input:not([type=radio], [type=checkbox])", "dialog", ".done"):
                expect(main.locator(f"{part}:visible")).to_have_count(0)
    page.goto(f"{address}review/")
    expect(page.locator("article li a")).to_have_count(len(course.modules))
    context.close()


def test_forced_colours_and_narrow(page: Page, address: str, course: Course) -> None:
    """With the reader's own colours, and on 320 pixels, marks and controls can be seen and reached."""
    module = course.modules[0]
    seed(page, address, record(modules={module.id: {"at": iso(), "done": True}}))
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}my-course/")
    mark = page.locator(".course-nav .md-status--module[data-state=done]").first
    assert mark.evaluate("(mark) => getComputedStyle(mark, '::after').borderBottomStyle") == "solid"
    page.goto(f"{address}modules/{next(each.id for each in course.modules if each.vignettes)}/")
    order = "(texts) => texts.map((text) => [getComputedStyle(text).stroke === 'none', getComputedStyle(text).paintOrder])"
    for plain, first in page.locator(".constellation text").evaluate_all(order):
        assert plain or first == "stroke"  # or the edge of a letter covers the letter
    ink = page.evaluate("getComputedStyle(document.body).color")
    drawn = page.locator(".constellation :is(.bond, .person circle)")
    assert set(drawn.evaluate_all("(lines) => lines.map((line) => getComputedStyle(line).stroke)")) == {ink}
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}my-course/")
    page.locator("[data-erase]").click()
    for selector in ("[data-copy]", "[data-no]", "[data-yes]"):
        room = page.locator(selector).bounding_box()
        assert room
        assert room["height"] >= 44
        assert room["x"] >= 0
        assert room["x"] + room["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
