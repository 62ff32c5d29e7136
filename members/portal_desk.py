"""The review desk, the register and the workers in the frame's slots."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import SubjectKind, register_subject
from members.finding import lead_words, named, register_words, worker_words
from members.models import Engagement, Lead, RegisterEntry, Worker
from members.policy import POLICY
from members.states import Band, LeadState

ROOM = gettext_lazy("组织找党员")
#: Nobody needs to know whether 1,000 or 3,000 wait.
COUNTED = 999


def _may(act: str) -> Any:
    return lambda user: bool(POLICY.may(user, act))


for key, label, url_name, act, order in (
    ("members.leads", gettext_lazy("线索核对"), "members:leads", "see_leads", 210),
    ("members.workers", gettext_lazy("从业人员"), "members:workers", "see_workers", 250),
    ("members.register", gettext_lazy("党员名册"), "members:register", "see_register", 260),
    ("members.quality", gettext_lazy("核对质量"), "members:quality", "see_leads", 270),
):
    slots.menu.register(slots.MenuEntry(key, label, url_name, _may(act), room=ROOM, order=order))


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """What lies on one's own desk, then what waits for anybody, surest first."""
    leads = Lead.objects.visible_to(user)
    if not POLICY.may(user, "decide_lead"):
        return []
    mine = leads.open().filter(reviewer=user, reviewer_until__gt=clock.now()).order_by("pk")[: min(limit, 3)]
    items = [
        slots.QueueItem(
            _("您桌上的线索 %(number)s") % {"number": lead.number}, reverse("members:lead", args=[lead.number])
        )
        for lead in mine
    ]
    groups: list[tuple[str, dict[str, str]]] = [
        (_("很像的线索待核对"), {"state": LeadState.FOUND, "band": Band.STRONG}),
        (_("可能的线索待核对"), {"state": LeadState.FOUND, "band": Band.POSSIBLE}),
        (_("暂难判断的线索"), {"state": LeadState.UNDECIDED}),
    ]
    for title, chosen in groups:
        count = leads.filter(**chosen).order_by()[: COUNTED + 1].count()
        if count:
            query = "&".join(f"{name}={value}" for name, value in chosen.items())
            note = _("%(count)s 条以上") % {"count": COUNTED} if count > COUNTED else ""
            url = f"{reverse('members:leads')}?{query}"
            items.append(slots.QueueItem(title, url, note=note, count=min(count, COUNTED)))
    return items


def _find_leads(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    found = (
        Lead.objects.visible_to(user).filter(lead_words(words)).select_related("employer").order_by("name_key", "pk")
    )
    for lead in found[:limit]:
        note = " · ".join(str(part) for part in (lead.number, lead.get_state_display(), lead.employer) if part)
        yield slots.SearchHit(lead.name, reverse("members:lead", args=[lead.number]), _("线索"), note)


def _find_workers(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    rows = Worker.objects.visible_to(user).filter(worker_words(words)).prefetch_related("engagements__employer")
    for worker in rows.order_by("name_key", "pk")[:limit]:
        note = "、".join(dict.fromkeys(str(engagement.employer) for engagement in worker.engagements.all()))
        yield slots.SearchHit(worker.name, reverse("members:worker", args=[worker.uid]), _("从业人员"), note)


def _find_register(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    rows = RegisterEntry.objects.visible_to(user).filter(register_words(words)).order_by("name_key", "pk")
    for entry in rows[:limit]:
        note = " · ".join(filter(None, [entry.birth, entry.branch_name]))
        yield slots.SearchHit(entry.name, reverse("members:register_entry", args=[entry.pk]), _("党员名册"), note)


slots.queue.register(slots.QueueSource("members.leads", ROOM, _waiting, order=20))
slots.search.register(slots.SearchSource("members.leads", gettext_lazy("线索"), _find_leads, order=20))
slots.search.register(slots.SearchSource("members.workers", gettext_lazy("从业人员"), _find_workers, order=30))
slots.search.register(slots.SearchSource("members.register", gettext_lazy("党员名册"), _find_register, order=40))

_SEALED = ("id_number", "mobile")
register_subject(
    SubjectKind(
        "members.registerentry",
        gettext_lazy("党员名册条目"),
        POLICY,
        url=lambda entry: reverse("members:register_entry", args=[entry.pk]),
        see_act="see_register",
        reveal_act="reveal_sealed",
        sealed_fields=_SEALED,
        find=lambda words: RegisterEntry.objects.filter(named(words)),
    )
)
register_subject(
    SubjectKind(
        "members.engagement",
        gettext_lazy("用工记录"),
        POLICY,
        url=lambda engagement: reverse("members:worker", args=[engagement.worker.uid]),
        see_act="see_workers",
        reveal_act="reveal_sealed",
        sealed_fields=_SEALED,
        find=lambda words: Engagement.objects.filter(named(words)).select_related("worker"),
    )
)
register_subject(
    SubjectKind(
        "members.lead",
        gettext_lazy("线索"),
        POLICY,
        url=lambda lead: reverse("members:lead", args=[lead.number]),
        see_act="see_leads",
        find=lambda words: Lead.objects.filter(lead_words(words)),
    )
)
register_subject(
    SubjectKind(
        "members.worker",
        gettext_lazy("从业人员"),
        POLICY,
        url=lambda worker: reverse("members:worker", args=[worker.uid]),
        see_act="see_workers",
        find=lambda words: Worker.objects.filter(named(words)),
    )
)
register_subject(
    SubjectKind(
        "members.linkagemodel",
        gettext_lazy("比对参数"),
        POLICY,
        name=lambda model: _("第 %(number)s 版参数") % {"number": model.number},
        url=lambda model: reverse("members:quality"),
        see_act="see_leads",
    )
)
