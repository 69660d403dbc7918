"""How long a module takes. The rule is printed on the page "How to use" and is the same for every module."""

from __future__ import annotations

from math import ceil

from curriculum.load import Module
from curriculum.models import Language
from curriculum.text import count_words

WORDS_PER_MINUTE = 150
"""Slower than leisure reading: professionals study this text, and some of it in a second language."""
MINUTES_PER_VIGNETTE = 5
"""To think over the questions of a vignette, once it has been read."""
MINUTES_PER_QUESTION = 1.5
"""To choose, and to read the feedback; the same for each line of a sorting exercise."""
ROUNDED_TO = 5


def study_minutes(module: Module, language: Language) -> int:
    """Return the study time of a module in minutes, rounded up to five."""
    known: dict[Language, int] = module.__dict__.setdefault("_study_minutes", {})  # many pages name it
    if language not in known:
        known[language] = _minutes(module, language)
    return known[language]


def _minutes(module: Module, language: Language) -> int:
    cases = (part.text for vignette in module.vignettes.values() for part in vignette.parts(language))
    texts = [module.texts[language], *cases]
    words = sum(text.word_count for text in texts)
    words += sum(count_words(question.stem[language]) for question in module.questions)
    minutes = (
        words / WORDS_PER_MINUTE
        + MINUTES_PER_VIGNETTE * len(module.vignettes)
        + MINUTES_PER_QUESTION * (len(module.questions) + sum(len(sorting.items) for sorting in module.meta.sorting))
        + sum(prompt.minutes for prompt in module.meta.prompts)
        + module.meta.exercise.minutes
    )
    return ceil(minutes / ROUNDED_TO) * ROUNDED_TO
