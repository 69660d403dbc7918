"""Who types one thing wrong gets one message, at that place, which says what to type; it names no wrong cause."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from curriculum.cli import main
from curriculum.findings import Finding, in_order
from curriculum.position import Position
from curriculum.rules import load_and_check
from curriculum.rules.styles import COLOURS, colours
from curriculum.text import Document
from curriculum.yamlfile import InvalidYaml, YamlFile
from tests.conftest import ROOT
from tests.unit.test_catalogue import SAMPLE, edited

NL, EN, QUIZ = "modules/sample/nl.md", "modules/sample/en.md", "quizzes/sample.yml"
CASE, SETTINGS, PAGE = "modules/sample/vignettes/two-cups.yml", "mkdocs.yml", "docs/nl/about.md"
LABEL = "<!-- course:practice --> Begin"
CITED = "cliënt [@jansen-2020]."

SLIPS = [
    # (file, what stood there, what is typed, the beginning of the line in which it is told, rule, part of the message)
    (QUIZ, "      - id: your-family", "        id: your-family", "        id: your-family", "yaml", "put `- ` before it"),
    (QUIZ, "  - id: which-list", "    id: which-list", "    id: which-list", "yaml", "put `- ` before it"),
    (
        QUIZ,
        "    label: practice",
        "\u00a0   label: practice",
        "\u00a0   label",
        "yaml",
        "a special space stands here: indent with plain ones",
    ),
    (QUIZ, "    label: practice", "    label:practice  # a label", "    label:", "yaml", "`label: practice`"),
    (QUIZ, "    label: practice", "    label = practice", "    label", "yaml", "this line lacks its colon: `label: practice`"),
    (QUIZ, "    case: true", "    case true", "    case", "yaml", "this line lacks its colon: `case: true`"),
    (QUIZ, "[jansen-2020]", "[@jansen-2020]", "    sources", "yaml", "leave it out of a list of sources, as in `[jansen-2020]`"),
    (
        QUIZ,
        "{nl: 'Wie horen daarbij?', en",
        "{nl: Wie [@jansen-2020] daarbij, en",
        "        text",
        "yaml",
        "`[` or `: ` in it needs quotes",
    ),
    (QUIZ, "objective: name-it", "objective: sample/name-it", "    objective", "schema", "Leave the module out: `name-it`."),
    (QUIZ, "passage: words", "passage: sample#words", "    passage", "schema", "Leave the module out: `words`."),
    (QUIZ, "passage: words", "passage: nowhere", "    passage", "passage", "There are `try-it`, `words`."),
    (QUIZ, "passage: words", "passage: #words", "    passage", "schema", "what stands behind a `#` is not read: write `passage: words`"),
    (QUIZ, "    explanation:", "    uitleg:", "    uitleg", "schema", "`uitleg` is not known here. Did you mean `explanation`?"),
    (CASE, "between: [ada, ben]", "between: ada, ben", "  - {between", "schema", "must be a list: items between `[` and `]`"),
    (CASE, "{between: [ada, ben], kind: nesting,", "between: [ada, ben], kind: nesting, {", "  - between", "yaml", "between `{` and `}`"),
    (CASE, "nl: 3 jaar", "nl: 1,5 jaar", "  - {between", "schema", "a comma ends the text before `5 jaar`"),
    (SETTINGS, "  - glossary.md", "  - glossary", "  - glossary", "navigation", "write `glossary.md`"),
    (
        SETTINGS,
        "guides\n  - glossary.md",
        "guides\n        - glossary.md",
        "      - course:guides",
        "navigation",
        "give both the same indent",
    ),
    (SETTINGS, "  - glossary.md", "  glossary.md", "  glossary", "yaml", "write `- glossary.md`"),
    (SETTINGS, "extra:\n", "extra:\n  provider:\n  name: De Linde\n", "  name", "settings", "`name` belongs to `provider`"),
    (NL, CITED, "cliënt [jansen-2020].", LABEL, "citation", "write `[@jansen-2020]`"),
    (NL, CITED, "cliënt [@jansen-2020 p. 5].", LABEL, "reference", "Put a comma behind the id: `[@jansen-2020, p. 5]`."),
    (NL, CITED, "cliënt (Jansen, 2020).", LABEL, "citation", "write `[@jansen-2020]`"),
    (NL, LABEL, "<!-- practice --> Begin", "<!-- practice", "directive", "write `<!-- course:practice -->`"),
    (NL, LABEL, "<!-- course: practice --> Begin", "<!-- course: p", "directive", "write `<!-- course:practice -->`"),
    (NL, LABEL, "<!-- course:practise --> Begin", "<!-- course:practise", "directive", "Did you mean `course:practice`?"),
    (NL, "course:vignette two-cups", "course:vignet two-cups", "<!-- course:vignet ", "directive", "Did you mean `course:vignette`?"),
    (NL, "course:vignette two-cups", "course:vignette Twee kopjes", "<!-- course:vignette T", "directive", "with one NAME without spaces"),
    (NL, "<!-- course:quiz", "<!-- course:quizz", "<!-- course:quizz", "directive", "Did you mean `course:quiz`?"),
    (NL, "## Probeer het { #try-it }", "## Probeer het", "## Probeer", "heading", "add `{ #try-it }`, as in the other language"),
    (EN, "## Try it { #try-it }", "## Try it", "## Try", "heading", "add `{ #try-it }`, as in the other language"),
    (NL, "## Probeer het {", "```\n\n## Probeer het {", "```", "markup", "a block of code starts here (```), and nothing ends it"),
    (NL, "## Woorden {", "# Mijn module\n\n## Woorden {", "# Mijn", "heading", "start it with `## `"),
    (PAGE, "description:", "omschrijving:", "omschrijving", "front-matter", "Did you mean `description`?"),
    (NL, "/about.md#about", "info@example.nl", "Lees ook", "link", "linked to as `mailto:info@example.nl`"),
    (NL, "/about.md#about", "www.example.nl/x", "Lees ook", "link", "write `https://www.example.nl/x`"),
    (NL, "/assets/images/cups.svg", "/assets/images/foto.jpg", "![", "image", "put it into overrides/assets/images/."),
    (NL, "[over deze cursus](/about.md#about)", "[over deze cursus](/about.md#about", "Lees ook", "link", "this link is not closed"),
    (NL, "[over deze cursus](/about.md#about)", "[over deze cursus] (/about.md#about)", "Lees ook", "link", "take the space out"),
]


def found_after(file: str, old: str, new: str) -> tuple[str, list[Finding]]:
    """Return a file of the sample after an edit, and what is found, but for what only says that a text changed."""
    tree = edited(file, old, new)
    found = load_and_check(tree)[1]
    return tree.contents[file].decode(), [finding for finding in found if finding.rule not in {"lock", "stale-translation"}]


@pytest.mark.parametrize(("file", "old", "new", "start", "rule", "message"), SLIPS, ids=[f"{file}: {new}" for file, _, new, *_ in SLIPS])
def test_slip_is_one_message_that_says_what_to_type(file: str, old: str, new: str, start: str, rule: str, message: str) -> None:
    """A slip is told once, in its line, and nothing that only follows from it is told beside it."""
    changed, found = found_after(file, old, new)
    assert [(finding.rule, finding.position.file.as_posix(), message in finding.message) for finding in found] == [(rule, file, True)], [
        str(finding) for finding in found
    ]
    assert changed.split("\n")[found[0].position.line - 1].startswith(start)


GLOSSARY, CLAIMS, REFERENCES = "modules/glossary.yml", "modules/claims.yml", "modules/references.yml"
TEST, METHOD, GUIDE = "quizzes/final-test.yml", "kit/methods/rounds.yml", "kit/guides/sample.yml"
TEXT = "modules/sample/vignettes/two-cups.nl.md"
SAME = "{nl: Elke groep oefent samen vragen., en: Elke groep oefent samen vragen.}"
STEM = "{nl: 'Ada zegt ‘mijn mensen’. Wat vraag je?', en: 'Ada says ‘my people’. What do you ask?'}"

FAULTS = [
    # (file, what stood there, what stands there now, rule, part of the message)
    (CASE, "between: [ada, ben]", "between: [ada, ada]", "vignette", "runs between two different people"),
    (CASE, "bonds:\n", "bonds:\n  - {between: [ben, ada], kind: friend}\n", "vignette", "would lie on top of each other"),
    (CASE, "name: Ben", "name: Ada", "vignette", "`ada` and `ben` have the same name"),
    (CASE, "at: [1, 0]", "at: [4, 0]", "vignette", "`ben` stands outside the drawing"),
    (QUIZ, "{nl: Je blijft bij haar woord en opent het., en: You stay with her word and open it.}", STEM, "options-differ", "is the stem"),
    (
        QUIZ,
        "{nl: Begin bij het woord van je cliënt zelf., en: Begin with your client’s own word.}",
        STEM,
        "options-differ",
        "repeats the stem",
    ),
    (QUIZ, "id: how-many", "id: hint", "question-text", "the page uses this name"),
    (QUIZ, "'Hoeveel zijn", "'# Hoeveel zijn", "question-text", "becomes a list, a heading or a quotation"),
    (QUIZ, "'Hoeveel zijn", "'a. Hoeveel zijn", "question-text", "options have no letters on the page"),
    (TEST, "case: true", "case: false", "final-test", "start the question from a case"),
    (GLOSSARY, "term: {nl: band,", "term: {nl: netwerk,", "glossary", "is the name of the term `network` already"),
    (GLOSSARY, "practice\n    sources: [de-boer-2018]", "research", "glossary", "the label `research` needs a source"),
    (
        GLOSSARY,
        "{nl: 'Wat twee mensen met elkaar verbindt [@de-boer-2018].', en: 'Whatever connects two people to each other [@de-boer-2018].'}",
        "{nl: Wat twee mensen verbindt., en: What connects two people.}",
        "glossary",
        "the tooltip is the whole definition",
    ),
    (GLOSSARY, "De mensen om iemand heen.", f"{'De mensen om iemand heen. ' * 9}", "glossary", "this one has 2"),
    (GLOSSARY, "forms: {nl: [band]", "forms: {nl: [band, het]", "glossary", "`het` stands in nearly every text"),
    (CLAIMS, "evidence: practice", "evidence: source", "claim", "rests this claim on a source"),
    (REFERENCES, "voorbeeld.2020\n", "voorbeeld.2020.\n", "reference-entry", "cannot be a DOI"),
    (REFERENCES, "*Woorden*.", "*Woorden*, 20–12.", "reference-entry", "the pages `20–12` end before they start"),
    (METHOD, "time: {min: 60, max: 90}", "time: {min: 135, max: 135}", "kit-plan", "no session lasts so long"),
    (
        METHOD,
        "Iedereen leest., en: Everyone reads.",
        "Lees het vervolg., en: Read the development.",
        "kit-plan",
        "no step has handed it out",
    ),
    (
        METHOD,
        "minutes: 40\n",
        "minutes: 40\n    shorter: {minutes: 40, text: {nl: Kort., en: Short.}}\n",
        "kit-plan",
        "must take less than",
    ),
    (TEXT, "## Scène { #scene }", "## { #scene }", "vignette", "this heading has no words"),
    (TEXT, "## Scène {", "### Scène {", "vignette", "is no part of a vignette"),
    (
        GUIDE,
        "method: rounds, vignette: two-cups}",
        "method: rounds}",
        "kit-plan",
        "starts from a case: name a vignette, such as `two-cups`",
    ),
    (NL, "## Woorden { #words }", "## { #words }", "heading", "this heading has no words"),
    (REFERENCES, "verified\n    retold: true", "secondary\n    cited_in: de-boer-2018", "reference-entry", "cited through itself"),
    (REFERENCES, "author: Jansen", "author: {nl: Jansen, en: Janse}", "reference-entry", "does not start with `Janse`"),
    (REFERENCES, "author: De Boer", "author: De Boer & Smit", "reference-entry", "the APA entry has one author"),
    (GLOSSARY, "{nl: band, en: tie}\n    forms: {nl: [band]", "{nl: netwerkband, en: tie}\n    forms: {nl: [x]", "glossary", "nearly"),
    (QUIZ, "{nl: 'Welke vraag laat een lijst open?', en: 'Which question leaves a list open?'}", STEM, "questions-differ", "stands at"),
    (NL, "## Probeer", "## Waarom woorden er voor mensen toe doen\n\nZo.\n\n## Probeer", "heading", "`{ #waarom-woorden-er-voor-mens"),
    (GUIDE, "{nl: De groep oefent met vragen., en: The group practises asking.}", SAME, "language", "reads the same as the Dutch text"),
    (GUIDE, "De groep oefent met vragen.", "'–'", "unfinished", "`–` says nothing"),
    (NL, "## Probeer", "Dit --> is los.\n\n## Probeer", "markup", "ends a comment that never started"),
    (NL, "## Probeer", "Dit</sup> is los.\n\n## Probeer", "markup", "closes what was never opened"),
    (NL, "## Probeer", "Dit <sup>is <sub>los</sup>.\n\n## Probeer", "markup", "`<sub>` is not closed"),
    (NL, "## Probeer", "Dit <span is los.\n\n## Probeer", "markup", "is not closed: put `>` at its end"),
    (NL, "<!-- course:quiz -->", "<!-- course:quiz nu -->", "directive", "`course:quiz` stands alone: leave out `nu`"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "message"), FAULTS, ids=[f"{file}: {message}" for file, *_, message in FAULTS])
def test_value_that_cannot_be_right_is_told(file: str, old: str, new: str, rule: str, message: str) -> None:
    """What contradicts itself, or the rest of its file, is told where it stands."""
    _, found = found_after(file, old, new)
    told = {(finding.rule, finding.position.file.as_posix()) for finding in found if message in finding.message}
    assert told == {(rule, file)}, [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("text", "line"), [("a:\n  nl: >-\n  Een zin.\n  en: >-\n    x\n", 3), ("a:\n  nl: >-\n    Een zin.\nNog een.\n  en: x\n", 4)]
)
def test_line_of_a_text_that_stands_too_far_to_the_left_is_told(text: str, line: int) -> None:
    """The line that lacks its indent is told, not the one behind it at which the parser stops."""
    with pytest.raises(InvalidYaml) as caught:
        YamlFile(Path("x.yml"), text)
    assert [(one.position.line, "indent this line as the others" in one.message) for one in caught.value.findings] == [(line, True)]


def test_field_that_must_be_there_is_not_to_be_taken_out() -> None:
    """What is empty and needed is to be written; only what a file can do without can be taken out instead."""
    text = SAMPLE.contents[QUIZ].decode()
    start = text.index("    explanation:")
    emptied = text[:start] + "    explanation:\n" + text[text.index("\n", start) + 1 :]
    (found,) = (one for one in load_and_check(SAMPLE.with_file(QUIZ, emptied.encode()))[1] if one.rule == "schema")
    assert found.message.endswith("is empty: write what belongs there.")


def test_question_without_a_key_is_not_recorded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `curriculum keys` records counts as agreed on: a key that is then put in would be told to be taken out."""
    course = tmp_path / "course"
    shutil.copytree(ROOT / "tests/sample", course)
    quiz = course / QUIZ
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("        key: true\n", "", 1), encoding="utf-8")
    before = (course / "data.lock").read_text(encoding="utf-8")
    assert main(["--root", str(course), "keys"]) == 1
    assert "mark the right option with `key: true`" in capsys.readouterr().out
    assert (course / "data.lock").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("- Dit is **vet.\n- Dit is **ook** zo.", "have only one `**`"),
        ("Vraag door:\n\n•\teen\n• twee\n- drie", "this bullet makes no list"),
        ("Zo is het [@jansen-2020, en [dit](/about.md) ook.", "the bracket of this citation is not closed"),
    ],
)
def test_sign_that_lacks_the_other_is_told_where_it_stands(words: str, message: str) -> None:
    """A bold part ends within its item; and the bracket of a link does not close that of a citation."""
    changed, found = found_after(NL, "## Probeer", f"{words}\n\n## Probeer")
    lines = [finding.position.line for finding in found if message in finding.message]
    first = words.rpartition("\n\n")[2].partition("\n")[0]
    assert lines == [changed[: changed.index(first)].count("\n") + 1], [str(finding) for finding in found]
    assert not [finding for finding in found if "blank line before it" in finding.message]


