"""What the rules report, and how it is worded for people, for GitHub and for tools."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from curriculum.position import Position


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One thing that is wrong: where it stands, which rule says so, and how to mend it."""

    position: Position
    rule: str
    message: str

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
        }
        for finding in in_order(findings)
    ]
    return json.dumps({"version": 1, "findings": found}, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {"text": report, "github": as_github, "json": as_json}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once, in the order of the files."""
    return sorted(set(findings), key=_place)


def _place(finding: Finding) -> tuple[object, ...]:
    position = finding.position
    return (position.file.parts, position.line, position.column, finding.rule, finding.message)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
