"""The rule about what was left unfinished: marks of a writer, and what other programs leave in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.load import Course
from curriculum.models import TextDocument, Writing
from curriculum.numerals import MONTHS
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.rules.prose import is_in_words_of_somebody
from curriculum.text import Document

_PLACES = (
    "instelling|organisatie|praktijk|opleiding|therapeut|hulpverlener|cliënt|auteur|collega"
    "|institution|organi[sz]ation|practice|therapist|client|author|colleague"
)
_MONTHS = "|".join(name for names in MONTHS for name in names)
_MARKS = (
    r"\b(?:TODO|FIXME|XXX+|TBD|TBC|TKTK|PLACEHOLDER|INVULLEN|AANVULLEN|NAKIJKEN)\b|\b[Ll]orem ipsum\b"
    r"|(?<![\w%])%[A-Za-z_]{3,20}%(?!\w)|\b[nN] = (?:\?+|(?=[);,]))|\[(?:bron|source|citation needed|\?+|\.\.\.|…)\??\]"
    r"|\((?:[Nn]og (?:nakijken|nagaan|navragen|checken|controleren|invullen|aanvullen)|(?:[Ss]till )?to (?:check|be checked))[.!?…]*\)"
    r"|\((?:[Bb]ron|[Ss]ource|[Kk]lopt dit|[Ii]s this right)\?+\)"
    r"|\[(?:[Hh]ier|[Nn]og|[Aa]anvullen|[Ii]nvullen|[Nn]akijken|[Uu]itwerken|[Tt]oevoegen|[Hh]ere|[Aa]dd|[Ii]nsert)\b[^\[\]\n@]*\](?![(\[{:])"
    r"|: (?:PM|NTB|NNB|n\.t\.b|n\.n\.b)\b\.?(?=\s|$)|: p\.m\.(?=\s|$)|\bn\.[tn]\.b\.(?=[\s,;)]|$)|\bt\.?b\.?d\b"
    r"|^(?:\*\*)?(?:CONCEPT|DRAFT)(?:[ -]?(?:VERSIE|VERSION|TEKST|TEXT))?(?: \d[\d.]*)?[.!:]?(?:\*\*)?$"
    r"|\[(?:[Vv]ert\.|[Tt]ransl\.|[Vv]ertaler|[Tt]ranslator’s note|[Rr]ed\.): (?=[^\[\]\n]*\?\])[^\[\]\n]+\]"
    r"|\b(?:[Ff]iguur|[Bb]ijlage|[Hh]oofdstuk|[Pp]aragraaf|[Ff]igure|[Aa]ppendix|[Cc]hapter|[Ss]ection) (?:X|XX|\?\?|##)(?=[.,;)])"
    r"|^N\.[tn]\.b\.(?=\s|$)|(?<=[.!?] )N\.[tn]\.b\.(?=\s|$)"
    r"|(?<=[.!?] )(?:Concept|Draft), (?:niet verspreiden|not for (?:distribution|circulation))\b"
    r"|\[(?:(?:IN|AAN)VULLEN|FILL(?: THIS)? IN)\b[^\[\]\n@]*\](?![(\[{:])"
    r"|\[(?:[\w’-]+ ){1,4}(?:invullen|aanvullen|nakijken|toevoegen|to (?:be (?:added|filled in)|fill in))\](?![(\[{:])"
    r"|\[(?:[Oo]pmerking|[Cc]omment|[Rr]emark)(?: (?:van|by|from))? [A-Z]\w+: [^\[\]\n]+\](?![(\[{:])"
    rf"|\b(?:xx|XX)[ -](?:xx|XX|{_MONTHS})\b(?:[ -]20(?:xx|XX|\d\d)\b)?|\b(?:{_MONTHS}) 20(?:xx|XX)\b"
    rf"|\[(?:[Nn]aam|[Nn]ame of(?: the| your| an?)?) (?:van (?:de|het|je|uw) )?(?:{_PLACES})\](?![(\[{{:])|&lt;[A-Za-z][\w ]{{1,40}}&gt;"
    r"|(?<![\w%])%[sd]\b|\b(?:XX|xx) (?:minu(?:ten|tes)|uur|hours|dagen|days|weken|weeks|maanden|months|jaar|years|euro|procent|per cent)\b"
    r"|\b(?:[Bb]el|[Cc]all|[Nn]ummer|[Nn]umber|[Tt]el\.) (?:xxx*|XXX*)(?!\w)"
)
_PARTS = "paragraaf|alinea|tekst|vertaling|hoofdstuk|onderdeel|passage|zin|bron|definitie|uitleg|pagina|bladzijde|tabel"
_PARTS_ENGLISH = "paragraph|text|translation|section|chapter|passage|sentence|source|definition|explanation|page|table"
_STILL_TO_COME = (
    rf"\b(?i:{_PARTS}|uitwerking|voorbeeld) volg(?:t|en) (?:nog|later|binnenkort)(?=[.!)…\]]|$)"
    rf"|\b(?i:{_PARTS_ENGLISH}|example) (?:will follow|follows (?:later|soon)|to follow|(?:is )?still to come)(?=[.!)…\]]|$)"
    rf"|\b(?i:{_PARTS}) moet nog (?:worden )?(?:uitgewerkt|aangevuld|vertaald|ingevuld|nagekeken|geschreven|gecontroleerd)\b"
    rf"|\b(?i:{_PARTS_ENGLISH}) still (?:needs|has) to be (?:worked out|written|expanded|translated|completed|checked|finished)\b"
    r"|\b(?:[Bb]ladzijden?|[Pp]agina|[Pp]ages?|blz\.|pp?\.) (?:XX|xx|\?\?|…)(?!\w)"
    r"|\b(?:[Vv]raag|[Oo]pmerking|[Nn]oot) (?:aan|voor) [A-Z]\w+: (?:klopt|weet (?:jij|je)|mag|kan) (?:dit|dat)\b"
    r"|(?:^|(?<=\())@[A-Z][a-z]+[:,] (?=[a-z])"
    r"|\b[Zz]ie (?:de |mijn )?(?:e-?mail|mail)(?:tje)? (?:van|aan) [A-Z]\w+ (?:van|op|d\.d\.) \d"
    r"|\b[Ss]ee (?:the |my )?e-?mail (?:from|to) [A-Z]\w+ (?:of|on|dated) \d"
    r"|\b(?:[Qq]uestion|[Nn]ote|[Rr]emark) (?:to|for) [A-Z]\w+: (?:is (?:this|that) (?:right|correct|true|ok(?:ay)?)|can (?:this|that))\b"
)
_CHANGED = "verbeterde|herziene|herschreven|aangepaste|ingekorte|kortere|uitgebreide|gecorrigeerde|bijgewerkte"
_CHANGED_ENGLISH = "improved|revised|rewritten|updated|polished|edited|corrected|shortened|shorter|expanded"
_BY_A_MACHINE = (
    r"\bHier (?:is|volgt) (?:de|een|je|jouw) (?:\w+ )?vertaling\b[^.\n]{0,40}:|\b[Aa]ls (?:een )?(?:AI-)?taalmodel (?:kan|heb|ben) ik\b"
    r"|\bHere(?: is|’s|'s) (?:the|a|your) (?:\w+ )?translation\b[^.\n]{0,40}:|\b[Aa]s an? (?:AI )?(?:language )?model,? I\b"
    r"|\b(?:[Hh]ieronder|[Hh]ierbij) (?:vind je|vindt u|volgt|staat) de (?:volledige |gevraagde )?vertaling(?=[.:])"
    r"|\b[Bb]elow is the (?:full |requested )?translation(?=[.:])"
    r"|\b(?:Klik|Tik|Klik of tik)(?: hier| of tik(?: hier)?)? om (?:de )?tekst in te voeren(?=[.]|$)"
    r"|\bClick(?: or tap)? here to enter text(?=[.]|$)"
    r"|\bWil je dat ik (?:dit|deze tekst|het) (?:korter|langer|formeler|informeler|eenvoudiger) maak\b"
    r"|\bWould you like me to make (?:this|it) (?:shorter|longer|more formal|less formal|simpler)\b"
    r"|\b(?:Hieronder|Hierbij|Hier) (?:vind je|vindt u|staat|is|volgt|heb je) (?:de|een|je|jouw|uw) "
    rf"(?:{_CHANGED}) (?:tekst|versie|vertaling)\b"
    rf"|\b(?:Here|Below)(?: is|’s) (?:the|a|an|your) (?:{_CHANGED_ENGLISH}) (?:text|version|translation|draft)\b"
    r"|^(?:Natuurlijk|Zeker|Uiteraard|Prima)! Ik heb (?:de|het|je|jouw|uw) (?:tekst|alinea|vertaling|versie|passage|toon)\b"
    r"(?: voor (?:je|jou|u))? (?:aangepast|herschreven|vertaald|ingekort|verbeterd|uitgebreid|bijgewerkt|nagekeken)\b"
    r"|^(?:Certainly|Of course|Sure|Absolutely)! I(?: have|’ve) (?:adjusted|rewritten|translated|shortened|improved|expanded|updated"
    r"|revised|edited) (?:the|your) (?:text|paragraph|translation|version|passage|tone)\b"
    r"|(?P<refused>^Sorry, (?:maar )?daar kan ik (?:je |u )?niet (?:mee|bij) helpen(?=[.!]$)"
    r"|^(?:I’m sorry|Sorry|I am sorry),? (?:but )?I (?:can’t|cannot|can not) (?:help|assist)(?: you)? with (?:that|this)(?=[.!]$))"
    r"|\b(?:Natuurlijk|Zeker|Uiteraard|Prima)! Hier(?:onder|bij)?\b|\b(?:Certainly|Of course|Sure|Absolutely)! Here\b"
    r"|\bWil je dat ik (?:dit|deze|de|het|een)\b[^.?!\n]{0,40}\b(?:uitwerk|herschrijf|inkort|uitbreid)\b"
    r"|\bWould you like me to (?:expand|elaborate|rewrite|revise|shorten|continue)\b"
    r"|【[^】\n]*】?|\b(?:turn\d+(?:search|view|news|image|file|fetch)\d+|cite(?=turn\d))+|:?contentReference\[oaicite[^\]]*\](?:\{[^}]*\})?"
    r"|\((?:[Bb]ron|[Ss]ource): (?:(?:ChatGPT|Copilot)\b[^()\n]*|(?:Gemini|Claude|Perplexity)(?:[ -]\d[\d.]*)?)\)"
    r"|\b[Ll]aat (?:het )?(?:me|mij) (?:het )?weten (?:als|of|wanneer) (?:je|u) (?:nog )?(?:\w+ )?(?:aanpassingen|wijzigingen)\b"
    r"|\b[Ll]et me know if (?:you(?:’d| would) like|you (?:want|need)) (?:any |me to make (?:any )?)(?:\w+ )?"
    r"(?:changes|adjustments|revisions|edits)\b"
    r"|\b[Ll]aat (?:het )?(?:me|mij) (?:het )?weten (?:als|of) ik (?:de|het|iets|nog|deze|dit) (?:\w+ ){0,3}(?:moet|zal|kan) "
    r"(?:aanpassen|herschrijven|inkorten|uitbreiden|uitwerken|wijzigen|veranderen|toevoegen)\b"
    r"|\b[Ll]et me know if (?:you(?:’d| would) like me to|I should) (?:adjust|rewrite|shorten|expand|revise|change|add|elaborate)\b"
    r"|\b[Vv]olgens mijn laatste (?:kennis|kennisupdate|trainingsdata|update)\b"
    r"|\b(?:[Aa]s of my (?:last|latest) (?:knowledge|training)|my knowledge cut-?off)\b"
    r"|\b[Zz]oals (?:we |ik )?eerder in (?:dit gesprek|deze chat|deze conversatie)\b"
    r"|\b[Aa]s (?:we |I )?(?:discussed|mentioned|requested) earlier in (?:this|our) (?:conversation|chat)\b"
    r"|\b(?:Vertaald met|Translated with) (?:www\.)?DeepL\.com\b[^\n]{0,30}?(?:\)|$)"
    r"|\bIk hoop dat dit helpt(?=[.!])|\bI hope this helps(?=[.!])"
)
"""What a program that writes texts says around them."""
_FAILED = (
    r"\bFout! (?:Bladwijzer|Verwijzingsbron) niet (?:gedefinieerd|gevonden)|\bError! (?:Bookmark not defined|Reference source not found)"
)
"""What a word processor puts in the place of a reference that it lost."""
_REMARKS = (
    r"(?<=[\w.,;:!?’”)])(?:\[[A-Z]{2,3}\d{1,2}\]| \[[A-Z]{2}\d\])(?![(\[:])"
    r"|\b(?:Met opmerkingen|Commented|Opmerking|Comment) \[[A-Z]{1,3}\d{1,3}\]:?"
    r"|\[(?:[Dd]eleted|[Ii]nserted|[Vv]erwijderd|[Ii]ngevoegd): [^\[\]\n]+\](?![(\[{:])"
)
"""What a word processor puts where somebody made a remark or a change: `[RR1]`, `[deleted: words]`."""

_UNFINISHED = re.compile(f"{_MARKS}|{_STILL_TO_COME}|(?P<around>{_BY_A_MACHINE}|{_FAILED}|{_REMARKS})", re.MULTILINE)
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"T(?:ODO|BD|BC|KTK)",
        r"de (?:volledige |gevraagde )?vertaling[.:]|the (?:full |requested )?translation[.:]",
        r"tekst in te voeren|here to enter text",
        r"dat ik (?:dit|deze|het)|me to make ",
        r"(?:ert\.|ransl\.|ertaler|note|ed\.): ",
        r"(?:uur|age|tuk|graaf|ure|dix|ter|ion) (?:X|\?\?|##)",
        r"N\.[tn]\.b\.|niet verspreiden|not for (?:dis|cir)",
        r"FIXME",
        r"XX",
        r" \?\?",
        r" …",
        r"orem ipsum",
        r"\[(?:[Nn]aam|[Nn]ame) ",
        r"\[(?=[bscHhNnAaIiUuTt?.…])(?:bron|source|citation|\?|\.\.\.|…|[A-Za-z]{3,9}\b(?![^\[\]\n]*\]\())",
        r"\((?:[Nn]og|[Ss]till|to|[Bb]ron|[Ss]ource|[Kk]lopt|[Ii]s)\b",
        r": (?:PM|NTB|NNB|n\.|klopt|weet|mag|kan|is th|can th)",
        r"volg(?:t|en) (?:nog|later|binnenkort)",
        r"follow(?:s (?:later|soon))?(?:[.!)…\]]|$)",
        r"still (?:to come|needs|has)",
        r"moet nog ",
        r"H(?:ier(?:onder|bij)?|ere) ?(?:is|’s|'s|vind|staat|volgt|heb)",
        r"Below is",
        r"taalmodel",
        r"odel,? I\b",
        r"! Hier|! Here",
        r"Ik heb (?:de|het|je|jouw|uw) (?:tekst|alinea|ver|passage|toon)",
        r"I(?: have|’ve) (?:adj|rew|tra|sho|imp|exp|upd|rev|ed)[a-z]+ (?:the|your) ",
        r"daar kan ik ",
        r"can(?:’t|not| not) (?:help|assist)",
        r"\[FILL|(?:IN|AAN)VULLEN|(?:vullen|kijken|voegen|added|in)\]",
        r"\[(?:[Oo]pmerking|[Cc]omment|[Rr]emark|[Dd]eleted|[Ii]nserted|[Vv]erwijderd|[Ii]ngevoegd)\b",
        r"20(?:xx|XX)",
        r"Wil je dat ik",
        r"Would you like me",
        r"hoop dat dit",
        r"hope this",
        r"Fout!|Error!",
        r"【",
        r"turn\d",
        r"oaicite",
        r"aat (?:het )?m",
        r"et me know if",
        r"my (?:last|latest|knowledge)",
        r"mijn laatste",
        r"eerder in d",
        r"earlier in (?:this|our) c",
        r"DeepL\.com",
        r"\[[A-Z]{1,3}\d",
        r"n\.[tn]\.b\.",
        r"t\.?b\.?d\b",
        r": p\.m\.",
        r"CONCEPT",
        r"DRAFT",
        r"&lt;[A-Za-z]",
        r"%(?:[sd]\b|[A-Za-z_]{3,20}%)",
        r"PLACEHOLDER|INVULLEN|NAKIJKEN",
        r"\b[nN] = [?);,]",
        r"xx",
        r"@[A-Z]",
        r"mail(?:tje)? (?:van|aan|from|to) [A-Z]",
    )
)
"""One of these is found in every line that has such a mark: to look for them is quick, since each starts with a sign that is known."""


@rule(
    "unfinished",
    "No text holds a mark that something has still to be done, or what a program left around it, and none says nothing.",
    why="Such a mark is meant for the writer; readers see it, or find it in the source of the page.",
    mend="Finish what the mark is about, and take it out.",
    example=Example("modules/sample/nl.md", "Vraag het iemand", "TODO: vraag het iemand"),
)
def unfinished(course: Course) -> Reports:
    """Report marks such as TODO, also in comments, and texts of signs alone."""
    for writing in course.writings:
        yield from writing.once(_left, among=_unsaid)


_LETTER = re.compile(r"\w")


def _unsaid(writing: Writing) -> Iterator[Document]:
    present = _present(writing.source)
    return writing.where(lambda source: any(sign.search(source) for sign in present) or not _LETTER.search(source))


def _present(source: str) -> list[re.Pattern[str]]:
    return [sign for sign in _SIGNS if sign.search(source)]


def _left(document: Document) -> Iterator[tuple[Position, str]]:
    text, start = document.without_code, 0
    present = _present(text)
    for line in text.split("\n") if present else ():
        if any(sign.search(line) for sign in present):
            for match in _UNFINISHED.finditer(text, start, start + len(line)):
                if match["refused"] and not _starts_a_paragraph(document, match.start()):
                    continue
                if not (_CAN_BE_SAID.match(match[0]) and is_in_words_of_somebody(text, match.start())):
                    yield document.position(match.start()), _problem(match)
        start += len(line) + 1
    if isinstance(document, TextDocument) and not _LETTER.search(document.source):
        yield document.position(0), f"`{document.source[:20]}` says nothing: write the text."


def problem_of_mark(words: str) -> str:
    """Return what is wrong with words in which something was left, if they are no text but a name or a line; nothing, if it was not."""
    found = _UNFINISHED.search(words) if _present(words) else None
    return _problem(found) if found else ""


def _starts_a_paragraph(document: Document, place: int) -> bool:
    """Say whether a paragraph of a text file starts at a place, and not below a colon: in a data file somebody may say it to a client."""
    above = document.without_code[:place]
    return not isinstance(document, TextDocument) and above[-2:].strip() == "" and not above.rstrip().endswith(":")


_CAN_BE_SAID = re.compile(
    r"\[(?:…|\.\.\.|[Hh]ier|[Nn]og|[Hh]ere)|Wil je|Would you|Ik hoop|I hope"
    r"|[Ll]aat|[Ll]et me|[Vv]olgens mijn|[Aa]s of my|my know|[Zz]oals|[Aa]s (?:we |I |discussed|mentioned|requested)"
    r"|[Zz]ie |[Ss]ee |\[(?:[Nn]aam|[Nn]ame)|@|[Bb]el|[Cc]all"
    r"|Natuurlijk|Zeker|Uiteraard|Prima|Certainly|Of course|Sure|Absolutely|Sorry|I’m|I am"
    r"|\[(?:[Oo]pmerking|[Cc]omment|[Rr]emark|[Dd]eleted|[Ii]nserted|[Vv]erwijderd|[Ii]ngevoegd)|xx|XX"
)
"""Starts what somebody may say or write in a case, and what stands in brackets within a quotation: what was left out or done."""


def _problem(found: re.Match[str]) -> str:
    if found["around"]:
        return f"`{found[0]}` was left here by the program in which the text was made: take it out, and read what stands around it."
    return f"`{found[0]}` says that something has still to be done: do it, and take this out."
