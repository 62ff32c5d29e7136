"""Employers and communities as places people are posted to."""

from collections.abc import Iterable

from jinxi_portal.accounts.public import PlaceKind, register_places
from members.models import Community, Employer


def _employers() -> Iterable[tuple[int, str]]:
    return Employer.objects.filter(is_active=True).order_by("short_name").values_list("pk", "short_name")


def _communities() -> Iterable[tuple[int, str]]:
    return Community.objects.filter(is_active=True).values_list("pk", "name")


register_places(PlaceKind.EMPLOYER, _employers)
register_places(PlaceKind.COMMUNITY, _communities)
