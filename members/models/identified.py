"""What a register entry and an engagement both carry of a human being, as the sender wrote it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel.sealing.fields import SealedDigestField, SealedField


class Identified(models.Model):
    """Name, sealed numbers and what is needed to sort, find and compare.

    ``id_number`` and ``mobile`` hold the text as cleaned: whole, masked or the last digits only; only whole numbers
    have a digest. ``row_digest`` is a keyed digest over everything the sender wrote, to see whether a row changed.
    """

    name = models.CharField(_("姓名"), max_length=60)
    # PostgreSQL comes without ICU here: names are sorted and searched by pinyin kept beside them.
    name_key = models.CharField(max_length=120, editable=False)
    initials = models.CharField(max_length=20, editable=False)
    sex = models.CharField(_("性别"), max_length=1, blank=True)
    birth = models.CharField(_("出生日期"), max_length=10, blank=True, help_text=_("年、年月或年月日，照来表所写"))
    id_number = SealedField(_("公民身份号码"), label="id_number", digest_field="id_number_digest", null=True)
    id_number_digest = SealedDigestField(null=True, editable=False, db_index=False)
    mobile = SealedField(_("手机号码"), label="mobile", digest_field="mobile_digest", null=True)
    mobile_digest = SealedDigestField(null=True, editable=False, db_index=False)
    place = models.CharField(_("住址"), max_length=200, blank=True)
    extra = models.JSONField(_("其他栏目"), default=dict, blank=True)
    row_key = models.BinaryField(max_length=32, editable=False)
    row_digest = models.BinaryField(max_length=32, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name
