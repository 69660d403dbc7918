"""What `mkdocs serve` need not do again: pages whose Markdown and surroundings are those of the last build.

MkDocs builds everything anew at each change. Most of that time goes into Markdown and questions; here their HTML is kept for
as long as nothing it is made of has changed. An edition in which nothing has changed is kept whole.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.theme import Theme

from curriculum.models import LABELS

State = tuple[tuple[str, int, int], ...]
"""Names of files with their time and size."""
_DIRECTIVE = re.compile(r"<!-- course:([\w-]+)")
_FROM_KIT = {"session-builder", "record-sheet", "evaluation-form", "observation-form"}
_PUT_IN_LATER = {"question", *_FROM_KIT}
_PAGES_OF_KIT = {"guides", "preparation", "agreements", "roles", "method-choice", "methods", "series", "vignette-cards", "supervision"}
_PAGES_OF_LEARNER = {"self-assessment", "reflection", "overview", "my-data", "journal", "review"}
_LISTS = {
    "glossary",
    "blueprint",
    "objectives",
    "report",
    "version",
    "pass-share",
    "pass-mark",
    "test-needed",
    "test-size",
    "reading-speed",
}
_MADE_OF_DATA = {*LABELS} | _FROM_KIT | _PAGES_OF_KIT | _PAGES_OF_LEARNER | _LISTS
"""What is made of data files and cases alone. All else may show something of the texts of modules: headings, study time."""


@dataclass
class _Kept:
    key: object
    html: str
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    found: list[dict[str, object]] | None = None
    """What the search knows of the page."""
    frame: object = None
    output: str | None = None
    """The whole page in that frame."""


class CompiledTemplates(BytecodeCache):
    """Templates that were compiled before; Jinja compares them with their source."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what is known."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


class Memory:
    """The pages of the last build, by edition and source."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, str], _Kept] = {}
        self._editions: dict[str, State] = {}
        self._frames: dict[str, tuple[object, int]] = {}
        self.templates = CompiledTemplates()
        self._listed: tuple[State, list[str]] | None = None
        self.has_port = False
        """Was it seen once that no other program has the address at which the course is shown?"""
        self.is_looked_through = False
        """Were all texts looked through once, so that only those that change have to be again?"""

    def list_once(self, theme: Theme, state: State) -> None:
        """Have a theme list its templates once in this state of overrides/: Material has more than ten thousand icons among them."""
        get_env = theme.get_env

        def with_known_list() -> Environment:
            env = get_env()
            loader = cast(FileSystemLoader, env.loader)
            if self._listed is None or self._listed[0] != state:
                self._listed = (state, loader.list_templates())
            names = self._listed[1]
            loader.list_templates = lambda: names  # type: ignore[method-assign]
            return env

        theme.get_env = with_known_list  # type: ignore[method-assign]

    def recall(self, language: str, page: Page, key: object) -> bool:
        """Tell whether the HTML of a page is known."""
        kept = self._pages.get((language, page.file.src_uri))
        return kept is not None and kept.key == key

    def put_back(self, language: str, page: Page) -> str:
        """Return the HTML of a page that is known, and give the page what Markdown would have given it."""
        kept = self._pages[language, page.file.src_uri]
        page.toc = kept.toc
        private: Any = page
        private._title_from_render = kept.title  # noqa: SLF001  (MkDocs has no other way to set it)
        page.present_anchor_ids = kept.anchors
        return kept.html

    def keep(self, language: str, page: Page, key: object, html: str) -> None:
        """Remember a page."""
        title = getattr(page, "_title_from_render", None)
        self._pages[language, page.file.src_uri] = _Kept(key, html, page.toc, title, page.present_anchor_ids)

    def found(self, language: str, source: str) -> list[dict[str, object]] | None:
        """Return what the search knows of a page."""
        kept = self._pages.get((language, source))
        return kept.found if kept else None

    def keep_found(self, language: str, source: str, found: list[dict[str, object]]) -> None:
        """Remember what the search knows of a page that is kept."""
        if kept := self._pages.get((language, source)):
            kept.found = found

    def frame(self, language: str, state: object) -> int:
        """Return the number of the frame of all pages of an edition: another one when anything in it has changed."""
        known, number = self._frames.get(language, (None, 0))
        if known != state:
            number += 1
            self._frames[language] = (state, number)
        return number

    def output(self, language: str, source: str, frame: object) -> str | None:
        """Return a whole page, if it is known in this frame."""
        kept = self._pages.get((language, source))
        return kept.output if kept and kept.frame == frame else None

    def keep_output(self, language: str, source: str, frame: object, output: str) -> None:
        """Remember a whole page, of which the content is kept."""
        if kept := self._pages.get((language, source)):
            kept.frame, kept.output = frame, output

    def has_edition(self, name: str, state: State) -> bool:
        """Tell whether an edition was built from these very files, and remember them."""
        known = self._editions.get(name) == state
        self._editions[name] = state
        return known

    def forget_edition(self, name: str) -> None:
        """Forget an edition, since building it did not succeed."""
        self._editions.pop(name, None)


def can_be_kept(markdown: str) -> bool:
    """Tell whether a page is made of its Markdown, data files and cases: other things that are put in later depend on other pages."""
    return _PUT_IN_LATER.issuperset(_DIRECTIVE.findall(markdown))


def made_of_data(source: str) -> bool:
    """Tell the same of a page as it is written, before anything is put where it asks for it."""
    return _MADE_OF_DATA.issuperset(_DIRECTIVE.findall(source))


def state_of(paths: Iterable[Path]) -> State:
    """Return the state of files."""
    found = []
    for path in sorted(paths):
        stat = path.stat()
        found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def surroundings(root: Path) -> tuple[State, dict[str, State]]:
    """Return the state of all that a page is made of besides texts, and that of each file of questions."""
    folders = [root / "overrides", root / "kit"]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    files += [*(root / "modules").rglob("*.yml"), *root.glob("*.yml")]
    return state_of(files), {path.stem: state_of([path]) for path in (root / "quizzes").glob("*.yml")}


def inputs_of_edition(root: Path, others: Iterable[str]) -> State:
    """Return the state of all files from which an edition is built: all but the texts of the other languages."""
    folders = ("docs", "modules", "quizzes", "kit", "overrides", "spelling")
    other = tuple(others)
    files = [
        path
        for name in folders
        for path in (root / name).rglob("*")
        if path.is_file() and not any(path.name == f"{each}.md" or path.name.endswith(f".{each}.md") for each in other)
    ]
    files = [path for path in files if not any(path.is_relative_to(root / "docs" / each) for each in other)]
    return state_of([*files, *root.glob("*.yml")])


def state_of_course(root: Path) -> State:
    """Return the state of all that an author can change, and `mkdocs serve` looks at."""
    folders = ("docs", "modules", "quizzes", "kit", "overrides")
    return state_of([*(path for name in folders for path in (root / name).rglob("*")), *root.glob("*.yml"), *root.glob("*.lock")])


def set_aside(folder: Path) -> Path:
    """Put a folder out of MkDocs' way, which empties the site before it builds, and return where it is now."""
    place = folder.with_name(f"{folder.name}.before")
    shutil.rmtree(place, ignore_errors=True)
    if folder.is_dir():
        folder.rename(place)
    return place


def bring_back(place: Path, folder: Path) -> bool:
    """Put the folder back; tell whether there was one."""
    if not place.is_dir():
        return False
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    place.rename(folder)
    return True


def all_pages(files: Files) -> tuple[str, ...]:
    """Return the names of all pages, on which links depend."""
    return tuple(sorted(file.src_uri for file in files.documentation_pages()))
