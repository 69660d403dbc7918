/**
 * What every page does. The custom element `<course-NAME>` stands in `NAME.js`, which is on the pages that have one
 * (`main.html`). A module runs once the page has been read.
 */

import { explainTerms } from "./terms.js";

explainTerms();
