/**
 * `<course-present>`: a session on a projector or a shared screen, one step at a time in large type, with the time left.
 *
 * It opens at the event `course:present` with a {@link Show}, and goes on where it was when the same one is opened again.
 * Keys: arrows or Page Up and Down for the steps, space to pause, S for the sentences to say, C for the case, F for the full screen, M for a
 * sound at the end of a step, ? for this list, Escape to leave. The end of a step is seen, not heard, unless one asks for it.
 * Screen readers hear each step, two minutes before its end, and its end; not the seconds.
 */

import { word } from "./words.js";

/**
 * @typedef {object} Slide
 * @property {string} title
 * @property {string} who
 * @property {string} what
 * @property {string[]} say
 * @property {number} minutes
 * @property {string} note
 * @property {string[]} [list]
 * @property {HTMLElement} [given]  what is handed out: its content is copied
 */

/** @typedef {{key: string, title: string, steps: Slide[]}} Show */

/** Milliseconds between two looks at the clock. */
const TICK = 250;

/** Milliseconds before the end of a step at which it is said that it nears. */
const NEAR = 2 * 60 * 1000;

export class CoursePresent extends HTMLElement {
  /** @type {Show | undefined} */
  #show;

  #index = 0;

  /** Milliseconds that each step has taken so far. @type {number[]} */
  #spent = [];

  /** When the clock was last looked at; nothing while it stands still. @type {number | undefined} */
  #since;

  /** @type {number | undefined} */
  #timer;

  /** What was announced of this step. */
  #said = { near: false, end: false };

  #sound = false;

  /** @type {AudioContext | undefined} */
  #audio;

  /** @type {WakeLockSentinel | undefined} */
  #awake;

  connectedCallback() {
    const dialog = this.#dialog;
    this.addEventListener("course:present", (event) => this.#open(/** @type {CustomEvent<Show>} */ (event).detail));
    dialog.addEventListener("keydown", (event) => this.#key(event));
    dialog.addEventListener("close", () => this.#left());
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-action]") : null;
      if (button instanceof HTMLElement) this.#act(button.dataset.action ?? "");
    });
    document.addEventListener("visibilitychange", () => {
      if (dialog.open && document.visibilityState === "visible") this.#stayAwake();
    });
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.#part("dialog"));
  }

  get #slide() {
    return /** @type {Slide} */ (this.#show?.steps[this.#index]);
  }

