"""The supervision officer writes a new version of the checklist."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from contracts.actions.locking import need_words
from contracts.checklist import SHIPPED, Item
from contracts.models import ChecklistVersion
from contracts.policy_supervision import SUPERVISION
from contracts.refusals import Refusal
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def change_checklist(*, items: Sequence[Item], effective_from: date, note: str, by: Any) -> ChecklistVersion:
    """For inspections made from the day on; those made before keep what they looked at.

    Raises:
        Refusal: the list is empty, an item has no ground or demand, the day has passed, or the reason is missing.
    """
    with transaction.atomic():
        SUPERVISION.require(by, "change_checklist")
        if not items:
            raise Refusal(_("检查表至少要有一项。"), code="empty")
        for item in items:
            if not (item.text and item.ground and item.demand):
                raise Refusal(
                    _("“%(text)s”还缺依据或者改正要求。") % {"text": item.text or _("新的一项")}, code="incomplete"
                )
        if effective_from < clock.today():
            raise Refusal(_("启用日期不能早于今天。"), code="day_gone")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", ["contracts checklist"])
        last = ChecklistVersion.objects.order_by("-number").first()
        version = ChecklistVersion.objects.create(
            number=(last.number if last else SHIPPED) + 1,
            items=[vars(item) for item in items],
            effective_from=effective_from,
            note=need_words(note),
            created_by=by,
        )
        facts = {"number": version.number, "items": len(items), "effective_from": effective_from}
        write_history(subject=version, verb="contracts.checklist_changed", by=by, facts=facts)
    return version
