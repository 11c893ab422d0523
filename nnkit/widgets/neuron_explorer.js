// The neuron explorer: draws the plane that Python computed, and hands on what the hand does.

const REACH = 4;
const STEP = 0.1;

const tidy = (x) => Math.round(x * 100) / 100;

export default courseWidget(({ labels, state, change }) => {
  // What is on the widget

  const plane = plot({ label: labels.plane, x: [-REACH, REACH], y: [-REACH, REACH] });
  const boundary = decisionLine({
    on: plane,
    names: ["line", "normal"],
    texts: [labels.line, labels.normal],
    get: state,
    set: change,
    step: STEP,
  });
  const sampleHandle = plane.handle("sample", labels.sample);
  const legend = colourBar();
  const setWeight = (index) => (value) => {
    const weights = [...state().weights];
    weights[index] = value;
    change({ weights });
  };
  const range = { min: -5, max: 5, step: STEP };
  const sliders = [
    slider({ label: "w₁", ...range, onInput: setWeight(0) }),
    slider({ label: "w₂", ...range, onInput: setWeight(1) }),
    slider({ label: "b", ...range, onInput: (bias) => change({ bias }) }),
  ];
  const shown = facts(["sum", "output", "threshold"].map((name) => [name, labels[name]]));
  const message = h("p", { class: "nnk-message" });
  const element = h(
    "div",
    { class: "nnk-columns nnk-neuron-explorer" },
    h("div", {}, plane.element, legend.element),
    h("div", {}, ...sliders.map((one) => one.row), shown.list, message),
  );

  // What the hand does

  const moveSampleTo = (sample) => change({ sample: sample.map(tidy) });

  draggable(sampleHandle, (event) => moveSampleTo(plane.fromEvent(event)));
  const nearLine = (event) => boundary.distance(event) < 10;
  plane.canvas.addEventListener("pointermove", (event) => plane.canvas.classList.toggle("over-line", nearLine(event)));
  let drag = null;
  draggable(plane.canvas, (event) => drag(plane.fromEvent(event)), (event) => {
    drag = nearLine(event) ? boundary.shiftTo : moveSampleTo;
  });

  steerable(sampleHandle, STEP, (dx, dy) => {
    const { sample: [x1, x2] } = state();
    moveSampleTo([x1 + dx, x2 + dy].map((x) => Math.max(-REACH, Math.min(REACH, x))));
  });

  // Drawing

  let colours = {};
  const recolour = (read) => {
    colours = Object.fromEntries(["line", "normal", "sample", "paper"].map((name) => [name, read(name)]));
    colours.heat = ["low", "middle", "high"].map((name) => rgb(read(name)));
  };

  const paintPoints = (context, { shape: [count], data }) => {
    for (let i = 0; i < count; i += 1) {
      const [x1, x2, label, right] = data.subarray(4 * i, 4 * i + 4);
      const at = plane.toScreen([x1, x2]);
      mark(context, at, label > 0.5 ? "square" : "circle", { fill: colours.paper, stroke: colours.line });
      context.fillStyle = colours.line;
      context.font = "bold 11px sans-serif";
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(right > 0.5 ? label : "✗", at[0], at[1] + 0.5);
    }
  };

  const paintSample = (context, sample) => {
    const [x, y] = plane.toScreen(sample);
    mark(context, [x, y], "diamond", { fill: colours.sample, stroke: colours.paper });
    context.fillStyle = colours.sample;
    context.font = "bold italic 14px serif";
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    context.fillText("x", x + 11, y - 6);
  };

  const paint = ({ state: now, numbers, arrays }) => {
    const context = plane.begin();
    if (!context) return;
    const { clientWidth: width, clientHeight: height } = plane.canvas;
    context.drawImage(heatPicture(arrays.plane, [numbers.low, numbers.high], colours.heat), 0, 0, width, height);
    signs(context, arrays.plane, (numbers.low + numbers.high) / 2, colours.line);
    plane.axes(context, colours.line, { steps: 8 });
    boundary.paint(context, colours);
    paintPoints(context, arrays.points);
    paintSample(context, now.sample);
    plane.place(sampleHandle, now.sample);
  };

  // What is written

  const write = ({ state: now, numbers, arrays }) => {
    const { weights: [w1, w2], bias, sample: [x1, x2] } = now;
    const { sum, output } = numbers;
    const signed = (value) => (value < 0 ? `(${number(value)})` : number(value));
    [w1, w2, bias].forEach((value, index) => sliders[index].set(value));
    shown.values.threshold.textContent = `θ = −b = ${number(-bias)}`;
    shown.values.sum.textContent = `${number(w1)} · ${signed(x1)} + ${signed(w2)} · ${signed(x2)} + ${signed(bias)} = ${number(sum)}`;
    shown.values.output.textContent = output === null ? "—" : `f(${number(sum)}) = ${number(output)}`;
    legend.set(`− ${labels["legend-low"]}: ${number(numbers.low, 1)}`, `${labels["legend-high"]}: ${number(numbers.high, 1)} +`);
    const count = arrays.points.shape[0];
    const right = count ? fill(labels.right, { right: numbers.right, points: count }) : "";
    message.textContent = [boundary.foot() ? "" : labels["no-line"], right, numbers.message].filter(Boolean).join(" ");
    return (
      `w₁ ${number(w1)}, w₂ ${number(w2)}, b ${number(bias)}. ${labels.sum} ${number(sum)}, ` +
      `${labels.output} ${output === null ? "—" : number(output)}. ${message.textContent}`
    );
  };

  return { element, write, paint, recolour };
});
