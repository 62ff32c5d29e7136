"""Things of papers that addresses name."""

from typing import Any

from tests.papers.making import a_slip
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_paper(cast: Cast) -> Arguments:
    return {"number": a_slip(by=cast["clerk"]).number}


def a_paper_with_code(cast: Cast) -> Arguments:
    paper = a_slip(by=cast["clerk"])
    return {"number": paper.number, "code": paper.code}
