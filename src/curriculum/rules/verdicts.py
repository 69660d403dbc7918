"""What the texts of a question say of its options, against the key: part of the rules about questions.

Whether an option is right, the page says by itself, and so may its feedback. A feedback starts with what is sensible about an option
that is wrong ("Goed gevraagd.", "True. But …"): that is no verdict, and is let pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.findings import counted
from curriculum.models import Language, Option, Question
from curriculum.numerals import number_said
from curriculum.position import Position
from curriculum.rules.prose import is_in_words_of_somebody
from curriculum.text import sentence_at

_WRONG = r"(?:niet (?:goed|juist|correct)|not (?:right|correct)|fout|onjuist|verkeerd|wrong|incorrect)"
_RIGHT = r"(?:goed|juist|correct|right)"
_ANSWER = r"(?:antwoord|optie|keuze|answer|option|choice)"
_RESPONSE = r"(?:antwoord|optie|keuze|reactie|answer|option|choice|response)"
_SO = r"(?:dus |allebei |both |therefore |so )?"
_JUDGED = rf"(?:is|zijn|are) {_SO}(?:{_WRONG}|{_RIGHT})\b"
_TURN = r"(?:eerste|tweede|derde|vierde|vijfde|laatste|first|second|third|fourth|fifth|last)"
_CLAUSE_ENDS = r"(?=[.,;:!?)’*]|$| (?:want|omdat|because|since)\b)"
_BEST = (
    r"(?:past (?:hier )?(?:het beste?|beter|niet)|fits (?:best|better)|is (?:de|het|the) (?:beste?|juiste|goede|best|right)"
    rf"(?: {_RESPONSE}| one)?){_CLAUSE_ENDS}"
)
_NAMED_BY_PLACE = re.compile(
    r"\b(?:[Oo]ptie|[Aa]ntwoord|[Oo]ption|[Aa]nswer) [A-E]\b|\b(?:[Oo]ptie|[Oo]ption) [1-5]\b"
    r"|\b(?:[Aa]ntwoord|[Aa]nswer) [1-5](?=[.,;:!?)]| (?:is|past|fits)\b)"
    r"|\b(?:[Kk]euze|[Rr]eactie|[Cc]hoice|[Rr]esponse) (?:[A-E](?![\w-]|\. [A-ZÀ-Ý])|[1-5](?=[.,;:!?)]| (?:is|past|fits)\b))"
    rf"|\b(?:[Aa]ntwoord|[Aa]nswer) is [‘*]?[A-E]{_CLAUSE_ENDS}"
    r"|\b(?i:zowel|both) [‘*]?[A-Ea-e][’*]? (?:als|en|and) [‘*]?[A-Ea-e]\b"
    rf"|\b(?i:zowel|both) (?:het |de |the )?{_TURN} (?:als|en|and) (?:het |de |the )?{_TURN} {_ANSWER}\b"
    rf"|\b(?i:het|de|the) {_TURN} {_ANSWER} {_JUDGED}"
    rf"|\b(?i:het|de|the) {_TURN} {_RESPONSE} {_BEST}"
    rf"|\b(?i:zie|see) (?:ook |also )?(?:het|de|the) {_TURN} {_RESPONSE}(?=[.;!)])"
    rf"|\b(?i:het|de|the) (?:bovenste|onderste|bottom|topmost) {_RESPONSE}\b"
    r"|\b(?i:nummer|number) (?:een|één|twee|drie|vier|vijf|one|two|three|four|five|[1-5]) (?:is|was) (?:het|it|juist|right|correct)(?=[.!])"
    r"|\b(?i:de|the) (?:eerste|laatste|first|last) (?:twee|drie|two|three)"
    rf"(?: antwoorden| opties| answers| options| (?=\w+ (?:dus|so|therefore))) ?{_JUDGED}"
)
_ABOVE = re.compile(
    rf"\b(?i:zie|see) (?:ook |also )?(?:(?:het|de|the) {_RESPONSE} (?:hierboven|hieronder|above|below)"
    rf"|(?:het|de) (?:boven|onder)staande {_RESPONSE}|the (?:previous|next) {_ANSWER})(?=[.;!)])"
)
"""The same in a text that stands apart from the options; in a stem it can be an answer that the case quotes."""
_CATCH_ALL = re.compile(
    r"(?i)\b(?:alle|geen van(?: de)?) (?:boven|onder)staande\b|\b(?:all|none) of (?:the above\b|these(?=[.,;!]|$))"
    r"|\bgeen van deze(?=[.,;!]|$)"
    rf"|\b(?:alle|geen van de|all|none of the)(?: drie| vier| three| four)?(?: de| the)? (?:andere |other )?"
    rf"(?:antwoorden|opties|answers|options) {_JUDGED}"
    r"|^alle (?:genoemde|gegeven) (?:antwoorden|opties|keuzes|reacties) (?:passen|kloppen|zijn \w+)\.?$"
    r"|^all (?:of )?the (?:answers|options|choices|responses) (?:mentioned|listed|given)(?: here)? (?:fit|are \w+)\.?$"
    r"|^(?:ik weet het niet|weet ik niet|geen idee|i don’t know|i do not know|don’t know|no idea)\.?$"
)


def options_named(part: str, words: str) -> Iterator[str]:
    """Yield what is wrong with a text that names an option by its place, or with an option that stands for the others."""
    if named := _NAMED_BY_PLACE.search(words) or (part != "stem" and _ABOVE.search(words)):
        yield f"`{named[0]}` names an option by its place, and options have no letters or numbers: say in words which one is meant."
    if part == "text" and (catch_all := _CATCH_ALL.search(words.strip())):
        yield f"`{catch_all[0]}` stands for the other options: write an option that can be judged by itself."
    if part == "text" and (letter := re.match(r"[a-e][.)] |[A-E]\) |[A-E]\. (?=[A-ZÀ-Ý‘“])", words)):
        yield f"options have no letters on the page: take `{letter[0].strip()}` out."


_THIS_IS = r"(?:(?:dit|dat|this|that) is|that’s)"
_THIS_ANSWER = rf"(?:(?:dit|dat|jouw|je|deze|die|this|that|your) {_ANSWER})"
_THIS_ONE = r"(?:dit(?: antwoord)?|deze (?:optie|keuze|reactie|vraag|zin)|this(?: answer| option| choice| response| question| sentence)?)"
_NOT = r"(?:niet (?:het |de )?(?:goede?|juiste?|correcte?|beste?)|not (?:the )?(?:right|correct|best))"
_BETTER_ONE = (
    rf"(?:een )?andere? {_RESPONSE} (?:past|is) (?:hier )?beter|another {_RESPONSE} (?:fits|is) better"
    rf"|er is een betere? {_RESPONSE}|there is a better {_RESPONSE}"
)
_SAID_FIRST = re.compile(
    r"(?i)(?:(?:ja|nee|yes|no), |(?:juist|goed|klopt|fout|right|true|wrong): )?(?:"
    # of the answer as such, or to who gave it
    rf"(?P<sure_wrong>{_THIS_ANSWER} is {_WRONG}"
    rf"|(?:{_THIS_IS} )?(?:(?:een|de|het|a|an|the) )?(?:{_NOT}|(?:foute?|onjuiste?|verkeerde?|wrong|incorrect)) {_ANSWER}"
    rf"|{_BETTER_ONE}|helaas(?:,? niet)?|unfortunately(?: not)?|probeer het (?:nog eens|opnieuw)|try again"
    r"|(?:een )?begrijpelijke (?:vergissing|fout)|an understandable (?:mistake|error)|[❌✗✘])"
    # of the choice, which can be a good one all but for something
    r"|(?P<praise_right>(?:heel |prima |uitstekend |juist )?goed gekozen|(?:prima|uitstekend|juist|well) (?:gekozen|chosen)"
    r"|(?:een |a |an )?(?:heel |very )?(?:goede|prima|uitstekende|mooie|good|excellent|great|fine) (?:keuze|keus|choice))"
    # of the answer again
    rf"|(?P<sure_right>{_THIS_ANSWER} is {_RIGHT}"
    rf"|(?:{_THIS_IS} )?(?:(?:het|een|de|the|a) )?(?:goede?|juiste?|correcte?|beste?|right) {_ANSWER}"
    r"|goed (?:gedaan|zo|geantwoord)|bravo|well done|good job|[✅✓✔])"
    # of what the option says: true and wrong are what some questions ask for
    rf"|(?P<plain_wrong>(?:helaas,? |unfortunately,? )?(?:(?:{_THIS_IS} )?{_WRONG}|(?:dit )?klopt niet)"
    r"|helaas,? dat klopt niet|(?:helaas )?mis"
    r"|niet helemaal(?: goed| juist)?|net niet|bijna(?: goed| juist| raak)?"
    r"|(?:jammer|too bad|(?:a )?pity)(?:,? (?:maar )?(?:net niet|bijna(?: goed)?|not quite|nearly|almost))?"
    r"|not quite(?: right)?|nearly(?: right| there)?|almost(?: right| there)?"
    rf"|{_THIS_ONE} past (?:hier )?(?:niet|het minst|minder goed)|{_THIS_ONE} (?:does not fit|doesn’t fit|fits least)(?: here)?)"
    r"|(?P<plain_right>precies(?: goed)?|exact|helemaal (?:goed|juist|waar)|exactly(?: right| so)?|precisely|spot on|quite right"
    r"|(?:dit|dat) is (?:hem|’m)|that’s (?:it|the one)"
    rf"|{_THIS_ONE} (?:past (?:hier )?het beste?|fits (?:here )?best|is (?:het|de|the) beste?(?: \w+)?))"
    # what may be said of a part of it
    r"|(?P<soft_right>(?:(?:dit|dat) )?klopt(?: helemaal)?|inderdaad|juist|goed|heel goed|prima|uitstekend|correct|right|true|indeed"
    r"|perfect|excellent|absolutely|dit is goed|(?:dit|dat) is (?:juist|correct)|this is true"
    r"|(?:this is|that is|that’s) (?:right|correct))"
    # what may answer the stem
    r"|(?P<answer_wrong>nee|no(?!\. \d))"
    r")(?=[.!]|(?<=[❌✗✘✅✓✔])|(?<=antwoord):|(?<=answer):)"
)
"""A feedback that starts by saying whether the option is right, and no more."""
_SAID_LAST = re.compile(
    r"(?i)(?:"
    rf"(?P<sure_wrong>{_THIS_IS} (?:dus )?{_NOT} (?:antwoord|answer)|{_BETTER_ONE})"
    rf"|(?P<sure_right>{_THIS_IS} (?:dus )?(?:het|the) (?:goede|juiste|correcte|beste|right|correct|best) (?:antwoord|answer))"
    rf"|(?P<plain_wrong>(?:daarom|dus) is dit (?:antwoord )?{_WRONG}|(?:so|therefore|that is why) this (?:answer )?is {_WRONG})"
    r"|(?P<plain_right>(?:daarom|dus) is dit (?:antwoord )?(?:juist|correct)"
    r"|(?:so|therefore|that is why) this (?:answer )?is (?:right|correct)"
    rf"|(?:daarom |dus |so )?{_THIS_ONE} (?:past (?:hier )?het beste?|fits (?:here )?best))"
    r")[.!]\s*$"
)
"""The same as a sentence of its own at the end."""
_BUT = re.compile(  # or a question
    r"(?i)\b(?:maar|alleen|toch|wel|echter|al|niet|geen|de vraag|nodig|meer|ander|andere|anders"
    r"|but|yet|only|though|however|still|not|no|the question|more|another|other|else|instead)\b"
    r"|n’t\b|\?"
)
_YET = re.compile(r"(?i)\b(?:maar|alleen|toch|wel|echter|al|beter|beste?|hier niet|but|yet|only|though|however|still|better|not here)\b|\?")
"""What follows a choice that is praised and is not the best."""
_NO_ANSWER = re.compile(
    r"(?i)\W*(?:(?:en|maar|met|aan|op|in|van|bij|voor|naar|and|but|with|in|on|at|to|for|of|from|about) )?"
    r"(?:wat|welke?|hoe|waar\w*|wanneer|wie|what|which|how|why|where|when|who\w*)\b"
)
"""How a question starts that nobody answers with no."""
_DENIES = re.compile(r"(?i)\b(?:niet|geen|nee|nooit|niets|not|no|never|nothing)\b|n’t\b|\?")
_ASKS_FOR_WRONG = re.compile(
    r"(?i)\b(?:niet|geen|minst|minder|onjuist\w*|foute?|verkeerde?|mis|schort|rammelt|ontbreekt|not|no|least|less|wrong|incorrect|false|missing"
    r"|except|untrue|mistake|misverstand|vergissing)\b|n’t\b"
)


_GOES_ON = {"soft": _BUT, "praise": _YET}
"""What may follow a verdict of a degree, so that it was only one of a part."""


def other_verdicts(question: Question) -> Iterator[tuple[Position, str]]:
    """Yield the feedback that calls an option wrong which is right, or right which is wrong."""
    for option in question.options:
        for language, words in option.feedback.items():
            if said := _verdict(option, words, question.stem[language], option.text[language]):
                place, verdict = said
                is_key = "right" if option.key else "wrong"
                problem = f"this feedback says `{verdict}`, and the option is {is_key}: check which of the two was meant."
                yield option.feedback.document(language).position(place), problem


def _verdict(option: Option, words: str, stem: str, text: str) -> tuple[int, str] | None:
    """Return where a feedback says otherwise than the key, and how."""
    for said in (_SAID_FIRST.match(words), _last(words)):
        kind = said.lastgroup if said else None
        if said is None or kind is None:
            continue
        degree, _, verdict = kind.partition("_")
        if (verdict == "right") == option.key or (degree not in {"sure", "praise"} and _ASKS_FOR_WRONG.search(_asked(stem))):
            continue
        if degree in _GOES_ON and _GOES_ON[degree].search(words, said.end(kind), _end_of_what_may_follow(words, said.end(kind), degree)):
            continue
        if degree == "answer" and (_DENIES.search(text) or not _NO_ANSWER.match(_asked(stem))):
            continue
        return said.start(kind), said[kind]
    return None


def _end_of_what_may_follow(words: str, end: int, degree: str) -> int:
    """Return how far is looked for what a verdict was only a part of: one that is cried out has it in the sentence that follows."""
    is_cried_out = degree == "soft" and words.startswith("!", end)
    return sentence_at(words, min(end + 2, len(words) - 1))[1] if is_cried_out else len(words)


def _last(words: str) -> re.Match[str] | None:
    start = sentence_at(words, len(words.rstrip()) - 1)[0]
    found = _SAID_LAST.match(words, start)
    return None if found is None or is_in_words_of_somebody(words, start) else found


def _asked(stem: str) -> str:
    """Return the last question of a stem, or its last sentence."""
    place = stem.rfind("?")
    start, end = sentence_at(stem, place if place >= 0 else len(stem.rstrip()) - 1)
    return stem[start:end]


_NUMBER = r"(?:één|een|twee|drie|vier|one|two|three|four|[1-4])"
_OF_WHICH = (
    r"(?:antwoord(?:en)?|opties?|keuzes?|reacties?|mogelijkheden|uitspra(?:ak|ken)|zin(?:nen)?|vra(?:ag|gen)|answers?|options?|choices?"
    r"|responses?|statements?|sentences?|questions?|passen|kloppen|fit|apply|of these|van deze)"
)
_COUNTED = (
    r"(?:(?<=[.!?:] )|^)(?:Maar |Slechts |Precies |Alleen |Only |Exactly )?(?P<all>(?i:één|twee|drie|vier|one|two|three|four))"
    rf" {_RESPONSE}(?:en|s)? (?:is|zijn|are) (?:goed|juist|correct|right)(?=[.!:;)]|$)"
    rf"|\b(?:[Ee]r|[Tt]here) (?:is|zijn|are) (?:maar |slechts |precies |only |exactly )?(?P<good>(?!een){_NUMBER})"
    rf" (?:goede?|juiste?|correcte?|right|good) {_RESPONSE}(?:en|s)?(?=[.!:;)]|$)"
)
_HOW_MANY = re.compile(_COUNTED)
"""Says how many options are right."""
_ASKED_FOR = re.compile(
    rf"\b(?:[Ww]elke|[Ww]hich) (?P<which>twee|drie|vier|two|three|four|[2-4]) {_OF_WHICH}\b"
    rf"|\b(?:Kies|Vink|Choose|Select|Pick|Tick) (?:er )?(?P<choose>{_NUMBER})(?: {_RESPONSE}(?:en|s)?)?(?: aan| uit)?(?=[.!:)])"
    rf"|\b[Ee]r (?:is|zijn) (?:maar |slechts |precies )?(?P<there>{_NUMBER}) {_RESPONSE}(?:en|s)? (?:goed|juist|correct)\b"
    rf"|\b(?:[Oo]nly |[Ee]xactly )?(?P<only>(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)) {_RESPONSE}s? (?:is|are) (?:right|correct)(?=[.!:)]|$)"
    rf"|{_COUNTED}"
    r"|\b(?P<more>[Mm]eer(?:dere)? (?:antwoorden|keuzes|opties) (?:zijn )?(?:mogelijk|goed|juist)"
    r"|[Mm]ore than one (?:answer|choice|option) is (?:possible|right|correct)|[Mm]ore answers are (?:possible|right|correct))(?=[.!)])"
)
_ALL_OR_NONE = re.compile(
    rf"(?:(?<=[.!?:] )|^)(?:(?P<all>Alle|All)|(?P<none>Geen van|None of)) (?:de |the |of the |deze |these )?{_RESPONSE}(?:en|s)? {_JUDGED}"
    r"(?=[.!])"
)
_ASKED_SIGNS = re.compile(
    r"elke |hich |ies |ink |hoose |elect |ick |is maar|[Ee]r (?:is|zijn) |here (?:is|are) |nly |xactly |ne |ogelijk|eer |ore "
    r"|zijn (?:goed|juist)|is juist|are (?:right|correct)"
)
_TWO_IN_ONE = re.compile(r"(?i)\b(?:en|and|met|with)\b|[+&]|[.?!][’”]? \S")


def other_numbers(question: Question) -> Iterator[tuple[Position, str]]:
    """Yield the stems that ask for another number of options than are right, and the explanations that count another."""
    keys = len(question.keys)
    for part, text, said in (("stem", question.stem, _ASKED_FOR), ("explanation", question.explanation, _HOW_MANY)):
        for language, words in text.items() if keys > (part == "explanation") else ():
            for match in said.finditer(words) if _ASKED_SIGNS.search(words) else ():
                number = _number(match, language)
                if is_in_words_of_somebody(words, match.start()) or number is None:
                    continue
                is_more = number > keys == 1 and match.lastgroup in {"more", "all", "good"}
                if is_more and "best" in words[match.end() :]:
                    continue  # it is the best of some
                if (is_more or number not in {_MORE, keys}) and not (match.lastgroup == "which" and _are_pairs(question)):
                    right = counted(keys, "option is right", "options are right")
                    problem = f"this {part} says `{match[0]}`, and {right}: write the number that is meant, or look at the key."
                    yield text.document(language).position(match.start()), problem

    yield from _one_or_more(question)
    for language, words in question.explanation.items():
        said_of_all = _ALL_OR_NONE.search(words)
        if said_of_all and (said_of_all["none"] or keys < len(question.options)):
            problem = (
                f"this explanation says `{said_of_all[0]}`, and {counted(keys, 'option is right', 'options are right')}: look at the key."
            )
            yield question.explanation.document(language).position(said_of_all.start()), problem


_SINGULAR = re.compile(
    r"\b(?:[Ww]elke? (?:antwoord|optie|reactie|uitspraak|zin|vraag|stap)"
    r"|[Ww]hich (?:answer|option|response|statement|sentence|question|step))\b"
)
_PLURAL = re.compile(
    r"\b(?:[Ww]elke (?:antwoorden|opties|reacties|uitspraken|zinnen|vragen|stappen)"
    r"|[Ww]hich (?:answers|options|responses|statements|sentences|questions|steps))\b"
)


def _one_or_more(question: Question) -> Iterator[tuple[Position, str]]:
    """Yield the stems that ask for one option where more are right, or for more where one is."""
    is_one = len(question.keys) == 1
    for language, words in question.stem.items():
        asked = _asked(words)
        if (match := (_PLURAL if is_one else _SINGULAR).search(asked)) and not (is_one and _are_pairs(question)):
            place = words.rfind(asked) + match.start()
            if not is_in_words_of_somebody(words, place):
                are = counted(len(question.keys), "option is right", "options are right")
                problem = f"this stem asks `{match[0]}`, and {are}: ask for {'one' if is_one else 'more than one'}, or look at the key."
                yield question.stem.document(language).position(place), problem


_MORE = 99
"""Stands for any number above one."""


def _number(match: re.Match[str], language: Language) -> int | None:
    kind = match.lastgroup or ""
    return _MORE if kind == "more" else number_said(match[kind].lower(), language)


def _are_pairs(question: Question) -> bool:
    """Say whether each option may be the two or more that are asked for."""
    return all(_TWO_IN_ONE.search(words) for option in question.options for _, words in option.text.items())
