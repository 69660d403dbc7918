"""The interface words of a language, from `overrides/locales/<language>.po`.

One gettext catalogue for each language serves the course's own pages and mkdocs-quiz alike. The English text is the key,
so the English catalogue is empty.
"""

from __future__ import annotations

from pathlib import Path

import polib

from curriculum.models import Language


class Interface:
    """Translates interface words: `words("Question {n} of {total}", n=1, total=12)`."""

    def __init__(self, root: Path, language: Language) -> None:
        self.language = language
        catalogue = polib.pofile(str(root / "overrides/locales" / f"{language}.po"))
        self._words = {entry.msgid: entry.msgstr for entry in catalogue if entry.msgstr}

    def __call__(self, message: str, **values: object) -> str:
        """Return the message in this language, with `{names}` filled in."""
        text = self._words.get(message, message)
        return text.format(**values) if values else text
