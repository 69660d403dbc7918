"""From the first self-assessment to the certificate in a real browser: by keyboard, said aloud, kept, and printed on one page."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from curriculum import __version__
from curriculum.load import Course
from curriculum.models import LANGUAGES, Language, Question
from curriculum.study_time import study_minutes
from tests.browser.conftest import erase_elsewhere, hold_back, there, violations_in_both_schemes
from tests.browser.test_learner import WRITE_ELSEWHERE
from tests.conftest import COURSE_ID, absent
from tests.pages import FIRST_MODULE, folder

KEY = f"course:{COURSE_ID}"
HOSTILE = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'
LONG_NAME = "Prof. dr. Anne-Wil van der Kooij-Oudewortel tot Sint-Maartensdijk en Zevenbergschen Hoek, MSc, klinisch psycholoog-psychoth"
WORDS: dict[Language, dict[str, str]] = {
    "nl": {
        "blanks": "2 vragen hebben nog geen antwoord",
        "failed": "Nog niet geslaagd: 14 van de 20 goed",
        "passed": "Geslaagd: 20 van de 20 goed",
        "again": "Een nieuwe poging. De antwoorden staan in een andere volgorde.",
        "chart": "Kennis: vooraf 2,0, achteraf 4,0.",
        "certificate": "Bewijs van deelname",
        "record": "Overzicht van deelname",
        "score": "20 van de 20 vragen goed (100 procent)",
        "accredited": "Niet geaccrediteerd, tenzij een register anders beslist.",
    },
    "en": {
        "blanks": "2 questions have no answer yet",
        "failed": "Not passed yet: 14 of 20 right",
        "passed": "Passed: 20 of 20 right",
        "again": "A new attempt. The answers are in a different order.",
        "chart": "Knowledge: before 2.0, after 4.0.",
        "certificate": "Certificate of participation",
        "record": "Participation record",
        "score": "20 of 20 questions right (100 per cent)",
        "accredited": "Not accredited, unless a register decides otherwise.",
    },
}


@pytest.fixture
def learner(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser in which nothing was kept yet."""
    context = browser.new_context(**browser_context_args, reduced_motion="reduce")
    yield context
    context.close()


def bank(course: Course) -> Sequence[Question]:
    """The questions of the final test."""
    assert course.final_test
    return course.final_test.questions


def twenty(course: Course) -> Sequence[Question]:
    """The questions of the final test, if they are as many as the words of these tests say."""
    questions = bank(course)
    if len(questions) != 20:
        absent("twenty questions of the final test")
    return questions


def assert_accessible(page: Page) -> None:
    """Axe finds nothing in either scheme, and nothing is wider than a narrow window. The editions differ in words: one is looked at."""
    if "/en/" in page.url:
        return
    assert violations_in_both_schemes(page, ".md-content") == []
    before = page.viewport_size
    assert before
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size(before)


def press_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"cannot be reached by keyboard: {target}")


def assess(page: Page, choice: int) -> None:
    """Fill in the self-assessment by keyboard, the same answer everywhere, and save it."""
    page.locator("[data-item] input").first.focus()
    for item in page.locator("[data-item]").all():
        if item.locator("input:focus").count() == 0:
            press_to(page, item.locator("input").first)
        page.keyboard.press("Space")
        for _ in range(choice - 1):
            page.keyboard.press("ArrowRight")
    press_to(page, page.locator(".assessment-end [type=submit]"))
    page.keyboard.press("Enter")
    expect(page.locator(".assessment-result__title")).to_be_focused()


ANSWER = """(answers) => {
    for (const [question, options] of Object.entries(answers)) {
        for (const field of document.querySelectorAll(`#q-${question} .quiz-option input`)) {
            if (field.checked !== options.includes(field.value)) field.click();
        }
    }
}"""
"""Chooses options as clicks do, without the waits of a driver."""

ORDER = """() => [...document.querySelectorAll("course-question")].map((question) =>
    [...question.querySelectorAll(".quiz-option input")].map((field) => field.value))"""


def rightly(questions: Sequence[Question]) -> dict[str, list[str]]:
    """The right answers."""
    return {question.id: [option.id for option in question.keys] for question in questions}


