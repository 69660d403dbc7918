"""Rules that keep the languages of the course alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

from curriculum.load import Course
from curriculum.models import LANGUAGES, ORIGINAL
from curriculum.position import Position
from curriculum.rules import Reports, rule
from curriculum.text import Document

_ALIKE: dict[str, Callable[[Document], Sequence[tuple[Any, Position]]]] = {
    "heading": lambda text: [((h.level, h.id), h.position) for h in text.headings],
    "directive": lambda text: [((d.name, d.argument), d.position) for d in text.directives],
    "citation": lambda text: [(c.key, c.position) for c in text.citations],
}


@rule("translation", "All languages have the same pages, with the same headings, directives and citations in the same order.")
def same_structure(course: Course) -> Reports:
    """Report pages that miss a translation, and texts whose structure differs."""
    for language in LANGUAGES:
        if language == ORIGINAL:
            continue
        originals, others = course.pages[ORIGINAL], course.pages[language]
        for name in originals.keys() ^ others.keys():
            have, miss = (ORIGINAL, language) if name in originals else (language, ORIGINAL)
            yield Position(course.pages[have][name].file), f"docs/{miss}/{name} is missing: translate this page, or take it out."
        pairs = [(originals[name], others[name]) for name in originals.keys() & others.keys()]
        for module in course.modules:
            pairs.append((module.texts[ORIGINAL], module.texts[language]))
            pairs += [(vignette.texts[ORIGINAL], vignette.texts[language]) for vignette in module.vignettes.values()]
        for original, other in pairs:
            yield from _differences(original, other)


def _differences(original: Document, other: Document) -> Reports:
    """Report the first difference of each kind; what follows it is mostly its echo."""
    for what, parts in _ALIKE.items():
        for one, two in zip_longest(parts(original), parts(other)):
            if one is None or two is None or one[0] != two[0]:
                position = two[1] if two else Position(other.file, other.source.count("\n") + other.first_line)
                there = f"`{_words(one[0])}` ({one[1]})" if one else "nothing more"
                here = f"`{_words(two[0])}`" if two else "nothing more"
                yield position, f"{what}s differ between the languages: {original.file} has {there}, this file has {here} in its place."
                break


def _words(value: object) -> str:
    if isinstance(value, tuple):
        level, *rest = value
        head = "#" * level if isinstance(level, int) else level
        return " ".join(str(part) for part in [head, *rest] if part is not None)
    return str(value)
