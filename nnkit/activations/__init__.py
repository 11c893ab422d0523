"""An activation decides what a neuron makes of its weighted sum.

A neuron first adds up its weighted inputs; the *activation* then turns that one number into the
neuron's output. Without it, any stack of layers collapses into a single linear map, so the bend in
the activation is where a network gets its power.

Every activation here is a small object: call it like a function, ask it for its
:meth:`~Activation.derivative`, and read its :attr:`~Activation.name`, :attr:`~Activation.range`
and :attr:`~Activation.formula`. Use the ready-made ones:

>>> from nnkit.activations import relu, sigmoid
>>> sigmoid(0.2).round(4)
np.float64(0.5498)
>>> relu([-2, 0, 3])
array([0., 0., 3.])
"""

from nnkit.activations.base import Activation
from nnkit.activations.elementary import Identity, Step, identity, step
from nnkit.activations.rectifiers import (
    ELU,
    GELU,
    LeakyReLU,
    ReLU,
    Softplus,
    elu,
    gelu,
    leaky_relu,
    relu,
    softplus,
)
from nnkit.activations.sigmoids import Sigmoid, Tanh, sigmoid, tanh
from nnkit.activations.softmax import Softmax, softmax
from nnkit.arrays import FloatArray, as_float_array

__all__ = [
    "ACTIVATIONS",
    "ELU",
    "GELU",
    "Activation",
    "FloatArray",
    "Identity",
    "LeakyReLU",
    "ReLU",
    "Sigmoid",
    "Softmax",
    "Softplus",
    "Step",
    "Tanh",
    "as_float_array",
    "elu",
    "gelu",
    "get_activation",
    "identity",
    "leaky_relu",
    "relu",
    "sigmoid",
    "softmax",
    "softplus",
    "step",
    "tanh",
]

ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        step,
        identity,
        sigmoid,
        tanh,
        relu,
        leaky_relu,
        elu,
        softplus,
        gelu,
        softmax,
    )
}
"""Every ready-made activation by its name."""


def get_activation(activation: Activation | str, **options: float) -> Activation:
    """Return the activation of that name; an activation comes back as it is.

    Parameters
    ----------
    activation : Activation or str
    **options : float
        For a name: arguments of the activation, such as ``alpha`` of ``"elu"``.

    Raises
    ------
    ValueError
        If there is no activation of that name.
    TypeError
        If `activation` is neither, for example a plain function, whose slope nobody knows.

    Examples
    --------
    >>> get_activation("tanh")
    <activation tanh: (−1, 1)>
    """
    if isinstance(activation, str):
        if activation not in ACTIVATIONS:
            raise ValueError(
                f"expected an activation of {sorted(ACTIVATIONS)}, received {activation!r}"
            )
        ready_made = ACTIVATIONS[activation]
        return type(ready_made)(**options) if options else ready_made
    if isinstance(activation, Activation):
        return activation
    raise TypeError(
        f"expected an activation of nnkit.activations or its name, received {activation!r}"
    )
