// The loss explorer: curves of the losses with their slopes, and the batch that they are summed over.

const STEPS = { number: 0.1, probability: 0.01, logit: 0.1, classes: 0.1 };
const NAMES = { number: "prediction", probability: "chance", logit: "logit-name", classes: "logit-name" };
const SPANS = { number: [-4, 4], probability: [0, 1], logit: [-6, 6], classes: [-6, 6] };
// How long an arrow is for a slope of 1, in widths of the picture; none is longer than LONGEST.
const LENGTHS = { number: 0.05, probability: 0.08, logit: 0.3, classes: 0.3 };
const LONGEST = 0.4;
const MOST_CLASSES = 6;
const LOOKS = {
  squared: { colour: "series-1", dash: DASHES[0], shape: "circle", side: 1 },
  "cross-entropy": { colour: "series-2", dash: DASHES[1], shape: "square", side: -1 },
  own: { colour: "normal", dash: DASHES[2], shape: "diamond", side: -2.2 },
};

const rounded = (value) => Math.round(value * 1000) / 1000;
const lowered = (digit) => "₀₁₂₃₄₅"[digit];

/** Whether Python's newest answer is about a batch like the present one. */
function fits({ task, predictions }, { task: answered }, { losses, chances }) {
  return task === answered && losses.shape[1] === predictions.length
    && (task !== "classes" || chances.shape[1] === predictions[0].length);
}

/** The table of the batch, made anew when its samples or losses change in number. */
function batchTable(labels, onChoose) {
  const element = h("table", { class: "nnk-table" });
  const group = `nnk-${Math.random().toString(36).slice(2)}`;
  let made = "";
  let rows = [];
  let foot = null;
  const columns = (name) => (name === "own" ? ["loss", "gradient"] : ["loss", "share", "gradient"]);
  const make = (samples, names) => {
    const cells = () => names.map((name) => Object.fromEntries(columns(name).map((key) => [key, h("td", { class: key })])));
    const listed = (groups) => groups.flatMap((group) => Object.values(group));
    const head = (text, attributes = {}) => h("th", { scope: "col", ...attributes }, text);
    rows = Array.from({ length: samples }, (_, index) => {
      const input = h("input", { type: "radio", name: group, "aria-label": `${labels.sample} ${index + 1}`, ...OWN_KEYS });
      input.addEventListener("change", () => onChoose(index));
      const [prediction, target, groups] = [h("td", { class: "prediction" }), h("td"), cells()];
      const name = h("th", { scope: "row" }, h("label", {}, input, ` ${index + 1}`));
      return { input, prediction, target, groups, row: h("tr", {}, name, prediction, target, ...listed(groups)) };
    });
    foot = { name: h("th", { scope: "row", colspan: 3 }), groups: cells() };
    element.replaceChildren(
      h("caption", {}, labels.batch),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ...["sample", "prediction", "target"].map((key) => head(labels[key], { rowspan: 2 })),
          ...names.map((name) => head(labels[name], { colspan: columns(name).length, scope: "colgroup" })),
        ),
        h("tr", {}, ...names.flatMap((name) => columns(name).map((key) => head(labels[key])))),
      ),
      h("tbody", {}, ...rows.map(({ row }) => row)),
      h("tfoot", {}, h("tr", {}, foot.name, ...listed(foot.groups))),
    );
  };
  const write = (now, { names }, { losses, shares, gradients, batch }) => {
    const samples = now.predictions.length;
    if (made !== `${samples} ${names}`) {
      make(samples, names);
      made = `${samples} ${names}`;
    }
    rows.forEach(({ input, prediction, target, groups, row }, index) => {
      input.checked = index === now.sample;
      row.classList.toggle("chosen", index === now.sample);
      prediction.textContent = [now.predictions[index]].flat().map((value) => number(value)).join(", ");
      target.textContent = now.task === "number" ? number(now.targets[index]) : String(now.targets[index]);
      names.forEach((_, place) => {
        const { loss, share, gradient } = groups[place];
        loss.textContent = numberOfAnySize(losses.data[place * samples + index]);
        gradient.textContent = numberOfAnySize(gradients.data[place * samples + index]);
        if (!share) return;
        const part = shares.data[place * samples + index];
        share.textContent = Number.isFinite(part) ? `${number(100 * part, 0)}%` : "—";
        share.style.setProperty("--share", `${Number.isFinite(part) ? 100 * part : 0}%`);
      });
    });
    foot.name.textContent = labels[now.reduction];
    names.forEach((_, place) => {
      foot.groups[place].loss.textContent = numberOfAnySize(batch.data[place]);
    });
  };
  return { element: h("div", { class: "batch" }, element), write };
}

