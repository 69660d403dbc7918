"""What style sheets and scripts name, and what in them would shut readers out. They are read by their signs: no browser is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from curriculum.findings import cut
from curriculum.page.assets import IMPORT, beside
from curriculum.position import Position
from curriculum.rules.catalogue import Fault
from curriculum.rules.structure import CHECK_SPELLING, suggestion
from curriculum.text import Document, blanked
from curriculum.tree import OVERRIDES

_NO_CODE = re.compile(r"""/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""", re.DOTALL)
_URL = re.compile(r"""\burl\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^"'()\s]*))\s*\)""")
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NO_OUTLINE = re.compile(r"(?<![\w-])outline(?:-style|-width)?\s*:\s*(?:none|0)(?:px)?\s*(?:!important\s*)?(?:;|\Z)")
_INSTEAD = re.compile(r"(?<![\w-])(?:border|box-shadow|background|text-decoration)[\w-]*\s*:")
_STATE = re.compile(r":focus(?:-visible|-within)?\b")
_SAID = re.compile(r"(?<![\w-])content:\s*[\"']([^\"'\n]*)[\"']")
_ESCAPED = re.compile(r"\\[0-9a-fA-F]{1,6} ?")
"""Words that a style sheet puts into pages, and a sign that is written as a number."""
_AT_RULE = re.compile(r"(?<![\w@-])@(-?[a-z][\w-]*)")
_NAMES_OF_AT_RULES = (
    "charset container counter-style font-face font-feature-values font-palette-values import keyframes layer media namespace page "
    "position-try property scope starting-style supports view-transition"
)
_AT_RULES = frozenset(_NAMES_OF_AT_RULES.split())
_MARGINS = re.compile(r"(?:top|bottom|left|right)(?:-(?:left|right|top|bottom|center|middle)(?:-corner)?)?|-(?:webkit|moz|ms|o)-[\w-]+")
_NEAR = 12
"""Signs behind `@import` among which an address of elsewhere starts; that is told as such."""
_SLASHES = re.compile(r"(?:^|[;{}])[ \t]*(//)", re.MULTILINE)
_ASKED = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_GIVEN = re.compile(r"(?<![\w-])(--[\w-]+)\s*:|@property\s+(--[\w-]+)")
_SET = re.compile(r"[\"'`\s;](--[\w-]+)\b")
_FILLED_IN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<script\b.*?</script>", re.DOTALL)
_VALUE = re.compile(r"(?<=[\w-])=\"([^\"]*)\"")
_NOT_A_VALUE = re.compile(r"\s[a-z][\w-]*=\Z|>\s*</?[a-z]")
"""The next attribute or the next tag, in the value of an attribute that lost its second quote."""
_VIEWPORT = re.compile(r"<meta\b[^<>]*\bname=[\"']?viewport\b[^<>]*>", re.IGNORECASE)
_NO_ZOOM = re.compile(r"user-scalable\s*=\s*(?:no|0)\b|maximum-scale\s*=\s*[\d.]+", re.IGNORECASE)
_IMPORT = re.compile(r"^\s*(?:import|export)\s*\{([^}]*)\}\s*from\s*[\"'](\./[^\"']+)[\"']", re.MULTILINE)
_EXPORT = re.compile(r"^\s*export\s+(?:default\s+)?(?:async\s+)?(?:function\*?|class|const|let|var)\s+(\w+)", re.MULTILINE)
_EXPORTS = re.compile(r"^\s*export\s*\{([^}]*)\}", re.MULTILINE)
_EXPORTS_ALL = re.compile(r"^\s*export\s*\*|^\s*export\s+(?:const|let|var)\s+(?:[{\[]|[^=;\n]*,|[^;\n]*,\s*\w+\s*=(?!=))", re.MULTILINE)
"""An export of which a look does not tell all names."""


_FEW_EXPORTS = 2
"""Names that a script can lose by being renamed; it that loses more has lost a part of itself."""
_REMARKS = {
    ".js": re.compile(r"/\*.*?\*/|(?<![:\"'`\\])//[^\n]*", re.DOTALL),
    ".html": re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL),
    ".css": re.compile(r"/\*.*?\*/", re.DOTALL),
}


def code(document: Document) -> str:
    """Return a script, a template or a style sheet without its remarks, each sign at its place."""
    return document.once(_code)[0]


