"""What was agreed on is remembered, and a change to it has to be confirmed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from curriculum.cli import main
from curriculum.facts import DATA
from curriculum.load import Course, load
from curriculum.locks import QUESTIONS, TRANSLATIONS, entries, question_entries
from curriculum.rules import RULES, load_and_check
from tests.conftest import absent


def change(root: Path, name: str, old: str, new: str) -> None:
    """Change a file."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_question_is_agreed_on(course: Course) -> None:
    """The lock holds every question of the course as it is; `curriculum keys` writes it."""
    known = {name: rest for name, (rest, _) in entries(course.locks[QUESTIONS]).items()}
    assert known == question_entries(course), "run `curriculum keys`, and look at what changes"


def test_translations_are_recorded(course: Course) -> None:
    """The lock holds every passage of the course as it is; `curriculum translated` writes it."""
    known = {name: rest for name, (rest, _) in entries(course.locks[TRANSLATIONS]).items()}
    assert known == {passage.name: passage.entry for passage in course.passages}, "run `curriculum translated`"


def test_changed_key_is_confirmed_by_a_command(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another objective or id is a finding until `curriculum keys` takes it over, and the command says what it took over."""
    change(sample, "quizzes/sample.yml", "id: how-many", "id: how-much")
    assert [finding.rule for finding in load_and_check(sample)[1]] == ["agreed-answer"]
    assert main(["--root", str(sample), "keys"]) == 0
    assert "changed: which-word" in capsys.readouterr().out
    assert [finding.rule for finding in load_and_check(sample)[1]] == ["lock"]  # its texts have another name too
    assert main(["--root", str(sample), "translated"]) == 0
    assert load_and_check(sample)[1] == []


ONE_LANGUAGE = [
    (
        "modules/sample/nl.md",
        "Begin bij de",
        "Begin nooit bij de",
        "modules/sample/en.md#words",
        "Dutch",
        "English",
        "modules/sample/en.md:1",
    ),
    (
        "modules/sample/en.md",
        "Begin with the",
        "Never begin with the",
        "modules/sample/en.md#words",
        "English",
        "Dutch",
        "modules/sample/nl.md:1",
    ),
    (
        "quizzes/sample.yml",
        "Wie horen",
        "Wie hoorden",
        "quizzes/sample.yml#which-word/who-are-they/text",
        "Dutch",
        "English",
        "quizzes/sample.yml:12",
    ),
    (
        "quizzes/sample.yml",
        "Who belongs",
        "Who belonged",
        "quizzes/sample.yml#which-word/who-are-they/text",
        "English",
        "Dutch",
        "quizzes/sample.yml:12",
    ),
    (
        "modules/sample/module.yml",
        "The smallest",
        "The biggest",
        "modules/sample/module.yml#summary",
        "English",
        "Dutch",
        "modules/sample/module.yml:3",
    ),
]
"""What changes in one language only, and what is said of it: the passage, what changed, what did not, and where that stands."""


@pytest.mark.parametrize(("file", "old", "new", "passage", "changed", "behind", "place"), ONE_LANGUAGE)
def test_change_in_one_language_is_confirmed_by_name_only(
    sample: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, passage: str, changed: str, behind: str, place: str
) -> None:
    """Whichever language changed alone, the finding stands at the other; the command without a name confirms nothing, with it it does."""
    change(sample, file, old, new)
    (finding,) = load_and_check(sample)[1]
    assert (finding.rule, str(finding.position).rpartition(":")[0]) == ("stale-translation", place)
    problem = f"the {changed} of this passage changed, and the {behind} did not: bring the {behind} up to date."
    assert finding.message == f"{problem} If nothing has to change in it, run `curriculum translated {passage}`."
    for _ in range(2):
        assert main(["--root", str(sample), "translated"]) == 1
        assert f"{passage}: {problem}" in capsys.readouterr().out
    assert load_and_check(sample)[1] == [finding]
    assert main(["--root", str(sample), "translated", passage]) == 0
    assert load_and_check(sample)[1] == []


@pytest.mark.parametrize("name", ["docs/nl/about.md", "docs/en/about.md", "docs/en/about.md#about"])
def test_file_can_be_named_in_either_language(sample: Path, name: str) -> None:
    """Who sees the finding at the Dutch text may name that file, the English one, or the passage."""
    change(sample, "docs/en/about.md", "This is a", "This is no")
    assert main(["--root", str(sample), "translated", "docs/nl/glossary.md"]) == 1
    assert main(["--root", str(sample), "translated", name]) == 0
    assert load_and_check(sample)[1] == []


def test_only_what_is_named_is_confirmed(sample: Path) -> None:
    """Who names a passage has looked at that one: what changed in both languages elsewhere, or is gone, stays to be recorded."""
    change(sample, "docs/en/about.md", "This is a", "This is no")
    for language, old, new in (("nl", "Begin bij", "Start bij"), ("en", "Begin with", "Start with")):
        change(sample, f"modules/sample/{language}.md", old, new)
    gone = "docs/en/about.md#gone"
    with (sample / TRANSLATIONS).open("a", encoding="utf-8") as lock:
        lock.write(f"{gone} 0123456789 0123456789\n")
    assert main(["--root", str(sample), "translated", "docs/en/about.md#about"]) == 0
    (finding,) = load_and_check(sample)[1]
    assert finding.rule == "lock"
    assert "1 passage is new or was changed" in finding.message
    assert f"`{gone}`" in finding.message
    assert main(["--root", str(sample), "translated", gone]) == 0
    assert gone not in (sample / TRANSLATIONS).read_text(encoding="utf-8")
    assert main(["--root", str(sample), "translated"]) == 0
    assert load_and_check(sample)[1] == []


@pytest.mark.parametrize(
    ("name", "meant"), [("docs/nl/about.md#about", "docs/en/about.md#about"), ("about#about", "docs/en/about.md#about"), ("nonsense", "")]
)
def test_name_that_nothing_has_records_nothing(sample: Path, capsys: pytest.CaptureFixture[str], name: str, meant: str) -> None:
    """A slip in a name is told, with what was meant, and nothing is recorded, also if another name is right."""
    change(sample, "docs/en/about.md", "This is a", "This is no")
    before = (sample / TRANSLATIONS).read_text(encoding="utf-8")
    assert main(["--root", str(sample), "translated", "docs/en/about.md", name]) == 2
    told = capsys.readouterr().err
    assert f"no passage or file `{name}`" in told
    assert (f"Did you mean `{meant}`?" if meant else "`curriculum check`") in told
    assert (sample / TRANSLATIONS).read_text(encoding="utf-8") == before


def test_change_in_both_languages_is_recorded(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who changes both languages is asked to record it, once for all passages and without a name; how lines are broken changes nothing."""
    change(sample, "docs/nl/about.md", "Dit is een voorbeeld. Zie", "Dit is een\nvoorbeeld. Zie")
    assert load_and_check(sample)[1] == []
    change(sample, "modules/sample/nl.md", "Begin bij de woorden", "Begin altijd bij de woorden")
    change(sample, "modules/sample/en.md", "Begin with the words", "Always begin with the words")
    change(sample, "quizzes/sample.yml", "'Wie horen daarbij?', en: 'Who belongs to them?'", "'Wie zijn dat?', en: 'Who are they?'")
    (finding,) = load_and_check(sample)[1]
    assert str(finding) == (
        "translations.lock:1:1: error: lock: 2 passages are new or were changed in both languages (`modules/sample/en.md#words`, "
        "`quizzes/sample.yml#which-word/who-are-they/text`): read once more what changed (`git diff` shows it), then run "
        "`curriculum translated` and commit the file."
    )
    assert main(["--root", str(sample), "translated"]) == 0
    lines = (sample / TRANSLATIONS).read_text(encoding="utf-8").splitlines()
    changed = "changed: modules/sample/en.md#words\nchanged: quizzes/sample.yml#which-word/who-are-they/text\n"
    assert capsys.readouterr().out == f"{changed}translations.lock: {len(lines) - 2} passages\n"
    assert load_and_check(sample)[1] == []


@pytest.mark.parametrize(
    ("lock", "line", "problem"),
    [
        (TRANSLATIONS, "modules/sample/en.md#words ", "1 passage is new or was changed in both languages (`modules/sample/en.md#words`)"),
        (QUESTIONS, "which-word ", "1 question is not agreed on yet (`which-word`)"),
        (DATA, "kit/series.yml#s1 ", "1 entry of a data file is not agreed on yet (`kit/series.yml#s1`)"),
    ],
)
def test_line_that_is_missing_is_found(sample: Path, lock: str, line: str, problem: str) -> None:
    """A passage, a question or an item without a line is not guarded: that is a finding until the command writes the line again."""
    text = (sample / lock).read_text(encoding="utf-8")
    (sample / lock).write_text(re.sub(rf"(?m)^{re.escape(line)}.*\n", "", text), encoding="utf-8")
    (finding,) = load_and_check(sample)[1]
    command = {TRANSLATIONS: "translated", QUESTIONS: "keys", DATA: "keys"}[lock]
    advice = f"read once more what changed (`git diff` shows it), then run `curriculum {command}` and commit the file."
    assert str(finding) == f"{lock}:1:1: error: lock: {problem}: {advice}"
    assert main(["--root", str(sample), command]) == 0
    assert (sample / lock).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("lock", "command"), [(TRANSLATIONS, "translated"), (QUESTIONS, "keys"), (DATA, "keys")])
