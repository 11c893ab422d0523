"""What the forward stepper says, in both languages."""

from nnkit.language import Language

__all__ = ["WORDS"]

WORDS: dict[str, dict[Language, str]] = {
    "title": {"en": "Forward stepper", "ko": "순전파 따라가기"},
    "network": {
        "en": "The network; thick edges are large weights, dashed edges negative ones",
        "ko": "신경망, 굵은 선은 큰 가중치, 점선은 음의 가중치",
    },
    "input": {"en": "Input layer", "ko": "입력층"},
    "only-hidden": {"en": "Hidden layer", "ko": "은닉층"},
    "hidden": {"en": "Hidden layer {n}", "ko": "은닉층 {n}"},
    "output": {"en": "Output layer", "ko": "출력층"},
    "activation-of": {"en": "Activation, {layer}", "ko": "활성화 함수, {layer}"},
    "input-of": {"en": "Input {name}", "ko": "입력 {name}"},
    "weight-of": {"en": "Weight {source} → {target}", "ko": "가중치 {source} → {target}"},
    "bias-of": {"en": "Bias of {name}", "ko": "{name}의 편향"},
    "sample": {"en": "Sample", "ko": "샘플"},
    "next": {"en": "Next node", "ko": "다음 노드"},
    "back": {"en": "Back", "ko": "이전 노드"},
    "predict": {"en": "Predict first", "ko": "먼저 예측하기"},
    "node": {
        "en": "{name}, {layer}: sum {sum}, output {output}",
        "ko": "{name}, {layer}: 가중합 {sum}, 출력 {output}",
    },
    "node-waiting": {
        "en": "{name}, {layer}: not computed yet",
        "ko": "{name}, {layer}: 아직 계산하지 않았다",
    },
    "unlike": {"en": "unlike nnkit's", "ko": "nnkit과 다르다"},
    "key": {
        "en": "z: weighted sum; f: output of the activation; "
        "thick edge: large weight; dashed edge: negative weight",
        "ko": "z: 가중합, f: 활성화 함수의 출력, 굵은 선: 큰 가중치, 점선: 음의 가중치",
    },
    "at-start": {"en": "The data come in", "ko": "데이터가 들어온다"},
    "at-node": {"en": "Step {step} of {steps}: {name}", "ko": "{steps}단계 중 {step}단계: {name}"},
    "nothing-yet": {
        "en": "No node has been computed yet.",
        "ko": "아직 계산한 노드가 없다.",
    },
    "prediction": {"en": "Prediction: {values}.", "ko": "예측값: {values}."},
    "guess-sum": {"en": "Your z for {name}", "ko": "{name}의 z 예측"},
    "guess-output": {"en": "Your f(z) for {name}", "ko": "{name}의 f(z) 예측"},
    "check": {"en": "Check", "ko": "확인"},
    "show": {"en": "Show", "ko": "답 보기"},
    "right": {"en": "Right: {value}.", "ko": "맞다. {value}이다."},
    "wrong": {"en": "Not {guess}; look again.", "ko": "{guess}: 맞지 않다. 다시 살펴보자."},
    "wrong-no-bias": {
        "en": "Not {guess}: this is the sum without the bias.",
        "ko": "{guess}: 편향을 더하지 않은 합이다.",
    },
    "wrong-minus-bias": {
        "en": "Not {guess}: here the bias has been subtracted; it is added.",
        "ko": "{guess}: 편향을 뺀 값이다. 편향은 더한다.",
    },
    "wrong-activated": {
        "en": "Not {guess}: this has already been through the activation; z comes before it.",
        "ko": "{guess}: 이미 활성화 함수를 거친 값이다. z는 그 앞의 값이다.",
    },
    "wrong-not-activated": {
        "en": "Not {guess}: this is the sum z; it still has to go through the activation.",
        "ko": "{guess}: 가중합 z이다. 아직 활성화 함수를 거쳐야 한다.",
    },
    "wrong-no-weights": {
        "en": "Not {guess}: this adds the inputs up without their weights.",
        "ko": "{guess}: 가중치를 곱하지 않고 더한 값이다.",
    },
    "wrong-sums": {
        "en": "Not {guess}: this takes the sums z of the layer before; its outputs are passed on.",
        "ko": "{guess}: 앞 층의 가중합 z로 계산한 값이다. 넘어오는 것은 앞 층의 출력이다.",
    },
    "wrong-data": {
        "en": "Not {guess}: this weighs the data; here the outputs of the layer before come in.",
        "ko": "{guess}: 데이터에 가중치를 곱한 값이다. 여기에는 앞 층의 출력이 들어온다.",
    },
    "own": {"en": "Your function: {values}", "ko": "직접 만든 함수: {values}"},
    "part-sum": {"en": "sum z", "ko": "가중합 z"},
    "part-output": {"en": "output", "ko": "출력"},
    "agrees": {
        "en": "Your function computed all these numbers, and agrees with nnkit in every one.",
        "ko": "이 수들은 모두 직접 만든 함수가 계산했고, 모두 nnkit과 같다.",
    },
    "agrees-outputs": {
        "en": "Your function's outputs agree with nnkit's; the nodes before them are nnkit's.",
        "ko": "직접 만든 함수의 출력은 nnkit과 같다. 그 앞의 노드는 nnkit이 계산했다.",
    },
    "differs": {
        "en": "Your function first differs from nnkit at the {part} of {name}, sample {sample}: "
        "{own} instead of {expected}.",
        "ko": "직접 만든 함수는 샘플 {sample}, {name}의 {part}에서 처음으로 nnkit과 다르다. "
        "nnkit: {expected}, 직접 만든 함수: {own}.",
    },
    "differs-outputs": {
        "en": "It returned only the output; return (sums, outputs), an array for each layer in "
        "each, to see where it begins.",
        "ko": "출력만 돌려주었다. (sums, outputs)처럼 층마다 배열을 하나씩 담아 둘 다 돌려주면 "
        "어디에서 달라지기 시작하는지 볼 수 있다.",
    },
    "go": {"en": "Go to the first difference", "ko": "맨 처음 달라지는 곳으로"},
    "count": {
        "en": "expected {what} with one array for each of {layers} layers, received {received}",
        "ko": "{what}에는 층 {layers}개마다 배열이 하나씩 있어야 하는데 {received}개가 있다",
    },
    "shape": {
        "en": "expected {what} of layer {layer} of shape {expected}, received {received}",
        "ko": "{layer}번째 층의 {what} 형상은 {expected}이어야 하는데 {received} 형상이 돌아왔다",
    },
    "output-shape": {
        "en": "expected the output of shape {expected}, received {received}",
        "ko": "출력의 형상은 {expected}이어야 하는데 {received} 형상이 돌아왔다",
    },
}
