"""Giving up, taking back, and who may not."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from jinxi_portal.kernel import clock
from jinxi_portal.sheets import tasks
from jinxi_portal.sheets.actions.confirm import confirm
from jinxi_portal.sheets.actions.discard import discard
from jinxi_portal.sheets.actions.withdraw import withdraw
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.public import RefusedByRoom
from jinxi_portal.sheets.states import ImportState, MoveNotAllowed
from tests.sheets.fake_kind import Room

Send = Callable[..., Any]


def test_an_import_left_for_a_month_is_given_up(send: Send, people: Send) -> None:
    found = send(people([1])).sheet_import
    with clock.frozen(clock.now() + timedelta(days=31)):
        tasks.tidy()
    found.refresh_from_db()
    assert (found.state, found.place) == (ImportState.DISCARDED, "")
    assert not SheetRow.objects.exists()


def test_a_list_is_taken_back(send: Send, work: Send, people: Send, room: Room, clerk: Any) -> None:
    path = people([1, 2])
    found = work(confirm, sheet_import=send(path).sheet_import, by=clerk)
    found = work(withdraw, sheet_import=found, by=clerk)
    assert (found.state, room.withdrawn) == (ImportState.WITHDRAWN, [found.number])
    assert not SheetRow.objects.exists()
    assert found.place
    assert not send(path).again


def test_a_room_may_say_that_it_cannot_be_taken_back(
    send: Send, work: Send, people: Send, room: Room, clerk: Any
) -> None:
    found = work(confirm, sheet_import=send(people([1])).sheet_import, by=clerk)
    room.keeps = True
    with pytest.raises(RefusedByRoom):
        withdraw(sheet_import=found, by=clerk)
    found.refresh_from_db()
    assert found.state == ImportState.ADMITTED


def test_an_import_is_given_up(send: Send, work: Send, people: Send, clerk: Any) -> None:
    found = work(discard, sheet_import=send(people([1])).sheet_import, by=clerk)
    assert (found.state, found.place, found.sent_by) == (ImportState.DISCARDED, "", clerk)
    with pytest.raises(MoveNotAllowed):
        confirm(sheet_import=found, by=clerk)


def test_strangers_and_colleagues_do_nothing(send: Send, people: Send, employer_staff: Any, mediator: Any) -> None:
    from django.http import Http404

    from jinxi_portal.accounts.public import NotAllowed

    found = send(people([1]), sender="employer:2").sheet_import
    for act in (confirm, discard, withdraw):
        with pytest.raises(Http404):
            act(sheet_import=found, by=employer_staff)
        with pytest.raises(NotAllowed):
            act(sheet_import=found, by=mediator)
    assert not SheetImport.objects.visible_to(employer_staff).exists()
    assert not SheetImport.objects.visible_to(mediator).exists()
