"""The script of a session: what happens when, for one or more lengths at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from curriculum.kit.models import Advice, Frame, Method, Step
from curriculum.kit.plans import Plan, TimedStep, plan, steps_for
from curriculum.load import DEVELOPMENTS, Course, Kit, Module, Vignette


@dataclass(frozen=True, slots=True)
class ScriptStep:
    """A step, and its place in each of the sessions that have it."""

    step: Step
    times: dict[int, TimedStep]
    """By the length of the session."""
    development: str | None
    """Id of the part of the vignette that is handed out at its start."""


@dataclass(frozen=True, slots=True)
class Script:
    """Sessions that differ in nothing but their length."""

    method_id: str
    method: Method
    vignette: tuple[Module, Vignette] | None
    lengths: tuple[int, ...]
    steps: tuple[ScriptStep, ...]


def scripts(advised: Iterable[Advice], course: Course, kit: Kit) -> list[Script]:
    """Return the scripts of the sessions that are advised: one for each method and vignette, with all its lengths."""
    grouped: dict[tuple[str, str | None], list[int]] = {}
    for advice in advised:
        grouped.setdefault((advice.method, advice.vignette), []).append(advice.minutes)
    return [
        _script(method, kit, course.vignette(vignette) if vignette else None, tuple(lengths))
        for (method, vignette), lengths in grouped.items()
    ]


def _script(method_id: str, kit: Kit, vignette: tuple[Module, Vignette] | None, lengths: tuple[int, ...]) -> Script:
    method = kit.methods[method_id]
    plans = {length: planned(method, kit.frame, length) for length in lengths}
    parts = developments(vignette[1]) if vignette else ()
    handed_out = iter(parts)
    steps = []
    for step in steps_for(method, kit.frame, max(lengths)):
        times = {length: timed for length, each in plans.items() for timed in each.steps if timed.step.id == step.id}
        steps.append(ScriptStep(step, times, next(handed_out, None) if step.gives == "development" else None))
    return Script(method_id, method, vignette, lengths, tuple(steps))


def planned(method: Method, frame: Frame, total: int) -> Plan:
    """Return the plan of a session that the rules have found to fit."""
    found = plan(method, frame, total)
    if found is None:
        raise ValueError(f"{method.title.en} does not fit into {total} minutes")
    return found


def developments(vignette: Vignette) -> tuple[str, ...]:
    """Return the ids of the developments that a vignette has, in the order in which they are handed out."""
    has = {heading.id for text in vignette.texts.values() for heading in text.headings}
    return tuple(part for part in DEVELOPMENTS if part in has)


def shorter_ways(script: Script) -> Iterator[ScriptStep]:
    """Yield the steps that can be shortened when time runs out."""
    for each in script.steps:
        if each.step.shorter and any(timed.saves > 0 for timed in each.times.values()):
            yield each
