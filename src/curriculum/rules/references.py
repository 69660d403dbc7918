"""Rules for sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curriculum.findings import Part
from curriculum.load import Course
from curriculum.models import (
    LABELS,
    LANGUAGES,
    ORIGINAL,
    Claim,
    FinalTestFile,
    Question,
    QuizFile,
    Reference,
    Term,
    TextDocument,
    Writing,
    first_author,
    in_language,
)
from curriculum.numerals import MONTHS
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, missing, rule, unused
from curriculum.rules.prose import is_in_words_of_somebody
from curriculum.rules.structure import LABEL, is_a_slip, suggestion
from curriculum.silence import fingerprint
from curriculum.text import CODE, Document, blanked, cited_keys, sentence_at
from curriculum.tree import REFERENCES

UNUSED = """  - id: pieters-2019
    status: verified
    author: Pieters
    year: "2019"
    apa: Pieters, B. (2019). *Zinnen*. Uitgeverij Voorbeeld.
"""


def cited(course: Course) -> set[str]:
    """Return the ids of all references that something in the course rests on."""
    keys = {key for writing in course.writings for document in writing.having("@") for key in cited_keys(document.visible)}
    for node in (*_nodes_with_sources(course), *(course.kit.methods.values() if course.kit else ())):
        keys.update(node.sources)
    keys.update(reference.cited_in for reference in course.references.values() if reference.cited_in and reference.id in keys)
    return keys


def _nodes_with_sources(course: Course) -> list[Question | Term | Claim]:
    return [*course.all_questions, *course.terms, *(course.claims.claims if course.claims else ())]


_ADD = " Write the id of one that stands there, or add the work."


@rule(
    "reference",
    "Every citation and source names an entry of modules/references.yml; so does a name with a year, such as `Jansen (2020)`, and in a "
    "question one of its sources.",
    why="A reader must be able to look up what a sentence rests on.",
    mend="Write the id of the entry, or add the work to modules/references.yml. In a text, `@id` is better than a name with a year.",
    example=Example("modules/sample/nl.md", "[@jansen-2020]", "[@janssen-2020]"),
)
def references_exist(course: Course) -> Reports:
    """Report keys that are no reference."""
    known = course.references
    keys = fingerprint(*sorted(known))
    for writing in course.writings:
        yield from writing.given(keys, _unknown_keys, known)
    for node in _nodes_with_sources(course):
        for index, key in enumerate(node.sources):
            if key not in known:
                problem = f"there is no reference `{key}` in {REFERENCES}.{suggestion(key, known) or _ADD}"
                yield Report(node.at("sources", index), problem, rests_on=(REFERENCES,), cause=missing("reference", key))
    yield from _named_by_hand(course)
    dois = {reference.doi.casefold() for reference in known.values() if reference.doi}
    known_dois = fingerprint(*sorted(dois))
    for language in LANGUAGES:
        for document in course.documents(language):
            yield from document.given(known_dois, _unknown_dois, dois)
    for reference in known.values():
        if reference.cited_in and reference.cited_in not in known:
            problem = f"there is no reference `{reference.cited_in}`.{suggestion(reference.cited_in, known) or _ADD}"
            yield Report(reference.at("cited_in"), problem, rests_on=(REFERENCES,), cause=missing("reference", reference.cited_in))


_DOI = re.compile(r"10\.(?<![\w.,]10\.)\d{4,9}/[^\s<>\[\]{}|*‘’“”]+")
_AFTER_A_DOI = (".", ",", ";", ":", "?", "!")
_NO_WORK = re.compile(r"10\.(?:5281/zenodo|17605/osf)", re.IGNORECASE)
"""Starts the DOI of what is kept in an archive: a data set, or this course itself."""


def _unknown_dois(document: Document, known: set[str]) -> Reports:
    """Yield DOIs of works that are no reference."""
    for match in _DOI.finditer(document.visible) if "10." in document.source else ():
        doi = match[0]
        while doi.endswith(_AFTER_A_DOI) or (doi.endswith(")") and doi.count(")") > doi.count("(")):
            doi = doi[:-1]
        if doi.casefold() not in known and not _NO_WORK.match(doi):
            problem = f"the work with the DOI `{doi}` is no entry of {REFERENCES}: add it there, and cite it as `[@id]`."
            yield Report(document.position(match.start()), problem, rests_on=(REFERENCES,))


def _unknown_keys(writing: Writing, known: dict[str, Reference]) -> Reports:
    for citation in writing.citations:
        if not citation.key:
            yield (
                citation.position,
                "this citation names no reference: write the id of the reference behind the `@`, as in `[@jansen-2020]`.",
            )
        elif citation.key not in known and not re.match(r"[^@]*@|[a-z0-9-]+[.?!)]", citation.key):  # the rule of their form says so
            first, _, more = citation.key.partition(" ")
            hint = f" Put a comma behind the id: `[@{first}, {more}]`." if more and first in known else suggestion(citation.key, known)
            yield Report(
                citation.position,
                f"there is no reference `{citation.key}` in {REFERENCES}.{hint or _ADD}",
                rests_on=(REFERENCES,),
                cause=missing("reference", citation.key),
            )


_PARTICLE = r"(?:[Vv]an(?: de[nr]?| ’t)?|[Dd]e|[Dd]en|[Tt]e[nr]?|[Vv]on|[Dd]i|[Dd]el|[Ll]e|[Ll]a) "
_COAUTHOR = rf"(?:{_PARTICLE})?[A-ZÀ-Ý][\w’-]+"
_WITH_OTHERS = rf"(?: (?:e\.a\.|et al\.|(?:en|and) (?:collega’s|colleagues)|(?:en|and|und|et|y|&) {_COAUTHOR}))?(?:’s?)?"
_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_SAY_DUTCH = (
    "vond vonden vindt ziet zien zag zagen schrijft schreef schrijven schreven stelt stelde stellen stelden noemt noemde noemen noemden "
    "beschrijft beschreef beschrijven beschreven onderzocht onderzochten waarschuwt waarschuwde concludeert concludeerde "
    "concludeerden meldt meldde melden meldden vergeleek vergeleken betoogt betoogde betogen meent menen pleit pleitte "
    "pleiten definieert definieerde adviseert"
)
_SAY_ENGLISH = (
    "found finds wrote writes write argues argued argue reports reported report describes described describe suggests suggested notes "
    "noted studied warns warned concludes concluded compared proposes proposed advises advised defines defined calls called states stated"
)
_SAYS = "|".join([*_SAY_DUTCH.split(), *_SAY_ENGLISH.split()])
"""What authors do in their works."""
_BY_HAND = re.compile(
    rf"(?<![\w-])(?P<name>[A-ZÀ-Ý][\w-]+)(?P<others>{_WITH_OTHERS}) \((?P<year>{_YEAR})\)(?P<then> (?:ook |al |dat |also )?(?:{_SAYS})\b)?"
    rf"|\((?:(?:zie|vgl\.|see|cf\.) )?(?:{_PARTICLE})?(?P<said>[A-ZÀ-Ý][\w-]+){_WITH_OTHERS},? (?P<when>{_YEAR})\)"
)
"""A name with a year, as works are cited where nothing does it for the writer."""
_SAID_BEFORE = re.compile(rf"\b(?:[Vv]olgens|[Aa]ccording to|(?i:{_SAYS})(?: ook| al| eerder| also| earlier)?) (?:{_PARTICLE})?$")
_OF_A_WORK = re.compile(
    rf"\b(?:[Oo]nderzoek|[Ss]tudie|artikel|boek|proefschrift|meta-analyse|overzicht|scriptie) van (?:{_PARTICLE})?(?P<name>[A-ZÀ-Ý][\w-]+)"
    rf"{_WITH_OTHERS} (?:uit|van|in) (?P<year>{_YEAR})\b"
    rf"|\b(?:[Rr]esearch|[Ss]tudy|article|book|paper|thesis|review) (?:by|of) (?:{_PARTICLE})?(?P<by>[A-ZÀ-Ý][\w-]+){_WITH_OTHERS}"
    rf" (?:from|of|in) (?P<when>{_YEAR})\b"
    rf"|\b(?P<early>{_YEAR}) (?:study|article|book|paper|thesis|review|meta-analysis) by (?:{_PARTICLE})?(?P<whose>[A-ZÀ-Ý][\w-]+)"
)
"""A work by its kind, its author and its year: `onderzoek van Jansen uit 2020`."""
_WORK_SIGNS = (" 18", " 19", " 20")
_YEAR_IN_BRACKETS = re.compile(rf"[ (]\(?{_YEAR}\)")
"""Stands in every text that has one."""
_PLACES = (
    "Nederland Vlaanderen België Engeland Duitsland Frankrijk Spanje Italië Amerika Canada Europa Australië Zweden Noorwegen Denemarken "
    "Netherlands Flanders Belgium England Germany France Spain Italy America Europe Australia Sweden Norway Denmark Britain Scotland "
    "Ireland Amsterdam Rotterdam Utrecht Haag Eindhoven Groningen Nijmegen Leiden Tilburg Maastricht Arnhem Zwolle Breda Haarlem Almere "
    "Brussel Brussels Gent Ghent Antwerpen Antwerp Leuven Brugge Londen London Parijs Paris Berlijn Berlin Madrid Rome Wenen Vienna "
    "Oxford Cambridge Toronto York Chicago Boston Francisco Angeles Sydney Stockholm Kopenhagen Copenhagen Oslo"
)
_PAPERS = (
    "Volkskrant Telegraaf Standaard Morgen Tijd Trouw Parool Groene Knack Nieuwsblad Correspondent Financieele Guardian Times Post "
    "Economist Atlantic Yorker Independent Telegraph Netflix Pride Corona Covid Brexit"
)
_NO_AUTHOR = re.compile(
    "|".join([r"[A-Z]{2,5}", *_PLACES.split(), *_PAPERS.split(), *(name for month in MONTHS for name in (month[1], month[0].capitalize()))])
)
"""What can stand before a year without being the author of anything."""
_NO_WORK_OF = re.compile(
    r"(?i)(?:\b(?:in|te|uit|bij|near|at|from|sinds|since|door heel|film|serie|series|reeks|roman|novel|album|lied|song|toneelstuk|play"
    r"|podcast|documentaire|documentary|musical|wet|verdrag|act|treaty|krant|paper|stad|city|dorp|village|festival|congres|conference|universiteit"
    r"|university)(?: (?:of|van))?(?: (?:de|het|the))? (?:\w+ )?|\b(?:het|the) )$"
)
"""What stands before a place, a film, a law or a newspaper."""

ByHand = tuple[str, str, bool, Position]
"""A name, a year, whether it can be nothing but a citation, and where it stands."""


@dataclass(frozen=True)
class _Authors:
    """Those who may stand before a year."""

    whole: frozenset[str]
    """First authors of references, with all their names."""
    years: dict[str, set[str]]
    """The years of their works, by their last names."""
    people: set[str]
    """Those about whom cases tell."""


def _named_by_hand(course: Course) -> Reports:
    """Report names with a year of which no reference is."""
    years: dict[str, set[str]] = {}
    written = {
        (first_author(in_language(each.author, language)), each.year) for each in course.references.values() for language in LANGUAGES
    }
    for author, year in written:
        years.setdefault(author.split()[-1], set()).add(year)
    authors = _Authors(frozenset(author for author, _ in written), years, _people(course))
    known = fingerprint(*sorted(map(" ".join, written)), "", *sorted(authors.people))
    for writing in course.writings:
        yield from writing.given(known, _without_entry, authors)
    works = course.fingerprint(REFERENCES)
    for file in course.question_files:
        yield from file.given(works, _not_among_sources, course, authors)


def _without_entry(writing: Writing, authors: _Authors) -> Reports:
    for name, year, is_sure, position in (*writing.once(_by_hand, among=_with_a_year), *writing.once(_works, _WORK_SIGNS)):
        known = authors.years.get(name, set())
        like = next((author for author, its in authors.years.items() if year in its and _is_a_slip(name, author)), None)
        if year not in known and like and name not in authors.people:
            problem = f"`{name}` ({year}) is no entry of {REFERENCES}, and `{like}` ({year}) is: check whether that name was meant."
            yield _no_entry(position, problem, name, year)
        elif year not in known and (name in authors.whole or (is_sure and name not in authors.people)):
            there = f", which has {name} ({', '.join(sorted(known))})" if known else ""
            mend = "look up the year, or add the work there" if known else "add the work there, and cite it as `@id`"
            problem = f"`{name}` ({year}) is no entry of {REFERENCES}{there}: {mend}."
            yield _no_entry(position, problem, name, year)


def _no_entry(position: Position, problem: str, name: str, year: str) -> Report:
    cause = missing("reference", f"{name.lower()}-{year}")
    return Report(position, problem, rests_on=(REFERENCES,), cause=cause, numbers=frozenset({year}))


def _not_among_sources(file: QuizFile | FinalTestFile, course: Course, authors: _Authors) -> Reports:
    for question in file.questions:
        sources = [course.references[key] for key in question.sources if key in course.references]
        for language in LANGUAGES:
            own = {(first_author(in_language(source.author, language)), source.year) for source in sources}
            for name, year, _, position in question.written(language).once(_by_hand, among=_with_a_year):
                if name in authors.whole and year in authors.years[name] and (name, year) not in own:
                    problem = f"`{name}` ({year}) is not among the `sources` of this question: add it there, or name a work that is."
                    yield Report(position, problem, numbers=frozenset({year}))


def _with_a_year(writing: Writing) -> Iterator[Document]:
    return writing.matching(_YEAR_IN_BRACKETS)


def _people(course: Course) -> set[str]:
    """Return the names of those about whom cases tell: a year behind one of them is no work."""
    drawings = [vignette.constellation for module in course.modules for vignette in module.vignettes.values()]
    return {in_language(person.name, language) for drawing in drawings for person in drawing.people for language in LANGUAGES}


def _by_hand(document: Document) -> Iterator[ByHand]:
    for start, block in document.blocks:
        for match in _BY_HAND.finditer(block) if _YEAR_IN_BRACKETS.search(block) else ():
            name, year = match["name"] or match["said"], match["year"] or match["when"]
            others = match["others"] or ""
            place = match.start("name" if match["name"] else "said")
            is_quoted = block[place - 1 : place] in {"‘", "“"} and "’" in others + block[match.end() - 8 : match.end()]
            is_two = bool(others.strip()) and not is_quoted and not _NO_WORK_OF.search(block, max(0, place - _BEFORE), place)
            is_said = (match["then"] or _SAID_BEFORE.search(block, max(0, place - _BEFORE), place)) and not _NO_WORK_OF.search(
                block, max(0, place - _BEFORE), place
            )
            is_sure = bool(match["said"] or "." in others or is_two or is_said)
            yield name, year, is_sure and not _rests_on_another(block, place, name), document.position(start + place)


_BEFORE = 60
"""Signs before a name among which is looked for what it is the name of."""


def _works(document: Document) -> Iterator[ByHand]:
    for start, block in document.blocks:
        for match in _OF_A_WORK.finditer(block) if any(sign in block for sign in _WORK_SIGNS) else ():
            group = next(each for each in ("name", "by", "whose") if match[each])
            place = match.start(group)
            year = match["year"] or match["when"] or match["early"]
            yield match[group], year, not _rests_on_another(block, place, match[group]), document.position(start + place)


def _rests_on_another(block: str, place: int, name: str) -> bool:
    """Say whether a sentence cites something itself, or a name in it is that of no author."""
    start, end = sentence_at(block, place)
    return "@" in block[start:end] or bool(_NO_AUTHOR.fullmatch(name))


@rule(
    "citation-author",
    "A sentence that names an author of modules/references.yml and cites works cites one of that author, unless its paragraph does; the "
    "name is spelt as it is there, and who is named beside the first of two authors is the second.",
    why="A citation that was swapped with another sends readers to a work in which the sentence does not stand.",
    mend="Check which of the two was meant, the name or the citation.",
    example=Example(
        "modules/sample/nl.md",
        "Begin bij de woorden van je cliënt [@jansen-2020]",
        "Jansen begint bij de woorden van je cliënt [@de-boer-2018]",
    ),
)
def cited_authors(course: Course) -> Reports:
    """Report sentences that name an author and cite only works of others."""
    works: dict[str, set[str]] = {}
    for reference in course.references.values():
        for name in _authors(in_language(reference.author, ORIGINAL)) if not reference.retold else ():
            works.setdefault(name, set()).add(reference.id)
    named = re.compile(rf"(?<![\w@-])({'|'.join(sorted(works, key=len, reverse=True))})s?(?![\w-])") if works else None
    if named:
        given = course.fingerprint(REFERENCES)
        for writing in course.writings:
            yield from writing.given(given, _by_others, course.references, works, named)
    yield from _misspelt_authors(course)


def _by_others(writing: Writing, references: dict[str, Reference], works: dict[str, set[str]], named: re.Pattern[str]) -> Reports:
    """Report sentences of which the paragraph cites nothing by somebody whom they name."""
    for sentence, around, document, place in writing.once(_cited_sentences, "@"):
        names = set(named.findall(sentence))
        if not names or not (keys := cited_keys(sentence)) or not keys <= references.keys():
            continue  # a misspelt key is told by itself
        by = " ".join(references[key].apa for key in around if key in references)
        for name in sorted(names):
            if (
                name not in by and works[name].isdisjoint(around) and not _is_another(name, sentence, works[name], references)
            ):  # of one whose APA entry is misspelt, that entry tells it
                given = " and ".join(f"`{key}`" for key in sorted(works[name]))
                there = ", ".join(f"`{key}`" for key in sorted(keys))
                problem = f"this sentence names {name} and cites {there}, which is by others: cite {given}, or check which was meant."
                yield Report(document.position(place), problem, rests_on=(REFERENCES,))


def _is_another(name: str, sentence: str, works: set[str], references: dict[str, Reference]) -> bool:
    """Say whether a sentence gives everybody of that name a first name that none of the authors has."""
    first = re.findall(rf"(?:(?<=[\w,] )([A-ZÀ-Ý])[^\W\d_]+ )?(?<![\w@-]){name}s?(?![\w-])", sentence)
    initials = {letter for key in works for letter in re.findall(rf"(?<!\w){name}, ([A-ZÀ-Ý])", references[key].apa)}
    return bool(initials) and all(letter and letter not in initials for letter in first)


_CAPITAL = re.compile(r"(?<![\w@’-])[A-ZÀ-Ý][^\W\d_]{3,}(?!-)")


def _misspelt_authors(course: Course) -> Reports:
    """Report names that are those of an author whom their paragraph cites, but for one letter."""
    names = {key: _authors(in_language(reference.author, ORIGINAL)) for key, reference in course.references.items()}
    pairs = [" & ".join(pair) for pair in names.values() if len(pair) == 2]
    people = _people(course)
    known = {word for reference in course.references.values() for word in re.findall(r"[^\W\d_]+", reference.apa)} | people
    given = fingerprint(course.fingerprint(REFERENCES), *sorted(people))
    for writing in course.writings:
        yield from writing.given(given, _almost_named, names, known)
        yield from writing.given(given, _beside_another, pairs, known)


def _beside_another(writing: Writing, pairs: list[str], known: set[str]) -> Reports:
    """Report the first of two authors who stands beside somebody else than the second."""
    beside: dict[str, list[str]] = {}
    for pair in pairs:
        first, second = pair.split(" & ")
        beside.setdefault(first, []).append(second)
    named = re.compile(rf"(?<![\w-])({'|'.join(beside)}) (?:en|and|&) ([A-ZÀ-Ý][^\W\d_]+)") if beside else None
    for document in writing.having(beside):
        for match in named.finditer(document.visible) if named else ():
            if match[2] not in known and match[2].removesuffix("s") not in known:
                right = " or ".join(f"`{match[1]} & {second}`" for second in beside[match[1]])
                problem = f"`{match[0]}` wrote no work of {REFERENCES}, and {right} did: check whose name was meant."
                yield Report(document.position(match.start(2)), problem, rests_on=(REFERENCES,))


def _almost_named(writing: Writing, names: dict[str, list[str]], known: set[str]) -> Reports:
    for block, keys, document, start in writing.once(_cited_blocks, "@"):
        cited = [name for key in keys for name in names.get(key, ())]
        for match in _CAPITAL.finditer(block):
            name = next((name for name in cited if _is_a_slip(match[0], name)), None)
            if name and match[0] not in known and match[0].removesuffix("s") not in known:
                problem = f"`{match[0]}` stands here, and this paragraph cites {name}: check whether that name was meant."
                yield Report(document.position(start + match.start()), problem, rests_on=(REFERENCES,))


def _cited_blocks(document: Document) -> Iterator[tuple[str, frozenset[str], Document, int]]:
    for start, block in document.blocks:
        if "@" in block:
            shown = document.visible[start : start + len(block)]
            yield shown, cited_keys(shown), document, start


def _is_a_slip(word: str, name: str) -> bool:
    return len(name) >= _SHORTEST_NAME and word != f"{name}s" and is_a_slip(word, name)


_SHORTEST_NAME = 5
"""Letters of a name of which another word is not like by chance."""


def _authors(author: str) -> list[str]:
    """Return those names of authors that are one word, since of longer ones it is not sure where they start."""
    names = re.sub(r" (?:e\.a\.|et al\.)$", "", author).split(" & ")
    return [name for name in names if re.fullmatch(r"[A-ZÀ-Ý][^\W\d_]+(?:-[A-ZÀ-Ý][^\W\d_]+)?", name)]


CitedSentence = tuple[str, frozenset[str], Document, int]
"""A sentence that cites something, what its paragraph cites, its text, and where in that it starts."""


def _cited_sentences(document: Document) -> Iterator[CitedSentence]:
    for shown, around, _, start in _cited_blocks(document):
        first = 0
        while around and (found := shown.find("@", first)) >= 0:
            begins, ends = sentence_at(shown, found)
            yield shown[begins:ends], around, document, start + begins
            first = max(ends, found + 1)


_SHOWN = re.compile(
    r"\b[Uu]it (?:(?:veel|recent|wetenschappelijk|ander|het|verschillende|meerdere) )?(?:onderzoek|onderzoeken|studies) "
    r"(?:blijkt|komt naar voren|volgt dat|is gebleken|weten we)\b|\bblijkt uit (?:\w+ )?(?:onderzoek|onderzoeken|studies)\b"
    r"|\b(?:[Oo]nderzoek|[Oo]nderzoeken|[Ss]tudies) (?:(?:laat|laten|heeft laten|hebben laten) zien|(?:toont|tonen) aan|wijst uit"
    r"|wijzen uit|bewijst|bewijzen|heeft (?:aangetoond|bewezen)|hebben (?:aangetoond|bewezen)) dat\b"
    r"|\b[Ww]etenschappelijk (?:is )?(?:bewezen|aangetoond|vastgesteld)\b|\b(?:is|staat) bewezen dat\b|\b[Bb]ewezen is dat\b"
    r"|\b(?:[Rr]esearch|[Ss]tudies) (?:has |have )?(?:shows?|shown|prove[sdn]?|finds?|found|demonstrate[sd]?) (?:us )?that\b"
    r"|\b(?:[Rr]esearch|[Ss]tudies) (?:shows|show|prove|proves)\b(?! (?:what|how|which|whether|no\b|us\b|only))"
    r"|\b[Aa]ccording to (?:\w+ )?(?:research|studies)\b|\b[Ii]t (?:has been|is|was) (?:scientifically )?prove[nd] (?:that|to)\b"
    r"|\b[Ss]cientifically prove[nd]\b"
)
"""How a text says that something was found, without saying by whom."""
_SHOWN_SIGNS = ("nderzoek", "tudies", "ewezen", "etenschappelijk", "esearch", "proven", "proved")
_NOT_SHOWN = re.compile(
    r"(?i)\b(?:wat|welk|welke|geen|niet|nog niet|nooit|alsof|dan|zegt dat|zeggen dat|weinig"
    r"|what|which|whether|no|not|never|than|until|as if|if|few|says that|say that)(?: \w+){0,2} $"
)


@rule(
    "research-cited",
    "A paragraph that says what research shows cites it, and so does a text of a data file, unless its entry names sources.",
    why="Without the study, nobody can look up who was asked and what was found, and the sentence only sounds true.",
    mend="Cite the study, or say whose view it is. A text that cannot cite leaves such a sentence out.",
    example=Example("modules/sample/nl.md", "Begin bij de woorden van je cliënt [@jansen-2020]", "Uit onderzoek blijkt dat dit helpt"),
)
def cited_research(course: Course) -> Reports:
    """Report texts that say what research shows and cite none."""
    for language in LANGUAGES:
        for writing in course.written(language):
            yield from writing.once(_shown_by_nobody, _SHOWN_SIGNS)


def _shown_by_nobody(document: Document) -> Iterator[tuple[Position, str]]:
    if isinstance(document, TextDocument) and document.is_in_entry_with("sources", "apa"):
        return
    for start, block in document.blocks:
        if "@" in block or not any(sign in block for sign in _SHOWN_SIGNS):
            continue
        shown = document.visible[start : start + len(block)]
        if shown.rstrip().endswith(":") or shown.startswith("#"):
            continue  # what follows says it
        for match in _SHOWN.finditer(shown):
            before = shown[: match.start()]
            is_quoted = before.rfind("‘") > max(before.rfind("’ "), before.rfind("’,")) or before.rfind("“") > before.rfind("”")
            if not is_quoted and not _NOT_SHOWN.search(before):
                problem = f"`{match[0]}` needs its source: cite the study in this paragraph, or say whose view it is."
                yield document.position(start + match.start()), problem


@rule(
    "citation",
    "A citation has the form `[@id]`, `[@id, p. 5; @other-id]` or, in a sentence, `@id`; it stands in the sentence that rests on it, "
    "with a space before it; pages run from the first to the last.",
    why="Anything else would be printed as it stands, or passed over.",
    mend="Put the id of the reference first in the brackets, in small letters, with nothing before it, and a semicolon before the next.",
    example=Example("modules/sample/nl.md", "[@jansen-2020]", "[zie @jansen-2020]"),
)
def citation_forms(course: Course) -> Reports:
    """Report what is meant as a citation and would be printed as it stands."""
    keys: dict[tuple[str, str], list[str]] = {}
    for reference in course.references.values():
        for author in {first_author(in_language(reference.author, language)) for language in LANGUAGES}:
            keys.setdefault((author.split()[-1], reference.year), []).append(reference.id)
    given = course.fingerprint(REFERENCES)
    for language in LANGUAGES:
        for document in course.documents(language):
            yield from document.given(given, _unlinked, keys)
            yield from document.given(given, _without_sign, frozenset(course.references))
    for writing in course.writings:
        yield from writing.once(_odd_forms, "@")
        yield from writing.once(_numbered, "[¹²³⁴⁵⁶⁷⁸⁹")


def _unlinked(document: Document, keys: dict[tuple[str, str], list[str]]) -> Reports:
    """Yield authors and years in brackets that are those of a reference: its key would make them a link."""
    for start, block in document.blocks if _YEAR_IN_BRACKETS.search(document.source) else ():
        for match in _BY_HAND.finditer(document.visible, start, start + len(block)):
            known = keys.get((match["said"], match["when"]), [])
            if known and cited_keys(block).isdisjoint(known) and not is_in_words_of_somebody(document.visible, match.start()):
                write = " or ".join(f"`[@{key}]`" for key in sorted(known))
                yield _misread(document.position(match.start()), match[0], f"does not lead to its source: write {write}", REFERENCES)


_BARE_KEY = re.compile(r"(?<!\])\[(?P<key>[a-z0-9]+(?:-[a-z0-9]+)+)(?P<more>[,;][^\[\]]*)?\](?![(\[:])")


def _without_sign(document: Document, keys: frozenset[str]) -> Reports:
    """Yield keys of references that stand in brackets without their `@`."""
    for match in _BARE_KEY.finditer(document.visible) if "[" in document.source else ():
        if match["key"] in keys:
            write = f"[@{match[0][1:]}"
            yield _misread(document.position(match.start()), match[0], f"is not read as a citation: write `{write}`", REFERENCES)


def _misread(position: Position, words: str, problem: str, *files: str) -> Report:
    """Report words that are meant as a citation and are none, with the numbers in them, such as its year."""
    return Report(position, f"`{words}` {problem}.", rests_on=files, numbers=_numbers_in(words))


def _numbers_in(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", words))


_NUMBERED = re.compile(
    r"\[(?:(?<=[\w,.;:)’”] \[)|(?<=[\w,.;:)’”]\[))\d{1,3}(?:(?:, ?|–|-)\d{1,3})*\](?![(\[:])"
    r"|¹(?:(?<=[^\W\d_]{2}¹)|(?<=[.,;:’”)]¹))[¹²³⁰⁴-⁹]*|[²³⁴-⁹](?<=[.,;:’”].)[¹²³⁰⁴-⁹]*"
)
"""What stands elsewhere for an entry of a list of sources, in brackets or raised; `m²` is none."""


def _numbered(document: Document) -> Reports:
    """Yield numbers in brackets or raised, which elsewhere stand for the entries of a list of sources."""
    for match in _NUMBERED.finditer(blanked(CODE, document.visible)):
        problem = "names no source here: write the id of the reference, as in `[@jansen-2020]`"
        yield _misread(document.position(match.start()), match[0], problem)


_GROUP = re.compile(r"\[@([^\[\]]+)\]")
_NOT_CLOSED = re.compile(r"\[@[^\[\]\n]*(?=\[)|\[@[a-z0-9-]+(?=[.?!)])")
"""A citation that goes on up to the next one, or with the text behind it."""
_AROUND = (
    (
        re.compile(r"\(@[a-z][a-z0-9-]*[a-z0-9](?:, pp?\. ?[\d–-]+)?\)"),
        "round brackets would be doubled here, since a citation prints some of its own: write square ones, as in `[@id]`.",
    ),
    (re.compile(r"(?<=[^\W_])(?=\[@)"), "before this citation a space is missing: put it there."),
    (re.compile(r"(?<=[a-z0-9]\])(?=\[@)"), "two citations stand side by side: write them in one pair of brackets, `[@id; @other-id]`."),
    (
        re.compile(r"(?:(?<=[^\W\d_]{3}\. )(?=\[@[^\]\n]*\] [A-ZÀ-Ý‘“*])|(?<=[^\W\d_]{5}\. )(?=\[@[^\]\n]*\] [a-zà-ÿ]))"),
        "this citation stands between two sentences: put it before the full stop of the first, or write `@id` if it starts the next.",
    ),
    (
        re.compile(r"(?<=[^\W\d_]{3}\. )(?=\[@[^\]\n]*\]\s*(?:\Z|\n\s*\n))"),
        "this citation stands behind the full stop: put it before, as in `… some words [@id].`.",
    ),
    (
        re.compile(r"\[@[^\]\n]*?, *(?:(?:pp?|blz|pag)\.? *)?(?=[;\]])"),
        "this citation names a page and does not say which: write its number, as in `[@jansen-2020, p. 5]`, or take the comma out.",
    ),
)
"""What stands around citations where they are printed otherwise than was meant."""


_MOST_PAGES = 30
"""Pages between two numbers of which the last is short; more are taken for a slip."""
_PAGES = re.compile(r"(?<![\w–-])(\d{1,6})[-–](\d{1,6})(?![\w–-])")


def pages_that_run_back(text: str) -> Iterator[tuple[int, str]]:
    """Yield each range of pages that ends before it starts, with its place."""
    for match in _PAGES.finditer(text):
        first, last = match[1], match[2]
        whole = first[: -len(last)] + last  # of a last page without the digits that it shares with the first: 123–5
        if int(last) < int(first) and not 0 < int(whole) - int(first) < _MOST_PAGES:
            yield match.start(), match[0]


def _odd_forms(document: Document) -> Reports:
    for words, position in document.almost_citations:
        problem = "is not read as a citation: write it as `[@jansen-2020]`, `[@jansen-2020, p. 5]`, or in a sentence `@jansen-2020`"
        yield _misread(position, words, problem)
    text = document.visible
    prose = blanked(CODE, text) if "`" in text else text
    for match in _NOT_CLOSED.finditer(prose):
        problem = "the bracket of this citation is not closed: put `]` behind the id, as in `[@jansen-2020]`."
        yield Report(document.position(match.start()), problem, part=Part.BRACKET)
    for pattern, problem in _AROUND if "[@" in prose or "(@" in prose else ():
        for match in pattern.finditer(prose):
            yield document.position(match.start()), problem
    for match in _GROUP.finditer(text):
        for start, pages in pages_that_run_back(match[1]):
            problem = f"`{pages}` ends before it starts: look the pages up."
            yield Report(document.position(match.start(1) + start), problem, numbers=_numbers_in(pages))
        parts = [part.strip().removeprefix("@") for part in match[1].split(";")] if "@" in match[1] else []
        if twice := next((part for index, part in enumerate(parts) if part in parts[:index]), None):
            yield (
                document.position(match.start()),
                f"`@{twice}` stands twice in these brackets: check which other work was meant, or keep one.",
            )
        for part in parts:
            first, sign, second = part.partition("@")
            if sign:
                place = document.position(text.index(f"@{second}", match.start()))
                keys = [words.split(",")[0].split() for words in (first, second)]
                example = f", as in `[@{keys[0][0]}; @{keys[1][0]}]`" if all(keys) else ""
                yield (
                    place,
                    f"between two citations in one pair of brackets stands a semicolon, or the second is not read: put it there{example}.",
                )
        opens, closes = text.endswith("[", 0, match.start()), text.startswith("]", match.end())
        if not opens and not closes:
            continue
        before, after = text[: match.start()].rpartition("\n\n")[2], text[match.end() :].partition("\n\n")[0]
        if (opens and (closes or after.count("]") <= after.count("["))) or (closes and before.count("[") <= before.count("]")):
            place = document.position(match.start() - opens)
            yield place, f"a citation has one bracket at each end, and a second one would be printed: write `{match[0]}`."


@rule(
    "research-label",
    "What has the label research cites a work other than the one that the course retells, and a paragraph of a module that cites that one "
    "has a label.",
    why="The label promises a study; what only the article says is its author’s practice or argument, or is contested, and without a label "
    "it reads as the course’s own.",
    mend="Cite the study, or write `practice` or `contested`. The work that is retold has `retold: true` in modules/references.yml.",
    example=Example("modules/glossary.yml", "label: practice\n    sources: [de-boer-2018]", "label: research\n    sources: [de-boer-2018]"),
)
def research_labels(course: Course) -> Reports:
    """Report paragraphs, questions and terms that are labelled as research and cite none, and those of the article without a label."""
    retold = {work.id for work in course.retold}
    pages = {page.file for language in LANGUAGES for page in course.pages[language].values()}
    for language in LANGUAGES:
        for document in course.documents(language):
            for keys, position in document.once(_research):
                if keys <= retold and (keys or document.file not in pages):  # a page may explain the label
                    yield Report(position, _NO_STUDY, rests_on=(REFERENCES,))
        for module in course.modules:
            for keys, position in module.texts[language].once(_unlabelled):
                if not keys.isdisjoint(retold):
                    yield Report(position, _NO_LABEL, rests_on=(REFERENCES,))
    for prompt in (prompt for module in course.modules for prompt in module.meta.prompts):
        for language in LANGUAGES:
            for keys, position in prompt.text.document(language).once(_research):
                if keys <= retold:
                    yield Report(position, _NO_STUDY, rests_on=(REFERENCES,))
    labelled: list[Question | Term] = [*course.all_questions, *course.terms]
    for node in labelled:
        if node.label == "research" and node.sources and retold.issuperset(node.sources):
            yield Report(node.at("label"), _NO_STUDY, rests_on=(REFERENCES,))


_NO_LABEL = (
    "this cites the work that the course retells, and has no label: "
    "start it with `<!-- course:practice -->`, or with `contested` or `research`."
)
_NO_STUDY = "this is labelled as research and cites no study: cite it, or write `practice` or `contested`."


_MISSPELT_LABEL = re.compile(r"\W*<!\W*(?:course\b|pract|prakt|research|contest)", re.IGNORECASE)
"""Starts what has a label that is not read as one, which has a finding of its own."""


def _unlabelled(document: Document) -> Iterator[tuple[frozenset[str], Position]]:
    """Yield what each paragraph, item or row cites that has no label."""
    before = ""
    for start, block in document.blocks:
        is_below_its_label, before = bool(LABEL.fullmatch(before.strip())), block  # that it stands alone is told
        if (
            "@" in block
            and not is_below_its_label
            and not any(f"course:{label}" in block for label in LABELS)
            and not _MISSPELT_LABEL.match(block)
        ):
            yield frozenset(citation.key for citation in Document(document.file, block).citations), document.position(start)


def _research(document: Document) -> Iterator[tuple[frozenset[str], Position]]:
    """Yield what each paragraph cites that is labelled as research."""
    for directive in document.directives:
        if directive.name == "research":
            start = document.offset(directive.position)
            block = next((block for first, block in document.blocks if first <= start < first + len(block)), "")
            keys = (citation.key for citation in Document(document.file, block).citations)
            yield frozenset(keys), directive.position


@rule(
    "reference-used",
    "Every reference is used somewhere in the course.",
    why="The list of references holds what the course rests on, and nothing for show.",
    mend="Cite it where it belongs, or take it out.",
    example=Example("modules/references.yml", "references:\n", "references:\n" + UNUSED),
)
def references_used(course: Course) -> Reports:
    """Report references that nothing cites."""
    used = cited(course)
    for reference in course.references.values():
        if reference.id not in used:
            problem = f"nothing cites `{reference.id}`: cite it, or take it out."
            yield Report(
                reference.at("id"), problem, rests_on=("modules/", "quizzes/", "docs/", "kit/"), cause=unused("reference", reference.id)
            )
