"""End a posting."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import PostingEnded, announce
from jinxi_portal.accounts.last_administrator import keep_one_administrator, lock_with_administrators
from jinxi_portal.accounts.models import Posting, User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.kernel import clock


def end_posting(*, posting: Posting, last_day: date, by: User) -> Posting:
    """Let the posting end with ``last_day``. Roles are asked of the database on every page, so none outlives the posting.

    Raises:
        Refusal: ``already_ended``, ``ends_before_start``, ``last_administrator``.
    """
    with transaction.atomic():
        user = lock_with_administrators(posting.user)
        posting = Posting.objects.select_for_update().get(pk=posting.pk)
        posting.user = user
        POLICY.require(User.objects.get(pk=by.pk), "end_posting", user)
        if posting.until is not None and posting.until <= last_day:
            raise Refusal(
                "already_ended",
                _("这项任职已定于%(day)s结束，不必再次办理。") % {"day": date_format(posting.until, "DATE_FORMAT")},
            )
        if last_day < posting.since:
            raise Refusal("ends_before_start", _("结束日期早于任职开始的日期，请核对后再填。"))
        posting.until = last_day
        posting.save(update_fields=["until"])
        user.forget_postings()
        keep_one_administrator(on=max(clock.today(), last_day + timedelta(days=1)))
        announce(
            PostingEnded(
                user_id=user.pk,
                by_id=by.pk,
                posting_id=posting.pk,
                role=posting.role,
                place_kind=posting.place_kind,
                place_id=posting.place_id,
                place_name=posting.place_name,
                until=last_day,
            )
        )
    return posting
