"""Rules for what was copied from elsewhere in the course and not written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.findings import Cause
from curriculum.front import front_texts
from curriculum.load import Course
from curriculum.models import LANGUAGES, ORIGINAL, Language, Text, TextDocument
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, rule, same
from curriculum.text import ANY_COMMENT, Document

_LONG = 15
"""Words of a paragraph that does not stand in two files by chance."""
_SHORTEST = 3 * _LONG
"""Signs that so many words take at least."""
_LONG_IN_THE_KIT = 7
"""Words of a text of the kit that does not stand twice in a file, or in two guides, by chance."""


@rule(
    "copied",
    "What was copied from elsewhere says something of its own. Modules, cases, methods, sessions and themes each have their own title, "
    "theme and summary, pages their own description, and no paragraph stands in two files. In the kit no text of seven words or more "
    "stands twice in a file or in two guides, and nothing twice in one list: no question or hint of a form, no moment to choose or avoid "
    "a method, no pitfall, no question that is better not asked, and no reason or reply. No sentence stands twice in a step, and nothing "
    "that is advised in place of a question is itself better not asked.",
    why="A file that was copied to start from looks complete while it still says what the other says.",
    mend="Write what is meant here, in each language; or take the copy out.",
    example=Example(
        "docs/nl/about.md",
        "Dit is een voorbeeld.",
        "In een steekproef van studenten (n = 120) had 40% er een eigen woord voor [@jansen-2020].\n\nDit is een voorbeeld.",
    ),
)
def copied(course: Course) -> Reports:
    """Report titles, themes and summaries that are another's, and paragraphs that stand in two files."""
    first_texts: dict[tuple[str, str, Language, str], Text] = {}
    told: set[Position] = set()
    for what, of, text in (*((what, "", text) for what, text in _titles(course)), *_listed(course), *_of_the_kit(course)):
        for language, words in text.items():
            other = first_texts.setdefault((what, of, language, words.casefold()), text)
            if other is not text and (place := text.at(language)) not in told:  # places only of what is told: to find one takes time
                problem = f"the same {what} stands at {other.at(language)} already: write the one that is meant here."
                cause = same(f"{what} {of}") if of and what != _ANY else _copy(place, other.at(language))
                told.add(place)
                yield Report(place, problem, cause=cause)
    yield from _advised_and_not(course)
    for language in LANGUAGES:
        descriptions: dict[str, TextDocument] = {}
        for page in course.pages[language].values():
            for above in front_texts(page):
                if above.path == ("description",) and (one := descriptions.setdefault(above.source.casefold(), above)) is not above:
                    problem = f"the same description stands at {one.position(0)} already: say what this page is about."
                    yield Report(above.position(0), problem, cause=_copy(above.position(0), one.position(0)))
        first: dict[str, Position] = {}
        for document in course.documents(language):
            for words, place in document.once(_paragraphs):
                if (before := first.setdefault(words, place)) is not place and before.file != place.file:
                    problem = f"this paragraph stands at {before} too: write what is meant here, or take one of the two out."
                    yield Report(place, problem, cause=_copy(place, before))


_OF_A_LANGUAGE = re.compile(r"^docs/\w+/|\..*")
"""What the names of a page or a case have in one language only."""


def _copy(place: Position, other: Position) -> Cause:
    """Return what is wrong once if one module was made from another, or one page, case or file from another, in all languages."""
    files = [position.file for position in (place, other)]
    folders = [file.parts[:2] for file in files]
    if folders[0] != folders[1] and all(folder[0] == "modules" for folder in folders):
        return same(f"copied: {folders}")
    return same(f"copied: {[_OF_A_LANGUAGE.sub('', file.as_posix()) for file in files]}")


def _titles(course: Course) -> Iterator[tuple[str, Text]]:
    for module in course.modules:
        yield "title of a module", module.meta.title
        yield "summary of a module", module.meta.summary
        for vignette in module.vignettes.values():
            yield "title of a case", vignette.constellation.title
            yield "theme of a case", vignette.constellation.theme
    if course.kit:
        for method in course.kit.methods.values():
            yield "title of a method", method.title
            yield "summary of a method", method.summary
        for guide in course.kit.guides.values():
            yield "purpose of a guide", guide.purpose
        for session in course.kit.series.sessions:
            yield "title of a session", session.title
            yield "purpose of a session", session.purpose
        for theme in course.kit.themes.themes:
            yield "title of a theme", theme.title


def _listed(course: Course) -> Iterator[tuple[str, str, Text]]:
    """Yield what stands once in a list of the kit: what it is, and of what; a guide has the lists of all sessions too."""
    if course.kit is None:
        return
    for name, method in course.kit.methods.items():
        for text in (*method.choose, *method.avoid):
            yield "moment to choose or avoid this method", name, text
    frame = course.kit.frame
    for name, guide in course.kit.guides.items():
        for pitfall in (*frame.pitfalls, *guide.pitfalls):
            yield "sign of a pitfall", name, pitfall.sign
            yield "reply to a pitfall", name, pitfall.reply
        for bad in (*frame.avoid, *guide.avoid):
            yield "question that is better not asked", name, bad.question
            yield "reason why a question is better not asked", name, bad.why
        for case in guide.cases:
            yield "reason to take a case", name, case.why
        for thing in (*frame.materials, *guide.materials):
            yield "thing to bring", name, thing
        for subject in (*guide.supervision.goals, *guide.supervision.countertransference, *guide.supervision.norms):
            yield "subject for supervision", name, subject
    for session in course.kit.series.sessions:
        for task in session.prepare:
            yield "thing to prepare", session.id, task
    forms = course.kit.forms
    parts = {"reflection": forms.reflection, "evaluation": forms.evaluation}
    parts |= {"observation": tuple(question for part in forms.observation for question in part.questions)}
    for name, questions in parts.items():
        for question in questions:
            yield "question of this form", name, question.text
            if question.hint:
                yield "hint of this form", name, question.hint
    for steps, name in ((frame.steps, "frame"), *((method.steps, name) for name, method in course.kit.methods.items())):
        for step in steps:
            for sentence in step.say:
                yield "sentence to say in this step", f"{name} {step.id}", sentence


_ANY = "text"


def _of_the_kit(course: Course) -> Iterator[tuple[str, str, Text]]:
    """Yield the longer texts of the kit, and among which each stands once: those of its file, or of all guides; methods share steps."""
    for file in course.data:
        path = file.origin.path
        if path.parts[0] == "kit":
            of = path.parent.name if path.parent.name == "guides" else path.as_posix()
            yield from ((_ANY, of, text) for text in file.texts() if len(text[ORIGINAL].split()) >= _LONG_IN_THE_KIT)


def _advised_and_not(course: Course) -> Reports:
    """Report questions that are advised in place of another, and that a guide advises against."""
    if course.kit is None:
        return
    for guide in course.kit.guides.values():
        for language in LANGUAGES:
            against = {bad.question[language].casefold(): bad.question for bad in (*course.kit.frame.avoid, *guide.avoid)}
            for bad in (*course.kit.frame.avoid, *guide.avoid):
                if other := against.get(bad.instead[language].casefold()):
                    problem = f"this question is better not asked, as {other.at(language)} says: write what to ask in its place."
                    yield bad.instead.at(language), problem


def _paragraphs(document: Document) -> Iterator[tuple[str, Position]]:
    """Yield the paragraphs that are long enough to have been copied, each in small letters and without comments."""
    for start, block in document.blocks:
        if len(block) >= _SHORTEST:
            words = ANY_COMMENT.sub("", block).casefold().split()
            if len(words) >= _LONG:
                yield " ".join(words), document.position(start)
