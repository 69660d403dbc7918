"""Faults planted in the real content are found, with file and line; the untouched content has none."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

from curriculum.findings import Finding
from curriculum.rules import RULES, load_and_check
from curriculum.silence import SILENCE
from curriculum.tree import Disk, Memory
from tests.conftest import ROOT, absent, before_an_edit, build_site
from tests.pages import FIRST_CASE, FIRST_MODULE, LAST_MODULE

MODULE, QUIZ = f"modules/{FIRST_MODULE}", f"quizzes/{FIRST_MODULE}.yml"
ASSESSMENT = "quizzes/self-assessment.yml"
CASE = f"{MODULE}/vignettes/{FIRST_CASE}"
# Up to where the first text in Dutch starts.
DEFINITION = r"^(    definition:\n      nl: >-\n        )"
NOTE = r"^(    note:\n      nl: >-\n        )"
FEEDBACK = r"^(        feedback:\n          nl: >-\n            )"
EXPLANATION = r"^(    explanation:\n      nl:).*\n(?:        .*\n|\n)*"


def planted(name: str, old: str, new: str) -> tuple[Memory, int]:
    """Replace the first match of `old` in a file of the real course, in memory; return the files and the line where it stood."""
    files = real_files()
    text = files.contents.get(name, b"").decode()
    match = re.search(old, text, re.MULTILINE)
    if not match:
        absent(f"{name} has no `{old}`")
    text = text[: match.start()] + match.expand(new) + text[match.end() :]
    return files.with_file(name, text.encode()), text[: match.start()].count("\n") + 1


class _Contents(dict[str, bytes]):
    """What stands in the files of the real course; a test of one that a course does without passes over it."""

    def __missing__(self, name: str) -> NoReturn:
        absent(f"there is no {name}")


@cache
def real_files() -> Memory:
    """The files of the real course."""
    files = Memory.of(Disk(ROOT))
    return replace(files, contents=_Contents(files.contents))


@cache
def _known() -> dict[str, set[str]]:
    return before_an_edit(real_files())


def found_after_edit(files: Memory) -> list[Finding]:
    """Return what is found in the real course after an edit, by a check that knows what the one before the edit left, as at an author's."""
    SILENCE.start(_known())
    return load_and_check(files)[1]


def plant(root: Path, name: str, old: str, new: str, *, regex: bool = False) -> int:
    """Replace the first occurrence of `old` in a file and return the line where it stood."""
    path = root / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    match = re.search(old if regex else re.escape(old), text, re.MULTILINE)
    if not match:
        absent(f"{name} has no `{old}`")
    path.write_text(
        text[: match.start()] + match.expand(new) + text[match.end() :] if regex else text.replace(old, new, 1), encoding="utf-8"
    )
    return text[: match.start()].count("\n") + 1


def test_real_content_has_no_finding() -> None:
    """The rules find nothing in the course as it is."""
    assert load_and_check(ROOT)[1] == []


