/** Links that a script has made lead to folders; a file system serves none, so the page in the folder is asked for. */
addEventListener(
  "click",
  ({ target }) => {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    const here = link && link.protocol === location.protocol && link.host === location.host;
    if (here && link.pathname.endsWith("/")) link.pathname += "index.html";
  },
  { capture: true },
);
