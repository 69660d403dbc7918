"""`make bench`: measure the course beside its peers, print the figures, and write them into README.md of this folder."""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

from curriculum.browser import launch_options
from curriculum.models import LANGUAGES, ORIGINAL
from tests.bench.browser import View, served, visit
from tests.bench.grow import course_of
from tests.bench.peers import contents, write_material, write_others, write_plain
from tests.conftest import ROOT

REPORT = Path(__file__).parent / "README.md"
COURSE, MATERIAL, PLAIN = "this course", "Material + mkdocs-quiz", "plain HTML"
WORDS, QUESTIONS = 1250, 6
"""What a module of comparable size holds."""
_RESULTS = re.compile(r"(?<=<!-- results -->\n).*?(?=<!-- /results -->)", re.DOTALL)


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description="Measure the course beside its peers.")
    parser.add_argument("--quick", action="store_true", help="one view of each page, and no course larger than the real one")
    parser.add_argument("--repeats", type=int, default=5, help="views of each page, in turn (default: 5)")
    parser.add_argument("--modules", type=int, nargs="+", default=[5, 50], help="sizes of the courses to build (default: 5 50; also 500)")
    options = parser.parse_args()
    repeats, sizes = (1, options.modules[:1]) if options.quick else (options.repeats, options.modules)
    with tempfile.TemporaryDirectory() as folder:
        parts = [_method(repeats), *_builds(Path(folder), sizes), *_pages(Path(folder), sizes[0], repeats)]
    report = "\n\n".join(parts) + "\n"
    print(report)
    if not options.quick:
        REPORT.write_text(_RESULTS.sub(lambda _: report, REPORT.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def _method(repeats: int) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "mkdocs-quiz", "playwright"))
    day = datetime.now(UTC).date().isoformat()
    return (
        f"Measured on {day}; {os.cpu_count()} processors; Python {sys.version.split()[0]}; {versions}. Medians of {repeats} views, in turn."
    )


def _pages(folder: Path, size: int, repeats: int) -> Iterator[str]:
    """Measure module pages: as they are, and cut to a comparable size."""
    course = folder / f"course-{size}"
    yield from _views("A module as it is (the first, then the second)", _sites(folder / "whole", course, None), repeats)
    yield from _views(
        f"A module of {WORDS} words and {QUESTIONS} questions, the same words and questions in each",
        _sites(folder / "cut", course, WORDS),
        repeats,
    )


def _sites(folder: Path, course: Path, words: int | None) -> dict[str, tuple[Path, list[str]]]:
    """Make the site of each, and say where its modules are."""
    pages = contents(course, ORIGINAL, words, QUESTIONS if words else None)
    site = folder / "course"
    shutil.copytree(course.parent / f"{course.name}-site", site)
    if words:
        for page in pages:
            file = site / "modules" / page.name / "index.html"
            file.write_text(_cut(file.read_text(encoding="utf-8"), page.text, list(page.questions)), encoding="utf-8")
    write_material(pages, folder / "material")
    _run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder / "material-site")], folder / "material")
    write_plain(pages, folder / "plain")
    names = [page.name for page in pages[:2]]
    return {
        COURSE: (site, [f"modules/{name}/" for name in names]),
        MATERIAL: (folder / "material-site", [f"{name}/" for name in names]),
        PLAIN: (folder / "plain", [f"{name}.html" for name in names]),
    }


def _cut(html: str, text: str, questions: Sequence[str]) -> str:
    """Return a page of the course with only so many of its words, and these questions."""
    page = BeautifulSoup(html, "html.parser")
    article = page.select_one("main article")
    if article is None:
        raise ValueError("a module page has no article")
    left = len(text.split("{{", maxsplit=1)[0].split())
    for part in article.find_all(recursive=False):
        if part.name == "link":  # the style sheet, which is asked for behind the first screen
            continue
        wanted = part.name in {"h2", "h3", "p", "ul", "ol", "table", "blockquote"} and not part.select("course-question")
        left -= len(part.get_text(" ").split()) if wanted else 0
        if part.name != "h1" and not part.select("course-question") and part.name != "course-question" and (not wanted or left < 0):
            part.decompose()
    for question in page.select("course-question"):
        if question.get("data-question") not in questions:
            question.decompose()
    return str(page)


def _views(title: str, sites: dict[str, tuple[Path, list[str]]], repeats: int) -> Iterator[str]:
    found: dict[str, list[tuple[View, View]]] = {name: [] for name in sites}
    options: dict[str, Any] = launch_options()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options)
        for _ in range(repeats):
            for name, (site, (first, then)) in sites.items():
                with served(site) as address:
                    found[name].append(visit(browser, address + first, address + then))
        browser.close()
    rows = []
    for name, views in found.items():
        cold, following = zip(*views, strict=True)
        rows.append(
            [
                name,
                f"{_middle(cold, 'size') / 1000:.1f} kB",
                f"{_middle(cold, 'requests'):.0f}",
                f"{_middle(following, 'size') / 1000:.1f} kB",
                f"{_middle(cold, 'lcp') / 1000:.2f} s",
                f"{_middle(cold, 'blocked'):.0f} ms",
                f"{max(view.shift for view in (*cold, *following)):.3f}",
            ]
        )
    peer, plain, own = (found[name] for name in (MATERIAL, PLAIN, COURSE))

    def ratio(index: int, name: str, other: list[tuple[View, View]]) -> str:
        below = _middle([each[index] for each in other], name)
        return f"{_middle([each[index] for each in own], name) / below:.2f}" if below else "–"

    rows.append(["course : Material + mkdocs-quiz", ratio(0, "size", peer), "", ratio(1, "size", peer), ratio(0, "lcp", peer), "", ""])
    rows.append(["course : plain HTML", ratio(0, "size", plain), "", ratio(1, "size", plain), ratio(0, "lcp", plain), "", ""])
    yield f"### {title}"
    yield _table(["", "cold, bytes", "requests", "next page", "LCP", "blocked", "shift"], rows)


