// The recurrence unroller: one column for each timestep, joined by the state that is handed on.

const lower = (count) => String(count).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]);

export default courseWidget(({ labels, state, change, send, player }) => {
  const steps = slider({ label: "t", min: 0, max: 8, step: 1, onInput: (value) => change({ steps: Math.max(0, Math.round(value)) }) });
  const weights = [["w", "weight"], ["u", "recurrent_weight"], ["b", "bias"]].map(([label, name]) => [
    name,
    slider({ label, min: -2, max: 2, step: 0.1, onInput: (value) => change({ [name]: value }) }),
  ]);
  const unrolled = h("div", { class: "unrolled" });
  const sum = h("p", { class: "written" });
  const message = h("p", { class: "nnk-message" });
  const element = h(
    "div",
    { class: "nnk-cells nnk-recurrence-unroller" },
    unrolled,
    sum,
    message,
    h("div", { class: "two" },
      h("fieldset", {}, h("legend", {}, labels.weights), ...weights.map(([, one]) => one.row)),
      h("fieldset", {}, h("legend", {}, labels.time), steps.row),
    ),
  );

  let seen = 0;  // the timestep that was last brought into view
  let columns = [];
  const makeColumns = (count) => {
    if (columns.length === count) return;
    columns = Array.from({ length: count }, (_, index) => {
      const field = numberField({
        label: fill(labels.input, { step: index + 1 }),
        step: 0.5,
        onInput: (value) => change({ inputs: state().inputs.map((old, other) => (other === index ? value : old)) }),
      });
      const hidden = h("span", { class: "box state" });
      const cell = h("span", { class: "box cell" });
      const pull = h("span", { class: "pull" });
      const handed = h("span", { class: "handed", title: labels.handed });
      const column = h("div", { class: "column" }, h("span", { class: "time" }, `t = ${index + 1}`), hidden, "↑", cell, "↑", field.input, pull);
      return { field, hidden, cell, pull, handed, column };
    });
    const names = h("div", { class: "names" }, ...["states", "sums", "inputs", "influence"].map((name) => h("span", { class: name }, labels[name])));
    unrolled.replaceChildren(names, ...columns.flatMap(({ handed, column }) => [handed, column]));
  };

  const takeStep = doButton(labels.step, send, { name: "step" });
  const play = player({ event: () => ({ name: "step" }), ended: () => state().steps >= state().inputs.length, pause: 700 });

  const sentence = (now, { before, sums, states }, own) => {
    if (now.steps === 0) return labels.none;
    const t = now.steps - 1;
    if (!Number.isFinite(sums.data[t])) return `h${lower(now.steps)} = ?`;
    const terms = `${summand(now.weight)} · ${summand(now.inputs[t])} + ${summand(now.recurrent_weight)} · ${summand(before.data[t])} + ${summand(now.bias)}`;
    const value = Number.isFinite(states.data[t]) ? number(states.data[t]) : "?";
    const name = `h${lower(now.steps)}`;
    const formula = `tanh(w·x${lower(now.steps)} + u·h${lower(t)} + b) = tanh(${terms}) = tanh(${number(sums.data[t])})`;
    return own ? `${name} = ${value} (${labels.own}); ${formula} = ${number(Math.tanh(sums.data[t]))}` : `${name} = ${formula} = ${value}`;
  };

  const write = ({ state: now, numbers, arrays }) => {
    if (arrays.states.data.length !== now.inputs.length) return "";  // an answer to an older state
    makeColumns(now.inputs.length);
    columns.forEach(({ field, hidden, cell, pull, handed, column }, index) => {
      const read = index < now.steps;
      column.classList.toggle("unread", !read);
      column.classList.toggle("now", index === now.steps - 1);
      field.set(now.inputs[index]);
      hidden.textContent = read ? short(arrays.states.data[index]) : "?";
      shade(hidden, read ? arrays.states.data[index] : 0, 1);
      cell.textContent = read ? short(arrays.sums.data[index]) : "?";
      pull.textContent = read ? short(arrays.influence.data[index]) : "";
      shade(pull, read ? arrays.influence.data[index] : 0, 1);
      handed.textContent = `${index <= now.steps ? short(arrays.before.data[index]) : ""}\n→`;
    });
    if (now.steps !== seen) pushIntoView(unrolled, now.steps ? columns[now.steps - 1].column : unrolled.firstChild);
    seen = now.steps;
    for (const [name, one] of weights) one.set(now[name]);
    steps.set(now.steps);
    sum.textContent = sentence(now, arrays, numbers.own);
    message.textContent = numbers.message;
    const pulls = Array.from(arrays.influence.data.subarray(0, now.steps), (value) => number(value)).join(", ");
    return `${labels.time} ${now.steps}. ${sum.textContent}. ${labels.influence}: ${pulls || "—"}. ${numbers.message}`;
  };
  return { element, write, buttons: [takeStep, play.button] };
});
