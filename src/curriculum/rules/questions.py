"""Rules for the questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.findings import Cause
from curriculum.kit.models import Guide, SeriesSession
from curriculum.load import Course, Module
from curriculum.models import LANGUAGES, ORIGINAL, HelpLine, Language, Question, Reference, Sorting, Text, first_author, in_language
from curriculum.numerals import number_said
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, missing, rule, same, unused
from curriculum.rules.enumerations import miscounted_names, modules_without_a_row
from curriculum.rules.grammar import without_mark
from curriculum.rules.samples import SHARE
from curriculum.rules.structure import missing_heading, missing_page, no_answer, suggestion
from curriculum.rules.verdicts import options_named, other_numbers, other_verdicts
from curriculum.study_time import MINUTES_PER_VIGNETTE
from curriculum.text import Document, cited_keys
from curriculum.tree import FINAL_TEST_FILE, GLOSSARY, HELP_LINES, REFERENCES, SELF_ASSESSMENT_FILE


@rule(
    "key",
    "A single-choice question has exactly one key; a question with `select: several` has at least two, and a distractor.",
    why="A question without a right answer, or with two, teaches the wrong thing.",
    mend="Mark the right option with `key: true`, and only that one.",
    example=Example("quizzes/sample.yml", "        key: true\n", ""),
)
def keys(course: Course) -> Reports:
    """Report questions whose number of right options is wrong."""
    for question in course.all_questions:
        count = len(question.keys)
        if count == 0:
            yield question.at("options"), f"question `{question.id}` has no key: mark the right option with `key: true`."
        elif question.select == "one" and count > 1:
            yield (
                question.keys[1].at("key"),
                f"single-choice question `{question.id}` has {count} keys: keep one, or say `select: several`.",
            )
        elif question.select == "several" and count < 2:
            yield (
                question.at("select"),
                f"question `{question.id}` says `select: several` but has one key: mark another, or leave `select` out.",
            )
        elif count == len(question.options):
            yield (
                question.at("options"),
                f"every option of question `{question.id}` is a key: take `key: true` out of those that are wrong, or add one that is.",
            )


@rule(
    "options-differ",
    "No two options of a question and no two items of a sorting exercise read the same, no two options have the same feedback, and "
    "feedback and explanation say more than the question.",
    why="Of two equal options one would be right and one wrong, and of two equal items one helpful and one harmful; equal feedback cannot "
    "fit both.",
    mend="Rewrite one of the two, in both languages.",
    example=Example("quizzes/sample.yml", "en: 'Do you mean your family?'}", "en: 'Who belongs to them?'}"),
)
def options_differ(course: Course) -> Reports:
    """Report options with equal text or feedback: mkdocs-quiz would mark both options as right."""
    yield from course.of_questions(_equal_options)
    for module in course.modules:
        for sorting in module.meta.sorting:
            yield from sorting.once(_equal_items)


def _equal_items(sorting: Sorting) -> Iterator[tuple[Position, str]]:
    for language in LANGUAGES:
        first: dict[str, str] = {}
        for item in sorting.items:
            if (other := first.setdefault(_plain(item.text[language]), item.id)) != item.id:
                problem = f"the items `{other}` and `{item.id}` read the same: write one of them anew, in each language."
                yield item.text.at(language), problem


def _equal_options(question: Question) -> Reports:
    for language in LANGUAGES:
        for part, what in (("text", "read"), ("feedback", "have feedback that reads")):
            seen: dict[str, str] = {}
            if part == "feedback":
                seen = {_plain(question.stem[language]): "stem"}
            for option in question.options:
                text = _plain((option.text if part == "text" else option.feedback)[language])
                if text in seen and seen[text] != option.id:  # else its id tells that the whole option stands twice
                    position = option.at(part, language)
                    if seen[text] == "stem":
                        yield (
                            position,
                            f"the feedback of `{option.id}` is the stem: write why somebody would choose this, and what it misses.",
                        )
                        continue
                    problem = f"the options `{seen[text]}` and `{option.id}` {what} the same: write one of them anew, in each language."
                    yield Report(position, problem, cause=same(f"options of {question.id}: {seen[text]} {option.id}"))
                seen.setdefault(text, option.id)

        for option in question.options:
            if _plain(option.feedback[language]) == _plain(option.text[language]):
                yield (
                    option.at("feedback", language),
                    f"the feedback of `{option.id}` only repeats the option: say why it fits, or what it misses.",
                )
        others = {_plain(question.stem[language]): "stem"}
        others |= {_plain(option.feedback[language]): f"feedback of `{option.id}`" for option in question.options}
        if (other := others.get(_plain(question.explanation[language]))) is not None:
            yield question.at("explanation", language), f"the explanation only repeats the {other}: say what the question is about."


_WORD = re.compile(r"\w+")


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


@rule(
    "questions-differ",
    "No two questions have the same stem, or nearly so, and no two the same explanation or options. The final test has its own.",
    why="Who has seen the question before shows memory in the final test, and not judgement.",
    mend="Write another case, or take one of the two out.",
    example=Example(
        "quizzes/final-test.yml",
        "stem: {nl: 'Ben noemt zichzelf ‘de derde’. Hoe reageer je?', en: 'Ben calls himself ‘the third one’. How do you respond?'}",
        "stem: {nl: 'Ada zegt ‘mijn mensen’. Wat vraag je?', en: 'Ada says ‘my people’. What do you ask?'}",
    ),
    rests_on=("quizzes/",),
)
def questions_differ(course: Course) -> Reports:
    """Report stems and explanations that stand elsewhere already."""
    seen: dict[tuple[Language, str, str], Question] = {}
    runs: dict[tuple[Language, str], Question] = {}
    for question in course.all_questions:
        for language, part, text, ours in question.once(_read_plainly):
            first = seen.setdefault((language, part, text), question)
            if first.id == question.id and first is not question:
                continue  # the whole question stands twice, which its id tells
            if first is not question:
                what = "list of options" if part == "options" else part
                problem = f"this {what} stands at {first.at(part, language)} already: write another."
                yield Report(question.at(part, language), problem, cause=_copied(question, first))
                continue
            likely = [runs[language, run] for run in ours if (language, run) in runs]
            for other in {question.id: question for question in likely}.values():
                if sum(found is other for found in likely) > len(ours) * 0.6:
                    place = other.at(part, language)
                    problem = f"this {part} is nearly the same as that at {place}: write another case."
                    yield Report(question.at(part, language), problem, cause=_copied(question, other))
            for run in ours:
                runs.setdefault((language, run), question)


def _copied(question: Question, first: Question) -> Cause:
    """Return the cause of all that two questions share, or two files of questions."""
    ours, other = question.at("id"), first.at("id")
    return same(f"{ours} {other}" if ours.file == other.file else f"{ours.file} {other.file}")


def _read_plainly(question: Question) -> Iterator[tuple[Language, str, str, tuple[str, ...]]]:
    """Yield stem and explanation in each language, without case and punctuation, and of the stem the runs of four words."""
    for language in LANGUAGES:
        stem = _plain(question.stem[language])
        words = stem.split()
        yield language, "stem", stem, tuple(" ".join(words[index : index + 4]) for index in range(len(words) - 3))
        yield language, "explanation", _plain(question.explanation[language]), ()
        yield language, "options", " | ".join(sorted(_plain(option.text[language]) for option in question.options)), ()


@rule(
    "objective",
    "A question tests an objective of its module, and each objective is tested.",
    why="An objective that nothing tests is a wish, and a question without one tests something else.",
    mend="Name an objective of the module's `module.yml`, or write the question that is missing.",
    example=Example("quizzes/sample.yml", "objective: name-it", "objective: name-them"),
)
def objectives(course: Course) -> Reports:
    """Report dangling and untested objectives."""
    for module in course.modules:
        known = {objective.id: objective for objective in module.meta.objectives}
        for question in module.questions:
            cause = missing("objective", f"{module.id}/{question.objective}")
            if home := home_of(course, module, question):
                where = f"the objective and the passage of this question are those of the module `{home.id}`"
                problem = f"{where}: put it into {home.quiz}, or name an objective and a heading of `{module.id}`."
                yield Report(question.at("objective"), problem, rests_on=(module.data, module.text(ORIGINAL)), cause=cause)
            elif question.objective not in known:
                hint = suggestion(question.objective, known, where=module.data)
                problem = f"module `{module.id}` has no objective `{question.objective}`.{hint}"
                yield Report(question.at("objective"), problem, rests_on=(module.data,), cause=cause)
        for objective in known.keys() - {question.objective for question in module.questions}:
            message = f"no question tests the objective `{objective}`: write one, or take the objective out."
            yield Report(known[objective].at("id"), message, rests_on=(module.quiz,), cause=unused("objective", f"{module.id}/{objective}"))


def home_of(course: Course, module: Module, question: Question) -> Module | None:
    """Return the module of which a question has objective and passage, if it stands in another, which has neither."""

    def has(each: Module) -> tuple[bool, bool]:
        return any(objective.id == question.objective for objective in each.meta.objectives), question.passage in each.headings[ORIGINAL]

    return next((each for each in course.modules if has(each) == (True, True)), None) if has(module) == (False, False) else None


@rule(
    "passage",
    "A question names the passage in which its answer can be read back, which is not where the module only sums up or tests.",
    why="Whoever chose wrongly wants to read why, and an answer must be arguable from the text.",
    mend="Name the id of a heading of the module.",
    example=Example("quizzes/sample.yml", "passage: words", "passage: wrods"),
)
def passages(course: Course) -> Reports:
    """Report passages that do not exist, or that hold no answer."""
    for module in course.modules:
        ids = module.headings[ORIGINAL]
        for question in module.questions:
            if question.passage not in ids and not home_of(course, module, question):
                hint = suggestion(question.passage, [each for each in ids if each not in module.closing], where=module.text(ORIGINAL))
                yield Report(
                    question.at("passage"),
                    f"the text of `{module.id}` has no heading `{question.passage}`.{hint}",
                    rests_on=(module.text(ORIGINAL),),
                    cause=missing_heading(module.id, question.passage),
                )
            elif question.passage in module.closing:
                yield Report(question.at("passage"), no_answer(question.passage), rests_on=(module.text(ORIGINAL),))


@rule(
    "question-source",
    "Every source of a question is cited or named in its passage, in a case or a section to which that leads, or in the question "
    "itself. The label `research` or `contested` stands in the passage too, and so does the table that the stem names. So do "
    "percentages that the key, its feedback or the explanation gives, unless the note on a source has them.",
    why="Who doubts a key follows the link to its passage, and must find there what it rests on, with the same label.",
    mend="Name the sources that the passage cites, cite the work there, or name the passage that was meant. The work that the course "
    "retells needs no citation.",
    example=Example("quizzes/sample.yml", "label: practice", "label: contested"),
)
def question_sources(course: Course) -> Reports:
    """Report sources that neither the passage nor the question cites, and labels that the passage does not have."""
    modules = {module.id: module for module in course.modules}
    asked: list[tuple[str, str, Question]] = [(module.id, question.passage, question) for module, question in course.questions]
    for last in course.final_test.questions if course.final_test else ():
        module_id, _, heading = last.passage.partition("#")
        asked.append((module_id, heading, last))
    around = {module.id: course.fingerprint(module.folder, REFERENCES, HELP_LINES) for module in course.modules}
    for module_id, heading, question in asked:
        if (module := modules.get(module_id)) and heading in module.headings[ORIGINAL]:
            yield from question.given(around[module_id], _not_in_passage, course, module, heading)


def _not_in_passage(question: Question, course: Course, module: Module, heading: str) -> Reports:
    """Report what a question has from its passage, and the passage does not have."""
    lines = course.help_lines.lines if course.help_lines else ()
    texts = list(_shown_in(module, heading))
    keys = {key for text in texts for key in cited_keys(text.visible)}
    for index, key in enumerate(question.sources):
        work = course.references.get(key)
        if work is None or work.retold or key in keys or _is_told_elsewhere(work, module, texts, question, lines):
            continue
        there = f" The passage cites {', '.join(f'`{each}`' for each in sorted(keys))}." if keys else " The passage cites nothing."
        problem = f"neither the passage `{heading}` nor this question cites `{key}`: name the source that was meant, or cite it there."
        yield Report(question.at("sources", index), problem + there, rests_on=(module.folder, HELP_LINES))
    if question.label != "practice" and not any(question.label == each.name for text in texts for each in text.directives):
        problem = f"nothing in the passage `{heading}` has the label `{question.label}`: change the label here, or label the passage."
        yield Report(question.at("label"), problem, rests_on=(module.folder,))
    yield from _without_a_table(question, heading, texts, module)
    yield from _other_shares(course, question, heading, texts, module)


_TABLE_NAMED = re.compile(r"\b(?:de|deze|welke|die) tabel\b|\baccording to the table\b")
_ROW = re.compile(r"^[ \t]*\|", re.MULTILINE)


def _without_a_table(question: Question, heading: str, texts: list[Document], module: Module) -> Reports:
    """Yield where a question speaks of a table, and its passage has none."""
    named = [(language, match) for language, words in question.stem.items() if (match := _TABLE_NAMED.search(words))]
    if named and not any(_ROW.search(text.source) for text in texts):
        for language, match in named:
            problem = f"this speaks of `{match[0]}`, and the passage `{heading}` has none: name the passage that was meant."
            yield Report(question.stem.document(language).position(match.start()), problem, rests_on=(module.folder,))


_SHOWN_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def _other_shares(course: Course, question: Question, heading: str, texts: list[Document], module: Module) -> Reports:
    """Yield the percentages of a key, or of what is said of the options, that stand neither where the answer is read nor in the stem."""
    shares = question.once(_shares)
    if not shares:
        return
    notes = [words for key in question.sources if (work := course.references.get(key)) and work.note for _, words in work.note.items()]
    around = [*(text.source for text in (*texts, *_led_to(module, texts))), *notes, *(words for _, words in question.stem.items())]
    known = {number.replace(",", ".") for source in around for number in _SHOWN_NUMBER.findall(source)}
    for number, words, position in shares:
        if number not in known:
            problem = f"`{words}` stands neither in the passage `{heading}` nor in the note on a source: look up which number is right."
            yield Report(position, problem, rests_on=(module.folder, REFERENCES))


def _shares(question: Question) -> Iterator[tuple[str, str, Position]]:
    """Yield the percentages that a question gives as true; those in options that are wrong may be so too."""
    said = [question.explanation, *(option.feedback for option in question.options), *(option.text for option in question.keys)]
    for text in said:
        for language, words in text.items():
            for match in SHARE.finditer(words):
                yield match["number"].replace(",", "."), match["number"], text.document(language).position(match.start())


def _led_to(module: Module, texts: list[Document]) -> Iterator[Document]:
    """Yield the sections of a module to which a passage leads."""
    ids = {link.target[1:] for text in texts for link in text.links if link.target.startswith("#")}
    yield from (section for text in module.texts.values() for each in ids if (section := text.section(each)))


def _shown_in(module: Module, heading: str) -> Iterator[Document]:
    """Yield what a passage holds in each language, and its cases."""
    for language, text in module.texts.items():
        if section := text.section(heading):
            yield section
            for directive in section.directives:
                if directive.name == "vignette" and (case := module.vignettes.get(directive.argument or "")):
                    yield case.texts[language]


def _is_told_elsewhere(work: Reference, module: Module, texts: list[Document], question: Question, lines: tuple[HelpLine, ...]) -> bool:
    """Say whether a question cites a work, or a section to which its passage leads, or whether one of them names it."""
    if any(citation.key == work.id for language in LANGUAGES for citation in question.written(language).citations):
        return True
    return any(work.id in cited_keys(section.visible) for section in _led_to(module, texts)) or _is_named(work, texts, question, lines)


def _is_named(work: Reference, texts: list[Document], question: Question, lines: tuple[HelpLine, ...]) -> bool:
    """Say whether a passage or a question names a work without citing it: by its author, or as a help line."""
    written = [*(text.visible for text in texts), *(question.written(language).source for language in LANGUAGES)]
    authors = {first_author(in_language(work.author, language)) for language in LANGUAGES}
    names = authors | {number for author in authors for number in re.findall(r"\b\d{3,}\b", author)}
    for line in lines:
        if any(name in author for _, name in line.name.items() for author in authors):
            names.update(name for _, name in line.name.items())
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    return any(named.search(text) for text in written)


@rule(
    "question-text",
    "The text of a question can be given to mkdocs-quiz without being misread, and names no option by a letter or by its place.",
    why="The program that makes the page of it, mkdocs-quiz, takes some characters for its own, and it gives options no letters.",
    mend="Write it otherwise, as the message says.",
    example=Example("quizzes/sample.yml", "en: 'Who belongs to them?'}", "en: 'Who </quiz> belongs to them?'}"),
)
def question_text(course: Course) -> Reports:
    """Report text that mkdocs-quiz would take for something else."""
    yield from course.of_questions(_odd_texts)


def _parts(question: Question) -> Iterator[tuple[str, Text]]:
    yield from (("stem", question.stem), ("explanation", question.explanation))
    for option in question.options:
        yield from (("text", option.text), ("feedback", option.feedback))


def _odd_texts(question: Question) -> Iterator[tuple[Position, str]]:
    for option in question.options:
        if option.id in {"stem", "hint"} or option.id.endswith("-feedback"):
            yield option.at("id"), "the page uses this name for another part of the question: choose another id."
    for part, text in _parts(question):
        for language, words in text.items():
            for problem in _misread(part, words):
                yield text.at(language), problem


_SIGNS_OF_A_QUIZ = ("[[", "<quiz", "</quiz", "-->")


def _misread(part: str, words: str) -> Iterator[str]:
    """Yield what mkdocs-quiz would misread in one text of a question (`[[` starts a blank to fill in, for one)."""
    if any(sign in words for sign in _SIGNS_OF_A_QUIZ):
        signs = ", ".join(f"`{sign}`" for sign in _SIGNS_OF_A_QUIZ if sign in words)
        yield f"{signs} in a question has a meaning for the program that makes the page of it (mkdocs-quiz): take it out."
    if part in {"stem", "explanation"} and re.search(r"^[-*] \[", words, re.MULTILINE):
        yield f"a list with `[` in the {part} would be taken for options: begin its items with a word."
    if part == "explanation" and words.startswith(">"):
        yield "an explanation that starts with `>` would be taken for feedback: begin it with a word."
    yield from options_named(part, words)
    if part == "text" and re.match(r"[#>]|[-*+] |\d+[.)] ", words):
        yield f"an option that starts with `{words.split(maxsplit=1)[0]}` becomes a list, a heading or a quotation: begin with a word."


@rule(
    "question-whole",
    "Each part of a question says what it has to say. Feedback and explanation say something, and the stem ends with what it asks in "
    "every language. Where stem or explanation gives a number of answers, or asks for one or for more, that is how many options are "
    "right; and no feedback says otherwise than the key whether its option is right.",
    why="The feedback is all that a learner reads of an option; two words, or the wrong verdict, teach nothing or the opposite.",
    mend="Write the rest, or put back what was lost.",
    example=Example("quizzes/sample.yml", "en: You stay with her word and open it.", "en: See above."),
)
def whole_questions(course: Course) -> Reports:
    """Report texts that say nothing, stems that ask nothing in one language or for too many, and feedback that contradicts the key."""
    yield from course.of_questions(_broken_texts)


_FEWEST_WORDS = 3


def _broken_texts(question: Question) -> Iterator[tuple[Position, str]]:
    for part, text in _parts(question):
        for language, words in text.items():
            if part in {"feedback", "explanation"} and len(words.split()) < _FEWEST_WORDS:
                yield text.at(language), f"this {part} says too little: say why the option fits, or what it misses."
    if not any(without_mark(question.stem, "stem")):  # else `grammar` says where the mark is missing
        has_mark = any("?" in words for _, words in question.stem.items())
        for language, words in question.stem.items():
            if has_mark and "?" not in words:
                problem = "this stem has no question mark, and in the other language it has one: put one, or check what is asked."
                yield question.stem.at(language), problem
            elif not _ASKS.search(words.rstrip().split("\n")[-1]):
                yield question.stem.at(language), "this stem ends without a question: ask what has to be chosen."
    yield from other_verdicts(question)
    if question.keys and (question.select == "several") == (len(question.keys) > 1):  # else `key` says that one is missing or too many
        yield from other_numbers(question)


_ASKS = re.compile(
    r"[^.!’”*_)][’”*_)]*$|[?:…][’”*_)]*[.!]?[’”*_)]*$"
    r"|(?:^|[.!?’”] )(?:Noem|Geef|Vul|Maak|Zet|Bepaal|Vink|Wijs|Pick|Name|Complete|Finish|Tick|Mark|Decide|Identify) "
    r"|(?i:(?:^|[.!?’”] |\b(?:en|and) )(?:kies|beoordeel|choose|select|judge)\b)"
)
"""How the last paragraph of a stem asks something: with a question, with words that an option goes on with, or by saying what to do."""

_COUNTED = {
    "quiz": r"vragen|questions",
    "self-assessment": r"vragen|questions",
    "final-test": r"vragen|casusvragen|questions|case questions",
    "series": r"bijeenkomsten|sessies|sessions",
    "sort": r"dingen|uitspraken|zinnen|reacties|kaartjes|things|statements|sentences|remarks|responses|cards",
}
_COUNT = {name: re.compile(rf"(?P<number>\w+(?:-\w+)?) (?:(?:korte|short) )?(?P<what>{what})\b") for name, what in _COUNTED.items()}
"""How a paragraph starts that says how many of something follow."""


@rule(
    "count",
    "A text that says how many of something there are has the number right. That goes for the questions, items or sessions of a self-"
    "check, a test, a self-assessment, a sorting exercise or a series below it; for a link to a page that shows all of something, and "
    "the description of that page; for the days after which a question comes back, contact hours, how long sessions last, the minutes "
    "that a case adds to the study time, and those in the heading above the preparation; and for themes, steps and the like that a "
    "sentence counts and then names behind its colon, or in the list below it. A table with a row about each module has one about all.",
    why="A question that is added or taken out leaves the number behind, and whoever counts doubts the rest too.",
    mend="Write the number that the message names, in both languages.",
    example=Example("modules/sample/nl.md", "<!-- course:quiz -->", "Twaalf vragen.\n\n<!-- course:quiz -->"),
)
def counts(course: Course) -> Reports:
    """Report numbers of questions and sessions that the data contradict."""
    sizes = _sizes(course)
    for language in LANGUAGES:
        for module in course.modules:
            if {question.id for question in module.questions}.issuperset(module.checks):  # else it is not sure which are no check
                files = (module.quiz, module.text(ORIGINAL))
                yield from _miscounted(module.texts[language], language, "quiz", len(module.self_check), files)
            for exercise in module.meta.sorting:
                yield from _miscounted(module.texts[language], language, "sort", len(exercise.items), (module.data,), exercise.id)
        for page in course.pages[language].values():
            for directive in page.directives:
                if directive.name in _COUNT and (size := sizes.get(directive.name, (0, ())))[0]:
                    yield from _miscounted(page, language, directive.name, *size)
            yield from page.once(_other_minutes)
    yield from _miscounted_links(course, sizes)
    yield from miscounted_names(course)
    yield from modules_without_a_row(course)
    yield from _other_days(course)
    yield from _other_lengths(course)


_SHOWS_ALL = {
    "methods.md": r"methoden|methodes|intervisiemethoden|manieren|methods|ways",
    "series.md": r"bijeenkomsten|sessies|sessions",
    "glossary.md": r"begrippen|termen|woorden|terms|words",
    "final-test.md": r"(?:casus)?vragen|(?:case )?questions",
    "self-assessment.md": r"vragen|stellingen|questions|statements",
    "cards.md": r"(?:casus)?kaarten|casussen|(?:case )?cards|cases",
}
"""The pages that show all of something, and what it is called."""
_LINK_OR_DESCRIPTION = re.compile(
    r"\[(?P<words>[^\[\]\n]+)\]\((?:[^()\s]*/)?(?P<page>[\w-]+\.md)(?:#[^()\s]*)?\)(?:: (?P<after>[\w-]+ [\w-]+))?"
    r"|^description: (?P<description>[\w-]+ [\w-]+)",
    re.MULTILINE,
)
_WORD_BEFORE = re.compile(r"[\w-]+ $")
_LONGEST_WORD = 30
"""Signs before a link among which a number in words is looked for."""
_PART_OF_ALL = 4
"""A number that is further from the right one than a part of it is most likely one of some of them."""


def _sizes(course: Course) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Return how many there are of what a page shows all of, and the files that say so, by the name of the page."""
    scales = course.self_assessment.scales if course.self_assessment else ()
    return {
        "methods": (len(course.kit.methods) if course.kit else 0, ("kit/methods/",)),
        "series": (len(course.kit.series.sessions) if course.kit else 0, ("kit/series.yml",)),
        "glossary": (len(course.terms), (GLOSSARY,)),
        "final-test": (len(course.final_test.questions) if course.final_test else 0, (FINAL_TEST_FILE,)),
        "self-assessment": (sum(len(scale.items) for scale in scales), (SELF_ASSESSMENT_FILE,)),
        "cards": (sum(len(module.vignettes) for module in course.modules), ("modules/",)),
    }


