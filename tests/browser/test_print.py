"""The print edition, as the browser makes it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from curriculum import browser
from curriculum.catalogue import LICENCE_URL
from curriculum.export import epub
from curriculum.export.book import Book, book
from curriculum.export.job import ExportProblem, Job
from curriculum.export.markup import Markup
from curriculum.export.pdf import ON_SCREEN, make, print_page, printer
from curriculum.export.site import edition
from curriculum.load import Course, Module, Vignette
from curriculum.models import LANGUAGES, Language
from tests.conftest import COURSE_ID, ROOT

pytestmark = pytest.mark.xdist_group("print")


@pytest.fixture(scope="module")
def job(site: Path, course: Course, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A job for one module in English, with the site that all tests share."""
    folder = tmp_path_factory.mktemp("print")
    (folder / "site").symlink_to(site)
    return Job(course, ("en",), course.modules[:1], whole=False, output=folder, workshop=folder, say=lambda _: None, current="pdf")


@pytest.fixture(scope="module")
def whole(job: Job, site: Path) -> Book:
    """The English edition as a book."""
    return book(job, site, "en")


def test_pdf_is_tagged_and_the_same_again(job: Job) -> None:
    """The PDF has tags, bookmarks, language, title, licence and true page numbers, says what pictures show, and is the same again."""
    with ThreadPoolExecutor(1) as thread:  # Playwright runs once in a thread, and the tests' own runs in this one
        thread.submit(make, job).result()
    path = job.output / f"{COURSE_ID}-pdf-{job.modules[0].id}-en.pdf"
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == f"{job.title('en')}: {job.modules[0].meta.title.en}"
        assert "CC BY 4.0" in str(pdf.docinfo["/Subject"])
        with pdf.open_outline() as outline:
            chapters = [item.title for item in outline.root]
        assert job.modules[0].meta.title.en in chapters
        assert len(pdf.pages) > len(chapters) > 1
    made = {one.name: one.read_bytes() for one in job.output.glob("*.pdf")}
    guide = f"{COURSE_ID}-kit-guide-{job.modules[0].id}-en.pdf"
    if job.course.kit:
        with pikepdf.open(job.output / guide) as pdf, pdf.open_outline() as outline:
            headings = _titles(outline.root)
            for minutes in (60, 90, 120):  # the page shows one of them, as chosen; paper has all
                assert [title for title in headings if title.endswith(f", {minutes} minutes")], headings
    assert (job.output / guide).exists() == bool(job.course.kit)
    pictures = 0
    for name in made:
        with pikepdf.open(job.output / name) as pdf:
            figures = [tag for tag in pdf.objects if isinstance(tag, pikepdf.Dictionary) and tag.get("/S") == "/Figure"]
            assert [tag for tag in figures if "/Alt" not in tag] == []
            pictures += len(figures)
            notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
            links = [str(note.A.get("/URI", "")) for note in notes if "/A" in note]
            assert [link for link in links if link.startswith("file:")] == []
    assert pictures >= len(drawn(job.modules[:1]))
    with ThreadPoolExecutor(1) as thread:
        thread.submit(make, job).result()
    assert {one.name: one.read_bytes() for one in job.output.glob("*.pdf")} == made


def drawn(modules: Sequence[Module]) -> list[Vignette]:
    """The cases that have a drawing: not those about one person."""
    return [vignette for module in modules for vignette in module.vignettes.values() if len(vignette.constellation.people) > 1]


def _titles(items: list[pikepdf.OutlineItem]) -> list[str]:
    """The headings of an outline, at every depth."""
    return [title for item in items for title in (item.title, *_titles(item.children))]


