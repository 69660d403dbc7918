"""Rules for modules, their parts, and the directives that place them in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from itertools import combinations, pairwise, permutations

from curriculum.constellation import in_the_way
from curriculum.findings import Cause, Part, counted, cut
from curriculum.load import CASE_PARTS, DEVELOPMENTS, GROUP_PARTS, Course, Module, Vignette, slug
from curriculum.locks import pairs
from curriculum.models import LABELS, LANGUAGES, ORIGINAL, TRANSLATED, Constellation, Language, Node, Person, in_language
from curriculum.position import Position
from curriculum.rules.catalogue import Example, Report, Reports, missing, rule, same, unused
from curriculum.text import Directive, Document, Heading
from curriculum.tree import CLAIMS, FINAL_TEST_FILE, GLOSSARY, REFERENCES, SELF_ASSESSMENT_FILE

MODULE_DIRECTIVES = {"vignette", "prompt", "check", "sort", "quiz"}
HOMES = {
    "about.md": ("report", "version"),
    "accreditation.md": ("objectives", "study-load", "test-size", "pass-mark", "blueprint", "version"),
    "certificate.md": ("certificate",),
    "final-test.md": ("final-test", "blueprint", "pass-mark", "test-needed", "test-size"),
    "from-article.md": ("claims",),
    "glossary.md": ("glossary",),
    "how-to-use.md": ("reading-speed", "pass-share"),
    "index.md": ("facts", "modules"),
    "journal.md": ("journal",),
    "kit/builder.md": ("session-builder",),
    "kit/cards.md": ("vignette-cards",),
    "kit/forms.md": ("record-sheet", "evaluation-form"),
    "kit/index.md": ("preparation", "guides", "agreements", "roles"),
    "kit/methods.md": ("method-choice", "methods"),
    "kit/series.md": ("series",),
    "kit/supervision.md": ("supervision", "observation-form"),
    "my-course.md": ("overview", "my-data", "pass-share"),
    "references.md": ("references",),
    "review.md": ("review",),
    "take-along.md": ("version",),
    "self-assessment.md": ("self-assessment", "reflection"),
}
"""What pages can ask for, under every page that must; but for `LINKED`, it may move to a page that is not listed with it."""
PAGE_DIRECTIVES = {"downloads", *(name for names in HOMES.values() for name in names)}
SOURCES = {
    "glossary": GLOSSARY,
    "references": REFERENCES,
    "claims": CLAIMS,
    "final-test": FINAL_TEST_FILE,
    "blueprint": FINAL_TEST_FILE,
    "pass-mark": FINAL_TEST_FILE,
    "test-needed": FINAL_TEST_FILE,
    "test-size": FINAL_TEST_FILE,
    "self-assessment": SELF_ASSESSMENT_FILE,
    "reflection": SELF_ASSESSMENT_FILE,
    **{name: "kit/" for home, names in HOMES.items() if home.startswith("kit/") for name in names},
}
"""The file, or the folder, of which each of these directives shows something; a course can do without it."""
LINKED = ("glossary", "references", "claims", "final-test", "self-assessment")
"""Those that stand on no other page than their own, since links lead to what they show."""
LABEL_DIRECTIVES = set[str](LABELS)
LABEL = re.compile(rf"<!--\s*course:(?:{'|'.join(LABELS)})\s*-->")
"""The label of a paragraph."""
INLINE_DIRECTIVES = {"version", "report", "pass-share", "pass-mark", "test-needed", "test-size", "reading-speed"}
"""Those that become words of a sentence; all others become parts of the page."""
_WITHOUT_ARGUMENT = ({"quiz"} | PAGE_DIRECTIVES | LABEL_DIRECTIVES) - {"downloads"}
_ALMOST_DIRECTIVE = re.compile(r"(?i)c[ou]+r?s[eu]?\w*\s*[:;.=]|course\b|.*\bcourse:", re.DOTALL)
BROKEN_COMMENT = re.compile(r"<!\s?[-–—]{1,2}\s*(course:[a-z][a-z-]*(?: [a-z0-9-]*[a-z0-9])?)")
"""One that a word processor gave a dash for its two hyphens, or that lost one."""
_STRAY_DIRECTIVE = re.compile(r"\bcourse:[a-z][a-z-]*")
_OF_THE_PAGE = re.compile(r"questions|(?:module|vignette|prompt|note|sort|q)-.+")
"""Ids that the page of a module gives to its parts."""


_FEW = 6
"""Names that a message lists if none of them is close to the one that was written."""


def suggestion(name: str | None, names: Iterable[str], cutoff: float = 0.6, where: str = "") -> str:
    """Return " Did you mean `x`?" if one of the names is close to the one given; of short words, only a higher `cutoff` tells that.

    With `where`, an author learns in any case what there is: a few names are listed, and for many, that is where they stand.
    """
    known = sorted(set(names))
    close = [each for each in get_close_matches(name or "", known, n=1, cutoff=cutoff) if _is_like(name or "", each, cutoff)]
    if close:
        return f" Did you mean `{close[0]}`?"
    if not where:
        return ""
    return f" There {'is' if len(known) == 1 else 'are'} {_list(known)}." if 0 < len(known) <= _FEW else f" Look it up in {where}."


PUT_THERE = " Put it there, or write the name of one that is there."
CHECK_SPELLING = " Check its spelling, or take it out."
WRITE_PAGE = " Write the page, or take this out."
"""What to do where no name is close to the one that was written."""


def _is_like(name: str, other: str, cutoff: float) -> bool:
    """Say whether two names are alike, also without what makes others alike too.

    That is the module that both may start with, as in `vocabulary#asking` and `vocabulary#figures`, and the year that both may end with.
    """
    ours, theirs = (re.split("[#/]", each)[::-1] for each in (name, other))
    has_year = any(map(_YEAR_AT_END.search, (name, other)))
    our_end, their_end = (_YEAR_AT_END.sub("", each[0]) for each in (ours, theirs))
    return (ours[1:] != theirs[1:] and not has_year) or SequenceMatcher(None, our_end, their_end).ratio() >= cutoff


_YEAR_AT_END = re.compile(r"-(?:19|20)\d\d[a-z]?$")


def is_a_slip(word: str, name: str) -> bool:
    """Say whether a word is a name but for one letter, or but for two beside each other that changed places."""
    if abs(len(word) - len(name)) > 1 or word == name:
        return False
    start = next((place for place, (one, two) in enumerate(zip(word, name, strict=False)) if one != two), min(len(word), len(name)))
    rest, there = word[start:], name[start:]
    return there[1:] in {rest[1:], rest} or there == rest[1:] or (rest[:2] == there[1::-1] and rest[2:] == there[2:])


def is_misspelt(name: str, other: str) -> bool:
    """Say whether a name in code is a slip of another; one thing and many of them have names of their own."""
    return f"{name}s" != other and name != f"{other}s" and is_a_slip(name, other)


class Misspelt:
    """Names in code, by their length and their first or last letter: a slip changes one of the two at most, in names of three letters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._near: dict[tuple[int, str], list[str]] = {}
        for name in names:
            for end in self._ends(name):
                self._near.setdefault((len(name), end), []).append(name)

    def of(self, name: str) -> str:
        """Return the first of the names, by the alphabet, of which this one is a slip; nothing, if there is none."""
        keys = ((len(name) + more, end) for more in (-1, 0, 1) for end in self._ends(name))
        return min((other for key in keys for other in self._near.get(key, ()) if is_misspelt(name, other)), default="")

    @staticmethod
    def _ends(name: str) -> tuple[str, str]:
        return f"{name[:1]}…", f"…{name[-1:]}"


