"""What a folder of exports holds: the exports write its list, and the page "Take it along" reads it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from curriculum import __version__
from curriculum.models import Language

CONTENTS = "exports.json"
"""Lists what is in the folder."""
CHECKSUMS = "SHA256SUMS"
"""The same, for `sha256sum --check`."""


class NoListing(Exception):
    """The list of a folder cannot be read; the message says what to do."""


@dataclass(frozen=True, order=True)
class Made:
    """A file that was made."""

    file: str
    export: str
    """The name of the export that made it."""
    what: str
    """The kind of file, where an export makes more than one."""
    language: Language | None
    module: str | None
    bytes: int
    sha256: str


def write_listing(folder: Path, made: list[Made]) -> None:
    """Write the list and the checksums: of what was just made, and of what earlier runs made that is still there.

    Raises NoListing if something is in the way.
    """
    new = {one.file for one in made}
    try:
        earlier = read_listing(folder)
    except NoListing:
        earlier = []  # it is about to be written anew
    kept = [one for one in earlier if one.file not in new and (folder / one.file).exists()]
    entries = sorted([*kept, *made], key=lambda one: one.file)
    _replace(folder / CONTENTS, json.dumps({"version": __version__, "files": [asdict(one) for one in entries]}, indent=1) + "\n")
    _replace(folder / CHECKSUMS, "".join(f"{one.sha256}  {one.file}\n" for one in entries))


def read_listing(folder: Path) -> list[Made]:
    """Return what the folder holds, by its list."""
    path = folder / CONTENTS
    if not path.exists():
        return []
    try:
        return [Made(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))["files"]]
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise NoListing(f"{path} is no list of exports: delete it, and run `make exports` again.") from error


def offered(folder: Path) -> list[Made]:
    """Return the exports in the folder that a site is to offer.

    Raises NoListing if there are none, or if one that is listed is gone.
    """
    made = read_listing(folder)
    if not made:
        raise NoListing(f"DOWNLOADS names `{folder.name}`, and no exports are there: run `make exports` first, or leave DOWNLOADS out.")
    if gone := next((one.file for one in made if not (folder / one.file).is_file()), None):
        raise NoListing(f"{folder.name}/{CONTENTS} lists `{gone}`, which is not there: run `make exports` again.")
    return made


def size(number: int) -> str:
    """Return a number of bytes in words."""
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1e3))} kB"


def _replace(path: Path, text: str) -> None:
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        what = "is a folder" if path.is_dir() else f"could not be written ({error.strerror})"
        raise NoListing(f"{path} {what}: take away what is in its place, and run `make exports` again.") from error
