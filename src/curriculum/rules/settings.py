"""Rules for what else mkdocs.yml says: editions, style sheets, scripts, extensions of Markdown, and what must be as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from curriculum.editions import plugin_options
from curriculum.load import Course
from curriculum.models import LANGUAGE_NAMES, LANGUAGES, ORIGINAL
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.rules.languages import foreign_to, is_dutch
from curriculum.rules.structure import PUT_THERE, suggestion
from curriculum.rules.unfinished import problem_of_mark
from curriculum.rules.values import OF_EXTRA, misspelt, values
from curriculum.tree import ORIGINAL_SETTINGS, OVERRIDES
from curriculum.yamlfile import Key, YamlFile

EXTENSIONS = ("admonition", "attr_list", "footnotes", "md_in_html", "pymdownx.details", "tables", "toc")
"""The extensions of Markdown without which texts that keep all rules are misread."""
_REFUSED = {
    "nl2br": "it would end a line of the page wherever a line of a text ends",
    "smarty": "it would change quotes and dashes that are right as they are written",
    "pymdownx.smartsymbols": "it would change characters that are right as they are written",
}
"""The extensions that change what texts say."""
_KEYS = (
    "INHERIT site_name nav pages exclude_docs not_in_nav draft_docs site_url site_description site_author theme docs_dir site_dir "
    "copyright google_analytics dev_addr use_directory_urls repo_url repo_name edit_uri_template edit_uri extra_css extra_javascript "
    "extra_templates markdown_extensions mdx_configs strict remote_branch remote_name extra plugins hooks watch validation"
)
KEYS = frozenset(_KEYS.split())
"""The settings that MkDocs knows."""
_SEARCH = "overrides/assets/javascripts/search-dialog.js"
_STYLES, _SCRIPT = "assets/stylesheets/", "assets/javascripts/course.js"
_NEEDED: tuple[tuple[tuple[str, ...], tuple[object, ...], str], ...] = (
    (("theme", "name"), ("material", "materialx"), "the templates of the course stand on that of Material"),
    (("theme", "custom_dir"), ("overrides",), "the site would lose the look of the course"),
    (("theme", "font"), (False,), "pages would fetch their letters from elsewhere"),
    (("site_url",), (), "no page, sitemap or shared link would say where the course is"),
    (("plugins", "curriculum"), (), "it makes the pages of the course"),
    (("plugins", "mkdocs_quiz"), (), "it makes the questions"),
    (("plugins", "mkdocs_quiz", "auto_submit"), (False,), "who chooses with the keys would answer with the first option that is passed"),
    (("validation", "absolute_links"), ("relative_to_docs",), "links that start at the docs folder would lead nowhere"),
    (("extra", "course"), (), "browsers keep under this name what learners wrote"),
)
"""What must be there, the values that it can have if not any will do, the usual one first, and why."""
HEAVIEST_PICTURE = 40_000
"""Bytes of a picture that stands on every page."""
_NAMES = {"nl": "Nederlands", "en": "English"}
"""What each language calls itself."""


@rule(
    "settings",
    "The settings in mkdocs.yml have names and values that MkDocs, the theme and the plugins know. They name the extensions of Markdown "
    "that texts use, every style sheet of the course and its script. They name no file, icon, plugin, scheme, address or value of the "
    "environment that is not there, and nothing that the course shows nowhere. They take nothing from elsewhere, and switch no warning "
    "off. Each edition has its own language, folder of pages, name and description.",
    why="What was changed there is missed by nobody but the reader: a note is printed as text, questions do nothing, or the Dutch site is "
    "in English.",
    mend="Put it back, or write the name that the message gives.",
    example=Example("mkdocs.yml", "  - admonition\n", ""),
)
def settings(course: Course) -> Reports:
    """Report what is missing or wrong in the settings of MkDocs."""
    files = {file.path.name: file for file in course.configurations if isinstance(file.data, dict)}
    named = _named_editions(files[ORIGINAL_SETTINGS]) if ORIGINAL_SETTINGS in files else []
    for file in course.configurations:
        if not isinstance(file.data, dict):
            yield file.position(), "this file has no settings: restore it."
            continue
        for key in file.data.keys() - KEYS - OF_EXTRA:
            hint = _misspelt(file).get(key) or " Check its spelling; what templates of your own read stands under `extra`."
            yield file.position(key), f"there is no setting `{key}`.{hint}"
        for key in file.data.keys() & OF_EXTRA:
            yield (
                file.position(key),
                f"`{key}` stands here at the left, and is read under `extra` alone: put it there, indented by two spaces.",
            )
        yield from _lists(course, file)
        inherits = _inherits(file)
        if inherits or file.path.name == ORIGINAL_SETTINGS:
            yield from _needed(file, is_whole=not inherits)
        if _SEARCH in course.tree.files and file.path.name == ORIGINAL_SETTINGS:
            yield from _without_search(file)
        yield from _looks(course, file)
        yield from values(course, file, _whole(file, files), is_published=file.path.name in {ORIGINAL_SETTINGS, *named})
        if file.path.name not in named or _language(file, files) != ORIGINAL:  # else that is what is wrong
            yield from _edition(file, files)
    if ORIGINAL_SETTINGS in files and course.is_read(*(ORIGINAL_SETTINGS, *course.tree.files & {"mkdocs.en.yml"})):
        yield from _translations(course, files)


def _lists(course: Course, file: YamlFile) -> Reports:
    """Report files that are named and not there, and what is missing in a list, or the list that is missing and was not misspelt."""
    there = {name.removeprefix(OVERRIDES) for name in course.tree.files if name.startswith(OVERRIDES)}
    there |= {name.split("/", 2)[2] for name in course.tree.files if name.startswith("docs/") and name.count("/") > 1}
    styles = sorted(name for name in there if name.startswith(_STYLES) and name.endswith(".css"))
    lists: dict[str, tuple[Sequence[str], str]] = {
        "markdown_extensions": (EXTENSIONS, "texts need it"),
        "extra_css": (styles, "no page has it without that"),
        "extra_javascript": ([_SCRIPT] if _SCRIPT in there else [], "no page has it without that"),
    }
    for key in ("extra_css", "extra_javascript"):
        for index, name in enumerate(listed(file, key)):
            if "://" in name or name.startswith("//"):
                problem = (
                    f"`{name}` would be fetched from elsewhere, which the site promises not to do: put the file into {OVERRIDES}assets/"
                )
                yield file.position(key, index), f"{problem}, and name it here."
            elif name not in there:
                yield file.position(key, index), f"there is no file `{OVERRIDES}{name}`.{suggestion(name, there) or PUT_THERE}"
            elif name == _SCRIPT and _options(file, key, name).get("type") != "module":
                yield file.position(key, index), f"this script is a module, or it does nothing: write `{{path: {name}, type: module}}`."
    yield from _extensions(file)
    inherits = _inherits(file)
    if not inherits and file.path.name != ORIGINAL_SETTINGS and any(key not in file.data for key in lists):
        yield file.position(), f"`INHERIT: {ORIGINAL_SETTINGS}` is missing, so nothing of what stands there holds here: put it back."
        return
    for key, (needed, why) in lists.items():
        if key not in file.data:
            if needed and not inherits and not is_misspelt(file, key):
                yield file.position(), f"the list `{key}` is missing: put it back, with `{'`, `'.join(needed)}`."
            continue
        if inherits and isinstance(file.data[key], dict):
            continue  # names with their settings are put with those of the file from which it inherits
        named = listed(file, key)
        if len(needed) > 1 and not {*needed} & {*named}:
            mend = f"take it out, so that that of {file.data['INHERIT']} holds" if "INHERIT" in file.data else "put them back"
            first = f"`{needed[0]}`, `{needed[1]}` and {len(needed) - 2} more" if len(needed) > 2 else f"`{'`, `'.join(needed)}`"
            yield file.position(key), f"this list names nothing of what is needed in `{key}` ({first}): {mend}, since {why}."
            continue
        for name in needed:
            if name not in named:
                yield file.position(key), f"`{name}` is missing under `{key}`: put it back, since {why}."


def listed(file: YamlFile, key: str) -> list[str]:
    """Return what stands in a list, whose items may have settings of their own."""
    value = file.data.get(key)
    items = value if isinstance(value, (list, dict)) else ()
    return [str(item.get("path") or next(iter(item), "")) if isinstance(item, dict) else str(item) for item in items]


def _options(file: YamlFile, key: str, name: str) -> Mapping[str, Any]:
    """Return the settings of one item of a list."""
    value = file.data.get(key)
    for item in [value] if isinstance(value, dict) else value or []:
        if isinstance(item, dict) and name in {item.get("path"), *item}:
            options = item if "path" in item else item[name]
            return options if isinstance(options, dict) else {}
    return {}


def _extensions(file: YamlFile) -> Iterator[tuple[Position, str]]:
    """Report extensions that change what texts say."""
    key = "markdown_extensions"
    places: list[Key] = list(file.data[key]) if isinstance(file.data.get(key), dict) else list(range(len(listed(file, key))))
    for name, place in zip(listed(file, key), places, strict=True):
        if why := _REFUSED.get(name.removeprefix("markdown.extensions.")):
            yield file.position(key, place), f"take `{name}` out: {why}."
        depth = _options(file, key, name).get("toc_depth")
        if name == "toc" and isinstance(depth, int) and depth < 2:
            yield file.position(key, place), f"with `toc_depth: {depth}` no page has a table of its contents: write 3, or leave it out."


def _needed(file: YamlFile, *, is_whole: bool) -> Iterator[tuple[Position, str]]:
    """Report what must be as it is, and is not."""
    told: set[tuple[str, ...]] = set()
    for path, needed, why in _NEEDED:
        written = f"{'.'.join(path)}: {_as_yaml(needed[0])}" if needed else ".".join(path)
        value: Any = file.data
        for depth, key in enumerate(path):
            if not isinstance(value, dict):
                if path[:depth] not in told and value is not None and value != "":
                    yield file.position(*path), f"under `{'.'.join(path[:depth])}` stand names with a value each, `{key}: …`, without `- `."
                told.add(path[:depth])
                break
            if key not in value:
                other_name = any(f"`{key}`" in hint for hint in misspelt(file.data, path[:depth]).values())
                if is_whole and path[: depth + 1] not in told and not other_name and not is_misspelt(file, path[0]):
                    yield file.position(*path), f"`{written}` is missing: put it back, since {why}."
                told.add(path[: depth + 1])
                break
            value = value[key]
        else:
            if needed and (value.strip("./") if isinstance(value, str) else value) not in needed:
                yield file.position(*path), f"`{written}` is expected here: {why}."
            elif not needed and path[0] == "extra" and not value:
                yield file.position(*path), f"`{written}` is empty: {why}. Give it a name of small letters, digits and hyphens."
    extra = file.data.get("extra")
    if isinstance(extra, dict) and extra.get("analytics"):
        yield (
            file.position("extra", "analytics"),
            "the site promises not to follow its readers, and takes no script from elsewhere: take it out.",
        )
    if file.data.get("use_directory_urls") is False:
        yield file.position("use_directory_urls"), "links to pages end in `/`, and would lead nowhere: take this line out."
    if isinstance(extra, dict) and "alternate" in extra:
        yield from _alternate(file, extra["alternate"])
    elif is_whole and isinstance(extra, dict) and not any("`alternate`" in hint for hint in misspelt(file.data, ("extra",)).values()):
        yield file.position("extra"), "`alternate` is missing under `extra`, so no page leads to its other language: put it back."


def _without_search(file: YamlFile) -> Iterator[tuple[Position, str]]:
    """Report plugins among which none makes the index in which the course's own search looks."""
    plugins = file.data.get("plugins")
    names = {str(name).rpartition("/")[2] for name in plugins} if isinstance(plugins, dict) else {"search"}
    if "search" not in names and "`search`" not in "".join(misspelt(file.data, ("plugins",)).values()):
        yield file.position("plugins"), "`search: {}` is missing under `plugins`, so nobody could look anything up: put it back."


