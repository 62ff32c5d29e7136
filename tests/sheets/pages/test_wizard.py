"""The wizard's pages: every step can be left and returned to, and says what it needs."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.forms import DateInput
from django.test import Client
from django.utils.translation import override

from jinxi_portal.records.public import looks_at
from jinxi_portal.sheets.actions.choose_sheet import choose_sheet
from jinxi_portal.sheets.actions.confirm import confirm
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.states import ImportState, RowStatus
from tests.sheets import files
from tests.sheets.fake_kind import KEY, Room

Send = Callable[..., Any]


@pytest.fixture
def desk(client: Client, clerk: Any, room: Room) -> Client:
    client.force_login(clerk)
    return client


@pytest.fixture
def post_file(desk: Client, django_capture_on_commit_callbacks: Any) -> Send:
    def post(path: Path, whose: str = f"{KEY}|employer:1") -> Any:
        with django_capture_on_commit_callbacks(execute=True), path.open("rb") as file:
            return desk.post("/sheets/new/", {"whose": whose, "file": file}, follow=True)

    return post


def text(response: Any) -> str:
    return str(response.content.decode())


def test_a_clear_list_leads_straight_to_the_confirmation(desk: Client, post_file: Send, messy_book: Path) -> None:
    response = post_file(messy_book)
    found = SheetImport.objects.get()
    assert response.redirect_chain[-1][0] == f"/sheets/{found.number}/"
    page = text(desk.get(f"/sheets/{found.number}/"))
    assert "确认收入（30 行）" in page
    assert "身份证号被表格当成数字保存" in page
    assert "E+17" in page
    assert files.person(1)[2] not in page


def test_the_page_of_a_bad_file_says_what_and_what_now(post_file: Send, text_file: Send) -> None:
    response = post_file(text_file(b"MZ\x90\0" * 100, name="名单.xlsx"))
    assert response.status_code == 200
    assert "这是一个可执行程序" in text(response)
    assert not SheetImport.objects.exists()


def test_an_empty_file_gets_its_own_sentence(post_file: Send, text_file: Send) -> None:
    assert "这个文件是空的" in text(post_file(text_file(b"", name="名单.xlsx")))


def test_a_missing_choice_is_asked_for(desk: Client) -> None:
    page = text(desk.post("/sheets/new/", {"whose": ""}))
    assert "还没有选择文件。" in page


def test_the_same_file_twice_leads_to_the_first_import(post_file: Send, people: Send) -> None:
    path = people([1])
    post_file(path)
    page = text(post_file(path))
    assert "已经上传过" in page
    assert SheetImport.objects.count() == 1


def test_the_steps_by_hand(desk: Client, post_file: Send, book: Send, django_capture_on_commit_callbacks: Any) -> None:
    path = book([["甲", "乙", "丙"], ["王芳", "保洁", files.mobile(1)], ["李红", "月嫂", files.mobile(2)]])
    page = text(post_file(path))
    found = SheetImport.objects.get()
    assert "是什么" in page
    assert desk.get(f"/sheets/{found.number}/").url == f"/sheets/{found.number}/columns/"
    desk.post(f"/sheets/{found.number}/sheet/", {"sheet": "名单", "header_row": "1"})
    page = text(desk.post(f"/sheets/{found.number}/columns/", {"column-1": "trade", "column-2": "mobile"}))
    assert "还没有指出哪一列是“姓名”" in page
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/sheets/{found.number}/columns/", {"column-0": "name", "column-1": "trade", "column-2": "mobile"})
    found.refresh_from_db()
    assert found.state == ImportState.CHECKED
    assert found.count_of(RowStatus.NEW) == 2


def test_a_step_can_be_returned_to_after_the_check(
    desk: Client, post_file: Send, messy_book: Path, django_capture_on_commit_callbacks: Any
) -> None:
    post_file(messy_book)
    found = SheetImport.objects.get()
    page = text(desk.get(f"/sheets/{found.number}/sheet/?sheet=旧数据"))
    assert "这是隐藏的工作表" in page
    desk.post(f"/sheets/{found.number}/sheet/", {"sheet": "旧数据", "header_row": "1"})
    page = text(desk.get(f"/sheets/{found.number}/", follow=True))
    assert "对应各列" in page
    with django_capture_on_commit_callbacks(execute=True):
        columns = {f"column-{i}": key for i, key in enumerate(["name", "sex", "id_number", "mobile", "trade"])}
        desk.post(f"/sheets/{found.number}/columns/", columns)
    found.refresh_from_db()
    assert found.rows_of_data == 1


def test_samples_and_previews_show_no_whole_number(desk: Client, send: Send, people: Send) -> None:
    found = send(people([1, 2])).sheet_import
    for step in ("sheet", "columns"):
        page = text(desk.get(f"/sheets/{found.number}/{step}/"))
        assert files.person(1)[0] in page
        assert files.person(1)[2] not in page
        assert files.mobile(1) not in page


def test_another_encoding_is_tried_by_hand(desk: Client, send: Send, text_file: Send) -> None:
    found = send(text_file("姓名,電話\n黃曉燕,13800000001\n" * 30, "big5")).sheet_import
    assert "黃曉燕" not in text(desk.get(f"/sheets/{found.number}/sheet/"))
    assert "黃曉燕" in text(desk.get(f"/sheets/{found.number}/sheet/?encoding=big5&delimiter=,"))
    desk.post(
        f"/sheets/{found.number}/sheet/", {"sheet": "名单", "header_row": "1", "encoding": "big5", "delimiter": ","}
    )
    found.refresh_from_db()
    assert [column.heading for column in found.layout.columns] == ["姓名", "電話"]


def test_the_progress_counts_rows_and_asks_every_second(
    desk: Client, send: Send, people: Send, late_worker: None
) -> None:
    found = send(people([1, 2])).sheet_import
    SheetImport.objects.filter(pk=found.pk).update(rows_total=12_300, rows_read=5_000)
    page = text(desk.get(f"/sheets/{found.number}/"))
    assert "5,000 / 12,300" in page
    assert 'hx-trigger="every 1s"' in page
    part = desk.get(f"/sheets/{found.number}/progress/", headers={"HX-Request": "true"})
    assert "5,000 / 12,300" in text(part)


def test_the_progress_loads_the_page_anew_when_the_work_is_done(desk: Client, send: Send, people: Send) -> None:
    found = send(people([1])).sheet_import
    part = desk.get(f"/sheets/{found.number}/progress/", headers={"HX-Request": "true"})
    assert part.headers["HX-Refresh"] == "true"


def test_the_confirmation_asks_whether_the_list_is_whole(
    desk: Client, send: Send, work: Send, people: Send, clerk: Any, django_capture_on_commit_callbacks: Any
) -> None:
    work(confirm, sheet_import=send(people([1, 2])).sheet_import, by=clerk)
    newer = send(people([2, 3], "新.xlsx")).sheet_import
    page = text(desk.get(f"/sheets/{newer.number}/"))
    assert "完整名单" in page
    assert files.person(1)[0] in page
    desk.post(f"/sheets/{newer.number}/confirm/", {})
    newer.refresh_from_db()
    assert newer.state == ImportState.CHECKED
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/sheets/{newer.number}/confirm/", {"is_whole": "no"})
    newer.refresh_from_db()
    assert (newer.state, newer.outcome) == (ImportState.ADMITTED, {"left": 0})


def test_nothing_to_admit_is_said_instead_of_a_button(
    desk: Client, send: Send, work: Send, people: Send, clerk: Any
) -> None:
    work(confirm, sheet_import=send(people([1, 2])).sheet_import, by=clerk)
    again = send(people([2, 1], "又.xlsx")).sheet_import
    page = text(desk.get(f"/sheets/{again.number}/"))
    assert "没有可以收入的行" in page
    assert "确认收入（" not in page


def test_problems_are_filtered_and_come_in_pages(desk: Client, send: Send, book: Send) -> None:
    bad = [[files.person(n)[0], "女", files.id_number(n * 2), "12345", "保洁"] for n in range(1, 40)]
    found = send(
        book([files.HEADINGS, *bad, [files.person(50)[0], "女", "123", files.mobile(50), "保洁"]])
    ).sheet_import
    page = text(desk.get(f"/sheets/{found.number}/"))
    assert page.count("就地改正") == 25
    assert "after=26" in page
    page = text(desk.get(f"/sheets/{found.number}/?code=id_length"))
    assert page.count("就地改正") == 1
    assert "第 41 行" in page


def test_a_row_is_mended_in_place_by_htmx(desk: Client, send: Send, book: Send) -> None:
    found = send(book([files.HEADINGS, ["", *files.person(1)[1:]]])).sheet_import
    line = text(desk.post(f"/sheets/{found.number}/rows/2/", {"cell-name": "王芳"}, headers={"HX-Request": "true"}))
    assert "第 2 行已改正" in line
    assert 'id="row-2"' in line
    assert SheetRow.objects.get().status == RowStatus.NEW


def test_a_row_is_mended_without_scripts(desk: Client, send: Send, book: Send) -> None:
    found = send(book([files.HEADINGS, [*files.person(1)[:3], "12345", "保洁"]])).sheet_import
    page = text(desk.get(f"/sheets/{found.number}/rows/2/"))
    assert "原表写的是 1***5" in page
    response = desk.post(f"/sheets/{found.number}/rows/2/", {"cell-mobile": files.mobile(7)}, follow=True)
    assert "第 2 行已改正" in text(response)
    assert SheetRow.objects.get().said().values["mobile"] == files.mobile(7)


def test_a_sensitive_field_left_empty_stays_as_it_was(desk: Client, send: Send, book: Send) -> None:
    found = send(book([files.HEADINGS, ["", "女", "123", files.mobile(1), "保洁"]])).sheet_import
    desk.post(f"/sheets/{found.number}/rows/2/", {"cell-name": "王芳", "cell-id_number": ""})
    row = SheetRow.objects.get()
    assert [problem.code for problem in row.problem_list()] == ["id_length"]
    assert row.said().written["id_number"] == "123"


def test_the_bad_rows_come_as_a_workbook_with_reasons(desk: Client, send: Send, messy_book: Path) -> None:
    found = send(messy_book).sheet_import
    response = desk.get(f"/sheets/{found.number}/bad-rows/")
    page = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    rows = list(page.iter_rows(values_only=True))
    assert rows[0][:4] == ("原表行号", "问题和处理办法", "序号", "姓名")
    assert "系统不会猜" in rows[1][1]
    assert all(cell is None or not str(cell).startswith("=") for row in rows for cell in row)


def test_taking_the_bad_rows_lands_in_the_access_log(desk: Client, send: Send, messy_book: Path) -> None:
    found = send(messy_book).sheet_import
    desk.get(f"/sheets/{found.number}/bad-rows/")
    looks = looks_at(found)
    assert {look.field for look in looks} == {"id_number", "mobile"}
    assert {look.actor for look in looks} == {found.sent_by}
    assert all(found.number in look.reason for look in looks)


def test_the_downloaded_workbook_mended_by_hand_comes_back_in(
    desk: Client, send: Send, book: Send, tmp_path: Path
) -> None:
    found = send(book([files.HEADINGS, files.person(1), ["", *files.person(2)[1:]]])).sheet_import
    content = b"".join(desk.get(f"/sheets/{found.number}/bad-rows/").streaming_content)
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    workbook.active["C2"] = "李英"
    workbook.save(tmp_path / "改好.xlsx")
    again = send(tmp_path / "改好.xlsx").sheet_import
    assert again.count_of(RowStatus.NEW) == 1


def test_the_list_shows_what_waits_and_what_went_in(desk: Client, send: Send, people: Send) -> None:
    found = send(people([1])).sheet_import
    page = text(desk.get("/sheets/"))
    assert found.number in page
    assert "待确认收入" in page


def test_the_list_costs_the_same_for_one_and_for_thirty(
    desk: Client, send: Send, people: Send, django_assert_max_num_queries: Any
) -> None:
    first = send(people([1])).sheet_import
    copies = [
        SheetImport(number=f"DR-X-{n}", kind_key=KEY, sender_key="employer:1", sender_name="华丽家政", file_name="a.csv",
                    size=1, digest=f"{n:064d}", sent_by=first.sent_by)
        for n in range(60)
    ]  # fmt: skip
    SheetImport.objects.bulk_create(copies)
    with django_assert_max_num_queries(8):
        page = desk.get("/sheets/")
    assert "下一页" in text(page)


def test_the_page_of_an_import_costs_the_same_for_many_rows(
    desk: Client, send: Send, book: Send, django_assert_max_num_queries: Any
) -> None:
    bad = [[files.person(n)[0], "女", files.id_number(n * 2), "12345", "保洁"] for n in range(1, 60)]
    found = send(book([files.HEADINGS, *bad])).sheet_import
    with django_assert_max_num_queries(12):
        desk.get(f"/sheets/{found.number}/")


def test_another_employers_import_is_not_there(client: Client, send: Send, people: Send, employer_staff: Any) -> None:
    found = send(people([1]), sender="employer:2").sheet_import
    client.force_login(employer_staff)
    for tail in ("", "sheet/", "columns/", "progress/", "rows/2/", "bad-rows/"):
        assert client.get(f"/sheets/{found.number}/{tail}").status_code == 404
    assert found.number not in text(client.get("/sheets/"))


def test_what_was_begun_waits_in_the_queue(desk: Client, send: Send, people: Send) -> None:
    send(people([1]))
    assert "待确认收入" in text(desk.get("/queue/"))


def test_giving_up_and_taking_back_through_the_pages(
    desk: Client, send: Send, work: Send, people: Send, clerk: Any, room: Room
) -> None:
    found = send(people([1])).sheet_import
    page = text(desk.post(f"/sheets/{found.number}/discard/", follow=True))
    assert "已放弃" in page
    found = work(confirm, sheet_import=send(people([2], "二.xlsx")).sheet_import, by=clerk)
    room.keeps = True
    assert "不能撤回" in text(desk.post(f"/sheets/{found.number}/withdraw/", follow=True))
    room.keeps = False
    assert "已撤回" in text(desk.post(f"/sheets/{found.number}/withdraw/", follow=True))


def test_a_file_that_broke_off_offers_the_ways_on(
    desk: Client, send: Send, people: Send, late_worker: None, clerk: Any
) -> None:
    from jinxi_portal.sheets.actions.check_rows import check_rows

    found = send(people([1, 2])).sheet_import
    good = found.path.read_bytes()
    found.path.write_bytes(good[:-300])
    check_rows(import_id=found.pk)
    page = text(desk.get(f"/sheets/{found.number}/"))
    assert "没有读完，没有收入任何一行" in page
    found.path.write_bytes(good)
    choose_sheet(sheet_import=found, sheet_name="名单", by=clerk)
    found.refresh_from_db()
    assert found.state == ImportState.MAPPING


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_date_already_known_stands_in_its_field(language: str) -> None:
    """A browser's date field stays empty unless its value is written as ISO has it."""
    with override(language):
        assert DateInput(attrs={"type": "date"}).format_value(date(2026, 3, 1)) == "2026-03-01"
