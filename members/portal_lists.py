"""Rosters, comparisons and employers in the frame's slots."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jinxi_portal.kernel import slots
from jinxi_portal.records.public import SubjectKind, register_subject
from members.finding import employer_words, roster_words
from members.models import Employer, Roster
from members.policy import POLICY

ROOM = gettext_lazy("组织找党员")
#: What a list is looked through for is the office's affair.
OUTSIDE = pgettext_lazy("菜单", "名单")


def _may(act: str) -> Any:
    return lambda user: bool(POLICY.may(user, act))


for key, label, url_name, act, order in (
    ("members.rosters", pgettext_lazy("一览", "花名册"), "members:rosters", "see_rosters", 203),
    ("members.comparisons", pgettext_lazy("一览", "比对"), "members:comparisons", "see_comparisons", 206),
    ("members.employers", pgettext_lazy("一览", "企业"), "members:employers", "see_employers", 255),
):
    slots.menu.register(slots.MenuEntry(key, label, url_name, _may(act), room=ROOM, room_outside=OUTSIDE, order=order))


def _find_employers(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    rows = Employer.objects.visible_to(user).filter(employer_words(words)).order_by("name_key", "pk")
    for employer in rows[:limit]:
        yield slots.SearchHit(
            employer.short_name, reverse("members:employer", args=[employer.code]), _("企业"), employer.name
        )


def _find_rosters(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    rows = Roster.objects.visible_to(user).filter(roster_words(words)).select_related("employer").order_by("-pk")
    for roster in rows[:limit]:
        note = f"{roster.employer} · {roster.as_of.isoformat()}"
        yield slots.SearchHit(roster.number, reverse("members:roster", args=[roster.number]), _("花名册"), note)


slots.search.register(slots.SearchSource("members.rosters", pgettext_lazy("一览", "花名册"), _find_rosters, order=50))
slots.search.register(slots.SearchSource("members.employers", pgettext_lazy("一览", "企业"), _find_employers, order=60))

register_subject(
    SubjectKind(
        "members.roster",
        gettext_lazy("花名册"),
        POLICY,
        url=lambda roster: reverse("members:roster", args=[roster.number]),
        see_act="see_rosters",
    )
)
register_subject(
    SubjectKind(
        "members.linkagerun",
        gettext_lazy("比对"),
        POLICY,
        url=lambda run: reverse("members:comparison", args=[run.number]),
        see_act="see_comparisons",
    )
)
register_subject(
    SubjectKind(
        "members.employer",
        gettext_lazy("企业"),
        POLICY,
        url=lambda employer: reverse("members:employer", args=[employer.code]),
        see_act="see_employers",
    )
)
