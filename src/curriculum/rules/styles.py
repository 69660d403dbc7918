"""What of style sheets no browser understands, and colours that hardly differ from what they stand on.

A browser passes over a line that it cannot read, and says nothing. Only what is wrong for sure is told: new properties, functions
and ways to give a colour are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import floor
from string import ascii_letters
from typing import Any, NamedTuple

import tinycss2
from tinycss2.color4 import parse_color

from curriculum.page.css import Node
from curriculum.position import Position
from curriculum.rules.catalogue import Fault
from curriculum.rules.structure import CHECK_SPELLING, is_a_slip
from curriculum.text import Document

_GROUPS = frozenset({"media", "supports", "layer", "container", "scope", "starting-style"})
"""What holds rules under a condition."""
_NAMES_OF_UNITS = (
    "px em rem vh vw ch ex pt s ms deg fr cap ic lh rlh rex rch rcap ric vi vb vmin vmax svh svw svi svb svmin svmax lvh lvw lvi lvb lvmin "
    "lvmax dvh dvw dvi dvb dvmin dvmax cqw cqh cqi cqb cqmin cqmax cm mm q in pc grad rad turn hz khz dpi dpcm dppx x db st"
)
_UNITS = _NAMES_OF_UNITS.split()
"""The units of CSS, those first that are used most."""
_MORE = frozenset({"field-sizing", "paint-order", "text-anchor", "vector-effect"})
"""Properties that the list of Pygments lacks."""
_SHORTEST = 4
"""Letters of a property of which another word is not like by chance."""
_NO_SIGNS = {
    "“”„‘’«»": 'the quotes of a style sheet are straight: write `"` at both ends',
    "−–": "the minus of a style sheet is the hyphen of the keyboard: write `-`",
    "\u00a0\u202f": "a space stands here at which no line ends, and a browser takes it for a letter: put a plain one",
}
"""Signs that a text can have, and that are no signs of CSS outside of quotes."""
_COLOUR = re.compile(r"(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


def misread(document: Document) -> Iterator[Fault]:
    """Yield what a browser passes over in a style sheet."""
    for declaration, is_property in _declarations(document.once(_nodes), is_group=True):
        if declaration.type == "error":
            if lost := _LOST.search(document.source, 0, document.offset(_place(document, declaration))):
                problem = f"a browser passes over `{lost['name']} …`: check whether a `:` is missing behind it."
                yield document.position(lost.start("name")), problem
            continue
        for node, problem in _faults(declaration, is_property=is_property):
            yield _place(document, node), problem
    for prelude in _preludes(document.once(_nodes)):
        for node, problem in _no_condition(prelude):
            yield _place(document, node), problem


def _nodes(document: Document) -> Iterable[Node]:
    """Return the rules of a style sheet, which is taken apart once."""
    nodes: list[Node] = tinycss2.parse_stylesheet(document.source, True, True)
    return nodes


def _place(document: Document, node: Node) -> Position:
    return Position(document.file, document.first_line + node.source_line - 1, node.source_column)


def _preludes(nodes: Iterable[Node]) -> Iterator[Sequence[Node]]:
    """Yield what stands before each block of rules or declarations: its selectors, or the condition."""
    for node in nodes:
        if node.type in {"qualified-rule", "at-rule"}:
            yield node.prelude
            if node.type == "at-rule" and node.content is not None and node.lower_at_keyword in _GROUPS:
                yield from _preludes(tinycss2.parse_rule_list(node.content, True, True))


def _parts(nodes: Iterable[Node]) -> list[Node]:
    """Return nodes without the spaces and comments between them."""
    return [node for node in nodes if node.type not in {"whitespace", "comment"}]


def _no_condition(prelude: Sequence[Node]) -> Iterator[tuple[Node, str]]:
    """Yield what makes a browser pass over all that stands in a block."""
    for node in prelude:
        for part in (node, *(node.content if node.type == "[] block" else ())):
            if part.type == "ident" and (problem := _not_a_sign(part.value)):
                yield part, f"{problem}."
    parts = _parts(prelude)
    for before, after in pairwise([*parts, parts[-1]] if parts and parts[-1] == "," else parts):
        if before == after == ",":
            yield (
                after,
                "behind this comma stands no selector, so a browser passes over these rules: take the comma out, or write what is missing.",
            )
        if before.type == "ident" and before.lower_value in {"screen", "print", "all"} and after.type == "() block":
            yield after, f"an `and` is missing behind `{before.value}`, so a browser passes over these rules: write `{before.value} and (`."


def _declarations(nodes: Iterable[Node], *, is_group: bool, is_property: bool = True) -> Iterator[tuple[Node, bool]]:
    """Yield all declarations, also broken ones, and of each whether it is one of a property: `@font-face` and the like have names too."""
    for node in nodes:
        if node.type == "declaration" or (node.type == "error" and not is_group):
            yield node, is_property
        elif node.type == "qualified-rule":
            yield from _declarations(tinycss2.parse_blocks_contents(node.content, True, True), is_group=False)
        elif node.type == "at-rule" and node.content is not None:
            groups = node.lower_at_keyword in _GROUPS
            has_rules = is_group and (groups or node.lower_at_keyword.endswith("keyframes"))
            parse = tinycss2.parse_rule_list if has_rules else tinycss2.parse_blocks_contents
            yield from _declarations(parse(node.content, True, True), is_group=has_rules, is_property=groups)


def _faults(declaration: Node, *, is_property: bool) -> Iterator[tuple[Node, str]]:
    name, values = declaration.lower_name, declaration.value
    is_variable = name.startswith("--")
    for place, (before, node, after) in enumerate(zip(values, values[1:], values[2:], strict=False)):
        parted = before.type == "whitespace" and ("\n" in before.value if is_variable else place > 0)
        if parted and node.type == "ident" and after == ":":
            yield declaration, f"a `;` is missing at the end of `{declaration.name}`, so this and `{node.value}` are lost: put it there."
            return
    if problem := _not_a_sign(declaration.name):
        yield declaration, f"{problem}."
    elif is_property and not is_variable and (meant := _meant(name)):
        yield declaration, f"there is no property `{declaration.name}`, so a browser passes over this line. Did you mean `{meant}`?"
    if is_property and not is_variable:
        yield from _no_value(declaration)
    for node in _within(values):
        if node.type == "error" and node.kind in (")", "]"):
            yield node, f"`{node.kind}` closes nothing, so a browser passes over this line: put back what stood before it, or take it out."
        elif node.type == "ident" and (problem := _not_a_sign(node.value)):
            yield node, f"{problem}."
        elif node.type == "function" and node.lower_name == "var" and (first := _first(node.arguments)).startswith(tuple(ascii_letters)):
            yield node, f"the name in `var()` starts with `--`, or a browser passes over this line: write `var(--{first})`."
        elif node == "!":
            yield node, "a browser knows `!important` alone, and passes over this line: write that, or take the `!` out."
        elif node.type == "hash" and not _COLOUR.fullmatch(node.value):
            yield node, f"`#{node.value}` is no colour: behind `#` stand 3, 4, 6 or 8 of the characters 0–9 and a–f."
        elif node.type == "dimension" and not is_variable and node.unit.isalpha() and node.lower_unit not in _UNITS:
            meant = next((unit for unit in _UNITS if is_a_slip(node.lower_unit, unit)), "")
            hint = f" Did you mean `{meant}`?" if meant else CHECK_SPELLING
            yield node, f"there is no unit `{node.unit}`, so a browser passes over this line.{hint}"


def _first(arguments: Sequence[Node]) -> str:
    """Return the name that stands first in a function; nothing, if there is none."""
    given = _parts(arguments)
    return str(given[0].value) if given and given[0].type == "ident" else ""


_WORDS = {
    "display": "none block inline inline-block flex inline-flex grid inline-grid contents flow-root table table-row table-cell list-item",
    "position": "static relative absolute fixed sticky",
    "visibility": "visible hidden collapse",
    "text-align": "left right center justify start end",
    "overflow": "visible hidden clip scroll auto",
    "white-space": "normal nowrap pre pre-wrap pre-line break-spaces",
    "flex-direction": "row column row-reverse column-reverse",
    "font-style": "normal italic oblique",
    "font-weight": "normal bold bolder lighter",
}
"""Words that a property can have as its value; another one is told only if it is a slip of one of them."""
_PLAIN_SIZES = "font-size line-height width height min- max- margin padding gap inset top left right bottom border letter-spacing opacity"
_NAMES_OF_LENGTHS = (
    "font-size width height min-width max-width min-height max-height gap row-gap column-gap top left right bottom inset letter-spacing "
    "border-radius"
)
_LENGTHS = frozenset(_NAMES_OF_LENGTHS.split())
"""Properties whose value is a length, which has a unit unless it is 0."""
_OF_NO_LIST = tuple(_PLAIN_SIZES.split())
"""How properties start whose value has no comma."""
_TOO_SMALL = {"rem": 0.5, "px": 9.0, "pt": 7.0}
"""What nobody reads with ease; a `rem` is 20 pixels here."""
_CLOSEST = 1.0
"""The least height of a line, in heights of its letters."""


def _no_value(declaration: Node) -> Iterator[tuple[Node, str]]:
    """Yield values that a property cannot have, or with which nobody can read what has them."""
    name, values = declaration.lower_name, _parts(declaration.value)
    for before, comma, node in zip(declaration.value, declaration.value[1:], declaration.value[2:], strict=False):
        if before.type == "number" and comma == "," and node.type in {"number", "dimension", "percentage"} and name.startswith(_OF_NO_LIST):
            written = f"{before.representation},{tinycss2.serialize([node])}"
            yield before, f"`{written}` is no number, so a browser passes over this line: write `{written.replace(',', '.')}`."
    for before, space, node in zip(declaration.value, declaration.value[1:], declaration.value[2:], strict=False):
        if before.type == "number" and space.type == "whitespace" and node.type == "ident" and node.lower_value in _UNITS:
            written = f"{before.representation}{node.value}"
            yield before, f"between a number and its unit stands no space, or a browser passes over this line: write `{written}`."
            return
    if name in _LENGTHS or name.startswith(("margin", "padding")):
        for node in values:
            if node.type == "number" and node.value:
                yield (
                    node,
                    f"`{node.representation}` has no unit, so a browser passes over this line: write `{node.representation}em`, or `px`.",
                )
    if any(node == "$" for node in values):
        yield (
            declaration,
            "a name that starts with `$` means nothing to a browser: give it as `--name: …` under `:root`, and write `var(--name)`.",
        )
    if len(values) != 1:
        return
    value = values[0]
    if value.type == "ident" and value.lower_value not in (known := _WORDS.get(name, "").split()):
        if meant := next((word for word in known if is_a_slip(value.lower_value, word)), ""):
            yield value, f"`{name}` cannot be `{value.value}`, so a browser passes over this line. Did you mean `{meant}`?"
    elif name == "font-size" and value.type == "dimension" and 0 < value.value < _TOO_SMALL.get(value.lower_unit, 0):
        yield value, f"letters of this size cannot be read: write at least `{_TOO_SMALL[value.lower_unit]:g}{value.unit}`."
    elif name == "line-height" and value.type == "number" and 0 < value.value < _CLOSEST:
        yield value, f"lines so close together run into each other: write at least `{_CLOSEST:g}`; 1.5 is easy to read."


def _within(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the parts of a value, and those of its functions that can hold a colour or a length."""
    for node in nodes:
        yield node
        if node.type == "function" and not node.lower_name.endswith("element"):
            yield from _within(node.arguments)
        elif node.type == "() block":
            yield from _within(node.content)


