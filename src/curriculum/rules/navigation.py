"""Rules for the menu of the site, which `nav` in mkdocs.yml lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import normpath
from typing import Any

from curriculum.load import Course
from curriculum.models import LANGUAGES
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, rule, unused
from curriculum.rules.settings import is_misspelt
from curriculum.rules.structure import WRITE_PAGE, missing_page, page_name, suggestion
from curriculum.tree import ORIGINAL_SETTINGS
from curriculum.yamlfile import Key, YamlFile

MODULES, GUIDES = "course:modules", "course:guides"
"""Stand in `nav` where the modules belong (every folder in `modules/`), and the session guides to them (`kit/guides/`)."""


_FEW = 4
"""Pages that can be left out of a menu one by one."""
_TOLD_ONE_BY_ONE = 2
"""Pages that are left out, and have a finding each; more are most often one slip."""


@rule(
    "navigation",
    "Every page stands once in `nav` of mkdocs.yml, which is not empty, and every entry there leads to a page that is published.",
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
        GUIDES: [f"kit/guides/{module.id}.md" for module, _ in course.guides],
    }
    known = pages | files | set(made) | {name for names in made.values() for name in names}
    for file in course.configurations:
        if not isinstance(file.data, dict):
            continue
        if "nav" not in file.data:  # a translation has that of the original
            if file.path.name == ORIGINAL_SETTINGS and not is_misspelt(file, "nav"):
                yield file.position(), "`nav` is missing, so the menu would list files by their names: put it back."
            continue
        nav = file.data["nav"]
        if not isinstance(nav, list) or not nav:
            problem = "`nav` is a list" if nav else "`nav` is empty, so no menu leads to any page"
            yield file.position("nav"), f"{problem}: write each entry on a line of its own, after `- `."
            continue
        first: dict[str, Position] = {}
        for name, position in _entries(file, nav, ("nav",)):
            if "://" in name or name.startswith(("/", "#")):
                continue
            if folded := re.fullmatch(r"(.+) - (\S+\.md)", name):
                first |= {normpath(each): position for each in folded[0].split(" - ")}
                problem = f"`- {folded[2]}` stands further to the right than the entry above it, `{folded[1]}`, so the two are read as one"
                yield position, f"{problem}: give both the same indent."
            elif (together := re.fullmatch(r"(\S+\.md) (\S+\.md)", name)) and {*together.groups()} <= known:
                first |= dict.fromkeys(together.groups(), position)
                yield position, f"`{together[1]}` and `{together[2]}` are read as one entry: put `- ` before the second, below the first."
            elif f"{name}.md" in known:
                first[f"{name}.md"] = position
                yield position, f"the name of a page ends in `.md`: write `{name}.md`."
            elif name not in known:
                rests_on = folders if name.endswith(".md") else ()
                problem = f"there is no page `{name}` in {' or '.join(folders)}.{suggestion(name, known) or WRITE_PAGE}"
                yield Report(position, problem, rests_on=rests_on, cause=missing_page(name))
            elif first.setdefault(name, position) != position:
                yield position, f"`{name}` stands in line {first[name].line} already: keep one."
        for made_of, name in [(made_of, name) for made_of, names in made.items() for name in names if {made_of, name} <= first.keys()]:
            yield first[name], f"`{made_of}` in line {first[made_of].line} stands for `{name}` already: take this line out."
        for title, value, position in named(file):
            if isinstance(value, str) and (other_page := _entitled(course, title, normpath(value))):
                yield position, f"“{title}” is the title of `{other_page}`, and this entry leads to `{value}`: name the one that is meant."
        listed = {*first, *(name for made_of, names in made.items() if made_of in first for name in names)}
        for other in course.configurations:
            if isinstance(other.data, dict):
                for key in other.data.keys() & {"exclude_docs", "draft_docs"}:
                    for name in _matched(other.data[key], sorted(listed)):
                        problem = f"`{key}` keeps the page `{name}` from the site, and `nav` names it: take it out of one of the two."
                        yield other.position(key), problem
        if file.data.keys() & {"not_in_nav", "exclude_docs", "draft_docs"}:
            continue  # MkDocs itself says which pages that leaves
        left = sorted(pages - first.keys())
        if len(left) > _FEW and len(left) > len(pages) / 2:
            mend = f"take it out, so that that of {file.data['INHERIT']} holds, or name" if "INHERIT" in file.data else "put back"
            named_pages = f"`{left[0]}`, `{left[1]}` and {len(left) - 2} more"
            yield file.position("nav"), f"most pages stand nowhere in this `nav` ({named_pages}), so no menu leads to them: {mend} all."
            continue
        if len(left) > _TOLD_ONE_BY_ONE:
            named_pages = ", ".join(f"`{name}`" for name in left)
            yield file.position("nav"), f"{named_pages} stand nowhere in `nav`, so no menu leads to them: put them where they belong."
            left = []
        for name in left:
            problem = f"the page `{name}` stands nowhere in `nav`, so no menu leads to it: put it where it belongs."
            yield Report(file.position("nav"), problem, cause=unused("page", page_name(name)))
        for name, names in made.items():
            if name not in first and set(names) - first.keys():
                what = "modules" if name == MODULES else "session guides"
                yield file.position("nav"), f"the {what} stand nowhere in `nav`: put `{name}` where they belong."


def _matched(patterns: object, names: list[str]) -> list[str]:
    """Return the files that a setting names, which is written as a `.gitignore` is."""
    from pathspec.gitignore import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(str(patterns or "").splitlines())
    return [name for name in names if spec.match_file(name)]


def titles(course: Course) -> Iterator[tuple[str, set[str], Position]]:
    """Yield the titles that menus give, each with the titles that its page has in all languages, if it is that of one, and its place.

    Those of another page are left out, since they have their own finding.
    """
    for file in course.configurations:
        if isinstance(file.data, dict):
            for title, value, position in named(file):
                if not isinstance(value, str):
                    yield title, set(), position
                elif not _entitled(course, title, normpath(value)):
                    yield title, _own_titles(course, value), position


def named(file: YamlFile) -> Iterator[tuple[str, Any, Position]]:
    """Yield the names in the menu of a configuration, each with what it leads to or holds, and its place."""
    yield from _titles(file, file.data.get("nav"), ("nav",))


def _titles(file: YamlFile, value: Any, path: tuple[Key, ...]) -> Iterator[tuple[str, Any, Position]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _titles(file, item, (*path, index))
    elif isinstance(value, dict):
        for title, item in value.items():
            yield str(title), item, file.position(*path, str(title))
            yield from _titles(file, item, (*path, str(title)))


def _own_titles(course: Course, name: str) -> set[str]:
    """Return the main heading of a page in each language."""
    pages = [course.pages[language].get(normpath(name)) for language in LANGUAGES]
    return {next((heading.title for heading in page.headings if heading.level == 1), "") if page else "" for page in pages}


def _entitled(course: Course, title: str, page: str) -> str:
    """Return another page with this title, where the page itself has another."""
    if title in _own_titles(course, page):
        return ""
    pages = {name for language in LANGUAGES for name in course.pages[language]} - {page}
    return next((name for name in sorted(pages) if title in _own_titles(course, name)), "")


def _entries(file: YamlFile, value: Any, path: tuple[Key, ...]) -> Iterator[tuple[str, Position]]:
    """Yield the paths that a menu and those within it name, each with its place."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _entries(file, item, (*path, index))
    elif isinstance(value, dict):
        for title, item in value.items():
            yield from _entries(file, item, (*path, str(title)))
    elif isinstance(value, str):
        yield value if "://" in value else normpath(value), file.position(*path)
