"""The record of a session: who came, what was said; read and signed by who was there (人民调解法 27)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import Party, Session
from disputes.people import actor, tell_parties
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.speaking import speaker
from disputes.words import HowTold, SessionState
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def write_minutes(*, session: Session, minutes: str, came: Iterable[Party], by: Any) -> Session:
    """May be corrected until somebody has signed it.

    Raises:
        Refusal: nothing is written, it is called off, not yet begun, or signed already.
    """
    present = {party.pk for party in came}
    with transaction.atomic():
        locked = lock_dispute(session.dispute)
        DISPUTES.require(by, "write_minutes", locked)
        row = Session.objects.select_for_update().get(pk=session.pk)
        if row.state == SessionState.CANCELLED or row.starts_at > clock.now():
            raise Refusal(_("这次调解会还没有进行，不能写笔录。"), code="not_held")
        if not minutes.strip():
            raise Refusal(_("请写下调解的经过和双方的意见。"), code="empty")
        if row.attendances.filter(signed_at__isnull=False).exists():
            raise Refusal(_("笔录已经有人签字，不能再改；有补充请写在下一次的笔录里。"), code="signed")
        if row.state == SessionState.PLANNED:
            row.mediator = next((one.mediator for one in locked.mediations.all() if one.leads), row.mediator)
        row.minutes, row.state, row.held_at = minutes.strip(), SessionState.HELD, row.held_at or clock.now()
        row.save(update_fields=["minutes", "state", "held_at", "mediator"])
        for attendance in row.attendances.all():
            attendance.came = attendance.party_id in present
            attendance.save(update_fields=["came"])
        write_history(subject=locked, verb="disputes.session_held", by=by, facts={"session": row, "came": len(present)})
        tell_parties(locked, "minutes_written", by=by, stage=str(row.pk))
    return row


def sign_minutes(*, session: Session, party: Party | None = None, how: HowTold = HowTold.SELF, by: Any) -> Session:
    """Raises ``Refusal`` when there is no record yet, the party was not there, or has signed."""
    with transaction.atomic():
        locked = lock_dispute(session.dispute)
        DISPUTES.require(by, "sign_minutes", locked)
        row = Session.objects.select_for_update().get(pk=session.pk)
        who, told = speaker(locked, party=party, how=how, by=by)
        attendance = row.attendances.select_for_update().filter(party=who).first()
        if row.state != SessionState.HELD or attendance is None or not attendance.came:
            raise Refusal(_("到场的当事人在笔录写好以后签字。"), code="not_there")
        if attendance.signed_at is not None:
            raise Refusal(_("%(name)s已经在笔录上签字。") % {"name": who.name}, code="signed")
        attendance.signed_at, attendance.signed_how = clock.now(), told
        attendance.save(update_fields=["signed_at", "signed_how"])
        facts = {"session": row, "party": who}
        write_history(subject=locked, verb="disputes.minutes_signed", by=actor(by), facts=facts)
    return row
