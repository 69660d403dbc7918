"""What people have agreed on, remembered in files: the answer of every question, what data files say, and what a translation translates.

A change to a key or to an id, or a text that changed in one language only, cannot be told from the content alone: the course
still fits together. `quizzes/questions.lock`, `data.lock` (`facts`) and `translations.lock` hold what was agreed on last, one line for
each question, each item of a sorting exercise, each entry of a data file and each passage, so that such a change is found, has to be
confirmed, and stands in the review as one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, get_args

from curriculum.editions import given_id
from curriculum.facts import DATA, below, by_file, entry, file_of, is_entry, items, pointers, pointers_entry, word_entry, words
from curriculum.models import COURSE_ID, LANGUAGE_NAMES, ORIGINAL, TRANSLATED, Language, Node, Place, Question, SortingItem, Text
from curriculum.position import Position
from curriculum.text import Document
from curriculum.tree import CLAIMS

if TYPE_CHECKING:
    from curriculum.load import Course

QUESTIONS = "quizzes/questions.lock"
TRANSLATIONS = "translations.lock"
COURSE = "@course"
"""What the lock of the questions calls the id of the course; no question has such a name."""
LOCKS = (QUESTIONS, DATA, TRANSLATIONS)
_HEADS = {
    QUESTIONS: "# Of each question: module/objective, module#passage, label, one or several, sources, options with a * before each key.\n"
    "# Of each item of a sorting exercise: module/exercise/item, and the place in which it belongs.\n"
    "# Of the course: its id, under which browsers keep the answers.\n"
    "# Written by `curriculum keys`, which confirms that questions were changed on purpose.\n",
    DATA: "# Of each data file and each of its entries: what it says once for all languages; where that is long, a fingerprint.\n"
    "# Of each list to whose lines a session guide points: a fingerprint of each line.\n"
    "# Of each word of the interface: its translation.\n"
    "# Written by `curriculum keys`, which confirms that it was changed on purpose.\n",
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


@lru_cache(maxsize=64)
def readable(lock: str, text: str) -> dict[str, tuple[str, int]]:
    """Return those entries of a lock that have their form, without a last one that may be half a line."""
    whole = text[: text.rfind("\n") + 1]
    return {name: (rest, line) for name, (rest, line) in entries(whole).items() if is_well_formed(lock, name, rest)}


def written(lock: str, found: dict[str, str]) -> str:
    """Return the text of a lock."""
    return _HEADS[lock] + "".join(f"{name} {rest}".rstrip() + "\n" for name, rest in sorted(found.items()))


# Questions


def question_entries(course: Course) -> dict[str, str]:
    """Return what the lock of the questions would hold for the course as it is."""
    found = {question.id: question_entry(question, module) for module, question in placed_questions(course)}
    found |= {name: item.place for name, item in sorting_items(course).items()}
    return found | ({COURSE: id_of(course)[0]} if found else {})


def data_entries(course: Course) -> dict[str, str]:
    """Return what the lock of the data would hold for the course as it is."""
    found = {name: entry(item) for name, item in items(course).items()}
    found |= {name: pointers_entry(pointed) for name, pointed in pointers(course).items()}
    return found | {name: word_entry(word) for name, word in words(course).items()}


def id_of(course: Course) -> tuple[str, Position | None]:
    """Return the id of the course, under which browsers keep answers, and where `mkdocs.yml` gives it, if it does."""
    for file in course.configurations:
        if isinstance(file.data, dict) and (given := given_id(file.data)):
            return given, file.position("extra", "course")
    return COURSE_ID, None


def sorting_items(course: Course) -> dict[str, SortingItem]:
    """Return each item of each sorting exercise, by the name that it has in the lock; no name of a question looks like it."""
    exercises = [(f"{module.id}/{sorting.id}", sorting) for module in course.modules for sorting in module.meta.sorting]
    return {f"{name}/{item.id}": item for name, sorting in exercises for item in sorting.items}


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
    end: Callable[[Language], Position]
    """Returns where it ends in a language."""

    @cached_property
    def prints(self) -> tuple[str, str]:
        """The fingerprints of the original and of the translation."""
        return fingerprint(self.original), fingerprint(self.translation)

    @cached_property
    def entry(self) -> str:
        """What the lock holds of it."""
        return " ".join(self.prints)

    @property
    def languages(self) -> tuple[Language, Language]:
        """Those of the original and of the translation."""
        return ORIGINAL, self.language

    @cached_property
    def file(self) -> str:
        """The file in which it stands."""
        return file_of(self.name)

    def lines(self, language: Language) -> Iterator[Position]:
        """Yield each line on which it stands in a language."""
        start, end = self.at(language), self.end(language)
        yield from (Position(start.file, line) for line in range(start.line, end.line + 1))

    def changed(self, entry: str) -> tuple[Language, ...]:
        """Return the languages in which it is not what a line of the lock says."""
        if entry == self.entry:
            return ()
        pairs = zip(self.languages, self.prints, entry.split(), strict=False)
        return tuple(language for language, now, before in pairs if now != before)

    def lagging(self, entry: str) -> tuple[Language, Language] | None:
        """Return the language that changed alone, and the one that did not change with it."""
        changed = self.changed(entry)
        return (changed[0], next(language for language in self.languages if language not in changed)) if len(changed) == 1 else None

    def print_at(self, other: Passage, side: int) -> str:
        """Return the fingerprint that its text would have in the place of another: what stands below a heading would get that one."""
        if not self.file.endswith(".md"):
            return self.prints[side]
        _, _, ours = (self.original, self.translation)[side].partition("\n")
        heading, _, _ = (other.original, other.translation)[side].partition("\n")
        return fingerprint(f"{heading}\n{ours}") if "#" in self.name and "#" in other.name else ""

    def is_named(self, paths: Collection[str]) -> bool:
        """Say whether one of the paths is its name, or that of what it stands in: an item, its file in either language, or a folder."""
        original = self.at(ORIGINAL).file.as_posix() if paths else ""
        return _is_at(original, paths) or _is_at(self.name, paths)


def _is_at(name: str, paths: Collection[str]) -> bool:
    """Say whether one of the paths is the name of a passage, or of what it stands in."""
    return any(path == name or name.startswith((f"{path}#", f"{path}/", f"{path}@")) for path in paths)


@lru_cache(maxsize=65_536)  # `mkdocs serve` and the campaign check again and again, and hardly a text is new
def fingerprint(text: str) -> str:
    """Return a short hash of a text; how its lines are broken does not matter."""
    return blake2b(" ".join(text.split()).encode(), digest_size=5).hexdigest()


def passages(course: Course) -> list[Passage]:
    """Return every passage of the course that has a translation."""
    texts = [(original, other, language) for language in TRANSLATED for original, other in pairs(course, language)]
    found = [passage for original, other, language in texts for passage in _in_text(original, other, language)]
    return [*found, *(passage for file in course.data for passage in file.once(_in_data))]


class Unsettled(NamedTuple):
    """What is not wholly as the lock of the translations has it."""

    passages: list[Passage]
    """All passages of such files."""
    files: set[str]
    """The names of all files but these."""


def unsettled(course: Course) -> Unsettled:
    """Return the passages of the files that the lock does not hold as they are: most files stay as they were, and need no other look."""
    agreed = by_file({name: line for name, (line, _) in entries(course.locks.get(TRANSLATIONS, "")).items()})
    found: list[Passage] = []
    settled: set[str] = set()
    for language in TRANSLATED:
        for original, other in pairs(course, language):
            file = other.file.as_posix()
            rest = original.fingerprint and f"{original.fingerprint} {agreed[file].fingerprint}"
            if differing := other.given(rest, _otherwise, original, language, agreed[file].lines):
                found += differing
            else:
                settled.add(file)
    for node in course.data:
        file = node.origin.path.as_posix()
        if differing := node.given(agreed[file].fingerprint, _otherwise_in_data, agreed[file].lines):
            found += differing
        else:
            settled.add(file)
    return Unsettled(found, settled)


def _otherwise(other: Document, original: Document, language: Language, agreed: dict[str, str]) -> tuple[Passage, ...]:
    """Return the passages of a translation, if they are not those that were agreed on."""
    found = tuple(_in_text(original, other, language))
    return () if {passage.name: passage.entry for passage in found} == agreed else found


def _otherwise_in_data(file: Node, agreed: dict[str, str]) -> tuple[Passage, ...]:
    """Return the passages of a data file, if they are not those that were agreed on."""
    found = file.once(_in_data)
    return () if {passage.name: passage.entry for passage in found} == agreed else found


def in_one_language(course: Course) -> set[str]:
    """Return the names of the passages that one language has and another has not: the rule `translation` reports these."""
    found: set[str] = set()
    for language in TRANSLATED:
        for original, other in pairs(course, language):
            found |= {_name(other, heading) for heading in _sections(original).keys() ^ _sections(other).keys()}
        originals, others = course.pages[ORIGINAL], course.pages[language]
        for page in originals.keys() ^ others.keys():
            headings = _sections(originals[page] if page in originals else others[page])
            found |= {f"docs/{language}/{page}#{heading}".rstrip("#") for heading in headings}
    return found


def pairs(course: Course, language: Language) -> Iterator[tuple[Document, Document]]:
    """Yield each text file of the original language with its translation."""
    originals, others = course.pages[ORIGINAL], course.pages[language]
    yield from ((originals[name], others[name]) for name in originals.keys() & others.keys())
    for module in course.modules:
        yield module.texts[ORIGINAL], module.texts[language]
        for vignette in module.vignettes.values():
            yield vignette.texts[ORIGINAL], vignette.texts[language]


def _sections(document: Document) -> dict[str, tuple[str, Position, Position]]:
    """Return the text under each heading, up to the next, with its place and its end, by the id of the heading, if it has one above it."""
    return dict(document.once(_split))


def _split(document: Document) -> Iterator[tuple[str, tuple[str, Position, Position]]]:
    starts = [0, *(document.offset(heading.position) for heading in document.headings), len(document.source)]
    names = ["", *(heading.id or heading.title for heading in document.headings)]
    for name, start, end in zip(names, starts, starts[1:], strict=False):
        if document.source[start:end].strip():
            text = document.source[start:end]
            yield name, (text, document.position(start), document.position(start + len(text.rstrip())))


def _in_text(original: Document, other: Document, language: Language) -> Iterator[Passage]:
    ours, theirs = _sections(original), _sections(other)
    for name in ours.keys() & theirs.keys():
        (our_text, our_place, our_end), (text, place, end) = ours[name], theirs[name]
        places, ends = {ORIGINAL: our_place, language: place}, {ORIGINAL: our_end, language: end}
        yield Passage(_name(other, name), our_text, text, language, places.__getitem__, ends.__getitem__)


def _name(document: Document, heading: str) -> str:
    return f"{document.file.as_posix()}#{heading}".rstrip("#")


def _in_data(file: Node) -> Iterator[Passage]:
    """Yield a passage for each text of a data file that has a name of its own, and one for those that share a name, in each translation.

    A data file holds all languages, so that one name would stand for several translations: all but the first add their own to it.
    """
    named: dict[str, list[Text]] = {}
    for name, text in _named(file, file.origin.path.as_posix()):
        named.setdefault(name, []).append(text)
    for language in TRANSLATED:
        of_language = "" if language == TRANSLATED[0] else f"@{language}"
        for name, texts in named.items():
            ours, theirs = ("\n".join(text[which] for text in texts) for which in (ORIGINAL, language))
            yield Passage(f"{name}{of_language}", ours, theirs, language, texts[0].at, texts[-1].end)


def _named(node: Node, name: str) -> Iterator[tuple[str, Text]]:
    """Yield the texts below a value, each with a name made of ids and fields, such as `quizzes/x.yml#question/option/feedback`.

    What has no id has no lasting name: the items of such a list share that of the list.
    """
    for field in type(node).model_fields:
        value = getattr(node, field)
        own = below(name, field)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Text):
                yield own, item
            elif isinstance(item, Node):
                item_id = getattr(item, "id", None)
                yield from _named(item, below(name, item_id) if item_id else own)


def translated(course: Course, lock: str, paths: list[str]) -> tuple[str, list[str]]:
    """Return the lock of the translations with all that can be confirmed, and a sentence about each passage that cannot.

    A passage that is new, or that changed in both languages, counts as current. Where it changed in one only, or where a text
    stands in the place of another, somebody has to say so: by naming the file, the item, or the passage as the finding does. Then
    only what is named is confirmed: who has looked at one passage has not looked at all others.
    """
    known = readable(TRANSLATIONS, lock)
    moved = {move.passage.name for move in moves(course.passages, known)}
    kept = in_one_language(course) & known.keys()
    if paths:  # what is gone stays until it is named, too
        kept |= {name for name in known if not _is_at(name, paths)}
    found = {name: known[name][0] for name in kept}
    unconfirmed = []
    for passage in course.passages:
        before = known.get(passage.name, (passage.entry, 0))[0]
        is_named = passage.is_named(paths)
        problem = "" if is_named else _MOVED if passage.name in moved else lag(passage, before)
        if is_named or not (problem or paths):
            found[passage.name] = passage.entry
        elif passage.name in known:
            found[passage.name] = before
        if problem:
            unconfirmed.append(f"{passage.name}: {problem} If it is right as it is, run `curriculum translated {passage.name}`.")
    return written(TRANSLATIONS, found), unconfirmed


def unknown_passages(course: Course, lock: str, paths: list[str]) -> Iterator[tuple[str, set[str]]]:
    """Yield each path that names no passage, neither of the course nor of the lock, with all names that one can give."""
    gone = readable(TRANSLATIONS, lock).keys()
    names: set[str] = set()
    for path in paths:
        if not any(_is_at(name, [path]) for name in gone) and not any(passage.is_named([path]) for passage in course.passages):
            if not names:
                files = {passage.at(language).file.as_posix() for passage in course.passages for language in passage.languages}
                names = files | gone | {passage.name for passage in course.passages}
            yield path, names


_MOVED = "this text was that of another passage: put each back in its place."


def lag(passage: Passage, entry: str) -> str:
    """Return what to say of a passage that changed in one language only since a line of the lock was written; else nothing."""
    lagging = passage.lagging(entry)
    if not lagging:
        return ""
    changed, behind = (LANGUAGE_NAMES[language] for language in lagging)
    return f"the {changed} of this passage changed, and the {behind} did not: bring the {behind} up to date."


@dataclass(frozen=True)
class Move:
    """A text that stands where another stood when the lock was written."""

    passage: Passage
    language: Language
    """In which it moved."""
    before: str
    """The name of the passage that it was then; its own, if the languages changed places."""


def moves(passages: Iterable[Passage], known: dict[str, tuple[str, int]]) -> Iterator[Move]:
    """Yield the texts that were those of another passage of the same file, which has another one now, or of the other language.

    A text that was reworded is in no other place, and what was only copied still stands where it was: neither is a move. Claims
    are numbered, so that one more moves all that follow: of these only two that changed places are.
    """
    changed: dict[tuple[str, Language, int], list[tuple[Passage, str]]] = {}
    for passage in passages:
        entry = known.get(passage.name, ("", 0))[0]
        if entry in {"", passage.entry}:
            continue
        if entry.split() == [*passage.prints[::-1]]:
            yield Move(passage, passage.language, passage.name)
            continue
        for side, before in enumerate(entry.split()[:2]):
            if before != passage.prints[side]:
                changed.setdefault((passage.file, passage.language, side), []).append((passage, before))
    for (_, _, side), passages_of_file in changed.items():
        for passage, own in passages_of_file:
            for other, before in passages_of_file:
                is_there = other is not passage and passage.print_at(other, side) == before
                if is_there and (passage.file != CLAIMS or other.print_at(passage, side) == own):
                    yield Move(passage, passage.languages[side], other.name)
                    break


_PRINTS = re.compile(r"[0-9a-f]{10} [0-9a-f]{10}")


def is_well_formed(lock: str, name: str, rest: str) -> bool:
    """Say whether a line of a lock has the form it should have."""
    if lock == TRANSLATIONS:
        return bool(_PRINTS.fullmatch(rest))
    if lock == DATA:
        return is_entry(rest)
    if name == COURSE:
        return bool(re.fullmatch(r"\S+", rest))
    if "/" in name:
        return name.count("/") == 2 and rest in get_args(Place)
    return bool(re.fullmatch(r"\S+/\S+ \S+#\S+ \w+ \w+ \S+( \*?[a-z0-9-]+){2,}", rest))
