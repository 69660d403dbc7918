"""Rules for what people have agreed on: ids and keys of questions, and translations."""

from __future__ import annotations

from pathlib import Path

from curriculum.load import Course
from curriculum.locks import QUESTIONS, TRANSLATIONS, entries, is_stale, is_well_formed, moves, passages, placed_questions, question_entry
from curriculum.models import Question
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Reports, rule
from curriculum.rules.languages import LANGUAGE_NAMES

_CONFIRM = "If it is meant, run `curriculum keys`."


@rule(
    "agreed-answer",
    "Ids, keys, objectives, passages, labels and sources of questions stay as they were agreed on in quizzes/questions.lock.",
    why="Saved answers refer to ids, and no other rule can tell a key that was moved to the wrong option from one that was mended.",
    mend="Undo the change; or, if it is meant, run `curriculum keys` and let somebody look at the line that changes in the lock.",
    example=Example(
        "quizzes/sample.yml",
        "        key: true\n        text: {nl: 'Wie horen daarbij?', en: 'Who belongs to them?'}",
        "        text: {nl: 'Wie horen daarbij?', en: 'Who belongs to them?'}",
    ),
)
def agreed_answers(course: Course) -> Reports:
    """Report questions that differ from the lock, or are gone. New ones are added to the lock when it is written next."""
    known = entries(course.locks.get(QUESTIONS, ""))
    found = {question.id: (module, question) for module, question in placed_questions(course)}
    if found and not known:
        yield (
            Position(Path(QUESTIONS)),
            "nothing is remembered of the questions: restore this file, or run `curriculum keys`.",
            (QUESTIONS,),
        )
    yield from _doubled_lines(course, QUESTIONS, "keys")
    new = [(module, question) for name, (module, question) in found.items() if name not in known]
    for name, (before, line) in known.items():
        place = Position(Path(QUESTIONS), line)
        if not is_well_formed(QUESTIONS, before):
            yield place, "this line has lost its form: take it out, and run `curriculum keys`."
        elif name in found:
            module, question = found[name]
            if question_entry(question, module) != before:
                yield from _changes(question, module, before)
        elif renamed := next(
            (question for module, question in new if _options(question_entry(question, module)) == _options(before)), None
        ):
            yield renamed.at("id"), f"this question was called `{name}`, and saved answers know it by that name: keep it. {_CONFIRM}"
        else:
            quiz = before.partition("/")[0]
            files = (f"quizzes/{quiz}.yml", "quizzes/final-test.yml")
            yield place, f"the question `{name}` is gone, and saved answers know it: keep it. {_CONFIRM}", files


def _doubled_lines(course: Course, lock: str, command: str) -> Reports:
    """Report lines of a lock about something that another line is about already; a merge can leave both."""
    first: dict[str, int] = {}
    for number, line in enumerate(course.locks.get(lock, "").split("\n"), start=1):
        name = line.partition(" ")[0]
        if name not in {"", "#"} and first.setdefault(name, number) != number:
            problem = f"`{name}` stands in line {first[name]} already: take the line out that is not right, and run `curriculum {command}`."
            yield Position(Path(lock), number), problem


def _options(entry: str) -> list[str]:
    return sorted(entry.split()[5:])


def _changes(question: Question, module: str, before: str) -> Reports:
    """Report each part of a question that is not as agreed on."""
    now = question_entry(question, module).split()
    old = before.split()
    for field, one, other in zip(("objective", "passage", "label", "select", "sources"), now, old, strict=False):
        if one != other:
            verbs = ("were", "are") if field == "sources" else ("was", "is")
            what = "kind (one or several)" if field == "select" else field
            yield (
                question.at(field),
                f"the {what} of question `{question.id}` {verbs[0]} agreed on as `{other}`, and {verbs[1]} `{one}` now. {_CONFIRM}",
            )
    ours = {name.lstrip("*"): name.startswith("*") for name in now[5:]}
    theirs = {name.lstrip("*"): name.startswith("*") for name in old[5:]}
    for option in question.options:
        if option.id not in theirs:
            gone = sorted(theirs.keys() - ours.keys())
            there = f" (gone is `{'`, `'.join(gone)}`)" if gone else ""
            yield option.at("id"), f"the option `{option.id}` is not among those agreed on{there}: saved answers know ids. {_CONFIRM}"
        elif option.key != theirs[option.id]:
            should = "right" if theirs[option.id] else "wrong"
            yield option.at("key" if option.key else "id"), f"the option `{option.id}` was agreed on as {should}. {_CONFIRM}"
    if gone := sorted(theirs.keys() - ours.keys()):
        if ours.keys() <= theirs.keys():
            yield question.at("options"), f"the option `{'`, `'.join(gone)}` is gone, and saved answers know it. {_CONFIRM}"
    elif now[5:] != old[5:] and ours == theirs:
        message = f"the options of question `{question.id}` stand in another order than was agreed on. {_CONFIRM}"
        yield question.at("options"), message


