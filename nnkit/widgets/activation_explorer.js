// The activation explorer: one curve to walk along, its probabilities on twin rulers, all curves beside.

const FARTHEST = 100;
const STEP = 0.1;
// Where the two rulers lie in their picture, whose height is 1.
const [ABOVE, BELOW] = [0.68, 0.34];

const hundredths = (value) => Math.round(value * 100) / 100;
const within = (value, [low, high]) => Math.max(low, Math.min(high, value));

/** The curve with its tangent, flat parts hatched, and the handle that walks along it. */
function mainCurve(labels, moveTo, moveBy) {
  const plane = plot({ label: labels.curve, x: [-6, 6], y: [-0.2, 1.2], ratio: 1.4 });
  const handle = plane.handle("point", labels.point);
  draggable(handle, (event) => moveTo(plane.fromEvent(event)[0]));
  draggable(plane.canvas, (event) => moveTo(plane.fromEvent(event)[0]));
  steerable(handle, STEP, (dx, dy) => moveBy(dx + dy));

  const paintPlace = (context, x, [value, slope], colours) => {
    const half = (plane.x[1] - plane.x[0]) / 6;
    const ends = [x - half, x + half];
    const look = { colour: colours.normal, width: 2, dash: DASHES[3] };
    plane.curve(context, ends, ends.map((at) => value + slope * (at - x)), look);
    const at = plane.toScreen([x, within(value, plane.y)]);
    mark(context, plane.toScreen([x, slope]), "square", { fill: colours["series-2"], stroke: colours.paper, radius: 5 });
    mark(context, at, "circle", { fill: colours["series-1"], stroke: colours.paper, radius: 7 });
    const right = at[0] < plane.canvas.clientWidth - 130;
    context.font = "bold 13px sans-serif";
    context.textAlign = right ? "left" : "right";
    context.textBaseline = "middle";
    // beside the tangent: under it where it rises to the right, unless the picture ends there
    const under = slope > 0 === right ? at[1] < plane.canvas.clientHeight - 30 : at[1] < 30;
    const said = fill(labels["slope-here"], { slope: numberOfAnySize(slope) });
    writeOver(context, said, at[0] + (right ? 10 : -10), at[1] + (under ? 18 : -18), { ink: colours.normal, paper: colours.paper });
  };

  const paint = (numbers, { x: xs, curves, here, spans }, colours) => {
    plane.x = numbers.x;
    plane.y = numbers.y;
    const context = plane.begin();
    if (!context) return;
    for (let i = 0; i < spans.shape[0]; i += 1) plane.hatch(context, spans.data.subarray(2 * i, 2 * i + 2), colours.edge);
    plane.axes(context, colours.line, { xName: "x", yName: "f(x)" });
    const points = xs.data.length;
    const row = (index) => curves.data.subarray(index * points, (index + 1) * points);
    if (numbers.own) {
      for (const index of [2, 3]) plane.curve(context, xs.data, row(index), { colour: colours["series-5"], width: 2, dash: DASHES[2] });
    }
    plane.curve(context, xs.data, row(1), { colour: colours["series-2"], width: 2.5, dash: DASHES[1] });
    plane.curve(context, xs.data, row(0), { colour: colours["series-1"], width: 3 });
    const [value, slope] = here.data;
    if (Number.isFinite(value)) paintPlace(context, numbers.at, [value, slope], colours);
    plane.place(handle, [numbers.at, Number.isFinite(value) ? within(value, plane.y) : 0]);
  };
  return { element: plane.element, paint };
}

