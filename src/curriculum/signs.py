"""Signs that nobody sees, or that look like another: what an editor, a web page or a word processor can leave in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORTH_READING = re.compile(r"[^\t\n\x20-\x7e\xa0-\xac\xae-\u0131\u0134-\u02ff\u2010-\u2027\u2030-\u205f]|Ã|â€")
"""A first look, for speed: all that is neither Latin nor usual punctuation."""
_UNPRINTED = r"\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
UNPRINTED = re.compile(f"[{_UNPRINTED}]")
"""Signs that nobody sees, and that part a name or turn round what follows: wrong in code too, where others have their use, as for icons."""
_ODD = re.compile(
    rf"[{_UNPRINTED}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200c\u200d\u2028\u2029\u2061-\u2065\u206a-\u206f"
    r"\ufff0-\ufffb\ufffe\uffff\ue000-\uf8ff]"
)
_STOPS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd-\uffff]|Ã[\x80-\xbf]|â€")
_ACCENT = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_MIXED = re.compile(r"\w*(?:[A-Za-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z])\w*")
_JOINED = re.compile(r"\w*[\u0132\u0133\ufb00-\ufb06]\w*")
"""A word in which two letters are one sign, as PDF files have them, or the Dutch ij: a reader may search for the word and not find it."""
_WRONGLY_READ = re.compile(r"Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ]|â€[\x80-\x9f™œ˜“”¦]|\ufffd")
MOST = 20
"""Places that are reported of one file: where there are more, they come from one mistake."""


def odd_signs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset of each sign that should not stand in a text, and what to do about it."""
    if _WORTH_READING.search(text):
        yield from sorted(_odd_signs(text))[:MOST]


def with_accents_joined(text: str) -> str:
    """Return a text in which every letter with an accent is one sign, as far as there is such a one."""
    return _ACCENT.sub(lambda match: unicodedata.normalize("NFC", match[0]), text) if _WORTH_READING.search(text) else text


def is_harmless(text: str) -> bool:
    """Say whether the rest of a text can be looked at in spite of its odd signs."""
    return not _STOPS.search(text)


def _sign_of(wrong: str) -> str:
    """Return the sign of which UTF-8 that was read as something else is all that is left, if that can be told."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return f"`{wrong.encode(encoding).decode()}`"
        except UnicodeError:
            continue
    return "the one that was meant"


def _odd_signs(text: str) -> Iterator[tuple[int, str]]:
    read = {match.start(): match for match in _WRONGLY_READ.finditer(text)}
    within = {place for match in read.values() for place in range(*match.span())}
    for place, match in read.items():
        yield place, f"`{match[0]}` is what another program made of a letter or a quote: write {_sign_of(match[0])}."
    for match in _ODD.finditer(text):
        if match.start() not in within:
            number = f"U+{ord(match[0]):04X}"
            yield match.start(), f"an invisible control character ({number}) stands here: take it out, or type the word around it again."
    if apart := [*_ACCENT.finditer(text)]:  # one program wrote them all
        one = unicodedata.normalize("NFC", apart[0][0])
        more = f", and {len(apart) - 1} more below it" if len(apart) > 1 else ""
        yield apart[0].start(), f"`{one}` is written as a letter and an accent apart{more}: type it again, as one letter."
    for match in _JOINED.finditer(text):
        plain = unicodedata.normalize("NFKC", match[0])
        yield match.start(), f"`{match[0]}` has one character that stands for two letters or more: write `{plain}`, letter by letter."
    for match in _MIXED.finditer(text):
        yield match.start(), f"`{match[0]}` has a letter of another alphabet that only looks the same: type the word again."
