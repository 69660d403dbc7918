"""Large courses for measuring: copies of the real modules under new ids, with their vignettes, questions and guides."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

COPIED = ("docs", "kit", "modules", "overrides", "quizzes", "spelling", "mkdocs.yml", "mkdocs.en.yml", "data.lock", "translations.lock")
ASKED_ABOUT = 50
"""Modules that the final test asks about: nobody sits one of two thousand questions."""
_ID = re.compile(r"^(?P<start>  - id: )(?P<id>\S+)", re.MULTILINE)
_PLACED = re.compile(r"(<!-- course:check )(\S+)")
_QUESTION = re.compile(r"^  - id: .*?(?=^  - id: |\Z)", re.MULTILINE | re.DOTALL)
_VIGNETTE = re.compile(r"((?:course:|\b)vignette:? )([\w-]+)")
_ORDER = re.compile(r"^order: \d+", re.MULTILINE)


def course_of(modules: int, target: Path) -> Path:
    """Write a course of so many modules, all confirmed: the real ones, and copies of these in turn."""
    target.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        elif source.exists():
            shutil.copy2(source, target / name)
    real = sorted(path.parent.name for path in (ROOT / "modules").glob("*/module.yml"))
    final = [(target / "quizzes/final-test.yml").read_text(encoding="utf-8").rstrip() + "\n"]
    added = [_copy(real[number % len(real)], number, target) for number in range(len(real) + 1, modules + 1)]
    final += added[: ASKED_ABOUT - len(real)]
    (target / "quizzes/final-test.yml").write_text("".join(final), encoding="utf-8")
    for command in ("keys", "translated"):
        subprocess.run([sys.executable, "-m", "curriculum", "--root", str(target), command], check=True, stdout=subprocess.DEVNULL)
    return target


def _copy(module: str, number: int, target: Path) -> str:
    """Add a copy of a module, and return what it adds to the final test."""
    new = f"{module}-{number}"
    shutil.copytree(ROOT / "modules" / module, target / "modules" / new)
    data = target / "modules" / new / "module.yml"
    data.write_text(_ORDER.sub(f"order: {number}", data.read_text(encoding="utf-8")), encoding="utf-8")
    for language in ("nl", "en"):
        text = target / "modules" / new / f"{language}.md"
        source = text.read_text(encoding="utf-8").replace(f"/modules/{module}.md", f"/modules/{new}.md")
        text.write_text(_renamed(_PLACED.sub(rf"\1\2-{number}", source), number), encoding="utf-8")
    for path in (target / "modules" / new / "vignettes").iterdir():
        name, dot, rest = path.name.partition(".")
        path.rename(path.with_name(f"{name}-{number}{dot}{rest}"))
    quiz = (ROOT / "quizzes" / f"{module}.yml").read_text(encoding="utf-8")
    (target / "quizzes" / f"{new}.yml").write_text(_ID.sub(rf"\g<start>\g<id>-{number}", quiz), encoding="utf-8")
    guide = ROOT / "kit/guides" / f"{module}.yml"
    if guide.exists():
        (target / "kit/guides" / f"{new}.yml").write_text(_renamed(guide.read_text(encoding="utf-8"), number), encoding="utf-8")
    final = (ROOT / "quizzes/final-test.yml").read_text(encoding="utf-8")
    own = [match[0] for match in _QUESTION.finditer(final) if f"objective: {module}/" in match[0]]
    added = _ID.sub(rf"\g<start>\g<id>-{number}", "".join(question.rstrip() + "\n" for question in own))
    return added.replace(f" {module}/", f" {new}/").replace(f" {module}#", f" {new}#")


def _renamed(text: str, number: int) -> str:
    """Return a text that names the vignettes of a copy."""
    return _VIGNETTE.sub(rf"\1\2-{number}", text)
