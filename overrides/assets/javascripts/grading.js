/** Grading of one question. Pure: knows no page, no words and no state. */

/**
 * @typedef {object} Grade
 * @property {boolean} correct  the whole key was chosen, and nothing else
 * @property {string[]} right  chosen, and in the key
 * @property {string[]} missing  in the key, but not chosen
 * @property {string[]} wrong  chosen, but not in the key
 */

/**
 * Compare the chosen options with the key. Order and doubles do not matter.
 *
 * @param {Iterable<string>} selection  ids of the chosen options
 * @param {Iterable<string>} key  ids of the right options
 * @returns {Grade}
 */
export function grade(selection, key) {
  const chosen = new Set(selection);
  const wanted = new Set(key);
  const right = [...chosen].filter((id) => wanted.has(id));
  const missing = [...wanted].filter((id) => !chosen.has(id));
  const wrong = [...chosen].filter((id) => !wanted.has(id));
  return { correct: missing.length === 0 && wrong.length === 0, right, missing, wrong };
}
