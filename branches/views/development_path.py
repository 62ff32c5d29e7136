"""One person's path: the steps by stage, what the next one needs, papers, helpers, notes and the timeline."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.development import done_on, standstill
from branches.models import DevelopmentPath
from branches.policy_development import POLICY
from branches.rules.development_steps import Stage, steps_of
from branches.states_development import PathState
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import attachments_of, history_of
from jinxi_portal.web.public import Step


def path_for(request: HttpRequest, uid: Any) -> DevelopmentPath:
    """The path, when the visitor may see it; it exists for nobody else."""
    rows = DevelopmentPath.objects.visible_to(request.user).select_related("person", "organisation")
    return get_object_or_404(rows, uid=uid)


@never_cache
@require_safe
@guarded(POLICY, "see")
def path(request: HttpRequest, uid: Any) -> HttpResponse:
    found = path_for(request, uid)
    is_open = found.state == PathState.OPEN
    following = standstill(found, on=clock.today()) if is_open else None
    rows = list(found.steps.filter(withdrawn_at__isnull=True).order_by("turn", "number"))
    papers = {(paper.number, paper.turn): paper for paper in found.papers.all()}
    context = {
        "path": found,
        "policy": POLICY,
        "is_open": is_open,
        "following": following,
        "step_act": "record_committee_step" if following and following.step.committee else "record_step",
        "stages": _stages(found),
        "rows": [
            {"row": row, "step": steps_of(found.table)[row.number], "paper": papers.get((row.number, row.turn))}
            for row in rows
        ],
        "last": rows[-1] if rows and rows[-1].number == found.step else None,
        "helpers": list(found.helpers.select_related("person")),
        "notes": list(found.notes.select_related("written_by")),
        "scans": list(attachments_of(found)),
        "entries": history_of(found, limit=60),
    }
    return render(request, "branches/development/path.html", context)


def _stages(path: DevelopmentPath) -> list[dict[str, Any]]:
    """Every stage with its steps as the stepper draws them."""
    done = done_on(path)
    stages = []
    for stage in Stage:
        steps = []
        for step in steps_of(path.table).values():
            if step.stage != stage:
                continue
            state = "done" if step.number in done else "ahead"
            if step.number == path.step + 1 and path.state == PathState.OPEN:
                state = "current"
            note = done[step.number].isoformat() if step.number in done else ""
            steps.append(Step(f"{step.number}. {step.label}", state, note=note))
        stages.append({"label": stage.label, "steps": steps})
    return stages
