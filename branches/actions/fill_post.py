"""Give somebody a post between elections, or end one."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.locking import lock_organisation
from branches.models import Organisation, PartyPost
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.states import OrganisationKind, Post
from branches.voters import voters_of
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def fill_post(*, organisation: Organisation, post: Post, person: Any, since: date, by: Any) -> PartyPost:
    """The person holds the post from ``since``; a secretary or group leader before ends the day before.

    Raises:
        Refusal: the post does not fit the organisation, the person has no vote here, or the day does not fit.
    """
    with transaction.atomic():
        locked = lock_organisation(organisation)
        POLICY.require(by, "change_posts", locked)
        if (post == Post.GROUP_LEADER) != (locked.kind == OrganisationKind.GROUP):
            raise Refusal(_("党小组只设组长，其他组织不设组长。"), code="wrong_post")
        if since > clock.today() or since < locked.founded_on or locked.dissolved_on is not None:
            raise Refusal(_("日期要在成立之后，并且不晚于今天。请核对日期。"), code="wrong_day")
        if not voters_of(locked, on=since).filter(person=person).exists():
            raise Refusal(_("任职的要是这里的正式党员，预备党员没有被选举权。"), code="no_vote")
        _make_room(locked, post, person, since)
        row = PartyPost.objects.create(
            organisation=locked,
            person=person,
            post=post,
            term=locked.terms.order_by("number").last(),
            since=since,
            written_by=by,
        )
        write_history(
            subject=locked,
            verb="branches.post_filled",
            by=by,
            facts={"post": post, "since": since, "person": person},
        )
    return row


def end_post(*, party_post: PartyPost, last_day: date, by: Any) -> PartyPost:
    """The last day counts.

    Raises:
        Refusal: it has ended already, or the day does not fit.
    """
    with transaction.atomic():
        organisation = lock_organisation(party_post.organisation)
        POLICY.require(by, "change_posts", organisation)
        locked = PartyPost.objects.select_for_update(of=("self",)).select_related("person").get(pk=party_post.pk)
        if locked.until is not None:
            raise Refusal(_("这项任职已经结束。"), code="ended")
        if not locked.since <= last_day <= clock.today():
            raise Refusal(_("结束日期要在任职之后，并且不晚于今天。请核对日期。"), code="wrong_day")
        locked.until = last_day
        locked.save(update_fields=["until"])
        write_history(
            subject=organisation,
            verb="branches.post_ended",
            by=by,
            facts={"post": locked.post, "last_day": last_day, "person": locked.person},
        )
    return locked


def _make_room(organisation: Organisation, post: Post, person: Any, since: date) -> None:
    standing = organisation.party_posts.filter(until__isnull=True)
    if standing.filter(post=post, person=person).exists():
        raise Refusal(_("这位党员已经担任这个职务。"), code="already_there")
    if post in (Post.SECRETARY, Post.GROUP_LEADER):
        before = standing.filter(post=post)
        if before.filter(since__gte=since).exists():
            raise Refusal(_("现任是在这一天或之后上任的。请核对日期。"), code="wrong_day")
        before.update(until=since - timedelta(days=1))
