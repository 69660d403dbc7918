"""Every page in a real browser: accessible, private, and whole at any width and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect

from curriculum.load import Course
from curriculum.models import LANGUAGES, Language
from tests.browser.conftest import CUT_OFF, draw_all, hold_back, there, violations, violations_in_both_schemes
from tests.browser.test_questions import ANSWER, questions_of
from tests.conftest import PREFIX, ROOT, absent
from tests.pages import ALL_PAGES, ALL_QUESTION_PAGES, COURSE, EVERY_ADDRESS, MODULE_PAGES, folder

NOTE_VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({effectiveDirective}) => window.violations.push(effectiveDirective));
"""
"""Makes a page keep what its security policy refused."""
NOTE_SHIFTS = """
    window.shifted = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifted += entry.value; })
        .observe({type: "layout-shift", buffered: true});
"""
"""Makes a page add up what moved in it, as a share of the window (the Layout Instability API, which only Chromium has)."""
POLICY = (
    "script-src 'self' HASH",
    "style-src 'self' HASH",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
)
"""One script and one style sheet stand in a page; each is allowed by the hash of its text."""
UNHEARD = """() => [...document.querySelectorAll("[role=status], [aria-live=polite], [aria-live=assertive]")]
    .filter((region) => !region.hidden && getComputedStyle(region).display === "none")
    .map((region) => region.className)"""
"""Returns what is to be read aloud when it is filled, and is taken out of the page until then: its first words would not be noticed."""
UNSEEN = 0.001
"""A move that nobody sees: a few pixels of a small drawing while a text comes in."""
WIDTHS = (1440, 768, 360, 320)
QUESTION_PATHS = {path for _, path in ALL_QUESTION_PAGES}


def too_wide(page: Page, state: str) -> list[str]:
    """Return each width of the window at which the page scrolls sideways."""
    found = []
    usual = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{state}: wider than a window of {width} pixels")
    if usual:
        page.set_viewport_size(usual)
    return found


def answer_all(page: Page, course: Course, path: str) -> None:
    """Answer the questions of the page, rightly and wrongly in turn, and open every fold."""
    for index, question in enumerate(questions_of(course, path)):
        chosen = [option.id for option in question.options if option.key == (index % 2 == 0)]
        page.evaluate(ANSWER, {"question": question.id, "chosen": chosen if question.select == "several" else chosen[:1]})
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")


