"""The staff link a worker with the account on the phone, and part them again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jinxi_portal.accounts.public import guarded
from members.actions.link_account import link_account
from members.actions.unlink_account import unlink_account
from members.forms.account import LinkAccountForm
from members.models import Worker
from members.policy import POLICY


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "link_account")
def link(request: HttpRequest, uid: Any) -> HttpResponse:
    """Posted, so that neither name nor number comes into an address."""
    worker = get_object_or_404(Worker.objects.visible_to(request.user), uid=uid)
    form = LinkAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            link_account(worker=worker, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("已绑定%(name)s的手机帐号。") % {"name": worker})
            return redirect("members:worker", worker.uid)
    return render(request, "members/workers/link_account.html", {"worker": worker, "form": form})


@require_POST
@guarded(POLICY, "link_account")
def unlink(request: HttpRequest, uid: Any) -> HttpResponse:
    worker = get_object_or_404(Worker.objects.visible_to(request.user), uid=uid)
    if unlink_account(worker=worker, by=request.user) is None:
        messages.info(request, _("这位从业人员没有绑定手机帐号。"))
    else:
        messages.success(
            request, _("已解除%(name)s的手机帐号。本人仍可登录，但看不到自己的用工信息。") % {"name": worker}
        )
    return redirect("members:worker", worker.uid)
