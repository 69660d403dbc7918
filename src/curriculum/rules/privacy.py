"""A rule about data of people that belong in no text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.load import Course
from curriculum.models import Writing
from curriculum.numerals import MONTHS
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.rules.prose import is_in_words_of_somebody
from curriculum.text import Document

_CITIZEN = re.compile(
    r"\b(?i:bsn|burgerservicenummer|sofinummer|citizen service number)\b[^\d.!?\n]{0,30}"
    r"(?P<number>\d{8,9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\d)"
)
_ACCOUNT = re.compile(r"[A-Z](?<![A-Za-z0-9][A-Z])[A-Z]\d\d(?: ?[A-Z0-9]{2,4}){3,8}")
_LENGTHS = {"NL": 18, "BE": 16, "DE": 22, "GB": 22, "IE": 22, "LU": 20, "FR": 27, "ES": 24, "IT": 27, "AT": 20, "CH": 21}
"""Signs of an account number, by country."""
_REAL_CLIENT = re.compile(
    r"(?:^|(?<=[.!?] ))(?:Deze casus|Dit vignet|Dit verhaal|This case|This vignette|This story) (?:is|was) (?:(?!niet |not )\w+ )?"
    r"(?:gebaseerd op|based on) (?:(?:een|a) (?:\w+ )?(?:cliënte?|patiënte?|client|patient) (?:van (?:mij|ons)|of (?:mine|ours))"
    r"|(?:een van mijn|one of my|my) (?:own |eigen )?(?:cliënten|patiënten|clients?|patients?))\b",
    re.MULTILINE,
)
_DAY = r"(?:\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
_DAY_IN_WORDS = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(name for names in MONTHS for name in names)}),? (?:19|20)\d\d"
    rf"|(?:{'|'.join(english for _, english in MONTHS)}) \d{{1,2}}(?:st|nd|rd|th)?, (?:19|20)\d\d)"
)
_BORN = re.compile(
    r"\b(?:[Gg]eb(?:oren|\.)|[Gg]eboortedatum|[Bb]orn|[Dd]ate of birth):?(?: (?:op|on|is|was))? "
    rf"(?P<day>{_DAY}|(?P<words>{_DAY_IN_WORDS}))\b"
)
"""A day of birth, with its year."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_OLDEST = 1930
"""Year of birth of those who may still live: who was born before is history."""
_POSTCODE = re.compile(r"\d{4} ?[A-Z]{2}(?![\w-])")
_STREET = re.compile(
    r"[A-ZÀ-Ý][\w’-]+(?: (?:[A-ZÀ-Ý][\w’-]+|van|de[nr]?|het|te[nr]?|la|du)){0,4} \d{1,4} ?[a-z]?(?:-\d{1,3})?,? (?:in |te )?$"
)
"""A street with a number, before a postcode."""
_LIVES = re.compile(r"\b(?:woon(?:t|de|den|achtig)?|wonen|verblijft|lives?|lived|living|staying|stays)\b[^.?!\n]*$")
_NEAR = 80
"""Signs before a postcode among which its street stands, and who lives there."""
_SIGNS = tuple(
    map(re.compile, ("BSN", "bsn", "urgerservicen", "ofinummer", "itizen service n", "gebaseerd op een", "based on (?:a|one|my) "))
)
_BIRTH = tuple(map(re.compile, (r"eb(?:oren|\.) (?:op )?\d", "eboortedatum", r"orn (?:on )?[\dJFMASOND]", "ate of birth")))
"""One of these stands in every text that has such a number, or says so: each starts with signs that are quick to look for."""


@rule(
    "personal-data",
    "No text holds a citizen service number, a bank account, a day of birth or the address of somebody’s home, and no case is about a "
    "client of somebody.",
    why="What is published cannot be taken back; and who is recognised in a case did not ask to be.",
    mend="Take it out of the text, and out of its history too if it was shared already. Cases are invented.",
    example=Example("modules/sample/nl.md", "Vraag het iemand", "Haar BSN is 123456782. Vraag het iemand"),
)
def personal_data(course: Course) -> Reports:
    """Report numbers that belong to one person, as their check digits tell, days of birth, homes, and cases that are said to be real."""
    for writing in course.writings:
        yield from writing.once(_personal, among=_maybe_personal)


def _maybe_personal(writing: Writing) -> Iterator[Document]:
    return writing.matching(_ACCOUNT, *_SIGNS, *_BIRTH, _POSTCODE)


def _personal(document: Document) -> Iterator[tuple[Position, str]]:
    text = document.without_code  # what stands in a comment is published too
    for match in _CITIZEN.finditer(text):
        if _is_of_a_citizen(match["number"]):
            yield document.position(match.start("number")), f"`{match['number']}` is a citizen service number (BSN): take it out."
    for match in _ACCOUNT.finditer(text):
        if account := _account(match[0]):
            problem = f"`{account}` is the number of a bank account: take it out. If readers pay, link to the page on which they do."
            yield document.position(match.start()), problem
    for match in _REAL_CLIENT.finditer(text):
        if not is_in_words_of_somebody(text, match.start()):
            yield document.position(match.start()), f"`{match[0]}`: no case is about a real client, however well disguised: invent one."
    yield from _of_a_person(document, text)


def _of_a_person(document: Document, text: str) -> Iterator[tuple[Position, str]]:
    """Yield days of birth and where somebody lives: in a case all, elsewhere those only that are given as in a file."""
    is_case = document.file.as_posix().startswith(("quizzes/", "kit/guides/")) or "vignettes" in document.file.parts
    for match in _BORN.finditer(text):
        if (is_case or not match["words"]) and int(_YEAR.findall(match["day"])[0]) >= _OLDEST:
            yield document.position(match.start("day")), f"`{match['day']}` is a day of birth, by which somebody can be found: give an age."
    for match in _POSTCODE.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if (street := _STREET.search(before)) and (is_case or _LIVES.search(before)):
            home = f"{street[0]}{match[0]}"
            yield (
                document.position(match.start() - len(street[0])),
                f"`{home}` is where somebody lives, to the door: name the town, or none.",
            )


def _is_of_a_citizen(number: str) -> bool:
    """Say whether a number passes the test of eleven, as each citizen service number does."""
    digits = [int(digit) for digit in re.sub(r"\D", "", number).zfill(9)]
    return any(digits) and sum(digit * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11 == 0


def _account(found: str) -> str:
    """Return the number of a bank account with which a text starts, if its check digits are right."""
    length = _LENGTHS.get(found[:2], 0)
    ends = [match.end() for match in re.finditer(r"\w", found)]
    if not length or len(ends) < length:
        return ""
    account = found[: ends[length - 1]]
    signs = account.replace(" ", "")
    return account if int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1 else ""
