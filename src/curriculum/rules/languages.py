"""Rules that keep the languages of the course alike."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache, partial
from itertools import zip_longest
from operator import itemgetter
from typing import Any, NamedTuple

from curriculum.findings import Part, cut
from curriculum.front import fields, front_texts
from curriculum.load import Course
from curriculum.locks import pairs
from curriculum.models import LANGUAGE_NAMES, LANGUAGES, ORIGINAL, TRANSLATED, Language, Node, TextDocument, Writing
from curriculum.numerals import (
    CLOCK,
    PERCENT,
    SCALES,
    converted,
    glanced_at,
    measure_of,
    number_said,
    numbers_in_words,
    said_in_words,
    time_in_digits,
)
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, rule, same, unused
from curriculum.rules.help_lines import numbers_of_some_readers, unknown_numbers
from curriculum.rules.structure import LABEL, page_name, suggestion
from curriculum.silence import SILENCE
from curriculum.text import Document, blanked, cited_keys, of_both


def _fields(page: Document) -> list[tuple[str, Position]]:
    """Return what stands above a page: of texts for readers only the name, of settings the value too."""
    file = fields(page)
    if file is None:
        return []
    texts = {text.path for text in front_texts(page)}
    return sorted((name if (name,) in texts else f"{name}: {_setting(value)}", file.position(name)) for name, value in file.data.items())


def _setting(value: Any) -> str:
    """Return a value as it is written in a data file, but for texts of readers."""
    if value is None:
        return "(nothing)"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_setting(below)}' for name, below in value.items() if name != 'text')}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_setting, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


_ALIKE: dict[Part, Callable[[Document], Sequence[tuple[Any, Position]]]] = {
    Part.FIELD: _fields,
    Part.HEADING: lambda text: [((h.level, h.id), h.position) for h in text.headings],
    Part.COMMENT: lambda text: [((f"course:{d.name}", d.argument), d.position) for d in text.directives],
    Part.CITATION: lambda text: [(c.key, c.position) for c in text.citations],
    Part.LINK: lambda text: [(_across(link.target), link.position) for link in text.links if not link.image],
    Part.IMAGE: lambda text: [(_across(link.target), link.position) for link in text.links if link.image],
    Part.FOLD: lambda text: [(kind, position) for kind, position in text.folds],
}


_ONLY = {
    language: re.compile(rf"^<!-- *only in {name} *-->\s*(?!#)\S.*?(?=\n[ \t]*\n(?! )|\Z)", re.MULTILINE | re.DOTALL | re.IGNORECASE)
    for language, name in LANGUAGE_NAMES.items()
}
"""A paragraph, a list or a note that is meant for the readers of one language."""


def _compared(course: Course, language: Language) -> Iterator[tuple[Document, Document]]:
    """Yield each text with its translation, both without what is meant for one language only."""
    for original, other in pairs(course, language):
        yield _shared(original, ORIGINAL), _shared(other, language)


def _shared(document: Document, language: Language) -> Document:
    if "<!--" not in document.source or not _ONLY[language].search(document.source):
        return document
    return Document(document.file, blanked(_ONLY[language], document.source), document.first_line)


@lru_cache(maxsize=2**16)
def _between(question: Callable[..., Iterator[Any]], original: Document, other: Document, *given: Language) -> tuple[Any, ...]:
    """Return all that a question yields about a text and its translation."""
    return SILENCE.answer(of_both(original, other), question, lambda: tuple(question(original, other, *given)))


_SAYS_ONLY = re.compile(
    r"(?:(?:only|alleen|enkel) (?:(?:in|for|voor|op) )?(?:het |the )?(?P<name>\w+)(?: (?:readers?|lezers|text|tekst))?"
    r"|(?P<first>\w+) only)",
    re.IGNORECASE,
)
_SPOKEN = (
    "dutch english german french flemish frisian spanish turkish arabic polish "
    "nederlands nederlandse engels engelse duits frans vlaams fries spaans turks arabisch pools nl en"
)
_LANGUAGES_OF_PEOPLE = frozenset(_SPOKEN.split())


def _means_a_language(name: str) -> bool:
    known = {language.casefold() for language in LANGUAGE_NAMES.values()}
    return name.casefold() in _LANGUAGES_OF_PEOPLE | known or bool(suggestion(name.casefold(), known, 0.75))


def _wrongly_alone(original: Document, other: Document, language: Language) -> Iterator[tuple[Position, str]]:
    """Yield what is said to be for the readers of one language and is not, or cannot be."""
    for here, there, own in ((original, other, ORIGINAL), (other, original, language)):
        if "<!--" not in here.source:
            continue
        write = " or ".join(f"`<!-- only in {name} -->`" for name in LANGUAGE_NAMES.values())
        for comment, position in here.comments:
            if (said := _SAYS_ONLY.fullmatch(comment)) and _means_a_language(said["name"] or said["first"]):
                name = f"only in {LANGUAGE_NAMES[own]}".casefold()
                if comment.casefold() not in {f"only in {known}".casefold() for known in LANGUAGE_NAMES.values()}:
                    yield position, f"`{comment}` is no comment of the course, and does nothing: write {write}."
                elif comment.casefold() != name:
                    problem = f"this stands in the {LANGUAGE_NAMES[own]} text: put it into the other one, or take the comment out"
                    yield position, f"{problem}."
        cited: frozenset[str] | None = None
        for match in _ONLY[own].finditer(here.source):
            if "course:" in match[0] and LABEL.search(match[0]):
                problem = "what has an evidence label is for all readers: translate this paragraph, and take the comment out."
                yield here.position(match.start()), problem
            elif keys := cited_keys(match[0]):
                cited = cited if cited is not None else frozenset(citation.key for citation in there.citations)
                if missing := sorted(keys - cited):
                    problem = f"`{missing[0]}` is cited in this language only, and a source is for all readers"
                    yield here.position(match.start()), f"{problem}: translate this paragraph, or cite it in the other language too."


_ELSEWHERE = re.compile(r"(?P<scheme>https?://)(?:(?:nl|en)(?P<domain>\.[^/?#]+)|(?P<host>[^/?#]+))(?P<path>.*)")
_TO_SOMEBODY = re.compile("(?:mailto|tel):")
"""Starts a link to a person or a line, which can be another for the readers of each language."""
_PATH_OF_A_LANGUAGE = re.compile(r"[./-](?:nl|en)(?=$|[./?#-]).*$")
_FILE_OF_A_LANGUAGE = re.compile(r"-(?:nl|en)(?=\.\w+$)")


def _across(target: str) -> str:
    """Return a link as it reads in every language: other sites may have a page for each, or a whole site; and so may files."""
    if mail := _TO_SOMEBODY.match(target):
        return mail[0]
    if not (parts := _ELSEWHERE.fullmatch(target)):
        return target if target.endswith(".md") else _FILE_OF_A_LANGUAGE.sub("", target)
    if parts["domain"]:
        return f"{parts['scheme']}{parts['domain']}"
    return f"{parts['scheme']}{parts['host']}{_PATH_OF_A_LANGUAGE.sub('', parts['path'])}".rstrip("/")


class Difference(NamedTuple):
    """Where two texts differ, what is wrong there, where its counterpart stands, and what of the texts it is about."""

    position: Position
    message: str
    counterparts: tuple[Position, ...] = ()
    part: Part | None = None

    def report(self, *files: str) -> Report:
        """Report it, if the files can be read."""
        return Report(self.position, self.message, rests_on=files, about=self.counterparts, part=self.part)


@rule(
    "translation",
    "All languages have the same pages, and these have the same parts in the same order. That goes for the fields above them, headings, "
    "comments `<!-- course:… -->`, citations, links, images and folds; and there are as many paragraphs, items and rows, of which as "
    "many are indented. What one language denies (that the course is accredited, say), the other does not say.",
    why="A link, a saved answer and the language switch find the same place in every language, and no reader gets less.",
    mend="Bring the other language up to date. What differs first is named; what follows it is often only its echo. A paragraph, a list "
    "or a note for the readers of one language, without an evidence label, starts with `<!-- only in English -->` or "
    "`<!-- only in Dutch -->`.",
    example=Example("modules/sample/en.md", "{ #words }", "{ #wrods }"),
)
def same_structure(course: Course) -> Reports:
    """Report pages that miss a translation, and texts whose structure differs."""
    for language in TRANSLATED:
        originals, others = course.pages[ORIGINAL], course.pages[language]
        for name in originals.keys() ^ others.keys():
            have, miss = (ORIGINAL, language) if name in originals else (language, ORIGINAL)
            message = f"docs/{miss}/{name} is missing: translate this page, or take it out."
            yield Report(
                Position(course.pages[have][name].file), message, rests_on=(f"docs/{miss}/",), cause=unused("page", page_name(name))
            )
        for original, other in pairs(course, language):
            found = tuple(Difference(*alone) for alone in _between(_wrongly_alone, original, other, language))
            if not found:  # else a difference is only its echo
                compared = _shared(original, ORIGINAL), _shared(other, language)
                found = _between(_first_differences, *compared)
                if _names(original) == _names(other):  # else what is below a heading is counted with another
                    found += _between(_different_counts, *compared) or _between(_different_cells, *compared)
                    found += _between(_denied_once, *compared) if language == "en" else ()
            files = original.file.as_posix(), other.file.as_posix()
            yield from (difference.report(*files) for difference in found)
    for file in course.data:
        yield from (difference.report() for difference in file.once(_differences_in_data))


_SAID_OF_IT = (
    ("geaccrediteerde?", "accredited"),
    ("versleuteld", "encrypted"),
    ("anoniem", "anonymous"),
    ("vertrouwelijk", "confidential"),
    ("verplicht", "(?:compulsory|mandatory|obligatory|obliged|required)"),
    ("toegestaan", "(?:allowed|permitted)"),
    ("strafbaar", "(?:an offence|punishable)"),
    ("goedgekeurd", "approved"),
)
"""Words that mean the same in both languages, and of which a denial decides."""
_DENIES: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?:niet|geen|nooit|noch|niemand|nergens|zonder|zelden|amper|nauwelijks|vroeger|ooit|voorheen|on(?:ge|ver|vei|be)\w+)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:not|no|never|neither|nor|nobody|none|nothing|without|cannot|un(?:accr|encr|safe|prov|appr)\w*"
        r"|hardly|less|rarely|seldom|barely|remains|yet|used|once|formerly)\b|n’t\b",
        re.IGNORECASE,
    ),
}
_NEARLY_BEFORE: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(r"\b(?:niet|geen|nooit)(?: \w+){0,2} $", re.IGNORECASE),
    "en": re.compile(r"(?:\b(?:not|never)|n’t)(?: \w+){0,1} $", re.IGNORECASE),
}
"""Ends what stands before a word that is denied for sure."""
_ANY_SAID = re.compile("|".join(word for word, _ in _SAID_OF_IT))
_STEMS = tuple(word.rstrip("e?") for word, _ in _SAID_OF_IT)
_SENTENCES = re.compile(r"[^.?!;:\n]+")


def _denied_once(original: Document, other: Document) -> Iterator[Difference]:
    """Yield the word that one language denies of something, and the other says of it."""
    if not any(word in original.source for word in _STEMS):
        return
    ours, theirs = list(original.blocks), list(other.blocks)
    if len(ours) != len(theirs):
        return
    for (place, one), (there, two) in zip(ours, theirs, strict=True):
        for word, english in _SAID_OF_IT if _ANY_SAID.search(one) else ():
            if [len(re.findall(rf"\b{each}\b", text)) for each, text in ((word, one), (english, two))] != [1, 1]:
                continue
            dutch, its_english = _said(word, one, "nl"), _said(english, two, "en")
            places = original.position(place + dutch.place), other.position(there + its_english.place)
            for denies, says, here, language in ((dutch, its_english, places[1], "Dutch"), (its_english, dutch, places[0], "English")):
                if denies.is_denied and not says.may_be_denied:
                    problem = f"the {language} denies `{denies.word}`, and `{says.word}` stands here without a denial"
                    yield Difference(here, f"{problem}: check which of the two is right.", places)


class _Said(NamedTuple):
    word: str
    place: int
    is_denied: bool
    may_be_denied: bool


def _said(word: str, text: str, language: Language) -> _Said:
    """Return what stands in a text of a word that it has once: whether it is denied there for sure, and whether it may be."""
    start, end = next(re.finditer(rf"\b{word}\b", text)).span()
    sentence = next(each for each in _SENTENCES.finditer(text) if each.start() <= start < each.end())
    is_denied = bool(_NEARLY_BEFORE[language].search(text[sentence.start() : start]))
    return _Said(text[start:end], start, is_denied, bool(_DENIES[language].search(sentence[0])))


def _names(document: Document) -> list[str | None]:
    return [heading.id for heading in document.headings]


def _differences_in_data(file: Node) -> Iterator[Difference]:
    for text in file.texts():
        for language in TRANSLATED:
            if _MARKED.search(text[ORIGINAL]) or _MARKED.search(text[language]):
                yield from _first_differences(text.document(ORIGINAL), text.document(language))
            if "‘" in text[ORIGINAL] or "‘" in text[language]:
                yield from _quoted_in_one(text.document(ORIGINAL), text.document(language), language)
            if language == "en" and _ANY_SAID.search(text[ORIGINAL]):
                yield from _denied_once(text.document(ORIGINAL), text.document(language))
            if "\n" in text[ORIGINAL] or "\n" in text[language]:
                yield from _different_counts(text.document(ORIGINAL), text.document(language))


_IS_QUOTED = re.compile(r"\s*‘(?:[^‘\s]+\s+){3}[^‘]*[.?!…]’\s*")
"""A whole sentence that somebody says."""
_ANY_QUOTE = re.compile("[‘“«„]")


def _quoted_in_one(original: Document, other: Document, language: Language) -> Iterator[Difference]:
    """Yield a text that is somebody's words from start to end in one language, and has no quotation in the other."""
    texts = {ORIGINAL: original, language: other}
    for here, there in ((ORIGINAL, language), (language, ORIGINAL)):
        if _IS_QUOTED.fullmatch(texts[there].source) and not _ANY_QUOTE.search(texts[here].source):
            problem = f"the {LANGUAGE_NAMES[there]} text is what somebody says, between ‘ and ’, and this is not: put such marks around it"
            yield Difference(texts[here].position(0), f"{problem}, or take them away there.", (texts[there].position(0),))


