"""scikit-learn's ``MLPClassifier``; a call of ``partial_fit`` is one epoch.

With two classes it has one output and a sigmoid, where the others have two and a softmax.
"""

from collections.abc import Callable

import numpy as np
from sklearn.neural_network import MLPClassifier

from engines.cases import LEARNING_RATE, Case, samples


def epoch(case: Case) -> Callable[[], float]:
    """Return a function that trains one epoch."""
    X, y = samples(case)
    model = MLPClassifier(
        case.sizes[1:-1],
        solver=case.optimizer.lower(),
        alpha=0,  # no weight decay
        batch_size=case.batch_size,
        learning_rate_init=LEARNING_RATE,
        momentum=0,
        nesterovs_momentum=False,
        random_state=0,
    )
    classes = np.arange(case.sizes[-1])
    return lambda: model.partial_fit(X, y, classes=classes).loss_
