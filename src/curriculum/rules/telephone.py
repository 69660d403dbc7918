"""Telephone numbers in texts: what is one, whose it is said to be, and whether readers are told to call it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from curriculum.models import Writing
from curriculum.position import Position
from curriculum.text import Document, sentence_at

_BEFORE = r"(?<![\w.,/@#+=?&%‑-])"
_HOW_LONG = r"\d{1,3} (?:uur|u|hours?|dagen|days?|euro|(?:euro)?cents?|ct|p|pence|minuten|minutes)\b"
_LONG = re.compile(
    rf"{_BEFORE}(?<!\d\d [A-Z]{{4}} )(?!0000)(?:1-\d(?:[ -]?\d)+|"
    # A code in brackets, a code with a sign behind it that would else part two numbers, or the first digits.
    r"(?:\+\d{1,3} ?\(\d{1,4}\)[ -]?|1[ -]\(\d{3}\)[ -]?|\(\+?0\d{1,4}\)[ -]?|0\d{1,3} - (?=\d)|(?:\+\d{1,3} ?|0)\d{1,3}/(?=\d)|\+\d|0\d)"
    rf"(?:(?! 24[/ ]7\b| {_HOW_LONG})[ .–‑-]?\d)*)(?![\w-]|[.,]\d)"
)
"""A number of so many digits that it can be taken for nothing else, in one piece or in several."""
_FEWEST_DIGITS, _IN_ONE_PIECE, _WITH_A_ONE = 7, 8, 11
"""Digits that such a number has: any, one in one piece, and one of America that starts with 1."""
_DAY = r"(?:(?:0?[1-9]|[12]\d|3[01])[ ./–‑-])?(?:0?[1-9]|1[0-2])[ ./–‑-](?:19|20)\d\d(?!\d)"
_TIME = r"(?:[01]\d|2[0-4])\.[0-5]\d"
_NO_TELEPHONE = re.compile(
    rf"(?:{_DAY}(?:[ –-]*{_DAY})*|{_TIME}(?:[ –-]*{_TIME})*|\+\d{{1,3}}(?:\.\d{{3}})+)$|(?:\d\d?[./])?\d\d?[./](?:19|20)\d\d(?!\d)"
)
"""Dates, times, and figures such as +1.000.000."""
_COUNTED = re.compile(
    r"(?i)\b(?:ISSN|ISBN|ORCID|DOI|KvK|BIG|CRKBO|(?:accreditatie|registratie|inschrijf|lidmaatschaps|dossier|rekening|klant|project|artikel"
    r"|versie|KvK-|BIG-)nummer|(?:accreditation|registration|membership|account|project|article|reference|grant) number)s?:?(?: is)? $"
)
"""What stands before a number that nobody can call."""
_SHORT = re.compile(r"(?<![\w.,/@#+–‑-])(?<!= )(?:\d{3} \d{3}|14 0\d{2,3}|\d{3,6})(?![\w%–‑-]|[.,]\d|\.\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_A_YEAR = re.compile(r"(?i)\b(?:in|sinds|since|anno|vanaf|tot|until|jaar|year)\s\W*$")
_BEFORE_FIGURES = re.compile(r"(?i) at $|\b(?:call|ring|phone|dial)\b[^.]* \($")
"""What stands before a time, or a year: `call him at 1730`, `what we call romantic love (1774)`."""
_LONGEST_NAME = 100
"""Signs before a number among which the name of its service, and the word that tells to call it, are looked for."""

_PART = r"[^\s.!?;|]+"
_START = r"(?:^|[.!?:;,|(‘“*–-] ?|\b(?:en|of|dan|or|and|then|please) )"
_CALLED = re.compile(
    r"(?i)\b(?:(?:bel|belt|bellen|call|ring|phone|dial|telefoonnummers?|(?:tele)?phone numbers?|tel\.|tel:)[*:]*"
    r"|(?:nummers?|numbers?)(?:[*:]+| \|)) (?:\|[*: ]*)?(?:(?:je|dan|nu|meteen|direct|now|then) )?$"
)
"""What stands right before a number that is to be called, however short."""
_NAMED = re.compile(r"(?i)\b(?:noem|noemt|mention|(?:het|dit|de|the|this) (?:nummers?|numbers?)) (?:(?:je|dan|nu|ook|then|also) )?$")
"""The same, if no word follows that says of what it is the number: not `noem 100 namen`, nor `woont op nummer 121`."""
_TOLD = re.compile(
    rf"(?i)(?:\b(?:bel|belt|bellen|call|ring|phone|dial)(?: (?!(?:aan|bell)\b){_PART}){{0,5}}? (?:op|via|naar|on|at)"
    rf"|(?<!de )(?<!een )\b(?:app|appen|sms|sms’en|whatsapp)(?: {_PART}){{0,3}}? (?:naar|via)"
    rf"|\b(?:neem|neemt|zoek)(?: {_PART}){{0,4}}? contact (?:op )?(?:met|via)"
    rf"|{_START}contact|\bget in touch with"
    rf"|\btext (?-i:[A-Z]{{2,}} )?to|\bbelt? (?:je |dan )?(?:bij|in geval van|voor|tegen) {_PART}(?: {_PART})?"
    rf"|{_START}toets(?: dan| nu)?)(?: (?:het |the )?(?:nummer|number))? [*\[‘“]*$"
)
"""The same, with a few words between: `bel de lijn op 106`."""
_NAME_BEFORE = re.compile(
    rf"(?i){_START}(?:bel|call|ring|phone)(?: (?!(?:aan|op|it|this|that|them|themselves|itself|what|their|his|her|your|my|our|one)\b)"
    rf"{_PART}){{1,5}}?(?:, | \(|: )[*\[‘“]*$"
)
"""The same: `bel de lijn (106)`, and not `those who call their relationship open (106)`."""
_NUMBER_IS = re.compile(
    r"(?i:\b(?:het|dit|the|this) (?:nood|alarm|hulp|emergency |telephone )?(?:nummer|number))"
    r"(?: (?:van|voor|of|for) (?:de |het |the )?[A-ZÀ-Ý]\S*(?: [A-ZÀ-Ý]\S*)*)?(?: daar| there)? is:? [*\[‘“]*$"
)
"""The same, if the sentence ends behind the number."""
_AT_START = re.compile(r"(?:^[\s*>-]*|[.!?|] \**|(?i:\b(?:nummer|number)) \**)$")
_ANSWERED = re.compile(
    r"(?i)[*’”]*(?:,| is| \() ?(?:(?:er|ook|altijd|also|always) )?(?:dag en nacht|24/7|24 uur per dag|gratis|kosteloos|anoniem"
    r"|day and night|24 hours a day|free(?: of charge|phone| and)|toll-free|anonymous)\b"
)
"""What is said of a number with which a sentence starts, and of nothing that is counted."""
_CLOSED = r"[*)’”]*+(?:\]\([^)\s]*\)[*)’”]*+)?"
_SENTENCE_END = re.compile(rf"{_CLOSED}(?:[.!?]|$|\s*\|)")
_ALL_OF = r"(?:them|the|these|those|us|you|which|whom|all|our|my|his|her|their)\b"
_OF_NOTHING = re.compile(rf"[*)’”]*(?:[.,;:!?]|$|\s*\||\s(?:en|of(?! {_ALL_OF})|and|or|is|has)\b)")
_ALONE = re.compile(
    rf"{_CLOSED}(?:[.,;:!?]|$|\s*\||\s\(|\s(?:en|of(?! {_ALL_OF})|and|or|is|has|bij|voor|als"
    r"|wanneer|if|when|for|dag|day|gratis|free|om|ook|also)\b)"
)
"""No word follows that says of what it is the number."""
_ORDER_STARTS = r"(?:^|[\n.!?:;(>*|‘“] ?|, |\b(?:dan|en|of|dus|maar|and|or|so|then|but|please) )"
"""Where an order begins: that somebody did not call is a story, and no order."""
_NOT_CALLED = re.compile(
    rf"(?i)(?:{_ORDER_STARTS}(?:bel|noem) (?:dan |er |ook |dus )?(?:niet|nooit|geen)(?: meer)? "
    rf"|(?:{_ORDER_STARTS}(?:do not|don[’']t|never|not)|\byou (?:should|must|can)(?: not|n[’']t| never))(?: ever)?"
    r" (?:call|ring|phone|dial|mention) )(?:het nummer |the number )?[*\[‘“]*$"
)
"""What stands before a number that is not to be called, or before the link that calls it."""
_ORDERED = re.compile(rf"(?i){_ORDER_STARTS}(?:bel|noem|app|sms|call|ring|phone|dial) (?:het nummer |the number |naar )?[*\[‘“]*$")
_NOT_AFTER = re.compile(rf"(?i){_CLOSED} (?:niet|nooit)\b(?! (?:alleen|pas|eerst|enkel|slechts|later|altijd|zelf)\b)")
"""The same, behind a number that the words before it tell to call: `bel 112 niet`, and not `bel 112 niet alleen bij brand`."""
_RATHER = re.compile(r"(?i)^[^.!?\n]*\b(?:maar|tenzij|but|unless)\b")
"""Goes on to say what to do instead, or when to call it."""
_OF_SOMEBODY = re.compile(
    r"(?<!\w)(?P<before>(?:\w+ )?(?:[^\W\dA-ZÀ-Ý]\w*|Bel|Call|Ring|Phone) )?(?P<name>[A-ZÀ-Ý][\w’-]+(?: [A-ZÀ-Ý][\w’-]+)*)[*’”\]]*"
    r"(?:(?P<comma>, )|,? \(|: | (?:op|via|on|at)(?: het nummer| the number)? )\**$"
)
"""A name with a number right behind it, as in `bel Veilig Thuis, 0800-2000`: whose number it is said to be."""
_CALLS = re.compile(r"\[(?P<words>[^\[\]]*)\]\(tel:$")
_CLAUSE_END = re.compile(r"[.;,](?=\s)|\b(?:en|of|and|or)\b(?=\s)")
_QUICK = re.compile(r"\d(?<![\w‑-]\d)(?:\d{2,5}(?!\w)|\d{6}|[\d()]*[ -][(\d]|(?<=0)\d+[./–‑]\d|(?<=\+\d)[\d ]*[./–‑]\d)")
"""Stands in every text that has such a number. It starts with a digit, since a search for that is quick."""
_ITEM = re.compile(r"(?:[-*+]|\d+[.)]) ")
_COUNTRY = r"(?:\+|00)31[ .‑-]*(?:\(0\))?"


@dataclass(frozen=True)
class Number:
    """A number in a text that may be one to call."""

    written: str
    digits: str
    is_long: bool
    """Has it so many digits that it can be nothing else?"""
    is_called: bool
    """Do the words around it say that it is called?"""
    is_not_called: bool
    """Do the words around it say not to call it?"""
    owner: str
    """The name that stands right before it, if one does."""
    clause: str
    before: str
    """The paragraph, list item or row up to the number, and what follows in it."""
    after: str
    announced: str
    """The sentence above the list, if it stands in one."""
    position: Position

    @property
    def block(self) -> str:
        """The paragraph, list item or row in which it stands."""
        return f"{self.before}{self.written}{self.after}"


def with_a_number(writing: Writing) -> Iterator[Document]:
    """Yield those texts of a file in which there may be a number."""
    return writing.matching(_QUICK)


def numbers(document: Document) -> Iterator[Number]:
    """Yield the numbers of a text that can be telephone numbers."""
    announced = ""
    for start, block in document.blocks:
        is_item = bool(_ITEM.match(block.lstrip()))
        if not is_item:
            above = block.rstrip()
            announced = above[sentence_at(above, len(above) - 1)[0] :] if above.endswith(":") else ""
        if not _QUICK.search(block):
            continue
        shown = document.visible[start : start + len(block)]
        long = [match for match in _LONG.finditer(shown) if _is_telephone(shown, match)]
        short = [
            match
            for match in _SHORT.finditer(shown)
            if not any(one.start() <= match.start() < one.end() for one in long) and not _is_of_a_year(shown, match)
        ]
        ends = [0, *(match.end() for match in _CLAUSE_END.finditer(shown)), len(shown)]
        for match in (*long, *short):
            link = _CALLS.search(shown, 0, match.start())
            if link and digits(link["words"]) == digits(match[0]):
                continue  # it is told of the words
            first = max(end for end in ends if end <= match.start())
            last = min(end for end in ends if end >= match.end())
            is_long = match in long
            yield Number(
                match[0],
                digits(match[0]),
                is_long=is_long,
                is_called=not is_long and _is_called(shown, match),
                is_not_called=_is_not_called(shown, match),
                owner=_owner(shown, match.start(), is_long=is_long),
                clause=shown[first:last],
                before=shown[: match.start()],
                after=shown[match.end() :],
                announced=announced if is_item else "",
                position=document.position(start + match.start()),
            )


def _is_telephone(text: str, match: re.Match[str]) -> bool:
    count = len(digits(match[0]))
    fewest = _IN_ONE_PIECE if match[0].isdigit() else _FEWEST_DIGITS
    is_enough = count == _WITH_A_ONE if match[0].startswith("1") else count >= fewest
    return is_enough and not _NO_TELEPHONE.match(match[0]) and not _COUNTED.search(text[max(0, match.start() - 40) : match.start()])


def _is_of_a_year(text: str, match: re.Match[str]) -> bool:
    return len(match[0]) == 4 and bool(_OF_A_YEAR.search(text[max(0, match.start() - 20) : match.start()]))


def _is_called(text: str, match: re.Match[str]) -> bool:
    if text.startswith("](tel:", match.end()):
        return True
    before = re.sub(r"\]\([^)\s]*\)", "]", text[max(0, match.start() - _LONGEST_NAME) : match.start()])
    is_alone = bool(_ALONE.match(text, match.end()))
    is_figure = len(match[0]) > 3 and " " not in match[0]
    if is_figure and (not is_alone or _YEAR.fullmatch(match[0]) or _BEFORE_FIGURES.search(before)):
        return False
    if _CALLED.search(before) or (_NAMED.search(before) and _OF_NOTHING.match(text, match.end())):
        return True
    if is_alone and (_TOLD.search(before) or _NAME_BEFORE.search(before)):
        return True
    if _NUMBER_IS.search(before) and _SENTENCE_END.match(text, match.end()):
        return True
    return bool(_ANSWERED.match(text, match.end()) and _AT_START.search(before))


def _is_not_called(text: str, match: re.Match[str]) -> bool:
    before = _NOT_CALLED.search(text, 0, match.start())
    after = _ORDERED.search(text, 0, match.start()) and _NOT_AFTER.match(text, match.end())
    return bool(before or after) and not _RATHER.match(text[match.end() :])


def _owner(text: str, place: int, *, is_long: bool) -> str:
    """Return the name that stands right before a number; none, if it may be a country, another item of a list, or a sentence's start."""
    match = _OF_SOMEBODY.search(text, max(0, place - _LONGEST_NAME), place)
    if not match or not match["before"] or "in" in match["before"].lower().split() or (match["comma"] and not is_long):
        return ""
    return match["name"]


@cache
def digits(number: str) -> str:
    """Return a number without what stands between its digits, and with 0 for the code of the country."""
    return re.sub(r"\D", "", re.sub(f"^{_COUNTRY}", "0", number))


@cache
def _standing(one: str) -> re.Pattern[str]:
    first = f"(?:0|{_COUNTRY})" if one.startswith("0") else one[:1]
    return re.compile(rf"(?<![\w./@+-])\+?{'[ ()./–‑-]*'.join((first, *one[1:]))}(?![\w-]|[.,]\w)")


def standing(text: str, one: str) -> re.Match[str] | None:
    """Return where a number, given by its digits, stands in a text, and not only as a part of an address such as `113.nl`."""
    return _standing(one).search(text)


def holds(text: str, one: str) -> bool:
    """Say whether a number, given by its digits, stands in a text."""
    return standing(text, one) is not None


def is_slip(one: str, right: str) -> bool:
    """Say whether the digits of a number are those of another with one changed, or with two that changed places."""
    if len(one) != len(right):
        return False
    places = [index for index, (ours, theirs) in enumerate(zip(one, right, strict=True)) if ours != theirs]
    return len(places) == 1 or (len(places) == 2 and sorted(one) == sorted(right))
