"""Taking in the county's party-member register."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import Decision
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.bulk import copy_rows, find_rows, update_rows
from jinxi_portal.sheets.public import (
    Intake,
    Missing,
    RefusedByRoom,
    Sender,
    SheetImport,
    StagedRow,
    names_kept_back,
    staged_keys,
)
from members.actions.start_comparison import compare_what_came
from members.intake.earlier_editions import newer_edition_stands, take_edition_back
from members.intake.entries import entry_columns
from members.intake.identifying import parted
from members.models import Lead, RegisterEntry
from members.policy import POLICY

COMMITTEE = Sender("committee", _("综合党委"))


class RegisterIntake(Intake):
    """One register for the county; the whole list unless the clerk says otherwise."""

    asks_as_of = True

    def may(self, user: Any, sender_key: str | None) -> Decision:
        return POLICY.may(user, "import_register")

    def senders(self, user: Any) -> Sequence[Sender]:
        return [COMMITTEE] if POLICY.may(user, "import_register") else []

    def standing(self, sheet_import: SheetImport, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        found = find_rows(RegisterEntry, ("row_key", "row_digest"), match="row_key", values=keys, left_on=None)
        return {bytes(key): bytes(content) for key, content in found}

    def missing(self, sheet_import: SheetImport, limit: int = 20) -> Missing:
        gone = _not_on(sheet_import)
        return Missing(gone.count(), list(gone.order_by("name_key", "pk").values_list("name", flat=True)[:limit]))

    def admit(self, sheet_import: SheetImport, rows: Sequence[StagedRow], by: Any) -> None:
        columns = entry_columns(rows)
        known = find_rows(RegisterEntry, ["row_key"], match="row_key", values=columns["row_key"], lock=True)
        new, changed = parted(columns, {bytes(key) for (key,) in known})
        if changed["row_key"]:
            standing = {"left_on": None, "left_with": None, "sheet_import_id": sheet_import.pk}
            update_rows(RegisterEntry, "row_key", changed, where={}, **standing)
        if new["row_key"]:
            since = sheet_import.as_of or clock.today()
            copy_rows(RegisterEntry, new, since=since, sheet_import_id=sheet_import.pk)

    def finish(self, sheet_import: SheetImport, by: Any) -> Mapping[str, int]:
        left = 0
        if sheet_import.is_whole:
            day = sheet_import.as_of or clock.today()
            left = _not_on(sheet_import).update(left_on=day, left_with=sheet_import.pk)
        transaction.on_commit(lambda: compare_what_came(everything=True))
        return {"left": left}

    def next_steps(self, sheet_import: SheetImport, user: Any) -> Sequence[tuple[Any, str]]:
        return [(_("看比对进展"), reverse("members:comparisons")), (_("打开党员名册"), reverse("members:register"))]

    def withdraw(self, sheet_import: SheetImport, by: Any) -> None:
        """An edition goes back only while no lead points at what it brought."""
        if newer_edition_stands(sheet_import):
            raise RefusedByRoom(_("党员名册已有更新的一份，旧的不能撤回。请先撤回较新的那一份。"))
        brought = RegisterEntry.objects.filter(sheet_import_id=sheet_import.pk)
        if Lead.objects.filter(register_entry__in=brought).exists():
            raise RefusedByRoom(_("已有线索指向这份名册里的党员，不能撤回。请上传更正后的名册，系统会照新名册更新。"))
        take_edition_back(sheet_import)
        transaction.on_commit(lambda: compare_what_came(everything=True))


def _not_on(sheet_import: SheetImport) -> "QuerySet[RegisterEntry]":
    gone = RegisterEntry.objects.standing().exclude(row_key__in=staged_keys(sheet_import))
    return gone.exclude(name__in=names_kept_back(sheet_import))
