"""Rules for the entries of data files: what they say must fit together within the entry and with its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from curriculum.load import Course
from curriculum.models import LANGUAGES, Node, Reference, Text, in_language
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.rules.links import not_meant
from curriculum.rules.references import pages_that_run_back
from curriculum.yamlfile import Key

_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#][^\s<>]*[^\s<>.,;])?/?", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}[a-z]?|n\.d\.|in press")
_STATE = re.compile(r"(?:^|(?<=[.:;] ))(?:(?P<not>Niet geverifieerd|Ongeverifieerd|Not verified|Unverified)|Geverifieerd|Verified)\b")
"""Starts a sentence of a note that says what was verified, or was not."""
_OLDEST = 1850
"""No work that the course could cite is older; what was printed again has the year of the edition that was read."""


@rule(
    "reference-entry",
    "The parts of a reference fit together. Author and year are those of its APA entry and its id, the entry is whole, joins authors as "
    "APA does, and has a year and an address that can be right; no other reference has its DOI or address.",
    why="Most faults in lists of references come from copying an entry and changing only a part of it.",
    mend="Look the work up, and write author, year, DOI and address as they stand there.",
    example=Example("modules/references.yml", 'year: "2020"', 'year: "2002"'),
)
def reference_entries(course: Course) -> Reports:
    """Report references whose parts contradict each other, or that have the address of another."""
    first: dict[str, Reference] = {}
    for reference in course.references.values():
        yield from reference.once(_contradictions)
        for name, value in (("doi", reference.doi), ("url", reference.url)):
            if value and first.setdefault(value.casefold(), reference) is not reference:
                yield (
                    reference.at(name),
                    f"`{first[value.casefold()].id}` has the same {name.upper()} already: look up which of the two it is of.",
                )
        source = course.references.get(reference.cited_in or "")
        if source and source.cited_in:
            what = "itself" if source is reference else f"`{source.id}`, which was not seen itself"
            yield reference.at("cited_in"), f"this work is cited through {what}: name the work that was seen."


def _is_its_year(year: str, reference: Reference) -> bool:
    """Say whether a work is of that year, or is a later edition of one that is."""
    return reference.id.endswith(f"-{reference.year}") or f"(Original work published {year})" in reference.apa


def _contradictions(reference: Reference) -> Iterator[tuple[Position, str]]:
    if not _YEAR.fullmatch(reference.year):
        yield reference.at("year"), f"`{reference.year}` is no year: write four digits, or `n.d.` if the work has none."
    elif reference.year[0].isdigit() and not _OLDEST <= int(reference.year[:4]) <= datetime.now(UTC).year + 1:
        yield reference.at("year"), f"`{reference.year}` cannot be the year of this work: look up when it appeared."
    elif f"({reference.year}" not in reference.apa:
        yield reference.at("year"), f"the APA entry does not have `{reference.year}` in brackets: look up which of the two years is right."
    elif reference.year[0].isdigit() and (year := re.search(r"-(\d{4})[a-z]?$", reference.id)) and not _is_its_year(year[1], reference):
        yield reference.at("year"), f"the id `{reference.id}` names another year than `{reference.year}`: look up which is right."
    for language in LANGUAGES:
        name = in_language(reference.author, language).split()[0].rstrip(",")
        if not re.match(rf"{re.escape(name)}(?![\w-])", reference.apa):
            yield reference.at("author"), f"the APA entry does not start with `{name}`: look up who wrote the work."
            break
    else:
        yield from _other_authors(reference)
    yield from _others_exchanged(reference)
    yield from _odd_authors(reference)
    if not re.search(r"[.?!][’”*_]*$| \(Original [^()]*\)$|://\S+$", reference.apa):
        yield reference.at("apa"), "the APA entry ends without a full stop: check whether its end was lost, or put it."
    for _, pages in pages_that_run_back(re.sub(r"https?://\S+", "", reference.apa)):
        yield reference.at("apa"), f"the pages `{pages}` end before they start: look them up."
    if reference.doi and not reference.doi.isascii():
        sign = next(sign for sign in reference.doi if not sign.isascii())
        yield reference.at("doi"), f"`{sign}` stands in no DOI: copy it from the page itself, or write a plain hyphen for a dash."
    elif reference.doi and (re.search(r"[<>\s]|[.,;]$", reference.doi) or re.search(r"/x+$", reference.doi)):
        yield (
            reference.at("doi"),
            f"`{reference.doi}` cannot be a DOI: check its end, and characters that belong to the sentence around it.",
        )
    if reference.url and not _ADDRESS.fullmatch(reference.url):
        yield reference.at("url"), f"`{reference.url}` is no complete address: copy it from the page itself."
    elif reference.url and "doi.org/" in reference.url:
        yield reference.at("url"), "this is a DOI: write what follows `doi.org/` into `doi`, and leave `url` out."
    elif reference.url and (problem := not_meant(reference.url)):
        yield reference.at("url"), problem
    if reference.status == "unverified" and reference.note is None:
        yield reference.at("status"), "a `note` must say which part of the entry was not verified: add it."
    for _, note in reference.note.items() if reference.note else ():
        says = _STATE.search(note)
        if says and reference.status != "secondary" and (reference.status == "verified") == bool(says["not"]):
            problem = f"the note says `{says[0]}`, and the status is `{reference.status}`: check which of the two is right."
            yield reference.at("status"), problem
            break


_INITIALS = re.compile(r"[^,&]+, (?:[^\W\d_a-zß-ÿ][^\W\d_]?\.[ -]?)+")
"""An author as an APA entry has it: Balzarini, R. N."""
_OTHERS = re.compile(r" (?:e\.a\.|et al\.)$")


def _others_exchanged(reference: Reference) -> Iterator[tuple[Position, str]]:
    """Yield `e.a.`, which is Dutch, in what is printed in English."""
    if isinstance(reference.author, Text) and reference.author["en"].endswith(" e.a."):
        right = reference.author["en"].removesuffix("e.a.")
        yield reference.author.at("en"), f"`e.a.` is Dutch: write `{{nl: {right}e.a., en: {right}et al.}}`."


_AND = re.compile(r"(?:[A-ZÀ-Ý]\.,?|^[^\W\d_]+,) (?P<and>and|en) (?=[^,&()]+, [A-ZÀ-Ý]\.|[^\W\d_]+\.?$)")
"""Between two authors, with initials or without; a body may have the word within its name."""
_BARE_INITIAL = re.compile(r"(?<=[,. ] )(?<=[A-ZÀ-Ý]\. |[^\W\d_], )(?P<initial>[A-ZÀ-Ý])(?=,|\s*&|$)")
_ARTICLE = re.compile(r"\bArticle e?0*(?P<number>\d{2,9})\b")
_LAST_DIGITS = re.compile(r"(?<=[.\d])0*(?P<number>\d{2,9})$")


def _odd_authors(reference: Reference) -> Iterator[tuple[Position, str]]:
    """Yield what an APA entry writes otherwise between its authors, and a number of an article that is almost that of its DOI."""
    authors = reference.apa.partition(" (")[0]
    if joined := _AND.search(authors):
        yield reference.at("apa"), f"before the last author stands `{joined['and']}`: an APA entry has `&` there."
    if bare := _BARE_INITIAL.search(authors):
        yield reference.at("apa"), f"behind the initial `{bare['initial']}` of an author the full stop is missing: put it there."
    article, last = _ARTICLE.search(reference.apa), _LAST_DIGITS.search(reference.doi or "")
    if article and last and article["number"] != last["number"] and sorted(article["number"]) == sorted(last["number"]):
        yield reference.at("apa"), f"this is article `{article['number']}`, and its DOI ends in `{last['number']}`: look up which is right."


_SURNAME = re.compile(r"(?:^|, & |, |& )([^,&]+), (?=[A-ZÀ-Ý]\.)")


def _other_authors(reference: Reference) -> Iterator[tuple[Position, str]]:
    """Yield what is printed for the authors where the APA entry has more of them, or fewer."""
    authors = reference.apa.partition(" (")[0]
    count = len(_INITIALS.findall(authors)) + ("et al." in authors) * 2
    if not count:  # an organisation
        return
    for language in LANGUAGES:
        printed = in_language(reference.author, language)
        has_others, pair = bool(_OTHERS.search(printed)), printed.split(" & ")
        if has_others != (count > 2) or (count < 3 and len(pair) != count) or not all(f"{name}," in authors for name in pair[1:]):
            names = " & ".join(name.strip() for name in _SURNAME.findall(authors))
            how = "`e.a.` and `et al.`" if count > 2 else f"`{names}`" if names else "the name of each"
            number = "more than two authors" if count > 2 else "two authors" if count == 2 else "one author"
            yield (
                reference.at("author"),
                f"`{printed}` is printed, and the APA entry has {number}: write {how}, or check who wrote the work.",
            )
            return


@rule(
    "listed-once",
    "No list of names names the same thing twice.",
    why="It would be shown, counted or advised twice; most often the second was meant to be another.",
    mend="Take one of the two out, or write the name that was meant.",
    example=Example("modules/glossary.yml", "see: [tie]", "see: [tie, tie]"),
)
def listed_once(course: Course) -> Reports:
    """Report names that stand twice in one list: sources, terms to see, methods, vignettes, headings."""
    for file in course.data:
        yield from file.once(_listed_twice)


def _listed_twice(file: Node) -> Iterator[tuple[Position, str]]:
    def walk(value: Any, path: tuple[Key, ...]) -> Iterator[tuple[Position, str]]:
        if isinstance(value, dict):
            for key, below in value.items():
                if isinstance(below, (dict, list)) and key != "between":
                    yield from walk(below, (*path, key))
        elif all(isinstance(item, str) for item in value):
            for index, item in enumerate(value):
                if item in value[:index]:
                    yield (
                        file.origin.position(*path, index),
                        f"`{item}` stands in this list already: keep one, or write the one that was meant.",
                    )
        else:
            for index, item in enumerate(value):
                if isinstance(item, (dict, list)):
                    yield from walk(item, (*path, index))

    yield from walk(file.origin.data, ())
