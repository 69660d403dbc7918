"""What settings of MkDocs cannot mean: values that nothing knows, files that are not there, warnings that are switched off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from posixpath import normpath
from typing import Any

from curriculum.editions import plugin_options
from curriculum.load import ORIGINAL_SETTINGS, Course
from curriculum.position import Position
from curriculum.rules.catalogue import Fault
from curriculum.rules.structure import suggestion
from curriculum.tree import FOLDERS
from curriculum.yamlfile import Key, YamlFile

_SOURCES = (*FOLDERS, "src", "tests")
_ADDRESS = re.compile(r"(?:https?://[^\s/:]+(?::\d+)?(?:/\S*)?)?")
_SCHEME = re.compile(r"data-md-color-scheme=[\"']?([\w-]+)")
_SCHEMES = frozenset({"default", "slate"})
"""Those of Material."""
_QUERY = re.compile(r"\(\s*(prefers-[\w-]+)\s*(?::\s*([\w-]+)\s*)?\)")
_QUERIES = {
    "prefers-color-scheme": frozenset({"", "dark", "light"}),
    "prefers-contrast": frozenset({"", "custom", "less", "more", "no-preference"}),
    "prefers-reduced-motion": frozenset({"", "no-preference", "reduce"}),
}
"""What a browser can be asked about the wishes of a reader, and what it can answer."""
_WARNINGS = ("omitted_files", "not_found", "unrecognized_links", "anchors")


def values(course: Course, file: YamlFile, whole: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield values of a configuration that cannot be meant; `whole` are its settings with those that it inherits."""
    data = file.data
    base = data.get("INHERIT")
    if isinstance(base, str) and "/" not in base and base not in course.tree.files | {ORIGINAL_SETTINGS}:
        hint = suggestion(base, [name for name in course.tree.files if name.endswith(".yml") and "/" not in name])
        yield file.position("INHERIT"), f"there is no file `{base}`, so nothing of what stands there holds here.{hint}"
    address = _last(data.get("site_url"))
    if address is not None and not (isinstance(address, str) and _ADDRESS.fullmatch(address)):
        yield file.position("site_url"), f"`{address}` is no address: write the whole one, such as `https://example.org/course/`."
    yield from _site_folder(file)
    for index, name in enumerate(_list(data.get("hooks"))):
        if isinstance(name, str) and (path := normpath(name)) not in course.tree.files and _is_read(path):
            yield file.position("hooks", index), f"there is no file `{path}`: put it back, or take this line out."
    for key in ("extra_css", "extra_javascript"):
        yield from _twice(file, key)
    yield from _plugin(file, whole)
    yield from _palette(course, file)
    yield from _validation(file, ("validation",))


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
    for index, name in enumerate(_list(options.get("styles_of_few_pages"))):
        if styles and name not in styles:
            place = file.position("plugins", "curriculum", "styles_of_few_pages", index)
            yield place, f"`{name}` is none of the style sheets under `extra_css`.{suggestion(str(name), styles)}"


def _palettes(file: YamlFile) -> Iterator[tuple[tuple[Key, ...], Mapping[str, Any]]]:
    """Yield the schemes of colours of a configuration, each with its place; one may stand there as it is."""
    theme = file.data.get("theme")
    palette = theme.get("palette") if isinstance(theme, dict) else None
    if isinstance(palette, dict):
        yield ("theme", "palette"), palette
    for index, each in enumerate(_list(palette)):
        if isinstance(each, dict):
            yield ("theme", "palette", index), each


def _palette(course: Course, file: YamlFile) -> Iterator[Fault]:
    for place, palette in _palettes(file):
        scheme, media = palette.get("scheme"), palette.get("media")
        if isinstance(scheme, str) and scheme not in _SCHEMES:
            own = {
                name for document in course.frame.values() if document.file.suffix == ".css" for name in _SCHEME.findall(document.source)
            }
            if scheme not in own:
                problem = f"no style sheet has a scheme of colours `{scheme}`: Material has `default` and `slate`."
                yield file.position(*place, "scheme"), f"{problem}{suggestion(scheme, own | _SCHEMES)}"
        for query, answer in _QUERY.findall(media) if isinstance(media, str) else ():
            known = _QUERIES.get(query)
            if known is None or answer not in known:
                hint = suggestion(query, _QUERIES) if known is None else suggestion(answer, known)
                yield file.position(*place, "media"), f"no browser understands `{media}`, so this scheme is never chosen.{hint}"


def toggles(course: Course) -> Iterator[tuple[str, Position]]:
    """Yield what the buttons are called that change the scheme of colours, each with its place."""
    for file in course.configurations:
        if isinstance(file.data, dict):
            for place, palette in _palettes(file):
                toggle = palette.get("toggle")
                if isinstance(toggle, dict) and isinstance(toggle.get("name"), str):
                    yield toggle["name"], file.position(*place, "toggle", "name")


def _validation(file: YamlFile, path: tuple[str, ...]) -> Iterator[Fault]:
    """Yield warnings that are switched off: a strict build would pass over a link that leads nowhere."""
    value: Any = file.data
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    for key, level in value.items() if isinstance(value, dict) else ():
        if isinstance(level, dict):
            yield from _validation(file, (*path, str(key)))
        elif key in _WARNINGS and level in ("ignore", "info"):
            problem = f"with `{level}` a build says nothing of what is wrong there, and publishes it: write `{key}: warn`."
            yield file.position(*path, key), problem
