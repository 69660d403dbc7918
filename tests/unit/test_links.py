"""External links, checked against a real server on this machine that answers well, badly and not at all."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from curriculum.links import MOST_PAGES, Policy, Result, SiteMissing, Verdict, check, collect, main, report

QUICK = Policy(timeout=5, pause=0)
"""Without pauses, but with time enough for a busy machine."""
REDIRECTS = {
    "/moved": (301, "/fine"),
    "/moved-twice": (308, "/moved"),
    "/elsewhere": (302, "/fine"),
    "/elsewhere-then-moved": (302, "/moved"),
    "/doi-gone": (302, "/status/404"),
    "/moved-and-refused": (301, "/status/403"),
    "/circle": (302, "/circle"),
    "/moved-to-mail": (301, "mailto:someone@course.example"),
}


class Host(ThreadingHTTPServer):
    """The other site, which remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str]] = []
        self.heard = threading.Semaphore(0)
        """Released at each request: one that nobody waited for may come to the server later than its sender gave up."""
        self.times: list[float] = []
        self.agents: set[str] = set()
        self.released = threading.Event()
        self.busy: dict[str, str] = {}
        """What a path answers the first time: that it is too busy, and for how long."""

    def address(self, path: str) -> str:
        """Return the full address of a path."""
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says."""

    server: Host

    def do_GET(self) -> None:
        """Answer, redirect or hang."""
        self.server.asked.append((self.command, self.path))
        self.server.heard.release()
        self.server.times.append(time.monotonic())
        self.server.agents.add(self.headers["User-Agent"])
        if self.path == "/hangs" or (self.path == "/hangs-on-head" and self.command == "HEAD"):
            self.server.released.wait(3)
            return
        if self.path == "/drops-head" and self.command == "HEAD":
            return
        if self.path in self.server.busy:
            self.send_response(429)
            self.send_header("Retry-After", self.server.busy.pop(self.path))
        elif self.path in REDIRECTS:
            status, target = REDIRECTS[self.path]
            self.send_response(status)
            self.send_header("Location", target)
        elif self.path == "/refuses-head":
            self.send_response(405 if self.command == "HEAD" else 200)
        else:
            self.send_response(int(self.path.removeprefix("/status/")) if self.path.startswith("/status/") else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_HEAD(self) -> None:
        """Answer as to GET: the answers have no body."""
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name is inherited)
        """Say nothing."""


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """Another site, running."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server = Host()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()
    thread.join()


def write(folder: Path, name: str, *hrefs: str) -> None:
    """Write a page of the built site with these links."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f'<p><a href="{href}">é</a></p>' for href in hrefs), encoding="utf-8")


def one(host: Host, path: str, policy: Policy = QUICK) -> Result:
    """Check one address."""
    (result,) = check([host.address(path)], policy)
    return result


def test_external_links_are_collected_with_their_pages(tmp_path: Path) -> None:
    """Only http and https count, wherever the page stands; each address is there once, without its fragment, with all its pages."""
    write(tmp_path, "index.html", "https://a.example/x#part", "https://a.example/x", "glossary/", "#top", "mailto:me@a.example")
    write(tmp_path, "en/references/index.html", "HTTP://b.example/", "https://a.example/x", "//c.example/")
    write(tmp_path, "404.html", "https://d.example/a b<c>")
    assert collect(tmp_path) == {
        "HTTP://b.example/": ["/en/references/"],
        "https://a.example/x": ["/en/references/", "/"],
        "https://d.example/a%20b%3Cc%3E": ["/404.html"],
    }


@pytest.mark.parametrize("made", [False, True])
def test_missing_site_is_explained(tmp_path: Path, made: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Without built pages the command says to build first, returns 2 and writes no report."""
    site = tmp_path / "site"
    if made:
        site.mkdir()
    with pytest.raises(SiteMissing):
        collect(site)
    assert main([str(tmp_path / "report.md"), "--site", str(site)]) == 2
    assert "run `make build` first" in capsys.readouterr().err
    assert not (tmp_path / "report.md").exists()


@pytest.mark.parametrize(
    ("path", "verdict", "detail"),
    [
        ("/fine", Verdict.FINE, ""),
        ("/status/204", Verdict.FINE, ""),
        ("/elsewhere", Verdict.FINE, ""),
        ("/elsewhere-then-moved", Verdict.FINE, ""),
        ("/refuses-head", Verdict.FINE, ""),
        ("/drops-head", Verdict.FINE, ""),
        ("/moved", Verdict.MOVED, "/fine>"),
        ("/moved-twice", Verdict.MOVED, "/fine>"),
        ("/status/401", Verdict.REFUSED, "401 Unauthorized"),
        ("/status/403", Verdict.REFUSED, "403 Forbidden"),
        ("/status/429", Verdict.REFUSED, "429 Too Many Requests"),
        ("/status/503", Verdict.REFUSED, "503 Service Unavailable"),
        ("/moved-and-refused", Verdict.REFUSED, "/status/403>"),
        ("/status/304", Verdict.BROKEN, "304 Not Modified"),
        ("/status/404", Verdict.BROKEN, "404 Not Found"),
        ("/status/410", Verdict.BROKEN, "410 Gone"),
        ("/status/500", Verdict.BROKEN, "500 Internal Server Error"),
        ("/doi-gone", Verdict.BROKEN, "/status/404>"),
        ("/circle", Verdict.BROKEN, "redirects without end"),
        ("/moved-to-mail", Verdict.BROKEN, "no valid address"),
    ],
)
def test_answers_are_judged(host: Host, path: str, verdict: Verdict, detail: str) -> None:
    """Refusals are no faults, lasting redirects are named, and what is gone is broken."""
    result = one(host, path)
    assert result.verdict is verdict
    assert result.detail.endswith(detail)


