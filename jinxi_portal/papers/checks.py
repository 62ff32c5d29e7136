"""Wrong settings are said at start."""

from typing import Any

from django.conf import settings
from django.core import checks

from jinxi_portal.papers.sealing.office_seal import SealMissing, is_for_development, office_seal


@checks.register()
def check_seal(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """A real installation needs the office's certificate and key, or no paper can be issued."""
    hint = "Name PAPERS_SEAL_CERTIFICATE_FILE and PAPERS_SEAL_KEY_FILE (PEM, RSA, chmod 0600); docs/papers.md says how."
    try:
        seal = office_seal()
    except SealMissing:
        return [checks.Warning("No seal for papers: none can be issued.", hint=hint, id="papers.W001")]
    if is_for_development(seal.certificate) and not settings.PORTAL_IS_DEMO:
        return [checks.Error("Papers would be sealed with a development seal.", hint=hint, id="papers.E001")]
    return []
