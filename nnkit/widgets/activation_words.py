"""What the activation explorer says, in both languages."""

from nnkit.language import Language

__all__ = ["WORDS"]

WORDS: dict[str, dict[Language, str]] = {
    "title": {"en": "Activation explorer", "ko": "활성화 함수 탐색기"},
    "curve": {"en": "The curve with its slope", "ko": "곡선과 기울기"},
    "point": {"en": "Input x; arrow keys move it", "ko": "입력 x, 방향키로 옮긴다"},
    "value": {"en": "output", "ko": "출력"},
    "slope": {"en": "slope (derivative)", "ko": "기울기(도함수)"},
    "tangent": {"en": "tangent", "ko": "접선"},
    "flat": {"en": "flat: saturated", "ko": "평평한 곳: 포화"},
    "reference": {"en": "nnkit's, to compare", "ko": "비교할 nnkit의 곡선"},
    "slope-here": {"en": "slope {slope}", "ko": "기울기 {slope}"},
    "share": {"en": "flat up to", "ko": "포화 기준"},
    "output": {"en": "Output", "ko": "출력"},
    "slope-name": {"en": "Slope", "ko": "기울기"},
    "of-greatest": {
        "en": "{slope}, {percent}% of the steepest, {greatest}",
        "ko": "{slope}, 가장 가파른 {greatest}의 {percent}%",
    },
    "is-flat": {"en": "Saturated", "ko": "포화"},
    "yes": {"en": "yes", "ko": "예"},
    "no": {"en": "no", "ko": "아니요"},
    "is-at-most": {
        "en": "yes: at most {percent}% of the steepest",
        "ko": "예: 가장 가파른 기울기의 {percent}% 이하",
    },
    "is-more": {
        "en": "no: more than {percent}% of the steepest",
        "ko": "아니요: 가장 가파른 기울기의 {percent}%보다 크다",
    },
    "rulers": {
        "en": "Two rulers: logits above, their probabilities below",
        "ko": "두 개의 자: 위는 로짓, 아래는 그 확률",
    },
    "logit": {"en": "logit", "ko": "로짓"},
    "probability": {"en": "probability", "ko": "확률"},
    "threshold": {"en": "Threshold", "ko": "임계치"},
    "logit-handle": {"en": "Logit; arrow keys move it", "ko": "로짓, 방향키로 옮긴다"},
    "probability-handle": {
        "en": "Probability; arrow keys move it",
        "ko": "확률, 방향키로 옮긴다",
    },
    "threshold-handle": {
        "en": "Threshold; arrow keys move it",
        "ko": "임계치, 방향키로 옮긴다",
    },
    "ratio": {"en": "a miss costs", "ko": "놓침의 비용"},
    "ratio-note": {
        "en": "The threshold follows from what mistakes cost: a false alarm costs 1, a miss as "
        "much as you set.",
        "ko": "임계치는 실수의 비용에서 나온다. 오경보의 비용을 1로 두고, 놓침의 비용을 정해 보자.",
    },
    "threshold-at": {
        "en": "probability {threshold}, logit {logit}",
        "ko": "확률 {threshold}, 로짓 {logit}",
    },
    "costs": {"en": "Cost to expect", "ko": "기대 비용"},
    "costs-are": {"en": "yes {of_yes}, no {of_no}", "ko": "예 {of_yes}, 아니요 {of_no}"},
    "decision": {"en": "Decision", "ko": "결정"},
    "gallery": {
        "en": "All activations side by side, each with its slope (dashed)",
        "ko": "나란히 놓은 활성화 함수, 점선은 기울기",
    },
    "softmax": {"en": "softmax of (x, 0)", "ko": "(x, 0)의 softmax"},
    "corner": {
        "en": "At x = 0 the curve has no tangent; nnkit declares the slope {slope}.",
        "ko": "x = 0에서는 접선이 없다. nnkit이 정한 기울기는 {slope}이다.",
    },
}
