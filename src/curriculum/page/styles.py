"""The one style sheet of the built site: the rules of Material and of the course that a page or script can use.

Material's style sheet serves sites of every kind; a course uses about a third of it. A rule is kept when everything that
its selector names (elements, classes, ids, attributes and their values) stands on some page or in some script. What is
not understood is kept. While the course is served for writing, the style sheets are used as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import rcssmin

from curriculum.page.css import ONE_OF, VARIABLE, Declaration, Group, Node, Other, Part, Rule, selectors_of, text

_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:[^<>\"]|\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r"\s([a-zA-Z][\w-]*)(?:=\"([^\"]*)\")?(?=[\s/]|$)")
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
_WORD = re.compile(r"[A-Za-z_][\w-]*")


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

    parts: tuple[Part, ...]
    names: frozenset[str]

    @property
    def css(self) -> str:
        """What stands in its file."""
        return str(rcssmin.cssmin(text(self.parts)))


def site_styles(sources: Iterable[Iterable[Part]], vocabulary: Vocabulary, apart: Collection[int]) -> tuple[Sheet, dict[int, Sheet]]:
    """Return the rules that the site can use: those of all pages, and by the place of their source those that few pages need.

    The sources in `apart` stand at the end of the list. Those of their rules that name something which no sheet before them
    names become a sheet of their own, for the pages on which that name is; all others are for every page.
    """
    sheets = [tuple(_kept(source, vocabulary)) for source in sources]
    names = [frozenset(_classes(parts)) for parts in sheets]
    own = {index: names[index].difference(*names[:index]) for index in sorted(apart)}
    local: dict[int, list[Part]] = {index: [] for index in own}
    for index in own:
        # What changes the look of an earlier sheet's names has to come behind that sheet.
        for place in (index, *(earlier for earlier in reversed(own) if earlier < index)):
            found, others = _divided(sheets[index], own[place])
            local[place] += found
            sheets[index] = tuple(others)
    common = [part for parts in sheets for part in parts]
    asked = _asked([*common, *(part for parts in local.values() for part in parts)], vocabulary)
    of_few = {index: Sheet(tuple(_lean(parts, asked)), own[index]) for index, parts in local.items()}
    return Sheet(tuple(_lean(common, asked)), frozenset()), of_few


def _kept(parts: Iterable[Part], vocabulary: Vocabulary) -> Iterator[Part]:
    """Yield the rules that may match something on the site."""
    for part in parts:
        if isinstance(part, Rule):
            if selectors := tuple(each for each in part.selectors if _matches(each, vocabulary)):
                yield replace(part, selectors=selectors)
        elif isinstance(part, Group):
            if rules := tuple(_kept(part.rules, vocabulary)):
                yield replace(part, rules=rules)
        else:
            yield part


def _classes(parts: Iterable[Part]) -> Iterator[str]:
    """Yield the classes and the elements of our own that selectors name."""
    for part in parts:
        if isinstance(part, Rule):
            for selector in part.selectors:
                yield from _named(selector)
        elif isinstance(part, Group):
            yield from _classes(part.rules)


def _named(nodes: Iterable[Node]) -> Iterator[str]:
    before = ""
    for node in nodes:
        if node.type == "ident" and (before == "." or node.value.startswith("course-")):
            yield node.value
        elif node.type == "function":
            yield from _named(node.arguments)
        before = node.value if node.type == "literal" else ""


def _divided(parts: Iterable[Part], names: frozenset[str]) -> tuple[list[Part], list[Part]]:
    """Return the rules that name one of these, and the others."""
    local: list[Part] = []
    others: list[Part] = []
    for part in parts:
        if isinstance(part, Group):
            for rules, target in zip(_divided(part.rules, names), (local, others), strict=True):
                if rules:
                    target.append(replace(part, rules=tuple(rules)))
        elif isinstance(part, Rule) and names.intersection(_classes([part])):
            local.append(part)
        else:
            others.append(part)
    return local, others


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
            and node.lower_name in ONE_OF
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


def _asked(parts: Iterable[Part], vocabulary: Vocabulary) -> set[str]:
    """Return the variables that something asks for, directly or by way of another, and words that may be names of animations."""
    asked = {f"--{word}" for word in vocabulary.words}
    by_variable: dict[str, set[str]] = {}
    for each in _said(parts):
        if isinstance(each, Other):
            asked.update(VARIABLE.findall(each.css))
        elif each.is_variable:
            by_variable.setdefault(each.name, set()).update(VARIABLE.findall(each.value))
        else:
            asked.update(VARIABLE.findall(each.value))
            if each.name in {"animation", "animation-name"}:
                asked.update(_WORD.findall(each.value))
    more = asked
    while more:
        more = {name for variable in more for name in by_variable.get(variable, ())} - asked
        asked |= more
    return asked


def _said(parts: Iterable[Part]) -> Iterator[Declaration | Other]:
    """Yield all declarations, and what is not made of these."""
    for part in parts:
        if isinstance(part, Rule):
            yield from part.declarations
        elif isinstance(part, Group):
            yield from _said(part.rules)
        else:
            yield part


def _lean(parts: Iterable[Part], asked: set[str]) -> Iterator[Part]:
    """Yield these parts without variables that nothing asks for, and without animations that nothing starts."""
    for part in parts:
        if isinstance(part, Rule):
            if declarations := tuple(each for each in part.declarations if not each.is_variable or each.name in asked):
                yield replace(part, declarations=declarations)
        elif isinstance(part, Group):
            if rules := tuple(_lean(part.rules, asked)):
                yield replace(part, rules=rules)
        elif not part.is_animation or part.name in asked:
            yield part


def _kebab(word: str) -> str:
    """Return how a `data-` attribute is written that a script calls by this name: `mdColorScheme`."""
    return "data-" + re.sub(r"(?=[A-Z])", "-", word).lower()


def _camel(attribute: str) -> str:
    """Return how a script names a `data-` attribute."""
    return re.sub(r"-([a-z])", lambda letter: letter[1].upper(), attribute.removeprefix("data-"))