def page_name(path: str) -> str:
    """Return the name of a page, which is that of its module if it is the page of one."""
    return path.removeprefix("modules/").removesuffix(".md")


def missing_heading(page: str, heading_id: str) -> Cause:
    """Return the cause of findings about a heading that something names, and that does not exist; or about one of a missing page."""
    return missing("heading", f"{page_name(page)}#{heading_id}")


def missing_page(page: str) -> Cause:
    """Return the cause of findings about a page, a module or a vignette that something names, and that does not exist."""
    return missing("page", page_name(page))


def no_answer(heading: str) -> str:
    """Say that a heading is one under which there is nothing to read up."""
    return f"under `{heading}` the module only sums up or tests: name the heading above that is meant."


@rule(
    "directive",
    "A comment `<!-- course:… -->` asks for something that there is and that may stand there.",
    why="A misspelt comment would vanish from the page, and with it the case or the question it asks for.",
    mend="Write `<!-- course:NAME -->`, or `<!-- course:NAME WHICH -->` as in `<!-- course:vignette two-cups -->`; README.md has all.",
    example=Example("modules/sample/nl.md", "course:vignette two-cups", "course:vignet two-cups"),
)
def directives(course: Course) -> Reports:
    """Report misspelt, misplaced or incomplete directives."""
    for language in LANGUAGES:
        placeable = {module.texts[language].file: _in_module for module in course.modules}
        placeable |= {page.file: _in_page for page in course.pages[language].values()}
        for document in course.documents(language):
            yield from document.once(placeable.get(document.file, _in_vignette))
    may_have_labels = [
        *(prompt.text for module in course.modules for prompt in module.meta.prompts),
        *(prompt.text for prompt in (course.self_assessment.prompts if course.self_assessment else ())),
        *(term.definition for term in course.terms),
    ]
    for language in LANGUAGES:
        for writing in course.written(language):
            for words, position in writing.once(_outside, ["course:"]):
                yield position, f"`{words}` stands outside a comment: write `<!-- {words} -->`."
        for text in may_have_labels:
            for directive in text.document(language).directives:
                if directive.name not in LABEL_DIRECTIVES:
                    hint = re.sub("`(?=[a-z])", "`course:", suggestion(directive.name, LABEL_DIRECTIVES, where="README.md"))
                    yield directive.position, f"a text of a data file has no comment `course:{directive.name}`.{hint}"


def _in_module(document: Document) -> Iterator[tuple[Position, str]]:
    yield from _misplaced(document, LABEL_DIRECTIVES | MODULE_DIRECTIVES)


def _in_page(document: Document) -> Iterator[tuple[Position, str]]:
    yield from _misplaced(document, LABEL_DIRECTIVES | PAGE_DIRECTIVES)


def _in_vignette(document: Document) -> Iterator[tuple[Position, str]]:
    yield from _misplaced(document, LABEL_DIRECTIVES)


