"""Nothing in the project shares eight words in a row with the article."""

from __future__ import annotations

import re

import pytest

from curriculum import own_words
from tests.conftest import ROOT

ARTICLE = "Vandaag lopen wij samen over de lange weg naar zee, en onder-\nweg praten we over alles wat ons bezighoudt."
FOLDERS = ("docs", "modules", "quizzes", "kit", "overrides", "src", "tests", "README.md", "CONTRIBUTING.md", "RULES.md")
ENDINGS = {".md", ".html", ".yml", ".yaml", ".json", ".po", ".py", ".js", ".svg", ".css"}


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the fingerprint of a made-up article in place of the real one."""
    known = own_words.read(own_words.fingerprint(ARTICLE))
    monkeypatch.setattr(own_words, "_fingerprint", lambda: known)


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Toen *lopen wij samen* over de\n  lange weg naar ZEE!", "lopen wij samen over de lange weg naar zee"),
        ("<p>lopen wij <b>samen</b> over de lange weg naar zee, en onderweg praten we</p>", None),
        ("lopen wij samen over de lange weg", None),
        ("lopen wij samen over een lange weg naar zee", None),
    ],
)
def test_run_of_eight_words_is_found(text: str, found: str | None) -> None:
    """Case, markup, line ends and punctuation do not hide a run of eight words; seven, or one changed word, are no run."""
    runs = own_words.shared_runs(text)
    if found:
        assert [run.words for run in runs] == [found]
        assert text[runs[0].offset :].startswith(found.split(maxsplit=1)[0])
    else:
        assert all(len(run.words.split()) > 8 for run in runs)
        assert bool(runs) == ("onderweg" in text)


def test_titles_may_recur() -> None:
    """The title of the article and the names in it are no copied text."""
    assert all(len(re.findall(r"\w+", title)) < own_words.RUN + 3 for title in own_words.ALLOWED)
    assert not own_words.shared_runs("Reijbroek, R. (2025). Consensuele non-monogamie in de spreekkamer. Systeemtherapie 37(2).")


def test_fingerprint_is_of_a_whole_article_and_tells_nothing() -> None:
    """It holds thousands of short hashes, sorted, so that the order of the text cannot be seen."""
    text = own_words.FINGERPRINT.read_text(encoding="ascii")
    known = own_words.read(text)
    assert 4000 < sum(map(len, known.values())) < 8000
    assert list(known) == sorted(known)


def test_project_is_in_its_own_words() -> None:
    """No source of the project, of whatever kind, shares a run with the article."""
    found = []
    for name in FOLDERS:
        paths = [ROOT / name] if (ROOT / name).is_file() else (ROOT / name).rglob("*")
        for path in paths:
            if path.suffix in ENDINGS and path.is_file():
                found += [f"{path.relative_to(ROOT)}: {run.words}" for run in own_words.shared_runs(path.read_text(encoding="utf-8"))]
    assert not found
