"""What the drawing pad says."""

from nnkit.language import Language

__all__ = ["WORDS"]

WORDS: dict[str, dict[Language, str]] = {
    "title": {"en": "Drawing pad", "ko": "숫자 그림판"},
    "pad": {
        "en": "Paper of 8 by 8 pixels; draw with mouse or finger",
        "ko": "8×8 픽셀 종이, 마우스나 손가락으로 그린다",
    },
    "cursor": {
        "en": "Cursor on the paper: arrow keys move it, Space adds ink, Delete takes it away, "
        "Enter sets the brush down or lifts it",
        "ko": "종이 위의 커서, 방향키로 옮기고 스페이스로 진하게, Delete로 연하게, "
        "Enter로 붓을 대거나 뗀다",
    },
    "keys": {
        "en": "Keys: Tab to the paper, then arrows, Space, Delete; Enter sets the brush down.",
        "ko": "키보드: Tab으로 종이에 간 다음 방향키, 스페이스, Delete. Enter로 붓을 댄다.",
    },
    "at": {
        "en": "Row {row}, column {column}: ink {ink} of 16.",
        "ko": "{row}행 {column}열, 잉크 16 가운데 {ink}.",
    },
    "down": {"en": "The brush is down.", "ko": "붓을 대고 있다."},
    "tool": {"en": "Brush", "ko": "붓"},
    "draw": {"en": "draw", "ko": "그리기"},
    "erase": {"en": "erase", "ko": "지우기"},
    "load": {"en": "Next image of the data", "ko": "데이터의 다음 이미지"},
    "frame": {"en": "Centre and scale", "ko": "가운데로, 크기 맞추기"},
    "clear": {"en": "Clear", "ko": "모두 지우기"},
    "probabilities": {"en": "Probability of each digit", "ko": "숫자별 확률"},
    "winner": {
        "en": "Most likely a {digit}: {percent}.",
        "ko": "{digit}일 확률이 {percent}로 가장 크다.",
    },
    "tie": {
        "en": "No digit is ahead: {digits} have {percent} each.",
        "ko": "앞서는 숫자가 없다. {digits}의 확률이 모두 {percent}이다.",
    },
    "no-answer": {"en": "There is no answer.", "ko": "답이 없다."},
    "right": {"en": "The data call it a {digit}: right.", "ko": "데이터의 정답은 {digit}, 맞다."},
    "wrong": {"en": "The data call it a {digit}: wrong.", "ko": "데이터의 정답은 {digit}, 틀렸다."},
    "blank": {
        "en": "The paper is blank, and yet there is an answer: a classifier has no “I don't know”.",
        "ko": "빈 종이인데도 답이 나온다. 분류기에는 “모르겠다”가 없다.",
    },
    "off-form": {
        "en": "This drawing does not have the data's form, full height and ink about the middle: "
        "try “Centre and scale”.",
        "ko": "이 그림은 데이터의 모양(위아래를 꽉 채우고 가운데에 놓임)과 다르다. "
        "“가운데로, 크기 맞추기”를 눌러 보자.",
    },
    "differs": {
        "en": "Your function differs from the model: {own} against {model} for a {digit}.",
        "ko": "직접 만든 함수가 모델과 다르다. {digit}의 확률이 {own}인데, 모델로는 {model}이다.",
    },
    "agrees": {
        "en": "Your function agrees with the model on this drawing.",
        "ko": "이 그림에서 직접 만든 함수가 모델과 일치한다.",
    },
    "ticks": {"en": "▏ the model's probability", "ko": "▏ 모델이 계산한 확률"},
    "alone": {
        "en": "These are your function's probabilities. Pass model= to see layers and weights.",
        "ko": "직접 만든 함수의 확률이다. 층과 가중치를 보려면 model=도 넘긴다.",
    },
    "layers": {"en": "What every layer puts out", "ko": "층별 출력"},
    "layer": {
        "en": "{name}: {above} of {units} above 0, from {low} to {high}",
        "ko": "{name}: {units}개 가운데 {above}개가 0보다 크고, {low}부터 {high}까지",
    },
    "weights": {
        "en": "Weights of the first layer, a picture for each unit",
        "ko": "첫 층의 가중치, 유닛마다 그림 하나",
    },
    "unit": {
        "en": "Unit {unit}; arrow keys choose another",
        "ko": "유닛 {unit}, 방향키로 다른 유닛을 고른다",
    },
    "unit-weights": {"en": "Weights w of unit {unit}", "ko": "유닛 {unit}의 가중치 w"},
    "unit-products": {"en": "Products w · x", "ko": "곱 w · x"},
    "sum": {"en": "Weighted sum", "ko": "가중합"},
    "sum-words": {
        "en": "unit {unit}: {products} + b {bias} = {sum}",
        "ko": "유닛 {unit}: {products} + b {bias} = {sum}",
    },
    "shape": {
        "en": "expected ten finite numbers, one a digit, of shape (1, 10); received {received}",
        "ko": "숫자마다 하나씩 유한한 수 열 개, 곧 (1, 10) 형상이어야 한다. 돌아온 값: {received}",
    },
    "prepared": {
        "en": "expected prepared pixels of shape (1, 64), all finite; received shape {received}",
        "ko": "준비된 픽셀은 모두 유한한 (1, 64) 형상이어야 하는데 {received} 형상이 돌아왔다",
    },
}
