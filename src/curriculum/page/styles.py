"""The one style sheet of the built site: the rules of Material and of the course that a page or script can use.

Material's style sheet serves sites of every kind; a course uses about a third of it. A rule is kept when everything that
its selector names (elements, classes, ids, attributes and their values) stands on some page or in some script. What is
not understood is kept. While the course is served for writing, the style sheets are used as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import rcssmin
import tinycss2

_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_CLASSES = re.compile(r"\sclass=\"([^\"]*)\"")
_ATTRIBUTE = re.compile(r"\s([a-zA-Z][\w-]*)(?:=\"([^\"]*)\")?(?=[\s/>])")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_VARIABLE = re.compile(r"--[\w-]+")
_ONE_OF = {"is", "where", "matches", "-webkit-any", "has"}
_GROUPS = {"media", "supports", "layer", "container"}

Node = Any
"""A node of tinycss2, which has no types."""


@dataclass
class Vocabulary:
    """What a selector can find on the site."""

    names: set[str] = field(default_factory=lambda: {"html", "body", "*"})
    """Elements, classes, ids and attributes of pages, and every word of scripts, which may make any of them."""
    values: set[tuple[str, str]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    """Words of scripts only: the value of any attribute may come from one."""

    def add_page(self, html: str) -> None:
        """Learn a page."""
        self.names.update(name.lower() for name in set(_TAG.findall(html)))
        for classes in set(_CLASSES.findall(html)):
            self.names.update(classes.split())
        for name, value in set(_ATTRIBUTE.findall(html)):
            self.names.add(name)
            if name == "id":
                self.names.add(value)
            elif len(value) < 60:
                self.values.add((name, value))

    def add_script(self, code: str) -> None:
        """Learn a script, without its comments."""
        found = set(_WORD.findall(code))
        self.words |= found
        self.names |= found | {_kebab(word) for word in found if "_" not in word and word != word.lower()}

    def has_value(self, attribute: str, value: str) -> bool:
        """Tell whether an attribute can have this very value."""
        return value in self.words or (attribute, value) in self.values


def site_styles(sources: Iterable[str], vocabulary: Vocabulary) -> str:
    """Return the rules of all style sheets, in their order, that the site can use."""
    rules = [rule for source in sources for rule in _kept(tinycss2.parse_stylesheet(source, True, True), vocabulary)]
    css = "".join(rule.serialize() for rule in rules)
    while True:  # a variable may only be used by another one that is not used
        leaner = _without_unused(css, vocabulary)
        if leaner == css:
            return str(rcssmin.cssmin(css))
        css = leaner


def _kept(rules: Iterable[Node], vocabulary: Vocabulary) -> list[Node]:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [part for part in _split(rule.prelude) if _matches(part, vocabulary)]
            if not selectors:
                continue
            rule.prelude = _joined(selectors)
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            rule.content = _kept(tinycss2.parse_rule_list(rule.content, True, True), vocabulary)
            if not rule.content:
                continue
        kept.append(rule)
    return kept


def _matches(selector: Sequence[Node], vocabulary: Vocabulary) -> bool:
    """Tell whether a selector may match something on the site."""
    before = ""
    for node in selector:
        kind = node.type
        if kind == "ident":
            name = node.value if before == "." else node.lower_value
            if before != ":" and name not in vocabulary.names:
                return False
        elif kind == "hash":
            if node.value not in vocabulary.names:
                return False
        elif kind == "[] block":
            if not _attribute_matches(node.content, vocabulary):
                return False
        elif kind == "function" and node.lower_name in _ONE_OF and not any(_matches(part, vocabulary) for part in _split(node.arguments)):
            return False
        before = node.value if kind == "literal" else ""
    return True


def _attribute_matches(content: Sequence[Node], vocabulary: Vocabulary) -> bool:
    tokens = [node for node in content if node.type != "whitespace"]
    if not tokens or tokens[0].type != "ident":
        return True
    name = tokens[0].value
    if name not in vocabulary.names and _camel(name) not in vocabulary.words:
        return False
    exactly = len(tokens) > 2 and tokens[1].type == "literal" and tokens[1].value == "="
    return not exactly or vocabulary.has_value(name, str(tokens[2].value))


def _without_unused(css: str, vocabulary: Vocabulary) -> str:
    """Return the rules without variables that nothing asks for, and without animations that nothing starts."""
    rules = tinycss2.parse_stylesheet(css, True, True)
    used = {name for name in _VARIABLE.findall(re.sub(r"(?<=[{;])\s*--[\w-]+\s*:", ":", css)) if f"var({name}" in css}
    used |= {f"--{word}" for word in vocabulary.words} | {"--" + word.removeprefix("--") for word in vocabulary.words}
    animated = set(_WORD.findall(" ".join(re.findall(r"animation(?:-name)?\s*:([^;}]*)", css))))
    return "".join(rule.serialize() for rule in _lean(rules, used, animated))


def _lean(rules: Iterable[Node], used: set[str], animated: set[str]) -> list[Node]:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            parts = [
                part
                for part in tinycss2.parse_blocks_contents(rule.content, True, True)
                if part.type != "declaration" or not part.name.startswith("--") or part.name in used
            ]
            if not parts:
                continue
            rule.content = _with_semicolons(parts)
        elif rule.type == "at-rule":
            if rule.lower_at_keyword in _GROUPS and rule.content is not None:
                rule.content = _lean(tinycss2.parse_rule_list(rule.content, True, True), used, animated)
                if not rule.content:
                    continue
            elif rule.lower_at_keyword.endswith("keyframes") and not set(_WORD.findall(tinycss2.serialize(rule.prelude))) & animated:
                continue
        kept.append(rule)
    return kept


def _split(nodes: Sequence[Node]) -> list[list[Node]]:
    """Return the selectors of a list."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node.type == "literal" and node.value == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def _joined(selectors: list[list[Node]]) -> list[Node]:
    comma = tinycss2.parse_one_component_value(",")
    found: list[Node] = []
    for selector in selectors:
        found += [*([comma] if found else []), *selector]
    return found


def _with_semicolons(parts: list[Node]) -> list[Node]:
    semicolon = tinycss2.parse_one_component_value(";")
    return [node for part in parts for node in (part, semicolon)]


def _kebab(word: str) -> str:
    """Return how a `data-` attribute is written that a script calls by this name: `mdColorScheme`."""
    return "data-" + re.sub(r"(?=[A-Z])", "-", word).lower()


def _camel(attribute: str) -> str:
    """Return how a script names a `data-` attribute."""
    return re.sub(r"-([a-z])", lambda letter: letter[1].upper(), attribute.removeprefix("data-"))
