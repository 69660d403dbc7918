/**
 * `<course-journal>`: the head of the page with all notes: how many there are, and buttons to download them as a text and to
 * print them. The notes themselves are `<course-note>`s.
 */

import { download, today } from "./download.js";
import { LOCALE } from "./locale.js";
import "./note.js";
import { store } from "./store.js";
import { word } from "./words.js";

export class CourseJournal extends HTMLElement {
  connectedCallback() {
    store.addEventListener("change", this);
    this.addEventListener("click", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    store.removeEventListener("change", this);
    this.removeEventListener("click", this);
  }

  /** @param {Event} [event] */
  handleEvent(event) {
    const target = event?.target;
    if (target instanceof Element) {
      if (target.closest("[data-print]")) print();
      if (target.closest("[data-download]")) {
        download(`${this.dataset.file}-${today()}.txt`, asText(this.dataset.title ?? ""), "text/plain");
      }
      return;
    }
    const written = entries().filter(({ text }) => text);
    const count = this.querySelector(".journal__count");
    const text = word(written.length ? "journal-count" : "journal-none", { n: written.length, total: entries().length });
    if (count && count.textContent !== text) count.textContent = text;
    this.querySelector(".journal__actions")?.toggleAttribute("hidden", !written.length);
    for (const module of document.querySelectorAll(".journal__module")) {
      module.toggleAttribute("data-empty", !entries(module).some(({ text }) => text));
    }
  }
}

/**
 * The prompts on the page, each with what is stored for it.
 *
 * @param {ParentNode} [root]
 */
function entries(root = document) {
  const notes = store.all("notes");
  return [...root.querySelectorAll(".journal__entry")].map((entry) => {
    const id = entry.querySelector("course-note")?.getAttribute("data-note") ?? "";
    const note = Object.hasOwn(notes, id) ? notes[id] : undefined;
    entry.toggleAttribute("data-empty", !note?.text?.trim());
    return { entry, text: note?.text?.trim() ?? "", others: note?.others ?? [] };
  });
}

/**
 * All notes as one text (its signs are those of Markdown), each under the words of its prompt.
 *
 * @param {string} title
 */
function asText(title) {
  const date = new Intl.DateTimeFormat(LOCALE, { dateStyle: "long" }).format(new Date());
  const parts = [`# ${title}`, word("journal-exported", { date })];
  for (const module of document.querySelectorAll(".journal__module")) {
    const written = entries(module).filter(({ text }) => text);
    if (written.length) parts.push(`## ${textOf(module.querySelector("h2"))}`);
    for (const { entry, text, others } of written) {
      parts.push(`> ${textOf(entry.querySelector(".journal__prompt"))}`, text);
      for (const other of others) parts.push(`*${word("note-other")}:*`, other.text);
    }
  }
  return `${parts.join("\n\n")}\n`;
}

/** @param {Element | null} element */
function textOf(element) {
  const copy = element?.cloneNode(true);
  if (!(copy instanceof Element)) return "";
  for (const link of copy.querySelectorAll(".headerlink")) link.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

if (!customElements.get("course-journal")) customElements.define("course-journal", CourseJournal);
