"""Help lines of another country, or for the readers of one language only."""

from __future__ import annotations

import re
from pathlib import Path

from curriculum.rules.telephone import numbers
from curriculum.text import Document
from curriculum.tree import Memory
from tests.conftest import absent
from tests.unit.test_rules import found_after_edit, real_files

LIST = "modules/help-lines.yml"
NUMBER = r"(?<![\d/.C-])113(?![\d.-])"
LINE = '  - number: "113"\n'


def changed(files: Memory, pattern: str, new: str, ending: str = "") -> Memory:
    """Return the files with something changed in every text, or in every one whose name ends so."""
    before = files
    for name, content in files.contents.items():
        if name.endswith(ending or (".md", ".yml")) and name.startswith(("docs/", "modules/", "quizzes/", "kit/")):
            text = content.decode()
            if name != "modules/claims.yml" and (now := re.sub(pattern, new, text)) != text:
                files = files.with_file(name, now.encode())
    if files is before:
        absent(f"no text has `{pattern}`")
    return files


def messages(files: Memory, *rules: str) -> list[str]:
    """Return what is found by some rules."""
    return [str(finding) for finding in found_after_edit(files) if finding.rule in rules]


def in_belgium() -> Memory:
    """The course with another number in place of 113, in all texts."""
    return changed(real_files(), NUMBER, "1733")


def test_properties_of_a_line_are_asked_again_when_its_number_changes() -> None:
    """Where the number of a line is another one, nobody knows yet whether it is free."""
    (found,) = [one for one in messages(in_belgium(), "agreed-data") if one.startswith(LIST)]
    assert "`number` was agreed on as `113`, and is `1733` now. Ask at the service whether `free`, `always` and `anonymous` hold" in found
    assert "`country`" in found


def test_text_that_says_that_a_number_is_of_another_country_is_told() -> None:
    """What a sentence says of the country of a number is that of its line, or of the whole course; one that no text names is told."""
    files = changed(in_belgium(), r"country: \{.*", "country: {nl: België, en: Belgium}", LIST)
    found = [finding for finding in found_after_edit(files) if finding.rule == "help-number"]
    for own, finding in zip(("België", "Belgium"), found, strict=True):
        assert finding.position.file.as_posix() == LIST
        assert f"no text names `{own}`" in finding.message
        assert len(finding.others) > 10
    files = changed(files, "Nederland", "België", "modules/minority-stress/nl.md")
    told = [finding for finding in found_after_edit(files) if finding.rule == "help-number"]
    assert any(re.search("is a line of `België`, and .* says `Nederland`", finding.message) for finding in told)
    places = [place.file.as_posix() for finding in told for place in (finding.position, *finding.others)]
    assert "modules/minority-stress/nl.md" not in places
    one = changed(in_belgium(), r'  - number: "1733"\n', '  - number: "1733"\n    country: {nl: België, en: Belgium}\n', LIST)
    assert all("`1733` (" in message for message in messages(one, "help-number"))


def test_no_other_number_is_meant_by_one_that_was_taken_out_of_the_list() -> None:
    """For a number that stood in the list nobody is sent to the emergency number, whose digits are almost the same."""
    files = changed(real_files(), '"113"', '"1733"', LIST)
    for without_lock in (False, True):
        found = messages(files.with_file("data.lock", None) if without_lock else files, "help-number")
        assert found
        assert not [one for one in found if "Did you mean" in one], found


