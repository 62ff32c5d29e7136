"""Take rows that a program sends, without a file of its own."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from jinxi_portal.sheets.actions.upload_sheet import Upload, upload_sheet
from jinxi_portal.sheets.kinds import kinds


def take_rows(
    *,
    kind_key: str,
    sender_key: str,
    rows: Sequence[Mapping[str, str]],
    by: Any,
    name: str = "",
    as_of: date | None = None,
) -> Upload:
    """Rows by column key (other keys are kept as they are); row 1 of the answer is the first of them.

    They are written down as the file they might have been, so everything that holds for files holds for them: the digest,
    the same list twice, the worker, the problems per row. They go in as soon as they are checked.

    Raises:
        Http404, NotAllowed: as ``upload_sheet``.
        FileRefused: no rows, or too many.
    """
    known = kinds.get(kind_key).by_key if kind_key in kinds else {}
    keys = list(dict.fromkeys(key for row in rows for key in row))
    headings = [known[key].aliases[0] if key in known and known[key].aliases else key for key in keys]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([row.get(key, "") for key in keys] for row in rows)
    file = ContentFile(out.getvalue().encode("utf-8-sig"), name=f"{name or _('接口报送')}.csv")
    return upload_sheet(kind_key=kind_key, sender_key=sender_key, file=file, by=by, as_of=as_of, without_asking=True)
