"""What the search reads of a page, and how far up it puts it."""

from __future__ import annotations

import re

_EXCLUDED = re.compile(r"<(course-[a-z-]+)\b[^>]*\sdata-search-exclude\b[^>]*>.*?</\1>", re.DOTALL)
_HEADING = re.compile(r"<h[1-6]\b[^>]*\sid=")
_NOTHING = "<wbr>"
"""Parts the text before it from that behind it, as the element did."""


_WEIGHTS = (
    ("modules/", 2.0),
    ("glossary.md", 2.0),
    ("kit/", 0.2),
    ("accreditation.md", 0.2),
    ("references.md", 0.2),
    ("from-article.md", 0.2),
)
"""By how the name of a page starts: first what the course is for, last what goes with it, for groups, registers and whoever checks."""


def weight(page: str) -> float:
    """Return what the score of a page is multiplied by."""
    return next((weight for start, weight in _WEIGHTS if page.startswith(start)), 1.0)


def for_search(html: str) -> str:
    """Return the HTML of a page without the elements of ours that say `data-search-exclude`.

    Material's search would read them to the end and forget them: of a module that is half the page. Those with a heading that
    can be linked to are left to it.
    """
    return _EXCLUDED.sub(lambda match: match[0] if _HEADING.search(match[0]) else _NOTHING, html)
