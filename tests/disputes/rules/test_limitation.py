"""Until when a claim can be brought."""

from datetime import date

import pytest

from disputes.rules.kinds import DisputeKind, Relation, is_labour_dispute
from disputes.rules.limitation import limitation

KNEW = date(2025, 3, 10)


def test_a_labour_claim_has_a_year_from_knowing() -> None:
    found = limitation(kind=DisputeKind.INJURY, relation=Relation.EMPLOYMENT, known_on=KNEW)
    assert found.last_day == date(2026, 3, 10)
    assert found.source == "劳动争议调解仲裁法 27"
    assert not found.is_over(date(2026, 3, 10))
    assert found.is_over(date(2026, 3, 11))


def test_wages_owed_do_not_lapse_while_the_employment_goes_on() -> None:
    found = limitation(
        kind=DisputeKind.WAGES, relation=Relation.EMPLOYMENT, known_on=date(2020, 1, 1), employment_goes_on=True
    )
    assert found.last_day is None
    assert found.days_left(date(2026, 1, 1)) is None
    assert not found.is_over(date(2030, 1, 1))


def test_wages_owed_lapse_a_year_after_the_employment() -> None:
    found = limitation(
        kind=DisputeKind.WAGES,
        relation=Relation.EMPLOYMENT,
        known_on=date(2020, 1, 1),
        employment_ended_on=date(2025, 6, 30),
    )
    assert found.last_day == date(2026, 6, 30)
    assert found.days_left(date(2026, 6, 1)) == 29


def test_a_demand_begins_the_year_anew() -> None:
    found = limitation(
        kind=DisputeKind.CONTRACT_END, relation=Relation.EMPLOYMENT, known_on=KNEW, demands=[date(2025, 12, 1)]
    )
    assert found.last_day == date(2026, 12, 1)


def test_a_demand_after_the_last_day_begins_nothing_anew_but_a_promise_does() -> None:
    late = {"kind": DisputeKind.WAGES, "relation": Relation.EMPLOYMENT, "known_on": KNEW}
    left = date(2025, 6, 30)
    found = limitation(**late, employment_ended_on=left, demands=[date(2026, 7, 1)])
    assert found.last_day == date(2026, 6, 30)
    assert found.is_over(date(2026, 7, 1))
    assert limitation(**late, employment_ended_on=left, demands=[date(2026, 6, 30)]).last_day == date(2027, 6, 30)
    promised = limitation(**late, employment_ended_on=left, demands=[date(2026, 7, 1)], promised_on=date(2026, 7, 20))
    assert promised.last_day == date(2027, 7, 20)


@pytest.mark.parametrize("kind", [DisputeKind.WAGES, DisputeKind.DAMAGED_PROPERTY, DisputeKind.SERVICE_QUALITY])
def test_a_worker_placed_by_an_agency_has_three_years(kind: DisputeKind) -> None:
    found = limitation(kind=kind, relation=Relation.SERVICE, known_on=KNEW)
    assert found.last_day == date(2028, 3, 10)
    assert found.source == "民法典 188"


def test_damage_to_a_customers_things_is_no_labour_dispute() -> None:
    assert not is_labour_dispute(DisputeKind.DAMAGED_PROPERTY, Relation.EMPLOYMENT)


def test_nothing_goes_beyond_twenty_years() -> None:
    demands = [date(year, 5, 1) for year in range(2007, 2025, 2)]
    found = limitation(kind=DisputeKind.OTHER, relation=Relation.SERVICE, known_on=date(2005, 5, 1), demands=demands)
    assert found.last_day == date(2025, 5, 1)


def test_an_employment_that_goes_on_has_not_ended() -> None:
    with pytest.raises(ValueError, match="both"):
        limitation(
            kind=DisputeKind.WAGES,
            relation=Relation.EMPLOYMENT,
            known_on=KNEW,
            employment_ended_on=KNEW,
            employment_goes_on=True,
        )
