"""The door of web: what rooms need to build pages."""

from jinxi_portal.web.act_page import act_page
from jinxi_portal.web.compare import Agreement, ComparedLine, Piece, compare_line, compare_lines, mark_differences
from jinxi_portal.web.fields import AmountField, DayField, MobileField, TodayField, WordsField
from jinxi_portal.web.parts import Badge, BatchAct, EmptyState, Progress, Step, Tab, Tone
from jinxi_portal.web.private_words import keep_words, words_of
from jinxi_portal.web.revealing import revealed
from jinxi_portal.web.tables import Column, Kind, Table, row_url
from jinxi_portal.web.templatetags.shelf import badge, day, moment
from jinxi_portal.web.toasts import with_toast

__all__ = [
    "Agreement",
    "AmountField",
    "Badge",
    "BatchAct",
    "Column",
    "ComparedLine",
    "DayField",
    "EmptyState",
    "Kind",
    "MobileField",
    "Piece",
    "Progress",
    "Step",
    "Tab",
    "Table",
    "TodayField",
    "Tone",
    "WordsField",
    "act_page",
    "badge",
    "compare_line",
    "compare_lines",
    "day",
    "keep_words",
    "mark_differences",
    "moment",
    "revealed",
    "row_url",
    "with_toast",
    "words_of",
]
