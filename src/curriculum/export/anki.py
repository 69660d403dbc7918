"""Anki decks: the words of the glossary and the questions, one package for each language.

Ids of decks, of kinds of notes and of notes are worked out from the ids of the course and never change, so that importing a new
version updates the texts and keeps the learner's schedule.
"""

from __future__ import annotations

import hashlib
import html
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from curriculum.editions import course_id
from curriculum.export import export
from curriculum.export.archive import write_zip
from curriculum.export.job import Job
from curriculum.export.markup import Markup
from curriculum.models import Language, Question, Term

_STYLE = """
.card { font: 20px/1.5 Georgia, serif; max-width: 36em; margin: 1em auto; padding: 0 1em; text-align: left; }
.nightMode.card, .card.nightMode { color: #ece7df; background: #1f1d1b; }
ol { list-style: upper-alpha; padding-left: 1.6em; } li { margin: .5em 0; }
.key { font-weight: bold; } .about, .reason { font-size: .85em; } .about { opacity: .8; }
"""
_FOOT = '<p class="about">{{About}}</p>'


@export("anki", "Anki decks of glossary and questions")
def make(job: Job) -> None:
    """Write a package for each language: a deck of words, and one of questions for each module."""
    for language in job.languages:
        with job.write("anki", "apkg", language) as path:
            _write(job, language, path)


def number(*names: str) -> int:
    """Return a number that stands for these names for ever, in the range that Anki uses for ids."""
    return (1 << 30) + int.from_bytes(_hashed(names)[:4], "big") % (1 << 30)


def guid(*names: str) -> str:
    """Return the id of a note: Anki finds the note by it when a new version is imported."""
    return _hashed(names).hex()[:20]


def _hashed(names: Sequence[str]) -> bytes:
    return hashlib.sha256("/".join(names).encode()).digest()


def _write(job: Job, language: Language, path: Path) -> None:
    import genanki

    course = course_id(job.settings)  # a course of other content is no new version of this one
    words, title = job.words(language), job.title(language)
    markup = job.markup(language)
    about = html.escape(job.licence_line(language))

    def model(name: str, front: str, back: str, fields: list[str]) -> genanki.Model:
        templates = [{"name": words(name), "qfmt": front, "afmt": back}]
        shown = [{"name": field} for field in [*fields, "About"]]
        return genanki.Model(
            number(course, "model", name, language), f"{title}: {words(name)}", fields=shown, templates=templates, css=_STYLE
        )

    word = model("Term", "<h1>{{Term}}</h1>", "{{FrontSide}}<hr id=answer>{{Meaning}}" + _FOOT, ["Term", "Meaning"])
    question = model("Question", "{{Stem}}{{Options}}", "{{Stem}}<hr id=answer>{{Answer}}" + _FOOT, ["Stem", "Options", "Answer"])
    decks = [genanki.Deck(number(course, "deck", "glossary", language), f"{title}::{words('Glossary')}", about)]
    for term in job.course.terms:
        fields = [html.escape(term.term[language]), _meaning(term, language, markup), about]
        decks[0].add_note(genanki.Note(word, fields, guid=guid(course, "term", term.id, language), tags=["glossary"]))
    for module in job.course.modules:
        deck = genanki.Deck(
            number(course, "deck", module.id, language), f"{title}::{module.meta.order}. {module.meta.title[language]}", about
        )
        for each in module.questions:
            fields = [*_question(each, language, markup), about]
            deck.add_note(genanki.Note(question, fields, guid=guid(course, "question", each.id, language), tags=[module.id, each.label]))
        decks.append(deck)
    with tempfile.NamedTemporaryFile(suffix=".apkg", dir=job.workshop) as made:
        genanki.Package(decks).write_to_file(made.name, timestamp=job.epoch)
        with zipfile.ZipFile(made.name) as archive:  # packed anew: genanki dates the files with the time of the run
            write_zip(path, {name: archive.read(name) for name in archive.namelist()}, job.epoch)


def _meaning(term: Term, language: Language, markup: Markup) -> str:
    also = term.also[language]
    lines = [f"<p><strong>{html.escape(term.short[language])}</strong></p>", markup.html(term.definition[language])]
    if also:
        lines.append(f'<p class="about">{html.escape(markup.words("also:"))} {html.escape(", ".join(also))}</p>')
    return "".join(lines)


def _question(question: Question, language: Language, markup: Markup) -> list[str]:
    options = [(option, markup.inline(option.text[language])) for option in question.options]
    hint = f'<p class="about">{html.escape(markup.words("Choose all that apply."))}</p>' if question.select == "several" else ""
    front = hint + "<ol>" + "".join(f"<li>{text}</li>" for _, text in options) + "</ol>"
    reasons = [
        f'<li><span class="{"key" if option.key else "other"}">{"✓ " if option.key else ""}{text}</span>'
        f'<div class="reason">{markup.html(option.feedback[language])}</div></li>'
        for option, text in options
    ]
    back = f"<ol>{''.join(reasons)}</ol>{markup.html(question.explanation[language])}"
    return [markup.html(question.stem[language]), front, back]