# (name, file, what is searched, what replaces it, rule, part of the message, lines from the match to the finding)
FAULTS = [
    ("missing key", QUIZ, r"^ +key: true\n", "", "key", "has no key", None),
    ("two keys", QUIZ, r"^( +)- id: (.+)\n(\1  )text:", r"\1- id: \2\n\3key: true\n\3text:", "key", "keys: keep one", None),
    ("missing translation in a question", QUIZ, r"^      en: \|\n(        .*\n|\n)+(?=    options:)", "", "schema", "is missing", None),
    ("unknown field", QUIZ, r"^    passage:", "    pasage:", "schema", "not known here", None),
    ("dangling objective", QUIZ, r"^    objective: .*", "    objective: no-such-objective", "objective", "has no objective", 0),
    ("unknown passage", QUIZ, r"^    passage: .*", "    passage: no-such-heading", "passage", "has no heading", 0),
    ("unknown source", QUIZ, r"^    sources: .*", "    sources: [nobody-1900]", "reference", "no reference `nobody-1900`", 0),
    ("wrong label", QUIZ, r"^    label: .*", "    label: proven", "schema", "cannot be `proven`", 0),
    (
        "unknown vignette",
        f"{MODULE}/nl.md",
        r"course:vignette .*? -->",
        "course:vignette no-such-case -->",
        "placement",
        "no vignette",
        0,
    ),
    ("unknown check", f"{MODULE}/nl.md", r"course:check .*? -->", "course:check no-such-question -->", "placement", "no question", 0),
    ("misspelt directive", f"{MODULE}/nl.md", r"course:vignette ", "course:vignet ", "directive", "Did you mean `course:vignette`?", 0),
    ("misspelt prefix", f"{MODULE}/nl.md", r"course:quiz", "courses:quiz", "directive", "asks for nothing", 0),
    ("self-check missing", f"{MODULE}/nl.md", r"<!-- course:quiz -->", "", "placement", "closing self-check is missing", None),
    ("heading without id", f"{MODULE}/nl.md", r" \{ #[\w-]+ \}", "", "heading", "has no id", 0),
    (
        "heading id differs",
        f"{MODULE}/en.md",
        r"\{ #([\w-]+) \}",
        r"{ #\1-2 }",
        "translation",
        "-2 }` stands here",
        0,
    ),
    ("citation differs", f"{MODULE}/en.md", r"\[@reijbroek-2025\]", "", "translation", "is missing here", None),
    (
        "unknown reference",
        f"{MODULE}/nl.md",
        r"\[@reijbroek-2025\]",
        "[@rijbroek-2025]",
        "reference",
        "Did you mean `reijbroek-2025`?",
        0,
    ),
    ("unknown term", "modules/glossary.yml", r"^    see: \[", "    see: [no-such-term, ", "glossary", "no term `no-such-term`", 0),
    (
        "secondary source without its source",
        "modules/references.yml",
        r"^    status: secondary",
        "    status: verified",
        "schema",
        "cited_in",
        None,
    ),
    ("item twice", ASSESSMENT, r"^      - id: minority-stress", "      - id: forms-apart", "self-assessment", "`forms-apart` stands at", 0),
    ("answers alike", ASSESSMENT, r"nl: Redelijk, en: Fairly well", "nl: Goed, en: Fairly well", "self-assessment", "`goed` is", 1),
    ("answer missing", ASSESSMENT, r"^      - \{nl: Redelijk, .*\n", "", "schema", "at least 5", None),
    ("too few items", ASSESSMENT, r"^  - id: confidence\n(.*\n)*", "", "self-assessment", "has 10 items", None),
    ("broken YAML", QUIZ, r"^    objective: ", "   objective: ", "yaml", "is expected here", None),
    ("tab in YAML", QUIZ, r"^    objective: ", "\tobjective: ", "yaml", "a tab stands here", 0),
    ("merge conflict", QUIZ, r"^questions:", "<<<<<<< HEAD\nquestions:", "merge-conflict", "left by a merge", 0),
    (
        "directive of a page in a vignette",
        f"{CASE}.nl.md",
        r"\Z",
        "\n<!-- course:modules -->\n",
        "directive",
        "`course:modules` has its place on a page",
        None,
    ),
    (
        "directive in a definition",
        "modules/glossary.yml",
        DEFINITION,
        r"\1<!-- course:quiz --> ",
        "directive",
        "no comment `course:quiz`",
        2,
    ),
    (
        "directive in a broken comment",
        f"{MODULE}/nl.md",
        r"<!-- course:quiz -->",
        "<!- course:quiz ->",
        "html",
        "write `<!-- course:quiz -->`",
        0,
    ),
    (
        "directive with too many dashes",
        f"{MODULE}/nl.md",
        r"<!-- course:quiz -->",
        "<!--- course:quiz --->",
        "directive",
        "asks for nothing",
        0,
    ),
    ("unknown reference in feedback", QUIZ, FEEDBACK, r"\1[@nobody-1900] ", "reference", "no reference `nobody-1900`", 2),
    ("unknown reference in a note", "modules/references.yml", NOTE, r"\1[@nobody-1900] ", "reference", "no reference `nobody-1900`", 2),
    (
        "key with a capital",
        f"{MODULE}/nl.md",
        r"\[@reijbroek-2025\]",
        "@Reijbroek-2025",
        "citation",
        "`@Reijbroek-2025` is not read",
        0,
    ),
    ("key that is not first", f"{MODULE}/nl.md", r"\[@reijbroek-2025\]", "[see @reijbroek-2025]", "citation", "is not read", 0),
    (
        "citation with nothing in it",
        f"{MODULE}/nl.md",
        r"\[@reijbroek-2025\]",
        "[@reijbroek-2025;]",
        "reference",
        "names no reference",
        0,
    ),
    ("citation in a heading", f"{MODULE}/nl.md", r"^(## .*?) \{", r"\1 [@reijbroek-2025] {", "heading", "no link and no citation", 0),
    ("heading without a space", f"{MODULE}/nl.md", r"^## (.*?) \{.*", r"##\1", "heading", "has no id", 0),
    ("heading that lost its signs", f"{MODULE}/nl.md", r"^## ", "", "layout", "a heading starts with `## `", 0),
    (
        "module without its row",
        "docs/nl/accreditation.md",
        rf"^\| \[.*\]\(modules/{LAST_MODULE}\.md\) \|.*\n",
        "",
        "count",
        f"and none about `{LAST_MODULE}`",
        None,
    ),
    (
        "country above a list",
        "docs/nl/how-to-use.md",
        "Voor Nederland, voor",
        "Voor België, voor",
        "help-number",
        "the sentence above the list says `België`",
        2,
    ),
    (
        "more steps than the list has",
        f"modules/{LAST_MODULE}/nl.md",
        "in vijf stappen:$",
        "in zes stappen:",
        "count",
        "the list below has 5",
        0,
    ),
    ("underlined heading", f"{MODULE}/nl.md", r"\Z", "\n\nKop\n---\n", "heading", "make a heading", None),
    ("id of the page itself", f"{MODULE}/nl.md", r"^(## .*?) \{.*", r"\1 { #questions }", "unique-id", "the page itself uses", 0),
    ("markup in a title", f"{MODULE}/module.yml", r"^title: .*", "title: {nl: '*W*', en: V}", "schema", "plain text", 0),
    ("number where a text belongs", f"{MODULE}/module.yml", r"^title: .*", "title: {nl: 1, en: V}", "schema", "must be a text", 0),
    ("text where a number belongs", f"{MODULE}/module.yml", r"^order: .*", "order: '1'", "schema", "whole number", 0),
    ("text where fields belong", f"{MODULE}/module.yml", r"^title: .*", "title: Woorden", "schema", "must stand in each language", 0),
    ("text where a list belongs", QUIZ, r"^    sources: .*", "    sources: reijbroek-2025", "schema", "must be a list", 0),
    ("yes where true belongs", QUIZ, r"^    case: .*", "    case: yes", "schema", "must be `true` or `false`", 0),
    ("capitals in an id", QUIZ, r"^  - id: .*", "  - id: First_One", "schema", "small letters, digits and hyphens", 0),
    ("list where a name belongs", f"{CASE}.yml", r"name: Cor", "name: [Cor]", "schema", "`people[cor].name` must be one text", 0),
    ("name in one language", f"{CASE}.yml", r"name: Cor", "name: {nl: Cor}", "schema", "the English of `people[cor].name` is missing", 0),
    ("DOI that is cut off", "modules/references.yml", r"^    doi: 10\.1371/.*", "    doi: 10.1371", "schema", "a whole DOI", 0),
    ("comma in a decimal", f"{CASE}.yml", r"at: \[1, 0\]", "at: [1,5, 0]", "schema", "a half is written as `2.5`", 0),
    (
        "list without a comma",
        QUIZ,
        r"^    sources: .*",
        "    sources: [a-1900 b-1900]",
        "schema",
        "Put a comma between two: `a-1900, b-1900`",
        0,
    ),
    ("list where words belong", "modules/glossary.yml", r"^    also: .*", "    also: [CNM]", "schema", "a list for each language", 0),
    ("field with capitals", "modules/references.yml", r"^    doi:", "    DOI:", "schema", "Did you mean `doi`?", 0),
    ("language without a colon", f"{MODULE}/module.yml", r"^title: .*", "title: {nl: W, en V}", "schema", "write `en: V`", 0),
    ("languages without braces", f"{MODULE}/module.yml", r"^title: .*", "title: nl: W, en: V", "yaml", "between braces", 0),
    ("colon without a space", f"{MODULE}/module.yml", r"^order: 1", "order:1", "yaml", "a space: `order: 1`", 0),
    ("field without a colon", f"{MODULE}/module.yml", r"^prompts:", "prompts", "yaml", "this line lacks its colon: `prompts:`", 0),
    ("item without a space", QUIZ, r"^  - id: ", "  -id: ", "yaml", "behind the `-`", 0),
    ("field with more indent", QUIZ, r"^    objective: ", "     objective: ", "yaml", "more indent than `id`", 0),
    ("list that is empty and goes on", f"{MODULE}/module.yml", r"^prompts:", "prompts: []", "yaml", "take `[]` out", 1),
    (
        "text that goes on with a colon",
        QUIZ,
        r"^(        feedback:\n          nl:) >-\n",
        r"\1 Eerst\n            dan\n            zo: ",
        "yaml",
        "put a text that has `: ` in it",
        3,
    ),
    (
        "second development alone",
        f"{CASE}.nl.md",
        r"\Z",
        "\n## Later { #development-3 }\n\nText.\n",
        "vignette",
        "is handed out after",
        None,
    ),
    (
        "unknown part of a vignette",
        f"{CASE}.nl.md",
        r"\Z",
        "\n## Later { #later }\n\nText.\n",
        "vignette",
        "`## Later` is no part of a vignette",
        None,
    ),
    (
        "someone in the way of a bond",
        "modules/vocabulary/vignettes/a-good-friend.yml",
        r"at: \[1, 0\]",
        "at: [1, 1]",
        "vignette",
        "would run through `ineke`",
        None,
    ),
    ("end of a question in a text", QUIZ, FEEDBACK, r"\1</quiz> ", "question-text", "has a meaning for the program", 1),
    ("options in an explanation", QUIZ, EXPLANATION, r"\1 |\n        - [x] a\n", "question-text", "taken for options", 1),
    ("explanation like feedback", QUIZ, EXPLANATION, r"\1 |\n        > a\n", "question-text", "taken for feedback", 1),
    (
        "form that no text can hold",
        "modules/glossary.yml",
        r"^      nl: \[",
        "      nl: ['poly(am)', ",
        "glossary",
        "starts and ends with",
        0,
    ),
    (
        "form of another term at the start of a sentence",
        "modules/glossary.yml",
        r"^      nl: \[",
        "      nl: [Vrije liefde, ",
        "glossary",
        "already",
        None,
    ),
    ("sentence that was cut short", "docs/nl/about.md", r"niet goedgekeurd\.", "niet goedgekeurd en.", "typing", "ends in `en`", 0),
    ("paragraph without its start", "docs/nl/about.md", "^De cursus is door", "cursus is door", "typing", "whether its start was lost", 0),
    ("paragraph twice", "docs/nl/about.md", "^(De cursus is door .*)$", r"\1\n\n\1", "typing", "stands just above already", 2),
    ("colon of another script", "docs/nl/about.md", "overgenomen:", "overgenomen：", "typing", "is a character of another script", 0),
    (
        "prompt of Word",
        "docs/nl/about.md",
        "^De cursus is",
        "Klik hier om tekst in te voeren. De cursus is",
        "unfinished",
        "was left here",
        0,
    ),
    ("denial lost", "docs/nl/about.md", "zijn niet versleuteld", "zijn versleuteld", "translation", "the English denies `encrypted`", 0),
    ("site of another", "docs/nl/accreditation.md", r"www\.nvrg\.nl", "skjeugd.nl", "link", "leads to the site of `SKJ`", 0),
    (
        "reply of another pitfall",
        "kit/frame.yml",
        "nl: Wat zou je vragen als ze .*",
        "nl: Lachen mag. Waar werd het net te spannend?",
        "copied",
        "reply",
        None,
    ),
    (
        "role exchanged",
        "kit/methods/gossip.yml",
        "nl: De inbrenger vertelt hoe",
        "nl: De begeleider vertelt hoe",
        "kit-name",
        "check who is meant",
        0,
    ),
    ("question with a full stop", "kit/series.yml", r"(Wat is er van je zin .*)\?", r"\1.", "kit-name", "write a question mark", 0),
    (
        "heading that is called otherwise",
        "kit/frame.yml",
        "‘Hoe het verdergaat’",
        "‘Hoe het verder gaat’",
        "kit-name",
        "nothing is called",
        0,
    ),
    (
        "length that a step has not",
        "kit/frame.yml",
        "nl: Tien minuten. Praat",
        "nl: Vijf minuten. Praat",
        "kit-plan",
        "the step takes 10",
        0,
    ),
    ("limits that no step has", "kit/methods/gossip.yml", "praat tien tot", "praat vijf tot", "kit-plan", "no step has these limits", 0),
    (
        "somebody who is not in the case",
        "kit/guides/minority-stress.yml",
        "(?s)om Sanne(.*?)Sanne",
        r"om Sander\1Sander",
        "same-case",
        "Sander",
        0,
    ),
    (
        "end of a paragraph with a label",
        f"{MODULE}/nl.md",
        r"(<!-- course:practice --> [^\n]*)\.\n\n",
        r"\1\n\n",
        "typing",
        "ends without",
        0,
    ),
    ("end of a paragraph in a fold", "modules/interdependence/nl.md", r"(^    <!-- [^\n]*)\.\n\n", r"\1\n\n", "typing", "ends without", 0),
    ("four full stops", f"{MODULE}/nl.md", r"(<!-- course:practice --> [^\n]*)\.\n\n", r"\1....\n\n", "typing", "write one", 0),
    ("heading with a colon", f"{MODULE}/nl.md", r"^(## \w.*\w) \{ #", r"\1: { #", "heading", "ends in `:`", 0),
    ("source behind the full stop", f"{MODULE}/nl.md", r" (\[@[\w-]+\])\.\n\n", r". \1\n\n", "citation", "behind the full stop", 0),
    ("quotation in one language", f"{MODULE}/en.md", r"(?<=\n\n)(?=[A-Z][^\n]{80})", "> ", "translation", "quotation that starts", 0),
    (
        "question between other paragraphs",
        f"{MODULE}/en.md",
        r"(?<=\n\n)([^\n]+)\n\n(<!-- course:check [^\n]+-->)",
        r"\2\n\n\1",
        "translation",
        "between other paragraphs here",
        0,
    ),
    (
        "another length of time",
        "modules/interdependence/vignettes/thursday-man.en.md",
        "three years",
        "four years",
        "figures",
        "has `drie jaar`",
        0,
    ),
    ("somebody of another case", f"{CASE}.en.md", r"(?<=[a-z] )Hans\b", "Omar", "same-case", "`Omar` is named here", 0),
    ("another name before an age", QUIZ, r"(en: \|\n +)\w+ \((\d\d)\)", r"\1Adriaan (\2)", "same-case", "`Adriaan` is named here", 0),
    ("option without its quotes", QUIZ, r"^( {10}en: )‘([^‘’\n]{30,}[.?])’$", r"\1'\2'", "translation", "is what somebody says", 0),
    ("form of another file", QUIZ, "quiz.schema", "guide.schema", "schema-line", "schemas/quiz.schema.json`", 0),
    (
        "module by another title",
        "quizzes/final-test.yml",
        r"de module \*\w+\*",
        "de module *Termen*",
        "link",
        "no module is called `Termen`",
        0,
    ),
    ("claim under a summary", "modules/claims.yml", r"taught: \[([\w-]+)#[\w-]+", r"taught: [\1#to-keep", "claim", "nothing is taught", 0),
    ("call put off", "docs/nl/how-to-use.md", r"bel \[112", "bel liever niet meteen [112", "help-number", "keeps readers", 0),
    ("number of nobody, the only one", "modules/help-lines.yml", r"^(  - \{number: \S+), whose: [^}]+\}", r"\1}", "schema", "whose", 0),
    ("scheme without its button", "mkdocs.yml", r"^ +toggle: \{icon: material/weather-sunny.*\n", "", "settings", "no `toggle`", None),
    ("words of the other edition", "mkdocs.en.yml", r"^markdown_extensions:\n.*\n", "", "settings", "without `permalink_title`", None),
    ("two entries read as one", "mkdocs.yml", r"^  - references\.md", "    references.md", "navigation", "put `- ` before", -1),
    ("section of the menu emptied", "mkdocs.yml", r"^      - my-course\.md\n(?:      - .*\n)+", "", "navigation", "put them where", None),
    ("term and tooltip with markup", "modules/glossary.yml", r"^    term: .*", "    term: {nl: '*x*', en: x}", "schema", "plain text", 0),
]


