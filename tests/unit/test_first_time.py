"""Who adds to the course for the first time is told what to do, once, and nothing that only follows from it."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from curriculum.cli import main
from curriculum.facts import DATA
from curriculum.load import HEAVIEST
from curriculum.locks import QUESTIONS, TRANSLATIONS
from curriculum.rules import load_and_check
from curriculum.tree import Memory
from tests.unit.test_catalogue import SAMPLE
from tests.unit.test_rules import found_after_edit, real_files
from tests.unit.test_said_facts import EN, NL, added, replaced

QUIZ = "quizzes/sample.yml"


def told(tree: Memory) -> list[str]:
    """Return the findings as an author reads them."""
    return [str(finding) for finding in load_and_check(tree)[1]]


def test_photo_as_a_camera_makes_it_is_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture of more than a megabyte is a finding of the command too, and one that is smaller is none."""
    for language in ("nl", "en"):
        page = sample / f"docs/{language}/about.md"
        page.write_text(page.read_text() + "\n![Twee stoelen](/assets/images/room.jpg)\n" * (language == "nl"), encoding="utf-8")
    picture = sample / "overrides/assets/images/room.jpg"
    picture.write_bytes(b"x" * (HEAVIEST + 1))
    assert main(["--root", str(sample), "check"]) == 1
    assert "overrides/assets/images/room.jpg:1:1: error: file-size: this picture has 1.0 MB" in capsys.readouterr().out
    picture.write_bytes(b"x" * HEAVIEST)
    main(["--root", str(sample), "check"])
    assert "file-size" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("docs/nl/images/Mijn Foto.PNG", "call it `docs/nl/images/mijn-foto.png`."),
        ("docs/nl/files/Lijst (2).pdf", "call it `docs/nl/files/lijst-2.pdf`."),
        ("docs/nl/files/list.docx", "what readers download in `.pdf` or `.csv`"),
        ("docs/nl/images/room.heic", "a picture in `.svg`, `.png`, `.jpg` or `.webp`"),
        ("docs/nl/Onze praktijk.md", "call it `onze-praktijk.md`."),
    ],
)
def test_file_among_the_pages_gets_the_name_that_it_can_have(name: str, message: str) -> None:
    """A picture or a document with capitals or spaces is told the name to give it, and one of another kind which there are."""
    [finding] = [finding for finding in load_and_check(SAMPLE.with_file(name, b"x"))[1] if finding.rule == "file-name"]
    assert message in finding.message


@pytest.mark.parametrize(
    "sign", ['<img src="/assets/images/cups.svg" alt="Twee koppen">', '<img src="../images/cups.svg" alt="Twee koppen">', "<img alt=''>"]
)
def test_picture_is_shown_in_markdown(sign: str) -> None:
    """An address in HTML is not made to fit the page, so a picture is written in Markdown; then it is found."""
    assert "html" in {finding.rule for finding in load_and_check(added(SAMPLE, NL, sign))[1]}
    shown = "![Twee koppen](/assets/images/cups.svg)"
    assert {finding.rule for finding in load_and_check(added(SAMPLE, NL, shown))[1]} & {"html", "image", "link"} == set()


@pytest.mark.parametrize(("lock", "command"), [(DATA, "keys"), (QUESTIONS, "keys"), (TRANSLATIONS, "translated")])
def test_lock_that_was_merged_is_written_anew_by_its_command(lock: str, command: str) -> None:
    """Of a lock, either version will do, and the command that writes it is named."""
    lines = SAMPLE.contents[lock].decode().splitlines(keepends=True)
    merged = [*lines[:2], "<<<<<<< HEAD\n", lines[2], "=======\n", lines[2], ">>>>>>> other\n", *lines[3:]]
    [line] = [line for line in told(SAMPLE.with_file(lock, "".join(merged).encode())) if "merge-conflict" in line]
    assert line.startswith(f"{lock}:3:1: ")
    assert "either will do" in line
    assert f"`curriculum {command}`" in line


def test_accents_apart_are_told_once_and_nothing_follows_from_them() -> None:
    """A text with its accents apart, as some programs write it, is one finding; names, headings and words in it are still found."""
    files = real_files()
    names = [name for name in files.contents if name.startswith("modules/") and name.endswith("nl.md")]
    name = max(names, key=lambda name: files.contents[name].decode().count("é"))
    apart = unicodedata.normalize("NFD", files.contents[name].decode())
    [finding] = [finding for finding in found_after_edit(files.with_file(name, apart.encode())) if finding.rule != "lock"]
    assert (finding.rule, finding.position.file.as_posix()) == ("encoding", name)
    assert " more below it: type it again" in finding.message


