// The convolution slider: image, kernel and output as grids of numbers, and the sum written out.

export default courseWidget(({ labels, state, change, send, player }) => {
  let places = [1, 1];
  const clamp = (place, side) => Math.max(0, Math.min(places[side] - 1, place));
  const goTo = (row, column) => change({ at: [clamp(row, 0), clamp(column, 1)] });

  const image = cellGrid(labels.image);
  const frame = h("button", { type: "button", class: "frame", "aria-label": labels.window, title: labels.window, ...OWN_KEYS });
  const output = cellGrid(labels.output);
  const products = cellGrid(labels.products);
  const fields = h("div", { class: "grid kernel", role: "group", "aria-label": labels.kernel });
  let inputs = [];
  const sum = h("p", { class: "written" });
  const message = h("p", { class: "nnk-message" });
  const names = ["vertical", "horizontal", "outline", "blur", "unchanged"];
  const readyMade = choice({
    label: labels["ready-made"],
    options: names.map((name) => [name, labels[name]]),
    onChoose: (kernel) => send({ name: "kernel", kernel }),
  });
  const stride = choice({ label: labels.stride, options: [1, 2, 3].map((one) => [one, one]), onChoose: (one) => change({ stride: Number(one) }) });
  const padding = choice({ label: labels.padding, options: ["valid", "same"].map((one) => [one, labels[one]]), onChoose: (one) => change({ padding: one }) });
  const whole = tick({ label: labels.whole, onChange: (on) => change({ whole: on }) });
  const size = h("span", { class: "size" });
  const element = h(
    "div",
    { class: "nnk-cells nnk-convolution-slider" },
    h("div", { class: "three" },
      h("div", {}, h("h4", {}, labels.image), h("div", { class: "framed" }, image.element, frame)),
      h("div", {}, h("h4", {}, labels.kernel), fields, h("h4", {}, labels.products), products.element),
      h("div", {}, h("h4", {}, labels.output, " ", size), output.element),
    ),
    sum,
    message,
    readyMade.group,
    h("div", { class: "settings" }, stride.group, padding.group, whole.row),
  );

  // What the hand does

  const slideTo = (event) => {
    const [row, column] = image.fromEvent(event);
    const { kernel, stride: by } = state();
    goTo(...[row, column].map((at) => Math.round((at - kernel.length / 2) / by)));
  };
  draggable(frame, slideTo);
  draggable(image.element, slideTo);
  draggable(output.element, (event) => goTo(...output.fromEvent(event).map(Math.floor)));
  steerable(frame, 1, (dx, dy) => goTo(state().at[0] - dy, state().at[1] + dx));

  const makeInputs = (count) => {
    if (inputs.length === count * count) return;
    inputs = Array.from({ length: count * count }, (_, index) => {
      const [row, column] = [Math.floor(index / count), index % count];
      return numberField({
        label: fill(labels["kernel-cell"], { row: row + 1, column: column + 1 }),
        step: 0.5,
        onInput: (value) => change({ kernel: state().kernel.map((line, i) => line.map((old, j) => (i === row && j === column ? value : old))) }),
      });
    });
    fields.style.gridTemplateColumns = `repeat(${count}, 1fr)`;
    fields.replaceChildren(...inputs.map((one) => one.input));
  };

  const takeStep = doButton(labels.step, send, { name: "step" });
  const play = player({
    event: () => ({ name: "step" }),
    ended: () => state().at.every((at, side) => at === places[side] - 1),
    pause: 200,
  });

  // Drawing

  const largestOf = (data) => data.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0);

  const showFrame = ({ kernel, stride: by, at }) => {
    const percent = (cells, of) => `${(100 * cells) / of}%`;
    frame.style.top = percent(by * at[0], image.rows);
    frame.style.left = percent(by * at[1], image.columns);
    frame.style.height = percent(kernel.length, image.rows);
    frame.style.width = percent(kernel.length, image.columns);
  };

  const write = ({ state: now, numbers, arrays }) => {
    places = arrays.output.shape;
    const [before, after] = numbers.border;
    const inside = (at, sizes) => at >= before && at < sizes - after;
    image.show(arrays.image, {
      largest: largestOf(arrays.image.data),
      look: (cell, row, column) => cell.classList.toggle("border", !inside(row, image.rows) || !inside(column, image.columns)),
    });
    showFrame(now);
    makeInputs(now.kernel.length);
    now.kernel.flat().forEach((weight, index) => inputs[index].set(weight));
    products.show(arrays.products, { largest: largestOf(arrays.products.data) });
    const here = now.at[0] * places[1] + now.at[1];
    const most = largestOf(arrays.output.data);
    const seen = { ...arrays.output, data: arrays.output.data.map((value, index) => (now.whole || index <= here ? value : NaN)) };
    output.show(seen, {
      largest: most,
      text: (value) => (Number.isFinite(value) ? short(value) : numbers.error ? "?" : ""),
      look: (cell, row, column) => cell.classList.toggle("here", row === now.at[0] && column === now.at[1]),
    });
    size.textContent = `(${places[0]} × ${places[1]})`;
    const terms = now.kernel.flat().map((weight, index) => `${shortSummand(weight)}·${shortSummand(arrays.window.data[index])}`);
    const own = numbers.own ? ` (${labels.own}: ${short(arrays.output.data[here])})` : "";
    sum.textContent = `${labels.sum}: ${terms.join(" + ")} = ${short(numbers.sum)}${own}`;
    message.textContent = numbers.message;
    readyMade.set(numbers.name);
    stride.set(now.stride);
    padding.set(now.padding);
    whole.set(now.whole);
    return `${labels.place} ${now.at.map((at) => at + 1).join(", ")}. ${sum.textContent}. ${labels.output} ${places.join(" × ")}. ${numbers.message}`;
  };
  return { element, write, buttons: [takeStep, play.button] };
});
