"""The last step of a build: the files that all pages share are made as small as they can be.

Sources stay as they are written: `mkdocs serve` shows those. A page has the styles of its first screen, and asks for one
style sheet, which holds what the site uses; scripts lose their comments; what nothing asks for is taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import rjsmin
from mkdocs.exceptions import PluginError

from curriculum.page.assets import SCRIPTS, STYLES
from curriculum.page.css import BadStyles, parsed
from curriculum.page.first import FirstStyles, end_of_first_screen
from curriculum.page.policy import with_styles
from curriculum.page.styles import Vocabulary, site_styles
from curriculum.side_by_side import SecondProcess

SITE_STYLES = f"{STYLES}/site.css"
"""The style sheet of the built site."""
_LINK = re.compile(r'<link rel="stylesheet" href="(?P<folder>[^"]*assets/stylesheets/)site\.css">')
_SCRIPT_OF_PAGE = re.compile(r'(?:src|href)="[^"]*assets/javascripts/([\w.-]+\.js)"')


def finish_site(
    site: Path, style_sheets: Sequence[str], few: Iterable[str], languages: Iterable[str], translations: Iterable[Path]
) -> None:
    """Make the shared files of a built site, whose translations stand in folders of it.

    Args:
        site: folder of the site.
        style_sheets: what the one style sheet is made of, as addresses in the site, in their order.
        few: those at the end of them that few pages need.
        languages: languages of the search.
        translations: folders of the editions that use these files too.
    """
    paths = [site / path for path in style_sheets]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    others = SecondProcess(lambda: [parsed(css) for css in texts[1:]])  # the first, Material's, is longer than all of the course's
    vocabulary = Vocabulary()
    words: dict[str, set[str]] = {}
    for script in sorted((site / SCRIPTS).glob("*.js")):
        if not script.name.startswith("bundle."):
            code = str(rjsmin.jsmin(script.read_text(encoding="utf-8")))
            script.write_text(code, encoding="utf-8")
            words[script.name] = vocabulary.add_script(code)
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    names: dict[Path, set[str]] = {}
    for path, html in pages.items():
        own = vocabulary.add_page(html)
        names[path] = own.union(*(words.get(name, set()) for name in _SCRIPT_OF_PAGE.findall(html)))

    apart = [index for index, path in enumerate(style_sheets) if path in set(few)]
    try:
        common, sheets = site_styles([parsed(texts[0]), *others.value()], vocabulary, apart)
    except BadStyles as problem:
        raise PluginError(f"overrides/{style_sheets[texts.index(problem.css)]}:{problem}") from problem
    for path in paths:
        path.unlink()
    (site / SITE_STYLES).write_text(common.css, encoding="utf-8")
    for index, sheet in sheets.items():
        paths[index].write_text(sheet.css, encoding="utf-8")
    first = FirstStyles([common.parts, *(sheet.parts for sheet in sheets.values())])

    def finish(some: Iterable[tuple[Path, str]]) -> None:
        for path, html in some:
            needed = [(place, index) for place, index in enumerate(sheets, 1) if not sheets[index].names.isdisjoint(names[path])]
            linked = _linked(html, [paths[index].name for _, index in needed])
            path.write_text(with_styles(linked, first.of(html, [0, *(place for place, _ in needed)])), encoding="utf-8")

    all_pages = list(pages.items())
    second = SecondProcess(lambda: finish(all_pages[1::2]))
    finish(all_pages[::2])
    second.value()
    _remove_unused(site, set(languages))
    for folder in translations:
        for shared in (folder / SCRIPTS, folder / STYLES):
            for path in sorted(shared.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            shared.rmdir()


def _linked(html: str, more: Iterable[str]) -> str:
    """Return a page with links to the style sheet of all pages and those that it needs besides, behind its first screen."""
    link = _LINK.search(html)
    if not link:
        return html
    links = "".join(f'<link rel="stylesheet" href="{link["folder"]}{name}">\n' for name in ("site.css", *more))
    place = end_of_first_screen(html)
    if place is None:
        return html[: link.start()] + links + html[link.end() :].lstrip("\n")
    return html[:place] + links + html[place : link.start()] + html[link.end() :].lstrip("\n")


def _remove_unused(site: Path, languages: set[str]) -> None:
    """Take away what Material brings and no page asks for: its script, its maps, its icon, and stemmers of other languages."""
    needed = {f"lunr.{language}.min.js" for language in languages} | {"lunr.stemmer.support.min.js"}
    unused = [path for path in (site / SCRIPTS / "lunr").rglob("*.js") if path.name not in needed]
    unused += [*(site / "assets").rglob("*.map"), *(site / SCRIPTS).glob("bundle.*.js"), *(site / STYLES).glob("*.min.css")]
    unused += [path for folder in (site, *site.glob("*/")) for path in folder.glob("assets/images/favicon.png")]
    for path in unused:
        path.unlink(missing_ok=True)
