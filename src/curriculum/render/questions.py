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

from curriculum.load import Module
from curriculum.models import Language, Question
from curriculum.render.citations import Citations
from curriculum.words import Interface

END = "<!-- course:end -->"
"""Stands after a page with questions; mkdocs-quiz appends its style and script behind it."""
_QUESTION = re.compile(r"<!-- course:question (?P<id>\S+) -->(?P<html>.*?)<!-- /course:question -->", re.DOTALL)


def question_markdown(module: Module, question: Question, language: Language, citations: Citations, words: Interface) -> str:
    """Return the question in mkdocs-quiz's syntax, between the marks by which `rewrite` finds it again."""
    heading = next(h for h in module.texts[language].headings if h.id == question.passage)
    lines = [f"<!-- course:question {question.id} -->", "<quiz>", question.stem[language], ""]
    for option in question.options:
        lines.append(f"- [{'x' if option.key else ' '}] {' '.join(option.text[language].split())}")
        lines += [f"> {line}".rstrip() for line in option.feedback[language].splitlines()]
    passage = words("Read again: {title}", title=heading.title)
    lines += ["", question.explanation[language], "", f"[{passage}](/modules/{module.id}.md#{question.passage})", "{: .quiz-passage }"]
    lines += ["</quiz>", "<!-- /course:question -->"]
    return citations.render("\n".join(lines))


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
    """Rewrites the questions of one page."""

    module: Module
    templates: Environment
    words: Interface

    def rewrite(self, html: str) -> str:
        """Return the page's HTML with mkdocs-quiz's questions replaced and its style and script gone.

        Raises ValueError if mkdocs-quiz marked other options as right than the bank does.
        """
        return _QUESTION.sub(self._question, html.partition(END)[0])

    def _question(self, match: re.Match[str]) -> str:
        question = self.module.question(match["id"])
        if question is None:
            raise ValueError(f"the page holds a question `{match['id']}` that module `{self.module.id}` does not have")
        page = BeautifulSoup(match["html"], "html.parser")
        _link_terms_once(page)
        inputs = page.select("fieldset input")
        labels = page.select("fieldset label")
        feedback = page.select("fieldset .answer-feedback")
        options = [
            RenderedOption(
                option.id, chr(ord("A") + index), inputs[index].has_attr("data-correct"), _inner(labels[index]), _inner(feedback[index])
            )
            for index, option in enumerate(question.options)
        ]
        if [option.key for option in options] != [option.key for option in question.options]:
            raise ValueError(f"mkdocs-quiz did not render the key of question `{question.id}`")
        return self.templates.get_template("partials/course/question.html").render(
            question=question,
            number=self._number(question),
            stem=_inner(page.select_one(".quiz-question")),
            options=options,
            explanation=_inner(page.select_one("section.content")),
        )

    def _number(self, question: Question) -> str:
        if question.id in self.module.checks:
            return self.words("In between")
        ids = [each.id for each in self.module.self_check]
        return self.words("Question {n} of {total}", n=ids.index(question.id) + 1, total=len(ids))


def _inner(tag: Tag | None) -> str:
    return tag.decode_contents().strip() if tag else ""


def _link_terms_once(page: BeautifulSoup) -> None:
    """Keep one link for each term in a question, and none inside labels: a label is already a control."""
    seen = set()
    for link in page.select("a.term"):
        if link.find_parent("label") or link["href"] in seen:
            link.unwrap()
        else:
            seen.add(link["href"])
