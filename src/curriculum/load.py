"""Read a course from its folders into one immutable value."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from curriculum.findings import Finding
from curriculum.models import (
    LANGUAGES,
    Constellation,
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
from curriculum.text import Document
from curriculum.yamlfile import InvalidYaml, YamlFile

Model = TypeVar("Model", bound=Node)


@dataclass(frozen=True)
class Vignette:
    """A case: the constellation that all languages share, and a text in each."""

    name: str
    constellation: Constellation
    texts: dict[Language, Document]


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

    @property
    def self_check(self) -> tuple[Question, ...]:
        """The questions of the closing self-check: all that are no inline check."""
        return tuple(question for question in self.questions if question.id not in self.checks)

    def question(self, question_id: str | None) -> Question | None:
        """Return the question with this id, if the module has it."""
        return next((question for question in self.questions if question.id == question_id), None)


@dataclass(frozen=True)
class Course:
    """Everything that is built from, and nothing else."""

    root: Path
    modules: tuple[Module, ...]
    terms: tuple[Term, ...]
    references: dict[str, Reference]
    pages: dict[Language, dict[str, Document]]
    """The pages that belong to no module, by their path below `docs/<language>/`."""

    @property
    def questions(self) -> tuple[tuple[Module, Question], ...]:
        """All questions with their modules, in the order of the course."""
        return tuple((module, question) for module in self.modules for question in module.questions)

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
        folders = sorted(path for path in (self.root / "modules").glob("*/") if not path.name.startswith("."))
        modules = [module for folder in folders if (module := self._module(folder))]
        for quiz in sorted((self.root / "quizzes").glob("*.yml")):
            if quiz.stem not in {folder.name for folder in folders}:
                self._add(Position(self._name(quiz)), "quiz-module", f"there is no module `{quiz.stem}`: name the file after its module.")
        glossary = self._model(self.root / "modules/glossary.yml", GlossaryFile)
        references = self._model(self.root / "modules/references.yml", ReferencesFile)
        self._unique("term id", glossary.terms if glossary else ())
        self._unique("reference id", references.references if references else ())
        return Course(
            root=self.root,
            modules=tuple(sorted(modules, key=lambda module: (module.meta.order, module.id))),
            terms=glossary.terms if glossary else (),
            references={reference.id: reference for reference in (references.references if references else ())},
            pages={language: self._pages(language) for language in LANGUAGES},
        )

    def _module(self, folder: Path) -> Module | None:
        meta = self._model(folder / "module.yml", ModuleFile)
        texts = self._texts(folder, "")
        quiz = self._model(self.root / "quizzes" / f"{folder.name}.yml", QuizFile)
        names = {path.name.split(".")[0] for path in (folder / "vignettes").glob("*")}
        vignettes = {name: vignette for name in sorted(names) if (vignette := self._vignette(folder / "vignettes", name))}
        if meta is None or texts is None or quiz is None:
            return None
        return Module(folder.name, meta, texts, vignettes, quiz.questions)

    def _vignette(self, folder: Path, name: str) -> Vignette | None:
        constellation = self._model(folder / f"{name}.yml", Constellation)
        texts = self._texts(folder, f"{name}.")
        if constellation is None or texts is None:
            return None
        return Vignette(name, constellation, texts)

    def _pages(self, language: Language) -> dict[str, Document]:
        folder = self.root / "docs" / language
        pages = {path.relative_to(folder).as_posix(): self._text(path) for path in sorted(folder.rglob("*.md"))}
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
                self._add(file.position(*fault["loc"]), "schema", _in_words(fault["loc"], fault["type"], fault["msg"]))
            return None

    def _read(self, path: Path) -> str | None:
        try:
            return path.read_text(encoding="utf-8")
        except FileNotFoundError:
            self._add(Position(self._name(path)), "missing-file", "this file is missing: every module and vignette needs it.")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            self._add(Position(self._name(path), line), "encoding", "this file is not UTF-8: save it as UTF-8.")
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


_ADVICE = {
    "missing": "is missing: add it",
    "extra_forbidden": "is not known here: check its spelling, or take it out",
    "string_type": "must be a text: put it between quotes, or give it in each language if that is meant",
    "string_too_short": "is empty: write it, or take it out",
    "string_pattern_mismatch": "has the wrong form: {detail}",
    "literal_error": "has a value that is not allowed: {detail}",
    "too_short": "has too few items: {detail}",
    "too_long": "has too many items: {detail}",
}


def _in_words(path: tuple[str | int, ...], kind: str, detail: str) -> str:
    """Word one of pydantic's errors for an author."""
    name = ".".join(str(part) if isinstance(part, str) else f"[{part + 1}]" for part in path).replace(".[", "[")
    detail = detail.removeprefix("Value error, ")
    advice = _ADVICE.get(kind, "{detail}").format(detail=detail[:1].lower() + detail[1:])
    return f"`{name or 'the file'}` {advice}."


def load(root: Path) -> tuple[Course, list[Finding]]:
    """Read the course below `root`; return it with everything that was wrong with its files."""
    loader = Loader(root.resolve())
    return loader.load(), loader.findings
