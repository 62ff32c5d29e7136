"""Estimate new weights from what humans decided; shown beside the old ones before anybody switches them on.

Import only from tasks: this loads the linkage engine.
"""

import json
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Max

from jinxi_portal.records.public import write_history
from members.labels import LEAST_DECISIONS, labels
from members.linkage.learning import DecidedPair
from members.linkage.learning import learn_from_decisions as learn
from members.linkage.model import LinkageModel as Weights
from members.linkage.settings import LinkageSettings
from members.linkage_models import model_in_use
from members.models import LinkageModel, LinkageRun
from members.policy import POLICY
from members.refusals import NothingCompared, TooFewDecisions
from members.states import RunState


def learn_from_decisions(*, by: Any) -> LinkageModel:
    """A new model, not switched on, with how well the old and the new one fit the decided pairs.

    Raises:
        members.refusals.Refusal: too few decisions, or no comparison has been run yet.
    """
    with transaction.atomic():
        POLICY.require(by, "learn_from_decisions")
        LinkageModel.objects.select_for_update().order_by("pk").first()  # one learner at a time takes the next number
        base = model_in_use()
        parameters = base.parameters or _parameters_of_last_run(base)
        if parameters is None:
            raise NothingCompared
        decided = [DecidedPair(*label) for label in labels()]
        if len(decided) < LEAST_DECISIONS:
            raise TooFewDecisions(len(decided))
        settings = LinkageSettings.from_json(json.dumps(base.settings))
        learnt = learn(Weights.from_json(json.dumps(parameters)), decided, settings)
        highest = LinkageModel.objects.aggregate(highest=Max("number"))["highest"] or 0
        model = LinkageModel.objects.create(
            number=highest + 1,
            settings=base.settings,
            parameters=json.loads(learnt.model.to_json()),
            learnt_from=len(decided),
            before_and_after={"base": base.number, "before": asdict(learnt.before), "after": asdict(learnt.after)},
            made_by=by,
        )
        write_history(
            subject=model, verb="members.model_learnt", by=by, facts={"number": model.number, "decisions": len(decided)}
        )
    return model


def _parameters_of_last_run(base: LinkageModel) -> Any:
    """A model that estimates anew with every run has the weights of its last one."""
    runs = LinkageRun.objects.filter(model=base, state=RunState.DONE, parameters__isnull=False)
    return runs.order_by("-finished_at", "-pk").values_list("parameters", flat=True).first()
