/**
 * What a session is made of: reads choices, mends those that make no session, and advises a method. Pure: no page, no words
 * and no state. The plans themselves are worked out when the site is built; this only looks them up.
 */

/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} title
 * @property {string} who
 * @property {string} what
 * @property {string[]} [say]
 * @property {"case" | "development" | "agreements"} [gives]
 * @property {boolean} [round]
 * @property {string} [own]
 * @property {{minutes: number, text: string}} [shorter]
 */

/**
 * @typedef {object} Method
 * @property {string} id
 * @property {string} title
 * @property {string} summary
 * @property {string} goodFor
 * @property {[number, number]} group
 * @property {string} experience
 * @property {"any" | "own"} case
 * @property {string | null} caution
 * @property {Step[]} steps
 * @property {Record<string, [string, number][]>} plans  by length: step and minutes, in order
 */

/**
 * @typedef {object} Kit
 * @property {number[]} lengths
 * @property {Record<string, string>} experiences
 * @property {Step[]} frame
 * @property {string[]} agreements
 * @property {Method[]} methods
 * @property {{id: string, title: string, purpose: string,
 *   advised: {minutes: number, method: string, vignette: string | null}[],
 *   cases: {vignette: string, methods: string[], why: string}[]}[]} modules
 * @property {{id: string, title: string, vignettes: string[]}[]} themes
 * @property {{name: string, module: string, title: string, theme: string, touches: string, about: string,
 *   group: string | null, developments: number}[]} vignettes
 */

/**
 * @typedef {object} Choices
 * @property {string} subject  a module, or `theme.NAME`
 * @property {number} minutes
 * @property {number} people
 * @property {string} experience
 * @property {string} case  a vignette, or "own"
 * @property {string} method  a method, or "advise"
 * @property {string} start  "20:00", or ""
 */

/** @typedef {{method: Method, minutes: number}} Offer  a session that would suit the case */

/** @typedef {{key: string, values?: Record<string, string | number>, offer?: Offer}} Note  a sentence, by the key of its words */

/**
 * @typedef {object} PlannedStep
 * @property {Step} step
 * @property {number} start  minutes after the start of the session
 * @property {number} minutes
 * @property {number} [development]  which development of the case is handed out, counted from 1
 */

/**
 * @typedef {object} Session
 * @property {Choices} choices  as they came out
 * @property {Method} method
 * @property {Note[]} notes  what was mended, and what to mind
 * @property {{fits: boolean, suits: boolean, why: string}} [advice]  why this method, if it was advised
 * @property {PlannedStep[]} steps
 */

export const OWN = "own";
export const ADVISE = "advise";
const DEFAULTS = { minutes: 90, people: 6, experience: "new" };
const THEME = "theme.";

/**
 * Work out the session that somebody asks for. Whatever cannot be done is replaced by the nearest thing that can, and said.
 *
 * @param {Partial<Record<keyof Choices, string>>} asked
 * @param {Kit} kit
 * @returns {Session}
 */
export function session(asked, kit) {
  /** @type {Note[]} */
  const notes = [];
  const subject = subjectOf(asked.subject, kit, notes);
  const people = peopleOf(asked.people, kit, notes);
  const experience = experienceOf(asked.experience, kit, notes);
  const wanted = methodOf(asked.method, kit, notes);
  let minutes = lengthOf(asked.minutes, kit.lengths, notes);
  let chosenCase = caseOf(asked.case, subject, minutes, kit, notes);
  const start = startOf(asked.start, notes);

  let method = wanted;
  let advice;
  if (method) {
    const lengths = Object.keys(method.plans).map(Number);
    if (!lengths.includes(minutes)) {
      const nearer = nearest(minutes, lengths);
      const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
      notes.push({ key: "method-length", values: { method: method.title, least, most, minutes: nearer } });
      minutes = nearer;
    }
    if (people < method.group[0] || people > method.group[1]) {
      notes.push({ key: "method-people", values: { method: method.title, least: method.group[0], most: method.group[1] } });
    }
    if (rank(experience, kit) < rank(method.experience, kit)) {
      notes.push({ key: "method-experience", values: { method: method.title, group: kit.experiences[method.experience] } });
    }
  } else {
    const found = advise({ case: chosenCase, minutes, people, experience }, kit);
    method = found.method;
    advice = { fits: found.fits, suits: found.suits, why: found.why };
    if (!found.fits) notes.push({ key: "no-method-fits", values: { method: method.title, least: method.group[0], most: method.group[1] } });
  }
  if (method.case === "own" && chosenCase !== OWN) {
    notes.push({ key: "method-own", values: { method: method.title } });
    chosenCase = OWN;
  }
  const suited = suitedTo(chosenCase, kit)?.methods;
  // Some cases are safe with one method only, and none of those may fit the time or the size of the group.
  if (suited && !suited.includes(method.id)) {
    const offer = suitable({ case: chosenCase, minutes, people, experience }, kit);
    const titles = kit.methods.filter(({ id }) => suited.includes(id)).map(({ title }) => title);
    if (wanted) notes.push({ key: "method-case", values: { method: method.title, suited: titles.join(", ") }, offer });
    else if (offer) notes.push({ key: "case-instead", values: { now: minutes, minutes: offer.minutes, method: offer.method.title }, offer });
    else notes.push({ key: "case-none" });
  }
  const group = kit.vignettes.find(({ name }) => name === chosenCase)?.group;
  if (group && rank(experience, kit) < rank(group, kit)) notes.push({ key: "case-group", values: { group: kit.experiences[group] } });
  const choices = { subject, minutes, people, experience, case: chosenCase, method: wanted ? wanted.id : ADVISE, start };
  return { choices, method, notes, advice, steps: timed(method, minutes, chosenCase, kit) };
}

