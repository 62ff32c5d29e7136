"""Which kinds also come by text message or WeChat."""

from collections.abc import Iterable

from django.db import transaction

from jinxi_portal.accounts.public import User
from jinxi_portal.notices.kinds import Channel, NoticeKind
from jinxi_portal.notices.models import Choice
from jinxi_portal.notices.policy import NOTICES


def save_choices(
    *, kinds: Iterable[NoticeKind], channels: Iterable[Channel], wanted: set[tuple[str, str]], by: User
) -> None:
    """``wanted`` holds the (kind, channel) pairs that were ticked; the other pairs offered were not."""
    NOTICES.require(by, "choose")
    channels = list(channels)
    rows = [
        Choice(user=by, kind=kind.key, channel=channel, wanted=(kind.key, channel.value) in wanted)
        for kind in kinds
        for channel in channels
    ]
    with transaction.atomic():
        Choice.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["user", "kind", "channel"], update_fields=["wanted"]
        )
