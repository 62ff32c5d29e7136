"""Naming an enterprise a key one, and ending it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from contracts.actions.name_key_enterprise import end_key_enterprise, name_key_enterprise
from contracts.forms.supervision import EndKeyForm, NameKeyForm
from contracts.models import KeyEnterprise
from contracts.policy_supervision import SUPERVISION
from contracts.views.enterprise import enterprise_for
from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.public import act_page


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(SUPERVISION, "name_key")
def name_key(request: HttpRequest, code: str) -> HttpResponse:
    employer = enterprise_for(request, code)
    return act_page(
        request,
        form=NameKeyForm(request.POST or None),
        title=_("列为重点企业"),
        back=reverse("contracts:enterprise", args=[code]),
        crumbs=trail(employer),
        act=lambda given: name_key_enterprise(employer=employer, by=request.user, **given),
        done=_("已把%(name)s列为重点企业。") % {"name": employer.short_name},
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(SUPERVISION, "name_key")
def end_key(request: HttpRequest, code: str) -> HttpResponse:
    employer = enterprise_for(request, code)
    key = get_object_or_404(KeyEnterprise.objects.visible_to(request.user), employer=employer, until__isnull=True)
    return act_page(
        request,
        form=EndKeyForm(request.POST or None),
        title=_("移出重点企业"),
        back=reverse("contracts:enterprise", args=[code]),
        crumbs=trail(employer),
        act=lambda given: end_key_enterprise(key=key, by=request.user, **given),
        done=_("已记下%(name)s移出重点企业的日期，过去的数字不变。") % {"name": employer.short_name},
        danger=True,
    )


def trail(employer: Any) -> list[tuple[Any, str]]:
    """Where a page about an enterprise lies."""
    return [
        (_("企业监管"), reverse("contracts:enterprises")),
        (employer.short_name, reverse("contracts:enterprise", args=[employer.code])),
    ]
