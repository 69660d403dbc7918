"""The course's ES modules as one classic script.

A browser loads no module from a file system, each file being an origin of its own. So each module becomes a function, and its
imports and exports become what they mean, on the syntax tree that tree-sitter gives. What cannot be carried over (a variable
that is exported and changes later, `import.meta`) is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded by who asks for a script only
    from tree_sitter import Node

_DECLARATIONS = {"function_declaration", "generator_function_declaration", "class_declaration", "lexical_declaration"}
_START = """\
/* Made by `curriculum export` from the modules named below, for browsers that open the course from a file system. */
(() => {
"use strict";
const wanted = document.currentScript.dataset.modules.split(" ");
const modules = {};
const made = {};
function load(name) {
  if (!(name in made)) {
    made[name] = {};
    modules[name](made[name], load);
  }
  return made[name];
}
"""
_END = """\
for (const name of wanted) {
  try {
    load(name);
  } catch (error) {
    reportError(error);
  }
}
})();
"""


class NotClassic(Exception):
    """A module holds something that a classic script cannot do; the message says where."""


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str


def bundle(entries: list[str], read: Callable[[str], str]) -> str:
    """Return the script that holds the entries and all that they import; an entry runs if the `<script>` names it in `data-modules`."""
    done: dict[str, str] = {}
    waiting: set[str] = set()

    def add(name: str) -> None:
        if name in done:
            return
        if name in waiting:
            raise NotClassic(f"{name} imports itself, by way of others: take what both need into a module of its own.")
        waiting.add(name)
        code, imported = convert(name, read(name))
        for other in imported:
            add(other)
        done[name] = code

    for entry in sorted(entries):
        add(entry)
    return _START + "".join(done.values()) + _END


def convert(name: str, source: str) -> tuple[str, list[str]]:
    """Return a module as an entry of `modules`, and the names of the modules that it imports."""
    code = source.encode()
    import tree_sitter_javascript
    from tree_sitter import Language, Parser

    root = Parser(Language(tree_sitter_javascript.language())).parse(code).root_node
    edits: list[_Edit] = []
    exported: list[tuple[str, str]] = []
    imported: list[str] = []

    def where(node: Node) -> str:
        return f"{name}:{node.start_point.row + 1}"

    def module(node: Node) -> str:
        text = _text(node)[1:-1]
        if not text.startswith("."):
            raise NotClassic(f"{where(node)}: `{text}` is no file of the course.")
        path = (PurePosixPath(name).parent / text).as_posix()
        imported.append(path)
        return path

    for node in root.children:
        if node.type == "import_statement":
            edits.append(_Edit(node.start_byte, node.end_byte, _import(node, module(_field(node, "source")), where)))
        elif node.type == "export_statement":
            edits.append(_export(node, exported, where))
    for node in _all(root):
        if node.type == "meta_property" or (node.type == "member_expression" and _text(node) == "import.meta"):
            raise NotClassic(f"{where(node)}: `import.meta` does not exist in a classic script.")
        if node.type == "import" and node.parent and node.parent.type == "call_expression":
            call = node.parent
            sources = _field(call, "arguments").named_children
            if len(sources) != 1 or sources[0].type != "string":
                raise NotClassic(f"{where(node)}: a module that is imported while running needs its name in the call.")
            edits.append(_Edit(call.start_byte, call.end_byte, f"Promise.resolve().then(() => load({module(sources[0])!r}))"))
    if root.has_error:
        raise NotClassic(f"{name} could not be read as JavaScript.")
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        code = code[: edit.start] + edit.text.encode() + code[edit.end :]
    getters = "".join(f"get {outer}() {{ return {inner}; }}, " for inner, outer in exported)
    # Getters, since what is exported exists only once its line has run.
    head = f"Object.defineProperties(exports, Object.getOwnPropertyDescriptors({{ {getters}}}));\n" if exported else ""
    return f"modules[{name!r}] = (exports, load) => {{\n{head}{code.decode().rstrip()}\n}};\n", imported


def _import(node: Node, module: str, where: Callable[[Node], str]) -> str:
    clause = next((child for child in node.children if child.type == "import_clause"), None)
    if clause is None:
        return f"load({module!r});"
    parts = []
    for child in clause.named_children:
        if child.type == "namespace_import":
            parts.append(f"const {_text(child.named_children[0])} = load({module!r});")
        elif child.type == "named_imports":
            names = [_pair(specifier) for specifier in child.named_children if specifier.type == "import_specifier"]
            parts.append(f"const {{ {', '.join(a if a == b else f'{a}: {b}' for a, b in names)} }} = load({module!r});")
        else:
            raise NotClassic(f"{where(node)}: import by name, as in `import {{ a }} from …`.")
    return " ".join(parts)


def _export(node: Node, exported: list[tuple[str, str]], where: Callable[[Node], str]) -> _Edit:
    declaration = node.child_by_field_name("declaration")
    if declaration is not None and declaration.type in _DECLARATIONS and not any(child.type == "default" for child in node.children):
        if _text(declaration).startswith("let"):
            raise NotClassic(f"{where(node)}: a variable that changes cannot be exported: export a function that gives it.")
        if declaration.type == "lexical_declaration":
            names = [_field(one, "name") for one in declaration.named_children if one.type == "variable_declarator"]
        else:
            names = [_field(declaration, "name")]
        exported += [(_text(one), _text(one)) for one in names]
        return _Edit(node.start_byte, declaration.start_byte, "")
    clause = next((child for child in node.children if child.type == "export_clause"), None)
    if clause is not None and node.child_by_field_name("source") is None:
        exported += [_pair(specifier) for specifier in clause.named_children if specifier.type == "export_specifier"]
        return _Edit(node.start_byte, node.end_byte, "")
    raise NotClassic(f"{where(node)}: export a function, class or constant by its name.")


def _pair(specifier: Node) -> tuple[str, str]:
    name = _text(_field(specifier, "name"))
    alias = specifier.child_by_field_name("alias")
    return name, _text(alias) if alias else name


def _field(node: Node, name: str) -> Node:
    found = node.child_by_field_name(name)
    if found is None:
        raise NotClassic(f"there is no {name} in `{_text(node)}`.")
    return found


def _all(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _all(child)


def _text(node: Node) -> str:
    return (node.text or b"").decode()
