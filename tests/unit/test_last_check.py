"""The result of the last check is recalled only if everything that it depends on is the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import curriculum.rules
from curriculum import last_check, own_words, side_by_side
from curriculum.cli import main
from curriculum.position import Position
from curriculum.rules import RULES, load_and_check
from curriculum.rules.catalogue import Rule
from curriculum.silence import SILENCE, Silence
from curriculum.tree import Tree
from tests.conftest import ROOT, first_check
from tests.unit.test_catalogue import SAMPLE, with_fault


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the sample course, checked once."""
    shutil.copytree(ROOT / "tests/sample", tmp_path / "course", ignore=shutil.ignore_patterns(".cache"))
    assert main(["--root", str(tmp_path / "course"), "check"]) == 0
    return tmp_path / "course"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every check that is really made from here on."""
    made: list[object] = []
    real = curriculum.rules.load_and_check

    def counted(tree: Tree, *, side_by_side: bool) -> object:
        made.append(tree)
        return real(tree, side_by_side=side_by_side)

    monkeypatch.setattr(curriculum.rules, "load_and_check", counted)
    return made


def test_unchanged_course_is_not_checked_again(course: Path, checks: list[object]) -> None:
    """The same files give the same result without a check, unless one is asked for; that one leaves nothing behind."""
    assert main(["--root", str(course), "check"]) == 0
    assert not checks
    before = (course / last_check.FILE).read_bytes()
    (course / "docs/en/new").mkdir()
    assert main(["--root", str(course), "check", "--no-cache"]) == 0
    assert len(checks) == 1
    assert (course / last_check.FILE).read_bytes() == before


def test_findings_are_recalled_as_they_were(course: Path, checks: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    """What was found is printed again word for word, with file, line and column, and the answer is the same."""
    path = course / "modules/sample/nl.md"
    path.write_text(path.read_text(encoding="utf-8").replace("course:vignette", "course:vignet"), encoding="utf-8")
    printed = []
    for _ in range(2):
        assert main(["--root", str(course), "check"]) == 1
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert "modules/sample/nl.md:" in printed[0]
    assert len(checks) == 1


def test_what_is_checked_needs_no_check_to_be_published(course: Path, checks: list[object]) -> None:
    """Builds and exports take what the last check found, and nothing of it after a change; they leave nothing behind."""
    before = (course / last_check.FILE).read_bytes()
    read, findings = last_check.course_and_findings(course)
    assert ([module.id for module in read.modules], findings, checks) == (["sample"], [], [])
    path = course / "modules/sample/nl.md"
    path.write_text(path.read_text(encoding="utf-8").replace("course:vignette", "course:vignet"), encoding="utf-8")
    assert [finding.rule for finding in last_check.course_and_findings(course)[1]].count("directive") == 1
    assert len(checks) == 1
    assert (course / last_check.FILE).read_bytes() == before
    assert main(["--root", str(course), "check"]) == 1
    assert [finding.rule for finding in last_check.course_and_findings(course)[1]].count("directive") == 1
    assert len(checks) == 2


def test_any_change_is_checked(course: Path, checks: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte more, a new file, a file less or under another name, and another engine or package: each asks for a check."""
    text = course / "docs/en/about.md"
    picture = next((course / "overrides/assets").rglob("*.svg"))

    def package() -> None:
        monkeypatch.setattr(last_check, "_packages", lambda: ["pydantic-9.9.dist-info"])

    def engine() -> None:
        copy = course.parent / "engine"
        copy.mkdir()
        (copy / "rules.py").write_text("", encoding="utf-8")
        monkeypatch.setattr(last_check, "ENGINE", copy)

    changes: list[Callable[[], object]] = [
        lambda: text.write_bytes(text.read_bytes() + b"\n"),
        lambda: (course / "overrides/assets/new.svg").write_text("", encoding="utf-8"),
        (course / "docs/en/new").mkdir,
        lambda: picture.rename(picture.with_name("renamed.svg")),
        (course / "translations.lock").unlink,
        package,
        engine,
    ]
    for number, change in enumerate(changes, start=1):
        change()
        main(["--root", str(course), "check"])
        assert len(checks) == number


