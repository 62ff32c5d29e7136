"""Equality inside an exclusion constraint, on a PostgreSQL without the ``btree_gist`` extension."""

from typing import Any

from django.contrib.postgres.fields import BigIntegerRangeField
from django.db.models import BigIntegerField, Func, TextField, Value


def same_value(expression: Any) -> Func:
    """A number as the range that holds only itself: two of them overlap exactly when the numbers are equal."""
    return Func(expression, expression, Value("[]"), function="int8range", output_field=BigIntegerRangeField())


class TextKey(Func):
    """A text as a number: equal texts give equal numbers, others give others (but for one chance in 2^64)."""

    template = "hashtextextended(%(expressions)s, 0)"
    output_field = BigIntegerField()


class PlainText(Func):
    """``a || '/' || b``: unlike Django's Concat made of immutable functions only, as an index needs."""

    template = "(%(expressions)s)"
    arg_joiner = " || '/' || "
    output_field = TextField()
