"""Plants the faults and checks the course each time: `python -m tests.campaign.run`, or `make campaign`."""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice, repeat
from pathlib import Path

from curriculum.findings import Finding
from curriculum.rules import load_and_check
from curriculum.silence import SILENCE
from curriculum.tree import Disk, Memory
from tests.campaign.plants import LOCKED, Content, Plant, harmless, plants
from tests.conftest import ROOT, first_check

FIGURES = ROOT / "tests/campaign/FIGURES.md"
"""What the whole campaign found when it ran last; `make campaign` writes it."""


@dataclass
class Result:
    """What became of the plants."""

    planted: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[Plant, list[Finding]]] = field(default_factory=list)
    crashed: list[tuple[Plant, BaseException]] = field(default_factory=list)

    def add(self, other: Result) -> None:
        """Add what became of other plants."""
        self.planted += other.planted
        self.caught += other.caught
        self.missed += other.missed
        self.crashed += other.crashed


def is_caught(plant: Plant, findings: Iterable[Finding]) -> bool:
    """Say whether a finding stands where the plant must be found."""
    locks = set() if plant.kind in LOCKED else {"stale-translation", "agreed-answer", "agreed-data", "moved-text", "lock"}
    if plant.kind.endswith(" put in"):
        locks |= {"translation", "language"}  # these see that one language has more, or that it is Dutch, and not what is wrong with it
    told = [place for finding in findings if finding.rule not in locks for place in (finding.position, *finding.others)]
    places = [(place.file.as_posix(), place.line) for place in told]
    return any((file == plant.file and line in plant.lines) or file == plant.elsewhere for file, line in places)


def run(chosen: Iterable[Plant]) -> Result:
    """Check the course with each plant."""
    result = Result()
    for plant in chosen:
        result.planted[plant.kind] += 1
        findings, error = _checked(plant.tree)
        if error:
            result.crashed.append((plant, error))
        elif is_caught(plant, findings):
            result.caught[plant.kind] += 1
        else:
            result.missed.append((plant, findings))
    return result


def _checked(tree: Memory) -> tuple[list[Finding], BaseException | None]:
    """Return what is found in a course, or how the check crashed."""
    try:
        return load_and_check(tree)[1], None
    except Exception as error:  # noqa: BLE001  (a crash of any kind is what is looked for)
        return [], error


def run_together(content: Content, chosen: Iterable[Plant]) -> Result:
    """Check the course with several plants at a time, each in files of its own, and with each alone that was not found in company.

    Less than half the time of `run`. One that hides others (settings that cannot be read) costs a check of each of these.
    """
    result = Result()
    for company in _companies(content.tree, chosen):
        tree = content.tree
        for plant in company:
            for name in _differing(content.tree, plant.tree):
                tree = tree.with_file(name, plant.tree.contents.get(name))
        findings, error = _checked(tree)
        told = {plant: is_caught(plant, findings) for plant in company}
        found = [plant.kind for plant, caught in told.items() if caught]
        result.add(Result(Counter(found), Counter(found)))
        alone = run(plant for plant, caught in told.items() if not caught)
        result.add(alone)
        if error and not alone.crashed:  # it takes several of them
            result.crashed.append((company[0], error))
    return result


def _companies(untouched: Memory, chosen: Iterable[Plant]) -> Iterator[list[Plant]]:
    """Yield plants in companies of which no two change one file; whatever changes more than files is alone."""
    waiting: list[tuple[list[Plant], set[str]]] = []
    for plant in chosen:
        names = _differing(untouched, plant.tree)
        if plant.tree.folders != untouched.folders or plant.tree.strange != untouched.strange:
            yield [plant]
            continue
        company, taken = next(((company, taken) for company, taken in waiting if not names & taken), ([], set()))
        if not company:
            waiting.append((company, taken))
        company.append(plant)
        taken |= names
        if len(company) == _TOGETHER:
            yield company
            waiting.remove((company, taken))
    yield from (company for company, _ in waiting)


_TOGETHER = 10
"""So many plants to a company: the more there are, the more each check has to look at anew, and the more are hidden by one of them."""


def _differing(one: Memory, other: Memory) -> set[str]:
    """Return the names of the files that are not the same in two courses."""
    return {name for name in one.contents.keys() | other.contents.keys() if one.contents.get(name) != other.contents.get(name)}


def real_content() -> Content:
    """Return the real content."""
    return Content(Memory.of(Disk(ROOT)))