def test_only_what_changed_is_searched_again(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit, the words of the edited file are read, and of no other; what is found is what a whole check finds."""
    shutil.rmtree(course / ".cache")
    subprocess.run([sys.executable, "-m", "curriculum", "--root", str(course), "check"], check=True)
    read: list[str] = []
    real = own_words.shared_runs

    def counted(text: str) -> list[own_words.Run]:
        read.append(text)
        return real(text)

    monkeypatch.setattr(side_by_side, "can_fork", lambda: False)  # what a second process reads is not seen here
    monkeypatch.setattr(curriculum.rules.own_words, "shared_runs", counted)
    text = course / "modules/sample/en.md"
    text.write_text(
        text.read_text(encoding="utf-8").replace("- Draw what you hear.", "- Draw what you hear. One sentence more."), encoding="utf-8"
    )
    assert main(["--root", str(course), "translated", "modules/sample/en.md"]) == 0
    assert main(["--root", str(course), "check"]) == 0
    assert ["One sentence more." in source for source in read] == [True]


_PARSED = """  # in one go: two processes write there at once
import os, sys
from curriculum import yamlfile
from curriculum.cli import main
real = yamlfile._Reader.read
yamlfile._Reader.read = lambda reader: (os.write(1, f"parsed: {reader.file.path.as_posix()}\\n".encode()), real(reader))[1]
sys.exit(main(["--root", sys.argv[1], "check", *sys.argv[2:]]))
"""


def test_data_file_that_did_not_change_is_not_parsed_again(course: Path) -> None:
    """After an edit, a data file is parsed if it changed, or if a finding stands in it; findings and places are those of a whole check."""
    shutil.rmtree(course / ".cache")
    subprocess.run([sys.executable, "-m", "curriculum", "--root", str(course), "check"], check=True)

    def after(path: Path, old: str, new: str, *options: str) -> tuple[set[str], list[str]]:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        printed = subprocess.run([sys.executable, "-c", _PARSED, str(course), *options], capture_output=True, text=True, check=False).stdout
        path.write_text(text, encoding="utf-8")
        lines = printed.splitlines()
        return {line.partition(" ")[2] for line in lines if line.startswith("parsed: ")}, [line for line in lines if "error:" in line]

    quiz = course / "quizzes/sample.yml"
    parsed, found = after(quiz, "key: true", "key: false")
    assert "quizzes/sample.yml" in parsed
    assert not {"kit/frame.yml", "modules/references.yml", "modules/claims.yml"} & parsed
    assert found == after(quiz, "key: true", "key: false", "--no-cache")[1] != []
    parsed, found = after(course / "data.lock", "year=2018", "year=2017")
    assert "modules/references.yml" in parsed
    assert [line.partition(":")[0] for line in found] == ["modules/references.yml"]
    assert found == after(course / "data.lock", "year=2018", "year=2017", "--no-cache")[1]


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.example], ids=lambda rule: rule.id)
def test_silence_hides_no_finding(rule: Rule) -> None:
    """With all that is known of the sample course, the example of each rule is found as it is without."""
    assert rule.example
    found = []
    for known in (first_check(SAMPLE)[1], {}):
        SILENCE.start(known)
        found.append(load_and_check(with_fault(rule.example))[1])
    assert found[0] == found[1]


def test_question_that_is_asked_twice_is_silent_only_if_both_are() -> None:
    """One that has an answer in one of two ways, the first or the second, is asked again in both."""
    silence = Silence()
    for answers in (["", "x"], ["x", ""]):
        silence.start({})
        for answer in answers:
            assert silence.answer("file", len, lambda answer=answer: tuple(answer), "other file") == tuple(answer)  # type: ignore[misc]
        assert not any(silence.current.values())


def test_what_a_broken_off_look_came_to_know_is_not_relied_on() -> None:
    """A question of which only the silent half was asked is asked again; one that a whole look asked in vain is not, until it changes."""
    silence = Silence()
    asked = []

    def ask(file: str, *answers: str) -> None:
        for answer in answers:
            silence.answer(file, len, lambda answer=answer: asked.append(file) or tuple(answer))  # type: ignore[misc, func-returns-value]

    ask("half", "")
    silence.look_again()
    ask("half", "", "x")
    ask("whole", "", "")
    silence.settle()
    asked.clear()
    for _ in range(2):  # the second look knows what the first knew, though that was broken off
        ask("whole", "", "")
        ask("half", "", "x")
        silence.look_again()
    assert asked == ["half"] * 4


def test_second_process_answers_as_this_one_would(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value comes from the copy, and with the same error, or from this process where there can be no copy."""
    for can_fork in (True, False):
        monkeypatch.setattr(side_by_side, "can_fork", lambda answer=can_fork: answer and hasattr(os, "fork"))
        process = side_by_side.SecondProcess(lambda: (os.getpid(), [Position(Path("a.md"), 2)]))
        number, positions = process.value()
        assert positions == [Position(Path("a.md"), 2)]
        assert (number != os.getpid()) == (can_fork and hasattr(os, "fork"))
        with pytest.raises(ZeroDivisionError):
            side_by_side.SecondProcess(lambda: 1 // 0).value()


@pytest.mark.parametrize("can_fork", [True, False])
def test_what_a_copy_took_and_did_not_do_is_done_here(can_fork: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each name is taken once; where the copy dies with some of them, this process does these."""
    monkeypatch.setattr(side_by_side, "can_fork", lambda: can_fork and hasattr(os, "fork"))
    names = list("abcdef")
    turns = side_by_side.Turns(names)

    def take_two_and_die() -> list[str]:
        raise ValueError(next(iter(turns)), next(iter(turns)))

    copy = side_by_side.SecondProcess(take_two_and_die, turns.not_taken)
    if can_fork and hasattr(os, "fork"):
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)  # it has taken its two
    here = list(turns)
    assert len(here) == (4 if can_fork and hasattr(os, "fork") else 6)
    assert sorted(here + copy.value()) == names


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]", b"null", b'{"key": 1}', b'{"findings": 3}'])
def test_broken_result_is_thrown_away(course: Path, checks: list[object], content: bytes) -> None:
    """A file of the result that cannot be read is written anew, and nobody is told."""
    for name in (last_check.FILE, last_check.VALUES_FILE):
        (course / name).write_bytes(content)
    assert main(["--root", str(course), "check"]) == 0
    assert len(checks) == 1
    assert main(["--root", str(course), "check"]) == 0
    assert len(checks) == 1
    assert sorted(path.name for path in (course / last_check.FILE).parent.iterdir()) == ["check.json", "values.json"]


def test_nothing_has_to_be_written(course: Path, checks: list[object]) -> None:
    """Where the result cannot be kept, the course is checked each time."""
    shutil.rmtree(course / ".cache")
    (course / ".cache").write_text("", encoding="utf-8")
    for number in (1, 2):
        assert main(["--root", str(course), "check"]) == 0
        assert len(checks) == number
