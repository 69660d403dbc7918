"""The course's data files as immutable models.

Every model made from a file knows its place in it: `option.at("feedback", "nl")` is the `Position` of that text. The JSON
Schemas that editors use are generated from these classes (`curriculum schemas`).
"""

# No `from __future__ import annotations` here: pydantic would compile each annotation by itself, at each start.

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any, Literal, Self, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, StrictBool, StringConstraints, model_validator

from curriculum.position import Position
from curriculum.silence import SILENCE, Asked, Found
from curriculum.text import LINK_SIGNS, Citation, Document, Link
from curriculum.yamlfile import Key, YamlFile

Value = TypeVar("Value")

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
"""All languages of the course; the first is the one that is written first."""
ORIGINAL: Language = LANGUAGES[0]
TRANSLATED = LANGUAGES[1:]
"""Those into which what is written first is translated."""
LANGUAGE_NAMES: dict[Language, str] = {"nl": "Dutch", "en": "English"}
COURSE_ID = "niet-monogaam"
"""The id of the course where `extra.course` in mkdocs.yml does not give another."""

Label = Literal["research", "practice", "contested"]
LABELS: tuple[Label, ...] = get_args(Label)

Place = Literal["helpful", "harmful", "depends"]
"""Where an item of a sorting exercise can belong."""

PATTERNS = {
    "slug": r"^[a-z0-9]+(-[a-z0-9]+)*$",
    "objective": r"^[a-z0-9-]+/[a-z0-9-]+$",
    "heading": r"^[a-z0-9-]+#[a-z0-9-]+$",
    "claim": r"^C\d{3}$",
    "number": r"^(?:\+?|\(\+?)\d[\d ()./–-]*\d$",
    "site": r"^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+$",
    "doi": r"^10\.\d{4,9}/\S+$",
    "url": r"^https?://\S+$",
    "language": r"^[a-z]{2}$",
    "plain": r"^[^*_`<>\[\]|@]*$",
}
"""Forms that a text can be asked to have, by name; `load` words them for authors."""

Slug = Annotated[str, StringConstraints(pattern=PATTERNS["slug"])]
ObjectivePath = Annotated[str, StringConstraints(pattern=PATTERNS["objective"])]
HeadingPath = Annotated[str, StringConstraints(pattern=PATTERNS["heading"])]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
PlainProse = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=PATTERNS["plain"])]


class Node(Asked, BaseModel):
    """A value from a data file that knows where it stands."""

    # A class is built when its first value is: those within a file are part of the file's own.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    # Two only: pydantic takes its time over each, and a course has thousands of values.
    _place: tuple[YamlFile, tuple[Key, ...]] | None = PrivateAttr(default=None)
    _memo: dict[object, Any] | None = PrivateAttr(default=None)

    def written(self, language: Language) -> "Writing":
        """Return all texts at or below this value in one language."""
        return self.remembered(("writing", language), lambda: self._writing(language))

    def _writing(self, language: Language) -> "Writing":
        fingerprint = f"{self.fingerprint} {language}" if self.fingerprint else ""
        return Writing(
            lambda: tuple(text[language] for text in self.texts()), lambda number: self.texts()[number].document(language), fingerprint
        )

    def remembered(self, name: object, work_out: Callable[[], Value]) -> Value:
        """Return what was worked out about this value, worked out once: most files do not change between two checks."""
        private = self.__pydantic_private__ or {}  # pydantic's own way to it is slow, and this is asked tens of thousands of times
        memo = private.get("_memo")
        if memo is None:
            memo = private["_memo"] = {}
        if name not in memo:
            memo[name] = work_out()
        value: Value = memo[name]
        return value

    def locate(self, file: YamlFile, path: tuple[Key, ...] = ()) -> Self:
        """Tell this value and all below it that they come from `file`, and return it."""
        self._place = (file, path)
        for name in type(self).model_fields:
            _locate(getattr(self, name), file, (*path, name))
        return self

    def at(self, *path: Key) -> Position:
        """Return the position of the value at `path` below this one."""
        return self.origin.position(*self.path_in_file, *path)

    @property
    def _placed(self) -> tuple[YamlFile, tuple[Key, ...]] | None:
        return (self.__pydantic_private__ or {}).get("_place")  # as in `remembered`

    @property
    def origin(self) -> YamlFile:
        """The file that this value comes from."""
        place = self._placed
        if place is None:
            raise LookupError(f"this {type(self).__name__} was not loaded from a file")
        return place[0]

    @property
    def path_in_file(self) -> tuple[Key, ...]:
        """Where the value stands in its file."""
        place = self._placed
        return place[1] if place else ()

    def once(self, function: Callable[[Self], Iterable[Found]]) -> tuple[Found, ...]:
        """Return all that a function yields about this value, worked out once."""
        return self.remembered(function, lambda: SILENCE.answer(self.fingerprint, function, lambda: tuple(function(self))))

    def once_each(self, items: "Iterable[Node]", function: Callable[[Any], Iterable[Found]]) -> tuple[Found, ...]:
        """Return all that a function yields about some of the values in this file, worked out once."""

        def ask() -> tuple[Found, ...]:
            return SILENCE.answer(self.fingerprint, function, lambda: tuple(found for item in items for found in function(item)))

        return self.remembered((function, "each"), ask)

    @property
    def fingerprint(self) -> str:
        """What stands for the value: for the file that it comes from, and where it stands there."""
        return self.remembered("fingerprint", self._fingerprint) if self._placed else ""

    def _fingerprint(self) -> str:
        fingerprint = self.origin.fingerprint
        return f"{fingerprint} {'/'.join(map(str, self.path_in_file))}".rstrip() if fingerprint else ""

    def texts(self) -> "tuple[Text, ...]":
        """Return every text at or below this value."""
        return self.remembered("texts", lambda: tuple(_texts_below(self)))