def test_lock_that_lost_its_end_is_to_be_restored(sample: Path, lock: str, command: str) -> None:
    """Whoever ran the command on half a lock would confirm all that the other half guards: the finding says so before anything else."""
    text = (sample / lock).read_text(encoding="utf-8")
    (sample / lock).write_text(text[: len(text) * 2 // 3], encoding="utf-8")
    (finding,) = load_and_check(sample)[1]
    assert (finding.position.file.as_posix(), finding.rule) == (lock, "lock")
    assert f"restore it (`git checkout {lock}`), or run `curriculum {command}` if" in finding.message
    (sample / lock).write_text(text.rstrip("\n"), encoding="utf-8")
    assert load_and_check(sample)[1] == []  # an editor that leaves out the last end of a line loses nothing


def test_line_of_what_is_gone_is_found(sample: Path) -> None:
    """A passage that is gone in both languages leaves a line behind; one that is gone in one language keeps it, for the other has it."""
    for language in ("nl", "en"):
        path = sample / f"docs/{language}/about.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\{ #about \}", "{ #this }", text), encoding="utf-8")
        found = [*RULES["lock"].findings(load(sample)[0])]
        if language == "nl":
            assert found == []
            main(["--root", str(sample), "translated"])
            assert "docs/en/about.md#about" in entries((sample / TRANSLATIONS).read_text(encoding="utf-8"))
    assert "(`docs/en/about.md#this`), and 1 passage is gone (`docs/en/about.md#about`)" in found[0].message


