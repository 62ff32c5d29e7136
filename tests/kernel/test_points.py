"""Points: two systems that must not be mixed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel.points import Gcj02, Wgs84, metres_between, to_gcj02, to_wgs84

in_china = st.builds(Wgs84, st.floats(18.5, 53.0), st.floats(74.0, 134.0))


def test_a_known_point_of_beijing():
    shifted = to_gcj02(Wgs84(39.90734, 116.39089))
    assert (shifted.latitude, shifted.longitude) == pytest.approx((39.90874, 116.39713), abs=2e-5)


def test_outside_china_nothing_is_shifted():
    assert to_gcj02(Wgs84(48.8584, 2.2945)) == Gcj02(48.8584, 2.2945)
    assert to_wgs84(Gcj02(48.8584, 2.2945)) == Wgs84(48.8584, 2.2945)


def test_the_systems_are_different_types():
    assert Wgs84(27.9, 116.77) != Gcj02(27.9, 116.77)


def test_swapped_coordinates_are_refused():
    with pytest.raises(ValueError, match="swapped"):
        Wgs84(116.77, 27.9)


@given(in_china)
def test_there_and_back_is_right_to_a_centimetre(point):
    assert metres_between(point, to_wgs84(to_gcj02(point))) < 0.01


@given(in_china)
def test_the_shift_is_that_of_a_street_or_two(point):
    shifted = to_gcj02(point)
    assert 10 < metres_between(point, Wgs84(shifted.latitude, shifted.longitude)) < 1500


@given(in_china, in_china)
def test_distance_is_mutual(one, other):
    assert metres_between(one, other) == pytest.approx(metres_between(other, one))
    assert metres_between(one, one) == 0
