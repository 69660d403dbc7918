"""Rules for links and images."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from curriculum.findings import Cause, Part
from curriculum.front import BUTTONS
from curriculum.load import AT_THE_ROOT, Course
from curriculum.models import LANGUAGES, Language, TextDocument
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Gone, Report, Reports, rule
from curriculum.rules.engine import code_of_engine
from curriculum.rules.navigation import named
from curriculum.rules.pointers import lost_pointers
from curriculum.rules.settings import is_of_material
from curriculum.rules.structure import SOURCES, missing_heading, missing_page, suggestion
from curriculum.rules.telephone import digits
from curriculum.text import CODE, Document, Link, blanked
from curriculum.tree import HELP_LINES, ORIGINAL_SETTINGS

_FOR_PAGE = {"glossary": "glossary.md", "references": "references.md", "claims": "from-article.md", "final-test": "final-test.md"}
_IDS = re.compile(r"""i(?<=\bi)d=["']?([\w-]+)|\{:?[^}\n]*#([\w-]+)[^}\n]*\}""")
_NO_DESCRIPTION = re.compile(
    r"(?i)afbeelding|plaatje|foto|figuur|image|picture|photo|figure|[\w -]+\.(?:svg|png|jpe?g|gif|webp|avif)|img[_ -]?\d+"
)
_OF_A_LANGUAGE = re.compile(rf"-({'|'.join(LANGUAGES)})(?=\.\w+$)")
"""Ends the name of a file of which there is one for each language."""
_VAGUE = (
    "hier|klik hier|lees hier|kijk hier|lees meer|lees verder|meer|link|deze link|via deze link|deze pagina"
    "|here|click here|read here|see here|read more|more|this link|this page"
)
_SAYS_NOTHING = frozenset(_VAGUE.split("|"))
"""Words that do not say where a link leads: screen readers list the links of a page by their words alone."""
_ENDINGS = "nl|be|eu|com|org|net|info|nu|uk|de|fr|int|edu|gov|online|app|care|health|amsterdam|frl"
_SAID = re.compile(rf"(?:https?://)?(?:www\.)?(?P<host>(?:[\w-]+\.)+(?:{_ENDINGS}))(?:[/?#]\S*)?", re.IGNORECASE)
"""An address that stands as the words of a link; not all that has a dot is one, such as the name of a file."""
_NAMED_LICENCE = re.compile(r"\bCC (BY(?:-[A-Z]{2})* \d\.\d)")
_LICENCE_ADDRESS = re.compile(r"creativecommons\.org/licenses/([a-z-]+/\d\.\d)")
_LICENCE = re.compile(rf"creativecommons\.org/.*/deed\.({'|'.join(LANGUAGES)})$")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?", re.IGNORECASE)


@rule(
    "link",
    "Every link leads where its words say: to a page, a heading or a file of the course, or to a complete address elsewhere. It does "
    "not lead to the section in which it stands, and a space parts it from the words beside it. No text sends readers to a figure, a "
    "chapter, a next page or a module that is not there.",
    why="A dead link is a promise that is not kept, and most readers do not report one. A screen reader lists links by their words alone.",
    mend="Links within the course start at the docs folder and name the file: `[words](/modules/vocabulary.md#forms)`. "
    "The part after `#` is the id of a heading, which all languages share.",
    example=Example("docs/en/about.md", "(glossary.md#network)", "(glossary.md#netwrok)"),
)
def links(course: Course) -> Reports:
    """Report links that lead nowhere or elsewhere than they say, and what is meant as a link and is none."""
    yield from lost_pointers(course)
    for language in LANGUAGES:
        site = _Site(course, language)
        for page in course.pages[language].values():
            for url, words, position in page.once(_buttons):
                name = url.partition("#")[0].strip("/") or "index"
                if "://" not in url and not {f"{name}.md", f"{name}/index.md"} & site.pages.keys():
                    hint = suggestion(f"{name}.md", site.pages, where=f"docs/{language}/").replace(".md`", "/`")
                    problem = f"there is no page at `{url}` in this language.{hint}"
                    yield Report(position, problem, rests_on=(f"docs/{language}/", "modules/"), cause=missing_page(name))
                elif url.startswith("/"):
                    yield position, f"`{url}` starts at the top of the server, where the site may not be: write `{url.lstrip('/')}`."
                elif fault := site.button_to_no_heading(name, url.partition("#")[2]) or site.other_module(words, f"{name}.md"):
                    yield fault.at(position)
        for writing in course.written(language):
            yield from writing.once(_almost_links, ["](", "][", "] (", ")[", "]:"])
            yield from writing.once(_bare, ["http", "www.", "@"])
            yield from writing.once(_of_another, ["]("])
            for document, link in writing.links:
                if link.image:
                    continue
                if fault := site.fault(document, link):
                    yield fault.at(link.position)
                elif not link.text.strip() and link.markdown:
                    yield link.position, "this link has no words: say between the brackets where it leads."
                elif link.target.startswith("#") and link.target[1:] and link.target[1:] == _section_of(document, link):
                    problem = "this leads to the section in which it stands: let it lead to another place, or take the link out."
                    yield link.position, problem
                elif fault := site.elsewhere(document, link):
                    yield fault.at(link.position)
                elif link.target.endswith((".", ",", ";")):
                    yield link.position, f"the address ends in `{link.target[-1]}`, which most likely belongs to the sentence: take it out."


