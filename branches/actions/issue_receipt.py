"""The receipt slip (回执联) that goes back to the side a member came from."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from branches.actions.answer_transfer import lock_transfer
from branches.models import PartyStanding, Transfer
from branches.policy_transfers import TRANSFERS
from branches.refusals import Refusal
from branches.states import TransferState
from jinxi_portal.papers.public import Paper, issue_paper, papers_of

KIND = "branches.transfer_receipt"


def issue_receipt(*, transfer: Transfer, by: Any) -> Paper:
    """Once: who asks again gets the slip that stands.

    Raises:
        Refusal: the member has not reported here.
    """
    with transaction.atomic():
        locked = lock_transfer(transfer)
        TRANSFERS.require(by, "complete", locked)
        if locked.state != TransferState.COMPLETED or locked.to_organisation is None or locked.arrived_on is None:
            raise Refusal(_("本人到本县支部报到、转接办结之后，才能出具回执联。"), code="not_completed")
        standing: Paper | None = next((paper for paper in papers_of(locked, KIND) if paper.stands), None)
        if standing is not None:
            return standing
        return issue_paper(kind=KIND, subject=locked, content=_content(locked, locked.arrived_on), by=by)


def _content(transfer: Transfer, arrived_on: date) -> dict[str, Any]:
    """In the words of the paper, which is Chinese whatever language the clerk reads."""
    standing = PartyStanding.objects.in_force(on=arrived_on).filter(person=transfer.person).first()
    day = f"{arrived_on.year}年{arrived_on.month}月{arrived_on.day}日"
    return {
        "title": "党员组织关系介绍信\n回执联",
        "text": [
            f"{transfer.origin}：",
            f"你处转来{transfer.person}同志的党员组织关系已于{day}收到，并已编入{transfer.destination}。特此回执。",
        ],
        "facts": [
            {"label": "转接编号", "value": transfer.number},
            {"label": "党员类别", "value": _chinese(standing)},
            {"label": "转出党组织", "value": transfer.origin},
            {"label": "接收党支部", "value": transfer.destination},
            {"label": "报到日期", "value": day},
        ],
        "notes": ["本回执联由转出党组织留存。"],
    }


def _chinese(standing: PartyStanding | None) -> str:
    with override("zh-hans"):
        return str(standing) if standing else "—"
