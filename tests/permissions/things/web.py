"""Things of web that addresses name."""

from typing import Any

from jinxi_portal.web.models import SavedFilter
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_saved_filter_of_the_clerk(cast: Cast) -> Arguments:
    saved = SavedFilter.objects.create(user=cast["clerk"], list_key="members.leads", name="很像的")
    return {"saved_filter_id": saved.pk}
