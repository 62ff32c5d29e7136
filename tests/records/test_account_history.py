"""What happens to an account is written on its timeline."""

from datetime import date, timedelta
from typing import Any

import pytest

from jinxi_portal.accounts import public as accounts
from jinxi_portal.accounts.models import ElevatedAccess, Suspension, User
from jinxi_portal.kernel import clock, events
from jinxi_portal.records.models import HistoryEntry
from jinxi_portal.records.public import history_of

pytestmark = pytest.mark.django_db
SINCE = date(2026, 3, 2)


def test_a_posting_is_told_with_role_and_place(administrator: User, clerk: User) -> None:
    posted = accounts.StaffPosted(
        clerk.pk, administrator.pk, 1, "mediator", "microhome", 1, "秀谷红色微家", SINCE, None
    )
    events.deliver(posted)
    (line,) = history_of(clerk)
    assert line.sentence == "唐杰 登记任职：调解员，自 2026-03-02 起 （秀谷红色微家）"
    assert (line.actor_name, line.role_label) == ("唐杰", "系统管理员")


def test_elevated_access_is_told_with_its_reason(administrator: User) -> None:
    access = ElevatedAccess.objects.create(
        user=administrator, scope="cases", reason="核对报错的案件", until=clock.now() + timedelta(minutes=30)
    )
    events.deliver(accounts.ElevatedAccessOpened(administrator.pk, administrator.pk, access.pk, "cases", access.until))
    assert "查看业务内容" in history_of(administrator)[0].sentence
    assert history_of(administrator)[0].sentence.endswith("理由：核对报错的案件")


def test_reasons_stay_in_their_row_and_are_read_from_there(administrator: User, clerk: User) -> None:
    suspension = Suspension.objects.create(user=clerk, suspended_by=administrator, reason="离职，电话13812345678")
    events.deliver(accounts.AccountDisabled(clerk.pk, administrator.pk, suspension.pk))
    assert HistoryEntry.objects.get().facts == {"suspension": suspension.pk}
    assert history_of(clerk)[0].sentence == "唐杰 停用了这个帐号。理由：离职，电话13812345678"
    Suspension.objects.update(lifted_reason="返聘", lifted_at=clock.now(), lifted_by=administrator)
    events.deliver(accounts.AccountEnabled(clerk.pk, administrator.pk, suspension.pk))
    assert history_of(clerk)[0].sentence == "唐杰 恢复了这个帐号。理由：返聘"


def test_only_the_failure_that_locks_is_history(clerk: User) -> None:
    events.deliver(accounts.SignInFailed(clerk.pk, "password", None))
    events.deliver(accounts.SignInFailed(None, "password", clock.now()))
    assert history_of(clerk) == []
    events.deliver(accounts.SignInFailed(clerk.pk, "password", clock.now()))
    assert history_of(clerk)[0].actor_name == "系统"


NOW = clock.now()
EVENTS: list[tuple[type[Any], tuple[Any, ...]]] = [
    (accounts.AccountOpened, ()),
    (accounts.WorkerAccountOpened, ()),
    (accounts.AccountRenamed, ()),
    (accounts.InvitationIssued, (NOW,)),
    (accounts.PasswordSet, ("change",)),
    (accounts.SecondFactorAdded, ("totp",)),
    (accounts.SecondFactorRemoved, ("recovery_codes",)),
    (accounts.PostingEnded, (1, "mediator", "microhome", 1, "秀谷红色微家", SINCE)),
    (accounts.SignedIn, ("mfa",)),
    (accounts.SessionsEnded, (3,)),
    (accounts.LockoutLifted, ()),
    (accounts.ElevatedAccessClosed, (1,)),
]


@pytest.mark.parametrize(("event", "fields"), EVENTS)
def test_every_event_of_an_account_becomes_a_sentence(event: type[Any], fields: tuple[Any, ...], clerk: User) -> None:
    events.deliver(event(clerk.pk, clerk.pk, *fields))
    (line,) = history_of(clerk)
    assert line.sentence.startswith("李娜")
    assert "{{" not in line.sentence
    assert "None" not in line.sentence
