"""The SCORM packages, in a real browser inside scorm-again."""

from __future__ import annotations

import json
import re
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from curriculum import __version__
from curriculum.export.job import Job
from curriculum.export.scorm import _TOLD as TOLD
from curriculum.export.scorm import BROWSER, make, scorm_course
from curriculum.load import Course
from curriculum.words import Interface
from tests.conftest import COURSE_ID, ROOT
from tests.lms import Lms

pytestmark = pytest.mark.xdist_group("scorm")
NAMES = {"1.2": "scorm12", "2004": "scorm2004"}


@pytest.fixture(scope="module")
def packages(site: Path, course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages of the Dutch edition and of its first module, unpacked as an environment does it."""
    folder = tmp_path_factory.mktemp("scorm")
    (folder / "site").symlink_to(site)
    make(Job(course, ("nl",), course.modules[:1], whole=True, output=folder, workshop=folder, say=lambda _: None, current="scorm"))
    for path in folder.glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder / path.stem)
    for path in BROWSER.glob("scorm-*.js"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "empty.html").write_text('<!DOCTYPE html><title>-</title><link rel="icon" href="data:,">', encoding="utf-8")
    return folder


@pytest.fixture
def lms(packages: Path) -> Iterator[Lms]:
    """A learning environment that knows nothing of anybody yet."""
    server = Lms(packages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def enter(page: Page, lms: Lms, package: str, version: str) -> FrameLocator:
    """Open a package in the environment; return the frame in which the course is shown."""
    page.goto(f"{lms.address}lms.html?version={version}&sco=/{package}/launch.html")
    return page.frame_locator("#sco").frame_locator("#course")


def leave(page: Page, lms: Lms) -> dict[str, Any]:
    """Close the package, as a learner closes a window; return what the environment then has."""
    before = len(lms.commits)
    page.evaluate("() => { document.getElementById('sco').src = 'about:blank'; }")
    for _ in range(100):
        if len(lms.commits) > before:
            break
        page.wait_for_timeout(50)
    assert page.evaluate("calls.errors") == []
    lms.state = lms.cmi
    return lms.cmi


def forget(page: Page) -> None:
    """Come back on another machine: this browser knows nothing."""
    page.goto(page.url.split("lms.html", maxsplit=1)[0] + "empty.html")
    page.evaluate("localStorage.clear()")


def attempt_at(course: Course, wrong: int) -> dict[str, Any]:
    """An attempt at the final test with so many wrong answers, the first ones, as the page of the test keeps it."""
    assert course.final_test
    questions = {}
    for index, question in enumerate(course.final_test.questions):
        keys = [option.id for option in question.keys]
        others = [option.id for option in question.options if not option.key]
        questions[question.id] = {"chosen": others[:1] if index < wrong else keys, "correct": index >= wrong}
    total = len(questions)
    passed = (total - wrong) * 100 >= course.final_test.pass_mark * total
    pass_mark = course.final_test.pass_mark
    return {"right": total - wrong, "total": total, "pass": pass_mark, "passed": passed, "round": 0, "questions": questions}


def hand_in(page: Page, course: Course, wrong: int) -> None:
    """Put an attempt at the final test into the record, as the page of the test does."""
    page.frames[-1].evaluate(
        """([attempt, wrong, course]) => {
          const key = `course:${course}`;
          const record = JSON.parse(localStorage.getItem(key) ?? JSON.stringify({ course, version: 1, sections: {} }));
          const at = new Date().toISOString();
          (record.sections.attempts ??= {})[`${at}-test${wrong}`] = { at, date: at, version: "0", ...attempt };
          localStorage.setItem(key, JSON.stringify(record));
        }""",
        [attempt_at(course, wrong), wrong, COURSE_ID],
    )


def take_test(frame: FrameLocator, course: Course) -> None:
    """Take the final test again on its page, with one wrong answer."""
    assert course.final_test
    frame.locator('nav a[href*="final-test/"]').first.evaluate("(link) => link.click()")  # in a menu that a narrow screen folds
    frame.locator("[data-retake]").click()
    for index, question in enumerate(course.final_test.questions):
        wrong = next(option for option in question.options if not option.key)
        for option in question.keys if index else [wrong]:
            frame.locator(f'course-question[data-question="{question.id}"] input[value="{option.id}"]').check()
    frame.locator("[data-hand-in]").click()
    expect(frame.locator(".test-result")).to_be_visible()


def test_learner_goes_half_way_leaves_and_comes_back(page: Page, lms: Lms, course: Course) -> None:
    """SCORM 1.2: status, time, place and answers are reported, come back on another machine, and the test is told question by question."""
    package = f"{COURSE_ID}-scorm12-nl"
    module = course.modules[0]
    frame = enter(page, lms, package, "1.2")
    told = page.frame_locator("#sco").locator("#told")
    expect(told).to_be_visible()
    expect(told).to_have_text(Interface(ROOT, "nl")(TOLD))
    frame.locator(f'.md-content a[href*="modules/{module.id}/"]').first.click()
    expect(frame.locator("h1")).to_contain_text(module.meta.title.nl)
    question = frame.locator("course-question:not(.course-question--sort)").first
    bank = next(one for one in module.questions if one.id == question.get_attribute("data-question"))
    for option in bank.keys:
        question.locator(f'input[value="{option.id}"]').check()
    question.locator('button[type="submit"]').click()
    expect(question).to_have_attribute("data-result", "right")
    page.wait_for_function("() => calls.set > 4")
    page.frames[-1].wait_for_function(
        "([key, place]) => JSON.parse(localStorage.getItem(key)).sections.place?.last.page === place",
        arg=[f"course:{COURSE_ID}", f"modules/{module.id}/"],
    )  # the page keeps the place after a rest
    cmi = leave(page, lms)
    assert cmi["core"]["lesson_status"] == "incomplete"
    assert cmi["core"]["exit"] == "suspend"
    assert re.fullmatch(r"\d{2,4}:\d\d:\d\d(\.\d+)?", cmi["core"]["session_time"])
    assert cmi["core"]["lesson_location"] == f"modules/{module.id}/"
    assert 0 < len(cmi["suspend_data"]) < 4096
    assert len(lms.commits) <= 4  # one at the start, one at the end, and sparingly between

    forget(page)
    frame = enter(page, lms, package, "1.2")
    expect(frame.locator("h1")).to_contain_text(module.meta.title.nl)
    question = frame.locator(f'course-question[data-question="{bank.id}"]')
    expect(question).to_have_attribute("data-result", "right")
    assert course.final_test
    hand_in(page, course, wrong=len(course.final_test.questions) // 2)
    page.wait_for_function("() => API.LMSGetValue('cmi.core.lesson_status') === 'failed'")
    take_test(frame, course)
    page.wait_for_function("() => API.LMSGetValue('cmi.core.lesson_status') === 'passed'")
    cmi = leave(page, lms)
    assert course.final_test
    total = len(course.final_test.questions)
    assert float(cmi["core"]["score"]["raw"]) == pytest.approx(100 * (total - 1) / total, abs=0.01)
    assert (cmi["core"]["score"]["min"], cmi["core"]["score"]["max"]) == ("0", "100")
    found = interactions(cmi)
    assert [one["id"] for one in found] == [question.id for question in course.final_test.questions] * 2
    assert [one["result"] for one in found[total:]] == ["wrong"] + ["correct"] * (total - 1)
    for one, bank_question in zip(found[total + 1 :], course.final_test.questions[1:], strict=True):
        letters = ",".join("abcde"[bank_question.options.index(option)] for option in bank_question.keys)
        assert one["student_response"] == letters

    forget(page)  # a third time: passed stays passed, and nothing is told twice
    enter(page, lms, package, "1.2")
    page.wait_for_function("() => calls.commit > 0")
    cmi = leave(page, lms)
    assert cmi["core"]["lesson_status"] == "passed"
    assert len(interactions(cmi)) == 2 * total


def interactions(cmi: dict[str, Any]) -> list[dict[str, Any]]:
    """The interactions of a commit, in order."""
    found = cmi["interactions"].get("childArray") or list(cmi["interactions"].values())
    return [one for one in found if isinstance(one, dict)]


def test_module_is_complete_when_its_questions_are_answered(page: Page, lms: Lms, course: Course) -> None:
    """SCORM 2004: a module starts there, and follows its questions; a second learner starts anew; the whole course follows its test."""
    module = course.modules[0]
    frame = enter(page, lms, f"{COURSE_ID}-scorm2004-{module.id}-nl", "2004")
    expect(frame.locator("h1")).to_contain_text(module.meta.title.nl)
    page.frames[-1].evaluate(
        """([course, answers]) => {
          const at = new Date().toISOString();
          const entries = answers.map(([id, chosen]) => [id, { at, chosen, correct: true }]);
          const record = { course, version: 1, sections: { answers: Object.fromEntries(entries) } };
          localStorage.setItem(`course:${course}`, JSON.stringify(record));
        }""",
        [COURSE_ID, [[question.id, [option.id for option in question.keys]] for question in module.questions]],
    )
    page.wait_for_function("() => API_1484_11.GetValue('cmi.completion_status') === 'completed'")
    cmi = leave(page, lms)
    assert cmi["completion_status"] == "completed"
    assert float(cmi["score"]["scaled"]) == 1
    assert cmi["exit"] == "suspend"

    later = """([key, id]) => {
      const record = JSON.parse(localStorage.getItem(key));
      record.sections.answers[id] = { at: new Date(Date.now() + 60_000).toISOString(), chosen: [], correct: false };
      localStorage.setItem(key, JSON.stringify(record));
    }"""
    page.evaluate(later, [f"course:{COURSE_ID}", module.questions[-1].id])
    frame = enter(page, lms, f"{COURSE_ID}-scorm2004-{module.id}-nl", "2004")
    cleared = frame.locator(f'course-question[data-question="{module.questions[-1].id}"]')
    expect(frame.locator(f'course-question[data-question="{module.questions[0].id}"]')).to_have_attribute("data-result", "right")
    assert cleared.get_attribute("data-result") is None  # what was done here since then is not taken back
    before = len(lms.commits)
    hide = "Object.defineProperty(document, 'visibilityState', { value: 'hidden' }); document.dispatchEvent(new Event('visibilitychange'))"
    page.frames[1].evaluate(hide)  # a phone that is put away may never come back
    page.wait_for_timeout(100)
    assert len(lms.commits) == before + 1
    assert leave(page, lms)["completion_status"] == "completed"

    lms.state = {"learner_id": "somebody else"}
    frame = enter(page, lms, f"{COURSE_ID}-scorm2004-{module.id}-nl", "2004")
    expect(frame.locator("course-question:not(.course-question--sort)").first).not_to_have_attribute("data-result", re.compile(".+"))
    assert leave(page, lms)["completion_status"] == "incomplete"

    lms.state = {"learner_id": "a third"}
    enter(page, lms, f"{COURSE_ID}-scorm2004-nl", "2004")
    assert course.final_test
    total = len(course.final_test.questions)
    for wrong, success in ((total // 2, "failed"), (0, "passed")):
        hand_in(page, course, wrong)
        page.wait_for_function(f"() => API_1484_11.GetValue('cmi.success_status') === '{success}'")
        assert float(page.evaluate("API_1484_11.GetValue('cmi.score.scaled')")) == pytest.approx((total - wrong) / total, abs=0.0001)
    found = interactions(leave(page, lms))
    assert [one["result"] for one in found] == ["incorrect"] * (total // 2) + ["correct"] * (total - total // 2 + total)


def test_browser_that_keeps_nothing_takes_nothing_away(page: Page, lms: Lms, course: Course) -> None:
    """Where a browser lets the package keep nothing, the course is shown, and place, answers and result stay in the environment."""
    package = f"{COURSE_ID}-scorm12-nl"
    lms.state = {"core": {"student_id": "learner"}}
    enter(page, lms, package, "1.2")
    hand_in(page, course, wrong=0)
    page.wait_for_function("() => API.LMSGetValue('cmi.core.lesson_status') === 'passed'")
    before = leave(page, lms)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })")
    frame = enter(page, lms, package, "1.2")
    expect(frame.locator("h1")).to_be_visible()
    expect(page.frame_locator("#sco").locator("#told")).to_be_hidden()
    after = leave(page, lms)
    assert after["suspend_data"] == before["suspend_data"]
    assert after["core"]["lesson_status"] == "passed"

    lms.state = {"core": {"student_id": "somebody else"}}  # an environment notes as completed what says nothing
    enter(page, lms, package, "1.2")
    assert leave(page, lms)["core"]["lesson_status"] == "incomplete"


def test_package_without_an_environment_is_the_plain_site(page: Page, lms: Lms, course: Course) -> None:
    """Where nothing answers, the course is shown and works."""
    page.goto(f"{lms.address}{COURSE_ID}-scorm12-nl/launch.html")
    frame = page.frame_locator("#course")
    frame.locator(".md-content a[href*='modules/']").first.click()
    expect(frame.locator("h1")).to_contain_text(course.modules[0].meta.title.nl)
    assert lms.commits == []


@pytest.mark.parametrize("version", ["1.2", "2004"])
def test_manifest_lists_every_file(packages: Path, course: Course, version: str) -> None:
    """The manifest has the parts that its version asks for, and lists exactly the files that are there."""
    for part in ("nl", f"{course.modules[0].id}-nl"):
        folder = packages / f"{COURSE_ID}-{NAMES[version]}-{part}"
        root = ET.parse(folder / "imsmanifest.xml").getroot()
        text = (folder / "imsmanifest.xml").read_text(encoding="utf-8")
        spaces = {"p": root.tag[1:].partition("}")[0]}
        assert root.findtext("p:metadata/p:schema", None, spaces) == "ADL SCORM"
        assert root.findtext("p:metadata/p:schemaversion", None, spaces) == ("1.2" if version == "1.2" else "2004 4th Edition")
        assert root.get("version") == __version__
        described = root.find("p:metadata", spaces)
        assert described is not None
        assert "CC BY 4.0: https://creativecommons.org/licenses/by/4.0/" in list(described.itertext())
        listed = [file.get("href") for file in root.iterfind(".//p:file", spaces)]
        there = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
        assert sorted(str(name) for name in listed) == sorted(name for name in there if name != "imsmanifest.xml")
        identifiers = re.findall(r' identifier="([^"]+)"', text)
        assert len(set(identifiers)) == len(identifiers)
        assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in identifiers)
        organizations = root.find("p:organizations", spaces)
        resource = root.find(".//p:resource", spaces)
        item = root.find(".//p:item", spaces)
        assert organizations is not None
        assert resource is not None
        assert item is not None
        assert organizations.get("default") == "course"
        assert item.get("identifierref") == resource.get("identifier")
        assert resource.get("href") in listed
        assert described.findtext("{*}lom/{*}general/{*}language") == "nl"
        assert str(item.findtext("p:title", None, spaces)).endswith(f": {course.modules[0].meta.title.nl}") == (part != "nl")
        assert ('completionSetByContent="true"' in text) == ('objectiveSetByContent="true"' in text) == (version == "2004")
        assert "script-src 'self';" in (folder / "launch.html").read_text(encoding="utf-8")
        assert not [file for file in folder.rglob("*.html") if 'class="course-language__link"' in file.read_text(encoding="utf-8")]
        assert f'{"adlcp:scormtype" if version == "1.2" else "adlcp:scormType"}="sco"' in text


def test_any_record_survives_the_short_text(page: Page, lms: Lms, course: Course) -> None:
    """What is kept of a record comes back as it was, for 300 made-up ones; the fullest stays below 4,096 characters; rubbish is refused."""
    data = scorm_course(course, "nl", COURSE_ID, __version__, None)
    assert data["pass"] == (course.final_test.pass_mark if course.final_test else 0)
    assert data["questions"] == scorm_course(course, "en", COURSE_ID, __version__, course.modules[0])["questions"]
    page.goto(f"{lms.address}empty.html")
    result = page.evaluate((Path(__file__).parent / "scorm_property.js").read_text(encoding="utf-8"), [data, 300])
    assert result["failed"] == []
    assert 0 < result["longest"] <= 4096, json.dumps(result)


def test_environment_is_told_what_the_record_says(page: Page, lms: Lms, course: Course) -> None:
    """The best attempt counts, a module is complete with its last question, an answer is told beside its key, and minutes end at sixty."""
    assert course.final_test
    page.goto(f"{lms.address}empty.html")
    report = """async ([records, course]) => {
      const { report } = await import("/scorm-report.js");
      return records.map((sections) => report(sections, course));
    }"""
    whole, total = scorm_course(course, "nl", COURSE_ID, __version__, None), len(course.final_test.questions)
    attempts = {
        f"2026-01-0{day}T12:00:00.000Z-{day}": {"date": f"2026-01-0{day}T12:00:00.000Z", **attempt_at(course, wrong)}
        for day, wrong in ((1, 1), (2, 0), (3, total))
    }
    days = sorted(attempts)
    tried = ((days, True, 100), (days[:1], True, 100 * (total - 1) / total), (days[2:], False, 0))
    records = [{"attempts": {day: attempts[day] for day in some}} for some, _, _ in tried]
    assert page.evaluate(report, [[*records, {}], whole]) == [
        *({"complete": True, "passed": passed, "score": pytest.approx(score, abs=0.01)} for _, passed, score in tried),
        {"complete": False, "passed": None, "score": None},
    ]
    kept = """async ([sections, course]) => {
      const { encode, decode } = await import("/scorm-code.js");
      return Object.keys(decode(encode(sections, course, new Date()), course).sections.attempts);
    }"""
    assert sorted(page.evaluate(kept, [{"attempts": attempts}, whole])) == days[1:]  # the best that passed, and the last

    full = """async (course) => {
      const { MOST, decode, encode } = await import("/scorm-code.js");
      const [any] = Object.values(course.questions);
      const names = Array.from({ length: 800 }, (_, number) => String(number).padStart(4, "0"));
      const large = { ...course, questions: Object.fromEntries(names.map((tag) => [tag, { ...any, tag }])) };
      const chosen = any.options.slice(0, 1);
      const answers = Object.fromEntries(names.map((name) => [name, { chosen }]));
      const choices = Object.fromEntries(names.map((name) => [name, chosen]));
      const text = encode({ answers, forms: { "final-test": { choices } } }, large, new Date());
      const { sections } = decode(text, large);
      return [text.length <= MOST, Object.keys(sections.answers).length, "forms" in sections];
    }"""
    assert page.evaluate(full, whole) == [True, 800, False]  # where there is no room, a test under way goes before the answers

    for module in course.modules:
        data = scorm_course(course, "nl", COURSE_ID, __version__, module)
        size = len(module.questions)
        chosen = [[option.id for option in q.options if option.key == (n % 2 == 0)] for n, q in enumerate(module.questions)]  # right, wrong
        given = [{"at": "", "chosen": options} for options in chosen]
        records = [{"answers": {q.id: one for q, one in zip(module.questions[:n], given, strict=False)}} for n in range(1, size + 1)]
        assert page.evaluate(report, [records, data]) == [
            {"complete": n == size, "passed": None, "score": pytest.approx(100 * ((n + 1) // 2) / size, abs=0.01)}
            for n in range(1, size + 1)
        ]
        keys = {f"{sorting.id}.{item.id}": [item.place] for sorting in module.meta.sorting for item in sorting.items}
        questions: Any = data["questions"]
        assert {name: questions[name]["key"] for name in keys} == keys

    told = "async ([attempt, course, version]) => (await import('/scorm-report.js')).interactions(attempt, course, version)"
    for version, between, wrong, answer in (("1.2", ",", "wrong", "student_response"), ("2004", "[,]", "incorrect", "learner_response")):
        for one, question in zip(page.evaluate(told, [attempts[days[0]], whole, version]), course.final_test.questions, strict=True):
            letters = {option.id: letter for option, letter in zip(question.options, "abcdefgh", strict=False)}
            chosen = attempts[days[0]]["questions"][question.id]
            assert one["correct_responses.0.pattern"] == between.join(letters[option.id] for option in question.keys)
            assert one[answer] == between.join(letters[option] for option in chosen["chosen"])
            assert one["result"] == ("correct" if chosen["correct"] else wrong)
    duration = "async (version) => (await import('/scorm-report.js')).duration(2 * 3_725_000, version)"
    assert [page.evaluate(duration, version) for version in NAMES] == ["0002:04:10", "PT2H4M10S"]
