"""Rules for sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.load import Course
from curriculum.models import LANGUAGES, Claim, Question, Term
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, missing, rule, unused
from curriculum.rules.structure import suggestion
from curriculum.text import Citation, Document

REFERENCES = "modules/references.yml"

UNUSED = """  - id: pieters-2019
    status: verified
    author: Pieters
    year: "2019"
    apa: Pieters, B. (2019). *Zinnen*. Uitgeverij Voorbeeld.
"""


def citations(course: Course) -> list[Citation]:
    """Return every citation in the texts and data of the course."""
    return [citation for writing in course.writings for citation in writing.citations]


def cited(course: Course) -> set[str]:
    """Return the ids of all references that something in the course rests on."""
    keys = {citation.key for citation in citations(course)}
    for node in (*_nodes_with_sources(course), *(course.kit.methods.values() if course.kit else ())):
        keys.update(node.sources)
    keys.update(reference.cited_in for reference in course.references.values() if reference.cited_in and reference.id in keys)
    return keys


def _nodes_with_sources(course: Course) -> list[Question | Term | Claim]:
    return [*course.all_questions, *course.terms, *(course.claims.claims if course.claims else ())]


@rule(
    "reference",
    "Every citation and source names an entry of modules/references.yml.",
    why="A reader must be able to look up what a sentence rests on.",
    mend="Write the id of the entry, or add the work to modules/references.yml.",
    example=Example("modules/sample/nl.md", "[@jansen-2020]", "[@janssen-2020]"),
)
def references_exist(course: Course) -> Reports:
    """Report keys that are no reference."""
    known = course.references
    for citation in citations(course):
        if not citation.key:
            yield citation.position, "this citation has an empty key: write `[@key]`, or `[@key; @other-key]`."
        elif citation.key not in known and "@" not in citation.key:  # two keys without a semicolon: the rule of their form says so
            yield (
                citation.position,
                f"there is no reference `{citation.key}` in {REFERENCES}.{suggestion(citation.key, known)}",
                (REFERENCES,),
                missing("reference", citation.key),
            )
    for node in _nodes_with_sources(course):
        for index, key in enumerate(node.sources):
            if key not in known:
                problem = f"there is no reference `{key}` in {REFERENCES}.{suggestion(key, known)}"
                yield node.at("sources", index), problem, (REFERENCES,), missing("reference", key)
    for reference in known.values():
        if reference.cited_in and reference.cited_in not in known:
            problem = f"there is no reference `{reference.cited_in}`.{suggestion(reference.cited_in, known)}"
            yield reference.at("cited_in"), problem, (REFERENCES,), missing("reference", reference.cited_in)


@rule(
    "citation",
    "A citation has the form `[@key]`, `[@key, p. 5; @other-key]` or, in a sentence, `@key`; pages run from the first to the last.",
    why="Anything else would be printed as it stands, or passed over.",
    mend="Put the key first in the brackets, in small letters, with nothing before it, and a semicolon before the next.",
    example=Example("modules/sample/nl.md", "[@jansen-2020]", "[zie @jansen-2020]"),
)
def citation_forms(course: Course) -> Reports:
    """Report what is meant as a citation and would be printed as it stands."""
    for writing in course.writings:
        yield from writing.once(_odd_forms, "@")


_GROUP = re.compile(r"\[@([^\[\]]+)\]")


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


def _odd_forms(document: Document) -> Iterator[tuple[Position, str]]:
    for words, position in document.almost_citations:
        yield (
            position,
            f"`{words}` is not read as a citation: write `@key`, or `[@key]` with the key first and nothing before it in the brackets.",
        )
    text = document.visible
    for match in _GROUP.finditer(text):
        for start, pages in pages_that_run_back(match[1]):
            yield document.position(match.start(1) + start), f"`{pages}` ends before it starts: look the pages up."
        for part in match[1].split(";") if "@" in match[1] else ():
            first, sign, second = part.strip().removeprefix("@").partition("@")
            if sign:
                place = document.position(text.index(f"@{second}", match.start()))
                keys = [words.split(",")[0].split() for words in (first, second)]
                example = f", as in `[@{keys[0][0]}; @{keys[1][0]}]`" if all(keys) else ""
                yield place, f"before a second key stands a semicolon, and without it this one is not read: put it there{example}."
        opens, closes = text.endswith("[", 0, match.start()), text.startswith("]", match.end())
        if not opens and not closes:
            continue
        before, after = text[: match.start()].rpartition("\n\n")[2], text[match.end() :].partition("\n\n")[0]
        if (opens and (closes or after.count("]") <= after.count("["))) or (closes and before.count("[") <= before.count("]")):
            place = document.position(match.start() - opens)
            yield place, f"a citation has one bracket at each end, and a second one would be printed: write `{match[0]}`."


@rule(
    "research-label",
    "What has the label research cites a work other than the one that the course retells.",
    why="The label promises a study; what only the article says is its author’s practice or argument, or is contested.",
    mend="Cite the study, or write `practice` or `contested`. The work that is retold has `retold: true` in modules/references.yml.",
    example=Example("modules/glossary.yml", "label: practice\n    sources: [de-boer-2018]", "label: research\n    sources: [de-boer-2018]"),
)
def research_labels(course: Course) -> Reports:
    """Report paragraphs, questions and terms that are labelled as research and cite none."""
    retold = {reference.id for reference in course.references.values() if reference.retold}
    pages = {page.file for language in LANGUAGES for page in course.pages[language].values()}
    for language in LANGUAGES:
        for document in course.documents(language):
            for keys, position in document.once(_research):
                if keys <= retold and (keys or document.file not in pages):  # a page may explain the label
                    yield position, _NO_STUDY, (REFERENCES,)
    for prompt in (prompt for module in course.modules for prompt in module.meta.prompts):
        for language in LANGUAGES:
            for keys, position in prompt.text.document(language).once(_research):
                if keys <= retold:
                    yield position, _NO_STUDY, (REFERENCES,)
    labelled: list[Question | Term] = [*course.all_questions, *course.terms]
    for node in labelled:
        if node.label == "research" and node.sources and retold.issuperset(node.sources):
            yield node.at("label"), _NO_STUDY, (REFERENCES,)


_NO_STUDY = "this is labelled as research and cites no study: cite it, or write `practice` or `contested`."


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
            yield reference.at("id"), problem, ("modules/", "quizzes/", "docs/", "kit/"), unused("reference", reference.id)