@pytest.mark.parametrize(
    ("address", "detail"),
    [("http://", "no valid address"), ("http://[", "no valid address"), ("http://127.0.0.1:{free}/", "no connection")],
)
def test_addresses_without_a_server_are_broken(address: str, detail: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt address, or one where nobody listens, is reported in words and stops nothing."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with socket.socket() as taken:  # bound, so that no one else gets the port, but not listening
        taken.bind(("127.0.0.1", 0))
        (result,) = check([address.format(free=taken.getsockname()[1])], QUICK)
    assert result.verdict is Verdict.BROKEN
    assert result.detail.endswith(detail)


def test_head_is_enough_when_it_is_fine(host: Host) -> None:
    """Each address is asked once, by HEAD, however often it is given; GET follows only if that did not prove it fine."""
    check([host.address("/fine"), host.address("/fine"), host.address("/status/404")], QUICK)
    assert host.asked == [("HEAD", "/fine"), ("HEAD", "/status/404"), ("GET", "/status/404")]


def test_silent_address_is_tried_twice(host: Host) -> None:
    """One timeout may be chance; the second settles it."""
    result = one(host, "/hangs", Policy(timeout=0.1, pause=0))
    assert result == Result(host.address("/hangs"), Verdict.BROKEN, "no answer within 0.1 s (2×)")
    assert all(host.heard.acquire(timeout=10) for _ in range(2))
    assert sorted(host.asked) == [("GET", "/hangs"), ("HEAD", "/hangs")]


def test_address_that_answers_the_second_time_is_fine(host: Host) -> None:
    """Silence on HEAD proves nothing."""
    assert one(host, "/hangs-on-head", Policy(timeout=0.5, pause=0)).verdict is Verdict.FINE


@pytest.mark.parametrize("retry_after", ["0", "Wed, 25 Nov 2015 12:00:00 GMT", "3600", "soon"])
def test_busy_site_is_asked_again(host: Host, retry_after: str) -> None:
    """A site that says when it has time is asked again then; one that says nothing of use, or too long, is asked once more by GET."""
    host.busy["/fine"] = retry_after
    start = time.monotonic()
    assert one(host, "/fine").verdict is Verdict.FINE
    assert len(host.asked) == 2
    assert time.monotonic() - start < 3


def test_wait_of_a_busy_site_is_kept(host: Host) -> None:
    """The check waits as long as it was told, once for each address, and a site that stays busy is no fault."""
    host.busy["/status/429"] = "1"
    assert one(host, "/status/429").verdict is Verdict.REFUSED
    assert [method for method, _ in host.asked] == ["HEAD", "GET"]
    assert host.times[1] - host.times[0] >= 1


def test_check_is_polite(host: Host) -> None:
    """One host gets a pause between requests, and is told who asks and where to complain."""
    check([host.address("/a"), host.address("/b"), host.address("/status/404")], Policy(pause=0.1, contact="https://course.example/fork"))
    assert len(host.times) == 4
    assert all(later - earlier >= 0.1 for earlier, later in pairwise(host.times))
    (agent,) = host.agents
    assert agent.startswith("curriculum-link-check/")
    assert "https://course.example/fork" in agent


def test_report_names_what_is_broken_and_where(host: Host, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report lists each broken address with its pages, notes the doubtful, and only counts the fine; the exit code is 1."""
    site = tmp_path / "site"
    write(site, "index.html", host.address("/fine"), host.address("/status/404"), host.address("/status/403"))
    write(site, "en/index.html", host.address("/status/404"), host.address("/moved"))
    file = tmp_path / "report.md"
    assert main([str(file), "--site", str(site), "--pause", "0"]) == 1
    text = file.read_text(encoding="utf-8")
    assert text.startswith("4 external addresses checked: 1 broken, 1 moved for good, 1 refused, 1 fine.\n")
    assert f"- <{host.address('/status/404')}>: 404 Not Found\n  - on `/en/`, `/`\n" in text
    assert f"- <{host.address('/moved')}>: <{host.address('/fine')}>\n  - on `/en/`\n" in text
    assert text.index("## Broken") < text.index("## Moved for good") < text.index("## Refused")
    assert text.count(host.address("/fine")) == 1
    assert capsys.readouterr().out == text.partition("\n")[0] + "\n"


def test_refusals_and_moves_are_no_faults(host: Host, tmp_path: Path) -> None:
    """Without a broken address the exit code is 0 and the report has no such heading."""
    write(tmp_path / "site", "index.html", host.address("/fine"), host.address("/status/429"), host.address("/moved"))
    file = tmp_path / "report.md"
    assert main([str(file), "--site", str(tmp_path / "site"), "--pause", "0"]) == 0
    assert "## Broken" not in file.read_text(encoding="utf-8")


def test_long_list_of_pages_is_shortened() -> None:
    """A link of the footer does not fill the report with every page."""
    pages = [f"/{number}/" for number in range(MOST_PAGES + 2)]
    text = report([Result("https://a.example/", Verdict.BROKEN, "404 Not Found")], {"https://a.example/": pages})
    assert f"`/{MOST_PAGES - 1}/` and 2 more" in text
    assert f"`/{MOST_PAGES}/`" not in text
