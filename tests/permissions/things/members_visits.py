"""Things of visits that addresses name."""

from typing import Any

from tests.members.visits.making import make_conflict, make_request
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_request(cast: Cast) -> Arguments:
    return {"uid": make_request(by=cast["clerk"]).uid}


def a_conflict(cast: Cast) -> Arguments:
    return {"uid": make_conflict(by=cast["grid_worker"], clerk=cast["clerk"]).uid}
