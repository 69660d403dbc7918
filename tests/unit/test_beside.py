"""An edition that another process builds fails, warns and ends as if it were built here."""

from __future__ import annotations

import logging
import os
import sys
from functools import partial

import pytest
from mkdocs.exceptions import Abort, PluginError

from curriculum.page.beside import Beside

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="editions are built beside each other on Linux only")


def warn_and(end: BaseException | None) -> None:
    """Stand in for the building of an edition."""
    logging.getLogger("mkdocs.plugins.curriculum").warning("%s: the page has %s.", "index.md", "a fault")
    logging.getLogger("mkdocs.plugins.curriculum").debug("not asked for")
    if end:
        raise end


class Odd(Exception):
    """An exception that cannot be made again from what it says."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


@pytest.mark.parametrize(
    ("end", "raised", "message"),
    [
        (None, None, ""),
        (Abort("Aborted with 1 warnings in strict mode!"), Abort, "strict mode"),
        (PluginError("give it a language"), PluginError, "give it a language"),
        (Odd("a", "b"), RuntimeError, "(?s)warn_and.*Odd: ab"),
    ],
    ids=["done", "strict", "fault", "exception that cannot be sent"],
)
def test_what_another_process_says_is_said_here(
    caplog: pytest.LogCaptureFixture, end: BaseException | None, raised: type[BaseException] | None, message: str
) -> None:
    """Warnings are logged once, by the name they had, and what stopped the edition stops the build."""
    edition = Beside(partial(warn_and, end))
    if raised:
        with pytest.raises(raised, match=message):
            edition.finish()
    else:
        edition.finish()
    assert caplog.record_tuples == [("mkdocs.plugins.curriculum", logging.WARNING, "index.md: the page has a fault.")]


def test_process_that_is_killed_fails_the_build() -> None:
    """A process that ends without a word, as one does when memory runs out, is no edition."""
    with pytest.raises(PluginError, match="exit code 9"):
        Beside(partial(os._exit, 9)).finish()
    edition = Beside(partial(warn_and, None))
    edition.stop()
    edition.stop()