def test_unknown_word_is_told_once(spelt_sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A word that stands in several places and languages is one finding, since one command accepts it."""
    for file in (NL, EN):
        (spelt_sample / file).write_text((spelt_sample / file).read_text() + "\nZwrtsk, Zwrtsk.\n", encoding="utf-8")
    assert main(["--root", str(spelt_sample), "spelling"]) == 1
    said = capsys.readouterr().out
    assert said.count("`Zwrtsk` is in no dictionary") == 1
    assert "3 more places have the same" in said


@pytest.mark.parametrize(
    ("field", "choice"),
    [
        ("    case: true\n", "`case: true` or `case: false`"),
        ("    label: practice\n", "`label: research` or `label: practice` or `label: contested`"),
    ],
)
def test_field_that_is_missing_is_told_with_what_it_can_hold(field: str, choice: str) -> None:
    """Of a field that has a few values, all of them are named."""
    text = SAMPLE.contents[QUIZ].decode()
    assert field in text
    [line] = [line for line in told(SAMPLE.with_file(QUIZ, text.replace(field, "", 1).encode())) if ": schema: " in line]
    assert f" is missing: add it, {choice}." in line


@pytest.mark.parametrize(("cited", "suggests"), [("berg-2020", False), ("janssen-2020", True), ("jansen-2021", True)])
def test_year_alone_makes_no_reference_alike(cited: str, suggests: bool) -> None:
    """A reference by another name is not suggested for its year; one of which the name or the year is a slip is."""
    lines = [line for line in told(replaced(SAMPLE, NL, "[@jansen-2020]", f"[@{cited}]")) if f"no reference `{cited}`" in line]
    assert ["Did you mean" in line for line in lines] == [suggests]


@pytest.mark.parametrize(
    ("target", "meant"),
    [("docs/nl/about.md", "/about.md"), ("../../docs/nl/about.md", "/about.md"), ("../sample/nl.md", "/modules/sample.md")],
)
def test_link_to_the_file_of_a_text_is_told_the_page(target: str, meant: str) -> None:
    """Who links to a file as it lies on the disk is told how a link to its page is written, and that link is right."""
    lines = [line for line in told(added(SAMPLE, NL, f"Lees [over ons]({target}).")) if ": link: " in line]
    assert len(lines) == 1
    assert f"Links start at the docs folder: write `{meant}`." in lines[0]
    assert [line for line in told(added(SAMPLE, NL, f"Lees [over ons]({meant}).")) if ": link: " in line] == []


def test_questions_that_are_still_there_are_not_called_gone() -> None:
    """Where the folder of a module has another name by mistake, its answers are not to be confirmed as lost."""
    contents = {name.replace("modules/sample/", "modules/Sample/"): held for name, held in SAMPLE.contents.items()}
    lines = told(Memory(contents))
    assert any("rename this folder" in line for line in lines)
    assert [line for line in lines if "with them what learners answered" in line] == []


def test_module_is_looked_for_only_where_there_are_some() -> None:
    """A text that names a module by its number is told how many there are, unless there is none."""
    tree = added(SAMPLE, "docs/nl/about.md", "Begin met module 9.")
    assert [line for line in told(tree) if "there is no module 9, the last is 1" in line]
    none = Memory({name: held for name, held in tree.contents.items() if not name.startswith(("modules/sample/", "quizzes/sample"))})
    assert [line for line in told(none) if "there is no module 9: " in line]


def test_quotation_within_a_quotation_and_list_of_meanings_are_told_once() -> None:
    """Two closing quotes are told with the signs for the inner quotation; a list of meanings is told as such, and not for its spaces."""
    lines = told(added(SAMPLE, NL, "‘Dat heet ‘open’’, zegt ze."))
    assert any("one within it stands between “ and ”" in line for line in lines)
    lines = [line for line in told(added(SAMPLE, NL, "Woord\n:   Wat het betekent.")) if ": layout: " in line or ": typing: " in line]
    assert len(lines) == 1
    assert "a list of words and meanings" in lines[0]


def test_course_is_found_from_a_folder_in_it(sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that is run in a folder of the course names the one to run it in; elsewhere it names none."""
    monkeypatch.chdir(sample / "modules/sample")
    assert main(["check"]) == 2
    assert f"in the folder of the course ({sample.resolve()})" in capsys.readouterr().err
    monkeypatch.chdir(sample.parent)
    assert main(["check"]) == 2
    assert "in the folder of the course, or" in capsys.readouterr().err


@pytest.mark.parametrize("module", ["curriculum", "curriculum.cli"])
def test_check_is_never_passed_over_in_silence(module: str) -> None:
    """Both ways to start the command with Python start it."""
    done = subprocess.run([sys.executable, "-m", module, "export", "--list"], capture_output=True, text=True, check=True)
    assert "epub" in done.stdout
