"""The built site, as files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote
from xml.etree import ElementTree

import lxml.html
import pytest
from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer

from curriculum.links import collect
from curriculum.load import Course
from curriculum.models import LANGUAGES, Language
from curriculum.study_time import study_minutes
from curriculum.text import count_words
from curriculum.words import Interface
from tests.conftest import PREFIX, ROOT
from tests.pages import ALL_MODULE_PAGES, ALL_PAGES, COURSE, EVERY_ADDRESS, PATHS, VERDICTS, folder


def file_of(site: Path, path: str) -> Path:
    """Return the file of an address."""
    return site / (path if path.endswith(".html") else f"{path}index.html")


def soup(site: Path, path: str) -> BeautifulSoup:
    """One page of the site."""
    return BeautifulSoup(file_of(site, path).read_text(encoding="utf-8"), "lxml")


def document(html: str) -> Any:
    """All of a page, for a look at a few things in it: a tenth of the time that a soup takes."""
    return lxml.html.document_fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def text(tag: Tag | None) -> str:
    """What a part of a page says."""
    assert tag
    return " ".join(tag.get_text().split())


@pytest.mark.parametrize("path", EVERY_ADDRESS)
def test_page(site: Path, path: str) -> None:
    """A page has one main heading, no id twice, and nothing of mkdocs-quiz but its classes, nor a directive that was not put in."""
    html = file_of(site, path).read_text(encoding="utf-8")
    page = document(html)
    ids = Counter(page.xpath("//@id"))
    assert [id_ for id_, count in ids.items() if count > 1] == []
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//style")) == len(page.xpath("/html/head/style")) == 1  # that of the first screen, which the policy names
    assert re.findall(r"mkdocsQuiz|javascript:|\son\w+=|quiz-progress|MKDOCS_QUIZ|course:\w+ ?-->", html) == []


def test_page_has_its_language_description_and_switch(site: Path) -> None:
    """Each page says its language and its address, has a description of its own, and leads to the same page in the other language."""
    descriptions: dict[str, str] = {}
    for language, path in ALL_PAGES:
        html = file_of(site, path).read_text(encoding="utf-8")
        page = BeautifulSoup(html, "lxml", parse_only=SoupStrainer(["html", "title", "meta", "link", "a", "script"]))
        own = f"https://course.example/{PREFIX}/{path}"
        assert [str(tag.get("href") or tag.get("content")) for tag in page.select('[rel="canonical"], [property="og:url"]')] == [own] * 2
        locale = page.find("meta", attrs={"property": "og:locale"})
        assert locale, path
        assert str(locale["content"]).startswith(f"{language}_"), path
        described = page.find("script", type="application/ld+json")
        assert bool(described) == (path in {folder(language), *(address for _, address in ALL_MODULE_PAGES)}), path
        if described:
            data = json.loads(described.get_text())
            assert (data["inLanguage"], data["url"]) == (language, own), path
            assert text(page.title) in {data["name"], f"{data['name']} - {data.get('isPartOf', data)['name']}"}, path
        assert page.find("html", lang=language), path
        description = page.find("meta", attrs={"name": "description"})
        assert description, path
        assert str(description["content"]) not in descriptions, (path, descriptions[str(description["content"])])
        descriptions[str(description["content"])] = path
        link = page.find("a", class_="course-language__link")
        assert link, path
        target = (site / path / str(link["href"])).resolve()
        other = cast(Language, str(link["hreflang"]))
        assert other != language, path
        assert target == (site / folder(other) / path.removeprefix(folder(language))).resolve(), path
        assert (target / "index.html").exists(), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_modules_have_their_number_and_time_wherever_they_are_listed(site: Path, course: Course, language: Language) -> None:
    """Home page, head of a module and table for accreditation say the same of it, and no objective and no second reading is missing."""
    words = Interface(ROOT, language)
    start = soup(site, folder(language))
    home = [[text(card.select_one(".card__number")), text(card.select_one(".facts li"))] for card in start.select(".card")]
    cards = [numbers(card.select_one(".facts")) for card in start.select(".card")]
    total = [0, 0, 0]
    heads, told = [], []
    tables = soup(site, f"{folder(language)}accreditation/").select("table")
    table = next(table for table in tables if text(table.select("th")[-1]) == words("Minutes"))
    rows = {text(row.td): row for row in table.select("tr:has(td)")}
    for number, module in enumerate(course.modules, start=1):
        page = soup(site, f"{folder(language)}modules/{module.id}/")
        heads.append([text(page.select_one(".module-head__kicker")), text(page.select_one(".module-head__facts li"))])
        minutes = study_minutes(module, language)
        told.append([words("Module {n}", n=number), words("about {n} minutes", n=minutes)])
        counts = [minutes, len(module.vignettes), len(module.questions)]
        assert cards[number - 1] == numbers(page.select_one(".module-head__facts")) == counts
        cells = [text(cell) for cell in rows[module.meta.title[language]].find_all("td")]
        assert cells[1:] == [str(count) for count in (*counts[1:], minutes)]
        total = [one + more for one, more in zip(total, counts, strict=True)]
        assert [text(item) for item in page.select(".objectives li")] == [one.text[language] for one in module.meta.objectives]
        assert len(page.select("details.vignette__second")) == len(module.vignettes)
    assert home == heads == told
    assert text(list(rows.values())[-1].find_all("td")[-1]) == str(total[0])
    (facts,) = (each for each in start.select(".facts") if not each.find_parent(class_="card"))
    hours = f"{max(1, round(total[0] / 30) / 2):g}".replace(".", "," if language == "nl" else ".")
    assert words("about {n} hours of study", n=hours) in text(facts)
    assert numbers(facts)[-2:] == total[1:]


def numbers(tag: Tag | None) -> list[int]:
    """The whole numbers that a part of a page says."""
    return [int(number) for number in re.findall(r"\d+", text(tag))]


LABELS: dict[Language, dict[str, str]] = {
    "nl": {"research": "Onderzoek", "practice": "Praktijk", "contested": "Ter discussie"},
    "en": {"research": "Research", "practice": "Practice", "contested": "Contested"},
}
"""What is said of a claim, by its label; a slip in the words would call an opinion research."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_say_on_what_a_claim_rests(site: Path, course: Course, language: Language) -> None:
    """Each label on a page says its kind, in the order in which the texts of a module have them; each entry of the glossary has its own."""
    for module in course.modules:
        page = soup(site, f"{folder(language)}modules/{module.id}/")
        found = page.select("article a.evidence")
        assert [text(label) for label in found] == [LABELS[language][str(label["class"]).partition("--")[2][:-2]] for label in found]
        own = [label for label in found if not label.find_parent(class_=["vignette", "prompt", "course-question"])]
        names = [one.name for one in module.texts[language].directives if one.name in LABELS[language]]
        assert [text(label) for label in own] == [LABELS[language][name] for name in names]
    entries = soup(site, f"{folder(language)}glossary/")
    for term in course.terms:
        assert text(entries.select_one(f"h2#{term.id} ~ p > a.evidence")) == LABELS[language][term.label]


