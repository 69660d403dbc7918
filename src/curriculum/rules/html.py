"""Rules for HTML in texts: little of it is needed, and some of it would break the promises of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.load import Course
from curriculum.models import TextDocument
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.rules.structure import BROKEN_COMMENT, INLINE_DIRECTIVES, LABEL_DIRECTIVES
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
_CODE_IN_LINE = re.compile(r"(?<!`)(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)\b((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?""")
_OF_A_WORD_PROCESSOR = re.compile(r"<(?!tel:)[a-zA-Z]{1,3}\d{0,2}:[a-zA-Z]\w*(?=[\s/>])[^<>]*>")
"""A tag such as `<o:p>` or `<st1:place>`."""
_BLOCK_TAGS = "address blockquote dd details div dl dt figcaption figure li ol p pre summary table tbody td tfoot th thead tr ul"
_BLOCK = re.compile(rf"<(?P<tag>{'|'.join(_BLOCK_TAGS.split())})\b(?P<rest>[^<>]*)>", re.IGNORECASE)
"""The start of a part of a page: Python-Markdown passes over what is in it, if it starts a line."""
_IS_READ = re.compile(r"\bmarkdown\b(?!\s*=\s*[\"']?0)")
"""Stands in a tag within which Markdown is read (`md_in_html`)."""
_HOLDS_BLOCKS = re.compile(r"<|>|#|[-*+](?: |$)|\d+[.)](?: |$)|[^|]*\||.*>$")
"""What stands before parts of a page in a line that can hold them: an item, say, a row of a table, or another part."""
_LINKED = (
    r"!?\[[^\[\]\n]*\]\((?:/|https?:|mailto:|tel:|#|[\w./-]+\.md\b)[^()\s]*\)|\[@[a-z][^\[\]\n]*\]|@(?<![\w.@/\[]@)[a-z0-9]+(?:-[a-z0-9]+)+"
)
_MARKED = (
    r"(?P<stars>\*(?<![\w*\\]\*)\*{0,2})(?=[^\W_]|[‘“(])[^*\n<]{1,200}(?<=[\w.,:;!?’”)])(?P=stars)"
    r"|_(?<![\w\\/]_)(?=[^\W_])[^_\n<]{1,200}(?<=[\w.,:;!?’”)])_(?!\w)|`[^`\n]+`"
)
_LINES = r"\n(?<=[^>\s]\n) *\n\s*(?=[^<\s])|^ *#{1,6} +(?=\S)|^ *(?:[-*+]|\d+[.)]) [^\n]*[^>\n]\n\s*(?=(?:[-*+]|\d+[.)]) )"
"""A new paragraph, a heading and two items."""
_MARKDOWN = re.compile(rf"(?P<words>{_LINKED}|{_MARKED})|{_LINES}", re.MULTILINE)
_LINKED_ONLY = re.compile(f"(?P<words>{_LINKED})")
"""Markdown that is not meant to be seen; and that of it which is not meant so even in `<pre>`."""


