r"""Cross-entropy: how surprised the model is by what happened.

A model that gives the truth a probability of :math:`p` is charged :math:`-\ln p`: nothing for
certainty in the truth, and more and more without limit for certainty in an error.

The loss may be computed from probabilities or from logits, the numbers before the sigmoid or the
softmax. From logits is better: there the logarithm and the exponential cancel by algebra, nothing
overflows, and the gradient is simply *probability minus target*. From probabilities, a 0 where the
truth is would cost infinitely much; as PyTorch does, the logarithm is held at −100 at least, and
the gradient's divisor at 1e-12 at least.
"""

import numpy as np
import numpy.typing as npt

from nnkit.activations import sigmoid
from nnkit.arrays import AnyArray, FloatArray
from nnkit.kernels import row_maxima, row_sums, total
from nnkit.losses.base import Loss

__all__ = [
    "BinaryCrossEntropy",
    "CategoricalCrossEntropy",
    "binary_cross_entropy",
    "categorical_cross_entropy",
    "one_hot",
]

LEAST_LOG = -100.0
LEAST_DIVISOR = 1e-12


class BinaryCrossEntropy(Loss):
    r"""Binary cross-entropy, for yes-or-no questions; the mean over all entries.

    .. math:: L = -y \ln p - (1 - y) \ln(1 - p), \qquad
        \frac{\partial L}{\partial p} = \frac{p - y}{p\,(1 - p)}

    and from a logit :math:`z` with :math:`p = \sigma(z)`

    .. math:: L = \ln(1 + e^{z}) - y z, \qquad \frac{\partial L}{\partial z} = \sigma(z) - y

    Prediction and target have one shape, any; targets are in [0, 1], 1 for yes.

    Parameters
    ----------
    from_logits : bool, default False
        Whether predictions are logits rather than probabilities in [0, 1].

    References
    ----------
    Good (1952), "Rational decisions"; Bishop (2006), *Pattern Recognition and Machine Learning*,
    §4.3.2.

    Examples
    --------
    >>> loss = BinaryCrossEntropy(from_logits=True)
    >>> loss.forward([[0.0], [1000.0]], [[1], [1]])
    0.34657359027997264
    >>> loss.backward()
    array([[-0.25],
           [ 0.  ]])
    """

    def __init__(self, *, from_logits: bool = False) -> None:
        self.from_logits = from_logits

    def compare(self, prediction: FloatArray, target: AnyArray) -> float:
        p, y = self._prediction, self._target = prediction, target
        if self.from_logits:
            return float(np.mean(np.logaddexp(p.dtype.type(0), p) - y * p))
        _check_probabilities(p)
        return float(np.mean(-y * _log(p) - (1 - y) * _log(1 - p)))

    def backward(self) -> FloatArray:
        p, y = self._prediction, self._target
        if self.from_logits:
            return (sigmoid.value(p) - y) / p.size
        return (p - y) / np.maximum(p * (1 - p), LEAST_DIVISOR) / p.size

    def encode(
        self, target: npt.ArrayLike, shape: tuple[int, ...], dtype: npt.DTypeLike
    ) -> AnyArray:
        encoded = super().encode(target, shape, dtype)
        if not ((encoded >= 0) & (encoded <= 1)).all():
            raise ValueError(
                f"expected targets in [0, 1], received {encoded.min()} to {encoded.max()}"
            )
        return encoded


