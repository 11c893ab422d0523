// The playground: the planes of all models, their losses, and the points that the hand places.
// Python trains; here is only the drawing, and what the hand asks for.

const REACH = 3;
const NEAR = 0.3;
const STYLES = [
  { colour: "series-1", shape: "circle" },
  { colour: "series-2", shape: "square" },
  { colour: "series-4", shape: "diamond" },
];
const NAMES = ["slp", "mlp", "own"];

/** A list to choose from; a value from Python that is not on it is added. Returns the row and `set(value)`. */
function menu({ label, options, text = String, onChoose }) {
  const list = h("select", { ...OWN_KEYS }, ...options.map((value) => h("option", { value }, text(value))));
  list.addEventListener("change", () => onChoose(list.value));
  const set = (value) => {
    const known = [...list.options].some((option) => option.value === String(value));
    if (!known) list.append(h("option", { value }, text(value)));
    list.value = value;
  };
  return { row: h("label", { class: "menu" }, h("span", {}, label), list), set };
}

/** The lines along which a square grid of numbers passes 0.5, in shares of the plot's sides. */
function boundary(data, side) {
  const lines = [];
  const crossing = ([i, j], [k, l]) => {
    const [from, to] = [data[i * side + j] - 0.5, data[k * side + l] - 0.5];
    if (from > 0 === to > 0) return null;
    const share = from / (from - to);
    return [(j + share * (l - j)) / (side - 1), (i + share * (k - i)) / (side - 1)];
  };
  for (let i = 0; i + 1 < side; i += 1) {
    for (let j = 0; j + 1 < side; j += 1) {
      const corners = [[i, j], [i, j + 1], [i + 1, j + 1], [i + 1, j]];
      const ends = corners.map((corner, at) => crossing(corner, corners[(at + 1) % 4])).filter(Boolean);
      for (let at = 0; at + 1 < ends.length; at += 2) lines.push([ends[at], ends[at + 1]]);
    }
  }
  return lines;
}

