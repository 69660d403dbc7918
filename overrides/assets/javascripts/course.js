/**
 * What every page does. The custom element `<course-NAME>` stands in `NAME.js`, which is on the pages that have one
 * (`main.html`). A module runs once the page has been read.
 */

import { keepAnswers } from "./answers.js";
import { setUpFrame } from "./frame.js";
import { keepDone } from "./my-standing.js";
import { markNavigation } from "./nav.js";
import { tellTrouble } from "./notice.js";
import { followOutline, keepPlaceInOtherLanguage } from "./outline.js";
import { offerSchemes } from "./scheme.js";
import { offerSearch } from "./search.js";
import { explainTerms } from "./terms.js";

offerSchemes();
offerSearch();
setUpFrame();
followOutline();
keepPlaceInOtherLanguage();
explainTerms();
keepDone();
markNavigation();
keepAnswers();
tellTrouble();
