"""Pages by cursor: nothing is skipped or shown twice when rows are added meanwhile."""

from typing import Any

from django.db import DataError
from rest_framework import pagination
from rest_framework.exceptions import NotFound

from jinxi_portal.rest import problems


class CursorPagination(pagination.CursorPagination):
    """``?limit=`` up to 500; go on with the address in ``next``. A view may set ``ordering``; it must end in something unique."""

    page_size = 100
    max_page_size = 500
    page_size_query_param = "limit"
    cursor_query_param = "cursor"
    ordering = "id"

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        self.ordering = getattr(view, "ordering", self.ordering)
        try:
            return super().paginate_queryset(queryset, request, view)
        except (NotFound, ValueError, DataError) as error:
            raise problems.ParameterUnfit() from error

    def decode_cursor(self, request: Any) -> Any:
        """A cursor that says nothing would begin again at the first page, for ever."""
        cursor = super().decode_cursor(request)
        if cursor is not None and cursor.position is None and not cursor.offset and not cursor.reverse:
            raise problems.ParameterUnfit()
        return cursor
