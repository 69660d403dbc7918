"""What a page weighs, as a host sends it: in bytes of gzip, which are the same on every machine. Times stand in `make bench`."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

import pytest

from curriculum.models import LANGUAGES
from tests.pages import ALL_MODULE_PAGES, EVERY_ADDRESS

BUDGETS = {
    "404.html": 6_700,  # what every page carries around its text, of which 4,000 the styles of its first screen
    "": 20_000,  # six drawings, inline so that they follow the colour scheme
    "modules/": 46_000,  # of which about 20,000 are the words
    "final-test/": 34_400,
    "from-article/": 23_500,
    "references/": 20_200,  # the notes give the sizes and percentages to which texts are held
    "glossary/": 16_800,
    "kit/cards/": 53_600,  # every case of the course, on two sheets each
    "kit/builder/": 41_100,
    "kit/": 17_500,
}
"""Bytes by the start of an address; the longest that fits counts."""
OTHERS = 13_000
"""Bytes of any other page."""
COLD = 78_900
"""A module page with all that a first visit fetches for it. (The text of a module alone is about 20 kB.)"""
STYLES = 12_600
SCRIPTS = 21_000
"""All modules of a module page. Each is fetched once for the whole course."""
_ASKED = re.compile(r'(?:src|href)="([^"]+\.(?:js|css))"')


@cache
def weight(path: Path) -> int:
    """The bytes of a file, compressed as most hosts do."""
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def file_of(site: Path, path: str) -> Path:
    """The file of a page."""
    return site / (path if path.endswith(".html") else f"{path}index.html")


def budget(path: str) -> int:
    """The bytes that a page may weigh, in any edition."""
    for language in LANGUAGES:
        path = path.removeprefix(f"{language}/")
    return max(
        ((len(start), bytes_) for start, bytes_ in BUDGETS.items() if (path.startswith(start) if start else not path)), default=(0, OTHERS)
    )[1]


@pytest.mark.parametrize("path", EVERY_ADDRESS)
def test_page_keeps_to_its_budget(site: Path, path: str) -> None:
    """No page weighs more than its budget."""
    assert weight(file_of(site, path)) <= budget(path)


@pytest.mark.parametrize(("language", "path"), ALL_MODULE_PAGES)
def test_first_visit_keeps_to_its_budget(site: Path, language: str, path: str) -> None:
    """A module page with its styles and scripts, fetched for the first time; both editions share these."""
    file = file_of(site, path)
    files = {(file.parent / address).resolve() for address in _ASKED.findall(file.read_text(encoding="utf-8"))}
    assert all((site / "assets").resolve() in each.parents for each in files)
    styles = sum(weight(each) for each in files if each.suffix == ".css")
    scripts = sum(weight(each) for each in files if each.suffix == ".js")
    assert styles <= STYLES
    assert scripts <= SCRIPTS
    assert weight(file) + styles + scripts <= COLD
