"""Texts of the data files as HTML that stands alone: citations in words, and no links to pages that are not there; ids for XML."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import cached_property

from bs4 import BeautifulSoup
from markdown import Markdown

from curriculum.load import Course
from curriculum.models import Language
from curriculum.render.citations import Citations
from curriculum.text import replace_directives
from curriculum.words import Interface


def identifier(name: str) -> str:
    """Return a name as XML has its ids: no digit in front, and no sign that the ids of the course do not have either."""
    safe = re.sub(r"[^\w.-]", "-", name)
    return safe if re.match(r"[^\W\d]", safe) else f"_{safe}"


def title_of(words: str) -> str:
    """Return the start of a stem, by which lists of questions show it."""
    return textwrap.shorten(words, 80, placeholder=" …")


@dataclass(frozen=True)
class Markup:
    """Turns Markdown of one language into HTML (well-formed as XML, too) or into plain text."""

    course: Course
    language: Language
    words: Interface

    @cached_property
    def _citations(self) -> Citations:
        return Citations(self.course, self.language, self.words)

    @cached_property
    def _markdown(self) -> Markdown:
        return Markdown(extensions=["attr_list", "tables"], output_format="xhtml")

    @cached_property
    def _made(self) -> dict[str, str]:
        return {}

    def html(self, markdown: str) -> str:
        """Return HTML whose links lead to other sites only."""
        if markdown not in self._made:
            self._made[markdown] = self._html(markdown)
        return self._made[markdown]

    def _html(self, markdown: str) -> str:
        text = self._citations.render(replace_directives(markdown, lambda _name, _argument: ""))
        soup = BeautifulSoup(self._markdown.reset().convert(text), "html.parser")
        for link in soup.select("a"):
            if not str(link.get("href", "")).startswith(("https:", "http:")):
                link.unwrap()
        return str(soup).strip()

    def inline(self, markdown: str) -> str:
        """Return the HTML of one paragraph without its `<p>`; of several as it is."""
        html = self.html(markdown)
        match = re.fullmatch(r"<p>((?:(?!</?p>).)*)</p>", html, re.DOTALL)
        return match[1] if match else html

    def plain(self, markdown: str) -> str:
        """Return the words alone, on one line."""
        return " ".join(BeautifulSoup(self.html(markdown), "html.parser").get_text().split())