_MARKED = re.compile(r"[#@<]|\][(:]|!!!|\?\?\?")
"""One of these stands in every text that has something of what must be alike."""


_BAR = re.compile(r"(?<!\\)\|")
_TARGETS = re.compile(r"\]\(([^()\s]+)|@([a-z][\w-]*\d)")


def _cells(document: Document) -> Iterator[tuple[int, list[str]]]:
    for match in _COUNTED_ROW.finditer(document.without_code):
        yield match.start(), [cell.strip() for cell in _BAR.split(match[0].strip())[1:-1]]


def _different_cells(original: Document, other: Document) -> Iterator[Difference]:
    """Yield rows of tables with a cell that is empty in one language, or with links or citations that stand in other cells."""
    if "|" not in original.source:
        return
    for (place, ours), (start, theirs) in zip(_cells(original), _cells(other), strict=False):
        if len(ours) != len(theirs):
            return
        places = original.position(place), other.position(start)
        for one, two in zip(ours, theirs, strict=True):
            if bool(one) != bool(two):
                empty, other_place = reversed(places) if one else places
                problem = f"this row has an empty cell, and its counterpart has words there ({other_place}): put them in."
                yield Difference(empty, problem, places)
        here, there = ([_TARGETS.findall(cell) for cell in row] for row in (theirs, ours))
        if here != there and sorted(here) == sorted(there):
            problem = f"in {places[0]} the links and citations of this row stand in other cells: check which ones changed places."
            yield Difference(places[1], problem, places)


_COUNTED_ROW = re.compile(r"^ *\|[^\n]*", re.MULTILINE)


class _Counted(NamedTuple):
    """What is counted in a text: how one of it is called, and many; the part that it is; and how it looks."""

    one: str
    many: str
    part: Part
    pattern: re.Pattern[str]


