"""How quickly a widget answers the hand: from a key press to changed pixels, and while dragging.

Measured inside the page, in headless Chromium in front of a real JupyterLab, beside
``ipywidgets.interact`` with inline matplotlib drawing the same plane, in the same run.

    python benchmarks/widget_latency.py              a Markdown table
    python benchmarks/widget_latency.py --presses 60 --seconds 5
    python benchmarks/widget_latency.py --only gates pad     the rows that have these in their names
"""

import argparse
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # the tests' browser, and no folder before nnkit

from browser import Notebook, chromium, learners_lab, lessons_course
from playwright.sync_api import Locator, Page

EXPLORER = """\
from nnkit.widgets import neuron_explorer

neuron_explorer()"""

ACTIVATIONS = """\
from nnkit.widgets import activation_explorer

activation_explorer()"""

BUILDER = """\
from nnkit.widgets import architecture_builder

architecture_builder()"""

LOSSES = """\
from nnkit.widgets import loss_explorer

loss_explorer()"""

SPIKES = """\
from nnkit.widgets import spiking_neuron

spiking_neuron()"""

DESCENT = """\
from nnkit.widgets import descent_explorer

descent_explorer(steps=40, batch_size=4, optimizers=["sgd", "adam"])"""

PLAYGROUND = """\
from nnkit.widgets import playground

playground("moons", hidden=(16, 16), samples=300)"""

PAD = """\
from nnkit.widgets import drawing_pad

drawing_pad()"""

BACKPROP = """\
from nnkit.widgets import backprop_debugger

backprop_debugger("network", step=21)"""

STEPPER = """\
from nnkit.widgets import forward_stepper

forward_stepper(step=1)"""

GATES = """\
from nnkit.widgets import gates_explorer

gates_explorer("xor", hidden_units=2, activation="sigmoid")"""

SLIDER = """\
from nnkit.widgets import convolution_slider

convolution_slider()"""

UNROLLER = """\
from nnkit.widgets import recurrence_unroller

recurrence_unroller(steps=6)"""

COLLAPSER = """\
from nnkit.widgets import ctc_collapser

ctc_collapser()"""

INTERACT = """\
import ipywidgets
import matplotlib.pyplot as plt
import numpy as np

from nnkit import Neuron

axis = np.linspace(-4, 4, 101)
plane = np.column_stack([grid.ravel() for grid in np.meshgrid(axis, axis)])

@ipywidgets.interact(w1=(-5.0, 5.0, 0.1), w2=(-5.0, 5.0, 0.1), b=(-5.0, 5.0, 0.1))
def draw(w1=1.0, w2=1.0, b=-0.5):
    outputs = Neuron([w1, w2], b).forward(plane).reshape(101, 101)
    plt.imshow(outputs, extent=(-4, 4, -4, 4), origin="lower", vmin=0, vmax=1)
    plt.show()"""


@dataclass(frozen=True)
class Row:
    """A widget in the table: how to make it, what to move, and where its picture is.

    `seen` is a JavaScript function of the output area that returns something that differs whenever
    the picture differs. Pictures are counted while the slider is dragged; or while the hand goes
    over a row of `cells` of the `grid`, one further with each move; or, where it `plays`, while the
    widget plays by itself. A widget that is not `dragged` has nothing of the kind.
    """

    name: str
    code: str
    slider: str
    seen: str
    grid: str = ""
    cells: int = 0
    plays: bool = False
    dragged: bool = True


# A sum over some of the pixels: cheap enough not to slow down what it measures.
CANVAS = """area => {
    const canvas = area.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let at = 0; at < data.length; at += 68) sum = (sum * 31 + data[at]) % 1000003;
    return sum;
}"""
ANSWERS = "area => area.querySelector('[data-answers]').dataset.answers"
OUTPUT = ".three > :last-child .grid"
PICTURE = """area => {
    const source = area.querySelector('.jp-RenderedImage img')?.src ?? '';
    return source.length + source.slice(-900);
}"""

ROWS = [
    Row("neuron explorer, the handle itself", EXPLORER, "input[type=range]", CANVAS),
    Row("neuron explorer, numbers from Python", EXPLORER, "input[type=range]", ANSWERS),
    Row("activation explorer, numbers from Python", ACTIVATIONS, "input[type=range]", ANSWERS),
    Row("architecture builder, numbers from Python", BUILDER, "input[type=range]", ANSWERS),
    Row("loss explorer, numbers from Python", LOSSES, "input[type=range]:visible", ANSWERS),
    Row("spiking neuron, numbers from Python", SPIKES, "input[type=range]", ANSWERS),
    Row("descent explorer, numbers from Python", DESCENT, "input[type=range]", ANSWERS),
    Row("playground, training 2-16-16-1", PLAYGROUND, "input[type=range]", ANSWERS, plays=True),
    Row("drawing pad, numbers from Python", PAD, "button.cursor", ANSWERS, "canvas", 8),
    Row("backprop debugger, numbers from Python", BACKPROP, "input[type=range]", ANSWERS),
    Row("forward stepper, numbers from Python", STEPPER, ".pill", ANSWERS, dragged=False),
    Row("gates explorer, numbers from Python", GATES, "input[type=range]", ANSWERS),
    Row("convolution slider, numbers from Python", SLIDER, "button.frame", ANSWERS, OUTPUT, 6),
    Row("recurrence unroller, numbers from Python", UNROLLER, "input[type=range]", ANSWERS),
    Row("CTC collapser, numbers from Python", COLLAPSER, "select", ANSWERS, dragged=False),
    Row("interact + inline matplotlib", INTERACT, ".noUi-handle", PICTURE),
]

