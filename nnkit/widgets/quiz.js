// A quiz question. The texts are HTML that Python made from markdown, with HTML in them switched off.

function html(tag, attributes, content) {
  const element = h(tag, attributes);
  element.innerHTML = content;
  return element;
}

function render({ model, el }) {
  const labels = model.get("labels");
  const { text, many, choices } = model.get("question");
  // Radio buttons of one name exclude each other: no two questions of a page may share it.
  const name = `nnk-quiz-${Math.random().toString(36).slice(2)}`;

  const verdict = h("span", { class: "nnk-verdict", role: "status" });
  const inputs = [];
  const reasons = [];
  const chosen = () => inputs.map((input) => input.checked);

  const rows = choices.map((choice, index) => {
    const id = `${name}-${index}`;
    const input = h("input", { type: many ? "checkbox" : "radio", name, id, "aria-describedby": `${id}-reason`, ...OWN_KEYS });
    const reason = h("div", { class: "reason", id: `${id}-reason`, "aria-live": "polite" });
    inputs.push(input);
    reasons.push(reason);
    input.addEventListener("change", () => {
      // A new choice is a new try.
      verdict.textContent = "";
      reasons.forEach((one) => one.replaceChildren());
      button.disabled = !chosen().includes(true);
    });
    return h("div", { class: "nnk-answer" }, input, html("label", { for: id }, choice.text), reason);
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
    if (right) model.send({ kind: "done" });
    verdict.textContent = right ? labels.right : [labels.wrong, missed ? labels.missed : ""].join(" ").trim();
  };
  const button = h("button", { type: "button", class: "nnk-button", disabled: "", onclick: check, ...OWN_KEYS }, labels.check);

  const legend = html("legend", {}, text);
  if (many) legend.append(h("p", { class: "hint" }, labels.many));
  const group = h("fieldset", { class: "nnk-quiz" }, legend, ...rows, button, verdict);
  group.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && inputs.includes(event.target) && !button.disabled && !event.shiftKey && !event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      check();
    }
  });
  el.append(h("div", { class: "nnk" }, group));
}

export default { render };