/** Logits and probabilities on two rulers, tied by what the function makes of each. */
function twinRulers(labels, { moveTo, moveBy, setChance, moveChanceBy, setThreshold, moveThresholdBy }) {
  const plane = plot({ label: labels.rulers, x: [-6.6, 6.6], y: [0, 1], ratio: 4.5 });
  let ends = [-6, 6];
  const placeOf = (chance) => ends[0] + chance * (ends[1] - ends[0]);
  const chanceAt = (event) => within((plane.fromEvent(event)[0] - ends[0]) / (ends[1] - ends[0]), [0, 1]);
  const handles = Object.fromEntries(
    ["logit", "probability", "threshold"].map((name) => [name, plane.handle(name, labels[`${name}-handle`])]),
  );
  draggable(handles.logit, (event) => moveTo(plane.fromEvent(event)[0]));
  draggable(handles.probability, (event) => setChance(chanceAt(event)));
  draggable(handles.threshold, (event) => setThreshold(chanceAt(event)));
  steerable(handles.logit, STEP, (dx, dy) => moveBy(dx + dy));
  steerable(handles.probability, 0.01, (dx, dy) => moveChanceBy(dx + dy));
  steerable(handles.threshold, 0.01, (dx, dy) => moveThresholdBy(dx + dy));

  const paintRuler = (context, y, values, placeOn, text, colours) => {
    const side = y === ABOVE ? -1 : 1;
    context.strokeStyle = context.fillStyle = colours.line;
    context.lineWidth = 2;
    line(context, plane.toScreen([ends[0], y]), plane.toScreen([ends[1], y]));
    context.lineWidth = 1;
    context.font = "12px sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const value of values) {
      const [left, top] = plane.toScreen([placeOn(value), y]);
      line(context, [left, top], [left, top + 5 * side]);
      context.fillText(text(value), left, top + 14 * side);
    }
  };

  const tie = (context, [logit, chanceOfIt], ink, width, dash) => {
    plane.curve(context, [logit, placeOf(chanceOfIt)], [ABOVE, BELOW], { colour: ink, width, dash });
  };

  const paint = (numbers, { here, rungs }, colours) => {
    const { at: x, decision: { threshold, logit: thresholdLogit } } = numbers;
    const [chance] = here.data;
    ends = numbers.x;
    const room = 0.05 * (ends[1] - ends[0]);
    plane.x = [ends[0] - room, ends[1] + room];
    const context = plane.begin();
    if (!context) return;
    const [count] = rungs.shape;
    const logits = Array.from({ length: count }, (_, i) => rungs.data[2 * i]);
    logits.forEach((logit, i) => tie(context, [logit, rungs.data[2 * i + 1]], colours.edge, 1, []));
    const digits = Number.isInteger(logits[1]) ? 0 : 1;
    paintRuler(context, ABOVE, logits, (logit) => logit, (logit) => number(logit, digits), colours);
    const tenths = Array.from({ length: 11 }, (_, i) => i / 10);
    paintRuler(context, BELOW, tenths, placeOf, (tenth) => number(tenth, 1), colours);

    tie(context, [thresholdLogit, threshold], colours.normal, 2, DASHES[1]);
    const known = Number.isFinite(chance);
    if (known) tie(context, [x, chance], colours["series-1"], 3, []);
    const marks = [
      ["logit", [x, ABOVE], "circle", "series-1"],
      ["probability", known ? [placeOf(chance), BELOW] : null, "circle", "series-1"],
      // under the ruler, where it does not cover the probability
      ["threshold", [placeOf(threshold), BELOW - 0.24], "triangle", "normal"],
    ];
    for (const [name, at, shape, ink] of marks) {
      plane.place(handles[name], at);
      if (at) mark(context, plane.toScreen(at), shape, { fill: colours[ink], stroke: colours.paper, radius: 7 });
    }
    context.font = "bold 12px sans-serif";
    context.textBaseline = "middle";
    context.fillStyle = colours.line;
    // the names stand where the threshold and its name do not
    const right = threshold < 0.5;
    const edge = right ? plane.canvas.clientWidth - 8 : 8;
    context.textAlign = right ? "right" : "left";
    context.fillText(`${labels.logit} x`, edge, plane.toScreen([0, 0.92])[1]);
    context.fillText(`${labels.probability} f(x)`, edge, plane.toScreen([0, 0.1])[1]);
    const at = plane.toScreen([placeOf(threshold), BELOW - 0.24]);
    context.textAlign = right ? "left" : "right";
    writeOver(context, labels.threshold, at[0] + (right ? 12 : -12), at[1], { ink: colours.normal, paper: colours.paper });
  };
  return { element: plane.element, paint };
}

