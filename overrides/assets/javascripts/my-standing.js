/** How far this learner is: the course of the page and the record of the browser, put together. */

import { map } from "./course-map.js";
import { standing } from "./standing.js";
import { store } from "./store.js";

/** @typedef {import("./course-map.js").ModuleFacts & import("./standing.js").Standing} ModuleStanding */

/** How far the learner is with each module, in the order of the course. */
export function standings() {
  const record = { answers: store.all("answers"), modules: store.all("modules"), read: store.all("read") };
  return map.modules.map((module) => ({ ...module, ...standing(module, map.pass, record) }));
}

/** @param {string} id */
export function standingOf(id) {
  return standings().find((module) => module.id === id);
}

/**
 * Note of each module that it is done as soon as it is. Once noted it stays so, whatever is added to the course or answered
 * anew; and what the learner said is never changed.
 */
export function keepDone() {
  const settle = () => {
    for (const { id, earned } of standings()) {
      const said = store.get("modules", id);
      if (earned && said?.done === undefined) store.put("modules", id, { ...said, done: true });
    }
  };
  settle();
  store.addEventListener("change", settle);
}
