"""Pages: what the text asks for is put where it asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from jinja2 import Environment

from curriculum import __version__
from curriculum.constellation import draw, text_equivalent
from curriculum.load import SELF_ASSESSMENT, Course, Module, Vignette
from curriculum.models import FinalTestFile, Label, Language, Place, Prompt, Question
from curriculum.progress import PASS_SHARE
from curriculum.render.citations import Citations, reference_list
from curriculum.render.claims import claim_list
from curriculum.render.glossary import glossary
from curriculum.render.kit import KitRenderer
from curriculum.render.questions import Passage, question_markdown
from curriculum.render.table import table
from curriculum.study_time import WORDS_PER_MINUTE, study_minutes
from curriculum.text import replace_directives
from curriculum.words import Interface

LABEL_WORDS: dict[Label, str] = {"research": "Research", "practice": "Practice", "contested": "Contested"}
PLACE_WORDS: dict[Place, str] = {"helpful": "Helpful", "harmful": "Harmful", "depends": "It depends"}
LABELS_EXPLAINED = "/how-to-use.md#labels"


@dataclass(frozen=True)
class PageRenderer:
    """Gives MkDocs the Markdown of each page in one language."""

    course: Course
    language: Language
    words: Interface
    templates: Environment
    repository: str

    @cached_property
    def citations(self) -> Citations:
        """The citations of this language."""
        return Citations(self.course, self.language, self.words)

    @cached_property
    def kit(self) -> KitRenderer | None:
        """What makes the pages for groups and supervisors, if the course has a kit."""
        if self.course.kit is None:
            return None
        return KitRenderer(self.course, self.course.kit, self.language, self.words, self._template, self._labels)

    def module(self, module: Module) -> str:
        """Return the whole page of a module as Markdown for MkDocs."""
        meta = module.meta
        head = self._template(
            "module-head.html",
            illustration=self.illustration(module.id),
            summary=meta.summary[self.language],
            number=self.course.modules.index(module) + 1,
            minutes=study_minutes(module, self.language),
            vignettes=len(module.vignettes),
            questions=len(module.questions),
            module=module.id,
            objectives=[objective.text[self.language] for objective in meta.objectives],
        )
        text = self._expand(module.texts[self.language].source, module)
        end = self._template("module-end.html", module=module.id, share=PASS_SHARE)
        return f"# {meta.title[self.language]} {{ #module-{module.id} }}\n\n{head}\n\n{text}\n\n{end}\n"

    def page(self, markdown: str) -> str:
        """Return a page that belongs to no module as Markdown for MkDocs."""
        return self._expand(markdown, None)

    def guide(self, module: Module) -> str:
        """Return the session guide to a module as Markdown for MkDocs."""
        return self._expand(self.kit.guide(module), None) if self.kit else ""

    def cards(self, page: object, base_url: str) -> str:
        """Return the module cards on the home page, as HTML; MkDocs' filter `url` needs the page and its way to the root of the site."""
        cards = [
            {
                "id": module.id,
                "url": f"modules/{module.id}/",
                "number": index,
                "title": module.meta.title[self.language],
                "summary": module.meta.summary[self.language],
                "minutes": study_minutes(module, self.language),
                "questions": len(module.questions),
                "vignettes": len(module.vignettes),
                "illustration": self.illustration(module.id),
            }
            for index, module in enumerate(self.course.modules, start=1)
        ]
        return self._template("modules.html", cards=cards, page=page, base_url=base_url)

    def _modules(self) -> list[dict[str, object]]:
        """Return what the pages of the learner's own course show of each module."""
        return [
            {
                "id": module.id,
                "title": module.meta.title[self.language],
                "page": f"modules/{module.id}.md",
                "prompts": self._prompts(module.meta.prompts),
            }
            for module in self.course.modules
        ]

    def _prompts(self, prompts: Sequence[Prompt]) -> list[dict[str, object]]:
        return [{"id": prompt.id, "minutes": prompt.minutes, "text": self._labels(prompt.text[self.language])} for prompt in prompts]

    def _with_prompts(self) -> list[dict[str, object]]:
        """Return everything that has prompts: the modules, and the self-assessment."""
        assessment = self.course.self_assessment
        if assessment is None or not assessment.prompts:
            return self._modules()
        title, prompts = assessment.title[self.language], self._prompts(assessment.prompts)
        return [*self._modules(), {"id": SELF_ASSESSMENT, "title": title, "page": f"{SELF_ASSESSMENT}.md", "prompts": prompts}]

    def _reviewed(self) -> list[dict[str, str]]:
        """Return the questions that can come back for review: those of the modules."""
        return [{"id": question.id, "module": module.id, "print": question.print} for module, question in self.course.questions]

    def illustration(self, name: str) -> str:
        """Return the SVG of an illustration, to stand inline so that it follows the colour scheme; empty if there is none."""
        path: Path = self.course.root / "overrides/assets/images" / f"{name}.svg"
        return path.read_text(encoding="utf-8").strip() if path.exists() else ""

    def _expand(self, markdown: str, module: Module | None) -> str:
        def directive(name: str, argument: str | None) -> str:
            return self._directive(name, argument, module)

        return self.citations.render(replace_directives(markdown, directive))

    def _directive(self, name: str, argument: str | None, module: Module | None) -> str:
        if name in LABEL_WORDS:
            return self._label(name)
        if module and argument:
            return self._part(name, argument, module)
        if self.kit and (made := self.kit.directive(name)) is not None:
            return made
        match name:
            case "quiz" if module:
                return self._quiz(module.self_check, module)
            case "final-test" if self.course.final_test:
                return self._test(self.course.final_test)
            case "blueprint":
                return self._blueprint()
            case "self-assessment" if self.course.self_assessment:
                return self._template(
                    "self-assessment.html", scales=self.course.self_assessment.scales, language=self.language, version=__version__
                )
            case "reflection" if self.course.self_assessment:
                prompts = self._prompts(self.course.self_assessment.prompts)
                parts = [self._template("prompt.html", prompt=prompt, module=SELF_ASSESSMENT, text=prompt["text"]) for prompt in prompts]
                return "\n\n".join(parts)
            case "certificate":
                return self._certificate()
            case "claims" if self.course.claims:
                return claim_list(self.course, self.course.claims, self.language, self.words)
            case "glossary":
                return self._labels(glossary(self.course, self.language, self.words))
            case "references":
                return reference_list(self.course, self.language, self.words)
            case "report":
                return self._report()
            case "version":
                return __version__
            case "facts":
                return self._facts()
            case "objectives":
                return self._objectives()
            case "study-load":
                return self._study_load()
            case "downloads":
                return f"<!-- course:{name} {argument} -->"  # put in as HTML, as what is named below
            case "pass-share":
                return str(PASS_SHARE)
            case "pass-mark" if self.course.final_test:
                return str(self.course.final_test.pass_mark)
            case "test-needed" if self.course.final_test:
                return str(self.course.final_test.needed)
            case "test-size" if self.course.final_test:
                return str(len(self.course.final_test.questions))
            case "reading-speed":
                return str(WORDS_PER_MINUTE)
            case "overview":
                size = len(self.course.final_test.questions) if self.course.final_test else 0
                return self._template("overview.html", modules=self._modules(), questions=self._reviewed(), test_size=size)
            case "my-data":
                return self._template("my-data.html")
            case "journal":
                return self._template("journal.html", modules=self._with_prompts())
            case "review":
                return self._template("review.html", modules=self._modules(), questions=self._reviewed())
        return f"<!-- course:{name} -->"  # put in as HTML, once the page's own address is known

    def _part(self, name: str, argument: str, module: Module) -> str:
        match name:
            case "vignette":
                return self._vignette(module.vignettes[argument])
            case "prompt":
                prompt = next(prompt for prompt in module.meta.prompts if prompt.id == argument)
                return self._template("prompt.html", prompt=prompt, module=module.id, text=self._labels(prompt.text[self.language]))
            case "sort":
                sorting = next(sorting for sorting in module.meta.sorting if sorting.id == argument)
                return self._template("sorting.html", sorting=sorting, language=self.language, places=PLACE_WORDS)
            case "check":
                return self._question(next(question for question in module.questions if question.id == argument), module)
        raise ValueError(f"no directive `{name}` takes an argument")

    def questions(self, module: Module | None) -> dict[str, tuple[Question, str]]:
        """Return the questions of a page (of a module, or of the final test), each with the words above it."""
        if module is None:
            return self._numbered(self.course.final_test.questions if self.course.final_test else ())
        checks = {question.id: (question, self.words("Along the way")) for question in module.questions if question.id in module.checks}
        return checks | self._numbered(module.self_check)

    def _numbered(self, questions: Sequence[Question]) -> dict[str, tuple[Question, str]]:
        total = len(questions)
        return {q.id: (q, self.words("Question {n} of {total}", n=n, total=total)) for n, q in enumerate(questions, start=1)}

    def _question(self, question: Question, module: Module | None) -> str:
        module_id, _, heading = question.passage.rpartition("#")
        module = module or self.course.module(module_id)
        if module is None:
            raise ValueError(f"question `{question.id}` belongs to no module")
        passage = Passage(module.id, heading, module.headings[self.language][heading])
        return question_markdown(question, passage, self.language, self.words)

    def _quiz(self, questions: Sequence[Question], module: Module) -> str:
        """Return questions as one set with one score."""
        markdown = "\n".join(self._question(question, module) for question in questions)
        return f'<div class="course-quiz" id="questions">\n{markdown}\n{self._template("score.html")}\n</div>'

    def _test(self, test: FinalTestFile) -> str:
        """Return the final test: its questions, and what its script fills in."""
        return self._template(
            "test.html",
            pages=self.course.pages[self.language],
            pass_mark=test.pass_mark,
            version=__version__,
            questions="\n".join(self._question(question, None) for question in test.questions),
            modules=[
                {
                    "title": module.meta.title[self.language],
                    "objectives": [{"path": f"{module.id}/{o.id}", "text": o.text[self.language]} for o in module.meta.objectives],
                }
                for module in self.course.modules
            ],
        )

    def _certificate(self) -> str:
        """Return the sheet that a learner prints at the end."""
        return self._template(
            "certificate.html",
            pages=self.course.pages[self.language],
            version=__version__,
            modules=[
                {
                    "id": module.id,
                    "title": module.meta.title[self.language],
                    "minutes": study_minutes(module, self.language),
                    "objectives": [objective.text[self.language] for objective in module.meta.objectives],
                }
                for module in self.course.modules
            ],
        )

    def _blueprint(self) -> str:
        """Return the table of the final test: how many questions each objective has."""
        if self.course.final_test is None:
            return ""
        counts = Counter(question.objective for question in self.course.final_test.questions)
        head = [self.words("Module"), self.words("Objective"), self.words("Questions")]
        rows = [
            [
                f"[{module.meta.title[self.language]}](/modules/{module.id}.md)",
                objective.text[self.language],
                str(counts[f"{module.id}/{objective.id}"]),
            ]
            for module in self.course.modules
            for objective in module.meta.objectives
        ]
        return table(head, rows)

    def _objectives(self) -> str:
        """Return all objectives, by module."""
        return "\n\n".join(
            f"**[{module.meta.title[self.language]}](/modules/{module.id}.md)**\n\n"
            + "\n".join(f"- {objective.text[self.language]}" for objective in module.meta.objectives)
            for module in self.course.modules
        )

    def _study_load(self) -> str:
        """Return the table of what each module asks of a learner."""
        head = [self.words("Module"), self.words("Cases"), self.words("Questions"), self.words("Minutes")]
        rows, total = [], 0
        for module in self.course.modules:
            minutes = study_minutes(module, self.language)
            total += minutes
            title = f"[{module.meta.title[self.language]}](/modules/{module.id}.md)"
            rows.append([title, str(len(module.vignettes)), str(len(module.questions)), str(minutes)])
        together = self.words("Together")
        return table(head, [*rows, [f"**{together}**", "", "", f"**{total}**"]])

    def _vignette(self, vignette: Vignette) -> str:
        drawing = vignette.constellation
        title = drawing.title[self.language]
        sections = [
            {"id": part.id, "title": part.title, "markdown": self._labels(part.text.source.strip())}
            for part in vignette.parts(self.language)
        ]
        return self._template(
            "vignette.html",
            name=vignette.name,
            title=title,
            theme=drawing.theme[self.language],
            svg=draw(drawing, self.language, self.words("Constellation: {title}", title=title)),
            bonds=text_equivalent(drawing, self.language, self.words),
            sections=sections,
        )

    def _labels(self, markdown: str) -> str:
        """Return a text that holds no directives but evidence labels with these in place."""
        return replace_directives(markdown, lambda name, _: self._label(cast(Label, name)))

    def _label(self, label: Label) -> str:
        return f"[{self.words(LABEL_WORDS[label])}]({LABELS_EXPLAINED}){{ .evidence .evidence--{label} }}"

    def _report(self) -> str:
        if self.repository:
            words = self.words("report an error")
            return f"[{words}]({self.repository}/issues/new)"
        return self.words("report an error to whoever published this edition")

    def _facts(self) -> str:
        modules = self.course.modules
        minutes = sum(study_minutes(module, self.language) for module in modules)
        hours = max(1, round(minutes / 30) / 2)  # to the half, as the browser says what is left
        return self._template(
            "facts.html",
            modules=len(modules),
            hours=f"{hours:g}".replace(".", "," if self.language == "nl" else "."),
            vignettes=sum(len(module.vignettes) for module in modules),
            questions=len(self.course.questions),
        )

    def _template(self, template: str, **values: object) -> str:
        return self.templates.get_template(f"partials/course/{template}").render(**values).strip()