_COUNTED = tuple(
    _Counted(one, many, part, re.compile(pattern, re.MULTILINE))
    for one, many, part, pattern in (
        ("item of a list", "items of lists", Part.MARKED, r"^ *[-*+] "),
        ("numbered item", "numbered items", Part.MARKED, r"^ *\d+[.)] "),
        ("row of a table", "rows of tables", Part.BLOCKS, r"^ *\|"),
        ("line across the page", "lines across the page", Part.BLOCKS, r"^ {0,3}([-*_])(?: *\1){2,} *$"),
        (
            "quotation that starts with `>`",
            "quotations that start with `>`",
            Part.BLOCKS,
            r"(?:\A|^(?! *>)[^\n]*\n) *>(?! *\Z)",
        ),
        ("bold part", "bold parts", Part.MARKED, r"\*\*(?!\*)(?:[^*]|\*(?!\*))+\*\*"),
        ("paragraph", "paragraphs", Part.BLOCKS, r"(?:\A|^[ \t]*\n)[ \t]*\S"),
        (
            "indented paragraph or item",
            "indented paragraphs and items",
            Part.MARKED,
            r"^[ \t]*\n {4,}\S|^ {4,}(?:[-*+]|\d+[.)]) ",
        ),
    )
)


def _counts(document: Document) -> Iterator[tuple[str, Position, list[int]]]:
    """Yield each part between two headings: the id of the heading, where it stands, and how much is below it."""
    text = document.without_code
    starts = [0, *(document.offset(heading.position) for heading in document.headings), len(text)]
    names = ["", *(heading.id or "" for heading in document.headings)]
    for name, start, end in zip(names, starts, starts[1:], strict=False):
        part = text[start:end]
        yield name, document.position(start), [len(counted.pattern.findall(part)) for counted in _COUNTED]


def _different_counts(original: Document, other: Document) -> Iterator[Difference]:
    """Yield the first part of a text that has fewer or more paragraphs, items or rows than the original."""
    ours = {name: (position, counts) for name, position, counts in _counts(original)}
    for name, position, counts in _counts(other):
        start, (place, their_counts) = position, ours.get(name, (position, counts))
        for counted, count, wanted in zip(_COUNTED, counts, their_counts, strict=True):
            if count != wanted:
                differ = ""
                if fork := _fork(original, place, other, position):
                    place, start = fork
                    differ = f" They differ here or just above (there at {place})."
                top = "here" if isinstance(other, TextDocument) else "before the first heading"
                where = f"under the heading `{name}`" if name else top
                there_are = f"there is 1 {counted.one}" if count == 1 else f"there are {count or 'no'} {counted.many}"
                here = f"{where} {there_are}, and in the {LANGUAGE_NAMES[ORIGINAL]} text {wanted or 'none'}"
                one = "one, or the four spaces before it" if counted.one.startswith("indented") else "one"
                problem = f"{here}: check which of the two lost or gained {one}.{differ}"
                yield Difference(start, problem, (place,), counted.part)
                return
    yield from _comments_elsewhere(original, other)


_ASKS = re.compile(r"<!-- *(course:(?!research|practice|contested)[a-z-]+(?: [^<>]*?)?) *-->\s*")
"""A comment that is a paragraph of its own."""


def _comments_elsewhere(original: Document, other: Document) -> Iterator[Difference]:
    """Yield the first comment that stands between other paragraphs than in the original, if both have as many."""
    ours, theirs = ([(place, _ASKS.fullmatch(block)) for place, block in text.blocks] for text in (original, other))
    places = {match[1].rstrip(): original.position(place) for place, match in ours if match}
    if len(ours) != len(theirs):
        return
    for number, ((_, one), (place, two)) in enumerate(zip(ours, theirs, strict=True)):
        if bool(one) != bool(two):
            name = (two[1] if two else one[1] if one else "").rstrip()
            here = place if two else next((start for start, match in theirs[number:] if match and match[1].rstrip() == name), place)
            if name in places:
                there = f"the {LANGUAGE_NAMES[ORIGINAL]} text ({places[name]})"
                problem = f"the comment `{name}` stands between other paragraphs here than in {there}: put it in the same place."
                yield Difference(other.position(here), problem, (places[name],), Part.COMMENT)
            return


def _fork(original: Document, place: Position, other: Document, position: Position) -> tuple[Position, Position] | None:
    """Return where two parts begin to differ in what they are made of, if that can be seen."""
    before = (place, position)
    for one, two in zip_longest(_made_of(original, place), _made_of(other, position)):
        here = (original.position(one[1]) if one else before[0], other.position(two[1]) if two else before[1])
        if one is None or two is None or one[0] != two[0]:
            return here
        before = here
    return None


def _made_of(document: Document, position: Position) -> Iterator[tuple[object, int]]:
    """Yield what a part up to the next heading is made of, block by block: its kind, what it asks for and cites, and its numbers."""
    start = document.offset(position)
    for place, block in document.blocks:
        if place >= start and (place > start or not block.startswith("#")):
            if block.startswith("#"):
                return
            sign = _KIND.match(block.lstrip())
            kind = re.sub(r"\d+", "1", sign[0]) if sign else ""
            yield (kind, block.startswith("    "), _ASKED_OR_CITED.findall(block), "**" in block), place


_KIND = re.compile(r"[-*+] (?=[^-*])|\d+[.)] |\||[-*_]{3,}|>|!!!|\?\?\?|!\[|<!--")
_ASKED_OR_CITED = re.compile(r"course:[^>]*|@[a-z][a-z-]*-\d{4}[a-z]?|\]\(/[^)]*\)")


_Placed = tuple[Any, Position]
"""Something that must be alike, and where it stands."""


class _Held(NamedTuple):
    """A text, and what it has of one kind."""

    document: Document
    parts: Sequence[_Placed]

    def name(self, part: Part, placed: _Placed) -> str:
        """Return how a message calls something that it has: a link by its whole address, of which only a part is compared."""
        what, position = placed
        if part in {Part.LINK, Part.IMAGE}:
            what = next(link.target for link in self.document.links if link.position == position)
        return _words(what)

    def times(self, wanted: object) -> int:
        """Return how often it has something."""
        return sum(part == wanted for part, _ in self.parts)


def _first_differences(original: Document, other: Document) -> Iterator[Difference]:
    """Yield the first difference of each kind; what follows it is mostly its echo, and so is all that is below other headings."""
    for part, parts in _ALIKE.items():
        ours, theirs = _Held(original, parts(original)), _Held(other, parts(other))
        if part is Part.FIELD and not (ours.parts and theirs.parts):
            continue  # that these are missing, or cannot be read, is told by another rule
        both = zip_longest(ours.parts, theirs.parts)
        one, two = next(((one, two) for one, two in both if one is None or two is None or one[0] != two[0]), (None, None))
        yield from _difference(part, ours, theirs, one, two)
        if part is Part.HEADING and (one or two):
            return


def _difference(part: Part, ours: _Held, theirs: _Held, one: _Placed | None, two: _Placed | None) -> Iterator[Difference]:
    """Yield in what two texts differ first: something that one of them lacks, or another thing in its place."""
    is_missing = one is not None and ours.times(one[0]) > theirs.times(one[0])
    is_extra = two is not None and theirs.times(two[0]) > ours.times(two[0])
    original, other = ours.document, theirs.document
    there = f"the {LANGUAGE_NAMES[ORIGINAL]} text" if isinstance(original, TextDocument) else str(original.file)
    if one and is_missing and not is_extra:
        found = _more_in_a_paragraph(ours, theirs, one[0]) if part is not Part.FIELD else (theirs.parts[-1][1], one[1])
        place, its = found or (_where_missing(original, other, one[1], two[1] if two else None), one[1])
        problem = f"the {part.value} `{ours.name(part, one)}` of {there} is missing here ({its}): put it in, or take it out there."
        is_title = part is Part.HEADING and one[0][0] == 1  # a text of a module has none, which is told there
        its_own = is_title or part is Part.COMMENT  # which is a paragraph by itself, so that the two have not as many
        beside = (one[1],) if its_own else () if part is Part.HEADING else _opposite(original, its, other)
        yield Difference(place, problem, beside, part)
    elif two and is_extra and not is_missing:
        found = _more_in_a_paragraph(theirs, ours, two[0]) if part is not Part.FIELD else None
        place = found[1] if found else two[1]
        problem = f"the {part.value} `{theirs.name(part, two)}` stands here, and not in {there}: put it in there, or take it out here."
        yield Difference(place, problem, () if part is Part.HEADING else _opposite(other, place, original), part)
    elif one and two:
        instead = (
            f"the {part.value} `{theirs.name(part, two)}` stands here, and {there} has `{ours.name(part, one)}` in its place ({one[1]})"
        )
        problem = f"{instead}: {'make them the same' if is_missing else 'put them in the same order'}."
        yield Difference(two[1], problem, (one[1],), part)


