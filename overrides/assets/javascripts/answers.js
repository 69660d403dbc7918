/**
 * Keeps the answers to the questions of a page, each under the id of its question, and puts them back: after a reload, in the
 * other language, in another tab. Questions that keep their own answers (`data-held`) are left alone.
 *
 * `data-print` is the fingerprint of a question's text. An answer to a question that was reworded since is shown, with a
 * sentence that says so.
 */

import { isReworded } from "./due.js";
import { next } from "./schedule.js";
import { store } from "./store.js";
import { word } from "./words.js";

/** @typedef {import("./question.js").CourseQuestion} CourseQuestion */

/** The time of the answer that each question shows. @type {WeakMap<Element, string | undefined>} */
const shown = new WeakMap();

/** Keep and put back the answers of this page. */
export async function keepAnswers() {
  document.addEventListener("course:answer", (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    keep(event.target, event.detail);
  });
  document.addEventListener("course:retry", (event) => {
    if (isOurs(event)) reopen(event.target);
  });
  store.addEventListener("change", (event) => {
    if (event instanceof CustomEvent && !event.detail.own) restore();
  });
  // What listens to an answer that is put back must be there first.
  const names = ["course-question", "course-score"].filter((name) => document.querySelector(name));
  await Promise.all(names.map((name) => customElements.whenDefined(name)));
  restore();
}

/** Show the kept answer of each question that shows another one. */
function restore() {
  const answers = store.all("answers");
  for (const question of document.querySelectorAll("course-question:not([data-held], [data-fresh])")) {
    const id = question.getAttribute("data-question") ?? "";
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (shown.get(question) === answer?.at) continue;
    shown.set(question, answer?.at);
    /** @type {CourseQuestion} */ (question).show(answer?.chosen ?? []);
    tellChange(question, Boolean(answer?.chosen.length) && isReworded(answer, question.getAttribute("data-print")));
  }
}

/**
 * @param {HTMLElement} question
 * @param {import("./question.js").Answer} answer
 */
function keep(question, { question: id, chosen, correct }) {
  const print = question.dataset.print ?? "";
  const before = store.get("answers", id);
  const turn = before && before.print === print ? { box: before.box, due: before.due } : undefined;
  store.put("answers", id, { chosen, correct, print, ...next(turn, correct, new Date()) });
  shown.set(question, store.get("answers", id)?.at);
  tellChange(question, false);
}

/**
 * The learner cleared a question. When it comes back for review stays as it was.
 *
 * @param {HTMLElement} question
 */
function reopen(question) {
  const id = question.dataset.question ?? "";
  const before = store.get("answers", id);
  if (before) store.put("answers", id, { ...before, chosen: [], correct: false });
  shown.set(question, store.get("answers", id)?.at);
  tellChange(question, false);
}

/**
 * Say at a question that it was reworded since it was answered, or no longer.
 *
 * @param {Element} question
 * @param {boolean} changed
 */
export function tellChange(question, changed) {
  question.querySelector(".quiz-changed")?.remove();
  if (!changed) return;
  const note = document.createElement("p");
  note.className = "quiz-changed";
  note.textContent = word("reworded");
  question.querySelector(".quiz-form")?.before(note);
}

/**
 * @param {Event} event
 * @returns {event is CustomEvent & {target: HTMLElement}}
 */
function isOurs({ target }) {
  return target instanceof HTMLElement && target.dataset.held === undefined;
}
