"""What browser tests share: pages that fail on errors, and axe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
ALL_RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOUR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules whose answer depends on the scheme. They are also most of the work."""
PRELOAD = {"assets": ["media"]}
"""What axe fetches beforehand: sound and film, for the rule about what plays by itself. Style sheets only a rule that is off asks for."""
Scheme = Literal["light", "dark"]
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
"""What a reader's system asks for, and what Material calls it."""


@pytest.fixture(autouse=True)
def no_errors(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test passes while its page logs an error."""
    problems: list[str] = []
    if "page" in request.fixturenames:
        page: Page = request.getfixturevalue("page")

        def note(message: ConsoleMessage) -> None:
            if message.type == "error" and "404.html" not in page.url:
                problems.append(message.text)

        page.on("console", note)
        page.on("pageerror", lambda error: problems.append(str(error)))
    yield
    assert problems == []


def violations(page: Page, *within: str, rules: dict[str, Any] = ALL_RULES) -> list[str]:
    """Run axe-core on the page as it is, or on parts of it; return each violation with the elements it is about."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    where = [selector for selector in within if page.locator(selector).count()]
    if within and not where:
        return []
    found = page.evaluate(
        "([where, options]) => axe.run(where.length ? {include: where} : document, options).then((result) => result.violations)",
        [where, {"runOnly": rules, "resultTypes": ["violations"], "preload": PRELOAD}],
    )
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def violations_in_both_schemes(page: Page, *within: str, dark: bool = True) -> list[str]:
    """Run axe-core in the light and, if asked for, in the dark scheme, in which only colours can differ."""
    found: list[str] = []
    schemes: list[tuple[Scheme, dict[str, Any]]] = [("light", ALL_RULES), ("dark", COLOUR_RULES)]
    for scheme, rules in schemes if dark else schemes[:1]:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        found += [f"{scheme}: {violation}" for violation in violations(page, *within, rules=rules)]
    return found
