"""Which pages of the kit become PDFs of their own."""

from __future__ import annotations

from curriculum.load import Course

PAGES = ("kit/series.md", "kit/methods.md", "kit/cards.md", "kit/forms.md", "kit/supervision.md")


def printed(course: Course) -> tuple[str, ...]:
    """Return the pages, by their paths below the docs folder: the session guides, and what is handed out or filled in."""
    guides = [f"kit/guides/{module.id}.md" for module in course.modules if course.kit and module.id in course.kit.guides]
    return (*guides, *(page for page in PAGES if course.kit))
