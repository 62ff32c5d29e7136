"""Wilson's interval and the reliability table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules.quality import Share, reliability, worth_telling


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)],
)
def test_the_interval_is_that_of_the_textbook(hits: int, total: int, low: float, high: float) -> None:
    # the last two: R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3
    share = Share(hits, total)
    assert share.low == pytest.approx(low, abs=0.0001)
    assert share.high == pytest.approx(high, abs=0.0001)


def test_without_cases_everything_is_possible() -> None:
    assert Share(0, 0).value is None
    assert (Share(0, 0).low, Share(0, 0).high) == (0.0, 1.0)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_inside(pair: tuple[int, int]) -> None:
    share = Share(*pair)
    assert share.value is not None
    assert 0 <= share.low <= share.value + 1e-12
    assert share.value - 1e-12 <= share.high <= 1


def test_more_cases_make_it_narrower() -> None:
    few, many = Share(9, 10), Share(900, 1000)
    assert many.high - many.low < few.high - few.low


def test_the_table_compares_what_was_expected_with_what_was_found() -> None:
    sums = [(0.0, 0, 0)] * 4 + [(97.0, 97, 100), (99.6, 60, 100)]
    table = reliability(sums)
    assert table[0].fits is None
    assert table[4].fits is True
    assert table[5].fits is False


def test_few_decisions_are_not_worth_telling() -> None:
    assert not worth_telling(29)
    assert worth_telling(30)
