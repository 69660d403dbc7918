"""The whole site, built once in a run and shared by the exports that are made from its pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from curriculum.editions import edition_folder
from curriculum.export.job import ExportProblem, Job
from curriculum.models import Language

LINK = re.compile(r'(?P<before>\bhref=")(?P<path>[^"#?:]*)(?P<rest>(?:[#?][^"]*)?")')
"""A link within the site; one to another site has a colon."""


def built_site(job: Job) -> Path:
    """Return the folder of the built site, as it is published."""
    folder = job.workshop / "site"
    if not folder.exists():
        job.say(f"{job.current}: building the site (half a minute)")
        build_site(job.root, folder)
    return folder


def build_site(root: Path, folder: Path) -> None:
    """Build both editions into `folder`; an address of the site is only known if SITE_URL says it."""
    environment = {**os.environ, "SITE_URL": os.environ.get("SITE_URL", ""), "DOWNLOADS": "", "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    result = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        lines = [line for line in result.stderr.splitlines() if not line.startswith("INFO")]
        raise ExportProblem("the site could not be built; `make build` says more:\n" + "\n".join(lines[-20:]))


def edition(site: Path, language: Language) -> Path:
    """Return the folder of one edition in the built site."""
    return site / edition_folder(language)


def links_to_files(html: str, page: Path) -> str:
    """Return a page whose links to folders lead to the `index.html` in them, since a file system serves no folder."""

    def named(match: re.Match[str]) -> str:
        path = match["path"]
        if path and not path.startswith("/") and (page.parent / path / "index.html").is_file():
            path = f"{path.rstrip('/')}/index.html"
        return f"{match['before']}{path}{match['rest']}"

    return LINK.sub(named, html)
