"""The whole course as an EPUB for a reader or a telephone, one for each language; pandoc makes it from the print edition."""

from __future__ import annotations

import base64
import html
import os
import re
import zipfile
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from curriculum.editions import course_id
from curriculum.epoch import VARIABLE
from curriculum.export import export
from curriculum.export.archive import write_zip
from curriculum.export.book import book
from curriculum.export.job import ExportProblem, Job
from curriculum.export.site import built_site
from curriculum.models import Language

STYLE = Path(__file__).parent / "browser/epub.css"
_CONTENTS = "EPUB/nav.xhtml"
_VARIABLE = re.compile(r"(--course-[\w-]+):\s*([^;]+);")
_USE = re.compile(r"var\((--course-[\w-]+)\)")
_DRAWN = re.compile(r"^(?:\.constellation|\.ill|\.art|\.illustration)[^{}]*\{[^}]*\}", re.MULTILINE)


@export("epub", "the whole course as EPUB")
def make(job: Job) -> None:
    """Write a book for each language."""
    site = built_site(job)
    for language in job.languages:
        with job.write("epub", "epub", language) as path:
            _write(job, site, language, path)


def _write(job: Job, site: Path, language: Language, path: Path) -> None:
    try:
        import pypandoc
    except ImportError as error:
        raise ExportProblem("pandoc is missing, which makes the EPUB. Run `make exports`, which installs it.") from error
    made = book(job, site, language)
    text = BeautifulSoup("".join(str(part) for part in made.body.contents[1:]), "html.parser")
    _chapters(text)
    _drawings(text, job.root / "overrides/assets/stylesheets")
    for lines in text.select(".lines"):
        lines.decompose()
    unpacked = job.workshop / f"pandoc-{language}.epub"
    metadata = {
        "title": made.title,
        "lang": language,
        "identifier": f"urn:{course_id(job.settings)}:{language}",
        "rights": job.licence_line(language),
        "date": f"{job.date:%Y-%m-%d}",
        "description": job.description(language),
        "author": job.words(language)("The contributors to this course"),
        "toc-title": job.words(language)("Contents"),
    }
    arguments = [
        "--toc",
        "--toc-depth=2",
        "--split-level=1",
        f"--css={STYLE}",
        *(f"--metadata={key}={value}" for key, value in metadata.items()),
        *(f"--metadata=accessModes={mode}" for mode in ("textual", "visual")),  # the text alone is enough, says pandoc
    ]
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(job.epoch)
    try:
        pypandoc.convert_text(str(text), "epub3", format="html", outputfile=str(unpacked), extra_args=arguments)
    except RuntimeError as error:
        raise ExportProblem(f"pandoc could not make the EPUB: {error}") from error
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before
    with zipfile.ZipFile(unpacked) as archive:
        contents = {name: _titled(archive.read(name)) for name in archive.namelist()}
    marks = {"titlepage": made.title, "toc": metadata["toc-title"]}
    contents[_CONTENTS] = _named(contents[_CONTENTS], marks)
    write_zip(path, contents, job.epoch, first="mimetype", stored="mimetype")


def _titled(data: bytes) -> bytes:
    """Return a chapter with its heading as the title; pandoc takes the name of the file, and screen readers say it."""
    heading = re.search(rb"<h1>(.*?)</h1>", data, re.DOTALL)
    title = re.sub(rb"<[^>]*>", b"", heading[1]) if heading else b""
    return re.sub(rb"(?<=<title>)ch\d+\.xhtml(?=</title>)", lambda name: title or name[0], data)


def _named(data: bytes, marks: dict[str, str]) -> bytes:
    """Return the contents with the landmarks, which some readers show in a menu, in the language of the book; pandoc's are English."""
    mark = re.compile(rf'(?<= epub:type=")({"|".join(marks)})">[^<]+(?=</a>)')
    return mark.sub(lambda found: f'{found[1]}">{html.escape(marks[found[1]])}', data.decode()).encode()


def _chapters(text: BeautifulSoup) -> None:
    """Put the headings at the top level, where pandoc parts a book into chapters; links to a chapter lead to its heading."""
    links: dict[str, list[Tag]] = {}
    for link in text.select('a[href^="#"]'):
        links.setdefault(str(link["href"]), []).append(link)
    for section in text.select("section"):
        heading = section.select_one("h1, h2")
        if heading is None:  # a case, which is a part of its chapter
            section.name = "div"
            continue
        for link in links.get(f"#{section.get('id')}", []):
            link["href"] = f"#{heading['id']}"
        section.unwrap()
    for element in text.select(":is(p, ul, ol, dl, table, blockquote):is([id], [class])"):  # pandoc keeps neither of these
        block = element.wrap(text.new_tag("div"))
        block.attrs = {name: value for name, value in element.attrs.items() if name in {"id", "class"}}
    for element in text.select(":is(li, dt, dd, td, th, tr, figcaption)[id]"):
        element.insert(0, text.new_tag("span", id=str(element["id"])))


def _drawings(text: BeautifulSoup, folder: Path) -> None:
    """Make each drawing a picture with its description and a style of its own: in an EPUB it is a file."""
    sheets = [(folder / name).read_text(encoding="utf-8") for name in ("course.css", "illustrations.css")]
    colours = dict(reversed(_VARIABLE.findall(sheets[0])))  # the first of each name: the light scheme
    rules = "\n".join([*_DRAWN.findall(sheets[0]), sheets[1]])
    rules = _USE.sub(lambda match: colours.get(match[1], "inherit"), rules)
    for drawing in text.select("svg"):
        style = text.new_tag("style")
        style.string = rules
        drawing.insert(0, style)
        drawing["xmlns"] = "http://www.w3.org/2000/svg"
        drawing["viewBox"] = drawing.attrs.pop("viewbox")  # HTML does not tell the two apart; XML does
        picture = text.new_tag("img", alt=str(drawing.get("aria-label") or ""))
        picture["src"] = "data:image/svg+xml;base64," + base64.b64encode(str(drawing).encode()).decode()
        drawing.replace_with(picture)
