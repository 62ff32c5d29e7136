"""Things of records that addresses name."""

from typing import Any

from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def an_attachment_of_no_room(cast: Cast) -> Arguments:
    """No room attaches files yet; tests/records has who may open one."""
    return {"public_id": "00000000-0000-4000-8000-000000000001"}
