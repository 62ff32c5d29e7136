"""Two records side by side."""

from typing import Any

import pytest

from jinxi_portal.web.public import Agreement
from members.pairs import pair_lines
from tests.members.factories import EngagementFactory, RegisterEntryFactory


def line_of(field: str, left: dict[str, Any], right: dict[str, Any]) -> Any:
    labels = {"id_number": 3, "mobile": 4, "birth": 2, "place": 5}
    lines = pair_lines(
        EngagementFactory.build(worker=None, roster=None, employer=None, **left), RegisterEntryFactory.build(**right)
    )
    return lines[labels[field]].compared


def text(pieces: Any) -> str:
    return "".join(piece.text for piece in pieces)


def marked(pieces: Any) -> list[str]:
    return [piece.text for piece in pieces if piece.differs]


WHOLE, MASKED = "361027197905122462", "361027********2462"


def test_a_masked_number_agrees_where_it_can_be_seen() -> None:
    line = line_of("id_number", {"id_number": MASKED}, {"id_number": WHOLE})
    assert line.agreement == Agreement.SAME
    assert line.note
    assert text(line.left) == text(line.right) == MASKED


def test_hidden_places_that_differ_are_marked_but_not_shown() -> None:
    other = "361027198005122462"
    line = line_of("id_number", {"id_number": other}, {"id_number": WHOLE})
    assert line.agreement == Agreement.DIFFERENT
    assert text(line.left) == text(line.right) == MASKED
    assert marked(line.left) == marked(line.right) == ["**"]
    assert "1979" not in str(line)


def test_the_last_four_alone_are_set_under_the_last_four() -> None:
    line = line_of("id_number", {"id_number": "2463"}, {"id_number": WHOLE})
    assert (marked(line.left), marked(line.right)) == (["3"], ["2"])
    assert text(line.left) == "**************2463"


def test_mobiles_are_compared_place_by_place() -> None:
    line = line_of("mobile", {"mobile": "13800001234"}, {"mobile": "13800001235"})
    assert (marked(line.left), marked(line.right)) == (["4"], ["5"])
    assert text(line.left) == "138****1234"


@pytest.mark.parametrize(("left", "right"), [(None, WHOLE), (MASKED, None)])
def test_one_side_alone_is_said(left: str | None, right: str | None) -> None:
    assert line_of("id_number", {"id_number": left}, {"id_number": right}).agreement == Agreement.ONE_SIDED


def test_a_number_nobody_can_read_is_simply_different() -> None:
    line = line_of("mobile", {"mobile": "未知号码"}, {"mobile": "13800001235"})
    assert line.agreement == Agreement.DIFFERENT
    assert "13800001235" not in text(line.right)


def test_a_birth_written_less_exactly_is_no_difference() -> None:
    line = line_of("birth", {"birth": "1979-05"}, {"birth": "1979-05-12"})
    assert line.agreement == Agreement.SAME
    assert line.note


def test_an_age_stands_where_the_roster_knows_no_birth() -> None:
    line = line_of("birth", {"birth": "", "age": 46}, {"birth": "1979-05-12"})
    assert text(line.left) == "46 岁"
    assert line.agreement == Agreement.ONE_SIDED


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("西门社区", "金溪县浒湾镇西门社区", Agreement.SAME),
        ("金溪县浒湾镇西门社区", "西门社区", Agreement.SAME),
        ("西门社区", "金溪县浒湾镇河东社区", Agreement.DIFFERENT),
        ("金溪县秀谷镇", "金溪县秀谷镇河东社区", Agreement.DIFFERENT),
        ("", "西门社区", Agreement.ONE_SIDED),
    ],
)
def test_an_address_that_leaves_out_the_town_is_no_difference(left: str, right: str, agreement: Agreement) -> None:
    line = line_of("place", {"place": left}, {"place": right})
    assert line.agreement == agreement
    assert bool(line.note) == (agreement == Agreement.SAME)