  /** @param {Show} show */
  #open(show) {
    if (this.#show?.key !== show.key) {
      this.#index = 0;
      this.#spent = show.steps.map(() => 0);
    }
    this.#show = show;
    this.#part(".present__session").textContent = show.title;
    this.#dialog.showModal();
    this.#since = Date.now();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#tick(), TICK);
    this.#stayAwake();
    this.#go(this.#index);
  }

  #left() {
    this.#tick();
    this.#since = undefined;
    clearInterval(this.#timer);
    this.#awake?.release().catch(() => undefined);
    this.#awake = undefined;
    if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
  }

  /** Show a step. @param {number} index */
  #go(index) {
    const steps = this.#show?.steps ?? [];
    if (index < 0 || index >= steps.length) return;
    this.#tick();
    this.#index = index;
    this.#said = { near: false, end: false };
    const slide = this.#slide;
    const place = word("present-step", { n: index + 1, total: steps.length });
    this.#part(".present__place").textContent = place;
    this.#part(".present__title").textContent = slide.title;
    this.#part(".present__who").textContent = slide.who;
    this.#part(".present__what").textContent = slide.what;
    this.#part(".present__note").textContent = slide.note;
    this.#fill(".present__list", slide.list ?? []);
    this.#fill(".present__say ul", slide.say, "q");
    this.#part('[data-action="say"]').hidden = !slide.say.length;
    if (!slide.say.length) this.#part(".present__say").hidden = true;
    this.#hand();
    this.#part(".present__next").textContent = steps[index + 1] ? word("present-next", { title: steps[index + 1].title }) : word("present-last");
    this.#disable("back", index === 0);
    this.#disable("next", index === steps.length - 1);
    this.#tick();
    this.#announce(`${place}: ${slide.title}. ${word("minutes", { n: slide.minutes })}. ${slide.what}`);
    this.#part(".present__body").scrollTop = 0;
    this.#part(".present__title").focus();
  }

  /** Show what is handed out at this step; what was handed out before can be had again. */
  #hand() {
    const given = this.#slide.given;
    const before = this.#show?.steps.slice(0, this.#index).flatMap((slide) => slide.given ?? []) ?? [];
    const button = this.#part('[data-action="case"]');
    button.hidden = Boolean(given) || !before.length;
    button.setAttribute("aria-expanded", "false");
    const place = this.#part(".present__given");
    place.hidden = !given;
    place.replaceChildren(...(given ? [given] : before).flatMap(copied));
  }

  #tick() {
    const now = Date.now();
    if (this.#since !== undefined) {
      this.#spent[this.#index] += now - this.#since;
      this.#since = now;
    }
    const all = this.#slide.minutes * 60_000;
    const left = all - this.#spent[this.#index];
    const clock = this.#part(".present__clock");
    const words = spoken(left);
    if (clock.textContent !== words) clock.textContent = words;
    const state = left <= 0 ? "over" : left <= NEAR && all > NEAR ? "near" : "going";
    this.#dialog.dataset.state = state;
    this.#dialog.toggleAttribute("data-paused", this.#since === undefined);
    this.#part(".present__bar span").style.width = `${Math.max(0, Math.min(100, (left / all) * 100))}%`;
    this.#part(".present__over").hidden = state !== "over";
    this.#part(".present__rest").textContent = word("present-rest", { n: Math.max(0, Math.ceil(this.#rest / 60_000)) });
    if (state === "near" && !this.#said.near) {
      this.#said.near = true;
      this.#announce(word("present-near"));
    }
    if (state === "over" && !this.#said.end) {
      this.#said.end = true;
      this.#announce(word("present-over"));
      if (this.#sound) this.#play();
    }
  }

  /** Milliseconds that this step and those after it still have. */
  get #rest() {
    const steps = this.#show?.steps ?? [];
    return steps.slice(this.#index).reduce((sum, { minutes }, ahead) => sum + Math.max(0, minutes * 60_000 - this.#spent[this.#index + ahead]), 0);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const onControl = event.target instanceof Element && event.target.closest("button, a, summary") !== null;
    if (event.key === " " && onControl) return; // space presses the button that has the focus
    const action = {
      ArrowRight: "next",
      PageDown: "next",
      ArrowLeft: "back",
      PageUp: "back",
      " ": "pause",
      s: "say",
      c: "case",
      f: "full",
      m: "sound",
      "?": "help",
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    this.#act(action);
  }

  /** @param {string} action */
  #act(action) {
    if (action === "next") this.#go(this.#index + 1);
    if (action === "back") this.#go(this.#index - 1);
    if (action === "leave") this.#dialog.close();
    if (action === "pause") this.#pause();
    if (action === "say") this.#toggle(".present__say", "say");
    if (action === "case" && !this.#part('[data-action="case"]').hidden) this.#toggle(".present__given", "case");
    if (action === "help") this.#toggle(".present__help", "help");
    if (action === "full") this.#full();
    if (action === "sound") this.#listen();
  }

  #pause() {
    this.#tick();
    this.#since = this.#since === undefined ? Date.now() : undefined;
    this.#tick();
    const going = this.#since !== undefined;
    this.#part('[data-action="pause"]').textContent = word(going ? "present-pause" : "present-go-on");
    this.#announce(word(going ? "present-going" : "present-paused"));
  }

  #listen() {
    this.#sound = !this.#sound;
    this.#part('[data-action="sound"]').setAttribute("aria-pressed", String(this.#sound));
    this.#announce(word(this.#sound ? "present-sound-on" : "present-sound-off"));
    if (this.#sound) this.#play();
  }

  /** One soft tone. */
  #play() {
    this.#audio ??= new AudioContext();
    const tone = this.#audio.createOscillator();
    const loud = this.#audio.createGain();
    const now = this.#audio.currentTime;
    tone.frequency.value = 528;
    loud.gain.setValueAtTime(0.12, now);
    loud.gain.exponentialRampToValueAtTime(0.0001, now + 1.6);
    tone.connect(loud).connect(this.#audio.destination);
    tone.start(now);
    tone.stop(now + 1.6);
  }

  #full() {
    if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    else document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  async #stayAwake() {
    try {
      this.#awake = await navigator.wakeLock?.request("screen");
    } catch {
      // the screen may go dark; nothing else changes
    }
  }

  /**
   * @param {string} selector
   * @param {string} action
   */
  #toggle(selector, action) {
    const part = this.#part(selector);
    if (action === "say" && !this.#slide.say.length) return;
    part.hidden = !part.hidden;
    this.#part(`[data-action="${action}"]`).setAttribute("aria-expanded", String(!part.hidden));
    if (!part.hidden) part.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {string} selector
   * @param {string[]} items
   * @param {string} [inner]  element around each text
   */
  #fill(selector, items, inner) {
    const list = this.#part(selector);
    list.hidden = !items.length;
    list.replaceChildren(
      ...items.map((text) => {
        const item = document.createElement("li");
        const around = inner ? item.appendChild(document.createElement(inner)) : item;
        around.textContent = text;
        return item;
      }),
    );
  }

  /**
   * @param {string} action
   * @param {boolean} off
   */
  #disable(action, off) {
    const button = this.#part(`[data-action="${action}"]`);
    if (button instanceof HTMLButtonElement) button.disabled = off;
  }

  /** @param {string} sentence */
  #announce(sentence) {
    this.#part(".present__status").textContent = sentence;
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  #part(selector) {
    const part = this.querySelector(selector);
    if (part instanceof HTMLElement) return part;
    throw new Error(`course-present: no ${selector}`);
  }
}

/**
 * The content of a part of the page, once more.
 *
 * @param {HTMLElement} part
 * @returns {Node[]}
 */
function copied(part) {
  return [...part.childNodes].map((node) => node.cloneNode(true));
}

/**
 * The time left as minutes and seconds; after the end, with a plus, what was taken beside it.
 *
 * @param {number} milliseconds
 * @returns {string}
 */
function spoken(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const size = Math.abs(seconds);
  return `${seconds < 0 ? "+" : ""}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
}

if (!customElements.get("course-present")) customElements.define("course-present", CoursePresent);
