"""Rules for the page that offers the exports."""

from __future__ import annotations

from curriculum.load import Course
from curriculum.models import LANGUAGES
from curriculum.position import Position
from curriculum.rules import Reports, rule
from curriculum.rules.structure import suggestion

PAGE = "take-along.md"


@rule("downloads", "The page `take-along.md` offers each export, once, and only exports that exist.")
def downloads(course: Course) -> Reports:
    """Report directives that name no export, and exports that the page does not offer."""
    from curriculum.export import exports

    for language in LANGUAGES:
        page = course.pages[language].get(PAGE)
        if page is None:
            continue
        placed = [directive for directive in page.directives if directive.name == "downloads" and directive.argument]
        for directive in placed:
            if directive.argument not in exports():
                yield directive.position, f"there is no export `{directive.argument}`.{suggestion(directive.argument, exports())}"
        for name in sorted(exports().keys() - {directive.argument for directive in placed}):
            yield Position(page.file), f"the export `{name}` is not offered: put `<!-- course:downloads {name} -->` where it belongs."
