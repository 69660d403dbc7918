"""The kit for groups in a browser: a session built, shared and presented by keyboard; forms that stay; cards that fit their paper."""

from __future__ import annotations

import io
import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from curriculum.kit.models import Step
from curriculum.kit.plans import totals
from curriculum.kit.scripts import developments
from curriculum.load import Course
from curriculum.render.kit import turn
from curriculum.words import Interface
from tests.browser.conftest import erase_elsewhere, hold_back, violations_in_both_schemes
from tests.conftest import COURSE_ID, ROOT, absent

pytestmark = pytest.mark.needs("kit/builder/", "kit/forms/", "kit/cards/", "kit/supervision/")


PRESENTED = """(step) => ["who", "what", "list li", "say li"].map(
    (part) => [...step.querySelectorAll(`.present__${part}`)].map((each) => each.textContent))"""
"""What the show says at a step below its title."""


def read_out(course: Course, step: Step) -> list[str]:
    """The agreements, at the step in which they are read out."""
    assert course.kit
    return [agreement.text.nl for agreement in course.kit.frame.agreements] if step.gives == "agreements" else []


def test_session_is_built_shared_and_presented_by_keyboard(page: Page, address: str, course: Course) -> None:
    """Bad choices in a link are mended, a method that does not suit the case is said; a link holds the plan; the show runs by keys.

    It shows of each step who does what, and what can be said.
    """
    assert course.kit
    if not course.vignette("no-signal"):
        absent("there is no case no-signal")
    page.goto(f"{address}kit/builder/#subject=nonsense&minutes=5&people=40&experience=x&method=y&case=z&start=25:00")
    notes = page.locator(".builder__notes li")
    expect(notes).to_have_count(7)
    expect(page.locator(".builder__notes")).to_contain_text("40 mensen is te veel voor één gesprek")
    expect(page.locator("[name=minutes]")).to_have_value("45")
    expect(page.locator("[name=people]")).to_have_value("6")

    page.locator("[name=subject]").select_option("paradigm-shift")
    page.locator("[name=minutes]").select_option("90")
    page.locator("[name=method]").select_option("incident")
    page.locator("[name=case]").select_option("no-signal")
    page.locator("[name=start]").fill("20:00")
    page.locator("[name=start]").blur()
    expect(notes).to_have_count(0)
    page.locator("[name=method]").select_option("gossip")  # its facilitator card says: no gossip
    expect(notes).to_have_count(2)
    expect(notes.last).to_contain_text("begeleiderskaart")
    page.locator("[name=method]").select_option("incident")
    expect(notes).to_have_count(0)
    expect(page.locator(".builder__status")).to_contain_text("90")
    steps = page.locator(".builder .step")
    times = [int(text.split()[0]) for text in page.locator(".builder .step__minutes").all_text_contents()]
    assert sum(times) == 90
    assert page.locator(".builder .step__start").all_inner_texts()[0] == "20:00"
    assert violations_in_both_schemes(page) == []

    shared = page.url
    assert "#subject=paradigm-shift" in shared
    page.goto(f"{address}kit/")
    page.goto(f"{address}kit/builder/")
    expect(page.locator("[name=start]")).to_have_value("20:00")
    page.locator("[name=subject]").select_option("vocabulary")  # which has cases of its own
    expect(page.locator(".builder__notes")).not_to_contain_text("hoort niet bij dit onderwerp")
    kept: dict[str, Any] = {"course": COURSE_ID, "version": 1, "sections": {"forms": {}}}
    for name in ("session-builder", "record-sheet"):  # a restored file may hold anything here
        kept["sections"]["forms"][name] = {
            "at": "2026-01-01T00:00:00Z",
            "choices": {"start": {}, "minutes": [1], "people": 7},
            "fields": None,
        }
    page.evaluate("(kept) => localStorage.setItem(`course:${kept.course}`, JSON.stringify(kept))", kept)
    page.goto(f"{address}kit/forms/")
    expect(page.locator("#record [data-action=clear]")).to_be_visible()
    page.goto(f"{address}kit/builder/")
    expect(page.locator("[name=people]")).to_have_value("7")
    expect(notes).to_have_count(0)
    page.goto(shared)
    expect(page.locator("[name=start]")).to_have_value("20:00")
    expect(steps).to_have_count(len(times))

    page.locator("[data-action=present]").focus()
    page.keyboard.press("Enter")
    show, title = page.locator("dialog.present"), page.locator(".present__title")
    expect(show).to_be_visible()
    frame = course.kit.frame
    expect(title).to_have_text(frame.opening[0].title.nl)
    expect(title).to_be_focused()
    expect(show).to_have_attribute("data-waiting", "")
    page.keyboard.press("Space")
    expect(show).not_to_have_attribute("data-waiting", "")
    given = page.locator(".present__given")
    planned = {each.title.nl: each for each in (*frame.steps, *course.kit.methods["incident"].steps)}
    seen = []
    for number in range(len(times)):
        if number:
            page.keyboard.press("ArrowRight")
        step = planned[title.inner_text()]
        says = [sentence.nl for sentence in step.say]
        assert page.locator(".present__step").evaluate(PRESENTED) == [[step.who.nl], [step.what.nl], read_out(course, step), says]
        if given.is_visible():
            seen.append(given.locator(".present__case-title").inner_text())
    vignette = course.vignette("no-signal")
    assert vignette
    later = [part.title for part in vignette[1].parts("nl", ["development", "development-2"])]
    assert seen == [vignette[1].constellation.title.nl, *later]
    expect(title).to_have_text(frame.closing[-1].title.nl)
    expect(page.locator(".present__status")).to_contain_text(frame.closing[-1].title.nl)
    page.keyboard.press("c")
    expect(given).to_be_visible()
    page.keyboard.press("Space")
    expect(show).to_have_attribute("data-paused", "")
    page.keyboard.press("?")
    expect(page.locator(".present__help")).to_be_visible()
    assert violations_in_both_schemes(page, "dialog.present") == []
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate("document.querySelector('dialog.present').scrollWidth") <= 360
    page.keyboard.press("ArrowLeft")
    expect(title).not_to_have_text(frame.closing[-1].title.nl)
    page.keyboard.press("Escape")
    expect(show).to_be_hidden()
    expect(page.locator("[data-action=present]")).to_be_focused()


