"""Rules for what else mkdocs.yml says: style sheets, scripts, and extensions of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.editions import plugin_options
from curriculum.load import Course
from curriculum.models import LANGUAGE_NAMES, LANGUAGES, ORIGINAL
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.rules.languages import language_of
from curriculum.rules.structure import suggestion
from curriculum.yamlfile import YamlFile

EXTENSIONS = ("admonition", "attr_list", "footnotes", "md_in_html", "pymdownx.details", "tables", "toc")
"""The extensions of Markdown without which texts that keep all rules are misread."""
_OVERRIDES = "overrides/"
_STYLES, _SCRIPT = "assets/stylesheets/", "assets/javascripts/course.js"


@rule(
    "settings",
    "The settings in mkdocs.yml name the extensions of Markdown that texts use, every style sheet of the course and its script, and no "
    "file that is not there.",
    why="What was taken out there is missed by nobody but the reader: a note is printed as text, or questions do nothing.",
    mend="Put it back, or write it as it is called.",
    example=Example("mkdocs.yml", "  - admonition\n", ""),
)
def settings(course: Course) -> Reports:
    """Report what is missing in the settings of MkDocs."""
    for file in course.configurations:
        if not isinstance(file.data, dict):
            yield file.position(), "this file has no settings: restore it."
            continue
        inherits = "INHERIT" in file.data  # a translation has what the original says
        if not inherits or "markdown_extensions" in file.data:
            listed = set(_names(file, "markdown_extensions"))
            for name in EXTENSIONS:
                if name not in listed:
                    yield file.position("markdown_extensions"), f"`{name}` is missing under `markdown_extensions`: texts need it."
        yield from _files(course, file, inherits=inherits)
        yield from _language(file)


def _files(course: Course, file: YamlFile, *, inherits: bool) -> Reports:
    """Report files that are named and not there, and those that are there and not named."""
    there = {name.removeprefix(_OVERRIDES) for name in course.tree.files if name.startswith(_OVERRIDES)}
    there |= {name.split("/", 2)[2] for name in course.tree.files if name.startswith("docs/") and name.count("/") > 1}
    for key, needed in (
        ("extra_css", sorted(name for name in there if name.startswith(_STYLES) and name.endswith(".css"))),
        ("extra_javascript", [_SCRIPT] if _SCRIPT in there else []),
    ):
        named = _names(file, key)
        for index, name in enumerate(named):
            if "://" not in name and name not in there:
                yield file.position(key, index), f"there is no file `{_OVERRIDES}{name}`.{suggestion(name, there)}"
        if not inherits or named:
            for name in needed:
                if name not in named:
                    yield file.position(key), f"`{name}` is missing under `{key}`: no page would have it."


def _names(file: YamlFile, key: str) -> list[str]:
    """Return what stands in a list, whose items may have settings of their own."""
    value = file.data.get(key)
    items = value if isinstance(value, (list, dict)) else ()
    return [str(item.get("path") or next(iter(item), "")) if isinstance(item, dict) else str(item) for item in items]


def _language(file: YamlFile) -> Iterator[tuple[Position, str]]:
    """Report a description of the site in the language of another edition."""
    language = plugin_options(file.data).get("language", ORIGINAL)
    found = language_of(str(file.data.get("site_description") or ""))
    if found and language in LANGUAGES and found != language:
        yield file.position("site_description"), f"this is {LANGUAGE_NAMES[found]}, and {LANGUAGE_NAMES[language]} is expected here."
