"""Rules for the numbers that readers are told to call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from curriculum.load import REFERENCES, Course
from curriculum.models import LANGUAGE_NAMES, LANGUAGES, ORIGINAL, HelpLine, HelpLinesFile, Language, Node, OtherNumber, Writing
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, missing, rule, unused
from curriculum.rules.structure import doubled, missing_heading, missing_page, suggestion
from curriculum.text import Document

HELP_LINES = "modules/help-lines.yml"

_LONG = re.compile(r"(?<![\w.,/@#+-])(?<!\bISSN )(?<!\d\d [A-Z]{4} )(?:\+\d|0\d|1-\d)[\d ()-]*\d(?![\w-]|[.,]\d)")
_FEWEST_DIGITS = 7
"""Digits of a number that cannot be taken for a figure."""
_LONGEST_NAME = 100
"""Signs before a number among which the name of its service is looked for."""
_DATE = re.compile(r"\d\d?-\d\d?-\d{4}")
_SHORT = re.compile(r"(?<![\w.,/@#+–-])(?<!= )\d{3}(?: \d{3})?(?![\w%–-]|[.,]\d|\.\w)")
_CALLED = re.compile(
    r"(?i)\b(?:(?:bel|belt|bellen|call|ring|phone|dial|telefoonnummers?|(?:tele)?phone numbers?)[*:]*|(?:nummers?|numbers?)(?:[*:]+| \|))"
    r" (?:\|[*: ]*)?(?:(?:je|dan|nu|meteen|direct|now|then) )?$"
)
"""What stands before a number that is to be called, however short."""
_NAMED = re.compile(r"(?i)\b(?:noem|noemt|mention|(?:het|dit|de|the|this) (?:nummers?|numbers?)) (?:(?:je|dan|nu|ook|then|also) )?$")
"""The same, if no word follows that says of what it is the number: not `noem 100 namen`, nor `woont op nummer 121`."""
_OF_NOTHING = re.compile(r"[*)’”]*(?:[.,;:!?]|$|\s*\||\s(?:en|of|and|or|is|has)\b)")
_NOT_CALLED = re.compile(
    r"(?i)(?:\b(?:bel|belt|bellen|noem|noemt) (?:\w+ )?(?:niet|nooit|geen)(?: meer)? "
    r"|(?:\bnot|n[’']t|\bnever)(?: ever)? (?:call|ring|phone|dial|mention) )(?:het nummer |the number )?$"
)
"""What stands before a number that is not to be called."""
_NOT_AFTER = re.compile(r"(?i)[*’”]* (?:niet|nooit)\b(?! (?:alleen|pas|eerst|enkel|slechts|later)\b)")
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
_COSTS = (
    r"(?:niet|not) (?:gratis|kosteloos|free)\b|\bbetaald(?! door\b)\b|\btegen (?:betaling|(?:lokaal |gewoon )?tarief)\b|\bbetaalnummer\b"
    r"|\b(?:euro|eurocent|cent|pence)s? per (?:minuut|gesprek|minute|call)\b|\bpaid(?! (?:for )?by\b)\b|\bfor a fee\b|\bcharged\b"
)
_HOURS = (
    r"\b(?:op|tijdens|on) (?:werkdagen|weekdagen|weekdays|working days)\b|\b(?:tijdens|binnen|during|in) (?:de )?(?:kantooruren|kantoortijd"
    r"|office hours|business hours|working hours)\b|\b(?:alleen|only) (?:overdag|doordeweeks|by day)\b|\bvan maandag tot en met vrijdag\b"
    r"|\bMonday to Friday\b|\b(?:van|from) (?:acht|negen|8|9|eight|nine)(?: uur)? (?:tot|to) (?:vijf|zes|17|18|5|6|five|six)\b"
)
_LIMITED = re.compile(f"(?P<costs>{_COSTS})|(?P<hours>{_HOURS})", re.IGNORECASE)
"""What a text can say of a number that is free, or answered day and night, and what would be wrong."""
_LIMIT_SIGNS = (
    *("betaal", "tarief", "per minu", "per gesprek", "per call", "niet gratis", "niet kosteloos", "not free", "paid", "a fee", "charged"),
    *("werkdagen", "weekdagen", "weekdays", "working days", "kantoor", "office hours", "business hours", "working hours", "overdag"),
    *("doordeweeks", "only by day", "tot en met vrijdag", "to Friday", "tot vijf", "tot zes", "tot 17", "tot 18", "to five", "to six"),
    *("to 5", "to 6"),
)
"""One of these stands in every text that says so: to look for them is quick."""
_NOT_LIMITED = re.compile(
    r"(?i)\b(?:niet|nooit|geen|ook|zowel|buiten|not|never|also|even|both|outside)(?: (?:alleen|slechts|only|just))? ?$"
)
_SENTENCE_END = re.compile(r"[.!?][)’”*]*\s|;\s|\|")
_BETWEEN = (
    "is zijn wordt werkt er in nederland the netherlands bereikbaar te bereiken gratis free anoniem anonymous anonymously en and of charge "
    "altijd always alleen only maar een a can be reached on op via nummer number lijn line helpline open kun kan je jij you bel bellen "
    "call reach belt called answered answers beantwoord"
)
"""Words that can stand between a number and what is said of it."""
_WHAT_FOR = re.compile(r"^(?: (?!(?:of|or|en|and)\b)[\w’-]+){1,6} \(")
"""What a number is for, as in `113 bij gedachten aan zelfdoding (gratis)`."""
_OF_ANOTHER = re.compile(r"(?i)\s*(?:ook|also|too|de|het|je|een|the|your|a|an)\b")
"""Goes on with somebody else: `113, op werkdagen ook de huisarts`."""
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
"""Names that other countries have too: they count where one of the services above is listed."""
_QUICK = re.compile(r"\d(?<![\w-]\d)(?:\d\d(?!\w)|[\d()]*[ -][(\d])")
"""Stands in every text that has such a number. It starts with a digit, since a search for that is quick."""


@dataclass(frozen=True)
class Number:
    """A number in a text that may be one to call."""

    written: str
    digits: str
    is_long: bool
    """Has it so many digits that it can be nothing else?"""
    is_called: bool
    """Do the words before it say that it is called?"""
    is_not_called: bool
    """Do the words around it say not to call it?"""
    owner: str
    """The name that stands right before it, if one does."""
    clause: str
    block: str
    position: Position


@rule(
    "help-number",
    "A telephone number in a text is one of modules/help-lines.yml, stands with its own service and is to be called; no text says that a "
    "free one costs something, or gives hours to one that is always answered; and each stands in the passages, questions, session guides "
    "and references that are named there.",
    why="Who calls a wrong number in distress, or looks for one in vain, may not try again.",
    mend="Copy the number from modules/help-lines.yml; if the number itself is new, look it up at the service and change it there too. "
    "A number that is no help line, such as that of a practice, stands there under `other_numbers`: no text has to give it.",
    example=Example("modules/sample/nl.md", "Woordentelefoon, 0900-0000", "Woordentelefoon, 0900-0001"),
)
def help_numbers(course: Course) -> Reports:
    """Report numbers that nobody is known to answer, that are another's, or not to be called, and passages that lost theirs."""
    if course.help_lines is None:
        return
    lines = course.help_lines.lines
    yield from doubled("number", [*lines, *course.help_lines.other_numbers], "number")
    known = {_digits(line.number): line for line in lines}
    given = set()
    for language, number in _numbers_of(course):
        given.add(number.digits)
        if problem := _unknown(number, course.help_lines, language):
            yield number.position, problem, (HELP_LINES,), missing("number", number.written)
        elif problem := _of_another(number, known, language):
            yield number.position, problem, (HELP_LINES,)
        elif (line := known.get(number.digits)) is None:
            continue  # no help line
        elif problem := _whose(number, line, language):
            yield number.position, problem, (HELP_LINES,)
        elif number.is_not_called:
            problem = (
                f"here readers are told not to call `{number.written}`: take that word out, or go on with `but` and whom to call instead."
            )
            yield number.position, problem
    yield from _said_of_lines(course, lines)
    yield from _not_as_known([line for line in lines if _digits(line.number) in given or not (line.passages or line.questions)], lines)
    texts = _texts(course)
    questions = {question.id: question for question in course.all_questions}
    for line in lines:
        if _digits(line.number) not in given and (line.passages or line.questions):
            problem = (
                f"`{line.number}` ({line.name[ORIGINAL]}) stands in no text of the course: give it in the passages that are named here."
            )
            yield line.at("number"), problem, ("docs/", "modules/", "quizzes/", "kit/"), unused("number", line.number)
            continue
        for index, passage in enumerate(line.passages):
            yield from _in_passage(line, index, passage, texts, course.help_lines)
        for index, name in enumerate(line.questions):
            if name not in questions:
                problem = f"there is no question `{name}`.{suggestion(name, questions, where='quizzes/')}"
                yield line.at("questions", index), problem, ("quizzes/",), missing("question", name)
            else:
                question = questions[name]
                places = {language: question.at("explanation", language) for language in LANGUAGES}
                yield from _in_record(line, question, "question", places, course.help_lines)
        guides = course.kit.guides if course.kit else {}
        for index, name in enumerate(line.guides):
            if name not in guides:
                problem = f"there is no session guide of a module `{name}`.{suggestion(name, guides, where='kit/guides/')}"
                yield line.at("guides", index), problem, ("kit/guides/",), missing_page(name)
            else:
                yield from _in_record(line, guides[name], "session guide", {}, course.help_lines)
        for index, name in enumerate(line.references):
            if name not in course.references:
                problem = f"there is no reference `{name}`.{suggestion(name, course.references, where=REFERENCES)}"
                yield line.at("references", index), problem, (REFERENCES,), missing("reference", name)
            else:
                yield from _in_record(line, course.references[name], "reference", {}, course.help_lines)


