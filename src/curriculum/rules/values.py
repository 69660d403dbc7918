"""What settings of MkDocs cannot mean: values that nothing knows, files that are not there, warnings that are switched off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from posixpath import normpath
from typing import Any

from curriculum.editions import plugin_options
from curriculum.load import Course
from curriculum.position import Position
from curriculum.rules.catalogue import Fault
from curriculum.rules.structure import CHECK_SPELLING, PUT_THERE, is_a_slip, suggestion
from curriculum.tree import FOLDERS, ORIGINAL_SETTINGS
from curriculum.yamlfile import Key, YamlFile

_SOURCES = (*FOLDERS, "src", "tests")
_ADDRESS = re.compile(r"(?:https?://[^\s/:]+(?::\d+)?(?:/\S*)?)?")
_OWN_MACHINE = re.compile(r"https?://(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0)(?::\d+)?(?:/|\Z)")
_ENV = re.compile(r"(?m)^[^#\n]*?!ENV[ \t]+(?:\[(?P<names>[\w ,-]+)[,\]]|(?P<name>[\w-]+))")
"""A value of the environment, with the names under which it is looked for."""
_ENVIRONMENT = ("SITE_URL", "REPOSITORY_URL", "DOWNLOADS")
"""The names that workflows and exports give a value; a fork can have others of its own."""
_SCHEME = re.compile(r"data-md-color-scheme=[\"']?([\w-]+)")
_SCHEMES = frozenset({"default", "slate"})
"""Those of Material."""
_QUERY = re.compile(r"\(\s*(prefers?-[\w-]+)\s*(?::\s*([\w-]+)\s*)?\)")
_QUERIES = {
    "prefers-color-scheme": frozenset({"", "dark", "light"}),
    "prefers-contrast": frozenset({"", "custom", "less", "more", "no-preference"}),
    "prefers-reduced-motion": frozenset({"", "no-preference", "reduce"}),
}
"""What a browser can be asked about the wishes of a reader, and what it can answer."""
_TAG = re.compile(r"(?m)^[^#\n]*?[:\[,-][ \t]+(!(?!ENV\b|relative\b|!)[\w/:.!-]*)")
"""A mark of the kind of a value that neither MkDocs nor YAML has."""
_QUIZ = (
    "enabled_by_default auto_number show_correct auto_submit disable_after_submit shuffle_answers show_progress confetti "
    "progress_sidebar_position embed_source language custom_translations language_patterns"
)
_TOC = (
    "marker title title_class toc_class anchorlink anchorlink_class permalink permalink_class permalink_title permalink_leading baselevel "
    "slugify separator toc_depth"
)
_FOOTNOTES = "PLACE_MARKER UNIQUE_IDS BACKLINK_TEXT SUPERSCRIPT_TEXT BACKLINK_TITLE SEPARATOR USE_DEFINITION_ORDER"
_VALIDATION = "omitted_files not_found absolute_links unrecognized_links anchors nav links"
_PALETTE = "media scheme primary accent toggle"
ALL: dict[tuple[str, ...], frozenset[str]] = {
    ("plugins", "curriculum"): frozenset({"language", "downloads", "translations", "styles_of_few_pages"}),
    ("plugins", "mkdocs_quiz"): frozenset(_QUIZ.split()),
    ("markdown_extensions", "toc"): frozenset(_TOC.split()),
    ("markdown_extensions", "footnotes"): frozenset(_FOOTNOTES.split()),
    ("extra", "provider"): frozenset({"name", "url", "original", "changes"}),
    ("validation",): frozenset(_VALIDATION.split()),
    ("validation", "nav"): frozenset(["omitted_files", "not_found", "absolute_links"]),
    ("validation", "links"): frozenset(["not_found", "absolute_links", "unrecognized_links", "anchors"]),
}
"""All names that can stand at a place of the settings: another one stops the build, or does nothing."""
_THEME = "name custom_dir static_templates locale language direction features palette font favicon icon logo"
_ICON = "logo repo edit view previous next top menu alternate search share close annotation tag admonition"
_EXTRA = "generator course repository alternate homepage analytics consent social status version annotate tags provider"
OF_EXTRA = frozenset({"generator", "course", "repository", "alternate", "provider"})
"""The settings of the course that stand under `extra`."""
_PLUGINS = frozenset({"search", "curriculum", "mkdocs_quiz"})
SOME: dict[tuple[str, ...], frozenset[str]] = {
    ("theme",): frozenset(_THEME.split()),
    ("theme", "icon"): frozenset(_ICON.split()),
    ("extra",): frozenset(_EXTRA.split()),
    ("plugins",): _PLUGINS,
}
"""Names that mean something at a place of the settings, at which a fork can have others of its own."""
_MISSPELT = 0.75
"""How much a name is like the one that is meant."""
_UNFIT = {
    "blog": "it writes pages into the folder of the texts, where every later build stumbles over them, and a second edition stops it",
}
"""The plugins that come with Material and cannot build this course, and why."""
_WARNINGS = ("omitted_files", "not_found", "unrecognized_links", "anchors")


def values(course: Course, file: YamlFile, whole: Mapping[str, Any], *, is_published: bool) -> Iterator[Fault]:
    """Yield values of a configuration that cannot be meant; `whole` are its settings with those that it inherits."""
    data = file.data
    base = data.get("INHERIT")
    if "INHERIT" in data and not (isinstance(base, str) and base):
        problem = "the file is expected here from which this one has all that it does not say itself"
        yield file.position("INHERIT"), f"{problem}: write `INHERIT: {ORIGINAL_SETTINGS}`."
    if isinstance(base, str) and "/" not in base and base not in course.tree.files | {ORIGINAL_SETTINGS}:
        hint = suggestion(base, [name for name in course.tree.files if name.endswith(".yml") and "/" not in name]) or PUT_THERE
        yield file.position("INHERIT"), f"there is no file `{base}`, so nothing of what stands there holds here.{hint}"
    address = _last(data.get("site_url"))
    if address is not None and not (isinstance(address, str) and _ADDRESS.fullmatch(address)):
        yield file.position("site_url"), f"`{address}` is no address: write the whole one, such as `https://example.org/course/`."
    elif is_published and address == data.get("site_url") and _OWN_MACHINE.match(str(address)):
        problem = f"`{address}` is on your own machine, and every page of the published site would say that it is there"
        yield file.position("site_url"), f'{problem}: write the address that it will have, or `!ENV [SITE_URL, "http://localhost/"]`.'
    yield from _repository(file)
    yield from _environment(file)
    yield from _site_folder(file)
    for index, name in enumerate(_list(data.get("hooks"))):
        if isinstance(name, str) and (path := normpath(name)) not in course.tree.files and _is_read(path):
            yield file.position("hooks", index), f"there is no file `{path}`: put it back, or take this line out."
    for index, name in enumerate(_list(data.get("watch"))):
        if isinstance(name, str) and (path := normpath(name)) not in course.tree.files | course.tree.folders and _is_of_course(path):
            hint = suggestion(path, course.tree.folders)
            yield file.position("watch", index), f"there is no `{path}`, and the build stops: put it back, or take this line out.{hint}"
    for key in ("extra_css", "extra_javascript"):
        yield from _twice(file, key)
    yield from _plugin(file, whole)
    yield from _names(file)
    yield from _kinds(file)
    yield from _palette(course, file)
    yield from _validation(file, ("validation",))
    yield from _provider(file, whole)
    yield from _shown_by_nothing(course, file)


_A_TEXT, _YES_OR_NO = "one text is expected here, in quotes if need be", "`true` or `false` is expected here"
_TEXTS = (
    "site_name site_description site_dir theme.icon.logo theme.palette.*.media theme.palette.*.scheme theme.palette.*.primary "
    "theme.palette.*.accent theme.palette.*.toggle.icon theme.palette.*.toggle.name extra.alternate.*.name "
    "markdown_extensions.toc.permalink_title"
)
_SWITCHES = "enabled_by_default disable_after_submit show_progress confetti embed_source"
_KINDS: dict[tuple[str, ...], tuple[tuple[type, ...], str]] = {
    **{tuple(path.split(".")): ((str,), _A_TEXT) for path in _TEXTS.split()},
    **{("plugins", "mkdocs_quiz", name): ((bool,), _YES_OR_NO) for name in _SWITCHES.split()},
    ("extra", "generator"): ((bool,), _YES_OR_NO),
    ("markdown_extensions", "toc", "permalink"): ((bool, str), _YES_OR_NO),
    ("markdown_extensions", "toc", "toc_depth"): ((int, str), "a whole number is expected here, such as 3"),
}
"""What kind of value can stand at a place of the settings, and what is said of another."""


def _kinds(file: YamlFile) -> Iterator[Fault]:
    """Yield values of a kind that stops the build, or is taken for another."""
    for path, (kinds, expected) in _KINDS.items():
        for place, value in _at(file.data, path, ()):
            position = file.position(*place)
            is_chosen = isinstance(value, list) and "!ENV" in file.text.split("\n")[position.line - 1]
            is_of_kind = isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))
            if value is not None and not is_of_kind and not is_chosen:
                yield position, f"{expected}: `{place[-1]}: …`."


def _at(value: Any, path: tuple[str, ...], before: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], Any]]:
    """Yield what stands at a path, in which `*` stands for each item of a list, with its place."""
    if not path:
        yield before, value
    elif path[0] == "*":
        for index, item in enumerate(_list(value)):
            yield from _at(item, path[1:], (*before, index))
    elif isinstance(value, dict) and path[0] in value:
        yield from _at(value[path[0]], path[1:], (*before, path[0]))


_ADDRESS_OR_MAIL = re.compile(r"https?://[^\s/]+(?:/\S*)?|mailto:[^\s@]+@[^\s@]+")


def _provider(file: YamlFile, whole: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what the foot of every page could not show of who offers the course."""
    extra = file.data.get("extra")
    inherited = whole.get("extra")
    all_of_it = inherited.get("provider") if isinstance(inherited, dict) else None
    own = extra.get("provider") if isinstance(extra, dict) else None
    if all_of_it is None and not (isinstance(extra, dict) and "provider" in extra):
        return
    if not isinstance(all_of_it, dict) or not all_of_it.get("name"):
        if isinstance(extra, dict) and "provider" in extra:
            beside = next((key for key in ("name", "url", "original", "changes") if own is None and key in extra), "")
            if beside:
                yield (
                    file.position("extra", beside),
                    f"`{beside}` belongs to `provider`, and stands beside it: indent it by two spaces more.",
                )
                return
            problem = "every page says at its foot who offers the course: write `provider: {name: Our school, url: https://example.org/}`."
            yield file.position("extra", "provider"), problem
        return
    for key in ("name", "url", "original", "changes"):
        value = own.get(key) if isinstance(own, dict) else None
        if isinstance(value, (dict, list)):
            problem = f"one text is expected here, as in `{key}: …`: that of this edition, since each has a configuration of its own."
            yield file.position("extra", "provider", key), problem
        elif value and key in {"url", "original"} and not _ADDRESS_OR_MAIL.fullmatch(str(value)):
            problem = f"`{value}` is no address that a link can have: it starts with `https://`, or with `mailto:`."
            yield file.position("extra", "provider", key), problem
    if "INHERIT" in file.data and isinstance(all_of_it.get("changes"), str) and not (isinstance(own, dict) and own.get("changes")):
        problem = (
            "what was changed stands in the language of the other edition: write it for this one, as `extra: {provider: {changes: …}}`"
        )
        yield file.position("extra"), f"{problem}."


