"""A sample of the campaign: faults of every kind are found where they stand, nothing crashes, and what is no fault is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from curriculum.rules import load_and_check
from curriculum.silence import SILENCE
from tests.campaign.plants import Content, harmless, natural, plants
from tests.campaign.run import FIGURES, check_untouched, kinds, real_content, run
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def content() -> Content:
    """The real content."""
    return real_content()


@pytest.fixture
def silence(content: Content) -> Iterator[None]:
    """What a check of the untouched content leaves to the next one."""
    check_untouched(content)
    yield
    SILENCE.start({})


@pytest.mark.xdist_group("campaign")
def test_untouched_content_has_no_finding(content: Content) -> None:
    """With locks written from the content itself there is nothing to find."""
    assert load_and_check(content.tree)[1] == []


@pytest.mark.takes(60)
@pytest.mark.usefixtures("silence")
@pytest.mark.xdist_group("campaign")
def test_every_kind_of_fault_is_found_where_it_stands(content: Content) -> None:
    """One plant of each kind, in files that differ from kind to kind: found in its file, on its line, also after a check; no exception."""
    result = run(plants(content, 1))
    assert len(result.planted) > 100
    assert not result.crashed, [f"{plant.kind}: {plant.file}: {error!r}" for plant, error in result.crashed]
    assert not result.missed, [f"{plant.kind}: {plant.file}: {list(map(str, found[:3]))}" for plant, found in result.missed]


@pytest.mark.xdist_group("campaign")
def test_line_ends_of_windows_are_no_fault(content: Content) -> None:
    """A byte order mark and Windows line ends change nothing, in one file of each ending."""
    for ending in (".yml", ".md"):
        tree = next(tree for name, tree in harmless(content) if name.endswith(ending))
        assert load_and_check(tree)[1] == []


@pytest.mark.xdist_group("campaign")
def test_natural_edits_are_no_fault(content: Content) -> None:
    """What languages write in their own way, and what only looks like a slip, has no finding in the real texts."""
    assert {str(finding) for _, tree in natural(content) for finding in load_and_check(tree)[1]} == set()


@pytest.mark.xdist_group("campaign")
def test_figures_are_of_this_campaign(content: Content) -> None:
    """The stored figures have every kind, over 2,000 plants, all of them caught; the README gives the same totals."""
    text = FIGURES.read_text(encoding="utf-8")
    rows = {
        name: (int(planted), int(caught)) for name, planted, caught in re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \|$", text, re.MULTILINE)
    }
    assert set(rows) == kinds(content), "run `make campaign`: it writes the figures anew"
    assert all(planted == caught for planted, caught in rows.values())
    total = sum(planted for planted, _ in rows.values())
    assert total > 2000
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{len(rows)} kinds of faults, {total:,} planted, {total:,} caught" in readme, (
        "put the figures of `make campaign` into README.md"
    )
