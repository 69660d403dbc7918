"""What browser tests share: pages that fail on errors, and axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import ConsoleMessage, Page, Route, expect

from tests.conftest import absent
from tests.pages import PATHS

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
COLOURS = ("color-contrast", "link-in-text-block")
COLOUR_RULES: dict[str, Any] = {"runOnly": {"type": "rule", "values": COLOURS}}
"""The rules whose answer depends on the scheme. For every text of a page they are nearly all of the work, so they are given one text of
each look, and on the next page the looks that are new there."""
_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ALL_RULES: dict[str, Any] = {"runOnly": {"type": "tag", "values": _TAGS}}
ALL_BUT_COLOURS: dict[str, Any] = {**ALL_RULES, "rules": {rule: {"enabled": False} for rule in COLOURS}}
LOOK_AT_MARKED = """axe.configure({rules: [
    {id: "color-contrast", selector: "[data-look]"},
    {id: "link-in-text-block", selector: "a[data-look][href]"},
]})"""
MARK_NEW_LOOKS = """([where, settled]) => {
    const STYLES = ["color", "backgroundColor", "backgroundImage", "opacity", "position", "fontSize", "fontWeight", "textDecorationLine",
        "textShadow", "filter", "mixBlendMode", "display", "visibility", "borderBottomStyle"];
    const nameOf = (text) => {  // short, and the same on every page (cyrb53)
        let one = 0xdeadbeef, two = 0x41c6ce57;
        for (let index = 0; index < text.length; index++) {
            const code = text.charCodeAt(index);
            one = Math.imul(one ^ code, 2654435761);
            two = Math.imul(two ^ code, 1597334677);
        }
        one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
        two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
        return ((two & 0x1fffff) * 2 ** 32 + (one >>> 0)).toString(36);
    };
    const looks = new Map(), seen = new Set(settled), marked = [];
    const lookOf = (element) => {  // its own styles on top of those of all that it stands in
        if (!element) return "";
        if (looks.has(element)) return looks.get(element);
        const style = getComputedStyle(element);
        looks.set(element, nameOf([lookOf(element.parentElement), ...STYLES.map((name) => style[name])].join("|")));
        return looks.get(element);
    };
    const inText = (link) => link.parentElement.textContent.trim() !== link.textContent.trim();
    for (const element of document.querySelectorAll("[data-look]")) element.removeAttribute("data-look");
    for (const element of document.querySelectorAll("body *")) {
        const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (!says && !element.matches("input, select, textarea")) continue;
        if (where.length && !element.closest(where.join(", "))) continue;
        const state = [element.matches(":disabled, [aria-disabled=true]"), element.matches("a") && inText(element)];
        const look = nameOf([lookOf(element), element.tagName, ...state].join("|"));
        if (seen.has(look) || !element.checkVisibility()) continue;
        seen.add(look);
        marked.push(look);
        element.setAttribute("data-look", look);
    }
    return marked;
}"""
"""Marks an element with text of its own for each look that was not looked at yet, and returns these looks: colours and sizes depend on its
styles and on those of all around it, on whatever page that is."""
RUN = """([where, options, colours]) => axe.run(where.length ? {include: where} : document, options).then(({violations, incomplete}) => {
    const open = new Set();
    for (const rule of [...violations, ...incomplete].filter(({id}) => colours.includes(id))) {
        for (const {target} of rule.nodes) open.add(document.querySelector(target[0])?.dataset.look);
    }
    return {violations, open: [...open]};
})"""
"""Runs axe; returns what breaks its rules, and each look of which it cannot say, here, that its colours are right."""
_SETTLED: set[str] = set()
"""The looks that were seen to be right on some page: the frame of the site, say, is the same on all."""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((each) => {
    if (each.closest("svg, input, select") || !each.checkVisibility({ visibilityProperty: true })) return false;
    const { overflowY, clipPath } = getComputedStyle(each);
    const cuts = ["hidden", "clip"].includes(overflowY) && clipPath === "none"; // what is for the ear alone is clipped
    return cuts && each.scrollHeight > each.clientHeight + 1;
}).map((each) => `${each.tagName} ${each.className}`)"""
"""Returns the boxes that hold more than they show, and cannot be scrolled."""
OPTIONS = {"resultTypes": ["violations", "incomplete"], "preload": {"assets": ["media"]}}
"""What axe tells, and what it fetches beforehand: sound and film, for the rule about what plays by itself. Style sheets only a rule
that is off asks for."""
Scheme = Literal["light", "dark"]
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
"""What a reader's system asks for, and what Material calls it."""


@pytest.fixture(autouse=True)
def needs(request: pytest.FixtureRequest) -> None:
    """Pass over a test of pages (`@pytest.mark.needs(path)`) that this course does without: not every course is for groups."""
    for mark in request.node.iter_markers("needs"):
        there(*mark.args)


def there(*paths: str) -> None:
    """Pass over a test if the course has no such page."""
    for path in paths:
        if path.partition("#")[0].removeprefix("en/") not in PATHS:
            absent(f"the page {path}")


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


def erase_elsewhere(page: Page, address: str) -> None:
    """Erase everything that the course keeps, in another tab."""
    other = page.context.new_page()
    other.goto(f"{address}my-course/")
    other.locator("[data-erase]").click()
    other.locator("[data-yes]").click()


def hold_back(page: Page, pattern: str) -> Callable[[], None]:
    """Let what a page asks for come late, as on a slow line; return what lets it through."""
    held: list[Route] = []
    through = False

    def hold(route: Route) -> None:
        if through:
            route.continue_()
        else:
            held.append(route)

    def release() -> None:
        nonlocal through
        through = True
        for route in held:
            route.continue_()

    page.route(pattern, hold)
    return release


def draw_all(page: Page) -> None:
    """Have the page lay out what is far from the window too: until then it has no width, and its parts no place of their own."""
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { content-visibility: visible !important; }");
        document.adoptedStyleSheets = [sheet];
    }""")


def violations(page: Page, *within: str, rules: dict[str, Any] = ALL_RULES) -> list[str]:
    """Run axe-core on the page as it is, or on parts of it; return each violation with the elements it is about."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
        page.evaluate(LOOK_AT_MARKED)
        draw_all(page)
    where = [selector for selector in within if page.locator(selector).count()]
    if within and not where:
        return []
    marked: list[str] = [] if rules is ALL_BUT_COLOURS else page.evaluate(MARK_NEW_LOOKS, [where, list(_SETTLED)])
    if rules is COLOUR_RULES and not marked:
        return []
    found = page.evaluate(RUN, [where, rules | OPTIONS, COLOURS])
    _SETTLED.update(set(marked) - set(found["open"]))
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found["violations"] for node in rule["nodes"]]


def violations_in_both_schemes(page: Page, *within: str, colours: bool = True) -> list[str]:
    """Run axe-core in the light scheme and, for the colours alone, in the dark one; or all but the colours."""
    found: list[str] = []
    both: list[tuple[Scheme, dict[str, Any]]] = [("light", ALL_RULES), ("dark", COLOUR_RULES)]
    one: list[tuple[Scheme, dict[str, Any]]] = [("light", ALL_BUT_COLOURS)]
    for scheme, rules in both if colours else one:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        found += [f"{scheme}: {violation}" for violation in violations(page, *within, rules=rules)]
    return found
