"""What goes without saying, since another finding says better what is wrong in the same place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from curriculum.findings import Finding, Part
from curriculum.position import Position
from curriculum.rules.locks import CONFIRM

_REMEMBERED = frozenset({"agreed-answer", "agreed-data", "lock", "moved-text", "stale-translation"})
"""The rules that say no more than that something is not as it was."""
_COMPARED = frozenset({"copied", "figures", "language", "same-case", "translation"})
"""The rules that say in what a text and its translation differ."""
_OF_NAMES = frozenset({"agreed-answer", "kit-id", "unique-id"})
"""The rules that say that a name is wrong: what is new or gone under that name, nobody can confirm yet."""
_OF_PARTS = frozenset(
    {"citation", "directive", "downloads", "heading", "html", "image", "link", "markup", "placement", "reference", "typing", "vignette"}
)
"""The rules that say what is wrong with a part of a text, by which it differs from the same part in another language."""
_OF_CITATIONS = frozenset({"citation", "reference"})
_IN_PLACE_OF = {
    Part.COMMENT: frozenset({"directive", "html", "layout", "markup"}),
    Part.CITATION: _OF_CITATIONS,
    Part.LINK: frozenset({"link"}),
    Part.HEADING: frozenset({"heading", "layout"}),
    Part.MARKED: frozenset({"layout", "markup"}),  # a list that is none has no items
}
"""What a text has otherwise than the other, and the rules that say what is wrong with it there."""


class _Findings:
    """All findings, by the lines in which they stand."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._by_line: dict[tuple[Path, int], list[Finding]] = {}
        for finding in findings:
            self._by_line.setdefault((finding.position.file, finding.position.line), []).append(finding)

    def on_lines(self, places: Iterable[Position]) -> list[Finding]:
        """Return all that stands on the lines of some places."""
        return [finding for line in {(place.file, place.line) for place in places} for finding in self._by_line.get(line, ())]

    def wrong(self, *places: Position) -> list[Finding]:
        """Return what is wrong there, and not only otherwise than it was."""
        return [finding for finding in self.on_lines(places) if finding.rule not in _REMEMBERED]

    @cached_property
    def comments(self) -> frozenset[Position]:
        """Where a comment is that only one language has, or that the other has elsewhere."""
        told = (finding for findings in self._by_line.values() for finding in findings if finding.rule == "translation")
        return frozenset(place for finding in told if finding.part is Part.COMMENT for place in (finding.position, *finding.about))


def without_echoes(findings: Collection[Finding]) -> Iterator[Finding]:
    """Yield the findings without those that only follow from another; none offers to confirm what another says is wrong."""
    known = _Findings(findings)
    names_are_wrong = any(finding.rule in _OF_NAMES or _names_nothing(finding) for finding in findings)
    for finding in findings:
        if finding.rule == "lock" and names_are_wrong and finding.cause is None:  # a line that cannot be read is no echo
            continue
        if _is_echo(finding, known):
            continue
        is_wrong = finding.rule == "agreed-answer" and known.wrong(finding.position, *finding.about)
        yield replace(finding, message=finding.message.removesuffix(CONFIRM).rstrip()) if is_wrong else finding


def _is_echo(finding: Finding, known: _Findings) -> bool:
    """Say whether a finding follows from one that stands where it does, or where its counterpart does."""
    here = {finding.position, *finding.about}
    beside = known.wrong(*here)
    match finding.rule:
        case "agreed-answer":  # that it was another name goes without saying, and that name is the one that is proposed
            return finding.cause is None and any(map(_names_nothing, beside))
        case "agreed-data":
            return any(other.rule != "agreed-data" for other in known.on_lines(here))
        case "translation":
            is_of_a_part = bool(finding.about) and any(other.rule in _OF_PARTS and other.position in here for other in beside)
            is_of_a_field = any(other.rule == "front-matter" for other in beside)
            return is_of_a_part or is_of_a_field or _is_unfinished(finding, known) or _is_otherwise(finding, known)
        case "typing":  # the bracket of a link or a citation that is not closed; the first line of a fold
            others = {other.part for other in beside if other.rule != "typing"}
            is_told = Part.FOLD in others or (finding.part is Part.BRACKET and Part.BRACKET in others)
            return is_told or _is_unfinished(finding, known)
        case "citation-author" | "research-cited" | "research-label":  # what is not read as a citation cites nothing
            return any(other.rule in _OF_CITATIONS for other in beside)
        case "heading":  # one that stands here twice has its id twice too
            return finding.part is Part.HEADING and any(other.rule == "unique-id" for other in beside)
        case "figures":  # the year of a citation that is not read as one
            return bool(finding.numbers) and any(finding.numbers <= other.numbers for other in beside if other.rule in _OF_CITATIONS)
        case "stale-translation":
            return any(other.rule in _COMPARED for other in beside)
    return False


def _is_unfinished(finding: Finding, known: _Findings) -> bool:
    """Say whether something stands there in place of a text."""
    return any(other.rule == "unfinished" for other in known.wrong(finding.position))


def _is_otherwise(finding: Finding, known: _Findings) -> bool:
    """Say whether a text only differs from its counterpart since what stands there is wrong; or here, if it is how much there is."""
    is_counted = finding.part in {Part.BLOCKS, Part.MARKED}
    if is_counted and not known.comments.isdisjoint({finding.position, *finding.about}):  # a comment is a paragraph too
        return True
    for other in known.wrong(*finding.about, *([finding.position] if is_counted else [])):
        if is_counted and other.part is Part.LABEL:  # a label alone is a paragraph
            return True
        if finding.part and other.rule in _IN_PLACE_OF.get(finding.part, ()):
            return True
    return False


def _names_nothing(finding: Finding) -> bool:
    """Say whether it is about a name of something that does not exist."""
    return bool(finding.cause and finding.cause.kind and not finding.cause.is_origin)
