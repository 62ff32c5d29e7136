"""Post a person to a role."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import StaffPosted, announce
from jinxi_portal.accounts.models import Posting, User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.accounts.roles import HELD_ALONE, PLACE_OF_ROLE, PlaceKind, Role


def post_staff(
    *,
    user: User,
    role: Role,
    since: date,
    until: date | None = None,
    place_id: int | None = None,
    place_name: str = "",
    by: User,
) -> Posting:
    """Give ``user`` the role at a place from ``since`` to the last day ``until`` (open when ``None``).

    Raises:
        Refusal: ``no_role_for_worker`` (an account that signs in with a mobile code gets no office role),
            ``ends_before_start``, ``place_missing``, ``held_alone`` (the role does not go together with another),
            ``already_posted``.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        POLICY.require(by, "post_staff", user)
        return write_posting(
            user=user, role=role, since=since, until=until, place_id=place_id, place_name=place_name.strip(), by=by
        )


def write_posting(
    *,
    user: User,
    role: Role,
    since: date,
    until: date | None,
    place_id: int | None,
    place_name: str,
    by: User | None,
) -> Posting:
    """The posting itself, checked and announced, without asking the policy. ``user`` is locked by the caller."""
    place_kind = PLACE_OF_ROLE[role]
    _check_account(user, role)
    if until is not None and until < since:
        raise Refusal("ends_before_start", _("任职的截止日期早于开始日期，请核对后再填。"))
    if place_kind not in {PlaceKind.COMMITTEE, PlaceKind.NOWHERE} and not (place_id or place_name):
        raise Refusal("place_missing", _("请写明在哪个单位任职。"))
    _check_company(user, role, since, until)
    try:
        with transaction.atomic():
            posting = Posting.objects.create(
                user=user,
                role=role,
                place_kind=place_kind,
                place_id=place_id,
                place_name=place_name,
                since=since,
                until=until,
                posted_by=by,
            )
    except IntegrityError as error:
        raise Refusal(
            "already_posted",
            _("%(name)s 在这段时间已经担任%(role)s，请先结束原来的任职，或改一个开始日期。")
            % {"name": user, "role": Role(role).label},
        ) from error
    user.forget_postings()
    announce(
        StaffPosted(
            user_id=user.pk,
            by_id=by.pk if by else None,
            posting_id=posting.pk,
            role=posting.role,
            place_kind=posting.place_kind,
            place_id=place_id,
            place_name=place_name,
            since=since,
            until=until,
        )
    )
    return posting


def _check_account(user: User, role: Role) -> None:
    """A code sent to a mobile is enough for a worker and too little for the office."""
    if (role == Role.WORKER) != user.signs_in_by_code:
        raise Refusal(
            "no_role_for_worker",
            _("这个帐号用手机验证码登录，只供从业人员本人使用。工作人员请另建一个用密码登录的帐号。")
            if user.signs_in_by_code
            else _("从业人员用手机号登录时自动建立帐号，不必在这里任命。"),
        )


def _check_company(user: User, role: Role, since: date, until: date | None) -> None:
    """The roles that are held alone never overlap with another one."""
    others = user.postings.not_over(on=since)
    if until is not None:
        others = others.filter(since__lte=until)
    for other in others:
        if other.role != role and (role in HELD_ALONE or other.role in HELD_ALONE):
            raise Refusal(
                "held_alone",
                _("%(name)s 同时担任%(other)s，这个岗位不能与%(role)s兼任。请先结束原来的任职，或另建帐号。")
                % {"name": user, "other": Role(other.role).label, "role": Role(role).label},
            )
