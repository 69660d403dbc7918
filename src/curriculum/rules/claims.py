"""Rules for the claims of the article."""

from __future__ import annotations

from curriculum.load import Course
from curriculum.models import ORIGINAL, Claim
from curriculum.rules.catalogue import Example, Report, Reports, missing, rule, unused
from curriculum.rules.structure import missing_heading, missing_page, suggestion
from curriculum.tree import CLAIMS


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
            problem = f"no claim stands in the section `{section.id}`: add its claims, or take it out."
            yield Report(section.at("id"), problem, rests_on=(CLAIMS,), cause=unused("section", section.id))
    seen: dict[str, Claim] = {}
    before = last = 0
    for claim in course.claims.claims:
        number = int(claim.id[1:])
        if seen.setdefault(claim.id, claim) is not claim:
            yield claim.at("id"), f"claim `{claim.id}` stands at {seen[claim.id].at('id')} already: give each its own number."
        elif number not in {last + 1, before + 2}:  # after one that is numbered wrongly, they go on as if it were not
            yield Report(
                claim.at("id"),
                f"claims are numbered without gaps: `C{last + 1:03}` is expected here, and not `{claim.id}`.",
                rests_on=(CLAIMS,),
            )
        before, last = last, number
        if claim.evidence == "source" and not claim.sources:
            yield claim.at("evidence"), "the article rests this claim on a source: name it in `sources`, or write `practice` here."
        if claim.evidence == "practice" and claim.sources:
            yield claim.at("sources"), "the article rests this claim on practice: take the sources out, or write `source` at `evidence`."
        if claim.section not in sections:
            problem = (
                f"the article has no section `{claim.section}`.{suggestion(claim.section, sections, where='`sections`, above the claims')}"
            )
            yield Report(claim.at("section"), problem, rests_on=(CLAIMS,), cause=missing("section", claim.section))
        for index, target in enumerate(claim.taught):
            module, _, heading = target.partition("#")
            if target not in targets:
                problem = f"the course has no heading `{target}`.{suggestion(target, targets, where=f'modules/{module}/{ORIGINAL}.md')}"
                if course.module(module):
                    yield Report(
                        claim.at("taught", index),
                        problem,
                        rests_on=(f"modules/{module}/{ORIGINAL}.md",),
                        cause=missing_heading(module, heading),
                    )
                else:
                    yield Report(claim.at("taught", index), problem, rests_on=("modules/",), cause=missing_page(module))
            elif (taught_in := course.module(module)) and heading in taught_in.closing:
                problem = f"under `{target}` nothing is taught that was not before: name the heading where readers learn it."
                yield claim.at("taught", index), problem
