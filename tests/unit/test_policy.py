"""The security policy of a page."""

from __future__ import annotations

import base64
import hashlib

import pytest

from curriculum.page.policy import faults, policy, with_policy, with_styles
from curriculum.page.shared import SharedData

PAGE = (
    '<!doctype html><html lang="nl"><head>\n<meta charset="utf-8">\n<link rel="stylesheet" href="a.css"></head><body>{body}</body></html>'
)


def test_policy_stands_before_all_that_it_rules() -> None:
    """It follows the character set, and no script or style comes before it."""
    html = with_policy(PAGE.format(body="<p>text</p>"))
    assert html.index("charset") < html.index("Content-Security-Policy") < html.index("<link")
    assert html.count("Content-Security-Policy") == 1


def test_policy_allows_only_the_site_and_sends_nothing() -> None:
    """Scripts come from the site, nothing is inline, and no form, base or plugin is allowed."""
    found = policy(PAGE.format(body="<p>text</p>"))
    assert "unsafe" not in found
    assert "http" not in found
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"} < set(found.split("; "))
    assert {"form-action 'none'", "base-uri 'none'", "object-src 'none'"} < set(found.split("; "))


def test_policy_speaks_of_a_manifest_where_there_is_one() -> None:
    """A page with a manifest may fetch it; on any other the policy names nothing that WebKit on Linux does not know."""
    assert "manifest-src" not in policy(PAGE.format(body="<p>text</p>"))
    assert "manifest-src 'self'" in policy(PAGE.format(body='<link href="app.webmanifest" rel="manifest">'))


def test_style_attributes_are_allowed_by_their_own_hash() -> None:
    """What Markdown writes for the columns of a table is allowed; the same in code or in a comment asks for nothing."""
    column = '<td style="text-align: right;">1</td>'
    sha256 = "'sha256-N90MKmRow2DpYEVeqcc3uc8pOUsS4Rg4sNmkau1k0xQ='"  # pragma: allowlist secret
    assert f"style-src-attr 'unsafe-hashes' {sha256}" in policy(PAGE.format(body=column + column))
    assert "style-src-attr" not in policy(PAGE.format(body=f"<!-- {column} --><script type='application/json'>\"{column}\"</script>"))


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<script>alert(1)</script>", "inline script"),
        ("<script type=module>import './a.js'</script>", "inline script"),
        ("<style>p { color: red }</style>", "inline style"),
        ("<p title='a > b' onclick='go()'>x</p>", "onclick"),
        ('<a href="javascript:go()">x</a>', "javascript:"),
    ],
)
def test_what_a_policy_refuses_is_a_fault(body: str, word: str) -> None:
    """An inline script, style sheet, handler or address that is code is named, as the reader's browser would refuse it."""
    assert any(word in fault for fault in faults(PAGE.format(body=body)))


def test_early_code_and_first_styles_are_allowed_by_their_own_hash() -> None:
    """The few lines that run before a page is drawn are no fault, and neither are its first styles; any other text is refused."""
    early = "start()"
    page = PAGE.format(body=f"<script>{early}</script>")
    assert faults(page, early) == []
    assert faults(page, "other()") != []
    assert policy(page, early).count("'sha256-") == 1
    assert "sha256" not in policy(PAGE.format(body="<p>text</p>"), early)
    styled = with_styles(with_policy(page, early), "p{color:red}")
    hashed = base64.b64encode(hashlib.sha256(b"p{color:red}").digest()).decode()
    assert f"style-src 'self' 'sha256-{hashed}'" in styled
    assert styled.index("Content-Security-Policy") < styled.index("<style>p{color:red}</style>") < styled.index("</head>")


def test_data_is_no_fault() -> None:
    """Data in a script element, a script with an address, and words about handlers are fine."""
    body = "<script type='application/json'>{}</script><script src='a.js'></script><p title='x onload=y'>one onclick=two</p>"
    assert faults(PAGE.format(body=body)) == []


def test_data_that_pages_share_is_fetched_once() -> None:
    """A page gives up what others have too, words of any feature included; other data of the same kind stay, and so does each way home."""
    shared = SharedData("assets/page-data.js")
    block = '<script type="application/json" data-shared data-course-map data-home="{home}">{data}</script>\n<p>text</p>'
    words = '<script type="application/json" data-shared data-words>{"a": "b"}</script>'
    first = shared.take_from(block.format(home="..", data='{"a": 1}'))
    assert first == '<script defer src="../assets/page-data.js" data-home=".."></script>\n<p>text</p>'
    second = shared.take_from(block.format(home="../..", data='{"a": 1}') + words)
    assert second == '<script defer src="../../assets/page-data.js" data-home="../.."></script>\n<p>text</p>'
    assert '{"a": 2}</script>' in shared.take_from(block.format(home="..", data='{"a": 2}'))
    assert '[[{"data-course-map":"","data-home":""},"{\\"a\\": 1}"],[{"data-words":""},"{\\"a\\": \\"b\\"}"]]' in shared.script
