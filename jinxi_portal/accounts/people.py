"""What higher rooms ask about people: who holds a role, who has this mobile."""

from datetime import date

from jinxi_portal.accounts.models import ElevatedAccess, Posting, User
from jinxi_portal.accounts.roles import PlaceKind, Role
from jinxi_portal.kernel import clock


def holders_of(
    *roles: Role, place_kind: PlaceKind | None = None, place_id: int | None = None, on: date | None = None
) -> list[User]:
    """The people who may sign in and hold one of the roles on a day (today), perhaps at one place: to hand work to."""
    postings = Posting.objects.in_force(on=on or clock.today()).filter(role__in=roles)
    if place_kind is not None:
        postings = postings.filter(place_kind=place_kind)
    if place_id is not None:
        postings = postings.filter(place_id=place_id)
    return list(User.objects.filter(is_active=True, is_machine=False, pk__in=postings.values("user")).order_by("pk"))


def is_on_duty(user: User, role: Role) -> bool:
    """Whether the user holds the role today and may sign in."""
    return role in user.roles_today()


def user_with_mobile(mobile_digest: bytes) -> User | None:
    """The worker's account with this mobile, found by its keyed digest."""
    return User.objects.filter(mobile_digest=mobile_digest).first()


def describe_elevated_access(elevated_access_id: int) -> ElevatedAccess | None:
    """The opened look: who, why, until when."""
    return ElevatedAccess.objects.select_related("user").filter(pk=elevated_access_id).first()
