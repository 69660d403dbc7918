/**
 * `<course-builder>`: from a few choices to a complete session, timed to the minute, to print, to share as a link, or to
 * present. The choices stand in the address (after its `#`, so that they are never sent) and in the learner's record.
 * Without this file the page lists the session guides instead.
 */

import { copy } from "./copy.js";
import { printOnly } from "./print.js";
import { ADVISE, OWN, asFragment, casesOf, fromFragment, fromRecord, moment, session } from "./session.js";
import { store } from "./store.js";
import { word } from "./words.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./session.js").PlannedStep} PlannedStep */

/** Where the last choices are kept, in the section `forms`. */
const FORM = "session-builder";

export class CourseBuilder extends HTMLElement {
  /** @type {import("./session.js").Kit | undefined} */
  #kit;

  /** @type {Session | undefined} */
  #session;

  connectedCallback() {
    const data = this.querySelector("script[data-kit]")?.textContent;
    const form = this.#form;
    if (!data || !form) return;
    this.#kit = JSON.parse(data);
    this.querySelector(".builder__without-script")?.remove();
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      const field = target instanceof Element ? target.getAttribute("name") : "";
      this.#build(this.#asked(field === "subject"), true);
    });
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-action]") : null;
      if (button instanceof HTMLElement) this.#act(button.dataset.action ?? "");
    });
    addEventListener("hashchange", () => {
      if (location.hash.length > 1 && location.hash.includes("=")) this.#build(fromFragment(location.hash), false);
    });
    const asked = location.hash.includes("=") ? fromFragment(location.hash) : fromRecord(store.get("forms", FORM)?.choices);
    this.#build(asked, false);
  }

  /** @returns {HTMLFormElement | null} */
  get #form() {
    return this.querySelector("form");
  }

  /**
   * What stands in the form. With another subject, its own case is meant.
   *
   * @param {boolean} newSubject
   * @returns {Record<string, string>}
   */
  #asked(newSubject) {
    const asked = Object.fromEntries([...new FormData(/** @type {HTMLFormElement} */ (this.#form))].map(([name, value]) => [name, String(value)]));
    if (newSubject && asked.case !== OWN) delete asked.case;
    return asked;
  }

  /**
   * @param {Record<string, string>} asked
   * @param {boolean} changed  by the reader, just now
   */
  #build(asked, changed) {
    if (!this.#kit) return;
    this.#session = session(asked, this.#kit);
    const { choices, notes, method, steps } = this.#session;
    this.#show(this.#session);
    const said = this.#notes(notes);
    if (changed) {
      history.replaceState(null, "", `#${asFragment(choices)}`);
      store.put("forms", FORM, { choices });
      const built = word("built", { method: method.title, minutes: choices.minutes, steps: steps.length });
      this.#say([...said, built].join(" "));
    }
  }

  /**
   * Show what was mended, what to mind, and what would suit the case.
   *
   * @param {import("./session.js").Note[]} notes
   * @returns {string[]}  the same in words
   */
  #notes(notes) {
    const said = notes.map(({ key, values }) => word(key, values));
    this.#list(".builder__notes", said);
    const items = [...this.querySelectorAll(".builder__notes li")];
    for (const [index, { offer }] of notes.entries()) {
      if (!offer) continue;
      const button = element("button", "md-button", word("take", { method: offer.method.title, minutes: offer.minutes }));
      button.setAttribute("type", "button");
      button.addEventListener("click", () => {
        this.#build({ ...this.#asked(false), method: ADVISE, minutes: String(offer.minutes) }, true);
        const field = this.#form?.elements.namedItem("minutes");
        if (field instanceof HTMLElement) field.focus(); // the button is gone
      });
      items[index].append(" ", button);
    }
    return said;
  }

  /** @param {Session} built */
  #show(built) {
    this.#fields(built);
    const kit = /** @type {import("./session.js").Kit} */ (this.#kit);
    const { choices, method, steps, advice } = built;
    const vignette = kit.vignettes.find(({ name }) => name === choices.case);
    const module = kit.modules.find(({ id }) => id === (vignette?.module ?? choices.subject));
    this.#text(".builder__title", word("title", { method: method.title, minutes: choices.minutes }));
    this.#text(".builder__case", vignette ? `${vignette.title} · ${vignette.theme}` : "");
    this.#text(".builder__touches", vignette?.touches ?? "");
    this.#text(".builder__purpose", module?.purpose ?? "");
    const advised = !advice?.fits ? "advised-nearest" : advice.suits ? "advised" : "advised-other";
    this.#text(".builder__why", advice ? [word(advised, { method: method.title, good: method.goodFor }), advice.why].filter(Boolean).join(" ") : method.summary);
    this.#list(".builder__facts", [
      vignette ? word("with-case", { title: vignette.title }) : word("with-own"),
      word("for-people", { people: choices.people }),
      lasts(built),
    ]);
    this.#text(".builder__caution", method.caution ? `${word("mind")} ${method.caution}` : "");
    const saved = steps.reduce((sum, { step, minutes }) => sum + Math.max(0, step.shorter ? minutes - step.shorter.minutes : 0), 0);
    this.#text(".builder__late", saved ? word("late", { n: saved }) : "");
    const list = /** @type {HTMLElement} */ (this.querySelector(".script__steps"));
    list.replaceChildren(...steps.map((planned) => this.#step(planned, built)));
    for (const part of this.querySelectorAll("[data-with-case]")) part.toggleAttribute("hidden", !vignette);
    for (const link of this.querySelectorAll("[data-card], [data-notes]")) {
      if (!(link instanceof HTMLAnchorElement)) continue;
      link.hash = !vignette ? "" : link.dataset.card === undefined ? `card-${vignette.name}-facilitator` : `card-${vignette.name}`;
    }
    for (const link of this.querySelectorAll("[data-record]")) {
      if (!(link instanceof HTMLAnchorElement)) continue;
      link.hash = new URLSearchParams({ minutes: String(choices.minutes), method: method.title, case: vignette?.title ?? "", kind: "intervision" }).toString();
    }
    for (const link of this.querySelectorAll("[data-guide]")) {
      if (link instanceof HTMLElement) link.hidden = link.dataset.guide !== module?.id;
    }
    for (const link of this.querySelectorAll("[data-case-page]")) {
      if (!(link instanceof HTMLAnchorElement)) continue;
      link.hidden = !vignette || link.dataset.casePage !== vignette.module;
      link.hash = vignette ? `vignette-${vignette.name}` : "";
    }
    this.querySelector(".builder__link")?.toggleAttribute("hidden", true); // it holds what was copied before
    this.querySelector(".builder__plan")?.toggleAttribute("hidden", false);
  }

  /**
   * One step of the plan.
   *
   * @param {PlannedStep} planned
   * @param {Session} built
   */
  #step({ step, start, minutes, development }, { choices }) {
    const item = element("li", "step");
    const time = element("p", "step__time");
    time.append(element("span", "step__start", moment(start, choices.start)), " ", element("span", "step__minutes", word("min", { n: minutes })));
    const text = element("div", "step__text");
    const title = element("p", "step__title");
    title.append(element("strong", "", step.title), " ", element("span", "step__who", step.who));
    text.append(title, element("p", "", (choices.case === OWN && step.own) || step.what));
    if (!start && choices.case !== OWN) text.append(element("p", "step__case", this.#about(choices.case)));
    if (step.say?.length) {
      const say = element("ul", "step__say");
      for (const sentence of step.say) {
        const line = element("li");
        line.append(element("q", "", sentence));
        say.append(line);
      }
      text.append(say);
    }
    if (step.gives === "agreements") {
      const agreements = element("ul", "step__agreements");
      agreements.append(...(this.#kit?.agreements ?? []).map((agreement) => element("li", "", agreement)));
      text.append(agreements);
    }
    const given = development ? this.#part(choices.case, `development-${development}`) : undefined;
    if (given) text.append(element("p", "step__gives", word("hand-out", { title: given.dataset.title ?? "" })));
    if (step.round) text.append(element("p", "step__note", turn(minutes, choices.people)));
    if (step.shorter && step.shorter.minutes < minutes) {
      text.append(element("p", "step__note step__note--late", `${word("running-late")} ${step.shorter.text} ${word("wins", { n: minutes - step.shorter.minutes })}`));
    }
    item.append(time, text);
    return item;
  }

  /** What a group is told of a case beforehand. @param {string} name */
  #about(name) {
    return this.#kit?.vignettes.find((each) => each.name === name)?.about ?? "";
  }

  /** @param {string} action */
  #act(action) {
    const plan = this.querySelector(".builder__plan");
    if (action === "print" && plan) printOnly([plan]);
    if (action === "copy") this.#copy("link-session", `${location.href.split("#")[0]}#${asFragment(/** @type {Session} */ (this.#session).choices)}`, "copied");
    const page = this.querySelector("[data-case-page]:not([hidden])");
    if (action === "copy-case" && page instanceof HTMLAnchorElement) this.#copy("link-case", page.href, "copied-case");
    if (action === "present") this.#present();
  }

  /**
   * Show an address, and copy it.
   *
   * @param {string} name  of the words that say what it leads to
   * @param {string} address
   * @param {string} done  of the words that say that it is copied
   */
  async #copy(name, address, done) {
    const field = this.querySelector(".builder__link input");
    if (!(field instanceof HTMLInputElement)) return;
    this.#text(".builder__link span", word(name));
    field.value = address;
    field.closest("[hidden]")?.toggleAttribute("hidden", false);
    field.select();
    this.#say(word((await copy(address)) ? done : "copy-yourself"));
  }

  #present() {
    const built = this.#session;
    const show = document.querySelector("course-present");
    if (!built || !show) return;
    const { choices, steps, method } = built;
    const given = this.#part(choices.case, "case");
    show.dispatchEvent(
      new CustomEvent("course:present", {
        detail: {
          key: [method.id, choices.minutes, choices.case].join(" "), // of the place that is kept: people and hour can still change
          title: method.title,
          start: choices.start,
          when: lasts(built),
          steps: steps.map(({ step, start, minutes, development }) => ({
            title: step.title,
            who: step.who,
            what: (choices.case === OWN && step.own) || step.what,
            say: step.say ?? [],
            minutes,
            note: step.round ? turn(minutes, choices.people) : start ? "" : this.#about(choices.case),
            late: step.shorter && step.shorter.minutes < minutes ? step.shorter.text : undefined,
            list: step.gives === "agreements" ? this.#kit?.agreements : undefined,
            given: step.gives === "case" ? given : development ? this.#part(choices.case, `development-${development}`) : undefined,
          })),
        },
      }),
    );
  }

  /**
   * A part of a case, as it stands in the page.
   *
   * @param {string} name
   * @param {string} part
   * @returns {HTMLElement | undefined}
   */
  #part(name, part) {
    return [...this.querySelectorAll("[data-vignette]")].find(
      (each) => each instanceof HTMLElement && each.dataset.vignette === name && each.dataset.part === part,
    );
  }

  /** Make the form show what came out. @param {Session} built */
  #fields({ choices, method }) {
    const form = this.#form;
    const kit = this.#kit;
    if (!form || !kit) return;
    const cases = form.elements.namedItem("case");
    if (cases instanceof HTMLSelectElement) {
      const options = casesOf(choices.subject, kit).map((name) => option(name, kit.vignettes.find((each) => each.name === name)?.title ?? name));
      cases.replaceChildren(...options, option(OWN, word("own")));
    }
    for (const [name, value] of Object.entries(choices)) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = String(value);
    }
    const advised = form.querySelector(`option[value="${ADVISE}"]`);
    if (advised) advised.textContent = choices.method === ADVISE ? word("advise-now", { method: method.title }) : word("advise");
  }

  /**
   * @param {string} selector
   * @param {string} text
   */
  #text(selector, text) {
    for (const each of this.querySelectorAll(selector)) {
      each.textContent = text;
      each.toggleAttribute("hidden", !text);
    }
  }

  /**
   * @param {string} selector
   * @param {string[]} items
   */
  #list(selector, items) {
    const list = this.querySelector(selector);
    list?.replaceChildren(...items.map((item) => element("li", "", item)));
    list?.toggleAttribute("hidden", !items.length);
  }

  /** @param {string} sentence */
  #say(sentence) {
    const status = this.querySelector(".builder__status");
    if (status) status.textContent = sentence;
  }
}

/**
 * From when to when a session lasts, or for how long.
 *
 * @param {Session} built
 */
function lasts({ choices: { start, minutes } }) {
  return start ? word("from-to", { start, end: moment(minutes, start) }) : word("minutes", { n: minutes });
}

/**
 * How long everyone's turn can be, in whole halves of a minute: what is left goes to the changes of speaker.
 *
 * @param {number} minutes
 * @param {number} people
 */
function turn(minutes, people) {
  const halves = Math.floor((minutes * 2) / people);
  const length = halves <= 3 ? word(`turn-${halves}`) : word(halves % 2 ? "turn-and-half" : "minutes", { n: Math.floor(halves / 2) });
  return word("turn", { people, length });
}

/**
 * @param {string} value
 * @param {string} text
 */
function option(value, text) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = text;
  return made;
}

/**
 * @param {string} tag
 * @param {string} [name]  of its classes
 * @param {string} [text]
 */
function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

if (!customElements.get("course-builder")) customElements.define("course-builder", CourseBuilder);
