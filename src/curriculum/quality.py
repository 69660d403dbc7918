"""Measures what a test psychologist looks for in a bank of questions: what gives the key away without the subject being known.

For each cue there is a simple-minded candidate who knows nothing and follows it: always the longest option, the one that repeats most
words of the stem, the first one. As long as each scores about what guessing would score, the cue gives nothing away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from curriculum.load import Course
from curriculum.models import LANGUAGES, ORIGINAL, Language, Option, Question
from curriculum.tree import FINAL_TEST_FILE

ABSOLUTE: dict[Language, frozenset[str]] = {
    "nl": frozenset({"altijd", "nooit", "alle", "allemaal", "iedereen", "niemand", "alles", "niets", "uitsluitend", "absoluut", "elke"}),
    "en": frozenset({"always", "never", "all", "everyone", "everybody", "nobody", "everything", "nothing", "exclusively", "every", "none"}),
}
"""Words that tell a wrong option by its being too sure."""
HEDGES: dict[Language, frozenset[str]] = {
    "nl": frozenset({"soms", "vaak", "misschien", "meestal", "kan", "kunnen", "mogelijk", "eventueel", "doorgaans", "wellicht"}),
    "en": frozenset({"sometimes", "often", "perhaps", "maybe", "usually", "may", "might", "can", "could", "possibly"}),
}
"""Words that tell a right option by its caution."""
_DUTCH = (
    "de het een en van ik je dat niet is die op te zijn met voor er aan om ook maar als bij wat wie hoe waar zij haar hem ze naar kan "
    "wordt heeft deze dit nog uit door over zo dan geen jij jou jullie u zegt past best welke"
)
_ENGLISH = (
    "the a an and of i you that not is which on to are with for there at if also but as what who how where she her him they it can has "
    "this these still out by about so than no your does from was be best fits"
)
_COMMON: dict[Language, frozenset[str]] = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
"""Words that every stem and every option may have, and that echo nothing."""
FEWEST = 8
"""Cues are measured where at least so many questions have them: in fewer, anything can be chance."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of some questions: what it is, its value, what chance would give, and the limits."""

    name: str
    value: float
    chance: float | None
    low: float
    high: float
    count: int
    """How many questions it is measured on."""
    questions: tuple[Question, ...] = ()
    """The questions to look at, where the value is beyond its limit."""
    advice: str = ""
    """What to do about them."""

    @property
    def is_within(self) -> bool:
        """Say whether the value is within its limits."""
        return self.low <= self.value <= self.high


@dataclass(frozen=True, slots=True)
class Group:
    """Some questions that are measured together: of a module, of the final test, or all."""

    name: str
    file: str
    questions: tuple[Question, ...]


def groups(course: Course) -> list[Group]:
    """Return the groups, the whole bank first."""
    found = [Group(module.id, module.quiz, module.questions) for module in course.modules]
    if course.final_test:
        found.append(Group("final-test", FINAL_TEST_FILE, course.final_test.questions))
    return [Group("all", "quizzes/", course.all_questions), *found]


