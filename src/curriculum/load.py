"""Read a course from its folders into one immutable value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from curriculum.findings import Finding
from curriculum.models import (
    LANGUAGES,
    PATTERNS,
    ClaimsFile,
    Constellation,
    FinalTestFile,
    GlossaryFile,
    Language,
    ModuleFile,
    Node,
    Question,
    QuizFile,
    Reference,
    ReferencesFile,
    Term,
)
from curriculum.position import Position
from curriculum.text import Citation, Document
from curriculum.yamlfile import InvalidYaml, YamlFile

Model = TypeVar("Model", bound=Node)

FINAL_TEST = "final-test"
"""Name of the one file in `quizzes/` that belongs to no module."""


CASE_PARTS = ("people", "scene", "unknown", "questions", "second-reading")
"""Ids of the parts that every vignette has, which its module shows."""
DEVELOPMENTS = ("development", "development-2", "development-3")
"""Ids of the parts that a facilitator hands out during a session, one after the other."""
GROUP_PARTS = (*DEVELOPMENTS, "facilitator")
"""Ids of the parts that a vignette can have for use in a group; its module does not show them."""


@dataclass(frozen=True)
class Vignette:
    """A case: the constellation that all languages share, and a text in each."""

    name: str
    constellation: Constellation
    texts: dict[Language, Document]

    def parts(self, language: Language, ids: Iterable[str] = CASE_PARTS) -> list[Part]:
        """Return those of its parts that are named, in the order of the text; by default those that the module shows."""
        text, wanted = self.texts[language], set(ids)
        found = [(heading, text.section(heading.id)) for heading in text.headings if heading.id and heading.id in wanted]
        return [Part(str(heading.id), heading.title, section) for heading, section in found if section]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a vignette: what stands under one of its headings."""

    id: str
    title: str
    text: Document


@dataclass(frozen=True)
class Module:
    """One module: its data, its text in each language, its vignettes and its questions."""

    id: str
    meta: ModuleFile
    texts: dict[Language, Document]
    vignettes: dict[str, Vignette]
    questions: tuple[Question, ...]

    @cached_property
    def checks(self) -> tuple[str, ...]:
        """Ids of the questions that the text places as inline checks, in order."""
        text = self.texts[LANGUAGES[0]]
        return tuple(d.argument for d in text.directives if d.name == "check" and d.argument)

    @cached_property
    def headings(self) -> dict[Language, dict[str, str]]:
        """The titles of the headings that have an id, in each language."""
        return {language: {h.id: h.title for h in text.headings if h.id} for language, text in self.texts.items()}

    @property
    def self_check(self) -> tuple[Question, ...]:
        """The questions of the closing self-check: all that are no inline check."""
        return tuple(question for question in self.questions if question.id not in self.checks)


@dataclass(frozen=True)
class Course:
    """Everything that is built from, and nothing else."""

    root: Path
    modules: tuple[Module, ...]
    terms: tuple[Term, ...]
    references: dict[str, Reference]
    final_test: FinalTestFile | None
    claims: ClaimsFile | None
    pages: dict[Language, dict[str, Document]]
    """The pages that belong to no module, by their path below `docs/<language>/`."""

    @property
    def questions(self) -> tuple[tuple[Module, Question], ...]:
        """All questions with their modules, in the order of the course."""
        return tuple((module, question) for module in self.modules for question in module.questions)

    @property
    def all_questions(self) -> tuple[Question, ...]:
        """All questions of the modules and of the final test."""
        return (*(question for _, question in self.questions), *(self.final_test.questions if self.final_test else ()))

    @property
    def records(self) -> tuple[Node, ...]:
        """Everything in the data files that holds texts."""
        drawings = [vignette.constellation for module in self.modules for vignette in module.vignettes.values()]
        claims = self.claims.claims if self.claims else ()
        return (
            *(module.meta for module in self.modules),
            *drawings,
            *self.all_questions,
            *self.terms,
            *self.references.values(),
            *claims,
        )

    def module(self, module_id: str) -> Module | None:
        """Return the module with this id, if there is one."""
        return next((module for module in self.modules if module.id == module_id), None)

    def documents(self, language: Language) -> list[Document]:
        """Return every text of one language: modules, vignettes and pages."""
        found = []
        for module in self.modules:
            found.append(module.texts[language])
            found += [vignette.texts[language] for vignette in module.vignettes.values()]
        return found + list(self.pages[language].values())