def test_case_that_weighs_is_told_before_the_group_meets(page: Page, address: str, course: Course) -> None:
    """With a case, the facilitator card comes first, and what it touches on stands in plan and show; one too heavy for a group is told."""
    heavy = course.vignette("from-the-library")
    if not heavy:
        absent("there is no case from-the-library")
    drawing = heavy[1].constellation
    assert drawing.touches
    page.goto(f"{address}kit/builder/#subject=theme.consent&case=from-the-library&people=6&experience=new")
    expect(page.locator(".builder__notes")).to_contain_text("Deze casus is zwaar")
    expect(page.locator(".builder__case")).to_have_text(f"{drawing.title.nl} · {drawing.theme.nl}")
    expect(page.locator(".builder__touches")).to_contain_text(drawing.touches.nl)
    expect(page.locator(".builder__read a")).to_have_attribute("href", re.compile(r"kit/cards/#card-from-the-library-facilitator$"))
    expect(page.locator(".builder .step").first).to_contain_text(drawing.touches.nl)
    page.locator("[name=experience]").select_option("experienced")
    expect(page.locator(".builder__notes")).to_be_hidden()
    page.locator("[data-action=present]").click()
    expect(page.locator(".present__note").first).to_contain_text(drawing.touches.nl)
    page.keyboard.press("Escape")
    page.locator("[name=case]").select_option("own")
    expect(page.locator(".builder__read")).to_be_hidden()
    expect(page.locator(".builder__case")).to_be_hidden()


@pytest.mark.needs("kit/guides/paradigm-shift/", "kit/guides/vocabulary/")
def test_what_does_not_suit_a_case_is_not_called_advice(page: Page, address: str) -> None:
    """Where no method suits the case in this time, the plan says so, and a button takes the nearest session in which one does."""
    page.goto(f"{address}kit/builder/#subject=vocabulary&minutes=90&people=6&experience=new&case=a-good-friend")
    notes, why = page.locator(".builder__notes li"), page.locator(".builder__why")
    expect(notes).to_have_count(1)
    expect(why).not_to_contain_text("Advies:")
    notes.locator("button").click()
    expect(notes).to_have_count(0)
    expect(why).to_contain_text("Advies:")
    minutes = page.locator("[name=minutes]")
    expect(minutes).to_be_focused()
    assert f"&minutes={minutes.input_value()}&" in page.url
    page.locator("[name=subject]").select_option("paradigm-shift")
    page.locator("[name=case]").select_option("saturday-cryptic")
    page.locator("[name=people]").fill("3")
    page.locator("[name=people]").blur()
    expect(notes.last).to_contain_text("Kies een andere casus")


