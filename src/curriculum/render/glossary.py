"""The glossary page, and the written forms that link to it."""

from __future__ import annotations

import unicodedata

from curriculum.load import Course
from curriculum.models import Language, Term, spellings
from curriculum.words import Interface


def forms(course: Course, language: Language) -> dict[str, tuple[str, str]]:
    """Return every written form of a term with the id of its entry and its tooltip."""
    found = {}
    for term in course.terms:
        for form in term.forms[language]:
            for spelling in spellings(form):
                found[spelling] = (term.id, term.short[language])
    return found


def glossary(course: Course, language: Language, words: Interface) -> str:
    """Return all entries as Markdown, in the alphabetical order of the language; labels and citations are left to the page."""
    terms = {term.id: term for term in course.terms}
    return "\n\n".join(
        _entry(term, terms, language, words) for term in sorted(course.terms, key=lambda term: _sort_key(term.term[language]))
    )


def _entry(term: Term, terms: dict[str, Term], language: Language, words: Interface) -> str:
    lines = [f"## {term.term[language]} {{ #{term.id} }}"]
    about = []
    if language == "nl" and term.article:
        about.append(f"*{term.article} {term.term.nl}*")
    if term.also[language]:
        also = words("also:")
        about.append(f"{also} {', '.join(term.also[language])}")
    if about:
        lines.append(" · ".join(about) + "\n{: .term-about }")
    lines.append(f"<!-- course:{term.label} --> {term.definition[language]}")
    if term.see:
        links = ", ".join(f"[{terms[other].term[language]}](#{other})" for other in term.see)
        see_also = words("See also:")
        lines.append(f"{see_also} {links}\n{{: .term-about }}")
    return "\n\n".join(lines)


def _sort_key(text: str) -> str:
    """Order by letters alone: accents, case and hyphens do not count."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum() or letter == " ")
