"""Places: provinces by the first two digits of an ID number, the counties around, and the towns of Jinxi."""

import re
from dataclasses import dataclass

from jinxi_portal.kernel.half_width import without_spaces

JINXI = "361027"

_PROVINCES = """
11北京 12天津 13河北 14山西 15内蒙古 21辽宁 22吉林 23黑龙江 31上海 32江苏 33浙江 34安徽 35福建 36江西 37山东 41河南 42湖北 43湖南
44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 54西藏 61陕西 62甘肃 63青海 64宁夏 65新疆 71台湾 81香港 82澳门 83台湾
"""
#: First two digits of an area code to the short name of the province; 83 stands on permits for people of Taiwan.
PROVINCES: dict[str, str] = {word[:2]: word[2:] for word in _PROVINCES.split()}

#: Counties and districts of Fuzhou in Jiangxi; 361029 is Dongxiang as a county, until 2017.
FUZHOU_COUNTIES: dict[str, str] = {
    "361002": "临川区",
    "361003": "东乡区",
    "361021": "南城县",
    "361022": "黎川县",
    "361023": "南丰县",
    "361024": "崇仁县",
    "361025": "乐安县",
    "361026": "宜黄县",
    "361027": "金溪县",
    "361028": "资溪县",
    "361029": "东乡县",
    "361030": "广昌县",
}

TOWNS: tuple[str, ...] = (
    *("秀谷镇", "浒湾镇", "双塘镇", "何源镇", "合市镇", "琅琚镇", "左坊镇", "对桥镇"),
    *("黄通乡", "陆坊乡", "陈坊积乡", "琉璃乡", "石门乡"),
)

#: The fourteen communities that have a micro-home.
COMMUNITIES: tuple[str, ...] = (
    *("秀谷社区", "北门社区", "西门社区", "城南社区", "河东社区", "胜利社区", "农贸社区"),
    *("锦溪社区", "锦绣社区", "象山社区", "陆象山社区", "仰山社区", "白马社区", "王家巷社区"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """What a place text says; an empty part was not said."""

    county: str = ""  # area code
    town: str = ""
    community: str = ""

    def __bool__(self) -> bool:
        return bool(self.county or self.town or self.community)

    def agrees_with(self, other: "Place") -> bool:
        """True when both say something of the same kind and nothing that both say differs."""
        pairs = [(mine, theirs) for mine, theirs in zip(self._parts(), other._parts(), strict=True) if mine and theirs]
        return bool(pairs) and all(mine == theirs for mine, theirs in pairs)

    def _parts(self) -> tuple[str, str, str]:
        return self.county, self.town, self.community


def _longest_first(words: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


_TOWN = _longest_first(TOWNS)
_COMMUNITY = _longest_first(COMMUNITIES)
_TOWN_BY_STEM = {town[:-1]: town for town in TOWNS}
_COMMUNITY_BY_STEM = {community.removesuffix("社区"): community for community in COMMUNITIES}
_COUNTY = _longest_first(tuple(FUZHOU_COUNTIES.values()))
_COUNTY_CODES = {name: code for code, name in FUZHOU_COUNTIES.items()}
_COUNTY_BY_STEM = {name[:-1]: code for code, name in FUZHOU_COUNTIES.items() if code != "361029"}
_STEM = re.compile("|".join(_COUNTY_BY_STEM))
_UPPER = re.compile("^(?:江西省?)?(?:抚州市?)?(?:金溪县?)?")


def read_place(value: object) -> Place:
    """County, town and community of a text such as 金溪县秀谷镇西门社区, 西门社区 or 对桥; an empty place when it says none.

    A bare 秀谷 is the town; the community is read only when the word 社区 or 居委会 stands there.
    """
    text = without_spaces("" if value is None else str(value)).replace("居委会", "社区").replace("居民委员会", "社区")
    county = read_area(text) or ""
    town_found, community_found = _TOWN.search(text), _COMMUNITY.search(text)
    town = town_found[0] if town_found else ""
    community = community_found[0] if community_found else ""
    if not town and not community:
        stem = _UPPER.sub("", text)
        town = _TOWN_BY_STEM.get(stem, "")
        community = "" if town else _COMMUNITY_BY_STEM.get(stem, "")
    return Place(county or (JINXI if town or community else ""), town, community)


def read_area(value: object) -> str | None:
    """The area code that a text says: 361027, 金溪县, 江西金溪; None when it says none of the counties around."""
    text = without_spaces("" if value is None else str(value)).removesuffix(".0")
    if re.fullmatch("[1-9][0-9]{5}", text):
        return text if text[:2] in PROVINCES else None
    found = _COUNTY.search(text)
    if found:
        return _COUNTY_CODES[found[0]]
    stem = _STEM.search(text)
    return _COUNTY_BY_STEM[stem[0]] if stem and (stem.start() == 0 or text.startswith(("江西", "抚州"))) else None


def province_of(code: str) -> str:
    """The short name of the province an area code lies in, or an empty text."""
    return PROVINCES.get(code[:2], "")


def area_name(code: str) -> str:
    """The name of a county around, else of the province, else the code itself."""
    return FUZHOU_COUNTIES.get(code) or province_of(code) or code
