"""The portal never loses its last system administrator."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from jinxi_portal.accounts.models import Posting, User
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.accounts.roles import Role


def lock_with_administrators(user: User) -> User:
    """Lock an account together with those of all administrators, always in the same order.

    So two administrators who put each other out at the same moment come one after the other, and do not wait for each
    other for ever.
    """
    administrators = Posting.objects.filter(role=Role.SYSTEM_ADMINISTRATOR).values("user")
    locked = User.objects.select_for_update().filter(Q(pk=user.pk) | Q(pk__in=administrators)).order_by("pk")
    return next(each for each in locked if each.pk == user.pk)


def keep_one_administrator(*, on: date) -> None:
    """Refuse a change, made just before in the same transaction, after which nobody could manage accounts on a day."""
    if not User.objects.holding(Role.SYSTEM_ADMINISTRATOR, on=on).exists():
        raise Refusal("last_administrator", _("这是最后一位系统管理员。请先任命另一位，再办理这件事。"))
