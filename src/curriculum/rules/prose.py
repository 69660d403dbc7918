"""Rules for the prose itself: slips of the keyboard that no dictionary knows, and dates."""

from __future__ import annotations

import re
from calendar import monthrange, weekday
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import compress, islice, pairwise, zip_longest
from operator import eq

from curriculum.findings import Part
from curriculum.load import Course
from curriculum.models import LANGUAGES, Constellation, Node, Text, Writing
from curriculum.numerals import DAYS, MONTHS
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, rule, same
from curriculum.text import ANY_COMMENT, CODE, PARAGRAPH, Document, blanked
from curriculum.yamlfile import Key

# Words of both languages

_NO_DOUBLE = (  # what can stand twice in Dutch (het, een, dat, is, ik) is left out
    "de en van te met voor bij naar als maar dus wij hij deze omdat want terwijl zonder tussen mijn onze "
    "the a an and to with for of but by from they we are at our your or than its their because if while between without"
)
_NEVER_TWICE = frozenset(_NO_DOUBLE.split())
_ENDS_NEVER_TWICE = (
    *("heid", "heden", "iteit", "schap", "ingen", "ënt", "ënten", "peut", "peuten", "isch", "ische", "lijke", "isme"),
    *("tion", "tions", "ness", "ship", "ships", "ity", "ment", "ments", "pist", "pists"),
)
"""How nouns and adjectives end that are neither verbs nor said twice for force."""
_CAN_END_IN_A_DOT = "bijv resp incl excl mevr ongev univ prof vert uitg approx dept assoc sept corp trans"
"""Short for longer words, so that the sentence may go on in small letters."""
_LEFT_OPEN = "de en the and an"
"""No title or name ends in one of these."""
_OPEN_ENDS = (",", *(f" {word}" for word in _LEFT_OPEN.split()))
_DOUBLED = re.compile(
    rf"\b({'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in sorted(_NEVER_TWICE))})(\s+)(?=[a-z])(?i:\1)\b(?!-)"
)
"""The first may start a sentence; the second, where it has a capital, is the start of a name."""
_LONG_DOUBLED = re.compile(rf"(?<![\w-])([^\W\d_]{{3,}}(?:{'|'.join(_ENDS_NEVER_TWICE)}))(\s+)\1(?![\w-])")
_PHRASE_DOUBLED = re.compile(r"(?<![\w’-])([^\W\d_]+(?:[ \n][^\W\d_]+){3,7}(?<! van)(?<! of))[ \n](?=[a-zà-ÿ])\1(?![\w’-])")
"""Four words or more that stand twice without a comma between: what is said twice for force has one."""
_SENTENCE = 24
"""Signs of a sentence that does not stand twice by chance."""
_SAID_TWICE = re.compile(rf"(?<![^\s‘“(])([A-ZÀ-Ý][^.?!\n]{{{_SENTENCE},}}\.) \1(?!\w)")
_SMALL_START = re.compile(r"\. (?=[a-z]{2,}\b)(?:(?<=[^\W\d_]{4}\. )|(?<=[\])’”·]\. ))(?P<word>\w+)")
"""After a word that is no short form; or after a citation, a bracket or a quotation."""
_BROKEN_OFF = re.compile(rf"(?:^#[^\n]*|\A(?=[^\n]*\Z)[^\n]*)(?P<last>(?<= )(?:{'|'.join(_LEFT_OPEN.split())})|,)[ ·]*$", re.MULTILINE)
_GOES_ON = f"{_LEFT_OPEN} omdat because my your our"
_CUT = re.compile(
    r"[.?!](?=\s|$)(?:" + "|".join(rf"(?<=[^\W\d_] {word}.)" for word in _GOES_ON.split()) + ")",
    re.MULTILINE,
)
"""Ends a sentence that must go on. (It starts at the mark, since there are fewer of these than of words.)"""
_ENGLISH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"i(?=’(?:m|ve|d|ll)\b| [a-z])(?<![^\s‘“]i)"), "`i` is written with a capital here: I."),
    (re.compile(r"n (?<=\b[Aa]n )(?=[bcdfgjklmnpqrstvwz][a-z])"), "`an` stands before a consonant: write `a`."),
    (re.compile(r" a (?<=[a-z] a )(?=[ai][a-z]{3}|e(?![uw])[a-z]{3})"), "`a` stands before a vowel: write `an`."),
)
_STARTERS = "Ze Daarom Daarna Toch Maar Ook Want Dit Daar She They But There Then And Because However"
_NO_STOP = re.compile(r" (?<=[a-zà-ÿ]{2} )(?P<start>" + "|".join(_STARTERS.split()) + r")(?= [a-zà-ÿ]+ [a-zà-ÿ])")
"""A word that starts sentences, and is neither a name nor an answer to choose, within one: the full stop before it was lost."""
_GAP = re.compile(r" (?:,(?=[^\W\d_]| |$)|;(?= |$)|\.(?= [A-ZÀ-Ý]|$))(?<=[^\W\d_] .)", re.MULTILINE)
_NO_GAP = re.compile(r"[.?!;](?=[A-ZÀ-Ý][^\W\d_]{2})(?<=[^\W\d_]{2}.)|,(?=[^\W\d_]{2})(?<=[^\W\d_]{2}.)")
_GAP_WITHIN = re.compile(r"[(‘“](?= \w)|[)’”](?<=[\w.,?!] .)(?<!\d .)(?=[\s.,:;?!)]|$)", re.MULTILINE)
"""A space behind what opens a bracket or a quotation, or before what closes it."""
_GLUED_STARS = re.compile(r"\*(?<=[.?!:;,]\*)\*?(?=[^\W\d_])")
"""Between a mark and a letter: the end of slanted or bold words, or their start, without a space beside it."""
_QUESTIONED = re.compile(r"\?(?=[a-zà-ÿ])(?<=[^\W\d_]{2}\?)")
"""Stands in every text that has one of the following."""
_IN_A_WORD = re.compile(r"(?<![\w./=&?-])[^\W\d_]{2,}\?[a-zà-ÿ]+(?![\w=&/?]|\.\w)")
"""A word with what a program writes for a letter that it does not know: `cli?nt`."""
_NO_PROSE = re.compile(r"\((?<=\]\()(?:[^()\n]|\([^()\n]*\))*\)|https?://[^\s\]\"<>]+|`[^`\n]*`|\{[^}\n]*\}|\[@[^\]]*\]")
_CAPITALS = re.compile(r" (?=[A-ZÀ-Ý]+ [A-ZÀ-Ý])(?<=[A-ZÀ-Ý] )(?P<rest>[A-ZÀ-Ý]+(?: [A-ZÀ-Ý]+(?![^\W\d_])){3,})")
"""Five words or more in capitals: names and short forms do not stand in such a row without a comma."""
_HYPHEN = re.compile(r"-(?<=\d-)(?=[1-9])")
_RANGE = re.compile(r"(?<![\w./-])([1-9]\d{0,3})-([1-9]\d{0,3})(?![\w-]|[./]\d)")
_NO_RANGE = re.compile(r"(?i)(?:\b(?:isbn|issn|nummers?|numbers?|bel|call|tel\.?|versie|version|stand|score)[ :]*|[\w’]-)$")
"""Stands before two numbers with a hyphen that are one."""
_LONG = 12
"""Words of a paragraph that does not stand twice by chance."""


