/** Scoring of a test, and the order of its options. Pure: knows no page, no words and no state. */

import { grade } from "./grading.js";

/**
 * @typedef {object} TestQuestion
 * @property {string} id
 * @property {string} objective
 * @property {string[]} key  ids of the right options
 */

/** @typedef {Record<string, string[]>} Choices  ids of the chosen options, by question */

/**
 * @typedef {object} Score
 * @property {number} right
 * @property {number} total
 * @property {boolean} passed
 * @property {Record<string, {chosen: string[], correct: boolean}>} questions
 * @property {Map<string, {right: number, total: number, missed: string[]}>} objectives  `missed`: ids of questions
 */

/**
 * Score a test. A question without a choice is not right; choices for other questions are passed over.
 *
 * @param {TestQuestion[]} questions
 * @param {Choices} choices
 * @param {number} passMark  per cent
 * @returns {Score}
 */
export function score(questions, choices, passMark) {
  /** @type {Score} */
  const result = { right: 0, total: questions.length, passed: false, questions: {}, objectives: new Map() };
  for (const { id, objective, key } of questions) {
    const chosen = choicesFor(choices, id);
    const { correct } = grade(chosen, key);
    result.questions[id] = { chosen, correct };
    const sum = result.objectives.get(objective) ?? { right: 0, total: 0, missed: [] };
    result.objectives.set(objective, sum);
    sum.total += 1;
    if (correct) {
      sum.right += 1;
      result.right += 1;
    } else {
      sum.missed.push(id);
    }
  }
  result.passed = passes(result.right, result.total, passMark);
  return result;
}

/**
 * Is this enough? In whole numbers, so that no rounding decides.
 *
 * @param {number} right
 * @param {number} total
 * @param {number} passMark  per cent
 */
export function passes(right, total, passMark) {
  return total > 0 && right * 100 >= passMark * total;
}

/**
 * @param {number} total
 * @param {number} passMark  per cent
 * @returns {number}  how many questions must be right
 */
export function needed(total, passMark) {
  return Math.ceil((passMark * total) / 100);
}

/**
 * @param {TestQuestion[]} questions
 * @param {Choices} choices
 * @returns {string[]}  ids of the questions without a choice, in their order
 */
export function unanswered(questions, choices) {
  return questions.map(({ id }) => id).filter((id) => !choicesFor(choices, id).length);
}

/**
 * @param {Choices} choices
 * @param {string} id
 */
function choicesFor(choices, id) {
  return Object.hasOwn(choices, id) ? choices[id] : [];
}

/** More attempts than anybody makes; a number from a foreign record goes no further. */
const LAST_ROUND = 500;

/**
 * The order of options in a round of the test: as written in round 0, another in each next round than in the one before.
 * The same round and question give the same order, so that it need not be kept.
 *
 * @param {string[]} ids  different from each other
 * @param {string} question
 * @param {number} round
 * @returns {string[]}
 */
export function optionOrder(ids, question, round) {
  let order = [...ids];
  for (let each = 1; each <= Math.min(round, LAST_ROUND); each += 1) {
    const next = shuffled(ids, numbers(`${question} ${each}`));
    const same = next.every((id, index) => id === order[index]);
    order = same ? [...next.slice(1), ...next.slice(0, 1)] : next;
  }
  return order;
}

/**
 * Fisher and Yates.
 *
 * @param {string[]} items
 * @param {() => number} random
 */
function shuffled(items, random) {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/**
 * Numbers from 0 to 1 that follow from a text (FNV-1a, then mulberry32).
 *
 * @param {string} text
 * @returns {() => number}
 */
function numbers(text) {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
