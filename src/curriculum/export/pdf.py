"""Print editions as tagged PDF, made by the browser: one for each module and one of the whole course, and the kit for groups.

The browser prints a book twice: the first time tells on which page each heading stands, the second has those numbers in the
contents.
"""

from __future__ import annotations

import html
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from curriculum import __version__
from curriculum.catalogue import LICENCE
from curriculum.catalogue import address as address_of
from curriculum.export import export
from curriculum.export.book import Book, book
from curriculum.export.job import ExportProblem, Job
from curriculum.export.site import built_site, edition
from curriculum.load import Module
from curriculum.models import ORIGINAL, Language

if TYPE_CHECKING:
    from pikepdf import Pdf
    from playwright.sync_api import Page

PRINT_STYLE = Path(__file__).parent / "browser/print.css"
ON_SCREEN = {"index", "builder"}
"""Pages of the kit that lead to others or make something: there is nothing to print."""
ALL_LENGTHS = "all-lengths"
"""The place at which a page with session plans shows all lengths, since nobody can choose one on paper."""
_FOOT = (
    "font: 7.5pt Georgia, 'Liberation Serif', serif; color: #333; "
    "width: 100%; margin: 0 18mm; display: flex; justify-content: space-between"
)
_MARGINS = {"top": "20mm", "bottom": "22mm", "left": "18mm", "right": "18mm"}


@export("pdf", "print editions as PDF, of the whole course, of each module, and of the kit for groups", by_module=True)
def make(job: Job) -> None:
    """Write the PDFs."""
    with printer() as press:  # first, so that a missing browser is told before anybody waits for the site
        site = built_site(job)
        for language in job.languages:
            for module in [*([None] if job.whole else []), *job.modules]:
                _print_book(job, press, site, language, module)
            for page, what, module_id in kit_pages(job):
                print_page(job, press, edition(site, language), page, language, what, module_id)


@dataclass(frozen=True)
class Press:
    """A browser that prints."""

    page: Page

    def pdf(self, source: Path, foot: str, place: str = "") -> bytes:
        """Return a page, opened at a place in it, as a tagged PDF with bookmarks."""
        self.page.goto(f"{source.as_uri()}#{place}" if place else source.as_uri())
        return self.page.pdf(
            format="A4",
            margin=_MARGINS,  # type: ignore[arg-type]  # Playwright's own kind of dictionary
            print_background=True,
            tagged=True,
            outline=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=foot,
        )


@contextmanager
def printer() -> Iterator[Press]:
    """Start the browser that is there."""
    from playwright.sync_api import Error, sync_playwright

    from curriculum.browser import find_browser, launch_options

    found = find_browser()
    if found is None:
        raise ExportProblem(
            "there is no browser to print with. Run `curriculum browser --install`, install Chromium or Google Chrome "
            "(for instance `sudo apt-get install chromium`), or set CHROMIUM to the path of one."
        )
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(**launch_options())  # type: ignore[arg-type]
        except Error as error:
            why = error.message.splitlines()[0].removeprefix("BrowserType.launch: ")
            raise ExportProblem(
                f"the browser {found} does not start: {why}. Set CHROMIUM to the path of Chromium or Google Chrome, or leave it out."
            ) from error
        try:
            yield Press(browser.new_page(java_script_enabled=False))
        finally:
            browser.close()


def foot(job: Job, language: Language, what: str) -> str:
    """Return what stands at the foot of each page: source, licence and page number."""
    words = job.words(language)
    text = html.escape(f"{what} · {words('version {version}', version=__version__)} · {LICENCE}")
    return f'<div style="{_FOOT}"><span>{text}</span><span class="pageNumber"></span></div>'


def kit_pages(job: Job) -> list[tuple[str, str, str | None]]:
    """Return the pages of the kit for groups: their addresses, what the files are called, and the module of a session guide."""
    kit = job.course.kit
    guides = [(f"kit/guides/{module.id}", "kit-guide", module.id) for module in job.modules if kit and module.id in kit.guides]
    names = [name.removesuffix(".md").partition("/")[2] for name in job.course.pages[ORIGINAL] if name.startswith("kit/")]
    pages = [(f"kit/{name}", f"kit-{name}", None) for name in names if name not in ON_SCREEN]
    return [*guides, *(pages if job.whole else [])]