def test_end_of_a_step_is_shown_and_said_without_sound(page: Page, address: str) -> None:
    """Two minutes before its end and at its end a step says so, once, in words and in its look; the clock then counts on."""
    page.clock.install()
    page.goto(f"{address}en/kit/builder/#minutes=90")
    page.locator("[data-action=present]").click()
    page.locator(".present [data-action=pause]").click()
    show, status = page.locator("dialog.present"), page.locator(".present__status[role=status]")
    minutes = int(page.locator(".present__clock").inner_text().split(":")[0])
    page.clock.run_for((minutes - 2) * 60_000 + 1_000)
    expect(show).to_have_attribute("data-state", "near")
    clock, bar = show.evaluate("""(show) => {
        const [clock, bar] = [".present__clock", ".present__bar span"].map((part) => show.querySelector(part));
        return [clock.textContent, parseFloat(bar.style.width)]; // of one moment: this clock goes on
    }""")
    left = int(clock.partition(":")[0]) * 60 + int(clock.partition(":")[2])
    assert bar == pytest.approx(100 * left / (60 * minutes), abs=1)
    expect(status).to_have_text("Two minutes left in this step.")
    page.clock.run_for(130_000)
    expect(show).to_have_attribute("data-state", "over")
    expect(status).to_have_text("The time of this step is up.")
    expect(page.locator(".present__over")).to_be_visible()
    expect(page.locator(".present__clock")).to_contain_text("+0:")
    expect(page.locator("[data-action=sound]")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("ArrowRight")
    minutes = int(page.locator(".present__clock").inner_text().split(":")[0])
    page.clock.run_for((minutes - 1) * 60_000)
    expect(status).to_have_text("Two minutes left in this step.")  # of the next step, too


@pytest.mark.needs("kit/guides/paradigm-shift/")
def test_show_waits_for_its_start_knows_its_end_and_keeps_its_place(page: Page, address: str) -> None:
    """The clock waits for “Begin”; late is told with the end that was planned and a shorter form; a reload keeps the place, not people."""
    page.clock.install(time="2026-01-01T19:45:00")
    page.goto(f"{address}kit/builder/#minutes=90&start=20:00&method=incident&case=no-signal&subject=paradigm-shift")
    ready, rest = page.locator("[data-action=present]"), page.locator(".present__rest")
    run, again = page.locator(".present [data-action=pause]"), page.locator(".present [data-action=again]")
    clock, late = page.locator(".present__clock"), page.locator(".present__late")
    ready.click()
    page.clock.run_for(15 * 60_000)
    full = clock.inner_text()
    assert full.endswith(":00")
    assert not full.startswith("+")
    expect(run).to_have_text("Begin")
    expect(rest).to_have_text("van 20:00 tot 21:30 uur")
    page.keyboard.press("Space")
    expect(run).to_have_text("Pauze")
    expect(rest).to_have_text("nog 90 min, tot 21:30 uur")
    page.clock.run_for(14 * 60_000)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(rest).to_contain_text("gepland 21:30")
    expect(rest).not_to_contain_text("tot 21:30")
    expect(late).to_contain_text("Loopt het uit:")
    expect(page.locator(".present__status")).to_contain_text("gepland 21:30")
    place, title = page.locator(".present__place").inner_text(), page.locator(".present__title").inner_text()

    page.keyboard.press("Space")
    expect(run).to_have_text("Ga door")
    leave(page)
    ready.click()
    expect(run).to_have_text("Ga door")
    left = clock.inner_text()
    page.clock.run_for(10_000)
    expect(clock).to_have_text(left)
    run.click()
    expect(run).to_have_text("Pauze")

    page.reload()
    page.locator("[name=people]").fill("5")
    page.locator("[name=people]").blur()
    ready.click()
    expect(page.locator(".present__place")).to_have_text(place)
    expect(page.locator(".present__title")).to_have_text(title)
    expect(run).to_have_text("Pauze")
    kept = page.evaluate("Object.entries(sessionStorage).flat().join(' ')")
    assert "people" not in kept
    assert "20:00" not in kept
    expect(again).to_be_hidden()
    page.keyboard.press("Space")
    again.click()
    expect(run).to_have_text("Begin")
    expect(clock).to_have_text(full)
    expect(page.locator(".present__title")).to_be_focused()


def leave(page: Page) -> None:
    """Leave the show, and wait until it has kept its place by the clock of that moment: it is gone at once, and hears so a little later."""
    page.evaluate("""() => {
        const show = document.querySelector("dialog.present");
        window.left = new Promise((done) => show.addEventListener("close", () => done(), { once: true }));
    }""")
    page.keyboard.press("Escape")
    page.evaluate("window.left")


def test_show_goes_on_past_midnight_but_not_the_next_morning(page: Page, address: str) -> None:
    """A session that starts just after midnight ends in that night; a show that was left for hours begins anew."""
    page.clock.install(time="2026-01-01T23:55:00")
    page.goto(f"{address}kit/builder/#minutes=60&start=00:05")
    ready, run = page.locator("[data-action=present]"), page.locator(".present [data-action=pause]")
    ready.click()
    page.keyboard.press("Space")
    expect(page.locator(".present__rest")).to_contain_text("gepland 01:05")
    leave(page)
    for hours, said in ((3, "Pauze"), (8, "Begin")):
        page.clock.set_system_time(f"2026-01-02T0{hours}:00:00")
        page.reload()
        ready.click()
        expect(run).to_have_text(said)
        leave(page)


def test_clock_that_is_set_back_gives_no_time(page: Page, address: str) -> None:
    """When a device corrects its clock during a session, a step gets no longer than it was."""
    page.clock.install(time="2026-11-30T19:58:00Z")
    page.goto(f"{address}kit/builder/#minutes=60")
    page.locator("[data-action=present]").click()
    clock = page.locator(".present__clock")
    full = int(clock.inner_text().partition(":")[0])
    page.keyboard.press("Space")
    page.clock.run_for(30_000)
    page.clock.set_system_time("2026-11-30T18:58:00Z")
    page.clock.run_for(2000)
    assert int(clock.inner_text().partition(":")[0]) == full - 1


STUBS = """
    window.calls = [];
    const called = (name) => async () => { window.calls.push(name); return { release: async () => window.calls.push("asleep") }; };
    Object.defineProperty(navigator, "wakeLock", { value: { request: called("awake") } });
    Element.prototype.requestFullscreen = called("full");
    Document.prototype.exitFullscreen = called("small");
    Object.defineProperty(Document.prototype, "fullscreenElement", { get: () => window.calls.includes("full") ? document.body : null });
    AudioContext.prototype.createOscillator = new Proxy(AudioContext.prototype.createOscillator, {
        apply: (make, context) => { window.calls.push("tone"); return Reflect.apply(make, context, []); },
    });
"""
"""Notes what a show asks of the device, which a driven browser does not have."""


def in_the_end(page: Page, script: str, value: object) -> None:
    """See that a script gives a value, soon: a page whose clock is held cannot be asked to wait for it."""
    for _ in range(50):
        if page.evaluate(script) == value:
            break
        page.wait_for_timeout(100)
    assert page.evaluate(script) == value


def test_keys_of_the_show_do_what_its_list_says(page: Page, address: str) -> None:
    """Each key has its own work; keys of the browser are left to it; the screen stays awake and large for as long as the show lasts."""
    page.add_init_script(STUBS)
    page.clock.install()
    page.goto(f"{address}kit/builder/#minutes=60&method=incident&case=no-signal&subject=paradigm-shift")
    show, place = page.locator("dialog.present"), page.locator(".present__place")
    back, following = show.locator("[data-action=back]"), show.locator("[data-action=next]")
    page.locator("[data-action=present]").click()
    total = int(place.inner_text().split()[-1])
    expect(back).to_be_disabled()
    following.focus()
    page.keyboard.press("Space")  # presses the button, and does not start the clock
    expect(place).to_have_text(f"Stap 2 van {total}")
    expect(show).to_have_attribute("data-waiting", "")
    page.keyboard.press("PageUp")
    expect(place).to_have_text(f"Stap 1 van {total}")
    unheeded = show.evaluate(
        "(show) => ['f', 'ArrowRight'].map((key) => show.dispatchEvent("
        "new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true })))"
    )
    assert unheeded == [True, True]
    assert page.evaluate("window.calls") == ["awake"]
    page.keyboard.press("c")  # nothing was handed out yet
    expect(show.locator("[data-action=case], .present__given").locator("visible=true")).to_have_count(0)
    say = show.locator("[data-action=say]")
    for is_shown in ("false", "true", "false"):
        expect(say).to_have_attribute("aria-expanded", is_shown)
        assert show.locator(".present__say").is_visible() == (is_shown == "true")
        page.keyboard.press("s")
    sound = show.locator("[data-action=sound]")
    page.keyboard.press("m")
    expect(sound).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("f")
    assert page.evaluate("window.calls") == ["awake", "tone", "full"]
    page.keyboard.press("Space")
    expect(show).not_to_have_attribute("data-waiting", "")
    page.clock.run_for(60 * 60_000)
    assert page.evaluate("window.calls.filter((call) => call === 'tone').length") == 2  # the end of a step is heard once
    sentences = []
    for _ in range(1, total):
        page.keyboard.press("PageDown")
        count = show.locator(".present__say li").count()
        sentences.append((say.is_visible(), show.locator(".present__say li:visible").count()) == (count > 0, count))  # they stay open
    assert all(sentences)
    expect(place).to_have_text(f"Stap {total} van {total}")
    expect(following).to_be_disabled()
    page.keyboard.press("Escape")
    expect(show).to_be_hidden()
    in_the_end(page, "window.calls.slice(-2).toSorted()", ["asleep", "small"])
    page.locator("[data-action=present]").click()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # a browser lets go of the screen of a tab that is left
    in_the_end(page, "window.calls.slice(-2)", ["awake", "awake"])


def test_rehearsal_ends_as_long_after_its_own_start(page: Page, address: str) -> None:
    """Whoever tries a session hours before it begins is told when the trial ends, and not that it runs late."""
    page.clock.install(time="2026-01-01T10:00:00")
    page.goto(f"{address}kit/builder/#minutes=90&start=20:00")
    page.locator("[data-action=present]").click()
    page.locator(".present [data-action=pause]").click()
    expect(page.locator(".present__rest")).to_have_text("nog 90 min, tot 11:30 uur")


REFUSED = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }"
"""Makes a page one that may not copy."""


