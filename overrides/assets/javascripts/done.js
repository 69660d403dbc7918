/**
 * `<course-done data-module="ID">`: at the end of a module, what was read and answered, and the button with which the learner
 * says that the module is done, or is not.
 */

import { standingOf } from "./my-standing.js";
import { followReading } from "./reading.js";
import { store } from "./store.js";
import { word } from "./words.js";

export class CourseDone extends HTMLElement {
  #followed = false;

  connectedCallback() {
    const id = this.dataset.module ?? "";
    if (!this.#followed) {
      this.#followed = true;
      this.querySelector("button")?.addEventListener("click", () => this.#toggle());
      store.addEventListener("change", () => this.#show());
      followReading(id);
    }
    for (const part of this.querySelectorAll("[hidden]")) part.removeAttribute("hidden");
    this.#show();
  }

  #toggle() {
    const id = this.dataset.module ?? "";
    store.put("modules", id, { ...store.get("modules", id), done: !standingOf(id)?.done });
  }

  #show() {
    const standing = standingOf(this.dataset.module ?? "");
    const status = this.querySelector(".done__status");
    const button = this.querySelector("button");
    if (!standing || !status || !button) return;
    const { read, done, earned } = standing;
    const before = this.dataset.state;
    this.dataset.state = done ? "done" : "open";
    let key = done ? "done-said" : "done-open";
    if (done && earned) key = "done-earned";
    if (!done && earned) key = "done-not-yet";
    const facts = word(read ? "done-read" : "done-parts", { ...standing });
    const text = `${word(key)} ${facts} ${word("done-check", { ...standing })}`;
    if (status.textContent !== text) {
      // Announced is only that the module is done, or is not after all; not each part that was read.
      status.setAttribute("aria-live", before && before !== this.dataset.state ? "polite" : "off");
      status.textContent = text;
    }
    button.textContent = word(done ? "done-undo" : "done-mark");
  }
}

if (!customElements.get("course-done")) customElements.define("course-done", CourseDone);
