/** Which questions are to be reviewed now. Pure: knows no page and no storage. */

import { isDue } from "./schedule.js";

/**
 * A question of the course: its id, its module and the fingerprint of its text.
 *
 * @typedef {{id: string, module: string, print: string}} Known
 */

/**
 * The questions that were answered and are due, or were reworded since, those first that wait longest.
 *
 * @param {Known[]} questions
 * @param {Record<string, any>} answers  by id
 * @param {Date} now
 */
export function dueQuestions(questions, answers, now) {
  return questions
    .filter(({ id, print }) => Object.hasOwn(answers, id) && (isDue(answers[id], now) || isReworded(answers[id], print)))
    .sort((a, b) => answers[a.id].due.localeCompare(answers[b.id].due));
}

/**
 * Was the question reworded since it was answered?
 *
 * @param {{print?: string}} answer
 * @param {string | null} print  of the question now
 */
export function isReworded(answer, print) {
  return answer.print !== undefined && answer.print !== print;
}
