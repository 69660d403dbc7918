"""Rules for the kit: what it names exists, every session can be planned, and times add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from curriculum.findings import Cause, counted
from curriculum.kit.models import GUIDE_MINUTES, Advice, CaseAdvice, Guide, Method, SeriesFile, SeriesSession
from curriculum.kit.plans import TOTALS, plan, totals
from curriculum.load import TAKEAWAYS, Course, Kit
from curriculum.models import LANGUAGES, ORIGINAL, Language, Node, Text
from curriculum.numerals import number_said
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, missing, rule, same, unused
from curriculum.rules.structure import doubled, gap_in, missing_heading, missing_page, no_answer, suggestion
from curriculum.tree import REFERENCES
from curriculum.words import catalogue, entries

PREPARATION = 20
"""Minutes that a facilitator has."""
_DEVELOPMENT: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(r"(?<!\bin )\bhet vervolg\b", re.IGNORECASE),  # `in het vervolg` is `from now on`
    "en": re.compile(r"\bthe development\b", re.IGNORECASE),
}
"""How a step speaks of the development of a case that the group has, or is given."""
_METHODS, _GUIDES = "kit/methods/", "kit/guides/"


@rule(
    "kit-name",
    "What the kit names exists: methods, vignettes, modules, headings that explain something, sources, steps, and the buttons and "
    "headings that the preparation quotes. Both languages name the same role, and what is to be asked ends in a question mark.",
    why="A guide that names a case or a method that does not exist leaves the facilitator with nothing.",
    mend="Use a name that the message suggests, or add what is named.",
    example=Example("kit/guides/sample.yml", "method: rounds, vignette", "method: runds, vignette"),
)
def names(course: Course) -> Reports:
    """Report references to nothing."""
    if course.kit is None:
        return
    kit = course.kit
    modules = {module.id: module for module in course.modules}
    vignettes = {name for module in course.modules for name in module.vignettes}
    for method in _whole_methods(course, kit):
        yield from _unknown("step", [(method, ("pause_before",), method.pause_before)], [step.id for step in method.steps])
        sources = [(method, ("sources", index), source) for index, source in enumerate(method.sources)]
        yield from _unknown("reference", sources, course.references, REFERENCES)
    for module_id, guide in kit.guides.items():
        module = modules.get(module_id)
        if module is None:
            problem = f"there is no module `{module_id}`: name the file after its module."
            yield Report(guide.at(), problem, rests_on=("modules/",), cause=missing_page(module_id))
            continue
        yield from _advice(guide.advised, kit, module.vignettes, module.folder)
        cases = [(case, ("vignette",), case.vignette) for case in guide.cases]
        yield from _unknown("vignette", cases, module.vignettes, module.folder)
        methods = [(case, ("methods", index), name) for case in guide.cases for index, name in enumerate(case.methods)]
        yield from _unknown("method", methods, kit.methods, _METHODS)
        headings: list[tuple[Node, tuple[str | int, ...], str]] = [(line, ("heading",), line.heading) for line in guide.theory]
        headings += [(guide.follow_up, ("reading", index), heading) for index, heading in enumerate(guide.follow_up.reading)]
        yield from _unknown("heading", headings, module.headings[ORIGINAL], module.folder, module_id)
        for node, path, heading in headings:
            if heading in module.closing:
                yield Report(node.at(*path), no_answer(heading), rests_on=(module.folder,))
    for session in kit.series.sessions:
        after = [(session, ("after", index), name) for index, name in enumerate(session.after)]
        yield from _unknown("module", after, modules, "modules/")
        yield from _quoted_steps(session, kit)
        yield from _advice(session.advised, kit, vignettes, "modules/")
    yield from _questions(kit)
    for file in (kit.frame, kit.series, *kit.methods.values(), *kit.guides.values()):
        yield from file.once(_exchanged_roles)
    yield from _quoted_titles(course, kit)
    for theme in kit.themes.themes:
        named = [(theme, ("vignettes", index), name) for index, name in enumerate(theme.vignettes)]
        yield from _unknown("vignette", named, vignettes, "modules/")


_QUOTED_STEP = re.compile(r"\b(?:stap|step) ‘([^‘’\n]+(?:’\w[^‘’\n]*)?)’")


def _quoted_steps(session: SeriesSession, kit: Kit) -> Reports:
    """Report a step that the activity of a session quotes, and that none of its methods has."""
    methods = [kit.methods[advice.method] for advice in session.advised if advice.method in kit.methods]
    steps = [*kit.frame.steps, *(step for method in methods for step in method.steps)]
    activity = session.activity
    for language in LANGUAGES if activity else ():
        titles = [step.title[language] for step in steps]
        for match in _QUOTED_STEP.finditer(activity[language]) if activity else ():
            if activity and match[1] not in titles:
                problem = f"no method of this session has a step ‘{match[1]}’.{suggestion(match[1], titles, where=_METHODS)}"
                files = (*(method.origin.path.as_posix() for method in methods), "kit/frame.yml")
                yield Report(activity.at(language), problem, rests_on=files)


_QUOTED = re.compile(r"‘([A-ZÀ-Ý][^‘’\n]+(?:’\w[^‘’\n]*)*)’")
_ALMOST = 0.75
"""How like a title something is that was most likely meant to be it."""


def _quoted_titles(course: Course, kit: Kit) -> Reports:
    """Report what the preparation quotes, and what is almost the name of a button or a heading, and none."""
    for language in LANGUAGES:
        quoted = [(part.text, match[1]) for part in kit.frame.preparation for match in _QUOTED.finditer(part.text[language])]
        if not quoted or (words := course.frame.get(catalogue(language))) is None:
            continue
        translations = course.frame.get(catalogue(ORIGINAL), words)
        known = {entry.words for entry in entries(words.source)} | {entry.key for entry in entries(translations.source)}
        known |= {
            heading.title
            for module in course.modules
            for vignette in module.vignettes.values()
            for heading in vignette.texts[language].headings
        }
        for text, title in quoted:
            if title not in known and (hint := suggestion(title, known, _ALMOST)):
                problem = f"nothing is called ‘{title}’, neither a button nor a heading of a case.{hint}"
                yield Report(text.at(language), problem, rests_on=("modules/", catalogue(language)))


def _advice(advised: Iterable[Advice], kit: Kit, vignettes: Iterable[str], source: str) -> Reports:
    yield from _unknown("method", [(advice, ("method",), advice.method) for advice in advised], kit.methods, _METHODS)
    yield from _unknown("vignette", [(advice, ("vignette",), advice.vignette) for advice in advised if advice.vignette], vignettes, source)


def _unknown(
    what: str,
    named: Iterable[tuple[Node, tuple[str | int, ...], str]],
    known: Iterable[str],
    source: str | None = None,
    module_id: str = "",
) -> Reports:
    """Report each name, given with the record it stands in and its path there, that is not known."""
    known = list(known)
    for record, path, name in named:
        if name not in known:
            problem = f"there is no {what} `{name}` here.{suggestion(name, known, where=source or 'this file')}"
            yield Report(record.at(*path), problem, rests_on=(source,) if source else (), cause=_cause(what, name, module_id))


def _cause(what: str, name: str, module_id: str) -> Cause:
    """Return the cause that findings of other rules about this name have too."""
    if what == "heading":
        return missing_heading(module_id, name)
    return missing_page(name) if what in {"module", "vignette"} else missing(what, name)


@rule(
    "kit-plan",
    "A session of every length that a method names can be planned, and its steps fill it to the minute. What is shorter takes less. A "
    "method that starts from a case hands it out in one of its steps, and its development before it is spoken of, but not to a group "
    "with a case of its own. A step of every session reads the agreements out.",
    why="A facilitator who follows the script must end on time.",
    mend="Change `time` of the method, or `minutes`, `least` and `most` of its steps.",
    example=Example("kit/methods/rounds.yml", "minutes: 40\n", "minutes: 60\n    least: 60\n"),
    rests_on=("kit/",),
)
def plans(course: Course) -> Reports:
    """Report methods whose steps do not fit, and advice for a session that cannot be planned."""
    if course.kit is None:
        return
    kit = course.kit
    for method in kit.methods.values():
        for what, limits in (("group", method.group), ("time", method.time)):
            if limits.min > limits.max:
                yield method.at(what), f"`min` is more than `max` here ({limits.min} and {limits.max}): change the two round."
            elif what == "time" and not totals(method):
                planned = ", ".join(map(str, TOTALS))
                yield method.at(what), f"no session lasts so long: the builder plans sessions of {planned} minutes."
        for step in method.steps:
            if step.shorter and step.shorter.minutes >= step.minutes:
                yield step.at("shorter", "minutes"), f"the shorter form must take less than the {step.minutes} minutes of the step itself."
        handing = [step for step in method.steps if step.gives == "case"]
        if method.case == "any" and not handing:
            yield method.at("steps"), "no step hands out the case: write `gives: case` in the one with which the group begins on it."
        for step in handing[1:]:
            yield step.at("gives"), f"the step `{handing[0].id}` hands out the case already: keep one of the two."
        known = {step.id for step in method.steps}
        for total in totals(method) if method.pause_before in known else ():  # a step that is none is told by itself
            worked_out = plan(method, kit.frame, total)
            if worked_out is None:
                problem = f"the steps do not fit into {total} minutes: change `time`, or `minutes`, `least` and `most` of the steps."
                yield Report(method.at("time"), problem, rests_on=("kit/frame.yml", method.origin.path.as_posix()))
        yield from _developments(method)
    for method in _whole_methods(course, kit):
        yield from _spans(method)
    yield from _lengths(kit)
    if not any(step.gives == "agreements" for step in (*kit.frame.opening, *kit.frame.closing)):
        problem = "no step of every session reads the agreements out: write `gives: agreements` in the one that is for them."
        yield kit.frame.at("opening"), problem
    for advice, vignettes in _all_advice(course):
        advised = kit.methods.get(advice.method)
        if advised and advised.time.min <= advised.time.max and advice.minutes not in totals(advised):
            problem = (
                f"the method `{advice.method}` takes {advised.time.min} to {advised.time.max} minutes: change the minutes, or the method."
            )
            yield Report(advice.at("minutes"), problem, rests_on=(_METHODS,))
        if advised and advised.case == "any" and advice.vignette is None:
            hint = f", such as `{vignettes[0]}`" if vignettes else ""
            yield Report(advice.at(), f"the method `{advice.method}` starts from a case: name a vignette{hint}.", rests_on=(_METHODS,))
    prepared = sum(part.minutes for part in kit.frame.preparation)
    if prepared != PREPARATION:
        yield (
            kit.frame.at("preparation"),
            f"the parts of the preparation take {prepared} minutes together, and must take {PREPARATION}: change their `minutes`.",
        )


_ASKED = re.compile(
    r"(?:(?:En|And) )?(?:Wat|Wie|Waar|Wanneer|Hoe|Waarom|What|Who|Where|When|How|Why)"
    r" (?:(?:is|zijn|was|waren|heeft|heb|hebben|had|kun|kan|wil|zou|ga|doe|deed|merkte|durven|moet)"
    r" (?:er|je|jij|we|wij|jullie|ze|hij|het|de|dat|dit|die|nu|hier|deze)"
    r"|(?:is|are|was|were|has|have|had|do|does|did|can|will|would|should)"
    r" (?:you|we|they|he|she|it|your|the|there|this|that|these|become of))\b"
    r"(?:[^,.?!:]|, (?:en|and|of|or|omdat|because|als|if)\b)*\."
)
"""A question with a full stop in the place of its mark."""


def _questions(kit: Kit) -> Reports:
    """Report questions that end in a full stop."""
    asked: list[Text] = [text for session in kit.series.sessions for text in (session.focus, session.look_back)]
    asked += [guide.follow_up.look_back for guide in kit.guides.values()]
    bad_questions = [*kit.frame.avoid, *(bad for guide in kit.guides.values() for bad in guide.avoid)]
    asked += [text for bad in bad_questions for text in (bad.question, bad.instead)]
    asked += [text for guide in kit.guides.values() for text in (*guide.supervision.countertransference, *guide.supervision.norms)]
    asked += [
        text for steps in (kit.frame.steps, *(method.steps for method in kit.methods.values())) for step in steps for text in step.say
    ]
    for text in asked:
        for language, words in text.items():
            if _ASKED.fullmatch(words.strip()):
                yield text.at(language), "this question ends in a full stop: write a question mark."


_LASTS: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(r"(?:^|[.!?] )([A-Z]\w+) minuten[.!]"),
    "en": re.compile(r"(?:^|[.!?] )([A-Z]\w+) minutes[.!]"),
}
"""A sentence to say that tells how long a step lasts, and no more."""


_SPAN: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(r"\b(\w+) tot (\w+) minuten\b"),
    "en": re.compile(r"\b(\w+) to (\w+) minutes\b"),
}


def _spans(method: Method) -> Reports:
    """Report a summary that says that something takes from so long to so long, if no step does, nor the whole."""
    for language in LANGUAGES:
        for match in _SPAN[language].finditer(method.summary[language]) if language in _SPAN else ():
            said = number_said(match[1].lower(), language), number_said(match[2].lower(), language)
            there = {(step.least, step.most) for step in method.steps} | {(method.time.min, method.time.max)}
            if None not in said and said not in there:
                problem = f"this says `{match[0]}`, and no step has these limits, nor the method: check which of the two is right."
                yield method.summary.at(language), problem


def _lengths(kit: Kit) -> Reports:
    """Report sentences that give a step another length than it always has."""
    for step in (*kit.frame.steps, kit.frame.pause, *(step for method in kit.methods.values() for step in method.steps)):
        for text in step.say if step.least == step.minutes == step.most else ():
            for language, words in text.items():
                said = _LASTS[language].search(words) if language in _LASTS else None
                if said and number_said(said[1].lower(), language) not in {None, step.minutes}:
                    yield (
                        text.at(language),
                        f"this says `{said[1]}`, and the step takes {step.minutes} minutes: check which of the two is right.",
                    )


_ROLES = (("inbrenger", "presenter"), ("begeleider", "facilitator"), ("tijdbewaker", "time keeper"), ("notulist", "note taker"))
"""Who does what in a group, in Dutch and in English."""
_ROLE_NAMED = re.compile("|".join(dutch[1:] for dutch, _ in _ROLES))


def _exchanged_roles(file: Node) -> Iterator[tuple[Position, str]]:
    """Yield texts in which one language names somebody, and the other somebody else in the place."""
    for text in file.texts() if {"nl", "en"} <= set(LANGUAGES) else ():
        if _ROLE_NAMED.search(text["nl"]):
            ours, theirs = text["nl"].lower(), text["en"].lower()
            lost = [dutch for dutch, english in _ROLES if dutch in ours and english not in theirs]
            instead = [english for dutch, english in _ROLES if english in theirs and dutch not in ours]
            if lost and instead:
                yield text.at("nl"), f"this names the {lost[0]}, and the English the {instead[0]} in its place: check who is meant."


def _developments(method: Method) -> Reports:
    """Report steps that speak of a development of the case when there is none yet, or never is."""
    first = next((place for place, step in enumerate(method.steps) if step.gives == "development"), len(method.steps))
    for place, step in enumerate(method.steps) if method.case == "any" else ():
        in_own = next((language for language, it in _DEVELOPMENT.items() if step.own and it.search(step.own[language])), None)
        spoken = next((language for language, it in _DEVELOPMENT.items() if it.search(step.what[language])), None)
        if step.own and in_own:
            yield step.own.at(in_own), "a case of one’s own has no development: say what the group does without."
        elif spoken and place < first:
            problem = "this speaks of the development, and no step has handed it out by then: write `gives: development` in this one."
            yield step.what.at(spoken), problem
        elif spoken and place == first and step.own is None:
            problem = "a group with a case of its own has no development to hand out: say under `own` what it does in place of that."
            yield step.what.at(spoken), problem


def _all_advice(course: Course) -> Iterator[tuple[Advice, list[str]]]:
    if course.kit:
        for module, guide in course.guides:
            for advice in guide.advised:
                yield advice, list(module.vignettes)
        for session in course.kit.series.sessions:
            for advice in session.advised:
                yield advice, []


@rule(
    "kit-guide",
    "Every module has a session guide, which knows all its vignettes. Its lines of theory stand in the module, and no vignette is "
    "advised with a method that does not suit it. A session of the series uses cases of modules that everyone has read by then.",
    why="The session builder offers what the guide names; a vignette that it forgets is never advised.",
    mend="Write `kit/guides/MODULE.yml`; README.md has an example. "
    "Name each vignette of the module once under `cases`, with the methods that suit it.",
    example=Example("kit/guides/sample.yml", "line: 1,", "line: 9,"),
)
def guides(course: Course) -> Reports:
    """Report vignettes that a guide forgets or names twice, and lines of theory that do not exist."""
    if course.kit is None:
        return
    for module in course.modules:
        guide = course.kit.guides.get(module.id)
        if guide is None:
            problem = f"the session guide `{_GUIDES}{module.id}.yml` is missing: a group needs one."
            yield Report(Position(module.texts[ORIGINAL].file), problem, rests_on=(_GUIDES,), cause=unused("page", module.id))
            continue
        times = Counter(case.vignette for case in guide.cases)
        for name in module.vignettes:
            if times[name] != 1:
                problem = f"the vignette `{name}` stands here {times[name]} times: keep one."
                if not times[name]:
                    problem = f"the vignette `{name}` is missing here: add it, with the methods that suit it, the best first."
                yield Report(guide.at("cases"), problem, rests_on=(module.folder,), cause=None if times[name] else unused("page", name))
        yield from _one_of_each_length(guide)
        yield from doubled("line", guide.theory, "line")
        yield from _unsuited(guide.advised, {case.vignette: case for case in guide.cases}, course.kit.methods, ())
        lines = min(len(module.takeaways(language)) for language in LANGUAGES)
        for line in guide.theory:
            if line.line > lines:
                there = counted(lines, "line")
                problem = f"the list under `{TAKEAWAYS}` of this module has {there}: give the number of one that is there."
                yield Report(
                    line.at("line"), problem, rests_on=(module.folder,), cause=None if lines else missing_heading(module.id, TAKEAWAYS)
                )
    cases = {case.vignette: case for guide in course.kit.guides.values() for case in guide.cases}
    for session in course.kit.series.sessions:
        yield from _one_of_each_length(session)
        yield from _unsuited(session.advised, cases, course.kit.methods, (_GUIDES,))
    yield from _not_yet_read(course, course.kit.series)


def _one_of_each_length(session: Guide | SeriesSession) -> Reports:
    """Report sessions of the same length, of which only one would be found."""
    for minutes in GUIDE_MINUTES:
        count = sum(advice.minutes == minutes for advice in session.advised)
        if count > 1:
            yield session.at("advised"), f"a session of {minutes} minutes stands here {count} times: keep one of each length."


def _not_yet_read(course: Course, series: SeriesFile) -> Reports:
    """Report sessions of the series that use a case of a module that nobody has to have read yet, or that go back in the course."""
    order = {module.id: module.meta.order for module in course.modules}
    home = {name: module.id for module in reversed(course.modules) for name in module.vignettes}  # of two, the first: a copy is told
    read: set[str] = set()
    before = 0
    for session in series.sessions:
        if not order.keys() >= set(session.after):
            return  # a name that is none is told by itself
        read.update(session.after)
        ahead = next((advice for advice in session.advised if advice.vignette in home and home[advice.vignette] not in read), None)
        orders = [order[name] for name in session.after]
        if ahead:
            problem = f"the case `{ahead.vignette}` is one of `{home[str(ahead.vignette)]}`, which nobody has to have read yet: "
            problem += "name that module here too, or choose another case."
            yield Report(session.at("after"), problem, rests_on=("modules/",))
        elif max(orders) < before:
            problem = "this session comes after one on a later module: check which modules were meant, or put the sessions in order."
            yield Report(session.at("after"), problem, rests_on=("modules/",))
        else:
            before = max(before, *orders)


def _unsuited(advised: Iterable[Advice], cases: dict[str, CaseAdvice], methods: Collection[str], rests_on: tuple[str, ...]) -> Reports:
    """Report advice for a vignette with a method that its guide does not name for it; a method that is not there is told by itself."""
    for advice in advised:
        case = cases.get(advice.vignette or "")
        if case and advice.method in methods and advice.method not in case.methods:
            suited = ", ".join(f"`{name}`" for name in case.methods)
            problem = f"`{advice.method}` is not among the methods that suit `{case.vignette}` ({suited}): advise one of these, or add it."
            yield Report(advice.at("method"), problem, rests_on=rests_on)


@rule(
    "kit-id",
    "Ids of the kit are used once, and so is the name of a vignette in the whole course; methods and numbered steps count 1, 2, 3.",
    why="Links, shared sessions and filled-in forms find things by their id.",
    mend="Give the newer of the two another id.",
    example=Example("kit/forms.yml", "id: intention", "id: useful"),
)
def ids(course: Course) -> Reports:
    """Report ids and names that are used twice."""
    first: dict[str, Node] = {}
    for module in course.modules:
        for name, vignette in module.vignettes.items():
            drawing = vignette.constellation
            if (other := first.setdefault(name, drawing)) is not drawing:
                problem = f"a vignette `{name}` stands at {other.at()} already: give each its own name."
                yield Report(drawing.at(), problem, cause=same(f"cases of {other.at().file.parent} in {module.folder}"))
    if course.kit is None:
        return
    kit = course.kit
    yield from doubled("method number", kit.methods.values(), "order")
    methods = [*kit.methods.values()]
    if gap := gap_in([method.order for method in methods]):
        yield Report(methods[-1].at("order"), f"methods are numbered without gaps, and {gap}.", rests_on=(_METHODS,))
    for method in _whole_methods(course, kit):
        for language in LANGUAGES:
            yield from _misnumbered(method, language)
    for method in kit.methods.values():
        yield from doubled("step", [*kit.frame.steps, *method.steps])
    yield from doubled("session", kit.series.sessions)
    yield from doubled("theme", kit.themes.themes)
    yield from doubled("agreement", kit.frame.agreements)
    yield from doubled("role", kit.frame.roles)
    yield from doubled("pitfall", kit.frame.pitfalls)
    for guide in kit.guides.values():
        yield from doubled("pitfall", [*kit.frame.pitfalls, *guide.pitfalls])
    yield from doubled("part", kit.forms.observation)
    yield from doubled("question", kit.forms.reflection)
    yield from doubled("question", kit.forms.evaluation)
    yield from doubled("question", [question for part in kit.forms.observation for question in part.questions])


def _whole_methods(course: Course, kit: Kit) -> list[Method]:
    """Return the methods of which every step could be read."""
    return [method for method in kit.methods.values() if method.at("steps") not in course.shortened]


def _misnumbered(method: Method, language: Language) -> Reports:
    """Report the first step of a method whose title has another number than its turn."""
    titles = [(step, re.match(r"(\d{1,3})\. ", step.title[language])) for step in method.steps]
    if any(number for _, number in titles):
        for turn, (step, number) in enumerate(titles, start=1):
            if number is None or int(number[1]) != turn:
                yield (
                    step.title.at(language),
                    f"the steps of this method are numbered, and this title must start with `{turn}. `: number them anew.",
                )
                return
