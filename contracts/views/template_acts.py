"""What is done with a template: a new version, its wording, the approval, out of use."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from contracts.actions.approve_version import approve_version, retire_version
from contracts.actions.change_version import change_version
from contracts.actions.draft_version import discard_version, draft_version
from contracts.forms.templates import ApproveForm, RetireForm, WordingForm
from contracts.models import Template, TemplateVersion
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import MoveNotAllowed
from contracts.views.templates import version_for
from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.public import act_page


@require_POST
@guarded(POLICY, "draft_template")
def draft(request: HttpRequest, key: str) -> HttpResponse:
    template = get_object_or_404(Template, key=key)
    try:
        version = draft_version(template=template, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect(template.get_absolute_url())
    messages.success(request, _("已按上一版建立第 %(number)s 版，改好后请监管人员批准。") % {"number": version.number})
    return redirect("contracts:change_version", key=key, number=version.number)


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "draft_template")
def change(request: HttpRequest, key: str, number: int) -> HttpResponse:
    version = version_for(request, key, number)
    form = WordingForm(request.POST or None, version=version)
    return _page(
        request,
        version,
        form,
        _("修改条文"),
        lambda given: change_version(version=version, by=request.user, **form.wording()),
        _("已保存第 %(number)s 版的条文。") % {"number": version.number},
    )


@require_POST
@guarded(POLICY, "draft_template")
def discard(request: HttpRequest, key: str, number: int) -> HttpResponse:
    version = version_for(request, key, number)
    try:
        discard_version(version=version, by=request.user)
    except (Refusal, MoveNotAllowed) as refusal:
        messages.warning(request, refusal.sentence)
        return redirect(version.get_absolute_url())
    messages.success(request, _("已撤掉第 %(number)s 版草稿，现在用的版本不变。") % {"number": number})
    return redirect(version.template.get_absolute_url())


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "approve_template")
def approve(request: HttpRequest, key: str, number: int) -> HttpResponse:
    version = version_for(request, key, number)
    return _page(
        request,
        version,
        ApproveForm(request.POST or None),
        _("批准这一版"),
        lambda given: approve_version(version=version, by=request.user, **given),
        _("已批准第 %(number)s 版。") % {"number": version.number},
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "approve_template")
def retire(request: HttpRequest, key: str, number: int) -> HttpResponse:
    version = version_for(request, key, number)
    return _page(
        request,
        version,
        RetireForm(request.POST or None),
        _("停用这一版"),
        lambda given: retire_version(version=version, by=request.user, **given),
        _("已停用第 %(number)s 版，已经签的合同不受影响。") % {"number": version.number},
        danger=True,
    )


def _page(
    request: HttpRequest, version: TemplateVersion, form: Any, title: str, act: Any, done: str, *, danger: bool = False
) -> HttpResponse:
    return act_page(
        request,
        form=form,
        title=title,
        back=version.get_absolute_url(),
        crumbs=[
            (_("合同范本"), reverse("contracts:templates")),
            (version.template.title, version.template.get_absolute_url()),
            (_("第 %(number)s 版") % {"number": version.number}, version.get_absolute_url()),
        ],
        act=act,
        done=done,
        danger=danger,
    )
