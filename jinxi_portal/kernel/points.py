"""Points on the map. WGS-84 comes from devices, GCJ-02 from Chinese maps; a type for each, so that they never mix.

The difference is 100 to 700 metres inside China. The forward formula is the one every map library uses; the way back is
found by iteration.
"""

import math
from dataclasses import dataclass

_AXIS = 6378245.0  # Krasovsky 1940, half the long axis in metres
_ECCENTRICITY = 0.00669342162296594323
_EARTH = 6371008.8  # mean radius in metres


@dataclass(frozen=True, slots=True)
class _Point:
    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError("latitude lies within 90 and longitude within 180 degrees; were they swapped?")

    @property
    def is_in_china(self) -> bool:
        """Roughly: the rectangle inside which Chinese maps shift points."""
        return 72.004 <= self.longitude <= 137.8347 and 0.8293 <= self.latitude <= 55.8271


@dataclass(frozen=True, slots=True)
class Wgs84(_Point):
    """A point as a device or an international map gives it.

    Raises:
        ValueError: when it lies on no globe.
    """


@dataclass(frozen=True, slots=True)
class Gcj02(_Point):
    """A point as a Chinese map gives it.

    Raises:
        ValueError: when it lies on no globe.
    """


def _shift(point: _Point) -> tuple[float, float]:
    """By how many degrees a Chinese map moves a point, latitude and longitude."""
    east, north = point.longitude - 105.0, point.latitude - 35.0
    root = math.sqrt(abs(east))

    def waves(*pairs: tuple[float, float]) -> float:
        return sum(height * math.sin(angle * math.pi) for height, angle in pairs) * 2.0 / 3.0

    short = waves((20.0, 6.0 * east), (20.0, 2.0 * east))
    up = -100.0 + 2.0 * east + 3.0 * north + 0.2 * north * north + 0.1 * east * north + 0.2 * root
    up += short + waves((20.0, north), (40.0, north / 3.0), (160.0, north / 12.0), (320.0, north / 30.0))
    right = 300.0 + east + 2.0 * north + 0.1 * east * east + 0.1 * east * north + 0.1 * root
    right += short + waves((20.0, east), (40.0, east / 3.0), (150.0, east / 12.0), (300.0, east / 30.0))

    angle = math.radians(point.latitude)
    magic = 1.0 - _ECCENTRICITY * math.sin(angle) ** 2
    up_degrees = math.degrees(up / (_AXIS * (1.0 - _ECCENTRICITY) / (magic * math.sqrt(magic))))
    right_degrees = math.degrees(right / (_AXIS / math.sqrt(magic) * math.cos(angle)))
    return up_degrees, right_degrees


def to_gcj02(point: Wgs84) -> Gcj02:
    """For drawing on a Chinese map."""
    if not point.is_in_china:
        return Gcj02(point.latitude, point.longitude)
    up, right = _shift(point)
    return Gcj02(point.latitude + up, point.longitude + right)


def to_wgs84(point: Gcj02) -> Wgs84:
    """For measuring and for exchange; right to a centimetre."""
    if not point.is_in_china:
        return Wgs84(point.latitude, point.longitude)
    guess = Wgs84(point.latitude, point.longitude)
    for _ in range(5):
        up, right = _shift(guess)
        guess = Wgs84(point.latitude - up, point.longitude - right)
    return guess


def metres_between(one: Wgs84, other: Wgs84) -> float:
    """As the crow flies, between points of the same system; convert first."""
    north = math.radians(other.latitude - one.latitude)
    east = math.radians(other.longitude - one.longitude)
    half = (
        math.sin(north / 2) ** 2
        + math.cos(math.radians(one.latitude)) * math.cos(math.radians(other.latitude)) * math.sin(east / 2) ** 2
    )
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, half)))
