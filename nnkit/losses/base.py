"""What every loss offers: how wrong a prediction is, and in which direction it would be less so."""

from abc import ABC, abstractmethod

import numpy as np
import numpy.typing as npt

from nnkit.arrays import AnyArray, FloatArray, as_float_array

__all__ = ["Loss"]


class Loss(ABC):
    """A number that training makes small.

    :meth:`forward` compares, :meth:`backward` then says how each prediction should have moved. The
    average over the batch is taken here and nowhere else, so that a gradient means the same for
    any size of batch.

    :meth:`forward` first looks at the target (:meth:`encode`) and then does the mathematics
    (:meth:`compare`). Training looks once, at the targets of all samples, and compares many times.
    """

    def forward(self, prediction: npt.ArrayLike, target: npt.ArrayLike) -> float:
        """Return the loss of a batch, and remember what :meth:`backward` will need.

        Parameters
        ----------
        prediction : array_like of shape (samples, …)
            What the model said.
        target : array_like
            What would have been right; its shape depends on the loss, see the class.

        Raises
        ------
        ValueError
            If the shapes do not belong together, or a value cannot be.
        """
        prediction = as_float_array(prediction)
        return self.compare(prediction, self.encode(target, prediction.shape, prediction.dtype))

    @abstractmethod
    def compare(self, prediction: FloatArray, target: AnyArray) -> float:
        """Return the loss for a `target` that :meth:`encode` returned."""

    @abstractmethod
    def backward(self) -> FloatArray:
        """Return the gradient of the last loss with respect to its prediction, in its shape."""

    def encode(
        self, target: npt.ArrayLike, shape: tuple[int, ...], dtype: npt.DTypeLike
    ) -> AnyArray:
        """Check `target` against predictions, and return it as an array that is easy to compare.

        Here the target must have the shape of the prediction. A (samples,) target against a
        (samples, 1) prediction would broadcast to every sample against every other, which trains
        without an error to something else than was meant; so it is refused.

        Parameters
        ----------
        target : array_like
        shape : tuple of int
            The shape of the prediction.
        dtype : dtype
            The precision of the prediction.

        Raises
        ------
        ValueError
            If the target does not fit, or there is no entry to average over.
        """
        encoded = np.asarray(target, dtype)
        if encoded.shape != shape or encoded.size == 0:
            raise ValueError(
                "expected prediction and target of one shape, with at least one sample; received "
                f"{shape} and {encoded.shape}"
            )
        return encoded

    def __repr__(self) -> str:
        options = ", ".join(
            f"{name}={value!r}" for name, value in vars(self).items() if not name.startswith("_")
        )
        return f"{type(self).__name__}({options})"
