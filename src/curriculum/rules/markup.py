"""Rules for the Markdown of texts, for what stands above it, and for the figures in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, StrictBool, ValidationError

from curriculum.findings import Finding, Part, counted
from curriculum.front import fields, front_matter
from curriculum.load import Course, cut_by_a_comma, in_words, place_of
from curriculum.models import LANGUAGES, Node, PlainProse, Prose, Question, Term, TextDocument
from curriculum.numerals import NUMBERS, PERCENT
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, rule
from curriculum.rules.html import REFUSED
from curriculum.rules.prose import is_in_words_of_somebody
from curriculum.rules.settings import file_of_material
from curriculum.rules.structure import LABEL, suggestion
from curriculum.text import ANY_COMMENT, BLOCK, CODE, VOID, WITHOUT_END, Document, blanked, open_comments
from curriculum.yamlfile import InvalidYaml


class Button(Node):
    """A button of the home page."""

    text: PlainProse
    url: Prose


class Search(Node):
    """How the search treats the page."""

    exclude: StrictBool = False
    boost: Annotated[float, Field(gt=0, le=100)] = 1


class FrontMatter(Node):
    """What can stand between two lines `---` at the start of a page."""

    description: PlainProse | None = None
    """For search engines and previews: one sentence."""
    title: PlainProse | None = None
    template: Prose | None = None
    search: Search | None = None
    kicker: PlainProse | None = None
    heading: PlainProse | None = None
    lead: PlainProse | None = None
    start: Button | None = None
    second: Button | None = None
    tomorrow: Button | None = None
    tonight: Button | None = None


@rule(
    "front-matter",
    "A page starts with its description between two lines `---`; the fields there are known ones, hold plain words, and are all that its "
    "template shows. Module texts and vignettes have none.",
    why="MkDocs passes over fields that it does not know, and prints what is not closed.",
    mend="Write `---`, a line `description: …`, and `---` at the top of the page.",
    example=Example("docs/en/about.md", "description:", "desciption:"),
)
def starts(course: Course) -> Reports:
    """Report front matter that is missing, misspelt or of the wrong kind."""
    for language in LANGUAGES:
        pages = {page.file for page in course.pages[language].values()}
        for document in course.documents(language):
            if document.front_matter is not None and document.file not in pages:
                yield (
                    document.position(0),
                    "only pages in docs/ start with fields between `---`: take them out. A title stands in the data file.",
                )
            elif document.front_matter is None and re.match(r"-{2,}[ \t]*\n(?=[\w-]+ *:)", document.source):
                yield (
                    document.position(0),
                    "the fields that start here have no end, or no proper start: put a line `---` before and after them.",
                )
            elif document.file in pages:
                for finding in _front_matter(document.file, document.front_matter):
                    yield finding.position, finding.message
                yield from _templates(course, document)
    yield from _fields_misspelt(course)


def _field_meant(written: str, data: Mapping[str, object]) -> str:
    """Return what a field above a page was meant to be: the description, if that is missing and nothing else is nearer."""
    hint = suggestion(written, FrontMatter.model_fields, 0.75)
    return hint or ("" if {"description", "template"} & data.keys() else " Did you mean `description`?")


_TEMPLATE = re.compile(r"^template: *[\"']?(?P<name>[^\s\"'#]+)", re.MULTILINE)


_SHOWN = re.compile(r"\{\{[^{}]*?\bpage\.meta\.(\w+)")
_OF_PAGE = re.compile(r"\bpage\.meta\.(\w+)")
_ASKED = re.compile(r"\{%-? *(?:el)?if [^%]*%")
"""Fields that a template shows, and where it asks which of them are there."""


def _templates(course: Course, page: Document) -> Iterator[tuple[Position, str]]:
    """Yield a template that is neither the course's own nor one of the theme, and what a template shows and the page lacks."""
    match = _TEMPLATE.search(page.front_matter or "")
    if match and (own := f"overrides/{match['name']}") in course.tree.files:
        template, file = course.tree.read(own).decode(errors="replace"), fields(page)
        asked = {name for condition in _ASKED.findall(template) for name in _OF_PAGE.findall(condition)}
        for name in sorted(set(_SHOWN.findall(template)) - asked):
            if file and name not in file.data and not _is_misspelt(name, file.data.keys() | FrontMatter.model_fields):
                problem = f"the template `{match['name']}` shows `{name}`, and nothing of that name stands here: add a line `{name}: …`."
                yield page.position(page.source.index("\n") + 1 + match.start()), problem
    elif match and file_of_material(match["name"]) is None:
        known = [name.removeprefix("overrides/") for name in course.tree.files if re.fullmatch(r"overrides/[^/]+\.html", name)]
        place = page.position(page.source.index("\n") + 1 + match.start("name"))
        hint = suggestion(match["name"], known)
        yield place, f"there is no template `{match['name']}` in overrides/: name one that stands there, or take this line out.{hint}"


