"""Rules for the claims of the article."""

from __future__ import annotations

from curriculum.load import Course
from curriculum.models import ORIGINAL, Claim
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.rules.structure import suggestion

CLAIMS = "modules/claims.yml"


@rule(
    "claim",
    "Every claim of the article stands in a section of it and is taught under a heading that exists, or left out for a reason; one that "
    "rests on a source names it, and no other does.",
    why="The course promises to account for the whole article; a claim without a target would be lost unseen.",
    mend="Name the module and the heading in `taught`, such as `[vocabulary#forms]`, or give the reason in `left_out`.",
    example=Example("modules/claims.yml", "taught: [sample#words]", "taught: [sample#wrods]"),
)
def claims(course: Course) -> Reports:
    """Report claims without a section or a target, doubled claims, and gaps in their numbering."""
    if course.claims is None:
        return
    sections = {section.id for section in course.claims.sections}
    targets = {f"{module.id}#{heading}" for module in course.modules for heading in module.headings[ORIGINAL]}
    used = {claim.section for claim in course.claims.claims}
    for section in course.claims.sections:
        if section.id not in used:
            yield section.at("id"), f"no claim stands in the section `{section.id}`: add its claims, or take it out.", (CLAIMS,)
    seen: dict[str, Claim] = {}
    for number, claim in enumerate(course.claims.claims, start=1):
        if seen.setdefault(claim.id, claim) is not claim:
            yield claim.at("id"), f"claim `{claim.id}` stands at {seen[claim.id].at('id')} already: give each its own number."
        elif claim.id != f"C{number:03}":
            yield claim.at("id"), f"claims are numbered without gaps: `C{number:03}` is expected here.", (CLAIMS,)
        if claim.evidence == "source" and not claim.sources:
            yield claim.at("evidence"), "the article rests this claim on a source: name it in `sources`, or write `practice` here."
        if claim.evidence == "practice" and claim.sources:
            yield claim.at("sources"), "the article rests this claim on practice: take the sources out, or write `source` at `evidence`."
        if claim.section not in sections:
            yield claim.at("section"), f"the article has no section `{claim.section}`.{suggestion(claim.section, sections)}", (CLAIMS,)
        for index, target in enumerate(claim.taught):
            if target not in targets:
                module = target.partition("#")[0]
                files = (f"modules/{module}/{ORIGINAL}.md",) if course.module(module) else ("modules/",)
                yield claim.at("taught", index), f"the course has no heading `{target}`.{suggestion(target, targets)}", files
