"""Checks whether the external links of the built site still work, and reports in Markdown which do not.

`python -m curriculum.links report.md` is for a weekly job, not for the tests of a change: whether another site answers
today says nothing about the change.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from functools import partial
from itertools import takewhile
from pathlib import Path

import requests
from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer
from requests.utils import requote_uri
from urllib3.exceptions import InvalidHeader
from urllib3.util.retry import Retry

from curriculum import __version__

REFUSALS = frozenset({401, 403, 429, 503})
"""Answers that say "not to you" or "not now". Many publishers give them to every program, so they prove nothing."""
MOST_PAGES = 5
"""Pages named per address: a link in the footer stands on all of them, and an issue holds 65,536 characters."""
HOSTS_AT_ONCE = 8


class SiteMissing(Exception):
    """There is no built site to take the links from; the message says what to do."""


class Verdict(Enum):
    """What the answer of an address means, worded as in the report."""

    BROKEN = "broken"
    MOVED = "moved for good"
    REFUSED = "refused"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Result:
    """One address, what it is worth, and why."""

    address: str
    verdict: Verdict
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """How patient the check is, and how polite."""

    timeout: float = 20
    """Seconds to wait for an answer."""
    pause: float = 1
    """Seconds between two requests to one host."""
    tries: int = 2
    """Number of timeouts after which an address counts as broken."""
    patience: float = 30
    """Seconds to wait at most where a site says how long it is too busy (`Retry-After`)."""
    contact: str = ""
    """Where the owner of a site can complain."""

    @property
    def user_agent(self) -> str:
        """What the check says it is."""
        contact = f"; {self.contact}" if self.contact else ""
        return f"curriculum-link-check/{__version__} (weekly check of the links of an open course{contact})"


POLITE = Policy()


def collect(site: Path) -> dict[str, list[str]]:
    """Return each external address that a page links to, with the pages that do.

    Raises SiteMissing if `site` holds no pages.
    """
    files = sorted(site.rglob("*.html"))
    if not files:
        raise SiteMissing(f"there is no built site in `{site}`: run `make build` first.")
    pages: dict[str, list[str]] = {}
    only_links = SoupStrainer("a", href=True)
    for file in files:
        page = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        for link in BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser", parse_only=only_links).find_all("a"):
            href = str(link["href"]).strip()
            if not href.lower().startswith(("http://", "https://")):
                continue
            users = pages.setdefault(requote_uri(href.partition("#")[0]), [])
            if page not in users:
                users.append(page)
    return dict(sorted(pages.items()))


def check(addresses: Iterable[str], policy: Policy = POLITE) -> list[Result]:
    """Return the result of each address, in alphabetical order.

    Hosts are visited side by side, but each by one request at a time.
    """
    hosts: dict[str, list[str]] = {}
    for address in sorted(set(addresses)):
        hosts.setdefault(address.split("/", 3)[2].lower(), []).append(address)
    with ThreadPoolExecutor(max_workers=HOSTS_AT_ONCE) as pool:
        visits = pool.map(partial(_visit, policy=policy), hosts.values())
        return sorted((result for visit in visits for result in visit), key=lambda result: result.address)


def _visit(addresses: list[str], policy: Policy) -> list[Result]:
    """Return the results of the addresses of one host."""
    with _Visitor(policy) as visitor:
        return [visitor.check(address) for address in addresses]


class _Visitor(requests.Session):
    """Asks one host after its addresses, with a pause between two requests."""

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self.headers["User-Agent"] = policy.user_agent
        self._policy = policy
        self._asked = False

    def check(self, address: str) -> Result:
        """Return what the address is worth: HEAD may prove it fine, only GET may prove it broken."""
        method = "HEAD"
        timeouts = 0
        waited = False
        while True:
            try:
                response = self._ask(method, address)
            except requests.Timeout:
                timeouts += 1
                if timeouts >= self._policy.tries:
                    return Result(address, Verdict.BROKEN, f"no answer within {self._policy.timeout:g} s ({timeouts}×)")
            except requests.RequestException as error:
                if method == "GET":
                    return Result(address, Verdict.BROKEN, _reason(error))
            else:
                wait = None if waited else _wait(response)
                if wait is not None and wait <= self._policy.patience:
                    waited = True
                    time.sleep(wait)
                elif method == "GET" or response.ok:
                    return _judge(address, response)
            method = "GET"  # also after a failed HEAD: some servers refuse it, some get it wrong

    def _ask(self, method: str, address: str) -> requests.Response:
        if self._asked:
            time.sleep(self._policy.pause)
        self._asked = True
        # The head of the answer is enough: an article of many megabytes is not fetched.
        with self.request(method, address, timeout=self._policy.timeout, allow_redirects=True, stream=True) as response:
            return response


def _wait(response: requests.Response) -> float | None:
    """Return how many seconds a site that is too busy asks to wait, if it says so."""
    if response.status_code not in {429, 503}:
        return None
    try:
        return Retry().parse_retry_after(response.headers["Retry-After"])
    except (KeyError, InvalidHeader):
        return None


def _judge(address: str, response: requests.Response) -> Result:
    """Return what a final answer, after all redirects, says of an address."""
    status = response.status_code
    if 200 <= status < 300:
        # Only redirects that are permanent from the first on give the address a new one. A DOI, for one, redirects for now.
        permanent = list(takewhile(lambda hop: hop.is_permanent_redirect, response.history))
        if permanent:
            return Result(address, Verdict.MOVED, f"<{[*response.history, response][len(permanent)].url}>")
        return Result(address, Verdict.FINE)
    detail = f"{status} {response.reason or ''}".rstrip() + (f" at <{response.url}>" if response.history else "")
    return Result(address, Verdict.REFUSED if status in REFUSALS else Verdict.BROKEN, detail)


def _reason(error: requests.RequestException) -> str:
    """Return in words why there was no answer at all."""
    match error:
        case requests.exceptions.SSLError():
            return "its certificate is not accepted"
        case requests.TooManyRedirects():
            return "redirects without end"
        case requests.exceptions.InvalidURL() | requests.exceptions.InvalidSchema():
            return "is, or redirects to, no valid address"
        case _:
            return "no connection"


def report(results: Iterable[Result], pages: Mapping[str, list[str]]) -> str:
    """Return the Markdown report: what is broken first, then what deserves a look; what is fine is only counted."""
    by_verdict: dict[Verdict, list[Result]] = {verdict: [] for verdict in Verdict}
    for result in results:
        by_verdict[result.verdict].append(result)
    counts = ", ".join(f"{len(found)} {verdict.value}" for verdict, found in by_verdict.items())
    advice = {
        Verdict.BROKEN: "Mend each where it stands in the sources, most often `modules/references.yml`.",
        Verdict.MOVED: "These work, by way of a permanent redirect. Put the new address in when you are there.",
        Verdict.REFUSED: "These sites answered, but not to a program. Open them by hand now and then.",
    }
    parts = [f"{sum(map(len, by_verdict.values()))} external addresses checked: {counts}."]
    for verdict, text in advice.items():
        if found := by_verdict[verdict]:
            entries = [f"- <{result.address}>: {result.detail}\n  - on {_on(pages[result.address])}" for result in found]
            parts += [f"## {verdict.value.capitalize()}", text, "\n".join(entries)]
    return "\n\n".join(parts) + "\n"


def _on(pages: list[str]) -> str:
    """Return the pages as a phrase, shortened if they are many."""
    more = len(pages) - MOST_PAGES
    return ", ".join(f"`{page}`" for page in pages[:MOST_PAGES]) + (f" and {more} more" if more > 0 else "")


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0 if no link is broken, 1 if one is, 2 if there is nothing to check."""
    parser = argparse.ArgumentParser(prog="python -m curriculum.links", description="Check the external links of the built site.")
    parser.add_argument("report", type=Path, help="Markdown file to write the report to")
    parser.add_argument("--site", type=Path, default=Path("site"), help="folder of the built site (default: site)")
    parser.add_argument("--timeout", type=float, default=POLITE.timeout, help="seconds to wait for an answer (default: %(default)g)")
    parser.add_argument("--pause", type=float, default=POLITE.pause, help="seconds between requests to one host (default: %(default)g)")
    options = parser.parse_args(arguments)
    try:
        pages = collect(options.site)
    except SiteMissing as error:
        print(f"curriculum.links: {error}", file=sys.stderr)
        return 2
    policy = Policy(timeout=options.timeout, pause=options.pause, contact=os.environ.get("REPOSITORY_URL", ""))
    results = check(pages, policy)
    text = report(results, pages)
    options.report.write_text(text, encoding="utf-8")
    print(text.partition("\n")[0])
    return int(any(result.verdict is Verdict.BROKEN for result in results))


if __name__ == "__main__":
    sys.exit(main())