def _not_a_sign(name: str) -> str:
    return next((problem for signs, problem in _NO_SIGNS.items() if any(sign in name for sign in signs)), "") if not name.isascii() else ""


@cache
def _meant(name: str) -> str:
    """Return the property of which a name is a slip, if it is one; those of one browser have names of their own."""
    known = _properties()
    if len(name) < _SHORTEST or name.startswith(("-", "_")) or name in known | _MORE or not known:
        return ""
    return next((each for each in sorted(known | _MORE) if is_a_slip(name, each)), "")


@cache
def _properties() -> frozenset[str]:
    """Return the properties that Pygments knows, which comes with Material; where it is not installed, nobody knows."""
    try:
        from pygments.lexers import css
    except ImportError:
        return frozenset()
    return frozenset(getattr(css, "_css_properties", ()))


_LOST = re.compile(r"[;{}]\s*(?:/\*[^*]*\*/\s*)*(?P<name>[a-zA-Z-][\w-]*)[^;{}]*\Z")
"""What stands before the end of a line that is no declaration; some start theirs with a sign, for one browser alone."""
_SCHEMES = {":root": "", "html": "", "[data-md-color-scheme=default]": "default", "[data-md-color-scheme=slate]": "slate"}
"""The selectors that give variables for all pages, each with the scheme of colours for which it does, if it is for one."""
_EVERYWHERE = re.compile(r"data-md-color|:root\b|(?<![\w.#-])(?:html|body)\b")
"""Other selectors with one of these give them too, and when they do is not looked into."""
_SCREENS = re.compile(r"(?:only )?(?:screen|all)")
_COLOURS = "paper card sunk ink muted line control link link-strong focus accent sage ochre plum good good-bg wrong wrong-bg"
COLOURS = tuple(f"--course-{name}" for name in _COLOURS.split())
"""The colours that each scheme has to give."""
_GIVES = re.compile(rf"(?:{'|'.join(COLOURS)})\s*:")
"""One of these stands in a style sheet that gives colours."""
_WRITTEN = ("ink", "muted", "link", "accent", "plum", "good", "wrong")
_ON: dict[str, tuple[tuple[str, float], ...]] = {
    **dict.fromkeys(("paper", "card"), (*((name, 4.5) for name in _WRITTEN), ("focus", 3), ("control", 3))),
    "good-bg": (("good", 4.5),),
    "wrong-bg": (("wrong", 4.5),),
}
"""What stands on what, and how much the two differ at least (WCAG 2.2: 1.4.3 for text, 1.4.11 for frames of fields and of the focus)."""


