"""The door of papers: register a kind, preview it, issue it, find and withdraw what was issued."""

from jinxi_portal.papers.actions.issue_paper import issue_paper
from jinxi_portal.papers.actions.start_batch import start_batch
from jinxi_portal.papers.actions.withdraw_paper import withdraw_paper
from jinxi_portal.papers.batches import BatchSource, register_batch_source
from jinxi_portal.papers.events import PaperIssued, PaperWithdrawn
from jinxi_portal.papers.joining.parts import Part, PartUnreadable, page_count, part_of_picture
from jinxi_portal.papers.kinds import (
    Content,
    PaperKind,
    Standing,
    VerifyField,
    beside,
    printed,
    register_paper_kind,
)
from jinxi_portal.papers.models import Paper
from jinxi_portal.papers.offices import COMMITTEE, MEDIATION, SCHOOL, SERVICE, Office
from jinxi_portal.papers.previewing import PreviewPage, preview_pages, preview_paper, set_inside
from jinxi_portal.papers.reading import papers_of
from jinxi_portal.papers.refusals import PaperOver, ReasonMissing, Refusal
from jinxi_portal.papers.states import PaperState
from jinxi_portal.papers.storing import open_paper

__all__ = [
    "COMMITTEE",
    "MEDIATION",
    "SCHOOL",
    "SERVICE",
    "BatchSource",
    "Content",
    "Office",
    "Paper",
    "PaperIssued",
    "PaperKind",
    "PaperOver",
    "PaperState",
    "PaperWithdrawn",
    "Part",
    "PartUnreadable",
    "PreviewPage",
    "ReasonMissing",
    "Refusal",
    "Standing",
    "VerifyField",
    "beside",
    "issue_paper",
    "open_paper",
    "page_count",
    "papers_of",
    "part_of_picture",
    "preview_pages",
    "preview_paper",
    "printed",
    "register_batch_source",
    "register_paper_kind",
    "set_inside",
    "start_batch",
    "withdraw_paper",
]
