"""Words that a dictionary knows and that stand in the wrong place are found; where they are right, they are not."""

from __future__ import annotations

import pytest

from curriculum.rules import load_and_check
from tests.unit.test_catalogue import SAMPLE, edited, line_of
from tests.unit.test_left_behind import found

WRONG = {
    # what is put in, and the word that is wrong in it
    "nl": (
        ("Hij word boos.", "word"),
        ("Dat word niet gezegd.", "word"),
        ("Wat je word gevraagd, telt.", "word"),
        ("Jansen e.a zagen het.", "e.a"),
        ("Dat is, d.w.z soms, zo.", "d.w.z"),
        ("De model is geleend.", "De model"),
        ("Wordt jij boos?", "Wordt jij"),
        ("Ik wordt moe.", "wordt moe"),
        ("Hij belt haar s avonds op.", "s avonds"),
        ("Hij vind dat fijn.", "Hij vind"),
        ("Men houd daarvan.", "Men houd"),
        ("Dat is groter als verwacht.", "als verwacht"),
        ("Zij is ouder als ik.", "als ik."),
        ("Hun hebben dat gezegd.", "Hun hebben"),
        ("Dat kan, maar hun willen niet.", "hun willen"),
        ("Dat zei zij over me moeder.", "me moeder"),
        ("In de gesprek gaat het mis.", "de gesprek"),
        ("De eerste gesprek telt.", "De eerste gesprek"),
        ("Zij leest deze artikel.", "deze artikel"),
        ("Elke gesprek telt.", "Elke gesprek"),
        ("In het relatie gaat het mis.", "het relatie"),
        ("Zij denkt na. Het module helpt.", "Het module"),
        ("Het boek die je leest.", "die je"),
        ("Wat wilt u dat zij doet?", "u"),
        ("U kunt dat lezen.", "U"),
        ("Dat is uw keuze.", "uw"),
        ("Zij belt, Maar zij zwijgt.", "belt, Maar"),
        ("Zij leeft NMC.", "NMC"),
        ("Zij leven in polygamie met elkaar.", "polygamie"),
    ),
    "en": (
        ("Its a habit.", "Its a"),
        ("I think its not so.", "its not"),
        ("It has it’s own name.", "it’s own"),
        ("Think of it’s name.", "it’s name"),
        ("It stays within it’s limits.", "it’s limits"),
        ("Jansen et al found it.", "et al"),
        ("Jansen et. al. found it.", "et. al"),
        ("That is, i.e so.", "i.e"),
        ("Your not alone.", "Your not"),
        ("Is that you’re partner?", "you’re partner"),
        ("Their are many.", "Their are"),
        ("That is they’re own.", "they’re own"),
        ("That is about there partners.", "there partners"),
        ("It is there own way.", "there own"),
        ("It is more then one.", "then one"),
        ("She would rather then go.", "then"),
        ("Now and than it rains.", "than"),
        ("That is so. Than he left.", "Than"),
        ("<!-- course:practice --> Than he left.", "Than"),
        ("For who’s sake is this?", "who’s sake"),
        ("Whose there at night?", "Whose there"),
        ("You could of said so.", "could of"),
        ("There is a lot’s to say.", "lot’s"),
        ("It is a feeling of ones own.", "ones own"),
        ("They see them selves.", "selves"),
        ("To organize this, we meet.", "organize"),
        ("They leaned toward it.", "toward"),
        ("She had gotten used to it.", "gotten"),
        ("The sky is gray.", "gray"),
        ("You can practice this.", "practice"),
        ("It is under license.", "license"),
        ("She rings, Then she goes.", "rings, Then"),
        ("They lived in polygamy with joy.", "polygamy"),
    ),
}


@pytest.mark.parametrize(
    ("language", "text", "word"), [(language, *one) for language, slips in WRONG.items() for one in slips], ids=lambda value: value[:24]
)
def test_wrong_word_is_found(language: str, text: str, word: str) -> None:
    """The word is reported by its rule, with what to write."""
    told = [finding.message for finding in found(text, language) if finding.rule == "grammar"]
    assert [message.partition(" is wrong here")[0] for message in told] == [f"`{word}`"]


