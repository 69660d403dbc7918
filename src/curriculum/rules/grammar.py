"""The rule about words that every dictionary knows and that stand in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from curriculum.load import Course
from curriculum.models import LANGUAGES, Language, Question, Text, Writing
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.rules.prose import as_read, is_in_words_of_somebody
from curriculum.text import Document


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that is wrong in every sentence with what stands around it; what is right now and then is not among these."""

    pattern: re.Pattern[str]
    """Starts with the end of the word, or what stands before it: letters that are known are found quickly."""
    right: str
    before: re.Pattern[str] | None = None
    """What must stand before it, if not all can be seen from the end of the word on."""
    unless: re.Pattern[str] | None = None
    """What makes it right if it stands in the same paragraph."""
    is_spoken: bool = True
    """Is it wrong in the words of somebody, and in a title, too?"""


def _slip(pattern: str, right: str, before: str = "", unless: str = "", *, is_spoken: bool = True) -> Slip:
    return Slip(re.compile(pattern), right, re.compile(f"{before}$") if before else None, re.compile(unless) if unless else None, is_spoken)


_OF_SOMEBODY = (
    "partner|client|colleague|practice|question|answer|name|story|body|life|room|relationship|network|work|needs|feelings|boundaries"
)
_ARE = r"(?:partners?|friends?|colleagues?|mates?|anarchists?|managers?|number|and)\b"
"""Stands behind what people are: life partners, relationship anarchists."""
_OF_SOME = f"{_OF_SOMEBODY}|partners|clients|children|parents|lives|bodies|names|relationships|families"
_MORE_ENGLISH = (
    "more|less|better|worse|fewer|larger|smaller|greater|longer|shorter|older|younger|higher|lower|earlier|easier|harder|safer|stronger"
)
_NO_START = "it with a small letter, or put a full stop for the comma"
_ITS = "`its` for what belongs to it"
_ENGLISH = (
    _slip(
        r"ts (?<=\b[Ii]ts )(?:(?:a|an|the|been|that|what|how|why|because|okay|I|we|they|you|he|she|is|was|has|had|will|can)\b(?![-’])"
        r"|not\b(?! \w+ing)|(?:good|fine|hard|clear|possible|important|easy|likely|safe|better|true) (?:that|to|if|when)\b)",
        "`it’s` for `it is`",
    ),
    _slip(r"t’s own\b(?<=\b[Ii]t’s own)", _ITS),
    _slip(
        r"t’s (?<=\bit’s )(?!a\b|an\b|the\b|not\b|been\b|being\b|all\b|too\b|so\b|my\b|your\b|his\b|her\b)[a-z]+",
        _ITS,
        r"\b(?:of|by|into|within|beyond|despite|throughout) i",
    ),
    _slip(
        r"our (?<=\b[Yy]our )"
        r"(?:a|an|the|not(?! \w+ing)|unsure|allowed to|supposed to|sure (?:that|you|of|it)|able to|welcome(?=[.!]))(?![-’\w])",
        "`you’re` for `you are`",
    ),
    _slip(rf"ou’re (?<=\b[Yy]ou’re )(?:own|{_OF_SOMEBODY})\b(?![-’]| {_ARE})", "`your` for what belongs to you"),
    _slip(
        r"heir (?<=\b[Tt]heir )(?:is|are|was|were|isn’t|aren’t|wasn’t|weren’t|has been|have been|seems?)\b",
        "`there`, or `they’re` for `they are`",
    ),
    _slip(rf"hey’re (?<=\b[Tt]hey’re )(?:own|{_OF_SOMEBODY})\b(?![-’]| {_ARE})", "`their` for what belongs to them"),
    _slip(r"here own\b(?<=\bthere own)", "`their` for what belongs to them"),
    _slip(
        rf"here (?<=\bthere )(?:{_OF_SOME})\b(?![-’])",
        "`their` for what belongs to them",
        r"\b(?:of|with|about|for) t",
    ),
    _slip(
        r" then (?:a|an|one|two|three|once|ever|usual|before|expected|any|half|\d+)\b",
        "`than` in a comparison",
        rf"\b(?:{_MORE_ENGLISH})",
    ),
    _slip(r" then\b", "`than` in a comparison", r"\brather"),
    _slip(r" than\b", "`then` for what follows", r"\b(?:and|since|until|back)"),
    _slip(r"Than ", "`then` for what follows", r"(?:^|\n|[.?!] |-->)[ >*-]*[‘“]?"),
    _slip(
        r"ho’s (?<=\b[Ww]ho’s )(?:own|sake|voice|turn|fault|idea|house|story|needs|members|relationship|evening|wish|feelings)\b(?![-’])",
        "`whose` for what belongs to somebody",
    ),
    _slip(r"hose (?<=\b[Ww]hose )(?:a|an|not|been|going|there|in|with|on|at|from)\b(?!-)", "`who’s` for `who is`"),
    _slip(r"ould of\b(?! course\b)", "`have`, as in `could have`", r"\b(?:[CcWw]|[Ss]h)"),
    _slip(r"nes own\b", "`one’s own`", r"\b(?:of|to|in|on|with|for|about|at|by) o"),
    _slip(r" lot’s\b", "`lots`, or `a lot`", r"\ba"),
    _slip(r"self\b(?<= self)", "it as one word with what stands before it", r"\b(?:[Hh]im|[Ii]t) "),
    _slip(r"selves\b(?<= selves)", "it as one word with what stands before it", r"\b(?:[Tt]hem|[Oo]ur|[Yy]our) "),
    _slip(
        r", (?:The|And|But|Then|If|When|It|She|He|They|We|You|Your|Their|This|That|These|There|What|Not|Some|Now|Here)(?= [a-z])",
        _NO_START,
        is_spoken=False,
    ),
    _slip(r"iz(?<=[a-z]{2}[a-rt-z]iz)(?:e|es|ed|ing|ation|ations|er|ers)\b", "it with s, as the course does", is_spoken=False),
    _slip(r" (?:gotten|toward|afterward)\b", "it as the British do (`got`, `towards`, `afterwards`)", is_spoken=False),
    _slip(r"t al(?<=\bet al)(?![.\w])|t\. al(?<=\bet\. al)\b", "`et al.`"),
    _slip(r"(?:\.g(?<=\be\.g)|\.e(?<=\bi\.e))(?![.\w])", "a full stop behind its last letter too"),
    _slip(r" gray\b", "`grey`", is_spoken=False),
    _slip(r" percent\b", "`per cent`", is_spoken=False),
    _slip(r" license\b", "`licence`, since it is a noun here", r"\b(?:a|the|this|its|under)", is_spoken=False),
    _slip(
        r" practice\b",
        "`practise`, since it is a verb here",
        r"\b(?!(?i:what|how|where|when|why|then|only|and|or|but)\b)[a-zIYTWHS]\w* (?:can|could|must|should|may|might|would)",
        is_spoken=False,
    ),
)