def _section_of(document: Document, link: Link) -> str | None:
    """Return the id of the heading under which a link stands; nothing in a data file."""
    above = [heading for heading in document.headings if heading.position.line < link.position.line]
    return above[-1].id if above else None


@rule(
    "image",
    "Every image exists, and has a description for those who do not see it.",
    why="A missing image is a hole in the page; an image without a description is one for readers with a screen reader.",
    mend="Put the file under overrides/assets/ or beside the page, and say in the brackets what it shows: "
    "`![Two cups](/assets/images/cups.svg)`.",
    example=Example("modules/sample/en.md", "(/assets/images/cups.svg)", "(/assets/images/cup.svg)"),
)
def images(course: Course) -> Reports:
    """Report images that do not exist or are not described."""
    for language in LANGUAGES:
        site = _Site(course, language)
        for writing in course.written(language):
            for document, link in writing.links:
                if link.image:
                    if not link.text.strip():
                        yield link.position, "this image has no description: say between the brackets what it shows."
                    elif _NO_DESCRIPTION.fullmatch(link.text.strip()):
                        yield link.position, f"`{link.text.strip()}` describes nothing: say what the image shows."
                    if re.match(r"(?:[a-z]+:)?//|data:", link.target, re.IGNORECASE):
                        yield link.position, "an image from elsewhere would be fetched from there: put it under overrides/assets/images/."
                        continue
                    if fault := site.fault(document, link):
                        yield fault.at(link.position)
                    elif (named := _OF_A_LANGUAGE.search(link.target)) and named[1] != language:
                        own = f"{link.target[: named.start(1)]}{language}{link.target[named.end(1) :]}"
                        if own != link.target and not site.fault(document, replace(link, target=own)):
                            yield link.position, f"this image is made for the other language: name `{own}` here."


_NOT_SHOWN = re.compile(r"overrides/assets/.*\.(?:mjs|css|map|woff2?|ttf|otf|ico|webmanifest)")
"""What has a rule of its own (style sheets), or belongs to another file."""


_LEFT_BY_PROGRAMS = (".orig", ".rej", ".bak", ".old", ".tmp")
"""How files end that a merge or an editor leaves beside a template; MkDocs would publish them."""


@rule(
    "unused-file",
    "Every picture, document and other file that would be published is one that the course shows or links to, and every script and "
    "template in overrides/ is used.",
    why="What stands in docs/ or overrides/assets/ is published, also if no page leads to it: an article, or a list of clients. A template "
    "or a script that nothing names has most often lost its name.",
    mend="Link to it or name it where it belongs, or take it out.",
    example=Example("docs/en/article.pdf", Gone.FILE, "%PDF"),
)
def unused_files(course: Course) -> Reports:
    """Report files that no text links to, and that no template, style sheet or script names."""
    used = {f"overrides/assets/images/{module.id}.svg" for module in course.modules}
    folders = [f"docs/{language}/" for language in LANGUAGES]
    settings = {file.path.name: file.text for file in course.configurations if isinstance(file.data, dict)}
    is_configured = ORIGINAL_SETTINGS in settings  # else nobody knows what the theme shows
    files = {
        name
        for name in course.tree.files - course.tree.strange
        if (name.startswith(tuple(folders)) and not name.endswith(".md") and not AT_THE_ROOT.fullmatch(name))
        or (name.startswith("overrides/assets/") and not name.endswith(".js") and not _NOT_SHOWN.fullmatch(name) and is_configured)
        or (name.startswith("overrides/") and name.endswith(_LEFT_BY_PROGRAMS) and is_configured)
    }
    for language, folder in zip(LANGUAGES, folders, strict=True):
        site = _Site(course, language)
        for writing in course.written(language):
            for document, link in writing.links:
                if not link.target.endswith(".md") and "://" not in link.target:
                    name = site.name(document, link.target)
                    used |= {f"{folder}{name}", f"overrides/{name}"}
    sources = settings | {name: text.source for name, text in course.frame.items() if name.endswith((".html", ".css", ".js"))}
    if left := sorted(files - used):
        theme = "\n".join(sources.values())
        drawn = {f"{name}.svg" for name in re.findall(r"illustration\([\"']([\w-]+)", theme)}
        named = {name for name in left if posixpath.basename(name) in drawn or posixpath.basename(name) in theme}
        made_from = {posixpath.splitext(name)[0] for name in named | used if name.startswith("overrides/assets/images/")}
        for name in left:
            if name not in named and posixpath.splitext(name)[0] not in made_from:
                yield Report(
                    Position(Path(name)),
                    "no text links to this file, and it would be published: link to it, or take it out.",
                    rests_on=("docs/", "modules/", "quizzes/", "kit/", "overrides/"),
                )
    if is_configured:
        shown = [*sources.values(), *(page.front_matter or "" for language in LANGUAGES for page in course.pages[language].values())]
        mentioned = _Mentioned(*(frozenset().union(*named) for named in zip(*map(_mentioned, shown), strict=True)))
        for name in course.frame:
            if name.endswith((".js", ".html")) and not _is_named(name, mentioned):
                what, mend = ("script", "import it") if name.endswith(".js") else ("template", "include it")
                problem = f"nothing uses this {what}: {mend} where it belongs, give it its name again, or take it out."
                yield Report(Position(Path(name)), problem, rests_on=("overrides/",))


