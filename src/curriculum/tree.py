"""The files of a course: those on the disk, or some held in memory in their place."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

FOLDERS = ("modules", "quizzes", "kit", "docs", "overrides")
"""What belongs to the course; everything else in the folder is nobody's business here."""

_READ = (".md", ".yml", ".lock", ".html", ".css", ".js")
"""The endings of files of which the check reads the content."""


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

    def read(self, name: str) -> bytes:
        """Return the content of a file, or raise OSError."""


@dataclass(frozen=True)
class Disk:
    """The files below a folder. What editors and file managers leave there is passed over."""

    root: Path

    @cached_property
    def _names(self) -> tuple[frozenset[str], frozenset[str]]:
        files: set[str] = set()
        folders: set[str] = set()
        for top in FOLDERS:
            for place, below, names in os.walk(self.root / top):
                below[:] = [name for name in below if not _is_left_behind(name)]
                folder = Path(place).relative_to(self.root).as_posix()
                folders.add(folder)
                files.update(f"{folder}/{name}" for name in names if not _is_left_behind(name))
        for path in self.root.iterdir() if self.root.is_dir() else ():
            if (path.suffix == ".lock" or is_configuration(path.name)) and path.is_file():
                files.add(path.name)
        return frozenset(files), frozenset(folders)

    @property
    def files(self) -> frozenset[str]:
        """The names of all files."""
        return self._names[0]

    @property
    def folders(self) -> frozenset[str]:
        """The names of all folders."""
        return self._names[1]

    def read(self, name: str) -> bytes:
        """Return the content of a file, or raise OSError."""
        return (self.root / name).read_bytes()


@dataclass(frozen=True)
class Memory:
    """Files that are held in memory: a course in a test, with a fault planted in one of them."""

    contents: Mapping[str, bytes]
    root: Path = Path()
    empty_folders: frozenset[str] = frozenset()

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
        if name in self.contents:
            return self.contents[name]
        number = errno.EISDIR if name in self.folders else errno.ENOENT
        raise OSError(number, os.strerror(number), name)

    def with_file(self, name: str, content: bytes | None) -> Memory:
        """Return the same files with one written, or taken away."""
        contents = {other: held for other, held in self.contents.items() if other != name}
        if content is not None:
            contents[name] = content
        return Memory(contents, self.root, self.empty_folders)

    def with_folder(self, name: str) -> Memory:
        """Return the same files with a folder in place of the file `name`."""
        return Memory({other: held for other, held in self.contents.items() if other != name}, self.root, self.empty_folders | {name})

    @classmethod
    def of(cls, tree: Tree) -> Memory:
        """Return a copy of other files, to plant faults in. Pictures and the like are only named."""
        return cls({name: tree.read(name) if name.endswith(_READ) else b"" for name in tree.files}, tree.root, tree.folders)


def is_configuration(name: str) -> bool:
    """Say whether a file tells MkDocs what to build: `mkdocs.yml`, or that of a translation."""
    return name.startswith("mkdocs.") and name.endswith(".yml")


def _is_left_behind(name: str) -> bool:
    return name.startswith(".") or name.endswith("~")


def _parents(name: str) -> Iterator[str]:
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name
