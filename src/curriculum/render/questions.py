"""Questions: Markdown for mkdocs-quiz to render, and its HTML turned into the course's own.

mkdocs-quiz renders the Markdown of a question in the context of its page. Its script, style, handlers and ids do not
reach the learner (they answer by position, trap the keyboard and defeat a strict security policy); its classes and
`data-correct` stay, so that what understands mkdocs-quiz understands the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment

from curriculum.models import FinalQuestion, Language, Question
from curriculum.words import Interface

END = "<!-- course:end -->"
"""Stands behind the HTML of a page; mkdocs-quiz appends its style and script after it."""
_QUESTION = re.compile(r"<!-- course:question (?P<id>\S+) -->(?P<html>.*?)<!-- /course:question -->", re.DOTALL)


@dataclass(frozen=True)
class Passage:
    """Where the answer to a question can be read back."""

    module: str
    heading: str
    title: str


def question_markdown(question: Question, passage: Passage, language: Language, words: Interface) -> str:
    """Return the question in mkdocs-quiz's syntax, between the marks by which `rewrite` finds it again.

    Citations are left to the page, which renders all of its own.
    """
    lines = [f"<!-- course:question {question.id} -->", "<quiz>", question.stem[language], ""]
    for option in question.options:
        lines.append(f"- [{'x' if option.key else ' '}] {' '.join(option.text[language].split())}")
        lines += [f"> {line}".rstrip() for line in option.feedback[language].splitlines()]
    link = words("Reread: {title}", title=passage.title)
    lines += ["", question.explanation[language], "", f"[{link}](/modules/{passage.module}.md#{passage.heading})", "{: .quiz-passage }"]
    lines += ["</quiz>", "<!-- /course:question -->"]
    return "\n".join(lines)


@dataclass(frozen=True)
class RenderedOption:
    """An option as the template gets it; `text` and `feedback` are HTML."""

    id: str
    letter: str
    key: bool
    text: str
    feedback: str


@dataclass(frozen=True)
class QuestionRewriter:
    """Rewrites the questions of one page, which are given by id, each with the words that stand above it."""

    questions: dict[str, tuple[Question, str]]
    templates: Environment

    def rewrite(self, html: str) -> str:
        """Return the page's HTML up to the mark, with mkdocs-quiz's questions replaced and its style and script gone.

        Raises ValueError if mkdocs-quiz found other options, or marked others as right, than the bank does.
        """
        return _QUESTION.sub(self._question, html.partition(END)[0])

    def _question(self, match: re.Match[str]) -> str:
        question, number = self.questions[match["id"]]
        page = BeautifulSoup(match["html"], "html.parser")
        _link_terms_once(page)
        inputs, labels = page.find_all("input"), page.find_all("label")
        feedback = page.find_all("div", class_="answer-feedback")
        if [tag.has_attr("data-correct") for tag in inputs] != [option.key for option in question.options]:
            raise ValueError(f"mkdocs-quiz did not render the options of question `{question.id}` as they are")
        options = [
            RenderedOption(option.id, chr(ord("A") + index), option.key, _inner(labels[index]), _inner(feedback[index]))
            for index, option in enumerate(question.options)
        ]
        stem = page.find("div", class_="quiz-question")
        parts = stem.find_all(recursive=False) if isinstance(stem, Tag) else []
        asked = str(parts[-1].extract()) if parts else ""
        return self.templates.get_template("partials/course/question.html").render(
            question=question,
            held=isinstance(question, FinalQuestion),  # the test decides when it is checked
            number=number,
            before=_inner(stem),
            asked=asked,
            options=options,
            explanation=_inner(page.find("section", class_="content")),
        )


def _inner(tag: Tag | None) -> str:
    return tag.decode_contents().strip() if tag else ""


def _link_terms_once(page: BeautifulSoup) -> None:
    """Keep one link for each term in a question, and none inside labels: a label is already a control."""
    seen = set()
    for link in page.find_all("a", class_="term"):
        if link.find_parent("label") or link["href"] in seen:
            link.unwrap()
        else:
            seen.add(link["href"])
