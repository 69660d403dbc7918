"""Rules for the self-assessment."""

from __future__ import annotations

from curriculum.load import Course
from curriculum.models import LANGUAGES
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.rules.structure import doubled

_FILE = "quizzes/self-assessment.yml"
FEWEST, MOST = 12, 15
"""Items of a self-assessment: enough for three scales, and done in five minutes."""


@rule(
    "self-assessment",
    "The self-assessment has 12 to 15 items, each with an id of its own, and no two items or answers of a scale read the same.",
    why="Saved answers refer to items by their ids, and a learner must be able to tell the answers apart and to finish in five minutes.",
    mend="Give each item its own id, each answer its own words, and keep the number of items within the bounds.",
    example=Example("quizzes/self-assessment.yml", "id: do-2", "id: know-2"),
)
def self_assessment(course: Course) -> Reports:
    """Report ids that are used twice, answers that cannot be told apart, and a length that was not meant."""
    if course.self_assessment is None:
        return
    scales = course.self_assessment.scales
    items = [item for scale in scales for item in scale.items]
    if not FEWEST <= len(items) <= MOST:
        yield scales[0].at(), f"the self-assessment has {len(items)} items: make it {FEWEST} to {MOST}.", (_FILE,)
    for what, nodes in (("scale", scales), ("item", items), ("prompt", course.self_assessment.prompts)):
        yield from doubled(what, nodes)
    for scale in scales:
        for language in LANGUAGES:
            first: dict[str, Position] = {}
            for item in scale.items:
                place = item.text.at(language)
                if (before := first.setdefault(item.text[language].casefold(), place)) != place:
                    yield place, f"this item reads the same as that at {before}: write another."
            words = [anchor[language].casefold() for anchor in scale.anchors]
            for index, word in enumerate(words):
                if word in words[:index]:
                    yield scale.anchors[index].at(language), f"`{word}` is an answer of this scale already: choose another word."
