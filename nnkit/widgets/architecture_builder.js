// The architecture builder: columns that the hand pulls higher, and what Python computed for them.

const DEEPEST = 8;
const WIDEST_INPUT = 1024;
const WIDEST = 128;
const ALL_DRAWN = 16;  // units of a column that are all drawn
const SOME_DRAWN = 14;  // of a wider one: as many, with ⋮ in the middle
const LOWEST = 0.12;  // half the height of a column of one unit, where the tallest has 1

const mostOf = (at) => (at === 0 ? WIDEST_INPUT : WIDEST);
const within = (width, at) => Math.max(1, Math.min(mostOf(at), Math.round(width)));

/** Half the height of a column: near the logarithm of its units, so that 3 and 784 both fit. */
const BENT = 0.75;
const halfHeight = (width) => LOWEST + (1 - LOWEST) * (Math.log2(width) / Math.log2(WIDEST_INPUT)) ** BENT;
const widthAt = (height) => {
  const share = Math.max(0, (height - LOWEST) / (1 - LOWEST));
  return 2 ** (share ** (1 / BENT) * Math.log2(WIDEST_INPUT));
};

const grouped = new Intl.NumberFormat("en-US").format;
const shapeText = (sizes) => `(${sizes.join(", ")}${sizes.length === 1 ? "," : ""})`;

/** A small number as a power of ten, others as the lessons write them. */
function tiny(value) {
  if (value === 0 || value >= 0.005) return number(value);
  const power = Math.floor(Math.log10(value));
  const digits = [...String(-power)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]).join("");
  return `${number(value / 10 ** power, 1)} · 10⁻${digits}`;
}

/** The heights of the units that are drawn of a column, from its top. */
function heightsOf(width) {
  const half = halfHeight(width) * 0.94;
  const slots = Math.min(width, ALL_DRAWN);
  const all = Array.from({ length: slots }, (_, slot) => half * (1 - (2 * slot + 1) / slots));
  if (width <= ALL_DRAWN) return all;
  const side = SOME_DRAWN / 2;
  return [...all.slice(0, side), ...all.slice(-side)];
}

