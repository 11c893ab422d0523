"""What the architecture builder says, in both languages."""

from nnkit.language import Language

__all__ = ["WORDS"]

WORDS: dict[str, dict[Language, str]] = {
    "title": {"en": "Architecture builder", "ko": "구조 만들기"},
    "network": {
        "en": "The network; a column with more units is taller, but not in proportion",
        "ko": "신경망, 유닛이 많은 열일수록 높지만 비례하지는 않는다",
    },
    "plane": {"en": "Output y₁ over two inputs", "ko": "두 입력에 따른 출력 y₁"},
    "cut": {"en": "Output y₁ along x₁", "ko": "x₁에 따른 출력 y₁"},
    "zeros": {"en": "other inputs 0", "ko": "다른 입력은 0"},
    "handle": {
        "en": "{layer}: {units} units; arrow keys change, Insert adds, Delete removes",
        "ko": "{layer}: 유닛 {units}개, 방향키로 바꾸고 Insert로 더하고 Delete로 없앤다",
    },
    "input-short": {"en": "input", "ko": "입력"},
    "hidden-short": {"en": "hidden {n}", "ko": "은닉 {n}"},
    "output-short": {"en": "output", "ko": "출력"},
    "input": {"en": "Input layer", "ko": "입력층"},
    "hidden": {"en": "Hidden layer {n}", "ko": "은닉층 {n}"},
    "output": {"en": "Output layer", "ko": "출력층"},
    "layer": {"en": "Layer", "ko": "층"},
    "units": {"en": "Units", "ko": "유닛"},
    "units-of": {"en": "Units, {layer}", "ko": "유닛 수, {layer}"},
    "weight": {"en": "Weight", "ko": "가중치"},
    "bias": {"en": "Bias", "ko": "편향"},
    "outputs": {"en": "Output (batch × units)", "ko": "출력(배치 × 유닛)"},
    "parameters": {"en": "Parameters", "ko": "매개변수"},
    "no-weights": {"en": "none", "ko": "없음"},
    "remove": {"en": "Remove {layer}", "ko": "{layer} 없애기"},
    "add": {"en": "Add a hidden layer", "ko": "은닉층 더하기"},
    "redraw": {"en": "New random weights", "ko": "가중치 새로 뽑기"},
    "activation": {"en": "Activation of hidden layers", "ko": "은닉층의 활성화 함수"},
    "off": {"en": "off", "ko": "끄기"},
    "is-off": {"en": "off", "ko": "꺼짐"},
    "batch": {"en": "Batch", "ko": "배치"},
    "counter": {"en": "Parameters of each layer", "ko": "층별 매개변수"},
    "sum": {"en": "Parameters", "ko": "매개변수"},
    "depth": {"en": "Depth", "ko": "깊이"},
    "depth-none": {
        "en": "no hidden layer: one layer of weights, the input is not counted",
        "ko": "은닉층 없음. 입력층은 세지 않으므로 1층이다",
    },
    "depth-one": {
        "en": "1 hidden layer, shallow: 2 layers, the input is not counted",
        "ko": "은닉층 1개, 얕은 신경망. 입력층은 세지 않으므로 2층이다",
    },
    "depth-many": {
        "en": "{hidden} hidden layers, deep: {layers} layers, the input is not counted",
        "ko": "은닉층 {hidden}개, 심층 신경망. 입력층은 세지 않으므로 {layers}층이다",
    },
    "edges": {"en": "Edges", "ko": "연결"},
    "edges-all": {
        "en": "all {edges} drawn, one for each weight",
        "ko": "가중치마다 하나씩 {edges}개를 모두 그렸다",
    },
    "edges-some": {
        "en": "{drawn} of {edges} drawn: 14 units stand for a layer of more than 16",
        "ko": "{edges}개 가운데 {drawn}개만 그렸다. 유닛이 16개를 넘는 층은 14개만 그린다",
    },
    "single": {"en": "Without activations", "ko": "활성화 함수 없이"},
    "single-shapes": {
        "en": "one layer, weight {weight}, bias {bias}",
        "ko": "한 층, 가중치 {weight}, 편향 {bias}",
    },
    "difference": {"en": "Largest difference from it", "ko": "이 층과의 최대 차이"},
    "collapsed": {
        "en": "The activations are off: the whole network is this one layer.",
        "ko": "활성화 함수가 꺼져 있다. 신경망 전체가 이 한 층과 같다.",
    },
    "only-layer": {
        "en": "Without a hidden layer, no activation stands in between: it is this one layer.",
        "ko": "은닉층이 없으니 사이에 활성화 함수도 없다. 이 한 층이 신경망 전체이다.",
    },
    "bent": {
        "en": "With the activations on, the network is not this layer.",
        "ko": "활성화 함수가 켜져 있어 신경망은 이 층과 다르다.",
    },
    "curve-network": {"en": "network", "ko": "신경망"},
    "curve-single": {"en": "one layer, without activations", "ko": "활성화 함수가 없는 한 층"},
    "curve-nnkit": {"en": "nnkit, same weights", "ko": "같은 가중치로 계산한 nnkit"},
    "own-count": {"en": "Your function", "ko": "직접 만든 함수"},
    "count-agrees": {
        "en": "Your function counts {own}, as nnkit does.",
        "ko": "직접 만든 함수도 nnkit과 같이 {own}개로 센다.",
    },
    "count-biases": {
        "en": "Your function counts {own}: {missing} too few, as many as there are biases.",
        "ko": "직접 만든 함수는 {own}개로 센다. {missing}개가 모자라는데, 편향의 수와 같다.",
    },
    "count-differs": {
        "en": "Your function counts {own}, but there are {total}.",
        "ko": "직접 만든 함수는 {own}개로 세지만 실제로는 {total}개이다.",
    },
    "count-kind": {
        "en": "expected a whole number of parameters, received {received}",
        "ko": "매개변수의 수는 정수여야 하는데 돌아온 값은 {received}이다",
    },
    "own-layers": {
        "en": "Your layers compute this picture, each as x @ weight + bias.",
        "ko": "이 그림은 직접 만든 층이 계산했고, 모두 x @ weight + bias와 같다.",
    },
    "own-differs": {
        "en": "Your layer {layer} is not x @ weight + bias for {wrong} of {samples} samples.",
        "ko": "직접 만든 층 가운데 {layer}번째가 샘플 {samples}개 중 {wrong}개에서 "
        "x @ weight + bias와 다르다.",
    },
    "own-left": {
        "en": "The widths are no longer those of your layers: the weights are drawn anew.",
        "ko": "너비가 직접 만든 층과 달라져 가중치를 새로 뽑았다.",
    },
    "shape": {
        "en": "expected layer {layer} to put out shape {expected}, received {received}",
        "ko": "{layer}번째 층의 출력은 {expected} 형상이어야 하는데 {received} 형상이 돌아왔다",
    },
}
