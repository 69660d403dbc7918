/**
 * `<course-present>`: a session on a projector or a shared screen, one step at a time in large type, with the time left.
 *
 * It opens at the event `course:present` with a {@link Show}. Its clock starts when somebody presses “Begin”, so that it can be
 * got ready beforehand. When the same one is opened again it goes on where it was, also after the page was loaded anew: its place
 * and the time spent are kept for as long as the tab is open (`sessionStorage`), and nothing about people.
 * Keys: arrows or Page Up and Down for the steps, space to pause, S for the sentences to say, C for the case, F for the full screen, M for a
 * sound at the end of a step, ? for this list, Escape to leave. The end of a step is seen, not heard, unless one asks for it.
 * Screen readers hear each step, two minutes before its end, and its end; not the seconds.
 */

import { COURSE } from "./store.js";
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
 * @property {string} [late]  what is left of it when time runs out
 * @property {HTMLElement} [given]  what is handed out: its content is copied
 */

/**
 * @typedef {object} Show
 * @property {string} key  what it has in common with the same session for other people, or at another hour
 * @property {string} title
 * @property {string} start  "20:00", or ""
 * @property {string} when  that it lasts from then until when, or how long, in words
 * @property {Slide[]} steps
 */

/**
 * How far a show is.
 *
 * @typedef {object} Progress
 * @property {string} key
 * @property {number} at  when this was kept
 * @property {number} index
 * @property {number[]} spent
 * @property {number} [began]
 * @property {boolean} going  did the clock run?
 */

/** Where the progress is kept while the tab is open. */
const PLACE = `course:${COURSE}:present`;

/** Milliseconds between two looks at the clock. */
const TICK = 250;

/** Milliseconds before the end of a step at which it is said that it nears. */
const NEAR = 2 * 60 * 1000;

/** Milliseconds from which a session runs late, or early. */
const LATE = 90 * 1000;

/** Milliseconds that a session can last at most; what is older was another one. */
const LONGEST = 4 * 60 * 60 * 1000;

/** Milliseconds between the planned start and “Begin” beyond which somebody rehearses: the session then lasts as long, from now. */
const REHEARSAL = 60 * 60 * 1000;

export class CoursePresent extends HTMLElement {
  /** @type {Show | undefined} */
  #show;

  #index = 0;

  /** Milliseconds that each step has taken so far. @type {number[]} */
  #spent = [];

  /** When the clock was last looked at; nothing while it stands still. @type {number | undefined} */
  #since;

  /** When “Begin” was pressed. @type {number | undefined} */
  #began;

  /** How far the show is, as it was last kept: here too, for a browser that keeps nothing. @type {Progress | undefined} */
  #progress;

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
    addEventListener("pagehide", () => dialog.open && this.#keep());
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
    const before = going(show, this.#progress ?? kept());
    this.#show = show;
    this.#index = before?.index ?? 0;
    this.#spent = before?.spent ?? show.steps.map(() => 0);
    this.#began = before?.began;
    this.#part(".present__session").textContent = show.title;
    this.#dialog.showModal();
    this.#since = before?.going ? Date.now() : undefined;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#tick(), TICK);
    this.#stayAwake();
    this.#go(this.#index);
  }

  #left() {
    this.#tick();
    this.#keep();
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
    this.#hand();
    this.#part(".present__next").textContent = steps[index + 1] ? word("present-next", { title: steps[index + 1].title }) : word("present-last");
    this.#disable("back", index === 0);
    this.#disable("next", index === steps.length - 1);
    this.#tick();
    this.#keep();
    const late = this.#part(".present__late");
    const sentences = [`${place}: ${slide.title}`, word("minutes", { n: slide.minutes }), slide.what, late.hidden ? "" : `${this.#part(".present__rest").textContent}. ${late.textContent}`];
    this.#announce(sentences.filter(Boolean).join(". "));
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
      this.#spent[this.#index] += Math.max(0, now - this.#since); // a clock can be set back meanwhile
      this.#since = now;
    }
    const all = this.#slide.minutes * 60_000;
    const left = all - this.#spent[this.#index];
    const clock = this.#part(".present__clock");
    const words = spoken(left);
    if (clock.textContent !== words) {
      clock.textContent = words;
      this.#keep();
    }
    const state = left <= 0 ? "over" : left <= NEAR && all > NEAR ? "near" : "going";
    this.#dialog.dataset.state = state;
    this.#dialog.toggleAttribute("data-paused", this.#since === undefined);
    this.#part(".present__bar span").style.width = `${Math.max(0, Math.min(100, (left / all) * 100))}%`;
    this.#part(".present__over").hidden = state !== "over";
    const late = this.#end(now);
    this.#part(".present__late").hidden = !this.#slide.late || !(late || state === "over");
    this.#part(".present__late").textContent = this.#slide.late ? `${word("running-late")} ${this.#slide.late}` : "";
    this.#part('[data-action="pause"]').textContent = word(this.#began === undefined ? "present-begin" : this.#since === undefined ? "present-go-on" : "present-pause");
    this.#part('[data-action="again"]').hidden = this.#began === undefined || this.#since !== undefined;
    this.#dialog.toggleAttribute("data-waiting", this.#began === undefined);
    if (state === "near" && !this.#said.near) {
      this.#said.near = true;
      this.#announce(word("present-near"));
    }
    if (state === "over" && !this.#said.end) {
      this.#said.end = true;
      this.#announce([word("present-over"), this.#part(".present__late").textContent].filter(Boolean).join(" "));
      if (this.#sound) this.#play();
    }
  }

