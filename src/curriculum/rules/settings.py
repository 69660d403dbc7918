"""Rules for what else mkdocs.yml says: style sheets, scripts, and extensions of Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
_KEYS = (
    "INHERIT site_name nav pages exclude_docs not_in_nav draft_docs site_url site_description site_author theme docs_dir site_dir "
    "copyright google_analytics dev_addr use_directory_urls repo_url repo_name edit_uri_template edit_uri extra_css extra_javascript "
    "extra_templates markdown_extensions mdx_configs strict remote_branch remote_name extra plugins hooks watch validation"
)
KEYS = frozenset(_KEYS.split())
"""The settings that MkDocs knows."""
_ORIGINAL, _OVERRIDES = "mkdocs.yml", "overrides/"
_STYLES, _SCRIPT = "assets/stylesheets/", "assets/javascripts/course.js"


@rule(
    "settings",
    "The settings in mkdocs.yml are called as MkDocs calls them, and name the extensions of Markdown that texts use, every style sheet of "
    "the course and its script, and no file that is not there.",
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
        misspelt = {key: hint for key in file.data.keys() - KEYS if (hint := suggestion(str(key), KEYS, 0.75))}
        for key, hint in misspelt.items():
            yield file.position(key), f"there is no setting `{key}`.{hint}"
        yield from _lists(course, file, "".join(misspelt.values()))
        yield from _language(file)


def _lists(course: Course, file: YamlFile, misspelt: str) -> Reports:
    """Report files that are named and not there, and what is missing in a list, or the list that is missing and was not misspelt."""
    there = {name.removeprefix(_OVERRIDES) for name in course.tree.files if name.startswith(_OVERRIDES)}
    there |= {name.split("/", 2)[2] for name in course.tree.files if name.startswith("docs/") and name.count("/") > 1}
    styles = sorted(name for name in there if name.startswith(_STYLES) and name.endswith(".css"))
    lists: dict[str, tuple[Sequence[str], str]] = {
        "markdown_extensions": (EXTENSIONS, "texts need it"),
        "extra_css": (styles, "no page would have it"),
        "extra_javascript": ([_SCRIPT] if _SCRIPT in there else [], "no page would have it"),
    }
    for key in ("extra_css", "extra_javascript"):
        for index, name in enumerate(_names(file, key)):
            if "://" not in name and name not in there:
                yield file.position(key, index), f"there is no file `{_OVERRIDES}{name}`.{suggestion(name, there)}"
    inherits = "INHERIT" in file.data or "`INHERIT`" in misspelt  # a translation has what the original says
    if not inherits and file.path.name != _ORIGINAL and any(key not in file.data for key in lists):
        yield file.position(), f"`INHERIT: {_ORIGINAL}` is missing, so nothing of what stands there holds here: put it back."
        return
    for key, (needed, why) in lists.items():
        if key not in file.data:
            if needed and not inherits and f"`{key}`" not in misspelt:
                yield file.position(), f"the list `{key}` is missing: put it back, with `{'`, `'.join(needed)}`."
            continue
        named = _names(file, key)
        for name in needed:
            if name not in named:
                yield file.position(key), f"`{name}` is missing under `{key}`: {why}."


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
