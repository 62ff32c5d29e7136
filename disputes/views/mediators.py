"""Mediators: the register, ties that forbid a case, and choosing one for a case."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disputes.actions.choose_mediator import choose_mediator
from disputes.actions.propose_mediators import propose_mediators
from disputes.actions.register_mediator import declare_tie, register_mediator
from disputes.actions.replace_mediator import replace_mediator
from disputes.forms.consent import ChooseForm
from disputes.forms.mediators import RegisterForm, ReplaceForm, TieForm
from disputes.models import Mediation, Mediator
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.rules.kinds import DisputeKind
from disputes.states import OPEN
from disputes.views.acting import act_page, case_for, do
from disputes.visitors import visitors_too
from disputes.words import MediationEnd, TieKind
from jinxi_portal.accounts.public import guarded


@never_cache
@require_safe
@guarded(DISPUTES, "see_mediators")
def register(request: HttpRequest) -> HttpResponse:
    """Who mediates, what for, with how many cases in hand."""
    in_hand = Q(mediations__since__isnull=False, mediations__until__isnull=True, mediations__dispute__state__in=OPEN)
    rows = Mediator.objects.filter(until__isnull=True).select_related("user").prefetch_related("communities")
    mediators = list(rows.annotate(load=Count("mediations", filter=in_hand)).order_by("pk"))
    lines = [
        {"row": row, "skills": _("、").join(str(DisputeKind(skill).label) for skill in row.skills)} for row in mediators
    ]
    return render(request, "disputes/mediators/register.html", {"lines": lines, "policy": DISPUTES})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "keep_register")
def enter(request: HttpRequest) -> HttpResponse:
    """A new line, or the one of the person chosen changed."""
    known = (
        Mediator.objects.filter(user=int(request.GET["user"])).first()
        if request.GET.get("user", "").isdigit()
        else None
    )
    initial: dict[str, Any] = {}
    if known is not None:
        initial = {
            "user": str(known.user_id),
            "skills": known.skills,
            "communities": known.communities.all(),
            "most_cases": known.most_cases,
            "about": known.about,
        }
    form = RegisterForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            register_mediator(
                user=form.person(),
                skills=given["skills"],
                communities=given["communities"],
                most_cases=given["most_cases"],
                about=given["about"],
                by=request.user,
            )
        except Refusal as refusal:
            form.add_error("user", str(refusal.sentence))
        else:
            messages.success(request, _("调解员名册已更新。"))
            return redirect("disputes:mediators")
    return render(request, "disputes/mediators/enter.html", {"form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "declare_tie")
def ties(request: HttpRequest, mediator_id: int) -> HttpResponse:
    """The relatives and enterprises with which the mediator takes no case."""
    row = get_object_or_404(Mediator.objects.select_related("user"), pk=mediator_id)
    DISPUTES.require(request.user, "declare_tie", row)
    form = TieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            declare_tie(
                mediator=row,
                kind=TieKind(given["kind"]),
                name=given["name"],
                mobile=given["mobile"],
                employer=given["employer"],
                by=request.user,
            )
        except Refusal as refusal:
            form.add_error("name", str(refusal.sentence))
        else:
            messages.success(request, _("回避事项已登记，有关的纠纷不会推荐给这位调解员。"))
            return redirect("disputes:mediator_ties", row.pk)
    known = row.ties.select_related("employer")
    return render(request, "disputes/mediators/ties.html", {"form": form, "mediator": row, "ties": list(known)})


@require_POST
@guarded(DISPUTES, "propose_mediators")
def propose(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "propose_mediators")
    done = _("已推荐调解员，双方会收到通知。")
    return do(request, row, lambda: propose_mediators(dispute=row, by=request.user), done=done)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "choose_mediator")
def choose(request: HttpRequest, uid: UUID, mediation_id: int) -> HttpResponse:
    row = case_for(request, uid, "choose_mediator")
    one = get_object_or_404(Mediation.objects.select_related("mediator__user"), dispute=row, pk=mediation_id)
    form = ChooseForm(request.POST or None, dispute=row, user=request.user)
    return act_page(
        request,
        row,
        form=form,
        title=_("选这位调解员"),
        hint=_("选择%(name)s做调解员。双方选了同一位，就由他负责。") % {"name": one.mediator},
        act=lambda given: choose_mediator(mediation=one, by=request.user, **form.spoken()),
        done=_("选择已记下。"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "replace_mediator")
def replace(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "replace_mediator")
    return act_page(
        request,
        row,
        form=ReplaceForm(request.POST or None),
        title=_("更换调解员"),
        hint=_("以前谈过的都保留，会重新推荐。"),
        act=lambda given: replace_mediator(
            dispute=row, why=MediationEnd(given["why"]), words=given["words"], by=request.user
        ),
        done=_("已更换，请等重新推荐。"),
    )