def _code(document: Document) -> Iterator[str]:
    pattern = _REMARKS.get(document.file.suffix)
    yield blanked(pattern, document.source) if pattern else document.source


_SENDS_SIGN = re.compile(
    r"Beacon|WebSocket|EventSource|XMLHttp|\.cookie|eval|Function\(|\.src|Image\(|debugger|alert|document\.write|Storage\b|HTML\b|\.#"
    r"|(?:from|import) ?\(?[\"'](?![./])"
)
_TO_ANYWHERE = "sends something away, and the site promises not to follow its readers"
_SENT = {
    "navigator.sendBeacon": _TO_ANYWHERE,
    "new WebSocket": _TO_ANYWHERE,
    "new EventSource": _TO_ANYWHERE,
    "new XMLHttpRequest": _TO_ANYWHERE,
    "new Image().src": _TO_ANYWHERE,
    ".src": "fetches something from elsewhere, which the site promises not to do",
    "document.cookie": "keeps a cookie, and the site promises to have none (what stays in the browser is kept by `store.js`)",
    "eval(": "is refused by the security policy of every page",
    "new Function": "is refused by the security policy of every page",
    "document.write": "puts its words in the place of the whole page once that has been read",
    "localStorage": "keeps something that readers neither see nor erase under their data: let `store.js` keep it, or",
    "sessionStorage": "keeps something that readers neither see nor erase under their data: let `store.js` keep it, or",
    ".innerHTML": "takes a text for HTML, also one that somebody wrote into a file or a link: write `.textContent`, or",
    ".outerHTML": "takes a text for HTML, also one that somebody wrote into a file or a link: write `.textContent`, or",
    ".insertAdjacentHTML": "takes a text for HTML, also one that somebody wrote into a file or a link: write `.append`, or",
    "debugger": "stops the page for whoever has the tools of the browser open",
    "alert": "stops the page with a window of the browser",
    "window.alert": "stops the page with a window of the browser",
}
"""What a script does that breaks a promise of the site, by how it starts, and why."""
_SENDS = re.compile(
    r"navigator\.sendBeacon\(|new (?:WebSocket|EventSource|XMLHttpRequest)\(|new Image\(\)\.src\s*=|document\.cookie\s*=(?!=)"
    r"|\.src\s*=\s*[\"'`](?:https?:)?//|(?<![\w.$])eval\(|new Function\("
    r"|\b(?:local|session)Storage(?:\.setItem\(|(?:\.\w+|\[[^\]\n]+\])\s*=(?!=))"
    r"|\.(?:inner|outer)HTML\s*\+?=(?!=)|\.insertAdjacentHTML\("
    r"|(?<![\w.$])document\.write(?:ln)?\(|^[ \t]*(?:debugger(?=[ \t]*;?[ \t]*$)|(?:window\.)?alert\((?=.*\);?[ \t]*$))",
    re.MULTILINE,
)
_OWN_ALERT = re.compile(r"\b(?:function|const|let|as) alert\b|[{,]\s*alert\s*[,}]")
"""A function of the script, or of another one, that is called like that of browsers."""
_KEEPERS = frozenset({"store.js", "scheme.js", "present.js"})
"""The scripts that keep the record, whether one chose light or dark, and, as long as its tab is open, how far a presentation was."""
_DECLARED = re.compile(r"(?<!\.)#(\w+)")
_OWN_NAME = re.compile(r"(?<=[\w)\]?]\.)#(\w+)")
"""What a class has for itself: as it is declared, and as it is used."""
_LATER = re.compile(r"\bimport\(\s*[\"'](\./[^\"']+)[\"']\s*\)")
_BARE = re.compile(
    r"^\s*(?:import|export)\b[^;\"']*?\bfrom\s*[\"']([\w-]+\.js)[\"']|^\s*import\s*[\"']([\w-]+\.js)[\"']|\bimport\(\s*[\"']([\w-]+\.js)[\"']",
    re.MULTILINE,
)


class Named(NamedTuple):
    """A name in a style sheet or a script, and where it stands."""

    name: str
    place: int


