/**
 * `<course-review>`: the questions that are due, across modules, one by one. They are the questions of the module pages: a page
 * is fetched when one of its questions comes up. Where that cannot be (a course on a disk), links lead to them.
 */

import { tellChange } from "./answers.js";
import { address, map } from "./course-map.js";
import { LOCALE } from "./locale.js";
import "./question.js";
import { dueQuestions, isReworded } from "./due.js";
import { store } from "./store.js";
import { word } from "./words.js";

/** @typedef {import("./due.js").Known} Known */

export class CourseReview extends HTMLElement {
  /** What is still to come, and how many there were. @type {Known[]} */
  #queue = [];
  #total = 0;
  #answered = 0;
  #right = 0;

  /** The question that is shown, or will be once its page has come. @type {Known | undefined} */
  #current;

  /** @type {() => void} */
  #action = () => {};

  /** Is what is there to review shown, and no question or result? */
  #welcomes = false;

  #known = false;

  connectedCallback() {
    if (this.#known) return;
    this.#known = true;
    this.querySelector("[hidden]")?.removeAttribute("hidden");
    this.#button.addEventListener("click", () => this.#action());
    this.addEventListener("course:answer", (event) => this.#count(/** @type {CustomEvent} */ (event).detail.correct));
    store.addEventListener("change", (event) => {
      if (this.#welcomes && event instanceof CustomEvent && !event.detail.own) this.#welcome();
    });
    this.#welcome();
  }

  /** What is there to review now? */
  #welcome() {
    const answers = store.all("answers");
    const given = this.#questions.filter(({ id }) => Object.hasOwn(answers, id));
    const due = dueQuestions(given, answers, new Date());
    if (due.length) {
      const title = due.length === 1 ? word("review-due-one") : word("review-due", { n: due.length });
      this.#show(title, word("review-due-text"), "review-start", () => this.#start(due));
    } else if (given.length) {
      const [first] = given.map(({ id }) => answers[id].due).sort();
      const date = new Intl.DateTimeFormat(LOCALE, { weekday: "long", day: "numeric", month: "long" });
      this.#show(word("review-rest"), word("review-rest-text", { n: given.length, date: date.format(new Date(first)) }));
    } else {
      this.#show(word("review-new"), word("review-new-text"));
    }
    this.#welcomes = true;
  }

  /** @param {Known[]} due */
  #start(due) {
    this.#queue = due;
    this.#total = due.length;
    this.#answered = 0;
    this.#right = 0;
    this.#next();
  }

  /** Show the next question, or the result. */
  async #next() {
    const known = this.#queue.shift();
    if (!known) {
      this.#finish();
      return;
    }
    this.#show(this.#titleOf(known, this.#total - this.#queue.length), word("review-loading"), "review-skip", () => this.#next());
    this.#current = known;
    try {
      const question = await questionOf(known);
      if (this.#current !== known) return; // skipped meanwhile
      this.#part(".review__text").textContent = "";
      this.#part(".review__stage").replaceChildren(question);
      const before = store.get("answers", known.id);
      tellChange(question, before !== undefined && isReworded(before, known.print));
      this.#part(".review__title").focus();
    } catch {
      pages.clear(); // so that a next try asks again
      if (this.#current !== known) return;
      this.#link([known, ...this.#queue]);
    }
  }

  /**
   * @param {Known} known
   * @param {number} n  which of this round it is
   */
  #titleOf({ module }, n) {
    const title = map.modules.find(({ id }) => id === module)?.title ?? "";
    return `${word("review-question", { n, total: this.#total })} · ${title}`;
  }

  /** @param {boolean} correct */
  #count(correct) {
    if (this.#button.dataset.word === "review-skip") {
      this.#answered += 1;
      this.#right += Number(correct);
    }
    this.#offer(this.#queue.length ? "review-next" : "review-finish", () => this.#next());
  }

  #finish() {
    const text = this.#answered ? word("review-end-text", { right: this.#right, n: this.#answered }) : "";
    this.#show(word("review-end"), text, "review-again", () => {
      this.#welcome();
      this.#part(".review__title").focus();
    });
    this.#part(".review__title").focus();
  }

  /** @param {Known[]} questions */
  #link(questions) {
    this.#show(this.#part(".review__title").textContent ?? "", word("review-links"));
    const links = questions.map((known, index) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `${address(`modules/${known.module}/`)}#q-${known.id}`;
      link.textContent = this.#titleOf(known, this.#total - questions.length + index + 1);
      item.append(link);
      return item;
    });
    this.#part(".review__links").replaceChildren(...links);
  }

  /**
   * @param {string} title
   * @param {string} text
   * @param {string} [button]
   * @param {() => void} [action]
   */
  #show(title, text, button = "", action = () => {}) {
    this.#current = undefined;
    this.#welcomes = false;
    this.#part(".review__stage").replaceChildren();
    this.#part(".review__links").replaceChildren();
    this.#part(".review__title").textContent = title;
    this.#part(".review__text").textContent = text;
    this.#offer(button, action);
  }

  /**
   * @param {string} name
   * @param {() => void} action
   */
  #offer(name, action) {
    this.#button.hidden = !name;
    this.#button.dataset.word = name;
    this.#button.className = name === "review-skip" ? "quiz-retry" : "quiz-button";
    this.#button.textContent = name && word(name);
    this.#action = action;
  }

  /** @returns {Known[]} */
  get #questions() {
    try {
      return JSON.parse(this.dataset.questions ?? "[]");
    } catch {
      return [];
    }
  }

  get #button() {
    return /** @type {HTMLButtonElement} */ (this.querySelector(".review__actions button"));
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

/** Pages of modules, by address. @type {Map<string, Promise<Document>>} */
const pages = new Map();

/**
 * The element of a question, from the page of its module, with links that work from here.
 *
 * @param {Known} question
 */
async function questionOf({ id, module }) {
  const url = address(`modules/${module}/`);
  const page = pages.get(url) ?? fetchPage(url);
  pages.set(url, page);
  const found = (await page).getElementById(`q-${id}`);
  if (!found) throw new Error(`no question ${id}`);
  const question = /** @type {HTMLElement} */ (document.importNode(found, true));
  question.setAttribute("data-fresh", "");
  question.querySelector(".quiz-number")?.remove();
  for (const link of question.querySelectorAll("a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", url).href);
  }
  return question;
}

/** @param {string} url */
async function fetchPage(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  // Without the styles of that page, which the policy of this one would refuse, and say so.
  const html = (await answer.text()).replace(/<style>.*?<\/style>/s, "");
  return new DOMParser().parseFromString(html, "text/html");
}

if (!customElements.get("course-review")) customElements.define("course-review", CourseReview);
