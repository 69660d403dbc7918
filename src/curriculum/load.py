"""Read a course from its files into one immutable value.

What cannot be read is reported, and something blank takes its place, so that the rules can look at all the rest. `unread`
names such files: what a rule concludes from their silence would only repeat that they cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin
from unicodedata import normalize

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from curriculum import facts
from curriculum.findings import Cause, Finding, counted, cut
from curriculum.front import front_writing
from curriculum.kit.models import FormsFile, Frame, Guide, Method, SeriesFile, ThemesFile
from curriculum.latest import latest
from curriculum.locks import LOCKS, TRANSLATIONS, Passage, Unsettled, entries, passages, unsettled
from curriculum.models import (
    LANGUAGE_NAMES,
    LANGUAGES,
    ORIGINAL,
    PATTERNS,
    TRANSLATED,
    ClaimsFile,
    Constellation,
    Exercise,
    FinalTestFile,
    GlossaryFile,
    HelpLinesFile,
    Language,
    ModuleFile,
    Node,
    Plain,
    Question,
    QuizFile,
    Reference,
    ReferencesFile,
    SelfAssessmentFile,
    Term,
    Text,
    TextDocument,
    Writing,
)
from curriculum.position import Position
from curriculum.signs import is_harmless, odd_signs, with_accents_joined
from curriculum.silence import Found, fingerprint
from curriculum.text import WITHOUT_END, Citation, Document, FileDocument, list_items, open_comments
from curriculum.tree import (
    CLAIMS,
    FINAL_TEST_FILE,
    GLOSSARY,
    HELP_LINES,
    ORIGINAL_SETTINGS,
    PICTURES,
    REFERENCES,
    SELF_ASSESSMENT_FILE,
    Disk,
    Tree,
    is_configuration,
)
from curriculum.yamlfile import InvalidYaml, YamlFile

Model = TypeVar("Model", bound=Node)

FINAL_TEST = "final-test"
SELF_ASSESSMENT = "self-assessment"
"""Names of the files in `quizzes/` that belong to no module, and of what they hold."""
BIGGEST = 1_000_000
"""Bytes that a file may have; the biggest of the course has a tenth of that."""
MOST_LINES, LONGEST_LINE = 20_000, 10_000
"""Lines that a file may have, and signs that a line may have: about ten times what the course has."""
LOCK_OF_MANY = 20
"""How many times as long a lock may be: it has a line for each text of the course, however many modules that has."""


TAKEAWAYS = "to-keep"
"""Id of the heading under which a module sums itself up."""
CASE_PARTS = ("people", "scene", "unknown", "questions", "second-reading")
"""Ids of the parts that every vignette has, which its module shows."""
DEVELOPMENTS = ("development", "development-2", "development-3")
"""Ids of the parts that a facilitator hands out during a session, one after the other."""
GROUP_PARTS = (*DEVELOPMENTS, "facilitator")
"""Ids of the parts of a vignette for use in a group, of which it needs the first and the last; its module does not show them."""


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

    @property
    def folder(self) -> str:
        """The name of its folder."""
        return f"modules/{self.id}/"

    @property
    def data(self) -> str:
        """The name of the file that holds its title, objectives and prompts."""
        return f"modules/{self.id}/module.yml"

    @property
    def quiz(self) -> str:
        """The name of the file that holds its questions."""
        return f"quizzes/{self.id}.yml"

    def text(self, language: Language) -> str:
        """Return the name of the file that holds its text in a language."""
        return f"modules/{self.id}/{language}.md"

    @cached_property
    def checks(self) -> tuple[str, ...]:
        """Ids of the questions that the text places as inline checks, in order."""
        text = self.texts[ORIGINAL]
        return tuple(d.argument for d in text.directives if d.name == "check" and d.argument)

    @cached_property
    def headings(self) -> dict[Language, dict[str, str]]:
        """The titles of the headings that have an id, in each language; of the original, while a translation lacks one."""
        found = {language: {h.id: h.title for h in text.headings if h.id} for language, text in self.texts.items()}
        return {language: found.get(ORIGINAL, {}) | titles for language, titles in found.items()}

    @cached_property
    def closing(self) -> frozenset[str]:
        """The ids of the headings that only sum up or test: under these, no answer can be read back."""
        text = self.texts[ORIGINAL]
        last = text.headings[-1] if text.headings else None
        has_quiz = any(directive.name == "quiz" and last and directive.position > last.position for directive in text.directives)
        return frozenset({TAKEAWAYS, last.id} if last and last.id and has_quiz else {TAKEAWAYS})

    def takeaways(self, language: Language) -> list[str]:
        """Return the lines in which the module sums itself up, under the heading `to-keep`."""
        section = self.texts[language].section(TAKEAWAYS)
        return list_items(section.source) if section else []

    @property
    def self_check(self) -> tuple[Question, ...]:
        """The questions of the closing self-check: all that are no inline check."""
        return tuple(question for question in self.questions if question.id not in self.checks)


@dataclass(frozen=True)
class Kit:
    """What groups and supervisors work with."""

    frame: Frame
    methods: dict[str, Method]
    """By id, in their own order."""
    guides: dict[str, Guide]
    """By the id of their module."""
    series: SeriesFile
    themes: ThemesFile
    forms: FormsFile

    @property
    def records(self) -> tuple[Node, ...]:
        """Everything in it that holds texts."""
        return (self.frame, *self.methods.values(), *self.guides.values(), self.series, self.themes, self.forms)


@dataclass(frozen=True)
class Course:
    """Everything that is built from, and nothing else."""

    root: Path
    modules: tuple[Module, ...]
    terms: tuple[Term, ...]
    references: dict[str, Reference]
    final_test: FinalTestFile | None
    self_assessment: SelfAssessmentFile | None
    claims: ClaimsFile | None
    help_lines: HelpLinesFile | None
    kit: Kit | None
    pages: dict[Language, dict[str, Document]]
    """The pages that belong to no module, by their path below `docs/<language>/`."""
    tree: Tree
    data: tuple[Node, ...] = ()
    """The data files, each as a whole."""
    sources: tuple[Document, ...] = ()
    """Every file that was read, as it is written."""
    locks: dict[str, str] = field(default_factory=dict)
    """The texts of the files that remember what was agreed on, by their names."""
    configurations: tuple[YamlFile, ...] = ()
    """What MkDocs is told: `mkdocs.yml`, and that of each translation."""
    frame: dict[str, Document] = field(default_factory=dict)
    """What stands around the texts, by the names of the files: templates, style sheets, scripts, drawings and interface words."""
    unread: frozenset[str] = frozenset()
    """Files that could not be read, or not wholly; folders end in `/`."""
    blank: frozenset[str] = frozenset()
    """Those of them in whose place something blank stands."""
    shortened: frozenset[Position] = frozenset()
    """Where lists stand of which an item could not be read: what is said of such a list as a whole only follows from that."""

    def fingerprint(self, *names: str) -> str:
        """Return what stands for these files as they are, whether they can be read or not; a name that ends in `/` is a folder."""
        known, found = self._fingerprints, list[str]()
        for name in names:
            found += [each for each in known if each.startswith(name)] if name.endswith("/") else [name]
        return fingerprint(*(part for name in found for part in (name, known.get(name, ""))))

    @cached_property
    def _fingerprints(self) -> dict[str, str]:
        return {text.file.as_posix(): text.fingerprint for text in self.sources}

    @property
    def unread_files(self) -> tuple[str, ...]:
        """The files that are there, and of which something could not be read."""
        return tuple(sorted(self.unread & self.tree.files))

    def is_read(self, *names: str) -> bool:
        """Say whether all these files could be read; a name that ends in `/` is a folder with all that is in it."""
        return not any(_touches(name, unread) for name in names for unread in self.unread)

    @property
    def questions(self) -> tuple[tuple[Module, Question], ...]:
        """All questions with their modules, in the order of the course."""
        return tuple((module, question) for module in self.modules for question in module.questions)

    @property
    def all_questions(self) -> tuple[Question, ...]:
        """All questions of the modules and of the final test."""
        return (*(question for _, question in self.questions), *(self.final_test.questions if self.final_test else ()))

    @property
    def retold(self) -> tuple[Reference, ...]:
        """The works that the course retells."""
        return tuple(work for work in self.references.values() if work.retold)

    @cached_property
    def guides(self) -> tuple[tuple[Module, Guide], ...]:
        """The modules that have a session guide, each with it, in the order of the course."""
        guides = self.kit.guides if self.kit else {}
        return tuple((module, guides[module.id]) for module in self.modules if module.id in guides)

    @cached_property
    def question_files(self) -> tuple[QuizFile | FinalTestFile, ...]:
        """The files of questions."""
        return tuple(file for file in self.data if isinstance(file, QuizFile | FinalTestFile))

    def of_questions(self, function: Callable[[Question], Iterable[Found]]) -> Iterator[Found]:
        """Yield all that a function yields about the questions, worked out once for each file of them."""
        for file in self.question_files:
            yield from file.once_each(file.questions, function)

    @cached_property
    def records(self) -> tuple[Node, ...]:
        """Everything in the data files that holds texts."""
        drawings = [vignette.constellation for module in self.modules for vignette in module.vignettes.values()]
        claims = self.claims.claims if self.claims else ()
        self_assessment = (self.self_assessment,) if self.self_assessment else ()
        return (
            *(module.meta for module in self.modules),
            *drawings,
            *self.all_questions,
            *self_assessment,
            *self.terms,
            *self.references.values(),
            *claims,
            *(self.kit.records if self.kit else ()),
        )

    def vignette(self, name: str) -> tuple[Module, Vignette] | None:
        """Return the vignette with this name and its module, if there is one."""
        return next(((module, module.vignettes[name]) for module in self.modules if name in module.vignettes), None)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text in the data files."""
        return tuple(text for file in self.data for text in file.texts())

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that is translated, passage by passage."""
        return tuple(passages(self))

    @cached_property
    def unsettled_data(self) -> facts.Unsettled:
        """What of the data files and the words of the interface is not wholly as its lock has it."""
        return facts.unsettled(self, {name: line for name, (line, _) in entries(self.locks.get(facts.DATA, "")).items()})

    @cached_property
    def unsettled(self) -> Unsettled:
        """The passages of those files that are not wholly as their lock has them."""
        return unsettled(self)

    def module(self, module_id: str) -> Module | None:
        """Return the module with this id, if there is one."""
        return next((module for module in self.modules if module.id == module_id), None)

    def documents(self, language: Language) -> list[Document]:
        """Return every text file of one language: modules, vignettes and pages."""
        found = []
        for module in self.modules:
            found.append(module.texts[language])
            found += [vignette.texts[language] for vignette in module.vignettes.values()]
        return found + list(self.pages[language].values())

    def written(self, language: Language) -> tuple[Writing, ...]:
        """Return everything that is written in one language, file by file: the texts, what stands above them, and all texts of the data."""
        return self._written[language]

    @property
    def writings(self) -> Iterator[Writing]:
        """Everything that is written, in all languages, file by file; and what is the same in all of them."""
        return chain(self._written_in_any, (writing for language in LANGUAGES for writing in self.written(language)))

    @cached_property
    def _written_in_any(self) -> tuple[Writing, ...]:
        """What is the same in all languages: how the references are printed."""
        entries = tuple(self.references.values())
        if not entries:
            return ()
        file = entries[0].origin
        documents = tuple(TextDocument(file.path, entry.apa, origin=file, path=(*entry.path_in_file, "apa")) for entry in entries)
        fingerprint = f"{file.fingerprint} apa" if file.fingerprint else ""
        return (Writing(lambda: tuple(entry.apa for entry in entries), documents.__getitem__, fingerprint),)

    @cached_property
    def _written(self) -> dict[Language, tuple[Writing, ...]]:
        return {
            language: (
                *(document.once(_writing)[0] for document in self.documents(language)),
                *(front_writing(page) for page in self.pages[language].values()),
                *(file.written(language) for file in self.data),
            )
            for language in LANGUAGES
        }


def _touches(name: str, unread: str) -> bool:
    return name == unread or (name.endswith("/") and unread.startswith(name)) or (unread.endswith("/") and name.startswith(unread))


@dataclass
class Loader:
    """Reads files and collects what is wrong with them, so that one run reports all."""

    tree: Tree
    findings: list[Finding] = field(default_factory=list)
    data: list[Node] = field(default_factory=list)
    sources: list[Document] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    blank: set[str] = field(default_factory=set)
    shortened: set[Position] = field(default_factory=set)

    def load(self) -> Course:
        """Return the course as far as it can be read; what cannot be read is in `findings`."""
        folders = [name for name in self._below("modules") if name in self.tree.folders]
        modules = [module for folder in folders if (module := self._module(folder))]
        self._homeless_quizzes([folder.rpartition("/")[2] for folder in folders])
        self._strays()
        final_test = self._optional(FINAL_TEST_FILE, FinalTestFile)
        self_assessment = self._optional(SELF_ASSESSMENT_FILE, SelfAssessmentFile)
        claims = self._optional(CLAIMS, ClaimsFile)
        help_lines = self._optional(HELP_LINES, HelpLinesFile)
        glossary = self._model(GLOSSARY, GlossaryFile)
        references = self._model(REFERENCES, ReferencesFile)
        self._unique("term id", glossary.terms if glossary else ())
        self._new_languages()
        files = self.tree.files | self.tree.folders
        self._unique("reference id", references.references if references else ())
        return Course(
            root=self.tree.root,
            modules=tuple(sorted(modules, key=lambda module: (module.meta.order, module.id))),
            terms=glossary.terms if glossary else (),
            references={reference.id: reference for reference in (references.references if references else ())},
            final_test=final_test,
            self_assessment=self_assessment,
            claims=claims,
            help_lines=help_lines,
            kit=self._kit(),
            pages={language: self._pages(language) for language in LANGUAGES},
            tree=self.tree,
            data=tuple(self.data),
            sources=tuple(self.sources),
            locks={name: text for name in LOCKS if name in files and (text := self._read(name)) is not None},
            configurations=tuple(self._configurations()),
            frame=self._frame(),
            unread=frozenset(self.unread),
            blank=frozenset(self.blank),
            shortened=frozenset(self.shortened),
        )

    def _new_languages(self) -> None:
        """Say once that no module has a text in a language yet, in place of a finding for each file that is missing."""
        for language in TRANSLATED:
            own = (f"/{language}.md", f".{language}.md")
            lacking = [each for each in self.findings if each.rule == "missing-file" and each.position.file.as_posix().endswith(own)]
            if len(lacking) > 1 and not any(name.startswith("modules/") and name.endswith(own) for name in self.tree.files):
                copies = f"copy each `{ORIGINAL}.md` to `{language}.md`, and each `NAME.{ORIGINAL}.md` to `NAME.{language}.md`"
                problem = f"no text in modules/ is in {LANGUAGE_NAMES[language]} yet: {copies}, and translate them ({len(lacking)} files)."
                first, *others = sorted(lacking)
                self.findings = [each for each in self.findings if each not in lacking]
                self.findings.append(replace(first, message=problem, others=tuple(each.position for each in others)))

    def _below(self, folder: str) -> list[str]:
        """Return the files and folders that stand directly in a folder, in the order of the names."""
        return self._entries.get(folder, [])

    @cached_property
    def _entries(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in sorted(self.tree.files | self.tree.folders):
            found.setdefault(name.rpartition("/")[0], []).append(name)
        return found

    def _homeless_quizzes(self, modules: list[str]) -> None:
        """Report files with questions that are named after no module."""
        for quiz in self._below("quizzes"):
            name, _, ending = quiz.rpartition("/")[2].rpartition(".")
            if ending == "yml" and name not in {FINAL_TEST, SELF_ASSESSMENT, *modules} and quiz not in self.tree.folders:
                close = get_close_matches(name, modules, 1)
                hint = f" Did you mean `{close[0]}.yml`?" if close else ""
                self._add(Position(Path(quiz)), "quiz-module", f"there is no module `{name}`: name the file after its module.{hint}")

    def _strays(self) -> None:
        """Report files that nothing reads, and names that make bad addresses: most often a name is misspelt, or a copy was left."""
        for name in sorted(self.tree.strange):
            problem = "this is a link to another place, a pipe, or a folder that you may not open: put the file or the folder itself here"
            self._add(Position(Path(name)), "unreadable-file", f"{problem}, or take it out.")
            self.unread |= {name, f"{name}/"}
        for name in sorted((self.tree.files | self.tree.folders) - self.tree.strange):
            if problem := _stray(name, is_folder=name in self.tree.folders):
                self._add(Position(Path(name)), "file-name", problem)
            elif name.startswith(_WITH_PICTURES) and name.endswith(PICTURES) and (size := len(self.tree.read(name))) > HEAVIEST:
                problem = f"this picture has {size / 1e6:.1f} MB, and many readers have a phone: save it smaller, with at most"
                self._add(
                    Position(Path(name)), "file-size", f"{problem} {HEAVIEST / 1e6:.0f} MB (1600 pixels wide will do; photos as `.jpg`)."
                )

    def _module(self, folder: str) -> Module | None:
        name = folder.rpartition("/")[2]
        if not re.fullmatch(PATTERNS["slug"], name):
            self._add(Position(Path(folder)), "file-name", f"rename this folder: the name of a module has {_FORMS['slug']}.")
            self.unread.add(f"{folder}/")
            return None
        meta = self._model(f"{folder}/module.yml", ModuleFile) or _blank_module(Path(folder) / "module.yml")
        texts = self._texts(f"{folder}/")
        quiz = self._model(f"quizzes/{name}.yml", QuizFile)
        return Module(name, meta, texts, self._vignettes(f"{folder}/vignettes"), quiz.questions if quiz else ())

    def _vignettes(self, folder: str) -> dict[str, Vignette]:
        if folder in self.tree.files:
            self._add(
                Position(Path(folder)), "unreadable-file", "a folder is expected here, and this is a file: rename it, or take it out."
            )
            self.unread.add(f"{folder}/")
        endings = ["yml", *(f"{language}.md" for language in LANGUAGES)]
        names: dict[str, None] = {}
        for path in self._below(folder):
            name, _, ending = path.rpartition("/")[2].partition(".")
            if re.fullmatch(PATTERNS["slug"], name) and ending in endings:
                names[name] = None
            else:
                parts = ", ".join(f"`NAME.{ending}`" for ending in endings)
                self._add(
                    Position(Path(path)),
                    "file-name",
                    f"nothing reads this: a vignette has the files {parts}, and a NAME of {_FORMS['slug']}. Rename it, or take it out.",
                )
                self.unread.add(f"{folder}/")
        return {name: self._vignette(folder, name) for name in names}

    def _vignette(self, folder: str, name: str) -> Vignette:
        file = f"{folder}/{name}.yml"
        return Vignette(name, self._model(file, Constellation) or _blank_drawing(Path(file)), self._texts(f"{folder}/{name}."))

    def _kit(self) -> Kit | None:
        if "kit" not in self.tree.folders:
            return None
        frame = self._model("kit/frame.yml", Frame)
        series = self._model("kit/series.yml", SeriesFile)
        themes = self._model("kit/themes.yml", ThemesFile)
        forms = self._model("kit/forms.yml", FormsFile)
        methods = self._models("kit/methods", Method)
        guides = self._models("kit/guides", Guide)
        if frame is None or series is None or themes is None or forms is None:
            return None
        methods = dict(sorted(methods.items(), key=lambda item: item[1].order))
        return Kit(frame, methods, guides, series, themes, forms)

    def _models(self, folder: str, model: type[Model]) -> dict[str, Model]:
        """Read the files of a folder; the name of each is its id."""
        found = {}
        for path in self._below(folder):
            name, _, ending = path.rpartition("/")[2].partition(".")
            if ending != "yml" or not re.fullmatch(PATTERNS["slug"], name):
                message = f"nothing reads this: name it `NAME.yml`, with a NAME of {_FORMS['slug']}, or take it out."
                self._add(Position(Path(path)), "file-name", message)
                self.unread.add(f"{folder}/")
            elif value := self._model(path, model):
                found[name] = value
        return found

    def _pages(self, language: Language) -> dict[str, Document]:
        folder = f"docs/{language}/"
        if folder[:-1] not in self.tree.folders:
            self._add(Position(Path(folder)), "missing-file", f"the folder of the pages in this language is missing: make `{folder}`.")
            self.unread.add(folder)
        there = (self.tree.files | self.tree.folders) - self.tree.strange
        names = sorted(name for name in there if name.startswith(folder) and name.endswith(".md"))
        return {name.removeprefix(folder): self._text(name) for name in names}

    def _texts(self, prefix: str) -> dict[Language, Document]:
        """Read `<prefix><language>.md` in every language."""
        return {language: self._text(f"{prefix}{language}.md") for language in LANGUAGES}

    def _text(self, name: str) -> Document:
        source = self._read(name)
        if source is None:
            return Document(Path(name), "")
        return self.sources[-1]

    def _optional(self, name: str, model: type[Model]) -> Model | None:
        return self._model(name, model) if name in self.tree.files | self.tree.folders else None

    def _model(self, name: str, model: type[Model]) -> Model | None:
        source = self._read(name)
        if source is None:
            return None
        value, findings, whole = _parsed(name, source, model)
        self.findings += findings
        if not whole:
            self.unread.add(name)
        if value is None:
            self.blank.add(name)
        else:
            self.data.append(value)
            self.shortened.update(value.origin.shortened)
        return value

    def _configurations(self) -> Iterator[YamlFile]:
        if ORIGINAL_SETTINGS not in self.tree.files:
            self._read(ORIGINAL_SETTINGS)  # which says that it is missing
        for name in filter(is_configuration, self._below("")):
            if (source := self._read(name)) is not None:
                try:
                    yield _configuration(name, source)
                except InvalidYaml as error:
                    self.findings += error.findings
                    self.unread.add(name)

    def _frame(self) -> dict[str, Document]:
        """Read overrides/ and drawings beside pages; of what tells people about the project, only whether it is whole is looked at."""
        found = {}
        for name in sorted(filter(_is_around, self.tree.files - self.tree.strange)):
            try:
                text, findings = _around(name, self.tree.read(name))
            except OSError as error:
                text, findings = None, (_closed(name, error),)
            self.findings += findings
            if text is None:
                self.unread.add(name)
            elif name.startswith(("overrides/", "docs/")):
                found[name] = text
        return found

    def _read(self, name: str) -> str | None:
        """Return the text of a file, or report why there is none. It is remembered as one of the sources."""
        source, findings = self._content(name)
        self.findings += findings
        if source is None:
            self.unread.add(name)
            self.blank.add(name)
            return None
        self.sources.append(_document(name, source))
        return source

    def _content(self, name: str) -> tuple[str | None, tuple[Finding, ...]]:
        path = Path(name)
        try:
            return _decoded(name, self.tree.read(name))
        except FileNotFoundError:
            return None, (
                Finding(Position(path), "missing-file", "this file is missing: write it, or rename the file that was meant to be it."),
            )
        except IsADirectoryError:
            problem = "a file is expected here, and this is a folder: rename it, or take it out."
            return None, (Finding(Position(path), "unreadable-file", problem),)
        except OSError as error:
            if name in self.tree.strange:
                return None, ()  # that is told already
            return None, (_closed(name, error),)

    def _unique(self, what: str, nodes: tuple[Term, ...] | tuple[Reference, ...]) -> None:
        seen: dict[str, Term | Reference] = {}
        for node in nodes:
            first = seen.setdefault(node.id, node)
            if first is not node:
                self._add(node.at("id"), "unique-id", f"{what} `{node.id}` stands at {first.at('id')} already: choose another.")

    def _add(self, position: Position, rule: str, message: str) -> None:
        self.findings.append(Finding(position, rule, message))


_LANGUAGES = "|".join(LANGUAGES)
_SLUG = PATTERNS["slug"].strip("^$")
_READ = re.compile(
    rf"modules/(?:claims|glossary|help-lines|references)\.yml|modules/[^/]+/(?:module\.yml|(?:{_LANGUAGES})\.md|vignettes(?:/.*)?)"
    rf"|quizzes/(?:[^/]+\.yml|questions\.lock)|kit/(?:frame|series|themes|forms)\.yml|kit/(?:methods|guides)/.*"
    rf"|docs/(?:{_LANGUAGES})/.*|(?:overrides|spelling)/.*|[^/]+"
)
_FOLDER = re.compile(rf"modules(?:/[^/]+(?:/vignettes)?)?|quizzes|kit(?:/methods|/guides)?|docs(?:/(?:{_LANGUAGES})(?:/.*)?)?|overrides.*")
AT_THE_ROOT = re.compile(rf"docs/{ORIGINAL}/(?:robots\.txt|CNAME|\.well-known(?:/[\w-]+(?:\.(?:txt|json))?)*)")
"""Files for search engines and hosts: these look for them at the root of the site, and nothing links to them. None is shown as a page:
that would be one without a security policy."""
_PAGE_NAME = re.compile(rf"docs/(?:{_LANGUAGES})(?:/{_SLUG})+(?:\.(?:md|svg|png|jpe?g|webp|avif|gif|pdf|csv|json))?")
_IMAGE_NAME = re.compile(rf"overrides/assets/images(?:/{_SLUG})+(?:\.(?:svg|png|jpe?g|webp|avif|gif|ico))?")

_WITH_PICTURES = ("docs/", "overrides/assets/")
HEAVIEST = 1_000_000
"""Bytes that a picture may have."""
_SHOWN_AS_A_PAGE = re.compile(r"overrides/assets/.*\.(?:html?|shtml|mht(?:ml)?|xht(?:ml)?|xml|xslt?)", re.IGNORECASE)


_OF_OTHER_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Letters that Unicode does not take apart into a plain one and its accent."""


