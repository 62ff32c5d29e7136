"""The fixed cast: one person per role, so that a test reads without set-up noise.

Who they are is told by the name of the fixture; ``employer_staff`` works for employer 1 (华丽家政), ``other_employer_staff`` for
employer 2 (安心居); ``former_clerk`` was a clerk until yesterday, ``nobody`` has an account and no posting. ``cast`` holds them all by name.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from jinxi_portal.accounts.models import Posting, User
from jinxi_portal.accounts.public import PlaceKind, Role
from jinxi_portal.accounts.roles import PLACE_OF_ROLE
from jinxi_portal.kernel import clock

#: Everybody's password in tests; workers have none, they sign in with a code to their mobile.
PASSWORD = "quiet-camphor-lantern-41"
EMPLOYER, OTHER_EMPLOYER = 1, 2
BRANCH, MICROHOME, COMMUNITY, SCHOOL = 1, 1, 1, 1

_PLACES: dict[PlaceKind, tuple[int | None, str]] = {
    PlaceKind.COMMITTEE: (None, "金溪县网约家政行业综合党委"),
    PlaceKind.BRANCH: (BRANCH, "华丽家政党支部"),
    PlaceKind.MICROHOME: (MICROHOME, "秀谷红色微家"),
    PlaceKind.COMMUNITY: (COMMUNITY, "锦绣社区"),
    PlaceKind.SCHOOL: (SCHOOL, "赋能夜校"),
    PlaceKind.EMPLOYER: (EMPLOYER, "华丽家政"),
    PlaceKind.NOWHERE: (None, ""),
}


def make_person(username: str, name: str, *roles: Role, **fields: Any) -> User:
    """A person with one posting per role at the cast's usual place, open since 2020."""
    password = None if "mobile" in fields else PASSWORD
    user = User.objects.create_user(username=username, password=password, name=name, **fields)
    for role in roles:
        post(user, role)
    return user


def post(
    user: User,
    role: Role,
    *,
    place_id: int | None = None,
    place_name: str = "",
    since: date = date(2020, 1, 6),
    until: date | None = None,
) -> Posting:
    """Write a posting straight into the table, past the acts and their policy."""
    kind = PLACE_OF_ROLE[role]
    usual_id, usual_name = _PLACES[kind]
    return Posting.objects.create(
        user=user,
        role=role,
        place_kind=kind,
        place_id=place_id or usual_id,
        place_name=place_name or usual_name,
        since=since,
        until=until,
    )


def signed_in(client: Client, user: User | None) -> Client:
    """The client with ``user`` signed in (``None``: nobody), past the sign-in page."""
    if user is None:
        client.logout()
    else:
        client.force_login(user)
    return client


@pytest.fixture
def secretary(db: None) -> User:
    return make_person("secretary", "周建国", Role.COMMITTEE_SECRETARY)


@pytest.fixture
def clerk(db: None) -> User:
    return make_person("clerk", "李娜", Role.COMMITTEE_CLERK)


@pytest.fixture
def other_clerk(db: None) -> User:
    return make_person("other_clerk", "陈静", Role.COMMITTEE_CLERK)


@pytest.fixture
def branch_secretary(db: None) -> User:
    return make_person("branch_secretary", "吴秀英", Role.BRANCH_SECRETARY)


@pytest.fixture
def instructor(db: None) -> User:
    return make_person("instructor", "何志强", Role.INSTRUCTOR)


@pytest.fixture
def microhome_keeper(db: None) -> User:
    return make_person("microhome_keeper", "徐丽华", Role.MICROHOME_KEEPER)


@pytest.fixture
def mediator(db: None) -> User:
    return make_person("mediator", "孙文斌", Role.MEDIATOR)


@pytest.fixture
def care_coordinator(db: None) -> User:
    return make_person("care_coordinator", "胡桂兰", Role.CARE_COORDINATOR)


@pytest.fixture
def grid_worker(db: None) -> User:
    return make_person("grid_worker", "朱勇", Role.GRID_WORKER)


@pytest.fixture
def school_clerk(db: None) -> User:
    return make_person("school_clerk", "高翔", Role.SCHOOL_CLERK)


@pytest.fixture
def teacher(db: None) -> User:
    return make_person("teacher", "林雪梅", Role.TEACHER)


@pytest.fixture
def supervision_officer(db: None) -> User:
    return make_person("supervision_officer", "郭峰", Role.SUPERVISION_OFFICER)


@pytest.fixture
def employer_staff(db: None) -> User:
    return make_person("employer_staff", "马晓燕", Role.EMPLOYER_STAFF)


@pytest.fixture
def other_employer_staff(db: None) -> User:
    person = make_person("other_employer_staff", "罗敏")
    post(person, Role.EMPLOYER_STAFF, place_id=OTHER_EMPLOYER, place_name="安心居")
    return person


@pytest.fixture
def worker(db: None) -> User:
    return make_person("worker", "王桂芳", Role.WORKER, mobile="13900000011")


@pytest.fixture
def other_worker(db: None) -> User:
    return make_person("other_worker", "刘金凤", Role.WORKER, mobile="13900000012")


@pytest.fixture
def auditor(db: None) -> User:
    return make_person("auditor", "沈国栋", Role.AUDITOR)


@pytest.fixture
def administrator(db: None) -> User:
    return make_person("administrator", "唐杰", Role.SYSTEM_ADMINISTRATOR)


@pytest.fixture
def former_clerk(db: None) -> User:
    person = make_person("former_clerk", "曾丽")
    post(person, Role.COMMITTEE_CLERK, until=clock.today() - timedelta(days=1))
    return person


@pytest.fixture
def nobody(db: None) -> User:
    return make_person("nobody", "无岗")


#: The fixtures that stand for one role each.
BY_ROLE: dict[Role, str] = {
    Role.COMMITTEE_SECRETARY: "secretary",
    Role.COMMITTEE_CLERK: "clerk",
    Role.SYSTEM_ADMINISTRATOR: "administrator",
    **{
        role: role.value
        for role in Role
        if role not in {Role.COMMITTEE_SECRETARY, Role.COMMITTEE_CLERK, Role.SYSTEM_ADMINISTRATOR}
    },
}
EVERYBODY = (*BY_ROLE.values(), "other_clerk", "other_employer_staff", "other_worker", "former_clerk", "nobody")


@pytest.fixture
def cast(request: pytest.FixtureRequest) -> dict[str, User]:
    """Everybody, by the name of the fixture."""
    return {name: request.getfixturevalue(name) for name in EVERYBODY}
