"""What the backprop debugger says, in both languages."""

from nnkit.language import Language

__all__ = ["WORDS"]

WORDS: dict[str, dict[Language, str]] = {
    "title": {"en": "Backprop debugger", "ko": "역전파 디버거"},
    "graph": {"en": "Expression", "ko": "식"},
    "chain": {"en": "one neuron", "ko": "뉴런 하나"},
    "twice": {"en": "a + a, then b + b", "ko": "a + a, 그다음 b + b"},
    "layer": {"en": "a layer, two samples", "ko": "층 하나, 샘플 두 개"},
    "network": {"en": "a 2-2-1 network", "ko": "2-2-1 신경망"},
    "scene": {
        "en": "The expression: values go right, gradients come back left",
        "ko": "식의 그래프: 값은 오른쪽으로, 기울기는 왼쪽으로 간다",
    },
    "value": {"en": "value", "ko": "값"},
    "gradient": {"en": "grad.", "ko": "기울기"},
    "arrives": {"en": "so far", "ko": "여기까지"},
    "lost": {"en": "{sum}, lost: {part}", "ko": "{sum}, 잃음: {part}"},
    "should-be": {"en": "right {right}", "ko": "정답 {right}"},
    "value-should-be": {"en": "right value {right}", "ko": "값의 정답 {right}"},
    "operand": {"en": "{name} (operand {place})", "ko": "{name}({place}번째 피연산자)"},
    "ask": {
        "en": "{source} hands on to {operand}. What arrives? "
        "Local slope {local}, times upstream {upstream}.",
        "ko": "이제 {source}에서 {operand}로 보낸다. 얼마가 도착할까? "
        "국소 기울기 {local} 곱하기 상류 기울기 {upstream}.",
    },
    "guess": {"en": "Your prediction", "ko": "예측한 값"},
    "check": {"en": "Check", "ko": "확인"},
    "show": {"en": "Show it", "ko": "답 보기"},
    "show-node": {"en": "Whole node", "ko": "이 노드 전부"},
    "show-all": {"en": "To the end", "ko": "끝까지"},
    "back": {"en": "Back", "ko": "뒤로"},
    "progress": {"en": "{step} of {steps} arrows", "ko": "화살표 {steps}개 가운데 {step}개"},
    "right-guess": {"en": "✓ Right.", "ko": "✓ 맞다."},
    "wrong-guess": {"en": "✗ Not yet.", "ko": "✗ 아직 아니다."},
    "hint-upstream": {
        "en": "That is the upstream gradient alone; multiply it by the local slope.",
        "ko": "상류 기울기뿐이다. 여기에 국소 기울기를 곱하자.",
    },
    "hint-local": {
        "en": "That is the local slope alone; multiply it by the upstream gradient.",
        "ko": "국소 기울기뿐이다. 여기에 상류 기울기를 곱하자.",
    },
    "hint-sign": {"en": "Only the sign is wrong.", "ko": "부호만 틀렸다."},
    "hint-plus": {
        "en": "You have added; along one path, slopes are multiplied.",
        "ko": "더한 값이다. 한 길을 따라서는 기울기를 곱한다.",
    },
    "hint-total": {
        "en": "That is the sum of all that has arrived; asked is what this arrow brings.",
        "ko": "지금까지 도착한 것을 모두 더한 값이다. 이 화살표가 가져오는 값만 묻는다.",
    },
    "hint": {
        "en": "Local slope: {formula}. Upstream: the gradient of {source}.",
        "ko": "국소 기울기: {formula}. 상류 기울기: {source}의 기울기.",
    },
    "told": {
        "en": "{local} · {upstream} = {formula} · {upstream} = {slope} · {above} = {product}",
        "ko": "{local} · {upstream} = {formula} · {upstream} = {slope} · {above} = {product}",
    },
    "told-wrong": {
        "en": "✗ The program handed on {product}; right is {right}.",
        "ko": "✗ 프로그램이 보낸 값은 {product}, 맞는 값은 {right}.",
    },
    "added": {
        "en": "{operand} had {before}: {before} + {product} = {after}.",
        "ko": "{operand}에 이미 와 있던 값에 더한다: {before} + {product} = {after}.",
    },
    "overwritten": {
        "en": "✗ {operand} had {before}, and it is overwritten: now {after}.",
        "ko": "✗ {operand}에 있던 값을 덮어썼다: {before} → {after}.",
    },
    "ignored": {
        "en": "✗ {operand} keeps {before}; this sample's {product} is lost.",
        "ko": "✗ {operand}의 기울기는 {before} 그대로이다. 이 샘플의 몫 {product}만큼을 잃었다.",
    },
    "again": {
        "en": "✗ This arrow is walked again.",
        "ko": "✗ 이 화살표를 또 지나간다.",
    },
    "finished": {
        "en": "The pass is over: every number has its gradient.",
        "ko": "역전파가 끝났다. 모든 수가 기울기를 받았다.",
    },
    "come-out-wrong": {
        "en": "Wrong: {names}.",
        "ko": "틀리게 나온 것: {names}.",
    },
    "all-right": {"en": "Every gradient is right.", "ko": "모든 기울기가 맞다."},
    "harmless-overwrite": {
        "en": "No harm here: no gradient comes by two paths, so nothing is overwritten.",
        "ko": "여기서는 드러나지 않는다. 두 길로 오는 기울기가 없어 덮어쓸 것이 없다.",
    },
    "harmless-order": {
        "en": "No harm here: nothing that hands on receives from two paths.",
        "ko": "여기서는 드러나지 않는다. 두 길로 받아서 다시 보내는 노드가 없다.",
    },
    "harmless-output": {
        "en": "No harm here: there is no activation.",
        "ko": "여기서는 드러나지 않는다. 활성화 함수가 없다.",
    },
    "harmless-batch": {
        "en": "No harm here: there is no batch, only one sample.",
        "ko": "여기서는 드러나지 않는다. 배치가 아니라 샘플 하나뿐이다.",
    },
    "bugs": {"en": "Plant a bug in the pass", "ko": "역전파에 버그 심기"},
    "bug-overwrite": {
        "en": "= in the place of +=",
        "ko": "+= 대신 =",
    },
    "bug-order": {
        "en": "no topological order",
        "ko": "위상 정렬을 하지 않음",
    },
    "bug-output": {
        "en": "σ′ taken at the output",
        "ko": "σ′을 출력에서 계산",
    },
    "bug-batch": {
        "en": "bias: batch not summed",
        "ko": "편향: 배치에서 더하지 않음",
    },
    "own-right": {
        "en": "Your part of this pass gives the gradients that nnkit's gives.",
        "ko": "직접 만든 부분도 nnkit과 같은 기울기를 낸다.",
    },
    "own-wrong": {
        "en": "Your part of this pass differs from nnkit's.",
        "ko": "직접 만든 부분이 nnkit과 다르다.",
    },
    "own-output": {
        "en": "Your layer's outputs differ already: {names}.",
        "ko": "직접 만든 층의 출력부터 다르다: {names}.",
    },
    "node": {"en": "Chosen node: {name}", "ko": "고른 노드: {name}"},
    "chosen-note": {
        "en": "Click any node to choose it.",
        "ko": "노드를 누르면 그 노드를 고른다.",
    },
    "exponent": {"en": "log₁₀ ε", "ko": "log₁₀ ε"},
    "above": {"en": "{result}({name} + ε)", "ko": "{result}({name} + ε)"},
    "below": {"en": "{result}({name} − ε)", "ko": "{result}({name} − ε)"},
    "measured": {"en": "Measured", "ko": "잰 기울기"},
    "computed": {"en": "Computed", "ko": "계산한 기울기"},
    "difference": {"en": "Difference", "ko": "차이"},
    "not-yet": {"en": "not there yet", "ko": "아직 오지 않았다"},
    "agree": {
        "en": "✓ The two agree: this gradient is right.",
        "ko": "✓ 둘이 같다. 이 기울기는 맞다.",
    },
    "differ": {
        "en": "✗ The two differ: this gradient is wrong.",
        "ko": "✗ 둘이 다르다. 이 기울기는 틀렸다.",
    },
    "too-large": {
        "en": "The gradient is right, the measurement is rough: with so large an ε the curve bends "
        "between the two points.",
        "ko": "기울기는 맞고, 잰 값이 정밀하지 않다. ε이 이렇게 크면 두 점 사이에서 곡선이 휜다.",
    },
    "too-small": {
        "en": "The gradient is right, the measurement is rough: with so small an ε the rounding of "
        "{result} is left.",
        "ko": "기울기는 맞고, 잰 값이 거칠다. ε이 이렇게 작으면 {result}의 반올림 오차만 남는다.",
    },
    "shape": {
        "en": "expected {what} of shape {expected}, received {shape}",
        "ko": "{what}의 형상이 {expected}이어야 하는데 {shape} 형상이 돌아왔다",
    },
    "shape-x": {"en": "the gradient for the input", "ko": "입력에 대한 기울기"},
    "shape-w": {"en": "the gradient of the weight", "ko": "가중치의 기울기"},
    "shape-b": {"en": "the gradient of the bias", "ko": "편향의 기울기"},
    "shape-z": {"en": "the output", "ko": "출력"},
    "shape-slopes": {
        "en": "expected {count} slopes for {operation}, one along each operand; received {shape}",
        "ko": "{operation}에는 피연산자마다 하나씩 기울기 {count}개가 있어야 하는데 "
        "{shape} 형상이 돌아왔다",
    },
}