@pytest.fixture(scope="module")
def visitor(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """One reader who goes from page to page: styles and scripts are fetched once, and nothing is remembered of a page before."""
    context = browser.new_context(**browser_context_args)
    context.add_init_script("try { localStorage.clear() } catch { /* about:blank, before the first page, has none in Firefox */ }")
    yield context
    context.close()


@pytest.fixture
def context(request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """That of the visitor for a test that asks for it; else a new one, as pytest-playwright has it."""
    if "visitor" not in request.fixturenames:
        make: Callable[[], BrowserContext] = request.getfixturevalue("new_context")
        yield make()
        return
    visitor: BrowserContext = request.getfixturevalue("visitor")
    yield visitor
    for page in visitor.pages:
        page.close()


@pytest.mark.takes(6)
@pytest.mark.usefixtures("visitor")
@pytest.mark.parametrize("path", EVERY_ADDRESS)
def test_page(page: Page, address: str, course: Course, path: str) -> None:
    """No page breaks a rule of axe, moves as it opens, scrolls sideways, asks another host or breaks its policy, answered or not.

    The English pages have the templates and styles of the Dutch ones, so their colours are those that were looked at there.
    """
    colours = not path.startswith("en/")
    elsewhere: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("data:", "blob:", address)):
            elsewhere.append(request.url)

    page.on("request", note)
    page.add_init_script(NOTE_VIOLATIONS)
    page.add_init_script(NOTE_SHIFTS)
    page.goto(address + path)
    moved = page.evaluate("window.shifted")
    draw_all(page)
    policy = page.locator("head > meta[http-equiv='Content-Security-Policy']").get_attribute("content") or ""
    rules = re.sub(r"'sha256-[^']+'", "HASH", policy).split("; ")
    problems = [f"policy lacks: {rule}" for rule in POLICY if rule not in rules]
    problems += [f"things move as it opens: {moved:.3f} of the window"] if moved > UNSEEN else []
    problems += too_wide(page, "as it opens")
    problems += [f"says nothing aloud: {region}" for region in page.evaluate(UNHEARD)]
    problems += [f"as it opens, {violation}" for violation in violations_in_both_schemes(page, colours=colours)]
    if path in QUESTION_PATHS:
        answer_all(page, course, path)
        problems += too_wide(page, "answered")
        parts = ("course-question", "course-score", "details")
        problems += [f"answered, {found}" for found in violations_in_both_schemes(page, *parts, colours=colours)]
    problems += [f"asks another host: {url}" for url in elsewhere]
    problems += [f"refused by its policy: {directive}" for directive in page.evaluate("window.violations")]
    assert problems == []


def test_other_sites_are_not_told_where_a_reader_comes_from(page: Page, address: str) -> None:
    """Who follows a link to another site takes no address along."""
    page.route("https://**/*", lambda route: route.fulfill(body=""))
    page.goto(address)
    with page.expect_request("https://**/*") as asked:
        page.locator("a[href^='https://']").first.click()
    assert "referer" not in asked.value.all_headers()


AT_END = "(step) => step > 0 ? scrollY > document.documentElement.scrollHeight - innerHeight - 2 : scrollY === 0"
"""Is there no more to scroll in this direction?"""


@pytest.mark.needs("kit/series/")
def test_nothing_moves_while_one_reads(page: Page, address: str) -> None:
    """What is drawn when it comes near the window takes its room below it: going down a page and up again, nothing jumps."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.add_init_script(NOTE_SHIFTS)
    page.goto(f"{address}kit/series/")
    page.mouse.move(180, 400)
    for step in (700, -700):
        while not page.evaluate(AT_END, step):
            before = page.evaluate("scrollY")
            page.mouse.wheel(0, step)
            page.wait_for_function("([before, step]) => (scrollY - before) * step > 0", arg=[before, step])
            page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert page.evaluate("window.shifted") <= UNSEEN


UPWARDS = """async () => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const texts = [...document.querySelectorAll("article :is(h2, h3, p, li)")];
    const jumps = [];
    for (let before = -1; scrollY > 300 && scrollY !== before;) {
        before = scrollY;
        const seen = texts.find((text) => text.checkVisibility() && text.getBoundingClientRect().top > innerHeight / 2);
        const { top } = seen.getBoundingClientRect();
        scrollBy({ top: -300, behavior: "instant" });
        await drawn();
        const moved = seen.getBoundingClientRect().top - top;
        if (Math.abs(moved - 300) > 100) jumps.push(`${Math.round(scrollY)}: ${Math.round(moved)}`);
    }
    return jumps;
}"""
"""Goes up the page by 300 pixels at a time, and notes where a text in the window went elsewhere."""


def test_text_stays_where_it_is_for_whoever_goes_up(page: Page, address: str) -> None:
    """Who was led to a passage and reads back goes up as far as asked, though what stands above was not laid out before."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}{MODULE_PAGES[0]}#questions")
    expect(page.locator("#questions")).to_be_in_viewport()
    assert page.evaluate(UPWARDS) == []


def test_way_to_the_top_is_offered_to_whoever_goes_up(page: Page, address: str) -> None:
    """Who is led to a passage has nothing over the text; who then goes up by some lines is offered the way to the top."""
    page.goto(f"{address}{MODULE_PAGES[0]}#questions")
    expect(page.locator("#questions")).to_be_in_viewport()
    scrolled = """(by) => new Promise((done) => {
        scrollBy({ top: by, behavior: "instant" });
        requestAnimationFrame(() => requestAnimationFrame(done));
    })"""
    for by, is_offered in ((120, False), (-120, False), (-300, True), (120, False)):
        page.evaluate(scrolled, by)
        assert page.locator(".course-top").is_visible() == is_offered, by


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_stays_on_the_site(page: Page, address: str, language: Language) -> None:
    """A search finds pages and shows their passages with a space between paragraphs, and asks nothing of another host."""
    if "polycule" not in {term.id for term in COURSE.terms}:
        absent("the term polycule")
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.partition(address)[0]))
    page.goto(address + folder(language))
    page.keyboard.press({"nl": "Control+k", "en": "Control+K"}[language])  # the second as with Caps Lock on
    expect(page.locator(".course-find input")).to_be_focused()
    page.keyboard.type("polycu")
    expect(page.locator(".course-find__page").first).to_be_visible(timeout=15_000)
    text = page.locator(".course-find__page", has=page.locator("[href*='glossary/#polycule']")).locator(".course-find__text").first
    expect(text).to_contain_text({"nl": "de polycuul Praktijk Het", "en": "Practice The"}[language])
    page.wait_for_load_state("networkidle")
    assert hosts <= {"", "blob:"}


