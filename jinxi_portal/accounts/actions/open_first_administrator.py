"""Make the first system administrator of an installation, before there is anybody who could allow it."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.actions.issue_invitation import digest_of
from jinxi_portal.accounts.actions.open_account import check_username
from jinxi_portal.accounts.actions.post_staff import write_posting
from jinxi_portal.accounts.events import AccountOpened, InvitationIssued, announce
from jinxi_portal.accounts.models import Invitation, User
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.accounts.roles import Role
from jinxi_portal.kernel import clock


def open_first_administrator(*, username: str, name: str) -> tuple[Invitation, str]:
    """The account, its posting and a one-time link's secret, for whoever runs commands on the server.

    Raises:
        Refusal: ``administrator_exists`` (that one opens every further account), ``username_unfit``, ``username_taken``.
    """
    with transaction.atomic():
        if User.objects.holding(Role.SYSTEM_ADMINISTRATOR, on=clock.today()).exists():
            raise Refusal("administrator_exists", _("已经有系统管理员了，其他帐号请由管理员在门户里新建。"))
        try:
            check_username(username)
        except ValidationError as error:
            raise Refusal("username_unfit", error.messages[0]) from error
        if User.objects.filter(username__iexact=username).exists():
            raise Refusal("username_taken", _("用户名“%(username)s”已有人使用，请换一个。") % {"username": username})
        user = User.objects.create_user(username, None, name=name)
        announce(AccountOpened(user_id=user.pk, by_id=None))
        write_posting(
            user=user,
            role=Role.SYSTEM_ADMINISTRATOR,
            since=clock.today(),
            until=None,
            place_id=None,
            place_name="",
            by=None,
        )
        token = secrets.token_urlsafe(32)
        invitation = Invitation.objects.create(user=user, token_digest=digest_of(token))
        announce(InvitationIssued(user_id=user.pk, by_id=None, expires_at=invitation.expires_at))
    return invitation, token
