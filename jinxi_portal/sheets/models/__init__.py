from jinxi_portal.sheets.models.remembered_mapping import RememberedMapping
from jinxi_portal.sheets.models.sheet_import import SheetImport
from jinxi_portal.sheets.models.sheet_row import SheetRow

__all__ = ["RememberedMapping", "SheetImport", "SheetRow"]
