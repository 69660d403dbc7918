"""What people have agreed on, remembered in files: the answer of every question, and which text a translation translates.

A change to a key or to an id, or a text that changed in one language only, cannot be told from the content alone: the course
still fits together. `quizzes/questions.lock` and `translations.lock` hold what was agreed on last, one line for each question and
each passage, so that such a change is found, has to be confirmed, and stands in the review as one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from curriculum.models import LANGUAGES, ORIGINAL, Language, Node, Question, Text
from curriculum.position import Position
from curriculum.text import Document

if TYPE_CHECKING:
    from curriculum.load import Course

QUESTIONS = "quizzes/questions.lock"
TRANSLATIONS = "translations.lock"
LOCKS = (QUESTIONS, TRANSLATIONS)
CLAIMS = "modules/claims.yml"
_HEADS = {
    QUESTIONS: "# Of each question: module/objective, module#passage, label, one or several, sources, options with a * before each key.\n"
    "# Written by `curriculum keys`, which confirms that questions were changed on purpose.\n",
    TRANSLATIONS: "# Of each passage, and of each text of a data file: a fingerprint of the original, and one of its translation then.\n"
    "# Written by `curriculum translated`, which confirms that translations are current.\n",
}


@lru_cache(maxsize=64)
def entries(text: str) -> dict[str, tuple[str, int]]:
    """Return what a lock holds by name, each with the number of its line."""
    found = {}
    for number, line in enumerate(text.split("\n"), start=1):
        name, _, rest = line.partition(" ")
        if name and name != "#":
            found[name] = (rest.strip(), number)
    return found


def written(lock: str, found: dict[str, str]) -> str:
    """Return the text of a lock."""
    return _HEADS[lock] + "".join(f"{name} {rest}\n" for name, rest in sorted(found.items()))


# Questions


def question_entries(course: Course) -> dict[str, str]:
    """Return what the lock of the questions would hold for the course as it is."""
    return {question.id: question_entry(question, module) for module, question in placed_questions(course)}


def placed_questions(course: Course) -> list[tuple[str, Question]]:
    """Return each question with the name of its module; that of the final test is empty, since its questions name the module."""
    final = course.final_test.questions if course.final_test else ()
    return [*((module.id, question) for module, question in course.questions), *(("", question) for question in final)]


def question_entry(question: Question, module: str) -> str:
    """Return the line of one question, without its id."""
    objective = f"{module}/{question.objective}" if module else question.objective
    passage = f"{module}#{question.passage}" if module else question.passage
    options = " ".join(f"{'*' * option.key}{option.id}" for option in question.options)
    return f"{objective} {passage} {question.label} {question.select} {','.join(question.sources)} {options}"


# Translations


@dataclass(frozen=True)
class Passage:
    """A part of a text, or a text of a data file, that is translated as a whole."""

    name: str
    original: str
    translation: str
    language: Language
    """That of the translation."""
    at: Callable[[Language], Position]
    """Returns where it stands in a language."""

    @cached_property
    def prints(self) -> tuple[str, str]:
        """The fingerprints of the original and of the translation."""
        return fingerprint(self.original), fingerprint(self.translation)

    @property
    def entry(self) -> str:
        """What the lock holds of it."""
        return " ".join(self.prints)

    @property
    def file(self) -> str:
        """The file in which it stands."""
        return self.name.partition("#")[0]


def fingerprint(text: str) -> str:
    """Return a short hash of a text; how its lines are broken does not matter."""
    return blake2b(" ".join(text.split()).encode(), digest_size=5).hexdigest()


def passages(course: Course) -> list[Passage]:
    """Return every passage of the course that has a translation."""
    found: list[Passage] = []
    for language in LANGUAGES:
        if language != ORIGINAL:
            for original, other in pairs(course, language):
                found += _in_text(original, other, language)
    return found + passages_of_data(course)


def passages_of_data(course: Course) -> list[Passage]:
    """Return those that stand in data files."""
    in_language = {"en": _in_data_en}
    others = [language for language in LANGUAGES if language != ORIGINAL]
    return [passage for language in others for file in course.data for passage in file.once(in_language.get(language, _in_data_en))]


def pairs(course: Course, language: Language) -> Iterator[tuple[Document, Document]]:
    """Yield each text file of the original language with its translation."""
    originals, others = course.pages[ORIGINAL], course.pages[language]
    yield from ((originals[name], others[name]) for name in originals.keys() & others.keys())
    for module in course.modules:
        yield module.texts[ORIGINAL], module.texts[language]
        for vignette in module.vignettes.values():
            yield vignette.texts[ORIGINAL], vignette.texts[language]


def _sections(document: Document) -> dict[str, tuple[str, Position]]:
    """Return the text under each heading, up to the next, by the id of the heading; what stands above the first has no id."""
    return dict(document.once(_split))


def _split(document: Document) -> Iterator[tuple[str, tuple[str, Position]]]:
    starts = [0, *(document.offset(heading.position) for heading in document.headings), len(document.source)]
    names = ["", *(heading.id or heading.title for heading in document.headings)]
    for name, start, end in zip(names, starts, starts[1:], strict=False):
        if document.source[start:end].strip():
            yield name, (document.source[start:end], document.position(start))


def _in_text(original: Document, other: Document, language: Language) -> Iterator[Passage]:
    ours, theirs = _sections(original), _sections(other)
    for name in ours.keys() & theirs.keys():
        places = {ORIGINAL: ours[name][1], language: theirs[name][1]}
        yield Passage(f"{other.file.as_posix()}#{name}".rstrip("#"), ours[name][0], theirs[name][0], language, places.__getitem__)


def _in_data_en(file: Node) -> Iterator[Passage]:
    yield from _in_data(file, "en")


def _in_data(file: Node, language: Language) -> Iterator[Passage]:
    """Yield a passage for each text of a data file that has a lasting name, and one for all else."""
    named: dict[str, list[Text]] = {}
    for name, text in _named(file, file.origin.path.as_posix()):
        named.setdefault(name, []).append(text)
    for name, texts in named.items():
        ours, theirs = ("\n".join(text[which] for text in texts) for which in (ORIGINAL, language))
        yield Passage(name, ours, theirs, language, texts[0].at)


def _named(node: Node, name: str) -> Iterator[tuple[str, Text]]:
    """Yield the texts below a value, each with a name made of ids and fields, such as `quizzes/x.yml#question/option/feedback`.

    What has no id has no lasting name: the items of such a list share one, and so does all of a file that belongs to no id.
    """
    for field in type(node).model_fields:
        value = getattr(node, field)
        own = f"{name}/{field}" if "#" in name else name
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Text):
                yield own, item
            elif isinstance(item, Node):
                item_id = getattr(item, "id", None)
                yield from _named(item, f"{name}{'/' if '#' in name else '#'}{item_id}" if item_id else own)


def translated(course: Course, lock: str, paths: list[str]) -> tuple[str, dict[str, str]]:
    """Return the lock of the translations with all that can be confirmed, and the names of what cannot, each with the reason.

    A passage that is new, or that changed in both languages, counts as current. Where only the original changed, or where a text
    stands in the place of another, somebody has to say so: by naming the file, the item, or the passage as the finding does.
    """
    known = entries(lock)
    moved = {move.passage.name for move in moves(course, known)}
    found, unconfirmed = {}, {}
    for passage in passages(course):
        before = known.get(passage.name, (passage.entry, 0))[0]
        is_moved = passage.name in moved
        named = any(passage.name == path or passage.name.startswith((f"{path}#", f"{path}/")) for path in paths)
        if (is_moved or is_stale(passage, before)) and not named:
            found[passage.name] = before
            unconfirmed[passage.name] = "moved" if is_moved else "stale"
        else:
            found[passage.name] = passage.entry
    return written(TRANSLATIONS, found), unconfirmed


def is_stale(passage: Passage, entry: str) -> bool:
    """Say whether the original changed since, and the translation did not."""
    original, _, translation = entry.partition(" ")
    return original != passage.prints[0] and translation == passage.prints[1]


@dataclass(frozen=True)
class Move:
    """A text that stands where another stood when the lock was written."""

    passage: Passage
    language: Language
    """In which it moved."""
    before: str
    """The name of the passage that it was then."""


def moves(course: Course, known: dict[str, tuple[str, int]]) -> Iterator[Move]:
    """Yield the texts of data files that were those of another passage of the file, which has another one now.

    A text that was reworded is in no other place, and what was only copied still stands where it was: neither is a move. Claims
    are numbered, so that one more moves all that follow.
    """
    lost: dict[tuple[str, int, str], str] = {}
    changed: list[tuple[Passage, int]] = []
    for passage in passages_of_data(course):
        entry = known.get(passage.name, ("", 0))[0]
        if entry in {"", passage.entry} or passage.file == CLAIMS:
            continue
        for side, before in enumerate(entry.split()[:2]):
            if before != passage.prints[side]:
                lost[passage.file, side, before] = passage.name
                changed.append((passage, side))
    for passage, side in changed:
        if other := lost.get((passage.file, side, passage.prints[side])):
            yield Move(passage, passage.language if side else ORIGINAL, other)


def is_well_formed(lock: str, rest: str) -> bool:
    """Say whether a line of a lock has the form it should have."""
    form = r"\S+/\S+ \S+#\S+ \w+ \w+ \S+( \*?[a-z0-9-]+){2,}" if lock == QUESTIONS else r"[0-9a-f]{10} [0-9a-f]{10}"
    return bool(re.fullmatch(form, rest))
