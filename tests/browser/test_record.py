"""The learner's record: the modules that merge, check, schedule and keep it, with many made-up cases in one page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("record")

Run = Callable[..., Any]

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def iso(time: datetime) -> str:
    """The form that times have in the record."""
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


# Few values, so that ids, times and texts often meet.
times = st.integers(0, 3).map(lambda hours: iso(NOW - timedelta(hours=hours)))
ids = st.sampled_from(["a", "b", "constructor", "toString", "m/p"])
words = st.lists(st.sampled_from(["trust", "time", "a "]), max_size=3).map("".join)
answers = st.fixed_dictionaries(
    {"at": times, "chosen": st.lists(ids, max_size=2, unique=True), "correct": st.booleans(), "box": st.integers(0, 4), "due": times}
)
notes = st.fixed_dictionaries({"at": times, "text": words})
removed = st.fixed_dictionaries({"at": times, "gone": st.just(value=True)})
anything = st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | words, lambda inner: st.lists(inner, max_size=2), max_leaves=4)
forms = st.fixed_dictionaries({"at": times, "value": anything})
SECTIONS = {"answers": answers, "notes": notes, "forms": forms, "constructor": forms}


def _record(sections: dict[str, Any]) -> dict[str, Any]:
    return {"course": "c", "version": 1, "sections": {name: entries for name, entries in sections.items() if entries}}


recorded = st.fixed_dictionaries({name: st.dictionaries(ids, entry | removed, max_size=3) for name, entry in SECTIONS.items()}).map(_record)


@pytest.fixture(scope="module")
def run(browser: Browser, address: str) -> Iterator[Run]:
    """Runs the body of a function in a page, with the course's modules and the arguments given."""
    page = browser.new_page()
    page.goto(f"{address}404.html")
    page.evaluate(
        """async (base) => {
        const load = (name) => import(`${base}assets/javascripts/${name}.js`);
        const modules = await Promise.all(["record", "schedule", "standing", "due", "store"].map(load));
        window.course = Object.assign({}, ...modules);
        window.now = new Date("2026-11-25T12:00:00.000Z");
    }""",
        address,
    )
    yield lambda body, *arguments: page.evaluate(f"(args) => {{ const [a, b, c] = args; {body} }}", list(arguments))
    page.close()


def clean(run: Run, record: dict[str, Any]) -> dict[str, Any]:
    """The record as the course reads it."""
    result = run("return course.parse(JSON.stringify(a), 'c', now)", record)
    assert result["status"] == "ok"
    assert result["dropped"] == []
    found: dict[str, Any] = result["record"]
    return found


@MANY
@given(recorded, recorded, recorded)
def test_merge_does_not_depend_on_order(run: Run, one: dict[str, Any], two: dict[str, Any], three: dict[str, Any]) -> None:
    """Merging is commutative, associative and idempotent, and what it gives is read back unchanged."""
    result = run(
        """
        const [x, y, z] = [a, b, c].map((data) => course.sanitise(data, "c", now).record);
        const { merge } = course;
        const all = merge(merge(x, y), z);
        return { x, xx: merge(x, x), xy: merge(x, y), yx: merge(y, x), all, right: merge(x, merge(y, z)), again: merge(all, y),
          read: course.sanitise(all, "c", now).record };
        """,
        one,
        two,
        three,
    )
    assert result["xx"] == result["x"]
    assert result["xy"] == result["yx"]
    assert result["all"] == result["right"] == result["again"] == result["read"]


@MANY
@given(recorded, recorded)
def test_newest_wins_and_nothing_is_lost(run: Run, one: dict[str, Any], two: dict[str, Any]) -> None:
    """Each entry of either record is there after a merge, in its newest version; no words of any note are lost."""
    ours, theirs = clean(run, one), clean(run, two)
    merged = run("return course.merge(a, b)", ours, theirs)
    for name in SECTIONS:
        versions = [record["sections"].get(name, {}) for record in (ours, theirs)]
        found = merged["sections"].get(name, {})
        assert set(found) == set(versions[0]) | set(versions[1])
        for id_, entry in found.items():
            candidates = [version[id_] for version in versions if id_ in version]
            assert entry["at"] == max(candidate["at"] for candidate in candidates)
            if name != "notes":
                assert entry in candidates
                continue
            kept = ["".join(text.split()) for text in (entry.get("text", ""), *(other["text"] for other in entry.get("others", [])))]
            for text in (candidate.get("text", "") for candidate in candidates):
                assert any("".join(text.split()) in other for other in kept)


