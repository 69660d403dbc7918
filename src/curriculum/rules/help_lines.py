"""Rules for the numbers that readers are told to call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from curriculum.facts import DATA
from curriculum.load import Course
from curriculum.locks import pairs
from curriculum.models import (
    LANGUAGE_NAMES,
    LANGUAGES,
    ORIGINAL,
    TRANSLATED,
    HelpLine,
    HelpLinesFile,
    Language,
    Node,
    OtherNumber,
    Question,
    TextDocument,
    Writing,
)
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Fault, Report, Reports, missing, rule, same, unused
from curriculum.rules.said_of_lines import Said, in_brackets, is_said_in_brackets, is_said_of, limits, promises, put_off
from curriculum.rules.structure import doubled, missing_heading, missing_page, suggestion
from curriculum.rules.telephone import Number, digits, holds, is_slip, numbers, standing, with_a_number
from curriculum.text import Document
from curriculum.tree import HELP_LINES, REFERENCES

_HEAD = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)]) )?(?:\*\*(?P<bold>[^*\n]+?)(?::\*\*|\*\*:)|\|(?P<cell>[^|\n]+)\|)")
"""Bold words with a colon, or the first cell of a row: what all that follows is about."""
_FOLD = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>\?\?\?)(?!\+).*\n?", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.;!?][)’”*]*\s")
_TOPIC_BEHIND = re.compile(
    r"(?i)[*’”]*(?: \([^()]*\))? (?:bij|voor|tegen|in geval van|for|in cases? of|in the event of|if there is)"
    r" (?P<topic>(?:[^\W\d][\w’-]* )?[\w’-]+)"
)
_TOPIC_BEFORE = re.compile(
    r"(?i)(?:^|[.;:|(>*] ?|[,] )(?:bij|voor|in geval van|for|in cases? of|in the event of)"
    r" (?P<topic>(?:[^\W\d][\w’-]* ){0,2}[\w’-]+),?"
    r"(?: (?:bel|belt|bellen|kun|je|dan|call|ring|phone|dial|you|can|mensen|people|is|er)){1,4} \W*$"
)
"""What a number is said to be for, close by."""
_FULL_STOP = re.compile(r"[.!?][)’”*]*\s|\|")
_AGREED = re.compile(rf"^{re.escape(HELP_LINES)} .*$", re.MULTILINE)
_AGREED_NUMBER = re.compile(r"(?<= )lines/\d+/number=([^\s~]+)")
_COUNTRIES: dict[Language, frozenset[str]] = {
    "nl": frozenset({"Nederland", "België", "Duitsland", "Frankrijk", "Luxemburg", "Ierland", "Suriname", "Verenigd Koninkrijk"}),
    "en": frozenset({"Netherlands", "Belgium", "Germany", "France", "Luxembourg", "Ireland", "Suriname", "United Kingdom", "UK"}),
}
"""Where readers of the course live, beside the countries that the lines name."""
_DUTCH_NUMBERS = {
    "Veilig Thuis": ("0800-2000",),
    "Centrum Seksueel Geweld": ("0800-0188",),
    "113 Zelfmoordpreventie": ("113", "0800-0113"),
}
"""Services that only the Netherlands have, with the numbers that everybody knows, so that a slip in all files at once is found too."""
_IN_THE_NETHERLANDS = {
    "Alarmnummer": ("112",),
    "Zelfmoordpreventie": ("113", "0800-0113"),
    "Kindertelefoon": ("0800-0432",),
}
"""Names that other countries have too: they count where one of the services above has its own number, and for a slip in theirs, since a
course that moves to another country may keep the name and give another number."""
_WELL_KNOWN = frozenset(digits(number) for known in (_DUTCH_NUMBERS, _IN_THE_NETHERLANDS) for each in known.values() for number in each)
"""Numbers that are those of a service wherever they stand, and no slip in another."""


@rule(
    "help-number",
    "A telephone number in a text is one of modules/help-lines.yml, and stands where and as that file says. It stands with its own "
    "service, its topics and its address, and readers are told to call it; a sentence that names a country names that of the number. No "
    "text says that a free one costs something, gives hours to one that is always answered, asks for a name where none is needed, or "
    "promises what its entry denies; and the brackets behind it say the same in each language. What is never to be done where it is "
    "called for is denied there. Each number stands in the passages, questions, session guides and references that the file names, "
    "neither folded away nor put off, and in a passage it is a link that calls it.",
    why="Who calls a wrong number in distress, or looks for one in vain, may not try again.",
    mend="Copy the number from modules/help-lines.yml; if the number itself is new, look it up at the service and change it there too. "
    "A number that is no help line, such as that of a practice, stands there under `other_numbers`: no text has to give it.",
    example=Example("modules/sample/nl.md", "[0900-0000](tel:0900-0000)", "[0900-0001](tel:0900-0001)"),
)
def help_numbers(course: Course) -> Reports:
    """Report numbers that nobody is known to answer, that are another's, or not to be called, and passages that lost theirs."""
    if course.help_lines is None:
        return
    lines = course.help_lines.lines
    yield from doubled("number", [*lines, *course.help_lines.other_numbers], "number")
    before = _agreed_numbers(course)
    given = f"{course.fingerprint(HELP_LINES)} {' '.join(sorted(before))}"
    for language in LANGUAGES:
        wrong = [
            report
            for writing in course.written(language)
            for report in writing.given(given, _wrongly_given, course.help_lines, language, before)
        ]
        yield from wrong
        yield from _country_of_none(course, course.help_lines, language, wrong)
    yield from _said_of_lines(course, course.help_lines)
    yield from _promised(course, lines)
    yield from _said_in_one_language(course, course.help_lines)
    yield from _wrong_sites(course, course.help_lines)
    yield from _allowed(course, course.help_lines)
    texts = _texts(course)
    standing = []
    for line in lines:
        if (line.passages or line.questions) and not _stands(course, line):
            problem = (
                f"`{line.number}` ({line.name[ORIGINAL]}) stands in no text of the course: give it in the passages that are named here."
            )
            yield Report(
                line.at("number"), problem, rests_on=("docs/", "modules/", "quizzes/", "kit/"), cause=unused("number", line.number)
            )
        else:
            standing.append(line)
            yield from _lost(course, line, course.help_lines, texts)
    yield from _not_as_known(standing, lines)


