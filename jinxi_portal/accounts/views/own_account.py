"""My account: what everybody sets for themselves."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import activate, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jinxi_portal.accounts.actions.end_sessions import end_own_sessions, end_session
from jinxi_portal.accounts.actions.save_preferences import save_preferences
from jinxi_portal.accounts.forms.preferences import PreferencesForm
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.routes import guarded
from jinxi_portal.accounts.sign_in import sessions
from jinxi_portal.accounts.sign_in.devices import device_of
from jinxi_portal.accounts.sign_in.request_user import user_of
from jinxi_portal.accounts.views.doing import done, into_form
from jinxi_portal.kernel import clock


@guarded(POLICY, "use_own_account")
def account(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    form = PreferencesForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        saved = into_form(form, lambda: save_preferences(by=user, **form.cleaned_data))
        if saved is not None:
            activate(saved.language)
            messages.success(request, _("已保存。"))
            return redirect("accounts:account")
    return render(request, "accounts/account.html", {"form": form, **_summary(user)})


@guarded(POLICY, "use_own_account")
def own_sessions(request: HttpRequest) -> HttpResponse:
    sessions.note(request)
    lines = [
        {
            "session": session,
            "device": device_of(session.user_agent),
            "current": sessions.is_current(session, request),
        }
        for session in sessions.sessions_of(user_of(request))
    ]
    return render(request, "accounts/sessions.html", {"lines": lines})


@require_POST
@guarded(POLICY, "end_own_session")
def end_own_session(request: HttpRequest, session_id: int) -> HttpResponse:
    session = get_object_or_404(UserSession, pk=session_id, user=request.user)
    current = sessions.is_current(session, request)
    done(request, lambda: end_session(session=session, by=user_of(request)), _("那台设备已退出。"))
    if current:
        logout(request)
    return redirect("account_login" if current else "accounts:sessions")


@require_POST
@guarded(POLICY, "use_own_account")
def end_everywhere_else(request: HttpRequest) -> HttpResponse:
    count = end_own_sessions(by=user_of(request), except_key=request.session.session_key)
    text = ngettext("%(count)d 台设备已退出。", "%(count)d 台设备已退出。", count) % {"count": count}
    messages.success(request, text if count else _("没有其他设备在登录，不必退出。"))
    return redirect("accounts:sessions")


def _summary(user: User) -> dict[str, object]:
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return {
        "person": user,
        "postings": user.postings.not_over(on=clock.today()).order_by("since"),
        "has_authenticator": Authenticator.Type.TOTP in kinds,
        "session_count": len(sessions.sessions_of(user)),
    }
