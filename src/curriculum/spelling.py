"""Checks the spelling of the course with Hunspell, by the dictionaries and the lists of words in `spelling/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from curriculum.findings import Cause, Finding, told_once
from curriculum.load import Course
from curriculum.models import LANGUAGE_NAMES, LANGUAGES, ORIGINAL, Language, TextDocument, in_language
from curriculum.stand_in import StandIns
from curriculum.text import Document, blanked
from curriculum.words import catalogue, prose

FOLDER = "spelling"
_WORD = re.compile(r"(?<![\w])[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_PROSE = re.compile(
    r"<!--.*?-->|<[^>]+>|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[[\w.-]+\.[a-z]{2,}(?:/[^\]\s]*)?(?=\]\(http)"
    r"|\]\([^)]*\)|\{[^}\n]*\}|\[@[^\]]*\]|@[a-z0-9-]+|https?://\S+|`[^`\n]*`|\*\*|\*|&\w+;"
    r"|\b[\w.-]+\.(?:nl|com|org|net|be|eu|ie|uk|md|yml|json|csv|zip|txt)\b(?:/[\w./#?=&%-]*)?|\b(?:[A-Z]-){2,}[A-Z]\b|\b[a-z]{2}_[A-Z]{2}\b",
    re.DOTALL,
)
"""What is not spelt: comments, markup, and addresses, also those of mail, and those that are the words of a link."""


_IS_DICTIONARY = {"aff": re.compile(rb"(?m)^\W*(?:SET|FLAG|TRY|SFX|PFX|REP)\s"), "dic": re.compile(rb"\A(?:\xef\xbb\xbf)?\s*[1-9]\d*\s")}
"""How to know the two files of a dictionary: by its first settings, and by the number of words at the start."""


class CannotSpell(Exception):
    """The spelling cannot be checked, or a word cannot be accepted; the message says what to do."""


class Speller:
    """Knows which words of one language are right."""

    def __init__(self, course: Course, root: Path, language: Language) -> None:
        self._dictionary = _dictionary(root, language)
        self.list = words_of(root, language)
        self._names = frozenset(_names(course, language))
        self.used: set[str] = set()

    def is_right(self, word: str) -> bool:
        """Say whether a word is spelt rightly: as it stands, as a compound with a hyphen, or as a name's possessive."""
        word = word.replace("’", "'").strip("'-")
        if not word or self._knows(word):
            return True
        bare = re.sub(r"('s|s'|')$", "", word)
        if bare != word and self._knows(bare):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(len(part) > 1 and self._knows(part) for part in parts)

    def _knows(self, word: str) -> bool:
        forms = (word, word[:1].lower() + word[1:])
        if any(form in self._names or (form.endswith("s") and form[:-1] in self._names) for form in forms):
            return True
        for form in forms:
            if form in self.list:
                self.used.add(form)
                return True
        return bool(self._dictionary.spell(word))


@cache
def _dictionary(root: Path, language: Language) -> Any:
    try:
        import hunspell
    except ImportError as error:
        raise CannotSpell("the checker is not installed: run `make check`, which installs what it needs.") from error
    own = [root / FOLDER / name for name in (f"{language}.aff", f"{language}.dic", f"words.{language}.txt")]
    if language != ORIGINAL and not any(path.is_file() for path in own):
        start = f"there is no dictionary for {LANGUAGE_NAMES[language]} yet"
        files = f"put `{language}.aff` and `{language}.dic` into {FOLDER}/, those of LibreOffice for example"
        raise CannotSpell(f"{start}: {files}, and say in {FOLDER}/README.md where they come from.")
    for ending, is_one in _IS_DICTIONARY.items():
        path = root / FOLDER / f"{language}.{ending}"
        if not path.is_file():
            raise CannotSpell(f"the dictionary {FOLDER}/{path.name} is missing: put it back.")
        if not is_one.search(path.read_bytes()):  # such as the page on which somebody found it: each word would be found fault with
            raise CannotSpell(f"{FOLDER}/{path.name} is no dictionary of Hunspell: put back the one that stood there, or get it once more.")
    return hunspell.Hunspell(language, hunspell_data_dir=f"{root.resolve() / FOLDER}/")


def words_of(root: Path, language: Language) -> frozenset[str]:
    """Return the project's own words of a language."""
    path = root / FOLDER / f"words.{language}.txt"
    return frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()


