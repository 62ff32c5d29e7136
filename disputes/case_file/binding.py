"""Sheets and cover become one sealed paper, with true counts on the way."""

from typing import Any

from disputes.case_file.cover import cover_content
from disputes.case_file.order import last_sheet, sheets_of
from disputes.case_file.sheets import standing_paper
from disputes.models import Binding, Dispute
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import Paper, Part, issue_paper, page_count

#: The kind of paper, and under which name a look at it stands in the access log.
KIND, CASE_FILE = "disputes.case_file", "case_file"


def parts_of(binding: Binding, dispute: Dispute, *, by: Any) -> list[Part]:
    """Every sheet in order; the counts of the binding go on with each.

    Raises:
        papers.Refusal: a party's file is locked or damaged; the sentence names it.
    """
    sheets = sheets_of(dispute, by=by)
    _note(binding, done=0, total=len(sheets) + 1)
    parts: list[Part] = []
    pages = 0
    for sheet in sheets:
        part = sheet.part()
        pages += page_count(part)
        parts.append(part)
        _note(binding, done=len(parts), total=len(sheets) + 1)
    parts.append(last_sheet(dispute, count=len(parts), pages=pages, by=by).part())
    return parts


def issue_whole(dispute: Dispute, parts: list[Part], *, by: Any) -> Paper:
    """The case file; an earlier one is replaced."""
    return issue_paper(
        kind=KIND,
        subject=dispute,
        content=cover_content(dispute, by=by),
        by=by,
        replaces=standing_paper(dispute, KIND),
        parts=parts,
    )


def _note(binding: Binding, **counts: int) -> None:
    Binding.objects.filter(pk=binding.pk, finished_at__isnull=True).update(touched_at=clock.now(), **counts)
