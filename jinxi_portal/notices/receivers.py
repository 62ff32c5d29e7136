"""What records announces about deadlines is told to whom it concerns."""

from django.apps import apps

from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import events
from jinxi_portal.notices import deadlines
from jinxi_portal.notices.actions.notify import notify
from jinxi_portal.records.public import DeadlineEscalated, DeadlineEvent, DeadlineNear, DeadlinePassed


@events.receives(DeadlineNear)
def tell_that_it_is_near(event: DeadlineNear) -> None:
    _tell(deadlines.NEAR, event, _owners(event))


@events.receives(DeadlineEscalated)
def tell_the_committee(event: DeadlineEscalated) -> None:
    _tell(deadlines.ESCALATED, event, deadlines.committee_of(event.escalate_to))


@events.receives(DeadlinePassed)
def tell_that_it_is_late(event: DeadlinePassed) -> None:
    _tell(deadlines.PASSED, event, _owners(event))


def _owners(event: DeadlineEvent) -> list[User]:
    return deadlines.owners_of(
        owner_id=event.owner_id, owner_role=event.owner_role, owner_place_id=event.owner_place_id
    )


def _tell(kind: str, event: DeadlineEvent, people: list[User]) -> None:
    """A deadline that was moved is near, and late, once more: the day belongs to the stage."""
    subject = apps.get_model(event.subject_kind)._default_manager.filter(pk=event.subject_id).first()
    if subject is not None and people:
        facts = {"deadline": event.kind, "due": event.due}
        notify(kind=kind, to=people, subject=subject, facts=facts, stage=f"{event.kind}:{event.due.isoformat()}")
