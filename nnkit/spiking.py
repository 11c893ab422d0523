"""A nerve cell in one equation: it fills up, fires, and begins again.

Nerve cells answer with *spikes*, short pulses that are all alike, and a stronger stimulus makes
them more frequent. The leaky integrate-and-fire model has just enough of a cell to show that. What
comes in charges it, a leak discharges it, and when the charge reaches the threshold the cell spikes
and is reset. The artificial neuron of this course keeps of all this one number without time; this
module is here to show what it leaves out, and nothing else in nnkit builds on it.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray, as_float_array

__all__ = ["SpikeTrain", "firing_rate", "integrate_and_fire"]

TIME_CONSTANT = 10.0
"""Milliseconds in which the leak lets all but 1/e of the charge go."""

REFRACTORY = 2.0
"""Milliseconds for which a cell is silent after each spike."""

STEP = 0.1
"""Milliseconds between two points of a spike train."""


@dataclass(frozen=True)
class SpikeTrain:
    """What a cell did, as time goes on.

    Attributes
    ----------
    times : ndarray of shape (steps,)
        In milliseconds.
    potential : ndarray of shape (steps,)
        The charge; the cell fires when it reaches the threshold.
    spikes : ndarray of shape (spikes,)
        The times at which it fired.
    """

    times: FloatArray
    potential: FloatArray
    spikes: FloatArray


def integrate_and_fire(
    stimulus: float, *, threshold: float = 1.0, duration: float = 100.0
) -> SpikeTrain:
    r"""Follow a leaky integrate-and-fire cell under a steady stimulus.

    .. math:: \tau \frac{dv}{dt} = -v + s, \qquad v \ge \theta \Rightarrow
              \text{spike}, \; v \leftarrow 0

    The charge approaches the stimulus: one at or below the threshold is never enough.

    Parameters
    ----------
    stimulus : float
        On the scale of the threshold.
    threshold : float > 0, default 1
    duration : float > 0, default 100
        In milliseconds.

    Returns
    -------
    SpikeTrain

    Raises
    ------
    ValueError
        If the stimulus is not finite, or threshold or duration is not above 0.

    References
    ----------
    Lapicque (1907), "Recherches quantitatives sur l'excitation électrique des nerfs";
    Gerstner, Kistler, Naud and Paninski (2014), "Neuronal Dynamics", chapter 1.3.

    Examples
    --------
    >>> len(integrate_and_fire(0.9).spikes), len(integrate_and_fire(2.0).spikes)
    (0, 11)
    """
    if not np.isfinite(stimulus):
        raise ValueError(f"expected a finite stimulus, received {stimulus}")
    for name, value in (("threshold", threshold), ("duration", duration)):
        if not value > 0 or not np.isfinite(value):
            raise ValueError(f"expected a {name} above 0, received {value}")
    times = STEP * np.arange(round(duration / STEP) + 1)
    potential = np.zeros(len(times))
    # between spikes the equation has an exact solution: each step keeps this share of the charge
    kept = np.exp(-STEP / TIME_CONSTANT)
    spikes: list[float] = []
    silent_until = 0.0
    for at in range(1, len(times)):
        if times[at] <= silent_until:
            continue
        charge = stimulus + (potential[at - 1] - stimulus) * kept
        if charge >= threshold:
            spikes.append(float(times[at]))
            silent_until = times[at] + REFRACTORY
            charge = 0.0
        potential[at] = charge
    return SpikeTrain(times, potential, np.array(spikes))


def firing_rate(stimulus: npt.ArrayLike, *, threshold: float = 1.0) -> FloatArray:
    r"""Return how often the cell fires under a steady stimulus, in spikes a second.

    .. math:: f(s) = \frac{1000}{t_\text{ref} + \tau \ln \frac{s}{s - \theta}}
              \quad \text{for } s > \theta, \quad \text{otherwise } 0

    Parameters
    ----------
    stimulus : array_like
        Any shape.
    threshold : float > 0, default 1

    Returns
    -------
    ndarray
        Of the same shape.

    Examples
    --------
    >>> firing_rate([0.5, 1.0, 2.0, 4.0]).round(1)
    array([  0. ,   0. , 112. , 205.1])
    """
    s = as_float_array(stimulus)
    rate = np.zeros_like(s)
    fires = s > threshold
    filling = TIME_CONSTANT * np.log(s[fires] / (s[fires] - threshold))
    rate[fires] = 1000 / (REFRACTORY + filling)
    return rate
