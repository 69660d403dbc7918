/**
 * Explanations of glossary terms: shown when a term is pointed at or gets the focus, as WCAG 2.2 (1.4.13) asks: Escape
 * takes them away, the pointer may rest on them, and they stay until one moves on. Without this file the browser shows the
 * `title` of the link; with or without it, the link leads to the entry.
 */

/** Pixels between a term and its explanation, and between the explanation and the edge of the window. */
const GAP = 6;

/** Milliseconds in which the pointer can reach the explanation. */
const REACH = 150;

/** Give every term on the page its explanation. */
export function explainTerms() {
  const bubble = document.createElement("div");
  bubble.className = "course-tooltip";
  bubble.hidden = true;
  bubble.setAttribute("aria-hidden", "true"); // read out as the description of the link
  (document.querySelector("main") ?? document.body).append(bubble);

  /** @type {number | undefined} */
  let timer;
  const keep = () => clearTimeout(timer);
  const hide = () => {
    keep();
    bubble.hidden = true;
  };
  const leave = () => {
    keep();
    timer = setTimeout(hide, REACH);
  };

  for (const term of document.querySelectorAll("a.term[title]")) {
    const text = term.getAttribute("title") ?? "";
    term.removeAttribute("title");
    term.setAttribute("aria-description", text);
    const show = () => {
      keep();
      bubble.textContent = text;
      bubble.hidden = false;
      place(bubble, term);
    };
    term.addEventListener("pointerenter", show);
    term.addEventListener("focus", show);
    term.addEventListener("pointerleave", leave);
    term.addEventListener("blur", hide);
    if (term === document.activeElement) show(); // it had the focus before this ran
  }
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
