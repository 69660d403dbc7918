"""What an export works with: the course, what was asked of it, and a folder in which no half-written file ever shows."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from curriculum import __version__
from curriculum.catalogue import LICENCE, LICENCE_URL
from curriculum.downloads import Made, size
from curriculum.editions import MissingEdition, Settings, course_id, site_settings
from curriculum.epoch import BadEpoch, commit_time
from curriculum.export.markup import Markup
from curriculum.load import Course, Module
from curriculum.models import Language
from curriculum.words import Interface


class ExportProblem(Exception):
    """An export cannot be made; the message says why and what to do."""


@dataclass
class Job:
    """One run of the command; each export gets it in turn."""

    course: Course
    languages: tuple[Language, ...]
    modules: tuple[Module, ...]
    whole: bool
    """Is the whole course asked for, and not only some modules?"""
    output: Path
    workshop: Path
    """A folder for what is needed on the way; it goes away afterwards."""
    say: Callable[[str], None]
    current: str = ""
    """The name of the export that is running."""
    made: list[Made] = field(default_factory=list)
    _words: dict[Language, Interface] = field(default_factory=dict, init=False, repr=False)
    _markup: dict[Language, Markup] = field(default_factory=dict, init=False, repr=False)

    @property
    def root(self) -> Path:
        """The folder of the course."""
        return self.course.root

    @cached_property
    def epoch(self) -> int:
        """The time that all files carry, so that the same commit gives the same bytes."""
        try:
            return commit_time(self.root)
        except BadEpoch as problem:
            raise ExportProblem(str(problem)) from problem

    @property
    def date(self) -> datetime:
        """The same time, as a date."""
        return datetime.fromtimestamp(self.epoch, UTC)

    @cached_property
    def settings(self) -> Settings:
        """What `mkdocs.yml` and its translations say."""
        try:
            return site_settings(self.root)
        except MissingEdition as problem:
            raise ExportProblem(str(problem)) from problem

    def title(self, language: Language) -> str:
        """Return the name of the course."""
        return str(self.settings[language]["site_name"])

    def description(self, language: Language) -> str:
        """Return what the course is about, in a sentence."""
        return str(self.settings[language]["site_description"]).strip()

    def words(self, language: Language) -> Interface:
        """Return the interface words of a language."""
        if language not in self._words:
            self._words[language] = Interface(self.root, language)
        return self._words[language]

    def markup(self, language: Language) -> Markup:
        """Return what makes HTML of a language; all exports share it, since they show the same texts."""
        if language not in self._markup:
            self._markup[language] = Markup(self.course, language, self.words(language))
        return self._markup[language]

    def licence_line(self, language: Language) -> str:
        """Return the line that each export carries: course, version, licence."""
        words = self.words(language)
        line = f"{self.title(language)} · {words('version {version}', version=__version__)} · {LICENCE} ({LICENCE_URL})"
        return " · ".join(part for part in (line, self.credit(language)) if part)

    def credit(self, language: Language) -> str:
        """Return who offers a course that was made from this one, and what CC BY asks of them, as the foot of each page has it."""
        extra = self.settings[language].get("extra")
        provider = extra.get("provider") if isinstance(extra, dict) else None
        if not provider:
            return ""
        words = self.words(language)
        lines = [f"{words('Offered by')} {provider['name']}."]
        if changes := provider.get("changes"):
            original = f" ({provider['original']})" if provider.get("original") else ""
            adapted = words("Adapted from “Non-monogamy in the consulting room” by its contributors")
            lines.append(f"{adapted}{original}; {words('changed')}: {changes}.")
        return " ".join(lines)

    @contextmanager
    def write(self, what: str, ending: str, language: Language | None = None, module: str | None = None) -> Iterator[Path]:
        """Give a path to write to; when the block ends well, the file takes its name, and a good file of that name goes only then."""
        name = "-".join(part for part in (course_id(self.settings), what, module, language) if part) + f".{ending}"
        target = self.output / name
        unfinished = self.output / f".{name}.{os.getpid()}.part.{ending}"
        try:
            yield unfinished
            data = unfinished.read_bytes()
            unfinished.replace(target)
        except OSError as error:
            if target.is_dir():
                raise ExportProblem(f"{target} could not be written: there is a folder of that name. Take it away.") from error
            raise ExportProblem(f"{target} could not be written: {error.strerror or error}. Is the disk full, or the file open?") from error
        finally:
            unfinished.unlink(missing_ok=True)
        self.made.append(Made(name, self.current, what, language, module, len(data), hashlib.sha256(data).hexdigest()))
        self.say(f"{self.current}: {name} ({size(len(data))})")
