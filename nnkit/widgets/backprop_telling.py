"""One step of the way back in words and numbers: what is asked, and what a prediction mistook."""

from collections.abc import Collection, Mapping

import numpy as np

from nnkit.autodiff import Arrival, Scalar
from nnkit.plots.numerals import number
from nnkit.widgets.backprop_run import Run, same

__all__ = ["ask", "is_right", "outcome", "slope_formula", "sum_of", "tell", "wrong_because"]

Labels = Mapping[str, str]
Gradients = Mapping[Scalar, float]


def is_right(guess: float, expected: float) -> bool:
    """Return whether a prediction is right to about three digits.

    Examples
    --------
    >>> is_right(-0.212, -0.21153), is_right(0.5, 0.53), is_right(0, 0.0003)
    (True, False, True)
    """
    return bool(np.isclose(guess, expected, rtol=0.01, atol=0.0005))


def wrong_because(guess: float, arrival: Arrival, right: Gradients) -> str:
    """Return the key of the mistake that leads to a wrong prediction, or ``"hint"``.

    Parameters
    ----------
    guess : float
    arrival : Arrival
        What was asked for.
    right : mapping of Scalar to float
        The right gradients.

    Examples
    --------
    >>> w, x = Scalar(2, "w"), Scalar(3, "x")
    >>> y = w * x
    >>> to_w = Arrival(y, 0, 3.0, 0.5, None, 1.5)
    >>> [wrong_because(guess, to_w, {y: 0.5, w: 1.5}) for guess in (0.5, 3, -1.5, 3.5, 8)]
    ['hint-upstream', 'hint-local', 'hint-sign', 'hint-plus', 'hint']
    """
    slope, upstream = arrival.source.slopes[arrival.place], right[arrival.source]
    known = {
        "hint-upstream": upstream,
        "hint-local": slope,
        "hint-sign": -slope * upstream,
        "hint-plus": slope + upstream,
        "hint-total": slope * upstream + (arrival.before or 0.0),
    }
    return next((key for key, value in known.items() if is_right(guess, value)), "hint")


def ask(arrival: Arrival, result: Scalar, labels: Labels) -> str:
    """Return the question for what arrives next."""
    source = arrival.source
    return labels["ask"].format(
        source=source.name,
        operand=_operand(arrival, labels),
        local=_partial(source.name, arrival.operand.name),
        upstream=_partial(result.name, source.name),
    )


def tell(
    arrival: Arrival, result: Scalar, right: Gradients, walked: bool, labels: Labels
) -> list[str]:
    """Return, line by line, what has just been handed on, and what became of it.

    Parameters
    ----------
    arrival : Arrival
    result : Scalar
    right : mapping of Scalar to float
        The right gradients.
    walked : bool
        Whether this arrow has been walked before in this pass.
    labels : mapping of str to str
    """
    source, operand = arrival.source, arrival.operand
    product, after = number(arrival.product), number(arrival.after)
    lines = [
        labels["told"].format(
            local=_partial(source.name, operand.name),
            upstream=_partial(result.name, source.name),
            formula=slope_formula(arrival),
            slope=_signed(arrival.slope),
            above=_signed(arrival.upstream),
            product=product,
        )
    ]
    if walked:
        lines.append(labels["again"])
    expected = source.slopes[arrival.place] * right[source]
    if not same(arrival.product, expected):
        lines.append(labels["told-wrong"].format(product=product, right=number(expected)))
    kind = _became(arrival)
    if arrival.before is not None:
        line = labels[kind].format(
            operand=operand.name,
            before=number(arrival.before),
            product=_signed(arrival.product) if kind == "added" else product,
            after=after,
        )
        lines.append(line)
    return lines


def sum_of(arrivals: list[Arrival], labels: Labels) -> str:
    """Return how the gradient of one number came together; nothing for one arrival."""
    text = ""
    for arrival in arrivals:
        part = number(arrival.product, digits=3)
        kind = _became(arrival)
        if not text:
            text = part
        elif kind == "added":
            text += f" − {part[1:]}" if part[0] == "−" else f" + {part}"
        elif kind == "overwritten":
            text += f" → {part}"
        else:
            text = labels["lost"].format(sum=text, part=part)
    return text if len(arrivals) > 1 else ""


def slope_formula(arrival: Arrival) -> str:
    """Return how the local slope is written, in brackets where it is a sum."""
    operation = arrival.source.operation
    if operation is None:  # never of an arrival, whose source has operands
        return ""
    names = (operand.name for operand in arrival.source.operands)
    return operation.slope_formulas(*names)[arrival.place]


def outcome(done: Run, bugs: Collection[str], labels: Labels, *, is_own: bool) -> str:
    """Return what came of a pass, of the bugs in it and of the learner's own part.

    Parameters
    ----------
    done : Run
    bugs : collection of str
    labels : mapping of str to str
    is_own : bool
        Whether the learner's code took part.
    """
    outputs = [name for name in done.outputs if done.has_wrong_output(done.scalars[name])]
    if outputs:
        return labels["own-output"].format(names=", ".join(outputs))
    names = labels["come-out-wrong"].format(names=", ".join(done.wrong))
    if is_own and not bugs:
        return f"{labels['own-wrong']} {names}" if done.wrong else labels["own-right"]
    if done.wrong:
        return f"{labels['finished']} {names}"
    harmless = [labels[f"harmless-{bug}"] for bug in bugs]
    return " ".join([labels["finished"], labels["all-right"], *harmless])


def _partial(above: str, below: str) -> str:
    return f"∂{above}/∂{below}"


def _became(arrival: Arrival) -> str:
    """Return whether what arrived was added, overwrote what was there, or was ignored."""
    if arrival.before is None or arrival.after == arrival.before + arrival.product:
        return "added"
    return "overwritten" if arrival.after == arrival.product else "ignored"


def _operand(arrival: Arrival, labels: Labels) -> str:
    operand = arrival.operand
    if arrival.source.operands.count(operand) == 1:
        return operand.name
    return labels["operand"].format(name=operand.name, place=arrival.place + 1)


def _signed(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)
