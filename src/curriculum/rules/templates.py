"""The templates in overrides/, read by Jinja itself, and what is given to each of them.

Jinja is loaded only when a template must be looked at: most checks find all of them as they were.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import TrackingCodeGenerator

from curriculum.models import LANGUAGES
from curriculum.position import Position
from curriculum.rules.assets import code
from curriculum.rules.catalogue import Fault
from curriculum.rules.engine import MAKERS, code_of_engine
from curriculum.rules.jinja import environment, material
from curriculum.rules.probe import PROBED
from curriculum.rules.structure import CHECK_SPELLING, PUT_THERE, Misspelt, suggestion
from curriculum.text import VOID, Document, blanked
from curriculum.tree import OVERRIDES

_OF_MKDOCS = "nav pages base_url extra_css extra_javascript mkdocs_version build_date_utc config page"
_OF_PLUGIN = (
    "t illustration translations elements_of structured_data course_map modules_of written_styles site_styles early_script search_worker "
    "has_social_card retells around contents_of minutes_of"
)
THEME_NAMES = frozenset(f"{_OF_MKDOCS} {_OF_PLUGIN}".split())
"""The names that MkDocs and the plugin give to the templates of pages."""
COURSE_NAMES = frozenset({"t", "site_name"})
"""The names that every template in overrides/partials/course/ is given."""
_TEXTS = (
    "before asked options explanation text sections bonds summary objectives scales sorting parts roles materials online avoid pitfalls "
    "theory reading prompts script scripts steps cases cards vignettes agreements"
)
TEXTS = frozenset(_TEXTS.split())
"""Those of the names that a template of the course is given which hold texts of the course: one that it does not use is missed."""
_NO_TEXT = {("module-head.html", "vignettes"), ("facts.html", "vignettes")}
"""In these it is a number."""
_LOOSE = frozenset({"caller", "kwargs", "loop", "self", "super", "varargs"})
"""Names that Jinja gives where they mean something."""
_END = re.compile(r"The innermost block that needs to be closed is '(\w+)'")
_UNKNOWN = re.compile(r"Encountered unknown tag '(\w+)'")
_TAGS = ("block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro", "raw", "set", "with", "elif", "else")
_ENDS = ("endblock", "endcall", "endfilter", "endfor", "endif", "endmacro", "endraw", "endset", "endwith")
_IN_BLOCK = {"scripts": ("extra_javascript", "script"), "styles": ("written_styles", "style sheet")}
"""What a page is without if the template that it is made of leaves out what its parent has in this block."""
_HEAD = {
    "<title>": "so no page has a name in the browser",
    '<meta charset="utf-8"': "so a browser may show other letters than were written",
    '<meta name="description"': "so search engines and shared links say nothing of what a page is about",
    '<meta name="referrer" content="same-origin"': "so other sites are told where a reader comes from",
    '<link rel="canonical"': "so search engines take copies of a page for pages of their own",
    'name="viewport"': "so a telephone shows pages as on a screen that is far away",
}
"""What the head of every page has."""
_TO_ITS_END = r"(?:[^<>{}]|\{\{(?>.*?\}\})|\{%(?>.*?%\}))*>"
"""The rest of a tag of a template, with what Jinja fills in."""
_MARKS = (
    (
        re.compile(r"<html\b(?![^<>]*\blang=\"\{\{)"),
        "<html",
        "a page says in which language it is: write `lang=\"{{ lang.t('language') }}\"` in `<html>`.",
    ),
    (
        re.compile(r"<meta\b[^<>]*http-equiv=[\"']?refresh", re.IGNORECASE),
        "refresh",
        "this takes readers away from a page while they read it: take it out.",
    ),
    (
        re.compile(rf"<img\b(?![^<>]*(?<![\w-])alt\b){_TO_ITS_END}"),
        "<img",
        'a picture says in `alt` what it shows, or `alt=""` if that is nothing: put it in.',
    ),
    (
        re.compile(r"\s(?:href|src|action)=[\"']/(?![/\"'])"),
        "=",
        "an address that starts with `/` leads out of the course where its site stands in a folder: write `{{ 'about/' | url }}`.",
    ),
    (
        re.compile(r"<form\b(?![^<>]*\bmethod=[\"']dialog[\"'])"),
        "<form",
        'without JavaScript this form would put what was filled in into an address, or send it away: write `<form method="dialog">`.',
    ),
    (
        re.compile(r"<form\b[^<>]*\baction=|<(?:button|input)\b[^<>]*\bformaction="),
        "action=",
        "this would send away what was filled in, which the site promises not to do: take it out.",
    ),
    (
        re.compile(rf"<a\b(?![^<>]*\shref=){_TO_ITS_END}"),
        "<a ",
        'without `href` no key reaches this: write a `<button type="button">`, or give it its address.',
    ),
    (
        re.compile(r"<link\b[^<>]*\brel=\"canonical\"[^<>]*\bhref=\"https?:|<meta\b[^<>]*\"og:url\"[^<>]*\bcontent=\"https?:"),
        "http",
        "all pages would give this one address as their own, and search engines show no other: write `{{ page.canonical_url }}`.",
    ),
    (
        re.compile(r"\shreflang=\"[a-z]|\"og:locale\"[^<>]*\bcontent=\"[a-z]"),
        "l",
        "this names one language on the pages of all: write `{{ language.lang }}`, or for `og:locale` `{{ t('en_GB') }}`.",
    ),
    (
        re.compile(rf"<details\b{_TO_ITS_END}(?!\s*(?:\{{[%#].*?[%#]\}}\s*)*<summary\b)"),
        "<details",
        "a fold without a name is called “Details” by browsers, in their own language: start it with `<summary>` and its words.",
    ),
    (
        re.compile(rf"<a\b(?![^<>]*\saria-label){_TO_ITS_END}\s*</a>"),
        "<a ",
        "this link has no words, and nobody knows where it leads: put back its words, or say them in `aria-label`.",
    ),
    (
        re.compile(
            r"<script type=\"application/(?:ld\+)?json\"[^<>]*>\{\{(?=\s*(?:\{|course_map\b))(?![^<]*\|\s*tojson\s*-?\}\}\s*</script>)"
        ),
        "json",
        "what scripts read here has to be JSON, or they stop: put `| tojson` before the `}}`.",
    ),
    (
        re.compile(r"<[a-z][^<>]*\sstyle=[\"']"),
        "style=",
        "the security policy of every page refuses looks that are written here: give it a class, and write its look into a style sheet.",
    ),
    (
        re.compile(r"(?<=\s)tabindex=[\"']?+(?!0\b|-1\b|\{)"),
        "tabindex",
        "`tabindex` makes those who use the keyboard jump about the page: take it out, or write 0 or -1.",
    ),
    (re.compile(r"<[a-z][^<>]*=[“”‘’„]"), "=", 'the quotes of an attribute are straight: write `"` in place of the curly ones.'),
)
"""What no template may have, each with a sign by which it is looked for first, and what is wrong with it."""
_ARIA = re.compile(r"\saria-(\w+)=")
_NAMES_OF_ARIA = (
    "activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount colindex colindextext colspan controls "
    "current describedby description details disabled dropeffect errormessage expanded flowto grabbed haspopup hidden invalid "
    "keyshortcuts label labelledby level live modal multiline multiselectable orientation owns placeholder posinset pressed readonly "
    "relevant required roledescription rowcount rowindex rowindextext rowspan selected setsize sort valuemax valuemin valuenow valuetext"
)
_ARIA_NAMES = frozenset(_NAMES_OF_ARIA.split())
"""The attributes of WAI-ARIA 1.3, without what they all start with."""
_ROLE = re.compile(r"\srole=\"([^\"{}]*)\"")
_NAMES_OF_ROLES = (
    "alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox comment complementary "
    "contentinfo definition deletion dialog directory document emphasis feed figure form generic grid gridcell group heading image img "
    "insertion link list listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation "
    "none note option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox "
    "sectionfooter sectionheader separator slider spinbutton status strong subscript suggestion superscript switch tab table tablist "
    "tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem"
)
_ROLES = frozenset(_NAMES_OF_ROLES.split())
"""The roles of WAI-ARIA 1.3."""
_ONE_LANGUAGE = re.compile(rf"\{{\{{-?[^{{}}\"']*?\w(\.(?:{'|'.join(LANGUAGES)}))\b(?!\()[^{{}}]*\}}\}}")
"""A text that is asked for in one language, whatever the page has."""
_SAYS = {
    "base.html": (
        ('data-key="course:\\{\\{ ?config', "the script under which name to keep the colour scheme", "`course:{{ config.extra.course }}`"),
        ('class="md-skip"', "who uses the keyboard the way past the menu", 'the link with `class="md-skip"`'),
    ),
    "sitemap.xml": (("<loc>", "search engines at which address a page is", "`<loc>`"),),
    "partials/copyright.html": (
        ('rel="license"', "readers on which terms they may use the course", 'the link to its licence, with `rel="license"`'),
        ("ndependent|ffiliat", "readers that the course is independent of author and publisher of the article", "the sentence that does"),
    ),
    "partials/course/question.html": (
        ("data-search-exclude", "the search to pass over questions and their answers", "`data-search-exclude`"),
    ),
    "partials/course/certificate.html": (
        ("ccredit", "readers that the course is not accredited, or by whom", "the sentence that does"),
        ("(?i:nobody|not|no one) (?:\\w+ ){0,2}check", "readers that nobody checked who made the document", "the sentence that does"),
    ),
    "partials/course/kit/cards.html": (("ictio|nvent|ade[ -]up", "readers that a case was made up", '`{{ t("Case · fictional") }}`'),),
}
"""What a template has to tell: how it is found there, to whom and what, and what is to be put back."""
_LICENCE = re.compile(r"creativecommons\.org/licenses/([a-z-]+)/([\d.]+)/[^<>]*>\s*CC[ -]([A-Z-]+)(?:[ -]([\d.]+))?")
_TAGS_OF_HTML = re.compile(r"<(/?)([a-zA-Z][\w-]*)\b((?:[^<>{}]|\{\{(?>.*?\}\})|\{%(?>.*?%\})|\{(?![{%]))*)>", re.DOTALL)
_NOT_TAGS = re.compile(r"\{#.*?#\}|<!--.*?-->|<script\b.*?</script>|<style\b.*?</style>", re.DOTALL)
_NO_END = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "option", "tbody", "thead", "html", "body", "head", "colgroup", "tfoot"})
"""Elements that may have no end."""
DEEPEST = 9
"""Templates that can extend each other."""


class Unreadable(Exception):
    """A template that Jinja cannot read; `fault` says where and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault[1])
        self.fault = fault