def _is_misspelt(name: str, names: Iterable[str]) -> bool:
    """Say whether a template most likely means a field by another name."""
    known = set(names)
    return name not in known and bool(suggestion(name, known, 0.75))


def _fields_misspelt(course: Course) -> Iterator[tuple[Position, str]]:
    """Yield the field that a template shows under a name that none has: it was misspelt there, and not in the pages."""
    known = FrontMatter.model_fields
    there: set[str] = set()
    for document in course.frame.values():
        for asked, start in document.once(_fields_of_page) if document.file.suffix == ".html" else ():
            if asked not in known:
                there = there or {
                    str(name) for pages in course.pages.values() for page in pages.values() if (file := fields(page)) for name in file.data
                }
                if asked not in there and (hint := suggestion(asked, there | known.keys(), 0.75)):
                    yield document.position(start), f"no page has a field `{asked}`, so nothing is shown here.{hint}"


def _fields_of_page(template: Document) -> Iterator[tuple[str, int]]:
    yield from ((match[1], match.start(1)) for match in _OF_PAGE.finditer(template.source))


@lru_cache(maxsize=512)
def _front_matter(path: Path, source: str | None) -> tuple[Finding, ...]:
    needed = "the page has no description: put `---`, a line `description: …` of one sentence, and `---` at its start."
    if source is None:
        return (Finding(Position(path), "front-matter", needed),)
    try:
        file = front_matter(path, source)
    except InvalidYaml as error:
        return tuple(error.findings)
    if file.data is None:
        return (Finding(Position(path), "front-matter", needed),)
    try:
        found = FrontMatter.model_validate(file.data)
    except ValidationError as errors:
        return tuple(
            Finding(
                place_of(file, fault["loc"], fault),
                "front-matter",
                cut_by_a_comma(file, fault["loc"]) or in_words(fault["loc"], fault) + _field_meant(str(fault["loc"][-1]), file.data)
                if fault["type"] == "extra_forbidden"
                else in_words(fault["loc"], fault),
            )
            for fault in errors.errors()
        )
    if found.description is None and found.template is None:
        return (Finding(Position(path), "front-matter", needed),)
    return ()


@rule(
    "markup",
    "What is opened in a text is closed: code, comments, HTML, folds, bold words, tables; folds have a title; and lines are indented with "
    "spaces.",
    why="One character that is missing can swallow the rest of the page.",
    mend='Close it where it ends. A note or a fold (`!!! note`, `??? note "Title"`) has its text below it, indented by four spaces.',
    example=Example("modules/sample/nl.md", "    Vraag het iemand", "Vraag het iemand"),
)
def markup(course: Course) -> Reports:
    """Report what is opened and not closed, and what Markdown would print as it stands."""
    for writing in course.writings:
        yield from writing.once(_faults, _SIGNS)


def _faults(document: Document) -> Reports:
    """Yield what is opened and not closed in one text."""
    start = len(document.source) - len(document.body)
    for place, problem in sorted(_all_faults(document.body, document.without_code[start:], document.visible[start:])):
        yield Report(document.position(place + start), problem, part=Part.FOLD if problem == _OF_NO_FOLD else None)


