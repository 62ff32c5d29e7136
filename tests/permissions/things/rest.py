"""Things of rest that addresses name."""

from datetime import timedelta
from typing import Any

from jinxi_portal.kernel import clock
from jinxi_portal.rest.models import ApiKey
from tests.cast import EMPLOYER
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def an_api_key(cast: Cast) -> Arguments:
    """A key of the employer for whom ``employer_staff`` works."""
    key = ApiKey.objects.create(
        prefix="abcdefghjk",
        digest="0" * 64,
        name="花名册系统",
        account=cast["employer_staff"],
        employer_id=EMPLOYER,
        employer_name="华丽家政",
        scopes=["tests:read"],
        created_by=cast["clerk"],
        expires_at=clock.now() + timedelta(days=90),
    )
    return {"key_id": key.pk}