def test_text_in_square_brackets_is_no_citation() -> None:
    """What stands in brackets and is no key of a reference, a link or a note is left alone."""
    for words in ("Zij zei: ‘Het is [on-line] gegaan.’", "Zie [jansen-2020](/about.md).", "Zo zei [naam-weg] het."):
        _, found = found_after(NL, "## Probeer", f"{words}\n\n## Probeer")
        assert not [finding for finding in found if finding.rule == "citation"], words


def sheet(**given: str) -> tuple[str, ...]:
    """Return what is found in a style sheet that gives all colours in both schemes, but for some."""
    light = {name: "#fbf7f1" if name.endswith(("paper", "card", "sunk", "bg")) else "#1d3c37" for name in COLOURS}
    dark = {name: "#1c1a19" if name.endswith(("paper", "card", "sunk", "bg")) else "#ece5db" for name in COLOURS}
    light["--course-wrong"], dark["--course-wrong"] = "#7a1f1f", "#ffd9d0"  # it is told where that of `good` is the same
    light |= {f"--course-{name.replace('_', '-')}": value for name, value in given.items()}
    schemes = (("default", light), ("slate", dark))
    text = "".join(
        f"[data-md-color-scheme={scheme}] {{\n" + "".join(f"  {name}: {value}\n" for name, value in gives.items()) + "}\n"
        for scheme, gives in schemes
    )
    source = text.replace("\n  --", ";\n  --").replace("{;", "{").replace("\n}", ";\n}")
    return tuple(message for _, message in colours((Document(Path("x.css"), source),)))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("1d5c57", "`1d5c57` is no colour: write `#1d5c57`."),
        ("blauw", "`blauw` is no colour"),
        ("rgb(10, 20)", "`rgb(10, 20)` is no colour"),
        ("#1d3c37", ""),
        ("rgb(10, 20, 30)", ""),
        ("navy", ""),
        ("var(--course-ink)", ""),
        ("color-mix(in srgb, red, blue)", ""),
        ("rgb(var(--red), 2, 3)", ""),
        ("inherit", ""),
    ],
)
def test_what_is_no_colour_is_told(value: str, message: str) -> None:
    """A colour without its `#`, in Dutch, or with a number too few is one that a browser passes over; each usual way is right."""
    found = sheet(link_strong=value)
    assert [message in each for each in found] == ([True] if message else []), found


def test_what_waits_to_be_confirmed_comes_last() -> None:
    """An author mends what is wrong, and confirms then: so the lock, though its file comes first, is told last."""
    lock = Finding(Position(Path("data.lock")), "lock", "not agreed on yet")
    key = Finding(Position(Path("quizzes/x.yml")), "key", "no key")
    assert in_order([lock, key]) == [key, lock]
