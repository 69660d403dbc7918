/** `<course-overview>`: on the page "My course", what is done, what is left, and what waits in the review and the notes. */

import { bestPassed, readAttempts } from "./attempts.js";
import { countAnswered } from "./choices.js";
import { dueQuestions } from "./due.js";
import { duration } from "./duration.js";
import { standings } from "./my-standing.js";
import "./progress.js";
import { minutesLeft } from "./standing.js";
import { store } from "./store.js";
import { word } from "./words.js";

export class CourseOverview extends HTMLElement {
  connectedCallback() {
    store.addEventListener("change", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    store.removeEventListener("change", this);
  }

  handleEvent() {
    const modules = standings();
    const left = minutesLeft(modules);
    const done = modules.filter((module) => module.done).length;
    const rest = word(left ? "overview-left" : "overview-none", { done, modules: modules.length, time: duration(left) });
    write(this.querySelector(".overview__rest"), rest);

    const due = dueQuestions(JSON.parse(this.dataset.questions ?? "[]"), store.all("answers"), new Date()).length;
    let key = "overview-review";
    if (due === 1) key = "overview-review-one";
    if (due === 0) key = "overview-review-none";
    write(document.querySelector("[data-count=review]"), word(key, { n: due }));

    const attempts = readAttempts(store.all("attempts"));
    const best = bestPassed(attempts);
    const answered = countAnswered(store.get("forms", "final-test"));
    const line = document.querySelector("[data-count=test]");
    let total = line?.getAttribute("data-total") ?? 0;
    let state = attempts.length ? "overview-test-taken" : "overview-test-none";
    if (answered) state = "overview-test-begun";
    if (best) [state, total] = ["overview-test-passed", best.total];
    write(line, word(state, { right: best?.right ?? 0, answered, total }));

    const notes = Object.values(store.all("notes")).filter(({ text }) => text?.trim()).length;
    write(document.querySelector("[data-count=notes]"), word(notes ? "overview-notes" : "overview-notes-none", { n: notes }));
  }
}

/**
 * @param {Element | null} element
 * @param {string} text
 */
function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

if (!customElements.get("course-overview")) customElements.define("course-overview", CourseOverview);