@pytest.mark.parametrize("language", LANGUAGES)
def test_blueprint_counts_the_questions_on_each_objective(site: Path, course: Course, language: Language) -> None:
    """The table at the final test has each objective with as many questions as ask for it."""
    assert course.final_test
    asked = Counter(question.objective for question in course.final_test.questions)
    table = soup(site, f"{folder(language)}final-test/").select("table:not(.course-table)")[-1]
    rows = [[text(cell) for cell in row.find_all("td")] for row in table.select("tr:has(td)")]
    assert rows == [
        [module.meta.title[language], objective.text[language], str(asked[f"{module.id}/{objective.id}"])]
        for module in course.modules
        for objective in module.meta.objectives
    ]


@pytest.mark.skipif(COURSE.kit is None, reason="this course has no kit for groups")
def test_participant_card_gives_nothing_away(site: Path, course: Course) -> None:
    """What a group gets at the start of a case has neither a development nor a second reading, nor the note for the facilitator."""
    sheets = soup(site, "kit/cards/").select(".card-sheet:not(.card-sheet--facilitator)")
    assert len(sheets) == sum(len(module.vignettes) for module in course.modules)
    for sheet in sheets:
        parts = [str(heading["id"]).rpartition("-")[2] for heading in sheet.select("h4[id]")]
        assert parts == ["people", "scene", "unknown", "questions"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_claim_of_the_article_is_accounted_for(site: Path, course: Course, language: Language) -> None:
    """The page on the way from article to course has a row for each claim, with links to all passages that teach it."""
    assert course.claims
    rows = {text(row.td): row for row in soup(site, f"{folder(language)}from-article/").select("tr:has(td)")}
    for claim in course.claims.claims:
        led = [str(link["href"]) for link in rows[claim.id].find_all("td")[-1].find_all("a")]
        assert [href.partition("modules/")[2].replace("/#", "#") for href in led] == list(claim.taught), claim.id
        cited = [
            str(link["href"]).partition("references/#")[2] for link in rows[claim.id].find_all("td")[1].find_all("a", class_="citation")
        ]
        assert set(claim.sources) <= set(cited), claim.id


def test_session_guides_have_short_names_in_the_menu_only(site: Path, course: Course) -> None:
    """Below their own heading in the menu the guides are called by their modules; links elsewhere and the pages say what they are."""
    for language in LANGUAGES:
        titles = [module.meta.title[language] for module, _ in course.guides]
        pages = [soup(site, f"{folder(language)}kit/guides/{module.id}/") for module, _ in course.guides]
        for title, page in zip(titles, pages, strict=True):
            assert [str(link.contents[0]) for link in page.select(".course-nav__section .course-nav__section > ul > li > a")] == titles
            assert re.search(rf"\w: {re.escape(title)}", page.select("h1")[0].get_text())
        for title, page in zip(titles[1:], pages, strict=False):
            assert re.search(rf"\w: {re.escape(title)}", page.select("a.course-steps__next")[0].get_text())


def test_names_for_eyes_and_ears_are_in_the_language_of_the_page(site: Path) -> None:
    """What links, drawings and controls are called in one edition is not what they are called in the other, but for a word of both."""
    called: dict[Language, set[str]] = {language: set() for language in LANGUAGES}
    for language, path in ALL_PAGES:
        html = file_of(site, path).read_text(encoding="utf-8")
        called[language] |= set(re.findall(r' (?:title|aria-label|aria-description|placeholder|alt)="([^"]*[a-z][^"]*)"', html))
    assert {"nl": "Sluit", "en": "Close"}.items() <= {(language, name) for language, names in called.items() for name in names}
    assert set.intersection(*called.values()) == {"Menu"}


def test_headings_are_read_without_what_is_for_the_mouse(site: Path) -> None:
    """The link at the end of a heading is neither read aloud nor stopped at: the table of contents leads there too."""
    links = [
        link
        for _, path in ALL_PAGES
        for link in re.findall(r'<a class="headerlink"[^>]*>', file_of(site, path).read_text(encoding="utf-8"))
    ]
    assert len(links) > 100
    assert all(' aria-hidden="true"' in link and ' tabindex="-1"' in link for link in links)


@pytest.mark.parametrize(("language", "path"), ALL_MODULE_PAGES)
def test_questions_keep_the_classes_of_mkdocs_quiz(site: Path, course: Course, language: Language, path: str) -> None:
    """Every question of the module is there once, with mkdocs-quiz's classes, `data-correct` on its keys, its number, and its verdicts."""
    module = next(module for module in course.modules if path.endswith(f"modules/{module.id}/"))
    page = soup(site, path)
    found = {tag["data-question"]: tag for tag in page.select("course-question:not(.course-question--sort)")}
    assert set(found) == {question.id for question in module.questions}
    for question in module.questions:
        tag = found[question.id]
        assert tag.select_one(".quiz .quiz-question")
        right = [option["value"] for option in tag.select(".quiz fieldset input[data-correct]")]
        assert right == [option.id for option in question.keys]
        verdicts = {str(reason["data-option"]): reason.select_one("strong") for reason in tag.select("li.answer-feedback")}
        for option in question.options:  # what a reader without script sees
            verdict = verdicts.pop(option.id)
            assert verdict, option.id
            assert verdict.get_text() == VERDICTS[language, question.select][not option.key], option.id
        assert verdicts == {}
        n = [each.id for each in module.self_check].index(question.id) + 1 if question in module.self_check else 0
        words = Interface(ROOT, language)
        number = words("Question {n} of {total}", n=n, total=len(module.self_check)) if n else words("Along the way")
        assert text(tag.select_one(".quiz-number")) == number
        link = tag.select_one(".quiz-passage a")
        assert link
        assert str(link["href"]).endswith(f"#{question.passage}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_own_index_sitemap_and_404(site: Path, language: Language) -> None:
    """Search index, sitemap and 404 page are there for each language, in that language."""
    base = site / folder(language)
    index = json.loads((base / "search/search_index.json").read_text(encoding="utf-8"))
    assert index["config"]["lang"] == [language]
    locations = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert locations >= set(PATHS)
    root = ElementTree.parse(base / "sitemap.xml").getroot()
    addresses = [loc.text for loc in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    host = f"https://course.example/{PREFIX}/"
    assert sorted(str(address) for address in addresses) == sorted(f"{host}{folder(language)}{path}" for path in PATHS)
    for entry in root:
        page = str(entry[0].text).removeprefix(host + folder(language))
        others = {str(link.get("hreflang")): link.get("href") for link in entry[1:]}
        assert others == {each: f"{host}{folder(each)}{page}" for each in LANGUAGES}
    html = soup(site, f"{folder(language)}404.html").html
    assert html
    assert html["lang"] == language


def test_course_is_there_for_machines(site: Path, course: Course) -> None:
    """`course.json` and `llms.txt` stand at the root of the site, and name each module."""
    data = (site / "course.json").read_text(encoding="utf-8")
    assert all(f'"{module.id}"' in data for module in course.modules)
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert all(f"modules/{module.id}/" in text for module in course.modules)


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_of_modules_can_be_searched(site: Path, course: Course, language: Language) -> None:
    """The search index holds the words of each module to its end: an element that is never closed would hide all behind it."""
    entries = json.loads((site / folder(language) / "search/search_index.json").read_text("utf-8"))["docs"]
    for module in course.modules:
        found = " ".join(entry["text"] for entry in entries if entry["location"].startswith(f"modules/{module.id}/"))
        assert count_words(re.sub(r"<[^>]+>", " ", found)) > module.texts[language].word_count


ENDS = 40
"""Letters by which a passage is known; fewer could be the same in two languages."""
MARKUP = re.compile(
    r"\[@[^\]]*\]|@[a-z][\w-]+|\]\([^)]*\)|\{[^}]*\}|<[^>]*>|\s*\n\s*\n| {8,}|^\s*(?:[-*>#]+|\d+\.|[!?]{3}\+? \w+)\s", re.MULTILINE
)
"""What parts the passages of a text: citations, links, braces, blank lines and what starts a line; many spaces were a comment."""
NOT_SHOWN = re.compile(r"<style>.*?</style>|<(?:[^<>\"]|\"[^\"]*\")*>", re.DOTALL)


def letters(text_: str) -> str:
    """A text without what can differ between its source and a page."""
    return re.sub(r"[\W_]+", "", unescape(text_)).casefold()


def shown(site: Path, language: Language, wanted: set[str]) -> set[str]:
    """Which of these beginnings and ends of passages stand on the pages of an edition."""
    found: set[str] = set()
    for path in PATHS:
        html = file_of(site, folder(language) + path).read_text(encoding="utf-8")
        said = [*re.findall(r' (?:title|content|aria-label|alt)="([^"]*)"', html), NOT_SHOWN.sub("", html)]
        page = letters(" ".join(said).replace("\\n", " "))
        found |= {page[start : start + ENDS] for start in range(len(page) - ENDS + 1)} & wanted
    return found


@pytest.mark.takes(8)
def test_every_text_stands_in_its_edition_and_in_no_other(site: Path, course: Course) -> None:
    """What is written in a language, in a text or in data, stands on a page of its edition, and on none of the others."""
    written: dict[Language, dict[str, Path]] = {}
    for language in LANGUAGES:
        tooltips = {letters(term.short[language])[:ENDS] for term in course.terms}  # shown where a text uses the word, if one does
        passages = (
            (letters(part), text_.file)
            for each in course.written(language)
            for text_ in each.documents
            for part in MARKUP.split(text_.visible)
        )
        written[language] = {
            end: file
            for passage, file in passages
            if len(passage) >= ENDS and passage[:ENDS] not in tooltips
            for end in (passage[:ENDS], passage[-ENDS:])
        }
    on_page = {language: shown(site, language, set().union(*written.values())) for language in LANGUAGES}
    for language, passages_ in written.items():
        assert {end: file for end, file in passages_.items() if end not in on_page[language]} == {}
        for other in set(LANGUAGES) - {language}:
            assert {end: passages_[end] for end in passages_.keys() & on_page[other] - written[other].keys()} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_cannot_be_searched(site: Path, course: Course, language: Language) -> None:
    """The search index holds no stem, option or feedback: a search must not spoil a question."""
    text = " ".join(
        entry["text"] for entry in json.loads((site / folder(language) / "search/search_index.json").read_text("utf-8"))["docs"]
    )
    plain = re.sub(r"<[^>]+>|\s+", " ", text)
    for _, question in course.questions:
        for option in question.options:
            assert option.feedback[language][:40] not in plain


def test_identifiers_of_articles_are_well_formed(site: Path, course: Course) -> None:
    """Each DOI that a page links to has the form of one, does not end in a stop, and is that of an entry of the references."""
    known = {entry.doi.lower() for entry in course.references.values() if entry.doi}
    linked = [address for address in collect(site) if "doi.org" in address]
    assert len(linked) == len(known)
    for address in linked:
        match = re.fullmatch(r"https://doi\.org/(10\.\d{4,9}/\S*[^\s.,;:)])", unquote(address))
        assert match, address
        assert match[1].lower() in known, address


@pytest.mark.takes(25)
def test_links_and_anchors_work_under_the_prefix(address: str, tmp_path: Path) -> None:
    """LinkChecker finds no error and no warning on the site as it is served, in both languages."""
    command = [
        sys.executable,
        str(Path(__file__).with_name("linkchecker.py")),
        "--no-robots",
        "--no-status",
        "--config",
        str(_linkchecker_settings(tmp_path)),
        address,
        f"{address}en/",
        f"{address}404.html",
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
    checked = re.search(r"That's it\. (\d+) links in \d+ URLs checked\. (\d+) warnings? found\. (\d+) errors? found", result.stdout)
    assert checked, result.stdout[-2000:]
    assert int(checked[1]) > 100
    assert (int(checked[2]), int(checked[3])) == (0, 0)


def _linkchecker_settings(folder_: Path) -> Path:
    path = folder_ / "linkcheckerrc"
    settings = [
        "[AnchorCheck]",
        "[checking]",
        "threads=0",
        "maxrequestspersecond=100000",
        "[filtering]",
        "checkextern=0",
        "[output]",
        "warnings=1",
    ]
    path.write_text("\n".join(settings) + "\n", encoding="utf-8")
    return path