def test_line_for_readers_of_one_language_holds_only_there() -> None:
    """Each edition can have its own number, in pages, in questions and in guides; in the texts of the other it is told."""
    files = real_files()
    text = files.contents[LIST].decode()
    if LINE not in text:
        absent(f"{LIST} has no `{LINE.strip()}`")
    start = text.index(LINE)
    entry = text[start : text.index("  - number:", start + 1)]
    english = entry.replace('"113"', "116 123").replace("Suicide prevention line", "Samaritans").replace("Zelfmoordpreventie", "Samaritans")
    english = re.sub(r"    sites:.*\n", "", english).replace("thoughts of suicide, suicide helpline", "Samaritans")
    own = [one.replace("    name:", f"    languages: [{language}]\n    name:", 1) for one, language in ((entry, "nl"), (english, "en"))]
    files = files.with_file(LIST, (text[:start] + "".join(own) + text[start + len(entry) :]).encode())
    for name, content in files.contents.items():
        if name.startswith("docs/en/") or re.fullmatch(r"modules/.*[/.]en\.md", name):
            files = files.with_file(name, re.sub(NUMBER, "Samaritans, 116 123", content.decode()).encode())
        elif name.endswith(".yml") and (name.startswith(("quizzes/", "kit/guides/")) or name == "modules/references.yml"):
            lines, language = [], "nl"
            for line in content.decode().splitlines(keepends=True):
                if starts := re.match(r" +(?:- )?(nl|en): ", line):
                    language = starts[1]
                dutch, mark, rest = line.partition(", en: ")
                rest = re.sub(NUMBER, "Samaritans, 116 123", rest)
                lines.append(f"{dutch}{mark}{rest}" if mark else re.sub(NUMBER, "Samaritans, 116 123", line) if language == "en" else line)
            files = files.with_file(name, "".join(lines).encode())
    assert messages(files, "figures") == []
    left = [one for one in messages(files, "help-number") if "does not stand" in one or "only" in one]
    assert left == []
    wrong = re.sub("Samaritans, 116 123", "113", files.contents["docs/en/how-to-use.md"].decode(), count=1)
    told = messages(files.with_file("docs/en/how-to-use.md", wrong.encode()), "help-number")
    assert any("`113` (Zelfmoordpreventie) is for who reads Dutch only" in one or "is for who reads Dutch only" in one for one in told), (
        told
    )


def test_sentence_above_a_list_is_whole() -> None:
    """An abbreviation ends no sentence: what announces a list is all that stands in one."""
    text = "Zo is het. In België, o.a. in Vlaanderen, bel je in nood:\n\n- 112\n"
    (number,) = numbers(Document(Path("x.md"), text))
    assert number.announced == "In België, o.a. in Vlaanderen, bel je in nood:"


def test_brackets_behind_a_number_say_the_same_in_each_language() -> None:
    """What one language leaves out of the brackets behind a number is told; where both say it in their own words, nothing is."""
    name = "modules/practitioner-tips/en.md"
    (told,) = messages(changed(real_files(), "free, anonymous, day and night", "free, day and night", name), "help-number")
    assert told.startswith(name)
    assert re.search(r"do not say that `\d+` asks for no name", told)
    assert messages(changed(real_files(), "free, anonymous, day and night", "free, 24/7, without giving a name", name), "help-number") == []


def test_explanation_about_a_service_denies_what_is_never_done() -> None:
    """An explanation without the word that denies it is told, also if only an option of the question names the service."""
    name = "quizzes/interdependence.yml"
    (told,) = messages(changed(real_files(), r"(werk je) niet(\s+gezamenlijk)", r"\1\2", name), "help-number")
    assert told.startswith(name)
    assert re.search(r"never to be done where `[\d-]+` \(.+\) is called for", told)


def test_link_with_the_number_of_a_line_leads_to_its_own_site() -> None:
    """The words of a link promise where it leads, and an address with the name of a service in another country is another service."""
    page = "docs/nl/how-to-use.md"
    elsewhere = changed(real_files(), r"\[113\]\(tel:113\)", "[113](https://www.example.org/)", page)
    assert any("`example.org` is no address of" in message for message in messages(elsewhere, "help-number"))
    abroad = changed(real_files(), r"sites: \[113.nl\]", "sites: [113.nl, samaritans.org.uk]", LIST)
    abroad = changed(abroad, r"https://www\.113\.nl/", "https://www.samaritans.nl/", page)
    assert any("`samaritans.nl` is no address of" in message for message in messages(abroad, "help-number"))


def test_number_that_a_question_has_to_give_is_missed_at_its_explanation() -> None:
    """A question that a line names gives its number in each language."""
    quiz = "quizzes/practitioner-tips.yml"
    files = changed(real_files(), NUMBER, "Hulp", quiz)
    found = [finding for finding in found_after_edit(files) if "texts of this question: put it back" in finding.message]
    lines = files.contents[quiz].decode().split("\n")
    assert [lines[finding.position.line - 1].strip()[:3] for finding in found] == ["nl:", "en:"]
