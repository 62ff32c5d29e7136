"""Make an account for a member of staff."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jinxi_portal.accounts.events import AccountOpened, announce
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.refusals import Refusal

#: Of the accounts under which employers' systems act (``rest``).
RESERVED = re.compile("api-", re.IGNORECASE)

check_username = RegexValidator(
    r"^[A-Za-z][A-Za-z0-9._-]{2,39}\Z",
    gettext_lazy("用户名用3到40个英文字母、数字、点、横线或下划线，以字母开头。"),
)


def open_account(*, username: str, name: str, by: User) -> User:
    """An account without a password and without a posting: nobody can sign in before the invitation is used.

    Raises:
        Refusal: ``username_unfit``, ``username_taken``, ``name_missing``.
    """
    username, name = username.strip(), " ".join(name.split())
    with transaction.atomic():
        POLICY.require(by, "open_account")
        try:
            check_username(username)
        except ValidationError as error:
            raise Refusal("username_unfit", error.messages[0]) from error
        if RESERVED.match(username):
            raise Refusal("username_unfit", _("以“api-”开头的用户名留给企业系统的接口帐号，请换一个。"))
        if not name:
            raise Refusal("name_missing", _("请填写姓名。"))
        if User.objects.filter(username__iexact=username).exists():
            raise Refusal("username_taken", _("用户名“%(username)s”已有人使用，请换一个。") % {"username": username})
        user = User.objects.create_user(username, None, name=name)
        announce(AccountOpened(user_id=user.pk, by_id=by.pk))
    return user