def _not_as_known(given: list[HelpLine], lines: tuple[HelpLine, ...]) -> Reports:
    """Report a service of the Netherlands that texts give with a number that is not its own."""
    names = {name for line in lines for _, name in line.name.items()}
    known = _DUTCH_NUMBERS | _IN_THE_NETHERLANDS if names & _DUTCH_NUMBERS.keys() else {}
    for line in given:
        own = next((known[name] for _, name in line.name.items() if name in known), ())
        if own and _digits(line.number) not in map(_digits, own):
            problem = f"{line.name[ORIGINAL]} is {' or '.join(f'`{number}`' for number in own)}: put its number back, in the texts too."
            yield line.at("number"), problem


def _said_of_lines(course: Course, lines: tuple[HelpLine, ...]) -> Reports:
    """Report what texts say of a help line that its entry contradicts."""
    for language in LANGUAGES:
        names = [name for line in lines if line.free or line.always for name in (line.number, line.name[language])]
        for writing in course.written(language):
            if not any(name in writing.source for name in names):
                continue
            for words, is_price, before, after, position in (found for text in writing.having(names) for found in text.once(_limits)):
                for line in lines:
                    if (line.free if is_price else line.always) and _is_said_of(line, before, after, language):
                        what, field = ("costs nothing", "free") if is_price else ("is answered day and night", "always")
                        problem = (
                            f"`{words}` is said here of `{line.number}` ({line.name[language]}), which {what}: take these words out, or "
                        )
                        yield position, f"{problem}take `{field}: true` out of {HELP_LINES} if that has changed.", (HELP_LINES,)
                        break


