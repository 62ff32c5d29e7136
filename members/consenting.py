"""Whether somebody has agreed to a purpose, and whether he has taken it back."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.models import Consent, Lead, Person, Worker, WorkerAccount
from members.purposes import TRACING, purposes
from members.refusals import Refusal


class NoConsent(Refusal):
    """Nobody may go on without the person's word."""

    code = "no_consent"

    def __init__(self, purpose: str) -> None:
        super().__init__(_("本人还没有同意“%(purpose)s”，这件事先不能办。") % {"purpose": purposes.get(purpose).label})


class ConsentWithdrawn(Refusal):
    """The person has said stop."""

    code = "consent_withdrawn"

    def __init__(self, lead: Lead, at: datetime) -> None:
        super().__init__(
            _("本人已于 %(day)s 撤回同意，不能再联系或核查。请按“本人不愿意”办结。")
            % {"day": clock.local_date(at).isoformat()},
            lead=lead,
        )


def consents_of(owner: Any) -> QuerySet[Consent]:
    """All consents of a worker, a person or an account, newest first; joined workers and both sides of a link count."""
    if isinstance(owner, Person):
        owner = Worker.objects.filter(person=owner).first()
        if owner is None:
            return Consent.objects.none()
    if isinstance(owner, Worker):
        same = Q(worker=owner) | Q(worker__joined_into=owner)
        accounts = WorkerAccount.objects.filter(same).values("user")
        return Consent.objects.filter(same | Q(user__in=accounts))
    workers = WorkerAccount.objects.filter(user=owner)
    return Consent.objects.filter(Q(user=owner) | Q(worker__in=workers.values("worker")))


def has_consent(owner: Any, purpose: str) -> bool:
    """Whether the person, worker or account has agreed to the purpose in the words that are in force today."""
    version = purposes.get(purpose).notice.number
    standing = consents_of(owner).filter(purpose=purpose, withdrawn_at__isnull=True)
    return standing.filter(notice__version=version).exists()


def require_consent(owner: Any, purpose: str) -> None:
    """Pass, or say that the person has not agreed.

    Raises:
        NoConsent
    """
    if not has_consent(owner, purpose):
        raise NoConsent(purpose)


def withdrawn_since(owner: Any, purpose: str) -> datetime | None:
    """When the person took the consent back, unless he has agreed again since, or never had."""
    newest = consents_of(owner).filter(purpose=purpose).order_by("-given_at", "-pk").first()
    return newest.withdrawn_at if newest is not None else None


def require_willing(lead: Lead) -> None:
    """Tracing stops at once when the person has taken the consent back.

    Raises:
        ConsentWithdrawn
    """
    at = withdrawn_since(lead.worker, TRACING.key)
    if at is not None:
        raise ConsentWithdrawn(lead, at)
