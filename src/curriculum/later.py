"""Does something a little later, beside what this process does, unless something else comes up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event, Timer


class Later:
    """One piece of work at a time, each in a thread that ends with the process."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._timer: Timer | None = None
        self._is_dropped, self._has_begun = Event(), Event()

    def do(self, work: Callable[[], Iterator[None]]) -> None:
        """Begin with a piece of work after the time that was given, in the place of any other. It yields after each step."""
        self.drop()
        self._is_dropped.clear()
        self._has_begun.clear()
        self._timer = Timer(self._seconds, self._steps, [work])
        self._timer.daemon = True
        self._timer.start()

    def drop(self) -> None:
        """Drop the work; if it has begun, wait until its step is done."""
        if self._timer:
            self._is_dropped.set()
            self._timer.cancel()
            self._timer.join()
            self._timer = None

    def wait(self) -> None:
        """Wait until the work is done, which begins at once if it has not."""
        if self._timer:
            self._timer.cancel()
            self._timer.join()
            if not self._has_begun.is_set():
                self._timer.function(*self._timer.args)
            self._timer = None

    def _steps(self, work: Callable[[], Iterator[None]]) -> None:
        self._has_begun.set()
        for _ in work():
            if self._is_dropped.is_set():
                return
