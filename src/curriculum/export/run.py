"""The command `curriculum export`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from time import monotonic

from curriculum.downloads import NoListing, write_listing
from curriculum.export import Export, exports
from curriculum.export.job import ExportProblem, Job
from curriculum.findings import counted, number_of, report
from curriculum.last_check import course_and_findings
from curriculum.models import LANGUAGES


def run(root: Path, names: list[str], languages: list[str], modules: list[str], output: Path) -> int:
    """Make the exports; return 0 if all were made, 1 if one could not be, 2 if the call was wrong."""
    try:
        chosen = choose(names, languages, modules)
        spoken = tuple(language for language in LANGUAGES if not languages or language in _known(languages, LANGUAGES, "language"))
        course, findings = course_and_findings(root)
        ids = [module.id for module in course.modules]
        picked = tuple(module for module in course.modules if not modules or module.id in _known(modules, ids, "module"))
        if findings:
            print(report(findings))
            print(f"curriculum: nothing was exported, because the course has {number_of(findings)}.", file=sys.stderr)
            return 1
        _make_writable(output)
    except ExportProblem as error:
        print(f"curriculum: {error}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="curriculum-") as workshop:
        job = Job(course, spoken, picked, not modules, output, Path(workshop), say)
        if not names and (left := [name for name, one in exports().items() if one not in chosen]):
            say(f"left out, as they hold the whole course or all languages: {', '.join(left)}")
        return _make(job, chosen)


def say(text: str) -> None:
    """Show progress at once, also where the output goes into a file."""
    print(text, flush=True)


def choose(names: list[str], languages: list[str], modules: list[str]) -> list[Export]:
    """Return the exports that were asked for: by name, or all that can be made for what was chosen."""
    known = exports()
    for name in names:
        if name not in known:
            raise ExportProblem(f"there is no export `{name}`.{_hint(name, list(known))} There are: {', '.join(known)}.")
    chosen = [known[name] for name in dict.fromkeys(names)] or list(known.values())
    if modules and not names:
        chosen = [one for one in chosen if one.by_module]
    if languages and not names:
        chosen = [one for one in chosen if one.by_language]
    for one in chosen:
        if modules and not one.by_module:
            raise ExportProblem(f"`{one.name}` is made of the whole course: leave out --module.")
        if languages and not one.by_language:
            raise ExportProblem(f"`{one.name}` holds all languages: leave out --language.")
    return chosen


def _make(job: Job, chosen: list[Export]) -> int:
    problems = []
    for number, one in enumerate(chosen, start=1):
        start = monotonic()
        job.current = one.name
        job.say(f"[{number}/{len(chosen)}] {one.name}: {one.about}")
        try:
            _make_one(one, job)
        except ExportProblem as error:
            problems.append(f"curriculum: {one.name}: {error}")
            print(problems[-1], file=sys.stderr, flush=True)
        else:
            job.say(f"[{number}/{len(chosen)}] {one.name}: done in {monotonic() - start:.0f} s")
    try:
        write_listing(job.output, job.made)
    except NoListing as error:
        print(f"curriculum: {error}", file=sys.stderr)
        return 1
    job.say(f"{counted(len(job.made), 'file')} in {job.output}/")
    if problems:
        others = "; the others are whole" if len(problems) < len(chosen) else ""
        print(f"curriculum: {len(problems)} of {counted(len(chosen), 'export')} could not be made{others}.", file=sys.stderr)
        return 1
    return 0


def _make_one(one: Export, job: Job) -> None:
    try:
        one.make(job)
    except ModuleNotFoundError as error:  # the environment is the one that only builds the site
        raise ExportProblem(f"the package `{error.name}` is not installed: run `make exports`, which installs it first.") from error


def _known(names: list[str], known: Sequence[str], what: str) -> list[str]:
    for name in names:
        if name not in known:
            raise ExportProblem(f"there is no {what} `{name}`.{_hint(name, known)} There are: {', '.join(known)}.")
    return names


def _hint(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name.lower(), known, n=1)
    return f" Did you mean `{close[0]}`?" if close else ""


def _make_writable(output: Path) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=output):
            pass
    except OSError as error:
        why = "it is a file, not a folder" if output.is_file() else error.strerror
        raise ExportProblem(f"nothing can be written into {output}: {why}. Choose another folder with --output.") from error
