// Drawing in coordinates of the lesson. This file stands between base.js and <widget>.js; see base.py.

const DASHES = [[], [7, 5], [2, 3], [10, 4, 2, 4], [14, 4], [4, 2, 4, 8]];

/**
 * A canvas with coordinates: `x` and `y` are what its sides stand for, `[from, to]`; both may be
 * changed later. `ratio` is width by height. Handles laid over it can be dragged and reached by key.
 */
function plot({ label, x, y, ratio = 1 }) {
  const canvas = h("canvas", { role: "img", "aria-label": label });
  const element = h("div", { class: "nnk-plot", style: `aspect-ratio: ${ratio}` }, canvas);
  let size = { width: 0, height: 0 };
  const one = { element, canvas, x, y };

  one.toScreen = ([x1, x2]) => [
    ((x1 - one.x[0]) / (one.x[1] - one.x[0])) * size.width,
    ((one.y[1] - x2) / (one.y[1] - one.y[0])) * size.height,
  ];

  /** Where an event happened, never beyond the plot's sides. */
  one.fromEvent = (event) => {
    const box = canvas.getBoundingClientRect();
    const [across, down] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    const within = (share) => Math.max(0, Math.min(1, share));
    return [
      one.x[0] + within(across) * (one.x[1] - one.x[0]),
      one.y[1] - within(down) * (one.y[1] - one.y[0]),
    ];
  };

  /** Begin a new picture. Returns its context, or null while the plot has no place on the page. */
  one.begin = () => {
    size = fitCanvas(canvas);
    if (size.width === 0) return null;
    const context = canvas.getContext("2d");
    context.clearRect(0, 0, size.width, size.height);
    return context;
  };

  /** Lay a handle over the plot: a button to drag (`draggable`) and to steer (`steerable`). */
  one.handle = (name, text) => {
    const button = h("button", { type: "button", class: `nnk-handle ${name}`, "aria-label": text, title: text, ...OWN_KEYS });
    element.append(button);
    return button;
  };

  /** Put a handle at a point; where there is none, hide it. */
  one.place = (handle, at) => {
    handle.hidden = at === null;
    if (at === null) return;
    const [left, top] = one.toScreen(at);
    handle.style.left = `${Math.max(8, Math.min(size.width - 8, left))}px`;
    handle.style.top = `${Math.max(8, Math.min(size.height - 8, top))}px`;
  };

  /** Draw both axes through the origin, or along the nearest side, with their ticks and names. */
  one.axes = (context, ink, { xName = "x₁", yName = "x₂", digits, steps = 6 } = {}) => {
    const clamp = (value, [from, to]) => Math.max(from, Math.min(to, value));
    const [x0, y0] = one.toScreen([clamp(0, one.x), clamp(0, one.y)]);
    context.save();
    context.strokeStyle = context.fillStyle = ink;
    context.globalAlpha = 0.35;
    context.lineWidth = 1;
    line(context, [0, y0], [size.width, y0]);
    line(context, [x0, 0], [x0, size.height]);
    context.globalAlpha = 0.85;
    context.font = "12px sans-serif";
    const below = y0 < size.height - 18;
    context.textAlign = "center";
    context.textBaseline = below ? "top" : "bottom";
    for (const at of ticks(one.x, steps)) {
      const [left] = one.toScreen([at, 0]);
      if (left > 12 && left < size.width - 26) context.fillText(tickText(at, one.x, steps, digits), left, y0 + (below ? 3 : -3));
    }
    const before = x0 > 34;
    context.textAlign = before ? "right" : "left";
    context.textBaseline = "middle";
    for (const at of ticks(one.y, steps)) {
      const [, top] = one.toScreen([0, at]);
      if (top > 22 && top < size.height - 10) context.fillText(tickText(at, one.y, steps, digits), x0 + (before ? -4 : 4), top);
    }
    context.textAlign = "right";
    context.textBaseline = "bottom";
    context.fillText(xName, size.width - 4, y0 - 3);
    const fits = context.measureText(yName).width + 8 < x0;
    context.textAlign = fits ? "right" : "left";
    context.textBaseline = "top";
    context.fillText(yName, x0 + (fits ? -4 : 4), 4);
    context.restore();
  };

  /** Hatch the plot between two of its x, from top to bottom: strokes, so that no colour is the only sign. */
  one.hatch = (context, [from, to], ink) => {
    const [left, right] = [from, to].map((x) => one.toScreen([x, 0])[0]);
    context.save();
    context.beginPath();
    context.rect(left, 0, right - left, size.height);
    context.clip();
    context.strokeStyle = ink;
    context.globalAlpha = 0.7;
    context.lineWidth = 1;
    for (let x = -size.height; x < size.width; x += 14) line(context, [x, size.height], [x + size.height, 0]);
    context.restore();
  };

  /** Draw a curve through points, whose `xs` and `ys` are plain or typed arrays; NaN interrupts it. */
  one.curve = (context, xs, ys, { colour: ink, width = 2, dash = [] }) => {
    context.save();
    context.strokeStyle = ink;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    let pen = false;
    for (let i = 0; i < xs.length; i += 1) {
      if (!Number.isFinite(ys[i])) {
        pen = false;
        continue;
      }
      const at = one.toScreen([xs[i], ys[i]]);
      if (pen) context.lineTo(...at);
      else context.moveTo(...at);
      pen = true;
    }
    context.stroke();
    context.restore();
  };
  return one;
}

