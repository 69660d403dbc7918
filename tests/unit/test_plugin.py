"""The MkDocs plugin, by builds of planted copies."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.livereload import LiveReloadServer

from curriculum.load import Course
from curriculum.plugin import CurriculumPlugin
from tests.conftest import ROOT, build_site

MODULE = "modules/vocabulary"


def test_page_keeps_its_footnotes_and_its_head_is_escaped(copy_of_course: Path, tmp_path: Path) -> None:
    """Footnotes, which end up behind all else, are not cut off; quotes and signs in a summary break neither head nor card."""
    for language in ("nl", "en"):
        path = copy_of_course / MODULE / f"{language}.md"
        path.write_text(path.read_text(encoding="utf-8") + "\nText.[^1]\n\n[^1]: The note.\n", encoding="utf-8")
    path = copy_of_course / MODULE / "module.yml"
    summary = 'summary:\n  nl: Wat is "poly" & meer?\n  en: What is poly?\nobjectives:'
    path.write_text(
        re.sub(r"^summary:(.*\n)*?objectives:", summary, path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8"
    )
    result = build_site(copy_of_course, tmp_path / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    page = (tmp_path / "site" / MODULE / "index.html").read_text(encoding="utf-8")
    assert "The note." in page
    assert page.count('content="Wat is &#34;poly&#34; &amp; meer?"') == 2
    assert "Wat is &#34;poly&#34; &amp; meer?" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_site_without_an_address_can_be_built(copy_of_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SITE_URL in it, no address on a page is made up."""
    path = copy_of_course / "mkdocs.yml"
    path.write_text(re.sub(r"^site_url: .*", 'site_url: ""', path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    result = build_site(copy_of_course, tmp_path / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    for page in ("index.html", "en/index.html", "404.html"):
        assert '"None' not in (tmp_path / "site" / page).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "ends_well"),
    [("language: en, translations: []", "language: nl, translations: []", False), ("language: en, translations: []", "language: en", True)],
    ids=["the language of the original", "translations inherited"],
)
def test_editions_do_not_overwrite_each_other(copy_of_course: Path, tmp_path: Path, old: str, new: str, ends_well: bool) -> None:
    """An edition in the language of the original is refused, and one that inherits the list of translations is built once."""
    path = copy_of_course / "mkdocs.en.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    result = build_site(copy_of_course, tmp_path / "site")
    assert (result.returncode == 0) is ends_well
    assert "Traceback" not in result.stderr
    assert (tmp_path / "site/index.html").exists()
    assert not (tmp_path / "site/en/en").exists()


def test_server_watches_every_source(course: Course) -> None:
    """A change of any source, the configuration of a translation included, makes `mkdocs serve` build anew."""
    plugin = CurriculumPlugin()
    plugin.load_config({"translations": ["mkdocs.en.yml"]})
    plugin.course = course
    watched: list[str] = []
    server: LiveReloadServer = SimpleNamespace(watch=watched.append)  # type: ignore[assignment]
    plugin.on_serve(server, config=None, builder=None)  # type: ignore[arg-type]
    assert {Path(path).relative_to(ROOT).as_posix() for path in watched} == {"docs", "modules", "quizzes", "overrides", "mkdocs.en.yml"}
