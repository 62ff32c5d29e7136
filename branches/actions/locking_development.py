"""Paths are locked and read again first. Order: path, organisation, person."""

from django.utils.translation import gettext as _

from branches.models import DevelopmentPath
from branches.refusals import Refusal
from branches.states_development import PathState


def lock_path(path: DevelopmentPath) -> DevelopmentPath:
    rows = DevelopmentPath.objects.select_for_update(of=("self",)).select_related("organisation", "person")
    return rows.get(pk=path.pk)


def lock_open_path(path: DevelopmentPath) -> DevelopmentPath:
    """Raises:
    Refusal: the path has ended.
    """
    locked = lock_path(path)
    if locked.state != PathState.OPEN:
        raise Refusal(
            _("这份培养档案的状态是“%(state)s”，不能再登记。") % {"state": locked.get_state_display()},
            code="path_ended",
        )
    return locked
