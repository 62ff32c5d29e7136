"""The list toolkit: one table class per list; a million rows cost what a thousand cost."""

from jinxi_portal.web.tables.addresses import row_url
from jinxi_portal.web.tables.column import Column, Kind
from jinxi_portal.web.tables.table import Table

__all__ = ["Column", "Kind", "Table", "row_url"]
