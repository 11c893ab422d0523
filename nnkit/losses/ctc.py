r"""CTC finds a short label sequence in a long input, without being told where each label is.

A recording has many more time steps than the word spoken has letters, and nobody marked where each
letter begins. *Connectionist Temporal Classification* lets the model say something at every step, a
label or *blank* (nothing new), and reads it by dropping repeats and blanks: ``c c - a a t`` reads
"cat". Many such *paths* read the same; the probability of a label sequence is the sum over all of
them, and the loss its negative logarithm.

There are far too many paths to list. Two sweeps over time, one forward and one backward, sum them
up; all sums are of logarithms, as the products would underflow within a few dozen steps.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from nnkit.arrays import AnyArray, FloatArray, as_float_array
from nnkit.losses.base import Loss

__all__ = ["CTC", "ctc"]

_PADDING = -1


class CTC(Loss):
    r"""Connectionist Temporal Classification; the mean over the samples.

    With the labels set between blanks, :math:`l' = (-, l_1, -, l_2, …, -)`, and
    :math:`\alpha_t(s)` the probability of all beginnings of paths that are at place `s` at time `t`

    .. math:: \alpha_t(s) = p_t(l'_s) \bigl(\alpha_{t-1}(s) + \alpha_{t-1}(s-1)
        + [l'_s \ne -,\ l'_s \ne l'_{s-2}]\, \alpha_{t-1}(s-2)\bigr)

    and :math:`\beta` the same from the end, :math:`L = -\ln \alpha_T` at the last two places, and

    .. math:: \frac{\partial L}{\partial z_{tk}} = p_t(k) -
        \sum_{s:\, l'_s = k} \frac{\alpha_t(s) \beta_t(s)}{P(l)}

    The prediction holds logits, shape (samples, timesteps, classes); one class is the blank. The
    target is a sequence of label sequences, one for each sample, of any lengths; or an array of
    shape (samples, longest), filled up with −1.

    Parameters
    ----------
    blank : int, default 0
        The number of the class that says nothing.

    References
    ----------
    Graves, Fernández, Gomez & Schmidhuber (2006), "Connectionist temporal classification".

    Examples
    --------
    >>> import math
    >>> loss = CTC()
    >>> logits = np.zeros((1, 2, 2))  # the paths that read "1": 1 1, 1 -, - 1; of four, all alike
    >>> round(math.exp(-loss.forward(logits, [[1]])), 6)
    0.75
    >>> loss.backward().shape
    (1, 2, 2)
    """

    def __init__(self, *, blank: int = 0) -> None:
        self.blank = blank

    def forward(
        self,
        prediction: npt.ArrayLike,
        target: Sequence[Sequence[int]] | npt.ArrayLike,
        input_lengths: npt.ArrayLike | None = None,
    ) -> float:
        """Return the loss of a batch, and remember what :meth:`backward` will need.

        Parameters
        ----------
        prediction : array_like of shape (samples, timesteps, classes)
        target : sequence of sequences of int, or array_like of int, shape (samples, longest)
        input_lengths : array_like of int, shape (samples,), optional
            How many timesteps of each sample count; by default all.

        Raises
        ------
        ValueError
            If the shapes do not belong together, a label is not a class or is the blank, or a
            label sequence is too long for its timesteps.
        """
        prediction = as_float_array(prediction)
        encoded = self.encode(target, prediction.shape, prediction.dtype)
        return self.compare(prediction, encoded, input_lengths)

    def compare(
        self,
        prediction: FloatArray,
        target: AnyArray,
        input_lengths: npt.ArrayLike | None = None,
    ) -> float:
        samples, timesteps, _ = prediction.shape
        ends = np.full(samples, timesteps) if input_lengths is None else np.asarray(input_lengths)
        _check_lengths(target, ends, timesteps)
        ends = ends.astype(np.intp)
        log_p = prediction - np.logaddexp.reduce(prediction, axis=2, keepdims=True)

        places = np.full((samples, 2 * target.shape[1] + 1), self.blank)
        places[:, 1::2] = np.where(target == _PADDING, self.blank, target)
        final = 2 * (target != _PADDING).sum(axis=1)  # the place of the last blank
        may_skip = np.zeros(places.shape, bool)
        may_skip[:, 2:] = (places[:, 2:] != self.blank) & (places[:, 2:] != places[:, :-2])
        emitted = np.take_along_axis(log_p, places[:, None, :], axis=2)

        alpha = _sweep_forward(emitted, may_skip)
        beta = _sweep_backward(emitted, may_skip, final, ends)
        rows = np.arange(samples)
        at_end = alpha[rows, ends - 1]
        before_last = np.where(final > 0, at_end[rows, final - 1], -np.inf)
        log_likelihood = np.logaddexp(at_end[rows, final], before_last)

        occupied = np.exp(alpha + beta - log_likelihood[:, None, None])
        expected = np.zeros_like(log_p)
        for place in range(places.shape[1]):
            expected[rows, :, places[:, place]] += occupied[:, :, place]
        counts = np.arange(timesteps) < ends[:, None]
        self._gradient = (np.exp(log_p) - expected) * counts[:, :, None] / samples
        return float(0 - log_likelihood.mean())  # not −0 if certain

    def backward(self) -> FloatArray:
        gradient: FloatArray = self._gradient
        return gradient

    def encode(
        self, target: npt.ArrayLike, shape: tuple[int, ...], dtype: npt.DTypeLike
    ) -> AnyArray:
        """Return the label sequences as an array of int, filled up with −1."""
        sequences = [np.asarray(labels) for labels in target]  # type: ignore[union-attr]
        if len(shape) != 3 or 0 in shape or len(sequences) != shape[0]:
            raise ValueError(
                "expected logits of shape (samples, timesteps, classes) and a label sequence for "
                f"each sample; received {shape} and {len(sequences)} sequences"
            )
        for labels in sequences:
            if labels.ndim != 1:
                raise ValueError(
                    f"expected each label sequence in the shape (labels,), received {labels.shape}"
                )
        if not 0 <= self.blank < shape[2]:
            raise ValueError(
                f"expected a blank that is a class, 0 to {shape[2] - 1}, received {self.blank}"
            )
        encoded = np.full((len(sequences), max(map(len, sequences))), _PADDING)
        for row, labels in zip(encoded, sequences, strict=True):
            with np.errstate(invalid="ignore"):  # what is not a number differs from any
                row[: len(labels)] = labels
            if (labels != row[: len(labels)]).any():
                raise ValueError(f"expected whole numbers as labels, received {labels.tolist()}")
        real = encoded[encoded != _PADDING]
        padded = encoded == _PADDING
        if ((real < 0) | (real >= shape[2]) | (real == self.blank)).any() or (
            padded[:, :-1] > padded[:, 1:]
        ).any():
            raise ValueError(
                f"expected labels of 0 to {shape[2] - 1} without the blank, {self.blank}, and −1 "
                f"only behind them; received {np.unique(real).tolist()}"
            )
        return encoded


def ctc(
    prediction: npt.ArrayLike,
    target: Sequence[Sequence[int]] | npt.ArrayLike,
    input_lengths: npt.ArrayLike | None = None,
    *,
    blank: int = 0,
) -> float:
    """Return the CTC loss; see :class:`CTC`.

    Parameters
    ----------
    prediction : array_like of shape (samples, timesteps, classes)
        Logits.
    target : sequence of sequences of int, or array_like of int, shape (samples, longest)
        The labels, without blanks; an array is filled up with −1.
    input_lengths : array_like of int, shape (samples,), optional
        How many timesteps of each sample count; by default all.
    blank : int, default 0

    Raises
    ------
    ValueError
        If the shapes do not belong together, a label is not a class or is the blank, or a label
        sequence is too long for its timesteps.

    Examples
    --------
    >>> round(ctc(np.zeros((1, 2, 2)), [[1]]), 6)
    0.287682
    """
    return CTC(blank=blank).forward(prediction, target, input_lengths)


def _sweep_forward(emitted: FloatArray, may_skip: AnyArray) -> FloatArray:
    """Return ln α, shape (samples, timesteps, places)."""
    alpha = np.full_like(emitted, -np.inf)
    alpha[:, 0, :2] = emitted[:, 0, :2]
    for t in range(1, emitted.shape[1]):
        stay = alpha[:, t - 1]
        arrived = stay.copy()
        arrived[:, 1:] = np.logaddexp(arrived[:, 1:], stay[:, :-1])
        skip = np.where(may_skip[:, 2:], stay[:, :-2], -np.inf)
        arrived[:, 2:] = np.logaddexp(arrived[:, 2:], skip)
        alpha[:, t] = arrived + emitted[:, t]
    return alpha


def _sweep_backward(
    emitted: FloatArray, may_skip: AnyArray, final: AnyArray, ends: AnyArray
) -> FloatArray:
    """Return ln β, what follows after time t, shape (samples, timesteps, places)."""
    beta = np.full_like(emitted, -np.inf)
    rows = np.arange(len(emitted))
    beta[rows, ends - 1, final] = 0
    beta[rows, ends - 1, np.maximum(final - 1, 0)] = 0
    for t in range(emitted.shape[1] - 2, -1, -1):
        stay = beta[:, t + 1] + emitted[:, t + 1]
        left = stay.copy()
        left[:, :-1] = np.logaddexp(left[:, :-1], stay[:, 1:])
        skip = np.where(may_skip[:, 2:], stay[:, 2:], -np.inf)
        left[:, :-2] = np.logaddexp(left[:, :-2], skip)
        beta[:, t] = np.where((t < ends - 1)[:, None], left, beta[:, t])
    return beta


def _check_lengths(target: AnyArray, ends: AnyArray, timesteps: int) -> None:
    if (
        ends.shape != target.shape[:1]
        or not ((ends >= 1) & (ends <= timesteps)).all()
        or (ends % 1 != 0).any()
    ):
        raise ValueError(
            f"expected a whole input length of 1 to {timesteps} for each of {len(target)} samples, "
            f"received {ends.tolist()}"
        )
    repeats = (target[:, 1:] == target[:, :-1]) & (target[:, 1:] != _PADDING)
    needed = (target != _PADDING).sum(axis=1) + repeats.sum(axis=1)
    for sample in np.flatnonzero(needed > ends)[:1]:
        raise ValueError(
            f"the target of sample {sample} needs {needed[sample]} timesteps (one for each label, "
            f"and a blank between equal neighbours), received {ends[sample]}"
        )