def _opposite(document: Document, position: Position, counterpart: Document) -> tuple[Position, ...]:
    """Return where the same paragraph stands in the other text, if that has as many."""
    blocks, others = document.blocks, counterpart.blocks
    if len(blocks) != len(others):
        return ()
    place = document.offset(position)
    return tuple(
        counterpart.position(other[0]) for one, other in zip(blocks, others, strict=True) if one[0] <= place < one[0] + len(one[1])
    )


def _more_in_a_paragraph(ours: _Held, theirs: _Held, wanted: object) -> tuple[Position, Position] | None:
    """Return where the first paragraph is that has something less often than its counterpart, and where the latter has it last.

    Paragraphs are compared under headings below which both texts have as many of them.
    """
    held, others, other = _by_paragraph(ours, wanted), _by_paragraph(theirs, wanted), theirs.document
    for heading, paragraphs in held.items():
        if len(paragraphs) == len(others.get(heading, ())):
            for (begin, here), (start, there) in zip(paragraphs, others[heading], strict=True):
                if len(here) > len(there):
                    # The first line of a fold is its title: what it lacks stands in the same line of both.
                    lines = other.source[start:].partition("\n\n")[0].split("\n")
                    line = min(here[-1].line - ours.document.position(begin).line, len(lines) - 1)
                    place = start + sum(len(words) + 1 for words in lines[:line])
                    return other.position(place + len(lines[line]) - len(lines[line].lstrip())), here[-1]
    return None


def _by_paragraph(held: _Held, wanted: object) -> dict[str | None, list[tuple[int, list[Position]]]]:
    """Return the paragraphs below each heading: where each starts, and where it has what is wanted."""
    document = held.document
    starts = [start + len(block) - len(block.lstrip()) for start, block in document.blocks]
    paragraphs: list[list[Position]] = [[] for _ in starts]
    for part, position in held.parts:
        if part == wanted and (number := bisect_right(starts, document.offset(position))):
            paragraphs[number - 1].append(position)
    headings = [(document.offset(heading.position), heading.id) for heading in document.headings]
    found: dict[str | None, list[tuple[int, list[Position]]]] = {}
    for start, positions in zip(starts, paragraphs, strict=True):
        above = bisect_right(headings, start, key=itemgetter(0))
        found.setdefault(headings[above - 1][1] if above else None, []).append((start, positions))
    return found


def _where_missing(original: Document, other: Document, there: Position, before: Position | None) -> Position:
    """Return where a text misses what another has: before what follows it, if that stands under the same heading; else at that heading."""
    above = [heading.id for heading in original.headings if heading.position <= there]
    found = {heading.id: number for number, heading in enumerate(other.headings)}
    if above and above[-1] and (number := found.get(above[-1])) is not None:
        start = other.headings[number].position
        behind = other.headings[number + 1].position if number + 1 < len(other.headings) else None
        return before if before and start < before and not (behind and before >= behind) else start
    return before or other.position(len(other.source.rstrip()))


def _words(value: object) -> str:
    match value:
        case (int(level), name):  # a heading
            return f"{'#' * level} … {{ #{name} }}" if name else f"{'#' * level} …"
        case tuple():
            return " ".join(str(part) for part in value if part is not None)
    return cut(str(value)) or "()"


_UNREAD = re.compile(
    r"<!--.*?-->|\]\([^)\n]*\)|\{[^}\n]*\}|@[a-z0-9-]+|<https?://\S+|https?://\S+|10\.\d{4,}/\S+| (?<=^ ) *\d+[.)] |\d(?<=^\d)\d*[.)] ",
    re.DOTALL | re.MULTILINE,
)
"""Each alternative starts with its first sign, not with where it stands: that is how the search finds it quickly."""
_UNREAD_SIGN = re.compile(r"[\](){@<0-9]|://")
"""One of these stands in all that `_UNREAD` finds."""
_SCALES = "|".join(SCALES)
_NUMBER = re.compile(
    rf"(?P<number>\d(?<![\w.,]\d)\d*(?:[.,]\d+)*)(?![\w]|[.,]\d)(?:(?P<percent> ?(?:{PERCENT}))|(?: (?P<scale>{_SCALES})\b))?"
)
_LAST_YEAR = re.compile(r"\b(19|20)\d\d[–/-]\Z")
"""Stands before the end of some years that is written short, as in 2024–25."""
_DECADE_SIGN = re.compile(r"\d[A-Za-z]|[jJ][aA][rR][eE][nN] ’?\d")
"""Stands in all that `_DECADE` finds."""
_DIGIT = re.compile(r"\d")
_DECADE = re.compile(r"(?i)\bjaren ’?\d+\b(?![–-]\d)|\b\d+(?:s|th|st|nd|rd|e|ste|de)\b")


Figures = Sequence[tuple[str, int]]
"""Numbers, each with its place."""


def figures(text: str, language: Language) -> Figures:
    """Return the numbers of a text, each as it reads in no language, with the place where it stands.

    Numbers of one digit are left out, since a language writes them in words or not as it pleases; percentages are not.
    """
    if not _DIGIT.search(text):
        return ()
    blank = blanked(_UNREAD, text)
    if _DECADE_SIGN.search(blank):
        blank = blanked(_DECADE, blank)
    found = []
    if _TIME_SIGN.search(blank):
        found = [(_time(match), match.start()) for match in _TIME.finditer(blank)]
        blank = blanked(_TIME, blank)
    group, point = {"nl": (".", ",")}.get(language, (",", "."))
    if _CLOCK_SIGN.search(blank):
        blank = blanked(CLOCK, blank)  # a time in words, also if its hour is in digits: half 10
    for match in _NUMBER.finditer(blank):
        number = match["number"]
        if len(number) > 3:
            number = re.sub(rf"\{group}(?=\d{{3}}(?!\d))", "", number)
        number = number.replace(point, ".")
        if match["scale"]:
            number = f"{Decimal(number) * SCALES[match['scale']]:f}".removesuffix(".0") if number.count(".") < 2 else number
        if len(number) == 2 and (start := _LAST_YEAR.search(blank, 0, match.start())):
            number = f"{start[1]}{number}"
        if len(number) > 1 or match["percent"]:
            found.append((number + ("%" if match["percent"] else ""), match.start()))
    return tuple(sorted((item for item in found if len(item[0]) > 1), key=itemgetter(1)))


_CLOCK_SIGN = re.compile(r" \d(?:(?<=(?i:half|past|over|voor) \d)|(?<=(?i:kwart) \d)|(?<=(?i:quarter) \d)|(?<=(?i:to) \d))")
"""Stands in all that `CLOCK` finds and that has a digit."""
_TIME_SIGN = re.compile(r"\d(?::\d| ?[ap]\.?m\b| uur)")
"""Stands in all that `_TIME` finds."""
_TIME = re.compile(
    r"(?<![\w.,:])(?P<hour>[01]?\d|2[0-4])(?:(?:[.:](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b"
    r"|(?:[.:](?P<start>[0-5]\d))?(?=(?: (?:to|and|or|until|till) | ?[-–] ?)(?P<end>[01]?\d)(?:[.:][0-5]\d)? ?(?P<its>[ap])\.?m\b)"
    r"|[.:](?P<minutes>[0-5]\d)(?= uur\b|(?:-|–| tot | en | of )\d\d?[.:][0-5]\d uur\b)|:(?P<plain>[0-5]\d)(?![\w:]))"
)
"""A time of day, which Dutch writes as 19.30 uur, or from 18.30 tot 19.30 uur, and English as 7.30 pm, 2.30 to 3.45 pm or 19:30."""

