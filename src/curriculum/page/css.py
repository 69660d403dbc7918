"""Parts of style sheets, as tinycss2 gives them, that it has no names for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import tinycss2

Node = Any
"""A node of tinycss2, which has no types."""
ONE_OF = frozenset({"is", "where", "matches", "-webkit-any"})
"""Functions in a selector of whose arguments one must match."""
_GROUPS = {"media", "supports", "layer", "container"}


def is_group(rule: Node) -> bool:
    """Tell whether a rule holds rules (`@media`)."""
    return rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None


def inside(rule: Node) -> list[Node]:
    """Return the rules inside a group, be it as it was parsed or with rules that were put into it."""
    return list(tinycss2.parse_rule_list(tinycss2.serialize(rule.content), True, True))


def selectors_of(nodes: Sequence[Node]) -> list[list[Node]]:
    """Return the selectors of a list."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node.type == "literal" and node.value == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts
