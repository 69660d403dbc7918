/**
 * The course as the page gives it: what belongs to each module (`curriculum/progress.py`).
 *
 * @typedef {object} ModuleFacts
 * @property {string} id
 * @property {string} title  in the language of the page
 * @property {number} minutes  of study
 * @property {number} parts  to read
 * @property {string[]} questions  ids of the closing self-check
 */

/** @returns {{pass: number, modules: ModuleFacts[]}} */
function read() {
  try {
    return JSON.parse(document.querySelector("script[data-course-map]")?.textContent ?? "");
  } catch {
    return { pass: 100, modules: [] };
  }
}

export const map = read();

/** The address at which this edition starts. A page that may be shown anywhere (404) has it with a slash at its end. */
export const HOME = new URL(
  (document.querySelector("script[data-course-map]")?.getAttribute("data-home") || ".").replace(/\/?$/, "/"),
  document.baseURI,
);

/** The address of the page that the course calls `modules/vocabulary/`. Pages on a disk name their file. @param {string} page */
export function address(page) {
  return new URL(page + (HOME.protocol === "file:" ? "index.html" : ""), HOME).href;
}

/** The module that this page, or the page of a link, is of. @param {string} [url] */
export function moduleOf(url = location.href) {
  const [, id] = /\/modules\/([a-z0-9-]+)(?:\/|\.html|$)/.exec(new URL(url, location.href).pathname) ?? [];
  return map.modules.find((module) => module.id === id);
}
