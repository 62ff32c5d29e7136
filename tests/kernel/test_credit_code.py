"""Unified social credit codes."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jinxi_portal.kernel import credit_code
from jinxi_portal.kernel.credit_code import ALPHABET, CreditCodeError


@st.composite
def codes(draw: st.DrawFn) -> str:
    head = draw(st.sampled_from("159")) + draw(st.sampled_from("1239"))
    area = draw(st.integers(110000, 659000).map(str))
    first17 = head + area + draw(st.text(ALPHABET, min_size=9, max_size=9))
    return first17 + credit_code.check_character(first17)


@pytest.mark.parametrize("known", ["91350100M000100Y43", "91110000600037341L"])
def test_it_accepts_known_codes(known):
    assert credit_code.parse(known).value == known


def test_it_reads_the_parts():
    code = credit_code.parse(" 91350100m000100y43 ")
    assert (code.department, code.area, code.organisation) == ("9", "350100", "M000100Y4")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "empty"),
        (None, "empty"),
        ("91350100M000100Y4", "length"),
        ("91350100M000100Y4O", "characters"),
        ("9135A100M000100Y43", "characters"),
        ("91350100M000100Y44", "checksum"),
    ],
)
def test_it_says_what_is_wrong(value, code):
    with pytest.raises(CreditCodeError) as caught:
        credit_code.parse(value)
    assert caught.value.code == code
    assert caught.value.sentence.endswith("。")


@given(codes(), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_any_single_slip_is_noticed(code, place, char):
    assume(code[place] != char)
    assert not credit_code.is_valid(code[:place] + char + code[place + 1 :])


@given(codes())
def test_a_valid_code_is_read_as_it_is(code):
    assert str(credit_code.parse(code.lower())) == code


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text):
    assert credit_code.is_valid(text) in (True, False)
