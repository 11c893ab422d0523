// The drawing pad: the hand draws, Python reads. Ink is text, as the data have it: "0" to "g", 16.

const SIDE = 8;
const INKS = "0123456789abcdefg";
// Full ink up to half a pixel from its middle, none from one and a half: a stroke is two pixels wide
// in sum wherever it runs, as broad as most strokes of the data.
const REACH = 1.5;
const KEY_INK = 4;  // what one press of Space adds

const within = (value, most) => Math.max(0, Math.min(most, value));
const percent = (share) => `${number(100 * share, 1)} %`;

/** How far a point is from the stroke between two others. */
function distance([x, y], [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : within(((x - x0) * dx + (y - y0) * dy) / length, 1);
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}

/** The ink after a stroke of the soft brush; a brush that erases leaves what it does not touch. */
function stroked(pixels, from, to, erases) {
  return [...pixels].map((ink, at) => {
    const middle = [(at % SIDE) + 0.5, Math.floor(at / SIDE) + 0.5];
    const pressure = within(REACH - distance(middle, from, to), 1);
    const [old, level] = [INKS.indexOf(ink), Math.round(16 * pressure)];
    return INKS[erases ? Math.min(old, 16 - level) : Math.max(old, level)];
  }).join("");
}

export default courseWidget(({ labels, state, change, send, repaint }) => {
  // What is on the widget

  const pad = plot({ label: labels.pad, x: [0, SIDE], y: [SIDE, 0] });
  const cursor = pad.handle("cursor", labels.cursor);
  let erases = false;
  const tool = choice({
    label: labels.tool,
    options: [["draw", labels.draw], ["erase", labels.erase]],
    onChoose: (value) => {
      erases = value === "erase";
    },
  });
  tool.set("draw");

  const button = (text, onClick) => h("button", { type: "button", class: "nnk-button", onclick: onClick }, text);
  const buttons = h(
    "div",
    { class: "nnk-buttons" },
    button(labels.frame, () => send({ name: "frame" })),
    button(labels.clear, () => change({ pixels: "0".repeat(SIDE * SIDE), sample: null })),
    button(labels.load, () => send({ name: "load" })),
  );

  const winner = h("p", { class: "winner" });
  const bars = Array.from({ length: 10 }, (_, digit) => {
    const [bar, tick, text] = [h("span", { class: "bar" }), h("span", { class: "tick" }), h("span", { class: "text" })];
    const row = h("li", {}, h("span", { class: "digit" }, String(digit)), h("span", { class: "track" }, bar, tick), text);
    return { row, bar, tick, text };
  });
  const list = h("ol", { "aria-label": labels.probabilities }, ...bars.map(({ row }) => row));
  const legend = h("p", { class: "ticks" }, labels.ticks);
  const message = h("p", { class: "nnk-message" });

  let layers = [];
  const layersBox = h("div");
  const layersPart = h("div", { class: "layers" }, h("h4", {}, labels.layers), layersBox);

  const mosaic = plot({ label: labels.weights, x: [0, 1], y: [1, 0] });
  const chosen = mosaic.handle("unit", labels.unit);
  const [weightsPlot, productsPlot] = [labels["unit-weights"], labels["unit-products"]].map((label) =>
    plot({ label, x: [0, SIDE], y: [SIDE, 0] }),
  );
  const weightsTitle = h("p");
  const scale = colourBar();
  const shown = facts([["sum", labels.sum]]);
  const weightsPart = h(
    "div",
    { class: "weights" },
    h("h4", {}, labels.weights),
    h(
      "div",
      { class: "pictures" },
      mosaic.element,
      h("div", {}, weightsTitle, weightsPlot.element),
      h("div", {}, h("p", {}, labels["unit-products"]), productsPlot.element),
    ),
    scale.element,
    shown.list,
  );
  const element = h(
    "div",
    { class: "nnk-drawing-pad" },
    h(
      "div",
      { class: "nnk-columns" },
      h("div", {}, pad.element, tool.group, buttons, h("p", { class: "keys" }, labels.keys)),
      h("div", {}, winner, list, legend, message),
    ),
    layersPart,
    weightsPart,
  );

  // What the hand does

  const stroke = (from, to) => change({
    pixels: stroked(state().pixels, from, to, erases),
    cursor: [to[1], to[0]].map((place) => within(Math.floor(place), SIDE - 1)),
    sample: null,
  });
  let last = null;
  draggable(
    pad.canvas,
    (event) => {
      const at = pad.fromEvent(event);
      stroke(last ?? at, at);
      last = at;
    },
    () => {
      last = null;
    },
  );

  let isDown = false;
  const lower = (down) => {
    isDown = down;
    cursor.setAttribute("aria-pressed", String(down));
  };
  lower(false);
  const middleOf = ([row, column]) => [column + 0.5, row + 0.5];
  steerable(cursor, 1, (dx, dy) => {
    const [row, column] = state().cursor;
    const to = [within(row - dy, SIDE - 1), within(column + dx, SIDE - 1)];
    if (isDown) stroke(middleOf([row, column]), middleOf(to));
    else change({ cursor: to });
  });
  const addInk = (more) => {
    const { pixels, cursor: [row, column] } = state();
    const at = SIDE * row + column;
    const ink = INKS[within(INKS.indexOf(pixels[at]) + more, 16)];
    change({ pixels: pixels.slice(0, at) + ink + pixels.slice(at + 1), sample: null });
  };
  const keys = {
    " ": () => addInk(KEY_INK),
    Delete: () => addInk(-KEY_INK),
    Backspace: () => addInk(-KEY_INK),
    Enter: () => {
      lower(!isDown);
      if (isDown) stroke(middleOf(state().cursor), middleOf(state().cursor));
      repaint();
    },
  };
  cursor.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  cursor.addEventListener("blur", () => {
    lower(false);
    repaint();
  });

  let [units, across] = [0, 1];  // how many pictures there are, and how many side by side
  const choose = (unit) => change({ unit: within(unit, units - 1) });
  draggable(mosaic.canvas, (event) => {
    const [column, row] = mosaic.fromEvent(event).map(Math.floor);
    if (column < across && across * row + column < units) choose(across * row + column);
  });
  steerable(chosen, 1, (dx, dy) => choose(state().unit + dx - across * dy));

  // Drawing

  let colours = {};
  const recolour = (read) => {
    const names = ["line", "ink", "faint", "sample", "normal", "series-1", "series-2"];
    colours = Object.fromEntries(names.map((name) => [name, read(name)]));
    colours.heat = ["low", "middle", "high"].map((name) => rgb(read(name)));
    const [paper, ink] = [rgb(read("middle")), rgb(read("line"))];
    colours.ink = [paper, paper.map((part, c) => (part + ink[c]) / 2), ink];
  };

  const picture = (one, data, ends, palette) => {
    const context = one.begin();
    if (!context) return null;
    const { clientWidth: width, clientHeight: height } = one.canvas;
    context.imageSmoothingEnabled = false;
    context.drawImage(heatPicture({ shape: [SIDE, SIDE], data }, ends, palette), 0, 0, width, height);
    return context;
  };

  const paintPad = ({ pixels, cursor: [row, column] }) => {
    const context = picture(pad, [...pixels].map((ink) => INKS.indexOf(ink)), [0, 16], colours.ink);
    if (!context) return;
    context.save();
    context.strokeStyle = colours.faint;
    context.globalAlpha = 0.35;
    context.lineWidth = 1;
    for (let at = 1; at < SIDE; at += 1) {
      line(context, pad.toScreen([at, 0]), pad.toScreen([at, SIDE]));
      line(context, pad.toScreen([0, at]), pad.toScreen([SIDE, at]));
    }
    context.restore();
    pad.place(cursor, [column + 0.5, row + 0.5]);
  };

  const paintLayer = (one, { units: count, low, high, is_unit_layer: isFirst }, { data }, unit, names) => {
    const room = 0.25 * (Math.max(high, 0) - Math.min(low, 0) || 1);
    one.x = [0, count];
    one.y = [Math.min(low, 0) - room, Math.max(high, 0) + (names.length ? 1.6 : 1) * room];
    const context = one.begin();
    if (!context) return;
    for (let at = 0; at < count; at += 1) {
      const [left, top] = one.toScreen([at + 0.1, Math.max(data[at], 0)]);
      const [right, bottom] = one.toScreen([at + 0.9, Math.min(data[at], 0)]);
      context.fillStyle = colours[data[at] < 0 ? "series-1" : "series-2"];
      context.fillRect(left, top, right - left, bottom - top);
    }
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    line(context, one.toScreen([0, 0]), one.toScreen([count, 0]));
    context.fillStyle = colours.line;
    context.font = "12px sans-serif";
    context.textAlign = "center";
    context.textBaseline = "top";
    names.forEach((name, at) => context.fillText(name, one.toScreen([at + 0.5, 0])[0], 2));
    if (isFirst) {
      const [x] = one.toScreen([unit + 0.5, 0]);
      mark(context, [x, 7], "triangle", { fill: colours.normal, stroke: colours.normal, radius: 4 });
    }
  };

  const paintWeights = (weights, products, unit) => {
    const [count] = weights.shape;
    across = Math.ceil(Math.sqrt(2 * count));
    mosaic.x = [0, across];
    mosaic.y = [Math.ceil(count / across), 0];
    mosaic.element.style.aspectRatio = across / mosaic.y[0];
    const context = mosaic.begin();
    if (!context) return;
    const ends = [-1, 1].map((side) => side * weights.data.reduce((most, w) => Math.max(most, Math.abs(w)), 1e-9));
    const one = (at) => weights.data.subarray(SIDE * SIDE * at, SIDE * SIDE * (at + 1));
    context.imageSmoothingEnabled = false;
    for (let at = 0; at < count; at += 1) {
      const [column, row] = [at % across, Math.floor(at / across)];
      const [left, top] = mosaic.toScreen([column + 0.06, row + 0.06]);
      const [right, bottom] = mosaic.toScreen([column + 0.94, row + 0.94]);
      const tile = heatPicture({ shape: [SIDE, SIDE], data: one(at) }, ends, colours.heat);
      context.drawImage(tile, left, top, right - left, bottom - top);
    }
    mosaic.place(chosen, [(unit % across) + 0.5, Math.floor(unit / across) + 0.5]);
    const side = mosaic.canvas.clientWidth / across;
    Object.assign(chosen.style, { width: `${side}px`, height: `${side}px`, margin: `${-side / 2}px 0 0 ${-side / 2}px` });

    const most = products.data.reduce((far, w) => Math.max(far, Math.abs(w)), 1e-9);
    for (const [where, data, limits] of [[weightsPlot, one(unit), ends], [productsPlot, products.data, [-most, most]]]) {
      const large = picture(where, data, limits, colours.heat);
      if (large) signs(large, { shape: [SIDE, SIDE], data }, 0, colours.line, SIDE);
    }
    scale.set(`w: ${number(ends[0])}`, `+${number(ends[1])}`);
  };

  const paint = ({ state: now, numbers, arrays }) => {
    paintPad(now);
    layers.forEach(({ plot: one }, at) => {
      const names = at === layers.length - 1 ? [..."0123456789"] : [];  // the outputs are the digits
      paintLayer(one, numbers.layers[at], arrays[`layer-${at}`], now.unit, names);
    });
    if (units) paintWeights(arrays.weights, arrays.products, now.unit);
  };

  // What is written

  const writeLayers = (told) => {
    if (told.length !== layers.length) {
      layers = told.map(({ name }) => ({ plot: plot({ label: name, x: [0, 1], y: [0, 1], ratio: 12 }), text: h("p") }));
      layersBox.replaceChildren(...layers.flatMap(({ text, plot: one }) => [text, one.element]));
    }
    layersPart.hidden = told.length === 0;
    told.forEach(({ low, high, ...one }, at) => {
      const text = fill(labels.layer, { ...one, low: number(low), high: number(high) });
      layers[at].text.textContent = text;
      layers[at].plot.canvas.setAttribute("aria-label", text);
    });
  };

  const write = ({ state: now, numbers, arrays }) => {
    winner.textContent = numbers.winner;
    const { data } = arrays.probabilities;
    const best = Math.max(...data);
    bars.forEach(({ row, bar, tick, text }, digit) => {
      const share = data[digit];
      row.classList.toggle("best", share === best);
      bar.style.width = `${100 * (share || 0)}%`;
      text.textContent = Number.isNaN(share) ? "—" : percent(share);
      tick.hidden = !numbers.compared;
      tick.style.left = `${100 * (arrays.model.data[digit] || 0)}%`;
    });
    legend.hidden = !numbers.compared;
    message.textContent = numbers.message;
    writeLayers(numbers.layers);
    [units] = arrays.weights.shape;
    weightsPart.hidden = units === 0;
    const unit = now.unit + 1;
    weightsTitle.textContent = fill(labels["unit-weights"], { unit });
    const named = fill(labels.unit, { unit });
    chosen.setAttribute("aria-label", named);
    chosen.title = named;
    let sum = "";
    if (numbers.unit) {
      const { products, bias, sum: total } = numbers.unit;
      sum = fill(labels["sum-words"], { unit, products: number(products), bias: number(bias), sum: number(total) });
      shown.values.sum.textContent = sum;
    }
    const [row, column] = now.cursor;
    const ink = INKS.indexOf(now.pixels[SIDE * row + column]);
    const place = fill(labels.at, { row: row + 1, column: column + 1, ink });
    return [place, isDown ? labels.down : "", numbers.winner, numbers.message, sum].filter(Boolean).join(" ");
  };

  return { element, write, paint, recolour };
});
