"""Who signs a contract, how they came to it, and their signatures."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts.states import Device, PartyRole
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing.fields import SealedDigestField, SealedField


class Party(models.Model):
    """One side of a contract. Reading and code belong to the round that runs; a correction begins them anew."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(pgettext_lazy("当事人", "身份"), max_length=20, choices=PartyRole)
    label = models.CharField(max_length=10)
    #: 甲, 乙, 丙 do not sort by their characters
    position = models.PositiveSmallIntegerField(default=1)
    #: parties of one order may sign at the same time; a higher one waits for the lower
    order = models.PositiveSmallIntegerField(_("签字顺序"), default=1)
    name = models.CharField(_("名称或姓名"), max_length=120)
    #: who signs for a company
    signatory = models.CharField(_("签字人"), max_length=60, blank=True)
    address = models.CharField(_("地址"), max_length=200, blank=True)
    id_number = SealedField(_("证件号码"), label="id_number", digest_field="id_number_digest", null=True, blank=True)
    id_number_digest = SealedDigestField(null=True, editable=False)
    mobile = SealedField(_("手机号码"), label="mobile", digest_field="mobile_digest", null=True, blank=True)
    mobile_digest = SealedDigestField(null=True, editable=False)
    #: digest of the one-time link; empty when there is none or it has been used
    link_digest = models.CharField(max_length=64, blank=True, db_index=True)
    link_until = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(_("打开时间"), null=True)
    reading_seconds = models.PositiveIntegerField(_("阅读时长"), default=0)
    read_percent = models.PositiveSmallIntegerField(_("读到"), default=0)
    code_confirmed_at = models.DateTimeField(_("验证码确认时间"), null=True)

    class Meta:
        verbose_name = _("签字方")
        verbose_name_plural = _("签字方")
        ordering = ["contract", "position"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "role"], name="one_party_per_role"),
            models.CheckConstraint(condition=Q(role__in=PartyRole.values), name="party_role_known"),
            models.CheckConstraint(condition=Q(read_percent__lte=100), name="party_reads_at_most_all"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def signs_as(self) -> str:
        """The person whose hand it is."""
        return self.signatory or self.name


class Signature(models.Model):
    """A party's signature under the text that was shown. It never changes; a correction voids it.

    ``picture`` is what was drawn with the finger; without a drawing ``typed_name`` is the name as typed.
    """

    party = models.ForeignKey("contracts.Party", on_delete=models.PROTECT, related_name="signatures")
    round = models.PositiveSmallIntegerField()
    signed_at = models.DateTimeField(_("签字时间"), default=clock.now)
    signed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    text_digest = models.CharField(_("所见文本摘要"), max_length=64)
    opened_at = models.DateTimeField(_("打开时间"), null=True)
    reading_seconds = models.PositiveIntegerField(_("阅读时长"), default=0)
    read_percent = models.PositiveSmallIntegerField(_("读到"), default=0)
    code_confirmed_at = models.DateTimeField(_("验证码确认时间"))
    masked_mobile = models.CharField(_("验证手机"), max_length=20)
    device = models.CharField(_("设备"), max_length=20, choices=Device)
    typed_name = models.CharField(_("键入的姓名"), max_length=60, blank=True)
    picture = models.ForeignKey("records.Attachment", on_delete=models.PROTECT, null=True, related_name="+")
    picture_digest = models.CharField(max_length=64, blank=True)
    voided_at = models.DateTimeField(_("作废时间"), null=True)

    class Meta:
        verbose_name = _("签名")
        verbose_name_plural = _("签名")
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["party"], condition=Q(voided_at__isnull=True), name="one_standing_signature_per_party"
            ),
            models.CheckConstraint(condition=~Q(typed_name="", picture_digest=""), name="signature_drawn_or_typed"),
        ]

    def __str__(self) -> str:
        return str(self.party)


class Question(models.Model):
    """What a party asks before signing. The thread stays with the contract."""

    contract = models.ForeignKey("contracts.Contract", on_delete=models.CASCADE, related_name="questions")
    party = models.ForeignKey("contracts.Party", on_delete=models.PROTECT, related_name="questions")
    text = models.CharField(_("问题"), max_length=500)
    asked_at = models.DateTimeField(_("提问时间"), default=clock.now)
    #: the request in the branch group that a worker's question became
    help_number = models.CharField(max_length=30, blank=True)
    answer = models.CharField(_("回答"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(_("回答时间"), null=True)
    answered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("签字前的提问")
        verbose_name_plural = _("签字前的提问")
        ordering = ["asked_at", "pk"]
        indexes = [
            models.Index(fields=["asked_at"], name="question_waiting", condition=Q(answered_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.text