def _texts_below(node: Node) -> "Iterator[Text]":
    for name in type(node).model_fields:
        yield from _texts(getattr(node, name))


def _texts(value: Any) -> "Iterator[Text]":
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Node):
        yield from value.texts()
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


@dataclass(frozen=True)
class Writing(Asked):
    """What one file holds in one language: a text file its text, a data file all its texts.

    A data file has hundreds of texts, and most are short and plain. So what they are as documents is worked out for those only in
    which something is to be found.
    """

    read: Callable[[], tuple[str, ...]]
    """Returns its texts."""
    document: Callable[[int], Document]
    """Returns one of them as a document."""
    fingerprint: str = ""
    """Stands for name and content of the file."""

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Its texts, which are gathered for those only who ask for them."""
        return self.read()

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All texts as documents."""
        return tuple(map(self.document, range(len(self.sources))))

    @cached_property
    def source(self) -> str:
        """All texts, one below the other: one look at it tells whether any of them has a sign."""
        return "\n\n".join(self.sources)

    def where(self, is_wanted: Callable[[str], object]) -> Iterator[Document]:
        """Yield those texts of which the function says so."""
        for number, source in enumerate(self.sources):
            if is_wanted(source):
                yield self.document(number)

    def having(self, signs: Iterable[str]) -> Iterator[Document]:
        """Yield the texts that have one of these signs."""
        present = [sign for sign in signs if sign in self.source]
        return self.where(lambda source: any(sign in source for sign in present)) if present else iter(())

    def matching(self, *patterns: re.Pattern[str]) -> Iterator[Document]:
        """Yield the texts in which one of these patterns is found."""
        present = [pattern for pattern in patterns if pattern.search(self.source)]
        return self.where(lambda source: any(pattern.search(source) for pattern in present)) if present else iter(())

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """All reference keys that are cited."""
        return tuple(citation for document in self.having("@") for citation in document.citations)

    @cached_property
    def links(self) -> tuple[tuple[Document, Link], ...]:
        """All links and images, each with the text in which it stands."""
        return tuple((document, link) for document in self.having(LINK_SIGNS) for link in document.links)

    def once(
        self,
        function: Callable[[Document], Iterable[Found]],
        signs: Iterable[str] = (),
        among: "Callable[[Writing], Iterable[Document]] | None" = None,
    ) -> tuple[Found, ...]:
        """Return all that a function yields about the texts, worked out once.

        It is asked about all of them; or about those only that have one of the `signs`, or that `among` picks.
        """
        known: dict[object, tuple[Any, ...]] = self.__dict__.setdefault("_known", {})
        if function not in known:
            known[function] = SILENCE.answer(self.fingerprint, function, lambda: self._asked(function, signs, among))
        return known[function]

    def _asked(
        self,
        function: Callable[[Document], Iterable[Found]],
        signs: Iterable[str],
        among: "Callable[[Writing], Iterable[Document]] | None",
    ) -> tuple[Found, ...]:
        documents = among(self) if among else self.having(signs) if signs else self.documents
        return tuple(found for document in documents for found in function(document))


