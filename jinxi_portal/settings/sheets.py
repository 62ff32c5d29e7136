"""The schedule of the imports."""

from datetime import timedelta

SHEETS_SCHEDULE = {
    "sheets: wake imports whose worker went silent": {"task": "sheets.wake_stalled", "schedule": timedelta(seconds=30)},
    "sheets: give up imports left half-way long ago": {"task": "sheets.tidy", "schedule": timedelta(hours=12)},
}