_COLOURS = "the colours stand at the top of overrides/assets/stylesheets/course.css (`--course-link`, `--course-accent` and so on)"
_FOOT = "who offers the course, with an address, stands at the foot of every page as `extra.provider`"
_LICENCE = "the foot of every page has the licence from overrides/partials/copyright.html, and who offers the course from `extra.provider`"
_UNSHOWN: dict[tuple[str, ...], str] = {
    ("copyright",): _LICENCE,
    ("site_author",): _FOOT,
    ("extra", "social"): _FOOT,
    ("extra", "consent"): "the site keeps no cookies to consent to",
    ("extra", "version"): "the course has one version",
    ("extra", "country"): "the country of the help lines stands in modules/help-lines.yml as `country`",
}
"""Settings that Material shows and this course does not, and where to go instead."""
_AS_IT_IS: dict[tuple[str, ...], str] = {("copyright",): "CC BY 4.0"}
"""What stands there in the course as it is."""
_FEATURES = frozenset({"navigation.top", "content.action.edit", "content.action.view"})
_OF_FEATURES = ("announce.", "content.", "header.", "navigation.", "search.", "toc.")
_ICONS_SHOWN = frozenset({"logo", "edit", "view"})


def _shown_by_nothing(course: Course, file: YamlFile) -> Iterator[Fault]:
    """Yield settings of Material that nothing in this course shows; a fork can have templates that do."""

    def is_used(*names: str) -> bool:
        return any(name in document.source for document in course.frame.values() if document.file.suffix == ".html" for name in names)

    for path, instead in _UNSHOWN.items():
        value: Any = file.data
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if value and value != _AS_IT_IS.get(path) and not is_used(f"config.{'.'.join(path)}"):
            yield file.position(*path), f"nothing shows this: {instead}. Take it out here."
    theme = file.data.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    for place, palette in _palettes(file):
        for key in ("primary", "accent"):
            colour = palette.get(key)
            if isinstance(colour, str) and colour != "custom" and not is_used("palette.primary", "palette.accent"):
                yield file.position(*place, key), f"no page gets `{colour}`: {_COLOURS}. Write `{key}: custom` here."
    for index, name in enumerate(_list(theme.get("features"))):
        if isinstance(name, str) and name.startswith(_OF_FEATURES) and name not in _FEATURES and not is_used(name):
            yield (
                file.position("theme", "features", index),
                f"`{name}` does nothing in this course, which has templates of its own: take it out.",
            )
    icons = theme.get("icon")
    for name in icons if isinstance(icons, dict) else ():
        if name in frozenset(_ICON.split()) - _ICONS_SHOWN and not is_used(f"icon.{name}"):
            problem = f"nothing shows `{name}`: the icons of the course stand at the top of overrides/assets/stylesheets/frame.css"
            yield file.position("theme", "icon", name), f"{problem}. Take it out here."


