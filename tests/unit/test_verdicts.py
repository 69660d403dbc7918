"""What a question says of its options and of its people, and what a guide says of a list, is told where it cannot be, and else let be."""

from __future__ import annotations

import json
import re

import pytest

from curriculum.load import load
from curriculum.models import QuizFile
from curriculum.rules import RULES, load_and_check
from curriculum.tree import Disk, Memory
from tests.conftest import ROOT, absent
from tests.unit.test_catalogue import edited
from tests.unit.test_rules import found_after_edit, real_files

SAMPLE = Memory.of(Disk(ROOT / "tests/sample"))
REAL = real_files()
QUIZ = "quizzes/sample.yml"
KEY = ("Je blijft bij haar woord en opent het.", "You stay with her word and open it.")
OTHER = ("Een getal helpt soms. Haar woord raakt zo zoek.", "A number helps at times. Her word gets lost that way.")
STEM = ("Ada zegt ‘mijn mensen’. Wat vraag je?", "Ada says ‘my people’. What do you ask?")
OPTION = ("Hoeveel zijn het er?", "How many are there?")


def found(*edits: tuple[str, str]) -> list[str]:
    """Return what the rules about questions say after edits of the quiz of the sample."""
    text = SAMPLE.contents[QUIZ].decode()
    for old, new in edits:
        assert old in text, old
        quoted = f"'{old}'" in text
        text = text.replace(f"'{old}'" if quoted else old, json.dumps(new, ensure_ascii=False), 1)
    told = load_and_check(SAMPLE.with_file(QUIZ, text.encode()))[1]
    return [finding.message for finding in told if finding.rule in {"question-whole", "question-text", "key", "schema", "yaml"}]


@pytest.mark.parametrize(
    ("old", "words"),
    [
        *(
            (KEY[0], f"{words} Je opent het.")
            for words in ("Bijna goed.", "Dit past het minst.", "Jammer.", "Een begrijpelijke vergissing.")
        ),
        *((KEY[0], f"{words} Je opent het.") for words in ("Helaas, dit klopt niet.", "Helaas, dat klopt niet.", "Mis.")),
        *((KEY[1], f"{words} You open it.") for words in ("Nearly right.", "Not quite.", "Wrong answer:", "This is not right.")),
        *((KEY[1], f"{words} You open it.") for words in ("Unfortunately this is wrong.", "Pity.", "That’s wrong.")),
        (KEY[0], "Je blijft bij haar woord. Daarom is dit fout."),
        *((KEY[0], f"{words} Je opent het.") for words in ("De verkeerde keuze.", "Jammer, net niet.", "Fout: dit past minder goed.")),
        *((OTHER[0], f"{words} Haar woord raakt zoek.") for words in ("Dat is hem.", "Juist: dit past het best.")),
        (OTHER[0], "Correct! Een getal helpt soms. Haar woord raakt niet zoek."),
        *((OTHER[0], f"{words} Haar woord raakt zoek.") for words in ("Goed zo.", "Helemaal juist!", "Klopt.", "Ja, dit past het best.")),
        *((OTHER[0], f"{words} Haar woord raakt zoek.") for words in ("Goed gekozen!", "Prima keuze.", "Dat klopt.", "Een goede keuze.")),
        *(
            (OTHER[1], f"{words} Her word gets lost.")
            for words in ("Good choice.", "Excellent choice.", "That is correct.", "Well chosen.")
        ),
        *((OTHER[1], f"{words} Her word gets lost.") for words in ("Indeed.", "Correct.", "This is the best answer.", "Exactly.")),
        (OTHER[0], "Een getal helpt soms. Dit past het best."),
    ],
)
def test_feedback_against_the_key_is_found(old: str, words: str) -> None:
    """A feedback that starts or ends with a verdict has that of the key."""
    assert any("check which of the two was meant" in message for message in found((old, words)))


