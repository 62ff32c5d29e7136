"""The papers of a case that somebody may open: of the case and of its sessions, those that stand, and what the own side hands in."""

from typing import Any

from disputes.models import Dispute
from disputes.own_papers import own_papers_of
from jinxi_portal.papers.public import Paper, PaperState, papers_of


def papers_seen_by(dispute: Dispute, user: Any) -> list[Paper]:
    """Newest first; the policy of each kind is asked. The whole file is none of them."""
    subjects: list[Any] = [dispute]
    for session in dispute.sessions.all():
        session.dispute = dispute  # with its people at hand, as the policy asks for them
        subjects.append(session)
    own = {handed.paper.pk for handed in own_papers_of(dispute, user)}
    found = [
        paper
        for subject in subjects
        for paper in papers_of(subject).filter(state=PaperState.ISSUED)
        if paper.pk in own or _may_see(paper, user, subject)
    ]
    return sorted(found, key=lambda paper: (paper.issued_at, paper.pk), reverse=True)


def _may_see(paper: Paper, user: Any, subject: Any) -> bool:
    kind = paper.kind
    return kind is not None and kind.policy is not None and bool(kind.policy.may(user, kind.see_act, subject))