def test_plan_fits_the_people_the_case_and_the_clock(page: Page, address: str, course: Course) -> None:
    """Turns are as long as the guide gives them, an own case has its own steps, and each link of the plan is that of what was chosen."""
    assert course.kit
    vignette = course.vignette("no-signal")
    if not vignette:
        absent("there is no case no-signal")
    method = course.kit.methods["incident"]
    page.goto(f"{address}kit/builder/#minutes=90&people=7&start=23:00&method=incident&case=no-signal&subject=paradigm-shift")
    steps = page.locator(".builder .step")
    words = Interface(ROOT, "nl")
    for step in steps.all():
        title = step.locator(".step__title strong").inner_text()
        planned = next(each for each in (*course.kit.frame.steps, *method.steps) if each.title.nl == title)
        minutes = int(step.locator(".step__minutes").inner_text().split()[0])
        notes = step.locator(".step__note:not(.step__note--late)").all_inner_texts()
        assert notes == ([turn(minutes, 7, words)] if planned.round else []), title
        assert step.locator(".step__text > p").nth(1).inner_text() == planned.what.nl
        assert step.locator(".step__say q").all_inner_texts() == [sentence.nl for sentence in planned.say]
        assert step.locator(".step__agreements li").all_inner_texts() == read_out(course, planned)
    wins = [int(re.findall(r"\d+", note)[-1]) for note in page.locator(".builder .step__note--late").all_inner_texts()]
    expect(page.locator(".builder__late")).to_contain_text(f"win je tot {sum(wins)} minuten")
    expect(page.locator(".builder__facts")).to_contain_text("van 23:00 tot 00:30")
    expect(page.locator("[data-guide]:visible")).to_have_attribute("data-guide", "paradigm-shift")
    filled = parse_qs(urlsplit(str(page.locator("[data-record]").get_attribute("href"))).fragment)
    assert filled == {
        "minutes": ["90"], "method": [method.title.nl], "case": [vignette[1].constellation.title.nl], "kind": ["intervision"]
    }  # fmt: skip

    page.evaluate(REFUSED)
    page.locator("[data-action=copy]").click()
    expect(page.locator(".builder__status")).to_have_text("Kopieer de link uit het veld hieronder.")
    expect(page.locator(".builder__link span")).to_have_text("Link naar deze bijeenkomst, voor begeleiders")
    page.locator("[name=case]").select_option("own")
    expect(page.locator(".builder__link")).to_be_hidden()
    for planned in method.steps:
        if planned.own:
            expect(steps.filter(has=page.get_by_text(planned.title.nl, exact=True))).to_contain_text(planned.own.nl)
    page.goto(f"{address}kit/cards/")
    page.evaluate(REFUSED)
    tools = page.locator(".sheet__tools").first
    tools.locator("[data-copy=case]").click()
    link = tools.locator("a").evaluate("(link) => link.href")
    expect(tools.locator("[role=status]")).to_have_text(f"Kopiëren mag niet van deze browser. Dit is de link: {link}")