def write_words(root: Path, language: Language, words: set[str]) -> None:
    """Write the project's own words of a language, in alphabetical order."""
    text = "".join(f"{word}\n" for word in sorted(words, key=lambda word: (word.casefold(), word)))
    (root / FOLDER / f"words.{language}.txt").write_text(text, encoding="utf-8")


def _names(course: Course, language: Language) -> Iterator[str]:
    """Yield the words that are right because the course's own data has them: names, authors, forms of terms."""
    strings: list[str] = []
    for module in course.modules:
        for vignette in module.vignettes.values():
            strings += [in_language(person.name, language) for person in vignette.constellation.people]
    for reference in course.references.values():
        strings += [in_language(reference.author, language), reference.apa]
    for term in course.terms:
        strings += [term.term[language], *term.forms[language], *term.also[language]]
    for text in strings:
        for match in _WORD.finditer(text):
            yield match[0].replace("’", "'")
            yield from match[0].split("-")


def misspelt(course: Course, root: Path, language: Language, speller: Speller | None = None) -> Iterator[tuple[str, Finding]]:
    """Yield each word of a language that is not known, with its finding."""
    speller = speller or Speller(course, root, language)
    known: dict[str, bool] = {}
    interface = course.frame.get(catalogue(language))
    texts = chain.from_iterable(writing.documents for writing in course.written(language))
    in_another_language = course.tree.missing if isinstance(course.tree, StandIns) else {}
    for document in (*texts, *_words_of_help_lines(course, language), *([prose(interface)] if interface else ())):
        if document.file.as_posix() in in_another_language:
            continue
        for word, offset in document.once(_words):
            if word not in known:
                known[word] = speller.is_right(word)
            if not known[word]:
                accepted = word.replace("'", "’")  # a shell takes the other for a quote
                message = f"`{word}` is in no dictionary: mend it, or run `curriculum spelling --accept {accepted}` if it is right."
                yield word, Finding(document.position(offset), "spelling", message, cause=Cause("word", word))


def _words_of_help_lines(course: Course, language: Language) -> Iterator[Document]:
    """Yield the words by which a help line is looked for in texts: with a slip in one, nothing is found."""
    for line in course.help_lines.lines if course.help_lines else ():
        for field in ("beside", "topics", "never"):
            for number, words in enumerate(getattr(line, field)[language]):
                yield TextDocument(line.origin.path, words, origin=line.origin, path=(*line.path_in_file, field, language, number))


def _words(document: Document) -> Iterator[tuple[str, int]]:
    text = blanked(_NO_PROSE, document.visible)
    for match in _WORD.finditer(text):
        yield match[0], match.start()


def check_spelling(course: Course, root: Path) -> list[Finding]:
    """Return the findings of all languages."""
    return told_once((finding for language in LANGUAGES for _, finding in misspelt(course, root, language)), mild=())


def accept(course: Course, root: Path, words: list[str], *, everything: bool) -> list[str]:
    """Add words to the lists of the languages that use them, and return what was changed.

    Raises CannotSpell, and changes nothing, if no text has one of the words, or if it is right without.
    """
    spellers = {language: Speller(course, root, language) for language in LANGUAGES}
    unknown = {language: {_plain(word) for word, _ in misspelt(course, root, language, spellers[language])} for language in LANGUAGES}
    wanted = {_plain(word) for word in words}
    if not everything and (problems := [_not_accepted(word, spellers, unknown) for word in sorted(wanted.difference(*unknown.values()))]):
        raise CannotSpell(" ".join([*problems, "Nothing was accepted."]))
    said = []
    for language, speller in spellers.items():
        new = {word.removesuffix("'s") for word in unknown[language] if everything or word in wanted}
        kept = (speller.list & speller.used) if everything else speller.list
        said += [f"{language}: + {word}" for word in sorted(new)] + [f"{language}: - {word}" for word in sorted(speller.list - kept)]
        write_words(root, language, {*kept, *new})
    return said


def _plain(word: str) -> str:
    return word.replace("’", "'")


def _not_accepted(word: str, spellers: dict[Language, Speller], unknown: dict[Language, set[str]]) -> str:
    """Say why a word cannot be accepted."""
    for language, speller in spellers.items():
        if word in speller.list:
            return f"`{word}` stands in {FOLDER}/words.{language}.txt already."
    close = get_close_matches(word, sorted(set[str]().union(*unknown.values())), n=1)
    hint = f" Did you mean `{close[0]}`?" if close else ""
    return f"`{word}` is no word that `curriculum spelling` finds fault with.{hint}"
