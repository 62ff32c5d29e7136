"""Requests for help in the frame's slots: the worker's tab, the board, the helpers' queue, what records may know."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches import notices_help, settings_help, verbs_help
from branches.dissolution import Obstacle, register_obstacle
from branches.help_people import ANSWER, RESOLVE
from branches.models import HelpRequest, Organisation
from branches.policy_help import HELP
from branches.portal_tree import ROOM
from branches.rules.help import LONGEST_VOICE_SECONDS, MOST_PHOTOS
from branches.states_help import HelpState
from branches.views.help_table import OPEN
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import (
    PICTURES,
    SOUNDS,
    AttachmentKind,
    DeadlineKind,
    Series,
    SubjectKind,
    register_attachment_kind,
    register_deadline,
    register_series,
    register_subject,
)

__all__ = ["notices_help", "settings_help", "verbs_help"]

MEGABYTE = 1024 * 1024

register_series(Series("help", gettext_lazy("求助"), "QZ-{year}-{number:05d}"))
register_subject(
    SubjectKind(
        "branches.helprequest",
        gettext_lazy("支部求助"),
        HELP,
        url=lambda request: request.get_absolute_url(),
        see_act="read",
        attach_act="attach",
    )
)
register_attachment_kind(
    AttachmentKind(
        "branches.help_voice",
        gettext_lazy("录音"),
        SOUNDS,
        most_bytes=20 * MEGABYTE,
        most=1,
        longest_seconds=LONGEST_VOICE_SECONDS,
    )
)
register_attachment_kind(
    AttachmentKind("branches.help_photo", gettext_lazy("照片"), PICTURES, most_bytes=15 * MEGABYTE, most=MOST_PHOTOS)
)
register_deadline(
    DeadlineKind(
        ANSWER,
        gettext_lazy("答复"),
        days=settings_help.answer_days,
        working=True,
        remind_before=0,
        escalate_to=Role.COMMITTEE_SECRETARY,
        escalate_on_last_day=True,
    )
)
register_deadline(
    DeadlineKind(
        RESOLVE,
        gettext_lazy("办结"),
        days=settings_help.resolve_days,
        working=False,
        remind_before=3,
        escalate_to=Role.COMMITTEE_SECRETARY,
        escalate_before=2,
    )
)


def _sees_board(user: Any) -> bool:
    return bool(HELP.may(user, "see_board"))


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """What nobody has taken yet, and where the asker waits for an answer; the deadlines stand in their own group."""
    if not _sees_board(user):
        return []
    seen = HelpRequest.objects.visible_to(user)
    today = clock.today()
    untaken = list(seen.filter(state=HelpState.ASKED).order_by("answer_due", "pk")[:limit])
    items = [
        slots.QueueItem(
            _("求助 %(number)s 等待接办") % {"number": row.number},
            row.get_absolute_url(),
            due=row.answer_due,
            overdue=row.answer_due < today,
            note=row.get_kind_display(),
        )
        for row in untaken
        if HELP.may(user, "take", row)
    ]
    written = seen.with_news_for_helpers().filter(taken_by=user).order_by("asker_wrote_at")[:limit]
    items += [
        slots.QueueItem(
            _("求助 %(number)s 的求助人有新留言") % {"number": row.number},
            row.get_absolute_url(),
            due=row.resolve_due,
            overdue=row.resolve_due < today,
            note=row.get_kind_display(),
        )
        for row in written
    ]
    return items[:limit]


def _find(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    if not _sees_board(user):
        return
    rows = HelpRequest.objects.visible_to(user).filter(number__istartswith=words.strip())
    for row in rows.order_by("-pk")[:limit]:
        yield slots.SearchHit(row.number, row.get_absolute_url(), _("支部求助"), row.get_kind_display())


@register_obstacle
def _open_requests(organisation: Organisation, on: date) -> Iterable[Obstacle]:
    count = HelpRequest.objects.open().filter(organisation=organisation).count()
    if count:
        yield Obstacle(
            _("还有 %(count)s 件求助没有办结，请先转交给其他支部。") % {"count": count},
            f"{reverse('branches:help_board')}?which={OPEN}&branch={organisation.pk}",
        )


slots.menu.register(
    slots.MenuEntry("branches.help", gettext_lazy("支部求助"), "branches:help", _sees_board, room=ROOM, order=305)
)
slots.phone_tabs.register(slots.PhoneTab("help", gettext_lazy("求助"), "branches:help", icon="help", order=30))
slots.queue.register(slots.QueueSource("branches.help", gettext_lazy("支部求助"), _waiting, order=30))
slots.search.register(slots.SearchSource("branches.help", gettext_lazy("支部求助"), _find, order=60))
