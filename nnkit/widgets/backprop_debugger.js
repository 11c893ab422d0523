// The backprop debugger: boxes to press over arrows on a canvas, a question, and a measurement.

const ROW = 96; // CSS pixels from one box to the next below it: five lines fit
const COLUMN = 136; // at least so many from one box to the next on its right: the longest line fits
const GAP = 0.22; // of the way from box to box that is left for the arrows
const BUGS = ["overwrite", "order", "output", "batch"];
const TO_THE_END = 1e6;

/** Boxes over a canvas. `onChoose(name)` hears which one was pressed; `paint` draws the arrows. */
function scene(label, onChoose) {
  const picture = plot({ label, x: [0, 1], y: [0, 1] });
  const element = h("div", { class: "scene" }, picture.element);
  let boxes = {};
  let seen = "";  // the arrow that was last brought into view

  const rebuild = (nodes) => {
    for (const { button } of Object.values(boxes)) button.remove();
    boxes = Object.fromEntries(nodes.map(({ name }) => {
      const lines = ["title", "value", "gradient", "parts", "wrong"].map((key) => [key, h("span", { class: key })]);
      const button = h("button", { type: "button", class: "box", ...OWN_KEYS }, ...lines.map(([, span]) => span));
      button.addEventListener("click", () => onChoose(name));
      picture.element.append(button);
      return [name, { button, lines: Object.fromEntries(lines) }];
    }));
    const across = nodes.map(({ at }) => at[0]);
    picture.x = [-0.5 + GAP / 4, Math.max(...across) + 0.5 - GAP / 4];
    picture.element.style.minWidth = `${(picture.x[1] - picture.x[0]) * COLUMN}px`;
  };

  const write = ({ nodes, arrows }, chosen) => {
    if (nodes.length !== Object.keys(boxes).length || nodes.some(({ name }) => !(name in boxes))) rebuild(nodes);
    const heights = [...nodes.map(({ at }) => at[1]), ...arrows.flatMap(({ bends }) => bends.map(([, y]) => y))];
    picture.y = [Math.min(...heights) - 0.55, Math.max(...heights) + 0.55];
    picture.element.style.aspectRatio = "auto";
    picture.element.style.height = `${(picture.y[1] - picture.y[0]) * ROW}px`;
    const now = arrows.find((arrow) => arrow.now);
    for (const node of nodes) {
      const { button, lines } = boxes[node.name];
      for (const [key, span] of Object.entries(lines)) span.textContent = node[key];
      lines.title.textContent = `${now?.from === node.name ? "◀ " : ""}${node.title}`;
      button.classList.toggle("is-wrong", node.wrong !== "");
      button.classList.toggle("is-source", now?.from === node.name);
      button.setAttribute("aria-pressed", String(node.name === chosen));
    }
  };

  /** Draw one arrow backwards, as the gradient goes; an arrow not yet walked is thin. */
  const paintArrow = (context, nodes, { from, to, bends, twin, twins, walked, now }, colours) => {
    const half = (1 - GAP) / 2;
    const shift = (13 * ((twins - 1) / 2 - twin)) / ROW;
    const [start, end] = [nodes[from], nodes[to]];
    const stops = [[start[0] - half, start[1] + shift]];
    for (const [x, y] of [...bends].reverse()) stops.push([x + half, y], [x - half, y]);
    stops.push([end[0] + half, end[1] + shift]);
    const points = stops.map(picture.toScreen);
    const ink = now ? colours.normal : walked ? colours.line : colours.edge;
    context.strokeStyle = ink;
    context.lineWidth = now ? 4 : walked ? 2 : 1.5;
    context.setLineDash(walked || now ? [] : [4, 4]);
    context.beginPath();
    context.moveTo(...points[0]);
    for (let i = 1; i < points.length; i += 1) {
      const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
      context.bezierCurveTo((x0 + x1) / 2, y0, (x0 + x1) / 2, y1, x1, y1);
    }
    context.stroke();
    context.setLineDash([]);
    const tip = points[points.length - 1];
    if (walked || now) arrow(context, [tip[0] + 9, tip[1]], tip, { colour: ink, width: 2, head: now ? 12 : 9 });
  };

  const paint = ({ nodes, arrows }, colours) => {
    const context = picture.begin();
    if (!context) return;
    const width = picture.toScreen([1 - GAP, 0])[0] - picture.toScreen([0, 0])[0];
    for (const { name, at } of nodes) {
      const [left, top] = picture.toScreen(at);
      Object.assign(boxes[name].button.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
    }
    const places = Object.fromEntries(nodes.map(({ name, at }) => [name, at]));
    // the one that is asked for lies on top
    for (const one of [...arrows].sort((a, b) => a.now - b.now)) paintArrow(context, places, one, colours);
    const now = arrows.find((one) => one.now);
    if (now && seen !== `${now.from} ${now.to}`) {
      seen = `${now.from} ${now.to}`;
      for (const name of [now.to, now.from]) pushIntoView(element, boxes[name].button);
    }
  };
  return { element, write, paint };
}

/** The question about the next arrow, and a field for the answer. `onGuess(number)` hears it. */
function question(labels, onGuess) {
  const asked = h("p", { class: "asked" });
  const field = h("input", { type: "number", step: "any", "aria-label": labels.guess, ...OWN_KEYS });
  const take = () => {
    if (field.value !== "") onGuess(Number(field.value));
  };
  // no form: JupyterLab keeps the Enter key from submitting one
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    take();
  });
  const check = h("button", { type: "button", class: "nnk-button", onclick: take }, labels.check);
  const form = h("div", { class: "answer" }, h("label", {}, labels.guess, field), check);
  const judged = h("p", { class: "judged", role: "status" });
  const told = h("div", { class: "told" });
  const element = h("div", { class: "question" }, told, asked, form, judged);
  const write = ({ ask, finished, judged: said, is_right: isRight, told: lines }) => {
    asked.textContent = ask;
    form.hidden = finished;
    judged.textContent = said;
    judged.classList.toggle("is-right", isRight);
    told.replaceChildren(...lines.map((text) => h("p", {}, text)));
    if (isRight) field.value = "";
  };
  return { element, write };
}

