"""An edition that is built beside the others, in a process of its own: with two processors a build takes little more than half.

Only where a process can be copied as it is, with the course in its memory, and quietly (Linux). Elsewhere, and with one
processor, the editions are built one after the other.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable
from logging.handlers import QueueHandler
from multiprocessing.connection import Connection
from typing import Any

from mkdocs.exceptions import PluginError


class Beside:
    """The process that builds an edition. What it logs, and what stops it, is told when the edition is asked for."""

    def __init__(self, build: Callable[[], None]) -> None:
        context = multiprocessing.get_context("fork")
        self._told, tell = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(build, tell), daemon=True)
        self._process.start()
        tell.close()
        self._finished = False

    def finish(self) -> None:
        """Wait until the edition is there; log what was logged on the way, and raise what stopped it."""
        if self._finished:
            return
        self._finished = True
        try:
            records, problem = self._told.recv()
        except EOFError as end:
            self._process.join()
            raise PluginError(f"the process that builds another edition was ended (exit code {self._process.exitcode}).") from end
        self._process.join()
        for record in records:
            logging.getLogger(record.name).handle(record)
        if problem is not None:
            raise problem

    def has_ended(self) -> bool:
        """Tell whether there is something to hear."""
        return self._told.poll()

    def stop(self) -> None:
        """End the process if it is still there: the build has failed, or was stopped."""
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


class _Kept(QueueHandler):
    """Keeps records, in a form in which they can be sent."""

    def __init__(self) -> None:
        self.records: list[logging.LogRecord] = []
        super().__init__(self.records)  # type: ignore[arg-type]

    def enqueue(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(record)


def _run(build: Callable[[], None], tell: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    kept = _Kept()
    for logger in (logging.getLogger(), logging.getLogger("mkdocs")):
        logger.handlers[:] = []
    logging.getLogger().addHandler(kept)
    logging.getLogger("mkdocs").propagate = True
    problem: BaseException | None = None
    try:
        build()
    except BaseException as found:  # noqa: BLE001  (whatever it is, it stops the whole build)
        problem = found
    tell.send((kept.records, problem and _sendable(problem)))
    tell.close()


def _end_with_parent() -> None:
    """Write nothing more into the folder of a build that was killed."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
    os._exit(1)


def _sendable(problem: BaseException) -> BaseException:
    """Return an exception as it is, if it can be sent; else what it says."""
    try:
        copy: Any = pickle.loads(pickle.dumps(problem))  # noqa: S301  (made here)
    except Exception:  # noqa: BLE001  (some cannot be made again from what they say)
        copy = None
    return problem if type(copy) is type(problem) else RuntimeError("".join(traceback.format_exception(problem)))