def _builds(folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """Measure building, checking and serving at each size."""
    rows = []
    for size in sizes:
        course = course_of(size, folder / f"course-{size}")
        site = course.parent / f"{course.name}-site"
        clean, memory = _run([sys.executable, "-m", "tests.bench.lenient", "build", "-q", "-d", str(site)], course)
        checks = _checks(course)
        again, _ = _run([sys.executable, "-m", "tests.bench.lenient", "build", "-q", "-d", str(site)], course)
        material = folder / f"material-{size}"
        for language in LANGUAGES:
            write_material(contents(course, language), material / language)
            write_others(site, material / language, language)
        peer = [
            _run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(material / "site" / each)], material / each)
            for each in LANGUAGES
        ]
        peer_time = sum(seconds for seconds, _ in peer)
        pages, peer_pages = (len(list(folder.rglob("index.html"))) for folder in (site, material / "site"))
        with _serving(course) as shown:
            edit = shown()
        rows.append(
            [
                str(size),
                f"{clean:.1f} s",
                str(pages),
                f"{clean / pages * 1000:.0f} ms",
                f"{again:.1f} s",
                f"{memory} MB",
                f"{peer_time:.1f} s",
                str(peer_pages),
                f"{max(each for _, each in peer)} MB",
                f"{clean / peer_time:.2f}",
                *(f"{seconds:.1f} s" for seconds in checks),
                f"{edit:.1f} s",
            ]
        )
    yield "### Building"
    head = [
        "modules",
        "clean build",
        "pages",
        "a page",
        "after a check",
        "memory",
        "Material + mkdocs-quiz",
        "pages",
        "memory",
        "ratio",
        "check",
        "check after an edit",
        "check again",
        "edit to visible",
    ]
    yield _table(head, rows)


def _checks(course: Path) -> tuple[float, float, float]:
    """Return the seconds of a check that knows nothing, of one after an edit to a text, and of one after no change at all."""
    command = [sys.executable, "-m", "tests.bench.lenient", "check"]
    first, _ = _run(command, course)
    text = next((course / "modules").glob("*/nl.md"))
    text.write_text(text.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    second, _ = _run(command, course)
    third, _ = _run(command, course)
    return first, second, third


def _run(command: list[str], folder: Path) -> tuple[float, int]:
    """Run a command in a folder; return seconds, and megabytes at their highest."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} in {folder}:\n{message.decode()[-2000:]}")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return time.perf_counter() - start, _megabytes(usage, scale)


def _megabytes(usage: resource.struct_rusage, scale: int) -> int:
    return int(usage.ru_maxrss / scale)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://course.example/"}


@contextmanager
def _serving(course: Path) -> Iterator[Callable[[], float]]:
    """Serve a course for writing; give what measures how long an edit takes to be seen."""
    address = "http://127.0.0.1:8123/"
    command = [sys.executable, "-m", "tests.bench.lenient", "serve", "-q", "-a", "127.0.0.1:8123"]
    process = subprocess.Popen(
        command, cwd=course, env={**_environment(), "SITE_URL": address}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    module = max(path.name for path in (course / "modules").iterdir() if path.is_dir())
    source = course / "modules" / module / "nl.md"

    def shown() -> float:
        _wait(f"{address}modules/{module}/", "<main")
        time.sleep(3)  # MkDocs first has to see how all files are, to see a change in one
        times = []
        for turn in range(6):  # the first fills what the others can use
            mark = f"gemerkt{turn}"
            time.sleep(1)
            start = time.perf_counter()
            source.write_text(f"{source.read_text(encoding='utf-8')}\n{mark}\n", encoding="utf-8")
            _wait(f"{address}modules/{module}/", mark)
            times.append(time.perf_counter() - start)
        return median(times[1:])

    try:
        yield shown
    finally:
        process.terminate()
        process.wait()


def _wait(address: str, text: str) -> None:
    end = time.monotonic() + 1200
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=60) as answer:  # noqa: S310  (the server above)
                if text in answer.read().decode():
                    return
        except (URLError, TimeoutError, ConnectionError):
            pass
        time.sleep(0.05)
    raise TimeoutError(f"{address} does not show {text}")


def _middle(views: Sequence[View], name: str) -> float:
    return median(float(getattr(view, name)) for view in views)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