class CategoricalCrossEntropy(Loss):
    r"""Categorical cross-entropy, for one class out of several; the mean over the samples.

    .. math:: L = -\sum_k y_k \ln p_k, \qquad
        \frac{\partial L}{\partial p_k} = -\frac{y_k}{p_k}

    and from logits :math:`z` with :math:`p = \operatorname{softmax}(z)`

    .. math:: L = \ln \sum_k e^{z_k} - \sum_k y_k z_k, \qquad
        \frac{\partial L}{\partial z_k} = p_k - y_k

    The prediction has shape (samples, classes). The target is either of shape (samples,), the
    number of the right class for each sample, or of shape (samples, classes), a distribution over
    the classes for each sample.

    Parameters
    ----------
    from_logits : bool, default False
        Whether predictions are logits rather than probabilities in [0, 1].

    References
    ----------
    Bridle (1990), "Probabilistic interpretation of feedforward classification network outputs".

    Examples
    --------
    >>> loss = CategoricalCrossEntropy(from_logits=True)
    >>> loss.forward([[0.0, 0.0], [1000.0, 0.0]], [1, 0])
    0.34657359027997264
    >>> loss.backward()
    array([[ 0.25, -0.25],
           [ 0.  ,  0.  ]])
    """

    def __init__(self, *, from_logits: bool = False) -> None:
        self.from_logits = from_logits

    def compare(self, prediction: FloatArray, target: AnyArray) -> float:
        y = self._target = target
        if self.from_logits:
            z = prediction - row_maxima(prediction)
            exponentials: FloatArray = np.exp(z)
            sums = row_sums(exponentials)
            self._p: FloatArray = exponentials / sums[:, None]
            return float(total(np.log(sums)) - np.vdot(y, z)) / len(z)
        _check_probabilities(prediction)
        self._p = prediction
        return float(0 - np.vdot(y, _log(prediction)) / len(prediction))  # not −0 if certain

    def backward(self) -> FloatArray:
        p, y = self._p, self._target
        if self.from_logits:
            return (p - y) * (1 / len(p))
        return -y / np.maximum(p, LEAST_DIVISOR) / len(p)

    def encode(
        self, target: npt.ArrayLike, shape: tuple[int, ...], dtype: npt.DTypeLike
    ) -> AnyArray:
        """Return a distribution for each sample: class 2 of 4 becomes ``[0, 0, 1, 0]``."""
        labels = np.asarray(target)
        if len(shape) != 2 or 0 in shape or labels.shape not in (shape[:1], shape):
            raise ValueError(
                "expected a prediction of shape (samples, classes) and a target of shape "
                f"(samples,) or (samples, classes); received {shape} and {labels.shape}"
            )
        if labels.ndim == 1:
            return one_hot(labels, shape[1], dtype)
        distribution = labels.astype(dtype, copy=False)
        if (distribution < 0).any() or not np.allclose(distribution.sum(axis=1), 1, atol=1e-5):
            raise ValueError("expected each row of the target to be a distribution that sums to 1")
        return distribution


def one_hot(labels: npt.ArrayLike, classes: int, dtype: npt.DTypeLike = np.float64) -> FloatArray:
    """Return for each label a row of zeros with a single 1, in the column of its class.

    Parameters
    ----------
    labels : array_like of int, shape (samples,)
        In 0 … classes − 1.
    classes : int
    dtype : dtype, default float64

    Returns
    -------
    ndarray of shape (samples, classes)

    Raises
    ------
    ValueError
        If a label is not a whole number in that range, or labels have more than one axis.

    Examples
    --------
    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    numbers = np.asarray(labels)
    if numbers.ndim != 1:
        raise ValueError(f"expected labels of shape (samples,), received {numbers.shape}")
    with np.errstate(invalid="ignore"):  # what is not a number differs from any
        rows = numbers.astype(np.intp)
    if (rows != numbers).any() or (rows < 0).any() or (rows >= classes).any():
        raise ValueError(
            f"expected classes numbered 0 to {classes - 1}, "
            f"received {numbers.min()} to {numbers.max()}"
        )
    encoded: FloatArray = np.zeros((len(rows), classes), dtype)
    encoded[np.arange(len(rows)), rows] = 1
    return encoded


def _log(p: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore"):  # log(0) is what the floor is for
        return np.maximum(np.log(p), LEAST_LOG)


def _check_probabilities(p: FloatArray) -> None:
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError(
            f"expected probabilities in [0, 1], received {p.min():g} to {p.max():g}; "
            "for logits, use from_logits=True"
        )


def binary_cross_entropy(
    prediction: npt.ArrayLike, target: npt.ArrayLike, *, from_logits: bool = False
) -> float:
    """Return the binary cross-entropy; see :class:`BinaryCrossEntropy`.

    Parameters
    ----------
    prediction : array_like of any shape
        Probabilities in [0, 1], or logits.
    target : array_like in the same shape
        In [0, 1]; 1 for yes.
    from_logits : bool, default False

    Raises
    ------
    ValueError
        If the shapes differ, or a target or a probability is outside [0, 1].

    Examples
    --------
    >>> round(binary_cross_entropy([0.5, 1.0], [1, 1]), 4)
    0.3466
    """
    return BinaryCrossEntropy(from_logits=from_logits).forward(prediction, target)


def categorical_cross_entropy(
    prediction: npt.ArrayLike, target: npt.ArrayLike, *, from_logits: bool = False
) -> float:
    """Return the categorical cross-entropy; see :class:`CategoricalCrossEntropy`.

    Parameters
    ----------
    prediction : array_like of shape (samples, classes)
        Probabilities in [0, 1], or logits.
    target : array_like of shape (samples,) or (samples, classes)
        Class numbers, or distributions.
    from_logits : bool, default False

    Raises
    ------
    ValueError
        If the shapes do not belong together, there is no such class, or a probability is outside
        [0, 1].

    Examples
    --------
    >>> round(categorical_cross_entropy([[0.5, 0.5], [0.0, 1.0]], [0, 1]), 4)
    0.3466
    """
    return CategoricalCrossEntropy(from_logits=from_logits).forward(prediction, target)
