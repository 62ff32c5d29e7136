"""One user model for staff and workers."""

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.roles import OUTSIDERS, Role
from jinxi_portal.kernel import clock


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in. What they may do follows from their postings of the day."""

    username = models.CharField(_("用户名"), max_length=60, unique=True)
    name = models.CharField(_("姓名"), max_length=60)
    language = models.CharField(_("语言"), max_length=10, blank=True)
    large_type = models.BooleanField(_("大字模式"), default=False)
    is_active = models.BooleanField(_("可登录"), default=True)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)

    USERNAME_FIELD = "username"
    objects = UserManager()

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = _("用户")

    def roles_today(self) -> set[Role]:
        """The roles held by postings in force today (asked of the database once per object and day)."""
        return {Role(posting.role) for posting in self.postings_today()}

    def postings_today(self) -> list[Any]:
        today = clock.today()
        cached: tuple[date, list[Any]] | None = getattr(self, "_postings_today", None)
        if cached is None or cached[0] != today:
            cached = (today, list(self.postings.in_force(on=today))) if self.is_active else (today, [])
            self._postings_today = cached
        return cached[1]

    def is_staff_of_office(self) -> bool:
        """Whether the user works for the office, not for an employer or as a worker."""
        return bool(self.roles_today() - OUTSIDERS)

    def __str__(self) -> str:
        return self.name or self.username
