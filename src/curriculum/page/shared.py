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
WORDS = "data-words"
"""The attribute of words of the interface."""
_PLACE = "\0"
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
    """The shared blocks of one edition, learnt from its pages."""

    def __init__(self, path: str) -> None:
        self.path = path
        """Address of the script, from the root of the edition."""
        self._blocks: dict[str, dict[str, str]] = {}

    def take_from(self, html: str) -> str:
        """Return a page that fetches what it shares with others. A block that says otherwise than that of a page before it stays."""
        home = "."
        taken = False

        def take(block: re.Match[str]) -> str:
            nonlocal home, taken
            attributes = dict(_ATTRIBUTE.findall(block["attributes"]))
            if HOME in attributes:
                home = attributes[HOME] or home
                attributes[HOME] = ""
            text = block["text"].strip()
            several = WORDS in attributes  # each feature has its own, with other keys
            if not several and any(known == attributes and other != text for other, known in self._blocks.items()):
                return block[0]
            self._blocks[text] = attributes
            first, taken = not taken, True
            return _PLACE if first else ""

        kept = _BLOCK.sub(take, html)
        return kept.replace(_PLACE, f'<script defer src="{home.rstrip("/")}/{self.path}" {HOME}="{home}"></script>\n', 1)

    @property
    def script(self) -> str:
        """The script that puts the blocks back."""
        blocks = [(attributes, text) for text, attributes in self._blocks.items()]
        return _SCRIPT % json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))