@rule(
    "stale-translation",
    "When a text changes, its translation changes with it.",
    why="The other language would go on saying what this one no longer says, and nobody would see it.",
    mend="Bring the translation up to date. If nothing has to change in it, run `curriculum translated` with the name of the file.",
    example=Example(
        "modules/sample/nl.md", "Begin bij de woorden van je cliënt", "Begin nooit bij de woorden van je cliënt", "modules/sample/en.md"
    ),
)
def stale_translations(course: Course) -> Reports:
    """Report passages of which the original changed since the lock was written, and the translation did not."""
    known = entries(course.locks.get(TRANSLATIONS, ""))
    for name, (entry, line) in known.items():
        if not is_well_formed(TRANSLATIONS, entry):
            yield (
                Position(Path(TRANSLATIONS), line),
                f"the line of `{name}` has lost its form: take it out, and run `curriculum translated`.",
            )
    yield from _doubled_lines(course, TRANSLATIONS, "translated")
    found = passages(course)
    if found and not known and course.locks:  # a course of which nobody has confirmed anything yet has neither lock
        problem = "nothing is remembered of the translations: restore this file, or run `curriculum translated`."
        yield Position(Path(TRANSLATIONS)), problem, (TRANSLATIONS,)
    moved = {move.passage.name for move in moves(course, known)}
    for passage in found:
        if passage.name in known and passage.name not in moved and is_stale(passage, known[passage.name][0]):
            advice = f"If nothing has to change in it, run `curriculum translated {passage.name}`."
            yield (
                passage.at(passage.language),
                f"the original of this passage changed, and the translation did not: bring it up to date. {advice}",
            )


@rule(
    "moved-text",
    "A text of a data file stays with the option, the question, the term or the step that it was written for.",
    why="Where two texts change places, each still reads well: the key is marked right and reads wrong, and no other rule can tell.",
    mend="Put the texts back. If the move is meant, run `curriculum translated` with the name that the message gives.",
    example=Example(
        "quizzes/sample.yml",
        "Je blijft bij haar woord en opent het., en: You stay with her word and open it.}\n"
        "      - id: your-family\n"
        "        text: {nl: 'Bedoel je je familie?', en: 'Do you mean your family?'}\n"
        "        feedback: {nl: Dat kan kloppen. Je vult het wel voor haar in., en: That may be right. But you fill it in for her.}\n",
        "Je blijft bij haar woord en opent het., en: That may be right. But you fill it in for her.}\n"
        "      - id: your-family\n"
        "        text: {nl: 'Bedoel je je familie?', en: 'Do you mean your family?'}\n"
        "        feedback: {nl: Dat kan kloppen. Je vult het wel voor haar in., en: You stay with her word and open it.}\n",
    ),
)
def moved_texts(course: Course) -> Reports:
    """Report texts that stand where another one of the same file stood when the lock was written."""
    for move in moves(course, entries(course.locks.get(TRANSLATIONS, ""))):
        name, before = move.passage.name, move.before.partition("#")[2]
        problem = f"in {LANGUAGE_NAMES[move.language]}, this text was that of `{before}`, and stands as `{name.partition('#')[2]}` now"
        advice = f"put each back in its place. If it is meant, run `curriculum translated {name}`."
        yield move.passage.at(move.language), f"{problem}: {advice}"