@dataclass(frozen=True)
class TextDocument(Document):
    """A text in a data file, read as a text file is, that knows where each of its characters stands."""

    origin: YamlFile | None = field(default=None, compare=False)
    path: tuple[Key, ...] = ()
    """Where the text stands in its file."""

    def position(self, offset: int) -> Position:
        """Return the position of a character of the text."""
        if self.origin is None:
            raise LookupError("this text belongs to no file")
        return self.origin.within(self.path, self.source, offset)

    def is_in_entry_with(self, *fields: str) -> bool:
        """Say whether an entry around the text has one of these fields."""
        data = self.origin.data if self.origin else {}
        for key in self.path:
            data = data[key]
            if isinstance(data, dict) and not data.keys().isdisjoint(fields):
                return True
        return False

    def offset(self, position: Position) -> int:
        """Return the character of the text that stands at a position of the file."""
        return bisect_left(range(len(self.source)), position, key=self.position)


def _locate(value: Any, file: YamlFile, path: tuple[Key, ...]) -> None:
    if isinstance(value, Node):
        value.locate(file, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _locate(item, file, (*path, index))


class Text(Node):
    """A text that a reader sees, in every language of the course. To add a language, add a field and a `Language`."""

    nl: Prose
    en: Prose

    def __getitem__(self, language: Language) -> str:
        text: str = getattr(self, language)
        return text

    def items(self) -> Iterator[tuple[Language, str]]:
        """Yield each language with its text."""
        for language in LANGUAGES:
            yield language, self[language]

    def document(self, language: Language) -> Document:
        """Return the text in one language as a document, whose headings, citations and links have their places."""
        return self.remembered(
            language, lambda: TextDocument(self.origin.path, self[language], origin=self.origin, path=(*self.path_in_file, language))
        )

    def end(self, language: Language) -> Position:
        """Return where it ends in one language."""
        return self.document(language).position(len(self[language].rstrip()))


class Plain(Text):
    """A text without markup or citations, since it also stands where they are not read: in a drawing, a title, a search result."""

    nl: PlainProse
    en: PlainProse


class Words(Node):
    """Lists of words or names, one list for each language."""

    nl: tuple[Prose, ...] = ()
    en: tuple[Prose, ...] = ()

    def __getitem__(self, language: Language) -> tuple[str, ...]:
        words: tuple[str, ...] = getattr(self, language)
        return words


def in_language(text: Text | str, language: Language) -> str:
    """Return `text` in `language`; a plain string is the same in all."""
    return text if isinstance(text, str) else text[language]


def first_author(author: str) -> str:
    """Return the first of the authors that a citation prints."""
    return re.split(r" (?:e\.a\.|et al\.|&)", author)[0].strip() or author


def fingerprint(*parts: str) -> str:
    """Return a short text that changes when one of the parts does, spaces apart."""
    return sha256("\0".join(" ".join(part.split()) for part in parts).encode()).hexdigest()[:8]


# modules/<id>/module.yml


class Objective(Node):
    """What a learner can do after the module: a verb, a content, a condition."""

    id: Slug
    text: Plain


class Prompt(Node):
    """A question for private reflection, put into the text with `<!-- course:prompt ID -->`."""

    id: Slug
    minutes: Annotated[int, Field(strict=True, ge=1, le=60)]
    text: Text


class Exercise(Node):
    """The exercise of the module: the heading under which it stands, and the minutes it takes."""

    heading: Slug
    minutes: Annotated[int, Field(strict=True, ge=1, le=240)]


class SortingItem(Node):
    """Something a practitioner might say, to be sorted."""

    id: Slug
    text: Plain
    place: Place
    feedback: Plain
    """Why it belongs there, and what would tip it."""

    @property
    def print(self) -> str:
        """The fingerprint of what was asked, in all languages, and of its key."""
        return fingerprint(*(text for _, text in self.text.items()), self.place)


class Sorting(Node):
    """A sorting exercise, put into the text with `<!-- course:sort ID -->`."""

    id: Slug
    title: Plain
    items: Annotated[tuple[SortingItem, ...], Field(min_length=3)]


class ModuleFile(Node):
    """`modules/<id>/module.yml`."""

    order: Annotated[int, Field(strict=True, ge=1)]
    """Place in the course, counted from 1."""
    title: Plain
    summary: Plain
    """One or two sentences: lead of the page, module card and description for search engines."""
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]
    prompts: tuple[Prompt, ...] = ()
    exercise: Exercise
    sorting: tuple[Sorting, ...] = ()


