"""The offline ZIP, unpacked and opened from the file system, with the network off."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from curriculum.export.classic import NotClassic, convert
from curriculum.export.job import Job
from curriculum.export.offline import make
from curriculum.load import Course
from curriculum.models import LANGUAGES
from tests.conftest import COURSE_ID
from tests.inner_links import broken_links
from tests.pages import folder

pytestmark = pytest.mark.xdist_group("offline")


@pytest.fixture(scope="module")
def unpacked(site: Path, course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the ZIP of the real site unpacks to."""
    folder = tmp_path_factory.mktemp("offline")
    workshop = folder / "workshop"
    workshop.mkdir()
    (workshop / "site").symlink_to(site)  # built once for all tests
    job = Job(course, LANGUAGES, course.modules, whole=True, output=folder, workshop=workshop, say=lambda _: None, current="offline")
    make(job)
    with zipfile.ZipFile(folder / f"{COURSE_ID}-offline.zip") as archive:
        archive.extractall(folder / "unpacked")
    return next((folder / "unpacked").iterdir())


def test_every_link_works_from_the_file_system(unpacked: Path) -> None:
    """Each link, anchor, image and style sheet of each page leads to a file of the folder, without a server."""
    assert broken_links(unpacked, opened_as_files=True) == []


def test_reader_is_told_what_holds_for_files(unpacked: Path) -> None:
    """What to open is said in each language; no page gives a command, names an address of the site as its own, or allows another host."""
    told = (unpacked / "LEESMIJ-README.txt").read_text(encoding="utf-8")
    starts = re.findall(r"[\w/]*index\.html", told)
    assert starts == [f"{folder(language)}index.html" for language in LANGUAGES]
    for page in unpacked.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "make exports" not in html
        assert not re.search(r'rel="(?:canonical|modulepreload)"', html)
        policies = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        assert len(policies) == 1
        assert not re.search(r"\*|https?:|unsafe-(?:inline|eval)", policies[0])
    index = (unpacked / "search/search_index.js").read_text(encoding="utf-8")
    assert "index.html#" in index


@pytest.fixture
def nothing_leaves(page: Page, unpacked: Path) -> Iterator[None]:
    """Nothing is asked of anything but the folder."""
    page.context.set_offline(offline=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(request.url)))
    yield
    assert asked
    # `data:` are the theme's icons, which stand in its style sheet.
    assert [url for url in asked if not url.startswith(("data:", f"file://{unpacked}"))] == []


def test_course_works_from_the_file_system(page: Page, unpacked: Path, nothing_leaves: None, course: Course) -> None:
    """Navigation, questions, notes, progress, the session builder, search and the other language work without network and server."""
    page.goto((unpacked / "index.html").as_uri())
    page.locator(f'.md-content a[href*="modules/{course.modules[0].id}/"]').first.click()
    expect(page.locator("h1")).to_contain_text(course.modules[0].meta.title.nl)
    term = page.locator("a.term").first
    term.focus()
    expect(page.locator(".course-tooltip")).to_be_visible()
    question = page.locator("course-question:not(.course-question--sort)").first
    bank = next(one for one in course.modules[0].questions if one.id == question.get_attribute("data-question"))
    for option in bank.keys:
        question.locator(f'input[value="{option.id}"]').check()
    question.locator('button[type="submit"]').click()
    expect(question).to_have_attribute("data-result", "right")
    page.locator("course-note textarea").first.fill("Vragen aan mijn intervisiegroep")
    expect(page.locator("course-note .note__status").first).not_to_be_empty()
    page.goto((unpacked / "journal/index.html").as_uri())
    expect(page.locator("main")).to_contain_text("Vragen aan mijn intervisiegroep")
    page.goto((unpacked / "my-course/index.html").as_uri())
    expect(page.locator(".md-status--module[data-state=begun]").first).to_be_attached()
    if course.kit:
        page.goto((unpacked / "kit/builder/index.html").as_uri())
        expect(page.locator("main .step").first).to_be_visible()
    page.goto((unpacked / f"modules/{course.modules[0].id}/index.html").as_uri())
    expect(question).to_have_attribute("data-result", "right")
    term.click()
    expect(page).to_have_url(re.compile(r"glossary/index\.html#"))
    page.goto((unpacked / "index.html").as_uri())
    _search(page, course.terms[-1].term["nl"])
    page.locator(".course-language__link").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto((unpacked / "en/index.html").as_uri())
    _search(page, course.terms[-1].term["en"])


def _search(page: Page, word: str) -> None:
    """Search for a word, and follow the first result."""
    page.locator("button.course-search").click()
    page.locator(".course-find input").fill(word)
    result = page.locator(".course-find a").first
    expect(result).to_be_visible(timeout=15_000)
    address = unquote(result.get_attribute("href") or "")
    assert "index.html" in address
    result.click()
    page.wait_for_url(lambda url: unquote(url) == address)
    expect(page.locator("main")).to_contain_text(re.compile(re.escape(word), re.IGNORECASE))


def test_every_page_links_to_files(unpacked: Path) -> None:
    """Every link and every file that a page asks for is there, as a file."""
    for page in unpacked.rglob("*.html"):
        for link in re.findall(r'\b(?:href|src)="([^"#?:]+)(?:[#?][^"]*)?"', page.read_text(encoding="utf-8")):
            assert (page.parent / unquote(link)).resolve().is_file(), (page, link)


def test_module_becomes_a_function_with_the_same_exports() -> None:
    """Imports and exports of each form are carried over, and the text between them is left as it is."""
    source = (
        'import { a, b as c } from "./one.js";\nimport * as two from "./two.js";\nimport "./three.js";\n'
        "export function f() { return a; }\nexport class G {}\nexport const H = 1, I = 2;\nconst j = c;\nexport { j as k };\n"
    )
    code, imported = convert("x.js", source)
    assert imported == ["one.js", "two.js", "three.js"]
    assert "const { a, b: c } = load('one.js');\nconst two = load('two.js');\nload('three.js');" in code
    assert "\nfunction f() { return a; }\nclass G {}\nconst H = 1, I = 2;\n" in code
    assert re.findall(r"get (\w+)\(\) { return (\w+); }", code) == [("f", "f"), ("G", "G"), ("H", "H"), ("I", "I"), ("k", "j")]
    assert not re.search(r"^\s*(?:import|export)\b", code, re.MULTILINE)
    code, imported = convert("x.js", 'const later = () => import("./one.js");\n')
    assert (imported, "Promise.resolve().then(() => load('one.js'))" in code) == (["one.js"], True)


@pytest.mark.parametrize("source", ["export let a = 1;", "export default 1;", "const a = import(b);", "f(import.meta.url);", "let = ;"])
def test_what_a_classic_script_cannot_do_is_refused(source: str) -> None:
    """A module that would mean something else as a classic script is refused, not guessed."""
    with pytest.raises(NotClassic):
        convert("x.js", source)
