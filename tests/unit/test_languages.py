"""The course takes another language, in the way that the README says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.conftest import ROOT


def test_third_language_is_checked(tmp_path: Path) -> None:
    """With German in the model and the English as a start, the check runs through, and says which texts are not translated."""
    shutil.copytree(ROOT / "src", tmp_path / "src")
    models = tmp_path / "src/curriculum/models.py"
    text = models.read_text(encoding="utf-8")
    text = text.replace('Literal["nl", "en"]', 'Literal["nl", "en", "de"]').replace('"en": "English"}', '"en": "English", "de": "German"}')
    models.write_text(re.sub(r"^    en: (.*)\n", r"\g<0>    de: \1\n", text, flags=re.MULTILINE), encoding="utf-8")
    course = tmp_path / "course"
    shutil.copytree(ROOT / "tests/sample", course)
    shutil.copytree(course / "docs/en", course / "docs/de")
    for file in course.glob("modules/**/*en.md"):
        shutil.copy(file, file.with_name(file.name.replace("en.md", "de.md")))
    for file in (*course.glob("modules/**/*.yml"), *course.glob("quizzes/*.yml"), *course.glob("kit/**/*.yml")):
        YAML().dump(_with_german(YAML(typ="safe").load(file)), file)
    command = [sys.executable, "-m", "curriculum", "--root", str(course), "check", "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(tmp_path / "src")})
    assert "Traceback" not in done.stderr, done.stderr
    assert "this is English, and German is expected here" in done.stdout
    assert not re.search("error: (?:schema|yaml|same-case|figures):", done.stdout), done.stdout


def _with_german(value: Any) -> Any:
    """Return data in which every text has a German one too."""
    if isinstance(value, list):
        return [_with_german(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {name: _with_german(item) for name, item in value.items()}
    return {**found, "de": _with_german(value["en"])} if found.keys() == {"nl", "en"} else found
