"""Who hears of a dispute, and how a party is named to others."""

from typing import Any

from disputes.models import Dispute, Party
from disputes.words import Side
from jinxi_portal.accounts.public import PlaceKind, Role, User, holders_of
from jinxi_portal.kernel.sealing import Sealed
from jinxi_portal.notices.public import notify, notify_mobiles


def actor(by: Any) -> Any:
    """Who stands on the timeline: a visitor without an account acts as nobody's account."""
    return by if getattr(by, "is_authenticated", False) else None


def accounts_of(dispute: Dispute, side: Side | None = None) -> list[User]:
    """The accounts that speak for the parties: their own, or those of the enterprise's staff."""
    people: list[User] = []
    for party in _told(dispute):
        if side is not None and party.side != side:
            continue
        if party.account is not None:
            people.append(party.account)
        if party.employer_id is not None:
            people += holders_of(Role.EMPLOYER_STAFF, place_kind=PlaceKind.EMPLOYER, place_id=party.employer_id)
    return people


def _told(dispute: Dispute) -> list[Party]:
    """Who knows of the case: the respondents only once they were asked."""
    return [party for party in dispute.parties.all() if party.side == Side.APPLICANT or dispute.asked_on is not None]


def office_of(dispute: Dispute) -> list[User]:
    """The mediator in charge, and the committee's clerks while there is none."""
    leading = next((row for row in dispute.mediations.all() if row.leads), None)
    return [leading.mediator.user] if leading else holders_of(Role.COMMITTEE_CLERK)


def tell_parties(
    dispute: Dispute, kind: str, *, by: Any, side: Side | None = None, stage: str = "", **facts: Any
) -> None:
    """Who has no account hears by text message that something is there, and looks with the mobile on the public page."""
    key = f"disputes.{kind}"
    notify(kind=key, to=accounts_of(dispute, side), subject=dispute, by=actor(by), stage=stage, facts=facts)
    notify_mobiles(kind=key, to=mobiles_of(dispute, side, but=by), subject=dispute, stage=stage)


def mobiles_of(dispute: Dispute, side: Side | None = None, *, but: Any = None) -> list[Sealed]:
    """The mobiles of parties that have no account and are no enterprise; ``but`` is who knows already."""
    proven = getattr(but, "mobile_proven", None)
    return [
        party.mobile
        for party in _told(dispute)
        if party.mobile is not None
        and party.account_id is None
        and party.employer_id is None
        and (side is None or party.side == side)
        and party.mobile.digest() != proven
    ]


def tell_office(dispute: Dispute, kind: str, *, by: Any, stage: str = "", **facts: Any) -> None:
    notify(kind=f"disputes.{kind}", to=office_of(dispute), subject=dispute, by=actor(by), stage=stage, facts=facts)