class _Given(NamedTuple):
    value: tuple[Node, ...]
    place: Position


class _Palette:
    """What the style sheets give to variables: for all pages, and for those of each scheme."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.given: dict[str, dict[str, _Given]] = {"": {}, "default": {}, "slate": {}}
        self.unsure: set[str] = set()
        for document in documents:
            self._read(document, document.once(_nodes), is_sure=True)

    def _read(self, document: Document, nodes: Iterable[Node], *, is_sure: bool) -> None:
        for node in nodes:
            if node.type == "at-rule" and node.lower_at_keyword in _GROUPS and node.content is not None:
                is_media = node.lower_at_keyword == "media"
                if not is_media or _SCREENS.fullmatch(tinycss2.serialize(node.prelude).strip()):
                    self._read(document, tinycss2.parse_rule_list(node.content, True, True), is_sure=is_sure and is_media)
            elif node.type == "qualified-rule":
                variables = [
                    part
                    for part in tinycss2.parse_blocks_contents(node.content, True, True)
                    if part.type == "declaration" and part.name.startswith("--")
                ]
                for selector in tinycss2.serialize(node.prelude).split(",") if variables else ():
                    scheme = _SCHEMES.get(re.sub(r"[\s\"']", "", selector))
                    for part in variables:
                        if scheme is not None and is_sure and not part.important:
                            self.given[scheme][part.name] = _Given(tuple(part.value), _place(document, part))
                        elif scheme is not None or _EVERYWHERE.search(selector):
                            self.unsure.add(part.name)

    def colour(self, name: str, levels: Sequence[str], depth: int = 5) -> tuple[float, ...] | None:
        """Return the red, green and blue that a variable has on pages of a scheme, if that can be told."""
        level = next((place for place, scheme in enumerate(levels) if name in self.given[scheme]), None)
        if level is None or name in self.unsure or not depth:
            return None
        value = _parts(self.given[levels[level]][name].value)
        if len(value) == 1 and value[0].type == "function" and value[0].lower_name == "var":
            asked = [node.value for node in value[0].arguments if node.type == "ident"]
            return self.colour(asked[0], levels[level:], depth - 1) if asked else None
        return _rgb(value[0]) if len(value) == 1 else None

    def found(self, name: str, levels: Sequence[str]) -> _Given:
        """Return where a variable is given on pages of a scheme."""
        return next(self.given[scheme][name] for scheme in levels if name in self.given[scheme])


def _rgb(node: Node) -> tuple[float, ...] | None:
    """Return the red, green and blue of a colour that lets nothing through, if it is given in a usual way."""
    colour: Any = parse_color(node)
    try:
        return tuple(colour.to("srgb").coordinates) if colour is not None and colour != "currentcolor" and colour.alpha == 1 else None
    except NotImplementedError:
        return None


def contrast(one: Iterable[float], other: Iterable[float]) -> float:
    """Return the contrast of two colours, as WCAG 2.2 has it."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Iterable[float]) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colours(documents: tuple[Document, ...]) -> tuple[Fault, ...]:
    """Return the colours that one scheme lacks, and those that hardly differ from what they stand on; the documents in their order."""
    giving = [document for document in documents if _GIVES.search(document.source)]
    palette = _Palette(giving)
    missing = tuple(_missing(palette)) if giving else ()
    return (*missing, *_no_colours(palette), *_alike(palette), *_one_verdict(palette), *_unseen(palette, documents)) if giving else ()


