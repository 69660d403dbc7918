"""What who reads by keyboard or by ear meets, and no automatic check sees."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from curriculum.load import Course
from curriculum.models import LANGUAGES, Language
from tests.browser.conftest import CUT_OFF, draw_all, violations
from tests.pages import GUIDE_PAGES, MODULE_PAGES, folder

HIDDEN_STOPS = """() => {
    const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const stops = [...document.querySelectorAll("article a[href]")].filter((each) => each.tabIndex >= 0 && each.checkVisibility());
    const hidden = [];
    for (const stop of stops.reverse()) {
        stop.focus();
        if (stop.getBoundingClientRect().bottom <= header) hidden.push(stop.outerHTML);
    }
    return {stops: stops.length, hidden};
}"""
"""Goes from stop to stop up the page, as Shift and Tab do, and returns those that the header covers."""


def test_header_covers_nothing_that_has_the_focus(page: Page, address: str) -> None:
    """Going back through a page by keyboard, what has the focus is never behind the header (WCAG 2.2, 2.4.11)."""
    page.goto(f"{address}references/")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    seen = page.evaluate(HIDDEN_STOPS)
    assert seen["stops"] > 10
    assert seen["hidden"] == []


COVERED_STOPS = """() => {
    const notice = document.querySelector(".course-notice").getBoundingClientRect().top;
    const stops = [...document.querySelectorAll("article a[href]")].filter((each) => each.tabIndex >= 0 && each.checkVisibility());
    const covered = stops.filter((stop) => {
        stop.focus();
        return stop.getBoundingClientRect().top >= notice;
    });
    return [stops.length, covered.length];
}"""
"""Goes from stop to stop down the page, as Tab does, and counts those that the notice at the foot of the window covers."""


@pytest.mark.parametrize("width", [360, 1024])
def test_notice_covers_nothing_that_has_the_focus(page: Page, address: str, width: int) -> None:
    """Where nothing can be kept, what has the focus is never behind the sentence that says so (WCAG 2.2, 2.4.11)."""
    page.set_viewport_size({"width": width, "height": 640})
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page.goto(f"{address}references/")
    expect(page.locator(".course-notice button").last).to_be_visible()
    stops, covered = page.evaluate(COVERED_STOPS)
    assert stops > 10
    assert covered == 0


@pytest.mark.parametrize("width", [360, 1024])
def test_menu_closes_when_the_focus_leaves_it(page: Page, address: str, width: int) -> None:
    """Tab past the last link of the menu, all of which can be used, closes it: else the focus would be behind it (WCAG 2.2, 2.4.11)."""
    page.set_viewport_size({"width": width, "height": 400})
    page.goto(f"{address}glossary/")
    page.locator(".course-menu").press("Enter")
    menu = page.locator("#site-nav")
    expect(menu).to_be_visible()
    assert violations(page, "#site-nav") == page.evaluate(CUT_OFF) == []
    menu.locator("a:visible").last.focus()
    expect(menu.locator("a:visible").last).to_be_in_viewport()
    for _ in range(3):  # Firefox stops at the box that scrolls, too
        page.keyboard.press("Tab")
    expect(menu).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_folds_show_the_focus(page: Page, address: str, language: Language) -> None:
    """Every kind of fold has a ring when it is reached by keyboard (WCAG 2.2, 2.4.7)."""
    page.goto(f"{address}{folder(language)}{MODULE_PAGES[0]}")
    question = page.locator("course-question").first
    question.get_by_role("radio").first.press("Space")
    question.locator("[type=submit]").press("Enter")
    for kind in (".vignette__second > summary", ".quiz-answer > summary"):
        fold = page.locator(f"article {kind}:visible").first
        fold.focus()
        assert fold.evaluate("(fold) => getComputedStyle(fold).outlineStyle") == "solid", kind


WITHOUT_RING = """() => {
    const kinds = new Set(), found = [];
    const ringed = (element, part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
        const drawn = outlineStyle !== "none" && outlineStyle !== "auto" && parseFloat(outlineWidth) >= 2;
        return drawn && element.checkVisibility({ opacityProperty: true }); // a field of a file lies unseen over its button
    };
    for (const each of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
        const kind = [each.tagName, each.type, each.className, each.parentElement.tagName, each.parentElement.className].join(" ");
        if (kinds.has(kind) || each.disabled || !each.checkVisibility({ visibilityProperty: true })) continue;
        each.focus({ preventScroll: true, focusVisible: true });
        if (document.activeElement !== each) continue;
        kinds.add(kind);
        const boxes = [each, each.parentElement, each.parentElement.parentElement];
        if (!boxes.some((box) => ringed(box)) && !ringed(each, "::after")) found.push(kind);
    }
    return { kinds: kinds.size, found };
}"""
"""Gives the focus to one of each kind of link and control, and returns those round which the course draws no ring."""


@pytest.mark.parametrize(
    "path",
    ["", MODULE_PAGES[0], "final-test/", "self-assessment/", "certificate/", "my-course/", "kit/builder/", "kit/forms/", *GUIDE_PAGES[:1]],
)
def test_whatever_has_the_focus_has_a_ring(page: Page, address: str, path: str) -> None:
    """Every kind of link, button and field is ringed when it is reached by keyboard, or the box that it fills is (WCAG 2.2, 2.4.7)."""
    page.emulate_media(reduced_motion="reduce")  # what shows itself with the focus does so at once
    page.goto(address + path)
    draw_all(page)
    page.keyboard.press("Tab")
    seen = page.evaluate(WITHOUT_RING)
    assert seen["kinds"] > 10
    assert seen["found"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_are_headings_and_options_have_a_short_name(page: Page, address: str, language: Language) -> None:
    """One can go from question to question as from heading to heading, and the options are named by what is asked alone."""
    page.goto(f"{address}{folder(language)}final-test/")
    questions = page.locator("course-question")
    number = page.locator("course-question").get_by_role("heading", level=3)
    expect(number).to_have_count(questions.count())
    for question in questions.all()[:5]:
        options = question.get_by_role("group")
        asked = question.locator(".quiz-question > div").inner_text()
        expect(options).to_have_accessible_name(f"{question.get_by_role('heading', level=3).inner_text()} {asked}")
        before = question.locator(".quiz-question > :not(div)").all_inner_texts()
        assert question.locator(".quiz-question").inner_text().split() == " ".join([*before, asked]).split()
    several = questions.filter(has=page.locator("[type=checkbox]")).first
    expect(several.get_by_role("group")).to_have_accessible_description(several.locator(".quiz-hint").inner_text())


@pytest.mark.needs("kit/forms/")
def test_scale_says_what_its_ends_mean(page: Page, address: str) -> None:
    """Whoever hears the form knows which end of the scale is the good one, and of the self-assessment what each item asks."""
    page.goto(f"{address}self-assessment/")
    part = page.locator(".assessment-scale").last
    expect(part.get_by_role("group").last).to_have_accessible_description(part.locator(".assessment-scale__question").inner_text())
    page.goto(f"{address}kit/forms/")
    scale = page.locator("#evaluation fieldset").first
    expect(scale.get_by_role("radio", name="1 helemaal niet", exact=True)).to_have_count(1)
    expect(scale.get_by_role("radio", name="5 helemaal", exact=True)).to_have_count(1)
    expect(scale.get_by_role("radio")).to_have_count(5)


def test_notes_are_told_apart_by_their_prompts(page: Page, address: str) -> None:
    """On the page of all notes each field and each link is described by the words of its prompt."""
    page.goto(f"{address}journal/")
    entry = page.locator(".journal__entry").first
    words = " ".join(entry.locator(".journal__prompt").inner_text().split())
    expect(entry.get_by_role("textbox")).to_have_accessible_description(words)
    expect(entry.get_by_role("link").last).to_have_accessible_description(words)
    page.goto(f"{address}{MODULE_PAGES[0]}")
    expect(page.get_by_role("group", name="Reflectie").first).to_have_class("prompt")


@pytest.mark.parametrize(("language", "other"), [("nl", "en"), ("en", "nl")])
def test_titles_in_another_language_say_so(page: Page, address: str, course: Course, language: Language, other: Language) -> None:
    """A title in another language than the page is marked as such, and read in that language (WCAG 2.2, 3.1.2)."""
    page.goto(f"{address}{folder(language)}references/")
    marked = {name for name, entry in course.references.items() if entry.language == other}
    assert {str(title.get_attribute("id")) for title in page.locator(f".reference:has(> [lang={other}])").all()} == marked
    assert page.locator(f".reference > [lang={language}]").count() == 0
    expect(page.locator(".course-language__link")).to_have_attribute("lang", other)
    page.goto(f"{address}{folder(language)}404.html")
    expect(page.locator(f"article [lang={other}]")).to_have_count(1)


@pytest.mark.needs("kit/builder/")
def test_builder_says_why_a_number_was_changed(page: Page, address: str) -> None:
    """What is changed of what somebody filled in is announced, and described at the field (WCAG 2.2, 3.3.1 and 4.1.3)."""
    page.goto(f"{address}kit/builder/")
    people = page.locator("[name=people]")
    for given, said in (("2", "2"), ("", "Zonder aantal")):
        people.fill(given)
        people.press("Tab")
        note = page.locator(".builder__notes li").filter(has_text=said)
        expect(note).to_have_count(1)
        expect(page.locator(".builder__status[role=status]")).to_contain_text(note.inner_text())
        expect(people).to_have_accessible_description(re.compile(re.escape(note.inner_text())))


@pytest.mark.needs("kit/builder/")
@pytest.mark.parametrize(("width", "height"), [(320, 256), (740, 360)])
def test_presentation_can_be_read_in_little_room(page: Page, address: str, width: int, height: int) -> None:
    """With letters four times as large, or on a phone on its side, all that a step says can be scrolled to (WCAG 2.2, 1.4.10)."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}kit/builder/")
    page.locator("[data-action=present]").click()
    words = page.locator(".present__body p:visible").last
    words.scroll_into_view_if_needed()
    room = words.bounding_box()
    assert room
    assert room["y"] >= 0
    assert room["y"] + min(room["height"], 100) <= height
    page.keyboard.press("ArrowRight")
    expect(page.locator(".present__body")).to_have_js_property("scrollTop", 0)  # the next step starts at its top
    for more in (0, 300):
        page.set_viewport_size({"width": width, "height": height + more})
        assert page.evaluate(CUT_OFF) == []
