"""A worker on the rosters signs in with this account: linked by the office on mobile and name."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.public import User
from jinxi_portal.kernel.names import clean_name
from members.claiming import link
from members.models import LinkedHow, Worker, WorkerAccount
from members.people import account_of
from members.policy import POLICY


def link_account(*, worker: Worker, mobile: str, name: str, by: Any) -> WorkerAccount:
    """Link the account that signs in with ``mobile``; ``name`` is what the person said, and must be the worker's.

    Raises:
        ValidationError: nobody has signed in with the number, the name is another, or one of both is linked already.
    """
    with transaction.atomic():
        POLICY.require(by, "link_account")
        held = Worker.objects.select_for_update(of=("self",)).get(pk=worker.pk)
        if clean_name(name) != clean_name(held.name):
            raise ValidationError({"name": _("姓名与这位从业人员不一致，没有绑定。请核对是不是本人。")})
        user = User.objects.filter(mobile_digest=mobile).first()
        if user is None:
            raise ValidationError(
                {"mobile": _("还没有人用这个号码登录过。请本人先在手机上用验证码登录一次，再来绑定。")}
            )
        if account_of(held) is not None:
            raise ValidationError(_("这位从业人员已经绑定了手机帐号。换了号码的，请先解除原来的绑定。"))
        taken = WorkerAccount.objects.select_related("worker").filter(user=user).first()
        if taken is not None:
            raise ValidationError(
                {
                    "mobile": _("这个号码的帐号已经绑定给%(name)s。两位如果是同一个人，请先并为一人。")
                    % {"name": taken.worker}
                }
            )
        return link(user, held, LinkedHow.STAFF, by=by)
