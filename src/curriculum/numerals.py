"""Numbers in words, as the languages of the course write them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from curriculum.models import Language

_DUTCH = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien "
    "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd"
)
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred"
)
_WORDS: dict[Language, list[str]] = {"nl": _DUTCH.split(), "en": _ENGLISH.split()}


@cache
def number_in_words(number: int, language: Language) -> str:
    """Return a number up to a hundred in words; in digits, if the words of the language are not known here."""
    if (words := _WORDS.get(language)) is None:
        return str(number)
    if number < 20:
        return words[number]
    ten, one = words[18 + number // 10], words[number % 10]
    if number % 10 == 0:
        return ten
    if language == "nl":
        return f"{one}{'ën' if one.endswith('e') else 'en'}{ten}"
    return f"{ten}-{one}"


_NUMBERS: dict[Language, dict[str, int]] = {
    language: {number_in_words(number, language): number for number in range(101)} for language in _WORDS
}
_NUMBERS["nl"] |= {"één": 1, "duizend": 1000, **{f"{word}duizend": 1000 * number for word, number in _NUMBERS["nl"].items() if number > 1}}
_NUMBERS["en"] |= {f"{number_in_words(ten, 'en')[:-1]}ies": ten for ten in range(20, 100, 10)}  # in her thirties: begin 30
PERCENT = r"%|per ?cent\b|procent\b"
"""What makes a percentage of the number before it."""
SCALES = {"duizend": 10**3, "thousand": 10**3, "miljoen": 10**6, "million": 10**6, "miljard": 10**9, "billion": 10**9}
"""What multiplies the number before it."""
_FEWEST = 10
"""The least number that counts by itself, since a language writes those below in words or not as it pleases."""
_PHRASE = re.compile(rf"(?P<word>[a-zëé]+(?:-[a-z]+)?)(?: (?:(?P<percent>{PERCENT})|(?P<scale>{'|'.join(SCALES)})\b))?")
CLOCK = re.compile(
    r"\b(?:half(?P<past> past)?|(?:kwart|(?:a )?quarter) (?P<quarter>over|voor|past|to)) (?P<hour>\d\d?\b(?![.,:]\d)|[a-z]+)"
    r"|\b(?:om|rond|tot|vanaf|na|voor) (?P<uur>[a-z]+) uur\b|\b(?P<whole>[a-z]+) o[’']clock\b",
    re.IGNORECASE,
)
"""A time of day in words: `half acht` is half past seven."""


def numbers_in_words(text: str, language: Language) -> Counter[str]:
    """Return what a text writes in words: numbers from 10 on, percentages, thousands and millions, and times of day.

    A time counts as that of the morning and as that of the evening: which of the two is meant, words mostly leave open.
    """
    known, lower = _NUMBERS.get(language, {}), text.lower()
    found: Counter[str] = Counter()
    for match in _PHRASE.finditer(lower):
        if (number := known.get(match["word"])) is not None and (match["percent"] or match["scale"] or number >= _FEWEST):
            found[f"{number * SCALES.get(match['scale'], 1)}{'%' if match['percent'] else ''}"] += 1
    for match in CLOCK.finditer(lower):
        said = match["hour"] or match["uur"] or match["whole"]
        hour = int(said) if said.isdigit() else known.get(said, 0)
        if 1 <= hour <= 12:
            minutes = 0
            if match["quarter"]:
                minutes = 15 if match["quarter"] in {"over", "past"} else -15
            elif match["hour"]:
                minutes = 30 if match["past"] else -30
            for start in (hour * 60 + minutes, (hour + 12) * 60 + minutes):
                found[time_in_digits(start // 60 % 24, start % 60)] += 1
    return found


def time_in_digits(hour: int, minute: int) -> str:
    """Return a time of day as it reads in no language."""
    return f"{hour}.{minute:02}" if minute else f"{hour}"
