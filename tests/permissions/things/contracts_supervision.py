"""Things of the supervision of enterprises that addresses name."""

from typing import Any

from tests.contracts.factories import make_employer, make_worker
from tests.contracts.factories_supervision import make_key
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def an_enterprise(cast: Cast) -> Arguments:
    make_worker()
    return {"code": make_employer().code}


def a_key_enterprise(cast: Cast) -> Arguments:
    return {"code": make_key(cast["supervision_officer"]).employer.code}
