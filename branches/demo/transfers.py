"""Transfers of the demo county, one in each state, two of them across the county's border."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from branches.models import Affiliation, Organisation, PartyPost, Transfer
from branches.rules.transfers import letter_valid_until
from branches.states import AffiliationEnd, AffiliationKind, TransferState
from jinxi_portal.accounts.public import Role, User, holders_of
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import take_case_number, write_history


@dataclass(frozen=True)
class Moved:
    """Days are counted back from today."""

    leaves: str
    joins: str
    outside: str
    proposed: int
    state: TransferState
    why: str
    answer: str = ""
    arrived: int = 0


MOVES = (
    Moved("安心居党支部", "华丽家政党支部", "", 4, TransferState.PROPOSED, "由安心居转到华丽家政做月嫂"),
    Moved("百晓家党支部", "安心居第二党支部", "", 21, TransferState.ACCEPTED, "到安心居调度中心工作"),
    Moved(
        "安心居党支部",
        "锦绣社区家政党支部",
        "",
        48,
        TransferState.REFUSED,
        "搬到锦绣社区居住",
        "本人仍在安心居接单，应留在原支部",
    ),
    Moved(
        "华丽家政党支部",
        "",
        "南昌市青云谱区家政服务联合党支部",
        60,
        TransferState.WITHDRAWN,
        "到南昌务工",
        "本人决定留在金溪",
    ),
    Moved("百晓家党支部", "秀谷家政联合党支部", "", 95, TransferState.COMPLETED, "到香邻家政工作", arrived=70),
)


def load(context: Any) -> None:
    by = next(iter(holders_of(Role.COMMITTEE_SECRETARY)), None)
    other = next(iter(holders_of(Role.COMMITTEE_CLERK)), None)
    for done, move in enumerate(MOVES, start=1):
        _move(move, by, other)
        context.progress(done, len(MOVES))


def _move(move: Moved, by: User | None, other: User | None) -> None:
    today = clock.today()
    leaves = Organisation.objects.get(name=move.leaves)
    joins = Organisation.objects.get(name=move.joins) if move.joins else None
    relation = _somebody(leaves)
    proposed_on = today - timedelta(days=move.proposed)
    answered = move.state not in (TransferState.PROPOSED, TransferState.WITHDRAWN)
    transfer = Transfer.objects.create(
        number=take_case_number("transfer"),
        person=relation.person,
        from_organisation=leaves,
        to_organisation=joins,
        to_outside=move.outside,
        why=move.why,
        state=move.state,
        proposed_on=proposed_on,
        proposed_by=by,
        answered_by=other if answered else None,
        answered_at=clock.start_of(proposed_on + timedelta(days=3)) + timedelta(hours=15) if answered else None,
        answer=move.answer,
        valid_until=letter_valid_until(proposed_on),
        arrived_on=today - timedelta(days=move.arrived) if move.arrived else None,
    )
    _tell(transfer, by, other)
    if transfer.arrived_on is not None and joins is not None:
        relation.until = transfer.arrived_on - timedelta(days=1)
        relation.ended_why, relation.group = AffiliationEnd.TRANSFERRED, None
        relation.save()
        Affiliation.objects.create(
            person=relation.person, organisation=joins, kind=AffiliationKind.FULL, since=transfer.arrived_on
        )


def _somebody(branch: Organisation) -> Affiliation:
    """A member of long standing without a post and without a transfer."""
    busy = PartyPost.objects.filter(until__isnull=True).values("person_id")
    moved = Transfer.objects.values("person_id")
    rows = Affiliation.objects.filter(organisation=branch, kind=AffiliationKind.FULL, until__isnull=True)
    free = rows.exclude(person__in=busy).exclude(person__in=moved).select_related("person")
    return free.filter(since=branch.founded_on).order_by("pk")[0]


def _tell(transfer: Transfer, by: User | None, other: User | None) -> None:
    def tell(what: str, who: User | None, day: Any, **facts: Any) -> None:
        at = clock.start_of(day) + timedelta(hours=15)
        write_history(subject=transfer, verb=f"branches.transfer_{what}", by=who, facts=facts, at=at)

    answered_on = transfer.proposed_on + timedelta(days=3)
    tell("proposed", by, transfer.proposed_on, number=transfer.number, transfer=transfer)
    if transfer.state == TransferState.REFUSED:
        tell("refused", other, answered_on, transfer=transfer)
    elif transfer.state == TransferState.WITHDRAWN:
        tell("withdrawn", by, answered_on, transfer=transfer)
    elif transfer.answered_at is not None:
        tell("accepted", other, answered_on, valid_until=transfer.valid_until)
    if transfer.arrived_on is not None:
        tell("completed", other, transfer.arrived_on, arrived_on=transfer.arrived_on, transfer=transfer)


slots.demo_steps.register(slots.DemoStep(key="branches.transfers", label=_("组织关系转接"), load=load, order=44))
