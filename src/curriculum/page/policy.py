"""The security policy of a page: a Content-Security-Policy that allows what the page needs, and nothing else.

A host such as GitHub Pages sends no headers of ours, so the policy stands in the page. It rules what comes after it:
that is why it is put first in the head. Code is not allowed inline, but for the few lines that set the colour scheme before
anything is drawn, and the styles of the first screen: each by the hash of its text.
"""

from __future__ import annotations

import base64
import hashlib
import html as entities
import re
from collections.abc import Iterable

_HEAD = re.compile(r"<head[^>]*>\s*(<meta charset=[^>]*>)?", re.IGNORECASE)
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.IGNORECASE | re.DOTALL)
_TYPE = re.compile(r"\btype=[\"']?([^\s\"'>]+)", re.IGNORECASE)
_CODE = {"", "module", "text/javascript", "application/javascript"}
"""Types of a script that run; any other is data, about which a policy says nothing."""
_ELSEWHERE = re.compile(r"<script[^>]*>.*?</script>|<style[^>]*>.*?</style>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_STYLES = "style-src 'self'"
_STYLE = re.compile(r"<style\b", re.IGNORECASE)
_STYLE_ATTRIBUTE = re.compile(r"<[a-z][^<>]*?\sstyle=(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_HANDLER = re.compile(r"<[a-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*?\s(on[a-z]+)=", re.IGNORECASE)
_MAY_STYLE = re.compile(r"\sstyle=", re.IGNORECASE)
_MAY_HANDLE = re.compile(r"\son[a-z]+=", re.IGNORECASE)
"""Found at once; a page without these is not looked through tag by tag."""
_MANIFEST = re.compile(r"<link\b[^<>]*\brel=[\"']?manifest\b", re.IGNORECASE)
_CODE_ADDRESS = re.compile(r"\b(?:href|src|action)=[\"']?\s*(javascript:)", re.IGNORECASE)


def with_policy(html: str, early: str = "") -> str:
    """Return the page with its policy, right behind the character set: that one has to stand in the first 1024 bytes."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, early)}">'
    return _HEAD.sub(lambda head: f"{head[0]}{meta}", html, count=1)


def with_styles(html: str, css: str) -> str:
    """Return the page with styles at the end of its head, which its policy allows."""
    allowed = html.replace(_STYLES, f"{_STYLES} {_hashes([css])[0]}", 1)
    return allowed.replace("</head>", f"<style>{css}</style>\n</head>", 1)


def policy(html: str, early: str = "") -> str:
    """Return the policy for a page: everything comes from the site itself, and a form is sent nowhere.

    Args:
        html: the page.
        early: code that may stand in the page.
    """
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *_hashes([early] if f">{early}</script>" in html and early else [])],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the theme's icons are data in its style sheet
        "connect-src": ["'self'"],  # the search index
        "worker-src": ["'self'"],  # the search
        "form-action": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
    if _MANIFEST.search(html):  # a fork's; elsewhere WebKit on Linux would log an error, since it knows no manifests
        directives["manifest-src"] = ["'self'"]
    styled = _STYLE_ATTRIBUTE.findall(_ELSEWHERE.sub("", html)) if _MAY_STYLE.search(html) else []
    attributes = [entities.unescape(double or single) for double, single in styled]
    if attributes:  # Markdown writes the alignment of a table's column as one
        directives["style-src-attr"] = ["'unsafe-hashes'", *_hashes(attributes)]
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def faults(html: str, early: str = "") -> list[str]:
    """Return what stands on a page and its policy refuses, each with what to do about it; `early` may stand there."""
    found = []
    scripts = (match["code"].strip() for match in _SCRIPT.finditer(html) if _runs(match["attributes"]))
    found += [
        f"an inline script (`{_start(code)}`): put it in a file in overrides/assets/javascripts"
        for code in scripts
        if code and code != early
    ]
    rest = _ELSEWHERE.sub("", html)
    if _STYLE.search(html):
        found.append("an inline style sheet: put it in a file in overrides/assets/stylesheets")
    found += [
        f"the handler `{match[1]}`: let a script add it (addEventListener)"
        for match in (_HANDLER.finditer(rest) if _MAY_HANDLE.search(rest) else ())
    ]
    found += [f"an address that is code (`{match[1]}`): use a button and a script" for match in _CODE_ADDRESS.finditer(rest)]
    return found


def _runs(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return (kind[1].lower() if kind else "") in _CODE


def _start(code: str) -> str:
    return " ".join(code.split())[:40]


def _hashes(texts: Iterable[str]) -> list[str]:
    """Return the source expression of each text, each once, in a fixed order."""
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts}
    return [f"'sha256-{digest}'" for digest in sorted(digests)]