def _other_than(said: str, count: int) -> str:
    """Word a number that a text says and the data contradict."""
    return f"this says `{said}`, and there {'is' if count == 1 else 'are'} {count}: write that number."


def _miscounted_links(course: Course, sizes: dict[str, tuple[int, tuple[str, ...]]]) -> Reports:
    """Report numbers beside links to pages that show all of something, and in the descriptions of these pages."""
    for language in LANGUAGES:
        for document in course.documents(language):
            for page, said, word, position in document.once(_numbers_at_links):
                number, (count, files) = number_said(word.lower(), language), sizes[page.removesuffix(".md")]
                if number is not None and count and 0 < abs(number - count) <= max(1, count // _PART_OF_ALL):
                    yield Report(
                        position,
                        _other_than(said, count),
                        rests_on=files,
                        cause=same(f"{page} of {files[0]}"),
                    )


def _numbers_at_links(document: Document) -> Iterator[tuple[str, str, str, Position]]:
    """Yield what may be the number of things at each link to a page that shows all of them: the page, the words, and the number."""
    if not any(page in document.source for page in _SHOWS_ALL) and document.file.name not in _SHOWS_ALL:
        return
    for match in _LINK_OR_DESCRIPTION.finditer(document.source):
        page = match["page"] or document.file.name
        if page not in _SHOWS_ALL:
            continue
        before = _WORD_BEFORE.search(document.source, max(0, match.start() - _LONGEST_WORD), match.start())
        if match["description"]:
            said = match["description"]
        elif before and re.match(rf"(?:{_SHOWS_ALL[page]})\b", match["words"]):
            said = before[0] + match["words"]
        else:
            said = match["words"] if re.search(r"\w+ (?:van|of) \w+", match["words"]) or not match["after"] else match["after"]
        found = re.search(rf"(?P<number>[\w-]+) (?:{_SHOWS_ALL[page]})\b|\b(?:van|of) (?P<last>\w+)$", said)
        if found:
            yield page, found[0], found["number"] or found["last"], document.position(match.start())


_CONTACT_HOURS = re.compile(
    r"(?P<sessions>\w+) (?:bijeenkomsten|sessies|sessions)\b[^.\n]{0,40}?(?:\.md[^\s)]*\))?"
    r" (?:van|of) (?P<minutes>[\w-]+) (?:minuten|minutes) "
    r"(?:\w+ ){1,3}(?P<hours>\w+) (?:contacturen|contact hours)\b"
)
"""How many sessions of how many minutes make how many contact hours."""
_HALF_AN_HOUR = 30
_EXTRA = re.compile(
    r"\b(?P<number>\w+) (?:minuten extra|extra minuten|extra minutes|minutes extra) (?:per|for each|for every|a) (?:casus|case)\b"
)
"""What a case adds to the study time."""


def _other_minutes(page: Document) -> Iterator[tuple[Position, str]]:
    """Yield contact hours that are not those of the sessions before them, and minutes for a case that are not those that are counted."""
    for match in _CONTACT_HOURS.finditer(page.source):
        sessions, minutes, hours = (_in_any_language(match[name]) for name in ("sessions", "minutes", "hours"))
        if sessions and minutes and hours and abs(sessions * minutes - hours * 60) > _HALF_AN_HOUR:
            counted = f"`{match['sessions']}` times `{match['minutes']}` minutes are {sessions * minutes / 60:.3g} hours"
            yield page.position(match.start("hours")), f"{counted}, and not `{match['hours']}`: check which number is right."
    for match in _EXTRA.finditer(page.source) if "course:reading-speed" in page.source else ():
        if _in_any_language(match["number"]) not in {None, MINUTES_PER_VIGNETTE}:
            problem = f"this says `{match[0]}`, and the study times are counted with {MINUTES_PER_VIGNETTE}: write that number."
            yield page.position(match.start()), problem


def _in_any_language(word: str) -> int | None:
    return next((number for language in LANGUAGES if (number := number_said(word, language)) is not None), None)


_DAYS_APART = re.compile(r"\b(\d+(?:, \d+)+,? (?:en|and) \d+) (?:dagen|days)\b")
_SCHEDULE = "overrides/assets/javascripts/schedule.js"


def _other_days(course: Course) -> Reports:
    """Report days after which a question comes back that are not those of the script that brings it back."""
    script = course.frame.get(_SCHEDULE)
    days = re.search(r"\bDAYS = \[([\d, ]+)\]", script.source) if script else None
    for page in (page for language in LANGUAGES for page in course.pages[language].values() if days):
        if any(directive.name == "review" for directive in page.directives):
            for match in _DAYS_APART.finditer(page.visible):
                if days and re.findall(r"\d+", match[1]) != re.findall(r"\d+", days[1]):
                    problem = f"this says `{match[1]}`, and {_SCHEDULE} has {days[1]}: check which of the two is right."
                    yield Report(page.position(match.start()), problem, rests_on=(_SCHEDULE,))


_SESSION_LENGTHS = re.compile(r"\b(\d+(?:, \d+)*,? (?:of|en|or|and) \d+) (?:minuten|minutes)\b")
_SHORTEST_SESSION = 45
_MINUTES = re.compile(r"\b(?P<number>[\w-]+) (?:minuten|minutes)\b")


def _other_lengths(course: Course) -> Reports:
    """Report lengths of sessions that these have not, and minutes in the heading above the preparation that it does not take."""
    if course.kit is None:
        return
    sessions: dict[str, tuple[Guide | SeriesSession, ...]] = {
        "guides": (*course.kit.guides.values(),),
        "series": course.kit.series.sessions,
    }
    prepared = sum(part.minutes for part in course.kit.frame.preparation)
    for language in LANGUAGES:
        for page in course.pages[language].values():
            for directive in page.directives:
                for match in _SESSION_LENGTHS.finditer(page.source) if directive.name in sessions else ():
                    said = {int(number) for number in re.findall(r"\d+", match[1])}
                    lengths = ({advice.minutes for advice in session.advised} for session in sessions[directive.name])
                    if min(said) >= _SHORTEST_SESSION and (other := next((found for found in lengths if found != said), None)):
                        there = ", ".join(map(str, sorted(other)))
                        problem = f"this says `{match[0]}`, and one of these has sessions of {there} minutes: check which is right."
                        yield Report(page.position(match.start()), problem, rests_on=("kit/",), cause=same(f"lengths of {directive.name}"))
                if directive.name == "preparation" and (above := [part for part in page.headings if part.position < directive.position]):
                    found = _MINUTES.search(above[-1].title)
                    if found and number_said(found["number"], language) not in {None, prepared}:
                        problem = f"this says `{found[0]}`, and the preparation takes {prepared}: write that number."
                        yield Report(above[-1].position, problem, rests_on=("kit/frame.yml",), cause=same("minutes of the preparation"))


def _miscounted(text: Document, language: Language, name: str, count: int, files: tuple[str, ...], argument: str | None = None) -> Reports:
    """Yield the paragraphs above a directive, of its section in a module, that start with another number than there are."""
    asked = (directive for directive in text.directives if directive.name == name and argument in {None, directive.argument})
    end = next((text.offset(directive.position) for directive in asked), 0)
    before = [part.position for part in text.headings] + [part.position for part in text.directives if part.name == "sort"]
    start = max((text.offset(position) for position in before if text.offset(position) < end), default=0)
    for place, block in text.blocks:
        said = _COUNT[name].match(block) if (start if name in {"quiz", "sort"} else 0) < place < end else None
        if said and number_said(said["number"], language) not in {None, count}:
            yield Report(text.position(place), _other_than(said[0], count), rests_on=files, cause=same(f"{name} of {files[0]}"))


@rule(
    "final-test",
    "The final test has case questions only, each of an objective and a passage that exist, and covers every objective; none speaks of "
    "this module, since it stands in none.",
    why="The test says what it covers; its blueprint is public.",
    mend="Name module and objective as `module/objective`, and the passage as `module#heading`.",
    example=Example("quizzes/final-test.yml", "objective: sample/name-it", "objective: sample/name-them"),
)
def final_test(course: Course) -> Reports:
    """Report questions of the final test that hang in the air, and objectives that it does not cover."""
    if course.final_test is None:
        return
    objectives = {f"{module.id}/{objective.id}": objective for module in course.modules for objective in module.meta.objectives}
    passages = {f"{module.id}#{heading}" for module in course.modules for heading in module.headings[ORIGINAL]}
    if course.final_test.pass_mark < 50:
        yield (
            course.final_test.at("pass_mark"),
            f"{course.final_test.pass_mark} per cent is less than a half: write the share of right answers that is needed, such as 70.",
        )
    for question in course.final_test.questions:
        is_known = question.objective in objectives and question.passage in passages
        if is_known and question.objective.partition("/")[0] != question.passage.partition("#")[0]:
            yield question.at("passage"), "`objective` and `passage` name different modules: check which of the two was meant."
        if question.objective not in objectives:
            hint = suggestion(question.objective, objectives, where="the `module.yml` of its module")
            problem = f"there is no objective `{question.objective}`.{hint}"
            yield _missing(course, question.at("objective"), problem, question.objective, "/")
        if question.passage not in passages:
            problem = f"there is no heading `{question.passage}`.{suggestion(question.passage, passages, where='the text of its module')}"
            yield _missing(course, question.at("passage"), problem, question.passage, "#")
        module_id, _, heading = question.passage.partition("#")
        if (asked_in := course.module(module_id)) and heading in asked_in.closing:
            yield Report(question.at("passage"), no_answer(heading), rests_on=(asked_in.text(ORIGINAL),))
        yield from question.once(_of_a_module)
        if not question.case:
            yield question.at("case"), "the final test asks for judgement: start the question from a case, and write `case: true`."
    asked = {question.objective for question in course.final_test.questions}
    about = {objective.partition("/")[0] for objective in asked}
    for module in course.modules:
        if module.id not in about:
            problem = f"no question of the final test is about the module `{module.id}`: write one for each of its objectives."
            yield Report(module.meta.at("objectives"), problem, rests_on=(FINAL_TEST_FILE,), cause=unused("page", module.id))
    astray = [name.partition("/") for name in asked if course.module(name.partition("/")[0]) is None]
    meant = {name for name in objectives for _, _, objective in astray if name.endswith(f"/{objective}")}  # that name is told
    for objective in [name for name in objectives.keys() - asked - meant if name.partition("/")[0] in about]:
        problem = f"no question of the final test has the objective `{objective}`: write one."
        yield Report(objectives[objective].at("id"), problem, rests_on=(FINAL_TEST_FILE,), cause=unused("objective", objective))


_THIS_MODULE = re.compile(r"\b(?:[Dd]eze|[Tt]his) module\b")


def _of_a_module(question: Question) -> Iterator[tuple[Position, str]]:
    """Yield where a question of the final test speaks of the module that it stands in, as one that was copied from a module does."""
    for _, text in _parts(question):
        for language, words in text.items():
            for match in _THIS_MODULE.finditer(words):
                problem = f"the final test stands in no module, and this says `{match[0]}`: write `de cursus` or `the course`, or name it."
                yield text.document(language).position(match.start()), problem


def _missing(course: Course, place: Position, problem: str, target: str, sign: str) -> Report:
    """Report that there is no `module/objective` or `module#heading`: the module may be missing, or what is named in it."""
    module_id, _, name = target.partition(sign)
    if (module := course.module(module_id)) is None:
        return Report(place, problem, rests_on=("modules/",), cause=missing_page(module_id))
    if sign == "/":
        return Report(place, problem, rests_on=(module.data,), cause=missing("objective", target))
    return Report(place, problem, rests_on=(module.text(ORIGINAL),), cause=missing_heading(module_id, name))
