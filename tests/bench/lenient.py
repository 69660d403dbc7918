"""MkDocs, and the check, on a course of copies: what is found because these are copies does not stop it.

Copies repeat what they copy. The rules that refuse this would write some seventeen thousand findings, which no real course has; so
these are left out. What a few questions more than once do to the quality of all is measured, and passed over.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from mkdocs.__main__ import cli

from curriculum.cli import main as check
from curriculum.load import Course
from curriculum.rules import RULES, Reports

REPEATED, MEASURED = ("copied", "questions-differ"), "question-quality"


def passed_over(course: Course) -> Reports:
    """Measure the quality of the questions, and find nothing."""
    list(QUALITY.findings(course))
    yield from ()


QUALITY = RULES[MEASURED]

if __name__ == "__main__":
    for name in REPEATED:
        RULES[name] = replace(RULES[name], check=None)
    RULES[MEASURED] = replace(RULES[MEASURED], check=passed_over)
    sys.exit(check() if sys.argv[1] == "check" else cli())
