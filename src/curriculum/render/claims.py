"""The page that accounts for the article, claim by claim."""

from __future__ import annotations

from curriculum.load import Course
from curriculum.models import Claim, ClaimKind, ClaimsFile, Language
from curriculum.render.table import table
from curriculum.words import Interface

KIND_WORDS: dict[ClaimKind, str] = {
    "term": "Term",
    "claim": "Claim",
    "recommendation": "Recommendation",
    "quote": "Quote from practice",
    "fact": "Fact about the author or the text",
}


def claim_list(course: Course, claims: ClaimsFile, language: Language, words: Interface) -> str:
    """Return all claims as Markdown, grouped by the sections of the article, each linking to where it is taught.

    Citations are left to the page, which renders all of its own.
    """
    parts = []
    for section in claims.sections:
        parts.append(f"### {section.title[language]} {{ #article-{section.id} }}")
        rows = [_row(course, claim, language, words) for claim in claims.claims if claim.section == section.id]
        head = [words("No."), words("What the article says"), words("Kind"), words("In the course")]
        parts.append(table(head, rows))
    return "\n\n".join(parts)


def _row(course: Course, claim: Claim, language: Language, words: Interface) -> list[str]:
    text = claim.text[language]
    if claim.sources:
        text += " " + f"[{'; '.join(f'@{source}' for source in claim.sources)}]"
    kind = words(KIND_WORDS[claim.kind])
    where = "<br>".join(_link(course, target, language) for target in claim.taught)
    if claim.left_out:
        where = words("Left out: {reason}", reason=claim.left_out[language])
    return [claim.id, text, kind, where]


def _link(course: Course, target: str, language: Language) -> str:
    module_id, _, heading = target.partition("#")
    module = course.module(module_id)
    title = module.headings[language][heading] if module else heading
    return f"[{title}](/modules/{module_id}.md#{heading})"
