"""Evidence in words, differences by character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel.nicknames import _TITLES
from members.linkage.differences import changed_parts, mark_differences
from members.linkage.evidence import Evidence
from members.linkage.names import NICKNAME_ENDS, _looked_at_closely, name_parts
from members.linkage.sentences import in_one_line, sentence, sentences


def test_characters_that_sound_alike_are_named():
    text = sentence(Evidence("name", "sound", 8.0, "王小红", "王晓红"))
    assert "小" in text
    assert "晓" in text


def test_a_lost_character_is_named():
    assert "云" in sentence(Evidence("name", "lost", 4.0, "李琴", "李琴云"))


def test_what_nobody_can_check_is_not_said():
    assert sentences([Evidence("sex", "unknown", 1.5), Evidence("name", "exact", 12.0)]) == [("姓名一致", 12.0)]


def test_one_line_for_a_cell():
    assert (
        in_one_line([Evidence("name", "exact", 12.04), Evidence("mobile", "full_other", -2.2)])
        == "姓名一致(+12.0)；手机号码不同(-2.2)"
    )


def test_differences_are_marked_by_character():
    assert mark_differences("王晓红", "王小红") == [("王", True), ("晓", False), ("红", True)]
    assert changed_parts("王晓红", "王小红") == ("晓", "小")


@given(st.text(max_size=12), st.text(max_size=12))
def test_the_pieces_are_the_value(one, other):
    assert "".join(text for text, _ in mark_differences(one, other)) == one


def test_the_short_way_round_for_plain_names_misses_no_nickname():
    assert {title[-1] for title in _TITLES} <= NICKNAME_ENDS


@pytest.mark.parametrize("name", ["王静", "欧阳红", "林玲英", "陳麗", "尉迟", "单英", "白玛"])
def test_the_short_way_round_gives_the_same_parts(name):
    assert name_parts(name) == _looked_at_closely(name)
