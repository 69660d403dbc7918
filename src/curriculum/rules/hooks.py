"""By what scripts find their way in what templates make: names of attributes, classes and ids, and the words of buttons.

A script whose button has another name does nothing, and no tool says so: the names are compared over all templates and scripts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from curriculum.position import Position
from curriculum.rules.assets import Named, code
from curriculum.rules.engine import MAKERS, code_of_engine
from curriculum.rules.jinja import material
from curriculum.rules.structure import Misspelt, suggestion
from curriculum.text import Document, blanked
from curriculum.tree import OVERRIDES

_GIVEN = re.compile(r"\(\s*([\"'`])((?:\\.|(?!\1)[^\\\n])*)\1")
"""What is called with a text."""
_CALL = re.compile(r"(#part|\bon|(?:(\w+)\)?\??\.)?(?:querySelector|querySelectorAll|closest|matches))\Z")
"""Where a script looks for something: with `#part` and `on` it stops if that is not there."""
_LONGEST = 60
"""Signs before a bracket in which that is."""
_ATTRIBUTE = re.compile(r"(\w*)\[(data-[a-z][\w-]*)(?:=[\"']?([^\"'\]]+)[\"']?)?\]")
_NAMED = re.compile(r"(?<![\w/$])([.#][a-z][\w-]*)|(?<=[a-z\])])([.#][a-z][\w-]*)")
"""A class or an id in a selector."""
_NOT = re.compile(r":not\([^)]*\)")
_NO_NAMES = re.compile(r"\$\{.*?\}|\[[^\]]*\]")
_SET = re.compile(r"\b(?:setAttribute|toggleAttribute)\(\s*[\"'`](data-[\w-]+)|\bdataset\.([a-zA-Z]\w*)\s*=(?!=)")
_OWN_DATA = re.compile(r"this\.dataset\.([a-zA-Z]\w*)\b(?!\s*=(?!=)|\s*!==? undefined)")
_DEFINED = re.compile(r"customElements\.define\(\s*[\"']([\w-]+)[\"']")
_MADE = re.compile(r"<course-[a-z-]+")
_ELEMENTS = re.compile(r"\bcourse-[a-z-]+")
_BY_ID = re.compile(r"\bgetElementById\(\s*[\"']([\w-]+)[\"']\s*\)")
_TAG = re.compile(r"<(course-[a-z-]+)\b((?:[^<>{}]|\{\{(?>.*?\}\})|\{%(?>.*?%\}))*)>", re.DOTALL)
_DATA = re.compile(r"(?<![\w-])(data-[a-z][\w-]*)(?:=[\"']([^\"']*)[\"'])?")
_WORD = re.compile(r"[a-zA-Z][\w-]*")
_CLASS = re.compile(r"(?<![\w-])class=\"([^\"{}]+)")
_TO_ELEMENTS = re.compile(r"(?<![\w-])(popovertarget|aria-labelledby|aria-describedby|aria-controls|aria-owns|for)=([\"'])([^\"'{}]+)\2")
_ID = re.compile(
    r"(?<![\w-])id=[\"']([^\"']+)[\"']|\.id\s*=\s*[\"'`]([^\"'`]+)[\"'`]|setAttribute\(\s*[\"']id[\"'],\s*[\"'`]([^\"'`]+)|\{ #(\S+) \}"
)
_FILLED_IN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}")
_ELSEWHERE = frozenset({"headerlink", "md-status", "md-status--module", "quiz-passage"})
"""Classes that Material and the engine give: so that these need not be asked in most checks."""
_INCLUDED = re.compile(r"\{%-?\s*include\s+[\"']([^\"']+)[\"']")
_BUTTON = re.compile(r"<button\b([^<>]*)>\s*\{\{-?\s*t\(\s*([\"'])(.*?)\2\s*\)")
_HOOK = re.compile(r"(?<![\w-])data-[a-z][\w-]*(?:=[\"'][\w-]+[\"'])?|type=\"submit\"|class=\"quiz-retry\"(?= hidden)")
_KEY = re.compile(r"^\s*\"([\w-]+)\":", re.MULTILINE)
"""The name of a word that a template gives to scripts."""
_WORD_ASKED = re.compile(
    r"(?<![\w.])word\(\s*(?:[^()\"'`,]*(?:\(\)\s*)?\?\s*)?(?:\"([\w-]+)\"(?!\s*\+)(?:\s*:\s*\"([\w-]+)\"(?!\s*\+))?|`([\w-]+-)\$\{)"
)
"""The name of a word for which a script asks, two of which it takes one, or how the names of some of them start."""
_NO_WORDS = re.compile(r"<script\b(?![^<>]*\sdata-words(?![\w-]))[^<>]*>")
_ENTRY = re.compile(r"^\s*\"([a-z-]+)\":\s*t\(\s*\"([^\"]*)\"", re.MULTILINE)

BUTTONS: dict[str, dict[str, str]] = {
    "partials/course/actions.html": {'type="submit"': "Submit", 'class="quiz-retry"': "Try Again"},
    "partials/course/journal.html": {"data-download": "Download my notes (text)", "data-print": "Print my notes"},
    "partials/course/my-data.html": {
        "data-download": "Download everything",
        "data-restore": "Put it together",
        "data-cancel": "Leave it",
        "data-erase": "Erase everything…",
        "data-no": "Do not erase",
        "data-yes": "Erase everything",
    },
    "partials/course/self-assessment.html": {
        "data-anyway": "Save it like this",
        'type="submit"': "Save and compare",
        "data-cancel": "Back to the comparison",
    },
    "partials/course/test.html": {
        "data-retake": "Take the test again",
        "data-anyway": "Hand in all the same",
        "data-hand-in": "Hand in the test",
        "data-back": "Back to my last result",
    },
    "partials/course/kit/builder.html": {
        'data-action="present"': "Present this session",
        'data-action="print"': "Print the plan",
        'data-action="copy"': "Copy a link",
        'data-action="back"': "Back",
        'data-action="pause"': "Pause",
        'data-action="next"': "Next",
        'data-action="say"': "Sentences",
        'data-action="case"': "Show the case again",
        'data-action="sound"': "Sound",
        'data-action="leave"': "Leave",
    },
    "partials/course/kit/form-actions.html": {
        'data-action="print"': "Print this form",
        'data-action="clear"': "Empty this form…",
        'data-action="keep"': "Do not empty it",
        'data-action="empty"': "Empty it",
    },
}
"""The buttons of a template: by what a script knows them, and what they say. They may say anything but what another one says."""
_FEW_WORDS = 2
"""Words that can be misspelt in one script; where it lacks more, a template with its words is gone."""
_KEPT = "Your name is kept in this browser, and nowhere else."
_NOT_KEPT = (
    "Nothing can be kept in this browser. So this page may not know your test result and your completed modules. You can still type your "
    "name and print, or print the result on the page of the final test."
)
_PAIRS = (
    ("course", "nav-begun", "begun", "nav-done", "done"),
    ("test", "test-passed", "Passed: {right} of {total} right", "test-failed", "Not passed yet: {right} of {total} right"),
    ("test", "test-objective-right", "Answered well", "test-objective-wrong", "Not right yet"),
    ("test", "test-verdict-right", "right", "test-verdict-wrong", "not right"),
    ("test", "test-verdict-right", "right", "test-verdict-blank", "not answered"),
    ("test", "test-verdict-wrong", "not right", "test-verdict-blank", "not answered"),
    ("test", "test-attempt-passed", "passed", "test-attempt-failed", "not passed"),
    ("certificate", "certificate-done", "completed", "certificate-not-done", "not completed"),
    ("certificate", "certificate-kept", _KEPT, "certificate-not-kept", _NOT_KEPT),
    ("certificate", "certificate-title", "Certificate of participation", "certificate-record", "Participation record"),
)
"""Words of scripts that say the opposite of each other: the script they are for, and the name and the words of both."""


Told = tuple[Position, str, str]
"""Where, what, and what findings of one cause have in common."""


class Use(NamedTuple):
    """A name that a script or a template counts on, and its place."""

    name: str
    """An attribute as it is called, a class or an id with its sign."""
    value: str
    """The value that the attribute must have, if any."""
    place: int
    how: str
    """`part`: without it the script stops; `own`: it is in what the script works on; `page`: anywhere, or nowhere."""


def _in_html(name: str) -> str:
    """Return the attribute of a name in `dataset`."""
    return f"data-{re.sub('[A-Z]', lambda sign: '-' + sign[0].lower(), name)}"


def _asked(script: Document) -> Iterator[Use]:
    """Yield what a script looks for, each name once, where it stands first."""
    text = code(script)
    told: set[tuple[str, str]] = set()
    for how, selector, start in script.once(_calls):
        for use in _selected(selector, start, how):
            if use[:2] not in told:
                told.add(use[:2])
                yield use
    for match in _BY_ID.finditer(text):
        yield Use(f"#{match[1]}", "", match.start(1), "page")


def _calls(script: Document) -> Iterator[tuple[str, str, int]]:
    """Yield how a script looks for something, what it looks for, and where that stands."""
    text = code(script)
    for match in _GIVEN.finditer(text):
        selector = match[2]
        if any(sign in selector for sign in ".#[") and (call := _CALL.search(text[max(0, match.start() - _LONGEST) : match.start()])):
            yield "part" if call[1] in {"#part", "on"} else "page" if call[2] == "document" else "own", selector, match.start(2)


def _selected(selector: str, start: int, how: str) -> Iterator[Use]:
    """Yield the names in a selector."""
    selector = blanked(_NOT, selector)
    for match in _ATTRIBUTE.finditer(selector):
        value = match[3] or ""
        needed = "own" if how == "page" and match[1] in {"script", "meta"} else how
        yield Use(match[2], "" if "$" in value else value, start + match.start(2), needed)
    for found in _NAMED.finditer(blanked(_NO_NAMES, selector)):
        yield Use(found[1] or found[2], "", start + found.start(), how)


def _own_data(script: Document) -> Iterator[Use]:
    """Yield the attributes that the script of an element asks of that element."""
    seen = {match[1]: match.start() for match in reversed(list(_OWN_DATA.finditer(code(script))))}
    for name, place in seen.items():
        yield Use(_in_html(name), "", place, "part")


def _pointed(template: Document) -> Iterator[Use]:
    """Yield the ids of other elements that a template names as they are."""
    for match in _TO_ELEMENTS.finditer(code(template)):
        for name in match[3].split():
            yield Use(name, match[1], match.start(), "part")


def _attributes(template: Document) -> Iterator[tuple[str, str]]:
    yield from ((match[1], match[2] or "") for match in _DATA.finditer(code(template)))


def _set(script: Document) -> Iterator[str]:
    """Yield the attributes that a script sets."""
    yield from (name or _in_html(other) for name, other in _SET.findall(code(script)))


def _words(document: Document) -> Iterator[str]:
    """Yield the words of a template, and of a script but for those that it looks for."""
    text = code(document)
    if document.file.suffix == ".js":
        parts, last = [], 0
        for _, selector, start in document.once(_calls):
            parts.append(text[last:start])
            last = start + len(selector)
        text = _BY_ID.sub("", "".join([*parts, text[last:]]))
    yield from set(_WORD.findall(text))


def _ids(document: Document) -> Iterator[str]:
    if "id" in document.source or "{ #" in document.source:
        yield from (next(filter(None, found)) for found in _ID.findall(code(document)))


def _elements_of_templates(templates: Mapping[str, Document], scripts: Mapping[str, Document]) -> Iterator[Told]:
    """Yield elements of templates that no script makes, and scripts that make one by another name."""
    defined = {name: (script, place) for script in scripts.values() for name, place in script.once(_defined)}
    places = {name: (template, place) for template in templates.values() for name, place in template.once(_places_of_elements)}
    left = {name: place for name, place in places.items() if name not in defined}
    made = {*places, *(name.removeprefix("<") for name in _of_engine() if name.startswith("<"))} if defined else set()
    for name, (script, place) in defined.items():
        own = f"course-{script.file.stem}"
        if name not in made and name != own and own in made - defined.keys():
            left.pop(own, None)
            yield script.position(place), f"this is the script of `<{own}>`, and makes a `<{name}>`: write `{own}`.", f"<{own}>"
    for name, (template, place) in left.items():
        file = f"{name.removeprefix('course-')}.js"
        if not any(f"/{file}" in script.source for script in scripts.values()):  # else that it is gone is told
            problem = f"no script makes `<{name}>` work, so this part of the page does nothing"
            advice = f"put `{OVERRIDES}assets/javascripts/{file}` back, or write its name as it is"
            yield template.position(place), f"{problem}: {advice}.{suggestion(name, defined, 0.85)}", f"<{name}>"


def _defined(script: Document) -> Iterator[tuple[str, int]]:
    for match in _DEFINED.finditer(code(script)) if "customElements" in script.source else ():
        yield match[1], match.start(1)


def _places_of_elements(template: Document) -> Iterator[tuple[str, int]]:
    for match in _MADE.finditer(code(template)) if "<course-" in template.source else ():
        yield match[0].removeprefix("<"), match.start()


def _unworded(templates: Mapping[str, Document], scripts: Mapping[str, Document], words: set[str]) -> Iterator[Told]:
    """Yield words for which scripts ask and that no template gives them; `words` are all that stand in scripts."""
    keys = {key: (template, place) for template in templates.values() for key, place in template.once(_keys)}
    lacking: set[str] = set()
    for script in scripts.values() if keys else ():
        own = [each for each in script.once(_asked_words) if not _is_given(each.name, keys)]
        lacking |= {each.name for each in own}
        if len(own) > _FEW_WORDS:
            problem = f"no template has the word `{own[0].name}`, nor {len(own) - 1} more for which this script asks"
            advice = f"put the template with them back into {OVERRIDES}partials/words/"
            yield script.position(own[0].place), f"{problem}: {advice}.", f"words of {script.file}"
            continue
        for key, place in own:
            problem = f"no template in {OVERRIDES}partials/words/ has the word `{key}`, so readers would see that name"
            advice = f"put it there, or write the name of one that is there.{suggestion(key, keys, 0.75)}"
            yield script.position(place), f"{problem}: {advice}", f"word {key}"
    starts = tuple(word for word in words if word.endswith("-"))
    for key, (template, place) in keys.items():
        if key not in words and not key.startswith(starts) and not suggestion(key, lacking, 0.75):
            near = suggestion(key, {word for word in words if "-" in word} - keys.keys(), 0.85)
            if near:
                yield template.position(place), f"no script asks for the word `{key}`.{near}", f"word {key}"


_FILLED = re.compile(r"(?<![\w.])word\(\s*\"([\w-]+)\"\s*(?:,\s*(\{[^{}]*\}|[^)]))?")
_NAME_FILLED_IN = re.compile(r"(?:\A\{|,)\s*([a-zA-Z]\w*)\s*(?=[:,}])")
_WITH_GAPS = re.compile(r"^\s*\"([\w-]+)\":\s*t\(\s*\"((?:[^\"\\]|\\.)*)\"\s*\)", re.MULTILINE)


def _filled(script: Document) -> Iterator[tuple[str, frozenset[str] | None]]:
    """Yield the words for which a script asks, each with the names for which it gives values; nothing, if these are not told there."""
    for match in _FILLED.finditer(code(script)) if "word(" in script.source else ():
        given = match[2] or "{}"
        is_told = given.startswith("{") and "..." not in given and "(" not in given.replace("()", "")
        yield match[1], frozenset(_NAME_FILLED_IN.findall(given)) if is_told else None


def _unfilled(templates: Mapping[str, Document], scripts: Mapping[str, Document]) -> Iterator[Told]:
    """Yield words of templates with a name in braces for which no script gives a value: readers would see it as it stands."""
    given: dict[str, set[str]] = {}
    unsure: set[str] = set()
    for script in scripts.values():
        for key, filled in script.once(_filled):
            if filled is None:
                unsure.add(key)
            else:
                given.setdefault(key, set()).update(filled)
    for template in templates.values():
        for match in _WITH_GAPS.finditer(template.source) if "data-words" in template.source else ():
            lacking = set(re.findall(r"\{(\w+)\}", match[2])) - given.get(match[1], set())
            if lacking and match[1] in given.keys() - unsure:
                names = "`, `".join(f"{{{name}}}" for name in sorted(lacking))
                problem = (
                    f"the script gives no value for `{names}` of `{match[1]}`, so readers would see that: check whose words these are."
                )
                yield template.position(match.start(1)), problem, f"words {match[1]}"


def _is_given(key: str, keys: Iterable[str]) -> bool:
    """Say whether a word is among those of templates; of a name that is put together, whether any of them starts so."""
    return any(each.startswith(key) for each in keys) if key.endswith("-") else key in keys


def _keys(template: Document) -> Iterator[tuple[str, int]]:
    if "data-words" in template.source:
        yield from ((match[1], match.start(1)) for match in _KEY.finditer(code(template)))


def _asked_words(script: Document) -> Iterator[Named]:
    for match in _WORD_ASKED.finditer(code(script)) if "words.js" in script.source else ():
        yield from (Named(match[group], match.start(group)) for group in (1, 2, 3) if match[group])


_EVENT = re.compile(r"[\"'](course:[a-z-]+)[\"']")


def _events(script: Document) -> Iterator[tuple[str, int]]:
    yield from ((match[1], match.start(1)) for match in _EVENT.finditer(code(script)) if "course:" in script.source)


def _unheard(scripts: Mapping[str, Document]) -> Iterator[Told]:
    """Yield events that stand in one place only: one script tells what no other waits for, or waits for what none tells."""
    places = [(name, script, place) for script in scripts.values() for name, place in script.once(_events)]
    count = Counter(name for name, _, _ in places)
    for name, script, place in places:
        if count[name] == 1:
            problem = f"no other script knows the event `{name}`, so a part of the page does nothing: write it as it is called there."
            yield script.position(place), f"{problem}{suggestion(name, count.keys() - {name}, 0.85)}", "events"


def lost(templates: Mapping[str, Document], scripts: Mapping[str, Document], styles: Mapping[str, Document]) -> Iterator[Told]:
    """Yield what scripts look for and no template, script or part of the engine makes; all by their names below overrides/."""
    if unmade := tuple(_elements_of_templates(templates, scripts)):
        yield from unmade
        return  # of such a script one cannot tell where what it looks for would be
    made = _Made(templates, scripts, styles)
    yield from _unworded(templates, scripts, made.words_of_scripts)
    yield from _unfilled(templates, scripts)
    yield from _unheard(scripts)
    for script in scripts.values():
        for use in script.once(_asked):
            if (home := made.lacking(script, use)) is not None:
                yield script.position(use.place), made.told(use, home), use.name
        yield from made.without(script)
    yield from _misnamed(made)
    for template in templates.values():
        for use in template.once(_pointed):
            if not made.has_id(use.name):
                problem = f"`{use.value}` names `{use.name}`, which is the `id` of nothing, so keys or screen readers find nothing"
                advice = f"write its `id`, or give it that one.{suggestion(use.name, made.ids)}"
                yield template.position(use.place), f"{problem}: {advice}", f"#{use.name}"
        for match in re.finditer(r"(?<![\w-])data-action=\"([a-z-]+)\"", template.source) if made.words_of_scripts else ():
            if match[1] not in made.words_of_scripts:
                problem = f"no script knows the action `{match[1]}`, so this button does nothing: write one that a script knows."
                yield template.position(match.start()), f"{problem}{suggestion(match[1], made.words_of_scripts)}", match[0]


_STYLED = re.compile(r"(?:\.(?=[a-zA-Z])|\[(?=data-))([\w-]+)(?=[^{};]*\{)")


def _misnamed(made: _Made) -> Iterator[Told]:
    """Yield classes and attributes that a style sheet or a template has by a name that is a slip of one that the other has."""
    styled = {match[1]: (style, match.start(1)) for style in made.styles.values() for match in _STYLED.finditer(code(style))}
    classes = {
        word: (template, match.start(1))
        for template in made.templates.values()
        for match in _CLASS.finditer(code(template))
        for word in match[1].split()
    }
    known = {*classes, *made.of_scripts, *made.words_of_scripts, *_of_engine(), *(name for name, _ in made.pairs)}
    for given, others in ((styled, {name for name in known if "-" in name or name in classes}), (classes, {*styled})):
        whole = Misspelt(name for name in others if not name.endswith("-"))
        for name in given.keys() - styled.keys() if given is classes else given.keys() - known:
            if name.endswith("-") or name in made.words_of_scripts or name in _of_engine():  # a part of a name that is put together
                continue
            if meant := whole.of(name):
                document, place = given[name]
                where = "style sheet has" if given is classes else "template or script has"
                problem = f"no {where} `{name}`, so this looks as if it had no style. Did you mean `{meant}`?"
                yield document.position(place), problem, f"class {min(name, meant)} {max(name, meant)}"


class _Made:
    """What templates, scripts and the engine make, by which a script can find it."""

    def __init__(self, templates: Mapping[str, Document], scripts: Mapping[str, Document], styles: Mapping[str, Document]) -> None:
        self.templates, self.scripts, self.styles = templates, scripts, styles
        self._wholes: dict[str, set[str]] = {}
        self.pairs = {pair for template in templates.values() for pair in template.once(_attributes)}
        self.of_scripts = {name for script in scripts.values() for name in script.once(_set)}
        self.words_of_scripts = {word for script in scripts.values() for word in script.once(_words)}
        ids = {each for document in (*templates.values(), *scripts.values()) for each in document.once(_ids)}
        self.ids = {each for each in ids if not _FILLED_IN.search(each)}
        parts = [_FILLED_IN.split(each) for each in ids - self.ids]
        self.loose_ids = [re.compile(".+".join(map(re.escape, part))) for part in parts if max(map(len, part)) > 3]

    def has_id(self, name: str) -> bool:
        """Say whether an element has an id, or can have it."""
        return name in self.ids or any(part.fullmatch(name) for part in self.loose_ids)

    def _whole(self, name: str, seen: frozenset[str] = frozenset()) -> set[str]:
        """Return the words of a template with those that it includes."""
        if name in self._wholes or name in seen or name not in self.templates:
            return self._wholes.get(name, set())
        template = self.templates[name]
        found = set(template.once(_words))
        for other in _INCLUDED.findall(template.source):
            found |= self._whole(other, seen | {name})
        self._wholes[name] = found
        return found

    def _with(self, element: str) -> list[str]:
        """Return the templates that have an element."""
        return [name for name, template in self.templates.items() if element in template.once(_made_elements)]

    def lacking(self, script: Document, use: Use) -> str | None:
        """Return the template that lacks what a script looks for, "" if that can be any, and None if it is there."""
        name = use.name.lstrip(".#")
        is_attribute = use.name.startswith("data-")
        if (use.name in self.of_scripts if is_attribute else name in self.words_of_scripts) or name in _ELSEWHERE:
            return None
        if use.name.startswith("#") and not self.has_id(name) and name not in _of_engine():
            return ""
        elements = set(script.once(_elements))
        own = self._with(next(iter(elements))) if len(elements) == 1 else []
        homes = own if own and use.how != "page" else list(self.templates)
        if use.value:
            values = {value for each in homes for attribute, value in self.templates[each].once(_attributes) if attribute == use.name}
            if use.value in values or any(_FILLED_IN.search(value) for value in values):
                return None
            return None if use.value in _of_engine() else homes[0] if own else ""
        without = [each for each in homes if name not in self._whole(each)]
        if not without or (use.how != "part" and len(without) < len(homes)):
            return None
        if use.how == "own" and own and self._is_in_parts(script, name):
            return None
        if use.how != "part" and (use.how == "page" or not is_attribute) and not self.near(use, without):
            return None
        if name in _of_engine():
            return None
        return without[0] if own and use.how != "page" else ""

    def _is_in_parts(self, script: Document, name: str) -> bool:
        """Say whether one of the other elements that a script names has something: it can stand in its own."""
        others = {*_ELEMENTS.findall(code(script))} - {*script.once(_elements)}
        return any(name in self._whole(each) for other in others for each in self._with(other))

    def near(self, use: Use, homes: Iterable[str]) -> str:
        """Return what templates have by a name that is near, and that nothing asks for."""
        documents = [self.templates[name] for name in homes]
        if use.name.startswith("data-"):
            names = {name for document in documents for name, _ in document.once(_attributes)}
        elif use.name.startswith("#"):
            names = {f"#{each}" for each in self.ids}
        else:
            names = {f".{word}" for document in documents for each in _CLASS.findall(code(document)) for word in each.split()}
        asked = {other.name for script in self.scripts.values() for other in (*script.once(_asked), *script.once(_own_data))}
        free = {name for name in names - asked if not any(name in style.source for style in self.styles.values())}
        if use.name.startswith("data-"):  # which all of them have in common
            near = suggestion(use.name.removeprefix("data-"), {name.removeprefix("data-") for name in free}, 0.75)
            return near.replace("`", "`data-", 1)
        return suggestion(use.name, free, 0.75) or suggestion(use.name, names - asked, 0.92)

    def told(self, use: Use, home: str) -> str:
        """Say what a script looks for in vain."""
        written = f'{use.name}="{use.value}"' if use.value else use.name
        where = f"`{OVERRIDES}{home}` has not" if home else "no template has"
        problem = f"this script looks for `{written}`, which {where}, so a part of the page does nothing"
        return f"{problem}: put it back there, or write here the name that it has now.{self.near(use, [home] if home else self.templates)}"

    def without(self, script: Document) -> Iterator[Told]:
        """Yield elements of templates that lack an attribute for which their script asks."""
        elements = set(script.once(_elements))
        if len(elements) != 1 or not (wanted := script.once(_own_data)):
            return
        element = next(iter(elements))
        tags = [(each, match) for each in self.templates.values() for match in _TAG.finditer(each.source) if match[1] == element]
        for use in wanted:
            lacking = [(template, match) for template, match in tags if use.name not in {name for name, _ in _DATA.findall(match[2])}]
            if lacking and len(lacking) == len(tags) and use.name not in self.of_scripts and use.name not in _of_engine():
                template, match = lacking[0]
                there = {name for name, _ in _DATA.findall(match[2])}
                problem = f"the script of `<{element}>` asks for its `{use.name}`, which it has not here: put it back."
                yield template.position(match.start()), f"{problem}{suggestion(use.name, there)}", f"{element} {use.name}"


def _made_elements(template: Document) -> Iterator[str]:
    yield from set(re.findall(r"<(course-[a-z-]+)", template.source)) if "<course-" in template.source else ()


def _elements(script: Document) -> Iterator[str]:
    yield from (name for name, _ in script.once(_defined) if _ELEMENTS.fullmatch(name))


@cache
def _of_engine() -> frozenset[str]:
    """Return the names that stand in what else makes pages: the engine, with its elements as `<name`, and Material's own templates."""
    text = code_of_engine(*MAKERS)
    return frozenset({*_WORD.findall(text), *_MADE.findall(text), *_WORD.findall(material("partials/content.html") or "")})


