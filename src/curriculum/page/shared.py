"""Data that every page of an edition needs alike (the map of the course, words of the frame): one file instead of a copy a page.

Templates mark such a block: `<script type="application/json" data-shared …>`. While the course is served for writing, it
stays where it is. In the built site a small script, fetched once, puts the blocks back before any module runs.
"""

from __future__ import annotations

import json
import re

_BLOCK = re.compile(r'[ \t]*<script type="application/json" data-shared(?P<attributes>[^>]*)>(?P<text>.*?)</script>\n?', re.DOTALL)
_ATTRIBUTE = re.compile(r'\b(data-[a-z-]+)(?:="([^"]*)")?')
HOME = "data-home"
"""The attribute that differs from page to page: the way to the root of the edition."""
_SCRIPT = """\
/* Made by the build: what every page of this edition needs to know, as the blocks of data that its modules look for. */
{
  const { home } = document.currentScript.dataset;
  for (const [attributes, text] of %s) {
    const block = document.createElement("script");
    block.type = "application/json";
    for (const [name, value] of Object.entries(attributes)) block.setAttribute(name, name === "data-home" ? home : value);
    block.textContent = text;
    document.body.append(block);
  }
}
"""


class SharedData:
    """The shared blocks of one edition, learnt from its first page."""

    def __init__(self, path: str) -> None:
        self.path = path
        """Address of the script, from the root of the edition."""
        self._blocks: list[tuple[dict[str, str], str]] | None = None

    def take_from(self, html: str) -> str:
        """Return a page that fetches what it shares; a page whose blocks are not those of the others keeps them."""
        found = list(_BLOCK.finditer(html))
        if not found:
            return html
        blocks = [(dict(_ATTRIBUTE.findall(match["attributes"])), match["text"].strip()) for match in found]
        home = next((attributes.pop(HOME) for attributes, _ in blocks if HOME in attributes), ".")
        for attributes, _ in blocks:
            if "data-course-map" in attributes:
                attributes[HOME] = ""
        if self._blocks is None:
            self._blocks = blocks
        elif self._blocks != blocks:
            return html
        script = f'<script defer src="{home.rstrip("/")}/{self.path}" {HOME}="{home}"></script>\n'
        first = found[0]
        return html[: first.start()] + script + _BLOCK.sub("", html[first.start() :])

    @property
    def script(self) -> str:
        """The script that puts the blocks back."""
        return _SCRIPT % json.dumps(self._blocks or [], ensure_ascii=False, separators=(",", ":"))