SESSIONS = """async (address) => {
    const { session, casesOf, moment, OWN } = await import(`${address}assets/javascripts/session.js`);
    const kit = JSON.parse(document.querySelector("script[data-kit]").textContent);
    const made = [];
    for (const subject of [...kit.modules.map(({ id }) => id), `theme.${kit.themes[0].id}`]) {
        for (const name of [undefined, OWN, ...casesOf(subject, kit).slice(0, 2)]) {
            for (const method of ["advise", ...kit.methods.map(({ id }) => id)]) {
                for (const minutes of kit.lengths) for (const people of [3, 8, 11]) for (const experience of Object.keys(kit.experiences)) {
                    const asked = { subject, case: name, method, minutes: String(minutes), people: String(people), experience };
                    const { choices, method: taken, notes, advice, steps } = session(asked, kit);
                    made.push([subject, name ?? null, method, minutes, people, experience, choices.case, choices.minutes, taken.id,
                        notes.map(({ key }) => key), advice?.fits ?? null, steps.flatMap(({ development }) => development ?? []),
                        steps.reduce((sum, { start, minutes }) => (sum === start ? sum + minutes : NaN), 0)]);
                }
            }
        }
    }
    const advised = Object.fromEntries(kit.modules.map(({ id, advised }) => [id, advised]));
    const [least, most] = [kit.lengths.at(0), kit.lengths.at(-1)];
    const usual = session({}, kit).choices.minutes;
    const lengths = [least - 1, least + 1, most - 1, most + 1, "1.5h"].map((asked) => {
        const { choices, notes } = session({ minutes: String(asked) }, kit);
        return [Math.abs(choices.minutes - (Number(asked) || usual)), notes[0].key];
    });
    return JSON.stringify({ made, advised, lengths, moments: [moment(90, "23:00"), moment(75, ""), moment(0, "09:05")] });
}"""
"""Works out a session for what can be chosen in the form."""