_OPEN_COMMENT = re.compile(r"<!--.*", re.DOTALL)
_SIGNS = ("<", "|", "\t", "[", "{", "`", "~", "**", "-->", "???", "!!!")
"""One of these stands in every text that has a fault of this kind."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)(?=[\s/>])([^<>]*?)(/?)>")
_TO_BE_FILLED_IN = re.compile(r"<[^\W\d_][\w-]*(?: [\w’/-]+)+ ?>")
"""Some words between the signs of a tag."""
_DETAILS = re.compile(r"<details\b[^<>]*>(?:\s*<summary\b[^<>]*>(?P<title>.*?)(?:</summary>|\Z))?", re.DOTALL)
_ELEMENTS = (
    "a abbr address article aside audio b blockquote br button caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label li main mark nav ol p picture pre "
    "q s samp section small source span strong sub summary sup svg path table tbody td tfoot th thead time tr u ul var video "
    "wbr"
)
_HTML = frozenset(_ELEMENTS.split())
_FENCE_LINE = re.compile(r"^[ \t]*(?P<sign>`{3,}|~{3,})(?P<rest>[^\n]*)$", re.MULTILINE)
_FOLD_LINE = re.compile(r"^(?P<indent> *)(?P<mark>\?{2,5}\+?|!{2,5})(?P<rest>(?:[ \t][^\n]*|[a-z][^\n]*)?)$", re.MULTILINE)
_OF_NO_FOLD = 'a note or a fold is written `!!! note "Title"`, `??? note "Title"` or `???+ note "Title"`: look at the spaces and quotes.'
_FOLD_REST = re.compile(r' [\w-]+(?: [\w-]+)*(?: "[^"\n]*")? *')
_KINDS_OF_NOTE = (
    *("note", "abstract", "info", "tip", "success", "question"),
    *("warning", "failure", "danger", "bug", "example", "quote"),
)
"""As the theme has them."""
_ROW = re.compile(r"(?<!\\)\|")


def _all_faults(source: str, code: str, visible: str) -> Iterator[tuple[int, str]]:
    """Yield the offset of each fault, and what is wrong, from a text, the same without code, and the same without comments too."""
    if "\t" in source:
        yield source.index("\t"), "a tab stands here: write spaces instead."
    opened = _open_fence(source) if "```" in source or "~~~" in source else None
    if opened is not None:
        sign = source[opened : opened + 3]
        yield opened, f"a block of code starts here ({sign}), and nothing ends it: put the same sign below it, or take this one out."
        return
    # Each of these is asked only where the sign stands that it is about.
    if "<!--" in code or "-->" in code:
        yield from _comments(code)
    prose = visible
    if "<!--" in prose:
        prose = blanked(_OPEN_COMMENT, prose)
    if "`" in prose:
        prose = blanked(CODE, prose)
    if "<" in prose:
        yield from _tags(prose)
    if "??" in code or "!!" in code:
        yield from _folds(code)
    if "**" in prose:
        yield from _bold(prose)
    if "|" in code:
        yield from _tables(code)
    if "[^" in prose:
        yield from _notes(prose)
    if "^[" in prose:
        yield prose.index("^["), "`^[` starts a note in another program, and would be printed here: cite the source, or write a sentence."


def _open_fence(source: str) -> int | None:
    """Return where a code block starts that does not end."""
    opened: re.Match[str] | None = None
    for match in _FENCE_LINE.finditer(source):
        if opened is None:
            if "`" not in match["rest"] or match["sign"][0] == "~":
                opened = match
        elif match["sign"].startswith(opened["sign"]) and not match["rest"].strip():
            opened = None
    return opened.start("sign") if opened else None


def _comments(source: str) -> Iterator[tuple[int, str]]:
    for place in open_comments(source):
        yield place, WITHOUT_END
    rest = blanked(ANY_COMMENT, source)
    for match in re.finditer(r"-->", rest):
        if "<!--" not in rest[: match.start()]:
            yield match.start(), "`-->` ends a comment that never started: start it with `<!--`, or take this out."


def _tags(source: str) -> Iterator[tuple[int, str]]:
    opened: list[tuple[str, int]] = []
    unknown: set[str] = set()
    for match in _TAG.finditer(source):
        closing, name, _, alone = match.groups()
        name = name.lower()
        if name in REFUSED:
            continue
        if name not in _HTML and not name.startswith("course-"):
            if closing and name in unknown:
                continue  # told where it opens
            unknown.add(name)
            if _TO_BE_FILLED_IN.fullmatch(match[0]):
                problem = f"`{match[0]}` would not be seen, as if it were HTML: fill in what it stands for, or write `…`."
            else:
                problem = f"there is no tag `<{name}>`.{_tag_meant(name) or ' Take it out, or fill in what it stands for.'}"
            yield match.start(), problem
        elif closing:
            if not any(other == name for other, _ in opened):
                yield match.start(), f"`</{name}>` closes what was never opened: take it out, or open it with `<{name}>`."
                continue
            while opened[-1][0] != name:
                other, place = opened.pop()
                yield place, f"`<{other}>` is not closed: put `</{other}>` where it ends."
            opened.pop()
        elif not alone and name not in VOID:
            opened.append((name, match.start()))
    for name, place in opened:
        if name not in {"p", "li"}:
            yield place, f"`<{name}>` is not closed: put `</{name}>` where it ends."
    for match in _DETAILS.finditer(source):
        if match["title"] is None:
            yield match.start(), "a fold has no title here: put `<summary>Title</summary>` right after `<details>`."
        elif not re.search(r"\w", _TAG.sub("", match["title"])):
            yield match.start(), "the title of this fold is empty: write it between `<summary>` and `</summary>`."
    for match in re.finditer(r"<summary\b", blanked(_DETAILS, source)):
        yield match.start(), "`<summary>` is the title of a fold: put it right after its `<details>`."
    for match in re.finditer(r"</?(?:details|summary|div|figure|table|section|span)\b[^<>]*(?=<|\Z)", source):
        yield match.start(), f"the tag `{match[0].split()[0]}` is not closed: put `>` at its end."


def _tag_meant(name: str) -> str:
    return suggestion(f"<{name}>", [f"<{known}>" for known in _HTML - REFUSED.keys()], 0.75)


def _folds(source: str) -> Iterator[tuple[int, str]]:
    for match in _FOLD_LINE.finditer(source):
        place = match.start("mark")
        if match["mark"] not in {"???", "???+", "!!!"} or not _FOLD_REST.fullmatch(match["rest"]):
            yield place, _OF_NO_FOLD
            continue
        if (kind := match["rest"].split()[0]) not in _KINDS_OF_NOTE:
            yield place, f"there is no note of the kind `{kind}`.{suggestion(kind, _KINDS_OF_NOTE) or ' Write `note`.'}"
        if '"' not in match["rest"]:
            yield place, "this note or fold has no title, and would get an English one: write it between quotes, after its kind."
        elif re.search(r'"\s*"', match["rest"]):
            yield place, "the title of this note or fold is empty: write it between the quotes."
        indent = len(match["indent"]) + 4
        below = next((line[0] for line in _LINE.finditer(source, match.end()) if line[0].strip()), "")
        if len(below) - len(below.lstrip(" ")) < indent:
            yield place, "this note or fold is empty: indent the lines that belong to it by four spaces more than it."
        elif (fallen := _fallen_out(source, match.end(), indent)) is not None:
            yield (
                fallen,
                "this line falls out of the note or fold above: indent it by four spaces more than that, or put an empty line above.",
            )


_LINE = re.compile(r"(?<=\n)[^\n]*")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)]) ")
_GOES_ON = re.compile(r"[^\W\d_](?<![A-ZÀ-Ý])")
"""The first letter of a line that goes on with a sentence: a small one."""


def _fallen_out(source: str, place: int, indent: int) -> int | None:
    """Return where the line stands that goes on with a note or a fold and is not indented as what belongs to it."""
    above = ""
    for line in _LINE.finditer(source, place):
        text, spaces = line[0].strip(), len(line[0]) - len(line[0].lstrip(" "))
        if text and spaces < indent:
            if _ITEM.match(text):  # that the indent of one is no indent at all is told by `layout`
                goes_on = spaces == indent - 4 and bool(_ITEM.match(above) or above.endswith(":"))
            else:
                goes_on = spaces > indent - 4 or (spaces == indent - 4 and bool(_GOES_ON.match(text)))
            return line.start() + spaces if above and goes_on else None
        above = text
    return None


def _bold(source: str) -> Iterator[tuple[int, str]]:
    for block in BLOCK.finditer(source):
        marks = list(re.finditer(r"(?<![\\*])\*\*(?!\*)", block[0])) if "**" in block[0] else []
        if len(marks) % 2:
            yield block.start() + marks[-1].start(), "the bold words that start or end here have only one `**`: put the other."


def _tables(source: str) -> Iterator[tuple[int, str]]:
    rows: list[tuple[int, str]] = []
    place = 0
    for line in [*source.split("\n"), ""]:
        if line.lstrip().startswith(("|", "\\|")):
            rows.append((place + len(line) - len(line.lstrip()), line.strip()))
        elif rows:
            yield from _table(rows)
            rows = []
        place += len(line) + 1


def _table(rows: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    if rows[0][1].startswith("\\"):
        return  # its head is told by `layout`
    cells = [len(_ROW.findall(line)) - 1 for _, line in rows]
    if len(rows) < 2 or not re.fullmatch(r"\|(?: *:?-+:? *\|)+", rows[1][1]):
        yield rows[0][0], "a table has a line such as `|---|---|` below its first row: add it, or take out the `|` at the start."
        return
    if len(rows) > 2 and len(set(cells[:1] + cells[2:])) == 1 and cells[0] != cells[1]:
        yield (
            rows[1][0],
            f"this line has {counted(cells[1], 'part')}, and each row of its table {cells[0]} cells: write `{'|---' * cells[0]}|`.",
        )
        return
    yield from _empty_cells(rows, cells[1])
    for (place, _), count in zip(rows, cells, strict=True):
        if count != cells[1]:
            yield (
                place,
                f"this row has {counted(count, 'cell')}, and the table {counted(cells[1], 'column')}: check the `|` signs.",
            )


def _empty_cells(rows: list[tuple[int, str]], columns: int) -> Iterator[tuple[int, str]]:
    """Yield the one cell of a column that is empty where all others have words.

    The first column may be left empty where a row goes on with what the one above is about, and a column of signs where none belongs.
    """
    bars = [(place, line, [match.start() for match in _ROW.finditer(line)]) for place, line in rows[2:]]
    whole = [(place, line, found) for place, line, found in bars if len(found) == columns + 1]
    for column in range(1, columns) if len(whole) > 2 else ():
        cells = [(place + found[column] + 1, line[found[column] + 1 : found[column + 1]].strip()) for place, line, found in whole]
        empty = [place for place, words in cells if not words]
        if len(empty) == 1 and all(re.search(r"\w\w|\d", words) for _, words in cells if words):
            yield empty[0], "this cell is empty: check whether its text was lost, or write `–` if none belongs here."


def _notes(source: str) -> Iterator[tuple[int, str]]:
    defined = set(re.findall(r"^\[\^([^\]]+)\]:", source, re.MULTILINE))
    used = {match[1]: match.start() for match in re.finditer(r"\[\^([^\]]+)\](?!:)", source)}
    for name, place in used.items():
        if name not in defined:
            yield place, f"the footnote `{name}` has no text: add a line `[^{name}]: …`."
    texts: set[str] = set()
    for match in re.finditer(r"^\[\^([^\]]+)\]:", source, re.MULTILINE):
        if match[1] in texts:
            yield match.start(), f"the footnote `{match[1]}` has a text already: give this one another name."
        texts.add(match[1])
        if match[1] not in used:
            yield match.start(), f"nothing refers to the footnote `{match[1]}`: put `[^{match[1]}]` into the text, or take it out."


_NO_FIGURE = re.compile(r"\{[^}\n]*\}|https?://\S+")
_WHOLLY = rf"(?!(?i:100 ?|honderd |hundred )(?:{PERCENT})(?! (?:van|of)\b))"
"""No figure, but a way of saying `wholly`: a hundred per cent, of nothing."""
_FIGURE = re.compile(rf"(?<![\w.,]){_WHOLLY}\d+(?:[.,]\d+)? ?(?:{PERCENT})|\b[nN] ?= ?\d")
_FIGURE_IN_WORDS = re.compile(rf"\b{_WHOLLY}(?i:{NUMBERS}) (?:{PERCENT})")
_SAMPLE = re.compile(
    r"(?i)\bn ?= ?\d|steekproef|panel|ondervraagd|deelnemers|respondenten|volwassenen|studenten|mensen die meededen|"
    r"sample|surveyed|participants|respondents|adults|students|\bof the \d+ "
)
_SETTING = re.compile(
    rf"(?:^|(?<=[.:!?] ))(?:Zet|Zoom|Draai|Print|Set|Turn|Dim)\b[^.!?;:\n]*? (?:op|naar|to|at) (?:\d+(?:[.,]\d+)?|\w+) ?(?:{PERCENT})",
    re.MULTILINE,
)
"""Something that a reader is told to set: a percentage of no people."""
_PERCENTAGE = rf"(?:\d+(?:[.,]\d+)?|{NUMBERS}) ?(?:{PERCENT})"
_OF_A_WHOLE = (
    r"(?:van|of) (?:de |het |je |jouw |uw |een |elke |elk |the |your |our |a |an |each |every )?"
    r"(?:tijd|sessie|bijeenkomst|gesprek|uur|dag|week|avond|middag|budget|geld|ruimte|kamer|aandacht|energie|agenda"
    r"|time|session|meeting|conversation|hour|day|week|evening|afternoon|money|room|space|attention|energy|diary)\b"
)
_SPENT = re.compile(
    r"(?:(?:^|(?<=[.:!?] ))(?:Besteed|Reserveer|Houd|Bewaar|Gebruik|Neem|Laat|Geef|Trek|Plan|Spend|Reserve|Keep|Set|Use|Leave|Give|Allow)"
    r"|\b(?:[Jj]e|[Jj]ij|[Uu]|[Ww]e|[Yy]ou) (?:besteedt|besteden|reserveert|houdt|gebruikt|neemt|spend|reserve|keep|use|need))"
    rf" (?:\w+ ){{0,3}}?{_PERCENTAGE} {_OF_A_WHOLE}"
    rf"|\b{_PERCENTAGE} {_OF_A_WHOLE} (?:is|gaat|blijft|goes) (?:voor|naar|for|to|into)\b",
    re.MULTILINE,
)
"""A share of the time, the money or the room that one has: of no people."""
_SPENT_SIGN = re.compile(r"(?:%|cent) (?:van|of) ")
_TERMS = re.compile(
    r"\b(?:score van|score of|werkt?|werken|werkte|works?|worked|exclusief|inclusief|excl\.|incl\.|excluding|including|plus) "
    rf"\d+(?:[.,]\d+)? ?(?:{PERCENT})|\d+(?:[.,]\d+)? ?(?:{PERCENT}) (?:btw|korting|toeslag|VAT|discount|off|in rekening"
    r"|van het (?:bedrag|tarief|honorarium|cursusgeld|loon)|of the (?:fee|price|amount|salary))\b"
)
"""Prices, a pass mark and hours of work: percentages that nobody measured among people."""
_FIGURE_SIGNS = ("%", "=", " procent", " per cent", " percent")
"""One of these stands in every text that has a figure."""


@rule(
    "figure-source",
    "A figure (a percentage, or n = …) stands in a paragraph, a list item or a table row with the label of research or of what is "
    "contested, a source, and the people among whom it was measured.",
    why="A percentage without its people and its source is quoted as a truth about everybody.",
    mend="Start the paragraph with `<!-- course:research -->`, say who was asked (`n = 120`, a sample, a panel), and cite the source.",
    example=Example("modules/sample/nl.md", "<!-- course:research --> In een steekproef", "In een steekproef"),
)
def labelled_figures(course: Course) -> Reports:
    """Report figures without a label that suits them, a source or a sample."""
    for language in LANGUAGES:
        for document in course.documents(language):
            yield from document.once(_figures_in_blocks)
    for record in course.records:
        if isinstance(record, (Question, Term)):
            yield from record.once(_figures_in_record)
    for writing in course.writings:
        yield from writing.once(_untrue_figures, _FIGURE_SIGNS)


def _figures_in_blocks(document: Document) -> Iterator[tuple[Position, str]]:
    if any(sign in document.source for sign in _FIGURE_SIGNS):
        is_case = "vignettes" in document.file.parts
        for start, block in document.blocks:
            for place, problem in _unlabelled(block):
                if not is_case:
                    yield document.position(start + place), problem
                elif not _is_told(document, start + place):
                    instead = "say it without a number, or tell it in the text of the module"
                    yield document.position(start + place), f"this figure has no source, and a case cites none: {instead}."


def _is_told(case: Document, place: int) -> bool:
    """Say whether a figure in a case is one of its people, whose own percentages nobody measured, and of nobody else; or is said by one."""
    if is_in_words_of_somebody(case.source, place):
        return True
    before = [heading.id or "" for heading in case.headings if case.offset(heading.position) <= place]
    is_of_the_story = not before or before[-1].startswith(("people", "scene", "development"))
    return is_of_the_story and not _SHARE_OF_PEOPLE.search(case.source, place, place + _NEAR)


_PEOPLE = (
    r"(?:van|of) (?:hen|ze|them|people|(?:de|alle|die|deze|the|all|these|those) "
    r"(?:\w+ )?(?:mensen|deelnemers|respondenten|ondervraagden|cliënten|stellen|koppels|paren|vrouwen|mannen|volwassenen|therapeuten|"
    r"hulpverleners|people|participants|respondents|clients|couples|women|men|adults|therapists|professionals))\b"
)
_SHARE_OF_PEOPLE = re.compile(f"(?:%|cent) {_PEOPLE}")
_NEAR = 60
"""Signs from a figure on among which it says of whom it is."""


def _figures_in_record(record: Node) -> Iterator[tuple[Position, str]]:
    label, sources = getattr(record, "label", ""), getattr(record, "sources", ())
    for text in record.texts():
        for language, words in text.items():
            found = _figure_in(words)
            if found is not None and (label == "practice" or not sources) and not text.document(language).citations:
                yield text.document(language).position(found), "this figure has no source: give one here, or the label `research`."


_OF_PEOPLE = re.compile(rf"(?<![\w.,])(?P<share>\d{{3,5}})(?:[.,]\d+)? ?(?:{PERCENT}) {_PEOPLE}")


_OVER_ALL = re.compile(
    r"(?<![\w.,])(?<!\b(?:met|tot|wel) )(?<!\bby )(?<!\bto )(?<!stijging van )(?<!toename van )(?<!groei van )"
    rf"(?P<share>\d{{3,5}})(?:[.,]\d+)? ?(?:{PERCENT})"
    r"(?! (?:meer|hoger|groter|more|higher|larger|increase|rise|growth|van het gemiddelde|of the average))"
)
"""A share of more than all, if it is one: something can grow by 150%."""


def _untrue_figures(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield shares of more than all, and the first figure of a text in a data file that rests on nothing."""
    for match in _OF_PEOPLE.finditer(document.visible):
        if int(match["share"]) > 100:
            yield document.position(match.start()), f"`{match[0]}` is more than all of them: look the figure up."
    for start, block in document.blocks:
        for match in _OVER_ALL.finditer(block) if "course:research" in block else ():
            if int(match["share"]) > 100 and not _OF_PEOPLE.match(block, match.start()):
                problem = f"`{match[0]}` is more than all of those who were asked: look the figure up, and the comma in it."
                yield document.position(start + match.start()), problem
    # What has a label has a rule of its own, and a work is its own source.
    if isinstance(document, TextDocument) and not document.citations and not document.is_in_entry_with("label", "sources", "apa"):
        found = _figure_in(document.source)
        if found is not None:
            yield (
                document.position(found),
                "this figure has no source: cite it in the same text, or leave it out where nothing can be cited.",
            )


