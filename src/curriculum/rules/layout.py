"""Rules for Markdown that the site reads otherwise than it was meant, or prints as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from curriculum.findings import Part
from curriculum.load import Course
from curriculum.models import TextDocument, Writing
from curriculum.rules.catalogue import Example, Report, Reports, rule
from curriculum.rules.prose import CODE_FOR_A_LINE, is_in_words_of_somebody
from curriculum.rules.structure import INLINE_DIRECTIVES, LABEL, LABEL_DIRECTIVES, MODULE_DIRECTIVES, PAGE_DIRECTIVES
from curriculum.text import ANY_COMMENT, BLOCK, CODE, Document, blanked

_ITEM = re.compile(r" *(?P<sign>[-*+]|\d{1,4}[.)])(?: +|$)")
_ITEMS = re.compile(rf"^{_ITEM.pattern}", re.MULTILINE)
_HOLDER = re.compile(r" *(?:(?:[-*+]|\d{1,3}[.)]) |\?\?\?|!!!|\[\^)")
"""What can hold an indented paragraph: an item of a list, a note or a fold, a footnote."""
_RULE_OF_TABLE = re.compile(r" *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?")
_GLUED = re.compile(r"(?:-|\d{1,2}[.)])(?=[^\W\d_]|\*{1,2}[^\W_]|[‘“])|\*(?=\w[^*\n]*$)")
_WITHOUT_POINT = re.compile(r" *(?P<number>\d{1,2}) (?=[A-ZÀ-Ý*‘“])")
"""Starts a line that would be an item with a full stop behind its number."""
_ALONE = re.compile(r"<!--\s*course:([a-z-]+)[^>]*-->")

_FILLED_IN = re.compile(r"\{\{[^{}\n]*\}?\}?|\{%[^{}\n]*\}?|\}\}|%\}")
_PRINTED: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = tuple(
    (tuple(signs.split()), re.compile(pattern, re.MULTILINE), problem)
    for signs, pattern, problem in (
        ("~~", r"~~\S", "`~~` does not strike anything out here: leave the words out, or say in words what was dropped."),
        ("==", r"==\w[^=\n]*==", "`==` does not mark anything here: use `**` for words that matter most."),
        (":", r":(?<![\w:/]:)[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w/])", "a name between colons makes no picture here: leave it out."),
        (
            "] ",
            r"^[ ]*(?:[-*+] )?\[[ xX]\] ",
            "no box can be ticked here: take the brackets out. An item of a list starts with `- `; a right option has `key: true`.",
        ),
        ("===", r"^=== ?[\"']", "tabs cannot be made here: use headings."),
        (
            "{{ {% %} }}",
            _FILLED_IN.pattern,
            "braces would be printed here, and nothing fills them in: take them out, and write the words themselves.",
        ),
        ("8<", r"-{1,2}8<-{1,2}", "no other file can be put in here: write the text itself."),
        ("[TOC] [toc]", r"^\[(?:TOC|toc)\]", "the page has a table of contents already: take this out."),
        (":::", r"^:{3,}", "a note is written `!!! note`, with its text below it, indented by four spaces."),
        ("[!", r"^> ?\[!", "a note is written `!!! note`, with its text below it, indented by four spaces."),
        ("*[", r"^\*\[[^\]\n]+\]:", "abbreviations are explained in the glossary (modules/glossary.yml), not here."),
        (
            "$",
            r"(?<![\w$\\])\$(?=[A-Za-z\\])[^$\n]{0,40}(?<=[^\s$])\$(?![\w$])",
            "formulas cannot be shown here: write them in words and figures, and words in italics as `*words*`.",
        ),
        ("$$", r"\$\$", "formulas cannot be shown here: write them in words and figures."),
        (":", r"^:[ ]+\S", "a list of words and meanings cannot be made here: use a table, or `- **word**: meaning`."),
        ("[[", r"\[\[(?!@)", "`[[` makes no link here: write `[words](/page.md)`."),
        (
            "2.",
            r"1(?:(?<=^1)|(?<=[.:?!’] 1))\. [^\n]+ 2\. \S",
            "a list runs on in one line here: give each item a line of its own; in a data file, below `|` and not `>`.",
        ),
        ("&amp;", r"&amp;(?:amp|lt|gt|quot|nbsp|#\d+);", "this would be printed as `&amp;` and the rest: write the character itself."),
        (
            ") – — \\",
            r"^ *(?:\d{1,2}\)|[a-z]\)|[–—]|\\[-*+]|\d{1,2}\\[.)]) (?=[^\n]*\n *(?:\d{1,2}\)|[a-z]\)|[–—]|\\?[-*+]|\d{1,2}\\?[.)]) )",
            "these lines would run together into one paragraph: a list has `- ` or `1. ` before each item.",
        ),
        ("• ◦ ▪ ‣ ●", r"^ *[•◦▪‣●](?=[ \t]*\S)[^\n]*(?:\n *[•◦▪‣●][^\n]*)*", "this bullet makes no list: write `- ` before each item."),
        (
            "\\",
            r"(?<!\\)\\$",
            "a `\\` at the end of a line would be printed: take it out. After an empty line a paragraph starts; verse has `<br>`.",
        ),
        ("#", r"^ +#{1,6}[ \w]", "before the `#` of a heading stand spaces, so this is none: take them out."),
        ("#", r"^[-*+] #{1,6} ", "a heading cannot stand in a list: put it on a line of its own."),
        ("#", r"^#{1,6} *$", "this heading has no words: write them, or take it out."),
    )
)
"""Signs, of which one must be there at all; what is looked for then; and what is wrong with it."""
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ADDRESS = re.compile(r"\]\(\S*\)|https?://\S+")
_WOULD_BE_PRINTED = "braces have a meaning of their own, and would be printed here or change the page: take them out."
_ID = re.compile(r"#[a-z0-9]+(?:-[a-z0-9]+)*")
_LOST_ITS_SIGNS = (
    "an id in braces ends a heading, and this line is none: a heading starts with `## ` (or `### `) and has an empty line above it. "
    "If none was meant, take the braces out."
)
_BOLD_STARS = re.compile(r"\\\*|\*\*|^ *\*(?= )", re.MULTILINE)
"""Stars that start or end no slanted words."""
_NO_STARS = re.compile(r"\\\*|\*\*|(?m:^[ ]*\*(?= ))|(?<![^\s(])\*(?= |$)")
_BRACES = re.compile(r"\{(?P<inside>[^{}\n]*)(?P<end>\}?)")
_WORTH_READING = re.compile(r"[~=:{$&*_`#<•◦▪‣●\\]|\[\[|\] |8<|\n")

_IN_COMMENT = re.compile(r"(?<=<!--).*?(?=-->)", re.DOTALL)
_TAKEN_AWAY = r"\\`*_{}\[\]()>#+.!|\-"
"""Before one of these signs a backslash is not printed itself: it takes the meaning of the sign away."""
_PRINTED_BACKSLASH = re.compile(rf"(?!{CODE_FOR_A_LINE})\\(?<!\\\\)(?:\\\\)*(?=[^{_TAKEN_AWAY}\s])(?!o/)(?:<!--|\S\w{{0,12}})")
_MEANING = tuple(
    (re.compile(pattern, re.MULTILINE), meant)
    for pattern, meant in (
        (r"\\!?\[(?=[^\[\]\n@]*\\?\]\\?\((?:/|https?:|mailto:|tel:|#|[\w/-]+\.md))", "a link or an image"),
        (r"\\\](?=\\?\((?:/|https?:|mailto:|tel:|#|[\w/-]+\.md))", "the end of the words of a link"),
        (r"\\\((?<=\]..)(?=/|https?:|mailto:|tel:|#|[\w/-]+\.md)", "the address of a link"),
        (r"\\\[(?=\\?@)", "a citation"),
        (r"\\\[(?=\^\w)", "a footnote"),
        (r"\\#{1,6}(?= \w)(?:(?<=^.#)|(?<=^.##)|(?<=^.###)|(?<=^.####))", "a heading"),
        (r"\\!{1,3}(?= [a-z]+ \")", "a note"),
        (r"\\>(?<=^..)(?= [^\W\d_])", "a quotation"),
        (r"\\\|(?<=^..)", "a row of a table"),
    )
)
"""What a backslash keeps from being what was most likely meant."""
_SPACED_STAR = re.compile(r"(?<![\w*\\])\*(?=[^\W_]|[‘“(])[^*\n]*(?<=\S) \*(?![\w*‘“(\\]| \d)")
"""Slanted words with a space before the star that ends them."""
_SHOWN_STARS = re.compile(
    r"\\(?<![\w\\]\\)(?P<sign>[*_])(?:\\?(?P=sign))?(?=[^\W_]|[‘“])[^\n*_]{1,80}?(?<=[\w.,:;!?’”])\\?(?P=sign)(?:\\?(?P=sign))?(?!\w)"
)
"""Words between stars of which one or more would be printed; a star alone has its uses, such as in `trans\\*`."""


@rule(
    "layout",
    "Lists, tables, indents and marks are written in the way that the site reads, and a comment `<!-- course:… -->` stands where it "
    "can be filled in.",
    why="Programs differ in what they make of Markdown; here the list would be one long line, or the marks would be printed.",
    mend="Put a blank line before a list and a table, start them at the left, indent what belongs to an item by four spaces.",
    example=Example("modules/sample/nl.md", "## Probeer het { #try-it }\n", "## Probeer het { #try-it }\n\nVraag naar:\n- namen\n"),
)
def layout(course: Course) -> Reports:
    """Report what Python-Markdown takes for something else, or prints as it stands."""
    for writing in course.writings:
        yield from writing.once(_faults, among=_worth_reading)


_HEADING_MARK = re.compile("#{1,6}(?= )")
"""Starts a heading; an option that starts so has a rule of its own."""


def _faults(document: Document) -> Reports:
    for place, problem in sorted(dict(_all_faults(document)).items()):
        yield Report(document.position(place), problem, part=Part.LABEL if problem == _OF_NO_SENTENCE else None)


def _worth_reading(writing: Writing) -> Iterator[Document]:
    return writing.where(_WORTH_READING.search)


def _all_faults(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the offset of each fault, and what is wrong."""
    prose = blanked(CODE, document.visible) if "`" in document.source else document.visible
    for signs, pattern, problem in _PRINTED:
        if any(sign in prose for sign in signs):
            for match in pattern.finditer(prose):
                yield match.start() + len(match[0]) - len(match[0].lstrip()), problem
    for match in _ENTITY.finditer(prose) if "&" in prose else ():
        if match[0][1:] not in html5 and match[0][1] != "#":
            yield match.start(), f"there is no character called `{match[0]}`: write the character itself."
        elif not unescape(match[0]).isprintable():
            yield match.start(), f"`{match[0]}` is code for a character that nobody sees: write a plain space, or nothing."
    if isinstance(document, TextDocument) and (mark := _HEADING_MARK.match(prose)) and not document.is_in_entry_with("feedback"):
        yield 0, f"a text in a data file has no headings, and `{mark[0]}` would be printed or change the page: take it out."
    yield from _unpaired(blanked(_SHOWN_STARS, prose) if "\\" in prose else prose)
    if "{" in prose:
        yield from _attributes(blanked(_FILLED_IN, prose))
    if "\\" in document.source:
        yield from _backslashes(blanked(_IN_COMMENT, blanked(CODE, document.without_code)))
    if "\n" in document.source:
        text = blanked(ANY_COMMENT, document.without_code, "·")
        yield from _lines(text)
        yield from _lists(text)
        yield from _empty_items(text)
    if "course:" in document.source:
        yield from _directives(document)


