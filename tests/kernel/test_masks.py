"""What masks show, and above all what they never show."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel.masks import mask_any, mask_id_number, mask_mobile, mask_name
from tests.kernel.numbers import id_numbers, mobiles


def test_the_usual_masks():
    assert mask_id_number("361027199001021234") == "361027********1234"
    assert mask_mobile("13812341234") == "138****1234"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张芳", "张*"),
        ("张晓芳", "张*芳"),
        ("欧阳晓芳", "欧**芳"),
        ("古丽娜尔·玉素甫", "古***·***"),
        ("张", "*"),
        ("", ""),
    ],
)
def test_a_name_keeps_its_ends(name, shown):
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("361027199001021234", "361027********1234"),
        ("361027 1990 0102 1234", "361027 **** **** 1234"),
        ("３６１０２７１９９００１０２１２３４", "361027********1234"),
        ("张三 138-1234-5678 转", "张三 138-****-5678 转"),
        ("3.61027E+17", "3.****7E+17"),
        ("1990-01-02", "19**-**-02"),
        ("123", "123"),
        (None, ""),
        (13812345678, "138****5678"),
    ],
)
def test_a_cell_of_an_error_list_is_masked_whatever_it_holds(cell, shown):
    assert mask_any(cell) == shown


@given(id_numbers())
def test_no_mask_of_a_number_shows_the_birth_or_the_whole(number):
    for shown in (mask_id_number(number), mask_any(number), mask_any(f"号码{number}，请核对")):
        assert number not in shown
        assert number[6:14] not in shown
        assert sum(char.isdigit() or char == "X" for char in shown) <= 10


@given(mobiles)
def test_no_mask_of_a_mobile_shows_the_middle(number):
    for shown in (mask_mobile(number), mask_any(number)):
        assert shown == f"{number[:3]}****{number[7:]}"


@given(st.text(alphabet="0123456789 -.Xx张E+", max_size=40))
def test_error_lists_show_at_most_ten_digits_of_a_run(text):
    for run in re.findall(r"[0-9*](?:[\s.\-*]*[0-9*])*", mask_any(text)):
        digits = sum(char.isdigit() for char in run)
        assert digits <= 10
        assert digits < 5 or "*" in run


@given(st.text(max_size=30))
def test_no_mask_shows_a_whole_text_of_some_length(text):
    for mask in (mask_id_number, mask_mobile):
        assert len(mask(text)) == len(text)
        assert len(text) < 2 or mask(text) != text or set(text) == {"*"}


@given(st.text(alphabet="张王李晓芳·欧阳", min_size=2, max_size=8))
def test_a_masked_name_shows_two_characters_at_most(name):
    assert sum(char not in "*·" for char in mask_name(name)) <= 2
