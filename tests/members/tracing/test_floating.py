"""Floating members: renewed year by year, ended once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.months import months_later
from jinxi_portal.records.public import deadlines_of
from members.actions.end_floating import end_floating
from members.actions.renew_floating import renew_floating
from members.models import FloatingEnd
from members.rules.floating import renewed_until
from members.tracing.refusals import FloatingEnded, RenewalTooEarly
from tests.members.tracing.making import make_floating

pytestmark = pytest.mark.django_db


def test_it_is_renewed_without_a_gap(clerk: Any) -> None:
    floating = make_floating()
    with clock.frozen(date(2027, 4, 1)):
        renewal = renew_floating(floating=floating, note="仍在本县", by=clerk)
    assert renewal.valid_until == date(2028, 5, 5)
    assert deadlines_of(floating).get().due == date(2028, 5, 5)


def test_renewed_late_it_begins_anew(clerk: Any) -> None:
    with clock.frozen(date(2027, 6, 1)):
        assert renew_floating(floating=make_floating(), by=clerk).valid_until == date(2028, 5, 31)


def test_too_early_says_from_when(clerk: Any) -> None:
    with clock.frozen(date(2027, 3, 5)), pytest.raises(RenewalTooEarly, match="2027-03-06"):
        renew_floating(floating=make_floating(), by=clerk)


def test_it_ends_once_and_on_a_day_that_was(clerk: Any) -> None:
    floating = make_floating()
    with clock.frozen(date(2026, 8, 1)):
        with pytest.raises(ValidationError):
            end_floating(floating=floating, ending=FloatingEnd.RETURNED, ended_on=date(2026, 8, 2), by=clerk)
        end_floating(floating=floating, ending=FloatingEnd.RETURNED, ended_on=date(2026, 7, 31), by=clerk)
        with pytest.raises(FloatingEnded, match="返回原党支部"):
            renew_floating(floating=floating, by=clerk)
    assert not deadlines_of(floating)


def test_months_end_with_the_month() -> None:
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert renewed_until(date(2027, 2, 28), date(2027, 2, 28), 12) == date(2028, 2, 29)


def test_the_list_narrows_to_what_is_due_with_constant_queries(
    client: Client, clerk: Any, django_assert_max_num_queries: Any
) -> None:
    today = clock.today()
    make_floating("王秀兰", valid_until=today + timedelta(days=400))
    make_floating("李桂英", valid_until=today + timedelta(days=30))
    client.force_login(clerk)
    client.get(reverse("members:floating"))
    with django_assert_max_num_queries(10):
        page = client.get(reverse("members:floating"), {"standing": "due"}).content.decode()
    assert "李桂英" in page
    assert "王秀兰" not in page


def test_on_the_page(client: Client, clerk: Any) -> None:
    floating = make_floating(valid_until=clock.today() + timedelta(days=10))
    client.force_login(clerk)
    page = client.post(reverse("members:renew_floating", args=[floating.number]), {"note": "仍在本县"}, follow=True)
    assert "已续登" in page.content.decode()
    page = client.post(
        reverse("members:end_floating", args=[floating.number]),
        {"ending": "returned", "ended_on": clock.today().isoformat()},
        follow=True,
    )
    assert "登记已结束" in page.content.decode()
