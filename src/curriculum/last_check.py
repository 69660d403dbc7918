"""Remembers what the last check found: the same files and the same engine give the same findings.

A check that nobody changed anything for is done when the files are read; where some changed, the others are not searched again
for what was not in them (`silence`), nor taken apart once more (`plain_values`). What counts is the content of every file, never its
time; the engine counts with all its sources and with the versions of the packages beside it. Whatever is wrong with the files that
hold this (in `.cache/curriculum/`), the check is simply made.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

from curriculum.findings import Finding
from curriculum.plain_values import VALUES
from curriculum.position import Position
from curriculum.silence import SILENCE
from curriculum.tree import Disk, Memory, Tree

if TYPE_CHECKING:
    from curriculum.load import Course

FILE = Path(".cache/curriculum/check.json")
VALUES_FILE = Path(".cache/curriculum/values.json")
ENGINE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found, and how much it looked at."""

    modules: int
    questions: int
    terms: int
    findings: tuple[Finding, ...]
    unread: tuple[str, ...] = ()
    """The files that are there, and of which something cannot be read."""


class LastCheck:
    """The files of a course as they are now, and what is known of them."""

    def __init__(self, root: Path) -> None:
        self._file, self._values = root / FILE, root / VALUES_FILE
        disk = Disk(root.resolve())
        self.tree: Tree = disk
        """What to check: the very contents that the key is made of, also if a file changes meanwhile."""
        with suppress(OSError):  # a file that cannot be read: the loader says so
            self.tree = Memory.of(disk)

    @cached_property
    def _engine(self) -> str:
        """All of a result depends on this: the engine with its data, Python, and the packages."""
        names = sorted(
            path.relative_to(ENGINE).as_posix() for path in ENGINE.rglob("*") if path.is_file() and "__pycache__" not in path.parts
        )
        return _digest(
            [
                f"{sys.version} {sorted(_packages())}".encode(),
                *(part for name in names for part in (name.encode(), (ENGINE / name).read_bytes())),
            ]
        )

    @cached_property
    def _course(self) -> str:
        """And on this: the names of all files and folders, and what is in the files."""
        names = sorted(self.tree.files)
        return _digest(
            [
                *("\n".join(sorted(some)).encode(errors="surrogateescape") for some in (self.tree.folders, self.tree.strange)),
                *(part for name in names for part in (name.encode(errors="surrogateescape"), self._content(name))),
            ]
        )

    def _content(self, name: str) -> bytes:
        return b"" if name in self.tree.strange else self.tree.read(name)

    def recall(self) -> Result | None:
        """Return the result if it is known. If it is not, the check that is made now starts from what else is known."""
        SILENCE.start({})
        VALUES.start(self._known_values)
        try:
            held = json.loads(self._file.read_bytes())
            if held["engine"] != self._engine:
                return None
            names = [str(name) for name in held["questions_asked"]]
            SILENCE.start({str(file): [names[number] for number in silent] for file, silent in held["silent"].items()})
            if not isinstance(self.tree, Memory) or held["course"] != self._course:
                return None
            findings = tuple(
                Finding(_position(place), rule, message, tuple(map(_position, others))) for place, rule, message, others in held["findings"]
            )
            return Result(held["modules"], held["questions"], held["terms"], findings, tuple(held["unread"]))
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None

    def _known_values(self) -> dict[str, Any]:
        try:
            held = json.loads(self._values.read_bytes())
            return dict(held["values"]) if held["engine"] == self._engine else {}
        except (OSError, ValueError, LookupError, TypeError):
            return {}

    def keep(self, result: Result) -> None:
        """Remember the result, and what is known of each file. Who reads meanwhile finds the old or the new, and never half of it."""
        if not isinstance(self.tree, Memory):
            return
        names = sorted({name for silent in SILENCE.current.values() for name in silent})
        numbers = {name: number for number, name in enumerate(names)}
        held = {
            "engine": self._engine,
            "course": self._course,
            **asdict(result),
            "findings": [(_parts(f.position), f.rule, f.message, [_parts(other) for other in f.others]) for f in result.findings],
            "questions_asked": names,
            "silent": {file: sorted(numbers[name] for name in silent) for file, silent in sorted(SILENCE.current.items())},
        }
        with suppress(OSError):  # a folder in which nothing can be written
            _write(self._file, held)
            if VALUES.news is not None:
                _write(self._values, {"engine": self._engine, "values": VALUES.news})


def _write(path: Path, held: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        "w", encoding="utf-8", errors="surrogatepass", dir=path.parent, suffix=".new", delete=False
    ) as file:  # a name of a file may be no text
        file.write(json.dumps(held, ensure_ascii=False))
    Path(file.name).replace(path)


def course_and_findings(root: Path, *, side_by_side: bool = False) -> tuple[Course, list[Finding]]:
    """Read the course below `root`, and say what is wrong with it: what the last check said, if nothing has changed since."""
    from curriculum.load import load
    from curriculum.rules import load_and_check

    if result := LastCheck(root).recall():
        return load(root)[0], [*result.findings]
    return load_and_check(root, side_by_side=side_by_side)


def _parts(position: Position) -> tuple[str, int, int]:
    return position.file.as_posix(), position.line, position.column


def _position(parts: tuple[str, int, int]) -> Position:
    return Position(Path(parts[0]), *parts[1:])


def _digest(parts: list[bytes]) -> str:
    digest = blake2b(digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _packages() -> Iterator[str]:
    """Yield the names and versions of all packages, which are those of the folders that pip makes for them."""
    for place in map(Path, sys.path):
        if place.name in {"site-packages", "dist-packages"} and place.is_dir():
            yield from (path.name for path in place.iterdir() if path.suffix in {".dist-info", ".egg-info"})