def _as_yaml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _alternate(file: YamlFile, languages: Any) -> Iterator[tuple[Position, str]]:
    """Report what is wrong with the list of languages from which a reader chooses."""
    items = [item if isinstance(item, dict) else {} for item in languages] if isinstance(languages, list) else []
    codes = [item.get("lang") for item in items]
    for index, item in enumerate(items):
        code, name = item.get("lang"), item.get("name")
        place = file.position("extra", "alternate", index)
        if code not in LANGUAGES:
            yield place, f"the course has no language `{code}`: `lang` is one of {', '.join(f'`{known}`' for known in LANGUAGES)}."
        elif codes.index(code) != index:
            yield place, f"`{code}` stands here twice: keep one."
        elif (
            not name
            or str(name) in {LANGUAGE_NAMES[known] for known in LANGUAGES} - {_NAMES.get(code)}
            or any(str(name).casefold() == other.casefold() for known, other in _NAMES.items() if known != code)
        ):
            own = _NAMES.get(code, "…")
            yield place, f"a reader looks for the language by its own name: write `{{lang: {code}, name: {own}}}`."
    for code in LANGUAGES:
        if code not in codes and all(known in LANGUAGES for known in codes):
            add = f"add `- {{lang: {code}, name: {_NAMES.get(code, '…')}}}`"
            yield file.position("extra", "alternate"), f"{LANGUAGE_NAMES[code]} is missing, so nobody can choose it: {add}."


