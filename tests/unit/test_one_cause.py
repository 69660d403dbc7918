"""What is wrong once is told once: where it lies or first shows, with the other places behind it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from curriculum.cli import main
from curriculum.findings import Cause, Finding, Part, as_json, report, told_once
from curriculum.position import Position
from curriculum.rules import IN_THE_MAKING, load_and_check
from curriculum.rules.echoes import without_echoes
from curriculum.rules.settings import KEYS
from curriculum.tree import Memory
from tests.conftest import absent
from tests.unit.test_catalogue import SAMPLE, edited
from tests.unit.test_rules import found_after_edit, real_files

VOCABULARY = "modules/vocabulary"
TEXTS = (f"{VOCABULARY}/nl.md", f"{VOCABULARY}/en.md")
Edit = Callable[[Memory], Memory]


def changed(names: tuple[str, ...], old: str, new: str, *, count: int = 1) -> Edit:
    """Replace a pattern in some files."""

    def edit(files: Memory) -> Memory:
        for name in names:
            text, times = re.subn(old, new, files.contents.get(name, b"").decode(), count=count, flags=re.MULTILINE)
            if not times:
                absent(f"{name} has no `{old}`")
            files = files.with_file(name, text.encode())
        return files

    return edit


def moved(*pairs: tuple[str, str]) -> Edit:
    """Rename files: all whose name starts in a way get another start."""

    def edit(files: Memory) -> Memory:
        if missing := [start for start, _ in pairs if not any(name.startswith(start) for name in files.contents)]:
            absent(f"there is no {missing[0]}")
        contents = {}
        for name, content in files.contents.items():
            start, new = next((pair for pair in pairs if name.startswith(pair[0])), ("", ""))
            contents[new + name.removeprefix(start)] = content
        return Memory(contents)

    return edit


def without(name: str) -> Edit:
    """Take a file out, or a folder with all that is in it."""
    return lambda files: Memory({file: content for file, content in files.contents.items() if not file.startswith(name)})


def written(name: str, content: bytes) -> Edit:
    """Write a file that is there anew."""
    return lambda files: files.with_file(name, content) if name in files.files else absent(f"there is no {name}")


def found_after(edit: Edit) -> list[Finding]:
    """All findings of the real course after an edit, but for what only says that the locks are to be written anew."""
    return [finding for finding in found_after_edit(edit(real_files())) if finding.rule not in {"lock", "stale-translation"}]


TWO = ("modules/paradigm-shift/nl.md", "modules/paradigm-shift/en.md")


def help_lines() -> tuple[str, str]:
    """Return a number that can be called without giving a name, and the longest one that a text gives: each country has its own."""
    files = real_files().contents
    lines = files.get("modules/help-lines.yml", b"").decode()
    anonymous = re.search(r'- number: "?([\d -]*\d)"?\n(?:    .*\n)*?    anonymous: true', lines)
    given = [number for number in re.findall(r'- number: "?([\d -]*\d)', lines) if number in files.get(TWO[0], b"").decode()]
    return anonymous[1] if anonymous else "no such line", max(given, key=len, default="no such line")


ANONYMOUS, LONGEST = help_lines()
CALLED, LONG = (number if len(re.sub(r"\D", "", number)) != 4 else "no such line" for number in (ANONYMOUS, LONGEST))
"""The same, where they can be read as nothing else: four digits can be a year, so that a slip in them is told otherwise."""
MISTYPED = CALLED[:-2] + CALLED[-1] * 2
ONE_MORE = LONG[:-1] + "1234567890"[int(LONG[-1])] if LONG[-1].isdigit() else "no such line"


def first_guide(method: str) -> str:
    """Return the first session guide that names a method."""
    files = real_files().contents
    return next((name for name in sorted(files) if name.startswith("kit/guides/") and method.encode() in files[name]), "no guide")


ONE_EDIT: dict[str, tuple[Edit, str, str, int]] = {
    # what is edited: how, the file of the finding, a part of its message, the least number of other places
    "heading id in both languages": (
        changed(TEXTS, r"\{ #forms \}", "{ #shapes }"),
        "docs/en/from-article.md",
        "put it back under that name, or change all of them",
        15,
    ),
    "reference": (
        changed(("modules/references.yml",), "id: reijbroek-2025", "id: reybroek-2025"),
        "modules/references.yml",
        "Or was it renamed? 3",
        300,
    ),
    "reference, by another name altogether": (
        changed(("modules/references.yml",), "id: reijbroek-2025", "id: systeemtherapie-37"),
        "modules/references.yml",
        "give it back that name, or write `systeemtherapie-37` everywhere",
        300,
    ),
    "star of a reference that is lost": (
        changed(("modules/references.yml",), r"\*The Journal of Sex Research\*", "*The Journal of Sex Research"),
        "modules/references.yml",
        "only one `*`",
        0,
    ),
    "reference that is taken out": (
        changed(("modules/references.yml",), r"  - id: anderson-2025\n(?:    .*\n|\n)+", ""),
        "modules/glossary.yml",
        "no reference `anderson-2025`",
        10,
    ),
    "vignette": (
        moved((f"{VOCABULARY}/vignettes/a-good-friend.", f"{VOCABULARY}/vignettes/an-old-friend.")),
        "kit/guides/vocabulary.yml",
        "places name `a-good-friend`, which is not there",
        4,
    ),
    "page": (
        moved(*((f"docs/{language}/how-to-use", f"docs/{language}/manual") for language in ("nl", "en"))),
        "mkdocs.yml",
        "places name `how-to-use`, which is not there",
        10,
    ),
    "page that is gone in one language": (without("docs/nl/about.md"), "docs/en/about.md", "docs/nl/about.md is missing", 5),
    "term": (changed(("modules/glossary.yml",), "^  - id: cnm$", "  - id: consensual"), "modules/glossary.yml", "no term `cnm`", 5),
    "objective": (
        changed((f"{VOCABULARY}/module.yml",), "id: distinguish-forms", "id: tell-apart"),
        f"{VOCABULARY}/module.yml",
        "places name `vocabulary/distinguish-forms`, which is not there",
        5,
    ),
    "prompt": (
        changed((f"{VOCABULARY}/module.yml",), r"(prompts:\s+- \{?id: )[\w-]+", r"\1other-words"),
        f"{VOCABULARY}/module.yml",
        "2 places name `own-words`",
        2,
    ),
    "question": (
        changed(("quizzes/vocabulary.yml",), "id: open-which-question$", "id: which-question-opens"),
        "quizzes/vocabulary.yml",
        "this question was called `open-which-question`",
        2,
    ),
    "question that is taken out": (
        changed(("quizzes/vocabulary.yml",), r"^  - id: open-which-question\n(?:    .*\n|\n)+", ""),
        f"{VOCABULARY}/en.md",
        "no question `open-which-question`",
        2,
    ),
    "method": (moved(("kit/methods/balint", "kit/methods/rounds")), first_guide("balint"), "no method `balint`", 5),
    "section of the article": (
        changed(("modules/claims.yml",), r"(sections:\s+- \{?id: )[\w-]+", r"\1start"),
        "modules/claims.yml",
        "places name `introduction`, which is not there",
        5,
    ),
    "claim with the number of another": (
        changed(("modules/claims.yml",), r"^( *- id: C010\n(?:.*\n)+?)(?= *- id: C011)", r"\1\1"),
        "modules/claims.yml",
        "claim `C010` stands at",
        0,
    ),
    "claim with a number that is not its turn": (
        changed(("modules/claims.yml",), "id: C010", "id: C910"),
        "modules/claims.yml",
        "`C010` is expected here",
        0,
    ),
    "claim that is taken out": (
        changed(("modules/claims.yml",), r"^ *- id: C010\n(?:.*\n)+?(?= *- id: C011)", ""),
        "modules/claims.yml",
        "`C010` is expected here",
        0,
    ),
    "number of a help line, where it is listed": (
        changed(("modules/help-lines.yml",), f'(number: "?){CALLED}(?="?$)', rf"\g<1>{MISTYPED}"),
        "modules/help-lines.yml",
        f"places name `{CALLED}`, which is not there",
        20,
    ),
    "number of a help line, in English": (
        changed((TWO[1],), rf"\b{CALLED}\b", MISTYPED),
        TWO[1],
        f"Did you mean `{CALLED}`",
        0,
    ),
    "number of a help line, in Dutch": (
        changed((TWO[0],), LONG, ONE_MORE),
        TWO[0],
        f"Did you mean `{LONG}`",
        0,
    ),
    "person in one language": (
        changed((f"{VOCABULARY}/vignettes/a-good-friend.nl.md",), r"\bCor\b", "Xander", count=0),
        f"{VOCABULARY}/vignettes/a-good-friend.en.md",
        "more places have the same",
        5,
    ),
    "question that is copied into the final test": (
        lambda files: files.with_file(
            "quizzes/final-test.yml",
            files.contents["quizzes/final-test.yml"].rstrip()
            + re.sub(
                r"(?m)^    objective: .*\n    passage: ",
                "    objective: vocabulary/distinguish-forms\n    passage: vocabulary#",
                "\n" + re.findall(r"(?ms)^  - id: .*?(?=^  - id: )", files.contents["quizzes/vocabulary.yml"].decode())[2],
            )
            .replace("- id: ", "- id: test-", 1)
            .encode(),
        ),
        "quizzes/final-test.yml",
        "more places have the same",
        3,
    ),
    "quotes that an editor made straight": (changed((TEXTS[0],), "[‘’]", "'", count=0), TEXTS[0], "more places have the same", 20),
    "text that is emptied": (written(TEXTS[1], b"\n"), TEXTS[1], "this file is empty", 0),
    "text with a page in HTML in its place": (
        written(TEXTS[1], b"<!DOCTYPE html>\n<html><body>Not found"),
        TEXTS[1],
        "a whole page in HTML",
        0,
    ),
    "menu that is emptied": (changed(("mkdocs.yml",), r"^nav:\n(?:  .*\n|\n)+", "nav:\n"), "mkdocs.yml", "`nav` is empty", 0),
    "menu without entries": (changed(("mkdocs.yml",), r"^nav:\n(?:  .*\n|\n)+", "nav: []\n"), "mkdocs.yml", "`nav` is empty", 0),
    "setting that is misspelt": (changed(("mkdocs.yml",), "^extra_css:", "extra_ccs:"), "mkdocs.yml", "Did you mean `extra_css`?", 0),
    "setting that is taken out": (
        changed(("mkdocs.yml",), r"^markdown_extensions:\n(?:  .*\n|\n)+", ""),
        "mkdocs.yml",
        "the list `markdown_extensions` is missing",
        0,
    ),
    "what a translation starts from": (changed(("mkdocs.en.yml",), "^INHERIT: .*\n", ""), "mkdocs.en.yml", "is missing", 0),
}


@pytest.mark.parametrize("what", ONE_EDIT)
def test_one_edit_is_told_once(what: str) -> None:
    """A name that is changed, or a thing taken out, is one finding, which counts all places that show it."""
    edit, file, message, others = ONE_EDIT[what]
    found = found_after(edit)
    assert len(found) == 1, [str(finding) for finding in found]
    assert found[0].position.file.as_posix() == file
    assert message in found[0].message
    if len(found[0].others) < others:
        absent(f"{others} more places that show this")


def test_term_that_is_copied_under_another_id_is_told_once() -> None:
    """Of an entry that was copied, not each name, form and tooltip is told, but that it is another entry again."""
    name = "modules/glossary.yml"
    text = SAMPLE.contents[name].decode()
    entry = text[text.index("  - id: network") : text.index("  - id: tie")].replace("id: network", "id: web")
    (found,) = (each for each in load_and_check(SAMPLE.with_file(name, (text + entry).encode()))[1] if each.rule != "lock")
    assert (found.rule, "this is the term `network` again" in found.message) == ("glossary", True)


def test_renamed_module_is_told_in_few_words() -> None:
    """All that leads to a module under its old name is one finding; beside it stand only the files that kept that name."""
    found = found_after(moved((f"{VOCABULARY}/", "modules/words/")))
    assert {(finding.rule, finding.position.file.as_posix()) for finding in found} == {
        ("link", "modules/words/module.yml"),
        ("missing-file", "quizzes/words.yml"),
        ("quiz-module", "quizzes/vocabulary.yml"),
    }
    (led,) = (finding for finding in found if finding.rule == "link")
    assert len(led.others) > 50


def test_module_that_was_copied_is_told_in_few_words() -> None:
    """What was copied from one module into another is told once, and so is that its cases have names that others have."""
    files = real_files().contents
    copy = {name.replace(VOCABULARY, "modules/words"): text for name, text in files.items() if name.startswith(f"{VOCABULARY}/")}
    found = found_after_edit(Memory({**files, **copy}))
    assert len(found) < 8, [str(finding) for finding in found]
    (copied,) = (finding for finding in found if finding.rule == "copied")
    assert {place.file.as_posix() for place in (copied.position, *copied.others)} == set(copy)


def test_question_that_stands_in_another_module_is_told_once() -> None:
    """Its objective and its passage, which are those of the module that it was taken from, are one finding; the rest counts questions."""
    home, other = "quizzes/vocabulary.yml", "quizzes/paradigm-shift.yml"
    files = real_files()
    text = files.contents.get(home, b"").decode()
    questions = [*re.finditer(r"^  - id: .*\n(?:    .*\n|\n)+", text, re.MULTILINE)]
    if len(questions) < 2 or other not in files.contents:
        absent(f"no two questions in {home}, or no {other}")
    question = questions[1]
    files = files.with_file(other, files.contents[other].rstrip() + b"\n" + question[0].encode())
    found = found_after_edit(files.with_file(home, (text[: question.start()] + text[question.end() :]).encode()))
    assert [finding.rule for finding in found if finding.rule != "count"] == ["objective"], [str(finding) for finding in found]
    assert "are those of the module `vocabulary`: put it into" in next(one.message for one in found if one.rule == "objective")


def test_person_with_another_id_is_told_by_that_alone() -> None:
    """Where one id was changed throughout a drawing, the bonds are as agreed on: the lock tells which entry is new, and which is gone."""
    name = "modules/sample/vignettes/two-cups.yml"
    text = re.sub(r"\bben\b", "bob", SAMPLE.contents[name].decode())
    assert [finding.rule for finding in load_and_check(SAMPLE.with_file(name, text.encode()))[1]] == ["lock"]
    found = load_and_check(SAMPLE.with_file(name, text.replace("kind: nesting", "kind: former", 1).encode()))[1]
    assert [finding.rule for finding in found] == ["agreed-data", "lock"]


def test_question_with_the_id_of_another_is_not_compared_with_what_was_agreed_on() -> None:
    """Two questions with one id are told to be two, and the question is told to be gone whose id that was not; nothing follows from it."""
    ids = re.findall(r"^  - id: (\S+)", real_files().contents["quizzes/final-test.yml"].decode(), re.MULTILINE)
    found = found_after(changed(("quizzes/final-test.yml",), f"id: {ids[0]}$", f"id: {ids[1]}"))
    assert sorted(finding.rule for finding in found if finding.rule != "help-number") == ["agreed-answer", "unique-id"]


def test_name_of_several_words_is_told_once() -> None:
    """An organisation that a stem calls otherwise in the other language is one finding, however many words its name has."""
    name = "quizzes/sample.yml"
    text = SAMPLE.contents[name].decode()
    dutch, english = "nl: 'Zij belt Lijn Geel van Blauw.'", "en: 'She rings the Help Desk.'"
    text = re.sub(r"stem: \{.*\}|stem:\n +nl: .*\n +en: .*", f"stem: {{{dutch}, {english}}}", text, count=1)
    (found,) = (finding for finding in load_and_check(SAMPLE.with_file(name, text.encode()))[1] if finding.rule == "same-case")
    assert found.message.startswith("`Lijn`, `Geel`, `Blauw` stand in the Dutch stem, and not here")


def test_slip_in_one_place_is_told_there() -> None:
    """A name that is misspelt in one place is told at its own line and column, and what is not named any more is no finding beside it."""
    text = SAMPLE.contents["quizzes/sample.yml"].decode()
    place = re.search(r"^ +objective: ", text, re.MULTILINE)
    assert place
    found = load_and_check(SAMPLE.with_file("quizzes/sample.yml", text.replace("objective: name-it", "objective: name-ti", 1).encode()))[1]
    ours = [finding for finding in found if finding.rule == "objective"]
    assert [finding.position.line for finding in ours] == [text[: place.end()].count("\n") + 1]
    assert ours[0].message.endswith("Did you mean `name-it`?")


ECHOES = [
    # (file, what is there, what replaces it, rule, part of the message)
    (
        "modules/sample/nl.md",
        "## Probeer het { #try-it }",
        "Vraag naar:\n- namen\n- woorden\n\n## Probeer het { #try-it }",
        "layout",
        "blank line",
    ),
    ("modules/sample/nl.md", "Begin bij", "<section>Begin</section> bij", "html", "`<section>` has no place"),
    ("modules/sample/nl.md", "Begin bij", "<blok>Begin</blok> bij", "markup", "no tag `<blok>`"),
    (
        "modules/sample/vignettes/two-cups.yml",
        "name: Ada",
        "name: Adda",
        "vignette",
        "two-cups.nl.md and modules/sample/vignettes/two-cups.en.md",
    ),
    ("modules/sample/vignettes/two-cups.nl.md", "{ #scene }", "{ #scenne }", "vignette", "Did you mean `scene`?"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "message"), ECHOES, ids=[message for *_, message in ECHOES])
def test_what_follows_from_a_fault_is_no_finding_of_its_rule(file: str, old: str, new: str, rule: str, message: str) -> None:
    """Items of one list, the end of a tag, a name that both texts lack and the part that was misspelt are told once."""
    found = load_and_check(edited(file, old, new))[1]
    (ours,) = (finding for finding in found if finding.rule == rule)
    assert message in ours.message


TOLD_ONCE = [
    # (file, what is there, what replaces it, the rules that find something)
    ("modules/sample/nl.md", "course:vignette two-cups", "course:vignette two-cus", ["placement"]),
    ("modules/sample/en.md", "course:vignette two-cups", "course:vignette two-cus", ["placement"]),
    ("modules/sample/en.md", "[@jansen-2020]", "[@janssen-2020]", ["reference"]),
    ("modules/sample/vignettes/two-cups.yml", "at: [1, 0]", "at: [0, 0]", ["vignette"]),
    ("quizzes/sample.yml", "id: which-word", "id: which-wrod", ["placement"]),
    ("modules/sample/en.md", "Begin with the", "Begin 12 times with the", ["figures"]),
    ("modules/sample/nl.md", "<!-- course:practice --> ", "<!-- course:practice -->\n\n", ["layout"]),
    ("modules/sample/en.md", "<!-- course:practice --> ", "<!-- course:practice -->\n\n", ["layout"]),
    ("modules/sample/en.md", "<!-- course:practice --> ", "<!— course:practice —> ", ["html"]),
    ("modules/sample/en.md", "<!-- course:vignette two-cups -->", "<!— course:vignette two-cups —>", ["html"]),
    ("docs/nl/glossary.md", "<!-- course:glossary -->", "<!-- Course:glossary -->", ["link", "directive"]),
    ("docs/nl/glossary.md", "<!-- course:glossary -->", "<!– course:glossary -–>", ["link", "html"]),
    ("modules/sample/nl.md", "woord voor [@jansen-2020].", "woord voor [@jansen-2020.", ["citation"]),
    (
        "modules/sample/en.md",
        "your client [@jansen-2020]",
        "your client in 2020 [see @de-boer-2018]",
        ["figures", "citation", "translation"],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "rules"), TOLD_ONCE, ids=[f"{new} in {file}" for file, _, new, _ in TOLD_ONCE])
def test_nobody_is_told_too_that_languages_differ_or_to_confirm_it(file: str, old: str, new: str, rules: list[str]) -> None:
    """Where a name is wrong, no finding says too that the other language has another, and none offers a command that confirms it."""
    found = load_and_check(edited(file, old, new))[1]
    assert [finding.rule for finding in found] == rules, [str(finding) for finding in found]


DUTCH, ENGLISH = Position(Path("nl.md"), 3), Position(Path("en.md"), 5)
FOLLOWS = [
    # what a finding is about, what another one of a rule is about, whether the first goes without saying
    ("translation", {"part": Part.CITATION}, "citation", {}, True),
    ("translation", {"part": Part.CITATION}, "grammar", {}, False),
    ("translation", {"part": Part.MARKED}, "layout", {}, True),
    ("translation", {"part": Part.BLOCKS}, "layout", {}, False),
    ("translation", {"part": Part.BLOCKS}, "layout", {"part": Part.LABEL}, True),
    ("translation", {}, "layout", {"part": Part.LABEL}, False),
    ("typing", {"part": Part.BRACKET}, "citation", {"part": Part.BRACKET}, True),
    ("typing", {"part": Part.BRACKET}, "citation", {}, False),
    ("typing", {}, "link", {"part": Part.BRACKET}, False),
    ("figures", {"numbers": frozenset({"2020"})}, "citation", {"numbers": frozenset({"2020", "5"})}, True),
    ("figures", {"numbers": frozenset({"2020", "40%"})}, "citation", {"numbers": frozenset({"2020"})}, False),
    ("figures", {}, "citation", {"numbers": frozenset({"2020"})}, False),
]


@pytest.mark.parametrize(("rule", "about", "other", "its", "is_echo"), FOLLOWS)
def test_what_follows_is_told_by_what_findings_are_about(
    rule: str, about: dict[str, Any], other: str, its: dict[str, Any], is_echo: bool
) -> None:
    """Whether one finding goes without saying beside another does not depend on how they are worded."""
    wrong, finding = Finding(DUTCH, other, "x", **its), Finding(ENGLISH, rule, "x", about=(DUTCH,), **about)
    assert list(without_echoes([wrong, finding])) == ([wrong] if is_echo else [wrong, finding])


UNREAD = [
    # (file, what is there, what replaces it)
    (f"{VOCABULARY}/vignettes/a-good-friend.yml", "kind: [a-z]+", "kind: nestings"),
    (f"{VOCABULARY}/vignettes/a-good-friend.yml", r"at: \[.*?\]", 'at: "0, 0"'),
    ("modules/help-lines.yml", f'^  - number: (?="?{LONGEST})', "  - numbr: "),
    ("kit/frame.yml", r"^(preparation:\n  - (?:.*\n    )*?)minutes:", r"\1minuts:"),
    ("kit/guides/vocabulary.yml", "^  - vignette: small", "  - vignete: small"),
    ("kit/guides/vocabulary.yml", "line: 6", "line: zes"),
    ("kit/series.yml", "minutes: 60,", "minutes: 60"),
    (f"{VOCABULARY}/module.yml", "title: {nl: Woorden, en: Vocabulary}", "title: {NL: Woorden, en: Vocabulary}"),
]


@pytest.mark.parametrize(("file", "old", "new"), UNREAD)
def test_nothing_follows_from_an_item_that_cannot_be_read(file: str, old: str, new: str) -> None:
    """What only follows from a list that had to leave an item out is not told: who is bound to whom, how many it had, their sum."""
    found = found_after(changed((file,), old, new))
    assert [(finding.rule in {"schema", "yaml"}, finding.position.file.as_posix()) for finding in found] == [(True, file)], found


def test_two_people_with_one_id_are_told_once() -> None:
    """Of a person who was copied it is not told too that both have one name and one place."""
    people = r"^(  - \{id: ineke.*\n)"
    (found,) = found_after(changed((f"{VOCABULARY}/vignettes/a-good-friend.yml",), people, r"\1\1"))
    assert found.rule == "unique-id"


def test_what_is_gone_from_an_entry_without_id_is_told_at_the_entry() -> None:
    """What a help line is no longer said to be is found at its line, and not at the start of the file."""
    files = real_files()
    text = files.contents.get("modules/help-lines.yml", b"").decode()
    entry = re.search(rf'^  - number: "?{ANONYMOUS}"?\n(?:    .*\n)*?(?=    anonymous: true)', text, re.MULTILINE)
    if not entry:
        absent("no help line is anonymous")
    changed = text[: entry.end()] + text[entry.end() :].replace("    anonymous: true\n", "", 1)
    found = found_after_edit(files.with_file("modules/help-lines.yml", changed.encode()))
    line = text[: entry.start()].count("\n") + 1
    assert [finding.position.line for finding in found if finding.rule == "agreed-data"] == [line]


def test_citation_that_one_language_lost_is_told_at_its_paragraph() -> None:
    """What a paragraph lacks is told there, also if the same stands before it and behind it; and so is where the other language has it."""
    text = "## {} {{ #words }}\n\nOne [@jansen-2020].\n\n    Two{}.\n\nThree [@jansen-2020], four [@de-boer-2018].\n"
    tree = SAMPLE.with_file("docs/nl/x.md", text.format("Een", " [@jansen-2020]").encode())
    found = load_and_check(tree.with_file("docs/en/x.md", text.format("One", "").encode()))[1]
    (ours,) = (finding for finding in found if finding.rule == "translation")
    assert (ours.position.file.as_posix(), ours.position.line) == ("docs/en/x.md", 5)
    assert "`jansen-2020` of docs/nl/x.md is missing here (docs/nl/x.md:5:" in ours.message


def test_misspelt_comment_is_told_as_such_alone() -> None:
    """A label that is misspelt within a paragraph is not said to stand in the wrong place."""
    text = SAMPLE.contents["modules/sample/nl.md"].decode().replace("course:research", "course:researh", 1)
    found = load_and_check(SAMPLE.with_file("modules/sample/nl.md", text.encode()))[1]
    assert "layout" not in {finding.rule for finding in found}
    assert [finding for finding in found if finding.message.endswith("Did you mean `course:research`?")]


def test_two_causes_stay_two() -> None:
    """A citation with a slip, and a new reference that is like it in nothing, have nothing to do with each other."""
    references = SAMPLE.contents["modules/references.yml"].decode()
    new = "  - id: zwart-1999\n    status: verified\n    author: Zwart\n    year: '1999'\n    apa: Zwart, B. (1999). *Zinnen*. X.\n"
    course = SAMPLE.with_file("modules/references.yml", f"{references.rstrip()}\n{new}".encode())
    course = course.with_file(TEXT, SAMPLE.contents[TEXT].replace(b"[@jansen-2020]", b"[@jansn-2020]", 1))
    assert {finding.rule for finding in load_and_check(course)[1]} >= {"reference", "reference-used"}


TEXT = "modules/sample/nl.md"


def findings(*lines: int, cause: Cause | None) -> list[Finding]:
    """Findings of one cause on lines of one file."""
    return [Finding(Position(Path("a.md"), line), "link", "there is no `x`.", cause=cause) for line in lines]


def test_message_names_the_first_places_and_json_all() -> None:
    """The line that people read stays short; a tool gets every place."""
    (one,) = told_once(findings(*range(1, 31), cause=Cause("page", "x")), set())
    assert str(one).startswith("a.md:1:1: error: link: there is no `x`. 29 more places name it (a.md:2:1, ")
    assert "a.md:6:1, …)" in report([one])
    assert "a.md:7:1" not in report([one])
    assert [place["line"] for place in json.loads(as_json([one]))["findings"][0]["others"]] == list(range(2, 31))


def test_what_stops_the_site_stops_it_still() -> None:
    """Of findings of two rules, the one is kept that `mkdocs serve` does not only warn of, wherever it stands."""
    cause = Cause("page", "x")
    mild = Finding(Position(Path("a.md"), 1), "translation", "this page is missing.", cause=Cause("page", "x", is_origin=True))
    for others in ([mild], [Finding(Position(Path("a.md"), 1), "figures", "no `x`.", cause=cause)]):
        (one,) = told_once([*others, *findings(7, 8, cause=cause)], IN_THE_MAKING)
        assert one.rule == "link"


def test_findings_without_a_cause_stay_apart() -> None:
    """The same words in two places are two faults, unless the rule says that they have one cause."""
    assert len(told_once(findings(1, 2, cause=None), set())) == 2
    assert len(told_once([*findings(1, cause=Cause("page", "x")), *findings(2, cause=Cause("page", "y"))], set())) == 2


def test_other_places_are_remembered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A check that is recalled prints the same, with all other places."""
    for name, content in SAMPLE.contents.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content.replace(b"id: jansen-2020", b"id: janssen-2020"))
    printed = []
    for _ in range(2):
        assert main(["--root", str(tmp_path), "check", "--format", "json"]) == 1
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert any(finding["others"] for finding in json.loads(printed[0])["findings"])


