"""Draws a constellation as SVG: people as nodes, bonds as lines.

The drawing uses classes and `currentColor` only, so that it follows the light or dark scheme of the page, and no kind of
bond is told by colour: lines differ in stroke, and every bond stands in words below the drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import hypot
from typing import Literal, Self

from curriculum.models import Bond, BondKind, Constellation, Language, in_language
from curriculum.words import Interface

COLUMN, ROW = 136.0, 118.0
"""Distance between grid points, in units of the drawing."""
RADIUS = 30.0
MARGIN, MARGIN_TOP, MARGIN_BOTTOM = 58.0, 40.0, 62.0
NAME_BELOW = 20.0
BESIDE = 14.0
LETTER = 7.4
"""Mean width of a letter in a note."""
HUES = 4
"""Number of node colours in the style sheet; they tell nothing, they only make people easier to follow."""
_DOUBLE = 3.5
"""Half the distance between the two lines of people who live together."""

KINDS: dict[BondKind, str] = {
    "nesting": "partners who live together",
    "partner": "partners",
    "dating": "dating",
    "metamour": "metamours",
    "former": "former partners",
    "friend": "friends",
    "family": "family",
    "desired": "a wish, not a bond yet",
}
"""What each kind of line means, as an interface word."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Note:
    """The words at a line: above a level one, else beside it, on the side that faces outwards."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    text: str

    @classmethod
    def beside(cls, one: Point, two: Point, centre: float, text: str) -> Self:
        """Place the words at the line between two people, away from the `centre` of the drawing."""
        x, y = (one.x + two.x) / 2, (one.y + two.y) / 2
        if abs(one.y - two.y) < RADIUS:
            return cls(x, y - 10, "middle", text)
        return cls(x - BESIDE, y, "end", text) if x < centre else cls(x + BESIDE, y, "start", text)

    @property
    def left(self) -> float:
        """Where the words start, by an estimate of their width."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self._width

    @property
    def right(self) -> float:
        """Where the words end, by an estimate of their width."""
        return self.left + self._width

    @property
    def _width(self) -> float:
        return len(self.text) * LETTER

    @property
    def svg(self) -> str:
        """The words as an SVG element."""
        return f'<text class="bond__note bond__note--{self.anchor}" x="{_n(self.x)}" y="{_n(self.y)}">{escape(self.text)}</text>'


def text_equivalent(drawing: Constellation, language: Language, words: Interface) -> list[str]:
    """Return one sentence for each bond: who, what they are to each other, and the note."""
    names = {person.id: in_language(person.name, language) for person in drawing.people}
    lines = []
    for bond in drawing.bonds:
        one, two = (names[person] for person in bond.between)
        note = f", {bond.note[language]}" if bond.note else ""
        lines.append(words("{one} and {two}: {kind}", one=one, two=two, kind=words(KINDS[bond.kind])) + note)
    return lines


def draw(drawing: Constellation, language: Language, label: str) -> str:
    """Return the SVG, without blank lines, so that it can stand inside Markdown.

    `label` is read out in place of the drawing; the sentences of `text_equivalent` belong beside it.
    """
    points = {person.id: Point(person.at_[0] * COLUMN, person.at_[1] * ROW) for person in drawing.people}
    centre = (min(point.x for point in points.values()) + max(point.x for point in points.values())) / 2
    notes = [
        Note.beside(points[bond.between[0]], points[bond.between[1]], centre, bond.note[language]) for bond in drawing.bonds if bond.note
    ]
    left = min([point.x - MARGIN for point in points.values()] + [note.left for note in notes])
    right = max([point.x + MARGIN for point in points.values()] + [note.right for note in notes])
    top = min(point.y for point in points.values()) - MARGIN_TOP
    bottom = max(point.y for point in points.values()) + MARGIN_BOTTOM
    box = f"{_n(left)} {_n(top)} {_n(right - left)} {_n(bottom - top)}"
    parts = [f'<svg class="constellation" viewBox="{box}" role="img" aria-label="{escape(label)}">']
    parts += [_line(bond, points) for bond in drawing.bonds]
    for index, person in enumerate(drawing.people):
        point, name = points[person.id], in_language(person.name, language)
        parts.append(
            f'<g class="person person-{index % HUES}"><circle cx="{_n(point.x)}" cy="{_n(point.y)}" r="{_n(RADIUS)}"/>'
            f'<text class="person__initial" x="{_n(point.x)}" y="{_n(point.y + 7)}">{escape(name[:1].upper())}</text>'
            f'<text class="person__name" x="{_n(point.x)}" y="{_n(point.y + RADIUS + NAME_BELOW)}">{escape(name)}</text></g>'
        )
    parts += [note.svg for note in notes]
    parts.append("</svg>")
    return "".join(parts)


def _line(bond: Bond, points: dict[str, Point]) -> str:
    one, two = (points[person] for person in bond.between)
    length = hypot(two.x - one.x, two.y - one.y)
    along = Point((two.x - one.x) / length, (two.y - one.y) / length)
    start = Point(one.x + along.x * RADIUS, one.y + along.y * RADIUS)
    end = Point(two.x - along.x * RADIUS, two.y - along.y * RADIUS)
    sides = (-_DOUBLE, _DOUBLE) if bond.kind == "nesting" else (0.0,)
    strokes = " ".join(
        f"M{_n(start.x - along.y * side)} {_n(start.y + along.x * side)}L{_n(end.x - along.y * side)} {_n(end.y + along.x * side)}"
        for side in sides
    )
    if bond.kind == "former":  # a short stroke across the middle: the line is cut
        middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
        strokes += f" M{_n(middle.x - along.y * 9)} {_n(middle.y + along.x * 9)}L{_n(middle.x + along.y * 9)} {_n(middle.y - along.x * 9)}"
    if bond.kind == "desired":  # an arrow from the one who wishes
        for side in (-1, 1):
            back = Point(end.x - along.x * 11 - along.y * 7 * side, end.y - along.y * 11 + along.x * 7 * side)
            strokes += f" M{_n(end.x)} {_n(end.y)}L{_n(back.x)} {_n(back.y)}"
    return f'<path class="bond bond-{bond.kind}" d="{strokes}"/>'


def _n(value: float) -> str:
    """Write a number with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