_ELEMENT = re.compile(r"<course-([\w-]+)")
_END_OF_PATH = re.compile(r"[\w./-]*\Z")
_LONGEST_PATH = 200


def _paths_in(theme: str, ending: str) -> Iterator[str]:
    """Yield the paths with this ending. Looking for the ending first takes a tenth of the time that a pattern of the whole path takes."""
    for part in theme.split(ending)[:-1]:
        if path := _END_OF_PATH.search(part, max(0, len(part) - _LONGEST_PATH)):
            yield f"{path[0]}{ending}"


class _Mentioned(NamedTuple):
    """What a file names: scripts, by their names alone, the paths of templates, and the elements of the course."""

    scripts: frozenset[str]
    templates: frozenset[str]
    elements: frozenset[str]


@lru_cache(maxsize=2**10)
def _mentioned(source: str) -> _Mentioned:
    scripts = frozenset(posixpath.basename(path) for path in _paths_in(source, ".js"))
    return _Mentioned(scripts, frozenset(_paths_in(source, ".html")), frozenset(_ELEMENT.findall(source)))


def _is_named(name: str, mentioned: _Mentioned) -> bool:
    """Say whether something names a script or a template: another one, the engine, or Material, which has one of that name."""
    stem, ending = posixpath.splitext(posixpath.basename(name))
    path = name.removeprefix("overrides/")
    if ending == ".js" and f"{stem}.js" in mentioned.scripts:
        return True
    if ending == ".html" and (
        any(each.endswith(path) for each in mentioned.templates)
        or is_of_material(path)
        or (name.startswith("overrides/partials/course/") and posixpath.basename(path) in rendered_templates())
    ):
        return True
    # A script that makes an element, and the words for it, are named as the element is.
    may_be_element = name.startswith(("overrides/assets/javascripts/", "overrides/partials/words/"))
    return may_be_element and any(each.startswith(stem) for each in mentioned.elements)


@cache
def rendered_templates(*code: str) -> frozenset[str]:
    """Return the names of the templates that the engine asks for, or some of its code."""
    return frozenset(re.findall(r'"(?:partials/course/)?([\w-]+\.html)"', code_of_engine(*code or ("render/*.py", "plugin.py"))))


@cache
def rendered_words() -> frozenset[str]:
    """Return the words of the interface for which the engine itself asks."""
    return frozenset(re.findall(r'\bwords\(\s*"([^"\\]+)"', code_of_engine("plugin.py", "constellation.py", "render/*.py", "export/*.py")))


_NOT_CLOSED = re.compile(r"\[[^\[\]\n]*\]\((?![^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))")


def _almost_links(document: Document) -> Reports:
    """Yield what is meant as a link and would be printed as it stands."""
    source = document.visible
    for match in _NOT_CLOSED.finditer(source):
        yield Report(document.position(match.start()), "this link is not closed: write `[words](address)`.", part=Part.BRACKET)
    found = [
        (match.start(), "between `]` and `(` stands a space, so this is no link: take the space out.")
        for match in re.finditer(r"\[[^\[\]\n@]+\] \((?:https?:|/|[\w/-]+\.md|#)", source)
    ]
    found += [
        (match.start(), "within the address stands a space, so this is no link: take it out, or write `%20` for it.")
        for match in re.finditer(r"\]\((?!<)(?=[^()\n]*[/.#:])[^\s()]+ +(?![\"'])[^()\n]*\)", source)
    ]
    found += [
        (match.start(), "the brackets of this link stand the wrong way round: write `[words](address)`.")
        for match in re.finditer(r"\([^()\n]+\)\[(?:/|#|https?:|[\w/-]+\.md)[^\]\n]*\]", source)
    ]
    found += [
        (match.start(), "this link stands within the words of another: keep one of the two.")
        for match in re.finditer(r"(?<!!)\[[^\[\]\n]*(?<!!)\[[^\[\]\n]*\]\([^()\n]*\)[^\[\]\n]*\]\(", source)
    ]
    found += [(match.end() - len(match["word"]), _GLUED.format(match["word"])) for match in _GLUED_BEHIND.finditer(source)]
    found += [(match.start(), _GLUED.format(match["word"])) for match in _GLUED_BEFORE.finditer(source)]
    defined = {name.casefold() for name in re.findall(r"^ {0,3}\[([^\]^]+)\]:", source, re.MULTILINE)}
    found += [
        (match.start(), f"nothing says to which address `{match[1]}` leads: write it yourself, as `[words](address)`.")
        for match in re.finditer(r"\[[^\[\]\n@]+\]\[([^\[\]\n@^]+)\]", source)
        if match[1].casefold() not in defined
    ]
    found += [
        (match.start(), f"no rule would look at `{match[1]}` here: write it beside the words, as `[words]({match[1]})`.")
        for match in re.finditer(r"^ {0,3}\[[^\[\]\n@^]+\]:\s+(?!https?://|www\.)(\S*[/.#:]\S*)", source, re.MULTILINE)
    ]
    for place, problem in found:
        yield document.position(place), problem


