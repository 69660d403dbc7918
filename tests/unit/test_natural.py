"""Natural sentences, right in both languages, that rules refused once: each has no finding now, and the fault beside it still has one."""

from __future__ import annotations

import json
import re

import pytest

from curriculum.rules import load_and_check
from curriculum.tree import Memory
from tests.unit.test_catalogue import SAMPLE
from tests.unit.test_said_facts import EN, NL, QUIZ, REFERENCES, VOS, added, found_in, replaced

STEM = "Ada zegt ‘mijn mensen’. Wat vraag je?", "Ada says ‘my people’. What do you ask?"


def asked(dutch: str, english: str) -> list[str]:
    """Return what is found after a sentence was put before the stem of a question, in each language."""
    text = SAMPLE.contents[QUIZ].decode()
    for stem, words in zip(STEM, (dutch, english), strict=True):
        old = f"'{stem}'" if f"'{stem}'" in text else stem
        assert old in text, old
        text = text.replace(old, json.dumps(f"{words} {stem}", ensure_ascii=False), 1)
    return [str(finding) for finding in found_in(SAMPLE.with_file(QUIZ, text.encode())) if finding.rule in {"same-case", "language"}]


def said(dutch: str, english: str) -> Memory:
    """Return the sample with a paragraph more in each language."""
    return added(added(SAMPLE, NL, dutch), EN, english)


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("De Raad voor de Kinderbescherming schreef haar.", "The Child Care and Protection Board wrote to her."),
        ("In het Burgerlijk Wetboek staat het niet.", "The Civil Code does not say so."),
        ("De Eerste Kamer sprak erover.", "The Dutch Senate discussed it."),
        ("Het Leger des Heils bood onderdak.", "The Salvation Army offered shelter."),
        (
            "De Nederlandse Vereniging voor Relatie- en Gezinstherapie zweeg.",
            "The Dutch association for couple and family therapy was silent.",
        ),
        ("Zij leest het Engelse boek ’s Avonds.", "In the evening she reads the English book."),
        ("‘’s Avonds ben ik alleen’, zegt ze.", "‘In the evening I am alone,’ she says."),
        ("Vorig jaar met Sinterklaas belde ze.", "Last year at the feast of St Nicholas she rang."),
        ("Zij woont in Zuid-Holland.", "She lives in South Holland."),
        ("Zij woont nu met Wim in Luik.", "She now lives in Liège with Wim."),
        ("Zij komt met Wim uit Zeeuws-Vlaanderen.", "She comes from Zeelandic Flanders, with Wim."),
    ],
)
def test_organisation_or_law_has_a_name_in_each_language(dutch: str, english: str) -> None:
    """What stands behind an article in a Dutch stem is no person whom the English stem has to name."""
    assert asked(dutch, english) == []


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Haar vriend Piet belt.", "Her boyfriend Bruce rings."),
        ("Zij belt mevrouw De Vries.", "She rings Ms Jones."),
        ("Zij belt Jan de Vries.", "She rings Jan Jones."),
    ],
)
def test_somebody_in_a_stem_has_one_name(dutch: str, english: str) -> None:
    """A person of a stem who is called otherwise in English is told, with a surname that has an article too."""
    assert len(asked(dutch, english)) == 1


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Van der Veen noemt dat.", "A practitioner reads: Van der Veen names it."),
        ("De Groot Hart Groep houdt een lijst bij.", "Groot Hart Groep keeps a list of practitioners."),
        ("Vraag het Veilig Thuis.", "A colleague rings Veilig Thuis at ten."),
    ],
)
def test_dutch_name_in_an_english_sentence_makes_it_no_dutch(dutch: str, english: str) -> None:
    """Words of a name tell no language, and an English sentence with a Dutch name is not called English."""
    assert asked(dutch, english) == []


def test_dutch_sentence_in_english_is_found() -> None:
    """The same Dutch sentence in both languages is told."""
    assert asked("De Groot Hart Groep houdt een lijst bij.", "De Groot Hart Groep houdt een lijst bij van wie het kan.") != []


SAME_TIMES = [
    ("Na een halfjaar spraken twee van hen.", "After six months two of them spoke."),
    ("Drie kwartier is genoeg.", "Forty-five minutes is enough."),
    ("Om de veertien dagen komen er drie.", "Once every two weeks three of them come."),
    ("Een kwartaal lang sprak hij vier mensen.", "For three months he saw four people."),
]


