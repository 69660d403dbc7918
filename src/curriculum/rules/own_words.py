"""The rule that the course is written in its own words."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.load import Course
from curriculum.models import LANGUAGES
from curriculum.own_words import RUN, shared_runs
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.text import Document


@rule(
    "own-words",
    f"No text shares {RUN} words in a row with the article that the course retells.",
    why="The article is copyrighted; the course says what it says in other words.",
    mend="Tell the sentence anew, from the thought and not from its words. Names and titles that may recur stand in `own_words.py`.",
    example=Example(
        "modules/sample/nl.md",
        "Begin bij de woorden van je cliënt",
        "Een zin die hier staat alsof hij uit het artikel komt, woord voor woord",
    ),
)
def own_words(course: Course) -> Reports:
    """Report runs of words that stand in the article too."""
    for language in LANGUAGES:
        for writing in course.written(language):
            yield from writing.once(_copied)


def _copied(document: Document) -> Iterator[tuple[Position, str]]:
    for run in shared_runs(document.source):
        count = run.words.count(" ") + 1
        yield (
            document.position(run.offset),
            f"these {count} words stand in the article too: ‘{run.words}’. Say it in the course’s own words.",
        )