def test_settings_are_those_of_mkdocs() -> None:
    """The names by which misspelt settings are found are all that MkDocs has."""
    from mkdocs.config.defaults import MkDocsConfig

    assert {name for name, _ in MkDocsConfig._schema} - {"config_file_path"} == KEYS - {"INHERIT"}  # type: ignore[no-untyped-call, unused-ignore]


@pytest.mark.parametrize(("old", "new"), [("name-it", "name-itt"), ("sample/", "sampel/")])
def test_slip_in_an_objective_of_the_final_test_is_one_finding(old: str, new: str) -> None:
    """An objective that is misspelt in the final test is told where it stands; that no question has it, or that it was another, is not."""
    name = "quizzes/final-test.yml"
    text = SAMPLE.contents[name].decode()
    assert text.count("objective: sample/name-it") == 1
    wrong = text.replace("objective: sample/name-it", "objective: sample/name-it".replace(old, new))
    (finding,) = load_and_check(SAMPLE.with_file(name, wrong.encode()))[1]
    assert (finding.rule, finding.position.line) == ("final-test", text[: text.index("objective: ")].count("\n") + 1)
    assert "Did you mean `sample/name-it`?" in finding.message


def test_slip_in_the_objective_of_a_question_is_one_finding() -> None:
    """An objective that is misspelt in a question is told once, without the lock, which knows it by its right name."""
    text = SAMPLE.contents["quizzes/sample.yml"].decode()
    found = load_and_check(SAMPLE.with_file("quizzes/sample.yml", text.replace("objective: name-it", "objective: name-ti", 1).encode()))[1]
    assert [finding.rule for finding in found] == ["objective"]


