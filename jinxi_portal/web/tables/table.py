"""A list page: columns, filters, order, page, chosen rows, saved filters; its state lies in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from jinxi_portal.web import private_words
from jinxi_portal.web.models import SavedFilter
from jinxi_portal.web.parts import BatchAct, EmptyState
from jinxi_portal.web.tables import keyset
from jinxi_portal.web.tables.column import Column

#: Parameters of the address that belong to the table, not to its filters.
SORT, AFTER, BEFORE, AT = "sort", "after", "before", "at"


@dataclass(frozen=True)
class Cell:
    column: Column
    value: Any
    url: str


@dataclass(frozen=True)
class Row:
    pk: int
    cells: Sequence[Cell]
    pickable: bool


@dataclass(frozen=True)
class Heading:
    """A column's heading as the page needs it; ``direction`` is ascending, descending or empty."""

    column: Column
    url: str
    direction: str


class Table:
    """Declare one per list, make one per request, answer with ``respond``.

    The queries of a page do not grow with its rows: one for the rows, one capped count, one for the row a page begins
    behind, one for the saved filters. Related rows come through the queryset's own ``select_related``.
    """

    key: ClassVar[str]  # names the list: "members.people"
    columns: ClassVar[Sequence[Column]]
    caption: ClassVar[Any] = ""
    filters: ClassVar[type[FilterSet] | None] = None
    private: ClassVar[frozenset[str]] = frozenset({"words"})  # filters whose text must not lie in the address
    default_sort: ClassVar[str] = ""  # a column's key, with "-" for descending; empty: newest id first
    page_size: ClassVar[int] = 50
    count_limit: ClassVar[int] = 10_000
    empty: ClassVar[EmptyState] = EmptyState(_("还没有内容"))

    def __init__(
        self,
        request: HttpRequest,
        everything: models.QuerySet[Any],
        *,
        batch: Sequence[BatchAct] = (),
        export_url: str = "",
    ) -> None:
        """``everything`` is what the visitor may see (``visible_to(user)``)."""
        self.request = request
        self.everything = everything
        self.batch = batch
        self._export_url = export_url

    def pickable(self, row: Any) -> bool:
        """Whether a row can be chosen for a batch act."""
        return True

    # What the address says

    @cached_property
    def filterset(self) -> FilterSet | None:
        if self.filters is None:
            return None
        data = self.request.GET.copy()
        for name in self.private & data.keys():
            data[name] = private_words.words_of(self.request, str(data[name]))
        return self.filters(data, queryset=self.everything, request=self.request)

    @cached_property
    def filter_names(self) -> frozenset[str]:
        return frozenset(self.filterset.form.fields) if self.filterset else frozenset()

    @cached_property
    def state(self) -> list[tuple[str, str]]:
        """The filters set, as pairs for an address."""
        return [
            (name, value)
            for name, values in self.request.GET.lists()
            for value in values
            if value and self._is_filter(name)
        ]

    @cached_property
    def sort(self) -> str:
        asked = self.request.GET.get(SORT, "")
        known = {column.key for column in self.columns if column.sort}
        return asked if asked.removeprefix("-") in known else self.default_sort

    @cached_property
    def order(self) -> keyset.Order:
        if not self.sort:
            return keyset.Order()
        field = next(column.sort for column in self.columns if column.key == self.sort.removeprefix("-"))
        return keyset.Order(field, descending=self.sort.startswith("-"))

    # What the page shows

    @cached_property
    def filtered(self) -> models.QuerySet[Any]:
        """Everything that passes the filters; wrong filter values show everything and their error."""
        return self.filterset.qs if self.filterset and self.filterset.is_valid() else self.everything

    @cached_property
    def count(self) -> int:
        """How many rows, at most ``count_limit`` + 1: nobody waits for the exact size of a million."""
        return self.filtered.order_by()[: self.count_limit + 1].count()

    @property
    def counted_all(self) -> bool:
        return self.count <= self.count_limit

    @cached_property
    def slice(self) -> keyset.Slice:
        after, before = self._row_id(AFTER), self._row_id(BEFORE)
        found: keyset.Slice | None = None
        if after is not None:
            found = keyset.page_behind(self.filtered, self.everything, self.order, self.page_size, after)
        elif before is not None:
            found = keyset.page_before(self.filtered, self.everything, self.order, self.page_size, before)
            if found and len(found.rows) < self.page_size:
                found = None  # the beginning is near: show it whole
        return found or keyset.first_page(self.filtered, self.order, self.page_size)

    @cached_property
    def first_at(self) -> int:
        """The place of the first row in the whole list; carried along in the address, because counting it would cost."""
        at = self.request.GET.get(AT, "")
        known = self.slice.earlier and at.isascii() and at.isdigit() and len(at) < 10
        return max(int(at), 1) if known else 1

    @property
    def last_at(self) -> int:
        return self.first_at + len(self.slice.rows) - 1

    @cached_property
    def rows(self) -> list[Row]:
        return [Row(row.pk, self._cells(row), self.pickable(row)) for row in self.slice.rows]

    def _cells(self, row: Any) -> list[Cell]:
        links = {column.link for column in self.columns if column.link}
        addresses = {link: link(row) for link in links}  # two columns often lead to the same page
        return [
            Cell(column, column.show(row), addresses[column.link] if column.link else "") for column in self.columns
        ]

    @cached_property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.columns]

    @property
    def sorts(self) -> bool:
        return any(column.sort for column in self.columns)

    @cached_property
    def saved(self) -> list[SavedFilter]:
        return list(SavedFilter.objects.visible_to(self.request.user).filter(list_key=self.key).order_by("name"))

    # Addresses

    @property
    def next_url(self) -> str:
        if not self.slice.later or not self.slice.rows:
            return ""
        return self._url((SORT, self.sort), (AFTER, self.slice.rows[-1].pk), (AT, self.last_at + 1))

    @property
    def previous_url(self) -> str:
        if not self.slice.earlier or not self.slice.rows:
            return ""
        at = max(self.first_at - self.page_size, 1)
        return self._url((SORT, self.sort), (BEFORE, self.slice.rows[0].pk), (AT, at))

    @property
    def first_url(self) -> str:
        return self._url((SORT, self.sort))

    @property
    def clear_url(self) -> str:
        return self.request.path

    @property
    def export_url(self) -> str:
        """The room's export of what is shown, with the same filters and order."""
        return f"{self._export_url}{self._query((SORT, self.sort))}" if self._export_url else ""

    @property
    def query_to_save(self) -> str:
        """Filters and order as a saved filter keeps them: without words that name people."""
        pairs = [(name, value) for name, value in self.state if name not in self.private]
        return urlencode([*pairs, *([(SORT, self.sort)] if SORT in self.request.GET else [])])

    def respond(self, template: str, context: Mapping[str, Any] | None = None) -> HttpResponse:
        """The page; or, after the filter form was posted, the way to the address that says the same."""
        if self.request.method == "POST":
            return redirect(self._posted_url())
        return render(self.request, template, {**(context or {}), "table": self})

    def _posted_url(self) -> str:
        pairs: list[tuple[str, Any]] = []
        for name, values in self.request.POST.lists():
            for value in (value.strip() for value in values):
                if value and self._is_filter(name):
                    private = name in self.private
                    pairs.append((name, private_words.keep_words(self.request, value) if private else value))
        if self.request.POST.get(SORT):
            pairs.append((SORT, self.request.POST[SORT]))
        return f"{self.request.path}?{urlencode(pairs)}" if pairs else self.request.path

    def _is_filter(self, name: str) -> bool:
        """A filter's own name, or that of a range's end (``since_after``)."""
        return any(name == known or name.startswith(f"{known}_") for known in self.filter_names)

    def _heading(self, column: Column) -> Heading:
        if not column.sort:
            return Heading(column, "", "")
        here = self.sort.removeprefix("-") == column.key
        descending = here and self.sort.startswith("-")
        turned = column.key if not here or descending else f"-{column.key}"
        direction = ("descending" if descending else "ascending") if here else ""
        return Heading(column, self._url((SORT, turned)), direction)

    def _row_id(self, name: str) -> int | None:
        text = self.request.GET.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None

    def _url(self, *more: tuple[str, Any]) -> str:
        return f"{self.request.path}{self._query(*more)}"

    def _query(self, *more: tuple[str, Any]) -> str:
        pairs = [*self.state, *((name, value) for name, value in more if value)]
        return f"?{urlencode(pairs)}" if pairs else ""
