"""Builds, by the command that a maintainer runs: the same in gives the same out, and nothing but a whole site is ever put in place."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from curriculum.epoch import BadEpoch, commit_time
from tests.conftest import LAST_CHECK, ROOT, build_site

GOOD = "the last good site"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, with what is in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder in a folder, with when it was last changed and how large it is."""
    found = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*")}
    return {name: (status.st_mtime_ns, status.st_size) for name, status in found.items()}


@pytest.fixture
def good_site(tmp_path: Path) -> Path:
    """A site that stands where the next build goes."""
    site = tmp_path / "published" / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text(GOOD, encoding="utf-8")
    return site


@pytest.mark.takes(25)
def test_the_same_sources_give_the_same_site(
    site: Path, copy_of_course: Path, tmp_path: Path, good_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another folder, language, time zone, order of sets and day change no byte of the site, nor does a build touch anything else."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(commit_time(ROOT)))
    shutil.rmtree(copy_of_course / LAST_CHECK, ignore_errors=True)  # this build starts from nothing
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    for name, folder in {"HOME": home, "TMPDIR": temporary, "XDG_CACHE_HOME": home}.items():
        folder.mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(folder))
    for name, value in {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "12345"}.items():
        monkeypatch.setenv(name, value)
    before = {folder: listing(folder) for folder in (copy_of_course, home, temporary)}
    result = build_site(copy_of_course, good_site)
    assert result.returncode == 0, result.stdout + result.stderr
    assert {folder: listing(folder) for folder in before} == before
    assert [path.name for path in good_site.parent.iterdir()] == [good_site.name]
    first, second = contents(site), contents(good_site)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    packed = first["sitemap.xml.gz"]
    assert gzip.decompress(packed) == first["sitemap.xml"]
    assert int.from_bytes(packed[4:8], "little") // 86400 == commit_time(ROOT) // 86400


def test_time_is_the_commit_s_or_the_one_that_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH comes first, then the last commit, and a folder without Git has a time that never changes."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "plain").mkdir()
    assert commit_time(tmp_path / "plain") == commit_time(tmp_path / "plain") == 315532800
    times = {"GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000000 +0000"}
    who = ["-c", "user.name=A", "-c", "user.email=a@course.example"]
    for command in (["init", "--quiet"], [*who, "commit", "--quiet", "--allow-empty", "--no-verify", "--message", "One"]):
        subprocess.run(["git", *command], cwd=tmp_path / "plain", check=True, env={**os.environ, **times})
    assert commit_time(tmp_path / "plain") == 1700000000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    assert commit_time(tmp_path / "plain") == 1600000000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(BadEpoch, match="give seconds since 1970"):
        commit_time(tmp_path)


HANDLER = "{% if config.theme.language == 'nl' %}<p {{ 'onclick' }}='alert()'>x</p>{% endif %}"
"""What only the build can see: the check reads the template, and not what it makes."""


@pytest.mark.takes(5)
@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("mkdocs.en.yml", "language: en, translations: []", "language: nl, translations: []", "give the plugin `curriculum` the language"),
        (
            "mkdocs.yml",
            "translations: [mkdocs.en.yml]",
            "translations: []",
            "no edition is in English: name its configuration under `translations`",
        ),
        ("overrides/partials/copyright.html", "<", f"{HANDLER}<", "in strict mode"),
    ],
    ids=[
        "an edition that would overwrite the original",
        "an edition that is missing",
        "a warning, counted when all is written",
    ],
)
def test_failed_build_leaves_the_last_good_site(small_course: Path, good_site: Path, path: str, old: str, new: str, message: str) -> None:
    """A build with a fault, found at once or at the very end, changes nothing and leaves nothing beside the site."""
    text = (small_course / path).read_text(encoding="utf-8")
    assert old in text
    (small_course / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    fails(small_course, good_site, message)


def fails(root: Path, good_site: Path, message: str) -> None:
    """See that a build fails, says why, changes nothing and leaves nothing."""
    result = build_site(root, good_site)
    output = result.stdout + result.stderr
    assert result.returncode == 1, output
    assert message in output
    assert "Traceback" not in output
    assert contents(good_site) == {"index.html": GOOD.encode()}
    assert [path.name for path in good_site.parent.iterdir()] == [good_site.name]


@pytest.mark.takes(5)
def test_killed_build_leaves_the_last_good_site(small_course: Path, good_site: Path) -> None:
    """A build that is killed in the middle changes nothing, and the next one, which fails at once, clears away what it left."""
    new = good_site.with_name(".site.new")
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(good_site)],
        cwd=small_course,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + 120
        while not (new / "assets").exists() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.02)
        assert process.poll() is None
    finally:
        process.kill()
        process.wait()
    assert (new / "assets").exists()
    assert contents(good_site) == {"index.html": GOOD.encode()}
    text = small_course / "modules/sample/nl.md"
    text.write_text(text.read_text(encoding="utf-8").replace("{ #", "{ #no-such-", 1), encoding="utf-8")
    fails(small_course, good_site, "the course has")