def _agreed_numbers(course: Course) -> frozenset[str]:
    """Return the digits of the numbers that the list had when it was agreed on."""
    line = _AGREED.search(course.locks.get(DATA, ""))
    return frozenset(map(digits, _AGREED_NUMBER.findall(line[0]))) if line else frozenset()


def _wrongly_given(writing: Writing, given: HelpLinesFile, language: Language, before: frozenset[str]) -> Reports:
    """Report numbers of a file that nobody is known to answer, that are another's, or not to be called."""
    lines = given.lines_in(language)
    known = {digits(line.number): line for line in lines}
    told = set[tuple[Path, int]]()
    for number in writing.once(numbers, among=with_a_number):
        if problem := _unknown(number, given, language, before):
            yield Report(number.position, problem, rests_on=(HELP_LINES,), cause=missing("number", number.written))
        elif problem := _of_another(number, known, language):
            yield Report(number.position, problem, rests_on=(HELP_LINES,))
        elif (line := known.get(number.digits)) is None:
            continue  # no help line
        elif problem := _whose(number, line, language) or _on_another_topic(number, line, lines, language):
            yield Report(number.position, problem, rests_on=(HELP_LINES,))
        elif problem := _of_another_country(number, line, given, language):
            if (place := (number.position.file, number.position.line)) not in told:  # one for all numbers of a sentence
                yield Report(number.position, problem, rests_on=(HELP_LINES,), cause=same(_country_in(language)))
            told.add(place)
        elif number.is_not_called:
            said = f"readers are told here not to call `{number.written}`"
            problem = f"{said}: take out the word that says so, or go on with `but` and whom to call instead."
            yield number.position, problem


