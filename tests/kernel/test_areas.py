"""Places around Jinxi."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel.areas import COMMUNITIES, JINXI, TOWNS, Place, area_name, province_of, read_area, read_place


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("金溪县秀谷镇西门社区", Place(JINXI, "秀谷镇", "西门社区")),
        ("江西省抚州市金溪县秀谷镇西门社区锦绣大道8号", Place(JINXI, "秀谷镇", "西门社区")),
        ("金溪县何源镇陆象山社区", Place(JINXI, "何源镇", "陆象山社区")),
        ("西门社区", Place(JINXI, "", "西门社区")),
        ("北门居委会", Place(JINXI, "", "北门社区")),
        ("西门", Place(JINXI, "", "西门社区")),
        ("对桥", Place(JINXI, "对桥镇", "")),
        ("秀谷", Place(JINXI, "秀谷镇", "")),
        ("江西金溪", Place(JINXI)),
        ("361027", Place(JINXI)),
        ("抚州市临川区", Place("361002")),
        ("城西店", Place()),
        ("", Place()),
        (None, Place()),
    ],
)
def test_it_reads_what_a_place_text_says(written, place):
    assert read_place(written) == place


@pytest.mark.parametrize(
    ("written", "code"),
    [(361027.0, JINXI), ("金溪", JINXI), ("310115", "310115"), ("990115", None), ("上海东乡", None)],
)
def test_it_reads_area_codes(written, code):
    assert read_area(written) == code


def test_places_agree_on_what_both_say():
    assert read_place("金溪县秀谷镇西门社区").agrees_with(read_place("西门社区"))
    assert not read_place("金溪县秀谷镇").agrees_with(read_place("金溪县对桥镇"))
    assert not Place().agrees_with(Place())
    assert not Place()


def test_there_are_fourteen_communities_and_thirteen_towns():
    assert len(set(COMMUNITIES)) == 14
    assert len(set(TOWNS)) == 13


def test_areas_have_names():
    assert area_name(JINXI) == "金溪县"
    assert area_name("310115") == "上海"
    assert area_name("990000") == "990000"
    assert province_of(JINXI) == "江西"


@given(st.sampled_from(TOWNS), st.sampled_from(COMMUNITIES))
def test_town_and_community_are_found_together(town, community):
    assert read_place(f"金溪县{town}{community}") == Place(JINXI, town, community)