def _paragraph_before(text: str, place: int) -> str:
    """Return what stands before a place in its paragraph."""
    return text[text.rfind("\n\n", 0, place) + 1 : place]


def is_quoted(text: str, place: int) -> bool:
    """Say whether a place in a text lies within a quotation, or in a paragraph that is one."""
    paragraph = _paragraph_before(text, place)
    if paragraph.lstrip().startswith(">"):
        return True
    starts = [(paragraph.rfind(opens), closes) for opens, closes in (("‘", "’"), ("“", "”"))]
    return any(start >= 0 and not re.search(rf"{closes}(?!\w)", paragraph[start:]) for start, closes in starts)


@rule(
    "typing",
    "Words, capitals, spaces, marks, brackets and quotes stand as they should. Paragraphs, and sentences in data files, end with a full "
    "stop or the like, and no paragraph stands twice in a text.",
    why="A slip makes a reader doubt the facts too; a paragraph that stands twice is most often left by a merge.",
    mend="Look at the place that the message names.",
    example=Example("modules/sample/nl.md", "Begin bij de woorden", "Begin bij de de woorden"),
)
def typing(course: Course) -> Reports:
    """Report doubled words, signs and paragraphs, spaces in wrong places, brackets and quotes, and sentences without an end."""
    for writing in course.writings:
        yield from writing.once(_odd_spaces, among=_with_odd_spaces)
        yield from writing.once(_odd_signs, among=_with_odd_signs)
        yield from writing.once(_slips, among=_with_a_slip)
        yield from writing.once(_brackets, among=_with_brackets)
        yield from writing.once(_said_twice, among=_that_say_twice)
        yield from writing.once(_broken_off, among=_that_break_off)
        yield from writing.once(_cut_short, among=_that_are_cut)
        yield from writing.once(_shouts, among=_that_shout)
        yield from writing.once(_ranges, among=_with_a_range)
    for writing in (*course.written("nl"), *course.written("en")):
        yield from writing.once(_wide, among=_with_wide_signs)
    for writing in course.written("en"):
        yield from writing.once(_english_slips, among=_with_an_english_slip)
    for language in LANGUAGES:
        for document in course.documents(language):
            yield from document.once(_doubled_paragraphs)
            yield from document.once(_without_end)
            yield from document.once(_without_start)
            yield from document.once(_announces_nothing)
    for file in course.data:
        yield from file.once(_unlike_the_others)


_SPACES = ("\u00a0", "\u202f", "\u2007", "\u2009")
"""Spaces that look like any other, and are none."""
_TWO_SPACES = re.compile(r"  (?<=\S  ) *(?=\S|$)", re.MULTILINE)
_ODD_SPACE = re.compile(rf"{_TWO_SPACES.pattern}|[{''.join(_SPACES)}]", re.MULTILINE)


def _with_odd_spaces(writing: Writing) -> Iterator[Document]:
    special = [space for space in _SPACES if space in writing.source]
    if not special and not _TWO_SPACES.search(writing.source):
        return iter(())
    return writing.where(lambda source: any(space in source for space in special) or ("  " in source and _TWO_SPACES.search(source)))


