"""Wrong settings of a real installation are said by ``manage.py check``, each with a sentence and what to do."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks

from jinxi_portal.kernel.sealing import SealError, load_keys_file

_WHERE = "docs/operations.md, section 2, says what each setting holds."
#: The numbers of the checks that settings refuse themselves; a name without one is ``portal.E100``.
_NUMBERS = {
    "SECRET_KEY": "portal.E101",
    "ALLOWED_HOSTS": "portal.E102",
    "REDIS_URL": "portal.E103",
    "DATABASE_URL": "portal.E104",
    "SEALING_KEYS_FILE": "portal.E105",
}


@checks.register(checks.Tags.security)
def settings_are_complete(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """What stops every other start is an error each here."""
    problems: list[Any] = settings.CONFIGURATION_PROBLEMS
    return [
        checks.Error(problem.sentence, hint=_WHERE, id=_NUMBERS.get(problem.name, "portal.E100"))
        for problem in problems
    ]


@checks.register(checks.Tags.security)
def keys_can_be_read(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """A broken keys file is found before the first ID number is to be sealed."""
    if settings.PORTAL_IS_DEMO or not settings.SEALING_KEYS_FILE:
        return []
    try:
        load_keys_file(settings.SEALING_KEYS_FILE)
    except SealError as error:
        return [checks.Error(f"SEALING_KEYS_FILE holds no key ring: {error}.", hint=_WHERE, id="portal.E110")]
    return []


@checks.register(checks.Tags.security)
def pages_tell_no_secrets(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """Error pages for developers show settings and people's data."""
    if settings.DEBUG and not settings.PORTAL_IS_DEMO:
        return [checks.Error("DEBUG must be off outside the demo.", hint=_WHERE, id="portal.E111")]
    return []


@checks.register(checks.Tags.security)
def attachments_lie_outside_the_web_root(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """What the web server hands to everybody must not contain what the policy guards."""
    if Path(settings.MEDIA_ROOT).is_relative_to(settings.STATIC_ROOT):
        return [
            checks.Error("MEDIA_ROOT lies inside STATIC_ROOT: everybody could fetch attachments.", id="portal.E112")
        ]
    return []