def test_next_page_is_fetched_ahead(page: Page, address: str) -> None:
    """Who has read for a moment has the next page at hand, fetched by what the policy allows and not by a hint that Firefox refuses."""
    page.clock.install()
    with page.expect_response(address + MODULE_PAGES[1]) as answer:
        page.goto(address + MODULE_PAGES[0])
        assert page.locator("link[rel~=next], link[rel~=prefetch]").count() == 0
        page.clock.fast_forward(2_000)
    assert answer.value.ok


def test_who_saves_data_has_nothing_fetched_ahead(page: Page, address: str) -> None:
    """Nothing is fetched that was not asked for, where the reader's device says that data is dear."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });")
    page.clock.install()
    page.goto(address + MODULE_PAGES[0])
    page.clock.fast_forward(3_000)
    page.evaluate("document.fonts.ready")
    assert address + MODULE_PAGES[1] not in asked


def test_folds_are_open_on_paper_alone(page: Page, address: str) -> None:
    """What is folded is printed, and is folded again afterwards; what the reader had opened stays open; answers stay hidden.

    No button is printed.
    """
    page.goto(address + MODULE_PAGES[0])
    folds = page.locator("details:not([hidden])")
    folds.first.evaluate("(fold) => { fold.open = true; }")
    states = "(folds) => folds.map((fold) => fold.open)"
    before = folds.evaluate_all(states)
    assert before.count(False) > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(folds.evaluate_all(states))
    assert not any(page.locator("details[hidden]").evaluate_all(states))
    page.emulate_media(media="print")
    expect(page.locator("button:visible")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folds.evaluate_all(states) == before


def test_nothing_glides_for_whoever_asked_for_less_movement(page: Page, address: str) -> None:
    """Whose system asks for less movement sees none: all that changes does so at once, also what an author adds (WCAG 2.2, 2.3.3)."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + MODULE_PAGES[0])
    longest = page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { transition: opacity 1s; animation: none 1s; scroll-behavior: smooth; }");
        document.adoptedStyleSheets = [sheet];
        return Math.max(...[...document.querySelectorAll("*")].flatMap((each) => {
            const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(each);
            return [...`${transitionDuration}, ${animationDuration}`.split(", ").map(parseFloat), Number(scrollBehavior === "smooth")];
        }));
    }""")
    assert longest < 0.001  # seconds


def test_policy_stops_what_is_injected(browser: Browser, address: str) -> None:
    """Code that finds its way into a page does not run, a form is sent nowhere, and no other host is asked."""
    hostile = """<script>window.ran = "script"</script><img src="assets/none.png" onerror="window.ran = 'handler'" alt="">
        <a id="code" href="javascript:window.ran = 'address'">x</a><base href="https://elsewhere.example/">
        <script src="https://elsewhere.example/x.js"></script><form id="form" method="post" action=""><button>x</button></form>"""
    page = browser.new_page()
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(f"{request.method} {request.url}"))

    def note(route: Route) -> None:
        asked.append(f"{route.request.method} {route.request.url}")  # what the policy refuses does not come this far
        route.abort()

    def inject(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</h1>", f"</h1>{hostile}", 1))

    page.route("https://elsewhere.example/**", note)
    page.route(address, inject)
    page.add_init_script(NOTE_VIOLATIONS)
    page.goto(address)
    page.locator("#code").click()
    page.evaluate("document.querySelector('#form').requestSubmit()")
    page.evaluate("fetch('https://elsewhere.example/').catch(() => {})")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    for directive in ("script-src", "base-uri", "form-action", "connect-src"):  # that something was refused is told a little later
        page.wait_for_function("(name) => window.violations.some((each) => each.startsWith(name))", arg=directive)
    assert page.evaluate("window.ran") is None
    assert page.url == address
    assert [each for each in asked if not each.startswith(f"GET {address}")] == []
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_frame_works_by_keyboard_on_a_small_screen(page: Page, address: str, language: Language) -> None:
    """Menu, scheme and search can be reached and used by keyboard alone, and say their state; the way past them can be read."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}{folder(language)}{MODULE_PAGES[1]}")
    body, scheme = page.locator("body"), page.locator("button.course-scheme")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    colours = "({ color, backgroundColor }) => [color, backgroundColor]"
    assert len(set(page.locator(".md-skip").evaluate(f"(link) => ({colours})(getComputedStyle(link))"))) == 2
    assert "none" not in page.locator(".course-icon").evaluate_all("(icons) => icons.map((icon) => getComputedStyle(icon).maskImage)")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    menu = page.locator("#site-nav")
    expect(menu).to_be_visible()
    here = menu.locator("a[aria-current=page]")
    while not here.evaluate("(link) => link === document.activeElement"):
        page.keyboard.press("Tab")
        assert menu.evaluate("(menu) => menu.contains(document.activeElement)")
    page.keyboard.press("Tab")  # to the first passage of this page
    page.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    expect(page).to_have_url(re.compile("#"))

    before = scheme.get_attribute("aria-label")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    scheme.focus()
    page.keyboard.press("Enter")  # light
    page.keyboard.press("Space")  # dark
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert scheme.get_attribute("aria-label") != before
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".course-language__link").click()
    expect(page.locator("html")).not_to_have_attribute("lang", language)
    page.wait_for_load_state()  # before that the button of the search does nothing
    expect(body).to_have_attribute("data-md-color-scheme", "slate")

    page.locator("button.course-search").press("Enter")
    expect(page.get_by_role("search").get_by_role("textbox")).to_be_focused()
    page.keyboard.type(COURSE.terms[-1].term["nl" if language == "en" else "en"][:5])
    found = page.locator(".course-find a")
    expect(found.first).to_be_visible(timeout=15_000)
    expect(page.locator(".course-find [role=status]")).to_contain_text(re.compile(r"\d"))
    page.keyboard.press("ArrowDown")
    expect(found.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".course-find input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    target = found.first.evaluate("(link) => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.locator("button.course-search").press("Enter")
    expect(page.locator(".course-find input")).to_be_focused()
    page.keyboard.type("xyzzyx")
    expect(page.locator(".course-find a")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("button.course-search")).to_be_focused()


@pytest.fixture(scope="module")
def without_script(browser: Browser) -> Iterator[Page]:
    """A page of a reader who has JavaScript switched off, on a phone."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


WITHOUT_SCRIPT = """() => {
    const visible = (scope, selector) => [...scope.querySelectorAll(selector)].filter((each) => each.checkVisibility()).length;
    const dead = visible(document, "button:not([popovertarget])");
    const told = document.querySelectorAll(".quiz-answer[open]").length;
    for (const fold of document.querySelectorAll("details:not([open]) > summary")) fold.click();
    return {
        dead, told,
        shut: document.querySelectorAll("details:not([open])").length,
        language: visible(document, ".course-language__link"),
        questions: Object.fromEntries([...document.querySelectorAll("course-question[data-question]")].map((box) => [box.dataset.question, [
            visible(box, ".quiz-question"), visible(box, "li.answer-feedback"), visible(box, "section.content"),
        ]])),
    };
}"""
"""Opens every fold as a click does, and counts what a reader then sees. The driver's own clicks would take seconds."""


@pytest.mark.takes(2)
@pytest.mark.parametrize(("language", "path"), ALL_PAGES)
def test_page_without_javascript(without_script: Page, address: str, course: Course, language: Language, path: str) -> None:
    """The language switch is there on a phone, no button is dead, and questions and, folded away, their answers can be read."""
    without_script.goto(address + path)
    seen = without_script.evaluate(WITHOUT_SCRIPT)
    questions = questions_of(course, path) if path in QUESTION_PATHS else []
    expected = {question.id: [1, len(question.options), 1] for question in questions}
    found = {name: seen["questions"].get(name) for name in expected}
    assert (seen["dead"], seen["told"], seen["shut"], seen["language"]) == (0, 0, 0, 1)
    assert found == expected


@pytest.mark.parametrize("path", ["final-test/", "certificate/"])
def test_who_has_no_javascript_is_told_what_differs(without_script: Page, page: Page, address: str, path: str) -> None:
    """What a page is without JavaScript is said to whoever has none, and to nobody else."""
    for reader, count in ((without_script, 1), (page, 0)):
        reader.goto(address + path)
        others = " ".join(reader.locator(".md-content p:not(noscript p)").all_inner_texts())
        assert "Zonder JavaScript" not in others
        assert reader.locator(".md-content noscript p:visible").count() == count


@pytest.mark.parametrize("path", MODULE_PAGES)
def test_notes_in_a_text_are_there_on_paper_and_without_javascript(without_script: Page, page: Page, address: str, path: str) -> None:
    """What a text sets apart, such as whom to call, is printed, and needs no script."""
    page.emulate_media(media="print")
    for reader in (without_script, page):
        reader.goto(address + path)
        found = reader.locator(".admonition, details.note").evaluate_all("(notes) => notes.map((note) => note.checkVisibility())")
        assert all(found)


@pytest.mark.parametrize("path", MODULE_PAGES)
def test_notes_and_folds_have_the_colours_of_the_course(page: Page, address: str, path: str) -> None:
    """A note has the line of a card, whatever its kind, and a fold that is shut is as high as its head."""
    page.goto(address + path)
    line = page.locator("table, .vignette, .course-question").first.evaluate("(card) => getComputedStyle(card).borderBottomColor")
    shown = page.locator(".admonition, details.note").evaluate_all(
        "(notes) => notes.map((note) => getComputedStyle(note).borderBottomColor)"
    )
    assert set(shown) <= {line}
    shut = page.locator("details.note:not([open])").evaluate_all(
        "(folds) => folds.map((f) => f.clientHeight - f.firstElementChild.offsetHeight)"
    )
    assert all(room <= 1 for room in shut)


@pytest.mark.needs("from-article/")
def test_head_of_a_table_promises_no_sorting(page: Page, address: str) -> None:
    """A head keeps no place for the arrow of a sorted table, and the pointer over it is no hand; on a phone each cell has its head."""
    page.goto(address + "from-article/")
    shown = "(heads) => heads.map((head) => [getComputedStyle(head, '::after').content, getComputedStyle(head).cursor].join(' '))"
    assert set(page.locator("th").evaluate_all(shown)) <= {"none auto"}
    page.set_viewport_size({"width": 360, "height": 740})
    heads = page.locator("td + td").evaluate_all("(cells) => cells.map((cell) => getComputedStyle(cell, '::before').content)")
    assert "none" not in heads


def test_links_in_a_text_are_told_by_a_line(page: Page, address: str) -> None:
    """A link within a sentence has a line under it: nobody has to see its colour (WCAG 2.2, 1.4.1)."""
    page.goto(address + MODULE_PAGES[0])
    links = page.locator("article p a:not(.headerlink, .evidence)")
    assert set(links.evaluate_all("(links) => links.map((link) => getComputedStyle(link).textDecorationLine)")) == {"underline"}


@pytest.mark.parametrize("path", ["", MODULE_PAGES[0]])
def test_lines_of_a_text_stand_apart(page: Page, address: str, path: str) -> None:
    """Text has room between its lines: each is at least 1.4 times as high as its letters."""
    page.goto(address + path)
    texts = page.locator("article :is(p, li):visible")
    ratio = (
        "(texts) => texts.map((text) => getComputedStyle(text)).map((style) => parseFloat(style.lineHeight) / parseFloat(style.fontSize))"
    )
    assert min(texts.evaluate_all(ratio)) >= 1.4


@pytest.mark.parametrize("width", [360, 820])
def test_home_starts_at_one_edge(page: Page, address: str, width: int) -> None:
    """On a small screen the welcome starts where the text below it starts."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    left = "(heads) => heads.map((head) => Math.round(head.getBoundingClientRect().left))"
    assert len(set(page.locator("h1, .md-content h2").evaluate_all(left))) == 1


@pytest.mark.parametrize("path", ["", MODULE_PAGES[0]])
def test_language_switch_works_without_javascript(without_script: Page, address: str, path: str) -> None:
    """The switch leads to the same page in the other language and back; that it is on each page is tested above."""
    without_script.goto(address + path)
    for language in ("en", "nl"):
        without_script.locator(".course-language__link").click()
        assert without_script.url == address + folder(language) + path
        expect(without_script.locator("html")).to_have_attribute("lang", language)


GAP = """() => {
    const [term, bubble] = [document.activeElement, document.querySelector(".course-tooltip")].map((each) => each.getBoundingClientRect());
    return bubble.height && bubble.top - term.top;
}"""
"""How far below the term that has the focus its explanation starts; nothing if it is not shown."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_are_explained_to_pointer_and_keyboard(page: Page, address: str, course: Course, language: Language) -> None:
    """A term shows its explanation on focus and hover, Escape takes it away, and Enter leads to the entry in the glossary."""
    page.goto(f"{address}{folder(language)}{MODULE_PAGES[0]}")
    term = page.locator(".md-content a.term").first
    target = str(term.get_attribute("href")).partition("#")[2]
    short = next(term.short[language] for term in course.terms if term.id == target)
    term.focus()
    expect(page.locator(".course-tooltip")).to_have_text(short)
    expect(term).to_have_accessible_description(short)
    page.locator(".md-content a:not(.term)").first.focus()
    expect(page.locator(".course-tooltip")).to_be_hidden()
    term.focus()
    expect(page.locator(".course-tooltip")).to_be_visible()
    gap = page.evaluate(GAP)
    page.evaluate("""() => new Promise((done) => {
        scrollBy({ top: 30, behavior: "instant" });
        requestAnimationFrame(() => requestAnimationFrame(done));
    })""")
    assert page.evaluate(GAP) == pytest.approx(gap, abs=1)  # it goes along with its term
    page.keyboard.press("Escape")
    expect(page.locator(".course-tooltip")).to_be_hidden()
    term.hover()
    expect(page.locator(".course-tooltip")).to_be_visible()
    page.locator(".course-tooltip").hover()
    page.wait_for_timeout(300)
    expect(page.locator(".course-tooltip")).to_be_visible()
    page.mouse.move(0, 0)
    expect(page.locator(".course-tooltip")).to_be_hidden()
    page.locator(".md-content a.term").last.evaluate("""(low) => {
        low.scrollIntoView({ block: "end", behavior: "instant" });
        low.focus({ preventScroll: true });
    }""")
    expect(page.locator(".course-tooltip")).to_be_in_viewport(ratio=1)  # above its term where there is no room below
    term.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{target}")).to_be_in_viewport()
    assert f"glossary/#{target}" in page.url


def test_term_that_has_the_focus_before_the_scripts_come_is_explained(page: Page, address: str) -> None:
    """On a slow line a reader may have come to a term before its explanation can be shown."""
    release = hold_back(page, "**/*.js")
    page.goto(address + MODULE_PAGES[0], wait_until="commit")
    page.locator(".md-content a.term").first.focus()
    release()
    expect(page.locator(".course-tooltip")).to_be_visible()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a small touch screen."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_are_explained_to_a_finger(phone: Page, address: str, course: Course, language: Language) -> None:
    """The first tap on a term shows its explanation with a link, the second follows, so does the link; a tap elsewhere closes it."""
    path = f"{address}{folder(language)}{MODULE_PAGES[0]}"
    phone.goto(path)
    term, bubble = phone.locator(".md-content a.term").first, phone.locator(".course-tooltip")
    target = str(term.get_attribute("href")).partition("#")[2]
    short = next(term.short[language] for term in course.terms if term.id == target)
    term.tap()
    expect(bubble).to_contain_text(short)
    expect(bubble).to_be_in_viewport(ratio=1)
    assert violations(phone, ".course-tooltip") == []
    terms = phone.locator(".md-content a.term")
    places = terms.evaluate_all("(terms) => terms.map((each) => each.getClientRects()[0]?.left ?? 0)")
    terms.nth(places.index(max(places))).focus()
    expect(bubble).to_be_in_viewport(ratio=1)  # at the edge of the window, too
    assert phone.url == path
    phone.locator(".md-content h1").tap()
    expect(bubble).to_be_hidden()
    term.tap()
    expect(bubble).to_be_visible()
    term.tap()
    phone.wait_for_url(f"**/glossary/#{target}")
    phone.go_back()
    term.tap()
    bubble.locator("a").tap()
    phone.wait_for_url(f"**/glossary/#{target}")
    phone.go_back()
    term.press("Enter")  # with keys, one step, also here
    phone.wait_for_url(f"**/glossary/#{target}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_passages_of_a_module_are_listed_on_a_small_screen(phone: Page, address: str, course: Course, language: Language) -> None:
    """A button under the head of a module shows its passages, and a passage is one tap further; a wide screen has the list beside it.

    What has lost its words for want of room has its name still.
    """
    phone.goto(f"{address}{folder(language)}{MODULE_PAGES[0]}")
    assert violations(phone, ".md-header") == []
    contents, button = phone.locator("#page-toc"), phone.locator(".module-head__contents button")
    button.tap()
    listed = contents.locator("[data-outline] a").evaluate_all("(links) => links.map((link) => link.hash.slice(1))")
    assert set(listed) >= {heading.id for heading in course.modules[0].texts[language].headings}
    assert violations(phone, "#page-toc") == []
    phone.set_viewport_size({"width": 800, "height": 740})  # where it leaves its button free
    contents.locator("a").first.focus()
    button.tap()
    expect(contents).to_be_hidden()
    phone.set_viewport_size({"width": 360, "height": 740})
    button.tap()
    passage = course.modules[0].texts[language].headings[-2].id
    contents.locator(f"a[href='#{passage}']").tap()
    expect(contents).to_be_hidden()
    expect(phone.locator(f"#{passage}")).to_be_in_viewport()
    phone.set_viewport_size({"width": 1440, "height": 400})
    expect(contents).to_be_visible()
    assert phone.evaluate(CUT_OFF) == []  # menu and contents are longer than the window
    expect(phone.locator(".module-head__contents")).to_be_hidden()


OFF_SCREEN = """() => [...document.querySelectorAll("body *")].filter((each) => {
    if (each.closest("svg, thead, table, .course-side") || !each.checkVisibility({ visibilityProperty: true })) return false;
    const { left, right, width, height } = each.getBoundingClientRect();
    return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1) && getComputedStyle(each).clipPath === "none";
}).map((each) => `${each.tagName} ${each.className}`)"""


@pytest.mark.parametrize(
    "path", ["", MODULE_PAGES[-1], "certificate/", "final-test/", "self-assessment/", "kit/builder/", "kit/cards/", "kit/forms/", "en/"]
)
def test_letters_twice_as_large(phone: Page, address: str, path: str) -> None:
    """With letters of twice the size, or zoomed in until the window is 180 pixels wide, nothing is off the screen or cut off.

    The search works.
    """
    phone.set_viewport_size({"width": 180, "height": 370})
    there(path)
    phone.goto(address + path)
    draw_all(phone)
    assert phone.evaluate(OFF_SCREEN) == phone.evaluate(CUT_OFF) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 180
    boxes = [item.bounding_box() for item in phone.locator(".md-header button:visible, .md-header a:visible").all()]
    rooms = [(room["y"], room["x"], room["x"] + room["width"]) for room in boxes if room]
    rows = [(right, left) for (one, _, right), (two, left, _) in pairwise(rooms) if one == two]  # beside a scrollbar there are two
    assert all(right <= left for right, left in rows)
    phone.locator("button.course-search").tap()
    expect(phone.locator(".course-find input")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_roads_of_the_home_page(phone: Page, address: str, language: Language) -> None:
    """Who sees someone tomorrow, or has a group tonight, is led from the top of the home page to the passage for that."""
    source = (ROOT / f"docs/{language}/index.md").read_text(encoding="utf-8")
    roads = [passage for passage in ("how-to-use/#tomorrow", "kit/#twenty-minutes") if f"url: {passage}" in source]
    if not roads:
        absent("the roads of the home page")
    for passage in roads:
        phone.goto(address + folder(language))
        phone.locator(f".course-hero__roads a[href$='{passage}']").tap()
        expect(phone).to_have_url(f"{address}{folder(language)}{passage}")
        expect(phone.locator(f"#{passage.partition('#')[2]}")).to_be_in_viewport()


def search(page: Page, words: str) -> Locator:
    """Search, and return what is found; of what was searched before nothing is left."""
    if not page.locator(".course-find[open]").count():
        page.locator("button.course-search").click()
    found = page.locator(".course-find__page")
    field = page.locator(".course-find[open] input")
    field.fill("")
    expect(found).to_have_count(0)
    field.fill(words)
    return found


@pytest.mark.needs("modules/practitioner-tips/")
def test_search_finds_the_text_first(page: Page, address: str) -> None:
    """Modules and glossary come before the pages for groups, sources and claims; a word of clients leads to its entry."""
    page.goto(address)
    for words, first in (
        ("eerste gesprek", "practitioner-tips/"),
        ("meldcode", "modules/"),
        ("open relatie", "glossary/"),
        ("opengegooid", "#open-relationship"),
    ):
        found = search(page, words)
        expect(found.first.locator(f"a[href*='{first}']").first).to_be_visible(timeout=15_000)
        assert page.evaluate(CUT_OFF) == []


@pytest.mark.needs("modules/practitioner-tips/")
def test_search_lands_at_the_word(page: Page, address: str) -> None:
    """A result leads to the found word, though its passage is long; where the word stands folded, the fold is open."""
    for words, place in (("meldcode", ".admonition p"), ("narratief", "details p")):
        page.goto(address)
        expect(search(page, words).first).to_be_visible(timeout=15_000)
        page.locator(".course-find__passage").first.click()
        page.wait_for_load_state()
        expect(page.locator(".md-content").locator(place, has_text=words).first).to_be_in_viewport()


def test_search_waits_for_its_index(page: Page, address: str) -> None:
    """On a slow line whoever has typed is not asked to type; what was typed is found once the index is there.

    The search goes for what is beside it, and for a passage of the same page; the next word takes the place of the last.
    """
    release = hold_back(page, "**/search_index.json")
    page.goto(f"{address}glossary/")
    found = search(page, COURSE.terms[-1].term["nl"])
    status = page.locator(".course-find [role=status]")
    expect(status).to_have_text("…")
    release()
    expect(found.first).to_be_visible(timeout=15_000)
    expect(status).to_contain_text("gevonden")
    page.mouse.click(2, 2)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("Control+k")
    page.keyboard.type("a")
    expect(page.locator(".course-find input")).to_have_value("a")
    search(page, COURSE.terms[-1].term["nl"])
    page.locator(".course-find a[href*='glossary/#']").first.click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_found_words_can_be_read_in_the_readers_own_colours(page: Page, address: str) -> None:
    """With forced colours a mark has the system's colours, of which none may shine through: its letters are as dark as the page."""
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(address)
    mark = search(page, COURSE.terms[-1].term["nl"]).locator("mark").first
    expect(mark).to_be_visible(timeout=15_000)
    assert mark.evaluate("(mark) => getComputedStyle(mark).backgroundColor").startswith("rgb(")  # not `rgba(`


def test_search_can_be_tried_again(page: Page, address: str) -> None:
    """Where the index does not come, the search says so, and asks again when it is opened again; Enter leads to the first result."""
    index = "**/search/search_index.json"
    page.route(index, lambda route: route.abort())
    with page.context.expect_event("requestfailed"):
        page.goto(f"{address}404.html")  # the only page that may log the request that fails
        page.keyboard.press("Control+k")
    status = page.locator(".course-find[open] [role=status]")
    expect(status).to_have_text("De zoekfunctie kon niet worden geladen. Probeer het later nog eens.")
    page.keyboard.press("Escape")
    page.unroute(index)
    found = search(page, "compersie")
    expect(found.first).to_be_visible(timeout=15_000)
    target = found.first.locator("a").first.evaluate("(link) => link.href.split(':~:')[0]")
    page.locator(".course-find[open] input").press("Enter")
    page.wait_for_url(lambda url: url.split(":~:")[0].rstrip("#") == target.rstrip("#"))
    page.goto(f"{address}my-course/")
    page.locator("[data-erase]").click()
    page.keyboard.press("Control+k")
    page.wait_for_timeout(300)
    assert page.locator("dialog[open]").count() == 1  # a question comes before the search


def test_search_helps_where_nothing_is_found(page: Page, address: str) -> None:
    """A word with another letter is found all the same, which is said; where nothing is found, a link leads to the glossary."""
    if "compersion" not in {term.id for term in COURSE.terms}:
        absent("the term compersion")
    page.goto(address)
    expect(search(page, "kompersie").first).to_contain_text("Compersie", timeout=15_000)
    status = page.locator(".course-find [role=status]")
    expect(status).to_have_text("Niets met precies deze spelling. Dit lijkt erop:")
    expect(search(page, "xyzzyx")).to_have_count(0)
    expect(status).to_have_text("Niets gevonden. Probeer een ander of korter woord, of kijk in de begrippenlijst.")
    assert violations(page, ".course-find") == []
    status.locator("a").click()
    expect(page).to_have_url(f"{address}glossary/")


@pytest.mark.parametrize(("path", "language"), [("no/such/page/", "nl"), ("en/no-such-page", "nl")])
def test_missing_page_leads_home(page: Page, address: str, path: str, language: Language) -> None:
    """A missing address gets a page of the site, with styles and a way to both languages, from any depth."""
    problems: list[str] = []
    page.on("requestfailed", lambda request: problems.append(request.url))
    page.route("**/404-probe", lambda route: route.abort())
    response = page.goto(address + "404.html")
    assert response
    assert page.evaluate(f"fetch('{address}{path}').then((answer) => answer.status)") == 404
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert problems == []


@pytest.mark.parametrize("root", ["/", "/en/", f"/{PREFIX}/"])
def test_missing_page_knows_where_the_course_is(page: Page, address: str, root: str) -> None:
    """Scripts find the pages of the course from the missing page too, in a folder of a host and at its root."""
    page.route("**/404.html", lambda route: route.fulfill(body=re.sub('data-home="[^"]*"', f'data-home="{root}"', route.fetch().text())))
    page.goto(f"{address}404.html")
    found = page.evaluate(f"import('{address}assets/javascripts/course-map.js').then(({{ address }}) => address('glossary/'))")
    assert urlsplit(found).path == f"{root}glossary/"
