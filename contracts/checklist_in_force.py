"""The checklist that holds on a day: the portal's own, or the supervision officer's newest version."""

from datetime import date

from contracts.checklist import Checklist, items_from, shipped_checklist
from contracts.models import ChecklistVersion


def checklist_on(day: date) -> Checklist:
    """What an inspection on this day looks at."""
    version = ChecklistVersion.objects.filter(effective_from__lte=day).order_by("-effective_from", "-number").first()
    return shipped_checklist() if version is None else Checklist(version.number, items_from(version.items))
