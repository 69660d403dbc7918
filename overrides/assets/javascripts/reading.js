/**
 * What was read of a module: a part (a heading of the second level and what follows it) counts when its end has been on the
 * screen. Also keeps the place, for "go on where you were".
 */

import { lastAbove } from "./outline.js";
import { store } from "./store.js";

/** Share of the window, from its top, within which a heading counts as the place where one is. */
const READING_LINE = 0.4;

/** Milliseconds of rest after which the place is kept. */
const REST = 800;

/** What hides the top of the page: the site's header, in pixels. */
const HEADER = 60;

/**
 * Follow the reading of a module on its page.
 *
 * @param {string} id  of the module
 */
export function followReading(id) {
  const article = document.querySelector("article");
  if (!article) return;
  followParts(id, article);
  followPlace(id, article);
}

/**
 * The headings of the parts that are to be read; the closing self-check is not.
 *
 * @param {Element} article
 */
function partsOf(article) {
  const headings = [...article.querySelectorAll("h2[id]")];
  const quiz = article.querySelector(".course-quiz");
  const check = quiz && headings.filter((heading) => precedes(heading, quiz)).at(-1);
  return { headings, parts: headings.filter((heading) => heading !== check) };
}

/**
 * @param {string} id
 * @param {Element} article
 */
function followParts(id, article) {
  const { headings, parts } = partsOf(article);
  /** @type {Map<Element, string>} */
  const ends = new Map();
  for (const part of parts) {
    const end = document.createElement("span");
    end.className = "course-part-end"; // takes no room
    // It stands in the next heading, above it: a new element between the parts would have the whole text styled anew.
    (headings[headings.indexOf(part) + 1] ?? article).append(end);
    ends.set(end, part.id);
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        const part = `${id}/${ends.get(target)}`;
        if (!store.get("read", part)) store.put("read", part, {});
      }
      settle(id, [...ends.values()]);
    },
    { rootMargin: `-${HEADER}px 0px 0px 0px` },
  );
  for (const end of ends.keys()) observer.observe(end);
}

/**
 * Note that a module was read to the end. Once noted it stays so, also when the course gets another part.
 *
 * @param {string} id
 * @param {string[]} parts
 */
function settle(id, parts) {
  const before = store.get("modules", id);
  if (before?.read || !parts.every((part) => store.get("read", `${id}/${part}`))) return;
  store.put("modules", id, { ...before, read: true });
}

/**
 * @param {string} id
 * @param {Element} article
 */
function followPlace(id, article) {
  const headings = [...article.querySelectorAll("h2[id], h3[id]")];
  /** @type {number | undefined} */
  let timer;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const here = lastAbove(headings, READING_LINE);
    const heading = here?.id ?? "";
    const page = `modules/${id}/`;
    const last = store.get("place", "last");
    if (last?.page === page && (last.heading === heading || !heading)) return; // at the top one was further already
    const title = here ? textOf(here) : "";
    store.put("place", "last", { page, heading, title, language: document.documentElement.lang });
  };
  addEventListener("scroll", () => (timer ??= setTimeout(keep, REST)), { passive: true });
  addEventListener("pagehide", () => timer !== undefined && keep());
  // Where things are is asked when the page has been laid out: to ask now would mean to lay it out here and then.
  if (store.get("place", "last")?.page !== `modules/${id}/`) requestAnimationFrame(() => (timer ??= setTimeout(keep)));
}

/**
 * The text of a heading without the sign of its link.
 *
 * @param {Element} heading
 */
function textOf(heading) {
  const copy = /** @type {Element} */ (heading.cloneNode(true));
  for (const link of copy.querySelectorAll(".headerlink")) link.remove();
  return copy.textContent?.trim() ?? "";
}

/**
 * @param {Node} one
 * @param {Node} two
 */
function precedes(one, two) {
  return Boolean(one.compareDocumentPosition(two) & Node.DOCUMENT_POSITION_FOLLOWING);
}