# modules/<id>/vignettes/<name>.yml

BondKind = Literal["nesting", "partner", "dating", "metamour", "former", "friend", "family", "desired", "other"]


class Person(Node):
    """A person in a constellation, at a place on a small grid."""

    id: Slug
    name: PlainProse | Plain
    at_: Annotated[tuple[Finite, Finite], Field(alias="at")]
    """Column (0 to 3) and row (0 to 2); halves are allowed."""


class Bond(Node):
    """A line between two people."""

    between: tuple[Slug, Slug]
    kind: BondKind
    note: Plain | None = None
    """A few words on the line, such as "12 years"."""

    @model_validator(mode="after")
    def _other_bond_is_named(self) -> Self:
        if self.kind == "other" and self.note is None:
            raise ValueError("say with `note` what they are to each other: `other` alone does not")
        return self


class Constellation(Node):
    """`modules/<id>/vignettes/<name>.yml`: what the languages of a vignette share."""

    title: Plain
    theme: Text
    touches: Plain | None = None
    """What a group is told beforehand. Completes "This case touches on …": a clause without capital or full stop."""
    group: Literal["some", "experienced"] | None = None
    """What a group needs at least, if not any group can carry this case: that it has met a few times, or knows each other well."""
    people: Annotated[tuple[Person, ...], Field(min_length=1, max_length=7)]
    bonds: tuple[Bond, ...] = ()
    """Who is what to whom. A case about one person has none, and is not drawn."""

    @model_validator(mode="after")
    def _people_are_bound(self) -> Self:
        if len(self.people) > 1 and not self.bonds:
            raise ValueError("say with `bonds` who is what to whom: only a case about one person has none")
        return self

    @model_validator(mode="after")
    def _weight_is_explained(self) -> Self:
        if self.group and not self.touches:
            raise ValueError("`group` says that not every group can carry this case: say with `touches` what it touches on")
        return self


# quizzes/<module>.yml


class Option(Node):
    """One answer that can be chosen: the key, or a distractor."""

    id: Slug
    """Kept for ever: saved answers refer to it."""
    key: StrictBool = False
    text: Text
    feedback: Text
    """Why a sensible colleague might choose this, and what it misses (or, for the key, why it fits)."""


class Question(Node):
    """One question in all languages, with one key for all."""

    id: Slug
    """Unique over the whole course and kept for ever: saved answers refer to it."""
    objective: Slug
    passage: Slug
    """Id of the heading under which the answer can be read back."""
    label: Label
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    case: StrictBool
    """Does the stem start from a case?"""
    select: Literal["one", "several"] = "one"
    stem: Text
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=5)]
    explanation: Text

    @property
    def keys(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.key)

    @property
    def print(self) -> str:
        """The fingerprint of what was asked, in all languages, and of its key: an answer belongs to the question as it was."""
        options = sorted(f"{option.id} {option.key} {text}" for option in self.options for _, text in option.text.items())
        return fingerprint(*(text for _, text in self.stem.items()), *options)


