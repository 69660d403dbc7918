"""Rules for cases: drawing, text and both languages tell of the same people and the same years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from curriculum.load import Course, Vignette
from curriculum.models import LANGUAGE_NAMES, ORIGINAL, TRANSLATED, Constellation, Language, Question
from curriculum.numerals import DAYS, MONTHS, measure_of, number_in_words
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, rule, same
from curriculum.rules.languages import COMMON
from curriculum.rules.names import strangers

_COUNT = re.compile(r"(?<![\w.,])(\d{1,2})(?![\w%]|[.,]\d)(?= (\w+)|)")


@rule(
    "same-case",
    "Drawing, text and questions of a case speak of the same people, in every language. A number on a line of a drawing stands in the "
    "text too. People are named in the same paragraphs, and in the same stems, options and explanations, in every language, and none "
    "makes a man of a woman. What is said of a question or of a case names nobody who is not in it.",
    why="A reader who compares drawing and text, and a group that works in two languages, must meet the same people.",
    mend="Check in the other language, or in the text, which of the two was meant.",
    example=Example("modules/sample/vignettes/two-cups.yml", "nl: 3 jaar, en: 3 years", "nl: 4 jaar, en: 4 years"),
)
def same_case(course: Course) -> Reports:
    """Report notes that the text contradicts, names that stand in one language only, and names that nobody knows."""
    for module in course.modules:
        for vignette in module.vignettes.values():
            files = tuple(text.file.as_posix() for text in vignette.texts.values())
            yield from vignette.constellation.given(course.fingerprint(*files), _contradicted, vignette, files)
    yield from course.of_questions(_other_names)
    yield from strangers(course)


def _contradicted(_: Constellation, vignette: Vignette, files: tuple[str, ...]) -> Reports:
    """Yield where a drawing and the texts of a case differ."""
    for position, message in _unsaid_numbers(vignette):
        yield Report(position, message, rests_on=files)
    for position, message, name in _other_people(vignette):
        yield Report(position, message, rests_on=files, cause=same(f"{name} {position.file}"))
    for position, message in _other_kin_in_case(vignette):
        yield Report(position, message, rests_on=files)


def _unsaid_numbers(vignette: Vignette) -> Iterator[tuple[Position, str]]:
    for bond in vignette.constellation.bonds:
        for language, note in bond.note.items() if bond.note else ():
            for number, word in _COUNT.findall(note):
                words = number_in_words(int(number), language)
                text, measure = vignette.texts[language], measure_of(word, language)
                said = _measured(text.visible, f"{number}|{words}", language)
                is_of_others = number != "1" and measure is not None and bool(said - {None}) and said.isdisjoint({measure, ""})
                if bond.note and words != number and (not said or is_of_others):
                    of = f" {word}" if said else ""
                    neither = f"neither `{number}{of}` nor `{words}{of}` in {text.file}"
                    yield bond.note.at(language), f"`{note}` stands in the drawing, and {neither}: check which is right."


@lru_cache(maxsize=4096)
def _measured(text: str, numbers: str, language: Language) -> frozenset[int | str | None]:
    """Return the measures of which a text says so many; nothing, if it has no such number.

    With it stand `""` if it leaves out of what (`six years with Ada, with Ben two`), and none if it is of anything else.
    """
    said = re.findall(rf"(?i)(?<![\w.,])({numbers})(?!\w|[.,]\d)(?:[ -](\w+))?", text)
    return frozenset(measure_of(word.lower(), language) if word or number.isdigit() else "" for number, word in said)


def _other_people(vignette: Vignette) -> Iterator[tuple[Position, str, str]]:
    """Yield the paragraphs that name somebody who is not named in the same paragraph of the original, and who that is."""
    names = [person.name for person in vignette.constellation.people if isinstance(person.name, str)]
    originals = vignette.texts[ORIGINAL].blocks
    for language, text in vignette.texts.items():
        if language == ORIGINAL or len(text.blocks) != len(originals):  # else a paragraph is missing, which has a rule of its own
            continue
        for (_, ours), (start, theirs) in zip(originals, text.blocks, strict=True):
            for name in names:
                if (name in ours or name in theirs) and _names(ours, name) != _names(theirs, name):
                    here = "is named here, and not" if _names(theirs, name) else "is not named here, but"
                    problem = f"`{name}` {here} in the same paragraph of {vignette.texts[ORIGINAL].file}: check who is meant."
                    yield text.position(start), problem, name
            aged, known = _aged(theirs, names), _aged(ours, names)
            for name, age in aged - known:
                if meant := next((other for other, same_age in known - aged if same_age == age), ""):
                    problem = f"`{name} ({age}` stands here, and `{meant} ({age}` in {vignette.texts[ORIGINAL].file}: check who is meant."
                    yield text.position(start), problem, name


def _aged(text: str, names: Iterable[str]) -> set[tuple[str, str]]:
    """Return the people of whom a text says how old they are, as in `Ada (41, …)`, each with that."""
    return {(name, age) for name in names for age in re.findall(rf"(?<!\w){re.escape(name)} \((\d+)", text)}


@lru_cache(maxsize=65_536)  # `mkdocs serve` asks again and again, and hardly a text is new
def _names(text: str, name: str) -> bool:
    """Say whether a text names somebody, also where it says whose something is."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?:s|’s|’)?(?!\w)", text))


