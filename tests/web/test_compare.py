from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.web.public import Agreement, compare_line, mark_differences


def _text(pieces: list) -> str:
    return "".join(piece.text for piece in pieces)


@given(st.text("晓小王芳0123*-", max_size=30), st.text("晓小王芳0123*-", max_size=30))
def test_the_pieces_together_are_the_whole_value(left: str, right: str) -> None:
    pieces = mark_differences(left, right)
    assert (_text(pieces[0]), _text(pieces[1])) == (left, right)
    same = [[piece.text for piece in side if not piece.differs] for side in pieces]
    assert "".join(same[0]) == "".join(same[1])


def test_it_marks_the_character_that_differs() -> None:
    line = compare_line("姓名", "王晓芳", "王小芳")
    assert [(piece.text, piece.differs) for piece in line.left] == [("王", False), ("晓", True), ("芳", False)]
    assert line.agreement == Agreement.DIFFERENT


def test_it_tells_same_one_sided_and_empty_apart() -> None:
    assert compare_line("性别", "女", "女").agreement == Agreement.SAME
    assert compare_line("住址", "", "秀谷镇").agreement == Agreement.ONE_SIDED
    assert compare_line("备注", "", "").agreement == Agreement.EMPTY


def test_long_texts_are_marked_as_a_whole() -> None:
    left, right = mark_differences("长" * 5000, "长" * 4999)
    assert [piece.differs for piece in left + right] == [True, True]
