"""A sample of the campaign: faults of every kind are found where they stand, nothing crashes, and what is no fault is none."""

from __future__ import annotations

import pytest

from curriculum.rules import load_and_check
from curriculum.silence import SILENCE
from tests.campaign.plants import Content, Plant, harmless, natural, plants
from tests.campaign.run import FIGURES, real_content, rows, run_together
from tests.conftest import ROOT, absent, before_an_edit


@pytest.fixture(scope="module")
def content() -> Content:
    """The real content."""
    return real_content()


@pytest.fixture
def silence(known: dict[str, set[str]]) -> None:
    """Start from what a check of the untouched content leaves to the next one."""
    SILENCE.start(known)


@pytest.fixture(scope="module")
def known(content: Content) -> dict[str, set[str]]:
    """What a check of the untouched content leaves to the next one."""
    return before_an_edit(content.tree)


@pytest.fixture(scope="module")
def one_of_each(content: Content) -> list[Plant]:
    """One plant of each kind."""
    return list(plants(content, 1))


@pytest.mark.xdist_group("campaign")
def test_untouched_content_has_no_finding(content: Content) -> None:
    """With locks written from the content itself there is nothing to find."""
    assert load_and_check(content.tree)[1] == []


@pytest.mark.takes(60)
@pytest.mark.usefixtures("silence")
@pytest.mark.xdist_group("campaign")
def test_every_kind_of_fault_is_found_where_it_stands(content: Content, one_of_each: list[Plant]) -> None:
    """One plant of each kind, several at a time in files of their own: found in its file, on its line, also after a check; no exception."""
    result = run_together(content, one_of_each)
    assert len(result.planted) > 100
    assert not result.crashed, [f"{plant.kind}: {plant.file}: {error!r}" for plant, error in result.crashed]
    assert not result.missed, [f"{plant.kind}: {plant.file}: {list(map(str, found[:3]))}" for plant, found in result.missed]


@pytest.mark.usefixtures("silence")
@pytest.mark.xdist_group("campaign")
def test_line_ends_of_windows_are_no_fault(content: Content) -> None:
    """A byte order mark and Windows line ends change nothing, in one file of each ending."""
    for ending in (".yml", ".md"):
        tree = next(tree for name, tree in harmless(content) if name.endswith(ending))
        assert load_and_check(tree)[1] == []


@pytest.mark.usefixtures("silence")
@pytest.mark.xdist_group("campaign")
def test_natural_edits_are_no_fault(content: Content) -> None:
    """What languages write in their own way, and what only looks like a slip, has no finding in the real texts."""
    assert {str(finding) for _, tree in natural(content) for finding in load_and_check(tree)[1]} == set()


@pytest.mark.xdist_group("campaign")
def test_figures_are_of_this_campaign(one_of_each: list[Plant]) -> None:
    """The stored figures have every kind that is planted here, over 2,000 plants, all of them caught; the README gives the same totals."""
    stored = rows(FIGURES)
    assert {plant.kind for plant in one_of_each} <= set(stored), "run `make campaign`: it writes the figures anew"
    assert all(planted == caught for planted, caught in stored.values())
    total = sum(planted for planted, _ in stored.values())
    assert total > 2000
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{len(stored)} kinds of faults, {total:,} planted, {total:,} caught" in readme, (
        "put the figures of `make campaign` into README.md"
    )


@pytest.mark.xdist_group("campaign")
def test_all_that_the_figures_name_is_planted(content: Content, one_of_each: list[Plant]) -> None:
    """No kind of the figures is left out, but in a fork that has not what it changes: there the summary of the tests says which."""
    gone = sorted(set(rows(FIGURES)) - {plant.kind for plant in one_of_each})
    left_out = [*(f"no longer planted: {kind}" for kind in gone), *content.left_out]
    if left_out:
        absent("; ".join(left_out))
