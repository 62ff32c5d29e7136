"""Put a member of a branch into one of its groups, or into none."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.grouping import enter_group
from branches.locking import lock_organisation
from branches.models import Affiliation, Organisation
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.states import OrganisationKind
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def assign_group(
    *, affiliation: Affiliation, group: Organisation | None, by: Any, since: date | None = None
) -> Affiliation:
    """From ``since`` (today) on; what was before stays as a period, so that lists and votes of earlier days hold.

    Raises:
        Refusal: the group is not of this branch, the member has left, or the day does not fit.
    """
    first = since or clock.today()
    with transaction.atomic():
        branch = lock_organisation(affiliation.organisation)
        POLICY.require(by, "assign_group", branch)
        locked = Affiliation.objects.select_for_update(of=("self",)).select_related("person").get(pk=affiliation.pk)
        if locked.until is not None:
            raise Refusal(_("这段归属已经结束。请刷新页面查看最新情况。"), code="ended")
        if group is not None and (
            group.kind != OrganisationKind.GROUP or group.parent_id != branch.pk or group.dissolved_on is not None
        ):
            raise Refusal(_("请选择本支部现有的党小组。"), code="not_our_group")
        begun = [locked.since, *([group.founded_on] if group is not None else [])]
        if not max(begun) <= first <= clock.today():
            raise Refusal(
                _("日期要在 %(day)s 之后（含当天），并且不晚于今天。请核对日期。") % {"day": max(begun).isoformat()},
                code="wrong_day",
            )
        enter_group(locked, group, since=first, by=by)
        locked.group = group
        locked.save(update_fields=["group"])
        write_history(
            subject=branch,
            verb="branches.group_assigned" if group else "branches.group_left",
            by=by,
            facts={"person": locked.person, **({"group": group} if group else {})},
        )
    return locked