def _odd_spaces(document: Document) -> Iterator[tuple[Position, str]]:
    text = blanked(_NO_WORDS, document.without_code, "·")
    for match in _ODD_SPACE.finditer(text):
        if match[0][0] in _SPACES:
            yield document.position(match.start()), f"a special space stands here (U+{ord(match[0]):04X}): write a plain one."
        elif text.startswith("\n", match.end()) or match.end() == len(text):
            problem = "spaces at the end of this line break it: take them out"
            more = "A new paragraph starts after an empty line, and a line of verse ends in `<br>`."
            yield document.position(match.start()), f"{problem}. {more}"
        elif not text.startswith(("|", ": "), text.rfind("\n", 0, match.start()) + 1):  # neither in a table nor in a list of meanings
            yield document.position(match.start()), "two or more spaces stand here: one is enough."


CODE_FOR_A_LINE = r"\\[nt](?<!\\\\.)(?:(?![a-z]{2})|(?<=[.?!,:;]\\.))"
"""What programs write for a new line or a tab."""
_REVERSED = re.compile(r"‘(?:(?<=[\w.,!?…]‘)|(?=[stnk]\b(?!’)))")
_SPACED_HYPHEN = re.compile(r"(?<=[^\W\d_]) - (?=[^\W\d_‘“])|(?<=[’)]) - (?=[^\W\d_‘“])")
_NO_NOTE = "`{}` is the number of a note that is not here: cite the source, as in `[@key]`, or take it out."
_ODD_SIGNS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("..", re.compile(r"\.\.(?<!\.\.\.)(?![./])|\.{4,}"), "`{}` stands here: write one, or `…`."),
    (",,", re.compile(",,+"), "`{}` stands here: write one."),
    (",", re.compile(r",[.;:](?![)\w])"), "`{}` stands here: one of the two is enough."),
    (";;", re.compile(";;+"), "`{}` stands here: write one."),
    (".", re.compile(r"[?!]\.(?!\.)"), "`{}` stands here: one of these marks is enough."),
    ("!!", re.compile("!!+"), "`{}` stands here: write one, unless somebody is quoted."),
    ("??", re.compile(r"\?\?+"), "`{}` stands here: write one, unless somebody is quoted."),
    ("--", re.compile(r"(?<=\w)(?: -- |--)(?=\w)"), "`{}` would be printed as it stands: write a comma, or `–`."),
    (
        "\\",
        re.compile(CODE_FOR_A_LINE),
        "`{}` is printed so: start a new line, or write a space.",
    ),
    ('"', re.compile(r'"(?:[^"\n]*")?'), '`"` is a straight quote: write ‘…’, and “…” for a quotation within one.'),
    ("'", re.compile("'"), "`{}` is a straight quote: write ’ for an apostrophe, and ‘…’ around words."),
    ("‘", _REVERSED, "`{}` opens a quotation, and stands where one ends or a letter is left out: write ’."),
    ("‘‘", re.compile("‘‘"), "`{}` stands here: a quotation is opened once."),
    ("’’", re.compile("’’(?<![sxz]..)"), "`{}` stands here: a quotation is closed once, and one within it stands between “ and ”."),
    ("´", re.compile("´"), "`{}` is an accent without its letter: write ’ for an apostrophe."),
    *((sign, re.compile(rf"(?<=[^\W\d_]|[.,;:!?)\]’·])(?<!\bm)(?<![dckh]m){sign}"), _NO_NOTE) for sign in "¹²³"),
    (" - ", _SPACED_HYPHEN, "`{}` is a hyphen, and stands here as a dash: write a comma, or `–`."),
)
"""A sign that must be there at all; what is looked for then; and what is wrong with it."""
_NO_WORDS = re.compile(rf"{CODE.pattern}|<[^<>]*>|^ *(?:\?\?\?\+?|!!!)[^\n]*$", re.DOTALL | re.MULTILINE)
"""Code, comments, tags, and the first line of a note or fold: there quotes have a meaning of their own."""


_WIDE = re.compile("(?<=[^\\W\\d_])[\uff01-\uff5e\u3001\u3002]|[\uff01-\uff5e\u3001\u3002](?=[a-zA-ZÀ-ÿ])")
"""Signs as wide as those of Chinese and Japanese, beside a letter of ours."""


_WIDE_SIGN = re.compile("[\uff01-\uff5e\u3001\u3002]")


def _with_wide_signs(writing: Writing) -> Iterator[Document]:
    return writing.matching(_WIDE) if _WIDE_SIGN.search(writing.source) else iter(())


def _wide(document: Document) -> Iterator[tuple[Position, str]]:
    for match in _WIDE.finditer(document.without_code):
        yield document.position(match.start()), f"`{match[0]}` is a character of another script: write the one on the keyboard."


def _with_odd_signs(writing: Writing) -> Iterator[Document]:
    present = [(sign, pattern) for sign, pattern, _ in _ODD_SIGNS if sign in writing.source and pattern.search(writing.source)]
    return (
        writing.where(lambda source: any(sign in source and pattern.search(source) for sign, pattern in present)) if present else iter(())
    )


def _odd_signs(document: Document) -> Iterator[tuple[Position, str]]:
    prose = blanked(_NO_WORDS, as_read(document))
    for sign, pattern, problem in _ODD_SIGNS:
        for match in pattern.finditer(prose) if sign in prose else ():
            if sign in {"!!", "??", " - "} and is_in_words_of_somebody(prose, match.start()):
                continue
            yield document.position(match.start()), problem.format(match[0].strip())


