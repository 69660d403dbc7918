/**
 * What every page does. The custom element `<course-NAME>` stands in `NAME.js`, which is on the pages that have one
 * (`main.html`). A module runs once the page has been read.
 */

import { keepAnswers } from "./answers.js";
import { setUpFrame } from "./frame.js";
import { keepDone } from "./my-standing.js";
import { markNavigation } from "./nav.js";
import { followOutline, keepPlaceInOtherLanguage } from "./outline.js";
import { offerSchemes } from "./scheme.js";
import { offerSearch } from "./search.js";
import { store } from "./store.js";
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
store.addEventListener("state", tellOfTrouble);
tellOfTrouble();

/** What tells of trouble with the storage is fetched where there is some. (A note says itself whether it was kept.) */
async function tellOfTrouble() {
  if (store.state === "ok") return;
  store.removeEventListener("state", tellOfTrouble);
  const { tellTrouble } = await import("./notice.js");
  tellTrouble();
}