_NAME = re.compile(r"(?<=[^\W\d_,;] )[A-ZÀ-Ý][^\W_]+|\b[A-ZÀ-Ý][^\W_]+(?= \(\d\d[,)])")
"""A word with a capital within a sentence: in Dutch it is a name; or one before an age in brackets."""
_OTHERWISE = re.compile(
    r"Den|Nederland(?:s|er|ers|se)?|Duits\w*|Fran(?:krijk|s|se)|Griek\w+|Noor(?:s|se|wegen)|Oostenrijk\w*|Vla(?:ams|amse|anderen|ming|mingen)"
    r"|Waals\w*|Walen|Zeeuws\w*|Tsjech\w+|Luik|Namen|Doornik|Bergen|Ieper|Vlissingen|Rijsel|Keulen|Aken|Wenen|Bazel|Elzas|Beieren"
    r"|Marokk\w+|Kerst\w*|Pasen|Pinksteren|Nieuwjaar|Koningsdag|Bevrijdingsdag|Sinterklaas|Suikerfeest|Offerfeest"
)
"""Places, peoples and feasts that English calls by a name that is not like the Dutch one."""
_TITLE = re.compile(
    r"(?<![\w’-])(?P<article>[Dd]e|[Hh]et|[Ee]en|des) [A-ZÀ-Ý][\w-]*"
    r"(?:(?: (?:voor|van|der|des|op|tegen)|(?<=-) en)?(?: de| het)? [A-ZÀ-Ý][\w-]*)*|(?<![\w’])’s [A-ZÀ-Ý]\w+"
)
"""What stands behind an article, in Dutch: an organisation, a law or a people, which English may call by another name (`de Raad voor de
Kinderbescherming`, `het Burgerlijk Wetboek`, `een Engelse`); and `’s Avonds`."""
_STARTS = re.compile(r"(?:^|[.?!:]|\n)\s*[‘“(]*$")
_BEFORE_ARTICLE = (
    "In|Op|Bij|Voor|Van|Volgens|Met|Naar|Uit|Tot|Door|Over|Onder|Tegen|Tussen|Zonder|Sinds|Na|Aan|Om|Ook|Maar|Dat|Wat|Als|Of|En"
)
_SURNAME = re.compile(rf"\b(?!(?:{_BEFORE_ARTICLE})\b)[A-ZÀ-Ý][^\W_]+ (?:van |in )?$")
_IN_A_PLACE = {"Verenigde", "Staten", "Noord", "Oost", "Zuid", "West", "Amerika", "Amerikaanse", "Amerikanen"}
_CAPITAL = re.compile(r"\b[A-ZÀ-Ý][^\W_]+")
_NO_NAMES = re.compile("|".join(english for _, english in (*DAYS, *MONTHS)))
"""What English writes with a capital and Dutch does not."""
_ALIKE = 0.6
"""How much of a name is the same if it is that of a place or a people, which every language writes in its own way."""


