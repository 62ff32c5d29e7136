from jinxi_portal.records.models.access_entry import AccessEntry
from jinxi_portal.records.models.attachment import Attachment
from jinxi_portal.records.models.case_counter import CaseCounter
from jinxi_portal.records.models.chain_check import ChainCheck
from jinxi_portal.records.models.deadline import Deadline
from jinxi_portal.records.models.draft import Draft
from jinxi_portal.records.models.history_entry import HistoryEntry
from jinxi_portal.records.models.office_setting import OfficeSetting, SettingVersion
from jinxi_portal.records.models.rotation import Rotation

__all__ = [
    "AccessEntry",
    "Attachment",
    "CaseCounter",
    "ChainCheck",
    "Deadline",
    "Draft",
    "HistoryEntry",
    "OfficeSetting",
    "Rotation",
    "SettingVersion",
]
