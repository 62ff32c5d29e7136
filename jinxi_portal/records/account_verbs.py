"""What is written on the timeline of an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import Role, Scope
from jinxi_portal.records.verb_registry import Verb, register_verbs


class SignInWay(models.TextChoices):
    PASSWORD = "password", _("密码")
    MFA = "mfa", _("密码和动态验证码")
    CODE = "code", _("短信验证码")


class SecondFactor(models.TextChoices):
    TOTP = "totp", _("动态验证器")
    RECOVERY_CODES = "recovery_codes", _("恢复码")


class PasswordWay(models.TextChoices):
    INVITATION = "invitation", _("凭邀请链接")
    CHANGE = "change", _("自行修改")


def register() -> None:
    ways, factors = {"how": SignInWay}, {"kind": SecondFactor}
    suspension = {"suspension": "accounts.Suspension"}
    register_verbs(
        Verb("accounts.account_opened", _("开设帐号")),
        Verb("accounts.worker_account_opened", _("首次登录")),
        Verb("accounts.account_renamed", _("改名")),
        Verb("accounts.account_disabled", _("停用帐号"), references=suspension),
        Verb("accounts.account_enabled", _("恢复帐号"), references=suspension),
        Verb("accounts.invitation_issued", _("发出邀请"), facts=("expires_at",)),
        Verb("accounts.password_set", _("设置密码"), codes={"how": PasswordWay}),
        Verb("accounts.second_factor_added", _("绑定验证器"), codes=factors),
        Verb("accounts.second_factor_removed", _("解除验证器"), codes=factors),
        Verb("accounts.staff_posted", _("任职"), facts=("place", "since", "until"), codes={"role": Role}),
        Verb("accounts.posting_ended", _("免职"), facts=("place", "until"), codes={"role": Role}),
        Verb("accounts.signed_in", _("登录"), codes=ways),
        Verb("accounts.sign_in_locked", _("登录受限"), facts=("until",), codes=ways),
        Verb("accounts.sessions_ended", _("退出其他设备"), facts=("count",)),
        Verb("accounts.lockout_lifted", _("解除登录限制")),
        Verb(
            "accounts.elevated_access_opened",
            _("开启特别查看"),
            facts=("until",),
            codes={"scope": Scope},
            references={"access": "accounts.ElevatedAccess"},
        ),
        Verb("accounts.elevated_access_closed", _("结束特别查看")),
    )
