"""Remembers about which files a question had no answer, so that it is not asked again while they stay as they are.

Most of what rules look for in a file depends on that file alone (`once`), or on it and a little more that can be named (`given`), and
most of the time nothing is found. That nothing is found, and nothing else, is kept from one check to the next, and from one edit to the
next while the course is served, by a fingerprint of the file's name and content; `last_check` sees to it that it is forgotten when the
engine changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

Found = TypeVar("Found")
Rest = ParamSpec("Rest")


class Silence:
    """The questions, each a function, that had no answer, by the fingerprints of the files that they were asked about."""

    def __init__(self) -> None:
        self._known: dict[str, set[str]] = {}
        self._current: dict[str, set[str]] = {}
        self._answered: set[tuple[str, str]] = set()
        """Questions that had an answer: one that is asked in several ways, of each language, say, is silent only if all of them are."""

    def answer(
        self, fingerprint: str, question: Callable[..., Any], ask: Callable[[], tuple[Any, ...]], given: str | None = None
    ) -> tuple[Any, ...]:
        """Return the answer to a question, which is asked only if it may have one.

        `given` is a fingerprint of all else that the answer depends on, if there is anything; an empty one stands for what has none.
        """
        if not fingerprint or given == "":  # a part of a file
            return ask()
        name = f"{question.__module__}.{question.__qualname__}"
        if given:
            name = f"{name} {given}"
        answer = () if name in self._known.get(fingerprint, ()) else ask()
        if answer:
            self._answered.add((fingerprint, name))
            self._current.get(fingerprint, set()).discard(name)
        elif (fingerprint, name) not in self._answered:
            self._current.setdefault(fingerprint, set()).add(name)
        return answer

    def start(self, known: Mapping[str, Iterable[str]]) -> None:
        """Start from what was known before."""
        self._known = {fingerprint: set(names) for fingerprint, names in known.items()}
        self.look_again()

    def look_again(self) -> None:
        """Start from what is known; what a look came to know that was broken off is left: a question may have been asked in part."""
        self._current = {}
        self._answered = set()

    def settle(self) -> None:
        """Know what a whole look came to know, and nothing that it did not ask."""
        self.start(self._current)

    @property
    def current(self) -> dict[str, set[str]]:
        """What is known of the files that were asked about since the start."""
        return self._current

    def add(self, current: Mapping[str, Iterable[str]]) -> None:
        """Add what another process came to know."""
        for fingerprint, names in current.items():
            self._current.setdefault(fingerprint, set()).update(names)


SILENCE = Silence()


class Asked:
    """What questions are asked about: a file, a part of one, or all that it holds in one language."""

    @property
    def fingerprint(self) -> str:
        """What stands for its name and content; nothing, if nobody knows."""
        return ""

    def given(
        self, given: str, function: Callable[Concatenate[Self, Rest], Iterable[Found]], *rest: Rest.args, **named: Rest.kwargs
    ) -> tuple[Found, ...]:
        """Return all that a function yields about this and other things, of which `given` is a fingerprint."""
        return SILENCE.answer(self.fingerprint, function, lambda: tuple(function(self, *rest, **named)), given)


def fingerprint(*parts: str) -> str:
    """Return a short text that stands for others."""
    digest = blake2b(digest_size=12)
    for part in parts:
        content = part.encode(errors="surrogatepass")
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()
