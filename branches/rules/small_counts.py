"""Which counts of people may be given to an outside authority.

A count below five points at persons (个人信息保护法 2021 第四条, 第二十八条: what can be combined to recognise somebody is personal
information, and membership is treated as sensitive), so it is not given; and neither is a sum from which such a count could be worked
out by taking the given ones away. Five is the office's custom for statistics.
"""

from collections.abc import Sequence

SMALLEST = 5


def shown(count: int) -> int | None:
    """The count, or None when it is too small to be given."""
    return count if count >= SMALLEST else None


def sum_is_safe(hidden: Sequence[int]) -> bool:
    """Whether a sum may be given of which the ``hidden`` parts are not: what is left over must not be one part, and not be small."""
    return not hidden or (len(hidden) > 1 and sum(hidden) >= SMALLEST)
