"""The demo county's past: acts that were done on a day gone by, and lists that were sent then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.core.files.base import ContentFile

from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import SheetImport, carry_out, upload_sheet


@contextmanager
def days_ago(days: int, *, hour: int = 9, minute: int = 20) -> Iterator[None]:
    """Acts in here happen on that day in the county. Only ``load_demo`` calls this, which a real installation refuses."""
    moment = clock.start_of(clock.today() - timedelta(days=days)) + timedelta(hours=hour, minutes=minute)
    with clock.frozen(moment):
        yield


def send_list(
    kind: str, sender: str, name: str, content: bytes, by: User, *, without_asking: bool = True
) -> SheetImport:
    """A list goes the wizard's own way; read and taken in here, because no worker runs while the county is made."""
    found = upload_sheet(
        kind_key=kind, sender_key=sender, file=ContentFile(content, name), by=by, without_asking=without_asking
    )
    return carry_out(sheet_import=found.sheet_import)


def colleague(username: str) -> User:
    return User.objects.get(username=username)
