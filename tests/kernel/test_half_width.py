"""What keyboards and spreadsheets do to plain text."""

from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel.half_width import cell_text, one_line, to_half_width, without_spaces


def test_full_width_becomes_half_width():
    assert to_half_width("ＡＢｃ１２３，（Ｘ）") == "ABc123,(X)"


def test_what_cannot_be_seen_goes():
    assert to_half_width("\ufeff张\u200b三\u00ad") == "张三"


def test_spaces_of_every_kind():
    assert without_spaces(" 张\u3000三\u00a0\t四 ") == "张三四"
    assert one_line(" 张\u3000 三\n四 ") == "张 三 四"


def test_a_cell_as_text():
    assert [cell_text(cell) for cell in (None, "x", 3, 3.0, 3.5, 1.5e16)] == ["", "x", "3", "3", "3.5", "1.5e+16"]
    assert cell_text(float("nan")) == "nan"


@given(st.text())
def test_doing_it_twice_changes_nothing(text):
    for function in (to_half_width, without_spaces, one_line):
        assert function(function(text)) == function(text)
