"""A person ties a worker to an entry of the register: made when a lead is confirmed, unmade when that is taken back."""

from django.db import transaction
from django.db.models import ProtectedError

from members.models import Person, RegisterEntry, Worker


def tie(worker: Worker, entry: RegisterEntry) -> Person:
    """Make one person of both; the caller holds their locks."""
    person = entry.person or worker.person
    if person is None:
        person = Person.objects.create(name=entry.name, name_key=entry.name_key, initials=entry.initials)
    for row in (worker, entry):
        row.person = person
        row.save(update_fields=["person"])
    return person


def person_for(worker: Worker) -> Person:
    """The worker's person, made when no register entry has made one: a member whose home is elsewhere."""
    if worker.person is not None:
        return worker.person
    person = Person.objects.create(name=worker.name, name_key=worker.name_key, initials=worker.initials)
    worker.person = person
    worker.save(update_fields=["person"])
    return person


def untie(worker: Worker, entry: RegisterEntry) -> None:
    """Part both again; the caller holds their locks. A person that something else already names is kept, unused."""
    person = worker.person
    for row in (worker, entry):
        row.person = None
        row.save(update_fields=["person"])
    if person is not None:
        try:
            with transaction.atomic():
                person.delete()
        except ProtectedError:
            pass
