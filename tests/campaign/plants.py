"""The faults: each kind plants its fault wherever it applies.

A plant says where its finding must stand. For what is changed or put in, that is the line itself. For what is taken out, it is what
lost it: the field, the item or the section in which it stood. A kind of which the fault shows elsewhere by its nature (an id that
changed in one language) names that place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial, reduce
from itertools import combinations, islice, pairwise
from operator import getitem
from pathlib import Path
from random import Random
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from curriculum.facts import DATA, items
from curriculum.load import load
from curriculum.locks import LOCKS, QUESTIONS, TRANSLATIONS, data_entries, question_entries, translated, written
from curriculum.models import ORIGINAL, HelpLine, Place
from curriculum.numerals import number_in_words, said_in_words
from curriculum.rules.prose import is_in_words_of_somebody
from curriculum.rules.settings import EXTENSIONS
from curriculum.rules.structure import PAGE_DIRECTIVES, SOURCES
from curriculum.text import Document
from curriculum.tree import REFERENCES, Memory
from curriculum.yamlfile import Key, Spot, YamlFile


@dataclass(frozen=True, eq=False)
class Plant:
    """One fault in one file, and where it must be found."""

    kind: str
    tree: Memory
    file: str
    lines: range
    """Lines of the planted file on one of which a finding must stand."""
    elsewhere: str = ""
    """Another file in which the finding may stand instead, where the fault shows there by its nature."""
    what: str = ""


Made = tuple[str, int, int] | tuple[str, int, int, str]
"""The changed text, and the first and last line on which the finding must stand; and another file, if any."""
Kind = Callable[["Content"], Iterator[tuple[str, Made]]]
KINDS: dict[str, Kind] = {}
SWAPPED = {
    "texts of two options": ("questions", "options", "text"),
    "feedback of two options": ("questions", "options", "feedback"),
    "stems of two questions": ("questions", "stem"),
    "explanations of two questions": ("questions", "explanation"),
    "definitions of two terms": ("terms", "definition"),
    "texts of two claims": ("claims", "text"),
}
"""What can change places, with the lists in which it stands and its name there."""
ENGLISH: dict[str, tuple[str, Callable[[re.Match[str]], str]]] = {
    "negation dropped": (r"(?<=\w) not\b(?= \w)", lambda match: ""),
    "she and he swapped": (r"(?<=\w )(?:she|he)\b", lambda match: {"she": "he", "he": "she"}[match[0]]),
    "number word changed": (r"(?<=\w )(?:two|three|four)\b", lambda match: {"two": "three", "three": "four", "four": "two"}[match[0]]),
    "sentence dropped": (r"(?<=\w[.?]) [A-Z][\w ,’]{12,}[.?](?=\s)", lambda match: ""),
    "items of a list swapped": (r"(?m)^(- |\d\. )(.+)\n(- |\d\. )(.+)$", lambda match: f"{match[1]}{match[4]}\n{match[3]}{match[2]}"),
    "cells of a table swapped": (r"(?m)^\| ([^|\n]*\w) +\| ([^|\n]*\w) +\|", lambda match: f"| {match[2]} | {match[1]} |"),
}
"""What changes the sense of a text and leaves it whole, in English alone: what it is found by, and what it becomes."""
LISTS = {"forms", "also", "beside", "never", "topics"}
"""Fields that hold lists of words, of which a language can have none."""
LOCKED = {
    "key moved to another option",
    "option taken out",
    "options put in another order",
    "option id renamed",
    "question id renamed",
    "question taken out",
    "objective, passage, label or source of another question",
    "original changed, translation not",
    *(f"{what} in English only" for what in ENGLISH),
    "steps of the kit swapped in English only",
    "changed in both languages, and not recorded",
    *(f"bodies of two sections swapped ({languages})" for languages in ("nl", "en", "both")),
    "item of a sorting exercise moved to another place",
    "id of the course changed",
    "translation of an interface word changed",
    "line put into the list to which a guide points, in both languages",
    "lines of the list to which a guide points swapped in both languages",
    "lock doubled",
    "lock gone",
    "lock that lost its end",
    "line of a lock taken out",
    "value that stands once for all languages changed",
    "entry without an id taken out of a list",
    *(f"{what} swapped ({languages})" for what in SWAPPED for languages in ("nl", "en", "both")),
}
"""Faults that leave the course without contradiction, so that only what was agreed on before can tell them. All other kinds must be
found without the locks."""


def kind(name: str) -> Callable[[Kind], Kind]:
    """Register a kind of fault."""

    def register(function: Kind) -> Kind:
        assert name not in KINDS
        KINDS[name] = function
        return function

    return register


class Content:
    """The real content, read for planting."""

    def __init__(self, tree: Memory) -> None:
        course = load(tree)[0]
        for lock, now in ((QUESTIONS, question_entries(course)), (DATA, data_entries(course))):
            tree = tree.with_file(lock, written(lock, now).encode())
        tree = tree.with_file(TRANSLATIONS, translated(course, "", [])[0].encode())
        self.tree = tree
        self.course = load(tree)[0]
        self.texts = {
            name: content.decode()
            for name, content in sorted(tree.contents.items())
            if name.endswith((".md", ".yml")) and name.startswith(("docs/", "kit/", "modules/", "quizzes/"))
        }
        self.models = {file.origin.path.as_posix(): type(file) for file in self.course.data}
        self.yaml = {name: YamlFile(Path(name), text) for name, text in self.texts.items() if name.endswith(".yml")}
        self.markdown = {name: Document(Path(name), text) for name, text in self.texts.items() if name.endswith(".md")}
        self.left_out: list[str] = []
        """What could not be planted, since this content has not what it changes."""

    @property
    def quizzes(self) -> list[str]:
        """The files of questions."""
        return [name for name, file in self.yaml.items() if name.startswith("quizzes/") and "questions" in file.data]

    def starting_at(self, number: int) -> Content:
        """Return the same content with its files in another order, so that the first plants of two kinds are not in one file."""
        content = copy(self)
        for field in ("texts", "yaml", "markdown"):
            items = list(getattr(self, field).items())
            start = number * 7 % len(items)
            setattr(content, field, dict(items[start:] + items[:start]))
        return content

    def of(self, language: str) -> dict[str, Document]:
        """Return the Markdown files of a language."""
        return {
            name: text
            for name, text in self.markdown.items()
            if re.search(rf"(^docs/{language}/|/{language}\.md$|\.{language}\.md$)", name)
        }

    def questions(self) -> Iterator[tuple[str, int, dict[str, Any]]]:
        """Yield the file, the number and the data of every question."""
        for name in self.quizzes:
            for index, question in enumerate(self.yaml[name].data["questions"]):
                yield name, index, question


def plants(content: Content, each: int | None = None) -> Iterator[Plant]:
    """Yield every plant of every kind; or, of each kind, so many.

    One of each kind is the first that can be planted, in files that differ from kind to kind, since that is quick. More than one are
    drawn from all, always the same.
    """
    for number, (name, function) in enumerate(KINDS.items()):
        here = possible(content, name, function(content.starting_at(number) if each == 1 else content))
        made = islice(here, 1) if each == 1 else drawn(here, each, name)
        for file, (text, first, last, *rest) in made:
            yield Plant(name, content.tree.with_file(file, text.encode()), file, range(first, last + 1), rest[0] if rest else "")
    for name, pairs in PAIRS.items():
        for tree, file, lines, elsewhere in drawn(possible(content, name, pairs(content)), each, name):
            yield Plant(name, tree, file, lines, elsewhere)
    yield from whole_files(content, each)


Thing = TypeVar("Thing")


def possible(content: Content, name: str, made: Iterator[Thing]) -> Iterator[Thing]:
    """Yield what a kind makes, up to where it looks for something that this content has not.

    A fork has other texts, modules and numbers, and its author mends no Python: what cannot be planted there is left out. That nothing
    is left out of the content for which the kinds were written, `make forked` sees.
    """
    try:
        yield from made
    except (LookupError, ValueError, AssertionError, RuntimeError) as error:  # StopIteration in a generator is a RuntimeError
        content.left_out.append(f"{name}: {type(error).__name__}: {error}")


def drawn(things: Iterable[Thing], number: int | None, seed: str) -> list[Thing] | Iterable[Thing]:
    """Return so many of the things, drawn by lot (reservoir sampling, so that only these are held), or all of them."""
    if number is None:
        return things
    lot = Random(seed)  # noqa: S311  (nothing is to be kept secret)
    held: list[Thing] = []
    for index, thing in enumerate(things):
        if index < number:
            held.append(thing)
        elif (place := lot.randrange(index + 1)) < number:
            held[place] = thing
    return held


_LINES = {
    "112": ("beside", "direct gevaar"),
    "113": ("topics", "zelfdoding"),
    "0800-2000": ("topics", "huiselijk geweld"),
    "0800-0188": ("topics", "verkrachting"),
}
"""The help lines that plants name, each with what finds the line in the list of this content that is for the same."""
_LINE_NAMES = {"Veilig Thuis": "0800-2000", "Centrum Seksueel Geweld": "0800-0188"}
_LINE_SITES = {"113.nl": "113", "veiligthuis.nl": "0800-2000"}


class Absent(LookupError):
    """This content has not what a plant needs: it is of another country, say."""


def own(content: Content, text: str) -> str:
    """Return a text with the help lines of this content in place of those that plants name, if it has lines for the same.

    What only one of them can be, such as free or anonymous, has to hold of the other too.
    """
    help_lines = content.course.help_lines

    def line(number: str) -> HelpLine:
        field, words = _LINES[number]
        for one in help_lines.lines if help_lines else ():
            is_like = one.free and one.always and (one.anonymous or number != "113")
            if is_like and words in (getattr(one, field) or {"nl": ()})["nl"]:
                return one
        raise Absent(f"no help line is for `{words}`, as {number} is")

    def put(match: re.Match[str]) -> str:
        if found := _LINE_SITES.get(match[0]):
            if sites := line(found).sites:
                return sites[0]
            raise Absent(f"the help line in place of {match[0]} has no site")
        return line(_LINE_NAMES[match[0]]).name["nl"] if match[0] in _LINE_NAMES else line(match[0]).number

    if absent := set(re.findall(r"\[@([\w-]+)", text)) - content.course.references.keys():
        raise Absent(f"there is no reference `{min(absent)}`")
    return _NAMED.sub(put, text)


_NAMED = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, [*_LINE_SITES, *_LINES, *_LINE_NAMES]))})(?![\w-])")


def listing_numbers(content: Content) -> None:
    """Say that a number which is unknown cannot be planted in a course that lists none."""
    if not content.course.help_lines:
        raise Absent("where no number is listed, none is unknown")


def possible_here(content: Content, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of sentences as they can stand in this content."""
    for dutch, english in pairs:
        try:
            yield own(content, dutch), own(content, english)
        except Absent as problem:
            content.left_out.append(f"{dutch}: {problem}")