def _lost(course: Course, line: HelpLine, given: HelpLinesFile, texts: Texts) -> Reports:
    """Report the passages and records in which a number has to stand, and does not, or where readers are kept from it."""
    for index, passage in enumerate(line.passages):
        files = [text.file.as_posix() for text in texts.get(passage.partition("#")[0], {}).values()]
        around = f"{course.fingerprint(*files)} {line.fingerprint} {index}" if files else ""
        yield from given.given(around, _in_passage, line, index, passage, texts)
    questions = {question.id: question for question in course.all_questions} if line.questions else {}
    for index, name in enumerate(line.questions):
        if name not in questions:
            problem = f"there is no question `{name}`.{suggestion(name, questions, where='quizzes/')}"
            yield Report(line.at("questions", index), problem, rests_on=("quizzes/",), cause=missing("question", name))
        else:
            yield from questions[name].given(line.fingerprint, _in_record, line, "question", given)
    guides = course.kit.guides if course.kit else {}
    for index, name in enumerate(line.guides):
        if name not in guides:
            problem = f"there is no session guide of a module `{name}`.{suggestion(name, guides, where='kit/guides/')}"
            yield Report(line.at("guides", index), problem, rests_on=("kit/",), cause=missing_page(name))
        else:
            yield from guides[name].given(line.fingerprint, _in_record, line, "session guide", given)
    for index, name in enumerate(line.references):
        if name not in course.references:
            problem = f"there is no reference `{name}`.{suggestion(name, course.references, where=REFERENCES)}"
            yield Report(line.at("references", index), problem, rests_on=(REFERENCES,), cause=missing("reference", name))
        else:
            yield from course.references[name].given(line.fingerprint, _in_record, line, "reference", given)


def _not_as_known(given: list[HelpLine], lines: tuple[HelpLine, ...]) -> Reports:
    """Report a service of the Netherlands that texts give with a number that is not its own."""
    is_dutch = any(_has_its_own(line, _DUTCH_NUMBERS) for line in lines)
    for line in given:
        own = _own_numbers(line, _DUTCH_NUMBERS)
        shared = _own_numbers(line, _IN_THE_NETHERLANDS) if is_dutch else ()
        if any(is_slip(digits(line.number), digits(number)) for number in shared):
            own = shared
        if own and digits(line.number) not in map(digits, own):
            problem = f"{line.name[ORIGINAL]} is {' or '.join(f'`{number}`' for number in own)}: put its number back, in the texts too."
            yield line.at("number"), problem


