"""What the engine reads from Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from curriculum.text import Document, citation_items, count_words, replace_citations, replace_directives

TEXT = """Intro with [@one-2001, p. 5; @two-2002] and @three-2003.

## First { #first }

<!-- course:research --> A *word* here. <!-- course:check some-question -->

```markdown
## Not a heading { #no }
<!-- course:quiz -->
[@not-1999]
```

### Deeper { #deeper }

Text below.

## Second { #second }

Mail me at someone@example-site.org.
"""


@pytest.fixture
def document() -> Document:
    """A text with every part the engine knows."""
    return Document(Path("x.md"), TEXT)


def test_headings(document: Document) -> None:
    """Headings come with level, title without id, id and line; fenced code is passed over."""
    assert [(h.level, h.title, h.id, h.position.line) for h in document.headings] == [
        (2, "First", "first", 3),
        (3, "Deeper", "deeper", 13),
        (2, "Second", "second", 17),
    ]


def test_directives(document: Document) -> None:
    """Directives come with name, argument and place; fenced code is passed over."""
    assert [(d.name, d.argument, d.position.line) for d in document.directives] == [("research", None, 5), ("check", "some-question", 5)]


def test_citations(document: Document) -> None:
    """Grouped and bare keys are citations; an e-mail address and fenced code are none."""
    assert [(c.key, c.position.line) for c in document.citations] == [("one-2001", 1), ("two-2002", 1), ("three-2003", 1)]


def test_section_ends_at_the_next_heading_of_its_level(document: Document) -> None:
    """A section holds its subsections and knows the line it starts at."""
    section = document.section("first")
    assert section is not None
    assert "Text below." in section.source
    assert "Mail me" not in section.source
    assert section.headings[0].position == document.headings[1].position


def test_words_are_counted_as_a_reader_reads_them() -> None:
    """Markup, comments, ids, link targets and citations are no words; a hyphenated word is one."""
    assert count_words("## A title { #id }\n<!-- x y --> **two** [words](a/b c.md) non-monogamous [@k-2000] l’amour") == 6


def test_locators_are_kept() -> None:
    """What follows a key after a comma is its locator."""
    found: list[list[tuple[str, str]]] = []

    def keep(match: re.Match[str]) -> str:
        found.append(citation_items(match))
        return "#"

    assert replace_citations("[@one-2001, p. 5; @two-2002] @three-2003", keep) == "# #"
    assert found == [[("one-2001", "p. 5"), ("two-2002", "")], [("three-2003", "")]]


def test_directives_in_code_are_left_alone() -> None:
    """Documentation can show a directive in a fenced block."""
    shown = "```\n<!-- course:quiz -->\n```\n"
    assert replace_directives(shown + "<!-- course:quiz -->", lambda name, _: name.upper()) == shown + "QUIZ"