_KIN: dict[Language, tuple[tuple[str, str], ...]] = {
    "nl": (
        (r"man|mannen|echtgenoot|echtgenoten|weduwnaar", r"vrouw|vrouwen|echtgenote|weduwe"),
        (r"vriend|vriendje", r"vriendin|vriendinnetje"),
        (r"vader|pa|pap|papa|schoonvader|opa", r"moeder|ma|mam|mama|schoonmoeder|oma"),
        (r"broer|broertje|broers|zwager", r"zus|zusje|zuster|zussen|schoonzus"),
        (r"zoon|zoontje|zoons|zonen|jongen", r"dochter|dochtertje|dochters|meisje"),
        (r"oom|neef", r"tante|nicht"),
        (r"hij|hem", r"haar"),
    ),
    "en": (
        (r"husband|husbands|man|men|widower", r"wife|wives|woman|women|widow"),
        (r"boyfriend", r"girlfriend"),
        (r"father|dad|father-in-law|grandfather|granddad", r"mother|mum|mother-in-law|grandmother|gran"),
        (r"brother|brothers|brother-in-law", r"sister|sisters|sister-in-law"),
        (r"son|sons|boy", r"daughter|daughters|girl"),
        (r"uncle|nephew|cousin", r"aunt|niece|cousin"),
        (r"he|him|his|himself", r"she|her|hers|herself"),
    ),
}
"""What men and women are called who are the same to somebody, in the same order in each language."""
_PERHAPS: dict[Language, tuple[str, str]] = {"nl": (r"zijn|z’n|diens|die", r"zij|ze|d’r|diens|die"), "en": (r"they|them|their",) * 2}
"""What may stand for a man or a woman, and for something else."""
_WORD = re.compile(r"[^\W\d_]+(?:[’-][^\W\d_]+)*")


def _forms(words: str) -> frozenset[str]:
    """Return words, also where they say whose something is."""
    return frozenset(f"{word}{ending}" for word in words.split("|") for ending in ("", "s", "’s"))


_KIN_WORDS = {language: [tuple(map(_forms, pair)) for pair in pairs] for language, pairs in _KIN.items()}
_PERHAPS_WORDS = {language: tuple(map(_forms, pair)) for language, pair in _PERHAPS.items()}
_ANY_KIN = {
    language: frozenset[str]().union(*(words for pair in [*pairs, _PERHAPS_WORDS[language]] for words in pair))
    for language, pairs in _KIN_WORDS.items()
}


def _other_kin_in_case(vignette: Vignette) -> Iterator[tuple[Position, str]]:
    originals = vignette.texts[ORIGINAL].blocks
    for language, text in vignette.texts.items():
        if language != ORIGINAL and len(text.blocks) == len(originals):
            for (_, ours), (start, theirs) in zip(originals, text.blocks, strict=True):
                if problem := _other_kin(ours, theirs, language):
                    yield text.position(start + problem[0]), problem[1]


def _other_kin_in_question(question: Question) -> Iterator[tuple[Position, str]]:
    for text in question.texts():
        for language in TRANSLATED:
            if problem := _other_kin(text[ORIGINAL], text[language], language):
                yield text.document(language).position(problem[0]), problem[1]


def _other_kin(original: str, translation: str, language: Language) -> tuple[int, str] | None:
    """Return where a text has a man, and none of the women, for whom the original has a woman and none of the men; or the other way."""
    if language not in _KIN_WORDS or ORIGINAL not in _KIN_WORDS:
        return None
    known = _ANY_KIN[language].intersection(_WORD.findall(translation.lower()))
    meant = _ANY_KIN[ORIGINAL].intersection(_WORD.findall(original.lower())) if known else known
    kin = zip(_KIN_WORDS[ORIGINAL], _KIN_WORDS[language], strict=True) if meant else ()
    for index, (ours, theirs) in enumerate(kin):
        for one, other in ((0, 1), (1, 0)):
            here, there = known & theirs[one], meant & ours[other]
            if not here or not there or known & theirs[other] or meant & ours[one]:
                continue
            is_pronoun = index == len(_KIN_WORDS[language]) - 1
            if is_pronoun and (meant & _PERHAPS_WORDS[ORIGINAL][one] or known & _PERHAPS_WORDS[language][other]):
                continue
            place = next(match for match in _WORD.finditer(translation) if match[0].lower() in here)
            before = f"the {LANGUAGE_NAMES[ORIGINAL]} text has `{min(there)}` in its place"
            return place.start(), f"`{place[0]}` stands here, and {before}: check who is meant."
    return None


