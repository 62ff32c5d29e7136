"""Files whose transaction was rolled back leave no row; they are swept away a day later."""

import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from jinxi_portal.records.attachments.storing import FOLDER
from jinxi_portal.records.models import Attachment

A_DAY = 24 * 3600
BATCH = 500


def sweep_orphans(*, older_than: float = A_DAY) -> int:
    """Delete files that no attachment names; returns how many. Young files may belong to a running transaction."""
    swept = 0
    before = time.time() - older_than
    for batch in _in_batches(Path(settings.MEDIA_ROOT) / FOLDER):
        old = {str(path.relative_to(settings.MEDIA_ROOT)): path for path in batch if path.stat().st_mtime < before}
        known = set(Attachment.objects.filter(place__in=old).values_list("place", flat=True))
        for place, path in old.items():
            if place not in known:
                path.unlink(missing_ok=True)
                swept += 1
    return swept


def _in_batches(folder: Path) -> Iterator[list[Path]]:
    batch: list[Path] = []
    for path in folder.rglob("*"):
        if path.is_file():
            batch.append(path)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch
