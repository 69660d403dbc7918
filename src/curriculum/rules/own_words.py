"""The rule that the course is written in its own words."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.load import Course
from curriculum.models import Writing
from curriculum.own_words import RUN, shared_runs, shares_any
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
    for writing in course.writings:
        yield from writing.once(_copied, among=_suspects)


def _suspects(writing: Writing) -> Iterator[Document]:
    """Yield the texts that may share words with the article; the many short texts of a data file are looked at together first."""
    # Markup that one text opens and another closes would hide what stands between them: such texts are looked at one by one.
    yield from writing.where(_has_markup)
    if shares_any("\n".join(source for source in writing.sources if not _has_markup(source))):
        yield from writing.where(lambda source: not _has_markup(source))


def _has_markup(source: str) -> bool:
    return "<" in source or "&" in source


def _copied(document: Document) -> Iterator[tuple[Position, str]]:
    for run in shared_runs(document.source):
        count = run.words.count(" ") + 1
        yield (
            document.position(run.offset),
            f"these {count} words stand in the article too: ‘{run.words}’. Say it in the course’s own words.",
        )