def _own_numbers(line: HelpLine, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return next((known[name] for _, name in line.name.items() if name in known), ())


def _has_its_own(line: HelpLine, known: dict[str, tuple[str, ...]]) -> bool:
    return digits(line.number) in map(digits, _own_numbers(line, known))


def _said_of_lines(course: Course, given: HelpLinesFile) -> Reports:
    """Report what texts say of a help line that its entry contradicts."""
    for language in LANGUAGES:
        said = [line for line in given.lines_in(language) if any(getattr(line, field) for field in _WHAT)]
        for writing in course.written(language):
            yield from writing.given(given.fingerprint, _denied, said, language)


def _denied(writing: Writing, said: list[HelpLine], language: Language) -> Reports:
    for document in writing.having([name for line in said for name in (line.number, line.name[language])]):
        told: set[int] = set()
        for line in said:
            for one in in_brackets(document, line, language):
                if one.offset not in told:
                    yield _denial(document, one, line, language)
                told.update(range(one.offset, one.offset + len(one.words)))
        for one, may_precede, before, after in document.once(limits):
            denied = (
                line for line in said if getattr(line, one.field) and is_said_of(line, before, after, language, may_precede=may_precede)
            )
            if told.isdisjoint(range(one.offset, one.offset + len(one.words))) and (first := next(denied, None)):
                yield _denial(document, one, first, language)


def _promised(course: Course, lines: tuple[HelpLine, ...]) -> Reports:
    """Report what an entry says that a line is not, though texts say that it is; of what an entry leaves out nothing is known."""
    for line in lines:
        fields = tuple(field for field in _WHAT if field in line.model_fields_set and not getattr(line, field))
        found: dict[str, list[tuple[str, Position]]] = {}
        for language in (line.languages or LANGUAGES) if fields else ():
            for writing in course.written(language):
                for field, words, position in writing.given(line.fingerprint, _promising, line, fields, language):
                    found.setdefault(field, []).append((words, position))
        for field, ((words, position), *more) in found.items():
            where = f"{position}{f', and {len(more)} more' if more else ''}"
            problem = f"texts say of `{line.number}` that it is `{words}` ({where}): write `{field}: true`, or take the words out there."
            yield line.at(field), problem


def _promising(writing: Writing, line: HelpLine, fields: tuple[str, ...], language: Language) -> Iterator[tuple[str, str, Position]]:
    for document in writing.having([line.number, line.name[language]]):
        for said in promises(document, line, language, fields):
            yield said.field, said.words, document.position(said.offset)


_WHAT = {"free": "costs nothing", "always": "is answered day and night", "anonymous": "asks for no name"}


def _denial(document: Document, one: Said, line: HelpLine, language: Language) -> Report:
    problem = (
        f"`{one.words}` is said here of `{line.number}` ({line.name[language]}), which {_WHAT[one.field]}: take these words out, or "
        f"take `{one.field}: true` out of {HELP_LINES} if that has changed."
    )
    return Report(document.position(one.offset), problem, rests_on=(HELP_LINES,))


_DENIED = re.compile(
    r"(?i)\b(?:niet|nooit|niemand|geen|zonder|tegen|afraden|afgeraden|vermijd\w*|not|never|nobody|no|without|against|avoid\w*|nor)\b|n’t\b|\baf\b"
)
_SAID_TO_ITS_END = re.compile(r"[.!?;|](?=[\s’”)*]|$)|,(?= (?:en|maar|and|but)\b)")
"""Ends what a denial reaches to."""
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_NOT: dict[Language, str] = {"nl": "niet", "en": "not"}


def _allowed(course: Course, given: HelpLinesFile) -> Reports:
    """Report what is said to be done where a line is called for whose entry says that it is never done there."""
    for language in LANGUAGES:
        forbidding = [(line, _of_words(line.never[language])) for line in given.lines_in(language) if line.never[language]]
        for writing in course.written(language) if forbidding else ():
            yield from writing.given(given.fingerprint, _not_denied, forbidding, language)


@cache
def _of_words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _not_denied(writing: Writing, forbidding: list[tuple[HelpLine, re.Pattern[str]]], language: Language) -> Reports:
    for line, words in forbidding:
        for document in writing.having([each[1:] for each in line.never[language]]):  # without a letter that may be a capital
            for match in words.finditer(document.visible):
                is_near = _is_near(line, document.visible, match, language) or _is_explained_with(line, document, language)
                if is_near and not _is_denied(document.visible, match):
                    said = f"`{match[0]}` stands here without a word such as `{_NOT.get(language, _NOT['en'])}`"
                    known = f"{HELP_LINES} says that it is never to be done where `{line.number}` ({line.name[language]}) is called for"
                    problem = f"{said}, and {known}: put that word back, or take these out of `never` there."
                    yield Report(document.position(match.start()), problem, rests_on=(HELP_LINES,))


def _is_near(line: HelpLine, text: str, match: re.Match[str], language: Language) -> bool:
    """Say whether a line is given under the same heading."""
    start = max((heading.start() for heading in _HEADING.finditer(text, 0, match.start())), default=0)
    behind = _HEADING.search(text, match.end())
    section = text[start : behind.start() if behind else len(text)]
    return line.number in section or line.name[language] in section


def _is_explained_with(line: HelpLine, document: Document, language: Language) -> bool:
    """Say whether a text is the explanation of a question that names a service; an option may propose what is wrong."""
    if not isinstance(document, TextDocument) or document.origin is None or document.path[2:3] != ("explanation",):
        return False
    question = document.origin.data["questions"][document.path[1]]
    return any(line.name[language] in option["text"][language] for option in question["options"])


def _said_in_one_language(course: Course, given: HelpLinesFile) -> Reports:
    """Report what brackets behind a number say of it in one language, and those in the other do not."""
    for language in TRANSLATED:
        shared = [line for line in given.lines_in(ORIGINAL) if line in given.lines_in(language)]
        for original, other in pairs(course, language):
            key = f"{given.fingerprint} {course.fingerprint(original.file.as_posix())}"
            yield from other.given(key, _less_said, original, shared, language)


def _less_said(other: Document, original: Document, lines: list[HelpLine], language: Language) -> Iterator[tuple[Position, str]]:
    for line in lines if len(original.blocks) == len(other.blocks) else ():
        if line.number not in other.source or line.number not in original.source:
            continue
        for (_, ours), (place, theirs) in zip(original.blocks, other.blocks, strict=True):
            if line.number not in ours or line.number not in theirs:
                continue
            said = [is_said_in_brackets(ours, line, ORIGINAL), is_said_in_brackets(theirs, line, language)]
            if all(said) and len(said[0]) == len(said[1]):
                for (_, fields), (start, others) in zip(*said, strict=True):
                    if fields and others and (differing := sorted(fields ^ others)):
                        do, not_do = ("do", "do not") if differing[0] in others else ("do not", "do")
                        says = f"say that `{line.number}` {_WHAT[differing[0]]}"
                        problem = f"these brackets {do} {says}, and those in the {LANGUAGE_NAMES[ORIGINAL]} text {not_do}"
                        yield other.position(place + start), f"{problem}: let both say the same."


def _is_denied(text: str, match: re.Match[str]) -> bool:
    start = max((end.end() for end in _SAID_TO_ITS_END.finditer(text, 0, match.start())), default=0)
    behind = _SAID_TO_ITS_END.search(text, match.end())
    return bool(_DENIED.search(text[start : behind.start() if behind else len(text)]))


def _wrong_sites(course: Course, given: HelpLinesFile) -> Reports:
    """Report addresses that are almost those of a service, and links with its name that lead elsewhere."""
    for language in LANGUAGES:
        with_sites = [(line, list(map(_like, line.sites))) for line in given.lines_in(language) if line.sites]
        for writing in course.written(language) if with_sites else ():
            yield from writing.given(given.fingerprint, _led_astray, with_sites, language)


def _led_astray(writing: Writing, with_sites: list[tuple[HelpLine, list[re.Pattern[str]]]], language: Language) -> Reports:
    for line, patterns in with_sites:
        names = [f"[{name}](http" for name in (line.name[language], line.number)]
        found = [place for text in writing.matching(*patterns) for pattern in patterns for place in _alike(text, pattern)]
        found += [place for text in writing.having(names) for place in _leading(text, names)]
        told: set[tuple[Path, int, str]] = set()
        for document, offset, host in found:
            position = document.position(offset)
            place = (position.file, position.line, host)
            if place not in told and not any(host == site or host.endswith(f".{site}") for site in line.sites):
                told.add(place)
                problem = (
                    f"`{host}` is no address of {line.name[language]} (`{line.number}`): write `{line.sites[0]}`, or add it to "
                    f"`sites` in {HELP_LINES}, if the service itself names it."
                )
                yield Report(position, problem, rests_on=(HELP_LINES,))


@cache
def _like(site: str) -> re.Pattern[str]:
    """Return what finds all addresses with the name of a site: with hyphens in it, in other countries, and, of a number, with words."""
    parts = site.split(".")[:-1]
    name = parts[-2] if len(parts) > 1 and parts[-1] in _SECOND else parts[-1]
    first, *rest = list(name.replace("-", ""))
    alone = rf"(?<![\w@-]{first})(?<!(?<!www)\.{first})(?<!(?<!/)/{first})"
    more = r"(?:-?[a-z][a-z-]*)?" if name.isdigit() else ""
    no_file = r"(?!\.(?:md|pdf|png|jpe?g|svg|html?|docx?)\b)"
    letters = "".join(f"-?{sign}" for sign in rest)
    return re.compile(rf"{first}{alone}{letters}{more}{no_file}(?:\.[a-z]{{2,}})+(?![\w@])")


_SECOND = frozenset({"co", "com", "org", "ac", "gov", "nhs"})
"""What stands before the country in an address such as `samaritans.org.uk`."""


def _alike(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[Document, int, str]]:
    for match in pattern.finditer(document.visible):
        yield document, match.start(), match[0]


def _leading(document: Document, names: list[str]) -> Iterator[tuple[Document, int, str]]:
    for name in names:
        for match in re.finditer(rf"{re.escape(name)}s?://(?:www\.)?([\w.-]+)", document.visible):
            yield document, match.start(1), match[1].lower()


def _numbers_of(course: Course) -> Iterator[tuple[Language, Number]]:
    for language in LANGUAGES:
        for writing in course.written(language):
            for number in writing.once(numbers, among=with_a_number):
                yield language, number


def _unknown(number: Number, given: HelpLinesFile, language: Language, before: frozenset[str] = frozenset()) -> str:
    """Say that a number is none of the course, if it is none; `before` are the digits of those that were."""
    lines = given.lines_in(language)
    known: list[HelpLine | OtherNumber] = [*lines, *given.other_numbers]
    if any(number.digits == digits(one.number) for one in known):
        return ""
    near = [one for one in known if is_slip(number.digits, digits(one.number))]
    is_figure = len(number.digits) > 3 and " " not in number.written  # a year, say, which differs from another by a digit
    is_former = number.digits in before
    is_told = near or is_former
    if not (number.is_long or number.is_called or (is_told and not is_figure and _speaks_of_help(number, lines, language))):
        return ""
    elsewhere = next((line for line in given.lines if digits(line.number) == number.digits), None)
    if elsewhere:
        readers = " and ".join(LANGUAGE_NAMES[each] for each in elsewhere.languages)
        problem = f"`{number.written}` ({elsewhere.name[language]}) is for who reads {readers} only"
        return f"{problem}: give another number here, or add `{language}` to its `languages` in {HELP_LINES}."
    if is_former or number.digits in _WELL_KNOWN:  # another service, and no slip in the number of this one
        problem = f"`{number.written}` {'stood in' if is_former else 'is no number of'} {HELP_LINES}"
        now = ", and does so no longer: give the number that stands there for this now" if is_former else ": give one that is"
        return f"{problem}{now}, or add it there."
    whose = f" ({near[0].name[language] if isinstance(near[0], HelpLine) else near[0].whose})" if near else ""
    hint = f" Did you mean `{near[0].number}`{whose}?" if near else ""
    add = "add it there, under `lines`, or under `other_numbers` if it is no help line"
    return f"`{number.written}` is no number of {HELP_LINES}.{hint} Look it up; if it is right, {add}."


def unknown_numbers(course: Course, *files: Path) -> set[str]:
    """Return the groups of digits of the numbers in some files that are none of the course."""
    found: set[str] = set()
    for language, number in _numbers_of(course) if course.help_lines else ():
        if course.help_lines and number.position.file in files and _unknown(number, course.help_lines, language):
            found.update(re.findall(r"\d+", number.written))
    return found


def numbers_of_some_readers(course: Course) -> set[str]:
    """Return the groups of digits of the numbers that only texts in some languages give."""
    lines = course.help_lines.lines if course.help_lines else ()
    return {group for line in lines if line.languages for group in re.findall(r"\d+", line.number)}


def _of_another(number: Number, known: dict[str, HelpLine], language: Language) -> str:
    """Say that a number stands with the words of another one, if it does."""
    if (line := known.get(number.digits)) is None or _is_with(line, number.clause, language):
        return ""
    other = next((other for other in known.values() if _is_with(other, number.clause, language)), None)
    others = [one for one in known if one != number.digits and holds(number.clause, one)]
    if other and not others:
        return f"`{number.written}` is not the number that belongs to these words: write `{other.number}` ({other.name[language]})."
    return ""


def _whose(number: Number, line: HelpLine, language: Language) -> str:
    """Say that a number stands with the name of somebody else, or that nothing tells whose it is, if so."""
    name = line.name[language]
    if number.owner and not _is_with(line, number.owner, language):
        add = f"or add the name to `beside` in {HELP_LINES}, if it is right"
        return f"`{number.written}` is the number of {name}, and stands with the name `{number.owner}`: write `{name}` there, {add}."
    if number.is_long and not _is_with(line, number.block, language):
        return f"this paragraph does not say whose number `{number.written}` is: name {name} in it."
    return ""


def _on_another_topic(number: Number, line: HelpLine, lines: tuple[HelpLine, ...], language: Language) -> str:
    """Say that a number stands where another belongs, by what its item or row is about, or by what it is said to be for."""
    if not line.topics[language]:
        return ""  # it is for anything
    head = _HEAD.match(number.block)
    topics = []
    if head and head.end() <= len(number.before):
        between = number.before[head.end() :]
        _, *more = _SENTENCE_END.split(between)
        if not more or line not in _lines_about(more[-1], lines, language).values():  # else a later sentence says when to call it
            topics.append((head["bold"] or head["cell"], f"{between} {_SENTENCE_END.split(number.after)[0]}"))
    behind, before = _TOPIC_BEHIND.match(number.after), _TOPIC_BEFORE.search(number.before[-100:])
    topics += [(match["topic"], "") for match in (behind, before) if match]
    for topic, around in topics:
        about = _lines_about(topic, lines, language)
        if about and line not in about.values() and not any(holds(around, digits(other.number)) for other in about.values()):
            word, other = next(iter(about.items()))
            return (
                f"`{number.written}` ({line.name[language]}) is given here for `{word}`, for which there is `{other.number}` "
                f"({other.name[language]}): write that, or add the word to `topics` of `{line.number}` in {HELP_LINES}, if it is right."
            )
    return ""


def _of_another_country(number: Number, line: HelpLine, given: HelpLinesFile, language: Language) -> str:
    """Say that a number is given as one of another country than its own, if it is."""
    if (country := line.country or given.country) is None:
        return ""
    own = country[language]
    _, *starts = [0, *(end.end() for end in _FULL_STOP.finditer(number.before))]
    sentence = number.before[starts[-1] if starts else 0 :] + number.written + _FULL_STOP.split(number.after)[0]
    others = {each.country[language] for each in given.lines if each.country} | _COUNTRIES.get(language, frozenset())
    for_all = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(others | {own})))})(?![\w-])")
    where, said = ("this", sentence) if for_all.search(sentence) else ("the sentence above the list", number.announced)
    named = for_all.findall(said)
    if not named or own in named:
        return ""
    problem = f"`{number.written}` ({line.name[language]}) is a line of `{own}`, and {where} says `{named[0]}`"
    return f"{problem}: say of which country it is, or write `country` at this line in {HELP_LINES}, if that has it too."


