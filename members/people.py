"""People for higher rooms: whose account this is, and finding a person by what somebody types."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from members.finding import identified, named
from members.models import Engagement, Lead, Person, RegisterEntry, Worker, WorkerAccount
from members.tracing_states import CONFIRMED_OUTCOMES, TracingStage

MOST_FOUND = 20


@dataclass(frozen=True)
class PersonChoice:
    """A person in a list to choose from; ``label`` tells people of one name apart without any sealed value."""

    id: int
    label: str


def worker_of(user: Any) -> Worker | None:
    """The worker who signs in with this account; None while nobody has linked it. Joined workers are followed."""
    if not getattr(user, "is_authenticated", False):
        return None
    account = WorkerAccount.objects.select_related("worker__joined_into").filter(user_id=user.pk).first()
    if account is None:
        return None
    return account.worker.joined_into or account.worker


def person_of(user: Any) -> Person | None:
    """The person of this account: a worker of whom the committee has confirmed who he is as a member."""
    worker = worker_of(user)
    return worker.person if worker else None


def is_confirmed_member(user: Any) -> bool:
    """Whether the committee has settled that the worker of this account is a member and where he belongs."""
    worker = worker_of(user)
    if worker is None:
        return False
    return Lead.objects.filter(worker=worker, stage=TracingStage.CONCLUDED, outcome__in=CONFIRMED_OUTCOMES).exists()


def account_of(worker: Worker) -> WorkerAccount | None:
    """The account a worker signs in with; of joined workers any that has one."""
    same = Q(worker=worker) | Q(worker__joined_into=worker)
    return WorkerAccount.objects.select_related("user", "linked_by").filter(same).order_by("pk").first()


def find_people(words: str, *, limit: int = MOST_FOUND) -> list[PersonChoice]:
    """People whose name, pinyin or initials begin with the words, or who have this whole ID or mobile number.

    Whoever is a person here is a member: ask your own policy before you show the answer. A constant number of queries.
    """
    number = identified(words)
    if number is None:
        found = Person.objects.filter(named(words))
    else:
        entries = RegisterEntry.objects.filter(number, person__isnull=False).values("person_id")
        workers = Engagement.objects.filter(number, worker__person__isnull=False).values("worker__person_id")
        found = Person.objects.filter(Q(pk__in=entries) | Q(pk__in=workers))
    return person_choices(found.order_by("name_key", "pk")[:limit])


def person_choices(people: "QuerySet[Person] | Iterable[Person]") -> list[PersonChoice]:
    """Labels for the people given, in their order."""
    chosen = list(people)
    ids = [person.pk for person in chosen]
    births = dict(RegisterEntry.objects.filter(person__in=ids).values_list("person_id", "birth"))
    employers: dict[int, list[str]] = {}
    rows = Engagement.objects.standing().filter(worker__person__in=ids).select_related("employer")
    for person_id, birth, employer in rows.order_by("pk").values_list(
        "worker__person_id", "birth", "employer__short_name"
    ):
        births.setdefault(person_id, birth)
        employers.setdefault(person_id, []).append(employer)
    return [
        PersonChoice(
            person.pk,
            " · ".join(
                filter(
                    None,
                    [
                        person.name,
                        births.get(person.pk, "")[:4],
                        "、".join(dict.fromkeys(employers.get(person.pk, []))),
                    ],
                )
            ),
        )
        for person in chosen
    ]
