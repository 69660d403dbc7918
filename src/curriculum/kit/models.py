"""The data files of the kit (`kit/`) as immutable models.

Texts that the session builder and the projector show are plain: they stand in a data block of the page, not in its HTML.
"""

# No `from __future__ import annotations` here: pydantic would compile each annotation by itself, at each start.

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from curriculum.models import Node, Plain, Slug, Text

Experience = Literal["new", "some", "experienced"]
EXPERIENCES: tuple[Experience, ...] = get_args(Experience)
"""What a group has behind it, from least to most."""

GuideMinutes = Literal[60, 90, 120]
GUIDE_MINUTES: tuple[GuideMinutes, ...] = get_args(GuideMinutes)
"""How long the sessions last that a guide is printed for; the builder knows more (`plans.TOTALS`)."""

Minutes = Annotated[int, Field(strict=True, ge=1, le=120)]
People = Annotated[int, Field(strict=True, ge=2, le=20)]


class Shorter(Node):
    """What is left of a step when time runs out."""

    minutes: Annotated[int, Field(strict=True, ge=0, le=60)]
    """0 if the step is skipped."""
    text: Plain


class Step(Node):
    """A step of a session."""

    id: Slug
    title: Plain
    who: Plain
    """Who speaks or acts."""
    what: Plain
    """What happens, in one to three sentences."""
    say: tuple[Plain, ...] = ()
    """Sentences that the facilitator can say as they stand, without quotation marks."""
    minutes: Minutes
    """How long it usually takes. In a plan for another total, all steps grow or shrink alike, within their limits."""
    least: Annotated[int, Field(strict=True, ge=1, le=60)] = 1
    most: Minutes | None = None
    from_: Annotated[int | None, Field(alias="from", strict=True, ge=45, le=150)] = None
    """Only in sessions that last at least so long."""
    gives: Literal["agreements", "case", "development"] | None = None
    """What is read aloud or handed out at its start: the agreements, the case, or its next development."""
    round: bool = False
    """Does everyone have a turn?"""
    own: Plain | None = None
    """What happens instead when somebody brings a case of their own."""
    shorter: Shorter | None = None

    @model_validator(mode="after")
    def _limits_fit(self) -> Self:
        if self.least > self.minutes:
            raise ValueError("`least` can be no more than `minutes`: change one of them")
        if self.most and self.most < self.minutes:
            raise ValueError("`most` can be no less than `minutes`: change one of them")
        return self


class GroupSize(Node):
    """How many people a method works with, the facilitator not counted."""

    min: People
    max: People


class TotalTime(Node):
    """The shortest and the longest session that a method fits into, opening and closing included."""

    min: Annotated[int, Field(strict=True, ge=45, le=150, multiple_of=15)]
    max: Annotated[int, Field(strict=True, ge=45, le=150, multiple_of=15)]


class Method(Node):
    """`kit/methods/<id>.yml`: a method of intervision. Opening and closing are not part of it: they stand in `kit/frame.yml`."""

    order: Annotated[int, Field(strict=True, ge=1)]
    title: Plain
    summary: Plain
    """One sentence: what it does."""
    good_for: Plain
    """Completes "Advised because it …" in the session builder: a clause without capital or full stop."""
    group: GroupSize
    time: TotalTime
    experience: Experience
    """What a group needs at least."""
    case: Literal["any", "own"] = "any"
    """`own` if it starts from an experience of somebody in the group and not from a written case."""
    choose: Annotated[tuple[Plain, ...], Field(min_length=1)]
    """When to choose it."""
    avoid: Annotated[tuple[Plain, ...], Field(min_length=1)]
    """When not."""
    caution: Plain | None = None
    about: Text
    """Where the form comes from, and what this version changes."""
    sources: tuple[Slug, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=3)]
    pause_before: Slug
    """The step before which a long session has its pause."""


class Agreement(Node):
    """Something the group agrees on at the start."""

    id: Slug
    text: Text


class Role(Node):
    """Somebody's part in a session."""

    id: Slug
    title: Plain
    task: Text


class Preparation(Node):
    """A part of the facilitator's own preparation."""

    minutes: Annotated[int, Field(strict=True, ge=1, le=20)]
    text: Text


class Pitfall(Node):
    """Something that can be expected to go wrong, and what the facilitator can say then."""

    id: Slug
    sign: Text
    """What is seen or heard."""
    reply: Plain
    """A sentence to say, without quotation marks."""


class BadQuestion(Node):
    """A question that is better not asked."""

    question: Plain
    why: Text
    instead: Plain


