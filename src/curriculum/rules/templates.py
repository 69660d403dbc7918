"""The templates in overrides/, read by Jinja itself, and what is given to each of them.

Jinja is loaded only when a template must be looked at: most checks find all of them as they were.
"""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateAssertionError
from jinja2.meta import find_undeclared_variables

from curriculum.position import Position
from curriculum.rules.structure import suggestion
from curriculum.text import Document

FOLDER = "overrides/"
FILTERS = frozenset({"url", "script_tag", "local_url", "aside"})
"""The filters that MkDocs and the plugin add to those of Jinja."""
_OF_MKDOCS = "nav pages base_url extra_css extra_javascript mkdocs_version build_date_utc config page"
_OF_PLUGIN = (
    "t illustration translations elements_of structured_data course_map modules_of written_styles site_styles early_script search_worker "
    "around contents_of"
)
THEME_NAMES = frozenset(f"{_OF_MKDOCS} {_OF_PLUGIN}".split())
"""The names that MkDocs and the plugin give to the templates of pages."""
COURSE_NAMES = frozenset({"t", "site_name"})
"""The names that every template in overrides/partials/course/ is given."""
_TEXTS = (
    "stem options explanation text sections bonds summary objectives scales sorting parts roles materials online avoid pitfalls theory "
    "reading prompts script scripts steps cases cards vignettes agreements"
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
Fault = tuple[Position, str]


class Unreadable(Exception):
    """A template that Jinja cannot read; `fault` says where and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault[1])
        self.fault = fault


@cache
def environment() -> Environment:
    """Return Jinja as the build has it: MkDocs adds the means of translation, and filters."""
    found = Environment(extensions=["jinja2.ext.i18n"], autoescape=False)  # noqa: S701  (MkDocs has it so, and nothing is rendered)
    found.filters |= dict.fromkeys(FILTERS, str)
    return found


def faults(document: Document) -> Iterator[Fault]:
    """Yield what is wrong with a template by itself: that it cannot be read, and what Jinja does not know."""
    try:
        tree = parsed(document)
    except Unreadable as error:
        yield error.fault
        return
    jinja = environment()
    for kind, what, known in ((nodes.Filter, "filter", jinja.filters), (nodes.Test, "test", jinja.tests)):
        for node in tree.find_all(kind):
            if node.name not in known:
                hint = suggestion(node.name, known) or f" Jinja's own are in its manual: look how this {what} is called."
                yield Position(document.file, node.lineno), f"there is no {what} `{node.name}`.{hint}"
    first: dict[str, int] = {}
    for block in tree.find_all(nodes.Block):
        if first.setdefault(block.name, block.lineno) != block.lineno:
            problem = f"the block `{block.name}` stands in line {first[block.name]} already: keep one, or give this one another name."
            yield Position(document.file, block.lineno), problem


@lru_cache(maxsize=512)
def parsed(document: Document) -> nodes.Template:
    """Return a template as Jinja reads it, or raise Unreadable."""
    try:
        return environment().parse(document.source)
    except TemplateSyntaxError as error:
        raise Unreadable(_worded(document, error)) from error


def _worded(document: Document, error: TemplateSyntaxError) -> Fault:
    """Say for an author what Jinja stumbles over."""
    message = str(error.message)
    unknown, innermost = _UNKNOWN.search(message), _END.search(message)
    tag = unknown[1] if unknown else ""
    if tag and tag not in {*_TAGS, *_ENDS}:
        return Position(document.file, error.lineno), f"there is no tag `{tag}`.{suggestion(tag, {*_TAGS, *_ENDS}, 0.5)}"
    if innermost and (line := _last_opened(document.source, innermost[1])):
        problem = f"this `{innermost[1]}` has no end: put `{{% end{innermost[1]} %}}` where it ends, or what is missing behind it."
        return Position(document.file, line), problem
    if tag:
        return Position(document.file, error.lineno), f"`{tag}` ends nothing: take it out, or put back what stood before it."
    problem = f"this template cannot be read ({message.rstrip('.')}): look at the braces, quotes and words here and above."
    return Position(document.file, error.lineno), problem


def _last_opened(source: str, name: str) -> int:
    """Return the line of the last tag of a kind that is not closed, or 0."""
    opened: list[int] = []
    last = ""
    try:
        for line, token, value in environment().lex(source):
            if last == "block_begin" and token == "name":  # noqa: S105  (a kind of token)
                if value == name:
                    opened.append(line)
                elif value == f"end{name}" and opened:
                    opened.pop()
            last = last if token == "whitespace" else token  # noqa: S105
    except TemplateSyntaxError:
        return 0
    return opened[-1] if opened else 0


def faults_together(templates: Mapping[str, Document], names: frozenset[str]) -> Iterator[tuple[Position, str]]:
    """Yield what is wrong between templates, by their names below overrides/; `names` are those of all files there.

    Nothing is said as long as one of them cannot be read.
    """
    try:
        trees = {name: parsed(document) for name, document in templates.items()}
    except Unreadable:
        return
    for name, tree in trees.items():
        place = _Place(templates[name])
        yield from _not_there(place, tree, names)
        yield from _blocks(place, name, trees)
        if not any(node.name not in FILTERS | environment().filters.keys() for node in tree.find_all(nodes.Filter)):
            yield from _names(place, name, trees)
    if "base.html" in trees:
        yield from _page(templates["base.html"], trees["base.html"])


class _Place:
    """Says where in a template something stands."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __call__(self, line: int) -> Position:
        return Position(self.document.file, line)


def _named(tree: nodes.Template, kinds: tuple[type[nodes.Node], ...]) -> Iterator[tuple[str, int]]:
    """Yield the templates that a template must have, each with the line."""
    for node in tree.find_all(kinds):
        given: Any = getattr(node, "template", None)
        if isinstance(given, nodes.Const) and isinstance(given.value, str) and not getattr(node, "ignore_missing", False):
            yield given.value, node.lineno


_ALL = (nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)


def _not_there(place: _Place, tree: nodes.Template, names: frozenset[str]) -> Iterator[Fault]:
    for name, line in _named(tree, _ALL):
        if name not in names and not material(name):
            yield place(line), f"there is no file `{FOLDER}{name}`.{suggestion(name, names)}"


@cache
def material(name: str) -> str | None:
    """Return the text of a template of Material; where it is not installed, one that is empty, since nobody knows."""
    spec = find_spec("material")
    if spec is None:
        return " "
    for folder in spec.submodule_search_locations or ():
        if (path := Path(folder) / "templates" / name).is_file():
            return path.read_text(encoding="utf-8") or " "
    return None


def _parents(name: str, trees: Mapping[str, nodes.Template]) -> list[nodes.Template]:
    """Return the templates that a template extends, the nearest first; only the template itself if one cannot be found."""
    found: list[nodes.Template] = []
    tree: nodes.Template | None = trees[name]
    while tree is not None and len(found) < 9:
        parent = next(_named(tree, (nodes.Extends,)), None)
        if parent is None:
            return found
        text = material(parent[0]) if parent[0] not in trees else None
        tree = trees.get(parent[0]) or (environment().parse(text) if text else None)
        if tree is not None:
            found.append(tree)
    return found


def _blocks(place: _Place, name: str, trees: Mapping[str, nodes.Template]) -> Iterator[Fault]:
    """Yield blocks that no parent has, and those that take the place of what every page needs."""
    tree = trees[name]
    parents = _parents(name, trees)
    extended = next(_named(tree, (nodes.Extends,)), None)
    has_no_head = not extended and "/" not in name and "<html" not in place.document.source and tree.find(nodes.Block) is not None
    inherited = {block.name: block for parent in reversed(parents) for block in parent.find_all(nodes.Block)}
    for block in tree.find_all(nodes.Block):
        calls = [call for call in block.find_all(nodes.Call) if isinstance(call.node, nodes.Name) and call.node.name == "super"]
        if calls and not extended and has_no_head:
            continue
        if calls and (not extended or (parents and block.name not in inherited)):
            remedy = f"no template that this one extends has a block `{block.name}`.{suggestion(block.name, inherited)}"
            if not extended:
                remedy = 'this one extends none: put `{% extends "main.html" %}` at its start.'
            yield place(calls[0].lineno), f"`super()` stands for what a template has that this one extends, and {remedy}"
        elif parents and block in tree.body and block.name not in inherited:
            problem = f"no template that this one extends has a block `{block.name}`, so nothing of it is shown."
            yield place(block.lineno), f"{problem}{suggestion(block.name, inherited, 0.5)}"
        elif parents and not calls and block.name in _IN_BLOCK and block.name in inherited:
            sign, what = _IN_BLOCK[block.name]
            if _mentions(inherited[block.name], sign, parents) and not _mentions(block, sign, []):
                problem = f"without `{{{{ super() }}}}` in this block no page has a {what}: put it back, on a line of its own."
                yield place(block.lineno), problem
    if has_no_head:
        problem = 'this template extends no other, so its pages have no head and no menu: put `{% extends "main.html" %}` at its start.'
        yield place(1), problem


def _mentions(block: nodes.Block, name: str, parents: list[nodes.Template]) -> bool:
    """Say whether a block asks for something: itself, or the same block of a parent by `super()`."""
    found = {node.name for node in block.find_all(nodes.Name)} | {node.attr for node in block.find_all(nodes.Getattr)}
    return name in found or ("super" in found and any(_mentions(each, name, []) for tree in parents for each in _same(tree, block.name)))


def _same(tree: nodes.Template, name: str) -> Iterator[nodes.Block]:
    return (block for block in tree.find_all(nodes.Block) if block.name == name)


def _page(document: Document, tree: nodes.Template) -> Iterator[Fault]:
    """Yield what every page needs and the skeleton of pages does not ask for."""
    found = {node.name for node in tree.find_all(nodes.Name)} | {node.attr for node in tree.find_all(nodes.Getattr)}
    needed = {"extra_javascript": "scripts", "site_styles": "style sheets when it is built", "early_script": "colour scheme in time"}
    for name, what in needed.items():
        if name not in found and "<html" in document.source:
            yield document.position(0), f"this template no longer asks for `{name}`, so no page has its {what}: put back what did."


def _assigned(tree: nodes.Template) -> set[str]:
    """Return the names that a template gives something to."""
    found = {node.name for node in tree.find_all(nodes.Name) if node.ctx in {"store", "param"}}
    found |= {node.target for node in tree.find_all(nodes.Import)} | {node.name for node in tree.find_all(nodes.Macro)}
    for node in tree.find_all(nodes.FromImport):
        found |= {each[1] if isinstance(each, tuple) else each for each in node.names}
    return found


def _names(place: _Place, name: str, trees: Mapping[str, nodes.Template]) -> Iterator[Fault]:
    """Yield names that nothing gives to a template: Jinja would print nothing for them."""
    tree = trees[name]
    makers = [other for other in trees if other == name or name in _included(other, trees)]
    if _is_of_course(name):
        if not any(other in given() for other in makers):  # nothing that is known fills it in
            return
        around = [_assigned(trees[other]) for other in makers if other != name]
        known = COURSE_NAMES.union(*(given().get(other, ()) for other in makers), *around)
    elif len(makers) > 1 or "/" not in name or name.startswith("partials/words/"):
        known = THEME_NAMES.union(*(_assigned(other) for each, other in trees.items() if not _is_of_course(each) and each != name))
    else:  # Material may include it
        return
    try:
        unknown = find_undeclared_variables(tree) - known - environment().globals.keys() - _LOOSE
    except TemplateAssertionError:  # told already
        return
    meant = set()
    for wanted in sorted(unknown):
        line = min((node.lineno for node in tree.find_all(nodes.Name) if node.name == wanted), default=1)
        hint = suggestion(wanted, known | _assigned(tree))
        meant.add(hint.removeprefix(" Did you mean `").removesuffix("`?"))
        yield place(line), f"nothing gives this template a `{wanted}`, so none is shown.{hint or ' Look how it is called, or take it out.'}"
    if name in given():
        here = {node.name for each in [name, *_included(name, trees)] for node in trees[each].find_all(nodes.Name)}
        for lost in sorted((given()[name] & TEXTS) - here - meant):
            if (posixpath.basename(name), lost) not in _NO_TEXT:
                yield place(1), f"this template is given `{lost}`, and shows it nowhere: put `{{{{ {lost} }}}}` back where it belongs."


def _included(name: str, trees: Mapping[str, nodes.Template]) -> set[str]:
    """Return the templates that are part of another, however deep."""
    found: set[str] = set()
    todo = [name]
    while todo:
        new = {each for each, _ in _named(trees[todo.pop()], (nodes.Include,))} & trees.keys() - found
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
    for path in [*sorted((folder / "render").glob("*.py")), folder / "plugin.py"]:
        of_kit = path.name == "kit.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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