def _misplaced(document: Document, allowed: set[str]) -> Iterator[tuple[Position, str]]:
    known = {directive.position: directive for directive in document.directives}
    for comment, position in document.comments:
        directive = known.get(position)
        if directive is None:
            if "<!--" in comment:  # another one begins before this one ends, and that is told
                continue
            if _ALMOST_DIRECTIVE.match(comment) or comment.partition(" ")[0].rpartition(":")[2] in allowed:
                start = cut(comment)
                yield position, f"`<!-- {start} -->` asks for nothing: write {_meant(comment, allowed)}."
        elif directive.name not in allowed:
            if directive.name in MODULE_DIRECTIVES | PAGE_DIRECTIVES:
                where = "in the text of a module" if directive.name in MODULE_DIRECTIVES else "on a page in docs/"
                yield position, f"`course:{directive.name}` has its place {where}: take it out here."
            else:
                hint = re.sub("`(?=[a-z])", "`course:", suggestion(directive.name, allowed, where="README.md"))
                yield position, f"there is no comment `course:{directive.name}`.{hint}"
        elif directive.name in _WITHOUT_ARGUMENT and directive.argument:
            yield position, f"`course:{directive.name}` stands alone: leave out `{directive.argument}`."
        elif directive.name not in _WITHOUT_ARGUMENT and not directive.argument:
            yield position, f"`course:{directive.name}` does not say which: write `<!-- course:{directive.name} NAME -->`."


def _meant(comment: str, allowed: set[str]) -> str:
    """Say how a comment is written that is almost one of those that ask for something."""
    said = re.findall(r"[a-z0-9-]+", comment.lower().replace("course", " ", 1))
    name = next((word for word in said if word in allowed), "")
    which = said[said.index(name) + 1 :] if name else []
    if name in _WITHOUT_ARGUMENT:
        return f"`<!-- course:{name} -->`"
    if len(which) == 1:
        return f"`<!-- course:{name} {which[0]} -->`"
    if name:
        return f"`<!-- course:{name} NAME -->`, with one NAME without spaces: its id, or that of its file"
    return "`<!-- course:NAME -->`, or `<!-- course:NAME WHICH -->`"


def _outside(document: Document) -> Iterator[tuple[str, Position]]:
    """Yield what stands outside comments, but for those of which the start is broken: the rule `html` tells them."""
    broken = {document.position(match.start(1)) for match in BROKEN_COMMENT.finditer(document.visible)}
    yield from (stray for stray in _strays(document) if stray[1] not in broken)


def _strays(document: Document) -> Iterator[tuple[str, Position]]:
    if "course:" in document.source:
        for match in _STRAY_DIRECTIVE.finditer(document.visible):
            yield match[0], document.position(match.start())


@rule(
    "placement",
    "Each vignette, prompt and question of a module is put into its text, once. No question comes before its passage, and the "
    "self-check comes at the end. What the course has for pages is asked for, and stands on its own page, once.",
    why="What no text asks for is never seen; what two places ask for would have one id twice; and what has no file shows nothing.",
    mend="Put the comment where the part belongs, with the name of the part.",
    example=Example("modules/sample/nl.md", "course:vignette two-cups", "course:vignette two-cusp"),
)
def placement(course: Course) -> Reports:
    """Report unknown names in directives, and parts that the text places twice or nowhere."""
    for module in course.modules:
        parts: dict[str, dict[str, Node]] = {
            "vignette": {name: vignette.constellation for name, vignette in module.vignettes.items()},
            "prompt": {prompt.id: prompt for prompt in module.meta.prompts},
            "sort": {sorting.id: sorting for sorting in module.meta.sorting},
            "check": {question.id: question for question in module.questions},
        }
        for language in LANGUAGES:
            text = module.texts[language]
            for kind, known in parts.items():
                placed = [directive for directive in text.directives if directive.name == kind]
                misspelt = almost_asked(text, kind)
                source = {"vignette": f"{module.folder}vignettes/", "check": module.quiz}.get(kind, module.data)
                yield from _unknown(module.id, kind, placed, known, source)
                yield from _twice(placed)
                if kind != "check":
                    unplaced = known.keys() - {directive.argument for directive in placed} - misspelt
                    for name in unplaced if len(unplaced) > 1 or misspelt.isdisjoint({kind}) else ():
                        lacks = f"{text.file} does not use the {_KINDS.get(kind, kind)} `{name}`"
                        message = f"{lacks}: put `<!-- course:{kind} {name} -->` where it belongs."
                        place = known[name].at(*(() if kind == "vignette" else ("id",)))
                        yield Report(place, message, rests_on=(module.text(language),), cause=unused(*_part(module.id, kind, name)))
            quizzes = [directive for directive in text.directives if directive.name == "quiz"]
            if not quizzes and not almost_asked(text, "quiz"):
                end = text.position(len(text.source.rstrip()))
                yield end, "the closing self-check is missing: put `<!-- course:quiz -->` into the last section."
            elif language == ORIGINAL and module.questions and not module.self_check:
                empty = "all questions of this module stand in its text, so nothing is left for the closing self-check"
                message = f"{empty}: take one `<!-- course:check … -->` out, in every language, or write one more question."
                yield Report(quizzes[0].position, message, rests_on=(module.quiz,))
            yield from _twice(quizzes)
            yield from _out_of_place(module, text)

    for language in LANGUAGES:
        pages = course.pages[language]
        for page in pages.values():
            yield from _twice([directive for directive in page.directives if directive.name in PAGE_DIRECTIVES - INLINE_DIRECTIVES])
        yield from _homeless(course, language)


@lru_cache(maxsize=512)
def almost_asked(text: Document, kind: str) -> frozenset[str]:
    """Return the words of comments that are almost one of a kind, and have a finding of their own."""
    known = {each.position for each in text.directives if each.name == kind and each.argument}
    found = {kind for words, _ in text.once(_strays) if words == f"course:{kind}"}
    for comment, position in text.comments:
        words = re.findall(r"[\w-]+", comment)
        if (
            position not in known
            and _ALMOST_DIRECTIVE.match(comment)
            and any(word == kind or get_close_matches(word, [kind], 1, 0.8) for word in words)
        ):
            found.update(words)
    return frozenset(found)