class Frame(Node):
    """`kit/frame.yml`: what all sessions share."""

    opening: Annotated[tuple[Step, ...], Field(min_length=1)]
    pause: Step
    closing: Annotated[tuple[Step, ...], Field(min_length=1)]
    preparation: Annotated[tuple[Preparation, ...], Field(min_length=1)]
    """What a facilitator with twenty minutes does."""
    agreements: Annotated[tuple[Agreement, ...], Field(min_length=1)]
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    materials: Annotated[tuple[Text, ...], Field(min_length=1)]
    online: Text
    """What differs when the group meets on a screen."""
    pitfalls: Annotated[tuple[Pitfall, ...], Field(min_length=1)]
    avoid: Annotated[tuple[BadQuestion, ...], Field(min_length=1)]

    @property
    def steps(self) -> tuple[Step, ...]:
        """All its steps, in order."""
        return (*self.opening, self.pause, *self.closing)


class Advice(Node):
    """What is advised for a session of a certain length."""

    minutes: GuideMinutes
    method: Slug
    vignette: Slug | None = None
    """Left out where the session starts from an experience of somebody in the group."""


class CaseAdvice(Node):
    """Which methods suit a vignette, the best first, and why."""

    vignette: Slug
    methods: Annotated[tuple[Slug, ...], Field(min_length=1)]
    why: Plain
    """One sentence that stands by itself."""


class TheoryLine(Node):
    """A line of the module's own list under `to-keep`, counted from 1, and the heading under which to read on."""

    line: Annotated[int, Field(strict=True, ge=1)]
    heading: Slug


class FollowUp(Node):
    """What a group takes along from a session."""

    look_back: Plain
    """The question with which the next session starts."""
    reading: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Headings of the module."""


class Supervision(Node):
    """What supervision on a module can be about."""

    goals: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Learning goals that concern the professional, beside the objectives of the module."""
    countertransference: Annotated[tuple[Text, ...], Field(min_length=1)]
    norms: Annotated[tuple[Text, ...], Field(min_length=1)]


class Guide(Node):
    """`kit/guides/<module>.yml`: how a group works on a module. Objectives, questions and theory are taken from the module."""

    purpose: Plain
    advised: Annotated[tuple[Advice, ...], Field(min_length=1)]
    cases: Annotated[tuple[CaseAdvice, ...], Field(min_length=1)]
    materials: tuple[Text, ...] = ()
    """What is needed beside that which every session needs."""
    theory: Annotated[tuple[TheoryLine, ...], Field(min_length=3, max_length=5)]
    pitfalls: tuple[Pitfall, ...] = ()
    """Those of this subject, beside those of every session."""
    avoid: tuple[BadQuestion, ...] = ()
    follow_up: FollowUp
    supervision: Supervision


class SeriesSession(Node):
    """One session of the series."""

    id: Slug
    title: Plain
    after: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The modules that everyone has read by then."""
    purpose: Plain
    focus: Plain
    """The question of the session."""
    activity: Text | None = None
    """Something to do in the session beside the method, and in which step."""
    advised: Annotated[tuple[Advice, ...], Field(min_length=1)]
    prepare: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What everyone does beforehand."""
    look_back: Plain
    """The question with which the next session starts."""


class SeriesFile(Node):
    """`kit/series.yml`: sessions that belong together."""

    sessions: Annotated[tuple[SeriesSession, ...], Field(min_length=1)]


class Theme(Node):
    """A subject that cases of several modules share."""

    id: Slug
    title: Plain
    vignettes: Annotated[tuple[Slug, ...], Field(min_length=1)]


class ThemesFile(Node):
    """`kit/themes.yml`: what the session builder offers beside the modules."""

    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]


class FormQuestion(Node):
    """A question of a form, and how it is answered."""

    id: Slug
    """Kept for ever: what was filled in refers to it."""
    text: Plain
    hint: Plain | None = None
    kind: Literal["scale", "open"] = "open"


class FormPart(Node):
    """Questions of a form that belong together."""

    id: Slug
    title: Plain
    questions: Annotated[tuple[FormQuestion, ...], Field(min_length=1)]


class FormsFile(Node):
    """`kit/forms.yml`: what is asked on the forms. Date, names, method and signature are part of the record sheet anyway."""

    reflection: Annotated[tuple[FormQuestion, ...], Field(min_length=1)]
    """Record sheet: the dimensions of reflection that registers ask for."""
    evaluation: Annotated[tuple[FormQuestion, ...], Field(min_length=1)]
    """Evaluation by a participant; two minutes."""
    observation: Annotated[tuple[FormPart, ...], Field(min_length=1)]
    """What a supervisor or a colleague looks for in a session or a recording; one page."""


KIT_SCHEMAS: dict[str, type[Node]] = {
    "method": Method,
    "frame": Frame,
    "guide": Guide,
    "series": SeriesFile,
    "themes": ThemesFile,
    "forms": FormsFile,
}
"""File kinds of the kit that have a JSON Schema, by the schema's name."""
