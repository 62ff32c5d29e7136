"""A page with one form for one act: what the form or the act refuses is told above the form."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


def act_page(
    request: HttpRequest,
    *,
    form: forms.Form,
    title: Any,
    back: str | Callable[[], str],
    crumbs: Sequence[tuple[Any, str]],
    act: Callable[[dict[str, Any]], Any],
    done: Any,
    submit: Any = "",
    hint: Any = "",
    danger: bool = False,
    template: str = "web/act_page.html",
    **more: Any,
) -> HttpResponse:
    """Show the form; when it is valid, do the act, say ``done`` and go ``back``.

    An act refuses with an exception that carries a ``sentence`` for the person who tried, and perhaps ``obstacles`` (sentence, url)
    that stand in the way; any other exception is a fault and passes. ``crumbs`` are the pages above this one, as pairs of label and
    address. ``submit`` is the button, the title when empty. A function as ``back`` is asked when the page is shown and again after the act.
    """
    obstacles: Sequence[Any] = ()
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except Exception as refusal:
            sentence = getattr(refusal, "sentence", None)
            if sentence is None:
                raise
            form.add_error(None, str(sentence))
            obstacles = getattr(refusal, "obstacles", ())
        else:
            messages.success(request, done)
            return redirect(_address(back))
    context = {
        "form": form,
        "page_title": title,
        "submit": submit or title,
        "back": _address(back),
        "trail": [*crumbs, (title, "")],
        "hint": hint,
        "danger": danger,
        "obstacles": obstacles,
        **more,
    }
    return render(request, template, context)


def _address(back: str | Callable[[], str]) -> str:
    return back() if callable(back) else back
