"""What workers say on the phone, as addresses name it."""

from typing import Any

from members.actions.claim_worker import claim_worker
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_claim(cast: Cast) -> Arguments:
    claim = claim_worker(name="王桂芳", id_number="2462", by=cast["worker"])
    assert claim is not None
    return {"uid": claim.uid}
