"""Remembers the plain values of data files, so that a file that did not change needs no parser.

A parser of YAML that tells where everything stands takes most of the time in which a course is read, and hardly anything asks for a
place. So the values are kept from one check to the next, by a fingerprint of the file's name and content (`last_check`); who asks
where one of them stands has the file read once more (`yamlfile`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


class PlainValues:
    """Values of data files as JSON has them, by the fingerprints of the files."""

    def __init__(self) -> None:
        self._read: Callable[[], Mapping[str, Any]] = dict
        self._known: Mapping[str, Any] | None = None
        self._current: dict[str, Any] | None = None

    def start(self, read: Callable[[], Mapping[str, Any]]) -> None:
        """Start from what is known; it is read when it is asked for first."""
        self._read, self._known, self._current = read, None, {}

    def of(self, fingerprint: str) -> Any:
        """Return the value of a file, or None if it is not known."""
        if self._current is None:  # nobody started
            return None
        if self._known is None:
            self._known = self._read()
        value = self._known.get(fingerprint)
        if value is not None:
            self._current[fingerprint] = value
        return value

    def keep(self, fingerprint: str, value: Any) -> None:
        """Remember the value of a file."""
        if self._current is not None:
            self._current[fingerprint] = value

    @property
    def news(self) -> Mapping[str, Any] | None:
        """All values that were asked for since the start, if these are not the ones that were known; else None."""
        current = self._current or {}
        return None if current.keys() == (self._known or {}).keys() else current


VALUES = PlainValues()