def _repository(file: YamlFile) -> Iterator[Fault]:
    extra = file.data.get("extra")
    address = _last(extra.get("repository")) if isinstance(extra, dict) else None
    if isinstance(address, str) and not _ADDRESS.fullmatch(address):
        problem = f"`{address}` is no address that a link can have: it starts with `https://`, as in `https://github.com/name/course`."
        yield file.position("extra", "repository"), problem


def _environment(file: YamlFile) -> Iterator[Fault]:
    """Yield names of the environment that are a slip of one that has a value."""
    for match in _ENV.finditer(file.text) if "!ENV" in file.text else ():
        names = [name.strip() for name in (match["names"] or match["name"]).split(",")]
        for name in names:
            plain = name.upper().replace("-", "_")
            meant = next((known for known in _ENVIRONMENT if plain == known or is_a_slip(plain, known)), name)
            if meant not in names:
                place = file.at(match.start("names" if match["names"] else "name"))
                yield place, f"nothing gives a value to `{name}`, so the site gets what stands here for want of one: write `{meant}`."


def misspelt(data: Any, path: tuple[str, ...]) -> dict[str, str]:
    """Return the names at a place of the settings that mean nothing there, each with what was meant, as far as that can be told."""
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    if not isinstance(data, dict):
        return {}
    if known := ALL.get(path):
        return {str(key): suggestion(str(key), known - data.keys()) for key in data.keys() - known}
    known = SOME.get(path, frozenset())
    found = {str(key): suggestion(str(key), known - data.keys(), _MISSPELT) for key in data.keys() - known}
    return {key: hint for key, hint in found.items() if hint}


