"""Mobile numbers as people and spreadsheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel import masks, mobile
from jinxi_portal.kernel.mobile import MobileError
from tests.kernel.numbers import mobiles


@pytest.mark.parametrize(
    "written",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "138－1234－5678",
        "+8613812345678",
        "+86 138-1234-5678",
        "0086 13812345678",
        "86-13812345678",
        "(86)13812345678",
        "013812345678",
        "１３８１２３４５６７８",
        "'13812345678",
        "13812345678.0",
        13812345678,
        13812345678.0,
        "\u202d13812345678\u202c",
    ],
)
def test_it_understands_how_people_type(written):
    assert mobile.parse(written) == "13812345678"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "empty"),
        (None, "empty"),
        ("1381234567", "length"),
        ("138123456789", "length"),
        ("12812345678", "prefix"),
        ("23812345678", "prefix"),
        ("没有", "characters"),
        ("1381234567O", "characters"),
        ("0794-5266123", "landline"),
        ("5266123", "landline"),
        ("13812345678/13912345678", "several"),
        ("13812345678、0794-5266123", "several"),
        ("13812345678 13912345678", "several"),
        ("1.38E+10", "ruined"),
        ("138****5678", "masked"),
        ("138xxxx5678", "masked"),
        (float("inf"), "characters"),
    ],
)
def test_it_says_what_is_wrong(value, code):
    with pytest.raises(MobileError) as caught:
        mobile.parse(value)
    assert caught.value.code == code
    assert caught.value.sentence.endswith("。")
    assert not mobile.is_valid(value)


@pytest.mark.parametrize(
    ("written", "pattern"),
    [
        ("138****1234", "138****1234"),
        ("138xxxx1234", "138****1234"),
        ("１３８＊＊＊＊１２３４", "138****1234"),
        ("138-****-1234", "138****1234"),
        ("+86138****1234", "138****1234"),
        ("138**1234", "138****1234"),
        ("****1234", "*******1234"),
        ("1234", "*******1234"),
        ("尾号1234", "*******1234"),
        ("1381234****", "1381234****"),
        ("13812345678", "13812345678"),
    ],
)
def test_it_reads_what_is_known(written, pattern):
    assert mobile.read_partial(written) == pattern


@pytest.mark.parametrize("written", ["", None, "无", "***********", "238****1234", "12345", "1.38E+10"])
def test_it_reads_nothing_out_of_nothing(written):
    assert mobile.read_partial(written) is None


@given(mobiles)
def test_a_whole_number_agrees_with_parse(number):
    assert mobile.parse(number) == mobile.read_partial(number) == number


@given(mobiles, st.sampled_from([" ", "-", "－", "\u3000", "\u200b"]), st.sampled_from(["", "+86", "0086", "86"]))
def test_filling_and_country_code_do_not_matter(number, filling, country):
    assert mobile.parse(f"{country}{filling}{number[:3]}{filling}{number[3:7]}{filling}{number[7:]}") == number


@given(mobiles)
def test_our_own_mask_can_be_read_back(number):
    pattern = mobile.read_partial(masks.mask_mobile(number))
    assert all(known in ("*", digit) for known, digit in zip(pattern, number, strict=True))


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text):
    pattern = mobile.read_partial(text)
    assert pattern is None or (len(pattern) == 11 and set(pattern) <= set("0123456789*"))
    assert mobile.is_valid(text) == (mobile.find_fault(text) is None)
