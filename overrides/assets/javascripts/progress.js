/**
 * `<course-progress data-module="ID">`: one line that says how far the learner is with a module. Its place is kept free, so
 * that nothing moves when the line appears.
 */

import { standingOf } from "./my-standing.js";
import { store } from "./store.js";
import { word } from "./words.js";

export class CourseProgress extends HTMLElement {
  connectedCallback() {
    store.addEventListener("change", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    store.removeEventListener("change", this);
  }

  handleEvent() {
    const standing = standingOf(this.dataset.module ?? "");
    if (!standing) return;
    let state = "new";
    if (standing.begun) state = "begun";
    if (standing.done) state = "done";
    this.dataset.state = state;
    const text = word(`progress-${state}`, { ...standing });
    if (this.textContent !== text) this.textContent = text;
  }
}

if (!customElements.get("course-progress")) customElements.define("course-progress", CourseProgress);
