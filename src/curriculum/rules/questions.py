"""Rules for the questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.load import Course
from curriculum.models import LANGUAGES, ORIGINAL
from curriculum.rules import Reports, rule
from curriculum.rules.structure import suggestion


@rule("key", "A single-choice question has exactly one key; a question with `select: several` has at least two, and a distractor.")
def keys(course: Course) -> Reports:
    """Report questions whose number of right options is wrong."""
    for question in course.all_questions:
        count = len(question.keys)
        if count == 0:
            yield question.at("options"), f"question `{question.id}` has no key: mark the right option with `key: true`."
        elif question.select == "one" and count > 1:
            yield (
                question.keys[1].at("key"),
                f"single-choice question `{question.id}` has {count} keys: keep one, or say `select: several`.",
            )
        elif question.select == "several" and count < 2:
            yield (
                question.at("select"),
                f"question `{question.id}` says `select: several` but has one key: mark another, or leave `select` out.",
            )
        elif count == len(question.options):
            yield question.at("options"), f"every option of question `{question.id}` is right: add a distractor."


@rule("options-differ", "No two options of a question read the same.")
def options_differ(course: Course) -> Reports:
    """Report options with equal text: mkdocs-quiz would mark both as right."""
    for question in course.all_questions:
        for language in LANGUAGES:
            seen: dict[str, str] = {}
            for option in question.options:
                text = " ".join(option.text[language].split()).casefold()
                if text in seen:
                    yield (
                        option.at("text", language),
                        f"options `{seen[text]}` and `{option.id}` read the same: they cannot both be judged.",
                    )
                seen.setdefault(text, option.id)


@rule("objective", "A question tests an objective of its module, and each objective is tested.")
def objectives(course: Course) -> Reports:
    """Report dangling and untested objectives."""
    for module in course.modules:
        known = {objective.id: objective for objective in module.meta.objectives}
        for question in module.questions:
            if question.objective not in known:
                hint = suggestion(question.objective, known)
                yield question.at("objective"), f"module `{module.id}` has no objective `{question.objective}`.{hint}"
        for objective in known.keys() - {question.objective for question in module.questions}:
            yield known[objective].at("id"), f"no question tests the objective `{objective}`: write one, or take the objective out."


@rule("passage", "A question names the passage in which its answer can be read back.")
def passages(course: Course) -> Reports:
    """Report passages that do not exist."""
    for module in course.modules:
        ids = module.headings[ORIGINAL]
        for question in module.questions:
            if question.passage not in ids:
                hint = suggestion(question.passage, ids)
                yield question.at("passage"), f"the text of `{module.id}` has no heading `{question.passage}`.{hint}"


@rule("question-text", "The text of a question can be given to mkdocs-quiz without being misread.")
def question_text(course: Course) -> Reports:
    """Report text that mkdocs-quiz would take for something else."""
    for question in course.all_questions:
        for option in question.options:
            if option.id in {"stem", "hint"} or option.id.endswith("-feedback"):
                yield option.at("id"), "the page uses this name for another part of the question: choose another id."
        written = [("stem", question.stem), ("explanation", question.explanation)]
        written += [("text", option.text) for option in question.options]
        written += [("feedback", option.feedback) for option in question.options]
        for part, text in written:
            for language, words in text.items():
                for problem in _misread(part, words):
                    yield text.at(language), f"{problem}: write it otherwise."


def _misread(part: str, words: str) -> Iterator[str]:
    """Yield what mkdocs-quiz would misread in one text of a question (`[[` starts a blank to fill in, for one)."""
    if any(sign in words for sign in ("[[", "<quiz", "</quiz", "-->")):
        yield "`[[`, `<quiz>`, `</quiz>` and `-->` mean something else to mkdocs-quiz"
    if part in {"stem", "explanation"} and re.search(r"^[-*] \[", words, re.MULTILINE):
        yield f"a list with `[` in the {part} would be taken for options"
    if part == "explanation" and words.startswith(">"):
        yield "an explanation that starts with `>` would be taken for feedback"
    if part == "text" and re.match(r"[#>]|[-*+] |\d+[.)] ", words):
        yield f"an option that starts with `{words.split(maxsplit=1)[0]}` would become a list, a heading or a quotation"


@rule("final-test", "The final test has case questions only, each of an objective and a passage that exist, and covers every objective.")
def final_test(course: Course) -> Reports:
    """Report questions of the final test that hang in the air, and objectives that it does not cover."""
    if course.final_test is None:
        return
    objectives = {f"{module.id}/{objective.id}": objective for module in course.modules for objective in module.meta.objectives}
    passages = {f"{module.id}#{heading}" for module in course.modules for heading in module.headings[ORIGINAL]}
    for question in course.final_test.questions:
        if question.objective not in objectives:
            yield question.at("objective"), f"there is no objective `{question.objective}`.{suggestion(question.objective, objectives)}"
        if question.passage not in passages:
            yield question.at("passage"), f"there is no heading `{question.passage}`.{suggestion(question.passage, passages)}"
        if not question.case:
            yield question.at("case"), "the final test asks for judgement: start the question from a case."
    for objective in objectives.keys() - {question.objective for question in course.final_test.questions}:
        yield objectives[objective].at("id"), f"no question of the final test has the objective `{objective}`: write one."