def _language(file: YamlFile, files: Mapping[str, YamlFile]) -> str:
    """Return the language of an edition."""
    return str(plugin_options(_whole(file, files)).get("language", ORIGINAL))


_TO_FILL_IN = re.compile(r"\[(?:[Ii]nvullen|[Nn]aam|[Nn]ame|…|\.\.\.)[^\[\]]*\]")
"""Stands in a text for what somebody leaves out; in a name or a description, for what has to be put in."""
_MARKUP = re.compile(r"\*\*\S[^*]*\*\*|\]\([^()\s]+\)|</?[a-z]+>|&[a-z]+;|\{\{[^{}]*\}\}")
"""Signs of markup, which neither of them has."""


def _edition(file: YamlFile, files: Mapping[str, YamlFile]) -> Iterator[tuple[Position, str]]:
    """Report pages, words of the theme or a description in the language of another edition."""
    whole, language = _whole(file, files), _language(file, files)
    if language not in LANGUAGES:
        return
    found = foreign_to(language, str(file.data.get("site_description") or ""))
    if found and found != language:
        yield file.position("site_description"), f"this is {LANGUAGE_NAMES[found]}, and {LANGUAGE_NAMES[language]} is expected here."
    if file.path.name != ORIGINAL_SETTINGS and (base := files.get(ORIGINAL_SETTINGS)):
        title = _options(file, "markdown_extensions", "toc").get("permalink_title")
        its = _options(base, "markdown_extensions", "toc").get("permalink_title")
        if its and not title and _inherits(file) and language != ORIGINAL:
            problem = f"without `permalink_title` this edition says `{its}` of its headings: put it back"
            yield file.position(), f"{problem}, as `toc: {{permalink_title: …}}` under `markdown_extensions`."
        if title and title == _options(base, "markdown_extensions", "toc").get("permalink_title"):
            problem = (
                f"`{title}` is what the {LANGUAGE_NAMES[ORIGINAL]} edition says of its headings: write it in {LANGUAGE_NAMES[language]}."
            )
            yield file.position("markdown_extensions", "toc", "permalink_title"), problem
        ours, theirs = (str(each.data.get("site_description") or "").strip() for each in (file, base))
        for lost, what in ((ours[:1].islower() and theirs[:1].isupper(), "start"), (theirs[-1:] == "." != ours[-1:], "end")):
            if ours and lost:
                problem = f"the description lacks its {what}, which that of {ORIGINAL_SETTINGS} has: put it back"
                yield file.position("site_description"), f"{problem}, a capital at its start and a full stop at its end."
    for key in ("site_name", "site_description"):
        words = str(file.data.get(key) or "")
        if match := _TO_FILL_IN.search(words):
            yield file.position(key), f"`{match[0]}` says that something has still to be done: do it, and take this out."
        elif problem := problem_of_mark(words):
            yield file.position(key), problem
        elif match := _MARKUP.search(words):
            yield file.position(key), f"`{match[0]}` is printed as it stands in lists, tabs and shared links: write plain words."
    if "INHERIT" not in file.data and file.path.name != ORIGINAL_SETTINGS:  # that is what is wrong
        return
    folder = whole.get("docs_dir")
    if (folder is None or str(folder).strip("./") != f"docs/{language}") and not is_misspelt(file, "docs_dir"):
        yield file.position("docs_dir"), f"`docs_dir: docs/{language}` is expected here: the language of this edition is `{language}`."
    theme = whole.get("theme")
    other_name = any("`language`" in hint for hint in misspelt(file.data, ("theme",)).values())
    if isinstance(theme, dict) and theme.get("language") != language and not other_name and not is_misspelt(file, "theme"):
        place = file.position("theme", "language")
        yield place, f"under `theme`, `language: {language}` is expected here: the language of this edition is `{language}`."