def test_course_without_locks_is_not_asked_for_translations(sample: Path) -> None:
    """Where nobody has confirmed anything yet, only the questions are asked for; with their lock, the others are too."""
    (sample / TRANSLATIONS).unlink()
    questions = (sample / QUESTIONS).read_bytes()
    (sample / QUESTIONS).unlink()
    (sample / DATA).unlink()
    assert [str(finding.position.file) for finding in load_and_check(sample)[1]] == [QUESTIONS]
    (sample / QUESTIONS).write_bytes(questions)
    assert [str(finding.position.file) for finding in load_and_check(sample)[1]] == [DATA, TRANSLATIONS]


def test_place_of_an_item_is_agreed_on(copy_of_course: Path) -> None:
    """Where an item of a sorting exercise belongs is confirmed as a key is; an item without a line, or that is gone, is found too."""
    data, item = "modules/practitioner-tips/module.yml", "practitioner-tips/what-a-helper-says/read-up-first"
    lock = (copy_of_course / QUESTIONS).read_text(encoding="utf-8")
    if f"{item} helpful\n" not in lock:
        absent(f"there is no {item}")
    change(copy_of_course, data, "place: helpful", "place: harmful")
    (finding,) = load_and_check(copy_of_course)[1]
    agreed = (
        "the item `read-up-first` was agreed on as `helpful`, and is `harmful` now: write `helpful`. If it is meant, run `curriculum keys`."
    )
    assert (finding.rule, finding.position.file.as_posix(), finding.message) == ("agreed-answer", data, agreed)
    change(copy_of_course, QUESTIONS, f"{item} helpful\n", "")
    (finding,) = load_and_check(copy_of_course)[1]
    advice = "read once more what changed (`git diff` shows it), then run `curriculum keys` and commit the file."
    missing = f"1 item of a sorting exercise is not agreed on yet (`{item}`): {advice}"
    assert (finding.rule, finding.position.file.as_posix(), finding.message) == ("lock", QUESTIONS, missing)
    assert main(["--root", str(copy_of_course), "keys"]) == 0
    assert (copy_of_course / QUESTIONS).read_text(encoding="utf-8") == lock.replace(f"{item} helpful", f"{item} harmful")
    change(copy_of_course, data, "id: read-up-first", "id: read-up-later")
    (message,) = (finding.message for finding in load_and_check(copy_of_course)[1] if finding.rule == "agreed-answer")
    assert message.startswith("the item `read-up-first` of the sorting exercise `what-a-helper-says` is gone, and saved answers know it:")


