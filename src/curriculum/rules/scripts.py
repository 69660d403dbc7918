"""Whether a browser can read a script, as tree-sitter reads it, which exports use too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from curriculum.rules.catalogue import Fault
from curriculum.text import Document

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_CURLY = re.compile("[“”„‘’‚«»]")
"""Quotes that editors for texts put in the place of those of a script."""
_TWO_REMARKS = re.compile(r"/\*(?:(?!\*/)[^\n])*(?:\n(?![ \t]*/\*)(?:(?!\*/)[^\n])*)*\n[ \t]*/\*")
"""A remark in which a line starts another."""
_OTHER_COMMENT = re.compile(r"^[ \t]*(?:<!--|-->)", re.MULTILINE)
_OF_A_SERVER = re.compile(r"(?<![\w.$])require\((?=\s*[\"'`])|(?<![\w.$])module\.exports\b")
_MAKING = {"import_statement", "lexical_declaration", "function_declaration", "generator_function_declaration", "class_declaration"}
_SHOWN = 30
"""Signs that a message quotes."""


def unreadable(document: Document) -> Iterator[Fault]:
    """Yield the first place over which a browser stops when it reads a script, so that nothing of the script is run."""
    source = document.source.encode()
    tree = _parser().parse(source)
    if tree.root_node.has_error and (node := _first_error(tree.root_node)):
        place = len(source[: node.start_byte].decode())
        stop = document.source[place:].lstrip()[:_SHOWN].partition("\n")[0].rstrip()
        where = f"`{node.type}` is missing" if node.is_missing else f"`{stop}` cannot be read"
        end = " at its end" if not stop else ""
        problem = f"{where} in this script{end}, so a browser runs nothing of it: look at the brackets and quotes here and above."
        yield document.position(min(place, len(document.source.rstrip()))), problem
        return
    first: dict[str, Node] = {}
    for node in _named(tree.root_node):
        name = source[node.start_byte : node.end_byte].decode()
        if (before := first.setdefault(name, node)) is not node:
            line = before.start_point.row + 1
            problem = f"`{name}` is imported or made in line {line} already, so a browser runs nothing of this script"
            yield document.position(len(source[: node.start_byte].decode())), f"{problem}: take one of the two out."
            return
    for remark in _TWO_REMARKS.finditer(document.source):
        place = len(document.source[: remark.start()].encode())
        node = tree.root_node.descendant_for_byte_range(place, place)
        if node and node.type == "comment" and node.start_byte == place:
            problem = "this comment is never closed, so what stands behind it does nothing: put `*/` at its end."
            yield document.position(remark.start()), problem
            return
    for pattern, problem in (
        (_OTHER_COMMENT, "this starts a comment in a page, and a script that is a module stops at it: write `//` before a comment."),
        (
            _OF_A_SERVER,
            'no browser knows this, and the script stops: write `import { … } from "./….js"`, and `export` before what is given.',
        ),
    ):
        for match in pattern.finditer(document.source):
            place = len(document.source[: match.end() - 1].encode())
            node = tree.root_node.descendant_for_byte_range(place, place)
            if node and node.type not in {"comment", "string_fragment", "template_string"}:
                yield document.position(match.start()), problem
                return
    for curly in _CURLY.finditer(document.source):
        place = len(document.source[: curly.start()].encode())
        node = tree.root_node.descendant_for_byte_range(place, place)
        if node and node.type.endswith("identifier"):  # tree-sitter takes the sign for a part of a name, and browsers do not
            problem = f"`{curly[0]}` is a curly quote, which no script can have, so a browser runs nothing of it: write the straight one."
            yield document.position(curly.start()), problem
            return


def _named(script: Node) -> Iterator[Node]:
    """Yield the names that a script imports, or makes where all of it sees them; none of these can be there twice."""
    for part in script.children:
        made = part.child_by_field_name("declaration") if part.type == "export_statement" else part
        if made is None or made.type not in _MAKING:
            continue
        if made.type == "import_statement":
            yield from (node.child_by_field_name("alias") or node.children[0] for node in _below(made) if node.type == "import_specifier")
        for each in made.named_children if made.type == "lexical_declaration" else [made]:
            if (name := each.child_by_field_name("name")) and name.type == "identifier":
                yield name


def _below(node: Node) -> Iterator[Node]:
    for child in node.named_children:
        yield child
        yield from _below(child)


def _first_error(node: Node) -> Node | None:
    """Return the first part that cannot be read, or that had to be added to read the rest."""
    if node.is_missing or node.is_error:
        return next((found for child in node.children if child.has_error and (found := _first_error(child))), node)
    return next((found for child in node.children if child.has_error and (found := _first_error(child))), None)


@cache
def _parser() -> Parser:
    import tree_sitter_javascript  # only where a script must be looked at
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_javascript.language()))
