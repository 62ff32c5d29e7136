"""A page with one form for one act: what the form or the act refuses is told above the form."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from contracts.refusals import Refusal
from contracts.states import MoveNotAllowed
from jinxi_portal.papers.public import Refusal as PaperRefusal

#: What the acts of this room may answer with; each carries a ``sentence``.
REFUSALS = (Refusal, MoveNotAllowed, PaperRefusal)


def act_page(
    request: HttpRequest,
    *,
    form: forms.Form,
    title: Any,
    back: str,
    crumbs: Sequence[tuple[Any, str]],
    act: Callable[[dict[str, Any]], Any],
    done: Any,
    submit: Any = "",
    hint: Any = "",
    danger: bool = False,
    template: str = "contracts/act.html",
    **more: Any,
) -> HttpResponse:
    """Show the form; when it is valid, do the act, say ``done`` and go ``back``. ``crumbs`` are pairs of label and address."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, done)
            return redirect(back)
    context = {
        "form": form,
        "page_title": title,
        "submit": submit or title,
        "back": back,
        "trail": [*crumbs, (title, "")],
        "hint": hint,
        "danger": danger,
        **more,
    }
    return render(request, template, context)
