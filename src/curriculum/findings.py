"""What the rules report, and how it is worded for people, for GitHub and for tools."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from textwrap import shorten

from curriculum.position import Position


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong once, and shows in several places: `told_once` makes one finding of these."""

    kind: str
    """What is named, such as a reference; nothing, if it is not about a name."""
    name: str
    is_origin: bool = False
    """Does the finding stand where the cause lies, or may lie: at what exists, and is named nowhere?"""


class Part(Enum):
    """What of a text a finding is about, if that tells what follows from what."""

    FIELD = "field"
    HEADING = "heading"
    COMMENT = "comment"
    CITATION = "citation"
    LINK = "link"
    IMAGE = "image"
    FOLD = "fold"
    BRACKET = "bracket"
    """One that is not closed."""
    LABEL = "label"
    """One that stands alone, as a paragraph does."""
    BLOCKS = "blocks"
    """How many paragraphs, rows and lines there are."""
    MARKED = "marked"
    """How many items and bold words there are, which signs make."""


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One thing that is wrong: where it stands, which rule says so, and how to mend it."""

    position: Position
    rule: str
    message: str
    others: tuple[Position, ...] = ()
    """Other places that show the same."""
    cause: Cause | None = field(default=None, compare=False)
    about: tuple[Position, ...] = field(default=(), compare=False)
    """Other places that it is about: each line of a text, its counterpart in another language."""
    part: Part | None = field(default=None, compare=False)
    numbers: frozenset[str] = field(default=frozenset(), compare=False)
    """The numbers of the text that it is about."""

    def __str__(self) -> str:
        return f"{self.position}: error: {self.rule}: {self.line}"

    @property
    def line(self) -> str:
        """The message on one line, also where it quotes several."""
        return " ".join(self.message.split())


def report(findings: Iterable[Finding]) -> str:
    """Return the findings as lines `file:line:column: error: rule: message`, in the order of the files.

    Compilers have this form, so editors turn each line into a link to the place.
    """
    return "\n".join(str(finding) for finding in in_order(findings))


def as_github(findings: Iterable[Finding]) -> str:
    """Return the findings as commands to a GitHub workflow, which shows each beside the line it is about."""
    return "\n".join(
        f"::error file={_property(finding.position.file.as_posix())},line={finding.position.line},col={finding.position.column},"
        f"title={_property(finding.rule)}::{_data(finding.line)}"
        for finding in in_order(findings)
    )


def as_json(findings: Iterable[Finding]) -> str:
    """Return the findings for tools. Fields may be added; none is renamed or taken away while `version` stays the same."""
    found = [
        {
            "file": finding.position.file.as_posix(),
            "line": finding.position.line,
            "column": finding.position.column,
            "severity": "error",
            "rule": finding.rule,
            "message": finding.line,
            "others": [{"file": place.file.as_posix(), "line": place.line, "column": place.column} for place in finding.others],
        }
        for finding in in_order(findings)
    ]
    return json.dumps({"version": 1, "findings": found}, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {"text": report, "github": as_github, "json": as_json}


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with what it counts, in the singular or the plural."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def cut(text: str, most: int = 60) -> str:
    """Return the start of a long text, as a message quotes it: up to the end of a word, if it has words."""
    return found if (found := shorten(text, most, placeholder=" …")) != "…" else f"{text[:most]}…"


def number_of(findings: Collection[Finding]) -> str:
    """Say how many there are."""
    return counted(len(findings), "fault")


_NAMED = 3


def not_looked_at(unread: Sequence[str]) -> str:
    """Say in which files something cannot be read, so that no rule has looked at it; nothing, if there are none."""
    if not unread:
        return ""
    more = f" and {len(unread) - _NAMED} more" if len(unread) > _NAMED else ""
    return f"Mend first what cannot be read in {', '.join(unread[:_NAMED])}{more}: what else is wrong there, the next check says."


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once, in the order of the files."""
    return sorted(set(findings), key=_place)


_LISTED = 5
"""Places that a message names; `--format json` has all."""


