"""The course engine: load → check → render.

`modules/`, `quizzes/` and `docs/` are read into immutable models (`load`), checked by pure rules (`rules`) and given to
MkDocs as pages (`render`, `plugin`). Data flows in that one direction.
"""

from __future__ import annotations


def __getattr__(name: str) -> str:
    """Return `__version__`, looked up when somebody asks: the check does not, and the way to it is long."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import version

    return version("curriculum")
