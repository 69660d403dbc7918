/**
 * A learner's record as a short text, for the `suspend_data` of a learning environment, which holds 4,096 characters. Pure.
 *
 * Kept are the place, what was read and done, the answers, the choices of a test that is under way, and two attempts at the
 * test: the best that passed, and the last. Notes are not: they are nobody's but the learner's.
 *
 * A question stands as four characters, made from its id and its options, and one for what was chosen. A question whose
 * options changed is another question, and its old answer is passed over.
 */

/** @typedef {{tag: string, options: string[], key: string[], print: string, several: boolean}} Question */
/**
 * @typedef {object} Course
 * @property {string} course  id of the record
 * @property {string} language
 * @property {string} courseVersion
 * @property {number} pass  per cent
 * @property {Record<string, Question>} questions
 * @property {string[]} modules
 * @property {string[]} parts  `module/heading`
 * @property {string[]} test  ids of the questions of the final test
 */
/** @typedef {Record<string, Record<string, any>>} Sections */

export const MOST = 4096;
const FORM = "1";
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"; // pragma: allowlist secret
const TAG = 4;
const PLACE = /^((?:[a-z0-9-]+\/)*)(?:#([A-Za-z0-9-]*))?$/;
const ATTEMPT = /^([0-9a-z]{1,9})\.([0-9a-z]{0,12})\.([0-9a-z]+)\.([0-9a-z]+)\.([\w-]*)$/;

/**
 * @param {Sections} sections  of the record
 * @param {Course} course
 * @param {Date} now
 * @returns {string}  at most {@link MOST} characters
 */
export function encode(sections, course, now) {
  const place = entry(sections, "place", "last");
  const chosen = Object.fromEntries(Object.entries(living(sections.answers)).map(([id, answer]) => [id, answer.chosen]));
  const draft = entry(sections, "forms", "final-test");
  const fields = [
    FORM,
    Math.floor(now.getTime() / 1000).toString(36),
    place ? `${place.page}${place.heading ? `#${place.heading}` : ""}` : "",
    course.modules.map((id) => standing(entry(sections, "modules", id))).join(""),
    bits(course.parts.map((id) => Boolean(entry(sections, "read", id)))),
    choices(chosen, course),
    draft ? `${(draft.round ?? 0).toString(36)}.${choices(draft.choices ?? {}, course)}` : "",
    kept(living(sections.attempts)).map((attempt) => attemptText(attempt, course)).filter(Boolean).join("!"),
  ];
  // Far below the limit with the course as it is. Should it grow: first the test under way goes, then the attempts, then what was read.
  for (const field of [6, 7, 4, 5]) {
    if (fields.join("~").length <= MOST) break;
    fields[field] = "";
  }
  return fields.join("~");
}

/**
 * @param {string} text
 * @param {Course} course
 * @returns {{saved: string, sections: Sections} | undefined}  undefined if it is not such a text
 */
export function decode(text, course) {
  const [form, time, place, modules = "", parts = "", answers = "", draft = "", attempts = ""] = text.split("~");
  const seconds = parseInt(time, 36);
  if (form !== FORM || !(seconds > 0 && seconds < 1e11)) return undefined;
  const at = new Date(seconds * 1000).toISOString();
  /** @type {Sections} */
  const sections = {};
  const put = (/** @type {string} */ section, /** @type {string} */ id, /** @type {object} */ data) => {
    (sections[section] ??= {})[id] = { at, ...data };
  };
  const [, page, heading] = PLACE.exec(place ?? "") ?? [];
  if (place && page !== undefined) put("place", "last", { page, ...(heading ? { heading } : {}), language: course.language });
  course.modules.forEach((id, index) => {
    const value = DIGITS.indexOf(modules.charAt(index)) - 1;
    if (modules.charAt(index) && value >= 0 && value < 9) put("modules", id, { ...flag("read", Math.floor(value / 3)), ...flag("done", value % 3) });
  });
  course.parts.forEach((id, index) => {
    const digit = DIGITS.indexOf(parts.charAt(Math.floor(index / 6)) || "A");
    if (digit & (1 << index % 6)) put("read", id, {});
  });
  for (const [id, chosen] of chosenIn(answers, course)) {
    const { print } = course.questions[id];
    put("answers", id, { chosen, correct: isRight(chosen, course.questions[id]), print });
  }
  const [round, drafted] = draft.split(".");
  if (drafted !== undefined) put("forms", "final-test", { choices: Object.fromEntries(chosenIn(drafted, course)), round: parseInt(round, 36) || 0 });
  for (const part of attempts ? attempts.split("!") : []) {
    const attempt = attemptOf(part, course);
    if (attempt) put("attempts", attempt.id, attempt.data);
  }
  return { saved: at, sections };
}

/**
 * @param {string[]} chosen
 * @param {Question} question
 */
export function isRight(chosen, { key }) {
  return chosen.length === key.length && chosen.every((id) => key.includes(id));
}

/** @param {Record<string, any> | undefined} entries */
export function living(entries) {
  return Object.fromEntries(Object.entries(entries ?? {}).filter(([, each]) => each && !each.gone));
}

/**
 * @param {Sections} sections
 * @param {string} section
 * @param {string} id
 */
function entry(sections, section, id) {
  const found = Object.hasOwn(sections, section) && Object.hasOwn(sections[section], id) ? sections[section][id] : undefined;
  return found && !found.gone ? found : undefined;
}

/** @param {{read?: boolean, done?: boolean} | undefined} module */
function standing(module) {
  const digit = (/** @type {boolean | undefined} */ value) => (value === undefined ? 0 : Number(value) + 1);
  return DIGITS[module ? 1 + digit(module.read) * 3 + digit(module.done) : 0];
}

/**
 * @param {string} name
 * @param {number} digit
 */
function flag(name, digit) {
  return digit ? { [name]: digit === 2 } : {};
}

/** @param {boolean[]} values */
function bits(values) {
  const digits = Array.from({ length: Math.ceil(values.length / 6) }, (_, group) =>
    values.slice(group * 6, group * 6 + 6).reduce((sum, value, place) => sum + (value ? 1 << place : 0), 0),
  );
  return digits.map((digit) => DIGITS[digit]).join("");
}

/**
 * @param {Record<string, any>} chosen  ids of options, by question
 * @param {Course} course
 */
function choices(chosen, course) {
  const parts = Object.entries(chosen).flatMap(([id, ids]) => {
    const question = Object.hasOwn(course.questions, id) ? course.questions[id] : undefined;
    if (!question || !Array.isArray(ids)) return [];
    const mask = question.options.reduce((sum, option, place) => sum + (ids.includes(option) ? 1 << place : 0), 0);
    return mask ? [question.tag + DIGITS[mask]] : [];
  });
  return parts.join("");
}

/**
 * @param {string} text
 * @param {Course} course
 * @returns {[string, string[]][]}
 */
function chosenIn(text, course) {
  const byTag = new Map(Object.entries(course.questions).map(([id, { tag }]) => [tag, id]));
  /** @type {[string, string[]][]} */
  const found = [];
  for (let start = 0; start + TAG < text.length; start += TAG + 1) {
    const id = byTag.get(text.slice(start, start + TAG));
    const mask = DIGITS.indexOf(text.charAt(start + TAG));
    if (id === undefined || mask <= 0) continue;
    const chosen = course.questions[id].options.filter((_, place) => mask & (1 << place));
    if (chosen.length) found.push([id, chosen]);
  }
  return found;
}

/** @param {Record<string, any>} attempts */
function kept(attempts) {
  const all = Object.entries(attempts)
    .map(([id, attempt]) => ({ id, ...attempt }))
    .filter(({ date, right, total }) => !Number.isNaN(Date.parse(date)) && right >= 0 && total > 0)
    .sort((one, two) => (one.date < two.date ? -1 : 1));
  const best = all.filter(({ passed }) => passed).sort((one, two) => two.right / two.total - one.right / one.total)[0];
  return [...new Set([best, all.at(-1)])].filter(Boolean);
}

/**
 * @param {any} attempt
 * @param {Course} course
 */
function attemptText({ id, date, pass, round, questions }, course) {
  const time = Date.parse(date).toString(36);
  const suffix = /-([0-9a-z]{1,12})$/.exec(id)?.[1] ?? "";
  const chosen = Object.fromEntries(Object.entries(questions ?? {}).map(([name, one]) => [name, one?.chosen]));
  return `${time}.${suffix}.${(round ?? 0).toString(36)}.${(pass ?? course.pass).toString(36)}.${choices(chosen, course)}`;
}

/**
 * @param {string} text
 * @param {Course} course
 */
function attemptOf(text, course) {
  const [, time, suffix, round, pass, chosen] = ATTEMPT.exec(text) ?? [];
  const moment = new Date(parseInt(time, 36));
  if (chosen === undefined || Number.isNaN(moment.getTime())) return undefined;
  const given = Object.fromEntries(chosenIn(chosen, course));
  const questions = Object.fromEntries(
    course.test.map((id) => [id, { chosen: given[id] ?? [], correct: isRight(given[id] ?? [], course.questions[id]) }]),
  );
  const [total, needed] = [course.test.length, parseInt(pass, 36)];
  const right = Object.values(questions).filter(({ correct }) => correct).length;
  const date = moment.toISOString();
  const data = { date, right, total, pass: needed, passed: right * 100 >= needed * total, version: course.courseVersion, round: parseInt(round, 36), questions };
  return { id: `${date}-${suffix || "0"}`, data };
}