/** Every activation small, with its slope and its place; to choose from. */
function gallery(labels, names, onChoose) {
  const cards = names.map((name) => {
    const plane = plot({ label: name, x: [-6, 6], y: [0, 1], ratio: 1.5 });
    plane.canvas.setAttribute("aria-hidden", "true");  // its numbers stand under it
    const [range, place] = [h("span", { class: "range" }), h("span", { class: "place" })];
    const called = h("span", { class: "called" }, labels[name] ?? name);
    return { plane, range, place, card: h("span", { class: "card" }, called, range, plane.element, place) };
  });
  const { group, set } = choice({
    label: labels.gallery,
    options: names.map((name, index) => [name, cards[index].card]),
    onChoose,
  });
  group.classList.add("gallery");

  const write = ({ activation }, { ranges }, { gallery_here: here }) => {
    set(activation);
    cards.forEach(({ range, place }, index) => {
      const [value, slope] = here.data.subarray(2 * index, 2 * index + 2);
      range.textContent = ranges[index];
      place.textContent = `f ${number(value, 3)}, f′ ${number(slope, 3)}`;
    });
  };
  const paint = ({ at: x, x: ends }, { small, gallery: curves, gallery_y: ys, gallery_here: here }, colours) => {
    const points = small.data.length;
    cards.forEach(({ plane }, index) => {
      plane.x = ends;
      plane.y = ys.data.subarray(2 * index, 2 * index + 2);
      const context = plane.begin();
      if (!context) return;
      const axis = { colour: colours.edge, width: 1 };
      plane.curve(context, plane.x, [0, 0], axis);
      plane.curve(context, [0, 0], plane.y, axis);
      const row = (second) => curves.data.subarray((2 * index + second) * points, (2 * index + second + 1) * points);
      plane.curve(context, small.data, row(1), { colour: colours["series-2"], width: 2, dash: [4, 3] });
      plane.curve(context, small.data, row(0), { colour: colours["series-1"], width: 2 });
      const [value, slope] = here.data.subarray(2 * index, 2 * index + 2);
      const ring = { stroke: colours.paper, radius: 4 };
      mark(context, plane.toScreen([x, slope]), "square", { fill: colours["series-2"], ...ring });
      mark(context, plane.toScreen([x, value]), "circle", { fill: colours["series-1"], ...ring });
    });
  };
  return { element: group, write, paint };
}

