/**
 * The learner's record on this device: `localStorage`, one key, both languages; nothing is sent.
 *
 * Each change is written into what is stored at that moment, so that two tabs do not lose each other's entries. Where
 * nothing can be saved, everything works on in memory. It never throws; `state` and the event `state` say how it is:
 * - `ok`: changes are saved;
 * - `blocked`: the browser gives no storage; `full`: there is no room; changes are kept while the page is open;
 * - `corrupt`: what was stored could not be read, or not all of it; it was set aside (`asides`), and changes are saved;
 * - `newer`: the record was made by a newer version of the course; it is left as it is, and changes are not saved.
 *
 * Event `change`: entries have changed, here (`detail.own`) or in another tab; or the day has, and with it what is due.
 */

import * as records from "./record.js";

/** @typedef {import("./record.js").Entry} Entry */
/** @typedef {import("./record.js").LearnerRecord} LearnerRecord */
/** @typedef {"ok" | "blocked" | "full" | "corrupt" | "newer"} State */

/**
 * Milliseconds in which a change of ours is looked for in what another tab writes: browsers share storage between tabs with
 * a delay, so a tab can write without having seen it.
 */
const SETTLING = 5000;

/** The ends of keys by which a learning environment keeps its learners apart (`scorm-launch.js`): they are not one learner's to erase. */
const OF_LEARNERS = /^:(learner$|of:)/;

export class Store extends EventTarget {
  /** @type {State} */
  state = "ok";

  #course;
  #key;

  /** @type {Storage | undefined} */
  #storage;

  #session;

  /** What is stored, as it was last seen, and the text it was read from. @type {LearnerRecord} */
  #record;

  /** @type {string | null | undefined} */
  #text;

  /** Changes that are not known to be stored. @type {LearnerRecord} */
  #unsaved;

  /** Our last changes. @type {{time: number, section: string, id: string, entry: Entry}[]} */
  #recent = [];

  /**
   * @param {string} course
   * @param {() => Storage} storage  asked once; may throw
   * @param {() => Storage} [session]  what lasts as long as the tab; may throw
   */
  constructor(course, storage, session) {
    super();
    this.#course = course;
    this.#session = session;
    this.#key = `course:${course}`;
    this.#record = records.empty(course);
    this.#unsaved = records.empty(course);
    try {
      this.#storage = storage();
      this.#storage.getItem(this.#key);
    } catch {
      this.#storage = undefined;
      this.state = "blocked";
    }
    this.#load();
  }

  /**
   * @param {string} section
   * @param {string} id
   * @returns {Entry | undefined}  a copy
   */
  get(section, id) {
    const entry = this.#entry(section, id);
    return entry && !entry.gone ? structuredClone(entry) : undefined;
  }