@pytest.mark.parametrize(
    ("old", "words"),
    [
        # what is sensible about an option that is wrong
        (OTHER[0], "Goed gevraagd. Haar woord raakt zo zoek."),
        (OTHER[0], "Klopt. Alleen raakt haar woord zo zoek."),
        (OTHER[0], "Klopt! Alleen raakt haar woord zo zoek."),
        (OTHER[0], "Juist gezien. Haar woord raakt zo zoek."),
        (OTHER[0], "Begrijpelijke keuze. Haar woord raakt zo zoek."),
        (OTHER[0], "Precies hier gaat het mis, en haar woord raakt zoek."),
        (OTHER[0], "Zij denkt dan: ‘Dit is het goede antwoord.’"),
        (OTHER[0], "Dat is waar. Haar woord raakt zo zoek."),
        (OTHER[1], "True. But her word gets lost."),
        (OTHER[1], "Well meant. Her word gets lost."),
        (OTHER[1], "A good answer to another question. Her word gets lost."),
        (OTHER[1], "Right, and yet her word gets lost."),
        (OTHER[1], "Good choice of words. Hers gets lost."),
        (OTHER[0], "Goed gekozen woorden. Haar woord raakt zoek."),
        (OTHER[0], "Goede keuze. Alleen raakt haar woord zo zoek."),
        (OTHER[0], "Dat klopt. Ada vroeg iets anders."),
        (OTHER[1], "A good choice. Yet her word gets lost."),
        (OTHER[1], "That is right. Ada asked something else."),
        # what only looks like a verdict
        (KEY[0], "Bijna iedereen slaat dit over. Je blijft bij haar woord."),
        (KEY[0], "Helaas gebeurt dit zelden. Je blijft bij haar woord."),
        (KEY[0], "‘Dit klopt niet’, denkt ze, en je blijft bij haar woord."),
        (KEY[0], "Niet weten mag. Je blijft bij haar woord."),
        (KEY[0], "Dat klopt niet met haar kaart. Je blijft bij haar woord."),
        (KEY[0], "Mis je een woord? Je blijft bij het hare."),
        (KEY[0], "Nee, je weet het nog niet. Je blijft bij haar woord."),
        (KEY[1], "No. 1 is her word. You stay with it."),
        (KEY[1], "No one else asked. You stay with her word."),
        (KEY[1], "Pity is what she fears. You stay with her word."),
        # what a case, or the one who explains, may say of answers
        (STEM[0], "Ada zegt ‘mijn mensen’. Zie de reactie hieronder. Wat vraag je?"),
        (KEY[0], "Zie haar antwoord hierboven. Er zijn twee goede antwoorden op die vraag."),
        (STEM[0], "Twee antwoorden zijn goed. Welk past het best?"),
        (KEY[1], "Almost everyone skips this. You stay with her word."),
        (KEY[1], "Unfortunately few people ask. You stay with her word."),
        (KEY[1], "Wrong is what she calls herself. You stay with her word."),
        # what only looks like the place of an option
        (KEY[0], "De eerste reactie van velen is schrik. Haar laatste keuze telt."),
        (KEY[0], "De eerste zin past het best. Het antwoord is aan haar."),
        (KEY[0], "De eerste reactie is vaak de beste. Zie de laatste reactie van Ben."),
        (KEY[1], "The answer is A Doll’s House. The last choice is hers."),
        (KEY[1], "Number two is the second child. The first response is often fear."),
        # options that speak for themselves
        (OPTION[0], "‘Ik weet het niet.’"),
        (OPTION[0], "Alle genoemde partners aanschrijven."),
        (OPTION[1], "Both the first and the second partner."),
        # numbers of something else
        (STEM[0], "Ada zegt: ‘Kies er drie.’ Wat vraag je?"),
        (STEM[0], "Welke twee mensen noemt Ada ‘mijn mensen’? En wat vraag je?"),
        (STEM[0], "Meer antwoorden zijn mogelijk. Welk past het best?"),
        (STEM[1], "Ada has two partners to choose from. Which one question do you ask?"),
        (STEM[1], "More than one answer is possible; which fits best?"),
    ],
)
def test_what_only_looks_like_a_verdict_a_place_or_a_number_is_let_be(old: str, words: str) -> None:
    """What is sensible about an option, and words about people, are no verdicts, no places and no numbers of options."""
    assert found((old, words)) == []


