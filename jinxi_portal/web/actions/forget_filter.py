"""Remove a saved filter."""

from typing import Any

from django.shortcuts import get_object_or_404

from jinxi_portal.web.models import SavedFilter
from jinxi_portal.web.policy import POLICY


def forget_filter(*, by: Any, saved_filter_id: int) -> None:
    """Raises Http404 for a filter that is gone or belongs to somebody else."""
    POLICY.require(by, "save_filter")
    get_object_or_404(SavedFilter.objects.visible_to(by), pk=saved_filter_id).delete()