export default courseWidget(({ labels, state, change, send, player }) => {
  // What is on the widget

  const sides = { x: [-REACH, REACH], y: [-REACH, REACH] };
  const planes = NAMES.map((name) => plot({ label: fill(labels.plane, { name: labels[name] }), ...sides }));
  const titles = NAMES.map(() => h("h4"));
  const frames = planes.map((plane, index) => h("div", { class: "frame" }, titles[index], plane.element));
  frames[2].hidden = true;
  const cursor = planes[0].handle("cursor", labels.cursor);
  const curves = plot({ label: labels.curves, x: [0, 20], y: [0, 1], ratio: 1.7 });
  const legend = colourBar();
  const key = h("p", { class: "nnk-message" });

  const menus = {
    data: menu({
      label: labels.data, options: ["clouds", "moons", "circles", "xor", "spirals", "own"],
      text: (name) => labels[`data-${name}`], onChoose: (data) => change({ data }),
    }),
    activation: menu({
      label: labels.activation, options: ["relu", "tanh", "sigmoid"], onChoose: (activation) => change({ activation }),
    }),
    optimizer: menu({
      label: labels.optimizer, options: ["sgd", "momentum", "rmsprop", "adam"],
      text: (name) => labels[name], onChoose: (optimizer) => change({ optimizer }),
    }),
    lr: menu({
      label: labels.lr, options: [0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3], onChoose: (lr) => change({ lr: Number(lr) }),
    }),
    batch: menu({
      label: labels.batch, options: [1, 8, 32, 128, 0], text: (size) => (size === 0 ? labels.all : String(size)),
      onChoose: (batch) => change({ batch: Number(batch) }),
    }),
    pace: menu({ label: labels.pace, options: [1, 5, 25], onChoose: (pace) => change({ pace: Number(pace) }) }),
  };

  const whole = (value, low, high) => Math.round(Math.max(low, Math.min(high, value)));
  const widen = (layer) => (units) => {
    const hidden = [...state().hidden];
    const width = whole(units, layer === 0 ? 1 : 0, 128);
    if (width === 0) hidden.splice(layer);
    else hidden[layer] = width;
    change({ hidden });
  };
  const sliders = {
    first: slider({ label: labels["hidden-1"], min: 1, max: 64, step: 1, onInput: widen(0) }),
    second: slider({ label: labels["hidden-2"], min: 0, max: 64, step: 1, onInput: widen(1) }),
    samples: slider({ label: labels.samples, min: 4, max: 500, step: 4, onInput: (count) => change({ samples: whole(count, 4, 500) }) }),
    noise: slider({ label: labels.noise, min: 0, max: 1, step: 0.05, onInput: (noise) => change({ noise: Math.max(0, Math.min(1, noise)) }) }),
  };
  const brush = choice({
    label: labels.brush,
    options: ["0", "1", "remove"].map((name) => [name, labels[`brush-${name}`]]),
    onChoose: (name) => change({ brush: name }),
  });

  const rows = h("tbody");
  const heading = (text, spans = {}) => h("th", { scope: "col", ...spans }, text);
  const part = () => [heading(labels.training), heading(labels.validation)];
  const table = h(
    "table",
    { class: "nnk-table" },
    h(
      "thead",
      {},
      h("tr", {}, h("td", { rowspan: 2 }), heading(labels.parameters, { rowspan: 2 }),
        ...[labels.loss, labels.accuracy].map((name) => heading(name, { colspan: 2, scope: "colgroup" })),
        heading(labels.best, { rowspan: 2 })),
      h("tr", {}, ...part(), ...part()),
    ),
    rows,
  );
  const epoch = h("strong");
  const message = h("p", { class: "nnk-message said" });
  const strokes = h(
    "p",
    { class: "strokes" },
    ...["training", "validation"].map((name) => h("span", {}, h("span", { class: `stroke ${name}` }), labels[name])),
  );
  const settings = [...Object.values(menus).map((one) => one.row), ...Object.values(sliders).map((one) => one.row)];
  const element = h(
    "div",
    { class: "nnk-playground" },
    h("div", { class: "settings" }, ...settings),
    h("div", { class: "planes" }, ...frames),
    legend.element,
    key,
    h(
      "div",
      { class: "nnk-columns" },
      h("div", {}, h("h4", {}, labels.curves), curves.element, strokes),
      h("div", {}, brush.group, epoch, message),
    ),
    h("div", { class: "results" }, table),
  );

  let stuck = false;
  const play = player({ event: () => ({ name: "train" }), ended: () => stuck, ahead: 2 });
  const button = (text, act) => h("button", { type: "button", class: "nnk-button", onclick: act }, text);
  const buttons = [
    play.button,
    button(labels.step, () => send({ name: "epoch" })),
    button(labels.restart, () => send({ name: "restart" })),
    button(labels.reseed, () => change({ seed: state().seed + 1 })),
    button(labels.clear, () => change({ points: [] })),
  ];

  // What the hand does

  const tidy = (x) => Math.round(Math.max(-REACH, Math.min(REACH, x)) * 100) / 100;
  const act = (at, name) => {
    const { points } = state();
    const placed = at.map(tidy);
    if (name !== "remove") {
      change({ cursor: placed, points: [...points, [...placed, Number(name)]].slice(-200) });
      return;
    }
    const distances = points.map(([x1, x2]) => Math.hypot(x1 - placed[0], x2 - placed[1]));
    const nearest = distances.indexOf(Math.min(...distances));
    const gone = distances[nearest] <= NEAR ? nearest : -1;
    change({ cursor: placed, points: points.filter((_, index) => index !== gone) });
  };
  for (const plane of planes) {
    plane.canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      cursor.focus({ preventScroll: true });
      act(plane.fromEvent(event), state().brush);
    });
  }
  steerable(cursor, 0.1, (dx, dy) => {
    const [x1, x2] = state().cursor;
    change({ cursor: [tidy(x1 + dx), tidy(x2 + dy)] });
  });
  const tasks = { 0: "0", 1: "1", Delete: "remove", Backspace: "remove" };
  cursor.addEventListener("keydown", (event) => {
    const name = tasks[event.key];
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act(state().cursor, name);
  });

  // Drawing

  let colours = {};
  let layer = null;
  const recolour = (read) => {
    const names = ["ink", "line", "paper", "series-1", "series-2", "series-4"];
    colours = Object.fromEntries(names.map((name) => [name, read(name)]));
    colours.heat = ["low", "middle", "high"].map((name) => rgb(read(name)));
    layer = null;
  };

  /** All samples on a canvas of their own, drawn anew only when they are others. */
  const samplesLayer = ({ canvas, toScreen }, version, { shape: [count], data }) => {
    if (layer?.version === version && layer.picture.width === canvas.width) return layer.picture;
    const picture = h("canvas", { width: canvas.width, height: canvas.height });
    const context = picture.getContext("2d");
    context.scale(canvas.width / canvas.clientWidth, canvas.height / canvas.clientHeight);
    for (let i = 0; i < count; i += 1) {
      const [x1, x2, label, aside] = data.subarray(4 * i, 4 * i + 4);
      const ink = colours[label > 0.5 ? "series-2" : "series-1"];
      const inks = aside > 0.5 ? { fill: colours.paper, stroke: ink, radius: 3 } : { fill: ink, stroke: colours.paper, radius: 4.5 };
      mark(context, toScreen([x1, x2]), label > 0.5 ? "square" : "circle", inks);
    }
    layer = { version, picture };
    return picture;
  };

  const paintPlane = (plane, index, now, { version }, { planes: { shape, data }, points }) => {
    const context = plane.begin();
    if (!context) return;
    const side = shape[1];
    const answers = { shape: [side, side], data: data.subarray(index * side * side, (index + 1) * side * side) };
    const { clientWidth: width, clientHeight: height } = plane.canvas;
    // the outermost answers belong to the plot's very edge
    const [edge, whole] = [-0.5 / (side - 1), side / (side - 1)];
    context.drawImage(heatPicture(answers, [0, 1], colours.heat), edge * width, edge * height, whole * width, whole * height);
    signs(context, answers, 0.5, colours.line);
    plane.axes(context, colours.line);
    context.drawImage(samplesLayer(plane, version, points), 0, 0, width, height);
    context.strokeStyle = colours.line;
    context.lineWidth = 2.5;
    for (const ends of boundary(answers.data, side)) line(context, ...ends.map(([across, down]) => [across * width, down * height]));
    const [x, y] = plane.toScreen(now.cursor);
    mark(context, [x, y], "cross", { fill: colours.line, stroke: colours.line, radius: 6 });
  };

  const paintCurves = (numbers, { epochs, curves: { shape: [count, length], data } }) => {
    const context = curves.begin();
    if (!context) return;
    const seen = data.filter(Number.isFinite);
    const top = Math.max(0.8, Math.min(2, Math.max(...seen) * 1.05));
    const last = Math.max(20, numbers.epoch);
    [curves.x, curves.y] = [[-0.16 * last, 1.04 * last], [-0.12 * top, top]];
    curves.axes(context, colours.line, { xName: "", yName: "" });
    for (let at = 0; at < count; at += 1) {
      const { colour: name, shape } = STYLES[at >> 1];
      const ink = colours[name];
      const losses = data.subarray(at * length, (at + 1) * length);
      curves.curve(context, epochs.data, losses, { colour: ink, dash: DASHES[at % 2], width: 2.2 });
      const end = losses[length - 1];
      if (Number.isFinite(end)) mark(context, curves.toScreen([numbers.epoch, Math.min(end, top)]), shape, { fill: ink, stroke: colours.paper, radius: 5 });
    }
    numbers.runs.forEach((run, index) => {
      if (run.best_loss === null || run.best_epoch === 0) return;
      const at = curves.toScreen([run.best_epoch, run.best_loss]);
      mark(context, at, STYLES[index].shape, { fill: colours.paper, stroke: colours[STYLES[index].colour], radius: 6 });
    });
  };

  const paint = ({ state: now, numbers, arrays }) => {
    numbers.runs.forEach((_, index) => paintPlane(planes[index], index, now, numbers, arrays));
    paintCurves(numbers, arrays);
    planes[0].place(cursor, now.cursor);
  };

  // What is written

  const orNone = (value, text) => (value === null ? "—" : text(value));
  const loss = (value) => orNone(value, (one) => number(one, 3));
  const percent = (value) => orNone(value, (share) => `${number(100 * share, 1)} %`);
  const best = (run) => orNone(run.best_loss, (value) => fill(labels.at, { loss: number(value, 3), epoch: run.best_epoch }));
  const row = (run, index) => {
    const name = h("th", { scope: "row" }, h("span", { class: `sign ${STYLES[index].shape}` }), labels[run.name]);
    const cells = [orNone(run.parameters, String), ...run.losses.map(loss), ...run.accuracies.map(percent), best(run)];
    return h("tr", {}, name, ...cells.map((text) => h("td", {}, text)));
  };

  const write = ({ state: now, numbers }) => {
    for (const name of Object.keys(menus)) menus[name].set(now[name]);
    sliders.first.set(now.hidden[0]);
    sliders.second.set(now.hidden[1] ?? 0);
    sliders.samples.set(now.samples);
    sliders.noise.set(now.noise);
    brush.set(now.brush);
    stuck = numbers.training === 0;
    frames[2].hidden = numbers.runs.length < 3;
    const layers = [[2, 1], [2, ...now.hidden, 1]].map((sizes) => sizes.join("–"));
    titles.forEach((title, index) => {
      title.textContent = [labels[NAMES[index]], layers[index]].filter(Boolean).join(" ");
    });
    legend.set(`− ${labels["legend-low"]}: 0`, `${labels["legend-high"]}: 1 +`);
    key.textContent = fill(labels.key, numbers);
    epoch.textContent = `${labels.epoch} ${numbers.epoch}`;
    rows.replaceChildren(...numbers.runs.map(row));
    message.textContent = numbers.message;
    const spoken = numbers.runs.map((run) => (
      `${labels[run.name]}: ${labels.loss} ${labels.training} ${loss(run.losses[0])}, ${labels.validation} ${loss(run.losses[1])}; ` +
      `${labels.accuracy} ${labels.training} ${percent(run.accuracies[0])}, ${labels.validation} ${percent(run.accuracies[1])}.`
    ));
    return `${labels.epoch} ${numbers.epoch}. ${spoken.join(" ")} ${numbers.message}`;
  };
  return { element, write, paint, recolour, buttons };
});