def told_once(findings: Iterable[Finding], mild: Collection[str]) -> list[Finding]:
    """Return the findings with those of one cause made one, in the order of the files.

    A cause that shows in one place is told there. If it shows in several, the first is told, with the others behind it; or, if that is
    known, the place where it lies. Where one thing of a kind is named and does not exist, and one exists and is named nowhere, the one
    was most likely renamed to the other. A finding of a rule that is not `mild` stays one.
    """
    shown, origins = _Groups(dict), _Groups(dict)
    ordered = sorted(set(findings), key=lambda finding: (finding.rule in mild, _place(finding)))
    for finding in ordered:
        if cause := finding.cause:
            groups = origins if cause.is_origin else shown
            groups[cause.kind].setdefault(cause.name, []).append(finding)
    told = _of_one_file(finding for finding in ordered if finding.cause is None)
    for kind, names in shown.items():
        there = origins[kind]
        told += [_at_origin(there.pop(name)[0], names.pop(name), mild) for name in names.keys() & there.keys()]
        if len(names) == len(there) == 1:
            (old, new), (places, unused) = (*names, *there), (*names.values(), *there.values())
            if len(places) > 1 or _is_slip(old, new):
                told.append(_renamed(unused, places, old, new))
                names.clear()
                there.clear()
        told += [_with_others(places, is_a_name=kind not in {"", "number", "word"}) for places in names.values()]
    told += [finding for names in origins.values() for unused in names.values() for finding in unused]
    return in_order(told)


_ONE_BY_ONE = 3
"""So many findings of one file that say the same are told one by one; of more, whatever made them made them all."""


def _of_one_file(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, with those made one that say the same of many places of a file: an editor put its quotes everywhere, say."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.position.file, finding.rule, finding.message), []).append(finding)
    few = (each if len(each) <= _ONE_BY_ONE else [_with_others(each, is_a_name=False)] for each in alike.values())
    return [finding for each in few for finding in each]


class _Groups(defaultdict[str, dict[str, list[Finding]]]):
    """Findings by the kind and the name of their cause."""


def _with_others(findings: list[Finding], *, is_a_name: bool) -> Finding:
    first, others = findings[0], _places(findings[1:], but=findings[0].position)
    if not others:
        return first
    if is_a_name:
        more = f"{_more(others, 'names', 'name')} it ({listed(others)}): put it back under that name, or change all of them."
    else:
        more = f"{_more(others, 'has', 'have')} the same ({listed(others)})."
    return replace(first, message=f"{first.message} {more}", others=others)


def _at_origin(origin: Finding, findings: list[Finding], mild: Collection[str]) -> Finding:
    others = _places(findings, but=origin.position)
    message = f"{origin.message} {_more(others, 'names', 'name')} it ({listed(others)})." if others else origin.message
    rule = findings[0].rule if origin.rule in mild else origin.rule
    return replace(findings[0], position=origin.position, rule=rule, message=message, others=others)


def _renamed(unused: list[Finding], findings: list[Finding], old: str, new: str) -> Finding:
    if len(findings) == 1:  # a slip of the pen; that what was meant is named nowhere now, goes without saying
        return replace(findings[0], others=_places(unused))
    places = _places(findings)
    problem = f"{len(places)} places name `{old}`, which is not there ({listed(places)})"
    message = f"{unused[0].message} Or was it renamed? {problem}: give it back that name, or write `{new}` everywhere."
    return replace(findings[0], position=unused[0].position, message=message, others=places)


def _is_slip(name: str, meant: str) -> bool:
    from difflib import get_close_matches

    return bool(get_close_matches(name, [meant]))


def _places(findings: Iterable[Finding], but: Position | None = None) -> tuple[Position, ...]:
    return tuple(sorted({finding.position for finding in findings} - {but}, key=_in_files))


def _more(places: Sequence[Position], one: str, many: str) -> str:
    return counted(len(places), f"more place {one}", f"more places {many}")


def listed(places: Sequence[Position]) -> str:
    """Return the first of some places, and a sign that there are more."""
    return f"{', '.join(map(str, places[:_LISTED]))}{', …' if len(places) > _LISTED else ''}"


def _in_files(position: Position) -> tuple[object, ...]:
    return (position.file.parts, position.line, position.column)


def _place(finding: Finding) -> tuple[object, ...]:
    """Return what findings are ordered by. What only waits to be confirmed comes last: that is done when all else is mended."""
    return (finding.rule == "lock", *_in_files(finding.position), finding.rule, finding.message)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