_PLAIN_TIME = re.compile(r"(?<![\w.,:€£$-])([01]?\d|2[0-4])\.([0-5]\d)(?![\w:]|[.,]\d| ?(?:%|per ?cent))")
"""What can be a time of day, and can be another number as well: it counts as a time where numbers differ otherwise."""


def _time(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    if half := match["half"] or match["its"]:
        is_later = half == "p"
        if match["end"] and hour <= 12 and hour % 12 > int(match["end"]) % 12:  # 11.30 to 1 pm starts in the morning
            is_later = not is_later
        hour = hour % 12 + (12 if is_later else 0)
    return time_in_digits(hour, int(match["minute"] or match["start"] or match["minutes"] or match["plain"] or 0))


@rule(
    "figures",
    "The numbers of a text are the same in all languages, in the same order, each with the point or the comma of its language; so are "
    "days, months, seasons, decades, centuries, countries and measures.",
    why="A figure that is copied wrongly is a wrong fact, and nobody reads both languages side by side.",
    mend="Look up which of the two is right. Dutch writes 2.003 and 21,9%, English 2,003 and 21.9%.",
    example=Example("modules/sample/en.md", "n = 120", "n = 210"),
)
def same_figures(course: Course) -> Reports:
    """Report numbers that a translation has not, or has more; but for numbers to call, of which the rule about these tells it."""
    of_some_readers = numbers_of_some_readers(course)
    for language in LANGUAGES:
        for writing in course.written(language):
            yield from writing.once(_MISPOINTED[language], ["%", "cent"])
    for language in TRANSLATED:
        for original, other in _compared(course, language):
            files = (original.file.as_posix(), other.file.as_posix())
            for found in _between(_different_figures, original, other, language):
                numbers = found.here | found.there
                if not numbers <= of_some_readers and numbers.isdisjoint(unknown_numbers(course, original.file, other.file)):
                    yield Report(found.position, found.message, rests_on=files, numbers=found.here)
    for file in course.data:
        for found in file.once(_figures_in_data):
            numbers = found.here | found.there
            if not numbers <= of_some_readers and numbers.isdisjoint(unknown_numbers(course, found.position.file)):
                yield Report(found.position, found.message, numbers=found.here)


def _mispointed_in(language: Language) -> Callable[[Document], Iterator[tuple[Position, str]]]:
    wrong, right, name = (r"\.", ",", "comma") if language == "nl" else (",", ".", "point")
    pattern = re.compile(rf"(?<![\w.,])(\d{{1,3}}){wrong}(?!\d{{3}}(?!\d))(\d+) ?(?:{PERCENT})")

    def mispointed(document: Document) -> Iterator[tuple[Position, str]]:
        for match in pattern.finditer(document.visible):
            problem = (
                f"`{match[0]}` has the mark of another language: {LANGUAGE_NAMES[language]} writes a {name}, `{match[1]}{right}{match[2]}`."
            )
            yield document.position(match.start()), problem

    return mispointed


_MISPOINTED = {language: _mispointed_in(language) for language in LANGUAGES}


class Differing(NamedTuple):
    """Where figures differ, what is wrong, which figures stand here, and which the other text has in their place."""

    position: Position
    message: str
    here: frozenset[str]
    there: frozenset[str] = frozenset()


def _figures_in_data(file: Node) -> Iterator[Differing]:
    for text in file.texts():
        for language in TRANSLATED:
            if (
                _DIGIT.search(text[ORIGINAL])
                or _DIGIT.search(text[language])
                or glanced_at(text[ORIGINAL], ORIGINAL) != glanced_at(text[language], language)
            ):
                yield from _different_figures(text.document(ORIGINAL), text.document(language), language)


def _different_figures(original: Document, other: Document, language: Language) -> Iterator[Differing]:
    sources = converted(original.source, other.source)
    if sources != (original.source, other.source):
        original, other = (replace(text, source=source) for text, source in zip((original, other), sources, strict=True))
    ours, theirs = figures(original.source, ORIGINAL), figures(other.source, language)
    if [number for number, _ in ours] == [number for number, _ in theirs]:
        told = tuple(_different_digits(original, other))
        yield from told or _different_words(original, other, language)
        return
    sources = original.source, other.source
    if len(_DATE.findall(sources[0])) != len(_DATE.findall(sources[1])):  # one of the two gives the name of a month
        sources = _DATE.sub(_without_month, sources[0]), _DATE.sub(_without_month, sources[1])
    if any(map(_TIME_SIGN.search, sources)):  # 17.00 uur, and until 17.00
        sources = _PLAIN_TIME.sub(r"\1:\2", sources[0]), _PLAIN_TIME.sub(r"\1:\2", sources[1])
    if sources != (original.source, other.source):
        ours, theirs = figures(sources[0], ORIGINAL), figures(sources[1], language)
    our_words, their_words = numbers_in_words(original.visible, ORIGINAL), numbers_in_words(other.visible, language)
    ours, theirs = _without(ours, theirs, their_words - our_words), _without(theirs, ours, our_words - their_words)
    if [number for number, _ in ours] == [number for number, _ in theirs]:
        yield from _different_digits(original, other) if sources != (original.source, other.source) else ()
        return
    missing = Counter(number for number, _ in ours) - Counter(number for number, _ in theirs)
    extra = Counter(number for number, _ in theirs) - Counter(number for number, _ in ours)
    if not missing and not extra:
        yield from _other_order(original, ours, other, theirs, language)
        return
    there = f", which has {_list(missing)} instead" if missing else ""
    for numbers, place in _by_block(other, [one for one in _alone(theirs, ours) if one[0] in extra]):
        problem = f"{_stand(numbers)} here, and not in the {LANGUAGE_NAMES[ORIGINAL]} text{there}: check which is right."
        yield Differing(other.position(place), problem, frozenset(numbers), frozenset(missing))
    for numbers, place in _by_block(original, [one for one in _alone(ours, theirs) if one[0] in missing and not extra]):
        problem = f"{_stand(numbers)} here, and not in the {LANGUAGE_NAMES[language]} text: check which is right."
        yield Differing(original.position(place), problem, frozenset(numbers))


def _other_order(original: Document, ours: Figures, other: Document, theirs: Figures, language: Language) -> Iterator[Differing]:
    """Yield the first of the same numbers that stands elsewhere, but where only the sentence is turned."""
    differing = [(one, two) for one, two in zip(ours, theirs, strict=True) if one[0] != two[0]]
    (instead, start), (number, place) = differing[0]
    if sorted(held for held, _ in _by_block(original, ours)) == sorted(held for held, _ in _by_block(other, theirs)):
        moved = f"the number {number} stands here in another paragraph than in the {LANGUAGE_NAMES[ORIGINAL]} text"
        its = next(start for figure, start in ours if figure == number)
        problem = f"{moved} (there at {original.position(its)}): put the paragraphs in the same order."
        yield Differing(other.position(place), problem, frozenset({number}))
    elif not _are_only_turned(original, other, language, differing):
        swapped = f"the number {number} stands here, and the {LANGUAGE_NAMES[ORIGINAL]} text has {instead} in its place"
        problem = f"{swapped} ({original.position(start)}): check whether two numbers were swapped."
        yield Differing(other.position(place), problem, frozenset({number}), frozenset({instead}))


def _alone(numbers: Figures, others: Figures) -> Iterator[tuple[str, int]]:
    """Yield the numbers that have none like them in their place in the other text: of one that stands there often, not all."""
    matcher = SequenceMatcher(None, [number for number, _ in numbers], [number for number, _ in others], autojunk=False)
    end = 0
    for start, _, size in matcher.get_matching_blocks():
        yield from numbers[end:start]
        end = start + size


_AFTER_NUMBER = re.compile(r"[\d.,]*\d(?: (?P<word>[^\W\d_]+))?")


def _sort_of(figure: str, text: str, place: int, language: Language) -> object:
    """Return what a number is of, as far as the signs and the word around it tell: a percentage, an age in brackets, years."""
    if figure.endswith("%") or text[place - 2 : place] == "= ":
        return figure[-1:] if figure.endswith("%") else "="
    after = _AFTER_NUMBER.match(text, place)
    return measure_of(after["word"], language) if after and after["word"] else text[place - 1 : place] == "("


def _are_only_turned(
    original: Document, other: Document, language: Language, differing: Sequence[tuple[tuple[str, int], tuple[str, int]]]
) -> bool:
    """Say whether numbers stand in another order only since the sentence does: each is of another sort, and of the same as before."""
    ours = {(figure, _sort_of(figure, original.source, place, ORIGINAL)) for (figure, place), _ in differing}
    theirs = {(figure, _sort_of(figure, other.source, place, language)) for _, (figure, place) in differing}
    return ours == theirs and len({sort for _, sort in ours}) == len(differing)


_DATE = re.compile(r"(?<![\w/-])(?:(?P<first>\d{4})-\d\d-(?P<last>\d\d)|(?P<day>\d\d?)-\d\d?-(?P<year>\d{4}))(?![\w/-])")
"""A date in digits, which another language may give with the name of the month."""


def _without_month(match: re.Match[str]) -> str:
    """Return the day and the year of a date, in as many signs, so that all else keeps its place."""
    day, year = match["day"] or match["last"], match["year"] or match["first"]
    return f"{day.lstrip('0'):<{len(match[0]) - len(year)}}{year}"


def _by_block(document: Document, numbers: Figures) -> list[tuple[tuple[str, ...], int]]:
    """Return the numbers paragraph by paragraph, with the place of the first of each."""
    starts = [place for place, _ in document.blocks]
    found: dict[int, list[tuple[str, int]]] = {}
    for number, place in numbers:
        found.setdefault(bisect_right(starts, place), []).append((number, place))
    return [(tuple(number for number, _ in held), held[0][1]) for held in found.values()]


def _stand(numbers: Sequence[str]) -> str:
    each = list(dict.fromkeys(numbers))
    return f"the number {each[0]} stands" if len(each) == 1 else f"the numbers {', '.join(each)} stand"


def _without(numbers: Figures, others: Figures, in_words: Counter[str]) -> Figures:
    """Leave out the numbers that the other text has not in digits, and has in words."""
    missing = Counter(number for number, _ in numbers) - Counter(number for number, _ in others)
    spared = missing & in_words
    left = []
    for number, place in numbers:
        if spared[number] > 0:
            spared[number] -= 1
        else:
            left.append((number, place))
    return tuple(left)


_SINGLE = re.compile(rf"(?<![\w.,#@/-])\d(?![\w]|[.,]\d|[.)] | (?:{_SCALES})\b)")


def _hour_alone(match: re.Match[str]) -> str:
    """Return a time without the zeros of a full hour, in as many signs."""
    return f"{_time(match):<{len(match[0])}}"


def _different_digits(original: Document, other: Document) -> Iterator[Differing]:
    """Yield a number of one digit that differs, if both languages write as many of these in digits; else one wrote it in words."""
    texts = [blanked(_UNREAD, text.visible) for text in (original, other)]
    if any(map(_TIME_SIGN.search, texts)):
        texts = [_TIME.sub(_hour_alone, _PLAIN_TIME.sub(r"\1:\2", text)) for text in texts]
    ours, theirs = ([(match[0], match.start()) for match in _SINGLE.finditer(text)] for text in texts)
    missing = Counter(digit for digit, _ in ours) - Counter(digit for digit, _ in theirs)
    if len(ours) == len(theirs) and missing:
        extra = Counter(digit for digit, _ in theirs) - Counter(digit for digit, _ in ours)
        place = next(place for digit, place in theirs if digit in extra)
        problem = f"{_stand([*extra])} here, and not in the {LANGUAGE_NAMES[ORIGINAL]} text, which has {_list(missing)} instead"
        yield Differing(other.position(place), f"{problem}: check which is right.", frozenset(extra), frozenset(missing))


def _different_words(original: Document, other: Document, language: Language) -> Iterator[Differing]:
    """Yield a number, a day, a month or a measure in words of which a paragraph has as many as the original, and this one is another.

    Where a language has more of them than the other, it only says something in another way (*the two of them* is *samen*).
    """
    if len(original.blocks) != len(other.blocks):
        return  # a paragraph is missing, which has a rule of its own
    for (place, ours), (start, theirs) in zip(original.blocks, other.blocks, strict=True):
        if glanced_at(ours, ORIGINAL) == glanced_at(theirs, language):
            yield from _in_place_of(_different_span(ours, theirs, language), original, place, other, start)
            continue
        here, there = (
            said_in_words(blanked(_UNREAD, block), block_language) for block, block_language in ((theirs, language), (ours, ORIGINAL))
        )
        for kind, said in here.items():
            originals = there.get(kind, [])
            differing = [(one, two) for one, two in zip(said, originals, strict=False) if one[1] != two[1]]
            if len(said) == len(originals) and len(differing) == 1:
                (words, _, offset), (instead, _, its) = differing[0]
                yield from _in_place_of(((words, offset), (instead, its)), original, place, other, start)
                break
        else:
            yield from _in_place_of(_different_span(ours, theirs, language), original, place, other, start)


def _in_place_of(
    differing: tuple[tuple[str, int], tuple[str, int]] | None, original: Document, place: int, other: Document, start: int
) -> Iterator[Differing]:
    """Yield that words stand in a paragraph in the place of those of the original."""
    if differing:
        (words, offset), (instead, its) = differing
        problem = f"`{words}` stands here, and the {LANGUAGE_NAMES[ORIGINAL]} text has `{instead}` in its place"
        problem = f"{problem} ({original.position(place + its)}): check which is right."
        yield Differing(other.position(start + offset), problem, frozenset({words}))


_SPANS: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?P<number>[^\W\d_]{3,}) (?:(?P<year>jaar|jaren)|(?P<month>maand(?:en)?)|(?P<week>we(?:ek|ken))|(?P<day>dag(?:en)?)"
        r"|(?P<hour>uur|uren)|(?P<minute>minu(?:ut|ten))|(?P<child>kind(?:eren)?))\b"
    ),
    "en": re.compile(
        r"\b(?P<number>[^\W\d_]{3,}(?:-[a-z]+)?) (?:(?P<year>years?)|(?P<month>months?)|(?P<week>weeks?)|(?P<day>days?)"
        r"|(?P<hour>hours?)|(?P<minute>minutes?)|(?P<child>child(?:ren)?))\b"
    ),
}
"""How long something takes, and how many children there are: a number in words before what it counts."""
_UNIT = re.compile(r"jaar|jaren|maand|dag|uur|uren|minu|kind|year|month|wee?k|day|hour|child")
"""Stands in every text that has one of these."""
_NUMBER_WORD = re.compile(r"[^\W\d_]+(?:-[a-z]+)?")


