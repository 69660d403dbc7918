"""HTML that Markdown need not read: it is laid aside while the page is made, and put back as it was.

Markdown takes raw HTML apart and puts it together again. That takes time, and it knows no elements of our own: an end tag
that stands behind the end of a block became a paragraph.
"""

from __future__ import annotations

import hashlib
import re

_MARK = re.compile(r"\n*<!-- aside:(\w+) -->\n*")


class Aside:
    """What is laid aside of the pages of an edition; a template says `{{ svg | aside }}`."""

    def __init__(self) -> None:
        self._parts: dict[str, str] = {}

    def lay(self, html: str) -> str:
        """Return a comment to stand in the place of HTML that is a block of its own."""
        html = html.strip()
        key = hashlib.sha256(html.encode()).hexdigest()[:24]  # the Markdown of a page stays the same for as long as this does
        self._parts[key] = html
        return f"<!-- aside:{key} -->"

    def put_back(self, html: str) -> str:
        """Return a page with all that was laid aside in its place."""
        return _MARK.sub(lambda match: f"\n{self._parts[match[1]]}\n", html)
