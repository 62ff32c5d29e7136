"""API keys: made by the administrator or a clerk, exchanged also by the employer's own staff."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import history_of
from jinxi_portal.rest.actions.create_key import create_authority_key, create_key
from jinxi_portal.rest.actions.revoke_key import revoke_key
from jinxi_portal.rest.actions.rotate_key import rotate_key
from jinxi_portal.rest.forms import NewAuthorityKeyForm, NewKeyForm
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.policy import REST
from jinxi_portal.rest.refusals import Refusal
from jinxi_portal.rest.scopes import api_scopes
from jinxi_portal.rest.showing_once import keep_token, take_token


@require_GET
@guarded(REST, "see_keys")
def keys(request: HttpRequest) -> HttpResponse:
    found = ApiKey.objects.visible_to(request.user).select_related("replaced_by")
    context = {
        "standing": [key for key in found if key.is_in_force],
        "over": [key for key in found if not key.is_in_force],
        "may_create": REST.may(request.user, "create_key"),
        "may_create_for_authority": REST.may(request.user, "create_authority_key"),
    }
    return render(request, "rest/keys.html", context)


@require_http_methods(["GET", "POST"])
@guarded(REST, "create_key")
def new_key(request: HttpRequest) -> HttpResponse:
    form = NewKeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            key, token = create_key(
                employer_id=given["employer"],
                employer_name=form.employers[given["employer"]],
                name=given["name"],
                scopes=given["scopes"],
                days=given["days"],
                by=_user(request),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            keep_token(request, key.pk, token)
            return redirect("rest:key", key.pk)
    return render(request, "rest/new_key.html", {"form": form})


@require_http_methods(["GET", "POST"])
@guarded(REST, "create_authority_key")
def new_authority_key(request: HttpRequest) -> HttpResponse:
    form = NewAuthorityKeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            key, token = create_authority_key(
                authority_name=given["authority"],
                name=given["name"],
                scopes=given["scopes"],
                days=given["days"],
                by=_user(request),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            keep_token(request, key.pk, token)
            return redirect("rest:key", key.pk)
    return render(request, "rest/new_authority_key.html", {"form": form})


@require_GET
@never_cache
@guarded(REST, "see_keys")
def key(request: HttpRequest, key_id: int) -> HttpResponse:
    found = _visible(request, key_id)
    context = {
        "key": found,
        "token": take_token(request, found.pk),
        "scopes": [(scope, api_scopes.get(scope).label if scope in api_scopes else "") for scope in found.scopes],
        "may_rotate": REST.may(request.user, "rotate_key", found),
        "may_revoke": REST.may(request.user, "revoke_key", found),
        "history": history_of(found),
        "older": ApiKey.objects.filter(replaced_by=found).first(),
    }
    return render(request, "rest/key.html", context)


@require_POST
@guarded(REST, "rotate_key")
def rotate(request: HttpRequest, key_id: int) -> HttpResponse:
    try:
        new, token = rotate_key(key=_visible(request, key_id), by=_user(request))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect("rest:key", key_id)
    keep_token(request, new.pk, token)
    return redirect("rest:key", new.pk)


@require_POST
@guarded(REST, "revoke_key")
def revoke(request: HttpRequest, key_id: int) -> HttpResponse:
    revoke_key(key=_visible(request, key_id), by=_user(request))
    messages.success(request, _("密钥已停用，下一次请求就会被拒绝。"))
    return redirect("rest:key", key_id)


def _visible(request: HttpRequest, key_id: int) -> ApiKey:
    return get_object_or_404(ApiKey.objects.visible_to(request.user), pk=key_id)


def _user(request: HttpRequest) -> Any:
    return request.user
