"""The interface words of a language, from `overrides/locales/<language>.po`.

One gettext catalogue for each language serves the course's own pages and mkdocs-quiz alike. The English text is the key,
so the English catalogue is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from curriculum.models import Language

_NAME = re.compile(r"\{(\w+)\}")
_LINE = re.compile(r'(?:#.*|(?:\w+(?:\[\d\])? +)?"(?:[^"\\]|\\.)*")?')
"""A line of a catalogue: a remark, or a text in quotes, with or without the word that says what it is."""
_KEY = re.compile(r'^msgid ("(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*)', re.MULTILINE)


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
            yield number, "what stands here is not a word in quotes: look at the quotes of this line."
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
            yield line, f"“{entry.msgid}” stands in line {first[entry.msgid]} already: keep one."
        elif not entry.msgstr:
            yield line, f"the translation of “{entry.msgid}” is empty: write it, or take the entry out."
        elif fault := _fault(entry.msgid, entry.msgstr):
            yield line, f"the translation of “{entry.msgid}” {fault}"


def keys(text: str) -> frozenset[str]:
    """Return the English words that a catalogue translates."""
    return frozenset(
        "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', match[1])).replace('\\"', '"').replace("\\n", "\n") for match in _KEY.finditer(text)
    )


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
