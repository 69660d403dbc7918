"""The interface words of a language, from `overrides/locales/<language>.po`.

One gettext catalogue for each language serves the course's own pages and mkdocs-quiz alike. The English text is the key,
so the English catalogue is empty.
"""

from __future__ import annotations

import re
from pathlib import Path

import polib

from curriculum.models import Language


class BadWords(Exception):
    """The interface words cannot be used; the message says where and why."""


class Interface:
    """Translates interface words: `words("Question {n} of {total}", n=1, total=12)`."""

    def __init__(self, root: Path, language: Language) -> None:
        self.language = language
        name = f"overrides/locales/{language}.po"
        try:
            catalogue = polib.pofile(str(root / name))
        except OSError as error:
            found = re.search(r"\(line (\d+)\)", str(error))
            where = f"{name}:{found[1]}" if found else name
            raise BadWords(f"{where}: this file cannot be read: look at the quotes here and above.") from error
        first: dict[str, int] = {}
        for entry in catalogue:
            line = entry.linenum or 1
            if first.setdefault(entry.msgid, line) != line:
                raise BadWords(f"{name}:{line}: “{entry.msgid}” stands in line {first[entry.msgid]} already: keep one.")
            missing, other = _names(entry.msgid) - _names(entry.msgstr), _names(entry.msgstr) - _names(entry.msgid)
            if entry.msgstr and (missing or other):
                names = ", ".join(f"`{{{word}}}`" for word in sorted(missing or other))
                what = "does not have" if missing else "may not have"
                raise BadWords(f"{name}:{line}: the translation of “{entry.msgid}” {what} {names}: the names in braces stay as they are.")
        self._words = {entry.msgid: entry.msgstr for entry in catalogue if entry.msgstr}

    def __call__(self, message: str, **values: object) -> str:
        """Return the message in this language, with `{names}` filled in."""
        text = self._words.get(message, message)
        return text.format(**values) if values else text


def _names(words: str) -> set[str]:
    """Return the names in braces, for which numbers and other words are put in."""
    return set(re.findall(r"\{(\w+)\}", words))
