/** Means of the self-assessment, and when it is due. Pure: knows no page and no words. */

/** Answers that a scale needs before a mean says anything. */
const FEWEST = 3;

/** Answers go from 1 to this. */
export const POINTS = 5;

/** @typedef {Record<string, number>} Answers  1 to 5, by item */
/** @typedef {"before" | "after"} Moment */
/**
 * @typedef {object} Comparison
 * @property {number | undefined} before  mean; none when there are too few answers
 * @property {number | undefined} after
 * @property {number} used  items that the means are made of
 */

/**
 * The answers in an entry of the record, which may hold anything: whole numbers from 1 to 5 for items that exist.
 *
 * @param {any} answers
 * @param {string[]} items
 * @returns {Answers}
 */
export function readAnswers(answers, items) {
  if (typeof answers !== "object" || answers === null) return {};
  const known = items.filter((item) => Object.hasOwn(answers, item) && isAnswer(answers[item]));
  return Object.fromEntries(known.map((item) => [item, answers[item]]));
}

/** @param {any} value */
function isAnswer(value) {
  return Number.isInteger(value) && value >= 1 && value <= POINTS;
}

/**
 * Compare a scale before and after. Where both were filled in, both means are made of the items answered both times, or an
 * item that was skipped once would look like a change.
 *
 * @param {string[]} items
 * @param {Answers | undefined} before
 * @param {Answers | undefined} after
 * @returns {Comparison}
 */
export function compare(items, before, after) {
  const used = items.filter((item) => [before, after].every((answers) => !answers || Object.hasOwn(answers, item)));
  const enough = used.length >= FEWEST;
  /** @param {Answers | undefined} answers */
  const mean = (answers) =>
    enough && answers ? used.reduce((sum, item) => sum + answers[item], 0) / used.length : undefined;
  return { before: mean(before), after: mean(after), used: before || after ? used.length : 0 };
}

/**
 * Which measurement is due? None when there is nothing to fill in for now.
 *
 * @param {{before: boolean, after: boolean, tested: boolean}} done
 * @returns {Moment | undefined}
 */
export function due({ before, after, tested }) {
  if (tested) return after ? undefined : "after";
  return before ? undefined : "before";
}