def is_in_words_of_somebody(text: str, place: int) -> bool:
    """Say whether a place lies within a quotation, or within slanted words, as those of a message."""
    paragraph = _paragraph_before(text, place)
    return is_quoted(text, place) or len(re.findall(r"(?<!\*)\*(?!\*)", paragraph)) % 2 > 0


_END = re.compile(r"[.?!:;…–—][’”\"')*_\]]*$")
_AFTER_THE_END = re.compile(r"<!--.*?-->|\{[^}\n]*\}|\s*\[@[^\]]*\]|<[^<>]*>|\]\([^()]*\)|\[\^[^\]]*\]", re.DOTALL)
_NO_SENTENCE = re.compile(r"[#|`~<>–—]|\\[-*+|]|-[^\W\d]|\[[^\]\n]*\]\([^()\n]*\)(?: *\{[^}\n]*\})?$|!\[|!!!|\?\?\?|\[\^|[-*_]{3}")
_BEFORE_THE_TEXT = re.compile(r"(?:(?:!!!|\?\?\?\+?) [^\n]*\n\s*)?(?:<!-- *course:(?:research|practice|contested) *-->\s*)?")
"""The first line of a note or fold, and a label."""
_ITEM = re.compile(r"(?:[-*+]|\d+[.)]) ")
_SMALL = re.compile(rf"{_ITEM.pattern}[^\W\dA-ZÀ-Ý]")
_FEW = 8
"""Words of an item that needs no mark at its end."""


