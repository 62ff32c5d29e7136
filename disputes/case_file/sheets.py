"""A sheet of the file: set from what the case says now, or the paper that was issued, or a party's own file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from disputes.case_file.wording import han
from disputes.models import Dispute, Session
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import Paper, PaperState, Part, open_paper, papers_of, set_inside
from jinxi_portal.records.public import open_attachment


@dataclass(frozen=True)
class Sheet:
    """One entry of the index; ``make`` sets or opens the PDF."""

    title: str
    day: date | None
    make: Callable[[], bytes]

    def part(self) -> Part:
        return Part(self.title, self.make(), han(self.day))


def standing_paper(subject: Any, kind: str) -> Paper | None:
    """The newest of the kind that was issued about the subject and still stands."""
    paper: Paper | None = papers_of(subject, kind).filter(state=PaperState.ISSUED).first()
    return paper


def sheet_of(dispute: Dispute, title: str, key: str, content: dict[str, Any], day: date | None) -> Sheet:
    number, at = dispute.number, moment_of(day)
    return Sheet(title, day, lambda: set_inside(f"disputes.{key}", content, number=number, at=at))


def issued_or_sheet_of(
    dispute: Dispute, title: str, key: str, write: Callable[[Dispute], dict[str, Any]], day: date
) -> Sheet:
    standing = standing_paper(dispute, f"disputes.{key}")
    if standing is not None:
        return Sheet(title, day, paper_opener(standing))
    return sheet_of(dispute, title, key, write(dispute), day)


def sheet_of_session(
    dispute: Dispute,
    session: Session,
    title: str,
    key: str,
    write: Callable[[Dispute, Session], dict[str, Any]],
) -> Sheet:
    title = f"{title}（第{session.position}次）"
    day = clock.local_date(session.held_at or session.planned_at if key == "minutes" else session.planned_at)
    standing = standing_paper(session, f"disputes.{key}")
    if standing is not None:
        return Sheet(title, day, paper_opener(standing))
    return sheet_of(dispute, title, key, write(dispute, session), day)


def moment_of(day: date | None) -> datetime:
    return clock.start_of(day or clock.today())


def paper_opener(paper: Paper) -> Callable[[], bytes]:
    return lambda: open_paper(paper)


def file_opener(file: Any, by: Any) -> Callable[[], bytes]:
    def opened() -> bytes:
        with open_attachment(attachment=file, by=by) as kept:
            return bytes(kept.read())

    return opened
