/** The outline beside the page: marks the passage that is being read, and keeps its entry in view. */

/** The part of the window, from its top, above which a heading counts as being read. */
const READ = 1 / 3;

/** Follow the reader, on a page that has an outline. */
export function followOutline() {
  const list = document.querySelector("[data-outline]");
  if (!list) return;
  /** @type {Map<Element, HTMLAnchorElement>} */
  const entries = new Map();
  for (const entry of list.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(entry.hash.slice(1)));
    if (heading) entries.set(heading, entry);
  }
  const headings = [...entries.keys()];

  /** @type {HTMLAnchorElement | undefined} */
  let marked;

  /** @param {Element | undefined} heading */
  const mark = (heading) => {
    const entry = heading && entries.get(heading);
    if (entry === marked) return;
    marked?.removeAttribute("aria-current");
    marked = entry;
    if (!entry) return;
    entry.setAttribute("aria-current", "location");
    const box = entry.closest(".course-side");
    if (box) box.scrollTop = entry.offsetTop - box.clientHeight / 2;
  };

  // Asked only when a heading enters or leaves that part: scrolling itself costs nothing.
  const observer = new IntersectionObserver(
    () => mark(lastAbove(headings, READ)),
    { rootMargin: `0px 0px -${100 * (1 - READ)}% 0px` },
  );
  let first = true;
  const start = () => {
    if (first) for (const heading of headings) observer.observe(heading);
    first = false;
  };
  addEventListener("scroll", start, { once: true, passive: true });
  // Where the page stands is asked when it has been laid out: to ask now would mean to lay it out here and then.
  requestAnimationFrame(() => setTimeout(() => scrollY > 0 && start()));
}

/**
 * Who goes on in the other language stays at the same passage: the headings have the same names there. What the address holds
 * besides a passage (the choices of a session) goes along.
 */
export function keepPlaceInOtherLanguage() {
  const link = document.querySelector(".course-language__link");
  if (!(link instanceof HTMLAnchorElement)) return;
  link.addEventListener("click", () => {
    const here = scrollY > 0 ? lastAbove([...document.querySelectorAll("article :is(h2, h3)[id]")], READ) : undefined;
    link.hash = location.hash.includes("=") ? location.hash : (here?.id ?? "");
  });
}

/**
 * The last heading that stands above a line in the window. From the first one on, and no further: what is far down is not laid out.
 *
 * @template {Element} Heading
 * @param {Heading[]} headings
 * @param {number} line  as a part of the height of the window
 */
export function lastAbove(headings, line) {
  /** @type {Heading | undefined} */
  let last;
  for (const heading of headings) {
    if (!heading.checkVisibility()) continue; // it has no place: the plan of another length, in a session guide
    if (heading.getBoundingClientRect().top >= innerHeight * line) break;
    last = heading;
  }
  return last;
}