def _names(file: YamlFile) -> Iterator[Fault]:
    """Yield names below the first level that mean nothing, kinds of values that there are not, and plugins that do not fit."""
    for path in (*ALL, *SOME):
        for key, hint in misspelt(file.data, path).items():
            yield (
                file.position(*path, key),
                f"under `{'.'.join(path)}` nothing is called `{key}`, so it does nothing, or stops the build.{hint}",
            )
    for match in _TAG.finditer(file.text) if " !" in file.text else ():
        yield (
            file.at(match.start(1)),
            f'there is no `{match[1]}`: a value of the environment is written `!ENV [NAME, "else"]`, and a text needs quotes.',
        )
    plugins = file.data.get("plugins")
    names = (
        [*plugins]
        if isinstance(plugins, dict)
        else [str(next(iter(item))) if isinstance(item, dict) and item else str(item) for item in _list(plugins)]
    )
    told = misspelt(file.data, ("plugins",))
    for index, name in enumerate(names):
        place = file.position("plugins", name) if isinstance(plugins, dict) else file.position("plugins", index)
        if why := _UNFIT.get(str(name).removeprefix("material/")):
            yield place, f"the plugin `{name}` does not fit this course: {why}. Take it out."
        elif name not in _PLUGINS and name not in told and not _is_installed(str(name)):
            problem = (
                f"the plugin `{name}` is not installed, so the build stops: look at its spelling, or put its package into pyproject.toml"
            )
            yield place, f"{problem} under `dependencies`, and install it."
    options = plugins.get("mkdocs_quiz") if isinstance(plugins, dict) else None
    if isinstance(options, dict) and "language" in options and not options.get("custom_translations"):
        known = _languages_of_quiz()
        if known and str(options["language"]) not in known:
            problem = (
                f"mkdocs-quiz has no words in `{options['language']}`, and the build stops: write `language: en`. Its words reach no page."
            )
            yield file.position("plugins", "mkdocs_quiz", "language"), problem


