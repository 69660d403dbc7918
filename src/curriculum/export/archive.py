"""ZIP files that are the same for the same contents: in order, with one time and one mode for all."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path


def write_zip(target: Path, contents: Mapping[str, bytes], epoch: int, *, first: str | None = None, stored: str | None = None) -> None:
    """Write the files, by their names in the archive; where a format asks for it, one comes `first` and one is `stored` as it is."""
    time = datetime.fromtimestamp(epoch, UTC).timetuple()[:6]
    names = sorted(contents, key=lambda name: (name != first, name))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, time)
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, contents[name])


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their relative names."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
