// The CTC collapser: probabilities over time, a path through them, and what it reads in two stages.

export default courseWidget(({ labels, state, change, send }) => {
  const table = h("table", { class: "nnk-table" });
  const target = h("input", { type: "text", class: "target", "aria-label": labels.target, spellcheck: "false", ...OWN_KEYS });
  const shown = facts(["reading", "path-p", "count", "listed", "ctc"].map((name) => [name, labels[name]]));
  const message = h("p", { class: "nnk-message" });
  const element = h(
    "div",
    { class: "nnk-cells nnk-ctc-collapser" },
    h("div", { class: "scrolls", tabindex: "0", role: "group", "aria-label": labels.path }, table),
    h("label", { class: "target" }, labels.target, " ", target),
    shown.list,
    message,
  );

  let known = "";
  target.addEventListener("input", () => {
    // the model has no other characters to say
    const typed = [...target.value].filter((character) => known.slice(1).includes(character)).join("");
    target.value = typed;
    change({ target: typed });
  });

  let selects = [];
  let rows = {};
  const makeTable = (characters, timesteps) => {
    known = characters;
    selects = Array.from({ length: timesteps }, (_, step) => {
      const options = [...characters].map((character) => h("option", { value: character }, character));
      const select = h("select", { "aria-label": fill(labels["path-cell"], { step: step + 1 }), ...OWN_KEYS }, ...options);
      select.addEventListener("change", () => {
        const path = [...state().path];
        path[step] = select.value;
        change({ path: path.join("") });
      });
      return select;
    });
    const across = Array.from({ length: timesteps }, (_, step) => step);
    const row = (name, cells) => h("tr", {}, h("th", { scope: "row" }, name), ...cells);
    const probabilities = [...characters].map((character) => row(fill(labels.probability, { character }), across.map(() => h("td"))));
    rows = { probabilities, merged: h("tr", { class: "stage" }), dropped: h("tr", { class: "stage" }) };
    table.replaceChildren(
      h("tbody", {},
        row(labels.time, across.map((step) => h("th", { scope: "col" }, String(step + 1)))),
        ...probabilities,
        row(labels.path, selects.map((select) => h("td", { class: "pick" }, select))),
        rows.merged,
        rows.dropped,
      ),
    );
  };

  const best = doButton(labels.best, send, { name: "best" });
  const text = (read) => (read === null ? "?" : read === "" ? labels.nothing : read);

  const showStages = (runs, blank) => {
    const cells = (write) => runs.map(([character, length]) => h("td", { colspan: length, class: character === blank ? "blank" : "label" }, write(character)));
    rows.merged.replaceChildren(h("th", { scope: "row" }, labels.merged), ...cells((character) => character));
    rows.dropped.replaceChildren(h("th", { scope: "row" }, labels.dropped), ...cells((character) => (character === blank ? "" : character)));
  };

  const write = ({ state: now, numbers, arrays }) => {
    const [timesteps, count] = arrays.probabilities.shape;
    if (selects.length !== timesteps || known !== numbers.characters) makeTable(numbers.characters, timesteps);
    const factors = [];
    rows.probabilities.forEach((line, character) => {
      Array.from(line.cells).slice(1).forEach((cell, step) => {
        const probability = arrays.probabilities.data[step * count + character];
        const chosen = now.path[step] === known[character];
        cell.textContent = chosen ? `[${number(probability)}]` : number(probability);
        cell.classList.toggle("chosen", chosen);
        shade(cell, probability, 1.4);
        if (chosen) factors[step] = number(probability);
      });
    });
    [...now.path].forEach((character, step) => {
      selects[step].value = character;
    });
    showStages(numbers.runs, known[0]);
    if (document.activeElement !== target || target.value !== now.target) target.value = now.target;
    const reading = `${now.path} → ${numbers.merged} → ${text(numbers.truth)}`;
    shown.values.reading.textContent = numbers.own ? `${reading}; ${labels.own}: ${text(numbers.read)}` : reading;
    shown.values["path-p"].textContent = `${factors.join(" · ")} = ${number(numbers.pathP, 4)}`;
    shown.values.count.textContent = fill(labels.of, { count: numbers.count, all: numbers.all });
    shown.values.listed.textContent = number(numbers.listed, 4);
    shown.values.ctc.textContent = number(numbers.ctc, 4);
    const verdict = numbers.error ? "" : labels[numbers.read === now.target ? "reads" : "reads-not"];
    message.textContent = [verdict, numbers.message].filter(Boolean).join(" ");
    return ["reading", "path-p", "count", "listed", "ctc"].map((name) => `${labels[name]}: ${shown.values[name].textContent}.`).join(" ") + ` ${message.textContent}`;
  };
  return { element, write, buttons: [best] };
});
