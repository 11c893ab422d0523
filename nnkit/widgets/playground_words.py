"""What the playground says, in both languages."""

from nnkit.language import Language

__all__ = ["WORDS"]

WORDS: dict[str, dict[Language, str]] = {
    "title": {"en": "Training playground", "ko": "학습 놀이터"},
    "plane": {
        "en": "Answers of {name} everywhere in the plane",
        "ko": "평면 전체에 대한 {name}의 답",
    },
    "curves": {"en": "Loss after each epoch", "ko": "에포크별 손실"},
    "cursor": {
        "en": "Cursor; arrow keys move it, 0 and 1 place a point, Delete removes one",
        "ko": "커서, 방향키로 옮기고 0과 1로 점을 찍고 Delete로 지운다",
    },
    "slp": {"en": "SLP", "ko": "SLP"},
    "mlp": {"en": "MLP", "ko": "MLP"},
    "own": {"en": "Yours", "ko": "직접 만든 것"},
    "data": {"en": "Data", "ko": "데이터"},
    "data-clouds": {"en": "clouds", "ko": "구름"},
    "data-moons": {"en": "moons", "ko": "초승달"},
    "data-circles": {"en": "circles", "ko": "동심원"},
    "data-xor": {"en": "XOR", "ko": "XOR"},
    "data-spirals": {"en": "spirals", "ko": "나선"},
    "data-own": {"en": "my points", "ko": "내가 찍은 점"},
    "brush": {"en": "A click on a plane", "ko": "평면을 누르면"},
    "brush-0": {"en": "places ● 0", "ko": "● 0을 찍는다"},
    "brush-1": {"en": "places ■ 1", "ko": "■ 1을 찍는다"},
    "brush-remove": {"en": "removes", "ko": "지운다"},
    "clear": {"en": "Remove my points", "ko": "찍은 점 모두 지우기"},
    "samples": {"en": "To learn from", "ko": "학습용 샘플"},
    "noise": {"en": "Noise", "ko": "잡음"},
    "hidden-1": {"en": "Hidden layer 1", "ko": "은닉층 1"},
    "hidden-2": {"en": "Hidden layer 2", "ko": "은닉층 2"},
    "activation": {"en": "Activation", "ko": "활성화 함수"},
    "optimizer": {"en": "Optimizer", "ko": "옵티마이저"},
    "sgd": {"en": "SGD", "ko": "SGD"},
    "momentum": {"en": "momentum", "ko": "모멘텀"},
    "rmsprop": {"en": "RMSprop", "ko": "RMSprop"},
    "adam": {"en": "Adam", "ko": "Adam"},
    "lr": {"en": "Learning rate", "ko": "학습률"},
    "batch": {"en": "Batch size", "ko": "배치 크기"},
    "all": {"en": "all", "ko": "전체"},
    "pace": {"en": "Pace (epochs)", "ko": "빠르기(에포크)"},
    "epoch": {"en": "Epoch", "ko": "에포크"},
    "step": {"en": "One epoch", "ko": "한 에포크"},
    "restart": {"en": "Start again", "ko": "다시 학습"},
    "reseed": {"en": "Other weights", "ko": "다른 가중치"},
    "model": {"en": "Model", "ko": "모델"},
    "parameters": {"en": "Parameters", "ko": "매개변수"},
    "training": {"en": "training", "ko": "학습"},
    "validation": {"en": "validation", "ko": "검증"},
    "loss": {"en": "Loss", "ko": "손실"},
    "accuracy": {"en": "Accuracy", "ko": "정확도"},
    "best": {"en": "Lowest validation loss", "ko": "가장 낮은 검증 손실"},
    "at": {"en": "{loss} (epoch\u00a0{epoch})", "ko": "{loss}(에포크\u00a0{epoch})"},
    "key": {
        "en": "Filled: to learn from ({training}). Hollow: set aside for validation "
        "({validation}).",
        "ko": "채운 점은 학습용({training}개), 빈 점은 검증용으로 남겨 둔 것({validation}개)이다.",
    },
    "nothing": {
        "en": "There is nothing to learn from yet: place points of both classes.",
        "ko": "아직 학습할 샘플이 없다. 두 클래스의 점을 찍어 보자.",
    },
    "diverged": {
        "en": "{name}: the steps were too large, and the loss grew without limit. "
        "Choose a smaller learning rate and start again.",
        "ko": "{name}: 걸음이 너무 커서 손실이 끝없이 커졌다. 학습률을 줄이고 다시 학습해 보자.",
    },
    "overfits": {
        "en": "{name} overfits: its validation loss was lowest after epoch {epoch}; since then "
        "only the training loss has fallen.",
        "ko": "{name}: 과적합하고 있다. 검증 손실은 에포크 {epoch}에서 가장 낮았고, 그 뒤로는 "
        "학습 손실만 줄었다.",
    },
    "agrees": {
        "en": "Your step: all {updates} updates are those of nnkit ({optimizer}, "
        "learning rate {lr}).",
        "ko": "직접 만든 스텝: 갱신 {updates}번이 모두 nnkit({optimizer}, 학습률 {lr})과 같다.",
    },
    "differs": {
        "en": "Your step: {wrong} of {updates} updates differ from those of nnkit ({optimizer}, "
        "learning rate {lr}). The first one {how}.",
        "ko": "직접 만든 스텝: 갱신 {updates}번 가운데 {wrong}번이 nnkit({optimizer}, 학습률 "
        "{lr})과 다르다. 처음 달라진 갱신은 {how}.",
    },
    "how-nothing": {
        "en": "changed no parameter of the model",
        "ko": "모델의 매개변수를 하나도 바꾸지 않았다",
    },
    "how-uphill": {
        "en": "went uphill, against nnkit's direction",
        "ko": "nnkit과 반대 방향, 곧 오르막으로 갔다",
    },
    "how-length": {
        "en": "went in nnkit's direction, but {times} times as far",
        "ko": "방향은 nnkit과 같지만 {times}배만큼 갔다",
    },
    "how-other": {"en": "went in another direction", "ko": "다른 방향으로 갔다"},
    "shape": {
        "en": "expected one logit for each sample, shape ({samples},) or ({samples}, 1); "
        "received {shape}",
        "ko": "샘플마다 로짓이 하나씩, 곧 ({samples},)나 ({samples}, 1) 형상이어야 하는데 "
        "{shape} 형상이 돌아왔다",
    },
}
