"""`mkdocs serve` does not do again what it has done, and shows what a build from nothing would."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from logging.handlers import BufferingHandler
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from curriculum import plugin
from curriculum.epoch import VARIABLE
from curriculum.later import Later
from curriculum.page.memory import Memory, can_be_kept, made_of_data
from tests.conftest import copy_course
from tests.pages import FIRST_MODULE, LAST_MODULE

pytestmark = [pytest.mark.xdist_group("served"), pytest.mark.filterwarnings("ignore::ResourceWarning")]


def serve(root: Path, site: Path) -> None:
    """Build a course as `mkdocs serve` does at each change."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), site_url="http://127.0.0.1:8000/")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)


def pages(site: Path) -> dict[str, str]:
    """All that depends on texts: the pages, and what the search knows."""
    files = [*site.rglob("*.html"), *site.rglob("search_index.json")]
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in files}


def edit(path: Path, old: str, new: str) -> None:
    """Change a text once."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@dataclass(frozen=True)
class Served:
    """A course that is shown while somebody writes."""

    root: Path
    site: Path
    text: Path
    """The Dutch text of its first module."""
    later: Later
    log: str
    """What was said up to the first page."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A copy of the course, shown from nothing with a slip in a text; what the plugin does later it does only if a test asks for it."""
    folder, later, log = tmp_path_factory.mktemp("serve"), Later(3600), BufferingHandler(sys.maxsize)
    root, site = copy_course(folder / "course"), folder / "served"
    text = root / f"modules/{FIRST_MODULE}/nl.md"
    site.mkdir()
    (site / "of-the-last-build.html").write_text("x", encoding="utf-8")
    edit(text, "}\n\n", "}\n\nDe de woorden staan hier. ")
    with pytest.MonkeyPatch.context() as patch:
        vars(MkDocsConfig)["plugins"].plugin_cache.clear()
        patch.setattr(plugin, "_MEMORY", Memory())
        patch.setattr(plugin, "_LATER", later)
        patch.setenv(VARIABLE, "315532800")  # which the plugin sets: put back afterwards, or the next build here takes it over
        logging.getLogger("mkdocs").addHandler(log)
        serve(root, site)
        logging.getLogger("mkdocs").removeHandler(log)
        yield Served(root, site, text, later, "\n".join(record.getMessage() for record in log.buffer))
        later.drop()
        vars(MkDocsConfig)["plugins"].plugin_cache.clear()


@pytest.mark.takes(41)
def test_what_does_not_hinder_a_page_is_said_when_the_page_is_there(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    """A text in the making is shown, and found fault with after that. What cannot be shown is not, and all that is wrong is told."""
    assert "De de woorden" in (served.site / f"modules/{FIRST_MODULE}/index.html").read_text(encoding="utf-8")
    assert "cannot be published" not in served.log
    served.later.wait()
    assert "cannot be published" in caplog.text
    assert "typing: `De` stands here twice" in caplog.text
    assert [path.name for path in served.site.parent.iterdir() if "served" in path.name] == ["served"]
    edit(served.root / f"modules/{LAST_MODULE}/nl.md", "}\n\n", "}\n\nWij wij staan daar. ")
    caplog.clear()
    serve(served.root, served.site)
    served.later.wait()
    assert "typing: `De` stands here twice" in caplog.text
    assert "typing: `Wij` stands here twice" in caplog.text
    edit(served.text, "De de woorden staan hier.", "De de woorden staan [hier](nergens.md).")
    caplog.clear()
    with pytest.raises(Abort):
        serve(served.root, served.site)
    edit(served.text, "[hier](nergens.md)", "hier")
    assert "`De` stands here twice" in caplog.text
    assert "there is no page `modules/nergens.md`" in caplog.text


@pytest.mark.takes(40)
def test_what_is_served_after_edits_is_what_a_build_from_nothing_gives(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts, questions, terms and titles are edited in turn, and not yet translated; no page, menu or search result is left behind."""
    root, site = served.root, served.site
    serve(root, site)
    before = pages(site)
    edit(served.text, "}\n\n", "}\n\nEen zin die er niet stond. ")
    edit(root / "docs/nl/about.md", "description: ", "description: Anders, ")
    serve(root, site)
    after = pages(site)
    assert 'content="Anders, ' in after["about/index.html"]
    assert "Een zin die er niet stond." in after[f"modules/{FIRST_MODULE}/index.html"]
    changed = {name for name, text in after.items() if text != before[name]}
    assert f"modules/{FIRST_MODULE}/index.html" in changed
    assert not any(name.startswith("en/") for name in changed)
    assert changed <= {"about/index.html", f"modules/{FIRST_MODULE}/index.html", "references/index.html", "search/search_index.json"}
    edit(root / f"modules/{LAST_MODULE}/module.yml", "title: {nl: ", "title: {nl: Over ")
    edit(root / f"modules/{LAST_MODULE}/en.md", "}\n\n", "}\n\nA sentence that was not there. ")
    serve(root, site)
    monkeypatch.setattr(plugin, "_MEMORY", Memory())
    serve(root, tmp_path / "new")
    assert pages(site) == pages(tmp_path / "new")


def test_whole_page_is_known_in_its_frame_only() -> None:
    """A page is shown as it was while its content and what surrounds it are the same; new content forgets the page."""
    memory = Memory()
    page: Any = SimpleNamespace(file=SimpleNamespace(src_uri="a.md"), toc=[], present_anchor_ids=None)
    memory.keep_output("nl", "a.md", 1, "of content that is not known")
    assert memory.output("nl", "a.md", 1) is None
    memory.keep("nl", page, "key", "<p>a</p>")
    assert memory.found("nl", "a.md") is None, "the build that made the content was not finished"
    frame = memory.frame("nl", ("menu", "words"))
    memory.keep_output("nl", "a.md", frame, "whole")
    assert memory.frame("nl", ("menu", "words")) == frame
    assert memory.output("nl", "a.md", frame) == "whole"
    assert memory.output("en", "a.md", frame) is None
    other = memory.frame("nl", ("another menu", "words"))
    assert memory.output("nl", "a.md", other) is None
    assert memory.frame("nl", ("menu", "words")) not in {frame, other}
    memory.keep("nl", page, "another key", "<p>b</p>")
    assert memory.output("nl", "a.md", frame) is None


@pytest.mark.parametrize(
    ("markdown", "kept"),
    [
        ("text", True),
        ("<!-- course:question a -->x<!-- /course:question -->", True),
        ("<!-- course:session-builder -->", True),
        ("<!-- course:modules -->", False),
    ],
)
def test_a_page_that_others_are_put_into_is_made_anew(markdown: str, *, kept: bool) -> None:
    """What is put in later depends on other pages."""
    assert can_be_kept(markdown) is kept


@pytest.mark.parametrize(
    ("source", "alone"),
    [
        ("A text.", True),
        ("<!-- course:journal -->", True),
        ("<!-- course:journal --> <!-- course:facts -->", False),
        ("<!-- course:new -->", False),
    ],
)
def test_a_page_that_shows_something_of_texts_is_not_known_by_its_source(source: str, *, alone: bool) -> None:
    """Only of directives that are known to need no text of a module; of any other it may be true."""
    assert made_of_data(source) is alone
