/**
 * The search: a dialog over Material's search worker, which makes the index from `search/search_index.json` and answers
 * queries. Its messages are `{type, data}`; the types stand in TYPE.
 */

import { address } from "./course-map.js";
import { word } from "./words.js";

const TYPE = { setup: 0, ready: 1, query: 2, result: 3 };

/** Pages that are shown; whoever needs more needs other words. */
const MOST = 20;

/** Letters of a text before its first found word, and in all. */
const BEFORE = 60;
const ALL = 220;

/** Words behind the first found word by which a browser finds it on its page. */
const NEXT = 3;

/** Milliseconds after the last key before the count is said. */
const PAUSE = 500;

/**
 * @typedef {object} Hit
 * @property {string} location  of the passage, from the root of the edition
 * @property {string} title  HTML: found words stand in `<mark>`
 * @property {string} text  HTML, likewise
 * @property {number} score
 */

/** @type {Search | undefined} */
let search;

/**
 * Open the search.
 *
 * @param {URL} index  where the index is
 * @param {URL} worker  where Material's worker is
 */
export function openSearch(index, worker) {
  search ??= new Search(index, worker);
  search.open();
}

class Search {
  /** The root of the edition, from which the locations of the index are counted. */
  #root;
  #dialog = document.createElement("dialog");
  #field = document.createElement("input");
  #list = document.createElement("ol");
  #status = document.createElement("p");

  /** @type {Worker | undefined} */
  #worker;

  /** The questions that wait for an answer: is it for words that look like those of the reader? @type {boolean[]} */
  #asked = [];

  /** @type {number | undefined} */
  #timer;

  /**
   * @param {URL} index
   * @param {URL} worker
   */
  constructor(index, worker) {
    this.#root = new URL("..", index);
    this.#build();
    this.#load(index, worker);
  }

  open() {
    this.#dialog.showModal();
    this.#field.select();
  }

  #build() {
    this.#dialog.className = "course-find";
    this.#dialog.setAttribute("aria-label", word("search"));
    const form = document.createElement("form");
    form.method = "dialog";
    form.setAttribute("role", "search");
    this.#field.enterKeyHint = "search"; // no `type="search"`: there, Escape clears the field instead of closing the dialog
    this.#field.autocomplete = "off";
    this.#field.spellcheck = false;
    this.#field.setAttribute("aria-label", word("search"));
    this.#field.placeholder = word("search");
    const close = document.createElement("button");
    close.className = "course-button";
    close.setAttribute("aria-label", word("search-close"));
    close.append(Object.assign(document.createElement("span"), { className: "course-icon course-icon--close" }));
    form.append(this.#field, close);
    this.#status.className = "course-find__status";
    this.#status.setAttribute("role", "status");
    this.#status.textContent = word("search-hint");
    this.#list.className = "course-find__list";
    this.#dialog.append(form, this.#status, this.#list);
    document.body.append(this.#dialog);

    this.#field.addEventListener("input", () => this.#ask());
    form.addEventListener("submit", (event) => {
      // Enter goes to the first result; the button closes.
      if (event.submitter === close && document.activeElement === close) return;
      event.preventDefault();
      this.#list.querySelector("a")?.click();
    });
    close.addEventListener("click", (event) => {
      if (event.detail) this.#dialog.close(); // by pointer: Safari gives it no focus
    });
    this.#dialog.addEventListener("keydown", (event) => this.#move(event));
    this.#dialog.addEventListener("click", ({ target }) => {
      const outside = target === this.#dialog;
      if (outside || (target instanceof Element && target.closest("a"))) this.#dialog.close();
    });
  }

  /**
   * @param {URL} index
   * @param {URL} script
   */
  async #load(index, script) {
    try {
      const { config, docs } = await (index.protocol === "file:" ? readFile(index) : read(index));
      const worker = new Worker(script);
      worker.addEventListener("message", ({ data: { type, data } }) => {
        if (type === TYPE.result) this.#take(data.items);
        if (type !== TYPE.ready) return;
        this.#worker = worker;
        this.#ask();
      });
      worker.addEventListener("error", () => this.#fail());
      worker.postMessage({ type: TYPE.setup, data: { config, docs, options: { suggest: false } } });
    } catch {
      this.#fail();
    }
  }

  #fail() {
    this.#status.textContent = word("search-error");
    search = undefined; // the next opening tries again
  }

  /** @param {boolean} [nearly]  also with a letter that is missing, too many or another */
  #ask(nearly = false) {
    const { value } = this.#field;
    if (!this.#worker) {
      if (search === this && value.trim()) this.#status.textContent = "…"; // the index is on its way: to ask for words would be wrong
      return;
    }
    this.#asked.push(nearly);
    this.#worker.postMessage({ type: TYPE.query, data: nearly ? value.replace(/[\p{L}\d]{4,}(?!\S)/gu, "$&~1") : value });
  }

  /** @param {Hit[][]} pages */
  #take(pages) {
    const nearly = this.#asked.shift() ?? false;
    if (this.#asked.length) return; // the reader has typed on
    if (pages.length || nearly || !this.#field.value.trim()) this.#show(pages, nearly);
    else this.#ask(true);
  }

  /**
   * @param {Hit[][]} pages
   * @param {boolean} nearly
   */
  #show(pages, nearly) {
    this.#list.replaceChildren(...pages.slice(0, MOST).map((hits) => this.#page(hits)));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      let sentence = [word("search-hint")];
      if (this.#field.value.trim()) {
        sentence = nothing();
        if (pages.length) sentence = [pages.length === 1 ? word("search-one") : word("search-other", { n: pages.length })];
        if (pages.length && nearly) sentence = [word("search-nearly")];
      }
      const said = document.createElement("p");
      said.append(...sentence);
      if (this.#status.textContent !== said.textContent) this.#status.replaceChildren(...said.childNodes);
    }, PAUSE);
  }

  /**
   * A page, its best passages, and the others folded away.
   *
   * @param {Hit[]} hits
   */
  #page(hits) {
    const item = document.createElement("li");
    item.className = "course-find__page";
    const page = hits.find(({ location }) => !location.includes("#")) ?? hits[0];
    const passages = hits.filter((hit) => hit !== page);
    const best = passages.filter(({ score }) => score >= hits[0].score);
    const more = passages.filter((hit) => !best.includes(hit));
    item.append(this.#link(page, "course-find__title", !best.length), ...best.map((hit) => this.#link(hit, "course-find__passage", true)));
    if (more.length) {
      const fold = document.createElement("details");
      const summary = document.createElement("summary");
      summary.textContent = word("search-more", { n: more.length });
      fold.append(summary, ...more.map((hit) => this.#link(hit, "course-find__passage", true)));
      item.append(fold);
    }
    return item;
  }

  /**
   * @param {Hit} hit
   * @param {string} name
   * @param {boolean} teaser
   */
  #link({ location: place, title, text }, name, teaser) {
    const link = document.createElement("a");
    link.className = name;
    const parts = marked(text);
    link.href = new URL(place, this.#root) + toWords(parts, place.includes("#"));
    const head = document.createElement("span");
    head.append(...marked(title));
    link.append(head);
    if (teaser && text) {
      const part = document.createElement("span");
      part.className = "course-find__text";
      part.append(...excerpt(parts));
      link.append(part);
    }
    return link;
  }

  /**
   * The arrows walk from the field through the results and back.
   *
   * @param {KeyboardEvent} event
   */
  #move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [this.#field, ...this.#list.querySelectorAll("a, summary")].filter(
      (stop) => stop instanceof HTMLElement && stop.checkVisibility(),
    );
    const next = stops[stops.indexOf(/** @type {any} */ (document.activeElement)) + step];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  }
}

