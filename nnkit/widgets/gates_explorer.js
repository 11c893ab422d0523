// The gates explorer: lines over a truth table, and the fold from the input to the hidden plane.

const ENDS = [-0.6, 1.6];
const CENTRE = [0.5, 0.5];
const GATE_NAMES = ["and", "or", "nand", "nor", "xor", "xnor"];
const LEARNING_PAUSE = 350;

/** Where the name of each point stands beside it: points that are folded onto each other keep theirs. */
const NAME_SIDES = [["right", 1], ["right", -1], ["left", 1], ["left", -1]];

export default courseWidget(({ labels, state, change, send, player }) => {
  // What is on the widget

  const input = plot({ label: labels["input-plane"], x: ENDS, y: ENDS });
  const hidden = plot({ label: labels["hidden-plane"], x: ENDS, y: ENDS });

  const choices = {
    gate: choice({
      label: labels.gate,
      options: GATE_NAMES.map((name) => [name, name.toUpperCase()]),
      onChoose: (gate) => change({ gate }),
    }),
    hidden_units: choice({
      label: labels.network,
      options: [[0, labels.one], [2, labels.two]],
      onChoose: (units) => change({ hidden_units: Number(units) }),
    }),
    activation: choice({
      label: labels.activation,
      options: ["step", "sigmoid"].map((name) => [name, labels[name]]),
      onChoose: (activation) => change({ activation }),
    }),
  };

  // The units, by the names that they have in words; `held` is the one that the sliders move.
  const units = {
    unit: { get: () => state().neuron, set: (neuron) => change({ neuron }) },
    "hidden-1": { get: () => state().hidden[0], set: (unit) => change({ hidden: [unit, state().hidden[1]] }) },
    "hidden-2": { get: () => state().hidden[1], set: (unit) => change({ hidden: [state().hidden[0], unit] }) },
    "output-unit": { get: () => state().output, set: (output) => change({ output }) },
  };
  let held = "hidden-1";
  const heldNow = () => (state().hidden_units ? held : "unit");
  const lineOf = (name, on) => decisionLine({
    on,
    names: ["line", "normal"],
    texts: ["line-handle", "normal-handle"].map((text) => fill(labels[text], { unit: labels[name] })),
    get: () => {
      const [w1, w2, bias] = units[name].get();
      return { weights: [w1, w2], bias };
    },
    set: ({ weights, bias }) => {
      held = name === "unit" ? held : name;
      units[name].set([...weights, bias]);
    },
    centre: CENTRE,
    reach: 0.2,
  });
  const lines = Object.fromEntries(Object.keys(units).map((name) => [name, lineOf(name, name === "output-unit" ? hidden : input)]));
  const shownLines = (on) => (on === hidden ? ["output-unit"] : state().hidden_units ? ["hidden-1", "hidden-2"] : ["unit"]);

  const holds = choice({
    label: labels["weights-of"],
    options: ["hidden-1", "hidden-2", "output-unit"].map((name) => [name, labels[name]]),
    onChoose: (name) => {
      held = name;
      setSliders();
    },
  });
  const sliders = ["w₁", "w₂", "b"].map((label, index) => slider({
    label, min: -5, max: 5, step: 0.1,
    onInput: (value) => {
      const unit = [...units[heldNow()].get()];
      unit[index] = value;
      units[heldNow()].set(unit);
    },
  }));
  const setSliders = () => {
    holds.set(held);
    units[heldNow()].get().forEach((value, index) => sliders[index].set(value));
  };
  const button = (text, event) => h("button", { type: "button", class: "nnk-button", onclick: () => send(event) }, text);
  const scales = h("div", { class: "nnk-buttons" },
    button(labels.softer, { name: "scale", by: 0.5 }), button(labels.steeper, { name: "scale", by: 2 }));

  let finished = false;
  const learn = player({ event: () => ({ name: "learn" }), ended: () => finished, pause: LEARNING_PAUSE });
  const learned = facts(["next", "last", "errors"].map((name) => [name, labels[name]]));
  const verdict = h("p", { class: "nnk-message" });
  const learning = h("fieldset", { class: "nnk-choice learning" }, h("legend", {}, labels.rule),
    h("div", { class: "nnk-buttons" },
      button(labels.zeros, { name: "zeros" }), button(labels["one-step"], { name: "learn" }), learn.button),
    learned.list, verdict);

  const folding = player({ event: () => ({ name: "fold", from: state().fold }), ended: () => state().fold >= 1 });
  const fold = h("input", { type: "range", min: 0, max: 1, step: 0.02, "aria-label": labels.fold, ...OWN_KEYS });
  fold.addEventListener("input", () => change({ fold: Number(fold.value) }));
  const foldRow = h("div", { class: "fold" }, h("span", {}, labels.from), fold, h("span", {}, labels.to), folding.button);

  const head = h("tr");
  const body = h("tbody");
  const table = h("table", { class: "nnk-table", "aria-label": labels.table }, h("thead", {}, head), body);
  const message = h("p", { class: "nnk-message" });
  const hiddenBlock = h("div", { class: "hidden-plane" }, h("h4", {}, labels["hidden-plane"]), hidden.element, foldRow);
  const element = h("div", { class: "nnk-gates-explorer" },
    h("div", { class: "choices" }, ...Object.values(choices).map((one) => one.group)),
    h("div", { class: "input-plane" }, h("h4", {}, labels["input-plane"]), input.element),
    hiddenBlock,
    h("div", { class: "controls" }, holds.group, ...sliders.map((one) => one.row), scales, learning),
    h("div", { class: "told" }, table, message));

  // What the hand does beside the handles: a press near a line takes the nearest one

  for (const on of [input, hidden]) {
    const nearest = (event) => {
      const [name] = shownLines(on).sort((a, b) => lines[a].distance(event) - lines[b].distance(event));
      return lines[name].distance(event) < 12 ? lines[name] : null;
    };
    on.canvas.addEventListener("pointermove", (event) => on.canvas.classList.toggle("over-line", nearest(event) !== null));
    let dragged = null;
    draggable(on.canvas, (event) => dragged.shiftTo(on.fromEvent(event)), (event) => {
      dragged = nearest(event);
      return dragged !== null;
    });
  }

  // Drawing

  let colours = {};
  const recolour = (read) => {
    colours = Object.fromEntries(["line", "paper", "normal", "series-1", "series-2", "faint"].map((name) => [name, read(name)]));
    colours.heat = ["low", "middle", "high"].map((name) => rgb(read(name)));
  };
  const looks = () => ({
    unit: { ...colours, name: "w" },
    "hidden-1": { ...colours, line: colours["series-1"], normal: colours["series-1"], name: "1", dash: DASHES[0] },
    "hidden-2": { ...colours, line: colours["series-2"], normal: colours["series-2"], name: "2" },
    "output-unit": { ...colours, name: "v" },
  });

  const rowsOf = ({ shape: [count, width], data }) =>
    Array.from({ length: count }, (_, row) => data.subarray(row * width, (row + 1) * width));

  const paintPoint = (context, on, place, [x1, x2, target], { right, side, isNext }) => {
    const at = on.toScreen(place);
    if (isNext) mark(context, at, "circle", { fill: "transparent", stroke: colours.normal, radius: 15 });
    mark(context, at, target > 0.5 ? "square" : "circle", { fill: colours.paper, stroke: colours.line, radius: 9 });
    context.fillStyle = colours.line;
    context.font = "bold 12px sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(right > 0.5 ? target : "✗", at[0], at[1] + 0.5);
    context.font = "12px sans-serif";
    const [align, down] = side;
    context.textAlign = align;
    const ink = { ink: colours.line, paper: colours.paper };
    writeOver(context, `(${x1}, ${x2})`, at[0] + (align === "left" ? 12 : -12), at[1] + 17 * down, ink);
  };

  const paintPlane = (on, heat, opacity) => {
    const context = on.begin();
    if (!context) return null;
    const { clientWidth: width, clientHeight: height } = on.canvas;
    context.globalAlpha = opacity;
    context.drawImage(heatPicture(heat, [0, 1], colours.heat), 0, 0, width, height);
    context.globalAlpha = 1;
    if (opacity > 0.5) signs(context, heat, 0.5, colours.line, 9);
    return context;
  };

  const paintMesh = (context, { shape: [size], data }) => {
    const draw = (knot) => {
      const xs = Array.from({ length: size }, (_, along) => data[2 * knot(along)]);
      const ys = Array.from({ length: size }, (_, along) => data[2 * knot(along) + 1]);
      hidden.curve(context, xs, ys, { colour: colours.faint, width: 0.8 });
    };
    context.globalAlpha = 0.6;
    for (let at = 0; at < size; at += 4) {
      draw((along) => at * size + along);
      draw((along) => along * size + at);
    }
    context.globalAlpha = 1;
  };

  const paintLines = (context, on) => {
    for (const [name, line] of Object.entries(lines)) {
      if (shownLines(on).includes(name)) line.paint(context, looks()[name]);
      else if (on === input && name !== "output-unit") line.hide();
    }
  };

  const paint = ({ state: now, numbers, arrays }) => {
    const points = rowsOf(arrays.points);
    const onInput = paintPlane(input, arrays.plane, 1);
    if (!onInput) return;
    input.axes(onInput, colours.line, { steps: 1 });
    paintLines(onInput, input);
    const learns = isLearning(now);
    points.forEach((point, row) => paintPoint(onInput, input, point, point, {
      right: point[5], side: NAME_SIDES[row], isNext: learns && row === numbers.learning.next,
    }));
    // The colours belong to the hidden plane: they come as the points arrive there.
    const onHidden = now.hidden_units ? paintPlane(hidden, arrays.hidden_plane, now.fold ** 2) : null;
    if (!onHidden) return;
    hidden.axes(onHidden, colours.line, { xName: "h₁", yName: "h₂", steps: 1 });
    paintMesh(onHidden, arrays.mesh);
    paintLines(onHidden, hidden);
    // A network of the learner's own is not seen in this plane: here the drawn one is right or wrong.
    points.forEach((point, row) => paintPoint(onHidden, hidden, point.subarray(8, 10), point, {
      right: point[10], side: NAME_SIDES[row],
    }));
  };

  // What is written

  const isLearning = (now) => !now.hidden_units && now.activation === "step";
  const writeTable = (rows, hasHidden) => {
    const between = hasHidden ? ["h₁", "h₂"] : [];
    const names = ["x₁", "x₂", ...between, labels.sum, labels.answer, labels.target, "✓"];
    head.replaceChildren(...names.map((name) => h("th", { scope: "col" }, name)));
    body.replaceChildren(...rows.map(([x1, x2, target, sum, output, right, h1, h2]) => {
      const values = [x1, x2, ...(hasHidden ? [number(h1), number(h2)] : []), number(sum),
        Number.isNaN(output) ? "—" : number(output), target, right > 0.5 ? "✓" : "✗"];
      return h("tr", {}, ...values.map((value) => h("td", {}, String(value))));
    }));
  };

  const write = ({ state: now, numbers, arrays }) => {
    Object.entries(choices).forEach(([name, one]) => one.set(now[name]));
    element.classList.toggle("two", now.hidden_units === 2);
    hiddenBlock.hidden = holds.group.hidden = now.hidden_units === 0;
    learning.hidden = !isLearning(now);
    setSliders();
    fold.value = now.fold;
    fold.setAttribute("aria-valuetext", number(now.fold));
    finished = numbers.learning.finished;
    const rows = rowsOf(arrays.points);
    const [x1, x2] = rows[numbers.learning.next];
    learned.values.next.textContent = `(${x1}, ${x2})`;
    learned.values.last.textContent = numbers.learning.last;
    learned.values.errors.textContent = numbers.learning.errors;
    verdict.textContent = numbers.learning.verdict;
    writeTable(rows, numbers.hidden_units === 2);
    message.textContent = numbers.message;
    const [w1, w2, bias] = units[heldNow()].get().map((value) => number(value));
    const taught = isLearning(now) ? `${labels.last}: ${numbers.learning.last} ${numbers.learning.verdict}` : "";
    return (
      `${now.gate.toUpperCase()}, ${labels[heldNow()]}: w₁ ${w1}, w₂ ${w2}, b ${bias}. ` +
      `${rows.map(([a, b, , , output]) => `(${a}, ${b}) → ${number(output)}`).join(", ")}. ${numbers.message} ${taught}`
    );
  };

  return { element, write, paint, recolour, stop: () => [learn, folding].forEach((one) => one.set(false)) };
});
