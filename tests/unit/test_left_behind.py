"""What was left unfinished, what a program left around a text, and what leads nowhere is found; what only looks like it is not."""

from __future__ import annotations

import pytest

from curriculum.findings import Finding
from curriculum.rules import load_and_check
from tests.unit.test_catalogue import SAMPLE, edited

TEXTS = {"nl": "modules/sample/nl.md", "en": "modules/sample/en.md"}


def found(text: str, language: str) -> list[Finding]:
    """Return what is found in a paragraph at the end of a text, but for what only compares the languages."""
    name = TEXTS[language]
    before = SAMPLE.contents[name].decode().rstrip("\n") + "\n\n"
    lines = range(before.count("\n") + 1, before.count("\n") + text.count("\n") + 2)
    findings = load_and_check(SAMPLE.with_file(name, f"{before}{text}\n".encode()))[1]
    apart = {"stale-translation", "lock", "translation", "figures"}
    here = [finding for finding in findings if finding.position.file.as_posix() == name and finding.position.line in lines]
    return [finding for finding in here if finding.rule not in apart]


LEFT = [
    # (language, what is put in, rule, part of the message)
    ("nl", "Zo is het. Fout! Bladwijzer niet gedefinieerd.", "unfinished", "left here by the program"),
    ("en", "So it is. Error! Reference source not found.", "unfinished", "left here by the program"),
    ("nl", "Bel [nummer van de praktijk invullen].", "unfinished", "still to be done"),
    ("nl", "Zo is het. [Nog aanvullen]", "unfinished", "still to be done"),
    ("en", "An example to follow", "unfinished", "still to be done"),
    ("nl", "Dat staat op bladzijde XX.", "unfinished", "`bladzijde XX`"),
    ("nl", "Zo heet PLACEHOLDER dat.", "unfinished", "`PLACEHOLDER`"),
    ("nl", "Zo heet %naam% ook.", "unfinished", "`%naam%`"),
    ("nl", "Zo is het. [RR1] Vraag het na.", "unfinished", "left here by the program"),
    ("nl", "Dat vond men in een steekproef (n = ?).", "unfinished", "`n = ?`"),
    ("en", "That was found in a sample (n = ).", "unfinished", "`n = `"),
    ("nl", "Dat staat er (p. XX).", "unfinished", "`p. XX`"),
    ("en", "That stands on page ??.", "unfinished", "`page ??`"),
    ("nl", "De vertaling volgt nog.", "unfinished", "`vertaling volgt nog`"),
    ("en", "The translation will follow.", "unfinished", "`translation will follow`"),
    ("nl", "Deze paragraaf moet nog worden uitgewerkt.", "unfinished", "still to be done"),
    ("nl", "Deze tekst moet nog aangevuld worden.", "unfinished", "still to be done"),
    ("en", "This section still needs to be written.", "unfinished", "still to be done"),
    ("nl", "Wil je dat ik dit verder uitwerk?", "unfinished", "left here by the program"),
    ("en", "Would you like me to expand on this?", "unfinished", "left here by the program"),
    ("nl", "Natuurlijk! Hieronder staat het.", "unfinished", "left here by the program"),
    ("nl", "Hieronder vind je de verbeterde tekst.", "unfinished", "left here by the program"),
    ("en", "Certainly! Here is the text.", "unfinished", "left here by the program"),
    ("en", "Here’s a revised version of the text.", "unfinished", "left here by the program"),
    ("nl", "Ik hoop dat dit helpt!", "unfinished", "left here by the program"),
    ("en", "I hope this helps!", "unfinished", "left here by the program"),
    ("nl", "[Hier nog een voorbeeld.]", "unfinished", "still to be done"),
    ("nl", "Zo is het [nog een bron zoeken].", "unfinished", "still to be done"),
    ("en", "So it is. [Add an example here.]", "unfinished", "still to be done"),
    ("nl", "Voorbeeld: PM.", "unfinished", "`: PM.`"),
    ("nl", "Vraag aan Roos: klopt dit?", "unfinished", "still to be done"),
    ("en", "Question for Roos: is this right?", "unfinished", "still to be done"),
    ("nl", "Dat is zo【4†source】 hier.", "unfinished", "`【4†source】` was left here by the program"),
    ("en", "That is so citeturn0search3.", "unfinished", "`citeturn0search3` was left here"),
    ("nl", "Dat is zo (bron: ChatGPT).", "unfinished", "left here by the program"),
    ("nl", "Laat het me weten als je nog aanpassingen wilt.", "unfinished", "left here by the program"),
    ("en", "Let me know if you would like any changes.", "unfinished", "left here by the program"),
    ("nl", "Volgens mijn laatste kennis uit 2023 is dat zo.", "unfinished", "left here by the program"),
    ("en", "As of my last knowledge update, that is so.", "unfinished", "left here by the program"),
    ("nl", "Zoals we eerder in dit gesprek bespraken is dat zo.", "unfinished", "left here by the program"),
    ("en", "As we discussed earlier in this conversation, it is.", "unfinished", "left here by the program"),
    ("nl", "Vertaald met DeepL.com (gratis versie).", "unfinished", "left here by the program"),
    ("en", "Translated with DeepL.com (free version).", "unfinished", "left here by the program"),
    ("nl", "Zo is het[RR1] dus.", "unfinished", "`[RR1]` was left here"),
    ("en", "Commented [RR1]: is this so?", "unfinished", "`Commented [RR1]:` was left here"),
    ("nl", "De datum is n.t.b. door ons.", "unfinished", "`n.t.b.`"),
    ("en", "The date is tbd.", "unfinished", "`tbd`"),
    ("nl", "Zie de mail van Roos van 3 mei.", "unfinished", "still to be done"),
    ("en", "See the e-mail from Roos of 3 May.", "unfinished", "still to be done"),
    ("nl", "@Jan: wil jij dit nakijken?", "unfinished", "still to be done"),
    ("nl", "CONCEPT", "unfinished", "still to be done"),
    ("en", "**DRAFT VERSION 2**", "unfinished", "still to be done"),
    ("nl", "Werk je bij [naam instelling] ook?", "unfinished", "`[naam instelling]`"),
    ("en", "At [name of institution] too?", "unfinished", "`[name of institution]`"),
    ("nl", "Werk je bij &lt;naam instelling&gt; ook?", "unfinished", "`&lt;naam instelling&gt;`"),
    ("nl", "Er zijn %s mensen.", "unfinished", "`%s`"),
    ("nl", "Het duurt XX minuten.", "unfinished", "`XX minuten`"),
    ("nl", "Bel xxx bij nood.", "unfinished", "`Bel xxx`"),
    ("nl", "Haar BSN is 123456782.", "personal-data", "`123456782` is a citizen service number"),
    ("nl", "Het burgerservicenummer (111.222.333) staat er.", "personal-data", "`111.222.333`"),
    ("nl", "Maak over op NL91 ABNA 0417 1643 00.", "personal-data", "`NL91 ABNA 0417 1643 00` is the number of a bank"),
    ("en", "IBAN: BE68539007547034", "personal-data", "a bank account"),
    ("nl", "Deze casus is gebaseerd op een cliënt van mij.", "personal-data", "invent one"),
    ("en", "This case is based on one of my own clients.", "personal-data", "invent one"),
    ("nl", "Schrijf [ons](https://wa.me/31612345678) gerust.", "link", "writes to the number 31612345678"),
    ("nl", "Zij is geboren op 12/3/1984.", "personal-data", "`12/3/1984` is a day of birth"),
    (
        "en",
        "She lived at Korte Nieuwstraat 12a, 8011AB Zwolle.",
        "personal-data",
        "`Korte Nieuwstraat 12a, 8011AB` is where somebody lives",
    ),
    ("nl", "Dat is bekend (zie De Boer 2018).", "citation", "write `[@de-boer-2018]`"),
    ("nl", "Zie (10.1016/S0140-6736(20)30183-5).", "reference", "the DOI `10.1016/S0140-6736(20)30183-5`"),
    ("nl", "Dat blijkt uit onderzoek [12].", "citation", "`[12]` names no source"),
    ("en", "Research shows this [3, 4].", "citation", "`[3, 4]` names no source"),
    ("nl", "Dat is zo ^[Bron nakijken].", "markup", "a note in another program"),
    ("nl", "Dat is zo.\\nEn dat ook.", "typing", "is printed so"),
    ("en", "That is so.\\t And that too.", "typing", "is printed so"),
    ("nl", "DIT IS EEN HELE ZIN.", "typing", "stands in capitals"),
    ("en", "Well, SO THIS IS ALL OF IT.", "typing", "stands in capitals"),
    ("nl", "Zie de bladzijden 343-353.", "typing", "write `343–353`"),
    ("en", "It ran from 2010-2015 only.", "typing", "write `2010–2015`"),
    ("nl", "Het was zo [@jansen-2020]. dat is gewoon.", "typing", "`dat` starts a sentence"),
    ("nl", "Zij zei ‘nee’. dat is gewoon.", "typing", "`dat` starts a sentence"),
    ("nl", "Zij ging (en hij ook). dat is gewoon.", "typing", "`dat` starts a sentence"),
    ("nl", "## Wat je vraagt, { #x }\n\nZo.", "typing", "this ends in `,`"),
    ("nl", "Dat is <u>heel</u> fijn.", "html", "look like a link"),
    ("nl", "Lees [dit][x].\n\n[x]: javascript:go()", "link", "no rule would look at `javascript:go()` here"),
    ("nl", "Zie figuur 3.", "link", "the course has no `figuur 3`"),
    ("nl", "Meer staat elders (zie ook hoofdstuk 4).", "link", "the course has no `hoofdstuk 4`"),
    ("en", "See table 2.", "link", "the course has no `table 2`"),
    ("nl", "Zie de volgende bladzijde.", "link", "the course has no `de volgende bladzijde`"),
    ("en", "See the next page.", "link", "the course has no `the next page`"),
    ("nl", "Daarover gaat module 7.", "link", "there is no module 7"),
]


