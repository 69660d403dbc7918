"""What the engine makes of the models."""

from __future__ import annotations

import re
from dataclasses import replace
from math import hypot
from pathlib import Path
from xml.etree import ElementTree

import pytest
from babel.messages.extract import extract_from_dir
from jinja2 import Environment, FileSystemLoader
from markdown import Markdown

from curriculum.constellation import COLUMN, RADIUS, draw, in_the_way, text_equivalent
from curriculum.constellation import _notes as notes_of
from curriculum.constellation import _points as points_of
from curriculum.load import CASE_PARTS, GROUP_PARTS, Course
from curriculum.models import LANGUAGES, Constellation, Language
from curriculum.page.search import for_search
from curriculum.render.citations import Citations, reference_list
from curriculum.render.glossary import forms, glossary
from curriculum.rules import load_and_check
from curriculum.study_time import MINUTES_PER_QUESTION, PART, ROUNDED_TO, minutes_by_heading, study_minutes
from curriculum.terms import TermExtension
from curriculum.text import Document
from curriculum.words import Interface
from tests.conftest import ROOT, absent
from tests.pages import FIRST_CASE, FIRST_MODULE


def words(language: Language = "en") -> Interface:
    """The interface words of a language."""
    return Interface(ROOT, language)


def pair(kind: str) -> Constellation:
    """Two people and one bond."""
    people = [{"id": "ann", "name": "Ann & Co", "at": (0, 0)}, {"id": "bo", "name": {"nl": "Bo", "en": "Bea"}, "at": (1, 0)}]
    bonds = [{"between": ("ann", "bo"), "kind": kind, "note": {"nl": "1 jaar", "en": "1 year"}}]
    text = {"nl": "t", "en": "t"}
    return Constellation.model_validate({"title": text, "theme": text, "people": people, "bonds": bonds})


@pytest.mark.parametrize("kind", ["nesting", "partner", "dating", "metamour", "former", "friend", "family", "desired", "other"])
def test_drawing_is_valid_svg_with_a_label(kind: str) -> None:
    """The SVG parses, says what it shows, and names everybody."""
    drawing = ElementTree.fromstring(draw(pair(kind), "en", 'A "label"'))
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == 'A "label"'
    assert {element.text for element in drawing.iter("text")} >= {"Ann & Co", "Bea", "1 year"}


def test_bonds_end_at_the_edge_of_the_nodes() -> None:
    """A line runs from edge to edge and not through the people."""
    path = re.search(r'd="M([\d.]+) [\d.]+L([\d.]+) ', draw(pair("partner"), "en", "x"))
    assert path
    assert float(path[2]) - float(path[1]) == pytest.approx(COLUMN - 2 * RADIUS)


@pytest.mark.parametrize(
    ("at", "others"),
    [((1, 0), ["mid"]), ((1, 0.2), ["mid"]), ((1, 1), []), ((3, 0), []), ((0, 1), [])],
    ids=["on the line", "touching it", "below it", "beyond its end", "beside its start"],
)
def test_people_in_the_way_of_a_bond_are_found(at: tuple[float, float], others: list[str]) -> None:
    """A line counts as running through whoever it touches between its own two people."""
    people = [{"id": "ann", "name": "Ann", "at": (0, 0)}, {"id": "bo", "name": "Bo", "at": (2, 0)}, {"id": "mid", "name": "Mid", "at": at}]
    text = {"nl": "t", "en": "t"}
    bonds = [{"between": ("ann", "bo"), "kind": "partner"}]
    drawing = Constellation.model_validate({"title": text, "theme": text, "people": people, "bonds": bonds})
    assert [person.id for person in in_the_way(drawing, drawing.bonds[0])] == others


def test_drawing_has_no_colour_of_its_own(course: Course) -> None:
    """Colours come from the style sheet, so that a drawing follows the light or dark scheme."""
    for module in course.modules:
        for vignette in module.vignettes.values():
            assert not re.search(r"#[0-9a-fA-F]{3}|rgb|style=|fill=|stroke=", draw(vignette.constellation, "nl", "x"))


