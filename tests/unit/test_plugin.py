"""The MkDocs plugin, by builds of planted copies."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer

from curriculum.cli import main
from curriculum.load import Course
from curriculum.plugin import CurriculumPlugin, _rebuilt, _take_port
from tests.conftest import ROOT, build_site

MODULE = "modules/sample"


def edit(path: Path, pattern: str, new: str) -> None:
    """Replace what the pattern finds, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert re.search(pattern, text, flags=re.MULTILINE)
    path.write_text(re.sub(pattern, new, text, flags=re.MULTILINE), encoding="utf-8")


WAIT = """
import time
from pathlib import Path

def on_env(env, config, files):
    end, last = time.monotonic() + 60, Path(config.site_dir) / "en/search/search_index.json"
    while config.theme["language"] == "nl" and not last.exists() and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(0.5)
"""
"""Lets the original edition write nothing before the translation, which another process builds, is whole."""


@pytest.mark.takes(6)
def test_site_of_a_fork_with_habits_of_its_own(small_course: Path, tmp_path: Path) -> None:
    """Footnotes, quotes, no address, inherited translations, and a translation that is there before anything else break nothing."""
    for language in ("nl", "en"):
        path = small_course / MODULE / f"{language}.md"
        path.write_text(path.read_text(encoding="utf-8") + "\nText.[^1]\n\n[^1]: The note.\n", encoding="utf-8")
    summary = "summary:\n  nl: Wat is ‘poly’ & meer?\n  en: What is poly?\nobjectives:"
    edit(small_course / MODULE / "module.yml", r"^summary:(.*\n)*?objectives:", summary)
    edit(small_course / "mkdocs.yml", r"^site_url: .*", 'site_url: ""')
    edit(small_course / "mkdocs.en.yml", "language: en, translations: \\[\\]", "language: en")
    (small_course / "wait.py").write_text(WAIT, encoding="utf-8")
    edit(small_course / "mkdocs.yml", r"\Z", "\nhooks: [wait.py]\n")
    assert main(["--root", str(small_course), "translated"]) == 0
    site = tmp_path / "site"
    result = build_site(small_course, site)
    assert result.returncode == 0, result.stdout + result.stderr
    page = (site / MODULE / "index.html").read_text(encoding="utf-8")
    assert "The note." in page, "footnotes end up behind all else, and must not be cut off"
    assert page.count('content="Wat is ‘poly’ &amp; meer?"') == 2
    assert "Wat is ‘poly’ &amp; meer?" in (site / "index.html").read_text(encoding="utf-8")
    for name in ("index.html", "en/index.html", "404.html"):
        assert '"None' not in (site / name).read_text(encoding="utf-8"), "an address was made up"
    assert not (site / "en/en").exists()


def test_server_watches_every_source(course: Course) -> None:
    """A change of any source, the configuration of a translation included, makes `mkdocs serve` build anew."""
    plugin = CurriculumPlugin()
    plugin.load_config({"translations": ["mkdocs.en.yml"]})
    plugin.course = course
    watched: list[str] = []
    server: LiveReloadServer = SimpleNamespace(watch=watched.append)  # type: ignore[assignment]
    plugin.on_serve(server, config=None, builder=None)  # type: ignore[arg-type]
    assert {Path(path).relative_to(ROOT).as_posix() for path in watched} == {
        "docs",
        "modules",
        "quizzes",
        "kit",
        "overrides",
        "quizzes/questions.lock",
        "data.lock",
        "translations.lock",
        "mkdocs.en.yml",
    }


def test_site_needs_no_package_of_the_exports() -> None:
    """`make serve` and `make build` install `requirements.txt` alone, and with that the course is checked as it is elsewhere."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]["exports"]
    names = [re.split(r"[>=<]", line)[0].removesuffix("-binary").replace("-", "_") for line in extras]
    assert "pikepdf" in names
    code = f"import sys; sys.modules.update(dict.fromkeys({names})); from curriculum.cli import main; sys.exit(main(['check']))"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_address_that_is_taken_is_told_before_anything_is_built() -> None:
    """Where another program has the address, `mkdocs serve` says so, and how to choose another."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PluginError, match=rf"127\.0\.0\.1:{port}/ is in use.*make serve ARGS=\"-a 127\.0\.0\.1:{port + 1}\""):
            _take_port("127.0.0.1", port)
    _take_port("127.0.0.1", port)


def test_settings_that_cannot_be_read_while_serving_are_told_as_findings(copy_of_course: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A slip in the settings while the course is shown is told with its line and what to do, and the server goes on."""

    def builder() -> None:
        raise ConfigurationError("expected <block end>")

    settings = copy_of_course / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("\ntheme:", "\n  - [\ntheme:"), encoding="utf-8")
    with pytest.raises(Abort, match="Waiting for the next save"):
        _rebuilt(builder, copy_of_course)
    assert "error: yaml: " in caplog.text
    assert "<block end>" not in caplog.text
