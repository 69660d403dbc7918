"""The rule for CITATION.cff, which says how the course is cited: GitHub reads it, and says nothing where it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from curriculum.load import Course
from curriculum.rules.catalogue import Example, Fault, Reports, rule
from curriculum.rules.structure import is_a_slip
from curriculum.yamlfile import Key, YamlFile

CITATION = "CITATION.cff"
_NEEDED = ("cff-version", "message", "title", "authors")
"""What the Citation File Format 1.2.0 asks of every file."""
_OF_A_WORK = ("type", "title", "authors")
"""What it asks of every work under `references`."""
_TEXTS = ("cff-version", "message", "title", "abstract", "type", "journal", "doi", "notes", "name", "family-names", "given-names")
_KINDS = ("software", "dataset")


@rule(
    "citation-file",
    "CITATION.cff has what its format asks for: `cff-version`, `message`, `title` and `authors`, of each work under `references` `type`, "
    "`title` and `authors`, and of each author a name; and it gives a work as modules/references.yml does.",
    why="GitHub offers the citation under *Cite this repository*, and leaves it out where the file lacks something; who copies it "
    "takes over what is wrong.",
    mend="Put back what is missing, as the example on citation-file-format.github.io has it.",
    example=Example(
        CITATION,
        "title: A course\nauthors:\n  - {family-names: Jansen, given-names: A.}\n",
        "title: A course\n",
        whole="cff-version: 1.2.0\nmessage: Please cite this course.\ntitle: A course\n"
        "authors:\n  - {family-names: Jansen, given-names: A.}\n",
    ),
)
def citation_file(course: Course) -> Reports:
    """Report what the file that says how to cite the course lacks, or has otherwise than the references."""
    if CITATION not in course.tree.files or not course.is_read(CITATION):
        return
    file = YamlFile(Path(CITATION), course.tree.read(CITATION).decode("utf-8-sig"), foreign=True)
    if not isinstance(file.data, dict):
        yield file.position(), "names with a value each are expected here, as in `title: …`."
        return
    yield from _work(file, file.data, (), _NEEDED)
    if isinstance(kind := file.data.get("type", _KINDS[0]), str) and kind not in _KINDS:
        yield file.position("type"), f"the format knows only `{'` and `'.join(_KINDS)}`: write one of the two."
    works = file.data.get("references")
    for index, work in enumerate(works if isinstance(works, list) else ()):
        if isinstance(work, dict):
            yield from _work(file, work, ("references", index), _OF_A_WORK)
            yield from _otherwise(course, file, work, ("references", index))


def _work(file: YamlFile, work: Mapping[str, Any], place: tuple[Key, ...], needed: tuple[str, ...]) -> Iterator[Fault]:
    """Yield what is missing of a work or has no text."""
    for key in needed:
        if key not in work or work[key] in (None, "", []):
            yield file.position(*place, key) if key in work else file.position(*place), f"`{key}` is missing: write `{key}: …`."
    yield from _no_texts(file, work, place)
    authors = work.get("authors")
    if authors and not isinstance(authors, list):
        yield file.position(*place, "authors"), "a list is expected here: each author on a line of its own, after `- `."
    for index, author in enumerate(authors if isinstance(authors, list) else ()):
        if not isinstance(author, dict) or not (author.get("name") or author.get("family-names")):
            problem = "an author has a name: `name: …` of a group, or `family-names: …` and `given-names: …` of a person."
            yield file.position(*place, "authors", index), problem
        else:
            yield from _no_texts(file, author, (*place, "authors", index))


def _no_texts(file: YamlFile, named: Mapping[str, Any], place: tuple[Key, ...]) -> Iterator[Fault]:
    for key in _TEXTS:
        if named.get(key) not in (None, "") and not isinstance(named[key], str):
            yield file.position(*place, key), f"one text is expected here, in quotes if need be: `{key}: …`."


def _otherwise(course: Course, file: YamlFile, work: Mapping[str, Any], place: tuple[Key, ...]) -> Iterator[Fault]:
    """Yield what a work has otherwise than the entry of modules/references.yml with its DOI, or with almost that."""
    doi = str(work.get("doi") or "")
    for reference in course.references.values() if doi else ():
        if doi != reference.doi and reference.retold and reference.doi and is_a_slip(doi, reference.doi):
            yield file.position(*place, "doi"), f"modules/references.yml has `{reference.doi}` for this work: look up which is right."
        elif doi == reference.doi and str(work.get("year") or reference.year) != reference.year:
            problem = f"this work is of {reference.year}, says modules/references.yml: look up which year is right."
            yield file.position(*place, "year"), problem