@dataclass
class Loader:
    """Reads files and collects what is wrong with them, so that one run reports all."""

    root: Path
    findings: list[Finding] = field(default_factory=list)

    def load(self) -> Course:
        """Return the course as far as it can be read; what cannot be read is in `findings`."""
        folders = [path for path in _listed(self.root / "modules") if path.is_dir()]
        modules = [module for folder in folders if (module := self._module(folder))]
        for quiz in _listed(self.root / "quizzes", "*.yml"):
            if quiz.stem not in {FINAL_TEST, *(folder.name for folder in folders)}:
                self._add(Position(self._name(quiz)), "quiz-module", f"there is no module `{quiz.stem}`: name the file after its module.")
        final_test = self._optional(self.root / "quizzes" / f"{FINAL_TEST}.yml", FinalTestFile)
        claims = self._optional(self.root / "modules/claims.yml", ClaimsFile)
        glossary = self._model(self.root / "modules/glossary.yml", GlossaryFile)
        references = self._model(self.root / "modules/references.yml", ReferencesFile)
        self._unique("term id", glossary.terms if glossary else ())
        self._unique("reference id", references.references if references else ())
        return Course(
            root=self.root,
            modules=tuple(sorted(modules, key=lambda module: (module.meta.order, module.id))),
            terms=glossary.terms if glossary else (),
            references={reference.id: reference for reference in (references.references if references else ())},
            final_test=final_test,
            claims=claims,
            pages={language: self._pages(language) for language in LANGUAGES},
        )

    def _module(self, folder: Path) -> Module | None:
        if not re.fullmatch(PATTERNS["slug"], folder.name):
            self._add(Position(self._name(folder)), "file-name", f"rename this folder: the name of a module has {_FORMS['slug']}.")
            return None
        meta = self._model(folder / "module.yml", ModuleFile)
        texts = self._texts(folder, "")
        quiz = self._model(self.root / "quizzes" / f"{folder.name}.yml", QuizFile)
        vignettes = self._vignettes(folder / "vignettes")
        if meta is None or texts is None or quiz is None:
            return None
        return Module(folder.name, meta, texts, vignettes, quiz.questions)

    def _vignettes(self, folder: Path) -> dict[str, Vignette]:
        endings = ["yml", *(f"{language}.md" for language in LANGUAGES)]
        names: dict[str, None] = {}
        for path in _listed(folder):
            name, _, ending = path.name.partition(".")
            if re.fullmatch(PATTERNS["slug"], name) and ending in endings:
                names[name] = None
            else:
                parts = ", ".join(f"`NAME.{ending}`" for ending in endings)
                self._add(
                    Position(self._name(path)),
                    "file-name",
                    f"nothing reads this: a vignette has the files {parts}, and a NAME of {_FORMS['slug']}. Rename it, or take it out.",
                )
        return {name: vignette for name in names if (vignette := self._vignette(folder, name))}

    def _vignette(self, folder: Path, name: str) -> Vignette | None:
        constellation = self._model(folder / f"{name}.yml", Constellation)
        texts = self._texts(folder, f"{name}.")
        if constellation is None or texts is None:
            return None
        return Vignette(name, constellation, texts)

    def _pages(self, language: Language) -> dict[str, Document]:
        folder = self.root / "docs" / language
        pages = {path.relative_to(folder).as_posix(): self._text(path) for path in _listed(folder, "**/*.md")}
        return {name: page for name, page in pages.items() if page}

    def _texts(self, folder: Path, prefix: str) -> dict[Language, Document] | None:
        """Read `<prefix><language>.md` in every language; None if one is missing."""
        texts = {language: self._text(folder / f"{prefix}{language}.md") for language in LANGUAGES}
        found = {language: text for language, text in texts.items() if text}
        return found if len(found) == len(LANGUAGES) else None

    def _text(self, path: Path) -> Document | None:
        source = self._read(path)
        return None if source is None else Document(self._name(path), source)

    def _model(self, path: Path, model: type[Model]) -> Model | None:
        source = self._read(path)
        if source is None:
            return None
        try:
            file = YamlFile(self._name(path), source)
        except InvalidYaml as error:
            self.findings.append(error.finding)
            return None
        try:
            return model.model_validate(file.data).locate(file)
        except ValidationError as errors:
            for fault in errors.errors():
                if not _is_of_other_form(fault):
                    path_in_file = tuple(part for part in fault["loc"] if part not in _TEXT_FORMS)
                    self._add(file.position(*path_in_file), "schema", _in_words(path_in_file, fault))
            return None

    def _optional(self, path: Path, model: type[Model]) -> Model | None:
        return self._model(path, model) if path.exists() else None

    def _read(self, path: Path) -> str | None:
        try:
            return path.read_text(encoding="utf-8-sig")  # some editors on Windows start a file with a byte order mark
        except FileNotFoundError:
            self._add(Position(self._name(path)), "missing-file", "this file is missing: every module and vignette needs it.")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            self._add(Position(self._name(path), line), "encoding", "this file is not UTF-8: save it as UTF-8.")
        except OSError as error:
            self._add(Position(self._name(path)), "unreadable-file", f"this file cannot be read ({error.strerror}).")
        return None

    def _unique(self, what: str, nodes: tuple[Term, ...] | tuple[Reference, ...]) -> None:
        seen: dict[str, Position] = {}
        for node in nodes:
            first = seen.setdefault(node.id, node.at("id"))
            if first != node.at("id"):
                self._add(node.at("id"), "unique-id", f"{what} `{node.id}` stands at {first} already: choose another.")

    def _name(self, path: Path) -> Path:
        """Name a file as an author does: from the folder of the course."""
        return path.relative_to(self.root)

    def _add(self, position: Position, rule: str, message: str) -> None:
        self.findings.append(Finding(position, rule, message))


