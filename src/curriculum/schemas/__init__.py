"""JSON Schemas for the data files, generated from the models and stored beside this file for editors."""

from __future__ import annotations

import json

from curriculum.kit.models import KIT_SCHEMAS
from curriculum.models import SCHEMAS

FOLDER = "src/curriculum/schemas"


def schemas() -> dict[str, str]:
    """Return the text of each schema file by its path from the root of the course."""
    found = {}
    for name, model in (SCHEMAS | KIT_SCHEMAS).items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(by_alias=True)}
        found[f"{FOLDER}/{name}.schema.json"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return found
