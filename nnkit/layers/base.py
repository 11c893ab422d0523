"""What every layer offers: forward, backward, and its parameters by name."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray
from nnkit.kernels import reused
from nnkit.layers.shapes import Shape, batch_of, fits

__all__ = ["Layer"]


class Layer(ABC):
    """One step of a network: arrays in, arrays out, and the way back for the gradient.

    Attributes
    ----------
    trainable : bool
        Whether an optimiser may change the parameters.
    training : bool
        Whether the network is being trained just now. Then :class:`~nnkit.layers.Dropout` drops,
        and the arrays that a layer returned may be written over by its next call. Dense and
        activation layers then trust their gradients, which come from a loss, to fit.
    input_shape : tuple or None
        The shape that one sample must have, None where any size will do, or None for any shape.
    dtype : numpy.dtype
        The precision of the parameters; inputs are converted to it.
    """

    kinds: ClassVar[dict[str, type["Layer"]]] = {}
    """Every kind of layer by the name of its class, for loading a saved model."""

    input_shape: Shape | None = None

    draws: ClassVar[bool] = False
    """Whether the layer is made with an ``rng``."""

    def __init_subclass__(cls) -> None:
        Layer.kinds[cls.__name__] = cls

    def __init__(self, dtype: npt.DTypeLike = np.float64) -> None:
        self.dtype = np.dtype(dtype)
        if self.dtype.kind != "f":
            raise ValueError(f"expected a dtype of floats, received {self.dtype}")
        self.trainable = True
        self.training = False
        self._params: dict[str, FloatArray] = {}
        self._grads: dict[str, FloatArray] = {}
        self._room: dict[str, FloatArray] = {}

    @property
    def params(self) -> Mapping[str, FloatArray]:
        """The parameters by name.

        Write into an array to change it: ``layer.params["bias"][:] = 0``.
        """
        return MappingProxyType(self._params)

    @property
    def grads(self) -> Mapping[str, FloatArray]:
        """For each parameter the gradient that the last :meth:`backward` found, in its shape."""
        return MappingProxyType(self._grads)

    @abstractmethod
    def forward(self, x: FloatArray) -> FloatArray:
        """Return the output for a batch, and remember what :meth:`backward` will need.

        Parameters
        ----------
        x : ndarray of shape (samples, …)
        """

    @abstractmethod
    def backward(self, grad_output: FloatArray) -> FloatArray:
        """Fill :attr:`grads`, and return the gradient with respect to the input.

        Parameters
        ----------
        grad_output : ndarray in the shape of the last output
            The gradient of the loss with respect to that output.

        Returns
        -------
        ndarray in the shape of the last input

        Raises
        ------
        ValueError
            If `grad_output` has another shape.
        """

    def backward_parameters(self, grad_output: FloatArray) -> None:
        """Fill :attr:`grads` only.

        For the first layer of a model: nobody asks for the gradient with respect to the data, and
        in a layer as wide as an image it would cost as much as the rest of the network.
        """
        self.backward(grad_output)

    def output_shape(self, input_shape: Shape) -> Shape:
        """Return the shape of one output for an input sample of `input_shape`."""
        return input_shape

    def config(self) -> dict[str, Any]:
        """Return the arguments that make a layer like this one, as JSON can hold them."""
        return {}

    @classmethod
    def from_config(
        cls, config: dict[str, Any], *, rng: np.random.Generator, dtype: npt.DTypeLike
    ) -> Self:
        """Return the layer that :meth:`config` described."""
        drawing = {"rng": rng} if cls.draws else {}
        return cls(**config, **drawing, dtype=dtype)

    @property
    def parameter_count(self) -> int:
        """How many numbers the layer can learn."""
        return sum(array.size for array in self.params.values())

    def bind(self, name: str, value: FloatArray, grad: FloatArray) -> None:
        """Use these arrays as parameter `name` and its gradient, in the place of those before."""
        self._params[name] = value
        self._grads[name] = grad
        setattr(self, f"_{name}", value)
        setattr(self, f"_grad_{name}", grad)

    def add_parameter(self, name: str, value: FloatArray) -> None:
        """Give the layer a parameter with the initial `value`, in arrays of its own."""
        value = np.array(value, self.dtype)
        self.bind(name, value, np.zeros_like(value))

    def room(self, use: str, shape: tuple[int, ...]) -> FloatArray:
        """Return an array to write a result into; while training, the one of the batch before.

        See :func:`nnkit.kernels.reused` for the reason.
        """
        if not self.training:
            return np.empty(shape, self.dtype)
        return reused(self._room, use, shape, self.dtype)

    def checked(self, x: npt.ArrayLike) -> FloatArray:
        """Return `x` as an array of the layer's dtype if its shape is that of a batch.

        Raises
        ------
        ValueError
            If it is not; the message names the shape expected and the one received.
        """
        array: FloatArray = np.asarray(x, self.dtype)
        expected = self.input_shape
        if array.shape[1:] == expected or (expected is None and array.ndim):
            return array
        if expected is None or not fits(array.shape[1:], expected):
            wanted = "(samples, …)" if expected is None else batch_of(expected)
            raise ValueError(f"{self!r} expected {wanted}, received {array.shape}")
        return array

    def checked_gradient(self, grad_output: npt.ArrayLike, shape: tuple[int, ...]) -> FloatArray:
        """Return `grad_output` in the layer's dtype if its shape is that of the last output.

        One that is shorter would broadcast, and the gradients would be wrong without an error.

        Raises
        ------
        ValueError
            If it is not; the message names the shape expected and the one received.
        """
        array: FloatArray = np.asarray(grad_output, self.dtype)
        if array.shape != shape:
            raise ValueError(
                f"{self!r} expected a gradient in the shape of its output, {shape}, "
                f"received {array.shape}"
            )
        return array

    def __repr__(self) -> str:
        arguments = ", ".join(f"{name}={value!r}" for name, value in self.config().items())
        return f"{type(self).__name__}({arguments})"
