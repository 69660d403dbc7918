"""The last step of a build: the files that all pages share are made as small as they can be.

Sources stay as they are written: `mkdocs serve` shows those. A page asks for one style sheet, which holds what the site
uses; scripts lose their comments; what nothing asks for is taken away.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import rjsmin

from curriculum.page.assets import SCRIPTS
from curriculum.page.styles import Vocabulary, site_styles

STYLES = "assets/stylesheets"
SITE_STYLES = f"{STYLES}/site.css"
"""The style sheet of the built site."""


def finish_site(site: Path, style_sheets: Iterable[str], languages: Iterable[str], translations: Iterable[Path]) -> None:
    """Make the shared files of a built site, whose translations stand in folders of it.

    Args:
        site: folder of the site.
        style_sheets: what the one style sheet is made of, as addresses in the site, in their order.
        languages: languages of the search.
        translations: folders of the editions that use these files too.
    """
    vocabulary = Vocabulary()
    for page in sorted(site.rglob("*.html")):
        vocabulary.add_page(page.read_text(encoding="utf-8"))
    for script in sorted((site / SCRIPTS).glob("*.js")):
        if script.name.startswith("bundle."):
            continue
        code = str(rjsmin.jsmin(script.read_text(encoding="utf-8")))
        script.write_text(code, encoding="utf-8")
        vocabulary.add_script(code)
    paths = [site / path for path in style_sheets]
    css = site_styles((path.read_text(encoding="utf-8") for path in paths), vocabulary)
    (site / SITE_STYLES).write_text(css, encoding="utf-8")
    for path in paths:
        path.unlink()
    _remove_unused(site, set(languages))
    for folder in translations:
        for shared in (folder / SCRIPTS, folder / STYLES):
            for path in sorted(shared.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            shared.rmdir()


def _remove_unused(site: Path, languages: set[str]) -> None:
    """Take away what Material brings and no page asks for: its script, its maps, its icon, and stemmers of other languages."""
    needed = {f"lunr.{language}.min.js" for language in languages} | {"lunr.stemmer.support.min.js"}
    unused = [path for path in (site / SCRIPTS / "lunr").rglob("*.js") if path.name not in needed]
    unused += [*(site / "assets").rglob("*.map"), *(site / SCRIPTS).glob("bundle.*.js"), *(site / STYLES).glob("*.min.css")]
    unused += [path for folder in (site, *site.glob("*/")) for path in folder.glob("assets/images/favicon.png")]
    for path in unused:
        path.unlink(missing_ok=True)
