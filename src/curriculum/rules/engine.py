"""The engine's own code, in which rules look up what it asks of templates, style sheets and catalogues."""

from __future__ import annotations

from functools import cache
from pathlib import Path

MAKERS = ("*.py", "render/*.py", "page/*.py", "kit/*.py")
"""The code that makes pages."""


@cache
def code_of_engine(*patterns: str) -> str:
    """Return the code of the files of this package with such names, one behind the other, read once."""
    folder = Path(__file__).parents[1]
    return "".join(path.read_text(encoding="utf-8") for pattern in patterns for path in sorted(folder.glob(pattern)))