/**
 * What is said when nothing is found: where to look instead.
 *
 * @returns {(string | Node)[]}
 */
function nothing() {
  const [before, after] = word("search-none", { glossary: "\n" }).split("\n");
  const link = document.createElement("a");
  link.href = address("glossary/");
  link.textContent = word("search-glossary");
  return [before, link, after ?? ""];
}

/**
 * The end of an address by which browsers that know it (text fragments) go to the first found word and mark it; they open a fold
 * for it. Without that word, and in other browsers, the address leads to the heading above.
 *
 * @param {Node[]} parts
 * @param {boolean} hasHash  does the address have a `#` already?
 */
function toWords(parts, hasHash) {
  const first = parts.findIndex((part) => part.nodeName === "MARK");
  if (first < 0 || !("fragmentDirective" in document)) return "";
  const next = parts[first + 1]?.nodeName === "MARK" ? "" : (parts[first + 1]?.textContent ?? "");
  const [more = ""] = next.match(RegExp(`^(\\s+[\\p{L}\\d]+(?!\\S)){1,${NEXT}}`, "u")) ?? [];
  const text = encodeURIComponent(`${parts[first].textContent}${more}`).replaceAll("-", "%2D");
  return `${hasHash ? "" : "#"}:~:text=${text}`;
}

/** @param {URL} index */
async function read(index) {
  const answer = await fetch(index);
  if (!answer.ok) throw new Error(`${index}: ${answer.status}`);
  return answer.json();
}

/**
 * From a file system a browser fetches nothing; there the index is a script (`__index`).
 *
 * @param {URL} index
 * @returns {Promise<any>}
 */
function readFile(index) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = String(index).replace(/json$/, "js");
    script.addEventListener("load", () => resolve(/** @type {any} */ (globalThis).__index));
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}

/**
 * The text of what the worker found, with its `<mark>`s and no other element; a space between two paragraphs, which have none.
 *
 * @param {string} html
 * @returns {Node[]}
 */
function marked(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  /** @type {Node[]} */
  const parts = [];
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  /** @type {Element | null | undefined} */
  let last;
  while (walker.nextNode()) {
    const block = walker.currentNode.parentElement?.closest(":not(mark)");
    if (last && block !== last) parts.push(document.createTextNode(" "));
    last = block;
    const text = walker.currentNode.textContent ?? "";
    if (walker.currentNode.parentElement?.closest("mark")) {
      const mark = document.createElement("mark");
      mark.textContent = text;
      parts.push(mark);
    } else {
      parts.push(document.createTextNode(text));
    }
  }
  return parts;
}

/**
 * The part of a text round its first found word.
 *
 * @param {Node[]} parts
 * @returns {Node[]}
 */
function excerpt(parts) {
  const first = parts.findIndex((part) => part.nodeName === "MARK");
  /** @type {Node[]} */
  const shown = [];
  let left = ALL;
  const before = parts.slice(0, Math.max(0, first)).map(({ textContent }) => textContent ?? "").join("");
  if (before) shown.push(document.createTextNode(before.length > BEFORE ? `…${before.slice(-BEFORE).replace(/^\S*/, "")}` : before));
  for (const part of parts.slice(Math.max(0, first))) {
    const text = part.textContent ?? "";
    if (text.length > left) {
      shown.push(document.createTextNode(`${text.slice(0, left).replace(/\S*$/, "")}…`));
      break;
    }
    left -= text.length;
    shown.push(part);
  }
  return shown;
}