def _out_of_place(module: Module, text: Document) -> Reports:
    """Report a question that is asked before the text has told what it asks for, and a self-check that does not come last."""
    passages = {question.id: question.passage for question in module.questions}
    headings = {heading.id: heading.position for heading in text.headings}
    for directive in text.directives:
        if directive.name == "check" and directive.argument in passages:
            told = headings.get(passages[directive.argument])
            if told and directive.position < told:
                answer = passages[directive.argument]
                problem = f"`{directive.argument}` is asked here, and its answer only follows, under `{answer}`: put the question there."
                yield Report(directive.position, problem, rests_on=(module.quiz,))
        if directive.name == "quiz" and text.headings and directive.position < text.headings[-1].position:
            yield directive.position, "the closing self-check comes last: put this into the last section."


def _homeless(course: Course, language: Language) -> Reports:
    """Report what no page of a language asks for, what stands on the wrong page, and what has nothing to show."""
    pages = course.pages[language]
    asked: dict[str, list[tuple[Document, Directive]]] = {}
    for page in pages.values():
        for directive in page.directives:
            asked.setdefault(directive.name, []).append((page, directive))
    for home, name in ((home, name) for home, names in HOMES.items() for name in names):
        source = SOURCES.get(name)
        if source and source.rstrip("/") not in course.tree.files | course.tree.folders:
            for _, directive in asked.get(name, ()):
                problem = f"there is nothing to show here, since `{source}` is missing: restore it, or take this comment out."
                yield Report(directive.position, problem, rests_on=(source,), cause=missing("file", source))
            continue
        on = [page for page, _ in asked.get(name, ())]
        for page, directive in asked.get(name, ()) if name in LINKED else ():
            if page is not pages.get(home):
                problem = f"`{name}` belongs on the page `{home}`, to which links lead: put it there."
                yield Report(directive.position, problem, cause=None if home in pages else missing_page(home))
        homes = [pages[page] for page, names in HOMES.items() if name in names and page in pages]
        is_lacking = home in pages and pages[home] not in on and not almost_asked(pages[home], name)
        if is_lacking and all(page in homes for page in on):
            end = pages[home].position(len(pages[home].source.rstrip()))
            nowhere = f"`{source}` is shown nowhere" if name in LINKED else f"no page asks for `{name}`"
            what = f"this page does not ask for `{name}`" if on else nowhere
            yield Report(end, f"{what}: put `<!-- course:{name} -->` into this page.", rests_on=(f"docs/{language}/",))


_KINDS = {"check": "question", "sort": "sorting exercise"}
"""What the parts of a module are called, where that is not the word that asks for them."""


def _unknown(module_id: str, kind: str, placed: list[Directive], known: Iterable[str], source: str) -> Reports:
    for directive in placed:
        if (name := directive.argument) and name not in known:
            problem = f"this module has no {_KINDS.get(kind, kind)} `{name}`.{suggestion(name, known, where=source)}"
            yield Report(directive.position, problem, rests_on=(source,), cause=missing(*_part(module_id, kind, name)))


def _part(module_id: str, kind: str, name: str) -> tuple[str, str]:
    """Return the kind and the name by which a part of a module is known in the course."""
    return {"vignette": ("page", name), "check": ("question", name)}.get(kind, (f"{kind} of {module_id}", name))


def _twice(placed: list[Directive]) -> Reports:
    seen: set[tuple[str, str | None]] = set()
    for directive in placed:
        if (directive.name, directive.argument) in seen:
            yield (
                directive.position,
                f"`course:{directive.name} {directive.argument or ''}".rstrip() + "` stands in this text twice: keep one.",
            )
        seen.add((directive.name, directive.argument))


@rule(
    "unique-id",
    "An id is used once: questions over the whole course, other ids within their module or file. Modules are numbered 1, 2, 3.",
    why="Saved answers, links and the page itself find things by their id, and readers find a module by its number.",
    mend="Give the newer of the two another id. Ids that were published are kept for ever. The number of a module is its `order`.",
    example=Example("quizzes/final-test.yml", "id: test-which-name", "id: which-word"),
)
def unique_ids(course: Course) -> Reports:
    """Report ids that are used twice."""
    yield from doubled("question", course.all_questions)
    modules = [module.meta for module in course.modules]
    yield from doubled("module number", modules, "order")
    if gap := gap_in([meta.order for meta in modules]):
        yield Report(modules[-1].at("order"), f"modules are numbered without gaps, and {gap}.", rests_on=("modules/",))
    for file in course.data:
        yield from file.once(_doubled_within)
    for language in LANGUAGES:
        for document in course.documents(language):
            yield from document.once(_doubled_headings)
        for module in course.modules:
            for heading in module.texts[language].headings:
                if heading.id and _OF_THE_PAGE.fullmatch(heading.id):
                    yield heading.position, f"the page itself uses the id `{heading.id}`: choose another, the same in each language."


def _doubled_within(file: Node) -> Reports:
    """Yield the ids that stand twice in one list, anywhere in a data file. Lists of a whole file have rules of their own."""
    names = {"objectives": "objective", "prompts": "prompt", "sorting": "sorting exercise", "people": "person", "sections": "section"}
    for field in type(file).model_fields:
        items = getattr(file, field)
        if isinstance(items, tuple):
            if field in names:
                yield from doubled(names[field], items)
            for item in items:
                for below in ("options", "items"):
                    within = getattr(item, below, ())
                    if isinstance(within, tuple):
                        yield from doubled(below.removesuffix("s"), within)