_HET = (
    "artikel|woord|gesprek|antwoord|onderzoek|netwerk|moment|huis|verschil|bericht|onderwerp|formulier|dorp|vertrouwen|verlies|besluit"
    "|verband|jaar|kind|scherm|gevoel|niveau|cijfer|plan|boek|model|verhaal|systeem|probleem|dossier|gezin|geld|kader|feit"
)
_DE = (
    "module|groep|cursus|inbrenger|vraag|hulpverlener|kaart|begeleider|kring|cliënt|casus|term|therapeut|huisarts|schakelpartner|norm"
    "|relatie|hand|beurt|partner|vorm|samenvatting|zin|praktijk|deur|regel|kamer|meldcode|oefening|eindtoets|omgeving|telefoon|naam|bron"
    "|tabel|tekst|auto|herkomst|auteur|polycuul|persoon|zomer|afspraak|lijn|spanning|spreekkamer|agenda|wens|gemeenschap|lijst|familie"
    "|titel|verwachting|toon|pagina|studie|vriend|kern"
)
"""Nouns that the course's own texts write with this article many times, and never with the other."""
_BEFORE = r"\b(?i:in|van|met|op|bij|voor|over|aan|uit|naar|tegen|tussen|onder|tijdens|volgens|binnen|buiten)"
_USUAL = "(?:(?:eerste|tweede|derde|laatste|volgende|hele|goede|nieuwe|andere|lange|korte|moeilijke|eigen) )?"
_MORE_DUTCH = "meer|minder|beter|slechter|groter|kleiner|langer|korter|ouder|jonger|hoger|lager|eerder|later|vaker|sterker|zwakker|zwaarder"
_YOU = "`je` or `jouw`, as the course says to its readers"
_WITH_HET = "`het` (or `dit`, `ons`, `elk`), as everywhere else"
_WITH_DE = "`de` (or `deze`), as everywhere else"
_T = "it with a t, as after `hij`"
_DUTCH = (
    _slip(r" word\b(?![-’]| (?:ik|je|jij)\b)", "`wordt`, with a t", r"\b(?i:hij|zij|ze|die|dat|dit|het|men|wie|er|je)"),
    _slip(
        r"(?:\.w\.z(?<=\bd\.w\.z)|\.d(?<=\be\.d)|\.a(?<=\b[eo]\.a)|\.n(?<=\bm\.n)|\.[poa]\.v(?<=\b(?:i\.p|t\.o|n\.a)\.v)|\.b\.t(?<=\bm\.b\.t))"
        r"(?![.\w])",
        "a full stop behind its last letter too",
    ),
    _slip(r" s (?:ochtends|morgens|middags|avonds|nachts|zomers|winters)\b", "`’s`, with an apostrophe"),
    _slip(r"ordt jij\b", "`word`, without a t before `jij`"),
    _slip(r" wordt (?:niet|er|nu|dan|boos|moe|bang|ziek|gek)\b", "`word`, without a t after `ik`", r"\b[Ii]k"),
    _slip(r"ij (?<=\b[Hh]ij )(?:vind|houd|bied|leid|meld|rijd)\b", _T),
    _slip(r"en (?<=\b[Mm]en )(?:vind|houd|bied|leid|meld)\b", _T),
    _slip(
        r" als (?:(?:gewoonlijk|normaal|verwacht|gedacht|voorheen|vroeger|ooit|eerst)\b"
        r"|(?:ik|jij|hij|zij|wij|jullie|jou|hem|haar|hen)[.;?!])",
        "`dan` after a comparison",
        rf"\b(?:{_MORE_DUTCH})",
    ),
    _slip(
        r"un (?<=\b[Hh]un )(?:hebben|zijn|willen|gaan|moeten|kunnen|zullen|zeggen|vinden|waren|hadden|wilden)\b(?! en )",
        "`zij` or `ze`, since they do something here",
        r"(?:(?:^|\n|[.?!:] |‘|-->)[ >*-]*H|\b(?:want|maar) h)",
    ),
    _slip(
        r" (?:me|mij) (?:moeder|vader|ouders|zus|broer|zoon|dochter)\b",
        "`mijn` for what is mine",
        r"\b(?:van|met|bij|door|aan|over)",
    ),
    _slip(rf" de {_USUAL}(?:{_HET})\b(?![-’(])", _WITH_HET),
    _slip(rf"De (?<![^\s‘“*]De ){_USUAL}(?:{_HET})\b(?![-’(])", _WITH_HET),
    _slip(rf"ze (?<=\b(?:[Dd]e|[Oo]n)ze ){_USUAL}(?:{_HET})\b(?![-’(])", _WITH_HET),
    _slip(rf"ke (?<=\b[Ee]lke )(?:{_HET})\b(?![-’(])", _WITH_HET),
    _slip(rf"re (?<=\b[Ii]edere )(?:{_HET})\b(?![-’(])", _WITH_HET),
    _slip(rf" (?:het|dit) {_USUAL}(?:{_DE})\b(?![-’(]| (?:te|zijn|[a-z]+en)\b)", _WITH_DE, _BEFORE),
    _slip(rf"Het (?<![^\s‘“*]Het ){_USUAL}(?:{_DE})\b(?![-’(])", _WITH_DE),
    _slip(
        r" die (?:ik|je|jij|we|wij|jullie)\b",
        "`dat`, since the word before it has `het`",
        rf"(?<!van )(?<!met )(?<!bij )(?<!over )(?<!voor )\b[Hh]et (?:{_HET})",
    ),
    _slip(
        r", (?:De|Het|Een|Dat|Dit|Deze|Die|En|Maar|Want|Dus|Als|Ze|Zij|Hij|Er|Je|Jij|We|Wij|Wie|Wat|Ook|Niet|Soms|Nu|Hier|Daar)"
        r"(?= [a-zà-ÿ])",
        _NO_START,
        is_spoken=False,
    ),
    _slip(
        r" u(?<!\d u)(?:w|zelf)?(?![\w’-]| aan\b)", _YOU, "", r"\bzeg\w* u\b|\b[Jj]e (?:en|of) u\b|\b[Uu] (?:en|of) je\b", is_spoken=False
    ),
    _slip(r"Uw? (?=[a-z])", _YOU, r"(?:^|\n|[.?!:…] |-->)[ >*-]*", is_spoken=False),
)
_NOT_MARRIED = "verwar|verschil|anders dan|confus|differ|like pol|mist[ao]k| land"
_MARRIED = f"{_NOT_MARRIED}|huwelijk|trouw|gehuwd|echtgeno|vrouwen|wett?en|wet |verbod|marri|spouse|wives|husband|law|illegal|olyamor|slim"
_BOTH = (
    _slip(r"NMC\b(?<!\wNMC)", "`CNM`"),
    _slip(r"olygam(?:ie|y)\b", "`polyamorie` or `polyamory`: the glossary keeps this word for a marriage of more than two", "", _MARRIED),
)
_SLIPS: dict[Language, tuple[Slip, ...]] = {"nl": (*_DUTCH, *_BOTH), "en": (*_ENGLISH, *_BOTH)}


