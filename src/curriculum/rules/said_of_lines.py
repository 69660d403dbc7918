"""What texts say of help lines: that they cost something, have hours or ask for a name, and that calling can wait."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from curriculum.models import HelpLine, Language
from curriculum.text import Document, blanked

_CLOSED_AT = r"(?:’s (?:nachts|avonds)|overdag|in het weekend|in de weekenden|op (?:zaterdag|zondag)\w*)"
_CLOSED_ON = r"(?:at (?:night|weekends?|the weekend)|on (?:Saturday|Sunday)s?|in the (?:evenings?|daytime)|during the day)"
_COSTS = (
    r"(?:niet|not) (?:gratis|kosteloos|free)\b|\bbetaald(?! door\b)\b|\btegen (?:betaling|(?:lokaal |gewoon )?tarief)\b|\bbetaalnummer\b"
    r"|\b(?:euro|eurocent|cent|pence)s? per (?:minuut|gesprek|minute|call)\b|\bpaid(?! (?:for )?by\b)\b|\bfor a fee\b|\bcharged\b"
    r"|\b(?:lokaal|gewoon) tarief\b|\b(?:local|standard) rate\b"
)
_HOURS = (
    r"\b(?:op|tijdens|on) (?:werkdagen|weekdagen|weekdays|working days)\b|\b(?:tijdens|binnen|during|in) (?:de )?(?:kantooruren|kantoortijd"
    r"|office hours|business hours|working hours)\b|\b(?:alleen|only) (?:overdag|doordeweeks|by day)\b|\bvan maandag tot en met vrijdag\b"
    r"|\bMonday to Friday\b|\b(?:van|from) (?:acht|negen|8|9|eight|nine)(?: uur)? (?:tot|to) (?:vijf|zes|17|18|5|6|five|six)\b"
    r"|\b(?:doordeweeks|overdag)\b(?!,? (?:en|of|als|’s)\b)|\bweekdays only\b"
    r"|\b(?:in the daytime|during the day)\b(?!,? (?:and|or|as|in|at)\b)"
)
_SHUT = (
    rf"{_CLOSED_AT} (?:is (?:het|de lijn) )?(?:niet (?:bereikbaar|te bereiken|open)|gesloten|dicht)\b"
    rf"|\b(?:niet (?:bereikbaar|te bereiken|open)|gesloten|dicht) {_CLOSED_AT}|\bbehalve {_CLOSED_AT}"
    rf"|\b(?:closed|not (?:available|answered|reachable|open|reached)) {_CLOSED_ON}|\bexcept {_CLOSED_ON}"
)
_LIMITED = re.compile(
    rf"(?P<free>{_COSTS})|(?P<shut>{_SHUT})|(?P<always>{_HOURS})|(?P<anonymous>\b(?:niet anoniem|not anonymous)\b)", re.IGNORECASE
)
"""What a text can say of a number that is free, or answered day and night, or asks for no name, and what would be wrong."""
_LIMIT_SIGNS = (
    *("etaal", "arief", "er minu", "er gesprek", "er call", "iet gratis", "iet kosteloos", "ot free", "aid", " fee", "harged"),
    *("erkdagen", "eekdagen", "eekdays", "orking days", "antoor", "ffice hours", "usiness hours", "orking hours", "verdag"),
    *("oordeweeks", "nly by day", "ot en met vrijdag", "o Friday", "ot vijf", "ot zes", "ot 17", "ot 18", "o five", "o six"),
    *("o 5", "o 6", " rate", "aytime", "uring the day", "iet bereikbaar", "iet te bereiken", "iet open", "esloten", "icht"),
    *("ehalve", "losed", "ot available", "ot answered", "ot reachable", "ot open", "ot reached", "xcept"),
    *("iet anoniem", "ot anonymous"),
)
"""One of these stands in every text that says so, without its first letter, which may be a capital: to look for them is quick."""
_NOT_LIMITED = re.compile(
    r"(?i)\b(?:niet|nooit|geen|ook|zowel|buiten|not|never|also|even|both|outside)(?: (?:alleen|slechts|only|just))? ?$"
    r"|\b(?:misverstand|mythe|denk(?:en|t)? dat|vra(?:ag|agt|gen) (?:zich af )?of|myth|misunderstanding|thinks? that|whether)\b"
)
_SENTENCE_END = re.compile(r"[.!?][)’”*]*\s|;\s|\|")
_BETWEEN = (
    "is zijn wordt werkt er in nederland the netherlands bereikbaar te bereiken gratis free anoniem anonymous anonymously en and "
    "altijd always alleen only maar een a can be reached on op via nummer number lijn line helpline open kun kan je jij you bel bellen "
    "call reach belt called answered answers beantwoord kost costs"
)
"""Words that can stand between a number and what is said of it."""
_WHAT_FOR = re.compile(r"^(?: (?!(?:of|or|en|and)\b)[\w’-]+){1,6} \(")
"""What a number is for, as in `113 bij gedachten aan zelfdoding (gratis)`."""
_OF_ANOTHER = re.compile(r"(?i)\s*(?:ook|also|too|de|het|je|een|the|your|a|an)\b")
"""Goes on with somebody else: `113, op werkdagen ook de huisarts`."""

_TIME = (
    r"weekend\w*|weekdag\w*|werkdag\w*|weekday\w*|working days?|doordeweeks\w*|overdag|daytime|during the day|by day"
    r"|’s (?:nachts|avonds|ochtends|morgens|middags)|avond(?:en)?|nacht(?:en)?|evenings?|nights?|mornings?|afternoons?"
    r"|kantoor(?:uren|tijd\w*)|(?:office|business|working|opening) hours|openingstijden"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag\w*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
    r"|(?<!\d[.-])\d{1,2}(?:[.:]\d\d)?(?: uur| ?[ap]m)? ?(?:tot|to|till|until|–|-) ?\d{1,2}"
    r"|(?:na|vanaf|tot|after|from|until|till) \d+(?:[.:]\d\d)? ?(?:uur|u|am|pm)"
)
_ON_REQUEST = (
    r"(?<!niet )(?<!not )(?:alleen|uitsluitend|slechts|only) (?:via|met|na|op|through|with|on|by|after) (?:de |je |een |the |your |an? )?"
    r"(?:huisarts|verwijz\w*|afspraak|aanmelding|GP|doctor|referral|appointment)"
)


@dataclass(frozen=True)
class _Property:
    """What a line can be: the words that speak of it, and those that say so."""

    words: re.Pattern[str]
    right: re.Pattern[str]


_PROPERTIES = {
    "free": _Property(
        re.compile(
            r"(?i)\b\w*tarie(?:f|ven)\b|\bkost(?:en|t)?\b|\b(?:euro)?cents?\b|\beuro\b|€ ?\d*|£ ?\d*|\bbetaal\w*"
            r"|\b(?:local|standard|national"
            r"|premium|normal) rates?\b|\bcosts?\b|\bcharge[ds]?\b|\bpence\b|\bpaid\b|\bfee\b"
        ),
        re.compile(
            r"(?i)\b(?<!niet )(?<!not )(?:gratis|kosteloos|free|freephone)\b|\bkost(?:en)? niets|\b(?:geen|zonder) kosten"
            r"|\b(?:no|without|at no) (?:charge|costs?)\b|\bnot charged|\bcosts? nothing|\bbetaald door\b|\bpaid (?:for )?by\b"
        ),
    ),
    "always": _Property(
        re.compile(rf"(?i)(?<!\w)(?:{_TIME})(?!\w)"),
        re.compile(
            r"(?i)\bdag en nacht\b|\b24/7\b|\b24 (?:uur|hours)\b|\b(?:7|zeven) dagen\b|\b(?:7|seven) days\b|\baltijd\b|\balways\b"
            r"|\bday (?:and|or) night\b|\b(?:a|the )?round the clock\b|\bde klok rond\b|\bat (?:any time|all times|all hours)\b"
        ),
    ),
    "anonymous": _Property(
        re.compile(
            r"(?i)\bje (?:geeft|noemt|zegt) (?:er )?je naam\b|\b(?:met|op|onder) (?:je |je eigen |eigen )?naam\b"
            r"|\bnaam (?:nodig|verplicht)\b"
            r"|\bniet anoniem\b|\bnot anonymous(?:ly)?\b|\bgiv(?:e|ing) your name\b|\bname (?:is )?(?:required|needed)\b"
            r"|\b(?:with|under) your (?:own )?name\b"
        ),
        re.compile(
            r"(?i)(?<!niet )(?<!not )\b(?:anoniem|anonymous(?:ly)?)\b|\bwithout (?:having to )?giv(?:e|ing)\b|\bdo not (?:have to )?give\b"
        ),
    ),
}
_EXCEPT = re.compile(rf"(?i)\b(?:behalve|uitgezonderd|maar niet|except|but not|apart from)\b[^,;()]*?\b(?:{_TIME})(?!\w)|{_ON_REQUEST}")
"""Takes back that it is always."""
_TOO = re.compile(r"(?i)\b(?:ook|also|even|zelfs|including|inclusief|niet alleen|not only|not just|geen|no)\b[^,;]*$")
_OF_A_CHAT = re.compile(r"(?i)\b(?:chat\w*|e-?mail\w*|app|apps|website|site|online|terugbel\w*|call(?:ed)? back)\b")
"""Speaks of another way than the telephone."""
_SHORT = 40
"""Signs of a part of what stands in brackets that is quoted whole."""
_IN_BRACKETS = re.compile(r"[*’”\]]* *(?P<between>,?(?: (?!(?:of|or|en|and)\b)[\w’-]+){0,7}) \((?P<said>[^()]*)\)")
_CALLED = re.compile(r"\]\(tel:[^()]*\)")
"""Where a number that can be tapped leads."""
_FOR = re.compile(r"(?i)^(?:$| (?:bij|voor|in geval van|for|in case of|in cases of|if|when)\b)")


@dataclass(frozen=True)
class Said:
    """Words that contradict what a line is."""

    words: str
    field: str
    offset: int
    """Where they stand in the source."""


_PROMISED = re.compile(
    r"(?<!niet )(?<!not )\b(?:(?P<free>gratis|kosteloos|(?<!feel )(?<!are )free|freephone)"
    r"|(?P<always>dag en nacht|24/7|24 uur per dag|de klok rond|day and night|24 hours a day|(?:a|the )?round the clock)"
    r"|(?P<anonymous>anoniem|anonymous(?:ly)?))\b",
    re.IGNORECASE,
)
"""What a text can say of a number that costs nothing, or is answered day and night, or asks for no name."""


def promises(document: Document, line: HelpLine, language: Language, fields: Collection[str]) -> Iterator[Said]:
    """Yield what a text says of a line that it is, among what it is known not to be."""
    for start, block in document.blocks:
        shown = document.visible[start : start + len(block)]
        for match in _PROMISED.finditer(shown) if _named(line, language).search(shown) else ():
            before, after = _in_sentence(shown, match)
            field = match.lastgroup or ""
            if field in fields and _is_stated(before, after) and is_said_of(line, before, after, language, may_precede=True):
                yield Said(match[0], field, start + match.start())


def _in_sentence(shown: str, match: re.Match[str]) -> tuple[str, str]:
    """Return what stands before and behind some words in their sentence."""
    ends = [0, *(end.end() for end in _SENTENCE_END.finditer(shown)), len(shown)]
    before = shown[max(end for end in ends if end <= match.start()) : match.start()]
    return before, shown[match.end() : min(end for end in ends if end >= match.end())]


def _is_stated(before: str, after: str) -> bool:
    """Say whether words between these are neither denied nor asked, and are not about a chat."""
    return not _NOT_LIMITED.search(before) and not _OF_A_CHAT.search(before) and not after.rstrip(" ’”").endswith("?")


def limits(document: Document) -> Iterator[tuple[Said, bool, str, str]]:
    """Yield what a text says of price, hours or names; may it stand before the number; the sentence before and behind it."""
    present = [sign for sign in _LIMIT_SIGNS if sign in document.source]
    for start, block in document.blocks if present else ():
        if not any(sign in block for sign in present):
            continue
        shown = document.visible[start : start + len(block)]
        for match in _LIMITED.finditer(shown):
            before, after = _in_sentence(shown, match)
            if _is_stated(before, after):
                field = match.lastgroup or ""
                yield Said(match[0], field.replace("shut", "always"), start + match.start()), field != "shut", before, after


@cache
def _named(line: HelpLine, language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-])(?:{re.escape(line.name[language])}|{re.escape(line.number)})(?![\w-]|\.\w)", re.IGNORECASE)


def is_said_of(line: HelpLine, before: str, after: str, language: Language, *, may_precede: bool) -> bool:
    """Say whether words belong to a number or its service, which stands before them with little between, or right behind them."""
    named = _named(line, language)
    found = list(named.finditer(before))
    if found and not _OF_ANOTHER.match(after) and _is_close(before[found[-1].end() :]):
        return True
    behind = named.search(after) if may_precede else None
    return bool(behind and "," not in after[: behind.start()] and _is_close(after[: behind.start()]))


def _is_close(words: str) -> bool:
    """Say whether words between a number and what is said of it make it sure that the one is said of the other."""
    words = _WHAT_FOR.sub("(", _CALLED.sub("", words))
    between = re.findall(r"\w+", re.sub(r"\d(?:[\d-]*\d)?", "", words).lower())
    return set(between) <= set(_BETWEEN.split()) and between not in (["en"], ["and"])


def in_brackets(document: Document, line: HelpLine, language: Language) -> Iterator[Said]:
    """Yield what brackets around or behind a number say of it, if they speak of what it is and do not say that it is so."""
    fields = [field for field in _PROPERTIES if getattr(line, field)]
    number = re.compile(rf"(?<![\w./-]){re.escape(line.number)}(?![\w-]|\.\w)")
    for start, block in document.blocks if fields and line.number in document.source else ():
        shown = document.visible[start : start + len(block)] if line.number in block else ""
        shown = blanked(_CALLED, shown)
        for match in number.finditer(shown):
            if (place := _brackets(shown, match, line, language)) is not None:
                said = shown[place : shown.find(")", place)]
                for field in fields:
                    for words, offset in _denied(said, _PROPERTIES[field], field):
                        yield Said(words, field, start + place + offset)


def is_said_in_brackets(block: str, line: HelpLine, language: Language) -> list[tuple[int, frozenset[str]]]:
    """Return where brackets around or behind a number speak of it in a paragraph, and what each says that it is."""
    shown = blanked(_CALLED, block)
    number = re.compile(rf"(?<![\w./-]){re.escape(line.number)}(?![\w-]|\.\w)")
    found = []
    for match in number.finditer(shown):
        if (place := _brackets(shown, match, line, language)) is not None:
            said = shown[place : shown.find(")", place)]
            found.append((place, frozenset(name for name, what in _PROPERTIES.items() if what.right.search(said))))
    return found


def _brackets(text: str, number: re.Match[str], line: HelpLine, language: Language) -> int | None:
    """Return where the words in brackets start that are said of a number."""
    opened = text.rfind("(", 0, number.start())
    if opened > text.rfind(")", 0, number.start()) and text[opened - 1 : opened] != "]" and ")" in text[number.end() :]:
        return number.end()
    match = _IN_BRACKETS.match(text, number.end())
    if not match:
        return None
    between = match["between"].casefold()
    own = (line.name[language], *line.beside[language])
    return match.start("said") if _FOR.match(between) or any(name.casefold() in between for name in own) else None


def _denied(said: str, what: _Property, field: str) -> Iterator[tuple[str, int]]:
    if field == "always" and (match := _EXCEPT.search(said)) and not _OF_A_CHAT.search(match[0]):
        yield match[0], match.start()
        return
    if what.right.search(said):
        return
    for part in re.finditer(r"[^,;]+", said):
        match = what.words.search(part[0])
        if match and not _TOO.search(part[0][: match.start()]) and not _OF_A_CHAT.search(part[0]):
            words = part[0].strip()
            yield (words, part.start() + part[0].index(words)) if len(words) <= _SHORT else (match[0], part.start() + match.start())
            return


_NOT_PUT_OFF = re.compile(
    r"(?i)\b(?:niet|nooit|niemand|geen|zonder|not|never|nobody|nor|no|without|rather than|n[’']t)\b[^.:;]*$|n[’']t [^.:;]*$"
)
_EMERGENCY = frozenset({"112", "999", "911", "000"})
"""What is called without asking anybody first."""
_PUT_OFF = (
    r"\bbel(?:t|len)? (?:(?!niet|nooit)\w+ ){0,2}?pas (?:naar |het nummer )?{n}",
    r"{n}[*’”]* pas (?:als|wanneer|nadat|na|op het moment)\b",
    r"\bwacht(?:en|t)?\b(?! niet| nooit)(?: \w+){0,4}? met (?:het )?(?:bellen (?:naar |van )?{n}|{n} te bellen)",
    r"\bvermijd(?:en|t)? (?:het |om )?(?:bellen (?:naar |van )|te bellen naar )?{n}",
    (
        r"{n}[*’”]* (?:bellen )?is (?:(?:dan|hier|vaak|meestal|nog|al|snel|echt|vast|eigenlijk) ){0,2}(?:overdreven|te veel|overbodig"
        r"|onnodig|zinloos|nergens voor nodig|een stap te ver|pas nodig)\b"
    ),
    (
        r"(?:{n}[*’”]* (?:alleen|slechts|enkel|uitsluitend) |\b(?:alleen|slechts|enkel|uitsluitend) {n}[*’”]* )"
        r"(?:als|wanneer) (?:niets|al het|alles)\b"
    ),
    r"{n}[^.:;!?|]{0,40}? (?:in het uiterste geval|als (?:laatste|uiterste) (?:redmiddel|optie|stap|middel)|as a last resort)\b",
    (
        r"\bbel(?:t|len)? (?:(?:dan|je|u|jullie|ook) ){0,2}(?:(?:liever|beter|voorlopig) (?:nog )?niet(?: meteen| direct| gelijk| zomaar)?"
        r"|niet (?:meteen|direct|gelijk|zomaar|te snel)) (?:naar )?{n}[*’”]*(?![^.:;!?|]{0,40}\bmaar\b)"
    ),
    (
        r"\b(?:do not|don’t|rather not|better not) (?:immediately |yet )?(?:call|ring|dial|phone) {n}[*’”]* (?:straight away|right away"
        r"|at once|immediately|yet|too soon|lightly)\b(?![^.:;!?|]{0,40}\bbut\b)"
    ),
    r"\bwait(?:ing)?(?: \w+){0,4}? before (?:you )?(?:call|calling|ring|ringing|dial|dialling) {n}",
    r"\b(?:avoid|hold off|put off|delay|postpone|refrain from)(?: on)?(?: calling| ringing| dialling)? {n}",
    r"\b(?:call|ring|dial|phone) {n}[*’”]* only (?:when|if|after|once) (?:nothing|all|everything|every other|you have)\b",
    r"\bonly (?:call|ring|dial|phone) {n}[*’”]* (?:when|if|after|once) (?:nothing|all|everything|every other|you have tried)\b",
    (
        r"{n}[*’”]* (?:is|would be|seems) (?:(?:then|here|often|usually|really) ){0,2}(?:too much|over the top|excessive|exaggerated"
        r"|unnecessary|overdone|going too far|a step too far|an overreaction)\b"
    ),
)
_ASK_FIRST = (
    (
        r"(?:\b(?:overleg|bespreek)\w*(?: \w+){0,3}? eerst|\beerst (?:overleg|bespreek)\w*)\b[^.:;!?|]*? (?:bel(?: je)? (?:dan|daarna|pas)"
        r"|(?:dan|daarna|dan pas) (?:bel )?(?:je )?(?:pas )?) ?{n}"
    ),
    (
        r"\b(?:first,? (?:consult|discuss|talk)\b|(?:consult|discuss|talk)\b[^.:;!?|]*? first\b)"
        r"[^.:;!?|]*?\b(?:then (?:call |ring )?|and (?:then )?(?:call|ring) ){n}"
    ),
)


@cache
def _putting_off(number: str) -> re.Pattern[str]:
    ways = (*_PUT_OFF, *(_ASK_FIRST if number in _EMERGENCY else ()))
    return re.compile("|".join(ways).replace("{n}", rf"[*‘“\[]*{re.escape(number)}(?![\w-]|\.\w)"), re.IGNORECASE)


def put_off(document: Document, number: str) -> Iterator[tuple[str, int]]:
    """Yield the words that tell readers to wait with a number, or to do without it, each with its place in the source."""
    for start, block in document.blocks if number in document.source else ():
        shown = document.visible[start : start + len(block)] if number in block else ""
        for match in _putting_off(number).finditer(shown):
            if not _NOT_PUT_OFF.search(shown[: match.start()]):
                yield match[0], start + match.start()
