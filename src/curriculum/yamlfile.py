"""YAML files whose values know where they stand.

The fast C parser gives the parts of a file one by one, each with its place; here they become values. What the data files of a
course never need is refused on the way: anchors and aliases (a few lines of them can stand for gigabytes), tags, names that
stand twice, and lists within lists without end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # it comes from a compiled module without types
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from curriculum.findings import Finding
from curriculum.plain_values import VALUES
from curriculum.position import Position
from curriculum.signs import odd_signs
from curriculum.silence import fingerprint

Key = str | int
DEEPEST = 30
"""Levels of lists and names within each other; the course uses eight."""


class InvalidYaml(Exception):
    """The file is no YAML, or not text; `findings` say where and why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


@dataclass(slots=True)
class Spot:
    """Where a value stands: its name if it has one, where it starts and ends, and what is in it."""

    line: int
    column: int
    start: int
    end: int = 0
    key: Spot | None = None
    parts: dict[Key, Spot] = field(default_factory=dict)


class YamlFile:
    """One YAML file: its data, and the position of every value in it."""

    def __init__(self, path: Path, text: str, first_line: int = 1, *, foreign: bool = False) -> None:
        """Read a file; in one that is `foreign`, that of another program, tags, anchors and the like are no fault."""
        self.path = path
        self.text = text
        self.foreign = foreign
        self._first_line = first_line
        self._kept: dict[str, list[int]] = {}
        self._spots: Spot | None = None
        is_whole = first_line == 1 and not foreign
        self.data: Any = VALUES.of(self.fingerprint) if is_whole else None
        if self.data is None and self._read() and is_whole:
            VALUES.keep(self.fingerprint, self.data)

    def _read(self) -> bool:
        """Read values and places; say whether all names are texts, as in JSON."""
        reader = _Reader(self)
        try:
            self.data = reader.read()
        except MarkedYAMLError as error:
            found = self._finding(error, reader.last)
            told = [finding for finding in reader.findings if finding.position.line == found.position.line]
            raise InvalidYaml([*reader.findings, *([] if told else [found])]) from error
        except ReaderError as error:
            before = self.text.encode()[: error.position].decode(errors="replace")  # the C parser counts bytes
            position = Position(self.path, before.count("\n") + self._first_line, len(before.rpartition("\n")[2]) + 1)
            problem = "an invisible character stands here, which a data file cannot have: take it out."
            raise InvalidYaml([*reader.findings, Finding(position, "yaml", problem)]) from error
        except YAMLError as error:
            raise InvalidYaml([Finding(Position(self.path), "yaml", f"this is not valid YAML: {error}.")]) from error
        if reader.findings:
            raise InvalidYaml(reader.findings)
        self._spots = reader.root
        return not reader.has_other_names

    @property
    def _root(self) -> Spot | None:
        """Where everything stands. Of a file whose values were known, it is looked up when somebody asks."""
        if self._spots is None and self.data is not None:
            self._read()
        return self._spots

    @cached_property
    def fingerprint(self) -> str:
        """Stands for its name and content; empty if it is a part of a file, or if not all of it counts."""
        return fingerprint(self.path.as_posix(), self.text) if self._first_line == 1 and not self._kept else ""

    def _finding(self, error: MarkedYAMLError, last: Any) -> Finding:
        """Word what the parser says, which had read `last` before it stopped."""
        problem = (error.problem or "").removeprefix("but ")
        mark = error.problem_mark or error.context_mark
        # Of a quote or a bracket that is never closed, the place where it opens is what an author looks for.
        if error.context_mark and re.search(r"quoted scalar|flow (sequence|mapping)|an (alias|anchor)", error.context or ""):
            mark = error.context_mark
        if (stop := error.problem_mark) and self._goes_on_behind_its_quote(last, stop):
            start = last.start_mark
            is_long = start.line < stop.line
            words = _OPEN_QUOTE.format(line=stop.line + self._first_line) if is_long else _SHORT_QUOTE
            return Finding(self.place(start.line, start.column), "yaml", words)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = self.text.split("\n")
        here = lines[line] if line < len(lines) else ""
        if is_more_behind_a_list := isinstance(last, SequenceEndEvent) and stop and last.end_mark.line == stop.line:
            line, column = last.end_mark.line, last.end_mark.column
        if "\t" in here[: column + 1]:
            return Finding(self.place(line, here.index("\t")), "yaml", "a tab stands here: indent with spaces, as the lines around it do.")
        if line >= len(lines) - 1 and not here.strip():  # "the end of the file" is no place where an author can mend anything
            line = max((number for number, words in enumerate(lines) if words.strip()), default=0)
            column = 0
        if re.search(_NO_FIELD, problem) and (found := self._in_line_above(lines, line)):
            return found
        if is_more_behind_a_list and re.search(_NO_FIELD, problem):
            return Finding(self.place(line, column), "yaml", _BEHIND_A_LIST)
        if here[column : column + 1] == "@":
            return Finding(self.place(line, column), "yaml", _AT_SIGN)
        advice = next((words for pattern, words in _PROBLEMS if re.search(pattern, f"{error.context or ''}: {problem}")), None)
        return Finding(self.place(line, column), "yaml", f"{advice or f'this is not valid YAML ({problem}): {_LOOK}'}.")

    def _in_line_above(self, lines: list[str], line: int) -> Finding | None:
        """Word what is wrong with the line above the one in which the parser stopped, or with this one beside that."""
        above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), None)
        if match := _LANGUAGES_IN_LINE.match(lines[line]):
            return Finding(self.place(line, match.start(1)), "yaml", _EACH_ON_ITS_OWN)
        if above is None:
            return None
        for number in (above, line):
            if match := _SPECIAL_INDENT.match(lines[number]):
                return Finding(self.place(number, match.end() - 1), "yaml", "a special space stands here: indent with plain ones.")
        if match := _PAGE_ALONE.fullmatch(lines[above]):
            advice = f"an entry of a list starts with `- `: write `- {match['name']}`, as far to the left as the entries above it."
            return Finding(self.place(above, _indent(lines[above])), "yaml", advice)
        for pattern, advice in _ABOVE if _can_start_a_field(lines, above) else ():
            if match := pattern.match(lines[above]):
                return Finding(self.place(above, _indent(lines[above])), "yaml", advice.format(**match.groupdict()))
        one, other = _FIELD.match(lines[above]), _FIELD.match(lines[line])
        if one and other and one["value"] and one.start("name") < other.start("name"):
            advice = _NOT_EMPTY if one["value"].strip() in {"[]", "{}"} else _DEEPER
            return Finding(self.place(line, other.start("name")), "yaml", advice.format(name=one["name"], value=one["value"].strip()))
        if (left := _left_of_its_text(lines, line)) is not None:
            return Finding(self.place(left, _indent(lines[left])), "yaml", _NOT_BELOW)
        return None

    def _goes_on_behind_its_quote(self, last: Any, stop: Any) -> bool:
        """Say whether what was read last is a text in quotes, and the parser stopped right behind it, in the same line."""
        is_quoted = isinstance(last, ScalarEvent) and last.style in {"'", '"'}
        return is_quoted and last.end_mark.line == stop.line and not self.text[last.end_mark.index : stop.index].strip()

    def place(self, line: int, column: int) -> Position:
        """Return a position, from numbers that count from 0."""
        return Position(self.path, line + self._first_line, column + 1)

    def spot(self, *path: Key) -> Spot | None:
        """Return where the value at `path` stands, if there is one."""
        if len(path) > 1 and isinstance(path[1], int) and path[0] in self._kept:
            kept = self._kept[str(path[0])]
            if path[1] >= len(kept):  # an item of what was agreed on, or none that could be read
                return None
            path = (path[0], kept[path[1]], *path[2:])
        spot = self._root
        for key in path:
            if spot is None:
                return None
            spot = spot.parts.get(key)
        return spot

    def position(self, *path: Key) -> Position:
        """Return where the value at `path` stands, or the nearest value above it that exists.

        For a key in a mapping this is the place of the key itself, which is where an author looks first.
        """
        while path and self.spot(*path) is None:
            path = path[:-1]
        spot = self.spot(*path)
        if not path or spot is None:
            return Position(self.path, self._first_line)
        spot = spot.key or spot
        return self.place(spot.line, spot.column)

    def last_line(self, *path: Key) -> int:
        """Return the line in which a text ends; none for what is no text."""
        spot = self.spot(*path)
        return 0 if spot is None or spot.parts else bisect_right(self._line_starts, spot.end - 1) + self._first_line - 1

    def within(self, path: tuple[Key, ...], value: str, offset: int) -> Position:
        """Return the position of one character of a text.

        A text of several lines stands there otherwise than it reads: folded, indented, with quotes. So both are walked along
        together, spaces left out.
        """
        spot = self.spot(*path)
        if spot is None:
            return self.position(*path)
        place, end = spot.start, spot.end
        if value[:1] not in {"'", '"', "|", ">"} and self.text[place : place + 1] in {"|", ">"}:
            place = self.text.index("\n", place)
        for sign in value[: offset + 1]:
            if not sign.isspace():
                found = self.text.find(sign, place, end)
                if found < 0:
                    break  # written with an escape, such as "\u00e9"
                place = found + 1
        return self.at(max(place - 1, spot.start))

    def at(self, offset: int) -> Position:
        """Return the position of a character of the file."""
        line = bisect_right(self._line_starts, offset) - 1
        return self.place(line, offset - self._line_starts[line])

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @property
    def shortened(self) -> list[Position]:
        """Where the lists stand of which items were left out."""
        return [self.position(name) for name in self._kept]

    def without(self, bad: set[tuple[str, int]]) -> YamlFile:
        """Return this file without some items of its lists; what is left still knows its place."""
        file = object.__new__(YamlFile)
        file.path, file.text, file._first_line, file._spots = self.path, self.text, self._first_line, self._root
        file.data = dict(self.data)
        file._kept = {}
        for name in {name for name, _ in bad}:
            kept = [index for index in range(len(self.data[name])) if (name, index) not in bad]
            file._kept[name] = kept
            file.data[name] = [self.data[name][index] for index in kept]
        return file


