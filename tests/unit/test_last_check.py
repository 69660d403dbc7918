"""The result of the last check is recalled only if everything that it depends on is the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import curriculum.rules
from curriculum import last_check
from curriculum.cli import main
from curriculum.tree import Tree
from tests.conftest import ROOT


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the sample course, checked once."""
    shutil.copytree(ROOT / "tests/sample", tmp_path / "course")
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
    """The same files give the same result without a check, unless one is asked for."""
    assert main(["--root", str(course), "check"]) == 0
    assert not checks
    assert main(["--root", str(course), "check", "--no-cache"]) == 0
    assert len(checks) == 1


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


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]", b"null", b'{"key": 1}', b'{"findings": 3}'])
def test_broken_result_is_thrown_away(course: Path, checks: list[object], content: bytes) -> None:
    """A file of the result that cannot be read is written anew, and nobody is told."""
    (course / last_check.FILE).write_bytes(content)
    assert main(["--root", str(course), "check"]) == 0
    assert len(checks) == 1
    assert main(["--root", str(course), "check"]) == 0
    assert len(checks) == 1
    assert [path.name for path in (course / last_check.FILE).parent.iterdir()] == ["check.json"]


def test_nothing_has_to_be_written(course: Path, checks: list[object]) -> None:
    """Where the result cannot be kept, the course is checked each time."""
    shutil.rmtree(course / ".cache")
    (course / ".cache").write_text("", encoding="utf-8")
    for number in (1, 2):
        assert main(["--root", str(course), "check"]) == 0
        assert len(checks) == number
