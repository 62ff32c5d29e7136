"""Switch comparisons over to another set of weights."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history
from members.events import LinkageModelSwitched
from members.models import LinkageModel
from members.policy import POLICY
from members.refusals import ModelIsOn


def switch_model(*, model: LinkageModel, by: Any) -> LinkageModel:
    """From the next comparison on, this model is used; an older one can be switched on again in the same way.

    Raises:
        members.refusals.Refusal: it is on already.
    """
    with transaction.atomic():
        models = {row.pk: row for row in LinkageModel.objects.select_for_update().order_by("pk")}
        chosen = models[model.pk]
        POLICY.require(by, "switch_model", chosen)
        if chosen.is_on:
            raise ModelIsOn(chosen.number)
        before = next((row for row in models.values() if row.is_on), None)
        LinkageModel.objects.filter(is_on=True).update(is_on=False)
        chosen.is_on, chosen.switched_on_at, chosen.switched_on_by = True, clock.now(), by
        chosen.save(update_fields=["is_on", "switched_on_at", "switched_on_by"])
        for subject in filter(None, (before, chosen)):
            write_history(
                subject=subject,
                verb="members.model_switched",
                by=by,
                facts={"number": chosen.number, "before": before.number if before else None},
            )
        announce(LinkageModelSwitched(chosen.pk))
    return chosen