class QuizFile(Node):
    """`quizzes/<module>.yml`: the questions of one module."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


# quizzes/final-test.yml


class FinalQuestion(Question):
    """A question of the final test; it names the module of its objective and of its passage."""

    objective: ObjectivePath
    """`module/objective`."""
    passage: HeadingPath
    """`module#heading`."""


class FinalTestFile(Node):
    """`quizzes/final-test.yml`: questions that are used nowhere else, over the objectives of all modules."""

    pass_mark: Annotated[int, Field(strict=True, ge=1, le=100)]
    """Share of questions that must be right, in per cent."""
    questions: Annotated[tuple[FinalQuestion, ...], Field(min_length=1)]

    @property
    def needed(self) -> int:
        """How many questions must be right."""
        return -(-self.pass_mark * len(self.questions) // 100)


# quizzes/self-assessment.yml

SCALE_POINTS = 5
"""How many answers a scale has, from the least to the most."""


class Item(Node):
    """One thing about which a learner rates themselves."""

    id: Slug
    """Unique over the self-assessment and kept for ever: saved answers refer to it."""
    text: Plain


class Scale(Node):
    """Items that share a question and the words to answer it with."""

    id: Slug
    title: Plain
    question: Plain
    anchors: Annotated[tuple[Plain, ...], Field(min_length=SCALE_POINTS, max_length=SCALE_POINTS)]
    """The answers in words, from the least to the most."""
    reading: Plain
    """How to read the mean: what it says, and what it does not."""
    items: Annotated[tuple[Item, ...], Field(min_length=4, max_length=6)]


class SelfAssessmentFile(Node):
    """`quizzes/self-assessment.yml`: what learners rate themselves on before and after the course."""

    title: Plain
    """Stands above its notes in the journal."""
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    prompts: tuple[Prompt, ...] = ()
    """Questions to think over both times; each has a note, put into the page with `<!-- course:reflection -->`."""


# modules/claims.yml

ClaimKind = Literal["term", "claim", "recommendation", "quote", "fact"]


class ClaimSection(Node):
    """A section of the article, under its own heading."""

    id: Slug
    title: Plain


class Claim(Node):
    """One thing that the article says, in the course's own words, and what the course does with it."""

    id: Annotated[str, StringConstraints(pattern=PATTERNS["claim"])]
    section: Slug
    line: Annotated[int, Field(strict=True, ge=1)]
    """Line of the article's text at which it starts."""
    kind: ClaimKind
    evidence: Literal["practice", "source"]
    """Does the article rest it on the author's practice or argument, or on a cited source?"""
    text: Text
    sources: tuple[Slug, ...] = ()
    taught: tuple[HeadingPath, ...] = ()
    """Where the course teaches it: `module#heading`."""
    left_out: Text | None = None
    """Why the course leaves it out."""

    @model_validator(mode="after")
    def _is_accounted_for(self) -> Self:
        if bool(self.taught) == bool(self.left_out):
            raise ValueError("say either where it is `taught` or why it is `left_out`")
        return self


class ClaimsFile(Node):
    """`modules/claims.yml`: the article, claim by claim."""

    sections: Annotated[tuple[ClaimSection, ...], Field(min_length=1)]
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]


# modules/glossary.yml


class Term(Node):
    """An entry of the glossary."""

    id: Slug
    term: Plain
    article: Literal["de", "het"] | None = None
    forms: Words = Words()
    """Spellings that are marked in running text; a capital at the start is added by the engine."""
    also: Words = Words()
    """Other names, shown in the entry."""
    short: Plain
    """The tooltip: one plain sentence."""
    definition: Text
    label: Label
    sources: tuple[Slug, ...] = ()
    see: tuple[Slug, ...] = ()


def spellings(form: str) -> tuple[str, ...]:
    """Return a written form of a term as it stands within a sentence and at its start."""
    return tuple(dict.fromkeys([form, form[0].upper() + form[1:]]))


class GlossaryFile(Node):
    """`modules/glossary.yml`."""

    terms: tuple[Term, ...]


# modules/references.yml


