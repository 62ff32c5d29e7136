"""The list of accounts: what is searched for, one page at a time, a constant number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.functional import cached_property

from jinxi_portal.accounts.models import Posting, User
from jinxi_portal.accounts.models.user import UserQuerySet
from jinxi_portal.accounts.roles import Role
from jinxi_portal.kernel import clock, mobile

PER_PAGE = 30
#: Beyond this nobody turns pages, and the database need not count a county's workers.
MOST_COUNTED = 1000


@dataclass(frozen=True)
class AccountLine:
    """One row: the person and what the administrator looks for first."""

    user: User
    postings: list[Posting]
    has_authenticator: bool
    has_password: bool


def find_accounts(visible: UserQuerySet, wanted: Mapping[str, Any]) -> UserQuerySet:
    """The accounts that fit the search form's cleaned data, by username."""
    found = visible
    kind = wanted.get("kind") or "staff"
    if kind == "machines":
        found = found.filter(is_machine=True)
    elif kind != "all":
        found = found.filter(mobile_digest__isnull=kind == "staff", is_machine=False)
    if words := wanted.get("words", "").strip():
        # A whole mobile number is looked up by its digest, whatever else is asked for.
        if mobile.is_valid(words):
            return visible.filter(mobile_digest=words).order_by("username")
        found = found.filter(Q(name__icontains=words) | Q(username__icontains=words))
    if role := wanted.get("role"):
        held = Posting.objects.in_force(on=clock.today()).filter(role=Role(role))
        found = found.filter(pk__in=held.values("user"))
    state = wanted.get("state")
    if state == "disabled":
        found = found.filter(is_active=False)
    elif state == "active":
        found = found.filter(is_active=True)
    elif state == "new":
        found = found.filter(is_active=True, is_machine=False, mobile_digest__isnull=True, password__startswith="!")  # noqa: S106
    return found.order_by("username")


class ShortPaginator(Paginator):
    """Counts up to a limit only."""

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: MOST_COUNTED + 1].count())

    @property
    def counted_all(self) -> bool:
        return self.count <= MOST_COUNTED


def page_of(accounts: UserQuerySet, number: str | int) -> tuple[Page[User], list[AccountLine]]:
    """A page and its lines; a page number that does not exist is the nearest one that does."""
    totp = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    today = clock.today()
    rows = accounts.annotate(has_authenticator=Exists(totp)).prefetch_related(
        Prefetch("postings", Posting.objects.in_force(on=today).order_by("since"), to_attr="held_today")
    )
    page: Page[Any] = ShortPaginator(rows, PER_PAGE).get_page(number)
    lines = [
        AccountLine(
            user=user,
            postings=user.held_today,
            has_authenticator=user.has_authenticator,
            has_password=user.has_usable_password(),
        )
        for user in page.object_list
    ]
    return page, lines
