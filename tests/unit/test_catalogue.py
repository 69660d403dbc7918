"""The catalogue of the rules: each says what holds, why, and how to mend it, and its example is found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from mkdocs.config import load_config

from curriculum import own_words
from curriculum.cli import main
from curriculum.findings import Finding, as_github, as_json, cut
from curriculum.models import LANGUAGES
from curriculum.position import Position
from curriculum.render.aside import Aside
from curriculum.render.pages import PageRenderer
from curriculum.rules import IN_THE_MAKING, RULES, load_and_check
from curriculum.rules.catalogue import Example, Gone, Rule
from curriculum.rules.page import PAGE, catalogue
from curriculum.spelling import check_spelling
from curriculum.tree import Disk, Memory
from curriculum.words import Interface
from tests.conftest import ROOT

SAMPLE = Memory.of(Disk(ROOT / "tests/sample"))


def edited(file: str, old: str, new: str) -> Memory:
    """Return the sample course with the first of some words in a file replaced by others."""
    text = SAMPLE.contents[file].decode()
    assert old in text, f"{file} has no `{old}`"
    return SAMPLE.with_file(file, text.replace(old, new, 1).encode())


def line_of(file: str, words: str) -> int:
    """Return the line of the sample course in which some words stand first."""
    return SAMPLE.contents[file].decode().partition(words)[0].count("\n") + 1


def with_fault(example: Example) -> Memory:
    """Return the sample course with the fault of an example."""
    if example.wrong is Gone.FOLDER:
        return SAMPLE.with_folder(example.file)
    if example.wrong is Gone.FILE:
        return SAMPLE.with_file(example.file, None)
    wrong = example.wrong if isinstance(example.wrong, bytes) else str(example.wrong).encode()
    if isinstance(example.right, Gone):
        assert example.file not in SAMPLE.files
        return SAMPLE.with_file(example.file, wrong)
    content = SAMPLE.contents.get(example.file, example.whole.encode())
    assert example.right.encode() in content, f"{example.file} has no `{example.right}`"
    return SAMPLE.with_file(example.file, content.replace(example.right.encode(), wrong, 1))


def test_sample_course_keeps_all_rules() -> None:
    """The small course in which the examples stand has no finding."""
    assert load_and_check(SAMPLE)[1] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_speaks_to_authors(rule: Rule) -> None:
    """Each rule says what holds, why, and how to mend it, in whole sentences and words, and in none of programmers."""
    for sentence in (rule.sentence, rule.why, rule.mend):
        assert re.fullmatch(r"[A-Z].{15,}\.", sentence, re.DOTALL), rule.id
        assert not re.search(r"\w- ", sentence), rule.id
        assert not re.search(r"\b(None|null|str|dict|regex|parse|exception|boolean|string)\b", sentence), rule.id


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_example_of_the_rule_is_found(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the example calls wrong is found by its rule, in its file; and there only, or in what it breaks elsewhere."""
    if rule.id == "own-words":  # the article is not here, so one is made up
        monkeypatch.setattr(own_words, "_fingerprint", lambda: own_words.read(own_words.fingerprint(str(rule.example.wrong))))
    course, findings = load_and_check(with_fault(rule.example))
    if rule.id == "spelling":
        findings = check_spelling(course, ROOT)
    found = [finding for finding in findings if finding.rule == rule.id]
    assert found, [str(finding) for finding in findings]
    assert (rule.example.shows_in or rule.example.file) in {finding.position.file.as_posix() for finding in found}


NEW = {rule.id: rule for rule in RULES.values() if rule.example.whole}


@pytest.mark.parametrize("rule", NEW.values(), ids=NEW)
def test_right_example_of_the_rule_is_right(rule: Rule) -> None:
    """In a file that the sample course does without, the rule finds nothing where what its example calls right stands."""
    assert rule.example.file not in SAMPLE.files
    _, findings = load_and_check(SAMPLE.with_file(rule.example.file, rule.example.whole.encode()))
    assert [str(finding) for finding in findings if (finding.rule, finding.position.file.as_posix()) == (rule.id, rule.example.file)] == []


def test_page_of_the_rules_is_current() -> None:
    """RULES.md is what `make schemas` writes."""
    assert (ROOT / PAGE).read_text(encoding="utf-8") == catalogue(), "run `make schemas`"


FINDING = Finding(
    Position(ROOT.__class__("modules/a,b/nl.md"), 3, 7), "link", "100% dead:\n`x`", (Position(ROOT.__class__("docs/nl/about.md"), 2),)
)


def test_long_quotation_is_cut_and_still_says_what_it_is() -> None:
    """Words are cut between two of them, and an address or the like where it is too long; what is short stays."""
    assert [cut("word " * 20, 12), cut("x" * 20, 12), cut("a word", 12)] == ["word word …", f"{'x' * 12}…", "a word"]


def test_github_shows_findings_beside_the_line() -> None:
    """A finding is a workflow command, with the signs escaped that would end it."""
    assert as_github([FINDING]) == "::error file=modules/a%2Cb/nl.md,line=3,col=7,title=link::100%25 dead: `x`"


def test_json_is_stable() -> None:
    """Tools get the fields that RULES.md names."""
    assert json.loads(as_json([FINDING])) == {
        "version": 1,
        "findings": [
            {
                "file": "modules/a,b/nl.md",
                "line": 3,
                "column": 7,
                "severity": "error",
                "rule": "link",
                "message": "100% dead: `x`",
                "others": [{"file": "docs/nl/about.md", "line": 2, "column": 1}],
            }
        ],
    }


@pytest.mark.parametrize("command", ["check", "quality", "spelling", "keys", "translated", "rules", "schemas", "export"])
def test_command_says_that_a_folder_holds_no_course(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder without modules each command says where to run it, and writes nothing there."""
    assert main(["--root", str(tmp_path), command]) == 2
    assert "holds no folder `modules`" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


def test_command_prints_each_format(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`curriculum check --format json` prints JSON also where nothing is found; GitHub's form is chosen in its workflows."""
    root = str(ROOT / "tests/sample")
    assert main(["--root", root, "check", "--no-cache", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"version": 1, "findings": []}
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(["--root", root, "check", "--no-cache"]) == 0
    assert capsys.readouterr().out.startswith("1 module, 2 questions, 2 terms: nothing found.\n")


@pytest.mark.parametrize("name", sorted(IN_THE_MAKING))
def test_text_in_the_making_can_be_shown(name: str) -> None:
    """All pages are made of a course that breaks a rule of which `mkdocs serve` only warns."""
    rule = RULES[name]
    assert rule.example
    course, _ = load_and_check(with_fault(rule.example))
    for language in LANGUAGES:
        words = Interface(ROOT, language)
        templates = load_config(str(ROOT / "mkdocs.yml")).theme.get_env()
        templates.globals |= {"t": words, "site_name": "x"}
        templates.filters["aside"] = Aside().lay
        renderer = PageRenderer(course, language, words, templates, "")
        shown = [renderer.module(module) for module in course.modules]
        shown += [renderer.guide(module) for module in course.modules]
        shown += [renderer.page(page.source) for page in course.pages[language].values()]
        assert all(shown)
