/**
 * The learner's record: what it looks like, what of a foreign one can be trusted, and how two become one.
 * Pure: knows no page, no storage and no clock of its own.
 *
 * `{course, version, sections: {SECTION: {ID: entry}}}`. Every entry has `at`, the ISO time of its last change; a removed
 * one is `{at, gone: true}`, so that an older copy does not bring it back.
 */

import { DAYS, LAST_BOX } from "./schedule.js";

/** Version of the record's form. To change the form: raise it, and add to {@link STEPS} what turns the last one into it. */
export const VERSION = 1;

/** What is accepted from a file or from storage; far more than the course needs, and little enough for any device. */
export const LIMITS = { characters: 5_000_000, entries: 5000, sections: 40, text: 100_000, versions: 100, list: 2000, depth: 12 };

const DAY = 24 * 60 * 60 * 1000;
const SECTION = /^[a-z][a-z0-9-]{0,39}$/;
const ID = /^[a-z0-9][a-z0-9._:/#-]{0,199}$/i;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/;
const PAGE = /^([a-z0-9-]+\/)*$/;
const HEADING = /^[a-z0-9-]{0,200}$/i;

/**
 * @typedef {{at: string, gone?: true} & Record<string, any>} Entry
 * @typedef {Record<string, Entry>} Section
 * @typedef {object} LearnerRecord
 * @property {string} course
 * @property {number} version
 * @property {Record<string, Section>} sections
 */

/**
 * @typedef {object} Reading
 * @property {"ok" | "corrupt" | "newer" | "other-course" | "too-big"} status
 * @property {LearnerRecord} record  what can be used; empty unless the status is "ok"
 * @property {{section: string, id: string}[]} dropped  entries that could not be used
 */

/**
 * @param {string} course
 * @returns {LearnerRecord}
 */
export function empty(course) {
  return { course, version: VERSION, sections: {} };
}

/**
 * Read a record from text that may be anything.
 *
 * @param {string} text
 * @param {string} course
 * @param {Date} now
 * @returns {Reading}
 */
export function parse(text, course, now) {
  const none = { record: empty(course), dropped: [] };
  if (text.length > LIMITS.characters) return { status: "too-big", ...none };
  try {
    const data = JSON.parse(text);
    if (!isObject(data) || !Number.isInteger(data.version) || typeof data.course !== "string" || !isObject(data.sections)) {
      return { status: "corrupt", ...none };
    }
    if (data.course !== course) return { status: "other-course", ...none };
    if (data.version > VERSION) return { status: "newer", ...none };
    return { status: "ok", ...sanitise(migrate(data), course, now) };
  } catch {
    return { status: "corrupt", ...none };
  }
}

/** What turns a record of version N into one of version N + 1. @type {Record<number, (record: any) => any>} */
const STEPS = {};

/**
 * Bring a record of an older version to the present one, step by step.
 *
 * @param {any} record
 * @param {Record<number, (record: any) => any>} [steps]
 * @param {number} [version]
 * @returns {any}
 * @throws {Error} if there is no way from its version
 */
export function migrate(record, steps = STEPS, version = VERSION) {
  let current = record;
  while (current.version < version) {
    const step = Object.hasOwn(steps, current.version) ? steps[current.version] : undefined;
    if (!step) throw new Error(`no way from version ${current.version}`);
    current = { ...step(current), version: current.version + 1 };
  }
  return current;
}

/**
 * Take over from a record what has the right form, entry by entry, and nothing else.
 *
 * @param {any} data
 * @param {string} course
 * @param {Date} now
 * @returns {{record: LearnerRecord, dropped: {section: string, id: string}[]}}
 */
export function sanitise(data, course, now) {
  const record = empty(course);
  /** @type {{section: string, id: string}[]} */
  const dropped = [];
  const sections = isObject(data?.sections) ? data.sections : {};
  let left = LIMITS.entries;
  for (const section of Object.keys(sections)) {
    const entries = sections[section];
    if (!SECTION.test(section) || !isObject(entries) || Object.keys(record.sections).length >= LIMITS.sections) {
      dropped.push({ section, id: "" });
      continue;
    }
    /** @type {Section} */
    const clean = {};
    for (const id of Object.keys(entries)) {
      const entry = left > 0 ? cleanEntry(section, id, entries[id], now) : undefined;
      if (entry) {
        clean[id] = entry;
        left -= 1;
      } else {
        dropped.push({ section, id });
      }
    }
    if (Object.keys(clean).length) record.sections[section] = clean;
  }
  return { record, dropped };
}

/**
 * Make one record of two: of each entry the newest stays, whichever device it comes from. Nothing that only one of them
 * has is lost, and of a note no words are: see {@link mergeNotes}. The order of merging makes no difference.
 *
 * @param {LearnerRecord} one
 * @param {LearnerRecord} two
 * @returns {LearnerRecord}
 */
export function merge(one, two) {
  const merged = empty(one.course);
  for (const section of union(one.sections, two.sections)) {
    const [a, b] = [own(one.sections, section) ?? {}, own(two.sections, section) ?? {}];
    /** @type {Section} */
    const entries = {};
    for (const id of union(a, b)) {
      entries[id] = mergeEntries(section, own(a, id), own(b, id));
    }
    merged.sections[section] = entries;
  }
  return merged;
}

/**
 * @param {string} section
 * @param {Entry | undefined} a
 * @param {Entry | undefined} b
 * @returns {Entry}
 */
function mergeEntries(section, a, b) {
  if (!a || !b) return /** @type {Entry} */ (a ?? b);
  if (section === "notes") return mergeNotes([a, b]);
  return isNewer(a, b) ? a : b;
}

/**
 * Does `a` win from `b`? The newest does; of two with the same time, on every device the same one.
 *
 * @param {Entry} a
 * @param {Entry} b
 */
function isNewer(a, b) {
  if (a.at !== b.at) return a.at > b.at;
  return canonical(a) > canonical(b);
}

/**
 * One note of several versions: the newest is the note, and `others` keeps every other text of which some words would be
 * lost, that is, which is no part of the note or of another of them.
 *
 * @param {Entry[]} notes
 * @returns {Entry}
 */
function mergeNotes(notes) {
  const versions = notes.flatMap(({ others = [], ...note }) => [note, ...others]);
  const newest = versions.reduce((best, version) => (isNewer(best, version) ? best : version));
  const texts = versions.filter((version) => version !== newest && version.text);
  const squeezed = new Map(versions.map((version) => [version, squeeze(version.text)])); // each once: they are compared in pairs
  const contains = (/** @type {Entry} */ whole, /** @type {Entry} */ part) => squeezed.get(whole)?.includes(squeezed.get(part) ?? "");
  const others = texts.filter(
    (text, index) =>
      !contains(newest, text) &&
      !texts.some((other, place) => place !== index && contains(other, text) && (!contains(text, other) || later(other, text, place < index))),
  );
  others.sort((a, b) => (isNewer(a, b) ? -1 : 1));
  const kept = others.map(({ at, text }) => ({ at, text }));
  return kept.length ? { ...newest, others: kept } : newest;
}

/**
 * Of two versions with the same words, is the first to be kept?
 *
 * @param {Entry} a
 * @param {Entry} b
 * @param {boolean} first
 */
function later(a, b, first) {
  const [one, two] = [canonical(a), canonical(b)];
  return one === two ? first : isNewer(a, b);
}

/** @param {string | undefined} text */
function squeeze(text) {
  return text?.replace(/\s+/g, " ").trim();
}

/**
 * What a merge would bring: entries that are new, newer than ours, or nothing new.
 *
 * @param {LearnerRecord} ours
 * @param {LearnerRecord} theirs
 * @returns {{added: Record<string, number>, changed: Record<string, number>, same: number}}
 */
export function compare(ours, theirs) {
  /** @type {Record<string, number>} */
  const added = {};
  /** @type {Record<string, number>} */
  const changed = {};
  let same = 0;
  for (const [section, entries] of Object.entries(theirs.sections)) {
    const known = own(ours.sections, section) ?? {};
    for (const [id, entry] of Object.entries(entries)) {
      const mine = own(known, id);
      if (mine && canonical(mergeEntries(section, mine, entry)) === canonical(mine)) same += 1;
      else if (!mine && entry.gone) same += 1;
      else if (!mine || mine.gone) added[section] = (added[section] ?? 0) + 1;
      else changed[section] = (changed[section] ?? 0) + 1;
    }
  }
  return { added, changed, same };
}

/**
 * The time for a change now: later than that of the last one, even if a clock was wrong, so that the last change wins.
 *
 * @param {Entry | undefined} before
 * @param {Date} now
 */
export function stamp(before, now) {
  const last = before ? Date.parse(before.at) + 1 : 0;
  return new Date(Math.max(now.getTime(), last)).toISOString();
}

/**
 * An entry with only what belongs in it; undefined if it is none.
 *
 * @param {string} section
 * @param {string} id
 * @param {any} entry
 * @param {Date} now
 * @returns {Entry | undefined}
 */
export function cleanEntry(section, id, entry, now) {
  if (!SECTION.test(section) || !ID.test(id)) return undefined;
  const at = isObject(entry) ? time(entry.at, now.getTime() + DAY, now) : undefined;
  if (!at) return undefined;
  if (entry.gone === true && section !== "notes") return { at, gone: true };
  const clean = Object.hasOwn(CLEAN, section) ? CLEAN[section] : generic;
  try {
    return clean(entry, at, now);
  } catch {
    return undefined;
  }
}

/** What an entry of each section may hold. @type {Record<string, (entry: any, at: string, now: Date) => Entry | undefined>} */
const CLEAN = {
  answers({ chosen, correct, print, box, due }, at) {
    if (!Array.isArray(chosen) || chosen.length > 20 || !chosen.every(isId) || typeof correct !== "boolean") return undefined;
    const latest = Date.parse(at) + (DAYS[LAST_BOX - 1] + 1) * DAY;
    return {
      at,
      chosen: [...new Set(chosen)],
      correct,
      ...(isId(print) ? { print } : {}),
      box: Number.isInteger(box) && box >= 0 && box <= LAST_BOX ? box : Number(correct),
      due: time(due, latest, new Date(latest)) ?? at,
    };
  },
  modules({ read, done }, at) {
    return { at, ...(typeof read === "boolean" ? { read } : {}), ...(typeof done === "boolean" ? { done } : {}) };
  },
  read(_entry, at) {
    return { at };
  },
  notes(entry, at, now) {
    const own = entry.gone === true ? { at, gone: /** @type {const} */ (true) } : cleanText(entry, at);
    if (!own) return undefined;
    const others = Array.isArray(entry.others) ? entry.others.slice(0, LIMITS.versions) : [];
    const versions = others.flatMap((other) => {
      const when = isObject(other) ? time(other.at, now.getTime() + DAY, now) : undefined;
      return (when && cleanText(other, when)) ?? [];
    });
    return mergeNotes([own, ...versions]);
  },
  place({ page, heading, title, language }, at) {
    if (typeof page !== "string" || page.length > 200 || !PAGE.test(page)) return undefined;
    return {
      at,
      page,
      ...(typeof heading === "string" && HEADING.test(heading) ? { heading } : {}),
      ...(typeof title === "string" ? { title: title.slice(0, 300) } : {}),
      ...(isId(language) ? { language } : {}),
    };
  },
};

/**
 * @param {any} entry
 * @param {string} at
 */
function cleanText({ text }, at) {
  return typeof text === "string" && text.length <= LIMITS.text ? { at, text } : undefined;
}

/**
 * An entry of a section of which only its feature knows the form: plain data, and no more of it than is sensible.
 *
 * @param {any} entry
 * @param {string} at
 * @returns {Entry}
 */
function generic(entry, at) {
  return { ...plain(entry, LIMITS.depth), at };
}

/**
 * @param {any} value
 * @param {number} depth
 * @returns {any}
 */
function plain(value, depth) {
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) return value;
  if (typeof value === "string" && value.length <= LIMITS.text) return value;
  if (depth > 0 && Array.isArray(value) && value.length <= LIMITS.list) return value.map((item) => plain(item, depth - 1));
  if (depth > 0 && isObject(value) && Object.keys(value).length <= LIMITS.list) {
    const pairs = Object.entries(value).filter(([key]) => key !== "__proto__" && key.length <= 200);
    return Object.fromEntries(pairs.map(([key, item]) => [key, plain(item, depth - 1)]));
  }
  throw new Error("no plain data");
}

/**
 * A time in the one form that sorts as text; one after the latest (a clock that was wrong, or a trick) becomes `otherwise`.
 *
 * @param {any} value
 * @param {number} latest
 * @param {Date} otherwise
 * @returns {string | undefined}
 */
function time(value, latest, otherwise) {
  const moment = typeof value === "string" && TIME.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(moment)) return undefined;
  return new Date(moment > latest ? otherwise.getTime() : moment).toISOString();
}

/** @param {any} value */
function isId(value) {
  return typeof value === "string" && ID.test(value);
}

/**
 * @param {any} value
 * @returns {value is Record<string, any>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * What stands under a key that may be any word, `constructor` too.
 *
 * @template T
 * @param {Record<string, T>} things
 * @param {string} key
 * @returns {T | undefined}
 */
export function own(things, key) {
  return Object.hasOwn(things, key) ? things[key] : undefined;
}

/**
 * @param {object} a
 * @param {object} b
 */
function union(a, b) {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
}

/**
 * The same text for the same data, whatever the order of its keys.
 *
 * @param {any} value
 * @returns {string}
 */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}
