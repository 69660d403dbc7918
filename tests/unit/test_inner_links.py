"""The check of links in a folder finds what it must, so that its silence about the course means something."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.inner_links import broken_links

PAGE = '<h1 id="here">x</h1><a href="{link}">x</a><img src="a%20b.png" srcset="a%20b.png 1x" alt="">'


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("#here", ""),
        ("?q=1#here", ""),
        ("sub/index.html#there", ""),
        ("https://course.example/nowhere", ""),
        ("mailto:a@course.example", ""),
        ("#nowhere", "no such place on that page"),
        ("sub/index.html#here", "no such place on that page"),
        ("sub/", "names a folder, which no browser opens as a page"),
        ("none.html", "no such file"),
        ("none.pdf#page=2", "no such file"),
        ("../outside.html", "leads out of the folder"),
        ("/sub/index.html", "starts at the root of the host"),
    ],
)
def test_link_is_judged(tmp_path: Path, link: str, problem: str) -> None:
    """A link must lead to a file of the folder and to a place on it; the finding names page, line and link."""
    folder = tmp_path / "site"
    (folder / "sub").mkdir(parents=True)
    (folder / "a b.png").touch()
    (folder / "sub/index.html").write_text('<a name="there">x</a>', encoding="utf-8")
    (tmp_path / "outside.html").touch()
    (folder / "index.html").write_text("\n" + PAGE.format(link=link), encoding="utf-8")
    assert broken_links(folder, opened_as_files=True) == ([f"index.html:2: {link}: {problem}"] if problem else [])


def test_folder_is_a_page_where_a_server_is(tmp_path: Path) -> None:
    """With a server a link to a folder leads to its page, and to the places on that; style sheets are read too."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/index.html").write_text('<p id="p">', encoding="utf-8")
    (tmp_path / "index.html").write_text('<a href="sub/#p">x</a><a href="sub/#q">x</a>', encoding="utf-8")
    (tmp_path / "a.css").write_text("a { background: url('none.svg') } b { background: url(data:x) }", encoding="utf-8")
    assert broken_links(tmp_path) == ["index.html:1: sub/#q: no such place on that page", "a.css: none.svg: no such file"]
