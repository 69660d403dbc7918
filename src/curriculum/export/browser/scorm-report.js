/** What a learning environment is told of a record. Pure. */

import { isRight, living } from "./scorm-code.js";

/** @typedef {import("./scorm-code.js").Course & {scope: string, counted: string[]}} Course */
/**
 * @typedef {object} Report
 * @property {boolean} complete
 * @property {boolean | undefined} passed  undefined where there is nothing to pass, or nothing was handed in yet
 * @property {number | undefined} score  per cent
 */

/**
 * The whole course is complete when the final test was handed in, and passed when an attempt passed; the best attempt counts.
 * A module is complete when each of its questions was answered; there is nothing to pass.
 *
 * @param {Record<string, any>} sections
 * @param {Course} course
 * @returns {Report}
 */
export function report(sections, course) {
  if (course.scope === "course") {
    const attempts = Object.values(living(sections.attempts)).filter(({ right, total }) => total > 0 && right >= 0 && right <= total);
    const shares = attempts.map(({ right, total }) => (100 * right) / total);
    if (!shares.length) return { complete: false, passed: undefined, score: undefined };
    return { complete: true, passed: attempts.some(({ passed }) => passed), score: rounded(Math.max(...shares)) };
  }
  const answers = living(sections.answers);
  const given = course.counted.filter((id) => answers[id]?.chosen?.length);
  const right = given.filter((id) => isRight(answers[id].chosen, course.questions[id]));
  const complete = given.length === course.counted.length;
  return { complete, passed: undefined, score: given.length ? rounded((100 * right.length) / course.counted.length) : undefined };
}

/**
 * The questions of an attempt as interactions, in the form that the version of SCORM asks for.
 *
 * @param {any} attempt
 * @param {Course} course
 * @param {"1.2" | "2004"} version
 * @returns {Record<string, string>[]}  elements below `cmi.interactions.n`, in the order in which they are to be set
 */
export function interactions(attempt, course, version) {
  const date = new Date(attempt.date);
  return course.test.map((id) => {
    const { options, key } = course.questions[id];
    const chosen = attempt.questions?.[id]?.chosen ?? [];
    const letters = (/** @type {string[]} */ ids) => options.flatMap((option, place) => (ids.includes(option) ? ["abcdefgh"[place]] : []));
    const right = isRight(chosen, course.questions[id]);
    if (version === "1.2") {
      return {
        id,
        type: "choice",
        time: date.toTimeString().slice(0, 8),
        "correct_responses.0.pattern": letters(key).join(","),
        student_response: letters(chosen).join(","),
        result: right ? "correct" : "wrong",
        weighting: "1",
      };
    }
    return {
      id,
      type: "choice",
      timestamp: `${date.toISOString().slice(0, 21)}Z`, // a zone follows tenths of a second, or the environment refuses it
      "correct_responses.0.pattern": letters(key).join("[,]"),
      weighting: "1",
      learner_response: letters(chosen).join("[,]"),
      result: right ? "correct" : "incorrect",
    };
  });
}

/**
 * @param {number} milliseconds
 * @param {"1.2" | "2004"} version
 */
export function duration(milliseconds, version) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return version === "1.2" ? `${String(Math.min(hours, 9999)).padStart(4, "0")}:${two(minutes)}:${two(rest)}` : `PT${hours}H${minutes}M${rest}S`;
}

/** @param {number} number */
function rounded(number) {
  return Math.round(number * 100) / 100;
}
