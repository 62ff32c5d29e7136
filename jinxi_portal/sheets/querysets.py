"""Which imports a user may see: those of the senders for whom he may send."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from jinxi_portal.sheets.kinds import kinds
from jinxi_portal.sheets.states import STANDING, WORKING, ImportState

if TYPE_CHECKING:
    from jinxi_portal.sheets.models import SheetImport


class SheetImportQuerySet(models.QuerySet["SheetImport"]):
    def visible_to(self, user: Any) -> "SheetImportQuerySet":
        """The default is nothing; each kind says for which senders."""
        wanted = Q(pk__in=[])
        for kind in kinds:
            if kind.intake is None or not kind.intake.may(user, None):
                continue
            keys = kind.intake.sender_keys(user)
            wanted |= Q(kind_key=kind.key) if keys is None else Q(kind_key=kind.key, sender_key__in=keys)
        return self.filter(wanted)

    def standing(self) -> "SheetImportQuerySet":
        return self.filter(state__in=STANDING)

    def at_work(self) -> "SheetImportQuerySet":
        return self.filter(state__in=WORKING)

    def before(self, sheet_import: "SheetImport") -> "SheetImport | None":
        """The list of the same sender that went in last before this one."""
        return (
            self.filter(kind_key=sheet_import.kind_key, sender_key=sheet_import.sender_key, state=ImportState.ADMITTED)
            .exclude(pk=sheet_import.pk)
            .order_by("-confirmed_at", "-pk")
            .first()
        )