def _limits(document: Document) -> Iterator[tuple[str, bool, str, str, Position]]:
    """Yield what a text says of a price or of hours, whether it is a price, and the rest of the sentence before and behind it."""
    present = [sign for sign in _LIMIT_SIGNS if sign in document.source]
    for start, block in document.blocks if present else ():
        if not any(sign in block for sign in present):
            continue
        shown = document.visible[start : start + len(block)]
        for match in _LIMITED.finditer(shown):
            ends = [0, *(end.end() for end in _SENTENCE_END.finditer(shown)), len(shown)]
            before = shown[max(end for end in ends if end <= match.start()) : match.start()]
            after = shown[match.end() : min(end for end in ends if end >= match.end())]
            if not _NOT_LIMITED.search(before):
                yield match[0], bool(match["costs"]), before, after, document.position(start + match.start())


def _is_said_of(line: HelpLine, before: str, after: str, language: Language) -> bool:
    """Say whether words belong to a number or its service, which stands before them with little between, or right behind them."""
    named = re.compile(rf"(?<![\w.-])(?:{re.escape(line.name[language])}|{re.escape(line.number)})(?![\w-]|\.\w)", re.IGNORECASE)
    found = list(named.finditer(before))
    if found and not _OF_ANOTHER.match(after) and _is_close(before[found[-1].end() :]):
        return True
    behind = named.search(after)
    return bool(behind and "," not in after[: behind.start()] and _is_close(after[: behind.start()]))


