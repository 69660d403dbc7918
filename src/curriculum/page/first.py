"""The styles of a page's first screen, which stand in the page: it is drawn when its text is there, without waiting for a file.

The style sheet itself is asked for behind the first screen. A browser waits there, so that what follows is drawn once, with
all its styles. The sheet repeats the first rules in their order, so that nothing can look otherwise once it is there. What
only a reader's act brings about (a pointer on a link, an open dialog) comes from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import rcssmin

from curriculum.page.css import ONE_OF, VARIABLE, Declaration, Group, Node, Other, Part, Rule, selectors_of, written
from curriculum.text import VOID

FIRST = 5_000
"""Characters of an article's HTML that are taken for its first screen: more than a large window shows."""
_ANY_TEXT = ("h1", "h2", "h3", "p", "ul", "ol", "li", "a", ".headerlink")
"""What may stand just behind that on any page."""
_ARTICLE = re.compile(r"<article\b")
_UNSEEN = re.compile(
    r"<script\b.*?</script>|<section[^>]* hidden>.*?</section>|(?<=\sd)=\"[^\"]*\"|(?<=\s)(data-[\w-]+)=\"[^\"]*\"", re.DOTALL
)
"""Takes characters, but no room: data, parts that a script will show, and how the lines of a drawing run."""
_PART = re.compile(r"<!--.*?-->|<script\b.*?</script>|<(?P<end>/?)(?P<tag>[a-zA-Z][\w-]*)[^<>]*?(?P<empty>/?)>", re.DOTALL)
_TAG = re.compile(r"<([a-zA-Z][\w-]*)([^<>]*)")
_ATTRIBUTE = re.compile(r"\s([a-zA-Z][\w-]*)(?:=\"([^\"]*)\")?")
_LATER = frozenset(
    {
        *("hover", "focus", "focus-visible", "focus-within", "active", "visited", "target", "invalid", "open", "popover-open", "modal"),
        *("backdrop", "selection", "placeholder"),
    }
)
"""What a selector says of a page with which somebody has done something, or of what no first screen shows."""
_NOT_AT_FIRST = re.compile(r"print|forced-colors|prefers-contrast|prefers-reduced-motion")


@dataclass(frozen=True)
class _Needs:
    """What must stand on a page for a selector to match."""

    names: frozenset[str]
    """Elements, classes (`.a`), ids (`#a`) and attributes (`[a]`)."""
    one_of: tuple[tuple[_Needs, ...], ...] = ()
    """Alternatives, of which one must be met."""

    def met_by(self, names: frozenset[str]) -> bool:
        """Tell whether a page with these names can have what the selector matches."""
        return self.names <= names and all(any(each.met_by(names) for each in group) for group in self.one_of)

    def all(self) -> Iterator[str]:
        """Yield every name."""
        yield from self.names
        for group in self.one_of:
            for each in group:
                yield from each.all()


@dataclass(frozen=True)
class _Rule:
    group: str
    """The condition under which it holds (`@media screen`), if there is one."""
    selectors: tuple[tuple[str, _Needs], ...]
    declarations: tuple[Declaration, ...]


class FirstStyles:
    """The rules of style sheets, from which those of any first screen are made."""

    def __init__(self, sheets: Iterable[Sequence[Part]]) -> None:
        """Take the parts of style sheets that stand in this order."""
        sheets = list(sheets)
        self._sheets = [tuple(_rules(parts, "")) for parts in sheets]
        self._animations = {part.name: part.css for parts in sheets for part in parts if isinstance(part, Other) and part.is_animation}
        self._named = frozenset(name for sheet in self._sheets for rule in sheet for _, needs in rule.selectors for name in needs.all())
        self._made = lru_cache(maxsize=None)(self._css)  # most pages have the first screen of another one

    def of(self, html: str, sheets: Iterable[int]) -> str:
        """Return the rules for the first screen of a page that uses some of the style sheets."""
        return self._made(self._named & _names(html), tuple(sheets))

    def _css(self, names: frozenset[str], sheets: tuple[int, ...]) -> str:
        kept = [
            _Rule(rule.group, selectors, rule.declarations)
            for sheet in sheets
            for rule in self._sheets[sheet]
            if (selectors := tuple(each for each in rule.selectors if each[1].met_by(names)))
        ]
        kept = _effective(kept)
        used = _used([each for rule in kept for each in rule.declarations])
        css = ""
        group = ""
        for rule in kept:
            declarations = ";".join(str(each) for each in rule.declarations if not each.is_variable or each.name in used)
            if declarations:
                if rule.group != group:
                    css += ("}" if group else "") + rule.group + ("{" if rule.group else "")
                    group = rule.group
                css += f"{','.join(selector for selector, _ in rule.selectors)}{{{declarations}}}"
        css += "}" if group else ""
        moved = " ".join(str(each) for rule in kept for each in rule.declarations if each.name.startswith("animation"))
        css += "".join(text for name, text in self._animations.items() if name in moved)
        return str(rcssmin.cssmin(css))


