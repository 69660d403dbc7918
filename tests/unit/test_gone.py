"""A module that is taken out is told once, and with it what else has to go."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from curriculum.findings import Finding
from curriculum.load import load
from curriculum.tree import Memory
from tests.conftest import absent
from tests.unit.test_rules import found_after_edit, real_files

MODULE = load(real_files())[0].modules[1].id


def without_module(module: str = MODULE) -> Memory:
    """The course without the files of a module: its second, if no other is named."""
    files = real_files()
    own = re.compile(rf"modules/{module}/.*|quizzes/{module}\.yml|kit/guides/{module}\.yml|overrides/assets/images/{module}\.svg")
    for name in [*filter(own.fullmatch, files.files)]:
        files = files.with_file(name, None)
    return replace(files, empty_folders=frozenset(each for each in files.empty_folders if not f"{each}/".startswith(f"modules/{module}/")))


def told(files: Memory, words: str) -> list[Finding]:
    """Return the findings whose message has these words."""
    return [finding for finding in found_after_edit(files) if words in finding.message]


def test_module_that_is_gone_is_told_once() -> None:
    """All places that name it or its cases are one finding, which says how to find them and where the order stands."""
    (found,) = told(without_module(), f"the module `{MODULE}` is gone")
    assert found.others
    assert "Take a module out" in found.message
    assert "`grep -rnE " in found.message
    assert len(found_after_edit(without_module())) < 10


def test_what_was_agreed_on_about_it_is_told_once() -> None:
    """Claims and numbers of modules that change since it is gone are one finding of `data.lock`."""
    files = without_module()
    claims = real_files().contents["modules/claims.yml"].decode()
    for pattern, new in (
        (rf", {MODULE}#[a-z-]+", ""),
        (rf"{MODULE}#[a-z-]+, ", ""),
        (rf"taught: \[{MODULE}#[a-z-]+\]", "left_out: {nl: Niet hier., en: Not here.}"),
    ):
        claims = re.sub(pattern, new, claims)
    found = [one for one in found_after_edit(files.with_file("modules/claims.yml", claims.encode())) if one.rule == "agreed-data"]
    assert len(found) == 1, found
    assert found[0].others


@pytest.mark.parametrize("moved", ["module.yml", "nl.md", "vignettes/"])
def test_module_in_two_folders_is_told_once(moved: str) -> None:
    """Where some files of a module lie in a folder that is new, that is told there, and nothing that only follows from it."""
    files = real_files()
    for name in [name for name in files.files if name.startswith(f"modules/{MODULE}/{moved}")]:
        files = files.with_file(name, None).with_file(name.replace(MODULE, f"{MODULE}-two"), real_files().contents[name])
    (found,) = found_after_edit(files)
    assert found.position.file.as_posix().startswith(f"modules/{MODULE}-two/{moved}")
    assert f"this belongs to the module `{MODULE}`" in found.message


def test_module_that_was_renamed_is_told_as_such() -> None:
    """Where a new module stands in the place of the old one, nobody is told that it is gone."""
    files = without_module()
    for name, content in real_files().contents.items():
        if f"{MODULE}/" in name or name.endswith((f"/{MODULE}.yml", f"/{MODULE}.svg")):
            files = files.with_file(name.replace(MODULE, "other-name"), content)
    assert told(files, "is gone") == []
    assert told(files, "Or was it renamed?")


def test_modules_that_others_took_the_place_of_are_told_each() -> None:
    """Who writes other modules instead is told once of each that is gone, as who takes one out."""
    files = without_module()
    for name, content in real_files().contents.items():
        if name.startswith(f"modules/{MODULE}/") and "/vignettes/" not in name:
            files = files.with_file(name.replace(MODULE, "something-else"), content)
    (found,) = told(files, f"the module `{MODULE}` is gone")
    assert "Take a module out" in found.message
    (answers,) = (one for one in told(files, f"of the module `{MODULE}` are gone") if "questions and items" in one.message)
    assert answers.others == ()


def test_items_of_a_module_that_is_gone_are_told_with_its_questions() -> None:
    """A sorting exercise goes with its module: no item is told by itself."""
    for module in load(real_files())[0].modules:
        if module.meta.sorting:
            files = without_module(module.id)
            assert [one for one in found_after_edit(files) if "sorting exercise" in one.message] == []
            break
    else:
        absent("a module with a sorting exercise")