def _country_in(language: Language) -> str:
    return f"country of help lines in {language}"


def _country_of_none(course: Course, given: HelpLinesFile, language: Language, reports: Sequence[Fault | Report]) -> Reports:
    """Report the country of all lines where the texts name another one, and none names this."""
    cause = same(_country_in(language))
    if given.country and any(isinstance(report, Report) and report.cause == cause for report in reports):
        own = given.country[language]
        if not any(own in text.source for text in course.documents(language)):
            problem = f"no text names `{own}` as the country of these numbers, and some name another"
            yield Report(
                given.country.at(language),
                f"{problem}: write the other one here, or this one there.",
                rests_on=("docs/", "modules/"),
                cause=replace(cause, is_origin=True),
            )


def _lines_about(words: str, lines: Iterable[HelpLine], language: Language) -> dict[str, HelpLine]:
    """Return the lines that are for what is named, by its words; of `sexual violence` and `violence` the longer counts."""
    found = {}
    for line in lines:
        for topic in (*line.topics[language], *line.beside[language], line.name[language]):
            if match := re.search(rf"(?<!\w){re.escape(topic)}(?:e?s|en)?(?!\w)", words, re.IGNORECASE):
                found[match.span()] = (match[0], line)
    longest = [place for place in found if not any(other != place and other[0] <= place[0] and place[1] <= other[1] for other in found)]
    return dict(found[place] for place in sorted(longest))


