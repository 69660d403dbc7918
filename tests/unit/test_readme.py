"""The README keeps what it promises to somebody who adds a module."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from curriculum.cli import main
from curriculum.load import Course
from curriculum.rules import load_and_check
from tests import canary
from tests.conftest import ROOT, absent
from tests.readme import NAME, add_module


def test_module_of_the_readme_needs_nothing_more(copy_of_course: Path, course: Course) -> None:
    """The README's examples and the commands it names make a sixth module; all that is asked for is its place in the final test."""
    if (copy_of_course / "modules" / NAME).exists():
        pytest.skip("the course has taken the README's module over, so it cannot be added once more")
    if not course.kit or "reijbroek-2025" not in course.references:
        absent("the kit and the reference that the README's examples need")
    add_module(copy_of_course)
    recipe = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## Write a module\n")[2].partition("\n## ")[0]
    for command in re.findall(r"`make (keys|translated)`", recipe):
        assert main(["--root", str(copy_of_course), command]) == 0
    course, findings = load_and_check(copy_of_course)
    assert [finding.rule for finding in findings] == ["final-test"], [str(finding) for finding in findings]
    assert course.modules[-1].id == NAME


def test_commands_of_the_readme_exist() -> None:
    """Each make target that the README or CONTRIBUTING names is in the Makefile."""
    text = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`(?:\w+=\S+ )?make ([a-z]+)", text)) <= targets


def test_files_that_are_linked_exist() -> None:
    """Every relative link and image of the README and CONTRIBUTING leads to a file."""
    for name in ("README.md", "CONTRIBUTING.md"):
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / name).read_text(encoding="utf-8")):
            if not link.startswith("/"):  # an example of a link on the site
                assert (ROOT / link).exists(), (name, link)


def test_way_out_names_the_versions_that_are_locked() -> None:
    """What the README says of ProperDocs and MaterialX, `make canary` has found; the versions are those of its lock."""
    assert canary.stated().startswith(f"{canary.forks()}: the course builds without a warning, and ")


def test_guards_that_are_promised_are_there() -> None:
    """Each tool that SECURITY.md names is locked or run by a workflow; packages come by their hash, and actions by their commit."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    lock = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    workflows = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / ".github").rglob("*.yml")))
    for tool in ("pip-audit", "detect-secrets", "zizmor", "shellcheck"):
        assert tool in text
        assert re.search(rf"^{tool}(-py)?==", lock, re.MULTILINE), tool
    assert "actionlint" in text
    assert re.search(r"SHA256: [0-9a-f]{64}\b", workflows)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = re.findall(r"pip install .*", workflows + makefile)
    guarded = re.compile(r"--require-hashes -r|--no-deps --no-build-isolation --editable \.$")
    assert [install for install in installs if not guarded.search(install)] == []
    used = re.findall(r"uses: (\S+)", workflows)
    assert used
    assert [action for action in used if not re.search(r"@[0-9a-f]{40}$", action) and not action.startswith("./")] == []


def test_no_job_that_can_change_the_repository_runs_its_code() -> None:
    """A job that may write anything has no sources of the repository, and runs none of its packages."""
    for path in sorted((ROOT / ".github/workflows").glob("*.yml")):
        for name, job in YAML(typ="safe").load(path)["jobs"].items():
            may = {right for right, level in job["permissions"].items() if level == "write"}
            steps = json.dumps(job.get("steps", job.get("uses")))  # who calls another workflow has no steps, and lends it these rights
            assert not may or not re.search(r"actions/checkout|\bmake |\bpip |\bpython", steps), (path.name, name)
