"""The questions in a real browser: graded as the bank says, by mouse and keyboard, and said aloud."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from curriculum.load import Course, Module
from curriculum.models import LANGUAGES, Language, Question
from tests.pages import ALL_MODULE_PAGES, folder


def module_of(course: Course, path: str) -> Module:
    """The module whose page this is."""
    return next(module for module in course.modules if path.endswith(f"modules/{module.id}/"))


def box(page: Page, question: Question) -> Locator:
    """The element of one question."""
    return page.locator(f"#q-{question.id}")


def choose(question_box: Locator, question: Question, *options: str) -> None:
    """Choose options by their ids, as a click on the label does, and no others."""
    for option in question.options:
        field = question_box.locator(f"input[value='{option.id}']")
        if field.get_attribute("type") == "checkbox":
            field.set_checked(option.id in options)
        elif option.id in options:
            field.check()


def submit(question_box: Locator) -> None:
    """Press the button."""
    question_box.locator(".quiz-button").click()


@pytest.mark.parametrize(("language", "path"), ALL_MODULE_PAGES)
def test_every_choice_is_graded_as_the_bank_says(page: Page, address: str, course: Course, language: Language, path: str) -> None:
    """Each key is graded right and each distractor wrong, with the feedback of the bank at the option."""
    page.goto(address + path)
    for question in module_of(course, path).questions:
        question_box = box(page, question)
        key = [option.id for option in question.keys]
        for option in question.options:
            choose(question_box, question, option.id)
            submit(question_box)
            right = key == [option.id]
            expect(question_box).to_have_attribute("data-result", "right" if right else "wrong")
            expect(question_box.locator(".quiz-mark")).to_have_count(1)
            expect(question_box.locator(".quiz-option.correct")).to_have_count(1 if option.key else 0)
        choose(question_box, question, *key)
        submit(question_box)
        expect(question_box).to_have_attribute("data-result", "right")
        expect(question_box.locator("details.quiz-answer")).to_have_attribute("open", "")
        expect(question_box.locator(".quiz-passage a")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_must_be_complete(page: Page, address: str, course: Course, language: Language) -> None:
    """A question with several keys is right with all of them and nothing else; what is missing is counted, not told."""
    for module in course.modules:
        page.goto(f"{address}{folder(language)}modules/{module.id}/")
        for question in module.questions:
            if question.select == "one":
                continue
            question_box = box(page, question)
            keys = [option.id for option in question.keys]
            choose(question_box, question, *keys[:-1])
            submit(question_box)
            expect(question_box).to_have_attribute("data-result", "wrong")
            expect(question_box.locator(".quiz-feedback")).to_contain_text("1")
            choose(question_box, question, *[option.id for option in question.options])
            submit(question_box)
            expect(question_box).to_have_attribute("data-result", "wrong")
            choose(question_box, question, *keys)
            submit(question_box)
            expect(question_box).to_have_attribute("data-result", "right")


def first(course: Course) -> tuple[Module, Question]:
    """The first single-choice question of the course."""
    return next((module, question) for module, question in course.questions if question.select == "one")


def test_moving_through_options_submits_nothing(page: Page, address: str, course: Course) -> None:
    """With the arrow keys one can read all options; nothing is graded and nothing is locked."""
    module, question = first(course)
    page.goto(f"{address}modules/{module.id}/")
    question_box = box(page, question)
    question_box.locator("input").first.focus()
    page.keyboard.press("Space")
    for _ in question.options:
        page.keyboard.press("ArrowDown")
        assert question_box.get_attribute("data-result") is None
    assert question_box.locator("input:disabled").count() == 0


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


def test_score_counts_the_self_check(page: Page, address: str, course: Course) -> None:
    """After each answer the score of the closing self-check says how many were answered and how many rightly."""
    module = course.modules[0]
    page.goto(f"{address}modules/{module.id}/")
    total = len(module.self_check)
    right, wrong = module.self_check[0], next(q for q in module.self_check[1:] if q.select == "one")
    choose(box(page, right), right, *[option.id for option in right.keys])
    submit(box(page, right))
    choose(box(page, wrong), wrong, next(option.id for option in wrong.options if not option.key))
    submit(box(page, wrong))
    expect(page.locator(".course-score__text")).to_have_text(f"2 van de {total} beantwoord, 1 goed.")


def test_passage_link_leads_to_the_passage(page: Page, address: str, course: Course) -> None:
    """After answering, the link under the explanation goes to the heading that the question names."""
    module, question = first(course)
    page.goto(f"{address}en/modules/{module.id}/")
    choose(box(page, question), question, question.keys[0].id)
    submit(box(page, question))
    box(page, question).locator(".quiz-passage a").click()
    assert page.url.endswith(f"#{question.passage}")
    expect(page.locator(f"#{question.passage}")).to_be_in_viewport()
