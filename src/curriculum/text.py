"""What the engine needs to know of a Markdown text: its headings, directives, citations and length.

Rendering is left to MkDocs. Fenced code is passed over everywhere, so that documentation can show directives; headings and
citations in comments are passed over too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self

from curriculum.position import Position
from curriculum.silence import SILENCE, Asked, Found, fingerprint

_FENCE = re.compile(r"^\s*(```+|~~~+).*?^\s*\1[`~]*\s*$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--\s*(.*?)\s*-->", re.DOTALL)
_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*$\n?", re.MULTILINE | re.DOTALL)
ANY_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_HIDDEN = re.compile(rf"{_FENCE.pattern}|{ANY_COMMENT.pattern}", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,6})(?!#)[ \t]*(\S.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
"""As Python-Markdown has it: a space after the signs is usual, and not needed."""
_UNDERLINED = re.compile(r"(?:\A|\n[ \t]*\n)(?P<title>[^#\s][^\n]*)\n(?:=+|-+) *$", re.MULTILINE)
_HEADING_ID = re.compile(r"\s*\{[^}]*?#([\w-]+)[^}]*\}\s*$")
_DIRECTIVE = re.compile(r"course:([a-z]+(?:-[a-z]+)*)(?:\s+(\S+))?")
_KEY = r"[a-z0-9]+(?:-[a-z0-9]+)+"
_CITATION = re.compile(rf"\[@(?P<group>[^\]]+)\]|(?<![\w.@/\[])@(?P<bare>{_KEY})(?!\w)")
_CITED = re.compile(rf"@(?:(?<=\[@)(?P<group>[^\]]+)\]|(?<![\w.@/\[]@)(?P<bare>{_KEY})(?!\w))")
"""The same, to be quick where no place is asked for: it starts with a sign that is rare."""
_ODD_KEY = re.compile(r"(?<![\w.@/])@[\w-]*\d[\w-]*")
_NOT_FIRST = re.compile(rf"\[[^\[\]@]+(?<![\w.@/])@{_KEY}")
CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
"""Code in a line."""
PARAGRAPH = re.compile(r"\S.*(?:\n[ \t]*\S.*)*")
"""Lines without an empty one between them."""
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target><[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+[\"'][^\n]*?[\"'])?\s*\)"
)
LINK_SIGNS = ("](", "<", "]:")
"""One of these stands in every text that has a link or an image."""
_AUTOLINK = re.compile(r"<(?P<target>(?:https?|ftp|mailto):[^<>\s]*)>")
_HTML_LINK = re.compile(r"""<(?P<tag>a|img)\b[^<>]*?\b(?:href|src)=(["'])(?P<target>.*?)\2[^<>]*>""", re.IGNORECASE)
_FOLD = re.compile(r"^ *(?:(!!!|\?\?\?\+?)(?=\s)|<(details)\b)", re.MULTILINE)
BLOCK = re.compile(r"^[ \t]*(?:[-*+] |\d+[.)] |\|)?[^\s].*(?:\n(?![ \t]*(?:[-*+] |\d+[.)] |\|))[ \t]*\S.*)*", re.MULTILINE)
"""A paragraph, an item of a list, or a row of a table."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements of HTML that have no end."""
_MARKUP = re.compile(r"<!--.*?-->|<[^>]+>|\{[^}\n]*\}|\]\([^)]*\)|\[@[^\]]*\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and its explicit id, if it has one."""

    level: int
    title: str
    id: str | None
    position: Position


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment `<!-- course:NAME ARGUMENT -->` that asks the engine for something."""

    name: str
    argument: str | None
    position: Position


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference key in the text."""

    key: str
    position: Position


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image: its words (of an image, its description), and what it leads to."""

    text: str
    target: str
    image: bool
    position: Position
    markdown: bool = True
    """Is it written as `[words](address)`, so that its words are known?"""


@dataclass(frozen=True)
class Document(Asked):
    """A Markdown file, or a part of one that starts at a later line."""

    file: Path
    source: str
    first_line: int = 1

    def once(self, function: Callable[[Self], Iterable[Found]]) -> tuple[Found, ...]:
        """Return all that a function yields about this text, worked out once: most texts do not change between two checks."""
        known: dict[object, tuple[Any, ...]] = self.__dict__.setdefault("_known", {})
        if function not in known:
            known[function] = SILENCE.answer(self.fingerprint, function, lambda: tuple(function(self)))
        return known[function]

    def position(self, offset: int) -> Position:
        """Return the position of a character offset in the source."""
        line = bisect_right(self._line_starts, offset) - 1
        return Position(self.file, self.first_line + line, offset - self._line_starts[line] + 1)

    def offset(self, position: Position) -> int:
        """Return the character offset of a position: the other way round."""
        return self._line_starts[position.line - self.first_line] + position.column - 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.source))]

    @cached_property
    def _front(self) -> re.Match[str] | None:
        return _FRONT.match(self.source) if self.first_line == 1 else None

    @property
    def front_matter(self) -> str | None:
        """The YAML at the start of the file, between two lines `---`, if there is any."""
        return self._front["yaml"] if self._front else None

    @property
    def body(self) -> str:
        """The source without front matter."""
        return self.source[self._front.end() :] if self._front else self.source

    @cached_property
    def _text(self) -> str:
        """The source with its front matter blanked out: same length, same lines."""
        return blanked(_FRONT, self.source) if self._front else self.source

    @cached_property
    def without_code(self) -> str:
        """The source with front matter and fenced code blanked out: same length, same lines."""
        return blanked(_FENCE, self._text) if "```" in self.source or "~~~" in self.source else self._text

    @cached_property
    def visible(self) -> str:
        """The source with front matter, fenced code and comments blanked out: same length, same lines."""
        if "<!--" not in self.source:
            return self.without_code
        return blanked(_HIDDEN if "```" in self.source or "~~~" in self.source else ANY_COMMENT, self._text)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings, in order."""
        return tuple(self._headings()) if "#" in self.source else ()

    def _headings(self) -> Iterator[Heading]:
        for match in _HEADING.finditer(self.visible):
            title = match[2]
            found = _HEADING_ID.search(title)
            yield Heading(
                len(match[1]),
                _HEADING_ID.sub("", title),
                found[1] if found else None,
                self.position(match.start()),
            )

    @cached_property
    def underlined(self) -> tuple[Position, ...]:
        """Where headings stand that are marked by a line below them; they are no `headings`."""
        if "\n=" not in self.visible and "\n-" not in self.visible:
            return ()
        return tuple(self.position(match.start("title")) for match in _UNDERLINED.finditer(self.visible))

    @cached_property
    def comments(self) -> tuple[tuple[str, Position], ...]:
        """All HTML comments with their positions, directives included."""
        if "<!--" not in self.source:
            return ()
        return tuple((match[1], self.position(match.start())) for match in _COMMENT.finditer(self.without_code))

    @cached_property
    def directives(self) -> tuple[Directive, ...]:
        """All well-formed directives, in order."""
        found = ((_DIRECTIVE.fullmatch(comment), position) for comment, position in self.comments if "course" in comment)
        return tuple(Directive(match[1], match[2], position) for match, position in found if match)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """All reference keys that are cited, in order."""
        if "@" not in self.visible:
            return ()
        return tuple(
            Citation(key, self.position(match.start())) for match in _CITATION.finditer(self.visible) for key, _ in citation_items(match)
        )

    @cached_property
    def almost_citations(self) -> tuple[tuple[str, Position], ...]:
        """What is meant as a citation and not read as one: keys in another form, and keys that do not come first in brackets."""
        if "@" not in self.visible:
            return ()
        found = [*_ODD_KEY.finditer(blanked(_CITATION, self.visible)), *_NOT_FIRST.finditer(self.visible)]
        return tuple((match[0], self.position(match.start())) for match in found)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links and images, in order, whether they are written as Markdown or as HTML."""
        if not any(sign in self.visible for sign in LINK_SIGNS):
            return ()
        text = blanked(CODE, self.visible) if "`" in self.visible else self.visible
        found = [
            (m.start(), Link(m["text"], m["target"].strip("<>"), bool(m["image"]), self.position(m.start()))) for m in _LINK.finditer(text)
        ]
        found += [
            (m.start(), Link("", m["target"], image=False, position=self.position(m.start()), markdown=False))
            for m in _AUTOLINK.finditer(text)
        ]
        for match in _HTML_LINK.finditer(text):
            image = match["tag"].lower() == "img"
            words = re.search(r"""\balt=(["'])(.*?)\1""", match[0])
            link = Link(words[2] if words else "", match["target"], image, self.position(match.start()), markdown=False)
            found.append((match.start(), link))
        return tuple(link for _, link in sorted(found, key=lambda pair: pair[0]))

    @cached_property
    def folds(self) -> tuple[tuple[str, Position], ...]:
        """The marks of notes and folds (`!!! note`, `??? note`, `<details>`), in order."""
        if not any(sign in self.visible for sign in ("!!!", "???", "<details")):
            return ()
        return tuple((match[1] or match[2], self.position(match.start())) for match in _FOLD.finditer(self.visible))

    @cached_property
    def blocks(self) -> tuple[tuple[int, str], ...]:
        """The paragraphs, list items and table rows, comments included, each with its offset in the source."""
        if self.source and "\n" not in self.source and not self.source[0].isspace():  # as most texts in data files
            return ((0, self.source),)
        return tuple((match.start(), match[0]) for match in BLOCK.finditer(self.without_code))

    @cached_property
    def word_count(self) -> int:
        """Number of words that a reader reads: without markup, comments and citations."""
        return count_words(self.visible)

    @cached_property
    def has_words(self) -> bool:
        """Say whether there is anything to read, of which `word_count` counts the words."""
        return bool(re.search(r"[^\W_]", _MARKUP.sub(" ", self.visible)))

    def section(self, heading_id: str) -> Document | None:
        """Return the part under the heading with this id, up to the next heading of its level or higher."""
        known: dict[str, Document | None] = self.__dict__.setdefault("_sections", {})  # a case is cut up for each page that shows it
        if heading_id not in known:
            known[heading_id] = self._section(heading_id)
        return known[heading_id]

    def _section(self, heading_id: str) -> Document | None:
        for index, heading in enumerate(self.headings):
            if heading.id == heading_id:
                after = next((h for h in self.headings[index + 1 :] if h.level <= heading.level), None)
                lines = self.source.split("\n")  # not `splitlines`: it also parts at signs that are no line end for `position`
                start = heading.position.line - self.first_line + 1
                end = after.position.line - self.first_line if after else len(lines)
                return Document(self.file, "\n".join(lines[start:end]), self.first_line + start)
        return None


@dataclass(frozen=True)
class FileDocument(Document):
    """A whole file; what was not found in it is not looked for again while it stays as it is."""

    @cached_property
    def fingerprint(self) -> str:
        """What stands for its name and content."""
        return fingerprint(self.file.as_posix(), self.source)


def together(function: Callable[..., tuple[Found, ...]], documents: tuple[Document, ...], *names: str) -> tuple[Found, ...]:
    """Return all that a function finds in several whole files and in names; where it found nothing, it is not asked again."""
    prints = [document.fingerprint for document in documents]
    key = fingerprint(*prints, "", *names) if all(prints) else ""
    return SILENCE.answer(key, function, lambda: function(documents, *names))


def of_both(one: Document, other: Document) -> str:
    """Return what stands for two whole files."""
    return f"{one.fingerprint} {other.fingerprint}" if one.fingerprint and other.fingerprint else ""


@lru_cache(maxsize=2**15)
def count_words(markdown: str) -> int:
    """Return the number of words in a Markdown text, markup left out."""
    return len(re.findall(r"[^\W_]+(?:[-'’.,][^\W_]+)*", _MARKUP.sub(" ", markdown)))


def list_items(markdown: str) -> list[str]:
    """Return the items of the first bulleted or numbered list in a text, each as one line of Markdown."""
    items: list[str] = []
    for line in blanked(_COMMENT, markdown).splitlines():
        if marked := re.match(r"(?:[-*+]|\d+[.)])[ \t]+(.*)", line):
            items.append(marked[1].strip())
        elif items and re.match(r"[ \t]+\S", line):
            items[-1] += f" {line.strip()}"
        elif items and line.strip():
            break
    return items


_SENTENCE_END = re.compile(r"[.?!][’”)*\]]*\s+(?=[A-ZÀ-Ý‘“*\[])")


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """Return where the sentence around a place starts and ends."""
    start = max((match.end() for match in _SENTENCE_END.finditer(text, 0, place + 1) if match.end() <= place), default=0)
    after = _SENTENCE_END.search(text, place)
    return start, after.start() + 1 if after else len(text)


def citation_items(match: re.Match[str]) -> list[tuple[str, str]]:
    """Return the (key, locator) pairs of one citation; the locator is what follows the key, such as "p. 5"."""
    if match["bare"]:
        return [(match["bare"], "")]
    items = []
    for part in match["group"].split(";"):
        key, _, locator = part.strip().removeprefix("@").partition(",")
        items.append((key.strip(), locator.strip()))
    return items


def cited_keys(text: str) -> frozenset[str]:
    """Return all reference keys that are cited in a text without code and comments."""
    return frozenset(key for match in _CITED.finditer(text) for key, _ in citation_items(match)) if "@" in text else frozenset()


def replace_citations(markdown: str, render: Callable[[re.Match[str]], str]) -> str:
    """Return the text with each citation outside fenced code and comments replaced."""
    return _outside(_HIDDEN, markdown, lambda part: _CITATION.sub(render, part))


def replace_directives(markdown: str, render: Callable[[str, str | None], str]) -> str:
    """Return the text with each directive outside fenced code replaced by `render(name, argument)`."""

    def expand(match: re.Match[str]) -> str:
        directive = _DIRECTIVE.fullmatch(match[1])
        return render(directive[1], directive[2]) if directive else match[0]

    return _outside(_FENCE, markdown, lambda part: _COMMENT.sub(expand, part))


def _outside(pattern: re.Pattern[str], markdown: str, change: Callable[[str], str]) -> str:
    parts, end = [], 0
    for match in pattern.finditer(markdown):
        parts += [change(markdown[end : match.start()]), match.group()]
        end = match.end()
    return "".join([*parts, change(markdown[end:])])


WITHOUT_END = "the comment that starts here has no end: close it with `-->`."


def open_comments(source: str) -> Iterator[int]:
    """Yield where comments start that have no end, or in which another one starts: what stands behind is lost, up to the end of that."""
    end = 0
    for match in re.finditer(r"<!--", source):
        if match.start() < end:
            continue
        close = source.find("-->", match.end())
        inner = source.find("<!--", match.end(), close if close >= 0 else None)
        if close < 0 or inner >= 0:
            yield match.start()
            end = inner if inner >= 0 else len(source)
        else:
            end = close + 3


def blanked(pattern: re.Pattern[str], text: str, sign: str = " ") -> str:
    """Return a text with a sign in the place of each that is in a match: same length, same lines."""

    def fill(match: re.Match[str]) -> str:
        found = match[0]
        return "\n".join(sign * len(line) for line in found.split("\n")) if "\n" in found else sign * len(found)

    return pattern.sub(fill, text)