def _one_verdict(palette: _Palette) -> Iterator[Fault]:
    """Yield the colour of what is wrong where what is right has the same."""
    for levels in (("default", ""), ("slate", "")):
        good, wrong = (palette.colour(f"--course-{name}", levels) for name in ("good", "wrong"))
        if good and good == wrong:
            problem = "what is right and what is wrong have the same colour, so nobody sees at a glance which is which: give each its own."
            yield palette.found("--course-good", levels).place, problem


def _swallowed(given: _Given) -> set[str]:
    """Return the colours that a value holds since the `;` before them is missing, which is told."""
    return {node.value for node in given.value if node.type == "ident"} & set(COLOURS)


_PLAIN = ("rgb", "rgba", "hsl", "hsla")
"""The usual functions that make a colour of numbers."""
_INHERITED = ("inherit", "initial", "unset", "revert")


def _no_colours(palette: _Palette) -> Iterator[Fault]:
    """Yield what is given as a colour of the course and is none, so that the contrast of nothing could be told."""
    for given in palette.given.values():
        for name in given.keys() & set(COLOURS):
            value = _parts(given[name].value)
            if (
                not value or _swallowed(given[name]) or value[0].type == "hash" or getattr(value[0], "lower_value", "") in _INHERITED
            ):  # a wrong sign behind `#` is told
                continue
            if value[0].type == "function" and (value[0].lower_name not in _PLAIN or "(" in tinycss2.serialize(value[0].arguments)):
                continue
            if len(value) > 1 or parse_color(value[0]) is None:
                written = tinycss2.serialize(value).strip()
                write = f"`#{written}`" if _COLOUR.fullmatch(written) else "`#` and six of the characters 0–9 and a–f, such as `#1d5c57`"
                yield given[name].place, f"`{written}` is no colour: write {write}."


