"""The course takes another language, in the way that the README says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from curriculum.rules import load_and_check
from tests.conftest import ROOT
from tests.unit.test_catalogue import SAMPLE

GERMAN = "Die Frau, die er als Freund so mag, wie er sagt, fragt, wie die beiden die Woche teilen, die er als die ihre ansah."
"""Has more words that Dutch has too than words of its own."""


def test_third_language_is_checked(tmp_path: Path) -> None:
    """With German in the model and the English as a start, the check runs through, says what is not translated, and knows German."""
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
    page = course / "docs/de/about.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{GERMAN}\n", encoding="utf-8")
    for file in (*course.glob("modules/**/*.yml"), *course.glob("quizzes/*.yml"), *course.glob("kit/**/*.yml")):
        YAML().dump(_with_german(YAML(typ="safe").load(file)), file)
    command = [sys.executable, "-m", "curriculum", "--root", str(course), "check", "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(tmp_path / "src")})
    assert "Traceback" not in done.stderr, done.stderr
    assert "this is English, and German is expected here" in done.stdout
    assert "this is Dutch" not in done.stdout, done.stdout
    assert not re.search("error: (?:schema|yaml|same-case|figures):", done.stdout), done.stdout


def _with_german(value: Any) -> Any:
    """Return data in which every text has a German one too."""
    if isinstance(value, list):
        return [_with_german(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {name: _with_german(item) for name, item in value.items()}
    return {**found, "de": _with_german(value["en"])} if found.keys() == {"nl", "en"} else found


SHORT = [
    # (language, a text of a data file, is it in the other language)
    ("nl", "What minority stress does to you", True),
    ("nl", "A sign for Ada", True),
    ("nl", "‘Suppose their sadness is theirs. How do you feel then?’", True),
    ("en", "De groep denkt hardop", True),
    ("en", "Verlies en rouw", True),
    ("en", "‘Jezelf leren kalmeren is de eerste stap.’", True),
    ("nl", "Coming out", False),
    ("nl", "Don’t ask, don’t tell", False),
    ("nl", "The Ethical Slut", False),
    ("nl", "Friends with benefits", False),
    ("nl", "Window of tolerance", False),
    ("nl", "New relationship energy", False),
    ("nl", "Een time-out in het team, en even feedback", False),
    ("nl", "A la carte", False),
    ("en", "Groot Hart Groep", False),
    ("en", "Veilig Thuis", False),
    ("en", "Ada de Boer and Jan van Dam", False),
]


@pytest.mark.parametrize(("language", "text", "is_foreign"), SHORT, ids=[text[:30] for _, text, _ in SHORT])
def test_short_text_of_the_other_language_is_found(language: str, text: str, is_foreign: bool) -> None:
    """A title, an item or an option that is in the other language is reported; a word or a name that was borrowed is not."""
    name, own = "quizzes/sample.yml", {"nl": "Bedoel je je familie?", "en": "Do you mean your family?"}[language]
    content = SAMPLE.contents[name].decode()
    assert f"'{own}'" in content
    course = SAMPLE.with_file(name, content.replace(f"'{own}'", f'"{text}"', 1).encode())
    told = [finding for finding in load_and_check(course)[1] if finding.rule == "language"]
    assert bool(told) == is_foreign, list(map(str, told))


@pytest.mark.parametrize(
    ("title", "is_told"), [("Balint method", True), ("Team Ada", False), ("Don’t ask, don’t tell", False), ("9. Tips", False)]
)
def test_title_that_reads_the_same_is_found(title: str, is_told: bool) -> None:
    """A title that was copied and not translated is reported; a name and a borrowed term read the same in both languages."""
    name = "kit/methods/rounds.yml"
    content = SAMPLE.contents[name].decode()
    course = SAMPLE.with_file(name, re.sub(r"(?m)^title: .*$", f'title: {{nl: "{title}", en: "{title}"}}', content, count=1).encode())
    told = [finding for finding in load_and_check(course)[1] if finding.rule == "language"]
    assert bool(told) == is_told, list(map(str, told))
