"""Who quarrels: two sides, each with one party or several."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disputes.words import Consent, HowTold, Openness, PartyRole, Side
from jinxi_portal.kernel.sealing.fields import SealedDigestField, SealedField


class Party(models.Model):
    """Known by the account, by the enterprise, or by the mobile that a customer proves with a code.

    ``speaker`` is who speaks for an enterprise.
    """

    dispute = models.ForeignKey("disputes.Dispute", on_delete=models.PROTECT, related_name="parties")
    side = models.CharField(pgettext_lazy("当事人", "身份"), max_length=20, choices=Side)
    position = models.PositiveSmallIntegerField(default=1)
    role = models.CharField(_("类别"), max_length=20, choices=PartyRole)
    name = models.CharField(_("姓名或名称"), max_length=120)
    speaker = models.CharField(_("代表人"), max_length=60, blank=True)
    account = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    employer = models.ForeignKey("members.Employer", on_delete=models.PROTECT, null=True, related_name="+")
    mobile = SealedField(_("手机号码"), label="mobile", digest_field="mobile_digest", null=True)
    mobile_digest = SealedDigestField(null=True, editable=False, db_index=True)
    address = models.CharField(_("地址"), max_length=200, blank=True)
    consent = models.CharField(_("是否同意调解"), max_length=20, choices=Consent, default=Consent.WAITING)
    consented_at = models.DateTimeField(_("答复时间"), null=True)
    consent_how = models.CharField(_("答复方式"), max_length=20, choices=HowTold, blank=True)
    openness = models.CharField(_("希望怎样调解"), max_length=10, choices=Openness, default=Openness.CLOSED)

    class Meta:
        verbose_name = _("当事人")
        verbose_name_plural = _("当事人")
        ordering = ["side", "position"]
        constraints = [
            models.UniqueConstraint(fields=["dispute", "side", "position"], name="dispute_party_place_once"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="dispute_party_side_known"),
            models.CheckConstraint(condition=Q(role__in=PartyRole.values), name="dispute_party_role_known"),
            models.CheckConstraint(condition=Q(consent__in=Consent.values), name="dispute_party_consent_known"),
            models.CheckConstraint(
                condition=Q(consent=Consent.WAITING, consented_at__isnull=True)
                | (~Q(consent=Consent.WAITING) & Q(consented_at__isnull=False)),
                name="dispute_party_consent_has_a_time",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="dispute_party_has_a_name"),
        ]
        indexes = [
            models.Index(fields=["account"], name="dispute_party_account", condition=Q(account__isnull=False)),
            models.Index(fields=["employer"], name="dispute_party_employer", condition=Q(employer__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def opens_pages(self) -> bool:
        """Whether the party can look after the case alone: by an account, an enterprise's staff or a proven mobile."""
        return self.account_id is not None or self.employer_id is not None or self.mobile_digest is not None

    @property
    def other_side(self) -> Side:
        return Side.RESPONDENT if self.side == Side.APPLICANT else Side.APPLICANT
