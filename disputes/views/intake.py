"""A walk-in at the desk: one page, then the case or whom to call."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from disputes.actions.take_in_dispute import take_in_dispute
from disputes.forms.intake import DeskForm
from disputes.policy import DISPUTES
from disputes.words import Channel
from jinxi_portal.accounts.public import PlaceKind, guarded


def desks_of(user: Any) -> list[tuple[int, str]]:
    """The micro-homes at which the user sits today, by id and name."""
    found = {
        posting.place_id: posting.place_name
        for posting in user.postings_today()
        if posting.place_kind == PlaceKind.MICROHOME and posting.place_id is not None
    }
    return sorted(found.items(), key=lambda item: item[1])


def seat_of(user: Any) -> str:
    """The micro-home's name where the posting knows no more than that."""
    names = (posting.place_name for posting in user.postings_today() if posting.place_kind == PlaceKind.MICROHOME)
    return next(names, "")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "take_in")
def take_in(request: HttpRequest) -> HttpResponse:
    form = DeskForm(request.POST or None, places=desks_of(request.user), seat=seat_of(request.user))
    if request.method == "POST" and form.is_valid():
        dispute = take_in_dispute(given=form.intake(), channel=Channel.DESK, by=request.user)
        if dispute.is_open:
            messages.success(request, _("已登记，编号 %(number)s。") % {"number": dispute.number})
            return redirect(dispute)
        return render(request, "disputes/taken_elsewhere.html", {"dispute": dispute})
    return render(request, "disputes/take_in.html", {"form": form})