def _without_end(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield paragraphs that end without a mark: most often their end was lost. A signature and the like needs none."""
    start = len(document.source) - len(document.body)
    blocks = [block for block in document.blocks if block[0] >= start]
    for number, (place, block) in enumerate(blocks):
        if not _lacks_end(block):
            continue
        if _ITEM.match(block.lstrip()):
            beside = [other for _, other in blocks[max(0, number - 1) : number]]
            if not _SMALL.match(block.lstrip()):  # a list that is one sentence has a full stop at its end only
                beside += [other for _, other in blocks[number + 1 : number + 2]]
            if not any(_ITEM.match(other.lstrip()) and _has_end(other) for other in beside):
                continue  # a list of which no item has one
        end = place + len(block.rstrip()) - 1
        yield document.position(end), "this paragraph ends without a full stop or the like: check whether its end was lost, or put one."


_STARTS_SMALL = re.compile(r"[a-zà-ÿ]{2,} [^\n]*[.?!]$")
_IS_PLAIN = re.compile(r"(?:<!-- *course:(?:research|practice|contested) *-->\s*)?[A-ZÀ-Ý][^\n]*[.?!]$|#{1,6} ")
"""A heading, or a paragraph of whole sentences."""


def _without_start(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield paragraphs that start in a small letter below a heading or a whole paragraph: most often their start was lost."""
    if "vignettes" in document.file.parts:  # people write to each other as they like
        return
    start = len(document.source) - len(document.body)
    blocks = [block for block in document.blocks if block[0] >= start]
    for (_, before), (place, block) in pairwise(blocks):
        if _STARTS_SMALL.fullmatch(block.rstrip()) and (
            _IS_PLAIN.match(before) if before.startswith("#") else _IS_PLAIN.fullmatch(before.rstrip())
        ):
            yield document.position(place), "this paragraph starts in a small letter: check whether its start was lost, or write a capital."


_COLON = re.compile(r":(?=[*_)’”]*[ \t]*$)", re.MULTILINE)
_OPENED = re.compile(
    r"\b(?:lijst(?:je)?|rijtje|opsomming|list)\b[^.?!:]*:|(?:^|[,.] )(?:[Aa]ls|[Ii]ndien|[Ii]f|[Uu]nless|[Tt]enzij):", re.MULTILINE
)
"""Ends what announces a list, or a sentence of which the rest must come."""
_PLAIN = re.compile(r"<!-- *course:(?:research|practice|contested) *-->\s*[A-ZÀ-Ý]|[A-ZÀ-Ý][^\W\d]* [^‘“*]*?[.?!] [A-ZÀ-Ý]")
"""Starts a paragraph of whole sentences, which is neither a list, a table or a quotation, nor names in a row."""


def _announces_nothing(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield the colon at the end of a paragraph behind which nothing follows that it could announce."""
    if not _COLON.search(document.source):
        return
    text = document.without_code if "```" not in document.source and "~~~" not in document.source else document.source
    blocks = list(PARAGRAPH.finditer(text, len(document.source) - len(document.body)))
    for block, after in zip_longest(blocks, blocks[1:]):
        last = block[0].rpartition("\n")[2]
        colon = _COLON.search(last)
        if colon is None or last.lstrip().startswith(("#", "|", "!!!", "???")):
            continue
        if _ITEM.match(block[0]) or _ITEM.match(last.lstrip()):  # one that is to be filled in, maybe
            continue
        is_opened = after is not None and _OPENED.search(last) and _PLAIN.match(after[0])
        if after is None or after[0].startswith("#") or is_opened or _indent(text, after) < _indent(text, block):
            problem = "this colon announces something, and nothing follows: put it back below, or end the sentence with a full stop."
            yield document.position(block.end() - len(last) + colon.start()), problem


def _indent(text: str, block: re.Match[str]) -> int:
    return block.start() - text.rfind("\n", 0, block.start()) - 1


def _has_end(block: str) -> bool:
    return block.rstrip()[-1] in ".?!:;…" or block.rstrip().endswith("__") or bool(_END.search(_AFTER_THE_END.sub("", block).strip()))


_ENDS_A_HEADING = re.compile(r"\{ *#[\w-]+ *\}\s*\Z")
"""Where none starts, that is told by itself."""
_OF_A_GREETING = 12
"""Words of the end of a letter: a greeting, and below it who writes."""


def _lacks_end(block: str) -> bool:
    is_greeting = block.partition("\n")[0].rstrip().endswith(",") and "\n" in block.strip() and len(block.split()) <= _OF_A_GREETING
    if is_greeting or _has_end(block) or _ENDS_A_HEADING.search(block) or _NO_SENTENCE.match(_BEFORE_THE_TEXT.sub("", block.strip(), 1)):
        return False
    text = _AFTER_THE_END.sub("", block).strip()
    is_signed = text.startswith("*") and text.endswith("*")
    return not is_signed and len(text.split()) >= (_FEW if _ITEM.match(text) else 4)


_A_FEW_WORDS = {"title", "theme", "term", "name", "who", "good_for", "anchors", "author", "country"}
"""Fields of data files that hold a name or a few words, and no sentence."""


def _unlike_the_others(file: Node) -> Iterator[tuple[Position, str]]:
    """Yield texts of a data file that lack their end or start in a small letter, where all others beside them are whole sentences."""
    if isinstance(file, Constellation):  # a drawing has names and notes only
        return
    texts = [text for text in file.texts() if _A_FEW_WORDS.isdisjoint(text.path_in_file)]
    for is_whole, problem in (
        (
            _is_ended,
            "this text ends without a full stop or the like, and those beside it have one: check whether its end was lost, or put one.",
        ),
        (_is_started, "this text starts with a small letter, and those beside it do not: check whether its start was lost."),
    ):
        odd = [text for text in texts if not all(is_whole(text[language]) for language in LANGUAGES)]
        places = [_list_of(text) for text in texts] if odd else []
        for text in odd:
            place = _list_of(text)
            beside = [other for other, there in zip(texts, places, strict=True) if other is not text and place in {(), there}]
            others = [words for other in beside for _, words in other.items()]
            for language, words in text.items():
                compared = others or [other for _, other in text.items() if other != words]
                if compared and not is_whole(words) and all(map(is_whole, compared)):
                    document = text.document(language)
                    yield document.position(len(document.source) - 1 if is_whole is _is_ended else 0), problem


def _list_of(text: Text) -> tuple[Key, ...]:
    """Return where the list stands of which a text is a part, and which part it is of each item; nothing if it stands by itself."""
    path = text.path_in_file
    last = next((place for place in range(len(path) - 1, -1, -1) if isinstance(path[place], int)), None)
    return () if last is None else (*path[:last], *path[last + 1 :])


def _is_ended(words: str) -> bool:
    """Say whether a text ends with a mark, or with an item of a list, which needs none."""
    return _has_end(words) or bool(_ITEM.match(words.rpartition("\n")[2].lstrip()))


def _is_started(words: str) -> bool:
    return not words.removeprefix("[x] ").split(maxsplit=1)[0].islower()  # a box to tick is told by itself


_PAIRS = (("(", ")", False), ("[", "]", False), ("“", "”", False), ("‘", "’", True))
"""What opens, what closes, and whether the latter has other uses too."""


def _with_a_slip(writing: Writing) -> Iterator[Document]:
    has_words, has_phrases = _doubles(writing.source)
    doubled = [*((_DOUBLED, _LONG_DOUBLED) if has_words else ()), *((_PHRASE_DOUBLED,) if has_phrases else ())]
    return writing.matching(*doubled, _GAP, _NO_GAP, _GAP_WITHIN, _GLUED_STARS, _QUESTIONED, _SMALL_START, _NO_STOP)


_WORD = re.compile(r"[^\W_]+")


def _doubles(source: str) -> tuple[bool, bool]:
    """Say whether a word may stand twice that never does, and whether four words or more may: a first look, which is quick."""
    words = _WORD.findall(source.lower())
    twice = frozenset(compress(words, map(eq, words, islice(words, 1, None))))
    return (
        not _NEVER_TWICE.isdisjoint(twice) or any(word.endswith(_ENDS_NEVER_TWICE) for word in twice),
        any(bytes([1] * 4) in bytes(map(eq, words, islice(words, number, None))) for number in range(4, 9)),
    )


_BETWEEN = re.compile(r"[.?!]\s+|\n")


def _says_twice(source: str) -> bool:
    """Say whether a sentence may stand twice, one after the other: a first look, which is quick."""
    return any(len(one) > _SENTENCE and two.startswith(one.lstrip(" -‘“(")) for one, two in pairwise(_BETWEEN.split(source)))


def _that_say_twice(writing: Writing) -> Iterator[Document]:
    return writing.where(_says_twice) if _says_twice(writing.source) else iter(())


def _said_twice(document: Document) -> Iterator[tuple[Position, str]]:
    for match in _SAID_TWICE.finditer(as_read(document)):
        yield document.position(match.end(1) + 1), "this sentence stands here twice: take one out."


def _that_break_off(writing: Writing) -> Iterator[Document]:
    return writing.where(lambda source: "#" in source or source.rstrip(" ·").endswith(_OPEN_ENDS))


def _broken_off(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield headings and short texts that end in a word after which more must come."""
    for match in _BROKEN_OFF.finditer(as_read(document)):
        yield document.position(match.start("last")), f"this ends in `{match['last']}`: check whether its end was lost."


def _that_are_cut(writing: Writing) -> Iterator[Document]:
    return writing.matching(_CUT)


def _cut_short(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield sentences that end in a word after which more must come; somebody may be interrupted."""
    prose = as_read(document)
    for match in _CUT.finditer(prose):
        if not is_in_words_of_somebody(prose, match.start()):
            word = prose[: match.start()].rpartition(" ")[2]
            yield document.position(match.start() - len(word)), f"this sentence ends in `{word}`: check whether its end was lost."


def _that_shout(writing: Writing) -> Iterator[Document]:
    return writing.matching(_CAPITALS)


def _shouts(document: Document) -> Iterator[tuple[Position, str]]:
    prose = as_read(document)
    for match in _CAPITALS.finditer(prose):
        if not is_in_words_of_somebody(prose, match.start()):
            yield document.position(match.start("rest")), f"`{match['rest'][:30]}` stands in capitals: write it as any other sentence."


def _with_a_range(writing: Writing) -> Iterator[Document]:
    return writing.matching(_HYPHEN)


def _ranges(document: Document) -> Iterator[tuple[Position, str]]:
    prose = as_read(document)
    for match in _RANGE.finditer(prose):
        if int(match[1]) < int(match[2]) and not _NO_RANGE.search(prose, max(0, match.start() - 12), match.start()):
            yield (
                document.position(match.start(2) - 1),
                f"between two numbers stands a dash (–): write `{match[1]}–{match[2]}`.",
            )


def _with_an_english_slip(writing: Writing) -> Iterator[Document]:
    return writing.matching(*(pattern for pattern, _ in _ENGLISH))


def _english_slips(document: Document) -> Iterator[tuple[Position, str]]:
    prose = as_read(document)
    for pattern, problem in _ENGLISH:
        for match in pattern.finditer(prose):
            yield document.position(match.start()), problem


_FOREIGN_QUOTES = re.compile("[„‚‟«»‹›]")
_QUOTED = re.compile(
    r"(?P<opens>‘)|(?P<closes>’(?:(?<=[.?!,…;:]’)(?!\w)|(?<=[^\W\d_]{3}[^\W\dsxz_]’)(?<!in’|[cg]e’|[cs]h’)(?=[\s.?!,;:)]|\Z)))|’(?!\w)"
)
"""What opens a quotation, what closes one for sure, and what may: after a mark it is no apostrophe, nor after a longer word, but in
`the partners’ choice`, `Alice’ moeder` and `I was thinkin’`."""


def _with_brackets(writing: Writing) -> Iterator[Document]:
    foreign = [sign for sign in "„‚‟«»‹›" if sign in writing.source]
    return writing.where(lambda source: _may_be_uneven(source) or any(sign in source for sign in foreign))


def _may_be_uneven(source: str) -> bool:
    if "\n" in source:
        return True
    for opens, closes, is_enough in _PAIRS:
        if opens in source or (not is_enough and closes in source):
            opened, closed = source.count(opens), _closed(source, closes)
            if opened > closed or (opened < closed and not is_enough):
                return True
    return _not_opened(source) is not None


_APOSTROPHE = re.compile(r"’(?=\w)")
"""Stands before a letter, where no quotation ends."""


def _closed(source: str, closes: str) -> int:
    """Return how many times something may be closed."""
    return source.count(closes) - (len(_APOSTROPHE.findall(source)) if closes == "’" and "‘" in source else 0)


def _not_opened(source: str) -> int | None:
    """Return where a quotation ends in a paragraph that does not begin in it, if one does."""
    may_be_open = False
    for match in _QUOTED.finditer(source) if "’" in source else ():
        if match["closes"] and not may_be_open:
            return match.start()
        may_be_open = bool(match["opens"]) or (may_be_open and not match["closes"])
    return None


def as_read(document: Document) -> str:
    """Return what readers see of a text, with signs in the place of addresses, code and the like: same length, same lines."""
    return document.once(_read)[0]


def _read(document: Document) -> Iterator[str]:
    yield blanked(_NO_PROSE, document.visible, "·")


def _slips(document: Document) -> Iterator[tuple[Position, str]]:
    prose = as_read(document)
    for match in _DOUBLED.finditer(prose):
        yield document.position(match.start(2) + len(match[2])), f"`{match[1]}` stands here twice: take one out."
    for match in _LONG_DOUBLED.finditer(prose):
        if not is_in_words_of_somebody(prose, match.start()):
            yield document.position(match.start(2) + len(match[2])), f"`{match[1]}` stands here twice: take one out."
    for match in _PHRASE_DOUBLED.finditer(prose):
        if not is_in_words_of_somebody(prose, match.start()):
            yield document.position(match.end(1) + 1), f"`{match[1]}` stands here twice: take one out."
    for match in _SMALL_START.finditer(prose):
        if prose[max(0, match.start() - 20) : match.start()].split()[-1].strip("(‘“*").lower() in _CAN_END_IN_A_DOT.split():
            continue
        yield (
            document.position(match.start("word")),
            f"`{match['word']}` starts a sentence: write it with a capital, or take the full stop out.",
        )
    for match in _NO_STOP.finditer(prose):
        problem = f"before `{match['start']}` a full stop is missing: put it there, or write a small letter."
        yield document.position(match.start("start")), problem
    for match in _GAP.finditer(prose):
        mend = "put it behind" if prose[match.end() : match.end() + 1].isalpha() else "take it out"
        yield document.position(match.start()), f"before `{match[0].strip()}` stands a space: {mend}."
    for match in _NO_GAP.finditer(prose):
        if match[0] == ";" and re.search(r"&#?\w+$", prose[: match.start()]):
            continue  # code for a sign
        yield document.position(match.start()), f"after `{match[0]}` a space is missing: put it there."
    for match in _GAP_WITHIN.finditer(prose) if "(" in prose or "‘" in prose or "“" in prose else ():
        where = "behind" if match[0] in "(‘“" else "before"
        yield document.position(match.start()), f"{where} `{match[0]}` stands a space: take it out."
    for match in _GLUED_STARS.finditer(prose):
        yield document.position(match.start()), f"beside `{match[0]}` a space is missing: put it between the mark and the next word."
    for match in _IN_A_WORD.finditer(prose):
        problem = f"`{match[0]}` has a question mark within a word: write the letter that was lost (é, ë, ï …), or a space behind the mark."
        yield document.position(match.start()), problem


def _brackets(document: Document) -> Reports:
    for block in PARAGRAPH.finditer(as_read(document)):
        if foreign := _FOREIGN_QUOTES.search(block[0]):
            yield (
                document.position(block.start() + foreign.start()),
                f"`{foreign[0]}` is no quotation mark of this course: write ‘…’, and “…” for a quotation within one.",
            )
            continue
        if not _may_be_uneven(block[0]):
            continue
        if (place := _not_opened(block[0])) is not None:
            yield document.position(block.start() + place), "`’` ends a quotation that was not opened: put ‘ where it begins."
        words = _SMILEY.sub(lambda match: " " * len(match[0]), _without_letters(block[0]))
        for opens, closes, is_enough in _PAIRS:
            count, closed = words.count(opens), _closed(words, closes)
            if count > closed or (count < closed and not is_enough):
                sign, place = (opens, words.rfind(opens)) if count > closed else (closes, words.find(closes))
                if (sign == "‘" and (_REVERSED.search(words) or "'" in words)) or (sign == "“" and '"' in words):
                    continue  # that is reported where it stands
                other = closes if count > closed else opens
                yield Report(
                    document.position(block.start() + place),
                    f"`{sign}` stands here without its `{other}`: put that too, or take this out.",
                    part=Part.BRACKET if sign in {"(", "["} else None,
                )


_SMILEY = re.compile(r"(?<!\S)[:;]-?[()](?!\w)")
_LETTER = re.compile(r"(?<![^\s])(?:[a-z]|\d{1,2}|[ivx]{1,4})\)")
"""What counts in a sentence: a) this, b) that."""


def _without_letters(block: str) -> str:
    """Return a paragraph without the brackets that only follow the letter or number of an item, at its start or in a sentence."""
    words = re.sub(r"^( *\w{1,3})\)", r"\1 ", block, flags=re.MULTILINE)
    letters = [match for match in _LETTER.finditer(words) if words.count("(", 0, match.start()) <= words.count(")", 0, match.start())]
    if len(letters) + len(re.findall(r"^ *\w{1,3}\)", block, flags=re.MULTILINE)) > 1:
        for match in letters:
            words = f"{words[: match.end() - 1]} {words[match.end() :]}"
    return words


_LETTERS = 4
"""Signs of a word, at the least: what has more than so many words is looked for in the whole text."""


def _doubled_paragraphs(document: Document) -> Reports:
    first: dict[str, Position] = {}
    above: list[str] = []
    last = ""
    for start, block in document.blocks:
        if block == last and _SENTENCE < len(block) <= 2 * _LONG * _LETTERS and _IS_PLAIN.fullmatch(block.rstrip()):
            yield document.position(start), "this paragraph stands just above already: take one of the two out."
            continue
        last = block
        words = ANY_COMMENT.sub("", block).split() if len(block) > 2 * _LONG else []
        if len(words) >= _LONG:
            position = document.position(start)
            if (before := first.setdefault(" ".join(words).casefold(), position)) != position:
                problem = f"this paragraph stands in line {before.line} already: take one of the two out."
                yield Report(position, problem, cause=same(f"doubled {document.file} {position.line - before.line}"))
            elif _is_almost(words, above):
                yield position, "this paragraph is the one above, but for a word or two: keep the one that is right."
        above = words


def _is_almost(words: list[str], others: list[str]) -> bool:
    """Say whether two paragraphs of sentences differ in so little that a merge has most likely left both."""
    if min(len(words), len(others)) < _ALMOST_LONG or words[0][0] in _NO_PLAIN_START or others[0][0] in _NO_PLAIN_START:
        return False
    from difflib import SequenceMatcher

    differing = len(Counter(words) - Counter(others)) + len(Counter(others) - Counter(words))
    return differing <= _ALMOST_ALIKE and SequenceMatcher(None, words, others, autojunk=False).ratio() > _ALIKE


_ALMOST_LONG = 16
_ALMOST_ALIKE = 4
"""Words that may differ, of the two paragraphs together."""
_ALIKE = 0.85
_NO_PLAIN_START = "-*+|>#!?[0123456789"
"""Starts an item, a row, a quotation and the like, which may be much like the one above."""


_NUMBERS = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
_NAMES = "|".join(_NUMBERS)
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w/.,-])(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])",
        r"(?<![\w/.,-])(?P<day>\d\d?)-(?P<month>\d\d?)-(?P<year>[12]\d{3})(?![\w/-])",
        rf"(?<![\w/.,-])(?P<day>\d\d?)(?:e|st|nd|rd|th)? (?:of )?(?P<month>{_NAMES})\b(?:,? (?P<year>[12]\d{{3}})\b)?",
        rf"\b(?P<month>{_NAMES}) (?P<day>\d\d?)(?:st|nd|rd|th)?(?:, (?P<year>[12]\d{{3}})\b|(?=[),.;]|$))",
    )
)
_DAY_OF_THE_WEEK = re.compile(
    rf"\b(?P<name>(?i:{'|'.join(name for names in DAYS for name in names)})),? (?:(?:de |the )?(?P<day>\d\d?)(?:e|st|nd|rd|th)? (?:of )?"
    rf"(?P<month>{_NAMES})|(?P<first>{_NAMES}) (?P<second>\d\d?)(?:st|nd|rd|th)?),? (?P<year>[12]\d{{3}})\b"
)
_QUICK = re.compile(
    rf"[0-9](?:-[0-9][0-9]?-[0-9]|(?:e|st|nd|rd|th)? (?:of )?(?:{_NAMES})\b)"
    r"|[JFMASOND][a-z]{2,8} [0-9]{1,2}\b"
)
"""One of these stands in every text that has a date."""
_LEAP_YEAR = 2000
_TOO_FAR = 10
"""Years from now to a day that nobody plans."""
_YEARS = re.compile(r"[–-](?<=\d\d\d\d[–-])(?<![\w.,/–-].....)(?P<last>(?:1[5-9]|20)\d\d)(?![\w/–-])")


@rule(
    "date",
    "Every day that a text names stands in the calendar, on the day of the week that it is given.",
    why="A date that no calendar has is a slip of which nobody can tell what was meant.",
    mend="Look the date up.",
    example=Example("modules/sample/nl.md", "Begin bij de woorden", "Op 31 april 2025 begon het. Begin bij de woorden"),
)
def dates(course: Course) -> Reports:
    """Report dates such as 31 April and 2026-02-29, in texts and in APA entries."""
    for writing in course.writings:
        yield from writing.once(_impossible_dates, among=_with_a_date)
        yield from writing.once(_years_that_run_back, among=_with_years)


def _with_a_date(writing: Writing) -> Iterator[Document]:
    return writing.matching(_QUICK)


def _impossible_dates(document: Document) -> Iterator[tuple[Position, str]]:
    for place, problem in _days_that_are_none(as_read(document)):
        yield document.position(place), problem
    for match in _DAY_OF_THE_WEEK.finditer(as_read(document)):
        day, month, year = int(match["day"] or match["second"]), _NUMBERS[match["month"] or match["first"]], int(match["year"])
        if 1 <= day <= monthrange(year, month)[1]:
            names = DAYS[weekday(year, month, day)]
            if match["name"].lower() not in map(str.lower, names):
                problem = f"`{match[0]}` was a {names[1]} ({names[0]}): look up which of the two was meant."
                yield document.position(match.start()), problem


_NO_YEARS = ("ISSN ", "ISSN: ", "issn ", "eISSN ", "e-ISSN ")
_BEFORE_CHRIST = re.compile(r" (?:v\. ?Chr|voor Christus|voor onze|BCE?\b|before Christ)")


def _with_years(writing: Writing) -> Iterator[Document]:
    return writing.matching(_YEARS)


def _years_that_run_back(document: Document) -> Iterator[tuple[Position, str]]:
    prose = as_read(document)
    for match in _YEARS.finditer(prose):
        first = prose[match.start() - 4 : match.start()]
        is_none = prose.endswith(_NO_YEARS, 0, match.start() - 4) or _BEFORE_CHRIST.match(prose, match.end())
        if not is_none and first[:2] in {"15", "16", "17", "18", "19", "20"} and first > match["last"]:
            years = f"{first}{match[0]}"
            yield document.position(match.start() - 4), f"`{years}` ends before it starts: check which of the two years is wrong."


def _days_that_are_none(text: str) -> Iterator[tuple[int, str]]:
    for pattern in _DATES:
        for match in pattern.finditer(text):
            month = _NUMBERS.get(match["month"]) or int(match["month"])
            year = int(match["year"] or _LEAP_YEAR)
            if not 1 <= month <= len(MONTHS) or not 1 <= int(match["day"]) <= monthrange(year, month)[1]:
                yield match.start(), f"there is no day `{match[0]}`: look up which was meant."
            elif year > datetime.now(UTC).year + _TOO_FAR:
                yield match.start(), f"`{match[0]}` lies more than {_TOO_FAR} years ahead: look up which year was meant."
