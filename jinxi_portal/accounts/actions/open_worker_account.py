"""The account behind a mobile that a worker has just confirmed."""

import secrets

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.actions.post_staff import write_posting
from jinxi_portal.accounts.events import WorkerAccountOpened, announce
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.accounts.roles import Role
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import Sealed


def open_worker_account(*, mobile: Sealed) -> User:
    """The worker's account, made with the worker's posting at the first sign-in. The confirmed mobile is the permission.

    Raises:
        Refusal: ``account_disabled``.
    """
    try:
        with transaction.atomic():
            user = _known(mobile) or _new(mobile)
    except IntegrityError:  # the same mobile confirmed in two windows at once
        user = User.objects.get(mobile_digest=mobile.digest())
    if not user.is_active:
        raise Refusal("account_disabled", _("这个手机号的帐号已停用。如有疑问，请联系所在党支部或综合党委。"))
    return user


def _known(mobile: Sealed) -> User | None:
    known: User | None = User.objects.select_for_update().filter(mobile_digest=mobile.digest()).first()
    return known


def _new(mobile: Sealed) -> User:
    user = User.objects.create_user(f"worker-{secrets.token_hex(8)}", None, mobile=mobile)
    write_posting(user=user, role=Role.WORKER, since=clock.today(), until=None, place_id=None, place_name="", by=None)
    announce(WorkerAccountOpened(user_id=user.pk, by_id=user.pk))
    return user
