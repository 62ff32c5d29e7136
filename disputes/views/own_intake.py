"""A party brings a dispute alone: a worker on the phone, a customer on the public page with a code to the mobile."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from disputes.actions.take_in_dispute import take_in_dispute
from disputes.forms.own_intake import CodeForm, CustomerForm, MobileForm, OwnForm, WorkerForm
from disputes.models import Dispute
from disputes.policy import DISPUTES
from disputes.visitors import let_in, show_out, visitor_of
from disputes.words import Channel
from jinxi_portal.accounts.public import CodeNotSent, CodeTrouble, ask_for_code, code_waiting, guarded, take_typed_code
from members.public import worker_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "apply_by_phone")
def apply_by_phone(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    worker = worker_of(user)
    initial = {"own_name": worker.name if worker else user.name}
    form = WorkerForm(request.POST or None, initial=initial, own_mobile=user.mobile)
    return _apply(request, form, channel=Channel.PHONE, by=user, mobile=user.mobile, account=user)


@never_cache
@sensitive_post_parameters("mobile")
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "apply_publicly")
def public_start(request: HttpRequest) -> HttpResponse:
    """The public's way in: what mediation is, and a code to the mobile."""
    if visitor_of(request) is not None:
        return redirect("disputes:public_mine")
    form = MobileForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            doing = pgettext("短信里正在做的事", "申请或查看调解")
            ask_for_code(request, purpose="mediation", doing=doing, mobile=form.cleaned_data["mobile"])
        except CodeNotSent as trouble:
            form.add_error(None, trouble.sentence)
        else:
            return redirect("disputes:public_code")
    return render(request, "disputes/public/start.html", {"form": form})


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "apply_publicly")
def public_code(request: HttpRequest) -> HttpResponse:
    waiting = code_waiting(request)
    if waiting is None:
        return redirect("disputes:public_start")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            let_in(request, take_typed_code(request, form.cleaned_data["code"]))
        except CodeTrouble as trouble:
            form.add_error("code", trouble.sentence)
        else:
            return redirect("disputes:public_mine")
    return render(request, "disputes/public/code.html", {"form": form, "waiting": waiting})


@never_cache
@require_http_methods(["GET", "HEAD"])
@guarded(DISPUTES, "apply_publicly")
def public_mine(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    if visitor is None:
        return redirect("disputes:public_start")
    rows = list(Dispute.objects.visible_to(visitor).order_by("-applied_on", "-pk")[:100])
    return render(request, "disputes/public/mine.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "apply_publicly")
def public_apply(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    if visitor is None:
        return redirect("disputes:public_start")
    form = CustomerForm(request.POST or None, own_mobile=visitor.mobile)
    return _apply(request, form, channel=Channel.PUBLIC, by=visitor, mobile=visitor.mobile, account=None)


@require_POST
@guarded(DISPUTES, "apply_publicly")
def public_leave(request: HttpRequest) -> HttpResponse:
    show_out(request)
    messages.success(request, _("已退出。需要时可以再用验证码进来。"))
    return redirect("disputes:public_start")


def _apply(
    request: HttpRequest, form: OwnForm, *, channel: Channel, by: Any, mobile: Any, account: Any
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        key = mobile.digest().hex() if mobile is not None else str(by.pk)
        if not ratelimit.consume(request, action="apply_for_mediation", key=key):
            return ratelimit.respond_429(request)
        number = mobile.reveal() if mobile is not None else None
        dispute = take_in_dispute(given=form.intake(mobile=number, account=account), channel=channel, by=by)
        if not dispute.is_open:
            return render(request, "disputes/taken_elsewhere.html", {"dispute": dispute})
        messages.success(
            request,
            _("收到了，编号 %(number)s。最晚 %(day)s 前告诉您是否受理。")
            % {"number": dispute.number, "day": dispute.accept_due.isoformat()},
        )
        return redirect(dispute)
    return render(request, "disputes/own_intake.html", {"form": form, "public": channel == Channel.PUBLIC})
