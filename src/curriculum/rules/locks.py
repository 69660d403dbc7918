"""Rules for what people have agreed on: ids and keys of questions, and translations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from curriculum.facts import DATA, LINES, changes, entry, file_of, items, moved_lines, pointers, word_change
from curriculum.findings import Cause
from curriculum.load import Course
from curriculum.locks import (
    COURSE,
    QUESTIONS,
    TRANSLATIONS,
    Move,
    Passage,
    entries,
    id_of,
    in_one_language,
    is_well_formed,
    lag,
    moves,
    placed_questions,
    question_entries,
    question_entry,
    readable,
    sorting_items,
)
from curriculum.models import LANGUAGE_NAMES, LANGUAGES, ORIGINAL, HelpLinesFile, Question
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, missing, rule, same, unused
from curriculum.rules.questions import home_of
from curriculum.rules.structure import missing_page
from curriculum.tree import FINAL_TEST_FILE
from curriculum.words import catalogue

CONFIRM = "If it is meant, run `curriculum keys`."
"""What is said of a change that may be meant."""
_Entry = TypeVar("_Entry", str, tuple[str, ...])
_LOOK = "read once more what changed (`git diff` shows it)"


@rule(
    "agreed-answer",
    "Ids, keys, objectives, passages, labels and sources of questions, the places in which the items of sorting exercises belong, and the "
    "id of the course stay as they were agreed on in quizzes/questions.lock.",
    why="Saved answers refer to ids, and no other rule can tell a key that was moved to the wrong option from one that was mended.",
    mend="Undo the change; or, if it is meant, run `curriculum keys` and let somebody look at the line that changes in the lock.",
    example=Example(
        "quizzes/sample.yml",
        "        key: true\n        text: {nl: 'Wie horen daarbij?', en: 'Who belongs to them?'}",
        "        text: {nl: 'Wie horen daarbij?', en: 'Who belongs to them?'}",
    ),
)
def agreed_answers(course: Course) -> Reports:
    """Report questions and items that differ from the lock, or are gone. New ones are for the rule `lock`."""
    known = readable(QUESTIONS, course.locks.get(QUESTIONS, ""))
    found = {question.id: (module, question) for module, question in placed_questions(course)}
    times = Counter(question.id for _, question in placed_questions(course))
    items, options = sorting_items(course), _options_then_and_now(course)
    renamed, swapped = _renamed(*options), _swapped(*options)
    for name, (before, line) in known.items():
        place = Position(Path(QUESTIONS), line)
        if times[name] > 1:
            continue  # two have this id, and nobody knows which was agreed on: that they have is told
        if name in found:
            module, question = found[name]
            if name in swapped:
                one, other = sorted((name, swapped[name]))
                problem = (
                    f"the questions `{one}` and `{other}` have each other’s id, and saved answers know them by it: put each back. {CONFIRM}"
                )
                yield Report(question.at("id"), problem, cause=same(f"ids of {one} and {other}"))
            elif question_entry(question, module) != before:
                yield from _changes(course, question, module, before)
        elif name in items:
            if (now := items[name].place) != before:
                yield (
                    items[name].at("place"),
                    f"the item `{items[name].id}` was agreed on as `{before}`, and is `{now}` now: write `{before}`. {CONFIRM}",
                )
        elif name == COURSE:
            course_id, position = id_of(course)
            if position and course_id != before:  # that none is given is told by itself
                kept = f"browsers keep the answers of learners under `{before}`, and would not find them under `{course_id}`: keep it."
                yield position, f"{kept} {CONFIRM}"
        elif name in renamed:
            _, question = found[renamed[name]]
            problem = f"this question was called `{name}`, and saved answers know it by that name: keep it. {CONFIRM}"
            yield Report(question.at("id"), problem, cause=unused("question", name))
        elif "/" in name:
            module, exercise, item = name.split("/", 2)
            problem = f"the item `{item}` of the sorting exercise `{exercise}` is gone, and saved answers know it: keep it. {CONFIRM}"
            cause = missing_page(module) if course.module(module) is None else None
            yield Report(place, problem, rests_on=(f"modules/{module}/module.yml",), cause=cause)
        else:
            quiz = before.partition("/")[0]
            files = (f"quizzes/{quiz}.yml", FINAL_TEST_FILE)
            problem = f"the question `{name}` is gone, and saved answers know it: keep it. {CONFIRM}"
            yield Report(place, problem, rests_on=files, cause=_gone(course, quiz, name))


def _gone(course: Course, quiz: str, question: str) -> Cause:
    """Return what is gone: the whole module, the whole final test, or the question alone."""
    if course.module(quiz) is None:
        return missing_page(quiz)
    return missing("question", question) if course.final_test else same(FINAL_TEST_FILE)


def _options_then_and_now(course: Course) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return the options of all questions, as they were agreed on and as they are."""
    then = {name: before for name, (before, _) in readable(QUESTIONS, course.locks.get(QUESTIONS, "")).items()}
    of_then, of_now = (
        {name: tuple(_options(held)) for name, held in each.items() if not _is_other(name)} for each in (then, question_entries(course))
    )
    return of_then, of_now