def wrong_words(name: str, template: Document) -> Iterator[Told]:
    """Yield buttons of a template that say what another one of it does, and words of a script that say the opposite."""
    known = BUTTONS.get(name, {})
    for match in _BUTTON.finditer(template.source) if known else ():
        hooks = [hook for hook in _HOOK.findall(match[1]) if hook in known]
        said = match[3].rstrip(".… ")
        if hooks and said not in {known[hook].rstrip("… ") for hook in hooks}:
            other = next((hook for hook, words in reversed(known.items()) if words.rstrip("… ") == said), None)
            if other:
                problem = (
                    f"this button says “{match[3]}”, and does what “{known[hooks[0]]}” says: `{hooks[0]}` and `{other}` were exchanged"
                )
                yield template.position(match.start()), f"{problem}, or their words.", f"buttons of {name}"
    if name.startswith("partials/words/"):
        for match in _NO_WORDS.finditer(code(template)):
            problem = "scripts find these words by `data-words`, which is missing in this `<script>`: put it back."
            yield template.position(match.start()), problem, f"words of {name}"
        keys: set[str] = set()
        for match in _KEY.finditer(code(template)):
            if match[1] in keys:
                problem = f"`{match[1]}` stands here twice, and scripts get the last one: take out the one that is not meant."
                yield template.position(match.start(1)), problem, f"words of {name} {match[1]}"
            keys.add(match[1])
        words = {match[1]: match for match in _ENTRY.finditer(template.source)}
        for script, one, of_one, other, of_other in _PAIRS:
            if name == f"partials/words/{script}.html" and one in words and other in words:
                for key, wrong in ((one, of_other), (other, of_one)):
                    if words[key][2] == wrong:
                        problem = f"`{key}` says “{wrong}”, which are the words of `{other if key == one else one}`: they were exchanged"
                        yield template.position(words[key].start(1)), f"{problem}.", f"words of {name} {one}"
                        break
