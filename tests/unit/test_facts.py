"""What data files say once for all languages is what was agreed on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from curriculum.cli import main
from curriculum.facts import DATA, entry, items
from curriculum.load import load
from curriculum.rules import load_and_check
from tests.conftest import absent
from tests.unit.test_rules import found_after_edit, real_files

REAL = real_files()
CASE = "modules/vocabulary/vignettes/a-good-friend.yml"
HERMSEN = "verified\n    author: Hermsen"
FRIENDS = "  - {between: [cor, hans], kind: metamour}\n"


def after(name: str, old: str, new: str) -> list[str]:
    """Return what is found in the course after an edit of a file."""
    text = REAL.contents[name].decode()
    if old not in text:
        absent(f"{name} has no `{old}`")
    found = found_after_edit(REAL.with_file(name, text.replace(old, new, 1).encode()))
    return [f"{finding.position.file.as_posix()}:{finding.position.line} {finding.rule}: {finding.message}" for finding in found]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (CASE, "kind: nesting", "kind: former", "`kind` was agreed on as `nesting`, and is `former` now. Undo it. If it is meant,"),
        (CASE, FRIENDS, "", "`bonds` had 3 entries when it was agreed on, and has 2 now. Undo it. If it is meant, run `curriculum keys`."),
        (CASE, "name: Hans, at: [2, 1]", "name: Hans, at: [2, 0]", "`at` was agreed on as `2.0,1.0`, and is `2.0,0.0` now."),
        (
            "modules/references.yml",
            f"status: un{HERMSEN}",
            f"status: {HERMSEN}",
            "`status` was agreed on as `unverified`, and is `verified`",
        ),
        ("modules/references.yml", "343–353", "343–355", "`apa` is not what was agreed on."),
        ("modules/references.yml", "    retold: true\n", "", "`retold` is gone, which was agreed on as `true`."),
        ("modules/claims.yml", "taught: [vocabulary#history]", "taught: [minority-stress#disclosure]", "`taught` was agreed on as"),
        ("modules/glossary.yml", "article: het", "article: de", "`article` was agreed on as `het`, and is `de` now."),
        ("modules/help-lines.yml", "      - vocabulary#consent\n", "", "`passages` is not what was agreed on."),
        ("quizzes/final-test.yml", "pass_mark: 80", "pass_mark: 60", "`pass_mark` was agreed on as `80`, and is `60` now."),
        ("kit/methods/balint.yml", "    gives: case\n", "", "`gives` is gone, which was agreed on as `case`."),
    ],
)
def test_what_no_translation_contradicts_is_agreed_on(name: str, old: str, new: str, message: str) -> None:
    """A bond, a place, a state, an address, a number or a form that changed is found where it stands, until somebody confirms it."""
    assert any(line.startswith(f"{name}:") and f" agreed-data: {message}" in line for line in after(name, old, new)), after(name, old, new)


def test_order_is_agreed_on_where_entries_have_ids() -> None:
    """Steps that changed places are found, one finding for the list; one that is new or gone is none of another order."""
    kit = load(REAL)[0].kit
    if kit is None:
        absent("the kit")
    file = min(kit.methods.values(), key=lambda method: method.order).origin
    first, second, third = (file.position("steps", number).line - 1 for number in range(3))
    lines = file.text.splitlines(keepends=True)
    name = file.path.as_posix()
    swapped = "".join([*lines[:first], *lines[second:third], *lines[first:second], *lines[third:]])
    (told,) = (line for line in after(name, file.text, swapped) if "agreed-data" in line)
    assert "the entries of `steps` stand in another order than was agreed on" in told
    assert not [line for line in after(name, file.text, "".join([*lines[:first], *lines[second:]])) if "another order" in line]


def test_slip_is_told_by_the_rule_that_knows_more() -> None:
    """Where a rule says what is wrong with a value, that it was agreed on otherwise goes without saying."""
    found = after(CASE, "between: [cor, hans]", "between: [cor, hnas]")
    assert {line.split()[1] for line in found} == {"vignette:"}, found


def test_many_changes_of_a_list_are_one_finding() -> None:
    """A list of which more than a few entries changed is told once."""
    drawings = [vignette.constellation for module in load(REAL)[0].modules for vignette in module.vignettes.values()]
    largest = max(drawings, key=lambda drawing: len(drawing.bonds))
    if len(largest.bonds) < 4:
        absent("a drawing of four bonds or more")
    file = largest.origin
    found = after(file.path.as_posix(), file.text, re.sub(r"kind: \w+", "kind: former", file.text))
    assert len([line for line in found if "entries of `bonds` are not what was agreed on" in line]) == 1, found


def test_what_is_meant_is_confirmed_by_one_command(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`curriculum keys` says what changed, and then there is nothing to find."""
    path = sample / "modules/sample/vignettes/two-cups.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: nesting", "kind: former"), encoding="utf-8")
    assert [finding.rule for finding in load_and_check(sample)[1]] == ["agreed-data"]
    assert main(["--root", str(sample), "keys"]) == 0
    assert "changed: modules/sample/vignettes/two-cups.yml\n" in capsys.readouterr().out
    assert load_and_check(sample)[1] == []
    assert "bonds/0/kind=former" in (sample / DATA).read_text(encoding="utf-8")


def test_lock_holds_every_entry_under_a_name_of_its_own() -> None:
    """No two entries of the course share a line, and no line holds a space but between its parts."""
    found = items(load(REAL)[0])
    assert found
    assert all("=" in part for item in found.values() for part in entry(item).split())


def test_id_by_which_answers_are_kept_is_agreed_on() -> None:
    """An entry that says nothing but words has a line for its id: another id is found, since browsers keep answers under it."""
    found = after("quizzes/self-assessment.yml", "id: forms-apart", "id: forms-told-apart")
    assert len([line for line in found if line.startswith("data.lock") and "forms-apart" in line]) == 1, found
