"""Handwritten digits: how many nnkit reads right of those that it has not seen, and how soon.

Each seed deals the 1,797 images anew, keeps a fifth of them back, and trains a network on the rest.
The time is that of everything after the imports: load, deal, standardise, train, predict.

    python benchmarks/digits.py
    python benchmarks/digits.py --seeds 30
"""

import argparse
import os
import statistics
import time

from threads import THREADS

os.environ.update(THREADS)  # before numpy, which reads them once

import numpy as np
from tqdm import tqdm

import nnkit
from nnkit.datasets import load_digits, standardize, train_validation_test_split

AIM = 0.97
SECONDS = 3.0


def main() -> None:
    """Print the table, and whether the aim is met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=10, help="networks trained (default 10)")
    options = parser.parse_args()
    print("| seed | accuracy, % | time, s |")
    print("| --- | ---: | ---: |")
    taken = []
    for seed in tqdm(range(options.seeds), desc="digits", leave=False):
        taken.append(learn(seed))
        tqdm.write(line(str(seed), *taken[-1]))
    accuracies, times = zip(*taken, strict=True)
    print(line("median", statistics.median(accuracies), statistics.median(times)))
    print(line("worst", min(accuracies), max(times)))
    met = sum(accuracy >= AIM and seconds < SECONDS for accuracy, seconds in taken)
    print(f"\n{AIM:.0%} in under {SECONDS:g} s: {met} of {options.seeds} seeds")


def learn(seed: int) -> tuple[float, float]:
    """Return the accuracy on a held-out fifth, and the seconds that it took."""
    start = time.perf_counter()
    rng = np.random.default_rng(seed)
    X, y = load_digits()
    training, _, test = train_validation_test_split(X, y, rng=rng, validation=0.0)
    X_training, X_test = standardize(training[0], test[0])
    model = nnkit.Sequential(
        [
            nnkit.Flatten(),
            nnkit.Dense(64, 256, rng=rng, initializer="he_normal"),
            nnkit.ActivationLayer("relu"),
            nnkit.Dropout(0.5, rng=rng),
            nnkit.Dense(256, 10, rng=rng),
        ]
    )
    loss = nnkit.CategoricalCrossEntropy(from_logits=True)
    nnkit.fit(model, loss, nnkit.Adam(0.001), X_training, training[1], epochs=100, rng=rng)
    accuracy = nnkit.metrics.accuracy(model.predict(X_test), test[1])
    return accuracy, time.perf_counter() - start


def line(name: str, accuracy: float, seconds: float) -> str:
    """Return a line of the table."""
    return f"| {name} | {100 * accuracy:.1f} | {seconds:.2f} |"


if __name__ == "__main__":
    main()