@pytest.mark.parametrize(("name", "file", "old", "new", "rule", "message", "offset"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_planted_fault_is_found(name: str, file: str, old: str, new: str, rule: str, message: str, offset: int | None) -> None:
    """Each fault is reported by its rule, in words, with the file and, where it is one line, that line."""
    files, line = planted(file, old, new)
    findings = found_after_edit(files)
    found = [finding for finding in findings if finding.rule == rule and message in finding.message]
    assert found, [str(finding) for finding in findings]
    assert any(str(finding.position.file) == file or rule == "translation" for finding in found)
    if offset is not None:
        assert line + offset in [finding.position.line for finding in found]


def test_doubled_question_id_is_found(copy_of_course: Path) -> None:
    """Two questions with one id are reported where the second stands."""
    text = (copy_of_course / QUIZ).read_text(encoding="utf-8")
    ids = re.findall(r"^  - id: (\S+)", text, re.MULTILINE)
    line = plant(copy_of_course, QUIZ, f"  - id: {ids[1]}\n", f"  - id: {ids[0]}\n")
    findings = [finding for finding in load_and_check(copy_of_course)[1] if finding.rule == "unique-id"]
    assert [finding.position.line for finding in findings] == [line]


def test_missing_file_is_found(copy_of_course: Path) -> None:
    """A module text that is missing in one language is reported by its name."""
    (copy_of_course / MODULE / "en.md").unlink()
    assert [(str(f.position.file), f.rule) for f in load_and_check(copy_of_course)[1]] == [(f"{MODULE}/en.md", "missing-file")]


def test_wrong_encoding_is_found(copy_of_course: Path) -> None:
    """A file that is not UTF-8 is reported with the line of the first wrong byte."""
    path = copy_of_course / MODULE / "nl.md"
    path.write_bytes("eerste regel\ntweede regel met één\n".encode("latin-1"))
    assert [(f.rule, f.position.line) for f in load_and_check(copy_of_course)[1]] == [("encoding", 2)]


@pytest.mark.parametrize("name", [".a-good-friend.nl.md.swp", ".DS_Store", "a-good-friend.nl.md~"])
def test_files_of_editors_are_passed_over(copy_of_course: Path, name: str) -> None:
    """What an editor or a file manager leaves beside the texts is no fault."""
    for folder in (f"{MODULE}/vignettes", "quizzes", "docs/nl", "modules"):
        (copy_of_course / folder / name).write_bytes(b"\xff")
    assert load_and_check(copy_of_course)[1] == []


@pytest.mark.parametrize("name", ["notes.txt", "a-good-friend.md", "a-good-friend.de.md", "A good friend.nl.md"])
def test_file_that_nothing_reads_is_found(copy_of_course: Path, name: str) -> None:
    """A file among the vignettes whose name says neither part nor language is reported once, by that name."""
    (copy_of_course / MODULE / "vignettes" / name).write_text("x", encoding="utf-8")
    assert [(f.position.file.name, f.rule) for f in load_and_check(copy_of_course)[1]] == [(name, "file-name")]


def test_odd_name_of_a_module_is_found(copy_of_course: Path) -> None:
    """A folder whose name cannot stand in an address is reported, not what is missing from it."""
    (copy_of_course / "modules/My Module").mkdir()
    assert [(str(f.position.file), f.rule) for f in load_and_check(copy_of_course)[1]] == [("modules/My Module", "file-name")]


def test_folder_in_place_of_a_file_is_found(copy_of_course: Path) -> None:
    """What cannot be read is reported, not raised."""
    (copy_of_course / QUIZ).unlink()
    (copy_of_course / QUIZ).mkdir()
    assert [(str(f.position.file), f.rule) for f in load_and_check(copy_of_course)[1]] == [(QUIZ, "unreadable-file")]


@pytest.mark.parametrize("name", [QUIZ, f"{MODULE}/nl.md", f"{CASE}.nl.md", f"{CASE}.yml", "docs/nl/about.md"])
def test_files_of_windows_are_read(copy_of_course: Path, name: str) -> None:
    """A byte order mark and Windows line ends change nothing."""
    path = copy_of_course / name
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_and_check(copy_of_course)[1] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this file has no fields"),
        ("# nothing\n", "this file has no fields"),
        ("- a\n", "the file must hold named fields"),
        ("hello\n", "the file must hold named fields"),
    ],
)
def test_file_without_fields_is_found(copy_of_course: Path, text: str, message: str) -> None:
    """An empty file, a list and a bare text are reported once each, in words."""
    (copy_of_course / QUIZ).write_text(text, encoding="utf-8")
    (finding,) = load_and_check(copy_of_course)[1]
    assert str(finding).startswith(f"{QUIZ}:1:1: error: schema: {message}")


