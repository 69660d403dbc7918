"""Rules for the prose itself: what was left unfinished, and slips of the keyboard that no dictionary knows."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from curriculum.load import Course
from curriculum.models import LANGUAGES, TextDocument, Writing
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.text import PARAGRAPH, Document, blanked

_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX+|TBD|TBC|TKTK)\b|\b[Ll]orem ipsum\b|\[(?:bron|source|citation needed|\?+|\.\.\.|…)\??\]")
_DOUBLED = re.compile(r"\b(de|het|en|van|te|met|the|a|an|and|to|with|for|of)(\s+)\1\b")
_GAP = re.compile(r" (?:[,;](?= |$)|\.(?= [A-ZÀ-Ý]|$))(?<=[^\W\d_] .)", re.MULTILINE)
_NO_GAP = re.compile(r"[.?!;](?=[A-ZÀ-Ý][^\W\d_]{2})(?<=[^\W\d_]{2}.)|,(?=[^\W\d_]{2})(?<=[^\W\d_]{2}.)")
_NO_PROSE = re.compile(r"&#?\w+;|\]\((?:[^()\n]|\([^()\n]*\))*\)|https?://\S+|`[^`\n]*`|\{[^}\n]*\}|\[@[^\]]*\]")
_LONG = 12
"""Words of a paragraph that does not stand twice by chance."""


@rule(
    "unfinished",
    "No text holds a mark that something has still to be done, and none says nothing.",
    why="Such a mark is meant for the writer; readers see it, or find it in the source of the page.",
    mend="Finish what the mark is about, and take it out.",
    example=Example("modules/sample/nl.md", "Vraag het iemand", "TODO: vraag het iemand"),
)
def unfinished(course: Course) -> Reports:
    """Report marks such as TODO, also in comments, and texts of signs alone."""
    for writing in course.writings:
        yield from writing.once(_marks, among=_unsaid)


def _unsaid(writing: Writing) -> Iterator[Document]:
    return writing.where(lambda source: _UNFINISHED.search(source) or not re.search(r"\w", source))


def _marks(document: Document) -> Iterator[tuple[Position, str]]:
    for match in _UNFINISHED.finditer(document.without_code):
        yield document.position(match.start()), f"`{match[0]}` says that something has still to be done: do it, and take this out."
    if isinstance(document, TextDocument) and not re.search(r"\w", document.source):
        yield document.position(0), f"`{document.source[:20]}` says nothing: write the text."


@rule(
    "typing",
    "Words, spaces, brackets and quotes stand as they should, and no paragraph stands twice in a text.",
    why="A slip makes a reader doubt the facts too; a paragraph that stands twice is most often left by a merge.",
    mend="Look at the place that the message names.",
    example=Example("modules/sample/nl.md", "Begin bij de woorden", "Begin bij de de woorden"),
)
def typing(course: Course) -> Reports:
    """Report doubled words and paragraphs, spaces in wrong places, and brackets and quotes that are not closed."""
    for writing in course.writings:
        yield from writing.once(_slips, among=_with_a_slip)
        yield from writing.once(_brackets, among=_with_brackets)
    for language in LANGUAGES:
        for document in course.documents(language):
            yield from document.once(_doubled_paragraphs)


_PAIRS = (("(", ")", False), ("“", "”", False), ("‘", "’", True))
"""What opens, what closes, and whether the latter has other uses too."""


def _with_a_slip(writing: Writing) -> Iterator[Document]:
    present = [pattern for pattern in (_DOUBLED, _GAP, _NO_GAP) if pattern.search(writing.source)]
    return writing.where(lambda source: any(pattern.search(source) for pattern in present)) if present else iter(())


_FOREIGN_QUOTES = re.compile("[„‚‟«»‹›]")


def _with_brackets(writing: Writing) -> Iterator[Document]:
    return writing.where(_may_be_uneven)


def _may_be_uneven(source: str) -> bool:
    return (
        "\n" in source
        or bool(_FOREIGN_QUOTES.search(source))
        or any(
            source.count(opens) > source.count(closes) or (not is_enough and source.count(opens) < source.count(closes))
            for opens, closes, is_enough in _PAIRS
        )
    )


def _prose(document: Document) -> str:
    return blanked(_NO_PROSE, document.visible, "·")


def _slips(document: Document) -> Iterator[tuple[Position, str]]:
    prose = _prose(document)
    for match in _DOUBLED.finditer(prose):
        yield document.position(match.start(2) + len(match[2])), f"`{match[1]}` stands here twice: take one out."
    for match in _GAP.finditer(prose):
        yield document.position(match.start()), f"before `{match[0].strip()}` stands a space: take it out."
    for match in _NO_GAP.finditer(prose):
        yield document.position(match.start()), f"after `{match[0]}` a space is missing: put it there."


def _brackets(document: Document) -> Iterator[tuple[Position, str]]:
    for block in PARAGRAPH.finditer(_prose(document)):
        if foreign := _FOREIGN_QUOTES.search(block[0]):
            yield (
                document.position(block.start() + foreign.start()),
                f"`{foreign[0]}` is no quotation mark of this course: write ‘…’, and “…” for a quotation within one.",
            )
            continue
        if not _may_be_uneven(block[0]):
            continue
        words = _without_letters(block[0])
        for opens, closes, is_enough in _PAIRS:
            count, closed = words.count(opens), words.count(closes)
            if count > closed or (count < closed and not is_enough):
                sign, place = (opens, words.rfind(opens)) if count > closed else (closes, words.find(closes))
                other = closes if count > closed else opens
                yield (
                    document.position(block.start() + place),
                    f"`{sign}` stands here without its `{other}`: put that too, or take this out.",
                )


_LETTER = re.compile(r"(?<![^\s])(?:[a-z]|\d{1,2}|[ivx]{1,4})\)")
"""What counts in a sentence: a) this, b) that."""


def _without_letters(block: str) -> str:
    """Return a paragraph without the brackets that only follow the letter or number of an item, at its start or in a sentence."""
    words = re.sub(r"^( *\w{1,3})\)", r"\1 ", block, flags=re.MULTILINE)
    letters = [match for match in _LETTER.finditer(words) if words.count("(", 0, match.start()) <= words.count(")", 0, match.start())]
    if len(letters) + len(re.findall(r"^ *\w{1,3}\)", block, flags=re.MULTILINE)) > 1:
        for match in letters:
            words = f"{words[: match.end() - 1]} {words[match.end() :]}"
    return words


def _doubled_paragraphs(document: Document) -> Iterator[tuple[Position, str]]:
    first: dict[str, Position] = {}
    for start, block in document.blocks:
        words = re.sub(r"<!--.*?-->", "", block, flags=re.DOTALL).split()
        if len(words) >= _LONG:
            position = document.position(start)
            if (before := first.setdefault(" ".join(words).casefold(), position)) != position:
                yield position, f"this paragraph stands in line {before.line} already: take one of the two out."


_MONTHS = (
    ("januari", "January"),
    ("februari", "February"),
    ("maart", "March"),
    ("april", "April"),
    ("mei", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augustus", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_NAMES = "|".join(_NUMBERS)
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w/.,-])(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])",
        r"(?<![\w/.,-])(?P<day>\d\d?)-(?P<month>\d\d?)-(?P<year>[12]\d{3})(?![\w/-])",
        rf"(?<![\w/.,-])(?P<day>\d\d?)(?:e|st|nd|rd|th)? (?:of )?(?P<month>{_NAMES})\b(?:,? (?P<year>[12]\d{{3}})\b)?",
        rf"\b(?P<month>{_NAMES}) (?P<day>\d\d?)(?:st|nd|rd|th)?(?:, (?P<year>[12]\d{{3}})\b|(?=[),.;]|$))",
    )
)
_QUICK = re.compile(rf"[0-9](?:-[0-9][0-9]?-[0-9]|(?:e|st|nd|rd|th)? (?:of )?(?:{_NAMES})\b)|[JFMASOND][a-z]{{2,8}} [0-9]{{1,2}}\b")
"""One of these stands in every text that has a date."""
_LEAP_YEAR = 2000


@rule(
    "date",
    "Every day that a text names stands in the calendar.",
    why="A date that no calendar has is a slip of which nobody can tell what was meant.",
    mend="Look the date up.",
    example=Example("modules/sample/nl.md", "Begin bij de woorden", "Op 31 april 2025 begon het. Begin bij de woorden"),
)
def dates(course: Course) -> Reports:
    """Report dates such as 31 April and 2026-02-29, in texts and in APA entries."""
    for writing in course.writings:
        yield from writing.once(_impossible_dates, among=_with_a_date)
    for reference in course.references.values():
        for _, words in _days_that_are_none(reference.apa):
            yield reference.at("apa"), f"there is no day `{words}`: look up which was meant."


def _with_a_date(writing: Writing) -> Iterator[Document]:
    return writing.where(_QUICK.search) if _QUICK.search(writing.source) else iter(())


def _impossible_dates(document: Document) -> Iterator[tuple[Position, str]]:
    for place, words in _days_that_are_none(_prose(document)):
        yield document.position(place), f"there is no day `{words}`: look up which was meant."


def _days_that_are_none(text: str) -> Iterator[tuple[int, str]]:
    for pattern in _DATES:
        for match in pattern.finditer(text):
            month = _NUMBERS.get(match["month"]) or int(match["month"])
            year = int(match["year"] or _LEAP_YEAR)
            if not 1 <= month <= len(_MONTHS) or not 1 <= int(match["day"]) <= monthrange(year, month)[1]:
                yield match.start(), match[0]