RIGHT = {
    "nl": (
        "Deze werk ik uit, deze stel ik voor. Jansen e.a. zagen het, o.a. hier, d.w.z. daar, m.b.v. een gezinslid en de modelkamer.",
        "Dat word ik ook, en dan word je boos. Wie word jij dan? Wordt je partner boos?",
        "Beter als je wacht. Meer als vriend dan als partner. Het wordt lichter als hij gaat.",
        "Als hij antwoord geeft, is Ada, Dan en Ben dat genoeg. Bij het naam geven, met de kind(eren).",
        "Hun hebben en houden staat er. Hun wens telt. De mensen die hun hebben geholpen.",
        "Zij noemt me moeder. Voor mij is dat zo. Bij me thuis.",
        "Het gesprek die avond was goed. De moeder van het kind die je zag. Wil het kind die naam?",
        "Noem je het liefde, vriendschap of een relatie? Is het vraag of antwoord? Bij het cliënt zijn hoort dat.",
        "Om het vorm te geven, is er tijd. Het start op maandag. In het cursus-idee.",
        "Zij zei: ‘Wat wilt u? Hoe is dat “don’t ask, don’t tell” tussen u en uw vrouw begonnen?’",
        "> U kunt dat lezen, en uw naam staat er.",
        "*Beste mevrouw, wilt u dat lezen?*",
        "Polygamie is een huwelijk met meer dan één persoon.",
        "’s Avonds en ’s nachts belt hij, des avonds ook, en op een s volgt avonds niets. Zes avonds lang.",
        "‘Ja,’ zegt zij, ‘Dat is zo,’ en leest *Thuis, Het boek van later*. Ada, Ben en De Boer, Het Parool en In Goed Gezelschap.",
        "De meest gelezen boeken, de niet getrouwde partners, de kindertijd en de kind-ouderband.",
    ),
    "en": (
        "Jansen et al. found it, e.g. here, i.e. there. What it is about it’s hard to say.",
        "Its own name, its sample, its not being there, its good sides.",
        "It’s a habit. In case it’s true, with it’s being so. It is what it’s about.",
        "Your partner, your own, your not knowing, your welcome to her, and your right.",
        "You’re partners now, you’re family, you’re right. If they’re partners, they’re friends.",
        "Their will is strong. Are there partners who play? There children play.",
        "If he wants more, then ask. What do you do more then? Rather than that. Only then. Now and then.",
        "She read *More Than Two* and Better Than Before. Where I come from it’s normal; to begin with it’s only Tuesdays.",
        "I know whose the chair was. From there partners go on. Ada, An and So came.",
        "Who’s there? Who’s partner to whom? Whose sake is it, whose in-laws?",
        "They could of course go. She knows the might of it, her self-esteem, and your Self.",
        "The size of the prize is seized. Citizens capsize, and a horizon is resized.",
        "Towards the percentage, in practice. They practise. The licence holds.",
        "Polygamy is a marriage of more than two.",
        "The loved ones own a house, the little ones own toys, and one’s own is one’s own.",
        "Read *The organization of desire* and ‘Toward a gray zone’, and try its best to be kind.",
    ),
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in RIGHT.items() for text in texts])
def test_right_word_is_none(language: str, text: str) -> None:
    """A sentence in which the word is right has no finding."""
    assert [str(finding) for finding in found(text, language) if finding.rule == "grammar"] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "language"),
    [
        ("quizzes/sample.yml", "What do you ask?", "What do you ask.", "en"),
        ("quizzes/sample.yml", "Wat vraag je?", "Wat vraag je.", "nl"),
        ("modules/sample/module.yml", "Welke woorden gebruik jij?", "Welke woorden gebruik jij.", "nl"),
        ("modules/sample/module.yml", "Which words do you use?", "Do you use words.", "en"),
    ],
)
def test_question_that_ends_in_a_full_stop_is_found(file: str, old: str, new: str, language: str) -> None:
    """A stem or a prompt whose last sentence asks ends in a question mark; what asks for something does not."""
    findings = load_and_check(edited(file, old, new))[1]
    asked = [finding for finding in findings if finding.rule == "grammar"]
    assert [finding.position.line for finding in asked] == [line_of(file, old)], list(map(str, findings))


def test_prompt_that_asks_for_something_has_no_question_mark() -> None:
    """What a learner is told to do ends in a full stop, also if its last sentence starts as a question does."""
    name = "modules/sample/module.yml"
    text = SAMPLE.contents[name].decode().replace("'Welke woorden gebruik jij?'", "'Schrijf op. Wat je weglaat, telt ook.'")
    text = text.replace("'Which words do you use?'", "'Do nothing. What you leave out, counts.'")
    assert "grammar" not in {finding.rule for finding in load_and_check(SAMPLE.with_file(name, text.encode()))[1]}
