"""What a rule is, and the catalogue of all rules.

A rule is a pure function from a course to findings. It is registered with its id, the sentences that tell authors what holds,
why, and how to mend it, and with an example of the fault. `RULES.md` is made of these, and a test runs every example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from curriculum.findings import Cause, Finding
from curriculum.load import Course
from curriculum.position import Position
from curriculum.silence import SILENCE

Reports = Iterator[
    tuple[Position, str]
    | tuple[Position, str, tuple[str, ...]]
    | tuple[Position, str, tuple[str, ...], Cause | None]
    | tuple[Position, str, tuple[str, ...], Cause | None, tuple[Position, ...]]
]
"""Where, and what; and, where it is concluded from other files, the names of these: nothing is concluded from a file that could
not be read. A name that ends in `/` stands for all that is in the folder. Then comes the cause, where one can show in many places;
and the other places that it is about."""
Fault = tuple[Position, str]
"""Where, and what."""
Check = Callable[[Course], Reports]


class Gone(Enum):
    """What can stand in place of a file: nothing at all, or a folder."""

    FILE = "no file"
    FOLDER = "a folder of that name"


@dataclass(frozen=True, slots=True)
class Example:
    """A fault in one file of the sample course (`tests/sample/`): what is right there, and what would be wrong."""

    file: str
    right: str | Gone
    """A part of the file; the first of its kind is meant. `Gone.FILE` if the file must not be there."""
    wrong: str | bytes | Gone
    """What stands in its place, or in place of the whole file."""
    shows_in: str = ""
    """The file in which it is found, if that is another."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what holds, why, how to mend it, and the function that checks it, if it is not the loader that does."""

    id: str
    sentence: str
    why: str
    mend: str
    example: Example
    check: Check | None
    rests_on: tuple[str, ...] = ()
    """The files, or folders that end in `/`, on which it depends whether anything is found, if these are few: while they stay as they
    are, and nothing was found in them, it is not checked again."""

    def findings(self, course: Course) -> Iterator[Finding]:
        """Yield what this rule finds in the course, but for what only follows from files that could not be read."""
        if self.check is None:
            return
        for report in self._reports(course, self.check):
            position, rests_on = report[0], report[2] if len(report) > 2 else ()
            if position.file.as_posix() in course.blank or position in course.shortened:
                continue
            if course.is_read(*rests_on):
                cause, about = report[3] if len(report) > 3 else None, report[4] if len(report) > 4 else ()
                yield Finding(position, self.id, report[1], cause=cause, about=about)

    def _reports(self, course: Course, check: Check) -> Reports:
        if not self.rests_on:
            return check(course)
        return iter(SILENCE.answer(course.fingerprint(*self.rests_on), check, lambda: tuple(check(course))))


def missing(kind: str, name: str) -> Cause:
    """Return the cause of findings about something that is named and does not exist, wherever it is named."""
    return Cause(kind, name)


def unused(kind: str, name: str) -> Cause:
    """Return the cause of a finding about something that exists and is named nowhere: what was renamed, maybe."""
    return Cause(kind, name, is_origin=True)


def same(name: str) -> Cause:
    """Return the cause of findings that say the same of several places."""
    return Cause("", name)


RULES: dict[str, Rule] = {}


def rule(rule_id: str, sentence: str, *, why: str, mend: str, example: Example, rests_on: tuple[str, ...] = ()) -> Callable[[Check], Check]:
    """Register a function as the rule `rule_id`."""

    def register(check: Check) -> Check:
        declare(rule_id, sentence, why=why, mend=mend, example=example, check=check, rests_on=rests_on)
        return check

    return register


def declare(
    rule_id: str,
    sentence: str,
    *,
    why: str,
    mend: str,
    example: Example,
    check: Check | None = None,
    rests_on: tuple[str, ...] = (),
) -> None:
    """Register a rule; without `check` it is the loader that reports it."""
    if rule_id in RULES:
        raise ValueError(f"two rules are called {rule_id}")
    RULES[rule_id] = Rule(rule_id, sentence, why, mend, example, check, rests_on)
