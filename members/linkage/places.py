"""An address down to town and community, and the area code of a native place."""

import re
import unicodedata
from functools import lru_cache

from jinxi_portal.kernel.areas import read_area

COMMUNITY = re.compile(r"([^省市县区镇乡道]{1,10}?(?:社区|居委会|村委会|村))")
TOWN = re.compile(r"([^省市县区]{1,8}?(?:镇|乡|街道))")
SIX = re.compile(r"\d{6}")
LONG_CODE = re.compile(r"(\d{6})\d{3,6}")


@lru_cache(maxsize=100_000)
def place_parts(raw: str) -> tuple[str, str]:
    """(town, community); either may be empty."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", raw))
    text = re.sub(r"^.*?(?:自治县|[县市区])", "", text) if re.search(r"[县市]", text) else text
    town = TOWN.search(text)
    rest = text[town.end() :] if town else text
    community = COMMUNITY.search(rest)
    return (town[1] if town else "", community[1] if community else "")


@lru_cache(maxsize=10_000)
def native_area(raw: str) -> str:
    """The six digits of a native place given as a code or as 江西金溪; nothing when only a province is said."""
    code = LONG_CODE.fullmatch(raw.strip())
    area = read_area(code[1] if code else raw) or ""
    return area if SIX.fullmatch(area) else ""
