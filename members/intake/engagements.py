"""From rows of a roster to the columns of engagements."""

from collections.abc import Sequence

from jinxi_portal.sheets.public import StagedRow
from members.intake.identifying import Columns, limited, shared_columns


def engagement_columns(rows: Sequence[StagedRow]) -> Columns:
    said = [row.values for row in rows]
    ages = [values.get("age", "") for values in said]
    return {
        **shared_columns(rows),
        "age": [int(age) if age.isdigit() else None for age in ages],
        "job": limited(said, "trade", 60),
    }
