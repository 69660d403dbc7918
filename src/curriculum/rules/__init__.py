"""The rules of the course.

Each rule is a pure function from a course to findings, registered with its id and a sentence for authors. The build and
`curriculum check` run all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from curriculum.findings import Finding
from curriculum.load import Course, load
from curriculum.position import Position

Reports = Iterator[tuple[Position, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its id, the sentence that tells authors what holds, and the function that checks it."""

    id: str
    sentence: str
    check: Callable[[Course], Reports]

    def findings(self, course: Course) -> Iterator[Finding]:
        """Yield what this rule finds in the course."""
        for position, message in self.check(course):
            yield Finding(position, self.id, message)


RULES: dict[str, Rule] = {}


def rule(rule_id: str, sentence: str) -> Callable[[Callable[[Course], Reports]], Callable[[Course], Reports]]:
    """Register a function as the rule `rule_id`."""

    def register(check: Callable[[Course], Reports]) -> Callable[[Course], Reports]:
        if rule_id in RULES:
            raise ValueError(f"two rules are called {rule_id}")
        RULES[rule_id] = Rule(rule_id, sentence, check)
        return check

    return register


def check(course: Course) -> list[Finding]:
    """Return all findings of all rules, in the order of the files."""
    return sorted({finding for each in RULES.values() for finding in each.findings(course)})


def load_and_check(root: Path) -> tuple[Course, list[Finding]]:
    """Read the course below `root` and check it.

    When files cannot be read only that is reported: the rules would only repeat what follows from it.
    """
    course, findings = load(root)
    return course, sorted(findings) or check(course)


from curriculum.rules import claims, downloads, glossary, languages, questions, references, structure  # noqa: E402, F401  (they register)
