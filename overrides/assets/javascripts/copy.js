/**
 * `<course-copy>`: buttons that copy an address, to send to others. `data-copy="case"` copies that of the link beside it; any
 * other names a place on this page. Without this file the buttons stay hidden, and the link is a link.
 */

import { word } from "./words.js";

/**
 * Copy a text.
 *
 * @param {string} text
 * @returns {Promise<boolean>}  is it copied? A browser can refuse
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export class CourseCopy extends HTMLElement {
  connectedCallback() {
    for (const part of this.querySelectorAll("[hidden]")) part.toggleAttribute("hidden", false);
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-copy]") : null;
      if (button instanceof HTMLElement) this.#copy(button);
    });
  }

  /** @param {HTMLElement} button */
  async #copy(button) {
    const { copy: what = "" } = button.dataset;
    const address = what === "case" ? this.querySelector("a")?.href : `${location.href.split("#")[0]}#${what}`;
    const copied = await copy(address ?? "");
    let status = this.querySelector("[role=status]");
    if (!status) {
      status = document.createElement("p");
      status.setAttribute("role", "status");
      this.append(status);
    }
    status.textContent = copied ? word("link-copied") : word("link-refused", { address: address ?? "" });
  }
}

if (!customElements.get("course-copy")) customElements.define("course-copy", CourseCopy);
