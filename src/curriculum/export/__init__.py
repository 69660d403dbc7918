"""The exports: the course in other forms, written into one folder by `curriculum export` (or `make exports`).

Each format is one module of this package. It registers a function with `export(…)`, which gets a `Job` and writes its files
through it. The modules are found by looking into the folder, so that a new format is one file and nothing else.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # it brings MkDocs, and the check asks for the names only
    from curriculum.export.job import Job

Make = Callable[["Job"], None]


@dataclass(frozen=True, slots=True)
class Export:
    """A format, by the name that the command and the page "Take it along" use."""

    name: str
    about: str
    """One line for the command's list."""
    make: Make
    by_language: bool
    """Is there a file for each language, or one that holds all?"""
    by_module: bool
    """Is there a file for each module too, so that one module can be asked for?"""


_EXPORTS: dict[str, Export] = {}


def export(name: str, about: str, *, by_language: bool = True, by_module: bool = False) -> Callable[[Make], Make]:
    """Register a function as the export `name`."""

    def register(make: Make) -> Make:
        if name in _EXPORTS:
            raise ValueError(f"two exports are called {name}")
        _EXPORTS[name] = Export(name, about, make, by_language, by_module)
        return make

    return register


@cache
def names() -> tuple[str, ...]:
    """Return the names of all exports, read from the sources: importing them takes longer than a whole check of the course."""
    sources = (path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py")))
    return tuple(sorted(name for source in sources for name in re.findall(r'^@export\(\s*"([\w-]+)"', source, re.MULTILINE)))


@cache
def exports() -> dict[str, Export]:
    """Return all exports by name, in alphabetical order."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(_EXPORTS.items()))
