/** What has no answer yet: a box with a link to each, which moves the focus to its first field. */

/**
 * @param {Element} root  has one `.test-blanks`
 * @param {string} title
 * @param {{id: string, text: string}[]} blanks  ids of elements on the page
 */
export function writeBlanks(root, title, blanks) {
  const [heading, list] = [".test-blanks__title", ".test-blanks__list"].map((part) => root.querySelector(part));
  root.querySelector(".test-blanks")?.toggleAttribute("hidden", !blanks.length);
  if (heading) heading.textContent = title;
  list?.replaceChildren(
    ...blanks.map(({ id, text }) => {
      const item = document.createElement("li");
      item.append(Object.assign(document.createElement("a"), { href: `#${id}`, textContent: text }));
      return item;
    }),
  );
}

/**
 * Follow a link of the box, if a click was on one.
 *
 * @param {Event} event
 * @returns {boolean}  was it?
 */
export function followBlank(event) {
  const link = event.target instanceof Element ? event.target.closest(".test-blanks__list a") : null;
  if (!link) return false;
  event.preventDefault();
  document.getElementById((link.getAttribute("href") ?? "").slice(1))?.querySelector("input")?.focus();
  return true;
}
