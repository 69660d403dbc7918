"""Works something out in a second process, beside what this one does."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Turns:
    """Names, 256 at most, that this process and a copy of it take in turn, each as soon as it has time for the next."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._taken: set[str] = set()
        self._left, end = os.pipe()  # both processes read from it, and what one has read is gone
        os.write(end, bytes(range(len(names))))
        os.close(end)

    def __iter__(self) -> Iterator[str]:
        while number := os.read(self._left, 1):
            self._taken.add(self._names[number[0]])
            yield self._names[number[0]]
        os.close(self._left)

    def not_taken(self) -> list[str]:
        """Return the names that this process did not take."""
        return [name for name in self._names if name not in self._taken]


class SecondProcess(Generic[Value]):
    """A value that a copy of this process works out, if there is a processor for it; if not, this one does when it is asked.

    `instead` is how this process works it out, if that is another way.
    """

    def __init__(self, work_out: Callable[[], Value], instead: Callable[[], Value] | None = None) -> None:
        self._work_out = instead or work_out
        self._child = 0
        if can_fork():
            reader, writer = os.pipe()
            self._child = os.fork()
            if not self._child:
                os.close(reader)
                _answer(writer, work_out)
            os.close(writer)
            self._reader = reader

    def value(self) -> Value:
        """Return the value; wait for it if need be. What goes wrong in the copy goes wrong here, with all that is known of it."""
        if self._child:
            with os.fdopen(self._reader, "rb") as pipe:
                answer = pipe.read()
            _, status = os.waitpid(self._child, 0)
            if status == 0:
                value: Value = pickle.loads(answer)  # noqa: S301  (it comes from this very program)
                return value
        return self._work_out()


def can_fork() -> bool:
    """Say whether a copy can be made safely (there is one thread only), and has a processor of its own."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def _answer(writer: int, work_out: Callable[[], object]) -> None:
    """Write the value, and end this copy without the least of what else the program does when it ends."""
    status = 1
    try:
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(work_out(), pipe)
        status = 0
    finally:
        os._exit(status)
