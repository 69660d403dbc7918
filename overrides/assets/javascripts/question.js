/**
 * `<course-question>`: one self-check question.
 *
 * The page is readable without this file: the options stand in a form, the answer in a folded
 * `<details>`. This element hides that answer until the learner has checked a choice, and then
 * moves the reason that belongs to a chosen option from the answer to a place below the option.
 * Moved, not copied: the reason exists once, so it is read once and its ids stay unique.
 *
 * It stores nothing. Others listen to its events, which bubble:
 * - `course:answer`, detail {@link Answer}: a choice was graded. Who keeps it cancels the event, or the learner is told that it is
 *   not kept: a file of the page did not come;
 * - `course:retry`, detail `{question}`: the question was cleared by the learner;
 * - `course:show`, detail `{question}`: a saved answer was put back by `show`.
 *
 * `data-result` ("right" or "wrong") on the element keeps the last grade until a retry.
 *
 * With `data-held` the question is part of a test: it has no button of its own and tells nothing, and the test decides what
 * it shows, with `hold` (as new, open to choices) and `review` (graded, locked, with the answer at hand).
 */

import { grade } from "./grading.js";
import { word } from "./words.js";

/**
 * @typedef {object} Answer
 * @property {string} question
 * @property {string} objective
 * @property {string[]} chosen  ids of the chosen options, in the order of the page
 * @property {boolean} correct
 */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} actions
 * @property {HTMLElement} retry
 * @property {HTMLElement} status
 * @property {HTMLDetailsElement} answer
 */

/** Milliseconds between emptying and filling the status, so that the same text is read again. */
const PAUSE = 100;

export class CourseQuestion extends HTMLElement {
  /** @type {Parts | undefined} */
  #parts;

  /** What takes away the marks of the last attempt. @type {(() => void)[]} */
  #undo = [];

  /** @type {number | undefined} */
  #timer;

