"""What the frame of a page shows of the course: the menu and the outline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

Item = TypeVar("Item")

MOST = 15
"""Entries that a section of the menu shows at most."""


def around(items: Sequence[Item], page: object) -> list[Item | None]:
    """Return the entries of a section for the menu; of a long one those around the page, and None where the rest is left out.

    So a page carries no more of the menu in a course of five hundred modules than in one of fifteen.
    """
    if len(items) <= MOST:
        return list(items)
    here = next((index for index, item in enumerate(items) if item is page), 0)
    start = min(max(0, here - MOST // 2), len(items) - MOST)
    return [*items[start : start + MOST], None]


def contents_of(page: Page | None) -> list[AnchorLink]:
    """Return the headings of a page for its outline, without the title of the page itself."""
    if page is None:
        return []
    toc = list(page.toc)
    return toc[0].children if toc and toc[0].level == 1 else toc
