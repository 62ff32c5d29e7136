"""Things of the supervision of enterprises that addresses name."""

from typing import Any

from tests.contracts.factories import make_employer, make_worker
from tests.contracts.factories_supervision import UNMET, make_checked, make_inspection, make_key, make_notice
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def an_enterprise(cast: Cast) -> Arguments:
    make_worker()
    return {"code": make_employer().code}


def a_key_enterprise(cast: Cast) -> Arguments:
    return {"code": make_key(cast["supervision_officer"]).employer.code}


def a_planned_inspection(cast: Cast) -> Arguments:
    return {"number": make_inspection(cast["supervision_officer"]).number}


def a_checked_inspection(cast: Cast) -> Arguments:
    return {"number": make_checked(cast["supervision_officer"]).number}


def an_inspection_with_findings(cast: Cast) -> Arguments:
    return {"number": make_checked(cast["supervision_officer"], *UNMET).number}


def an_inspection_with_notice(cast: Cast) -> Arguments:
    return {"number": make_notice(cast["supervision_officer"]).inspection.number}


def an_item_to_answer(cast: Cast) -> Arguments:
    notice = make_notice(cast["supervision_officer"])
    return {"number": notice.inspection.number, "pk": notice.items.all()[0].pk}
