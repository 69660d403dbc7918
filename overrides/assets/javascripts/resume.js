/**
 * `<course-resume>`: on the home page, "go on where you were" (in a module, or in a final test that was left half-way), and the
 * study time that is left. Before there is anything to go on with, its text stands as it was written.
 */

import { countAnswered } from "./choices.js";
import { address, map } from "./course-map.js";
import { duration } from "./duration.js";
import { standings } from "./my-standing.js";
import { minutesLeft } from "./standing.js";
import { store } from "./store.js";
import { word } from "./words.js";

export class CourseResume extends HTMLElement {
  /** @type {Node[] | undefined} */
  #written;

  /** The button that starts the course, as it was written. @type {{href: string, text: string | null} | undefined} */
  #start;

  connectedCallback() {
    this.#written ??= [...this.childNodes];
    store.addEventListener("change", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    store.removeEventListener("change", this);
  }

  handleEvent() {
    const start = document.querySelector("a[data-start]");
    if (!(start instanceof HTMLAnchorElement)) return;
    this.#start ??= { href: start.href, text: start.textContent };
    const place = store.get("place", "last");
    const module = place && map.modules.find(({ id }) => place.page === `modules/${id}/`);
    const test = store.get("forms", "final-test");
    const inTest = countAnswered(test) > 0 && (!module || String(test?.at) > String(place?.at));
    if (!module && !inTest) {
      this.replaceChildren(...(this.#written ?? []));
      start.href = this.#start.href;
      start.textContent = this.#start.text;
      return;
    }
    const link = document.createElement("a");
    if (inTest) {
      link.href = address("final-test/");
      link.textContent = word("resume-test");
    } else {
      const known = place.heading && place.language === document.documentElement.lang;
      link.href = address(place.page) + (place.heading ? `#${place.heading}` : "");
      link.textContent = known && place.title ? `${module.title}: ${place.title}` : module.title;
    }
    const modules = standings();
    const left = minutesLeft(modules);
    const done = modules.filter((each) => each.done).length;
    const rest = document.createElement("span");
    rest.className = "course-resume__left";
    rest.textContent = word(left ? "resume-left" : "resume-none", { time: duration(left), done, modules: modules.length });
    this.replaceChildren(word("resume-at"), " ", link, ". ", rest);
    start.href = link.href;
    start.textContent = word("resume-go");
  }
}

if (!customElements.get("course-resume")) customElements.define("course-resume", CourseResume);
