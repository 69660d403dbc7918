"""Rules for the page that offers the exports."""

from __future__ import annotations

from curriculum.load import Course
from curriculum.models import LANGUAGES
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.rules.structure import almost_asked, suggestion

PAGE = "take-along.md"


_OFFERED = ("offline", "pdf", "epub", "scorm", "moodle", "qti", "anki", "machines")
"""What the page of the example offers."""


@rule(
    "downloads",
    "The page `take-along.md` offers each export, once, and only exports that exist.",
    why="An export that the page does not offer is made for nobody.",
    mend="Put `<!-- course:downloads NAME -->` where the export belongs, with a name that the message gives.",
    example=Example(
        "docs/en/take-along.md",
        "course:downloads anki",
        "course:downloads anky",
        whole="# Take it along { #take-along }\n\n" + "\n".join(f"<!-- course:downloads {name} -->" for name in _OFFERED),
    ),
)
def downloads(course: Course) -> Reports:
    """Report directives that name no export, and exports that the page does not offer."""
    from curriculum.export import names

    for language in LANGUAGES:
        page = course.pages[language].get(PAGE)
        if page is None:
            continue
        placed = [directive for directive in page.directives if directive.name == "downloads" and directive.argument]
        wrong = [directive for directive in placed if directive.argument not in names()]
        for directive in wrong:
            yield (
                directive.position,
                f"there is no export `{directive.argument}`.{suggestion(directive.argument, names(), where='README.md')}",
            )
        lacking = set(names()) - {directive.argument for directive in placed} - almost_asked(page, "downloads")
        for name in sorted(lacking) if not wrong else ():
            end = page.position(len(page.source.rstrip()))
            yield end, f"the export `{name}` is not offered: put `<!-- course:downloads {name} -->` where it belongs."
