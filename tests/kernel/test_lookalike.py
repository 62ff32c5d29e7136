"""Characters that look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel.lookalike import ALIKE, components, lookalikes, similarity

han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


@pytest.mark.parametrize(
    "pair",
    [
        "芬芳",
        "珠株",
        "戴载",
        "未末",
        "莉利",
        "梓辛",
        "倩清",
        "娜那",
        "菊掬",
        "军车",
        "刚钢",
        "林材",
        "杨扬",
        "陈阵",
        "徐除",
        "萍苹",
        "晶品",
        "斌赋",
        "波坡",
        "涵函",
        "晴睛",
        "娟捐",
        "建健",
        "己已",
        "侯候",
        "玲铃",
        "峰锋",
    ],
)
def test_pairs_that_people_confuse_look_alike(pair):
    assert similarity(*pair) >= ALIKE


@pytest.mark.parametrize("pair", ["燕艳", "芳婷", "明国", "张王", "晓丽", "华军", "秀梅", "兰蓝", "小晓"])
def test_pairs_that_only_sound_alike_or_not_at_all_do_not_look_alike(pair):
    assert similarity(*pair) < ALIKE


def test_more_shared_means_more_alike():
    assert similarity("晓", "饶") > similarity("晓", "晴") > similarity("晓", "莉")


def test_parts_are_in_one_form():
    assert components("浩") == ("水", "告")
    assert components("一") == ()


def test_look_alikes_within_a_list_of_names():
    found = lookalikes("张莉利芳芬王玉明")
    assert found["莉"] == "利"
    assert found["芳"] == "芬"
    assert "张" not in found


@given(han, han)
def test_likeness_is_mutual_and_between_nothing_and_all(one, other):
    score = similarity(one, other)
    assert 0 <= score <= 1
    assert score == similarity(other, one)
    assert (score == 1) == (one == other)


@given(st.text(st.sampled_from("莉利俐芳芬苹萍徐除余佘国王玉明朋建健"), max_size=12))
def test_the_list_agrees_with_the_pairs(chars):
    for char, mates in lookalikes(chars).items():
        assert char not in mates
        assert all(similarity(char, mate) >= ALIKE and mate in chars for mate in mates)
