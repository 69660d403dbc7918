/**
 * `<course-test>`: the final test. All questions first, one button at the end, then the result, what to reread, and every
 * question with its verdict and explanation. The questions are `<course-question data-held>`: they show, this decides.
 *
 * The record keeps the choices that are not handed in yet (`forms/final-test`: `{choices, round}`) and each attempt
 * (`attempts`). Nothing goes to the answers of the self-checks. The questions keep their order, which is that of the
 * modules; the options get a new one in each round.
 */

import { readAttempts, readRound } from "./attempts.js";
import { followBlank, writeBlanks } from "./blanks.js";
import { readChoices } from "./choices.js";
import { dayAndTime } from "./dates.js";
import { isKept } from "./kept.js";
import { CourseQuestion } from "./question.js";
import { writeRows } from "./rows.js";
import { needed, optionOrder, score, unanswered } from "./scoring.js";
import { store } from "./store.js";
import { word } from "./words.js";

/** @typedef {import("./attempts.js").Attempt} Attempt */

const DRAFT = "final-test";

/** Milliseconds between emptying and filling the status, so that the same text is read again. */
const PAUSE = 100;

/** Letters of a question that its link shows. */
const START = 60;

export class CourseTest extends HTMLElement {
  /** @type {CourseQuestion[]} */
  #questions = [];

  /** Ids of the options as they were written, by question. @type {Map<CourseQuestion, string[]>} */
  #written = new Map();

  #round = 0;

  /** The attempt that is shown; none while questions are being answered. @type {Attempt | undefined} */
  #shown;

  /** What was seen last in the record. */
  #seen = "";

  #began = false;

  /** Was the test left half-way, and found again? */
  #resumed = false;

  /** @type {number | undefined} */
  #timer;

