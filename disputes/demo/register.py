"""Mediators of the demo county, and the postings of the year before, when most of its disputes were settled."""

from datetime import date

from disputes.actions.register_mediator import register_mediator
from disputes.rules.kinds import DisputeKind
from jinxi_portal.accounts.public import PLACE_OF_ROLE, Posting, Role, User
from jinxi_portal.kernel import clock
from members.public import Community

SINCE = date(2024, 3, 4)
PLACE = "秀谷红色微家"
K = DisputeKind
#: Beside the mediator who signs in; they have no password.
OTHERS = (
    ("mediator2", "万志强", (K.INJURY, K.DAMAGED_PROPERTY, K.OTHER)),
    ("mediator3", "涂秀兰", (K.SERVICE_QUALITY, K.INSULT, K.AGENCY_FEE)),
)
OWN = (K.WAGES, K.CONTRACT_END, K.AGENCY_FEE, K.THEFT_SUSPECTED)


def people_of_the_past(*people: User) -> None:
    """Who is posted since the beginning of this year was so before; a posting that goes back far enough is left as it is."""
    for user in people:
        first = Posting.objects.filter(user=user).order_by("since").first()
        if first is None or first.since <= SINCE:
            continue
        Posting.objects.create(
            user=user,
            role=first.role,
            place_kind=first.place_kind,
            place_id=first.place_id,
            place_name=first.place_name,
            since=SINCE,
            until=date.fromordinal(first.since.toordinal() - 1),
        )
        user.forget_postings()


def register(clerk: User, mediator: User) -> list[User]:
    """On the day on which they began; who mediates, the one who signs in first."""
    communities = list(Community.objects.filter(is_active=True).order_by("pk"))
    with clock.frozen(SINCE):
        clerk.forget_postings()
        rows: list[tuple[User, tuple[DisputeKind, ...]]] = [(mediator, OWN)]
        for username, name, their_skills in OTHERS:
            user = User.objects.create_user(username, None, name=name)
            Posting.objects.create(
                user=user,
                role=Role.MEDIATOR,
                place_kind=PLACE_OF_ROLE[Role.MEDIATOR],
                place_id=None,
                place_name=PLACE,
                since=SINCE,
            )
            rows.append((user, their_skills))
        for place, (user, skills) in enumerate(rows):
            register_mediator(user=user, skills=skills, communities=communities[place::3], most_cases=12, by=clerk)
    return [user for user, _skills in rows]
