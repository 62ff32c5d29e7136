"""A signed-in worker says "this is me"; what the portal could not settle alone waits for a human."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing.fields import SealedField


class ClaimState(models.TextChoices):
    WAITING = "waiting", _("等待核对")
    LINKED = "linked", _("已绑定")
    REFUSED = "refused", _("没有核对上")
    #: the person corrected what he had said
    REPLACED = "replaced", _("已重填")


class ClaimAnswer(models.TextChoices):
    """Why a claim was not linked; the person reads it."""

    NOT_CLEAR = "not_clear", _("填写的信息对不上，请核对后重填，或带身份证到家政之家当面核对")
    SHARED_PHONE = "shared_phone", _("这个号码由几个人合用，请用自己的号码登录后再填")
    COME_IN = "come_in", _("需要当面核对，请带身份证到家政之家")


class AccountClaim(models.Model):
    """One row is one try. What was typed is erased when the claim is decided or replaced."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("姓名"), max_length=60, blank=True)
    #: whole, or the last four characters
    id_number = SealedField(_("公民身份号码"), label="id_number", null=True)
    state = models.CharField(_("状态"), max_length=20, choices=ClaimState, default=ClaimState.WAITING)
    said_at = models.DateTimeField(_("填写时间"), default=clock.now)
    worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.CharField(_("答复"), max_length=20, choices=ClaimAnswer, blank=True)
    decided_at = models.DateTimeField(_("核对时间"), null=True)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("手机帐号核对")
        verbose_name_plural = _("手机帐号核对")
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(state=ClaimState.WAITING), name="one_waiting_claim_per_account"
            ),
            models.CheckConstraint(condition=Q(state__in=ClaimState.values), name="claim_state_known"),
            models.CheckConstraint(
                condition=Q(state=ClaimState.WAITING, decided_at__isnull=True)
                | Q(state__in=[ClaimState.LINKED, ClaimState.REFUSED, ClaimState.REPLACED], id_number__isnull=True),
                name="claim_forgets_the_number",
            ),
        ]
        indexes = [
            models.Index(fields=["user", "said_at"], name="claim_of_account"),
            models.Index(fields=["said_at", "id"], name="claim_waiting", condition=Q(state=ClaimState.WAITING)),
        ]

    def __str__(self) -> str:
        return self.name or str(self.get_state_display())