/** The logits of one sample as bars to drag, with the probabilities that softmax makes of them. */
function logitBars(labels, { logits, setLogit }) {
  const plane = plot({ label: labels.bars, x: [-0.5, 2.5], y: [-11, 7], ratio: 1.6 });
  const handles = Array.from({ length: MOST_CLASSES }, (_, k) => plane.handle("bar", fill(labels["bar-handle"], { k })));
  handles.forEach((handle, k) => {
    draggable(handle, (event) => setLogit(k, plane.fromEvent(event)[1]));
    steerable(handle, 0.1, (dx, dy) => setLogit(k, logits()[k] + dx + dy));
  });
  let held = 0;
  draggable(plane.canvas, (event) => setLogit(held, plane.fromEvent(event)[1]), (event) => {
    held = Math.max(0, Math.min(logits().length - 1, Math.round(plane.fromEvent(event)[0])));
  });

  const paint = (now, chances, colours) => {
    const bars = now.predictions[now.sample];
    const classes = bars.length;
    const reach = Math.max(6, ...bars.map(Math.abs));
    plane.x = [-0.5, classes - 0.5];
    plane.y = [-1.7 * reach, 1.1 * reach];
    const context = plane.begin();
    if (!context) return;
    const width = plane.canvas.clientWidth / classes;
    const bottom = plane.canvas.clientHeight;
    const target = now.targets[now.sample];
    context.strokeStyle = colours.line;
    line(context, plane.toScreen([-0.5, 0]), plane.toScreen([classes - 0.5, 0]));
    context.font = "12px sans-serif";
    context.textAlign = "center";
    bars.forEach((logit, k) => {
      const [middle, zero] = plane.toScreen([k, 0]);
      const [, top] = plane.toScreen([k, logit]);
      const chance = chances.data[now.sample * classes + k];
      context.fillStyle = logit < 0 ? colours.low : colours.high;
      context.lineWidth = k === now.class_number ? 3 : 1;
      context.fillRect(middle - width / 4, Math.min(zero, top), width / 2, Math.abs(top - zero));
      context.strokeRect(middle - width / 4, Math.min(zero, top), width / 2, Math.abs(top - zero));
      context.fillStyle = colours.line;
      context.fillText(`z${lowered(k)} = ${number(logit)}`, middle, logit < 0 ? zero - 6 : zero + 15);
      context.fillText(`${k === target ? "★ " : ""}p${lowered(k)} = ${number(chance, 3)}`, middle, bottom - 18);
      context.fillStyle = colours["series-2"];
      context.fillRect(middle - 0.4 * width, bottom - 11, 0.8 * width * chance, 7);
      context.lineWidth = 1;
      context.strokeRect(middle - 0.4 * width, bottom - 11, 0.8 * width, 7);
    });
    handles.forEach((handle, k) => plane.place(handle, k < classes ? [k, bars[k]] : null));
  };
  return { element: plane.element, paint };
}

