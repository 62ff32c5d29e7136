"""Things of figures that addresses name."""

from typing import Any

from jinxi_portal.figures.figure import Figure, Period, Rows, figures
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]

COUNTED = Figure(
    key="tests_people",
    label="人数",
    definition="帐号的个数",
    unit="人",
    period=Period(),
    compute=lambda as_of: 2,
    records=lambda as_of: Rows(["姓名"], [["李娜"], ["陈静"]]),
)


def a_figure(cast: Cast) -> Arguments:
    """The registry is no table: what a row of the matrix puts there stays, and is put there once."""
    if COUNTED.key not in figures:
        figures.register(COUNTED)
    return {"key": COUNTED.key}
