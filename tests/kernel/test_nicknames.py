"""Nicknames say a surname at most."""

import pytest

from jinxi_portal.kernel.nicknames import NicknameKind, NicknameReading, read_nickname, surname_of_nickname


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("王姐", "王"),
        ("李阿姨", "李"),
        ("小王", "王"),
        ("尉阿姨", "尉"),
        ("张师傅", "张"),
        ("老李", "李"),
        ("王二姐", "王"),
        ("李大姐", "李"),
        ("小王姐", "王"),
        ("陈嫂", "陈"),
        ("欧阳姐", "欧阳"),
        ("老欧阳", "欧阳"),
        ("尉迟师傅", "尉迟"),
        ("王 姐", "王"),
        ("陳姐", "陳"),
        ("小李子", "李"),
    ],
)
def test_a_nickname_says_a_surname(name, surname):
    assert surname_of_nickname(name) == surname


@pytest.mark.parametrize(
    "name",
    ["张芳", "张晓芳", "王小妹", "张妹", "李凤姐", "欧阳晓芳", "王小芳", "阿依古丽", "古丽娜尔·玉素甫", "张国强", ""],
)
def test_what_may_be_a_real_name_is_none(name):
    assert read_nickname(name) is None


def test_a_character_of_the_given_name_is_not_taken_for_a_surname():
    assert read_nickname("小芳") == NicknameReading(NicknameKind.PREFIX, given="芳")
    assert read_nickname("阿芳") == NicknameReading(NicknameKind.PREFIX, given="芳")
    assert surname_of_nickname("小芳") is None


def test_a_whole_name_with_a_courtesy_word_says_both():
    assert read_nickname("王芳女士") == NicknameReading(NicknameKind.TITLE, surname="王", given="芳")
    assert read_nickname("欧阳娜老师") == NicknameReading(NicknameKind.TITLE, surname="欧阳", given="娜")


@pytest.mark.parametrize("name", ["Lily", "幸福😊", "A保洁王"])
def test_a_made_up_handle_says_nothing(name):
    assert read_nickname(name) == NicknameReading(NicknameKind.HANDLE)
