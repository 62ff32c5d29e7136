"""Papers on the page of a case: what the own side hands in, those that stand, for the office those that can be made and the whole file."""

from typing import Any

from disputes.actions.issue_case_paper import CASE_PAPERS, SESSION_PAPERS
from disputes.case_file.papers_shown import papers_seen_by
from disputes.models import Dispute
from disputes.own_papers import own_papers_of
from disputes.policy import DISPUTES
from disputes.views.sections import Section, register_section
from jinxi_portal.kernel import clock


def section(dispute: Dispute, user: Any) -> dict[str, Any] | None:
    keeps = bool(DISPUTES.may(user, "keep_file", dispute))
    own = {handed.paper.pk for handed in own_papers_of(dispute, user)}
    papers = [paper for paper in papers_seen_by(dispute, user) if paper.pk not in own]
    if not papers and not keeps:
        return None
    whose = {row.paper_id: row for row in dispute.own_papers.all()} if keeps else {}
    return {
        "row": dispute,
        "lines": [(paper, whose.get(paper.pk)) for paper in papers],
        "keeps": keeps,
        "offered": _offered(dispute) if keeps else [],
    }


def own_section(dispute: Dispute, user: Any) -> dict[str, Any] | None:
    """On top of the page of who has something to hand in."""
    own = own_papers_of(dispute, user)
    if not own:
        return None
    limit = dispute.limitation
    return {"row": dispute, "own": own, "limitation": None if limit.is_over(clock.today()) else limit}


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


register_section(Section("own_papers", "disputes/case/own_papers.html", own_section, 5))
register_section(Section("papers", "disputes/case/papers.html", section, 90))
