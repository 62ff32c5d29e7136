"""A worker signs in with the mobile and a code."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from jinxi_portal.accounts.actions.open_worker_account import open_worker_account
from jinxi_portal.accounts.codes import one_time
from jinxi_portal.accounts.codes.for_acts import CodeNotSent, send_code
from jinxi_portal.accounts.events import SignInFailed, announce
from jinxi_portal.accounts.forms.worker_sign_in import CodeForm, MobileForm
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.accounts.routes import guarded
from jinxi_portal.kernel.sealing import Sealed

_WAITING = "worker_code"


@guarded(POLICY, "sign_in")
@sensitive_post_parameters("mobile")
@never_cache
def ask_mobile(request: HttpRequest) -> HttpResponse:
    """Whatever the number, known or new, the answer is the same: a code is on its way."""
    if request.user.is_authenticated:
        return redirect("/")
    form = MobileForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _send(request, form, form.cleaned_data["mobile"]):
        return redirect(_with_next(request, "accounts:confirm_code"))
    return render(request, "accounts/worker_sign_in.html", {"form": form, "next": get_next_redirect_url(request) or ""})


@guarded(POLICY, "sign_in")
@sensitive_post_parameters("code")
@never_cache
def confirm_code(request: HttpRequest) -> HttpResponse:
    waiting: dict[str, Any] | None = request.session.get(_WAITING)
    if waiting is None or request.user.is_authenticated:
        return redirect("/" if request.user.is_authenticated else _with_next(request, "accounts:worker_sign_in"))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="confirm_worker_code"):
            return ratelimit.respond_429(request)
        mobile = one_time.take_code(waiting["place"], form.cleaned_data["code"])
        if mobile is not None:
            del request.session[_WAITING]
            return _sign_in(request, mobile)
        announce(SignInFailed(user_id=None, how="code", locked_until=None))
        form.add_error("code", _("验证码不对或已过期。请核对短信后重新输入，或者重新获取。"))
    context = {"form": form, "waiting": waiting, "next": get_next_redirect_url(request) or ""}
    return render(request, "accounts/worker_code.html", context)


@require_POST
@guarded(POLICY, "sign_in")
@never_cache
def forget_mobile(request: HttpRequest) -> HttpResponse:
    """Back to the first step, with another number or for a new code."""
    request.session.pop(_WAITING, None)
    return redirect(_with_next(request, "accounts:worker_sign_in"))


def _send(request: HttpRequest, form: MobileForm, mobile: str) -> bool:
    """Make and send a code; the session keeps where it waits, and in the demo the code itself, to show it."""
    try:
        sent = send_code(
            purpose="",
            doing=pgettext("短信里正在做的事", "登录"),
            mobile=Sealed(one_time.LABEL, value=mobile),
            request=request,
        )
    except CodeNotSent as trouble:
        form.add_error(None, trouble.sentence)
        return False
    request.session[_WAITING] = {"place": sent.place, "masked": sent.masked}
    if sent.shown:
        request.session[_WAITING]["shown"] = sent.shown
    return True


def _sign_in(request: HttpRequest, mobile: Any) -> HttpResponse:
    try:
        user = open_worker_account(mobile=mobile)
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect("accounts:worker_sign_in")
    record_authentication(request, user, method="code")
    response: HttpResponse = perform_login(request, user, redirect_url=get_next_redirect_url(request))
    return response


def _with_next(request: HttpRequest, name: str) -> str:
    """The address of a step, with the page the person wanted carried along."""
    target = get_next_redirect_url(request)
    return f"{reverse(name)}?{urlencode({'next': target})}" if target else reverse(name)
