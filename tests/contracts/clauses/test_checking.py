"""What a contract's reader is told."""

import pytest

from contracts.clauses.checking import check_text
from contracts.clauses.matching import Concepts, Reader, sequence
from contracts.clauses.parties import parties_of
from contracts.clauses.sentences import sentences_of

FAIR_CONTRACT = """家政服务员劳动合同
甲方（用人单位）：金溪县某某家政服务有限公司，地址：秀谷镇建设路1号，联系电话：0794-0000000
乙方（家政服务员）：王某，住址：金溪县，联系电话：见登记表
一、合同期限自2026年1月1日起至2027年12月31日止。
二、乙方从事保洁和做饭工作，工作内容以服务单为准，工作地点为客户家中。
三、每日工作八小时，每周休息一天；法定节假日工作的，甲方支付三倍工资。
四、工资每月4200元，甲方于次月10日前支付。
五、甲方依法为乙方缴纳社会保险，个人部分代扣代缴；另投保意外伤害保险。
六、乙方工作中受伤的，由甲方送医并依法承担工伤保险责任。
七、因乙方故意或者重大过失损坏客户物品的，按实际损失和过错程度赔偿。
八、甲方提供防护用品，不安排高处擦窗等危险作业。
九、任何一方解除合同应提前三十日书面通知。
十、双方对客户隐私负有保密义务。
十一、发生争议先协商，协商不成的可以申请调解、仲裁或者起诉。
"""


def test_a_fair_contract_passes_without_a_word() -> None:
    report = check_text(FAIR_CONTRACT)
    assert [found.sentence.text for found in report.suspicions] == []
    assert [duty.key for duty in report.missing] == []
    assert report.kind == "employee"


def test_numbers_in_the_head_and_the_note_on_the_evidence_page_are_no_terms() -> None:
    head = "身份证号码：36102719900101002X\n乙方身份证号：361027199001010021\n统一社会信用代码：91361027MAK3L7JBAF\n身份证号码：〇〇\n"
    note = "由签名人本人用本人手机的验证码确认并签署；文本摘要按 SHA-256 计算，可以用来核对文本。"
    assert [found.sentence.text for found in check_text(head + note).suspicions] == []


def test_what_a_contract_does_not_speak_of_is_listed() -> None:
    without = "\n".join(line for line in FAIR_CONTRACT.splitlines() if not line.startswith(("六", "四")))
    assert {"pay", "pay_date"} <= {duty.key for duty in check_text(without).missing}


def test_an_unfair_injury_clause_does_not_count_as_speaking_of_injuries() -> None:
    text = FAIR_CONTRACT.replace("由甲方送医并依法承担工伤保险责任", "一切后果自负").replace("；另投保意外伤害保险", "")
    report = check_text(text)
    assert [found.pattern.key for found in report.suspicions] == ["injury_at_own_risk"]
    assert "injury" in {duty.key for duty in report.missing}


def test_the_parties_labels_are_read_from_the_contract() -> None:
    text = (
        "甲方（雇主）：李某\n乙方（家政服务机构）：某公司\n丙方（家政服务员）：王某\n丙方受伤的，乙方不承担任何责任。"
    )
    assert parties_of(text) == {"甲": "customer", "乙": "employer", "丙": "worker"}
    assert [found.pattern.key for found in check_text(text).suspicions] == ["injury_not_ours"]


def test_a_label_in_brackets_behind_its_party_is_read_too() -> None:
    text = "委托方（甲方）：____\n居间方（乙方）：某某家政服务有限公司\n服务人员（丙方）：____"
    assert parties_of(text) == {"甲": "customer", "乙": "employer", "丙": "worker"}


def test_the_same_words_are_fair_when_the_parties_are_the_other_way_round() -> None:
    sentence = "乙方不得扣押甲方的身份证件。"
    assert check_text("甲方（员工）：王某\n乙方（公司）：某公司\n" + sentence).suspicions == ()


def test_a_line_broken_by_a_page_is_one_sentence() -> None:
    text = "三、乙方在为客户提供家政服务过程中发生的任何人身伤害事故，\n甲方概不负责。"
    assert [each.text for each in sentences_of(text)] == [
        "三、乙方在为客户提供家政服务过程中发生的任何人身伤害事故，甲方概不负责"
    ]


def test_blanks_and_full_width_letters_do_not_hide_a_term() -> None:
    assert check_text("本 合 同 最 终 解 释 权 归 甲 方 所 有。").suspicions
    assert check_text("每次迟到罚款１００元。").suspicions


def test_the_words_it_was_told_by_can_be_shown() -> None:
    (found,) = check_text("公司对员工的工伤不承担责任。").suspicions
    shown = [found.sentence.plain[start:end] for start, end in found.words]
    assert "工伤" in shown
    assert any("不承担" in words for words in shown)


@pytest.mark.parametrize(
    ("line", "text", "fits"),
    [
        ("who !not what", "甲拿走东西", True),
        ("who !not what", "甲不拿走东西", False),
        ("who what", "东西由甲拿", False),
        ("=拿走 what", "甲拿走东西", True),
        ("who|what =在", "东西在", True),
        ("~ what who", "甲拿走东西", True),
        ("~ who what !not", "东西不由甲拿", False),
    ],
)
def test_a_sequence_is_read_in_order(line: str, text: str, fits: bool) -> None:
    concepts = Concepts({"who": ["甲"], "what": ["东西"], "not": ["不"]})
    assert (Reader(concepts, text).first([sequence(line)]) is not None) is fits


def test_a_gap_that_is_too_wide_does_not_fit() -> None:
    concepts = Concepts({"who": ["甲"], "what": ["东西"]})
    assert Reader(concepts, "甲" + "很" * 12 + "东西").first([sequence({"line": "who what", "gap": 10})]) is None


@pytest.mark.parametrize(
    ("word", "text", "fits"),
    [
        ("扣#元", "扣三百元", True),
        ("扣#元", "扣几分元", False),
        ("{not}‥扣", "不会扣", True),
        ("{not}‥扣", "不很满意扣", False),
        ("{not}…扣", "不行，扣", False),
        ("扣#‖", "扣30，", True),
        ("扣#‖", "扣3分", False),
    ],
)
def test_signs_in_words_stand_for_more(word: str, text: str, fits: bool) -> None:
    assert (Reader(Concepts({"it": [word], "not": ["不"]}), text).first([sequence("it")]) is not None) is fits


def test_three_dots_stand_for_a_few_characters() -> None:
    concepts = Concepts({"gone": ["不承担…责任"]})
    assert Reader(concepts, "不承担任何责任").first([sequence("gone")]) == [(0, 7)]
    assert Reader(concepts, "不承担那样那样那样那样的责任").first([sequence("gone")]) is None
