"""The rule about the sizes of samples, which stand in the texts and in the notes of the references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from curriculum.load import Course
from curriculum.models import LANGUAGES, FinalTestFile, Language, QuizFile, Writing
from curriculum.numerals import NUMBERS, number_said
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, rule
from curriculum.text import Document, cited_keys, sentence_at
from curriculum.tree import REFERENCES

_PEOPLE = (
    "mensen personen deelnemers deelneemsters volwassenen respondenten alleenstaanden vrouwen mannen studenten therapeuten hulpverleners "
    "people persons participants adults respondents women men students therapists clinicians"
)
_SIZE = re.compile(
    r"= (?<=\b[nN] = )(?P<size>\d[\d.,]*\d)"
    r"|\d(?<![\w.,–-]\d)(?P<people>[\d.,]*\d\d)(?= (?:(?!miljoen|million|duizend|thousand|procent|per ?cent)[^\W\d_][\w-]* ){0,2}"
    rf"(?:{'|'.join(_PEOPLE.split())})\b)"
)
"""`n = 2.003`; or a number of three digits or more before the people of whom a sample is made."""
_SIGNS_BEFORE = 2
"""Signs before the equals sign that belong to the size: `n `."""
_PART = re.compile(
    r"(?:\b(?:op|uit|of|in|per|elke|every|ieder|ruim|bijna|ongeveer|zo’n|circa|ca\.|ruwweg|over|about|nearly|almost|around|some|roughly"
    r"|(?:meer|minder) dan|(?:more|fewer|less) than|(?:zaal|groep|klas|room|hall|group|class) (?:met|van|of|with))"
    r" (?:de |the |every |each )?|[–-])$"
)
"""Stands before a number that is no size, or is rounded: 3 op de 100 mensen, ruim 350 mensen."""
SHARE = re.compile(
    r"(?<![\d.,–-])(?P<number>\d+(?:[.,]\d+)?)(?= ?%| (?:procent|per ?cent)\b| (?:en|of|and|or) \d[\d.,]*(?: ?%| (?:procent|per ?cent)\b))"
)
"""A percentage, and the first of two."""
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_NO_ADJECTIVE = (
    "jaar|jaren|maanden|weken|dagen|uur|minuten|procent|per|years?|months|weeks|days|hours|minutes"
    "|met|van|voor|bij|onder|en|of|with|for|and|or|in"
)
"""What stands between a number and people of whom it says nothing: dertig jaar jongere mensen."""
_SMALL_SIZE = re.compile(
    rf"(?i)(?<![\w.,–-])(?P<said>[1-9]\d|{NUMBERS}) (?:(?!(?:{_NO_ADJECTIVE})\b)[^\W\d_][\w-]* )?"
    rf"(?:{'|'.join(_PEOPLE.split())}|cliënten|clients)\b"
)
"""A number up to a hundred, in words or not, before the people of whom a sample is made."""
_FEWEST = 10
_CITATION = re.compile(r"\[[^\[\]]*@[^\[\]]*\]|@[a-z0-9-]+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


class _Size(NamedTuple):
    """The size of a sample, or a percentage."""

    number: str
    """Of a size its digits, without the signs between thousands; a percentage with a point."""
    words: str
    cited: frozenset[str]
    position: Position


@rule(
    "sample-size",
    "How many people were asked, how they were found and what share of them said something is as the note on the cited work says. The "
    "size of a sample stands in the note on a work that its paragraph cites, where these notes give any, and so does a percentage, where "
    "each of these notes gives some; and no sentence calls a convenience sample representative, or the other way round, where the note "
    "says otherwise.",
    why="A figure that is copied wrongly is a wrong fact, and in both languages at once no comparison of these shows it.",
    mend="Look up which of the two is right, in the text or in `note` of modules/references.yml, where all numbers of people and all "
    "percentages belong.",
    example=Example("modules/sample/nl.md", "(n = 120)", "(n = 210)"),
)
def sample_sizes(course: Course) -> Reports:
    """Report sizes of samples, and percentages, that none of the notes on the cited works gives."""
    notes = course.fingerprint(REFERENCES)
    for language in LANGUAGES:
        sizes = _sizes_in_notes(course, language)
        drawn = {key: kind for key, work in course.references.items() if work.note and (kind := _kind(work.note[language]))}
        shares = {key: found for key, work in course.references.items() if work.note and (found := _shares_in(work.note[language]))}
        for writing in course.written(language):
            yield from writing.given(notes, _other_sizes, sizes)
            yield from writing.given(notes, _otherwise_drawn, drawn)
            yield from writing.given(notes, _other_shares, shares)
        for file in course.question_files:
            yield from file.given(f"{notes} {language}", _other_sizes_of_sources, language, sizes)
            yield from file.given(f"{notes} {language}", _otherwise_drawn_in_questions, language, drawn)
        small = _small_sizes_in_notes(course, language)
        for text in course.documents(language):
            yield from text.given(notes, _too_many, language, small)


_DRAWN = re.compile(
    r"(?i)\b(?:(?P<convenience>gelegenheidssteekproef|convenience sample)|(?P<representative>representatieve?|representative|kanssteekproef"
    r"|probability sample|random sample|aselecte steekproef))\b"
)
"""How people were found who were asked: a convenience sample stands for nobody but itself."""
_DRAWN_SIGNS = ("steekproef", "epresentati", "sample")
"""One of these stands in every text that says so."""
_NOT_DRAWN = re.compile(r"(?i)\b(?:niet|geen|noch|not|no|nor|never|nooit|neither)\b|n’t\b")


@lru_cache(maxsize=2**10)
def _kind(note: str) -> str:
    """Return how the people of a study were found, if its note says it and says nothing else."""
    kinds = {match.lastgroup or "" for match in _DRAWN.finditer(note)}
    return kinds.pop() if len(kinds) == 1 and not _NOT_DRAWN.search(note) else ""


def _otherwise_drawn(writing: Writing, drawn: dict[str, str]) -> Reports:
    """Yield the samples of which a sentence says otherwise than the note on the one work that it cites."""
    for document in writing.having(_DRAWN_SIGNS):
        for match in _DRAWN.finditer(document.visible):
            start, end = sentence_at(document.visible, match.start())
            yield from _drawn_otherwise(document, match, start, end, cited_keys(document.visible[start:end]), drawn)


def _otherwise_drawn_in_questions(file: QuizFile | FinalTestFile, language: Language, drawn: dict[str, str]) -> Reports:
    for question in file.questions:
        for document in question.written(language).having(_DRAWN_SIGNS):
            for match in _DRAWN.finditer(document.visible):
                start, end = sentence_at(document.visible, match.start())
                if not cited_keys(document.visible[start:end]):
                    yield from _drawn_otherwise(document, match, start, end, frozenset(question.sources), drawn)


def _drawn_otherwise(
    document: Document, match: re.Match[str], start: int, end: int, keys: frozenset[str], drawn: dict[str, str]
) -> Reports:
    kinds = {drawn.get(key, "") for key in keys}
    if len(keys) == 1 and kinds.isdisjoint({"", match.lastgroup}) and not _NOT_DRAWN.search(document.visible, start, end):
        problem = f"`{match[0]}` is said here, and the note on `{min(keys)}` says otherwise how people were found: look up which is right."
        yield Report(document.position(match.start()), problem, rests_on=(REFERENCES,))


def _other_sizes(writing: Writing, sizes: dict[str, dict[str, str]]) -> Reports:
    for size in writing.once(_sizes, among=_with_a_size):
        if size.cited <= sizes.keys():  # a misspelt key is told by itself
            yield from _unlike(size, size.cited, sizes)


def _other_sizes_of_sources(file: QuizFile | FinalTestFile, language: Language, sizes: dict[str, dict[str, str]]) -> Reports:
    for question in file.questions:
        for size in question.written(language).once(_sizes, among=_with_a_size):
            if not size.cited and {*question.sources} <= sizes.keys():  # as above
                yield from _unlike(size, frozenset(question.sources), sizes)


def _small_sizes_in_notes(course: Course, language: Language) -> dict[str, frozenset[int]]:
    """Return the sizes of samples up to a hundred in the note on each work that has such and no other."""
    found: dict[str, frozenset[int]] = {}
    for reference in course.references.values():
        note = reference.note[language] if reference.note else ""
        if sizes := _small_sizes(note, language):
            found[reference.id] = sizes
    return found


@lru_cache(maxsize=2**10)
def _small_sizes(note: str, language: Language) -> frozenset[int]:
    return frozenset() if _SIZE.search(note) else frozenset(_said(match, language) for match in _SMALL_SIZE.finditer(note))


def _too_many(text: Document, language: Language, small: dict[str, frozenset[int]]) -> Reports:
    """Yield numbers of people in words that are more than a work asked, in a paragraph that gives the right one nowhere.

    Less can be some of these; more can be those who did not take part, and then both numbers stand there.
    """
    for start, block in text.blocks:
        if "course:research" not in block or not any(key in block for key in small):
            continue
        said = [(match, _said(match, language)) for match in _SMALL_SIZE.finditer(block)]
        for match, number in said:
            cited = _CITATION.search(block, match.end())
            keys = cited_keys(cited[0]) if cited else frozenset()
            sizes = set[int]().union(*(small.get(key, set()) for key in keys))
            is_known = bool(keys) and keys <= small.keys()
            if is_known and number > max(_FEWEST, *sizes) and not sizes & {other for _, other in said}:
                told = ", ".join(map(str, sorted(sizes)))
                problem = f"`{match[0]}` are more than the note on `{min(keys)}` says, which has {told}: look up which is right."
                yield Report(text.position(start + match.start()), problem, rests_on=(REFERENCES,))


def _said(match: re.Match[str], language: Language) -> int:
    return number_said(match["said"], language) or 0


def _unlike(size: _Size, keys: frozenset[str], sizes: dict[str, dict[str, str]]) -> Reports:
    noted = {number: words for key in keys for number, words in sizes.get(key, {}).items()}
    told = [words for words in noted.values() if words]
    if told and size.number not in noted:
        those = ", ".join(sorted(set(told))[:3])
        problem = f"`{size.words}` is in no note on the works that are cited here; these say {those}: look up which is right."
        yield Report(size.position, problem, rests_on=(REFERENCES,))


def _sizes_in_notes(course: Course, language: Language) -> dict[str, dict[str, str]]:
    """Return the numbers in the note on each work, and of those that are the size of a sample the words; one that is cited in it too."""
    found: dict[str, dict[str, str]] = {}
    for reference in course.references.values():
        note = reference.note[language] if reference.note else ""
        found[reference.id] = _numbers_in(note)
    for reference in course.references.values():
        if reference.cited_in in found:
            found[reference.id] = found[reference.id] | found[reference.cited_in]
    return found


@lru_cache(maxsize=2**10)
def _numbers_in(note: str) -> dict[str, str]:
    numbers = {_digits(match[0]): "" for match in _NUMBER.finditer(note)}
    return numbers | {_number(match): f"`{note[_start(match) : match.end()]}`" for match in _SIZE.finditer(note)}


@lru_cache(maxsize=2**10)
def _shares_in(note: str) -> dict[str, str]:
    """Return the percentages of a note, each with how it is written there."""
    return {match["number"].replace(",", "."): match["number"] for match in SHARE.finditer(note)}


def _other_shares(writing: Writing, shares: dict[str, dict[str, str]]) -> Reports:
    """Yield percentages in a paragraph that cites works of which each note gives some, and that are none of these."""
    for share in writing.once(_shares, among=_with_a_share):
        known = {number: written for key in share.cited for number, written in shares.get(key, {}).items()}
        if share.cited and share.cited <= shares.keys() and share.number not in known:
            those = ", ".join(f"`{known[number]}%`" for number in sorted(known, key=float)[:_FEW])
            problem = f"`{share.words}%` stands in no note on the works that are cited here; these give {those}"
            yield Report(share.position, f"{problem}: look up which is right.", rests_on=(REFERENCES,))


_FEW = 8
"""Percentages that a message lists."""


def _with_a_share(writing: Writing) -> Iterator[Document]:
    return writing.matching(SHARE)


def _shares(document: Document) -> Iterator[_Size]:
    for start, block in document.blocks:
        cited = cited_keys(document.visible[start : start + len(block)])
        for match in SHARE.finditer(block) if cited else ():
            yield _Size(match["number"].replace(",", "."), match[0], cited, document.position(start + match.start()))


def _with_a_size(writing: Writing) -> Iterator[Document]:
    return writing.matching(_SIZE)


def _sizes(document: Document) -> Iterator[_Size]:
    for start, block in document.blocks:
        for match in _SIZE.finditer(block):
            is_other = match["people"] and (_YEAR.fullmatch(match[0]) or _PART.search(block, max(0, match.start() - 20), match.start()))
            if not is_other:
                shown = document.visible[start : start + len(block)]
                begin = _start(match)
                yield _Size(_number(match), block[begin : match.end()], cited_keys(shown), document.position(start + begin))


def _start(match: re.Match[str]) -> int:
    return match.start() - (_SIGNS_BEFORE if match["size"] else 0)


def _number(match: re.Match[str]) -> str:
    return _digits(match["size"] or match[0])


def _digits(number: str) -> str:
    return re.sub(r"[.,]", "", number)