def _stands(course: Course, line: HelpLine) -> bool:
    """Say whether a number stands in a text, in a usual form or, as that of another country may, in its own."""
    if any(number.digits == digits(line.number) for _, number in _numbers_of(course)):
        return True
    return any(holds(source, digits(line.number)) for language in LANGUAGES for one in course.written(language) for source in one.sources)


def _speaks_of_help(number: Number, lines: Iterable[HelpLine], language: Language) -> bool:
    return any(_is_with(line, number.block, language) or holds(number.block, digits(line.number)) for line in lines)


def _is_with(line: HelpLine, words: str, language: Language) -> bool:
    """Say whether words name the service of a number, or what it is for."""
    folded = words.casefold()
    return any(name.casefold() in folded for name in (line.name[language], *line.beside[language]))


Texts = dict[str, dict[Language, Document]]


def _texts(course: Course) -> Texts:
    """Return the texts that have headings, by the name of the module, the page or the vignette."""
    found: Texts = {}
    for language in LANGUAGES:
        for name, page in course.pages[language].items():
            found.setdefault(name.removesuffix(".md"), {})[language] = page
    for module in course.modules:
        found |= {name: vignette.texts for name, vignette in module.vignettes.items()}
        found[module.id] = module.texts
    return found


def _in_passage(given: HelpLinesFile, line: HelpLine, index: int, passage: str, texts: Texts) -> Reports:
    name, _, heading_id = passage.partition("#")
    if name not in texts:
        problem = f"there is no module, page or vignette `{name}`.{suggestion(name, texts, where='modules/ and docs/')}"
        yield Report(line.at("passages", index), problem, rests_on=("modules/", f"docs/{ORIGINAL}/"), cause=missing_page(name))
        return
    for language, text in texts[name].items():
        if line.languages and language not in line.languages:
            continue
        files = (HELP_LINES, text.file.as_posix())
        heading = next((heading for heading in text.headings if heading.id == heading_id), None)
        section = text.section(heading_id)
        if heading is None or section is None:
            if language == ORIGINAL:  # headings that only another language lacks have a rule of their own
                ids = [heading.id for heading in text.headings if heading.id]
                hint = suggestion(heading_id, ids) or f" Its headings are {', '.join(f'`{each}`' for each in ids)}."
                yield Report(
                    line.at("passages", index),
                    f"{text.file} has no heading `{heading_id}`.{hint}",
                    rests_on=files,
                    cause=missing_heading(name, heading_id),
                )
        elif not holds(section.visible, digits(line.number)) and not _holds_slip(section, line, given, language):
            yield Report(
                heading.position,
                f"{_missing(line, language)} under this heading: put it back, or take the passage out of {HELP_LINES}.",
                rests_on=files,
                cause=same(f"{line.number} at {passage}"),
            )
        else:
            yield from _kept_from(section, line, language)
            if unlinked := _not_called_by_a_tap(section, line, language):
                yield Report(*unlinked, rests_on=files, cause=same(f"no link {passage} {line.number}"))