def _translations(course: Course, files: Mapping[str, YamlFile]) -> Reports:
    """Report languages without an edition, and editions without a name of their own."""
    original = files[ORIGINAL_SETTINGS]
    if "plugins" not in original.data or "curriculum" not in original.data["plugins"]:
        return
    if any(misspelt(file.data, ("plugins", "curriculum")) for file in files.values()):  # that is what is wrong
        return
    found: dict[str, str] = {}
    for index, name in enumerate([ORIGINAL_SETTINGS, *_named_editions(original)]):
        place = original.position("plugins", "curriculum", "translations", index - 1)
        if name not in files:
            if name not in course.tree.files:
                yield place, f"there is no file `{name}`, so its edition cannot be built: put it back."
                return
            continue
        language = _language(files[name], files)
        there = files[name].position("plugins", "curriculum", "language")
        if language not in LANGUAGES:
            yield there, f"the course has no language `{language}`: choose one of {', '.join(LANGUAGES)}."
            return
        if language in found:
            yield there, f"give the plugin `curriculum` the language of this edition; `{language}` is that of {found[language]}."
            return
        found[language] = name
        title = str(files[name].data.get("site_name") or "")
        if language != ORIGINAL and is_dutch(title):
            what = "the name of the Dutch edition" if title == original.data.get("site_name") else "Dutch"
            problem = f"`{title}` is {what}: give this one its name in {LANGUAGE_NAMES[language]}"
            yield files[name].position("site_name"), f"{problem}; if it is the same, write its words with capitals, as a name."
        for key, what in (("site_name", "name"), ("site_description", "description")):
            if not str(files[name].data.get(key) or "").strip() and not is_misspelt(files[name], key):
                yield files[name].position(key), f"`{key}` is missing: give this edition a {what} in its own language."
    for language in LANGUAGES:
        if language not in found:
            problem = f"no edition is in {LANGUAGE_NAMES[language]}: name its configuration under `translations`"
            yield original.position("plugins", "curriculum", "translations"), f"{problem}, as in `translations: [mkdocs.en.yml]`."