def _doubled_headings(document: Document) -> Iterator[tuple[Position, str]]:
    first: dict[str, Position] = {}
    for heading in document.headings:
        if heading.id and first.setdefault(heading.id, heading.position) != heading.position:
            yield heading.position, f"heading id `{heading.id}` stands at {first[heading.id]} already: give each its own."


def doubled(what: str, nodes: Iterable[Node], field: str = "id") -> Reports:
    """Report each value that has the id of another, where the later one stands; once, if two rules look at it, or a file was copied."""
    first: dict[object, Node] = {}
    for node in nodes:
        name = getattr(node, field)
        if first.setdefault(name, node) is not node:
            place, before = node.at(field), first[name].at(field)
            problem = f"{what} `{name}` stands at {before} already: give each its own."
            yield Report(place, problem, cause=same(problem if place.file == before.file else f"{what} of {before.file} in {place.file}"))


def gap_in(numbers: Sequence[int]) -> str:
    """Say what is missing from numbers in their order that start at 1; where two are the same, one of them may be that."""
    missing = next((number for number, there in enumerate(numbers, start=1) if there > number), 0)
    if not missing or len({*numbers}) < len(numbers):
        return ""
    return f"none has the number `{missing}`: give it to this one, the last, or number those behind the gap anew"


_OPENS_A_BRACE = re.compile(r"\{[^`]*$")


@rule(
    "heading",
    "Each heading has words and an explicit id, and a text below it; a page starts with one of level 1, levels are not skipped, no two "
    "side by side have the same words, and none holds a link or a citation.",
    why="Links, saved places and both languages find a heading by its id; screen readers move by its level.",
    mend="End the line with an id that both languages share: `## Words { #words }`.",
    example=Example("modules/sample/nl.md", "## Woorden { #words }", "## Woorden"),
)
def headings(course: Course) -> Reports:
    """Report headings without id, of level 1, of a level that skips one, with a link in them, or marked by a line below."""
    for document in (document for language in LANGUAGES for document in course.documents(language)):
        for position in document.underlined:
            yield position, "this line and the one below make a heading: write `## ` before it instead, or a blank line between the two."
        for heading in document.headings:
            if "](" in heading.title or "@" in heading.title:
                yield heading.position, "a heading holds no link and no citation, since it is made a link itself: put it in the text below."
    in_modules = {text.file for module in course.modules for text in module.texts.values()}
    in_vignettes = {text.file for module in course.modules for vignette in module.vignettes.values() for text in vignette.texts.values()}
    for language in LANGUAGES:
        for text in course.documents(language):
            if text.file in in_vignettes:
                continue
            level = 1
            yield from text.once(_headings_alone)
            for number, heading in enumerate(text.headings):
                if heading.level == 1 and text.file in in_modules:
                    yield (
                        heading.position,
                        "the title of a module stands in module.yml, not in its text: take this line out, or start it with `## `.",
                    )
                elif heading.level == 1 and number:
                    yield heading.position, "only the title at the start of a page has one `#`: start this heading with `## `."
                elif heading.level > level + 1:
                    yield heading.position, f"this heading skips a level: start it with `{'#' * (level + 1)} `."
                braces_are_wrong = _OPENS_A_BRACE.search(heading.title)  # which is told
                if heading.id is None and not (braces_are_wrong or (heading.level == 1 and text.file in in_modules)):
                    add, cause = _id_for(course, text, number)
                    yield Report(heading.position, f"this heading has no id: add {add}.", cause=cause)
                if not heading.title.strip():
                    yield heading.position, "this heading has no words: write them before its id."
                elif end := _ANNOUNCES.search(heading.title):
                    yield heading.position, f"this heading ends in `{end[0]}`, which stands in menus and lists too: take it out."
                level = max(heading.level, 1)
        for page in course.pages[language].values():
            starts = page.headings[0] if page.headings else None
            if (starts is None or starts.level > 1) and "\ntemplate:" not in f"\n{page.front_matter}":
                yield (
                    starts.position if starts else page.position(0),
                    "a page starts with its title: start this line with `# `, or put the title above it.",
                )


_ANNOUNCES = re.compile(r"[:;,]$")


def _headings_alone(text: Document) -> Reports:
    """Yield headings below which nothing stands, and those with the same words as another below the same heading."""
    starts = [text.offset(heading.position) for heading in text.headings]
    above: list[str] = []
    titles: set[tuple[str, ...]] = set()
    for number, (heading, start) in enumerate(zip(text.headings, starts, strict=True)):
        after = text.headings[number + 1] if number + 1 < len(starts) else None
        end = starts[number + 1] if after else len(text.source)
        is_last = after is None or after.level <= heading.level
        if is_last and heading.level > 1 and not text.source[start:end].partition("\n")[2].strip():
            yield heading.position, "below this heading stands nothing: write its text, or take the heading out."
        above = [*above[: heading.level - 1], heading.title.casefold().strip()]
        if heading.title.strip() and (*above,) in titles:
            problem = f"`{heading.title}` is the name of another part here: give each its own, so that readers can tell them apart."
            yield Report(heading.position, problem, part=Part.HEADING)
        titles.add((*above,))