def _is_close(words: str) -> bool:
    """Say whether words between a number and what is said of it make it sure that the one is said of the other."""
    words = _WHAT_FOR.sub("(", words)
    between = re.findall(r"\w+", re.sub(r"\d[\d-]*\d", "", words).lower())
    return set(between) <= set(_BETWEEN.split()) and between not in (["en"], ["and"])


def _numbers_of(course: Course) -> Iterator[tuple[Language, Number]]:
    for language in LANGUAGES:
        for writing in course.written(language):
            for number in writing.once(_numbers, among=_with_a_number):
                yield language, number


def _with_a_number(writing: Writing) -> Iterator[Document]:
    return writing.matching(_QUICK)


def _numbers(document: Document) -> Iterator[Number]:
    """Yield the numbers of a text that can be telephone numbers."""
    for start, block in document.blocks:
        if not _QUICK.search(block):
            continue
        shown = document.visible[start : start + len(block)]
        long = [match for match in _LONG.finditer(shown) if _has_enough_digits(match[0])]
        short = [match for match in _SHORT.finditer(shown) if not any(one.start() <= match.start() < one.end() for one in long)]
        ends = [0, *(match.end() for match in _CLAUSE_END.finditer(shown)), len(shown)]
        for match in (*long, *short):
            link = _CALLS.search(shown, 0, match.start())
            if link and _digits(link["words"]) == _digits(match[0]):
                continue  # it is told of the words
            first = max(end for end in ends if end <= match.start())
            last = min(end for end in ends if end >= match.end())
            yield Number(
                match[0],
                _digits(match[0]),
                is_long=match in long,
                is_called=bool(
                    _CALLED.search(shown, 0, match.start())
                    or (_NAMED.search(shown, 0, match.start()) and _OF_NOTHING.match(shown, match.end()))
                ),
                is_not_called=_is_not_called(shown, match),
                owner=_owner(shown, match.start(), is_long=match in long),
                clause=shown[first:last],
                block=shown,
                position=document.position(start + match.start()),
            )


def _is_not_called(text: str, match: re.Match[str]) -> bool:
    before = _NOT_CALLED.search(text, 0, match.start())
    after = _CALLED.search(text, 0, match.start()) and _NOT_AFTER.match(text, match.end())
    return bool(before or after) and not _RATHER.match(text[match.end() :])


def _owner(text: str, place: int, *, is_long: bool) -> str:
    """Return the name that stands right before a number; none, if it may be a country, another item of a list, or a sentence's start."""
    match = _OF_SOMEBODY.search(text, max(0, place - _LONGEST_NAME), place)
    if not match or not match["before"] or "in" in match["before"].lower().split() or (match["comma"] and not is_long):
        return ""
    return match["name"]


def _has_enough_digits(number: str) -> bool:
    return len(_digits(number)) >= _FEWEST_DIGITS and not _DATE.fullmatch(number)


@cache
def _digits(number: str) -> str:
    """Return a number without what stands between its digits, and with 0 for the code of the country."""
    return re.sub(r"\D", "", re.sub(r"^(?:\+|00)31[ -]*(?:\(0\))?", "0", number))


def _unknown(number: Number, given: HelpLinesFile, language: Language) -> str:
    """Say that a number is none of the course, if it is none."""
    known: list[HelpLine | OtherNumber] = [*given.lines, *given.other_numbers]
    if any(number.digits == _digits(one.number) for one in known):
        return ""
    near = [one for one in known if _is_slip(number.digits, _digits(one.number))]
    if not (number.is_long or number.is_called or (near and _speaks_of_help(number, given.lines, language))):
        return ""
    whose = f" ({near[0].name[language] if isinstance(near[0], HelpLine) else near[0].whose})" if near else ""
    hint = f" Did you mean `{near[0].number}`{whose}?" if near else ""
    add = "add it there, under `lines`, or under `other_numbers` if it is no help line"
    return f"`{number.written}` is no number of {HELP_LINES}.{hint} Look it up; if it is right, {add}."


