"""What drawings that stand in pages need: colours that change with the scheme, classes that a style sheet knows, and no words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from curriculum.position import Position
from curriculum.rules.catalogue import Fault
from curriculum.rules.structure import suggestion
from curriculum.text import Document

_CLASS = re.compile(r"\.([a-zA-Z_][\w-]*)")
_SHAPES = frozenset({"path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})
_PAINTS = ("fill", "stroke", "stop-color", "color")
_CHANGING = re.compile(r"none|currentcolor|inherit|transparent|url\(.*|var\(.*", re.IGNORECASE)
"""Paints that are no colour, or that of the page."""
_PAINTED = re.compile(rf"(?:^|;)\s*(?:{'|'.join(_PAINTS)})\s*:\s*([^;]+)")
_CLASSES_ARE_IN = "The classes stand in overrides/assets/stylesheets/illustrations.css."


class _Element(NamedTuple):
    name: str
    given: dict[str, str]
    place: Position
    is_painted: bool
    """Does something around it say which paint it has?"""


def named_classes(document: Document) -> Iterator[str]:
    """Yield the classes for which a style sheet has rules."""
    yield from dict.fromkeys(_CLASS.findall(document.source))


def in_page(document: Document, classes: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong with a drawing that is put into pages, whose style sheets have rules for these classes."""
    elements = tuple(document.once(_elements))
    if elements and not any(element.name in {*_SHAPES, "use", "image", "text"} for element in elements):
        yield elements[0].place, "nothing is drawn here, so its place on the page is empty: put the shapes back."
    for number, element in enumerate(elements):
        given = element.given
        if number == 0:
            if "viewBox" not in given:
                yield element.place, 'without `viewBox` most of this drawing is cut off: put it back, such as `viewBox="0 0 320 200"`.'
            if given.get("aria-hidden") != "true" and not {"role", "aria-label", "aria-labelledby"} & given.keys():
                yield element.place, 'screen readers would stop at this drawing and have nothing to say: write `aria-hidden="true"`.'
            continue
        if element.name in {"text", "tspan", "textPath"}:
            if element.name == "text":
                problem = "words in a drawing are the same in every language, and screen readers pass over them: put them into the text."
                yield element.place, problem
            continue
        named = given.get("class", "").split()
        for name in named:
            if name not in classes:
                hint = suggestion(name, [each for each in classes if each.startswith("ill-")] or classes)
                problem = f"no style sheet has the class `{name}`, so this is drawn in black, or not at all.{hint}"
                yield element.place, f"{problem} {_CLASSES_ARE_IN}"
        paints = [given[paint] for paint in _PAINTS if paint in given] + _PAINTED.findall(given.get("style", ""))
        if fixed := next((paint.strip() for paint in paints if not _CHANGING.fullmatch(paint.strip())), None):
            problem = f"`{fixed}` is the same in the light and in the dark, so one of the two hides it: give this a class instead."
            yield element.place, f"{problem} {_CLASSES_ARE_IN}"
        elif element.name in _SHAPES and not named and not paints and not element.is_painted:
            yield element.place, f"this shape has no class, so it is black, which nobody sees in the dark: give it one. {_CLASSES_ARE_IN}"


def _elements(document: Document) -> Iterator[_Element]:
    """Yield the elements of a drawing, as far as it is whole."""
    found: list[_Element] = []
    painted = [False]
    parser = ParserCreate()

    def start(name: str, given: dict[str, str]) -> None:
        place = Position(document.file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        found.append(_Element(name, given, place, painted[-1]))
        is_root = len(found) == 1
        painted.append(
            painted[-1] or name in {"defs", "clipPath", "mask"} or (not is_root and bool({"class", "style", *_PAINTS} & given.keys()))
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: painted.pop()
    try:
        parser.Parse(document.source, True)
    except ExpatError:  # that it is not whole is told
        return
    yield from found
