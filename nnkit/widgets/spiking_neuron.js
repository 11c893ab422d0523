// The spiking neuron: the charge of a nerve cell over time, beside the answers to every stimulus.

const STEP = 0.05;

export default courseWidget(({ labels, change, state }) => {
  const cell = plot({ label: labels.cell, x: [-14, 106], y: [-0.15, 1.8], ratio: 1.5 });
  const answers = plot({ label: labels.answers, x: [-0.1, 4], y: [-0.15, 1.25], ratio: 1.5 });
  const handle = answers.handle("stimulus", labels.handle);
  const within = (value) => Math.round(Math.max(0, Math.min(4, value)) * 100) / 100;
  const setStimulus = (stimulus) => change({ stimulus: within(stimulus) });
  const stimulus = slider({ label: labels.stimulus, min: 0, max: 4, step: STEP, onInput: setStimulus });
  const threshold = slider({
    label: labels.threshold, min: 0.05, max: 4, step: STEP,
    onInput: (value) => change({ threshold: Math.max(0.05, within(value)) }),
  });
  const shown = facts(["spikes", "rate", "step"].map((name) => [name, labels[name]]));
  const message = h("p", { class: "nnk-message" });
  const keys = ["rate", "step", "own"].map((name) => h("span", { class: name }, labels[name]));
  const key = h("div", { class: "nnk-key" }, ...keys);
  const element = h(
    "div",
    { class: "nnk-columns nnk-spiking-neuron" },
    h("div", {}, h("h4", {}, labels.cell), cell.element, stimulus.row, threshold.row),
    h("div", { class: "answers" }, h("h4", {}, labels.answers), answers.element, key, shown.list, message),
  );

  const follow = (event) => setStimulus(answers.fromEvent(event)[0]);
  draggable(handle, follow);
  draggable(answers.canvas, follow);
  steerable(handle, STEP, (dx, dy) => setStimulus(state().stimulus + dx + dy));

  let colours = {};
  const recolour = (read) => {
    colours = Object.fromEntries(["line", "normal", "sample", "paper", "series-1", "series-2"].map((name) => [name, read(name)]));
  };

  const paintCell = (context, now, { times, potential, spikes }) => {
    const top = Math.max(1.6 * now.threshold, 0.4);
    cell.y = [-0.12 * top, 1.15 * top];
    cell.axes(context, colours.line, { xName: labels.time, yName: labels.charge });
    cell.curve(context, [0, 100], [now.threshold, now.threshold], { colour: colours.line, width: 1, dash: DASHES[1] });
    cell.curve(context, times.data, potential.data, { colour: colours["series-1"] });
    for (const at of spikes.data) cell.curve(context, [at, at], [0, top], { colour: colours.line });
  };
  const paintAnswers = (context, now, numbers, { stimuli, rates, steps, own }) => {
    answers.axes(context, colours.line, { xName: labels.stimulus, yName: "" });
    const shares = rates.data.map((rate) => rate / numbers.fastest);
    answers.curve(context, stimuli.data, shares, { colour: colours["series-1"], width: 3 });
    answers.curve(context, stimuli.data, steps.data, { colour: colours["series-2"], width: 3, dash: DASHES[1] });
    answers.curve(context, stimuli.data, own.data, { colour: colours.normal, width: 3, dash: DASHES[2] });
    answers.curve(context, [now.stimulus, now.stimulus], [0, 1.25], { colour: colours.line, width: 1 });
    mark(context, answers.toScreen([now.stimulus, numbers.step]), "diamond", { fill: colours["series-2"], stroke: colours.paper });
    mark(context, answers.toScreen([now.stimulus, numbers.rate / numbers.fastest]), "circle", { fill: colours["series-1"], stroke: colours.paper, radius: 6 });
    answers.place(handle, [now.stimulus, 0]);
  };
  const paint = ({ state: now, numbers, arrays }) => {
    const contexts = [cell.begin(), answers.begin()];
    if (contexts.includes(null)) return;
    paintCell(contexts[0], now, arrays);
    paintAnswers(contexts[1], now, numbers, arrays);
  };

  const write = ({ state: now, numbers, arrays }) => {
    stimulus.set(now.stimulus);
    threshold.set(now.threshold);
    shown.values.spikes.textContent = String(numbers.spikes);
    shown.values.rate.textContent = number(numbers.rate, 0);
    shown.values.step.textContent = `f(${number(now.stimulus)} − ${number(now.threshold)}) = ${number(numbers.step, 0)}`;
    keys[2].hidden = !Number.isFinite(arrays.own.data[0]);
    message.textContent = numbers.message;
    return (
      `${labels.stimulus} ${number(now.stimulus)}, ${labels.threshold} ${number(now.threshold)}. ` +
      `${labels.spikes} ${numbers.spikes}, ${labels.rate} ${number(numbers.rate, 0)}, ` +
      `${labels.step} ${number(numbers.step, 0)}. ${numbers.message}`
    );
  };
  return { element, write, paint, recolour };
});
