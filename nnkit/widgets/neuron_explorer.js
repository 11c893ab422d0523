// The neuron explorer: draws the plane that Python computed, and hands on what the hand does.

const REACH = 4;
const STEP = 0.1;

function render({ model, el }) {
  const labels = model.get("labels");
  let numbers = null;
  let arrays = null;

  const state = () => model.get("state");
  let byHand = false;
  const change = (part) => {
    byHand = true;
    model.set("state", { ...state(), ...part });
    byHand = false;
  };

  // What is on the widget

  const canvas = h("canvas", { role: "img", "aria-label": labels.plane });
  const handle = (name, label) =>
    h("button", { type: "button", class: `nnk-handle ${name}`, "aria-label": label, title: label, ...OWN_KEYS });
  const handles = {
    line: handle("line", labels.line),
    normal: handle("normal", labels.normal),
    sample: handle("sample", labels.sample),
  };
  const plane = h("div", { class: "nnk-plane" }, canvas, handles.line, handles.normal, handles.sample);
  const ends = { low: h("span"), high: h("span") };
  const legend = h("div", { class: "nnk-legend" }, ends.low, h("span", { class: "bar" }), ends.high);

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
  const shown = { sum: h("span", {}), output: h("span", {}), threshold: h("span", {}) };
  const sums = h(
    "div",
    { class: "nnk-sums" },
    ...Object.keys(shown).flatMap((name) => [h("span", { class: "name" }, labels[name]), shown[name]]),
  );
  const message = h("p", { class: "nnk-message" });
  const warning = h("p", { class: "nnk-warning", role: "status" });
  const reset = h("button", { type: "button", class: "nnk-button", onclick: () => change(model.get("start")) }, labels.reset);
  const copy = copyButton(labels.copy, labels.copied, () => numbers?.code ?? "");
  const live = liveText();

  const root = h(
    "section",
    { class: "nnk", "aria-label": labels.title },
    h("div", { class: "nnk-neuron" },
      h("div", {}, plane, legend),
      h("div", {}, ...sliders.map((one) => one.row), sums, message, warning,
        h("div", { class: "nnk-buttons" }, reset, copy), live.element)),
  );
  el.append(root);

  // From the plane to the screen and back

  let size = { width: 0, height: 0 };
  const toScreen = ([x1, x2]) => [((x1 + REACH) / (2 * REACH)) * size.width, ((REACH - x2) / (2 * REACH)) * size.height];
  const toPlane = (event) => {
    const box = canvas.getBoundingClientRect();
    const x1 = ((event.clientX - box.left) / box.width) * 2 * REACH - REACH;
    const x2 = REACH - ((event.clientY - box.top) / box.height) * 2 * REACH;
    return [x1, x2].map((x) => Math.max(-REACH, Math.min(REACH, x)));
  };
  const tidy = (x) => Math.round(x * 100) / 100;

  /** The point of the line that is nearest to the origin; none if both weights are 0. */
  const foot = () => {
    const { weights: [w1, w2], bias } = state();
    const square = w1 * w1 + w2 * w2;
    return square === 0 ? null : [(-bias * w1) / square, (-bias * w2) / square];
  };

  // What the hand does

  const shiftLineTo = ([x1, x2]) => {
    const { weights: [w1, w2] } = state();
    change({ bias: tidy(-(w1 * x1 + w2 * x2)) });
  };
  let held = null;
  const turnNormalTo = ([x1, x2]) => {
    // The line keeps the point from which the arrow starts.
    const weights = [tidy(x1 - held[0]), tidy(x2 - held[1])];
    change({ weights, bias: tidy(-(weights[0] * held[0] + weights[1] * held[1])) });
  };
  const moveSampleTo = (sample) => change({ sample: sample.map(tidy) });

  draggable(handles.line, (event) => shiftLineTo(toPlane(event)));
  draggable(handles.sample, (event) => moveSampleTo(toPlane(event)));
  draggable(handles.normal, (event) => turnNormalTo(toPlane(event)), () => {
    held = foot() ?? [0, 0];
  });
  const nearLine = (event) => {
    const { weights: [w1, w2], bias } = state();
    const [x1, x2] = toPlane(event);
    const distance = Math.abs(w1 * x1 + w2 * x2 + bias) / Math.hypot(w1, w2);
    return (distance / (2 * REACH)) * size.width < 10;
  };
  canvas.addEventListener("pointermove", (event) => canvas.classList.toggle("over-line", nearLine(event)));
  let drag = null;
  draggable(canvas, (event) => drag(toPlane(event)), (event) => {
    drag = nearLine(event) ? shiftLineTo : moveSampleTo;
  });

  steerable(handles.line, STEP, (dx, dy) => change({ bias: tidy(state().bias + dx + dy) }));
  steerable(handles.normal, STEP, (dx, dy) => {
    const { weights: [w1, w2] } = state();
    change({ weights: [tidy(w1 + dx), tidy(w2 + dy)] });
  });
  steerable(handles.sample, STEP, (dx, dy) => {
    const { sample: [x1, x2] } = state();
    moveSampleTo([x1 + dx, x2 + dy].map((x) => Math.max(-REACH, Math.min(REACH, x))));
  });

  // Drawing

  const picture = document.createElement("canvas");
  let colours = {};  // known once the widget is on the page
  const readColours = () => {
    const rgb = (name) => {
      const hex = colour(root, name);
      return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    };
    colours = {
      low: rgb("--nnk-low"),
      middle: rgb("--nnk-middle"),
      high: rgb("--nnk-high"),
      line: colour(root, "--nnk-line"),
      normal: colour(root, "--nnk-normal"),
      sample: colour(root, "--nnk-sample"),
      paper: colour(root, "--nnk-paper"),
    };
  };

  const paintPlane = () => {
    if (!arrays || !colours.low) return;
    const { shape: [rows, columns], data } = arrays.plane;
    picture.width = columns;
    picture.height = rows;
    const context = picture.getContext("2d");
    const pixels = context.createImageData(columns, rows);
    const { low, high } = numbers;
    for (let i = 0; i < data.length; i += 1) {
      const share = Math.max(0, Math.min(1, (data[i] - low) / (high - low)));
      const [from, to] = share < 0.5 ? [colours.low, colours.middle] : [colours.middle, colours.high];
      const part = share < 0.5 ? 2 * share : 2 * share - 1;
      pixels.data[4 * i] = from[0] + (to[0] - from[0]) * part;
      pixels.data[4 * i + 1] = from[1] + (to[1] - from[1]) * part;
      pixels.data[4 * i + 2] = from[2] + (to[2] - from[2]) * part;
      pixels.data[4 * i + 3] = Number.isNaN(data[i]) ? 0 : 255;
    }
    context.putImageData(pixels, 0, 0);
  };

  /** A sign on every patch of the plane, so that no reader depends on the colours. */
  const paintSigns = (context) => {
    const { shape: [rows, columns], data } = arrays.plane;
    const middle = (numbers.low + numbers.high) / 2;
    context.fillStyle = colours.line;
    context.globalAlpha = 0.45;
    context.font = "12px sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    const count = 8;
    for (let i = 0; i < count; i += 1) {
      for (let j = 0; j < count; j += 1) {
        const [across, down] = [(j + 0.5) / count, (i + 0.5) / count];
        const value = data[Math.floor(down * rows) * columns + Math.floor(across * columns)];
        if (Number.isFinite(value)) context.fillText(value > middle ? "+" : "−", across * size.width, down * size.height);
      }
    }
    context.globalAlpha = 1;
  };

  const paintAxes = (context) => {
    context.strokeStyle = colours.line;
    context.globalAlpha = 0.35;
    context.lineWidth = 1;
    const [x0, y0] = toScreen([0, 0]);
    context.beginPath();
    context.moveTo(0, y0);
    context.lineTo(size.width, y0);
    context.moveTo(x0, 0);
    context.lineTo(x0, size.height);
    context.stroke();
    context.globalAlpha = 0.8;
    context.fillStyle = colours.line;
    context.font = "12px sans-serif";
    context.textAlign = "right";
    context.textBaseline = "bottom";
    context.fillText("x₁", size.width - 4, y0 - 3);
    context.fillText("x₂", x0 - 4, 16);
    for (const tick of [-3, -2, -1, 1, 2, 3]) {
      const [x, y] = toScreen([tick, tick]);
      context.textAlign = "center";
      context.textBaseline = "top";
      context.fillText(String(tick).replace("-", "−"), x, y0 + 3);
      context.textAlign = "right";
      context.textBaseline = "middle";
      context.fillText(String(tick).replace("-", "−"), x0 - 4, y);
    }
    context.globalAlpha = 1;
  };

  const paintLine = (context, at) => {
    const { weights: [w1, w2] } = state();
    const length = (3 * REACH) / Math.hypot(w1, w2);
    context.strokeStyle = colours.line;
    context.lineWidth = 2;
    context.setLineDash([7, 5]);
    context.beginPath();
    context.moveTo(...toScreen([at[0] - w2 * length, at[1] + w1 * length]));
    context.lineTo(...toScreen([at[0] + w2 * length, at[1] - w1 * length]));
    context.stroke();
    context.setLineDash([]);

    const from = toScreen(at);
    const to = toScreen([at[0] + w1, at[1] + w2]);
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    context.strokeStyle = context.fillStyle = colours.normal;
    context.lineWidth = 3;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
    context.beginPath();
    context.moveTo(...to);
    for (const turn of [-2.6, 2.6]) context.lineTo(to[0] + 13 * Math.cos(angle + turn), to[1] + 13 * Math.sin(angle + turn));
    context.fill();
    context.font = "bold italic 14px serif";
    context.textAlign = "center";
    context.fillText("w", to[0] + 16 * Math.cos(angle), to[1] + 16 * Math.sin(angle));
    context.beginPath();
    context.fillStyle = colours.line;
    context.arc(...from, 5, 0, 7);
    context.fill();
  };

  const paintPoints = (context) => {
    const { shape: [count], data } = arrays.points;
    for (let i = 0; i < count; i += 1) {
      const [x1, x2, label, right] = data.subarray(4 * i, 4 * i + 4);
      const [x, y] = toScreen([x1, x2]);
      context.lineWidth = 2;
      context.strokeStyle = colours.line;
      context.fillStyle = colours.paper;
      context.beginPath();
      if (label > 0.5) context.rect(x - 7, y - 7, 14, 14);
      else context.arc(x, y, 8, 0, 7);
      context.fill();
      context.stroke();
      context.fillStyle = colours.line;
      context.font = "bold 11px sans-serif";
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(right > 0.5 ? label : "✗", x, y + 0.5);
    }
  };

  const paintSample = (context) => {
    const [x, y] = toScreen(state().sample);
    context.fillStyle = colours.sample;
    context.strokeStyle = colours.paper;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x, y - 9);
    context.lineTo(x + 9, y);
    context.lineTo(x, y + 9);
    context.lineTo(x - 9, y);
    context.closePath();
    context.fill();
    context.stroke();
    context.fillStyle = colours.sample;
    context.font = "bold italic 14px serif";
    context.textAlign = "left";
    context.fillText("x", x + 11, y - 6);
  };

  const place = (handleElement, at) => {
    handleElement.hidden = at === null;
    if (at === null) return;
    const [x, y] = toScreen(at).map((pixels, axis) => Math.max(8, Math.min((axis ? size.height : size.width) - 8, pixels)));
    handleElement.style.left = `${x}px`;
    handleElement.style.top = `${y}px`;
  };

  const repaint = onNextFrame(() => {
    size = fitCanvas(canvas);
    if (size.width === 0) return;
    const context = canvas.getContext("2d");
    context.clearRect(0, 0, size.width, size.height);
    if (arrays) {
      context.drawImage(picture, 0, 0, size.width, size.height);
      paintSigns(context);
    }
    paintAxes(context);
    const at = foot();
    if (at) paintLine(context, at);
    if (arrays) paintPoints(context);
    paintSample(context);
    const { weights } = state();
    place(handles.line, at);
    place(handles.normal, [(at ?? [0, 0])[0] + weights[0], (at ?? [0, 0])[1] + weights[1]]);
    place(handles.sample, state().sample);
  });

  // What is written

  const write = () => {
    const { weights: [w1, w2], bias, sample: [x1, x2] } = state();
    const signed = (value) => (value < 0 ? `(${number(value)})` : number(value));
    sliders[0].set(w1);
    sliders[1].set(w2);
    sliders[2].set(bias);
    shown.threshold.textContent = `θ = −b = ${number(-bias)}`;
    if (!numbers) return;
    const { sum, output } = numbers;
    shown.sum.textContent = `${number(w1)} · ${signed(x1)} + ${signed(w2)} · ${signed(x2)} + ${signed(bias)} = ${number(sum)}`;
    shown.output.textContent = output === null ? "—" : `f(${number(sum)}) = ${number(output)}`;
    ends.low.textContent = `− ${labels["legend-low"]}: ${number(numbers.low, 1)}`;
    ends.high.textContent = `${labels["legend-high"]}: ${number(numbers.high, 1)} +`;
    const count = arrays.points.shape[0];
    const right = count ? labels.right.replace("{right}", numbers.right).replace("{points}", count) : "";
    message.textContent = [foot() ? "" : labels["no-line"], right, numbers.message].filter(Boolean).join(" ");
    warning.textContent = numbers.error;
    live.say(
      `w₁ ${number(w1)}, w₂ ${number(w2)}, b ${number(bias)}. ${labels.sum} ${number(sum)}, ` +
        `${labels.output} ${output === null ? "—" : number(output)}. ${message.textContent} ${numbers.error}`,
    );
  };

  const python = asker(model, (newNumbers, newArrays) => {
    numbers = newNumbers;
    arrays = newArrays;
    paintPlane();
    write();
    repaint();
    root.dataset.answers = Number(root.dataset.answers ?? 0) + 1;
  });

  function follow() {
    write();
    repaint();
    python.ask(byHand);
  }

  const onTheme = () => {
    readColours();
    paintPlane();
    repaint();
  };
  // The first call comes when the widget gets its place on the page, and with it its colours.
  const resized = new ResizeObserver(onTheme);
  resized.observe(plane);
  const stopWatching = watchTheme(onTheme);
  model.on("change:state", follow);
  follow();

  return () => {
    model.off("change:state", follow);
    python.stop();
    live.stop();
    stopWatching();
    resized.disconnect();
  };
}

export default { render };