def test_words_keep_off_lines(course: Course) -> None:
    """The words at a bond stand beside its line, and beside every other: half a line of dashes away at least."""
    for module in course.modules:
        for vignette in module.vignettes.values():
            drawing = vignette.constellation
            points = points_of(drawing)
            for box in (note.box for note in notes_of(drawing, points, "nl")):
                for one, two in ((points[bond.between[0]], points[bond.between[1]]) for bond in drawing.bonds):
                    for part in (step / 400 for step in range(401)):
                        x, y = one.x + (two.x - one.x) * part, one.y + (two.y - one.y) * part
                        beside = hypot(max(box.left - x, 0, x - box.right), max(box.top - y, 0, y - box.bottom))
                        assert beside > 5, vignette.name


def test_every_bond_stands_in_words(course: Course) -> None:
    """Each bond has a sentence with both names, in each language."""
    for module in course.modules:
        for vignette in module.vignettes.values():
            for language in LANGUAGES:
                lines = text_equivalent(vignette.constellation, language, words(language))
                assert len(lines) == len(vignette.constellation.bonds)
                assert all(":" in line and "{" not in line for line in lines)


FORMS = {"polycule": ("polycule", "A network."), "hinge partner": ("hinge", "In the middle."), "hinge": ("hinge", "In the middle.")}


def rendered(markdown: str) -> str:
    """Markdown with terms linked, as HTML."""
    return Markdown(extensions=[TermExtension(forms=FORMS), "md_in_html"]).convert(markdown)


def test_first_occurrence_in_a_section_is_linked() -> None:
    """A term links once in each section, with its tooltip."""
    html = rendered("A polycule, a polycule.\n\nAnd a polycule.\n\n## Next\n\nA polycule.")
    assert html.count("<a ") == 2
    assert '<a class="term" href="/glossary.md#polycule" title="A network.">polycule</a>, a polycule.' in html


def test_longest_form_is_linked() -> None:
    """Of two forms the longer one is taken, and both count as the same term."""
    assert re.findall(r">([^<]*)</a>", rendered("The hinge partner, or hinge.")) == ["hinge partner"]


@pytest.mark.parametrize("markdown", ["## A polycule", "[a polycule](x.md)", "`polycule`", "<figure>polycule</figure>", "polycules"])
def test_terms_are_not_linked_where_a_link_has_no_place(markdown: str) -> None:
    """Headings, links, code, raw HTML and longer words stay as they are."""
    assert 'class="term"' not in rendered(markdown)


def test_title_of_a_work_has_no_term_in_it() -> None:
    """A term in the name of a work stays as it is; in the note on it, it is linked."""
    markdown = "Jansen (2020). The polycule.\n{: #jansen-2020 .reference }\n\nOn a polycule.\n{: .reference__note }"
    work, note = Markdown(extensions=[TermExtension(forms=FORMS), "attr_list"]).convert(markdown).split("\n")
    assert ('class="term"' in work, 'class="term"' in note) == (False, True)


def test_text_around_terms_is_kept() -> None:
    """Nothing of a sentence is lost or doubled when links are thinned out."""
    text = "Polycule polycule *polycule* polycule, `code` polycule **bold polycule** [link polycule](x) polycule hinge hinge."
    assert (
        re.sub(r"<[^>]+>", "", rendered(text))
        == "Polycule polycule polycule polycule, code polycule bold polycule link polycule polycule hinge hinge."
    )


def test_every_form_leads_to_an_entry(course: Course) -> None:
    """Each written form belongs to a term, also with a capital, and its tooltip is plain and short."""
    for language in LANGUAGES:
        found = forms(course, language)
        assert len(found) > len(course.terms)
        assert all(len(short) <= 160 for _, short in found.values())


