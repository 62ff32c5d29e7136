"""The offices in whose name papers go out. They are printed as they stand, also on English pages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Office:
    """``name`` stands in the head, ``signed_as`` over the date, ``seal`` along the rim of the seal."""

    name: str
    signed_as: str
    seal: str


COMMITTEE = Office(
    "中共金溪县网约家政行业综合委员会", "中共金溪县网约家政行业综合委员会", "中共金溪县网约家政行业综合委员会"
)
MEDIATION = Office(
    "金溪县网约家政行业人民调解委员会", "金溪县网约家政行业人民调解委员会", "金溪县网约家政行业人民调解委员会"
)
SCHOOL = Office("金溪县家政服务赋能夜校", "金溪县家政服务赋能夜校", "金溪县家政服务赋能夜校")
SERVICE = Office("金溪县家政服务行业服务中心", "金溪县家政服务行业服务中心", "金溪县家政服务行业服务中心")
