"""A Python-Markdown extension that links terms of the glossary where a text uses them.

Python-Markdown's own abbreviation processor finds the words; here each becomes a link to its entry, with the short
definition as its tooltip, once in each section: a link on every occurrence would be noise, most of all when heard.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.abbr import AbbrTreeprocessor

_NOT_INSIDE = {"a", "abbr", "button", "code", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "th"}
_OF_A_WORK = "reference"
"""The class of a paragraph that names a work: its title belongs to it alone."""


class TermExtension(Extension):
    """Links the written `forms` of terms: a mapping from each form to the id of its entry and its tooltip."""

    def __init__(self, **options: Any) -> None:
        self.config = {"forms": [{}, "written form -> (id of the entry, tooltip)"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Register the processor where `abbr` would stand, before MkDocs resolves links."""
        md.treeprocessors.register(TermTreeprocessor(md, self.getConfig("forms")), "terms", 7)


@lru_cache(maxsize=8)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the forms, longest first; Python-Markdown makes it anew for each of thousands of short texts."""
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


class TermTreeprocessor(AbbrTreeprocessor):
    """Turns the first occurrence of each term in a section into a link."""

    def __init__(self, md: Markdown, forms: dict[str, tuple[str, str]]) -> None:
        super().__init__(md, {form: short for form, (_, short) in forms.items()})
        self._ids = {form: term_id for form, (term_id, _) in forms.items()}

    def iter_element(self, el: Element, parent: Element | None = None) -> None:
        """Pass over elements in which a link has no place, but not over the text behind them."""
        if el.tag not in _NOT_INSIDE and el.get("class") != _OF_A_WORK:
            super().iter_element(el, parent)
        elif parent is not None and el.tail:
            behind = Element("span")
            behind.tail, el.tail = el.tail, None
            position = list(parent).index(el) + 1
            parent.insert(position, behind)
            super().iter_element(behind, parent)
            parent.remove(behind)
            el.tail = behind.tail

    def create_element(self, title: str, text: str, tail: str) -> Element:
        """Make the link for one occurrence."""
        link = super().create_element(title, text, tail)
        link.tag = "a"
        link.set("class", "term")
        link.set("href", f"/glossary.md#{self._ids[text]}")
        return link

    def run(self, root: Element) -> Element | None:
        """Mark all occurrences, then keep the first of each term in each section."""
        if self.abbrs:
            self.RE = _pattern(tuple(self.abbrs))
            self.iter_element(root)
        self._thin_out(root, set())
        return None

    def _thin_out(self, parent: Element, seen: set[str]) -> None:
        before: Element | None = None
        for child in list(parent):
            if child.tag in {"h2", "h3"}:
                seen.clear()
            if child.get("class") == "term" and child.get("href") in seen:
                text = (child.text or "") + (child.tail or "")
                parent.remove(child)
                if before is None:
                    parent.text = (parent.text or "") + text
                else:
                    before.tail = (before.tail or "") + text
                continue
            if child.get("class") == "term":
                seen.add(child.get("href") or "")
            self._thin_out(child, seen)
            before = child


def makeExtension(**options: Any) -> TermExtension:  # noqa: N802  (Python-Markdown's name)
    """Return the extension, as Python-Markdown asks for it."""
    return TermExtension(**options)