def _different_span(ours: str, theirs: str, language: Language) -> tuple[tuple[str, int], tuple[str, int]] | None:
    """Return a span of time of which the original has another instead, with its place, and that one with its place."""
    if not {ORIGINAL, language} <= _SPANS.keys() or not (_UNIT.search(ours) and _UNIT.search(theirs)):
        return None
    spans = [
        [
            ((number, match.lastgroup or ""), match)
            for match in _SPANS[its].finditer(blanked(_UNREAD, text))
            if (number := number_said(match["number"], its) or 0) > 1  # of one, a language says it or not
        ]
        for text, its in ((ours, ORIGINAL), (theirs, language))
    ]
    if [span for span, _ in spans[0]] == [span for span, _ in spans[1]]:
        return None
    counts = [Counter(span for span, _ in each) for each in spans]
    said = [{number_said(word, its) for word in _NUMBER_WORD.findall(text)} for text, its in ((ours, ORIGINAL), (theirs, language))]
    lost = [span for span in counts[0] - counts[1] if span[0] not in said[1]]
    extra = [span for span in counts[1] - counts[0] if span[0] not in said[0]]
    for number, unit in extra:
        missing = [span for span in lost if span[1] == unit]
        if len(missing) == [span[1] for span in extra].count(unit) == 1:
            there = next(match for span, match in spans[0] if span == missing[0])
            here = next(match for span, match in spans[1] if span == (number, unit))
            return (here[0], here.start()), (there[0], there.start())
    return None


def _list(numbers: Counter[str]) -> str:
    return ", ".join(sorted(numbers.elements()))


