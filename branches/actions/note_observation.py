"""Write the half-yearly note on somebody who is being observed."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_development import lock_open_path
from branches.development import note_limits
from branches.development_deadlines import NOTE_DUE, keep_deadlines
from branches.models import DevelopmentPath, ObservationNote
from branches.policy_development import POLICY
from branches.refusals import Refusal
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import meet_deadline, write_history


def note_observation(*, path: DevelopmentPath, noted_on: date, words: str, by: Any) -> ObservationNote:
    """Every half year (发展党员工作细则 2014 art. 11).

    Raises:
        Refusal: the day lies ahead or before the application.
    """
    with transaction.atomic():
        locked = lock_open_path(path)
        POLICY.require(by, "note_observation", locked)
        if not locked.begun_on <= noted_on <= clock.today():
            raise Refusal(_("日期要在递交申请之后，并且不晚于今天。"), code="wrong_day")
        note = ObservationNote.objects.create(path=locked, noted_on=noted_on, words=words, written_by=by)
        meet_deadline(subject=locked, kind=NOTE_DUE, by=by)
        note_limits(locked)
        locked.save(update_fields=["note_due"])
        write_history(
            subject=locked, verb="branches.development_noted", by=by, facts={"noted_on": noted_on, "note": note}
        )
        keep_deadlines(locked, by=by)
    return note
