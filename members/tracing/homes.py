"""Where a confirmed member may belong: the rooms above say it through a provider, because branches are theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Lead, Person


class HomeKind(models.TextChoices):
    """How a person belongs to a branch here."""

    FULL = "full", _("转入组织关系")
    FLOATING = "floating", _("流动党员，关系在原支部")
    CONTACT = "contact", _("联系对象")


@dataclass(frozen=True)
class HomeChoice:
    """A branch a person may be affiliated to; ``note`` tells branches of like names apart."""

    id: int
    label: str
    note: str = ""


class HomeProvider(Protocol):
    """What the room of branches registers."""

    def choices(self, user: Any) -> Sequence[HomeChoice]:
        """The branches to which ``user`` may affiliate somebody today."""
        ...

    def affiliate(self, *, person: Person, home_id: int, kind: HomeKind, by: Any, on: date, lead: Lead) -> None:
        """Make ``person`` belong to the branch from a day on, brought by ``lead``; called inside the transaction of the act.

        Raises:
            django.core.exceptions.ValidationError: it cannot be done; the sentence is shown to ``by``, nothing is changed.
        """
        ...


_provider: HomeProvider | None = None


def register_home_provider(provider: HomeProvider) -> None:
    """Called once, from ``portal.py`` of the room of branches."""
    global _provider
    if _provider is not None:
        raise ValueError("a home provider is registered already")
    _provider = provider


def home_provider() -> HomeProvider | None:
    """None while no room offers branches: then nobody can be affiliated."""
    return _provider
