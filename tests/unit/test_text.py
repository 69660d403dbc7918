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


def test_headings_are_those_of_python_markdown() -> None:
    """A space after the signs is not needed, closing signs are no title, and signs without a title are no heading."""
    text = "##Close\n\n## Closed ## \n\n## C# and { .a #b .c }\n\n##\n\nText\n\n####### Seven\n    ## code\n"
    assert [(h.level, h.title, h.id, h.position.line) for h in Document(Path("x.md"), text).headings] == [
        (2, "Close", None, 1),
        (2, "Closed", None, 3),
        (2, "C# and", "b", 5),
    ]


def test_underlined_headings() -> None:
    """A heading marked by a line below is known; a rule, a table and front matter are none."""
    text = "One\n===\n\nText\n\nTwo\n--\n\n---\n\n| a |\n|---|\n\n```\nThree\n---\n```\n"
    assert [position.line for position in Document(Path("x.md"), text).underlined] == [1, 6]
    assert Document(Path("x.md"), "---\na: 1\nb: 2\n---\n\nText\n").underlined == ()


def test_comments_hide_headings_and_citations() -> None:
    """What stands in a comment, over however many lines, is not part of the text."""
    document = Document(Path("x.md"), "<!-- a note\n\n## Not { #no }\n\n[@not-1999]\n-->\n\n## Yes { #yes } [@yes-2000]\n")
    assert [heading.position.line for heading in document.headings] == [8]
    assert [citation.key for citation in document.citations] == ["yes-2000"]
    assert replace_citations("<!-- [@a-1] --> [@b-2]", lambda _: "#") == "<!-- [@a-1] --> #"


def test_nested_fences() -> None:
    """A longer fence holds shorter ones, in either sign."""
    inner = "```\n## No\n<!-- course:quiz -->\n```\n"
    for text in (f"````\n{inner}````\n", f"~~~\n{inner}~~~\n", f"    ````md\n{inner}    ````\n"):
        document = Document(Path("x.md"), text + "## Yes\n")
        assert [heading.title for heading in document.headings] == ["Yes"]
        assert document.directives == ()


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x0c", "\x85"])
def test_sections_end_where_they_should_after_odd_signs(sign: str) -> None:
    """Signs that some programs take for line ends, as pasted from a word processor, do not shift the lines."""
    document = Document(Path("x.md"), f"## A {{ #a }}\n\none{sign}two\n\n## B {{ #b }}\n\nthree\n")
    first, second = document.section("a"), document.section("b")
    assert first
    assert second
    assert first.source.strip() == f"one{sign}two"
    assert second.source.strip() == "three"
    assert second.position(second.source.index("three")).line == 7


def test_directives_with_hyphens() -> None:
    """The name of a directive can hold hyphens."""
    assert [(d.name, d.argument) for d in Document(Path("x.md"), "<!-- course:final-test -->").directives] == [("final-test", None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@one-2001, (@one-2001) *@one-2001* @one-2001’s [@one-2001; @two-2002, p. 5]", []),
        ("someone@example-1.org https://example.org/@user-1 [x](https://example.org/@user1) @somebody", []),
        ("@One-2001 @one_2001 @one2001", ["@One-2001", "@one_2001", "@one2001"]),
        ("[see @one-2001] [-@one-2001] [text @one-2001](x.md)", ["[see @one-2001", "[-@one-2001", "[text @one-2001"]),
    ],
)
def test_almost_citations(text: str, found: list[str]) -> None:
    """Keys in another form, and keys that do not come first in brackets, are told from citations and addresses."""
    assert [words for words, _ in Document(Path("x.md"), text).almost_citations] == found


def test_directives_in_code_are_left_alone() -> None:
    """Documentation can show a directive in a fenced block."""
    shown = "```\n<!-- course:quiz -->\n```\n"
    assert replace_directives(shown + "<!-- course:quiz -->", lambda name, _: name.upper()) == shown + "QUIZ"