class Template:
    """A template, gone through once for all that is asked about it."""

    def __init__(self, tree: nodes.Template, document: Document | None = None) -> None:
        self.tree = tree
        self.document = document
        self.used: dict[str, int] = {}
        """The names that it uses, each with its first line."""
        self.fields: dict[str, int] = {}
        """What it asks of something else, as in `card.title`, each with its first line."""
        self.assigned: set[str] = set()
        """The names to which it gives something."""
        self.needs: list[tuple[type[nodes.Node], str, int]] = []
        """The templates that it must have: how it takes them, their names, and the line."""
        self.blocks: list[nodes.Block] = []
        self.filters: list[nodes.Filter] = []
        self.tests: list[nodes.Test] = []
        self._look(tree)

    @cached_property
    def undeclared(self) -> set[str]:
        """The names that it uses where nothing in it has given them anything."""
        code = TrackingCodeGenerator(_jinja())  # as `find_undeclared_variables` does, which makes code that is faster to run too
        code.optimizer = None
        code.visit(self.tree)
        return code.undeclared_identifiers

    def _look(self, parent: nodes.Node) -> None:
        for node in parent.iter_child_nodes():
            match node:
                case nodes.Name(ctx="load"):
                    self.used.setdefault(node.name, node.lineno)
                case nodes.Name():
                    self.assigned.add(node.name)
                case nodes.Getattr(node=nodes.Getattr(attr="meta")):
                    pass  # a field above a page, which is looked up there
                case nodes.Getattr():
                    self.fields.setdefault(node.attr, node.lineno)
                case nodes.Include(template=nodes.Const(value=str(name))) if not node.ignore_missing:
                    self.needs.append((nodes.Include, name, node.lineno))
                case nodes.Extends(template=nodes.Const(value=str(name))):
                    self.needs.append((nodes.Extends, name, node.lineno))
                case nodes.Import(template=nodes.Const(value=str(name))) | nodes.FromImport(template=nodes.Const(value=str(name))):
                    self.needs.append((nodes.Import, name, node.lineno))
                case nodes.Block():
                    self.blocks.append(node)
                case nodes.Filter():
                    self.filters.append(node)
                case nodes.Test():
                    self.tests.append(node)
                case _:
                    pass
            match node:
                case nodes.Import():
                    self.assigned.add(node.target)
                case nodes.FromImport():
                    self.assigned |= {each[1] if isinstance(each, tuple) else each for each in node.names}
                case nodes.Macro():
                    self.assigned.add(node.name)
                case _:
                    pass
            self._look(node)

    @property
    def parent(self) -> str | None:
        """The template that it extends."""
        return next((name for kind, name, _ in self.needs if kind is nodes.Extends), None)

    @property
    def included(self) -> set[str]:
        """The templates that it includes by their names."""
        return {name for kind, name, _ in self.needs if kind is nodes.Include}

    def place(self, line: int) -> Position:
        """Return where a line of it stands."""
        return Position(self.document.file if self.document else Path(), line)


