"""双培养: good workers become members, members become skilled workers. Two pipelines, side by side."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.actions.record_skill import record_skill
from branches.forms.development import FindPersonForm, SkillForm
from branches.models import Affiliation, DevelopmentPath, MemberSkill
from branches.policy_development import POLICY
from branches.refusals import Refusal
from branches.rules.development_steps import Stage, steps_of
from branches.states import AffiliationKind
from branches.states_development import PathState
from branches.views.development import own_branches
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock

SHOWN = 50


@never_cache
@require_safe
@guarded(POLICY, "see")
def pipelines(request: HttpRequest) -> HttpResponse:
    paths = DevelopmentPath.objects.visible_to(request.user)
    by_step = dict(paths.open().values_list("step").annotate(count=Count("pk")).order_by())
    stages = [
        {
            "label": stage.label,
            "count": sum(by_step.get(step.number - 1, 0) for step in steps_of("2014").values() if step.stage == stage),
            "url": f"{reverse('branches:development')}?stage={stage.value}&state={PathState.OPEN}",
        }
        for stage in Stage
    ]
    members = (
        Affiliation.objects.visible_to(request.user).in_force(on=clock.today()).exclude(kind=AffiliationKind.CONTACT)
    )
    skilled = MemberSkill.objects.filter(person__in=members.values("person")).select_related("person")
    return render(
        request,
        "branches/development/pipelines.html",
        {
            "stages": stages,
            "most": max((stage["count"] for stage in stages), default=0),
            "completed": paths.filter(state=PathState.COMPLETED).count(),
            "members": members.values("person").distinct().count(),
            "skilled": skilled.values("person").distinct().count(),
            "skills": list(skilled.order_by("-issued_on", "-pk")[:SHOWN]),
            "policy": POLICY,
        },
    )


@never_cache
@guarded(POLICY, "record_skill")
def skill(request: HttpRequest) -> HttpResponse:
    words = (request.POST.get("words") or "").strip()
    given: Any = request.POST if "issued_on" in request.POST else None
    form = SkillForm(given, words=words, branches=own_branches(request.user))
    if given is not None and form.is_valid():
        said = form.cleaned_data
        try:
            record_skill(
                person=said["person"],
                organisation=said["organisation"],
                name=said["name"],
                number=said["number"],
                issued_on=said["issued_on"],
                by=request.user,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("证书已经登记。"))
            return redirect("branches:pipelines")
    return render(
        request,
        "branches/development/choose_person.html",
        {
            "find": FindPersonForm(initial={"words": words}),
            "form": form,
            "words": words,
            "page_title": _("登记党员的技能证书"),
            "submit": _("登记证书"),
            "back": reverse("branches:pipelines"),
            "trail": [(_("双培养"), reverse("branches:pipelines"))],
        },
    )
