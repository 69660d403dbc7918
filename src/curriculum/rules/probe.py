"""What templates show of a question: they are filled in with made-up texts that can be found again in what comes out.

Jinja reads a template in which the wrong option is marked as right as gladly as any other, and so does the build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.bccache import Bucket

from curriculum.models import FinalQuestion, SortingItem
from curriculum.position import Position
from curriculum.rules.catalogue import Fault
from curriculum.rules.jinja import environment, last_template, material
from curriculum.text import VOID, Document
from curriculum.tree import OVERRIDES

QUESTION = "partials/course/question.html"
_WORDS = "partials/words/question.html"
_LANGUAGE = "nl"
_IDS = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
"""Attributes that name other elements."""
_LEFT_OPEN = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "option", "tbody", "thead"})
"""Elements that may stand without their end."""
_PROBED = ("question", "sorting", "test", "self-assessment", "prompt", "vignette", "module-head", "kit/cards", "kit/method")
PROBED = frozenset(f"partials/course/{name}.html" for name in _PROBED)
OPTION_FIELDS = ("id", "letter", "key", "text", "feedback")
_FICTION = re.compile(r"fictio|invent|made[ -]up|imagin|verzon|bedacht", re.IGNORECASE)
"""Words that say of a case that nobody was its model."""
_VERDICTS = {"one": ("right", "not-best"), "several": ("several-right", "several-not-best")}
"""What the words of the script call the verdict on a key, and that on any other option."""


@dataclass
class Element:
    """An element of a page, with all the text in it."""

    tag: str
    attributes: dict[str, str | None]
    parent: Element | None
    text: str = ""

    def within(self) -> Iterator[Element]:
        """Yield the elements around it, the nearest first."""
        parent = self.parent
        while parent:
            yield parent
            parent = parent.parent


class _Page(HTMLParser):
    """What a template made: its elements, and whether they close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.unclosed = ""
        """The first element that has no end."""
        self.seen: list[str] = []
        """What a reader sees before anything is unfolded: its elements and texts, in order. The marks of the script are left out."""
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        self._left([element for element in self._open if element.tag not in _LEFT_OPEN])

    def _left(self, elements: list[Element]) -> None:
        if elements and not self.unclosed:
            self.unclosed = elements[0].tag

    def _is_folded(self) -> bool:
        """Say whether what stands here is seen only when it is unfolded; the summary of a fold is seen before."""
        return any(
            element.tag == "details" and not (inner and inner[0].tag == "summary")
            for element, inner in ((element, self._open[number + 1 :]) for number, element in enumerate(self._open))
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._is_folded() or tag == "summary":
            self.seen.append(f"{tag} {sorted((name, value) for name, value in attrs if name != 'data-correct')}")
        element = Element(tag, dict(attrs), self._open[-1] if self._open else None)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        number = next((number for number in reversed(range(len(self._open))) if self._open[number].tag == tag), None)
        if number is None:
            self.unclosed = self.unclosed or f"/{tag}"
            return
        self._left([element for element in self._open[number + 1 :] if element.tag not in _LEFT_OPEN])
        del self._open[number:]

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data
        if data.strip() and not self._is_folded():
            self.seen.append(data)

    def all(self, attribute: str) -> list[Element]:
        """Return the elements that have an attribute."""
        return [element for element in self.elements if attribute in element.attributes]


@dataclass(frozen=True)
class Case:
    """One filling of a template: what it is given, and the texts that must be shown, each with how a template writes it."""

    template: str
    given: dict[str, Any]
    shown: dict[str, str]
    look: Callable[[_Page], Iterator[tuple[str, str]]] | None = None
    """Yields what else is wrong: a pattern for the place in the template, and the problem."""
    folded: Mapping[str, str] = field(default_factory=dict)
    """The texts that a reader unfolds, each with how a template writes it: they stand in a fold that is closed, and once."""
    other_key: Mapping[str, Any] = field(default_factory=dict)
    """What is given if something else is right: nobody may see that before they answer."""


class _Kept(BytecodeCache):
    """The templates that were made into code, by their texts: after an edit only that of one is made anew."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja the code of a template, if there is some."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take the code that Jinja made of a template."""
        if bucket.code:
            self._code[bucket.key, bucket.checksum] = bucket.code


_KEPT = _Kept()


def faults(documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield what templates, by their names below overrides/, do not show of what they are given, or show in the wrong place."""
    jinja = environment(
        undefined=StrictUndefined,
        bytecode_cache=_KEPT,
        loader=FunctionLoader(lambda name: (documents[name].source, f"{OVERRIDES}{name}", None) if name in documents else material(name)),
    )
    jinja.globals |= {"t": _translated, "site_name": ""}
    words = _words_of_script(jinja, documents)
    told: set[tuple[str, str]] = set()
    for case in _cases(words):
        if case.template not in documents:
            continue
        document = documents[case.template]
        try:
            html = jinja.get_template(case.template).render(case.given)
        except Exception as error:  # noqa: BLE001  (a template can do anything)
            if (stop := _stopped(error, documents)) and (case.template, "") not in told:
                told.add((case.template, ""))
                yield stop
            continue
        for pattern, problem in (*_looked_at(case, html), *_given_away(case, html, jinja)):
            if (case.template, pattern) not in told:
                told.add((case.template, pattern))
                yield _at(document, pattern), problem


def _translated(message: str, **values: object) -> str:
    """Stand for the words of the interface, and what is filled into them: they can be told from the texts of the course."""
    return f"⟦{message}⟧{''.join(f'⟨{name} {value}⟩' for name, value in values.items())}"


def _words_of_script(jinja: Environment, documents: Mapping[str, Document]) -> dict[str, str]:
    """Return the words that the script of questions uses, by the names that it has for them; none if they cannot be read."""
    if _WORDS not in documents:
        return {}
    try:
        html = jinja.get_template(_WORDS).render()
        found = json.loads(html[html.index(">") + 1 : html.rindex("<")])
    except (TemplateError, ValueError, TypeError):
        return {}
    return {str(name): str(word).strip("⟦⟧") for name, word in found.items()}


def _at(document: Document, pattern: str) -> Position:
    match = re.search(pattern, document.source) if pattern else None
    return document.position(match.start() if match else 0)


def _stopped(error: Exception, documents: Mapping[str, Document]) -> Fault | None:
    """Say where a template stopped; what cannot be read at all is told elsewhere."""
    if isinstance(error, TemplateNotFound) or str(error).endswith(" is undefined"):  # the rule `theme` tells that
        return None
    found = last_template(error, lambda name: name.startswith(OVERRIDES) and name.removeprefix(OVERRIDES) in documents)
    problem = str(error).replace("types.SimpleNamespace object", "what it is given").replace("'", "`").rstrip(".")
    stopped = f"this template cannot be filled in: {problem}. Check what it is called elsewhere in this file."
    return (Position(Path(found[0]), found[1]), stopped) if found else None


def _looked_at(case: Case, html: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with what came out: a pattern for the place in the template, and the problem."""
    for text, written in case.shown.items():
        if text not in html:
            loop, _, rest = written.partition(".")
            place = "data-option=" if written == "option.feedback" else rf"\{{% for {loop} in" if rest else ""
            yield (
                place or rf"<\w+(?#{text})",
                f"“{text.strip('[]')}” stands nowhere in what this template makes: put `{{{{ {written} }}}}` back where it belongs.",
            )
        if f"&lt;i&gt;{text}" in html:
            problem = "is HTML already, and `e` would print its tags: take that out."
            yield rf"\{{\{{-?\s*{re.escape(written)}\b[^{{}}]*\|", f"“{text.strip('[]')}” {problem}"
    page = _Page(html)
    if page.unclosed.startswith("/"):
        yield rf"<{page.unclosed}\b", f"this `<{page.unclosed}>` ends nothing: take it out, or put back what stood before it."
    elif page.unclosed:
        problem = f"`</{page.unclosed}>` is missing, so all that follows is taken for a part of it: put it back where this ends."
        yield rf"<{page.unclosed}\b", problem
    ids: set[str | None] = set()
    for element in page.all("id"):
        if (own := element.attributes["id"]) in ids:
            yield r"\bid=", f'`id="{own}"` stands twice in what this template makes, as if a part of it were doubled: keep one.'
            return
        ids.add(own)
    for name in _IDS:
        for element in page.all(name):
            for wanted in (element.attributes[name] or "").split():
                if wanted not in ids and wanted.startswith(("q-", "sort-", "item-", "scale-", "certificate-", "note-")):
                    problem = f"`{name}` names something that is not on the page (`{wanted}`), so a screen reader does not read it out."
                    yield rf"\b{name}=", f"{problem} Give that its `id` again."
    if not page.unclosed:
        yield from _unfolded(case, page)
    if case.look:
        yield from case.look(page)


def _unfolded(case: Case, page: _Page) -> Iterator[tuple[str, str]]:
    """Yield what is seen before a reader asks for it, and what is shown twice."""
    seen = "\n".join(page.seen)
    for text, written in case.folded.items():
        around = [element for element in page.elements if element.tag == "details" and text in element.text]
        what = f"“{text.strip('[]')}”"
        if text in seen:
            place = rf"\{{\{{-?\s*{re.escape(written)}"
            yield place, f"{what} is seen before a reader asks for it: put it into the `<details>` again, and nowhere else."
        elif any(_is_hidden(element) for part in page.elements if text in part.text for element in (part, *part.within())):
            yield r"\shidden\b|aria-hidden=.true|<details", f"{what} is never shown, or not read out: take `hidden` or `aria-hidden` out."
        elif any("open" in element.attributes for element in around):
            yield r"<details\b[^<>]*\sopen\b", f"this fold is open from the start, and shows {what}: take `open` out."
        elif sum(part.count(text) for part in (element.text for element in around if not _is_in_one(element, around))) > 1:
            yield rf"\{{\{{-?\s*{re.escape(written)}", f"{what} is shown twice: keep one."


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attributes or element.attributes.get("aria-hidden") == "true"


def _is_in_one(element: Element, others: list[Element]) -> bool:
    return any(parent is other for parent in element.within() for other in others)


def _given_away(case: Case, html: str, jinja: Environment) -> Iterator[tuple[str, str]]:
    """Yield what a reader sees before they answer that would be another if something else were right."""
    if not case.other_key:
        return
    try:
        other_html = jinja.get_template(case.template).render({**case.given, **case.other_key})
    except Exception:  # noqa: BLE001  (a template can do anything; where it stops with this, it stops with another case)
        return
    one, other = _Page(html).seen, _Page(other_html).seen
    if one != other:
        problem = "what stands before the answer differs with what is right, and gives it away"
        advice = "only `data-correct` may depend on that, and what stands in the `<details>`"
        yield r"option\.key(?! %\} data-correct)|item\.place(?! %\} data-correct|\])", f"{problem}: {advice}."


def _cases(words: Mapping[str, str]) -> Iterator[Case]:
    yield from (_question(select, words, held=held) for select in ("one", "several") for held in (False, True))
    yield _sorting()
    yield _test()
    yield _self_assessment()
    yield Case(
        "partials/course/prompt.html",
        {"prompt": _some(id="p", minutes=1), "module": "m", "text": "<i>[the question]</i>"},
        {"[the question]": "text"},
        lambda page: _printed_raw(page, ["[the question]"]),
    )
    head = dict.fromkeys(("illustration", "number", "minutes", "vignettes", "questions", "module"), "")
    yield Case(
        "partials/course/module-head.html",
        head | {"summary": "[the summary]", "objectives": ["[an objective]"]},
        {"[the summary]": "summary", "[an objective]": "objective"},
    )
    yield _vignette()
    yield _cards()
    yield _method()


def _some(**fields: object) -> SimpleNamespace:
    """Return something with these fields, in place of what a course would have."""
    return SimpleNamespace(**fields)


def _text(words: str) -> dict[str, str]:
    return {_LANGUAGE: words}


def _question(select: str, words: Mapping[str, str], *, held: bool) -> Case:
    keys = {"one": ["b"], "several": ["a", "c"]}[select]
    options, others = (
        [
            _some(
                **dict(
                    zip(
                        OPTION_FIELDS,
                        (each, f"[{each}]", each in right, f"<i>[option {each}]</i>", f"<i>[the feedback on {each}]</i>"),
                        strict=True,
                    )
                )
            )
            for each in "abcde"
        ]
        for right in (keys, {"one": ["c"], "several": ["b", "c"]}[select])
    )
    fields: dict[str, Any] = dict.fromkeys(FinalQuestion.model_fields, "")
    question = _some(**fields | {"id": "x", "objective": "[the objective]", "select": select, "print": "0"})
    given = {
        "question": question,
        "held": held,
        "number": "[the number]",
        "before": "<i>[the case]</i>",
        "asked": "<i>[the stem]</i>",
        "options": options,
    }
    shown = {"[the case]": "before", "[the stem]": "asked", "[the objective]": "question.objective"}
    shown |= {option.letter: "option.letter" for option in options} | {"⟦Submit⟧": 't("Submit")'}
    reasons = {_bare(option.feedback): "option.feedback" for option in options}
    shown |= {_bare(option.text): "option.text" for option in options} | reasons

    def look(page: _Page) -> Iterator[tuple[str, str]]:
        yield from _inputs(page, {option.id: (_bare(option.text), option.key) for option in options}, "option.key", "option.id")
        if any(element.attributes.get("type") != ("radio" if select == "one" else "checkbox") for element in _answers(page)):
            yield (
                r"<input",
                "an option is a `radio` where one answer is right, and a `checkbox` where several are: give `type` its words again.",
            )
        if len({element.attributes.get("name") for element in _answers(page)} - {None, ""}) != 1:
            yield r"<input", "all options of a question have one `name`, or several could be chosen where one is right: put it back."
        elif any(question.id not in (element.attributes.get("name") or "") for element in _answers(page)):
            yield (
                r"<input",
                "options of two questions have the same `name`, so one choice undoes the other: put `{{ question.id }}` into it.",
            )
        labels = [element for element in page.elements if element.tag == "label"]
        if any(option.letter not in label.text for option in options for label in labels if _bare(option.text) in label.text):
            yield r"<label", "the letter of an option is the one beside its feedback: write `{{ option.letter }}` in its `<label>`."
        first = page.elements[0].attributes if page.elements else {}
        for name, value in {"data-question": "x", "data-select": select, "data-print": "0"}.items():
            if first.get(name) != value:
                yield r"<course-question", f"`{name}` of the question is missing or another, by which its answers are kept: put it back."
        if held != bool(page.all("data-held")):
            yield r"\bdata-held|<course-question", "`data-held` stands on a question of the final test, and on no other."
        yield from _reasons(page, options, *(words.get(name, "") for name in _VERDICTS[select]))

    explanation = {"[the explanation]": "explanation"}
    given |= {"explanation": "<i>[the explanation]</i>"}
    return Case(QUESTION, given, shown | explanation, look, reasons | explanation, {"options": others})


def _answers(page: _Page) -> list[Element]:
    return [element for element in page.elements if element.tag == "input"]


def _inputs(page: _Page, options: dict[str, tuple[str, bool]], key: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the options that a learner chooses from, by their ids: text, and whether it is right."""
    inputs = _answers(page)
    if [element.attributes.get("value") for element in inputs] != list(options):
        yield r"<input", f'each option has one `<input>` with `value="{{{{ {name} }}}}"`, by which answers are kept: put it back.'
        return
    for element, (text, is_right) in zip(inputs, options.values(), strict=True):
        if ("data-correct" in element.attributes) != is_right:
            mark = f'{{% if {key} %}} data-correct="true"{{% endif %}}'
            yield r"<input", f"`data-correct` stands at what is right, and nowhere else, or answers are graded wrong: write `{mark}`."
        labels = [each for each in page.elements if each.tag == "label" and text in each.text]
        own = {"", element.attributes.get("id")}
        if not any(each.attributes.get("for") in own - {""} or _is_in(element, each) for each in labels):
            yield (
                r"<label",
                "the `<label>` of an option names its `<input>` by the same `id`, so that its words can be tapped: put `for` back.",
            )


def _is_in(element: Element, other: Element) -> bool:
    return any(parent is other for parent in element.within())


def _reasons(page: _Page, options: list[SimpleNamespace], right: str, wrong: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the reasons: each stands with its own option, under the verdict on that."""
    for option in options:
        reason = next((element for element in page.all("data-option") if element.attributes["data-option"] == option.id), None)
        place = r"data-option|quiz-verdict"
        if reason is None:
            yield place, 'the reason of each option has `data-option="{{ option.id }}"`, by which it is found: put it back.'
            return
        feedback = _bare(option.feedback)
        if feedback not in reason.text and any(feedback in element.text for element in page.elements):
            yield place, "the feedback on an option stands with another one: put `{{ option.feedback }}` where its own verdict stands."
        if ("data-correct" in reason.attributes) != option.key:
            yield place, '`data-correct` stands at the reason of a key only: write `{% if option.key %} data-correct="true"{% endif %}`.'
        verdicts = re.findall("⟦(.*?)⟧", reason.text)
        expected, other = (right, wrong) if option.key else (wrong, right)
        if expected and expected not in verdicts:
            verdict = f"of {'a key' if option.key else 'an option that is no key'} says “{', '.join(verdicts) or 'nothing'}”"
            yield (
                r"quiz-verdict|data-option",
                f"the verdict {verdict}, and the script says “{expected}”: they were exchanged, or one was changed.",
            )
        elif other in verdicts or (option.key and expected.startswith("Not ")):
            yield r"quiz-verdict|data-option", f"the verdict on a key says “{expected}”: it was exchanged with that on another option."


def _vignette() -> Case:
    sections = [
        _some(id=each, title=f"[the title of {each}]", markdown=f"<i>[the text of {each}]</i>") for each in ("scene", "second-reading")
    ]

    def look(page: _Page) -> Iterator[tuple[str, str]]:
        yield from _printed_raw(page, [_bare(section.markdown) for section in sections])
        if "".join(page.seen).count("[the text of scene]") > 1:
            yield r"\{\{ section\.markdown", "the parts of a case are shown twice: keep one loop for them."
        if not _FICTION.search("".join(page.seen).partition("[the text of")[0]):
            yield "", 'nothing says above a case that it was made up: put `{{ t("Case · fictional") }}` back.'

    given = {"name": "v", "title": "[the title]", "theme": "[the theme]", "svg": "<i>[the drawing]</i>", "bonds": ["[a bond]"]}
    shown = {"[the title]": "title", "[the theme]": "theme", "[the drawing]": "svg", "[a bond]": "bond"}
    shown |= {f"[the title of {section.id}]": "section.title" for section in sections}
    shown |= {_bare(section.markdown): "section.markdown" for section in sections}
    folded = {"[the text of second-reading]": "section.markdown"}
    return Case("partials/course/vignette.html", given | {"sections": sections}, shown, look, folded)


def _cards() -> Case:
    hidden = ("development", "facilitator", "second-reading")
    ids = ("people", "scene", "unknown", "questions", *hidden)
    parts = {each: _some(id=each, title=f"[the title of {each}]", markdown=f"<i>[the text of {each}]</i>") for each in ids}

    def look(page: _Page) -> Iterator[tuple[str, str]]:
        yield from _printed_raw(page, [_bare(part.markdown) for part in parts.values()])

    given = {"name": "v", "title": "[the title]", "theme": "[the theme]", "svg": "<i>[the drawing]</i>", "bonds": ["[a bond]"]}
    module = _some(id="m", meta=_some(title=_text("[the title of a module]")))
    shown = {"[the title]": "card.title", "[the theme]": "card.theme", "[the drawing]": "card.svg", "[a bond]": "bond"}
    shown |= {_bare(part.markdown): "card.parts[id].markdown" for part in parts.values()}
    folded = {_bare(parts[each].markdown): "card.parts[id].markdown" for each in hidden}
    cards = {"module": module, "cards": [_some(**given, parts=parts)], "developments": ["development"], "language": _LANGUAGE}
    return Case("partials/course/kit/cards.html", cards, shown, look, folded)


def _method() -> Case:
    words = ("title", "summary", "caution", "about")
    lists = {"choose": "[when to choose it]", "avoid": "[when to avoid it]"}
    method = _some(
        **{each: _text(f"[the {each}]") for each in words},
        **{each: [_text(text)] for each, text in lists.items()},
        time=_some(min=11, max=12),
        group=_some(min=13, max=14),
    )

    def look(page: _Page) -> Iterator[tuple[str, str]]:
        seen = "".join(page.seen)
        for what, limits in (("time", method.time), ("group", method.group)):
            if f"⟨least {limits.min}⟩⟨most {limits.max}⟩" not in seen:
                yield (
                    rf"method\.{what}\.|least=",
                    f"a card says how few and how many: write `least=method.{what}.min, most=method.{what}.max`.",
                )
        places = [seen.find(text) for text in ("⟦Choose it when⟧", lists["choose"], "⟦Rather not when⟧", lists["avoid"])]
        if min(places) >= 0 and places != sorted(places):
            yield (
                r"in method\.(?:choose|avoid)",
                "what speaks for a method and what against it stand under each other’s heading: exchange them.",
            )

    given = {"method": method, "id": "m", "language": _LANGUAGE, "experience": "[how experienced]", "steps": "[the steps]"}
    given |= {"cases": [("c", "[the title of a case]")], "sources": "[the sources]"}
    shown = {f"[the {each}]": f"method.{each}[language]" for each in words} | dict.fromkeys(lists.values(), "text[language]")
    shown |= {"[the steps]": "steps", "[the sources]": "sources", "[the title of a case]": "title"}
    return Case("partials/course/kit/method.html", given, shown, look)


def _printed_raw(page: _Page, texts: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the elements in which texts stand that are Markdown, and that do not say so."""
    for element in page.elements:
        if "markdown" not in element.attributes and element.tag != "i" and any(text in element.text for text in texts):
            problem = f'without `markdown="1"` the Markdown in this `<{element.tag}>` is printed as it is written: put it back.'
            yield rf"<{element.tag}\b(?![^<>]*\bmarkdown=)", problem


def _bare(html: str) -> str:
    """Return a made-up text without its tags."""
    return html.removeprefix("<i>").removesuffix("</i>")


def _sorting() -> Case:
    places = {"one": "[first place]", "two": "[second place]"}
    fields: dict[str, Any] = dict.fromkeys(SortingItem.model_fields, "")
    words = {"text": _text("[an item]"), "feedback": _text("[the feedback]")}
    sorting, other = (
        _some(id="s", title=_text("[the title]"), items=[_some(**fields | words | {"id": "i", "place": place, "print": "0"})])
        for place in ("two", "one")
    )

    def look(page: _Page) -> Iterator[tuple[str, str]]:
        yield from _inputs(page, {"one": ("[first place]", False), "two": ("[second place]", True)}, "place == item.place", "place")
        answers = [element for element in page.elements if element.tag == "details"]
        if answers and ("[second place]" not in answers[0].text or "[first place]" in answers[0].text):
            yield "places\\[", "the answer names the place in which an item belongs: write `{{ t(places[item.place]) }}`."

    shown = {"[the title]": "sorting.title[language]", "[an item]": "item.text[language]", "[the feedback]": "item.feedback[language]"}
    given = {"sorting": sorting, "language": _LANGUAGE, "places": places}
    folded = {"[the feedback]": "item.feedback[language]"}
    return Case("partials/course/sorting.html", given, shown | {"[first place]": "t(name)"}, look, folded, {"sorting": other})


def _test() -> Case:
    modules = [{"title": "[the title of a module]", "objectives": [{"path": "[the path of an objective]", "text": "[an objective]"}]}]
    given = {
        "pages": {},
        "pass_mark": "[the pass mark]",
        "version": "[the version]",
        "questions": "<i>[the questions]</i>",
        "modules": modules,
    }
    shown = {"[the questions]": "questions", "[the pass mark]": "pass_mark", "[the version]": "version"}
    shown |= {"[the title of a module]": "module.title", "[an objective]": "objective.text", "[the path of an objective]": "objective.path"}
    return Case("partials/course/test.html", given, shown)


def _self_assessment() -> Case:
    item = _some(id="[the id of an item]", text=_text("[an item]"))
    scale = _some(
        id="s",
        title=_text("[the title of a scale]"),
        question=_text("[the question of a scale]"),
        reading=_text("[how to read a scale]"),
        anchors=[_text("[an answer]")],
        items=[item],
    )
    shown = {"[the id of an item]": "item.id", "[an item]": "item.text[language]", "[an answer]": "anchor[language]"}
    shown |= {"[the title of a scale]": "scale.title[language]", "[the question of a scale]": "scale.question[language]"}
    given = {"scales": [scale], "language": _LANGUAGE, "version": "[the version]"}
    return Case("partials/course/self-assessment.html", given, shown | {"[how to read a scale]": "scale.reading[language]"})
