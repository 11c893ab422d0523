"""A layer transforms a batch: arrays in, arrays out, and the gradient the other way.

Which layer suits depends on what a sample is:

==============  ======================================  ==============================
a sample is     a batch has the shape                   layers
==============  ======================================  ==============================
a vector        (samples, features)                     :class:`Dense`
a sequence      (samples, timesteps, features)          :class:`SimpleRNN`, :class:`LSTM`
an image        (samples, height, width, channels)      :class:`Conv2D`, :class:`MaxPool2D`
==============  ======================================  ==============================

:class:`ActivationLayer` and :class:`Dropout` take any of them, and :class:`Flatten` turns each
sample into a vector.
"""

from nnkit.layers.activation import ActivationLayer
from nnkit.layers.base import Layer
from nnkit.layers.convolution import Conv2D
from nnkit.layers.dense import Dense
from nnkit.layers.dropout import Dropout
from nnkit.layers.flatten import Flatten
from nnkit.layers.lstm import LSTM
from nnkit.layers.pooling import MaxPool2D
from nnkit.layers.recurrent import SimpleRNN

__all__ = [
    "LSTM",
    "ActivationLayer",
    "Conv2D",
    "Dense",
    "Dropout",
    "Flatten",
    "Layer",
    "MaxPool2D",
    "SimpleRNN",
]
