"""Runs LinkChecker, which is given a memory: it asks for each file once and reads it once, and not once more for each of its anchors.

To LinkChecker every `page#anchor` is an address of its own, which it fetches, parses and searches for links and anchors. Nearly
all of its time went there. What the same address and the same bytes hold does not change, so it is worked out once. All anchors are
still looked for and every rule is LinkChecker's own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from linkcheck import log, parser
from linkcheck.checker.httpurl import HttpUrl
from linkcheck.command.linkchecker import linkchecker
from linkcheck.htmlutil import htmlsoup, linkparse
from requests import PreparedRequest, Response, Session


def give_memory() -> None:
    """Let LinkChecker remember what came, what it parsed, the links and anchors in it, what it says to robots, and what is in the queue."""
    send = Session.send
    answers: dict[str, Response] = {}

    def send_once(session: Session, request: PreparedRequest, **named: Any) -> Response:
        file = str(request.url).partition("#")[0]
        if file not in answers:
            answer = send(session, request, **named)
            assert answer.content is not None  # has been read, and can be read again
            answers[file] = answer
        return answers[file]

    Session.send = send_once  # type: ignore[method-assign, assignment]
    htmlsoup.make_soup = lru_cache(maxsize=None)(htmlsoup.make_soup)
    find_links = linkparse.find_links
    parse_html = parser.parse_html
    found: dict[tuple[int, int], list[tuple[tuple[Any, ...], dict[str, Any]]]] = {}
    followed: set[str] = set()

    def find_links_once(soup: Any, callback: Callable[..., None], tags: dict[str, Any]) -> None:
        key = (id(soup), id(tags))  # the soups are kept above, so that no id is given to another
        if key not in found:
            links: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
            names = {name for attributes in tags.values() for name in attributes}
            # Of any other element it would only put the text together.
            some = [one for one in soup.find_all(True) if one.name == "base" or not names.isdisjoint(one.attrs)]
            find_links(SimpleNamespace(find_all=lambda _: some), lambda *values, **named: links.append((values, named)), tags)
            found[key] = links
        for values, named in found[key]:
            callback(*values, **named)

    def follow_once(url_data: Any) -> None:
        page = url_data.url.partition("#")[0]
        if page not in followed:
            followed.add(page)
            parse_html(url_data)

    allows_robots = HttpUrl.content_allows_robots
    allowed: dict[int, bool] = {}

    def allows_robots_once(url_data: Any) -> bool:
        if not url_data.is_html():
            return bool(allows_robots(url_data))
        key = id(url_data.get_soup())
        if key not in allowed:
            allowed[key] = allows_robots(url_data)
        return allowed[key]

    log.debug = lambda *_, **__: None  # half a million calls for what nobody reads
    HttpUrl.content_allows_robots = allows_robots_once
    linkparse.find_links = find_links_once
    parser.parse_html = follow_once


if __name__ == "__main__":
    give_memory()
    linkchecker()