def _renamed(then: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the questions of the lock that are gone, but for their options, which a new question has: old name and new."""
    new = {options: name for name, options in now.items() if name not in then}
    return {name: new[options] for name, options in then.items() if name not in now and options in new}


def _swapped(then: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the questions of which each has the options that were agreed on for the other."""
    return _each_for_the_other(then, {name: options for name, options in now.items() if name in then})


def _is_other(name: str) -> bool:
    """Say whether a line of the lock is about something else than a question."""
    return "/" in name or name == COURSE


def _options(entry: str) -> list[str]:
    return sorted(entry.split()[5:])


def _told_apart(now: str, before: str) -> str:
    """Say what to do with the names of a list to have those that it had."""
    ours, theirs = now.split(","), before.split(",")
    new, gone = ([f"`{name}`" for name in some if name not in others] for some, others in ((ours, theirs), (theirs, ours)))
    parts = [f"{verb} {', '.join(names)}" for verb, names in (("take out", new), ("put back", gone)) if names]
    return " and ".join(parts) or f"write `[{', '.join(theirs)}]`"


def _changes(course: Course, question: Question, module: str, before: str) -> Reports:
    """Report each part of a question that is not as agreed on."""
    now = question_entry(question, module).split()
    old = before.split()
    in_module = course.module(module)
    is_moved = in_module is not None and home_of(course, in_module, question) is not None  # that is told
    for field, one, other in zip(("objective", "passage", "label", "select", "sources"), now, old, strict=False):
        if one != other and not (is_moved and field in {"objective", "passage"}):
            problem = f"the `{field}` of question `{question.id}` was agreed on as `{other}`, and is `{one}` now: put it back. {CONFIRM}"
            if field == "sources":
                problem = f"the sources of question `{question.id}` are not those agreed on: {_told_apart(one, other)}. {CONFIRM}"
            before_it = re.split("[/#]", other)[0]
            is_other_module = field in {"objective", "passage"} and before_it not in {module, *(one.id for one in course.modules)}
            yield Report(question.at(field), problem, cause=missing_page(before_it) if is_other_module else None)
    ours = {name.lstrip("*"): name.startswith("*") for name in now[5:]}
    theirs = {name.lstrip("*"): name.startswith("*") for name in old[5:]}
    for option in question.options:
        if option.id not in theirs:
            gone = sorted(theirs.keys() - ours.keys())
            there = f", and `{'`, `'.join(gone)}` is gone: if it was only renamed, give it back its name" if gone else ""
            yield option.at("id"), f"the option `{option.id}` is new to a question that learners may have answered{there}. {CONFIRM}"
        elif option.key != theirs[option.id]:
            is_key = "is a key now, and was agreed on as none: take `key: true` out"
            problem = is_key if option.key else "is no key now, and was agreed on as one: put `key: true` back"
            yield option.at("key" if option.key else "id"), f"the option `{option.id}` {problem}. {CONFIRM}"
    if gone := sorted(theirs.keys() - ours.keys()):
        if ours.keys() <= theirs.keys():
            yield question.at("options"), f"the option `{'`, `'.join(gone)}` is gone, and saved answers know it: put it back. {CONFIRM}"
    elif now[5:] != old[5:] and ours == theirs:
        message = f"the options of question `{question.id}` stand in another order than was agreed on: put them back. {CONFIRM}"
        yield question.at("options"), message


_ASKED_AGAIN = (
    "Ask at the service whether `free`, `always` and `anonymous` hold for the new number too, and write `country` if it is of another one. "
)
"""What a number is does not go with the place in the list in which it stands."""


@rule(
    "agreed-data",
    "What data files say once for all languages stays as it was agreed on in data.lock: who is bound to whom, names, states, addresses, "
    "numbers, forms, what comes after what. So do the lines of a list to which a session guide points, and how words of the interface "
    "are translated.",
    why="No translation can contradict a slip in it: a bond that was never there, a source that counts as checked and was not, a line that "
    "a guide explains and that another took the place of.",
    mend="Undo the change; or, if it is meant, run `curriculum keys` and let somebody look at the line that changes in the lock.",
    example=Example("modules/sample/vignettes/two-cups.yml", "kind: nesting", "kind: former"),
)
def agreed_data(course: Course) -> Reports:
    """Report what differs from the lock. What is new or gone is for the rule `lock`."""
    known = readable(DATA, course.locks.get(DATA, ""))
    unsettled = course.unsettled_data
    renamed = dict(_renamed_in_files(known, unsettled.items))
    now = {name: entry(item) for name, item in unsettled.items.items() if name in known and name not in unsettled.doubled}
    swapped = _each_for_the_other({name: known[name][0] for name in now}, now)
    ids: dict[str, dict[str, str]] = {}
    for name, other in swapped.items():
        ids.setdefault(file_of(name), {})[_id(name)] = _id(other)
    for name, item in unsettled.items.items():
        if name in known and name not in unsettled.doubled:
            before, (old, new) = known[name][0], renamed.get(file_of(name), ("", ""))
            if old and not changes(item, _with_other_names(before, {old: new})):
                continue  # only the name is another, which the rule `lock` tells
            if name in swapped:
                one, other = sorted(each.partition("#")[2] for each in (name, swapped[name]))
                problem = f"`{one}` and `{other}` have all that was agreed on for each other: put each id back"
                yield Report(item.node.at(), f"{problem}. {CONFIRM}", cause=same(f"ids of {one} and {other} in {file_of(name)}"))
                continue
            others = ids.get(file_of(name))
            if others and not changes(item, _with_other_names(before, others)):
                continue  # it only names these
            for change in changes(item, before):
                place, last = item.node.at(*change.path), item.node.origin.last_line(*item.node.path_in_file, *change.path)
                asked = _ASKED_AGAIN if isinstance(item.node, HelpLinesFile) and change.path[-1:] in {("number",), ("lines",)} else ""
                about = tuple(Position(place.file, line) for line in range(place.line, last + 1))
                yield Report(place, f"{change.words}. {asked}Undo it. {CONFIRM}", about=about)
    for name, pointed in pointers(course).items():
        file = name.partition("#")[0]
        if name in known and (moved := moved_lines(pointed, known[name][0], known.get(file, ("", 0))[0])):
            text = pointed.module.text(ORIGINAL)
            problem = f"{moved.words}: check in {text} which line each `line` means, and write its number. {CONFIRM}"
            yield Report(pointed.guide.at(*moved.path), problem, rests_on=(text,))
    changed = [
        (word, problem) for name, word in unsettled.words.items() if name in known and (problem := word_change(word, known[name][0]))
    ]
    in_file = Counter(word.position.file for word, _ in changed)
    for word, problem in changed:
        are_many = in_file[word.position.file] > _ONE_BY_ONE
        yield Report(word.position, f"{problem}. {CONFIRM}", cause=same(f"words of {word.position.file}") if are_many else None)


def _with_other_names(agreed: str, names: Mapping[str, str]) -> str:
    """Return what was agreed on with some ids in the place of others."""
    return re.sub(r"[\w-]+", lambda word: names.get(word[0], word[0]), agreed)


def _id(name: str) -> str:
    """Return the id of an entry, the last part of its name."""
    return re.split("[#/]", name)[-1]


def _each_for_the_other(agreed: Mapping[str, _Entry], now: Mapping[str, _Entry]) -> dict[str, str]:
    """Return the names of which each has now what was agreed on for the other, and what each has is not the same."""
    changed = {name for name, entry_now in now.items() if entry_now != agreed[name]}
    names = {agreed[name]: name for name in changed}
    has = {name: names[now[name]] for name in changed if now[name] in names}
    return {name: other for name, other in has.items() if other != name and has.get(other) == name}


def _renamed_in_files(known: Collection[str], items: Collection[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the files in which one entry alone is gone and one alone is new beside those that it stood among, with the two ids."""
    files: dict[str, tuple[list[str], list[str]]] = {file_of(name): ([], []) for name in items}
    for names, others, place in ((known, items, 0), (items, known, 1)):
        for name in names:
            if "#" in name and file_of(name) in files and name not in others and not name.endswith(LINES):
                files[file_of(name)][place].append(name.partition("#")[2])
    for file, (gone, new) in files.items():
        if len(gone) == len(new) == 1 and gone[0].rpartition("/")[0] == new[0].rpartition("/")[0]:
            yield file, (gone[0].rpartition("/")[2], new[0].rpartition("/")[2])


_ONE_BY_ONE = 3
"""So many passages of a file that changed in one language, or words of the interface, are told one by one; more are one piece of work."""


@rule(
    "stale-translation",
    "When a text changes in one language, it changes in the other too.",
    why="One language would go on saying what the other no longer says, and nobody would see it.",
    mend="Bring the other language up to date. If nothing has to change in it, run `curriculum translated` with the name that the message "
    "gives, or with that of the file.",
    example=Example(
        "modules/sample/nl.md", "Begin bij de woorden van je cliënt", "Begin nooit bij de woorden van je cliënt", "modules/sample/en.md"
    ),
)
def stale_translations(course: Course) -> Reports:
    """Report passages that changed in one language since the lock was written, and not in the other; they stand in the other."""
    known = readable(TRANSLATIONS, course.locks.get(TRANSLATIONS, ""))
    unsettled = course.unsettled.passages
    moved = {move.passage.name for move in moves(unsettled, known)}
    entries_of = {passage.name: known.get(passage.name, ("", 0))[0] for passage in unsettled if passage.name not in moved}
    stale = [(passage, lagging) for passage in unsettled if (lagging := passage.lagging(entries_of.get(passage.name, "")))]
    in_file = Counter((passage.file, lagging) for passage, lagging in stale)
    for passage, lagging in stale:
        are_many = in_file[passage.file, lagging] > _ONE_BY_ONE
        it = "them" if are_many else "it"
        advice = f"If nothing has to change in {it}, run `curriculum translated {passage.file if are_many else passage.name}`."
        about = tuple(place for language in passage.languages for place in passage.lines(language))
        cause = same(f"stale {passage.file} {lagging}") if are_many else None
        yield Report(passage.at(lagging[1]), f"{lag(passage, entries_of[passage.name])} {advice}", about=about, cause=cause)


@rule(
    "lock",
    "What is new has its line in a lock, which says what stands there now: every question and item of a sorting exercise in "
    "quizzes/questions.lock, every entry of a data file and word of the interface in data.lock, every passage in translations.lock.",
    why="What nobody has recorded can change unseen: other rules find a change because the lock says what was there before.",
    mend="No rule can tell whether what is new is true: read it once more, as `git diff` shows it. Then run the command that the message "
    "names, which says what it confirms, and commit the lock with the texts.",
    example=Example("translations.lock", "docs/en/about.md#about 267337c7ac 48821519be\n", ""),
)
def locks_hold_all(course: Course) -> Reports:
    """Report what a lock does not hold as it is now, in one finding for each lock, and lines that cannot be read."""
    for lock, command, differences in (
        (QUESTIONS, "keys", _not_agreed),
        (DATA, "keys", _not_in_data),
        (TRANSLATIONS, "translated", _not_recorded),
    ):
        text = course.locks.get(lock, "")
        bad = _bad_lines(lock, text, command)
        problem = ""
        if entries(text):
            problem = ", and ".join(differences(course))
        elif _is_asked_for(course, lock):
            nothing = f"nothing is remembered of {_IS_ABOUT[lock]}: restore this file, or run `curriculum {command}`."
            yield Report(Position(Path(lock)), nothing, rests_on=(lock,))
        if (problem or bad) and not text.endswith("\n"):
            lost = f"this file ends in the middle of a line, so the rest of it is lost: restore it (`git checkout {lock}`)"
            yield Position(Path(lock), text.count("\n") + 1), f"{lost}, or run `curriculum {command}` if there is nothing to restore."
            continue
        for number, what, fault in bad:
            yield Report(Position(Path(lock), number), fault, cause=same(f"{lock}: {what}"))
        if problem:
            yield Position(Path(lock)), f"{problem}: {_LOOK}, then run `curriculum {command}` and commit the file."


def _is_asked_for(course: Course, lock: str) -> bool:
    """Say whether a lock must be there: a course of which nobody has confirmed anything yet needs that of the questions alone."""
    if lock == QUESTIONS:
        return bool(question_entries(course))
    return bool(course.locks and (items(course) if lock == DATA else course.passages))


_IS_ABOUT = {QUESTIONS: "the questions", DATA: "what data files say", TRANSLATIONS: "the translations"}


@lru_cache(maxsize=64)
def _bad_lines(lock: str, text: str, command: str) -> tuple[tuple[int, str, str], ...]:
    """Return lines without form, and lines about something that another line is about already; a merge can leave both."""
    first: dict[str, int] = {}
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        name, _, rest = line.partition(" ")
        if name in {"", "#"}:
            continue
        if first.setdefault(name, number) != number:
            problem = f"`{name}` stands in line {first[name]} already: take the line out that is not right, and run `curriculum {command}`."
            found.append((number, "doubled", problem))
        elif not is_well_formed(lock, name, rest.strip()):
            found.append((number, "without form", f"the line of `{name}` cannot be read: take it out, and run `curriculum {command}`."))
    return tuple(found)


def _not_agreed(course: Course) -> Iterator[str]:
    """Yield how many questions and items have no line, and which."""
    known, renamed = entries(course.locks.get(QUESTIONS, "")), _renamed(*_options_then_and_now(course)).values()
    new = [name for name in question_entries(course) if name not in known and name not in renamed]
    if COURSE in new:
        yield "the id of the course is not agreed on yet"
    if questions := [name for name in new if not _is_other(name)]:
        yield _counted(questions, "question is not agreed on yet", "questions are not agreed on yet")
    if items := [name for name in new if "/" in name]:
        yield _counted(items, "item of a sorting exercise is not agreed on yet", "items of sorting exercises are not agreed on yet")


def _not_in_data(course: Course) -> Iterator[str]:
    """Yield how many entries of data files have no line, or are gone, and which."""
    known, unsettled = entries(course.locks.get(DATA, "")), course.unsettled_data
    if unsettled.doubled:
        return  # what is new and what is gone, nobody knows before each has a name of its own
    now = {**unsettled.items, **pointers(course)}
    if new := [name for name in now if name not in known]:
        yield _counted(new, "entry of a data file is not agreed on yet", "entries of data files are not agreed on yet")
    if new := [name for name in unsettled.words if name not in known]:
        yield _counted(new, "word of the interface is not agreed on yet", "words of the interface are not agreed on yet")
    catalogues = {catalogue(language) for language in LANGUAGES}  # that a word is gone which is asked for, another rule tells
    files = {name: file_of(name) for name in known if name not in now and (name.endswith(LINES) or file_of(name) not in unsettled.files)}
    # a guide is read with all of the kit, or not at all
    if gone := [
        name for name, file in files.items() if file not in catalogues and course.is_read("kit/" if name.endswith(LINES) else file)
    ]:
        yield _counted(gone, "entry of a data file is gone", "entries of data files are gone")


def _not_recorded(course: Course) -> Iterator[str]:
    """Yield how many passages are new, changed in all languages, or gone, and which."""
    text = course.locks.get(TRANSLATIONS, "")
    known, before = entries(text), readable(TRANSLATIONS, text)
    unsettled, settled = course.unsettled
    moved = {move.passage.name for move in moves(unsettled, before)}

    def is_unknown(passage: Passage) -> bool:
        if passage.name not in known:
            return True
        return passage.name in before and passage.name not in moved and len(passage.changed(before[passage.name][0])) > 1

    if new := [passage.name for passage in unsettled if is_unknown(passage) and course.is_read(passage.file)]:
        yield _counted(new, "passage is new or was changed in both languages", "passages are new or were changed in both languages")
    standing = {passage.name for passage in unsettled}
    left = [name for name in known if file_of(name) not in settled and name not in standing and course.is_read(file_of(name))]
    if gone := sorted({*left} - in_one_language(course)) if left else []:
        yield _counted(gone, "passage is gone", "passages are gone")


def _counted(names: Collection[str], one: str, many: str) -> str:
    """Return a sentence about one or about many, with their number before it and the names of the first few behind it."""
    first = ", ".join(f"`{name}`" for name in sorted(names)[:3])
    return f"{len(names)} {one if len(names) == 1 else many} ({first}{', …' if len(names) > 3 else ''})"


@rule(
    "moved-text",
    "A text stays under the heading, and with the option, the question, the term or the step that it was written for.",
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
    """Report texts that stand where another one of the same file, or that of the other language, stood when the lock was written."""
    moved = list(moves(course.unsettled.passages, readable(TRANSLATIONS, course.locks.get(TRANSLATIONS, ""))))
    swapped = _swapped_entries(moved)
    for move in moved:
        now, then = _entry_of(move.passage.name), _entry_of(move.before)
        if then in swapped.get(now, ()):
            names = " and ".join(f"`{entry.partition('#')[2]}`" for entry in sorted((now, then)))
            problem = f"{names} have each other’s texts: give each its own id back, or its own texts"
            advice = f"If it is meant, run `curriculum translated {now}` and the same with the other name."
            yield Report(move.passage.at(move.language), f"{problem}. {advice}", cause=same(f"swapped {sorted((now, then))}"))
            continue
        name, before = move.passage.name, move.before.partition("#")[2]
        if move.before == move.passage.name:
            names = " and the ".join(LANGUAGE_NAMES[language] for language in move.passage.languages)
            problem = f"the {names} text of `{before}` changed places: put each back under its language"
            yield move.passage.at(move.language), f"{problem}. If it is meant, run `curriculum translated {name}`."
            continue
        problem = f"the {LANGUAGE_NAMES[move.language]} text of `{before}` stands here now, as that of `{name.partition('#')[2]}`"
        advice = f"put each back in its place. If it is meant, run `curriculum translated {name}`."
        yield Report(move.passage.at(move.language), f"{problem}: {advice}", cause=same(f"moved {name} {move.before}"))


def _swapped_entries(moved: list[Move]) -> dict[str, set[str]]:
    """Return the entries of data files of which two texts or more became those of another, and the other way round."""
    fields: dict[tuple[str, str], set[str]] = {}
    for move in moved:
        now, then = _entry_of(move.passage.name), _entry_of(move.before)
        field = move.passage.name.rpartition("/")[2]
        if now and now != then and field == move.before.rpartition("/")[2]:
            fields.setdefault((now, then), set()).add(field)
    swapped: dict[str, set[str]] = {}
    for (now, then), names in fields.items():
        if len(names) > 1 and len(fields.get((then, now), ())) > 1:
            swapped.setdefault(now, set()).add(then)
    return swapped


def _entry_of(passage: str) -> str:
    """Return the name of the entry of a data file to which a passage belongs; nothing, if it belongs to none."""
    file, _, field = passage.partition("#")
    return f"{file}#{field.rpartition('/')[0]}" if "/" in field else ""
