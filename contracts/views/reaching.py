"""How a party comes to the pages of signing: signed in as the worker or the employer's staff, or by the one-time link."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from contracts.actions.links import digest_of
from contracts.models import Party
from contracts.policy import POLICY
from jinxi_portal.accounts.public import guarded

#: Session key: uids of the parties whose link this browser has opened.
OPENED = "contract_parties"
#: Session key: digests of the links that this browser has opened, with the uid of the party.
LINKS = "contract_links"
#: Session key: uids of those among them whose mobile this browser has confirmed by a code.
PROVED = "contract_parties_proved"
MOST_KEPT = 20


@dataclass(frozen=True)
class Reach:
    """The party, who acts (None for a guest), and the addresses of the steps. ``proved``: signed in, or the mobile confirmed by a code."""

    party: Party
    by: Any
    guest: bool
    proved: bool = True

    def url(self, step: str, *more: Any) -> str:
        prefix = "guest" if self.guest else "sign"
        return reverse(f"contracts:{prefix}_{step}", args=[self.party.uid, *more])

    def urls(self) -> dict[str, str]:
        return {step: self.url(step) for step in ("read", "progress", "ask", "decline", "code", "draw")}


Step = Callable[..., HttpResponse]


def by_account(view: Step) -> Step:
    """For who is signed in; anybody else's party does not exist for them."""

    @wraps(view)
    def wrapper(request: HttpRequest, uid: Any, **kwargs: Any) -> HttpResponse:
        party = _party(uid)
        POLICY.require(request.user, "sign", party)
        return view(request, Reach(party, request.user, guest=False), **kwargs)

    guard: Step = guarded(POLICY, "sign")(wrapper)  # type: ignore[assignment]
    return guard


def by_link(view: Step) -> Step:
    """For a browser that has opened the party's link."""

    @wraps(view)
    def wrapper(request: HttpRequest, uid: Any, **kwargs: Any) -> HttpResponse:
        if str(uid) not in request.session.get(OPENED, []):
            raise Http404
        proved = str(uid) in request.session.get(PROVED, [])
        return view(request, Reach(_party(uid), None, guest=True, proved=proved), **kwargs)

    guard: Step = guarded(POLICY, "sign_by_link")(wrapper)  # type: ignore[assignment]
    return guard


def remember(request: HttpRequest, party: Party, token: str) -> None:
    """This browser may come back to the party's pages until its session ends, by the same link too."""
    _note(request, OPENED, party)
    links = {**request.session.get(LINKS, {}), digest_of(token): str(party.uid)}
    request.session[LINKS] = dict(list(links.items())[-MOST_KEPT:])


def opened_here(request: HttpRequest, token: str) -> str:
    """The uid of the party whose link this browser has used up; empty for any other."""
    found: str = request.session.get(LINKS, {}).get(digest_of(token), "")
    return found if found in request.session.get(OPENED, []) else ""


def remember_proof(request: HttpRequest, party: Party) -> None:
    """This browser may fetch the party's file until its session ends."""
    _note(request, PROVED, party)


def _note(request: HttpRequest, key: str, party: Party) -> None:
    request.session[key] = [*request.session.get(key, []), str(party.uid)][-MOST_KEPT:]


def _party(uid: Any) -> Party:
    rows = Party.objects.select_related(
        "contract__version__template", "contract__worker", "contract__employer", "contract__predecessor"
    )
    return get_object_or_404(rows, uid=uid, contract__round__gt=0)