FEW = [
    # (file, what is there, what replaces it, the rules that find something, apart from the locks)
    (
        "quizzes/sample.yml",
        "        key: true\n        text: {nl: 'Wie noem je nog meer?'",
        "        text: {nl: 'Wie noem je nog meer?'",
        ["key"],
    ),
    (
        "quizzes/sample.yml",
        (
            "      - id: who-counts\n        text: {nl: 'Wie telt er echt mee?', en: 'Who really counts?'}\n"
            "        feedback: {nl: Kort en helder. Je laat kiezen., en: Short and clear. You force a choice.}\n"
        ),
        (
            "      - id: who-counts\n        text: {nl: 'Wie noem je nog meer?', en: 'Whom else do you name?'}\n"
            "        feedback: {nl: Zo blijft de lijst van je cliënt., en: That way the list stays your client’s.}\n"
        ),
        ["options-differ"],
    ),
    (
        "quizzes/self-assessment.yml",
        "      - {id: know-2, text: {nl: Vraag 2, en: Item 2}}\n",
        "      - {id: know-1, text: {nl: Vraag 1, en: Item 1}}\n",
        ["self-assessment"],
    ),
    (
        "modules/glossary.yml",
        "  - id: tie\n",
        (
            "  - id: network\n    term: {nl: netwerk, en: network}\n    forms: {nl: [netwerk], en: [network]}\n"
            "    short: {nl: De mensen om iemand heen., en: The people around somebody.}\n"
            "    definition: {nl: 'Alle mensen die voor iemand tellen [@jansen-2020].', "
            "en: 'All people who matter to somebody [@jansen-2020].'}\n"
            "    label: practice\n    sources: [jansen-2020]\n    see: [tie]\n  - id: tie\n"
        ),
        ["unique-id"],
    ),
    ("modules/sample/vignettes/two-cups.yml", "{id: ada,", "{id: aad,", ["vignette"]),
    ("modules/sample/nl.md", "{ #words }", "{ words }", ["layout", "link"]),
    ("modules/sample/nl.md", "<!-- course:vignette two-cups -->", "<!-- course:vignette two-cups", ["markup"]),
]


