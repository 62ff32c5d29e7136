"""Things of papers that addresses name."""

from typing import Any

from jinxi_portal.papers.models import PaperBatch
from tests.papers.making import a_slip
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_paper(cast: Cast) -> Arguments:
    return {"number": a_slip(by=cast["clerk"]).number}


def a_batch(cast: Cast) -> Arguments:
    return {"batch_id": PaperBatch.objects.create(source_key="papers.none", started_by=cast["clerk"]).pk}


def a_paper_with_code(cast: Cast) -> Arguments:
    paper = a_slip(by=cast["clerk"])
    return {"number": paper.number, "code": paper.code}
