"""Chinese names as lists write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel.names import clean_name, is_minority_name, is_unreadable, name_key, split_name, to_simplified
from jinxi_portal.kernel.surnames import COMPOUND_SURNAMES, SURNAMES

han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
names = st.text(han, min_size=2, max_size=4)


@pytest.mark.parametrize(
    "written",
    [
        "张晓芳",
        "张 晓芳",
        "张　晓芳",
        " 张晓 芳 ",
        "张\u200b晓芳",
        "张晓芳(组长)",
        "张晓芳（小）",
        "3.张晓芳",
        "张晓芳2",
        "张\n晓芳",
        "“张晓芳”",
    ],
)
def test_what_typing_added_goes(written):
    assert clean_name(written) == "张晓芳"


@pytest.mark.parametrize("dot", "·•・･‧∙⋅●.．｡。˙ᐧ⸱﹒")
def test_every_dot_becomes_the_dot(dot):
    assert clean_name(f"古丽娜尔{dot}玉素甫") == "古丽娜尔·玉素甫"


def test_a_stroke_typed_for_the_dot_becomes_the_dot():
    assert clean_name("古丽娜尔丶玉素甫") == "古丽娜尔·玉素甫"


@pytest.mark.parametrize("name", ["张*芳", "张*", "张三、李四", "张三/李四", "张三,李四"])
def test_hidden_characters_and_two_people_are_not_dots(name):
    assert clean_name(name) == name


def test_a_space_around_the_dot_goes():
    assert clean_name("古丽娜尔 · 玉素甫") == "古丽娜尔·玉素甫"


def test_names_in_latin_letters_keep_their_words():
    assert clean_name("  Li   Na ") == "Li Na"


def test_nothing_is_nothing():
    assert clean_name(None) == clean_name("") == clean_name("　") == ""


def test_traditional_and_variant_characters_are_simplified_for_comparing():
    assert to_simplified("鄧麗華") == "邓丽华"
    assert to_simplified("張溫淸") == "张温清"
    assert clean_name("鄧麗華") == "鄧麗華"


def test_the_qian_of_names_stays():
    assert to_simplified("王乾坤") == "王乾坤"


@pytest.mark.parametrize(
    "written", ["古丽娜尔·玉素甫", "古丽娜尔•玉素甫", "古丽娜尔 玉素甫", "古丽娜尔玉素甫", "古麗娜爾.玉素甫"]
)
def test_spellings_of_one_name_share_a_key(written):
    assert name_key(written) == "古丽娜尔玉素甫"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("张芳", ("张", "芳")),
        ("张晓芳", ("张", "晓芳")),
        ("欧阳芳", ("欧阳", "芳")),
        ("欧阳晓芳", ("欧阳", "晓芳")),
        ("歐陽芳", ("歐陽", "芳")),
        ("司马", ("司", "马")),
        ("买买提·买买提", ("", "买买提·买买提")),
        ("买买提多吉", ("", "买买提多吉")),
        ("Li Na", ("", "Li Na")),
        ("", ("", "")),
    ],
)
def test_surname_and_given_name(name, parts):
    assert split_name(name) == parts


@pytest.mark.parametrize("name", ["古丽娜尔·玉素甫", "古丽娜尔玉素甫", "白玛多吉", "卓玛·多吉", "买买提·买买提"])
def test_minority_names_are_told(name):
    assert is_minority_name(name)


@pytest.mark.parametrize("name", ["张芳", "张晓芳", "欧阳晓芳", "夏侯燕兰", "张王晓芳", "白玛", "李"])
def test_other_names_are_not_minority_names(name):
    assert not is_minority_name(name)


@pytest.mark.parametrize(
    ("name", "lost"), [("张?芳", True), ("张□芳", True), ("张\ue863芳", True), ("张䶮芳", False), ("张芳", False)]
)
def test_a_lost_character_is_seen(name, lost):
    assert is_unreadable(name) is lost


def test_surnames_are_of_one_and_of_two_characters():
    assert {len(surname) for surname in SURNAMES} == {1}
    assert {len(surname) for surname in COMPOUND_SURNAMES} == {2}


@given(names)
def test_a_plain_name_is_left_alone(name):
    assert clean_name(name) == name
    assert "".join(split_name(name)) == name


@given(names, st.sampled_from([" ", "\u3000", "\u200b", "\t", "\ufeff"]), st.integers(0, 4))
def test_filling_anywhere_does_not_matter(name, filling, place):
    assert clean_name(name[:place] + filling + name[place:]) == name


@given(st.text(max_size=20))
def test_cleaning_twice_changes_nothing(text):
    once = clean_name(text)
    assert clean_name(once) == once


@given(st.text(han, max_size=6))
def test_simplifying_keeps_the_length(name):
    assert len(to_simplified(name)) == len(name)
