/**
 * The page that a learning environment opens. It shows the course in a frame and stays open itself, so that there is one
 * session however many pages are read, and tells the environment what the learner's record says. Where no environment answers,
 * the course is the plain site.
 *
 * The record is the one of the site, in this browser. At the start it is filled from the environment's `suspend_data`, so that
 * a learner goes on where they were on any machine; what belongs to another learner of this browser is set aside.
 */

import { MOST, decode, encode, living } from "./scorm-code.js";
import { duration, interactions, report } from "./scorm-report.js";

/** Milliseconds after a change in which more may follow, and between two commits: an environment is written to sparingly. */
const SETTLING = 1500;
const SPARING = 30_000;

const course = JSON.parse(document.getElementById("scorm-course")?.textContent ?? "{}");
const version = course.version;
const frame = /** @type {HTMLIFrameElement} */ (document.getElementById("course"));
const scorm = /** @type {any} */ (window).pipwerks.SCORM;
const NAMES = {
  1.2: { learner: "cmi.core.student_id", place: "cmi.core.lesson_location", score: "cmi.core.score", time: "cmi.core.session_time", exit: "cmi.core.exit" },
  2004: { learner: "cmi.learner_id", place: "cmi.location", score: "cmi.score", time: "cmi.session_time", exit: "cmi.exit" },
}[/** @type {"1.2"} */ (version)];

const KEY = `course:${course.course}`;
const OWNER = `${KEY}:learner`;
const began = Date.now();
let connected = false;
/** Can this browser keep a record? Where it cannot, what is answered is not told, and what the environment has must stay. */
let keeps = true;
/** Had the environment noted an end before this session? It is not taken back, whatever this browser knows. */
let ended = false;
let settling = 0;
let committed = 0;
/** What was last written, by element, so that nothing is written twice. @type {Map<string, string>} */
const written = new Map();
/** Ids of the attempts that the environment has. @type {Set<string>} */
let reported = new Set();

/** @returns {Record<string, any>} */
function sections() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}").sections ?? {};
  } catch {
    return {};
  }
}

/** @param {string} element */
function get(element) {
  return String(scorm.get(element) ?? "");
}

/**
 * @param {string} element
 * @param {string} value
 */
function set(element, value) {
  if (written.get(element) === value) return;
  written.set(element, value);
  scorm.set(element, value);
}

function begin() {
  /** @type {any} */ (window).pipwerks.debug.isActive = false; // it would put an alert or a line in the console for each element
  scorm.version = version;
  scorm.handleCompletionStatus = false;
  scorm.handleExitMode = false;
  connected = scorm.init();
  let place = "";
  if (connected) {
    const learner = get(NAMES.learner);
    const state = get("cmi.suspend_data");
    try {
      makeOwn(learner);
      place = restore(state);
    } catch {
      keeps = false;
    }
    ended = ["completed", "passed", "failed"].includes(get(version === "1.2" ? "cmi.core.lesson_status" : "cmi.completion_status"));
    reported = new Set(Object.keys(living(decode(state, course)?.sections.attempts)));
    tell();
    save();
  }
  document.getElementById("told")?.toggleAttribute("hidden", !connected || !keeps); // the pages themselves say that nothing is sent
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) changed();
  });
  frame.addEventListener("load", entered);
  frame.src = place || course.start;
}

/**
 * Another learner's record is set aside, and this learner's put back.
 *
 * @param {string} learner
 */
function makeOwn(learner) {
  const before = localStorage.getItem(OWNER);
  if (before === learner) return;
  const record = localStorage.getItem(KEY);
  if (before !== null && record !== null) localStorage.setItem(`${KEY}:of:${before}`, record);
  const own = localStorage.getItem(`${KEY}:of:${learner}`);
  localStorage.removeItem(`${KEY}:of:${learner}`);
  if (own !== null) localStorage.setItem(KEY, own);
  else localStorage.removeItem(KEY);
  localStorage.setItem(OWNER, learner);
}

/**
 * Put what the environment kept into the record. An entry that says the same stays as it is: it knows more, such as when a
 * question comes back.
 *
 * @param {string} state
 * @returns {string}  where the learner was
 */
