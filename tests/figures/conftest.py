"""Figures of the tests' own; those of the rooms are put aside."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from jinxi_portal.figures.figure import Figure, Period, Rows, figures, year

MEETINGS = Figure(
    key="tests_meetings",
    label="交流会",
    definition="办过的交流会场次",
    unit="场",
    period=Period(date(2025, 1, 1)),
    compute=lambda as_of: 13 if as_of >= date(2026, 1, 1) else 7,
    records=lambda as_of: Rows(["会议", "日期"], [["第一场", "2025-02-01"], ["=1+1", "2025-03-01"]], ["/a/", ""]),
    order=10,
)
RATE = Figure(
    key="tests_rate",
    label="就业率",
    definition="结业学员就业率",
    unit="",
    period=year(2025),
    compute=lambda as_of: Decimal("0.905"),
    records=lambda as_of: f"/queue/?until={as_of.isoformat()}",
    share=True,
    at_least=Decimal("0.9"),
    order=20,
)
UNKNOWN = Figure(
    key="tests_days",
    label="天数",
    definition="办结天数",
    unit="天",
    period=Period(),
    compute=lambda as_of: None,
    records=lambda as_of: Rows(["编号"], []),
    at_most=7,
    order=30,
)


@pytest.fixture(autouse=True)
def declared() -> Iterator[None]:
    before = dict(figures._entries)
    figures._entries.clear()
    for figure in (UNKNOWN, RATE, MEETINGS):
        figures.register(figure)
    yield
    figures._entries.clear()
    figures._entries.update(before)