  connectedCallback() {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.#begin(), { once: true });
    } else {
      this.#begin();
    }
  }

  #begin() {
    if (this.#began) return;
    this.#began = true;
    this.#questions = [...this.querySelectorAll("course-question")].filter((each) => each instanceof CourseQuestion);
    for (const question of this.#questions) {
      this.#written.set(question, [...question.querySelectorAll("input")].map((input) => input.value));
    }
    this.addEventListener("change", () => this.#changed());
    this.addEventListener("click", (event) => this.#clicked(event));
    store.addEventListener("change", (event) => {
      const before = this.#seen;
      this.#seen = this.#look();
      const own = event instanceof CustomEvent && event.detail.own;
      if (!own && this.#seen !== before) this.#restore(); // another tab went on with the test
    });
    this.#seen = this.#look();
    const early = this.#choices();
    this.#restore();
    if (!this.#shown) this.#takeOver(early);
  }

  /**
   * Keep what was chosen before this file had come, which may take a while.
   *
   * @param {import("./scoring.js").Choices} early
   */
  #takeOver(early) {
    const answered = this.#questions.filter((question) => early[id(question)].length);
    for (const question of answered) question.hold(early[id(question)]);
    if (answered.length) this.#changed();
  }

  /** Show what the record says: an attempt that is under way, else the last result, else a new test. */
  #restore() {
    const draft = store.get("forms", DRAFT);
    const [latest] = this.#attempts();
    if (latest && !draft) {
      this.#showResult(latest);
      return;
    }
    this.#showQuestions(readChoices(draft?.choices), readRound(draft?.round));
    this.#resumed = this.#blanks().length < this.#questions.length;
    this.#count();
  }

  /** What the record has of the test, to see whether that changed. */
  #look() {
    return JSON.stringify([store.get("forms", DRAFT), store.all("attempts")]);
  }

  #attempts() {
    return readAttempts(store.all("attempts"));
  }

  // Answering

  /**
   * @param {import("./scoring.js").Choices} choices
   * @param {number} round
   */
  #showQuestions(choices, round) {
    this.#shown = undefined;
    this.#round = round;
    this.removeAttribute("data-changed");
    for (const question of this.#questions) {
      question.hold([]);
      this.#order(question);
      question.hold(Object.hasOwn(choices, id(question)) ? choices[id(question)] : []);
      this.#verdict(question, "");
    }
    this.#resumed = false;
    for (const part of [".test-result", ".test-questions"]) this.#part(part).hidden = true;
    this.#part(".test-hand-in").hidden = false;
    this.#part(".test-blanks").hidden = true;
    this.#part("[data-back]").hidden = !this.#attempts().length;
    this.#count();
    this.#list();
  }

  /** @param {CourseQuestion} question */
  #order(question) {
    const order = optionOrder(this.#written.get(question) ?? [], id(question), this.#round);
    const present = [...question.querySelectorAll("input")].map((input) => input.value);
    if (order.every((option, index) => option === present[index])) return; // moving an element takes its focus away
    order.forEach((option, index) => {
      const letter = String.fromCharCode("A".charCodeAt(0) + index);
      const input = [...question.querySelectorAll("input")].find(({ value }) => value === option);
      const reason = [...question.querySelectorAll("li.answer-feedback")].find(
        (item) => item instanceof HTMLElement && item.dataset.option === option,
      );
      for (const item of [input?.closest(".quiz-option"), reason]) {
        const mark = item?.querySelector(".quiz-letter");
        if (mark) mark.textContent = letter;
        if (item) item.parentElement?.append(item);
      }
    });
  }

  #bank() {
    return this.#questions.map((question) => ({
      id: id(question),
      objective: question.dataset.objective ?? "",
      key: question.key,
    }));
  }

  #choices() {
    return Object.fromEntries(this.#questions.map((question) => [id(question), question.chosen]));
  }

  #blanks() {
    return unanswered(this.#bank(), this.#choices());
  }

  #changed() {
    store.put("forms", DRAFT, { choices: this.#choices(), round: this.#round });
    this.#count();
    if (!this.#part(".test-blanks").hidden) this.#pointOut();
  }

  /** Say how many are answered: beside the button at the end and, for whoever comes back, above the first question. */
  #count() {
    const total = this.#questions.length;
    const blanks = this.#blanks();
    const answered = total - blanks.length;
    this.#part(".test-hand-in__count").textContent = word("test-count", { answered, total });
    const way = this.#part(".test-way");
    way.hidden = false;
    way.replaceChildren();
    if (!this.#resumed) return;
    const next = this.#questions.findIndex((question) => blanks.includes(id(question)));
    const link = document.createElement("a");
    link.href = next < 0 ? "#hand-in" : `#${this.#questions[next].id}`;
    link.textContent = next < 0 ? word("test-way-end") : word("test-way-on", { n: next + 1 });
    way.append(word("test-way", { answered, total }), " ", link);
  }

  /** List the questions without an answer. */
  #pointOut() {
    const blanks = this.#blanks();
    const title = word(blanks.length === 1 ? "test-blanks-one" : "test-blanks", { n: blanks.length });
    const links = this.#questions.flatMap((question, index) =>
      blanks.includes(id(question))
        ? [{ id: question.id, text: word("test-blank", { n: index + 1, start: start(question) }) }]
        : [],
    );
    writeBlanks(this, title, links);
  }

  // Buttons and links

  /** @param {Event} event */
  #clicked(event) {
    const { target } = event;
    if (followBlank(event) || !(target instanceof Element)) return;
    if (target.closest("[data-hand-in]")) {
      this.#pointOut();
      if (this.#blanks().length) this.#part(".test-blanks__title").focus();
      else this.#handIn();
    } else if (target.closest("[data-anyway]")) {
      this.#handIn();
    } else if (target.closest("[data-retake]")) {
      this.#retake();
    } else if (target.closest("[data-back]")) {
      const [latest] = this.#attempts();
      if (latest) this.#showResult(latest);
      this.#part(".test-result__title").focus();
    }
  }

  #handIn() {
    const pass = Number(this.dataset.pass);
    const { right, total, passed, questions } = score(this.#bank(), this.#choices(), pass);
    const date = new Date().toISOString();
    const version = this.dataset.version ?? "";
    const name = `${date}-${Math.random().toString(36).slice(2, 8)}`;
    const attempt = { date, right, total, pass, passed, version, round: this.#round, questions };
    store.put("attempts", name, attempt);
    store.remove("forms", DRAFT);
    const [made] = readAttempts({ [name]: attempt });
    this.#showResult(made);
    this.#part(".test-result__title").focus();
  }

  #retake() {
    const draft = store.get("forms", DRAFT);
    const round = draft ? readRound(draft.round) : Math.max(0, ...this.#attempts().map((attempt) => attempt.round)) + 1;
    if (!draft) store.put("forms", DRAFT, { choices: {}, round });
    this.#showQuestions(readChoices(draft?.choices), round);
    this.#questions[0]?.querySelector("input")?.focus();
    this.#say(word("test-again"));
  }

  // The result

  /** @param {Attempt} attempt */
  #showResult(attempt) {
    this.#say(""); // "a new attempt" is over
    this.#shown = attempt;
    this.#round = attempt.round;
    const { right, total, pass, passed } = attempt;
    const choices = Object.fromEntries(Object.entries(attempt.questions).map(([each, { chosen }]) => [each, chosen]));
    const now = score(this.#bank(), choices, pass);
    const same =
      now.right === right && now.total === total && Object.entries(now.questions).every(
        ([each, { correct }]) => Object.hasOwn(attempt.questions, each) && attempt.questions[each].correct === correct,
      );

    this.#part(".test-result").toggleAttribute("data-failed", !passed);
    this.#part(".test-result__title").textContent = word(passed ? "test-passed" : "test-failed", { right, total });
    const more = word(passed ? "test-passed-more" : "test-failed-more", { needed: needed(total, pass), total, pass });
    this.#part(".test-result__verdict").textContent = same ? more : word("test-changed");
    this.#part("[data-kept]").textContent = word(isKept() ? "test-kept" : "test-not-kept");
    this.querySelector("[data-passed]")?.toggleAttribute("hidden", !this.#attempts().some((each) => each.passed));
    this.#part("[data-retake]").textContent = word(store.get("forms", DRAFT) ? "test-go-on" : "test-retake");
    this.toggleAttribute("data-changed", !same);

    for (const question of this.#questions) {
      question.hold([]);
      this.#order(question);
      const { chosen, correct } = now.questions[id(question)];
      question.review(chosen);
      let verdict = "test-verdict-blank";
      if (chosen.length) verdict = correct ? "test-verdict-right" : "test-verdict-wrong";
      this.#verdict(question, same ? word(verdict) : "");
    }
    this.#showObjectives(now);
    this.#part(".test-way").hidden = true;
    for (const part of [".test-result", ".test-questions"]) this.#part(part).hidden = false;
    this.#part(".test-hand-in").hidden = true;
    this.#list();
  }

  /** @param {import("./scoring.js").Score} result */
  #showObjectives({ objectives }) {
    for (const item of this.querySelectorAll("li[data-objective]")) {
      const sum = item instanceof HTMLElement ? objectives.get(item.dataset.objective ?? "") : undefined;
      const mark = item.querySelector(".test-objectives__mark");
      if (!sum || !mark) continue;
      let key = "test-objective-part";
      if (!sum.missed.length) key = "test-objective-right";
      else if (!sum.right) key = "test-objective-wrong";
      mark.textContent = word(key, { right: sum.right, total: sum.total });
      item.classList.toggle("is-right", !sum.missed.length);
      item.querySelector(".test-objectives__reread")?.remove();
      if (!sum.missed.length) continue;
      const reread = document.createElement("p");
      reread.className = "test-objectives__reread";
      reread.append(...this.#passages(sum.missed));
      item.append(reread);
    }
  }

  /**
   * Links to the passages of questions, as these have them; of two alike one.
   *
   * @param {string[]} missed
   */
  #passages(missed) {
    /** @type {Map<string, Node>} */
    const links = new Map();
    for (const question of this.#questions) {
      const passage = missed.includes(id(question)) ? question.querySelector(".quiz-passage a") : undefined;
      if (passage) links.set(passage.getAttribute("href") ?? "", passage.cloneNode(true));
    }
    return links.values();
  }

  /**
   * Write a verdict beside the number of a question.
   *
   * @param {CourseQuestion} question
   * @param {string} text
   */
  #verdict(question, text) {
    question.querySelector(".test-verdict")?.remove();
    if (!text) return;
    const verdict = document.createElement("strong");
    verdict.className = "test-verdict";
    verdict.textContent = ` · ${text}`;
    question.querySelector(".quiz-number")?.append(verdict);
  }

  /** The attempts, newest first. */
  #list() {
    const attempts = this.#attempts();
    this.#part(".test-attempts").hidden = !attempts.length;
    const rows = attempts.map(({ date, right, total, passed, version }) => [
      dayAndTime(date),
      `${right} / ${total}`,
      word(passed ? "test-attempt-passed" : "test-attempt-failed"),
      version,
    ]);
    writeRows(this.#part(".test-attempts__table"), rows);
  }

  /**
   * Announce a sentence; an empty one only clears the last.
   *
   * @param {string} sentence
   */
  #say(sentence) {
    const status = this.#part(".test-status");
    clearTimeout(this.#timer);
    status.textContent = "";
    if (sentence) this.#timer = setTimeout(() => (status.textContent = sentence), PAUSE);
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  #part(selector) {
    const part = this.querySelector(selector);
    if (part instanceof HTMLElement) return part;
    throw new Error(`course-test: no ${selector}`);
  }
}

/** @param {CourseQuestion} question */
function id(question) {
  return question.dataset.question ?? "";
}

/**
 * The first words of a question.
 *
 * @param {CourseQuestion} question
 */
function start(question) {
  const text = (question.querySelector(".quiz-question")?.textContent ?? "").trim().replace(/\s+/g, " ");
  return text.length > START ? `${text.slice(0, text.lastIndexOf(" ", START))} …` : text;
}

if (!customElements.get("course-test")) customElements.define("course-test", CourseTest);
