/**
 * `<course-certificate>`: a certificate of participation after a passed final test, and else a participation record without
 * a score. It is made of the record in this browser and of a name that is typed here (`forms/certificate`: `{name}`).
 */

import { bestPassed, readAttempts } from "./attempts.js";
import { day, number } from "./dates.js";
import { isKept } from "./kept.js";
import { standingOf } from "./my-standing.js";
import { store } from "./store.js";
import { word } from "./words.js";

const FORM = "certificate";

export class CourseCertificate extends HTMLElement {
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
    this.#field.addEventListener("input", () => {
      store.put("forms", FORM, { name: this.#field.value });
      this.#fill();
    });
    this.#part("[data-print]").addEventListener("click", () => print());
    store.addEventListener("change", (event) => {
      if (!(event instanceof CustomEvent) || event.detail.own) return; // only what changed elsewhere, or the day
      this.#read();
    });
    addEventListener("pageshow", () => this.#read()); // a browser that goes back fills in the name again, also one that was erased
    this.#part(".certificate-controls").hidden = false;
    this.#read();
  }

  /** Show what the record says. */
  #read() {
    const name = store.get("forms", FORM)?.name;
    this.#field.value = typeof name === "string" ? name.slice(0, this.#field.maxLength) : "";
    this.#fill();
  }

  get #field() {
    return /** @type {HTMLInputElement} */ (this.#part("#certificate-name"));
  }

  #fill() {
    const attempt = bestPassed(readAttempts(store.all("attempts")));
    const modules = [...this.querySelectorAll("[data-module]")].filter((each) => each instanceof HTMLElement);
    const done = modules.filter((each) => standingOf(each.dataset.module ?? "")?.done);
    const minutes = done.reduce((sum, each) => sum + Number(each.dataset.minutes), 0);

    this.#write("name", this.#field.value.trim() || word("certificate-no-name"));
    this.#part('[data-field="name"]').classList.toggle("is-empty", !this.#field.value.trim());
    this.#part(".certificate__title").textContent = word(attempt ? "certificate-title" : "certificate-record");
    let sentence = "certificate-sentence";
    if (!attempt) sentence = done.length ? "certificate-sentence-record" : "certificate-sentence-none";
    this.#write("sentence", word(sentence));
    this.#write("date", day(new Date()));
    const hours = halfHours(minutes);
    let spent = "certificate-hours";
    if (!done.length) spent = "certificate-hours-none";
    else if (hours === 1) spent = "certificate-hours-one";
    this.#write("hours", word(spent, { hours: number(hours), done: done.length, total: modules.length }));
    this.#part('[data-field="test"]').hidden = !attempt;
    if (attempt) {
      const { right, total, pass, date } = attempt;
      const percent = Math.floor((right * 100) / total);
      this.#write("score", word("certificate-score", { right, total, percent, pass, date: day(date) }));
    }
    for (const each of modules) {
      const completed = done.includes(each);
      each.classList.toggle("is-done", completed);
      each.hidden = !attempt && !completed;
      const state = each.querySelector('[data-field="state"]');
      if (state) state.textContent = word(completed ? "certificate-done" : "certificate-not-done");
    }
    this.#write("made", word("certificate-made"));

    const about = [word(attempt ? "certificate-about-passed" : "certificate-about-record")];
    if (!done.length) about.push(word("certificate-about-undone"));
    const told = this.#part(".certificate-controls__about");
    const text = about.join(" ");
    if (told.textContent !== text) told.textContent = text;
    this.querySelector('[data-if="untested"]')?.toggleAttribute("hidden", Boolean(attempt));
    this.querySelector('[data-if="undone"]')?.toggleAttribute("hidden", done.length === modules.length);
    this.#part("[data-kept]").textContent = word(isKept() ? "certificate-kept" : "certificate-not-kept");
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  #write(name, text) {
    this.#part(`[data-field="${name}"]`).textContent = text;
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  #part(selector) {
    const part = this.querySelector(selector);
    if (part instanceof HTMLElement) return part;
    throw new Error(`course-certificate: no ${selector}`);
  }
}

/**
 * Hours to the half, rounded down: a certificate claims no minute too many.
 *
 * @param {number} minutes
 */
function halfHours(minutes) {
  return Math.floor(minutes / 30) / 2;
}

if (!customElements.get("course-certificate")) customElements.define("course-certificate", CourseCertificate);
