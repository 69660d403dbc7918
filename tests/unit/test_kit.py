"""The kit for groups: times that add up, guides that are whole, and no text that stands twice."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from curriculum.kit.models import GUIDE_MINUTES, Frame, Guide, Method, SeriesSession, Step
from curriculum.kit.plans import LENGTHS, TOTALS, plan, totals
from curriculum.kit.scripts import developments, scripts
from curriculum.load import Course, Kit, Module, load
from curriculum.models import LANGUAGES, Language
from curriculum.render.kit import KitRenderer, turn
from curriculum.words import Interface
from tests.conftest import ROOT
from tests.unit.test_other_article import renderer

COURSE = load(ROOT)[0]
if COURSE.kit is None:
    pytest.skip("this course has no kit for groups", allow_module_level=True)
KIT: Kit = COURSE.kit
RENDERER: KitRenderer = renderer(COURSE).kit  # type: ignore[assignment]  # there is a kit
PLANS = [(method_id, total) for method_id, method in KIT.methods.items() for total in totals(method)]
ENGLISH = Interface(ROOT, "en")
BIG = 8
"""Words that make a sentence long enough to be recognised as written twice."""


@pytest.mark.parametrize(("method_id", "total"), PLANS)
def test_times_add_up(method_id: str, total: int) -> None:
    """The steps of a plan follow each other without a gap, keep to their limits, and fill the session to the minute."""
    made = plan(KIT.methods[method_id], KIT.frame, total)
    assert made
    assert sum(timed.minutes for timed in made.steps) == total
    assert made.steps[0].start == 0
    assert all(one.start + one.minutes == two.start for one, two in pairwise(made.steps))
    for timed in made.steps:
        assert timed.minutes in LENGTHS
        assert timed.step.least <= timed.minutes <= (timed.step.most or 60)
        assert total >= (timed.step.from_ or 0)


def test_time_is_divided_by_the_usual_lengths() -> None:
    """Steps keep their proportions, a limit holds whatever the total, and what cannot fit is no plan."""
    text = {"nl": "t", "en": "t"}

    def step(name: str, minutes: int, **limits: int) -> dict[str, object]:
        return {"id": name, "title": text, "who": text, "what": text, "minutes": minutes, **limits}

    frame = KIT.frame.model_copy(
        update={
            "opening": (Step.model_validate(step("open", 5, most=5)),),
            "closing": (Step.model_validate(step("close", 5, least=5)),),
        }
    )
    steps = tuple(Step.model_validate(step(name, minutes)) for name, minutes in (("a", 10), ("b", 20), ("c", 20)))
    method = next(iter(KIT.methods.values())).model_copy(update={"steps": steps, "pause_before": "none"})
    assert _lengths(method, frame, 60) == [5, 10, 20, 20, 5]
    assert _lengths(method, frame, 120)[0] == 5
    assert plan(method, frame, 150) is not None
    assert plan(method.model_copy(update={"steps": steps[:1]}), frame, 150) is None


@pytest.mark.parametrize(("method_id", "total"), PLANS)
def test_rounds_fit_their_step(method_id: str, total: int) -> None:
    """Whatever the size of the group, all turns of a round fit into its step."""
    method = KIT.methods[method_id]
    seconds = {"twenty seconds": 20, "half a minute": 30, "a minute": 60, "a minute and a half": 90}
    made = plan(method, KIT.frame, total)
    assert made
    for timed in made.steps:
        for people in range(method.group.min, method.group.max + 1):
            if timed.step.round:
                said = turn(timed.minutes, people, ENGLISH)
                length = said.partition("at most ")[2].removesuffix(" each.")
                each = seconds[length] if length in seconds else 60 * float(length.removesuffix(" minutes"))
                assert each * people <= timed.minutes * 60, said


def _lengths(method: Method, frame: Frame, total: int) -> list[int]:
    made = plan(method, frame, total)
    assert made
    return [timed.minutes for timed in made.steps]


@pytest.mark.parametrize(
    "advised", [*KIT.guides.values(), *KIT.series.sessions], ids=lambda each: getattr(each, "id", None) or each.purpose.en[:30]
)
def test_every_session_has_a_script_for_each_length(advised: Guide | SeriesSession) -> None:
    """A guide and a session of the series have a script of 60, of 90 and of 120 minutes, with what is handed out."""
    found = scripts(advised.advised, COURSE, KIT)
    assert sorted(length for script in found for length in script.lengths) == list(GUIDE_MINUTES)
    for script in found:
        if script.vignette:
            assert any(each.step.gives == "case" for each in script.steps)


def test_every_module_has_a_guide_and_every_vignette_its_parts() -> None:
    """No module is without a session guide; no vignette without a development and a note for the facilitator."""
    assert KIT.guides.keys() == {module.id for module in COURSE.modules}
    for module in COURSE.modules:
        for vignette in module.vignettes.values():
            assert developments(vignette), vignette.name
            for language in LANGUAGES:
                assert vignette.parts(language, ["facilitator"]), vignette.name


@pytest.mark.parametrize("module", [module for module, _ in COURSE.guides], ids=lambda module: module.id)
def test_guide_says_when_each_step_starts_and_what_it_gives(module: Module) -> None:
    """The script of a guide has the times of its plans, what is given in each step, what can be won, and the theory beside its link."""
    guide, page = KIT.guides[module.id], RENDERER.guide(module)
    shown = BeautifulSoup(page, "html.parser").select(".script")
    for script, div in zip(scripts(guide.advised, COURSE, KIT), shown, strict=True):
        given = developments(script.vignette[1]) if script.vignette else ()
        steps = div.select("li.step")
        assert [each.development for each in script.steps if each.development] == list(given)[
            : sum(bool(each.development) for each in script.steps)
        ]
        for index, (each, step) in enumerate(zip(script.steps, steps, strict=True)):
            for length, timed in each.times.items():
                times = step.select(f".step__time .for-{length} :is(.step__start, .step__minutes)")
                assert [time.get_text() for time in times] == [f"{timed.start // 60}:{timed.start % 60:02}", f"{timed.minutes} min"]
            assert len(step.select(".step__agreements li")) == (len(KIT.frame.agreements) if each.step.gives == "agreements" else 0)
            assert bool(step.select(".step__case")) == (index == 0 and script.vignette is not None)
            for length, timed in each.times.items() if each.step.round else ():
                (said,) = step.select(f".step__note:not(.step__note--late) > .for-{length}")
                assert said.get_text().endswith(turn(timed.minutes, 6, ENGLISH))
        for length in script.lengths:
            won = sum(max(each.times[length].saves, 0) for each in script.steps if length in each.times)
            told = ENGLISH("Running late? The shorter ways below win you up to {n} minutes.", n=won)
            assert not won or f"{told}\n{{: .script__late .for .for-{length} }}" in page
        case = script.vignette[1].name if script.vignette else "own"
        assert all(str(link["data-choices"]).endswith(f"&case={case}") for link in div.select("course-link"))
    for line in guide.theory:
        title, text = module.headings["en"][line.heading], module.takeaways("en")[line.line - 1]
        shown_text = re.sub(r"<!-- course:(\w+) -->", "", text).strip()
        assert re.search(rf"1\. .*{re.escape(shown_text)} \[Read on: {re.escape(title)}\]\(/modules/{module.id}\.md#{line.heading}\)", page)
    bank = page.partition("{ #questions-bank }")[2].partition("{ #better-not }")[0]
    for vignette in module.vignettes.values():
        (part,) = vignette.parts("en", ["questions"])
        assert RENDERER.labels(part.text.source.strip()) in bank


def test_methods_are_described_as_they_are() -> None:
    """The table of methods has their times and groups, a card the length of each step, and the cases for which it is the best."""
    choice, cards = str(RENDERER.directive("method-choice")), str(RENDERER.directive("methods"))
    best = {name: [case.vignette for _, guide in COURSE.guides for case in guide.cases if case.methods[0] == name] for name in KIT.methods}
    for name, method in KIT.methods.items():
        row = next(row for row in choice.splitlines() if f"#method-{name})" in row)
        assert f"| {method.time.min} to {method.time.max} minutes | {method.group.min}–{method.group.max} |" in row
        card = cards.partition(f"{{ #method-{name} }}")[2].partition('<section class="sheet')[0]
        assert re.findall(r"/kit/cards\.md#card-([\w-]+)\)", card) == best[name]
        for step in method.steps:
            cells = next(row for row in card.splitlines() if row.startswith(f"| **{step.title.en}** |")).split(" | ")
            lengths = [length for length in GUIDE_MINUTES if length in totals(method)]
            plans = [plan(method, KIT.frame, length) for length in lengths]
            minutes = [{timed.step.id: str(timed.minutes) for timed in made.steps}.get(step.id, "–") for made in plans if made]
            assert cells[1 : 1 + len(lengths)] == minutes, (name, step.id)


def test_session_of_the_series_names_what_to_read() -> None:
    """Each session leads to the modules that everyone has read by then, and to no other, and to their guides."""
    sessions = str(RENDERER.directive("series")).split("\n## ")
    for session, text in zip(KIT.series.sessions, sessions, strict=True):
        assert (
            set(re.findall(r"\(/modules/([\w-]+)\.md\)", text))
            == set(re.findall(r"/kit/guides/([\w-]+)\.md\)", text))
            == set(session.after)
        )


def test_any_group_can_be_advised() -> None:
    """For every length there is a method that a new group can use."""
    for total in TOTALS:
        assert any(total in totals(method) for method in KIT.methods.values()), total


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_twice(course: Course, language: Language) -> None:
    """What a vignette, a method or a module says is written once: no sentence of some length stands in two places."""
    seen: dict[str, str] = {}
    doubled = []
    for writing in course.written(language):
        for document in writing.documents:
            for sentence in re.split(r"(?<=[.!?])[’”]?\s+", document.visible):
                words = re.findall(r"\w+", sentence.casefold())
                if len(words) < BIG or not _of_the_kit(str(document.file)):
                    continue
                key, here = " ".join(words), str(document.position(0))
                if key in seen:
                    doubled.append(f"{seen[key]} and {here}: {sentence.strip()}")
                seen[key] = here
    assert doubled == []


def _of_the_kit(file: str) -> bool:
    return file.startswith("kit/") or "/vignettes/" in file or file.endswith("module.yml")
