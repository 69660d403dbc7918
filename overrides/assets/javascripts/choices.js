/**
 * Choices in the final test that were not handed in yet, as they stand in the record. What is in a record may have been made by
 * anything: what makes no sense is passed over. Pure.
 */

/**
 * Return the options that were chosen, by question.
 *
 * @param {any} choices
 * @returns {import("./scoring.js").Choices}
 */
export function readChoices(choices) {
  const entries = Object.entries(isObject(choices) ? choices : {});
  return Object.fromEntries(entries.map(([id, chosen]) => [id, readIds(chosen)]));
}

/**
 * How many questions have an answer; none if no test is under way.
 *
 * @param {any} draft  the entry of the section `forms`
 */
export function countAnswered(draft) {
  return Object.values(readChoices(draft?.choices)).filter((chosen) => chosen.length).length;
}

/**
 * @param {any} ids
 * @returns {string[]}
 */
export function readIds(ids) {
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}

/**
 * @param {any} value
 * @returns {value is Record<string, any>}
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
