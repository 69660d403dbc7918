"""Parts that all tests share: the real course, the real site, and a server that serves it as GitHub Pages does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NoReturn

import pytest
from filelock import FileLock

from curriculum.browser import launch_options
from curriculum.cli import main
from curriculum.findings import Finding
from curriculum.last_check import LastCheck
from curriculum.load import Course, load
from curriculum.rules import load_and_check
from curriculum.silence import SILENCE
from curriculum.tree import Tree

ROOT = Path(__file__).resolve().parents[1]
PREFIX = "niet-monogaam"
"""The folder below the host's root in which a project's Pages are served."""
COURSE_ID = "".join(re.findall(r"(?m)^  course: ([^\s#]+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))[:1])
"""What names the record in a browser, and the files of the exports; a fork gives itself another."""
SOURCES = ("docs", "modules", "quizzes", "kit", "overrides", "mkdocs.yml", "mkdocs.en.yml", "data.lock", "translations.lock")

LAST_CHECK = ".cache/curriculum"
"""The folder in which a check leaves what it found."""

EVERY_PLANT = "EVERY_PLANT"
"""The variable with which `make forked` asks that no test passes over what it would change."""

Build = Callable[[Path, Path], "subprocess.CompletedProcess[str]"]


def absent(what: str) -> NoReturn:
    """Pass over a test of the real course that changes what is not there: a fork has other names, numbers and modules."""
    if os.environ.get(EVERY_PLANT):
        pytest.fail(f"not there to be changed: {what}")
    pytest.skip(f"this course has it otherwise: {what}")


def first_check(tree: Tree) -> tuple[list[Finding], dict[str, set[str]]]:
    """Check a course of which nothing is known: return what is found, and what that check leaves to the next (`SILENCE.start`)."""
    SILENCE.start({})
    return load_and_check(tree)[1], SILENCE.current


def before_an_edit(tree: Tree) -> dict[str, set[str]]:
    """Return what a check of the real course leaves to the next.

    It starts from what the last `curriculum check` left, as at an author's, if that was made by this very engine; else from nothing.
    """
    LastCheck(ROOT).recall()
    load_and_check(tree)
    return SILENCE.current


def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are processors: tests that wait for their browsers leave them idle."""
    return (os.cpu_count() or 1) + 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with what takes longest (`@pytest.mark.takes(seconds)`), so that no core is left with it at the end."""

    def seconds(item: pytest.Item) -> float:
        mark = item.get_closest_marker("takes")
        return float(mark.args[0]) if mark else 1

    items.sort(key=seconds, reverse=True)


def build_site(root: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Run the command that a maintainer runs, on the course in `root`."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=root,
        env={**os.environ, "SITE_URL": f"https://course.example/{PREFIX}/", "REPOSITORY_URL": "https://example.org/fork", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def course() -> Course:
    """The real course."""
    return load(ROOT)[0]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample course, to be changed."""
    return shutil.copytree(ROOT / "tests/sample", tmp_path / "sample")


@pytest.fixture
def spelt_sample(sample: Path) -> Path:
    """The same, with dictionaries and words of its own."""
    shutil.copytree(ROOT / "spelling", sample / "spelling")
    return sample


def copy_course(target: Path) -> Path:
    """Copy all sources of the course, with what the last `curriculum check` left, as a maintainer has it."""
    if (ROOT / LAST_CHECK).is_dir():
        shutil.copytree(ROOT / LAST_CHECK, target / LAST_CHECK)
    target.mkdir(exist_ok=True)
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        elif source.exists():  # a course without groups has no kit
            shutil.copy2(source, target / name)
    return target


@pytest.fixture
def copy_of_course(tmp_path: Path) -> Path:
    """A copy of the course, to plant faults in."""
    return copy_course(tmp_path / "course")


