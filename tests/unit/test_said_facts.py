"""What a text says is so: its sources, the help lines, how many there are, the days. Natural sentences have no finding."""

from __future__ import annotations

import pytest

from curriculum.findings import Finding
from curriculum.tree import Memory
from tests.conftest import absent
from tests.pages import COURSE, FIRST_MODULE, LAST_MODULE
from tests.unit.test_catalogue import SAMPLE, edited
from tests.unit.test_rules import found_after_edit, real_files

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
LAST = COURSE.modules[-1]
FIRST_PART, LAST_PART = (LAST.texts["nl"].headings[index] for index in (0, -3))
"""The first heading of the last module, and one of more than one word."""
LOCKS = {"stale-translation", "lock", "agreed-answer", "agreed-data", "moved-text", "translation", "reference-used"}


def replaced(tree: Memory, file: str, old: str, new: str) -> Memory:
    """Return the files with a part of one replaced, wherever it stands there."""
    text = tree.contents.get(file, b"").decode()
    if old not in text:
        absent(f"{file} has no `{old}`")
    return tree.with_file(file, text.replace(old, new).encode())


def found_in(tree: Memory) -> list[Finding]:
    """Return the findings, but for those of what was agreed on before."""
    return [finding for finding in found_after_edit(tree) if finding.rule not in LOCKS]


def added(tree: Memory, file: str, text: str) -> Memory:
    """Return the files with a paragraph more at the end of one."""
    return tree.with_file(file, f"{tree.contents[file].decode().rstrip()}\n\n{text}\n".encode())


def test_source_of_a_question_is_cited_in_its_passage() -> None:
    """A source that neither the passage nor the question cites is reported at its line, with what the passage cites."""
    [finding] = found_in(replaced(WITH_VOS, QUIZ, "sources: [jansen-2020]", "sources: [jansen-2020, vos-2021]"))
    assert (finding.rule, finding.position.line) == ("question-source", 6)
    assert "cites `vos-2021`" in finding.message
    assert "The passage cites `jansen-2020`." in finding.message


def rules_of(tree: Memory) -> set[str]:
    """Return the rules that find something."""
    return {finding.rule for finding in found_in(tree)}


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


