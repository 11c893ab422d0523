"""Listed paths against CTC, which sums over them without a list."""

from itertools import pairwise
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit.ctc_paths import all_paths, collapse, merge_repeats
from nnkit.losses import CTC

paths = st.text("-ab", max_size=8)


@pytest.mark.parametrize(
    ("path", "merged", "read"),
    [
        ("", "", ""),
        ("---", "-", ""),
        ("aab", "ab", "ab"),
        ("a-ab", "a-ab", "aab"),
        ("-aa-abb-", "-a-ab-", "aab"),
    ],
)
def test_a_path_is_read_by_merging_first_and_dropping_blanks_then(path, merged, read):
    assert merge_repeats(path) == merged
    assert collapse(path) == read


@given(paths)
def test_merging_leaves_no_equal_neighbours_and_no_blank_is_read(path):
    merged = merge_repeats(path)
    assert all(one != other for one, other in pairwise(merged))
    assert merge_repeats(merged) == merged
    assert "-" not in collapse(path)


@given(paths)
def test_a_longer_pause_reads_the_same(path):
    assert collapse(path.replace("-", "--")) == collapse(path)


def test_another_blank_can_be_named():
    assert collapse("a_a-", blank="_") == "aa-"


def test_every_path_is_listed_once():
    listed = list(all_paths("-ab", 4))
    assert len(listed) == len(set(listed)) == 3**4
    assert list(all_paths("-ab", 0)) == [""]


@pytest.mark.parametrize("target", ["", "a", "ab", "aa", "aab", "bab"])
def test_the_paths_that_read_a_target_have_together_the_probability_of_ctc(target):
    p = np.random.default_rng(0).dirichlet(np.ones(3), size=5)
    listed = sum(
        np.prod([p[t, "-ab".index(character)] for t, character in enumerate(path)])
        for path in all_paths("-ab", 5)
        if collapse(path) == target
    )
    loss = CTC().forward(np.log(p)[np.newaxis], [["-ab".index(label) for label in target]])
    assert exp(-loss) == pytest.approx(listed)