def _backslashes(text: str) -> Iterator[tuple[int, str]]:
    """Yield backslashes that would be printed, or print what was meant as markup: editors put them before signs that are typed in."""
    for match in _PRINTED_BACKSLASH.finditer(text):
        yield match.start(), f"the `\\` of `{match[0]}` would be printed: take it out. (A path or code stands between `` ` ``.)"
    for pattern, meant in _MEANING:
        for match in pattern.finditer(text):
            yield match.start(), f"with a `\\` before it, `{match[0][1:]}` is printed as it stands, and is not {meant}: take the `\\` out."
    for match in _SHOWN_STARS.finditer(text):
        if not is_in_words_of_somebody(text, match.start()):
            yield match.start(), f"`{match[0]}` would be printed with its marks: write `*words*` or `**words**`, without `\\`."


def _has_pairs(text: str) -> bool:
    return "*" in text or "_" in text or "`" in text


_FENCE_SIGNS = re.compile("^[ \t]*`{3,}", re.MULTILINE)
"""What starts a block of code, which is told if it has no end."""


def _unpaired(prose: str) -> Iterator[tuple[int, str]]:
    """Yield signs that come in pairs and stand alone in their paragraph, item or row."""
    for block in BLOCK.finditer(prose) if _has_pairs(prose) else ():
        if not _has_pairs(block[0]):
            continue
        words = blanked(_ADDRESS, block[0]) if "](" in block[0] or "://" in block[0] else block[0]
        spaced = list(_SPACED_STAR.finditer(blanked(_BOLD_STARS, words))) if " *" in words else []
        for match in spaced:
            yield (
                block.start() + match.end() - 2,
                "before the `*` that ends words in italics stands a space, and the stars would be printed: take the space out.",
            )
        if "*" in words and not spaced:
            bare = blanked(_NO_STARS, words)
            if bare.count("*") % 2:
                yield block.start() + bare.rindex("*"), "the words in italics that start or end here have only one `*`: put the other."
        bold = [match.start() for match in re.finditer(r"(?<![\\*])\*\*(?!\*)", words)] if "**" in words else []
        for start, end in zip(bold[::2], bold[1::2], strict=False):
            if words[start + 2].isspace() or words[end - 1].isspace():
                yield block.start() + start, "within `**` no space stands next to the stars: `**words**`."
        if "_" in words:
            opened = len(re.findall(r"(?<![\w\\/])_(?=\w)", words))
            if opened != len(re.findall(r"(?<=[\w.!?’])_(?![\w/])", words)):
                yield (
                    block.start() + words.index("_"),
                    "the words in italics that start or end here have only one `_`: use `*`, on both sides.",
                )
        if (ticks := blanked(_FENCE_SIGNS, words)).count("`") % 2:
            yield block.start() + ticks.rindex("`"), "the code that starts or ends here has only one `` ` ``: put the other."


