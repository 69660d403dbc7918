"""Rules for the menu of the site, which `nav` in mkdocs.yml lists."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import normpath
from typing import Any

from curriculum.load import Course
from curriculum.models import LANGUAGES
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule, unused
from curriculum.rules.structure import missing_page, page_name, suggestion
from curriculum.yamlfile import Key, YamlFile

MODULES, GUIDES = "course:modules", "course:guides"
"""Stand in `nav` where the modules belong (every folder in `modules/`), and the session guides to them (`kit/guides/`)."""


@rule(
    "navigation",
    "Every page stands once in `nav` of mkdocs.yml, which is not empty, and every entry there leads to a page.",
    why="A page that no menu shows is never found, and an entry without a page stops the build.",
    mend="Write the entry as the path of the page below `docs/nl/`; `course:modules` and `course:guides` stand for what they name.",
    example=Example("mkdocs.yml", "  - glossary.md", "  - glosary.md"),
)
def navigation(course: Course) -> Reports:
    """Report entries that lead nowhere, and pages that no entry leads to."""
    folders = tuple(f"docs/{language}/" for language in LANGUAGES)
    pages = {name for language in LANGUAGES for name in course.pages[language]}
    files = {name.removeprefix(folder) for folder in folders for name in course.tree.files if name.startswith(folder)}
    made = {
        MODULES: [f"modules/{module.id}.md" for module in course.modules],
        GUIDES: [f"kit/guides/{module.id}.md" for module in course.modules if course.kit and module.id in course.kit.guides],
    }
    known = pages | files | set(made) | {name for names in made.values() for name in names}
    for file in course.configurations:
        nav = file.data.get("nav") if isinstance(file.data, dict) else None
        if not isinstance(file.data, dict) or "nav" not in file.data:  # a translation has that of the original
            continue
        if not isinstance(nav, list) or not nav:
            problem = "`nav` is a list" if nav else "`nav` is empty, so no menu leads to any page"
            yield file.position("nav"), f"{problem}: write each entry on a line of its own, after `- `."
            continue
        first: dict[str, Position] = {}
        for name, position in _entries(file, nav, ("nav",)):
            if "://" in name or name.startswith(("/", "#")):
                continue
            if name not in known:
                rests_on = folders if name.endswith(".md") else ()
                problem = f"there is no page `{name}` in {' or '.join(folders)}.{suggestion(name, known)}"
                yield position, problem, rests_on, missing_page(name)
            elif first.setdefault(name, position) != position:
                yield position, f"`{name}` stands in line {first[name].line} already: keep one."
        if file.data.keys() & {"not_in_nav", "exclude_docs", "draft_docs"}:
            continue  # MkDocs itself says which pages that leaves
        for name in sorted(pages - first.keys()):
            problem = f"the page `{name}` stands nowhere in `nav`, so no menu leads to it: put it where it belongs."
            yield file.position("nav"), problem, (), unused("page", page_name(name))
        for name, names in made.items():
            if name not in first and set(names) - first.keys():
                what = "modules" if name == MODULES else "session guides"
                yield file.position("nav"), f"the {what} stand nowhere in `nav`: put `{name}` where they belong."


def _entries(file: YamlFile, value: Any, path: tuple[Key, ...]) -> Iterator[tuple[str, Position]]:
    """Yield the paths that a menu and those within it name, each with its place."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _entries(file, item, (*path, index))
    elif isinstance(value, dict):
        for title, item in value.items():
            yield from _entries(file, item, (*path, str(title)))
    elif isinstance(value, str):
        yield normpath(value), file.position(*path)
