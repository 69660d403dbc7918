/**
 * Attempts at the final test as they stand in the record. What is in a record may have been made by anything: each is read
 * field by field, and one that makes no sense is passed over. Pure.
 */

import { isObject, readIds } from "./choices.js";
import { passes } from "./scoring.js";

/**
 * @typedef {object} Attempt
 * @property {string} id
 * @property {Date} date
 * @property {number} right
 * @property {number} total
 * @property {number} pass  per cent
 * @property {boolean} passed  worked out, not taken over
 * @property {string} version  of the course
 * @property {number} round
 * @property {Record<string, {chosen: string[], correct: boolean}>} questions
 */

const LONGEST_VERSION = 40;

/**
 * @param {Record<string, any>} entries  the section `attempts`
 * @returns {Attempt[]}  newest first
 */
export function readAttempts(entries) {
  const attempts = Object.entries(entries).flatMap(([id, entry]) => readAttempt(id, entry) ?? []);
  return attempts.sort((one, two) => two.date.getTime() - one.date.getTime() || (one.id < two.id ? 1 : -1));
}

/**
 * The attempt that a certificate shows: the best of those that passed; of two alike, the first.
 *
 * @param {Attempt[]} attempts
 * @returns {Attempt | undefined}
 */
export function bestPassed(attempts) {
  const passed = attempts.filter((attempt) => attempt.passed);
  return passed.reduceRight((best, each) => (!best || share(each) > share(best) ? each : best), /** @type {any} */ (undefined));
}

/** @param {Attempt} attempt */
function share({ right, total }) {
  return right / total;
}

/**
 * @param {string} id
 * @param {any} entry
 * @returns {Attempt | undefined}
 */
function readAttempt(id, entry) {
  if (!isObject(entry)) return undefined;
  const told = new Date(typeof entry.date === "string" ? entry.date : NaN);
  const kept = new Date(entry.at);
  const date = kept < told ? kept : told; // by a clock that was ahead; the record puts its own times right
  const { right, total, pass } = entry;
  const sound =
    !Number.isNaN(date.getTime()) &&
    [right, total, pass].every(Number.isSafeInteger) &&
    total > 0 && right >= 0 && right <= total && pass >= 1 && pass <= 100;
  if (!sound) return undefined;
  return {
    id,
    date,
    right,
    total,
    pass,
    passed: passes(right, total, pass),
    version: typeof entry.version === "string" ? entry.version.slice(0, LONGEST_VERSION) : "",
    round: readRound(entry.round),
    questions: readQuestions(entry.questions),
  };
}

/**
 * @param {any} questions
 * @returns {Record<string, {chosen: string[], correct: boolean}>}
 */
function readQuestions(questions) {
  const entries = Object.entries(isObject(questions) ? questions : {}).filter(([, entry]) => isObject(entry));
  return Object.fromEntries(
    entries.map(([id, entry]) => [id, { chosen: readIds(entry.chosen), correct: entry.correct === true }]),
  );
}

/** @param {any} round */
export function readRound(round) {
  return Number.isSafeInteger(round) && round > 0 ? round : 0;
}
