"""Where a build writes: beside the site, which is replaced only by a whole new one.

MkDocs empties the folder of the site and then fills it. A build that is stopped, or that ends with a fault, would leave an empty or
half a site where a good one was.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


class Output:
    """The folder that a build fills, and the site that it becomes."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Send the build to a folder beside the site; clear away what a build that was killed has left."""
        self._config = config
        self.site = site = Path(config.site_dir)
        self.folder = site.with_name(f".{site.name}.new")
        self._previous = site.with_name(f".{site.name}.old")
        self.whole = False
        """Set to True when the build has written everything, and to False again when it then finds a fault."""
        if self._previous.exists() and not site.exists():
            self._previous.rename(site)  # it was killed between the two steps of `close`
        self._clear()
        config.site_dir = str(self.folder)

    def close(self) -> None:
        """Put the new site in the place of the old one, if it is whole; else leave that as it was."""
        self._config.site_dir = str(self.site)
        if self.whole:
            try:
                if self.site.exists():
                    self.site.rename(self._previous)
                self.folder.rename(self.site)
            except OSError:  # a folder that cannot be moved: another disk, or one that is in use
                shutil.copytree(self.folder, self.site, dirs_exist_ok=True)
        self._clear()

    def _clear(self) -> None:
        for folder in (self.folder, self._previous):
            shutil.rmtree(folder, ignore_errors=True)
