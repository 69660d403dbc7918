/**
 * `<course-note data-note="MODULE/PROMPT">`: a private note under a reflection prompt. It is saved while one types. A text that
 * was written elsewhere (another tab, another device) is never overwritten: it stands beside the note as another version.
 */

import { LOCALE } from "./locale.js";
import { store } from "./store.js";
import { word } from "./words.js";

/** Milliseconds of rest after which a note is saved. */
const REST = 600;

/** Letters that a field takes: the record keeps none that are too long to be read back. */
export const MOST = 20_000;

export class CourseNote extends HTMLElement {
  /** The version that the field was filled from. @type {import("./record.js").Entry | undefined} */
  #base;

  /** @type {number | undefined} */
  #timer;

  /** The other versions that are shown, as text. */
  #others = "[]";

  #known = false;

  connectedCallback() {
    if (this.#known) return;
    this.#known = true;
    this.querySelector(".note__box")?.removeAttribute("hidden");
    this.#field.maxLength = MOST;
    this.#field.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#save(), REST);
      this.#fit();
    });
    this.#field.addEventListener("blur", () => this.#flush());
    addEventListener("pagehide", () => this.#flush());
    document.addEventListener("visibilitychange", () => this.#flush());
    store.addEventListener("change", () => this.#show());
    this.#show();
  }

  get #field() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea"));
  }

  get #id() {
    return this.dataset.note ?? "";
  }

  /** Save at once what waits. */
  #flush() {
    if (this.#timer !== undefined) this.#save();
  }

  #save() {
    store.refresh(); // what another tab has just written; the field is left alone as long as something waits
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#field.value;
    const stored = store.get("notes", this.#id);
    if (text === (stored?.text ?? "")) return;
    const others = stored?.others ?? [];
    // Written elsewhere since the field was filled: kept beside this one.
    if (stored && stored.at !== this.#base?.at) others.push({ at: stored.at, text: stored.text });
    store.put("notes", this.#id, { text, others });
    this.#say(store.state === "ok" || store.state === "corrupt" ? "note-saved" : "note-unsaved");
  }

  /** Show what is stored, unless the learner is writing something that is not saved yet. */
  #show() {
    if (this.#timer !== undefined) return;
    const entry = store.get("notes", this.#id);
    const text = entry?.text ?? "";
    if (this.#field.value !== text) {
      this.#field.value = text;
      this.#say("");
    }
    this.#base = entry;
    this.#fit();
    this.#showOthers(entry?.others ?? []);
  }

  /** As high as the text; and the text as it is printed. */
  #fit() {
    const field = this.#field;
    const printed = this.querySelector(".note__print");
    if (printed) printed.textContent = field.value;
    this.toggleAttribute("data-empty", !field.value.trim());
    fit(field);
  }

  /** @param {{at: string, text: string}[]} others */
  #showOthers(others) {
    const box = this.querySelector(".note__others");
    const shown = JSON.stringify(others);
    if (!box || shown === this.#others) return; // a fold that is open stays so
    this.#others = shown;
    box.replaceChildren(
      ...others.map(({ at, text }) => {
        const fold = document.createElement("details");
        const title = document.createElement("summary");
        const when = new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeStyle: "short" });
        title.textContent = `${word("note-other")} (${when.format(new Date(at))})`;
        const words = document.createElement("p");
        words.className = "note__other";
        words.textContent = text;
        const buttons = document.createElement("p");
        buttons.className = "data__actions";
        buttons.append(
          this.#button("note-other-add", text, (own) => (own.trim() ? `${own.trimEnd()}\n\n${text}` : text)),
          " ",
          this.#button("note-other-drop", text, (own) => own),
        );
        fold.append(title, words, buttons);
        return fold;
      }),
    );
  }

  /**
   * A button that takes another version away.
   *
   * @param {string} name
   * @param {string} other  that version
   * @param {(own: string) => string} text  what the note, as it is then, becomes
   */
  #button(name, other, text) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiz-retry";
    button.textContent = word(name);
    button.addEventListener("click", () => {
      this.#field.focus(); // before its button disappears
      this.#flush();
      store.refresh(); // what another tab has just written is the note, if nothing waited here
      const whole = text(this.#field.value);
      if (whole.length > Math.max(MOST, this.#field.value.length)) {
        this.#say("note-too-long");
        return;
      }
      const others = (store.get("notes", this.#id)?.others ?? []).filter((/** @type {{text: string}} */ each) => each.text !== other);
      store.put("notes", this.#id, { text: whole, others });
    });
    return button;
  }

  /** @param {string} key */
  #say(key) {
    const status = this.querySelector(".note__status");
    const text = key && word(key, { n: new Intl.NumberFormat(LOCALE).format(MOST) });
    if (status && status.textContent !== text) status.textContent = text;
  }
}

/**
 * Make a field as high as its text, where the browser does not do so itself.
 *
 * @param {HTMLTextAreaElement} field
 */
export function fit(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.setProperty("height", "auto");
  field.style.setProperty("height", `${field.scrollHeight + 4}px`);
}

if (!customElements.get("course-note")) customElements.define("course-note", CourseNote);
