"""Names that were changed in one place only, in every language alike: part of the rule about cases.

A name is known by its capital, and by being the same in every language. Places, programs and authors are that too: so it has to be
told what somebody of that name does, or somebody whom the stem introduces has to be missing where the name stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache

from curriculum.kit.models import Guide
from curriculum.load import Course, Module, Vignette
from curriculum.models import LANGUAGES, ORIGINAL, Constellation, Language, Question, Text, in_language
from curriculum.position import Position
from curriculum.rules.catalogue import Report, Reports, same
from curriculum.text import Document

_CAPITAL = re.compile(r"(?<![\w’-])[A-ZÀ-Ý][^\W\d_]{2,}(?![\w-])")
_WHOSE: dict[Language, str] = {"nl": r"s (?=\w)|’ (?=\w)", "en": r"’s? (?=\w)"}
"""How a name ends that says whose something is."""
_ACTS: dict[Language, str] = {
    "nl": "wil|wilde|voelt|voelde|hoort|hoorde|weet|wist|denkt|dacht|kiest|koos|hoeft|mag|durft|twijfelt|wacht|huilt|zwijgt|leeft|woont"
    "|zegt|zei|vertelt|vertelde|kijkt|keek|luistert|lacht|schrikt|knikt|slaapt|zelf|heeft|had|houdt|hield|krijgt|kreeg|vraagt|vroeg"
    "|moet|moest|kan|kon|komt|kwam|blijft|bleef|brengt|haalt|zoekt|schrijft|schreef|belt|belde|leest|las|merkt|bepaalt|beslist|verdient|mist",
    "en": "wants|wanted|feels|felt|hears|heard|knows|knew|thinks|thought|chooses|chose|need|may|dares|doubts|waits|cries|lives|says|said"
    "|must|can|could|comes|came|stays|stayed|tells|told|looks|looked|listens|laughs|nods|sleeps|herself|himself|has|had|keeps|kept|gets|got|asks|asked|brings|fetches|seeks"
    "|writes|wrote|calls|called|reads|notices|decides|deserves|misses",
}
"""What people do, and what may follow the name of one."""
_DOES = {language: re.compile(rf"{_WHOSE[language]}| (?:{words})\b") for language, words in _ACTS.items()}
_NO_PERSON = re.compile(
    r"(?:Tinder|Feeld|Grindr|Bumble|Hinge|Facebook|Instagram|WhatsApp|Whatsapp|Netflix|Google|Zoom|Teams|Reddit|YouTube|Signal|Telegram|Spotify"
    r"|OkCupid|TikTok|Corona|Covid|Pride|Islam|Koran|Internet|Freud|Jung|Bowlby|Ainsworth|Rogers|Kinsey|Gottman|Johnson|Perel|Foucault|Butler"
    r"|Rubin|Nagy|Minuchin|Bowen|Satir|White|Winnicott|Klein|Bion|Balint|Erikson|Maslow|Young|Beck|Linehan|Porges|Siegel|Levine|Easton|Hardy"
    r"|Veaux|Rickert|Taormino|Sheff|Rutgers|Sensoa|Movisie|Pharos|Trimbos|Nivel|Slachtofferhulp|Samaritans|Relate|Mind|Stonewall|Galop)"
)
"""Programs, events and people whom a text on the subject may name without telling of them."""
_PLACES = (
    "Alkmaar Almere Amersfoort Amsterdam Antwerpen Apeldoorn Arnhem Assen Brabant Breda Brugge Delft Deventer Dordrecht Drenthe Ede "
    "Eindhoven Emmen Enschede Flevoland Friesland Gelderland Gent Gouda Groningen Haarlem Hasselt Heerlen Helmond Hengelo Hilversum "
    "Leeuwarden Leiden Lelystad Leuven Limburg London Maastricht Mechelen Middelburg Nijmegen Oss Overijssel Purmerend Roermond Rotterdam "
    "Schiedam Tilburg Utrecht Venlo Zaandam Zaanstad Zeeland Zoetermeer Zutphen Zwolle"
)
_IS_A_PLACE = re.compile(f"(?:{'|'.join(_PLACES.split())})")
"""Places that are called the same in both languages."""
_NO_NAME_BEFORE = re.compile(
    r"(?:\b(?:[Gg]emeente|[Pp]rovincie|[Ss]tad|[Dd]orp|[Ww]ijk|[Bb]uurt|[Rr]egio|[Uu]niversiteit|[Ss]tation|[Ss]tadsdeel|GGD"
    r"|(?:[Mm]unicipality|[Cc]ity|[Tt]own|[Vv]illage|[Dd]istrict|[Rr]egion|[Pp]rovince|[Uu]niversity|[Bb]orough) of)"
    r"|\b(?:[Ii]n|[Oo]p|[Uu]it|[Nn]aar|[Vv]ia|[Vv]olgens|[Tt]e|[Aa]t|[Oo]n|[Ff]rom|[Nn]ear|[Aa]ccording to)"
    r"|(?!(?:Maar|Dat|Wat|Of|En|Als|Bij|Met|Voor|Laat|Ook|Hoe|Toen|Zoals|Alleen|Dan|Tussen|Aan|Door|Van"
    r"|But|That|What|And|If|With|For|Also|How|When|As|Whether|Only|Then|Between|To|By|Perhaps|Misschien"
    r"|Beside|Naast) )\b(?:[A-ZÀ-Ý]\w+|[A-ZÀ-Ý]\.)) $"
)
_NO_NAME_AFTER = re.compile(r"(?:s|’s|’)? (?:e\.a\.|et al\.|&|\(\d{4}|[A-ZÀ-Ý]\w)|-")
"""What stands before and behind names of places and of authors."""
_FREE = re.compile(
    r"(?:^|[.?!:;,‘“(–]|\b(?:en|of|met|voor|bij|aan|van|dat|wat|als|laat|om|door|zonder|dan|ook|over|alleen|gewoon|is|kan|moet|mag|wil|doet|geeft"
    r"|vraag|vraagt|vroeg|maar|tussen|zoals|zodat|toen|neemt|noemt|staat|maakt|blijft|gaat|hoe|waarom|wie|hier|nu|zal|zou|heeft|had|hoort|and|with|for|that|what))\s*$",
    re.IGNORECASE,
)
"""What stands before a name that no other word says the kind of, as `the book` and `the centre` do."""
_TOLD_BY_OTHERS = ("unknown", "questions", "second-reading", "facilitator")
"""The parts of a case that look at it, and tell nothing of people whom the others do not have."""
_ALMOST = 0.7
"""How like the name of somebody in the case one is that was most likely meant for it."""
_BEFORE = 20
"""Signs before a name that are looked at."""

Stranger = tuple[str, tuple[Position, ...]]
"""A name, and where it stands in each language."""


def strangers(course: Course) -> Reports:
    """Yield names that one part of a question, a case or a guide has, and that nobody has where the people are introduced."""
    for module, question in _placed(course):
        for gone, named in question.once(_in_question):
            new = [(name, places) for name, places in named if not _is_known(course, module, name)]
            for name, places in new if len(new) <= gone else ():  # more are others, and not one who has two names
                yield from _told(name, places, "in the stem or the module", module)
    people = frozenset(_people_of_cases(course))
    known = " ".join(sorted(people))
    for module in course.modules:
        guide = course.kit.guides.get(module.id) if course.kit else None
        for vignette in module.vignettes.values():
            files = course.fingerprint(*(text.file.as_posix() for text in vignette.texts.values()))
            for name, places in vignette.constellation.given(files, _in_case, vignette):
                if not _is_known(course, None, name):
                    yield from _told(name, places, "in the other parts of the case", module)
            for name, places in vignette.constellation.given(files, _in_title, vignette):
                yield from _told(name, places, "in the case", module)
            for name, places in vignette.constellation.given(f"{files} {known}", _in_one_language, vignette, people):
                yield from _told(name, places, "in the other language (it is somebody of another case)", module)
        given = f"{course.fingerprint(module.folder)} {known}"
        for vignette_id, name, places in guide.given(given, _in_guide, module, people) if guide else ():
            if name in people or not _is_known(course, module, name):
                yield from _told(name, places, f"in the case `{vignette_id}`", module)


def _told(name: str, places: tuple[Position, ...], where: str, module: Module) -> Reports:
    for place in places:
        yield Report(
            place,
            f"`{name}` is named here, and not {where}: check who is meant.",
            rests_on=(module.folder,),
            cause=same(f"{name} at {places[0]}"),
        )


def _placed(course: Course) -> Iterator[tuple[Module, Question]]:
    """Yield each question with the module of its passage."""
    yield from course.questions
    for last in course.final_test.questions if course.final_test else ():
        if module := course.module(last.passage.partition("#")[0]):
            yield module, last


def _in_question(question: Question) -> Iterator[tuple[int, list[Stranger]]]:
    """Yield who is named where a question is answered and explained, after how many whom its stem introduces are not."""
    said = [*(option.text for option in question.options), question.explanation, *(option.feedback for option in question.options)]
    people, later = _names(question.stem), frozenset[str]().union(*map(_names, said))
    if gone := [name for name in people - later if _is_introduced(name, question.stem)]:
        found = {
            name: text
            for text in reversed(said)
            for name in _names(text) - people
            if any(_stands_free(name, words) for _, words in text.items())
        }
        new = {name: text for name, text in sorted(found.items()) if f"{name}s" not in found}
        yield len(gone), [(name, tuple(_place(name, text.document(language)) for language in LANGUAGES)) for name, text in new.items()]


def _people_of_cases(course: Course) -> Iterator[str]:
    for module in course.modules:
        for vignette in module.vignettes.values():
            yield from _people(vignette)


def _in_guide(guide: Guide, module: Module, people: frozenset[str]) -> Iterator[tuple[str, str, tuple[Position, ...]]]:
    """Yield the cases for which a guide gives as a reason what somebody does, or is in another case, who is not in this one."""
    for case in (case for case in guide.cases if case.vignette in module.vignettes):
        vignette = module.vignettes[case.vignette]
        for name in _names(case.why):
            is_told = name in people or any(_does(name, *item) for item in case.why.items())
            is_told = is_told or bool(get_close_matches(name, _people(vignette), cutoff=_ALMOST))
            if is_told and not _stands_in(name, _texts_of(vignette)):
                yield case.vignette, name, tuple(_place(name, case.why.document(language)) for language in LANGUAGES)


def _in_case(_: Constellation, vignette: Vignette) -> Iterator[Stranger]:
    """Yield who is named where a case is looked at, and in no other part of it."""
    for part in _TOLD_BY_OTHERS:
        sections = {language: section for language, text in vignette.texts.items() if (section := text.section(part))}
        if len(sections) < len(LANGUAGES):
            continue
        others = [text.source.replace(sections[language].source, "") for language, text in vignette.texts.items()]
        for name in frozenset.intersection(*(_capitals(section.source) for section in sections.values())):
            is_told = all(_does(name, language, section.source) for language, section in sections.items())
            if is_told and not _stands_in(name, [*others, *_people(vignette)]):
                yield name, tuple(_place(name, section) for section in sections.values())


def _in_title(drawing: Constellation, vignette: Vignette) -> Iterator[Stranger]:
    """Yield what the title and the theme of a case name, in every language alike, and its texts do not."""
    told = " ".join(_texts_of(vignette)).casefold()
    for text in (drawing.title, drawing.theme):
        for name in _names(text):
            starts = all(words.startswith(name) for _, words in text.items())  # with a word that is like that in both, most likely
            if not starts and name.casefold() not in told and f"{name}s" not in _names(text):
                yield name, tuple(_place(name, text.document(language)) for language in LANGUAGES)


def _in_one_language(_: Constellation, vignette: Vignette, people: frozenset[str]) -> Iterator[Stranger]:
    """Yield who is somebody in another case, and is named in a text of this one that has them in one language only."""
    for name in sorted(people - {*_people(vignette)}):
        texts = [text for text in vignette.texts.values() if _stands_in(name, [text.source])]
        within = re.search(rf"(?<=[\w,;’] ){re.escape(name)}(?!\w)", texts[0].visible) if len(texts) == 1 else None
        if within:
            yield name, (texts[0].position(within.start()),)


def _people(vignette: Vignette) -> list[str]:
    return [in_language(person.name, language) for person in vignette.constellation.people for language in LANGUAGES]


def _texts_of(vignette: Vignette) -> list[str]:
    return [*(text.source for text in vignette.texts.values()), *_people(vignette)]


def _is_known(course: Course, module: Module | None, name: str) -> bool:
    """Say whether a name is that of an author, or of somebody in a case, or stands in a text of the module."""
    known = [reference.apa for reference in course.references.values()]
    for each in course.modules:
        for vignette in each.vignettes.values():
            known += _texts_of(vignette) if each is module else _people(vignette)
    known += [page.source for language in LANGUAGES for page in course.pages[language].values()]
    known += [text.source for text in module.texts.values()] if module else []
    known += [f"{text}" for term in course.terms for _, text in term.definition.items()]
    return _stands_in(name, known)


def _stands_in(name: str, texts: Iterable[str]) -> bool:
    return any(name in text and re.search(rf"(?<!\w){name}(?:s|’s|’)?(?!\w)", text) for text in texts)


@lru_cache(maxsize=2**14)
def _capitals(words: str) -> frozenset[str]:
    """Return the words of a text that may be names of people."""
    found = set()
    for match in _CAPITAL.finditer(words):
        before, after = words[max(0, match.start() - _BEFORE) : match.start()], match.end()
        if (
            not match[0].isupper()
            and not _NO_PERSON.fullmatch(match[0])
            and not _IS_A_PLACE.fullmatch(match[0])
            and not _NO_NAME_BEFORE.search(before)
            and not _NO_NAME_AFTER.match(words, after)
        ):
            found |= {match[0], match[0].removesuffix("s")}
    return frozenset(name for name in found if len(name) > 2)


def _names(text: Text) -> frozenset[str]:
    """Return the names of people, most likely: such words that every language has."""
    return frozenset.intersection(*(_capitals(words) for _, words in text.items()))


def _does(name: str, language: Language, words: str) -> bool:
    """Say whether a text tells what somebody does, or whose something is; of a language without words for it, it is not known."""
    follows = _DOES.get(language)
    return follows is None or any(follows.match(words, match.end()) for match in re.finditer(rf"(?<!\w){name}", words))


def _stands_free(name: str, words: str) -> bool:
    return any(_FREE.search(words[max(0, match.start() - _BEFORE) : match.start()]) for match in re.finditer(rf"(?<!\w){name}", words))


def _is_introduced(name: str, stem: Text) -> bool:
    """Say whether a stem tells of somebody: how old they are, or what they do."""
    return f"{name} (" in stem[ORIGINAL] or any(_does(name, *item) for item in stem.items())


def _place(name: str, document: Document) -> Position:
    found = re.search(rf"(?<!\w){name}", document.source)
    return document.position(found.start() if found else 0)