def test_stem_that_asks_for_what_is_wrong_turns_true_and_false_round() -> None:
    """Where the wrong statement is asked for, the feedback of the right option may say that it is wrong."""
    assert found((STEM[0], "Ada zegt ‘mijn mensen’. Wat klopt er niet?"), (KEY[0], "Fout. Niemand zei dit.")) == []
    assert found((STEM[0], "Ada zegt ‘mijn mensen’. Wat klopt er niet?"), (OTHER[0], "Klopt. Ada zei dit.")) == []


@pytest.mark.parametrize("words", ["Alle antwoorden zijn goed.", "Geen van de opties is juist.", "None of the answers is right."])
def test_explanation_that_speaks_of_all_options_has_all_of_them(words: str) -> None:
    """An explanation that calls all options right, or none, is one against the key."""
    assert any(f"says `{words[:-1]}`" in message for message in found(("Begin bij het woord van je cliënt zelf.", words)))


@pytest.mark.parametrize("number", ["Which two of these", "Which three answers"])
def test_pairs_can_be_asked_for(number: str) -> None:
    """Two can be asked for where each option names two; what is called an answer is one option."""
    told = found((STEM[1], f"Ada says ‘my people’. {number} fit?"))
    assert [message.partition(",")[0] for message in told] == [f"this stem says `{number}`"]


def test_no_is_a_verdict_where_it_answers_nothing() -> None:
    """A feedback that starts with no is one against the key, unless the stem, or the option, can be answered so."""
    key, no = ("Wie horen daarbij?", "Je herhaalt haar woord."), (KEY[0], "Nee. Je blijft bij haar woord en opent het.")
    assert any("says `Nee`" in message for message in found(key, no))
    assert found(no) == []  # the option asks something
    assert found(key, no, (STEM[0], "Ada zegt ‘mijn mensen’. Vraag je nu door?")) == []
    assert found(("Wie horen daarbij?", "Je vult niets in."), no) == []


SAID = [
    ("Op Tinder staat dit vaak anders.", "On Tinder this is often put otherwise."),
    ("In Utrecht heet dit zo.", "In Utrecht it is called so."),
    ("Volgens Freud is dat angst.", "According to Freud that is fear."),
    ("Sue Johnson noemt dit een protest.", "Sue Johnson calls this a protest."),
    ("Het COC helpt hierbij.", "The COC helps with this."),
    ("Een vader in Canada zei dit ook.", "A father in Canada said so too."),
    ("Het Vlaamse Sensoa vraagt dit ook.", "The Flemish centre Sensoa asks this too."),
    ("De hashtag MeToo bracht dit aan het licht.", "The hashtag MeToo brought this to light."),
    ("Het boek Polysecure gaat hierover.", "The book Polysecure is about this."),
    ("Rutgers heeft hier een folder over.", "Rutgers has a leaflet on this."),
    ("De gemeente Vlieland heeft een loket.", "The municipality of Vlieland has a desk."),
    ("Delft heeft een eigen loket.", "Delft has a desk of its own."),
]


def explained(dutch: str, english: str) -> list[str]:
    """Return what is said of names if every explanation of the real questions ends so."""
    tree = REAL
    for file in load(REAL)[0].data:
        if isinstance(file, QuizFile):
            text = file.origin.text
            for number in reversed(range(len(file.questions))):
                for language, words in (("en", english), ("nl", dutch)):
                    path = ("questions", number, "explanation", language)
                    spot = file.origin.spot(*path)
                    assert spot
                    new = json.dumps(
                        f"{file.questions[number].explanation.nl if language == 'nl' else file.questions[number].explanation.en} {words}"
                    )
                    text = text[: spot.start] + new + text[spot.start + len(file.origin.text[spot.start : spot.end].rstrip()) :]
            tree = tree.with_file(file.origin.path.as_posix(), text.encode())
    course, unread = load(tree)
    assert unread == []
    return [finding.message for finding in RULES["same-case"].findings(course)]


