/**
 * `<course-self-assessment>`: the learner rates themselves before and after the course, and sees both side by side.
 *
 * The record keeps what was saved (`assessments/before` and `assessments/after`: `{date, version, answers}`) and what is being
 * filled in (`forms/self-assessment`: `{before: answers, after: answers}`). While it is filled in, earlier answers are not
 * shown: they would colour the new ones.
 */

import { readAttempts } from "./attempts.js";
import { followBlank, writeBlanks } from "./blanks.js";
import { chart } from "./chart.js";
import { day, number } from "./dates.js";
import { isKept } from "./kept.js";
import { writeRows } from "./rows.js";
import { compare, due, readAnswers } from "./scales.js";
import { store } from "./store.js";
import { word } from "./words.js";

/**
 * @typedef {import("./scales.js").Moment} Moment
 * @typedef {import("./scales.js").Answers} Answers
 * @typedef {{date: Date, answers: Answers}} Measurement
 */

const DRAFT = "self-assessment";
/** @type {Moment[]} */
const MOMENTS = ["before", "after"];

export class CourseSelfAssessment extends HTMLElement {
  /** What is being filled in; none while the comparison is shown. @type {Moment | undefined} */
  #moment;

  /** What was seen last in the record. */
  #seen = "";

  #began = false;

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
    this.addEventListener("change", (event) => this.#changed(event));
    this.addEventListener("click", (event) => this.#clicked(event));
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#pointOut();
      if (this.#blanks().length) this.#part(".test-blanks__title").focus();
      else this.#saveAll();
    });
    store.addEventListener("change", (event) => {
      const before = this.#seen;
      this.#seen = this.#look();
      const own = event instanceof CustomEvent && event.detail.own;
      if (own || this.#seen === before) return; // only what another tab changed here
      if (this.#moment) this.#fill(this.#moment);
      else this.#show();
    });
    this.#seen = this.#look();
    this.#part(".assessment-moment").hidden = false;
    this.#part(".assessment-end").hidden = false;
    const early = this.#answers(); // chosen before this file had come, which may take a while
    const { before, after } = this.#saved();
    const moment = due({ before: Boolean(before), after: Boolean(after), tested: this.#tested() });
    if (!moment) {
      this.#show();
      return;
    }
    if (Object.keys(early).length) this.#keep(moment, { ...this.#draft(moment), ...early });
    this.#fill(moment);
  }

  /** What the record has of the self-assessment, to see whether that changed. */
  #look() {
    return JSON.stringify([store.get("forms", DRAFT), store.all("assessments")]);
  }

  #tested() {
    return readAttempts(store.all("attempts")).length > 0;
  }

  /** What was saved. @returns {Record<Moment, Measurement | undefined>} */
  #saved() {
    return { before: this.#read("before"), after: this.#read("after") };
  }

  /**
   * @param {Moment} moment
   * @returns {Measurement | undefined}
   */
  #read(moment) {
    const entry = store.get("assessments", moment);
    const date = new Date(typeof entry?.date === "string" ? entry.date : NaN);
    const answers = readAnswers(entry?.answers, this.#items.map(itemId));
    return Number.isNaN(date.getTime()) || !Object.keys(answers).length ? undefined : { date, answers };
  }

  /** @returns {HTMLElement[]} */
  get #items() {
    return [...this.querySelectorAll("[data-item]")].filter((item) => item instanceof HTMLElement);
  }

  // Filling in

  /** @param {Moment} moment */
  #fill(moment) {
    this.#moment = moment;
    const saved = this.#saved();
    const draft = this.#draft(moment);
    const answers = Object.keys(draft).length ? draft : (saved[moment]?.answers ?? {});
    for (const item of this.#items) {
      for (const input of item.querySelectorAll("input")) input.checked = Number(input.value) === answers[itemId(item)];
    }
    for (const input of this.querySelectorAll('input[name="moment"]')) {
      if (input instanceof HTMLInputElement) input.checked = input.value === moment;
    }
    const about = [word(`assessment-now-${moment}`)];
    const own = saved[moment];
    if (own) about.push(word("assessment-again", { date: day(own.date) }));
    else if (moment === "after" && !this.#tested()) about.push(word("assessment-early"));
    if (moment === "after" && !saved.before) about[0] = word("assessment-no-before");
    const note = this.#part(".assessment-moment__about");
    note.textContent = about.join(" ");
    note.hidden = false;
    this.#part("[data-cancel]").hidden = !saved.before && !saved.after;
    this.#part(".test-blanks").hidden = true;
    this.#part(".assessment-form").hidden = false;
    this.#part(".assessment-result").hidden = true;
    this.#count();
  }

  /** @returns {Answers} */
  #answers() {
    const checked = this.#items.flatMap((item) => {
      const input = item.querySelector("input:checked");
      return input instanceof HTMLInputElement ? [[itemId(item), Number(input.value)]] : [];
    });
    return Object.fromEntries(checked);
  }

  #blanks() {
    const answers = this.#answers();
    return this.#items.filter((item) => !Object.hasOwn(answers, itemId(item)));
  }

  /** @param {Event} event */
  #changed({ target }) {
    if (!(target instanceof HTMLInputElement) || !this.#moment) return;
    if (target.name === "moment") {
      this.#fill(target.value === "after" ? "after" : "before");
      return;
    }
    this.#keep(this.#moment, this.#answers());
    this.#count();
    if (!this.#part(".test-blanks").hidden) this.#pointOut();
  }

  /**
   * Keep what is being filled in.
   *
   * @param {Moment} moment
   * @param {Answers} answers
   */
  #keep(moment, answers) {
    store.put("forms", DRAFT, { ...this.#drafts(), [moment]: answers });
  }

  /** @param {Moment} moment */
  #draft(moment) {
    return readAnswers(store.get("forms", DRAFT)?.[moment], this.#items.map(itemId));
  }

  /** What is being filled in, of both moments. */
  #drafts() {
    return Object.fromEntries(MOMENTS.map((moment) => [moment, this.#draft(moment)]));
  }

  #count() {
    const total = this.#items.length;
    const key = isKept() ? "assessment-count" : "assessment-count-unkept";
    this.#part(".assessment-end__count").textContent = word(key, { answered: total - this.#blanks().length, total });
  }

  #pointOut() {
    const blanks = this.#blanks();
    const title = word(blanks.length === 1 ? "assessment-blanks-one" : "assessment-blanks", { n: blanks.length });
    writeBlanks(this, title, blanks.map((item) => ({ id: item.id, text: legend(item) })));
    this.#part("[data-anyway]").hidden = blanks.length === this.#items.length;
  }

  #saveAll() {
    const moment = this.#moment;
    if (!moment) return;
    const drafts = { ...this.#drafts(), [moment]: {} };
    const date = new Date().toISOString();
    store.put("assessments", moment, { date, version: this.dataset.version ?? "", answers: this.#answers() });
    if (Object.values(drafts).some((answers) => Object.keys(answers).length)) store.put("forms", DRAFT, drafts);
    else store.remove("forms", DRAFT);
    this.#show();
    this.#part(".assessment-result__title").focus();
  }

  /** @param {Event} event */
  #clicked(event) {
    const { target } = event;
    if (followBlank(event) || !(target instanceof Element)) return;
    const open = target.closest("[data-open]");
    if (open instanceof HTMLElement) {
      this.#fill(open.dataset.open === "after" ? "after" : "before");
      this.#part('input[name="moment"]:checked').focus();
    } else if (target.closest("[data-anyway]")) {
      this.#saveAll();
    } else if (target.closest("[data-cancel]")) {
      this.#show();
      this.#part(".assessment-result__title").focus();
    }
  }

  // The comparison

  #show() {
    this.#moment = undefined;
    const { before, after } = this.#saved();
    if (!before && !after) {
      this.#fill("before");
      return;
    }
    const dates = { before: before ? day(before.date) : "", after: after ? day(after.date) : "" };
    let about = "assessment-about-both";
    if (!after) about = "assessment-about-before";
    else if (!before) about = "assessment-about-after";
    this.#part(".assessment-result__about").textContent = word(about, dates);

    const scales = [...this.querySelectorAll("[data-scale]")].map((scale) => {
      const items = this.#items.filter((item) => scale.contains(item)).map(itemId);
      const title = scale instanceof HTMLElement ? (scale.dataset.title ?? "") : "";
      return { title, total: items.length, ...compare(items, before?.answers, after?.answers) };
    });
    /**
     * @param {number | undefined} mean
     * @param {boolean} filledIn
     */
    const words = (mean, filledIn) => {
      if (mean !== undefined) return number(mean, 1);
      return word(filledIn ? "assessment-few" : "assessment-missing");
    };
    const rows = scales.map((scale) => ({
      ...scale,
      words: { before: words(scale.before, Boolean(before)), after: words(scale.after, Boolean(after)) },
    }));
    this.#part(".assessment-chart").replaceChildren(chart(rows));
    writeRows(
      this.#part(".assessment-table"),
      rows.map(({ title, total, used, words: means }) => [
        title, means.before, means.after, word("assessment-compared", { n: used, total }),
      ]),
    );
    writeRows(
      this.#part(".assessment-answers__table"),
      this.#items.map((item) => [legend(item), anchor(item, before), anchor(item, after)]),
    );
    for (const moment of MOMENTS) {
      const key = `assessment-${(moment === "before" ? before : after) ? "change" : "fill"}-${moment}`;
      this.#part(`[data-open="${moment}"]`).textContent = word(key);
    }
    this.#part("[data-kept]").textContent = word(isKept() ? "assessment-kept" : "assessment-not-kept");
    this.#part(".assessment-form").hidden = true;
    this.#part(".assessment-result").hidden = false;
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  #part(selector) {
    const part = this.querySelector(selector);
    if (part instanceof HTMLElement) return part;
    throw new Error(`course-self-assessment: no ${selector}`);
  }
}

/** @param {HTMLElement} item */
function itemId(item) {
  return item.dataset.item ?? "";
}

/** @param {HTMLElement} item */
function legend(item) {
  return item.querySelector("legend")?.textContent ?? "";
}

/**
 * An answer in words, with its number.
 *
 * @param {HTMLElement} item
 * @param {Measurement | undefined} measurement
 */
function anchor(item, measurement) {
  const answer = measurement?.answers[itemId(item)];
  const text = item.querySelector(`input[value="${answer}"]`)?.closest("label")?.textContent?.trim();
  return text ? `${text} (${answer})` : word("assessment-missing");
}

if (!customElements.get("course-self-assessment")) customElements.define("course-self-assessment", CourseSelfAssessment);
