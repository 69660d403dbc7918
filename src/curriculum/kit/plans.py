"""The one rule by which the time of a session is divided over its steps.

Every step has a usual length and limits. For a given total all steps grow or shrink by one factor until they fill it; then
each gets a length that people can keep in mind (3, 5, 10, 15 …), such that the lengths still add up to the total and as
little as possible is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from curriculum.kit.models import Frame, Method, Step

TOTALS = (45, 60, 75, 90, 105, 120, 150)
"""How long a session can last, in minutes."""
LENGTHS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60)
"""Lengths of a step that one can keep in mind."""
_UNBOUNDED = 60
_Bounds = tuple[int, int, int]
"""The minutes of a step: usual, least and most."""


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step with its place in time."""

    step: Step
    start: int
    """Minutes after the start of the session."""
    minutes: int

    @property
    def saves(self) -> int:
        """Minutes that its shorter version wins."""
        return self.minutes - self.step.shorter.minutes if self.step.shorter else 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The timed steps of a session, opening and closing included."""

    total: int
    steps: tuple[TimedStep, ...]


def totals(method: Method) -> tuple[int, ...]:
    """Return how long sessions with this method can last."""
    return tuple(total for total in TOTALS if method.time.min <= total <= method.time.max)


def steps_for(method: Method, frame: Frame, total: int) -> list[Step]:
    """Return the steps of a session of this length, in order."""
    body: list[Step] = []
    for step in method.steps:
        if step.id == method.pause_before:
            body.append(frame.pause)
        body.append(step)
    return [step for step in (*frame.opening, *body, *frame.closing) if total >= (step.from_ or 0)]


def plan(method: Method, frame: Frame, total: int) -> Plan | None:
    """Return the plan for a session of this length, or None if its steps do not fit."""
    steps = steps_for(method, frame, total)
    lengths = _lengths(tuple((step.minutes, step.least, step.most or _UNBOUNDED) for step in steps), total)
    if lengths is None:
        return None
    return Plan(total, tuple(_timed(steps, lengths)))


def _timed(steps: list[Step], lengths: tuple[int, ...]) -> Iterator[TimedStep]:
    start = 0
    for step, minutes in zip(steps, lengths, strict=True):
        yield TimedStep(step, start, minutes)
        start += minutes


@lru_cache(maxsize=1024)  # one method is planned for rules, pages and exports, in every language
def _lengths(steps: tuple[_Bounds, ...], total: int) -> tuple[int, ...] | None:
    """Return the lengths of steps that fill the total; none if they cannot."""
    return _kept_in_mind(_scaled(steps, total), steps, total)


def _scaled(steps: tuple[_Bounds, ...], total: int) -> list[float]:
    """Return the lengths that fill the total when all steps change by one factor within their limits."""

    def lengths(factor: float) -> list[float]:
        return [min(max(minutes * factor, least), most) for minutes, least, most in steps]

    low, high = 0.0, float(total)
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(lengths(middle)) < total else (low, middle)
    return lengths(high)


def _kept_in_mind(ideal: list[float], steps: tuple[_Bounds, ...], total: int) -> tuple[int, ...] | None:
    """Return the lengths among `LENGTHS` that add up to the total and lie nearest to the ideal ones.

    `best[n]` holds the smallest cost at which the steps seen so far take n minutes, and `chosen` for each step its length then.
    """
    best: dict[int, float] = {0: 0.0}
    chosen: list[dict[int, int]] = []
    left = sum(least for _, least, _ in steps)
    for wanted, (_, least, most) in zip(ideal, steps, strict=True):
        left -= least
        found: dict[int, float] = {}
        lengths: dict[int, int] = {}
        for length in LENGTHS:
            if least <= length <= most:
                cost = (length - wanted) ** 2 / wanted
                for used, before in best.items():
                    minutes = used + length
                    if minutes + left <= total and before + cost < found.get(minutes, inf):
                        found[minutes] = before + cost
                        lengths[minutes] = length
        best = found
        chosen.append(lengths)
    if total not in best:
        return None
    lengths_back = []
    minutes = total
    for lengths in reversed(chosen):
        lengths_back.append(lengths[minutes])
        minutes -= lengths[minutes]
    return tuple(reversed(lengths_back))
