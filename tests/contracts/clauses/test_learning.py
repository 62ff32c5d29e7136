"""What the second reader learns from labelled sentences."""

from pathlib import Path

from contracts.clauses.learning.learn import learn
from contracts.clauses.learning.material import Labelled, contracts_in
from contracts.clauses.weighing import weigh

PARTIES = {"甲": "employer", "乙": "worker"}
UNFAIR = {
    "papers_kept": "甲方保管乙方的身份证，离职时归还。",
    "fines": "乙方迟到一次，甲方罚款二百元。",
}
FAIR = ("乙方保管自己的身份证，甲方不得扣押。", "乙方迟到的，甲方提醒，不得罚款。")


def material() -> list[Labelled]:
    said = [Labelled(text, PARTIES, kind) for kind, text in UNFAIR.items()]
    said += [Labelled(text, PARTIES, "") for text in FAIR]
    return said * 5


def test_it_tells_the_kinds_and_the_fair_twins_apart() -> None:
    weights = learn(material())
    for kind, text in UNFAIR.items():
        weighed = weigh(text, PARTIES, weights)
        assert weighed.kind == kind
        assert kind in weighed.doubtful
    assert not any(weigh(text, PARTIES, weights).doubtful for text in FAIR)


def test_the_same_words_with_the_parties_exchanged_are_other_pieces() -> None:
    weights = learn(material())
    exchanged = {"甲": "worker", "乙": "employer"}
    as_it_stands, turned = (weigh(UNFAIR["fines"], parties, weights).doubtful for parties in (PARTIES, exchanged))
    assert turned.get("fines", 0) < as_it_stands["fines"]


def test_the_same_material_gives_the_same_weights() -> None:
    assert learn(material()) == learn(material())


def test_the_loudest_words_are_named() -> None:
    weights = learn(material())
    text = UNFAIR["papers_kept"]
    named = [text[start:end] for start, end in weigh(text, PARTIES, weights).words(weights)]
    assert named
    assert all(word in text for word in named)


def test_a_heading_is_not_taken_for_the_sentence_it_stands_in(tmp_path: Path) -> None:
    (tmp_path / "shop.txt").write_text("请假\n每月不得请假，请假一天扣三天工资。\n", encoding="utf-8")
    (tmp_path / "labels.yaml").write_text(
        "shop:\n  set: one\n  unfair:\n  - key: no_rest_day\n    text: 每月不得请假，请假一天扣三天工资。\n",
        encoding="utf-8",
    )
    assert [one.kind for one in contracts_in(tmp_path)] == ["", "no_rest_day"]
