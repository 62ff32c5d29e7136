"""Name a contact or an introducer, or release one."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_development import lock_open_path
from branches.development import helpers_in_force
from branches.models import DevelopmentHelper, DevelopmentPath, PartyStanding
from branches.periods import in_force
from branches.policy_development import POLICY
from branches.refusals import Refusal
from branches.rules.development_limits import CONTACTS, INTRODUCERS
from branches.states import Standing
from branches.states_development import HelperKind
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history

_MOST = {HelperKind.CONTACT: CONTACTS[1], HelperKind.INTRODUCER: INTRODUCERS[1]}


def name_helper(*, path: DevelopmentPath, person: Any, kind: HelperKind, since: date, by: Any) -> DevelopmentHelper:
    """Raises:
    Refusal: not a full member on that day (发展党员工作细则 2014 arts. 10, 15), named already, enough are named, the person himself.
    """
    with transaction.atomic():
        locked = lock_open_path(path)
        POLICY.require(by, "name_helper", locked)
        if since > clock.today():
            raise Refusal(_("日期不能晚于今天。"), code="day_ahead")
        if person.pk == locked.person_id:
            raise Refusal(_("本人不能做自己的%(kind)s。") % {"kind": kind.label}, code="himself")
        full = PartyStanding.objects.filter(in_force(since), person=person, standing=Standing.FULL)
        if not full.exists():
            raise Refusal(
                _("%(kind)s要由正式党员担任；这一天 %(person)s 不是正式党员。")
                % {"kind": kind.label, "person": person},
                code="not_full_member",
            )
        named = DevelopmentHelper.objects.filter(in_force(since), path=locked, kind=kind)
        if named.filter(person=person).exists():
            raise Refusal(_("%(person)s 已经是%(kind)s。") % {"person": person, "kind": kind.label}, code="named")
        if helpers_in_force(locked, kind, on=since).count() >= _MOST[kind]:
            raise Refusal(
                _("%(kind)s已经有 %(count)s 名。要换人，请先解除一名。") % {"kind": kind.label, "count": _MOST[kind]},
                code="enough",
            )
        helper = DevelopmentHelper.objects.create(path=locked, person=person, kind=kind, since=since)
        write_history(
            subject=locked,
            verb="branches.development_helper_named",
            by=by,
            facts={"kind": kind, "since": since, "person": person},
        )
    return helper


def release_helper(*, helper: DevelopmentHelper, by: Any) -> DevelopmentHelper:
    """From today on somebody else stands by."""
    with transaction.atomic():
        locked = lock_open_path(helper.path)
        POLICY.require(by, "name_helper", locked)
        row = DevelopmentHelper.objects.select_for_update().get(pk=helper.pk)
        if row.until is not None:
            raise Refusal(_("已经解除过了。"), code="released")
        row.until = max(clock.today() - timedelta(days=1), row.since)
        row.save(update_fields=["until"])
        write_history(
            subject=locked,
            verb="branches.development_helper_released",
            by=by,
            facts={"kind": row.kind, "person": row.person_id},
        )
    return row