def test_book_has_every_question_and_its_answer_at_the_end(job: Job, site: Path) -> None:
    """Each question has options without a key, its answer stands in the last part, links stay in the book, and ids are unique."""
    module = job.modules[0]
    made = book(job, site, "en", module)
    body = BeautifulSoup(str(made.body), "html.parser")
    numbers = [tag.get_text() for tag in body.select(".question__number")]
    assert len(numbers) == len(module.questions) + sum(len(sorting.items) for sorting in module.meta.sorting)
    answers = body.select(".book-answers .answer__number")
    assert [tag.get_text().partition(":")[0] for tag in answers] == numbers
    keys = sorted(tag.get_text().partition(": ")[2] for tag in answers if ":" in tag.get_text())
    assert keys == sorted(", ".join("ABCDE"[q.options.index(option)] for option in q.keys) for q in module.questions)
    assert len(body.select(".book-answers h3")) == len(module.vignettes)
    assert not body.select("[data-correct], input, button, script, [hidden]")
    assert len(body.select(".prompt .lines")) == len(module.meta.prompts)
    ids = [tag["id"] for tag in body.select("[id]")]
    assert len(ids) == len(set(ids))
    links = [str(link["href"]) for link in body.select("a[href]")]
    assert [link for link in links if not link.startswith(("https:", "http:", "tel:")) and link[1:] not in ids] == []
    page = BeautifulSoup((edition(site, "en") / f"modules/{module.id}/index.html").read_text(encoding="utf-8"), "lxml")
    cited = {str(link["href"]).partition("#")[2] for link in page.select("article a[href*='references/#']")}
    assert {str(entry["id"]).partition(".")[2] for entry in body.select(".book-chapter .reference")} == cited
    asked = body.select(".vignette h4[id$='-questions']")
    assert len(body.select(".vignette .lines")) == len(asked) == len(module.vignettes)