/** A round step that goes about `count` times between `from` and `to`. */
function tickStep([from, to], count) {
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough);
}

/** A tick's number, with as many digits as its neighbours need to differ, or with `digits`. */
function tickText(at, ends, count, digits) {
  return number(at, digits ?? Math.max(0, -Math.floor(Math.log10(tickStep(ends, count) * 1.0001))));
}

/** Round numbers between `from` and `to`, about `count` of them, without 0, where the axes cross. */
function ticks([from, to], count) {
  const step = tickStep([from, to], count);
  const found = [];
  for (let i = Math.ceil(from / step); i * step <= to; i += 1) if (i !== 0) found.push(i * step);
  return found;
}

function line(context, from, to) {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

/** A text on the screen that stays readable on top of lines. */
function writeOver(context, text, x, y, { ink, paper }) {
  context.save();
  context.strokeStyle = paper;
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
  context.restore();
}

/** An arrow on the screen, with a head at its end. */
function arrow(context, from, to, { colour: ink, width = 3, head = 13 }) {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  context.save();
  context.strokeStyle = context.fillStyle = ink;
  context.lineWidth = width;
  line(context, from, to);
  context.beginPath();
  context.moveTo(...to);
  for (const turn of [-2.6, 2.6]) context.lineTo(to[0] + head * Math.cos(angle + turn), to[1] + head * Math.sin(angle + turn));
  context.fill();
  context.restore();
}

/** A mark on the screen: "circle", "square", "diamond", "triangle" or "cross"; its shape says what its colour says too. */
function mark(context, [x, y], shape, { fill: inside, stroke, radius = 8 }) {
  context.save();
  context.fillStyle = inside;
  context.strokeStyle = stroke;
  context.lineWidth = 2;
  context.beginPath();
  if (shape === "circle") context.arc(x, y, radius, 0, 7);
  else if (shape === "square") context.rect(x - radius * 0.88, y - radius * 0.88, radius * 1.76, radius * 1.76);
  else if (shape === "cross") {
    for (const side of [-1, 1]) {
      context.moveTo(x - radius, y - side * radius);
      context.lineTo(x + radius, y + side * radius);
    }
  } else {
    const corners = shape === "triangle" ? [-90, 30, 150] : [-90, 0, 90, 180];
    for (const degrees of corners) {
      const angle = (degrees * Math.PI) / 180;
      context.lineTo(x + 1.15 * radius * Math.cos(angle), y + 1.15 * radius * Math.sin(angle));
    }
    context.closePath();
  }
  context.fill();
  context.stroke();
  context.restore();
}

/** "#rrggbb" as three numbers. */
function rgb(hex) {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

const heatPictures = new WeakMap();  // by their numbers: until Python's answer, a drag paints the same

/**
 * Turn numbers in rows into a picture for `context.drawImage`: from `low` over the middle to `high`
 * in the three `colours`, each as `rgb` gives them; NaN is left clear.
 */
function heatPicture({ shape: [rows, columns], data }, [low, high], colours) {
  const made = heatPictures.get(data);
  if (made && made.low === low && made.high === high && made.colours === colours) return made.picture;
  const [lowest, middle, highest] = colours;
  const picture = document.createElement("canvas");
  picture.width = columns;
  picture.height = rows;
  const context = picture.getContext("2d");
  const pixels = context.createImageData(columns, rows);
  for (let i = 0; i < data.length; i += 1) {
    const share = Math.max(0, Math.min(1, (data[i] - low) / (high - low)));
    const [from, to] = share < 0.5 ? [lowest, middle] : [middle, highest];
    const part = share < 0.5 ? 2 * share : 2 * share - 1;
    for (let c = 0; c < 3; c += 1) pixels.data[4 * i + c] = from[c] + (to[c] - from[c]) * part;
    pixels.data[4 * i + 3] = Number.isNaN(data[i]) ? 0 : 255;
  }
  context.putImageData(pixels, 0, 0);
  heatPictures.set(data, { low, high, colours, picture });
  return picture;
}

/** A sign on every patch of a plane of numbers, so that no reader depends on its colours. */
function signs(context, { shape: [rows, columns], data }, middle, ink, count = 8) {
  const { clientWidth: width, clientHeight: height } = context.canvas;
  context.save();
  context.fillStyle = ink;
  context.globalAlpha = 0.45;
  context.font = "12px sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < count; j += 1) {
      const [across, down] = [(j + 0.5) / count, (i + 0.5) / count];
      const value = data[Math.floor(down * rows) * columns + Math.floor(across * columns)];
      if (Number.isFinite(value)) context.fillText(value > middle ? "+" : "−", across * width, down * height);
    }
  }
  context.restore();
}

/** A bar that says what the colours of a plane stand for. Returns it and `set(lowText, highText)`. */
function colourBar() {
  const ends = [h("span"), h("span")];
  const element = h("div", { class: "nnk-legend" }, ends[0], h("span", { class: "bar" }), ends[1]);
  const set = (...texts) => texts.forEach((text, index) => {
    ends[index].textContent = text;
  });
  return { element, set };
}

/**
 * A unit's line in a plot, where w·x + b = 0: the hand shifts it, turns it by the tip of its normal,
 * and keys do both. `get()` returns `{ weights, bias }`, `set` gets what the hand wants of them.
 *
 * The normal starts from the line's point that is nearest to `centre`. It is the vector of weights
 * itself; or it is `reach` long and only turns, where weights may be too long for the plot.
 */
function decisionLine({ on, names, texts, get, set, centre = [0, 0], reach = null, step = 0.1 }) {
  const [line, normal] = names.map((name, index) => on.handle(name, texts[index]));
  const tidy = (x) => Math.round(x * 100) / 100;

  /** The point from which the normal starts; none if both weights are 0. */
  const foot = () => {
    const { weights: [w1, w2], bias } = get();
    const square = w1 * w1 + w2 * w2;
    if (square === 0) return null;
    const along = (w1 * centre[0] + w2 * centre[1] + bias) / square;
    return [centre[0] - along * w1, centre[1] - along * w2];
  };
  const tip = () => {
    const [from1, from2] = foot() ?? centre;
    const [w1, w2] = get().weights;
    const scale = reach === null ? 1 : reach / (Math.hypot(w1, w2) || 1);
    return [from1 + scale * w1, from2 + scale * w2];
  };
  const shiftTo = ([x1, x2]) => {
    const { weights: [w1, w2] } = get();
    set({ weights: [w1, w2], bias: tidy(-(w1 * x1 + w2 * x2)) });
  };
  /** Give the weights; the line keeps the point `held`. */
  const turn = (weights, held) => {
    const [w1, w2] = weights.map(tidy);
    set({ weights: [w1, w2], bias: tidy(-(w1 * held[0] + w2 * held[1])) });
  };
  let held = centre;
  const turnTo = ([x1, x2]) => {
    const [w1, w2] = [x1 - held[0], x2 - held[1]];
    const length = Math.hypot(w1, w2);
    if (reach === null) turn([w1, w2], held);
    else if (length > 0) {
      const scale = (Math.hypot(...get().weights) || 1) / length;
      turn([scale * w1, scale * w2], held);
    }
  };

  draggable(line, (event) => shiftTo(on.fromEvent(event)));
  draggable(normal, (event) => turnTo(on.fromEvent(event)), () => {
    held = foot() ?? centre;
  });
  steerable(line, step, (dx, dy) => {
    const { weights, bias } = get();
    set({ weights, bias: tidy(bias + dx + dy) });
  });
  steerable(normal, step, (dx, dy) => {
    const { weights: [w1, w2], bias } = get();
    if (reach === null) {
      set({ weights: [tidy(w1 + dx), tidy(w2 + dy)], bias });
      return;
    }
    const [sine, cosine] = [Math.sin(dy - dx), Math.cos(dy - dx)];
    turn([cosine * w1 - sine * w2, sine * w1 + cosine * w2], foot() ?? centre);
  });

  /** How far from the line an event happened, in CSS pixels. */
  const distance = (event) => {
    const { weights: [w1, w2], bias } = get();
    const [x1, x2] = on.fromEvent(event);
    const length = Math.abs(w1 * x1 + w2 * x2 + bias) / Math.hypot(w1, w2);
    return (length / (on.x[1] - on.x[0])) * on.canvas.clientWidth;
  };

  const paint = (context, { line: ink, normal: normalInk, paper, dash = DASHES[1], name = "w" }) => {
    const from = foot();
    on.place(line, from);
    on.place(normal, tip());
    if (!from) return;
    const { weights: [w1, w2] } = get();
    const far = (2 * (on.x[1] - on.x[0])) / Math.hypot(w1, w2);
    const ends = [-far, far].map((side) => [from[0] - side * w2, from[1] + side * w1]);
    on.curve(context, ends.map(([x1]) => x1), ends.map(([, x2]) => x2), { colour: ink, dash });
    const [start, end] = [on.toScreen(from), on.toScreen(tip())];
    const angle = Math.atan2(end[1] - start[1], end[0] - start[0]);
    arrow(context, start, end, { colour: normalInk });
    context.font = "bold italic 14px serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    writeOver(context, name, end[0] + 16 * Math.cos(angle), end[1] + 16 * Math.sin(angle), { ink: normalInk, paper });
    mark(context, start, "circle", { fill: ink, stroke: ink, radius: 4 });
  };
  const hide = () => [line, normal].forEach((handle) => on.place(handle, null));
  return { foot, distance, shiftTo, paint, hide };
}
