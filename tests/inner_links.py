"""Checks the links of a built site as files: for editions that are opened from a folder, and for anchors without a server."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINKS = {"href", "src", "poster", "data"}
_CSS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


class _Page(HTMLParser):
    """What a page links to, and where one can link to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[int, str]] = []
        self.anchors = {"", "top", "__comments"}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links and ids."""
        for name, value in attrs:
            if name == "id" or (tag == "a" and name == "name"):
                self.anchors.add(value or "")
            elif name in _LINKS and value is not None:
                self.links.append((self.getpos()[0], value))
            elif name == "srcset" and value:
                self.links += [(self.getpos()[0], candidate.split()[0]) for candidate in value.split(",")]


def broken_links(folder: Path, *, opened_as_files: bool = False) -> list[str]:
    """Return each link of the pages and style sheets in a folder that leads nowhere in it.

    `opened_as_files` asks of a link to name the file of the page, since only a server gives `index.html` for a folder.
    """
    pages = {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    found = []
    for path, page in pages.items():
        for line, link in page.links:
            if problem := _problem(folder, path, link, pages, opened_as_files=opened_as_files):
                found.append(f"{path.relative_to(folder)}:{line}: {link}: {problem}")
    for path in sorted(folder.rglob("*.css")):
        links = _CSS.findall(path.read_text(encoding="utf-8"))
        problems = [(link, _problem(folder, path, link, pages, opened_as_files=opened_as_files)) for link in links]
        found += [f"{path.relative_to(folder)}: {link}: {problem}" for link, problem in problems if problem]
    return found


def _problem(folder: Path, path: Path, link: str, pages: dict[Path, _Page], *, opened_as_files: bool) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return ""
    if parts.path.startswith("/"):
        return "starts at the root of the host"
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_relative_to(folder.resolve()):
        return "leads out of the folder"
    if target.is_dir():
        if opened_as_files:
            return "names a folder, which no browser opens as a page"
        target /= "index.html"
    if not target.exists():
        return "no such file"
    if target in pages and unquote(parts.fragment) not in pages[target].anchors:
        return "no such place on that page"
    return ""