_FORMS = {
    "slug": "small letters, digits and hyphens, such as `open-relationship`",
    "objective": "a module and an objective, such as `vocabulary/distinguish-forms`",
    "heading": "a module and a heading, such as `vocabulary#forms`",
    "claim": "a C and three digits, such as `C007`",
    "doi": "a DOI without the address before it, such as `10.1080/0092623X.2016.1164782`",
    "url": "an address that starts with `https://` or `http://`",
    "plain": "plain text, without markup or citations: take out `*`, `_`, `` ` ``, `<`, `>`, `[`, `]`, `|` and `@`",
}
"""The patterns of the models, worded for authors."""
_ADVICE = {
    "missing": "is missing: add it",
    "extra_forbidden": "is not known here: check its spelling, or take it out",
    "invalid_key": "is not known here: take it out, or put it between quotes",
    "model_type": "must hold named fields, as in `name: value`, each on a line of its own",
    "tuple_type": "must be a list: items between `[` and `]`, or each on a line of its own after `- `",
    "string_type": "must be a text: put it between quotes, or give it in each language if that is meant",
    "string_too_short": "is empty: write it, or take it out",
    "string_pattern_mismatch": "has the wrong form: it must be {form}",
    "bool_parsing": "must be `true` or `false`",
    "bool_type": "must be `true` or `false`",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_parsing": "must be a number",
    "float_type": "must be a number",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "has a value that is not allowed: it must be {expected}",
    "too_short": "has too few items: it needs at least {min_length}",
    "too_long": "has too many items: it can have at most {max_length}",
}
_TEXT_FORMS = {"Plain", "constrained-str"}
"""How pydantic names the two forms of a text that may be the same in all languages."""


def _is_of_other_form(fault: ErrorDetails) -> bool:
    """Say whether an error comes from trying the form of a text that was not meant."""
    form = fault["loc"][-1] if fault["loc"] else None
    return form in _TEXT_FORMS and (form == "Plain") != isinstance(fault["input"], dict)


def _in_words(path: tuple[str | int, ...], fault: ErrorDetails) -> str:
    """Word one of pydantic's errors for an author."""
    name = ".".join(str(part) if isinstance(part, str) else f"[{part + 1}]" for part in path).replace(".[", "[")
    detail = fault["msg"].removeprefix("Value error, ")
    values = dict(fault.get("ctx", {}))
    form = next((form for form, pattern in PATTERNS.items() if pattern == values.get("pattern")), None)
    advice = _ADVICE.get(fault["type"], "{detail}").format(detail=detail[:1].lower() + detail[1:], form=_FORMS.get(form or ""), **values)
    return f"`{name}` {advice}." if name else f"the file {advice}."


def _listed(folder: Path, pattern: str = "*") -> list[Path]:
    """Return what authors put into a folder: without what editors and file managers leave there."""
    found = sorted(folder.glob(pattern))
    return [path for path in found if not path.name.endswith("~") and not any(p.startswith(".") for p in path.relative_to(folder).parts)]


def citations_in(record: Node, language: Language) -> list[Citation]:
    """Return the citations in the texts of a record, each with the position of its text."""
    return [
        Citation(citation.key, text.at(language))
        for text in record.texts()
        for citation in Document(text.at(language).file, text[language]).citations
    ]


def load(root: Path) -> tuple[Course, list[Finding]]:
    """Read the course below `root`; return it with everything that was wrong with its files."""
    loader = Loader(root.resolve())
    return loader.load(), loader.findings
