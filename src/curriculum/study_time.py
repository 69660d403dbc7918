"""How long a module takes. The rule is printed on the page "How to use" and is the same for every module."""

from __future__ import annotations

from math import ceil

from curriculum.load import Module
from curriculum.models import Language
from curriculum.text import Document, count_words

WORDS_PER_MINUTE = 150
"""Slower than leisure reading: professionals study this text, and some of it in a second language."""
MINUTES_PER_VIGNETTE = 5
"""To think over the questions of a vignette, once it has been read."""
MINUTES_PER_QUESTION = 1.5
"""To choose, and to read the feedback; the same for each line of a sorting exercise."""
ROUNDED_TO = 5
PART = 2
"""The level of the headings that part a module; its title has the first."""


def study_minutes(module: Module, language: Language) -> int:
    """Return the study time of a module in minutes, rounded up to five."""
    known: dict[Language, int] = module.__dict__.setdefault("_study_minutes", {})  # many pages name it
    if language not in known:
        known[language] = _minutes(module, language)
    return known[language]


def minutes_by_heading(module: Module, language: Language) -> dict[str, int]:
    """Return the study time of each part of a module in minutes, at least one, by the id of the heading above it.

    Each is rounded by itself, so they need not add up to the time of the module.
    """
    text, exercise = module.texts[language], module.meta.exercise
    found = {}
    for heading in text.headings:
        if heading.level == PART and heading.id and (part := text.section(heading.id)):
            minutes = _minutes_of(part, module, language) + (exercise.minutes if heading.id == exercise.heading else 0)
            found[heading.id] = max(1, round(minutes))
    return found


def _minutes(module: Module, language: Language) -> int:
    minutes = _minutes_of(module.texts[language], module, language) + module.meta.exercise.minutes
    return ceil(minutes / ROUNDED_TO) * ROUNDED_TO


def _minutes_of(text: Document, module: Module, language: Language) -> float:
    """Return the time for a text of a module and for what it places there, without the exercise."""
    minutes = text.word_count / WORDS_PER_MINUTE
    for directive in text.directives:
        if directive.name == "vignette" and (vignette := module.vignettes.get(directive.argument or "")):
            minutes += MINUTES_PER_VIGNETTE + sum(part.text.word_count for part in vignette.parts(language)) / WORDS_PER_MINUTE
        elif directive.name in {"check", "quiz"}:
            minutes += sum(
                MINUTES_PER_QUESTION + count_words(question.stem[language]) / WORDS_PER_MINUTE
                for question in module.questions
                if (question.id == directive.argument if directive.name == "check" else question.id not in module.checks)
            )
        elif directive.name == "sort":
            minutes += sum(MINUTES_PER_QUESTION * len(each.items) for each in module.meta.sorting if each.id == directive.argument)
        elif directive.name == "prompt":
            minutes += sum(prompt.minutes for prompt in module.meta.prompts if prompt.id == directive.argument)
    return minutes
