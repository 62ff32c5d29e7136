"""An enterprise becomes a key one, and stops being one."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from contracts.actions.locking import need_words
from contracts.models import KeyEnterprise
from contracts.policy_supervision import SUPERVISION
from contracts.refusals import Refusal
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from members.public import Employer


def name_key_enterprise(*, employer: Any, since: date, reason: str, by: Any) -> KeyEnterprise:
    """From the day on it is a key enterprise, and counts in the coverage.

    Raises:
        Refusal: it is one already, was one on that day or later, or the reason is missing.
    """
    with transaction.atomic():
        locked = Employer.objects.select_for_update().get(pk=employer.pk)
        SUPERVISION.require(by, "name_key")
        words = need_words(reason)
        taken = KeyEnterprise.objects.filter(Q(until__isnull=True) | Q(until__gte=since), employer=locked)
        if taken.exists():
            raise Refusal(
                _("%(name)s在这一天或者以后已经列为重点企业，请先看列入的记录。") % {"name": locked.short_name},
                code="key_already",
            )
        key = KeyEnterprise.objects.create(employer=locked, since=since, reason=words, named_by=by)
        write_history(subject=key, verb="contracts.key_named", by=by, facts={"since": since, "key": key})
    return key


def end_key_enterprise(*, key: KeyEnterprise, until: date, reason: str, by: Any) -> KeyEnterprise:
    """The day is the last on which it is a key enterprise; days gone by keep what they were.

    Raises:
        Refusal: it was ended already, the day lies before its first or before yesterday, or the reason is missing.
    """
    with transaction.atomic():
        locked = KeyEnterprise.objects.select_for_update().get(pk=key.pk)
        SUPERVISION.require(by, "name_key", locked)
        if locked.until is not None:
            raise Refusal(_("已经移出重点企业，请刷新页面查看。"), code="key_ended")
        if until < locked.since:
            raise Refusal(_("最后一天不能早于列入日期。"), code="before_first")
        if until < clock.today():
            raise Refusal(_("最后一天不能早于今天：过去的数字照当天的名单计算。"), code="day_gone")
        locked.until, locked.end_reason, locked.ended_by = until, need_words(reason), by
        locked.save(update_fields=["until", "end_reason", "ended_by"])
        write_history(subject=locked, verb="contracts.key_ended", by=by, facts={"until": until, "key": locked})
    return locked
