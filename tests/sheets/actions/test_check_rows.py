"""The worker: taken up where it stopped, stopped when it is late, flat in queries, safe with keys and clicks."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections

from jinxi_portal.kernel import clock, sealing
from jinxi_portal.sheets import tasks
from jinxi_portal.sheets.actions import check_rows as checking
from jinxi_portal.sheets.actions.admit_rows import admit_rows
from jinxi_portal.sheets.actions.check_rows import check_rows
from jinxi_portal.sheets.actions.choose_sheet import choose_sheet
from jinxi_portal.sheets.actions.confirm import confirm
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.staging import chunks
from jinxi_portal.sheets.states import ImportState, RowStatus
from tests.sheets.fake_kind import Killed, Room

Send = Callable[..., Any]


def statuses(found: SheetImport) -> dict[str, int]:
    return {key: count for key, count in found.counts.items() if key in RowStatus.values}


def test_a_worker_killed_half_way_through_the_check_is_followed_by_another(
    send: Send, people: Send, small_chunks: None, late_worker: None
) -> None:
    found = send(people(range(1, 11))).sheet_import
    assert found.state == ImportState.CHECKING
    check_rows(import_id=found.pk, most_chunks=2)
    found.refresh_from_db()
    assert (found.state, found.rows_read, found.rows_total) == (ImportState.CHECKING, 7, 11)
    assert SheetRow.objects.filter(sheet_import=found).count() == 6
    check_rows(import_id=found.pk)
    found.refresh_from_db()
    assert (found.state, found.rows_read, statuses(found)) == (ImportState.CHECKED, 11, {"new": 10})
    assert list(SheetRow.objects.order_by("number").values_list("number", "position")) == [
        (number + 1, number) for number in range(1, 11)
    ]


def test_a_chunk_that_breaks_off_leaves_no_trace(
    send: Send, people: Send, small_chunks: None, late_worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = send(people(range(1, 11))).sheet_import
    copied = chunks.copy_rows

    def dies_after_copying(*arguments: Any) -> None:
        copied(*arguments)
        if SheetRow.objects.count() > 3:
            raise Killed

    monkeypatch.setattr(chunks, "copy_rows", dies_after_copying)
    with pytest.raises(Killed):
        check_rows(import_id=found.pk)
    assert SheetRow.objects.count() == 3
    monkeypatch.undo()
    check_rows(import_id=found.pk)
    found.refresh_from_db()
    assert statuses(found) == {"new": 10}


def test_a_worker_killed_while_rows_go_in_is_followed_by_another(
    send: Send, people: Send, room: Room, clerk: Any, small_chunks: None, django_capture_on_commit_callbacks: Any
) -> None:
    found = send(people(range(1, 9))).sheet_import
    room.trouble_at = 7
    with pytest.raises(Killed), django_capture_on_commit_callbacks(execute=True):
        confirm(sheet_import=found, by=clerk)
    found.refresh_from_db()
    assert (found.state, found.rows_admitted, found.rows_to_admit) == (ImportState.ADMITTING, 3, 8)
    room.trouble_at = None
    admit_rows(import_id=found.pk)
    found.refresh_from_db()
    assert (found.state, found.rows_admitted) == (ImportState.ADMITTED, 8)
    assert len(room.names(found.number)) == 8
    assert room.finished == [found.number]


def test_a_worker_that_is_late_stops(send: Send, people: Send, small_chunks: None, late_worker: None) -> None:
    found = send(people(range(1, 11))).sheet_import
    stale = SheetImport.objects.get(pk=found.pk)
    check_rows(import_id=found.pk, most_chunks=1)
    with pytest.raises(checking.Overtaken):
        checking._still_ours(stale)
    assert admit_rows(import_id=found.pk) is None


def test_going_back_while_the_worker_reads_stops_it(
    send: Send, people: Send, clerk: Any, small_chunks: None, late_worker: None
) -> None:
    found = send(people(range(1, 11))).sheet_import
    stale = check_rows(import_id=found.pk, most_chunks=1)
    assert stale is not None
    choose_sheet(sheet_import=found, sheet_name="名单", by=clerk)
    with pytest.raises(checking.Overtaken):
        checking._still_ours(stale)
    found.refresh_from_db()
    assert (found.state, found.rows_read) == (ImportState.MAPPING, 0)
    assert not SheetRow.objects.exists()


def test_a_silent_import_is_sent_to_the_worker_again(
    send: Send, people: Send, late_worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = send(people([1])).sheet_import
    sent: list[int] = []
    monkeypatch.setattr(tasks.check_rows, "delay", sent.append)
    tasks.wake_stalled()
    assert sent == []
    with clock.frozen(clock.now() + timedelta(minutes=5)):
        tasks.wake_stalled()
    assert sent == [found.pk]


def test_a_file_that_breaks_off_in_the_middle_says_why(send: Send, people: Send, late_worker: None) -> None:
    found = send(people([1, 2])).sheet_import
    found.path.write_bytes(found.path.read_bytes()[:-300])
    check_rows(import_id=found.pk)
    found.refresh_from_db()
    assert found.state == ImportState.REFUSED
    assert found.why_refused is not None
    assert found.why_refused.code == "file_damaged"


def test_keys_may_rotate_during_an_import(
    send: Send, work: Send, people: Send, room: Room, clerk: Any, small_chunks: None, late_worker: None, settings: Any
) -> None:
    found = send(people(range(1, 8))).sheet_import
    check_rows(import_id=found.pk, most_chunks=1)
    sealing.add_key(settings.SEALING_KEYS_FILE)
    check_rows(import_id=found.pk)
    tokens = [row.payload.token for row in SheetRow.objects.filter(sheet_import=found)]
    assert len({sealing.key_of(token) for token in tokens}) == 2
    confirm(sheet_import=found, by=clerk)
    admit_rows(import_id=found.pk)
    assert len(room.names(found.number)) == 7


def test_queries_do_not_grow_with_rows(
    send: Send, work: Send, people: Send, clerk: Any, django_assert_max_num_queries: Any
) -> None:
    path = people(range(1, 400))
    with django_assert_max_num_queries(45):
        found = send(path).sheet_import
    with django_assert_max_num_queries(30):
        work(confirm, sheet_import=found, by=clerk)


@pytest.mark.django_db(transaction=True)
def test_the_same_file_uploaded_twice_at_once_is_one_import(
    people: Send, clerk: Any, room: Room, late_worker: None
) -> None:
    from django.core.files.base import File

    from jinxi_portal.sheets.actions.upload_sheet import upload_sheet

    path = people([1, 2])
    outcomes: list[Any] = []
    ready = threading.Barrier(2)

    def upload() -> None:
        try:
            ready.wait()
            with path.open("rb") as file:
                outcomes.append(
                    upload_sheet(kind_key="tests_people", sender_key="employer:1", file=File(file, path.name), by=clerk)
                )
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            outcomes.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=upload) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome.again for outcome in outcomes) == [False, True]
    assert SheetImport.objects.count() == 1
    assert connection.vendor == "postgresql"
