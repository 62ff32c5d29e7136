"""The worker's own pages and the desk that serves them in the frame's slots."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import slots
from jinxi_portal.records.public import DeadlineKind, SubjectKind, register_deadline, register_subject, setting_on
from members import notices_own, verbs_own
from members.actions.claim_worker import CLAIM_DEADLINE
from members.models import AccountClaim, ClaimState
from members.own_settings import CLAIM_DAYS
from members.policy_own import OWN
from members.portal_desk import ROOM

__all__ = ["notices_own", "verbs_own"]


def _decides(user: Any) -> bool:
    return bool(OWN.may(user, "decide_claim"))


def _is_worker(user: Any) -> bool:
    return bool(OWN.may(user, "see_own"))


register_deadline(
    DeadlineKind(
        CLAIM_DEADLINE,
        gettext_lazy("核对手机帐号"),
        days=lambda start: setting_on(CLAIM_DAYS.key, start),
        working=True,
        remind_before=1,
        escalate_to=Role.COMMITTEE_SECRETARY,
    )
)


def _where(claim: AccountClaim) -> str:
    """The person reads the answer on the own page, the clerk works on the claim's."""
    answered = claim.state in (ClaimState.LINKED, ClaimState.REFUSED)
    return reverse("members:own") if answered else reverse("members:claim", args=[claim.uid])


register_subject(
    SubjectKind(
        "members.accountclaim",
        gettext_lazy("手机帐号核对"),
        OWN,
        name=lambda claim: _("手机帐号核对"),
        url=_where,
        see_act="see_claim",
    )
)
slots.menu.register(
    slots.MenuEntry("members.claims", gettext_lazy("手机帐号核对"), "members:claims", _decides, room=ROOM, order=258)
)
slots.phone_doors.register(
    slots.PhoneDoor("members.own", gettext_lazy("我的信息"), "members:own", icon="person", visible=_is_worker, order=50)
)


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    if not _decides(user):
        return []
    count = AccountClaim.objects.filter(state=ClaimState.WAITING).count()
    return [slots.QueueItem(_("手机帐号等待核对"), reverse("members:claims"), count=count)] if count else []


slots.queue.register(slots.QueueSource("members.claims", gettext_lazy("手机帐号核对"), _waiting, order=25))
