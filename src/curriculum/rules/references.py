"""Rules for sources."""

from __future__ import annotations

from curriculum.load import Course
from curriculum.models import LANGUAGES, Question, Term
from curriculum.rules import Reports, rule
from curriculum.rules.structure import suggestion
from curriculum.text import Citation, Document


def texts_in_data(course: Course) -> list[Document]:
    """Return the texts of questions, prompts and glossary entries that may hold citations, as documents with positions."""
    found = []
    for _, question in course.questions:
        for language in LANGUAGES:
            found.append(
                Document(
                    question.at("explanation", language).file, question.explanation[language], question.at("explanation", language).line
                )
            )
            found.append(Document(question.at("stem", language).file, question.stem[language], question.at("stem", language).line))
    for term in course.terms:
        for language in LANGUAGES:
            position = term.at("definition", language)
            found.append(Document(position.file, term.definition[language], position.line))
    return found


def citations(course: Course) -> list[Citation]:
    """Return every citation in the texts and data of the course."""
    documents = [document for language in LANGUAGES for document in course.documents(language)]
    return [citation for document in documents + texts_in_data(course) for citation in document.citations]


def cited(course: Course) -> set[str]:
    """Return the ids of all references that something in the course rests on."""
    keys = {citation.key for citation in citations(course)}
    for node in _nodes_with_sources(course):
        keys.update(node.sources)
    keys.update(reference.cited_in for reference in course.references.values() if reference.cited_in and reference.id in keys)
    return keys


def _nodes_with_sources(course: Course) -> list[Question | Term]:
    return [question for _, question in course.questions] + list(course.terms)


@rule("reference", "Every citation and source names an entry of modules/references.yml.")
def references_exist(course: Course) -> Reports:
    """Report keys that are no reference."""
    known = course.references
    for citation in citations(course):
        if citation.key not in known:
            yield citation.position, f"there is no reference `{citation.key}` in modules/references.yml.{suggestion(citation.key, known)}"
    for node in _nodes_with_sources(course):
        for index, key in enumerate(node.sources):
            if key not in known:
                yield node.at("sources", index), f"there is no reference `{key}` in modules/references.yml.{suggestion(key, known)}"
    for reference in known.values():
        if reference.cited_in and reference.cited_in not in known:
            yield reference.at("cited_in"), f"there is no reference `{reference.cited_in}`.{suggestion(reference.cited_in, known)}"
