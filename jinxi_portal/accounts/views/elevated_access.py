"""Elevated access: opened by the administrator, watched by the auditor and the secretary."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jinxi_portal.accounts.actions.close_elevated_access import close_elevated_access
from jinxi_portal.accounts.actions.open_elevated_access import open_elevated_access
from jinxi_portal.accounts.forms.people import ElevatedAccessForm
from jinxi_portal.accounts.models import ElevatedAccess, Scope
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.routes import guarded
from jinxi_portal.accounts.sign_in.request_user import user_of
from jinxi_portal.accounts.views.doing import done, into_form
from jinxi_portal.kernel import clock


@guarded(POLICY, "see_elevated_access")
def elevated_accesses(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    looks = ElevatedAccess.objects.select_related("user")
    context = {
        "page": Paginator(looks, 30).get_page(request.GET.get("page", 1)),
        "running": user.elevated_accesses.in_force().first(),
        "may_open": POLICY.may(user, "open_elevated_access"),
        "now": clock.now(),
    }
    return render(request, "accounts/elevated_accesses.html", context)


@guarded(POLICY, "open_elevated_access")
def open_look(request: HttpRequest) -> HttpResponse:
    form = ElevatedAccessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        opened = into_form(
            form,
            lambda: open_elevated_access(
                scope=Scope(data["scope"]), reason=data["reason"], minutes=data["minutes"], by=user_of(request)
            ),
        )
        if opened is not None:
            return redirect("accounts:elevated_accesses")
    return render(request, "accounts/open_elevated_access.html", {"form": form})


@require_POST
@guarded(POLICY, "close_elevated_access")
def close_look(request: HttpRequest, elevated_access_id: int) -> HttpResponse:
    look = get_object_or_404(ElevatedAccess, pk=elevated_access_id, user=request.user)
    done(request, lambda: close_elevated_access(elevated_access=look, by=user_of(request)), _("特别查看已结束。"))
    return redirect("accounts:elevated_accesses")