def _attributes(prose: str) -> Iterator[tuple[int, str]]:
    """Yield what stands in braces and is neither the id of a heading nor the look of a link."""
    for match in _BRACES.finditer(prose):
        start = prose.rfind("\n", 0, match.start()) + 1
        before, inside = prose[start : match.start()], match["inside"].strip()
        if before.startswith("\\#"):
            continue  # that this is no heading is told by itself
        if not match["end"] and not before.startswith("#"):
            yield match.start(), _WOULD_BE_PRINTED
        elif not match["end"]:
            yield match.start(), "the brace that opens here is not closed: an id is written `{ #name }`."
        elif before.startswith("#") and before.endswith("\\"):
            yield match.start() - 1, "the `\\` keeps this from being the id of the heading, and it would be printed: take it out."
        elif before.startswith("#"):
            if not _ID.fullmatch(inside):
                yield (
                    match.start(),
                    "in the braces of a heading stands its id and nothing else, of small letters, digits and hyphens: `{ #name }`.",
                )
            elif prose[match.end() : match.end() + 1] not in {"", "\n"} and prose[match.end() :].partition("\n")[0].strip():
                yield match.end(), "after the braces with its id, the line of a heading ends: put what follows before them."
        elif _ID.fullmatch(inside) and before.strip() and not prose[match.end() :].partition("\n")[0].strip():
            yield match.start(), _LOST_ITS_SIGNS
        elif not (before.endswith(")") and re.fullmatch(r":?(?: *\.[\w-]+)+", inside)):
            yield match.start(), _WOULD_BE_PRINTED