_LOOK = "look at the quotes, colons and indents here and above"
_OPEN_QUOTE = (
    "the quote that opens here is not closed before line {line}, where another text starts: close it, or write ’ if it is an apostrophe."
)
_SHORT_QUOTE = (
    "more stands behind the quote that ends this text: put the whole text between quotes, and write ’ for an apostrophe within it."
)
_NO_FIELD = r"mapping values are not allowed|could not find expected ':'|did not find expected key"
"""What the parser says where a field is expected, or none is."""
_FIELD = re.compile(r" *(?:- +)*(?P<name>[\w-]+):(?: +(?P<value>[^\s#|>].*)|\s*$|\s)")
_ABOVE = (
    (re.compile(r" *-(?P<name>[a-z]\w*): "), "behind the `-` that starts an item stands a space: `- {name}: …`."),
    (re.compile(r" *(?:- +)?(?P<name>[a-z][a-z_]*):(?P<value>[^\s/:]+)\s*(?: #.*)?$"), "behind a colon stands a space: `{name}: {value}`."),
    (re.compile(r" *(?:- +)?(?P<name>[a-z][a-z_]*)\s*(?: #.*)?$"), "this line lacks its colon: `{name}:`."),
    (
        re.compile(r" *(?:- +)?(?P<name>[a-z][a-z_]*)(?: *=)? +(?P<value>[a-z0-9-]+)\s*(?: #.*)?$"),
        "this line lacks its colon: `{name}: {value}`.",
    ),
)
"""Lines that no parser takes for a field, though they are meant as one, and what to write."""
_PAGE_ALONE = re.compile(r" *-?(?P<name>[\w/-]+\.md)\s*")
"""A page in a menu whose line does not start with `- `."""
_BELOW = re.compile(r"( *(?:- +)*)[\w-]+: +[>|][-+]?\s*$")
"""Starts a text that stands on the lines below."""
_LONGEST = 40
"""Lines of such a text in which its start is looked for."""
_NOT_BELOW = "a text below `>-` or `|` has more indent than the name above it, in each of its lines: indent this line as the others are."
_SPECIAL_INDENT = re.compile(r" *[\u00a0\u2000-\u200b\u202f\u3000]")
"""What word processors and web pages put in place of a space."""
_BEHIND_A_LIST = (
    "more stands behind the list that ends here: put a text that starts with `[` between quotes, and several fields in one line "
    "between `{` and `}`."
)
_AT_SIGN = "no value can start with `@`: leave it out of a list of sources, as in `[jansen-2020]`, and put a text between quotes."
_LANGUAGES_IN_LINE = re.compile(r" *(?:- +)*[\w-]+: +((?:nl|en): )")
_EACH_ON_ITS_OWN = "the languages stand between braces, `{nl: …, en: …}`, or each on a line of its own below."
_DEEPER = (
    "this line has more indent than `{name}`, which has its value already: give both the same indent, and `- ` before the first of an "
    "item; or, if this is a part of that text, put the whole of it between quotes."
)
_NOT_EMPTY = "here follows what `{name}` holds: take `{value}` out behind its colon, which says that it holds nothing."


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _left_of_its_text(lines: list[str], line: int) -> int | None:
    """Return the line, up to the one in which the parser stopped, that goes on with a text below `>-` and has too little indent."""
    start = next((number for number in range(line - 1, max(line - _LONGEST, -1), -1) if _BELOW.match(lines[number])), None)
    if start is None or not (match := _BELOW.match(lines[start])):
        return None
    below = ((number, lines[number]) for number in range(start + 1, line + 1) if lines[number].strip())
    number, words = next(((number, words) for number, words in below if _indent(words) <= len(match[1])), (0, ""))
    is_prose = len(words.split()) > 1 and not _FIELD.match(words) and not words.lstrip().startswith(("#", "-"))
    return number if is_prose else None


