"""Begin a person's path to membership with the application."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.development import note_limits
from branches.locking import lock_organisation, lock_person
from branches.models import DevelopmentPath, Organisation, PartyStanding
from branches.policy_development import POLICY
from branches.refusals import Refusal
from branches.rules.development_steps import version_on
from branches.states_development import PathState
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def begin_development(*, person: Any, organisation: Organisation, applied_on: date, by: Any) -> DevelopmentPath:
    """The person has applied at the branch; the first step is recorded with its paper.

    Raises:
        Refusal: not a branch, the day lies ahead, the person is a member already, or is on a path somewhere.
    """
    with transaction.atomic():
        branch = lock_organisation(organisation)
        person = lock_person(person)
        POLICY.require(by, "begin", branch)
        if not branch.is_branch or branch.dissolved_on is not None:
            raise Refusal(_("入党申请交给一个现有的党支部或联合党支部。"), code="not_a_branch")
        if applied_on > clock.today():
            raise Refusal(_("日期不能晚于今天。"), code="day_ahead")
        if PartyStanding.objects.filter(person=person, until__isnull=True).exists():
            raise Refusal(_("这个人已经是党员或预备党员。"), code="is_member")
        standing = DevelopmentPath.objects.filter(person=person, state=PathState.OPEN).select_related("organisation")
        if (found := standing.first()) is not None:
            raise Refusal(
                _("这个人已经在“%(branch)s”的培养名单里。") % {"branch": found.organisation}, code="already_on_a_path"
            )
        path = DevelopmentPath.objects.create(
            person=person, organisation=branch, table=version_on(applied_on), begun_on=applied_on, begun_by=by
        )
        note_limits(path)
        path.save(update_fields=["next_earliest", "next_due", "note_due"])
        write_history(subject=path, verb="branches.development_begun", by=by, facts={"applied_on": applied_on})
    return path