def _figure_in(text: str) -> int | None:
    """Return where the first figure of a text stands."""
    if not any(sign in text for sign in _FIGURE_SIGNS):
        return None
    prose = blanked(_TERMS, blanked(_SETTING, blanked(_NO_FIGURE, text)))
    if _SPENT_SIGN.search(prose):
        prose = blanked(_SPENT, prose)
    patterns = (_FIGURE, _FIGURE_IN_WORDS) if "cent" in prose else (_FIGURE,)
    return min((found.start() for pattern in patterns if (found := pattern.search(prose))), default=None)


_MEASURED = re.compile(r"course:(?:research|contested)\b")
"""The labels of what rests on studies, or is disputed between them."""


def _unlabelled(block: str) -> tuple[tuple[int, str], ...]:
    place = _figure_in(block)
    if place is None:
        return ()
    if "course:test-size" in block:  # a number of the course itself, which no study gives
        return ((place, "this figure is typed in: write `<!-- course:pass-mark -->` in its place, if it is the pass mark."),)
    if not LABEL.search(block):
        return ((place, "this figure has no evidence label: start the paragraph with `<!-- course:research -->`."),)
    if not re.search(r"@[a-z0-9]+(-[a-z0-9]+)+", block):
        return ((place, "this figure has no source: cite it in the same paragraph."),)
    if not _SAMPLE.search(block):
        return ((place, "this figure has no sample: say in the same paragraph who was asked, such as `n = 120`."),)
    if not _MEASURED.search(block):
        problem = (
            "this figure was measured, and the paragraph has the label of practice: write `<!-- course:research -->`, or put the figure"
        )
        return ((place, f"{problem} into a paragraph of its own."),)
    return ()
