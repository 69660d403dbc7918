"""Remembers what was worked out about the latest contents of each file."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Rest = ParamSpec("Rest")
Value = TypeVar("Value")

VERSIONS = 3
"""Contents that are remembered of each file: `mkdocs serve` comes back to one that was undone, and tests to the one they started from."""


def latest(function: Callable[Concatenate[str, Rest], Value]) -> Callable[Concatenate[str, Rest], Value]:
    """Remember what a function of a file's name and content returns, for the latest contents of every file, however many there are."""
    known: dict[str, list[tuple[tuple[object, ...], Value]]] = {}

    @wraps(function)
    def remembered(name: str, /, *rest: Rest.args, **options: Rest.kwargs) -> Value:
        versions = known.get(name, [])
        for version, value in versions:
            if version == rest:
                return value
        value = function(name, *rest, **options)
        known[name] = [(rest, value), *versions[: VERSIONS - 1]]
        return value

    return remembered