def unknown_numbers(course: Course) -> dict[Path, set[str]]:
    """Return the groups of digits of the numbers that are none of the course, by the file in which they stand."""
    found: dict[Path, set[str]] = {}
    for language, number in _numbers_of(course) if course.help_lines else ():
        if course.help_lines and _unknown(number, course.help_lines, language):
            found.setdefault(number.position.file, set()).update(re.findall(r"\d+", number.written))
    return found


def _of_another(number: Number, known: dict[str, HelpLine], language: Language) -> str:
    """Say that a number stands with the words of another one, if it does."""
    if (line := known.get(number.digits)) is None or _is_with(line, number.clause, language):
        return ""
    other = next((other for other in known.values() if _is_with(other, number.clause, language)), None)
    others = [digits for digits in known if digits != number.digits and _holds(number.clause, digits)]
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


def _is_slip(digits: str, right: str) -> bool:
    """Say whether a number is another with one digit changed, or with two that changed places."""
    if len(digits) != len(right):
        return False
    places = [index for index, (one, two) in enumerate(zip(digits, right, strict=True)) if one != two]
    return len(places) == 1 or (len(places) == 2 and sorted(digits) == sorted(right))


def _speaks_of_help(number: Number, lines: Iterable[HelpLine], language: Language) -> bool:
    return any(_is_with(line, number.block, language) or _holds(number.block, _digits(line.number)) for line in lines)


def _is_with(line: HelpLine, words: str, language: Language) -> bool:
    """Say whether words name the service of a number, or what it is for."""
    folded = words.casefold()
    return any(name.casefold() in folded for name in (line.name[language], *line.beside[language]))


def _holds(text: str, digits: str) -> bool:
    """Say whether a number stands in a text, and not only as a part of an address such as `113.nl`."""
    first = r"(?:0|(?:\+|00)31[ -]*(?:\(0\))?)" if digits.startswith("0") else digits[:1]
    return bool(re.search(rf"(?<![\w./@+-])\+?{'[ ()-]*'.join((first, *digits[1:]))}(?![\w-]|[.,]\w)", text))


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


def _in_passage(line: HelpLine, index: int, passage: str, texts: Texts, given: HelpLinesFile) -> Reports:
    name, _, heading_id = passage.partition("#")
    if name not in texts:
        problem = f"there is no module, page or vignette `{name}`.{suggestion(name, texts)}"
        yield line.at("passages", index), problem, ("modules/", f"docs/{ORIGINAL}/"), missing_page(name)
        return
    for language, text in texts[name].items():
        files = (HELP_LINES, text.file.as_posix())
        heading = next((heading for heading in text.headings if heading.id == heading_id), None)
        section = text.section(heading_id)
        if heading is None or section is None:
            if language == ORIGINAL:  # headings that only another language lacks have a rule of their own
                hint = suggestion(heading_id, [heading.id for heading in text.headings if heading.id])
                yield (
                    line.at("passages", index),
                    f"{text.file} has no heading `{heading_id}`.{hint}",
                    files,
                    missing_heading(name, heading_id),
                )
        elif not _holds(section.visible, _digits(line.number)) and not _holds_slip(section, line, given, language):
            yield (
                heading.position,
                f"{_missing(line, language)} under this heading: put it back, or take the passage out of {HELP_LINES}.",
                files,
            )


def _holds_slip(text: Document, line: HelpLine, given: HelpLinesFile, language: Language) -> bool:
    """Say whether a text has the number with a slip in it: that is told where it stands."""
    return any(_is_slip(number.digits, _digits(line.number)) and _unknown(number, given, language) for number in _numbers(text))


def _in_record(line: HelpLine, record: Node, what: str, places: dict[Language, Position], given: HelpLinesFile) -> Reports:
    """Report a number that does not stand in a record in which it has to: at its place in that language, or where the record starts."""
    for language in LANGUAGES:
        written = record.written(language)
        if not any(_holds(source, _digits(line.number)) for source in written.sources) and not any(
            _holds_slip(text, line, given, language) for text in _with_a_number(written)
        ):
            problem = f"{_missing(line, language)} in the {LANGUAGE_NAMES[language]} texts of this {what}: put it back, or take "
            yield places.get(language) or record.at(), f"{problem}the {what} out of {HELP_LINES}.", (HELP_LINES,)


def _missing(line: HelpLine, language: Language) -> str:
    return f"`{line.number}` ({line.name[language]}) does not stand"
