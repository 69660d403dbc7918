"""Finds the browser that tests and exports drive: one that is installed, else Playwright's, else the distribution's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
"""The first is Chromium without its windows: a page opens in less than half the time."""
_PACKAGES = ("chromium-headless-shell", "chromium")
"""What Debian calls them; Ubuntu has neither as a package of its own."""
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""Flags that keep a browser from calling its maker during a test."""


class BrowserMissing(Exception):
    """No browser was found and none could be installed; the message says what to do."""


def find_browser() -> Path | None:
    """Return the browser to use, or None.

    The variable CHROMIUM names one; else it is the first that is installed; else the one that Playwright downloaded.
    """
    if named := os.environ.get("CHROMIUM"):
        return Path(named)
    for command in _COMMANDS:
        if path := shutil.which(command):
            return Path(path)
    for application in _MAC:
        if Path(application).exists():
            return Path(application)
    return _playwright_browser()


def _playwright_browser() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError as error:
        raise BrowserMissing(
            "the package `playwright` is not installed: run `make exports` or `make test`, which install it first."
        ) from error

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def existing(found: Path) -> Path:
    """Return a browser that was found; raise BrowserMissing if CHROMIUM named it and it is none."""
    if not (found.is_file() and os.access(found, os.X_OK)):
        raise BrowserMissing(f"CHROMIUM is `{found}`, which is no program: set it to the path of a browser, or leave it out.")
    return found


def ensure_browser() -> Path:
    """Return the browser to use, after installing one if need be.

    Raises BrowserMissing if that did not work.
    """
    if found := find_browser():
        return existing(found)
    tries = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        tries[0].insert(4, "--with-deps")
        tries += [["apt-get", "install", "--yes", "--no-install-recommends", package] for package in _PACKAGES]
    for command in tries:
        print(f"No browser yet; trying: {' '.join(command)}", file=sys.stderr)
        subprocess.run(command, check=False, stdout=sys.stderr)
        if found := find_browser():
            return found
    raise BrowserMissing(
        "there is no browser to test with, and none could be downloaded. Install Chromium or Google Chrome "
        "(for instance `sudo apt-get install chromium`), or set CHROMIUM to the path of one."
    )


def launch_options() -> dict[str, object]:
    """Return the options with which Playwright starts the browser."""
    options: dict[str, object] = {"args": list(QUIET)}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options["args"] = [*QUIET, "--no-sandbox"]  # Chromium refuses to start as root with its sandbox
    if found := find_browser():
        options["executable_path"] = str(found)
    return options