def _not_called_by_a_tap(section: Document, line: HelpLine, language: Language) -> Fault | None:
    """Say that a number of a passage is no link; one that calls another has a rule of its own."""
    number = standing(section.visible, digits(line.number))
    calls = (link for link in section.links if link.target.startswith("tel:"))
    if number is None or any(holds(f"{link.text} {link.target[4:]}", digits(line.number)) for link in calls):
        return None
    target = "-".join(re.findall(r"\+?\d+", line.number.replace("(0)", "")))
    problem = f"`{number[0]}` ({line.name[language]}) is no link here, so nobody can call it by a tap on a telephone"
    return section.position(number.start()), f"{problem}: write `[{number[0]}](tel:{target})`."


def _kept_from(section: Document, line: HelpLine, language: Language) -> Reports:
    """Report what keeps readers of a passage from a number: it is folded away, or the words around it say that it can wait."""
    folds = list(_folded(section)) if line.always else ()  # who calls at night has no time to look for it
    if folds and not holds(_without(section.visible, folds), digits(line.number)):
        start = next((start for start, end in folds if holds(section.visible[start:end], digits(line.number))), folds[0][0])
        position = section.position(start)
        problem = (
            f"readers have to open this to find `{line.number}` ({line.name[language]}): write `!!!` in place of `???`, "
            f"or give the number outside of it too."
        )
        yield Report(position, problem, rests_on=(HELP_LINES,), cause=same(f"folded {position}"))
    for words, offset in put_off(section, line.number):
        problem = f"`{words}` keeps readers from calling `{line.number}` ({line.name[language]}): say when to call it, without delay."
        yield Report(section.position(offset), problem, rests_on=(HELP_LINES,))


