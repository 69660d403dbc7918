/* What Material's bundle expects on every page: its own names for what it keeps in this browser (the colour scheme). */

__md_scope = new URL("../..", document.currentScript.src);
__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
__md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // blocked or full: the choice lasts as long as the page
  }
};
