"""A key with which a system speaks to the portal: an employer's, or an outside authority's. The secret itself is never kept."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import PlaceKind, Role
from jinxi_portal.kernel import clock
from jinxi_portal.rest.holders import Holder

_KEEPERS = {Role.SYSTEM_ADMINISTRATOR, Role.COMMITTEE_CLERK}


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def in_force(self) -> "ApiKeyQuerySet":
        return self.filter(revoked_at__isnull=True, expires_at__gt=clock.now())

    def visible_to(self, user: Any) -> "ApiKeyQuerySet":
        """Administrators and clerks see all keys, an employer's staff those of the own employer."""
        if user.roles_today() & _KEEPERS:
            return self
        places = [
            posting.place_id
            for posting in user.postings_today()
            if posting.role == Role.EMPLOYER_STAFF and posting.place_kind == PlaceKind.EMPLOYER
        ]
        return self.filter(employer_id__in=[place for place in places if place is not None])


class ApiKey(models.Model):
    """``prefix`` finds the key, ``digest`` proves it. ``account`` is the holder's machine: it acts, and never signs in.

    A key has an employer or the name of an authority, never both.
    """

    prefix = models.CharField(max_length=12, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    name = models.CharField(_("用途"), max_length=60)
    account = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="api_keys")
    holder = models.CharField(_("持有方"), max_length=20, choices=Holder, default=Holder.EMPLOYER)
    # The employer lies in a higher room, so it is named by id, not by a foreign key.
    employer_id = models.BigIntegerField(_("企业"), null=True, db_index=True)
    employer_name = models.CharField(_("企业名称"), max_length=120, blank=True)
    authority_name = models.CharField(_("上级平台名称"), max_length=120, blank=True)
    scopes = ArrayField(models.CharField(max_length=60), verbose_name=_("权限范围"))
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(_("有效期至"))
    last_used_at = models.DateTimeField(_("最近使用"), null=True)
    revoked_at = models.DateTimeField(_("停用时间"), null=True)
    revoked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaces")

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("接口密钥")
        verbose_name_plural = _("接口密钥")
        ordering = ["holder", "employer_name", "authority_name", "-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="api_key_ends_after_start"),
            models.CheckConstraint(condition=Q(scopes__len__gt=0), name="api_key_has_a_scope"),
            models.CheckConstraint(
                condition=Q(holder=Holder.EMPLOYER, employer_id__isnull=False, authority_name="")
                | Q(holder=Holder.AUTHORITY, employer_id__isnull=True, employer_name="") & ~Q(authority_name=""),
                name="api_key_of_an_employer_or_an_authority",
            ),
        ]

    def __str__(self) -> str:
        return f"jx_{self.prefix}_…"

    @property
    def holder_name(self) -> str:
        return self.employer_name or self.authority_name

    @property
    def is_of_authority(self) -> bool:
        return self.holder == Holder.AUTHORITY

    @property
    def is_in_force(self) -> bool:
        return self.revoked_at is None and self.expires_at > clock.now()
