"""The time that everything made from a state of the course carries, so that the same commit gives the same bytes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"
"""What reproducible builds agree on: https://reproducible-builds.org/specs/source-date-epoch/"""
OLDEST = 315532800
"""The first of January 1980. Zip files know no earlier time."""
NEWEST = 4354819199
"""The end of 2107. Zip files know no later time."""


class BadEpoch(Exception):
    """The variable holds no time; the message says what to put there."""


def commit_time(root: Path) -> int:
    """Return the seconds since 1970 that stand for this state of the course: SOURCE_DATE_EPOCH, else the time of the last commit.

    Raises BadEpoch if the variable is set and holds no number, or one that no file can carry.
    """
    given = os.environ.get(VARIABLE, "")
    if given:
        if not given.isdecimal():
            raise BadEpoch(f"{VARIABLE} is `{given}`: give seconds since 1970, as in `git log -1 --format=%ct`, or leave it out.")
        if len(given) > len(str(NEWEST)) or int(given) > NEWEST:
            raise BadEpoch(f"{VARIABLE} is `{given:.20}`, which is after 2107: give seconds since 1970, not milliseconds, or leave it out.")
        return max(OLDEST, int(given))
    try:
        log = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return OLDEST  # no Git: a folder that was downloaded
    return max(OLDEST, int(log.stdout)) if log.returncode == 0 and log.stdout.strip().isdigit() else OLDEST
