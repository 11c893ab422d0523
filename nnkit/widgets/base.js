// What all widgets of the course share. This file is put in front of <widget>.js; see base.py.

/** Make an element: h("button", {class: "a", onclick: f}, "text", child, …). */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Without this mark, JupyterLab's shortcuts take the arrow keys from an input. */
const OWN_KEYS = { "data-lm-suppress-shortcuts": "true" };

/** Write a number as the lessons do: two decimals, a true minus sign. */
function number(value, digits = 2) {
  if (!Number.isFinite(value)) return String(value);
  const rounded = value.toFixed(digits);
  return (Number(rounded) === 0 ? (0).toFixed(digits) : rounded).replace("-", "−");
}

/**
 * Ask Python about the state. One question is under way at a time; of those that come meanwhile
 * only the newest is asked. `onAnswer(numbers, arrays)` is called with each answer.
 *
 * `ask(byHand)` sends the state along only if the hand has moved it: a state that came from Python
 * would overwrite what Python has changed since.
 */
function asker(model, onAnswer) {
  let waiting = false;
  let again = false;
  let moved = false;
  const ask = (byHand = false) => {
    moved ||= byHand;
    if (waiting) {
      again = true;
      return;
    }
    waiting = true;
    model.send(moved ? { kind: "ask", state: model.get("state") } : { kind: "ask" });
    moved = false;
  };
  const hear = (content, buffers) => {
    if (content.kind !== "answer") return;
    waiting = false;
    // The next question first: Python computes while this answer is painted.
    if (again) {
      again = false;
      ask();
    }
    const arrays = {};
    Object.entries(content.shapes).forEach(([name, shape], index) => {
      const bytes = buffers[index];
      const view = bytes instanceof DataView ? bytes : new DataView(bytes.buffer ?? bytes);
      const copy = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
      arrays[name] = { shape, data: new Float32Array(copy) };
    });
    onAnswer(content.numbers, arrays);
  };
  model.on("msg:custom", hear);
  return { ask, stop: () => model.off("msg:custom", hear) };
}

/** Call `repaint` once per frame at most, however often it is asked for. */
function onNextFrame(repaint) {
  let pending = 0;
  return () => {
    if (pending) return;
    pending = requestAnimationFrame(() => {
      pending = 0;
      repaint();
    });
  };
}

/** Read a colour that the style sheet defines; it follows JupyterLab's theme. */
function colour(element, name) {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

/** Call `onChange` when JupyterLab's theme changes. Returns a function that stops it. */
function watchTheme(onChange) {
  const observer = new MutationObserver(onChange);
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-name", "data-jp-theme-light"] });
  return () => observer.disconnect();
}

/** Give a canvas as many pixels as its place on the screen has. Returns its size in CSS pixels. */
function fitCanvas(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
  }
  canvas.getContext("2d").setTransform(scale, 0, 0, scale, 0, 0);
  return { width, height };
}

/** A text for screen readers that follows the numbers, but not more often than can be heard. */
function liveText() {
  const element = h("p", { class: "nnk-live", "aria-live": "polite" });
  let timer = 0;
  const say = (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (element.textContent !== text) element.textContent = text;
    }, 400);
  };
  return { element, say, stop: () => clearTimeout(timer) };
}

/**
 * Let the hand drag an element: `onMove(event)` for each pointer move while it is held. A press
 * for which `onStart(event)` returns false is not a drag.
 */
function draggable(element, onMove, onStart = () => true) {
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || onStart(event) === false) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true });
    const move = (moved) => onMove(moved);
    const end = (ended) => {
      if (ended.type === "pointerup") onMove(ended);  // the last move may not have been told
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", end);
      element.removeEventListener("pointercancel", end);
    };
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", end);
    element.addEventListener("pointercancel", end);
    onMove(event);
  });
}

/** Let the arrow keys move an element: `onStep(dx, dy)` in units of `step`, Shift for ten times. */
function steerable(element, step, onStep) {
  const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  element.addEventListener("keydown", (event) => {
    const direction = directions[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const size = event.shiftKey ? 10 * step : step;
    onStep(direction[0] * size, direction[1] * size);
  });
}

/** A slider with its number beside it. Returns the row and `set(value)`. */
function slider({ label, min, max, step, onInput }) {
  const range = h("input", { type: "range", min, max, step, "aria-label": label, ...OWN_KEYS });
  const field = h("input", { type: "number", step, "aria-label": label, ...OWN_KEYS });
  const take = (input) => () => {
    if (input.value !== "" && Number.isFinite(Number(input.value))) onInput(Number(input.value));
  };
  range.addEventListener("input", take(range));
  field.addEventListener("input", take(field));
  const set = (value) => {
    // A value from Python may lie beyond the slider's ends: the slider grows.
    range.min = Math.min(min, Math.floor(value));
    range.max = Math.max(max, Math.ceil(value));
    range.value = value;
    range.setAttribute("aria-valuetext", number(value));
    if (document.activeElement !== field || Number(field.value) !== value) field.value = Number(value.toFixed(4));
  };
  return { row: h("label", { class: "nnk-slider" }, h("span", {}, label), range, field), set };
}

/**
 * A button that copies `text()` and says so in its own place for a moment. Browsers have a clipboard
 * on this machine and over https; elsewhere the text is shown, to be copied by hand.
 */
function copyButton(label, done, text) {
  const button = h("button", { type: "button", class: "nnk-button" }, label);
  button.addEventListener("click", async () => {
    if (!navigator.clipboard) {
      window.prompt(label, text());
      return;
    }
    await navigator.clipboard.writeText(text());
    button.textContent = done;
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  });
  return button;
}
