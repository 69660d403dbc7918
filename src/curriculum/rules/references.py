"""Rules for sources."""

from __future__ import annotations

from curriculum.load import Course, citations_in
from curriculum.models import LANGUAGES, Claim, Question, Term
from curriculum.rules import Reports, rule
from curriculum.rules.structure import suggestion
from curriculum.text import Citation, Document


def citations(course: Course) -> list[Citation]:
    """Return every citation in the texts and data of the course."""
    found = []
    for language in LANGUAGES:
        found += [citation for document in course.documents(language) for citation in document.citations]
        found += [citation for record in course.records for citation in citations_in(record, language)]
    return found


def cited(course: Course) -> set[str]:
    """Return the ids of all references that something in the course rests on."""
    keys = {citation.key for citation in citations(course)}
    for node in _nodes_with_sources(course):
        keys.update(node.sources)
    keys.update(reference.cited_in for reference in course.references.values() if reference.cited_in and reference.id in keys)
    return keys


def _nodes_with_sources(course: Course) -> list[Question | Term | Claim]:
    return [*course.all_questions, *course.terms, *(course.claims.claims if course.claims else ())]


@rule("reference", "Every citation and source names an entry of modules/references.yml.")
def references_exist(course: Course) -> Reports:
    """Report keys that are no reference."""
    known = course.references
    for citation in citations(course):
        if not citation.key:
            yield citation.position, "this citation has an empty key: write `[@key]`, or `[@key; @other-key]`."
        elif citation.key not in known:
            yield citation.position, f"there is no reference `{citation.key}` in modules/references.yml.{suggestion(citation.key, known)}"
    for node in _nodes_with_sources(course):
        for index, key in enumerate(node.sources):
            if key not in known:
                yield node.at("sources", index), f"there is no reference `{key}` in modules/references.yml.{suggestion(key, known)}"
    for reference in known.values():
        if reference.cited_in and reference.cited_in not in known:
            yield reference.at("cited_in"), f"there is no reference `{reference.cited_in}`.{suggestion(reference.cited_in, known)}"


@rule("citation", "A citation has the form `[@key]`, `[@key, p. 5; @other-key]` or, in a sentence, `@key`.")
def citation_forms(course: Course) -> Reports:
    """Report what is meant as a citation and would be printed as it stands."""
    for language in LANGUAGES:
        for document in course.documents(language):
            for words, position in document.almost_citations:
                yield position, _not_a_citation(words)
        for text in (text for record in course.records for text in record.texts()):
            for words, _ in Document(text.at(language).file, text[language]).almost_citations:
                yield text.at(language), _not_a_citation(words)


def _not_a_citation(words: str) -> str:
    return f"`{words}` is not read as a citation: write `@key`, or `[@key]` with the key first and nothing before it in the brackets."


@rule("reference-used", "Every reference is used somewhere in the course.")
def references_used(course: Course) -> Reports:
    """Report references that nothing cites."""
    used = cited(course)
    for reference in course.references.values():
        if reference.id not in used:
            yield reference.at("id"), f"nothing cites `{reference.id}`: cite it, or take it out."
