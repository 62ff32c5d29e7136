"""One user model for staff and workers."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.roles import OUTSIDERS, Role
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing.fields import SealedDigestField, SealedField

if TYPE_CHECKING:
    from jinxi_portal.accounts.models.posting import Posting


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: Any) -> "UserQuerySet":
        """The system administrator sees every account, everybody else the own one."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        if Role.SYSTEM_ADMINISTRATOR in user.roles_today():
            return self
        return self.filter(pk=user.pk)

    def holding(self, role: Role, *, on: date) -> "UserQuerySet":
        """Who may sign in and holds the role on a day."""
        not_over = Q(postings__until__isnull=True) | Q(postings__until__gte=on)
        return self.filter(not_over, is_active=True, postings__role=role, postings__since__lte=on).distinct()


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]  # Django's own way to join them
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user: User = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in. What they may do follows from their postings of the day."""

    username = models.CharField(_("用户名"), max_length=60, unique=True)
    name = models.CharField(_("姓名"), max_length=60)
    # Only a worker's account has one: who signs in with a code sent to it gets no office role.
    mobile = SealedField(_("手机号码"), label="mobile", digest_field="mobile_digest", null=True, blank=True)
    mobile_digest = SealedDigestField(unique=True, null=True, editable=False)
    language = models.CharField(_("语言"), max_length=10, blank=True)
    large_type = models.BooleanField(_("大字模式"), default=False)
    is_active = models.BooleanField(_("可登录"), default=True)
    #: An employer's system, not a person: it has no password and acts through API keys alone (``rest``).
    is_machine = models.BooleanField(_("接口帐号"), default=False, editable=False)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)

    #: Asked once per object and day.
    _postings_today: "tuple[date, list[Posting]] | None" = None

    USERNAME_FIELD = "username"
    objects = UserManager()

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = _("用户")
        constraints = [models.UniqueConstraint(Lower("username"), name="username_once_in_any_case")]

    @property
    def signs_in_by_code(self) -> bool:
        """A worker's account: a code sent to the mobile instead of a password."""
        return self.mobile_digest is not None

    def roles_today(self) -> set[Role]:
        """The roles held by postings in force today (asked of the database once per object and day)."""
        return {Role(posting.role) for posting in self.postings_today()}

    def postings_today(self) -> "list[Posting]":
        today = clock.today()
        if self._postings_today is None or self._postings_today[0] != today:
            self._postings_today = (today, list(self.postings.in_force(on=today)) if self.is_active else [])
        return self._postings_today[1]

    def forget_postings(self) -> None:
        """Ask the database again: an act has just changed them."""
        self._postings_today = None

    def is_staff_of_office(self) -> bool:
        """Whether the user works for the office, not for an employer or as a worker."""
        return bool(self.roles_today() - OUTSIDERS)

    def has_elevated_access(self, scope: str | None = None) -> bool:
        """Whether the user has opened elevated access (to ``scope``) that is not over yet; always asked anew."""
        if not self.is_active:
            return False
        open_now = self.elevated_accesses.in_force()
        return bool((open_now.filter(scope=scope) if scope else open_now).exists())

    def __str__(self) -> str:
        """The name; a worker who has not given one yet goes by the masked mobile, never by the username."""
        if self.name:
            return self.name
        return str(self.mobile) if self.signs_in_by_code else self.username