def test_a_note_keeps_only_other_texts(run: Run) -> None:
    """A note that was written on keeps no older version; two that differ keep both; a removed one comes back beside its removal."""
    early, late = iso(NOW - timedelta(hours=2)), iso(NOW)
    merge = """
        const of = (entry) => course.sanitise({ sections: { notes: { "m/p": entry } } }, "c", now).record;
        return course.merge(of(a), of(b)).sections.notes["m/p"];
    """
    assert run(merge, {"at": early, "text": "Ik hoor"}, {"at": late, "text": "Ik hoor  vooral"}) == {"at": late, "text": "Ik hoor  vooral"}
    both = run(merge, {"at": early, "text": "van de telefoon"}, {"at": late, "text": "van de laptop"})
    assert both == {"at": late, "text": "van de laptop", "others": [{"at": early, "text": "van de telefoon"}]}
    assert run(merge, both, both) == both
    gone = run(merge, {"at": early, "text": "toch niet"}, {"at": late, "gone": True})
    assert gone == {"at": late, "gone": True, "others": [{"at": early, "text": "toch niet"}]}


junk = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8) | times,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["at", "chosen", "text", "gone", "others", "page", "__proto__", "x"]) | st.text(max_size=3), inner, max_size=4
        )
    ),
    max_leaves=12,
)
names = st.sampled_from(["answers", "modules", "notes", "place", "forms", "read", "__proto__"])


@MANY
@given(st.dictionaries(names, st.dictionaries(ids | st.text(max_size=4), junk, max_size=4) | junk))
def test_whatever_stands_in_a_file_what_is_read_has_the_right_form(run: Run, sections: dict[str, Any]) -> None:
    """Reading never fails, is stable, accounts for each entry, and lets no prototype be changed."""
    text = json.dumps({"course": "c", "version": 1, "sections": sections})
    result = run(
        """
        const first = course.parse(a, "c", now);
        const second = course.parse(JSON.stringify(first.record), "c", now);
        const entries = Object.values(first.record.sections).flatMap((section) => Object.values(section));
        return { first, second, plain: entries.every((entry) => Object.getPrototypeOf(entry) === Object.prototype),
          polluted: Object.keys(Object.prototype).length > 0 || {}.x !== undefined };
        """,
        text,
    )
    first = result["first"]
    assert first["status"] == "ok"
    assert result["second"] == {"status": "ok", "record": first["record"], "dropped": []}
    assert result["plain"]
    assert not result["polluted"]
    whole = sum(len(entries) if isinstance(entries, dict) and name != "__proto__" else 1 for name, entries in sections.items())
    assert whole == len(first["dropped"]) + sum(len(entries) for entries in first["record"]["sections"].values())


NO_RECORDS = [
    ("", "corrupt"),
    ('{"course": "c", "version": 1, "sections": {"answ', "corrupt"),
    ("[" * 100_000, "corrupt"),
    ("null", "corrupt"),
    ("[]", "corrupt"),
    ('{"course": "c", "version": "1", "sections": {}}', "corrupt"),
    ('{"course": "c", "version": 1, "sections": []}', "corrupt"),
    ('{"course": "c", "version": 0, "sections": {}}', "corrupt"),
    ('{"course": "other", "version": 1, "sections": {}}', "other-course"),
    ('{"course": "c", "version": 2, "sections": {"answers": {"q": "what may come"}}}', "newer"),
    ('{"course": "c", "version": 1, "sections": {}, "x": "' + "x" * 5_000_000 + '"}', "too-big"),
]


def test_reading_says_what_is_the_matter(run: Run) -> None:
    """A text that is no record of this course and version is told apart, and nothing of it is used."""
    for text, status in NO_RECORDS:
        result = run("return course.parse(a, 'c', now)", text)
        assert (text[:80], result) == (
            text[:80],
            {"status": status, "record": {"course": "c", "version": 1, "sections": {}}, "dropped": []},
        )


def test_of_a_note_with_thousands_of_versions_a_hundred_are_kept(run: Run) -> None:
    """However many versions a file gives a note, few are compared with each other, so the page does not stand still over them."""
    others = [{"at": iso(NOW), "text": f"{'trust ' * 400}{index:04}"} for index in range(2000)]
    notes = {"m/p": {"at": iso(NOW), "text": "mine", "others": others}}
    text = json.dumps({"course": "c", "version": 1, "sections": {"notes": notes}})
    result = run(
        """
        const { status, record } = course.parse(a, "c", now);
        return { status, kept: record.sections.notes["m/p"].others.length };
        """,
        text,
    )
    assert (result["status"], result["kept"]) == ("ok", 100)


