"""What training reports: how far it is, and what it has come to."""

from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["History", "Progress"]


class Progress(NamedTuple):
    """Where training stands.

    Attributes
    ----------
    epoch : int
        The epoch under way, or just finished; the first is 1.
    step : int
        How many steps were made since training began.
    loss : float
        After a step the loss of its batch; after an epoch the mean over its samples, each taken
        when its batch came up, with the parameters of that moment.
    validation_loss : float or None
        The loss on the validation set, after an epoch and if there is such a set.
    epoch_done : bool
        Whether this reports a whole epoch.
    """

    epoch: int
    step: int
    loss: float
    validation_loss: float | None = None
    epoch_done: bool = False


@dataclass
class History:
    """The loss of every epoch.

    Attributes
    ----------
    loss : list of float
        The training loss of each epoch.
    validation_loss : list of float
        The loss on the validation set after each epoch; empty if there was none.
    steps : int
        How many steps were made.
    stopped_by : str or None
        The callback that ended training early, if one did.

    Examples
    --------
    >>> History(loss=[0.7, 0.5, 0.4], validation_loss=[0.8, 0.6, 0.9]).best_epoch
    2
    """

    loss: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    steps: int = 0
    stopped_by: str | None = None

    @property
    def epochs(self) -> int:
        """How many epochs were finished."""
        return len(self.loss)

    @property
    def best_epoch(self) -> int:
        """The epoch, counted from 1, with the lowest validation loss, or training loss without."""
        losses = self.validation_loss or self.loss
        return min(range(len(losses)), key=losses.__getitem__) + 1

    def add(self, progress: Progress) -> None:
        """Take down an epoch that is done."""
        self.loss.append(progress.loss)
        if progress.validation_loss is not None:
            self.validation_loss.append(progress.validation_loss)
        self.steps = progress.step
