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
    except SealMissing as missing:
        if settings.PAPERS_SEAL_CERTIFICATE_FILE or settings.PAPERS_SEAL_KEY_FILE:
            said = f"The seal for papers cannot be read: {_why(missing)}."
            return [checks.Error(said, hint=hint, id="papers.E002")]
        return [checks.Warning("No seal for papers: none can be issued.", hint=hint, id="papers.W001")]
    if is_for_development(seal.certificate) and not settings.PORTAL_IS_DEMO:
        return [checks.Error("Papers would be sealed with a development seal.", hint=hint, id="papers.E001")]
    return []


def _why(missing: SealMissing) -> str:
    """The file and what is wrong with it; a certificate or key that is none is not quoted."""
    cause = missing.__cause__
    if isinstance(cause, OSError):
        return f"{cause.filename}: {cause.strerror}"
    return "certificate, key and password must be named, PEM, and belong together"