@cache
def _jinja() -> Environment:
    return environment()


def faults(document: Document) -> Iterator[Fault]:
    """Yield what is wrong with a template by itself: that it cannot be read, and what Jinja does not know."""
    try:
        template = parsed(document)
    except Unreadable as error:
        yield error.fault
        return
    jinja = _jinja()
    asked = (*((node, "filter", jinja.filters) for node in template.filters), *((node, "test", jinja.tests) for node in template.tests))
    for node, what, known in asked:
        if node.name not in known:
            hint = suggestion(node.name, known) or f" Jinja's own are in its manual: check what this {what} is called."
            yield template.place(node.lineno), f"there is no {what} `{node.name}`.{hint}"
    yield from _not_filled_in(template)
    first: dict[str, int] = {}
    for block in template.blocks:
        if first.setdefault(block.name, block.lineno) != block.lineno:
            problem = f"the block `{block.name}` stands in line {first[block.name]} already: keep one, or give this one another name."
            yield template.place(block.lineno), problem


_TO_FILL_IN = re.compile(r"\{(\w+)\}")


def _not_filled_in(template: Template) -> Iterator[Fault]:
    """Yield words of the interface that are given a value by another name than they have for it; without any, a script fills them in."""
    for call in template.tree.find_all(nodes.Call):
        words = call.args[0] if call.args else None
        if not (isinstance(call.node, nodes.Name) and call.node.name == "t" and isinstance(words, nodes.Const) and call.kwargs):
            continue
        asked, given = {*_TO_FILL_IN.findall(str(words.value))}, {each.key for each in call.kwargs}
        if call.dyn_kwargs is None and asked != given:
            names = ", ".join(f"`{name}=…`" for name in sorted(asked)) or "none"
            yield (
                template.place(call.lineno),
                f"“{words.value}” is given {', '.join(f'`{name}`' for name in sorted(given))}: it asks for {names}.",
            )


