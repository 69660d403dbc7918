"""QTI 2.1: the questions for a learning environment or an item bank, one package for each module and language.

mkdocs-quiz has the models, the test and the packing. The items are our own: those of mkdocs-quiz 1.7.1 leave out the feedback
to each option and never show the explanation, because they do not set its outcome. Ids are those of the bank, so that a new
package updates what an environment already has.

Items have the shape in which Canvas looks for things: the stem in one block, and a condition for each option that adds its
feedback to the outcome `FEEDBACK`. Names of feedback say nothing of what it is about, since Canvas takes one that holds
`correct` or `wrong` for something else; `general_` is how it knows the explanation. Of the feedback to an option it takes the
first paragraph, or else the first division.

Ids of what is not a question have an underscore, which no id of the course has: all ids of a test are to differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from mkdocs_quiz.qti import Answer, Quiz, QuizCollection
from mkdocs_quiz.qti.qti21 import QTI21Exporter

from curriculum import __version__
from curriculum.catalogue import LICENCE, LICENCE_URL
from curriculum.export import export
from curriculum.export.archive import write_zip
from curriculum.export.job import Job
from curriculum.export.markup import Markup, identifier, title_of
from curriculum.load import FINAL_TEST
from curriculum.models import Language, Question

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://ltsc.ieee.org/xsd/LOM"
FEEDBACK = "FEEDBACK"
EXPLANATION = "general_feedback"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"


@export("qti", "questions as QTI 2.1, for a learning environment or item bank", by_module=True)
def make(job: Job) -> None:
    """Write a package for each module and language, and for the final test."""
    for language in job.languages:
        markup = job.markup(language)
        for module in job.modules:
            _write(job, language, markup, module.id, module.meta.title[language], module.questions)
        if job.whole and job.course.final_test:
            _write(job, language, markup, FINAL_TEST, markup.words("Final test"), job.course.final_test.questions)


def _write(job: Job, language: Language, markup: Markup, name: str, title: str, questions: Sequence[Question]) -> None:
    quizzes = [quiz(question, language, markup) for question in questions]
    collection = QuizCollection(f"{job.title(language)}: {title}", quizzes, job.licence_line(language), f"test-{name}-{language}")
    package = Package(collection, language, {identifier(question.id): question.select == "several" for question in questions})
    contents = {"imsmanifest.xml": package.generate_manifest(), "assessment.xml": package.generate_assessment(), **package.generate_items()}
    with job.write("qti", "zip", language, name) as path:
        write_zip(path, {file: text.encode() for file, text in contents.items()}, job.epoch, first="imsmanifest.xml")


def quiz(question: Question, language: Language, markup: Markup) -> Quiz:
    """Return a question of the bank as mkdocs-quiz's model has it; texts are HTML."""
    answers = [
        Answer(markup.inline(option.text[language]), option.key, identifier(option.id), markup.html(option.feedback[language]))
        for option in question.options
    ]
    return Quiz(
        question=markup.html(question.stem[language]),
        answers=answers,
        content=markup.html(question.explanation[language]),
        identifier=identifier(question.id),
    )


