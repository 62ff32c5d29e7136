"""Hand out a one-time link with which a person sets the own password."""

import hashlib
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import InvitationIssued, announce
from jinxi_portal.accounts.models import Invitation, User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.kernel import clock


def digest_of(token: str) -> str:
    """What is kept of a link's secret; the secret is long and random, so a plain digest is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def issue_invitation(*, user: User, by: User) -> tuple[Invitation, str]:
    """The invitation and its secret, which is shown once and kept nowhere. An earlier unused link stops working.

    Raises:
        Refusal: ``account_disabled``, ``signs_in_by_code``.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        POLICY.require(by, "invite", user)
        if not user.is_active:
            raise Refusal("account_disabled", _("%(name)s 的帐号已停用，请先恢复再发链接。") % {"name": user})
        if user.signs_in_by_code:
            raise Refusal("signs_in_by_code", _("这个帐号用手机验证码登录，不需要密码。"))
        Invitation.objects.filter(user=user).unused().update(withdrawn_at=clock.now())
        token = secrets.token_urlsafe(32)
        invitation = Invitation.objects.create(user=user, token_digest=digest_of(token), made_by=by)
        announce(InvitationIssued(user_id=user.pk, by_id=by.pk, expires_at=invitation.expires_at))
    return invitation, token