@lru_cache(maxsize=512)
def parsed(document: Document) -> Template:
    """Return a template as Jinja reads it, or raise Unreadable."""
    try:
        return Template(_jinja().parse(document.source), document)
    except TemplateSyntaxError as error:
        raise Unreadable(_worded(document, error)) from error


def _worded(document: Document, error: TemplateSyntaxError) -> Fault:
    """Say for an author what Jinja stumbles over."""
    message = str(error.message)
    unknown, innermost = _UNKNOWN.search(message), _END.search(message)
    tag = unknown[1] if unknown else ""
    if tag and tag not in {*_TAGS, *_ENDS}:
        return Position(document.file, error.lineno), f"there is no tag `{tag}`.{suggestion(tag, {*_TAGS, *_ENDS}, 0.5) or CHECK_SPELLING}"
    if innermost and (line := _last_opened(document.source, innermost[1])):
        problem = f"this `{innermost[1]}` has no end: put `{{% end{innermost[1]} %}}` where it ends, or what is missing behind it."
        return Position(document.file, line), problem
    if tag:
        return Position(document.file, error.lineno), f"`{tag}` ends nothing: take it out, or put back what stood before it."
    problem = f"this template cannot be read ({message.rstrip('.')}): look at the braces, quotes and words here and above."
    return Position(document.file, error.lineno), problem