BODIES = [("nl", "Of Ben dat wist.", "Laat de groep eerst vragen."), ("en", "Whether Ben knew.", "Let the group ask first.")]


def test_bodies_of_two_sections_that_changed_places_are_moved(sample: Path) -> None:
    """Where what stands below two headings changes places, in both languages, each of the two is named, once for both languages."""
    for language, one, other in BODIES:
        swap(sample, f"modules/sample/vignettes/two-cups.{language}.md", one, other)
    assert [(finding.rule, len(finding.others)) for finding in load_and_check(sample)[1]] == [("moved-text", 1)] * 2


def swap(root: Path, name: str, one: str, other: str) -> None:
    """Put two parts of a file each in the place of the other."""
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(one) == text.count(other) == 1
    parts = {one: other, other: one}
    (root / name).write_text(re.sub("|".join(map(re.escape, parts)), lambda match: parts[match[0]], text), encoding="utf-8")


def test_languages_that_changed_places_are_told(sample: Path) -> None:
    """Where the Dutch and the English of a name change places, that is said, and neither is taken over without its name."""
    swap(sample, "modules/sample/vignettes/two-cups.yml", "Wie er aan tafel zit", "Who sits at the table")
    for _ in range(2):
        told = [finding.message for finding in load_and_check(sample)[1] if finding.rule in {"moved-text", "lock"}]
        assert len(told) == 1
        assert "changed places: put each back under its language" in told[0]
        main(["--root", str(sample), "translated"])


@pytest.mark.parametrize("languages", [("nl",), ("en",), ("nl", "en")])
def test_texts_that_changed_places_are_confirmed_by_name_only(
    sample: Path, capsys: pytest.CaptureFixture[str], languages: tuple[str, ...]
) -> None:
    """Where two options have each other's text, in one language or in both, the command without a path takes neither over."""
    texts = {"nl": ("'Wie horen daarbij?'", "'Bedoel je je familie?'"), "en": ("'Who belongs to them?'", "'Do you mean your family?'")}
    for language in languages:
        swap(sample, "quizzes/sample.yml", *texts[language])
    found = load_and_check(sample)[1]
    assert [(finding.rule, len(finding.others)) for finding in found] == [("moved-text", len(languages) - 1)] * 2
    assert {finding.position.line for finding in found} == {12, 15}
    assert "text of `which-word/your-family/text` stands here now, as that of `which-word/who-are-they/text`" in found[0].message
    for _ in range(2):  # nothing is taken over in silence, however often it is asked
        assert main(["--root", str(sample), "translated"]) == 1
        assert capsys.readouterr().out.count("text: this text was that of another passage") == 2
    assert load_and_check(sample)[1] == found
    assert main(["--root", str(sample), "translated", "quizzes/sample.yml#which-word"]) == 0
    assert load_and_check(sample)[1] == []