def _id_for(course: Course, text: Document, number: int) -> tuple[str, Cause | None]:
    """Say which id a heading needs: that of its counterpart in the other language, if no other has it here; and what lacks it."""
    both = (pair for language in TRANSLATED for pair in pairs(course, language))
    counterpart = next((other if one.file == text.file else one for one, other in both if text.file in (one.file, other.file)), None)
    here, there = text.headings, counterpart.headings if counterpart else ()
    lost = there[number].id if len(here) == len(there) else None
    if lost and lost not in {heading.id for heading in here}:
        page = text.file.parent.name if text.file.parts[0] == "modules" else "/".join(text.file.parts[2:])
        return f"`{{ #{lost} }}`, as in the other language", unused("heading", f"{page_name(page)}#{lost}")
    title = here[number].title
    written = re.search(r"(?<=#)[a-z][a-z0-9-]+$", title)
    return f"one, such as `{{ #{written[0] if written else _short_slug(title)} }}`, the same in each language", None


def _short_slug(title: str) -> str:
    found = slug(title)
    return (found if len(found) <= 30 else found[:30].rpartition("-")[0] or found[:30]) or "name"


@rule(
    "exercise",
    "The exercise of a module stands under a heading of its text, before the module sums up.",
    why="The study time counts it.",
    mend="Name the id of the heading in `exercise`.",
    example=Example("modules/sample/module.yml", "heading: try-it", "heading: try-that"),
)
def exercises(course: Course) -> Reports:
    """Report an exercise whose heading does not exist."""
    for module in course.modules:
        ids = module.headings[ORIGINAL]
        exercise = module.meta.exercise
        if exercise.heading not in ids:
            hint = suggestion(exercise.heading, ids, where=module.text(ORIGINAL))
            problem = f"the text of this module has no heading with the id `{exercise.heading}`.{hint}"
            yield Report(
                exercise.at("heading"), problem, rests_on=(module.text(ORIGINAL),), cause=missing_heading(module.id, exercise.heading)
            )
        elif exercise.heading in module.closing:
            yield Report(exercise.at("heading"), no_answer(exercise.heading), rests_on=(module.text(ORIGINAL),))


@rule(
    "vignette",
    "A vignette has the five parts that a module shows and two for groups, in their order, and a constellation that can be drawn. Its "
    "first part introduces all people of the drawing, and each of them has a bond. Its note for the facilitator names only developments "
    "and questions that it has.",
    why="Every case is read in the same way, with the same words above its parts, and the drawing is made from the data.",
    mend="Name the parts by their ids; let the places of two people (`at`) differ by at least 1, and no line run through a third.",
    example=Example("modules/sample/vignettes/two-cups.yml", "between: [ada, ben]", "between: [ada, bne]"),
)
def vignettes(course: Course) -> Reports:
    """Report vignettes with missing parts, unknown people or people on top of each other."""
    for module in course.modules:
        for vignette in module.vignettes.values():
            for text in vignette.texts.values():
                yield from text.once(_parts)
                yield from text.once(_miscounted_parts)
            drawing = (vignette.constellation.origin.path.as_posix(),)  # its people and bonds are nothing without each other
            for position, problem in vignette.constellation.once(_constellation):
                yield Report(position, problem, rests_on=drawing)
            for position, problem, cause in vignette.constellation.once(_strangers):
                yield Report(position, problem, rests_on=drawing, cause=cause)
            if touches := vignette.constellation.touches:
                for language, clause in touches.items():
                    if clause.endswith("."):
                        problem = "`touches` ends a sentence that has a full stop of its own: take this one out."
                        yield touches.document(language).position(len(clause) - 1), problem
            prints = [text.fingerprint for text in vignette.texts.values()]
            yield from vignette.constellation.given(" ".join(prints) if all(prints) else "", _people, vignette)
    for language in LANGUAGES:
        yield from _called_otherwise(course, language)


def _called_otherwise(course: Course, language: Language) -> Reports:
    """Report headings of a part that most vignettes call something else."""
    titles: dict[str, list[Heading]] = {}
    for module in course.modules:
        for vignette in module.vignettes.values():
            for heading in {heading.id: heading for heading in reversed(vignette.texts[language].headings)}.values():
                titles.setdefault(heading.id or "", []).append(heading)
    for headings in titles.values():
        usual, count = Counter(heading.title for heading in headings).most_common(1)[0]
        for heading in headings if 2 * count > len(headings) else ():
            if heading.title != usual:
                problem = f"this part is called `{usual}` in the other vignettes: call it that here too."
                yield Report(heading.position, problem, cause=same(f"parts of {heading.position.file}"))


def _people(drawing: Constellation, vignette: Vignette) -> Reports:
    """Report what the texts of a case say, or do not say, of the people in its drawing."""
    for position, problem in _impossible_ages(vignette):
        yield Report(position, problem, rests_on=(drawing.origin.path.as_posix(),))
    yield from _unnamed(vignette)
    yield from _not_introduced(vignette)


_NAME = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿ][\w’-]+")


def _unnamed(vignette: Vignette) -> Reports:
    """Report people of a drawing whom a text of the case does not name, with the name in it that is like theirs."""
    for person in vignette.constellation.people:
        lacking: dict[str, list[Document]] = {}
        for language, text in vignette.texts.items():
            name = in_language(person.name, language)
            if not re.search(rf"(?<!\w){re.escape(name.casefold())}", text.source.casefold()):
                lacking.setdefault(name, []).append(text)
        for name, texts in lacking.items():
            files = tuple(text.file.as_posix() for text in texts)
            problem = f"`{name}` stands in the drawing, and nowhere in {' and '.join(files)}: write the name in both in the same way."
            words = {word for text in texts for word in _NAME.findall(text.source)}
            yield Report(person.at("name"), f"{problem}{suggestion(name, sorted(words), 0.75)}", rests_on=files)


