"""The lists of files on the page "Take it along", and the files themselves in the site."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from curriculum.downloads import CHECKSUMS, Made, size
from curriculum.load import FINAL_TEST, Course
from curriculum.models import ORIGINAL, Language

FOLDER = "downloads"
"""Where the files stand below the root of the site: once, for all editions."""
_PLACE = re.compile(r"<!-- course:downloads (\S+) -->")


@dataclass(frozen=True)
class Downloads:
    """What an edition offers; `folder` is None where the site is built without exports."""

    course: Course
    language: Language
    templates: Environment
    folder: Path | None
    files: list[Made]

    def put_in(self, html: str, base_url: str) -> str:
        """Return a page with its lists; `base_url` leads from the page to the root of the site."""
        return _PLACE.sub(lambda match: self._list(match[1], base_url), html)

    def _list(self, export: str, base_url: str) -> str:
        files = sorted((one for one in self.files if one.export == export), key=self._order)
        return self.templates.get_template("partials/course/downloads.html").render(
            base=f"{base_url}/{FOLDER}/",
            own=[one for one in files if one.language in {self.language, None}],
            others=[one for one in files if one.language not in {self.language, None}],
            title=self._title,
            size=self._size,
        )

    def copy(self, site: Path) -> None:
        """Put the files into the site."""
        if self.folder and self.files and self.language == ORIGINAL:
            target = site / FOLDER
            target.mkdir(exist_ok=True)
            for name in [*(one.file for one in self.files), CHECKSUMS]:
                shutil.copyfile(self.folder / name, target / name)

    def _order(self, one: Made) -> tuple[bool, bool, int, str, str]:
        """Own language first; then what the export is named after, the whole course before its modules; then the rest."""
        modules = [module.id for module in self.course.modules]
        position = modules.index(one.module) + 1 if one.module in modules else 0 if one.module is None else len(modules) + 1
        return (one.language != self.language, not one.what.startswith(one.export), position, one.what, one.file)

    def _title(self, one: Made) -> str:
        """Return the module of a file; or a key for the final test, and for the whole course where modules have files of the kind too."""
        module = self.course.module(one.module or "")
        if module:
            return module.meta.title[one.language or self.language]
        if one.module == FINAL_TEST:
            return "final-test"
        return "whole" if any(other.what == one.what and other.module for other in self.files) else ""

    def _size(self, number: int) -> str:
        return size(number).replace(".", "," if self.language == "nl" else ".")
