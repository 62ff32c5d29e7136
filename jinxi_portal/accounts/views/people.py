"""The system administrator's list of accounts, and one account's page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from jinxi_portal.accounts.actions.open_account import open_account
from jinxi_portal.accounts.forms.people import (
    AccountSearchForm,
    EndPostingForm,
    NameForm,
    NewAccountForm,
    PostingForm,
    ReasonForm,
)
from jinxi_portal.accounts.listing import find_accounts, page_of
from jinxi_portal.accounts.models import Posting, User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.routes import guarded
from jinxi_portal.accounts.sign_in import lockout
from jinxi_portal.accounts.sign_in.devices import device_of
from jinxi_portal.accounts.sign_in.request_user import user_of
from jinxi_portal.accounts.sign_in.sessions import sessions_of
from jinxi_portal.accounts.views.doing import into_form
from jinxi_portal.kernel import clock

_SEARCH = "accounts_search"


@guarded(POLICY, "see_accounts")
def people(request: HttpRequest) -> HttpResponse:
    """The search is posted and kept in the session: a name does not belong into an address or a log."""
    if request.method == "POST":
        form = AccountSearchForm(request.POST)
        request.session[_SEARCH] = form.cleaned_data if form.is_valid() and "clear" not in request.POST else {}
        return redirect("accounts:people")
    wanted: dict[str, Any] = request.session.get(_SEARCH, {})
    accounts = find_accounts(User.objects.visible_to(request.user), wanted)
    page, lines = page_of(accounts, request.GET.get("page", 1))
    context = {
        "form": AccountSearchForm(initial=wanted),
        "page": page,
        "lines": lines,
        "searched": any(wanted.values()),
    }
    return render(request, "accounts/people.html", context)


@guarded(POLICY, "open_account")
def new_person(request: HttpRequest) -> HttpResponse:
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = into_form(form, lambda: open_account(by=user_of(request), **form.cleaned_data))
        if user is not None:
            return redirect("accounts:person", user.pk)
    return render(request, "accounts/new_person.html", {"form": form})


@guarded(POLICY, "see_accounts")
def person(request: HttpRequest, user_id: int) -> HttpResponse:
    user = visible_person(request, user_id)
    may_end = bool(POLICY.may(request.user, "end_posting", user))
    may_post = bool(POLICY.may(request.user, "post_staff", user)) and user.is_active and not user.signs_in_by_code
    context = {
        "person": user,
        "policy": POLICY,
        "postings": [_line(posting, clock.today(), may_end) for posting in user.postings.order_by("-since", "pk")],
        "suspensions": user.suspensions.select_related("suspended_by", "lifted_by"),
        "has_authenticator": Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists(),
        "has_password": user.has_usable_password(),
        "locked_until": lockout.locked_until(user.username),
        "invitation": user.invitations.open().first(),
        "sessions": [(session, device_of(session.user_agent)) for session in sessions_of(user)],
        "name_form": NameForm(initial={"name": user.name}),
        "reason_form": ReasonForm(),
        "posting_form": PostingForm() if may_post else None,
        # Shown once, right after it was made; see views.person_acts.invite.
        "link": request.session.pop(f"invitation_link_{user.pk}", None),
    }
    return render(request, "accounts/person.html", context)


def visible_person(request: HttpRequest, user_id: int) -> User:
    return get_object_or_404(User.objects.visible_to(request.user), pk=user_id)


@dataclass(frozen=True)
class PostingLine:
    """A posting with its state in a word, and the form to end it where it can be ended."""

    posting: Posting
    state: str
    tone: str
    end_form: EndPostingForm | None

    @property
    def dialog(self) -> str:
        return f"end-posting-{self.posting.pk}"


def _line(posting: Posting, today: date, may_end: bool) -> PostingLine:
    over = posting.until is not None and posting.until < today
    state, tone = _("在任"), "good"
    if over:
        state, tone = _("已结束"), "neutral"
    elif posting.since > today:
        state, tone = _("还没开始"), "wait"
    form = EndPostingForm(auto_id=f"end-{posting.pk}-%s") if may_end and not over else None
    return PostingLine(posting, state, tone, form)
