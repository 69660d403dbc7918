"""The interface words of a language, from `overrides/locales/<language>.po`.

One gettext catalogue for each language. The English text is the key, so the English catalogue holds only what differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter

from curriculum.findings import cut
from curriculum.models import Language
from curriculum.numerals import number_said
from curriculum.text import Document, blanked

_NAME = re.compile(r"\{(\w+)\}")
_LINE = re.compile(r'(?:#.*|(?:\w+(?:\[\d\])? +)?"(?:[^"\\]|\\.)*")?')
"""A line of a catalogue: a remark, or a text in quotes, with or without the word that says what it is."""
_QUOTED = r'"(?:[^"\\\n]|\\.)*"'
_ENTRY = re.compile(rf"^msgid (?P<key>{_QUOTED}(?:\s*{_QUOTED})*)\s*^msgstr (?P<words>{_QUOTED}(?:\s*{_QUOTED})*)", re.MULTILINE)
_SIGNS = {"n": "\n", "t": "\t"}
_ELEMENT = re.compile(r"</?\w+[^<>]*>")
_WORD = re.compile(r"\d+|[^\W\d_]+(?:-[^\W\d_]+)?")
_ENDS = ("?", ":", "…")
"""Signs at the end of an English text that its translation needs too."""
_NO = {"nl": re.compile(r"(?i)\b(?:niet|geen|nooit)\b")}
_NOT = re.compile(r"(?i)\b(?:no|not|never|nothing|nobody|none|cannot|without|leave|(?:in|un|im|dis|mis)\w+)\b|n['’]t\b")
_ELSEWHERE = " in the other language"
"""Ends a text whose translation is in another language than its catalogue."""
_SHORT = 5
"""Words of a text that is short enough for a `not` to be seen in both languages."""


class BadWords(Exception):
    """The interface words cannot be used; the message says where and why."""


def catalogue(language: Language) -> str:
    """Return the name of the file with the interface words of a language."""
    return f"overrides/locales/{language}.po"


class Interface:
    """Translates interface words: `words("Question {n} of {total}", n=1, total=12)`."""

    def __init__(self, root: Path, language: Language) -> None:
        self.language = language
        name = catalogue(language)
        try:
            text = (root / name).read_text(encoding="utf-8")
        except OSError as error:
            raise BadWords(f"{name}: this file is missing: put it back.") from error
        import polib  # a check mostly starts without it

        for line, fault in faults(text):
            raise BadWords(f"{name}:{line}: {fault}")
        self._words = {entry.msgid: entry.msgstr for entry in polib.pofile(text) if entry.msgstr}

    def __call__(self, message: str, **values: object) -> str:
        """Return the message in this language, with `{names}` filled in."""
        text = self._words.get(message, message)
        return text.format(**values) if values else text


def faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with a catalogue, each with its line."""
    for number, words in enumerate(text.splitlines(), start=1):
        if not _LINE.fullmatch(words.strip()):  # polib would take the last letter for the quote
            yield number, "what stands here is not a word in quotes: check the quotes in this line."
            return
    empty = [match.start() for match in _ENTRY.finditer(text) if not _said(match["key"])]
    if len(empty) > 1:  # the first is the head of the catalogue, and polib keeps one alone
        yield text.count("\n", 0, empty[1]) + 1, "the English of this entry (`msgid`) is empty: put it back, as the template has it."
        return
    import polib

    try:
        entries = polib.pofile(text)
    except OSError as error:
        found = re.search(r"\(line (\d+)\)", str(error))
        yield int(found[1]) if found else 1, "this file cannot be read: look at the quotes here and above."
        return
    first: dict[str, int] = {}
    for entry in entries:
        line = entry.linenum or 1
        if first.setdefault(entry.msgid, line) != line:
            yield line, f"“{cut(entry.msgid)}” stands in line {first[entry.msgid]} already: keep one."
        elif entry.fuzzy:
            yield (
                line,
                f"the translation of “{cut(entry.msgid)}” is marked as `fuzzy`, a guess: look at it, and take the line `#, fuzzy` out.",
            )
        elif not entry.msgstr:
            yield line, f"the translation of “{cut(entry.msgid)}” is empty: write it, or take the entry out."
        elif fault := _fault(entry.msgid, entry.msgstr):
            yield line, f"the translation of “{cut(entry.msgid)}” {fault}"


