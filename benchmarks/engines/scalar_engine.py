"""A readable engine that computes number by number, as one first writes it to understand it.

Each number remembers the numbers that it came from and the local slopes, and ``backward`` walks
back along them. An epoch can take hours, so a few samples and one step of the optimiser are timed,
and the times scaled up. Python's floats have 64 bits, whatever precision the case names.
"""

import math
import random
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from engines.cases import LEARNING_RATE, Case, samples

WEIGHTS_TIMED = 120_000
"""About how many products of a weight and a value are timed."""


class Value:
    """A number, where it came from, and the slope of the loss along it."""

    __slots__ = ("data", "grad", "slopes", "sources")

    def __init__(
        self, data: float, sources: tuple["Value", ...] = (), slopes: tuple[float, ...] = ()
    ) -> None:
        self.data = data
        self.sources = sources
        self.slopes = slopes
        self.grad = 0.0

    def __add__(self, other: "Value") -> "Value":
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __sub__(self, other: "Value") -> "Value":
        return Value(self.data - other.data, (self, other), (1.0, -1.0))

    def __mul__(self, other: "Value") -> "Value":
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def relu(self) -> "Value":
        """Return the number itself, or zero if it is negative."""
        return Value(max(0.0, self.data), (self,), (float(self.data > 0),))

    def exp(self) -> "Value":
        """Return e to the power of the number."""
        value = math.exp(self.data)
        return Value(value, (self,), (value,))

    def log(self) -> "Value":
        """Return the natural logarithm of the number."""
        return Value(math.log(self.data), (self,), (1 / self.data,))

    def backward(self) -> None:
        """Fill ``grad`` of every number that this one came from."""
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            value, expanded = stack.pop()
            if expanded:
                order.append(value)
            elif id(value) not in seen:
                seen.add(id(value))
                stack.append((value, True))
                stack.extend((source, False) for source in value.sources)
        self.grad = 1.0
        for value in reversed(order):
            for source, slope in zip(value.sources, value.slopes, strict=True):
                source.grad += slope * value.grad


Layer = tuple[list[list[Value]], list[Value]]


def forward(layers: Sequence[Layer], x: Iterable[float]) -> list[Value]:
    """Return the logits for one sample."""
    values = [Value(number) for number in x]
    for number, (weights, biases) in enumerate(layers, 1):
        sums = []
        for column, bias in zip(weights, biases, strict=True):
            z = bias
            for weight, value in zip(column, values, strict=True):
                z = z + weight * value
            sums.append(z)
        values = sums if number == len(layers) else [z.relu() for z in sums]
    return values


def cross_entropy(logits: list[Value], target: int) -> Value:
    """Return −ln softmax(logits)[target]."""
    highest = Value(max(logit.data for logit in logits))
    total = Value(0.0)
    for logit in logits:
        total = total + (logit - highest).exp()
    return total.log() - (logits[target] - highest)


def sgd(parameters: list[Value], step: int) -> None:
    """Move each parameter down its slope."""
    for parameter in parameters:
        parameter.data -= LEARNING_RATE * parameter.grad


def adam() -> Callable[[list[Value], int], None]:
    """Return a function that makes a step of Adam, with its memory."""
    means: dict[int, float] = {}
    squares: dict[int, float] = {}

    def update(parameters: list[Value], step: int) -> None:
        for number, parameter in enumerate(parameters):
            means[number] = 0.9 * means.get(number, 0.0) + 0.1 * parameter.grad
            squares[number] = 0.999 * squares.get(number, 0.0) + 0.001 * parameter.grad**2
            mean, square = means[number] / (1 - 0.9**step), squares[number] / (1 - 0.999**step)
            parameter.data -= LEARNING_RATE * mean / (math.sqrt(square) + 1e-8)

    return update


class Learner:
    """A network and its optimiser: it learns from samples, and makes a step after each batch."""

    def __init__(self, case: Case) -> None:
        rng = random.Random(0)
        self.layers: list[Layer] = []
        for inputs, outputs in pairwise(case.sizes):
            deviation = math.sqrt(2 / inputs)  # He's rule, for ReLU
            weights = [
                [Value(rng.gauss(0, deviation)) for _ in range(inputs)] for _ in range(outputs)
            ]
            self.layers.append((weights, [Value(0.0) for _ in range(outputs)]))
        self.parameters: list[Value] = []
        for weights, biases in self.layers:
            self.parameters += [value for values in (*weights, biases) for value in values]
        self.update = sgd if case.optimizer == "SGD" else adam()
        self.batch_size = case.batch_size
        self.steps = 0

    def learn(self, x: Sequence[float], target: int) -> float:
        """Add a sample's share to the gradients, and return its loss."""
        loss = cross_entropy(forward(self.layers, x), target)
        (loss * Value(1 / self.batch_size)).backward()
        return loss.data

    def step(self) -> None:
        """Move the parameters, and forget the gradients."""
        self.steps += 1
        self.update(self.parameters, self.steps)
        for parameter in self.parameters:
            parameter.grad = 0.0


def epoch(case: Case) -> Callable[[], float]:
    """Return a function that trains one epoch and returns its mean loss."""
    X, y = samples(case)
    learner = Learner(case)
    rng = random.Random(0)
    order = list(range(case.samples))

    def run() -> float:
        rng.shuffle(order)
        total = 0.0
        for number, row in enumerate(order, 1):
            total += learner.learn(X[row].tolist(), int(y[row]))
            if number % case.batch_size == 0:
                learner.step()
        return total / case.samples

    return run


def estimate(case: Case) -> Callable[[], float]:
    """Return a function that returns the seconds that an epoch would take."""
    X, y = samples(case)
    learner = Learner(case)
    weights = sum(inputs * outputs for inputs, outputs in pairwise(case.sizes))
    count = max(1, min(case.batch_size, WEIGHTS_TIMED // weights))

    def run() -> float:
        start = time.perf_counter()
        for row in range(count):
            learner.learn(X[row].tolist(), int(y[row]))
        middle = time.perf_counter()
        learner.step()
        end = time.perf_counter()
        steps = case.samples // case.batch_size
        return (middle - start) / count * case.samples + (end - middle) * steps

    return run