@pytest.fixture(scope="module")
def epub_of(site: Path, course: Course, tmp_path_factory: pytest.TempPathFactory) -> tuple[Job, Book]:
    """A job that has made the Dutch EPUB of the whole course, and the book that it made it from."""
    folder = tmp_path_factory.mktemp("epub")
    (folder / "site").symlink_to(site)
    job = Job(course, ("nl",), course.modules, whole=True, output=folder, workshop=folder, say=lambda _: None, current="epub")
    made: list[Book] = []

    def bind(*arguments: Any) -> Book:
        made.append(book(*arguments))
        return made[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(epub, "book", bind)
        epub.make(job)
    return job, made[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_book_has_the_styles_of_the_site(job: Job, site: Path, language: Language) -> None:
    """The print edition of every language finds the style sheets that the pages of the site have."""
    styles = book(job, site, language, job.modules[0]).styles
    assert styles
    assert all((edition(site, language) / style).is_file() for style in styles), styles


@pytest.mark.needs("kit/cards/")
def test_case_cards_have_what_is_for_the_facilitator(job: Job, site: Path, course: Course) -> None:
    """What the site folds on a screen is printed: every facilitator card has its second reading."""

    def print_cards() -> None:
        with printer() as press:
            print_page(job, press, edition(site, "en"), "kit/cards", "en", "kit-cards", None)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(print_cards).result()
    with pikepdf.open(job.output / f"{COURSE_ID}-kit-cards-en.pdf") as pdf, pdf.open_outline() as outline:
        readings = [title for title in _titles(outline.root) if title == job.words("en")("A second reading")]
    assert len(readings) == sum(len(module.vignettes) for module in course.modules)


def packed(text: str) -> str:
    """A text without spaces and lines, which differ from file to file."""
    return "".join(text.split())


def test_whole_book_keeps_each_answer_for_the_end(job: Job, whole: Book, course: Course) -> None:
    """Every chapter is there; each question has its stem and options, and its own key and reasons at the end and nowhere else."""
    body = BeautifulSoup(str(whole.body), "html.parser")
    markup = Markup(course, "en", job.words("en"))
    assert not body.select("noscript")
    assert "this browser" not in body.get_text()
    front = packed(body.select(".book-title")[0].get_text())
    assert all(packed(text) in front for text in (LICENCE_URL, "not affiliated with the author"))
    chapters = {str(chapter.get("id")): packed(chapter.get_text()) for chapter in body.select(".book-chapter:not(.book-answers)")}
    names = ["how-to-use", *(module.id for module in course.modules), "final-test", "glossary", "references"]
    assert list(chapters) == [f"chapter-{name}" for name in names]
    assert all(
        packed(markup.plain(term.definition.en)) in chapters["chapter-glossary"]
        for term in course.terms
        if "<!--" not in term.definition.en
    )
    early = "".join(chapters.values())
    answers = {
        packed(each.select(".answer__number")[0].get_text()).partition(":"): each for each in body.select(".answer:has(.answer__number)")
    }
    told = {number: (key, each) for (number, _, key), each in answers.items()}
    printed = {tuple(packed(option.get_text()) for option in each.select("li")): each for each in body.select(".question")}
    assert course.final_test
    banks = [
        *((number, module.questions) for number, module in enumerate(course.modules, 1)),
        (len(course.modules) + 1, course.final_test.questions),
    ]
    for chapter, question in ((chapter, question) for chapter, questions in banks for question in questions):
        letters = "ABCDE"[: len(question.options)]
        texts = tuple(packed(letter + markup.plain(option.text.en)) for letter, option in zip(letters, question.options, strict=True))
        shown = printed[texts]
        number = packed(shown.select(".question__number")[0].get_text())
        assert number.startswith(f"Question{chapter}.")
        several = packed(job.words("en")("Choose all that apply.")) if question.select == "several" else ""
        assert packed(shown.get_text()) == number + packed(markup.plain(question.stem.en)) + several + "".join(texts)
        key, answer = told[number]
        assert key == ",".join(letter for letter, option in zip(letters, question.options, strict=True) if option.key)
        reasons = [packed(letter + markup.plain(option.feedback.en)) for letter, option in zip(letters, question.options, strict=True)]
        assert [packed(reason.get_text()) for reason in answer.select(".answer__reasons > li")] == reasons
        assert packed(markup.plain(question.explanation.en)) in packed(answer.get_text())
        assert not [reason for reason in reasons if reason[1:] in early]
    readings = packed(body.select(".book-answers")[0].get_text())
    for vignette in (vignette for module in course.modules for vignette in module.vignettes.values()):
        (reading,) = vignette.parts("en", ["second-reading"])
        start = packed(markup.plain(reading.text.source))[:80]
        assert start in readings, vignette.name
        assert start not in early, vignette.name


def test_contents_and_feet_of_a_pdf_say_its_pages(
    whole: Book, site: Path, course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The contents of a book have the pages on which its headings stood the first time it was printed; no page of the kit is lost."""
    printed: list[tuple[str, str]] = []

    class Press:
        """Prints three pages, with a place on the second to which all books link."""

        def pdf(self, source: Path, foot: str, place: str = "") -> bytes:
            assert "CC BY 4.0" in foot
            assert 'class="pageNumber"' in foot
            printed.append((place, source.read_text(encoding="utf-8")))
            made, file = pikepdf.new(), io.BytesIO()
            for _ in range(3):
                made.add_blank_page()
            made.Root.Dests = pikepdf.Dictionary({"/answers": pikepdf.Array([made.pages[1].obj, pikepdf.Name.Fit])})
            made.save(file)
            return file.getvalue()

    monkeypatch.setattr("curriculum.export.pdf.printer", lambda: nullcontext(Press()))
    monkeypatch.setattr("curriculum.export.pdf.book", lambda *_: whole)
    (tmp_path / "site").symlink_to(site)
    make(Job(course, ("en",), (), whole=True, output=tmp_path, workshop=tmp_path, say=lambda _: None, current="pdf"))
    pages = [
        re.findall(r'<a href="#(\S+)">[^<]*</a><span class="dots"></span><span class="page">(\d+)</span>', text) for _, text in printed[:2]
    ]
    assert pages == [[], [("answers", "2")]]
    kit = sorted(file.stem for file in tmp_path.glob(f"{COURSE_ID}-kit-*.pdf"))
    names = [name.removesuffix(".md").partition("/")[2] for name in course.pages["en"] if name.startswith("kit/")]
    assert kit == sorted(f"{COURSE_ID}-kit-{name}-en" for name in names if name not in ON_SCREEN)
    assert [place for place, text in printed if 'id="all-lengths"' in text] == ["all-lengths"] * bool(kit)


def test_epub_opens(epub_of: tuple[Job, Book], course: Course) -> None:
    """The EPUB has its parts in their places, every page and drawing is well-formed, links lead somewhere, and drawings are described."""
    job, printed = epub_of
    with zipfile.ZipFile(job.output / f"{COURSE_ID}-epub-nl.epub") as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/epub+zip"
        files = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    trees = {name: ET.fromstring(data) for name, data in files.items() if name.endswith((".xhtml", ".svg", ".opf", ".ncx"))}
    ids = {name: {str(element.get("id")) for element in tree.iter() if element.get("id")} for name, tree in trees.items()}
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for found in ids.values() for one in found)
    titles = "".join(trees["EPUB/nav.xhtml"].itertext())
    assert all(module.meta.title.nl in titles for module in course.modules)
    landmarks = re.findall(r' epub:type="\w+">([^<]+)</a>', files["EPUB/nav.xhtml"].decode())
    assert landmarks == [job.title("nl"), job.words("nl")("Contents")]
    drawings = [tree for name, tree in trees.items() if name.endswith(".svg")]
    assert all(drawing.get("viewBox") for drawing in drawings)
    described = 0
    for name, tree in trees.items():
        for link in tree.iter("{http://www.w3.org/1999/xhtml}a"):
            target, _, place = str(link.get("href") or "").partition("#")
            if ":" not in target:
                page = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) if target else name
                assert page in files, (name, link.get("href"))
                assert not place or place in ids[page], (name, link.get("href"))
        described += sum(1 for image in tree.iter("{http://www.w3.org/1999/xhtml}img") if image.get("alt"))
    assert described == len(drawn(course.modules))
    assert b"CC BY 4.0" in files["EPUB/content.opf"]
    package = trees["EPUB/content.opf"]
    told = {part: [one.text for one in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{part}")] for part in ("language", "identifier")}
    assert told == {"language": ["nl"], "identifier": [f"urn:{COURSE_ID}:nl"]}  # each edition is a book of its own
    anchors = set().union(*ids.values())
    assert {"references.references", "glossary.glossary", "final-test.final-test", "how-to-use.how-to-use"} <= anchors
    assert not [name for name in files if b'class="line"' in files[name] and name.endswith(".xhtml")]
    colours = (ROOT / "overrides/assets/stylesheets/course.css").read_text(encoding="utf-8")
    light, *dark = re.findall(r"--course-ink:\s*([^;]+);", colours)
    drawn_in = str(files[next(name for name in files if name.endswith(".svg"))])
    assert light in drawn_in
    assert not [ink for ink in dark if ink in drawn_in]
    modes = re.findall(rb'"schema:accessMode(\w*)">(\w+)', files["EPUB/content.opf"])
    assert modes == [(b"", b"textual"), (b"", b"visual"), (b"Sufficient", b"textual")]
    chapters = "".join(data.decode() for name, data in files.items() if name.startswith("EPUB/text/"))
    styled = set(re.findall(r"\.([\w-]+)", re.sub(r"\{[^}]*\}", "", epub.STYLE.read_text(encoding="utf-8"))))
    had = {name for tag in printed.body.select("[class]") for name in tag["class"]}
    assert [name for name in styled & had if not re.search(rf'class="[^"]*\b{name}\b', chapters)] == []
    assert not re.search(r"<title>ch\d+", chapters)


def test_epub_fits_a_small_reader(page: Page, epub_of: tuple[Job, Book], tmp_path: Path) -> None:
    """On a reader of 320 pixels, which cannot scroll sideways, no text is cut off: neither a table nor an address."""
    with zipfile.ZipFile(epub_of[0].output / f"{COURSE_ID}-epub-nl.epub") as archive:
        archive.extractall(tmp_path / "opened")
    page.set_viewport_size({"width": 320, "height": 480})
    for chapter in sorted((tmp_path / "opened").rglob("text/*.xhtml")):
        page.goto(chapter.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, chapter.name


def test_missing_browser_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a browser the message says what to install."""
    monkeypatch.setattr(browser, "find_browser", lambda: None)
    with pytest.raises(ExportProblem, match="install Chromium"), printer():
        pass


@pytest.mark.parametrize("path", ["journal/", "review/", "404.html"])
def test_a_short_page_is_printed_on_one_sheet(page: Page, address: str, path: str) -> None:
    """What fits on a sheet takes no second, empty one."""
    page.goto(address + path)
    with pikepdf.open(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as pdf:
        assert len(pdf.pages) == 1


def test_what_lies_over_a_page_is_not_printed(page: Page, address: str, course: Course) -> None:
    """The explanation of a term would cover the text of every sheet; an open search would leave the sheets empty."""
    page.goto(f"{address}modules/{course.modules[0].id}/")
    page.locator("a.term").first.focus()
    over = page.locator(".course-tooltip")
    expect(over).to_be_visible()
    page.emulate_media(media="print")
    expect(over).to_be_hidden()
    page.emulate_media(media="null")
    page.keyboard.press("Control+k")
    over = page.locator(".course-find")
    expect(over).to_be_visible()
    page.emulate_media(media="print")
    expect(over).to_be_hidden()
