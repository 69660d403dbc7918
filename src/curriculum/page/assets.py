"""The files that pages share: which style sheets and modules a page asks for, and where they stand."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

IMPORT = re.compile(r"^\s*(?:import|export)\b[^;\"']*?\bfrom\s*[\"'](\./[^\"']+)[\"']|^\s*import\s*[\"'](\./[^\"']+)[\"']", re.MULTILINE)
"""What a script imports from another one beside it."""
SCRIPTS, STYLES = "assets/javascripts", "assets/stylesheets"
SHARED_FOLDERS = (f"{SCRIPTS}/", f"{STYLES}/")
"""What a translation takes from the folder above it."""


def beside(name: str, target: str) -> str:
    """Return the name of a file that another one names from where it stands."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def theme_file(theme: Path, pattern: str) -> str:
    """Return the address of a file of the theme whose name has a hash in it: `assets/stylesheets/main.*.min.css`."""
    found = sorted(theme.glob(pattern))
    if not found:
        raise FileNotFoundError(f"Material has no {pattern}: does its version fit pyproject.toml?")
    return found[0].relative_to(theme).as_posix()


def imported(entries: Iterable[str], folder: Path) -> list[str]:
    """Return what modules import, and what that imports, each once: a browser that is told can fetch all at the same time."""
    entries = list(entries)
    found: list[str] = []
    todo = list(entries)
    while todo:
        name = todo.pop(0)
        for other in _imports(folder / name):
            path = beside(name, other)
            if path not in found and path not in entries:
                found.append(path)
                todo.append(path)
    return found


def _imports(path: Path) -> list[str]:
    if not path.exists():
        return []
    return [one or other for one, other in IMPORT.findall(path.read_text(encoding="utf-8"))]