class Reference(Node):
    """A work that the course cites. Only `verified` is printed without a label."""

    id: Slug
    status: Literal["verified", "unverified", "secondary"]
    author: PlainProse | Plain
    """As printed in a citation: "Haupert et al."."""
    year: Prose
    apa: Prose
    """The entry in APA 7 style, in Markdown, without its link."""
    language: Annotated[str, StringConstraints(pattern=PATTERNS["language"])] = "en"
    """Of the title, as `nl`: a screen reader reads it in that language."""
    doi: Annotated[str, StringConstraints(pattern=PATTERNS["doi"])] | None = None
    url: Annotated[str, StringConstraints(pattern=PATTERNS["url"])] | None = None
    cited_in: Slug | None = None
    """For a secondary source: the work in which it is cited."""
    note: Text | None = None
    retold: StrictBool = False
    """Does the course retell this work? What only this work says is not labelled as research."""

    @property
    def link(self) -> str | None:
        """The address of the work: its DOI, else its page."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @model_validator(mode="after")
    def _secondary_names_its_source(self) -> Self:
        if (self.status == "secondary") != (self.cited_in is not None):
            raise ValueError("`cited_in` goes with `status: secondary`: give both or neither")
        return self


class ReferencesFile(Node):
    """`modules/references.yml`."""

    references: tuple[Reference, ...]


# modules/help-lines.yml


class HelpLine(Node):
    """A number that readers or their clients can call, and where the course has to give it."""

    number: Annotated[str, StringConstraints(pattern=PATTERNS["number"])]
    """As it is written in texts."""
    name: Plain
    """Of the service. In a sentence with this name stands this number, and no other."""
    beside: Words = Words()
    """Other words of which the same holds, such as what the number is for."""
    topics: Words = Words()
    """What the number is for, if not for anything: where an item, a row or the words at a number name one, it is the right one."""
    sites: tuple[Annotated[str, StringConstraints(pattern=PATTERNS["site"])], ...] = ()
    """Addresses of the service, such as `113.nl`: texts give no other that is almost the same, and its name links to no other."""
    free: StrictBool = False
    """Does a call cost nothing? Then no text says that it costs something."""
    always: StrictBool = False
    """Does somebody answer day and night? Then no text gives it hours."""
    anonymous: StrictBool = False
    """Can one call without a name? Then no text asks for one."""
    never: Words = Words()
    """What is not to be done where it is called for: under a heading with this number such words stand only in a sentence that denies."""
    country: Plain | None = None
    """Of the line, if it is not that of the course: no sentence with this number names another one only."""
    languages: tuple[Language, ...] = ()
    """Of the readers whom it is for, if not for all: only texts in these may and have to give it."""
    passages: tuple[HeadingPath, ...] = ()
    """Where it has to stand, in every language: `module#heading`, `page#heading` or `vignette#heading`."""
    questions: tuple[Slug, ...] = ()
    """Questions in whose texts it has to stand."""
    guides: tuple[Slug, ...] = ()
    """Modules in whose session guide it has to stand."""
    references: tuple[Slug, ...] = ()
    """References in whose note it has to stand."""


class OtherNumber(Node):
    """A number that texts may give and that is no help line, such as that of a practice: no text has to give it."""

    number: Annotated[str, StringConstraints(pattern=PATTERNS["number"])]
    """As it is written in texts."""
    whose: Prose
    """For who reads this file; no page shows it."""


class HelpLinesFile(Node):
    """`modules/help-lines.yml`: the only numbers that the texts may tell readers to call."""

    country: Plain | None = None
    """Of all lines that do not name one of their own."""
    lines: Annotated[tuple[HelpLine, ...], Field(min_length=1)]
    other_numbers: tuple[OtherNumber, ...] = ()

    def lines_in(self, language: Language) -> tuple[HelpLine, ...]:
        """Return the lines that readers of a language are given."""
        return tuple(line for line in self.lines if not line.languages or language in line.languages)


SCHEMAS: dict[str, type[Node]] = {
    "module": ModuleFile,
    "vignette": Constellation,
    "quiz": QuizFile,
    "final-test": FinalTestFile,
    "self-assessment": SelfAssessmentFile,
    "claims": ClaimsFile,
    "glossary": GlossaryFile,
    "references": ReferencesFile,
    "help-lines": HelpLinesFile,
}
"""File kinds that have a JSON Schema in `src/curriculum/schemas/`, by the schema's name."""