# Watches the output area once a frame; notes when a key went down and when the picture had changed.
WATCH = """(area, seen) => {
    seen = eval(seen);
    const log = {presses: [], changes: []};
    let last = seen(area);
    addEventListener("keydown", (event) => log.presses.push(event.timeStamp), true);
    const look = () => {
        const now = seen(area);
        if (now !== last) {
            last = now;
            log.changes.push(performance.now());
        }
    };
    // after all that is drawn in this frame, and not before it
    const frame = () => {
        const after = new MessageChannel();
        after.port1.onmessage = look;
        after.port2.postMessage(null);
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    window.log = log;
}"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--presses", type=int, default=30, help="key presses for each row")
    parser.add_argument("--seconds", type=float, default=3.0, help="length of the drag")
    parser.add_argument("--only", nargs="+", default=[""], help="parts of the names of rows")
    options = parser.parse_args()
    rows = [row for row in ROWS if any(part in row.name for part in options.only)]
    print(
        "| widget | key to picture, median ms | worst ms | pictures a second, dragged or playing |"
    )
    print("| --- | ---: | ---: | ---: |")
    with (
        TemporaryDirectory() as folder,
        chromium() as browser,
        learners_lab(lessons_course(Path(folder)), "en") as server,
    ):
        for number, row in enumerate(rows):
            page = browser.new_page(viewport={"width": 1200, "height": 900})
            notebook = Notebook(page, server, f"row-{number}", [row.code])
            area = notebook.run(0).first
            area.locator(row.slider).first.wait_for()
            page.wait_for_timeout(2000)
            latencies = press(page, area, row, options.presses)
            pictures = play if row.plays else drag
            rate = f"{pictures(page, area, row, options.seconds):.1f}" if row.dragged else "–"
            middle, worst = statistics.median(latencies), max(latencies)
            print(f"| {row.name} | {middle:.1f} | {worst:.1f} | {rate} |", flush=True)
            page.close()


def press(page: Page, area: Locator, row: Row, presses: int) -> list[float]:
    """Press a key again and again; return the milliseconds until the picture changed."""
    area.evaluate(WATCH, row.seen)
    area.locator(row.slider).first.focus()
    for index in range(presses):
        # to and fro, so that the slider does not come to its end
        page.keyboard.press("ArrowRight" if index % 2 == 0 else "ArrowLeft")
        page.wait_for_timeout(400)
    log: dict[str, Any] = page.evaluate("window.log")
    latencies = []
    for index, pressed in enumerate(log["presses"]):
        end = log["presses"][index + 1] if index + 1 < len(log["presses"]) else float("inf")
        changes = [change for change in log["changes"] if pressed < change < end]
        if changes:
            latencies.append(changes[0] - pressed)
    if len(latencies) < presses * 0.9:
        raise SystemExit(
            f"{row.name}: only {len(latencies)} of {presses} presses changed the picture"
        )
    return latencies


def drag(page: Page, area: Locator, row: Row, seconds: float) -> float:
    """Drag to and fro; return how many different pictures were seen a second."""
    box = area.locator(row.grid or row.slider).first.bounding_box()
    assert box is not None
    middle, height = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    if row.grid:
        moves = row.cells - 1
        reach = box["width"] * moves / row.cells
    else:
        moves = 40
        reach = 100 if box["width"] > 40 else 60  # a native slider; otherwise its handle alone
    page.evaluate("window.log.changes.length = 0")
    page.mouse.move(middle, height)
    page.mouse.down()
    start, step = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        step += 1
        page.mouse.move(middle + reach * (abs(step % (2 * moves) - moves) / moves - 0.5), height)
    taken = time.perf_counter() - start
    page.mouse.up()
    return float(page.evaluate("window.log.changes.length")) / taken


def play(page: Page, area: Locator, _: Row, seconds: float) -> float:
    """Let the widget play; return how many different pictures were seen a second."""
    area.get_by_role("button", name="Play").click()
    page.evaluate("window.log.changes.length = 0")
    start = time.perf_counter()
    page.wait_for_timeout(1000 * seconds)
    return float(page.evaluate("window.log.changes.length")) / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