def _named_editions(original: YamlFile) -> list[str]:
    """Return the names of the configurations of the other editions, if they stand in a list."""
    named = plugin_options(original.data).get("translations")
    return [str(name) for name in named] if isinstance(named, list) else []


def _inherits(file: YamlFile) -> bool:
    """Say whether a configuration has, as a translation does, all that another says."""
    return "INHERIT" in file.data or is_misspelt(file, "INHERIT")


def _misspelt(file: YamlFile) -> dict[str, str]:
    """Return the settings that MkDocs does not know and that look like one that it does, each with what was meant."""
    return {key: hint for key in file.data.keys() - KEYS if (hint := suggestion(str(key), KEYS, 0.75))}


def is_misspelt(file: YamlFile, key: str) -> bool:
    """Say whether a setting is there under a name that is misspelt."""
    return any(f"`{key}`" in hint for hint in _misspelt(file).values())


def _whole(file: YamlFile, files: Mapping[str, YamlFile], depth: int = 3) -> dict[str, Any]:
    """Return the settings of a configuration with those that it inherits."""
    base = files.get(str(file.data.get("INHERIT")))
    inherited = _whole(base, files, depth - 1) if base and depth else {}
    return _merged(inherited, file.data)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = {
        key: _merged(base[key], over[key])
        for key in base.keys() & over.keys()
        if isinstance(base[key], dict) and isinstance(over[key], dict)
    }
    return {**base, **over, **both}


