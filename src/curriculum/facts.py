"""What data files say once for all languages, item by item: who is bound to whom, states, addresses, numbers, what follows what.

No translation stands beside it that would contradict a slip, and most of it fits the rest of the course whatever it says. The same
goes for the words of the interface, whose English is in the code: a verdict that says the opposite reads as well as the right one.
Session guides point to lines of a list by their numbers: of each such list the lock knows which line was which.
`data.lock` holds what was agreed on, one line for each item; what the lock of the questions holds already is left to that.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from curriculum.findings import counted, cut
from curriculum.models import LANGUAGES, ORIGINAL, Node, Question, SortingItem, Text, fingerprint
from curriculum.position import Position
from curriculum.text import Document
from curriculum.words import catalogue
from curriculum.words import entries as translations
from curriculum.yamlfile import Key

if TYPE_CHECKING:
    from curriculum.kit.models import Guide
    from curriculum.load import Course, Module

DATA = "data.lock"
Path = tuple[Key, ...]
"""Where something stands in an item: fields, and places in lists."""
_ELSEWHERE: dict[type[Node], frozenset[str]] = {
    Question: frozenset({"objective", "passage", "label", "select", "sources", "options"}),
    SortingItem: frozenset({"place"}),
}
"""What the lock of the questions holds."""
_READABLE = re.compile(r"[\w./:@+,*#-]{1,48}")
"""What stands in the lock as it is; in place of anything longer, a fingerprint."""
_ENTRY = re.compile(r"(?:[\w/-]+=\S*(?:\s+|$))*")
_HASHED, _COUNT, _ORDER = "~", "#", ">"
_LONGEST = 48
"""Signs of an interface word, and of its translation, that stand in the lock as they are."""
_SPACE = re.compile(r"\s")
LINES = "@lines"
"""What the lock calls the list to which a session guide points; no id looks like it."""
_IS = "is"
"""What the lock calls the translation of an interface word."""
_FEW = 3
"""Entries of a list that are told one by one if they are not as agreed on."""


@dataclass(frozen=True, slots=True)
class Item:
    """A data file, or an entry of one that has an id, with all that it says once for all languages."""

    node: Node
    said: dict[Path, str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the interface, or a sentence of it, with what the lock holds of its translation."""

    english: str
    translation: str
    position: Position


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is not as agreed on: where it stands in its item, and how to say so."""

    path: Path
    words: str


@dataclass(frozen=True, slots=True)
class Pointers:
    """A session guide, and the list to whose lines it points, in the language that is written first."""

    guide: Guide
    module: Module
    lines: tuple[str, ...]
    """A fingerprint of each."""


def items(course: Course) -> dict[str, Item]:
    """Return every data file and every entry with an id, by the name that it has in the lock."""
    return dict(found for file in course.data for found in file.once(_of_file))


def words(course: Course) -> dict[str, Word]:
    """Return every word of the interface in every language, by the name that it has in the lock."""
    return dict(found for document in _catalogues(course) for found in document.once(_of_catalogue))


def _catalogues(course: Course) -> list[Document]:
    return [course.frame[name] for language in LANGUAGES if (name := catalogue(language)) in course.frame]


class Unsettled(NamedTuple):
    """What is not wholly as the lock has it."""

    items: dict[str, Item]
    """All items of such files, by name."""
    words: dict[str, Word]
    """All words of such catalogues, by name."""
    files: set[str]
    """The names of all files but these."""
    doubled: set[str]
    """The items of which there are two, so that nobody knows which was agreed on: that there are is told."""


def unsettled(course: Course, known: Mapping[str, str]) -> Unsettled:
    """Return the items and words of the files of which a lock, given line by line, does not hold all as it is: most stay as they were."""
    agreed = by_file({name: line for name, line in known.items() if not name.endswith(f"#{LINES}")})
    found = Unsettled({}, {}, set(), set())
    for node in course.data:
        name = node.origin.path.as_posix()
        differing = node.given(agreed[name].fingerprint, _otherwise, agreed[name].lines)
        found.items.update(differing)
        found.doubled.update(name for name, times in Counter(name for name, _ in differing).items() if times > 1)
        found.files.update([] if differing else [name])
    for document in _catalogues(course):
        name = document.file.as_posix()
        translated = document.given(agreed[name].fingerprint, _translated_otherwise, agreed[name].lines)
        found.words.update(translated)
        found.files.update([] if translated else [name])
    return found


class Agreed:
    """What a lock holds of one file, by the names of its lines."""

    def __init__(self) -> None:
        self.lines: dict[str, str] = {}

    @cached_property
    def fingerprint(self) -> str:
        """What stands for all of it."""
        return fingerprint("\n".join(f"{name} {line}" for name, line in self.lines.items()))


def by_file(known: Mapping[str, str]) -> defaultdict[str, Agreed]:
    """Return what a lock holds, file by file."""
    found: defaultdict[str, Agreed] = defaultdict(Agreed)
    for name, line in known.items():
        found[file_of(name)].lines[name] = line
    return found


def file_of(name: str) -> str:
    """Return the file in which something stands, by the name that it has in a lock."""
    return name.partition("#")[0].partition("@")[0]


def _otherwise(file: Node, agreed: dict[str, str]) -> tuple[tuple[str, Item], ...]:
    """Return the items of a file, if they are not those that were agreed on."""
    found = file.once(_of_file)
    return () if {name: entry(item) for name, item in found} == agreed else found


def _translated_otherwise(document: Document, agreed: dict[str, str]) -> tuple[tuple[str, Word], ...]:
    """Return the words of a catalogue, if they are not those that were agreed on."""
    found = document.once(_of_catalogue)
    return () if {name: word_entry(word) for name, word in found} == agreed else found


def pointers(course: Course) -> dict[str, Pointers]:
    """Return every session guide with the list of its module, by the name that the list has in the lock."""
    return {
        below(guide.origin.path.as_posix(), LINES): Pointers(guide, module, tuple(map(fingerprint, module.takeaways(ORIGINAL))))
        for module, guide in course.guides
    }


def pointers_entry(pointed: Pointers) -> str:
    """Return what the lock holds of a list."""
    return " ".join(f"{number}={line}" for number, line in enumerate(pointed.lines, start=1))


def moved_lines(pointed: Pointers, before: str, guide_before: str) -> Change | None:
    """Return what has to be said of a guide whose list is not as agreed on; where a line was only reworded, that is nothing.

    A number that the guide changed is told by itself.
    """
    if before == pointers_entry(pointed) or not pointed.lines:
        return None
    old = {int(number): line for number, _, line in (part.partition("=") for part in before.split()) if number.isdecimal()}
    agreed = dict(part.split("=", 1) for part in guide_before.split())
    theory = pointed.guide.theory
    if any(agreed.get(f"theory/{index}/line") != str(point.line) for index, point in enumerate(theory)):
        return None
    now = {line: number for number, line in enumerate(pointed.lines, start=1)}
    moved = {index: (point.line, now.get(old.get(point.line, ""), point.line)) for index, point in enumerate(theory)}
    moved = {index: (was, line) for index, (was, line) in moved.items() if was != line}
    if moved:
        numbers = ", ".join(f"what was line {was} is line {line} now" for was, line in moved.values())
        return Change(("theory", next(iter(moved)), "line"), f"in the list to which this points, {numbers}")
    if len(old) != len(pointed.lines):
        had = f"the list to which this points had {counted(len(old), 'line')} when it was agreed on"
        return Change(("theory",), f"{had}, and has {len(pointed.lines)} now")
    return None


def entry(item: Item) -> str:
    """Return what the lock holds of an item."""
    return " ".join(f"{_name(path)}={value}" for path, value in item.said.items())


def is_entry(text: str) -> bool:
    """Say whether a line of the lock can be read, its name left out."""
    return bool(_ENTRY.fullmatch(text))


def changes(item: Item, before: str) -> list[Change]:
    """Return what is not as agreed on."""
    if entry(item) == before:
        return []
    old = dict(part.split("=", 1) for part in before.split())
    paths = {_name(path): path for path in item.said}
    now = {name: item.said[path] for name, path in paths.items()}
    lists = [name for name, value in old.items() if value[:1] == _COUNT and now.get(name, value) != value]
    found = [_longer_or_shorter(paths[name], int(old[name][1:]), int(now[name][1:])) for name in lists]
    for name in dict.fromkeys([*now, *old]):
        if not any(name == each or name.startswith(f"{each}/") for each in lists):
            found += _changed(paths.get(name), name, old.get(name, ""), now.get(name, ""))
    return list(_summed_up(found))


def _name(path: Path) -> str:
    return "/".join(map(str, path))


def _path(name: str) -> Path:
    """Return where something stood in an item, by the name that it had in the lock."""
    return tuple(int(part) if part.isdecimal() else part for part in name.split("/"))


def below(name: str, part: str) -> str:
    """Return the name that a part of something has in a lock: `quizzes/x.yml#question/option`."""
    return f"{name}{'/' if '#' in name else '#'}{part}"


def _changed(path: Path | None, name: str, before: str, now: str) -> Iterator[Change]:
    above, _, field = name.rpartition("/")
    if field in LANGUAGES:  # words of one language in a field that has them for each
        field = f"{above.rpartition('/')[2]}.{field}".lstrip(".")
    if before == now or _COUNT in {before[:1], now[:1]}:  # a list that is gone or new: its entries say so
        return
    if _ORDER in {before[:1], now[:1]}:
        ours, theirs = (value[1:].split(",") for value in (now, before))
        if len(set(ours)) == len(ours) and [each for each in ours if each in theirs] != [each for each in theirs if each in ours]:
            yield Change(path or (), f"the entries of `{field}` stand in another order than was agreed on")
    elif path is None:
        yield Change(_path(name), f"`{field}` is gone, which was agreed on{_as(before)}")
    elif not before:
        yield Change(path, f"`{field}` is new here, and was not agreed on")
    elif _HASHED in {before[:1], now[:1]}:
        yield Change(path, f"`{field}` is not what was agreed on{_as(before)}")
    else:
        yield Change(path, f"`{field}` was agreed on{_as(before)}, and is `{now}` now")


def _as(value: str) -> str:
    return "" if value[:1] == _HASHED else f" as `{value}`"


def _longer_or_shorter(path: Path, before: int, now: int) -> Change:
    return Change(path, f"`{path[-1]}` had {counted(before, 'entry', 'entries')} when it was agreed on, and has {now} now")


def _summed_up(found: Iterable[Change]) -> Iterator[Change]:
    """Yield one change for each entry of a list, and one for a list of which many entries changed."""
    by_list: dict[Path, dict[Path, Change]] = {}
    for change in found:
        number = next((place for place, key in enumerate(change.path) if isinstance(key, int)), None)
        if number is None:
            yield change
        else:
            by_list.setdefault(change.path[:number], {}).setdefault(change.path[: number + 1], change)
    for path, entries in by_list.items():
        if len(entries) > _FEW:
            yield Change(path, f"{len(entries)} entries of `{path[-1]}` are not what was agreed on")
        else:
            yield from entries.values()


def _of_file(file: Node) -> Iterator[tuple[str, Item]]:
    yield from _of_node(file, file.origin.path.as_posix())


def _of_catalogue(document: Document) -> Iterator[tuple[str, Word]]:
    for each in translations(document.source):
        name = _in_line(each.key)
        yield f"{document.file.as_posix()}#{name}", Word(each.key, _in_line(each.words), document.position(each.place))


def lost_words(document: Document, known: Iterable[str], asking: Callable[[], str]) -> list[str]:
    """Return the words that had an entry in a catalogue by the names in the lock, and have none now, though something asks for them.

    `asking` gives all that may; words stand there between quotes.
    """
    file = document.file.as_posix()
    gone = {name for name in known if name.startswith(f"{file}#")} - {name for name, _ in document.once(_of_catalogue)}
    said = {words for _, words in re.findall(r"(?=([\"'])((?:(?!\1)[^\\\n])+)\1)", asking())} if gone else set()
    return sorted(words for words in said if f"{file}#{_in_line(words)}" in gone)


def _in_line(said: str) -> str:
    """Return words in a form that has no spaces; of long ones, the start and a fingerprint."""
    text = _SPACE.sub("_", said)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}{_HASHED}{fingerprint(said)}"


def word_entry(word: Word) -> str:
    """Return what the lock holds of a word."""
    return f"{_IS}={word.translation}"


def word_change(word: Word, before: str) -> str:
    """Say what is not as agreed on with a word; nothing if all is."""
    then, now = (value.removeprefix(f"{_IS}=").replace("_", " ") for value in (before, word.translation))
    shown = "is not what was agreed on" if _HASHED in then + now else f"was agreed on as “{then}”, and is “{now}” now"
    return "" if word_entry(word) == before else f"the translation of “{cut(word.english)}” {shown}"


def _of_node(node: Node, name: str) -> Iterator[tuple[str, Item]]:
    said: dict[Path, str] = {}
    entries: list[tuple[str, Node]] = []
    _collect(node, (), said, entries)
    if said or "#" in name:  # an entry that says nothing else has an id, by which others and saved answers know it
        yield name, Item(node, said)
    for item_id, item in entries:
        yield from _of_node(item, below(name, item_id))


def _collect(node: Node, path: Path, said: dict[Path, str], entries: list[tuple[str, Node]]) -> None:
    """Put what a node says into `said`, and what has an id of its own below it into `entries`."""
    for field, key, default in _fields(type(node)):
        value = getattr(node, field)
        if isinstance(value, Text) or value == default:
            continue
        own = (*path, key)
        if isinstance(value, Node):
            _collect(value, own, said, entries)
        elif isinstance(value, tuple) and value and isinstance(value[0], Node):
            _collect_list(value, own, said, entries)
        else:
            said[own] = _written(value)


def _collect_list(nodes: tuple[Node, ...], path: Path, said: dict[Path, str], entries: list[tuple[str, Node]]) -> None:
    ids = [getattr(node, "id", None) for node in nodes]
    if all(ids):
        said[path] = _ORDER + ",".join(map(str, ids))
        entries += [(str(item_id), node) for item_id, node in zip(ids, nodes, strict=True)]
    elif not isinstance(nodes[0], Text):
        said[path] = f"{_COUNT}{len(nodes)}"
        for number, node in enumerate(nodes):
            _collect(node, (*path, number), said, entries)


@cache
def _fields(kind: type[Node]) -> tuple[tuple[str, str, object], ...]:
    """Return the fields that this lock is about, each with the name that it has in the file and its value where it is left out."""
    elsewhere = {"id"}.union(*(fields for each, fields in _ELSEWHERE.items() if issubclass(kind, each)))
    known = {name: info for name, info in kind.model_fields.items() if name not in elsewhere}
    return tuple((name, info.alias or name, info.default) for name, info in known.items())


def _written(value: object) -> str:
    """Return a value in a form that has no spaces."""
    values = value if isinstance(value, tuple) else (value,)
    text = ",".join(str(each).lower() if isinstance(each, bool) else str(each) for each in values)
    return text if _READABLE.fullmatch(text) else _HASHED + fingerprint(text)