function restore(state) {
  const kept = decode(state, course);
  if (!kept) return "";
  const all = sections();
  for (const [section, entries] of Object.entries(kept.sections)) {
    for (const [id, entry] of Object.entries(entries)) {
      const own = all[section]?.[id];
      if (own && (own.at > kept.saved || same(own, entry))) continue;
      (all[section] ??= {})[id] = entry;
    }
  }
  localStorage.setItem(KEY, JSON.stringify({ course: course.course, version: 1, sections: all }));
  const { page = "", heading = "" } = kept.sections.place?.last ?? {};
  return page ? `${course.base}${page}index.html${heading ? `#${heading}` : ""}` : "";
}

/**
 * @param {any} own
 * @param {any} entry
 */
function same(own, entry) {
  const { at: _at, ...rest } = entry;
  return Object.entries(rest).every(([name, value]) => JSON.stringify(own[name]) === JSON.stringify(value));
}

/** A page was opened in the frame: note what happens there, and let links to other sites leave it. */
function entered() {
  const page = frame.contentDocument;
  if (!page) return;
  document.title = page.title;
  for (const link of page.querySelectorAll("a[href^='http']")) {
    if (link instanceof frame.contentWindow.HTMLAnchorElement && link.origin !== location.origin) {
      link.target = "_blank";
      link.rel = "noopener";
    }
  }
  changed();
}

function changed() {
  if (!connected) return;
  clearTimeout(settling);
  settling = setTimeout(() => {
    const important = tell();
    if (important || Date.now() - committed > SPARING) save();
  }, SETTLING);
}

/**
 * Write what the record says.
 *
 * @returns {boolean}  was something written that should be kept at once: a result of the test, or the end of a module?
 */
function tell() {
  const all = sections();
  const { complete, passed, score } = report(all, course);
  const before = written.get("complete");
  const place = all.place?.last;
  if (place?.page) set(NAMES.place, place.page.slice(0, 255));
  if (keeps) set("cmi.suspend_data", encode(all, course, new Date()).slice(0, MOST));
  if (score !== undefined) {
    set(`${NAMES.score}.min`, "0");
    set(`${NAMES.score}.max`, "100");
    set(`${NAMES.score}.raw`, String(score));
    if (version === "2004") set("cmi.score.scaled", String(score / 100));
  }
  if (ended && !complete) {
    // see above
  } else if (version === "1.2") {
    const done = passed === undefined ? "completed" : passed ? "passed" : "failed";
    set("cmi.core.lesson_status", complete ? done : "incomplete");
  } else {
    set("cmi.completion_status", complete ? "completed" : "incomplete");
    if (passed !== undefined) set("cmi.success_status", passed ? "passed" : "failed");
  }
  const attempts = course.scope === "course" ? Object.entries(living(all.attempts)) : [];
  const fresh = attempts.filter(([id]) => !reported.has(id));
  for (const [id, attempt] of fresh) {
    reported.add(id);
    let index = Number(get("cmi.interactions._count")) || 0;
    for (const interaction of interactions(attempt, course, version)) {
      for (const [name, value] of Object.entries(interaction)) scorm.set(`cmi.interactions.${index}.${name}`, value);
      index += 1;
    }
  }
  written.set("complete", String(complete));
  return fresh.length > 0 || (before !== undefined && before !== String(complete));
}

function save() {
  set(NAMES.time, duration(Date.now() - began, version));
  committed = Date.now();
  scorm.save();
}

function leave() {
  if (!connected) return;
  clearTimeout(settling);
  tell();
  set(NAMES.time, duration(Date.now() - began, version));
  set(NAMES.exit, "suspend");
  // Not `scorm.quit()`: that commits first, which browsers refuse while a page goes away, and then does not finish. To finish is
  // to commit, and environments have a way to do that at the end.
  const api = scorm.API.getHandle();
  if (version === "1.2") api.LMSFinish("");
  else api.Terminate("");
  connected = false;
}

addEventListener("pagehide", leave);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload(); // its session has ended
});
document.addEventListener("visibilitychange", () => {
  if (connected && document.visibilityState === "hidden") {
    tell();
    save();
  }
});

begin();