def test_reworded_and_copied_texts_are_no_move(sample: Path) -> None:
    """A text that is written anew, one that another has too, and claims that are numbered anew stand in nobody's place."""
    change(sample, "quizzes/sample.yml", "'Wie horen daarbij?', en: 'Who belongs to them?'", "'Wie zijn dat?', en: 'Who are they?'")
    change(
        sample, "modules/glossary.yml", "De mensen om iemand heen., en: The people around somebody.", "Wat twee mensen verbindt., en: Tie."
    )
    claim = "  - id: C001\n    section: introduction\n    line: 1\n    kind: claim\n    evidence: practice\n"
    rest = "    taught: [sample#words]\n"
    change(
        sample, "modules/claims.yml", claim, f"{claim}    text: {{nl: Zinnen ook., en: So do sentences.}}\n{rest}{claim.replace('1', '2')}"
    )
    (copied,) = (finding for finding in load_and_check(sample)[1] if finding.rule != "lock")
    assert (copied.rule, copied.message.split(":")[0]) == ("glossary", "the tooltip of `network` reads the same")


def test_claims_that_changed_places_are_told(sample: Path) -> None:
    """Of claims, whose numbers may move, two that have each other's text are told, and a language in the place of the other."""
    name = "modules/claims.yml"
    first = (sample / name).read_text(encoding="utf-8")
    second = (
        first[first.index("  - id: C001") :]
        .replace("C001", "C002")
        .replace("Woorden doen ertoe., en: Words", "Zinnen doen ertoe., en: Sentences")
    )
    (sample / name).write_text(first + second, encoding="utf-8")
    assert [main(["--root", str(sample), command]) for command in ("keys", "translated")] == [0, 0]
    for language, one, other in (("nl", "Woorden", "Zinnen"), ("en", "Words", "Sentences")):
        swap(sample, name, f"{language}: {one}", f"{language}: {other}")
    assert [(finding.rule, len(finding.others)) for finding in load_and_check(sample)[1]] == [("moved-text", 1)] * 2
    (sample / name).write_text(
        first.replace("nl: Inleiding, en: Introduction", "nl: Introduction, en: Inleiding") + second, encoding="utf-8"
    )
    assert [finding.message.split(":")[0] for finding in load_and_check(sample)[1] if finding.rule == "moved-text"] == [
        "the Dutch and the English text of `introduction/title` changed places"
    ]


def test_self_check_without_a_question_is_told(sample: Path) -> None:
    """Where the text places every question, nothing is left for the closing self-check: that is one finding, at its comment."""
    for language in ("nl", "en"):
        change(
            sample,
            f"modules/sample/{language}.md",
            "<!-- course:check which-word -->",
            "<!-- course:check which-word -->\n\n<!-- course:check which-list -->",
        )
    (finding,) = (finding for finding in load_and_check(sample)[1] if finding.rule == "placement")
    assert finding.position.file.as_posix() == "modules/sample/nl.md"
    assert "nothing is left for the closing self-check" in finding.message


def test_key_that_another_option_has_now_is_said(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who moves the key is reminded that its feedback and the explanation still argue for the old one."""
    change(sample, "quizzes/sample.yml", "        key: true\n", "")
    change(sample, "quizzes/sample.yml", "      - id: your-family\n", "      - id: your-family\n        key: true\n")
    assert main(["--root", str(sample), "keys"]) == 0
    assert "changed: which-word (key: who-are-they → your-family; read its feedback and its" in capsys.readouterr().out
