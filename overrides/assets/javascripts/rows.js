/**
 * Rows of a table, each cell with the title of its column: on a narrow screen the cells stand below each other.
 *
 * @param {Element} table
 * @param {string[][]} rows  of each row: its head, and its cells
 */
export function writeRows(table, rows) {
  const titles = [...table.querySelectorAll("thead th")].map((title) => title.textContent ?? "");
  const lines = rows.map(([head, ...cells]) => {
    const line = document.createElement("tr");
    line.append(Object.assign(document.createElement("th"), { scope: "row", textContent: head }));
    cells.forEach((text, index) => {
      const cell = Object.assign(document.createElement("td"), { textContent: text });
      cell.dataset.label = titles[index + 1];
      line.append(cell);
    });
    return line;
  });
  table.querySelector("tbody")?.replaceChildren(...lines);
}