def of_html(document: Document) -> Iterator[Fault]:
    """Yield what in the HTML of a template would mislead browsers or shut readers out."""
    source = document.source
    for pattern, sign, problem in _MARKS:
        for match in pattern.finditer(code(document)) if sign in source else ():
            yield document.position(match.start()), problem
    for match in _ARIA.finditer(source):
        if match[1] not in _ARIA_NAMES:
            hint = suggestion(f"aria-{match[1]}", [f"aria-{name}" for name in _ARIA_NAMES])
            problem = f"there is no attribute `aria-{match[1]}`, so screen readers pass over it.{hint or CHECK_SPELLING}"
            yield document.position(match.start(1) - len("aria-")), problem
    yield from _same_ids(document)
    for match in _LINE_TWICE.finditer(code(document)):
        yield document.position(match.start(2)), "this line stands just above already, so readers would see it twice: take one out."
    for match in _ROLE.finditer(code(document)):
        for name in match[1].split():
            if name not in _ROLES:
                hint = suggestion(name, _ROLES) or CHECK_SPELLING
                yield document.position(match.start() + 1), f"there is no role `{name}`, so screen readers pass over it.{hint}"
    for match in _ONE_LANGUAGE.finditer(code(document)):
        problem = f"`{match[1]}` gives the text in one language to the readers of all: write `[language]`."
        yield document.position(match.start(1)), problem
    for wanted, told, what in _SAYS.get(document.file.as_posix().removeprefix(OVERRIDES), ()):
        if not re.search(wanted, code(document)):
            yield document.position(0), f"nothing here tells {told} any more: put back {what}."
    for match in _LICENCE.finditer(source):
        if match[1] != match[3].lower() or (match[4] and match[2] != match[4]):
            problem = f"the link leads to the licence `{match[1]}` {match[2]}, and its words name another: write the same in both."
            yield document.position(match.start()), problem


_LINE_TWICE = re.compile(r"^([^\n]*<[a-z][^\n]{30,})\n(\1)$", re.MULTILINE)
_OWN_ID = re.compile(r"(?<![\w-])id=\"([a-zA-Z][\w-]*)\"|\{%-? *(?:else|elif|endfor|endif|endmacro)\b")


def _same_ids(document: Document) -> Iterator[Fault]:
    """Yield the id that two elements of a template have; of two branches, one alone is shown."""
    first: dict[str, int] = {}
    for match in _OWN_ID.finditer(code(document)):
        if match[1] is None:
            first.clear()
        elif first.setdefault(match[1], match.start()) != match.start():
            problem = f'`id="{match[1]}"` stands in line {document.position(first[match[1]]).line} already, and links find the first alone'
            yield document.position(match.start()), f"{problem}: give this one a name of its own."


def _unbalanced(templates: Mapping[str, Template]) -> Iterator[Fault]:
    """Yield elements of templates that have no end, and ends without a start, where no other template has what is missing."""
    found = {name: counted for name, template in templates.items() if (counted := _counted(template))}
    for name, counted in found.items():
        for tag, number in counted.items():
            elsewhere = sum(other.get(tag, 0) for each, other in found.items() if each != name)
            document = templates[name].document
            if document is None or name in PROBED or number * elsewhere < 0:  # the probe tells it, or another template closes it
                continue
            source = blanked(_NOT_TAGS, document.source)
            places = [match.start() for match in _TAGS_OF_HTML.finditer(source) if match[2].lower() == tag]
            written = f"</{tag}>" if number > 0 else f"<{tag}>"
            problem = f"`{written}` is missing in this template: put it back, or take its other end out."
            yield document.position(places[-1] if places else 0), problem


