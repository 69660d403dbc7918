"""Numbers in words, as the languages of the course write them."""

from __future__ import annotations

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
