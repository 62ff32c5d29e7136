"""Re-sealing a column under the active key, batch by batch, while people work.

Every batch is a transaction of its own that also moves the cursor, so an interrupted rotation goes on where it was. Rows
written meanwhile come under the new key by themselves; what an older process still wrote under the old one is found by
the last look over the whole column.
"""

from collections.abc import Callable, Iterator

from django.db import transaction
from django.db.models import Q

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import current
from jinxi_portal.records.models import Rotation
from jinxi_portal.records.rotation.columns import Column

BATCH = 500
#: Looks over a column until nothing is left; more are only needed while processes with the old key still write.
MOST_ROUNDS = 5

Told = Callable[[Column, int, int], None]


def reseal(column: Column, *, batch: int = BATCH, told: Told = lambda column, done, total: None) -> int:
    """Bring the whole column under the active key; returns how many values were sealed anew in this run.

    ``told`` is called after every batch with what is done and what there was to do.

    Raises:
        SealError: a value cannot be opened; the batches before it stay done.
    """
    key = current().active
    cursor = Rotation.objects.get_or_create(column=column.name, key=key)[0]
    done = 0
    for _round in range(MOST_ROUNDS):
        left = column.not_sealed_with(key).count()
        if not left:
            break
        if cursor.finished_at:
            cursor.last_pk, cursor.finished_at = "", None
            cursor.save(update_fields=["last_pk", "finished_at"])
        total = done + left
        for count in _batches(column, cursor, batch):
            done += count
            told(column, done, total)
        cursor.finished_at = clock.now()
        cursor.save(update_fields=["finished_at"])
    else:
        return done
    if not cursor.finished_at:
        cursor.finished_at = clock.now()
        cursor.save(update_fields=["finished_at"])
    return done


def _batches(column: Column, cursor: Rotation, batch: int) -> Iterator[int]:
    while True:
        with transaction.atomic():
            count, last_pk = _one_batch(column, cursor, batch)
            if last_pk is None:
                return
            cursor.last_pk, cursor.resealed = last_pk, cursor.resealed + count
            cursor.save(update_fields=["last_pk", "resealed"])
        yield count


def _one_batch(column: Column, cursor: Rotation, batch: int) -> tuple[int, str | None]:
    after = Q(pk__gt=cursor.last_pk) if cursor.last_pk else Q()
    rows = list(
        column.not_sealed_with(cursor.key).filter(after).order_by("pk").values_list("pk", column.field.attname)[:batch]
    )
    if not rows:
        return 0, None
    ring = current()
    changed = [(pk, sealed.token, ring.reseal(sealed.token, column.label)) for pk, sealed in rows]
    return column.write(changed), str(rows[-1][0])
