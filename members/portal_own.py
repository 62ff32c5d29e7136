"""The worker's own pages and the desk that serves them in the frame's slots."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import slots
from jinxi_portal.records.public import (
    PAPERS,
    PICTURES,
    AttachmentKind,
    DeadlineKind,
    SubjectKind,
    register_attachment_kind,
    register_deadline,
    register_subject,
    setting_on,
)
from members import notices_own, verbs_own
from members.actions.claim_worker import CLAIM_DEADLINE
from members.actions.report_self import CONTACT, PAPER
from members.models import AccountClaim, ClaimState, ReportState, SelfReport
from members.own_settings import CLAIM_DAYS, REPORT_DAYS
from members.policy_own import OWN
from members.portal_desk import ROOM
from members.purposes import purposes
from members.referring import questions_for

__all__ = ["notices_own", "verbs_own"]


def _decides(user: Any) -> bool:
    return bool(OWN.may(user, "decide_claim"))


def _sees_words(user: Any) -> bool:
    return bool(OWN.may(user, "see_words"))


def _is_asked(user: Any) -> bool:
    return _is_worker(user) and questions_for(user).exists()


def _may_refer(user: Any) -> bool:
    return bool(OWN.may(user, "refer"))


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


register_deadline(
    DeadlineKind(
        CONTACT,
        gettext_lazy("联系自报的党员"),
        days=lambda start: setting_on(REPORT_DAYS.key, start),
        working=True,
        remind_before=2,
        escalate_to=Role.COMMITTEE_SECRETARY,
    )
)
register_subject(
    SubjectKind(
        "members.selfreport",
        gettext_lazy("党员自报"),
        OWN,
        url=lambda report: reverse("members:self_report", args=[report.uid]),
        see_act="see_report",
        attach_act="change_report",
    )
)
register_subject(
    SubjectKind(
        "members.consent",
        gettext_lazy("知情同意"),
        OWN,
        name=lambda consent: str(purposes.get(consent.purpose).label),
        see_act="see_words",
    )
)
register_attachment_kind(
    AttachmentKind(PAPER, gettext_lazy("党员身份材料"), PICTURES | PAPERS, most_bytes=15 * 1024 * 1024, most=3)
)
slots.menu.register(
    slots.MenuEntry("members.words", gettext_lazy("自报与推荐"), "members:words", _sees_words, room=ROOM, order=216)
)
for key, label, url_name, icon, seen, order in (
    ("members.asked", gettext_lazy("有件事问问您"), "members:asked", "bell", _is_asked, 5),
    ("members.report_self", gettext_lazy("我是党员"), "members:report_self", "check", _is_worker, 55),
    ("members.refer", gettext_lazy("推荐同事"), "members:refer", "person", _may_refer, 60),
):
    slots.phone_doors.register(slots.PhoneDoor(key, label, url_name, icon=icon, visible=seen, order=order))


def _words_waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """Reports that nobody has taken up; the deadline of each stands among the deadlines."""
    if not _sees_words(user):
        return []
    fresh = SelfReport.objects.filter(state=ReportState.HANDED_IN, lead__tracer=None).count()
    return [slots.QueueItem(_("新的党员自报"), reverse("members:words"), count=fresh)] if fresh else []


slots.queue.register(slots.QueueSource("members.words", gettext_lazy("自报与推荐"), _words_waiting, order=14))


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    if not _decides(user):
        return []
    count = AccountClaim.objects.filter(state=ClaimState.WAITING).count()
    return [slots.QueueItem(_("手机帐号等待核对"), reverse("members:claims"), count=count)] if count else []


slots.queue.register(slots.QueueSource("members.claims", gettext_lazy("手机帐号核对"), _waiting, order=25))
