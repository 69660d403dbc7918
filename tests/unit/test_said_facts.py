"""What a text says is so: its sources, the help lines, how many there are, the days. Natural sentences have no finding."""

from __future__ import annotations

import pytest

from curriculum.findings import Finding
from curriculum.rules import load_and_check
from curriculum.tree import Memory
from tests.unit.test_catalogue import SAMPLE

NL, EN = "modules/sample/nl.md", "modules/sample/en.md"
QUIZ, REFERENCES = "quizzes/sample.yml", "modules/references.yml"
VOS = b"""  - id: vos-2021
    status: verified
    author: Vos
    year: "2021"
    apa: Vos, D. (2021). *Zinnen*. Uitgeverij Voorbeeld.
    doi: 10.1234/voorbeeld.2021
"""
WITH_VOS = SAMPLE.with_file(REFERENCES, SAMPLE.contents[REFERENCES] + VOS)
"""The sample course with a work that it does not cite."""
LOCKS = {"stale-translation", "lock", "agreed-answer", "agreed-data", "moved-text", "translation", "reference-used"}


def replaced(tree: Memory, file: str, old: str, new: str) -> Memory:
    """Return the files with a part of one replaced, wherever it stands there."""
    text = tree.contents[file].decode()
    assert old in text, f"{file} has no `{old}`"
    return tree.with_file(file, text.replace(old, new).encode())


def found_in(tree: Memory) -> list[Finding]:
    """Return the findings, but for those of what was agreed on before."""
    return [finding for finding in load_and_check(tree)[1] if finding.rule not in LOCKS]


def added(tree: Memory, file: str, text: str) -> Memory:
    """Return the files with a paragraph more at the end of one."""
    return tree.with_file(file, f"{tree.contents[file].decode().rstrip()}\n\n{text}\n".encode())


def test_source_of_a_question_is_cited_in_its_passage() -> None:
    """A source that neither the passage nor the question cites is reported at its line, with what the passage cites."""
    [finding] = found_in(replaced(WITH_VOS, QUIZ, "sources: [jansen-2020]", "sources: [jansen-2020, vos-2021]"))
    assert (finding.rule, finding.position.line) == ("question-source", 6)
    assert "cites `vos-2021`" in finding.message
    assert "The passage cites `jansen-2020`." in finding.message


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (NL, "van je cliënt [@jansen-2020]", "van je cliënt [@jansen-2020; @vos-2021]"),
        (NL, "Lees ook", "Lees [verder](#try-it), [@vos-2021] en"),
        ("modules/sample/vignettes/two-cups.nl.md", "{ #second-reading }\n", "{ #second-reading }\n\nZo zag Vos het.\n"),
        (QUIZ, "Begin bij het woord van je cliënt zelf.", "Begin bij het woord van je cliënt zelf [@vos-2021]."),
        (QUIZ, "Begin bij het woord", "Vos zegt het zo. Begin bij het woord"),
        (QUIZ, "[jansen-2020, vos-2021]", "[jansen-2020, de-boer-2018]"),
    ],
)
def test_source_may_be_cited_or_named_wherever_the_question_leads(file: str, old: str, new: str) -> None:
    """A citation in the passage, in what it leads to or in the question will do, so will the name; what is retold needs none."""
    tree = replaced(replaced(WITH_VOS, QUIZ, "sources: [jansen-2020]", "sources: [jansen-2020, vos-2021]"), file, old, new)
    assert [finding for finding in found_in(tree) if finding.rule == "question-source"] == []
