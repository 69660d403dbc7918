"""What style sheets and scripts name, and what in them would shut readers out. They are read by their signs: no browser is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from curriculum.page.assets import beside
from curriculum.rules.catalogue import Fault
from curriculum.rules.structure import suggestion
from curriculum.text import Document, blanked

_NO_CODE = re.compile(r"""/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""", re.DOTALL)
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_URL = re.compile(r"""\burl\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^"'()\s]*))\s*\)""")
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NO_OUTLINE = re.compile(r"(?<![\w-])outline(?:-style|-width)?\s*:\s*(?:none|0)(?:px)?\s*(?:!important\s*)?(?:;|\Z)")
_INSTEAD = re.compile(r"(?<![\w-])(?:border|box-shadow|background|text-decoration)[\w-]*\s*:")
_STATE = re.compile(r":focus(?:-visible|-within)?\b")
_AT_RULE = re.compile(r"(?<![\w@-])@(-?[a-z][\w-]*)")
_NAMES_OF_AT_RULES = (
    "charset container counter-style font-face font-feature-values font-palette-values import keyframes layer media namespace page "
    "position-try property scope starting-style supports view-transition"
)
_AT_RULES = frozenset(_NAMES_OF_AT_RULES.split())
_MARGINS = re.compile(r"(?:top|bottom|left|right)(?:-(?:left|right|top|bottom|center|middle)(?:-corner)?)?|-(?:webkit|moz|ms|o)-[\w-]+")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_GIVEN = re.compile(r"(?<![\w-])(--[\w-]+)\s*:|@property\s+(--[\w-]+)")
_SET = re.compile(r"[\"'`\s;](--[\w-]+)\b")
_VIEWPORT = re.compile(r"<meta\b[^<>]*\bname=[\"']?viewport\b[^<>]*>", re.IGNORECASE)
_NO_ZOOM = re.compile(r"user-scalable\s*=\s*(?:no|0)\b|maximum-scale\s*=\s*[\d.]+", re.IGNORECASE)
_IMPORT = re.compile(r"^\s*(?:import|export)\s*\{([^}]*)\}\s*from\s*[\"'](\./[^\"']+)[\"']", re.MULTILINE)
_EXPORT = re.compile(r"^\s*export\s+(?:default\s+)?(?:async\s+)?(?:function\*?|class|const|let|var)\s+(\w+)", re.MULTILINE)
_EXPORTS = re.compile(r"^\s*export\s*\{([^}]*)\}", re.MULTILINE)
_EXPORTS_ALL = re.compile(r"^\s*export\s*\*|^\s*export\s+(?:const|let|var)\s+(?:[{\[]|[^=;\n]*,|[^;\n]*,\s*\w+\s*=(?!=))", re.MULTILINE)
"""An export of which a look does not tell all names."""


class Named(NamedTuple):
    """A name in a style sheet or a script, and where it stands."""

    name: str
    place: int


def in_style_sheet(document: Document) -> Iterator[Fault]:
    """Yield what is wrong with a style sheet by itself."""
    css = blanked(_NO_CODE, document.source)
    for match in _AT_RULE.finditer(css):
        if match[1].lower() not in _AT_RULES and not _MARGINS.fullmatch(match[1].lower()):
            hint = suggestion(f"@{match[1]}", [f"@{known}" for known in _AT_RULES]) or " Look how it is called."
            yield document.position(match.start()), f"there is no `@{match[1]}`, so a browser passes over what stands in it.{hint}"
    rules = list(_RULE.finditer(css))
    selectors = [selector for match in rules for selector in _selectors(match[1])]
    for match in rules:
        if (found := _NO_OUTLINE.search(match[2])) and not _INSTEAD.search(match[2]):
            for selector in _selectors(match[1]):
                if _is_for_all(selector) and not any(other.startswith(f"{selector}::") for other in selectors):
                    problem = "who uses the keyboard would not see where they are: take this out, or give `:focus-visible` an outline here."
                    yield document.position(match.start(2) + found.start()), problem
                    break


def _selectors(text: str) -> list[str]:
    """Return the selectors of a rule; a comma in brackets parts none."""
    return [" ".join(part.split()) for part in re.split(r",(?![^(]*\))", text.rpartition(";")[2]) if part.strip()]


def _is_for_all(selector: str) -> bool:
    """Say whether a selector is for a kind of element, and not for one that has a name (which may have its mark elsewhere)."""
    last = re.split(r"[ >+~](?![^(]*\))", _STATE.sub("", selector))[-1]
    return not re.search(r"[.#\[]|::", last)


def asked_variables(document: Document) -> Iterator[Named]:
    """Yield the variables that a style sheet asks for, and gives no value for the case that there is none."""
    for match in _ASKED.finditer(blanked(_REMARK, document.source)):
        yield Named(match[1], match.start(1))


def given_variables(document: Document) -> Iterator[str]:
    """Yield the variables to which a style sheet, a script or a template gives a value."""
    if document.file.suffix == ".css":
        yield from (one or other for one, other in _GIVEN.findall(blanked(_REMARK, document.source)))
    else:
        yield from set(_SET.findall(document.source))


def urls(document: Document) -> Iterator[Named]:
    """Yield the files of the site that a style sheet names."""
    for match in _URL.finditer(blanked(_REMARK, document.source)):
        target = next((part for part in match.groups() if part is not None), "").strip()
        if not _ELSEWHERE.match(target):
            path = re.split("[?#]", target)[0]
            yield Named(f"overrides{path}" if path.startswith("/") else beside(document.file.as_posix(), path), match.start())


def no_zoom(document: Document) -> Iterator[Fault]:
    """Yield what keeps a reader from making a page larger."""
    for match in _VIEWPORT.finditer(document.source):
        if found := _NO_ZOOM.search(match[0]):
            problem = f"`{found[0]}` keeps readers who see little from making the page larger: take it out."
            yield document.position(match.start() + found.start()), problem


def wrong_imports(name: str, document: Document, scripts: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield what a script imports from another one that does not export it."""
    for match in _IMPORT.finditer(document.source):
        other = scripts.get(beside(name, match[2]))
        if other is None or _EXPORTS_ALL.search(other.source):
            continue
        exported = set(other.once(_exported))
        for part in re.finditer(r"(\w+)(?:\s+as\s+\w+)?", match[1]):
            if (wanted := part[1]) not in exported and wanted not in {"default", "as"}:
                kept = re.search(rf"^(?:.*\W)?(?:function\*?|class|const|let|var)\s+{wanted}\b", other.source, re.MULTILINE)
                if kept:
                    problem = (
                        f"another script imports `{wanted}`, and this one does not export it: write `export` at the start of this line."
                    )
                    yield other.position(kept.start()), problem
                else:
                    problem = f"`{match[2]}` exports no `{wanted}`, so this script does nothing.{suggestion(wanted, exported)}"
                    yield document.position(match.start(1) + part.start()), problem


def _exported(document: Document) -> Iterator[str]:
    yield from _EXPORT.findall(document.source)
    for match in _EXPORTS.finditer(document.source):
        for part in match[1].split(","):
            if part.strip():
                yield part.split()[-1]
