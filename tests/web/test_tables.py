"""The list toolkit, tried on a table of its own: fields that are never empty, and some that may be."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, models
from django.http import HttpRequest
from django.test import RequestFactory
from django_filters import CharFilter, ChoiceFilter, FilterSet

from jinxi_portal.accounts.models import User
from jinxi_portal.web.public import BatchAct, Column, Kind, Table, badge, day
from jinxi_portal.web.tables import keyset
from tests.cast import make_person


class Posting(models.Model):
    """Who worked where; lives in the test database only."""

    user = models.ForeignKey(User, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    place_name = models.CharField(max_length=40)
    place_kind = models.CharField(max_length=20, choices=[("employer", "企业"), ("branch", "党支部")])
    place_id = models.BigIntegerField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        app_label = "web"
        db_table = "tests_posting"
        managed = False


class PostingFilter(FilterSet):
    words = CharFilter(field_name="place_name", lookup_expr="icontains")
    kind = ChoiceFilter(field_name="place_kind", choices=[("employer", "企业"), ("branch", "党支部")])


class PostingTable(Table):
    key = "tests.postings"
    caption = "任职"
    filters = PostingFilter
    page_size = 4
    count_limit = 20
    columns = [
        Column("place_name", "单位", sort="place_name", link=lambda row: f"/postings/{row.pk}/"),
        Column("since", "起", sort="since", kind=Kind.DATE),
        Column("until", "止", sort="until"),
        Column("place_id", "编号", sort="place_id"),
        Column("user.name", "姓名", sort="user__name"),
        Column("note", "说明", render=lambda row: "<b>粗体</b>"),
    ]


@pytest.fixture
def owner(db: None) -> User:
    with connection.schema_editor() as editor:
        editor.create_model(Posting)
    return make_person("owner", "李娜")


@pytest.fixture
def table_of(rf: RequestFactory, owner: User) -> Callable[..., PostingTable]:
    """A table over all postings at an address: ``table_of("?sort=since")``."""

    def make(query: str = "", **options: Any) -> PostingTable:
        request = rf.get(f"/postings/{query}")
        request.user = owner
        request.session = {}  # type: ignore[assignment]
        return PostingTable(request, Posting.objects.select_related("user"), **options)

    return make


def fill(owner: User, count: int) -> None:
    """Postings with many ties and empty places and ends."""
    Posting.objects.bulk_create(
        Posting(
            user=owner,
            place_kind="employer" if number % 2 else "branch",
            place_name=f"华丽家政{number % 5}",
            place_id=None if number % 3 == 0 else number % 4,
            since=date(2024, 1, 1) + timedelta(days=number % 7),
            until=None if number % 4 else date(2026, 1, 1) + timedelta(days=number % 6),
        )
        for number in range(count)
    )


def in_order(field: str, *, descending: bool) -> list[int]:
    order = keyset.Order(field, descending)
    return [row.pk for row in order.of(Posting.objects.all())]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("field", ["pk", "place_name", "since", "until", "place_id", "user__name"])
@pytest.mark.parametrize("size", [1, 4, 30])
def test_paging_on_shows_every_row_once_in_order(owner: User, field: str, descending: bool, size: int) -> None:
    fill(owner, 23)
    rows, order = Posting.objects.all(), keyset.Order(field, descending)
    seen: list[int] = []
    page: keyset.Slice | None = keyset.first_page(rows, order, size)
    while page is not None and page.rows:
        seen += [row.pk for row in page.rows]
        page = keyset.page_behind(rows, rows, order, size, page.rows[-1].pk) if page.later else None
    assert seen == in_order(field, descending=descending)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("field", ["pk", "since", "until", "place_id"])
def test_paging_back_shows_the_same_rows(owner: User, field: str, descending: bool) -> None:
    fill(owner, 23)
    rows, order, whole = Posting.objects.all(), keyset.Order(field, descending), in_order(field, descending=descending)
    for at in (5, 12, 22):
        page = keyset.page_before(rows, rows, order, 4, whole[at])
        assert page is not None
        assert [row.pk for row in page.rows] == whole[at - 4 : at]
        assert page.earlier is (at > 4)


def test_a_page_behind_a_row_that_is_gone_begins_anew(owner: User, table_of: Callable[..., PostingTable]) -> None:
    fill(owner, 6)
    assert len(table_of("?after=999999999").rows) == 4
    assert table_of("?after=no-number").first_at == 1


def test_a_page_goes_on_behind_a_row_that_left_the_filter(owner: User, table_of: Callable[..., PostingTable]) -> None:
    fill(owner, 20)
    last = table_of("?kind=employer").slice.rows[-1]
    Posting.objects.filter(pk=last.pk).update(place_kind="branch")
    assert all(row.pk < last.pk for row in table_of(f"?kind=employer&after={last.pk}").slice.rows)


def test_pages_link_on_and_back(owner: User, table_of: Callable[..., PostingTable]) -> None:
    fill(owner, 10)
    first = table_of("?sort=since")
    assert first.previous_url == ""
    second = table_of(first.next_url.removeprefix("/postings/"))
    assert (second.first_at, second.last_at) == (5, 8)
    back = table_of(second.previous_url.removeprefix("/postings/"))
    assert [row.pk for row in back.rows] == [row.pk for row in first.rows]
    third = table_of(second.next_url.removeprefix("/postings/"))
    assert third.next_url == ""
    assert len(third.rows) == 2


def test_a_short_way_back_leads_to_the_whole_first_page(owner: User, table_of: Callable[..., PostingTable]) -> None:
    fill(owner, 10)
    second_row = table_of().slice.rows[1]
    assert len(table_of(f"?before={second_row.pk}").rows) == 4


def test_it_counts_up_to_its_limit_only(owner: User, table_of: Callable[..., PostingTable]) -> None:
    fill(owner, 20)
    assert (table_of().count, table_of().counted_all) == (20, True)
    fill(owner, 20)
    assert (table_of().count, table_of().counted_all) == (21, False)


def test_the_address_carries_no_value_of_a_row(owner: User, table_of: Callable[..., PostingTable]) -> None:
    fill(owner, 10)
    assert "%E5" not in table_of("?sort=place_name").next_url


def test_an_unknown_order_is_the_usual_order(owner: User, table_of: Callable[..., PostingTable]) -> None:
    fill(owner, 3)
    for query in ("?sort=password", "?sort=-note", "?sort=user__password"):
        assert [row.pk for row in table_of(query).rows] == in_order("pk", descending=True)


def test_a_heading_turns_its_order_round(table_of: Callable[..., PostingTable]) -> None:
    directions = {query: table_of(query).headings[1] for query in ("", "?sort=since", "?sort=-since")}
    assert [heading.direction for heading in directions.values()] == ["", "ascending", "descending"]
    assert [heading.url for heading in directions.values()] == [
        "/postings/?sort=since",
        "/postings/?sort=-since",
        "/postings/?sort=since",
    ]
    assert table_of("").headings[5].url == ""


def test_filters_and_order_stay_together_in_links(owner: User, table_of: Callable[..., PostingTable]) -> None:
    fill(owner, 20)
    table = table_of("?kind=employer&sort=since&strange=1", export_url="/export/")
    assert table.headings[0].url == "/postings/?kind=employer&sort=place_name"
    assert table.export_url == "/export/?kind=employer&sort=since"
    assert table.next_url.startswith("/postings/?kind=employer&sort=since&after=")
    assert table.query_to_save == "kind=employer&sort=since"


def test_a_wrong_filter_shows_everything_and_says_so(owner: User, table_of: Callable[..., PostingTable]) -> None:
    fill(owner, 3)
    table = table_of("?kind=nonsense")
    assert len(table.rows) == 3
    assert table.filterset is not None
    assert "kind" in table.filterset.form.errors


def posted(rf: RequestFactory, owner: User, **values: str) -> tuple[HttpRequest, str]:
    request = rf.post("/postings/?kind=branch", values)
    request.user = owner
    request.session = {}  # type: ignore[assignment]
    return request, PostingTable(request, Posting.objects.all()).respond("unused.html").headers["Location"]


def test_posted_filters_become_an_address(rf: RequestFactory, owner: User) -> None:
    assert (
        posted(rf, owner, kind="employer", words="", sort="since", strange="1")[1]
        == "/postings/?kind=employer&sort=since"
    )
    assert posted(rf, owner, kind="", words=" ")[1] == "/postings/"


def test_posted_words_stay_out_of_the_address_and_still_filter(rf: RequestFactory, owner: User) -> None:
    fill(owner, 10)
    request, address = posted(rf, owner, words="家政3")
    assert "%E5" not in address
    again = rf.get(address)
    again.user, again.session = owner, request.session
    table = PostingTable(again, Posting.objects.all())
    assert [row.cells[0].value for row in table.rows] == ["华丽家政3", "华丽家政3"]
    assert table.query_to_save == ""


def test_cells_are_escaped_and_linked(owner: User, table_of: Callable[..., PostingTable]) -> None:
    from django.template.loader import render_to_string

    fill(owner, 1)
    Posting.objects.update(place_name="<i>家政</i>")
    table = table_of(batch=[BatchAct("撤任", "/end/", question="撤任这 {count} 人？")])
    page = render_to_string("components/table.html", {"table": table, "request": table.request})
    assert "&lt;i&gt;家政&lt;/i&gt;" in page
    assert "&lt;b&gt;粗体&lt;/b&gt;" in page
    assert f'href="/postings/{table.rows[0].pk}/"' in page
    assert 'data-ask="撤任这 {count} 人？"' in page


def test_an_empty_list_tells_filters_from_nothing_at_all(owner: User, table_of: Callable[..., PostingTable]) -> None:
    from django.template.loader import render_to_string

    def page(query: str) -> str:
        table = table_of(query)
        return render_to_string("components/table.html", {"table": table, "request": table.request})

    assert "还没有内容" in page("")
    assert "没有符合条件的内容" in page("?kind=employer")


def test_exported_values_are_plain(owner: User) -> None:
    fill(owner, 1)
    row = Posting.objects.select_related("user").get()
    assert [column.for_export(row) for column in PostingTable.columns][4] == "李娜"
    assert Column("place_kind", "类别").value(row) == "党支部"
    assert Column("user.nothing.deeper", "无").value(row) is None
    # what is markup on the page is a date or words in a workbook
    assert Column("since", "起", render=lambda posting: day(posting.since)).for_export(row) == row.since
    assert Column("kind", "类别", render=lambda posting: badge("党支部 & 小组")).for_export(row) == "党支部 & 小组"


@pytest.mark.parametrize("query", ["", "?sort=-until&after={pk}", "?sort=since&before={pk}&kind=employer"])
def test_more_rows_cost_no_more_queries(owner: User, table_of: Callable[..., PostingTable], query: str) -> None:
    from django.test.utils import CaptureQueriesContext

    def queries(rows: models.QuerySet[Posting]) -> int:
        table = table_of(query.format(pk=rows.order_by("pk")[rows.count() // 2].pk))
        with CaptureQueriesContext(connection) as seen:
            _ = table.rows, table.count, table.saved, [cell.value for row in table.rows for cell in row.cells]
        return len(seen)

    fill(owner, 50)
    few = queries(Posting.objects.all())
    fill(owner, 500)
    assert queries(Posting.objects.all()) == few <= 5
