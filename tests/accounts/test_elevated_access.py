"""Elevated access: a reason, a limit, and eyes on it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.actions.close_elevated_access import close_elevated_access
from jinxi_portal.accounts.actions.open_elevated_access import open_elevated_access
from jinxi_portal.accounts.events import ElevatedAccessClosed, ElevatedAccessOpened
from jinxi_portal.accounts.models import ElevatedAccess, Scope, User
from jinxi_portal.accounts.public import NotAllowed, elevated
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.kernel import clock, events
from tests.cast import signed_in

REASON = "李娜反映名册打不开"


def open_it(by: User, minutes: int = 15, scope: Scope = Scope.CASES) -> ElevatedAccess:
    return open_elevated_access(scope=scope, reason=REASON, minutes=minutes, by=by)


def test_it_lasts_as_long_as_said(administrator: User, told: list[events.Event]) -> None:
    with clock.frozen(clock.now()) as stopped:
        open_it(administrator)
        assert administrator.has_elevated_access()
        assert administrator.has_elevated_access(Scope.CASES)
        assert not administrator.has_elevated_access(Scope.REPAIR)
        stopped.pass_time(timedelta(minutes=15))
        assert not administrator.has_elevated_access()
        open_it(administrator)  # and may be opened anew
    assert [type(event) for event in told] == [ElevatedAccessOpened] * 2


def test_it_opens_a_room_only_while_it_lasts(administrator: User, clerk: User, worker: User) -> None:
    rule = elevated(Scope.CASES)
    refusal = rule(administrator, None)
    assert not refusal
    assert "特别查看" in str(refusal.reason)
    opened = open_it(administrator)
    assert rule(administrator, None)
    close_elevated_access(elevated_access=opened, by=administrator)
    assert not rule(administrator, None)
    assert not rule(clerk, None)
    assert rule(worker, None).stranger


@pytest.mark.parametrize(("minutes", "reason", "code"), [
    (61, REASON, "time_unfit"),
    (0, REASON, "time_unfit"),
    (15, " ", "reason_missing"),
])  # fmt: skip
def test_it_says_what_is_wrong(administrator: User, minutes: int, reason: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        open_elevated_access(scope=Scope.CASES, reason=reason, minutes=minutes, by=administrator)
    assert refused.value.code == code


def test_one_at_a_time(administrator: User) -> None:
    open_it(administrator)
    with pytest.raises(Refusal) as refused:
        open_it(administrator, scope=Scope.REPAIR)
    assert refused.value.code == "already_open"


def test_the_database_keeps_the_limit_too(administrator: User) -> None:
    now = clock.now()
    row = {"user": administrator, "scope": Scope.CASES, "reason": REASON, "since": now}
    with pytest.raises(IntegrityError), transaction.atomic():
        ElevatedAccess.objects.create(**row, until=now + timedelta(minutes=61))
    ElevatedAccess.objects.create(**row, until=now + timedelta(minutes=60))
    with pytest.raises(IntegrityError), transaction.atomic():
        ElevatedAccess.objects.create(
            **{**row, "since": now + timedelta(minutes=59)}, until=now + timedelta(minutes=90)
        )


def test_others_cannot_open_or_close_it(administrator: User, clerk: User, worker: User) -> None:
    with pytest.raises(NotAllowed):
        open_it(clerk)
    with pytest.raises(Http404):
        open_it(worker)
    with pytest.raises(Http404):
        close_elevated_access(elevated_access=open_it(administrator), by=clerk)


def test_it_is_given_back_once(administrator: User, told: list[events.Event]) -> None:
    opened = open_it(administrator)
    close_elevated_access(elevated_access=opened, by=administrator)
    with pytest.raises(Refusal) as refused:
        close_elevated_access(elevated_access=opened, by=administrator)
    assert refused.value.code == "already_over"
    assert isinstance(told[-1], ElevatedAccessClosed)


def test_the_auditor_and_the_secretary_see_who_and_why(
    client: Client, administrator: User, auditor: User, secretary: User, clerk: User
) -> None:
    open_it(administrator)
    for watcher in (auditor, secretary):
        page = signed_in(client, watcher).get(reverse("accounts:elevated_accesses")).content.decode()
        assert REASON in page
        assert "唐杰" in page
        assert reverse("accounts:open_elevated_access") not in page
    assert signed_in(client, clerk).get(reverse("accounts:elevated_accesses")).status_code == 403


def test_the_page_opens_and_closes_it(client: Client, administrator: User) -> None:
    signed_in(client, administrator)
    client.post(reverse("accounts:open_elevated_access"), {"scope": "cases", "reason": REASON, "minutes": 5})
    opened = ElevatedAccess.objects.get()
    assert client.get(reverse("accounts:elevated_accesses")).context["running"] == opened
    client.post(reverse("accounts:close_elevated_access", args=[opened.pk]))
    assert client.get(reverse("accounts:elevated_accesses")).context["running"] is None