@dataclass
class Package(QTI21Exporter):  # type: ignore[misc]  # mkdocs-quiz ships no types
    """mkdocs-quiz's exporter with items that give their feedback, and a manifest that says version and licence."""

    collection: QuizCollection
    language: Language
    several: dict[str, bool] = field(default_factory=dict)

    def generate_manifest(self) -> str:
        """Return `imsmanifest.xml`."""
        root = ET.Element("manifest", {"xmlns": PACKAGE, "xmlns:lom": METADATA, "identifier": f"manifest-{self.collection.identifier}"})
        metadata = _add(root, "metadata")
        _add(metadata, "schema", text="QTIv2.1 Package")
        _add(metadata, "schemaversion", text="1.0.0")
        lom = _add(metadata, "lom:lom")
        general = _add(lom, "lom:general")
        self._string(general, "lom:title", self.collection.title)
        _add(general, "lom:language", text=self.language)
        self._string(general, "lom:description", self.collection.description)
        self._string(_add(lom, "lom:lifeCycle"), "lom:version", __version__)
        rights = _add(lom, "lom:rights")
        self._string(rights, "lom:description", f"{LICENCE}: {LICENCE_URL}")
        _add(root, "organizations")
        resources = _add(root, "resources")
        test = _add(resources, "resource", identifier="the_test", type="imsqti_test_xmlv2p1", href="assessment.xml")
        _add(test, "file", href="assessment.xml")
        for one in self.collection.quizzes:
            _add(test, "dependency", identifierref=one.identifier)
            item = _add(resources, "resource", identifier=one.identifier, type="imsqti_item_xmlv2p1", href=f"items/{one.identifier}.xml")
            _add(item, "file", href=f"items/{one.identifier}.xml")
        return _text(root)

    def generate_assessment(self) -> str:
        """Return the test: all items in order, their scores added up."""
        root = _root("assessmentTest", identifier=self.collection.identifier, title=self.collection.title)
        _outcome(root, "SCORE")
        part = _add(root, "testPart", identifier="the_part", navigationMode="nonlinear", submissionMode="individual")
        # It is all there is, so nobody has to see it: Canvas makes a question of one that is visible.
        section = _add(part, "assessmentSection", identifier="the_questions", title=self.collection.title, visible="false")
        for one in self.collection.quizzes:
            _add(section, "assessmentItemRef", identifier=one.identifier, href=f"items/{one.identifier}.xml")
        processing = _add(root, "outcomeProcessing")
        total = _add(_add(processing, "setOutcomeValue", identifier="SCORE"), "sum")
        _add(total, "testVariables", variableIdentifier="SCORE")
        return _text(root)

    def generate_items(self) -> dict[str, str]:
        """Return each question by the name of its file."""
        return {f"items/{one.identifier}.xml": self._item(one) for one in self.collection.quizzes}

    def _string(self, parent: ET.Element, tag: str, text: str | None) -> None:
        _add(_add(parent, tag), "lom:string", language=self.language, text=text or "")

    def _item(self, one: Quiz) -> str:
        several = self.several[one.identifier]
        title = title_of(_plain(one.question))
        root = _root("assessmentItem", identifier=one.identifier, title=title, adaptive="false", timeDependent="false")
        root.set("xml:lang", self.language)
        cardinality = "multiple" if several else "single"
        response = _add(root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType="identifier")
        correct = _add(response, "correctResponse")
        for answer in one.correct_answers:
            _add(correct, "value", text=answer.identifier)
        _outcome(root, "SCORE", normalMaximum="1")
        _add(root, "outcomeDeclaration", identifier=FEEDBACK, cardinality="multiple", baseType="identifier")
        body = _add(root, "itemBody")
        body.append(_wrapped(one.question))
        most = "0" if several else "1"
        interaction = _add(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle="false", maxChoices=most)
        for answer in one.answers:
            _fill(_add(interaction, "simpleChoice", identifier=answer.identifier, fixed="false"), answer.text)
        feedback = {answer.identifier: (f"feedback-{number}", answer.feedback) for number, answer in enumerate(one.answers, start=1)}
        self._processing(root, {option: name for option, (name, _) in feedback.items()}, several=several)
        for name, text in [*feedback.values(), (EXPLANATION, one.content)]:
            _modal(root, name, text or "")
        return _text(root)

    @staticmethod
    def _processing(root: ET.Element, feedback: dict[str, str], *, several: bool) -> None:
        """Score one point for the whole key and nothing else, and show the feedback of what was chosen, and the explanation."""
        processing = _add(root, "responseProcessing")
        right = _add(_add(processing, "responseCondition"), "responseIf")
        match = _add(right, "match")
        _add(match, "variable", identifier="RESPONSE")
        _add(match, "correct", identifier="RESPONSE")
        _add(_add(right, "setOutcomeValue", identifier="SCORE"), "baseValue", baseType="float", text="1")
        for option, name in feedback.items():
            chosen = _add(_add(processing, "responseCondition"), "responseIf")
            is_chosen = _add(chosen, "member" if several else "match")
            _add(is_chosen, "baseValue", baseType="identifier", text=option)
            _add(is_chosen, "variable", identifier="RESPONSE")
            _show(chosen, name)
        _show(processing, EXPLANATION)


def _root(tag: str, **attributes: str) -> ET.Element:
    place = {"xmlns": NAMESPACE, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{NAMESPACE} {_SCHEMA}"}
    return ET.Element(tag, {**place, **attributes})


def _add(parent: ET.Element, tag: str, *, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = text
    return element


def _outcome(root: ET.Element, name: str, **attributes: str) -> None:
    declaration = _add(root, "outcomeDeclaration", identifier=name, cardinality="single", baseType="float", **attributes)
    _add(_add(declaration, "defaultValue"), "value", text="0")


def _show(parent: ET.Element, feedback: str) -> None:
    """Add a piece of feedback to what is shown."""
    shown = _add(_add(parent, "setOutcomeValue", identifier=FEEDBACK), "multiple")
    _add(shown, "variable", identifier=FEEDBACK)
    _add(shown, "baseValue", baseType="identifier", text=feedback)


def _modal(root: ET.Element, name: str, html: str) -> None:
    feedback = _add(root, "modalFeedback", outcomeIdentifier=FEEDBACK, showHide="show", identifier=name)
    text = _wrapped(html)
    if [block.tag for block in text] == ["p"]:
        feedback.extend(text)
        return
    for paragraph in text.iter("p"):
        paragraph.tag = "div"
    feedback.append(text)


def _wrapped(html: str) -> ET.Element:
    return ET.fromstring(f"<div>{html}</div>")  # noqa: S314  (our own texts, rendered by Python-Markdown)


def _fill(element: ET.Element, html: str) -> None:
    content = _wrapped(html)
    element.text = content.text
    element.extend(content)


def _plain(html: str) -> str:
    return "".join(_wrapped(html).itertext())


def _text(root: ET.Element) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
