"""Rules for the glossary."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from curriculum.load import Course
from curriculum.models import LANGUAGES, ORIGINAL, Language, Term, spellings
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, missing, rule
from curriculum.rules.languages import COMMON
from curriculum.rules.structure import suggestion

GLOSSARY = "modules/glossary.yml"
TOOLTIP_LENGTH = 160


@rule(
    "glossary",
    "Glossary entries point to each other, no name or written form belongs to two of them, tooltips are short, and the sources of an "
    "entry are those that its definition cites; the article of a term is the one that the texts give it.",
    why="Every written form in a text becomes a link to one entry; a tooltip is read in passing.",
    mend="Name another entry by its id, leave a doubled form with one entry, shorten the tooltip.",
    example=Example("modules/glossary.yml", "see: [tie]", "see: [tei]"),
)
def glossary(course: Course) -> Reports:
    """Report dangling `see` entries, long tooltips, and forms that are doubled or cannot be found in a text."""
    ids = {term.id for term in course.terms}
    for language in LANGUAGES:
        names: dict[str, Term] = {}
        for term in course.terms:
            named = names.setdefault(term.term[language].casefold(), term)
            if named is not term:
                yield term.at("term", language), f"`{term.term[language]}` is the name of the term `{named.id}` already: choose another."
    for term in course.terms:
        for index, other in enumerate(term.see):
            if other not in ids:
                problem = f"the glossary has no term `{other}`.{suggestion(other, ids, where=GLOSSARY)}"
                yield term.at("see", index), problem, (GLOSSARY,), missing("term", other)
            if other == term.id:
                yield term.at("see", index), "this entry refers to itself: name another, or leave it out."
        if term.label != "practice" and not term.sources:
            yield term.at("label"), f"the label `{term.label}` needs a source: name it in `sources`."
        cited = {citation.key for citation in term.definition.document(ORIGINAL).citations}
        for index, key in enumerate(term.sources):
            if key not in cited:
                yield term.at("sources", index), f"the definition does not cite `{key}`: cite it there, or take it out here."
        if uncited := cited.difference(term.sources):
            keys = ", ".join(f"`{key}`" for key in sorted(uncited))
            it = "it" if len(uncited) == 1 else "them"
            yield term.at(*(["sources"] if term.sources else ["id"])), f"the definition cites {keys}: name {it} in `sources` too."
        for language, short in term.short.items():
            if short == term.definition[language]:
                yield term.at("short", language), "the tooltip is the whole definition: say it in one short sentence."
            if len(short) > TOOLTIP_LENGTH:
                yield (
                    term.at("short", language),
                    f"a tooltip has at most {TOOLTIP_LENGTH} characters, this one has {len(short)}: shorten it.",
                )
    yield from _other_articles(course)
    for language in LANGUAGES:
        seen: dict[str, tuple[Term, int]] = {}
        for term in course.terms:
            for index, form in enumerate(term.forms[language]):
                place = (term, index)
                if not re.fullmatch(r"\w(.*\w)?", form):
                    yield (
                        _at(place, language),
                        f"the form `{form}` is found only if it starts and ends with a letter or digit: leave out the rest.",
                    )
                elif len(form) == 1 or form.casefold() in COMMON.get(language, ()):
                    yield _at(place, language), f"`{form}` stands in nearly every text: a form is a word that only this term has."
                for spelling in spellings(form):
                    if seen.setdefault(spelling, place) is not place:
                        first = _at(seen[spelling], language)
                        yield (
                            _at(place, language),
                            f"the form `{spelling}` stands at {first} already, and can lead to one entry only: take it out of one.",
                        )
                        break  # its capital would only repeat that


_FEWEST_TIMES = 2
"""How many times a text gives a term its article before that is taken for what it has."""


def _other_articles(course: Course) -> Reports:
    """Report terms with an article that the Dutch texts do not give them."""
    terms = {term.term.nl.casefold(): term for term in course.terms if term.article}
    if not terms:
        return
    names = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    given = re.compile(rf"(e (?<=\b[dD]e )|t (?<=\b[hH]et ))\*?((?i:{names}))(?![\w-])")  # it starts with what is rare, to be quick
    count = Counter[tuple[str, str]]()
    for writing in course.written("nl"):
        count.update(_articles_in(writing.source, given))
    for name, term in terms.items():
        other = "het" if term.article == "de" else "de"
        if count[name, other] >= max(_FEWEST_TIMES, count[name, str(term.article)] + 1):
            problem = f"the texts write `{other} {name}` {count[name, other]} times: write `article: {other}`, or mend the texts."
            yield term.at("article"), problem, ("modules/", "docs/nl/")


@lru_cache(maxsize=2**12)
def _articles_in(source: str, given: re.Pattern[str]) -> Counter[tuple[str, str]]:
    """Return how many times a text has each term with each article; most texts stay as they are from one check to the next."""
    return Counter((term.casefold(), "de" if end == "e " else "het") for end, term in given.findall(source))


def _at(place: tuple[Term, int], language: Language) -> Position:
    term, index = place
    return term.at("forms", language, index)
