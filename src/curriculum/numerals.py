"""Numbers, days, months and measures in words, as the languages of the course write them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from curriculum.models import Language
from curriculum.text import blanked

_DUTCH = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien "
    "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd"
)
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred"
)
_WORDS: dict[Language, list[str]] = {"nl": _DUTCH.split(), "en": _ENGLISH.split()}


@cache
def number_in_words(number: int, language: Language) -> str:
    """Return a number up to a hundred in words; in digits, if the words of the language are not known here."""
    if (words := _WORDS.get(language)) is None:
        return str(number)
    if number < 20:
        return words[number]
    ten, one = words[18 + number // 10], words[number % 10]
    if number % 10 == 0:
        return ten
    if language == "nl":
        return f"{one}{'ën' if one.endswith('e') else 'en'}{ten}"
    return f"{ten}-{one}"


_NUMBERS: dict[Language, dict[str, int]] = {
    language: {number_in_words(number, language): number for number in range(101)} for language in _WORDS
}
_NUMBERS["nl"] |= {"één": 1, "duizend": 1000, **{f"{word}duizend": 1000 * number for word, number in _NUMBERS["nl"].items() if number > 1}}
_NUMBERS["en"] |= {f"{number_in_words(ten, 'en')[:-1]}ies": ten for ten in range(20, 100, 10)}  # in her thirties: begin 30
_NUMBERS["nl"] |= {
    f"{number_in_words(ten, 'nl')}{ending}": ten for ten in range(20, 100, 10) for ending in ("er", "ers", "plusser", "plussers")
}
MONTHS = (
    ("januari", "January"),
    ("februari", "February"),
    ("maart", "March"),
    ("april", "April"),
    ("mei", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augustus", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
)
"""In Dutch and in English."""
DAYS = (
    ("maandag", "Monday"),
    ("dinsdag", "Tuesday"),
    ("woensdag", "Wednesday"),
    ("donderdag", "Thursday"),
    ("vrijdag", "Friday"),
    ("zaterdag", "Saturday"),
    ("zondag", "Sunday"),
)
_SEASONS = (
    ("lente lentes voorjaar", "spring springs springtime"),
    ("zomer zomers", "summer summers summertime"),
    ("herfst herfsten najaar", "autumn autumns"),
    ("winter winters", "winter winters wintertime"),
)
_COUNTRIES = (
    ("VS Amerika Amerikaans Amerikaanse Amerikaan Amerikanen", "US USA America American Americans"),
    ("Canada Canadees Canadese Canadezen", "Canada Canadian Canadians"),
    ("VK Engeland Brits Britse Britten", "UK England Britain British"),
    ("België Belgisch Belgische Belgen", "Belgium Belgian Belgians"),
    ("Vlaanderen Vlaams Vlaamse Vlamingen", "Flanders Flemish"),
    ("Duitsland Duits Duitse Duitsers", "Germany German Germans"),
    ("Frankrijk Franse Fransen", "France French"),
    ("Polen Pools Poolse", "Poland Polish Poles"),
    ("Spanje Spaans Spaanse", "Spain Spanish"),
    ("Italië Italiaans Italiaanse", "Italy Italian Italians"),
    ("Zweden Zweeds Zweedse", "Sweden Swedish"),
    ("Noorwegen Noors Noorse", "Norway Norwegian Norwegians"),
    ("Denemarken Deens Deense", "Denmark Danish Danes"),
    ("Australië Australisch Australische", "Australia Australian Australians"),
    ("Marokko Marokkaans Marokkaanse", "Morocco Moroccan"),
    ("Turkije Turks Turkse", "Turkey Turkish"),
)
"""Where people were asked or come from; a text in English names the Netherlands where one in Dutch need not."""
_CENTURIES = (
    ("zestiende 16e 16de", "sixteenth 16th"),
    ("zeventiende 17e 17de", "seventeenth 17th"),
    ("achttiende 18e 18de", "eighteenth 18th"),
    ("negentiende 19e 19de", "nineteenth 19th"),
    ("twintigste 20e 20ste", "twentieth 20th"),
    ("eenentwintigste 21e 21ste", "twenty-first 21st"),
)
_PARTS_OF_A_DAY = ("", "en", "s", "ochtend", "ochtenden", "middag", "middagen", "avond", "avonden", "nacht", "nachten")
_MEASURES = (
    ("jaar jaren", "year years"),
    ("maand maanden", "month months"),
    ("week weken", "week weeks"),
    ("dag dagen", "day days"),
    ("uur uren", "hour hours"),
    ("minuut minuten", "minute minutes"),
    ("kilometer kilometers km", "kilometre kilometres kilometer kilometers km"),
    ("meter meters", "metre metres meter meters"),
    ("mijl mijlen", "mile miles"),
)


def number_said(words: str, language: Language) -> int | None:
    """Return the number that a word or digits stand for, if they do for any."""
    return int(words) if words.isdecimal() and len(words) < 5 else _NUMBERS.get(language, {}).get(words.lower())


NUMBERS = "|".join(sorted({word for words in _NUMBERS.values() for word in words}, key=len, reverse=True))
"""A number in words, in any language."""
PERCENT = r"%|per ?cent\b|procent\b"
"""What makes a percentage of the number before it."""
SCALES = {"duizend": 10**3, "thousand": 10**3, "miljoen": 10**6, "million": 10**6, "miljard": 10**9, "billion": 10**9}
"""What multiplies the number before it."""
_FEWEST = 10
"""The least number that counts by itself, since a language writes those below in words or not as it pleases."""
_PHRASE = re.compile(rf"(?P<word>[a-zëé]+(?:-[a-z]+)?)(?: (?:(?P<percent>{PERCENT})|(?P<scale>{'|'.join(SCALES)})\b))?")
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
CLOCK = re.compile(
    r"\b(?:half(?P<past> past)?|(?:kwart|(?:a )?quarter) (?P<quarter>over|voor|past|to)) (?P<hour>\d\d?\b(?![.,:]\d)|[a-z]+)"
    r"|\b(?:om|rond|tot|vanaf|na|voor) (?P<uur>[a-z]+) uur\b|\b(?P<whole>[a-z]+) o[’']clock\b"
    rf"|\b(?:at|from|till|until) (?P<at>{_HOURS})(?: to (?P<to>{_HOURS}))?\b",
    re.IGNORECASE,
)
"""A time of day in words: `half acht` is half past seven."""


_BY_NAME: dict[Language, dict[str, str]] = {
    "nl": {
        "middernacht": "12 24",
        "valentijnsdag": "14",
        "koningsdag": "27",
        "kerstavond": "24",
        "eerste kerstdag": "25",
        "tweede kerstdag": "26",
        "halloween": "31",
        "oudejaarsavond": "31",
    },
    "en": {
        "noon": "12",
        "midnight": "12 24",
        "valentine’s day": "14",
        "king’s day": "27",
        "christmas eve": "24",
        "christmas day": "25",
        "boxing day": "26",
        "halloween": "31",
        "new year’s eve": "31",
    },
}
"""Hours and days that have a name, each with the numbers for which another language can write it."""
_NAMED_ONE = {language: re.compile(rf"\b(?:{'|'.join(names)})\b") for language, names in _BY_NAME.items()}


def numbers_in_words(text: str, language: Language) -> Counter[str]:
    """Return what a text writes in words: numbers from 10 on, percentages, thousands and millions, times of day, and days with a name.

    A time counts as that of the morning and as that of the evening: which of the two is meant, words mostly leave open.
    """
    known, lower = _NUMBERS.get(language, {}), text.lower()
    found: Counter[str] = Counter()
    for match in _NAMED_ONE[language].finditer(lower) if language in _NAMED_ONE else ():
        found.update(_BY_NAME[language][match[0]].split())
    for match in _PHRASE.finditer(lower):
        word = match["word"]
        number = known.get(word)
        if number is None and "-" in word:  # over-fifty, twenty-something
            number = next((known[part] for part in word.split("-") if part in known), None)
        if number is not None and (match["percent"] or match["scale"] or number >= _FEWEST):
            found[f"{number * SCALES.get(match['scale'], 1)}{'%' if match['percent'] else ''}"] += 1
    for match in CLOCK.finditer(lower):
        for said in filter(None, match.group("hour", "uur", "whole", "at", "to")):
            hour = int(said) if said.isdigit() else known.get(said, 0)
            found.update(_times(hour, _past_the_hour(match)) if 1 <= hour <= 12 else ())
    return found


def _past_the_hour(match: re.Match[str]) -> int:
    """Return the minutes by which a time in words is later than its hour; fewer than none, if it is earlier."""
    if match["quarter"]:
        return 15 if match["quarter"] in {"over", "past"} else -15
    return (30 if match["past"] else -30) if match["hour"] else 0


def _times(hour: int, minutes: int) -> list[str]:
    """Return a time of the morning, and that of the evening."""
    return [time_in_digits(start // 60 % 24, start % 60) for start in (hour * 60 + minutes, (hour + 12) * 60 + minutes)]


_MOST_SAID = 100
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|(?<![\w.,#@/’-])\d+(?![.,]?\w|[.)] )")


_IDIOM = re.compile(r"\bonder (?:vier|zes|acht) ogen\b|\b(?:two|three|four|five|six) of (?:us|you|them)\b|\b[Ii]n (?:tweeën|two)\b")
"""What one language counts, and the other does not."""


def _named() -> dict[Language, dict[str, tuple[str, int]]]:
    """Return the words for days, months, measures, seasons and countries in each language: the kind of each, and its number in that."""
    found: dict[Language, dict[str, tuple[str, int]]] = {"nl": {}, "en": {}}
    for index, (dutch, english) in enumerate(MONTHS):
        found["nl"] |= {dutch: ("month", index), dutch.capitalize(): ("month", index)}
        found["en"][english] = ("month", index)
    for index, (dutch, english) in enumerate(DAYS):
        found["nl"] |= {f"{day}{part}": ("day", index) for day in (dutch, dutch.capitalize()) for part in _PARTS_OF_A_DAY}
        found["en"] |= {f"{english}{part}": ("day", index) for part in ("", "s")}
    for kind, known in (("measure", _MEASURES), ("season", _SEASONS), ("country", _COUNTRIES)):
        for index, names in enumerate(known):
            for language, words in zip(found, names, strict=True):
                found[language] |= dict.fromkeys(words.split(), (kind, index))
                if kind == "season":
                    found[language] |= dict.fromkeys(map(str.capitalize, words.split()), (kind, index))
    return found


_NAMED = _named()


def measure_of(word: str, language: Language) -> int | None:
    """Return which of the measures a word is, the same in each language."""
    kind, index = _NAMED.get(language, {}).get(word, ("", 0))
    return index if kind == "measure" else None


_WORD = re.compile(r"[^\W_]+")
_KNOWN: dict[Language, dict[str, tuple[str, int]]] = {
    language: {
        **{form: ("number", number) for word, number in _NUMBERS[language].items() if number > 1 for form in (word, word.capitalize())},
        **{str(number): ("number", number) for number in range(2, 10)},
        "half": (f"half in {language}", 0),  # is another half hour in each
        **{
            word: ("century", index)
            for index, names in enumerate(_CENTURIES)
            for word in dict(zip(_NAMED, names, strict=True))[language].split()
        },
        **named,
    }
    for language, named in _NAMED.items()
}


def glanced_at(text: str, language: Language) -> list[tuple[str, int]]:
    """Return what a first, quick look at a text finds of what it says in words: where it is the same in two texts, they say the same."""
    known = _KNOWN.get(language, {})
    return [known[word] for word in _WORD.findall(text) if word in known]


_CENTURY = {
    language: re.compile(rf"(?i)(?<![\w-])(?P<which>{'|'.join(word for names in _CENTURIES for word in names[number].split())})[ -]{word}")
    for number, (language, word) in enumerate((("nl", r"(?:eeuw|\w+-eeuw)"), ("en", r"centur(?:y|ies)\b")))
}
_TENS = {"nl": _DUTCH.split()[20:28], "en": [f"{ten[:-1]}ies" for ten in _ENGLISH.split()[20:28]]}
_DECADE = {
    "nl": re.compile(
        rf"(?i)\bjaren (?:’?(?P<digits>[2-9]0)|(?P<word>{'|'.join(_TENS['nl'])}))\b(?: (?:en|of) (?P<next>{'|'.join(_TENS['nl'])})\b)?"
    ),
    "en": re.compile(rf"(?i)(?<![\w.,])(?:(?:1[89])?|’)(?P<digits>[2-9]0)s\b|\bthe (?P<word>{'|'.join(_TENS['en'])})\b"),
}


def _times_said(text: str, language: Language) -> dict[str, list[Said]]:
    """Return the centuries and the decades that a text names."""
    found: dict[str, list[Said]] = {}
    for match in _CENTURY[language].finditer(text) if language in _CENTURY else ():
        _, index = _KNOWN[language][match["which"].lower()]
        found.setdefault("century", []).append((match[0], index, match.start()))
    for match in _DECADE[language].finditer(text) if language in _DECADE else ():
        number = int(match["digits"]) if match["digits"] else _NUMBERS[language][match["word"].lower()]
        found.setdefault("decade", []).append((match[0], number, match.start()))
        if another := match.groupdict().get("next"):
            found["decade"].append((another, _NUMBERS[language][another.lower()], match.start("next")))
    return found


Said = tuple[str, int, int]
"""What a text says in words: its form there, what it stands for, and where."""


def said_in_words(text: str, language: Language) -> dict[str, list[Said]]:
    """Return the numbers from 2 to 100 that a text has in words (or in one digit), and the times and the countries that it names.

    A number is the hour of `half acht` too, which English calls half past seven. Measures are kept apart by the number before them.
    """
    numbers, named = _NUMBERS.get(language, {}), _NAMED.get(language, {})
    found: dict[str, list[Said]] = {"number": [], "day": [], "month": [], "season": [], "country": [], **_times_said(text, language)}
    before, count = "", 0
    for match in _TOKEN.finditer(blanked(_IDIOM, text)):
        word = match[0]
        parts = [word] if "-" not in word or word.lower() in numbers else word.split("-")
        for part in parts:
            number = int(part) if part.isdecimal() and len(part) < 5 else numbers.get(part.lower(), 0)
            if before == "half" and 0 < number <= 12:
                hour = (number - 1 if language == "nl" else number) or 12
                found["number"].append((f"half {part}", _MOST_SAID + hour, match.start()))
            elif 1 < number <= _MOST_SAID and (number < 10 or not part.isdecimal()):
                found["number"].append((part, number, match.start()))
            elif part in named:
                kind, index = named[part]
                if kind != "measure":
                    found[kind].append((part, index, match.start()))
                elif count:
                    found.setdefault(f"measure of {count}", []).append((f"{count} {part}", index, match.start()))
            if part != "past" or before != "half":
                before = part.lower()
            count = number
    return found


_UNITS: dict[str, tuple[str, float]] = {
    "kilometer kilometers kilometre kilometres km": ("length", 1000),
    "mile miles mijl": ("length", 1609),
    "meter meters metre metres": ("length", 1),
    "yard yards": ("length", 0.914),
    "foot feet ft voet": ("length", 0.305),
    "centimeter centimeters centimetre centimetres cm": ("length", 0.01),
    "inch inches": ("length", 0.0254),
    "kilo kilo’s kilogram kilograms kg": ("weight", 1),
    "pound pounds lb lbs": ("weight", 0.454),
    "stone": ("weight", 6.35),
    "liter liters litre litres": ("content", 1),
    "pint pints": ("content", 0.568),
    "gallon gallons": ("content", 4.546),
}
_UNIT = {word: unit for words, unit in _UNITS.items() for word in words.split()}
"""Of what each unit is one, and how much of it."""
_OTHER_UNIT = re.compile(r"\b(?:miles?|yards?|feet|foot|ft|inch(?:es)?|pounds?|lbs?|stone|pints?|gallons?)\b")
_MEASURED = re.compile(
    rf"(?i)(?<![\w.,])(?P<number>\d{{1,6}}(?:[.,]\d+)?|(?:{NUMBERS})(?= ))(?P<half> and a half| en een half|½)? ?"
    rf"(?P<unit>{'|'.join(sorted(_UNIT, key=len, reverse=True))})\b"
)
_ROUGHLY = 1.2
"""By how much a length in miles may differ from the one in kilometres: both are round numbers."""


def converted(ours: str, theirs: str) -> tuple[str, str]:
    """Return two texts of another language each, without the amounts that each gives in its own way: 12 kilometres is 7.5 miles."""
    if _LASTING.search(ours):
        ours, theirs = _without_times(ours, theirs)
    if not _OTHER_UNIT.search(ours) and not _OTHER_UNIT.search(theirs):
        return ours, theirs
    left = list(_MEASURED.finditer(theirs))
    for match in _MEASURED.finditer(ours):
        for other in left:
            (kind, one), (its, two) = (_UNIT[found["unit"].lower()] for found in (match, other))
            amounts = sorted((_amount(match) * one, _amount(other) * two))
            if kind == its and one != two and amounts[0] > 0 and amounts[1] <= amounts[0] * _ROUGHLY:
                left.remove(other)
                ours, theirs = _blank(ours, match), _blank(theirs, other)
                break
    return ours, theirs


_SAME_TIMES = tuple(
    (re.compile(rf"(?i)\b(?:{dutch})\b"), re.compile(rf"(?i)\b(?:{english})\b"))
    for dutch, english in (
        ("half ?jaar", "(?:six|6)[ -]months?"),
        ("kwartaal", "(?:three|3)[ -]months?"),
        ("anderhalf jaar", "(?:eighteen|18)[ -]months?"),
        ("(?:veertien|14) dagen", "(?:two|2) weeks|fortnight"),
        ("anderhalf uur", "(?:ninety|90)[ -]minutes?"),
        ("(?:drie|3) kwartier", "(?:forty-five|45)[ -]minutes?"),
        ("(?:vijf|5) kwartier", "(?:seventy-five|75)[ -]minutes?|(?:one|an) hour and a quarter"),
        ("half ?uur", "(?:thirty|30)[ -]minutes?"),
        ("etmaal", "(?:twenty-four|24) hours"),
        ("(?:twee|2) dagen", "(?:forty-eight|48) hours"),
        ("kwartier", "(?:fifteen|15)[ -]minutes?"),
    )
)
"""How long something takes, in Dutch and in English, where the two count in another way."""
_LASTING = re.compile(r"(?i)half ?jaar|half ?uur|kwarta|kwartier|anderhalf|etmaal|(?:twee|2|veertien|14) dagen")


def _without_times(ours: str, theirs: str) -> tuple[str, str]:
    for dutch, english in _SAME_TIMES:
        for one, two in zip([*dutch.finditer(ours)], [*english.finditer(theirs)], strict=False):
            ours, theirs = _blank(ours, one), _blank(theirs, two)
    return ours, theirs


def _amount(match: re.Match[str]) -> float:
    said = match["number"].lower().replace(",", ".")
    number = next((known[said] for known in _NUMBERS.values() if said in known), None)
    return float(said if number is None else number) + (0.5 if match["half"] else 0)


def _blank(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + " " * len(match[0]) + text[match.end() :]


def time_in_digits(hour: int, minute: int) -> str:
    """Return a time of day as it reads in no language."""
    return f"{hour}.{minute:02}" if minute else f"{hour}"
