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

const raised = (power) => String(power).replace(/./g, (sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"["0123456789-".indexOf(sign)]);

/** Write a number however large or small, so that a slope that has faded still has its number. */
function numberOfAnySize(value) {
  if (Number.isNaN(value)) return "—";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.0001 || size >= 1e6)) {
    const [digits, power] = value.toExponential(1).split("e");
    return `${digits.replace("-", "−")} · 10${raised(Number(power))}`;
  }
  return number(value, size < 100 ? 4 : 2);
}

/** How many states of the hand may be on the way: while one travels, Python works on another. */
const STATES_AHEAD = 2;

/**
 * Ask Python about the state. Few questions are under way at a time; of those that come meanwhile
 * only the newest is asked. `onAnswer(numbers, arrays)` is called with each answer.
 *
 * `ask(byHand, event)` sends the state along only if the hand has moved it: a state that came from
 * Python would overwrite what Python has changed since. Events, such as "take one step", are things
 * to do and not a state: none of them is left out. They may change the state, so that the hand waits
 * for their answer; `ahead` says how many questions may be under way where there are events.
 * `isBehind()` says whether Python, in what it sends, does not know the hand's newest state yet.
 * `reset()` forgets the events that were not asked yet; with the next question, Python goes back to the
 * start before it takes over the state. `onAnswer` hears as a third argument whether it did so.
 */