def test_finding_is_one_line(copy_of_course: Path) -> None:
    """A message that quotes several lines is printed as one, and shortened."""
    plant(copy_of_course, f"{MODULE}/nl.md", "<!-- course:quiz -->", f"<!--\n{'word ' * 50}\ncourse:quiz\n-->")
    lines = [str(finding) for finding in load_and_check(copy_of_course)[1]]
    assert lines
    assert all("\n" not in line and len(line) < 400 for line in lines)


def test_page_without_translation_is_found(copy_of_course: Path) -> None:
    """A page of one language that the other lacks is reported with the name it should have."""
    (copy_of_course / "docs/en/about.md").unlink()
    assert any("docs/en/about.md is missing" in finding.message for finding in load_and_check(copy_of_course)[1])


def test_every_rule_says_what_holds() -> None:
    """Each rule has a sentence for authors, ending in a full stop."""
    assert all(rule.sentence.endswith(".") and len(rule.sentence) > 20 for rule in RULES.values())


def test_faults_stop_the_build(copy_of_course: Path, tmp_path: Path) -> None:
    """`mkdocs build --strict` fails on faults, tells each with file and line, not the first only, and shows no traceback."""
    final = "quizzes/final-test.yml"
    ids = re.findall(r"^  - id: (\S+)", (copy_of_course / final).read_text(encoding="utf-8"), re.MULTILINE)
    faults = [
        (QUIZ, r"^ +key: true\n", "", "has no key"),
        (QUIZ, r"^    objective: .*", "    objective: no-such-objective", "has no objective"),
        (f"quizzes/{LAST_MODULE}.yml", r"^( +)- id: (.+)\n(\1  )text:", r"\1- id: \2\n\3key: true\n\3text:", "keys: keep one"),
        (f"{MODULE}/nl.md", r"course:vignette .*? -->", "course:vignette no-such-case -->", "no vignette"),
        (final, f"^  - id: {ids[1]}$", f"  - id: {ids[0]}", f"`{ids[0]}`"),
        ("docs/nl/about.md", r"\Z", "\n[x](no-such-page.md)\n", "no-such-page.md"),
        ("docs/en/about.md", r"\Z", "\n[x](#no-such-anchor)\n", "no-such-anchor"),
        (f"modules/{LAST_MODULE}/nl.md", r"\Z", "\n[x](no-such-text.md)\n", "no-such-text.md"),
        (f"modules/{LAST_MODULE}/en.md", r"\Z", "\n[x](#no-such-anchor)\n", "no-such-anchor"),
    ]
    lines = {file: plant(copy_of_course, file, old, new, regex=True) for file, old, new, _ in faults}
    result = build_site(copy_of_course, tmp_path / "site")
    assert result.returncode != 0
    output = result.stdout + result.stderr
    assert "Traceback" not in output
    missing = [
        (file, message)
        for file, *_, message in faults
        if not re.search(rf"^{re.escape(file)}:\d+:\d+: error: .*{re.escape(message)}", output, re.MULTILINE)
    ]
    assert missing == [], output
    assert f"{final}:{lines[final]}:" in output, "the second of two ids is the one that is wrong"
