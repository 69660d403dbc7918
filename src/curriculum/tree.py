"""The files of a course: those on the disk, or some held in memory in their place."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

FOLDERS = ("modules", "quizzes", "kit", "docs", "overrides", "spelling")
"""What belongs to the course, beside some files that stand in no folder; everything else is nobody's business here."""

OVERRIDES = "overrides/"
"""The folder of templates, style sheets, scripts, drawings and interface words."""
ORIGINAL_SETTINGS = "mkdocs.yml"
"""What tells MkDocs what to build; the files of the translations stand on it."""
CLAIMS = "modules/claims.yml"
GLOSSARY = "modules/glossary.yml"
HELP_LINES = "modules/help-lines.yml"
REFERENCES = "modules/references.yml"
FINAL_TEST_FILE = "quizzes/final-test.yml"
SELF_ASSESSMENT_FILE = "quizzes/self-assessment.yml"
"""The data files of which there is one."""

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
_READ = (".md", ".yml", ".lock", ".html", ".css", ".js", ".svg", ".po", ".xml", ".txt", ".cff", *PICTURES)
"""The endings of files of which the check reads the content, of pictures to know how much they weigh."""


_AT_THE_TOP = {".lock", ".md", ".cff", ".py"}
"""The endings of the files that stand in no folder and concern the course, beside the configurations; of a hook only that it is there."""


class Tree(Protocol):
    """The files of a course, each by its name from the folder of the course, with `/` between its parts."""

    @property
    def root(self) -> Path:
        """The folder of the course."""

    @property
    def files(self) -> frozenset[str]:
        """The names of all files."""

    @property
    def folders(self) -> frozenset[str]:
        """The names of all folders."""

    @property
    def strange(self) -> frozenset[str]:
        """Those among the files that are none, and are never opened: links to another place, pipes, folders that are closed to us."""

    def read(self, name: str) -> bytes:
        """Return the content of a file, or raise OSError."""


@dataclass(frozen=True)
class Disk:
    """The files below a folder. What editors and file managers leave there is passed over."""

    root: Path

    @cached_property
    def _names(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        files: set[str] = set()
        folders: set[str] = set()
        strange: set[str] = set()
        open_folders = [name for name in FOLDERS if (self.root / name).is_dir()]
        while open_folders:
            folder = open_folders.pop()
            try:
                entries = list(os.scandir(self.root / folder))
            except OSError:
                strange.add(folder)
                continue
            folders.add(folder)
            for entry in entries:
                if _is_left_behind(entry.name):
                    continue
                name = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    open_folders.append(name)
                else:
                    (files if entry.is_file(follow_symlinks=False) else strange).add(name)
        for path in self.root.iterdir() if self.root.is_dir() else ():
            if path.suffix in _AT_THE_TOP or is_configuration(path.name):
                if path.is_file():
                    files.add(path.name)
                elif not path.is_dir():
                    strange.add(path.name)
        return frozenset(files | strange), frozenset(folders), frozenset(strange)

    @property
    def files(self) -> frozenset[str]:
        """The names of all files."""
        return self._names[0]

    @property
    def folders(self) -> frozenset[str]:
        """The names of all folders."""
        return self._names[1]

    @property
    def strange(self) -> frozenset[str]:
        """Those among the files that are none."""
        return self._names[2]

    def read(self, name: str) -> bytes:
        """Return the content of a file, or raise OSError."""
        if name in self.strange:  # it would be read from elsewhere, or for ever
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), name)
        return (self.root / name).read_bytes()


@dataclass(frozen=True)
class Memory:
    """Files that are held in memory: a course in a test, with a fault planted in one of them."""

    contents: Mapping[str, bytes]
    root: Path = Path()
    empty_folders: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()

    @cached_property
    def files(self) -> frozenset[str]:
        """The names of all files."""
        return frozenset(self.contents)

    @cached_property
    def folders(self) -> frozenset[str]:
        """The names of all folders."""
        return self.empty_folders | {parent for name in self.contents for parent in _parents(name)}

    def read(self, name: str) -> bytes:
        """Return the content of a file, or raise the error that a disk would give."""
        if name in self.contents and name not in self.strange:
            return self.contents[name]
        number = errno.EISDIR if name in self.folders else errno.ENOENT
        raise OSError(number, os.strerror(number), name)

    def with_file(self, name: str, content: bytes | None) -> Memory:
        """Return the same files with one written, or taken away."""
        contents = {other: held for other, held in self.contents.items() if other != name}
        if content is not None:
            contents[name] = content
        return replace(self, contents=contents)

    def with_folder(self, name: str) -> Memory:
        """Return the same files with a folder in place of the file `name`."""
        contents = {other: held for other, held in self.contents.items() if other != name}
        return replace(self, contents=contents, empty_folders=self.empty_folders | {name})

    @classmethod
    def of(cls, tree: Tree) -> Memory:
        """Return a copy of other files, to plant faults in. What readers download is only named."""
        contents = {name: tree.read(name) if name.endswith(_READ) and name not in tree.strange else b"" for name in tree.files}
        return cls(contents, tree.root, tree.folders, tree.strange)


def is_configuration(name: str) -> bool:
    """Say whether a file tells MkDocs what to build: `mkdocs.yml`, or that of a translation."""
    return name.startswith("mkdocs.") and name.endswith(".yml")


def _is_left_behind(name: str) -> bool:
    return (name.startswith(".") and name != ".icons") or name.endswith("~")


def _parents(name: str) -> Iterator[str]:
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name