def test_a_time_in_the_future_is_not_newer_for_ever(run: Run) -> None:
    """A time more than a day ahead counts as now; the next change still gets a later one, and wins."""
    entry = {"at": "9999-12-31T23:59:59.999Z", "chosen": ["x"], "correct": True, "box": 1, "due": "9999-12-31T23:59:59Z"}
    result = run(
        """
        const { record } = course.sanitise({ sections: { answers: { q: a } } }, "c", now);
        return { entry: record.sections.answers.q, next: course.stamp(record.sections.answers.q, now) };
        """,
        entry,
    )
    assert result["entry"]["at"] == iso(NOW)
    assert result["entry"]["due"] == iso(NOW + timedelta(days=22))
    assert result["next"] > iso(NOW)


def test_an_older_record_is_brought_up_step_by_step(run: Run) -> None:
    """Each step takes the record one version further; without a way, nothing is guessed."""
    steps = "{ 1: (r) => ({ ...r, one: true }), 2: (r) => ({ ...r, two: r.one }) }"
    assert run(f"return course.migrate(a, {steps}, 3)", {"version": 1}) == {"version": 3, "one": True, "two": True}
    assert run(f"return course.migrate(a, {steps}, 3)", {"version": 3}) == {"version": 3}
    assert run(f"try {{ course.migrate(a, {steps}, 3) }} catch {{ return 'refused' }}", {"version": 0}) == "refused"


def test_a_day_is_a_day_when_the_clock_changes(browser: Browser, address: str) -> None:
    """A question that rests a day is due the next one, also in the nights in which the clock goes an hour forward or back."""
    page = browser.new_page(timezone_id="Europe/Amsterdam")
    page.goto(f"{address}404.html")
    states = page.evaluate(
        """async (base) => {
        const { isDue, next } = await import(`${base}assets/javascripts/schedule.js`);
        return [["2027-03-27T23:30", "2027-03-28T08:00"], ["2026-10-25T00:15", "2026-10-26T08:00"]].map(([now, morning]) => {
            const turn = next(undefined, true, new Date(now));
            return [isDue(turn, new Date(now)), isDue(turn, new Date(morning))];
        });
    }""",
        address,
    )
    page.close()
    assert states == [[False, True], [False, True]]


@MANY
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40 * 24)), min_size=1, max_size=12))
def test_schedule(run: Run, turns: list[tuple[bool, int]]) -> None:
    """Wrong: due at once. Right when due: one box up, away for 1, 3, 7 or 21 days. Right too early: nothing changes."""
    states = run(
        """
        let [state, time] = [undefined, now.getTime()];
        const HOUR = 3600e3;
        return a.map(([correct, hours]) => {
          time += hours * HOUR;
          const due = state ? course.isDue(state, new Date(time)) : true;
          const before = state;
          state = course.next(state, correct, new Date(time));
          const away = Math.round((Date.parse(state.due) - time) / (24 * HOUR)); // where clocks change, a day may have an hour more
          return { before, due, correct, state, away, still: course.isDue(state, new Date(time)) };
        });
        """,
        turns,
    )
    for turn in states:
        box = turn["state"]["box"]
        if not turn["correct"]:
            assert (box, turn["away"], turn["still"]) == (0, 0, True)
        elif turn["due"]:
            assert box == min((turn.get("before") or {"box": 0})["box"] + 1, 4)
            assert turn["away"] == [1, 3, 7, 21][box - 1]
            assert not turn["still"]
        else:
            assert turn["state"] == turn["before"]


def test_standing(run: Run) -> None:
    """Done is what was read to the end and has enough right; what the learner says goes first; what the course has not counts nowhere."""
    standing = "return course.standing({ id: 'm', parts: 2, questions: ['q1', 'q2', 'q3'] }, 60, a)"
    right, wrong, cleared = ({"chosen": chosen, "correct": correct} for chosen, correct in ((["a"], True), (["a"], False), ([], False)))
    begun = {
        "answers": {"q1": right, "q2": wrong, "gone": right},
        "modules": {},
        "read": {"m/one": {}, "m/two": {}, "m/gone": {}, "mm/x": {}},
    }
    found = run(standing, begun)
    assert found | {"share": 0} == {
        "parts": 2, "partsRead": 2, "read": False, "questions": 3, "answered": 2, "right": 1, "needed": 2,
        "passed": False, "earned": False, "done": False, "begun": True, "share": 0,
    }  # fmt: skip
    assert found["share"] == pytest.approx(4 / 5)
    enough = {"q1": right, "q2": right, "q3": cleared}
    for answers, said, done in (
        (enough, {"read": True}, True),
        (enough, {}, False),
        (enough, {"read": True, "done": False}, False),
        ({}, {"done": True}, True),
        ({"q1": right, "q2": wrong}, {"read": True}, False),
    ):
        found = run(standing, {"answers": answers, "modules": {"m": said}, "read": {}})
        assert (found["done"], found["share"] == 1) == (done, done)
    assert (
        run("return course.minutesLeft(a)", [{"minutes": 100, "share": 1}, {"minutes": 50, "share": 0.5}, {"minutes": 1, "share": 0}]) == 30
    )
    assert run("return course.minutesLeft([])") == 0


