"""Sex by GB/T 2261.1 and ethnic groups by GB/T 3304."""

import pytest

from jinxi_portal.kernel import ethnicity
from jinxi_portal.kernel.sex import CHOICES, Sex, read_sex


@pytest.mark.parametrize("written", ["男", " 男 ", "男性", "1", 1, 1.0, "M", "male", "１", "1-男", "男(1)"])
def test_men(written):
    assert read_sex(written) is Sex.MALE


@pytest.mark.parametrize("written", ["女", "女性", "2", 2, 2.0, "f", "Female", "女士", "2.女"])
def test_women(written):
    assert read_sex(written) is Sex.FEMALE


def test_what_is_not_said_is_not_known():
    assert read_sex("保密") is Sex.NOT_STATED
    assert read_sex("不详") is Sex.UNKNOWN
    assert read_sex("") is None
    assert read_sex(None) is None
    assert read_sex("月嫂") is None
    assert not Sex.UNKNOWN.is_known


def test_every_sex_has_a_word():
    assert [value for value, _ in CHOICES] == [sex.value for sex in Sex]
    assert str(Sex.FEMALE.label) == "女"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("汉", "01"),
        ("汉族", "01"),
        ("01", "01"),
        (1, "01"),
        (1.0, "01"),
        ("维吾尔族", "05"),
        ("土家", "15"),
        ("土", "30"),
        ("56", "56"),
    ],
)
def test_ethnic_groups_by_name_or_code(written, code):
    assert ethnicity.read_ethnicity(written) == code


@pytest.mark.parametrize("written", ["", None, "金溪", "57", 0, "汉堡"])
def test_other_words_are_no_ethnic_group(written):
    assert ethnicity.read_ethnicity(written) is None


def test_fifty_six_groups_and_two_others():
    assert len(ethnicity.NAMES) == 58
    assert all(ethnicity.read_ethnicity(name) == code for code, name in ethnicity.NAMES.items())
    assert ethnicity.name_of("01") == "汉族"
    assert ethnicity.name_of("99") == ""