def pages_of(pdf: bytes) -> int:
    """The number of pages of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return len(file.pages)


@pytest.mark.needs("self-assessment/")
@pytest.mark.takes(12)
@pytest.mark.parametrize("language", LANGUAGES)
def test_from_first_assessment_to_certificate(learner: BrowserContext, address: str, course: Course, language: Language) -> None:
    """Assess, leave two blank, be pointed to them, fail, reread, retake, pass, assess again, and print the certificate on one page."""
    words, home = WORDS[language], address + folder(language)
    page = learner.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)

    # Before: nothing is due but the first measurement; the record has no test, so there is no certificate.
    page.goto(f"{home}self-assessment/")
    page.locator(".assessment-end [type=submit]").click()
    expect(page.locator(".test-blanks__title")).to_be_focused()
    expect(page.locator("[data-anyway]")).to_be_hidden()  # nothing at all is no measurement
    assess(page, 2)
    page.goto(f"{home}certificate/")
    expect(page.locator(".certificate__title")).to_have_text(words["record"])
    expect(page.locator("[data-field='test']")).to_be_hidden()

    # The test: no verdict anywhere before it is handed in; what was chosen survives a reload.
    page.goto(f"{home}final-test/")
    questions = twenty(course)
    written = page.evaluate(ORDER)
    assert written == [[option.id for option in question.options] for question in questions]
    expect(page.locator("course-question button:visible, course-question details:visible")).to_have_count(0)
    first = questions[1]  # a single-choice question, answered with the keys
    page.locator(f"#q-{first.id} input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert page.locator("[data-result]").count() == 0
    blank = (questions[4], questions[11])
    wrong = [question for question in questions if question.select == "one" and question not in blank][:4]
    answers = rightly([question for question in questions if question not in blank])
    answers |= {question.id: [next(option.id for option in question.options if not option.key)] for question in wrong}
    page.evaluate(ANSWER, answers)
    page.reload()
    chosen = page.evaluate("() => [...document.querySelectorAll('.quiz-option input:checked')].map((field) => field.value)")
    assert sorted(chosen) == sorted(option for each in answers.values() for option in each)

    # Two blanks are pointed out; a link leads to each.
    page.locator("[data-hand-in]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".test-blanks__title")).to_be_focused()
    expect(page.locator(".test-blanks__title")).to_have_text(words["blanks"])
    assert all(len(start) < 90 for start in page.locator(".test-blanks__list a").all_inner_texts())
    assert_accessible(page)
    page.locator("[data-hand-in]").focus()
    page.keyboard.press("Enter")
    press_to(page, page.locator(".test-blanks__list a").nth(1))
    page.keyboard.press("Enter")
    expect(page.locator(f"#q-{blank[1].id} input").first).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".test-blanks__list a")).to_have_count(1)
    page.evaluate("(id) => { document.querySelector(`#q-${id} input:checked`).checked = false; }", blank[1].id)
    page.locator("[data-anyway]").focus()
    page.keyboard.press("Enter")

    # Failed: the result has the focus; each missed objective leads to its passage; every question has its verdict.
    title = page.locator(".test-result__title")
    expect(title).to_be_focused()
    expect(title).to_have_text(words["failed"])
    expect(page.locator(".test-result + h3")).to_be_visible()
    missed = [question for question in questions if question in wrong or question in blank]
    links = page.locator(".test-objectives__reread a")
    assert links.count() == len(missed)
    for link, question in zip(links.all(), missed, strict=True):
        module_id, _, heading = question.passage.partition("#")
        assert str(link.get_attribute("href")).endswith(f"modules/{module_id}/#{heading}")
    assert page.locator("course-question[data-result=right]").count() == 14
    assert page.locator("course-question details[open]").count() == 6
    assert page.locator(".quiz-option input:enabled").count() == 0
    expect(page.locator("[data-passed]")).to_be_hidden()
    bar = "getComputedStyle(document.querySelector('.test-result')).borderTopColor"
    of_failure = page.evaluate(bar)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert_accessible(page)
    page.reload()
    expect(title).to_have_text(words["failed"])

    # Retake: another order, nothing chosen; pass.
    page.locator("[data-retake]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("course-question input").first).to_be_focused()
    expect(page.locator(".test-status[role=status]")).to_have_text(words["again"])
    order = page.evaluate(ORDER)
    assert all(new != old and sorted(new) == sorted(old) for new, old in zip(order, written, strict=True))
    letters = page.locator("course-question").first.locator(".quiz-option .quiz-letter")
    assert letters.all_inner_texts() == list("ABCDE")[: letters.count()]
    assert page.locator(".quiz-option input:checked, .test-verdict").count() == 0
    page.evaluate(ANSWER, rightly(questions))
    page.locator("[data-hand-in]").click()
    expect(title).to_have_text(words["passed"])
    expect(page.locator(".test-status")).to_be_empty()
    expect(page.locator("[data-passed]")).to_be_visible()
    assert page.evaluate(bar) != of_failure
    expect(page.locator(".test-attempts tbody tr")).to_have_count(2)

    # The record: two attempts, and no answer of the test among those of the self-checks.
    sections = json.loads(page.evaluate(f"localStorage['{KEY}']"))["sections"]
    kept = sorted(sections["attempts"].values(), key=lambda each: str(each["date"]))
    assert [(each["right"], each["total"], each["pass"], each["passed"], each["version"]) for each in kept] == [
        (14, 20, 80, False, __version__),
        (20, 20, 80, True, __version__),
    ]
    assert {id_: set(each["chosen"]) for id_, each in kept[1]["questions"].items()} == {
        id_: set(each) for id_, each in rightly(questions).items()
    }
    assert "answers" not in sections
    assert {name: form["gone"] for name, form in sections["forms"].items()} == {"final-test": True, "self-assessment": True}

    # After: the last measurement is due; then both stand side by side.
    page.goto(f"{home}self-assessment/")
    expect(page.locator("input[name=moment][value=after]")).to_be_checked()
    assert page.locator("[data-item] input:checked").count() == 0
    assess(page, 4)
    chart = page.get_by_role("img", name=words["chart"])
    expect(chart).to_be_visible()
    expect(page.locator(".assessment-table tbody tr").first).to_contain_text("5")
    page.locator(".assessment-answers summary").click()
    assert_accessible(page)

    # The certificate, with all modules done and a long name: one page of A4.
    page.evaluate(
        """([key, ids]) => {
        const record = JSON.parse(localStorage[key]);
        record.sections.modules = Object.fromEntries(ids.map((id) => [id, { at: new Date().toISOString(), done: true }]));
        localStorage[key] = JSON.stringify(record);
    }""",
        [KEY, [module.id for module in course.modules]],
    )
    page.goto(f"{home}certificate/")
    page.locator("#certificate-name").focus()
    page.keyboard.type(LONG_NAME)
    sheet = page.locator(".certificate")
    expect(page.locator(".certificate__title")).to_have_text(words["certificate"])
    for text in (LONG_NAME[:120], words["score"], words["accredited"], __version__):
        expect(sheet).to_contain_text(text)
    for module in course.modules:
        for objective in module.meta.objectives:
            expect(sheet).to_contain_text(" ".join(objective.text[language].split()))
    assert page.locator(".certificate__module.is-done").count() == len(course.modules)
    assert_accessible(page)
    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) == 1
    expect(page.locator(".certificate__name")).to_have_attribute("translate", "no")  # a browser that translates would translate names too
    page.reload()
    expect(page.locator("#certificate-name")).to_have_value(LONG_NAME[:120])
    assert problems == []


@pytest.mark.parametrize(
    ("path", "question", "count"),
    [("final-test/", "course-question", ".test-hand-in__count"), ("self-assessment/", ".assessment-item", ".assessment-end__count")],
)
def test_what_is_chosen_before_the_scripts_come_is_kept(page: Page, address: str, path: str, question: str, count: str) -> None:
    """On a slow line the page is there before its scripts are: what is answered meanwhile stays, counts, and is found again."""
    there(path)
    release = hold_back(page, "**/*.js")
    page.goto(address + path, wait_until="commit")
    chosen = page.locator(f"{question} input").first
    expect(chosen).to_be_visible(timeout=10_000)  # a form that its script makes anew waits some seconds for it
    chosen.check()
    release()
    expect(page.locator(count)).to_contain_text("1 van de")
    expect(chosen).to_be_checked()
    page.reload()
    expect(chosen).to_be_checked()


def test_without_its_script_the_answers_of_the_test_can_be_read(page: Page, address: str) -> None:
    """Where the file of the test does not come, but that of a question does, no answer is out of reach; where it comes, all are hidden."""
    answers = page.locator("course-question details")
    page.goto(f"{address}final-test/")
    expect(page.locator("[data-hand-in]")).to_be_visible()
    expect(answers.filter(visible=True)).to_have_count(0)
    page.route("**/test.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto(f"{address}final-test/")
    expect(page.locator("course-question[data-held] .quiz-actions:visible")).to_have_count(0)
    expect(answers.filter(visible=True)).to_have_count(answers.count())


@pytest.mark.parametrize("path", ["final-test/", "self-assessment/", "modules/{module}/"])
def test_the_way_back_shows_what_is_kept(page: Page, address: str, course: Course, path: str) -> None:
    """A browser that puts back what stood in a form would put it over what the course kept since: the record is what is shown."""
    path = path.format(module=course.modules[0].id)
    there(path)
    page.goto(address + path)
    chosen = page.locator("main fieldset:not(.assessment-moment) input").first
    chosen.check()
    page.goto(f"{address}my-course/")
    page.evaluate("localStorage.clear()")
    page.go_back()
    page.wait_for_timeout(300)  # that is done after the page has loaded
    expect(chosen).not_to_be_checked()


def test_a_name_that_was_erased_is_gone(page: Page, address: str) -> None:
    """Who erases everything in one tab leaves no name on a certificate that is open in another."""
    page.goto(f"{address}certificate/")
    page.locator("#certificate-name").fill("Bo")
    erase_elsewhere(page, address)
    expect(page.locator("#certificate-name")).to_have_value("")
    expect(page.locator(".certificate__name")).to_have_text("(je naam)")


def test_half_way_is_found_again(page: Page, address: str, course: Course) -> None:
    """Who comes back to a test that was not handed in is told how far it is, on its page, in the overview and at home, and led on."""
    questions = bank(course)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}final-test/")
    way = page.locator(".test-way")
    expect(way).to_be_empty()
    room = way.evaluate("(way) => way.offsetHeight")
    page.evaluate(ANSWER, rightly([questions[0], questions[2]]))
    expect(way).to_be_empty()
    page.reload()
    expect(way).to_have_text(f"Je was bezig: 2 van de {len(questions)} vragen beantwoord. Ga verder bij vraag 2.")
    assert way.evaluate("(way) => way.offsetHeight") == room  # nothing moves
    way.locator("a").click()
    expect(page.locator(f"#q-{questions[1].id} .quiz-number")).to_be_in_viewport()
    page.goto(f"{address}my-course/")
    expect(page.locator("[data-count=test]")).to_have_text(f"Begonnen, 2 van de {len(questions)} beantwoord")
    page.goto(address)
    expect(page.locator("course-resume")).to_contain_text("Je was bij de eindtoets.")
    page.locator("a[data-start]").click()
    expect(page).to_have_url(f"{address}final-test/")
    page.evaluate(ANSWER, rightly(questions))
    expect(way.locator("a")).to_have_attribute("href", "#hand-in")


def test_each_choice_is_reviewed_as_the_bank_says(page: Page, address: str, course: Course) -> None:
    """In the review the key alone is right, every other choice wrong; a chosen option has its verdict; only a right answer stays folded."""
    page.goto(f"{address}final-test/")
    review = """({question, chosen}) => {
        const box = document.getElementById(`q-${question}`);
        box.review(chosen);
        return { result: box.dataset.result, marks: [...box.querySelectorAll(".quiz-mark")].length,
            right: [...box.querySelectorAll(".quiz-option.correct input")].map((field) => field.value),
            open: box.querySelector("details.quiz-answer").open, reasons: box.querySelectorAll(".quiz-reason").length };
    }"""
    for question in bank(course):
        key = [option.id for option in question.keys]
        choices = [[], key, *([option.id] for option in question.options)]
        for choice in choices:
            assert page.evaluate(review, {"question": question.id, "chosen": choice}) == {
                "result": "right" if choice == key else "wrong",
                "marks": len(choice),
                "right": [option for option in choice if option in key],
                "open": choice != key,
                "reasons": len(question.options),
            }, (question.id, choice)


def test_choices_that_make_no_sense_are_no_test_under_way(page: Page, address: str) -> None:
    """Home and overview say in the same way whether a test is under way: by options that were chosen, and by nothing else."""
    draft = {"at": "2026-01-05T12:00:00.000Z", "choices": {"forms-apart": "none", "secrets": [1]}}
    keep(page, address, forms={"final-test": draft})
    page.goto(address)
    expect(page.locator("course-resume")).not_to_contain_text("eindtoets")
    page.goto(f"{address}my-course/")
    expect(page.locator("[data-count=test]")).not_to_contain_text("begonnen")


def keep(page: Page, address: str, **sections: Any) -> None:
    """Let the browser have kept these sections before the course is opened."""
    page.goto(f"{address}404.html")
    record = {"course": COURSE_ID, "version": 1, "sections": sections}
    page.evaluate("([key, record]) => { localStorage[key] = JSON.stringify(record); }", [KEY, record])


def test_result_tells_each_question_and_objective_as_it_was_answered(page: Page, address: str, course: Course) -> None:
    """Right, not right and not answered are told of each; a new attempt that was begun waits while the last result is looked at.

    When that is handed in, nothing of the last one is left.
    """
    questions = bank(course)
    single = next(question for question in questions[2:] if question.select == "one")
    page.goto(f"{address}final-test/")
    wrong = next(option.id for option in single.options if not option.key)
    page.evaluate(ANSWER, {**rightly(questions[:2]), single.id: [wrong]})
    page.locator("[data-hand-in]").click()
    page.locator("[data-anyway]").click()
    right = {question.id for question in questions[:2]}
    for question in questions:
        said = "goed" if question.id in right else "niet goed" if question is single else "niet beantwoord"
        expect(page.locator(f"#q-{question.id} .test-verdict")).to_have_text(f" · {said}", use_inner_text=False)
    for objective in {question.objective for question in questions}:
        asked = [question for question in questions if question.objective == objective]
        had = sum(question.id in right for question in asked)
        mark = "Goed beantwoord" if had == len(asked) else f"{had} van de {len(asked)} goed" if had else "Nog niet goed"
        item = page.locator(f"li[data-objective='{objective}']")
        expect(item.locator(".test-objectives__mark")).to_have_text(mark)
        assert item.evaluate("(item) => item.classList.contains('is-right')") == (had == len(asked))

    retake, title = page.locator("[data-retake]"), page.locator(".test-result__title")
    page.reload()
    folded = page.locator(f"#q-{questions[0].id} .quiz-answer")
    folded.locator("summary").click()
    page.evaluate(WRITE_ELSEWHERE, KEY)
    expect(folded).to_have_attribute("open", "")  # whatever another tab does that is not about the test
    expect(retake).to_have_text("Maak de toets opnieuw")
    retake.click()
    page.evaluate(ANSWER, rightly(questions[:1]))
    page.reload()
    expect(page.locator(".test-attempts tbody tr")).to_have_count(1)
    page.locator("[data-back]").click()
    expect(title).to_be_focused()
    expect(retake).to_have_text("Ga verder met mijn poging")
    retake.click()
    expect(page.locator(".test-way")).to_be_empty()  # that is for whoever comes back
    chosen = page.locator("course-question input:checked")
    assert set(chosen.evaluate_all("(fields) => fields.map((field) => field.value)")) == {option.id for option in questions[0].keys}
    field = page.locator(f"#q-{single.id} input").first
    field.focus()
    other = page.context.new_page()
    other.goto(f"{address}final-test/")
    other.evaluate(ANSWER, rightly(questions[1:2]))
    expect(page.locator(f"#q-{questions[1].id} input:checked")).to_have_count(len(questions[1].keys))
    expect(field).to_be_focused()  # what another tab does takes nobody away from where they are
    page.evaluate(ANSWER, rightly(questions))
    page.locator("[data-hand-in]").click()
    expect(title).to_contain_text(f"{len(questions)} van de {len(questions)} goed")
    expect(page.locator(".test-objectives__reread, .test-way:visible")).to_have_count(0)
    order = page.evaluate(ORDER)
    retake.click()
    assert all(new != old for new, old in zip(page.evaluate(ORDER), order, strict=True))  # a third time, too


def test_test_that_was_changed_since_gives_no_verdicts(page: Page, address: str, course: Course) -> None:
    """Of an attempt that the questions of today would grade otherwise, the result stands, and no question is called right or wrong."""
    questions = bank(course)
    chosen = {
        question.id: {"chosen": [option.id for option in question.keys], "correct": question is not questions[0]} for question in questions
    }
    at = "2026-01-05T12:00:00.000Z"
    attempt = {"at": at, "date": at, "right": len(questions) - 1, "total": len(questions), "pass": 80, "questions": chosen}
    as_today = {id_: each | {"correct": True} for id_, each in chosen.items()}
    of_more = attempt | {"right": len(questions), "total": len(questions) + 1, "questions": as_today}  # one that is not asked any more
    keep(page, address, attempts={"a": of_more})
    page.goto(f"{address}final-test/")
    expect(page.locator(".test-result__verdict")).to_contain_text("De toets is na deze poging veranderd.")
    keep(page, address, attempts={"a": attempt})
    page.goto(f"{address}final-test/")
    expect(page.locator(".test-result__title")).to_contain_text(f"{len(questions) - 1} van de {len(questions)} goed")
    expect(page.locator(".test-attempts tbody tr")).to_be_visible()
    expect(page.locator(".test-attempts tbody tr")).to_contain_text("5 januari 2026")
    expect(page.locator(".test-result [data-kept]")).to_have_text("Deze uitslag staat in deze browser, en nergens anders.")
    expect(page.locator(".test-result__verdict")).to_contain_text("De toets is na deze poging veranderd.")
    assert page.locator(".test-verdict").count() == 0
    later = attempt | {"date": "2026-01-06T12:00:00.000Z", "right": 0}
    keep(page, address, attempts={"a": attempt, "b": later})
    page.goto(f"{address}final-test/")
    expect(page.locator(".test-result__title")).to_contain_text(f"0 van de {len(questions)} goed")
    expect(page.locator("[data-passed]")).to_be_visible()  # who passed once may have the certificate


def test_certificate_claims_no_more_than_the_record_has(page: Page, address: str, course: Course) -> None:
    """Shares and hours are rounded down, of two attempts alike the first counts, a module that is not done is listed without its tick."""
    done = next((module for module in course.modules if study_minutes(module, "nl") % 30), None)
    if not done:
        absent("every module takes half hours without a minute left")
    scores = {"total": 18, "pass": 80, "at": "2026-01-08T12:00:00.000Z"}
    attempts = {
        name: {**scores, "right": right, "date": f"2026-01-0{day}T12:00:00.000Z"}
        for name, right, day in (("a", 17, 6), ("b", 17, 5), ("c", 15, 7))
    }
    keep(page, address, attempts=attempts, modules={done.id: {"at": scores["at"], "done": True}})
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; }")
    page.goto(f"{address}certificate/")
    expect(page.locator("[data-field=score]")).to_contain_text("17 van de 18 vragen goed (94 procent), op 5 januari 2026")
    hours = f"{study_minutes(done, 'nl') // 30 / 2:g}".replace(".", ",")
    expect(page.locator("[data-field=hours]")).to_have_text(f"{hours} uur (1 van de {len(course.modules)} modules)")
    expect(page.locator(".certificate__module:visible")).to_have_count(len(course.modules))
    expect(page.locator(".certificate__module.is-done")).to_have_attribute("data-module", done.id)
    expect(page.locator(".certificate__module:not(.is-done) [data-field=state]").first).to_have_text("niet afgerond")
    expect(page.locator("[data-if=undone]")).to_be_visible()
    expect(page.locator("[data-if=untested]")).to_be_hidden()
    expect(page.locator("#certificate-name")).to_have_attribute("autocomplete", "name")
    expect(page.locator("#certificate-name")).to_have_accessible_description("Je naam staat in deze browser, en nergens anders.")
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed") == 1
    page.goto(f"{address}my-course/")
    expect(page.locator("[data-count=test]")).to_have_text("Gehaald, 17 van de 18 goed")

    keep(page, address, modules={module.id: {"at": scores["at"], "done": True} for module in course.modules})
    page.goto(f"{address}certificate/")
    expect(page.locator("[data-if=undone]")).to_be_hidden()
    expect(page.locator("[data-if=untested]")).to_be_visible()
    keep(page, address)
    page.goto(f"{address}certificate/")
    expect(page.locator(".certificate-controls__about[role=status]")).to_contain_text("Er is geen module als afgerond aangemerkt.")


MARKS = """() => [...document.querySelectorAll(".chart > g")].map((row) => {
    const ticks = [...row.querySelectorAll(".chart__tick")];
    const at = (x) => Number(ticks.find((tick) => Math.abs(tick.getAttribute("x") - x) < 0.01)?.textContent);
    return [at(row.querySelector("circle.chart__before").getAttribute("cx")),
        at(Number(row.querySelector("path.chart__after").getAttribute("d").slice(1).split(" ")[0]) + 7),
        ...[...row.querySelectorAll(".chart__value")].map((value) => value.textContent),
        row.querySelector(".chart__axis").getBBox().height];
})"""
"""At which number of the axis each row of the drawing has its circle, and at which its diamond; what stands above these; whether the
axis is level."""


def test_drawing_and_tables_say_what_was_filled_in(page: Page, address: str, course: Course) -> None:
    """The circle stands at the mean before, the diamond at that after, each cell has its column; who changes an answer is told of what."""
    assert course.self_assessment
    items = [item.id for scale in course.self_assessment.scales for item in scale.items]
    measured = {
        moment: {"at": "2026-01-05T12:00:00.000Z", "date": "2026-01-05T12:00:00.000Z", "answers": dict.fromkeys(items, answer)}
        for moment, answer in (("before", 2), ("after", 4))
    }
    keep(page, address, assessments=measured)
    page.goto(f"{address}self-assessment/")
    assert page.evaluate(MARKS) == [[2, 4, "2,0", "4,0", 0]] * len(course.self_assessment.scales)
    heads = page.locator(".assessment-table thead th").all_inner_texts()
    row = page.locator(".assessment-table tbody tr").first
    assert row.locator("td").evaluate_all("(cells) => cells.map((cell) => cell.dataset.label)") == heads[1:]
    assert row.locator("td").all_text_contents()[:2] == ["2,0", "4,0"]
    expect(row.locator("th[scope=row]")).to_have_text(course.self_assessment.scales[0].title.nl)
    usual = page.viewport_size
    assert usual
    page.set_viewport_size({"width": 360, "height": 740})
    before = "(cells) => cells.map((cell) => getComputedStyle(cell, '::before').content)"
    assert "none" not in row.locator("td").evaluate_all(before)  # a column has no head there: each cell has it
    page.set_viewport_size(usual)
    about = page.locator(".assessment-moment__about")
    page.locator("[data-open=before]").click()
    expect(page.locator("input[name=moment][value=before]")).to_be_focused()
    expect(about).to_contain_text("Je bewaarde dit op 5 januari 2026.")
    assert set(page.locator("[data-item] input:checked").evaluate_all("(fields) => fields.map((field) => field.value)")) == {"2"}
    keep(page, address)
    page.goto(f"{address}self-assessment/")
    page.locator("input[name=moment][value=after]").check()
    expect(about).to_contain_text("Er is geen eerste keer om mee te vergelijken.")
    expect(about).to_contain_text("Je hebt de eindtoets nog niet gemaakt.")
    page.locator(".assessment-end [type=submit]").click()
    page.evaluate(WRITE_ELSEWHERE, KEY)
    expect(page.locator(".test-blanks")).to_be_visible()  # whatever another tab does that is not about the assessment
    page.locator("[data-item] input").last.check()
    expect(page.locator(".test-blanks__list a")).to_have_count(len(items) - 1)
    other = page.context.new_page()
    other.goto(f"{address}self-assessment/")
    other.locator("input[name=moment][value=after]").check()
    other.locator("[data-item] input").first.check()
    expect(page.locator("[data-item] input").first).to_be_checked()


@pytest.mark.needs("self-assessment/")
def test_odd_records_are_shown_as_text_or_passed_over(learner: BrowserContext, address: str, course: Course) -> None:
    """Scripts, wrong types and attempts at another test in the record break nothing, run nothing and earn nothing."""
    questions = twenty(course)
    page = learner.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    now = "2026-01-05T12:00:00.000Z"
    sound = {
        "at": now,
        "date": now,
        "total": 20,
        "pass": 80,
        "passed": True,
        "version": HOSTILE,
        "questions": {HOSTILE: {"chosen": [HOSTILE]}},
    }
    record = {
        "course": COURSE_ID,
        "version": 1,
        "sections": {
            "attempts": {
                "a": {**sound, "right": 3},  # says that it passed
                "b": {**sound, "right": 99},
                "c": {"at": now, "date": HOSTILE, "right": "20", "total": [20], "pass": {}},
                "d": {"at": now},
            },
            "assessments": {"before": {"at": now, "date": now, "answers": {"forms-apart": HOSTILE, "minority-stress": 9, "secrets": 5}}},
            "forms": {"certificate": {"at": now, "name": HOSTILE}, "self-assessment": {"at": now, "before": [HOSTILE], "after": 3}},
            "modules": {FIRST_MODULE: {"at": now, "done": True}},
        },
    }
    page.goto(f"{address}certificate/")
    page.evaluate("([key, record]) => { localStorage[key] = JSON.stringify(record); }", [KEY, record])
    page.reload()
    expect(page.locator(".certificate__title")).to_have_text(WORDS["nl"]["record"])
    expect(page.locator(".certificate__name")).to_have_text(HOSTILE)
    assert page.locator(".certificate__module:visible").count() == 1
    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) == 1

    # An attempt whose questions are no longer there: listed, its result told, no question shown as answered.
    page.goto(f"{address}final-test/")
    expect(page.locator(".test-result__title")).to_have_text("Nog niet geslaagd: 3 van de 20 goed")
    expect(page.locator(".test-attempts tbody tr")).to_have_count(1)
    expect(page.locator(".test-attempts")).to_contain_text(HOSTILE[:40])
    expect(page.locator("course-question:visible")).to_have_count(0)
    page.locator("[data-retake]").click()
    expect(page.locator("course-question:visible")).to_have_count(20)
    page.locator("[data-back]").click()
    expect(page.locator("course-question:visible")).to_have_count(0)

    page.goto(f"{address}self-assessment/")
    page.locator("[data-cancel]").click()
    expect(page.locator(".assessment-table tbody tr").last).to_contain_text("te weinig")
    assert page.evaluate("window.ran") is None
    assert problems == []

    # Another tab hands in: this one shows it.
    other = learner.new_page()
    other.goto(f"{address}final-test/")
    page.goto(f"{address}final-test/")
    expect(page.locator(".test-result")).to_be_hidden()  # the retake that was begun goes on
    expect(page.locator(".test-result + h3")).to_be_hidden()
    other.evaluate(ANSWER, rightly(questions))
    other.locator("[data-hand-in]").click()
    expect(page.locator(".test-result__title")).to_have_text(WORDS["nl"]["passed"])


@pytest.mark.needs("self-assessment/")
def test_without_storage_everything_works_on_the_page(learner: BrowserContext, address: str, course: Course) -> None:
    """Where nothing can be kept, the test, the assessment, the certificate and the forms work while the page is open, and say so."""
    learner.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page = learner.new_page()
    page.goto(f"{address}en/final-test/")
    page.evaluate(ANSWER, rightly(twenty(course)))
    page.locator("[data-hand-in]").click()
    expect(page.locator(".test-result__title")).to_have_text(WORDS["en"]["passed"])
    expect(page.locator("[data-kept]")).to_contain_text("be kept in this browser")
    page.goto(f"{address}en/self-assessment/")
    expect(page.locator(".assessment-end__count")).to_contain_text("be kept in this browser")
    for item in page.locator("[data-item]").all()[:6]:
        item.locator("input").nth(2).check()
    page.locator(".assessment-end [type=submit]").click()
    page.locator("[data-anyway]").click()
    expect(page.locator(".assessment-table tbody tr").first).to_contain_text("3.0")
    expect(page.locator(".assessment-result [data-kept]")).to_contain_text("be kept in this browser")
    page.goto(f"{address}en/certificate/")
    page.locator("#certificate-name").fill("A. Learner")
    expect(page.locator(".certificate__name")).to_have_text("A. Learner")
    expect(page.locator("[data-kept]")).to_contain_text("be kept in this browser")
    page.goto(f"{address}en/kit/forms/")
    page.locator("#record [name=participants]").fill("A. Learner")
    page.wait_for_timeout(600)
    expect(page.locator("#record .form-sheet__status")).to_be_empty()  # no word of keeping


@pytest.mark.needs("self-assessment/")
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_there_are_forms_to_print(browser: Browser, address: str, course: Course, language: Language) -> None:
    """The self-assessment is a form without dead buttons, and the certificate an empty sheet of one page."""
    assert course.self_assessment
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{folder(language)}self-assessment/")
    expect(page.locator("[data-item]:visible")).to_have_count(sum(len(scale.items) for scale in course.self_assessment.scales))
    expect(page.locator(".md-content button:visible")).to_have_count(0)
    page.goto(f"{address}{folder(language)}certificate/")
    expect(page.locator(".certificate__module:visible")).to_have_count(len(course.modules))
    expect(page.locator(".md-content :is(button, input):visible")).to_have_count(0)
    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) == 1
    context.close()
