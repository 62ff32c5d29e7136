"""What a person prefers: name, language, large type."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.refusals import Refusal


def save_preferences(*, language: str, large_type: bool, by: User, name: str | None = None) -> User:
    """Change the own account. A worker gives the own name; that of staff stands on papers and timelines, so the system
    administrator keeps it and ``name`` is left alone.

    Raises:
        Refusal: ``language_unknown``.
    """
    with transaction.atomic():
        user: User = User.objects.select_for_update().get(pk=by.pk)
        POLICY.require(user, "use_own_account")
        if language not in dict(settings.LANGUAGES):
            raise Refusal("language_unknown", _("请从列出的语言中选择一种。"))
        if name is not None and user.signs_in_by_code:
            user.name = " ".join(name.split())
        user.language, user.large_type = language, large_type
        user.save(update_fields=["name", "language", "large_type"])
    return user
