"""What the commands beside `curriculum check` say to somebody who knows no Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from curriculum import cli
from curriculum.browser import existing, find_browser
from curriculum.cli import main
from tests.conftest import ROOT

SAMPLE = ROOT / "tests/sample"


@pytest.fixture
def sample(spelt_sample: Path) -> Path:
    """A copy of the small course, with dictionaries and words of its own."""
    return spelt_sample


def add(file: Path, text: str) -> None:
    """Put something at the end of a file."""
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def said(capsys: pytest.CaptureFixture[str], sample: Path, *arguments: str) -> tuple[int, str]:
    """Return what a command ends with, and all that it prints."""
    result = main(["--root", str(sample), *arguments])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    return result, printed.out + printed.err


@pytest.mark.parametrize(
    "arguments", [["check", "--no-cache"], ["check", "--no-cache", "--format", "json"], ["quality"], ["export", "--list"]]
)
def test_who_reads_on_may_stop_reading(arguments: list[str]) -> None:
    """A command whose output nobody reads to the end, as with `| head -1`, ends quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, "-m", "curriculum", "--root", str(SAMPLE), *arguments]
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment, check=False, text=True)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, "")


def test_who_stops_a_command_is_told_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C ends a command as shells expect it, without a word."""

    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", stop)
    assert main(["check"]) == cli.STOPPED
    assert capsys.readouterr() == ("", "")


def test_file_that_cannot_be_written_is_named(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a file cannot be written, the command says which, and why."""
    (sample / "RULES.md").unlink(missing_ok=True)
    (sample / "RULES.md").mkdir()
    result, text = said(capsys, sample, "rules")
    assert result == 2
    assert text.startswith("curriculum: ")
    assert f"{sample / 'RULES.md'} cannot be read or written: " in text


