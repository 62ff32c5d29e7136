"""What the acts of an agreement share: it takes effect, its days are watched, its account is reckoned."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from disputes.deadlines import MEDIATE, owner_of
from disputes.deadlines_agreement import KEEP
from disputes.events import DisputeSettled
from disputes.models import Agreement, Dispute, Duty
from disputes.people import actor, tell_parties
from disputes.refusals import Refusal
from disputes.rules.agreement import Form, effective_on
from disputes.rules.performance import Account, Due, Kept, Line, Paid, account, stands
from disputes.sessions import call_off_sessions
from disputes.states import DisputeState, check_move
from disputes.where_asked import tell_where_it_was_asked
from disputes.words import Side
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, drop_deadline, meet_deadline, set_deadline, write_history


@dataclass(frozen=True)
class DutyGiven:
    """What a side promises to do by a day; a sum of money, or an act without one."""

    side: Side
    words: str
    due_on: date
    amount: Decimal | None = None


@dataclass(frozen=True)
class Contents:
    """What article 29 wants an agreement to say; the parties stand in the case, the day of performance in the duties."""

    facts: str
    matter: str
    responsibilities: str
    agreed: str
    performance: str


def agreement_of(locked: Dispute, *, in_force: bool = False) -> Agreement:
    """The agreement of a locked case.

    Raises:
        Refusal: there is none, or it is not in force where it has to be.
    """
    found = Agreement.objects.filter(dispute=locked).first()
    if found is None:
        raise Refusal(_("这件纠纷还没有调解协议，请先拟写协议。"), code="no_agreement")
    if in_force and found.effective_on is None:
        raise Refusal(_("协议还没有生效：双方和调解员都签字后才能登记履行。"), code="not_in_force")
    return found


def require_unfiled(locked: Dispute) -> None:
    """Raises ``Refusal`` once the file is closed."""
    if locked.state == DisputeState.ARCHIVED:
        raise Refusal(_("这件纠纷已经归档，不能再登记。"), code="archived")


def take_effect_when_complete(locked: Dispute, agreement: Agreement, *, by: Any) -> bool:
    """Once all have signed: the case is settled and the days of performance are watched."""
    signed = {one.party_id: clock.local_date(one.signed_at) for one in agreement.signatures.all()}
    mediator = agreement.mediator_signed_at
    day = effective_on(
        form=Form(agreement.form),
        agreed_on=clock.local_date(mediator) if mediator else None,
        party_signatures=[signed.get(party.pk) for party in locked.parties.all()],
        mediator_signed_on=clock.local_date(mediator) if mediator else None,
    )
    if day is None:
        return False
    check_move(locked.state, DisputeState.AGREED, "agree")
    agreement.effective_on = day
    agreement.save(update_fields=["effective_on"])
    locked.state, locked.agreed_on = DisputeState.AGREED, day
    locked.save()
    who = actor(by)
    call_off_sessions(locked, by=by)
    meet_deadline(subject=locked, kind=MEDIATE, by=who)
    write_history(subject=locked, verb="disputes.settled", by=who, facts={"number": locked.number, "day": day})
    watch_next(locked, agreement, by=who)
    tell_parties(locked, "settled", by=by)
    tell_where_it_was_asked(locked)
    announce(DisputeSettled(locked.pk, locked.kind))
    return True


def account_of(agreement: Agreement) -> Account:
    """The money: instalments in the order in which they are due, and what came for them. What one side pays is set against its own."""
    sides = {side: _account_of_side(agreement, side) for side in Side}
    lines = {side: iter(one.lines) for side, one in sides.items()}
    in_order = tuple(next(lines[Side(duty.side)]) for duty in _sums(agreement))
    return Account(in_order, sum((one.overpaid for one in sides.values()), Decimal(0)))


def _account_of_side(agreement: Agreement, side: Side) -> Account:
    dues = [Due(duty.due_on, duty.amount or Decimal(0)) for duty in _sums(agreement) if duty.side == side]
    paid = [Paid(one.paid_on, one.amount) for one in agreement.payments.all() if one.side == side and one.stands]
    return account(dues, paid, today=clock.today())


def _sums(agreement: Agreement) -> list[Duty]:
    """The duties with a sum, as they are due."""
    return [duty for duty in agreement.duties.all() if duty.amount is not None]


def debtors_of(agreement: Agreement) -> list[Side]:
    """The sides that have to pay something."""
    return [side for side in Side if any(duty.side == side for duty in _sums(agreement))]


def money_lines(agreement: Agreement) -> list[tuple[Duty, Line]]:
    """The duties with a sum beside their lines of the account, both in the order in which they are due."""
    return list(zip(_sums(agreement), account_of(agreement).lines, strict=True))


def total_of(agreement: Agreement) -> Decimal | None:
    """Of several sums that one side owes; None where there is nothing to add up."""
    sums = _sums(agreement)
    alone = len({duty.side for duty in sums}) == 1
    return sum((duty.amount or Decimal(0) for duty in sums), Decimal(0)) if alone and len(sums) > 1 else None


def acts_of(agreement: Agreement) -> list[tuple[Duty, Kept]]:
    """What is to be done besides paying."""
    today = clock.today()
    return [(duty, stands(duty.due_on, duty.done_on, today)) for duty in agreement.duties.all() if duty.amount is None]


def is_kept(agreement: Agreement) -> bool:
    return account_of(agreement).is_settled and all(kept.is_done for _what, kept in acts_of(agreement))


def next_due(agreement: Agreement) -> date | None:
    """The day of the first thing that is still to be done."""
    days = [line.due for line in account_of(agreement).lines if not line.kept.is_done]
    days += [duty.due_on for duty, kept in acts_of(agreement) if not kept.is_done]
    return min(days, default=None)


def sides_behind(agreement: Agreement) -> set[str]:
    """Who has not paid or done in time what was promised."""
    money = {duty.side for duty, line in money_lines(agreement) if line.kept == Kept.OVERDUE}
    return money | {duty.side for duty, kept in acts_of(agreement) if kept == Kept.OVERDUE}


def watch_next(locked: Dispute, agreement: Agreement, *, by: Any) -> None:
    prefetch_related_objects([agreement], "duties", "payments")
    due = next_due(agreement)
    if due is None:
        drop_deadline(subject=locked, kind=KEEP, by=by)
        return
    start = min(agreement.effective_on or due, due)
    set_deadline(subject=locked, kind=KEEP, by=by, start=start, due=due, **owner_of(locked))


def end_when_kept(locked: Dispute, agreement: Agreement, *, by: Any) -> bool:
    """Everything is done: the case is performed; else the next day is watched."""
    prefetch_related_objects([agreement], "duties", "payments")
    if not is_kept(agreement):
        if locked.state == DisputeState.AGREED:
            watch_next(locked, agreement, by=by)
        return False
    check_move(locked.state, DisputeState.PERFORMED, "perform")
    locked.state, locked.performed_on = DisputeState.PERFORMED, _last_done_on(agreement)
    locked.save()
    meet_deadline(subject=locked, kind=KEEP, by=by)
    write_history(subject=locked, verb="disputes.performed", by=by, facts={"number": locked.number})
    tell_parties(locked, "performed", by=by, stage=clock.today().isoformat())
    announce(DisputeSettled(locked.pk, locked.kind, kept=True))
    return True


def go_back_when_not_kept(locked: Dispute, agreement: Agreement, *, by: Any) -> None:
    """What was noted by mistake had ended the case: it is watched again, or stands as not kept where it did before."""
    if locked.state == DisputeState.PERFORMED and not is_kept(agreement):
        before = DisputeState.BROKEN if agreement.broken_words else DisputeState.AGREED
        check_move(locked.state, before, "take_back")
        locked.state, locked.performed_on = before, None
        locked.save()
        announce(DisputeSettled(locked.pk, locked.kind))
    if locked.state == DisputeState.AGREED:
        watch_next(locked, agreement, by=by)


def _last_done_on(agreement: Agreement) -> date:
    """The day on which the last of it came or was done, whenever it was noted."""
    days = [line.paid_on for line in account_of(agreement).lines] + [duty.done_on for duty in agreement.duties.all()]
    return max((day for day in days if day is not None), default=clock.today())
