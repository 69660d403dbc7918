"""The course as a book: the pages of the site one after another, to be printed or read on a reader.

Controls go, room to write comes, and what answers a question (feedback, explanations, second readings) moves to the end.
"""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from curriculum import __version__
from curriculum.catalogue import LICENCE, LICENCE_URL
from curriculum.export.job import Job
from curriculum.export.site import edition
from curriculum.load import Module
from curriculum.models import Language

_QUESTION = "course-question"
_CONTROLS = "script, noscript, template, button, input, select, textarea, .headerlink, .md-content__button, .needs-script, [hidden], dialog"
_LINES = 6
"""Lines to write on, below a prompt and below the questions of a case."""


@dataclass
class Book:
    """A document of one language: the whole course, or one module."""

    title: str
    subtitle: str
    language: Language
    body: Tag
    """Title page, contents, chapters and answers."""
    contents: list[tuple[int, str, str]]
    """Level, title and id of each heading of the two highest levels."""
    styles: list[str] = field(default_factory=list)
    """Addresses of the site's style sheets, from the folder of the edition."""

    @property
    def full_title(self) -> str:
        """Its title, and that of the module if it has one only."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title


def book(job: Job, site: Path, language: Language, module: Module | None = None) -> Book:
    """Return the print edition of a module, or of the whole course."""
    return _Binder(job, edition(site, language), language, module).bind()


@dataclass
class _Binder:
    job: Job
    folder: Path
    language: Language
    module: Module | None
    answers: list[Tag] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)
    styles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = self.job.words(self.language)
        self.soup = BeautifulSoup("", "html.parser")
        modules = [self.module] if self.module else list(self.job.course.modules)
        self.pages = [f"modules/{module.id}/" for module in modules]
        if self.module is None:
            self.pages = ["how-to-use/", *self.pages, "final-test/", "glossary/"]
        self.pages.append("references/")

    def bind(self) -> Book:
        chapters = [self._chapter(page, number) for number, page in self._numbered() if page != "references/"]
        references = self._references()
        body = self.soup.new_tag("body")
        title = self.job.title(self.language)
        subtitle = self.module.meta.title[self.language] if self.module else ""
        for part in [*chapters, self._answers(), references]:
            body.append(part)
        self._relink(body)
        contents = [
            (int(heading.name[1]), " ".join(heading.get_text().split()), str(heading["id"]))
            for heading in body.select("h1[id], h2[id]")
            if heading.name == "h1" or not heading.find_parent(id="chapter-glossary")  # its entries are in alphabetical order anyway
        ]
        body.insert(0, self._title_page(title, subtitle))
        return Book(title, subtitle, self.language, body, contents, self.styles)

    def _numbered(self) -> Iterator[tuple[int, str]]:
        modules = [f"modules/{module.id}/" for module in self.job.course.modules]
        for page in self.pages:
            yield (modules.index(page) + 1 if page in modules else len(modules) + 1), page

    def _title_page(self, title: str, subtitle: str) -> Tag:
        page = self._tag("section", "book-title")
        page.append(self._tag("p", "book-title__name", title))
        if subtitle:
            page.append(self._tag("p", "book-title__module", subtitle))
        page.append(self._tag("p", "book-title__about", self.job.description(self.language)))
        licence = self._tag("p", "book-title__licence", f"{self.words('version {version}', version=__version__)} · {LICENCE} · ")
        link = self._tag("a", None, LICENCE_URL)
        link["href"] = LICENCE_URL
        licence.append(link)
        page.append(licence)
        if credit := self.job.credit(self.language):
            page.append(self._tag("p", "book-title__licence", credit))
        if self.job.course.retold:
            independent = self.words("Independent course; not affiliated with the author or publisher of the article.")
            page.append(self._tag("p", "book-title__licence", independent))
        return page

    def _chapter(self, page: str, number: int) -> Tag:
        soup = BeautifulSoup((self.folder / page / "index.html").read_text(encoding="utf-8"), "html.parser")
        if not self.styles:
            self.styles = [posixpath.normpath(posixpath.join(page, str(link["href"]))) for link in soup.select('link[rel="stylesheet"]')]
        article = soup.select_one("article.md-content__inner")
        if article is None:
            raise LookupError(f"{page} has no text")
        section = self._tag("section", "book-chapter")
        name = page.strip("/").rpartition("/")[2]
        section["id"] = f"chapter-{name}"
        answers: list[Tag] = []
        self._readings(article, answers)
        self._questions(article, number, answers)
        self._room(article)
        for element in article.select(_CONTROLS):
            element.decompose()
        for element in article.find_all(lambda tag: tag.name.startswith("course-")):
            if element.get_text(strip=True):
                element.unwrap()  # what it does needs a screen; what it says does not
            else:
                element.decompose()
        for details in article.select("details"):
            details["open"] = ""
        for child in list(article.children):
            section.append(child)
        self._own_ids(section, page)
        if answers:
            heading = section.select_one("h1")
            part = self._tag("section", "book-answers__part")
            title = self._tag("h2", None, " ".join(heading.get_text().split()) if heading else page)
            title["id"] = f"answers-{name}"
            part.append(title)
            for answer in answers:
                part.append(answer)
            self._own_ids(part, f"{page}answers/", keep=title)
            self.answers.append(part)
        return section

    def _readings(self, article: Tag, answers: list[Tag]) -> None:
        """Move second readings to the answers."""
        for reading in article.select("details.vignette__second"):
            vignette = reading.find_parent(class_="vignette")
            title = vignette.select_one("h3") if isinstance(vignette, Tag) else None
            summary = reading.select_one("summary")
            words = [" ".join(part.get_text().replace("¶", "").split()) for part in (summary, title) if part]
            if summary:
                summary.decompose()
            block = self._tag("div", "answer")
            block.append(self._tag("h3", None, ": ".join(words)))
            for child in list(reading.children):
                block.append(child)
            answers.append(block)
            reading.decompose()

    def _questions(self, article: Tag, number: int, answers: list[Tag]) -> None:
        """Put each question as it is printed in its place, and its answer to the answers."""
        for count, question in enumerate(article.select(_QUESTION), start=1):
            name = f"{number}.{count}"
            printed = self._tag("div", "question")
            printed.append(self._tag("p", "question__number", f"{self.words('Question')} {name}"))
            stem = question.select_one(".quiz-question")
            if asked := question.select_one(".quiz-question > div"):
                asked.unwrap()
            for child in list(stem.children) if stem else []:
                printed.append(child)
            hint = question.select_one(".quiz-hint")
            if hint:
                printed.append(self._tag("p", "question__hint", hint.get_text()))
            options = self._tag("ul", "question__options")
            for option in question.select(".quiz-option label"):
                item = self._tag("li")
                for child in list(option.children):
                    item.append(copy.copy(child))
                options.append(item)
            printed.append(options)
            answers.append(self._answer(question, name))
            question.replace_with(printed)

    def _answer(self, question: Tag, name: str) -> Tag:
        block = self._tag("div", "answer")
        letters = [str(letter.get_text()) for letter in question.select("li.answer-feedback[data-correct] .quiz-verdict .quiz-letter")]
        block.append(self._tag("p", "answer__number", f"{self.words('Question')} {name}" + (f": {', '.join(letters)}" if letters else "")))
        reasons = self._tag("ul", "answer__reasons")
        for reason in question.select("li.answer-feedback"):
            item = self._tag("li")
            letter, text = reason.select_one(".quiz-letter"), reason.select_one(".quiz-reason")
            if letter:
                item.append(self._tag("strong", None, f"{letter.get_text()} "))
            for child in list(text.children) if text else []:
                item.append(child)
            reasons.append(item)
        if reasons.contents:
            block.append(reasons)
        explanation = question.select_one("section.content")
        for child in list(explanation.children) if explanation else []:
            block.append(child)
        return block

    def _room(self, article: Tag) -> None:
        """Give room to write below each prompt, and below the questions of each case."""
        for prompt in article.select(".prompt"):
            prompt.append(self._lines())
        for heading in article.select(".vignette h4[id$='-questions']"):
            last: Tag = heading
            for sibling in heading.find_next_siblings():
                if sibling.name in {"h3", "h4", "details"}:
                    break
                last = sibling
            last.insert_after(self._lines())

    def _lines(self) -> Tag:
        lines = self._tag("div", "lines")
        lines["aria-hidden"] = "true"
        for _ in range(_LINES):
            lines.append(self._tag("div", "line"))
        return lines

    def _answers(self) -> Tag:
        section = self._tag("section", "book-chapter book-answers")
        heading = self._tag("h1", None, self.words("Answers and second readings"))
        heading["id"] = "answers"
        section.append(heading)
        for part in self.answers:
            section.append(part)
        return section

    def _references(self) -> Tag:
        """Return the references; in the edition of a module only those that it cites."""
        chapter = self._chapter("references/", 0)
        kept = True
        for element in list(chapter.find_all(True, recursive=False)):
            classes = str(element.get("class"))
            if "'reference'" in classes:
                kept = self.module is None or f"#{element['id']}" in self.cited
            elif "'reference__note'" in classes:
                if element.get_text().startswith(self.words("Used in:")) or not kept:
                    element.decompose()
                continue
            elif element.name != "h1" and self.module:
                kept = element.name == "p" and kept
            if not kept:
                element.decompose()
        return chapter

    def _own_ids(self, section: Tag, page: str, keep: Tag | None = None) -> None:
        """Make ids unique in the book, and the addresses of links whole, as seen from the folder of the edition."""
        for element in section.select("[id]"):
            if element is not section and element is not keep:
                element["id"] = f"{_name(page)}.{element['id']}"
        base = page.removesuffix("answers/") if page != "answers/" else page
        for element in section.select("[aria-labelledby], [aria-describedby], label[for]"):
            for name in ("aria-labelledby", "aria-describedby", "for"):
                del element[name]
        for link in section.select("a[href]"):
            href = str(link["href"])
            if ":" not in href:
                path, hash_, heading = href.partition("#")
                target = posixpath.normpath(posixpath.join(base, path)) if path else base.rstrip("/")
                link["href"] = f"#{_name(target)}.{heading}" if hash_ else f"#chapter-{_name(target).rpartition('.')[2]}"
                if target.startswith("references"):
                    self.cited.add(str(link["href"]))

    def _relink(self, body: Tag) -> None:
        """Keep links that lead to a place in the book, or to another site."""
        ids = {str(element["id"]) for element in body.select("[id]")}
        for link in body.select("a[href]"):
            href = str(link["href"])
            if href.startswith("#") and href[1:] not in ids:
                if "evidence" in (link.get("class") or []):  # a label, whose look says more than its link
                    link.name = "span"
                    del link["href"]
                else:
                    link.unwrap()

    def _tag(self, name: str, class_: str | None = None, text: str | None = None) -> Tag:
        tag = self.soup.new_tag(name)
        if class_:
            tag["class"] = class_
        if text is not None:
            tag.string = text
        return tag


def _name(path: str) -> str:
    """Return the address of a page as the start of an id, which has no slashes in a book."""
    return path.removesuffix("index.html").strip("/").replace("/", ".")
