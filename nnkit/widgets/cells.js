// What the widgets of numbers in cells share. This file stands between canvas.js and <widget>.js.

/** A number in a sum, in parentheses if it is negative. */
function summand(value, digits = 2) {
  return value < 0 ? `(${number(value, digits)})` : number(value, digits);
}

/** As few decimals as the number needs, two at most. */
function short(value) {
  if (!Number.isFinite(value)) return "?";
  return number(value, [0, 1].find((digits) => Math.abs(value - Number(value.toFixed(digits))) < 0.005) ?? 2);
}

const shortSummand = (value) => (value < 0 ? `(${short(value)})` : short(value));

/** Colour a cell by its number: more for higher, less for lower; the number stands in it too. */
function shade(cell, value, largest) {
  const share = largest > 0 && Number.isFinite(value) ? Math.min(1, Math.abs(value) / largest) : 0;
  cell.style.background = `color-mix(in srgb, var(--nnk-${value < 0 ? "low" : "high"}) ${Math.round(100 * share)}%, var(--nnk-paper))`;
}

/** An input for one number. Returns it and `set(value)`, which leaves alone what is being typed. */
function numberField({ label, step, onInput }) {
  const input = h("input", { type: "number", step, "aria-label": label, class: "number", ...OWN_KEYS });
  input.addEventListener("input", () => {
    if (input.value !== "" && Number.isFinite(Number(input.value))) onInput(Number(input.value));
  });
  const set = (value) => {
    if (Number(input.value) !== value || input.value === "") input.value = String(value);
  };
  return { input, set };
}

/**
 * A grid of numbers. `show({ shape, data }, options)` writes them; `cells` holds the elements row by
 * row. `largest` is the size that has the full colour, `look(cell, row, column)` adds to each.
 */
function cellGrid(label) {
  const element = h("div", { class: "grid", role: "img", "aria-label": label });
  const grid = { element, cells: [], rows: 0, columns: 0 };
  grid.show = ({ shape: [rows, columns], data }, { largest, text = short, look = () => {} }) => {
    if (rows !== grid.rows || columns !== grid.columns) {
      Object.assign(grid, { rows, columns, cells: Array.from(data, () => h("span")) });
      element.style.gridTemplateColumns = `repeat(${columns}, 1fr)`;
      element.replaceChildren(...grid.cells);
    }
    const lines = [];
    grid.cells.forEach((cell, index) => {
      const [row, column] = [Math.floor(index / columns), index % columns];
      cell.className = "";
      cell.textContent = text(data[index]);
      shade(cell, data[index], largest);
      look(cell, row, column);
      (lines[row] ??= []).push(cell.textContent);
    });
    element.setAttribute("aria-label", `${label}: ${lines.map((line) => line.join(" ")).join("; ")}`);
  };
  /** Row and column of the cell where an event happened, in fractions of cells. */
  grid.fromEvent = (event) => {
    const box = element.getBoundingClientRect();
    return [((event.clientY - box.top) / box.height) * grid.rows, ((event.clientX - box.left) / box.width) * grid.columns];
  };
  return grid;
}

/** A button that asks Python to do something. */
function doButton(text, send, event) {
  return h("button", { type: "button", class: "nnk-button", onclick: () => send(event) }, text);
}
