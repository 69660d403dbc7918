"""`mkdocs serve` while somebody writes: what is not translated yet is shown, and a fault is waited out."""

from __future__ import annotations

from pathlib import Path
from threading import Timer

import pytest

from curriculum import plugin
from curriculum.load import load
from curriculum.page.memory import Memory
from curriculum.plugin import CurriculumPlugin
from curriculum.rules import found
from curriculum.stand_in import StandIns
from tests.conftest import absent
from tests.pages import FIRST_CASE, FIRST_MODULE
from tests.unit.test_rules import real_files

TEXT, CASE = f"modules/{FIRST_MODULE}/en.md", f"modules/{FIRST_MODULE}/vignettes/{FIRST_CASE}.en.md"


@pytest.fixture
def fresh_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was served before."""
    monkeypatch.setattr(plugin, "_MEMORY", Memory())


def test_original_stands_in_for_what_is_not_translated() -> None:
    """The Dutch of a module and of a case is read where the English is missing; nothing else is made up."""
    files = real_files().with_file(TEXT, None).with_file(CASE, None).with_file("docs/en/about.md", None)
    tree = StandIns(files)
    assert tree.missing == {TEXT: TEXT.replace("en.", "nl."), CASE: CASE.replace(".en", ".nl")}
    course, findings = load(tree)
    assert findings == []
    module = course.module(FIRST_MODULE)
    assert module
    assert module.texts["en"].source == module.texts["nl"].source
    assert StandIns(real_files()).missing == {}


@pytest.mark.usefixtures("fresh_memory")
def test_dutch_is_shown_before_it_is_translated(copy_of_course: Path) -> None:
    """A course in which English is missing, and which the final test and the guides do not know yet, is shown while it is written."""
    for name in (TEXT, CASE):
        (copy_of_course / name).unlink()
    serving = CurriculumPlugin()
    serving._course_to_show(copy_of_course)
    assert set(serving.stand_ins) == {TEXT, CASE}


def test_nothing_is_said_of_a_text_that_is_not_there() -> None:
    """While the Dutch of the cases stands in for their English, no difference between a drawing and these is told."""
    files = real_files()
    for name in [name for name in files.contents if name.endswith(".en.md") and "/vignettes/" in name]:
        files = files.with_file(name, None)
    tree = StandIns(files)
    findings = found(load(tree)[0], ["same-case"])
    if not any(".en.md" in finding.message for finding in findings):
        absent("a case of which the drawing says something that its English words otherwise than its Dutch")
    serving = CurriculumPlugin()
    serving.stand_ins = tree.missing
    assert [str(finding) for finding in findings if not serving._follows_from_a_stand_in(finding)] == []
    serving.stand_ins = {}
    assert not any(map(serving._follows_from_a_stand_in, findings))


@pytest.mark.usefixtures("fresh_memory")
def test_fault_at_the_start_is_waited_out(copy_of_course: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A fault with which no page can be made is told, and the next save is waited for."""
    module = copy_of_course / "modules" / FIRST_MODULE / "module.yml"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("title:", "titel:", 1), encoding="utf-8")
    mend = Timer(6, lambda: module.write_text(text, encoding="utf-8"))
    mend.start()
    CurriculumPlugin()._course_to_show(copy_of_course)
    assert not mend.is_alive()
    assert "Waiting for the next save" in caplog.text
    assert f"modules/{FIRST_MODULE}/module.yml:" in caplog.text
