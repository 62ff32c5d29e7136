"""Resident ID numbers, whole."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jinxi_portal.kernel import clock, id_number
from jinxi_portal.kernel.id_number import IdNumberError
from jinxi_portal.kernel.sex import Sex
from tests.kernel.numbers import id_numbers, old_id_numbers

# The example of the standard itself.
STANDARD = "11010519491231002X"


def code_of(value: object) -> str:
    with pytest.raises(IdNumberError) as caught:
        id_number.parse(value)
    return caught.value.code


def test_it_reads_the_example_of_the_standard():
    number = id_number.parse(STANDARD)
    assert (number.area, number.birth, number.sex) == ("110105", date(1949, 12, 31), Sex.FEMALE)
    assert not number.is_permit


def test_the_seventeenth_digit_is_odd_for_men():
    first17 = "36102719900101" + "123"
    assert id_number.parse(first17 + id_number.check_digit(first17)).sex is Sex.MALE


def test_a_permit_for_hong_kong_is_told():
    first17 = "81000019900101123"
    assert id_number.parse(first17 + id_number.check_digit(first17)).is_permit


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "'11010519491231002X",
        "‘11010519491231002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105-19491231-002X",
        "11010519491231002×",
        "11010519491231002Х",  # a Cyrillic letter
        "\ufeff1101\u200b0519491231002X\t",
    ],
)
def test_it_understands_how_people_type(written):
    assert id_number.parse(written).value == STANDARD


def test_an_old_number_is_upgraded():
    assert id_number.parse("110105491231002").value == STANDARD
    assert id_number.parse(110105491231002).value == STANDARD
    assert id_number.parse(110105491231002.0).value == STANDARD


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "empty"),
        (None, "empty"),
        ("  ", "empty"),
        ("1101051949123100", "length"),
        ("1101051949123100200", "length"),
        ("1101051949123100A0", "characters"),
        ("身份证", "characters"),
        ("X10105194912310020", "characters"),
        ("110105194913310026", "birth"),
        ("110105189912310020", "birth"),
        ("110105491331002", "birth"),
        ("110105194912310021", "checksum"),
        ("110105********002X", "masked"),
        ("110105××××××××002X", "masked"),
        ("3.61027E+17", "ruined"),
        ("3.61027196506281E+017", "ruined"),
        ("361027196506281000", "ruined"),
        (361027196506281000, "ruined"),
        (3.61027196506281e17, "ruined"),
        (str(int(3.61027196506281e17)), "ruined"),
    ],
)
def test_it_says_what_is_wrong(value, code):
    assert code_of(value) == code
    assert not id_number.is_valid(value)


def test_a_birth_in_the_future_is_refused():
    first17 = "36102720300101123"
    number = first17 + id_number.check_digit(first17)
    with clock.frozen(date(2026, 5, 3)):
        assert code_of(number) == "birth"
    with clock.frozen(date(2031, 5, 3)):
        assert id_number.is_valid(number)


def test_every_fault_has_a_kind_sentence():
    for code in ("empty", "length", "characters", "birth", "checksum", "ruined", "masked"):
        assert IdNumberError(code).sentence.endswith("。")


@given(id_numbers())
def test_a_valid_number_is_read_as_it_is(number):
    parsed = id_number.parse(number)
    assert parsed.value == number
    assert parsed.birth.strftime("%Y%m%d") == number[6:14]
    assert id_number.find_fault(number) is None
    assert not id_number.is_ruined(number)


@given(old_id_numbers())
def test_an_upgraded_number_is_valid_and_keeps_its_digits(old):
    new = id_number.upgrade(old)
    assert id_number.parse(old).value == new
    assert new[:6] + new[8:17] == old
    assert id_number.is_valid(new)


@given(id_numbers(), st.integers(0, 16), st.integers(1, 9))
def test_any_single_slip_of_a_digit_is_noticed(number, place, by):
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert not id_number.is_valid(wrong)


@given(id_numbers(), st.integers(0, 15))
def test_two_neighbours_exchanged_are_noticed(number, place):
    one, other = number[place], number[place + 1]
    assume(one != other)
    assert not id_number.is_valid(number[:place] + other + one + number[place + 2 :])


@given(id_numbers())
def test_a_number_that_went_through_floating_point_is_never_taken_for_valid(number):
    assume(number.isdigit() and not number.endswith("000"))
    assert id_number.is_ruined(float(number))
    assert id_number.is_ruined(f"{float(number):.5E}")
    # As Excel keeps it: fifteen digits, then zeros. One in eleven of these passes the checksum as text.
    kept = number[:15] + "000"
    assert id_number.is_ruined(int(kept))
    assert id_number.is_ruined(kept) != id_number.has_checksum(kept)


@given(id_numbers())
def test_it_is_never_shown_whole(number):
    parsed = id_number.parse(number)
    for shown in (str(parsed), repr(parsed), f"{parsed}", f"{[parsed]}"):
        assert number not in shown
        assert number[6:14] not in shown


@given(st.text(min_size=5, max_size=30).map(str.strip).filter(lambda text: len(text) >= 5))
def test_a_refusal_does_not_repeat_the_text(text):
    error = IdNumberError(id_number.find_fault(text) or "checksum")
    assert text not in f"{error!r} {error} {error.sentence}"


@given(st.one_of(st.integers(), st.floats(), st.booleans(), st.none()))
def test_any_cell_of_a_spreadsheet_is_read_or_refused(cell):
    assert id_number.is_valid(cell) in (True, False)
    id_number.read_partial(cell)


@pytest.mark.parametrize("text", ["1234", "1" * 18, "1" * 16 + "X"])
def test_the_check_character_needs_seventeen_digits(text):
    with pytest.raises(ValueError, match="seventeen"):
        id_number.check_digit(text)