@rule(
    "html",
    "Texts have hardly any HTML, and no Markdown within it that would be printed as it stands; those of data files have no comments in it; "
    "and none has scripts, styles or content from elsewhere.",
    why="The site promises that nothing is fetched from other sites and nothing runs but its own scripts; browsers hold it to that. "
    "And Markdown is not read between most tags.",
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
    prose = blanked(_CODE_IN_LINE, document.visible)
    for match in re.finditer(r"<[?!]", prose):
        if not prose.startswith("<!--", match.start()):
            hint = "write `<!--` if it starts a comment" if prose.startswith(("<!-", "<!–", "<!—"), match.start()) else "take it out"
            if asks := BROKEN_COMMENT.match(prose, match.start()):
                hint = f"write `<!-- {asks[1]} -->`"
            yield document.position(match.start()), f"`{match[0]}` starts a piece of program that is passed over or printed: {hint}."
    told = set()
    for match in _TAG.finditer(prose):
        name, closes = match[1].lower(), match[0].startswith("</")
        for problem in () if closes and name in told else _of_tag(name, match[2], closes=closes):
            told.add(name)  # its end is as wrong as its start, and goes without saying
            yield document.position(match.start()), problem
    for match in _OF_A_WORD_PROCESSOR.finditer(prose) if ":" in prose else ():
        yield document.position(match.start()), f"`{match[0]}` was left here by a word processor: take it out, and its end."
    for place, problem in _blocks(document, prose):
        yield document.position(place), problem


def _blocks(document: Document, prose: str) -> Iterator[tuple[int, str]]:
    """Yield parts of a page in HTML that start within a paragraph, or hold Markdown that nothing reads."""
    seen = 0  # up to where nothing more has to be told, and a new line starts, as it were
    for match in _BLOCK.finditer(prose):
        tag, start = match["tag"].lower(), match.start()
        if start < seen or (isinstance(document, TextDocument) and tag in _IN_DATA):
            continue
        line = max(prose.rfind("\n", seen, start) + 1, seen)
        before = prose[line:start]
        if before.strip() or any(f"course:{label}" in document.source[line:start] for label in LABEL_DIRECTIVES):
            if not _HOLDS_BLOCKS.match(before.strip()):
                yield start, f"`<{tag}>` cannot start within a paragraph: take it out, at both ends. A new one starts after an empty line."
            if (seen := prose.find("\n", start)) < 0:
                return
        elif tag != "pre" and _IS_READ.search(match["rest"]):
            seen = match.end()
        elif len(before) < _INDENTED:
            end = _end(prose, tag, match.end())
            yield from _unread(document, match, end or len(prose), is_closed=end > 0)
            if not (seen := end):
                return


_INDENTED = 4
"""Spaces before what belongs to an item, a note or a fold, where Markdown is read between tags."""


def _end(prose: str, tag: str, place: int) -> int:
    """Return where the element ends of which the start tag ends at a place, or 0."""
    depth = 1
    for match in _TAG.finditer(prose, place):
        if match[1].lower() == tag:
            depth += -1 if match[0].startswith("</") else 1
        if not depth:
            return match.end()
    return 0


def _unread(document: Document, start: re.Match[str], end: int, *, is_closed: bool) -> Iterator[tuple[int, str]]:
    """Yield the first Markdown of an element in which nothing reads it."""
    tag = start["tag"].lower()
    found = (_LINKED_ONLY if tag == "pre" else _MARKDOWN).search(document.visible, start.end(), end)
    places = (document.offset(d.position) for d in document.directives if d.name not in LABEL_DIRECTIVES | INLINE_DIRECTIVES)
    asked = next((place for place in places if start.end() <= place < end), None)
    if not found and asked is None:
        return
    if not is_closed:
        if tag in {"p", "li"}:  # that others are not closed is told by itself
            yield start.start(), f"`<{tag}>` is not closed, and no Markdown is read below it: put `</{tag}>` where it ends, or take it out."
        return
    instead = "" if tag == "pre" else f', or `markdown="1"` in each tag around it, as in `<{tag} markdown="1">`'
    if found:
        printed = f"`{found['words']}` would be printed as it stands, since it is"
        problem = printed if found["words"] else "these lines would run together, since they are"
        place = found.start() if found["words"] else found.end() - 1
        yield place, f"{problem} in `<{tag}>`: write all of it in Markdown{instead}."
    elif asked is not None:
        yield asked, f"what this comment asks for would be printed as it stands, since it is in `<{tag}>`: take that tag out{instead}."


def _faults_in_data(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield comments of a writer, and looks that are given in HTML."""
    for comment, position in document.comments:
        if not comment.startswith("course:"):
            yield position, "this comment would be sent to readers: write it after a `#`, on a line of its own above the text."
    for match in _TAG.finditer(blanked(CODE, document.visible)):
        if not match[0].startswith("</") and (instead := _IN_DATA.get(match[1].lower())):
            yield document.position(match.start()), f"`{match[0]}` is not used here: write {instead}."


def _of_tag(name: str, rest: str, *, closes: bool) -> Iterator[str]:
    if name in REFUSED:
        yield f"`<{name}>` has no place in a text: {REFUSED[name]}."
        return
    if name == "u" and not closes:
        yield "words that are underlined look like a link: write them in italics, as `*words*`."
    if name.startswith("course-"):
        yield f"`<{name}>` is made by the site: ask for it with a comment, `<!-- course:NAME -->`."
        return
    if rest.count('"') % 2:
        yield f'a quote in the tag `<{name}>` is not closed: put `"` at both ends of each value.'
        return
    found = {match[1].lower(): match[2] for match in _ATTRIBUTE.finditer(rest)}
    for attribute, value in found.items():
        if value is None:
            continue
        if attribute.startswith("on") or attribute in {"style", "target", "id"}:
            yield f"`{attribute}` cannot be set in a text: leave it out of the tag `<{name}>`."
        elif value[0] not in "\"'":
            yield f'`{attribute}={value}` needs quotes: `{attribute}="{value}"`.'
        elif attribute == "class" and value[1:].startswith("Mso"):
            yield f"`{attribute}={value}` was left here by a word processor: take out the tag `<{name}>`, at both ends."
    target = (found.get("href") or "").strip("\"'")
    if name == "a" and not closes and not target:
        yield "`<a>` leads nowhere: write the link as `[words](/page.md)`."
    elif name == "img" and "://" not in (found.get("src") or ""):
        yield "`<img>` finds its file from one page alone: write `![what it shows](/assets/images/NAME.png)`."
    elif name == "a" and target.partition("#")[0].endswith(".md") and "://" not in target:
        yield f"`<a>` leads to no page, since only Markdown knows them by their files: write `[words]({target})`."