def _folded(text: Document) -> Iterator[tuple[int, int]]:
    """Yield where each fold that is closed starts and ends: its mark, and the lines below that are indented."""
    for match in _FOLD.finditer(text.visible) if "???" in text.source else ():
        below = re.compile(rf"(?:[ \t]*\n|{match['indent']}(?: {{4}}|\t).*\n?)*").match(text.visible, match.end())
        yield match.start("mark"), below.end() if below else match.end()


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    for start, end in places:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _holds_slip(text: Document, line: HelpLine, given: HelpLinesFile, language: Language) -> bool:
    """Say whether a text has the number with a slip in it: that is told where it stands."""
    return any(is_slip(number.digits, digits(line.number)) and _unknown(number, given, language) for number in numbers(text))


def _in_record(record: Node, line: HelpLine, what: str, given: HelpLinesFile) -> Reports:
    """Report a number that does not stand in a record in which it has to: at the explanation of a question, or where the record starts."""
    for language in line.languages or LANGUAGES:
        written = record.written(language)
        if not any(holds(source, digits(line.number)) for source in written.sources) and not any(
            _holds_slip(text, line, given, language) for text in with_a_number(written)
        ):
            problem = f"{_missing(line, language)} in the {LANGUAGE_NAMES[language]} texts of this {what}: put it back, or take "
            place = record.at("explanation", language) if isinstance(record, Question) else record.at()
            yield Report(place, f"{problem}the {what} out of {HELP_LINES}.", rests_on=(HELP_LINES,))


def _missing(line: HelpLine, language: Language) -> str:
    return f"`{line.number}` ({line.name[language]}) does not stand"