/**
 * The method to advise: the first of those that suit the case which fits time, size and experience; else any that fits.
 *
 * @param {{case: string, minutes: number, people: number, experience: string}} given
 * @param {Kit} kit
 * @returns {{method: Method, fits: boolean, suits: boolean, why: string}}  does it fit the group, does it suit the case?
 */
export function advise(given, kit) {
  const about = suitedTo(given.case, kit);
  const suited = (about?.methods ?? []).flatMap((id) => kit.methods.find((method) => method.id === id) ?? []);
  const possible = kit.methods.filter(
    (method) => given.minutes in method.plans && (given.case === OWN || method.case !== "own"),
  );
  const all = [...suited.filter((method) => possible.includes(method)), ...possible];
  const seated = all.filter(({ group }) => given.people >= group[0] && given.people <= group[1]);
  const ready = seated.filter(({ experience }) => rank(given.experience, kit) >= rank(experience, kit));
  const method = ready[0] ?? seated[0] ?? all[0] ?? kit.methods[0];
  const suits = !about || about.methods.includes(method.id);
  return { method, fits: ready.length > 0, suits, why: suits ? about?.why ?? "" : "" };
}

/**
 * The session nearest in length in which a method that suits the case fits the group.
 *
 * @param {{case: string, minutes: number, people: number, experience: string}} given
 * @param {Kit} kit
 * @returns {Offer | undefined}
 */
function suitable(given, kit) {
  const nearby = [...kit.lengths].sort((a, b) => Math.abs(a - given.minutes) - Math.abs(b - given.minutes));
  const offers = nearby.map((minutes) => ({ ...advise({ ...given, minutes }, kit), minutes }));
  return offers.find(({ fits, suits }) => fits && suits);
}

/**
 * What the session guide says of a case: the methods that suit it, and why.
 *
 * @param {string} name
 * @param {Kit} kit
 */
function suitedTo(name, kit) {
  return kit.modules.flatMap((module) => module.cases).find(({ vignette }) => vignette === name);
}

/**
 * The vignettes of a subject.
 *
 * @param {string} subject
 * @param {Kit} kit
 * @returns {string[]}
 */
export function casesOf(subject, kit) {
  const theme = kit.themes.find(({ id }) => `${THEME}${id}` === subject);
  if (theme) return theme.vignettes;
  return kit.modules.find(({ id }) => id === subject)?.cases.map(({ vignette }) => vignette) ?? [];
}

/**
 * The address part that holds the choices, without those that are as usual.
 *
 * @param {Choices} choices
 * @returns {string}
 */
export function asFragment(choices) {
  const { subject, minutes, people, experience, method, start } = choices;
  const parts = new URLSearchParams({ subject, minutes: String(minutes), people: String(people), experience, case: choices.case });
  if (method !== ADVISE) parts.set("method", method);
  if (start) parts.set("start", start);
  return parts.toString();
}

/**
 * @param {string} fragment  with or without its sign
 * @returns {Partial<Record<keyof Choices, string>>}
 */