def _lines(prose: str) -> Iterator[tuple[int, str]]:
    """Yield lists, tables and indented paragraphs that would not become what they look like."""
    place, first, holder = 0, "", False
    previous = ""
    lines = prose.split("\n")
    for number, line in enumerate(lines):
        text = line.strip()
        if not text:
            first = ""
        else:
            indent = len(line) - len(line.lstrip(" "))
            starts = not first
            if starts:
                first = line
                if indent >= 4 and not holder:
                    yield (
                        place + indent,
                        "this line is indented by four spaces or more, and would look like computer code: start it at the left.",
                    )
            if indent < 4 and (starts or _HOLDER.match(line)):
                holder = bool(_HOLDER.match(line)) or (holder and indent > 0)
            item = _ITEM.match(line)
            begins_list = bool(_ITEM.match(first.lstrip("\\"))) or first.lstrip().startswith(("#", "!!!", "???", *"•◦▪‣●"))
            if item and not starts and not begins_list and not previous.lstrip().startswith("#"):
                yield (
                    place + indent,
                    "a list that follows a paragraph needs a blank line before it: else it becomes a part of the sentence.",
                )
                first = line  # the items below it need none
            elif item and indent % 4:
                yield place + indent, "a list within a list is indented by four spaces (or eight), and a list itself by none."
            elif _GLUED.match(text) and indent % 4 == 0 and (starts or begins_list) and not _GLUED.match(previous.strip()):
                more = ", and in the items below it" if number + 1 < len(lines) and _GLUED.match(lines[number + 1].strip()) else ""
                yield place + indent, f"after the `-` or the `1.` that starts an item stands a space: put it there{more}."
            yield from _table(lines, number, place, starts=starts, first=first)
        previous = line
        place += len(line) + 1


