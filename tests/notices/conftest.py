"""A kind of notice and a kind of thing of the tests' own, so that no room's words are needed."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import pytest

from jinxi_portal.accounts.public import Policy, Role, posted, signed_in
from jinxi_portal.notices.channels import carrier
from jinxi_portal.notices.channels.carrier import NotSent
from jinxi_portal.notices.kinds import Channel, NoticeGroup, NoticeKind, notice_kinds, register_notice
from jinxi_portal.records.subjects import SubjectKind, register_subject, subject_kinds

GROUP = NoticeGroup("tests", "试一试", order=1)
BY_SMS = frozenset({Channel.SMS})
TOLD = NoticeKind("tests.told", "进展", "%(by)s 办了 %(thing)s，还有 %(left)s 天", group=GROUP, outside=BY_SMS)
URGENT = NoticeKind("tests.urgent", "急事", "%(thing)s 急需处理", group=GROUP, urgent=True, outside=BY_SMS)
QUIET = NoticeKind("tests.quiet", "小事", "%(thing)s 有变化", group=GROUP)


class Postbag:
    """A carrier that keeps what it was given; it may be told to fail."""

    sent: ClassVar[list[tuple[str, str]]] = []
    away: ClassVar[bool] = False

    def complaint(self) -> str:
        return ""

    def address_of(self, user: Any) -> str | None:
        return f"to-{user.username}" if user.username != "nobody" else None

    def send_to_mobile(self, *, mobile: str, text: str) -> None:
        self.send(address=mobile, text=text)

    def send(self, *, address: str, text: str) -> None:
        if type(self).away:
            raise NotSent("away")
        self.sent.append((address, text))


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    for kind in (TOLD, URGENT, QUIET):
        register_notice(kind)
    policy = Policy("tests", {"see": signed_in})
    register_subject(
        SubjectKind("accounts.user", "用户", policy, url=lambda user: f"/people/{user.pk}/", see_act="see")
    )
    yield
    for kind in (TOLD, URGENT, QUIET):
        del notice_kinds._entries[kind.key]
    subject_kinds._entries.pop("accounts.user", None)


@pytest.fixture
def only_clerks_see() -> Callable[[], None]:
    """From now on only clerks may see the thing."""

    def change() -> None:
        del subject_kinds._entries["accounts.user"]
        policy = Policy("tests", {"see": posted(Role.COMMITTEE_CLERK)})
        register_subject(SubjectKind("accounts.user", "用户", policy, url=lambda user: "/people/", see_act="see"))

    return change


@pytest.fixture
def postbag(settings: Any) -> Iterator[type[Postbag]]:
    settings.NOTICE_CARRIERS = {"sms": "tests.notices.conftest.Postbag"}
    carrier._made.cache_clear()
    Postbag.sent, Postbag.away = [], False
    # The loader imports this file anew under its own name; the class that is used must be the one tests look at.
    used = type(carrier.carriers()[Channel.SMS])
    used.sent, used.away = [], False
    yield used
    carrier._made.cache_clear()
