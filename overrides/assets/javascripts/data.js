/**
 * `<course-data>`: what the course keeps in this browser, in words; and to download it, to put a downloaded file together with
 * it, and to erase it. A file is read here; what it holds is shown as text and never as markup.
 */

import { download, downloadRecord } from "./download.js";
import { LOCALE } from "./locale.js";
import { LIMITS, compare, parse } from "./record.js";
import { COURSE, store } from "./store.js";
import { word } from "./words.js";

/** The sections with words of their own, in the order in which they are shown. */
const SECTIONS = ["answers", "read", "modules", "notes", "attempts", "assessments", "forms", "place"];

export class CourseData extends HTMLElement {
  /** The record of a chosen file that can be put together with ours. @type {import("./record.js").LearnerRecord | undefined} */
  #theirs;

  #known = false;

  connectedCallback() {
    if (this.#known) return;
    this.#known = true;
    this.#part(".data__box").hidden = false;
    const on = (/** @type {string} */ selector, /** @type {() => void} */ action) =>
      this.#part(selector).addEventListener("click", action);
    on("[data-download]", downloadRecord);
    on("[data-copy]", downloadRecord);
    on("[data-restore]", () => this.#restore());
    on("[data-cancel]", () => this.#say("restore-cancelled"));
    on("[data-erase]", () => this.#dialog.showModal());
    on("[data-no]", () => this.#dialog.close());
    on("[data-yes]", () => this.#erase());
    this.#input.addEventListener("change", () => this.#read());
    store.addEventListener("change", () => this.#show());
    store.addEventListener("state", () => this.#show());
    this.#show();
  }

  #show() {
    const counts = Object.entries(store.record().sections)
      .map(([name, entries]) => ({ name, n: Object.values(entries).filter(({ gone, others }) => !gone || others).length }))
      .filter(({ n }) => n > 0)
      .sort((a, b) => rank(a.name) - rank(b.name));
    let state = counts.length ? "data-stored" : "data-nothing";
    if (["blocked", "full", "newer"].includes(store.state)) state = `data-${store.state}`;
    this.#part(".data__state").textContent = word(state, {
      key: `course:${COURSE}`,
      size: new Intl.NumberFormat(LOCALE).format(Math.ceil(store.size / 100) / 10),
    });
    this.#part(".data__stored").replaceChildren(...counts.map(({ name, n }) => item(inWords(name, n))));

    const asides = store.asides();
    this.#part(".data__aside").hidden = !asides.length;
    this.#part("[data-asides]").replaceChildren(
      ...asides.map(({ text }, index) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "quiz-retry";
        button.textContent = word("aside", { n: index + 1 });
        button.addEventListener("click", () => download(`${word("my-course")}-aside-${index + 1}.txt`, text, "text/plain"));
        return button;
      }),
    );
  }

  /** Look into the chosen file, and say what putting it together would change. */
  async #read() {
    const [file] = this.#input.files ?? [];
    if (!file) return;
    const text = file.size > LIMITS.characters ? undefined : await file.text().catch(() => "");
    this.#input.value = ""; // so that the same file can be chosen again
    if (text === undefined) {
      this.#say("restore-too-big");
      return;
    }
    const { status, record, dropped } = parse(text, COURSE, new Date());
    if (status !== "ok") {
      this.#say(`restore-${status}`);
      return;
    }
    const { added, changed, same } = compare(store.record(), record);
    const [news, changes] = [total(added), total(changed)];
    if (!news && !changes) {
      this.#say(same ? "restore-same" : "restore-empty", dropped.length ? [word("restore-dropped", { n: dropped.length })] : []);
      return;
    }
    const lines = [
      ...byRank(added).map(([name, n]) => word("restore-added", { what: inWords(name, n) })),
      ...byRank(changed).map(([name, n]) => word("restore-changed", { what: inWords(name, n) })),
    ];
    if (same) lines.push(word("restore-kept", { n: same }));
    if (dropped.length) lines.push(word("restore-dropped", { n: dropped.length }));
    this.#say("restore-ok", lines);
    this.#theirs = record;
    this.#part("[data-confirm]").hidden = false;
  }

  #restore() {
    if (!this.#theirs) return;
    let result = "restore-done";
    if (store.state === "blocked" || store.state === "newer") result = "restore-closed";
    else if (!store.restore(this.#theirs)) result = "restore-failed";
    this.#say(result);
  }

  #erase() {
    store.erase();
    this.#dialog.close();
    this.#say("");
    const erased = this.#part(".data__erased");
    erased.textContent = word("erased");
    erased.focus();
  }

  /**
   * Say what is the matter with a file; the focus goes there, since the buttons may go.
   *
   * @param {string} key
   * @param {string[]} [lines]
   */
  #say(key, lines = []) {
    const found = this.#part(".data__found");
    found.textContent = key && word(key);
    this.#part(".data__changes").replaceChildren(...lines.map(item));
    this.#part("[data-confirm]").hidden = true;
    this.#part(".data__erased").textContent = "";
    this.#theirs = undefined;
    if (key) found.focus();
  }

  get #input() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input[type=file]"));
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector("dialog"));
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

/**
 * @param {string} name
 * @param {number} n
 */
function inWords(name, n) {
  return SECTIONS.includes(name) ? word(`section-${name}`, { n }) : word("section-other", { n, name });
}

/** @param {string} name */
function rank(name) {
  return SECTIONS.includes(name) ? SECTIONS.indexOf(name) : SECTIONS.length;
}

/** @param {Record<string, number>} counts */
function byRank(counts) {
  return Object.entries(counts).sort(([a], [b]) => rank(a) - rank(b));
}

/** @param {Record<string, number>} counts */
function total(counts) {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

/** @param {string} text */
function item(text) {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}

if (!customElements.get("course-data")) customElements.define("course-data", CourseData);
