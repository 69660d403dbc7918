/**
 * Explanations of glossary terms: shown when a term is pointed at or gets the focus, as WCAG 2.2 (1.4.13) asks: Escape
 * takes them away, the pointer may rest on them, and they stay until one moves on. On a touch screen, which cannot point, the
 * first tap shows the explanation with a link in it, the second follows the link, and a tap elsewhere takes it away. Without
 * this file the browser shows the `title` of the link; with or without it, the link leads to the entry.
 */

import { word } from "./words.js";

/** Pixels between a term and its explanation, and between the explanation and the edge of the window. */
const GAP = 6;

/** Milliseconds in which the pointer can reach the explanation. */
const REACH = 150;

/** Give every term on the page its explanation. */
export function explainTerms() {
  const bubble = document.createElement("div");
  bubble.className = "course-tooltip";
  bubble.hidden = true;
  (document.querySelector("main") ?? document.body).append(bubble);

  /** The term that is explained now. @type {Element | undefined} */
  let shown;

  /** Does the tap that has begun ask for an explanation? */
  let asks = false;

  /** @type {number | undefined} */
  let timer;
  const keep = () => clearTimeout(timer);
  const hide = () => {
    keep();
    bubble.hidden = true;
    shown = undefined;
  };
  /** @param {Event} event */
  const leave = (event) => {
    keep();
    if (!byTouch(event)) timer = setTimeout(hide, REACH);
  };

  for (const term of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.term[title]"))) {
    const text = term.getAttribute("title") ?? "";
    term.removeAttribute("title");
    term.setAttribute("aria-description", text);
    /** @param {Event} [event] */
    const show = (event) => {
      keep();
      if (byTouch(event)) return;
      bubble.textContent = text;
      bubble.ariaHidden = "true"; // read out as the description of the link
      bubble.hidden = false;
      shown = term;
      place(bubble, term);
    };
    term.addEventListener("pointerenter", show);
    term.addEventListener("focus", show);
    term.addEventListener("pointerleave", leave);
    term.addEventListener("blur", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && bubble.contains(relatedTarget))) hide();
    });
    term.addEventListener("pointerdown", (event) => (asks = byTouch(event) && shown !== term));
    term.addEventListener("click", (event) => {
      if (!asks || !event.detail) return; // Enter, too, is a click
      event.preventDefault();
      show();
      bubble.append(Object.assign(document.createElement("a"), { href: term.href, textContent: word("term-more") }));
      bubble.ariaHidden = null;
      place(bubble, term);
    });
    if (term === document.activeElement) show(); // it had the focus before this ran
  }
  addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !bubble.contains(target) && !shown?.contains(target)) hide();
  });
  bubble.addEventListener("pointerenter", keep);
  bubble.addEventListener("pointerleave", leave);
  // Getting the focus may scroll the page: the explanation goes along with its term.
  addEventListener(
    "scroll",
    () => {
      const { activeElement } = document;
      if (!bubble.hidden && activeElement?.matches("a.term")) place(bubble, activeElement);
      else hide();
    },
    { passive: true },
  );
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
}

/** @param {Event} [event] */
function byTouch(event) {
  return event instanceof PointerEvent && event.pointerType === "touch";
}

/**
 * Put the explanation under its term, or above it where there is no room, within the window.
 *
 * @param {HTMLElement} bubble
 * @param {Element} term
 */
function place(bubble, term) {
  const [line] = term.getClientRects(); // a term can run over two lines
  const { width, height } = bubble.getBoundingClientRect();
  const below = line.bottom + GAP;
  const top = below + height < innerHeight ? below : line.top - GAP - height;
  const left = Math.max(GAP, Math.min(line.left, document.documentElement.clientWidth - width - GAP));
  bubble.style.setProperty("top", `${top}px`);
  bubble.style.setProperty("left", `${left}px`);
}
