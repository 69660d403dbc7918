"""What a rule is, and the catalogue of all rules.

A rule is a pure function from a course to findings. It is registered with its id, the sentences that tell authors what holds,
why, and how to mend it, and with an example of the fault. `RULES.md` is made of these, and a test runs every example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass
from enum import Enum

from curriculum.findings import Cause, Finding, Part
from curriculum.load import Course
from curriculum.position import Position
from curriculum.silence import SILENCE

Fault = tuple[Position, str]
"""Where, and what."""


@dataclass(frozen=True, slots=True)
class Report:
    """A fault of which more is known than where, and what."""

    position: Position
    message: str
    _: KW_ONLY
    rests_on: tuple[str, ...] = ()
    """The names of other files from which it is concluded, or folders that end in `/`: nothing is concluded from what could not be read."""
    cause: Cause | None = None
    """The cause, where one can show in many places."""
    about: tuple[Position, ...] = ()
    """The other places that it is about."""
    part: Part | None = None
    """What of the text it is about."""
    numbers: frozenset[str] = frozenset()
    """The numbers of the text that it is about."""


Reports = Iterator[Fault | Report]
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
    whole: str = ""
    """All of a file that the sample course does without, with what is right in it."""


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
        for each in self._reports(course, self.check):
            report = each if isinstance(each, Report) else Report(*each)
            place = report.position
            if place.file.as_posix() in course.blank or place in course.shortened or not course.is_read(*report.rests_on):
                continue
            said = report.message
            yield Finding(place, self.id, said, cause=report.cause, about=report.about, part=report.part, numbers=report.numbers)

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
