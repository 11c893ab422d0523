"""The picture of the training loop: its words, its arrows, both languages."""

import pytest
from matplotlib.patches import FancyArrowPatch

from nnkit.plots import alt_text, training_loop_diagram


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", {"loss function", "optimizer", "update"}), ("ko", {"손실 함수", "옵티마이저", "갱신"})],
    indirect=["lang"],
)
def test_it_names_what_takes_part_and_tells_it_in_words(lang, words):
    ax = training_loop_diagram()
    assert words <= {text.get_text() for text in ax.texts}
    assert all(word in alt_text(ax.figure) for word in words - {"update"})


def test_the_loop_is_closed_and_no_two_boxes_touch():
    ax = training_loop_diagram()
    ax.figure.canvas.draw()
    arrows = [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]
    boxes = [patch.get_window_extent() for patch in ax.patches if patch not in arrows]
    assert (len(arrows), len(boxes)) == (6, 6)
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[:at])