@pytest.mark.parametrize(("dutch", "english"), SAID)
def test_names_of_no_people_are_let_be(dutch: str, english: str) -> None:
    """Places, authors, programs and organisations may be named in an explanation alone, whatever the stem tells."""
    assert explained(dutch, english) == []


def test_name_of_somebody_else_is_found_where_one_of_the_stem_is_gone() -> None:
    """Of the same sentences with the name of a person, those are found under whose stem somebody is not named again."""
    assert any("`Gijsbert` is named here" in message for message in explained("Gijsbert wil dat niet.", "Gijsbert does not want that."))


def test_reason_of_a_guide_names_nobody_of_another_case() -> None:
    """Somebody of another case whom a reason names is told in both languages, whatever the reason says of that person."""
    name = "kit/guides/minority-stress.yml"
    text = REAL.contents[name].decode().replace("groep om Sanne", "groep om Carla").replace("group around Sanne", "group around Carla")
    found = [finding for finding in found_after_edit(REAL.with_file(name, text.encode())) if finding.rule == "same-case"]
    assert ["`Carla` is named here, and not in the case" in finding.message for finding in found] == [True]
    assert len(found[0].others) == 1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_person_of_a_case_has_one_age(language: str) -> None:
    """Somebody who got the age of another person in one language is told, also where both are named in the same paragraph."""
    names = sorted(name for name in REAL.files if re.fullmatch(rf"modules/.*/vignettes/.*\.{language}\.md", name))
    aged = {name: re.findall(r"\b([A-Z][a-zë]+) \((\d\d)[,)]", REAL.contents[name].decode()) for name in names}
    name = next((name for name, people in aged.items() if len(dict(people)) > 1), "")
    if not name:
        absent("no case has two people with their ages")
    (one, age), (other, _) = list(dict(aged[name]).items())[:2]
    text = REAL.contents[name].decode().replace(f"{one} ({age}", f"{other} ({age}")
    found = [finding for finding in found_after_edit(REAL.with_file(name, text.encode())) if finding.rule == "same-case"]
    assert any(f"({age}` stands here, and" in finding.message for finding in found), [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("note", "said", "told"),
    [
        ("{nl: 3 maanden, en: 3 months}", ("drie jaar", "three years"), True),
        ("{nl: 3 jaren, en: 3 years}", ("drie jaar", "three years"), False),
        ("{nl: 3 jaar, en: 3 years}", ("een jaar of drie", "some three happy years"), False),
        ("{nl: 3 jaar, en: 3 years}", ("twee jaar, en daarna drie; drie weken", "two years, then three; three weeks"), False),
        ("{nl: 3 jaar, en: 3 years}", ("om drie uur en drie jaar", "at three hours and three-year-long"), False),
    ],
)
def test_note_in_a_drawing_counts_what_the_text_counts(note: str, said: tuple[str, str], told: bool) -> None:
    """Months in a drawing are told where the text has so many years; how many of them need not stand right before the word."""
    tree = edited("modules/sample/vignettes/two-cups.yml", "{nl: 3 jaar, en: 3 years}", note)
    for language, old, new in zip(("nl", "en"), ("drie jaar", "three years"), said, strict=True):
        name = f"modules/sample/vignettes/two-cups.{language}.md"
        tree = tree.with_file(name, tree.contents[name].decode().replace(old, new).encode())
    found = [finding.message for finding in load_and_check(tree)[1] if finding.rule == "same-case"]
    assert ["nor `drie maanden` in" in found[0], "nor `three months` in" in found[1]] == [True] * 2 if told else not found, found