SKELETON = re.compile(r"^#+ .*|<!-- course:(?!research|practice|contested)[\w -]+ -->", re.MULTILINE)
"""What a page has beside its text: its headings and what it asks the engine for."""
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def made_once(factory: pytest.TempPathFactory, worker_id: str, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that the first of all workers makes for the others."""
    base = factory.getbasetemp() if worker_id == "master" else factory.getbasetemp().parent
    target, whole = base / name, base / f"{name}.whole"  # not any file in it: what failed leaves some
    with FileLock(base / f"{name}.lock"):
        if not whole.exists():
            make(target)
            whole.touch()
    return target


@pytest.fixture(scope="session")
def small_sources(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A course of one module that has the settings, the templates and the pages of the real one, without their text.

    It is built in a fifth of the time, for tests of what a build does whatever the course.
    """
    return made_once(tmp_path_factory, worker_id, "small", make_small)


def make_small(root: Path) -> None:
    """Write the small course."""
    shutil.copytree(ROOT / "tests/sample", root, ignore=shutil.ignore_patterns("docs", "translations.lock"))
    shutil.copytree(ROOT / "overrides", root / "overrides", dirs_exist_ok=True)
    for module in (ROOT / "modules").iterdir():
        (root / f"overrides/assets/images/{module.name}.svg").unlink(missing_ok=True)
    if not (ROOT / "kit").is_dir():
        shutil.rmtree(root / "kit")
    for source in (ROOT / "mkdocs.yml", ROOT / "mkdocs.en.yml", *(ROOT / "docs").rglob("*.md")):
        text, target = source.read_text(encoding="utf-8"), root / source.relative_to(ROOT)
        if front := FRONT.match(text):
            parts = SKELETON.findall(text, front.end())
            title = parts[0].strip("# ").partition(" {")[0] if parts else ""
            kept = re.sub(r"^description: .*", f"description: {title}.", front[0], flags=re.MULTILINE)
            kept = re.sub(r"^\w+: \{.*#.*\}\n", "", kept, flags=re.MULTILINE)  # ways to passages that are not there
            text = re.sub(r"modules/[\w-]+/", "modules/sample/", kept) + "\n" + "".join(f"{part}\n\nText.\n\n" for part in parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for command in ("keys", "translated", "check"):
        assert main(["--root", str(root), command]) == 0


@pytest.fixture
def small_course(small_sources: Path, tmp_path: Path) -> Path:
    """A copy of the small course, to plant faults in."""
    return shutil.copytree(small_sources, tmp_path / "course")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The built site, made once for all workers, in a folder named as GitHub Pages names it; or the one that SITE names."""

    def make(host: Path) -> None:
        if given := os.environ.get("SITE"):
            shutil.copytree(given, host / PREFIX)
        else:
            result = build_site(ROOT, host / PREFIX)
            assert result.returncode == 0, result.stdout + result.stderr

    return made_once(tmp_path_factory, worker_id, "host", make) / PREFIX


class PagesHandler(SimpleHTTPRequestHandler):
    """Serves files as GitHub Pages does: the root's 404 page for every address that does not exist."""

    protocol_version = "HTTP/1.1"  # connections are kept: a site is hundreds of files
    wbufsize = -1  # head and body leave together
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name is inherited)
        """Say nothing."""

    def end_headers(self) -> None:
        """Allow LinkChecker to ask more than ten times a second."""
        self.send_header("LinkChecker", "welcome")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page."""
        page = Path(self.directory) / PREFIX / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class PagesServer(ThreadingHTTPServer):
    """Serves as many at once as ask."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that leaves before the answer is there; tell the rest."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site, ending in a slash."""
    server = PagesServer(("127.0.0.1", 0), partial(PagesHandler, directory=str(site.parent)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{PREFIX}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], browser_name: str) -> dict[str, Any]:
    """Drive the browser that the project finds; Playwright's own where another engine is asked for."""
    return {**browser_type_launch_args, **(launch_options() if browser_name == "chromium" else {})}