export default courseWidget(({ model, labels, state, change }) => {
  // What the hand does

  const moveTo = (x) => change({ x: hundredths(within(x, [-FARTHEST, FARTHEST])) });
  const moveBy = (dx) => moveTo(state().x + dx);
  let ends = [-6, 6];
  /** A probability is moved along its ruler: the logit goes where that probability belongs to it. */
  const setChance = (chance) => {
    const p = within(chance, [0, 1]);
    moveTo(within(Math.log(p / (1 - p)), ends));
  };
  const setRatio = (ratio) => change({ cost_ratio: hundredths(within(ratio, [0.01, 100])) });
  /** A threshold t asks for a miss that costs (1 − t)/t false alarms. */
  const setThreshold = (threshold) => setRatio((1 - threshold) / Math.max(0, threshold));
  const moveChanceBy = (step) => setChance(1 / (1 + Math.exp(-state().x)) + step);
  const moveThresholdBy = (step) => setThreshold(1 / (1 + state().cost_ratio) + step);
  const setShare = (percent) => change({ saturation: within(percent, [0, 99]) / 100 });

  // What is on the widget

  const curve = mainCurve(labels, moveTo, moveBy);
  const rulers = twinRulers(labels, { moveTo, moveBy, setChance, moveChanceBy, setThreshold, moveThresholdBy });
  const all = gallery(labels, model.get("names"), (activation) => change({ activation }));
  const keys = ["value", "slope", "tangent", "flat", "reference"].map((name) => [name, h("span", { class: name }, labels[name])]);
  const input = slider({ label: "x", min: -6, max: 6, step: STEP, onInput: moveTo });
  const share = slider({ label: `${labels.share} (%)`, min: 0, max: 50, step: 1, onInput: setShare });
  const ratio = slider({ label: labels.ratio, min: 0.1, max: 20, step: 0.1, onInput: setRatio });
  const facing = facts([["output", labels.output], ["slope", labels["slope-name"]], ["flat", labels["is-flat"]]]);
  const deciding = facts([["threshold", labels.threshold], ["costs", labels.costs], ["decision", labels.decision]]);
  const message = h("p", { class: "nnk-message" });
  const decided = h(
    "div",
    { class: "rulers" },
    rulers.element,
    h("div", { class: "nnk-columns" }, h("div", {}, ratio.row, h("p", { class: "note" }, labels["ratio-note"])), deciding.list),
  );
  const element = h(
    "div",
    { class: "nnk-activation-explorer" },
    h(
      "div",
      { class: "nnk-columns" },
      h("div", {}, curve.element, h("div", { class: "nnk-key" }, ...keys.map(([, key]) => key))),
      h("div", {}, input.row, share.row, facing.list, message),
    ),
    decided,
    all.element,
  );

  // Drawing

  let colours = {};
  const recolour = (read) => {
    const names = ["line", "normal", "paper", "edge", "series-1", "series-2", "series-5"];
    colours = Object.fromEntries(names.map((name) => [name, read(name)]));
  };
  const paint = ({ numbers, arrays }) => {
    curve.paint(numbers, arrays, colours);
    if (numbers.decision) rulers.paint(numbers, arrays, colours);
    if (!numbers.own) all.paint(numbers, arrays, colours);
  };

  // What is written

  const answered = (yes) => (yes === null ? "—" : labels[yes ? "yes" : "no"]);
  const writeDecision = ({ cost_ratio: cost }, { threshold, logit, of_yes: ofYes, of_no: ofNo, yes }) => {
    ratio.set(cost);
    deciding.values.threshold.textContent = fill(labels["threshold-at"], { threshold: number(threshold), logit: number(logit) });
    deciding.values.costs.textContent = ofYes === null ? "—" : fill(labels["costs-are"], { of_yes: number(ofYes), of_no: number(ofNo) });
    deciding.values.decision.textContent = answered(yes);
    return `${labels.threshold} ${number(threshold)}, ${labels.decision}: ${answered(yes)}. `;
  };

  const write = ({ state: now, numbers, arrays }) => {
    const [value, slope] = arrays.here.data;
    const percent = hundredths(100 * now.saturation);
    ends = numbers.x;
    input.set(now.x);
    share.set(percent);
    for (const [name, key] of keys) key.hidden = name === "reference" && !numbers.own;
    facing.values.output.textContent = `f(${number(numbers.at)}) = ${numberOfAnySize(value)}`;
    facing.values.slope.textContent = fill(labels["of-greatest"], {
      slope: numberOfAnySize(slope),
      percent: numbers.greatest > 0 && Number.isFinite(slope) ? number((100 * Math.abs(slope)) / numbers.greatest, 0) : "—",
      greatest: numberOfAnySize(numbers.greatest),
    });
    const flat = numbers.flat ? "is-at-most" : "is-more";
    facing.values.flat.textContent = numbers.flat === null ? "—" : fill(labels[flat], { percent });
    message.textContent = numbers.message;
    decided.hidden = numbers.decision === null;
    const decision = numbers.decision ? writeDecision(now, numbers.decision) : "";
    all.element.hidden = numbers.own;
    if (!numbers.own) all.write(now, numbers, arrays);
    return (
      `${now.activation}, x ${number(numbers.at)}. ${labels.output} ${numberOfAnySize(value)}, ` +
      `${labels["slope-name"]} ${facing.values.slope.textContent}. ` +
      `${labels["is-flat"]}: ${facing.values.flat.textContent}. ${decision}${numbers.message}`
    );
  };

  return { element, write, paint, recolour };
});