@pytest.mark.parametrize(("language", "text", "rule", "message"), LEFT, ids=[text[:40] for _, text, *_ in LEFT])
def test_what_was_left_is_found(language: str, text: str, rule: str, message: str) -> None:
    """The mark, the remark or the slip is reported on its line by the rule that is about it."""
    findings = found(text, language)
    assert [finding for finding in findings if finding.rule == rule and message in finding.message], list(map(str, findings))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("-een\n-twee\n-drie\n-vier huizen op een rij", "layout"),
        ("\\- een huis\n- een boom\n- een dak", "layout"),
        ("\\| a | b |\n|---|---|\n| c | d |\n| e | f |", "layout"),
        ("| a | b | c |\n|---|---|\n| d | e | f |\n| g | h | i |", "markup"),
        ("\\<!-- course:practice --> Zo is het [@jansen-2020].", "layout"),
        ("Een \\**vet\\*\\* woord is het.", "layout"),
        ("\\## Kop { #kop }", "layout"),
    ],
)
def test_one_sign_that_is_wrong_is_told_once(text: str, rule: str) -> None:
    """A list, a table, a label or a heading of which one sign is wrong is one finding, not one for each line that shows it."""
    assert [finding.rule for finding in found(text, "nl")] == [rule]


def test_mark_of_a_heading_in_a_data_file_is_found() -> None:
    """A text of a data file that starts as a heading does is reported; one in which such a sign only stands is not."""
    name = "kit/guides/sample.yml"
    told = [finding.message for finding in load_and_check(edited(name, "nl: De groep oefent met vragen.", 'nl: "## De groep oefent."'))[1]]
    assert any("has no headings, and `##`" in message for message in told)
    kept = load_and_check(edited(name, "nl: De groep oefent met vragen.", 'nl: "#metoo bracht de groep aan het vragen."'))[1]
    assert [finding.rule for finding in kept if finding.rule == "layout"] == []


