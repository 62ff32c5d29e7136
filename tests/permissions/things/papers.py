"""Things of papers that addresses name."""

from typing import Any

from tests.papers.making import a_slip
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_paper(cast: Cast) -> Arguments:
    return {"number": a_slip(by=cast["clerk"]).number}
