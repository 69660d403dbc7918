/**
 * How far a learner is. Pure: knows no page and no storage.
 *
 * A module is done when it was read to the end and enough of its closing self-check is right, or when the learner says so;
 * what the learner says goes first. Questions that the course no longer has count nowhere.
 */

/**
 * @typedef {object} Standing
 * @property {number} parts  to read
 * @property {number} partsRead
 * @property {boolean} read  to the end
 * @property {number} questions  in the self-check
 * @property {number} answered
 * @property {number} right
 * @property {number} needed  right ones that are enough
 * @property {boolean} passed
 * @property {boolean} earned  read to the end, and passed
 * @property {boolean} done
 * @property {boolean} begun
 * @property {number} share  of the work, from 0 to 1
 */

/**
 * @param {{id: string, parts: number, questions: string[]}} module
 * @param {number} pass  share of the self-check that must be right, in per cent
 * @param {{answers: Record<string, any>, modules: Record<string, any>, read: Record<string, any>}} record  sections, by id
 * @returns {Standing}
 */
export function standing({ id, parts, questions }, pass, { answers, modules, read: readParts }) {
  const said = Object.hasOwn(modules, id) ? modules[id] : {};
  const given = questions.flatMap((question) => {
    const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
    return answer?.chosen.length ? [answer] : [];
  });
  const right = given.filter(({ correct }) => correct).length;
  const needed = Math.ceil((pass / 100) * questions.length);
  const passed = right >= needed;
  const found = Object.keys(readParts).filter((part) => part.startsWith(`${id}/`)).length;
  const read = said.read === true;
  const partsRead = read ? parts : Math.min(found, parts);
  const earned = read && passed;
  const done = said.done ?? earned;
  return {
    parts,
    partsRead,
    read,
    questions: questions.length,
    answered: given.length,
    right,
    needed,
    passed,
    earned,
    done,
    begun: partsRead > 0 || given.length > 0,
    share: done ? 1 : (partsRead + given.length) / (parts + questions.length || 1),
  };
}

/**
 * The minutes of study that are left, rounded up to five.
 *
 * @param {{minutes: number, share: number}[]} modules
 */
export function minutesLeft(modules) {
  const left = modules.reduce((sum, { minutes, share }) => sum + minutes * (1 - share), 0);
  return Math.ceil(Math.round(left) / 5) * 5;
}