def test_text_of_a_data_file_that_ends_in_a_comma_is_found() -> None:
    """A title that breaks off after a comma is reported, though titles have no mark at their end."""
    name = "modules/sample/module.yml"
    text = SAMPLE.contents[name].decode()
    course = SAMPLE.with_file(name, text.replace("Je noemt wat je ziet.", "'Je noemt wat je ziet,'", 1).encode())
    assert [finding for finding in load_and_check(course)[1] if finding.rule == "typing" and "ends in `,`" in finding.message]


WELL = {
    "nl": (
        "Zij zei: ‘Wil je dat ik dit uitwerk? Ik hoop dat dit helpt.’",
        "Wil je dat ik het opschrijf, vraagt zij, en ik hoop dat dit helpt tegen de pijn.",
        "Het plan moet nog worden uitgewerkt met de cliënt. Een voorbeeld volgt later in deze module.",
        "De tekst volgt nog steeds de lijn van het artikel.",
        "Zij zei: ‘Nee. [Hier lacht zij.] Toch wel.’ Zo is [hij] nu eenmaal, [sic].",
        "Vraag aan Roos: wat hoor jij? Vraag het: mag dit wel?",
        "Zij werkt bij de NVRG, NIP, LVSC, GGZ en SKJ, met CNM en RA.",
        "Zij appte: ‘IK KAN DIT ECHT NIET MEER.’",
        "In een jaar van 24-7, in versie 3-4, in A-3-4 en met ISBN 978-1-4000.",
        "Zij zei ‘nee’. Dat is zo (bijv. zo). Zij ging. ‘Ja.’ En toen?",
        "Lieve Sem,\n\nGroet,\n\nBente",
        "In `C:\\new` staat het, en voor trans\\* mensen en bij 5 \\* 3 ook.",
        "Zo (zie p. 12), en vel XX van het spel.",
        "Natuurlijk hier en daar. Zeker, hieronder staat het.",
        "Fern legt het uit, zie hoofdstuk 4 van haar boek. Wie hoofdstuk 3 leest, weet het. Zij sloeg de volgende bladzijde om.",
        "‘Zie bladzijde 3 en figuur 2,’ zei zij.",
        "Zij deed module 7 van een andere opleiding. Zie module 1.",
        "In `a[12]` staat het, en op rij [drie] van 40 m², 10² en 3 km².",
        "Laat het me weten als je iets nodig hebt, zegt zij. Zij appte: ‘@Sem: wil jij dit doen? Bel xxx.’",
        "De datum is n.v.t., zij tekent met: liefs xxx. Hij heeft het syndroom XXY, zij XX.",
        "Deze tekst is vertaald met DeepL en nagekeken. Het model [MMPI] is er, en CONCEPT is een woord.",
        "Ik, [naam], spreek af dat ik bel. Ik neem mij voor: ________.",
        "Klopt dit nog? Vervang dit door een eigen voorbeeld. Zie de mail van Roos als een uitnodiging.",
        "Zij zei: ‘Volgens mijn laatste kennis is dat zo. Deze casus is gebaseerd op een cliënt van mij.’",
        "Haar BSN is 123456789, en 123456782 is een ander nummer. NL91 ABNA 0417 1643 01 klopt niet.",
        "Geen casus is gebaseerd op een cliënt van ons. Zij is geboren op 3 mei 1988, in de Dorpsstraat 12, 3581 AB Utrecht.",
        "Dat is bekend (Jansen, 2020), zie [@jansen-2020]; ‘dat is zo (Jansen, 2020),’ zei zij, en 10.1234/voorbeeld.2020 ook.",
        "Schrijf [ons](https://wa.me/319000000) gerust, of [haar](https://wa.me/qr/ABC).",
    ),
    "en": (
        "The translation is by a friend. An example will follow in the next part.",
        "I hope this helps her. Certainly, here it is. Sure, here we go.",
        "Note to Roos: bring tea. This text has to be read aloud.",
        "See the next page of her diary. I see table manners here.",
        "She said: ‘Would you like me to continue? Let me know if you want any changes.’",
        "At 7.30 p.m. she calls. TB is also called tbc. Draft a letter: the DRAFT is done. Love, xxx.",
        "As I mentioned earlier in this chapter, my knowledge is limited. This case is not based on a client of mine.",
        "Translated with care. See the email from Roos as an invitation. Bring a case that is based on a client of yours.",
    ),
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in WELL.items() for text in texts])
def test_what_only_looks_left_is_none(language: str, text: str) -> None:
    """What somebody says in a case, names, books, code and letters have no finding."""
    assert [str(finding) for finding in found(text, language)] == []