def test_what_is_due(run: Run) -> None:
    """Due are questions that were answered and whose day has come, or that were reworded; those that wait longest first."""
    answers = {
        name: {"chosen": ["x"], "correct": True, "print": "p", "box": 1, "due": iso(NOW - timedelta(days=days))}
        for name, days in (("today", 0), ("long", 9), ("later", -3), ("reworded", -2), ("gone", 5))
    }
    questions = [{"id": name, "module": "m", "print": "p"} for name in ("today", "new", "later", "long")]
    questions.append({"id": "reworded", "module": "m", "print": "other"})
    assert [each["id"] for each in run("return course.dueQuestions(a, b, now)", questions, answers)] == ["long", "today", "reworded"]


STORAGE = """
    const map = new Map(a ?? []);
    const storage = { getItem: (k) => map.get(k) ?? null, removeItem: (k) => { map.delete(k); delete storage[k]; },
      setItem: (k, v) => { if (storage.full) throw new Error("full"); map.set(k, v); storage[k] = v; } };
    Object.defineProperty(storage, "full", { value: false, writable: true, enumerable: false });
    for (const [k, v] of map) storage[k] = v;
    const stored = () => JSON.parse(map.get("course:c") ?? "null")?.sections;
    const open = () => new course.Store("c", () => storage);
    const ANSWER = { chosen: ["x"], correct: true, box: 1, due: now.toISOString() };
"""


def test_two_tabs_keep_each_others_entries(run: Run) -> None:
    """Tabs that write in turn, or without having seen each other's writing, end up with all entries; what is erased stays erased."""
    result = run(
        STORAGE
        + """
        const [one, two] = [open(), open()];
        one.put("notes", "m/a", { text: "one" });
        two.put("notes", "m/b", { text: "two" });
        one.put("notes", "m/a", { text: "one more" });
        const both = stored().notes;
        const at = now.toISOString();
        const behind = { forms: { x: { at } }, notes: { "m/a": { at, text: "one" } } };
        storage.setItem("course:c", JSON.stringify({ course: "c", version: 1, sections: behind }));  // by a tab that had not seen our last
        one.refresh();
        const healed = [stored().notes["m/a"].text, Object.keys(stored()).sort()];
        two.put("forms", "y", {});
        one.remove("forms", "x");
        two.put("forms", "z", {});
        const unheard = [Object.keys(stored().forms).sort(), Object.keys(one.record().sections.forms).sort()];
        one.erase();
        const left = one.size;
        storage.setItem("course:c", JSON.stringify({ course: "c", version: 1, sections: {} }));  // another tab goes on
        one.refresh();
        const healedAfter = Object.keys(stored());
        one.erase();
        two.refresh();
        const erased = [stored() ?? null, two.all("notes")];
        two.put("answers", "q", ANSWER);
        two.remove("answers", "q");
        const removed = [two.get("answers", "q") ?? null, two.all("answers"), stored().answers.q.gone];
        return { both, healed, unheard, left, healedAfter, erased, removed };
        """,
        None,
    )
    assert {key: entry["text"] for key, entry in result["both"].items()} == {"m/a": "one more", "m/b": "two"}
    assert "others" not in result["both"]["m/a"]
    assert result["healed"] == ["one more", ["forms", "notes"]]
    assert result["unheard"] == [["x", "y", "z"]] * 2
    assert (result["left"], result["healedAfter"]) == (0, [])
    assert result["erased"] == [None, {}]
    assert result["removed"] == [None, {}, True]


def test_what_belongs_to_another_learner_is_not_erased(run: Run) -> None:
    """Erasing removes each key of the course, but for those by which a learning environment keeps its learners apart."""
    names = ["course:c", "course:c:aside:1", "course:c:scheme", "course:c:learner", "course:c:of:b", "course:cc", "c:scheme"]
    keys = [[name, "x"] for name in names]
    assert run(STORAGE + "open().erase(); return [...map.keys()]", keys) == ["course:c:learner", "course:c:of:b", "course:cc", "c:scheme"]