def _effective(rules: Iterable[_Rule]) -> list[_Rule]:
    """Return rules without what a later one with the same selectors says otherwise: the course's styles stand on Material's."""
    later: set[tuple[str, str, str]] = set()
    kept: list[_Rule] = []
    for rule in reversed(list(rules)):
        places = [(rule.group, selector) for selector, _ in rule.selectors]
        own = tuple(each for each in rule.declarations if each.important or not all((*place, each.name) in later for place in places))
        later.update((*place, each.name) for place in places for each in rule.declarations)
        kept.append(_Rule(rule.group, rule.selectors, own))
    return kept[::-1]


def end_of_first_screen(html: str) -> int | None:
    """Return the first place behind the first screen that is between two parts of the article; none on a short page."""
    article = _ARTICLE.search(html)
    if not article:
        return None
    start = html.index(">", article.end()) + 1
    depth = seen = 0
    for part in _PART.finditer(html, start):
        if part["tag"] is None:
            continue
        if part["end"]:
            depth -= 1
            if depth < 0:  # the end of the article
                return None
        else:
            if depth == 0:
                seen += len(_UNSEEN.sub(r"\1", html[start : part.start()]))
                start = part.start()
                if seen >= FIRST:
                    return start
            if not part["empty"] and part["tag"].lower() not in VOID:
                depth += 1
    return None


def _used(declarations: Sequence[Declaration]) -> set[str]:
    """Return the variables that declarations ask for, directly or by way of another."""
    used: set[str] = set()
    more = {name for each in declarations if not each.is_variable for name in VARIABLE.findall(each.value)}
    while more:
        used |= more
        more = {name for each in declarations if each.name in more for name in VARIABLE.findall(each.value)} - used
    return used


def _names(html: str) -> set[str]:
    """Return the elements, classes, ids and attributes of the first screen of a page."""
    article = _ARTICLE.search(html)
    start = article.end() if article else 0
    shown = html[:start] + _UNSEEN.sub(r"\1", html[start:])[:FIRST]
    names = {"*", ".js", *_ANY_TEXT}
    for tag, attributes in _TAG.findall(shown):
        names.add(tag.lower())
        for name, value in _ATTRIBUTE.findall(attributes):
            names.add(f"[{name}]")
            if name in {"class", "id"}:
                names.update(("." if name == "class" else "#") + word for word in value.split())
    return names


def _rules(parts: Iterable[Part], group: str) -> Iterator[_Rule]:
    for part in parts:
        if isinstance(part, Rule):
            listed = [(written(selector), _needs(selector)) for selector in part.selectors]
            if selectors := tuple((css, needs) for css, needs in listed if needs is not None):
                yield _Rule(group, selectors, part.declarations)
        elif isinstance(part, Group) and not group and not _NOT_AT_FIRST.search(part.condition):
            yield from _rules(part.rules, part.condition)


def _needs(selector: Sequence[Node]) -> _Needs | None:
    """Return what a selector needs, or nothing if it says nothing of a first screen."""
    names: set[str] = set()
    groups: list[tuple[_Needs, ...]] = []
    before = ""
    for node in selector:
        kind = node.type
        if kind in {"ident", "function"} and before == ":" and (node.lower_value if kind == "ident" else node.lower_name) in _LATER:
            return None
        if kind == "ident" and before != ":":
            names.add(f".{node.value}" if before == "." else node.lower_value)
        elif kind == "hash":
            names.add(f"#{node.value}")
        elif kind == "[] block":
            names.update(f"[{each.value}]" for each in node.content[:1] if each.type == "ident")
        elif kind == "function" and node.lower_name in ONE_OF:
            group = tuple(needs for part in selectors_of(node.arguments) if (needs := _needs(part)) is not None)
            if not group:
                return None
            groups.append(group)
        before = node.value if kind == "literal" else ""
    return _Needs(frozenset(names), tuple(groups))
