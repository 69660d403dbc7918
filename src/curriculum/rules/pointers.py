"""What a text sends its readers to without a link, and which the course has not: part of the rule about links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.load import Course
from curriculum.models import LANGUAGES, TextDocument, Writing
from curriculum.position import Position
from curriculum.rules.catalogue import Report, Reports
from curriculum.rules.prose import as_read, is_in_words_of_somebody
from curriculum.rules.structure import suggestion
from curriculum.text import Document

_TURNED = r"(?:de |the )?(?:volgende|vorige|next|previous) (?:bladzijde|pagina|page)\b(?! (?:van|of)\b)|overleaf\b"
_SEE = (
    re.compile(
        r"ie (?<=\b[Zz]ie )(?:ook )?(?:op )?"
        rf"(?P<what>(?:figuur|tabel|hoofdstuk|bijlage|paragraaf|afbeelding|grafiek) \d+(?:\.\d+)*\b(?! (?:van|in|uit|bij)\b)|{_TURNED})"
    ),
    re.compile(
        r"ee (?<=\b[Ss]ee )(?:also )?(?:on )?"
        rf"(?P<what>(?:[Ff]igure|[Tt]able|[Cc]hapter|[Aa]ppendix|[Ss]ection) \d+(?:\.\d+)*\b(?! (?:of|in|from)\b)|{_TURNED})"
    ),
)
"""What follows `see` and stands in a book, or on the pages of one."""
_START = re.compile(
    r"(?:(?:Zie(?: ook)?|See(?: also)?)(?: op| on)? (?P<page>(?:pagina|bladzijde|blz\.|page) \d{1,3})(?=[.!)]|$)"
    r"|(?:In )?(?P<table>(?:[Tt]abel|[Tt]able|[Ff]iguur|[Ff]igure) \d{1,2}) "
    r"(?:staa[nt]|zie|vind|laat zien|toont|has|have|shows|lists|gives|you)\b"
    r"|(?:Zie(?: ook)?|See(?: also)?) (?P<annex>de bijlagen?|the (?:appendix|annex))(?=[.!]|$))"
)
"""Starts a paragraph, in which the work to which it could belong is not named before."""
_BOOKISH = tuple(
    map(
        re.compile,
        (r"ie (?:ook )?(?:op )?(?:pagina|bl|de bij)", r"ee (?:also )?(?:on )?(?:page|the a)", r"ab(?:el|le) \d", r"igu(?:ur|re) \d"),
    )
)
"""One of these stands in every text that has such a start."""
_OF_A_WORK = re.compile(r"@|\*|\b(?:boek|artikel|rapport|richtlijn|book|article|paper|report|guideline)")
_MODULE = re.compile(r"odule (?<=\b[Mm]odule )(?P<number>\d{1,3})\b(?![.,]\d| (?:van|uit|of|from)\b)")

_NAMED_MODULE = re.compile(
    r"\b(?:[Dd]e|[Tt]he|[Ii]n|[Oo]nze|[Oo]ur) module (?:\*(?P<slanted>[A-ZÀ-Ý][^*\n]*)\*|‘(?P<quoted>[A-ZÀ-Ý][^‘’\n]*)’)"
    r"(?! (?:van|uit|bij|of|from|at|by)\b)"
)
"""A module that is called by its title, and is not one of another course."""


def lost_pointers(course: Course) -> Reports:
    """Yield figures, chapters and pages that a website has not, modules beyond the last, and modules by another name."""
    last = max((module.meta.order for module in course.modules), default=0)
    for language in LANGUAGES:
        titles = {module.meta.title[language].casefold(): module.meta.title[language] for module in course.modules}
        for writing in course.written(language):
            yield from writing.once(_of_a_book, among=_that_see)
            for number, position in writing.once(_modules, ["odule "]):
                if number > last:
                    last_one = f", the last is {last}" if last else ""
                    yield Report(position, f"there is no module {number}{last_one}: look up which was meant.", rests_on=("modules/",))
            for title, position in writing.once(_named_modules, ["module *", "module ‘"]):
                if title.casefold() not in titles:
                    problem = f"no module is called `{title}`.{suggestion(title, sorted(titles.values()))}"
                    problem = f"{problem} Write the title of the module, as its `module.yml` has it."
                    yield Report(position, problem, rests_on=("modules/",))


def _that_see(writing: Writing) -> Iterator[Document]:
    return writing.matching(*_SEE, *_BOOKISH)


def _of_a_book(document: Document) -> Iterator[tuple[Position, str]]:
    text = as_read(document)
    for see in _SEE:
        for match in see.finditer(text):
            if not is_in_words_of_somebody(text, match.start()):
                yield document.position(match.start() - 1), _has_none(match["what"])
    for start, block in document.blocks if not isinstance(document, TextDocument) else ():
        if (begins := _START.match(block)) and not _OF_A_WORK.search(block):
            yield document.position(start), _has_none(begins["page"] or begins["table"] or begins["annex"])


def _has_none(what: str) -> str:
    return f"the course has no `{what}`: link to what is meant, as in `[words](/modules/vocabulary.md)`, or say of which work it is."


def _named_modules(document: Document) -> Iterator[tuple[str, Position]]:
    for match in _NAMED_MODULE.finditer(document.visible):
        yield match["slanted"] or match["quoted"], document.position(match.start())


def _modules(document: Document) -> Iterator[tuple[int, Position]]:
    text = as_read(document)
    for match in _MODULE.finditer(text):
        if not text.startswith("](", match.end()):  # a link has its own rule
            yield int(match["number"]), document.position(match.start() - 1)
