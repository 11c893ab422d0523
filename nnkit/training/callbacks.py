"""Callbacks look on while a model is trained, and may end it.

A callback is asked after each epoch. Any function of the :class:`~nnkit.training.Progress` will do;
when it returns True, training stops.
"""

from typing import Any

import numpy as np

from nnkit.arrays import FloatArray
from nnkit.models import Model
from nnkit.training.history import Progress

__all__ = ["Callback", "EarlyStopping", "ProgressBar"]


class Callback:
    """A callback that also wants to know when training begins and ends."""

    def begin(self, model: Model, epochs: int) -> None:
        """Prepare; called once, before the first step."""

    def __call__(self, progress: Progress) -> bool | None:
        """Look at an epoch; return True to stop."""

    def end(self) -> None:
        """Clean up; called once, however training ended."""


class EarlyStopping(Callback):
    """Stops when the validation loss has not improved for a while, and goes back to the best.

    Further training would fit the training set ever closer, and everything else worse.

    Parameters
    ----------
    patience : int ≥ 1, default 5
        For how many epochs in a row the loss may fail to improve.
    min_delta : float ≥ 0, default 0
        By how much the loss must fall to count as better.
    restore_best : bool, default True
        Whether the parameters of the best epoch are put back in the end.

    Raises
    ------
    ValueError
        If an argument is outside its range; on the first epoch, if training has no validation set.

    References
    ----------
    Prechelt (1998), "Early stopping – but when?".

    Examples
    --------
    >>> stopping = EarlyStopping(patience=2, restore_best=False)
    >>> losses = [0.5, 0.4, 0.45, 0.41]
    >>> [stopping(Progress(1, 1, 0.0, loss, True)) for loss in losses]
    [False, False, False, True]
    """

    def __init__(
        self, *, patience: int = 5, min_delta: float = 0.0, restore_best: bool = True
    ) -> None:
        if patience < 1 or min_delta < 0:
            raise ValueError(
                "expected a patience of at least 1 epoch and a min_delta of at least 0, received "
                f"{patience} and {min_delta}"
            )
        self.patience = patience
        self.min_delta = min_delta
        self.restore_best = restore_best
        self._forget()

    def _forget(self) -> None:
        self.best_loss = np.inf
        self.best_epoch = 0
        self.waited = 0
        self._values: FloatArray | None = None
        self._best_values: FloatArray | None = None

    def begin(self, model: Model, epochs: int) -> None:
        self._forget()
        self._values = model.parameters().values

    def __call__(self, progress: Progress) -> bool:
        loss = progress.validation_loss
        if loss is None:
            raise ValueError("EarlyStopping needs a validation set: fit(…, validation=(X, y))")
        if loss < self.best_loss - self.min_delta:
            self.best_loss, self.best_epoch, self.waited = loss, progress.epoch, 0
            if self.restore_best and self._values is not None:
                self._best_values = self._values.copy()
        else:
            self.waited += 1
        return self.waited >= self.patience

    def end(self) -> None:
        if self._values is not None and self._best_values is not None:
            self._values[...] = self._best_values


class ProgressBar(Callback):
    """Shows a bar that grows with the epochs, and the losses beside it (needs tqdm).

    Parameters
    ----------
    **options
        Handed on to tqdm, for example ``desc="digits"`` or ``leave=False``.
    """

    def __init__(self, **options: Any) -> None:
        self.options = options

    def begin(self, model: Model, epochs: int) -> None:
        from tqdm.auto import tqdm  # here, as `import nnkit` loads numpy and nothing else

        self._bar = tqdm(total=epochs, unit="epoch", **self.options)

    def __call__(self, progress: Progress) -> None:
        losses = {"loss": f"{progress.loss:.4f}"}
        if progress.validation_loss is not None:
            losses["validation"] = f"{progress.validation_loss:.4f}"
        self._bar.set_postfix(losses, refresh=False)
        self._bar.update()

    def end(self) -> None:
        self._bar.close()
