"""What was agreed on is remembered, and a change to it has to be confirmed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from curriculum.cli import main
from curriculum.load import Course
from curriculum.locks import QUESTIONS, TRANSLATIONS, entries, passages, question_entries
from curriculum.rules import load_and_check
from tests.conftest import ROOT


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample course, to be changed."""
    return shutil.copytree(ROOT / "tests/sample", tmp_path / "sample")


def change(root: Path, name: str, old: str, new: str) -> None:
    """Change a file."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_question_is_agreed_on(course: Course) -> None:
    """The lock holds every question of the course as it is; `curriculum keys` writes it."""
    known = {name: rest for name, (rest, _) in entries(course.locks[QUESTIONS]).items()}
    assert known == question_entries(course), "run `curriculum keys`, and look at what changes"


def test_translations_are_recorded(course: Course) -> None:
    """The lock holds nearly every passage; `curriculum translated` adds those that are new or changed in both languages."""
    known = entries(course.locks[TRANSLATIONS])
    found = passages(course)
    current = [passage for passage in found if known.get(passage.name, ("", 0))[0] == passage.entry]
    assert len(current) > 0.9 * len(found), "run `curriculum translated`"


def test_changed_key_is_confirmed_by_a_command(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another objective or id is a finding until `curriculum keys` takes it over, and the command says what it took over."""
    change(sample, "quizzes/sample.yml", "id: how-many", "id: how-much")
    assert [finding.rule for finding in load_and_check(sample)[1]] == ["agreed-answer"]
    assert main(["--root", str(sample), "keys"]) == 0
    assert "changed: which-word" in capsys.readouterr().out
    assert load_and_check(sample)[1] == []


def test_stale_translation_is_confirmed_by_name_only(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where only the original changed, the command without a path confirms nothing; with the file it does."""
    change(sample, "modules/sample/nl.md", "Begin bij de woorden", "Begin altijd bij de woorden")
    (finding,) = load_and_check(sample)[1]
    assert (finding.rule, finding.position.file.as_posix(), finding.position.line) == ("stale-translation", "modules/sample/en.md", 1)
    assert main(["--root", str(sample), "translated"]) == 1
    assert "stale: modules/sample/en.md#words" in capsys.readouterr().out
    assert main(["--root", str(sample), "translated", "modules/sample/en.md"]) == 0
    assert load_and_check(sample)[1] == []


def test_change_in_both_languages_is_no_finding(sample: Path) -> None:
    """Who changes both languages has translated; how lines are broken changes nothing."""
    change(sample, "modules/sample/nl.md", "Begin bij de woorden", "Begin altijd bij de woorden")
    change(sample, "modules/sample/en.md", "Begin with the words", "Always begin with the words")
    change(sample, "docs/nl/about.md", "Dit is een voorbeeld. Zie", "Dit is een\nvoorbeeld. Zie")
    assert load_and_check(sample)[1] == []


def swap(root: Path, name: str, one: str, other: str) -> None:
    """Put two parts of a file each in the place of the other."""
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(one) == text.count(other) == 1
    parts = {one: other, other: one}
    (root / name).write_text(re.sub("|".join(map(re.escape, parts)), lambda match: parts[match[0]], text), encoding="utf-8")


@pytest.mark.parametrize("languages", [("nl",), ("en",), ("nl", "en")])
def test_texts_that_changed_places_are_confirmed_by_name_only(
    sample: Path, capsys: pytest.CaptureFixture[str], languages: tuple[str, ...]
) -> None:
    """Where two options have each other's text, in one language or in both, the command without a path takes neither over."""
    texts = {"nl": ("'Wie horen daarbij?'", "'Bedoel je je familie?'"), "en": ("'Who belongs to them?'", "'Do you mean your family?'")}
    for language in languages:
        swap(sample, "quizzes/sample.yml", *texts[language])
    found = load_and_check(sample)[1]
    assert [finding.rule for finding in found] == ["moved-text"] * 2 * len(languages)
    assert {finding.position.line for finding in found} == {12, 15}
    assert "this text was that of `which-word/your-family/text`, and stands as `which-word/who-are-they/text` now" in found[0].message
    for _ in range(2):  # nothing is taken over in silence, however often it is asked
        assert main(["--root", str(sample), "translated"]) == 1
        assert capsys.readouterr().out.count("moved: quizzes/sample.yml#which-word/") == 2
    assert load_and_check(sample)[1] == found
    assert main(["--root", str(sample), "translated", "quizzes/sample.yml#which-word"]) == 0
    assert load_and_check(sample)[1] == []


def test_reworded_and_copied_texts_are_no_move(sample: Path) -> None:
    """A text that is written anew, one that another has too, and claims that are numbered anew stand in nobody's place."""
    change(sample, "quizzes/sample.yml", "'Wie horen daarbij?', en: 'Who belongs to them?'", "'Wie zijn dat?', en: 'Who are they?'")
    change(
        sample, "modules/glossary.yml", "De mensen om iemand heen., en: The people around somebody.", "Wat twee mensen verbindt., en: Tie."
    )
    claim = "  - id: C001\n    section: introduction\n    line: 1\n    kind: claim\n    evidence: practice\n"
    rest = "    taught: [sample#words]\n"
    change(
        sample, "modules/claims.yml", claim, f"{claim}    text: {{nl: Zinnen ook., en: So do sentences.}}\n{rest}{claim.replace('1', '2')}"
    )
    assert load_and_check(sample)[1] == []