function asker(model, onAnswer) {
  const underWay = [];  // questions, the oldest first
  let again = false;
  let moved = false;
  let restart = false;
  let events = [];
  const waiting = [];
  const ask = (byHand = false, event = null, ahead = 1) => {
    moved ||= byHand;
    if (event !== null) events.push(event);
    const withEvents = events.length > 0 || underWay.some((question) => question.events.length > 0);
    again = underWay.length >= (withEvents ? ahead : STATES_AHEAD);
    if (again) return;
    const question = { kind: "ask", events, reset: restart };
    if (moved) question.state = model.get("state");
    underWay.push(question);
    model.send(question);
    moved = restart = false;
    events = [];
  };
  const isBehind = () => underWay.slice(1).some((question) => "state" in question);
  const reset = () => {
    restart = true;
    events = [];
  };
  const hear = (content, buffers) => {
    if (content.kind !== "answer") return;
    underWay.shift();
    // The next question first: Python computes while this answer is painted.
    if (again) ask();
    const arrays = {};
    Object.entries(content.shapes).forEach(([name, shape], index) => {
      const bytes = buffers[index];
      const view = bytes instanceof DataView ? bytes : new DataView(bytes.buffer ?? bytes);
      const copy = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
      arrays[name] = { shape, data: new Float32Array(copy) };
    });
    onAnswer(content.numbers, arrays, content.reset);
    waiting.splice(0).forEach((resolve) => resolve());
  };
  /** Wait until all that has been asked so far is answered. */
  const answered = async () => {
    for (let left = underWay.length + Number(again); left > 0; left -= 1) await new Promise((resolve) => waiting.push(resolve));
  };
  model.on("msg:custom", hear);
  return { ask, isBehind, reset, answered, stop: () => model.off("msg:custom", hear) };
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
 * A button that copies `await text()` and says so in its own place for a moment. Browsers have a clipboard
 * on this machine and over https; elsewhere the text is shown, to be copied by hand.
 */
function copyButton(label, done, text) {
  const button = h("button", { type: "button", class: "nnk-button" }, label);
  button.addEventListener("click", async () => {
    if (!navigator.clipboard) {
      window.prompt(label, await text());
      return;
    }
    await navigator.clipboard.writeText(await text());
    button.textContent = done;
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  });
  return button;
}

/**
 * Make a widget's `render` of what is its own. `build(tools)` is called once and returns
 *
 *   element      what is on the widget; the frame puts buttons, error and live text under it
 *   write        called with each answer and each change: texts, values of inputs, and what is read
 *                aloud, which it returns
 *   paint        the same, but once a frame: canvases and the places of their handles
 *   recolour     called with the theme's colours, first and whenever the theme changes (optional)
 *   buttons      more buttons, before "reset" and "copy" (optional)
 *   stop         called when the widget leaves the page (optional)
 *
 * `write` and `paint` get `{ state, numbers, arrays }`, where numbers and arrays are Python's newest
 * answer; before the first one they are not called. The tools are `model`, `labels`, `state()`,
 * `change(part)` (the hand changes the state), `send(event)` (Python is to do something), `repaint()`
 * and `player(…)`.
 */
function courseWidget(build) {
  function render({ model, el }) {
    const labels = model.get("labels");
    let answer = null;
    let byHand = false;
    let newest = null;  // the hand's state
    let isResetting = false;  // until Python has answered
    const state = () => model.get("state");
    const put = (next) => {
      newest = next;
      byHand = true;
      model.set("state", next);
      byHand = false;
    };
    const change = (part) => put({ ...state(), ...part });
    const live = liveText();
    const warning = h("p", { class: "nnk-warning", role: "status" });
    const afterAnswer = [];
    const seen = () => ({ state: state(), numbers: answer.numbers, arrays: answer.arrays });

    const python = asker(model, (numbers, arrays, isReset) => {
      answer = { numbers, arrays };
      if (isReset) isResetting = false;
      write();
      repaint();
      root.dataset.answers = Number(root.dataset.answers ?? 0) + 1;
      for (const call of afterAnswer) call();
    });
    const send = (event, ahead) => python.ask(false, event, ahead);
    const repaint = onNextFrame(() => answer && made.paint?.(seen()));
    const player = (options) => {
      const made = playButton(labels, send, options);
      afterAnswer.push(made.answered);
      return made;
    };

    const made = build({ model, labels, state, change, send, repaint, player });
    const write = () => {
      if (!answer) return;
      const spoken = made.write(seen());
      warning.textContent = answer.numbers.error ?? "";
      live.say([spoken, warning.textContent].filter(Boolean).join(" "));
    };
    const reset = h("button", { type: "button", class: "nnk-button" }, labels.reset);
    reset.addEventListener("click", () => {
      isResetting = true;
      python.reset();
      put(model.get("start"));
      python.ask(true);  // also where the state was that of the start already
    });
    const copy = copyButton(labels.copy, labels.copied, async () => {
      await python.answered();  // the code of what is seen, not of what was seen before
      return answer?.numbers.code ?? "";
    });
    const buttons = h("div", { class: "nnk-buttons" }, ...(made.buttons ?? []), reset, copy);
    const root = h("section", { class: "nnk", "aria-label": labels.title }, made.element, warning, buttons, live.element);
    el.append(root);

    const follow = () => {
      if (!byHand && (isResetting || python.isBehind())) {  // from before what the hand did last
        put(newest);
        return;
      }
      python.ask(byHand);  // first, so that Python computes while this is written
      write();
      repaint();
    };
    const onTheme = () => {
      made.recolour?.((name) => colour(root, `--nnk-${name}`));
      repaint();
    };
    // The first call comes when the widget gets its place on the page, and with it its colours.
    const resized = new ResizeObserver(onTheme);
    resized.observe(root);
    const stopWatching = watchTheme(onTheme);
    model.on("change:state", follow);
    python.ask();

    return () => {
      model.off("change:state", follow);
      python.stop();
      live.stop();
      stopWatching();
      resized.disconnect();
      made.stop?.();
    };
  }
  return { render };
}

/**
 * A button that plays and pauses: while it plays, each answer is followed by `event()` again, at most
 * once a frame, or with `pause` milliseconds in between. It pauses by itself when `ended()` says so,
 * and when it leaves the page. The way to Python and back takes longer than a frame: with `ahead` 2,
 * Python works on the next picture while the last one travels.
 */
function playButton(labels, send, { event, ended = () => false, pause = 0, ahead = 1 }) {
  let playing = false;
  let due = false;  // an event may bring two answers: one to it, one to the state that it changed
  let unanswered = 0;
  const askAhead = () => {
    for (; unanswered < ahead; unanswered += 1) send(event(), ahead);
  };
  const button = h("button", { type: "button", class: "nnk-button", "aria-pressed": "false" }, `▶ ${labels.play}`);
  const set = (on) => {
    if (on === playing) return;
    playing = on;
    button.textContent = on ? `❚❚ ${labels.pause}` : `▶ ${labels.play}`;
    button.setAttribute("aria-pressed", String(on));
    unanswered = 0;
    if (on) askAhead();
  };
  button.addEventListener("click", () => set(!playing));
  const next = () => {
    due = false;
    if (playing && ended()) set(false);  // the state that Python changed came before its answer
    else if (playing) askAhead();
  };
  const answered = () => {
    if (!playing) return;
    unanswered = Math.max(0, unanswered - 1);
    if (ended() || !button.isConnected) set(false);
    else if (!due) {
      due = true;
      setTimeout(() => requestAnimationFrame(next), pause);
    }
  };
  return { button, answered, set, isPlaying: () => playing };
}

/** A group of radio buttons, one for each `[value, text]`. Returns the group and `set(value)`. */
function choice({ label, options, onChoose }) {
  const name = `nnk-${Math.random().toString(36).slice(2)}`;  // a group of its own on this page
  const inputs = options.map(([value]) => h("input", { type: "radio", name, value, ...OWN_KEYS }));
  inputs.forEach((input) => input.addEventListener("change", () => onChoose(input.value)));
  const group = h(
    "fieldset",
    { class: "nnk-choice" },
    h("legend", {}, label),
    ...options.map(([, text], index) => h("label", {}, inputs[index], text)),
  );
  const set = (value) => {
    for (const input of inputs) input.checked = input.value === String(value);
  };
  return { group, set };
}

/** A check box with its text. Returns the row and `set(checked)`. */
function tick({ label, onChange }) {
  const input = h("input", { type: "checkbox", ...OWN_KEYS });
  input.addEventListener("change", () => onChange(input.checked));
  const set = (checked) => {
    input.checked = checked;
  };
  return { row: h("label", { class: "nnk-tick" }, input, label), set };
}

/** Names with their values: `facts([["sum", "Weighted sum"], …])`. Returns the list and its values by key. */
function facts(names) {
  const values = Object.fromEntries(names.map(([key]) => [key, h("span")]));
  const list = h(
    "div",
    { class: "nnk-facts" },
    ...names.flatMap(([key, name]) => [h("span", { class: "name" }, name), values[key]]),
  );
  return { list, values };
}

/** Push what can be pushed sideways until one of its elements is in view; the page stays where it is. */
function pushIntoView(scroller, element) {
  const [outer, inner] = [scroller, element].map((one) => one.getBoundingClientRect());
  const margin = 8;  // in CSS pixels: its focus mark is seen, too
  if (inner.left - margin < outer.left) scroller.scrollLeft += inner.left - margin - outer.left;
  else if (inner.right + margin > outer.right) scroller.scrollLeft += inner.right + margin - outer.right;
}

/** Fill in a text's places: `fill("{right} of {all}", { right: 3, all: 4 })`. */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
