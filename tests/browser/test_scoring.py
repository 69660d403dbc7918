"""Scoring, the order of options, attempts and scales: the pure modules, with many made-up cases in one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("record")

Run = Callable[..., Any]
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

options = st.sampled_from(["a", "b", "c", "constructor"])
question = st.fixed_dictionaries(
    {"objective": st.sampled_from(["m/x", "m/y", "__proto__"]), "key": st.sets(options, min_size=1).map(sorted)}
)
bank = st.lists(question, min_size=1, max_size=6).map(lambda found: [{"id": f"q{n}", **each} for n, each in enumerate(found)])
choices = st.dictionaries(st.sampled_from(["q0", "q1", "q2", "q3", "q9", "toString"]), st.lists(options, max_size=3))
junk = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 30) | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.just("__proto__"), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def run(browser: Browser, address: str) -> Iterator[Run]:
    """Runs the body of a function in a page, with the modules and the arguments given."""
    page = browser.new_page()
    page.goto(f"{address}404.html")
    page.evaluate(
        """async (base) => {
        const load = (name) => import(`${base}assets/javascripts/${name}.js`);
        window.course = Object.assign({}, ...await Promise.all(["scoring", "attempts", "scales"].map(load)));
    }""",
        address,
    )
    yield lambda body, *arguments: page.evaluate(f"(args) => {{ const [a, b, c] = args; {body} }}", list(arguments))
    page.close()


@MANY
@given(bank, choices, st.integers(1, 100))
def test_score(run: Run, questions: list[dict[str, Any]], chosen: dict[str, list[str]], mark: int) -> None:
    """A question is right if exactly its key was chosen; objectives add up to the whole; the pass mark is met without rounding."""
    result = run(
        """
        const score = course.score(a, b, c);
        return { ...score, objectives: [...score.objectives], blank: course.unanswered(a, b), needed: course.needed(a.length, c) };
        """,
        questions,
        chosen,
        mark,
    )
    right = {each["id"] for each in questions if set(chosen.get(each["id"], [])) == set(each["key"])}
    assert {id_ for id_, each in result["questions"].items() if each["correct"]} == right
    assert (result["right"], result["total"]) == (len(right), len(questions))
    assert result["passed"] == (Fraction(len(right), len(questions)) >= Fraction(mark, 100)) == (len(right) >= result["needed"])
    assert result["needed"] == ceil(Fraction(mark * len(questions), 100))
    assert result["blank"] == [each["id"] for each in questions if not chosen.get(each["id"])]
    sums = dict(result["objectives"])
    assert set(sums) == {each["objective"] for each in questions}
    for objective, each in sums.items():
        own = [question["id"] for question in questions if question["objective"] == objective]
        assert (each["total"], each["missed"]) == (len(own), [id_ for id_ in own if id_ not in right])
        assert each["right"] + len(each["missed"]) == each["total"]


def test_no_rounding_decides(run: Run) -> None:
    """For every number of questions up to 30 and every pass mark, enough is exactly the share that the mark asks, or more."""
    cases = [(right, total, mark) for total in range(31) for right in range(total + 1) for mark in range(1, 101)]
    passed = run("return a.map(([right, total, mark]) => course.passes(right, total, mark))", cases)
    assert passed == [total > 0 and Fraction(right, total) >= Fraction(mark, 100) for right, total, mark in cases]


@MANY
@given(st.lists(st.text(max_size=6), unique=True, max_size=5), st.text(max_size=8), st.integers(0, 12))
def test_options_get_a_new_order_in_each_round(run: Run, ids: list[str], name: str, turn: int) -> None:
    """Round 0 is as written; every round has all options once, the same each time, and another order than the round before."""
    before, now, again = run("return [c, c + 1, c + 1].map((round) => course.optionOrder(a, b, round))", ids, name, turn)
    assert now == again
    assert sorted(now) == sorted(before) == sorted(ids)
    assert len(ids) < 2 or now != before
    assert turn > 0 or before == ids


def test_orders_are_spread(run: Run) -> None:
    """Over many questions each option comes first about equally often."""
    firsts = run("return a.map((name) => course.optionOrder(['a', 'b', 'c', 'd'], name, 1)[0])", [f"question-{n}" for n in range(400)])
    assert all(70 <= firsts.count(option) <= 130 for option in "abcd")


attempt = st.fixed_dictionaries(
    {"date": st.sampled_from(["2026-11-25T12:00:00.000Z", "2026-11-26T12:00:00.000Z"]), "total": st.just(20), "pass": st.just(80)},
    optional={"right": st.integers(0, 20), "passed": st.booleans(), "version": junk, "round": junk, "questions": junk},
)


@MANY
@given(st.dictionaries(st.text(max_size=4), attempt | junk, max_size=5))
def test_attempts_are_read_field_by_field(run: Run, entries: dict[str, Any]) -> None:
    """Whatever stands in the record: what is read has sound numbers, a verdict of its own, and the newest comes first."""
    found, best = run(
        "const found = course.readAttempts(a); return [found.map((each) => ({ ...each })), course.bestPassed(found)]", entries
    )
    for each in found:
        assert 0 <= each["right"] <= each["total"]
        assert each["passed"] == (each["right"] * 100 >= each["pass"] * each["total"])
        assert isinstance(each["version"], str)
        assert isinstance(each["round"], int)
        assert each["round"] >= 0
        for answer in each["questions"].values():
            assert all(isinstance(id_, str) for id_ in answer["chosen"])
            assert isinstance(answer["correct"], bool)
    dates = [each["date"] for each in found]
    assert dates == sorted(dates, reverse=True)
    passed = [each for each in found if each["passed"]]
    assert (best or {}).get("right") == max((each["right"] for each in passed), default=None)
    sound = {id_ for id_, each in entries.items() if isinstance(each, dict) and "right" in each and each.get("total") == 20}
    assert sound == {each["id"] for each in found}


def test_a_clock_that_was_ahead_makes_no_attempt_the_last_for_ever(run: Run) -> None:
    """An attempt is no later than its entry in the record, of which a time in the future was put right."""
    scores = {"right": 20, "total": 20, "pass": 80}
    ahead = scores | {"date": "2030-01-01T12:00:00.000Z", "at": "2026-11-25T12:00:00.000Z"}
    later = scores | {"date": "2026-11-25T13:00:00.000Z", "at": "2026-11-25T13:00:00.000Z"}
    found = run("return course.readAttempts(a).map(({ id, date }) => [id, date.toISOString()])", {"ahead": ahead, "later": later})
    assert found == [["later", later["date"]], ["ahead", ahead["at"]]]


items = ["i1", "i2", "i3", "i4", "i5"]
answers = st.dictionaries(st.sampled_from(items), st.integers(1, 5))


@MANY
@given(st.none() | answers, st.none() | answers, st.dictionaries(st.sampled_from([*items, "x", "constructor"]), junk))
def test_scales_compare_the_same_items(run: Run, before: dict[str, int] | None, after: dict[str, int] | None, odd: dict[str, Any]) -> None:
    """Both means are made of the items answered both times, of three at least; what is no answer is passed over."""
    result, read = run(
        """
        const given = (answers) => answers ?? undefined;
        return [course.compare(c.items, given(a), given(b)), course.readAnswers(c.odd, c.items)];
        """,
        before,
        after,
        {"items": items, "odd": odd},
    )
    given_ = [each for each in (before, after) if each is not None]
    used = [item for item in items if given_ and all(item in each for each in given_)]
    assert result["used"] == len(used)
    for name, each in (("before", before), ("after", after)):
        if each is None or len(used) < 3:
            assert result.get(name) is None
        else:
            assert result[name] == pytest.approx(sum(each[item] for item in used) / len(used))
    assert read == {
        item: value for item, value in odd.items() if item in items and type(value) in {int, float} and value in {1, 2, 3, 4, 5}
    }


def test_what_is_due(run: Run) -> None:
    """Before the test the first measurement is due, after it the last; what was done is not due again."""
    cases = [[before, after, tested] for before in (False, True) for after in (False, True) for tested in (False, True)]
    due = run("return a.map(([before, after, tested]) => course.due({ before, after, tested }) ?? null)", cases)
    assert due == [("after" if not after else None) if tested else ("before" if not before else None) for before, after, tested in cases]
