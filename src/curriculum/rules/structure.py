"""Rules for modules, their parts, and the directives that place them in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import combinations, pairwise
from textwrap import shorten

from curriculum.constellation import in_the_way
from curriculum.load import CASE_PARTS, DEVELOPMENTS, GROUP_PARTS, Course, Module
from curriculum.models import LABELS, LANGUAGES, ORIGINAL
from curriculum.position import Position
from curriculum.rules import Reports, rule
from curriculum.text import Directive, Document

MODULE_DIRECTIVES = {"vignette", "prompt", "check", "sort", "quiz"}
PAGE_DIRECTIVES = {"modules", "facts", "glossary", "references", "report", "version", "final-test", "blueprint", "claims", "downloads"}
LABEL_DIRECTIVES = set[str](LABELS)
_WITHOUT_ARGUMENT = ({"quiz"} | PAGE_DIRECTIVES | LABEL_DIRECTIVES) - {"downloads"}
_ALMOST_DIRECTIVE = re.compile(r"(?i)c[ou]+r?s[eu]?\w*\s*[:;.=]|course\b|.*\bcourse:", re.DOTALL)
_STRAY_DIRECTIVE = re.compile(r"\bcourse:[a-z][a-z-]*")
_OF_THE_PAGE = re.compile(r"questions|(?:module|vignette|prompt|sort|q)-.+")
"""Ids that the page of a module gives to its parts."""


def suggestion(name: str | None, names: Iterable[str]) -> str:
    """Return " Did you mean `x`?" if one of the names is close to the one given."""
    close = get_close_matches(name or "", list(names), n=1)
    return f" Did you mean `{close[0]}`?" if close else ""


@rule("directive", "A comment `<!-- course:… -->` names something that the engine knows and that may stand there.")
def directives(course: Course) -> Reports:
    """Report misspelt, misplaced or incomplete directives."""
    for language in LANGUAGES:
        placeable = {module.texts[language].file: MODULE_DIRECTIVES for module in course.modules}
        placeable |= {page.file: PAGE_DIRECTIVES for page in course.pages[language].values()}
        for document in course.documents(language):
            allowed = LABEL_DIRECTIVES | placeable.get(document.file, set())
            known = {directive.position: directive for directive in document.directives}
            for comment, position in document.comments:
                directive = known.get(position)
                if directive is None:
                    if _ALMOST_DIRECTIVE.match(comment):
                        start = shorten(comment, 60, placeholder=" …")
                        yield (
                            position,
                            f"`<!-- {start} -->` is no directive: write `<!-- course:NAME -->` or `<!-- course:NAME ARGUMENT -->`.",
                        )
                elif directive.name not in allowed:
                    yield position, f"there is no directive `{directive.name}` here.{suggestion(directive.name, allowed)}"
                elif directive.name in _WITHOUT_ARGUMENT and directive.argument:
                    yield position, f"`{directive.name}` takes no argument: leave out `{directive.argument}`."
                elif directive.name not in _WITHOUT_ARGUMENT and not directive.argument:
                    yield position, f"`{directive.name}` needs a name: `<!-- course:{directive.name} NAME -->`."
            for match in _STRAY_DIRECTIVE.finditer(document.visible):
                yield document.position(match.start()), f"`{match[0]}` stands outside a comment: write `<!-- {match[0]} -->`."
    for text in [
        *(prompt.text for module in course.modules for prompt in module.meta.prompts),
        *(term.definition for term in course.terms),
    ]:
        for language, words in text.items():
            for directive in Document(text.at(language).file, words).directives:
                if directive.name not in LABEL_DIRECTIVES:
                    hint = suggestion(directive.name, LABEL_DIRECTIVES)
                    yield text.at(language), f"there is no directive `{directive.name}` here.{hint}"


@rule("placement", "Each vignette, prompt and question of a module is put into its text, once.")
def placement(course: Course) -> Reports:
    """Report unknown names in directives, and parts that the text places twice or nowhere."""
    for module in course.modules:
        parts = {
            "vignette": {name: vignette.constellation.at() for name, vignette in module.vignettes.items()},
            "prompt": {prompt.id: prompt.at("id") for prompt in module.meta.prompts},
            "sort": {sorting.id: sorting.at("id") for sorting in module.meta.sorting},
            "check": {question.id: question.at("id") for question in module.questions},
        }
        for language in LANGUAGES:
            text = module.texts[language]
            for kind, known in parts.items():
                placed = [directive for directive in text.directives if directive.name == kind]
                yield from _unknown(kind, placed, known)
                yield from _twice(placed)
                if kind != "check":
                    for name in known.keys() - {directive.argument for directive in placed}:
                        yield (
                            known[name],
                            f"{text.file} does not use the {kind} `{name}`: put `<!-- course:{kind} {name} -->` where it belongs.",
                        )
            quizzes = [directive for directive in text.directives if directive.name == "quiz"]
            if not quizzes:
                yield Position(text.file), "the closing self-check is missing: put `<!-- course:quiz -->` into the last section."
            yield from _twice(quizzes)


def _unknown(kind: str, placed: list[Directive], known: dict[str, Position]) -> Reports:
    for directive in placed:
        if directive.argument and directive.argument not in known:
            what = "question" if kind == "check" else kind
            yield directive.position, f"this module has no {what} `{directive.argument}`.{suggestion(directive.argument, known)}"


def _twice(placed: list[Directive]) -> Reports:
    seen: set[tuple[str, str | None]] = set()
    for directive in placed:
        if (directive.name, directive.argument) in seen:
            yield directive.position, f"`{directive.name} {directive.argument or ''}".rstrip() + "` stands in this text twice: keep one."
        seen.add((directive.name, directive.argument))


@rule("unique-id", "An id is used once: questions over the whole course, other ids within their module or file.")
def unique_ids(course: Course) -> Reports:
    """Report ids that are used twice."""
    yield from _doubled("question", [(question.id, question.at("id")) for question in course.all_questions])
    yield from _doubled("order of a module", [(str(module.meta.order), module.meta.at("order")) for module in course.modules])
    for module in course.modules:
        yield from _doubled("objective", [(objective.id, objective.at("id")) for objective in module.meta.objectives])
        yield from _doubled("prompt", [(prompt.id, prompt.at("id")) for prompt in module.meta.prompts])
        yield from _doubled("sorting exercise", [(sorting.id, sorting.at("id")) for sorting in module.meta.sorting])
        for sorting in module.meta.sorting:
            yield from _doubled("item", [(item.id, item.at("id")) for item in sorting.items])
        for question in module.questions:
            yield from _doubled("option", [(option.id, option.at("id")) for option in question.options])
        for vignette in module.vignettes.values():
            people = vignette.constellation.people
            yield from _doubled("person", [(person.id, person.at("id")) for person in people])
    for language in LANGUAGES:
        for document in course.documents(language):
            yield from _doubled("heading id", [(h.id, h.position) for h in document.headings if h.id])
        for module in course.modules:
            for heading in module.texts[language].headings:
                if heading.id and _OF_THE_PAGE.fullmatch(heading.id):
                    yield heading.position, f"the page itself uses the id `{heading.id}`: choose another, the same in each language."


def _doubled(what: str, ids: list[tuple[str, Position]]) -> Reports:
    first: dict[str, Position] = {}
    for name, position in ids:
        if first.setdefault(name, position) != position:
            yield position, f"{what} `{name}` stands at {first[name]} already: give each its own."


@rule("heading", "Each heading of a module has an explicit id, levels are not skipped, and no heading holds a link or a citation.")
def headings(course: Course) -> Reports:
    """Report headings without id, of level 1, of a level that skips one, with a link in them, or marked by a line below."""
    for document in (document for language in LANGUAGES for document in course.documents(language)):
        for position in document.underlined:
            yield position, "this line and the one below make a heading: write `## ` before it instead, or a blank line between the two."
        for heading in document.headings:
            if "](" in heading.title or "@" in heading.title:
                yield heading.position, "a heading holds no link and no citation, since links are made of it: put it in the text below."
    for module in course.modules:
        for text in module.texts.values():
            level = 1
            for heading in text.headings:
                if heading.level == 1:
                    yield heading.position, "a module text has no heading of level 1: its title stands in module.yml."
                elif heading.level > level + 1:
                    yield heading.position, f"this heading skips a level: use `{'#' * (level + 1)}`."
                if heading.id is None:
                    yield (
                        heading.position,
                        f"this heading has no id: add one, such as `{{ #{_slug(heading.title)} }}`, the same in each language.",
                    )
                level = max(heading.level, 1)


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:30].strip("-") or "name"


@rule("exercise", "The exercise of a module stands under a heading of its text.")
def exercises(course: Course) -> Reports:
    """Report an exercise whose heading does not exist."""
    for module in course.modules:
        ids = module.headings[ORIGINAL]
        exercise = module.meta.exercise
        if exercise.heading not in ids:
            yield exercise.at("heading"), f"the text has no heading `{exercise.heading}`.{suggestion(exercise.heading, ids)}"


@rule("vignette", "A vignette has its five parts, those for a group if any, and a constellation that can be drawn.")
def vignettes(course: Course) -> Reports:
    """Report vignettes with missing parts, unknown people or people on top of each other."""
    for module in course.modules:
        for vignette in module.vignettes.values():
            for text in vignette.texts.values():
                ids = [heading.id for heading in text.headings]
                for heading in text.headings:
                    if heading.id not in {*CASE_PARTS, *GROUP_PARTS} or heading.level != 2:
                        yield (
                            heading.position,
                            f"a vignette has only the parts {_list((*CASE_PARTS, *GROUP_PARTS))}, each a heading of level 2 with that id.",
                        )
                missing = [part for part in CASE_PARTS if part not in ids]
                if missing:
                    yield Position(text.file), f"the parts {_list(missing)} are missing: add headings with these ids."
                for before, part in pairwise(DEVELOPMENTS):
                    if part in ids and before not in ids[: ids.index(part)]:
                        yield (
                            text.headings[ids.index(part)].position,
                            f"`{part}` comes after `{before}`: they are handed out in this order.",
                        )
                for heading in text.headings:
                    section = text.section(heading.id or "")
                    if section and not section.word_count:
                        yield heading.position, f"the part `{heading.id}` is empty: write it."
            yield from _constellation(module, vignette.name)


def _constellation(module: Module, name: str) -> Iterator[tuple[Position, str]]:
    drawing = module.vignettes[name].constellation
    people = {person.id: person for person in drawing.people}
    for bond in drawing.bonds:
        for index, person_id in enumerate(bond.between):
            if person_id not in people:
                yield bond.at("between", index), f"nobody in this constellation is called `{person_id}`.{suggestion(person_id, people)}"
        if people.keys() >= set(bond.between) and bond.between[0] != bond.between[1]:
            for person in in_the_way(drawing, bond):
                yield bond.at("between"), f"this line would run through `{person.id}`: move one of the three."
    for pair, count in Counter(frozenset(bond.between) for bond in drawing.bonds).items():
        bond = next(bond for bond in drawing.bonds if frozenset(bond.between) == pair)
        if len(pair) == 1:
            yield bond.at("between"), "a bond runs between two different people."
        if count > 1:
            yield bond.at(), f"two bonds between {_list(sorted(pair))} would lie on top of each other: keep one."
    for one, other in combinations(drawing.people, 2):
        distance = max(abs(one.at_[0] - other.at_[0]), abs(one.at_[1] - other.at_[1]))
        if distance < 1:
            yield other.at("at"), f"`{other.id}` stands too near to `{one.id}`: keep one grid unit between them."
    for person in drawing.people:
        if not (0 <= person.at_[0] <= 3 and 0 <= person.at_[1] <= 2):
            yield person.at("at"), f"`{person.id}` stands outside the grid: columns run from 0 to 3, rows from 0 to 2."


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