def in_style_sheet(document: Document) -> Iterator[Fault]:
    """Yield what is wrong with a style sheet by itself."""
    css = blanked(_NO_CODE, document.source)
    for match in _AT_RULE.finditer(css):
        if match[1].lower() not in _AT_RULES and not _MARGINS.fullmatch(match[1].lower()):
            hint = suggestion(f"@{match[1]}", [f"@{known}" for known in _AT_RULES]) or " Check what it is called."
            yield document.position(match.start()), f"there is no `@{match[1]}`, so a browser passes over what stands in it.{hint}"
        elif match[1].lower() == "import" and "//" not in document.source[match.end() : match.end() + _NEAR]:
            problem = "pages have all style sheets in one, and `@import` in the midst of it does nothing: name the file under `extra_css`."
            yield document.position(match.start()), f"{problem} That is in mkdocs.yml."
    for match in _SAID.finditer(code(document)) if "content:" in css else ():
        if re.search(r"[^\W\d_]{2}", _ESCAPED.sub("", match[1])):
            problem = 'these words would stand in every language: let the template say them, with `{{ t("…") }}`.'
            yield document.position(match.start()), problem
    for match in _SLASHES.finditer(css):
        problem = "two slashes start no comment in a style sheet, and the rule behind them is lost: write `/* … */`."
        yield document.position(match.start(1)), problem
    rules = list(_RULE.finditer(css))
    yield from _unseen(document, css, rules)
    selectors = [selector for match in rules for selector in _selectors(match[1])]
    for match in rules:
        if (found := _NO_OUTLINE.search(match[2])) and not _INSTEAD.search(match[2]):
            for selector in _selectors(match[1]):
                if _is_for_all(selector) and not any(other.startswith(f"{selector}::") for other in selectors):
                    problem = "who uses the keyboard would not see where they are: take this out, or give `:focus-visible` an outline here."
                    yield document.position(match.start(2) + found.start()), problem
                    break


_MEDIA = re.compile(r"@media\b([^{]*)\{")
_MEDIA_WORDS = frozenset({"all", "and", "not", "only", "or", "print", "screen", "speech"})
_CONTENT = frozenset(
    {
        "answer-feedback",
        "course-question",
        "md-content",
        "md-main",
        "md-typeset",
        "objectives",
        "prompt",
        "quiz-answer",
        "quiz-option",
        "quiz-question",
        "quiz-reason",
        "quiz-reasons",
        "quiz-text",
        "vignette",
        "vignette__bonds",
    }
)
"""Classes of what readers came for: no page is without it."""
_PLAIN_SELECTOR = re.compile(r"(?:(?:html|body|article|main|\.md-typeset|\.quiz) )*(?:[a-z]+)?\.([\w-]+)")
_NOT_SEEN = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0*(?=\s*(?:;|!|\Z))|color\s*:\s*transparent"
    r"|text-indent\s*:\s*-\d{3,}|left\s*:\s*-\d{4,}|font-size\s*:\s*0(?=\s*(?:;|!|\Z))|(?:max-)?height\s*:\s*0(?=\s*(?:;|!|\Z))"
    r"|pointer-events\s*:\s*none|user-select\s*:\s*none)"
)


