"""A row of the county's party-member register."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models.identified import Identified
from members.querysets import RegisterEntryQuerySet


class MemberKind(models.TextChoices):
    FULL = "full", _("正式党员")
    PROBATIONARY = "probationary", _("预备党员")


class RegisterEntry(Identified):
    """A party member as the register has him. Known to the committee and his own branch, to nobody else.

    ``row_key`` finds the same member in the next edition: the ID number's digest, else name, birth and mobile.
    ``left_on`` is the day from which a newer edition no longer lists him; the entry itself is kept.
    """

    ethnicity = models.CharField(_("民族"), max_length=20, blank=True)
    native_place = models.CharField(_("籍贯"), max_length=60, blank=True)
    education = models.CharField(_("学历"), max_length=30, blank=True)
    member_kind = models.CharField(_("人员类别"), max_length=20, choices=MemberKind, blank=True)
    joined_on = models.CharField(_("入党日期"), max_length=10, blank=True)
    full_since = models.CharField(_("转正日期"), max_length=10, blank=True)
    branch_name = models.CharField(_("所在党支部"), max_length=120, blank=True)
    post = models.CharField(_("工作岗位"), max_length=60, blank=True)
    standing = models.CharField(_("党籍状态"), max_length=20, blank=True)
    lost_contact = models.CharField(_("是否失联"), max_length=10, blank=True)
    is_floating = models.CharField(_("是否流动党员"), max_length=10, blank=True)
    gone_to = models.CharField(_("外出流向"), max_length=60, blank=True)
    person = models.OneToOneField("members.Person", on_delete=models.SET_NULL, null=True, related_name="register_entry")
    sheet_import_id = models.BigIntegerField(editable=False, null=True)
    row_number = models.IntegerField(_("行号"), editable=False)
    since = models.DateField(_("列入日期"))
    left_on = models.DateField(_("移出日期"), null=True, blank=True)
    #: the import of the edition that no longer named him
    left_with = models.BigIntegerField(editable=False, null=True)

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("党员名册条目")
        verbose_name_plural = _("党员名册")
        constraints = [models.UniqueConstraint(fields=["row_key"], name="register_entry_once")]
        indexes = [
            models.Index(fields=["name_key", "id"], name="register_name"),
            models.Index(fields=["name"], name="register_exact_name", condition=Q(left_on__isnull=True)),
            models.Index(fields=["name_key", "id"], name="register_left", condition=Q(left_on__isnull=False)),
            models.Index(fields=["left_with"], name="register_left_with", condition=Q(left_with__isnull=False)),
            models.Index(fields=["initials"], name="register_initials"),
            models.Index(fields=["id_number_digest"], name="register_id_number"),
            models.Index(fields=["mobile_digest"], name="register_mobile"),
        ]