_DUTCH = (
    "de het een en van ik je dat niet is die op te zijn met voor er aan om ook maar als bij wat wie hoe waar zij haar hem ze "
    "naar kan wordt heeft deze dit nog uit door over zo dan geen jouw wel"
)
_ENGLISH = (
    "the a an and of i you that not is which on to are with for there at if also but as what who how where she her him they "
    "it can has this these still out by about so than no your does from was be"
)
COMMON: dict[Language, frozenset[str]] = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
_SHORTEST = 3 * min(len(word) for common in COMMON.values() for word in common) + 2
"""Signs that three words take at least: a shorter text leaves doubt."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> Language | None:
    """Return the language in which a text is written, if its common words leave no doubt."""
    if len(text) < _SHORTEST:
        return None
    read = _UNREAD.sub(" ", text) if _UNREAD_SIGN.search(text) else text
    words = _WORD.findall(read.lower())
    counts = {language: sum(map(common.__contains__, words)) for language, common in COMMON.items()}
    best = max(counts, key=counts.__getitem__)
    if counts[best] < 3:
        return None
    return best if counts[best] > 3 * max(count for language, count in counts.items() if language != best) else None


@rule(
    "language",
    "Every text is written in its own language.",
    why="A text that was copied and not yet translated, or put into the wrong field, looks complete to every other rule.",
    mend="Translate it, or put it where it belongs.",
    example=Example(
        "quizzes/sample.yml",
        "en: Begin with your client’s own word.",
        "en: Begin bij het woord van je cliënt zelf en kijk wat het haar zegt.",
    ),
)
def right_language(course: Course) -> Reports:
    """Report texts that are in another language, or the same in two."""
    for language in LANGUAGES:
        for writing in course.written(language):
            found = writing.once(_FOREIGN[language], among=_IN_DOUBT[language])
            for position, problem in found:  # where most of a file is not translated yet, that is told once
                cause = same(f"{language} in {position.file}") if len(found) > _MANY_FOREIGN else None
                yield Report(position, problem, cause=cause)
    for file in course.data:
        yield from file.once(_untranslated)
    for language in TRANSLATED:
        for writing in course.written(language):
            yield from writing.once(_foreign_links, ["]("])
        for original, other in pairs(course, language):
            for position, name in _same_words(original, other):
                problem = f"{name} reads the same as in the {LANGUAGE_NAMES[ORIGINAL]} text: translate it."
                yield Report(position, problem, cause=same(f"headings of {position.file}"))


_MANY_FOREIGN = 5
"""Texts of one file in another language that are told one by one."""
_DUTCH_ONLY = frozenset(
    word
    for word in _DUTCH.split()
    if word not in COMMON["en"] and word not in {"de", "van", "en", "die", "over", "door", "wel", "met", "er", "om", "ze"}
)


def is_dutch(name: str) -> bool:
    """Say whether a title is Dutch; one with capitals is a name, which can be the same in every language."""
    words: list[str] = _WORD.findall(name)
    is_mixed = not _TELLING["en"].isdisjoint(words)
    return (
        not is_mixed
        and not _DUTCH_ONLY.isdisjoint(map(str.lower, words))
        and any(word.islower() and word not in COMMON["nl"] for word in words[1:])
    )


_NEVER = "method methods question questions answer answers story stories words round meeting steps view"
_NEVER_BORROWED = frozenset(_NEVER.split())
"""Words of English titles for which Dutch has its own."""


def _is_not_shared(words: str) -> bool:
    """Say whether words cannot be the same in two languages, as names and some terms are."""
    found = _WORD.findall(words.lower())
    only = _DUTCH_ONLY if _is_a_name(words) else _DUTCH_ONLY | _IN_SHORT["nl"] | _SURE["en"] | _NEVER_BORROWED
    return len(found) > 6 or (len(found) > 1 and not only.isdisjoint(found))


def _same_words(original: Document, other: Document) -> Iterator[tuple[Position, str]]:
    """Yield headings and texts at the start of a page that are the same in two languages."""
    titles = {heading.id: heading.title for heading in original.headings}
    for heading in other.headings:
        if titles.get(heading.id) == heading.title and _is_not_shared(heading.title):
            yield heading.position, "this heading"
    texts = {text.path: text.source for text in front_texts(original)}
    for text in front_texts(other):
        if texts.get(text.path) == text.source and len(_WORD.findall(text.source)) > 2:
            yield text.position(0), f"`{text.path[0]}`"


_GERMAN = (
    "und nicht ist das auch ich sich mit ein eine einen einem einer wird werden können diesen dieser wenn für über sind dem wir sie noch "
    "nur oder aber bei zu zum zur auf aus nach wie weil deshalb der den von dass haben hat keine mehr sehr durch"
)
_FRENCH = (
    "les des est dans pas une qui sont avec cette aussi leurs nous vous elle ils elles mais ces ce se leur du et sur par pour plus ont "
    "être même tout comme donc"
)
_SPOKEN_ELSEWHERE = {"de": ("German", frozenset(_GERMAN.split())), "fr": ("French", frozenset(_FRENCH.split()))}
"""Very common words of languages that the course has not."""
_ELSEWHERE_SIGNS = (" und ", " nicht ", " auch ", " ist ", " les ", " des ", " est ", " dans ", " pas ")
"""One of these stands in nearly every paragraph of these languages."""
_MANY = 5
"""Common words, each another, that tell the language of a paragraph."""


def _elsewhere(block: str, language: Language) -> str:
    """Return the name of another language in which a whole paragraph is, that is no quotation and has no title in it; or nothing."""
    if not any(sign in block for sign in _ELSEWHERE_SIGNS) or block.lstrip().startswith(">") or any(sign in block for sign in "‘“*|"):
        return ""
    words = _WORD.findall(_UNREAD.sub(" ", block).lower())
    own = sum(map(COMMON.get(language, frozenset()).__contains__, words))
    for code, (name, common) in _SPOKEN_ELSEWHERE.items():
        found = sum(map(common.__contains__, words)) if code not in LANGUAGES and len(common.intersection(words)) >= _MANY else 0
        if found > 2 * own and 3 * found > len(words):
            return name
    return ""


def _foreign_to(language: Language) -> Callable[[Document], Iterator[tuple[Position, str]]]:
    def foreign(document: Document) -> Iterator[tuple[Position, str]]:
        for start, block in document.blocks:
            found = language_of(block)
            if name := _elsewhere(block, language):
                problem = f"this is {name}, which is no language of this course: translate it, or put quotation marks around it."
                yield document.position(start), problem
            elif not found or found == language or (language not in COMMON and not _is_surely(block, found)):
                for place, other in _foreign_sentences(block, language, is_short=isinstance(document, TextDocument)):
                    yield document.position(start + place), f"this sentence is {LANGUAGE_NAMES[other]}: translate it, or take it out."
            elif not (language == ORIGINAL and _is_quotation(block)):
                problem = f"this is {LANGUAGE_NAMES[found]}, and {LANGUAGE_NAMES[language]} is expected here"
                yield document.position(start), f"{problem}: translate it, or put it where it belongs."

    return foreign


_DUTCH_ALONE = (
    "het een één ik je dat niet op te zijn voor aan ook maar als bij wat wie hoe waar zij haar naar kan wordt heeft deze dit uit geen jouw "
    "hij jullie alleen tussen hebben worden kunnen moet moeten zouden wil meer zonder tegen iets iemand niemand altijd van zou zich "
    "zulke hun jezelf omdat zoals terwijl mensen"
)
_ENGLISH_ALONE = (
    "the and you that not which to are with there if also but how where she they it has this these still about than your does from "
    "their our would could should will have were many without between something someone nobody always only when because into"
)
_TELLING: dict[Language, frozenset[str]] = {"nl": frozenset(_DUTCH_ALONE.split()), "en": frozenset(_ENGLISH_ALONE.split())}
"""Words that stand in nearly every sentence of a language, and in none of the other."""
_DUTCH_FOR_SURE = (
    "het een dat niet zijn ook maar wat wie hoe naar geen jouw deze dit iets iemand huis tijd woorden vraag vragen groep kern beurt "
    "verlies rouw zorg afspraken keer hulpverlener spreekkamer gemeenschap hebben vertellen zwijgen ieder iedereen één ons onze"
)
_ENGLISH_FOR_SURE = "the and you that are how where she they it this these your their our ours whom whose each three everyone having being"
_SURE: dict[Language, frozenset[str]] = {"nl": frozenset(_DUTCH_FOR_SURE.split()), "en": frozenset(_ENGLISH_FOR_SURE.split())}
"""Those of them that stand in no word or saying that the other language has borrowed, so that one in a title tells enough."""
_TOLD = {language: words | {word.capitalize() for word in words} for language, words in _TELLING.items()}


def _is_surely(text: str, language: Language) -> bool:
    """Say whether a text has words of a language that others do not share: German has `die`, `er` and `als` in common with Dutch."""
    return len(_SURE[language].intersection(_WORD.findall(text.lower()))) > 2


_DUTCH_IN_SHORT = (
    "hun ons onze uw mijn mij jou jezelf zelf zich eigen ander andere anderen iedere iedereen ieder elke elk alles niets één twee "
    "drie welk welke waarin waaraan waarmee nee toch weer terug eerst daarna vaak veel weinig zoals zodat omdat voordat terwijl thuis "
    "samen gaat gaan komt komen doet doen laat laten zegt zeggen zei vraagt vragen vraag weet weten hoort hoor ziet zien staat staan "
    "zit waren vonden onder sinds gerust groep denkt hulpverlener relatie gemeenschap gesprek woorden tijd antwoordt luistert "
    "afspraak afspraken verlies rouw zorg zwijgen vertellen eerste volgende houd houden casus binnen"
)
_ENGLISH_IN_SHORT = (
    "hers him his them theirs us my mine whom whose which when while someone everyone everybody themselves each every another other "
    "others three four being having did says said asked could may might needs wants got keep make makes takes give gives some few "
    "less much many such then than just yet already before after during since among against through until again often never tomorrow "
    "yesterday listens answers thinks words relationships agreements losses difference reported"
)
_IN_SHORT: dict[Language, frozenset[str]] = {
    "nl": _TELLING["nl"] | frozenset(_DUTCH_IN_SHORT.split()),
    "en": _TELLING["en"] | frozenset(_ENGLISH_IN_SHORT.split()),
}
"""Words that tell the language of a text in a data file, of which one or two words may be all that there is."""
_TOLD_IN_SHORT = {language: words | {word.capitalize() for word in words} for language, words in _IN_SHORT.items()}
_END_OF_SENTENCE = re.compile(r"(?<=[.!?:])[’”)*_]*\s+|\n\s*\n|\n(?= *(?:[-*+]|\d+\.) )|\|")
_NAMED = re.compile(r"(?<!\*)\*(?!\*)[^*]+\*(?!\*)|‘[^‘’]+’(?!\w)|“[^“”]+”")
"""What stands slanted or between quotation marks: names, titles and words that are talked about."""
_ENGLISH_ARTICLE = re.compile(r"\s*‘?A (?!la |priori)[a-z]{2}")
_ALL_QUOTED = re.compile(r"‘(?:[^‘’]|’(?=\w))+’")
"""An option or the like that somebody says: that is no name."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def _has_foreign_words(source: str, language: Language, *, is_short: bool) -> bool:
    words = (source.replace("‘", " ") if is_short else source).split()
    if is_short and language != "en" and "A" in words:
        return True
    return any(not told.isdisjoint(words) for other, told in (_TOLD_IN_SHORT if is_short else _TOLD).items() if other != language)