def _is_installed(plugin: str) -> bool:
    """Say whether a plugin is there, under its name or that of the theme before it; where MkDocs is not installed, nobody knows."""
    known = _installed()
    return "search" not in known or plugin in known or any(name.endswith(f"/{plugin}") for name in known)


@cache
def _installed() -> frozenset[str]:
    return frozenset(entry.name for entry in entry_points(group="mkdocs.plugins"))


@cache
def _languages_of_quiz() -> frozenset[str]:
    """Return the languages that mkdocs-quiz knows; none where it is not installed."""
    found = find_spec("mkdocs_quiz")
    places = found.submodule_search_locations or () if found else ()
    return frozenset({"en", *(path.stem for place in places for path in Path(place).glob("locales/*.po"))} if places else ())


def _last(value: object) -> object:
    """Return the value itself, or the last of those among which `!ENV` chooses; nothing if it has only the environment to choose from."""
    if isinstance(value, list):
        return value[-1] if len(value) > 1 else None
    return value


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _is_read(path: str) -> bool:
    """Say whether the check would know of a file if it were there."""
    return "/" not in path or path.startswith(tuple(f"{folder}/" for folder in FOLDERS))


def _is_of_course(path: str) -> bool:
    """Say whether the check would know of a file or a folder if it were there."""
    return "/." not in path and (path in FOLDERS or (_is_read(path) and ("/" in path or path.endswith(".md"))))