def check_untouched(content: Content) -> list[Finding]:
    """Check the content as it is, so that each plant is one edit after a check: what was not found before is not searched again."""
    found, known = first_check(content.tree)
    SILENCE.start(known)
    return found


def rows(figures: Path) -> dict[str, tuple[int, int]]:
    """Return how many faults of each kind were planted and caught, by the stored figures."""
    found = re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \|$", figures.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: (int(planted), int(caught)) for name, planted, caught in found}


def table(planted: Counter[str], caught: Counter[str]) -> str:
    """Return the figures as a table in Markdown."""
    lines = ["| Fault | Planted | Caught |", "|---|---|---|"]
    lines += [f"| {kind} | {count} | {caught[kind]} |" for kind, count in sorted(planted.items())]
    return "\n".join(lines)


_HEAD = """# The campaign of planted faults

<!-- Written by `make campaign`. -->

Each row is a kind of fault, planted in the real content (`plants.py`): up to 25 of each kind, drawn by lot from all the places where it
applies; `python -m tests.campaign.run --all` plants every one. Several are planted at a time, each in files of its own, which takes half
as long, and one that is not found so is planted alone; `--alone` plants all of them one at a time. A plant counts as caught if
`curriculum check`, which found nothing before, reports something on the planted line, or names that line among the other places of a
finding; for what is taken out, on a line of the field, item or section that lost it;
and for a fault that shows in another file by its nature (an id that changed in one language), in that file. Kinds that leave the
course without contradiction (a key that was moved, say) are found by what was agreed on before (`quizzes/questions.lock`,
`data.lock`, `translations.lock`); all others are found without it.
"""


def main() -> int:
    """Run the whole campaign and print its figures; return 1 if a fault was not found, or anything crashed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", help="only kinds whose name has this in it")
    parser.add_argument("--each", type=int, default=25, help="how many plants of each kind, drawn by lot, always the same (default: 25)")
    parser.add_argument("--alone", action="store_true", help="one plant at a time, which takes twice as long")
    parser.add_argument("--all", action="store_true", help="every plant, more than ten thousand")
    options = parser.parse_args()
    content = real_content()
    untouched = check_untouched(content)
    start = time.perf_counter()
    each = None if options.all else options.each
    processes = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    with ProcessPoolExecutor(processes) as pool:
        parts = list(pool.map(_part, range(processes), repeat(processes), repeat(each), repeat(options.kind or ""), repeat(options.alone)))
    planted = sum((part[0] for part in parts), Counter[str]())
    caught = sum((part[1] for part in parts), Counter[str]())
    wrong = [line for part in parts for line in part[2]]
    print("\n".join(wrong))
    for kind in sorted(rows(FIGURES).keys() - planted.keys() if not options.kind else ()):
        print(f"NOT PLANTED: {kind}: this content has nothing to plant it in")
    seconds = time.perf_counter() - start
    false = [finding for _, tree in ([] if options.kind else harmless(content)) for finding in load_and_check(tree)[1]]
    for finding in [*untouched, *false]:
        print(f"FALSE: {finding}")
    figures = f"{len(planted)} kinds of faults, {planted.total():,} planted, {caught.total():,} caught"
    print(f"{table(planted, caught)}\n\n{figures}, in {seconds:.0f} s.")
    if not options.kind:
        FIGURES.write_text(f"{_HEAD}\n{table(planted, caught)}\n\n{figures}.\n", encoding="utf-8")
    return int(bool(wrong or untouched or false))


def _part(number: int, of: int, each: int | None, kind: str, alone: bool) -> tuple[Counter[str], Counter[str], list[str]]:
    """Plant those faults whose turn it is, one of `of`; return what was planted, what was caught, and what was not, in lines."""
    content = real_content()
    check_untouched(content)
    chosen = islice((plant for plant in plants(content, each) if kind in plant.kind), number, None, of)
    result = run(chosen) if alone else run_together(content, chosen)
    lines = []
    for plant, findings in result.missed:
        lines.append(f"MISSED: {plant.kind}: {plant.file}:{plant.lines.start}-{plant.lines.stop - 1}")
        lines += [f"    {str(finding)[:200]}" for finding in findings[:3]]
    lines += [f"CRASHED: {plant.kind}: {plant.file}: {type(error).__name__}: {error}" for plant, error in result.crashed]
    return result.planted, result.caught, lines


if __name__ == "__main__":
    sys.exit(main())
