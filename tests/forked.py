"""Changes a copy of the course as a fork does, and runs the tests of the engine and one planted fault of each kind on that.

`make forked` runs it. Who makes the course theirs edits no Python: whatever they change in texts, data and settings, `make test` has to
go by what stands there, or publishing waits for ever. On the course as it is, it sees that nothing is left out for that: each kind of
`tests/campaign/FIGURES.md` is planted, and no test passes over a fault because what it changes is not there.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from tests.campaign.plants import plants
from tests.campaign.run import FIGURES, real_content, rows
from tests.conftest import EVERY_PLANT, ROOT
from tests.readme import add_final_question, add_module

TESTS = ("tests/unit", "tests/campaign")
MOST = 30
"""Failed tests that the report names."""
_LEFT = {".git", ".venv", ".venv-canary", "site", "dist", "test-results", "node_modules"}
"""What is made here, and not the course."""


def copy_of_course(work: Path) -> Path:
    """Return a copy of the repository without what is made in it."""

    def left(folder: str, names: list[str]) -> set[str]:
        return {name for name in names if name in _LEFT or name.endswith(("cache", "__pycache__", ".egg-info"))}

    return shutil.copytree(ROOT, work / "course", ignore=left)


def edit(root: Path, names: str, old: str, new: str, *, least: int = 1) -> None:
    """Replace a pattern in all files with such names; say so if it is not there any more."""
    times = 0
    for file in sorted(root.glob(names)):
        text, here = re.subn(old, new, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        times += here
        file.write_text(text, encoding="utf-8")
    if times < least:
        raise ValueError(f"{names} has no `{old}` any more: change tests/forked.py.")


def name_and_colour(root: Path) -> None:
    """Give both editions a name, the course an id and the pages a colour of their own."""
    edit(root, "mkdocs.yml", "^  course: [^ ]+", "  course: liefde-in-meervoud")
    edit(root, "mkdocs.yml", "^site_name: .*", "site_name: Liefde in meervoud bij De Linde")
    edit(root, "mkdocs.en.yml", "^site_name: .*", "site_name: Love in the plural at De Linde")
    edit(root, "overrides/assets/stylesheets/course.css", "^  --course-link: .*", "  --course-link: #1d4f7c;")
    edit(root, "overrides/assets/stylesheets/course.css", "^  --course-accent: .*", "  --course-accent: #7a2f5c;")


_BELGIUM = (
    (r"(?<![\w./-])113(?![\w-]|\.\w)", "1813"),
    (r"(?<![\w./-])0800-2000(?![\w-]|\.\w)", "1712"),
    (r"(?<![\w-])113\.nl\b", "zelfmoord1813.be"),
    (r"\bveiligthuis\.nl\b", "1712.be"),
    (r"\bVeilig Thuis\b", "Meldpunt Geweld"),
)


def help_lines(root: Path) -> None:
    """Put the numbers of another country into the list and into the texts, in place of those that stood beside them."""
    edit(root, "modules/help-lines.yml", r"\n  # Flanders(?:.*\n)+\Z", "")
    for names in ("docs/*/how-to-use.md", "modules/*/*.md"):
        edit(root, names, r"^\*\*In (?:Vlaanderen|Flanders):\*\* .*\n\n", "", least=2)
    edit(root, "modules/help-lines.yml", "number: 0800-2000", 'number: "1712"')
    for old, new in _BELGIUM:  # not in modules/claims.yml: there such a number is that of a line
        for names in (
            "modules/help-lines.yml",
            "modules/references.yml",
            "modules/**/*.md",
            "docs/**/*.md",
            "quizzes/*.yml",
            "kit/**/*.yml",
        ):
            edit(root, names, old, new, least=0)


def sixth_module(root: Path) -> None:
    """Add the module that the README tells how to make, with its question in the final test."""
    add_module(root)
    add_final_question(root)


def without_a_case(root: Path) -> None:
    """Take out a vignette, and all that names it."""
    case = "saturday-cryptic"
    for file in root.glob(f"modules/*/vignettes/{case}.*"):
        file.unlink()
    edit(root, "modules/*/*.md", rf"^<!-- course:vignette {case} -->\n\n", "", least=2)
    edit(root, "kit/guides/*.yml", rf"^  - vignette: {case}\n(?:    .*\n)+", "")
    edit(root, "kit/themes.yml", rf", {case}|{case}, ", "")


CHANGES: tuple[Callable[[Path], None], ...] = (name_and_colour, help_lines, sixth_module, without_a_case)


def command(root: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the engine and the tests of a copy."""
    path = os.pathsep.join([str(root / "src"), str(root)])
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": path, "NO_COLOR": "1", **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def failed(root: Path, work: Path, **settings: str) -> list[str]:
    """Return the names of the tests that fail, each with the first line of what it says."""
    results = work / "results.xml"
    ran = command(root, "-m", "pytest", "--quiet", "-n", "auto", "--dist", "loadgroup", f"--junitxml={results}", *TESTS, **settings)
    if not results.exists():
        return [ran.stdout[-3000:] + ran.stderr[-3000:]]
    found = []
    for case in ElementTree.parse(results).getroot().iter("testcase"):
        for told in (case.find("failure"), case.find("error")):
            if told is not None:
                message = (told.get("message") or "").splitlines() or [""]
                found.append(f"{case.get('classname')}::{case.get('name')}: {message[0][:400]}")
    return found


def left_out() -> list[str]:
    """Return what cannot be planted in the course as it is: kinds that the figures have, and what is not there to be changed."""
    content = real_content()
    planted = {plant.kind for plant in plants(content, 1)}
    return [*(f"no longer planted: {kind}" for kind in sorted(rows(FIGURES).keys() - planted)), *content.left_out]


def forked(work: Path) -> list[str]:
    """Return what a fork with all changes finds, and which tests fail on it."""
    root = copy_of_course(work)
    for change in CHANGES:
        change(root)
    steps = [("spelling", "--accept-all"), ("keys",), ("translated",), ("check", "--no-cache"), ("spelling",)]
    for step in steps:
        ran = command(root, "-m", "curriculum", *step, GITHUB_ACTIONS="false")
        if ran.returncode:
            return [f"`curriculum {' '.join(step)}` on the changed course: {line}" for line in (ran.stdout + ran.stderr).splitlines()]
    return failed(root, work)


def main() -> int:
    """Return 0 if a fork passes and nothing is left out here, else 1."""
    parser = argparse.ArgumentParser(prog="make forked", description=__doc__)
    parser.add_argument("--report", type=Path, help="Markdown file to write the answer to")
    parser.add_argument("--only", choices=["here", "fork"], help="look at the course as it is, or at the changed copy only")
    options = parser.parse_args()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        if options.only != "fork":
            wrong += left_out() + failed(ROOT, work, **{EVERY_PLANT: "1"})
        if options.only != "here":
            wrong += forked(work)
    answer = "A fork with other names, colours, help lines, modules and cases passes the tests of the engine."
    if wrong:
        answer = "\n".join(
            ["A fork would not be published, or tests here leave something out:", "", *(f"- {line}" for line in wrong[:MOST])]
        )
    print(answer)
    if options.report:
        options.report.write_text(f"{answer}\n", encoding="utf-8")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
