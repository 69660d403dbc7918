"""What counts as progress. The rule is printed on the page "How to use", and the browser gets it from here."""

from __future__ import annotations

from curriculum.load import Course, Module
from curriculum.models import ORIGINAL, Language
from curriculum.study_time import study_minutes

PASS_SHARE = 70
"""Share of a closing self-check, in per cent, that must be right for its module to count as done."""


def course_map(course: Course, language: Language) -> dict[str, object]:
    """Return what the browser must know of the course to say how far a learner is."""
    return {
        "pass": PASS_SHARE,
        "modules": [
            {
                "id": module.id,
                "title": module.meta.title[language],
                "minutes": study_minutes(module, language),
                "parts": parts(module),
                "questions": [question.id for question in module.self_check],
            }
            for module in course.modules
        ],
    }


def parts(module: Module) -> int:
    """Return how many parts (headings of the second level) a module has to read: all but that of its self-check."""
    text = module.texts[ORIGINAL]
    quiz = next((directive.position.line for directive in text.directives if directive.name == "quiz"), 0)
    headings = [heading for heading in text.headings if heading.level == 2]
    before = [heading for heading in headings if heading.position.line < quiz]
    return len(headings) - (1 if before else 0)