def _lists(prose: str) -> Iterator[tuple[int, str]]:
    """Yield items that would be counted anew, skip a number, take the sign of those above them, or stand too deep to be items."""
    if not _ITEMS.search(prose):
        return
    above: dict[int, str] = {}  # by indent: the lists, notes and folds to which the next line can belong
    numbers: dict[int, int] = {}  # by indent: the last number of a list
    place, starts = 0, True
    for line in prose.split("\n"):
        indent, item = len(line) - len(line.lstrip(" ")), _ITEM.match(line)
        bare = _WITHOUT_POINT.match(line) if above.get(indent) == "number" and not starts else None
        if bare and int(bare["number"]) == numbers[indent] + 1:
            problem = f"write `{bare['number']}.`, or it becomes a part of the item above"
            yield place + indent, f"behind `{bare['number']}`, the number of an item, the full stop is missing: {problem}."
            numbers[indent] += 1
        elif line.strip() and (item or starts):
            above = {level: sign for level, sign in above.items() if level < indent or (level == indent and item and sign != "note")}
            holds = max((level for level in above if level < indent), default=indent)
            if item and indent % 4 == 0:
                sign, before = item["sign"], numbers.get(indent, 0)
                kind = "number" if sign[0].isdigit() else "bullet"
                if indent > holds + 4:
                    yield (
                        place + indent,
                        "this item would not be printed as one: indent it by four spaces more than the item to which it belongs.",
                    )
                elif indent not in above and kind == "number" and sign.strip(".)") != "1":
                    problem = "start with `1.`, or indent by four spaces what parts it from the items above."
                    yield place + indent, f"a list starts here, and would be numbered from 1, not from {sign.strip('.)')}: {problem}"
                elif above.get(indent) == kind == "number" and int(sign.strip(".)")) > before + 1:
                    problem = f"check whether an item was lost, or write `{before + 1}.` here."
                    yield place + indent, f"after `{before}.` stands `{sign}` here, and `{before + 1}.` would be printed: {problem}"
                elif above.get(indent, kind) != kind:
                    yield (
                        place + indent,
                        "bullets and numbers would be printed as one list here: use one of the two, or put a sentence between.",
                    )
                above[indent] = kind
                numbers[indent] = int(sign.strip(".)")) if kind == "number" else 0
            elif _HOLDER.match(line):
                above[indent] = "note"
        starts = not line.strip()
        place += len(line) + 1


_EMPTY = re.compile(r"^(?P<indent> *)(?:[-*+]|\d{1,3}[.)])(?P<name> \*\*[^*\n]+(?:\*\*:|:\*\*))? *$", re.MULTILINE)
"""An item of a list of which nothing stands in its line, or no more than a name and a colon."""
_BESIDE = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,3}[.)]) \*\*[^*\n]+(?:\*\*:|:\*\*) *\S")