_SMALL_WORDS = (
    "is zijn was in op bij van voor met naar om aan dat die de het een of en maar are the a an to on at of for from with that which who or "
    "but by as"
)
_NEVER_AN_ENDING = "|".join(word for word in _SMALL_WORDS.split() if word not in {"en", "een", "de", "die", "a"})
_GLUED = "between `{}` and the link a space is missing: put it there."
_GLUED_BEHIND = re.compile(rf"\]\([^()\s]*\)(?P<word>{_NEVER_AN_ENDING})\b(?![-’])")
_GLUED_BEFORE = re.compile(rf"(?<![\w’-])(?P<word>{'|'.join(_SMALL_WORDS.split())})(?=\[[^\[\]\n@]+\]\([^()\s]*\))", re.IGNORECASE)
"""A small word without a space between it and a link; the end of a word, as in `[polycuul](…)en`, has none."""


def _bare(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield addresses that stand in a text without being a link; one to write to is a link only as what a reader may use."""
    if "@" in document.source:
        text = blanked(_CODE_OR_LINK, document.visible)
        for match in _MAIL.finditer(text):
            problem = f"write `[{match[0]}](mailto:{match[0]})` if readers may use it, and take it out if it is somebody’s own."
            yield document.position(match.start()), f"the address `{match[0]}` leads nowhere: {problem}"
    if "http" in document.source or "www." in document.source:
        for match in _BARE.finditer(document.visible):
            yield document.position(match.start()), f"`{match[0]}` is printed, and leads nowhere: write `[words]({_whole(match[0])})`."


_HOME_PAGE = re.compile(r"\]\(https?://(?:www\.)?([\w.-]+)/?\)")
_ONE_WORD = re.compile(r"[A-Z][\w&]+")


def _of_another(document: Document) -> Iterator[tuple[Position, str]]:
    """Yield links of one word, such as the name of a register, to the start of a site of which the same text names another owner."""
    source = document.source
    links = [(source.rfind("[", 0, match.start()), match) for match in _HOME_PAGE.finditer(source)] if "](http" in source else []
    found = [(start, source[start + 1 : match.start()], match[1]) for start, match in links]
    for start, name, site in found:
        owned = [other for _, other, their in found if their == site and _ONE_WORD.fullmatch(other) and other.lower() in site.lower()]
        if owned and _ONE_WORD.fullmatch(name) and name.lower() not in site.lower():
            yield document.position(start), f"`{name}` leads to the site of `{owned[0]}` ({site}): give it its own address."


_CODE_OR_LINK = re.compile(rf"{CODE.pattern}|\[[^\[\]\n]*\]\([^()\n]*\)|<[^<>\n]*>|https?://\S+", re.DOTALL)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b")
_BARE = re.compile(
    r"(?<![\w/(<.@\"'=\[-])(?:https?://|www\.)[\w.-]+\.[a-z]{2,}[^\s<>()\[\]]*(?![^\[\]\n]*\]\()|(?<=\[)https?://[^\s\]]+(?=\](?!\())"
)


def _whole(address: str) -> str:
    address = address.rstrip(".,;:!?’”")
    return address if "://" in address else f"https://{address}"


_BUTTON = re.compile(rf"^({'|'.join(BUTTONS)}): *" r"\{.*?\burl: *[\"']?(?P<url>[^\s}\"',]+)[^\n]*", re.MULTILINE)


def _buttons(page: Document) -> Iterator[tuple[str, str, Position]]:
    """Yield what the buttons of a home page lead to, which are addresses of the built site, and what they say."""
    for match in _BUTTON.finditer(page.front_matter or ""):
        yield match["url"], match[0], page.position(page.source.index("\n") + 1 + match.start("url"))


@lru_cache(maxsize=2**13)
def _led_to(page: str, target: str) -> str:
    path = unquote(target).partition("#")[0].partition("?")[0]
    return page if not path else posixpath.normpath(posixpath.join("/", posixpath.dirname(page), path)).lstrip("/")


class Problem(NamedTuple):
    """What is wrong with a link, wherever it stands, and the rest of a report on it."""

    message: str
    rests_on: tuple[str, ...] = ()
    cause: Cause | None = None

    def at(self, position: Position) -> Report:
        """Report it of a link that stands there."""
        return Report(position, self.message, rests_on=self.rests_on, cause=self.cause)


_FILE_OF_A_TEXT = re.compile(rf"(?:^|/)(?:docs/(?:{'|'.join(LANGUAGES)})/(?P<page>.+)|(?P<module>[\w-]+)/(?:{'|'.join(LANGUAGES)})\.md)$")


class _Site:
    """What links of one language can lead to."""

    def __init__(self, course: Course, language: Language) -> None:
        self.course = course
        self.language = language
        self.pages: dict[str, list[Document]] = {name: [text] for name, text in course.pages[language].items()}
        self.origin: dict[str, str] = {}
        for module in course.modules:
            page = f"modules/{module.id}.md"
            self.pages[page] = [module.texts[language]]
            self.origin |= dict.fromkeys([module.data, module.quiz, module.text(language)], page)
            for vignette in module.vignettes.values():
                self.origin |= dict.fromkeys(
                    [vignette.texts[language].file.as_posix(), vignette.constellation.origin.path.as_posix()], page
                )
        for module_id in course.kit.guides if course.kit else ():
            self.pages[f"kit/guides/{module_id}.md"] = []
        for directive, page in _FOR_PAGE.items():
            self.origin[SOURCES[directive]] = page
        self._anchors: dict[str, tuple[set[str], bool]] = {}
        self._by_title: dict[str, dict[str, set[str]]] = {}

    @cached_property
    def _numbers(self) -> frozenset[str]:
        """The digits of the numbers that texts may give."""
        given = self.course.help_lines
        numbers = [*(line.number for line in given.lines), *(other.number for other in given.other_numbers)] if given else []
        return frozenset(map(digits, numbers))

    def page_of(self, document: Document) -> str:
        """Return the page on which a text is shown."""
        name = document.file.as_posix()
        return self.origin.get(name) or name.removeprefix(f"docs/{self.language}/")

    def name(self, document: Document, target: str) -> str:
        """Return the page or file of the course to which a link leads."""
        return _led_to(self.page_of(document), target)

    def fault(self, document: Document, link: Link) -> Problem | None:
        """Return what is wrong with the target of a link."""
        target = link.target
        if not target:
            return Problem("this link has no address: write `[words](address)`.")
        parts = urlsplit(target) if "[" not in target else None
        if parts is None or parts.scheme or target.startswith("//"):
            return self._outside(target, parts.scheme if parts else "", parts.netloc if parts else "")
        path, _, anchor = unquote(target).partition("#")
        path = path.partition("?")[0]
        name = self.name(document, target)
        if path and not path.startswith("/") and isinstance(document, TextDocument):
            return Problem(f"a text of a data file is shown on several pages: start the link at the docs folder, as in `/{name}`.")
        if not name.endswith(".md"):
            return self._file(name, path)
        if name not in self.pages:
            files = (f"docs/{self.language}/", "modules/")
            hint = self._by_its_file(path) or suggestion(name, self.pages, where=f"docs/{self.language}/")
            return Problem(
                f"there is no page `{name}` in this language.{hint}",
                files,
                missing_page(name),
            )
        return self._no_heading(name, anchor) if "#" in target else None

    def _by_its_file(self, path: str) -> str:
        """Return what to write for a link that leads to the file of a text: `docs/nl/about.md`, `../vocabulary/nl.md`."""
        if match := _FILE_OF_A_TEXT.search(path):
            page = match["page"] or f"modules/{match['module']}.md"
            return f" Links start at the docs folder: write `/{page}`." if page in self.pages else ""
        return ""

    def _no_heading(self, name: str, anchor: str) -> Problem | None:
        anchors, are_all = self.anchors(name)
        if anchor in anchors:
            return None
        hint = suggestion(f"#{anchor}", [f"#{known}" for known in anchors])
        # A page that is partly made by the build may have more places; there a misspelling of a heading is still one.
        if are_all or hint:
            sources = tuple(text.file.as_posix() for text in self.pages[name])
            return Problem(
                f"the page `{name}` has no heading with the id `#{anchor}`.{hint or f' Look it up in {sources[0]}.'}",
                (*sources, *self._made_of(name)),
                missing_heading(name, anchor),
            )
        return None

    def button_to_no_heading(self, name: str, anchor: str) -> Problem | None:
        """Say that a page has no heading to which a button leads; `name` is that of its address."""
        page = f"{name}.md" if f"{name}.md" in self.pages else f"{name}/index.md"
        return self._no_heading(page, anchor) if anchor and page in self.pages else None

    def elsewhere(self, document: Document, link: Link) -> Problem | None:
        """Return what is wrong with a link that leads to something else than its words say."""
        words = link.text.strip().strip("*_").strip()
        if words.rstrip(".:!…").casefold() in _SAYS_NOTHING:
            return Problem(f"`{words}` does not say where this link leads: put it around the words that do, such as the name of the page.")
        parts = urlsplit(link.target)
        if parts.scheme == "tel":
            said, called = (re.sub(r"\D", "", number) for number in (words, parts.path))
            is_number = re.fullmatch(r"[\d\s().+-]+", words) is not None
            if digits(words) not in self._numbers and called in self._numbers:
                return None  # the number that nobody knows is told by itself, with the one that was meant
            is_abroad = parts.path.startswith(("+", "00"))  # a country stands before it, in the place of its first 0
            if is_number and called != said and not (is_abroad and called.endswith(said.lstrip("0"))):
                return Problem(f"this link says `{words}` and calls `{parts.path}`: look up which of the two is right.")
        if parts.scheme == "mailto" and "@" in words and " " not in words and words.casefold() != parts.path.casefold():
            return Problem(f"this link says `{words}` and writes to `{parts.path}`: look up which of the two is right.")
        if parts.scheme in {"http", "https"}:
            if (address := _SAID.fullmatch(words)) and not f".{parts.netloc}".casefold().endswith(f".{address['host']}".casefold()):
                return Problem(f"this link says `{words}` and leads to `{parts.netloc}`: look up which of the two is right.")
            if (
                (named := _NAMED_LICENCE.search(words))
                and (led := _LICENCE_ADDRESS.search(link.target))
                and named[1].lower().replace(" ", "/") != led[1]
            ):
                return Problem(f"this link says `{named[0]}` and leads to the licence `{led[1]}`: check which of the two is right.")
            if (licence := _LICENCE.search(link.target)) and licence[1] != self.language:
                return Problem(f"this page about the licence is in the other language: end the address in `deed.{self.language}`.")
            return None
        name = self.name(document, link.target)
        if fault := self._other_title(words, name, link.target.partition("#")[2]):
            return fault
        is_about_it = name.startswith(("modules/", "kit/guides/")) or re.fullmatch(r"(?i)module \d+", words)
        return self.other_module(words, name) if is_about_it else None

    def _other_title(self, words: str, page: str, anchor: str) -> Problem | None:
        """Return what is wrong if words are the title of another page, or of another heading of the page to which they lead."""
        title = _as_title(words)
        entitled = self.titles.get(title)
        if entitled:
            if page in entitled or (anchor and " " not in title):  # a word may name many things, such as a heading of another title
                return None
            right = " or ".join(f"`/{name}`" for name in sorted(entitled))
            return Problem(f"`{words}` is the title of another page: let this lead to {right}, or call it otherwise.", ("modules/",))
        ids = self._headings(page).get(title)
        if not ids or anchor in ids:
            return None
        right = " or ".join(f"`/{page}#{each}`" for each in sorted(ids))
        return Problem(f"`{words}` is the title of a heading there: let this lead to {right}.", ("modules/",))

    @cached_property
    def titles(self) -> dict[str, set[str]]:
        """The pages by their titles and by the names that the menu gives them."""
        found: dict[str, set[str]] = {}
        for name, texts in self.pages.items():
            for heading in (heading for text in texts for heading in text.headings if heading.level == 1):
                found.setdefault(_as_title(heading.title), set()).add(name)
        for module in self.course.modules:
            found.setdefault(_as_title(module.meta.title[self.language]), set()).add(f"modules/{module.id}.md")
        for file in self.course.configurations:
            for title, page, _ in named(file) if isinstance(file.data, dict) else ():
                if isinstance(page, str) and page in self.pages:
                    found.setdefault(_as_title(title), set()).add(page)
        return found

    def _headings(self, page: str) -> dict[str, set[str]]:
        """Return the ids of the headings of a page by their titles."""
        if page not in self._by_title:
            found = self._by_title[page] = {}
            for heading in (heading for text in self.pages.get(page, ()) for heading in text.headings):
                if heading.id and heading.level > 1:
                    found.setdefault(_as_title(heading.title), set()).add(heading.id)
        return self._by_title[page]

    def other_module(self, words: str, page: str) -> Problem | None:
        """Return what is wrong if words name a module by its number, and the page is that of another."""
        if found := re.search(r"(?i)\bmodule (\d{1,3})\b", words):
            module = next((module for module in self.course.modules if module.meta.order == int(found[1])), None)
            if module is None and 0 < int(found[1]) <= len(self.course.modules):
                return None  # that the modules are numbered wrongly is told where they are
            if module is None:
                there = f"the course has {len(self.course.modules)}"
                return Problem(f"there is no module {found[1]}, {there}: look up which was meant.", ("modules/",))
            if posixpath.basename(page.rstrip("/")).removesuffix(".md") != module.id:
                return Problem(
                    f"`{found[0]}` is `{module.id}`, and this leads elsewhere: look up which of the two was meant.", (module.data,)
                )
        return None

    def _outside(self, target: str, scheme: str, host: str) -> Problem | None:
        if scheme in {"http", "https"} and _HOST.fullmatch(host):
            if problem := not_meant(target):
                return Problem(problem)
            return self._unknown_number(found[1]) if (found := _WRITES_TO.match(target)) else None
        if scheme == "mailto" and re.fullmatch(r"mailto:[^@\s]+@[^@\s]+\.[^@\s]+", target):
            return None
        if scheme == "tel":
            if re.fullmatch(r"tel:\+?\d(?:[.-]?\d){2,14}", target):
                return None
            return Problem(f"`{target}` is no telephone number: write its digits, as in `tel:112` or `tel:+31-30-123-45-67`.")
        return Problem(f"`{target}` is no complete address: an address elsewhere starts with `https://` and the name of the site.")

    def _unknown_number(self, number: str) -> Problem | None:
        """Return what is wrong with a link to a telephone number that nobody is known to answer."""
        given = self.course.help_lines
        if given is None:
            return None
        known = [*(line.number for line in given.lines), *(line.number for line in given.other_numbers)]
        if any(digits(f"+{number}") == digits(each) for each in known) or any(
            number.endswith(own) for each in known if len(own := digits(each).lstrip("0")) > _SHORT_NUMBER
        ):
            return None
        add = "if readers may use it, add it there under `other_numbers`; if it is somebody’s own, take this link out"
        return Problem(f"this writes to the number {number}, which is not in {HELP_LINES}: {add}.", (HELP_LINES,))

    def _file(self, name: str, path: str) -> Problem | None:
        files = self.course.tree.files
        if re.fullmatch(r"[^\s/@]+@[\w-]+(?:\.[\w-]+)+", path):
            return Problem(f"an address for mail is linked to as `mailto:{path}`.")
        if re.match(r"www\.[\w-]+\.", path):
            return Problem(f"the address of another site starts with `https://`: write `https://{path}`.")
        if path.endswith("/") or "." not in posixpath.basename(name):
            return Problem(f"`{path}` names no file: a link to a page ends in `.md`, as in `/{name.rstrip('/') or 'index'}.md`.")
        if f"docs/{self.language}/{name}" in files or (name.startswith("assets/") and f"overrides/{name}" in files):
            return None
        known = [file.partition("/")[2] for file in files if file.startswith("overrides/assets/")]
        address = f"/assets/{posixpath.basename(name)}"
        put = f"put it into overrides/assets/ if it is for both languages, and link to `{address}`; into docs/{self.language}/ if not."
        if name.startswith("assets/"):
            put = f"put it into overrides/{posixpath.dirname(name)}/."
        return Problem(f"there is no file `{name}`: {put}{suggestion(name, known)}")

    def anchors(self, page: str) -> tuple[set[str], bool]:
        """Return the places of a page that can be linked to, and whether these are all: some parts only the build knows."""
        if page not in self._anchors:
            self._anchors[page] = self._collect(page)
        return self._anchors[page]

    def _collect(self, page: str) -> tuple[set[str], bool]:
        found: set[str] = set()
        are_all = not page.startswith("kit/guides/")
        for text in self.pages[page]:
            found.update(text.once(_places))
            found |= {heading.id or _made_id(heading.title) for heading in text.headings}
            for directive in text.directives:
                made = self._made(directive.name, directive.argument)
                are_all = are_all and made is not None
                found |= made or set()
        module = self.course.module(page.removeprefix("modules/").removesuffix(".md"))
        if module and page.startswith("modules/"):
            found.add(f"module-{module.id}")
            found |= {f"q-{question.id}" for question in module.questions}
        return found, are_all

    def _made(self, name: str, argument: str | None) -> set[str] | None:
        """Return the ids that a directive puts on the page; None if it is not known."""
        course = self.course
        match name:
            case "vignette" | "prompt" | "sort":
                return {f"{name}-{argument}"}
            case "glossary":
                return {term.id for term in course.terms}
            case "references":
                return set(course.references)
            case "claims":
                return {f"article-{section.id}" for section in (course.claims.sections if course.claims else ())}
            case "final-test":
                return {"questions", *(f"q-{question.id}" for question in (course.final_test.questions if course.final_test else ()))}
            case "quiz":
                return {"questions"}
            case (
                "check"
                | "research"
                | "practice"
                | "contested"
                | "version"
                | "report"
                | "facts"
                | "objectives"
                | "pass-share"
                | "pass-mark"
                | "test-needed"
                | "test-size"
                | "reading-speed"
                | "study-load"
                | "blueprint"
                | "modules"
                | "downloads"
            ):
                return set()
        return None

    def _made_of(self, page: str) -> Iterator[str]:
        """Yield the data files of which parts of a page are made."""
        for name, shown in self.origin.items():
            if shown == page:
                yield name


@lru_cache(maxsize=2**13)
def _as_title(words: str) -> str:
    """Return words as titles are compared: without case, marks, and an article before them."""
    plain = re.sub(r"[*_`]", "", words).strip(" .,:;!?…").casefold()
    return re.sub(r"^(?:de|het|een|the|an?) ", "", plain)


HTTP_ONLY = frozenset({"www.polyamoryonline.org", "talententoolbox.nl"})
"""Sites to which the course leads that are not known to have an address with `https://`."""
_NOBODY = re.compile(r"(?:.+\.)?(?:example\.(?:com|org|net|edu)|example|invalid|test|local|localhost)(?::\d+)?")
"""Hosts that stand for any other, or for the writer's own machine."""
_CHATS = {"chatgpt.com", "chat.openai.com", "claude.ai", "gemini.google.com", "copilot.microsoft.com", "perplexity.ai"}
_TRACKS = re.compile(r"[?&](?P<name>utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid)=")


_WITHIN = re.compile(
    r"(?:.+\.)?sharepoint\.com|intranet\..+|.+\.intranet\..+|mail\.google\.com|outlook\.(?:office(?:365)?|live)\.com|teams\.microsoft\.com"
)
"""Hosts that open for those only who work there, or who read that mail."""
_OPEN_TO_ALL = ("/book/", "/owa/calendar/", "/l/meetup-join/", "/meet/")
"""How addresses at these start that everybody can open: to book a time, or to join a meeting."""
_LIBRARY = re.compile(r".+\.proxy\..+\..+|(?:.+\.)?(?:ez|lib)proxy[\w-]*\..+\..+|(?:.+\.)?idm\.oclc\.org")
_AROUND = re.compile(
    r"(?:.+\.)?safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com|us)|l\.(?:facebook|instagram)\.com|(?:.+\.)?mcas\.ms"
)
"""Hosts that a mail program or a network puts around the addresses that it shows."""
_SEARCHED = re.compile(r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}")
_SHORT = frozenset(
    ("bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "buff.ly", "is.gd", "rb.gy", "tiny.cc", "lnkd.in", "cutt.ly", "shorturl.at")
)
_TRIED = re.compile(r"deploy-preview-\d+--.+\.netlify\.app|.+\.(?:ngrok\.io|ngrok-free\.app|trycloudflare\.com|githubpreview\.dev)")
"""Hosts that show how a site will be, for a while."""
_OF_A_VISIT = re.compile(
    r"[?&;](?P<name>jsessionid|phpsessid|access_token|auth_?token|sessionid|(?:session_id|token)(?==\w{16}))=", re.IGNORECASE
)
_WRITES_TO = re.compile(r"https://(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=)\+?(\d{8,})")
"""A link that opens a talk with a telephone number."""
_SHORT_NUMBER = 7
"""Digits of a number in whose place another country could have the end of a longer one."""
_SLIP = re.compile(r".+\.(?:nll|con|cmo|ocm|vom|comm|ogr|orgg|nett|eud)")
"""Ends like a site, and no site ends so."""


def not_meant(address: str) -> str:
    """Say what is wrong with an address elsewhere that nobody can have meant for readers, if anything is."""
    parts = urlsplit(address)
    host = parts.netloc.casefold()
    if _NOBODY.fullmatch(host):
        return f"`{parts.netloc}` only stands for an address: write the one that is meant."
    if tracks := _TRACKS.search(address):
        return f"`{tracks['name']}` in this address tells its site where readers come from: take that part out."
    if host.removeprefix("www.") in _CHATS:
        return f"`{parts.netloc}` shows a talk with a program, and is no source: lead to where it stands."
    if host in {"docs.google.com", "drive.google.com"} and parts.path.rstrip("/").endswith("/edit"):
        return "this opens a document to write in it: publish it, and write the address that is made for readers."
    if problem := _not_for_readers(host, parts.path, address):
        return problem
    if parts.scheme == "http" and host not in HTTP_ONLY:
        return (
            "anybody on the way can read and change what comes from an address with `http://`: write `https://`. "
            "If the site has none, link to another that says the same, or let who looks after the engine add its name to `HTTP_ONLY` "
            "in src/curriculum/rules/links.py."
        )
    return ""


def _not_for_readers(host: str, path: str, address: str) -> str:
    """Say whether an address was copied where only the writer has it so: from a mail, a search, a library or a network."""
    if _WITHIN.fullmatch(host) and not path.startswith(_OPEN_TO_ALL):
        return f"`{host}` opens for those only who have an account there: lead to a page that everybody can read."
    if _LIBRARY.fullmatch(host):
        return f"`{host}` opens for members of one library only: write the address of the work itself, such as its DOI."
    if _AROUND.fullmatch(host) or (_SEARCHED.fullmatch(host) and path == "/url"):
        return f"`{host}` only passes readers on, and notes that they came: write the address to which it leads."
    if host.removeprefix("www.") in _SHORT:
        return f"`{host}` hides where this leads, and may lead elsewhere tomorrow: write the whole address."
    if _TRIED.fullmatch(host):
        return f"`{host}` shows a site that is being tried out, and will be gone: write the address at which it is published."
    if visit := _OF_A_VISIT.search(address):
        return f"`{visit['name']}` in this address belongs to one visit or one reader: take that part out."
    if _SLIP.fullmatch(host):
        return f"no site ends in `.{host.rpartition('.')[2]}`: look the address up."
    return ""


def _made_id(title: str) -> str:
    """Return the id that Python-Markdown makes for a heading that has none."""
    from markdown.extensions.toc import slugify

    return slugify(title, "-")


def _places(text: Document) -> Iterator[str]:
    for one, two in _IDS.findall(text.without_code):
        yield one or two