@pytest.mark.takes(5)
def test_every_choice_makes_a_session_that_the_kit_allows(page: Page, address: str, course: Course) -> None:
    """What is advised fits time, people, experience and case where any method does; of one that was chosen it is said what does not."""
    assert course.kit
    methods = course.kit.methods
    page.goto(f"{address}kit/builder/")
    found = json.loads(page.evaluate(SESSIONS, address))
    assert found["moments"] == ["00:30", "1:15", "09:05"]
    assert found["lengths"] == [[1, "too-short"], [1, "other-length"], [1, "other-length"], [1, "too-long"], [0, "unknown-length"]]
    ranks = {name: rank for rank, name in enumerate(("new", "some", "experienced"))}
    parts = {name: len(developments(vignette)) for module in course.modules for name, vignette in module.vignettes.items()}

    def fits(id_: str, minutes: int, people: int, experience: str, case: str) -> bool:
        """Is the method meant for this time, group and case?"""
        method = methods[id_]
        return (
            minutes in totals(method)
            and method.group.min <= people <= method.group.max
            and ranks[experience] >= ranks[method.experience]
            and (case == "own" or method.case != "own")
        )

    wrong = []
    for subject, asked, method, minutes, people, experience, case, lasts, taken, notes, fit, given, total in found["made"]:
        here = (subject, asked, method, minutes, people, experience)
        if total != lasts or lasts not in totals(methods[taken]):
            wrong.append(("does not last as long as it says", here))
        if given != list(range(1, len(given) + 1)) or len(given) > parts.get(case, 0):
            wrong.append(("hands out what the case does not have", here))
        near = [(abs(each["minutes"] - minutes), each["vignette"]) for each in found["advised"].get(subject, []) if each["vignette"]]
        if asked is None and near and case != "own" and (min(near)[0], case) not in near:
            wrong.append(("takes the case of a guide for another time", here))
        if method == "advise":
            wanted = asked or case
            if fit != any(fits(id_, minutes, people, experience, wanted) for id_ in methods):
                wrong.append(("finds none, or one that is not there", here))
            if fit and not fits(taken, minutes, people, experience, wanted):
                wrong.append(("advises what does not fit", here))
            continue
        chosen = methods[method]
        for note, due in (
            ("method-length", minutes not in totals(chosen)),
            ("method-people", not chosen.group.min <= people <= chosen.group.max),
            ("method-experience", ranks[experience] < ranks[chosen.experience]),
            ("method-own", chosen.case == "own" and asked != "own"),
        ):
            if (note in notes) != due:
                wrong.append((note, here))
        if (case == "own") != (asked == "own" or chosen.case == "own"):
            wrong.append(("another case than was asked for", here))
    assert wrong == []


def test_record_is_kept_on_the_device_until_it_is_emptied(page: Page, address: str) -> None:
    """What is filled in stays after a reload and in the other language; emptying asks first; a link fills in an empty form."""
    page.goto(f"{address}kit/forms/#minutes=90&method=Incidentmethode")
    record = page.locator("#record")
    expect(record.locator("[name=minutes]")).to_have_value("90")
    record.locator("[name=participants]").fill("A. en <b>B.</b>")
    record.locator("[name=reflection-normative]").fill("Wat ik gewoon vind")
    expect(record.locator(".form-sheet__status")).not_to_be_empty()
    page.goto(f"{address}en/kit/forms/")
    expect(record.locator("[name=participants]")).to_have_value("A. en <b>B.</b>")
    expect(record.locator("[name=minutes]")).to_have_value("90")
    record.locator("[name=participants]").fill("A., B. en C.")
    page.goto(f"{address}kit/forms/")  # at once: what waits is saved on leaving
    expect(record.locator("[name=participants]")).to_have_value("A., B. en C.")
    page.goto(f"{address}en/kit/forms/")
    record.locator("[name=participants]").fill("A. en <b>B.</b>")
    clear = record.locator("[data-action=clear]")
    clear.click()
    expect(record.locator("dialog")).to_be_visible()
    expect(record.locator("[data-action=keep]")).to_be_focused()  # Enter, held down, empties nothing
    page.keyboard.press("Enter")
    expect(record.locator("dialog")).to_be_hidden()
    expect(clear).to_be_focused()
    expect(record.locator("[name=participants]")).to_have_value("A. en <b>B.</b>")
    clear.click()
    record.locator("[data-action=empty]").click()
    expect(record.locator("dialog")).to_be_hidden()
    expect(record.locator("[name=participants]")).to_have_value("")
    expect(record.locator(".form-sheet__status[role=status]")).to_have_text("The form is empty.")
    page.reload()
    expect(record.locator("[name=participants]")).to_have_value("")


def test_what_is_typed_before_the_scripts_come_is_kept(page: Page, address: str) -> None:
    """On a slow line a form is there before its script is: what is typed meanwhile stays, and is found again."""
    release = hold_back(page, "**/*.js")
    page.goto(f"{address}kit/forms/", wait_until="commit")
    field = page.locator("#record [name=intention]")
    field.fill("Eerst vragen")
    release()
    expect(page.locator("#record .form-sheet__actions")).to_be_visible()
    expect(field).to_have_value("Eerst vragen")
    page.reload()
    expect(page.locator("#record .form-sheet__actions")).to_be_visible()
    expect(field).to_have_value("Eerst vragen")


