"""The course engine: load → check → render.

`modules/`, `quizzes/` and `docs/` are read into immutable models (`load`), checked by pure rules (`rules`) and given to
MkDocs as pages (`render`, `plugin`). Data flows in that one direction.
"""

from importlib.metadata import version

__version__ = version("curriculum")
