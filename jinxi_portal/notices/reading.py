"""Notices as lines to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jinxi_portal.notices.kinds import notice_kinds
from jinxi_portal.notices.models import Notice
from jinxi_portal.records.public import NamedRow, rows_seen_by


@dataclass(frozen=True)
class NoticeLine:
    """One notice in the reader's language; ``leads_on``: there is a thing to open."""

    notice: Notice
    label: str
    text: str
    leads_on: bool


def lines_of(notices: Iterable[Notice], user: Any) -> list[NoticeLine]:
    """One query per kind of thing, however many notices. What the reader may no longer see is not named."""
    found = list(notices)
    rows = rows_seen_by(user, [(notice.subject_type_id, notice.subject_id) for notice in found])
    return [_line(notice, rows.get((notice.subject_type_id, notice.subject_id))) for notice in found]


def address_of(notice: Notice, user: Any) -> str:
    """Where the thing is, or nothing."""
    key = (notice.subject_type_id, notice.subject_id)
    row = rows_seen_by(user, [key]).get(key)
    return row.url if row else ""


def unread_count(user: Any) -> int:
    return Notice.objects.visible_to(user).unread().count()


def _line(notice: Notice, row: NamedRow | None) -> NoticeLine:
    if notice.kind not in notice_kinds:
        return NoticeLine(notice, "", _("（这类通知已不再使用）"), bool(row and row.url))
    kind = notice_kinds.get(notice.kind)
    if row is None:
        return NoticeLine(notice, str(kind.label), _("您的一条通知，它所说的事您现在已看不到。"), False)
    by = str(notice.by) if notice.by else _("系统")
    return NoticeLine(notice, str(kind.label), kind.text(thing=row.name, by=by, facts=notice.facts), bool(row.url))