@pytest.mark.parametrize(("file", "old", "new", "rules"), FEW, ids=[f"{new[:40]} in {file}" for file, _, new, _ in FEW])
def test_one_fault_has_few_findings(file: str, old: str, new: str, rules: list[str]) -> None:
    """What only follows from a fault, or says of it in each language the same, is not told beside it."""
    found = load_and_check(edited(file, old, new))[1]
    locks = {"agreed-answer", "agreed-data", "lock", "moved-text", "stale-translation"}
    assert sorted(finding.rule for finding in found if finding.rule not in locks) == rules, [str(finding) for finding in found]


def test_texts_that_changed_places_are_told_once_for_all_languages() -> None:
    """Two options that have each other's feedback are two findings, each with the name that confirms it, and not four."""
    name = "quizzes/sample.yml"
    text = SAMPLE.contents[name].decode()
    one, two = re.findall(r"feedback: \{.*\}", text)[:2]
    swapped = text.replace(one, "#", 1).replace(two, one, 1).replace("#", two, 1)
    found = [each for each in load_and_check(SAMPLE.with_file(name, swapped.encode()))[1] if each.rule == "moved-text"]
    assert [len(each.others) for each in found] == [1, 1]


@pytest.mark.parametrize(
    ("name", "one", "other", "few"),
    [
        ("quizzes/sample.yml", "which-word", "which-list", {"agreed-answer": 1, "moved-text": 1}),
        ("quizzes/sample.yml", "who-are-they", "your-family", {"agreed-answer": 2, "moved-text": 1}),
        ("modules/sample/vignettes/two-cups.yml", "ada", "ben", {"agreed-data": 2}),
    ],
)
def test_ids_that_changed_places_are_told_once(name: str, one: str, other: str, few: dict[str, int]) -> None:
    """Two entries that have each other’s id are told as such, and not by each field and text that each had."""
    names = {one: other, other: one}
    swapped = re.sub(
        rf"(?<=- id: )(?:{one}|{other})\b|(?<=- {{id: )(?:{one}|{other})\b", lambda id_: names[id_[0]], SAMPLE.contents[name].decode()
    )
    found = load_and_check(SAMPLE.with_file(name, swapped.encode()))[1]
    told = Counter(each.rule for each in found if each.rule in few)
    assert told == few, [str(each) for each in found]


def test_text_in_another_encoding_is_told_once() -> None:
    """All signs that another program made of quotes are one finding, which counts the places."""
    text = "\n\n".join(["Zij zei: â€˜Zo is hetâ€™."] * 3)
    found = load_and_check(SAMPLE.with_file(TEXT, SAMPLE.contents[TEXT] + f"\n{text}\n".encode()))[1]
    (ours,) = (finding for finding in found if finding.rule == "encoding")
    assert len(ours.others) == 5


def test_number_that_stands_often_is_told_where_it_is_missing() -> None:
    """Of a number that one language gives once less than the other, the place is told where it is not, and no other."""
    page = "---\ndescription: {0}.\n---\n\n# {0} {{ #x }}\n\n{0} 40.\n\n{0} 55.\n\n{0} {1}.\n\n{0} 70.\n\n{0} 40.\n"
    tree = SAMPLE.with_file("docs/nl/x.md", page.format("Zo is het met", "40").encode())
    found = load_and_check(tree.with_file("docs/en/x.md", page.format("So it is with", "them").encode()))[1]
    assert [(each.position.file.as_posix(), each.position.line) for each in found if each.rule == "figures"] == [("docs/nl/x.md", 11)]