def _missing(palette: _Palette) -> Iterator[Fault]:
    lost = {name for values in palette.given.values() for given in values.values() for name in _swallowed(given)}
    for scheme, other in (("default", "slate"), ("slate", "default")):
        here, there = palette.given[scheme], palette.given[other]
        first = next((given.place for name, given in here.items() if name in COLOURS), None)
        for name in COLOURS if first else ():
            if first and name in there and name not in {*here, *palette.unsure} and (scheme == "slate" or name not in palette.given[""]):
                palette.unsure.add(name)
                if name in lost:
                    continue
                if slip := next((each for each in sorted(here.keys() - there.keys()) if is_a_slip(each, name)), ""):
                    yield here[slip].place, f"no colour of the course is called `{slip}`. Did you mean `{name}`?"
                    continue
                problem = f"the scheme `{scheme}` gives `{name}` no value, and `{other}` does in line {there[name].place.line}"
                yield first, f"{problem}: put it back here, as it can be read on the paper of this scheme."


def _alike(palette: _Palette) -> Iterator[Fault]:
    """Yield what can hardly be seen, once: that on which more than one cannot, if these can elsewhere or are most, or else each of them."""
    told: set[Position] = set()
    for levels in (("default", ""), ("slate", "")):
        pairs = list(_pairs(palette, levels))
        seen = {pair.name for pair in pairs if pair.contrast >= pair.least}
        worst: dict[str, _Pair] = {}
        for below in _ON:
            here = [pair for pair in pairs if pair.below == below]
            low = [pair for pair in here if pair.contrast < pair.least]
            if len(low) > 1 and (2 * len(low) > len(here) or seen.issuperset(pair.name for pair in low)):
                worst[below] = min(low)
            else:
                worst |= {pair.name: min(pair, worst.get(pair.name, pair)) for pair in low}
        for changed, pair in worst.items():
            place = palette.found(f"--course-{changed}", levels).place
            if place not in told:
                told.add(place)
                yield place, _said(palette, levels, pair)


