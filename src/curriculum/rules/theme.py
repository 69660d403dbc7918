"""Rules for what stands around the texts, in overrides/: templates, style sheets, scripts, drawings and interface words."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import cast
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from curriculum.facts import DATA, lost_words
from curriculum.findings import cut
from curriculum.load import Course
from curriculum.locks import entries as entries_of_lock
from curriculum.models import LANGUAGE_NAMES, LANGUAGES, ORIGINAL, Language
from curriculum.page.assets import beside
from curriculum.page.policy import faults as refused
from curriculum.position import Position
from curriculum.rules.assets import (
    asked_variables,
    code,
    given_variables,
    imports,
    in_script,
    in_style_sheet,
    lost_imports,
    no_zoom,
    unquoted,
    urls,
    wrong_imports,
)
from curriculum.rules.catalogue import Example, Report, Reports, missing, rule, same
from curriculum.rules.drawings import in_page, named_classes
from curriculum.rules.engine import MAKERS, code_of_engine
from curriculum.rules.links import rendered_templates, rendered_words
from curriculum.rules.navigation import titles
from curriculum.rules.scripts import unreadable
from curriculum.rules.settings import is_there, listed, pictures
from curriculum.rules.structure import CHECK_SPELLING, PUT_THERE, WRITE_PAGE, suggestion
from curriculum.rules.values import toggles
from curriculum.signs import UNPRINTED
from curriculum.text import Document, blanked, together
from curriculum.tree import ORIGINAL_SETTINGS, OVERRIDES
from curriculum.words import Entry, catalogue, doubtful, entries, faults

_ELSEWHERE = r"""["'`]?(?:https?:)?//"""
_FETCHED = re.compile(
    rf"<(?:script|img|iframe|source|video|audio|track|embed|object|image|use)\b[^<>]*?\s(?:src|srcset|href|data|poster|xlink:href)={_ELSEWHERE}"
    rf"|<link\b(?![^<>]*\brel=[\"']?(?:canonical|alternate|license|author|me)\b)[^<>]*?\shref={_ELSEWHERE}"
    rf"|@import\s+(?:url\()?{_ELSEWHERE}|\burl\(\s*{_ELSEWHERE}|\bfetch\(\s*{_ELSEWHERE}|\b(?:import|from)\s*\(?\s*[\"'`]{_ELSEWHERE}",
    re.IGNORECASE,
)
"""What a browser would fetch from another site; a link that a reader may follow is none of it."""
_SLASHES = re.compile(r"//(?<=[\"'`(=:]//)|[(=]\s+//|@import")
"""One of these stands in all that `_FETCHED` finds."""
_MARKS = re.compile(r"""/\*.*?\*/|/\*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\burl\([^"')]*\)|\\.|[{}]""", re.DOTALL)
"""What opens and closes in a style sheet, and whole texts and remarks, in which nothing does."""
_IN_A_REMARK = re.compile(r"\s/\*[\s*]")
"""Starts another remark, so that the one before it is not closed."""
_DRAWN = re.compile(r"\billustration\(\s*[\"']([\w-]+)[\"']")
_ASSET = re.compile(r"[\"'(](assets/[\w./-]+\.\w+)[\"')]")
_WORDS = re.compile(r"""(?<![\w.])t\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
_PAGE = re.compile(r"[\"']([a-z][\w/-]*)/[\"']\s*\|\s*url\b")
_PARTIALS = "overrides/partials/course/"
_IMAGES = "overrides/assets/images/"
_EARLY = "{{ early_script }}"
"""The one script that may stand in a page."""
_CODE = {".css", ".html", ".js"}
_ENGLISH = "en"
"""The language in which interface words are written in the code, so that its catalogue holds only what differs."""


@rule(
    "theme",
    "Templates, style sheets, scripts and drawings in overrides/ are whole, and work for every reader. They name only files, blocks, "
    "variables and parts of each other that exist, and hold no line that a browser cannot read. They fetch nothing from elsewhere, send "
    "nothing away, keep no cookies nor anything else that readers cannot erase, and run nothing in a drawing. They shut nobody out who "
    "uses the keyboard, sees little, or reads in the dark. Buttons do what they say, and pages say in which language they are.",
    why="The site promises that nothing is fetched from other sites; and where a file is missing, a picture or a part of the page is too. "
    "A script that looks for a button by another name does nothing, and no tool says so.",
    mend="Put the file into overrides/ under the name that is used, or write its name as it is.",
    example=Example(
        "overrides/home.html",
        """<img src="{{ 'assets/images/cups.svg' | url }}" alt="">""",
        '<img src="https://example.org/cups.svg" alt="">',
        whole="""{% extends "main.html" %}\n<img src="{{ 'assets/images/cups.svg' | url }}" alt="">\n""",
    ),
)
def theme(course: Course) -> Reports:
    """Report what would be fetched from elsewhere, and what is not there."""
    if any(name.startswith(_PARTIALS) for name in course.tree.files):  # else the course has no look of its own
        there = {posixpath.basename(name) for name in course.tree.files if name.startswith(_PARTIALS)}
        for name in sorted(_OF_PAGES):
            if f"overrides/{name}" not in course.tree.files:
                yield (
                    Position(Path(f"overrides/{name}")),
                    "this template is missing, and pages would look as Material makes them: put it back.",
                )
        base, early = course.frame.get("overrides/base.html"), "overrides/partials/early.html"
        if base and _EARLY in base.source and early not in course.tree.files:
            yield Position(Path(early)), "this template is missing, and every page is made with it: put it back."
        unused = rendered_templates("render/kit.py") if course.kit is None else frozenset()  # a course without groups needs fewer
        for name in sorted(rendered_templates() - unused - there):
            yield Position(Path(f"{_PARTIALS}{name}")), "this template is missing, and the course is made with it: put it back."
    for place, problem in _templates(course):
        yield Report(place, problem, rests_on=(OVERRIDES,))
    scripts = {name: document for name, document in course.frame.items() if name.endswith(".js")}
    whole = {name: document for name, document in scripts.items() if not document.once(unreadable)}
    if whole == scripts:  # else what is missing there is told
        yield from _hooks(course)
    for place, problem, cause in together(wrong_imports, tuple(whole.values())):
        yield Report(place, problem, rests_on=(OVERRIDES,), cause=same(cause))
    for place, problem in together(_lost_imports, tuple(whole.values())):
        yield Report(place, problem, rests_on=(OVERRIDES,))
    yield from _variables(course)
    for place, problem in _colours(course):
        yield Report(place, problem, rests_on=(OVERRIDES, ORIGINAL_SETTINGS))
    yield from _styles(course)
    yield from _drawings(course)
    pages = {page.removesuffix(".md").removesuffix("/index") for language in LANGUAGES for page in course.pages[language]}
    for name, document in course.frame.items():
        yield from document.once(_fetched)
        yield from document.once(_unprinted)
        if name.endswith(".html"):
            yield from _in_template(course, document, pages)
        elif name.endswith(".js"):
            yield from document.once(unreadable)
            yield from document.once(in_script)
            for target, start in document.once(imports):
                script = beside(name, target)
                if script not in course.tree.files:
                    problem = (
                        f"there is no file `{script}`, so this script does nothing.{suggestion(script, course.tree.files) or PUT_THERE}"
                    )
                    yield Report(document.position(start), problem, rests_on=(OVERRIDES,))


def _styles(course: Course) -> Reports:
    """Report what is wrong with style sheets by themselves, and files that they name and that are not there."""
    for document in course.frame.values():
        if document.file.suffix == ".css":
            yield from document.once(_not_closed)
            yield from document.once(in_style_sheet)
            yield from document.once(_misread)
            for url, offset in document.once(urls):
                if not is_there(course, url.removeprefix(OVERRIDES)):
                    yield Report(
                        document.position(offset),
                        f"there is no file `{url}`.{suggestion(url, course.tree.files) or PUT_THERE}",
                        rests_on=(OVERRIDES,),
                    )


def _drawings(course: Course) -> Reports:
    """Report drawings that are not whole, or that do more than show something, and those that do not fit into pages."""
    inline = {f"{_IMAGES}{name}.svg" for name in _drawn(course)}
    inline |= {name for name in course.frame if name.startswith("overrides/.icons/")}
    classes = {each for document in course.frame.values() if document.file.suffix == ".css" for each in document.once(named_classes)}
    for name, document in course.frame.items():
        if name.endswith(".svg"):
            yield from document.once(_not_drawn)
            yield from document.once(_more_than_drawn)
            yield from document.once(_tells_where)
            if name in inline and name.startswith(_IMAGES):
                for place, problem in in_page(document, classes):
                    yield Report(place, problem, rests_on=(OVERRIDES,))
            if name in inline:
                yield from document.once(_with_styles)


def _tells_where(drawing: Document) -> Iterator[tuple[Position, str]]:
    if home := _HOME.search(drawing.source):
        problem = f"`{home[0]}` tells where somebody keeps their files, and is published: take it out, or save as plain SVG."
        yield drawing.position(home.start()), problem


def _with_styles(drawing: Document) -> Iterator[tuple[Position, str]]:
    if style := re.search(r"<style\b", drawing.source):
        problem = "this drawing is put into pages, of which the security policy refuses its styles: give the shapes classes instead."
        yield drawing.position(style.start()), f"{problem} They stand in overrides/assets/stylesheets/illustrations.css."


def _in_template(course: Course, document: Document, pages: set[str]) -> Reports:
    """Report what shuts readers out of what a template makes, and pages, drawings and files that it names and that are not there."""
    yield from document.once(no_zoom)
    yield from document.once(unquoted)
    yield from document.once(_refused)
    for page, start in document.once(_pages_of):
        if page not in pages:
            problem = (
                f"there is no page `{page}`, so this link leads nowhere, on every page that has it.{suggestion(page, pages) or WRITE_PAGE}"
            )
            yield Report(document.position(start), problem, rests_on=("docs/", OVERRIDES), cause=missing("page", page))
    is_asked_for = "kit" in course.tree.folders or not document.file.as_posix().startswith(f"{_PARTIALS}kit/")
    for file, start in document.once(_links_to_pages) if pages and is_asked_for else ():  # a course without groups makes none of these
        if file.removesuffix(".md").removesuffix("/index") not in pages:
            problem = (
                f"there is no page `{file}`, so this link leads nowhere.{suggestion(file, [f'{page}.md' for page in pages]) or WRITE_PAGE}"
            )
            yield Report(document.position(start), problem, rests_on=("docs/", OVERRIDES), cause=missing("page", file.removesuffix(".md")))
    for drawing, start in document.once(_drawings_of):
        picture = f"assets/images/{drawing}.svg"
        if f"overrides/{picture}" not in course.tree.files:
            problem = f"there is no drawing `overrides/{picture}`.{suggestion(picture, pictures(course)) or PUT_THERE}"
            yield Report(document.position(start), problem, rests_on=(OVERRIDES,))
    for asset, start in document.once(_assets_of):
        if not is_there(course, asset):
            hint = suggestion(asset, (other.removeprefix(OVERRIDES) for other in course.tree.files)) or PUT_THERE
            yield Report(document.position(start), f"there is no file `overrides/{asset}`.{hint}", rests_on=(OVERRIDES,))


def _drawings_of(template: Document) -> Iterator[tuple[str, int]]:
    yield from ((match[1], match.start()) for match in _DRAWN.finditer(template.source))


def _assets_of(template: Document) -> Iterator[tuple[str, int]]:
    yield from ((match[1], match.start(1)) for match in _ASSET.finditer(template.source))


def _hooks(course: Course) -> Reports:
    """Report what scripts look for in vain, and buttons that say what another one does."""
    if f"{OVERRIDES}base.html" in course.frame and not _wrongly_shown(course):  # else what is missing there is told
        documents = tuple(document for name, document in course.frame.items() if name.endswith((".css", ".html", ".js")))
        for place, problem, cause in together(_hooked, documents):
            yield Report(place, problem, rests_on=(OVERRIDES,), cause=same(cause))


@lru_cache(maxsize=4)
def _hooked(documents: tuple[Document, ...]) -> tuple[tuple[Position, str, str], ...]:
    from curriculum.rules.hooks import lost, wrong_words

    files = {document.file.as_posix().removeprefix(OVERRIDES): document for document in documents}
    kinds = ({name: document for name, document in files.items() if name.endswith(ending)} for ending in (".html", ".js", ".css"))
    templates, scripts, styles = kinds
    words = [fault for name, template in templates.items() for fault in wrong_words(name, template)]
    return (*lost(templates, scripts, styles), *words)


@lru_cache(maxsize=4)
def _lost_imports(documents: tuple[Document, ...]) -> tuple[tuple[Position, str], ...]:
    return tuple(lost_imports({document.file.as_posix(): document for document in documents}))


def _variables(course: Course) -> Reports:
    """Report variables of style sheets that nothing gives a value; those of Material have names of their own."""
    given = {name for document in course.frame.values() if document.file.suffix in _CODE for name in document.once(given_variables)}
    for document in course.frame.values():
        for name, place in document.once(asked_variables) if document.file.suffix == ".css" else ():
            if name not in given and not name.startswith("--md-"):
                problem = f"nothing gives `{name}` a value, so a browser passes over this line.{suggestion(name, given) or CHECK_SPELLING}"
                yield Report(document.position(place), problem, rests_on=(OVERRIDES,))


def _misread(document: Document) -> Iterator[tuple[Position, str]]:
    from curriculum.rules.styles import misread  # it loads tinycss2

    return misread(document)


def _colours(course: Course) -> tuple[tuple[Position, str], ...]:
    """Return what is wrong with the colours that style sheets give, in the order in which a page has these."""
    names = [
        f"{OVERRIDES}{name}"
        for file in course.configurations
        if file.path.name == ORIGINAL_SETTINGS and isinstance(file.data, dict)
        for name in listed(file, "extra_css")
    ]
    documents = tuple(course.frame[name] for name in names if name in course.frame)
    return together(_of_colours, documents) if documents else ()


@lru_cache(maxsize=4)
def _of_colours(documents: tuple[Document, ...]) -> tuple[tuple[Position, str], ...]:
    from curriculum.rules.styles import colours

    return colours(documents)


def _pages_of(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the pages of the course to which a template leads by their names; those of modules are made by the engine."""
    for match in _PAGE.finditer(document.source):
        if not match[1].startswith(("modules/", *(f"{language}/" for language in LANGUAGES))):
            yield match[1], match.start(1)


_LINK_TO_PAGE = re.compile(r"\bpage:(?!modules/|kit/guides/)([a-z][\w/-]*\.md)")


def _links_to_pages(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the pages to which a template links by their files, but for those for which it asks first whether they are there."""
    for match in _LINK_TO_PAGE.finditer(document.source) if "page:" in document.source else ():
        if f'"{match[1]}" in pages' not in document.source:
            yield match[1], match.start(1)


def _fetched(document: Document) -> Iterator[tuple[Position, str]]:
    for match in _FETCHED.finditer(document.source) if _SLASHES.search(document.source) else ():
        problem = "this would be fetched from elsewhere, which the site promises not to do: put the file into overrides/assets/."
        yield document.position(match.start()), problem


def _unprinted(document: Document) -> Iterator[tuple[Position, str]]:
    if not document.source.isascii() and (match := UNPRINTED.search(document.source)):
        problem = (
            f"an invisible character stands here (U+{ord(match[0]):04X}), which parts a name or turns round what follows: take it out."
        )
        yield document.position(match.start()), problem


def _refused(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield what the security policy of every page refuses; the build finds what comes from elsewhere."""
    for fault in refused(document.source, _EARLY):
        named = re.search(r"`(.+?)`", fault)
        place = document.source.find(named[1].partition(" ")[0]) if named else document.source.find("<style")
        yield document.position(max(place, 0)), f"the security policy of every page refuses {fault}."


def _not_closed(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield the brace, the remark or the text in quotes without its other end: a style sheet that was cut off has one."""
    opened: list[int] = []
    for match in _MARKS.finditer(document.source):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "/*" or _IN_A_REMARK.search(match[0], 2):
            yield (
                document.position(match.start()),
                "this comment is never closed: put `*/` at its end, or put back what is missing behind it.",
            )
        elif match[0] == "}" and not opened:
            yield document.position(match.start()), "this brace closes nothing: take it out, or put back what stood before it."
            return
        elif match[0] == "}":
            opened.pop()
    if opened:
        yield document.position(opened[-1]), "this brace is never closed, so what follows does nothing: put `}` where it ends."


def _templates(course: Course) -> Iterator[tuple[Position, str]]:
    """Yield what is wrong with templates by themselves, and then what is wrong between them."""
    templates = {name.removeprefix(OVERRIDES): document for name, document in course.frame.items() if name.endswith((".html", ".xml"))}
    alone = [fault for document in templates.values() for fault in document.once(_alone)]
    yield from alone
    if templates and not alone and course.is_read(OVERRIDES):
        names = frozenset(name.removeprefix(OVERRIDES) for name in course.tree.files if name.startswith(OVERRIDES))
        yield from together(_between, tuple(templates.values()), *sorted(names))


_CASE = """<p>{{ t("Case · fictional") }}</p>
### {{ title }} { #vignette-{{ name }} }
{{ theme }}
{{ svg }}
{% for bond in bonds %}
{{ bond | e }}
{% endfor %}
{% for section in sections if section.id != "second-reading" %}
#### {{ section.title }} { #{{ name }}-{{ section.id }} }
{{ section.markdown }}
{% endfor %}
{% for section in sections if section.id == "second-reading" %}
<details markdown="1"><summary>{{ section.title }}</summary>
{{ section.markdown }}
</details>
{% endfor %}
"""


@rule(
    "shown",
    "Templates show every text that they are given of a question, a sorting exercise, a case, the final test and the self-assessment. "
    "What is right is marked as right, and nothing else; each option has its own feedback and verdict. Nothing is seen before it is "
    "asked for, and a case says that it was made up.",
    why="Jinja and MkDocs do not mind a template that marks the wrong options as right, or shows no feedback: only a reader would see it.",
    mend="Put back what the message names. `t(…)` gives words of the interface; `option` and `item` are what a loop goes through.",
    example=Example(
        "overrides/partials/course/vignette.html",
        """<p>{{ t("Case · fictional") }}</p>\n### {{ title }}""",
        "### {{ title }}",
        whole=_CASE,
    ),
)
def shown(course: Course) -> Reports:
    """Report what templates make of a question whose texts are known."""
    for place, problem in _wrongly_shown(course):
        yield Report(place, problem, rests_on=(OVERRIDES,))


def _wrongly_shown(course: Course) -> tuple[tuple[Position, str], ...]:
    documents = tuple(
        document
        for name, document in course.frame.items()
        if name.startswith((_PARTIALS, f"{OVERRIDES}partials/words/")) and name.endswith(".html")
    )
    if documents and course.is_read(OVERRIDES) and not any(document.once(_alone) for document in documents):
        return together(_probed, documents)
    return ()


@lru_cache(maxsize=4)
def _probed(documents: tuple[Document, ...]) -> tuple[tuple[Position, str], ...]:
    from curriculum.rules.probe import faults

    return tuple(faults({document.file.as_posix().removeprefix(OVERRIDES): document for document in documents}))


def _alone(document: Document) -> Iterator[tuple[Position, str]]:
    from curriculum.rules.templates import faults  # it loads Jinja

    return faults(document)


@lru_cache(maxsize=4)
def _between(documents: tuple[Document, ...], *names: str) -> tuple[tuple[Position, str], ...]:
    from curriculum.rules.templates import faults_together

    templates = {document.file.as_posix().removeprefix(OVERRIDES): document for document in documents}
    return tuple(faults_together(templates, frozenset(names)))


def _drawn(course: Course) -> Iterator[str]:
    """Yield the names of the drawings that are put into pages: those of modules, and those for which a template asks."""
    yield from (module.id for module in course.modules)
    for document in course.frame.values():
        if document.file.suffix == ".html":
            yield from (name for name, _ in document.once(_drawings_of))


_HOME = re.compile(r"(?:/home/|/Users/|[A-Z]:\\Users\\)[^\s\"'<>/\\]+", re.IGNORECASE)
"""The folder of a user, as drawing programs write it into files."""
_NO_SHAPES = {"embed", "foreignobject", "iframe", "object", "script"}
"""What runs in a drawing, or holds something that does."""


def _more_than_drawn(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield what would run in a drawing that somebody opens by itself, where no policy of a page rules."""
    found: list[tuple[Position, str]] = []
    parser = ParserCreate(namespace_separator=" ")

    def told(what: str) -> None:
        place = Position(document.file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        found.append((place, f"a drawing runs nothing, and `{what}` would: take it out."))

    def element(name: str, attributes: dict[str, str]) -> None:
        if (tag := _without_space(name)) in _NO_SHAPES:
            told(f"<{tag}")
        for attribute, value in attributes.items():
            if (own := _without_space(attribute)).startswith("on"):
                told(own)
            elif _CODE_ADDRESS.match(re.sub(r"[\s\0-\x1f]", "", value)):
                told(f'{own}="javascript:')

    parser.StartElementHandler = element
    parser.ProcessingInstructionHandler = lambda name, _: told(f"<?{name}")
    with suppress(ExpatError):  # that it is not whole is told by itself
        parser.Parse(document.source, True)
    yield from found


_CODE_ADDRESS = re.compile(r"(?:[^;]*;)*javascript:", re.IGNORECASE)
"""Code in place of an address: also one of several that an attribute takes in turn."""


def _without_space(name: str) -> str:
    """Return a name of XML without that of its space."""
    return name.rpartition(" ")[2].lower()


def _not_drawn(document: Document) -> Iterator[tuple[Position, str]]:
    parser = ParserCreate()
    try:
        parser.Parse(document.source, True)
    except ExpatError as error:
        place = Position(document.file, error.lineno, error.offset + 1)
        yield place, f"this drawing is not whole ({ErrorString(error.code)}): put back what is missing here, or above."


@rule(
    "interface-words",
    "The words of buttons, menus and the like are translated in overrides/locales/ of each language, once and whole. A translation has "
    "the punctuation of the English at its end, a capital where that has one, the same tags and the same numbers, and does not say the "
    "opposite. No template has words of its own.",
    why="What is not translated stands in English on the Dutch site; where a name in braces was changed, a number is missing.",
    mend="Write the translation under its English, as the entries around it are. Titles in `nav` are English; a page needs none there.",
    example=Example(
        "overrides/locales/nl.po",
        'msgid "{n} cases"\nmsgstr "{n} casussen"',
        'msgid "{n} cases"\nmsgstr "{aantal} casussen"',
        whole='msgid ""\nmsgstr ""\n\nmsgid "{n} cases"\nmsgstr "{n} casussen"\n',
    ),
)
def interface_words(course: Course) -> Reports:
    """Report what is wrong with the catalogues, and words that have no entry in them."""
    if not any(catalogue(language) in course.tree.files for language in LANGUAGES):
        return
    for name, template in course.frame.items():
        if name.endswith(".html") and name not in _SCRIPTS and not template.once(unquoted):
            yield from template.once(_typed_in)
    of_menu = {title for title, *_ in titles(course)}
    named = of_menu | {title for title, _ in toggles(course)}
    has_all = bool(of_menu) and {f"{OVERRIDES}{each}" for each in _OF_PAGES} <= course.frame.keys()  # else that is told, or is meant
    locked = entries_of_lock(course.locks.get(DATA, ""))
    for language in LANGUAGES:
        name = catalogue(language)
        document = course.frame.get(name)
        if document is None:
            if name not in course.tree.files:
                start = f"put it back, or copy {catalogue(ORIGINAL)} to it and translate each `msgstr`"
                yield Position(Path(name)), f"this file is missing: {start}."
            continue
        yield from document.once(_in_catalogue)
        if has_all:
            templates = tuple(template for template in course.frame.values() if template.file.suffix == ".html")
            for spot, fault in together(_unasked, (document, *templates), *sorted(named)):
                yield Report(spot, fault, rests_on=(OVERRIDES, ORIGINAL_SETTINGS))
        if language == _ENGLISH:
            continue
        known = {entry.key: entry for entry in entries(document.source)}
        if not known:
            yield document.position(0), f"no word stands here, so all would be English: put back the {LANGUAGE_NAMES[language]} words."
            continue
        unknown = {words for template in course.frame.values() if template.file.suffix == ".html" for words, _ in template.once(_words_of)}
        if len(missing_words := unknown - known.keys()) > len(unknown) / 2:
            problem = (
                f"{len(missing_words)} words of the interface have no {LANGUAGE_NAMES[language]} entry, such as “{min(missing_words)}”"
            )
            start = "put them back" if language == ORIGINAL else f"copy {catalogue(ORIGINAL)} to this file, and translate each `msgstr`"
            yield document.position(0), f"{problem}: {start}."
            continue
        advice = f"translate it in {name}, as `msgid` and `msgstr`"
        if course.kit and any(each.startswith(_PARTIALS) for each in course.tree.files):
            lost = lost_words(document, locked, lambda: _asking(course))
            for words in sorted({*rendered_words(), *lost} - known.keys() - unknown):
                yield Report(
                    document.position(0), f"“{words}” has no entry, and pages or exports show it: {advice}.", cause=same(f"{name}: {words}")
                )
        for template in course.frame.values():
            if template.file.suffix == ".html":
                asked = dict(template.once(_words_of))
                for word, other in _read_alike(known, asked):
                    problem = f"“{word}” and “{other}” have the same translation, and one page shows both: check which of them is wrong."
                    yield Report(document.position(known[word].place), problem, cause=same(f"{name}: {word}"))
                for words, place in asked.items():
                    if words not in known:
                        yield Report(template.position(place), f"“{words}” has no entry: {advice}.", cause=same(f"{name}: {words}"))
        for title, position in toggles(course):
            if title not in known:
                yield Report(
                    position,
                    f"the name “{title}” of a button has no {LANGUAGE_NAMES[language]} entry: {advice}.",
                    rests_on=(ORIGINAL_SETTINGS,),
                )
        for title, pages, position in titles(course):
            if title not in known and pages != {title}:
                leave_out = ", or leave the title out, since a page has its own" if any(pages) else ""
                yield Report(
                    position,
                    f"the title “{title}” has no {LANGUAGE_NAMES[language]} entry: {advice}{leave_out}.",
                    rests_on=(ORIGINAL_SETTINGS,),
                )


_OF_PAGES = frozenset({"404.html", "base.html", "main.html"})
"""The templates of whole pages."""
_FEW_UNASKED = 3
"""Entries for which nothing asks any more because something was lost; where there are more, a template is gone, or was made anew."""


@lru_cache(maxsize=4)
def _unasked(documents: tuple[Document, ...], *named: str) -> tuple[tuple[Position, str], ...]:
    """Return the entries of a catalogue, the first of the documents, for which no template, no setting and no code asks."""
    document, *templates = documents
    asking = "\n".join(template.source for template in templates).replace("\\", "")
    left = [entry for entry in entries(document.source) if entry.key not in asking and entry.key not in named]
    code = code_of_engine("**/*.py")  # in quotes: the words of a menu can stand in a docstring too
    left = [entry for entry in left if not any(f"{quote}{entry.key}{quote}" in code for quote in "\"'")]
    return tuple(
        (document.position(entry.place), f"nothing asks for “{cut(entry.key)}” any more: put back what did, or take this entry out.")
        for entry in (left if len(left) <= _FEW_UNASKED else ())
    )


def _asking(course: Course) -> str:
    """Return all that may ask for words of the interface, some of it by names that are looked up: `words(KIND_WORDS[kind])`."""
    return "\n".join(
        [code_of_engine(*MAKERS, "export/*.py"), *(each.source for name, each in course.frame.items() if name.endswith(".html"))]
    )


def _words_of(template: Document) -> Iterator[tuple[str, int]]:
    """Yield the words of the interface for which a template asks, each with its first place."""
    found: dict[str, int] = {}
    for match in _WORDS.finditer(template.source):
        if words := (match[1] or match[2] or "").replace('\\"', '"').replace("\\'", "'"):
            found.setdefault(words, match.start())
    yield from found.items()


_SCRIPTS = frozenset({"overrides/partials/early.html"})
"""Templates that become a script."""
_READ_OUT = re.compile(r"\s(?:aria-label|label|title|alt|placeholder)=\"([^\"{}<>]*[a-z]{2,}[^\"{}<>]*)\"")
_NO_WORDS = re.compile(
    r"<a\b[^<>]*\bhref=\"https?:[^<>]*>(?:[A-ZÀ-Ý][\w’.&-]* ?)+</a>"  # the name of somebody, which is the same in every language
    r"|\{#.*?#\}|<!--.*?-->|<(script|style|kbd|code)\b.*?</\1>|\{%.*?%\}|\{\{.*?\}\}|\]\([^()\s]*\)|\{:?[^{}\n]*\}|<(?:[^<>\"]|\"[^\"]*\")*>",
    re.DOTALL,
)
"""What of a template no reader sees as words, or is a word in no language."""
_TYPED = re.compile(r"(?<![\w/.#-])([A-Za-zÀ-ÿ]*[a-zà-ÿ]{2,}(?: [A-Za-zÀ-ÿ’]+)*)(?![\w/.-]*[./]\w)")

_UNTRANSLATED = re.compile(
    r"(?<![\w.\])])\((?<! in \()\s*[\"']([^\"'\n]*[a-z]{2}[^\"'\n]*)[\"']\s*\)|\{\{-?\s*[\"']([A-Z][^\"'\n]*)[\"']\s*[|}]"
)
"""Words that are put into a page without being looked up: `{{ ("Review") }}` or `{{ "Review" }}`, where `{{ t("Review") }}` was meant."""
_NO_TEXT = re.compile(r"(?<![\w.])t\(\s*(?:\"\"|'')\s*[,)]")


def _typed_in(template: Document) -> Iterator[tuple[Position, str]]:
    """Yield the words that stand in a template as they are, and so are the same in every language."""
    source = template.source
    for match in _NO_TEXT.finditer(source):
        yield template.position(match.start()), "no words stand between these quotes, so readers would see none: put the English back."
    found = (*_TYPED.finditer(blanked(_NO_WORDS, source)), *_READ_OUT.finditer(source), *_UNTRANSLATED.finditer(code(template)))
    for match in found:
        group = match.lastindex or 1
        problem = f'“{match[group]}” would stand in every language: write `{{{{ t("…") }}}}` around the English words, and translate these.'
        yield template.position(match.start(group)), problem


def _read_alike(known: Mapping[str, Entry], asked: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield words of one template that differ in English and have the same translation."""
    first: dict[str, str] = {}
    for word in asked:
        if word in known and (other := first.setdefault(known[word].words, word)) != word:
            yield word, other


def _in_catalogue(document: Document) -> Iterator[tuple[Position, str]]:
    told = dict(faults(document.source))
    for line, problem in told.items():
        yield Position(document.file, line), problem
    for entry in entries(document.source) if not told else ():
        if problem := doubtful(entry, cast(Language, document.file.stem)):
            yield document.position(entry.place), f"the translation of “{cut(entry.key)}” {problem}"