export default courseWidget(({ labels, state, change, send }) => {
  // What is on the widget

  const tasks = choice({
    label: labels.task,
    options: Object.keys(STEPS).map((task) => [task, labels[task]]),
    onChoose: (task) => send({ name: "task", task }),
  });
  const curves = plot({ label: labels.curves, x: [-6, 6], y: [-0.5, 7], ratio: 1.35 });
  const handle = curves.handle("prediction", labels.handle);
  const targetHandle = curves.handle("target", labels["target-handle"]);
  const looks = Object.keys(LOOKS);
  const keys = Object.fromEntries([...looks, "flat"].map((name) => [name, h("span", { class: name }, labels[name])]));
  const reductions = choice({
    label: labels.reduction,
    options: ["mean", "sum"].map((name) => [name, labels[name]]),
    onChoose: (reduction) => change({ reduction }),
  });
  const facing = facts([["error", labels.error], ["chance", labels.chance], ...looks.map((name) => [name, labels[name]])]);
  const message = h("p", { class: "nnk-message" });

  // What the hand does

  let bounds = [-1000, 1000];
  const within = (value, [low, high] = bounds) => rounded(Math.max(low, Math.min(high, value)));
  const replaced = (list, index, value) => list.map((old, at) => (at === index ? value : old));
  const setLogit = (k, value) => {
    const { predictions, sample } = state();
    const logits = replaced(predictions[sample], k, within(value));
    change({ predictions: replaced(predictions, sample, logits), class_number: k });
  };
  const setPrediction = (value) => {
    const { task, predictions, sample, class_number: k } = state();
    if (task === "classes") setLogit(k, value);
    else change({ predictions: replaced(predictions, sample, within(value)) });
  };
  const held = ({ task, predictions, sample, class_number: k }) => (task === "classes" ? predictions[sample][k] : predictions[sample]);
  const setTarget = (value) => change({ targets: replaced(state().targets, state().sample, value) });
  const moveTarget = (value) => setTarget(within(value, [-1000, 1000]));

  const bars = logitBars(labels, { logits: () => state().predictions[state().sample], setLogit });
  const table = batchTable(labels, (sample) => change({ sample }));
  const sliders = Object.fromEntries(Object.entries(STEPS).map(([task, step]) => {
    const [min, max] = SPANS[task];
    return [task, slider({ label: labels[NAMES[task]], min, max, step, onInput: setPrediction })];
  }));
  const numberTarget = slider({ label: labels.target, min: -4, max: 4, step: 0.1, onInput: moveTarget });
  const classTarget = choice({
    label: labels.target,
    options: Array.from({ length: MOST_CLASSES }, (_, k) => [k, String(k)]),
    onChoose: (k) => setTarget(Number(k)),
  });
  draggable(handle, (event) => setPrediction(curves.fromEvent(event)[0]));
  draggable(targetHandle, (event) => moveTarget(curves.fromEvent(event)[0]));
  draggable(curves.canvas, (event) => setPrediction(curves.fromEvent(event)[0]));
  steerable(handle, 1, (dx, dy) => setPrediction(held(state()) + (dx + dy) * STEPS[state().task]));
  steerable(targetHandle, 0.1, (dx, dy) => moveTarget(state().targets[state().sample] + dx + dy));

  const element = h(
    "div",
    { class: "nnk-loss-explorer" },
    tasks.group,
    h(
      "div",
      { class: "nnk-columns" },
      h("div", { class: "curves" }, curves.element, h("div", { class: "nnk-key" }, ...Object.values(keys)), h("p", { class: "note" }, labels.arrows)),
      h(
        "div",
        {},
        bars.element,
        ...Object.values(sliders).map((one) => one.row),
        numberTarget.row,
        classTarget.group,
        facing.list,
        message,
        reductions.group,
      ),
    ),
    table.element,
  );

  // Drawing

  let colours = {};
  const recolour = (read) => {
    const names = ["line", "normal", "paper", "low", "high", "edge", "series-1", "series-2"];
    colours = Object.fromEntries(names.map((name) => [name, read(name)]));
  };

  /** Where the target is: at its number, or in the direction in which it lies endlessly far. */
  const paintTarget = (context, { task, targets, sample, class_number: k }) => {
    const target = targets[sample];
    context.save();
    context.font = "bold 12px sans-serif";
    context.textBaseline = "top";
    if (task === "number" || task === "probability") {
      curves.curve(context, [target, target], [0, curves.y[1]], { colour: colours.line, width: 1.5, dash: DASHES[3] });
      const [left] = curves.toScreen([target, 0]);
      const right = left < curves.canvas.clientWidth / 2;
      context.textAlign = right ? "left" : "right";
      writeOver(context, labels.target, left + (right ? 6 : -6), 20, { ink: colours.line, paper: colours.paper });
    } else {
      const upwards = task === "logit" ? target === 1 : target === k;
      context.textAlign = upwards ? "right" : "left";
      const said = upwards ? `${labels.target} ${target} →` : `← ${labels.target} ${target}`;
      writeOver(context, said, upwards ? curves.canvas.clientWidth - 8 : 8, 20, { ink: colours.line, paper: colours.paper });
    }
    context.restore();
  };

  const paintSlope = (context, look, { at: [x, y], beyond, slope, length }) => {
    const { clientWidth: width } = curves.canvas;
    const long = Math.min(Math.abs(slope) * length, LONGEST) * width;
    const side = slope > 0 ? -1 : 1;
    const ink = { colour: colours[look.colour], width: 4, head: Math.min(14, 4 + long) };
    if (long > 1) arrow(context, [x, y], [Math.max(4, Math.min(width - 4, x + side * long)), y], ink);
    mark(context, [x, y], look.shape, { fill: colours[look.colour], stroke: colours.paper, radius: 7 });
    context.font = "bold 12px sans-serif";
    const said = `${beyond}${fill(labels.slope, { slope: numberOfAnySize(slope) })}`;
    const room = context.measureText(said).width + 14;
    const after = side > 0 ? x < width - room : x < room;
    context.textAlign = after ? "left" : "right";
    context.textBaseline = "middle";
    const beside = y + 16 * look.side;
    writeOver(context, said, x + (after ? 11 : -11), beside < 8 ? y - 16 * look.side : beside, { ink: colours[look.colour], paper: colours.paper });
  };

  const paintCurves = (now, { names, x, top, flat }, arrays) => {
    const span = x[1] - x[0];
    // where 0 is at the left end, its axis has its numbers beside it, off the curves
    curves.x = [x[0] - (x[0] === 0 ? 0.14 : 0.04) * span, x[1] + 0.04 * span];
    curves.y = [-0.1 * top, 1.05 * top];
    const context = curves.begin();
    if (!context) return;
    if (flat !== null) {
      curves.hatch(context, [curves.x[0], -flat], colours.edge);
      curves.hatch(context, [flat, curves.x[1]], colours.edge);
    }
    const xName = { number: "ŷ", probability: "p", logit: "z", classes: `z${lowered(now.class_number)}` }[now.task];
    curves.axes(context, colours.line, { xName, yName: labels.loss });
    paintTarget(context, now);
    const at = held(now);
    const points = arrays.x.data.length;
    curves.curve(context, [at, at], curves.y, { colour: colours.line, width: 1 });
    mark(context, curves.toScreen([at, 0]), "triangle", { fill: colours.paper, stroke: colours.line, radius: 6 });
    names.forEach((name, index) => {
      const ys = arrays.curves.data.subarray(index * points, (index + 1) * points);
      const { colour: ink, dash } = LOOKS[name];
      curves.curve(context, arrays.x.data, ys, { colour: colours[ink], width: 3, dash });
    });
    names.forEach((name, index) => {
      const loss = arrays.losses.data[index * now.predictions.length + now.sample];
      if (Number.isNaN(loss)) return;
      // A loss beyond the picture is marked at its edge, with its number.
      const seen = Math.max(curves.y[0], Math.min(loss, top));
      const beyond = seen === loss ? "" : `${loss > seen ? "↑" : "↓"} ${numberOfAnySize(loss)}, `;
      const slope = arrays.slopes.data[index];
      paintSlope(context, LOOKS[name], { at: curves.toScreen([at, seen]), beyond, slope, length: LENGTHS[now.task] });
    });
    curves.place(handle, [at, 0]);
    curves.place(targetHandle, now.task === "number" ? [now.targets[now.sample], top] : null);
  };

  const paint = ({ state: now, numbers, arrays }) => {
    if (!fits(now, numbers, arrays)) return;
    paintCurves(now, numbers, arrays);
    if (now.task === "classes") bars.paint(now, arrays.chances, colours);
  };

  // What is written

  const writeControls = (now, numbers, arrays) => {
    const classes = now.task === "classes" ? now.predictions[0].length : 2;
    tasks.set(now.task);
    tasks.group.hidden = numbers.names.includes("own");
    reductions.set(now.reduction);
    for (const [task, one] of Object.entries(sliders)) one.row.hidden = task !== now.task;
    sliders[now.task].set(held(now));
    numberTarget.row.hidden = now.task !== "number";
    classTarget.group.hidden = now.task === "number";
    if (now.task === "number") numberTarget.set(now.targets[now.sample]);
    else classTarget.set(now.targets[now.sample]);
    classTarget.group.querySelectorAll("label").forEach((label, k) => {
      label.hidden = k >= classes;
    });
    bars.element.hidden = now.task !== "classes";
    for (const name of looks) keys[name].hidden = !numbers.names.includes(name);
    keys.flat.hidden = numbers.flat === null;
    for (const [name, value] of Object.entries(facing.values)) {
      const absent = { error: now.task !== "number", chance: now.task !== "logit" };
      value.hidden = value.previousSibling.hidden = absent[name] ?? !numbers.names.includes(name);
    }
    facing.values.chance.textContent = `σ(${number(held(now))}) = ${numberOfAnySize(arrays.chances.data[now.sample])}`;
  };

  const write = ({ state: now, numbers, arrays }) => {
    if (!fits(now, numbers, arrays)) return "";
    bounds = numbers.bounds;
    writeControls(now, numbers, arrays);
    table.write(now, numbers, arrays);
    const { names } = numbers;
    const [prediction, target, samples] = [held(now), now.targets[now.sample], now.predictions.length];
    if (now.task === "number") {
      const taken = target < 0 ? `(${number(target)})` : number(target);
      facing.values.error.textContent = `${number(prediction)} − ${taken} = ${number(numbers.difference)}`;
    }
    const said = names.map((name, index) => {
      const loss = numberOfAnySize(arrays.losses.data[index * samples + now.sample]);
      const slope = fill(labels.slope, { slope: numberOfAnySize(arrays.slopes.data[index]) });
      facing.values[name].textContent = `${loss}, ${slope}`;
      return `${labels[name]} ${loss}, ${slope}, ${labels[now.reduction]} ${numberOfAnySize(arrays.batch.data[index])}`;
    });
    message.textContent = numbers.message;
    return (
      `${labels.sample} ${now.sample + 1}/${samples}. ${labels[NAMES[now.task]]} ${number(prediction)}, ` +
      `${labels.target} ${number(target, now.task === "number" ? 2 : 0)}. ${said.join("; ")}. ${numbers.message}`
    );
  };

  return { element, write, paint, recolour };
});
