"""The questions in a real browser: graded as the bank says, by mouse and keyboard, and said aloud."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from curriculum.load import Course, Module
from curriculum.models import LANGUAGES, Language, Question
from tests.conftest import absent
from tests.pages import ALL_MODULE_PAGES, VERDICTS, folder


def questions_of(course: Course, path: str) -> Sequence[Question]:
    """The questions of a page: of a module, or of the final test."""
    module = next((module for module in course.modules if path.endswith(f"modules/{module.id}/")), None)
    if module:
        return module.questions
    assert course.final_test
    return course.final_test.questions


def box(page: Page, question: Question) -> Locator:
    """The element of one question."""
    return page.locator(f"#q-{question.id}")


LAID_OUT = """(box) => new Promise((done) => {
    box.scrollIntoView({ block: "nearest" });
    requestAnimationFrame(() => requestAnimationFrame(done));
})"""
"""Waits until a box near the window and those above it have their true height: a click must not meet what moves away just then."""


def choose(question_box: Locator, question: Question, *options: str) -> None:
    """Choose options by their ids, as a click on the label does, and no others."""
    question_box.evaluate(LAID_OUT)
    for option in question.options:
        field = question_box.locator(f"input[value='{option.id}']")
        if field.get_attribute("type") == "checkbox":
            field.set_checked(option.id in options)
        elif option.id in options:
            field.check()


def submit(question_box: Locator) -> None:
    """Press the button."""
    question_box.locator(".quiz-button").click()


ANSWER = """({question, chosen}) => {
    const box = document.getElementById(`q-${question}`);
    for (const field of box.querySelectorAll(".quiz-option input")) if (field.checked !== chosen.includes(field.value)) field.click();
    box.querySelector(".quiz-button").click();
    return {
        result: box.dataset.result,
        marks: [...box.querySelectorAll(".quiz-mark")].map((mark) => mark.parentElement.querySelector("input").value),
        right: [...box.querySelectorAll(".quiz-option.correct input")].map((field) => field.value),
        open: box.querySelector("details.quiz-answer").open,
        said: [...box.querySelectorAll(".quiz-mark .quiz-verdict")].map((mark) => mark.textContent.trim()),
    };
}"""
"""Chooses options and presses the button as a click does, without the waits of a driver: there are hundreds of choices."""


def choices(question: Question) -> list[list[str]]:
    """Every choice that the question allows: each option, or every set of options but the empty one."""
    ids = [option.id for option in question.options]
    sizes = range(1, len(ids) + 1) if question.select == "several" else [1]
    return [list(choice) for size in sizes for choice in combinations(ids, size)]


def graded(question: Question, choice: list[str], language: Language) -> dict[str, Any]:
    """What the page must show for a choice, by the bank."""
    keys = [option.id for option in question.keys]
    right, wrong = VERDICTS[language, question.select]
    return {
        "result": "right" if choice == keys else "wrong",
        "marks": choice,
        "right": [option for option in choice if option in keys],
        "open": choice == keys,
        "said": [right if option in keys else wrong for option in choice],
    }


@pytest.mark.takes(4)
@pytest.mark.parametrize(("language", "path"), ALL_MODULE_PAGES)
def test_every_choice_is_graded_as_the_bank_says(page: Page, address: str, course: Course, language: Language, path: str) -> None:
    """Of all choices that can be made the key alone is right; each chosen option has its verdict, and the key opens the explanation."""
    page.goto(address + path)
    wrong = []
    for question in questions_of(course, path):
        made = choices(question)
        answers = page.evaluate(
            f"({{question, choices}}) => choices.map((chosen) => ({ANSWER})({{question, chosen}}))",
            {"question": question.id, "choices": made},
        )
        assert len(answers) == len(made) >= 3
        shown = zip(made, answers, strict=True)
        wrong += [(question.id, choice, answer) for choice, answer in shown if answer != graded(question, choice, language)]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_keys_are_counted_and_not_told(page: Page, address: str, course: Course, language: Language) -> None:
    """A choice of keys that lacks one says that one is missing, and marks nothing that was not chosen."""
    module, question = next((module, question) for module, question in course.questions if question.select == "several")
    page.goto(f"{address}{folder(language)}modules/{module.id}/")
    question_box = box(page, question)
    keys = [option.id for option in question.keys]
    choose(question_box, question, *keys[:-1])
    submit(question_box)
    expect(question_box.locator(".quiz-feedback")).to_contain_text("1")
    expect(question_box.locator(".quiz-mark")).to_have_count(len(keys) - 1)


def first(course: Course) -> tuple[Module, Question]:
    """The first single-choice question of the course."""
    return next((module, question) for module, question in course.questions if question.select == "one")


def test_what_happens_at_the_foot_of_a_small_screen_is_seen(page: Page, address: str, course: Course) -> None:
    """That nothing was chosen yet is said in view, wherever the button stands; a folded answer has a sign that it opens.

    What is pressed is as high as a finger is broad.
    """
    module, question = first(course)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}modules/{module.id}/")
    question_box = box(page, question)
    heights = question_box.locator(".quiz-button, .quiz-option label").evaluate_all("(each) => each.map((one) => one.offsetHeight)")
    assert min(heights) >= 44
    question_box.evaluate(LAID_OUT)
    at_the_foot = "(button) => { button.scrollIntoView({ block: 'end', behavior: 'instant' }); button.click(); }"
    question_box.locator(".quiz-button").evaluate(at_the_foot)  # the driver would scroll before it presses
    expect(question_box.locator(".quiz-feedback")).not_to_be_empty()  # while it has no height it is in view
    expect(question_box.locator(".quiz-feedback")).to_be_in_viewport(ratio=1)
    choose(question_box, question, next(option.id for option in question.options if not option.key))
    submit(question_box)
    fold = question_box.locator(".quiz-answer > summary")
    expect(fold).to_be_visible()
    shown = "(fold) => { const style = getComputedStyle(fold, '::before'); return [style.display, style.borderBottomStyle]; }"
    assert fold.evaluate(shown) == ["block", "solid"]


def test_moving_through_options_submits_nothing(page: Page, address: str, course: Course) -> None:
    """With the arrow keys one can read all options; nothing is graded, locked or told."""
    module, question = first(course)
    page.goto(f"{address}modules/{module.id}/")
    question_box = box(page, question)
    question_box.locator("input").first.focus()
    page.keyboard.press("Space")
    for _ in question.options:
        page.keyboard.press("ArrowDown")
        assert question_box.get_attribute("data-result") is None
    assert question_box.locator("input:disabled").count() == 0
    expect(question_box.locator(".quiz-answer, .quiz-retry, .quiz-reason").locator("visible=true")).to_have_count(0)


def test_answering_by_keyboard_alone(page: Page, address: str, course: Course) -> None:
    """Tab, arrows and Enter answer a question, the focus stays where it was, and a retry starts at the first option."""
    module, question = first(course)
    page.goto(f"{address}modules/{module.id}/")
    question_box = box(page, question)
    question_box.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(question_box.locator(".quiz-button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question_box).to_have_attribute("data-result", "right" if question.options[0].key else "wrong")
    expect(question_box.locator(".quiz-button")).to_be_focused()
    page.keyboard.press("Tab")
    expect(question_box.locator(".quiz-retry")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question_box.locator("input").first).to_be_focused()
    expect(question_box.locator("input:is(:checked, [aria-describedby])")).to_have_count(0)
    assert question_box.get_attribute("data-result") is None
    assert question_box.locator(".quiz-mark").count() == 0


@pytest.mark.parametrize(("language", "sentence"), [("nl", "Kies eerst een antwoord."), ("en", "Choose an answer first.")])
def test_nothing_chosen_is_not_graded(page: Page, address: str, course: Course, language: Language, sentence: str) -> None:
    """Pressing the button without a choice asks for one, in the language of the page."""
    module, question = first(course)
    page.goto(f"{address}{folder(language)}modules/{module.id}/")
    submit(box(page, question))
    expect(box(page, question).locator("[role=status]")).to_have_text(sentence)
    assert box(page, question).get_attribute("data-result") is None


def test_result_is_announced_and_tied_to_the_option(page: Page, address: str, course: Course) -> None:
    """The status says the result; the chosen option is described by its verdict and feedback, which stand on the page once."""
    module, question = first(course)
    page.goto(f"{address}modules/{module.id}/")
    question_box = box(page, question)
    wrong = next(option for option in question.options if not option.key)
    choose(question_box, question, wrong.id)
    submit(question_box)
    expect(question_box.locator(".quiz-feedback[role=status]")).to_have_text("Nog niet. Bij je keuze lees je waarom.")
    field = question_box.locator(f"input[value='{wrong.id}']")
    expect(field).to_have_accessible_description(
        page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text().replace("\n", " ").replace("  ", " ")
    )
    assert question_box.locator(".quiz-reason").count() == len(question.options)
    choose(question_box, question, question.keys[0].id)
    submit(question_box)
    expect(question_box.locator(".quiz-feedback[role=status]")).to_have_text("Goed gekozen. De toelichting staat nu open.")


SIGNS = """(verdicts) => verdicts.map((verdict) => {
    const { display, width, clipPath } = getComputedStyle(verdict, "::before");
    return display !== "none" && parseFloat(width) > 10 ? clipPath : "";
})"""
"""The shape of the sign before each verdict, which is told by more than its colour."""


def test_status_says_how_a_choice_differs(page: Page, address: str, course: Course) -> None:
    """What is missing, too much or both is said in its own words; a reason stands once; another choice, or another try, clears it.

    Right and wrong have signs of their own.
    """
    module, question = next((module, question) for module, question in course.questions if question.select == "several")
    page.goto(f"{address}modules/{module.id}/")
    question_box = box(page, question)
    status = question_box.locator(".quiz-feedback")
    keys, other = [option.id for option in question.keys], next(option.id for option in question.options if not option.key)
    for choice, sentence in (
        (keys[:-1], "Wat je koos, klopt. Je mist er nog 1."),
        ([*keys, other], "Je hebt alles gevonden, maar niet elke keuze klopt."),
        ([*keys[:-1], other], "Nog niet. Niet elke keuze klopt, en je mist er nog 1."),
        (keys, "Goed gekozen. De toelichting staat nu open."),
    ):
        choose(question_box, question, *choice)
        expect(question_box.locator(".quiz-mark")).to_have_count(0)
        expect(status).to_be_empty()
        submit(question_box)
        expect(status).to_have_text(sentence)
        assert question_box.locator("li.answer-feedback:not([hidden])").count() == len(question.options) - len(choice)
        signs = set(question_box.locator(".quiz-mark .quiz-verdict").evaluate_all(SIGNS))
        assert len(signs) == len({option in keys for option in choice})
        assert all(sign.startswith("polygon") for sign in signs)
    changed_at_once = """(box) => {
        for (const part of [".quiz-button", ".quiz-option input"]) box.querySelector(part).click();
        return new Promise((done) => setTimeout(() => done(box.querySelector(".quiz-feedback").textContent), 300));
    }"""
    assert question_box.evaluate(changed_at_once) == ""  # what was said of the choice before comes no more
    choose(question_box, question, *keys)
    submit(question_box)
    question_box.locator(".quiz-retry").click()
    expect(status).to_have_text("Gewist. Je kunt opnieuw kiezen.")


def test_answer_that_is_not_kept_is_told(browser: Browser, address: str, course: Course) -> None:
    """Where a file that keeps the answers does not come, a question says so with its result; the answer is graded all the same."""
    module, question = first(course)
    page = browser.new_page()
    page.route("**/nav.js", lambda route: route.abort())
    page.goto(f"{address}modules/{module.id}/")
    page.evaluate(ANSWER, {"question": question.id, "chosen": [option.id for option in question.keys]})
    expect(box(page, question)).to_have_attribute("data-result", "right")
    expect(box(page, question).locator(".quiz-feedback")).to_contain_text("je antwoord niet bewaard")
    page.close()


def test_sorting_otherwise_opens_the_reason(page: Page, address: str, course: Course) -> None:
    """Whoever puts a sentence elsewhere than the course does is told so, and why."""
    module = next((module for module in course.modules if module.meta.sorting), None)
    if not module:
        absent("no module has a sorting exercise")
    page.goto(f"{address}modules/{module.id}/")
    line = page.locator(".course-question--sort").first
    expect(line.get_by_role("group")).to_have_accessible_name((line.locator(".quiz-question").text_content() or "").strip())
    line.locator("input:not([data-correct])").first.check()
    submit(line)
    expect(line.locator(".quiz-feedback")).to_have_text("Wij sorteren dit anders. De toelichting staat nu open.")
    expect(line.locator(".content")).to_be_visible()


def test_score_counts_the_self_check(page: Page, address: str, course: Course) -> None:
    """The score of the closing self-check says how many were answered and how many rightly, aloud after an answer alone."""
    module = course.modules[0]
    page.goto(f"{address}modules/{module.id}/")
    total = len(module.self_check)
    right, wrong = module.self_check[0], next(q for q in module.self_check[1:] if q.select == "one")
    choose(box(page, right), right, *[option.id for option in right.keys])
    submit(box(page, right))
    choose(box(page, wrong), wrong, next(option.id for option in wrong.options if not option.key))
    submit(box(page, wrong))
    score = page.locator(".course-score__text")
    expect(score).to_have_text(f"2 van de {total} beantwoord, 1 goed.")
    expect(score).to_have_attribute("aria-live", "polite")
    box(page, wrong).locator(".quiz-retry").click()
    expect(score).to_have_text(f"1 van de {total} beantwoord, 1 goed.")
    expect(score).to_have_attribute("aria-live", "off")


def test_passage_link_leads_to_the_passage(page: Page, address: str, course: Course) -> None:
    """After answering, the link under the explanation goes to the heading that the question names."""
    module, question = first(course)
    page.goto(f"{address}en/modules/{module.id}/")
    choose(box(page, question), question, question.keys[0].id)
    submit(box(page, question))
    box(page, question).locator(".quiz-passage a").click()
    expect(page).to_have_url(re.compile(f"#{question.passage}$"))
    expect(page.locator(f"#{question.passage}")).to_be_in_viewport()
