"""Which notices there are: each part registers its kinds in ``<part>/portal.py``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel.registry import Registry

Facts = Mapping[str, Any]
#: A fact is a number, a date or a code; whatever is longer belongs in a row of the room.
LONGEST_FACT = 60


class Channel(models.TextChoices):
    """Ways out of the portal. Within it everybody always gets everything."""

    SMS = "sms", _("短信")
    WECHAT = "wechat", _("微信")


def everybody(user: Any) -> bool:
    return True


@dataclass(frozen=True)
class NoticeGroup:
    """A subject under which a person chooses: ``key`` names it in the form, groups stand in the order of ``order``."""

    key: str
    label: Any
    order: int = 100


@dataclass(frozen=True)
class NoticeKind:
    """``key`` is ``<app>.<what>``. ``sentence`` may name ``%(thing)s`` (the subject), ``%(by)s`` (who did it) and the facts; it is put
    together in the reader's language when somebody reads.

    ``outside`` are the channels on which the kind also goes out unless the person chose otherwise. ``urgent`` does not wait for
    the morning. ``group``: the subject under which people choose it, together with its like. ``concerns(user)``: whether the user's
    roles can ever receive it; only then it stands among the user's choices. ``readers`` turn stored facts into words.
    """

    key: str
    label: Any
    sentence: Any
    group: NoticeGroup = field(kw_only=True)
    urgent: bool = False
    outside: frozenset[Channel] = frozenset()
    concerns: Callable[[Any], bool] = everybody
    readers: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)

    def text(self, *, thing: str, by: str, facts: Facts) -> str:
        words = {name: self.readers[name](value) if name in self.readers else value for name, value in facts.items()}
        return str(self.sentence) % {**words, "thing": thing, "by": by}


notice_kinds: Registry[NoticeKind] = Registry("kinds of notice")


def register_notice(kind: NoticeKind) -> NoticeKind:
    return notice_kinds.register(kind)


def facts_to_store(facts: Facts | None) -> dict[str, Any]:
    """The facts as kept in the database.

    Raises:
        ValueError: a fact is free text or a row.
    """
    stored: dict[str, Any] = {}
    for name, value in (facts or {}).items():
        plain = value.isoformat() if isinstance(value, date | datetime) else value
        if not isinstance(plain, str | int) or (isinstance(plain, str) and len(plain) > LONGEST_FACT):
            raise ValueError(f"the fact {name!r} of a notice is no number, date or code")
        stored[name] = str(plain) if isinstance(plain, str) else plain
    return stored


def as_day(value: Any) -> str:
    """A stored date in words: 2026年5月3日."""
    on = parse_date(str(value))
    return date_format(on, "DATE_FORMAT") if on else str(value)
