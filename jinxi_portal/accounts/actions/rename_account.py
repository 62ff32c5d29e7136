"""Correct the name on an account."""

from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import AccountRenamed, announce
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.refusals import Refusal


def rename_account(*, user: User, name: str, by: User) -> User:
    """The name appears on timelines from now on; entries already written keep pointing at the same person.

    Raises:
        Refusal: ``name_missing``.
    """
    name = " ".join(name.split())
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        POLICY.require(by, "rename_account", user)
        if not name:
            raise Refusal("name_missing", _("请填写姓名。"))
        if name != user.name:
            user.name = name
            user.save(update_fields=["name"])
            announce(AccountRenamed(user_id=user.pk, by_id=by.pk))
    return user