def _counted(template: Template) -> dict[str, int]:
    """Return the elements that a template opens more or less often than it closes them, with the difference.

    Where conditions open one thing in several ways, the numbers differ and nothing is wrong: then one way through all of them counts.
    """
    if template.document is None or "<" not in template.document.source:
        return {}
    is_html = template.document.file.suffix == ".html"
    counted = _count(blanked(_NOT_TAGS, template.document.source), is_html=is_html)
    if not counted:
        return {}
    way = "".join(_first_way(template.tree.body))
    return {tag: number for tag, number in _count(_NOT_TAGS.sub("", way), is_html=is_html).items() if tag in counted}


def _count(source: str, *, is_html: bool) -> dict[str, int]:
    counted: dict[str, int] = {}
    for match in _TAGS_OF_HTML.finditer(source):
        tag = match[2].lower()
        if not match[3].rstrip().endswith("/") and not (is_html and tag in VOID | _NO_END):
            counted[tag] = counted.get(tag, 0) + (-1 if match[1] else 1)
    return {tag: number for tag, number in counted.items() if number}


def _first_way(body: list[nodes.Node]) -> Iterator[str]:
    """Yield what stands in a template if all its conditions hold, with a word for what is filled in."""
    for node in body:
        match node:
            case nodes.Output():
                yield from (each.data if isinstance(each, nodes.TemplateData) else "x" for each in node.nodes)
            case (
                nodes.If()
                | nodes.For()
                | nodes.Block()
                | nodes.With()
                | nodes.FilterBlock()
                | nodes.CallBlock()
                | nodes.Scope()
                | nodes.Macro()
            ):
                yield from _first_way(node.body)
            case _:
                pass


def _unreached(templates: Mapping[str, Template]) -> Iterator[Fault]:
    """Yield parts of pages that no template includes: what stands in them is on no page."""
    needed = {name for template in templates.values() for _, name, _ in template.needs}
    left = [name for name in templates if re.fullmatch(r"partials/[\w-]+\.html", name) and name not in needed]
    if not left or "base.html" not in templates:
        return
    todo, seen = [name for name in needed if name not in templates], set()
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += re.findall(r"\"(partials/[\w/-]+\.html)\"", material(name) or "")
    code = code_of_engine("*.py")
    dynamic = "".join(template.document.source for template in templates.values() if template.document and "~" in template.document.source)
    for name in left:
        if name not in seen and name not in code and f'"{name}"' not in dynamic:
            problem = "no template includes this one any more, so what stands here is on no page: include it again, or take the file out."
            yield templates[name].place(1), problem


def _last_opened(source: str, name: str) -> int:
    """Return the line of the last tag of a kind that is not closed, or 0."""
    opened: list[int] = []
    last = ""
    try:
        for line, token, value in _jinja().lex(source):
            if last == "block_begin" and token == "name":  # noqa: S105  (a kind of token)
                if value == name:
                    opened.append(line)
                elif value == f"end{name}" and opened:
                    opened.pop()
            last = last if token == "whitespace" else token  # noqa: S105
    except TemplateSyntaxError:
        return 0
    return opened[-1] if opened else 0


def faults_together(documents: Mapping[str, Document], names: frozenset[str]) -> Iterator[Fault]:
    """Yield what is wrong between templates that can be read, by their names below overrides/; `names` are those of all files there."""
    templates = {name: parsed(document) for name, document in documents.items()}
    theirs = frozenset().union(*(parent.assigned for template in templates.values() for parent in _parents(template, templates)))
    for name, template in templates.items():
        for _, other, line in template.needs:
            if other not in names and not material(other):
                yield template.place(line), f"there is no file `{OVERRIDES}{other}`.{suggestion(other, names) or PUT_THERE}"
        yield from _blocks(name, template, _parents(template, templates))
        yield from _names(name, templates, theirs)
    yield from _misspelt_fields(templates)
    yield from _unbalanced(templates)
    yield from _unreached(templates)
    for document in documents.values():
        yield from document.once(of_html)
    if "base.html" in templates:
        yield from _skeleton(templates["base.html"])
        head = templates.get("main.html", templates["base.html"])
        written = "".join(document.source for name, document in documents.items() if "/" not in name)
        for sign, why in _HEAD.items():
            if sign not in written:
                yield head.place(1), f"no template has `{sign}` any more, {why}: put it back into the block `site_meta`."


