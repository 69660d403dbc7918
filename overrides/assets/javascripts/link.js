/**
 * `<course-link>`: a link to the session builder that brings choices along, after the `#` of its address. They stand in
 * `data-choices`, since without script nobody could read them there.
 */

export class CourseLink extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a");
    if (link) link.hash = this.dataset.choices ?? "";
  }
}

if (!customElements.get("course-link")) customElements.define("course-link", CourseLink);
