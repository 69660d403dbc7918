"""The one style sheet of the built site: the rules of Material and of the course that a page or script can use.

Material's style sheet serves sites of every kind; a course uses about a third of it. A rule is kept when everything that
its selector names (elements, classes, ids, attributes and their values) stands on some page or in some script. What is
not understood is kept. While the course is served for writing, the style sheets are used as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import rcssmin
import tinycss2

from curriculum.page.css import ONE_OF, Node, inside, is_group, selectors_of

_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:[^<>\"]|\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r"\s([a-zA-Z][\w-]*)(?:=\"([^\"]*)\")?(?=[\s/]|$)")
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_ONE_OF = ONE_OF | {"has"}


@dataclass
class Vocabulary:
    """What a selector can find on the site."""

    names: set[str] = field(default_factory=lambda: {"html", "body", "*"})
    """Elements, classes, ids and attributes of pages, and every word of scripts, which may make any of them."""
    values: set[tuple[str, str]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    """Words of scripts only: the value of any attribute may come from one."""

    def add_page(self, html: str) -> set[str]:
        """Learn a page, and return its elements and classes."""
        found: set[str] = set()
        for tag, attributes in set(_TAG.findall(html)):
            found.add(tag.lower())
            for name, value in _ATTRIBUTE.findall(attributes):
                self.names.add(name)
                if name == "class":
                    found.update(value.split())
                elif name == "id":
                    self.names.add(value)
                if len(value) < 60:
                    self.values.add((name, value))
        self.names |= found
        return found

    def add_script(self, code: str) -> set[str]:
        """Learn a script, without its comments, and return the names that it surely may give: those with a sign in its strings."""
        words = set(_WORD.findall(code))
        self.words |= words
        self.names |= words | {_kebab(word) for word in words if "_" not in word and word != word.lower()}
        return {word for word in _WORD.findall(" ".join(_STRING.findall(code))) if "-" in word or "_" in word}

    def has_value(self, attribute: str, value: str) -> bool:
        """Tell whether an attribute can have this very value."""
        return value in self.words or (attribute, value) in self.values


@dataclass(frozen=True)
class Sheet:
    """A style sheet of the built site, and what a page must hold to need it."""

    css: str
    names: frozenset[str]


def site_styles(sources: Sequence[str], vocabulary: Vocabulary, apart: Collection[int]) -> tuple[str, dict[int, Sheet]]:
    """Return the rules that the site can use: those of all pages, and by the place of their source those that few pages need.

    The sources in `apart` stand at the end of the list. Those of their rules that name something which no sheet before them
    names become a sheet of their own, for the pages on which that name is; all others are for every page.
    """
    kept = [_text(_kept(tinycss2.parse_stylesheet(source, True, True), vocabulary)) for source in sources]
    sheets: list[list[Node]] = [tinycss2.parse_stylesheet(css, True, True) for css in kept]
    names = [frozenset(_classes(rules)) for rules in sheets]
    own = {index: names[index].difference(*names[:index]) for index in sorted(apart)}
    local: dict[int, list[Node]] = {index: [] for index in own}
    for index in own:
        # What changes the look of an earlier sheet's names has to come behind that sheet.
        for place in (index, *(earlier for earlier in reversed(own) if earlier < index)):
            found, sheets[index] = _divided(sheets[index], own[place])
            local[place] += found
    everything = "".join(_text(rules) for rules in (*sheets, *local.values()))
    common = _smallest("".join(_text(rules) for rules in sheets), everything, vocabulary)
    return common, {index: Sheet(_smallest(_text(rules), everything, vocabulary), own[index]) for index, rules in local.items()}


def _smallest(css: str, everything: str, vocabulary: Vocabulary) -> str:
    """Return rules without what nothing in all style sheets asks for."""
    while True:  # a variable may only be used by another one that is not used
        leaner = _without_unused(css, everything, vocabulary)
        if leaner == css:
            return str(rcssmin.cssmin(css))
        everything = everything.replace(css, leaner)
        css = leaner


def _text(rules: Iterable[Node]) -> str:
    return "".join(rule.serialize() for rule in rules)


def _classes(rules: Iterable[Node]) -> Iterator[str]:
    """Yield the classes and the elements of our own that selectors name."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from _named(rule.prelude)
        elif is_group(rule):
            yield from _classes(inside(rule))


def _named(nodes: Iterable[Node]) -> Iterator[str]:
    before = ""
    for node in nodes:
        if node.type == "ident" and (before == "." or node.value.startswith("course-")):
            yield node.value
        elif node.type == "function":
            yield from _named(node.arguments)
        before = node.value if node.type == "literal" else ""


def _divided(rules: Iterable[Node], names: frozenset[str]) -> tuple[list[Node], list[Node]]:
    """Return the rules that name one of these, and the others."""
    local: list[Node] = []
    others: list[Node] = []
    for rule in rules:
        if is_group(rule):
            parts = _divided(inside(rule), names)
            for part, target in zip(parts, (local, others), strict=True):
                if part:
                    copy = tinycss2.parse_one_rule(rule.serialize())
                    copy.content = part
                    target.append(copy)
        elif rule.type == "qualified-rule" and names.intersection(_named(rule.prelude)):
            local.append(rule)
        else:
            others.append(rule)
    return local, others


def _kept(rules: Iterable[Node], vocabulary: Vocabulary) -> list[Node]:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [part for part in selectors_of(rule.prelude) if _matches(part, vocabulary)]
            if not selectors:
                continue
            rule.prelude = _joined(selectors)
        elif is_group(rule):
            rule.content = _kept(inside(rule), vocabulary)
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
        elif (
            kind == "function"
            and node.lower_name in _ONE_OF
            and not any(_matches(part, vocabulary) for part in selectors_of(node.arguments))
        ):
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


def _without_unused(css: str, everything: str, vocabulary: Vocabulary) -> str:
    """Return the rules without variables that nothing asks for, and without animations that nothing starts."""
    rules = tinycss2.parse_stylesheet(css, True, True)
    used = set(re.findall(r"var\(\s*(--[\w-]+)", everything))
    used |= {f"--{word}" for word in vocabulary.words}
    animated = set(_WORD.findall(" ".join(re.findall(r"animation(?:-name)?\s*:([^;}]*)", everything))))
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
            if is_group(rule):
                rule.content = _lean(inside(rule), used, animated)
                if not rule.content:
                    continue
            elif rule.lower_at_keyword.endswith("keyframes") and not set(_WORD.findall(tinycss2.serialize(rule.prelude))) & animated:
                continue
        kept.append(rule)
    return kept


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
