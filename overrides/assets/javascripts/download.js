/** Gives the learner a file that is made here. */

import { COURSE, store } from "./store.js";
import { word } from "./words.js";

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // when the browser has surely taken it
}

/** The day of today, where the learner is, as file names have it: 2026-11-25. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Everything that the course keeps, or would keep if it could. A record of a newer version is given as it is. */
export function downloadRecord() {
  const text = store.state === "newer" && !store.changed ? store.raw : JSON.stringify(store.record(), undefined, 1);
  download(`${COURSE}-${word("my-course")}-${today()}.json`, text, "application/json");
}