def _is_a_name(sentence: str) -> bool:
    """Say whether most words of a sentence have a capital, the first of them left out."""
    long: list[str] = _LONG_WORD.findall(sentence)[1:]
    return 2 * sum(word[0].isupper() for word in long) > len(long)


def _foreign_sentences(block: str, language: Language, *, is_short: bool) -> Iterator[tuple[int, Language]]:
    """Yield where a sentence stands that has words of another language, and hardly one of its own; also in a text that is a title."""
    if language not in _TELLING or not _has_foreign_words(block, language, is_short=is_short):
        return
    text = blanked(_UNREAD, block)
    if not (is_short and _ALL_QUOTED.fullmatch(text)):
        text = blanked(_NAMED, text)
    telling_here = _IN_SHORT if is_short else _TELLING
    start = 0
    for end in [*_END_OF_SENTENCE.finditer(text), None]:
        sentence = text[start : end.start() if end else len(text)]
        words = _WORD.findall(sentence.lower())
        own = sum(map(telling_here[language].__contains__, words))
        known = telling_here if len(words) > 3 else _SURE if len(words) > 1 and is_short else {}
        unnamed = [word.lower() for number, word in enumerate(_WORD.findall(sentence)) if number == 0 or not word[0].isupper()]
        for other, telling in known.items() if known and not _is_a_name(sentence) else ():
            if other == language:
                continue
            foreign = sum(map(telling.__contains__, unnamed))  # Veilig Thuis and the Groot Hart Groep are called so in every language
            foreign += other == "en" and is_short and bool(_ENGLISH_ARTICLE.match(sentence))
            if (foreign > 1 and foreign > 2 * own) or (foreign and not own):
                yield start + len(sentence) - len(sentence.lstrip()), other
            elif other == ORIGINAL and foreign > 2 and "," in sentence:
                yield from ((start + place, other) for place in _foreign_clauses(sentence, language, other))
        start = end.end() if end else len(text)


def foreign_to(language: Language, text: str) -> Language | None:
    """Return the language of a short text, if it is another than that of its edition or if common words tell it."""
    return language_of(text) or next((other for _, other in _foreign_sentences(text, language, is_short=True)), None)


_CLAUSE = re.compile(r"(?<=,) [^,;:()]+")
"""What stands behind a comma, up to the next."""


def _foreign_clauses(sentence: str, language: Language, other: Language) -> Iterator[int]:
    """Yield where words behind a comma start that are in another language, and none of them in that of the sentence."""
    for clause in _CLAUSE.finditer(sentence):
        words = _WORD.findall(clause[0].lower())
        if sum(map(_TELLING[other].__contains__, words)) > 2 and _TELLING[language].isdisjoint(words) and not _is_a_name(clause[0]):
            yield clause.start() + 1


def _foreign_links(document: Document) -> Reports:
    """Yield links to pages of the course, in a text that is no Dutch, of which the words are."""
    for link in document.links:
        words = _WORD.findall(link.text.lower())
        if link.image or "://" in link.target or len(words) < 3 or _is_a_name(link.text) or not _IN_SHORT["en"].isdisjoint(words):
            continue  # another site has its own name
        if sum(map(_IN_SHORT[ORIGINAL].__contains__, words)) > 1 or not _SURE[ORIGINAL].isdisjoint(words):
            problem = f"`{link.text}` is {LANGUAGE_NAMES[ORIGINAL]}: translate the words of this link."
            yield Report(link.position, problem, cause=same(f"links of {document.file}"))


_QUOTED = re.compile(r"[‘“].*[’”]", re.DOTALL)


def _is_quotation(block: str) -> bool:
    """Say whether a paragraph stands mostly between quotation marks, or as a quotation: that can be in the words of who said it."""
    if block.lstrip().startswith(">"):
        return True
    quoted = _QUOTED.search(block)
    return quoted is not None and 2 * len(quoted[0]) > len(_UNREAD.sub("", block))


def _in_doubt(language: Language, writing: Writing) -> Iterator[Document]:
    """Yield the texts of more than one line, and those of one line that seem to be in another language."""
    return writing.where(
        lambda source: (
            "\n" in source
            or _has_foreign_words(source, language, is_short=True)
            or language_of(source) not in {None, language}
            or _elsewhere(source, language)
        )
    )


_FOREIGN = {language: _foreign_to(language) for language in LANGUAGES}
_IN_DOUBT = {language: partial(_in_doubt, language) for language in LANGUAGES}


_WHOLE = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]*(?: [a-zà-ÿ]{2,}){4,}[.?!]")
"""A sentence without a name, which two languages never have alike; of a few words, it may be a phrase that one has borrowed."""


def _untranslated(file: Node) -> Iterator[tuple[Position, str]]:
    for text in file.texts():
        for language in TRANSLATED:
            if text[language] == text[ORIGINAL] and (_is_not_shared(text[language]) or _WHOLE.fullmatch(text[language])):
                yield text.at(language), f"this reads the same as the {LANGUAGE_NAMES[ORIGINAL]} text: translate it."
