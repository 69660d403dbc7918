"""The measures of the questions see what they are meant to see."""

from __future__ import annotations

import pytest

from curriculum.load import Course
from curriculum.models import Question
from curriculum.quality import Group, cue_measures, groups, measures


def question(number: int, key: str, distractors: tuple[str, ...], place: int = 0) -> Question:
    """Return a question with one key, the same in both languages."""
    texts = list(distractors)
    texts.insert(place, key)
    options = [
        {"id": f"o-{index}", "key": index == place, "text": {"nl": text, "en": text}, "feedback": {"nl": f"{index} x", "en": f"{index} y"}}
        for index, text in enumerate(texts)
    ]
    return Question.model_validate(
        {
            "id": f"q-{number}",
            "objective": "a",
            "passage": "b",
            "label": "practice",
            "sources": ["c-1"],
            "case": True,
            "stem": {"nl": "Wat zegt de tuinman?", "en": "What does the gardener say?"},
            "options": options,
            "explanation": {"nl": "x", "en": "y"},
        }
    )


@pytest.mark.parametrize(
    ("key", "distractors", "candidate"),
    [
        ("een heel lang en uitvoerig antwoord", ("kort", "kort ook", "ook kort"), "who takes the longest option"),
        ("kort", ("een veel langer antwoord", "nog een langer antwoord", "ook een lang antwoord"), "who takes the shortest option"),
        ("de tuinman zegt", ("een ander zegt", "niets zegt", "iemand zegt"), "who takes the option that repeats most of the stem"),
        ("dat is zo", ("dat is altijd", "dat is nooit", "dat is altijd zo"), "who avoids options with absolute words"),
        ("dat is misschien", ("dat is zo", "dat is anders", "dat is niet"), "who takes options that hedge"),
        ("wat is dat?", ("dat is zo", "dat is anders", "dat is niet"), "who takes options that ask"),
    ],
)
def test_cue_is_seen(key: str, distractors: tuple[str, ...], candidate: str) -> None:
    """A bank whose keys share a cue is beyond the limit of that candidate."""
    bank = tuple(question(number, key, distractors, number % 4) for number in range(20))
    beyond = {measure.name for language, measure in cue_measures(Group("x", "x", bank)) if language == "nl" and not measure.is_within}
    assert candidate in beyond


def test_place_of_the_key_is_seen() -> None:
    """Keys that always stand first are found, and the places where none stands too."""
    bank = tuple(question(number, "dit", ("dat", "die", "deze")) for number in range(40))
    beyond = {measure.name for _, measure in cue_measures(Group("x", "x", bank)) if not measure.is_within}
    assert "who takes the first option" in beyond
    assert "who takes the third option" in beyond


def test_real_bank_is_within_its_limits(course: Course) -> None:
    """No group of questions is beyond a limit, and each has measures."""
    for group in groups(course):
        found = measures(group)
        assert found
        assert all(measure.is_within for _, measure in found), group.name
