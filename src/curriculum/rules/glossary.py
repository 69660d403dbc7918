"""Rules for the glossary."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from curriculum.load import Course
from curriculum.models import LANGUAGES, ORIGINAL, GlossaryFile, Language, Term, spellings
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, missing, rule
from curriculum.rules.languages import COMMON
from curriculum.rules.structure import suggestion
from curriculum.tree import GLOSSARY

TOOLTIP_LENGTH = 160


@rule(
    "glossary",
    "Terms of the glossary point to each other, and each has names of its own. No name, written form or tooltip belongs to two of them. "
    "One form of a term is the term itself, and the others resemble it or another name of it. Tooltips are short, the sources of a term "
    "are those that its definition cites, and its article is the one that the texts give it.",
    why="Every written form in a text becomes a link to one entry; a tooltip is read in passing.",
    mend="Name another entry by its id, leave a doubled form with one entry, shorten the tooltip, put a form that does not resemble the "
    "term under `also` too if it is another name for it.",
    example=Example("modules/glossary.yml", "see: [tie]", "see: [tei]"),
)
def glossary(course: Course) -> Reports:
    """Report dangling `see` entries, long tooltips, and forms that are doubled or cannot be found in a text."""
    for file in course.data:
        if isinstance(file, GlossaryFile):
            yield from file.once(_entries)
    yield from _other_articles(course)


def _entries(file: GlossaryFile) -> Reports:
    ids = {term.id: term for term in file.terms}
    known: dict[tuple[str, ...], Term] = {}
    for term in ids.values():  # of an entry that stands twice, its id tells that
        if (same := known.setdefault(tuple(name.casefold() for _, name in term.term.items()), term)) is not term:
            problem = f"this is the term `{same.id}` again: give this entry names, forms and a tooltip of its own, or take it out."
            yield term.at("term"), problem
    terms = tuple(known.values())
    for language in LANGUAGES:
        names: dict[str, Term] = {}
        for term in terms:
            named = names.setdefault(term.term[language].casefold(), term)
            if named is not term:
                yield term.at("term", language), f"`{term.term[language]}` is the name of the term `{named.id}` already: choose another."
    for term in file.terms:
        for index, other in enumerate(term.see):
            if other not in ids:
                problem = f"the glossary has no term `{other}`.{suggestion(other, ids, where=GLOSSARY)}"
                yield Report(term.at("see", index), problem, rests_on=(GLOSSARY,), cause=missing("term", other))
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
    for language in LANGUAGES:
        yield from _other_names(terms, language)
        yield from _strange_forms(terms, language)
        seen: dict[str, tuple[Term, int]] = {}
        for term in terms:
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


def _other_names(terms: tuple[Term, ...], language: Language) -> Reports:
    """Report other names and tooltips that are those of another term."""
    names = {term.term[language].casefold(): term for term in terms}
    tooltips: dict[str, Term] = {}
    for term in terms:
        for index, other in enumerate(term.also[language]):
            named = names.setdefault(other.casefold(), term)
            if named is not term:
                yield term.at("also", language, index), f"`{other}` is a name of the term `{named.id}`: take it out of one of the two."
        first = tooltips.setdefault(term.short[language].casefold(), term)
        if first is not term:
            yield term.at("short", language), f"the tooltip of `{first.id}` reads the same: say what this term means."


_FEWEST_LETTERS = 4
"""Letters that two words have in common at their start if one is a form of the other; shorter words have all."""


def _strange_forms(terms: tuple[Term, ...], language: Language) -> Reports:
    """Report forms of another word than the term: after it was renamed, or since an everyday word got among them."""
    for term in terms:
        name, forms = term.term[language], term.forms[language]
        if not forms:
            continue
        kin = [name, *term.also[language]]
        if not any(all(_stem(word) in form.casefold() for word in _words(name)) for form in forms):
            problem = (
                f"no form of this term is `{name}`, or has it in it: add it here, or check whether these are the forms of another term."
            )
            yield term.at("forms", language, 0), problem
            continue
        for index, form in enumerate(forms):
            of_others = [other.id for other in terms if other is not term and form.casefold() in other.term[language].casefold()]
            if not any(_is_kin(form, other) for other in kin):
                problem = f"the form `{form}` has nothing of `{name}`: take it out, or add it under `also` if it is another name for it."
                yield term.at("forms", language, index), problem
            elif of_others and form.casefold() in _words(name) and form.casefold() != name.casefold():
                problem = f"the form `{form}` is a part of this term, and of the term `{of_others[0]}` too: write the whole of it."
                yield term.at("forms", language, index), problem
            else:
                kin.append(form)


@lru_cache(maxsize=2**12)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", text.casefold()))


def _stem(word: str) -> str:
    """Return what a word has in common with its plural, most likely."""
    return word[: max(_FEWEST_LETTERS, len(word) - 2)]


def _is_kin(form: str, name: str) -> bool:
    """Say whether two expressions have a word in common, or words that are of one family."""
    return any(
        one == other
        or (min(len(one), len(other)) > 2 and (one in other or other in one or one[:_FEWEST_LETTERS] == other[:_FEWEST_LETTERS]))
        for one in _words(form)
        for other in _words(name)
    )


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
            yield Report(term.at("article"), problem, rests_on=("modules/", "docs/nl/"))


@lru_cache(maxsize=2**12)
def _articles_in(source: str, given: re.Pattern[str]) -> Counter[tuple[str, str]]:
    """Return how many times a text has each term with each article; most texts stay as they are from one check to the next."""
    return Counter((term.casefold(), "de" if end == "e " else "het") for end, term in given.findall(source))


def _at(place: tuple[Term, int], language: Language) -> Position:
    term, index = place
    return term.at("forms", language, index)