def test_glossary_lists_every_term_in_alphabetical_order(course: Course) -> None:
    """All entries are there, sorted as a reader of the language expects; each leads to others by their names."""
    for language in LANGUAGES:
        text = glossary(course, language, words(language))
        titled = {term.id: term.term[language] for term in course.terms}
        titles = re.findall(r"^## (.+?) \{", text, re.MULTILINE)
        assert len(titles) == len(course.terms)
        plain = [title.casefold().replace("-", "").replace("’", "").replace("'", "") for title in titles]
        assert plain == sorted(plain)
        for term in course.terms:
            entry = text.partition(f"{{ #{term.id} }}")[2].partition("\n## ")[0]
            assert all(f"[{titled[other]}](#{other})" in entry for other in term.see), term.id
            assert (f"*{term.article} " in entry) == (language == "nl" and bool(term.article)), term.id


def test_citation_forms(course: Course) -> None:
    """Brackets give author and year, a bare key a sentence, a locator is kept, a secondary source names where it is cited."""
    if not {"haupert-2017", "dahrens-2019", "reijbroek-2025"} <= course.references.keys():
        absent("the references that are cited here")
    english = Citations(course, "en", words())
    assert english.render("[@haupert-2017, p. 5]") == "([Haupert et al., 2017](/references.md#haupert-2017){ .citation }, p. 5)"
    assert english.render("@haupert-2017 found") == "[Haupert et al.](/references.md#haupert-2017){ .citation } (2017) found"
    assert "as cited in [Reijbroek, 2025]" in english.render("[@dahrens-2019]")
    assert "geciteerd in" in Citations(course, "nl", words("nl")).render("[@dahrens-2019]")


def test_references_carry_their_label_and_language(course: Course) -> None:
    """An entry not verified, or not seen, is never printed without saying so; foreign titles say their language; all are in order."""
    labels: dict[Language, dict[str, str]] = {
        "nl": {"unverified": "niet geverifieerd", "secondary": "secundaire bron"},
        "en": {"unverified": "not verified", "secondary": "secondary source"},
    }
    for language in LANGUAGES:
        printed = []
        for entry in reference_list(course, language, words(language)).split("\n\n"):
            found = re.search(r"\{: #(\S+) \.reference \}", entry)
            if found:
                reference = course.references[found[1]]
                printed.append(reference.apa.replace("*", "").casefold())
                said = {status for status, label in labels[language].items() if f">{label}</span>" in entry}
                assert said == {reference.status} - {"verified"}, entry
                foreign = re.findall(r'<span lang="(\w+)">', entry)
                assert foreign == ([] if reference.language == language else [reference.language]), entry
        assert printed == sorted(printed)


def test_references_say_where_they_are_used(course: Course) -> None:
    """Each printed entry is followed by links to the places that use it."""
    text = reference_list(course, "en", words())
    assert text.count(".reference }") == text.count("Used in:") > 0
    used = {str(found[2]): found[0] for found in re.finditer(r"(?s)(\S[^\n]*\n\{: #(\S+) \.reference \}.*?Used in:[^\n]*)", text)}
    places = [("(/final-test.md)", question.sources) for question in (course.final_test.questions if course.final_test else ())]
    places += [(f"#article-{claim.section})", claim.sources) for claim in (course.claims.claims if course.claims else ())]
    places += [(f"(/kit/methods.md#method-{name})", method.sources) for name, method in (course.kit.methods.items() if course.kit else ())]
    places += [(f"(/glossary.md#{term.id})", term.sources) for term in course.terms]
    for link, sources in places:
        assert all(link in used[source] for source in sources), link


