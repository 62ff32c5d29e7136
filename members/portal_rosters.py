"""Rosters and comparisons in the frame's slots; employers and communities as places people are posted to."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import PlaceKind, register_places
from jinxi_portal.records.public import SubjectKind, register_subject
from members.models import Community, Employer
from members.policy import POLICY


def _employers() -> Iterable[tuple[int, str]]:
    return Employer.objects.filter(is_active=True).order_by("short_name").values_list("pk", "short_name")


def _communities() -> Iterable[tuple[int, str]]:
    return Community.objects.filter(is_active=True).values_list("pk", "name")


register_places(PlaceKind.EMPLOYER, _employers)
register_places(PlaceKind.COMMUNITY, _communities)

for label, title, act in (
    ("members.roster", _("花名册"), "see_rosters"),
    ("members.linkagerun", _("比对"), "see_comparisons"),
):
    register_subject(SubjectKind(label, title, POLICY, name=lambda row: row.number, see_act=act))
