"""Does something a little later, beside what this process does, unless something else comes up."""

from __future__ import annotations

from collections.abc import Callable
from threading import Timer


class Later:
    """One piece of work at a time, each in a thread that ends with the process."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._timer: Timer | None = None

    @property
    def pending(self) -> Callable[[], object] | None:
        """What is to be done, or is being done."""
        return self._timer.function if self._timer and self._timer.is_alive() else None

    def do(self, work: Callable[[], None]) -> None:
        """Begin with a piece of work after the time that was given, in the place of any other."""
        self.drop()
        self._timer = Timer(self._seconds, work)
        self._timer.daemon = True
        self._timer.start()

    def drop(self) -> None:
        """Drop the work if it has not begun; if it has, wait until it is done."""
        if self._timer:
            self._timer.cancel()
            self._timer.join()
            self._timer = None