export function fromFragment(fragment) {
  return Object.fromEntries(new URLSearchParams(fragment.replace(/^#/, "")));
}

/**
 * Choices that were kept in a record, which may have been made by anything: only words and numbers are choices.
 *
 * @param {any} kept
 * @returns {Partial<Record<keyof Choices, string>>}
 */
export function fromRecord(kept) {
  const choices = Object.entries(typeof kept === "object" && kept !== null ? kept : {});
  return Object.fromEntries(choices.filter(([, value]) => ["string", "number"].includes(typeof value)).map(([name, value]) => [name, String(value)]));
}

/**
 * A moment of the session: a clock time if its start is known, else the time since then.
 *
 * @param {number} minutes  after the start
 * @param {string} start
 * @returns {string}
 */
export function moment(minutes, start) {
  const [hour, minute] = start ? start.split(":").map(Number) : [0, 0];
  const total = hour * 60 + minute + minutes;
  const hours = Math.floor(total / 60) % 24;
  return `${start ? String(hours).padStart(2, "0") : hours}:${String(total % 60).padStart(2, "0")}`;
}

/**
 * @param {Method} method
 * @param {number} minutes
 * @param {string} chosenCase
 * @param {Kit} kit
 * @returns {PlannedStep[]}
 */
function timed(method, minutes, chosenCase, kit) {
  const steps = new Map([...kit.frame, ...method.steps].map((step) => [step.id, step]));
  const most = kit.vignettes.find(({ name }) => name === chosenCase)?.developments ?? 0;
  let start = 0;
  let handedOut = 0;
  return method.plans[minutes].map(([id, length]) => {
    const step = /** @type {Step} */ (steps.get(id));
    /** @type {PlannedStep} */
    const planned = { step, start, minutes: length };
    if (step.gives === "development" && handedOut < most) planned.development = handedOut += 1;
    start += length;
    return planned;
  });
}

/**
 * @param {string} experience
 * @param {Kit} kit
 */
function rank(experience, kit) {
  return Object.keys(kit.experiences).indexOf(experience);
}

/**
 * @param {number} wanted
 * @param {number[]} possible
 */
function nearest(wanted, possible) {
  return possible.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best));
}

/**
 * @param {string | undefined} asked
 * @param {Kit} kit
 * @param {Note[]} notes
 */
function subjectOf(asked, kit, notes) {
  const [first] = kit.modules;
  if (!asked) return first.id;
  if (casesOf(asked, kit).length) return asked;
  notes.push({ key: "unknown-subject", values: { title: first.title } });
  return first.id;
}

/**
 * @param {string | undefined} asked
 * @param {number[]} lengths
 * @param {Note[]} notes
 */
function lengthOf(asked, lengths, notes) {
  if (!asked) return DEFAULTS.minutes;
  const minutes = /^-?\d+([.,]\d+)?$/.test(asked) ? parseFloat(asked.replace(",", ".")) : NaN;
  if (lengths.includes(minutes)) return minutes;
  if (Number.isNaN(minutes)) {
    notes.push({ key: "unknown-length", values: { minutes: DEFAULTS.minutes } });
    return DEFAULTS.minutes;
  }
  const length = nearest(minutes, lengths);
  const key = minutes < lengths[0] ? "too-short" : minutes > lengths[lengths.length - 1] ? "too-long" : "other-length";
  notes.push({ key, values: { asked, minutes: length } });
  return length;
}

/**
 * @param {string | undefined} asked
 * @param {Kit} kit
 * @param {Note[]} notes
 */
function peopleOf(asked, kit, notes) {
  if (asked === undefined) return DEFAULTS.people;
  if (!asked) {
    notes.push({ key: "no-people", values: { people: DEFAULTS.people } });
    return DEFAULTS.people;
  }
  const least = Math.min(...kit.methods.map(({ group }) => group[0]));
  const most = Math.max(...kit.methods.map(({ group }) => group[1]));
  const people = /^-?\d+$/.test(asked) ? parseInt(asked, 10) : NaN;
  if (people >= least && people <= most) return people;
  if (Number.isNaN(people)) {
    notes.push({ key: "unknown-people", values: { people: DEFAULTS.people } });
    return DEFAULTS.people;
  }
  const mended = people < least ? least : DEFAULTS.people;
  notes.push({ key: people < least ? "too-few" : "too-many", values: { asked: people, people: mended, most } });
  return mended;
}

/**
 * @param {string | undefined} asked
 * @param {Kit} kit
 * @param {Note[]} notes
 */
function experienceOf(asked, kit, notes) {
  if (!asked) return DEFAULTS.experience;
  if (rank(asked, kit) >= 0) return asked;
  notes.push({ key: "unknown-experience", values: { group: kit.experiences[DEFAULTS.experience] } });
  return DEFAULTS.experience;
}

/**
 * @param {string | undefined} asked
 * @param {Kit} kit
 * @param {Note[]} notes
 */
function methodOf(asked, kit, notes) {
  if (!asked || asked === ADVISE) return undefined;
  const method = kit.methods.find(({ id }) => id === asked);
  if (!method) notes.push({ key: "unknown-method" });
  return method;
}

/**
 * @param {string | undefined} asked
 * @param {string} subject
 * @param {number} minutes
 * @param {Kit} kit
 * @param {Note[]} notes
 */
function caseOf(asked, subject, minutes, kit, notes) {
  const cases = casesOf(subject, kit);
  if (asked === OWN || (asked && cases.includes(asked))) return asked;
  const advised = kit.modules.find(({ id }) => id === subject)?.advised ?? [];
  const closest = advised.filter(({ vignette }) => vignette).sort((a, b) => Math.abs(a.minutes - minutes) - Math.abs(b.minutes - minutes));
  const usual = closest[0]?.vignette ?? cases[0];
  if (asked) notes.push({ key: "unknown-case", values: { title: kit.vignettes.find(({ name }) => name === usual)?.title ?? usual } });
  return usual;
}

/**
 * @param {string | undefined} asked
 * @param {Note[]} notes
 */
function startOf(asked, notes) {
  if (!asked) return "";
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(asked)) return asked;
  notes.push({ key: "unknown-start" });
  return "";
}
