"""While somebody writes: a text that is not translated yet is shown in the language in which it was written first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from curriculum.models import ORIGINAL, TRANSLATED
from curriculum.tree import Tree

_ORIGINAL_TEXT = re.compile(rf"(modules/[^/]+/(?:vignettes/[^/.]+\.)?){ORIGINAL}\.md")


@dataclass(frozen=True)
class StandIns:
    """The files of a course, in which the original text of a module or a case stands in for each translation that is not there."""

    tree: Tree

    @property
    def root(self) -> Path:
        """The folder of the course."""
        return self.tree.root

    @cached_property
    def missing(self) -> dict[str, str]:
        """The names of the translations that are not there, each with that of the text that stands in for it."""
        originals = [(name, match[1]) for name in self.tree.files if (match := _ORIGINAL_TEXT.fullmatch(name))]
        translations = {f"{start}{language}.md": name for name, start in originals for language in TRANSLATED}
        return {name: original for name, original in sorted(translations.items()) if name not in self.tree.files | self.tree.folders}

    @cached_property
    def files(self) -> frozenset[str]:
        """The names of all files, and of those for which another stands in."""
        return self.tree.files | self.missing.keys()

    @property
    def folders(self) -> frozenset[str]:
        """The names of all folders."""
        return self.tree.folders

    @property
    def strange(self) -> frozenset[str]:
        """Those among the files that are none."""
        return self.tree.strange

    def read(self, name: str) -> bytes:
        """Return the content of a file, or of the one that stands in for it."""
        return self.tree.read(self.missing.get(name, name))