@pytest.mark.parametrize("arguments", [["spelling"], ["spelling", "--accept-all"], ["spelling", "--accept", "x"], ["quality"]])
def test_nothing_is_said_of_a_course_that_cannot_be_read(arguments: list[str], sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a data file that cannot be read, its names and terms would be taken for slips: that file is told, and nothing else."""
    words = (sample / "spelling/words.nl.txt").read_text(encoding="utf-8")
    add(sample / "modules/glossary.yml", "  - [\n")
    result, text = said(capsys, sample, *arguments)
    assert result == 1
    assert "modules/glossary.yml:" in text
    assert "mend these first" in text
    assert "in no dictionary" not in text
    assert (sample / "spelling/words.nl.txt").read_text(encoding="utf-8") == words


def test_dutch_is_spelt_before_there_is_english(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who has not translated a text yet can look at the spelling of it; words that its translation needs are not dropped."""
    (sample / "modules/sample/en.md").unlink()
    add(sample / "modules/sample/nl.md", "\nHier staat een schrijfvaudt.\n")
    result, text = said(capsys, sample, "spelling")
    assert result == 1
    assert "modules/sample/nl.md:32:16: error: spelling: `schrijfvaudt` is in no dictionary" in text
    assert "modules/sample/en.md" not in text
    result, text = said(capsys, sample, "spelling", "--accept-all")
    assert result == 1
    assert "modules/sample/en.md" in text


def test_word_that_is_not_accepted_is_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A word that no text has, or that is in a list already, is told, with what was meant; then no word is accepted."""
    add(sample / "modules/sample/nl.md", "\nHier staat een schrijfvaudt.\n")
    result, text = said(capsys, sample, "spelling", "--accept", "schrijfvaudt", "Schrijfvaudt")
    assert result == 2
    assert "Did you mean `schrijfvaudt`? Nothing was accepted." in text
    assert said(capsys, sample, "spelling", "--accept", "schrijfvaudt") == (0, "nl: + schrijfvaudt\n")
    result, text = said(capsys, sample, "spelling", "--accept", "schrijfvaudt")
    assert result == 2
    assert "`schrijfvaudt` stands in spelling/words.nl.txt already." in text


@pytest.mark.parametrize(("name", "content"), [("nl.dic", "<!DOCTYPE html>\n"), ("nl.aff", "<!DOCTYPE html>\n"), ("en.dic", "")])
def test_dictionary_that_is_none_is_told(name: str, content: str, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page or an empty file in the place of a dictionary is told, and not each word of the course."""
    from curriculum.spelling import _dictionary

    _dictionary.cache_clear()
    (sample / "spelling" / name).unlink()
    (sample / "spelling" / name).write_text(content, encoding="utf-8")
    result, text = said(capsys, sample, "spelling")
    assert result == 2
    assert text.startswith(f"curriculum: spelling/{name} is no dictionary of Hunspell: put back")


def test_words_of_help_lines_are_spelt(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in a word by which a help line is looked for is found, where it stands; and the lock says in which field it is another."""
    lines = sample / "modules/help-lines.yml"
    lines.write_text("lines:\n  - number: 0800-1234\n    name: {nl: Hulp, en: Help}\n    topics: {nl: [gewelld], en: [violence]}\n")
    _, text = said(capsys, sample, "spelling")
    assert "modules/help-lines.yml:4:19: error: spelling: `gewelld` is in no dictionary" in text
    main(["--root", str(sample), "keys"])
    lines.write_text(lines.read_text().replace("gewelld", "geweld, dwang"))
    _, text = said(capsys, sample, "check", "--no-cache")
    assert "`topics.nl` is not what was agreed on" in text or "`topics.nl` was agreed on as `gewelld`" in text


@pytest.mark.parametrize("name", ["./docs/nl/about.md", "docs/nl/", "docs/en", "docs\\en\\about.md", "docs/./en/about.md#about"])
def test_name_of_a_passage_may_be_written_as_a_shell_does(name: str, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`curriculum translated` takes a path as a shell completes it, and a folder; with nothing to confirm it says so."""
    result, text = said(capsys, sample, "translated", name)
    assert result == 0
    assert "Nothing to confirm: all is as it was recorded." in text


def test_file_without_passages_is_not_taken_for_a_slip(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there and has no passages is told as such, without another that it might have been."""
    (sample / "mkdocs.yml").touch()
    result, text = said(capsys, sample, "translated", str(sample / "mkdocs.yml"))
    assert result == 2
    assert text == "curriculum: nothing in `mkdocs.yml` is translated passage by passage, so nothing was recorded.\n"


def test_browser_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`curriculum browser` does not print a path at which there is no program."""
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert find_browser() == Path("/no/such/browser")
    assert main(["browser"]) == 1
    assert "CHROMIUM is `/no/such/browser`, which is no program" in capsys.readouterr().err
    assert existing(Path(sys.executable))


def test_browser_without_its_package_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is installed to find a browser with, the command says what installs it."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/no/such/folder")
    monkeypatch.setattr("curriculum.browser._MAC", ())
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    assert main(["browser"]) == 1
    assert "run `make exports` or `make test`, which install it first" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("quizzes/sample.yml", "    label:", "\tlabel:"),
        ("quizzes/sample.yml", "key: true", "key: yes"),
        ("modules/sample/en.md", "Begin with", "Begin \0 with"),
        ("modules/sample/vignettes/two-cups.yml", "bonds:", "bonds: ["),
    ],
)
def test_what_hides_other_faults_is_named(name: str, old: str, new: str, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where something of a file cannot be read, a check says that the rest of it was not looked at; and again if it is recalled."""
    text = (sample / name).read_text(encoding="utf-8")
    assert old in text
    (sample / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    for _ in range(2):
        assert main(["--root", str(sample), "check"]) == 1
        assert f"Mend first what cannot be read in {name}: what else is wrong there" in capsys.readouterr().err


def test_a_file_that_can_be_read_hides_nothing(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault in a text that can be read, and a file that is missing, keep no rule from looking at what is there."""
    (sample / "modules/sample/vignettes/two-cups.en.md").unlink()
    text = sample / "modules/sample/nl.md"
    text.write_text(f"{text.read_text(encoding='utf-8')}\nTODO\n", encoding="utf-8")
    assert main(["--root", str(sample), "check"]) == 1
    assert "Mend first" not in capsys.readouterr().err
