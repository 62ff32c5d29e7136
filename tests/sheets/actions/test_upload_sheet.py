"""A file comes in: kept, looked into, begun once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.http import Http404

from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.records.public import history_of
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.public import FileRefused
from jinxi_portal.sheets.states import ImportState, RowStatus
from tests.sheets import files
from tests.sheets.fake_kind import Room

Send = Callable[..., Any]


def test_a_clear_list_is_checked_at_once(send: Send, messy_book: Path, room: Room) -> None:
    found = send(messy_book).sheet_import
    assert found.state == ImportState.CHECKED
    assert found.number.startswith("DR-")
    assert (found.sheet_name, found.table["header_row"]) == ("2026年在册人员", 3)
    assert found.rows_of_data == 30
    ruined = found.counts["code:id_ruined"]
    assert ruined >= 1
    assert found.count_of(RowStatus.NEW) == 30 - found.count_of(RowStatus.DOUBTFUL)
    assert found.counts["subtotal"] == 4
    assert room.rows == {}


def test_rows_are_staged_under_seal(send: Send, people: Send) -> None:
    found = send(people([1, 2])).sheet_import
    row = SheetRow.objects.filter(sheet_import=found).order_by("number").first()
    assert row is not None
    assert row.said().values["id_number"] == files.person(1)[2]
    assert files.person(1)[2].encode() not in row.payload.token
    assert row.said().written == {}


def test_the_file_its_digest_and_its_sender_are_kept(send: Send, people: Send, clerk: Any) -> None:
    path = people([1, 2])
    found = send(path).sheet_import
    assert default_storage.open(found.place).read() == path.read_bytes()
    assert (len(found.digest), found.sent_by, found.sender_name, found.file_name) == (
        64,
        clerk,
        "华丽家政",
        "名单.xlsx",
    )


def test_the_same_file_again_changes_nothing_and_says_so(send: Send, people: Send) -> None:
    path = people([1, 2])
    first = send(path).sheet_import
    again = send(path)
    assert again.again
    assert again.sheet_import == first
    assert SheetImport.objects.count() == 1
    assert SheetRow.objects.count() == 2
    assert len(list(Path(default_storage.path("sheets")).rglob("*/*"))) == 1
    assert "再次上传" in history_of(first)[0].sentence


def test_the_same_file_of_another_sender_is_another_import(send: Send, people: Send) -> None:
    path = people([1, 2])
    assert send(path).sheet_import != send(path, sender="employer:2").sheet_import


def test_a_discarded_file_may_come_again(send: Send, people: Send, work: Send, clerk: Any) -> None:
    from jinxi_portal.sheets.actions.discard import discard

    path = people([1, 2])
    first = work(discard, sheet_import=send(path).sheet_import, by=clerk)
    assert first.state == ImportState.DISCARDED
    assert not send(path).again


def test_a_list_with_two_columns_of_one_name_waits_for_a_person(send: Send, book: Send) -> None:
    found = send(
        book([["姓名", "姓名", "手机号"], ["王芳", "王小芳", files.mobile(1)], ["李红", "", files.mobile(2)]])
    ).sheet_import
    assert found.state == ImportState.MAPPING
    assert [column.heading for column in found.layout.columns] == ["姓名", "姓名(2)", "手机号"]


def test_a_list_without_known_headings_waits_for_a_person(send: Send, book: Send) -> None:
    found = send(book([["甲", "乙"], ["王芳", "保洁"], ["李红", "月嫂"]])).sheet_import
    assert found.state == ImportState.CHOOSING


def test_a_file_whose_encoding_is_not_certain_waits_for_a_person(send: Send, text_file: Send) -> None:
    found = send(text_file("姓名,電話,現住址\n黃曉燕,13800000001,臺灣臺北\n" * 20, "big5")).sheet_import
    assert found.state == ImportState.CHOOSING


@pytest.mark.parametrize("content", [b"", b"MZ\x90\0" * 100, "今天开会\n".encode()])
def test_nothing_of_a_refused_file_is_kept(send: Send, text_file: Send, content: bytes) -> None:
    with pytest.raises(FileRefused):
        send(text_file(content, name="名单.xlsx"))
    assert SheetImport.objects.count() == 0
    assert not [path for path in Path(default_storage.path("sheets")).rglob("*") if path.is_file()]


def test_headings_without_data_are_refused_at_the_door(send: Send, book: Send) -> None:
    with pytest.raises(FileRefused) as refused:
        send(book([files.HEADINGS]))
    assert refused.value.code == "no_data"


def test_an_employer_sends_for_itself_only(send: Send, people: Send, employer_staff: Any) -> None:
    assert send(people([1]), by=employer_staff).sheet_import.sent_by == employer_staff
    with pytest.raises(Http404):
        send(people([2]), sender="employer:2", by=employer_staff)


def test_a_colleague_without_the_right_is_told_whom_to_ask(send: Send, people: Send, mediator: Any) -> None:
    with pytest.raises(NotAllowed) as refused:
        send(people([1]), by=mediator)
    assert refused.value.decision.ask


def test_a_worker_is_a_stranger(send: Send, people: Send, worker: Any) -> None:
    with pytest.raises(Http404):
        send(people([1]), by=worker)


def test_a_name_with_folders_and_signs_is_shown_plainly(send: Send, people: Send, clerk: Any) -> None:
    found = send(people([1]), file_name="../../etc/\x07名单\u202e.xlsx").sheet_import
    assert found.file_name == "名单.xlsx"