  /**
   * All entries of a section, by id, without those that were removed.
   *
   * @param {string} section
   * @returns {Record<string, Entry>}  a copy
   */
  all(section) {
    const entries = Object.entries(records.own(this.#record.sections, section) ?? {});
    return structuredClone(Object.fromEntries(entries.filter(([, entry]) => !entry.gone)));
  }

  /**
   * Save an entry; it replaces the one with the same id.
   *
   * @param {string} section
   * @param {string} id
   * @param {object} data  plain data; `at` is added
   */
  put(section, id, data) {
    this.#load();
    const now = new Date();
    const entry = records.cleanEntry(section, id, { ...data, at: records.stamp(this.#entry(section, id), now) }, now);
    if (entry) this.#set(section, id, entry);
    else console.error(`not saved, since it could not be read back: ${section} ${id}`);
  }

  /**
   * @param {string} section
   * @param {string} id
   */
  remove(section, id) {
    this.#load();
    const before = this.#entry(section, id);
    if (before && !before.gone) this.#set(section, id, { at: records.stamp(before, new Date()), gone: true });
  }

  /** A copy of the whole record. @returns {LearnerRecord} */
  record() {
    this.#load();
    return structuredClone(this.#record);
  }

  /**
   * Merge a record from elsewhere into this one: all of it or, if it cannot be saved, nothing.
   *
   * @param {LearnerRecord} theirs  as `parse` gives it
   * @returns {boolean}  was it saved?
   */
  restore(theirs) {
    this.#load();
    if (!this.#writable) return false;
    const merged = records.merge(this.#record, theirs);
    if (!this.#write(merged)) return false;
    this.#record = merged;
    this.#tell(true);
    return true;
  }

  /** Remove everything that the course has stored on this device: what was set aside too, the colour scheme, the place in a session. */
  erase() {
    this.#recent = [];
    this.#unsaved = records.empty(this.#course);
    this.#record = records.empty(this.#course);
    for (const storage of [this.#storage, this.#try(() => this.#session?.())]) {
      const below = this.#keys(":", storage).filter((key) => !OF_LEARNERS.test(key.slice(this.#key.length)));
      for (const key of [this.#key, ...below]) this.#try(() => storage?.removeItem(key));
    }
    this.#text = null;
    if (this.#storage) this.#become("ok");
    this.#tell(true);
  }

  /** What could not be read and was set aside. @returns {{name: string, text: string}[]} */
  asides() {
    return this.#keys(":aside:").map((name) => ({ name, text: this.#try(() => this.#storage?.getItem(name)) ?? "" }));
  }

  /** Is there anything that is not saved? */
  get changed() {
    return Object.keys(this.#unsaved.sections).length > 0;
  }

  /** How many characters are stored. */
  get size() {
    return this.#text?.length ?? 0;
  }

  /** The text that stands in storage, whatever it is. */
  get raw() {
    return this.#try(() => this.#storage?.getItem(this.#key)) ?? "";
  }

  /** Look again at what is stored: another tab has written, or the page was away. */
  refresh() {
    if (this.#load()) this.#tell(false);
    this.#heal();
  }

  get #writable() {
    return this.#storage !== undefined && this.state !== "newer";
  }

  /**
   * @param {string} section
   * @param {string} id
   */
  #entry(section, id) {
    return records.own(records.own(this.#record.sections, section) ?? {}, id);
  }

  /**
   * @param {string} section
   * @param {string} id
   * @param {Entry} entry
   */
  #set(section, id, entry) {
    place(this.#record, section, id, entry);
    place(this.#unsaved, section, id, entry);
    this.#recent = [...this.#recent.filter(isRecent), { time: Date.now(), section, id, entry }];
    this.#save();
    this.#tell(true);
  }

  /**
   * Read what is stored, if it is not what was seen last, and put our unsaved changes into it.
   *
   * @returns {boolean}  was there anything new?
   */
  #load() {
    if (!this.#storage) return false;
    const text = this.#try(() => this.#storage?.getItem(this.#key) ?? null, null);
    if (text === this.#text) return false;
    this.#text = text;
    if (text === null) {
      // Erased elsewhere, or never there. What another tab erased is not brought back.
      this.#recent = [];
      if (this.state === "newer") this.#become("ok");
      if (this.state !== "full") this.#unsaved = records.empty(this.#course);
      this.#record = overlay(records.empty(this.#course), this.#unsaved);
      return true;
    }
    const { status, record, dropped } = records.parse(text, this.#course, new Date());
    this.#record = overlay(record, this.#unsaved);
    if (status === "newer") {
      this.#become("newer");
    } else if (status !== "ok" || dropped.length) {
      // Only what is safe under another key may be overwritten.
      if (this.#setAside(text)) this.#become("corrupt");
      else this.#storage = undefined;
      if (!this.#storage) this.#become("full");
    } else if (this.state === "newer") {
      this.#become("ok");
    }
    return true;
  }

  /** Write the record with our unsaved changes. */
  #save() {
    if (this.#writable && !this.#write(this.#record)) this.#become("full");
  }

  /**
   * @param {LearnerRecord} record
   * @returns {boolean}  was there room?
   */
  #write(record) {
    const text = JSON.stringify(record);
    try {
      this.#storage?.setItem(this.#key, text);
    } catch {
      return false;
    }
    this.#text = text;
    this.#unsaved = records.empty(this.#course);
    if (this.state === "full") this.#become("ok");
    return true;
  }

  /** Write again what another tab overwrote because it had not seen it yet. */
  #heal() {
    this.#recent = this.#recent.filter(isRecent);
    const lost = this.#recent.filter(({ section, id, entry }) => {
      const stored = this.#entry(section, id);
      return !stored || stored.at < entry.at;
    });
    if (!lost.length) return;
    for (const { section, id, entry } of lost) place(this.#record, section, id, entry);
    this.#save();
    this.#tell(false);
  }

  /**
   * @param {string} text
   * @returns {boolean}  is it safe?
   */
  #setAside(text) {
    const known = this.asides();
    if (known.some((aside) => aside.text === text)) return true;
    const name = `${this.#key}:aside:${new Date().toISOString()}:${known.length + 1}`;
    return (
      this.#try(() => {
        this.#storage?.setItem(name, text);
        return true;
      }) ?? false
    );
  }

  /**
   * The keys that start with that of the record.
   *
   * @param {string} more  how they go on
   * @param {Storage} [storage]
   */
  #keys(more, storage = this.#storage) {
    return this.#try(() => Object.keys(storage ?? {}).filter((key) => key.startsWith(this.#key + more)).sort()) ?? [];
  }

  /** @param {State} state */
  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }

  /** @param {boolean} own */
  #tell(own) {
    this.dispatchEvent(new CustomEvent("change", { detail: { own } }));
  }

  /**
   * @template T
   * @param {() => T} action
   * @param {T} [otherwise]
   * @returns {T | undefined}
   */
  #try(action, otherwise) {
    try {
      return action();
    } catch {
      return otherwise;
    }
  }
}

/**
 * @param {LearnerRecord} record
 * @param {string} section
 * @param {string} id
 * @param {Entry} entry
 */
function place(record, section, id, entry) {
  const entries = records.own(record.sections, section) ?? {};
  entries[id] = entry;
  record.sections[section] = entries;
}

/**
 * Put our own changes into what is stored, where they are newer. No merge: a change replaces what was there.
 *
 * @param {LearnerRecord} record
 * @param {LearnerRecord} changes
 */
function overlay(record, changes) {
  for (const [section, entries] of Object.entries(changes.sections)) {
    for (const [id, entry] of Object.entries(entries)) {
      const stored = records.own(records.own(record.sections, section) ?? {}, id);
      if (!stored || stored.at < entry.at) place(record, section, id, entry);
    }
  }
  return record;
}

/** @param {{time: number}} change */
function isRecent({ time }) {
  return Date.now() - time < SETTLING;
}

/** The course that this page belongs to. */
export const COURSE = document.querySelector("meta[data-course]")?.getAttribute("data-course") || "course";

export const store = new Store(COURSE, () => localStorage, () => sessionStorage);

addEventListener("storage", ({ key }) => {
  if (key === null || key === `course:${COURSE}`) store.refresh();
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) store.refresh(); // back or forward to a page that slept and heard nothing
});

let day = new Date().toDateString();
document.addEventListener("visibilitychange", () => {
  const today = new Date().toDateString();
  if (today === day) return;
  day = today; // once a day, and not whenever the reader comes back
  store.dispatchEvent(new CustomEvent("change", { detail: { own: false } })); // a page that was left open overnight
});
