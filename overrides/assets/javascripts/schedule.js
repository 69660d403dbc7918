/**
 * When a question comes back (Leitner). Pure: knows no page and no clock of its own.
 *
 * Box 0 holds what was answered wrongly: it is due at once. A right answer lifts it to box 1, and each right answer that
 * is given when the question is due lifts it one box more, up to the last. A right answer that comes too early changes
 * nothing: it shows what is fresh, not what lasts. A wrong one puts the question back into box 0.
 */

/** Days that a question rests in boxes 1, 2, 3 and 4. */
export const DAYS = [1, 3, 7, 21];

/** The last box. */
export const LAST_BOX = DAYS.length;

/**
 * @typedef {object} Turn
 * @property {number} box  0 to {@link LAST_BOX}
 * @property {string} due  ISO time from which (that is: from the start of that day) the question is offered again
 */

/**
 * The box and the day that an answer leads to.
 *
 * @param {Turn | undefined} before  where the question was, if it had been answered
 * @param {boolean} correct
 * @param {Date} now
 * @returns {Turn}
 */
export function next(before, correct, now) {
  if (!correct) return { box: 0, due: now.toISOString() };
  if (before && !isDue(before, now)) return { box: before.box, due: before.due };
  const box = Math.min((before?.box ?? 0) + 1, LAST_BOX);
  const due = new Date(now);
  due.setDate(due.getDate() + DAYS[box - 1]); // by the calendar: a day in which the clock is changed has 23 or 25 hours
  return { box, due: due.toISOString() };
}

/**
 * Is it time for this question again? It is from the start of its day, in the learner's own time zone: who answered at
 * nine in the evening need not wait until nine.
 *
 * @param {Turn} turn
 * @param {Date} now
 */
export function isDue({ due }, now) {
  const day = new Date(due);
  day.setHours(0, 0, 0, 0);
  return now.getTime() >= day.getTime() || Number.isNaN(day.getTime());
}
