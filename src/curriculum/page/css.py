"""Style sheets taken apart: rules with their selectors, and groups of rules that hold under a condition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2

Node = Any
"""A node of tinycss2, which has no types."""
ONE_OF = frozenset({"is", "where", "matches", "-webkit-any", "has"})
"""Functions in a selector of whose arguments one must match."""
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
"""A value that asks for a variable."""
_GROUPS = {"media", "supports", "layer", "container"}


@dataclass(frozen=True)
class Declaration:
    """What a rule says of one property, or of one variable."""

    name: str
    value: str
    important: bool

    @property
    def is_variable(self) -> bool:
        """Tell whether it gives a variable its value."""
        return self.name.startswith("--")

    def __str__(self) -> str:
        return f"{self.name}:{self.value}{'!important' if self.important else ''}"


@dataclass(frozen=True)
class Rule:
    """Declarations, and the selectors for which they hold."""

    selectors: tuple[Sequence[Node], ...]
    declarations: tuple[Declaration, ...]

    def __str__(self) -> str:
        return f"{','.join(map(written, self.selectors))}{{{';'.join(map(str, self.declarations))}}}"


@dataclass(frozen=True)
class Group:
    """Rules that hold under a condition (`@media print`)."""

    condition: str
    rules: tuple[Part, ...]

    def __str__(self) -> str:
        return f"{self.condition}{{{text(self.rules)}}}"


@dataclass(frozen=True)
class Other:
    """Anything else, as it is written: an animation, the margins of paper, a rule that holds more than declarations."""

    keyword: str
    name: str
    css: str

    def __str__(self) -> str:
        return self.css

    @property
    def is_animation(self) -> bool:
        """Tell whether it says how something moves."""
        return self.keyword.endswith("keyframes")


Part = Rule | Group | Other


class BadStyles(ValueError):
    """A style sheet that cannot be taken apart; `css` is its text, and the message says in which line and why."""

    css = ""

    def __init__(self, node: Node) -> None:
        super().__init__(
            f"{node.source_line}: this is not read as a style sheet ({node.message.rstrip('.')}): look at the braces here and above."
        )


def parsed(css: str) -> tuple[Part, ...]:
    """Take a style sheet apart.

    Raises:
        BadStyles: if a part of it makes no sense.
    """
    try:
        return tuple(_parts(tinycss2.parse_stylesheet(css, True, True)))
    except BadStyles as problem:
        problem.css = css
        raise


def text(parts: Iterable[Part]) -> str:
    """Return the style sheet of these parts."""
    return "".join(map(str, parts))


def written(selector: Sequence[Node]) -> str:
    """Return a selector as it is written."""
    return str(tinycss2.serialize(selector)).strip()


def selectors_of(nodes: Sequence[Node]) -> list[list[Node]]:
    """Return the selectors of a list."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node.type == "literal" and node.value == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def _parts(nodes: Iterable[Node]) -> Iterator[Part]:
    for node in nodes:
        if node.type == "qualified-rule":
            declarations = [_declaration(part) for part in tinycss2.parse_blocks_contents(node.content, True, True)]
            understood = tuple(each for each in declarations if each)
            known = len(understood) == len(declarations)
            yield Rule(tuple(selectors_of(node.prelude)), understood) if known else Other("", "", node.serialize())
        elif node.type == "error":
            raise BadStyles(node)
        elif node.type != "at-rule":
            yield Other("", "", node.serialize())
        elif node.lower_at_keyword in _GROUPS and node.content is not None:
            condition = f"@{node.lower_at_keyword} {tinycss2.serialize(node.prelude).strip()}"
            yield Group(condition, tuple(_parts(tinycss2.parse_rule_list(node.content, True, True))))
        else:
            yield Other(node.lower_at_keyword, tinycss2.serialize(node.prelude).strip(), node.serialize())


def _declaration(part: Node) -> Declaration | None:
    known = part.type == "declaration"
    return Declaration(part.name, tinycss2.serialize(part.value).strip(), part.important) if known else None
