"""Rules for the glossary."""

from __future__ import annotations

from curriculum.load import Course
from curriculum.models import LANGUAGES
from curriculum.position import Position
from curriculum.rules import Reports, rule
from curriculum.rules.structure import suggestion

TOOLTIP_LENGTH = 160


@rule("glossary", "Glossary entries point to each other, no written form belongs to two of them, and tooltips are short and plain.")
def glossary(course: Course) -> Reports:
    """Report dangling `see` entries, doubled forms, and tooltips that are long or hold markup."""
    ids = {term.id for term in course.terms}
    for term in course.terms:
        for index, other in enumerate(term.see):
            if other not in ids:
                yield term.at("see", index), f"the glossary has no term `{other}`.{suggestion(other, ids)}"
        for language, short in term.short.items():
            if len(short) > TOOLTIP_LENGTH:
                yield (
                    term.at("short", language),
                    f"a tooltip has at most {TOOLTIP_LENGTH} characters, this one has {len(short)}: shorten it.",
                )
            if any(sign in short for sign in '*_`[]<>"'):
                yield term.at("short", language), "a tooltip is plain text: take out the markup and straight quotes."
    for language in LANGUAGES:
        seen: dict[str, Position] = {}
        for term in course.terms:
            for index, form in enumerate(term.forms[language]):
                position = term.at("forms", language, index)
                if seen.setdefault(form, position) != position:
                    yield position, f"the form `{form}` stands at {seen[form]} already: it can link to one entry only."