  /**
   * Say when the session ends if all goes on as planned. Does it run late?
   *
   * @param {number} now
   * @returns {boolean}
   */
  #end(now) {
    const { start = "", when = "", steps = [] } = this.#show ?? {};
    const planned = steps.reduce((sum, { minutes }) => sum + minutes * 60_000, started(start, this.#began ?? now));
    const over = this.#began === undefined ? 0 : now + this.#rest - planned;
    const onTime = Math.abs(over) < LATE;
    const values = { n: Math.ceil(this.#rest / 60_000), end: hour(onTime ? planned : planned + over), planned: hour(planned) };
    const words = this.#began === undefined ? when : word(onTime ? "present-rest" : "present-rest-now", values);
    const rest = this.#part(".present__rest");
    if (rest.textContent !== words) rest.textContent = words;
    return over >= LATE;
  }

  /** Keep how far the show is, for as long as the tab is open. */
  #keep() {
    if (!this.#show) return;
    this.#progress = { key: this.#show.key, at: Date.now(), index: this.#index, spent: this.#spent, began: this.#began, going: this.#since !== undefined };
    try {
      sessionStorage.setItem(PLACE, JSON.stringify(this.#progress));
    } catch {
      // the place is lost when the page is loaded anew; nothing else changes
    }
  }

  /** From the first step, with a clock that waits. */
  #again() {
    this.#since = undefined;
    this.#began = undefined;
    this.#spent.fill(0);
    this.#go(0);
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
    if (action === "again") this.#again();
  }

  #pause() {
    this.#tick();
    this.#since = this.#since === undefined ? Date.now() : undefined;
    this.#began ??= this.#since;
    this.#tick();
    this.#keep();
    const going = this.#since !== undefined;
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

/** What was kept in this tab, which may be anything. */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  } catch {
    return undefined;
  }
}

/**
 * How far this show is, if it is one that is going on.
 *
 * @param {Show} show
 * @param {any} progress
 * @returns {Progress | undefined}
 */
function going({ key, steps }, progress) {
  if (progress?.key !== key || !Array.isArray(progress.spent) || progress.spent.length !== steps.length) return undefined;
  const whole = [progress.at, ...progress.spent].every(Number.isFinite) && Boolean(steps[progress.index]);
  return whole && Date.now() - progress.at < LONGEST ? progress : undefined;
}

/**
 * When a session starts: at the hour that was chosen, if that is near; else when it began.
 *
 * @param {string} start
 * @param {number} began
 * @returns {number}
 */
function started(start, began) {
  if (!start) return began;
  const [hours, minutes] = start.split(":").map(Number);
  const days = [-1, 0, 1].map((ahead) => {
    const day = new Date(began);
    day.setDate(day.getDate() + ahead); // around midnight the hour can be one of yesterday or tomorrow
    return day.setHours(hours, minutes, 0, 0);
  });
  return days.find((day) => Math.abs(day - began) < REHEARSAL) ?? began;
}

/**
 * A moment as hours and minutes: 21:30.
 *
 * @param {number} moment
 * @returns {string}
 */
function hour(moment) {
  const near = new Date(Math.round(moment / 60_000) * 60_000);
  return [near.getHours(), near.getMinutes()].map((number) => String(number).padStart(2, "0")).join(":");
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
