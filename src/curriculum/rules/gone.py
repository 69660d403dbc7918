"""What a module that was taken out leaves behind: one finding says so, and which words to look for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from curriculum.facts import DATA
from curriculum.findings import Finding, in_order, listed
from curriculum.load import Course
from curriculum.locks import QUESTIONS, TRANSLATIONS
from curriculum.models import LANGUAGES
from curriculum.position import Position

_MODULE = re.compile(r"^modules/([\w-]+)/module\.yml(?= )", re.MULTILINE)
_NAMES_MODULES = r"^`(?:taught|passages|guides|vignettes|order)` (?:is not what|was) "
"""How a finding starts about a list of which the lock has no more than a fingerprint, or about the number of a module."""
_KINDS = frozenset({"page", "heading", "question", "objective", "vignette"})


def told_of_modules(course: Course, findings: Collection[Finding]) -> set[Finding]:
    """Return the findings with one in place of all that only follow from a module that was agreed on and is gone.

    Where another one is new and has its cases or its questions, it was renamed, and those that say so are left as they are.
    """
    known, there = _MODULE.findall(course.locks.get(DATA, "")), {module.id for module in course.modules}
    found = _told_of_halves(course, {*findings}, known)
    gone = [name for name in known if name not in there and f"modules/{name}" not in course.tree.folders]
    for name in gone if there <= {*known} else [name for name in gone if not _lives_on(course, name)]:
        parts = _parts(course, name)
        of_it = {each for each in found if each.cause and not each.cause.is_origin and _is_of(each, parts)}
        answers = {each for each in of_it if each.position.file == Path(QUESTIONS)}
        left = of_it - answers
        if f"quizzes/{name}.yml" in course.tree.files:  # that there is no module for it, is told there
            found = found - answers
        elif answers:
            problem = f"{len(answers)} questions and items of the module `{name}` are gone, and with them what learners answered"
            message = f"{problem}: when nothing else names the module any more, run `curriculum keys`."
            found = found - answers | {replace(in_order(answers)[0], message=message, cause=None)}
        if len(left) > 1:
            places = tuple(dict.fromkeys(each.position for each in in_order(left)))
            problem = f"the module `{name}` is gone, and {len(places)} places name it, or what was in it ({listed(places)})"
            words = "|".join(sorted({part for part in parts if _is_named_in_texts(part, left)} | {name}))
            look = f'`grep -rnE "{words}" docs modules kit quizzes` shows them'
            message = f"{problem}: README.md, “Take a module out”, says in which order to go through them; {look}."
            found = found - left | {replace(in_order(left)[0], message=message, others=places[1:], cause=None)}
        names_it = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, parts))})(?![\w-])|{_NAMES_MODULES}")
        changed = {each for each in found if each.rule == "agreed-data" and names_it.search(each.message)}
        if len(changed) > 1:
            first, *others = in_order(changed)
            more = tuple(dict.fromkeys(each.position for each in others))
            problem = f"{first.message.partition('. ')[0]}. The module `{name}` is gone, and {len(more)} more entries changed that named it"
            message = f"{problem} or came behind it ({listed(more)}): if all of it is meant, run `curriculum keys`."
            found = found - changed | {replace(first, message=message, others=more)}
    return found


_IN_A_MODULE = re.compile(r"modules/([\w-]+)/(.+)")
_OF_LANGUAGE = re.compile(rf"\b(?:{'|'.join(LANGUAGES)})(?=\.md)")


def _told_of_halves(course: Course, findings: set[Finding], known: Collection[str]) -> set[Finding]:
    """Return the findings with one in place of all that follow from a module of which some files were moved into a new folder."""
    files: dict[str, set[str]] = {}
    for match in filter(None, map(_IN_A_MODULE.fullmatch, course.tree.files)):
        files.setdefault(match[1], set()).add(match[2])
    for new in files.keys() - known:
        lines = [line for lock in (DATA, TRANSLATIONS) for line in course.locks.get(lock, "").splitlines()]
        agreed = {_OF_LANGUAGE.sub("", re.split("[# ]", line)[0]) for line in lines}
        for old in files.keys() - {new}:
            if files[new].isdisjoint(files[old]) and all(_OF_LANGUAGE.sub("", f"modules/{old}/{name}") in agreed for name in files[new]):
                parts = {old, new, *(Path(name).name.partition(".")[0] for name in files[new])}
                of_it = re.compile(rf"modules/(?:{new}|{old})/|(?:quizzes|kit/guides)/(?:{new}|{old})\.yml")
                left = (each for each in findings if each.rule != "lock" and not _is_of(each, parts))
                problem = f"this belongs to the module `{old}`, as all files in modules/{new}/ do: move them to modules/{old}/ again"
                advice = f"or move the rest here too, if the module is to be called `{new}`"
                place = Position(Path(f"modules/{new}/{min(files[new])}"))
                return {
                    Finding(place, "missing-file", f"{problem}; {advice}."),
                    *(each for each in left if not of_it.match(each.position.file.as_posix())),
                }
    return findings


def _lives_on(course: Course, module: str) -> bool:
    """Say whether a case or a question of a module that is gone is still there."""
    cases = {vignette for each in course.modules for vignette in each.vignettes}
    return bool(cases & _cases(course, module) or {question.id for _, question in course.questions} & _questions(course, module))


def _cases(course: Course, module: str) -> set[str]:
    return {*re.findall(rf"^modules/{module}/vignettes/([\w-]+)\.yml", course.locks.get(DATA, ""), re.MULTILINE)}


def _questions(course: Course, module: str) -> set[str]:
    return {*re.findall(rf"^([\w-]+) {module}/", course.locks.get(QUESTIONS, ""), re.MULTILINE)}


def _parts(course: Course, module: str) -> set[str]:
    """Return the names of a module that is gone, and of the cases and the questions that it had when they were agreed on."""
    return {module, *_cases(course, module), *_questions(course, module)} - {question.id for question in course.all_questions}


def _is_of(finding: Finding, parts: Iterable[str]) -> bool:
    cause = finding.cause
    return bool(cause and cause.kind in _KINDS and re.split(r"[#/]", cause.name)[0] in parts)


def _is_named_in_texts(part: str, findings: Iterable[Finding]) -> bool:
    return any(each.cause and re.split(r"[#/]", each.cause.name)[0] == part for each in findings)
