"""Wrong settings are said at start."""

from typing import Any

from django.core import checks

from jinxi_portal.papers.sealing.office_seal import SealMissing, office_seal


@checks.register()
def check_seal(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """A real installation needs the office's certificate and key, or no paper can be issued."""
    try:
        office_seal()
    except SealMissing:
        hint = "Name PAPERS_SEAL_CERTIFICATE_FILE and PAPERS_SEAL_KEY_FILE (PEM, chmod 0600); docs/papers.md says how."
        return [checks.Warning("No seal for papers: none can be issued.", hint=hint, id="papers.W001")]
    return []
