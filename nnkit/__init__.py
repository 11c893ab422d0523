"""A small neural-network library in numpy that reads like a textbook.

Start with :class:`~nnkit.neuron.Neuron`, one artificial neuron, and the functions in
:mod:`nnkit.activations`; then put layers together (:mod:`nnkit.layers`, :mod:`nnkit.models`), say
what is wrong with a prediction (:mod:`nnkit.losses`), and let the network learn
(:mod:`nnkit.optimizers`, :mod:`nnkit.training`):

>>> import numpy as np
>>> import nnkit
>>> rng = np.random.default_rng(0)
>>> X, y = nnkit.datasets.moons(200, rng=rng)
>>> model = nnkit.mlp([2, 16, 2], rng=rng)
>>> loss = nnkit.CategoricalCrossEntropy(from_logits=True)
>>> history = nnkit.fit(model, loss, nnkit.Adam(0.02), X, y, epochs=50, rng=rng)
>>> nnkit.metrics.accuracy(model.predict(X), y) > 0.95
True

``import nnkit`` loads numpy and nothing else; figures and widgets are separate imports,
:mod:`nnkit.plots` and :mod:`nnkit.widgets`. ``nnkit/README.md`` is a map of the files.
"""

from nnkit import (
    activations,
    autodiff,
    datasets,
    gradcheck,
    initializers,
    layers,
    losses,
    metrics,
    models,
    optimizers,
    schedules,
    training,
)
from nnkit.activations import (
    Activation,
    elu,
    gelu,
    identity,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
    softplus,
    step,
    tanh,
)
from nnkit.gradcheck import check_gradients, numerical_gradient
from nnkit.language import language, use_language
from nnkit.layers import (
    LSTM,
    ActivationLayer,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPool2D,
    SimpleRNN,
)
from nnkit.losses import (
    CTC,
    BinaryCrossEntropy,
    CategoricalCrossEntropy,
    Hinge,
    MeanSquaredError,
)
from nnkit.models import Sequential, mlp
from nnkit.neuron import Neuron, Perceptron
from nnkit.optimizers import SGD, Adam, RMSprop
from nnkit.training import EarlyStopping, History, ProgressBar, fit, train

__all__ = [
    "CTC",
    "LSTM",
    "SGD",
    "Activation",
    "ActivationLayer",
    "Adam",
    "BinaryCrossEntropy",
    "CategoricalCrossEntropy",
    "Conv2D",
    "Dense",
    "Dropout",
    "EarlyStopping",
    "Flatten",
    "Hinge",
    "History",
    "MaxPool2D",
    "MeanSquaredError",
    "Neuron",
    "Perceptron",
    "ProgressBar",
    "RMSprop",
    "Sequential",
    "SimpleRNN",
    "activations",
    "autodiff",
    "check_gradients",
    "datasets",
    "elu",
    "fit",
    "gelu",
    "gradcheck",
    "identity",
    "initializers",
    "language",
    "layers",
    "leaky_relu",
    "losses",
    "metrics",
    "mlp",
    "models",
    "numerical_gradient",
    "optimizers",
    "relu",
    "schedules",
    "sigmoid",
    "softmax",
    "softplus",
    "step",
    "tanh",
    "train",
    "training",
    "use_language",
]
