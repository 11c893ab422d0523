"""The questions of the assignment `forward_pass`: nodes by hand, what goes in, what is kept."""

from autograder.checks.answers import ByHand, Choice, Option, Slip
from autograder.checks.wording import Text

__all__ = ["by_hand", "changes", "kept", "lines"]

by_hand = ByHand(
    "by_hand",
    {"z1": 1.5, "z2": -1.0, "h1": 1.5, "h2": 0.0, "z": 0.75, "y": 0.679179},
    slips=(
        Slip(
            "relu-forgotten",
            {"h2": -1.0, "z": 2.75, "y": 0.939913},
            Text(
                "a hidden output is negative. ReLU lets a positive sum pass and makes 0 of every "
                "other.",
                "은닉 유닛의 출력이 음수이다. ReLU는 양수인 가중합을 그대로 통과시키고 나머지는 "
                "0으로 만든다.",
            ),
        ),
        Slip(
            "sums-passed-on",
            {"z": 2.75, "y": 0.939913},
            Text(
                "the output unit has weighed the hidden sums. What is passed on are the hidden "
                "outputs.",
                "출력 유닛이 은닉 유닛의 가중합에 가중치를 곱했다. 넘어오는 것은 은닉 유닛의 "
                "출력이다.",
            ),
        ),
        Slip(
            "inputs-used-again",
            {"z": 1.75, "y": 0.851953},
            Text(
                "the output unit has weighed the inputs of the network. It sees the layer before "
                "it, and nothing else.",
                "출력 유닛이 신경망의 입력에 가중치를 곱했다. 출력 유닛은 바로 앞 층만 본다.",
            ),
        ),
        Slip(
            "previous-weights-again",
            {"z": 3.75, "y": 0.977023},
            Text(
                "the hidden weights have been used twice. They are in the hidden outputs already; "
                "the output unit weighs these with its own weights.",
                "은닉층의 가중치를 두 번 썼다. 그 가중치는 이미 은닉 유닛의 출력에 들어 있다. 출력 "
                "유닛은 그 출력에 자기 가중치를 곱한다.",
            ),
        ),
        Slip(
            "sigmoid-forgotten",
            {"y": 0.75},
            Text(
                "your prediction is the sum itself. It still has to go through the sigmoid.",
                "예측값이 가중합 그대로이다. 아직 시그모이드를 거쳐야 한다.",
            ),
        ),
        Slip(
            "bias-forgotten",
            {"z1": 1.0, "z2": -2.0, "h1": 1.0, "z": 2.0, "y": 0.880797},
            Text("no unit has got its bias.", "모든 유닛에서 편향이 빠졌다."),
        ),
        Slip(
            "output-bias-forgotten",
            {"z": 3.0, "y": 0.952574},
            Text(
                "the output unit has a bias, too.",
                "출력 유닛에도 편향이 있다.",
            ),
        ),
        Slip(
            "rows-for-columns",
            {"z1": 2.5, "z2": -4.0, "h1": 2.5, "z": 2.75, "y": 0.939913},
            Text(
                "you have read the hidden weights along the rows. Each column holds the weights "
                "into one unit.",
                "은닉층의 가중치를 행을 따라 읽었다. 열마다 유닛 하나로 들어가는 가중치가 담겨 "
                "있다.",
            ),
        ),
    ),
).check