def _unseen(document: Document, css: str, rules: list[re.Match[str]]) -> Iterator[Fault]:
    """Yield rules that take away from every page what readers came for, and conditions that no browser knows."""
    for match in _MEDIA.finditer(css):
        for word in re.findall(r"(?<![\w-])[a-z][\w-]*", re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", match[1].lower())):
            if word not in _MEDIA_WORDS:
                problem = f"no browser knows `@media {word}`, so it passes over all that stands in it."
                yield document.position(match.start()), f"{problem}{suggestion(word, _MEDIA_WORDS) or CHECK_SPELLING}"
    for match in rules:
        found = _NOT_SEEN.search(match[2])
        named = [plain[1] for selector in _selectors(match[1]) if (plain := _PLAIN_SELECTOR.fullmatch(selector))] if found else []
        if found and (hidden := next((name for name in named if name in _CONTENT), None)):
            problem = f"`{' '.join(found[0].split())}` takes `.{hidden}` away from readers, on every page that has it: take it out."
            yield document.position(match.start(2) + found.start()), problem


def lost_imports(scripts: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield what a script calls by a name that another one exports, and that it neither imports nor makes: a browser stops there."""
    exported = {name: script.file.name for script in scripts.values() for name in script.once(_exported)}
    for script in scripts.values():
        for name, place in script.once(_called):
            if name in exported and exported[name] != script.file.name:
                problem = f"`{name}` is not known here, so this script stops: it is exported by `./{exported[name]}`"
                yield script.position(place), f'{problem}, and imported by `import {{ {name} }} from "./{exported[name]}";`.'


_CALLED = re.compile(r"(?<![\w.$#@])(?<!new )(?<!function )(?<!function\* )([a-zA-Z_$][\w$]*)\(")
_OF_BROWSERS = frozenset(
    {"print", "close", "open", "stop", "focus", "find", "scroll", "name", "event", "status", "length", "alert", "confirm"}
)
"""What is there without an import."""


_OTHERWISE = re.compile(r"(?<![\w.$#])([a-zA-Z_$][\w$]*)(?![\w$(])")
_MADE_HERE = re.compile(
    r"(?<![\w.$#])(?:function\*?|class) +([a-zA-Z_$][\w$]*)|^\s*(?:(?:async|static|get|set) )*([a-zA-Z_$][\w$]*)\([^)]*\) \{", re.MULTILINE
)


def _called(script: Document) -> Iterator[Named]:
    """Yield what a script calls and nowhere imports, makes or takes; each name once."""
    source = blanked(_NO_CODE, code(script))
    known = {*_OTHERWISE.findall(source), *(one or other for one, other in _MADE_HERE.findall(source))} | _OF_BROWSERS
    for match in _CALLED.finditer(source):
        if match[1] not in known:
            known.add(match[1])
            yield Named(match[1], match.start(1))


def _selectors(text: str) -> list[str]:
    """Return the selectors of a rule; a comma in brackets parts none."""
    return [" ".join(part.split()) for part in re.split(r",(?![^(]*\))", text.rpartition(";")[2]) if part.strip()]


def _is_for_all(selector: str) -> bool:
    """Say whether a selector is for a kind of element, and not for one that has a name (which may have its mark elsewhere)."""
    last = re.split(r"[ >+~](?![^(]*\))", _STATE.sub("", selector))[-1]
    return not re.search(r"[.#\[]|::", last)


def asked_variables(document: Document) -> Iterator[Named]:
    """Yield the variables that a style sheet asks for, and gives no value for the case that there is none."""
    for match in _ASKED.finditer(code(document)):
        yield Named(match[1], match.start(1))


def given_variables(document: Document) -> Iterator[str]:
    """Yield the variables to which a style sheet, a script or a template gives a value."""
    if document.file.suffix == ".css":
        yield from (one or other for one, other in _GIVEN.findall(code(document)))
    else:
        yield from set(_SET.findall(document.source))


def urls(document: Document) -> Iterator[Named]:
    """Yield the files of the site that a style sheet names."""
    for match in _URL.finditer(code(document)):
        target = next((part for part in match.groups() if part is not None), "").strip()
        if not _ELSEWHERE.match(target):
            path = re.split("[?#]", target)[0]
            yield Named(f"overrides{path}" if path.startswith("/") else beside(document.file.as_posix(), path), match.start())


def no_zoom(document: Document) -> Iterator[Fault]:
    """Yield what keeps a reader from making a page larger."""
    for match in _VIEWPORT.finditer(document.source):
        if found := _NO_ZOOM.search(match[0]):
            problem = f"`{found[0]}` keeps readers who see little from making the page larger: take it out."
            yield document.position(match.start() + found.start()), problem


def unquoted(document: Document) -> Iterator[Fault]:
    """Yield the first attribute of a template that lost the second quote of its value."""
    for match in _VALUE.finditer(blanked(_FILLED_IN, code(document))):
        if _NOT_A_VALUE.search(match[1]):
            problem = 'the value of this attribute has no second quote, so what follows is taken for a part of it: put `"` where it ends.'
            yield document.position(match.start()), problem
            return


@lru_cache(maxsize=4)
def wrong_imports(scripts: tuple[Document, ...]) -> tuple[tuple[Position, str, str], ...]:
    """Return what scripts import from another one that does not export it, and what findings of one cause have in common."""
    return tuple(_wrong_imports({script.file.as_posix(): script for script in scripts}))


def _wrong_imports(scripts: Mapping[str, Document]) -> Iterator[tuple[Position, str, str]]:
    for name, lost in _lost_exports(scripts).items():
        other = scripts[name]
        wanted = list(dict.fromkeys(each for each, _, _ in lost))
        if len(wanted) > _FEW_EXPORTS:
            few = ", ".join(f"`{each}`" for each in wanted[:_FEW_EXPORTS])
            problem = (
                f"this script exports no {few} and {len(wanted) - _FEW_EXPORTS} more, for which others ask: it seems to be cut off here."
            )
            yield other.position(len(other.source.rstrip())), f"{problem} Put back what is missing.", name
            continue
        for each, importer, place in lost:
            cause = f"{name} {each}"
            if kept := re.search(rf"^(?:.*\W)?(?:function\*?|class|const|let|var)\s+{each}\b", other.source, re.MULTILINE):
                problem = f"another script imports `{each}`, and this one does not export it: write `export` at the start of this line."
                yield other.position(kept.start()), problem, cause
            else:
                problem = f"`./{name.rpartition('/')[2]}` exports no `{each}`, so this script does nothing."
                yield importer.position(place), f"{problem}{suggestion(each, other.once(_exported)) or CHECK_SPELLING}", cause


def _lost_exports(scripts: Mapping[str, Document]) -> dict[str, list[tuple[str, Document, int]]]:
    """Return what is imported in vain from each script: what, in which script, and where."""
    found: dict[str, list[tuple[str, Document, int]]] = {}
    for name, document in scripts.items():
        for match in _IMPORT.finditer(document.source):
            other = scripts.get(beside(name, match[2]))
            if other is None or _EXPORTS_ALL.search(other.source):
                continue
            exported = other.once(_exported)
            for part in re.finditer(r"(\w+)(?:\s+as\s+\w+)?", match[1]):
                if part[1] not in exported and part[1] not in {"default", "as"}:
                    found.setdefault(beside(name, match[2]), []).append((part[1], document, match.start(1) + part.start()))
    return found


def imports(document: Document) -> Iterator[Named]:
    """Yield the scripts that one names, at its start or where it needs them."""
    for match in IMPORT.finditer(document.source):
        yield Named(match[1] or match[2], match.start(1) if match[1] else match.start(2))
    if "import(" in document.source:
        for match in _LATER.finditer(code(document)):
            yield Named(match[1], match.start(1))


_WRITTEN = re.compile(
    r"(?:\.(?:textContent|innerText|ariaLabel|title|placeholder|alt)\s*\+?=(?!=)|\btextContent:"
    r"|setAttribute\(\s*[\"'](?:aria-label|title|placeholder|alt)[\"'],)\s*(?:[^\"'`;()\n]*\?\s*)?([\"'`])((?:(?!\1)[^\n])*)\1"
)
"""A text that a script shows as it stands there."""


def in_script(document: Document) -> Iterator[Fault]:
    """Yield what a script does that the site promises not to do, and imports that no browser finds."""
    for match in _WRITTEN.finditer(code(document)):
        if re.search(r"[^\W\d_]{2}", re.sub(r"\$\{[^{}]*\}", "", match[2])):
            problem = f"`{cut(match[2])}` would stand in every language: let a template in {OVERRIDES}partials/words/ give these words"
            yield document.position(match.start(2)), f'{problem}, and ask for them here with `word("…")`.'
    if not _SENDS_SIGN.search(document.source):
        return
    source = code(document)
    for match in _SENDS.finditer(source):
        if "alert" in match[0] and _OWN_ALERT.search(source):
            continue
        written = match[0].lstrip()
        if "Storage" in written and document.file.name in _KEEPERS:
            continue
        why = next(why for sign, why in _SENT.items() if written.startswith(sign))
        yield (
            document.position(match.end() - len(written)),
            f"`{written.partition('=')[0].rstrip('( +')}` {why}{'' if why.endswith(' or') else ':'} take it out.",
        )
    declared = set(_DECLARED.findall(source))
    for match in _OWN_NAME.finditer(source):
        if match[1] not in declared:
            declared.add(match[1])  # once is enough
            problem = f"no class of this script has a `#{match[1]}`, so a browser runs nothing of it."
            yield document.position(match.start(1) - 1), f"{problem}{suggestion(match[1], declared - {match[1]}) or CHECK_SPELLING}"
    for match in _BARE.finditer(source):
        target = match[1] or match[2] or match[3]
        problem = f"no browser finds `{target}`, since a script beside this one is named with `./`: write `./{target}`."
        yield document.position(match.start(1) if match[1] else match.start(2) if match[2] else match.start(3)), problem


def _exported(document: Document) -> Iterator[str]:
    yield from _EXPORT.findall(document.source)
    for match in _EXPORTS.finditer(document.source):
        for part in match[1].split(","):
            if part.strip():
                yield part.split()[-1]
