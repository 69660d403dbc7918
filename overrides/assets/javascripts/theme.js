/* What Material's bundle expects on every page: its own names for what it keeps in this browser (the colour scheme). */

__md_scope = new URL("../..", document.currentScript.src);
__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
__md_get = (key, storage, scope = __md_scope) => {
  try {
    return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`));
  } catch {
    return null; // blocked, or not ours: nothing was chosen
  }
};
__md_set = (key, value, storage, scope = __md_scope) => {
  try {
    (storage ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // blocked or full: the choice lasts as long as the page
  }
};