lines = Choice(
    "lines",
    [
        Option(
            "own-weights-previous-outputs",
            Text("`A1 @ W2 + b2`", "`A1 @ W2 + b2`"),
            right=True,
            because=Text(
                "this layer's weights times the previous layer's outputs, summed, plus this "
                "layer's bias: that is the sum.",
                "앞 층의 출력에 이 층의 가중치를 곱해 모두 더하고 이 층의 편향을 더한 것이 바로 "
                "가중합이다.",
            ),
        ),
        Option(
            "previous-weights-again",
            Text("`A1 @ W1 @ W2 + b2`", "`A1 @ W1 @ W2 + b2`"),
            because=Text(
                "the weights of the layer before have done their work: they are in its outputs "
                "already, and nobody uses them again.",
                "앞 층의 가중치는 제 할 일을 마쳤다. 이미 앞 층의 출력에 들어 있으며 다시 쓰이지 "
                "않는다.",
            ),
        ),
        Option(
            "sums-passed-on",
            Text("`Z1 @ W2 + b2`", "`Z1 @ W2 + b2`"),
            because=Text(
                "what a layer passes on are its outputs, not its sums.",
                "층이 넘기는 것은 가중합이 아니라 출력이다.",
            ),
        ),
        Option(
            "sample-by-sample",
            Text(
                "`np.array([row @ W2 + b2 for row in A1])`",
                "`np.array([row @ W2 + b2 for row in A1])`",
            ),
            right=True,
            because=Text(
                "each row is a sample, and no sample looks at another: one by one they give the "
                "same numbers as together.",
                "행마다 샘플 하나이고, 어느 샘플도 다른 샘플을 보지 않는다. 하나씩 계산해도 "
                "한꺼번에 계산한 것과 같다.",
            ),
        ),
        Option(
            "data-again",
            Text("`X @ W2 + b2`", "`X @ W2 + b2`"),
            because=Text(
                "only the first layer sees the data. That the shapes fit says nothing.",
                "데이터를 바로 받는 것은 첫 층뿐이다. 형상이 맞는다고 옳은 것은 아니다.",
            ),
        ),
        Option(
            "written-out",
            Text("`relu(X @ W1 + b1) @ W2 + b2`", "`relu(X @ W1 + b1) @ W2 + b2`"),
            right=True,
            because=Text(
                "the outputs of the first layer are written out here: it is the same.",
                "첫째 층의 출력을 풀어 썼을 뿐 똑같다.",
            ),
        ),
        Option(
            "activation-too-late",
            Text("`relu((X @ W1 + b1) @ W2 + b2)`", "`relu((X @ W1 + b1) @ W2 + b2)`"),
            because=Text(
                "the activation of the first layer is missing, and that of the second belongs to "
                "its outputs, not to its sums.",
                "첫째 층의 활성화 함수가 빠졌다. 둘째 층의 활성화 함수는 가중합이 아니라 출력을 "
                "구할 때 쓴다.",
            ),
        ),
        Option(
            "bias-weighed",
            Text("`(A1 + b2) @ W2`", "`(A1 + b2) @ W2`"),
            because=Text(
                "a bias is added to the sum and is not weighed.",
                "편향은 가중합에 더하는 것이며, 거기에는 가중치를 곱하지 않는다.",
            ),
        ),
    ],
).check

changes = Choice(
    "changes",
    [
        Option(
            "output-sum-shifts",
            Text(
                "The output's bias is lowered: its sum `z` falls by exactly 1, for every sample.",
                "출력 유닛의 편향을 줄이면, 어떤 샘플에서든 그 가중합 `z`가 꼭 1만큼 줄어든다.",
            ),
            right=True,
            because=Text(
                "the bias stands in the sum by itself, with no weight and no input.",
                "편향은 가중치도 입력도 없이 홀로 가중합에 더해진다.",
            ),
        ),
        Option(
            "output-falls-as-much",
            Text(
                "The output's bias is lowered: the prediction `y` falls by one and the same "
                "amount, for every sample.",
                "출력 유닛의 편향을 줄이면, 어떤 샘플에서든 예측값 `y`가 똑같은 만큼 줄어든다.",
            ),
            because=Text(
                "the sums all fall alike; the sigmoid makes much of it in the middle of its curve "
                "and little at its ends.",
                "가중합은 모두 똑같이 줄어들지만, 시그모이드는 곡선의 가운데에서는 많이, 양쪽 "
                "끝에서는 조금만 움직인다.",
            ),
        ),
        Option(
            "order-kept",
            Text(
                "The output's bias is lowered: of two samples, the one with the larger `y` before "
                "has the larger `y` afterwards.",
                "출력 유닛의 편향을 줄여도, 두 샘플 가운데 앞서 `y`가 컸던 샘플의 `y`가 여전히 더 "
                "크다.",
            ),
            right=True,
            because=Text(
                "all sums fall by the same amount, and the sigmoid rises everywhere: no sample "
                "overtakes another.",
                "가중합이 모두 같은 만큼 줄어들고 시그모이드는 어디서나 올라가므로, 순서가 "
                "뒤바뀌지 않는다.",
            ),
        ),
        Option(
            "everything-anew",
            Text(
                "The output's bias is lowered: what was kept of the hidden layer is no longer "
                "valid.",
                "출력 유닛의 편향을 줄이면, 기억해 둔 은닉층의 값은 더 이상 쓸 수 없다.",
            ),
            because=Text(
                "everything runs from front to back: the hidden layer knows nothing of the bias "
                "behind it.",
                "모든 것은 앞에서 뒤로 흐른다. 은닉층은 그 뒤에 있는 편향을 알지 못한다.",
            ),
        ),
        Option(
            "silent-unit-stays",
            Text(
                "The bias of the second hidden unit is lowered: `y` stays as it is for every "
                "sample for which the sum `z2` was negative before.",
                "둘째 은닉 유닛의 편향을 줄여도, 앞서 가중합 `z2`가 음수였던 샘플에서는 `y`가 "
                "그대로이다.",
            ),
            right=True,
            because=Text(
                "ReLU makes 0 of a negative sum, and of an even smaller one as well.",
                "ReLU는 음수인 가중합을 0으로 만들고, 그보다 더 작아도 마찬가지로 0으로 만든다.",
            ),
        ),
        Option(
            "neighbour-changes",
            Text(
                "The bias of the second hidden unit is lowered: the output `h1` of the first one "
                "changes, too.",
                "둘째 은닉 유닛의 편향을 줄이면, 첫째 은닉 유닛의 출력 `h1`도 달라진다.",
            ),
            because=Text(
                "units of one layer do not see each other.",
                "같은 층의 유닛끼리는 서로를 보지 않는다.",
            ),
        ),
        Option(
            "falls-with-every-bias",
            Text(
                "Whichever of the three biases is lowered: `y` never grows.",
                "세 편향 가운데 어느 것을 줄이든 `y`가 커지는 일은 없다.",
            ),
            because=Text(
                "the output unit weighs the second hidden unit with a negative weight: less of it "
                "is more in the sum.",
                "출력 유닛은 둘째 은닉 유닛의 출력에 음수인 가중치를 곱한다. 그 출력이 줄면 "
                "가중합은 커진다.",
            ),
        ),
    ],
).check