def test_long_texts_in_a_form_are_kept_and_printed_whole(page: Page, address: str) -> None:
    """No field takes more than the record keeps; where `field-sizing` is unknown, too, it is as high as its text, below its label."""
    page.add_init_script("CSS.supports = () => false")
    fixed = """() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("textarea { field-sizing: fixed !important; }");
        document.adoptedStyleSheets = [sheet];
    }"""
    page.goto(f"{address}kit/forms/")
    page.evaluate(fixed)
    field = page.locator("#record [name=case]")
    field.fill("Een regel van het gesprek\n" * 20)
    hidden = "(field) => field.scrollHeight - field.clientHeight"
    assert field.evaluate(hidden) <= 0
    expect(page.locator("#record .form-sheet__status")).not_to_be_empty()
    page.reload()
    expect(field).not_to_have_value("")
    page.evaluate(fixed)
    assert field.evaluate(hidden) <= 0
    limits = "(fields) => fields.map((field) => field.maxLength)"
    assert {*page.locator("course-sheet :is(textarea, [type=text])").evaluate_all(limits)} == {20_000}  # as a note
    page.emulate_media(media="print")
    assert page.locator("#record label:has([name=case])").evaluate("(label) => getComputedStyle(label).breakInside") == "avoid"


def test_form_that_another_tab_erased_says_no_more_that_it_is_kept(page: Page, address: str) -> None:
    """When everything is erased elsewhere, a form that is open gets empty, and so does its sentence."""
    page.goto(f"{address}kit/forms/")
    record = page.locator("#record")
    record.locator("[name=participants]").fill("A. en B.")
    expect(record.locator(".form-sheet__status")).to_contain_text("Bewaard")
    erase_elsewhere(page, address)
    expect(record.locator("[name=participants]")).to_have_value("")
    expect(record.locator(".form-sheet__status")).to_be_empty()


def test_what_is_being_typed_into_a_form_stays(page: Page, address: str) -> None:
    """What another tab writes into the same form takes nothing away from whoever is typing in this one."""
    page.goto(f"{address}kit/forms/")
    field = page.locator("#record [name=participants]")
    field.evaluate(
        """(field, course) => {
            field.value = "A. en B.";
            field.dispatchEvent(new Event("input", { bubbles: true }));
            const key = `course:${course}`, at = new Date().toISOString();
            const forms = { "record-sheet": { at, fields: { participants: "C." } } };
            localStorage.setItem(key, JSON.stringify({ course, version: 1, sections: { forms } }));
            dispatchEvent(new StorageEvent("storage", { key }));
        }""",
        COURSE_ID,
    )
    expect(page.locator("#record .form-sheet__status")).to_contain_text("Bewaard")
    expect(field).to_have_value("A. en B.")


def test_each_card_and_form_fits_its_sheet(page: Page, address: str, course: Course) -> None:
    """Printed on A4, a vignette takes two pages, one for participants and one for the facilitator; a form and a method take one."""
    assert course.kit
    cards = 2 * sum(len(module.vignettes) for module in course.modules)
    for folder in ("", "en/"):
        for name, pages in (("cards", 1 + cards), ("forms", 2), ("methods", 1 + len(course.kit.methods))):
            page.goto(f"{address}{folder}kit/{name}/")
            assert _pages(page) == pages, (folder, name)
    page.goto(f"{address}kit/cards/")
    page.emulate_media(media="print")
    frame = "(fold) => [getComputedStyle(fold).borderLeftWidth, getComputedStyle(fold).borderTopWidth]"
    assert page.locator("details.card-sheet__fold").first.evaluate(frame) == ["0px", "0px"]  # its text would run into a frame


def test_record_of_an_earlier_session_is_not_mixed_with_that_of_today(page: Page, address: str) -> None:
    """A link to a record that is not empty changes nothing in it and says so; once it is emptied, today’s details are filled in."""
    today = f"{address}kit/forms/#minutes=90&method=Incidentmethode&kind=intervision&case="  # the group brings its own case
    record = page.locator("#record")
    earlier = record.locator(".form-sheet__earlier")
    page.goto(f"{address}kit/forms/")
    record.locator("[name=participants]").fill("A. en B.")
    expect(record.locator(".form-sheet__status")).not_to_be_empty()
    page.goto(f"{address}kit/")
    page.goto(today)
    expect(earlier).to_contain_text("eerdere bijeenkomst")
    expect(record.locator("[name=minutes]")).to_have_value("")
    record.locator("[data-action=clear]").click()
    record.locator("[data-action=empty]").click()
    expect(earlier).to_be_hidden()
    expect(record.locator("[name=participants]")).to_have_value("")
    expect(record.locator("[name=minutes]")).to_have_value("90")
    record.locator("[name=case]").fill("Van D.")
    record.locator("[name=participants]").fill("C.")
    expect(record.locator(".form-sheet__status")).to_contain_text("Bewaard")
    page.goto(f"{address}kit/")
    page.goto(today)
    expect(record.locator("[name=participants]")).to_have_value("C.")
    expect(earlier).to_be_hidden()


