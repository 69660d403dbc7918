"""What stands above a page, between two lines `---`, and of it the texts that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from curriculum.models import PATTERNS, TextDocument, Writing
from curriculum.text import Document
from curriculum.yamlfile import InvalidYaml, Key, YamlFile

BUTTONS = ("start", "second", "tomorrow", "tonight")
"""The fields of the home page that lead somewhere, each with a text and a `url`."""
_SHOWN: tuple[tuple[Key, ...], ...] = (
    *((name,) for name in ("title", "description", "kicker", "heading", "lead")),
    *((button, "text") for button in BUTTONS),
)
"""The fields that hold words for readers."""


@lru_cache(maxsize=512)
def front_matter(path: Path, source: str) -> YamlFile:
    """Return the fields of a page with their places, or raise InvalidYaml."""
    return YamlFile(path, source, first_line=2)


def fields(page: Document) -> YamlFile | None:
    """Return the fields of a page, if it has any that can be read; what is wrong with them is reported elsewhere."""
    try:
        file = front_matter(page.file, page.front_matter) if page.front_matter else None
    except InvalidYaml:
        return None
    return file if file and isinstance(file.data, dict) else None


def front_texts(page: Document) -> tuple[TextDocument, ...]:
    """Return the texts at the start of a page, which knows them by the names of their fields."""
    file = fields(page)
    if file is None:
        return ()
    found = []
    for path in _SHOWN:
        value = file.data
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        if isinstance(value, str) and value.strip():
            found.append(TextDocument(page.file, value.strip(), origin=file, path=path))
    return tuple(found)


def front_writing(page: Document) -> Writing:
    """Return the texts at the start of a page as one of the writings of the course."""
    return page.once(_writing)[0]


def _writing(page: Document) -> Iterator[Writing]:
    fingerprint = f"{page.fingerprint} front" if page.fingerprint else ""
    yield Writing(lambda: tuple(text.source for text in page.once(_plain)), lambda number: page.once(_plain)[number], fingerprint)


def _plain(page: Document) -> Iterator[TextDocument]:
    """Yield the texts at the start of a page that are plain; of the others it is reported that they are not."""
    yield from (text for text in front_texts(page) if re.fullmatch(PATTERNS["plain"], text.source))