@pytest.mark.parametrize(("dutch", "english"), SAME_TIMES)
def test_same_time_is_counted_in_another_way(dutch: str, english: str) -> None:
    """Half a year is six months, and so on."""
    assert [str(finding) for finding in found_in(said(dutch, english)) if finding.rule == "figures"] == []


@pytest.mark.parametrize(("dutch", "english"), SAME_TIMES)
def test_another_number_beside_such_a_time_is_found(dutch: str, english: str) -> None:
    """Where the number of the English sentence is another, it is told."""
    for number, other in (("two of", "nine of"), ("Forty-five", "Fifty-five"), ("three of", "nine of"), ("four people", "nine people")):
        english = english.replace(number, other)
    assert [finding.rule for finding in found_in(said(dutch, english)) if finding.rule == "figures"] == ["figures"]


TIMES = [
    ("Wij werken van 9.00 tot 17.00 uur.", "We work from 9.00 to 17.00.", "18.00"),
    ("Wij werken van 9.00 tot 17.00 uur.", "We work from nine to five.", "six"),
    ("Om 9.00 uur begint het.", "It starts at 9:00.", "8:00"),
    ("Na vijf kwartier is het klaar.", "After seventy-five minutes it is done.", "fifty-five"),
    ("Na vijf kwartier is het klaar.", "After an hour and a quarter it is done.", ""),
    ("Hij belt binnen een etmaal.", "He rings within 24 hours.", "28"),
    ("Het begon in 2024–2025.", "It began in 2024–25.", "26"),
]


@pytest.mark.parametrize(("dutch", "english", "other"), TIMES)
def test_hours_and_years_are_written_in_the_way_of_each_language(dutch: str, english: str, other: str) -> None:
    """Full hours, hours in words and years written short count as what they are, and another number in their place is told."""
    assert [str(finding) for finding in found_in(said(dutch, english))] == []
    last = re.findall(r"\b(?:17\.00|five|9:00|seventy-five|24|25)\b", english)[-1:]
    if other:
        assert [finding.rule for finding in found_in(said(dutch, english.replace(last[0], other)))] == ["figures"]


def test_later_edition_keeps_the_year_of_the_first_in_its_id() -> None:
    """The id of a work can have the year in which it was first published, if the entry says that year."""
    first = VOS.replace(b"vos-2021", b"vos-1969")
    tree = SAMPLE.with_file(REFERENCES, SAMPLE.contents[REFERENCES] + first)
    assert [finding.rule for finding in found_in(tree)] == ["reference-entry"]
    tree = replaced(
        tree,
        REFERENCES,
        "Uitgeverij Voorbeeld.\n    doi: 10.1234/voorbeeld.2021",
        "Uitgeverij Voorbeeld. (Original work published 1969)\n    doi: 10.1234/voorbeeld.2021",
    )
    assert found_in(tree) == []


@pytest.mark.parametrize(("name", "told"), [("Kees Vos", 0), ("Dirk Vos", 1), ("collega Vos", 1)])
def test_namesake_of_an_author_is_somebody_else(name: str, told: int) -> None:
    """Somebody whose first name is none of the author’s is not taken for the author whose work another citation hides."""
    tree = SAMPLE.with_file(REFERENCES, SAMPLE.contents[REFERENCES] + VOS)
    tree = added(
        added(tree, NL, f"<!-- course:practice --> Ook {name} zei dat [@jansen-2020]."),
        EN,
        f"<!-- course:practice --> So did {name} say [@jansen-2020].",
    )
    found = [finding for finding in load_and_check(tree)[1] if finding.rule == "citation-author" and finding.position.file.as_posix() == NL]
    assert len(found) == told, [str(finding) for finding in found]


def test_unknown_number_in_both_languages_is_not_called_a_name() -> None:
    """A number that both languages have and no list is told once, with the other place and without talk of a name."""
    (told,) = (
        finding for finding in found_in(said("Bel ons op 030-123 45 67.", "Call us on 030-123 45 67.")) if finding.rule == "help-number"
    )
    assert "add it there" in told.message
    assert "name" not in told.message
    assert len(told.others) == 1
