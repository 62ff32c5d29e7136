"""End a person's belonging to a branch."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from branches.events import AffiliationEnded
from branches.grouping import leave_group
from branches.locking import lock_organisation, lock_person
from branches.models import Affiliation, PartyPost
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.states import AffiliationEnd
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def end_affiliation(*, affiliation: Affiliation, last_day: date, why: AffiliationEnd, by: Any) -> Affiliation:
    """The last day counts. Posts at the branch end with it.

    Raises:
        Refusal: it has ended already, or the day does not fit.
    """
    with transaction.atomic():
        organisation = lock_organisation(affiliation.organisation)
        lock_person(affiliation.person)
        locked = Affiliation.objects.select_for_update(of=("self",)).select_related("person").get(pk=affiliation.pk)
        POLICY.require(by, "end_affiliation", organisation)
        if last_day > clock.today():
            raise Refusal(_("结束日期不能晚于今天。"), code="day_ahead")
        finish_affiliation(affiliation=locked, last_day=last_day, why=why, by=by)
    return locked


def finish_affiliation(*, affiliation: Affiliation, last_day: date, why: AffiliationEnd, by: Any) -> None:
    """The part that acts share: the rows are locked and the policy has been asked."""
    if affiliation.until is not None:
        raise Refusal(_("这段归属已经结束。请刷新页面查看最新情况。"), code="ended")
    if last_day < affiliation.since:
        raise Refusal(
            _("结束日期不能早于开始日期（%(day)s）。") % {"day": affiliation.since.isoformat()}, code="wrong_day"
        )
    affiliation.until, affiliation.ended_why, affiliation.group = last_day, why, None
    affiliation.save(update_fields=["until", "ended_why", "group"])
    leave_group(affiliation, last_day=last_day)
    here = Q(organisation=affiliation.organisation_id) | Q(organisation__parent=affiliation.organisation_id)
    posts = PartyPost.objects.filter(here, person=affiliation.person_id, until__isnull=True)
    posts.filter(since__gt=last_day).delete()
    posts.update(until=last_day)
    write_history(
        subject=affiliation.organisation,
        verb="branches.affiliation_ended",
        by=by,
        facts={"kind": affiliation.kind, "last_day": last_day, "why": why, "person": affiliation.person},
    )
    announce(AffiliationEnded(affiliation.pk, affiliation.person_id, affiliation.organisation_id))