def _other_names(question: Question) -> Iterator[tuple[Position, str]]:
    """Yield the texts of a question that name somebody else in another language."""
    lost = tuple(_lost_names(question))
    yield from lost or _swapped_names(question)
    yield from _other_kin_in_question(question)


def _lost_names(question: Question) -> Iterator[tuple[Position, str]]:
    """Yield the names in a stem for which another language has another there, or which it has only in the options and the rest."""
    for language in TRANSLATED:
        stem = question.stem[language]
        lost = []
        for name in dict.fromkeys(_NAME.findall(_untitled(question.stem[ORIGINAL]))):
            if (
                name in stem
                or name in _IN_A_PLACE
                or name.isupper()
                or _OTHERWISE.fullmatch(name)
                or (name.endswith("s") and name[:-1] in stem)
            ):
                continue
            elsewhere = any(name in source for source in question.written(language).sources)
            others = [other for other in _CAPITAL.findall(stem) if other not in question.stem[ORIGINAL] and not _NO_NAMES.fullmatch(other)]
            is_another = any(len(other) > 2 and other.lower() not in COMMON.get(language, ()) for other in others)
            if elsewhere or (is_another and not any(_is_like(name, other) for other in others)):
                lost.append(f"`{name}`")
        if lost:
            verb = "stands" if len(lost) == 1 else "stand"
            yield (
                question.stem.at(language),
                f"{', '.join(lost)} {verb} in the {LANGUAGE_NAMES[ORIGINAL]} stem, and not here: check who or what is meant.",
            )


@lru_cache(maxsize=4096)
def _untitled(text: str) -> str:
    """Return a Dutch text without what stands behind an article, which is no person: but `mevrouw De Vries` and `Jan de Vries` are."""

    def blank(match: re.Match[str]) -> str:
        article, before = match["article"] or "", text[: match.start()]
        is_a_person = not _STARTS.search(before) if article[:1].isupper() else bool(article and _SURNAME.search(before))
        return match[0] if is_a_person else " " * len(match[0])

    return _TITLE.sub(blank, text)


_ENGLISH_ADJECTIVE = re.compile(
    r".*(?:ish|ians?|ese|[nt]ch|ists?|[nt]al|ity|mas|lands?)|Black|White|God|Bible|Church|Internet|Pride|Mum|Dad|Mrs?|Ms|Dr"
)
"""What English writes with a capital and Dutch may not: peoples, creeds, feasts and more. A name that ends so is passed over."""


def _swapped_names(question: Question) -> Iterator[tuple[Position, str]]:
    """Yield the texts that name somebody less often than the original does, and somebody else more often."""
    texts = question.texts()
    originals = {word for text in texts for word in _NAME.findall(_untitled(text[ORIGINAL])) if not word.isupper()}
    originals = {word for word in originals - _IN_A_PLACE if not _OTHERWISE.fullmatch(word)}
    for language in TRANSLATED:
        capitals = {word for text in texts for word in _NAME.findall(text[language]) if not word.isupper()}
        names = originals | {word for word in capitals if not _NO_NAMES.match(word) and not _ENGLISH_ADJECTIVE.fullmatch(word)}
        for text in texts:
            ours, theirs = _named_in(_untitled(text[ORIGINAL]), names), _named_in(text[language], names)
            lost, extra = ours - theirs, theirs - ours
            if lost and extra and not any(_is_like(name, other) for name in lost for other in extra):
                here, there = (", ".join(f"`{name}`" for name in sorted(some)) for some in (extra, lost))
                problem = f"the {LANGUAGE_NAMES[ORIGINAL]} text has {there} where {here} is named here: check who is meant."
                yield text.at(language), problem


def _named_in(text: str, names: set[str]) -> Counter[str]:
    """Return how often each of these names stands in a text, also where it says whose something is."""
    words = (word[:-1] if word.endswith("s") and word[:-1] in names else word for word in _CAPITAL.findall(text))
    return Counter(word for word in words if word in names)


def _is_like(name: str, other: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name, other).ratio() > _ALIKE
