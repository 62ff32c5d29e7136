"""Dissolve an organisation, once everything it had has been handed on."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.dissolution import Obstacle, obstacles_to_dissolving
from branches.events import OrganisationDissolved
from branches.locking import lock_organisation
from branches.models import Organisation
from branches.policy import POLICY
from branches.refusals import Refusal
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


class StillInUse(Refusal):
    """``obstacles`` says what is open and where to hand it on."""

    def __init__(self, obstacles: list[Obstacle]) -> None:
        super().__init__(_("撤销之前，请先把还没有办完的事项移交出去。"), code="handed_on_first")
        self.obstacles = obstacles


def dissolve_organisation(
    *, organisation: Organisation, on: date, by: Any, document_number: str = "", note: str = ""
) -> Organisation:
    """From ``on`` it no longer exists; its posts and units end the day before. Its history stays.

    Raises:
        StillInUse: people, organisations below it, transfers or what rooms have registered wait to be handed on.
        Refusal: it is dissolved already, or the day does not fit.
    """
    with transaction.atomic():
        locked = lock_organisation(organisation)
        POLICY.require(by, "dissolve", locked)
        last = locked.forms.latest("since")
        if locked.dissolved_on is not None:
            raise Refusal(_("这个党组织已经撤销。"), code="dissolved")
        if on > clock.today() or on <= last.since:
            raise Refusal(
                _("撤销日期要在上一次变动（%(day)s）之后，并且不晚于今天。请核对日期。")
                % {"day": last.since.isoformat()},
                code="wrong_day",
            )
        obstacles = obstacles_to_dissolving(locked, on=on)
        if obstacles:
            raise StillInUse(obstacles)
        last_day = on - timedelta(days=1)
        locked.dissolved_on = on
        locked.save(update_fields=["dissolved_on"])
        last.until = last_day
        last.save(update_fields=["until"])
        for rows in (locked.party_posts, locked.unit_memberships):
            # what began on the very day never was
            rows.filter(until__isnull=True, since__gt=last_day).delete()
            rows.filter(until__isnull=True).update(until=last_day)
        write_history(
            subject=locked,
            verb="branches.organisation_dissolved",
            by=by,
            facts={"dissolved_on": on, "document_number": document_number, "last": last},
        )
        announce(OrganisationDissolved(locked.pk))
    return locked
