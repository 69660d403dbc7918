"""A course about something else: what belongs to this one only is asked of none, and stands in none."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from curriculum.catalogue import course_data, course_schema, llms_text
from curriculum.constellation import draw, text_equivalent
from curriculum.findings import Finding
from curriculum.load import Course
from curriculum.models import LANGUAGES, Constellation, Reference
from curriculum.render.pages import PageRenderer
from curriculum.rules import load_and_check
from curriculum.tree import Disk, Memory
from curriculum.words import Interface
from tests.conftest import ROOT, absent
from tests.unit.test_rules import found_after_edit, real_files

SAMPLE = Memory.of(Disk(ROOT / "tests/sample"))
CASE = "modules/sample/vignettes/two-cups.yml"
NAMES = dict.fromkeys(LANGUAGES, ("The name", "What it is about."))


def without(files: Memory, *folders: str) -> Memory:
    """The files but for those in some folders."""
    for name in [name for name in files.files if name.startswith(folders)]:
        files = files.with_file(name, None)
    left = {name for name in files.empty_folders if not any(f"{name}/".startswith(folder) for folder in folders)}
    return replace(files, empty_folders=frozenset(left))


def in_templates(findings: list[Finding]) -> list[Finding]:
    """What is found in templates, there alone or elsewhere too."""
    return [found for found in findings if any(place.file.suffix == ".html" for place in (found.position, *found.others))]


def test_course_without_groups_needs_no_page_for_them() -> None:
    """Templates of the kit link to its pages: where the kit is taken out, no page is made of them, and nothing is missing."""
    if "kit" not in real_files().folders:
        absent("the kit")
    pages = [f"docs/{language}/kit/" for language in LANGUAGES]
    assert in_templates(found_after_edit(without(real_files(), "kit/", *pages))) == []
    assert in_templates(found_after_edit(without(real_files(), *pages)))


def test_course_without_groups_needs_all_other_templates() -> None:
    """Where the kit is taken out, its templates may go, and one with which other pages are made may not."""
    files = without(real_files(), "kit/", *(f"docs/{language}/kit/" for language in LANGUAGES))
    for name in ("vignette.html", "kit/cards.html"):
        file = f"overrides/partials/course/{name}"
        told = [one for one in found_after_edit(files.with_file(file, None)) if "this template is missing" in one.message]
        assert [one.position.file.as_posix() for one in told] == ([] if "/" in name else [file])


@pytest.mark.parametrize("road", ["tomorrow", "tonight"])
def test_home_page_can_do_with_one_road(road: str) -> None:
    """Who reads for a client of tomorrow, and who has a group tonight, are led each by a link of their own: one may be left out."""
    files = real_files()
    for language in LANGUAGES:
        page = f"docs/{language}/index.md"
        files = files.with_file(page, re.sub(rb"(?m)^%b: .*\n" % road.encode(), b"", files.contents[page]))
    assert [finding for finding in found_after_edit(files) if finding.rule in {"front-matter", "theme"}] == []


def test_home_page_cannot_do_without_a_button() -> None:
    """What its template shows without asking whether it is there has to be there."""
    page = "docs/nl/index.md"
    text = re.sub(rb"(?m)^second: .*\n", b"", real_files().contents[page])
    assert "front-matter" in {finding.rule for finding in found_after_edit(real_files().with_file(page, text))}


def case(people: int, bonds: str) -> tuple[Course, list[Finding]]:
    """The sample course with the first people of its case, and other bonds, and what is found in that."""
    text = SAMPLE.contents[CASE].decode().partition("people:")[0]
    names = ("ada", "ben")[:people]
    listed = "".join(f"  - {{id: {name}, name: {name.title()}, at: [{at}, 0]}}\n" for at, name in enumerate(names))
    course, found = load_and_check(SAMPLE.with_file(CASE, f"{text}people:\n{listed}{bonds}".encode()))
    return course, [finding for finding in found if finding.position.file == Path(CASE) and finding.rule not in {"agreed-data", "lock"}]


@pytest.mark.parametrize("bonds", ["", "bonds: []\n"])
def test_case_can_be_about_one_person(bonds: str) -> None:
    """Somebody alone is bound to nobody, and needs no drawing."""
    course, found = case(1, bonds)
    assert found == []
    (vignette,) = course.modules[0].vignettes.values()
    assert draw(vignette.constellation, "en", "Constellation") == ""


def test_case_about_more_people_says_who_is_what_to_whom() -> None:
    """Where bonds are missing and people are not, one finding says so."""
    _, found = case(2, "bonds: []\n")
    assert [finding.rule for finding in found] == ["schema"]
    assert "say with `bonds` who is what to whom" in found[0].message


def test_bond_of_another_kind_is_named_by_its_note() -> None:
    """People can be to each other what no kind is called: the words at the line say what, and have to be there."""
    course, found = case(2, "bonds:\n  - {between: [ada, ben], kind: other, note: {nl: leidinggevende, en: manager}}\n")
    assert found == []
    (vignette,) = course.modules[0].vignettes.values()
    assert text_equivalent(vignette.constellation, "en", Interface(ROOT, "en")) == ["Ada and Ben: manager"]
    assert 'class="bond bond-other"' in draw(vignette.constellation, "en", "Constellation")
    _, found = case(2, "bonds:\n  - {between: [ada, ben], kind: other}\n")
    assert [finding.rule for finding in found] == ["schema"]
    assert "say with `note` what they are to each other" in found[0].message


def renderer(course: Course) -> PageRenderer:
    """What makes the English pages of a course."""
    words = Interface(ROOT, "en")
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"))  # noqa: S701  (as MkDocs has it)
    templates.globals |= {"t": words}
    templates.filters |= {"aside": str, "url": str}
    return PageRenderer(course, "en", words, templates, "")


def test_case_about_one_person_has_no_empty_figure(course: Course) -> None:
    """The figure of a case stands around its drawing, and goes with it."""
    module = next(module for module in course.modules if module.vignettes)
    vignette = next(iter(module.vignettes.values()))
    alone = Constellation.model_construct(**{**dict(vignette.constellation), "people": vignette.constellation.people[:1], "bonds": ()})
    shown = renderer(course)._vignette(replace(vignette, constellation=alone))
    assert "<figure" not in shown
    assert "{ #" in shown


def work(name: str, link: str) -> Reference:
    """A work that a course retells."""
    given = {"id": name, "status": "verified", "author": name.title(), "year": "2020", "apa": "A title.", "url": link, "retold": True}
    return Reference.model_validate(given)


@pytest.mark.parametrize("links", [(), ("https://example.org/one",), ("https://example.org/one", "https://example.org/two")])
def test_programs_are_told_what_the_course_retells(course: Course, links: tuple[str, ...]) -> None:
    """`course.json`, `llms.txt` and schema.org name the works that are retold, and no other; a course that retells none says nothing."""
    works = {f"work-{index}": work(f"work-{index}", link) for index, link in enumerate(links)}
    other = replace(course, references=works)
    text = llms_text(other, NAMES, "")
    expected = None if not links else links[0] if len(links) == 1 else [*links]
    assert course_data(other, "other", NAMES, "")["basedOn"] == expected
    assert course_schema(other, "nl", NAMES, "").get("isBasedOn") == expected
    assert ("retells" in text) == bool(links)
    assert all(link in text for link in links)
    assert "It is not accredited" in text


@pytest.mark.parametrize("retells", [True, False])
def test_foot_of_a_page_speaks_of_an_article_that_there_is(retells: bool) -> None:
    """That the course is independent of author and publisher is said where it retells a work, and nowhere else."""
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    templates.filters["url"] = str
    foot = templates.get_template("partials/copyright.html").render(t=str, retells=retells, config={"extra": {}})
    assert ("Independent course" in foot) == retells
    assert 'rel="license"' in foot


def test_module_without_an_illustration_leaves_no_room_for_one(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a module has no drawing, its card and the head of its page have no place for one."""
    module = course.modules[0]
    for drawing in ("<svg></svg>", ""):
        monkeypatch.setattr(PageRenderer, "illustration", lambda *_, drawing=drawing: drawing)
        cards, page = renderer(course).cards(None, ""), renderer(course).module(module)
        assert ("card__art" in cards, "module-head__art" in page) == (bool(drawing), bool(drawing))
        assert cards.count("card__text") == len(course.modules)
        assert "module-head__text" in page