@rule(
    "grammar",
    "Words that sound or look alike are not mistaken for each other, articles fit their nouns, what is asked ends in a question mark, and "
    "terms and spelling are those of the course.",
    why="A dictionary knows both words, so that the spelling is right and the sentence is wrong.",
    mend="Write the word that the message names; or word the sentence anew, if it is right as it stands.",
    example=Example("modules/sample/en.md", "Begin with", "Its a habit. Begin with"),
)
def grammar(course: Course) -> Reports:
    """Report words that are wrong with what stands around them, and questions that end in a full stop."""
    for language in LANGUAGES:
        for writing in course.written(language):
            yield from writing.once(_WRONG[language], among=_IN_DOUBT[language])
    yield from course.of_questions(_unasked)
    for module in course.modules:
        for prompt in module.meta.prompts:
            yield from without_mark(prompt.text, "prompt")
        for vignette in module.vignettes.values():
            for text in vignette.texts.values():
                yield from text.once(_unasked_in_case)


def _wrong_in(language: Language) -> Callable[[Document], Iterator[tuple[Position, str]]]:
    def wrong(document: Document) -> Iterator[tuple[Position, str]]:
        text = as_read(document)
        for slip in _SLIPS.get(language, _BOTH):
            for match in slip.pattern.finditer(text):
                if _is_wrong(slip, text, match.start()):
                    start, end = _word(text, match)
                    yield document.position(start), f"`{text[start:end]}` is wrong here: write {slip.right}."

    return wrong


