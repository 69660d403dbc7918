"""Builds the course with ProperDocs and MaterialX, runs the tests of the site on that, and compares the answer with the README.

`make canary` runs it. The forks are in an environment of their own, since they use the module names of what they replace.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from tests.conftest import PREFIX, ROOT, SOURCES

README = ROOT / "README.md"
START, END = "<!-- canary -->", "<!-- /canary -->"
TESTS = "tests/site"
MOST = 15
"""Failed tests that the report names."""


def forks(root: Path = ROOT) -> str:
    """The forks and their versions, as locked."""
    lock = (root / "requirements-canary.txt").read_text(encoding="utf-8")
    names = {"ProperDocs": "properdocs", "MaterialX": "mkdocs-materialx"}
    versions = [f"{name} {match[1]}" for name, package in names.items() if (match := re.search(rf"^{package}==(\S+)", lock, re.MULTILINE))]
    return " with ".join(versions)


def stated() -> str:
    """What the README says of them."""
    text = README.read_text(encoding="utf-8")
    return text[text.index(START) + len(START) : text.index(END)].strip()


CHANGES = {"  name: material\n": "  name: materialx\n", "  search: {}\n": "  search: {provider: lunr}\n"}
"""What one has to change in `mkdocs.yml` to move: the theme has another name, and makes another search index unless asked."""


def build(environment: Path, work: Path) -> subprocess.CompletedProcess[str]:
    """Build a copy of the course with the forks, as the tests build the course with the others."""
    copy = work / "course"
    for name in SOURCES:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, copy / name)
    settings = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    for old, new in CHANGES.items():
        if old not in settings:
            raise ValueError(f"mkdocs.yml has no line `{old.strip()}` any more: change CHANGES in tests/canary.py.")
        settings = settings.replace(old, new)
    (copy / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return subprocess.run(
        [
            str((environment / "bin" / "properdocs").absolute()),
            "build",
            "--strict",
            "--config-file",
            "mkdocs.yml",
            "--site-dir",
            work / "site",
        ],
        cwd=copy,
        env={**os.environ, "SITE_URL": f"https://course.example/{PREFIX}/", "REPOSITORY_URL": "https://example.org/fork", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test(site: Path, work: Path) -> tuple[int, list[str]]:
    """Return how many tests of the site there are, and the names of those that fail."""
    results = work / "results.xml"
    command = [sys.executable, "-m", "pytest", "--quiet", "-n", "auto", "--dist", "loadgroup", f"--junitxml={results}", TESTS]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "SITE": str(site)}, check=False)
    cases = list(ElementTree.parse(results).getroot().iter("testcase"))
    failed = [case.get("name", "") for case in cases if case.find("failure") is not None or case.find("error") is not None]
    return len(cases), failed


def main() -> int:
    """Return 0 if the README says what is so, 1 if not, and 2 if the tests could not be run."""
    parser = argparse.ArgumentParser(prog="make canary", description=__doc__)
    parser.add_argument("environment", type=Path, help="the virtual environment that holds the forks")
    parser.add_argument("--write", action="store_true", help="write the answer into the README")
    parser.add_argument("--report", type=Path, help="Markdown file to write the answer to")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        work.chmod(0o755)  # LinkChecker, run as root, becomes nobody
        (work / "course").mkdir()
        built = build(options.environment, work)
        details = ""
        if built.returncode:
            answer = f"{forks()}: the course cannot be built."
            details = (built.stdout + built.stderr)[-3000:]
        else:
            total, failed = test(work / "site", work)
            if not total:
                return 2
            answer = f"{forks()}: the course builds without a warning, and "
            answer += f"fails {len(failed)} of the tests of the site." if failed else "passes all tests of the site."
            details = "\n".join(failed[:MOST])
    print(answer)
    if details:
        print(details)
    if options.write:
        text = README.read_text(encoding="utf-8")
        README.write_text(text.replace(f"{START}{_between(text)}{END}", f"{START}\n{answer}\n{END}"), encoding="utf-8")
    agrees = stated() == answer
    if not agrees:
        print(f"README.md says: {stated()}\nMend what fails, or run `make canary ARGS=--write` to let the README say what is so.")
    if options.report:
        block = f"\n\n```\n{details}\n```" if details else ""
        options.report.write_text(f"{answer}\n\nREADME.md says: {stated()}{block}\n", encoding="utf-8")
    return int(not agrees)


def _between(text: str) -> str:
    return text[text.index(START) + len(START) : text.index(END)]


if __name__ == "__main__":
    sys.exit(main())
