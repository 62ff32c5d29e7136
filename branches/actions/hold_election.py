"""Register an election, or an appointment by the committee: a new term begins, with its posts."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.locking import lock_organisation
from branches.models import Organisation, PartyPost, Term
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.rules.terms import is_quorate, term_ends
from branches.states import OrganisationKind, Post
from branches.voters import voters_of
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def hold_election(
    *,
    organisation: Organisation,
    held_on: date,
    entitled: int,
    present: int,
    posts: Sequence[tuple[Post, Any]],
    by: Any,
    appointed: bool = False,
) -> Term:
    """The posts of the term before end the day before; ``posts`` are pairs of post and person.

    Raises:
        Refusal: too few were present (the election does not count), the day does not fit, or somebody has no vote here.
    """
    with transaction.atomic():
        locked = lock_organisation(organisation)
        POLICY.require(by, "hold_election", locked)
        last = locked.terms.order_by("number").last()
        _check(locked, last, held_on, entitled, present, appointed=appointed)
        _check_posts(locked, posts, held_on)
        term = Term.objects.create(
            organisation=locked,
            number=last.number + 1 if last else 1,
            elected_on=held_on,
            due_on=term_ends(held_on, of_community=locked.of_community),
            entitled=entitled,
            present=present,
            appointed=appointed,
        )
        standing = locked.party_posts.filter(until__isnull=True).exclude(post=Post.GROUP_LEADER)
        standing.filter(since__gte=held_on).delete()
        standing.update(until=held_on - timedelta(days=1))
        PartyPost.objects.bulk_create(
            PartyPost(organisation=locked, person=person, post=post, term=term, since=held_on, written_by=by)
            for post, person in posts
        )
        write_history(
            subject=locked,
            verb="branches.posts_appointed" if appointed else "branches.election_held",
            by=by,
            facts={
                "held_on": held_on,
                "number": term.number,
                "entitled": entitled,
                "present": present,
                "posts": len(posts),
                "due_on": term.due_on,
            },
        )
    return term


def _check(
    organisation: Organisation, last: Term | None, held_on: date, entitled: int, present: int, *, appointed: bool
) -> None:
    if organisation.kind == OrganisationKind.GROUP:
        raise Refusal(_("党小组组长由党员推选，请直接登记职务。"), code="not_a_branch")
    if organisation.dissolved_on is not None:
        raise Refusal(_("这个党组织已经撤销。"), code="dissolved")
    if held_on > clock.today() or held_on < organisation.founded_on:
        raise Refusal(_("日期要在成立之后，并且不晚于今天。请核对日期。"), code="wrong_day")
    if last is not None and held_on <= last.elected_on:
        raise Refusal(
            _("日期要晚于上一届（%(day)s）。请核对日期。") % {"day": last.elected_on.isoformat()},
            code="before_last_term",
        )
    if not appointed and not is_quorate(present=present, entitled=entitled):
        raise Refusal(
            _("应到 %(entitled)s 人，实到 %(present)s 人，不足五分之四，这次选举无效。请另行召开。")
            % {"entitled": entitled, "present": present},
            code="not_quorate",
        )


def _check_posts(organisation: Organisation, posts: Sequence[tuple[Post, Any]], held_on: date) -> None:
    if [post for post, _person in posts].count(Post.SECRETARY) != 1:
        raise Refusal(_("请选出一位书记。"), code="one_secretary")
    if len({person.pk for _post, person in posts}) < len(posts):
        raise Refusal(_("一个人只登记一个职务。兼任的，请在换届之后另行登记。"), code="one_post_each")
    entitled = set(voters_of(organisation, on=held_on).values_list("person_id", flat=True))
    if any(person.pk not in entitled for _post, person in posts):
        raise Refusal(_("当选的要是这里的正式党员，预备党员没有被选举权。"), code="no_vote")