export default courseWidget(({ labels, state, change }) => {
  const nameOf = (at, count, kind = "") => {
    if (at === 0) return labels[`input${kind}`];
    if (at === count - 1) return labels[`output${kind}`];
    return fill(labels[`hidden${kind}`], { n: at });
  };

  // What the hand does

  const setWidth = (at, width) => {
    const widths = [...state().widths];
    widths[at] = within(width, at);
    if (widths[at] !== state().widths[at]) change({ widths });
  };
  const addAfter = (at) => {
    const { widths } = state();
    if (widths.length === DEEPEST) return;
    const before = Math.min(at, widths.length - 2);
    const added = before === 0 ? Math.min(widths[0], 16) : widths[before];
    change({ widths: [...widths.slice(0, before + 1), added, ...widths.slice(before + 1)] });
  };
  const remove = (at) => {
    const { widths } = state();
    if (at === 0 || at >= widths.length - 1) return;
    change({ widths: widths.filter((_, index) => index !== at) });
  };

  // What is on the widget

  const network = plot({ label: labels.network, x: [-0.5, 3.5], y: [-1.3, 1.34], ratio: 1.25 });
  const handles = Array.from({ length: DEEPEST }, (_, at) => {
    const handle = network.handle("column", "");
    draggable(handle, (event) => setWidth(at, widthAt(network.fromEvent(event)[1])));
    steerable(handle, 1, (dx, dy) => setWidth(at, state().widths[at] + dx + dy));
    handle.addEventListener("keydown", (event) => {
      if (event.key !== "Insert" && event.key !== "Delete") return;
      event.preventDefault();
      event.stopPropagation();  // Delete would be JupyterLab's
      if (event.key === "Insert") addAfter(at);
      else remove(at);
    });
    return handle;
  });
  const plane = plot({ label: labels.plane, x: [-3, 3], y: [-3, 3], ratio: 1.6 });
  const planeTitle = h("h4");
  const bar = colourBar();
  const planePart = h("div", {}, planeTitle, plane.element, bar.element);
  const cut = plot({ label: labels.cut, x: [-3, 3], y: [-1, 1], ratio: 1.6 });
  const cutTitle = h("h4");
  const keys = ["network", "single", "nnkit"].map((name) => h("span", { class: name }, labels[`curve-${name}`]));

  const activation = choice({
    label: labels.activation,
    options: [["relu", "ReLU"], ["tanh", "tanh"], ["sigmoid", "sigmoid"], ["identity", labels.off]],
    onChoose: (value) => change({ activation: value }),
  });
  const batch = slider({
    label: labels.batch, min: 1, max: 64, step: 1,
    onInput: (value) => change({ batch: Math.max(1, Math.min(1024, Math.round(value))) }),
  });
  const add = h("button", { type: "button", class: "nnk-button" }, labels.add);
  add.addEventListener("click", () => addAfter(state().widths.length - 2));
  const redraw = h("button", { type: "button", class: "nnk-button" }, labels.redraw);
  redraw.addEventListener("click", () => change({ seed: state().seed + 1 }));

  const rows = Array.from({ length: DEEPEST }, (_, at) => {
    const field = h("input", { type: "number", min: 1, max: mostOf(at), step: 1, ...OWN_KEYS });
    field.addEventListener("input", () => field.value !== "" && setWidth(at, Number(field.value)));
    field.addEventListener("change", () => {
      field.value = state().widths[at];  // what was typed may lie beyond the limits
    });
    const drop = h("button", { type: "button", class: "nnk-button drop" }, "×");
    drop.addEventListener("click", () => {
      remove(at);
      add.focus();
    });
    const cells = Array.from({ length: 4 }, () => h("td"));
    const name = h("th", { scope: "row" });
    return { row: h("tr", {}, name, h("td", {}, field, drop), ...cells), name, field, drop, cells };
  });
  const heads = ["layer", "units", "weight", "bias", "outputs", "parameters"];
  const table = h(
    "table",
    { class: "nnk-table" },
    h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, labels[head])))),
    h("tbody", {}, ...rows.map(({ row }) => row)),
  );

  const shares = h("div", { class: "shares", role: "img" });
  const ownShare = h("div", { class: "shares own", role: "img" });
  const shown = facts(["sum", "depth", "edges", "single", "difference"].map((name) => [name, labels[name]]));
  const message = h("p", { class: "nnk-message" });
  const element = h(
    "div",
    { class: "nnk-architecture-builder" },
    h(
      "div",
      { class: "top" },
      h("div", {}, network.element, activation.group, batch.row),
      h("div", {}, planePart, cutTitle, cut.element, h("div", { class: "nnk-key" }, ...keys)),
    ),
    shares,
    ownShare,
    shown.list,
    message,
    h("div", { class: "scroll" }, table),
  );

  // Drawing

  let colours = {};
  const recolour = (read) => {
    const names = ["line", "ink", "faint", "paper", "edge", "normal", "series-1", "series-2"];
    colours = Object.fromEntries(names.map((name) => [name, read(name)]));
    colours.heat = ["low", "middle", "high"].map((name) => rgb(read(name)));
  };

  const paintEdges = (context, columns) => {
    context.save();
    context.strokeStyle = colours.faint;
    context.lineWidth = 1;
    columns.slice(1).forEach((targets, at) => {
      const sources = columns[at];
      context.globalAlpha = Math.max(0.16, Math.min(0.8, 24 / (sources.length * targets.length)));
      context.beginPath();
      for (const from of sources) {
        for (const to of targets) {
          context.moveTo(...network.toScreen([at, from]));
          context.lineTo(...network.toScreen([at + 1, to]));
        }
      }
      context.stroke();
    });
    context.restore();
  };

  const paintColumn = (context, at, widths, heights, active) => {
    const width = widths[at];
    const half = halfHeight(width);
    const [middle, top] = network.toScreen([at, half]);
    const [, bottom] = network.toScreen([at, -half]);
    const slot = (bottom - top) / Math.min(width, ALL_DRAWN);
    const radius = Math.max(2, Math.min(10, slot * 0.36));
    context.lineWidth = radius > 4 ? 2 : 1;
    for (const height of heights) {
      const [x, y] = network.toScreen([at, height]);
      context.beginPath();
      // the inputs are values and no neurons: squares
      if (at === 0) context.rect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8);
      else context.arc(x, y, radius, 0, 7);
      context.fill();
      context.stroke();
    }
    context.save();
    context.fillStyle = colours.ink;
    context.textAlign = "center";
    if (width > ALL_DRAWN) {
      context.font = "bold 16px sans-serif";
      context.textBaseline = "middle";
      context.fillText("⋮", middle, (top + bottom) / 2);
    }
    context.font = "bold 13px sans-serif";
    context.textBaseline = "bottom";
    context.fillText(grouped(width), middle, top - 27); // above the focus mark of the handle
    context.font = "12px sans-serif";
    const [, foot] = network.toScreen([at, network.y[0]]);
    context.fillText(nameOf(at, widths.length, "-short"), middle, foot - 17);
    context.fillStyle = colours.faint;
    const hidden = at > 0 && at < widths.length - 1;
    context.fillText(hidden ? active : "", middle, foot - 3);
    context.restore();
    mark(context, [middle, top - 6], "triangle", { fill: colours.normal, stroke: colours.paper, radius: 6 });
  };

  const paintNetwork = (now) => {
    const { widths } = now;
    network.x = [-0.5, widths.length - 0.5];
    const context = network.begin();
    if (!context) return false;
    const columns = widths.map(heightsOf);
    paintEdges(context, columns);
    context.fillStyle = colours.paper;
    context.strokeStyle = colours.ink;
    const active = now.activation === "identity" ? labels["is-off"] : now.activation;
    columns.forEach((heights, at) => paintColumn(context, at, widths, heights, active));
    const above = (6 / network.canvas.clientHeight) * (network.y[1] - network.y[0]);
    handles.forEach((handle, at) => {
      network.place(handle, at < widths.length ? [at, halfHeight(widths[at]) + above] : null);
    });
    return true;
  };

  const paintPlane = ({ numbers, arrays }) => {
    const context = plane.begin();
    if (!context) return;
    const { clientWidth: width, clientHeight: height } = plane.canvas;
    if (arrays.plane.data.some(Number.isFinite)) {
      context.drawImage(heatPicture(arrays.plane, [numbers.low, numbers.high], colours.heat), 0, 0, width, height);
      signs(context, arrays.plane, (numbers.low + numbers.high) / 2, colours.line, 7);
    }
    plane.axes(context, colours.line);
    // where the one layer puts out a quarter, half and three quarters of the colours' range
    const { weight: [w1, w2], bias } = numbers.single;
    for (const share of [0.25, 0.5, 0.75]) {
      const level = numbers.low + share * (numbers.high - numbers.low) - bias;
      const square = w1 * w1 + w2 * w2;
      const foot = [(level * w1) / square, (level * w2) / square];
      const length = 12 / Math.sqrt(square);
      const ends = [-1, 1].map((side) => [foot[0] - side * w2 * length, foot[1] + side * w1 * length]);
      plane.curve(context, ends.map(([x1]) => x1), ends.map(([, x2]) => x2), { colour: colours.line, width: 1.5, dash: DASHES[1] });
    }
  };

  const paintCut = ({ numbers, arrays }) => {
    cut.y = numbers.cut;
    const context = cut.begin();
    if (!context) return;
    cut.axes(context, colours.line, { yName: "y₁" });
    const along = arrays.along.data;
    cut.curve(context, along, arrays.nnkit.data, { colour: colours["series-2"], width: 3, dash: DASHES[2] });
    cut.curve(context, along, arrays.network.data, { colour: colours["series-1"], width: 3 });
    cut.curve(context, along, arrays.single.data, { colour: colours.line, width: 1.5, dash: DASHES[1] });
  };

  const paint = (seen) => {
    // Between a drag and its answer, the columns already follow the hand.
    if (!paintNetwork(seen.state)) return;
    if (!planePart.hidden) paintPlane(seen);
    paintCut(seen);
  };

  // What is written

  const writeTable = ({ widths, batch: samples }, layers) => {
    rows.forEach(({ row, name, field, drop, cells }, at) => {
      row.hidden = at >= widths.length;
      if (row.hidden) return;
      const title = nameOf(at, widths.length);
      name.textContent = title;
      field.setAttribute("aria-label", fill(labels["units-of"], { layer: title }));
      if (document.activeElement !== field || Number(field.value) !== widths[at]) field.value = widths[at];
      drop.hidden = at === 0 || at === widths.length - 1;
      drop.setAttribute("aria-label", fill(labels.remove, { layer: title }));
      const handle = fill(labels.handle, { layer: title, units: widths[at] });
      handles[at].setAttribute("aria-label", handle);
      handles[at].title = handle;
      const layer = layers[at - 1];
      const texts = layer
        ? [shapeText(layer.weight), shapeText(layer.bias), shapeText([samples, ...layer.bias]),
          `${grouped(layer.weight[0])} · ${grouped(layer.weight[1])} + ${grouped(layer.bias[0])} = ${grouped(layer.parameters)}`]
        : ["—", "—", shapeText([samples, widths[0]]), labels["no-weights"]];
      cells.forEach((cell, index) => {
        cell.textContent = texts[index];
      });
    });
  };

  const writeShares = (layers, total, own) => {
    const longest = Math.max(total, own ?? 0);
    shares.replaceChildren(...layers.map(({ parameters }, at) => h(
      "span",
      { class: at % 2 ? "odd" : "even", style: `width: ${(100 * parameters) / longest}%` },
      parameters > longest / 12 ? grouped(parameters) : "",
    )));
    const sum = layers.map(({ parameters }) => grouped(parameters)).join(" + ");
    shares.setAttribute("aria-label", `${labels.counter}: ${sum}`);
    ownShare.hidden = own === null;
    const width = (100 * Math.max(0, own ?? 0)) / longest;
    ownShare.replaceChildren(h("span", { style: `width: ${width}%` }), `${labels["own-count"]}: ${own === null ? "" : grouped(own)}`);
    ownShare.setAttribute("aria-label", ownShare.textContent);
    return layers.length > 1 ? `${sum} = ${grouped(total)}` : grouped(total);
  };

  const depthText = ({ length }) => {
    if (length === 2) return labels["depth-none"];
    if (length === 3) return labels["depth-one"];
    return fill(labels["depth-many"], { hidden: length - 2, layers: length - 1 });
  };

  const singleText = ({ weight: [w1, w2], bias, shapes }) => {
    const inputs = shapes[0][0];
    const signed = (value, text) => `${value < 0 ? "−" : "+"} ${number(Math.abs(value))}${text}`;
    const terms = [`${number(w1)} x₁`];
    if (inputs > 1) terms.push(signed(w2, " x₂"));
    if (inputs > 2) terms.push("+ …");
    const said = fill(labels["single-shapes"], { weight: shapeText(shapes[0]), bias: shapeText(shapes[1]) });
    return `y₁ = ${terms.join(" ")} ${signed(bias, "")} (${said})`;
  };

  const write = ({ state: now, numbers }) => {
    const { widths } = now;
    const { layers, total, edges, single } = numbers;
    activation.set(now.activation);
    batch.set(now.batch);
    add.disabled = widths.length === DEEPEST;
    if (layers.length === widths.length - 1) writeTable(now, layers);
    const sum = writeShares(layers, total, numbers.own_count);
    shown.values.sum.textContent = sum;
    shown.values.depth.textContent = depthText(widths);
    const drawn = widths.map((width) => (width > ALL_DRAWN ? SOME_DRAWN : width));
    const lines = drawn.slice(1).reduce((all, count, at) => all + count * drawn[at], 0);
    const edgesText = lines === edges ? labels["edges-all"] : labels["edges-some"];
    shown.values.edges.textContent = fill(edgesText, { drawn: grouped(lines), edges: grouped(edges) });
    shown.values.single.textContent = singleText(single);
    shown.values.difference.textContent = tiny(single.difference);
    const others = widths[0] > 2 ? `, ${labels.zeros}` : "";
    planePart.hidden = widths[0] === 1;
    planeTitle.textContent = `${labels.plane}${others}`;
    cutTitle.textContent = `${labels.cut}${widths[0] > 1 ? `, ${labels.zeros}` : ""}`;
    bar.set(`− ${labels["legend-low"]}: ${number(numbers.low)}`, `${labels["legend-high"]}: ${number(numbers.high)} +`);
    keys[2].hidden = !numbers.own;
    const off = now.activation === "identity" ? "collapsed" : "bent";
    const remains = labels[widths.length === 2 ? "only-layer" : off];
    message.textContent = [remains, numbers.message].filter(Boolean).join(" ");
    return (
      `${widths.join(", ")}. ${labels.sum} ${sum}. ${depthText(widths)}. ` +
      `${labels.difference} ${tiny(single.difference)}. ${message.textContent}`
    );
  };

  return { element, write, paint, recolour, buttons: [add, redraw] };
});
