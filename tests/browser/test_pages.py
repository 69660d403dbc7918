"""Every page in a real browser: accessible, private, and whole at any width and without JavaScript."""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from curriculum.load import Course
from curriculum.models import LANGUAGES, Language
from tests.browser.conftest import violations
from tests.browser.test_questions import ANSWER, questions_of
from tests.pages import ALL_PAGES, ALL_QUESTION_PAGES, EVERY_ADDRESS, MODULE_PAGES, folder

Scheme = Literal["light", "dark"]
NOTE_VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({effectiveDirective}) => window.violations.push(effectiveDirective));
"""
"""Makes a page keep what its security policy refused."""
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
"""What a reader's system asks for, and what Material calls it."""


def assert_accessible_in_both_schemes(page: Page) -> None:
    """Run axe on the page as it is, in the light and in the dark scheme."""
    for scheme, name in SCHEMES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        assert violations(page) == [], scheme


@pytest.mark.parametrize("path", EVERY_ADDRESS)
def test_axe_finds_nothing(page: Page, address: str, path: str) -> None:
    """No page violates WCAG 2.2 AA or axe's best practices, in either scheme."""
    page.goto(address + path)
    assert_accessible_in_both_schemes(page)


@pytest.mark.parametrize(("language", "path"), ALL_QUESTION_PAGES)
def test_axe_finds_nothing_after_answering(page: Page, address: str, course: Course, language: Language, path: str) -> None:
    """Nor does a page whose questions were answered, rightly and wrongly, with every fold open."""
    page.goto(address + path)
    for index, question in enumerate(questions_of(course, path)):
        wanted = index % 2 == 0
        chosen = [option.id for option in question.options if option.key == wanted]
        page.evaluate(ANSWER, {"question": question.id, "chosen": chosen if question.select == "several" else chosen[:1]})
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert_accessible_in_both_schemes(page)


@pytest.mark.parametrize("path", EVERY_ADDRESS)
def test_no_request_leaves_the_site(page: Page, address: str, path: str) -> None:
    """Loading a page, searching, and answering ask nothing of another host, and nothing that the page's own policy refuses."""
    hosts: set[str] = set()

    def note(request: Request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            hosts.add(urlsplit(request.url).netloc)

    page.on("request", note)
    page.add_init_script(NOTE_VIOLATIONS)
    page.goto(address + path, wait_until="networkidle")
    policy = page.locator("head > meta[http-equiv='Content-Security-Policy']").get_attribute("content") or ""
    assert {"script-src 'self'", "connect-src 'self'", "form-action 'none'", "base-uri 'none'", "object-src 'none'"} < set(
        policy.split("; ")
    )
    page.keyboard.press("/")
    page.keyboard.type("polycu")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    for button in page.locator(".quiz-button").all()[:1]:
        button.click()
    page.wait_for_load_state("networkidle")
    assert hosts == {urlsplit(address).netloc}
    assert page.evaluate("window.violations") == []


def test_policy_stops_what_is_injected(browser: Browser, address: str) -> None:
    """Code that finds its way into a page does not run, a form is sent nowhere, and no other host is asked."""
    hostile = """<script>window.ran = "script"</script><img src="assets/none.png" onerror="window.ran = 'handler'" alt="">
        <a id="code" href="javascript:window.ran = 'address'">x</a><base href="https://elsewhere.example/">
        <script src="https://elsewhere.example/x.js"></script><form id="form" method="post" action=""><button>x</button></form>"""
    page = browser.new_page()
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(f"{request.method} {request.url}"))
    page.on("requestfailed", lambda request: asked.append(f"{request.method} {request.url} {request.failure}"))

    def inject(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</h1>", f"</h1>{hostile}", 1))

    page.route(address, inject)
    page.add_init_script(NOTE_VIOLATIONS)
    page.goto(address)
    page.locator("#code").click()
    page.evaluate("document.querySelector('#form').requestSubmit()")
    page.evaluate("fetch('https://elsewhere.example/').catch(() => {})")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    refused = {name.partition("-elem")[0].partition("-attr")[0] for name in page.evaluate("window.violations")}
    assert refused == {"script-src", "base-uri", "form-action", "connect-src"}
    assert page.evaluate("window.ran") is None
    assert page.url == address
    assert [each for each in asked if not each.startswith(f"GET {address}")] == ["GET https://elsewhere.example/x.js csp"]
    page.close()


@pytest.mark.parametrize("path", EVERY_ADDRESS)
def test_nothing_is_wider_than_the_window(page: Page, address: str, path: str) -> None:
    """No page scrolls sideways, from 320 pixels on."""
    page.goto(address + path)
    for width in (1440, 768, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.fixture
def without_script(browser: Browser, browser_context_args: dict[str, Any]) -> Any:
    """A page of a reader who has JavaScript switched off."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("language", "path"), ALL_QUESTION_PAGES)
def test_without_javascript_everything_can_be_read(
    without_script: Page, address: str, course: Course, language: Language, path: str
) -> None:
    """Questions and, folded away, their answers are readable, and no button is dead."""
    without_script.goto(address + path)
    for question in questions_of(course, path):
        box = without_script.locator(f"#q-{question.id}")
        expect(box.locator(".quiz-question")).to_be_visible()
        expect(box.locator("button:visible")).to_have_count(0)
        box.locator("summary").click()
        expect(box.locator("li.answer-feedback:visible")).to_have_count(len(question.options))
        expect(box.locator("section.content")).to_be_visible()


@pytest.mark.parametrize(("language", "path"), ALL_PAGES)
def test_language_switch_works_without_javascript(without_script: Page, address: str, language: Language, path: str) -> None:
    """The switch leads to the same page in the other language and back, on a phone too."""
    without_script.set_viewport_size({"width": 360, "height": 740})
    without_script.goto(address + path)
    without_script.locator(".course-language__link").click()
    other = next(each for each in LANGUAGES if each != language)
    assert without_script.url == address + folder(other) + path.removeprefix(folder(language))
    expect(without_script.locator("html")).to_have_attribute("lang", other)
    without_script.locator(".course-language__link").click()
    assert without_script.url == address + path


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
    page.keyboard.press("Escape")
    expect(page.locator(".course-tooltip")).to_be_hidden()
    term.hover()
    expect(page.locator(".course-tooltip")).to_be_visible()
    page.locator(".course-tooltip").hover()
    page.wait_for_timeout(300)
    expect(page.locator(".course-tooltip")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{target}")).to_be_in_viewport()
    assert f"glossary/#{target}" in page.url


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
