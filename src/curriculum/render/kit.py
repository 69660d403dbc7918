"""The pages of the kit: guides, methods, cards, forms, and what the session builder works with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markdown import Markdown

from curriculum.constellation import draw, text_equivalent
from curriculum.kit.models import EXPERIENCES, GUIDE_MINUTES, Experience, Guide, Method, Step
from curriculum.kit.plans import TOTALS, totals
from curriculum.kit.scripts import Script, ScriptStep, developments, planned, scripts, shorter_ways
from curriculum.load import DEVELOPMENTS, Course, Kit, Module, Part, Vignette
from curriculum.models import Constellation, Language
from curriculum.render.table import table
from curriculum.text import replace_citations
from curriculum.words import Interface

EXPERIENCE_WORDS: dict[Experience, str] = {
    "new": "a new group",
    "some": "a group that has met a few times",
    "experienced": "a group that knows each other well",
}
OBSERVED = {"seen": "seen", "partly": "partly", "missed": "chance missed"}
"""How a point of the observation form is marked."""
USUAL_GROUP = 6
"""The size of group for which the guides work out how long everyone's turn is."""
USUAL_LENGTH = 90


@dataclass(frozen=True)
class KitRenderer:
    """Makes what a page of the kit asks for, in one language."""

    course: Course
    kit: Kit
    language: Language
    words: Interface
    template: Callable[..., str]
    labels: Callable[[str], str]
    """Puts evidence labels in place."""

    def directive(self, name: str) -> str | None:
        """Return what a directive of the kit asks for, or None if it is none of the kit's."""
        makers: dict[str, Callable[[], str]] = {
            "guides": self._guides,
            "preparation": lambda: self._template("preparation.html", parts=self.kit.frame.preparation),
            "agreements": lambda: self._list(agreement.text[self.language] for agreement in self.kit.frame.agreements),
            "roles": self._roles,
            "method-choice": self._method_choice,
            "methods": self._methods,
            "series": self._series,
            "vignette-cards": self._cards,
            "supervision": self._supervision,
        }
        return makers[name]() if name in makers else None

    def put_in(self, html: str) -> str:
        """Return a page with forms and the session builder in it, which are no Markdown."""
        forms = self.kit.forms
        makers: dict[str, Callable[[], str]] = {
            "session-builder": self._builder,
            "record-sheet": lambda: self._template("record.html", questions=forms.reflection, methods=self.kit.methods.values()),
            "evaluation-form": lambda: self._template("evaluation.html", questions=forms.evaluation),
            "observation-form": lambda: self._template("observation.html", parts=forms.observation, marks=OBSERVED),
        }
        for name, make in makers.items():
            if (mark := f"<!-- course:{name} -->") in html:
                html = html.replace(mark, make())
        return html

    def guide(self, module: Module) -> str:
        """Return the session guide to a module as Markdown."""
        guide = self.kit.guides[module.id]
        found = scripts(guide.advised, self.course, self.kit)
        return self._template(
            "guide.html",
            module=module,
            guide=guide,
            script=self._script(f"script-{module.id}", found, module.id),
            objectives=[objective.text[self.language] for objective in module.meta.objectives],
            roles=self.kit.frame.roles,
            materials=[*self.kit.frame.materials, *guide.materials],
            online=self.kit.frame.online,
            questions=self._question_bank(module, guide),
            prompts=[(prompt, self.labels(prompt.text[self.language].strip())) for prompt in module.meta.prompts],
            avoid=[*guide.avoid, *self.kit.frame.avoid],
            pitfalls=[*guide.pitfalls, *self.kit.frame.pitfalls],
            theory=[
                {
                    "text": self.labels(module.takeaways(self.language)[line.line - 1]),
                    "title": module.headings[self.language][line.heading],
                    "heading": line.heading,
                }
                for line in guide.theory
            ],
            reading=[(heading, module.headings[self.language][heading]) for heading in guide.follow_up.reading],
        )

    def _script(self, key: str, found: list[Script], subject: str, *, level: int = 3, first: bool = True) -> str:
        lengths = sorted({length for script in found for length in script.lengths})
        usual = USUAL_LENGTH if USUAL_LENGTH in lengths else lengths[0]
        return self._template(
            "script.html",
            key=key,
            subject=subject,
            first=first,
            level=level,
            lengths=lengths,
            usual=usual,
            scripts=found,
            agreements=self.kit.frame.agreements,
            saved=self._saved,
            clock=clock,
            turn=self._turn,
            part_title=self._part_title,
            about=self._about,
        )

    def _saved(self, script: Script) -> dict[int, int]:
        """Return for each length how many minutes all shorter ways win together."""
        return {
            length: sum(max(each.times[length].saves, 0) for each in shorter_ways(script) if length in each.times)
            for length in script.lengths
        }

    def _turn(self, each: ScriptStep, length: int) -> str:
        """Return how long everyone's turn is, in words."""
        return turn(each.times[length].minutes, USUAL_GROUP, self.words)

    def _about(self, drawing: Constellation) -> str:
        """Return what a group is told of a case beforehand."""
        return f"{drawing.title[self.language]} · {drawing.theme[self.language]}. {self._touches(drawing)}".strip()

    def _touches(self, drawing: Constellation) -> str:
        return self.words("This case touches on {what}.", what=drawing.touches[self.language]) if drawing.touches else ""

    def _part_title(self, script: Script, part: str) -> str:
        if script.vignette is None:
            return ""
        return next(each.title for each in script.vignette[1].parts(self.language, [part]))

    def _question_bank(self, module: Module, guide: Guide) -> list[dict[str, Any]]:
        """Return the questions of the vignettes of a module, those that are advised first."""
        usual = [advice.vignette for advice in guide.advised if advice.minutes == USUAL_LENGTH]
        advised = [*usual, *(advice.vignette for advice in guide.advised)]
        vignettes = sorted(
            module.vignettes.values(), key=lambda vignette: advised.index(vignette.name) if vignette.name in advised else len(advised)
        )
        return [
            {
                "name": vignette.name,
                "title": vignette.constellation.title[self.language],
                "markdown": self.labels(part.text.source.strip()),
            }
            for vignette in vignettes
            for part in vignette.parts(self.language, ["questions"])
        ]

    def _guides(self) -> str:
        return self._template("guides.html", cards=self.course.guides)

    def _list(self, items: Iterable[str]) -> str:
        return "\n".join(f"- {item}" for item in items)

    def _roles(self) -> str:
        return self._list(f"**{role.title[self.language]}.** {role.task[self.language]}" for role in self.kit.frame.roles)

    def _method_choice(self) -> str:
        words = self.words
        head = [words("Method"), words("Time"), words("People"), words("Needs at least"), words("What it does")]
        rows = [
            [
                f"[{method.title[self.language]}](/kit/methods.md#method-{method_id})",
                self.words("{least} to {most} minutes", least=method.time.min, most=method.time.max),
                f"{method.group.min}–{method.group.max}",
                self.words(EXPERIENCE_WORDS[method.experience]),
                method.summary[self.language],
            ]
            for method_id, method in self.kit.methods.items()
        ]
        return table(head, rows)

    def _methods(self) -> str:
        return "\n\n".join(self._method(method_id, method) for method_id, method in self.kit.methods.items())

    def _method(self, method_id: str, method: Method) -> str:
        lengths = [length for length in GUIDE_MINUTES if length in totals(method)]
        plans = {length: planned(method, self.kit.frame, length) for length in lengths}
        head = [self.words("Step"), *(self.words("{n} min in all", n=length) for length in lengths), self.words("Who")]
        rows = []
        for step in method.steps:
            minutes = [str(next((t.minutes for t in each.steps if t.step.id == step.id), "–")) for each in plans.values()]
            title, what = step.title[self.language], step.what[self.language]
            rows.append([f"**{title}**", *minutes, step.who[self.language], what])
        return self._template(
            "method.html",
            id=method_id,
            method=method,
            experience=EXPERIENCE_WORDS[method.experience],
            steps=table([*head, self.words("What happens")], rows),
            cases=self._suited(method_id),
            sources=" ".join(f"[@{source}]" for source in method.sources),
        )

    def _suited(self, method_id: str) -> list[tuple[str, str]]:
        """Return name and title of the vignettes for which a method is the best."""
        return [
            (case.vignette, module.vignettes[case.vignette].constellation.title[self.language])
            for module, guide in self.course.guides
            for case in guide.cases
            if case.methods[0] == method_id
        ]

    def _series(self) -> str:
        parts = []
        for number, session in enumerate(self.kit.series.sessions, start=1):
            found = scripts(session.advised, self.course, self.kit)
            modules = [module for module in self.course.modules if module.id in session.after]
            parts.append(
                self._template(
                    "series-session.html",
                    number=number,
                    session=session,
                    modules=modules,
                    script=self._script(f"script-{session.id}", found, session.after[-1], level=4, first=number == 1),
                )
            )
        return "\n\n".join(parts)

    def _cards(self) -> str:
        return "\n\n".join(
            self._template(
                "cards.html",
                module=module,
                cards=[self._card(vignette) for vignette in module.vignettes.values()],
                developments=DEVELOPMENTS,
            )
            for module in self.course.modules
        )

    def _card(self, vignette: Vignette) -> dict[str, Any]:
        drawing, title = vignette.constellation, vignette.constellation.title[self.language]
        parts = vignette.parts(self.language, {heading.id for heading in vignette.texts[self.language].headings if heading.id})
        return {
            "name": vignette.name,
            "title": title,
            "theme": drawing.theme[self.language],
            "svg": draw(drawing, self.language, self.words("Constellation: {title}", title=title)),
            "bonds": text_equivalent(drawing, self.language, self.words),
            "parts": {part.id: {"title": part.title, "markdown": self.labels(part.text.source.strip())} for part in parts},
        }

    def _supervision(self) -> str:
        return self._template("supervision.html", modules=self.course.guides)

    def _builder(self) -> str:
        parts = [
            {"vignette": vignette.name, "title": vignette.constellation.title[self.language], **self._for_projector(vignette)}
            for module in self.course.modules
            for vignette in module.vignettes.values()
        ]
        sizes = [size for method in self.kit.methods.values() for size in (method.group.min, method.group.max)]
        return self._template(
            "builder.html",
            data=json.dumps(self.data(), ensure_ascii=False).replace("<", "\\u003c"),
            vignettes=parts,
            modules=[module for module, _ in self.course.guides],
            themes=self.kit.themes.themes,
            methods=self.kit.methods,
            experiences=EXPERIENCE_WORDS,
            lengths=TOTALS,
            sizes=(min(sizes), max(sizes)),
        )

    @cached_property
    def _markdown(self) -> Markdown:
        return Markdown()

    def _for_projector(self, vignette: Vignette) -> dict[str, Any]:
        """Return what a group sees of a case, as HTML without links: they would lead away from the session."""
        drawing = vignette.constellation
        label = self.words("Constellation: {title}", title=drawing.title[self.language])

        def html(part: Part) -> str:
            return self._markdown.reset().convert(replace_citations(self.labels(part.text.source.strip()), lambda _: ""))

        return {
            "svg": draw(drawing, self.language, label),
            "case": [html(part) for part in vignette.parts(self.language, ("people", "scene"))],
            "developments": [(part.title, html(part)) for part in vignette.parts(self.language, DEVELOPMENTS)],
        }

    def data(self) -> dict[str, Any]:
        """Return what the session builder chooses from, with the plan of every method and length."""
        frame, language = self.kit.frame, self.language
        return {
            "lengths": TOTALS,
            "experiences": {name: self.words(EXPERIENCE_WORDS[name]) for name in EXPERIENCES},
            "frame": [self._step(step) for step in frame.steps],
            "agreements": [agreement.text[language] for agreement in frame.agreements],
            "methods": [self._method_data(method_id, method) for method_id, method in self.kit.methods.items()],
            "modules": [
                {
                    "id": module.id,
                    "title": module.meta.title[language],
                    "purpose": guide.purpose[language],
                    "advised": [{"minutes": each.minutes, "method": each.method, "vignette": each.vignette} for each in guide.advised],
                    "cases": [{"vignette": each.vignette, "methods": each.methods, "why": each.why[language]} for each in guide.cases],
                }
                for module, guide in self.course.guides
            ],
            "themes": [{"id": theme.id, "title": theme.title[language], "vignettes": theme.vignettes} for theme in self.kit.themes.themes],
            "vignettes": [
                {
                    "name": vignette.name,
                    "module": module.id,
                    "title": vignette.constellation.title[language],
                    "theme": vignette.constellation.theme[language],
                    "touches": self._touches(vignette.constellation),
                    "about": self._about(vignette.constellation),
                    "group": vignette.constellation.group,
                    "developments": len(developments(vignette)),
                }
                for module in self.course.modules
                for vignette in module.vignettes.values()
            ],
        }

    def _method_data(self, method_id: str, method: Method) -> dict[str, Any]:
        return {
            "id": method_id,
            "title": method.title[self.language],
            "summary": method.summary[self.language],
            "goodFor": method.good_for[self.language],
            "group": [method.group.min, method.group.max],
            "experience": method.experience,
            "case": method.case,
            "caution": method.caution[self.language] if method.caution else None,
            "steps": [self._step(step) for step in method.steps],
            "plans": {
                total: [[timed.step.id, timed.minutes] for timed in planned(method, self.kit.frame, total).steps]
                for total in totals(method)
            },
        }

    def _step(self, step: Step) -> dict[str, Any]:
        language = self.language
        shorter = step.shorter and {"minutes": step.shorter.minutes, "text": step.shorter.text[language]}
        data = {
            "id": step.id,
            "title": step.title[language],
            "who": step.who[language],
            "what": step.what[language],
            "say": [sentence[language] for sentence in step.say],
            "gives": step.gives,
            "round": step.round,
            "own": step.own[language] if step.own else None,
            "shorter": shorter,
        }
        return {name: value for name, value in data.items() if value}

    def _template(self, name: str, **values: Any) -> str:
        return self.template(f"kit/{name}", language=self.language, **values)


def clock(minutes: int) -> str:
    """Return a moment of a session, counted from its start: 0:05, 1:30."""
    return f"{minutes // 60}:{minutes % 60:02}"


def turn(minutes: int, people: int, words: Interface) -> str:
    """Return how long everyone's turn can be in a round, in whole halves of a minute: what is left goes to the changes of speaker."""
    halves = minutes * 2 // people
    few = [words("twenty seconds"), words("half a minute"), words("a minute"), words("a minute and a half")]
    n = halves // 2
    length = few[halves] if halves < len(few) else words("{n}.5 minutes", n=n) if halves % 2 else words("{n} minutes", n=n)
    return words("With {people} people: at most {length} each.", people=people, length=length)
