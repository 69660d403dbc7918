"""The whole bilingual site in one ZIP, to be opened from the file system by double click.

It is the published site with four changes: links lead to files, the modules are one classic script, the search index is a
script, and workers run in a frame. Nothing is asked of a network, and the security policy in each page still sees to that.
"""

from __future__ import annotations

import json
import os
import re
from html import escape
from pathlib import Path

from curriculum import catalogue
from curriculum.editions import edition_folder
from curriculum.export import export
from curriculum.export.archive import read_folder, write_zip
from curriculum.export.classic import NotClassic, bundle
from curriculum.export.job import ExportProblem, Job
from curriculum.export.site import built_site, edition, links_to_files
from curriculum.models import LANGUAGES, ORIGINAL, TRANSLATED, Language
from curriculum.page.assets import SCRIPTS, SHARED_FOLDERS

BROWSER = Path(__file__).parent / "browser"
_MODULE = re.compile(r'[ \t]*<script src="(?P<path>[^"]*?)assets/javascripts/(?P<name>[^"]+)" type="module"></script>\n?')
_NOT_HERE = re.compile(r'[ \t]*<(?:link rel="(?:canonical|modulepreload)"|meta property="og:(?:url|image)")[^>]*>\n?')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_NO_FILE = re.compile(r'<p class="downloads-none">.*?</p>', re.DOTALL)
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json")
"""What only a server needs, or is there in another form; source maps are left out too."""


@export("offline", "the whole site in a ZIP, to open without a network or a server", by_language=False)
def make(job: Job) -> None:
    """Write the ZIP, with a page at its top that is easy to find."""
    site = built_site(job)
    contents: dict[str, bytes] = {}
    for language in LANGUAGES:
        contents |= {f"{edition_folder(language)}{name}": data for name, data in offline_edition(job, site, language).items()}
    name = job.title(ORIGINAL)
    contents["LEESMIJ-README.txt"] = _read_me(job).encode()
    with job.write("offline", "zip") as path:
        write_zip(path, {f"{name}/{file}": data for file, data in contents.items()}, job.epoch)


def offline_edition(job: Job, site: Path, language: Language) -> dict[str, bytes]:
    """Return the files of one edition, by their names below its folder, changed so that they work from a file system."""
    folder = edition(site, language)
    others = [f"{other}/" for other in TRANSLATED] if language == ORIGINAL else []
    files = {
        name: data
        for name, data in read_folder(folder).items()
        if name not in _LEFT_OUT and not name.endswith(".map") and not any(name.startswith(other) for other in others)
    }
    if language != ORIGINAL:  # it takes style sheets and scripts from the folder above it
        files |= {name: data for name, data in read_folder(site).items() if name.startswith(SHARED_FOLDERS)}
    entries: set[str] = set()
    elsewhere = _elsewhere(job, language)
    for name in [name for name in files if name.endswith(".html")]:
        page, modules = _page(_own_assets(files[name].decode(), name), folder / name)
        entries |= modules
        files[name] = _NO_FILE.sub(lambda _: elsewhere, page).encode()
    try:
        script = bundle(sorted(entries), lambda module: files[f"{SCRIPTS}/{module}"].decode())
    except NotClassic as error:
        raise ExportProblem(f"the modules in overrides/{SCRIPTS}/ could not be put into one script: {error}") from error
    except KeyError as error:
        raise ExportProblem(f"a module imports {error}, which does not exist.") from error
    files[f"{SCRIPTS}/offline.js"] = script.encode()
    for name in ("worker.js", "links.js"):
        files[f"{SCRIPTS}/offline-{name}"] = (BROWSER / name).read_bytes()
    files["search/search_index.js"] = _index((folder / "search/search_index.json").read_text(encoding="utf-8"), folder).encode()
    return files


def _page(html: str, page: Path) -> tuple[str, set[str]]:
    """Return a page as it works from a file system, and the names of its modules."""
    found = list(_MODULE.finditer(html))
    modules = [match["name"] for match in found]
    html = _NOT_HERE.sub("", links_to_files(html, page))
    html = _POLICY.sub(lambda policy: policy[0].replace("'self'", "'self' file:"), html, count=1)  # not every browser counts a file as self
    if found:
        base = f"{found[0]['path']}{SCRIPTS}"
        scripts = "".join(f'<script src="{base}/offline-{name}"></script>\n' for name in ("links.js", "worker.js"))
        html = html.replace("</head>", f"{scripts}</head>", 1)
        classic = f'<script src="{base}/offline.js" data-modules="{" ".join(modules)}" defer></script>\n'
        html = _MODULE.sub(lambda match: classic if match["name"] == modules[0] else "", html)
    return html, set(modules)


def _elsewhere(job: Job, language: Language) -> str:
    """Return where the files are that the page "Take it along" offers: not in this one, and who reads it has no source to make them."""
    text = escape(job.words(language)("You find this file on the site of the course."))
    address = catalogue.address(os.environ.get("SITE_URL", ""), language, "take-along/")
    return f'<p><a href="{escape(address)}">{text}</a></p>' if ":" in address else f"<p>{text}</p>"


def _own_assets(html: str, name: str) -> str:
    """Return a page that takes what editions share from its own edition's folder."""
    here = "../" * name.count("/")
    for shared in SHARED_FOLDERS:
        html = html.replace(f'"{here}../{shared}', f'"{here}{shared}')
    return html


def _index(text: str, folder: Path) -> str:
    """Return the search index as a script, with the addresses of files."""
    index = json.loads(text)
    for entry in index["docs"]:
        path, hash_, heading = entry["location"].partition("#")
        if (folder / path / "index.html").is_file():
            entry["location"] = f"{path}index.html{hash_}{heading}"
    return f"var __index = {json.dumps(index, ensure_ascii=False)};\n"


def _read_me(job: Job) -> str:
    lines = []
    for language in LANGUAGES:
        words = job.words(language)
        lines += [
            job.licence_line(language),
            words(
                "Unpack everything, then open {file} in your browser. No network is needed.", file=f"{edition_folder(language)}index.html"
            ),
            words(
                "Chrome or Edge is best: Firefox keeps what you fill in for each page apart, so that no page knows what you did on another."
            ),
            "",
        ]
    return "\r\n".join(lines)
