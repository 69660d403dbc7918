"""Rules for the self-assessment."""

from __future__ import annotations

import re

from curriculum.load import Course
from curriculum.models import LANGUAGES, Item
from curriculum.rules.catalogue import Example, Report, Reports, rule, same
from curriculum.rules.structure import doubled
from curriculum.tree import SELF_ASSESSMENT_FILE

FEWEST, MOST = 12, 15
"""Items of a self-assessment: enough for three scales, and done in five minutes."""

_THE_LEAST = re.compile(
    r"(?i)(?:(?:bijna |vrijwel |zo goed als )?nooit|zelden|(?:helemaal|totaal|absoluut|in het geheel) niet|(?:almost |nearly )?never"
    r"|hardly ever|rarely|seldom|not at all)(?=$|[.,])"
)
_THE_MOST = re.compile(
    r"(?i)(?:(?:bijna |vrijwel )?altijd|(?:almost |nearly )?always|(?:heel|zeer|erg) (?:vaak|goed|zeker|veel)"
    r"|very (?:often|well|sure|much))(?=$|[.,])"
)
"""How the first and the last answer of a scale start: no scale begins with the most, or ends with the least."""


@rule(
    "self-assessment",
    "The self-assessment has 12 to 15 items, each with an id of its own, no two items or answers of a scale read the same, and its answers "
    "go from the least to the most.",
    why="Saved answers refer to items by their ids and count from the least answer; a learner must be able to tell the answers apart, and "
    "to finish in five minutes.",
    mend="Give each item its own id, each answer its own words, keep the number of items in the bounds, and put the least answer first.",
    example=Example("quizzes/self-assessment.yml", "id: do-2", "id: know-2"),
)
def self_assessment(course: Course) -> Reports:
    """Report ids that are used twice, answers that cannot be told apart, and a length that was not meant."""
    if course.self_assessment is None:
        return
    scales = course.self_assessment.scales
    items = [item for scale in scales for item in scale.items]
    if not FEWEST <= len(items) <= MOST:
        yield Report(
            scales[0].at(), f"the self-assessment has {len(items)} items: make it {FEWEST} to {MOST}.", rests_on=(SELF_ASSESSMENT_FILE,)
        )
    for what, nodes in (("scale", scales), ("item", items), ("prompt", course.self_assessment.prompts)):
        yield from doubled(what, nodes)
    for scale in scales:
        for language in LANGUAGES:
            first: dict[str, Item] = {}
            for item in scale.items:
                if (other := first.setdefault(item.text[language].casefold(), item)).id != item.id:
                    yield item.text.at(language), f"this item reads the same as that at {other.text.at(language)}: write another."
            if _THE_LEAST.match(scale.anchors[-1][language]) or _THE_MOST.match(scale.anchors[0][language]):
                first_word, last_word = scale.anchors[0][language], scale.anchors[-1][language]
                problem = f"this scale goes from `{first_word}` to `{last_word}`, and saved answers count from the least: turn it round."
                yield Report(scale.at("anchors"), problem, cause=same(f"answers of {scale.id}"))
            words = [anchor[language].casefold() for anchor in scale.anchors]
            for index, word in enumerate(words):
                if word in words[:index]:
                    yield scale.anchors[index].at(language), f"`{word}` is an answer of this scale already: choose another word."
