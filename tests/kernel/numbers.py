"""Strategies: numbers that could be somebody's, made for tests."""

from datetime import date

from hypothesis import strategies as st

from jinxi_portal.kernel import id_number

areas = st.sampled_from(["361027", "361002", "361026", "310115", "440306", "810000", "830000"])
births = st.dates(date(1920, 1, 1), date(2010, 12, 31))
sequences = st.integers(1, 995).map("{:03d}".format)


@st.composite
def id_numbers(draw: st.DrawFn) -> str:
    """A valid number of 18 characters."""
    first17 = draw(areas) + draw(births).strftime("%Y%m%d") + draw(sequences)
    return first17 + id_number.check_digit(first17)


@st.composite
def old_id_numbers(draw: st.DrawFn) -> str:
    """A valid number of 15 digits."""
    birth = draw(st.dates(date(1920, 1, 1), date(1999, 12, 31)))
    return draw(areas) + birth.strftime("%y%m%d") + draw(sequences)


mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True).filter(str.isascii)
