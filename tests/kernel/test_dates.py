"""Dates as people and spreadsheets write them, known in part or whole."""

import contextlib
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.dates import PartialDate, Precision, age_on, age_range_on, read_date

lives = st.dates(date(1920, 1, 1), date(2025, 12, 31))


@st.composite
def partials(draw: st.DrawFn) -> PartialDate:
    day = draw(lives)
    known = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1990-01-02", "1990-01-02"),
        ("1990/1/2", "1990-01-02"),
        ("1990.1.2", "1990-01-02"),
        ("1990年1月2日", "1990-01-02"),
        ("1990 年 01 月 02 日生", "1990-01-02"),
        ("１９９０－０１－０２", "1990-01-02"),
        ("'1990-01-02", "1990-01-02"),
        ("1990-01-02 00:00:00", "1990-01-02"),
        ("1990-01-02T08:30:00+08:00", "1990-01-02"),
        ("19900102", "1990-01-02"),
        ("19900102.0", "1990-01-02"),
        (19900102, "1990-01-02"),
        (19900102.0, "1990-01-02"),
        ("1990年0102", "1990-01-02"),
        ("90.1.2", "1990-01-02"),
        ("900102", "1990-01-02"),
        ("05.1.2", "2005-01-02"),
        (date(1990, 1, 2), "1990-01-02"),
        (datetime(1990, 1, 2, 8, 30), "1990-01-02"),  # noqa: DTZ001
        (32875, "1990-01-02"),
        (32875.0, "1990-01-02"),
        (32875.35, "1990-01-02"),
        ("32875", "1990-01-02"),
        ("2/13/1990", "1990-02-13"),
        ("13/2/1990", "1990-02-13"),
        ("3/3/1990", "1990-03-03"),
        ("199001", "1990-01"),
        (199001, "1990-01"),
        ("1990年01月", "1990-01"),
        ("1990.1", "1990-01"),
        ("1990.10", "1990-10"),
        ("1990-1", "1990-01"),
        ("90年1月", "1990-01"),
        (1990.01, "1990-01"),
        (1990.12, "1990-12"),
        (1990.3, "1990-03"),
        ("19900100", "1990-01"),
        ("1990", "1990"),
        (1990, "1990"),
        ("1990年", "1990"),
        ("90年", "1990"),
        ("19900000", "1990"),
    ],
)
def test_it_reads_what_is_written_and_no_more(written, meant):
    with clock.frozen(date(2026, 5, 3)):
        assert str(read_date(written)) == meant


@pytest.mark.parametrize(
    ("written", "year"),
    [
        (1990.1, "1990"),  # January, or October without its zero
        ("2/3/1990", "1990"),  # which is the month?
        ("农历1990年1月2日", "1990"),
    ],
)
def test_what_may_mean_two_days_is_read_as_the_year(written, year):
    assert str(read_date(written)) == year


@pytest.mark.parametrize(
    "written",
    [
        "",
        None,
        "不详",
        "-",
        "1990-13-01",
        "19901301",
        "19900230",
        "1850-01-01",
        "35岁",
        35,
        0,
        -5,
        True,
        float("nan"),
        1e20,
    ],
)
def test_it_reads_nothing_out_of_nothing(written):
    assert read_date(written) is None


def test_a_date_has_to_exist():
    with pytest.raises(ValueError, match="day"):
        PartialDate(1990, 2, 30)
    with pytest.raises(ValueError, match="without a month"):
        PartialDate(1990, None, 3)


def test_precisions_are_ordered():
    assert [PartialDate(1990).precision, PartialDate(1990, 1).precision, PartialDate(1990, 1, 2).precision] == [
        Precision.YEAR,
        Precision.MONTH,
        Precision.DAY,
    ]
    assert Precision.YEAR < Precision.MONTH < Precision.DAY


@given(lives)
def test_every_common_way_of_writing_a_date_means_that_date(day):
    whole = PartialDate.of(day)
    for pattern in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%Y-%m-%d 00:00:00"):
        assert read_date(day.strftime(pattern)) == whole
    assert read_date((day - date(1899, 12, 30)).days) == whole
    for pattern in ("%Y%m", "%Y.%m", "%Y年%m月", "%Y-%m"):
        assert read_date(day.strftime(pattern)) == PartialDate(day.year, day.month)


@given(partials())
def test_what_is_stored_comes_back(partial):
    assert PartialDate.from_iso(str(partial)) == partial == read_date(str(partial))


@given(st.text(max_size=12))
def test_only_iso_texts_come_back(text):
    with contextlib.suppress(ValueError):
        assert str(PartialDate.from_iso(text)) == text


@given(partials(), lives)
def test_a_part_matches_exactly_the_days_it_covers(partial, day):
    assert partial.matches(day) == (partial.first_day <= day <= partial.last_day)


@given(partials(), partials())
def test_matching_is_mutual(one, other):
    assert one.matches(other) == other.matches(one)


@given(partials())
def test_the_last_day_is_followed_by_one_that_does_not_match(partial):
    assert not partial.matches(partial.last_day + timedelta(days=1))


@given(partials(), st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_the_age_lies_between_what_the_part_allows(partial, on):
    least, greatest = age_range_on(partial, on)
    assert least <= age_on(partial.first_day, on) <= greatest
    assert greatest - least <= 1 or partial.precision is Precision.YEAR


def test_a_birthday_counts_from_the_day_itself():
    assert age_on(date(1990, 5, 3), date(2026, 5, 2)) == 35
    assert age_on(date(1990, 5, 3), date(2026, 5, 3)) == 36
    assert age_on(date(2000, 2, 29), date(2025, 2, 28)) == 24
    assert age_on(date(2000, 2, 29), date(2025, 3, 1)) == 25


@given(st.one_of(st.text(max_size=20), st.integers(), st.floats()))
def test_any_cell_is_read_or_not(cell):
    partial = read_date(cell)
    assert partial is None or 1900 <= partial.year <= 2100