kept = Choice(
    "kept",
    [
        Option(
            "relu-overwrites",
            Text(
                "Whatever the batch, `second` keeps no negative sum of a hidden layer.",
                "어떤 배치를 넣든 `second`가 기억하는 은닉층의 가중합에는 음수가 없다.",
            ),
            right=True,
            because=Text(
                "`*=` writes the zeros of ReLU into the very array that is kept.",
                "`*=`는 ReLU의 0을 바로 그 기억해 둔 배열에 써넣는다.",
            ),
        ),
        Option(
            "outputs-survive",
            Text(
                "From the list of `second`, the outputs of the hidden layers can still be told.",
                "`second`의 리스트에서도 은닉층의 출력은 알아낼 수 있다.",
            ),
            right=True,
            because=Text(
                "what stands in the place of the hidden sums are the outputs themselves. It is the "
                "sums that are lost.",
                "은닉층의 가중합 자리에 있는 것이 바로 그 출력이다. 잃어버린 것은 가중합이다.",
            ),
        ),
        Option(
            "default-lives-on",
            Text(
                "After several calls of `third`, its list holds the sums of all of them.",
                "`third`를 여러 번 호출하면 리스트에 그 모든 호출의 가중합이 들어 있다.",
            ),
            right=True,
            because=Text(
                "the list of the default argument is made once and lives on from call to call.",
                "인수의 기본값인 리스트는 한 번 만들어져 호출과 호출 사이에 계속 남아 있다.",
            ),
        ),
        Option(
            "wrong-logits-later",
            Text(
                "From its second call on, `third` returns wrong logits.",
                "`third`는 두 번째 호출부터 틀린 로짓을 돌려준다.",
            ),
            because=Text(
                "it only ever computes with the last entry of its list, and that is always of the "
                "present call. So the bug does not show in a prediction.",
                "언제나 리스트의 마지막 원소로만 계산하고, 그것은 늘 지금 호출의 것이다. 그래서 "
                "예측값에서는 버그가 드러나지 않는다.",
            ),
        ),
        Option(
            "relu-always-overwrites",
            Text(
                "`first` keeps what ReLU has made of the hidden sums.",
                "`first`가 기억하는 것은 은닉층의 가중합을 ReLU에 넣은 결과이다.",
            ),
            because=Text(
                "`relu` makes a new array, and the one in the list stays as it was.",
                "`relu`는 새 배열을 만들므로 리스트에 있는 배열은 그대로이다.",
            ),
        ),
        Option(
            "copy-needed",
            Text(
                "Without its two `.copy()`, `fourth` would keep wrong sums.",
                "`.copy()` 두 개를 지우면 `fourth`는 틀린 가중합을 기억하게 된다.",
            ),
            because=Text(
                "nobody writes into the sums afterwards, so there is nothing to be protected from. "
                "Without the copies it keeps what `first` keeps.",
                "그 뒤에 가중합에 써넣는 코드가 없으므로 막을 것도 없다. 복사하지 않아도 `first`와 "
                "똑같은 것을 기억한다.",
            ),
        ),
    ],
).check
