"""Take a file: keep it, look into it, and begin its import."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import connection, transaction
from django.http import Http404

from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import take_case_number, write_history
from jinxi_portal.sheets.actions.choosing import Opening, look_into
from jinxi_portal.sheets.actions.reading_again import read_again
from jinxi_portal.sheets.kinds import SheetKind, kinds
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.states import STANDING, ImportState
from jinxi_portal.sheets.storing import KeptFile, keep_file, shown_name


@dataclass(frozen=True)
class Upload:
    """``again``: this very file of this sender was here already; nothing was changed, and here is its import."""

    sheet_import: SheetImport
    again: bool = False


def upload_sheet(
    *,
    kind_key: str,
    sender_key: str,
    file: "File[Any]",
    by: Any,
    file_name: str = "",
    as_of: date | None = None,
    without_asking: bool = False,
) -> Upload:
    """Keep the file and begin its import. Where the table and its columns are clear, the check begins at once.

    ``without_asking`` is for lists sent by a program: they go in as soon as they are checked.

    Raises:
        Http404, NotAllowed: the kind's room does not let ``by`` send lists of this sender.
        FileRefused: the file cannot be taken; nothing of it is kept.
    """
    kind, sender_name = _sender(kind_key, sender_key, by)
    kept = keep_file(file)
    try:
        name = shown_name(file_name or file.name or "")
        opening = look_into(kept.path, name, kind, sender_key)
        with transaction.atomic():
            _wait_for_the_same_file(kind_key, sender_key, kept.digest)
            standing = SheetImport.objects.filter(
                kind_key=kind_key, sender_key=sender_key, digest=kept.digest, state__in=STANDING
            ).first()
            if standing is not None:
                write_history(subject=standing, verb="sheets.sent_again", by=by)
                kept.drop()
                return Upload(standing, again=True)
            return Upload(_begin(kind, sender_key, sender_name, kept, name, opening, by, as_of, without_asking))
    except BaseException:
        kept.drop()
        raise


def _sender(kind_key: str, sender_key: str, by: Any) -> tuple[SheetKind, str]:
    if kind_key not in kinds:
        raise Http404
    kind = kinds.get(kind_key)
    if kind.intake is None:
        raise Http404
    decision = kind.intake.may(by, sender_key)
    if decision.stranger:
        raise Http404
    if not decision:
        raise NotAllowed(decision)
    name = next((str(sender.name) for sender in kind.intake.senders(by) if sender.key == sender_key), None)
    if name is None:
        raise Http404
    return kind, name


def _wait_for_the_same_file(*parts: str) -> None:
    """Of two uploads of one file at the same moment the second waits here, and then finds the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", ["\x1f".join(("sheets", *parts))])


def _begin(
    kind: SheetKind,
    sender_key: str,
    sender_name: str,
    kept: KeptFile,
    name: str,
    opening: Opening,
    by: Any,
    as_of: date | None,
    without_asking: bool,
) -> SheetImport:
    sheet_import = SheetImport(
        number=take_case_number("sheet_import"),
        kind_key=kind.key,
        sender_key=sender_key,
        sender_name=sender_name,
        file_name=name,
        place=kept.place,
        size=kept.size,
        digest=kept.digest,
        sent_by=by,
        as_of=as_of or clock.today(),
        text=opening.text,
        without_asking=without_asking,
    )
    if opening.layout is not None:
        sheet_import.state = ImportState.MAPPING
        sheet_import.keep_layout(opening.layout)
    sheet_import.save(force_insert=True)
    write_history(subject=sheet_import, verb="sheets.sent", by=by, facts={"number": sheet_import.number})
    if opening.is_clear or (without_asking and opening.layout is not None):
        read_again(sheet_import, act="map_columns")
    return sheet_import
