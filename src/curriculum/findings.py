"""What the rules report, and how it is worded for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curriculum.position import Position


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One thing that is wrong: where it stands, which rule says so, and how to mend it."""

    position: Position
    rule: str
    message: str

    def __str__(self) -> str:
        return " ".join(f"{self.position}: {self.rule}: {self.message}".split())  # one line, also where it quotes several


def report(findings: Iterable[Finding]) -> str:
    """Return the findings as lines `file:line:column: rule: message`, in the order of the files."""
    return "\n".join(str(finding) for finding in sorted(set(findings)))