def slug(words: str) -> str:
    """Return words as ids and the names of files are written: in small letters without accents, digits and hyphens."""
    plain = normalize("NFKD", words.casefold().translate(_OF_OTHER_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _stray(name: str, *, is_folder: bool) -> str:
    """Say what is wrong with the name of a file or folder, if anything is."""
    if not (_FOLDER if is_folder else _READ).fullmatch(name) and not (is_folder and _READ.fullmatch(name)):
        return "nothing reads this: give it the name that was meant, or take it out."
    if re.match(rf"docs/(?:{_LANGUAGES})/", name) and not _PAGE_NAME.fullmatch(name) and not AT_THE_ROOT.fullmatch(name):
        if name.endswith(".md") and all(meant := [slug(part) for part in name.removesuffix(".md").split("/")[2:]]):
            return f"the name of a page has small letters, digits and hyphens: call it `{'/'.join(meant)}.md`."
        if name.endswith(("/robots.txt", "/CNAME")):
            return f"`robots.txt` and `CNAME` stand in docs/{ORIGINAL}/: move it there, or take it out."
        stem, dot, ending = name.rpartition(".")
        its_name = f"{'/'.join(map(slug, stem.split('/')))}{dot}{ending.lower()}"
        if is_folder or _PAGE_NAME.fullmatch(its_name):
            return f"what stands here has a name of small letters, digits and hyphens: call it `{its_name}`."
        kinds = "a page ends in `.md`, a picture in `.svg`, `.png`, `.jpg` or `.webp`, what readers download in `.pdf` or `.csv`"
        return f"this would be published as it is, and can be none of what stands here: {kinds}. Save it as one of these, or take it out."
    if _SHOWN_AS_A_PAGE.fullmatch(name):
        return "this would be published as it is, as a page without a security policy: write a page in docs/, or take it out."
    if name.startswith("overrides/assets/images/") and not _IMAGE_NAME.fullmatch(name):
        return (
            "an image has a name of small letters, digits and hyphens, and an ending that browsers show, such as `.svg`, `.png` or `.jpg`."
        )
    return ""


# Files are read again and again where only one of them changed: by `mkdocs serve`, and by tests that plant faults. What a
# content means is worked out once.


def _writing(document: Document) -> Iterator[Writing]:
    """Yield what a text file holds."""
    yield Writing(lambda: (document.source,), lambda _: document, document.fingerprint)


_WHOLE_PAGE = re.compile(r"\s*<(?:!doctype|html)\b", re.IGNORECASE)


@latest
def _document(name: str, source: str) -> FileDocument:
    return FileDocument(Path(name), source)


@latest
def _decoded(name: str, content: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a file with the line ends of Unix, or why it is none."""
    path = Path(name)
    times = LOCK_OF_MANY if name in LOCKS else 1
    if big := _too_big(name, content, times):
        return None, (big,)
    text = _as_text(name, content)
    if isinstance(text, Finding):
        return None, (text,)
    if excess := _too_long(text, times * MOST_LINES):
        return None, (Finding(Position(path, excess[0]), "file-size", excess[1]),)
    odd = tuple(Finding(_document(name, text).position(place), "encoding", problem) for place, problem in odd_signs(text))
    if odd and not is_harmless(text):
        return None, tuple(replace(each, cause=Cause("", f"signs of {name}")) for each in odd)  # most often, one program made them all
    if name.endswith(".md") and not text.strip():
        return None, (Finding(Position(path), "missing-file", "this file is empty: write its text, or put back what stood in it."),)
    if name.endswith(".md") and _WHOLE_PAGE.match(text):
        problem = "this is a whole page in HTML, and a text in Markdown is expected here: put back what stood in this file."
        return None, (Finding(Position(path), "html", problem),)
    if text.startswith(_POINTER):
        problem = "this is not the file itself, but what Git LFS keeps in its place: fetch the file with `git lfs pull`."
        return None, (Finding(Position(path), "unreadable-file", problem),)
    if name.endswith(".md") and (line := _second_copy(text)):
        problem = "the text of this file stands in it twice, and the second starts here: take one of the two out."
        return None, (Finding(Position(path, line), "file-size", problem),)
    if mark := _CONFLICT.search(text):
        problem = _LEFT_IN_A_LOCK.format("translated" if name == TRANSLATIONS else "keys") if name in LOCKS else _LEFT_BY_A_MERGE
        return None, (Finding(_document(name, text).position(mark.start()), "merge-conflict", problem),)
    if name.endswith(".md") and "<!--" in text and (open_ones := tuple(open_comments(_document(name, text).without_code))):
        return None, tuple(Finding(_document(name, text).position(place), "markup", WITHOUT_END) for place in open_ones)
    return with_accents_joined(text), odd


_POINTER = "version https://git-lfs.github.com/spec/"


def _second_copy(text: str) -> int | None:
    """Return the line at which a text starts anew, if it holds nothing but the same twice."""
    first = text.lstrip().partition("\n")[0]
    again = text.find(f"\n{first}\n", len(text) // 2 - 2) + 1 if first else 0
    return text.count("\n", 0, again) + 1 if again and text[:again].strip() == text[again:].strip() else None


def _as_text(name: str, content: bytes) -> str | Finding:
    """Return the text of a file with the line ends of Unix, or where it is not UTF-8."""
    try:
        text = content.decode("utf-8-sig")  # some editors on Windows start a file with a byte order mark
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before.rpartition(b"\n")[2].decode("utf-8-sig", errors="replace")) + 1
        position = Position(Path(name), before.count(b"\n") + 1, column)
        return Finding(
            position, "encoding", "the character that stands here is not UTF-8: save the file as UTF-8 (in VS Code: *Save with Encoding*)."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _closed(name: str, error: OSError) -> Finding:
    return Finding(Position(Path(name)), "unreadable-file", f"this file cannot be opened ({error.strerror}): check who may read it.")


def _is_around(name: str) -> bool:
    """Say whether a file is a text in overrides/, a drawing beside pages, or a text that tells people about the project."""
    if name.startswith("docs/"):
        return name.endswith(".svg")
    return name.endswith((".html", ".css", ".js", ".svg", ".po", ".xml", ".md", ".txt", ".cff")) and (
        name.startswith(("overrides/", "spelling/")) or "/" not in name
    )


@latest
def _around(name: str, content: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """Return the text of a file that is none of the course's texts, or why it is none. It may be written in any way that is whole."""
    if big := _too_big(name, content):
        return None, (big,)
    text = _as_text(name, content)
    if isinstance(text, Finding):
        return None, (text,)
    document = _document(name, text)
    if not is_harmless(text):
        return None, tuple(Finding(document.position(place), "encoding", problem) for place, problem in odd_signs(text))
    if mark := _CONFLICT_IN_CODE.search(text) or _parts_two_versions(name, text):
        return None, (Finding(document.position(mark.start()), "merge-conflict", _LEFT_BY_A_MERGE),)
    if name.endswith(".cff"):  # GitHub would not offer the citation, and say nothing
        try:
            YamlFile(Path(name), text, foreign=True)
        except InvalidYaml as error:
            return None, tuple(error.findings)
    if not text.strip() and not name.startswith("spelling/"):
        meant = " If nothing is meant to stand here, say so: `{# nothing #}`." if name.endswith(".html") else ""
        return None, (
            Finding(Position(Path(name)), "missing-file", f"this file is empty: put back what stood in it, or take it out.{meant}"),
        )
    return document, ()


def _too_big(name: str, content: bytes, times: int = 1) -> Finding | None:
    if len(content) <= times * BIGGEST:
        return None
    size, most = (f"{number / 1e6:.1f} MB".replace(".0", "") for number in (len(content), times * BIGGEST))
    problem = f"this file has {size}; a text of the course has at most {most}: is something pasted into it by mistake?"
    return Finding(Position(Path(name)), "file-size", problem)


def _too_long(text: str, most: int) -> tuple[int, str] | None:
    """Return the line at which a text goes beyond all measure, and what is wrong: no paragraph is so long, and no file."""
    lines = text.split("\n")
    if len(lines) > most:
        return most, f"this file has {len(lines):,} lines; a text has at most {most:,}: is something pasted into it by mistake?"
    if len(text) > LONGEST_LINE:
        for number, line in enumerate(lines, start=1):
            if len(line) > LONGEST_LINE:
                problem = (
                    f"this line has {len(line):,} characters; a paragraph has at most {LONGEST_LINE:,}: is something pasted in by mistake?"
                )
                return number, problem
    return None


_LEFT_BY_A_MERGE = "this line was left by a merge: keep one of the two versions, and take out the lines `<<<<<<<`, `=======` and `>>>>>>>`."
_LEFT_IN_A_LOCK = (
    "this line was left by a merge: take out the lines `<<<<<<<`, `=======` and `>>>>>>>`, and one of the two versions between them, "
    "either will do; then run `curriculum {}`, which writes the file anew."
)
_CONFLICT_IN_CODE = re.compile(r"^(<{7}|>{7}|\|{7}) ", re.MULTILINE)
_PARTS = re.compile(r"^={7}$", re.MULTILINE)
_REMARKS = (("/*", "*/"), ("<!--", "-->"), ("{#", "#}"))


def _parts_two_versions(name: str, text: str) -> re.Match[str] | None:
    """Return the line of `=` between two versions, of which the other marks were taken out, in a file that has no headings."""
    for mark in _PARTS.finditer(text) if not name.endswith((".md", ".txt")) else ():
        if not any(text.rfind(start, 0, mark.start()) > text.rfind(end, 0, mark.start()) for start, end in _REMARKS):
            return mark
    return None


_CONFLICT = re.compile(r"^[ \t]*(<{7}|>{7}|\|{7}|={7})( .*)?$", re.MULTILINE)


@latest
def _parsed(name: str, source: str, model: type[Model]) -> tuple[Model | None, tuple[Finding, ...], bool]:
    """Return what a data file means, what is wrong with it, and whether all of it could be read.

    Where the faults are in items of a list (questions, terms, references), the other items are kept.
    """
    try:
        file = YamlFile(Path(name), source)
    except InvalidYaml as error:
        return None, tuple(error.findings), False
    try:
        return model.model_validate(file.data).locate(file), (), True
    except ValidationError as errors:
        faults = _without_echoes([fault for fault in errors.errors() if not _is_of_other_form(fault)])
        misspelt = _misspelt(faults)
        untranslated = dict(_untranslated(file, faults))
        findings = (
            *(
                _schema_finding(file, fault, str(misspelt.get(fault["loc"], ("",))[-1]), model)
                for fault in faults
                if fault["loc"] not in misspelt.values() and not (fault["type"] == "missing" and fault["loc"][-1] in untranslated)
            ),
            *untranslated.values(),
        )
        try:
            rest = file.without({_item(fault) for fault in faults})
            return model.model_validate(rest.data).locate(rest), findings, False
        except (ValidationError, LookupError):
            return None, findings, False


@latest
def _configuration(name: str, source: str) -> YamlFile:
    return YamlFile(Path(name), source, foreign=True)


def _untranslated(file: YamlFile, faults: Iterable[ErrorDetails]) -> Iterator[tuple[Language, Finding]]:
    """Yield one finding for each language in which a file has nothing yet: to say so of each text would fill the screen."""
    for language in TRANSLATED:
        lacking = [fault for fault in faults if fault["type"] == "missing" and fault["loc"][-1] == language]
        if len(lacking) > 1 and not _has_field(file.data, language):
            places = sorted(place_of(file, tuple(part for part in fault["loc"] if part not in _TEXT_FORMS), fault) for fault in lacking)
            problem = f"no text of this file is in {LANGUAGE_NAMES[language]} yet: write `{language}: …` beside each `{ORIGINAL}: …`"
            found = Finding(places[0], "schema", f"{problem} ({len(lacking)} times).", others=tuple(dict.fromkeys(places[1:])))
            yield language, found


def _has_field(value: Any, name: str) -> bool:
    """Say whether a field of this name stands anywhere in data."""
    if isinstance(value, dict):
        return name in value or any(_has_field(item, name) for item in value.values())
    return isinstance(value, list) and any(_has_field(item, name) for item in value)


def _without_echoes(faults: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the faults but for lists with too few items only because some are faulty, and what a comma cut off from a list."""
    places = [fault["loc"] for fault in faults]
    lists = {fault["loc"][:-1] for fault in faults if fault["type"] == "tuple_type"}
    return [
        fault
        for fault in faults
        if (
            fault["type"] != "too_short"
            or not any(len(place) > len(fault["loc"]) and place[: len(fault["loc"])] == fault["loc"] for place in places)
        )
        and (fault["type"] != "invalid_key" or fault["loc"][:-1] not in lists)
        and not _is_cut_twice(fault, faults)
    ]


def _is_cut_twice(fault: ErrorDetails, faults: Iterable[ErrorDetails]) -> bool:
    """Say whether a comma cut a value that should be a list or a text in two, and the other half has a finding that says what to do."""
    beside = [other for other in faults if other["loc"][:-1] == fault["loc"][:-1] and other["loc"] != fault["loc"]]
    if fault["type"] == "extra_forbidden" and fault["input"] is None:  # the rest of a list, as in `between: ada, ben`
        return any(other["type"] == "tuple_type" and other["input"] is not None for other in beside)
    is_number = fault["type"] == "string_type" and isinstance(fault["input"], (int, float))  # the start of a text, as in `nl: 1,5 jaar`
    return is_number and any(other["type"] == "extra_forbidden" and other["input"] is None for other in beside)


def _item(fault: ErrorDetails) -> tuple[str, int]:
    """Return the item of a list in which a fault stands, or raise LookupError."""
    match fault["loc"]:
        case (str(name), int(index), *_):
            return name, index
    raise LookupError(fault["loc"])


def _schema_finding(file: YamlFile, fault: ErrorDetails, meant: str, model: type[Node]) -> Finding:
    """Word a fault; `meant` is the field that is missing beside one that is not known, if its name is nearly the same."""
    path = tuple(part for part in fault["loc"] if part not in _TEXT_FORMS)
    if fault["type"] == "invalid_key":  # the name of a field is a number
        path = (*path[:-1], str(path[-1]))
    if meant and str(path[-1]).startswith(f"{meant} "):
        return Finding(file.position(*path), "schema", f"`{path[-1]}` lacks its colon: write `{meant}: {str(path[-1])[len(meant) + 1 :]}`.")
    if fault["type"] in {"extra_forbidden", "invalid_key"} and (words := cut_by_a_comma(file, path)):
        return Finding(file.position(*path), "schema", words, cause=Cause("", f"comma in {file.path} {path[:-1]}"))
    if not meant and fault["type"] == "extra_forbidden":
        meant = _optional_field(file, path, model)
    words = f"`{path[-1]}` is not known here. Did you mean `{meant}`?" if meant else in_words(_named(file, path), fault)
    if path and _fields_beside(path, model).get(str(path[-1])):
        words = words.replace(": write what belongs there, or take the line out.", ": write what belongs there.")
    spot = file.spot(*path) if fault["input"] is None and fault["type"] in _WRONG_KINDS else None
    if spot and spot.key and (behind := re.match(r":[ \t]+#([a-z0-9-]+)[ \t]*(?:$|#)", file.text[spot.key.end :].partition("\n")[0])):
        words = f"what stands behind a `#` is not read: write `{path[-1]}: {behind[1]}`."
    return Finding(place_of(file, path, fault), "schema", words)


def cut_by_a_comma(file: YamlFile, path: tuple[str | int, ...]) -> str:
    """Say that what reads as the name of a field is the rest of a text, if it is."""
    spot = file.spot(*path)
    behind = file.text[spot.key.end :].lstrip()[:1] if spot and spot.key else ""
    if behind not in {",", "}"}:
        return ""
    return f"a comma ends the text before `{path[-1]}`: put the whole text between quotes, as in `nl: 'Het verhaal, dus'`."


def _optional_field(file: YamlFile, path: tuple[str | int, ...], model: type[Node]) -> str:
    """Return the field that could stand beside the others in place of one that is not known, if its name is nearly the same."""
    there = file.data
    for part in path[:-1]:
        there = there[part]
    return next(iter(get_close_matches(str(path[-1]).lower(), sorted(_fields_beside(path, model).keys() - there.keys()), 1)), "")


def _fields_beside(path: tuple[str | int, ...], model: type[Node]) -> dict[str, bool]:
    """Return the fields that what stands at `path` and its neighbours can be, each with whether it must be there."""
    kinds = {model}
    for part in path[:-1]:
        if isinstance(part, str):
            fields = [info for kind in kinds for name, info in kind.model_fields.items() if (info.alias or name) == part]
            kinds = {node for info in fields for node in _nodes_in(info.annotation)}
    return {info.alias or name: info.is_required() for kind in kinds for name, info in kind.model_fields.items()}


def _nodes_in(kind: Any) -> Iterator[type[Node]]:
    """Yield the models of which a field can hold values."""
    if isinstance(kind, type) and issubclass(kind, Node):
        yield kind
    for part in get_args(kind):
        yield from _nodes_in(part)


def place_of(file: YamlFile, path: tuple[str | int, ...], fault: ErrorDetails) -> Position:
    """Return where a fault stands: at the sign that makes a plain text another, or at the first field of which it says something."""
    if fault["type"] == "value_error" and isinstance(fault["input"], dict) and (named := re.search(r"`(\w+)`", fault["msg"])):
        path = (*path, named[1]) if named[1] in fault["input"] else path
    sign = _markup_in(fault)
    return file.within(path, fault["input"], sign.start()) if sign else file.position(*path)


def _markup_in(fault: ErrorDetails) -> re.Match[str] | None:
    """Return the first sign of markup in a text that must be plain."""
    is_plain = dict(fault.get("ctx", {})).get("pattern") == PATTERNS["plain"]
    return re.search(_SIGNS_OF_MARKUP, fault["input"]) if is_plain and isinstance(fault["input"], str) else None


def _named(file: YamlFile, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return a path in which items of lists are called by their ids, where they have one."""
    found: list[str | int] = []
    value: Any = file.data
    for part in path:
        try:
            value = value[part]
        except (LookupError, TypeError):
            value = None
        named = isinstance(part, int) and isinstance(value, dict) and isinstance(value.get("id"), str)
        found.append(f"[{value['id']}]" if named else part)
    return tuple(found)


def _misspelt(faults: list[ErrorDetails]) -> dict[tuple[str | int, ...], tuple[str | int, ...]]:
    """Return the places of fields that are not known, each with that of a field beside it that is missing and called nearly so."""
    missing = {fault["loc"] for fault in faults if fault["type"] == "missing"}
    found = {}
    for fault in faults:
        place = fault["loc"]
        if fault["type"] == "extra_forbidden":
            names = [str(other[-1]) for other in missing if other[:-1] == place[:-1]]
            written = str(place[-1]).lower()
            close = [name for name in names if written.startswith(f"{name} ")] or get_close_matches(written, names, 1)
            is_alone = sum(other["type"] == "extra_forbidden" and other["loc"][:-1] == place[:-1] for other in faults) == 1
            if close or (len(names) == 1 and is_alone and names[0] not in LANGUAGES and re.fullmatch("[a-z]+", written)):
                found[place] = (*place[:-1], (close or names)[0])
    return found


def _nothing() -> Plain:
    """Return a text that says nothing in any language."""
    texts: dict[str, Any] = dict.fromkeys(LANGUAGES, "")
    return Plain.model_construct(**texts)


def _blank_module(path: Path) -> ModuleFile:
    """Return what stands in for a `module.yml` that cannot be read."""
    nothing = _nothing()
    values: dict[str, Any] = {"order": 0, "title": nothing, "summary": nothing, "objectives": (), "prompts": (), "sorting": ()}
    exercise = Exercise.model_construct(heading="", minutes=0)
    return ModuleFile.model_construct(**values, exercise=exercise).locate(YamlFile(path, ""))


def _blank_drawing(path: Path) -> Constellation:
    """Return what stands in for a constellation that cannot be read."""
    nothing = _nothing()
    return Constellation.model_construct(title=nothing, theme=nothing, people=(), bonds=()).locate(YamlFile(path, ""))


_FORMS = {
    "slug": "small letters, digits and hyphens, such as `open-relationship`",
    "objective": "a module and an objective, such as `vocabulary/distinguish-forms`",
    "heading": "a module and a heading, such as `vocabulary#forms`",
    "claim": "a C and three digits, such as `C007`",
    "number": "a telephone number between quotes: digits, with spaces, hyphens and brackets between them",
    "site": "an address without `https://` and `www.`, such as `113.nl`",
    "doi": "a whole DOI, without the address before it, such as `10.1080/0092623X.2016.1164782`",
    "url": "an address that starts with `https://` or `http://`",
    "language": "the two letters of a language, such as `nl` or `en`",
}
"""The patterns of the models, worded for authors."""
_SIGNS_OF_MARKUP = r"(?P<link>\[)(?=[^\]]*\]\()|(?<=\w)(?P<mail>@)(?=\w)|(?P<source>\[?@)|(?P<words>[*_])|[`<>\[\]|]"
_INSTEAD = {
    "link": "A link has its place in a text of the module or of the page",
    "mail": "An address for mail has its place in a text of the module or of the page",
    "source": "Name the author in words, and cite the source where it is explained",
    "words": "Words that stand out are put between ‘ and ’",
}
"""What an author can do who wanted to put such a sign into a text that must be plain."""
_ADVICE = {
    "missing": "is missing: add it",
    "extra_forbidden": "is not known here: check its spelling, or take it out",
    "invalid_key": "is not known here: take it out, or put it between quotes",
    "model_type": "must hold named fields, as in `name: value`, each on a line of its own",
    "tuple_type": "must be a list: items between `[` and `]`, or each on a line of its own after `- `",
    "string_type": "must be {text}",
    "string_too_short": "is empty: write it, or take it out",
    "string_pattern_mismatch": "cannot be {input}: it must be {form}",
    **dict.fromkeys(("bool_parsing", "bool_type"), "must be `true` or `false`, without quotes"),
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float"), "must be a whole number: digits alone, without quotes, such as `5`"),
    **dict.fromkeys(("float_parsing", "finite_number", "float_type"), "must be a number; a half is written with a point, as in `2.5`"),
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "cannot be {input}: it must be {expected}",
    "too_short": "has {items}, and needs at least {min_length}: add what is missing",
    "too_long": "has {items}, and can have at most {max_length}: take out what is too much",
}
_IN_EACH_LANGUAGE = {
    **dict.fromkeys(("Text", "Plain"), "must stand in each language, as in `{nl: …, en: …}`, or each on a line of its own"),
    "Words": "must hold a list for each language, as in `{nl: [een, twee], en: [one, two]}`",
}
"""What to write where something else stands in place of a text, or of words, in all languages; by the name of the model."""
_TEXT_FORMS = {"Plain", "constrained-str"}
"""How pydantic names the two forms of a text that may be the same in all languages."""


@cache
def _choices() -> dict[str, str]:
    """Return what can be written for each field that has a few values only, the same wherever it stands."""
    found: dict[str, set[tuple[str, ...]]] = {}
    models = [*Node.__subclasses__()]
    for model in models:
        models += model.__subclasses__()
        for name, information in model.model_fields.items():
            if not information.is_required():
                continue
            kind = information.annotation
            values = ("true", "false") if kind is bool else tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else ()
            found.setdefault(name, set()).add(values)
    return {
        name: " or ".join(f"`{name}: {value}`" for value in values)
        for name, (values, *more) in found.items()
        if values and not more and len(values) <= _FEW_CHOICES
    }


_FEW_CHOICES = 4


def _is_of_other_form(fault: ErrorDetails) -> bool:
    """Say whether an error comes from trying the form of a text that was not meant."""
    form = fault["loc"][-1] if fault["loc"] else None
    return form in _TEXT_FORMS and (form == "Plain") != isinstance(fault["input"], dict)


def in_words(path: tuple[str | int, ...], fault: ErrorDetails) -> str:
    """Word one of pydantic's errors for an author."""
    name = ".".join(str(part) if isinstance(part, str) else f"[{part + 1}]" for part in path).replace(".[", "[")
    if sign := _markup_in(fault):
        instead = f". {_INSTEAD[sign.lastgroup]}" if sign.lastgroup else ""
        quoted = "`` ` ``" if sign[0] == "`" else f"`{sign[0]}`"
        shown = "since it also stands in lists, drawings or search results"
        return f"`{name}` must be plain text, {shown}: take out {quoted}{instead}."
    is_blank = fault["input"] is None and fault["type"] in _WRONG_KINDS
    if len(path) > 1 and path[-1] in LANGUAGES and (is_blank or fault["type"] in {"missing", "string_too_short"}):
        text, language = name.rpartition(".")[0], next(language for language in LANGUAGES if language == path[-1])
        add = f"add `{language}: …`" if fault["type"] == "missing" else "write it"
        return f"the {LANGUAGE_NAMES[language]} of `{text}` is {'missing' if fault['type'] == 'missing' else 'empty'}: {add}."
    if not name and fault["input"] is None:
        return "this file has no fields (`name: value`): write them, or put back what stood here."
    if name and is_blank:
        return f"`{name}` is empty: write what belongs there, or take the line out."
    detail = fault["msg"].removeprefix("Value error, ")
    values = dict(fault.get("ctx", {}))
    kind = fault["type"]
    if kind == "string_type" and path[-1:] == ("doi",) and isinstance(fault["input"], float):  # cut off, it is a number
        kind, values["pattern"] = "string_pattern_mismatch", PATTERNS["doi"]
    if kind == "too_long" and path[-1:] == ("at",):
        return f"`{name}` has two numbers, the column and the row, and {values['actual_length']} stand here: a half is written as `2.5`."
    values["input"] = _shown(fault["input"])
    length = values.get("actual_length", 0)
    values["items"] = counted(length, "item") if length else "no items"
    values["text"] = _made_text(fault["input"])
    values["expected"] = str(values.get("expected", "")).replace("'", "`")
    form = next((form for form, pattern in PATTERNS.items() if pattern == values.get("pattern")), None)
    if kind == "missing" and path and (choice := _choices().get(str(path[-1]))):
        return f"`{name}` is missing: add it, {choice}."
    advice = _IN_EACH_LANGUAGE.get(values.get("class_name", "")) or _ADVICE.get(kind, "{detail}").format(
        detail=detail[:1].lower() + detail[1:], form=_FORMS.get(form or ""), **values
    )
    if fault["type"] == "value_error":  # a sentence of its own
        return f"`{name}`: {advice}." if name else f"{advice}."
    is_item = isinstance(path[-1], int) if path else False
    return (
        f"`{name}` {advice}.{_meant(fault, form, values['expected'], is_item=is_item, is_name=path[-1] == 'id')}"
        if name
        else f"the file {advice}."
    )


_WRONG_KINDS = {"model_type", "tuple_type", "string_type", "bool_type", "int_type", "float_type", "literal_error"}


def _shown(value: object) -> str:
    """Return a value as a message quotes it."""
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "fields of its own"
    return f"`{cut(str(value).lower() if isinstance(value, bool) else str(value))}`"


def _made_text(value: object) -> str:
    """Say what is expected in place of another value where a text belongs."""
    if isinstance(value, list):
        return "one text, and not a list: put it between quotes if it starts with `[`"
    if isinstance(value, dict):
        return "one text, and not fields of its own: put it between quotes if it has a `: ` in it"
    return "a text: put it between quotes"


def _meant(fault: ErrorDetails, form: str | None, expected: str, *, is_item: bool, is_name: bool) -> str:
    """Return what somebody most likely meant who wrote a value that cannot be.

    An item of a list may have been several; only what gets its own name here can be called anything.
    """
    written, close = str(fault["input"]), ""
    if fault["type"] == "literal_error":
        close = next(iter(get_close_matches(written.lower(), re.findall("`([^`]*)`", expected), 1)), "")
    elif fault["type"] == "string_pattern_mismatch" and form == "slug":
        parts = re.split(r"[;,\s]+", written)
        if not is_name and any(re.fullmatch(PATTERNS[known], written) for known in ("objective", "heading")):
            return f" Leave the module out: `{re.split('[/#]', written)[-1]}`."
        if is_item and len(parts) > 1 and all(re.fullmatch(PATTERNS["slug"], part) for part in parts):
            return f" Put a comma between two: `{', '.join(parts)}`."
        close = slug(written) if is_name or len(parts) == 1 else ""
    elif fault["type"] == "string_pattern_mismatch" and form == "heading":
        close = written.replace("/", "#", 1) if re.fullmatch(PATTERNS["objective"], written) else ""
    elif fault["type"] == "string_pattern_mismatch" and form == "objective":
        close = written.replace("#", "/", 1) if re.fullmatch(PATTERNS["heading"], written) else ""
    elif fault["type"] == "string_pattern_mismatch" and form == "url":
        close = f"https://{written}" if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", written) else ""
    elif fault["type"] == "string_pattern_mismatch" and form == "doi":
        close = written[written.find("10.") :] if re.search(r"10\.\d{4,9}/\S+$", written) else ""
    return f" Did you mean `{close}`?" if close else ""


def citations_in(record: Node, language: Language) -> list[Citation]:
    """Return the citations in the texts of a record."""
    return [citation for text in record.texts() for citation in text.document(language).citations]


def load(root: Path | Tree) -> tuple[Course, list[Finding]]:
    """Read the course below `root`; return it with everything that was wrong with its files."""
    tree: Tree = Disk(root.resolve()) if isinstance(root, Path) else root
    loader = Loader(tree)
    return loader.load(), loader.findings
