"""ID numbers of which only some places are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel import id_number, masks
from jinxi_portal.kernel.dates import PartialDate
from tests.kernel.numbers import id_numbers, old_id_numbers


@pytest.mark.parametrize(
    ("written", "pattern"),
    [
        ("361027********1234", "361027********1234"),
        ("361027********123x", "361027********123X"),
        ("3610271990******34", "3610271990******34"),
        ("361027199001****34", "361027199001****34"),
        ("361027****1234", "361027********1234"),
        ("361027……1234", "361027********1234"),
        ("361027XXXXXXXX1234", "361027********1234"),
        ("361027××××××××123×", "361027********123X"),
        ("３６１０２７＊＊＊＊＊＊＊＊１２３４", "361027********1234"),
        ("1234", "**************1234"),
        ("744x", "**************744X"),
        ("****1234", "**************1234"),
        ("尾号1234", "**************1234"),
        ("身份证后四位：1234", "**************1234"),
        ("361027****", "361027************"),
        ("361027900102123", "361027199001021238"),
        ("361027900***123", "36102719900***123*"),
        ("361027******123", "361027********123*"),
        ("36102719900102××××", "36102719900102****"),
        (1234, "**************1234"),
        (1234.0, "**************1234"),
        (361027196506281000, "361027196506281***"),
        (3.61027196506281e17, "361027196506281***"),
        ("361027196506281000", "361027196506281***"),
        ("3.61027196506281E+17", "361027196506281***"),
        ("3.61027E+17", "36102*************"),
    ],
)
def test_it_reads_what_is_known(written, pattern):
    known = id_number.read_partial(written)
    assert known is not None
    assert known.pattern == pattern


@pytest.mark.parametrize("written", ["", None, "无", "*" * 18, "12345", "12-34-56-78", True, 9.5e25])
def test_it_reads_nothing_out_of_nothing(written):
    assert id_number.read_partial(written) is None


def test_it_says_the_parts_that_are_whole():
    known = id_number.read_partial("3610271990******34")
    assert known.first6 == "361027"
    assert known.birth == PartialDate(1990)
    assert known.last4 is None
    assert known.known == 12
    assert not known.is_whole


def test_a_birth_that_cannot_be_is_not_said():
    assert id_number.read_partial("3610271990133112**").birth is None


@given(id_numbers())
def test_a_whole_number_agrees_with_parse(number):
    known, whole = id_number.read_partial(number), id_number.parse(number)
    assert known.pattern == whole.value
    assert known.is_whole
    assert known.birth.whole == whole.birth
    assert (known.first6, known.last4) == (whole.area, whole.last4)


@given(old_id_numbers())
def test_an_old_number_agrees_with_parse(old):
    assert id_number.read_partial(old).pattern == id_number.parse(old).value


@given(id_numbers(), st.sets(st.integers(0, 17), min_size=1, max_size=17), st.sampled_from("*＊•?#○"))
def test_every_masked_number_agrees_with_the_number_behind_it(number, hidden, sign):
    written = "".join(sign if place in hidden else char for place, char in enumerate(number))
    known = id_number.read_partial(written)
    assert known.agrees_with(number)
    assert known.known == 18 - len(hidden)
    assert known.birth is None or known.birth.matches(id_number.parse(number).birth)


@given(id_numbers())
def test_our_own_mask_can_be_read_back(number):
    assert id_number.read_partial(masks.mask_id_number(number)).agrees_with(number)


@given(id_numbers(), id_numbers())
def test_agreeing_with_another_number_means_equal_known_places(one, other):
    known = id_number.read_partial(masks.mask_id_number(one))
    assert known.agrees_with(other) == (one[:6] == other[:6] and one[14:] == other[14:])


@given(id_numbers())
def test_it_is_not_shown_in_a_traceback(number):
    assert number[6:14] not in repr(id_number.read_partial(number))


@given(st.text(alphabet="0123456789*Xx×…·?# 　-.E+", max_size=24))
def test_what_is_read_always_has_eighteen_places(text):
    known = id_number.read_partial(text)
    if known is not None:
        assert len(known.pattern) == 18
        assert set(known.pattern) <= set("0123456789X*")
        assert "X" not in known.pattern[:17]
        assert known.known > 0
