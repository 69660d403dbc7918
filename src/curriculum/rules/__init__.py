"""The rules of the course: the build and `curriculum check` run all of them. RULES.md lists them for authors."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from curriculum.findings import Finding, told_once
from curriculum.load import Course, load
from curriculum.rules import (  # noqa: F401  (they register)
    assessment,
    cases,
    citing,
    claims,
    copies,
    downloads,
    entries,
    files,
    glossary,
    grammar,
    help_lines,
    html,
    kit,
    languages,
    layout,
    links,
    locks,
    markup,
    navigation,
    own_words,
    privacy,
    prose,
    quality,
    questions,
    references,
    samples,
    settings,
    structure,
    theme,
    unfinished,
)
from curriculum.rules.catalogue import RULES, Reports, rule
from curriculum.rules.echoes import without_echoes
from curriculum.rules.gone import told_of_modules
from curriculum.side_by_side import SecondProcess, Turns
from curriculum.silence import SILENCE
from curriculum.tree import Tree

__all__ = ["IN_THE_MAKING", "RULES", "Reports", "check", "found", "load_and_check", "rule", "told"]


LONGEST_FIRST = ("theme", "typing", "figures", "language", "own-words", "layout", "translation", "link", "help-number", "stale-translation")
"""The rules that take longest: two processes that begin with these end at the same time."""


IN_THE_MAKING = frozenset(
    {
        *("agreed-answer", "agreed-data", "citation-author", "copied", "count", "date", "figure-source", "figures"),
        *("grammar", "help-number", "language", "layout", "listed-once", "lock", "moved-text", "options-differ"),
        *("own-words", "question-quality", "question-source", "question-whole", "questions-differ"),
        *("reference-used", "research-cited", "research-label", "same-case", "sample-size", "stale-translation"),
        *("schema-line", "translation", "typing", "unfinished", "unused-file"),
    }
)
"""The rules that a text may break while somebody writes it: `mkdocs serve` shows its page all the same, and says what is wrong."""


def check(course: Course, *, side_by_side: bool = False) -> set[Finding]:
    """Return all findings of all rules; if asked to, some of them are looked for in a second process."""
    if not side_by_side:
        return found(course, RULES)
    turns = Turns([*LONGEST_FIRST, *(name for name in RULES if name not in LONGEST_FIRST)])
    second = SecondProcess(lambda: (found(course, turns), SILENCE.current), lambda: (found(course, turns.not_taken()), SILENCE.current))
    ours = found(course, turns)
    theirs, silence = second.value()
    SILENCE.add(silence)
    return ours | theirs


def found(course: Course, names: Iterable[str]) -> set[Finding]:
    """Return all findings of some rules."""
    return {finding for name in names for finding in RULES[name].findings(course)}


def told(findings: Collection[Finding]) -> list[Finding]:
    """Return what an author is told of findings: each cause once, in the order of the files."""
    return told_once(without_echoes(findings), mild=IN_THE_MAKING)


def load_and_check(root: Path | Tree, *, side_by_side: bool = False) -> tuple[Course, list[Finding]]:
    """Read the course below `root` and check it. What cannot be read is left out."""
    course, findings = load(root)
    return course, told(told_of_modules(course, {*findings, *check(course, side_by_side=side_by_side)}))
