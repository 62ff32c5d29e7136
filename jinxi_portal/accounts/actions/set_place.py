"""Give a place its id in the postings that knew it by name only."""

from django.db import transaction

from jinxi_portal.accounts.models import Posting
from jinxi_portal.accounts.roles import PlaceKind


def set_place(*, kind: PlaceKind, name: str, place_id: int) -> int:
    """Postings at the place called ``name`` point at ``place_id`` from now on; answers how many.

    For a room that creates a place after people were posted to it (the demo county, a first import). Postings that
    already have an id are left alone.
    """
    with transaction.atomic():
        nameless = Posting.objects.select_for_update().filter(place_kind=kind, place_name=name, place_id__isnull=True)
        return nameless.update(place_id=place_id)
