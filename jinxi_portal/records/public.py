"""The door of records: case numbers, timeline, access log, events after commit.

Nothing here decides who may do what, except ``reveal``, which asks the policy registered for the subject.
"""

from jinxi_portal.records.access_log import clean_reason, looks_at, record_looks, reveal
from jinxi_portal.records.announcing import announce
from jinxi_portal.records.attachments.file_types import PAPERS, PICTURES, SHEETS, SOUNDS, FileType, type_of
from jinxi_portal.records.attachments.kinds import AttachmentKind, register_attachment_kind
from jinxi_portal.records.attachments.serving import serve_attachment
from jinxi_portal.records.attachments.storing import (
    attach,
    attachments_of,
    attachments_of_many,
    open_attachment,
    remove_attachment,
)
from jinxi_portal.records.case_numbers import Series, register_series, take_case_number, take_case_numbers
from jinxi_portal.records.csv_answer import csv_answer
from jinxi_portal.records.deadlines.kinds import DeadlineKind, deadline_label, register_deadline
from jinxi_portal.records.deadlines.reading import deadlines_of
from jinxi_portal.records.deadlines.setting import drop_deadline, meet_deadline, set_deadline
from jinxi_portal.records.drafts import SavedDraft, discard_draft, draft_of, save_draft
from jinxi_portal.records.events import (
    AccessChainBroken,
    DeadlineEscalated,
    DeadlineEvent,
    DeadlineNear,
    DeadlinePassed,
    SettingChanged,
)
from jinxi_portal.records.history import NewEntry, SubjectKey, write_history, write_history_many
from jinxi_portal.records.sentences import HistoryLine, history_of
from jinxi_portal.records.settings.kinds import Setting, register_setting
from jinxi_portal.records.settings.reading import setting_on, settings_on
from jinxi_portal.records.subjects import NamedRow, SubjectKind, kind_of_type, register_subject, rows_seen_by
from jinxi_portal.records.verb_registry import Erasure, Verb, register_verb, register_verbs

__all__ = [
    "PAPERS",
    "PICTURES",
    "SHEETS",
    "SOUNDS",
    "AccessChainBroken",
    "AttachmentKind",
    "DeadlineEscalated",
    "DeadlineEvent",
    "DeadlineKind",
    "DeadlineNear",
    "DeadlinePassed",
    "Erasure",
    "FileType",
    "HistoryLine",
    "NamedRow",
    "NewEntry",
    "SavedDraft",
    "Series",
    "Setting",
    "SettingChanged",
    "SubjectKey",
    "SubjectKind",
    "Verb",
    "announce",
    "attach",
    "attachments_of",
    "attachments_of_many",
    "clean_reason",
    "csv_answer",
    "deadline_label",
    "deadlines_of",
    "discard_draft",
    "draft_of",
    "drop_deadline",
    "history_of",
    "kind_of_type",
    "looks_at",
    "meet_deadline",
    "open_attachment",
    "record_looks",
    "register_attachment_kind",
    "register_deadline",
    "register_series",
    "register_setting",
    "register_subject",
    "register_verb",
    "register_verbs",
    "remove_attachment",
    "reveal",
    "rows_seen_by",
    "save_draft",
    "serve_attachment",
    "set_deadline",
    "setting_on",
    "settings_on",
    "take_case_number",
    "take_case_numbers",
    "type_of",
    "write_history",
    "write_history_many",
]
