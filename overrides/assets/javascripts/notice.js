/**
 * A sentence at the foot of the window, for as long as what the learner does cannot be kept. It is announced, can be put away,
 * and says what to do.
 */

import { address } from "./course-map.js";
import { downloadRecord } from "./download.js";
import { store } from "./store.js";
import { word } from "./words.js";

/** Milliseconds before the sentence comes, so that an empty region is known before it is filled. */
const PAUSE = 400;

/** Tell of trouble with the storage, now and later. */
export function tellTrouble() {
  const region = document.createElement("div");
  region.className = "course-notice";
  region.setAttribute("role", "status");
  region.addEventListener("keydown", ({ key }) => key === "Escape" && region.remove());
  /** @type {number | undefined} */
  let timer;
  const tell = () => {
    clearTimeout(timer);
    region.replaceChildren();
    region.remove();
    if (store.state === "ok") return; // there is room again
    (document.querySelector("main") ?? document.body).prepend(region); // first by keyboard, wherever it is seen
    timer = setTimeout(() => region.replaceChildren(...parts(store.state, () => region.remove())), PAUSE);
  };
  store.addEventListener("state", tell);
  tell();
}

/**
 * What was not kept can be downloaded on the spot: on any other page it would be gone.
 *
 * @param {string} state
 * @param {() => void} close
 */
function parts(state, close) {
  const text = document.createElement("p");
  text.append(word(`trouble-${state}`));
  if (state === "corrupt") {
    const link = document.createElement("a");
    link.href = `${address("my-course/")}#your-data`;
    link.textContent = word("trouble-more");
    text.append(" ", link);
    return [text, button("close", close)];
  }
  return [text, button("trouble-download", downloadRecord), button("close", close)];
}

/**
 * @param {string} name
 * @param {() => void} action
 */
function button(name, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = word(name);
  made.addEventListener("click", action);
  return made;
}
