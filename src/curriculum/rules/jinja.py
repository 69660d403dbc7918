"""Jinja as the build has it, for rules that read and fill in templates without a build."""

from __future__ import annotations

from collections.abc import Callable
from traceback import walk_tb
from typing import Any

from jinja2 import Environment

from curriculum.rules.settings import file_of_material, is_of_material

FILTERS = frozenset({"url", "script_tag", "local_url", "aside"})
"""The filters that MkDocs and the plugin add to those of Jinja."""


def environment(**options: Any) -> Environment:
    """Return Jinja as the build has it, with further options of its own: MkDocs adds the means of translation, and filters."""
    found = Environment(extensions=["jinja2.ext.i18n"], autoescape=False, **options)  # noqa: S701  (texts are HTML by then)
    found.install_null_translations()  # type: ignore[attr-defined]  # which the extension adds
    found.filters |= dict.fromkeys(FILTERS, str)
    return found


def material(name: str) -> str | None:
    """Return the text of a template of Material; where that is not installed, one without anything, since nobody knows."""
    if file := file_of_material(name):
        return file.read_text(encoding="utf-8") or " "
    return " " if is_of_material(name) else None


def last_template(error: BaseException, is_one: Callable[[str], bool]) -> tuple[str, int] | None:
    """Return the name and the line of the last template in which something came to a stop; `is_one` says of a file whether it is one."""
    stops = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__) if is_one(frame.f_code.co_filename)]
    return stops[-1] if stops else None