def _is_wrong(slip: Slip, text: str, place: int) -> bool:
    if slip.before and not slip.before.search(text[max(0, place - _BACK) : place]):
        return False
    if not slip.is_spoken and is_in_words_of_somebody(text, place):
        return False
    return not slip.unless or not slip.unless.search(_paragraph(text, place))


_BACK = 24
"""Signs that are looked at before a slip."""


def _paragraph(text: str, place: int) -> str:
    start, end = text.rfind("\n\n", 0, place), text.find("\n\n", place)
    return text[max(0, start) : end if end >= 0 else len(text)]


def _word(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Return where the words begin and end that are wrong, whole."""
    start, end = match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip())
    while start and (text[start - 1].isalpha() or text[start - 1] == "’"):
        start -= 1
    return start, end


def _in_doubt(language: Language, writing: Writing) -> Iterator[Document]:
    present = [slip for slip in _SLIPS.get(language, _BOTH) if _is_in(slip, writing.source)]
    return writing.where(lambda source: any(_is_in(slip, source) for slip in present)) if present else iter(())


def _is_in(slip: Slip, source: str) -> bool:
    return any(_is_wrong(slip, source, match.start()) for match in slip.pattern.finditer(source))


_WRONG = {language: _wrong_in(language) for language in LANGUAGES}
_IN_DOUBT = {language: partial(_in_doubt, language) for language in LANGUAGES}


_INTERROGATIVE = re.compile(
    r"(?:Wie|Wat|Waar\w*|Welke?|Wanneer|Hoe\w*|Who|Whose|Whom|What|Where|Which|When|Why|How)\b(?! ?(?:ook|ever)\b)"
    r"|(?:Is|Ben|Heb|Kun|Kan|Zou|Wil|Mag|Moet|Past|Vind|Herken|Weet) (?:je|jij|hij|zij|ze|we|dit|dat|het|de|er)\b"
    r"|(?:Is|Are|Do|Does|Did|Can|Could|Would|Should|Have|Has|Will) (?:you|he|she|it|they|we|this|that|the|there|your)\b"
)
_SENTENCES = re.compile(r"[.?!:…][’”)*_]*\s+[‘“(*_]*")


def _unasked(question: Question) -> Iterator[tuple[Position, str]]:
    yield from without_mark(question.stem, "stem")


def without_mark(text: Text, part: str) -> Iterator[tuple[Position, str]]:
    """Yield a text of which the last sentence asks, and ends in a full stop."""
    for language, words in text.items():
        if _lacks_mark(words, is_a_question=part == "stem"):
            yield text.document(language).position(len(words) - 1), f"this {part} asks, and ends in a full stop: put a question mark."


def _lacks_mark(words: str, *, is_a_question: bool) -> bool:
    last = _SENTENCES.split(words)[-1] if words.endswith(".") else ""
    return bool(_INTERROGATIVE.match(last)) and ("," not in last or (is_a_question and "?" not in words))


_ITEM = re.compile(r"\d+[.)] +(?!(?:Wat|Wie|Waar\w*|Wanneer|Hoe|What|Who|Where|When|Why|How) (?:je|jij|hij|zij|ze|we|you|he|she|they|we) )")
"""Starts a question of a case; one such as `What you would say` is none."""


def _unasked_in_case(document: Document) -> Iterator[tuple[Position, str]]:
    section = document.section("questions")
    for place, block in section.blocks if section else ():
        item = _ITEM.match(block)
        if section and item and _lacks_mark(block[item.end() :].rstrip(), is_a_question=True):
            yield section.position(place + len(block.rstrip()) - 1), "this question ends in a full stop: put a question mark."
