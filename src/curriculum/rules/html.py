"""Rules for HTML in texts: little of it is needed, and some of it would break the promises of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.load import Course
from curriculum.models import TextDocument
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.text import CODE, Document, blanked

_FOREIGN = "audio base embed iframe link meta object script source style track video"
_CONTROLS = "button form input label option select textarea"
_FRAME = "article aside body center font footer h1 h2 h3 h4 h5 h6 head header html main marquee nav path picture section svg title"
REFUSED: dict[str, str] = {
    **dict.fromkeys(_FOREIGN.split(), "the site takes nothing from elsewhere and runs no scripts but its own; make a link of it"),
    **dict.fromkeys(_CONTROLS.split(), "what a reader fills in is made by the course itself; take it out"),
    **dict.fromkeys(_FRAME.split(), "headings, parts and looks are made by the site; write it in Markdown, such as `## Words { #words }`"),
}
"""Elements that no text may have, and what to do instead."""
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)\b((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?""")


@rule(
    "html",
    "Texts have hardly any HTML, those of data files no remarks in it, and none has scripts, styles or content from elsewhere.",
    why="The site promises that nothing is fetched from other sites and nothing runs but its own scripts; browsers hold it to that.",
    mend="Write it in Markdown. What Markdown cannot do, such as a film, becomes a link.",
    example=Example("modules/sample/nl.md", "Vraag het iemand", '<p onclick="alert(1)">Vraag het iemand</p>'),
)
def html(course: Course) -> Reports:
    """Report elements and attributes that no text may have."""
    for writing in course.writings:
        yield from writing.once(_faults, signs=("<",))


_DRESSED = dict.fromkeys(("b", "strong"), "`**words**`") | dict.fromkeys(("i", "em"), "`*words*`")
_PARTS = dict.fromkeys(
    ("br", "hr", "p", "div", "span", "center"), "the text on lines of its own below `|`, with an empty line between two paragraphs"
)
_IN_DATA: dict[str, str] = _DRESSED | _PARTS
"""Elements that a text of a data file does without, and how what they do is written there."""


def _faults(document: Document) -> Iterator[tuple[Position, str]]:
    if isinstance(document, TextDocument):
        yield from _faults_in_data(document)
    if "<" not in document.visible:
        return
    prose = re.sub(r"(?<!`)(`+)(?!`)[^\n]+?(?<!`)\1(?!`)", lambda match: " " * len(match[0]), document.visible)
    for match in re.finditer(r"<[?!]", prose):
        if not prose.startswith("<!--", match.start()):
            hint = "write `<!--` if it starts a comment" if prose.startswith("<!-", match.start()) else "take it out"
            yield document.position(match.start()), f"`{match[0]}` starts a piece of program that is passed over or printed: {hint}."
    told = set()
    for match in _TAG.finditer(prose):
        name, closes = match[1].lower(), match[0].startswith("</")
        for problem in () if closes and name in told else _of_tag(name, match[2], closes=closes):
            told.add(name)  # its end is as wrong as its start, and goes without saying
            yield document.position(match.start()), problem


def _faults_in_data(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield comments of a writer, and looks that are given in HTML."""
    for comment, position in document.comments:
        if not comment.startswith("course:"):
            yield position, "this remark would be sent to readers: write it after a `#`, on a line of its own above the text."
    for match in _TAG.finditer(blanked(CODE, document.visible)):
        if not match[0].startswith("</") and (instead := _IN_DATA.get(match[1].lower())):
            yield document.position(match.start()), f"`{match[0]}` is not used here: write {instead}."


def _of_tag(name: str, rest: str, *, closes: bool) -> Iterator[str]:
    if name in REFUSED:
        yield f"`<{name}>` has no place in a text: {REFUSED[name]}."
        return
    if name == "u" and not closes:
        yield "words that are underlined look like a link: write them slanted, as `*words*`."
    if name.startswith("course-"):
        yield f"`<{name}>` is made by the site: ask for it with a comment, `<!-- course:NAME -->`."
        return
    if rest.count('"') % 2:
        yield f'a quote in the tag `<{name}>` is not closed: put `"` at both ends of each value.'
        return
    found = {match[1].lower(): match[2] for match in _ATTRIBUTE.finditer(rest)}
    for attribute, value in found.items():
        if attribute.startswith("on") or attribute in {"style", "target", "id"}:
            yield f"`{attribute}` cannot be set in a text: leave it out of the tag `<{name}>`."
        elif value is not None and value[0] not in "\"'":
            yield f'`{attribute}={value}` needs quotes: `{attribute}="{value}"`.'
    if name == "a" and not closes and not found.get("href"):
        yield "`<a>` leads nowhere: write the link as `[words](/page.md)`."
