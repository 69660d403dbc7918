"""Whether a script can be read: its texts, remarks and brackets are closed. It is read by its signs, and no browser is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from curriculum.rules.catalogue import Fault
from curriculum.text import Document

_TOKEN = re.compile(
    r"(?P<gap>\s+|//[^\n]*|\A#![^\n]*)|(?P<remark>/\*)"
    r"|(?P<text>\"(?:[^\"\\\n]|\\(?:\r\n|.))*+\"?|'(?:[^'\\\n]|\\(?:\r\n|.))*+'?)"
    r"|(?P<number>\.?\d[\w.]*)|(?P<word>[\w$#@]+)|(?P<sign>=>|\+\+|--|\?\.|.)",
    re.DOTALL,
)
_PATTERN = re.compile(r"/(?![*/])(?:[^\\/\[\n]|\\.|\[(?:[^\\\]\n]|\\.)*+\])++/\w*")
"""A regular expression, where a slash starts one."""
_TEMPLATE = re.compile(r"(?:[^`\\$]++|\\.|\$(?!\{))*+", re.DOTALL)
"""What stands between two backticks, up to what is filled in."""
_NEXT_REMARK = re.compile(r"\n[ \t]*/\*")
_LINE_OF_CODE = re.compile(r"[;{}][ \t]*\n")
_CLOSES = {")": "(", "]": "[", "}": "{"}
_ENDS = {"(": ")", "[": "]", "{": "}", "${": "}"}
_WORDS_BEFORE_PATTERN = "return typeof instanceof in of new delete void throw case do else await yield default"
_BEFORE_PATTERN = frozenset(_WORDS_BEFORE_PATTERN.split())
"""Words behind which a slash starts a regular expression, and divides nothing."""
_CONDITIONS = frozenset({"if", "while", "for", "with"})
_CURLY = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "«": '"', "»": '"', "–": "-", "—": "-", "…": "..."}
"""Signs that editors for texts put in the place of those of a script."""


class _Opened(NamedTuple):
    """A bracket, or a backtick, that is not closed yet."""

    sign: str
    place: int
    before: str
    """The word before it, or the sign."""
    names: dict[str, int]
    """The names that `const` and `let` give in it."""


def unreadable(document: Document) -> Iterator[Fault]:
    """Yield the first place over which a browser stops when it reads a script, so that nothing of the script is run."""
    for place, problem in _Scan(document.source).faults():
        what, _, mend = problem.partition(": ")
        yield document.position(place), f"{what}, so nothing of this script is run: {mend}."


class _Scan:
    """One way through a script."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.opened: list[_Opened] = [_Opened("", 0, "", {})]
        self.last = ""
        """The last word or sign that was neither a gap nor a remark; a text stands for itself by its quote."""
        self.is_value = False
        """Say whether that ends a value, so that a slash divides it."""
        self.is_doubtful = False
        """Was there a slash behind a brace? One cannot tell by signs whether that divides, so what is found behind it may be wrong."""
        self.inner = -1
        """The first brace of which the end stands further to the left than its line starts: it has that of another one."""
        self.texts: list[int] = []
        """Where texts between backticks start that have lines of code in them."""

    def faults(self) -> Iterator[tuple[int, str]]:
        """Yield where it stops, and what to do."""
        place = 0
        while match := _TOKEN.match(self.source, place):
            place = match.end()
            found = None
            match match.lastgroup:
                case "gap":
                    continue
                case "remark":
                    found = self._remark(match.start())
                    place = self.source.find("*/", place) + 2
                case "text":
                    if len(match[0]) < 2 or match[0][-1] != match[0][0]:
                        found = match.start(), f"this text in quotes is never closed: put `{match[0][0]}` where it ends"
                    self._after(match[0][0], is_value=True)
                case "number":
                    self._after("0", is_value=True)
                case "word":
                    found = self._word(match[0], match.start())
                case _:
                    place, found = self._sign(match[0], match.start())
            if found and not self.is_doubtful:
                yield found
                return
            if place < match.end():
                return
        if len(self.opened) > 1 and not self.is_doubtful:
            yield self._never_closed()

    def _after(self, token: str, *, is_value: bool) -> None:
        self.last, self.is_value = token, is_value

    def _remark(self, start: int) -> tuple[int, str] | None:
        end = self.source.find("*/", start + 2)
        inner = _NEXT_REMARK.search(self.source, start, max(end, start))
        if end < 0 or (inner and _LINE_OF_CODE.search(self.source, start, inner.start() + 1)):
            return start, "this remark is never closed: put `*/` at its end"
        return None

    def _word(self, word: str, start: int) -> tuple[int, str] | None:
        names, is_given = self.opened[-1].names, self.last in {"const", "let"}
        is_field = self.last in {".", "?."}
        self._after(f".{word}" if is_field else word, is_value=is_field or word not in _BEFORE_PATTERN)
        if is_given and word in names:
            line = self.source.count("\n", 0, names[word]) + 1
            return start, f"line {line} has given the name `{word}` already: take one of them out, or call it otherwise"
        if is_given:
            names[word] = start
        return None

    def _sign(self, sign: str, start: int) -> tuple[int, tuple[int, str] | None]:
        """Return where to go on, and what is wrong."""
        top = self.opened[-1]
        if sign in _CURLY:
            return start + 1, (start, f"`{sign}` is no sign of a script: write `{_CURLY[sign]}`")
        if sign == "`":
            self._open(sign, start)
            return self._template(start + 1)
        if sign == "/":
            return self._slash(start), None
        if sign in _CLOSES:
            return self._close(sign, start)
        if sign == ";" and ((top.sign == "(" and top.before not in {"for", "await"}) or top.sign == "["):
            return start + 1, self._never_closed()
        if sign in _ENDS:
            self._open(sign, start)
        self._after(sign, is_value=sign in {"++", "--"})
        return start + len(sign), None

    def _open(self, sign: str, start: int) -> None:
        self.opened.append(_Opened(sign, start, self.last, {}))

    def _slash(self, start: int) -> int:
        """Return where to go on behind a slash: behind the regular expression that it starts, or behind itself."""
        self.is_doubtful |= self.last == "}"
        pattern = None if self.is_value else _PATTERN.match(self.source, start)
        self._after("/", is_value=pattern is not None)
        return pattern.end() if pattern else start + 1

    def _template(self, start: int) -> tuple[int, tuple[int, str] | None]:
        """Go through a text between backticks, up to its end or to what is filled in."""
        found = _TEMPLATE.match(self.source, start)
        end = found.end() if found else start
        if _LINE_OF_CODE.search(self.source, start, end):
            self.texts.append(self.opened[-1].place)
        if self.source.startswith("${", end):
            self._open("${", end)
            self._after("{", is_value=False)
            return end + 2, None
        if end < len(self.source):
            self.opened.pop()
            self._after("`", is_value=True)
            return end + 1, None
        return end, self._never_closed()

    def _close(self, sign: str, start: int) -> tuple[int, tuple[int, str] | None]:
        top = self.opened[-1]
        line = self.source.rfind("\n", 0, start) + 1
        if _ENDS.get(top.sign) != sign:
            is_first = not self.source[line:start].strip()
            is_open = any(_ENDS.get(other.sign) == sign for other in self.opened)
            if is_open and (is_first or sign == "}" or top.place >= line):
                return start + 1, self._never_closed()
            return start + 1, (start, f"this `{sign}` closes nothing: take it out, or put back what stood before it")
        self.opened.pop()
        if top.sign == "${":
            return self._template(start + 1)
        if self.inner < 0 and sign == "}" and not self.source[line:start].strip() and start - line < self._indent(top.place):
            self.inner = top.place
        self._after(sign, is_value=sign != ")" or top.before not in _CONDITIONS)
        return start + 1, None

    def _indent(self, place: int) -> int:
        line = self.source.rfind("\n", 0, place) + 1
        return len(self.source[line:place]) - len(self.source[line:place].lstrip())

    def _never_closed(self) -> tuple[int, str]:
        """Say of what was opened last that it is not closed; what has the end of another one is told in its place."""
        top = self.opened[-1]
        if self.texts:
            return self.texts[0], "this text between backticks is never closed: put a backtick where it ends"
        if top.sign == "`":
            return top.place, "this text between backticks is never closed: put a backtick where it ends"
        place = self.inner if top.sign == "{" and self.inner > top.place else top.place
        return place, f"this `{top.sign}` is never closed: put `{_ENDS[top.sign]}` where it ends"