def print_page(job: Job, press: Press, folder: Path, address: str, language: Language, what: str, module: str | None) -> None:
    """Print a page as its own print style has it."""
    page = folder / address / "index.html"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    heading = soup.select_one("h1")
    for link in heading.select(".headerlink") if heading else []:
        link.decompose()
    for fold in soup.select("details"):
        fold["open"] = ""  # paper cannot unfold anything, and the script that does it on the site does not run here
    title = f"{job.title(language)}: {' '.join(heading.get_text().split())}" if heading else job.title(language)
    job.say(f"pdf: printing {title} ({language})")
    _lead_to_the_site(soup, address_of(os.environ.get("SITE_URL", ""), language, f"{address}/"))
    source = page.with_name(".print.html")
    try:
        source.write_text(str(soup), encoding="utf-8")
        data = press.pdf(source, foot(job, language, title), ALL_LENGTHS if soup.find(id=ALL_LENGTHS) else "")
    finally:
        source.unlink(missing_ok=True)
    with job.write(what, "pdf", language, module) as path:
        finish(data, path, job, language, title)


def _lead_to_the_site(soup: BeautifulSoup, address: str) -> None:
    """Let links to other pages lead to the site, where its address is known; else they are no links, since paper has no folders."""
    for link in soup.select("a[href]"):
        href = str(link["href"])
        if ":" in href or href.startswith("#"):
            continue
        if ":" in address:
            link["href"] = urljoin(address, href)
        else:
            del link["href"]


def _print_book(job: Job, press: Press, site: Path, language: Language, module: Module | None) -> None:
    made = book(job, site, language, module)
    job.say(f"pdf: printing {made.subtitle or made.title} ({language})")
    source = edition(site, language) / ".print.html"
    line = foot(job, language, made.full_title)
    try:
        source.write_text(document(job, made, {}), encoding="utf-8")
        numbers = page_numbers(press.pdf(source, line))
        source.write_text(document(job, made, numbers), encoding="utf-8")
        data = press.pdf(source, line)
    finally:
        source.unlink(missing_ok=True)
    with job.write("pdf", "pdf", language, module.id if module else None) as path:
        finish(data, path, job, language, made.full_title)


def document(job: Job, made: Book, numbers: dict[str, int]) -> str:
    """Return the book as a page for the browser, with the page numbers that are known."""
    title = html.escape(made.full_title)
    styles = "".join(f'<link rel="stylesheet" href="{style}">' for style in made.styles)
    entries = "".join(
        f'<li class="level-{level}"><a href="#{id_}">{html.escape(text)}</a><span class="dots"></span>'
        f'<span class="page">{numbers.get(id_, "")}</span></li>'
        for level, text, id_ in made.contents
    )
    contents = f'<nav class="book-contents"><h2>{html.escape(job.words(made.language)("Contents"))}</h2><ol>{entries}</ol></nav>'
    parts = [str(part) for part in made.body.contents]
    return (
        f'<!DOCTYPE html><html lang="{made.language}"><head><meta charset="utf-8"><title>{title}</title>{styles}'
        f"<style>{PRINT_STYLE.read_text(encoding='utf-8')}</style></head>"
        f'<body class="book md-typeset" data-md-color-scheme="default" data-md-color-primary="custom">'
        f"{parts[0]}{contents}{''.join(parts[1:])}</body></html>"
    )


def page_numbers(data: bytes) -> dict[str, int]:
    """Return the page on which each place stands that something in the document links to."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        dests = pdf.Root.get("/Dests")
        found: dict[str, int] = {}
        if dests is not None:
            for name, target in dests.items():
                found[str(name).removeprefix("/")] = pages[target[0].objgen]
        return found


def finish(data: bytes, path: Path, job: Job, language: Language, title: str) -> None:
    """Write a PDF with its title, language and licence, dated with the commit, so that the same commit gives the same bytes."""
    import pikepdf

    date = job.date
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _group(pdf)
        pdf.Root.Lang = pikepdf.String(language)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        for name in list(pdf.docinfo.keys()):
            del pdf.docinfo[name]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = title
            metadata["dc:language"] = [language]
            metadata["dc:rights"] = job.licence_line(language)
            metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = date.isoformat()
        stamp = date.strftime("D:%Y%m%d%H%M%SZ")
        for key, value in {"/Title": title, "/CreationDate": stamp, "/ModDate": stamp, "/Subject": job.licence_line(language)}.items():
            pdf.docinfo[key] = value
        pdf.save(path, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _group(pdf: Pdf) -> None:
    """Make a group of each figure that holds another.

    The browser tags `<figure>` as a picture too, and without a description; the drawing in it is the picture that has one.
    """
    import pikepdf

    for tag in pdf.objects:
        if not isinstance(tag, pikepdf.Dictionary) or tag.get("/S") != "/Figure":
            continue
        above = tag.get("/P")
        while isinstance(above, pikepdf.Dictionary) and "/S" in above:
            if above.S == "/Figure":
                above.S = pikepdf.Name.Div
            above = above.get("/P")
