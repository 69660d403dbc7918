"""YAML files whose values know where they stand.

The values are read by the fast C parser. Positions are worked out only when a finding asks for one, by composing the
same text once more into nodes: most files never need it.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode
from ruamel.yaml.reader import ReaderError

from curriculum.findings import Finding
from curriculum.position import Position

Key = str | int


class InvalidYaml(Exception):
    """The file is no YAML, or not text; `finding` says where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


class YamlFile:
    """One YAML file: its data, and the position of every value in it."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._text = text
        try:
            self.data: Any = YAML(typ="safe").load(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            position = Position(path, mark.line + 1, mark.column + 1) if mark else Position(path)
            problem = (error.problem or str(error)).removeprefix("but ")
            raise InvalidYaml(
                Finding(position, "yaml", f"this is not valid YAML ({problem}): look at the quotes, colons and indents here and above.")
            ) from error
        except ReaderError as error:
            before = text.encode()[: error.position].decode()  # the C parser counts bytes
            position = Position(path, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
            raise InvalidYaml(Finding(position, "yaml", "here stands an invisible sign that YAML does not allow: take it out.")) from error
        except YAMLError as error:
            raise InvalidYaml(Finding(Position(path), "yaml", f"this is not valid YAML: {error}.")) from error

    @cached_property
    def _root(self) -> Node | None:
        root: Node | None = YAML(typ="safe").compose(self._text)
        return root

    def position(self, *path: Key) -> Position:
        """Return where the value at `path` stands, or the nearest value above it that exists.

        For a key in a mapping this is the place of the key itself, which is where an author looks first.
        """
        node = self._root
        where = Position(self.path)
        for key in path:
            if isinstance(node, MappingNode):
                found = next(((k, v) for k, v in node.value if k.value == str(key)), None)
                if found is None:
                    return where
                name, node = found
                where = Position(self.path, name.start_mark.line + 1, name.start_mark.column + 1)
            elif isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
                node = node.value[key]
                where = Position(self.path, node.start_mark.line + 1, node.start_mark.column + 1)
            else:
                return where
        return where