@pytest.mark.needs("kit/guides/paradigm-shift/")
def test_participants_get_a_link_to_the_case_alone(page: Page, address: str) -> None:
    """In the builder and on the cards a link leads to the case without its developments; what is for the facilitator is folded there."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}kit/builder/#subject=paradigm-shift&case=no-signal&minutes=90")
    page.locator("[data-action=copy-case]").click()
    case = f"{address}modules/paradigm-shift/#vignette-no-signal"
    expect(page.locator(".builder__status")).to_contain_text("De link is gekopieerd")
    expect(page.locator(".builder__link input")).to_have_value(case)
    assert page.evaluate("navigator.clipboard.readText()") == case
    page.locator("[data-action=copy]").click()
    expect(page.locator(".builder__link input")).to_have_value(re.compile("kit/builder/#subject=paradigm-shift"))
    page.locator("[name=case]").select_option("own")
    expect(page.locator("[data-action=copy-case]")).to_be_hidden()
    expect(page.locator("[data-case-page]:visible")).to_have_count(0)

    page.goto(f"{address}kit/cards/#card-no-signal")
    expect(page.locator("#notes-no-signal-title")).to_be_visible()
    note = page.locator("#card-no-signal-facilitator")
    expect(note).to_be_hidden()
    tools = page.locator(".sheet__tools", has=page.locator("[data-copy=card-no-signal]"))
    tools.locator("[data-copy=case]").click()
    expect(tools.locator("[role=status]")).to_have_text("De link is gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()") == case
    tools.locator("[data-copy=card-no-signal]").click()
    in_the_end(page, "navigator.clipboard.readText()", f"{address}kit/cards/#card-no-signal")
    assert violations_in_both_schemes(page, "#sheet-no-signal", "#notes-no-signal", ".sheet__tools") == []
    page.goto(f"{address}kit/cards/#card-no-signal-facilitator")  # as the search gives it
    expect(note).to_be_in_viewport()
    page.goto(case)
    expect(page.locator("#vignette-no-signal")).to_be_in_viewport()


@pytest.mark.takes(20)
def test_each_print_button_gives_its_part_and_no_blank_sheet(page: Page, address: str, course: Course) -> None:
    """Each button prints its sheets and nothing else: a card is one page, both cards are two, a form is one, a plan fits on three."""
    page.add_init_script("window.print = () => {}")  # the print window would wait for somebody
    page.goto(f"{address}kit/cards/")
    parts = [str(button.get_attribute("data-print")) for button in page.locator("[data-print]").all()]
    cards = {vignette.name for module in course.modules for vignette in module.vignettes.values()}
    assert {f"sheet-{name}" for name in cards} | {f"sheet-{name} notes-{name}" for name in cards} == set(parts)
    for part in parts:
        page.locator(f"[data-print='{part}']").dispatch_event("click")
        assert _pages(page) == len(part.split()), part
    assert page.locator(".is-not-printed, .is-printing-part, .is-first-printed").count() == 0
    for folder in ("", "en/"):
        for name, most in (("forms", 1), ("supervision", 1), ("builder", 3)):
            page.goto(f"{address}{folder}kit/{name}/")
            for button in page.locator("[data-action=print]").all():
                button.dispatch_event("click")
                assert 1 <= _pages(page) <= most, (folder, name)


def _pages(page: Page) -> int:
    """How many sheets of A4 the page fills; afterwards it is as it was."""
    with pikepdf.open(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as pdf:
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        return len(pdf.pages)


@pytest.mark.needs("kit/guides/paradigm-shift/")
def test_link_to_a_script_that_is_not_shown_chooses_its_length(page: Page, address: str) -> None:
    """The outline beside a guide, and a link from elsewhere, lead to the script of each length; another can be chosen after it."""
    guide = f"{address}kit/guides/paradigm-shift/"
    for length in ("60", "120"):
        page.goto(f"{guide}#script-paradigm-shift-{length}")
        expect(page.locator(f"#script-paradigm-shift-{length}")).to_be_in_viewport()
    page.locator("[data-outline] a[href$='-60']").click()
    title = page.locator("#script-paradigm-shift-60")
    expect(title).to_be_in_viewport()
    expect(page.locator("[data-outline] a[href$='-60']")).to_have_attribute("aria-current", "location")
    expect(page.locator("[data-outline] [aria-current]")).to_have_count(1)
    page.locator(".session__length input[value='90']").check()
    expect(title).to_be_hidden()


@pytest.mark.needs("kit/guides/paradigm-shift/")
def test_guide_shows_the_length_that_is_chosen_without_script(page: Page, address: str) -> None:
    """A guide shows one length at a time, on screen and in print; the choice needs no script."""
    page.goto(f"{address}kit/guides/paradigm-shift/")
    for length in ("60", "120", "90"):
        page.locator(f".session__length input[value='{length}']").check()
        shown = page.locator(".script:visible .step__minutes:visible").all_text_contents()
        assert sum(int(text.split()[0]) for text in shown) == int(length)
        expect(page.locator(".script__title:visible")).to_have_count(1)
        expect(page.locator(".script__adapt a:visible")).to_have_attribute("href", re.compile(f"kit/builder/#.*minutes={length}"))