  constructor() {
    super();
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.#held) this.#check();
    });
    this.addEventListener("change", () => {
      this.#unmark();
      this.#say("");
    });
    this.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest(".quiz-retry")) this.#retry();
    });
  }

  connectedCallback() {
    // While the page is being read, an element can be connected before its children are there.
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.#start(), { once: true });
    } else {
      this.#start();
    }
  }

  /**
   * Put back a saved answer, without announcing it or moving the focus. Options that no longer
   * exist are left out; if nothing is left, the question is as new.
   *
   * @param {string[]} chosen  ids of options
   */
  show(chosen) {
    this.#start();
    this.#choose(chosen);
    if (this.#chosen.length) this.#settle();
    else this.#clear();
    this.#tell("course:show", { question: this.dataset.question });
  }

  /**
   * In a test: take choices, with these made already.
   *
   * @param {string[]} chosen  ids of options
   */
  hold(chosen) {
    this.#start();
    this.#choose(chosen);
    this.#lock(false);
    this.#clear();
  }

  /**
   * In a test: show how these choices were graded, and take no others. The answer is open, unless they were right.
   *
   * @param {string[]} chosen  ids of options
   */
  review(chosen) {
    this.#start();
    this.#choose(chosen);
    this.#lock(true);
    const { correct } = this.#settle();
    this.#after(true, !correct);
  }

  /** Ids of the options that are chosen now, in the order of the page. */
  get chosen() {
    return this.#chosen.map(value);
  }

  /** Ids of the right options. */
  get key() {
    return this.#options.filter(isRight).map(value);
  }

  /** @returns {HTMLInputElement[]} */
  get #options() {
    return [...this.querySelectorAll(".quiz-option input")].filter(
      (input) => input instanceof HTMLInputElement,
    );
  }

  get #chosen() {
    return this.#options.filter((option) => option.checked);
  }

  get #held() {
    return this.dataset.held !== undefined;
  }

  /** @param {string[]} chosen */
  #choose(chosen) {
    for (const option of this.#options) option.checked = chosen.includes(option.value);
    this.#say("");
  }

  /** @param {boolean} locked */
  #lock(locked) {
    this.querySelector("fieldset")?.toggleAttribute("disabled", locked);
  }

  #start() {
    if (this.#parts) return;
    const actions = this.#part(".quiz-actions");
    const retry = this.#part(".quiz-retry");
    const status = this.#part(".quiz-feedback");
    const answer = /** @type {HTMLDetailsElement} */ (this.#part("details.quiz-answer"));
    this.#parts = { actions, retry, status, answer };
    actions.hidden = this.#held;
    if (!this.#held) answer.hidden = true; // a test hides it itself; where its file does not come, the answer can be read
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  #part(selector) {
    const part = this.querySelector(selector);
    if (part instanceof HTMLElement) return part;
    throw new Error(`course-question ${this.id}: no ${selector}`);
  }

  #check() {
    if (!this.#chosen.length) {
      this.#say(word("choose-first"), true);
      return;
    }
    const { correct, missing, wrong } = this.#settle();
    let sentence = "result-mixed";
    if (correct) sentence = "result-right";
    else if (this.#reveals) sentence = "result-differs";
    else if (!this.#several) sentence = "result-wrong";
    else if (!wrong.length) sentence = "result-partly";
    else if (!missing.length) sentence = "result-extra";
    const isKept = this.#tell("course:answer", {
      question: this.dataset.question ?? "",
      objective: this.dataset.objective ?? "",
      chosen: this.#chosen.map((option) => option.value),
      correct,
    });
    const said = word(sentence, { n: missing.length });
    this.#say(isKept ? said : `${said} ${word("not-kept")}`);
  }

  #retry() {
    for (const option of this.#options) option.checked = false;
    this.#options[0]?.focus(); // before its button disappears, or the focus would be lost
    this.#clear();
    this.#say(word("cleared"));
    this.#tell("course:retry", { question: this.dataset.question });
  }

  /** Grade the present choice and show the result at the options. */
  #settle() {
    this.#unmark();
    const chosen = this.#chosen;
    const key = this.#options.filter(isRight);
    const result = grade(chosen.map(value), key.map(value));
    for (const option of chosen) this.#mark(option);
    this.dataset.result = result.correct ? "right" : "wrong";
    this.#after(true, result.correct || this.#reveals);
    return result;
  }

  /** Back to the state before the first check. */
  #clear() {
    this.#unmark();
    delete this.dataset.result;
    this.#after(false, false);
  }

  /**
   * What can be had after a check: another try and the answer.
   *
   * @param {boolean} available
   * @param {boolean} open
   */
  #after(available, open) {
    if (!this.#parts) return;
    this.#parts.retry.hidden = !available;
    this.#parts.answer.hidden = !available;
    this.#parts.answer.open = open;
  }

  /**
   * Show the verdict on a chosen option and the reason for it, below that option.
   *
   * @param {HTMLInputElement} option
   */
  #mark(option) {
    const right = isRight(option);
    const row = option.closest(".quiz-option");
    const item = [...this.querySelectorAll("li.answer-feedback")].find(
      (candidate) => candidate instanceof HTMLElement && candidate.dataset.option === option.value,
    );
    const reason = item?.querySelector(".quiz-reason");
    const home = reason?.parentElement;

    const verdict = document.createElement("p");
    verdict.className = "quiz-verdict";
    verdict.textContent = word((this.#several ? "several-" : "") + (right ? "right" : "not-best"));

    const mark = document.createElement("div");
    mark.className = "quiz-mark";
    mark.id = `${option.id}-feedback`;
    mark.append(verdict);
    if (reason) mark.append(reason);

    row?.append(mark);
    row?.classList.add(right ? "correct" : "wrong");
    item?.toggleAttribute("hidden", true);
    option.setAttribute("aria-describedby", mark.id);

    this.#undo.push(() => {
      if (reason) home?.append(reason);
      mark.remove();
      row?.classList.remove("correct", "wrong");
      item?.toggleAttribute("hidden", false);
      option.removeAttribute("aria-describedby");
    });
  }

  #unmark() {
    for (const undo of this.#undo.splice(0)) undo();
  }

  /** Does the answer open after any check? Where there is one reason for all options, nothing is lost by it. */
  get #reveals() {
    return this.dataset.reveal !== undefined;
  }

  get #several() {
    return this.dataset.select === "several";
  }

  /**
   * Announce a sentence, even when it is the same as before; an empty one only clears the last.
   *
   * @param {string} sentence
   * @param {boolean} [needed]  is there nothing else to see? It stands below the button, which may be the last thing on the screen
   */
  #say(sentence, needed = false) {
    const status = this.#parts?.status;
    if (!status) return;
    clearTimeout(this.#timer);
    status.textContent = "";
    if (!sentence) return;
    this.#timer = setTimeout(() => {
      status.textContent = sentence;
      if (needed) status.scrollIntoView({ block: "nearest" });
    }, PAUSE);
  }

  /**
   * @param {string} name
   * @param {Answer | {question?: string}} detail
   * @returns {boolean}  was it cancelled by one who listens?
   */
  #tell(name, detail) {
    return !this.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true, detail }));
  }
}

/** @param {HTMLInputElement} option */
function isRight(option) {
  return option.dataset.correct === "true";
}

/** @param {HTMLInputElement} option */
function value(option) {
  return option.value;
}

if (!customElements.get("course-question")) customElements.define("course-question", CourseQuestion);
