"""Taking an edition of the register back: what the edition before it said stands again."""

from django.db.models import QuerySet

from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import SheetImport
from members.intake.earlier import IS_IN, back_to_a_whole_list, say_again
from members.intake.entries import entry_columns
from members.models import RegisterEntry


def newer_edition_stands(sheet_import: SheetImport) -> bool:
    return _editions(sheet_import).filter(pk__gt=sheet_import.pk).exists()


def take_edition_back(sheet_import: SheetImport) -> None:
    """What it brought stands no more, what it changed and whom it no longer named stands as before."""
    before = _editions(sheet_import).filter(pk__lt=sheet_import.pk).order_by("-pk")
    brought = RegisterEntry.objects.standing().filter(sheet_import_id=sheet_import.pk)
    say_again(
        brought,
        back_to_a_whole_list(before),
        entry_columns,
        where={"sheet_import_id": sheet_import.pk},
        belongs_to=lambda each: {"sheet_import_id": each.pk},
    )
    brought.update(left_on=clock.today())
    RegisterEntry.objects.filter(left_with=sheet_import.pk).update(left_on=None, left_with=None)


def _editions(sheet_import: SheetImport) -> "QuerySet[SheetImport]":
    same = SheetImport.objects.filter(IS_IN, kind_key=sheet_import.kind_key, sender_key=sheet_import.sender_key)
    return same.exclude(pk=sheet_import.pk)