def test_storage_that_is_full_blocked_corrupt_or_newer(run: Run) -> None:
    """The store works on in memory, says how it is, overwrites nothing that it cannot read, and saves when it can again."""
    result = run(
        STORAGE
        + """
        const results = {};
        const blocked = new course.Store("c", () => { throw new Error("denied"); });
        blocked.put("notes", "m/a", { text: "kept" });
        results.blocked = [blocked.state, blocked.get("notes", "m/a").text, blocked.restore(blocked.record())];

        const full = open();
        full.put("notes", "m/a", { text: "first" });
        storage.full = true;
        full.put("notes", "m/a", { text: "second" });
        full.put("notes", "m/b", { text: "third" });
        results.full = [full.state, full.get("notes", "m/a").text, stored().notes["m/a"].text];
        map.set("course:c", map.get("course:c").replace("first", "another"));  // another tab found room
        const clock = Date.now;
        Date.now = () => clock() + 60_000;  // a while later
        full.refresh();
        Date.now = clock;
        results.kept = [full.get("notes", "m/a").text];
        const more = { course: "c", version: 1, sections: { forms: { x: { at: now.toISOString() } } } };
        results.refused = full.restore(more);
        results.after = full.all("forms");
        map.delete("course:c");
        full.refresh();  // what could not be stored was not erased elsewhere
        results.kept.push(full.get("notes", "m/a").text);
        storage.full = false;
        full.put("notes", "m/c", { text: "fourth" });
        results.again = [full.state, Object.values(stored().notes).map(({ text }) => text)];
        storage.full = true;
        full.put("notes", "m/c", { text: "fifth" });
        storage.full = false;
        results.restored = [full.state, full.restore(more), full.state, stored().notes["m/c"].text];
        storage.full = true;
        full.put("notes", "m/c", { text: "sixth" });
        full.erase();
        storage.full = false;
        results.emptied = [full.state, full.changed, stored() ?? null];

        const partly = { answers: { q: 1, r: { ...ANSWER, at: now.toISOString() } } };
        results.corrupt = ['{"course": "c", "vers', JSON.stringify({ course: "c", version: 1, sections: partly })].map((text) => {
          storage.setItem("course:c", text);
          const corrupt = open();
          corrupt.put("notes", "m/a", { text: "new" });
          const aside = corrupt.asides().some((kept) => kept.text === text);
          return [corrupt.state, aside, Object.keys(stored()).sort(), open().state];
        });
        results.asides = open().asides().length;
        storage.setItem("course:c", '{"course": "c", "vers');  // opened again and again, set aside once
        results.same = [open(), open()].map((each) => each.asides().length);

        storage.setItem("course:c", "{unreadable");
        storage.full = true;
        const stuck = open();  // it cannot be set aside
        storage.full = false;
        stuck.put("notes", "m/a", { text: "kept" });
        results.stuck = [stuck.state, stuck.get("notes", "m/a").text, map.get("course:c")];

        const newer = JSON.stringify({ course: "c", version: 9, sections: { answers: {} } });
        storage.setItem("course:c", newer);
        const old = open();
        old.put("notes", "m/a", { text: "kept" });
        results.newer = [old.state, old.get("notes", "m/a").text, map.get("course:c") === newer, old.restore(old.record())];
        storage.setItem("course:c", JSON.stringify({ course: "c", version: 1, sections: {} }));
        old.refresh();  // another tab has put an older record back
        results.back = old.state;
        return results;
        """,
        None,
    )
    assert result["blocked"] == ["blocked", "kept", False]
    assert result["full"] == ["full", "second", "first"]
    assert result["kept"] == ["second", "second"]
    assert result["refused"] is False
    assert result["after"] == {}
    assert result["again"] == ["ok", ["second", "third", "fourth"]]
    assert result["restored"] == ["full", True, "ok", "fifth"]
    assert result["emptied"] == ["ok", False, None]
    assert result["corrupt"] == [["corrupt", True, ["notes"], "ok"], ["corrupt", True, ["answers", "notes"], "ok"]]
    assert result["asides"] == 2
    assert result["same"] == [2, 2]
    assert result["stuck"] == ["full", "kept", "{unreadable"]
    assert result["newer"] == ["newer", "kept", True, False]
    assert result["back"] == "ok"
