// A quiz question. The texts are HTML that Python made from markdown, with HTML in them switched off.

let questions = 0;

function html(tag, attributes, content) {
  const element = h(tag, attributes);
  element.innerHTML = content;
  return element;
}

function render({ model, el }) {
  const labels = model.get("labels");
  const { text, many, choices } = model.get("question");
  questions += 1;
  const name = `nnk-quiz-${questions}`;

  const verdict = h("span", { class: "nnk-verdict", role: "status" });
  const inputs = [];
  const reasons = [];
  const chosen = () => inputs.map((input) => input.checked);

  const rows = choices.map((choice) => {
    const input = h("input", { type: many ? "checkbox" : "radio", name, ...OWN_KEYS });
    const reason = h("span", { class: "reason" });
    inputs.push(input);
    reasons.push(reason);
    const label = h("label", { class: "nnk-choice" }, input, h("span", {}, html("span", {}, choice.text), reason));
    input.addEventListener("change", () => {
      // A new choice is a new try.
      verdict.textContent = "";
      reasons.forEach((one) => one.replaceChildren());
      button.disabled = !chosen().includes(true);
    });
    return label;
  });

  const check = () => {
    const answer = chosen();
    choices.forEach((choice, index) => {
      reasons[index].replaceChildren();
      if (!answer[index]) return;
      const word = choice.right ? labels["chosen-right"] : labels["chosen-wrong"];
      reasons[index].className = `reason ${choice.right ? "right" : "wrong"}`;
      reasons[index].append(`${choice.right ? "✓" : "✗"} ${word}: `, html("span", {}, choice.reason));
    });
    const right = choices.every((choice, index) => choice.right === answer[index]);
    const missed = choices.every((choice, index) => choice.right || !answer[index]) && !right;
    verdict.textContent = right ? labels.right : [labels.wrong, missed ? labels.missed : ""].join(" ").trim();
  };
  const button = h("button", { type: "button", class: "nnk-button", disabled: "", onclick: check, ...OWN_KEYS }, labels.check);

  const legend = html("legend", {}, text);
  if (many) legend.append(h("p", { class: "hint" }, labels.many));
  const group = h("fieldset", { class: "nnk-quiz" }, legend, ...rows, button, verdict);
  group.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target !== button && !button.disabled && !event.shiftKey && !event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      check();
    }
  });
  el.append(h("section", { class: "nnk", "aria-label": labels.title }, group));
}

export default { render };
