"""How many things a sentence announces, and how many it then names behind its colon: part of the rule about counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from curriculum.load import Course
from curriculum.models import LANGUAGES, Language, Writing, in_language
from curriculum.numerals import number_said
from curriculum.position import Position
from curriculum.rules.catalogue import Report, Reports, same
from curriculum.rules.prose import as_read, is_in_words_of_somebody
from curriculum.text import Document

_NUMBERS: dict[Language, str] = {
    "nl": "twee|drie|vier|vijf|zes|zeven|acht|negen",
    "en": "two|three|four|five|six|seven|eight|nine",
}
_THINGS: dict[Language, str] = {
    "nl": "thema’s|niveaus|bronnen|vormen|kanten|reflexen|redenen|onderdelen|dimensies|factoren|houdingen|soorten|fasen|stappen|begrippen",
    "en": "themes|levels|sources|forms|sides|reflexes|reasons|parts|dimensions|factors|stances|kinds|phases|steps|concepts",
}
"""What is named one by one, each in a few words; of people, questions and rules more may be said behind the colon."""
_IN_LISTS: dict[Language, str] = {"nl": "dingen|vragen|regels|punten|manieren", "en": "things|questions|rules|points|ways"}
"""What is named one by one in a list below, too."""


def _announcing(things: Mapping[Language, str], named: str) -> dict[Language, re.Pattern[str]]:
    """Return what announces a number of things, up to its colon, and what names them behind it."""
    return {
        language: re.compile(
            rf"(?<![\w-])(?P<number>{numbers}) (?:[^\W\d_]+ ){{0,2}}(?:{things[language]})(?: [^\W\d_][\w’-]*){{0,5}}:{named}",
            re.IGNORECASE,
        )
        for language, numbers in _NUMBERS.items()
    }


_ANNOUNCED = _announcing(_THINGS, r" (?P<named>[^.:!?…|\n]+)\.")
_LISTED = _announcing(
    {language: f"{things}|{_IN_LISTS[language]}" for language, things in _THINGS.items()},
    r"\n\n(?P<items>(?:-|1\.) [^\n]*(?:\n(?:\n| +[^\n]*\n)*(?:-|\d+\.) [^\n]*)*)",
)
"""The same above a list, of which each item is one of them."""
_AND = {"nl": r"(?:en|of)", "en": r"(?:and|or)"}
_CLAUSE = re.compile(
    r"(?i)(?:^| )(?:je|jij|ik|hij|zij|ze|we|wij|er|wie|die|dat|wat|waar|als|wanneer|omdat|want|terwijl|zoals|bijvoorbeeld|eerst|dan"
    r"|enzovoort|you|i|he|she|it|they|there|who|that|which|what|where|if|when|because|while|such|first|then|etc)(?:$| )"
)
"""A word of a sentence within the sentence, in which commas part more than what is named."""
_BESIDE = re.compile(r" ?\([^()]*\)|·+")
"""What stands in brackets, and what was blanked."""
_FEW = 7
"""Words of what is only named."""
_FEW_PARTS = 3
_MANY = 99
_ARTICLE = re.compile(r"(?i)(?:de|het|een|the|an?|vooral|meestal|soms|ook|mainly|mostly|often|also) ")


def miscounted_names(course: Course) -> Iterator[tuple[Position, str]]:
    """Yield numbers of things of which a sentence then names more, or fewer."""
    for language in LANGUAGES:
        for writing in course.written(language) if language in _ANNOUNCED else ():
            yield from writing.once(_MISCOUNTED[language], among=_THAT_ANNOUNCE[language])


def _that_announce(language: Language) -> Callable[[Writing], Iterator[Document]]:
    return lambda writing: writing.matching(_ANNOUNCED[language], _LISTED[language])


def _miscounted(language: Language) -> Callable[[Document], Iterator[tuple[Position, str]]]:
    def miscounted(document: Document) -> Iterator[tuple[Position, str]]:
        prose = as_read(document)
        for match in _ANNOUNCED[language].finditer(prose):
            announced = number_said(match["number"], language) or 0
            least, most = _how_many(match["named"], language)
            if least and not least <= announced <= most and not is_in_words_of_somebody(prose, match.start()):
                named = f"at least {least}" if most == _MANY else str(most) if least in {1, most} else f"{least} or {most}"
                problem = f"this announces `{match['number']}`, and behind the colon stand {named}: check whether one was lost or added."
                yield document.position(match.start()), problem
        for match in _LISTED[language].finditer(prose) if ":\n" in prose else ():
            items = len(re.findall(r"^(?:-|\d+\.) ", match["items"], re.MULTILINE))
            if items != number_said(match["number"], language):
                problem = f"this announces `{match['number']}`, and the list below has {items}: check whether one was lost or added."
                yield document.position(match.start()), problem

    return miscounted


def _how_many(named: str, language: Language) -> tuple[int, int]:
    """Return how many things are named, at least and at most; none, if they are not plainly a row of names."""
    named = _BESIDE.sub("", named)
    joint = re.compile(rf"(?:^| ){_AND[language]} ", re.IGNORECASE)
    parts = [part.strip() for part in named.split(";" if ";" in named else ",")]
    if ";" in named:
        return (len(parts), len(parts)) if len(parts) > _FEW_PARTS or joint.match(parts[-1]) else (0, 0)
    if any(joint.search(f"{part} ") for part in parts if not joint.search(part)):
        return 0, 0  # something is said between two commas before the last of them
    closes = joint.match(parts[-1])
    parts[-1] = parts[-1][closes.end() :] if closes else parts[-1]
    names = [name for part in parts for name in joint.split(part)]
    if len(parts) < 2 or any(len(name.split()) > _FEW or _CLAUSE.search(name) or re.search(r"\d", name) for name in names):
        return 0, 0
    is_closed = bool(closes or joint.search(parts[-1]) or len(parts) > _FEW_PARTS)  # so many are no mere examples
    is_alike = len({bool(_ARTICLE.match(part)) for part in parts}) == 1  # else a part may only explain the one before it
    return (len(parts) if is_alike else 1, len(names) if is_closed else _MANY)


_MISCOUNTED = {language: _miscounted(language) for language in _ANNOUNCED}
_THAT_ANNOUNCE = {language: _that_announce(language) for language in _ANNOUNCED}

_TABLE = re.compile(r"^\|.*\|[ ]*\n\|[ :|-]+\|[ ]*\n(?P<rows>(?:\|.*\|[ ]*(?:\n|\Z))+)", re.MULTILINE)
_OF_A_MODULE = re.compile(r"^\| *\[[^\]\n]*\]\((?:\.\./|/)*modules/(?P<module>[\w-]+)\.md\) *\|", re.MULTILINE)
_ENOUGH_ROWS = 3
"""Rows about one module each that make a table of the modules."""


def modules_without_a_row(course: Course) -> Reports:
    """Yield modules of which a table says nothing that has a row about each of the others."""
    for language in LANGUAGES:
        for page in course.pages[language].values():
            for table in _TABLE.finditer(page.source) if "modules/" in page.source else ():
                named = [match["module"] for match in _OF_A_MODULE.finditer(table["rows"])]
                left = [module for module in course.modules if module.id not in named]
                is_of_modules = len(named) == table["rows"].rstrip("\n").count("\n") + 1 >= max(_ENOUGH_ROWS, len(left) + 1)
                if is_of_modules and all(map(course.module, named)):  # else one was renamed, which is told
                    for module in left:
                        problem = f"this table has a row about each module, and none about `{module.id}`: add it"
                        row = f"| [{in_language(module.meta.title, language)}](modules/{module.id}.md) | … |"
                        place, cause = page.position(table.start("rows")), same(f"row of {module.id}")
                        yield Report(place, f"{problem}, as `{row}`.", rests_on=("modules/",), cause=cause)