@pytest.mark.parametrize(
    ("text", "sign", "column", "instead"),
    [
        ("Je noemt *wat* je ziet.", "*", 10, "between ‘ and ’"),
        ("Je noemt wat [je](/about.md) ziet.", "[", 14, "A link has its place"),
        ("Je noemt wat je ziet [@jansen-2020].", "[@", 22, "Name the author in words"),
        ("Je noemt an@example.org erbij.", "@", 12, "An address for mail has its place"),
        ("Je noemt <b>wat</b> je ziet.", "<", 10, ""),
    ],
)
@pytest.mark.parametrize("is_folded", [False, True])
def test_sign_in_a_plain_text_is_told_where_it_stands(text: str, sign: str, column: int, instead: str, is_folded: bool) -> None:
    """The message names the sign and what to do instead, and stands at it, also where the text has lines of its own."""
    name, own = "modules/sample/module.yml", "text: {nl: Je noemt wat je ziet., en: You name what you see.}"
    content = SAMPLE.contents[name].decode()
    assert f"    {own}\n" in content
    before = ">-\n        Je noemt" if is_folded else "'Je noemt"
    new = f"text:\n      nl: {text.replace('Je noemt', before, 1)}{'' if is_folded else chr(39)}\n      en: You name what you see."
    written = content.replace(own, new, 1)
    told = [finding for finding in load_and_check(SAMPLE.with_file(name, written.encode()))[1] if finding.rule == "schema"]
    line = written.splitlines()[told[0].position.line - 1]
    assert line[told[0].position.column - 1 :].startswith(text[column - 1 :]), (line, str(told[0]))
    assert f"take out `{sign}`" in told[0].message
    assert instead in told[0].message
