"""A page with one form for one act: what the form or the act refuses is told above the form."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from branches.models import Organisation
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.states import MoveNotAllowed


def act_page(
    request: HttpRequest,
    *,
    form: forms.Form,
    title: Any,
    submit: Any,
    back: str,
    crumbs: Sequence[tuple[Any, str]],
    act: Callable[[dict[str, Any]], Any],
    done: Any,
    hint: Any = "",
    danger: bool = False,
    template: str = "branches/act.html",
    **more: Any,
) -> HttpResponse:
    """Show the form; when it is valid, do the act, say ``done`` and go ``back``. ``crumbs`` are pairs of label and address."""
    obstacles: list[Any] = []
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except (Refusal, MoveNotAllowed) as refusal:
            form.add_error(None, str(refusal.sentence))
            obstacles = getattr(refusal, "obstacles", [])
        else:
            messages.success(request, done)
            return redirect(back)
    context = {
        "form": form,
        "page_title": title,
        "submit": submit,
        "back": back,
        "trail": crumbs,
        "hint": hint,
        "danger": danger,
        "obstacles": obstacles,
        **more,
    }
    return render(request, template, context)


def organisation_for(request: HttpRequest, uid: Any, act: str) -> Organisation:
    """The organisation, when the visitor may do the act with it."""
    found = get_object_or_404(Organisation.objects.visible_to(request.user).select_related("parent"), uid=uid)
    POLICY.require(request.user, act, found)
    return found
