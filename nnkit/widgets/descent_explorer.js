// The descent explorer: a ball on a loss landscape, the ways that optimisers take from it, and the
// loss after each step. Python runs them all; here is only the drawing.

const STYLES = {
  sgd: { colour: "series-4", shape: "circle", dash: 0 },
  momentum: { colour: "series-3", shape: "square", dash: 1 },
  rmsprop: { colour: "series-6", shape: "triangle", dash: 2 },
  adam: { colour: "series-5", shape: "diamond", dash: 3 },
  own: { colour: "line", shape: "cross", dash: 4 },
};
const NAMES = ["sgd", "momentum", "rmsprop", "adam"];

/** A ruler for the learning rate that gives small rates as much room as large ones. */
const toRuler = (lr) => Math.log10(lr);
const fromRuler = (at) => Number((10 ** at).toPrecision(2));

export default courseWidget(({ labels, state, change, player }) => {
  const plane = plot({ label: labels.plane, x: [-2, 3], y: [-2, 3] });
  const curves = plot({ label: labels.curves, x: [0, 20], y: [-3, 1], ratio: 2 });
  const ball = plane.handle("ball", labels.ball);
  const legend = colourBar();
  const landscapes = choice({
    label: labels.landscape,
    options: ["line", "ravine", "tanh", "wave"].map((name) => [name, labels[name]]),
    onChoose: (landscape) => change({ landscape }),
  });
  const lr = slider({
    label: labels.lr, min: -3, max: 1, step: 0.05,
    onInput: (at) => change({ lr: Math.min(10, fromRuler(at)) }),
  });
  // The field shows the rate, the ruler its logarithm.
  const [lrRange, lrField] = lr.row.querySelectorAll("input");
  const lrNumber = h("input", { type: "number", min: 0.001, max: 10, step: "any", "aria-label": labels.lr, ...OWN_KEYS });
  lrNumber.addEventListener("change", () => {
    const value = Number(lrNumber.value);
    if (value > 0 && value <= 10) change({ lr: value });
  });
  lrField.replaceWith(lrNumber);
  const batch = slider({ label: labels.batch, min: 1, max: 24, step: 1, onInput: (size) => change({ batch: Math.round(Math.max(1, Math.min(24, size))) }) });
  const steps = slider({ label: labels.steps, min: 0, max: 200, step: 1, onInput: (count) => change({ steps: Math.round(Math.max(0, Math.min(200, count))) }) });
  const racers = NAMES.map((name) => tick({
    label: labels[name],
    onChange: (on) => {
      const now = state().optimizers;
      change({ optimizers: NAMES.filter((one) => (one === name ? on : now.includes(one))) });
    },
  }));
  const seeds = tick({ label: labels.seeds, onChange: (on) => change({ seeds: on ? 2 : 1 }) });
  const shown = facts([["formula", labels.landscape], ["gradient", labels.gradient]]);
  const rows = h("tbody");
  const table = h(
    "table",
    { class: "nnk-table" },
    h("thead", {}, h("tr", {}, ...["runner", "place", "loss"].map((name) => h("th", { scope: "col" }, labels[name])))),
    rows,
  );
  const message = h("p", { class: "nnk-message" });
  const play = player({ event: () => ({ name: "step" }), ended: () => state().steps >= 200 });
  const element = h(
    "div",
    { class: "nnk-columns nnk-descent-explorer" },
    h("div", {}, plane.element, legend.element, curves.element),
    h("div", {}, landscapes.group, lr.row, batch.row, steps.row,
      h("div", { class: "ticks", role: "group", "aria-label": labels.optimizers }, ...racers.map((one) => one.row), seeds.row),
      shown.list, table, message),
  );

  // What the hand does

  const tidy = (x) => Math.round(x * 100) / 100;
  const within = ([first, second]) => [
    Math.max(plane.x[0], Math.min(plane.x[1], first)),
    Math.max(plane.y[0], Math.min(plane.y[1], second)),
  ].map(tidy);
  const put = (event) => change({ position: within(plane.fromEvent(event)) });
  draggable(ball, put);
  draggable(plane.canvas, put);
  steerable(ball, 0.05, (dx, dy) => {
    const { position: [first, second] } = state();
    change({ position: within([first + dx, second + dy]) });
  });

  // Drawing

  let colours = {};
  let picture = null;
  const recolour = (read) => {
    const names = ["line", "paper", "series-3", "series-4", "series-5", "series-6"];
    colours = Object.fromEntries(names.map((name) => [name, read(name)]));
    colours.heat = ["low", "middle", "high"].map((name) => rgb(read(name)));
    picture = null;
  };
  let painted = "";
  const paintPlane = (context, now, numbers, arrays) => {
    [plane.x, plane.y] = [numbers.first, numbers.second];
    if (picture === null || painted !== now.landscape) {
      picture = heatPicture(arrays.plane, [0, 1], colours.heat);
      painted = now.landscape;
    }
    context.imageSmoothingEnabled = false;
    context.drawImage(picture, 0, 0, plane.canvas.clientWidth, plane.canvas.clientHeight);
    plane.axes(context, colours.line, { xName: "w", yName: now.landscape === "tanh" ? "v" : "b" });
  };
  const each = (numbers, draw) => numbers.runs.forEach((run, index) => draw(run, index, STYLES[run.name]));
  const paint = ({ state: now, numbers, arrays }) => {
    const [context, second] = [plane.begin(), curves.begin()];
    if (!context || !second) return;
    paintPlane(context, now, numbers, arrays);
    const [, count] = arrays.paths.shape;
    const steps = Array.from({ length: count }, (_, step) => step);
    const logs = arrays.losses.data.map((loss) => Math.log10(Math.max(loss, 1e-4)));
    const seen = logs.filter(Number.isFinite);
    curves.x = [-0.16 * Math.max(count - 1, 1), 1.03 * Math.max(count - 1, 1)];
    curves.y = [Math.min(-2, Math.floor(Math.min(...seen))), Math.max(1, Math.min(6, Math.ceil(Math.max(...seen))))];
    curves.axes(second, colours.line, { xName: labels.steps, yName: `log₁₀ ${labels.loss}` });
    each(numbers, (run, index, style) => {
      const ink = colours[style.colour];
      // the second seed is drawn thinner
      const options = { colour: ink, dash: DASHES[style.dash], width: run.seed ? 1.2 : 2.2 };
      const path = arrays.paths.data.subarray(2 * index * count, 2 * (index + 1) * count);
      const [firsts, seconds] = [path.filter((_, at) => at % 2 === 0), path.filter((_, at) => at % 2 === 1)];
      plane.curve(context, firsts, seconds, options);
      curves.curve(second, steps, logs.subarray(index * count, (index + 1) * count), options);
      for (let at = 1; at < count; at += 1) {
        const [x, y] = plane.toScreen([firsts[at], seconds[at]]);
        const last = at === count - 1;
        if (Number.isFinite(x) && (count <= 40 || last)) {
          mark(context, [x, y], style.shape, { fill: ink, stroke: last ? colours.line : ink, radius: last ? 6 : 2 });
        }
      }
    });
    mark(context, plane.toScreen(now.position), "circle", { fill: colours.paper, stroke: colours.line, radius: 9 });
    plane.place(ball, now.position);
  };

  // What is written

  const SVG = "http://www.w3.org/2000/svg";
  const sample = (style, thin) => {
    const svg = document.createElementNS(SVG, "svg");
    const stroke = document.createElementNS(SVG, "line");
    const attributes = { x1: 0, x2: 32, y1: 6, y2: 6, "stroke-width": thin ? 1.2 : 2.4, "stroke-dasharray": DASHES[style.dash].join(" ") };
    for (const [name, value] of Object.entries(attributes)) stroke.setAttribute(name, value);
    stroke.style.stroke = `var(--nnk-${style.colour})`;
    svg.setAttribute("aria-hidden", "true");
    svg.append(stroke);
    return svg;
  };
  const nameOf = (run, now) => (now.seeds === 2 && run.name !== "own"
    ? `${labels[run.name]}, ${fill(labels.seed, { seed: run.seed })}` : labels[run.name]);
  const placeOf = (run) => (run.place[0] === null ? "—" : `(${run.place.map((value) => number(value)).join(", ")})`);
  const lossOf = (run) => (run.loss === null ? labels.diverged : number(run.loss, 4));

  const write = ({ state: now, numbers }) => {
    landscapes.set(now.landscape);
    lrRange.value = toRuler(now.lr);
    lrRange.setAttribute("aria-valuetext", String(now.lr));
    if (document.activeElement !== lrNumber) lrNumber.value = now.lr;
    batch.set(now.batch || numbers.samples);
    steps.set(now.steps);
    NAMES.forEach((name, index) => racers[index].set(now.optimizers.includes(name)));
    seeds.set(now.seeds === 2);
    legend.set(labels.low, labels.high);
    shown.values.formula.textContent = { line: "ŷ = w·x + b", ravine: "ŷ = w·x + b", tanh: "ŷ = v·tanh(w·x)", wave: "ŷ = sin(w·x + b)" }[now.landscape];
    shown.values.gradient.textContent = `(${numbers.gradient.map((slope) => number(slope)).join(", ")}), ${labels.loss} ${number(numbers.loss, 4)}`;
    rows.replaceChildren(...numbers.runs.map((run) => h(
      "tr",
      {},
      h("th", { scope: "row" }, sample(STYLES[run.name], run.seed), nameOf(run, now)),
      h("td", {}, placeOf(run)),
      h("td", {}, lossOf(run)),
    )));
    message.textContent = numbers.message;
    const spoken = numbers.runs.map((run) => `${nameOf(run, now)}: ${labels.loss} ${lossOf(run)}`).join("; ");
    return `${labels.lr} ${now.lr}, ${labels.steps} ${now.steps}. ${spoken}. ${numbers.message}`;
  };
  return { element, write, paint, recolour, buttons: [play.button] };
});