def _can_start_a_field(lines: list[str], number: int) -> bool:
    """Say whether a line stands where fields do, and does not go on with the text of one."""
    own = _indent(lines[number])
    before = (line for line in reversed(lines[:number]) if line.strip() and not line.lstrip().startswith("#") and _indent(line) <= own)
    if (nearest := next(before, None)) is None:
        return True
    field = _FIELD.match(nearest)
    return nearest.rstrip().endswith(":") or bool(field and own in {field.start("name"), _indent(nearest)})


_NO_COLON = "or the line above lacks a colon, or the space behind one"
_PROBLEMS = [
    (r"an (alias|anchor)", "no text can start with `*` or `&`: put it between quotes"),
    (
        r"mapping values are not allowed",
        f"a colon stands where none can: put a text that has `: ` in it between quotes; {_NO_COLON}",
    ),
    (
        r"could not find expected ':'|did not find expected key",
        f"a `name: value` is expected here, with the indent of those above: {_LOOK}; {_NO_COLON}",
    ),
    (
        r"quoted scalar: found unexpected (end|document)",
        "the quote that opens here is never closed: put the same one at the end of the text, and write ’ for an apostrophe",
    ),
    (
        r"flow sequence: did not find",
        "the list that opens here is not closed, or misses a comma: `[one, two]`; a text with `?`, `,`, `[` or `: ` in it needs quotes",
    ),
    (
        r"flow mapping: did not find",
        "these fields are not closed, or miss a comma; a text with `?`, `,`, `[` or `: ` in it needs quotes: `{nl: '…', en: '…'}`",
    ),
    (r"unexpected ':'", "behind a colon stands a space, as in `en: …`; a text with a colon in it needs quotes"),
    (r"node content", "a value is missing here: write it, or take out the character that stands in its place"),
    (r"(scanning|parsing) a (tag|directive|%)|(tag handle|directive name)", "no text can start with `!` or `%`: put it between quotes"),
    (r"mapping keys are not allowed", "no text can start with `? `: put it between quotes"),
    (r"cannot start any token", "no value can start with this character: put the value between quotes"),
    (r"did not find expected '-'", "an item of the list, which starts with `- `, is expected here: look at the indents here and above"),
    (r"block sequence entries are not allowed", "a list cannot start here: put it on the next line, with more indent"),
    (r"expected (alphabetic|(a )?comment|chomping)", "after `|` and `>` the text starts on the next line, with more indent"),
    (r"unknown escape|hex\w+ number", r"in a text between double quotes, `\` means something else: write `\\`, or use single quotes"),
    (r"did not find expected <document start>", f"nothing can follow here: {_LOOK}"),
]
"""What the parser says, and what it means for an author."""
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "True": True, "TRUE": True} | dict.fromkeys(
    ["false", "False", "FALSE"], False
)


