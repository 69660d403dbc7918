"""The rules of the course: the build and `curriculum check` run all of them. RULES.md lists them for authors."""

from __future__ import annotations

from pathlib import Path

from curriculum.findings import Finding
from curriculum.load import Course, load
from curriculum.rules import (  # noqa: F401  (they register)
    assessment,
    claims,
    downloads,
    files,
    glossary,
    html,
    kit,
    languages,
    layout,
    links,
    locks,
    markup,
    own_words,
    quality,
    questions,
    references,
    structure,
)
from curriculum.rules.catalogue import RULES, Reports, rule
from curriculum.tree import Tree

__all__ = ["RULES", "Reports", "check", "load_and_check", "rule"]


def check(course: Course) -> list[Finding]:
    """Return all findings of all rules, in the order of the files."""
    return sorted({finding for each in RULES.values() for finding in each.findings(course)})


def load_and_check(root: Path | Tree) -> tuple[Course, list[Finding]]:
    """Read the course below `root` and check it. Where files cannot be read, the rules look at all the rest."""
    course, findings = load(root)
    return course, sorted({*findings, *check(course)})
