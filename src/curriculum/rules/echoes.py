"""What goes without saying, since another finding says better what is wrong in the same place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from curriculum.findings import Finding
from curriculum.position import Position
from curriculum.rules.locks import CONFIRM

_REMEMBERED = frozenset({"agreed-answer", "agreed-data", "lock", "moved-text", "stale-translation"})
"""The rules that say no more than that something is not as it was."""
_COMPARED = frozenset({"copied", "figures", "language", "same-case", "translation"})
"""The rules that say in what a text and its translation differ."""
_OF_NAMES = frozenset({"agreed-answer", "kit-id", "unique-id"})
"""The rules that say that a name is wrong: what is new or gone under that name, nobody can confirm yet."""
_OF_PARTS = frozenset({"directive", "downloads", "image", "link", "markup", "placement", "reference", "typing", "vignette"})
"""The rules that say what is wrong with a part of a text, by which it differs from the same part in another language."""


_IN_PLACE_OF = {
    "comment": {"directive", "layout", "markup"},
    "citation": {"citation", "reference"},
    "link": {"link"},
    "heading": {"heading", "layout"},
}
"""What a text has otherwise than the other, and the rules that say what is wrong with it there."""
_NUMBERS = re.compile(r"\bnumbers? ([\d, ]+\d) stands? here")


def without_echoes(findings: Collection[Finding]) -> Iterator[Finding]:
    """Yield the findings without those that only follow from another; none offers to confirm what another says is wrong."""
    wrong = [finding for finding in findings if finding.rule not in _REMEMBERED]
    lines = _lines(finding.position for finding in findings if finding.rule != "agreed-data")
    wrong_lines = _lines(finding.position for finding in wrong)
    compared = _lines(finding.position for finding in wrong if finding.rule in _COMPARED)
    places = {finding.position for finding in wrong if finding.rule in _OF_PARTS}
    by_line: dict[tuple[Path, int], list[Finding]] = {}
    for finding in wrong:
        by_line.setdefault((finding.position.file, finding.position.line), []).append(finding)
    fields = _lines(finding.position for finding in wrong if finding.rule == "front-matter")
    named_nothing = _lines(finding.position for finding in wrong if _names_nothing(finding))
    names_are_wrong = any(finding.rule in _OF_NAMES or _names_nothing(finding) for finding in findings)
    for finding in findings:
        here = {finding.position, *finding.about}
        match finding.rule:
            case "agreed-answer":  # that it was another name goes without saying, and that name is the one that is proposed
                is_echo = finding.cause is None and not named_nothing.isdisjoint(_lines([finding.position]))
            case "agreed-data":
                is_echo = not lines.isdisjoint(_lines(here))
            case "translation":
                opposite = [other for line in _lines(finding.about) for other in by_line.get(line, ())]
                told = {other.rule for other in opposite}
                is_echo = (bool(finding.about) and not places.isdisjoint(here)) or not fields.isdisjoint(_lines(here))
                is_echo = is_echo or any(o.rule == "unfinished" for o in by_line[finding.position.file, finding.position.line])
                is_echo = is_echo or not told.isdisjoint(_IN_PLACE_OF.get(finding.message.split()[1], ()))
                if finding.message.startswith("under the heading"):  # a list that is none is no items; a label alone is a paragraph
                    is_counted = not told.isdisjoint({"layout", "markup"}) and re.search("item|bold", finding.message) is not None
                    is_echo = is_echo or is_counted or any("label belongs to no" in other.message for other in opposite)
                    is_echo = is_echo or _is_of_a_comment(finding, wrong)
            case "typing":  # the bracket of a link or a citation that is not closed
                beside = (o.message for line in _lines(here) for o in by_line.get(line, ()) if o.rule in {"citation", "link"})
                is_echo = finding.message.startswith(("`[`", "`(`")) and any("not closed" in message for message in beside)
                also = by_line[finding.position.file, finding.position.line]  # what stands in place of a text, and what is no first line
                is_echo = is_echo or any(o.rule == "unfinished" or o.message.startswith("a note or a fold is written") for o in also)
            case "heading":  # one that stands here twice has its name twice too
                also = by_line[finding.position.file, finding.position.line]
                is_echo = "is the name of another part" in finding.message and any(o.rule == "unique-id" for o in also)
            case "figures":  # the year of a citation that is not read as one
                numbers = match[1].split(", ") if (match := _NUMBERS.search(finding.message)) else []
                citing = [o.message for line in _lines(here) for o in by_line.get(line, ()) if o.rule in _IN_PLACE_OF["citation"]]
                is_echo = bool(numbers) and any(all(number in message for number in numbers) for message in citing)
            case "stale-translation":
                is_echo = not compared.isdisjoint(_lines(here))
            case "lock":
                is_echo = names_are_wrong and finding.cause is None  # a line that cannot be read is no echo
            case _:
                is_echo = False
        if not is_echo:
            is_wrong = finding.rule == "agreed-answer" and not wrong_lines.isdisjoint(_lines(here))
            yield replace(finding, message=finding.message.removesuffix(CONFIRM).rstrip()) if is_wrong else finding


def _names_nothing(finding: Finding) -> bool:
    """Say whether it is about a name of something that does not exist."""
    return bool(finding.cause and finding.cause.kind and not finding.cause.is_origin)


def _is_of_a_comment(counted: Finding, findings: Iterable[Finding]) -> bool:
    """Say whether a text has a paragraph more or less because of a comment that is told to be missing, or to be too much."""
    places = {counted.position, *counted.about}
    return any(
        other.message.startswith("the comment") and any(place == other.position or f"({place})" in other.message for place in places)
        for other in findings
        if other.rule == "translation"
    )


def _lines(places: Iterable[Position]) -> set[tuple[Path, int]]:
    return {(place.file, place.line) for place in places}