export default courseWidget(({ labels, state, change, send, player }) => {
  // What is on the widget

  const graphs = choice({
    label: labels.graph,
    options: ["chain", "twice", "layer", "network"].map((name) => [name, labels[name]]),
    onChoose: (graph) => send({ name: "graph", graph }),
  });
  const picture = scene(labels.scene, (chosen) => change({ chosen }));
  const asking = question(labels, (guess) => send({ name: "predict", guess }));
  const press = (text, onclick) => h("button", { type: "button", class: "nnk-button", onclick }, text);
  const stepTo = (step) => change({ step });
  const back = press(labels.back, () => stepTo(Math.max(0, state().step - 1)));
  const onward = [
    press(labels.show, () => send({ name: "next" })),
    press(labels["show-node"], () => send({ name: "node" })),
    press(labels["show-all"], () => stepTo(TO_THE_END)),
  ];
  let finished = false;
  const play = player({ event: () => ({ name: "next" }), ended: () => finished, pause: 900 });
  const progress = h("p", { class: "steps" });
  const message = h("p", { class: "nnk-message" });

  const bugs = Object.fromEntries(BUGS.map((name) => [name, tick({
    label: labels[`bug-${name}`],
    onChange: (on) => change({
      bugs: BUGS.filter((bug) => (bug === name ? on : state().bugs.includes(bug))),
      step: finished ? TO_THE_END : state().step,
    }),
  })]));
  const bugBox = h(
    "fieldset",
    { class: "nnk-choice" },
    h("legend", {}, labels.bugs),
    ...Object.values(bugs).map(({ row }) => row),
  );

  const chosenName = h("h4");
  const value = slider({
    label: labels.value,
    min: -4,
    max: 4,
    step: 0.1,
    onInput: (number) => change({ values: { ...state().values, [state().chosen]: number } }),
  });
  const within = (exponent) => Math.max(-12, Math.min(0, exponent));
  const epsilon = slider({
    label: labels.exponent,
    min: -12,
    max: 0,
    step: 0.5,
    onInput: (exponent) => change({ exponent: within(exponent) }),
  });
  const shown = facts([["epsilon", "ε"], ["above", ""], ["below", ""], ...["measured", "computed", "difference"].map((name) => [name, labels[name]])]);
  const verdict = h("p", { class: "verdict" });
  const element = h(
    "div",
    { class: "nnk-backprop-debugger" },
    graphs.group,
    picture.element,
    h(
      "div",
      { class: "nnk-columns" },
      h("div", {}, asking.element, h("div", { class: "nnk-buttons" }, back, ...onward, play.button), progress, message, bugBox),
      h("div", {}, chosenName, h("p", { class: "note" }, labels["chosen-note"]), value.row, epsilon.row, shown.list, verdict),
    ),
  );

  // What is drawn and written

  let colours = {};
  const recolour = (read) => {
    colours = Object.fromEntries(["line", "normal", "edge"].map((name) => [name, read(name)]));
  };
  const paint = ({ numbers }) => picture.paint(numbers, colours);

  const writeMeasurement = ({ chosen, values, exponent }, { leaf, result, nudge }) => {
    chosenName.textContent = fill(labels.node, { name: chosen });
    value.row.hidden = !leaf || !(chosen in values);
    if (!value.row.hidden) value.set(values[chosen]);
    epsilon.set(exponent);
    for (const name of ["above", "below"]) {
      shown.values[name].previousSibling.textContent = fill(labels[name], { result, name: chosen });
    }
    for (const [name, span] of Object.entries(shown.values)) span.textContent = nudge[name];
    verdict.textContent = nudge.verdict;
  };

  const write = ({ state: now, numbers }) => {
    finished = numbers.finished;
    graphs.set(now.graph);
    graphs.group.hidden = numbers.graphs.length === 1;
    picture.write(numbers, now.chosen);
    asking.write(numbers);
    // a button that is switched off loses the focus: it goes to the one that leads on from here
    const held = document.activeElement;
    back.disabled = now.step === 0;
    for (const button of [...onward, play.button]) button.disabled = finished;
    if (held?.disabled && element.contains(held)) (finished ? back : onward[0]).focus({ preventScroll: true });
    progress.textContent = numbers.progress;
    message.textContent = numbers.message;
    bugBox.hidden = !numbers.can_plant;
    for (const name of BUGS) bugs[name].set(now.bugs.includes(name));
    writeMeasurement(now, numbers);
    const chosen = numbers.nodes.find(({ name }) => name === now.chosen);
    const about = chosen ? [chosen.title, chosen.value, chosen.gradient, chosen.wrong].filter(Boolean).join(", ") : "";
    const measured = `${labels.measured} ${numbers.nudge.measured}, ${labels.computed} ${numbers.nudge.computed}.`;
    return [numbers.judged, ...numbers.told, numbers.ask, numbers.progress, numbers.message, `${about}.`, measured, numbers.nudge.verdict].filter(Boolean).join(" ");
  };

  return { element, write, paint, recolour, stop: () => play.set(false) };
});
