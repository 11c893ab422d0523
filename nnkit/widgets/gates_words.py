"""What the gates explorer says, in both languages."""

from nnkit.language import Language

__all__ = ["WORDS"]

WORDS: dict[str, dict[Language, str]] = {
    "title": {"en": "Gates explorer", "ko": "게이트 탐색기"},
    "gate": {"en": "Gate", "ko": "게이트"},
    "network": {"en": "Network", "ko": "신경망"},
    "one": {"en": "one unit", "ko": "유닛 하나"},
    "two": {"en": "two hidden units", "ko": "은닉 유닛 둘"},
    "activation": {"en": "Activation", "ko": "활성화 함수"},
    "step": {"en": "step", "ko": "계단 함수"},
    "sigmoid": {"en": "sigmoid", "ko": "시그모이드"},
    "input-plane": {"en": "Input plane", "ko": "입력 평면"},
    "hidden-plane": {"en": "Hidden plane", "ko": "은닉 평면"},
    "unit": {"en": "the unit", "ko": "유닛"},
    "hidden-1": {"en": "hidden unit 1", "ko": "은닉 유닛 1"},
    "hidden-2": {"en": "hidden unit 2", "ko": "은닉 유닛 2"},
    "output-unit": {"en": "output unit", "ko": "출력 유닛"},
    "line-handle": {
        "en": "Line of {unit}; arrow keys shift it",
        "ko": "{unit}의 직선, 방향키로 옮긴다",
    },
    "normal-handle": {
        "en": "Normal of {unit}; arrow keys turn it",
        "ko": "{unit}의 법선, 방향키로 돌린다",
    },
    "weights-of": {"en": "Weights and bias of", "ko": "가중치와 편향을 볼 유닛"},
    "softer": {"en": "All weights ÷ 2", "ko": "모든 가중치 ÷ 2"},
    "steeper": {"en": "All weights × 2", "ko": "모든 가중치 × 2"},
    "fold": {"en": "Fold", "ko": "접기"},
    "from": {"en": "input plane", "ko": "입력 평면"},
    "to": {"en": "hidden plane", "ko": "은닉 평면"},
    "rule": {"en": "Perceptron learning rule", "ko": "퍼셉트론 학습 규칙"},
    "zeros": {"en": "Start from 0", "ko": "0에서 시작"},
    "one-step": {"en": "One step", "ko": "한 단계"},
    "next": {"en": "Next sample", "ko": "다음 샘플"},
    "last": {"en": "Last step", "ko": "지난 단계"},
    "errors": {"en": "Errors per epoch", "ko": "에포크별 오답"},
    "none-yet": {"en": "none yet", "ko": "아직 없음"},
    "stays": {
        "en": "{sample}: target {target}, answer {output}. Right, so nothing changes.",
        "ko": "{sample}: 타깃 {target}, 답 {output}. 맞았으니 바뀌지 않는다.",
    },
    "moves": {
        "en": "{sample}: target {target}, answer {output}. w {sign} {sample}, b {sign} 1.",
        "ko": "{sample}: 타깃 {target}, 답 {output}. w {sign} {sample}, b {sign} 1.",
    },
    "learned": {
        "en": "An epoch without an error: the rule has found a line and stops.",
        "ko": "오답 없이 에포크 하나가 지났다. 규칙이 직선을 찾아 멈추었다.",
    },
    "table": {"en": "Truth table and answers", "ko": "진리표와 답"},
    "sum": {"en": "sum", "ko": "가중합"},
    "answer": {"en": "output", "ko": "출력"},
    "target": {"en": "target", "ko": "타깃"},
    "count": {"en": "{right} of 4 points are right.", "ko": "점 4개 가운데 {right}개가 맞았다."},
    "wrong-at": {"en": "Wrong at {points}.", "ko": "틀린 곳: {points}."},
    "no-line": {
        "en": "No line does better than 3 for {gate}. Opposite corners always have equal sums: "
        "s(0, 0) + s(1, 1) = {sums} = s(0, 1) + s(1, 0). So they cannot both be above 0 on one "
        "diagonal and both at most 0 on the other.",
        "ko": "{gate}에서는 어떤 직선도 3개보다 많이 맞히지 못한다. 마주 보는 꼭짓점의 가중합을 "
        "더하면 언제나 같다. s(0, 0) + s(1, 1) = {sums} = s(0, 1) + s(1, 0). 그러니 "
        "한 대각선에서는 둘 다 0보다 크고 다른 대각선에서는 둘 다 0 이하일 수 없다.",
    },
    "merged": {
        "en": "{first} and {second} fold onto one place although their targets differ: no output "
        "line can part them any more.",
        "ko": "점 {first}, {second}: 타깃이 다른데 같은 자리로 접혔다. 이제 어떤 출력 직선도 둘을 "
        "갈라놓을 수 없다.",
    },
    "no-direction": {
        "en": "Both weights of {unit} are 0: it has no line.",
        "ko": "{unit}의 두 가중치가 모두 0이어서 직선이 없다.",
    },
    "own-network": {
        "en": "Your function colours the input plane and is counted.",
        "ko": "입력 평면의 색과 맞힌 개수는 직접 만든 함수의 것이다.",
    },
    "own-differs": {
        "en": "Its answer differs from the drawn network's at {wrong} of {points} places.",
        "ko": "{points}곳 가운데 {wrong}곳에서 그려진 신경망과 답이 다르다.",
    },
    "own-agrees": {
        "en": "It answers as the drawn network does, everywhere.",
        "ko": "어디서나 그려진 신경망과 같은 답을 낸다.",
    },
    "own-shape": {
        "en": "expected one output for each sample, shape ({samples},); received {shape}",
        "ko": "샘플마다 출력이 하나씩, 곧 ({samples},) 형상이어야 하는데 {shape} 형상이 돌아왔다",
    },
    "rule-differs": {
        "en": "Your rule went to {own}; the perceptron learning rule goes to {right}.",
        "ko": "직접 만든 규칙의 결과: {own}. 퍼셉트론 학습 규칙의 결과: {right}.",
    },
    "rule-agrees": {
        "en": "Your rule made this step as nnkit's does.",
        "ko": "이 단계에서 직접 만든 규칙은 nnkit과 똑같이 움직였다.",
    },
    "rule-shape": {
        "en": "expected two finite weights and a finite bias, received {received}",
        "ko": "유한한 가중치 둘과 유한한 편향 하나가 나와야 한다. 돌아온 값: {received}",
    },
}
