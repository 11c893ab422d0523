"""The mistakes that learners make in the dense layer of the assignment `layers`, likeliest first.

What no formula can tell, a draw that ignores its seed for one, is a rule: :data:`RULES`.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = ["DENSE_BIAS", "DENSE_FORWARD", "DENSE_WEIGHT", "RULES"]

RULES = {
    "no-params": Text(
        '`params` must be a dictionary with the entries `"weight"` and `"bias"`. `__init__` makes '
        "it: `self.params = {…}`.",
        '`params`는 `"weight"`와 `"bias"`가 들어 있는 딕셔너리여야 한다. `__init__`에서 '
        "`self.params = {…}`로 만들자.",
    ),
    "not-arrays": Text(
        "weight and bias must be numpy arrays of numbers.",
        "가중치와 편향은 수를 담은 numpy 배열이어야 한다.",
    ),
    "single-bias": Text(
        "there is one bias for the whole layer. Each unit has its own: shape `(outputs,)`.",
        "층 전체에 편향이 하나뿐이다. 유닛마다 따로 있어야 한다. 형상은 `(outputs,)`이다.",
    ),
    "bias-not-zero": Text(
        "your bias does not start at 0. Only the weights are drawn at random.",
        "편향이 0에서 시작하지 않는다. 무작위로 뽑는 것은 가중치뿐이다.",
    ),
    "params-not-read": Text(
        "new numbers in `params` do not change what `forward` returns. It must compute with "
        '`self.params["weight"]` and `self.params["bias"]` as they are now, not with a copy from '
        "`__init__`.",
        "`params`에 다른 수를 넣어도 `forward`의 결과가 그대로이다. `__init__`에서 따로 보관한 "
        '값이 아니라 지금의 `self.params["weight"]`와 `self.params["bias"]`로 계산해야 한다.',
    ),
    "params-changed": Text(
        "called again with the same batch, `forward` returns something else. It must leave "
        "`params` as they are: `a = a + b` makes a new array, `a += b` changes the old one.",
        "같은 배치로 다시 호출하면 `forward`가 다른 값을 돌려준다. `params`를 바꾸면 안 된다. "
        "`a = a + b`는 새 배열을 만들고, `a += b`는 원래 배열을 바꾼다.",
    ),
    "shared-params": Text(
        "two layers share their parameters: making the second changes the first. Make the "
        "dictionary in `__init__`, `self.params = {…}`, so that each layer has its own.",
        "두 층이 매개변수를 함께 쓴다. 둘째를 만들면 첫째가 바뀐다. `__init__` 안에서 "
        "`self.params = {…}`로 만들어 층마다 따로 지니게 하자.",
    ),
    "units-alike": Text(
        "some of your weights are alike. Units that start alike get the same gradients and stay "
        "alike for ever: draw every weight by itself, with `size=(inputs, outputs)`.",
        "똑같은 가중치가 있다. 똑같이 시작한 유닛은 같은 기울기를 받아 언제까지나 똑같다. "
        "`size=(inputs, outputs)`로 가중치를 하나하나 따로 뽑자.",
    ),
    "seed-ignored": Text(
        "the same seed gives other weights each time. Make the generator in `__init__` with the "
        "seed: `np.random.default_rng(seed)`.",
        "시드가 같은데도 가중치가 매번 다르다. `__init__` 안에서 `np.random.default_rng(seed)`로 "
        "생성기를 만들자.",
    ),
    "same-for-every-seed": Text(
        "another seed gives the same weights. The generator must get the `seed` that was passed.",
        "시드가 다른데도 가중치가 같다. 넘겨받은 `seed`를 생성기에 넘겨야 한다.",
    ),
    "mean-not-zero": Text(
        "the mean of your weights is not 0. `rng.random` draws between 0 and 1; `rng.normal` "
        "draws on both sides of 0.",
        "가중치의 평균이 0이 아니다. `rng.random`은 0과 1 사이에서 뽑고, `rng.normal`은 0의 "
        "양쪽에서 뽑는다.",
    ),
    "spread": Text(
        "the standard deviation of your weights is not 1 / √inputs. That of `rng.normal` is 1: "
        "divide by `np.sqrt(inputs)`, neither by the inputs themselves nor by the outputs.",
        "가중치의 표준편차가 1 / √inputs가 아니다. `rng.normal`의 표준편차는 1이다. 입력 수 "
        "자체나 출력 수가 아니라 `np.sqrt(inputs)`로 나누자.",
    ),
}

_TRANSPOSED = Text(
    "your weight has a row for each unit. Here each unit is a column: the shape is "
    "`(inputs, outputs)`, and `forward` needs no transpose.",
    "가중치의 행이 유닛이 되어 있다. 여기서는 유닛이 열이다. 형상은 `(inputs, outputs)`이고, "
    "`forward`에서 뒤집을 필요가 없다.",
)


def _bias_as(make: Callable[[int, int], Any]) -> Callable[..., Any]:
    return lambda inputs, outputs, seed: make(inputs, outputs)


DENSE_WEIGHT = (
    Mistake(
        "weight-transposed", lambda inputs, outputs, seed: np.array([outputs, inputs]), _TRANSPOSED
    ),
    Mistake(
        "one-weight-per-input",
        lambda inputs, outputs, seed: np.array([inputs]),
        Text(
            "there is only one weight for each input, as in a single neuron. Each unit has its "
            "own: `(inputs, outputs)`.",
            "뉴런이 하나일 때처럼 입력마다 가중치가 하나뿐이다. 유닛마다 따로 있어야 한다. 형상은 "
            "`(inputs, outputs)`이다.",
        ),
    ),
)

DENSE_BIAS = (
    Mistake(
        "bias-as-row",
        _bias_as(lambda inputs, outputs: np.zeros((1, outputs))),
        Text(
            "your bias is a matrix with one row, `(1, outputs)`. Asked for is `(outputs,)`.",
            "편향이 행 하나짜리 행렬 `(1, outputs)`이다. 요구한 형상은 `(outputs,)`이다.",
        ),
    ),
    Mistake(
        "bias-per-input",
        _bias_as(lambda inputs, outputs: np.zeros(inputs)),
        Text(
            "there is a bias for each input. Inputs are values and have none; each unit has one.",
            "편향이 입력마다 하나씩 있다. 입력은 값일 뿐 편향이 없다. 편향은 유닛마다 하나이다.",
        ),
    ),
    Mistake(
        "bias-as-column",
        _bias_as(lambda inputs, outputs: np.zeros((outputs, 1))),
        Text(
            "your bias is a column, `(outputs, 1)`. Asked for is `(outputs,)`.",
            "편향이 열 `(outputs, 1)`이다. 요구한 형상은 `(outputs,)`이다.",
        ),
    ),
)

DENSE_FORWARD = (
    Mistake(
        "bias-forgotten",
        lambda X, weight, bias: X @ weight,
        Text(
            "your bias is forgotten. Add it to the sums.",
            "편향을 빠뜨렸다. 가중합에 편향을 더하자.",
        ),
    ),
    Mistake(
        "bias-subtracted",
        lambda X, weight, bias: X @ weight - bias,
        Text(
            "your bias is subtracted. It is added.",
            "편향을 뺐다. 편향은 더해야 한다.",
        ),
    ),
    Mistake("weight-transposed", lambda X, weight, bias: X @ weight.T + bias, _TRANSPOSED),
    Mistake(
        "order-reversed",
        lambda X, weight, bias: weight @ X + bias,
        Text(
            "the weight stands on the wrong side. With a sample in each row it is `X @ weight`.",
            "가중치가 반대쪽에 있다. 행마다 샘플이 하나이면 `X @ weight`이다.",
        ),
    ),
    Mistake(
        "bias-per-sample",
        lambda X, weight, bias: X @ weight + bias[:, None],
        Text(
            "your bias is added as a column, one entry for each sample. It has one for each unit: "
            "add it as it is, and numpy adds it to every row.",
            "편향을 열로 세워 샘플마다 하나씩 더했다. 편향은 유닛마다 하나이다. 그대로 더하면 "
            "numpy가 모든 행에 더한다.",
        ),
    ),
    Mistake(
        "activation-applied",
        lambda X, weight, bias: np.maximum(0, X @ weight + bias),
        Text(
            "you already apply ReLU. This layer returns the sums; the activation is a layer of its "
            "own.",
            "벌써 ReLU를 적용했다. 이 층은 가중합을 돌려준다. 활성화 함수는 따로 하나의 층이다.",
        ),
    ),
    *(
        Mistake(
            "axis-lost",
            lambda X, weight, bias, flat=flat: flat(X @ weight + bias),
            Text(
                "an axis is lost where it has one entry only. The sums always have two axes, "
                "samples and units, also with one unit or one sample.",
                "크기가 1인 축이 사라진다. 유닛이나 샘플이 하나뿐이어도 가중합에는 언제나 샘플과 "
                "유닛의 두 축이 있어야 한다.",
            ),
        )
        for flat in (
            np.squeeze,
            lambda sums: sums[:, 0] if sums.shape[1] == 1 else sums,
            lambda sums: sums[0] if len(sums) == 1 else sums,
        )
    ),
    Mistake(
        "first-sample-only",
        lambda X, weight, bias: X[0] @ weight + bias,
        Text(
            "only the first sample is computed. A batch gives one row for each sample.",
            "첫 샘플만 계산했다. 배치를 넣으면 샘플마다 한 행씩 나와야 한다.",
        ),
    ),
    *(
        Mistake(
            "mismatch-accepted",
            formula,
            Text(
                "a batch with too many or too few columns is accepted, and numbers are left out or "
                "stretched without a word. `X @ weight` notices it by itself.",
                "열이 너무 많거나 적은 배치를 그냥 받아들여, 말없이 수를 버리거나 늘인다. "
                "`X @ weight`는 이것을 스스로 알아챈다.",
            ),
        )
        for formula in (
            lambda X, weight, bias: X[:, : len(weight)] @ weight[: X.shape[1]] + bias,
            lambda X, weight, bias: (X[:, :, None] * weight).sum(axis=1) + bias,
        )
    ),
)
