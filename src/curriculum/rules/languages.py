"""Rules that keep the languages of the course alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import zip_longest
from typing import Any

from curriculum.load import Course
from curriculum.locks import pairs
from curriculum.models import LANGUAGE_NAMES, LANGUAGES, ORIGINAL, Language, Node, Writing
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.silence import SILENCE
from curriculum.text import Document, FileDocument

_ALIKE: dict[str, Callable[[Document], Sequence[tuple[Any, Position]]]] = {
    "heading": lambda text: [((h.level, h.id), h.position) for h in text.headings],
    "directive": lambda text: [((d.name, d.argument), d.position) for d in text.directives],
    "citation": lambda text: [(c.key, c.position) for c in text.citations],
    "link": lambda text: [(_across(link.target), link.position) for link in text.links if not link.image],
    "image": lambda text: [(link.target, link.position) for link in text.links if link.image],
    "fold": lambda text: [(kind, position) for kind, position in text.folds],
}


def _across(target: str) -> str:
    """Return a link as it reads in every language: other sites may have a page for each."""
    return re.sub(r"^(https?://.*?)[./-](nl|en)(?=$|[./?#-]).*$", r"\1", target)


@rule(
    "translation",
    "All languages have the same pages, with the same headings, directives, citations, links, images and folds in the same order, and as "
    "many paragraphs, items and rows.",
    why="A link, a saved answer and the language switch find the same place in every language, and no reader gets less.",
    mend="Bring the other language up to date. What differs first is named; what follows it is often only its echo.",
    example=Example("modules/sample/en.md", "{ #words }", "{ #wrods }"),
)
def same_structure(course: Course) -> Reports:
    """Report pages that miss a translation, and texts whose structure differs."""
    for language in LANGUAGES:
        if language == ORIGINAL:
            continue
        originals, others = course.pages[ORIGINAL], course.pages[language]
        for name in originals.keys() ^ others.keys():
            have, miss = (ORIGINAL, language) if name in originals else (language, ORIGINAL)
            message = f"docs/{miss}/{name} is missing: translate this page, or take it out."
            yield Position(course.pages[have][name].file), message, (f"docs/{miss}/",)
        for original, other in pairs(course, language):
            for position, message in _differences(original, other):
                yield position, message, (original.file.as_posix(), other.file.as_posix())
            for position, message in _other_counts(original, other):
                yield position, message, (original.file.as_posix(), other.file.as_posix())
        for file in course.data:
            for translated, position, message in file.once(_differences_in_data):
                if translated == language:
                    yield position, message


def _differences_in_data(file: Node) -> Iterator[tuple[Language, Position, str]]:
    for text in file.texts():
        for language in LANGUAGES:
            if language != ORIGINAL and (_MARKED.search(text[ORIGINAL]) or _MARKED.search(text[language])):
                for position, message in _first_differences(text.document(ORIGINAL), text.document(language)):
                    yield language, position, message
            if language != ORIGINAL and ("\n" in text[ORIGINAL] or "\n" in text[language]):
                for position, message in _different_counts(text.document(ORIGINAL), text.document(language)):
                    yield language, position, message


_MARKED = re.compile(r"[#@<]|\][(:]|!!!|\?\?\?")
"""One of these stands in every text that has something of what must be alike."""


@lru_cache(maxsize=16384)
def _differences(original: Document, other: Document) -> tuple[tuple[Position, str], ...]:
    return SILENCE.answer(_of_both(original, other), _first_differences, lambda: tuple(_first_differences(original, other)))


@lru_cache(maxsize=16384)
def _other_counts(original: Document, other: Document) -> tuple[tuple[Position, str], ...]:
    return SILENCE.answer(_of_both(original, other), _different_counts, lambda: tuple(_different_counts(original, other)))


_COUNTED = {
    "paragraphs": re.compile(r"(?:\A|\n[ \t]*\n)\s*\S"),
    "items of lists": re.compile(r"^ *(?:[-*+]|\d+[.)]) ", re.MULTILINE),
    "rows of tables": re.compile(r"^ *\|", re.MULTILINE),
}


def _counts(document: Document) -> Iterator[tuple[str, Position, dict[str, int]]]:
    """Yield each part between two headings: the id of the heading, where it stands, and how much is below it."""
    text = document.without_code
    starts = [0, *(document.offset(heading.position) for heading in document.headings), len(text)]
    names = ["", *(heading.id or "" for heading in document.headings)]
    for name, start, end in zip(names, starts, starts[1:], strict=False):
        part = text[start:end]
        yield name, document.position(start), {what: len(pattern.findall(part)) for what, pattern in _COUNTED.items()}


def _different_counts(original: Document, other: Document) -> Iterator[tuple[Position, str]]:
    """Yield the first part of a text that has fewer or more paragraphs, items or rows than the original."""
    ours = {name: counts for name, _, counts in _counts(original)}
    for name, position, counts in _counts(other):
        for what, count in counts.items():
            if name in ours and ours[name][what] != count:
                place = f"under the heading `{name}`" if name else "here"
                there = f"{place} stand {count} {what}, and in the {LANGUAGE_NAMES[ORIGINAL]} text {ours[name][what]}"
                yield position, f"{there}: look which of the two lost or gained one."
                return


def _of_both(original: Document, other: Document) -> str:
    """Return the fingerprints of two files."""
    if isinstance(original, FileDocument) and isinstance(other, FileDocument):
        return f"{original.fingerprint} {other.fingerprint}"
    return ""


def _first_differences(original: Document, other: Document) -> Iterator[tuple[Position, str]]:
    """Yield the first difference of each kind; what follows it is mostly its echo."""
    for what, parts in _ALIKE.items():
        ours, theirs = parts(original), parts(other)
        if [part for part, _ in ours] == [part for part, _ in theirs]:
            continue
        for one, two in zip_longest(ours, theirs):
            if one is None or two is None or one[0] != two[0]:
                position = two[1] if two else other.position(len(other.source.rstrip()))
                there = f"`{_words(one[0])}` ({one[1]})" if one else "nothing more"
                here = f"`{_words(two[0])}`" if two else "nothing more"
                yield position, f"{what}s differ between the languages: {original.file} has {there}, this file has {here} in its place."
                break


def _words(value: object) -> str:
    if isinstance(value, tuple):
        level, *rest = value
        head = "#" * level if isinstance(level, int) else level
        return " ".join(str(part) for part in [head, *rest] if part is not None)
    return str(value)


_UNREAD = re.compile(
    r"<!--.*?-->|\]\([^)]*\)|\{[^}\n]*\}|@[a-z0-9-]+|<https?://\S+|https?://\S+|10\.\d{4,}/\S+| (?<=^ ) *\d+[.)] |\d(?<=^\d)\d*[.)] ",
    re.DOTALL | re.MULTILINE,
)
"""Each alternative starts with its first sign, not with where it stands: that is how the search finds it quickly."""
_UNREAD_SIGN = re.compile(r"[\](){@<0-9]|://")
"""One of these stands in all that `_UNREAD` finds."""
_NUMBER = re.compile(r"\d(?<![\w.,]\d)\d*(?:[.,]\d+)*(?![\w]|[.,]\d)(?P<percent> ?%)?")
_DECADE_SIGN = re.compile(r"\d[A-Za-z]|[jJ][aA][rR][eE][nN] \d")
"""Stands in all that `_DECADE` finds."""
_DIGIT = re.compile(r"\d")
_DECADE = re.compile(r"(?i)\bjaren \d+\b|\b\d+(?:s|th|st|nd|rd|e|ste|de)\b")


def figures(text: str, language: Language) -> tuple[tuple[str, int], ...]:
    """Return the numbers of a text, each as it reads in no language, with the place where it stands.

    Numbers of one digit are left out, since a language writes them in words or not as it pleases; percentages are not.
    """
    if not _DIGIT.search(text):
        return ()
    blank = _UNREAD.sub(_blanked, text)
    if _DECADE_SIGN.search(blank):
        blank = _DECADE.sub(_blanked, blank)
    group, point = {"nl": (".", ",")}.get(language, (",", "."))
    found = []
    for match in _NUMBER.finditer(blank):
        number = match[0].removesuffix(match["percent"] or "")
        if len(number) > 3:
            number = re.sub(rf"\{group}(?=\d{{3}}(?!\d))", "", number)
        number = number.replace(point, ".")
        if len(number) > 1 or match["percent"]:
            found.append((number + ("%" if match["percent"] else ""), match.start()))
    return tuple(found)


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match[0])


@rule(
    "figures",
    "The numbers of a text are the same in all languages, in the same order.",
    why="A figure that is copied wrongly is a wrong fact, and nobody reads both languages side by side.",
    mend="Look up which of the two is right. Dutch writes 2.003 and 21,9%, English 2,003 and 21.9%.",
    example=Example("modules/sample/en.md", "n = 120", "n = 210"),
)
def same_figures(course: Course) -> Reports:
    """Report numbers that a translation has not, or has more."""
    for language in LANGUAGES:
        if language == ORIGINAL:
            continue
        for original, other in pairs(course, language):
            files = (original.file.as_posix(), other.file.as_posix())
            for position, message in _other_figures(original, other, language):
                yield position, message, files
        for file in course.data:
            yield from file.once(_figures_in_data)


def _figures_in_data(file: Node) -> Iterator[tuple[Position, str]]:
    for text in file.texts():
        for language in LANGUAGES:
            if language != ORIGINAL and (_DIGIT.search(text[ORIGINAL]) or _DIGIT.search(text[language])):
                yield from _different_figures(text.document(ORIGINAL), text.document(language), language)


@lru_cache(maxsize=16384)
def _other_figures(original: Document, other: Document, language: Language) -> tuple[tuple[Position, str], ...]:
    return SILENCE.answer(_of_both(original, other), _different_figures, lambda: tuple(_different_figures(original, other, language)))


def _different_figures(original: Document, other: Document, language: Language) -> Iterator[tuple[Position, str]]:
    ours, theirs = figures(original.source, ORIGINAL), figures(other.source, language)
    if [number for number, _ in ours] == [number for number, _ in theirs]:
        yield from _different_digits(original, other)
        return
    missing = Counter(number for number, _ in ours) - Counter(number for number, _ in theirs)
    extra = Counter(number for number, _ in theirs) - Counter(number for number, _ in ours)
    for number, place in theirs:
        if number in extra:
            there = f"; it has {_list(missing)} instead" if missing else ""
            yield other.position(place), f"the number {number} does not stand in the {LANGUAGE_NAMES[ORIGINAL]} text{there}."
    for number, place in ours:
        if number in missing and not extra:
            yield original.position(place), f"the number {number} does not stand in the {LANGUAGE_NAMES[language]} text."

    if not missing and not extra:
        (one, _), (number, place) = next((one, two) for one, two in zip(ours, theirs, strict=True) if one[0] != two[0])
        there = f"the number {number} stands here, and the {LANGUAGE_NAMES[ORIGINAL]} text has {one} in its place"
        yield other.position(place), f"{there}: look whether two numbers were swapped."


_SINGLE = re.compile(r"(?<![\w.,#@/-])\d(?![\w]|[.,]\d|[.)] )")


def _different_digits(original: Document, other: Document) -> Iterator[tuple[Position, str]]:
    """Yield a number of one digit that differs, if both languages write as many of these in digits; else one wrote it in words."""
    ours, theirs = (
        [(match[0], match.start()) for match in _SINGLE.finditer(_UNREAD.sub(_blanked, text.visible))] for text in (original, other)
    )
    missing = Counter(digit for digit, _ in ours) - Counter(digit for digit, _ in theirs)
    if len(ours) == len(theirs) and missing:
        extra = Counter(digit for digit, _ in theirs) - Counter(digit for digit, _ in ours)
        place = next(place for digit, place in theirs if digit in extra)
        there = f"the number {_list(extra)} does not stand in the {LANGUAGE_NAMES[ORIGINAL]} text; it has {_list(missing)} instead"
        yield other.position(place), f"{there}."


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
            yield from writing.once(_FOREIGN[language], among=_IN_DOUBT[language])
    for file in course.data:
        yield from file.once(_untranslated)
    for language in LANGUAGES:
        for page in course.pages[language].values():
            for name, words, position in page.once(_front_texts):
                found = language_of(words)
                if found and found != language:
                    yield position, f"`{name}` is {LANGUAGE_NAMES[found]}, and {LANGUAGE_NAMES[language]} is expected here."
        if language != ORIGINAL:
            for original, other in pairs(course, language):
                for position, name in _same_words(original, other):
                    yield position, f"{name} reads the same as in the {LANGUAGE_NAMES[ORIGINAL]} text: translate it."


_DUTCH_ONLY = frozenset(
    word
    for word in _DUTCH.split()
    if word not in COMMON["en"] and word not in {"de", "van", "en", "die", "over", "door", "wel", "met", "er", "om", "ze"}
)


def _is_not_shared(words: str) -> bool:
    """Say whether words cannot be the same in two languages, as names and some terms are."""
    found = _WORD.findall(words.lower())
    return len(found) > 6 or (len(found) > 1 and not _DUTCH_ONLY.isdisjoint(found))


_FRONT_FIELD = re.compile(r"^(description|kicker|heading|lead|title): *(?:[>|]-?\n)?(.*(?:\n +.*)*)", re.MULTILINE)


def _front_texts(page: Document) -> Iterator[tuple[str, str, Position]]:
    """Yield the texts at the start of a page: name, words and place."""
    for match in _FRONT_FIELD.finditer(page.front_matter or ""):
        yield match[1], " ".join(match[2].split()), page.position(page.source.index("\n") + 1 + match.start())


def _same_words(original: Document, other: Document) -> Iterator[tuple[Position, str]]:
    """Yield headings and texts at the start of a page that are the same in two languages."""
    titles = {heading.id: heading.title for heading in original.headings}
    for heading in other.headings:
        if titles.get(heading.id) == heading.title and _is_not_shared(heading.title):
            yield heading.position, "this heading"
    texts = {name: words for name, words, _ in original.once(_front_texts)}
    for name, words, position in other.once(_front_texts):
        if texts.get(name) == words and len(_WORD.findall(words)) > 2:
            yield position, f"`{name}`"


def _foreign_to(language: Language) -> Callable[[Document], Iterator[tuple[Position, str]]]:
    def foreign(document: Document) -> Iterator[tuple[Position, str]]:
        for start, block in document.blocks:
            found = language_of(block)
            if found and found != language:
                yield document.position(start), f"this is {LANGUAGE_NAMES[found]}, and {LANGUAGE_NAMES[language]} is expected here."

    return foreign


def _in_doubt(language: Language, writing: Writing) -> Iterator[Document]:
    """Yield the texts of more than one line, and those of one line that seem to be in another language."""
    return writing.where(lambda source: "\n" in source or language_of(source) not in {None, language})


_FOREIGN = {language: _foreign_to(language) for language in LANGUAGES}
_IN_DOUBT = {language: partial(_in_doubt, language) for language in LANGUAGES}


def _untranslated(file: Node) -> Iterator[tuple[Position, str]]:
    for text in file.texts():
        for language in LANGUAGES:
            if language != ORIGINAL and text[language] == text[ORIGINAL] and _is_not_shared(text[language]):
                yield text.at(language), f"this reads the same as the {LANGUAGE_NAMES[ORIGINAL]} text: translate it."