_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8192)  # each candidate reads each option
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, in lower case."""
    return tuple(_WORD.findall(text.lower()))


def length(option: Option, language: Language) -> int:
    """Return the length of an option as a reader sees it."""
    return len(option.text[language].split())


def _echo(question: Question, option: Option, language: Language) -> int:
    """Return how many telling words of the stem an option repeats."""
    return len(_telling(question.stem[language], language).intersection(words(option.text[language])))


@lru_cache(maxsize=1024)
def _telling(stem: str, language: Language) -> frozenset[str]:
    return frozenset(word for word in words(stem) if len(word) > 3) - _COMMON.get(language, frozenset())


def _has(option: Option, language: Language, signs: dict[Language, frozenset[str]]) -> bool:
    return not signs.get(language, frozenset()).isdisjoint(words(option.text[language]))


def margin(chance: float, count: int) -> float:
    """Return how far above chance a cue may score: a tenth, and where few questions have it two standard errors."""
    return max(0.10, 2 * sqrt(chance * (1 - chance) / count))


@dataclass(frozen=True, slots=True)
class Cue:
    """What one simple-minded candidate makes of one question."""

    language: Language
    name: str
    share: float
    """How likely it is that the candidate takes the key."""
    chance: float
    """How likely it is for one who guesses."""
    question: Question


def _cues(question: Question) -> Iterator[Cue]:
    """Yield a cue for each candidate whom this question tells something; one to whom all options are alike can only guess."""
    chance = len(question.keys) / len(question.options)
    for language in LANGUAGES:
        for name, scores in _strategies(question, language):
            best = max(scores)
            chosen = [option for option, value in zip(question.options, scores, strict=True) if value == best]
            if len(chosen) < len(scores):
                yield Cue(language, name, sum(option.key for option in chosen) / len(chosen), chance, question)
    if question.select == "one":
        for place, name in enumerate(_PLACES[: len(question.options)]):
            yield Cue(ORIGINAL, name, float(question.options[place].key), chance, question)


_PLACES = ("takes the first option", "takes the second option", "takes the third option", "takes the fourth option")


def _strategies(question: Question, language: Language) -> Iterator[tuple[str, list[int]]]:
    """Yield what each candidate goes by, and how much of it each option has."""
    options = question.options
    sizes = [length(option, language) for option in options]
    echoes = [_echo(question, option, language) for option in options]
    absolute = [_has(option, language, ABSOLUTE) for option in options]
    hedging = [_has(option, language, HEDGES) for option in options]
    asking = ["?" in option.text[language] for option in options]
    yield "takes the longest option", sizes
    yield "takes the shortest option", [-size for size in sizes]
    yield "takes the option that repeats most of the stem", echoes
    yield "takes the option that repeats least of the stem", [-echo for echo in echoes]
    yield "avoids options with absolute words", [not has for has in absolute]
    yield "takes options that hedge", [*hedging]
    yield "avoids options that hedge", [not has for has in hedging]
    yield "takes options that ask", [*asking]
    yield "avoids options that ask", [not asks for asks in asking]


def cue_measures(group: Group) -> list[tuple[Language, Measure]]:
    """Return what each simple-minded candidate scores on a group of questions, in each language."""
    found: dict[tuple[Language, str], list[Cue]] = {}
    for question in group.questions:
        for cue in question.once(_cues):
            found.setdefault((cue.language, cue.name), []).append(cue)
    measured = []
    for (language, name), cues in found.items():
        if len(cues) >= FEWEST:
            chance = sum(cue.chance for cue in cues) / len(cues)
            allowed = margin(chance, len(cues))
            value = sum(cue.share for cue in cues) / len(cues)
            low = max(0.0, chance - allowed) if name in _PLACES else 0.0
            won = tuple(cue.question for cue in cues if cue.share == 1)
            advice = "rewrite some of these options, or the others, so that they differ in what they say only"
            if name in _PLACES:
                advice = "put the options of some of these in another order"
            measured.append((language, Measure(f"who {name}", value, chance, low, chance + allowed, len(cues), won, advice)))
    return measured


def bank_measures(group: Group) -> list[Measure]:
    """Return the measures of a group that need no candidate."""
    questions = group.questions
    count = len(questions)
    if not count:
        return []
    plain = tuple(question for question in questions if not question.case)
    few = tuple(question for question in questions if len(question.options) == 3)
    several = tuple(question for question in questions if question.select == "several")
    alike = tuple(question for question in questions if any(question.once(_feedback_begins_alike)))
    turned = tuple(question for question in questions if any(question.once(_length_turns_round)))
    found = [
        Measure("start from a case", 1 - len(plain) / count, None, 0.5, 1, count, plain, "start more of them from a case"),
    ]
    if count >= FEWEST:
        found += [
            Measure("have three options only", len(few) / count, None, 0, 0.5, count, few, "give more of them a fourth option"),
            Measure("have several keys", len(several) / count, None, 0, 0.5, count, several, "ask more of them for one option"),
            Measure("have feedback that begins alike", len(alike) / count, None, 0, 0.15, count, alike, "begin each feedback anew"),
            Measure(
                "have the key longest in one language and shortest in another",
                len(turned) / count,
                None,
                0,
                0.15,
                count,
                turned,
                "bring the two languages closer together",
            ),
        ]
        objective, most = Counter(question.objective for question in questions).most_common(1)[0]
        on_it = tuple(question for question in questions if question.objective == objective)
        found.append(Measure("are about one objective", most / count, None, 0, 0.6, count, on_it, "spread them over the objectives"))
    return found


def _feedback_begins_alike(question: Question) -> Iterator[bool]:
    for language in LANGUAGES:
        starts = Counter(" ".join(words(option.feedback[language])[:2]) for option in question.options)
        yield max(starts.values()) > 2


def _length_turns_round(question: Question) -> Iterator[bool]:
    """Say whether the key is the longest option in one language and the shortest in another."""
    places = set()
    for language in LANGUAGES:
        sizes = [length(option, language) for option in question.options]
        key = max(length(option, language) for option in question.keys) if question.keys else 0
        places.add("longest" if key == max(sizes) and sizes.count(key) == 1 else "shortest" if key == min(sizes) else "between")
    yield {"longest", "shortest"} <= places


def measures(group: Group) -> list[tuple[str, Measure]]:
    """Return all measures of a group, each with the language in which it is measured."""
    return [*(("", measure) for measure in bank_measures(group)), *cue_measures(group)]


def table(course: Course) -> str:
    """Return all measures as a table for people."""
    lines = ["| Questions | Language | Measure | On | Value | Chance | Limits | |", "|---|---|---|---|---|---|---|---|"]
    for group in groups(course):
        for language, measure in measures(group):
            chance = "" if measure.chance is None else f"{measure.chance:.0%}"
            limits = f"{measure.low:.0%} to {measure.high:.0%}"
            verdict = "" if measure.is_within else "beyond"
            cells = [group.name, language, measure.name, str(measure.count), f"{measure.value:.0%}", chance, limits, verdict]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
