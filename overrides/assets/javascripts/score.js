/**
 * `<course-score>`: how many questions of the closing self-check were answered, and how many
 * rightly. It counts what the questions around it say of themselves (`data-result`), each time
 * one of them changes. Only an answer is announced; a saved answer put back, or a retry, is not.
 */

import { word } from "./words.js";

const EVENTS = ["course:answer", "course:retry", "course:show"];

/** Milliseconds after which the score is given: first the question says its own result. */
const PAUSE = 800;

export class CourseScore extends HTMLElement {
  /** @type {number | undefined} */
  #timer;

  connectedCallback() {
    for (const name of EVENTS) document.addEventListener(name, this);
  }

  disconnectedCallback() {
    for (const name of EVENTS) document.removeEventListener(name, this);
    clearTimeout(this.#timer);
  }

  /** @param {Event} event */
  handleEvent({ type, target }) {
    const quiz = this.closest(".course-quiz");
    const text = this.querySelector(".course-score__text");
    if (!quiz || !text || !(target instanceof Node) || !quiz.contains(target)) return;
    const announce = type === "course:answer";
    text.setAttribute("aria-live", announce ? "polite" : "off");
    clearTimeout(this.#timer);
    if (announce) this.#timer = setTimeout(() => update(quiz, text), PAUSE);
    else update(quiz, text);
  }
}

/**
 * Write the score of a quiz, if it has changed.
 *
 * @param {Element} quiz
 * @param {Element} text
 */
function update(quiz, text) {
  const total = quiz.querySelectorAll("course-question").length;
  const answered = quiz.querySelectorAll("course-question[data-result]").length;
  const right = quiz.querySelectorAll('course-question[data-result="right"]').length;
  const score = answered ? word("score", { answered, total, right }) : "";
  if (text.textContent !== score) text.textContent = score;
}

if (!customElements.get("course-score")) customElements.define("course-score", CourseScore);