def test_line_of_a_list_that_is_reworded_needs_no_confirmation() -> None:
    """A guide that points to a line has it still if the line was only reworded; one that moved is named with its new number."""
    tree, module = REAL, "modules/vocabulary"
    for language in ("nl", "en"):
        name = f"{module}/{language}.md"
        text = REAL.contents[name].decode()
        start = text.index("{ #to-keep }\n\n- ") + len("{ #to-keep }\n\n- ")
        tree = tree.with_file(name, f"{text[:start]}100%. {text[start:]}".encode())
    assert [finding for finding in found_after_edit(tree) if finding.rule == "agreed-data"] == []
    for language in ("nl", "en"):
        name = f"{module}/{language}.md"
        tree = tree.with_file(name, REAL.contents[name].replace(b"{ #to-keep }\n\n", b"{ #to-keep }\n\n- 100%.\n"))
    (told,) = (finding for finding in found_after_edit(tree) if finding.rule == "agreed-data")
    assert told.position.file.as_posix() == "kit/guides/vocabulary.yml"
    assert "what was line 6 is line 7 now" in told.message


PLAIN = "Ada zegt ‘mijn mensen’. Wat vraag je?", "Ada says ‘my people’. What do you ask?"


@pytest.mark.parametrize(
    ("dutch", "english", "message"),
    [
        ("Ada zegt: wat nu? Zij wacht.", "Ada says: what now? She waits.", "ends without a question"),
        ("Ada wacht. Welke zinnen passen?", "Ada waits. Which sentences fit?", "ask for one"),
        ("Ada wacht. Kies de zin die past.", "Ada waits. Choose the sentence that fits.", ""),
        ("Ada wacht. De module noemt dit …", "Ada waits. The module calls this …", ""),
        ("Ada vraagt: ‘Welke zinnen passen?’ Wat zeg je?", "Ada asks: ‘Which sentences fit?’ What do you say?", ""),
        ("Ada wacht. Welke zin past?", "Ada waits. Which sentence fits?", ""),
    ],
)
def test_stem_asks_for_what_can_be_chosen(dutch: str, english: str, message: str) -> None:
    """A stem ends with a question, a request or an open sentence, and asks for one option where one is right."""
    told = found((PLAIN[0], dutch), (PLAIN[1], english))
    assert [each for each in told if message in each] if message else not told, told


@pytest.mark.parametrize(
    ("dutch", "english", "differ"),
    [
        ("Haar broer belt.", "Her sister rings.", True),
        ("Haar vriend belt.", "Her girlfriend rings.", True),
        ("Hij belt.", "She rings.", True),
        ("Ze belt.", "He rings.", False),  # it can be a thing
        ("De man en zijn zus bellen.", "The man and his sister ring.", False),
        ("Haar lief belt.", "Her boyfriend rings.", False),
        ("De zwangere belt.", "The pregnant woman rings.", False),
    ],
)
def test_nobody_changes_from_a_man_into_a_woman(dutch: str, english: str, differ: bool) -> None:
    """What men and women are called is compared where each language has only one of the two, and not the same."""
    text = SAMPLE.contents[QUIZ].decode()
    for old, new in ((OTHER[0], dutch), (OTHER[1], english)):
        text = text.replace(f"'{old}'" if f"'{old}'" in text else old, json.dumps(new, ensure_ascii=False), 1)
    told = [each for each in load_and_check(SAMPLE.with_file(QUIZ, text.encode()))[1] if each.rule == "same-case"]
    assert bool(told) == differ, [str(each) for each in told]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Werk dan niet gezamenlijk aan gevoelens.", "Werk dan gezamenlijk aan gevoelens.", True),
        ("Werk dan niet gezamenlijk aan gevoelens.", "Gezamenlijk aan gevoelens werken raden we af.", False),
        ("Werk dan niet gezamenlijk aan gevoelens.", "Niemand werkt dan gezamenlijk aan gevoelens.", False),
        ("Oefen ook het antwoord.", "Is het veilig, werk dan gezamenlijk aan gevoelens.", False),  # under another heading
    ],
)
def test_what_is_never_to_be_done_is_denied(old: str, new: str, told: bool) -> None:
    """Where a help line is called for, words of its `never` stand only where they are denied."""
    name = "modules/interdependence/nl.md"
    tree = REAL.with_file(name, REAL.contents[name].decode().replace(old, new, 1).encode())
    found = [each for each in RULES["help-number"].findings(load(tree)[0]) if "never" in each.message]
    assert bool(found) == told, [str(each) for each in found]