def _site_folder(file: YamlFile) -> Iterator[Fault]:
    folder = _last(file.data.get("site_dir"))
    if isinstance(folder, str):
        path = normpath(folder)
        if path in {".", ".."} or path.endswith("/..") or path.split("/")[0] in _SOURCES:
            problem = f"the site would be written over what it is made of (`{path}`), which is emptied first: write `site_dir: site`."
            yield file.position("site_dir"), problem


def _twice(file: YamlFile, key: str) -> Iterator[Fault]:
    first: set[str] = set()
    for index, item in enumerate(_list(file.data.get(key))):
        name = str(item.get("path") or next(iter(item), "")) if isinstance(item, dict) else str(item)
        if name in first:
            yield file.position(key, index), f"`{name}` stands here twice: keep one."
        first.add(name)


def _plugin(file: YamlFile, whole: Mapping[str, Any]) -> Iterator[Fault]:
    options = plugin_options(file.data)
    for index, name in enumerate(_list(options.get("translations"))):
        if name == file.path.name:
            place = file.position("plugins", "curriculum", "translations", index)
            yield place, f"`{name}` is this very file, and would be built for ever: name the other editions here, in that of the original."
    styles = [str(name) for name in _list(whole.get("extra_css"))]
    few = options.get("styles_of_few_pages")
    if few is not None and not isinstance(few, list):
        place = file.position("plugins", "curriculum", "styles_of_few_pages")
        yield place, "a list of style sheets is expected here, each on a line of its own that starts with `- `."
    for index, name in enumerate(_list(few)):
        if styles and name not in styles:
            place = file.position("plugins", "curriculum", "styles_of_few_pages", index)
            yield place, f"`{name}` is none of the style sheets under `extra_css`.{suggestion(str(name), styles) or CHECK_SPELLING}"


def _palettes(file: YamlFile) -> Iterator[tuple[tuple[Key, ...], Mapping[str, Any]]]:
    """Yield the schemes of colours of a configuration, each with its place; one may stand there as it is."""
    theme = file.data.get("theme")
    palette = theme.get("palette") if isinstance(theme, dict) else None
    if isinstance(palette, dict):
        yield ("theme", "palette"), palette
    for index, each in enumerate(_list(palette)):
        if isinstance(each, dict):
            yield ("theme", "palette", index), each


_STEPS = ("Switch to light mode", "Switch to dark mode", "Use the system setting")
"""What the button says in each scheme, in the order in which it steps through them (`scheme.js`)."""


def _steps(file: YamlFile) -> Iterator[Fault]:
    """Yield the name of a button that says what it does in another scheme."""
    palettes = list(_palettes(file))
    toggles = [palette["toggle"] for _, palette in palettes if isinstance(palette.get("toggle"), dict)]
    names = [toggle.get("name") for toggle in toggles]
    is_whole = len(toggles) == len(palettes)  # where a scheme has no button, that is told
    if names and is_whole and set(names) <= {*_STEPS} and tuple(names) != _STEPS:
        number = next((number for number, (name, step) in enumerate(zip(names, _STEPS, strict=False)) if name != step), len(names) - 1)
        place = file.position(*palettes[number][0], "toggle", "name")
        steps = "”, “".join(_STEPS)
        yield place, f"the button steps from the system’s own colours to light, to dark, and back: its names are “{steps}”, in this order."