@pytest.mark.parametrize(
    ("name", "place"),
    [
        (f"modules/{FIRST_MODULE}/module.yml", r"(?<=^prompts:\n)(?:.*\n)*?      nl: (?:[>|]-?\n        )?"),
        (f"quizzes/{FIRST_MODULE}.yml", r"^    explanation:\n      nl: (?:[>|]-?\n        )?"),
        (f"quizzes/{FIRST_MODULE}.yml", r"^        feedback:\n          nl: (?:[>|]-?\n            )?"),
        ("modules/references.yml", r"^    note:\n      nl: (?:>-\n        )?"),
        ("modules/glossary.yml", r"^    definition:\n      nl: (?:>-\n        )?"),
        (f"modules/{FIRST_MODULE}/vignettes/{FIRST_CASE}.yml", r"^theme:(?: \{|\n  )nl: '?"),
    ],
    ids=["prompt", "explanation", "feedback", "note", "definition", "theme"],
)
def test_reference_is_printed_wherever_it_is_cited(copy_of_course: Path, name: str, place: str) -> None:
    """A reference that only one text in the data cites is found in the list, so that its link leads somewhere."""
    path = copy_of_course / name
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(place, r"\g<0>Zie @new-1999. ", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    entry = '  - {id: new-1999, status: verified, author: New, year: "1999", apa: "New, N. (1999). *New*."}\n'
    references = copy_of_course / "modules/references.yml"
    references.write_text(references.read_text(encoding="utf-8").rstrip() + "\n" + entry, encoding="utf-8")
    course, findings = load_and_check(copy_of_course)
    # The English does not cite it, the sources of a term do not name it, and nobody has agreed on the reference.
    assert {finding.rule for finding in findings} - {"glossary", "lock"} == {"translation"}
    assert "{: #new-1999 .reference }" in reference_list(course, "nl", words("nl"))


def test_parts_of_a_module_take_as_long_as_the_module(course: Course) -> None:
    """Every case, question, prompt, sorting exercise and the exercise count in one part, and in the time of the module."""
    for module in course.modules:
        parts, meta = minutes_by_heading(module, "nl"), module.meta
        assert [*parts] == [heading.id for heading in module.texts["nl"].headings if heading.level == PART]
        without = [
            *(replace(module, vignettes={n: v for n, v in module.vignettes.items() if n != name}) for name in module.vignettes),
            *(
                replace(module, meta=meta.model_copy(update={"prompts": tuple(p for p in meta.prompts if p != prompt)}))
                for prompt in meta.prompts
            ),
            *(replace(module, meta=meta.model_copy(update={"sorting": ()})) for _ in meta.sorting),
            replace(module, meta=meta.model_copy(update={"exercise": meta.exercise.model_copy(update={"minutes": 0})})),
            replace(module, questions=tuple(q for q in module.questions if q.id in module.checks)),
        ]
        for less in without:
            changed = {heading: parts[heading] - minutes for heading, minutes in minutes_by_heading(less, "nl").items()}
            assert [minutes > 0 for minutes in changed.values()].count(True) == 1
            assert abs(study_minutes(module, "nl") - study_minutes(less, "nl") - sum(changed.values())) <= ROUNDED_TO


def test_study_time_grows_with_what_there_is_to_do(course: Course) -> None:
    """A module without its questions takes less time, if they are many enough to show; times are rounded to five minutes."""
    for module in course.modules:
        for language in LANGUAGES:
            minutes = study_minutes(module, language)
            assert minutes % 5 == 0
            without = study_minutes(replace(module, questions=()), language)
            assert without < minutes if len(module.questions) * MINUTES_PER_QUESTION >= ROUNDED_TO else without <= minutes


def test_parts_for_a_group_are_left_to_the_group(course: Course) -> None:
    """What a facilitator hands out later neither counts as study time nor is among the parts that a module shows."""
    module = course.modules[0]
    vignette = next(iter(module.vignettes.values()))
    later = Document(Path("later.md"), vignette.texts["nl"].source + "\n## Later { #development }\n\n" + "Nog meer. " * 1000)
    longer = replace(vignette, texts={**vignette.texts, "nl": later})
    assert [part.id for part in longer.parts("nl")] == list(CASE_PARTS)
    assert [part.title for part in longer.parts("nl", GROUP_PARTS)][-1:] == ["Later"]
    assert study_minutes(replace(module, vignettes={**module.vignettes, vignette.name: longer}), "nl") == study_minutes(module, "nl")


@pytest.mark.parametrize(("language", "case", "question"), [("nl", "1 casus", "1 vraag"), ("en", "1 case", "1 question")])
def test_one_of_a_thing_is_no_plural(language: Language, case: str, question: str) -> None:
    """A module with one case and one question says so in the singular, on its page, on its card and on the home page."""
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides/partials/course"), autoescape=True)
    templates.filters |= {"url": str, "aside": str}
    card = {"number": 1, "minutes": 5, "vignettes": 1, "questions": 1}
    for name in ("facts.html", "module-head.html", "modules.html"):
        text = templates.get_template(name).render(t=words(language), vignettes=1, questions=1, modules=2, cards=[card])
        assert re.search(rf"\b{case}\b", text), name
        assert re.search(rf"\b{question}\b", text), name


def messages() -> set[str]:
    """Every interface word that code and templates ask for, as Babel extracts them."""
    found = set()
    keywords = {"t": None, "words": None}
    for folder, methods in (("src", [("**.py", "python")]), ("overrides", [("**.html", "jinja2.ext:babel_extract")])):
        for _, _, message, _, _ in extract_from_dir(ROOT / folder, method_map=methods, keywords=keywords):
            found.add(message if isinstance(message, str) else message[0])
    from curriculum.constellation import KINDS
    from curriculum.render.claims import KIND_WORDS
    from curriculum.render.kit import EXPERIENCE_WORDS, OBSERVED
    from curriculum.render.pages import LABEL_WORDS, PLACE_WORDS

    sections = re.findall(r"^ +- ([^:\n]+):$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    kinds = [*KINDS.values(), *LABEL_WORDS.values(), *PLACE_WORDS.values(), *KIND_WORDS.values()]
    return found.union(sections, kinds, EXPERIENCE_WORDS.values(), OBSERVED.values())


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_catalogue_has_every_interface_word(language: Language) -> None:
    """No interface word falls back to English."""
    import polib

    catalogue = {entry.msgid for entry in polib.pofile(str(ROOT / f"overrides/locales/{language}.po")) if entry.msgstr}
    assert len(messages()) > 30
    assert messages() - catalogue == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_keeps_the_values_of_each_message(language: Language) -> None:
    """A translation has the same `{names}` as its message, and the catalogue holds no word that nothing asks for."""
    import polib

    known = messages() | {"Switch to light mode", "Switch to dark mode", "Use the system setting"}
    known |= set(re.findall(r"^ *- ([^:\n]+):", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE))  # titles in the menu
    # Babel does not see a word in a table of words, nor one that an f-string asks for.
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "overrides").rglob("*.html")]
    sources = "\n".join(file.read_text(encoding="utf-8") for file in files)
    for entry in polib.pofile(str(ROOT / f"overrides/locales/{language}.po")):
        assert entry.msgid in known or any(f"{quote}{entry.msgid}{quote}" in sources for quote in "\"'"), entry.msgid
        assert sorted(re.findall(r"\{\w+\}", entry.msgid)) == sorted(re.findall(r"\{\w+\}", entry.msgstr)), entry.msgid


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ('<p>a</p><course-question id="q" data-search-exclude><p>b</p></course-question><p>c</p>', "<p>a</p><wbr><p>c</p>"),
        ('<course-data data-search-exclude><h3 id="x">b</h3></course-data>', None),
        ("<course-score><p>b</p></course-score>", None),
    ],
    ids=["excluded", "with a heading that is linked to", "not excluded"],
)
def test_search_is_not_given_what_it_would_pass_over(html: str, read: str | None) -> None:
    """What the page excludes from the search is cut out first, unless the search knows a place in it."""
    assert for_search(html) == (read or html)
