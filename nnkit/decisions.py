"""A decision is made of a probability by a threshold, and the threshold follows from the costs.

A probability says how likely a yes is. Whether to act on it depends on what mistakes cost: acting
in vain, a *false alarm*, or not acting when it mattered, a *miss*. The cheaper of the two risks
wins, and where both are the same is the threshold.
"""

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray, as_float_array

__all__ = ["expected_costs", "logit", "threshold_for_costs"]


def logit(probability: npt.ArrayLike) -> FloatArray:
    r"""Return the logit of a probability: the inverse of the sigmoid, the logarithm of the odds.

    .. math:: z = \ln \frac{p}{1 - p}, \qquad \sigma(z) = p

    Parameters
    ----------
    probability : array_like of numbers in [0, 1], any shape
        0 and 1, which no finite logit reaches, become −∞ and ∞.

    Raises
    ------
    ValueError
        If a number is no probability.

    Examples
    --------
    >>> logit([0.5, 0.9]).round(2)
    array([0. , 2.2])
    """
    p = as_float_array(probability)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError(f"expected probabilities from 0 to 1, received {p}")
    with np.errstate(divide="ignore"):
        # two logarithms: 1 − p keeps its digits where p is small
        difference: FloatArray = np.log(p) - np.log1p(-p)
    return difference[()]


def expected_costs(
    probability: float, *, false_alarm: float = 1.0, miss: float = 1.0
) -> tuple[float, float]:
    """Return what a yes and a no cost on average when a yes has this probability.

    A yes costs a false alarm in the cases where it is wrong, a no costs a miss.

    Parameters
    ----------
    probability : float in [0, 1]
    false_alarm, miss : float > 0, default 1

    Returns
    -------
    of_yes, of_no : float

    Examples
    --------
    >>> expected_costs(0.25, miss=9)
    (0.75, 2.25)
    """
    _check_costs(false_alarm, miss)
    return (1 - probability) * false_alarm, probability * miss


def threshold_for_costs(*, false_alarm: float = 1.0, miss: float = 1.0) -> float:
    r"""Return the probability above which a yes is the cheaper decision.

    .. math:: (1 - p)\, c_\text{false alarm} = p\, c_\text{miss}
        \quad\Rightarrow\quad p = \frac{c_\text{false alarm}}{c_\text{false alarm} + c_\text{miss}}

    Parameters
    ----------
    false_alarm, miss : float > 0, default 1

    Raises
    ------
    ValueError
        If a mistake costs nothing or less: then no threshold weighs one against the other.

    References
    ----------
    Elkan (2001), "The foundations of cost-sensitive learning".

    Examples
    --------
    >>> threshold_for_costs(), threshold_for_costs(miss=9)
    (0.5, 0.1)
    """
    _check_costs(false_alarm, miss)
    return false_alarm / (false_alarm + miss)


def _check_costs(false_alarm: float, miss: float) -> None:
    for name, cost in (("false_alarm", false_alarm), ("miss", miss)):
        if not (np.isfinite(cost) and cost > 0):
            raise ValueError(f"expected a {name} that costs more than 0, received {cost}")
