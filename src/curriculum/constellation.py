"""Draws a constellation as SVG: people as nodes, bonds as lines.

The drawing uses classes and `currentColor` only, so that it follows the light or dark scheme of the page, and no kind of
bond is told by colour: lines differ in stroke, and every bond stands in words below the drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import hypot
from typing import TYPE_CHECKING, Literal

from curriculum.models import Bond, BondKind, Constellation, Language, Person, in_language

if TYPE_CHECKING:
    from curriculum.words import Interface

COLUMN, ROW = 136.0, 118.0
"""Distance between grid points, in units of the drawing."""
RADIUS = 30.0
MARGIN, MARGIN_TOP, MARGIN_BOTTOM = 58.0, 40.0, 62.0
NAME_BELOW = 20.0
BESIDE = 20.0
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
    "desired": "hoped for, not yet a bond",
}
"""What each kind of line means, as an interface word; that of `other` has its note."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that words or a node take up."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area that both share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)

    def crossed_by(self, one: Point, two: Point) -> bool:
        """Say whether the line between two points runs through the box, by looking at points along it."""
        steps = [Point(one.x + (two.x - one.x) * i / 24, one.y + (two.y - one.y) * i / 24) for i in range(25)]
        return any(self.left < step.x < self.right and self.top < step.y < self.bottom for step in steps)


@dataclass(frozen=True, slots=True)
class Note:
    """The words at a line."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    text: str

    @property
    def box(self) -> Box:
        """The space the words take up, by an estimate of their width."""
        width = len(self.text) * LETTER
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * width
        return Box(left, self.y - 13, left + width, self.y + 4)

    @property
    def svg(self) -> str:
        """The words as an SVG element."""
        return f'<text class="bond__note bond__note--{self.anchor}" x="{_n(self.x)}" y="{_n(self.y)}">{escape(self.text)}</text>'


def _place_note(text: str, one: Point, two: Point, taken: list[Box], lines: list[tuple[Point, Point]]) -> Note:
    """Return the words at a line where they cover least: beside its middle, or a little further along it."""

    def covered(note: Note) -> float:
        crossed = sum(note.box.crossed_by(*line) for line in lines)
        return sum(note.box.overlap(box) for box in taken) + 200 * crossed

    candidates = []
    for along in (0.5, 0.4, 0.6, 0.3, 0.7):
        x, y = one.x + (two.x - one.x) * along, one.y + (two.y - one.y) * along
        if abs(one.y - two.y) < RADIUS:
            candidates += [Note(x, y - 10, "middle", text), Note(x, y + 20, "middle", text)]
        else:
            candidates += [Note(x + BESIDE, y + 5, "start", text), Note(x - BESIDE, y + 5, "end", text)]
    return min(candidates, key=covered)  # the first of equals: nearest to the middle


def text_equivalent(drawing: Constellation, language: Language, words: Interface) -> list[str]:
    """Return one sentence for each bond: who, what they are to each other, and the note."""
    names = {person.id: in_language(person.name, language) for person in drawing.people}
    lines = []
    for bond in drawing.bonds:
        one, two = (names[person] for person in bond.between)
        said = [words(KINDS[bond.kind])] if bond.kind in KINDS else []
        said += [bond.note[language]] if bond.note else []
        lines.append(words("{one} and {two}: {kind}", one=one, two=two, kind=", ".join(said)))
    return lines


def in_the_way(drawing: Constellation, bond: Bond) -> list[Person]:
    """Return the people through whom the line of a bond runs without being theirs."""
    points = _points(drawing)
    one, two = (points[person] for person in bond.between)
    length = hypot(two.x - one.x, two.y - one.y)
    if not length:  # two people in one place: another rule says so
        return []

    def distance(point: Point) -> float:
        along = ((point.x - one.x) * (two.x - one.x) + (point.y - one.y) * (two.y - one.y)) / length**2
        along = min(max(along, 0.0), 1.0)
        return hypot(point.x - one.x - along * (two.x - one.x), point.y - one.y - along * (two.y - one.y))

    return [person for person in drawing.people if person.id not in bond.between and distance(points[person.id]) < RADIUS]


def draw(drawing: Constellation, language: Language, label: str) -> str:
    """Return the SVG, without blank lines, so that it can stand inside Markdown; nothing for a case about one person.

    `label` is read out in place of the drawing; the sentences of `text_equivalent` belong beside it.
    """
    return drawing.remembered(("drawing", language, label), lambda: _drawn(drawing, language, label)) if drawing.bonds else ""


def _drawn(drawing: Constellation, language: Language, label: str) -> str:
    points = _points(drawing)
    notes = _notes(drawing, points, language)
    left = min([point.x - MARGIN for point in points.values()] + [note.box.left for note in notes])
    right = max([point.x + MARGIN for point in points.values()] + [note.box.right for note in notes])
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


def _points(drawing: Constellation) -> dict[str, Point]:
    return {person.id: Point(person.at_[0] * COLUMN, person.at_[1] * ROW) for person in drawing.people}


def _notes(drawing: Constellation, points: dict[str, Point], language: Language) -> list[Note]:
    """Place the words of all bonds, each clear of nodes, names, lines and the words before it."""
    taken = []
    for person in drawing.people:
        point, half = points[person.id], max(RADIUS, len(in_language(person.name, language)) * LETTER / 2 + 4)
        taken += [
            Box(point.x - RADIUS, point.y - RADIUS, point.x + RADIUS, point.y + RADIUS),
            Box(point.x - half, point.y + RADIUS, point.x + half, point.y + RADIUS + NAME_BELOW + 6),
        ]
    lines = [(points[bond.between[0]], points[bond.between[1]]) for bond in drawing.bonds]
    notes: list[Note] = []
    for bond, line in zip(drawing.bonds, lines, strict=True):
        if bond.note:
            note = _place_note(bond.note[language], *line, taken, lines)
            notes.append(note)
            taken.append(note.box)
    return notes


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
