"""Rules for the questions."""

from __future__ import annotations

import re

from curriculum.load import Course
from curriculum.models import LANGUAGES, ORIGINAL, Node, Text
from curriculum.rules import Reports, rule
from curriculum.rules.structure import suggestion

_BLANK = "[["
"""Would turn a question into one of mkdocs-quiz's fill-in-the-blank questions, which the course does not use."""


@rule("key", "A single-choice question has exactly one key; a question with `select: several` has at least two, and a distractor.")
def keys(course: Course) -> Reports:
    """Report questions whose number of right options is wrong."""
    for _, question in course.questions:
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
    for _, question in course.questions:
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
        ids = {heading.id for heading in module.texts[ORIGINAL].headings if heading.id}
        for question in module.questions:
            if question.passage not in ids:
                hint = suggestion(question.passage, ids)
                yield question.at("passage"), f"the text of `{module.id}` has no heading `{question.passage}`.{hint}"


@rule("question-text", "The text of a question can be given to mkdocs-quiz without being misread.")
def question_text(course: Course) -> Reports:
    """Report text that mkdocs-quiz would take for something else."""
    for _, question in course.questions:
        for option in question.options:
            if option.id in {"stem", "hint"} or option.id.endswith("-feedback"):
                yield option.at("id"), "the page uses this name for another part of the question: choose another id."
        texts: list[tuple[Node, tuple[str, ...], Text]] = [
            (question, ("stem",), question.stem),
            (question, ("explanation",), question.explanation),
        ]
        texts += [(option, ("text",), option.text) for option in question.options]
        texts += [(option, ("feedback",), option.feedback) for option in question.options]
        for node, path, text in texts:
            for language, words in text.items():
                if _BLANK in words or "<quiz" in words or "-->" in words:
                    yield node.at(*path, language), "`[[`, `<quiz` and `-->` mean something else to mkdocs-quiz: write it otherwise."
                if path == ("stem",) and re.search(r"^[-*] \[", words, re.MULTILINE):
                    yield node.at(*path, language), "a list with `[` in the stem would be taken for options: write it otherwise."
