"""Moodle XML: the questions for Moodle's question bank, one file for each language with a category for each module.

Moodle itself reads no QTI. The course gives a point for the whole key and nothing else; Moodle knows no such grading, so each
key gives its share of the point, and a distractor takes it all away.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from curriculum.export import export
from curriculum.export.job import Job
from curriculum.export.markup import Markup, title_of
from curriculum.models import Language, Question


@export("moodle", "questions as Moodle XML, for the question bank of Moodle")
def make(job: Job) -> None:
    """Write a file for each language: the questions of each module, and of the final test."""
    for language in job.languages:
        markup = job.markup(language)
        root = ET.Element("quiz")
        for module in job.course.modules:
            _category(root, job, language, f"{module.meta.order}. {module.meta.title[language]}", markup, module.questions)
        if job.course.final_test:
            _category(root, job, language, markup.words("Final test"), markup, job.course.final_test.questions)
        ET.indent(root)
        with job.write("moodle", "xml", language) as path:
            ET.ElementTree(root).write(path, encoding="UTF-8", xml_declaration=True)


def _category(root: ET.Element, job: Job, language: Language, title: str, markup: Markup, questions: Sequence[Question]) -> None:
    """Add questions below a category of their own."""
    names = [name.replace("/", "//") for name in (job.title(language), title)]  # a single slash begins a category below
    category = ET.SubElement(root, "question", type="category")
    _text(category, "category", "/".join(["$course$/top", *names]))
    _text(category, "info", html.escape(job.licence_line(language)), format="html")
    for question in questions:
        _question(root, question, language, markup)


def _question(root: ET.Element, question: Question, language: Language, markup: Markup) -> None:
    made = ET.SubElement(root, "question", type="multichoice")
    _text(made, "name", title_of(markup.plain(question.stem[language])))
    _text(made, "questiontext", markup.html(question.stem[language]), format="html")
    _text(made, "generalfeedback", markup.html(question.explanation[language]), format="html")
    values = {
        "defaultgrade": "1",
        "idnumber": question.id,
        "single": "false" if question.select == "several" else "true",
        "shuffleanswers": "false",
        "answernumbering": "ABCD",
    }
    for tag, value in values.items():
        ET.SubElement(made, tag).text = value
    share = f"{100 / len(question.keys):.5f}"
    for option in question.options:
        wrong = "-100" if question.select == "several" else "0"
        answer = ET.SubElement(made, "answer", fraction=share if option.key else wrong, format="html")
        ET.SubElement(answer, "text").text = markup.inline(option.text[language])
        _text(answer, "feedback", markup.html(option.feedback[language]), format="html")


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(ET.SubElement(parent, tag, attributes), "text").text = text
