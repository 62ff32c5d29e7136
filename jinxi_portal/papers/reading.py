"""Papers of a subject."""

from django.db.models import Model

from jinxi_portal.papers.models import Paper
from jinxi_portal.papers.querysets import PaperQuerySet


def papers_of(subject: Model, kind: str = "") -> PaperQuerySet:
    """The papers about a subject, newest first, those that no longer stand too. Who may see the subject is asked before."""
    found = Paper.objects.of(subject).select_related("issued_by", "replaced_by")
    return found.filter(kind_key=kind) if kind else found
