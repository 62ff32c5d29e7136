"""A one-time link: the person sets the own password."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from jinxi_portal.accounts.actions.accept_invitation import accept_invitation
from jinxi_portal.accounts.actions.issue_invitation import digest_of
from jinxi_portal.accounts.forms.passwords import NewPasswordForm
from jinxi_portal.accounts.models import Invitation
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.accounts.routes import guarded

_KEPT = "invitation"


@guarded(POLICY, "accept_invitation")
@never_cache
def follow_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the secret out of the address at once: it would lie in histories and logs otherwise."""
    request.session[_KEPT] = digest_of(token)
    return redirect("accounts:set_first_password")


@guarded(POLICY, "accept_invitation")
@sensitive_post_parameters("password")
@never_cache
def set_first_password(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and not ratelimit.consume(request, action="accept_invitation"):
        return ratelimit.respond_429(request)
    invitation = (
        Invitation.objects.open()
        .select_related("user")
        .filter(token_digest=request.session.get(_KEPT, ""), user__is_active=True)
        .first()
    )
    if invitation is None:
        return render(request, "accounts/link_over.html", status=410)
    form = NewPasswordForm(request.POST or None, user=invitation.user)
    if request.method == "POST" and form.is_valid():
        try:
            accept_invitation(invitation=invitation, password=form.cleaned_data["password"])
        except Refusal:
            return render(request, "accounts/link_over.html", status=410)
        request.session.flush()
        messages.success(request, _("密码已经设好。请用用户名和新密码登录。"))
        return redirect("account_login")
    return render(request, "accounts/set_password.html", {"form": form, "person": invitation.user})
