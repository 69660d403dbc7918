"""The kit for groups in a browser: a session built, shared and presented by keyboard; forms that stay; cards that fit their paper."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
from playwright.sync_api import Page, expect

from curriculum.load import Course
from tests.browser.conftest import violations_in_both_schemes
from tests.conftest import COURSE_ID, absent


def test_session_is_built_shared_and_presented_by_keyboard(page: Page, address: str, course: Course) -> None:
    """Bad choices in a link are mended, a method that does not suit the case is said; a link holds the plan; the show runs by keys."""
    assert course.kit
    if not course.vignette("no-signal"):
        absent("there is no case no-signal")
    page.goto(f"{address}kit/builder/#subject=nonsense&minutes=5&people=40&experience=x&method=y&case=z&start=25:00")
    notes = page.locator(".builder__notes li")
    expect(notes).to_have_count(7)
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
    given = page.locator(".present__given")
    seen = []
    for _ in times[1:]:
        page.keyboard.press("ArrowRight")
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


def test_end_of_a_step_is_shown_and_said_without_sound(page: Page, address: str) -> None:
    """Two minutes before its end and at its end a step says so, once, in words and in its look; the clock then counts on."""
    page.clock.install()
    page.goto(f"{address}en/kit/builder/#minutes=90")
    page.locator("[data-action=present]").click()
    show, status = page.locator("dialog.present"), page.locator(".present__status")
    minutes = int(page.locator(".present__clock").inner_text().split(":")[0])
    page.clock.run_for((minutes - 2) * 60_000 + 1_000)
    expect(show).to_have_attribute("data-state", "near")
    expect(status).to_have_text("Two minutes left in this step.")
    page.clock.run_for(130_000)
    expect(show).to_have_attribute("data-state", "over")
    expect(status).to_have_text("The time of this step is up.")
    expect(page.locator(".present__over")).to_be_visible()
    expect(page.locator(".present__clock")).to_contain_text("+0:")
    expect(page.locator("[data-action=sound]")).to_have_attribute("aria-pressed", "false")


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
    expect(record.locator(".form-sheet__status")).to_have_text("The form is empty.")
    page.reload()
    expect(record.locator("[name=participants]")).to_have_value("")


def test_each_card_and_form_fits_its_sheet(page: Page, address: str, course: Course) -> None:
    """Printed on A4, a vignette takes two pages, one for participants and one for the facilitator; a form and a method take one."""
    assert course.kit
    cards = 2 * sum(len(module.vignettes) for module in course.modules)
    for folder in ("", "en/"):
        for name, pages in (("cards", 1 + cards), ("forms", 2), ("methods", 1 + len(course.kit.methods))):
            page.goto(f"{address}{folder}kit/{name}/")
            with pikepdf.open(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as pdf:
                assert len(pdf.pages) == pages, (folder, name)


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
    page.locator(".session__length input[value='90']").check()
    expect(title).to_be_hidden()


def test_guide_shows_the_length_that_is_chosen_without_script(page: Page, address: str) -> None:
    """A guide shows one length at a time, on screen and in print; the choice needs no script."""
    page.goto(f"{address}kit/guides/paradigm-shift/")
    for length in ("60", "120", "90"):
        page.locator(f".session__length input[value='{length}']").check()
        shown = page.locator(".script:visible .step__minutes:visible").all_text_contents()
        assert sum(int(text.split()[0]) for text in shown) == int(length)
        expect(page.locator(".script__title:visible")).to_have_count(1)
        expect(page.locator(".script__adapt:visible a")).to_have_attribute("href", re.compile(f"kit/builder/#.*minutes={length}"))
