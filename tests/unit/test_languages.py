"""The course takes another language, in the way that the README says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from curriculum.rules import load_and_check
from curriculum.rules.languages import _different_span
from curriculum.spelling import CannotSpell, _dictionary
from tests.conftest import ROOT
from tests.unit.test_catalogue import SAMPLE
from tests.unit.test_rules import real_files

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


def _without_english(value: Any) -> Any:
    """Return data in which no text is in English."""
    if isinstance(value, dict):
        return {name: _without_english(item) for name, item in value.items() if not (name == "en" and "nl" in value)}
    return [_without_english(item) for item in value] if isinstance(value, list) else value


def test_file_without_a_language_is_told_once() -> None:
    """Where a file has nothing in a language yet, that is one finding with the number of texts."""
    name = "quizzes/sample.yml"
    written = StringIO()
    YAML().dump(_without_english(YAML(typ="safe").load(SAMPLE.contents[name].decode())), written)
    (found,) = [one for one in load_and_check(SAMPLE.with_file(name, written.getvalue().encode()))[1] if one.rule == "schema"]
    assert "no text of this file is in English yet: write `en: …` beside each `nl: …`" in found.message
    assert len(found.others) > 5


def test_language_without_texts_is_told_once() -> None:
    """That no module has a text in a language, and that most words of the interface have no entry, is one finding each."""
    files = SAMPLE
    for name in sorted(SAMPLE.files):
        if name.startswith("modules/") and name.endswith(("/en.md", ".en.md")):
            files = files.with_file(name, None)
    (found,) = [one for one in load_and_check(files)[1] if one.rule == "missing-file"]
    assert "no text in modules/ is in English yet: copy each `nl.md` to `en.md`" in found.message
    catalogue = "overrides/locales/nl.po"
    first = "\n\n".join(real_files().contents[catalogue].decode().split("\n\n")[:9]) + "\n"
    told = [one for one in load_and_check(real_files().with_file(catalogue, first.encode()))[1] if one.rule == "interface-words"]
    assert len([one for one in told if "words of the interface have no Dutch entry, such as" in one.message]) == 1
    assert len(told) < 20, [*map(str, told)]


def test_dictionary_that_never_was_is_not_to_be_put_back(tmp_path: Path) -> None:
    """Who begins with a language is told what a dictionary is; who lost a file of one, to put it back."""
    with pytest.raises(CannotSpell, match=r"no dictionary for English yet: put `en\.aff` and `en\.dic` into spelling/"):
        _dictionary(tmp_path, "en")
    (tmp_path / "spelling").mkdir()
    (tmp_path / "spelling/words.en.txt").write_text("x\n", encoding="utf-8")
    with pytest.raises(CannotSpell, match=r"en\.aff is missing: put it back"):
        _dictionary(tmp_path, "en")


def test_text_that_was_copied_and_not_translated_is_told_once_a_file() -> None:
    """A page that is still wholly in the other language is one finding, with the places."""
    page = real_files().contents["docs/nl/how-to-use.md"]
    found = [one for one in load_and_check(real_files().with_file("docs/en/how-to-use.md", page))[1] if one.rule == "language"]
    long = [one for one in found if "is expected here" in one.message and one.others]
    assert len(long) == 1, [*map(str, found)]
    assert len(long[0].others) > 5


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


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Ze wonen al een half jaar samen.", "They have lived together for six months."),
        ("Over veertien dagen is er weer een gesprek.", "There is another session in two weeks’ time."),
        ("Twee of drie jaar later.", "A couple of years later."),
        ("Ze hebben een kind van vier en een van zes.", "They have two children, of four and six."),
        ("Na twee jaar, of drie, weet je meer.", "After two or three years you know more."),
        ("Een dag per week, soms twee dagen.", "One or two days a week."),
        ("Vierentwintig uur per dag.", "Twenty-four hours a day."),
        ("Acht dagen later.", "A week later."),
        ("Anderhalf uur per week, acht weken lang.", "Ninety minutes a week, for eight weeks."),
        ("Hun drie kinderen zijn zes, acht en elf jaar.", "Their three children are six, eight and eleven."),
        ("Ze zijn tien jaar samen, waarvan vijf jaar getrouwd.", "They have been together for ten years, five of them married."),
        ("Twee weken geleden, en drie weken daarvoor.", "A fortnight ago, and three weeks before that."),
    ],
)
def test_a_length_of_time_said_in_another_way_is_none_that_differs(dutch: str, english: str) -> None:
    """A language counts in other units, leaves one out, or says one in another way: only another number of the same unit is a slip."""
    assert _different_span(dutch, english, "en") is None
    assert _different_span("Na drie jaar, in acht weken.", "After four years, in eight weeks.", "en") == (
        ("four years", 6),
        ("drie jaar", 3),
    )
