"""What an agreement must say; what is not for mediation."""

from datetime import date

import pytest

from disputes.rules.agreement import Content, Form, effective_on, missing_contents
from disputes.rules.screening import ALARMS, RIGHT_DOOR, NotTaken, Sign, names_a_child, signs_in


def test_the_contents_of_article_29_are_asked_for_in_its_order() -> None:
    said = {"parties": "王某，某公司", "facts": "2026年1月起未付工资", "matter": "  ", "agreed": "支付3000元"}
    assert missing_contents(said) == [Content.MATTER, Content.RESPONSIBILITIES, Content.PERFORMANCE, Content.DUE]


def test_a_written_agreement_takes_effect_with_the_last_signature() -> None:
    days = {"agreed_on": date(2026, 3, 1), "mediator_signed_on": date(2026, 3, 4)}
    assert effective_on(form=Form.WRITTEN, party_signatures=[date(2026, 3, 2), date(2026, 3, 3)], **days) == date(
        2026, 3, 4
    )
    assert effective_on(form=Form.WRITTEN, party_signatures=[date(2026, 3, 2), None], **days) is None
    assert effective_on(form=Form.WRITTEN, party_signatures=[date(2026, 3, 2)], **days) is None


def test_an_oral_agreement_takes_effect_at_once() -> None:
    assert effective_on(
        form=Form.ORAL, agreed_on=date(2026, 3, 1), party_signatures=[], mediator_signed_on=None
    ) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("雇主拿刀威胁我", [Sign.VIOLENCE]),
        ("男主人多次猥亵", [Sign.CRIME]),
        ("看到孩子身上有伤，被大人打了", [Sign.VIOLENCE, Sign.MINOR]),
        ("拿不到工资，真的活不下去了", [Sign.DESPAIR]),
        ("公司把我的身份证扣着不还", [Sign.CRIME]),
        ("他喝了酒就打我", [Sign.VIOLENCE]),
        ("请打我的手机", []),
        ("男主人动手动脚", [Sign.CRIME]),
        ("公司扣了我的身份证", [Sign.CRIME]),
        ("工资少算了三天，和公司说不通", []),
        ("客户说花瓶是我打碎的", []),
    ],
)
def test_words_raise_the_question(text: str, signs: list[Sign]) -> None:
    assert signs_in(text) == signs


def test_every_sign_says_whom_to_call() -> None:
    assert all(ALARMS[sign].doors for sign in Sign)
    assert all(RIGHT_DOOR[reason] for reason in NotTaken)


@pytest.mark.parametrize(
    "text",
    [
        "孩子叫李小明，今年六岁",
        "女儿王芳被同学欺负",
        "照看的小朋友叫陈晨。",
        "女儿叫小雨，也看见了",
        "孩子叫朵朵",
        "宝宝小名豆豆",
    ],
)
def test_a_childs_name_is_noticed(text: str) -> None:
    assert names_a_child(text)


@pytest.mark.parametrize(
    "text",
    [
        "孩子生病，请假两天",
        "照看孩子和做饭",
        "孩子在家没人管",
        "儿子L今年六岁，监护人王某",
        "学生放学以后",
        "孩子叫妈妈",
        "女儿叫阿姨过来",
    ],
)
def test_a_child_without_a_name_is_not(text: str) -> None:
    assert not names_a_child(text)