def _pairs(palette: _Palette, levels: Sequence[str]) -> Iterator[_Pair]:
    for below, above in _ON.items():
        ground = palette.colour(f"--course-{below}", levels)
        for name, least in above:
            colour = palette.colour(f"--course-{name}", levels)
            if colour and ground:
                yield _Pair(contrast(colour, ground), least, name, below)


_ONE_SCHEME = re.compile(r"print|forced-colors|prefers-color-scheme|prefers-contrast")
"""Conditions under which a page has one set of colours."""
_OF_A_SCHEME = re.compile(r"data-md-color-scheme|data-scheme|:root|::backdrop")
_MAY_BE_FIXED = re.compile(
    r"(?<![\w-])(?:color|background(?:-color)?)\s*:\s*(?!inherit\b|none\b|transparent\b|currentcolor\b|var\b|color-mix\b|url\b)[a-z#]",
    re.IGNORECASE,
)
"""Stands in a style sheet that gives such a colour: the others are not read once more."""
_HARDLY_SEEN = 3
"""The contrast under which nobody reads a text with ease, however large it is (WCAG 2.2, 1.4.3)."""


def _unseen(palette: _Palette, documents: Iterable[Document]) -> Iterator[Fault]:
    """Yield colours that no scheme changes, of words that one of the schemes hides, or of a ground that hides its words."""
    for document in documents:
        if not _MAY_BE_FIXED.search(document.source):
            continue
        for part, colour in _fixed(document.once(_nodes)):
            other = "paper" if part.lower_name == "color" else "ink"
            for levels in (("default", ""), ("slate", "")):
                beside = palette.colour(f"--course-{other}", levels)
                if beside and contrast(colour, beside) < _HARDLY_SEEN:
                    said = f"`{part.name}: {tinycss2.serialize(part.value).strip()}` can hardly be told from `--course-{other}`"
                    problem = f"{said} in the scheme `{levels[0]}`: take a colour of the course, such as `var(--course-muted)`"
                    yield _place(document, part), f"{problem}, or give both `color` and `background` here."
                    break


def _fixed(nodes: Iterable[Node]) -> Iterator[tuple[Node, tuple[float, ...]]]:
    """Yield colours of words without one of the ground beside them, or the other way round, that no scheme changes."""
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword in _GROUPS and node.content is not None:
            if not _ONE_SCHEME.search(tinycss2.serialize(node.prelude)):
                yield from _fixed(tinycss2.parse_rule_list(node.content, True, True))
        elif node.type == "qualified-rule" and not _OF_A_SCHEME.search(tinycss2.serialize(node.prelude)):
            parts = [part for part in tinycss2.parse_blocks_contents(node.content, True, True) if part.type == "declaration"]
            given = [part for part in parts if part.lower_name in {"color", "background", "background-color"}]
            colours = [
                rgb for part in given for value in part.value if value.type in {"hash", "ident", "function"} and (rgb := _rgb(value))
            ]
            if len(given) == len(colours) == 1:
                yield given[0], colours[0]


class _Pair(NamedTuple):
    """What stands on what, how much the two differ, and how much they have to."""

    contrast: float
    least: float
    name: str
    below: str


def _said(palette: _Palette, levels: Sequence[str], pair: _Pair) -> str:
    one, other = (f"`--course-{name}` ({tinycss2.serialize(palette.found(f'--course-{name}', levels).value).strip()})" for name in pair[2:])
    found = f"in the scheme `{levels[0]}` {one} on {other} has a contrast of {floor(100 * pair.contrast) / 100:g} : 1"
    return f"{found}, so many cannot see it: it needs at least {pair.least:g} : 1. Make one of the two darker or lighter."