HELP = "modules/help-lines.yml"
WITH_LINES = SAMPLE.with_file(
    HELP,
    SAMPLE.contents[HELP].rstrip()
    + b"""
  - {number: '113', name: {nl: Denklijn, en: Think Line}, free: true, always: true}
  - {number: 0800-2000, name: {nl: Veilig Thuis, en: Veilig Thuis}, free: true, always: true}
  - {number: 0900-1234, name: {nl: Betaallijn, en: Pay Line}}
""",
)
"""The sample course with two numbers that are free and answered day and night, and one that is not."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bel 113 (betaald en anoniem, dag en nacht).", True),
        ("Bel 113 (gratis en anoniem, op werkdagen).", True),
        ("Bel Veilig Thuis, 0800-2000 (gratis, tijdens kantooruren).", True),
        ("In Nederland is Veilig Thuis op werkdagen bereikbaar: 0800-2000.", True),
        ("Veilig Thuis is niet gratis.", True),
        ("Op werkdagen kun je 113 bellen.", True),
        ("113 is bereikbaar van maandag tot en met vrijdag.", True),
        ("Bel 113 bij gedachten aan zelfdoding (betaald en anoniem).", True),
        ("Bel 113 of de huisarts (op werkdagen).", False),
        ("113 kost 10 cent per minuut.", True),
        ("Bel 113 (gratis en anoniem, dag en nacht).", False),
        ("De huisarts is op werkdagen bereikbaar, bel anders 113.", False),
        ("Bel 113, op werkdagen ook de huisarts.", False),
        ("Bel 113 en op werkdagen de huisarts.", False),
        ("Bel 113, niet alleen op werkdagen.", False),
        ("113 is dag en nacht bereikbaar, op werkdagen ook via de chat.", False),
        ("113 is ook buiten kantooruren bereikbaar.", False),
        ("Veilig Thuis wordt betaald door de gemeente.", False),
        ("Bel de Betaallijn, 0900-1234 (betaald, op werkdagen).", False),
        ("Bel 113. Op werkdagen kun je ook bij de praktijk terecht.", False),
        ("Wie op werkdagen werkt, belt ’s avonds 113.", False),
    ],
)
def test_what_a_help_line_is_no_text_denies(text: str, told: bool) -> None:
    """A price beside a free number, or hours beside one that is always answered, is found; what is said of others is not."""
    found = [finding for finding in found_in(added(WITH_LINES, NL, text)) if finding.rule == "help-number"]
    assert bool(found) == told, [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Call 113 (paid and anonymous, day and night).", True),
        ("Call Veilig Thuis on 0800-2000 (free, on weekdays).", True),
        ("The Think Line can be reached during office hours: 113.", True),
        ("113 is not free.", True),
        ("Call 113, not only on weekdays.", False),
        ("Call 113, and on weekdays your GP.", False),
        ("Your GP answers during office hours; outside those, call 113.", False),
        ("Ask whether paid help can be added, or call 113.", False),
        ("If you work on weekdays, call 113 at night.", False),
    ],
)
def test_what_a_help_line_is_no_english_text_denies(text: str, told: bool) -> None:
    """The same holds in English."""
    found = [finding for finding in found_in(added(WITH_LINES, EN, text)) if finding.rule == "help-number"]
    assert bool(found) == told, [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("{number: 0800-2001, name: {nl: Veilig Thuis, en: Veilig Thuis}}", "Veilig Thuis is `0800-2000`"),
        ("{number: 0800-0113, name: {nl: 113 Zelfmoordpreventie, en: Suicide prevention}}", ""),
        ("{number: '1813', name: {nl: Zelfmoordpreventie, en: Suicide prevention}}", ""),
        ("{number: '115', name: {nl: Alarmnummer, en: Emergency number}}", ""),
        ("{number: '988', name: {nl: Hulplijn, en: Lifeline}}", ""),
    ],
)
def test_number_that_everybody_knows_is_not_changed_everywhere(more: str, told: str) -> None:
    """A service of the Netherlands keeps its number, whatever all files say; a course for another country has its own."""
    found = found_in(SAMPLE.with_file(HELP, SAMPLE.contents[HELP].rstrip() + f"\n  - {more}\n".encode()))
    assert [told in finding.message for finding in found if finding.rule == "help-number"] == ([True] if told else [])


@pytest.mark.parametrize(
    ("beside", "number", "name", "told"),
    [
        ("0800-2000", "115", "Alarmnummer", True),
        ("0800-2000", "121", "Alarmnummer", True),
        ("0800-2000", "131", "Zelfmoordpreventie", True),
        ("0800-2000", "999", "Alarmnummer", False),
        ("0800-2000", "911", "Alarmnummer", False),
        ("0800-2000", "988", "Zelfmoordpreventie", False),
        ("0800-2000", "1813", "Zelfmoordpreventie", False),
        ("0808-2000", "115", "Alarmnummer", False),
    ],
)
def test_number_of_a_name_that_countries_share_is_a_slip_or_another_country(beside: str, number: str, name: str, told: bool) -> None:
    """Where a service of the Netherlands has its number, a slip in 112 or 113 is told; a whole other number is that of another country."""
    more = (
        f"\n  - {{number: {beside}, name: {{nl: Veilig Thuis, en: Veilig Thuis}}}}\n"
        f"  - {{number: '{number}', name: {{nl: {name}, en: {name}}}}}\n"
    )
    messages = [finding.message for finding in found_in(SAMPLE.with_file(HELP, SAMPLE.contents[HELP].rstrip() + more.encode()))]
    assert any(message.startswith(f"{name} is `") for message in messages) == told


@pytest.mark.parametrize(
    ("text", "is_free", "told"),
    [
        ("Bel de Woordentelefoon, 0900-0000 (gratis, dag en nacht).", "false", True),
        ("De Woordentelefoon is gratis bereikbaar: 0900-0000.", "false", True),
        ("Bel gratis en anoniem 0900-0000 (Woordentelefoon).", "false", True),
        ("Bel de Woordentelefoon, 0900-0000 (gratis, dag en nacht).", "true", False),
        ("De Woordentelefoon, 0900-0000, is niet gratis.", "false", False),
        ("De Woordentelefoon, 0900-0000, is dag en nacht bereikbaar.", "false", False),
        ("De koffie is gratis. Bel de Woordentelefoon, 0900-0000.", "false", False),
        ("Bel de Woordentelefoon, 0900-0000, of kom naar het gratis spreekuur.", "false", False),
        ("Is de Woordentelefoon, 0900-0000, gratis?", "false", False),
        ("De Woordentelefoon, 0900-0000, heeft ook een gratis chat.", "false", False),
    ],
)
def test_what_texts_promise_of_a_help_line_is_not_denied_by_its_entry(text: str, is_free: str, told: bool) -> None:
    """A line that is said to be no free one is called free in no text; of a line of which nothing is said, a text may say so."""
    course = added(replaced(SAMPLE, HELP, "    passages:", f"    free: {is_free}\n    passages:"), NL, text)
    messages = [finding.message for finding in found_in(course)]
    assert any("write `free: true`" in message for message in messages) == told
    assert not any("write `free: true`" in finding.message for finding in found_in(added(SAMPLE, NL, text)))


@pytest.mark.parametrize(("field", "name"), [("guides", "sample"), ("references", "jansen-2020")])
def test_number_may_have_to_stand_in_a_guide_or_a_reference(field: str, name: str) -> None:
    """A session guide or a reference that is named there has to give the number, and has to exist."""
    named = replaced(SAMPLE, HELP, "    passages:", f"    {field}: [{name}]\n    passages:")
    [*both] = [finding for finding in found_in(named) if finding.rule == "help-number"]
    assert both
    assert all("`0900-0000`" in finding.message and "does not stand in the " in finding.message for finding in both)
    misspelt = found_in(replaced(SAMPLE, HELP, "    passages:", f"    {field}: [{name}s]\n    passages:"))
    assert [f"Did you mean `{name}`?" in finding.message for finding in misspelt] == [True]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dat vond Pietersen (2020) ook.", True),
        ("Pietersen (2020) vond dat ook.", True),
        ("Dat vonden Pietersen en De Vries (2020).", True),
        ("Pietersen en de Vries (2020) zagen dat.", True),
        ("Pietersen & De Vries (2020) zagen dat.", True),
        ("Dat vond De Vries (2020) ook.", True),
        ("Dat volgt uit onderzoek van Pietersen uit 2020.", True),
        ("Lees het boek van Van den Berg uit 2012.", True),
        ("Zo is het vaak (Pietersen 2020).", True),
        ("Zo is het vaak (zie Pietersen en De Vries, 2020).", True),
        ("Pietersen found this too in a 2020 study by Vries.", True),
        ("Dat vond Jansen (2020) ook.", False),
        ("Dat volgt uit onderzoek van Jansen uit 2020.", False),
        ("Zo is het vaak (Jansen 2020).", False),
        ("In Utrecht (2019) zagen mensen dat anders.", False),
        ("Amsterdam en Utrecht (2019) deden mee.", False),
        ("Dat schreef de Volkskrant (2019) ook.", False),
        ("De Volkskrant (2019) schreef erover.", False),
        ("De Wet zorg en dwang (2020) noemt dat zo.", False),
        ("De Wet Bibob (2003) noemt dat zo.", False),
        ("De film Her (2013) gaat erover, en de serie Wanderlust (2018) ook.", False),
        ("Zo was het in Her (2013) en daarna.", False),
        ("Het festival Pride (2019) was in Almere.", False),
        ("Ada (1990) vond dat vreemd.", False),  # who a case is about
        ("Ada en Ben (2010) waren er ook.", False),
        ("Zij woont er sinds januari (2020).", False),
        ("De KNMG (2021) adviseert dat.", False),
        ("Het huis van Pieters uit 1930 is verkocht.", False),
        ("Een onderzoek van de GGD uit 2020 ging erover.", False),
        ("Pietersen zag dat in 2020 al.", False),
        ("Volgens Pietersen (2020) is dat zo, zegt @jansen-2020.", False),  # a work that is cited through another
    ],
)
def test_work_that_is_named_by_hand_is_an_entry(text: str, told: bool) -> None:
    """A name with a year, in whatever form, is an entry of the references; a place, a paper, a film, a law or a person is none."""
    found = [finding for finding in found_in(added(SAMPLE, NL, text)) if finding.rule == "reference"]
    assert bool(found) == told, [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pietersen (2020) found this too.", True),
        ("Pietersen and De Vries (2020) saw it otherwise.", True),
        ("Research by Pietersen from 2020 says so.", True),
        ("A 2020 study by Pietersen says so.", True),
        ("That is often so (Pietersen 2020).", True),
        ("That is often so (see Pietersen & Vos, 2020).", True),
        ("Jansen (2020) found this too.", False),
        ("Research by Jansen from 2020 says so.", False),
        ("The Guardian (2019) wrote about it, and so did the New York Times (2018).", False),
        ("In London (2012) and Paris (2024) many people came.", False),
        ("The film Her (2013) and the Mental Capacity Act (2005) are about it.", False),
        ("The study in Utrecht of 2019 was a small one.", False),
        ("Since May (2020) she has lived there.", False),
    ],
)
def test_work_that_is_named_by_hand_in_english_is_an_entry(text: str, told: bool) -> None:
    """The same holds in English."""
    found = [finding for finding in found_in(added(SAMPLE, EN, text)) if finding.rule == "reference"]
    assert bool(found) == told, [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!-- course:research --> Vos waarschuwt daarvoor [@jansen-2020].", True),
        ("<!-- course:research --> Vos waarschuwt daarvoor [@jansen-2020]. Dat is bekend [@vos-2021].", False),
        ("<!-- course:research --> Vos waarschuwt daarvoor [@vos-2021; @jansen-2020].", False),
        ("<!-- course:research --> Vos waarschuwt daarvoor. Jansen ook [@jansen-2020].", False),
        ("<!-- course:research --> De Boer leent het van anderen [@jansen-2020].", False),  # the work that is retold
        ("<!-- course:research --> Vossen waarschuwen daarvoor [@jansen-2020].", False),
        ("<!-- course:research --> Het staat ook bij Jansen, na Vos [@jansen-2020].", True),
        ("<!-- course:research --> In het model van Jansen, en in dat van Mia Vosse [@jansen-2020].", False),
        ("<!-- course:research --> Vos’ model, of Jansens, is dat [@vos-2021; @jansen-2020].", False),
        ("<!-- course:research --> Jansens model is dat [@vos-2021].", True),
    ],
)
def test_author_that_a_sentence_names_is_among_its_citations(text: str, told: bool) -> None:
    """A name beside a citation of others is found; not where the paragraph cites the author."""
    assert ("citation-author" in rules_of(added(WITH_VOS, NL, text))) == told


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (NL, "Uit onderzoek blijkt dat dit bijna altijd werkt.", True),
        (NL, "Onderzoek laat zien dat dit werkt.", True),
        (NL, "Dat het werkt, is wetenschappelijk bewezen.", True),
        (NL, "Dat het werkt, blijkt uit onderzoek.", True),
        (EN, "Studies show that this nearly always works.", True),
        (EN, "Research shows this nearly always works.", True),
        (EN, "It has been proven to work.", True),
        (NL, "Uit onderzoek blijkt dat dit bijna altijd werkt [@jansen-2020].", False),
        (NL, "Wetenschappelijk bewezen is het niet, zegt @jansen-2020.", False),
        (NL, "Dat is niet wetenschappelijk bewezen.", False),
        (NL, "Lees verder wat onderzoek laat zien.", False),
        (NL, "Onderzoek laat zien wat samengaat, en niet waardoor.", False),
        (NL, "Hij zei: ‘Uit onderzoek blijkt dat dit werkt.’", False),
        (NL, "Onderzoek laat zien dat:\n\n- dit werkt [@jansen-2020]\n- dat niet werkt [@jansen-2020].", False),
        (NL, "Uit onderzoek blijkt het volgende:\n\n- dit werkt [@jansen-2020]\n- dat niet werkt [@jansen-2020].", False),
        (NL, "Doe zelf onderzoek naar wat je laat zien.", False),
        (EN, "Read on to see what research shows.", False),
        (EN, "No study has proven that it works; it has not been proven.", False),
    ],
)
def test_what_research_shows_is_cited(file: str, text: str, told: bool) -> None:
    """What research is said to show is cited in the paragraph; what it does not show, and what somebody says, need no source."""
    assert ("research-cited" in rules_of(added(SAMPLE, file, text))) == told


CASE = "modules/sample/vignettes/two-cups.nl.md"
DOI, STATE = "doi: 10.1234/voorbeeld.2020", "status: verified\n    retold: true"
NOTED = "nl: Onderzoek onder studenten (n = 120)."


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("modules/sample/module.yml", "Je noemt wat je ziet.", "Uit onderzoek blijkt dat dit werkt.", "research-cited"),
        ("modules/sample/module.yml", "Welke woorden gebruik jij?", "Bij 60% van hen hielp het. Bij jou?", "figure-source"),
        ("modules/claims.yml", "nl: ", "nl: Bij 160 procent van hen ", "figure-source"),
        ("kit/guides/sample.yml", "nl: ", "nl: Bij zestig procent ", "figure-source"),
        (QUIZ, "Begin bij het woord", "Bij 160% van de cliënten ging het beter. Begin bij het woord", "figure-source"),
        (NL, "40%", "140% van hen en 40%", "figure-source"),
        (NL, "<!-- course:research --> In een", "<!-- course:practice --> In een", "figure-source"),
        (NL, "Begin bij", "In een stel besteedt men 20% van de tijd aan ruzie. Begin bij", "figure-source"),
        (CASE, "Laat de groep", "In 50 procent van de gevallen zwijgt de groep. Laat de groep", "figure-source"),
        (EN, "Draw what", "It happened on Monday 3 May 2024. Draw what", "date"),
        (NL, "Begin bij", "Het was maandag 3 mei 2024. Begin bij", "date"),
        (NL, "Begin bij", "It was Monday, May 3, 2024. Begin bij", "date"),
        (REFERENCES, NOTED, "nl: 'Onderzoek onder studenten (n = 120). Niet geverifieerd: de titel.'", "reference-entry"),
        (REFERENCES, STATE, f"status: unverified\n    note: {{nl: Geverifieerd., en: Verified.}}{STATE[16:]}", "reference-entry"),
    ],
)
def test_what_contradicts_itself_is_found(file: str, old: str, new: str, rule: str) -> None:
    """A figure without a source, more than all, a day of another name and a state that the note denies are found where they stand."""
    found = found_in(edited(file, old, new))
    assert file in {finding.position.file.as_posix() for finding in found if finding.rule == rule}, [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (NL, "Begin bij", "Het was vrijdag 3 mei 2024, of op maandag 3 mei. Begin bij"),
        (EN, "Draw what", "It was Friday 3 May 2024, or Friday, May 3, 2024. Draw what"),
        (NL, "Begin bij", "Besteed minstens 20% van de tijd aan afronden. Begin bij"),
        (NL, "Begin bij", "Tien procent van de sessie is voor afronden. Begin bij"),
        (EN, "Draw what", "You spend 10% of the session on a drawing. Draw what"),
        (CASE, "Ada zet", "In 50 procent van de gevallen gooi je kop, zegt Ben. Ada zet"),
        (CASE, "Laat de groep", "Ben zei: ‘Dat is 90% van mijn week.’ Laat de groep"),
        (NL, "Begin bij", "Dat is 150 procent van het loon van alle jaren. Begin bij"),
        ("modules/glossary.yml", "Alle mensen die", "Bij 100% van hen: alle mensen die"),
        ("modules/glossary.yml", "Alle mensen die", "Bij 60% van hen: alle mensen die"),
        (REFERENCES, NOTED, f"{NOTED} De bladzijden zijn niet nagezien."),
        (REFERENCES, STATE, f"status: unverified\n    note: {{nl: Niet geverifieerd., en: Not verified.}}{STATE[16:]}"),
    ],
)
def test_what_does_not_contradict_itself_is_left_alone(file: str, old: str, new: str) -> None:
    """Days that fit, a share of something else than people, sources beside a figure, and notes that fit the state have no finding."""
    found = found_in(edited(file, old, new))
    rules = {"figure-source", "date", "reference-entry", "research-cited"}
    assert [
        str(finding) for finding in found if finding.rule in rules and not finding.message.startswith("this figure has no sample")
    ] == []


POLYCULE = "term: {nl: polycuul, en: polycule}\n    article: de"
VETO = "term: {nl: veto, en: veto}\n    article: het"
ABOUT, REVIEW = "docs/nl/about.md", "docs/nl/review.md"


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "message"),
    [
        (REVIEW, "1, 3, 7 en 21 dagen", "1, 3, 7 en 14 dagen", "count", "has 1, 3, 7, 21"),
        ("docs/en/review.md", "1, 3, 7 and 21 days", "1, 3 and 7 days", "count", "has 1, 3, 7, 21"),
        ("overrides/assets/javascripts/schedule.js", "[1, 3, 7, 21]", "[1, 3, 7, 28]", "count", "has 1, 3, 7, 28"),
        ("docs/nl/accreditation.md", "zeven [methoden]", "acht [methoden]", "count", "`acht methoden`, and there are 7"),
        ("docs/en/accreditation.md", "seven [methods]", "six [methods]", "count", "`six methods`, and there are 7"),
        ("docs/en/accreditation.md", "series of four sessions](", "series of five sessions](", "count", "and there are 4"),
        ("docs/nl/kit/index.md", "zeven manieren", "acht manieren", "count", "`acht manieren`, and there are 7"),
        ("docs/nl/kit/index.md", "reeks van vier](", "reeks van vijf](", "count", "and there are 4"),
        ("docs/nl/kit/methods.md", "description: Zeven", "description: Acht", "count", "and there are 7"),
        ("docs/en/kit/series.md", "description: Four", "description: Three", "count", "and there are 4"),
        ("modules/glossary.yml", POLYCULE, POLYCULE.replace(": de", ": het"), "glossary", "the texts write `de polycuul`"),
        ("modules/glossary.yml", VETO, VETO.replace(": het", ": de"), "glossary", "the texts write `het veto`"),
        ("kit/series.yml", "after: [vocabulary]", "after: [practitioner-tips]", "kit-guide", "is one of `vocabulary`"),
        ("kit/series.yml", "after: [practitioner-tips]", "after: [vocabulary]", "kit-guide", "comes after one on a later module"),
    ],
)
def test_what_the_course_itself_knows_is_said_rightly(file: str, old: str, new: str, rule: str, message: str) -> None:
    """How many there are, when a question comes back, the article of a term and the order of sessions are as the course has them."""
    found = found_in(replaced(real_files(), file, old, new))
    assert [each.message for each in found if each.rule == rule and message in each.message], [str(each) for each in found]


def test_what_is_said_of_some_is_not_counted() -> None:
    """A number of some of them, of something else, or of a lesson, a term in other words and a session on two modules are no fault."""
    tree = added(
        real_files(), ABOUT, "Kies twee [methoden](/kit/methods.md), of lees [over drie van de begrippen](/glossary.md): 10 zinnen."
    )
    tree = added(
        tree, ABOUT, "Herhaal na 1, 2, 3 en 4 dagen. Het polycuul-idee en ‘het’ polycuul zijn woorden, en zij noemt het compersie."
    )
    tree = replaced(tree, "kit/series.yml", "after: [paradigm-shift]", "after: [vocabulary, paradigm-shift]")
    assert [str(finding) for finding in found_in(tree) if finding.rule in {"count", "glossary", "kit-guide"}] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zie [de begrippenlijst](/references.md).", "let this lead to `/glossary.md`"),
        ("Zie [Over deze cursus](/glossary.md).", "let this lead to `/about.md`"),
        (f"Lees de module [{LAST.meta.title['nl']}](/modules/{FIRST_MODULE}.md).", f"let this lead to `/modules/{LAST_MODULE}.md`"),
        (f"Lees [{LAST_PART.title}](/modules/{LAST_MODULE}.md).", f"`/modules/{LAST_MODULE}.md#{LAST_PART.id}`"),
        (f"Lees [{LAST_PART.title}](/modules/{LAST_MODULE}.md#{FIRST_PART.id}).", f"`/modules/{LAST_MODULE}.md#{LAST_PART.id}`"),
        ("Zie [de begrippenlijst](/glossary.md).", ""),
        (f"Zie [Begrippenlijst](/glossary.md#{COURSE.terms[0].id}).", ""),
        (f"Zie [de bronnen](/modules/{LAST_MODULE}.md#{FIRST_PART.id}).", ""),  # one word may name a heading of another title
        ("Zie [de lijst met begrippen](/references.md).", ""),
        (f"Lees [{LAST_PART.title.lower()}](/modules/{LAST_MODULE}.md#{LAST_PART.id}).", ""),
    ],
)
def test_link_leads_to_the_page_that_its_words_name(text: str, told: str) -> None:
    """Words that are the title of another page, or of another heading of the page, lead there; other words lead where they like."""
    found = [finding.message for finding in found_in(added(real_files(), ABOUT, text)) if finding.rule == "link"]
    assert [told in message for message in found] == ([True] if told else []), found


def test_link_leads_to_the_page_that_the_menu_names() -> None:
    """A name that only the menu gives to a page is one of its names."""
    tree = replaced(SAMPLE, "mkdocs.yml", "  - glossary.md", "  - Alle termen: glossary.md")
    assert rules_of(added(tree, NL, "Zie [alle termen](/about.md).")) == {"link"}
    assert rules_of(added(tree, NL, "Zie [alle termen](/glossary.md).")) == set()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://example.com/", "only stands for an address"),
        ("https://www.example.org/a", "only stands for an address"),
        ("https://course.test/", "only stands for an address"),
        ("https://x.nl/a?utm_source=chatgpt.com", "`utm_source`"),
        ("https://contoso.sharepoint.com/:w:/r/x", "have an account there"),
        ("https://intranet.ggz.nl/x", "have an account there"),
        ("https://eur01.safelinks.protection.outlook.com/?url=x", "only passes readers on"),
        ("https://www.google.com/url?q=https://x.nl", "only passes readers on"),
        ("https://bit.ly/3abc", "hides where this leads"),
        ("https://deploy-preview-12--cnm.netlify.app/", "being tried out"),
        ("https://x.nl/a?sessionid=3&token=4", "`sessionid`"),
        ("https://doi-org.proxy.library.uu.nl/10.1/x", "one library only"),
        ("https://www-x-com.ezproxy.uva.nl/doi/x", "one library only"),
        ("https://www.113.nll/", "no site ends in `.nll`"),
        ("https://x.nl/a?b=1&fbclid=abc", "`fbclid`"),
        ("https://chatgpt.com/share/abc", "a talk with a program"),
        ("https://docs.google.com/document/d/abc/edit", "to write in it"),
        ("https://docs.google.com/document/d/abc/edit?usp=sharing", "to write in it"),
        ("http://x.nl/a", "write `https://`"),
        ("https://x.nl/a?page=2", ""),
        ("https://docs.google.com/document/d/abc/pub", ""),
        ("https://examples.nl/", ""),
        ("https://nl.wikipedia.org/wiki/ChatGPT", ""),
        ("https://x.nl/test/edit", ""),
        ("https://youtu.be/abc", ""),
        ("https://www.google.com/maps/place/x", ""),
        ("https://cnm.netlify.app/", ""),
        ("https://github.com/a/b/edit/main/docs/x.md", ""),
        ("https://www.proxyverkiezing.nl/?tokens=1", ""),
        ("https://library.uu.nl/intranet", ""),
        ("https://www.the-proxy.co.uk/", ""),
    ],
)
def test_address_that_nobody_can_have_meant_is_found(address: str, told: str) -> None:
    """An address that stands for another, tells on readers, opens a draft or is not encrypted is found, in texts and references."""
    found = [finding for finding in found_in(added(SAMPLE, NL, f"Zie [daar]({address}).")) if finding.rule == "link"]
    assert [told in finding.message for finding in found] == ([True] if told else [])
    reference = found_in(replaced(SAMPLE, REFERENCES, DOI, f"url: {address}"))
    found = [finding for finding in reference if finding.rule == "reference-entry" and finding.position.line == 7]
    assert [told in finding.message for finding in found] == ([True] if told else [])


SON, CLEO = "name: {nl: Zoon, en: Son}", "  - {id: cleo, name: Cleo, at: [2, 0]}\nbonds:\n"
FAMILY, LOVERS = "  - {between: [ada, ben], kind: family}\n", "  - {between: [ada, cleo], kind: partner}\n"


@pytest.mark.parametrize(
    ("bonds", "number"),
    [
        ("  - {between: [ada, ben], kind: nesting}\n", 1),
        (
            f"{FAMILY}{LOVERS}  - {{between: [cleo, ben], kind: dating}}\n",
            1,
        ),
        ("  - {between: [ada, ben], kind: family}\n  - {between: [ben, cleo], kind: dating}\n", 0),
        (
            f"{FAMILY}{LOVERS}  - {{between: [cleo, ben], kind: friend}}\n",
            0,
        ),
    ],
)
def test_child_has_no_lover_unless_it_is_grown_up(bonds: str, number: int) -> None:
    """Whoever is called son or daughter has no line of love if nobody is family, and none to a lover of the family."""
    name = "modules/sample/vignettes/two-cups.yml"
    text = SAMPLE.contents[name].decode().replace("name: Ben", SON)
    text = f"{text.partition('bonds:')[0]}{CLEO}{bonds}"
    told = [finding.message for finding in found_in(SAMPLE.with_file(name, text.encode())) if "is a child by its name" in finding.message]
    assert len(told) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Een reeks van vier bijeenkomsten van 75 minuten telt vijf contacturen.", 0),
        ("Vier sessies van tachtig minuten tellen samen ruim vijf contacturen.", 0),
        ("Vier sessies van negentig minuten tellen vijf contacturen.", 1),
        ("Four sessions of 90 minutes make about six contact hours.", 0),
        ("<!-- course:reading-speed --> zeven extra minuten per casus.", 1),
        ("Neem zeven extra minuten per casus.", 0),
    ],
)
def test_hours_and_minutes_are_those_that_are_counted(words: str, number: int) -> None:
    """Contact hours are those of the sessions, or nearly, and what a case adds to the study time is what is counted."""
    name = "docs/nl/about.md"
    text = f"{SAMPLE.contents[name].decode().rstrip()}\n\n{words}\n"
    assert len([finding for finding in found_in(SAMPLE.with_file(name, text.encode())) if finding.rule == "count"]) == number
