"""The same texts and questions with Material and mkdocs-quiz as they come, and as plain HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import markdown
import pypandoc
from bs4 import BeautifulSoup

from curriculum.load import Module, load
from curriculum.models import LANGUAGES, ORIGINAL, Language, Question
from curriculum.text import replace_directives

_CITATION = re.compile(r"\[@([^\]]+)\]|(?<!\w)@([\w-]+-\d{4}\w?)")
_LINK = re.compile(r"\]\(/modules/([\w-]+)\.md")
_OTHER_LINK = re.compile(r"\[([^\]]+)\]\(/[^)]*\)")
_HEADING = re.compile(r"^## (.*?) {.*}$", re.MULTILINE)
_CONFIGURATION = """\
site_name: Niet-monogaam in de spreekkamer
theme: {name: material, font: false}
plugins: [search, mkdocs_quiz]
markdown_extensions: [attr_list, admonition, footnotes, pymdownx.details, pymdownx.superfences, toc: {permalink: true}]
"""
_PAGE = """\
<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title></head><body>
<nav>{nav}</nav>
<main>{body}</main></body></html>
"""


@dataclass(frozen=True)
class Content:
    """What a page holds in every form: a text in Markdown, and questions where the text has `{{id}}`."""

    name: str
    language: Language
    title: str
    text: str
    questions: dict[str, Question]


def contents(root: Path, language: Language, words: int | None = None, most: int | None = None) -> list[Content]:
    """Return the modules of a course in one language; of each the first so many words and questions, or all."""
    return [_content(module, language, words, most) for module in load(root)[0].modules]


def _content(module: Module, language: Language, words: int | None, most: int | None) -> Content:
    wanted = list(module.questions)[:most]
    questions = {question.id: question for question in wanted}

    def put(name: str, argument: str | None) -> str:
        if name == "check":
            return f"\n\n{{{{{argument}}}}}\n\n" if argument in questions else ""
        if name == "quiz":
            return "".join(f"\n\n{{{{{question.id}}}}}\n\n" for question in wanted if question in module.self_check)
        if name == "vignette" and words is None and argument:
            vignette = module.vignettes[argument]
            body = _HEADING.sub(r"#### \1", replace_directives(vignette.texts[language].source, lambda *_: ""))
            return f"\n\n### {vignette.constellation.title[language]}\n\n{body}\n\n"
        return ""

    text = replace_directives(module.texts[language].source, put)
    text = _CITATION.sub(lambda match: f"({match[1] or match[2]})", text)
    text = _OTHER_LINK.sub(r"\1", _LINK.sub(r"](\1.md", text))
    if words is not None:
        text = _cut(text, words, questions)
    return Content(module.id, language, module.meta.title[language], f"# {module.meta.title[language]}\n\n{text}", questions)


def _cut(text: str, words: int, questions: dict[str, Question]) -> str:
    """Return the first paragraphs up to a number of words, with all questions behind them."""
    kept: list[str] = []
    for part in text.split("\n\n"):
        if part.startswith("{{"):
            continue
        if sum(len(each.split()) for each in kept) + len(part.split()) > words:
            break
        kept.append(part)
    return "\n\n".join(kept) + "".join(f"\n\n{{{{{name}}}}}" for name in questions)


def write_material(pages: list[Content], target: Path) -> None:
    """Write the sources of a site with Material and mkdocs-quiz, with their own settings and the modules of the course."""
    docs = target / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    (target / "mkdocs.yml").write_text(_CONFIGURATION, encoding="utf-8")
    (docs / "index.md").write_text("# Start\n\n" + "\n".join(f"- [{page.title}]({page.name}.md)" for page in pages), encoding="utf-8")
    for page in pages:
        (docs / f"{page.name}.md").write_text(_placed(page, partial(_quiz, page.language)), encoding="utf-8")


def write_others(site: Path, target: Path, language: Language) -> None:
    """Add all other pages of a built course to the sources of such a site: their words, headings, lists, tables and links, no drawings."""
    home = site if language == ORIGINAL else site / language
    for file in sorted(home.rglob("index.html")):
        place = file.parent.relative_to(home)
        if not place.parts or place.parts[0] in {"modules", *LANGUAGES}:
            continue
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")
        article = page.select_one("main article")
        if article is None:
            raise ValueError(f"{file} has no article")
        for part in article.select("svg, script, link, a.headerlink"):
            part.decompose()
        for part in article.select("a[href]"):
            part["href"] = "#" if not str(part["href"]).startswith("http") else part["href"]
        path = target / "docs" / place.with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pypandoc.convert_text(str(article), "gfm-raw_html", format="html", extra_args=["--wrap=none"]), encoding="utf-8")


def write_plain(pages: list[Content], target: Path) -> None:
    """Write the pages as HTML without style or script, an answer folded below each question."""
    target.mkdir(parents=True)
    nav = " ".join(f'<a href="{page.name}.html">{page.title}</a>' for page in pages)
    for page in pages:
        body = markdown.markdown(_placed(page, lambda _: "").replace("{ #", "{: #"), extensions=["attr_list"])
        forms = "".join(_form(question, page.language) for question in page.questions.values())
        (target / f"{page.name}.html").write_text(_PAGE.format(title=page.title, nav=nav, body=body + forms), encoding="utf-8")


def _placed(page: Content, form: Callable[[Question], str]) -> str:
    return re.sub(r"\{\{(\S+)\}\}", lambda match: form(page.questions[match[1]]), page.text)


def _quiz(language: Language, question: Question) -> str:
    lines = ["<quiz>", " ".join(question.stem[language].split())]
    for option in question.options:
        lines += [
            f"- [{'x' if option.key else ' '}] {' '.join(option.text[language].split())}",
            f"> {' '.join(option.feedback[language].split())}",
        ]
    return "\n".join([*lines, "", " ".join(_CITATION.sub("", question.explanation[language]).split()), "</quiz>"])


def _form(question: Question, language: Language) -> str:
    kind = "checkbox" if question.select == "several" else "radio"
    options = "".join(
        f'<p><label><input type="{kind}" name="{question.id}"> {html.escape(option.text[language])}</label></p>'
        for option in question.options
    )
    answers = "".join(f"<li>{'✓' if option.key else '✗'} {html.escape(option.feedback[language])}</li>" for option in question.options)
    return (
        f"<form><fieldset><legend>{html.escape(question.stem[language])}</legend>{options}</fieldset></form>"
        f"<details><summary>Antwoord</summary><ol>{answers}</ol><p>{html.escape(question.explanation[language])}</p></details>"
    )