_INTRODUCED = re.compile(rf"({_NAME.pattern}) \(")


def _not_introduced(vignette: Vignette) -> Reports:
    """Yield the people of a drawing whom the other parts of a case name, and the first one does not."""
    names = [person.name for person in vignette.constellation.people if isinstance(person.name, str)]  # a role needs no introduction
    parts = [(text, part) for text in vignette.texts.values() if (part := text.section(CASE_PARTS[0]))]
    named = " ".join(part.source for _, part in parts)  # who is not named in one language alone is told by the rule about cases
    for text, part in parts:
        for name in names:
            if name in text.source and name not in named:
                new = [other for other in _INTRODUCED.findall(part.source) if other not in names and text.source.count(other) == 1]
                hint = f" Is that `{new[0]}`, who is named nowhere else?" if len(new) == 1 else ""
                problem = f"`{name}` is drawn, and this part does not say who that is: introduce everybody here, under one name.{hint}"
                yield Report(part.position(0), problem, rests_on=(vignette.constellation.origin.path.as_posix(),))


def _parts(text: Document) -> Iterator[tuple[Position, str]]:
    ids = [heading.id for heading in text.headings]
    meant = ""
    for heading in text.headings:
        if heading.id not in {*CASE_PARTS, *GROUP_PARTS} or heading.level != 2:
            problem = f"`{'#' * heading.level} {heading.title}` is no part of a vignette: a part starts with `## `, and its id is one of "
            hint = suggestion(heading.id, {*CASE_PARTS, *GROUP_PARTS} - {*ids})
            meant += hint
            yield heading.position, f"{problem}{_list((*CASE_PARTS, *GROUP_PARTS))}.{hint}"
        if not heading.title.strip():
            yield heading.position, "this heading has no words: write them before its id."
    needed = (*CASE_PARTS, GROUP_PARTS[0], GROUP_PARTS[-1])
    missing = [part for part in needed if part not in ids and f"`{part}`" not in meant]
    if missing:
        end = text.position(len(text.source.rstrip()))
        what = "the part" if len(missing) == 1 else "the parts"
        heading_line = f"a heading such as `## … {{ #{missing[0]} }}`, with its text below"
        yield end, f"{what} {_list(missing)} {'is' if len(missing) == 1 else 'are'} missing: add {heading_line}."
    for before, part in pairwise(DEVELOPMENTS):
        if part in ids and before not in ids[: ids.index(part)] and f"`{before}`" not in meant:
            yield (
                text.headings[ids.index(part)].position,
                f"`{part}` is handed out after `{before}`: put `{before}` above it, or number them anew.",
            )
    order = [part for part in (*CASE_PARTS, *GROUP_PARTS) if part in ids]
    for heading, part in zip((heading for heading in text.headings if heading.id in order), order, strict=False):
        if heading.id != part and len({*ids}) == len(ids):  # a part that is there twice is told by itself
            yield heading.position, f"the part `{part}` is expected here, and not `{heading.id}`: put them in the order {_list(order)}."
            break
    for heading in text.headings:
        section = text.section(heading.id or "")
        if section and not section.has_words:
            yield heading.position, f"the part `{heading.id}` is empty: write it."


_TURNS = {"eerste": 1, "tweede": 2, "derde": 3, "first": 1, "second": 2, "third": 3}
_DEVELOPMENT_NAMED = re.compile(rf"\b({'|'.join(_TURNS)}) (?:vervolg|development)\b", re.IGNORECASE)
_QUESTION_NAMED = re.compile(r"\b(?:vraag|question) (\d{1,2})\b(?! (?:van|uit|of|from) (?!(?:de |the )?(?:casus|case)\b))", re.IGNORECASE)
"""A question of the case, and not of something else."""


def _miscounted_parts(text: Document) -> Iterator[tuple[Position, str]]:
    """Yield what the note for the facilitator says of developments and questions that the case does not have."""
    note, asked = text.section(GROUP_PARTS[-1]), text.section(CASE_PARTS[3])
    if note is None:
        return
    count = sum(heading.id in DEVELOPMENTS for heading in text.headings)
    for match in _DEVELOPMENT_NAMED.finditer(note.source):
        if _TURNS[match[1].lower()] > count or count == 1:  # of one alone nobody says that it is the first
            has = {0: "none", 1: "only one"}.get(count, f"only {count}")
            problem = f"this speaks of the `{match[0]}`, and the case has {has}: put back what was lost, or write it otherwise."
            yield note.position(match.start()), problem
    questions = len(re.findall(r"^\d+[.)] ", asked.source, re.MULTILINE)) if asked else 0
    for match in _QUESTION_NAMED.finditer(note.source) if questions else ():
        if int(match[1]) > questions:
            problem = f"this names `{match[0]}`, and the case has {counted(questions, 'question')}: check which was meant."
            yield note.position(match.start()), problem


_LOVE = {"nesting", "partner", "dating", "desired"}
_YOUNGEST, _OLDEST = 16, 110
"""Ages between which somebody in a case has a lover; nobody is older."""
_OF_A_BABY = r"([\w-]+ (?:maand|maanden|weken|dagen|months?|weeks|days))(?=[),;]| oud| old)"


