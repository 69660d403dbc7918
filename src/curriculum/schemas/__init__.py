"""JSON Schemas for the data files, generated from the models and stored beside this file for editors."""

from __future__ import annotations

import ast
import inspect
import json
import sys
from functools import cache
from itertools import pairwise
from typing import Any

from curriculum.kit.models import KIT_SCHEMAS
from curriculum.models import SCHEMAS, Node

FOLDER = "src/curriculum/schemas"


def schemas() -> dict[str, str]:
    """Return the text of each schema file by its path from the root of the course."""
    classes = {model.__name__: model for model in _below(Node)}
    found = {}
    for name, model in (SCHEMAS | KIT_SCHEMAS).items():
        schema = model.model_json_schema(by_alias=True)
        for title, part in {**schema.get("$defs", {}), model.__name__: schema}.items():
            _describe(part, classes[title])
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
        found[f"{FOLDER}/{name}.schema.json"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return found


def _below(model: type[Node]) -> list[type[Node]]:
    return [model, *(found for each in model.__subclasses__() for found in _below(each))]


def _describe(schema: dict[str, Any], model: type[Node]) -> None:
    """Put the docstrings of the fields into the schema of a class.

    Pydantic would do it too, but whenever the classes are made, and reading their sources takes a good part of a check's time.
    """
    for each in reversed(model.__mro__):
        for field, words in _docstrings(each.__module__).get(each.__name__, {}).items() if issubclass(each, Node) else ():
            name = model.model_fields[field].alias or field
            schema["properties"][name] = dict(sorted({**schema["properties"][name], "description": words}.items()))


@cache
def _docstrings(module: str) -> dict[str, dict[str, str]]:
    """Return the docstrings of fields, by class and field."""
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(sys.modules[module])).body:
        for field, words in pairwise(node.body if isinstance(node, ast.ClassDef) else ()):
            match field, words:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found.setdefault(getattr(node, "name", ""), {})[name] = inspect.cleandoc(text)
    return found
