"""Facts that the organisation announces after commit."""

from dataclasses import dataclass

from jinxi_portal.kernel.events import Event


@dataclass(frozen=True)
class OrganisationFounded(Event):
    organisation_id: int


@dataclass(frozen=True)
class OrganisationReformed(Event):
    """Name, kind or parent are others from a day on."""

    organisation_id: int


@dataclass(frozen=True)
class OrganisationDissolved(Event):
    organisation_id: int


@dataclass(frozen=True)
class AffiliationBegun(Event):
    affiliation_id: int
    person_id: int
    organisation_id: int


@dataclass(frozen=True)
class AffiliationEnded(Event):
    affiliation_id: int
    person_id: int
    organisation_id: int


@dataclass(frozen=True)
class TransferCompleted(Event):
    """The person has arrived; ends that lie outside the county are None."""

    transfer_id: int
    person_id: int
    from_organisation_id: int | None
    to_organisation_id: int | None


@dataclass(frozen=True)
class MemberAdmitted(Event):
    """The higher committee has approved: the person is a probationary member."""

    person_id: int
    organisation_id: int


@dataclass(frozen=True)
class MemberConfirmed(Event):
    """The person is a full member."""

    person_id: int
    organisation_id: int