def _empty_items(prose: str) -> Iterator[tuple[int, str]]:
    """Yield items of a list without a text, and those of which only the name is left where the one beside them has more."""
    for match in _EMPTY.finditer(prose):
        indent, below = len(match["indent"]), prose[match.end() + 1 :].lstrip("\n").partition("\n")[0]
        above = prose[: match.start()].rstrip().rpartition("\n")[2]
        if below.strip() and len(below) - len(below.lstrip()) > indent:
            continue  # its text stands below it
        if not match["name"]:
            if _ITEM.match(above) or _ITEM.match(below):
                yield match.start() + indent, "this item of a list is empty: check whether its text was lost, or take the item out."
        elif any((beside := _BESIDE.match(line)) and len(beside["indent"]) == indent for line in (above, below)):
            yield match.start() + indent, "this item has a name and no text, and the one beside it has: check whether it was lost."


def _table(lines: list[str], number: int, place: int, *, starts: bool, first: str) -> Iterator[tuple[int, str]]:
    line = lines[number]
    if "|" not in line:
        return
    below = lines[number + 1] if number + 1 < len(lines) else ""
    if line.startswith("|"):
        if not starts and not first.startswith(("|", "\\|", "#")) and not lines[number - 1].startswith("|"):
            yield place, "a table that follows a paragraph needs a blank line before it."
        elif starts and _RULE_OF_TABLE.fullmatch(below) and not line.replace("|", "").strip():
            yield place, "the first row of a table names its columns: fill it in."
    elif _RULE_OF_TABLE.fullmatch(below) and "|" in below and not below.startswith("|"):
        yield place, "each row of a table starts and ends with `|`: put them there."


_BEFORE_A_LABEL = re.compile(r"(?:.*(?<!\\)\|)?(?:\s|>|[-*+] |\d+[.)] |\[\^[^\]]+\]:)*+(?:(?P<stars>\*\*?)[^*]+(?P=stars)[.:,]?\s*|\\)?")
"""What can stand before the label of a paragraph, an item or a cell: its sign, and bold or slanted words that name it."""


def _is_start(before: str, above: str) -> bool:
    """Say whether a paragraph, an item or a cell starts behind what stands before in its line and in the lines above."""
    if not _BEFORE_A_LABEL.fullmatch(re.sub(r"<[^<>]*>", " ", before)):
        return False
    last = blanked(ANY_COMMENT, above).rstrip(" ").removesuffix("\n").rpartition("\n")[2].strip()
    return bool(before.strip()) or not last or last.startswith(("#", "!!!", "???", "<"))


_OF_NO_SENTENCE = "this label belongs to no sentence: put it at the start of the paragraph that it is about, on the same line."


def _directives(document: Document) -> Iterator[tuple[int, str]]:
    """Yield comments that ask for a part of the page and stand where none can be put."""
    text = document.without_code
    for match in _ALONE.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        before, after = text[start : match.start()], text[match.end() : end if end >= 0 else len(text)]
        if before.endswith("`") and after.startswith("`"):
            yield match.start(), "between `` ` `` this comment is only shown, and fills in nothing: take the `` ` `` around it out."
        elif match[1] in LABEL_DIRECTIVES:
            if not after.strip(" |"):
                yield match.start(), _OF_NO_SENTENCE
            elif LABEL.match(after.lstrip()):
                yield match.start(), "two labels stand side by side: keep the one that is right."
            elif not _is_start(before, text[:start]):
                yield (
                    match.start(),
                    "this label stands in the middle, and would be printed there: put it at the start of its paragraph, item or cell.",
                )
        elif match[1] in (MODULE_DIRECTIVES | PAGE_DIRECTIVES) - INLINE_DIRECTIVES:  # that it is misspelt is told by itself
            above, under = text[:start].rstrip(" "), text[end:].lstrip(" ") if end >= 0 else ""
            if before or after.strip() or (above and not above.endswith("\n\n")) or (under.strip() and not under.startswith("\n\n")):
                yield (
                    match.start(),
                    "this comment becomes a part of the page: put it on a line of its own, at the left, between blank lines.",
                )