def _looks(course: Course, file: YamlFile) -> Iterator[tuple[Position, str]]:
    """Report pictures and icons that do not exist."""
    theme = file.data.get("theme")
    for key in ("favicon", "logo") if isinstance(theme, dict) else ():
        name = str(theme.get(key) or "")
        if name and "://" not in name and not is_there(course, name):
            yield file.position("theme", key), f"there is no file `{OVERRIDES}{name}`.{suggestion(name, pictures(course)) or PUT_THERE}"
        elif "://" in name:
            yield file.position("theme", key), f"`{name}` would be fetched from elsewhere: put the file into {OVERRIDES}assets/images/."
        elif name and not is_in_all_editions(course, name):
            problem = (
                f"only one edition has `{name}`: put the file into {OVERRIDES}assets/images/, and write `{key}: assets/images/…` here."
            )
            yield file.position("theme", key), problem
        elif (own := f"{OVERRIDES}{name}") in course.tree.files and len(course.tree.read(own)) > HEAVIEST_PICTURE:
            problem = f"`{own}` weighs more than {HEAVIEST_PICTURE // 1000} kB, and every reader fetches it: make it smaller"
            yield file.position("theme", key), f"{problem} (an SVG, or a PNG that is 128 pixels high)."
    for path, icon in _icons(file.data, ()):
        if not is_there(course, f".icons/{icon}.svg"):
            yield (
                file.position(*path),
                f"there is no icon `{icon}` in {OVERRIDES}.icons/, nor does Material have it: "
                + ("an icon is named without `.svg`." if icon.endswith(".svg") else "look at its spelling."),
            )


def _icons(value: Any, path: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Yield the icons that settings name, each with its place."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _icons(item, (*path, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _icons(item, (*path, index))
    elif isinstance(value, str) and "/" in value and "icon" in path and path[0] in {"theme", "extra"}:
        yield path, value


def is_there(course: Course, name: str) -> bool:
    """Say whether the site has a file: one of the course, or one of Material."""
    own = {f"{OVERRIDES}{name}", *(f"docs/{language}/{name}" for language in LANGUAGES)}
    return bool(own & course.tree.files) or is_of_material(name)


def is_in_all_editions(course: Course, name: str) -> bool:
    """Say whether a file is there for each edition: shared by all, or in the folder of each."""
    folders = {f"docs/{language}/{name}" for language in LANGUAGES}
    return f"{OVERRIDES}{name}" in course.tree.files or is_of_material(name) or folders <= course.tree.files


def pictures(course: Course) -> list[str]:
    """Return the pictures that all pages share."""
    return [name.removeprefix(OVERRIDES) for name in course.tree.files if name.startswith(f"{OVERRIDES}assets/images/")]


@cache
def file_of_material(name: str) -> Path | None:
    """Return the file of that name among the templates of Material, if it has one and is installed."""
    places = (place / "templates" / name for place in _places_of_material())
    return next((place for place in places if place.is_file()), None)


@cache
def _places_of_material() -> tuple[Path, ...]:
    """Return where Material is installed, if it is."""
    found = find_spec("material")
    return tuple(map(Path, found.submodule_search_locations or ())) if found else ()


@cache
def is_of_material(name: str) -> bool:
    """Say whether Material has a file; where it is not installed, nobody knows."""
    return not _places_of_material() or file_of_material(name) is not None