@dataclass(frozen=True, slots=True)
class Entry:
    """The translation of a text in a catalogue: where the entry begins, and where the translation starts and ends."""

    key: str
    words: str
    place: int
    start: int
    end: int


@lru_cache(maxsize=16)
def entries(text: str) -> tuple[Entry, ...]:
    """Return what a catalogue translates, in its order; its head, which translates nothing, is left out."""
    found = (Entry(_said(match["key"]), _said(match["words"]), match.start(), *match.span("words")) for match in _ENTRY.finditer(text))
    return tuple(entry for entry in found if entry.key)


_PART = re.compile(_QUOTED)
_ESCAPED = re.compile(r"\\(.)")
_MARKS = re.compile(r'"|\\.')


def _said(quoted: str) -> str:
    """Return what stands in quotes, over however many lines."""
    parts = "".join(part[1:-1] for part in _PART.findall(quoted))
    return _ESCAPED.sub(lambda match: _SIGNS.get(match[1], match[1]), parts) if "\\" in parts else parts


def prose(document: Document) -> Document:
    """Return a catalogue with nothing left but its translations, each where it stands."""
    source = document.source
    shown = re.sub(r"[^\n]", " ", source)
    for entry in entries(source):
        if entry.key.endswith(_ELSEWHERE):
            continue
        shown = shown[: entry.start] + blanked(_MARKS, source[entry.start : entry.end]) + shown[entry.end :]
    return Document(document.file, shown)


def doubtful(entry: Entry, language: Language) -> str:
    """Say what is most likely wrong with a translation that can be used all the same; empty if nothing is."""
    key, words = entry.key, entry.words
    if key[:1].isspace() != words[:1].isspace() or key[-1:].isspace() != words[-1:].isspace():
        return "starts or ends with a space where the English does not, or the other way round."
    if _ELEMENT.findall(key) != _ELEMENT.findall(words):
        return "does not have the tags (`<…>`) of the English: write the same ones, or none if it has none."
    if key[:1].isalpha() and words[:1].isalpha() and key[:1].isupper() != words[:1].isupper():
        return "starts with a capital where the English does not, or the other way round: they stand in the same place."
    if key.endswith(_ENDS) and not words.endswith(key[-1]):
        return f"does not end in `{key[-1]}`, as the English does."
    if key.count("(") == key.count(")") and words.count("(") != words.count(")"):
        return "has a bracket without its other: put it back."
    other, theirs = _numbers(words, language) - _numbers(key, "en"), _numbers(key, "en") - _numbers(words, language)
    if other and theirs:  # a language can have a word for some: `in a pair`, `anderhalf`
        return f"says {_listed(other)} where the English says {_listed(theirs)}: check which is right."
    if language in _NO and len(key.split()) <= _SHORT:
        no = bool(_NO[language].search(words))
        if no != bool(re.search(r"(?i)\bnot\b", key)) and (not no or not _NOT.search(key)):
            return "says the opposite of the English: find the word that makes it so, or that is missing."
    return ""


def _numbers(words: str, language: Language) -> set[int]:
    """Return the numbers of a text, in digits or in words; but for `one`, which is no number in Dutch."""
    said = (number_said(word, language) for word in _WORD.findall(_NAME.sub("", words)))
    return {number for number in said if number is not None and number > 1}


def _listed(numbers: set[int]) -> str:
    return " and ".join(f"`{number}`" for number in sorted(numbers))


def _fault(message: str, translation: str) -> str | None:
    """Return what is wrong with a translation, if anything is."""
    missing, other = _names(message) - _names(translation), _names(translation) - _names(message)
    if missing or other:
        names = ", ".join(f"`{{{word}}}`" for word in sorted(missing or other))
        what = "does not have" if missing else "may not have"
        return f"{what} {names}: the names in braces stand as they are in the English."
    try:
        list(Formatter().parse(translation))
    except ValueError:
        return "has a brace without its other: braces stand round names only."
    if message == translation and len(re.findall(r"[^\W\d_]{2,}", _NAME.sub("", message))) > 1:
        return "reads the same as the English: translate it."
    return None


def _names(words: str) -> set[str]:
    """Return the names in braces, for which numbers and other words are put in."""
    return set(_NAME.findall(words))
