"""Things of records that addresses name."""

from typing import Any

from jinxi_portal.records.settings.kinds import setting_kinds
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def an_attachment_of_no_room(cast: Cast) -> Arguments:
    """No room attaches files yet; tests/records has who may open one."""
    return {"public_id": "00000000-0000-4000-8000-000000000001"}


def a_setting(cast: Cast) -> Arguments:
    """Any of the numbers that rooms have registered."""
    return {"key": next(iter(setting_kinds)).key}
