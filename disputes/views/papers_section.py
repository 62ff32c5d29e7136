"""Papers on the page of a case: those that stand, for the office those that can be made, and the way to the whole file."""

from typing import Any

from disputes.actions.issue_case_paper import CASE_PAPERS, SESSION_PAPERS
from disputes.case_file.papers_shown import papers_seen_by
from disputes.models import Dispute
from disputes.policy import DISPUTES
from disputes.views.sections import Section, register_section


def section(dispute: Dispute, user: Any) -> dict[str, Any] | None:
    keeps = bool(DISPUTES.may(user, "keep_file", dispute))
    papers = papers_seen_by(dispute, user)
    if not papers and not keeps:
        return None
    return {"row": dispute, "papers": papers, "keeps": keeps, "offered": _offered(dispute) if keeps else []}


def _offered(dispute: Dispute) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"label": one.label, "hidden": {"what": what}} for what, one in CASE_PAPERS.items() if one.fits(dispute)
    ]
    for session in dispute.sessions.all():
        found += [
            {"label": one.label, "position": session.position, "hidden": {"what": what, "session": session.pk}}
            for what, one in SESSION_PAPERS.items()
            if one.fits(session)
        ]
    return found


register_section(Section("papers", "disputes/case/papers.html", section, 90))