@cache
def _of_material(name: str) -> Template | None:
    text = material(name)
    return Template(_jinja().parse(text)) if text else None


def _parents(template: Template, templates: Mapping[str, Template]) -> list[Template]:
    """Return the templates that one extends, the nearest first, as far as they can be found."""
    found: list[Template] = []
    name = template.parent
    while name and len(found) < DEEPEST and (parent := templates.get(name) or _of_material(name)):
        found.append(parent)
        name = parent.parent
    return found


def _blocks(name: str, template: Template, parents: list[Template]) -> Iterator[Fault]:
    """Yield blocks that no parent has, and those that take the place of what every page needs."""
    source = template.document.source if template.document else ""
    if template.blocks and not template.parent and "/" not in name and "<html" not in source:
        problem = 'this template extends no other, so its pages have no head and no menu: put `{% extends "main.html" %}` at its start.'
        yield template.place(1), problem
        return
    inherited = {block.name: block for parent in reversed(parents) for block in parent.blocks}
    for block in template.blocks:
        has_super = any(isinstance(call.node, nodes.Name) and call.node.name == "super" for call in block.find_all(nodes.Call))
        if not template.parent and has_super:
            yield (
                template.place(block.lineno),
                "`super()` in this block stands for that of a template which this one extends, and it has none.",
            )
        elif parents and block.name not in inherited and (has_super or block in template.tree.body):
            problem = f"no template that this one extends has a block `{block.name}`, so nothing of it is shown."
            yield template.place(block.lineno), f"{problem}{suggestion(block.name, inherited, 0.5) or CHECK_SPELLING}"
        elif parents and block.name == "content" and name != "404.html" and not has_super and not _has_text(block):
            problem = "this block takes the place of the text of pages, and shows none of it: put `{{ page.content }}` back."
            yield template.place(block.lineno), problem
        elif parents and not has_super and block.name in _IN_BLOCK:
            sign, what = _IN_BLOCK[block.name]
            if not _mentions(block, sign) and any(_mentions(each, sign) for parent in parents for each in parent.blocks):
                problem = f"without `{{{{ super() }}}}` in this block no page has a {what}: put it back, on a line of its own."
                yield template.place(block.lineno), problem


def _has_text(block: nodes.Block) -> bool:
    """Say whether a block shows the text of a page, by itself or with another template."""
    return _mentions(block, "content") or block.find(nodes.Include) is not None


def _mentions(block: nodes.Block, name: str) -> bool:
    """Say whether a block asks for something by its name."""
    return any(name in {getattr(node, "name", ""), getattr(node, "attr", "")} for node in block.find_all((nodes.Name, nodes.Getattr)))


def _skeleton(template: Template) -> Iterator[Fault]:
    """Yield what every page needs and the skeleton of pages does not ask for."""
    needed = {"extra_javascript": "scripts", "site_styles": "style sheets when it is built", "early_script": "colour scheme in time"}
    for name, what in needed.items():
        if name not in template.fields.keys() | template.used.keys() and template.document and "<html" in template.document.source:
            yield template.place(1), f"this template no longer asks for `{name}`, so no page has its {what}: put back what did."


def _names(name: str, templates: Mapping[str, Template], of_parents: frozenset[str]) -> Iterator[Fault]:
    """Yield names that nothing gives to a template, for which Jinja would print nothing, and texts that are given to it in vain."""
    template = templates[name]
    makers = {other: made for other, made in templates.items() if other != name and name in _included(other, templates)}
    if _is_of_course(name):
        if not {name, *makers} & given().keys():  # nothing that is known fills it in
            return
        known = COURSE_NAMES.union(*(given().get(other, ()) for other in {name, *makers}), *(made.assigned for made in makers.values()))
    elif makers or "/" not in name or name.startswith("partials/words/"):
        ours = (made.assigned for other, made in templates.items() if other != name and not _is_of_course(other))
        known = THEME_NAMES.union(of_parents, *ours)
    else:  # Material may include it
        return
    lost = given().get(name if name not in PROBED else "", frozenset()) & TEXTS - {text for each, text in _NO_TEXT if name.endswith(each)}
    lost -= {text for each in (name, *_included(name, templates)) for text in templates[each].used}
    for wanted in sorted(_not_given(template, known) - known):
        hint = suggestion(wanted, known | template.assigned)
        lost -= set(re.findall(r"`(\w+)`", hint))
        problem = f"nothing gives this template a `{wanted}`, so its place is empty, or the page cannot be made."
        problem += hint or " Check what it is called, or take it out."
        yield template.place(template.used.get(wanted, 1)), problem
    for text in sorted(lost):
        yield template.place(1), f"this template is given `{text}`, and shows it nowhere: put `{{{{ {text} }}}}` back where it belongs."


