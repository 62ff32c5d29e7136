"""Things of notices that addresses name."""

from typing import Any

from jinxi_portal.notices.models import Notice
from jinxi_portal.notices.public import notify
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_notice_of_the_clerk(cast: Cast) -> Arguments:
    facts = {"deadline": "tests.answer", "due": "2026-05-06"}
    notify(kind="records.deadline_near", to=[cast["clerk"]], subject=cast["worker"], facts=facts)
    return {"public_id": Notice.objects.get(user=cast["clerk"]).public_id}
