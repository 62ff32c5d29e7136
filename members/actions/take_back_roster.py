"""Take a roster back together with the import that brought it."""

from typing import Any

from django.db import transaction

from jinxi_portal.sheets.public import ImportState, SheetImport, withdraw
from members.actions.withdraw_roster import withdraw_roster
from members.models import Roster
from members.policy import POLICY


def take_back_roster(*, roster: Roster, by: Any) -> Roster:
    """``withdraw_roster``, and the import is marked as withdrawn too, so that the list can be sent again.

    Raises:
        RefusedByRoom, MoveNotAllowed: with a sentence; see ``withdraw_roster``.
    """
    with transaction.atomic():
        POLICY.require(by, "withdraw_roster", roster)
        sheet_import = SheetImport.objects.filter(pk=roster.sheet_import_id).first()
        if sheet_import is None or sheet_import.state == ImportState.WITHDRAWN:
            return withdraw_roster(roster=roster, by=by)
        withdraw(sheet_import=sheet_import, by=by)
    roster.refresh_from_db()
    return roster
