"""The command `curriculum`."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from curriculum.findings import FORMATS, counted, not_looked_at, number_of

# What else a command needs, it imports itself: each has to start at once.
if TYPE_CHECKING:
    from curriculum.findings import Finding
    from curriculum.last_check import Result
    from curriculum.tree import Tree


STOPPED = 130
"""What a command ends with that somebody stopped with Ctrl+C, as shells have it."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0 if all is well, 1 if something was found, 2 if the call was wrong."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a window that cannot show a sign of a text shows its number
    try:
        result = _run(_parser().parse_args(arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # who reads on has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python says so once more as it ends
        return 1
    except KeyboardInterrupt:
        return STOPPED
    except OSError as error:
        if error.filename is None:
            raise
        print(f"curriculum: {error.filename} cannot be read or written: {error.strerror}.", file=sys.stderr)
        return 2
    return result


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "browser":
            return show_browser(install=options.install)
        case "export" if options.list:
            return list_exports()
        case _ if not (options.root / "modules").is_dir():
            where = options.root.resolve()
            above = next(
                (f" ({folder})" for folder in where.parents if (folder / "modules").is_dir() and (folder / "mkdocs.yml").is_file()), ""
            )
            problem = f"{where} holds no folder `modules`: run this in the folder of the course{above}, or give --root."
            print(f"curriculum: {problem}", file=sys.stderr)
            return 2
        case "check":
            return check(options.root, options.format, anew=options.no_cache)
        case "quality":
            return quality(options.root)
        case "spelling":
            return spelling(options.root, options.accept, everything=options.accept_all)
        case "keys":
            return confirm_questions(options.root)
        case "translated":
            return confirm_translations(options.root, options.paths)
        case "rules":
            return write_catalogue(options.root)
        case "schemas":
            return write_schemas(options.root)
        case _:
            from curriculum.export.run import run

            return run(options.root, options.names, options.language, options.module, options.output)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="curriculum", description="Check the course, keep its schemas current, and export it.")
    parser.add_argument("--root", type=Path, default=Path(), help="folder of the course (default: this folder)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checked = commands.add_parser("check", help="check texts, data files, templates and settings by the rules that the build uses")
    checked.add_argument(
        "--format",
        choices=["text", "github", "json"],
        default="github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text",
        help="how findings are printed: a line each, commands that GitHub shows beside the lines, or JSON (default: %(default)s)",
    )
    checked.add_argument("--no-cache", action="store_true", help="check everything anew, and remember nothing")
    commands.add_parser("quality", help="print what a candidate who knows nothing would score, and other measures of the questions")
    spelt = commands.add_parser("spelling", help="check the spelling in both languages (Hunspell and spelling/words.*.txt)")
    spelt.add_argument("--accept", nargs="+", default=[], metavar="WORD", help="add these words to the project's own")
    spelt.add_argument("--accept-all", action="store_true", help="add every unknown word, and drop words that no text uses")
    commands.add_parser(
        "keys", help="confirm that questions and data are new, or that ids, keys, sources and the like were changed on purpose"
    )
    confirmed = commands.add_parser(
        "translated", help="confirm that translations are current; name those that changed in one language only, and texts that were moved"
    )
    confirmed.add_argument(
        "paths", nargs="*", metavar="PATH", help="a file, or a passage as the finding names it: only these are confirmed then"
    )
    commands.add_parser("rules", help="write RULES.md, the catalogue of the rules")
    commands.add_parser("schemas", help="write the JSON Schemas that editors use")
    browser = commands.add_parser("browser", help="print the browser that tests use, and install one if there is none")
    browser.add_argument("--install", action="store_true", help="install one if none is found")
    export = commands.add_parser("export", help="write the course in other forms: offline, SCORM, QTI, Anki, PDF and more")
    export.add_argument("names", nargs="*", metavar="NAME", help="which exports (default: all); `curriculum export --list` shows them")
    export.add_argument("--language", action="append", default=[], metavar="LANGUAGE", help="only this language; may be repeated")
    export.add_argument("--module", action="append", default=[], metavar="MODULE", help="only this module; may be repeated")
    export.add_argument("--output", type=Path, default=Path("dist"), metavar="FOLDER", help="where the files go (default: dist)")
    export.add_argument("--list", action="store_true", help="show the exports that there are")
    return parser


def check(root: Path, form: str, *, anew: bool) -> int:
    """Print every finding, or what was checked."""
    from curriculum.last_check import LastCheck

    last = LastCheck(root)
    result = None if anew else last.recall()
    if result is None:
        result = _checked(last.tree)
        if not anew:
            last.keep(result)
    if result.findings or form == "json":
        print(FORMATS[form](result.findings))
    if result.findings:
        found = f"{number_of(result.findings)} found. {not_looked_at(result.unread)}".rstrip()
        print(f"{found} RULES.md says more about each rule.{how_to_run()}", file=sys.stderr)
        return 1
    if form == "json":
        return 0
    course = (counted(result.modules, "module"), counted(result.questions, "question"), counted(result.terms, "term"))
    print(f"{', '.join(course)}: nothing found.")
    print("The spelling has a command of its own: curriculum spelling (make check runs both).")
    return 0


def how_to_run() -> str:
    """Say how to run the commands that findings name, where only make knows the environment that has them."""
    from shutil import which

    if which("curriculum"):
        return ""
    return " For `curriculum keys`, type `make keys`; so too `make translated NAME=…`, and `make spelling WORD=…` to accept a word."


def _checked(tree: Tree) -> Result:
    gc.disable()  # a check makes many values and throws few away: looking for these takes a quarter of the time
    from curriculum.last_check import Result
    from curriculum.rules import load_and_check

    course, findings = load_and_check(tree, side_by_side=True)
    gc.freeze()  # at the end too: nothing that a check made is worth looking through
    return Result(len(course.modules), len(course.questions), len(course.terms), tuple(findings), course.unread_files)


def _mend_first(wrong: list[Finding], why: str = "some files cannot be read") -> int:
    """Print what keeps a command from its work, since it would take what is not there for gone."""
    print(FORMATS["text"](wrong))
    print(f"curriculum: {why}: mend these first.", file=sys.stderr)
    return 1


def quality(root: Path) -> int:
    """Print the measures of the questions."""
    from curriculum.load import load
    from curriculum.quality import table
    from curriculum.stand_in import StandIns
    from curriculum.tree import Disk

    course, unread = load(StandIns(Disk(root)))
    if unread:
        return _mend_first(unread)
    print(table(course))
    return 0


def spelling(root: Path, words: list[str], *, everything: bool) -> int:
    """Print every word that no dictionary has, or take words into the project's lists."""
    from curriculum.load import load
    from curriculum.spelling import CannotSpell, accept, check_spelling
    from curriculum.stand_in import StandIns
    from curriculum.tree import Disk

    # What is not translated yet keeps nobody from looking at what is written; but the words that it needs would be dropped.
    course, unread = load(Disk(root) if everything else StandIns(Disk(root)))
    if unread:  # names and terms that are right would be found fault with
        return _mend_first(unread)
    try:
        if words or everything:
            print("\n".join(accept(course, root, words, everything=everything)) or "Nothing to change.")
            return 0
        findings = check_spelling(course, root)
    except CannotSpell as problem:
        print(f"curriculum: {problem}", file=sys.stderr)
        return 2
    form = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    print(FORMATS[form](findings) if findings else "Spelling: nothing found.")
    if findings:
        print(f"{number_of(findings)} found.{how_to_run()}", file=sys.stderr)
    return 1 if findings else 0


def confirm_questions(root: Path) -> int:
    """Write the locks of the questions and of the data, and say which lines are new, changed or gone."""
    from curriculum.facts import DATA
    from curriculum.load import load
    from curriculum.locks import QUESTIONS, data_entries, question_entries, written
    from curriculum.rules import RULES

    course, unread = load(root)
    if unread:
        return _mend_first(unread)
    if without_key := list(RULES["key"].findings(course)):  # what is recorded counts as agreed on
        return _mend_first(without_key, "no question is recorded while one has too few or too many keys")
    questions, data = question_entries(course), data_entries(course)
    locks = {lock: written(lock, now) for lock, now in ((QUESTIONS, questions), (DATA, data))}
    for lock, text in locks.items():
        (root / lock).write_text(text, encoding="utf-8")
        print_changes(course.locks.get(lock, ""), text)
    if all(course.locks.get(lock) == text for lock, text in locks.items()):
        print(NOTHING_NEW)
    asked = counted(len(questions), "question or item of a sorting exercise", "questions and items of sorting exercises")
    print(f"{QUESTIONS}: {asked}; {DATA}: {counted(len(data), 'entry', 'entries')} of data files and words of the interface")
    return 0


NOTHING_NEW = "Nothing to confirm: all is as it was recorded."
"""What a command says that confirms what is new, where nothing is."""
MOST = 40
"""Names that are printed one by one: more are not read."""


def print_changes(lock: str, new: str) -> None:
    """Print which lines of a lock are new, changed or gone, and of which question another option is the key now."""
    from curriculum.locks import entries

    before, now = ({name: rest for name, (rest, _) in entries(text).items()} for text in (lock, new))
    names = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    for name in names[:MOST]:
        keys = [[word[1:] for word in side.get(name, "").split() if word.startswith("*")] for side in (before, now)]
        other = f" (key: {', '.join(keys[0])} → {', '.join(keys[1])}; read its feedback and its explanation once more)"
        state = "gone" if name not in now else "new" if name not in before else "changed"
        print(f"{state}: {name}{other if state == 'changed' and keys[0] != keys[1] else ''}")
    if len(names) > MOST:
        print(f"and {len(names) - MOST} more: `git diff` shows them")


def confirm_translations(root: Path, paths: list[str]) -> int:
    """Write the lock of the translations, and say what it confirms, and which passages somebody has to look at first.

    With names, only what they name is confirmed; a name that nothing has ends with 2, and nothing is written.
    """
    from curriculum.load import load
    from curriculum.locks import TRANSLATIONS, translated, unknown_passages
    from curriculum.rules.structure import suggestion

    course, unread = load(root)
    if unread:
        return _mend_first(unread)
    before = course.locks.get(TRANSLATIONS, "")
    paths = [_in_course(path, root) for path in paths]
    unknown = list(unknown_passages(course, before, paths))
    for path, names in unknown:
        mark, heading = "#" if "#" in path else "", path.rpartition("#")[2]
        alike = {name for name in names if mark and name.endswith(f"#{heading}")}
        hint = suggestion(path, alike) or suggestion(path, names) or " A finding of `curriculum check` gives the name."
        problem = f"there is no passage or file `{path}`, so nothing was recorded.{hint}"
        if path and (root / path).exists():
            problem = f"nothing in `{path}` is translated passage by passage, so nothing was recorded."
        print(f"curriculum: {problem}", file=sys.stderr)
    if unknown:
        return 2
    lock, unconfirmed = translated(course, before, paths)
    (root / TRANSLATIONS).write_text(lock, encoding="utf-8")
    print_changes(before, lock)
    for problem in unconfirmed:
        print(problem)
    if lock == before and not unconfirmed:
        print(NOTHING_NEW)
    print(f"{TRANSLATIONS}: {counted(len(lock.splitlines()) - 2, 'passage')}")
    return 1 if unconfirmed else 0


def _in_course(path: str, root: Path) -> str:
    """Return how findings name a file or a passage that somebody gave as a shell completes it: `./docs/en/about.md`, `docs/en/`."""
    file, mark, rest = path.replace("\\", "/").partition("#")
    place = Path(os.path.normpath(file)) if file else Path()
    if place.is_absolute() and place.is_relative_to(root.resolve()):
        place = place.relative_to(root.resolve())
    return f"{place.as_posix() if file else ''}{mark}{rest}"


def write_catalogue(root: Path) -> int:
    """Write the page of the rules, generated from the rules."""
    from curriculum.rules.page import PAGE, catalogue

    (root / PAGE).write_text(catalogue(), encoding="utf-8")
    print(PAGE)
    return 0


def write_schemas(root: Path) -> int:
    """Write the JSON Schemas, generated from the models."""
    from curriculum.schemas import schemas

    for path, text in schemas().items():
        (root / path).write_text(text, encoding="utf-8")
        print(path)
    return 0


def list_exports() -> int:
    """Print the name of each export, and what it is."""
    from curriculum.export import exports

    for one in exports().values():
        print(f"{one.name:10} {one.about}")
    return 0


def show_browser(*, install: bool) -> int:
    """Print the browser that is used, installing one first if asked to."""
    from curriculum.browser import BrowserMissing, ensure_browser, existing, find_browser

    try:
        found = ensure_browser() if install else find_browser()
        print(existing(found) if found else "There is none yet: `curriculum browser --install` looks for one that can be had.")
    except BrowserMissing as error:
        print(f"curriculum: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
