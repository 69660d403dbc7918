"""A page is drawn before its style sheet and its scripts are there, and stays as it was drawn."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.pages import GUIDE_PAGES, MODULE_PAGES, PATHS

KINDS = [
    "",
    *MODULE_PAGES[:2],
    *GUIDE_PAGES[:1],
    *(path for path in ("glossary/", "references/", "my-course/", "how-to-use/", "kit/", "kit/methods/") if path in PATHS),
    "en/",
]
"""A page of each kind."""
LOOK = """() => {
    const found = [];
    for (const element of document.querySelectorAll(".md-header, .md-header *, .md-main, .md-main *")) {
        const box = element.getBoundingClientRect();
        const seen = box.bottom > 0 && box.top < innerHeight && element.checkVisibility({checkVisibilityCSS: true});
        if (!seen || element.closest("script, noscript")) continue;
        const look = [box.x, box.y, box.width, box.bottom > innerHeight ? 0 : box.height].map((size) => Math.round(size));
        for (const part of [null, "::before", "::after"]) {
            const style = getComputedStyle(element, part);
            if (part && style.content === "none") continue;
            look.push(style.color, style.backgroundColor, style.fontFamily, style.fontSize, style.fontWeight, style.borderTopColor,
                style.borderTopWidth, style.borderLeftWidth, style.opacity, style.textDecorationLine, style.listStyleType, style.maskImage);
        }
        found.push([`${element.localName}.${element.getAttribute("class")}`, ...look]);
    }
    return found;
}"""
"""What the reader sees of a page: the place, size and look of all that is in the window."""


def look(page: Page, address: str, *missing: str) -> list[list[Any]]:
    """Open a page for which some files do not come, and return what is seen of it."""
    for pattern in missing:
        page.route(pattern, lambda route: route.abort())
    page.goto(address)
    seen: list[list[Any]] = page.evaluate(LOOK)
    page.unroute_all()
    return seen


@pytest.mark.takes(8)
@pytest.mark.parametrize(("width", "height", "scheme"), [(360, 740, "light"), (1440, 900, "dark")])
def test_nothing_changes_when_the_style_sheet_comes(new_context: Any, address: str, width: int, height: int, scheme: str) -> None:
    """What is in the window without any file looks as it does with the style sheet; nothing moves, and no colour flashes."""
    context: BrowserContext = new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    changed = {}
    for path in KINDS:
        first = look(page, address + path, "**/*.css", "**/*.js")
        then = look(page, address + path, "**/*.js")
        assert len(then) > 10
        changed[path] = [
            (before[0], [*zip(before[1:], after[1:], strict=False)]) for before, after in zip(first, then, strict=False) if before != after
        ]
    assert {path: found[:3] for path, found in changed.items() if found} == {}


def test_the_colours_that_the_reader_chose_are_the_first_ones(new_context: Any, address: str) -> None:
    """Without any file the page has the chosen scheme, whatever the device has."""
    context: BrowserContext = new_context(color_scheme="light")
    page = context.new_page()
    page.goto(address)
    page.locator("button.course-scheme").click()  # light
    page.locator("button.course-scheme").click()  # dark
    page.route("**/*.{css,js}", lambda route: route.abort())
    page.reload()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.evaluate("localStorage.clear()")
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
