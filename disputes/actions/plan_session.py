"""A session is planned and both sides are invited; or it is called off."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import Attendance, Dispute, Session
from disputes.people import actor, tell_office, tell_parties
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.states import DisputeState, MoveNotAllowed
from disputes.words import SessionState
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def plan_session(*, dispute: Dispute, starts_at: datetime, place: str = "", link: str = "", by: Any) -> Session:
    """Open or closed as the parties chose. The invitation is a notice to every party that has an account.

    Raises:
        Refusal: in the past, or neither a place nor a link.
        MoveNotAllowed: not in mediation.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "plan_session", locked)
        if locked.state != DisputeState.MEDIATING:
            raise MoveNotAllowed(_("双方都同意调解以后才能约时间。"))
        if starts_at <= clock.now():
            raise Refusal(_("时间已经过了，请另约一个。"), code="past")
        if not (place.strip() or link.strip()):
            raise Refusal(_("请写明地点，或者给出线上地址。"), code="nowhere")
        leading = next((row for row in locked.mediations.all() if row.leads), None)
        session = Session.objects.create(
            dispute=locked,
            position=locked.sessions.count() + 1,
            starts_at=starts_at,
            place=place.strip(),
            link=link.strip(),
            openness=locked.openness,
            planned_by=by,
            planned_at=clock.now(),
            mediator=leading.mediator if leading else None,
        )
        Attendance.objects.bulk_create(Attendance(session=session, party=party) for party in locked.parties.all())
        write_history(subject=locked, verb="disputes.session_planned", by=by, facts={"session": session})
        day = clock.local_date(starts_at)
        tell_parties(locked, "invited", by=by, stage=str(session.pk), day=day)
        tell_office(locked, "session_planned", by=by, stage=str(session.pk), day=day)
    return session


def cancel_session(*, session: Session, by: Any) -> Session:
    """Raises ``Refusal`` when it has been held or called off already."""
    with transaction.atomic():
        locked = lock_dispute(session.dispute)
        DISPUTES.require(by, "plan_session", locked)
        row = Session.objects.select_for_update().get(pk=session.pk)
        if row.state != SessionState.PLANNED:
            raise Refusal(
                _("这次调解会%(state)s，不能再取消。") % {"state": row.get_state_display()}, code="not_planned"
            )
        row.state = SessionState.CANCELLED
        row.save(update_fields=["state"])
        write_history(subject=locked, verb="disputes.session_cancelled", by=actor(by), facts={"session": row})
        tell_parties(locked, "session_cancelled", by=by, stage=str(row.pk))
    return row
