"""The same step for several people: choose the day once, then read who was taken and who was not."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from branches.actions.record_development_step import VOTES
from branches.actions.record_step_for_many import record_step_for_many
from branches.forms.development import StepForm
from branches.models import DevelopmentPath
from branches.policy_development import POLICY
from branches.rules.development_steps import steps_of
from jinxi_portal.accounts.public import guarded

MOST = 200


class _NumberForm(forms.Form):
    number = forms.TypedChoiceField(
        label=gettext_lazy("步骤"),
        coerce=int,
        # a ballot is held for one person at a time
        choices=[
            (step.number, f"{step.number}. {step.label}")
            for step in steps_of("2014").values()
            if step.number not in VOTES
        ],
    )


@never_cache
@require_POST
@guarded(POLICY, "record_step")
def batch(request: HttpRequest) -> HttpResponse:
    picked = [int(value) for value in request.POST.getlist("picked") if value.isdigit()][:MOST]
    paths = list(
        DevelopmentPath.objects.visible_to(request.user)
        .open()
        .filter(pk__in=picked)
        .select_related("person", "organisation")
        .order_by("person__name_key", "pk")
    )
    usual = min((path.step for path in paths), default=0) + 1
    chosen = _NumberForm(request.POST if "number" in request.POST else None, initial={"number": usual})
    number = chosen.cleaned_data["number"] if chosen.is_bound and chosen.is_valid() else usual
    form = StepForm(request.POST if "on" in request.POST else None, number=number)
    found = None
    if paths and form.is_bound and chosen.is_valid() and form.is_valid():
        found = record_step_for_many(
            paths=paths, number=number, on=form.cleaned_data["on"], facts=form.facts(), by=request.user
        )
    return render(
        request,
        "branches/development/batch.html",
        {
            "paths": paths,
            "chosen": chosen,
            "form": form,
            "found": found,
            "back": reverse("branches:development"),
            "page_title": _("登记同一步骤"),
        },
    )
