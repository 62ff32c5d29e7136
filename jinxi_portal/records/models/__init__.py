from jinxi_portal.records.models.access_entry import AccessEntry
from jinxi_portal.records.models.case_counter import CaseCounter
from jinxi_portal.records.models.history_entry import HistoryEntry

__all__ = ["AccessEntry", "CaseCounter", "HistoryEntry"]
