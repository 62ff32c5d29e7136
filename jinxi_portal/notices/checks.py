"""Wrong settings are said at start."""

from typing import Any

from django.conf import settings
from django.core import checks

from jinxi_portal.notices.channels.carrier import carriers
from jinxi_portal.notices.kinds import Channel

_HINT = "docs/notices.md tells how notices go outside, and how to write another carrier."


@checks.register()
def check_carriers(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """A channel that is named must work; naming none is fine: everything stands in the portal."""
    unknown = set(settings.NOTICE_CARRIERS) - set(Channel.values)
    if unknown:
        return [checks.Error(f"NOTICE_CARRIERS names unknown channels: {sorted(unknown)}", id="notices.E001")]
    try:
        ways = carriers()
    except ImportError as error:
        return [checks.Error(f"NOTICE_CARRIERS cannot be imported: {error}", hint=_HINT, id="notices.E002")]
    return [
        checks.Error(f"Notices cannot go out by {channel.value}: {complaint}.", hint=_HINT, id="notices.E003")
        for channel, carrier in ways.items()
        if (complaint := carrier.complaint())
    ]
