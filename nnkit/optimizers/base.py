"""What all optimisers share."""

from abc import ABC, abstractmethod

from nnkit.arrays import FloatArray
from nnkit.kernels import aligned, blocks
from nnkit.schedules import Schedule

__all__ = ["Optimizer", "require"]


class Optimizer(ABC):
    r"""What all optimisers share: a learning rate, weight decay, and a memory.

    Weight decay adds :math:`\lambda w` to the gradient of each parameter, as if the loss contained
    :math:`\tfrac{\lambda}{2} \lVert w \rVert^2`.

    Parameters
    ----------
    lr : float > 0, per update, or Schedule
        The learning rate, or a function from the number of updates made so far to a learning rate.
    weight_decay : float ≥ 0, default 0

    Attributes
    ----------
    updates : int
        How many updates were made so far.

    Raises
    ------
    ValueError
        If an argument is outside its range.
    """

    _memories: int
    """How many vectors in the shape of the parameters the optimiser remembers."""

    def __init__(self, lr: float | Schedule, *, weight_decay: float = 0.0) -> None:
        if not callable(lr):
            require(lr > 0, "a learning rate above 0", lr)
        require(weight_decay >= 0, "a weight_decay of at least 0", weight_decay)
        self.lr = lr
        self.weight_decay = weight_decay
        self.updates = 0
        self._values: FloatArray | None = None
        self._gradients: FloatArray | None = None

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next update."""
        return self.lr(self.updates) if callable(self.lr) else self.lr

    def step(self, values: FloatArray, gradients: FloatArray) -> None:
        """Change `values` in place, one step down along `gradients`.

        What was remembered belongs to `values`: with another array the optimiser starts afresh.

        Parameters
        ----------
        values, gradients : ndarray of one shape and dtype
            For a model: ``optimizer.step(*model.parameters())``.

        Raises
        ------
        ValueError
            If the arrays differ in shape or dtype.
        """
        if values is not self._values or gradients is not self._gradients:
            self._meet(values, gradients)
        lr = self.learning_rate
        self.updates += 1
        for value, gradient, scratch, *memory in self._blocks:
            if self.weight_decay:
                gradient = gradient + self.weight_decay * value
            self._update(lr, value, gradient, scratch, *memory)

    @abstractmethod
    def _update(
        self,
        lr: float,
        value: FloatArray,
        gradient: FloatArray,
        scratch: FloatArray,
        *memory: FloatArray,
    ) -> None:
        """Change `value`, and what is remembered, in place; `scratch` may be overwritten."""

    def _meet(self, values: FloatArray, gradients: FloatArray) -> None:
        if values.shape != gradients.shape or values.dtype != gradients.dtype:
            raise ValueError(
                "expected values and gradients of one shape and dtype, received "
                f"{values.shape} {values.dtype} and {gradients.shape} {gradients.dtype}"
            )
        self._gradients = gradients
        if values is not self._values:
            self._values = values
            self.updates = 0
            self._memory = [aligned(values.shape, values.dtype) for _ in range(self._memories)]
            for memory in self._memory:
                memory[...] = 0
        self._blocks = blocks(values, gradients, *self._memory)

    def __repr__(self) -> str:
        options = ", ".join(
            f"{name}={value!r}"
            for name, value in vars(self).items()
            if not name.startswith("_") and name != "updates"
        )
        return f"{type(self).__name__}({options})"


def require(condition: bool, expected: str, received: object) -> None:
    """Raise a ValueError that says what was expected, unless `condition` holds."""
    if not condition:
        raise ValueError(f"expected {expected}, received {received}")
