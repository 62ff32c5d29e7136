"""Case numbers: no gap, no repeat."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from jinxi_portal.records.case_numbers import Series, register_series
from jinxi_portal.records.public import take_case_number, take_case_numbers


def in_threads(count: int, work: Callable[[int], list[str]]) -> list[list[str]]:
    def run(number: int) -> list[str]:
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


@pytest.mark.django_db
def test_it_counts_from_one_and_starts_again_each_year(series: Series) -> None:
    assert take_case_number("tests.case", on=date(2026, 12, 31)) == "AJ-2026-0001"
    assert take_case_number("tests.case", on=date(2026, 12, 31)) == "AJ-2026-0002"
    assert take_case_number("tests.case", on=date(2027, 1, 1)) == "AJ-2027-0001"


@pytest.mark.django_db
def test_a_block_is_consecutive(series: Series) -> None:
    take_case_number("tests.case", on=date(2026, 1, 1))
    assert take_case_numbers("tests.case", 3, on=date(2026, 1, 1)) == ["AJ-2026-0002", "AJ-2026-0003", "AJ-2026-0004"]
    assert take_case_numbers("tests.case", 0) == []
    assert take_case_number("tests.case", on=date(2026, 1, 1)) == "AJ-2026-0005"


@pytest.mark.django_db(transaction=True)
def test_a_rollback_gives_the_number_back(series: Series) -> None:
    def fail_after_taking() -> None:
        with transaction.atomic():
            take_case_number("tests.case", on=date(2026, 1, 1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_taking()
    with transaction.atomic():
        assert take_case_number("tests.case", on=date(2026, 1, 1)) == "AJ-2026-0001"


@pytest.mark.django_db(transaction=True)
def test_it_refuses_outside_a_transaction(series: Series) -> None:
    with pytest.raises(TransactionManagementError):
        take_case_number("tests.case")


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_with_some_failing_leave_neither_gap_nor_repeat(series: Series) -> None:
    def work(number: int) -> list[str]:
        try:
            with transaction.atomic():
                taken = take_case_numbers("tests.case", 1 + number % 3, on=date(2026, 1, 1))
                if number % 5 == 0:
                    raise RuntimeError
                return taken
        except RuntimeError:
            return []

    taken = [number for numbers in in_threads(50, work) for number in numbers]
    expected = sum(1 + number % 3 for number in range(50) if number % 5)
    assert sorted(taken) == [f"AJ-2026-{number:04d}" for number in range(1, expected + 1)]


@pytest.mark.parametrize("form", ["AJ-{year}", "AJ-{number}"])
def test_a_form_that_would_repeat_itself_is_refused(form: str) -> None:
    with pytest.raises(ValueError, match="same number"):
        register_series(Series("tests.bad", "坏", form))


@pytest.mark.django_db
def test_it_names_a_series_nobody_registered() -> None:
    with pytest.raises(LookupError, match="nobody registered"):
        take_case_number("tests.unknown")