def _impossible_ages(vignette: Vignette) -> Iterator[tuple[Position, str]]:
    """Yield the age of a lover who is a child, and one that nobody has."""
    loving = {person for bond in vignette.constellation.bonds if bond.kind in _LOVE for person in bond.between}
    for person in vignette.constellation.people:
        for language, text in vignette.texts.items():
            name = in_language(person.name, language)
            if f"{name} (" not in text.source:
                continue
            found = re.search(rf"\b{re.escape(name)} \((?:(\d+)(?=[),;]| jaar\)| years? old)|{_OF_A_BABY})", text.source)
            if not found:
                continue
            place = text.position(found.start(1 if found[1] else 2))
            age = int(found[1][:4]) if found[1] else 0
            if age > _OLDEST:
                yield place, f"nobody is {age}: check how old `{name}` is."
            elif age < _YOUNGEST and person.id in loving:
                yield place, f"`{name}` is {found[1] or found[2]} here, and has a lover in the drawing: check which of the two is right."


def _too_near(drawing: Constellation) -> list[tuple[Person, Person]]:
    pairs = [(one, other) for one, other in combinations(drawing.people, 2) if one.id != other.id]
    return [(one, other) for one, other in pairs if max(abs(ours - theirs) for ours, theirs in zip(one.at_, other.at_, strict=True)) < 1]


def _strangers(drawing: Constellation) -> Iterator[tuple[Position, str, Cause]]:
    """Yield who is bound to somebody and is nobody, and who is bound to nobody."""
    people = {person.id: person for person in drawing.people}
    kind = f"person of {drawing.origin.path}"
    for bond in drawing.bonds:
        for index, person_id in enumerate(bond.between):
            if person_id not in people:
                problem = f"nobody under `people` has the id `{person_id}`.{suggestion(person_id, people, where='`people`')}"
                yield bond.at("between", index), problem, missing(kind, person_id)
    bound = {person for bond in drawing.bonds for person in bond.between}
    for person in drawing.people:
        if person.id not in bound and len(drawing.people) > 1:
            yield person.at("id"), f"no line leads to `{person.id}`: add a bond, or take the person out.", unused(kind, person.id)


def _constellation(drawing: Constellation) -> Iterator[tuple[Position, str]]:
    people = {person.id: person for person in drawing.people}
    too_near = _too_near(drawing)
    for bond in drawing.bonds:
        if people.keys() >= set(bond.between) and bond.between[0] != bond.between[1]:
            for person in in_the_way(drawing, bond) if not too_near else ():
                yield bond.at("between"), f"this line would run through `{person.id}`: give one of the three another place (`at`)."
    for pair, count in Counter(frozenset(bond.between) for bond in drawing.bonds).items():
        bond = next(bond for bond in drawing.bonds if frozenset(bond.between) == pair)
        if len(pair) == 1:
            yield bond.at("between"), "a bond runs between two different people: name both, as in `between: [ada, ben]`."
        if count > 1:
            yield bond.at(), f"two bonds between {_list(sorted(pair))} would lie on top of each other: keep one."
    lovers: dict[str, set[str]] = {}
    for bond in drawing.bonds:
        for person_id, lover in permutations(bond.between) if bond.kind in _LOVE | {"former"} else ():
            lovers.setdefault(person_id, set()).add(lover)
    yield from _children_as_lovers(drawing, lovers)
    for bond in drawing.bonds:
        first, second = (lovers.get(person_id, set()) for person_id in bond.between)
        if bond.kind == "metamour" and people.keys() >= set(bond.between) and first.isdisjoint(second):
            yield bond.at("between"), f"metamours share a partner, and {_list(bond.between)} have none in common: check who is meant."
    for one, other in combinations(drawing.people, 2):
        if one.id == other.id:
            continue  # that is told
        if one.name == other.name:
            yield (
                other.at("name"),
                f"`{one.id}` and `{other.id}` have the same name: give one of them another, or readers could not tell them apart.",
            )
    for one, other in too_near:
        yield other.at("at"), f"`{other.id}` stands too near to `{one.id}`: let one of the numbers in `at` differ by 1 or more."
    for person in drawing.people:
        if not (0 <= person.at_[0] <= 3 and 0 <= person.at_[1] <= 2):
            yield person.at("at"), f"`{person.id}` stands outside the drawing: in `at`, the first number is 0 to 3, the second 0 to 2."


_CHILD = re.compile(
    r"(?i)(?:(?:de|het|haar|zijn|hun|the|her|his|their) )?(?:klein|stief|pleeg|grand|step|foster )?"
    r"(?:kind(?:eren|je)?|zo(?:on(?:tje)?|ns|nen)|dochter(?:s|tje)?|baby|peuter|kleuter|child(?:ren)?|sons?|daughters?|toddler)"
)
"""What somebody is called who stands in a drawing as a child."""


def _children_as_lovers(drawing: Constellation, lovers: dict[str, set[str]]) -> Iterator[tuple[Position, str]]:
    """Yield lines of love to a child of whom nobody is family, or of whose family the other has a lover: a grown-up one has a lover too."""
    family: dict[str, set[str]] = {}
    for bond in drawing.bonds:
        for one, other in permutations(bond.between) if bond.kind == "family" else ():
            family.setdefault(one, set()).add(other)
    children = {person.id for person in drawing.people if all(_CHILD.fullmatch(in_language(person.name, each)) for each in LANGUAGES)}
    for bond in drawing.bonds:
        for child, other in permutations(bond.between) if bond.kind in _LOVE | {"former"} else ():
            kin = family.get(child, set())
            if child in children and other not in children and (not kin or lovers.get(other, set()) & kin):
                problem = f"`{child}` is a child by its name, and a lover of `{other}` here: write `kind: family`, or give it a name"
                yield bond.at("kind"), f"{problem}."


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
