"""Tracing in the frame's slots: menu, queue, search, deadlines, what records may know of its rows."""

from collections.abc import Iterable, Sequence
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
from members.actions.conclude_lead import CALL_AGAIN
from members.actions.record_letter_reply import SCAN
from members.actions.send_letter import REPLY
from members.finding import named
from members.models import FloatingMember, Lead
from members.policy import POLICY
from members.portal_desk import COUNTED, ROOM
from members.tracing.registering import RENEWAL
from members.tracing_settings import FLOATING_RENEWAL_MONTHS, LETTER_DAYS
from members.tracing_states import OPEN_STAGES

register_deadline(DeadlineKind(CALL_AGAIN, gettext_lazy("约好再打电话"), days=1, remind_before=0))
register_deadline(
    DeadlineKind(
        REPLY,
        gettext_lazy("等待回函"),
        days=lambda start: setting_on(LETTER_DAYS.key, start),
        working=False,
        remind_before=3,
        escalate_to=Role.COMMITTEE_SECRETARY,
        escalate_before=0,
    )
)
register_deadline(
    DeadlineKind(
        RENEWAL,
        gettext_lazy("流动党员续登"),
        days=lambda start: setting_on(FLOATING_RENEWAL_MONTHS.key, start) * 30,
        working=False,
        remind_before=20,
        escalate_to=Role.COMMITTEE_SECRETARY,
    )
)


def _may(act: str) -> Any:
    return lambda user: bool(POLICY.may(user, act))


for key, label, url_name, act, order in (
    ("members.board", gettext_lazy("三找看板"), "members:board", "see_board", 200),
    ("members.tracing", gettext_lazy("线索追踪"), "members:tracing", "trace_lead", 215),
    ("members.call_sheet", gettext_lazy("电话名单"), "members:call_sheet", "trace_lead", 220),
    ("members.floating", gettext_lazy("流动党员"), "members:floating", "see_floating", 230),
):
    slots.menu.register(slots.MenuEntry(key, label, url_name, _may(act), room=ROOM, order=order))


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """What lies too long, what is one's own, and what came by other channels and waits for anybody."""
    if not POLICY.may(user, "trace_lead"):
        return []
    leads = Lead.objects.visible_to(user).traced()
    groups = [
        (_("久未进展的线索"), leads.filter(stale_since__isnull=False), "stale=True"),
        (_("我在追踪的线索"), leads.filter(tracer=user), "tracer=me&group=open"),
        (_("新来的线索：走访、自述和举荐"), new_signs(leads), "stage=found&group=other"),
    ]
    items = []
    for title, rows, query in groups:
        count = rows.order_by()[: COUNTED + 1].count()
        if count:
            note = _("%(count)s 条以上") % {"count": COUNTED} if count > COUNTED else ""
            url = f"{reverse('members:tracing')}?{query}"
            items.append(slots.QueueItem(title, url, note=note, count=min(count, COUNTED)))
    return items[:limit]


def new_signs(leads: Any) -> Any:
    """Found by something else than a roster, and nobody has taken them up."""
    return leads.filter(stage=OPEN_STAGES[0]).exclude(channel="roster")


def _find_floating(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    rows = FloatingMember.objects.visible_to(user).filter(named(words)).order_by("name_key", "pk")
    for row in rows[:limit]:
        yield slots.SearchHit(
            row.name, reverse("members:floating_member", args=[row.number]), _("流动党员"), row.home_branch_name
        )


slots.queue.register(slots.QueueSource("members.tracing", gettext_lazy("线索追踪"), _waiting, order=15))
slots.search.register(slots.SearchSource("members.floating", gettext_lazy("流动党员"), _find_floating, order=45))

register_subject(
    SubjectKind(
        "members.letterofenquiry",
        gettext_lazy("询问函"),
        POLICY,
        name=lambda letter: letter.number,
        url=lambda letter: reverse("members:traced_lead", args=[letter.lead.number]),
        see_act="trace_lead",
        attach_act="trace_lead",
    )
)
register_attachment_kind(
    AttachmentKind(SCAN, gettext_lazy("回函扫描件"), PICTURES | PAPERS, most_bytes=15 * 1024 * 1024, most=5)
)
register_subject(
    SubjectKind(
        "members.floatingmember",
        gettext_lazy("流动党员"),
        POLICY,
        url=lambda floating: reverse("members:floating_member", args=[floating.number]),
        see_act="see_floating",
        find=lambda words: FloatingMember.objects.filter(named(words)),
    )
)
