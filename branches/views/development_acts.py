"""Pages with one form each: begin, paper, step, helper, note, end, take back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from branches.actions.begin_development import begin_development
from branches.actions.end_development import end_development
from branches.actions.keep_paper import keep_paper
from branches.actions.name_helper import name_helper, release_helper
from branches.actions.note_observation import note_observation
from branches.actions.record_development_step import entitled_to_vote, record_development_step
from branches.actions.withdraw_development_step import withdraw_development_step
from branches.forms.development import (
    BeginForm,
    EndForm,
    FindPersonForm,
    HelperForm,
    NoteForm,
    PaperForm,
    StepForm,
    WithdrawForm,
)
from branches.models import DevelopmentHelper, DevelopmentPath
from branches.policy_development import POLICY
from branches.refusals import Refusal
from branches.rules import development_steps as steps
from branches.rules.development_steps import steps_of
from branches.states_development import EndReason, HelperKind
from branches.views.development import own_branches
from branches.views.development_path import path_for
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import act_page


def _crumbs(path: DevelopmentPath | None = None) -> list[tuple[Any, str]]:
    trail = [(_("发展党员"), reverse("branches:development"))]
    return [*trail, (path.person.name, path.get_absolute_url())] if path else trail


def _asked_for(request: HttpRequest) -> str:
    """The words a person is looked for by; posted back with the form, so that names stay out of the address."""
    return (request.POST.get("words") or "").strip()


def _choose_person(request: HttpRequest, form: Any, **context: Any) -> HttpResponse:
    return render(
        request,
        "branches/development/choose_person.html",
        {"find": FindPersonForm(initial={"words": _asked_for(request)}), "form": form, **context},
    )


@never_cache
@guarded(POLICY, "begin")
def begin(request: HttpRequest) -> HttpResponse:
    words = _asked_for(request)
    given = request.POST if "applied_on" in request.POST else None
    form = BeginForm(given, words=words, branches=own_branches(request.user))
    if given is not None and form.is_valid():
        try:
            path = begin_development(
                person=form.cleaned_data["person"],
                organisation=form.cleaned_data["organisation"],
                applied_on=form.cleaned_data["applied_on"],
                by=request.user,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("已经开始一份培养档案。接下来登记入党申请书，再登记第 1 步。"))
            return redirect(path.get_absolute_url())
    return _choose_person(
        request,
        form,
        words=words,
        page_title=_("登记入党申请"),
        submit=_("开始培养档案"),
        back=reverse("branches:development"),
        trail=[*_crumbs(), (_("登记入党申请"), "")],
    )


@never_cache
@guarded(POLICY, "name_helper")
def helper(request: HttpRequest, uid: Any) -> HttpResponse:
    path = path_for(request, uid)
    words = _asked_for(request)
    given = request.POST if "since" in request.POST else None
    form = HelperForm(given, words=words)
    if given is not None and form.is_valid():
        kind = HelperKind(form.cleaned_data["kind"])
        try:
            name_helper(
                path=path,
                person=form.cleaned_data["person"],
                kind=kind,
                since=form.cleaned_data["since"],
                by=request.user,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("已经指定%(kind)s。") % {"kind": kind.label})
            return redirect(path.get_absolute_url())
    return _choose_person(
        request,
        form,
        words=words,
        page_title=_("指定培养联系人或入党介绍人"),
        submit=_("指定"),
        back=path.get_absolute_url(),
        trail=[*_crumbs(path), (_("指定培养联系人或入党介绍人"), "")],
    )


@require_POST
@guarded(POLICY, "name_helper")
def release(request: HttpRequest, uid: Any, pk: int) -> HttpResponse:
    path = path_for(request, uid)
    try:
        release_helper(helper=get_object_or_404(DevelopmentHelper, path=path, pk=pk), by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, _("已经解除。"))
    return redirect(path.get_absolute_url())


@never_cache
@guarded(POLICY, "keep_paper")
def paper(request: HttpRequest, uid: Any, number: int) -> HttpResponse:
    path = path_for(request, uid)
    step = steps_of(path.table).get(number)
    form = PaperForm(request.POST or None, request.FILES or None)
    return act_page(
        request,
        form=form,
        title=_("登记材料：%(paper)s") % {"paper": step.paper if step else number},
        submit=_("登记材料"),
        back=path.get_absolute_url(),
        crumbs=_crumbs(path),
        act=lambda given: keep_paper(
            path=path,
            number=number,
            dated=given["dated"],
            kept_at=given["kept_at"],
            scan=given["scan"],
            by=request.user,
        ),
        done=_("材料已经登记。"),
        template="branches/development/paper.html",
    )


@never_cache
@guarded(POLICY, "see")
def step(request: HttpRequest, uid: Any, number: int) -> HttpResponse:
    path = path_for(request, uid)
    wanted = steps_of(path.table).get(number)
    POLICY.require(request.user, "record_committee_step" if wanted and wanted.committee else "record_step", path)
    form = StepForm(request.POST or None, number=number)
    hint = ""
    if number in (steps.VOTE, steps.SECOND_VOTE):
        hint = _("今天有表决权的正式党员 %(count)s 人；预备党员没有表决权。赞成票要超过全体有表决权党员的半数。") % {
            "count": entitled_to_vote(path, on=clock.today())
        }
    return act_page(
        request,
        form=form,
        title=_("第 %(number)s 步：%(label)s") % {"number": number, "label": wanted.label if wanted else ""},
        submit=_("登记完成"),
        back=path.get_absolute_url(),
        crumbs=_crumbs(path),
        act=lambda given: record_development_step(
            path=path, number=number, on=given["on"], note=given["note"], facts=form.facts(), by=request.user
        ),
        done=_("第 %(number)s 步已经登记。") % {"number": number},
        hint=hint,
    )


@never_cache
@guarded(POLICY, "note_observation")
def note(request: HttpRequest, uid: Any) -> HttpResponse:
    path = path_for(request, uid)
    return act_page(
        request,
        form=NoteForm(request.POST or None),
        title=_("写考察记录"),
        submit=_("保存考察记录"),
        back=path.get_absolute_url(),
        crumbs=_crumbs(path),
        act=lambda given: note_observation(
            path=path, noted_on=given["noted_on"], words=given["words"], by=request.user
        ),
        done=_("考察记录已经保存。"),
        hint=_("每半年写一次：思想、工作、学习和群众反映。"),
    )


@never_cache
@guarded(POLICY, "end")
def end(request: HttpRequest, uid: Any) -> HttpResponse:
    path = path_for(request, uid)
    return act_page(
        request,
        form=EndForm(request.POST or None),
        title=_("终止培养"),
        submit=_("终止培养"),
        back=path.get_absolute_url(),
        crumbs=_crumbs(path),
        act=lambda given: end_development(
            path=path, reason=EndReason(given["reason"]), on=given["on"], by=request.user
        ),
        done=_("培养已经终止，经过仍然保留。"),
        hint=_("终止以后不能再登记步骤；已经登记的步骤和材料仍然保留。"),
        danger=True,
    )


@never_cache
@guarded(POLICY, "withdraw_step")
def withdraw(request: HttpRequest, uid: Any, number: int) -> HttpResponse:
    path = path_for(request, uid)
    return act_page(
        request,
        form=WithdrawForm(request.POST or None),
        title=_("撤回第 %(number)s 步") % {"number": number},
        submit=_("撤回这一步"),
        back=path.get_absolute_url(),
        crumbs=_crumbs(path),
        act=lambda given: withdraw_development_step(path=path, number=number, reason=given["reason"], by=request.user),
        done=_("已经撤回。原来的登记和撤回的原因都保留在经过里。"),
        danger=True,
    )