def _misspelt_fields(templates: Mapping[str, Template]) -> Iterator[Fault]:
    """Yield what a template asks of something by a name that is a slip of another: Jinja prints nothing in its place."""
    asked = Counter(field for template in templates.values() for field in template.fields)
    known = {*_words_of_engine(), *(field for field, number in asked.items() if number > 1)}
    names = Misspelt({*known, *asked})
    for file, template in templates.items():
        for field, line in template.fields.items() if file not in PROBED else ():  # else the probe tells it
            if len(field) < _SHORTEST or field in known:
                continue
            if meant := names.of(field):
                problem = f"nothing here has a `{field}`, so its place is empty, or the page cannot be made. Did you mean `{meant}`?"
                yield template.place(line), problem


_SHORTEST = 5
"""Letters of a name of which another is not like by chance."""


@cache
def _words_of_engine() -> frozenset[str]:
    """Return the words of the code that fills templates in, those of Material's own, and what texts and lists have in Python."""
    code = code_of_engine(*MAKERS)
    theirs = "".join(material(name) or "" for name in ("main.html", "base.html", "partials/header.html", "partials/palette.html"))
    return frozenset({*re.findall(r"[a-zA-Z_]\w*", code + theirs), *dir(str), *dir(dict), *dir(list)})


def _not_given(template: Template, known: frozenset[str]) -> set[str]:
    """Return the names that a template does not give to itself where it uses them; if all are `known`, Jinja need not look."""
    found = template.used.keys() - known - _jinja().globals.keys() - _LOOSE
    return found & template.undeclared if found & template.assigned else found


def _included(name: str, templates: Mapping[str, Template]) -> set[str]:
    """Return the templates that are part of another, however deep."""
    found: set[str] = set()
    todo = [name]
    while todo:
        new = templates[todo.pop()].included & templates.keys() - found
        found |= new
        todo += new
    return found


def _is_of_course(name: str) -> bool:
    return name.startswith("partials/course/")


@cache
def given() -> dict[str, frozenset[str]]:
    """Return the names that the engine gives to each template of the course, as its own code has them."""
    found: dict[str, set[str]] = {}
    folder = Path(__file__).parents[1]
    for path in sorted((folder / "render").glob("*.py")):
        of_kit, code = path.name == "kit.py", path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(code)) if '.html"' in code else ():
            if isinstance(node, ast.Call) and (name := _template_of(node)):
                folder_of_kit = "kit/" if of_kit else ""
                names = found.setdefault(f"partials/course/{folder_of_kit}{name}", {"language"} if of_kit else set())
                names |= {keyword.arg for keyword in node.keywords if keyword.arg}
    return {name: frozenset(names) for name, names in found.items()}


def _template_of(call: ast.Call) -> str | None:
    """Return the template that a call fills in: `_template("x.html", …)`, or `get_template("partials/course/x.html").render(…)`."""
    if not isinstance(call.func, ast.Attribute):
        return None
    asked: ast.expr = call.func.value if call.func.attr == "render" else call
    first = asked.args[0] if isinstance(asked, ast.Call) and asked.args else None
    name = str(first.value) if isinstance(first, ast.Constant) else ""
    is_one = name.endswith(".html") and (call.func.attr == "_template" or (call.func.attr == "render" and _is_of_course(name)))
    return name.removeprefix("partials/course/") if is_one else None
