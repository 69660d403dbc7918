"""Something is done later, a step at a time, and gives way to what comes up."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Thread

from curriculum.later import Later


def test_work_that_has_begun_ends_after_its_step() -> None:
    """Who drops the work waits for the step that is being done, and for no other."""
    later, has_begun, can_go_on, done = Later(0), Event(), Event(), []

    def work() -> Iterator[None]:
        has_begun.set()
        can_go_on.wait(10)
        done.append("first")
        yield
        done.append("second")

    def drop() -> None:
        later.drop()
        done.append("dropped")

    later.do(work)
    assert has_begun.wait(10)
    dropping = Thread(target=drop)
    dropping.start()
    assert later._is_dropped.wait(10)
    can_go_on.set()
    dropping.join()
    assert done == ["first", "dropped"]


def test_work_that_has_not_begun_is_not_done() -> None:
    """The next piece of work takes its place."""
    later, done = Later(3600), []

    def work(name: str) -> Iterator[None]:
        done.append(name)
        yield

    later.do(lambda: work("one"))
    later.do(lambda: work("other"))
    later.wait()
    assert done == ["other"]
    later.drop()
