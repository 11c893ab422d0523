"""A copy is found under other names; answers that anybody would write are not."""

import random

from autograder.report.answers import own_tokens
from autograder.report.similarity import find_similar

CELL = ("neuron", "weighted-sum")
GIVEN = '''def weighted_sum(x, weights, bias):
    """Return the weighted sum of one sample."""
    # YOUR CODE HERE
    raise NotImplementedError
'''
LOOP = '''def weighted_sum(x, weights, bias):
    """Return the weighted sum of one sample."""
    if len(x) != len(weights):
        raise ValueError("the lengths differ")
    total = bias
    for index in range(len(x)):
        product = x[index] * weights[index]
        if product == 0:
            continue
        total = total + product
    return float(total)
'''
COPY = """def weighted_sum(inputs, w, b):
    # this is all my own work, I promise
    if len(inputs) != len(w):
        raise ValueError('sizes do not match')
    s = b

    for i in range(len(inputs)):
        p = inputs[i] * w[i]  # one product
        if p == 0:
            continue
        s = s + p
    return float(s)
"""
ZIPPED = """def weighted_sum(x, weights, bias):
    if x.shape != weights.shape:
        raise ValueError(f"{x.shape} and {weights.shape}")
    pairs = zip(x.tolist(), weights.tolist(), strict=True)
    return sum(a * w for a, w in pairs) + bias
"""
SHORT = """def weighted_sum(x, weights, bias):
    return x @ weights + bias
"""


def search(given=GIVEN, known=(), **answers):
    return find_similar(
        {learner: {CELL: code} for learner, code in answers.items()}, {CELL: given}, known
    )


def test_a_renamed_copy_is_found_and_independent_right_answers_are_not():
    found = search(ann=LOOP, bob=COPY, cem=ZIPPED, dee=SHORT, eva=SHORT)
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.cells) == ("ann", "bob", (CELL,))
    assert pair.alike > 0.95
    assert 0.4 < pair.as_written < 0.9
    assert pair.shared >= 40


def test_the_same_text_is_alike_as_written_too():
    (pair,) = search(ann=LOOP, bob=LOOP).pairs
    assert pair.alike == pair.as_written == 1


def test_what_was_given_the_model_solution_and_known_mistakes_are_no_evidence():
    assert not search(given=LOOP, ann=LOOP, bob=LOOP).pairs
    assert not search(known=[(CELL, LOOP)], ann=LOOP, bob=COPY).pairs


def test_what_many_write_is_the_usual_way():
    many = {f"learner{number}": LOOP for number in range(40)}
    found = search(**many)
    assert not found.pairs
    assert found.compared == 0


def test_other_uses_of_the_same_shape_are_something_else():
    swapped = LOOP.replace("total = total + product", "product = product + total")
    (pair,) = search(ann=LOOP, bob=swapped).pairs
    assert pair.shared < search(ann=LOOP, bob=COPY).pairs[0].shared


def test_code_that_is_no_python_is_compared_up_to_there():
    broken = LOOP + "\n    '''never closed"
    (pair,) = search(ann=broken, bob=COPY + "\n)))").pairs
    assert pair.alike > 0.9
    assert own_tokens("%matplotlib inline\n!ls\n\x00") is not None
    assert own_tokens("") == []


def program(rng: random.Random) -> str:
    """Return an answer as long as a learner's, of statements that nobody agreed upon."""
    names = ["x", "weights", "bias", "total", "i", "part", "left", "right"]
    lines = ["def weighted_sum(x, weights, bias):"]
    for _ in range(15):
        kind = rng.randrange(4)
        parts = [rng.choice([*names, str(rng.randrange(9))]) for _ in range(6)]
        signs = [rng.choice("+-*/%@") for _ in range(5)]
        sum_ = " ".join(part for pair in zip(parts, [*signs, ""], strict=True) for part in pair)
        target = rng.choice(names)
        lines.append(
            [
                f"    {target} = {sum_}",
                f"    {target}[{rng.choice(names)}] = ({sum_})",
                f"    if {sum_} > {rng.randrange(9)}: {target} = {rng.choice(names)}",
                f"    {target} = [{rng.choice(names)} for {rng.choice(names)} in ({sum_},)]",
            ][kind]
        )
    return "\n".join(lines)


def test_a_thousand_submissions_are_searched_without_comparing_all_pairs():
    rng = random.Random(6)
    answers = {f"s{number:03}": program(rng) for number in range(1000)}
    for original, copy in ((3, 700), (41, 42), (999, 0)):
        text = answers[f"s{original:03}"]
        for old, new in (("total", "sum_of_all"), ("part", "piece"), ("left", "l")):
            text = text.replace(old, new)
        answers[f"s{copy:03}"] = f"# mine\n{text}"
    for number in range(100, 400):  # a third of the class has found the same page
        answers[f"s{number}"] = LOOP
    found = search(**answers)
    assert {(pair.first, pair.second) for pair in found.pairs} == {
        ("s003", "s700"),
        ("s041", "s042"),
        ("s000", "s999"),
    }
    assert found.compared < 1000, "of 499,500 pairs"
