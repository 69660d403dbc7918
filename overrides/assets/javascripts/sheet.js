/**
 * `<course-sheet>`: a form to fill in, print and sign. What is filled in is kept in the learner's record on this device
 * (section `forms`, under the name in `data-form`) and goes nowhere. Without this file it is a form that can be filled in
 * and printed, and is not kept.
 *
 * A link can fill in the fields of an empty form: `#minutes=90&method=…`. In one that is not empty it changes nothing: the form then
 * says so, and is filled in once it was emptied.
 */

import { isKept } from "./kept.js";
import { MOST, fit } from "./note.js";
import { printOnly } from "./print.js";
import { store } from "./store.js";
import { word } from "./words.js";

/** Milliseconds after the last key before the form is saved. */
const PAUSE = 400;

export class CourseSheet extends HTMLElement {
  /** @type {number | undefined} */
  #timer;

  /** What was seen last in the record. */
  #seen = "";

  /** What the link brings. @type {Record<string, string>} */
  #brought = {};

  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    this.querySelector(".form-sheet__actions")?.toggleAttribute("hidden", false);
    for (const field of form.querySelectorAll("textarea, [type=text]")) field.setAttribute("maxlength", String(MOST));
    this.#brought = Object.fromEntries([...new URLSearchParams(location.hash.replace(/^#/, ""))].filter(([name]) => form.elements.namedItem(name)));
    const early = filled(form); // before this file had come, which may take a while
    this.#show(form);
    if (Object.keys(early).length) {
      fill(form, early);
      this.#save(form);
    }
    store.addEventListener("change", (event) => {
      const own = event instanceof CustomEvent && event.detail.own;
      if (own) this.#seen = this.#look();
      else if (!this.#timer && this.#seen !== this.#look()) this.#show(form); // another tab wrote here, or erased
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#save(form), PAUSE);
      this.#fit();
    });
    addEventListener("pagehide", () => this.#timer && this.#save(form));
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-action]") : null;
      if (!(button instanceof HTMLButtonElement)) return;
      const dialog = this.querySelector("dialog");
      if (button.dataset.action === "print") printOnly([this]);
      else if (button.dataset.action === "clear") dialog?.showModal();
      else dialog?.close();
      if (button.dataset.action === "empty") this.#empty(form);
    });
  }

  get #name() {
    return this.dataset.form ?? "";
  }

  /** What the record has of this form, to see whether that changed. */
  #look() {
    return JSON.stringify(store.get("forms", this.#name));
  }

  /** Show what the record has, else what the link brings. @param {HTMLFormElement} form */
  #show(form) {
    this.#seen = this.#look();
    const saved = store.get("forms", this.#name);
    form.reset();
    this.#say(""); // what it said of what stood here
    this.#earlier(false);
    if (saved && typeof saved.fields === "object") {
      fill(form, saved.fields ?? {}); // a restored file may hold anything here
      const there = new FormData(form);
      this.#earlier(Object.entries(this.#brought).some(([name, value]) => value && there.get(name) !== value));
    } else {
      fill(form, this.#brought);
    }
    this.#fit();
  }

  /** On paper a field cannot be scrolled. */
  #fit() {
    for (const field of this.querySelectorAll("textarea")) fit(field);
  }

  /** @param {HTMLFormElement} form */
  #save(form) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const fields = filled(form);
    if (Object.keys(fields).length) store.put("forms", this.#name, { fields });
    else store.remove("forms", this.#name);
    this.#say(isKept() ? word("sheet-saved") : "");
  }

  /** @param {HTMLFormElement} form */
  #empty(form) {
    form.reset();
    this.#save(form);
    this.#show(form);
    this.#say(word("sheet-cleared"));
  }

  /** Say whether what stands here is of an earlier session than that of the link. @param {boolean} is */
  #earlier(is) {
    const notice = this.querySelector(".form-sheet__earlier");
    if (!notice) return;
    notice.textContent = is ? word("sheet-earlier") : "";
    notice.toggleAttribute("hidden", !is);
  }

  /** @param {string} sentence */
  #say(sentence) {
    const status = this.querySelector(".form-sheet__status");
    if (status && status.textContent !== sentence) status.textContent = sentence;
  }
}

/**
 * What stands in a form.
 *
 * @param {HTMLFormElement} form
 */
function filled(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string" && value.trim()));
}

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, any>} values
 */
function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== "string") continue;
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList || field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
      field.value = value;
    }
  }
}

if (!customElements.get("course-sheet")) customElements.define("course-sheet", CourseSheet);
