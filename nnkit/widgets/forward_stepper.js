// The forward stepper: a network to click through, whose numbers Python uncovers one after the other.

const ACTIVATIONS = ["relu", "sigmoid", "tanh", "step", "identity"];
const LARGEST = 1000;
const MOST_SAMPLES = 8;

// In CSS pixels
const COLUMN = 178;  // the narrowest that shows every number
const ROW = 104;
const HEAD = 66;
const HALF_NODE = 50;
const HALF_INPUT = 40;
const PILL = 1;  // a node's pill lies so far above the middle of its row

/** Up to so many nodes on the narrower side of two columns, all weights find room on their edges. */
const LEGIBLE = 3;

export default courseWidget(({ labels, state, change, send }) => {
  const { inputs, weights, biases } = state();
  const widths = [inputs[0].length, ...biases.map((bias) => bias.length)];
  const nodes = biases.flatMap((bias, layer) => bias.map((_, unit) => ({ layer, unit })));
  const rows = Math.max(...widths);
  const height = HEAD + rows * ROW;
  const narrower = weights.map((weight) => Math.min(weight.length, weight[0].length));
  const isLegible = Math.max(...narrower) <= LEGIBLE;

  const layerName = (column) => {
    if (column === 0) return labels.input;
    if (column === widths.length - 1) return labels.output;
    return widths.length === 3 ? labels["only-hidden"] : fill(labels.hidden, { n: column });
  };

  // What the hand does

  const steps = nodes.length;
  let focusAfter = null;  // where the hand goes on once Python has answered
  const go = (step, focus = null) => {
    const to = Math.max(0, Math.min(steps, step));
    if (to === state().step) return;
    focusAfter = focus;
    change({ step: to, known: 0 });
  };

  /** A field for one number of the state, which `put(state, value)` writes into a copy. */
  const field = (kind, put) => {
    const input = h("input", { type: "number", step: 0.1, class: kind, ...OWN_KEYS });
    let shown = 0;
    input.addEventListener("input", () => {
      const value = Number(input.value);
      if (input.value === "" || !Number.isFinite(value) || Math.abs(value) > LARGEST) return;
      const copy = structuredClone(state());
      put(copy, value);
      change(copy);
    });
    input.addEventListener("change", () => {
      input.value = shown;  // what was typed may be no number, or beyond the limits
    });
    const set = (value, label) => {
      shown = Number(value.toFixed(4));
      if (document.activeElement !== input || Number(input.value) !== value) input.value = shown;
      input.setAttribute("aria-label", label);
      input.title = label;
    };
    return { input, set };
  };

  // What is on the widget

  const network = plot({ label: labels.network, x: [0, widths.length], y: [-height, 0] });
  network.element.style.cssText = `height: ${height}px; min-width: ${widths.length * COLUMN}px`;

  const heads = widths.map((_, column) => {
    const head = h("div", { class: "head" }, layerName(column));
    network.element.append(head);
    if (column === 0) return { head };
    const options = ACTIVATIONS.map((name) => h("option", { value: name }, name));
    const select = h("select", { "aria-label": fill(labels["activation-of"], { layer: layerName(column) }), ...OWN_KEYS }, ...options);
    select.addEventListener("change", () => {
      const activations = [...state().activations];
      activations[column - 1] = select.value;
      change({ activations });
    });
    head.append(select);
    return { head, select };
  });

  const inputFields = inputs[0].map((_, at) => {
    const one = field("input", (copy, value) => {
      copy.inputs[copy.sample][at] = value;
    });
    const name = h("span", { class: "name" });
    const group = h("div", { class: "node" }, name, one.input);
    network.element.append(group);
    return { ...one, name, group };
  });

  const units = nodes.map(({ layer, unit }, at) => {
    const name = h("span", { class: "name" });
    const [sum, output] = [h("b"), h("b")];
    const parts = [h("span", {}, "z", sum), h("span", {}, "f", output)];
    const button = h("button", { type: "button", class: "pill", ...OWN_KEYS }, ...parts);
    button.addEventListener("click", () => go(at + 1));
    steerable(button, 1, (dx, dy) => {
      const to = Math.max(1, state().step + Math.sign(dx - dy));
      go(to, units[Math.min(steps, to) - 1].button);
    });
    const bias = field("bias", (copy, value) => {
      copy.biases[layer][unit] = value;
    });
    const group = h("div", { class: "node" }, name, button, h("label", {}, "b", bias.input));
    const edges = weights[layer].map((_, source) => field("weight", (copy, value) => {
      copy.weights[layer][source][unit] = value;
    }));
    network.element.append(group, ...edges.map(({ input }) => input));
    return { name, sum, output, button, bias, group, edges };
  });

  const back = h("button", { type: "button", class: "nnk-button" }, `← ${labels.back}`);
  const next = h("button", { type: "button", class: "nnk-button next" }, `${labels.next} →`);
  back.addEventListener("click", () => go(state().step - 1));
  next.addEventListener("click", () => go(state().step + 1, state().predict ? guess : null));
  const predict = tick({ label: labels.predict, onChange: (on) => change({ predict: on, known: 0 }) });
  const samples = choice({
    label: labels.sample,
    options: Array.from({ length: MOST_SAMPLES }, (_, at) => [at, String(at + 1)]),
    onChoose: (value) => change({ sample: Number(value), known: 0 }),
  });

  const title = h("p", { class: "title" });
  const written = Array.from({ length: 3 }, () => h("p", { class: "line" }));
  const guessName = h("span");
  const guess = h("input", { type: "number", step: "any", ...OWN_KEYS });
  const check = h("button", { type: "button", class: "nnk-button" }, labels.check);
  const show = h("button", { type: "button", class: "nnk-button" }, labels.show);
  const form = h("div", { class: "guess" }, h("label", {}, guessName, guess), check, show);
  const judge = () => {
    if (guess.value === "") return;
    focusAfter = guess;
    send({ name: "guess", value: Number(guess.value) });
  };
  check.addEventListener("click", judge);
  guess.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();  // Enter would be JupyterLab's
    judge();
  });
  show.addEventListener("click", () => {
    focusAfter = guess;
    change({ known: state().known + 1 });
  });
  const verdict = h("p", { class: "verdict" });
  const own = h("p", { class: "line own" });
  const prediction = h("p", { class: "title" });
  const message = h("p", { class: "nnk-message" });
  const toFirst = h("button", { type: "button", class: "nnk-button" }, labels.go);
  let first = null;
  toFirst.addEventListener("click", () => change({ ...first, known: 0 }));

  const scroll = h("div", { class: "scroll" }, network.element);
  const element = h(
    "div",
    { class: "nnk-forward-stepper" },
    scroll,
    h("p", { class: "key" }, labels.key),
    h("div", { class: "bar" }, back, next, predict.row, samples.group),
    h("div", { class: "written" }, title, ...written, form, verdict, own, prediction),
    message,
    toFirst,
  );

  // Drawing

  let colours = {};
  const recolour = (read) => {
    colours = Object.fromEntries(["faint", "series-1", "series-2"].map((name) => [name, read(name)]));
  };

  const topOf = (column, at) => HEAD + ROW * ((rows - widths[column]) / 2 + at + 0.5);
  const place = (part, [x, y]) => {
    part.style.left = `${x}px`;
    part.style.top = `${y}px`;
  };

  /** Where the edge between two nodes leaves the one and meets the other. */
  const edgeOf = (layer, source, unit) => {
    const [from, to] = [[layer, source], [layer + 1, unit]].map(([column, at]) =>
      network.toScreen([column + 0.5, PILL - topOf(column, at)]));
    return [[from[0] + (layer ? HALF_NODE : HALF_INPUT), from[1]], [to[0] - HALF_NODE, to[1]]];
  };

  const paintEdge = (context, [from, to], weight, { largest, alpha, isPresent }) => {
    context.globalAlpha = alpha;
    context.strokeStyle = weight === 0 ? colours.faint : colours[weight < 0 ? "series-1" : "series-2"];
    context.lineWidth = 0.8 + (isPresent ? 1 : 0) + 2.7 * (largest ? Math.abs(weight) / largest : 0);
    context.setLineDash(weight < 0 ? DASHES[1] : []);
    line(context, from, to);
  };

  let seen = 0;  // the step whose node was last brought into view
  const paint = ({ state: now }) => {
    const context = network.begin();
    if (!context) return;
    heads.forEach(({ head }, column) => place(head, network.toScreen([column + 0.5, -HEAD / 2])));
    inputFields.forEach(({ group }, at) => place(group, network.toScreen([0.5, -topOf(0, at)])));
    const largest = Math.max(...now.weights.flat(2).map(Math.abs));
    context.save();
    nodes.forEach(({ layer, unit }, at) => {
      const { group, edges } = units[at];
      place(group, network.toScreen([layer + 1.5, -topOf(layer + 1, unit)]));
      const isPresent = at + 1 === now.step;
      // so that the numbers of all edges between two columns stand evenly below each other
      const isNarrow = narrower[layer] === widths[layer + 1];
      const share = (isNarrow ? 1 : narrower[layer]) / (narrower[layer] + 1);
      edges.forEach(({ input }, source) => {
        const [from, to] = edgeOf(layer, source, unit);
        const weight = now.weights[layer][source][unit];
        const alpha = isPresent ? 1 : at < now.step ? 0.7 : 0.3;
        paintEdge(context, [from, to], weight, { largest, alpha, isPresent });
        const along = isLegible ? share : 0.45;
        place(input, from.map((start, axis) => start + along * (to[axis] - start)));
      });
    });
    context.restore();
    if (now.step !== seen) {
      seen = now.step;
      pushIntoView(scroll, now.step ? units[now.step - 1].group : inputFields[0].group);
    }
  };

  // What is written

  let answered = null;

  const writeUnit = (now, numbers, at) => {
    const { layer, unit } = nodes[at];
    const { name, sum, output, button, bias, edges } = units[at];
    const known = numbers.nodes[at];
    const isPresent = at + 1 === now.step;
    const ownName = numbers.names[layer + 1][unit];
    const wrong = known.right ? "" : " ✗";
    const unknown = isPresent ? "?" : "";
    name.textContent = ownName + wrong;
    sum.textContent = known.sum ?? unknown;
    output.textContent = known.output ?? unknown;
    button.classList.toggle("present", isPresent);
    button.classList.toggle("waiting", at >= now.step);
    button.classList.toggle("wrong", !known.right);
    if (isPresent) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
    const of = { name: ownName, layer: layerName(layer + 1), sum: known.sum ?? "?", output: known.output ?? "?" };
    const text = fill(labels[at < now.step ? "node" : "node-waiting"], of);
    button.setAttribute("aria-label", known.right ? text : `${text}, ${labels.unlike}`);
    bias.set(now.biases[layer][unit], fill(labels["bias-of"], of));
    edges.forEach((edge, source) => {
      const between = { source: numbers.names[layer][source], target: ownName };
      edge.set(now.weights[layer][source][unit], fill(labels["weight-of"], between));
      edge.input.hidden = !isLegible && !isPresent;
      edge.input.classList.toggle("present", isPresent);
    });
  };

  const writeGuess = (now, numbers) => {
    // the numbers may still be those of a step that the hand has left
    const asked = now.step > 0 ? numbers.asked : null;
    const question = `${asked} ${now.step} ${now.sample}`;
    if (form.dataset.question !== question) guess.value = "";
    form.dataset.question = question;
    form.hidden = !asked;
    if (asked) {
      const { layer, unit } = nodes[now.step - 1];
      guessName.textContent = fill(labels[`guess-${asked}`], { name: numbers.names[layer + 1][unit] });
    }
    const judged = numbers.verdict;
    verdict.textContent = judged ? `${judged.right ? "✓" : "✗"} ${judged.text}` : "";
    verdict.classList.toggle("right", judged?.right ?? false);
  };

  const write = ({ state: now, numbers }) => {
    inputFields.forEach(({ set, name }, at) => {
      name.textContent = numbers.names[0][at];
      set(now.inputs[now.sample][at], fill(labels["input-of"], { name: numbers.names[0][at] }));
    });
    heads.slice(1).forEach(({ select }, layer) => {
      select.value = now.activations[layer];
    });
    nodes.forEach((_, at) => writeUnit(now, numbers, at));
    const [heading, ...lines] = numbers.lines;
    title.textContent = heading;
    written.forEach((one, at) => {
      one.textContent = lines[at] ?? "";
    });
    writeGuess(now, numbers);
    own.textContent = numbers.own;
    prediction.textContent = numbers.prediction;
    message.textContent = numbers.message;
    predict.set(now.predict);
    samples.set(now.sample);
    samples.group.hidden = now.inputs.length === 1;
    samples.group.querySelectorAll("label").forEach((label, at) => {
      label.hidden = at >= now.inputs.length;
    });
    back.disabled = now.step === 0;
    next.disabled = now.step === steps;
    first = numbers.first;
    toFirst.hidden = !first || (first.step === now.step && first.sample === now.sample);
    if (focusAfter && numbers !== answered) {
      // a field that has gone leaves the hand at the button that goes on
      (focusAfter === guess && form.hidden ? next : focusAfter).focus({ preventScroll: true });
      focusAfter = null;
    }
    answered = numbers;
    return [...numbers.lines, verdict.textContent, numbers.own, numbers.prediction, numbers.message].filter(Boolean).join(". ");
  };

  return { element, write, paint, recolour };
});