def _plain(value: str) -> Any:
    """Return what a value without quotes means: nothing, true or false, a number, or the text itself (YAML 1.2, core schema)."""
    if value in _WORDS:
        return _WORDS[value]
    if value[0] in "+-.0123456789":
        if _INT.fullmatch(value):
            return int(value)
        if _FLOAT.fullmatch(value) and len(value) < 30:
            return float(value)
    return value


_NEXT_ITEM = (
    "this item has its `{name}` in line {line} already: if the next item starts here, put `- ` before it, with the `-` below that of "
    "line {line}; else keep one of the two."
)
_CUT = re.compile(r" +#")
_CUT_FROM_A_WORD = re.compile(r" +#\w")
"""Behind a single word, which may be a name, a `#` starts a comment, unless it is written as in `Kamer #4`."""
_VALUES = {ScalarEvent, MappingStartEvent, SequenceStartEvent}
_ENDS = {MappingEndEvent, SequenceEndEvent}


class _Reader:
    """Makes values of the parser's parts."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.root: Spot | None = None
        self.last: Any = None
        """What was read last."""
        self._run_together: set[int] = set()
        """Where the items start that the next one runs into, since its `-` is missing."""
        self.has_other_names = False
        """Has it names that are no texts, such as numbers?"""
        self._has_signs = " #" in file.text and not file.foreign

    def read(self) -> Any:
        """Return the value of the file."""
        holder: list[Any] = []
        # One entry for each list or mapping that is open: the value, its spot, and the name that waits for its value.
        stack: list[tuple[Any, Spot, list[tuple[Any, Spot]]]] = [(holder, Spot(0, 0, 0), [])]
        for event in self._events():
            kind = type(event)
            if kind in _ENDS:
                stack.pop()[1].end = event.end_mark.index
                continue
            mark = event.start_mark
            spot = Spot(mark.line, mark.column, mark.index, event.end_mark.index)
            if kind is ScalarEvent:
                self._put(stack[-1], self._scalar(event, spot), spot, is_item=isinstance(stack[-2][0], list) if len(stack) > 1 else False)
                continue
            inner: Any = {} if kind is MappingStartEvent else []
            self._put(stack[-1], inner, spot)
            stack.append((inner, spot, []))
            if len(stack) > DEEPEST:
                self._add(spot, f"lists and names stand within each other more than {DEEPEST} deep here: {_LOOK}.")
                return None
        self.root = stack[0][1].parts.get(0)
        return holder[0] if holder else None

    def _scalar(self, event: Any, spot: Spot) -> Any:
        """Return the value of a text, a number or the like, and report what is odd about how it is written."""
        value = event.value
        if event.implicit[0]:
            value = _plain(value)
            cut = _CUT if " " in event.value else _CUT_FROM_A_WORD if event.value[:1].isupper() else None
            if self._has_signs and cut and isinstance(value, str) and cut.match(self.file.text, spot.end):
                self._add(spot, "the text ends where a `#` starts a comment: put the whole text between quotes, or the comment above it.")
        elif event.style == '"' and "\\" in self.file.text[spot.start : spot.end]:
            for _, problem in odd_signs(value):
                self._add(spot, problem)
        return value

    def _events(self) -> Iterator[Any]:
        """Yield the parts that make values, and report what is refused."""
        documents = 0
        next_event = CParser(self.file.text).get_event
        while (event := next_event()) is not None:
            kind = type(event)
            self.last = event
            if kind in _ENDS or (kind in _VALUES and (self.file.foreign or (not event.anchor and not event.tag))):
                yield event
                continue
            mark = event.start_mark
            if isinstance(event, AliasEvent) and self.file.foreign:  # what it stands for is not looked up
                yield ScalarEvent(None, None, (False, True), "", mark, event.end_mark)
                continue
            spot = Spot(mark.line, mark.column, mark.index)
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._add(spot, "a line `---` starts a second document here: a file holds one. Take it out.")
                    return
            if isinstance(event, AliasEvent):
                self._add(
                    spot, f"`*{event.anchor}` repeats another value: write the value itself. A text that starts with `*` needs quotes."
                )
            elif kind in _VALUES:
                if event.anchor:
                    self._add(spot, f"`&{event.anchor}` gives the value a name: leave it out. A text that starts with `&` needs quotes.")
                if event.tag:
                    written = self.file.text[spot.start :].split(maxsplit=1)[0]
                    self._add(spot, f"`{written}` says of what kind the value is: leave it out. A text that starts with `!` needs quotes.")
            else:
                continue
            if isinstance(event, AliasEvent):
                event = ScalarEvent(None, None, (False, True), "", mark, event.end_mark)
            yield event

    def _put(self, above: tuple[Any, Spot, list[tuple[Any, Spot]]], value: Any, spot: Spot, *, is_item: bool = False) -> None:
        """Put a value into the list or mapping that holds it."""
        parent, place, waiting = above
        if isinstance(parent, list):
            place.parts[len(parent)] = spot
            parent.append(value)
        elif not waiting:
            if isinstance(value, (list, dict)):
                self._add(spot, "a list or fields cannot be a name: put it between quotes if it is a text.")
                value = ""
            waiting.append((value, spot))
        else:
            name, spot.key = waiting.pop()
            self.has_other_names = self.has_other_names or not isinstance(name, str)
            if name in parent:
                first = place.parts[str(name)].key or place
                line = self.file.place(first.line, 0).line
                if name == next(iter(parent)) and is_item:
                    self._run_together.add(place.start)
                    self._add(spot.key, _NEXT_ITEM.format(name=name, line=line))
                elif place.start not in self._run_together:
                    self._add(spot.key, f"`{name}` stands here twice (first in line {line}): keep one.")
            parent[name] = value
            place.parts[str(name)] = spot

    def _add(self, spot: Spot, message: str) -> None:
        self.findings.append(Finding(self.file.place(spot.line, spot.column), "yaml", message))
