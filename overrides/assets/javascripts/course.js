/** Entry point: gives the course's elements their behaviour. A module runs once the page has been read. */

import { CourseQuestion } from "./question.js";
import { CourseScore } from "./score.js";
import { explainTerms } from "./terms.js";

/** @type {[string, CustomElementConstructor][]} */
const elements = [
  ["course-question", CourseQuestion],
  ["course-score", CourseScore],
];

for (const [name, element] of elements) {
  if (!customElements.get(name)) customElements.define(name, element);
}

explainTerms();