def strange(content: Content, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of sentences that name no number of this content."""
    help_lines = content.course.help_lines
    numbers = [*(one.number for one in help_lines.lines), *(one.number for one in help_lines.other_numbers)] if help_lines else []
    for dutch, english in pairs:
        if any(re.search(rf"(?<![\w-]){re.escape(number)}(?![\w-])", f"{dutch} {english}") for number in numbers):
            content.left_out.append(f"{dutch}: this course has that number")
        else:
            yield dutch, english


# Tools


def line_at(text: str, offset: int) -> int:
    """Return the line of an offset."""
    return text.count("\n", 0, offset) + 1


def changed(text: str, start: int, end: int, new: str) -> Made:
    """Replace a part of a text; the fault stands where the part stood."""
    return text[:start] + new + text[end:], line_at(text, start), line_at(text, start) + max(0, new.rstrip("\n").count("\n"))


def spot_of(file: YamlFile, *path: Key) -> Spot:
    """Return where a value stands."""
    spot = file.spot(*path)
    assert spot is not None, path
    return spot


def value_changed(file: YamlFile, path: tuple[Key, ...], new: str) -> Made:
    """Replace a value, whatever its style."""
    spot = spot_of(file, *path)
    made = changed(file.text, spot.start, len(file.text[: spot.end].rstrip()), new)
    key = spot.key.line + 1 if spot.key else made[1]
    return made[0], min(key, made[1]), made[2]


def removed(file: YamlFile, path: tuple[Key, ...]) -> Made:
    """Take out a field or an item; the finding must stand in what held it."""
    text, spot = file.text, spot_of(file, *path)
    start = spot.key.start if spot.key else spot.start
    before, end = text[:start], spot.end
    if before.rstrip().endswith(("{", "[", ",")):  # within braces or brackets
        rest = re.match(r"\s*,\s*", text[end:])
        if rest:
            end += rest.end()
        elif before.rstrip().endswith(","):
            start = before.rstrip().rindex(",")
    else:  # lines of its own
        line = before.rpartition("\n")[2]
        dash = re.fullmatch(r"( *)- ", line)
        end = text.find("\n", len(text[:end].rstrip()) - 1) + 1 or len(text)
        if dash and not spot.key:
            start -= len(line)
        elif dash:  # the first field of an item: the next one moves up
            after = re.match(r" *", text[end:])
            end += len(after[0]) if after else 0
        else:
            start -= len(line)
    holder = spot_of(file, *path[:-1]) if path[:-1] else Spot(0, 0, 0, len(text))
    first = (holder.key or holder).line + 1
    return text[:start] + text[end:], first, max(first, line_at(text, holder.end) - 1)


def fields(file: YamlFile, name: str, depth: int | None = None) -> Iterator[tuple[Key, ...]]:
    """Yield the path of every field with a name."""

    def walk(value: Any, path: tuple[Key, ...]) -> Iterator[tuple[Key, ...]]:
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, below in items:
            if key == name and (depth is None or len(path) == depth):
                yield (*path, key)
            yield from walk(below, (*path, key))

    yield from walk(file.data, ())


# Questions


@kind("key taken away")
def key_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        keys = [number for number, option in enumerate(question["options"]) if option.get("key")]
        if len(keys) == 1 or len(keys) == 2:
            file = content.yaml[name]
            text, *_ = removed(file, ("questions", index, "options", keys[0], "key"))
            spot = spot_of(file, "questions", index)
            yield name, (text, spot.line + 1, line_at(file.text, spot.end))


@kind("key doubled")
def key_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        if question.get("select") == "several":
            continue
        file = content.yaml[name]
        wrong = next(number for number, option in enumerate(question["options"]) if not option.get("key"))
        spot = spot_of(file, "questions", index, "options", wrong, "text").key
        assert spot
        text = file.text[: spot.start] + "key: true\n        " + file.text[spot.start :]
        block = spot_of(file, "questions", index, "options")
        yield name, (text, block.line + 1, line_at(file.text, block.end) + 1)


@kind("key moved to another option")
def key_moved(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        file = content.yaml[name]
        right = next(number for number, option in enumerate(question["options"]) if option.get("key"))
        wrong = next(number for number, option in enumerate(question["options"]) if not option.get("key"))
        text, *_ = removed(file, ("questions", index, "options", right, "key"))
        file = YamlFile(Path(name), text)
        spot = spot_of(file, "questions", index, "options", wrong, "text").key
        assert spot
        block = spot_of(file, "questions", index, "options")
        text = file.text[: spot.start] + "key: true\n        " + file.text[spot.start :]
        yield name, (text, block.line + 1, line_at(file.text, block.end) + 1)


@kind("option taken out")
def option_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        text, first, last = removed(content.yaml[name], ("questions", index, "options", len(question["options"]) - 1))[:3]
        yield name, (text, first - 1, last)


@kind("options put in another order")
def options_swapped(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, _ in content.questions():
        file = content.yaml[name]
        one, two = (spot_of(file, "questions", index, "options", number) for number in (0, 1))
        start = file.text.rindex("- ", 0, one.start)
        middle = file.text.rindex("- ", 0, two.start)
        end = file.text.rindex("- ", 0, spot_of(file, "questions", index, "options", 2).start)
        text = file.text[:start] + file.text[middle:end] + file.text[start:middle] + file.text[end:]
        yield name, (text, spot_of(file, "questions", index, "options").line, line_at(file.text, end))


for _part in ("stem", "explanation", "options", "objective", "passage", "label", "sources", "id", "case"):

    @kind(f"{_part} of a question taken out")
    def part_removed(content: Content, part: str = _part) -> Iterator[tuple[str, Made]]:
        for name, index, _ in content.questions():
            yield name, removed(content.yaml[name], ("questions", index, part))


@kind("feedback taken out")
def feedback_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        yield name, removed(content.yaml[name], ("questions", index, "options", index % len(question["options"]), "feedback"))


@kind("translation of a text taken out")
def language_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for number, path in enumerate(fields(file, "en")):
            if number % 7 == 0 and not LISTS.intersection(path):
                yield name, removed(file, path)


@kind("text emptied")
def text_emptied(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for number, path in enumerate([*fields(file, "nl"), *fields(file, "en")]):
            if number % 11 == 0 and not LISTS.intersection(path):
                yield name, value_changed(file, path, '""')


for _part, _wrong in (
    ("objective", "no-such-objective"),
    ("passage", "no-such-heading"),
    ("label", "proven"),
    ("sources", "[nobody-1900]"),
):

    @kind(f"{_part} misspelt")
    def part_misspelt(content: Content, part: str = _part, wrong: str = _wrong) -> Iterator[tuple[str, Made]]:
        for name, index, _ in content.questions():
            sign = {"objective": "/", "passage": "#"}.get(part)
            new = f"vocabulary{sign}{wrong}" if name == "quizzes/final-test.yml" and sign else wrong
            yield name, value_changed(content.yaml[name], ("questions", index, part), new)


@kind("source that the passage of a question does not cite")
def source_not_in_passage(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        module = Path(name).stem if "#" not in question["passage"] else question["passage"].partition("#")[0]
        cited = {key for key in ("knack-roodsaz-2023", "meyer-2003") if f"@{key}" in content.texts[f"modules/{module}/nl.md"]}
        wrong = next((key for key in ("knack-roodsaz-2023", "meyer-2003") if key not in cited), None)
        if wrong and wrong not in question["sources"]:
            sources = f"[{', '.join([wrong, *question['sources']])}]"
            yield name, value_changed(content.yaml[name], ("questions", index, "sources"), sources)


@kind("label of a question that its passage does not have")
def label_not_in_passage(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        module, heading = ([Path(name).stem, question["passage"]] if "#" not in question["passage"] else question["passage"].split("#"))[:2]
        section = content.markdown[f"modules/{module}/nl.md"].section(heading)
        cases = re.findall(r"course:vignette (\S+)", section.source) if section else []
        shown = "".join([section.source if section else "", *(content.texts[f"modules/{module}/vignettes/{case}.nl.md"] for case in cases)])
        for label in ("research", "contested"):
            if f"course:{label}" not in shown and "](#" not in shown:
                yield name, value_changed(content.yaml[name], ("questions", index, "label"), label)


@kind("objective, passage, label or source of another question")
def pointed_elsewhere(content: Content) -> Iterator[tuple[str, Made]]:
    for name in content.quizzes:
        file = content.yaml[name]
        for index, question in enumerate(file.data["questions"]):
            for part in ("objective", "passage", "label", "sources"):
                other = next((q[part] for q in file.data["questions"] if q[part] != question[part]), None)
                if other and (index + len(part)) % 3 == 0:
                    yield (
                        name,
                        value_changed(file, ("questions", index, part), f"[{', '.join(other)}]" if isinstance(other, list) else other),
                    )


for _language in ("nl", "en"):

    @kind(f"two options made equal ({_language})")
    def options_equal(content: Content, language: str = _language) -> Iterator[tuple[str, Made]]:
        for name, index, _ in content.questions():
            file = content.yaml[name]
            one, two = ((("questions", index, "options", number, "text", language)) for number in (0, 1))
            text = file.text[spot_of(file, *one).start : spot_of(file, *one).end].rstrip("\n")
            yield name, value_changed(file, two, text)


@kind("feedback of another option")
def feedback_equal(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, _ in content.questions():
        file = content.yaml[name]
        one, two = ((("questions", index, "options", number, "feedback", "nl")) for number in (0, 1))
        text = file.text[spot_of(file, *one).start : spot_of(file, *one).end].rstrip("\n")
        yield name, value_changed(file, two, text)


@kind("option id doubled")
def option_id_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        yield name, value_changed(content.yaml[name], ("questions", index, "options", 1, "id"), question["options"][0]["id"])


@kind("option id renamed")
def option_id_renamed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        number = index % len(question["options"])
        yield name, value_changed(content.yaml[name], ("questions", index, "options", number, "id"), "another-name")


@kind("question id doubled")
def question_id_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        other = "quizzes/vocabulary.yml" if name != "quizzes/vocabulary.yml" else "quizzes/interdependence.yml"
        text, first, last = value_changed(content.yaml[name], ("questions", index, "id"), content.yaml[other].data["questions"][0]["id"])[
            :3
        ]
        yield name, (text, first, last, other if question else "")


@kind("question id renamed")
def question_id_renamed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        yield name, value_changed(content.yaml[name], ("questions", index, "id"), f"{question['id']}-2")


@kind("value that stands once for all languages changed")
def fact_changed(content: Content) -> Iterator[tuple[str, Made]]:
    """Give a field of an entry the value that the same field of another one has."""
    places = [
        (item.node.origin.path.as_posix(), (*item.node.path_in_file, *path), (type(item.node), path[-1]))
        for item in items(content.course).values()
        for path in item.said
    ]
    values = [reduce(getitem, path, content.yaml[name].data) for name, path, _ in places]
    for (name, path, field), value in zip(places, values, strict=True):
        others = (other for (_, _, its), other in zip(places, values, strict=True) if its == field and other != value)
        other = next(others, None)
        fits = path[-1] not in {"least", "minutes", "most"}  # those of another step are out of order, which is told of the whole step
        if fits and isinstance(value, str | int | float) and isinstance(other, str | int | float):
            yield name, value_changed(content.yaml[name], path, str(other))


@kind("entry without an id taken out of a list")
def unnamed_entry_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for item in items(content.course).values():
        file = content.yaml[item.node.origin.path.as_posix()]
        for path, value in item.said.items():
            for number in range(int(value[1:]) if value.startswith("#") else 0):
                yield file.path.as_posix(), removed(file, (*item.node.path_in_file, *path, number))


@kind("question taken out")
def question_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, _ in content.questions():
        text, *_ = removed(content.yaml[name], ("questions", index))
        yield name, (text, 0, 0, QUESTIONS)


@kind("final test uses a question of a module")
def final_question_used(content: Content) -> Iterator[tuple[str, Made]]:
    final = content.yaml["quizzes/final-test.yml"]
    others = [question for name, _, question in content.questions() if name != "quizzes/final-test.yml"]
    for index in range(len(final.data["questions"])):
        other = others[index * 3 % len(others)]["stem"]
        for language in ("nl", "en"):
            yield "quizzes/final-test.yml", value_changed(final, ("questions", index, "stem", language), repr_yaml(other[language]))


def repr_yaml(text: str) -> str:
    """Write a text as YAML on one line."""
    return '"' + text.strip().replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


for _what, _path in SWAPPED.items():
    for _languages in (("nl",), ("en",), ("nl", "en")):

        @kind(f"{_what} swapped ({_languages[0] if len(_languages) == 1 else 'both'})")
        def texts_swapped(
            content: Content, path: tuple[str, ...] = _path, languages: tuple[str, ...] = _languages
        ) -> Iterator[tuple[str, Made]]:
            for name, file in content.yaml.items():
                for holder in (
                    [(path[0], index, path[1]) for index in range(len(file.data.get(path[0], [])))] if len(path) == 3 else [(path[0],)]
                ):
                    for index in range(1, len(_get(file.data, holder)) if path[0] in file.data else 0):
                        one, other = (*holder, index - 1, path[-1]), (*holder, index, path[-1])
                        if all(_get(file.data, one)[language] != _get(file.data, other)[language] for language in languages):
                            yield name, swapped(file, one, other, languages)


def swapped(file: YamlFile, one: tuple[Key, ...], other: tuple[Key, ...], languages: tuple[str, ...]) -> Made:
    """Put two texts each in the place of the other, in some languages; the fault stands where the first begins, or the second."""
    text, parts = file.text, []
    for language in languages:
        spots = [spot_of(file, *path, language) for path in (one, other)]
        written = [text[spot.start : len(text[: spot.end].rstrip())] for spot in spots]
        parts += [(spots[0].start, written[0], written[1]), (spots[1].start, written[1], written[0])]
    for start, old, new in sorted(parts, reverse=True):
        text = text[:start] + new + text[start + len(old) :]
    first = spot_of(file, *one)
    return text, (first.key or first).line + 1, line_at(file.text, spot_of(file, *one).end)


# Languages


@kind("languages swapped")
def languages_swapped(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for number, path in enumerate(fields(file, "nl")):
            value = _get(file.data, path[:-1])
            if number % 9 == 0 and isinstance(value["nl"], str) and len(value["nl"].split()) > 12:
                text, first, _ = value_changed(file, path, repr_yaml(value["en"]))[:3]
                yield name, (text, first, first + 1)  # the Dutch text, or the English one that follows and now reads the same


@kind("copied and not translated")
def untranslated(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for number, path in enumerate(fields(file, "en")):
            value = _get(file.data, path[:-1])
            if number % 9 == 4 and isinstance(value["nl"], str) and len(value["nl"].split()) > 9:
                yield name, value_changed(file, path, repr_yaml(value["nl"]))


@kind("paragraph copied and not translated")
def paragraph_untranslated(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.of("en").items():
        original = content.texts.get(re.sub(r"docs/en/|(?<=[/.])en(?=\.md$)", lambda m: m[0].replace("en", "nl"), name))
        ours = [block for block in Document(Path(name), original or "").blocks if len(block[1].split()) > 25]
        theirs = [block for block in document.blocks if len(block[1].split()) > 25]
        for number, (one, two) in enumerate(zip(ours, theirs, strict=False)):
            if number % 4 == 0 and not any(block[1].lstrip().startswith(("|", "#", "-", "description")) for block in (one, two)):
                yield name, changed(document.source, two[0], two[0] + len(two[1]), one[1])


@kind("number changed in one language")
def number_changed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.of("en").items():
        for match in list(re.finditer(r"(?<![\w.,#@/-])\d{2,}(?=%|\b(?![\w-]|[.,]\d|\. ))", document.visible))[:8]:
            yield name, changed(document.source, match.start(), match.end(), str(int(match[0]) + 1))


@kind("original changed, translation not")
def stale(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.of("nl").items():
        other = re.sub(r"docs/nl/|(?<=[/.])nl(?=\.md$)", lambda m: m[0].replace("nl", "en"), name)
        for number, heading in enumerate(document.headings):
            if number % 3 == 0:
                place = document.source.index("\n", document.offset(heading.position))
                yield name, (document.source[:place] + "\n\nDit staat er niet meer." + document.source[place:], 0, 0, other)


def english_changed(content: Content, pattern: str, new: Callable[[re.Match[str]], str]) -> Iterator[tuple[str, Made]]:
    """Change what is found in an English text; the finding stands at the Dutch one, which is the other file or the same field.

    Where it shows in what the two differ, the finding stands there, below the same heading.
    """
    for name, document in content.of("en").items():
        starts = [1, *(heading.position.line for heading in document.headings), document.source.count("\n") + 2]
        for match in re.finditer(pattern, document.source):
            if match[0] in document.visible[match.start() : match.end()] and new(match) != match[0]:
                text, line = (
                    document.source[: match.start()] + new(match) + document.source[match.end() :],
                    line_at(document.source, match.start()),
                )
                first, behind = max(start for start in starts if start <= line), min(start for start in starts if start > line)
                yield name, (text, first, behind - 1, _other(name))
    for name, file in content.yaml.items():
        for path in fields(file, "en"):
            without_id = [end for end, key in enumerate(path) if isinstance(key, int) and "id" not in _get(file.data, path[: end + 1])]
            named = path[: without_id[0]] if without_id else path[:-1]  # the items of a list without ids are one passage
            spot, both = spot_of(file, *path), spot_of(file, *named)
            for match in re.compile(pattern).finditer(file.text, spot.start, len(file.text[: spot.end].rstrip())):
                text = file.text[: match.start()] + new(match) + file.text[match.end() :]
                yield name, (text, (both.key or both).line + 1, line_at(file.text, spot.end))


for _what, (_pattern, _becomes) in ENGLISH.items():

    @kind(f"{_what} in English only")
    def english_alone(
        content: Content, pattern: str = _pattern, new: Callable[[re.Match[str]], str] = _becomes
    ) -> Iterator[tuple[str, Made]]:
        return english_changed(content, pattern, new)


@kind("steps of the kit swapped in English only")
def steps_swapped(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for index in range(1, len(file.data.get("steps", [])) if name.startswith("kit/methods/") else 0):
            one, other = ("steps", index - 1, "what"), ("steps", index, "what")
            if _get(file.data, one)["en"] != _get(file.data, other)["en"]:
                yield name, swapped(file, one, other, ("en",))


@kind("item of a sorting exercise moved to another place")
def item_placed_elsewhere(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for path in fields(file, "place") if name.endswith("module.yml") else ():
            for place in get_args(Place):
                if place != _get(file.data, path):
                    yield name, value_changed(file, path, place)


def bodies_swapped(document: Document) -> Iterator[Made]:
    """Put what stands below two headings of a text each below the other."""
    source = document.source
    starts = [*(document.offset(heading.position) for heading in document.headings), len(source)]
    for first, second, end in zip(starts, starts[1:], starts[2:], strict=False):
        one, other = source.index("\n", first), source.index("\n", second)
        bodies = [source[one:second].strip("\n"), source[other:end].strip("\n")]
        if all(bodies) and bodies[0] != bodies[1]:
            text = f"{source[:one]}\n\n{bodies[1]}\n\n{source[second:other]}\n\n{bodies[0]}\n\n{source[end:]}".rstrip() + "\n"
            yield text, line_at(source, first), line_at(source, end)


for _language in ("nl", "en"):

    @kind(f"bodies of two sections swapped ({_language})")
    def bodies_swapped_in(content: Content, language: str = _language) -> Iterator[tuple[str, Made]]:
        for name, document in content.of(language).items():
            for made in bodies_swapped(document):
                yield name, made


# Markdown


@kind("heading id changed in one language")
def heading_changed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for heading in document.headings:
            place = document.source.index("}", document.offset(heading.position))
            text, first, last = changed(document.source, place, place, "")[:3]
            text = document.source[:place].rstrip() + "-x " + document.source[place:]
            other = _other(name)
            yield name, (text, first, last, other)


@kind("heading id taken out")
def heading_id_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, heading in enumerate(document.headings):
            if number % 3 == 0:
                start = document.offset(heading.position)
                match = re.compile(r" *\{[^}\n]*\}").search(document.source, start)
                assert match
                yield name, changed(document.source, match.start(), match.end(), "")


@kind("heading of another level")
def heading_level(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, heading in enumerate(document.headings):
            if number % 4 == 1:
                start = document.offset(heading.position)
                text, first, last = changed(document.source, start, start, "##")[:3]
                yield name, (text, first, last, _other(name))


@kind("heading doubled")
def heading_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, (one, two) in enumerate(zip(document.headings, document.headings[1:], strict=False)):
            if number % 4 == 0:
                start = document.offset(two.position)
                end = document.source.index("\n", start)
                place = document.source.rindex("{", start, end)
                yield name, changed(document.source, place, end, f"{{ #{one.id} }}")


@kind("section taken out of one language")
def section_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, heading in enumerate(document.headings):
            section = document.section(heading.id or "")
            if number % 5 == 2 and section:
                start = document.offset(heading.position)
                end = document.source.index("\n", start) + 1 + len(section.source)
                text = document.source[:start] + document.source[end:]
                yield name, (text, 1, text.count("\n") + 1, _other(name))


def _other(name: str) -> str:
    """Return the same text in the other language."""
    swap = {"nl": "en", "en": "nl"}
    return re.sub(r"(?<=docs/)(nl|en)(?=/)|(?<=[/.])(nl|en)(?=\.md$)", lambda match: swap[match[0]], name)


@kind("item of a list taken out of one language")
def item_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, match in enumerate(re.finditer(r"(?m)^(?:-|\d+\.) .*\n", document.source)):
            if number % 4 == 1:
                text = document.source[: match.start()] + document.source[match.end() :]
                yield name, (text, 1, text.count("\n") + 1, _other(name))


@kind("paragraph or item of a note not indented in one language")
def fallen_out(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for match in re.finditer(r"(?<=\n)    (?=\S)(?<!\"\n    )", document.source):
            yield name, (*changed(document.source, match.start(), match.end(), ""), _other(name))


@kind("paragraph taken out of one language")
def paragraph_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, match in enumerate(re.finditer(r"(?m)^[A-Z‘][^\n]{120,}\n\n", document.source)):
            if number % 4 == 1:
                text = document.source[: match.start()] + document.source[match.end() :]
                yield name, (text, 1, text.count("\n") + 1, _other(name))


@kind("paragraph doubled")
def paragraph_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, match in enumerate(re.finditer(r"(?m)^[A-Z‘][^\n]{120,}\n\n", document.source)):
            if number % 4 == 2:
                yield name, changed(document.source, match.end(), match.end(), match[0])


@kind("directive misspelt")
def directive_misspelt(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for directive in document.directives:
            start = document.offset(directive.position)
            match = re.compile(r"course:([a-z-]+)").search(document.source, start)
            assert match
            yield name, changed(document.source, match.start(1), match.end(1), match[1][:-1] + "x" if len(match[1]) > 3 else "zzz")


for _name in ("vignette", "prompt", "check", "sort"):

    @kind(f"name of a {_name} misspelt")
    def name_misspelt(content: Content, name: str = _name) -> Iterator[tuple[str, Made]]:
        for file, document in content.markdown.items():
            for directive in document.directives:
                if directive.name == name and directive.argument:
                    start = document.source.index(directive.argument, document.offset(directive.position))
                    yield file, changed(document.source, start, start + len(directive.argument), directive.argument + "x")


@kind("directive taken out of one language")
def directive_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, directive in enumerate(document.directives):
            if number % 4 == 0:
                start = document.offset(directive.position)
                end = document.source.index("-->", start) + 3
                text = document.source[:start] + document.source[end:]
                yield name, (text, 1, text.count("\n") + 1, _other(name))


@kind("directive outside a comment")
def directive_bare(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, directive in enumerate(document.directives):
            if number % 4 == 1:
                start = document.offset(directive.position)
                end = document.source.index("-->", start) + 3
                yield name, changed(document.source, start, end, document.source[start:end].replace("<!--", "<!-").replace("-->", "->"))


@kind("comment not closed")
def comment_open(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, directive in enumerate(document.directives):
            if number % 4 == 2:
                start = document.offset(directive.position)
                place = document.source.index(" -->", start)
                text = document.source[:place] + document.source[place + 4 :]
                yield name, (text, line_at(text, start), line_at(text, start))


@kind("citation misspelt")
def citation_misspelt(content: Content) -> Iterator[tuple[str, Made]]:
    for name, text in content.texts.items():
        for number, match in enumerate(re.finditer(r"@([a-z]+(?:-[a-z]+)*)-\d{4}", text)):
            if number % 3 == 0:
                yield name, changed(text, match.start(1), match.end(1), match[1] + "x")


@kind("citation taken out of one language")
def citation_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.of("en").items():
        for number, match in enumerate(re.finditer(r" \[@[^\]]*\]", document.source)):
            if number % 4 == 0:
                text = document.source[: match.start()] + document.source[match.end() :]
                yield name, (text, line_at(text, match.start()), text.count("\n") + 1)


for _what, _new in (("in two brackets", r"[\g<0>]"), ("with a comma before a second key", r"[@\1, @reijbroek-2025]")):

    @kind(f"citation {_what}")
    def citation_odd(content: Content, new: str = _new) -> Iterator[tuple[str, Made]]:
        for name, text in content.texts.items():
            for number, match in enumerate(re.finditer(r"\[@([a-z0-9-]+)\]", text)):
                if number % 3 == 0:
                    yield name, changed(text, match.start(), match.end(), match.expand(new))


_TARGET = re.compile(r"(?<!!)\[[^\[\]\n]*\]\(([^)\s]+)\)")


@kind("link to a page misspelt")
def link_misspelt(content: Content) -> Iterator[tuple[str, Made]]:
    for name, text in content.texts.items():
        for match in _TARGET.finditer(text):
            if ".md" in match[1]:
                place = match.start(1) + match[1].index(".md")
                yield name, changed(text, place, place, "x")


@kind("anchor of a link misspelt")
def anchor_misspelt(content: Content) -> Iterator[tuple[str, Made]]:
    for name, text in content.texts.items():
        for match in _TARGET.finditer(text):
            if "#" in match[1] and not match[1].startswith("http"):
                yield name, changed(text, match.end(1), match.end(1), "x")


@kind("link not closed")
def link_open(content: Content) -> Iterator[tuple[str, Made]]:
    for name, text in content.texts.items():
        for number, match in enumerate(_TARGET.finditer(text)):
            if number % 2 == 0 and text[match.end() : match.end() + 1] != ")":  # else the bracket around it would close the link
                yield name, changed(text, match.end() - 1, match.end(), "")


@kind("address elsewhere broken")
def address_broken(content: Content) -> Iterator[tuple[str, Made]]:
    for name, text in content.texts.items():
        for match in _TARGET.finditer(text):
            if match[1].startswith("https://"):
                yield name, changed(text, match.start(1), match.start(1) + 8, "htps:/")


@kind("image that does not exist")
def image_missing(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        yield name, _after_first_paragraph(document, "![Een tekening](/assets/images/no-such.svg)")


@kind("image without description")
def image_undescribed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        yield name, _after_first_paragraph(document, "![](/assets/images/home.svg)")


def _after_first_paragraph(document: Document, new: str) -> Made:
    start, block = document.blocks[min(1, len(document.blocks) - 1)]
    body = len(document.source) - len(document.body)
    place = start + len(block) if start >= body else len(document.source.rstrip())
    text = document.source[:place] + "\n\n" + new + "\n\n" + document.source[place:].lstrip("\n")
    line = line_at(document.source, place) + 2
    return text, line, line + new.count("\n")


for _what, _new in (
    ("details", "<details>\n<summary>Titel</summary>\n\nTekst."),
    ("fold without a title", "<details>\n\nTekst.\n\n</details>"),
    ("fold with an empty title", "<details>\n<summary></summary>\n\nTekst.\n\n</details>"),
    ("note without a title", "!!! note\n\n    Tekst."),
    ("date that no calendar has", "Dat was op 31 april 2025."),
    ("date in figures that no calendar has", "Dat was op 2026-02-31."),
    ("day that lies far ahead", "Dat was op 26 maart 2052."),
    ("years that run back", "Dat was zo in de jaren 1920–1880 en daarna."),
    (
        "share of more than all who were asked",
        "<!-- course:research --> Van de alleenstaanden (n = 3.905) had 219% ooit zo’n relatie [@haupert-2017].",
    ),
    ("author misspelt", "<!-- course:practice --> Reijboek ziet dat ook zo [@reijbroek-2025]."),
    ("div", '<div class="x">\n\nTekst.'),
    ("closing tag alone", "Tekst. </section>"),
    ("misspelt tag", "<detials>Tekst.</detials>"),
    ("code", "```\nTekst."),
    ("fold without text", '??? note "Titel"\n\nTekst zonder inspringing.'),
    ("fold with an open quote", '??? note "Titel\n\n    Tekst.'),
    ("note with too many signs", '!!!! note "Titel"\n\n    Tekst.'),
    ("bold words", "Een **vet woord en verder niets."),
    ("comment", "Tekst <!-- en een opmerking."),
    ("footnote without text", "Tekst[^1] met een noot."),
    ("table without its line", "| een | twee |\n| drie | vier |"),
    ("table row with a cell too few", "| een | twee |\n|---|---|\n| drie |"),
    ("tab", "Tekst met\teen tab."),
    ("link without target", "[woorden]()"),
    ("reference link without target", "[woorden][nergens]"),
    ("space within a link", "[woorden] (/about.md)"),
    ("control sign", "Tekst met \x07 een teken."),
    ("figure without label", "Van alle studenten (n = 120) wil 40% dat [@reijbroek-2025]."),
    ("citation without the number of its page", "<!-- course:practice --> Zo is het [@reijbroek-2025, p. ]."),
    ("figure with the label of practice", "<!-- course:practice --> In een steekproef (n = 120) wil 40% dat [@reijbroek-2025]."),
    ("figure without source", "<!-- course:research --> In een steekproef (n = 120) wil 40% dat."),
    ("figure without sample", "<!-- course:research --> Van iedereen wil 40% dat [@reijbroek-2025]."),
    ("list without a blank line before it", "Dit hoort erbij:\n- een huis\n- een boom"),
    ("list with too little indent", "- een huis\n  - een dak"),
    ("paragraph indented as code", "    Deze alinea is ingesprongen."),
    ("table right below a paragraph", "Een tabel:\n| een | twee |\n|---|---|\n| drie | vier |"),
    ("slanted words", "Een *schuin woord en verder niets."),
    ("words struck out", "Dit is ~~weg~~ gebleven."),
    ("four full stops", "Zij wachtte die avond nog lang...."),
    ("source behind the full stop", "<!-- course:practice --> Zo ziet zij dat ook in haar werk. [@reijbroek-2025]"),
    ("call to a help line put off", "Bel dan liever niet meteen [112](tel:112)."),
    ("words to fill in", "Dit is {{ page.title }} hier."),
    ("sign that does not exist", "Een &nbps; teken."),
    ("script", "<script>alert(1)</script>"),
    ("handler", '<p onclick="alert(1)">Tekst.</p>'),
    ("image from elsewhere", "![Twee kopjes](https://example.org/cups.png)"),
    ("image described by its file name", "![home.svg](/assets/images/home.svg)"),
    ("bare address", "Zie https://www.example.org/x voor meer."),
    ("invisible sign in a word", "Een cli\u00adent."),
    ("letter of another alphabet", "Een v\u0430der."),
    ("mark of unfinished work", "TODO: hier nog een zin."),
    ("word twice", "Dat is de de vraag."),
    ("bracket without its other", "Dat is zo (denk ik."),
    ("directive in a sentence", "Lees dit <!-- course:quiz --> en dan verder."),
    ("label without a sentence", "<!-- course:practice -->"),
    ("paragraph of a word processor", '<p class="MsoNormal">Zo is het gewoon.</p>'),
    ("tag of a word processor", "Zo is het gewoon.<o:p></o:p>"),
    ("slanted word in HTML", "<div>Zo is het *echt* gewoon.</div>"),
    ("bold word in a list in HTML", "<ul>\n<li>Zo is het **echt**.</li>\n</ul>"),
    ("link in a quotation in HTML", "<blockquote>\nZie [over de cursus](/about.md) ook.\n</blockquote>"),
    ("source in HTML", "<p>Zo ziet Reijbroek het ook [@reijbroek-2025].</p>"),
    ("paragraphs in HTML", "<div>\n\nZo is het.\n\nEn zo blijft het.\n\n</div>"),
    ("paragraph in HTML behind a label", "<!-- course:practice --> <p>Reijbroek ziet dat ook [@reijbroek-2025].</p>"),
    ("link in HTML to the file of a page", 'Zie <a href="/about.md">over de cursus</a> ook.'),
    ("words to be filled in, as in a tag", "Schrijf <naam van de cliënt> bovenaan."),
    ("word to be filled in, as in a tag", "Schrijf <voornaam> bovenaan."),
    ("item that falls out of a note", '!!! note "Let op"\n    - een huis\n- een boom\n    - een maan'),
    ("line that falls out of a note", '!!! note "Let op"\n    Zo is het, en\nzo blijft het ook.'),
    ("telephone link without a number", "Bel [de lijn](tel:lijn) gerust."),
    ("link that says one telephone number and calls another", "Bel [113](tel:131) gerust."),
    ("link that says one site and leads to another", "Kijk op [113.nl](https://www.131.nl/) ook."),
    ("link that says one mail address and writes to another", "Mail [a@course.nl](mailto:b@course.nl) gerust."),
    ("link of which the words say nothing", "Lees [hier](/about.md) verder."),
    ("link to another module than it says", "Lees [module 1](/modules/paradigm-shift.md) na."),
    ("address that stands for any", "Kijk [daar](https://example.com/) ook."),
    ("address that tells where readers come from", "Kijk [daar](https://www.113.nl/?utm_source=chatgpt.com) ook."),
    ("address of a draft", "Kijk [daar](https://docs.google.com/document/d/abc/edit?usp=sharing) ook."),
    ("address without encryption", "Kijk [daar](http://www.113.nl/) ook."),
    ("link to a file that is not there", "Print [het blad](/blad.pdf) uit."),
    ("code for a space", "Een&nbsp;zin van vijf woorden."),
    ("quotation marks of another language", "Zij zei: „dit is zo”."),
    ("full stop twice", "Dat is zo.."),
    ("comma twice", "Dat is,, denk ik, zo."),
    ("two spaces in a sentence", "Dat is zo,  denk ik."),
    ("two spaces at the end of a line", "Dat is zo,  \nen zo blijft het."),
    ("space that does not break", "Dat is\u00a0zo."),
    ("paragraph that breaks off", "Dat is zo, want het was nog nooit anders en"),
    ("straight quotes", 'Zij noemt dat "zo".'),
    ("straight apostrophe", "Daar hangen foto's."),
    ("quote that closes the wrong way round", "Zij zei ‘ja‘ en ging."),
    ("quote that was not opened", "Zij zei: ja,’ en ging."),
    ("quote around a word that was not opened", "Zij noemt dat contact’, en hij ook."),
    ("end of a sentence lost before a word that starts one", "Zij wachtte lang Daarna ging zij weg."),
    ("percentage in a word, without a source", "40 procent van de mensen zegt dat."),
    ("percentage in words, without a source", "Veertig procent van de mensen zegt dat."),
    ("work with a year that it is not of", "Dat is vaker gezien (Thouin, 2014)."),
    ("work that is no reference", "Volgens Jansen (2019) is dat zo."),
    ("work that is no reference, after a verb", "Dat vond Jansen (2020) ook."),
    ("work of two authors that is no reference", "Dat zagen Jansen en De Vries (2020) ook."),
    ("work that is no reference, by its kind", "Dat volgt uit onderzoek van Jansen uit 2020."),
    ("work that is no reference, without a comma", "Dat is vaker gezien (Jansen 2020)."),
    ("research without a source", "Uit onderzoek blijkt dat dit bijna altijd werkt."),
    ("proof without a source", "Wetenschappelijk bewezen is dat dit werkt."),
    ("share of more than all", "<!-- course:research --> In een steekproef (n = 120) ging het bij 160% van hen beter [@fern-2020]."),
    ("day of the week that it was not", "Dat was op maandag 3 mei 2024."),
    ("square bracket that is not closed", "Het is een [woord zonder eind."),
    ("link with its brackets the wrong way round", "Zie het [overzicht](/about.md) en de (cursus)[#about]."),
    ("two hyphens", "Dat is zo -- denk ik."),
    ("two exclamation marks", "Dat is zo!!"),
    ("question mark and full stop", "Is dat zo?."),
    ("sentence that starts with a small letter", "Dat zijn vragen. zij zegt iets."),
    ("sentence twice", "En het woord wordt steeds weer herhaald. En het woord wordt steeds weer herhaald."),
    ("quote that is not closed beside an apostrophe", "Zij zei: ‘het zijn foto’s van ons."),
    ("heading that breaks off", "## Wat je vraagt en { #x-y }\n\nZo is het."),
    ("heading without a text", "## Een kop { #x-y }\n\n## Nog een kop { #x-z }\n\nZo is het."),
    ("note of an unknown kind", '!!! nota "Let op"\n\n    Zo is het.'),
    ("words of a translating program", "Hier is de vertaling: zo is het."),
    ("words of a language model", "As an AI language model, I cannot say that."),
    ("remark in brackets", "Zo is het. (Nog nakijken.)"),
    ("question after the source", "Zo is het (bron?)."),
    ("list with brackets for full stops", "1) een huis\n2) een boom"),
    ("list with the bullets of another program", "• een huis\n• een boom"),
    ("list with dashes", "– een huis\n– een boom"),
    ("list that starts at five", "5. een huis\n6. een boom"),
    ("list that goes on after a paragraph", "Stappen:\n\n1. een huis\n\nDan dit.\n\n2. een boom"),
    ("list indented twice", "- een huis\n        - een dak"),
    ("list of two kinds", "Dit hoort erbij:\n\n- een huis\n\n1. een boom"),
    ("line that ends in a backslash", "Dat is zo,\\\nen zo blijft het."),
    ("mark of a merge within a list", "- een huis\n    =======\n- een boom"),
    ("reference that a word processor lost", "Zo is het (Fout! Bladwijzer niet gedefinieerd.)."),
    ("page that is not known yet", "Dat staat op bladzijde XX."),
    ("note that a translation is still to come", "De vertaling volgt nog."),
    ("note that a text has still to be written", "Deze paragraaf moet nog worden uitgewerkt."),
    ("offer of a program that writes texts", "Wil je dat ik dit verder uitwerk?"),
    ("greeting of a program that writes texts", "Certainly! Here is the text."),
    ("remark in square brackets", "Zo is het. [Hier nog een voorbeeld.]"),
    ("example that is missing", "Voorbeeld: PM."),
    ("question to somebody who writes too", "Vraag aan Roos: klopt dit?"),
    ("number of a source", "Dat blijkt uit onderzoek [12]."),
    ("note of another program", "Dat is zo ^[Bron nakijken]."),
    ("code for a new line", "Dat is zo.\\nEn dat ook."),
    ("sentence in capitals", "DIT IS EEN HELE ZIN."),
    ("underlined word", "Dat is <u>heel</u> fijn."),
    ("range of numbers with a hyphen", "Zie de bladzijden 343-353."),
    ("sentence that starts with a small letter after a source", "Zo is het [@reijbroek-2025]. dat is gewoon."),
    ("sentence that starts with a small letter after a quotation", "Zij zei ‘nee’. dat is gewoon."),
    ("figure that the course has not", "Zie figuur 3."),
    ("page that a website has not", "Zie de volgende bladzijde."),
    ("module that the course has not", "Daarover gaat module 7."),
    ("backslash before a label", "\\<!-- course:practice --> Reijbroek ziet dat ook [@reijbroek-2025]."),
    ("backslash before the id of a heading", "## De kop erboven \\{ #x-y }\n\nZo is het."),
    ("backslash before a citation", "Volgens \\@reijbroek-2025 is dat zo."),
    ("backslash before the address of a link", "Zie [over de cursus]\\(/about.md) ook."),
    ("backslash before a link", "Zie \\[over de cursus](/about.md) ook."),
    ("backslashes before slanted words", "Zo ontstaat een \\*halo\\* om hen."),
    ("backslashes before bold words", "\\**Kleur.\\*\\* Wie dat zegt, weet het."),
    ("backslash before a quotation", "Zij denkt \\‘ben ik raar’ en zwijgt."),
    ("backslash before a word", "Er is hier geen \\stigma meer."),
    ("command of a typesetting program", "\\newpage"),
    ("list with backslashes", "1\\. een huis\n2\\. een boom"),
    ("label in the middle of a paragraph", "Zo is het nu. <!-- course:practice --> En zo was het [@reijbroek-2025]."),
    ("label in the middle of a cell", "| een | twee |\n|---|---|\n| zo <!-- course:practice --> is het | zus |"),
    ("colon behind which nothing follows", "Zo doe je het:\n\n## Nog een kop { #x-z }\n\nZo is het."),
    ("colon behind which the list is gone", "De lijst is van ons:\n\nVraag wat het zwaarst weegt. Misschien is dat iets anders."),
    ("sentence behind which the list is gone", "Begin geen gesprek, of stop ermee, als:\n\nRuzie is geen reden. Tranen zijn dat ook niet."),
    ("table with an empty cell", "| een | twee |\n|---|---|\n| huis | boom |\n| maan | |\n| roos | vis |"),
    ("table of which the line is too short", "| een | twee | drie |\n|---|---|\n| a | b | c |\n| d | e | f |"),
    ("note with an empty title", '!!! note ""\n\n    Zo is het.'),
    ("box that is ticked", "[x] Zo is het."),
    ("list of bold words without spaces", "-**Huis**: dit.\n-**Boom**: dat."),
    ("source of a program that talks", "Dat is zo【4†source】 gezien."),
    ("place of a search in a talk", "Dat is zo gezien citeturn0search3."),
    ("program as a source", "Dat is zo (bron: ChatGPT)."),
    ("closing words of a program that writes texts", "Laat het me weten als je nog aanpassingen wilt."),
    ("knowledge of a program that writes texts", "Volgens mijn laatste kennis uit 2023 is dat zo."),
    ("talk with a program that writes texts", "Zoals we eerder in dit gesprek bespraken, is dat zo."),
    ("footer of a translating program", "Vertaald met DeepL.com (gratis versie)."),
    ("number of a remark in a word processor", "Dat is zo[RR1] gezien."),
    ("remark in a word processor", "Met opmerkingen [RR1]: dit nagaan."),
    ("date that is still to come", "De datum is n.t.b. en dat blijft zo."),
    ("pointer to a mail", "Zie de mail van Roos van 3 mei."),
    ("question to a colleague", "@Jan: wil jij dit nakijken?"),
    ("mark of a draft", "CONCEPT"),
    ("name to be filled in", "Werk je bij [naam instelling], vraag het dan daar."),
    ("name to be filled in, between code for signs", "Werk je bij &lt;naam instelling&gt;, vraag het dan daar."),
    ("value that a program fills in", "Er zijn %s mensen geweest."),
    ("number to be filled in", "Het duurt XX minuten."),
    ("size of a sample to be filled in", "Dat vroeg men aan mensen (n = ?)."),
    ("name that a program fills in", "Zo heet %naam% ook."),
    ("word in capitals for what is still to come", "Zo heet PLACEHOLDER ook."),
    ("number to call that is to be filled in", "Bel xxx als het niet gaat."),
    ("address within an organisation", "Kijk [daar](https://contoso.sharepoint.com/sites/x) ook."),
    ("address of an intranet", "Kijk [daar](https://intranet.ggz.nl/x) ook."),
    ("address with which a mail program looks along", "Kijk [daar](https://eur01.safelinks.protection.outlook.com/?url=x) ook."),
    ("address of a search", "Kijk [daar](https://www.google.com/url?q=https://www.113.nl/) ook."),
    ("address that is cut short", "Kijk [daar](https://bit.ly/3abc) ook."),
    ("address of a site that is tried out", "Kijk [daar](https://deploy-preview-12--cnm.netlify.app/) ook."),
    ("address of one visit", "Kijk [daar](https://www.113.nl/?sessionid=12&token=34) ook."),
    ("address of a library", "Kijk [daar](https://doi-org.proxy.library.uu.nl/10.1/x) ook."),
    ("address with a misspelt end", "Kijk [daar](https://www.113.nll/) ook."),
    ("number of a citizen", "Haar BSN is 123456782."),
    ("number of a bank account", "Het staat op NL91 ABNA 0417 1643 00."),
    ("case that is about a client", "Deze casus is gebaseerd op een cliënt van mij."),
    ("slanted words with a space at their end", "Het heet een *toondilemma *, zegt hij."),
    ("number of a source glued to a word", "Dat is zo[1]."),
    ("raised number of a source", "Dat is zo¹ gezien."),
    ("word to be filled in", "Reken erop dat het [INVULLEN] is."),
    ("colleague to be filled in", "Bel [naam collega] op werkdagen."),
    ("remark of a colleague", "Zo is het [Opmerking Anna: klopt dit?] gegaan."),
    ("words that were taken out", "Vraag ernaar [deleted: en wacht] met een glimlach."),
    ("day to be filled in", "De groep begint op xx september 20xx."),
    ("question mark within a word", "Dat zegt de cli?nt zelf."),
    ("two letters in one sign", "De de\ufb01nitie is er."),
    ("space before a comma and none behind it", "Dat is zo ,zegt zij."),
    ("bold words without a space behind them", "**Werk.**Vraag ernaar."),
    ("number of an item without its full stop", "1. Een huis\n2 Twee bomen\n3. Drie rozen"),
    ("list that skips a number", "1. Een huis.\n2. Een boom.\n4. Een roos."),
    ("table that the course has not", "In tabel 2 staat meer."),
    ("annex that the course has not", "Zie de bijlage."),
    ("answer of a program that writes texts", "Uiteraard! Ik heb de tekst aangepast."),
    ("refusal of a program that writes texts", "Sorry, daar kan ik niet mee helpen."),
    ("quotation that is closed twice", "Zij zei ‘nee’’ en ging."),
    ("accent for an apostrophe", "Dat is zo´n dag."),
    ("hyphen for a dash", "Dat is zo - denk ik - gegaan."),
    ("space within brackets", "Dat is ( denk ik ) zo gegaan."),
    ("space within a quotation", "Zij zei ‘ nee ’ en ging."),
    ("sentence that lost its end", "Zo begint het gesprek over de. En dan verder."),
    ("long word twice", "Dat is de eerlijkheid eerlijkheid van haar."),
    ("words of a sentence twice", "Dat is wat zij ons vertelt wat zij ons vertelt en meer."),
    ("formula", "Het aantal ($N$) is groot."),
    ("item of a list without a text", "- een huis\n-\n- een boom"),
    ("item of a list of which only the name is left", "- **Huis**: een dak.\n- **Boom**:\n- **Roos**: een doorn."),
    ("source in round brackets", "<!-- course:practice --> Dat is vaker gezien (@fern-2020)."),
    ("source glued to a word", "<!-- course:practice --> Dat is vaker gezien[@fern-2020]."),
    ("sources in two pairs of brackets", "<!-- course:practice --> Dat is gezien [@fern-2020][@thouin-2024]."),
    ("source between two sentences", "<!-- course:practice --> Dat is gezien. [@fern-2020] En toch gaat het zo."),
    ("link glued to the next word", "Wat [daar staat](/glossary.md)is lang."),
    ("link glued to the word before it", "Lees de[begrippen](/glossary.md) na."),
    ("offer of a program to change its tone", "Laat het me weten als ik de toon moet aanpassen."),
    ("remark in an older word processor", "Opmerking [RR1]: dit nagaan."),
    ("translation that a program announces", "Zeker, hieronder vind je de vertaling."),
    ("offer of a program to shorten a text", "Wil je dat ik dit korter maak?"),
    ("prompt of a word processor", "Klik hier om tekst in te voeren."),
    ("question of a translator", "Dat heet zo. [vert.: klopt dit?]"),
    ("annex without its number", "Dat staat in bijlage X."),
    ("mark of a draft that is not to be shared", "Zo is het. Concept, niet verspreiden."),
    ("comma before a full stop", "Dat is zo,. En dat ook."),
    ("colon of another script", "Dat is zo： altijd."),
    ("sentence that was cut short", "Vraag wie er is en. Dan komt de rest."),
    ("short paragraph twice", "Zo is het nu eenmaal met dit soort vragen.\n\nZo is het nu eenmaal met dit soort vragen."),
    ("link to the site of another", "Zie [ABC](https://www.defgroep.nl/) en [DEF](https://www.defgroep.nl/) ook."),
):

    @kind(f"{_what} put in")
    def put_in(content: Content, new: str = _new) -> Iterator[tuple[str, Made]]:
        for number, (name, document) in enumerate(content.markdown.items()):
            if number % 2 == len(new) % 2:
                yield name, _after_first_paragraph(document, new)


@kind("link to a telephone number of somebody put in")
def number_of_somebody(content: Content) -> Iterator[tuple[str, Made]]:
    listing_numbers(content)
    for name, document in [*content.markdown.items()][::2]:
        yield name, _after_first_paragraph(document, "Schrijf [ons](https://wa.me/31612345678) gerust.")


@kind("paragraph that lost its start")
def start_lost(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        if "vignettes" not in name:
            yield name, _after_first_paragraph(document, "Zo is het altijd geweest.\n\nvraag het aan wie er is.")


for _what, _found, _put in (
    ("a before a vowel", r"(?<=[a-z] )a (?=[bcdfgklmnprst][a-z]{2})", "a idle "),
    ("an before a consonant", r"(?<=[a-z] )an (?=[aei][a-z]{2})", "an big "),
    ("I as a small letter", r"(?<=[a-z] )I(?= [a-z])", "i"),
):

    @kind(f"{_what} in an English text")
    def english_slip(content: Content, found: str = _found, put: str = _put) -> Iterator[tuple[str, Made]]:
        for name, document in content.of("en").items():
            for match in list(re.finditer(found, document.visible))[:5]:
                yield name, changed(document.source, match.start(), match.end(), put)
        for name, file in content.yaml.items():
            for path in fields(file, "en"):
                spot = spot_of(file, *path)
                for match in re.compile(found).finditer(file.text, spot.start, len(file.text[: spot.end].rstrip())):
                    yield name, changed(file.text, match.start(), match.end(), put)


for _what, _language, _found, _put in (
    ("its own, with an apostrophe", "en", r"\bits own\b", "it’s own"),
    ("it’s, without its apostrophe", "en", r"\bit’s (?:a|not|the|fine|over|too)\b(?! \w+ing)", "its not"),
    ("your own, as you are", "en", r"\byour (?:own|client|partner)\b(?![-’])", "you’re own"),
    ("you’re, as what is yours", "en", r"\b[Yy]ou’re (?:a|not|the)\b(?! \w+ing)", "your not"),
    ("there is, as theirs", "en", r"\b[Tt]here (?:is|are)\b", "their is"),
    ("their own, as a place", "en", r"\btheir own\b", "there own"),
    ("then in a comparison", "en", r"\b(?:rather than|more than one)\b", "rather then"),
    ("than for what follows", "en", r"\band then\b", "and than"),
    ("have after could", "en", r"\b(?:could|would|should) have\b", "could of"),
    ("themselves in two words", "en", r"\bthemselves\b", "them selves"),
    ("word spelt as in America", "en", r"\b(?:recognise|organisation)s?\b", "recognize"),
    ("towards, as in America", "en", r"(?<= )towards\b", "toward"),
    ("short form of CNM turned round", "en", r"\bCNM\b(?=[ .,])", "NMC"),
    ("short form of CNM turned round (nl)", "nl", r"\bCNM\b(?=[ .,])", "NMC"),
    ("capital after a comma", "en", r"(?<=[a-z]), (?:and|but|then|it|they) (?=[a-z])", ", Then "),
    ("capital after a comma (nl)", "nl", r"(?<=[a-z]), (?:en|maar|dan|het|dat) (?=[a-z])", ", Maar "),
    ("within it’s", "en", r"\bwithin its\b", "within it’s"),
    ("et al. without its full stop", "en", r"\bet al\.(?= [a-z])", "et al"),
    ("et al. with a full stop too many", "en", r"\bet al\.(?= [a-z])", "et. al."),
    ("e.a. without its full stop", "nl", r"\be\.a\.(?= [a-z])", "e.a"),
    ("je wordt without its t", "nl", r"\bje wordt\b(?! (?:ik|je|jij)\b)", "je word"),
    ("wordt without its t", "nl", r"\b(?:die|dat|het|zij|hij) wordt\b(?! (?:ik|je|jij)\b)", "hij word"),
    ("noun with the other article (het)", "nl", r"(?<= )het (?:gesprek|artikel|woord|onderzoek)\b(?![-’])", "de gesprek"),
    ("more nouns with the other article", "nl", r"(?<= )het (?:model|probleem|geld|systeem)\b(?![-’])", "de model"),
    (
        "noun with the other article (de)",
        "nl",
        r"\b(?:in|van|met|op) de (?:module|groep|vraag|cursus)\b(?![-’(]| (?:zijn|[a-z]+en)\b)",
        "van het module",
    ),
):

    @kind(f"word in the wrong place: {_what}")
    def wrong_word(
        content: Content,
        language: str = _language,
        found: str = _found,
        put: str = _put,
        can_be_said: bool = "America" in _what or "capital" in _what,
    ) -> Iterator[tuple[str, Made]]:
        for name, document in content.of(language).items():
            start = len(document.source) - len(document.body)
            for match in list(re.compile(found).finditer(document.visible, start))[:3]:
                if not (can_be_said and is_in_words_of_somebody(document.source, match.start())):
                    yield name, changed(document.source, match.start(), match.end(), put)
        for name, file in content.yaml.items():
            for path in fields(file, language):
                spot = spot_of(file, *path)
                for match in re.compile(found).finditer(file.text, spot.start, len(file.text[: spot.end].rstrip())):
                    if not (can_be_said and is_in_words_of_somebody(file.text[spot.start :], match.start() - spot.start)):
                        yield name, changed(file.text, match.start(), match.end(), put)


@kind("question mark of a stem or prompt turned into a full stop (both)")
def question_mark_lost(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        if all(re.search(r"[.!’]\s+(?:Wat|Wie|Welke?|Hoe|What|Who|Which|How)\b[^.?!,]*\?$", text) for text in question["stem"].values()):
            text = content.texts[name]
            for language, words in question["stem"].items():
                file, path = YamlFile(Path(name), text), ("questions", index, "stem", language)
                text, first, last = value_changed(file, path, repr_yaml(f"{words.strip().rstrip('?')}."))[:3]
            yield name, (text, first, last)


for _what, _new in (
    ("two hyphens", " -- "),
    ("question mark and full stop", "?. "),
    ("link with its brackets the wrong way round", " (zo)[#zo] "),
    ("words of a translating program", " Hier is de vertaling: "),
    ("question after the source", " (bron?) "),
    ("remark in square brackets", " [nog een voorbeeld] "),
    ("code for a new line", ".\\n"),
    ("backslash before a word", " \\zo "),
    ("source of a program that talks", "【4†source】 "),
    ("number of a remark in a word processor", "[RR1] "),
    ("value that a program fills in", " %s "),
    ("number of a bank account", " NL91 ABNA 0417 1643 00 "),
    ("page that is not known yet", ", bladzijde XX, "),
    ("sentence that starts with a small letter", " vragen. en "),
):

    @kind(f"{_what} in a data file")
    def slip_in_data(content: Content, new: str = _new) -> Iterator[tuple[str, Made]]:
        for name, file, path, both in _sentences(content):
            for language, text in both.items():
                if match := re.match(r"\w+ \w+(?P<gap> )(?=\w)", text):
                    yield name, value_changed(file, (*path, language), repr_yaml(text[: match.start("gap")] + new + text[match.end() :]))


@kind("box that is ticked before an option (both)")
def option_ticked(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        number = next(number for number, option in enumerate(question["options"]) if option.get("key"))
        text, path = content.texts[name], ("questions", index, "options", number, "text")
        for language, words in question["options"][number]["text"].items():
            text, first, last = value_changed(YamlFile(Path(name), text), (*path, language), repr_yaml(f"[x] {words}"))[:3]
        yield name, (text, first, last)


@kind("mail address of somebody in a text")
def mail_address(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        yield name, _after_first_paragraph(document, "Schrijf aan hans.jansen@example.org, liefst vandaag.")


for _what, _new in (
    ("work that is no reference, after a verb", "Dat vond Jansen (2020) ook."),
    ("work that is no reference, by its kind", "Dat volgt uit onderzoek van Jansen uit 2020."),
    ("share of more than all", "Bij 160% van hen ging het beter."),
    ("day of the week that it was not", "Dat was op maandag 3 mei 2024."),
):

    @kind(f"{_what}, in a data file")
    def untrue_in_data(content: Content, new: str = _new) -> Iterator[tuple[str, Made]]:
        for name, file, path, both in _sentences(content):
            yield name, value_changed(file, (*path, "nl"), repr_yaml(f"{both['nl']} {new}"))


for _what, _new in (
    ("percentage without a source", "Bij 60% van hen ging het beter."),
    ("research without a source", "Uit onderzoek blijkt dat dit bijna altijd werkt."),
):

    @kind(f"{_what}, in a data file of which the entries have none")
    def unsourced_in_data(content: Content, new: str = _new) -> Iterator[tuple[str, Made]]:
        for name, file, path, both in _sentences(content):
            entries = [_get(file.data, path[:end]) for end in range(1, len(path))]
            if not any(isinstance(entry, dict) and {"sources", "apa"} & set(entry) for entry in entries) and "@" not in both["nl"]:
                yield name, value_changed(file, (*path, "nl"), repr_yaml(f"{both['nl']} {new}"))


@kind("status of a reference that its note denies")
def status_denied(content: Content) -> Iterator[tuple[str, Made]]:
    name = "modules/references.yml"
    for index, entry in enumerate(content.yaml[name].data["references"]):
        if "Niet geverifieerd" in entry.get("note", {}).get("nl", ""):
            yield name, value_changed(content.yaml[name], ("references", index, "status"), "verified")


for _what, _dutch, _english in (
    ("page", "Zie [de begrippenlijst](/references.md) ook.", "Also see [the glossary](/references.md)."),
    ("heading", "Zie [bewering voor bewering](/from-article.md) ook.", "Also see [claim by claim](/from-article.md)."),
):

    @kind(f"link with the title of another {_what} put in")
    def misled(content: Content, dutch: str = _dutch, english: str = _english) -> Iterator[tuple[str, Made]]:
        for language, new in (("nl", dutch), ("en", english)):
            for name, document in content.of(language).items():
                yield name, _after_first_paragraph(document, new)


for _what, _found, _put in (
    ("address that stands for any", r"https://[^\s)]+", "https://example.com/"),
    ("address that tells where readers come from", r"https://[^\s)?#]+(?=[\s)])", r"\g<0>?utm_source=chatgpt.com"),
    ("address without encryption", r"https(?=://)", "http"),
):

    @kind(f"{_what}, in place of one of the course")
    def address_changed(content: Content, found: str = _found, put: str = _put) -> Iterator[tuple[str, Made]]:
        for name, text in content.texts.items():
            for match in re.finditer(rf"(?:\]\(|^ +url: )(?P<address>{found})", text, re.MULTILINE):
                start, end = match.span("address")
                yield name, changed(text, start, end, match.expand(put) if "\\g" not in put else match["address"] + put[5:])


@kind("mail address of somebody in a data file")
def mail_address_in_data(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file, path, both in _sentences(content):
        yield name, value_changed(file, (*path, "nl"), repr_yaml(f"{both['nl']} Mail hans.jansen@example.org gerust."))


for _language, _title in (("nl", "The other one"), ("en", "Het verhaal van later")):

    @kind(f"title of the other language ({_language})")
    def title_foreign(content: Content, language: str = _language, foreign: str = _title) -> Iterator[tuple[str, Made]]:
        for name, file in content.yaml.items():
            for path in fields(file, "title"):
                if isinstance(_get(file.data, path), dict):
                    yield name, value_changed(file, (*path, language), repr_yaml(foreign))


@kind("title of the other language (copied)")
def title_untranslated(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for path in fields(file, "title"):
            if isinstance(title := _get(file.data, path), dict) and re.search(r"\b(?:and|the|your)\b", title["en"]):
                text, first, last = value_changed(file, (*path, "nl"), repr_yaml(title["en"]))[:3]
                yield name, (text, first, last + 1)


@kind("title that breaks off")
def title_cut(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for path in fields(file, "title"):
            for language, word in (("nl", "en"), ("en", "and")):
                title = _get(file.data, path)
                if isinstance(title, dict) and title[language][-1].isalpha():
                    yield name, value_changed(file, (*path, language), repr_yaml(f"{title[language]} {word}"))


for _what, _new in (
    ("German", "Auch Klienten können diesen Druck spüren und erzählen deshalb weniger von dem, was schwierig ist."),
    ("French", "Les clients sentent aussi cette pression, et ils disent donc moins de ce qui est difficile pour eux."),
):

    @kind(f"paragraph in {_what}")
    def paragraph_elsewhere(content: Content, new: str = _new) -> Iterator[tuple[str, Made]]:
        for name, document in content.markdown.items():
            for match in re.finditer(r"(?<=\n\n)[A-Z][^\d\n@*\[<|‘“]{80,}\.(?=\n\n)", document.source):
                yield name, changed(document.source, *match.span(), new)


@kind("end of an English sentence in Dutch")
def clause_foreign(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.of("en").items():
        for match in re.finditer(r"(?m)^[A-Z][a-z ]{20,}(?=\. [A-Z])", document.body):
            place = len(document.source) - len(document.body) + match.end()
            yield name, changed(document.source, place, place, ", als je het zo bekijkt")


@kind("words of a link in Dutch in an English text")
def link_foreign(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.of("en").items():
        for match in re.finditer(r"(?<!!)\[(?P<words>[^\[\]\n]+)\]\(/", document.source):
            yield name, changed(document.source, *match.span("words"), "hoe dit alles begonnen is")


@kind("sentence of the other language")
def sentence_foreign(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        theirs = content.markdown[_other(name)]
        for number, match in enumerate(re.finditer(r"(?<=[a-z]\. )[A-Z][^.!?*‘’“”()\[\]{}<>\n|@]{60,}\. ", theirs.body)):
            if number % 3 == 0:
                ours = list(re.finditer(r"(?m)^[A-Z][^\n‘]{120,}?(?<=[a-z])\. (?=[A-Z])", document.body))  # not in words of somebody
                if ours:
                    place = len(document.source) - len(document.body) + ours[number % len(ours)].end()
                    yield name, changed(document.source, place, place, match[0])


@kind("numbered list made one with bullets in one language")
def list_of_bullets(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for match in re.finditer(r"(?m)(?:^\d+\. [^\n]*\n)+", document.source):
            text = document.source[: match.start()] + re.sub(r"(?m)^\d+\. ", "- ", match[0]) + document.source[match.end() :]
            yield name, (text, 1, text.count("\n") + 1, _other(name))


@kind("bold words made plain in one language")
def bold_gone(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, match in enumerate(re.finditer(r"\*\*([^*\n]+)\*\*", document.source)):
            if number % 3 == 0:
                text = document.source[: match.start()] + match[1] + document.source[match.end() :]
                yield name, (text, 1, text.count("\n") + 1, _other(name))


@kind("heading of a vignette reworded")
def vignette_heading(content: Content) -> Iterator[tuple[str, Made]]:
    if sum(len(module.vignettes) for module in content.course.modules) < 3:
        raise Absent("of two vignettes none is the one that is called otherwise")
    for name, document in content.markdown.items():
        for heading in document.headings if "/vignettes/" in name else ():
            place = document.source.index(" {", document.offset(heading.position))
            yield name, changed(document.source, place, place, " hier")


@kind("licence in the other language")
def licence_foreign(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        other = "en" if name in content.of("nl") else "nl"
        yield name, _after_first_paragraph(document, f"[CC BY](https://creativecommons.org/licenses/by/4.0/deed.{other}).")


@kind("licence of another version than the link says")
def licence_other(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for match in re.finditer(r"(?<=licenses/by/)4(?=\.0)", document.source):
            yield name, changed(document.source, match.start(), match.end(), "3")


@kind("text of a fold no longer indented")
def fold_flat(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for _, position in document.folds:
            start = document.offset(position)
            after = re.compile(r"\n\n?    \S").search(document.source, start)
            if after:
                place = after.end() - 5
                text = document.source[:place] + document.source[place + 4 :]
                yield name, (text, position.line, line_at(text, place))


@kind("label of a figure taken out")
def figure_unlabelled(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for start, block in document.blocks:
            label = re.search(r"<!-- course:research --> ?", block)
            if label and re.search(r"\d%|\b[nN] = \d", re.sub(r"<!--.*?-->", "", block)):
                place = start + label.start()
                text = document.source[:place] + document.source[start + label.end() :]
                yield name, (text, line_at(text, start), line_at(text, start + len(block)))


@kind("cell taken out of a table")
def cell_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, match in enumerate(re.finditer(r"(?m)^\|[^\n]*\|$", document.source)):
            if number % 3 == 2 and "---" not in match[0]:
                place = match.start() + match[0].rindex("|", 0, -1)
                yield name, changed(document.source, place, match.end() - 1, "")


# Front matter


def _pages(content: Content) -> Iterator[tuple[str, Document]]:
    yield from ((name, text) for name, text in content.markdown.items() if name.startswith("docs/"))


@kind("front matter taken out")
def front_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in _pages(content):
        yield name, (document.body, 1, 1)


@kind("front matter misspelt")
def front_misspelt(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in _pages(content):
        for match in re.finditer(r"(?m)^([a-z]+):", document.front_matter or ""):
            place = match.start(1) + 4
            yield name, changed(document.source, place, place + len(match[1]), match[1][:-1] + "z")


@kind("front matter of the wrong kind")
def front_wrong(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in _pages(content):
        for match in re.finditer(r"(?m)^([a-z]+):(?: .*)?\n(?: .*\n)*", document.front_matter or ""):
            for new in ("[1, 2]", "{a: b}", "7", '""'):
                if not (match[1] == "search" and new == "[1, 2]"):
                    yield name, changed(document.source, match.start() + 4, match.end() + 4, f"{match[1]}: {new}\n")


@kind("template that does not exist")
def template_missing(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in _pages(content):
        if "\ntemplate:" in f"\n{document.front_matter}":
            place = document.source.index("template:") + 10
            yield name, changed(document.source, place, place, "x")
        else:
            yield name, changed(document.source, 4, 4, "template: nothere.html\n")


@kind("button to another module than it says")
def button_elsewhere(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in _pages(content):
        for match in re.finditer(r"(?m)^start: .*?[Mm]odule 1.*url: (modules/[a-z-]+/)", document.source):
            for other in ("modules/paradigm-shift/", "how-to-use/"):
                yield name, changed(document.source, match.start(1), match.end(1), other)


@kind("straight quote at the start of a page")
def front_straight(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in _pages(content):
        for match in re.finditer(r"(?m)^(?:description|kicker|heading): (?=[A-Z])\w+ ", document.source):
            yield name, changed(document.source, match.end(), match.end(), "it's ")


def _front_texts(content: Content) -> Iterator[tuple[str, Document, re.Match[str]]]:
    """Yield each text at the start of a page; what is matched is the space after its second word."""
    for name, document in _pages(content):
        for match in re.finditer(r"(?m)^(?:description|kicker|heading|lead):(?: >-\n)? +\w+,? \w+(?P<gap> )", document.front_matter or ""):
            yield name, document, match


for _what, _new in (
    ("word twice", " de de "),
    ("mark of unfinished work", " TODO "),
    ("words to fill in", " {{ x }} "),
    ("tag", " <b>zo</b> "),
    ("link", " [zo](/about.md) "),
    ("comment", " <!-- nakijken --> "),
    ("quote that is not closed", " ‘zo "),
    ("two spaces", "  "),
):

    @kind(f"{_what} at the start of a page")
    def front_slip(content: Content, new: str = _new) -> Iterator[tuple[str, Made]]:
        for name, document, match in _front_texts(content):
            if not (new == "  " and ">-" in match[0]):  # a text that is folded has no spaces to see
                text, _, last = changed(document.source, match.start("gap") + 4, match.end("gap") + 4, new)[:3]
                yield name, (text, line_at(text, match.start() + 4), last)


@kind("field of the start of a page taken out")
def front_field_removed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in _pages(content):
        for match in re.finditer(r"(?m)^[a-z]+:(?: .*)?\n(?: .*\n)*", document.front_matter or ""):
            text = document.source[: match.start() + 4] + document.source[match.end() + 4 :]
            yield name, (text, 1, text.count("\n") + 1, _other(name))


@kind("page left out of the search in one language")
def page_unfound(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in _pages(content):
        yield name, (document.source[:4] + "search: {exclude: true}\n" + document.source[4:], 2, 2, _other(name))


@kind("description of another page")
def description_copied(content: Content) -> Iterator[tuple[str, Made]]:
    before: dict[str, tuple[str, str]] = {}
    for name, document in _pages(content):
        language = "nl" if name in content.of("nl") else "en"
        if match := re.search(r"(?m)^description: (.*)$", document.front_matter or ""):
            if other := before.get(language):
                text, first, last = changed(document.source, match.start(1) + 4, match.end(1) + 4, other[1])[:3]
                yield name, (text, first, last, other[0])
            before[language] = (name, match[1])


@kind("front matter not closed")
def front_open(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in _pages(content):
        end = len(document.source) - len(document.body)
        text = document.source[: end - 4] + document.source[end:]
        yield name, (text, 1, text.count("\n") + 1)


@kind("front matter that is no YAML")
def front_no_yaml(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in _pages(content):
        yield name, changed(document.source, 4, 4, 'title: "open\n')


@kind("front matter in a module or vignette")
def front_in_module(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        if name.startswith("modules/"):
            yield name, (f"---\ntitle: x\n---\n{document.source}", 1, 3)


# Data


@kind("field misspelt")
def field_misspelt(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        seen: dict[str, int] = {}
        for path, spot in _spots(file):
            if spot.key:
                seen[str(path[-1])] = seen.get(str(path[-1]), 0) + 1
                if seen[str(path[-1])] <= 2:
                    key = str(path[-1])
                    yield name, changed(file.text, spot.key.start, spot.key.start + len(key), key + "x")


@kind("field doubled")
def field_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for number, path in enumerate([*fields(file, "id"), *fields(file, "label"), *fields(file, "title")]):
            spot = spot_of(file, *path)
            if number % 10 == 0 and spot.key and file.text[spot.end : spot.end + 1] == "\n":
                indent = " " * spot.key.column
                yield (
                    name,
                    (
                        f"{file.text[: spot.end]}\n{indent}{path[-1]}: x{file.text[spot.end :]}",
                        spot.line + 1,
                        spot.line + 2,
                    ),
                )


def _spots(file: YamlFile) -> Iterator[tuple[tuple[Key, ...], Spot]]:
    def walk(spot: Spot, path: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], Spot]]:
        for key, below in spot.parts.items():
            yield (*path, key), below
            yield from walk(below, (*path, key))

    yield from walk(spot_of(file), ())


def _get(data: Any, path: tuple[Key, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


WRONG: tuple[tuple[str, Any], ...] = (("[1]", [1]), ("{x: 1}", {"x": 1}), ("7", 7), ("true", True), ("~", None), ('""', ""), ("-3.5", -3.5))


@kind("value of the wrong kind")
def wrong_type(content: Content) -> Iterator[tuple[str, Made]]:
    """Put a value of every kind that the model refuses into every field of every model."""
    done: dict[tuple[str, ...], int] = {}
    for name, file in content.yaml.items():
        model = TypeAdapter(content.models[name])
        for path, spot in _spots(file):
            shape = (content.models[name].__name__, *(key if isinstance(key, str) else "[]" for key in path))
            for index, (new, value) in enumerate(WRONG):
                if done.get((*shape, new), 0) >= 1 or (spot.key is None and not file.text[: spot.start].endswith(("- ", "[", ", "))):
                    continue
                data = _replaced(file.data, path, value)
                try:
                    model.validate_python(data)
                except ValidationError:
                    done[(*shape, new)] = done.get((*shape, new), 0) + 1
                    text, first, last = value_changed(file, path, new)[:3]
                    yield name, (text, first, last + (index < 0))


def _replaced(data: Any, path: tuple[Key, ...], value: Any) -> Any:
    if not path:
        return value
    changed_copy: Any = dict(data) if isinstance(data, dict) else list(data)
    changed_copy[path[0]] = _replaced(data[path[0]], path[1:], value)
    return changed_copy


_NO_SENTENCES = {"title", "theme", "term", "name", "who", "good_for", "anchors", "author"} | LISTS


def _sentences(content: Content) -> Iterator[tuple[str, YamlFile, tuple[Key, ...], dict[str, str]]]:
    """Yield the texts of data files that are sentences in both languages."""
    for name, file in content.yaml.items():
        for path in fields(file, "en"):
            both = _get(file.data, path[:-1])
            if _NO_SENTENCES.isdisjoint(path) and "/vignettes/" not in name and all(both[text][-1:] in {".", "?"} for text in ("nl", "en")):
                yield name, file, path[:-1], both


def _without_start(text: str) -> str:
    """Return a text without its first word, if the next one starts with a small letter."""
    rest = text[text.index(" ") + 1 :]
    return rest if text[0].isupper() and rest[0].islower() else text


for _language in ("nl", "en"):
    for _what, _change in (
        ("end of a sentence lost", lambda text: text[: text.rindex(" ")]),
        ("mark at the end of a sentence lost", lambda text: text[:-1]),
        ("start of a sentence lost", _without_start),
        ("bracket that is not closed", lambda text: text.replace(" ", " [", 1)),
        ("slanted words in HTML", lambda text: text.replace(" ", " <i>zo</i> ", 1)),
        ("line broken in HTML", lambda text: text.replace(" ", "<br>", 1)),
        ("remark of a writer", lambda text: text + " <!-- nakijken -->"),
    ):

        @kind(f"{_what} in a data file ({_language})")
        def sentence_spoilt(
            content: Content, language: str = _language, change: Callable[[str], str] = _change
        ) -> Iterator[tuple[str, Made]]:
            for name, file, path, both in _sentences(content):
                text = both[language]
                if " " in text and (new := change(text)) != text and new[-1] not in ",;:":
                    yield name, value_changed(file, (*path, language), repr_yaml(new))


@kind("end of a sentence lost in a data file (both)")
def sentence_cut_in_both(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file, path, both in _sentences(content):
        is_alone = isinstance(path[-1], int) and len(_get(file.data, path[:-1])) == 1  # then nothing stands beside it
        new = {language: text[: text.rindex(" ")] for language, text in both.items() if " " in text}
        if not is_alone and len(new) > 1 and not any(text[-1] in ",;:.?" for text in new.values()):
            yield name, value_changed(file, path, f"{{{', '.join(f'{language}: {repr_yaml(text)}' for language, text in new.items())}}}")


for _mark in ("<<<<<<< HEAD", "=======", ">>>>>>> branch"):

    @kind(f"mark of a merge within a text of a data file ({_mark[0]})")
    def mark_within(content: Content, mark: str = _mark) -> Iterator[tuple[str, Made]]:
        for name, text in content.texts.items():
            for match in re.finditer(r"(?<=\n)( {6,})\w[^\n]*\n(?=\1\w)", text) if name.endswith(".yml") else ():
                yield name, changed(text, match.start(), match.start(), f"{match[1]}{mark}\n")


for _what, _new in (
    ("list with brackets for full stops", "1) een huis\n2) een boom"),
    ("list with the bullets of another program", "• een huis\n• een boom"),
    ("list that starts at five", "5. een huis\n6. een boom"),
):

    @kind(f"{_what} in a prompt")
    def list_in_prompt(content: Content, new: str = _new) -> Iterator[tuple[str, Made]]:
        for name, file in content.yaml.items():
            for number, text in enumerate(file.data.get("prompts", ())) if name.endswith("module.yml") else ():
                for language in ("nl", "en"):
                    path = ("prompts", number, "text", language)
                    yield name, value_changed(file, path, repr_yaml(f"{text['text'][language]}\n\nDit ook:\n\n{new}"))


@kind("glossary: name of another term misspelt")
def see_misspelt(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/glossary.yml"]
    for path in fields(file, "see"):
        yield "modules/glossary.yml", value_changed(file, (*path, 0), "no-such-term")


@kind("glossary: form of another term")
def form_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/glossary.yml"]
    terms = file.data["terms"]
    for index, term in enumerate(terms):
        if index and term.get("forms", {}).get("nl") and terms[index - 1].get("forms", {}).get("nl"):
            text, first, last = value_changed(file, ("terms", index, "forms", "nl", 0), repr_yaml(terms[index - 1]["forms"]["nl"][0]))[:3]
            yield "modules/glossary.yml", (text, first, last)


@kind("reference without status")
def status_removed(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/references.yml"]
    for index in range(len(file.data["references"])):
        yield "modules/references.yml", removed(file, ("references", index, "status"))


@kind("DOI or address malformed")
def doi_broken(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/references.yml"]
    for index, reference in enumerate(file.data["references"]):
        for part in ("doi", "url"):
            if part in reference:
                yield (
                    "modules/references.yml",
                    value_changed(
                        file,
                        ("references", index, part),
                        reference[part].replace("/", " ", 1).replace("10.", "1O.", 1).replace("http", "htp", 1),
                    ),
                )


@kind("DOI of another reference")
def doi_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/references.yml"]
    with_doi = [index for index, reference in enumerate(file.data["references"]) if "doi" in reference]
    for one, other in pairwise(with_doi):
        yield "modules/references.yml", value_changed(file, ("references", other, "doi"), file.data["references"][one]["doi"])


for _what, _change in (
    ("that breaks off", lambda text: text[: text.rindex(" ")].rstrip(".,")),
    ("with slanted words that do not end", lambda text: text.replace("*", "", 1)),
    ("with a bracket that is not closed", lambda text: text.replace(" ", " [", 1)),
    ("with HTML", lambda text: text.replace("*", "<i>", 1).replace("*", "</i>", 1)),
    ("with a mark of unfinished work", lambda text: f"{text} TODO."),
):

    @kind(f"APA entry {_what}")
    def entry_spoilt(content: Content, change: Callable[[str], str] = _change) -> Iterator[tuple[str, Made]]:
        file = content.yaml["modules/references.yml"]
        for index, reference in enumerate(file.data["references"]):
            if (new := change(reference["apa"])) != reference["apa"]:
                yield "modules/references.yml", value_changed(file, ("references", index, "apa"), repr_yaml(new))


@kind("year of a reference changed")
def year_changed(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/references.yml"]
    for index in range(len(file.data["references"])):
        yield "modules/references.yml", value_changed(file, ("references", index, "year"), '"1900"')


@kind("year of a reference that cannot be")
def year_impossible(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/references.yml"]
    for index, reference in enumerate(file.data["references"]):
        if reference["year"].isdigit():
            entry = spot_of(file, "references", index)
            for new in ("1749", "2099"):
                text = file.text[entry.start : entry.end].replace(reference["year"], new).replace(f"-{new}", f"-{reference['year']}")
                yield (
                    "modules/references.yml",
                    (file.text[: entry.start] + text + file.text[entry.end :], entry.line + 1, line_at(file.text, entry.end)),
                )


@kind("number that cannot be")
def number_impossible(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for part, too_much in (("minutes", "1441"), ("min", "1441"), ("max", "1441"), ("order", "0"), ("line", "0"), ("pass_mark", "101")):
            for path in fields(file, part):
                for new in ("-3", too_much) if "shorter" in path else ("0", "-3", too_much):
                    yield name, value_changed(file, path, new)


@kind("order of a module doubled")
def order_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    for module in content.course.modules:
        other = content.course.modules[module.meta.order % len(content.course.modules)]
        text, first, last = value_changed(content.yaml[module.data], ("order",), str(other.meta.order))[:3]
        yield module.data, (text, first, last, other.data)


@kind("order of a module left out")
def order_left_out(content: Content) -> Iterator[tuple[str, Made]]:
    modules = content.course.modules
    for module, after in zip(modules, [*modules[1:], modules[-1]], strict=True):
        text, first, last = value_changed(content.yaml[module.data], ("order",), str(len(modules) + 2))[:3]
        yield module.data, (text, first, last, after.data)


@kind("name twice in a list")
def name_twice(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for part in ("sources", "see", "methods", "reading", "after", "vignettes"):
            for path in fields(file, part):
                names = _get(file.data, path)
                if isinstance(names, list) and names and all(isinstance(item, str) for item in names):
                    yield name, value_changed(file, path, f"[{', '.join([*names, names[0]])}]")


@kind("text cut off by a comment")
def text_cut(content: Content) -> Iterator[tuple[str, Made]]:
    for name, text in content.texts.items():
        if name.endswith(".yml"):
            for match in list(re.finditer(r"(?m)^ +(?:- )?(?:nl|en): (?![\"'>|{\[])[^\n]{20,}? [^\n]{10,}? (?=\w+)", text))[:5]:
                yield name, changed(text, match.end(), match.end(), "#")


@kind("feedback that repeats the option")
def feedback_repeats(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        path = ("questions", index, "options", 0, "feedback", "nl")
        yield name, value_changed(content.yaml[name], path, repr_yaml(question["options"][0]["text"]["nl"]))


@kind("option that stands for all others")
def catch_all(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, _ in content.questions():
        yield name, value_changed(content.yaml[name], ("questions", index, "options", 1, "text", "en"), "All of the above.")


QUESTION_TEXTS: dict[str, tuple[str, Callable[[str, bool], str]]] = {
    "feedback that contradicts the key": (
        "feedback nl",
        lambda text, key: f"Dit {'antwoord is niet goed' if key else 'is het goede antwoord'}. {text}",
    ),
    "feedback that contradicts the key, in a word": (
        "feedback nl",
        lambda text, key: f"{'Helaas.' if key else 'Goed gedaan!'} {text}",
    ),
    "feedback that contradicts the key, in a word (en)": (
        "feedback en",
        lambda text, key: f"{'Unfortunately not.' if key else 'Well done!'} {text}",
    ),
    "feedback that contradicts the key at its end": (
        "feedback nl",
        lambda text, key: f"{text.strip()} {'Een ander antwoord past beter.' if key else 'Dit is het goede antwoord.'}",
    ),
    "feedback that contradicts the key at its end (en)": (
        "feedback en",
        lambda text, key: f"{text.strip()} {'Another answer fits better.' if key else 'This is the right answer.'}",
    ),
    "feedback with the sign of the other verdict": ("feedback en", lambda text, key: f"{'❌' if key else '✅'} {text}"),
    "feedback cut off": ("feedback nl", lambda text, key: text[: text.rindex(" ", 0, -12)].rstrip(",.;:?! ’”…")),
    "feedback that says nothing": ("feedback en", lambda text, key: "See above."),
    "explanation without its end": ("explanation en", lambda text, key: text.rstrip()[:-1].rstrip(".?!’”…")),
    "stem without its question mark": ("stem en", lambda text, key: text.replace("?", ".")),
    "option named by its place": ("explanation nl", lambda text, key: f"{text.strip()} Het derde antwoord is dus goed."),
    "option named by a letter": ("explanation en", lambda text, key: f"{text.strip()} The right answer is B."),
    "option named by its place, to be looked at": ("explanation nl", lambda text, key: f"{text.strip()} Zie het laatste antwoord."),
    "option named by its place, as the best": ("explanation en", lambda text, key: f"{text.strip()} The third response is the best."),
    "option named by its number": ("explanation nl", lambda text, key: f"{text.strip()} Keuze 2 is juist."),
    "option above that a feedback says to look at": ("feedback nl", lambda text, key: f"{text.strip()} Zie het antwoord hierboven."),
    "option above that an explanation says to look at": ("explanation en", lambda text, key: f"{text.strip()} See the answer above."),
    "option that knows nothing": ("text en", lambda text, key: "I don’t know."),
    "option that says all mentioned are right": ("text nl", lambda text, key: "Alle genoemde reacties passen."),
    "stem that asks for more options than are right": ("stem nl", lambda text, key: f"{text.strip()} Kies er vier."),
    "stem that asks for more options than are right (en)": ("stem en", lambda text, key: f"{text.strip()} Choose four."),
    "option that names two others": ("text nl", lambda text, key: "Zowel a als b."),
    "option that says all are right": ("text en", lambda text, key: "All answers are correct."),
}
"""What befalls one text of a question: which text, and what it becomes, also by whether its option is right."""

for _what, (_place, _of_a_question) in QUESTION_TEXTS.items():

    @kind(_what)
    def question_text(
        content: Content, place: str = _place, new: Callable[[str, bool], str] = _of_a_question
    ) -> Iterator[tuple[str, Made]]:
        part, language = place.split()
        for name, index, question in content.questions():
            options = range(len(question["options"])) if part in {"text", "feedback"} else [-1]
            for option in options:
                path = ("questions", index, *(("options", option) if option >= 0 else ()), part, language)
                is_key = option >= 0 and bool(question["options"][option].get("key"))
                file = content.yaml[name]
                text, *_ = value_changed(file, path, repr_yaml(new(_get(file.data, path), is_key)))
                spot = spot_of(file, *path)
                yield name, (text, (spot.key or spot).line + 1, line_at(file.text, spot.end))


_MAY_ASK_FOR_WRONG = re.compile(r"(?i)\b(?:niet|geen|mis|fout|minst|ontbreekt|not|no|wrong|least|mistake|missing)\b|n’t")


@kind("feedback that contradicts the key as to what is true")
def feedback_other(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        file = content.yaml[name]
        for number, option in enumerate(question["options"]):
            language, right, wrong = (
                ("nl", "Precies.", "Niet helemaal."),
                ("en", "Exactly.", "Not quite."),
                ("nl", "Helemaal goed.", "Helaas, dit klopt niet."),
                ("en", "Spot on.", "Unfortunately this is wrong."),
                ("nl", "Precies goed.", "Mis."),
            )[(index + number) % 5]
            if _MAY_ASK_FOR_WRONG.search(question["stem"][language]):
                continue
            path = ("questions", index, "options", number, "feedback", language)
            text, *_ = value_changed(file, path, repr_yaml(f"{wrong if option.get('key') else right} {_get(file.data, path)}"))
            spot = spot_of(file, *path)
            yield name, (text, (spot.key or spot).line + 1, line_at(file.text, spot.end))


@kind("stem that says more than one option is right, or one where two are")
def stem_of_more(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        keys = sum(bool(option.get("key")) for option in question["options"])
        for language, more, one in (("nl", "Meer antwoorden zijn mogelijk.", "Kies één antwoord."), ("en", "Select two.", "Choose one.")):
            if keys in {1, 3}:
                path = ("questions", index, "stem", language)
                file = content.yaml[name]
                text, *_ = value_changed(file, path, repr_yaml(f"{_get(file.data, path).strip()} {more if keys == 1 else one}"))
                spot = spot_of(file, *path)
                yield name, (text, (spot.key or spot).line + 1, line_at(file.text, spot.end))


@kind("number of right answers in a question that is another")
def answers_miscounted(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        if sum(bool(option.get("key")) for option in question["options"]) != 2:
            continue
        for part, language, words in (
            ("explanation", "nl", "Drie antwoorden zijn goed."),
            ("explanation", "en", "There are three right answers."),
            ("stem", "nl", "Er zijn vier goede antwoorden."),
            ("stem", "en", "Three options are correct."),
        ):
            path = ("questions", index, part, language)
            file = content.yaml[name]
            text, *_ = value_changed(file, path, repr_yaml(f"{_get(file.data, path).strip()} {words}"))
            spot = spot_of(file, *path)
            yield name, (text, (spot.key or spot).line + 1, line_at(file.text, spot.end))


@kind("person of a stem called otherwise there, in both languages")
def stem_person_other(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        file = content.yaml[name]
        stem, whole = (file.text[spot.start : spot.end] for spot in (spot_of(file, "questions", index, *path) for path in (("stem",), ())))
        people = set(re.findall(r"\b[A-Z][a-z]{2,}(?= \(\d)", question["stem"]["nl"]))
        rest = whole.replace(stem, "")
        for person in people:
            elsewhere = sum(len(re.findall(rf"\b{person}\b", text)) for text in content.texts.values())
            others = [other for other in people if other != person and re.search(rf"\b{other}", rest)]
            if not re.search(rf"{person} \(\d", stem) or person.endswith("s"):
                continue
            free = re.findall(rf"(?:[.:,‘] |\b(?:en|of|dat|wat|met|van|voor|aan) ){person}\b(?!-)", rest)
            if (
                free
                and len(re.findall(rf"\b{person}\b", rest)) > 1
                and elsewhere == len(re.findall(rf"\b{person}\b", whole))
                and not others
            ):
                new = re.sub(rf"\b{person}(?=s?\b)", "Gijsbert", stem)
                start = file.text.index(stem, spot_of(file, "questions", index).start)
                spot = spot_of(file, "questions", index)
                yield name, (file.text[:start] + new + file.text[start + len(stem) :], spot.line + 1, line_at(file.text, spot.end))


@kind("somebody whom a guide names and the case does not")
def guide_names_other(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for index, case in enumerate(file.data["cases"]) if name.startswith("kit/guides/") else ():
            new = {"nl": f"Gijsbert wil dat niet. {case['why']['nl']}", "en": f"Gijsbert wants no such thing. {case['why']['en']}"}
            path = ("cases", index, "why")
            yield name, value_changed(file, path, f"{{nl: {repr_yaml(new['nl'])}, en: {repr_yaml(new['en'])}}}\n   ")


@kind("passage, exercise or reading under which nothing is explained")
def nothing_explained(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for number, (key, part) in enumerate((("passage", "passage"), ("exercise", "heading"), ("reading", "reading"))):
            for path in fields(file, key):
                old = _get(file.data, path)
                heading = ("self-check", "to-keep")[number % 2 if key == "exercise" else len(path) % 2]
                if part == "heading":
                    yield name, value_changed(file, (*path, part), heading)
                elif part == "reading" and isinstance(old, list):
                    yield name, value_changed(file, (*path, 0), "self-check")
                elif key == "passage":
                    yield name, value_changed(file, path, f"{old.partition('#')[0]}#{heading}" if "#" in old else heading)


@kind("name in a text of a question another in one language")
def question_name_other(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        names = set(re.findall(r"(?<=[a-z] )[A-Z][a-z]+\b", question["stem"]["nl"]))
        paths: list[tuple[Key, ...]] = [("questions", index, part) for part in ("stem", "explanation")]
        paths += [
            ("questions", index, "options", number, part) for number in range(len(question["options"])) for part in ("text", "feedback")
        ]
        file = content.yaml[name]
        for path in paths:
            text = _get(file.data, path)
            for match in re.finditer(r"(?<=[a-z] )[A-Z][a-z]+\b", text["en"]):
                if match[0] in names and match[0] in text["nl"] and match[0] != "Roodsaz":
                    english = f"{text['en'][: match.start()]}Fatima{text['en'][match.end() :]}"
                    made, *_ = value_changed(file, (*path, "en"), repr_yaml(english))
                    spot = spot_of(file, *path, "en")
                    yield name, (made, (spot.key or spot).line + 1, line_at(file.text, spot.end))


@kind("number that a link calls mistyped in one language")
def called_mistyped(content: Content) -> Iterator[tuple[str, Made]]:
    for name, text in content.texts.items():
        for number, match in enumerate(re.finditer(r"\[[\d -]+\]\(tel:(\d)", text) if name.endswith(".md") else ()):
            if number % 3 == 0:
                yield name, changed(text, match.start(1), match.end(1), str((int(match[1]) + 1) % 10))


@kind("question mark of a case turned into a full stop")
def mark_of_a_case_lost(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        section = document.section("questions") if "/vignettes/" in name else None
        if section and (match := re.search(r"(?m)^\d\. (?:What|How|Which|Who|Wat|Hoe|Welke|Wie) [^.?!:‘’]+(\?)$", section.source)):
            start = document.source.index(match[0]) + len(match[0]) - 1
            yield name, changed(document.source, start, start + 1, ".")


@kind("subject of supervision or thing to bring doubled")
def doubled_in_a_guide(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for path in (("supervision", "goals"), ("supervision", "norms"), ("materials",)) if name.startswith("kit/guides/") else ():
            spot = spot_of(file, *path, 0)
            start = file.text.rindex("\n", 0, spot.start) + 1
            item = file.text[start : len(file.text[: spot.end].rstrip())] + "\n"
            yield name, (file.text[:start] + item + file.text[start:], line_at(file.text, start), line_at(file.text, start) + 3)


@kind("person of a drawing misspelt")
def person_misspelt(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        if "/vignettes/" in name:
            for index, person in enumerate(file.data["people"]):
                if isinstance(person["name"], str):
                    yield name, value_changed(file, ("people", index, "name"), f"{person['name']}xx")


@kind("reference that nothing cites")
def reference_unused(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/references.yml"]
    for index in range(len(file.data["references"])):
        if index % 4 == 0:
            spot = spot_of(file, "references", index)
            place = file.text.rindex("- ", 0, spot.start)
            new = '- id: nobody-1900\n    status: verified\n    author: Nobody\n    year: "1900"\n    apa: Nobody (1900).\n\n  '
            text, first, _ = changed(file.text, place, place, new)[:3]
            yield "modules/references.yml", (text, first, first + 5)


@kind("claim without target")
def claim_untaught(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/claims.yml"]
    for index, claim in enumerate(file.data["claims"]):
        if "taught" in claim:
            yield "modules/claims.yml", removed(file, ("claims", index, "taught"))


@kind("target of a claim misspelt")
def claim_misspelt(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/claims.yml"]
    for index, claim in enumerate(file.data["claims"]):
        if "taught" in claim and index % 2 == 0:
            yield "modules/claims.yml", value_changed(file, ("claims", index, "taught", 0), claim["taught"][0] + "x")


@kind("claim number doubled")
def claim_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/claims.yml"]
    for index, _ in enumerate(file.data["claims"]):
        if index and index % 5 == 0:
            yield "modules/claims.yml", value_changed(file, ("claims", index, "id"), file.data["claims"][index - 1]["id"])


@kind("vignette: person misspelt in a bond")
def bond_misspelt(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        if "/vignettes/" in name:
            for index, bond in enumerate(file.data["bonds"]):
                yield name, value_changed(file, ("bonds", index, "between", 0), bond["between"][0] + "x")


@kind("vignette: two people in one place")
def people_overlap(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        if "/vignettes/" in name:
            where = file.data["people"][0]["at"]
            yield name, value_changed(file, ("people", 1, "at"), f"[{where[0]}, {where[1]}]")


@kind("id of an objective or prompt doubled")
def module_id_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        if name.endswith("module.yml"):
            for part in ("objectives", "prompts"):
                if len(file.data.get(part, [])) > 1:
                    yield name, value_changed(file, (part, 1, "id"), file.data[part][0]["id"])


@kind("id of an objective, prompt or sorting exercise renamed")
def module_id_renamed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        if name.endswith("module.yml"):
            for part in ("objectives", "prompts", "sorting"):
                for index, item in enumerate(file.data.get(part, [])):
                    yield name, value_changed(file, (part, index, "id"), item["id"] + "-2")


@kind("exercise points to no heading")
def exercise_misspelt(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        if name.endswith("module.yml"):
            yield name, value_changed(file, ("exercise", "heading"), "no-such-heading")


@kind("question or term of practice labelled as research")
def practice_as_research(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for part in ("questions", "terms"):
            for index, item in enumerate(file.data.get(part, ())):
                if item["label"] == "practice" and item.get("sources") == ["reijbroek-2025"]:
                    yield name, value_changed(file, (part, index, "label"), "research")


@kind("source of a term that its definition does not cite")
def term_source_added(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/glossary.yml"]
    for index, term in enumerate(file.data["terms"]):
        sources = term.get("sources", [])
        if sources:
            other = "haupert-2017" if "haupert-2017" not in sources else "fern-2020"
            yield "modules/glossary.yml", value_changed(file, ("terms", index, "sources"), f"[{', '.join([*sources, other])}]")
            if len(sources) > 1:
                yield "modules/glossary.yml", value_changed(file, ("terms", index, "sources"), f"[{', '.join(sources[1:])}]")


@kind("claim of practice with a source")
def claim_sourced(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/claims.yml"]
    for index, claim in enumerate(file.data["claims"]):
        if claim["evidence"] == "source":
            spot = spot_of(file, "claims", index)
            text, *_ = value_changed(file, ("claims", index, "evidence"), "practice")
            yield "modules/claims.yml", (text, spot.line + 1, line_at(file.text, spot.end))


@kind("pages that end before they start")
def pages_backwards(content: Content) -> Iterator[tuple[str, Made]]:
    for name, text in content.texts.items():
        pattern = r"(?m)^    apa:[^\n]*(?:\n      [^\n]*)*" if name == "modules/references.yml" else r"\[@[^\]\n]*\]"
        for match in re.finditer(pattern, text):
            for pages in re.finditer(r"(?<![\w–-])(\d+)–(\d+)(?![\w–-])", match[0]):
                text_after, _, last = changed(text, match.start() + pages.start(), match.start() + pages.end(), f"{pages[2]}–{pages[1]}")[
                    :3
                ]
                yield name, (text_after, line_at(text, match.start()), last)


@kind("author of a reference another in one language")
def author_other(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/references.yml"]
    for index, reference in enumerate(file.data["references"]):
        if isinstance(reference["author"], dict):
            second = re.search(r"(?<=& )[A-Z][\w-]+(?=,)", reference["apa"].partition(" (")[0])
            for new in ("Nobody et al.", second[0] if second else ""):
                if new and not str(reference["author"]["nl"]).startswith(new):
                    spot = spot_of(file, "references", index, "author")
                    text, _, last = value_changed(file, ("references", index, "author", "en"), repr_yaml(new))[:3]
                    yield "modules/references.yml", (text, (spot.key or spot).line + 1, last)


@kind("short form of other authors in the other language")
def others_exchanged(content: Content) -> Iterator[tuple[str, Made]]:
    name = "modules/references.yml"
    for match in re.finditer(r"\{nl: (.+) e\.a\., en: (.+) et al\.\}", content.texts[name]):
        yield name, changed(content.texts[name], *match.span(), f"{{nl: {match[1]} et al., en: {match[2]} e.a.}}")


@kind("one author for more, or more for one")
def authors_counted(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/references.yml"]
    for index, reference in enumerate(file.data["references"]):
        authors = reference["apa"].partition(" (")[0]
        if re.search(r", [A-Z]\.", authors):
            author = reference["author"]
            whole = author if isinstance(author, str) else author["nl"]
            first = re.split(r" &| e\.a\.", whole)[0]
            new = repr_yaml(first) if first != whole else f"{{nl: {first} e.a., en: {first} et al.}}"
            spot = spot_of(file, "references", index, "author")
            text, _, last = value_changed(file, ("references", index, "author"), new)[:3]
            yield "modules/references.yml", (text, (spot.key or spot).line + 1, last)


@kind("dash in a DOI")
def doi_with_a_dash(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/references.yml"]
    for index, reference in enumerate(file.data["references"]):
        if "-" in reference.get("doi", ""):
            yield "modules/references.yml", value_changed(file, ("references", index, "doi"), reference["doi"].replace("-", "–"))


@kind("metamours who share nobody")
def no_metamours(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        if "/vignettes/" in name:
            love = [
                set(bond["between"]) for bond in file.data["bonds"] if bond["kind"] in {"nesting", "partner", "dating", "desired", "former"}
            ]
            others = [person["id"] for person in file.data["people"] if not any(person["id"] in pair for pair in love)]
            for index, bond in enumerate(file.data["bonds"]):
                if bond["kind"] == "metamour" and others:
                    yield name, value_changed(file, ("bonds", index, "between", 1), others[0])


@kind("method that does not suit the vignette")
def method_unsuited(content: Content) -> Iterator[tuple[str, Made]]:
    assert content.course.kit
    guides = content.course.kit.guides.values()
    cases = {case.vignette: case.methods for guide in guides for case in guide.cases}
    methods = list(content.course.kit.methods)
    for name, file in content.yaml.items():
        for path in fields(file, "advised") if name.startswith("kit/") else ():
            for index, advice in enumerate(_get(file.data, path)):
                if advice.get("vignette"):
                    new = next(method for method in methods if method not in cases[advice["vignette"]])
                    yield name, value_changed(file, (*path, index, "method"), new)


@kind("step of a method numbered wrongly")
def step_misnumbered(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for match in re.finditer(r"(?<=nl: )(\d+)(?=\. )", file.text) if name.startswith("kit/methods/") else ():
            yield name, changed(file.text, match.start(), match.end(), str(int(match[0]) + 1))


@kind("case that no step of a method hands out")
def case_not_given(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for index, step in enumerate(file.data["steps"]) if name.startswith("kit/methods/") else ():
            if step.get("gives") == "case":
                line = file.position("steps").line
                yield name, (removed(file, ("steps", index, "gives"))[0], line, line)


@kind("case that two steps of a method hand out")
def case_given_twice(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for index, step in enumerate(file.data["steps"]) if name.startswith("kit/methods/") else ():
            if step.get("gives") == "development":
                yield name, value_changed(file, ("steps", index, "gives"), "case")


@kind("development spoken of that no step has handed out by then")
def development_not_given(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        steps = file.data["steps"] if name.startswith("kit/methods/") else []
        index = next((index for index, step in enumerate(steps) if step.get("gives") == "development"), None)
        if index is not None and "het vervolg" in steps[index]["what"]["nl"]:
            yield name, removed(file, ("steps", index, "gives"))


@kind("development handed out to a group with a case of its own")
def development_of_own_case(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        steps = file.data["steps"] if name.startswith("kit/methods/") else []
        index = next((index for index, step in enumerate(steps) if step.get("gives") == "development"), None)
        if index is not None and "het vervolg" in steps[index]["what"]["nl"]:
            yield name, removed(file, ("steps", index, "own"))
            yield name, value_changed(file, ("steps", index, "own", "en"), "Hand out the development.")


@kind("agreements that no step reads out")
def agreements_not_read(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["kit/frame.yml"]
    for index, step in enumerate(file.data["opening"]):
        if step.get("gives") == "agreements":
            line = file.position("opening").line
            yield "kit/frame.yml", (removed(file, ("opening", index, "gives"))[0], line, line)


@kind("step that a session of the series quotes, and no method has")
def quoted_step_renamed(content: Content) -> Iterator[tuple[str, Made]]:
    name = "kit/series.yml"
    for match in re.finditer(r"(?<=\bstap ‘)[^’]+|(?<=\bstep ‘)[^’]+", content.texts[name]):
        text, line, _ = changed(content.texts[name], match.start(), match.end(), f"{match[0][:-2]}en")[:3]
        yield name, (text, line - 2, line)


@kind("two sessions of the same length")
def lengths_equal(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for path in fields(file, "advised") if name.startswith("kit/") else ():
            text = value_changed(file, (*path, 0, "minutes"), str(_get(file.data, path)[1]["minutes"]))[0]
            line = file.position(*path).line
            yield name, (text, line, line + len(_get(file.data, path)))


@kind("text of a list of the kit that stands there twice")
def listed_twice(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        if not name.startswith("kit/") or "sessions" in file.data:
            continue
        for key, part in (
            ("avoid", ""),
            ("choose", ""),
            ("avoid", "question"),
            ("pitfalls", "sign"),
            ("evaluation", "text"),
            ("reflection", "text"),
        ):
            texts = [item[part] if part else item for item in file.data.get(key, ()) if not part or part in item]
            if len(texts) > 1 and "nl" in texts[0]:
                new = f"{{nl: {repr_yaml(texts[0]['nl'])}, en: {repr_yaml(texts[0]['en'])}}}"
                text, first, last = value_changed(file, (key, 1, part) if part else (key, 1), new)[:3]
                yield name, (text, first, last)


@kind("question that is better not asked, and advised")
def bad_question_advised(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for index, bad in enumerate(file.data.get("avoid", ())) if name.startswith("kit/guides/") else ():
            words = bad["question"]
            new = f"{{nl: {repr_yaml(words['nl'])}, en: {repr_yaml(words['en'])}}}"
            yield name, value_changed(file, ("avoid", index, "instead"), new)


@kind("items of a sorting exercise made equal")
def items_equal(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for number, sorting in enumerate(file.data.get("sorting", ())) if name.endswith("/module.yml") else ():
            for index in range(1, len(sorting["items"])):
                words = sorting["items"][index - 1]["text"]
                path = ("sorting", number, "items", index, "text")
                new = f"{{nl: {repr_yaml(words['nl'])}, en: {repr_yaml(words['en'])}}}"
                yield name, value_changed(file, path, new)


@kind("answers of a scale turned round")
def anchors_turned(content: Content) -> Iterator[tuple[str, Made]]:
    name = "quizzes/self-assessment.yml"
    file = content.yaml[name]
    for index, scale in enumerate(file.data["scales"]):
        new = "".join(f"\n      - {{nl: {repr_yaml(each['nl'])}, en: {repr_yaml(each['en'])}}}" for each in reversed(scale["anchors"]))
        text, _, last = value_changed(file, ("scales", index, "anchors"), new.strip())[:3]
        key = spot_of(file, "scales", index, "anchors").key
        assert key
        yield name, (text, key.line + 1, last)


@kind("term renamed, and not its forms")
def term_renamed(content: Content) -> Iterator[tuple[str, Made]]:
    name = "modules/glossary.yml"
    file = content.yaml[name]
    for index, term in enumerate(file.data["terms"]):
        if term.get("forms", {}).get("nl"):
            text, first, _ = value_changed(file, ("terms", index, "term"), "{nl: vervangend woord, en: substitute}")[:3]
            yield name, (text, first, first + 5)


@kind("other name of a term that is one of another")
def also_of_another(content: Content) -> Iterator[tuple[str, Made]]:
    name = "modules/glossary.yml"
    file = content.yaml[name]
    for path in fields(file, "also"):
        other = file.data["terms"][int(path[1]) - 1]["term"]["en"]
        if _get(file.data, path).get("en"):
            yield name, value_changed(file, (*path, "en", 0), repr_yaml(other))


@kind("form of a term that is an everyday word")
def form_everyday(content: Content) -> Iterator[tuple[str, Made]]:
    name = "modules/glossary.yml"
    file = content.yaml[name]
    for index, term in enumerate(file.data["terms"]):
        for language, word in (("nl", "mensen"), ("en", "people")):
            if term.get("forms", {}).get(language):
                forms = [*term["forms"][language], word]
                new = f"[{', '.join(repr_yaml(form) for form in forms)}]"
                yield name, value_changed(file, ("terms", index, "forms", language), new)


@kind("tooltip of another term")
def tooltip_of_another(content: Content) -> Iterator[tuple[str, Made]]:
    name = "modules/glossary.yml"
    file = content.yaml[name]
    for index, term in enumerate(file.data["terms"][:-1]):
        short = term["short"]
        new = f"{{nl: {repr_yaml(short['nl'])}, en: {repr_yaml(short['en'])}}}"
        yield name, value_changed(file, ("terms", index + 1, "short"), new + "\n   ")


@kind("order of a method left out")
def method_order_left_out(content: Content) -> Iterator[tuple[str, Made]]:
    assert content.course.kit
    methods = list(content.course.kit.methods)
    for method, after in zip(methods, [*methods[1:], methods[-1]], strict=True):
        name = f"kit/methods/{method}.yml"
        text, first, last = value_changed(content.yaml[name], ("order",), str(len(methods) + 2))[:3]
        yield name, (text, first, last, f"kit/methods/{after}.yml")


@kind("text of the kit that was copied from the step or the guide before, in both languages")
def text_of_the_kit_copied(content: Content) -> Iterator[tuple[str, Made]]:
    before: dict[str, tuple[str, dict[str, str]]] = {}
    for name, file in content.yaml.items():
        paths: list[tuple[Key, ...]] = [("follow_up", "look_back")] if name.startswith("kit/guides/") else []
        paths += [("steps", index, "what") for index in range(len(file.data["steps"]))] if name.startswith("kit/methods/") else []
        for path in paths:
            text, of = _get(file.data, path), name if path[0] == "steps" else "guides"
            if of in before and len(before[of][1]["nl"].split()) > 6:
                other, copied = before[of]
                new = f"{{nl: {repr_yaml(copied['nl'])}, en: {repr_yaml(copied['en'])}}}"
                planted, first, last = value_changed(file, path, new)[:3]
                yield name, (planted, first, last, other)
            before[of] = (name, text)


@kind("title, theme or summary of another in both languages")
def title_copied(content: Content) -> Iterator[tuple[str, Made]]:
    before: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}
    for name, file in content.yaml.items():
        folder = re.sub(r"[^/]+$|(?<=modules/)[^/]+/", "", name)
        for part in ("title", "theme", "summary", "purpose"):
            text = file.data.get(part) if not name.startswith("quizzes/") else None
            if isinstance(text, dict):
                if other := before.get((folder, part)):
                    new = f"{{nl: {repr_yaml(other[1]['nl'])}, en: {repr_yaml(other[1]['en'])}}}"
                    planted, first, last = value_changed(file, (part,), new)[:3]
                    yield name, (planted, first, last, other[0])
                before[folder, part] = (name, text)


@kind("number on a line of a drawing changed in both languages")
def note_changed(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for path in fields(file, "note") if "/vignettes/" in name else ():
            note = _get(file.data, path)
            if number := re.match(r"\d+(?= )", note["nl"]):
                new = {language: re.sub(r"^\d+", str(int(number[0]) % 10 + 88), text) for language, text in note.items()}
                yield name, value_changed(file, path, f"{{nl: {repr_yaml(new['nl'])}, en: {repr_yaml(new['en'])}}}")


@kind("months on a line of a drawing for the years of the text, in both languages")
def note_of_others(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for path in fields(file, "note") if "/vignettes/" in name else ():
            note = _get(file.data, path)
            match = re.fullmatch(r"(?!1 )(\d+) jaar", note["nl"])
            words = number_in_words(int(match[1]), "nl") if match else ""
            text = content.texts[name.replace(".yml", ".nl.md")]
            if words and not re.search(rf"(?i)\b{words}\b(?! \w)", text):  # `six years with Ada, with Ben two`
                new = f"{{nl: {note['nl'].replace('jaar', 'maanden')}, en: {note['en'].replace('years', 'months')}}}"
                yield name, value_changed(file, path, new)


@kind("person called otherwise in one language")
def person_other(content: Content) -> Iterator[tuple[str, Made]]:
    for module in content.course.modules:
        for vignette in module.vignettes.values():
            names = [person.name for person in vignette.constellation.people if isinstance(person.name, str)]
            document = vignette.texts["en"]
            name = document.file.as_posix()
            for start, block in document.blocks:
                for person in names:
                    if len(found := list(re.finditer(rf"\b{person}\b", block))) == 1 and len(block) < 400:
                        other = names[names.index(person) - 1]
                        yield name, changed(document.source, start + found[0].start(), start + found[0].end(), other)


@kind("name in a stem another in one language")
def stem_name_other(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        words = re.findall(r"(?<=[a-z] )[A-Z][a-z]+\b", question["stem"]["nl"])
        for word in dict.fromkeys(words):
            if word in question["stem"]["en"] and word != "Roodsaz":
                path = ("questions", index, "stem", "en")
                new = question["stem"]["en"].replace(word, "Bruce")
                file = content.yaml[name]
                text, *_ = value_changed(file, path, repr_yaml(new))
                spot = spot_of(file, *path)
                yield name, (text, (spot.key or spot).line + 1, line_at(file.text, spot.end))


@kind("year of a work that a question names changed")
def year_by_hand(content: Content) -> Iterator[tuple[str, Made]]:
    for name in content.quizzes:
        file = content.yaml[name]
        for match in re.finditer(r"(?<=[a-z.’] \()(?:19|20)\d\d(?=\))", file.text):
            yield name, changed(file.text, match.start(), match.end(), str(int(match[0]) - 1))


# YAML as such


def _broken(new: Callable[[str, int], tuple[str, int]], every: int) -> Kind:
    def function(content: Content) -> Iterator[tuple[str, Made]]:
        for name, file in content.yaml.items():
            for number, match in enumerate(re.finditer(r"(?m)^( *)(?:- )?(?:label|title|order|text|at|id): (?!.*#)", file.text)):
                if number % every == 0:
                    text, line = new(file.text, match.start())
                    yield name, (text, line - 1, line + 12)

    return function


KINDS["tab for indent"] = _broken(lambda text, at: (text[:at] + "\t" + text[at:].lstrip(" "), line_at(text, at)), 25)
KINDS["indent broken"] = _broken(lambda text, at: (text[:at] + "   " + text[at:], line_at(text, at)), 25)
KINDS["quote not closed"] = _broken(
    lambda text, at: (text[: text.index(": ", at) + 2] + '"' + text[text.index(": ", at) + 2 :].replace('"', ""), line_at(text, at)), 25
)
KINDS["bracket not closed"] = _broken(
    lambda text, at: (text[: text.index(": ", at) + 2] + "[" + text[text.index(": ", at) + 2 :], line_at(text, at)), 25
)
KINDS["colon in a text"] = _broken(
    lambda text, at: (text[: text.index("\n", at)].rstrip(">-|") + " a: b: c" + text[text.index("\n", at) :], line_at(text, at)), 25
)
KINDS["anchor and alias"] = _broken(
    lambda text, at: (text[: text.index(": ", at) + 2] + "&x " + text[text.index(": ", at) + 2 :], line_at(text, at)), 25
)
KINDS["tag"] = _broken(
    lambda text, at: (text[: text.index(": ", at) + 2] + "!!python/name:os.system " + text[text.index(": ", at) + 2 :], line_at(text, at)),
    25,
)


# More files than one, and those that say what there is

Pair = tuple[Memory, str, range, str]
"""The changed files, in which of them and on which lines the finding must stand; and another file in which it may."""
PAIRS: dict[str, Callable[[Content], Iterator[Pair]]] = {}
_NAV = "mkdocs.yml"


def pair(name: str) -> Callable[[Callable[[Content], Iterator[Pair]]], Callable[[Content], Iterator[Pair]]]:
    """Register a kind of fault that concerns more files than one, or `mkdocs.yml`."""

    def register(function: Callable[[Content], Iterator[Pair]]) -> Callable[[Content], Iterator[Pair]]:
        assert name not in KINDS.keys() | PAIRS.keys()
        PAIRS[name] = function
        return function

    return register


@pair("item of a note not indented in both languages")
def item_fallen_out(content: Content) -> Iterator[Pair]:
    for name, document in content.of("nl").items():
        for match in re.finditer(r"^    - .*\n    (?=- )", document.source, re.MULTILINE):
            line = line_at(document.source, match.end())
            tree = content.tree
            for file in (name, _other(name)):
                lines = content.texts[file].split("\n")
                lines[line - 1] = lines[line - 1].removeprefix("    ")
                tree = tree.with_file(file, "\n".join(lines).encode())
            yield tree, name, range(line, line + 1), _other(name)


def _buttons(content: Content, address: str, new: Callable[[str], str]) -> Iterator[Pair]:
    """Give the buttons of the home page another address, in both languages."""
    name = "docs/nl/index.md"
    for match in re.finditer(rf"(?m)^[a-z]+: \{{text: .*url: ({address})\}}$", content.texts[name]):
        tree, line = content.tree, line_at(content.texts[name], match.start())
        for file in (name, _other(name)):
            tree = tree.with_file(file, content.texts[file].replace(f"url: {match[1]}}}", f"url: {new(match[1])}}}").encode())
        yield tree, name, range(line, line + 1), _other(name)


@pair("button to the top of the server in both languages")
def button_to_the_server(content: Content) -> Iterator[Pair]:
    yield from _buttons(content, r"[^}/\s]\S*", "/{}".format)


@pair("button to a heading that is misspelt in both languages")
def button_to_no_heading(content: Content) -> Iterator[Pair]:
    yield from _buttons(content, r"\S+#[^}\s]+", "{}x".format)


@pair("country of the help lines another in both languages")
def country_other(content: Content) -> Iterator[Pair]:
    name = "modules/help-lines.yml"
    text = content.texts[name]
    match = next(re.finditer(r"(?m)^country: .*$", text))
    for country in ("{nl: Verweggistan, en: Farawayland}", "{nl: XX, en: XX}"):
        line = line_at(text, match.start())
        changed = f"{text[: match.start()]}country: {country}{text[match.end() :]}"
        yield content.tree.with_file(name, changed.encode()), name, range(line, line + 1), ""


@pair("full stop behind what a case touches on, in both languages")
def touches_ended(content: Content) -> Iterator[Pair]:
    for name, file in content.yaml.items():
        if "/vignettes/" in name and "touches" in file.data:
            words = {language: f"{clause}." for language, clause in file.data["touches"].items()}
            made = value_changed(file, ("touches",), json.dumps(words, ensure_ascii=False))
            yield content.tree.with_file(name, made[0].encode()), name, range(made[1], made[2] + 1), ""


@pair("setting of `extra` that stands at the left")
def extra_at_the_left(content: Content) -> Iterator[Pair]:
    for name in (_NAV, "mkdocs.en.yml"):
        text = content.tree.read(name).decode().rstrip()
        line = text.count("\n") + 2
        for setting in ("provider: {name: De Linde}", "repository: https://example.org/course"):
            yield content.tree.with_file(name, f"{text}\n{setting}\n".encode()), name, range(line, line + 1), ""


@pair("comment of a page taken out in both languages")
def comment_removed(content: Content) -> Iterator[Pair]:
    pages = {name: text for name, text in content.of("nl").items() if name.startswith("docs/")}
    for name, document in pages.items():
        for directive in document.directives:
            if directive.name in PAGE_DIRECTIVES:
                comment = re.compile(rf"<!-- course:{directive.name}{f' {directive.argument}' if directive.argument else ''} -->")
                tree = content.tree
                for file in (name, _other(name)):
                    tree = tree.with_file(file, comment.sub("", content.texts[file], count=1).encode())
                yield tree, name, range(1, document.source.count("\n") + 2), _other(name)


@pair("number of questions or sessions another in both languages")
def count_other(content: Content) -> Iterator[Pair]:
    numbers = {
        "Dertien": "Twaalf",
        "Thirteen": "Twelve",
        "Twaalf": "Elf",
        "Twelve": "Eleven",
        "Vijftien": "Zestien",
        "Fifteen": "Sixteen",
        "Vier": "Drie",
        "Four": "Three",
    }
    stated = re.compile(
        rf"(?m)^({'|'.join(numbers)})(?= (?:korte vragen|short questions|vragen|questions|dingen|things|bijeenkomsten|sessions)\b)"
    )
    for name, document in content.of("nl").items():
        if match := stated.search(document.source):
            tree = content.tree
            for file in (name, _other(name)):
                tree = tree.with_file(file, stated.sub(lambda found: numbers[found[1]], content.texts[file]).encode())
            line = line_at(document.source, match.start())
            yield tree, name, range(line, line + 1), ""


@pair("contact hours, or minutes for a case, another in both languages")
def hours_other(content: Content) -> Iterator[Pair]:
    for page, dutch, english in (
        ("accreditation", "telt zes contacturen", "makes six contact hours"),
        ("accreditation", "van negentig minuten telt", "of ninety minutes makes"),
        ("how-to-use", "vijf minuten extra", "five extra minutes"),
    ):
        name, tree = f"docs/nl/{page}.md", content.tree
        for file, words in ((name, dutch), (_other(name), english)):
            assert words in content.texts[file]
            new = re.sub("zes|six|negentig|ninety|vijf|five", lambda found: _MORE_SAID[found[0]], words)
            tree = tree.with_file(file, content.texts[file].replace(words, new, 1).encode())
        line = line_at(content.texts[name], content.texts[name].index(dutch))
        yield tree, name, range(line, line + 1), ""


_MORE_SAID = {"zes": "acht", "six": "eight", "negentig": "tachtig", "ninety": "eighty", "vijf": "zes", "five": "six"}


@kind("child drawn as a lover")
def child_as_lover(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        bonds = file.data.get("bonds", []) if "/vignettes/" in name else []
        children = {person["id"] for person in file.data.get("people", []) if isinstance(person["name"], dict)} - {"mother"}
        for index, bond in enumerate(bonds):
            if bond["kind"] == "family" and children.intersection(bond["between"]):
                path = ("bonds", index, "kind")
                text, *_ = value_changed(file, path, "dating")
                line = spot_of(file, *path).line + 1
                yield name, (text, line, line)


for _age in ("8", "340"):

    @pair(f"lover of {_age} years in both languages")
    def age_impossible(content: Content, age: str = _age) -> Iterator[Pair]:
        for name, file in content.yaml.items():
            if "/vignettes/" not in name:
                continue
            love = {person for bond in file.data["bonds"] if bond["kind"] in {"nesting", "partner", "dating"} for person in bond["between"]}
            for person in file.data["people"]:
                texts = [name.replace(".yml", f".{language}.md") for language in ("nl", "en")]
                said = re.compile(rf"(?<=\b{person['name']} \()\d\d\b")
                if person["id"] in love and all(said.search(content.texts[text]) for text in texts):
                    tree = content.tree
                    for text in texts:
                        tree = tree.with_file(text, said.sub(age, content.texts[text], count=1).encode())
                    found = said.search(content.texts[texts[0]])
                    assert found
                    line = line_at(content.texts[texts[0]], found.start())
                    yield tree, texts[0], range(line, line + 1), ""


@pair("percentage another in both languages")
def share_other(content: Content) -> Iterator[Pair]:
    share = re.compile(r"(?<![\d.,])(?P<tens>\d)(?P<ones>\d)(?P<rest>(?:[.,]\d)?)(?=%)")
    for name, document in content.of("nl").items():
        for match in share.finditer(document.visible):
            other, number = _other(name), match[0].replace(",", ".")
            there = next((found for found in share.finditer(content.texts[other]) if found[0] == number), None)
            block = next(block for start, block in document.blocks if start <= match.start() < start + len(block))
            new = f"{match['ones']}{match['tens']}"
            if there and "@" in block and not re.search(rf"(?<!\d){new}(?!\d)", block):
                tree = content.tree
                for file, found in ((name, match), (other, there)):
                    text = content.texts[file]
                    tree = tree.with_file(file, f"{text[: found.start()]}{new}{found['rest']}{text[found.end() :]}".encode())
                line = line_at(document.source, match.start())
                yield tree, name, range(line, line + 1), ""


@pair("size of a sample another in both languages")
def sample_other(content: Content) -> Iterator[Pair]:
    size = re.compile(r"(?<=[nN] = )(?P<first>\d[.,]?\d*)(?P<tens>\d)(?P<ones>\d)\b")
    for name, document in content.of("nl").items():
        for match in size.finditer(document.visible):
            other = _other(name)
            digits = re.sub(r"\D", "", match[0])
            there = next((found for found in size.finditer(content.texts[other]) if re.sub(r"\D", "", found[0]) == digits), None)
            if match["tens"] != match["ones"] and there and "@" in document.source:
                tree = content.tree
                for file, found in ((name, match), (other, there)):
                    new = f"{found['first']}{found['ones']}{found['tens']}"
                    tree = tree.with_file(file, f"{content.texts[file][: found.start()]}{new}{content.texts[file][found.end() :]}".encode())
                line = line_at(document.source, match.start())
                yield tree, name, range(line, line + 1), ""


@pair("size of a sample in words another in both languages")
def sample_in_words_other(content: Content) -> Iterator[Pair]:
    for dutch, english in (
        (("negentien Britse", "negentig Britse"), ("nineteen UK", "ninety UK")),
        (("zeventien mensen", "zeventig mensen"), ("seventeen people", "seventy people")),
    ):
        for name, document in content.of("nl").items():
            other = _other(name)
            if dutch[0] not in document.source or english[0] not in content.texts.get(other, ""):
                continue
            tree = content.tree
            for file, (old, new) in ((name, dutch), (other, english)):
                tree = tree.with_file(file, content.texts[file].replace(old, new, 1).encode())
            line = line_at(document.source, document.source.index(dutch[0]))
            yield tree, name, range(line, line + 1), ""


@pair("question or self-check put to the start of the module in both languages")
def asked_too_early(content: Content) -> Iterator[Pair]:
    for name, document in content.of("nl").items():
        for directive in document.directives:
            if directive.name in {"check", "quiz"} and directive.position.line > document.source.count("\n") / 5:
                comment = f"<!-- course:{directive.name}{f' {directive.argument}' if directive.argument else ''} -->"
                tree = content.tree
                for file in (name, _other(name)):
                    tree = tree.with_file(file, f"{comment}\n\n{content.texts[file].replace(comment, '', 1)}".encode())
                yield tree, name, range(1, 2), ""


@pair("line put into the list to which a guide points, in both languages")
def line_put_in(content: Content) -> Iterator[Pair]:
    for module in content.course.modules:
        tree = content.tree
        for text in module.texts.values():
            name = text.file.as_posix()
            tree = tree.with_file(name, re.sub(r"(\{ #to-keep \}\n\n)", r"\1- 100%.\n", text.source).encode())
        guide = f"kit/guides/{module.id}.yml"
        line = content.yaml[guide].position("theory").line
        yield tree, guide, range(line, line + 9), ""


@pair("lines of the list to which a guide points swapped in both languages")
def lines_swapped(content: Content) -> Iterator[Pair]:
    for module in content.course.modules:
        guide = f"kit/guides/{module.id}.yml"
        for place, point in enumerate(content.yaml[guide].data["theory"]):
            if (number := point["line"]) > 1:
                tree = content.tree
                for text in module.texts.values():
                    start = text.source.index("{ #to-keep }")
                    bullets = list(re.finditer(r"(?m)^- .*\n(?:  .*\n)*", text.source[start:]))
                    one, two = bullets[number - 2], bullets[number - 1]
                    before, after = text.source[: start + one.start()], text.source[start + two.end() :]
                    tree = tree.with_file(text.file.as_posix(), f"{before}{two[0]}{one[0]}{after}".encode())
                line = content.yaml[guide].position("theory", place).line
                yield tree, guide, range(line - place, line + 9), ""


@pair("somebody whom the note for the facilitator names and the case does not")
def facilitator_names_other(content: Content) -> Iterator[Pair]:
    for module in content.course.modules:
        for vignette in module.vignettes.values():
            tree = content.tree
            for text in vignette.texts.values():
                dutch = text is vignette.texts["nl"]
                new = "Gijsbert wil er niet over praten." if dutch else "Gijsbert wants no talk about it."
                tree = tree.with_file(text.file.as_posix(), f"{text.source.rstrip()} {new}\n".encode())
            lines = text.source.count("\n") + 2
            yield tree, text.file.as_posix(), range(lines - 6, lines + 1), _other(text.file.as_posix())


@pair("person of a drawing called otherwise where the case introduces people, in both languages")
def introduced_otherwise(content: Content) -> Iterator[Pair]:
    for _, texts, names in _cases(content):
        for name in names:
            tree = content.tree
            for text in texts.values():
                if (part := text.section("people")) and name in text.source.replace(part.source, ""):
                    source = text.source.replace(part.source, part.source.replace(name, "Zebedee"), 1)
                    tree = tree.with_file(text.file.as_posix(), source.encode())
            if tree is not content.tree:
                yield tree, texts["nl"].file.as_posix(), range(1, 4), texts["en"].file.as_posix()


@pair("second development taken out, and still named in the note for the facilitator, in both languages")
def development_lost(content: Content) -> Iterator[Pair]:
    for _, texts, _ in _cases(content):
        if all(text.section("development-2") and not text.section("development-3") for text in texts.values()):
            tree = content.tree
            for text in texts.values():
                source = re.sub(r"(?ms)^## [^\n]*\{ #development-2 \}.*?(?=^## )", "", text.source)
                tree = tree.with_file(text.file.as_posix(), source.encode())
            line = line_at(source, source.index("{ #facilitator }"))
            yield tree, texts["en"].file.as_posix(), range(line, source.count("\n") + 2), texts["nl"].file.as_posix()


@pair("question of a case named that it does not have in both languages")
def question_of_a_case(content: Content) -> Iterator[Pair]:
    for _, texts, _ in _cases(content):
        tree = content.tree
        for language, text in texts.items():
            new = "Begin met vraag 9 van de casus." if language == "nl" else "Begin with question 9 of the case."
            tree = tree.with_file(text.file.as_posix(), f"{text.source.rstrip()}\n\n{new}\n".encode())
        line = texts["nl"].source.rstrip().count("\n") + 3
        yield tree, texts["nl"].file.as_posix(), range(line, line + 1), ""


@pair("man and woman exchanged in a case in one language")
def kin_exchanged(content: Content) -> Iterator[Pair]:
    words = {"mother": "father", "father": "mother", "sister": "brother", "brother": "sister", "husband": "wife", "wife": "husband"}
    kin = re.compile(rf"\b(?:{'|'.join(words)})\b")
    both = re.compile(r"(?i)\b(?:men|man|wom[ae]n|widower|widow|dad|mum|grand\w+|mannen|vrouwen|opa|oma)\b")
    for _, texts, _ in _cases(content):
        for (_, ours), (start, block) in zip(texts["nl"].blocks, texts["en"].blocks, strict=False):
            found = kin.findall(block)  # one who is called Mother would stay
            if (
                len(set(found)) == 1
                and len(found) == len(kin.findall(block.lower()))
                and not both.search(block)
                and not (re.search(r"\bman\b", ours) and re.search(r"\bvrouw\b", ours))
            ):
                source = texts["en"].source
                new, first, last = changed(source, start, start + len(block), kin.sub(lambda match: words[match[0]], block))[:3]
                name = texts["en"].file.as_posix()
                yield content.tree.with_file(name, new.encode()), name, range(first, last + 1), ""


def _cases(content: Content) -> Iterator[tuple[str, dict[str, Document], list[str]]]:
    """Yield the file of each drawing, the texts of its case, and the names of its people."""
    for module in content.course.modules:
        for vignette in module.vignettes.values():
            names = [person.name for person in vignette.constellation.people if isinstance(person.name, str)]
            yield vignette.constellation.origin.path.as_posix(), {str(key): text for key, text in vignette.texts.items()}, names


@kind("name in the theme of a case that the case does not have, in both languages")
def theme_of_another(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        if "/vignettes/" in name:
            yield name, value_changed(file, ("theme",), "{nl: Hoe het Gijsbert vergaat, en: How Gijsbert fares}")


@kind("stem without its question in both languages")
def stem_without_question(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        stems = {language: text.rpartition("\n\n")[0] for language, text in question["stem"].items()}
        if all(re.search(r"\w[.!]’?$", stem) for stem in stems.values()):
            new = ", ".join(f"{language}: {repr_yaml(stem)}" for language, stem in stems.items())
            yield name, value_changed(content.yaml[name], ("questions", index, "stem"), f"{{{new}}}")


@kind("stem that asks for one option, and more are right, in both languages")
def stem_for_one(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        stems = {language: text.strip().rpartition("\n")[0] for language, text in question["stem"].items()}
        if question.get("select") == "several":
            asked = {"nl": "Welke uitspraak klopt?", "en": "Which statement is right?"}
            new = ", ".join(f"{language}: {repr_yaml(f'{stem} {asked[language]}')}" for language, stem in stems.items())
            yield name, value_changed(content.yaml[name], ("questions", index, "stem"), f"{{{new}}}")


@kind("this module in the final test in both languages")
def module_in_final_test(content: Content) -> Iterator[tuple[str, Made]]:
    name = "quizzes/final-test.yml"
    for index, question in enumerate(content.yaml[name].data["questions"]):
        both = question["explanation"]
        new = f"{{nl: {repr_yaml(both['nl'] + ' Zo staat het in deze module.')}, en: {repr_yaml(both['en'] + ' So says this module.')}}}"
        yield name, value_changed(content.yaml[name], ("questions", index, "explanation"), new)


@kind("table named whose passage has none in both languages")
def table_named(content: Content) -> Iterator[tuple[str, Made]]:
    for name, index, question in content.questions():
        module, _, heading = question["passage"].rpartition("#")
        texts = [content.markdown[f"modules/{module or Path(name).stem}/{language}.md"].section(heading) for language in ("nl", "en")]
        if not any("|" in text.source for text in texts if text):
            both = question["stem"]
            new = (
                f"{{nl: {repr_yaml(both['nl'].strip() + ' Wat klopt volgens de tabel?')}, "
                f"en: {repr_yaml(both['en'].strip() + ' What is right, according to the table?')}}}"
            )
            yield name, value_changed(content.yaml[name], ("questions", index, "stem"), new)


@kind("percentage of a key or its feedback changed in both languages")
def share_changed(content: Content) -> Iterator[tuple[str, Made]]:
    share = re.compile(r"\d+(?:[.,]\d+)?(?= procent| per cent|%)")
    for name, index, question in content.questions():
        for number, option in enumerate(question["options"]):
            for part in ("text", "feedback") if option.get("key") else ("feedback",):
                if all(share.search(words) for words in option[part].values()):
                    new = ", ".join(f"{language}: {repr_yaml(share.sub('97', words))}" for language, words in option[part].items())
                    yield name, value_changed(content.yaml[name], ("questions", index, "options", number, part), f"{{{new}}}")


@pair("people found otherwise than the note on their study says, in both languages")
def drawn_otherwise(content: Content) -> Iterator[Pair]:
    yield from _added(
        content,
        (
            (
                "<!-- course:research --> Een representatieve steekproef in de VS vond dat ook [@balzarini-2018].",
                "<!-- course:research --> A representative sample in the US found so too [@balzarini-2018].",
            ),
            (
                "<!-- course:research --> Een gelegenheidssteekproef in Canada vond dat ook [@fairbrother-2019].",
                "<!-- course:research --> A convenience sample in Canada found so too [@fairbrother-2019].",
            ),
        ),
    )


@pair("second of two authors another, or a work cited twice at once, in both languages")
def beside_another(content: Content) -> Iterator[Pair]:
    if gone := {"butler-randall-2013", "cassidy-2018", "meyer-2003"} - content.course.references.keys():
        raise Absent(f"there is no reference `{min(gone)}`")
    yield from _added(
        content,
        (
            ("<!-- course:research --> Butler en Randolph zien dat ook zo.", "<!-- course:research --> Butler and Randolph see it so too."),
            ("Cassidy en Wang schrijven dat [@cassidy-2018].", "Cassidy and Wang write so [@cassidy-2018]."),
            (
                "<!-- course:research --> Dat is gevonden [@meyer-2003; @meyer-2003].",
                "<!-- course:research --> So it was found [@meyer-2003; @meyer-2003].",
            ),
        ),
    )


@pair("advice beside a help line that lost its denial in both languages")
def advice_without_denial(content: Content) -> Iterator[Pair]:
    lost = (
        ("interdependence", "Werk dan niet gezamenlijk", "Werk dan gezamenlijk", "Do not work on", "Work on"),
        ("vocabulary", "Werk dan niet gezamenlijk", "Werk dan gezamenlijk", "Do not work on", "Work on"),
        ("practitioner-tips", "Werk dan niet gezamenlijk", "Werk dan gezamenlijk", "do no joint work", "do joint work"),
        ("practitioner-tips", "Geen gezamenlijk werk", "Gezamenlijk werk", "No joint work", "Joint work"),
        ("practitioner-tips", "persoon niet alleen", "persoon alleen", "do not leave that person", "leave that person"),
        ("paradigm-shift", "plan niet alleen", "plan alleen", "Do not leave anyone", "Leave anyone"),
    )
    for module, dutch, without, english, wrong in lost:
        tree, name = content.tree, f"modules/{module}/nl.md"
        for file, old, new in ((name, dutch, without), (_other(name), english, wrong)):
            if old in content.texts[file]:
                tree = tree.with_file(file, content.texts[file].replace(old, new, 1).encode())
        if dutch in content.texts[name]:
            line = line_at(content.texts[name], content.texts[name].index(dutch))
            yield tree, name, range(line, line + 1), ""


@pair("style sheet, script or extension taken out of the settings")
def setting_removed(content: Content) -> Iterator[Pair]:
    yield from _settings(content, lambda line: "")


@pair("style sheet, script or extension misspelt in the settings")
def setting_misspelt(content: Content) -> Iterator[Pair]:
    yield from _settings(content, lambda line: re.sub(r"([a-z]{3})([a-z]*)(\.css|\.js|: \{)", r"\1x\2\3", line, count=1))


def _settings(content: Content, change: Callable[[str], str]) -> Iterator[Pair]:
    """Yield the settings of the site with one of their lines changed; the finding may stand where the list begins."""
    text = content.tree.read(_NAV).decode()
    for match in re.finditer(rf"^  (?:- assets/stylesheets/|- {{path: |(?:{'|'.join(EXTENSIONS)}): ).*\n", text, re.MULTILINE):
        changed = text[: match.start()] + change(match[0]) + text[match.end() :]
        yield content.tree.with_file(_NAV, changed.encode()), _NAV, range(1, text.count("\n") + 2), ""


@pair("setting by another name")
def setting_renamed(content: Content) -> Iterator[Pair]:
    for name in (_NAV, "mkdocs.en.yml"):
        text = content.tree.read(name).decode()
        for match in re.finditer(r"^[a-zA-Z_]{4,}(?=:)", text, re.MULTILINE):
            line = line_at(text, match.start())
            yield content.tree.with_file(name, f"{text[: match.end()]}s{text[match.end() :]}".encode()), name, range(line, line + 1), ""


@pair("setting below the first level by another name")
def inner_setting_renamed(content: Content) -> Iterator[Pair]:
    for name in (_NAV, "mkdocs.en.yml"):
        text = content.tree.read(name).decode()
        inner = r"\b(favicon|icon|features|palette|scheme|toggle|language|translations|styles_of_few_pages|downloads|[a-z]+_[a-z]+_submit"
        for match in re.finditer(
            rf"{inner}|auto_submit|omitted_files|anchors|permalink|toc_depth|course|repository|alternate)(?=: )", text
        ):
            line = line_at(text, match.start())
            if text[: match.start()].rpartition("\n")[2].strip(" -{") == "" and text[match.start() - 1] == " ":
                changed = f"{text[: match.end() - 1]}{text[match.end() :]}"
                yield content.tree.with_file(name, changed.encode()), name, range(line, line + 1), ""


SETTINGS = (
    ("mkdocs.yml", "^docs_dir: docs/nl", "docs_dir: docs/en"),
    ("mkdocs.en.yml", "^docs_dir: .*\n", ""),
    ("mkdocs.en.yml", "^site_name: .*\n", ""),
    ("mkdocs.en.yml", "^site_description: >-\n.*\n", ""),
    ("mkdocs.en.yml", "^theme: .*\n", ""),
    ("mkdocs.yml", "^  language: nl", "  language: fr"),
    ("mkdocs.yml", r"^    - \{lang: en, name: English\}\n", ""),
    ("mkdocs.yml", "name: Nederlands", "name: English"),
    ("mkdocs.yml", "^  course: .*\n", ""),
    ("mkdocs.yml", ", type: module", ""),
    ("mkdocs.yml", "absolute_links: relative_to_docs", "absolute_links: ignore"),
    ("mkdocs.yml", "^extra_javascript:", "extra_javascript:\n  - https://cdn.example.org/x.js"),
    ("mkdocs.yml", "^extra_css:", "extra_css:\n  - //cdn.example.org/x.css"),
    ("mkdocs.yml", "auto_submit: false", "auto_submit: true"),
    ("mkdocs.yml", "^  font: false.*\n", ""),
    ("mkdocs.yml", "^  tables: {}", "  tables: {}\n  smarty: {}"),
    ("mkdocs.yml", "^  tables: {}", "  tables: {}\n  nl2br: {}"),
    ("mkdocs.yml", "toc_depth: 3", "toc_depth: 0"),
    ("mkdocs.yml", "logo: course/logo", "logo: course/lego"),
    ("mkdocs.yml", "icon: material/weather-sunny", "icon: material/whether-sunny"),
    ("mkdocs.yml", "^  curriculum:\n(?:    .*\n)+", ""),
    ("mkdocs.yml", r"^    translations: \[.*\]\n", ""),
    ("mkdocs.yml", "^site_url: .*", "site_url: htp://example.org"),
    ("mkdocs.en.yml", "^docs_dir", "site_url: example.org\ndocs_dir"),
    ("mkdocs.yml", "^site_dir: .*", "site_dir: docs"),
    ("mkdocs.yml", "^site_dir: .*", "site_dir: site\nhooks: [hooks.py]"),
    ("mkdocs.yml", "      - assets/stylesheets/kit.css", "      - assets/stylesheets/kti.css"),
    ("mkdocs.yml", "scheme: slate", "scheme: slaet"),
    ("mkdocs.yml", "prefers-color-scheme: dark", "prefers-colour-scheme: dark"),
    ("mkdocs.yml", "^  anchors: warn", "  anchors: ignore"),
    ("mkdocs.yml", "^  omitted_files: warn", "  omitted_files: info"),
    ("mkdocs.yml", "^extra_javascript:", "  - assets/stylesheets/kit.css\nextra_javascript:"),
    ("mkdocs.yml", "name: Switch to dark mode", "name: Change colours"),
    ("mkdocs.yml", "name: Nederlands", "name: Dutch"),
    ("mkdocs.yml", "!ENV", "!env"),
    ("mkdocs.yml", r"\(prefers-color-scheme: dark", "(prefer-color-scheme: dark"),
    ("mkdocs.yml", "^  search: {}", "  search: {}\n  blog: {}"),
    ("mkdocs.yml", "^    language: en  ", "    language: nl  "),
    ("mkdocs.yml", "toc_depth", "toc-depth"),
    ("mkdocs.yml", "- media:", "- medium:"),
    ("mkdocs.en.yml", r"translations: \[\]", "translations: [mkdocs.en.yml]"),
    ("mkdocs.en.yml", "^INHERIT: .*", "INHERIT: mkdoc.yml"),
    ("mkdocs.en.yml", "^docs_dir", "validation: {anchors: ignore}\ndocs_dir"),
    ("mkdocs.yml", "SITE_URL", "SITEURL"),
    ("mkdocs.yml", "REPOSITORY_URL", "REPOSITRY_URL"),
    ("mkdocs.yml", "DOWNLOADS", "DOWNLOAD"),
    ("mkdocs.yml", "^site_url: .*", "site_url: http://localhost:8000/"),
    ("mkdocs.yml", r"!ENV \[REPOSITORY_URL, \"\"\]", "github.com/x/y"),
    ("mkdocs.yml", "^  search: {}", "  search: {}\n  git-revision-date-localized: {}"),
    ("mkdocs.yml", "^site_dir", "watch: [overrides/partial]\nsite_dir"),
    ("CITATION.cff", "^authors:", "authors"),
    ("mkdocs.en.yml", "^site_name: .*", "site_name: {site_name}"),
)
"""Settings with which MkDocs builds without a word, and builds something else: what is there, and what takes its place."""


@pair("setting that builds another site")
def setting_changed(content: Content) -> Iterator[Pair]:
    match = re.search(r"(?m)^site_name: (.*)", content.tree.read(_NAV).decode())
    name = match[1] if match else ""
    yield from _changed(content, tuple((file, old, new.replace("{site_name}", name)) for file, old, new in SETTINGS))


def _changed(content: Content, changes: tuple[tuple[str, str, str], ...]) -> Iterator[Pair]:
    for name, old, new in changes:
        text = content.tree.read(name).decode() if name in content.tree.files else ""
        changed = re.sub(old, new, text, count=1, flags=re.MULTILINE)
        if changed == text:  # a fork has changed this itself
            content.left_out.append(f"{name} has no `{old}`")
            continue
        yield content.tree.with_file(name, changed.encode()), name, range(1, changed.count("\n") + 2), ""


_AROUND: dict[str, Callable[[bytes], bytes | None]] = {
    "5 MB": lambda text: text + b"x\n" * 2_500_000,
    "merge conflict": lambda text: b"<<<<<<< HEAD\n" + text,
    "Latin-1": lambda text: text + "é\n".encode("latin-1"),
    "emptied": lambda text: b"\n",
}


@pair("file around the texts that is not whole")
def frame_broken(content: Content) -> Iterator[Pair]:
    names = [name for name in sorted(content.tree.files) if name.startswith("overrides/") and not name.endswith(".png")]
    for number, name in enumerate(["README.md", "spelling/words.nl.txt", *names]):
        text = content.tree.read(name)
        new = list(_AROUND.values())[number % len(_AROUND)](text)
        yield content.tree.with_file(name, new), name, range(1, text.count(b"\n") + 3), ""


AROUND = (
    ("mkdocs.yml", "^theme:", "exclude_docs: about.md\ntheme:"),
    ("mkdocs.en.yml", "^theme:", "draft_docs: kit/*.md\ntheme:"),
    ("mkdocs.yml", "^nav:\n(?:  .*\n|\n)+", ""),
    ("mkdocs.yml", "^  - glossary.md", "  - References: glossary.md"),
    ("mkdocs.yml", "^  - My course:", "  - My cours:"),
    ("mkdocs.yml", "^  - Groups and supervision:", "  - Groep en supervisie:"),
    ("overrides/home.html", r'illustration\("home"\)', 'illustration("hone")'),
    ("overrides/base.html", "partials/header.html", "partials/haeder.html"),
    ("overrides/assets/javascripts/course.js", r"\./[\w-]+\.js", "./cours.js"),
    ("overrides/assets/images/home.svg", "</svg>", '<image href="https://example.org/x.png"/></svg>'),
    ("overrides/assets/images/home.svg", "</svg>", "<script>alert(1)</script></svg>"),
    ("overrides/assets/images/home.svg", "</svg>", "<style>body { display: none }</style></svg>"),
    ("overrides/assets/images/vocabulary.svg", "</svg>", "<style>body { display: none }</style></svg>"),
    ("overrides/assets/images/favicon.svg", "</svg>", '<path onload="alert(1)"/></svg>'),
    ("overrides/.icons/course/logo.svg", "</svg>", "<style>body { display: none }</style></svg>"),
    ("overrides/assets/stylesheets/course.css", r"\A", "@import url(https://example.org/x.css);\n"),
    ("overrides/home.html", "<div", '<script src="//example.org/x.js"></script><div'),
    ("overrides/locales/nl.po", r'^msgid "Case"\nmsgstr ".*"', 'msgid "Case"\nmsgstr ""'),
    ("overrides/locales/nl.po", r'^(msgid ".*\{n\}.*"\nmsgstr ".*)\{n\}', r"\1{m}"),
    ("overrides/locales/nl.po", r'^(msgid ""\n(?:.+\n)+)(?s:.*)', r"\1"),
    ("overrides/home.html", "block tabs", "block tab"),
    ("overrides/404.html", "block content", "block contents"),
    ("overrides/home.html", r"\{% extends .*\n", ""),
    ("overrides/main.html", r"\s*\{\{ super\(\) \}\}", ""),
    ("overrides/main.html", "initial-scale=1", "initial-scale=1,user-scalable=no"),
    ("overrides/home.html", r"page\.meta\.heading", "page.meta.headng"),
    ("overrides/base.html", r"\{% for script in config(?:.*\n){3}", ""),
    ("overrides/assets/stylesheets/course.css", r"\Z", "\n*:focus { outline: none; }\n"),
    ("overrides/assets/stylesheets/course.css", r"\Z", "\n.x { background: url(../images/nothing.svg); }\n"),
    ("overrides/assets/stylesheets/course.css", "@media", "@meda"),
    ("overrides/assets/stylesheets/course.css", r" \*/$", ""),
    ("overrides/assets/stylesheets/test.css", r"\Z", "/* x */\n" * 700_000),
    ("overrides/assets/javascripts/reading.js", r" \*/$", ""),
    ("overrides/locales/nl.po", r'^msgid "\{n\} min in all"\nmsgstr ".*"\n\n', ""),
    ("overrides/assets/javascripts/grading.js", "^export", "exprt"),
    ("overrides/assets/javascripts/course.js", r"\A", 'import { nothing } from "./store.js";\n'),
    ("overrides/locales/nl.po", r'^msgid "Case"', '#, fuzzy\nmsgid "Case"'),
    ("overrides/locales/nl.po", r'^(msgid "Case"\nmsgstr ")(.*)"', r'\1<b>\2</b>"'),
    ("overrides/locales/nl.po", "Past het best", "Past niet het best"),
    ("overrides/locales/nl.po", "Nog twee minuten voor", "Nog vijf minuten voor"),
    ("overrides/locales/nl.po", "vanaf drie antwoorden", "vanaf vier antwoorden"),
    ("overrides/locales/nl.po", "meer dan 5 MB", "meer dan 10 MB"),
    ("overrides/locales/nl.po", r"apart ligt \(\{n\}\)", "apart ligt ({n}"),
    ("overrides/partials/copyright.html", r"\{\{ 'about/' \| url \}\}", "/about/"),
    ("overrides/partials/course/question.html", ' method="dialog"', ""),
    ("overrides/partials/course/kit/evaluation.html", 'method="dialog"', 'method="dialog" action="https://example.org/"'),
    ("overrides/partials/course/overview.html", r"<a href=.page:review\.md.>", "<a data-review>"),
    ("overrides/partials/course/overview.html", r"page:review\.md", "page:reviews.md"),
    ("overrides/partials/course/kit/builder.html", "aria-labelledby=", "aria-labeledby="),
    ("overrides/assets/images/vocabulary.svg", 'class="ill-wash"', 'class="ill-washed"'),
    ("overrides/assets/images/vocabulary.svg", 'class="ill-wash"', 'fill="#e2d8cb"'),
    ("overrides/assets/images/vocabulary.svg", 'class="ill-wash"', 'style="fill:#e2d8cb"'),
    ("overrides/assets/images/vocabulary.svg", ' class="ill-wash"', ""),
    ("overrides/assets/images/home.svg", ' viewBox="[^"]*"', ""),
    ("overrides/assets/images/home.svg", ' aria-hidden="true"', ""),
    ("overrides/assets/images/home.svg", "</svg>", '<text x="9" y="9">Begin</text></svg>'),
    ("overrides/assets/stylesheets/kit.css", r"\Z", "\n.step__who { color: #222; }\n"),
    ("overrides/assets/stylesheets/kit.css", r"\Z", "\n.step__who { background: white; }\n"),
    ("overrides/assets/stylesheets/kit.css", r"\Z", '\n.step__who::after { content: " (wie)"; }\n'),
    ("overrides/assets/javascripts/review.js", r"#start\(due\) \{", "#start(due) {\n    localStorage.setItem('seen', due.length);"),
    ("overrides/assets/javascripts/review.js", r"\.textContent = text;", ".innerHTML = text;"),
    ("overrides/assets/javascripts/review.js", r"this\.#answered \+= 1", "this.#answerd += 1"),
    ("overrides/locales/nl.po", "Kies alles wat past", "Kies alles wat niet past"),
    ("overrides/locales/nl.po", '"{n} casussen"', '"{n} vragen"'),
    ("overrides/base.html", r" lang=\"\{\{.*?\}\}\"", ""),
    ("overrides/main.html", "<meta charset", '<meta http-equiv="refresh" content="5"><meta charset'),
    ("overrides/partials/copyright.html", "by/4.0", "by-nd/4.0"),
    ("overrides/partials/copyright.html", "about/", "over/"),
    ("overrides/partials/footer.html", "</nav>", ""),
    ("overrides/partials/footer.html", "</footer>", "</div></footer>"),
    ("overrides/partials/footer.html", '"md-footer"', "“md-footer”"),
    ("overrides/home.html", r"\{\{ page.content \}\}", ""),
    ("overrides/sitemap.xml", "</urlset>", "<urlset>"),
    ("overrides/partials/words/sheet.html", "data-words", "data-wordsx"),
    ("overrides/partials/nav.html", '="hide"', '="hide'),
    ("overrides/partials/toc.html", '="course-nav"', '="course-nav'),
    ("overrides/partials/words/question.html", '"result-extra"', '"result-extrax"'),
    ("overrides/assets/stylesheets/course.css", r"\A", '@import "theme.css";\n'),
    ("overrides/assets/stylesheets/course.css", r"\A", "// mine\n"),
)
"""The same of what stands around the texts."""


@pair("menu, template, drawing or interface word changed")
def around_changed(content: Content) -> Iterator[Pair]:
    yield from _changed(content, AROUND)


_PARTIALS = "overrides/partials/course/"
_KEY = r"\{% if option.key %\} data-correct=\"true\"\{% endif %\}"
SHOWN = (
    (f"{_PARTIALS}question.html", rf"{_KEY}><label", '{% if not option.key %} data-correct="true"{% endif %}><label'),
    (f"{_PARTIALS}question.html", rf"{_KEY}><label", "><label"),
    (f"{_PARTIALS}question.html", rf"{_KEY}><p", "><p"),
    (f"{_PARTIALS}question.html", r'(t\("Best fit"\)) if option.key else (t\("Not the best fit"\))', r"\2 if option.key else \1"),
    (f"{_PARTIALS}question.html", r'(t\("Right"\)) if option.key else (t\("Not right"\))', r"\2 if option.key else \1"),
    (f"{_PARTIALS}question.html", 'value="[^"]*"', 'value="x"'),
    (f"{_PARTIALS}question.html", 'type="[^"]*"', 'type="radio"'),
    (f"{_PARTIALS}question.html", '<label for="[^"]*"', "<label"),
    (f"{_PARTIALS}question.html", "</section>", ""),
    (f"{_PARTIALS}question.html", "<fieldset", "<div"),
    *(
        (f"{_PARTIALS}{name}.html", rf"\{{\{{ {re.escape(text)}(?: \| e)? \}}\}}", "")
        for name, texts in {
            "question": ("asked", "option.text", "option.feedback", "explanation", "question.objective"),
            "sorting": ("item.text[language]", "item.feedback[language]", "t(name)"),
            "test": ("questions", "pass_mark", "objective.text", "objective.path", "module.title"),
            "self-assessment": ("item.text[language]", "anchor[language]", "scale.question[language]", "scale.reading[language]"),
            "vignette": ("section.markdown", "bond"),
            "prompt": ("text",),
            "module-head": ("summary", "objective"),
        }.items()
        for text in texts
    ),
    (f"{_PARTIALS}sorting.html", "place == item.place", "place != item.place"),
    (f"{_PARTIALS}question.html", "<details", "<details open"),
    (f"{_PARTIALS}question.html", "(<section.*)\n</details>", r"</details>\n\1"),
    (f"{_PARTIALS}question.html", r"\{\{ option.text", "{% if option.key %}*{% endif %}{{ option.text"),
    (f"{_PARTIALS}question.html", '"quiz-option"', '"quiz-option{% if option.key %} right{% endif %}"'),
    (f"{_PARTIALS}question.html", r"\{\{ asked \}\}", "{{ asked | e }}"),
    (f"{_PARTIALS}question.html", r"\A((?s:.*))\Z", r"\1\1"),
    (f"{_PARTIALS}sorting.html", "<details", "<details open"),
    (f"{_PARTIALS}sorting.html", "</fieldset>", "</fieldset>{{ item.feedback[language] | e }}"),
    (f"{_PARTIALS}sorting.html", r"\{\{ t\(name\) \}\}", "{{ t(name) }}{% if place == item.place %} ✓{% endif %}"),
    (f"{_PARTIALS}vignette.html", '<p class="vignette__kicker.*\n', ""),
    (f"{_PARTIALS}vignette.html", "<details", "<details open"),
    (f"{_PARTIALS}vignette.html", ' if section.id != "second-reading"', ""),
    (f"{_PARTIALS}vignette.html", r"\{\{ svg \}\}", "{{ svg | e }}"),
    (f"{_PARTIALS}vignette.html", ' markdown="1"', ""),
    (f"{_PARTIALS}my-data.html", "data-no>(.*)data-yes", r"data-yes>\1data-no"),
    (f"{_PARTIALS}my-data.html", r't\("Do not erase"\)(.*)t\("Erase everything"\)', r't("Erase everything")\1t("Do not erase")'),
    (f"{_PARTIALS}journal.html", "data-download>(.*)data-print", r"data-print>\1data-download"),
    (f"{_PARTIALS}test.html", "data-retake>((?s:.*))data-hand-in", r"data-hand-in>\1data-retake"),
)
"""What templates make of a question: what is there, and what takes its place."""


@pair("template that shows a question wrongly")
def shown_wrongly(content: Content) -> Iterator[Pair]:
    yield from _changed(content, SHOWN)


def _everywhere(content: Content, ending: str, pattern: str, new: str, *, in_line: bool = True) -> Iterator[Pair]:
    """Yield the files around the texts with each place changed that fits; the finding stands in that line, or in the file."""
    for name in sorted(content.tree.files):
        if name.startswith("overrides/") and name.endswith(ending):
            text = content.tree.read(name).decode()
            for match in re.finditer(pattern, text, re.MULTILINE):
                changed = text[: match.start()] + match.expand(new) + text[match.end() :]
                line = line_at(text, match.start())
                lines = range(line, line + 1) if in_line else range(1, text.count("\n") + 2)
                yield content.tree.with_file(name, changed.encode()), name, lines, ""


@pair("event of a script misspelt")
def event_misspelt(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".js", r"(?<=\"course:)(?:answer|retry)(?=\")", r"\g<0>s")


@pair("words written into a script")
def words_in_a_script(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".js", r"(?<=\.textContent = )word\(\"[a-z-]+\"[^;\n]*(?=;)", '"Verder lezen"')


@pair("name by which a script finds its way misspelt")
def hook_misspelt(content: Content) -> Iterator[Pair]:
    asked = r"""((?:#part|on|this\.querySelector)\(["'](?:\[data-|\.[a-z]+(?:__|-)))([a-z-]{4,})(?=["'\]])"""
    yield from _everywhere(content, ".js", asked, r"\1\2x")


@pair("attribute of which a script makes use misspelt in a template")
def attribute_misspelt(content: Content) -> Iterator[Pair]:
    text = {name: content.tree.read(name).decode() for name in content.tree.files if name.startswith("overrides/assets/javascripts/")}
    asked = sorted({name for script in text.values() for name in re.findall(r"(?:#part|\bon)\([\"']\[data-([a-z-]+)\]", script)})
    for file, line, name in _template_lines(content):
        if (match := re.search(rf" data-({'|'.join(asked)})(?=[ >])", line)) and "<button" in line:
            script = next(each for each, source in text.items() if f"[data-{match[1]}]" in source and _is_script_of(each, content, file))
            tree = content.tree.with_file(file, content.tree.read(file).replace(match[0].encode(), f"{match[0]}x".encode()))
            yield tree, file, range(name, name + 1), script


def _template_lines(content: Content) -> Iterator[tuple[str, str, int]]:
    for name in sorted(content.tree.files):
        if name.startswith("overrides/partials/course/"):
            for number, line in enumerate(content.tree.read(name).decode().splitlines(), 1):
                yield name, line, number


def _is_script_of(script: str, content: Content, template: str) -> bool:
    """Say whether a template has the element that a script makes."""
    return f"<course-{Path(script).stem}" in content.tree.read(template).decode()


@pair("attribute that points to an id, with another")
def pointer_misspelt(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".html", r"((?:popovertarget|aria-labelledby|aria-describedby|aria-controls)=\"[a-z-]+)(?=\")", r"\1x")


@pair("script that sends something away or keeps a cookie")
def sends_away(content: Content) -> Iterator[Pair]:
    for line in (
        'navigator.sendBeacon("https://example.org/");',
        'new WebSocket("wss://example.org/");',
        'new Image().src = "https://example.org/x.gif";',
        'document.cookie = "a=1";',
        'eval("1");',
        'await import("./nothere.js");',
        'import "store.js";',
        'alert("here");',
        "debugger;",
        'document.write("here");',
    ):
        yield from _everywhere(content, "frame.js", r"\A", f"{line}\n")


@pair("word for which a script asks, misspelt")
def asked_word_misspelt(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".js", r"(?<!\.)\bword\(([^()\"`]*\? )?\"([\w-]+)", r'word(\1"\2x')


@pair("element by another name, or without its script")
def element_misspelt(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".js", r"(customElements\.define\(\"course)-(?!link)", r"\1s-")
    for name in ("certificate", "journal", "overview", "test"):
        tree = content.tree.with_file(f"overrides/assets/javascripts/{name}.js", None)
        yield tree, f"{_PARTIALS}{name}.html", range(1, content.tree.read(f"{_PARTIALS}{name}.html").count(b"\n") + 1), ""


_UNREADABLE = (
    # (what is there, what takes its place, does the finding stand in that line)
    (r"^\}\n", "", False),
    (r"\);$", ";", False),
    (r"\"([\w-]+)\"\)", r'"\1)', False),
    (r"\"([\w-]+)\"(?=[),;])", r"“\1”", True),
    (r"^( *[^ *\n].*)`(?=[),;])", r"\1", False),
)
"""What a browser cannot read in a script."""


@pair("script that cannot be read")
def script_unreadable(content: Content) -> Iterator[Pair]:
    for script in ("question.js", "note.js", "scheme.js", "store.js"):
        for pattern, new, in_line in _UNREADABLE:
            yield from _everywhere(content, f"/{script}", pattern, new, in_line=in_line)


@pair("name in a template misspelt")
def template_name_misspelt(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".html", r"(\{\{ *|\{% *if )(\w+)(?=[.\s|(\[])(?!\.meta|\()(?! and)", r"\1\2x", in_line=False)


@pair("filter of a template misspelt")
def filter_misspelt(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".html", r"(\{\{[^{}]*\| *)(\w+)", r"\1\2x")


@pair("end of a part of a template taken out")
def template_end_removed(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".html", r"\{%-? *end\w+ *-?%\}", "", in_line=False)


@pair("variable of a style sheet misspelt")
def variable_misspelt(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".css", r"var\((--course-[\w-]+)\)", r"var(\1x)")


@pair("line of a style sheet that no browser reads")
def style_misread(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".css", r"^(  [\w-]+: [^;{}\n]+);(?=\n  [\w-]+:)", r"\1")
    yield from _everywhere(content, ".css", r"(?<=[ {])(margin|padding|color|display|font-siz)[a-z](?=: )", r"\1")
    yield from _everywhere(content, ".css", r"(\d)(?:px|rem)(?=[; ])(?![^{}\n]*\{)", r"\1rpx")
    yield from _everywhere(content, ".css", r"(?<=: )(#\w{5})\w(?=;)", r"\1")
    yield from _everywhere(content, ".css", r'(?<=content: )"([^"\n]+)"', r"“\1”")
    yield from _everywhere(content, ".css", r"var\(--(?=course-)", "var(")
    yield from _everywhere(content, ".css", r"(?<= )(margin|padding)(-\w+)?: (\d\.\d+)em(?=;)", r"\1\2: \3")
    yield from _everywhere(content, ".css", r"^@media (screen|print) and (?=\()", r"@media \1 ")


@pair("colour of one scheme that cannot be seen")
def colour_unseen(content: Content) -> Iterator[Pair]:
    named = "--course-(?:ink|muted|link|accent|plum|good|wrong|focus|control): "
    yield from _everywhere(content, "course.css", rf"^(  {named})#\w+", r"\1#cccccc")
    yield from _everywhere(content, "course.css", rf"^(    {named})#\w+", r"\1#444444")


@pair("colour of one scheme taken out")
def colour_removed(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, "course.css", r"^ +--course-[\w-]+: #\w+;\n", "", in_line=False)


@pair("name in an import of a script misspelt")
def import_misspelt(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".js", r"^(import \{ )(\w+)(?=.*\} from)", r"\1\2x")


TOLD = (
    (f"{_PARTIALS.removesuffix('course/')}copyright.html", ' rel="license"', ""),
    (f"{_PARTIALS.removesuffix('course/')}copyright.html", r".*Independent course.*\n", ""),
    (f"{_PARTIALS}certificate.html", r"<p>\{\{ t\(\"Not accredited.*\n", ""),
    (f"{_PARTIALS}certificate.html", r"<p data-field=\"made\".*\n", ""),
    (f"{_PARTIALS}kit/cards.html", r"\{\{ t\(\"Case · fictional\"\) \}\} · ", ""),
    (f"{_PARTIALS}question.html", " data-search-exclude", ""),
    ("overrides/sitemap.xml", " *<loc>.*</loc>\n", ""),
    ("overrides/base.html", 'data-key="course:', 'data-key="cursus:'),
    ("overrides/base.html", ".*md-skip.*\n", ""),
    ("overrides/main.html", r".*<meta name=\"description\".*\n", ""),
    ("overrides/main.html", r".*<link rel=\"canonical\".*\n", ""),
    ("overrides/main.html", 'href="{{ page.canonical_url }}"', 'href="https://example.org/"'),
    ("overrides/main.html", 'content="same-origin"', 'content="unsafe-url"'),
    ("overrides/main.html", 'charset="utf-8"', 'charset="iso-8859-1"'),
    ("overrides/main.html", r"\{\{ t\('en_GB'\) \}\}", "nl_NL"),
    ("overrides/partials/alternate.html", r'hreflang="\{\{ language.lang \}\}"', 'hreflang="en"'),
)
"""What a template tells readers, search engines and scripts, taken out or fixed."""


@pair("template that no longer tells what it has to")
def told_no_more(content: Content) -> Iterator[Pair]:
    yield from _changed(content, TOLD)


CARDS = (
    (f"{_PARTIALS}kit/cards.html", "<details ", "<details open "),
    (f"{_PARTIALS}kit/cards.html", '"unknown", "questions"', '"questions"'),
    (f"{_PARTIALS}kit/cards.html", '"questions"', '"questions", "development"'),
    (f"{_PARTIALS}kit/cards.html", r"\(\"facilitator\", ", "("),
    (f"{_PARTIALS}kit/cards.html", "in developments ", "in () "),
    (f"{_PARTIALS}kit/cards.html", r"\{\{ card.svg \}\}", ""),
    (f"{_PARTIALS}kit/method.html", r"\{\{ method.caution\[language\] \}\}", ""),
    (f"{_PARTIALS}kit/method.html", "in method.choose", "in method.avoid"),
    (f"{_PARTIALS}kit/method.html", "in method.avoid", "in method.choose"),
    (f"{_PARTIALS}kit/method.html", "most=method.time.max", "most=method.time.min"),
    (f"{_PARTIALS}kit/method.html", "least=method.group.min", "least=method.time.min"),
    (f"{_PARTIALS}question.html", '<section class="content">', '<section class="content" hidden>'),
    (f"{_PARTIALS}question.html", '<ul class="quiz-reasons">', '<ul class="quiz-reasons" aria-hidden="true">'),
    (f"{_PARTIALS}question.html", r'name="q-\{\{ question.id \}\}"', 'name="q"'),
    (f"{_PARTIALS}question.html", r"in options %\}\n<div", "in options[:3] %}\n<div"),
    (f"{_PARTIALS}question.html", r"\{\{ option.letter \}\}(</span> <span class=\"quiz-text\")", r"A\1"),
)
"""What the cards of cases and methods show, and parts of a question that are hidden or the same for all."""


@pair("card or part of a question shown wrongly")
def cards_wrong(content: Content) -> Iterator[Pair]:
    yield from _changed(content, CARDS)


@pair("role or id in a template that leads nowhere")
def role_misspelt(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".html", r"( role=\"[a-z]+)(?=\")", r"\1x")
    yield from _everywhere(content, "my-data.html", r"id=\"restore\"", 'id="download"')


@pair("text of a template in one language for all")
def one_language(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".html", r"(\{\{ [\w.]+)\[language\](?=[ |}])", r"\1.nl")


@pair("words for a script twice, exchanged, or with a name that nothing gives")
def words_for_scripts(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, "words/certificate.html", r"^(  \"certificate-(?:done|kept|hours)\": .*)$", "\\1\n\\1", in_line=False)
    yield from _everywhere(content, "words/certificate.html", r't\("completed"\)', 't("not completed")')
    yield from _everywhere(content, "words/test.html", r't\("\{answered\} of \{total\} questions answered\."\)', 't("{n} modules")')


@pair("import of a script taken out")
def import_removed(content: Content) -> Iterator[Pair]:
    yield from _everywhere(
        content, ".js", r"^import \{ (?:isKept|readAttempts|day|writeRows|readChoices|needed) \} from .*\n", "", in_line=False
    )


@pair("style that hides what readers came for, or condition that is none")
def hidden_by_style(content: Content) -> Iterator[Pair]:
    for line in (
        ".md-typeset .course-question { display: none; }",
        ".vignette { visibility: hidden; }",
        ".md-typeset .quiz-answer { opacity: 0; }",
        ".quiz-reason { color: transparent; }",
        ".md-typeset .prompt { text-indent: -9999px; }",
        ".quiz-option { pointer-events: none; }",
        ".md-typeset { user-select: none; }",
        "@media prnt { .x { color: inherit; } }",
        "@media scren and (min-width: 30em) { .x { color: inherit; } }",
    ):
        yield from _everywhere(content, "course.css", r"\A", f"{line}\n")
    yield from _everywhere(content, "course.css", r"^  \.md-header, \.course-side,", "  .md-header, .quiz-answer, .course-side,")


@pair("drawing without shapes, or with the folder of its maker")
def drawing_empty(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, "images/vocabulary.svg", r"(?s)(<svg[^>]*>).*(</svg>)", r"\1\2")
    yield from _everywhere(content, "images/home.svg", r"</svg>", "<metadata>/home/roos/tekening.svg</metadata></svg>")
    yield from _everywhere(content, "images/favicon.svg", r"</svg>", r"<desc>C:\\Users\\Roos\\x.svg</desc></svg>")


@pair("invisible sign in a template, a style sheet or a script")
def invisible_around(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, "partials/course/note.html", r"(?<=class=\"note__)", "\u200b")
    yield from _everywhere(content, "certificate.css", r"(?<=\.course-)(?=input)", "\u00ad")
    yield from _everywhere(content, "kept.js", r"(?<=return )", "\u202e")


SETTINGS_SAID = (
    ("mkdocs.en.yml", "Link to this heading", "Link naar deze kop"),
    ("mkdocs.yml", "name: Switch to light mode", "name: Switch to dark mode"),
    ("mkdocs.yml", "name: Use the system setting", "name: Switch to light mode"),
    ("mkdocs.yml", "^site_name: ", "site_name: TODO "),
    ("mkdocs.yml", "^site_name: (.*)", r"site_name: '**\1**'"),
    ("mkdocs.en.yml", "^site_name: (.*)", r"site_name: \1 [invullen]"),
)
"""What settings say to readers."""


@pair("name, description or button of the settings that says something else")
def settings_said(content: Content) -> Iterator[Pair]:
    yield from _changed(content, SETTINGS_SAID)


_DENIED = (
    ("docs/nl/certificate.md", "is niet geaccrediteerd", "is geaccrediteerd"),
    ("docs/nl/about.md", "zijn niet versleuteld", "zijn versleuteld"),
    ("docs/en/certificate.md", "is not accredited", "is accredited"),
    ("docs/en/about.md", "are not encrypted", "are encrypted"),
    ("kit/frame.yml", "evaluatie niet anoniem", "evaluatie anoniem"),
    ("kit/frame.yml", "is not anonymous", "is anonymous"),
)


@pair("denial that one language lost")
def denial_lost(content: Content) -> Iterator[Pair]:
    yield from _changed(content, _DENIED)


def _copied_over(content: Content, name: str, path: tuple[Key, ...], other: tuple[Key, ...]) -> Pair:
    """Write one text of a data file in place of another, in every language; it is found at either of the two."""
    file = content.yaml[name]
    text = content.texts[name]
    for language in ("nl", "en"):
        value = reduce(getitem, (*other, language), file.data)
        text = value_changed(YamlFile(Path(name), text), (*path, language), json.dumps(value, ensure_ascii=False))[0]
    return content.tree.with_file(name, text.encode()), name, range(1, text.count("\n") + 2), ""


@pair("sentence, reason, reply or hint of the kit that is another's")
def kit_doubled(content: Content) -> Iterator[Pair]:
    frame = content.yaml["kit/frame.yml"].data
    for field, part in (("pitfalls", "reply"), ("avoid", "why")):
        for index in range(1, len(frame[field])):
            yield _copied_over(content, "kit/frame.yml", (field, index, part), (field, index - 1, part))
    for index in range(len(frame["avoid"])):
        yield _copied_over(content, "kit/frame.yml", ("avoid", index, "instead"), ("avoid", index - 1, "question"))
    for index in range(1, len(content.yaml["kit/forms.yml"].data["reflection"])):
        yield _copied_over(content, "kit/forms.yml", ("reflection", index, "hint"), ("reflection", index - 1, "hint"))
    for name, file in content.yaml.items():
        for index, step in enumerate(file.data["steps"] if name.startswith("kit/methods/") else ()):
            if len(step.get("say", ())) > 1:
                yield _copied_over(content, name, ("steps", index, "say", 1), ("steps", index, "say", 0))
        for index in range(1, len(file.data["cases"]) if name.startswith("kit/guides/") else 0):
            yield _copied_over(content, name, ("cases", index, "why"), ("cases", index - 1, "why"))


@pair("role exchanged in one language of the kit")
def role_exchanged(content: Content) -> Iterator[Pair]:
    said = re.compile(r"^( +nl: De )inbrenger((?!.*(?:inbrenger|begeleider)).*\n +en: The presenter (?!.*facilitator).*)$", re.MULTILINE)
    for name in content.yaml:
        text = content.texts[name]
        for match in said.finditer(text) if name.startswith("kit/") else ():
            line = line_at(text, match.start())
            new = text[: match.start()] + match.expand(r"\1begeleider\2") + text[match.end() :]
            yield content.tree.with_file(name, new.encode()), name, range(line, line + 2), ""


KIT_SAID = (
    ("kit/frame.yml", "nl: Tien minuten. Praat", "nl: Vijf minuten. Praat"),
    ("kit/frame.yml", "en: Ten minutes. Talk", "en: Five minutes. Talk"),
    ("kit/frame.yml", "‘Hoe het verdergaat’", "‘Hoe het verder gaat’"),
    ("kit/frame.yml", "‘What happens next’", "‘What happens nexts’"),
    ("kit/methods/gossip.yml", "praat tien tot twintig minuten", "praat vijf tot twintig minuten"),
    ("kit/methods/gossip.yml", "For ten to twenty minutes", "For ten to fifty minutes"),
    ("kit/series.yml", "(Wat is er van je zin .*)\\?", r"\1."),
    ("kit/series.yml", "(Wat durven we .*)\\?", r"\1."),
    ("kit/guides/minority-stress.yml", "de groep om Sanne heen\\.\n(.*)Sanne", "de groep om Sander heen.\n\\1Sander"),
)
"""What texts of the kit say of what stands elsewhere in it."""


@pair("text of the kit that says otherwise than its data, a button or a case")
def kit_says_otherwise(content: Content) -> Iterator[Pair]:
    yield from _changed(content, KIT_SAID)


@pair("translation of an interface word changed")
def interface_word_changed(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".po", r'^(msgid ".+"\n)(msgstr "[^"{}]*\w)', r"\1\2 dan", in_line=False)


@pair("words typed into a template")
def words_typed_in(content: Content) -> Iterator[Pair]:
    yield from _everywhere(content, ".html", r"(?<!data-title=\")\{\{ t\([\"']([A-Z][^\"'{}]+)[\"']\) \}\}", r"\1")


@pair("template that the course needs gone")
def template_gone(content: Content) -> Iterator[Pair]:
    for name in ("404.html", "main.html", "base.html", *(f"partials/course/{part}.html" for part in ("vignette", "question", "test"))):
        yield content.tree.with_file(f"overrides/{name}", None), f"overrides/{name}", range(1, 2), ""


@pair("script or template that nothing uses")
def frame_unused(content: Content) -> Iterator[Pair]:
    for name in ("overrides/assets/javascripts/old.js", "overrides/partials/course/old.html", "overrides/old.html"):
        yield content.tree.with_file(name, b"{}"), name, range(1, 2), ""


@pair("menu emptied")
def menu_emptied(content: Content) -> Iterator[Pair]:
    text = content.tree.read(_NAV).decode()
    line = line_at(text, text.index("\nnav:") + 1)
    for empty in ("", " []", " {}", " ''"):
        tree = content.tree.with_file(_NAV, re.sub(r"(?m)^nav:\n(?:  .*\n|\n)+", f"nav:{empty}\n", text).encode())
        yield tree, _NAV, range(line, line + 1), ""


@pair("reference renamed where it is listed")
def reference_renamed(content: Content) -> Iterator[Pair]:
    name = "modules/references.yml"
    text = content.texts[name]
    for match in re.finditer(r"(?m)^  - id: ([a-z-]+)(?=-)", text):
        line = line_at(text, match.start())
        # One that is named in a single place is told there, as a slip of the pen would be.
        yield content.tree.with_file(name, f"{text[: match.end()]}x{text[match.end() :]}".encode()), name, range(line, line + 1), ""


@pair("number of a help line changed where it is listed")
def help_line_changed(content: Content) -> Iterator[Pair]:
    name = "modules/help-lines.yml"
    text = content.texts[name]
    for match in re.finditer(r"(?m)^  - number: \"?[\d-]*(\d)", text):
        wrong = f"{text[: match.end() - 1]}{(int(match[1]) + 5) % 10}{text[match.end() :]}"
        line = line_at(text, match.start())
        yield content.tree.with_file(name, wrong.encode()), name, range(line, line + 1), ""


@pair("what a help line is, denied where it is listed")
def help_line_is_not(content: Content) -> Iterator[Pair]:
    name = "modules/help-lines.yml"
    text = content.texts[name]
    first = text.index("- number: ", text.index("- number: ") + 1)  # of 112 no text says that it is free
    for match in re.compile(r"(?m)^    (free|always|anonymous): true\n").finditer(text, first):
        line = line_at(text, match.start())
        wrong = f"{text[: match.start()]}    {match[1]}: false\n{text[match.end() :]}"
        yield content.tree.with_file(name, wrong.encode()), name, range(line, line + 1), ""


@pair("figure that the other language writes in words, and otherwise")
def figure_in_words(content: Content) -> Iterator[Pair]:
    for number, (dutch, english) in enumerate(DIFFERING):
        name = sorted(name for name in content.of("nl") if re.fullmatch(r"modules/[^/]+/nl\.md", name))[number % 5]
        tree = content.tree
        for file, new in ((name, dutch), (_other(name), english)):
            tree = tree.with_file(file, f"{content.texts[file].rstrip()}\n\n{new}\n".encode())
        line = content.texts[name].rstrip().count("\n") + 3
        yield tree, name, range(line, line + 1), _other(name)


@pair("id of the course changed")
def course_id_changed(content: Content) -> Iterator[Pair]:
    text = content.tree.read(_NAV).decode()
    line = line_at(text, text.index("  course: "))
    yield content.tree.with_file(_NAV, text.replace("  course: ", "  course: other-", 1).encode()), _NAV, range(line, line + 1), ""


def _help_numbers(content: Content) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the numbers of help lines in Dutch texts, each with the file in which it stands."""
    assert content.course.help_lines
    numbers = "|".join(line.number for line in content.course.help_lines.lines)
    for name, document in content.of("nl").items():
        for match in re.finditer(rf"(?<![\w./])(?:{numbers})(?![\w-]|\.\w)", document.visible):
            yield name, match


@pair("number of a help line changed in both languages")
def help_number_changed(content: Content) -> Iterator[Pair]:
    for name, match in _help_numbers(content):
        wrong = match[0][:-1] + str((int(match[0][-1]) + 5) % 10)
        tree = content.tree
        for file in (name, _other(name)):
            tree = tree.with_file(file, content.texts[file].replace(match[0], wrong).encode())
        line = line_at(content.texts[name], match.start())
        heading = max(h.position.line for h in content.markdown[name].headings if h.position.line < line)
        yield tree, name, range(heading, line + 1), ""


@pair("number of another help line in both languages")
def help_number_swapped(content: Content) -> Iterator[Pair]:
    assert content.course.help_lines
    numbers = [line.number for line in content.course.help_lines.lines]
    for name, match in _help_numbers(content):
        other = numbers[numbers.index(match[0]) - 1]
        tree = content.tree
        for file in (name, _other(name)):
            tree = tree.with_file(file, content.texts[file].replace(match[0], other).encode())
        yield tree, name, range(1, content.texts[name].count("\n") + 2), ""


@pair("number of a help line with the name of somebody else")
def help_number_misnamed(content: Content) -> Iterator[Pair]:
    assert content.course.help_lines
    for line in content.course.help_lines.lines:
        for name, text in content.texts.items():
            number = re.compile(rf"{re.escape(line.number)}(?![\w-])") if name.startswith(("docs/", "modules/", "quizzes/")) else None
            for match in number.finditer(text) if number and len(line.number) > 4 and name != "modules/help-lines.yml" else ():
                start, end = text.rfind("\n\n", 0, match.start()), text.find("\n\n", match.end())
                if name.endswith(".yml"):
                    start, end = max(text.rfind(key, 0, match.start()) for key in (" nl: ", " en: ")), match.end()
                block = text[start:end].replace(line.name["nl"], "Slachtofferhulp")
                last = line_at(text, match.end())
                yield content.tree.with_file(name, (text[:start] + block + text[end:]).encode()), name, range(last, last + 1), ""


@pair("number of a help line not to be called in both languages")
def help_number_denied(content: Content) -> Iterator[Pair]:
    lines = own(content, "(?:112|113)")
    calls = (
        (rf"\b([Bb]el|[Nn]oem)( \[?{lines})", r"\1 niet\2"),
        (rf"\b([Cc]all|[Rr]ing|[Mm]ention)(?= \[?{lines})", r"do not \1"),
    )
    for name, document in content.of("nl").items():
        if match := re.search(calls[0][0], document.source):
            tree = content.tree
            for file, (pattern, new) in zip((name, _other(name)), calls, strict=True):
                tree = tree.with_file(file, re.sub(pattern, new, content.texts[file]).encode())
            line = line_at(document.source, match.start())
            yield tree, name, range(line, line + 1), ""


@pair("line with the number of a help line taken out in both languages")
def help_number_removed(content: Content) -> Iterator[Pair]:
    for name, match in _help_numbers(content):
        tree = content.tree
        for file in (name, _other(name)):
            lines = [line for line in content.texts[file].split("\n") if match[0] not in re.sub(r"www\.\S+", "", line)]
            tree = tree.with_file(file, "\n".join(lines).encode())
        yield tree, name, range(1, content.texts[name].count("\n") + 2), ""


@pair("citation swapped in a sentence that names its author")
def citation_swapped(content: Content) -> Iterator[Pair]:
    for name, document in content.of("nl").items():
        for key in re.findall(r"\[@(thouin-2024|bairstow-2017|barker-2018|fern-2020|meyer-2003)\]", document.source):
            author = key.partition("-")[0].capitalize()
            for start, block in document.blocks:
                if block.count(f"@{key}") == 1 and re.search(rf"{author}[^.?!@]*\[@{key}\]", block):
                    place = document.source.index(f"@{key}", start)
                    tree = content.tree
                    for file in (name, _other(name)):
                        tree = tree.with_file(file, content.texts[file].replace(f"[@{key}]", "[@orion-2018]").encode())
                    yield tree, name, range(line_at(document.source, start), line_at(document.source, place) + 1), ""


@pair("days after which a question comes back changed in both languages")
def days_changed(content: Content) -> Iterator[Pair]:
    name = "docs/nl/review.md"
    for old, new in ((r"\b21\b", "14"), (r"\b7\b", "8"), (r"\b1, ", "")):
        tree = content.tree
        for file in (name, _other(name)):
            tree = tree.with_file(file, re.sub(old, new, content.texts[file]).encode())
        line = line_at(content.texts[name], content.texts[name].index(" dagen"))
        yield tree, name, range(line, line + 1), ""


@pair("number beside a link to a page that shows all changed in both languages")
def number_at_link_changed(content: Content) -> Iterator[Pair]:
    for file, dutch, english in (
        ("docs/nl/accreditation.md", ("zeven [methoden]", "acht [methoden]"), ("seven [methods]", "eight [methods]")),
        ("docs/nl/accreditation.md", ("vier bijeenkomsten](", "vijf bijeenkomsten]("), ("four sessions](", "five sessions](")),
        ("docs/nl/kit/index.md", ("zeven manieren", "zes manieren"), ("seven ways", "six ways")),
        ("docs/nl/kit/index.md", ("reeks van vier]", "reeks van drie]"), ("series of four]", "series of three]")),
        ("docs/nl/kit/methods.md", ("Zeven", "Acht"), ("Seven", "Eight")),
        ("docs/nl/kit/series.md", ("description: Vier", "description: Vijf"), ("description: Four", "description: Five")),
    ):
        tree = content.tree
        for name, (old, new) in ((file, dutch), (_other(file), english)):
            tree = tree.with_file(name, content.texts[name].replace(old, new, 1).encode())
        line = line_at(content.texts[file], content.texts[file].index(dutch[0]))
        yield tree, file, range(line, line + 1), ""


@pair("length of sessions, or of the preparation, changed in both languages")
def session_length_changed(content: Content) -> Iterator[Pair]:
    for file, dutch, english in (
        ("docs/nl/kit/index.md", ("van 60, 90 of 120", "van 45, 90 of 120"), ("of 60, 90 or 120", "of 45, 90 or 120")),
        ("docs/nl/kit/series.md", ("elk van 60, 90 of 120", "elk van 60 of 90"), ("each of 60, 90 or 120", "each of 60 or 90")),
        ("docs/nl/kit/index.md", ("hebt twintig minuten", "hebt dertig minuten"), ("have twenty minutes", "have thirty minutes")),
    ):
        tree = content.tree
        for name, (old, new) in ((file, dutch), (_other(file), english)):
            tree = tree.with_file(name, content.texts[name].replace(old, new, 1).encode())
        line = line_at(content.texts[file], content.texts[file].index(dutch[0]))
        yield tree, file, range(line, line + 1), ""


@kind("article of a term that the texts do not give it")
def article_exchanged(content: Content) -> Iterator[tuple[str, Made]]:
    name = "modules/glossary.yml"
    for index, entry in enumerate(content.yaml[name].data["terms"]):
        text = " ".join(content.texts.values())
        if (article := entry.get("article")) and len(re.findall(rf"(?<!\S){article} {entry['term']['nl']}(?![\w-])", text)) > 1:
            other = "het" if article == "de" else "de"
            yield name, value_changed(content.yaml[name], ("terms", index, "article"), other)


@kind("session of the series after modules that do not fit")
def session_after_changed(content: Content) -> Iterator[tuple[str, Made]]:
    name = "kit/series.yml"
    for index, new in ((0, "[practitioner-tips]"), (1, "[minority-stress]"), (2, "[interdependence]"), (3, "[paradigm-shift]")):
        yield name, value_changed(content.yaml[name], ("sessions", index, "after"), new)


@pair("help line said to cost something, or to have hours, in both languages")
def help_line_limited(content: Content) -> Iterator[Pair]:
    number = r"(?<![\w./])(?:113|Veilig Thuis,? (?:on )?\(?0800-2000|Centrum Seksueel Geweld 0800-0188)(?![\w-]|\.\w)"
    for what in ((("gratis", "betaald"), ("free", "paid")), (("dag en nacht", "op werkdagen"), ("day and night", "on weekdays"))):
        for name, document in content.of("nl").items():
            texts = [
                re.sub(rf"({number}[^\n.;|]{{0,60}}?)\b{old}\b", rf"\g<1>{new}", content.texts[file], count=1)
                for file, (old, new) in zip((name, _other(name)), what, strict=True)
            ]
            if texts[0] != document.source:
                place = next(index for index, (old, new) in enumerate(zip(document.source, texts[0], strict=False)) if old != new)
                line = line_at(document.source, place)
                tree = content.tree.with_file(name, texts[0].encode()).with_file(_other(name), texts[1].encode())
                yield tree, name, range(line, line + 1), ""


def _added(content: Content, sentences: Sequence[tuple[str, str]]) -> Iterator[Pair]:
    """Yield each sentence at the end of a Dutch text, another for each, with its English at the end of the English one."""
    names = [name for name in content.of("nl") if re.fullmatch(r"modules/[^/]+/nl\.md|docs/nl/[a-z-]+\.md", name)]
    for number, (dutch, english) in enumerate(possible_here(content, sentences)):
        name = names[number * 5 % len(names)]
        tree = content.tree
        for file, new in ((name, dutch), (_other(name), english)):
            tree = tree.with_file(file, f"{content.texts[file].rstrip()}\n\n{new}\n".encode())
        line = content.texts[name].rstrip().count("\n") + 3
        yield tree, name, range(line, line + 1), ""


@pair("number that the course has not, in one piece or with other signs, in both languages")
def number_of_nobody(content: Content) -> Iterator[Pair]:
    listing_numbers(content)
    forms = (
        *("0612345678", "0302345678", "08002001", "+31612345678", "0031612345678", "0800.2001", "0800/2001", "0800–2001", "06.12.34.56.78"),
        *("030/1234567", "(030) 123 45 67", "0475/12.34.56", "+32 475/12.34.56"),
    )
    yield from _added(content, [(f"Bel dan {number}.", f"Then call {number}.") for number in forms])
    yield from _added(content, [(f"Vraag het na: {number}, bij ons.", f"Ask us: {number}, at any time.") for number in forms])


@pair("day of birth, home, known work or page of a book in both languages")
def told_of_somebody(content: Content) -> Iterator[Pair]:
    yield from _added(
        content,
        (
            ("Petra (geb. 12-03-1984) vertelde dit.", "Petra (born 12-03-1984) told us this."),
            ("Zij is geboren op 12-03-1984 in Zwolle.", "She was born on 12-03-1984 in Zwolle."),
            ("Zij woont aan de Dorpsstraat 12, 8011 AB Zwolle.", "She lives at Dorpsstraat 12, 8011 AB Zwolle."),
            ("Dat is vaker gezien (Fern, 2020).", "That was seen before (Fern, 2020)."),
            ("Dat is vaker gezien (zie Fern 2020).", "That was seen before (see Fern 2020)."),
            ("Meer staat in [dit werk](https://doi.org/10.9999/xyz).", "There is more in [this work](https://doi.org/10.9999/xyz)."),
            ("Zie pagina 12.", "See page 12."),
            ("Zie ook bladzijde 12.", "See also page 12."),
            ("In tabel 2 staat meer.", "Table 2 has more."),
            ("Zie de bijlage.", "See the appendix."),
        ),
    )


@pair("day of birth in words in a case in both languages")
def birth_in_a_case(content: Content) -> Iterator[Pair]:
    for name, document in content.of("nl").items():
        if "/vignettes/" in name:
            tree = content.tree
            for file, new in ((name, "Zij is geboren op 12 maart 1984."), (_other(name), "She was born on 12 March 1984.")):
                tree = tree.with_file(file, f"{content.texts[file].rstrip()}\n\n{new}\n".encode())
            line = document.source.rstrip().count("\n") + 3
            yield tree, name, range(line, line + 1), ""


@pair("short number that the course has not, after the name of its service, in both languages")
def short_number_of_nobody(content: Content) -> Iterator[Pair]:
    listing_numbers(content)
    numbers = (
        ("Bel Samaritans op 116 124.", "Call Samaritans on 116 124."),
        ("Bel Tele-Onthaal op 106.", "Call Tele-Onthaal on 106."),
        ("Bel Tele-Onthaal (106).", "Call Tele-Onthaal (106)."),
        ("Bel gerust Tele-Onthaal: 106.", "Or call Tele-Onthaal: 106."),
        ("Bel de politie op 110.", "Call the police on 110."),
        ("Bel de crisisdienst op [114](tel:114).", "Call the crisis service on [114](tel:114)."),
        ("Neem contact op met 114.", "Get in touch with 114."),
        ("114 is gratis en anoniem.", "114 is free and anonymous."),
        ("App naar 114.", "Text HELP to 741741."),
        ("Het nummer is 106.", "The number is 106."),
    )
    yield from _added(content, [*strange(content, numbers)])


@pair("number of four digits that the course has not in both languages")
def number_of_four_digits(content: Content) -> Iterator[Pair]:
    listing_numbers(content)
    numbers = (
        ("Bel bij nood 1733.", "In an emergency, call 1733."),
        ("Bel 1722 bij dwang.", "Call 1722 if there is coercion."),
        ("Bel de lijn op 1733, dag en nacht.", "Call the line on 1733, day and night."),
        ("Het telefoonnummer 1733 is er altijd.", "The telephone number 1733 is always there."),
    )
    yield from _added(content, [*strange(content, numbers)])


@pair("words above two help lines exchanged in both languages")
def topics_exchanged(content: Content) -> Iterator[Pair]:
    heads = {
        "docs/nl/how-to-use.md": (
            ("**Direct gevaar:**", "**Gedachten aan zelfdoding:**", "**Geweld of dwang in een gezin of relatie:**"),
            ("**Immediate danger:**", "**Thoughts of suicide:**", "**Violence or coercion in a family or relationship:**"),
        ),
        "modules/practitioner-tips/nl.md": (
            ("| Suïcidale gedachten, of ontregeling in oerpaniek |", "| Angst, controle, geweld, zorg om de veiligheid van een kind |"),
            ("| Suicidal thoughts, or falling apart in primal panic |", "| Fear, control, violence, concern for a child’s safety |"),
        ),
    }
    for name, languages in heads.items():
        for one, two in combinations(range(len(languages[0])), 2):
            tree = content.tree
            for file, words in zip((name, _other(name)), languages, strict=True):
                text = content.texts[file].replace(words[one], "\0").replace(words[two], words[one]).replace("\0", words[two])
                tree = tree.with_file(file, text.encode())
            first, last = sorted(line_at(content.texts[name], content.texts[name].index(languages[0][number])) for number in (one, two))
            yield tree, name, range(first, last + 1), ""


@pair("help line given for what another is for in both languages")
def topic_of_another(content: Content) -> Iterator[Pair]:
    yield from _added(
        content,
        (
            ("Bel 113 bij huiselijk geweld.", "Call 113 in case of domestic violence."),
            ("Bij verkrachting kun je 113 bellen.", "For sexual assault, call 113."),
            (
                "**Gedachten aan zelfdoding:** bel Veilig Thuis, 0800-2000 (gratis, dag en nacht). Voor iets anders: 113.",
                "**Thoughts of suicide:** call Veilig Thuis on 0800-2000 (free, day and night). For anything else: 113.",
            ),
        ),
    )


@pair("address of a help line changed in both languages")
def help_site_changed(content: Content) -> Iterator[Pair]:
    one, other = (own(content, site) for site in _LINE_SITES)
    start, _, end = one.rpartition(".")
    name = other.rpartition(".")[0]
    middle = 6 if len(name) > 8 else len(name) // 2
    for old, new in (
        (one, f"{start}.com"),
        *([(one, f"{start}online.{end}")] if start.isdigit() else []),  # of a name with more words, anything could be meant
        (other, f"{name[:middle]}-{name[middle:]}.org"),
        (other, f"{name}.com"),
    ):
        for name in content.of("nl"):
            if (place := content.texts[name].find(old)) >= 0:
                tree = content.tree
                for file in (name, _other(name)):
                    tree = tree.with_file(file, content.texts[file].replace(old, new).encode())
                line = line_at(content.texts[name], place)
                yield tree, name, range(line, line + 1), ""


@pair("what a help line is, in its brackets, denied in both languages")
def help_line_denied(content: Content) -> Iterator[Pair]:
    ours, theirs = ("gratis, dag en nacht)", "free, day and night)")
    for dutch, english in (
        ("gratis, behalve in het weekend)", "free, except at weekends)"),
        ("gratis, doordeweeks)", "free, weekdays only)"),
        ("gratis, overdag)", "free, in the daytime)"),
        ("lokaal tarief, dag en nacht)", "local rate, day and night)"),
        ("gratis, alleen via de huisarts, dag en nacht)", "free, only through your GP, day and night)"),
        ("gratis, vanaf 9 uur)", "free, from 9 am)"),
    ):
        for name, document in content.of("nl").items():
            if (place := document.source.find(ours)) >= 0:
                tree = content.tree
                for file, old, new in ((name, ours, dutch), (_other(name), theirs, english)):
                    tree = tree.with_file(file, content.texts[file].replace(old, new, 1).encode())
                line = line_at(document.source, place)
                yield tree, name, range(line, line + 1), ""
    yield from _added(
        content,
        (
            ("Bel 113 (gratis, je geeft je naam, dag en nacht).", "Call 113 (free, you give your name, day and night)."),
            ("113 is niet anoniem.", "113 is not anonymous."),
            ("Veilig Thuis is ’s nachts niet bereikbaar.", "Veilig Thuis is not available at night."),
            ("Veilig Thuis is in het weekend gesloten.", "Veilig Thuis is closed at weekends."),
            ("112 kost 1 euro per minuut.", "112 costs 1 euro per minute."),
            ("Bel Veilig Thuis, 0800-2000 (10 cent per minuut).", "Call Veilig Thuis on 0800-2000 (10 cents a minute)."),
        ),
    )


@pair("words that keep readers from a help line in both languages")
def help_line_put_off(content: Content) -> Iterator[Pair]:
    words = (
        ("Bel pas 112 als niets anders helpt.", "Call 112 only when nothing else helps."),
        ("Wacht met bellen naar 112.", "Wait before calling 112."),
        ("Vermijd 112.", "Avoid 112."),
        ("112 is dan overdreven.", "112 is too much then."),
        ("Overleg eerst een week met je team en bel dan 112.", "First consult your team for a week and then call 112."),
    )
    for name in content.of("nl"):
        if match := re.search(
            r"#{2,3} .*(\{ #(?:close-to-home|safety-first|safe-enough|disclosure|when-to-refer) \})\n", content.texts[name]
        ):
            line = line_at(content.texts[name], match.end()) + 1
            for sentences in possible_here(content, words):
                tree = content.tree
                for file, new in zip((name, _other(name)), sentences, strict=True):
                    text = content.texts[file]
                    end = text.index("\n", text.index(match[1])) + 1
                    tree = tree.with_file(file, f"{text[:end]}\n{new}\n{text[end:]}".encode())
                yield tree, name, range(line, line + 1), ""


@pair("help line folded away in both languages")
def help_line_folded(content: Content) -> Iterator[Pair]:
    for name, document in content.of("nl").items():
        folded = own(content, r"(?m)^!!!(?= \w+ .*\n+    .*(?<![\w./-])(?:113|0800-2000)\b)")
        for match in re.finditer(folded, document.source):
            line = line_at(document.source, match.start())
            tree = content.tree
            for file in (name, _other(name)):
                rows = content.texts[file].split("\n")
                rows[line - 1] = rows[line - 1].replace("!!!", "???")
                tree = tree.with_file(file, "\n".join(rows).encode())
            yield tree, name, range(line, line + 1), ""


@pair("number of a help line that is no link any more in both languages")
def help_line_unlinked(content: Content) -> Iterator[Pair]:
    assert content.course.help_lines
    known = [line.number for line in content.course.help_lines.lines]
    for name, document in content.of("nl").items():
        for heading in document.headings:
            section = document.section(heading.id or "")
            numbers = re.findall(r"\[([\d-]+)\]\(tel:", section.source) if section else []
            for number in (number for number in known if numbers.count(number) == 1):
                tree = content.tree
                for file in (name, _other(name)):
                    before, mark, after = content.texts[file].partition(f"{{ #{heading.id} }}")
                    after = after.replace(f"[{number}](tel:{number})", number, 1)
                    tree = tree.with_file(file, f"{before}{mark}{after}".encode())
                line = line_at(document.source, document.source.index(f"[{number}](", document.source.index(f"{{ #{heading.id} }}")))
                yield tree, name, range(line, line + 1), _other(name)


@pair("number of a help line changed in all files")
def help_number_changed_everywhere(content: Content) -> Iterator[Pair]:
    assert content.course.help_lines
    file = "modules/help-lines.yml"
    for line in content.course.help_lines.lines:
        if line.number not in _LINES:  # nothing is known of those of another country, so only the lock can tell
            continue
        for new in (line.number[:-1] + str((int(line.number[-1]) + step) % 10) for step in (1, 5)):
            tree = content.tree
            for name, text in content.texts.items():
                tree = tree.with_file(name, re.sub(rf"(?<![\w./-]){line.number}(?![\w-]|\.\w)", new, text).encode())
            place = line_at(content.texts[file], content.texts[file].index(line.number))
            yield tree, file, range(place, place + 1), ""


@pair("number of a help line taken out of a session guide or a reference")
def help_number_of_a_guide(content: Content) -> Iterator[Pair]:
    for name, entry in (("kit/guides/paradigm-shift.yml", ""), ("modules/references.yml", "id: zelfmoordpreventie-nl")):
        text = content.texts[name]
        start = text.index(entry)
        for number in map(partial(own, content), ("112", "113")):
            if f" {number} " in text[start:]:
                wrong = re.sub(rf"\b{number} ", "de lijn ", text[start:])
                line = line_at(text, start)
                yield content.tree.with_file(name, (text[:start] + wrong).encode()), name, range(line, line + 1), ""


@pair("number of a help line changed in a question")
def help_number_of_a_question(content: Content) -> Iterator[Pair]:
    assert content.course.help_lines
    for line in content.course.help_lines.lines:
        for name, index, question in content.questions():
            if question["id"] in line.questions:
                spot = spot_of(content.yaml[name], "questions", index)
                text = content.texts[name]
                entry = text[spot.start : spot.end].replace(line.number, line.number[:-1] + "7")
                tree = content.tree.with_file(name, (text[: spot.start] + entry + text[spot.end :]).encode())
                yield tree, name, range(spot.line + 1, line_at(text, spot.end) + 1), ""


@pair("paragraph of practice labelled as research in both languages")
def paragraph_as_research(content: Content) -> Iterator[Pair]:
    practice = "<!-- course:practice -->"
    for name, document in content.of("nl").items():
        found = [match.start() for match in re.finditer(practice, document.source)] if name.startswith("modules/") else []
        for number, place in enumerate(found):
            block = next(block for start, block in document.blocks if start <= place < start + len(block))
            if not set(re.findall(r"@([a-z-]+-\d{4}[a-z]?)", block)) - {"reijbroek-2025"}:
                tree = content.tree
                for file in (name, _other(name)):
                    parts = content.texts[file].split(practice)
                    label = practice.replace("practice", "research")
                    text = practice.join(parts[: number + 1]) + label + practice.join(parts[number + 1 :])
                    tree = tree.with_file(file, text.encode())
                line = line_at(document.source, place)
                yield tree, name, range(line, line + 1), ""


@pair("label of what the article says taken out in both languages")
def article_unlabelled(content: Content) -> Iterator[Pair]:
    label = re.compile(r"<!-- course:(?:practice|contested|research) --> ?(?=[^\n]*@reijbroek-2025)")
    for name, document in content.of("nl").items():
        for number, match in enumerate(label.finditer(document.source) if name.startswith("modules/") else ()):
            tree = content.tree
            for file in (name, _other(name)):
                found = list(label.finditer(content.texts[file]))[number]
                tree = tree.with_file(file, (content.texts[file][: found.start()] + content.texts[file][found.end() :]).encode())
            line = line_at(document.source, match.start())
            yield tree, name, range(line, line + 1), ""


@pair("paragraph of another file in both languages")
def paragraph_copied(content: Content) -> Iterator[Pair]:
    names = [name for name in content.of("nl") if name.startswith("modules/")]
    for name, into in zip(names, [*names[1:], names[0]], strict=True):
        blocks = [content.markdown[file].blocks for file in (name, _other(name))]
        for number, (ours, theirs) in enumerate(zip(*blocks, strict=True)):
            if number % 5 == 0 and all(block[0].isalpha() and len(block.split()) > 25 for _, block in (ours, theirs)):
                tree = content.tree
                for file, block in ((into, ours[1]), (_other(into), theirs[1])):
                    tree = tree.with_file(file, f"{content.texts[file].rstrip()}\n\n{block}\n".encode())
                line = content.texts[into].rstrip().count("\n") + 3
                yield tree, into, range(line, line + 1), name


@pair("cell of a table emptied in both languages")
def cell_emptied(content: Content) -> Iterator[Pair]:
    table = re.compile(r"(?:^\|[^\n]*\|\n){5,}", re.MULTILINE)  # its head, the line below it, and three rows
    for name, document in content.of("nl").items():
        for both in zip(*(table.finditer(content.texts[file]) for file in (name, _other(name))), strict=True):
            for row in range(2, both[0][0].count("\n")):
                tree = content.tree
                for file, found in zip((name, _other(name)), both, strict=True):
                    lines = found[0].split("\n")
                    lines[row] = re.sub(r"[^|]+\|$", " |", lines[row])
                    text = content.texts[file]
                    tree = tree.with_file(file, (text[: found.start()] + "\n".join(lines) + text[found.end() :]).encode())
                line = line_at(document.source, both[0].start()) + row
                yield tree, name, range(line, line + 1), ""


_ALONE = {
    "language that the course has not": ("<!-- only in German -->\n", "<!-- only in German -->\n"),
    "other language": ("<!-- only in English -->\n", "<!-- only in Dutch -->\n"),
}
for _what, _comments in _ALONE.items():

    @pair(f"comment for readers of the {_what}, in both languages")
    def for_nobody(content: Content, comments: tuple[str, str] = _comments) -> Iterator[Pair]:
        for name, document in content.of("nl").items():
            blocks = [block for block in document.blocks if block[1][0].isalpha()]
            theirs = [block for block in content.markdown[_other(name)].blocks if block[1][0].isalpha()]
            if blocks and theirs:
                tree = content.tree
                for file, (place, _), comment in ((name, blocks[-1], comments[0]), (_other(name), theirs[-1], comments[1])):
                    tree = tree.with_file(file, f"{content.texts[file][:place]}{comment}{content.texts[file][place:]}".encode())
                line = line_at(document.source, blocks[-1][0])
                yield tree, name, range(line, line + 1), _other(name)


@pair("paragraph with a label for the readers of one language")
def labelled_for_one(content: Content) -> Iterator[Pair]:
    label = re.compile(r"^<!-- course:(?:research|practice|contested) -->[^\n]*\n\n", re.MULTILINE)
    for name, document in content.of("nl").items():
        both = [list(label.finditer(content.texts[file])) for file in (name, _other(name))]
        for ours, theirs in zip(*both, strict=True):
            text, other = content.texts[name], content.texts[_other(name)]
            tree = content.tree.with_file(name, f"{text[: ours.start()]}<!-- only in Dutch -->\n{text[ours.start() :]}".encode())
            tree = tree.with_file(_other(name), (other[: theirs.start()] + other[theirs.end() :]).encode())
            line = line_at(document.source, ours.start())
            yield tree, name, range(line, line + 2), ""


@pair("text of another case in both languages")
def case_copied(content: Content) -> Iterator[Pair]:
    for module in content.course.modules:
        for one, other in pairwise(module.vignettes.values()):
            tree = content.tree
            for language, text in one.texts.items():
                tree = tree.with_file(other.texts[language].file.as_posix(), text.source.encode())
            yield tree, other.texts["nl"].file.as_posix(), range(1, 100), one.texts["nl"].file.as_posix()


@pair("page deleted in both languages")
def page_deleted(content: Content) -> Iterator[Pair]:
    for line, entry in _nav(content):
        yield content.tree.with_file(f"docs/nl/{entry}", None).with_file(f"docs/en/{entry}", None), _NAV, range(line, line + 1), ""


@pair("entry of the menu taken out")
def entry_removed(content: Content) -> Iterator[Pair]:
    lines = content.tree.contents[_NAV].decode().split("\n")
    for line, _ in _nav(content):
        text = "\n".join([*lines[: line - 1], *lines[line:]])
        yield content.tree.with_file(_NAV, text.encode()), _NAV, range(lines.index("nav:") + 1, lines.index("nav:") + 2), ""


@pair("entry of the menu misspelt")
def entry_misspelt(content: Content) -> Iterator[Pair]:
    lines = content.tree.contents[_NAV].decode().split("\n")
    for line, entry in _nav(content):
        text = "\n".join([*lines[: line - 1], lines[line - 1].replace(entry, f"x{entry}"), *lines[line:]])
        yield content.tree.with_file(_NAV, text.encode()), _NAV, range(line, line + 1), ""


@pair("entry of the menu doubled")
def entry_doubled(content: Content) -> Iterator[Pair]:
    lines = content.tree.contents[_NAV].decode().split("\n")
    for line, _ in _nav(content):
        text = "\n".join([*lines[:line], *lines[line - 1 :]])
        yield content.tree.with_file(_NAV, text.encode()), _NAV, range(line + 1, line + 2), ""


def _nav(content: Content) -> list[tuple[int, str]]:
    """Return the pages in the menu, each with its line."""
    text = content.tree.contents[_NAV].decode()
    return [(line_at(text, match.start(1)), match[1]) for match in re.finditer(r"(?m)^ +- (?:[\w ]+: )?([\w/-]+\.md)$", text)]


@pair("file of which a page shows something gone")
def shown_gone(content: Content) -> Iterator[Pair]:
    for name, document in content.markdown.items():
        for directive in document.directives:
            if source := SOURCES.get(directive.name) if name.startswith("docs/") else None:
                tree = content.tree
                for file in [file for file in tree.files if file.startswith(source)]:
                    tree = tree.with_file(file, None)
                tree = Memory(
                    tree.contents, tree.root, frozenset(folder for folder in tree.empty_folders if not f"{folder}/".startswith(source))
                )
                if source not in {"modules/glossary.yml", "modules/references.yml"}:
                    yield tree, name, range(directive.position.line, directive.position.line + 1), ""


_UNUSED = (
    *("docs/nl/article.pdf", "docs/en/clients.csv", "overrides/assets/article.pdf", "overrides/assets/images/draft.png"),
    "overrides/main.html.orig",
)


@pair("file that nothing links to")
def file_unused(content: Content) -> Iterator[Pair]:
    for name in _UNUSED:
        yield content.tree.with_file(name, b""), name, range(1, 2), ""


@pair("image of the other language")
def image_foreign(content: Content) -> Iterator[Pair]:
    for name, document in content.markdown.items():
        other = "en" if name in content.of("nl") else "nl"
        text, first, last = _after_first_paragraph(document, f"![Twee kopjes](/assets/images/cups-{other}.svg)")[:3]
        tree = content.tree.with_file("overrides/assets/images/cups-nl.svg", b"").with_file("overrides/assets/images/cups-en.svg", b"")
        yield tree.with_file(name, text.encode()), name, range(first, last + 1), ""


@pair("lock gone")
def lock_gone(content: Content) -> Iterator[Pair]:
    for name in LOCKS:
        yield content.tree.with_file(name, None), name, range(1, 2), ""


@pair("lock doubled")
def lock_doubled(content: Content) -> Iterator[Pair]:
    for name in (QUESTIONS, TRANSLATIONS):
        text = content.tree.contents[name]
        yield content.tree.with_file(name, text * 2), name, range(1, 2 * text.count(b"\n") + 2), ""


@pair("lock that lost its end")
def lock_cut(content: Content) -> Iterator[Pair]:
    for name in LOCKS:
        text = content.tree.contents[name]
        for part in (2, 3, 5):
            left = text[: len(text) * part // 7].rstrip(b"\n")
            line = left.count(b"\n") + 1
            yield content.tree.with_file(name, left), name, range(line, line + 1), ""


@pair("picture as a camera makes it")
def heavy_picture(content: Content) -> Iterator[Pair]:
    for name in ("docs/nl/images/chairs.jpg", "docs/en/images/chairs.png", "overrides/assets/images/chairs.webp"):
        yield content.tree.with_file(name, bytes(3_000_000)), name, range(1, 2), ""


@pair("text that stands in its file twice")
def text_doubled(content: Content) -> Iterator[Pair]:
    for name, text in content.texts.items():
        if name.endswith(".md"):
            yield content.tree.with_file(name, text.encode() * 2), name, range(1, 2 * text.count("\n") + 2), ""


@pair("text that a comma cuts")
def comma_put_in(content: Content) -> Iterator[Pair]:
    yield from _first_texts(content, r"\{nl: (?=[A-Z])", "{nl: Dus, ja, ")


@pair("text that starts with an apostrophe")
def apostrophe_put_in(content: Content) -> Iterator[Pair]:
    yield from _first_texts(content, r"(?<=  )nl: (?=[A-Z])", "nl: 'n Keer ")


@pair("text that starts with a star")
def star_put_in(content: Content) -> Iterator[Pair]:
    yield from _first_texts(content, r"(?<=  )nl: (?=[A-Z])", "nl: *Dus* ")


def _first_texts(content: Content, old: str, new: str) -> Iterator[Pair]:
    """Yield each data file with the first of its texts written so that it is misread; the finding stands in its line."""
    for name, file in content.yaml.items():
        if match := re.search(old, file.text):
            text = file.text[: match.start()] + new + file.text[match.end() :]
            line = line_at(text, match.start())
            yield content.tree.with_file(name, text.encode()), name, range(line, line + 1), ""


@pair("line of a lock taken out")
def lock_line_removed(content: Content) -> Iterator[Pair]:
    for name in LOCKS:
        lines = content.tree.contents[name].decode().splitlines(keepends=True)
        for number, line in enumerate(lines):
            if not line.startswith("#"):
                tree = content.tree.with_file(name, "".join([*lines[:number], *lines[number + 1 :]]).encode())
                yield tree, name, range(1, 2), ""


@pair("changed in both languages, and not recorded")
def not_recorded(content: Content) -> Iterator[Pair]:
    for name, document in content.of("nl").items():
        for heading in document.headings[::3]:
            tree = content.tree
            for file, sentence in ((name, "Dit staat er nu ook."), (_other(name), "This stands here now, too.")):
                there = next((one for one in content.markdown[file].headings if one.id == heading.id), None)
                if there:
                    source = content.texts[file]
                    place = source.index("\n", content.markdown[file].offset(there.position))
                    tree = tree.with_file(file, f"{source[:place]}\n\n{sentence}{source[place:]}".encode())
            yield tree, TRANSLATIONS, range(1, 2), ""


@pair("bodies of two sections swapped (both)")
def bodies_swapped_in_both(content: Content) -> Iterator[Pair]:
    for name, document in content.of("nl").items():
        other = content.markdown[_other(name)]
        if [heading.id for heading in document.headings] == [heading.id for heading in other.headings]:
            for (dutch, first, last, *_), (english, *_) in zip(bodies_swapped(document), bodies_swapped(other), strict=False):
                tree = content.tree.with_file(name, dutch.encode()).with_file(_other(name), english.encode())
                yield tree, name, range(first, last + 1), _other(name)


# Whole files

_FILES: dict[str, Callable[[str], bytes | None]] = {
    "file deleted": lambda text: None,
    "file emptied": lambda text: b"",
    "file of one space": lambda text: b" \n",
    "file in Latin-1": lambda text: ("é\n" + text).encode("latin-1", errors="replace"),
    "file in UTF-16": lambda text: text.encode("utf-16"),
    "NUL bytes": lambda text: text.encode()[: len(text) // 2] + b"\0\0" + text.encode()[len(text) // 2 :],
    "merge conflict": lambda text: f"<<<<<<< HEAD\n{text}\n=======\n{text}\n>>>>>>> branch\n".encode(),
    "file of 5 MB": lambda text: text.encode() + b"x" * 5_000_000,
    "pointer of Git LFS": lambda text: b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n",
    "binary file": lambda text: bytes(range(256)) * 20,
    "HTML in place of it": lambda text: b"<!DOCTYPE html><html><body><div>Not found",
    "signs read in a wrong encoding": lambda text: (text + "\nEen cliÃ«nt\n").encode(),
}
_STRAYS = (".orig", " copy.md", ".bak", ".txt")
"""What is put behind the name of a file to make one that nothing reads."""
_YAML_FILES: dict[str, Callable[[str], bytes | None]] = {
    "list in place of fields": lambda text: b"- a\n- b\n",
    "text in place of fields": lambda text: b"hello\n",
    "aliases that grow without end": lambda text: (
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    ).encode(),
    "brackets without end": lambda text: b"a: " + b"[" * 100_000,
    "lists without end": lambda text: b"- " * 20_000 + b"a",
    "second document": lambda text: f"{text}\n---\nx: 1\n".encode(),
    "file cut off": lambda text: (text.encode()[: len(text.encode()) // 2].rpartition(b"\n")[0] + b'\n      nl: "half').replace(b"\r", b""),
    "huge number": lambda text: b"order: " + b"9" * 10_000 + b"\n",
}


def whole_files(content: Content, each: int | None = None) -> Iterator[Plant]:
    """Yield what can befall a whole file, for every file."""
    optional = re.compile(
        r"modules/(?:claims|help-lines)|quizzes/(final-test|self-assessment)|kit/(guides|methods)/"
    )  # a course can do without
    for number, (what, change) in enumerate((_FILES | _YAML_FILES).items()):
        files = (content if each is None else content.starting_at(number)).texts
        fitting = {name: text for name, text in files.items() if what in _FILES or name.endswith(".yml")}
        for name, text in drawn(fitting.items(), each, what):
            new = change(text)
            if new is None and optional.match(name):
                continue
            other = _other(name) if name.endswith(".md") else ""
            lines = range(1, (new or b"").count(b"\n") + text.count("\n") + 3)
            yield Plant(what, content.tree.with_file(name, new), name, lines, other)
    for number, name in enumerate(drawn(content.texts, each, "stray")):
        stray = name + _STRAYS[number % len(_STRAYS)]
        yield Plant("copy that was left", content.tree.with_file(stray, b"x\n"), stray, range(1, 2))
    for name in drawn(content.texts, each, "folder"):
        yield Plant("folder in place of the file", content.tree.with_folder(name), name, range(1, 2))


@kind("link to the section in which it stands (both)")
def link_to_itself(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for heading in document.headings:
            place = document.source.find("\n\n", document.source.find(f"#{heading.id} }}")) + 2
            if place > 1 and document.source[place : place + 1].isalpha():
                yield name, changed(document.source, place, place, f"[Lees dit](#{heading.id}) ook. ")


@kind("paragraph that stands twice, but for a word")
def paragraph_almost_doubled(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for number, match in enumerate(re.finditer(r"(?m)^(?P<start>[A-Z‘][^\n]{120,} )(?P<last>\w+)(?P<end>[.?]’?\n\n)", document.source)):
            if number % 4 == 1 and len(match[0].split()) > 20:
                yield name, changed(document.source, match.end(), match.end(), f"{match['start']}toch{match['end']}")


@kind("number of things that a sentence then names, in one language")
def announced_otherwise(content: Content) -> Iterator[tuple[str, Made]]:
    row = re.compile(
        r"\b(?:drie|vier|three|four)(?= (?:\w+ ){0,2}(?:thema’s|bronnen|reflexen|niveaus|themes|sources|reflexes|levels)\b[^.:]*: )"
    )
    for name, text in content.texts.items():
        for match in row.finditer(text):
            yield name, changed(text, match.start(), match.end(), "zeven" if match[0] in {"drie", "vier"} else "seven")


def _said_alike(content: Content, what: str) -> Iterator[tuple[str, str, int, str, int]]:
    """Yield the English texts that name as many of something as the Dutch do, each with the place of the first of these."""
    for name, document in content.of("en").items():
        original = content.markdown[_other(name)]
        if len(document.blocks) == len(original.blocks):
            for (_, ours), (start, theirs) in zip(original.blocks, document.blocks, strict=True):
                one, two = said_in_words(ours, "nl").get(what, []), said_in_words(theirs, "en").get(what, [])
                if two and [said[1] for said in one] == [said[1] for said in two]:
                    yield name, document.source, start + two[0][2], two[0][0], line_at(document.source, start)
    for name, file in content.yaml.items():
        for path in fields(file, "en"):
            both, spot = _get(file.data, path[:-1]), spot_of(file, *path)
            if not isinstance(both["en"], str):
                continue
            one, two = said_in_words(both["nl"], "nl").get(what, []), said_in_words(both["en"], "en").get(what, [])
            place = file.text.find(two[0][0], spot.start, spot.end) if two else -1
            if place >= 0 and [said[1] for said in one] == [said[1] for said in two]:
                yield name, file.text, place, two[0][0], (spot.key or spot).line + 1


for _what, _puts in (
    ("country", "Poland Sweden"),
    ("season", "winter autumn"),
    ("century", "eighteenth-century 19th-century"),
    ("decade", "1930s 1940s"),
):

    @kind(f"another {_what} in English")
    def said_otherwise(content: Content, what: str = _what, puts: str = _puts) -> Iterator[tuple[str, Made]]:
        for name, text, place, words, first in _said_alike(content, what):
            put = next(word for word in puts.split() if word[:3] not in words)
            made = changed(text, place, place + len(words), put)
            yield name, (made[0], first, made[2])


@kind("word in brackets behind a number left out in English")
def said_less_of_a_line(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.of("en").items():
        original = content.markdown[_other(name)]
        for (_, ours), (start, theirs) in zip(original.blocks, document.blocks, strict=False):
            if re.search(r"\]\(tel:[^()]*\) \([^()|]*dag en nacht\)", ours):
                for match in re.finditer(r"\]\(tel:[^()]*\)[^()|]* \([^()|]*?(?P<left>, day and night|anonymous, )", theirs):
                    yield name, changed(document.source, start + match.start("left"), start + match.end("left"), "")


@kind("reason of a guide that names somebody of another case (both)")
def guide_names_another(content: Content) -> Iterator[tuple[str, Made]]:
    people = {
        vignette_id: [str(person.name) for person in vignette.constellation.people]
        for module in content.course.modules
        for vignette_id, vignette in module.vignettes.items()
    }
    for name, file in content.yaml.items():
        for index, case in enumerate(file.data["cases"]) if name.startswith("kit/guides/") else ():
            own_people = people[case["vignette"]]
            texts = " ".join(text for file_name, text in content.texts.items() if f"/{case['vignette']}." in file_name)
            for person in own_people:
                if all(re.search(rf"\b{person}\b", text) for text in case["why"].values()):
                    other = next(one for those in people.values() for one in those if one not in texts and " " not in one)
                    new = {language: re.sub(rf"\b{person}\b", other, text) for language, text in case["why"].items()}
                    put = f"{{nl: {repr_yaml(new['nl'])}, en: {repr_yaml(new['en'])}}}\n   "
                    yield name, value_changed(file, ("cases", index, "why"), put)


for _what, _found, _put in (
    ("authors joined by a word", r"[.,] & (?=[A-ZÀ-Ý])", ", and "),
    ("initial of an author without its full stop", r"(?<= [A-Z])\.(?=, )", ""),
):

    @kind(f"{_what} in an APA entry")
    def apa_otherwise(content: Content, found: str = _found, put: str = _put) -> Iterator[tuple[str, Made]]:
        name = REFERENCES
        file = content.yaml[name]
        for index, _ in enumerate(file.data["references"]):
            spot = spot_of(file, "references", index, "apa")
            authors = file.text.find(" (", spot.start, spot.end)
            if match := re.compile(found).search(file.text, spot.start, authors):
                made = changed(file.text, match.start(), match.end(), put if put != ", and " else match[0].replace("&", "and"))
                yield name, (made[0], (spot.key or spot).line + 1, line_at(file.text, spot.end))


@kind("number of an article that is not that of its DOI")
def article_otherwise(content: Content) -> Iterator[tuple[str, Made]]:
    name = REFERENCES
    file = content.yaml[name]
    for index, reference in enumerate(file.data["references"]):
        spot = spot_of(file, "references", index, "apa")
        match = re.compile(r"Article e?0*(?P<number>\d+)(?P<one>\d)(?P<two>\d)\b").search(file.text, spot.start, spot.end)
        if match and match["one"] != match["two"] and reference.get("doi", "").endswith(f"{match['number']}{match['one']}{match['two']}"):
            made = changed(file.text, match.start("one"), match.end("two"), match["two"] + match["one"])
            yield name, (made[0], (spot.key or spot).line + 1, line_at(file.text, spot.end))


@kind("denial taken out of the explanation of a question about a service")
def explanation_allows(content: Content) -> Iterator[tuple[str, Made]]:
    denied = re.compile(r"werk je (?P<no>niet\s+)gezamenlijk aan gevoelens|you do (?P<not>not )work on feelings together")
    for name, index, question in content.questions():
        for language, words in question["explanation"].items():
            if denied.search(words) and any("Veilig Thuis" in option["text"][language] for option in question["options"]):
                new = denied.sub(lambda match: match[0].replace(match["no"] or match["not"], ""), words)
                yield name, value_changed(content.yaml[name], ("questions", index, "explanation", language), repr_yaml(new.strip()))


NATURAL = (
    (
        "Honderd procent zeker weet niemand het, en 100% inzet vraagt niemand.",
        "Nobody is a hundred per cent certain, or asks for 100% effort.",
    ),
    ("Bel bij direct gevaar [112](tel:112).", "In immediate danger, call [112](tel:112)."),
    ("Kies uit: a) thee, b) koffie.", "Choose from: a) tea, b) coffee."),
    ("Er waren 10 mensen en 35 stoelen.", "There were ten people and thirty-five chairs."),
    ("Er waren drieëndertig mensen, drie op de 10.", "There were 33 people, three in ten."),
    ("Om 19.30 uur begint het, om 10:15 uur de dag erna.", "It begins at 7.30 pm, and at 10.15 am the day after."),
    ("Zet de helderheid op 50%.", "Set the brightness to 50%."),
    ("Het begint om half acht.", "It begins at 7.30 pm."),
    ("Het begint om half acht.", "It begins at half past seven."),
    ("Het begint om 19.30 uur.", "At half past seven it begins."),
    ("Drie thema’s keren terug: tijd, geld en, minder vaak, seks.", "Three themes return: time, money and, less often, sex."),
    ("Om half 11 is er koffie, om kwart voor twaalf thee.", "There is coffee at 10.30 am, and tea at a quarter to twelve."),
    ("Zet de helderheid op tien procent.", "Set the brightness to 10 per cent."),
    ("Er wonen 3.000.000 mensen.", "3 million people live there."),
    ("Er wonen 2,5 miljoen mensen, en tienduizend schapen.", "2.5 million people live there, and 10,000 sheep."),
    ("Hij woont op nummer 121.", "He lives at number 121."),
    ("Noem 100 namen.", "Mention 100 names."),
    ("Werk uit de VS (1880) en Nederland (2012), en uit Utrecht (2021).", "Work from the US (1880), Germany (2012), and Utrecht (2021)."),
    ("Er is ook ander onderzoek [@moors-2019].", "There is other research too [@moors-2019]."),
    (
        "De serie *Wanderlust* (2018) en de film Her (2013) gaan erover.",
        "The series *Wanderlust* (2018) and the film Her (2013) are about it.",
    ),
    ("Ada en Ben (2010 getrouwd) wonen in Gent.", "Ada and Ben (married 2010) live in Ghent."),
    ("Ze zijn met z’n drieën, en samen zes jaar ouder.", "The three of them together are six years older."),
    ("Na anderhalf jaar en drie weken is het uit.", "After eighteen months and three weeks it is over."),
    ("Twee van de drie blijven.", "Of the three, two stay."),
    ("Vier het op vrijdagavond, onder vier ogen.", "In May, do celebrate, just the two of you, on a Friday evening."),
    ("Neem de drie in acht, om half tien.", "Mind the three of them, at half nine."),
    ("Om de twee weken, op dinsdag of een dag later.", "Every fortnight, on Tuesdays or the day after."),
    ("Beiden zijn het met haar eens, elk op één na.", "The two agree with her, each but one."),
    ("Na veertien dagen, of 24 uur.", "After a fortnight, or after 24 hours."),
    ("Bel 112 niet alleen bij brand.", "Do not only call 112 when there is a fire."),
    ("Bel niet 113 maar 112, als er direct gevaar is.", "Do not call 113 but 112, if there is immediate danger."),
    ("Wacht niet en bel 112. Wie bij de GGZ, of bij 113, al bekend is, zegt dat.", "Do not wait: call 112. Say if 113 knows you already."),
    ("De huisarts is er op werkdagen, 113 dag en nacht.", "The GP is there on weekdays, 113 day and night."),
    ("Bel 113, en op werkdagen ook de huisarts.", "Call 113, and on weekdays your GP as well."),
    (
        "De Volkskrant (2019) schreef erover, en de Wet Bibob (2003) noemt het.",
        "The Volkskrant (2019) wrote on it, the Act Bibob (2003) too.",
    ),
    ("Dat onderzoek laat zien wat samengaat.", "That research shows what goes together."),
    ("Wetenschappelijk bewezen is het niet; zie [@fern-2020].", "It has not been proven; see [@fern-2020]."),
    ("Op vrijdag 3 mei 2024 was het zover.", "It happened on Friday 3 May 2024."),
    ("Lees [over drie van de begrippen](/glossary.md).", "Read [about three of the terms](/glossary.md)."),
    ("Neem twee [methoden](/kit/methods.md) door.", "Go through two [methods](/kit/methods.md)."),
    ("In Nederland (112) is dat er.", "In the Netherlands (112) there is one."),
    ("Bel Veilig Thuis, 0800-2000 (gratis), of 0800-2000 24/7.", "Call Veilig Thuis on 0800-2000 (free), or on 0800-2000 24/7."),
    (
        "Bel Veilig Thuis, 0800-2000 (dag en nacht; chat van 9 tot 17 uur).",
        "Call Veilig Thuis on 0800-2000 (day and night; chat from 9 am to 5 pm).",
    ),
    ("Bel 113 (gratis, ook in het weekend).", "Call 113 (free, also at weekends)."),
    ("Bel 113, overdag en ’s nachts.", "113 is there by day and by night."),
    ("Bel 113, je huisarts (op werkdagen) of een vriend.", "Call 113, your GP (on weekdays) or a friend."),
    (
        "Waar de praktijk in het weekend gesloten is kun je 113 bellen.",
        "Where the practice is closed at weekends you can call 113.",
    ),
    ("Bel 112 bij geweld. **Geweld:** bel 112.", "Call 112 for violence. **Violence:** call 112."),
    (
        "**Gedachten aan zelfdoding:** bel 113. Is er ook geweld, bel dan Veilig Thuis (0800-2000).",
        "**Thoughts of suicide:** call 113. If there is violence too, call Veilig Thuis (0800-2000).",
    ),
    ("Bel 113 bij wanhoop na geweld.", "Call 113 for despair after violence."),
    (
        "Kijk op [Veilig Thuis Drenthe](https://www.veiligthuisdrenthe.nl/), of op chat.113.nl.",
        "See [Veilig Thuis Drenthe](https://www.veiligthuisdrenthe.nl/), or chat.113.nl.",
    ),
    ("Het dossiernummer is 01234567, het ISBN 0306406152.", "The registration number is 01234567, the ISBN 0306406152."),
    ("Open 09.00–17.30, vanaf 01.02.2024.", "Open 09.00–17.30, from 01.02.2024."),
    ("Van wie hun relatie open noemen (120) bellen de meesten.", "Of those who call their relationship open (120), most do."),
    ("Bel aan op nummer 121, of neem contact op met 100 mensen.", "Ring the bell at number 121, or contact 100 people."),
    ("Zet de app op 120. Lijn 114 is gratis.", "Set the app to 120. Bus 114 is free of charge."),
    ("Bel hem in 2025, of bel de cliënt om 17.30 uur.", "Call him in 2025, or call your client at 17.30."),
    ("Wacht niet met bellen naar 112, en bel 112 niet pas als het misgaat.", "Do not wait before calling 112; 112 is never too much."),
    ("Zorg eerst dat je zelf veilig bent en bel dan 112.", "Make sure that you are safe first, then call 112."),
    ("Bel de huisarts, de Parnassia Groep, 113 of een vriend.", "Call the GP, the Parnassia Groep, 113 or a friend."),
    ("Bel dan Slachtofferhulp of Veilig Thuis (0800-2000).", "Then call Slachtofferhulp or Veilig Thuis (0800-2000)."),
    (
        "“This is what they wrote to us, and it is not for you,” zei hij.",
        "“This is what they wrote to us, and it is not for you,” he said.",
    ),
    ("> This is what they wrote to us, and it is not for you.", "> This is what they wrote to us, and it is not for you."),
    ("Lees *The art of living with others* maar eens.", "Do read *The art of living with others*."),
    ("Zie [daar](https://nl.wikipedia.org/wiki/Polyamorie).", "See [there](https://en.wikipedia.org/wiki/Polyamory)."),
    ("Op [113.nl](https://www.113.nl/hulp) staat het.", "It stands on [113.nl](https://www.113.nl/hulp)."),
    ("Boodschappen:\n\n- brood\n- twee liter melk", "Shopping:\n\n- bread\n- two litres of milk"),
    ("*Tot morgen. Bente*", "*See you tomorrow. Bente*"),
    ("‘De partners’ huis is leeg,’ zei ze … ‘en ’s avonds ook.’", "‘The partners’ house is empty,’ she said … ‘and at night too.’"),
    (
        "Vraag bijv. naar de dag, resp. de nacht. Mevr. de Boer: ‘Ja!! Met foto’s!!’ Je kunt niet niet communiceren.",
        "Ask about the day or the night. Ms de Boer: ‘Yes!! With the children’s photos!!’ That that is so, we know.",
    ),
    ("1. Vraag.\n\n    Waarom je dat doet.\n\n2. Luister.", "1. Ask.\n\n    Why you do so.\n\n2. Listen."),
    ("1) Een brief kan zo beginnen.\n\n2) En zo doorgaan.", "1) A letter can start like this.\n\n2) And go on like this."),
    ("*Echt?? Ik ook!!*", "*Really?? Me too!!*"),
    ("– Ga je mee?\n\n– Straks, zei zij.", "– Are you coming?\n\n– Later, she said."),
    ("Schrijf naar [a@example.org](mailto:a@example.org).", "Write to [a@example.org](mailto:a@example.org)."),
    ("Wacht een uur, vraag een MRI aan, wees een unie.", "Wait an hour, ask for an MRI, be a union of equals, i.e. a one."),
    ("Zij zei: ‘dat [hij] komt’. De een een kus, de ander een hand.", "She said: ‘that [he] is coming’. One a kiss, the other a hand."),
    ("Wordt je partner boos? Dan word je dat ook.", "Is your partner angry? Then you get angry too, at its own pace."),
    ("Beter als je wacht. Hun hebben en houden staat er.", "It is better then to wait. Their belongings are there, and there are more."),
    ("Noem je het liefde, of een relatie? Het gesprek die avond was goed.", "Is it love, or a relationship? It’s what it’s about."),
    ("Zij zei: ‘Wat wilt u, en hoe is uw “ja” begonnen?’", "She said: ‘Who’s there? You’re right, you could of course go.’"),
    ("Zij appte: ‘IK KAN DIT ECHT NIET MEER.’ [Zo] is het.", "She wrote: ‘I REALLY CANNOT DO THIS ANY MORE.’ So [it] is."),
    ("Het plan moet nog worden uitgewerkt met de cliënt.", "The plan has still to be worked out with the client."),
    ("Zie hoofdstuk 4 van haar boek, of module 1.", "See chapter 4 of her book, or module 1."),
    ("Polygamie is een huwelijk met meer dan één persoon.", "Polygamy is a marriage with more than one person."),
    ("Zo ging het in de jaren 1880–1920, en op 5 mei 2027 weer.", "So it went in 1880–1920, and will again on 5 May 2027."),
    ("Zij (41) woont al 12 jaar met Ben (46).", "She (41) has lived with Ben (46) for 12 years."),
    ("In een groep van 12 mensen duurt het 45 minuten.", "It takes 45 minutes in a group of 12 people."),
    ("", "<!-- only in English --> In Britain it is the Samaritans who answer."),
    ("Voor trans\\* mensen, en \\[hij\\] ook. ‘\\*Zucht\\*,’ appt zij.", "For trans\\* people, and \\[he\\] too. ‘\\*Sigh\\*,’ she texts."),
    ("1985\\. Zo begint een zin. En \\> 50 jaar is het.", "1985\\. That is how a sentence starts. And it is \\> 50 years."),
    ("Zij zei:\n\n‘Ik wil dat niet.’", "She said:\n\n‘I do not want that.’"),
    ("Dit is de hele lijst:\n\nAda, Ben en Cleo.", "This is the whole list:\n\nAda, Ben and Cleo."),
    ("Zo staat het in de [DSM5] (bron: Claude Steele).", "So it stands in the [DSM5] (source: Claude Steele)."),
    ("De vraag is dan:\n\nWat wil je?", "The question is:\n\nWhat do you want?"),
    (
        "| | dag | nacht |\n|---|---|---|\n| Ada | thuis | |\n| Ben | | thuis |\n| Cleo | | x |",
        "| | day | night |\n|---|---|---|\n| Ada | at home | |\n| Ben | | at home |\n| Cleo | | x |",
    ),
    (
        "- **Kleur.** <!-- course:practice --> Zo is het [@reijbroek-2025].",
        "- **Colour.** <!-- course:practice --> So it is [@reijbroek-2025].",
    ),
    ("Laat het me weten als je iets nodig hebt, zegt zij. Liefs, xxx.", "Let me know if you need anything, she says. Love, xxx."),
    ("Ik, [naam], spreek af: ________. Klopt dit nog?", "I, [name], agree: ________. Is this still right?"),
    ("Deze cursus is vertaald met DeepL, en nagekeken.", "This course was translated with DeepL, and read by people."),
    ("Je vindt ons aan de Dorpsstraat 12, 3581 AB Utrecht.", "You find us at Dorpsstraat 12, 3581 AB Utrecht."),
    ("Vraag nooit naar het BSN van je cliënt.", "Never ask for the citizen service number (BSN) of your client."),
    ("Geen casus is gebaseerd op een cliënt van ons.", "No case is based on a client of ours."),
    (
        "Kijk de [film](https://youtu.be/abc) of de [kaart](https://www.google.com/maps/place/x).",
        "See the [film](https://youtu.be/abc) or the [map](https://www.google.com/maps/place/x).",
    ),
    (
        "Vragen? Schrijf aan [de coördinator](mailto:cursus@example.org), in het Nederlands.",
        "Questions? Write to [the coordinator](mailto:course@example.org) in English.",
    ),
    ("Zo gaat het,<br>\nen zo blijft het.", "So it goes,<br>\nand so it stays."),
    (
        "*Ja* en (*nee*), 5 * 3 is 15, een prijs * geldt, **her**zien, o.a. *daar*, voor trans\\* mensen.",
        "*Yes* and (*no*), 5 * 3 is 15, a price * holds, **re**vised, *there*, for trans\\* people.",
    ),
    ("Het is 40 m² of 3 km² groot.", "It is 40 m² or 3 km² large."),
    (
        "1. Een huis.\n1. Een boom.\n    1. Een tak.\n    2. Een blad.\n1. Een roos.\n\nVier mensen.",
        "1. A house.\n1. A tree.\n    1. A branch.\n    2. A leaf.\n1. A rose.\n\nFour people.",
    ),
    (
        "Fern legt het uit, zie pagina 12 van haar boek. In tabel 2 van dat artikel staat meer.",
        "Fern explains it, see page 12 of her book. In table 2 of that article there is more.",
    ),
    ("Zie de bijlage bij de richtlijn.", "See the appendix to the guideline."),
    ("Zie pagina 12. Daar staat het in haar boek.", "See page 12. It stands there in her book."),
    (
        "De wet is van 12-03-1984, en Freud is geboren op 6 mei 1856. Zij is in 1984 geboren.",
        "The act dates from 12-03-1984, and Freud was born on 6 May 1856. She was born in 1984.",
    ),
    ("Hij zegt:\n\nSorry, daar kan ik niet mee helpen.", "He says:\n\nSorry, I can’t help with that."),
    ("Natuurlijk, ik heb de tekst gelezen, zegt zij.", "Certainly, I have read the text, she says."),
    ("Zij schreef xx, en de deelnemer [naam] ook.", "She wrote xx, and the participant [name] did too."),
    ("Zij zei: ‘Nee [verwijderd: zes zinnen] en ja.’", "She said: ‘No [deleted: six sentences] and yes.’"),
    (
        "Meer staat in het [archief](https://doi.org/10.5281/zenodo.1234567).",
        "There is more in the [archive](https://doi.org/10.5281/zenodo.1234567).",
    ),
    (
        "De Wet op de jeugdzorg, de Raad voor de Kinderbescherming en het Huis van de Wijk helpen.",
        "The Wet op de jeugdzorg, the Raad voor de Kinderbescherming and the Huis van de Wijk help.",
    ),
    (
        "‘Ich bin nicht allein, und das ist auch gut so für mich,’ zei hij, en las *Les enfants sont des gens* uit.",
        "‘Ich bin nicht allein, und das ist auch gut so für mich,’ he said, and finished *Les enfants sont des gens*.",
    ),
    ("Dat zag zij ook (zie Fern, 2020, en [@fern-2020]).", "She saw that too (see Fern, 2020, and [@fern-2020])."),
    ("<!-- only in Dutch --> In het Nederlands is zijn boek er niet.", "<!-- only in English --> His book is in English."),
    ("Een gesprek van 14.30 tot 15.45 uur is kort.", "A session from 2.30 to 3.45 pm is short."),
    ("Van 11.30 tot 13 uur is er lunch, om 12.00 uur soep.", "Lunch is from 11.30 to 1 pm, with soup at noon."),
    ("Om 0.00 uur gaat het licht uit.", "The lights go out at midnight."),
    ("Zij loopt 12 kilometer, en tilt 20 kilo.", "She walks seven and a half miles, and lifts 44 pounds."),
    ("Zij loopt twaalf kilometer.", "She walks seven and a half miles."),
    ("Op 14 februari wil iedereen iets.", "On Valentine’s Day everybody wants something."),
    ("Een 50-plusser en een 20’er zijn samen, met een dertiger.", "An over-fifty, a twenty-something and a 30-something are together."),
    ("Besteed 20% van de tijd aan afronden.", "Spend 20% of the time on rounding off."),
    ("Houd tien procent van het budget apart.", "Set ten per cent of the budget aside."),
    ("Reserveer 10% van je aandacht voor de klok.", "Keep 10% of your attention for the clock."),
    (
        "<!-- course:research --> Van de dertig mensen die zij benaderde, deden er zeventien mensen mee [@thouin-2024].",
        "<!-- course:research --> Of the thirty people whom she approached, seventeen people took part [@thouin-2024].",
    ),
    (
        "<!-- course:research --> Twaalf mensen noemden dat, dertig jaar na de eerste mensen [@thouin-2024].",
        "<!-- course:research --> Twelve people mentioned it, thirty years after the first people [@thouin-2024].",
    ),
    (
        'Op de site van <a href="https://www.who.int/">de WHO</a> staat het ook. Zij zijn < 18 jaar, of <18 en >65.',
        'The site of <a href="https://www.who.int/">the WHO</a> has it too. They are < 18 years, or <18 and >65.',
    ),
    (
        '<details markdown="1">\n<summary>Voor wie meer wil</summary>\n\nEen *schuin* woord.\n\nNog een zin.\n\n</details>',
        '<details markdown="1">\n<summary>For who wants more</summary>\n\nA *slanted* word.\n\nAnother sentence.\n\n</details>',
    ),
    (
        "<p>Voor trans* en inter* mensen: 5 * 3 * 2 is dertig, zegt [hij].</p>",
        "<p>For trans* and inter* people: 5 * 3 * 2 is thirty, says [he].</p>",
    ),
    (
        '!!! note "Let op"\n    - een huis\n    - een boom\n\nZo is het.\n\n- een\n\n    Waarom dan wel.\n\n- twee',
        '!!! note "Mind you"\n    - a house\n    - a tree\n\nSo it is.\n\n- one\n\n    Why that may be.\n\n- two',
    ),
    ("", '<!-- only in English -->\n!!! note "In Britain"\n\n    It is the Samaritans who answer.'),
    (
        "Ze zei dat het de vraag van de cliënten was, en niet die van de anderen.",
        "She said it was the clients’ question, and not the others’.",
    ),
    ("‘Dat zijn mijn ouders’, zegt hij, ‘en die van de kinderen’.", "‘Those are my parents,’ he says, ‘and the children’s.’"),
    ("De partner van de partner van je partner hoort er ook bij.", "The partner of the partner of your partner is part of it too."),
    ("Steeds een stap verder, steeds een stap verder, tot het genoeg is.", "One step further, one step further, until it is enough."),
    ("‘Nou - eh - ik weet het niet’, appt ze.", "‘Well - er - I don’t know,’ she texts."),
    ("Zie [@meyer-2003] en ook [@mahar-2024] voor meer.", "See [@meyer-2003] and also [@mahar-2024] for more."),
    ("Hangen e.a. [@hangen-2020] letten op meer.", "Hangen et al. [@hangen-2020] look at more."),
    (
        "De polyculen die we kennen; lees [polycuul](/glossary.md)s grenzen en [metamour](/glossary.md)s na.",
        "Read [polycule](/glossary.md)s and [metamour](/glossary.md)s.",
    ),
    ("Het kost $5 of $10, en in Australië A$7.", "It costs $5 or $10, and A$7 in Australia."),
    ("Er zijn drie kanten: de ene, de andere en het midden.", "There are three sides: one, the other and the middle."),
    ("Twee redenen: het is laat, en wie moe is, luistert slecht.", "Two reasons: it is late, and whoever is tired listens badly."),
    ("Er zijn vier stappen: vraag, luister, wacht en vraag opnieuw.", "There are four steps: ask, listen, wait and ask again."),
    (
        "Er zijn drie vormen: polyamorie, de bekendste, swingen en open relaties.",
        "There are three forms: polyamory, the best known, swinging and open relationships.",
    ),
    ("Drie thema’s: angst en schaamte, verlies, hoop en troost.", "Three themes: fear and shame, loss, hope and comfort."),
    ("Vijf factoren spelen mee: zie de tabel hierboven.", "Five factors play a part: see the table above."),
    ("Twee soorten: met en zonder instemming.", "Two kinds: with and without consent."),
    (
        "In de lente, als de dagen lengen, wil ze weg; in het voorjaar ging ze.",
        "In spring, as the days lengthen, she wants to go; that spring she went.",
    ),
    ("De tranen springen haar in de ogen, in de zomer ook.", "Tears spring to her eyes, in summer too."),
    ("In Nederland is dat anders dan in de VS.", "That is different in the Netherlands from what it is in the United States."),
    ("Haar Poolse moeder en Turkse vader spreken Engels.", "Her Polish mother and Turkish father speak English."),
    ("In de jaren zestig en zeventig groeide het, in de vorige eeuw dus.", "It grew in the 1960s and 1970s, in the last century, that is."),
    ("Tegen het eind van de negentiende eeuw was dat er al.", "By the late 1800s it was there already."),
    ("In de negentiende eeuw, en nog in de jaren vijftig.", "In the nineteenth century, and as late as the 1950s."),
    ("Vraag: ‘Wie wil het niet?’ Zo schrijf je *de* en *het* goed.", "Ask: ‘Who does not want it?’ That is how you write *the* and *an*."),
    ("Zij is er dol op, en hij houdt er ook van.", "It is something she is fond of, and he is too."),
    ("‘Ik wou eigenlijk de.’ Dan valt ze stil.", "‘I really wanted the.’ Then she falls silent."),
    (
        "- **Werk**: een kamer.\n    - zonder raam\n- **Thuis**:\n    - een bed\n    - een stoel",
        "- **Work**: a room.\n    - without a window\n- **Home**:\n    - a bed\n    - a chair",
    ),
    ("Deze werk ik morgen uit, en deze stel ik je voor.", "These I will work out tomorrow, and these I introduce to you."),
    (
        "De modelkamer, de gezinnen en de geldzorgen; dit gezin, dat geld.",
        "The show house, the families and the money worries; this family, that money.",
    ),
    ("Als je wordt gevraagd wie je bent: word je stil?", "If you are asked who you are: do you fall silent?"),
    ("Wat het betekent dat het zo is, weet hij niet; hij had het gehad.", "What it means that that is so he does not know; he had had it."),
    ("Relatie: relatie met wie? Verandering, verandering.", "Relationship: relationship with whom? Change, change."),
    ("Eerlijkheid, eerlijkheid en nog eens eerlijkheid.", "Honesty, honesty and honesty again."),
    ("Bel 113 (gratis, dag en nacht), of chat (anoniem).", "Call 113 (free, day and night), or chat (anonymously)."),
    ("Bel 113 (gratis, anoniem, altijd).", "Call 113 (at no cost, without giving a name, at all hours)."),
    ("De smiley :-) en ( ) blijven; het vinkje (v) ook.", "The smiley :-) and ( ) stay; the tick (v) too."),
    ("Haar moeder is Duits, haar vader Frans van Dijk.", "Her mother is German, her father Frans van Dijk."),
    ("Hij schrijft ‘d.w.z.’ en ‘o.a.’ voluit, m.n. in brieven.", "He writes ‘i.e.’ and ‘e.g.’ in full, esp. in letters."),
    ("Zo gaat het – soms – en zo – vaak – niet.", "It goes that way – sometimes – and often – not."),
    ("Kies A–C of de zeer-veel-later-groep; het is een ja-maar.", "Choose A–C or the much-later group; it is a yes-but."),
)
"""What an author may well put into both languages, each in its own way, or into one."""


DIFFERING = (
    ("Het begint om half acht.", "It begins at 8.30 pm."),
    ("Het begint om half 11.", "It begins at 11.30 am."),
    ("Het begint om 19.30 uur.", "It begins at half past eight."),
    ("Het begint om kwart over acht.", "It begins at 7.45 pm."),
    ("Het begint om zeven uur.", "It begins at 8 pm."),
    ("Zet de helderheid op tien procent.", "Set the brightness to 11 per cent."),
    ("Zet de helderheid op 5 procent.", "Set the brightness to 6 per cent."),
    ("Er wonen 3.000.000 mensen.", "4 million people live there."),
    ("Er wonen drie miljoen mensen.", "30 million people live there."),
    ("Er wonen tienduizend mensen.", "11,000 people live there."),
    ("Noem 131 en de huisarts.", "Mention 131 and the doctor."),
    ("Het nummer 131 is gratis.", "The number 131 is free."),
    ("Zij sprak met zeventien mensen.", "She spoke with sixteen people."),
    ("Er kwamen zestien mensen.", "Sixty people came."),
    ("Er kwamen er 5.", "Six of them came."),
    ("Het begint om half acht.", "It begins at half past eight."),
    ("Op 3 mei 2024 was het zover.", "It happened on 3 June 2024."),
    ("Ze komen op maandagavond.", "They come on Tuesday evenings."),
    ("Zij zijn 15 jaar samen.", "They have been together for 15 months."),
    ("Het is vijftien kilometer lopen.", "It is a walk of fifteen miles."),
    ("Het gesprek duurt twee minuten.", "It is a two-hour conversation."),
    ("Het duurt van 14.30 tot 15.45 uur.", "It lasts from 2.30 to 4.45 pm."),
    ("Zij loopt 12 kilometer.", "She walks seventeen miles."),
    ("Zij is een 50-plusser.", "She is over the hill."),
    ("Zij woont al 12 jaar met Ben (46).", "She has lived for 46 years with Ben (12)."),
    ("Eerst duurde het 45 minuten, later 35 minuten.", "First it took 35 minutes, later 45 minutes."),
)
"""What looks like some of the natural edits, and is wrong."""


def harmless(content: Content) -> Iterator[tuple[str, Memory]]:
    """Yield changes that are no fault: a byte order mark, the line ends of Windows, and what languages write in their own way."""
    for name in content.texts:
        text = content.tree.contents[name]
        yield name, content.tree.with_file(name, b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    yield from natural(content)


def of_works(content: Content) -> Iterator[tuple[str, str]]:
    """Yield a sentence with works of the references, named as they are cited."""
    works = [f"{one.author} ({one.year})" for one in content.course.references.values() if re.fullmatch(r"\w+", str(one.author))]
    if len(works) > 1:
        yield f"Zo zag {works[0]} het, en {works[1]} ook.", f"That is how {works[0]} and {works[1]} saw it."
    else:
        content.left_out.append("a sentence with two works: there are no two with one author each")


def leading_somewhere(content: Content, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of sentences of which each link leads to a page of this content."""
    pages = {*content.course.pages[ORIGINAL], *(f"modules/{module.id}.md" for module in content.course.modules)}
    for dutch, english in pairs:
        if gone := set(re.findall(r"\]\(/([\w/-]+\.md)", dutch)) - pages:
            content.left_out.append(f"{dutch}: there is no page {min(gone)}")
        else:
            yield dutch, english


def natural(content: Content) -> Iterator[tuple[str, Memory]]:
    """Yield each of the natural edits, each in another text; the locks are written anew, as after `curriculum translated`."""
    names = [
        name for name in content.of("nl") if re.fullmatch(r"modules/[^/]+/nl\.md|docs/nl/(?:about|how-to-use|accreditation)\.md", name)
    ]
    few = 12  # at once, since each check takes its time: what is found is found with any of them
    edits = [*possible_here(content, leading_somewhere(content, [*NATURAL, *of_works(content)]))]
    for number in range(0, len(edits), few):
        name = names[number // few % len(names)]
        tree = content.tree
        for file, place in ((name, 0), (_other(name), 1)):
            new = "\n\n".join(pair[place] for pair in edits[number : number + few] if pair[place])
            tree = tree.with_file(file, f"{content.texts[file].rstrip()}\n\n{new}".rstrip().encode() + b"\n")
        yield name, _recorded(tree)
    for name in content.quizzes:  # options of a question that are no sentences, if all of them are written so
        text = content.texts[name]
        for option in content.yaml[name].data["questions"][:2][-1]["options"]:
            for words in option["text"].values():
                text = text.replace(words, words.rstrip(".?"), 1)
        yield name, _recorded(content.tree.with_file(name, text.encode()))
    name, tree = "docs/nl/about.md", content.tree
    for file, new in ((name, " En ‘meer’, met foto’s."), (_other(name), " And ‘more’, in one’s own words.")):
        tree = tree.with_file(file, re.sub(r"(?m)^(description: .*)$", rf"\g<1>{new}", content.texts[file], count=1).encode())
    yield name, _recorded(tree)


def _recorded(tree: Memory) -> Memory:
    """Return the content with its translations confirmed, as after `curriculum translated`."""
    return tree.with_file(TRANSLATIONS, translated(load(tree)[0], "", [])[0].encode())


@kind("end of a paragraph with a label lost in one language")
def labelled_end_lost(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for match in re.finditer(r"(?m)^(?: {4})?<!-- course:\w+ --> [^\n|]{60,}[a-z\]](\.)\n(?=\n|\Z)", document.source):
            yield name, changed(document.source, *match.span(1), "")


@kind("heading that announces what stands below it")
def heading_with_a_colon(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for match in re.finditer(r"(?m)^##+ [^\n]*[a-z]() \{ #", document.source):
            yield name, changed(document.source, *match.span(1), ":")


@kind("paragraph made a quotation in one language")
def paragraph_quoted(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for match in re.finditer(r"(?m)(?<=\n\n)()[A-Z][^\n]{80,}\n(?=\n|\Z)", document.source):
            yield name, (*changed(document.source, *match.span(1), "> "), _other(name))


@kind("question or case moved to another paragraph in one language")
def comment_moved(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        for match in re.finditer(r"(?m)(?<=\n\n)([A-Z][^\n]{40,})\n\n(<!-- course:(?:check|vignette|prompt) [^\n]*-->)\n", document.source):
            yield name, (*changed(document.source, *match.span(), f"{match[2]}\n\n{match[1]}\n"), _other(name))


@kind("length of time another in one language")
def other_length_of_time(content: Content) -> Iterator[tuple[str, Made]]:
    pairs = (("two", "twee"), ("three", "drie"), ("four", "vier"), ("five", "vijf"), ("six", "zes"), ("eight", "acht"), ("nine", "negen"))
    units = (("years", "jaar"), ("months", "maanden"), ("weeks", "weken"))
    for name, document in content.markdown.items():
        original = content.markdown.get(_other(name))
        if "en" not in name.replace("/", ".").split(".") or original is None or len(original.blocks) != len(document.blocks):
            continue
        for (_, ours), (start, theirs) in zip(original.blocks, document.blocks, strict=True):
            if "half" in ours:  # six months
                continue
            for (number, dutch), (unit, its) in ((pair, each) for pair in pairs for each in units):
                counts = [len(re.findall(rf"(?i)\b{word}\b", text)) for word, text in ((number, theirs), (dutch, ours))]
                match = re.search(rf"\b{number} {unit}\b", theirs)
                if match and counts == [1, 1] and f"{dutch} {its}" in ours and "seven" not in theirs and "zeven" not in ours:
                    text = changed(document.source, start + match.start(), start + match.start() + len(number), "seven")
                    yield name, (*text, _other(name))


@kind("words of somebody without their signs in one language")
def unquoted_option(content: Content) -> Iterator[tuple[str, Made]]:
    for name in content.quizzes:
        file = content.yaml[name]
        for match in re.finditer(r"(?m)^ {10}(?:nl|en): (‘[^\n‘’]{30,}[.?!]’)$", file.text):
            yield name, changed(file.text, *match.span(1), f'"{match[1][1:-1]}"')


@kind("somebody of another case named in one language")
def person_of_another_case(content: Content) -> Iterator[tuple[str, Made]]:
    people = {name: re.findall(r"name: (\w{4,})", file.text) for name, file in content.yaml.items() if "/vignettes/" in name}
    for name, own in people.items():
        others = sorted({person for persons in people.values() for person in persons} - {*own})
        for language in ("nl", "en"):
            text = content.texts[f"{name.removesuffix('.yml')}.{language}.md"]
            for number, match in enumerate(re.finditer(rf"(?<=[a-z] )(?:{'|'.join(own)})\b", text) if own else ()):
                stranger = others[number % len(others)]
                if not any(stranger in content.texts[f"{name.removesuffix('.yml')}.{each}.md"] for each in ("nl", "en")):
                    yield f"{name.removesuffix('.yml')}.{language}.md", changed(text, *match.span(), stranger)


@kind("form of a data file that is another's")
def schema_of_another(content: Content) -> Iterator[tuple[str, Made]]:
    for name, file in content.yaml.items():
        for match in re.finditer(r"\A# yaml-language-server: \$schema=\S*/([\w-]+)\.schema\.json", file.text):
            yield name, changed(file.text, *match.span(1), "guide" if match[1] != "guide" else "method")


@kind("module called by a title that none has")
def module_by_another_title(content: Content) -> Iterator[tuple[str, Made]]:
    for name, document in content.markdown.items():
        word = "de" if "nl" in name.replace("/", ".").split(".") else "the"
        for match in re.finditer(r"(?m)(?<=\.)(?=\n\n[A-Z])", document.source):
            yield name, changed(document.source, *match.span(), f" {word.capitalize()} module *Begrippenkader*.")


@kind("claim taught where the module only sums up or asks")
def claim_under_a_summary(content: Content) -> Iterator[tuple[str, Made]]:
    file = content.yaml["modules/claims.yml"]
    for index, claim in enumerate(file.data["claims"]):
        for target in claim.get("taught", [])[:1]:
            heading = ("to-keep", "self-check")[index % 2]
            yield "modules/claims.yml", value_changed(file, ("claims", index, "taught", 0), f"{target.partition('#')[0]}#{heading}")


@kind("button, or words of one edition, taken out of the settings")
def setting_for_readers_gone(content: Content) -> Iterator[tuple[str, Made]]:
    text = content.tree.contents["mkdocs.yml"].decode()
    last = text.count("\n") + 1
    for match in re.finditer(r"(?m)^ +toggle: .*\n", text):
        yield "mkdocs.yml", (text[: match.start()] + text[match.end() :], 1, last)
    text = content.tree.contents.get("mkdocs.en.yml", b"").decode()
    for match in re.finditer(r"(?m)^markdown_extensions:\n  toc: .*\n", text):
        yield "mkdocs.en.yml", (text[: match.start()] + text[match.end() :], 1, text.count("\n") + 1)
