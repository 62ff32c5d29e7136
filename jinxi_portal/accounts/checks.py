"""Wrong settings are said at start."""

from typing import Any

from django.conf import settings
from django.core import checks

from jinxi_portal.accounts.codes.sender import sender


@checks.register()
def check_code_sender(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """A real installation needs somebody who carries the workers' codes, and never the one that shows them."""
    try:
        carrier = sender()
    except ImportError as error:
        return [checks.Error(f"CODE_SENDER cannot be imported: {error}", id="accounts.E001")]
    complaint = carrier.complaint()
    if carrier.shows_code and not settings.PORTAL_IS_DEMO:
        complaint = complaint or "it shows codes to everybody"
    if complaint:
        hint = "docs/roles.md tells how workers' codes are sent, and how to write another sender."
        return [checks.Error(f"No way to send workers' codes: {complaint}.", hint=hint, id="accounts.E002")]
    return []


@checks.register()
def check_second_factor(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """Only the demo lets staff in with a password alone."""
    if settings.SECOND_FACTOR_REQUIRED or settings.PORTAL_IS_DEMO:
        return []
    return [checks.Error("SECOND_FACTOR_REQUIRED must be on outside the demo.", id="accounts.E003")]