def _palette(course: Course, file: YamlFile) -> Iterator[Fault]:
    yield from _steps(file)
    medias = [palette.get("media") for _, palette in _palettes(file)]
    for number, (place, palette) in enumerate(_palettes(file)):
        is_known = palette.keys() <= frozenset(_PALETTE.split())
        if any(medias) and is_known and (not medias[number] or medias.index(medias[number]) < number):
            yield (
                file.position(*place, "media"),
                "each scheme says in `media` when it is chosen, and no two say the same: check what it was.",
            )
        scheme, media = palette.get("scheme"), palette.get("media")
        toggle = palette.get("toggle")
        if is_known and "toggle" not in palette and any("toggle" in other for _, other in _palettes(file)):
            problem = "this scheme has no `toggle`, and the others have: put it back, since from here no button leads to the next"
            yield file.position(*place), f"{problem}, as in `toggle: {{icon: material/weather-sunny, name: Switch to dark mode}}`."
        yield from _unknown(file, place, palette, frozenset(_PALETTE.split()))
        yield from _unknown(file, (*place, "toggle"), toggle if isinstance(toggle, dict) else {}, frozenset({"icon", "name"}))
        if isinstance(scheme, str) and scheme not in _SCHEMES:
            own = {
                name for document in course.frame.values() if document.file.suffix == ".css" for name in _SCHEME.findall(document.source)
            }
            if scheme not in own:
                problem = f"no style sheet has a scheme of colours `{scheme}`: Material has `default` and `slate`."
                yield file.position(*place, "scheme"), f"{problem}{suggestion(scheme, own | _SCHEMES)}"
        if isinstance(media, str) and media and not ("(" in media if "prefers" not in media else _QUERY.search(media)):
            yield file.position(*place, "media"), f"no browser understands `{media}`: write it as `(prefers-color-scheme: dark)`."
        if scheme == "slate" and ("prefers-color-scheme", "light") in _QUERY.findall(str(media)) and medias.index(media) == number:
            problem = "who asks for light pages gets dark ones: write `scheme: default`, or the name of a scheme of your own"
            yield file.position(*place, "scheme"), f"{problem}."
        for query, answer in _QUERY.findall(media) if isinstance(media, str) else ():
            known = _QUERIES.get(query)
            if known is None or answer not in known:
                hint = suggestion(query, _QUERIES) if known is None else suggestion(answer, known)
                yield file.position(*place, "media"), f"no browser understands `{media}`, so this scheme is never chosen.{hint}"


def _unknown(file: YamlFile, place: tuple[Key, ...], given: Mapping[str, Any], known: frozenset[str]) -> Iterator[Fault]:
    for key in given.keys() - known:
        hint = suggestion(str(key), known - given.keys()) or f" There are {', '.join(f'`{each}`' for each in sorted(known))}."
        yield file.position(*place, str(key)), f"`{key}` means nothing here, so browsers never get it.{hint}"


def toggles(course: Course) -> Iterator[tuple[str, Position]]:
    """Yield what the buttons are called that change the scheme of colours, each with its place."""
    for file in course.configurations:
        if isinstance(file.data, dict):
            for place, palette in _palettes(file):
                toggle = palette.get("toggle")
                if isinstance(toggle, dict) and isinstance(toggle.get("name"), str):
                    yield toggle["name"], file.position(*place, "toggle", "name")


_LEVELS = ("warn", "info", "ignore")


def _validation(file: YamlFile, path: tuple[str, ...]) -> Iterator[Fault]:
    """Yield warnings that are switched off: a strict build would pass over a link that leads nowhere."""
    value: Any = file.data
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    for key, level in value.items() if isinstance(value, dict) else ():
        if isinstance(level, dict) and key not in _WARNINGS:
            yield from _validation(file, (*path, str(key)))
        elif key in _WARNINGS and level in ("ignore", "info"):
            problem = f"with `{level}` a build says nothing of what is wrong there, and publishes it: write `{key}: warn`."
            yield file.position(*path, key), problem
        elif key in _WARNINGS and level not in _LEVELS:
            yield file.position(*path, key), f"`{key}: warn` is expected here: with what stands there the build stops."
