"""More time for the talks, when both sides want it; the clock moves with the second yes."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.deadlines import start_mediation_clock
from disputes.locking import lock_dispute
from disputes.models import Dispute, Extension, Party
from disputes.people import actor, tell_parties
from disputes.policy import DISPUTES, party_of
from disputes.refusals import Refusal
from disputes.rules.clocks import may_extend_to
from disputes.settings_clocks import extension_days
from disputes.speaking import speaker
from disputes.states import DisputeState, MoveNotAllowed
from disputes.words import HowTold, Side
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def ask_for_extension(*, dispute: Dispute, until: date, why: str, by: Any) -> Extension:
    """A party that asks has thereby agreed; the mediator asks both.

    Raises:
        Refusal: not later than now, later than allowed, or another extension waits for an answer.
        MoveNotAllowed: not in mediation.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "extend", locked)
        due = locked.mediation_due
        if locked.state != DisputeState.MEDIATING or due is None:
            raise MoveNotAllowed(_("正在调解的纠纷才能延长。"))
        latest = may_extend_to(due, days=extension_days(clock.today()))
        if not due < until <= latest:
            raise Refusal(
                _("可以延长到 %(first)s 之后、%(last)s 之前（含）。") % {"first": due, "last": latest},
                code="out_of_bounds",
            )
        if locked.extensions.filter(in_force_at__isnull=True).exists():
            raise Refusal(_("已经有一个延长在等双方答复。"), code="waiting")
        own = party_of(by, locked)
        row = Extension.objects.create(
            dispute=locked, until=until, why=why.strip(), asked_at=clock.now(), asked_by=actor(by)
        )
        write_history(subject=locked, verb="disputes.extension_asked", by=actor(by), facts={"until": until})
        if own is not None:
            _agree(locked, row, own.side, by=by)
        tell_parties(locked, "extension_asked", by=by, stage=str(row.pk))
    return row


def agree_to_extension(
    *, extension: Extension, party: Party | None = None, how: HowTold = HowTold.SELF, by: Any
) -> Extension:
    """Raises ``Refusal`` when it is in force already or this side has agreed, ``MoveNotAllowed`` when the case is over."""
    with transaction.atomic():
        locked = lock_dispute(extension.dispute)
        DISPUTES.require(by, "extend", locked)
        row = Extension.objects.select_for_update().get(pk=extension.pk)
        if locked.state != DisputeState.MEDIATING:
            raise MoveNotAllowed(_("正在调解的纠纷才能延长。"))
        who, _told = speaker(locked, party=party, how=how, by=by)
        _agree(locked, row, who.side, by=by)
    return row


def _agree(locked: Dispute, row: Extension, side: str, *, by: Any) -> None:
    field = "applicant_agreed_at" if side == Side.APPLICANT else "respondent_agreed_at"
    if row.in_force_at is not None or getattr(row, field) is not None:
        raise Refusal(_("这一方已经同意延长。"), code="agreed")
    setattr(row, field, clock.now())
    if row.applicant_agreed_at and row.respondent_agreed_at:
        row.in_force_at = clock.now()
        locked.mediation_due = row.until
        locked.save(update_fields=["mediation_due"])
        start_mediation_clock(locked, by=actor(by))
        write_history(subject=locked, verb="disputes.extended", by=actor(by), facts={"until": row.until})
    row.save()
